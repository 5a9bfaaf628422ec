#!/usr/bin/env python3
"""Learn what keywords editors print, and write lexicon/phrases.model or lexicon/words.model.

    train_keywords.py phrases --judged FILE ... --listed FILE:WEIGHT ... > phrases.model
    train_keywords.py words --listed FILE:WEIGHT ... > words.model

A judged FILE holds NDJSON records with "text", "title" (optional), "kind" (optional) and the lists "best", "fine", "weak"
and "broken" of keywords; a listed FILE, records with "keywords", each record counting WEIGHT.

First, a logistic regression over all candidates (L2 penalty, Newton's method) picks the best 40 of each text; then, for
phrases, boosted trees (LightGBM, cross entropy, a best keyword counting 1, a fine one 0.6) score these among each other.
With --check the figures of the judged files, by article in 5-fold cross-validation and with each kind left out, go to
standard error. They come from the library itself, which is given the model of each fold.

Needs numpy, and for phrases lightgbm.
"""
import argparse, json, os, re, subprocess, sys, tempfile
from collections import Counter
import numpy as np

PENALTY = 60.0
FOLDS = 5
LABELS = {"best": 1.0, "fine": 0.6}
TREES = 200
PARAMETERS = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.045, min_data_in_leaf=60,
                  feature_fraction=0.3, bagging_fraction=0.7, bagging_freq=1, lambda_l2=10, max_bin=63,
                  verbose=-1, num_threads=1, seed=1, deterministic=True)


def fold(text):
    return re.sub(r"\s+", "", text.lower())


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def marks(record):
    return {fold(term): mark for mark in ("broken", "weak", "fine", "best") for term in record[mark]}


def labels(record, texts):
    if "best" in record:
        known = marks(record)
        return np.array([LABELS.get(known.get(fold(t)), 0.0) for t in texts])
    want = {fold(k) for k in record["keywords"]}
    return np.array([float(fold(t) in want) for t in texts])


def describe(records, kind, *arguments):
    """What the library says of each record."""
    command = ["cargo", "run", "-q", "--release", "--example", "features", "--", kind, *arguments]
    lines = "\n".join(map(json.dumps, records))
    out = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)["described"] for line in out.splitlines()]


class Set:
    """Records, how much each counts, and their candidates."""

    def __init__(self, records, weight, kind):
        self.records, self.weight = records, weight
        self.take(describe(records, kind))

    def take(self, described):
        self.names = next(d["names"] for d in described if d["names"])
        n = len(self.names)
        self.x = [np.array(d["features"], np.float32).reshape(-1, n) for d in described]
        self.y = [labels(r, d["texts"]) for r, d in zip(self.records, described)]

    def best(self, kind, model):
        other = object.__new__(Set)
        other.records, other.weight = self.records, self.weight
        other.take(describe(self.records, kind, "best", model))
        return other


def together(sets, chosen):
    rows = [(s.x[i], s.y[i], np.full(len(s.y[i]), s.weight)) for s, at in zip(sets, chosen) for i in at]
    return [np.concatenate(column) for column in zip(*rows)]


def learn_weights(x, y, weight):
    scale = x.std(0)
    scale[scale == 0] = 1
    x, w = (x / scale).astype(np.float32), np.zeros(x.shape[1])
    for _ in range(8):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - PENALTY * w
        hessian = ((x * (weight * p * (1 - p))[:, None]).astype(np.float32).T @ x) + PENALTY * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-2:
            break
    return w / scale


def nodes(tree):
    """A tree's nodes, each before its children, the left child first."""
    if "leaf_value" in tree:
        return [f"{tree['leaf_value']:.6g}"]
    left, right = nodes(tree["left_child"]), nodes(tree["right_child"])
    return [f"{tree['split_feature']}:{1 + len(left)}:{np.float32(tree['threshold']):.9g}", *left, *right]


def train(sets, chosen, kind, path):
    """Learns from the chosen records of each set; writes the model."""
    weights = learn_weights(*together(sets, chosen))
    lines = [f"weight {name} {value:.5f}" for name, value in zip(sets[0].names, weights)]
    with open(path, "w", encoding="utf-8") as file:
        print(*lines, sep="\n", file=file)
    if kind == "words":
        return
    import lightgbm
    best = [s.best(kind, path) for s in sets]
    x, y, weight = together(best, chosen)
    trees = lightgbm.train(PARAMETERS, lightgbm.Dataset(x, y, weight=weight), TREES).dump_model()["tree_info"]
    lines += [f"feature {name}" for name in best[0].names]
    lines += ["tree " + " ".join(nodes(tree["tree_structure"])) for tree in trees]
    with open(path, "w", encoding="utf-8") as file:
        print(*lines, sep="\n", file=file)


def figures(records, printed):
    counts, clean, f1 = Counter(), 0, []
    for record, terms in zip(records, printed):
        known = marks(record)
        found = [known.get(fold(t)) for t in terms]
        counts.update(found)
        clean += bool(found) and all(mark in ("best", "fine") for mark in found)
        best, first = {t for t, mark in known.items() if mark == "best"}, {fold(t) for t in terms[:5]}
        f1.append(2 * len(best & first) / (len(best) + len(first)))
    total, n = sum(counts.values()) or 1, len(records)
    good = counts["best"] + counts["fine"]
    return (f"{n:5d} texts: printable {100 * good / total:5.1f} broken {100 * counts['broken'] / total:4.1f} "
            f"good/text {good / n:.2f} F1@5 {100 * np.mean(f1):5.1f} all good {100 * clean / n:5.1f}")


def keywords(records, kind, model):
    return [d["texts"] for d in describe(records, kind, "print", model)]


def check(sets, kind):
    """Cross-validates by article, and leaves each kind out."""
    judged = sets[0]
    others = [range(len(s.records)) for s in sets[1:]]
    kinds = [r.get("kind", "") for r in judged.records]
    everything = range(len(kinds))
    printed, left_out = [None] * len(kinds), [None] * len(kinds)

    def print_with_model_of_others(held, out):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model")
            held = set(held)
            train(sets, [[i for i in everything if i not in held], *others], kind, path)
            at = sorted(held)
            for i, terms in zip(at, keywords([judged.records[i] for i in at], kind, path)):
                out[i] = terms

    def report(how, out):
        for name in [*sorted(set(kinds)), "all"]:
            mine = [i for i in everything if name in (kinds[i], "all")]
            records = [judged.records[i] for i in mine]
            print(f"{name:12s} {how:9s}", figures(records, [out[i] for i in mine]), file=sys.stderr, flush=True)

    for part in range(FOLDS):
        print_with_model_of_others(everything[part::FOLDS], printed)
    report("5-fold", printed)
    for name in sorted(set(kinds)):
        print_with_model_of_others([i for i in everything if kinds[i] == name], left_out)
    report("left out", left_out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["phrases", "words"])
    parser.add_argument("--judged", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--listed", nargs="+", default=[], metavar="FILE:WEIGHT")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    sets = []
    if a.judged:
        sets.append(Set([r for path in a.judged for r in read(path)], 1.0, a.kind))
    for path, weight in (file.rsplit(":", 1) for file in a.listed):
        sets.append(Set(read(path), float(weight), a.kind))
    if a.check and a.judged:
        check(sets, a.kind)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        train(sets, [range(len(s.records)) for s in sets], a.kind, path)
        with open(path, encoding="utf-8") as file:
            sys.stdout.write(file.read())


if __name__ == "__main__":
    main()
