#!/usr/bin/env python3
"""Learn what keywords editors print, and write lexicon/phrases.model or lexicon/words.model.

    train_keywords.py phrases --judged FILE ... --listed FILE:WEIGHT ... > phrases.model
    train_keywords.py words --judged FILE ... --listed FILE:WEIGHT ... > words.model

A judged FILE holds NDJSON records with "text", "title" (optional), "kind" (optional) and the lists "best", "fine", "weak"
and "broken" of keywords; a listed FILE, records with "keywords", each record counting WEIGHT.

First, a logistic regression over all candidates (L2 penalty, Newton's method) picks the best 40 of each text; then
boosted trees (LightGBM, cross entropy, a best keyword counting 1, a fine one 0.55) score these among each other.
How often terms that begin, end or read like a candidate were judged printable is a feature, too; for a text that is
learned from, without the judgements of this text. Scores are calibrated on texts that were held out, so that of what scores
0.7 as a probability, 7 of 10 are printable. --rows FILE writes features and scores of some candidates, by which the library's
tests see that it computes what was learned.
With --check the figures of the judged files, by article in 5-fold cross-validation and with each kind left out, and F1 of
the listed files in the same folds, go to standard error. They come from the library itself, which is given the model of
each fold. --printed FILE writes what the folds' models print.

Needs numpy and lightgbm.
"""
import argparse, json, os, subprocess, sys, tempfile
from collections import Counter
import numpy as np

from judged_terms import LABELS, PARTS, Odds, fold, judgements, marks

PENALTY = 60.0
FOLDS = 5
TREES = 120
PARAMETERS = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.08, min_data_in_leaf=60,
                  feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1, lambda_l2=10, max_bin=31,
                  verbose=-1, num_threads=2, seed=2, deterministic=True)

# Scores are calibrated on so many parts of the judged texts, each by trees of the others, over the best of each text.
PARTS_TO_CALIBRATE, BEST_TO_CALIBRATE = 3, 10
ROWS = 24
# The best candidates of a text are those by judgements of other texts, so many parts of the texts being left out in turn.
PARTS_TO_LEARN = 8


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def labels(record, texts):
    if "best" in record:
        known = marks(record)
        return np.array([LABELS.get(known.get(fold(t)), 0.0) for t in texts])
    want = {fold(k) for k in record["keywords"]}
    return np.array([float(fold(t) in want) for t in texts])


def describe(records, kind, *arguments):
    """What the library says of each record."""
    command = ["cargo", "run", "-q", "--release", "--features", "train", "--example", "features", "--", kind, *arguments]
    lines = "\n".join(map(json.dumps, records))
    out = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)["described"] for line in out.splitlines()]


class Set:
    """Records, how much each counts, and their candidates."""

    def __init__(self, records, weight, kind, name=""):
        self.records, self.weight, self.name = records, weight, name
        self.take(describe(records, kind))
        self.counts = [judgements(r, d) if "best" in r else {} for r, d in zip(records, self.described)]

    def take(self, described):
        self.described = described
        self.names = next(d["names"] for d in described if d["names"])
        n = len(self.names)
        self.x = [np.array(d["features"], np.float32).reshape(-1, n) for d in described]
        self.y = [labels(r, d["texts"]) for r, d in zip(self.records, described)]

    def best(self, kind, models):
        """Its best candidates, those of each record by its model."""
        other = object.__new__(Set)
        other.records, other.weight, other.counts = self.records, self.weight, self.counts
        described = [None] * len(self.records)
        for model in set(models):
            mine = [i for i, name in enumerate(models) if name == model]
            for i, found in zip(mine, describe([self.records[i] for i in mine], kind, "best", model)):
                described[i] = found
        other.take(described)
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


def learn_trees(x, y, weight):
    import lightgbm
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(x, y, weight=weight), TREES)


def calibration(sets, chosen):
    """By what to multiply the trees' sums, and what to add, so that they are the log odds that a term is printable."""
    judged, at = sets[0], list(chosen[0])
    scores, printable = [], []
    for part in range(PARTS_TO_CALIBRATE):
        others = [[i for place, i in enumerate(at) if place % PARTS_TO_CALIBRATE != part], *chosen[1:]]
        trees = learn_trees(*together(sets, others))
        for i in at[part::PARTS_TO_CALIBRATE]:
            if len(judged.y[i]):
                score = trees.predict(judged.x[i], raw_score=True)
                best = np.argsort(-score, kind="stable")[:BEST_TO_CALIBRATE]
                scores.append(score[best])
                printable.append(judged.y[i][best] > 0)
    x = np.stack([np.concatenate(scores), np.ones(sum(map(len, scores)))], 1)
    y, line = np.concatenate(printable), np.array([1.0, 0.0])
    for _ in range(20):
        p = 1 / (1 + np.exp(-x @ line))
        line += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x, x.T @ (y - p))
    return line


def nodes(tree, slope):
    """A tree's nodes, each before its children, the left child first."""
    if "leaf_value" in tree:
        return [f"{slope * tree['leaf_value']:.6g}"]
    left, right = nodes(tree["left_child"], slope), nodes(tree["right_child"], slope)
    return [f"{tree['split_feature']}:{1 + len(left)}:{np.float32(tree['threshold']):.9g}", *left, *right]


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        print(*lines, sep="\n", file=file)


def train(sets, chosen, kind, path, path_of_rows=None):
    """Learns from the chosen records of each set; writes the model, and what it says of some candidates."""
    x, y, weight = together(sets, chosen)
    names = sets[0].names
    odds = Odds([s.counts[i] for s, at in zip(sets, chosen) for i in at])
    x = np.hstack([x, np.concatenate([odds.of_forms(s, i) for s, at in zip(sets, chosen) for i in at])])
    names = [*names, *PARTS]
    lines = [f"weight {name} {value:.5f}" for name, value in zip(names, learn_weights(x, y, weight))]
    best = best_without_own(sets, chosen, kind, path, lines)
    lines += odds.lines()
    odds.set_without_own(best[0], chosen[0])
    x, y, weight = together(best, chosen)
    trees = learn_trees(x, y, weight)
    slope, offset = calibration(best, chosen)
    lines += [f"feature {name}" for name in best[0].names]
    lines += ["tree " + " ".join(nodes(tree["tree_structure"], slope)) for tree in trees.dump_model()["tree_info"]]
    lines += [f"tree {offset:.6g}"]
    write(path, lines)
    if path_of_rows:
        rows = x[::len(x) // ROWS]
        scores = slope * trees.predict(rows, raw_score=True) + offset
        lines = [" ".join(["score", *best[0].names])]
        lines += [" ".join(f"{value:.9g}" for value in [score, *row]) for score, row in zip(scores, rows)]
        write(path_of_rows, lines)


def best_without_own(sets, chosen, kind, path, weights):
    """The best candidates, those of a judged text by what the judgements of the others tell."""
    judged, at = sets[0], list(chosen[0])
    models = {}
    for part in range(PARTS_TO_LEARN):
        own = set(at[part::PARTS_TO_LEARN])
        name = f"{path}.{part}"
        write(name, weights + Odds([judged.counts[i] for i in at if i not in own]).lines())
        models.update({i: name for i in own})
    names = [[models.get(i, name) for i in range(len(judged.records))]]
    names += [[name] * len(s.records) for s in sets[1:]]
    best = [s.best(kind, names) for s, names in zip(sets, names)]
    for name in set(models.values()):
        os.remove(name)
    return best


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
            f"unjudged {100 * counts[None] / total:4.1f} good/text {good / n:.2f} F1@5 {100 * np.mean(f1):5.1f} "
            f"all good {100 * clean / n:5.1f}")


def f1_of_lists(records, printed, n):
    found = []
    for record, terms in zip(records, printed):
        want, got = {fold(k) for k in record["keywords"]}, {fold(t) for t in terms[:n]}
        found.append(2 * len(want & got) / (len(want) + len(got)))
    return 100 * np.mean(found)


def keywords(records, kind, model, how="print"):
    return [d["texts"] for d in describe(records, kind, how, model)]


def check(sets, kind, path_of_printed):
    """Cross-validates by article, and leaves each kind out."""
    judged = sets[0]
    kinds = [r.get("kind", "") for r in judged.records]
    everything = range(len(kinds))
    printed, left_out = [None] * len(kinds), [None] * len(kinds)
    listed = [[None] * len(s.records) for s in sets[1:]]
    scored = [None] * len(kinds)

    def print_with_model_of_others(held, out, part=None):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model")
            held = set(held)
            others = [[i for i in range(len(s.records)) if i % FOLDS != part] for s in sets[1:]]
            train(sets, [[i for i in everything if i not in held], *others], kind, path)
            at = sorted(held)
            for i, terms in zip(at, keywords([judged.records[i] for i in at], kind, path)):
                out[i] = terms
            for i, d in zip(at, describe([judged.records[i] for i in at], kind, "list", path) if part is not None else []):
                scored[i] = d
            for s, list_out in zip(sets[1:], listed) if part is not None else []:
                list_out[part::FOLDS] = keywords(s.records[part::FOLDS], kind, path, "list")

    def reliability(listed):
        """Of terms with about the same score: how many, which share is printable, and which was not judged."""
        found = [(score, marks(r).get(fold(term))) for r, d in zip(judged.records, listed)
                 for term, score in zip(d["texts"], d["scores"])]
        for tenth in range(10):
            mine = [(score, mark) for score, mark in found if tenth <= 10 * score < tenth + 1]
            if mine:
                share = lambda is_so: 100 * np.mean([is_so(mark) for _, mark in mine])
                print(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f} 5-fold {len(mine):5d} terms: on average "
                      f"{np.mean([score for score, _ in mine]):.3f} printable {share(lambda mark: mark in LABELS):5.1f} "
                      f"unjudged {share(lambda mark: mark is None):5.1f}", file=sys.stderr)

    def report(how, out):
        for name in [*sorted(set(kinds)), "all"]:
            mine = [i for i in everything if name in (kinds[i], "all")]
            records = [judged.records[i] for i in mine]
            print(f"{name:12s} {how:9s}", figures(records, [out[i] for i in mine]), file=sys.stderr, flush=True)

    for part in range(FOLDS):
        print_with_model_of_others(everything[part::FOLDS], printed, part)
    report("5-fold", printed)
    reliability(scored)
    report_lists(sets[1:], listed)
    if path_of_printed:
        with open(path_of_printed, "w", encoding="utf-8") as file:
            for record, terms in zip(judged.records, printed):
                print(json.dumps({"id": record.get("id"), "keywords": terms}, ensure_ascii=False), file=file)
    for name in sorted(set(kinds)):
        print_with_model_of_others([i for i in everything if kinds[i] == name], left_out)
    report("left out", left_out)


def check_lists(sets, kind):
    """F1 of lists alone, in 5-fold cross-validation."""
    out = [[None] * len(s.records) for s in sets]
    for part in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model")
            train(sets, [[i for i in range(len(s.records)) if i % FOLDS != part] for s in sets], kind, path)
            for s, list_out in zip(sets, out):
                list_out[part::FOLDS] = keywords(s.records[part::FOLDS], kind, path, "list")
    report_lists(sets, out)


def report_lists(sets, out):
    for s, terms in zip(sets, out):
        print(f"{s.name:12s} 5-fold    {len(terms):5d} texts: F1@5 {f1_of_lists(s.records, terms, 5):5.1f} "
              f"F1@10 {f1_of_lists(s.records, terms, 10):5.1f}", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["phrases", "words"])
    parser.add_argument("--judged", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--listed", nargs="+", default=[], metavar="FILE:WEIGHT")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--printed", metavar="FILE")
    parser.add_argument("--rows", metavar="FILE")
    a = parser.parse_args()
    sets = []
    if a.judged:
        sets.append(Set([r for path in a.judged for r in read(path)], 1.0, a.kind))
    for path, weight in (file.rsplit(":", 1) for file in a.listed):
        sets.append(Set(read(path), float(weight), a.kind, os.path.basename(path).split(".")[0]))
    if a.check and a.judged:
        check(sets, a.kind, a.printed)
    elif a.check:
        check_lists(sets, a.kind)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        train(sets, [range(len(s.records)) for s in sets], a.kind, path, a.rows)
        with open(path, encoding="utf-8") as file:
            sys.stdout.write(file.read())


if __name__ == "__main__":
    main()
