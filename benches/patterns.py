#!/usr/bin/env python3
"""What pieces of formats cost that are repeated, at a length and at four times that: time in proportion is 4.

    python3 benches/patterns.py [--binary PATH] [--bytes N] [--worst N] [FILE...]

All pairs of the pieces in tests/hostile/patterns.json, or only those of the files named there (page.html). CPU time of the
process (without that of an empty one), the least of three runs where it looks out of proportion.
"""

import argparse
import itertools
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).parent.parent
MOST_TIMES = 8
# Below, it is the machine that is measured.
LEAST_SECONDS = 0.05


def seconds(binary, path):
    """CPU time of reading a file."""
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen([binary, path, "-q", "-n", "1", "-k", "3"], stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{path}: status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=str(ROOT / "target/release/zhaiyao"))
    parser.add_argument("--bytes", type=int, default=64 << 10)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    kinds = json.loads((ROOT / "tests/hostile/patterns.json").read_text())
    kinds = [kind for kind in kinds if not options.files or kind["name"] in options.files]
    found = []
    with tempfile.TemporaryDirectory() as folder:

        def cost(kind, pair, n_bytes, runs=1):
            path = os.path.join(folder, kind["name"])
            repeated = pair * (n_bytes // len(pair.encode()))
            pathlib.Path(path).write_text(kind["before"] + repeated + kind["after"], newline="")
            return min(seconds(options.binary, path) for _ in range(runs))

        for kind in kinds:
            empty = cost(kind, "甲", 0, runs=3)
            for pair in map("".join, itertools.product(kind["pieces"], repeat=2)):
                small, large = (cost(kind, pair, n) - empty for n in (options.bytes, 4 * options.bytes))
                if large > LEAST_SECONDS and large > MOST_TIMES * max(small, 0.001):
                    small, large = (cost(kind, pair, n, 3) - empty for n in (options.bytes, 4 * options.bytes))
                found.append((large, large / max(small, 0.001), kind["name"], pair))
    out_of_proportion = [row for row in found if row[0] > LEAST_SECONDS and row[1] > MOST_TIMES]
    print(f"{len(found)} pairs, {len(out_of_proportion)} of them more than {MOST_TIMES} times as slow at 4 times the length")
    for large, ratio, name, pair in sorted(out_of_proportion, reverse=True):
        print(f"  {large:7.3f} s {ratio:6.1f} times  {name} {pair!r}")
    print("The slowest:")
    for large, ratio, name, pair in sorted(found, reverse=True)[: options.worst]:
        print(f"  {large:7.3f} s {ratio:6.1f} times  {name} {pair!r}")


if __name__ == "__main__":
    main()
