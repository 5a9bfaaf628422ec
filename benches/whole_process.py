#!/usr/bin/env python3
"""Time whole processes against an empty one, jieba-rs and, if it is installed, Python's jieba, and print ratios.

    python3 benches/whole_process.py [--stream NDJSON] [--article FILE] [--runs N]

Builds zhaiyao and benches/yardstick (which needs a C compiler) in release mode. Without files of your own, texts are
made of the paragraphs of examples/. The commands of a row take turns, so that what else the machine does hits all of
them; figures are medians. Starting a process is subtracted from wall times. Needs cargo and python3 on a Unix system.
"""
import argparse, glob, json, os, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PACKAGES = [ROOT, os.path.join(HERE, "yardstick")]
# Cargo takes a relative CARGO_TARGET_DIR from where it runs: here, from each package.
ZHAIYAO, YARDSTICK = (os.path.join(package, os.environ.get("CARGO_TARGET_DIR") or "target", "release", name)
                      for package, name in zip(PACKAGES, ["zhaiyao", "yardstick"]))
WORK = [ZHAIYAO, "--from", "ndjson", "--to", "ndjson"]
ALONE = {"keywords": ["keywords"], "abstract": ["summarize"], "both": []}
RIVALS = {"TF-IDF": "tfidf", "TextRank": "textrank"}
PYTHON_KEYWORDS = """
import json, sys, time, jieba.analyse as a
find = {"TF-IDF": a.extract_tags, "TextRank": a.textrank}[sys.argv[1]]
texts = [json.loads(line)["text"] for line in sys.stdin]
find("罟网捕捞")
started = time.process_time()
print(sum(len(find(text, topK=8)) for text in texts), time.process_time() - started)
"""
JIEBA = [sys.executable, "-c", "import sys, jieba.posseg as p; list(p.cut(sys.stdin.buffer.read().decode()))"]


def build():
    for package in PACKAGES:
        subprocess.run(["cargo", "build", "-q", "--release"], cwd=package, check=True)


def has_jieba():
    return subprocess.run([sys.executable, "-c", "import jieba"], stderr=subprocess.DEVNULL).returncode == 0


def paragraphs():
    lines = []
    for path in sorted(glob.glob(os.path.join(ROOT, "examples/*.txt"))):
        lines += [line.strip() for line in open(path, encoding="utf-8") if len(line) > 30]
    return lines


def made_text(lines, seed, n_chars):
    out, length, index = [], 0, seed
    while length < n_chars:
        line = lines[index % len(lines)]
        out.append(line)
        length += len(line)
        index += 1 + seed % 5
    return "\n".join(out)[:n_chars]


# A child counts what its parent had in memory when it was forked: so the parent is as small as Python can be.
LAUNCHER = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=sys.stderr)
"""


def run(command, path):
    """Wall seconds, CPU seconds, peak MiB (at least Python's own, about 9) and output of one run."""
    with open(path, "rb") as file, tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        launched = subprocess.run([sys.executable, "-IS", "-c", LAUNCHER, *command], stdin=file, stdout=out,
                                  stderr=subprocess.PIPE, check=True)
        wall = time.perf_counter() - started
        status, cpu, peak = launched.stderr.split()[-3:]
        if status != b"0":
            sys.exit(f"{command}: exit status {status.decode()}")
        out.seek(0)
        return wall, float(cpu), float(peak), out.read()


def compare(runs, *commands):
    """Medians of wall, CPU and peak memory, and the outputs of all runs, of commands that take turns."""
    rows = [[] for _ in commands]
    for turn in range(runs + 1):
        for row, (command, path) in zip(rows, commands):
            figures = run(command, path)
            if turn:
                row.append(figures)
    return [[statistics.median(r[i] for r in row) for i in range(3)] + [[r[3] for r in row]] for row in rows]


def loaded_seconds(row):
    """What a stream took with all that is needed loaded, as the measured program tells it."""
    return statistics.median(float(output.split()[1]) for output in row[3])


def report_article(runs, article):
    """Prints how long one article takes; returns the wall seconds of an empty process."""
    jieba = [(JIEBA, article)] if has_jieba() else []
    empty, yard, own, *jieba = compare(runs, (["/bin/true"], article), ([YARDSTICK, "article"], article),
                                       ([ZHAIYAO], article), *jieba)
    own_wall = own[0] - empty[0]
    print(f"one article: {own_wall * 1e3:.1f} ms over an empty process; "
          f"jieba-rs alone takes {(yard[0] - empty[0]) / own_wall:.1f} times as long, "
          f"{yard[1] / own[1]:.1f} times the CPU time; peak {own[2]:.1f} MiB, jieba-rs {yard[2]:.1f}")
    for python in jieba:
        print(f"Python's jieba tagging it: {(python[0] - empty[0]) / own_wall:.1f} times as long, "
              f"{python[1] / own[1]:.1f} times the CPU time; peak {python[2]:.1f} MiB")
    if not jieba:
        print("Python's jieba tagging it: skipped, cannot be imported")
    return empty[0]


def report_stream(runs, records, stream, stream10, empty_wall):
    one, two, ten, yard = compare(runs, (WORK + ["-j1"], stream), (WORK + ["-j2"], stream),
                                  (WORK + ["-j1"], stream10), ([YARDSTICK, "stream"], stream))
    tagging = loaded_seconds(yard)
    print(f"stream of {len(records)} articles, {sum(map(len, records))} characters: {one[1]:.2f} s of CPU time on one "
          f"thread, {yard[1] / one[1]:.2f} of the speed of jieba-rs tagging it, {tagging / one[1]:.2f} of that speed when "
          f"its dictionary is loaded, {tagging / ((ten[1] - one[1]) / 9):.2f} when zhaiyao has started, too; two threads "
          f"{(one[0] - empty_wall) / (two[0] - empty_wall):.2f} times as fast, "
          f"output {'the same' if one[3] == two[3] else 'DIFFERS'}")
    print(f"peak: {one[2]:.1f} MiB; ten times the stream {ten[2]:.1f} MiB")


def report_keywords(runs, stream, stream10):
    """Against those that only find keywords: when all that is needed is loaded, and as whole processes."""
    own = [([ZHAIYAO, *command, *WORK[1:], "-j1"], path) for command in ALONE.values() for path in (stream, stream10)]
    rows = compare(runs, *own, *(([YARDSTICK, command], stream) for command in RIVALS.values()))
    python = []
    if has_jieba():
        python = compare(1, *(([sys.executable, "-c", PYTHON_KEYWORDS, name], stream) for name in RIVALS))
    for name, one, ten in zip(ALONE, rows[:6:2], rows[1:6:2]):
        loaded = (ten[1] - one[1]) / 9
        ratios = [f"{loaded_seconds(rival) / loaded:.2f} of jieba-rs's {rival_name} (whole processes {rival[1] / one[1]:.2f})"
                  for rival_name, rival in zip(RIVALS, rows[6:])]
        ratios += [f"{loaded_seconds(rival) / loaded:.0f} times Python's {rival_name}"
                   for rival_name, rival in zip(RIVALS, python)]
        print(f"{name}: {loaded:.3f} s; its speed is {', '.join(ratios)}")


def report_long(runs, long, articles):
    big, small = compare(runs, (WORK + ["-j1"], long), (WORK + ["-j1"], articles))
    print(f"one text of 1,000,000 characters: {big[1] / small[1]:.2f} times the CPU time of 400 articles of 2,500; "
          f"peak {big[2]:.1f} MiB")


def records_of(path):
    records = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
    return records if any(records) else sys.exit(f"{path}: no text")


def ndjson(texts):
    return "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stream", help="NDJSON records with a text")
    parser.add_argument("--article", help="a text of about 2,500 characters")
    parser.add_argument("--runs", type=int, default=7)
    a = parser.parse_args()
    lines = paragraphs()
    records = records_of(a.stream) if a.stream else [made_text(lines, i, 100 + i * 37 % 1400) for i in range(2000)]
    build()
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            path = os.path.join(folder, name)
            open(path, "w", encoding="utf-8").write(text)
            return path

        empty_wall = report_article(a.runs * 3, a.article or write("article", made_text(lines, 3, 2500)))
        report_stream(a.runs, records, write("stream", ndjson(records)), write("stream10", ndjson(records * 10)),
                      empty_wall)
        report_keywords(a.runs, os.path.join(folder, "stream"), os.path.join(folder, "stream10"))
        report_long(a.runs, write("long", ndjson([made_text(records, 0, 1_000_000)])),
                    write("articles", ndjson([made_text(lines, i, 2500) for i in range(400)])))


if __name__ == "__main__":
    main()
