#!/usr/bin/env python3
"""What pieces of formats cost that are repeated, at a length and at four times that: time in proportion is 4.

    python3 benches/patterns.py [--binary PATH] [--bytes N] [--worst N] [--jobs N] [FILE...]

All pairs of the pieces in tests/hostile/patterns.json, or only those of the files named there (page.html). CPU time of the
process in user mode, without that of an empty one: what else runs on the machine hardly changes it. Where it looks out of
proportion, the least of several runs is taken at 4 and 16, then at 16 and 64 times the length. Ends with status 1 where a
pair costs more than eight times at each of them.
"""

import argparse
import concurrent.futures
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent.parent
MOST_TIMES = 8
# Below, it is the machine that is measured.
LEAST_SECONDS = 0.05
N_RUNS = 7
# A pair that looks out of proportion is measured at up to 64 times the length.
MOST_GROWTH = 16


def seconds(binary, path):
    """CPU time of reading a file."""
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen([binary, path, "-q", "-n", "1", "-k", "3"], stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{path}: status {process.returncode}")
    return usage.ru_utime


class Pairs:
    """Pairs of pieces, measured."""

    def __init__(self, binary, n_bytes, folder):
        self.binary, self.n_bytes, self.folder = binary, n_bytes, folder
        self.empty = {}

    def cost(self, kind, pair, n_bytes, n_runs=1):
        """CPU time that a pair takes, repeated to a length."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            path = os.path.join(folder, kind["name"])
            repeated = pair * (n_bytes // len(pair.encode()))
            pathlib.Path(path).write_text(kind["before"] + repeated + kind["after"], newline="")
            return min(seconds(self.binary, path) for _ in range(n_runs))

    def measured(self, kind, pair):
        """CPU time at four times the length, and how many times as much that is; 0 where it is too little to tell."""
        small, large = self.n_bytes, 4 * self.n_bytes
        if kind["name"] not in self.empty:
            self.empty[kind["name"]] = self.cost(kind, "甲", 0, N_RUNS)
        empty = self.empty[kind["name"]]
        cost = self.cost(kind, pair, large) - empty
        if cost <= LEAST_SECONDS:
            return cost, 0
        times = cost / max(self.cost(kind, pair, small) - empty, 0.001)
        # What is out of proportion is so at greater lengths, too, where the machine's own unrest is small beside it.
        while times > MOST_TIMES and large <= MOST_GROWTH * self.n_bytes:
            small, large = large, 4 * large
            less, cost = (self.cost(kind, pair, n, N_RUNS) - empty for n in (small, large))
            times = cost / max(less, 0.001)
        return cost, times


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=str(ROOT / "target/release/zhaiyao"))
    parser.add_argument("--bytes", type=int, default=64 << 10)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    kinds = json.loads((ROOT / "tests/hostile/patterns.json").read_text())
    kinds = [kind for kind in kinds if not options.files or kind["name"] in options.files]
    pairs = [(kind, "".join(two)) for kind in kinds for two in itertools.product(kind["pieces"], repeat=2)]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as jobs:
        measure = Pairs(options.binary, options.bytes, folder).measured
        found = [
            (*measured, kind["name"], pair)
            for (kind, pair), measured in zip(pairs, jobs.map(lambda pair: measure(*pair), pairs))
        ]
    out_of_proportion = [row for row in found if row[1] > MOST_TIMES]
    print(f"{len(found)} pairs, {len(out_of_proportion)} of them more than {MOST_TIMES} times as slow at 4 times the length")
    for large, times, name, pair in sorted(out_of_proportion, reverse=True):
        print(f"  {large:7.3f} s {times:6.1f} times  {name} {pair!r}")
    print("The slowest:")
    for large, times, name, pair in sorted(found, reverse=True)[: options.worst]:
        print(f"  {large:7.3f} s {times:6.1f} times  {name} {pair!r}")
    sys.exit(bool(out_of_proportion))


if __name__ == "__main__":
    main()
