#!/usr/bin/env python3
"""Learn the weights of sentences from human summaries, and print src/summary/weights.rs's table.

    train_summary.py FILE:CHARS ... > src/summary/weights.rs

FILE holds NDJSON records with "text", "title" (optional) and "summary"; CHARS is the limit that its summaries are
wanted under. Every file counts the same. What is learned is how much of a sentence the human summary holds: the mean
of bigram precision and bigram F1, as a share of the best sentence's. Ridge regression in closed form, over
differences within a text. Needs numpy.

With --check the mean ROUGE (R-1, R-2, R-L) of greedy selection goes to standard error, for each file: with the
weights printed, in 2-fold cross-validation, and with the file left out. It differs slightly from the library's,
which spreads scores over the sentence graph.
"""
import argparse, json, re, subprocess, sys
from collections import Counter
import numpy as np

PENALTY = 0.0005
SHARPNESS = 2.0
STOP = 0.5
REDUNDANCY = 0.35
FOLDS = 2
TOKEN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[A-Za-z0-9]+")


def grams(tokens, n):
    return Counter(zip(*(tokens[i:] for i in range(n))))


def f1(match, got, want):
    return 2 * match / (got + want) if match else 0.0


def lcs(a, b):
    row = [0] * (len(b) + 1)
    for x in a:
        last = 0
        for j, y in enumerate(b, 1):
            row[j], last = (last + 1 if x == y else max(row[j], row[j - 1])), row[j]
    return row[-1]


def rouge(got, want):
    def of(n):
        g, w = grams(got, n), grams(want, n)
        return f1(sum((g & w).values()), sum(g.values()), sum(w.values()))
    return 100 * (of(1) + of(2) + f1(lcs(got, want), len(got), len(want))) / 3


class Text:
    def __init__(self, record, limit):
        described = record["described"]
        self.names, self.texts, self.limit = described["names"], described["texts"], limit
        self.features = np.array(described["features"], float).reshape(-1, len(self.names))
        self.tokens = [TOKEN.findall(t.lower()) for t in self.texts]
        self.summary = TOKEN.findall(record["summary"].lower())
        self.target = np.array([self.gain(tokens) for tokens in self.tokens])

    def gain(self, tokens):
        got, want = grams(tokens, 2), grams(self.summary, 2)
        match = sum((got & want).values())
        return match / max(len(tokens) - 1, 1) + f1(match, max(len(tokens) - 1, 1), max(len(self.summary) - 1, 1))

    def select(self, weights):
        """The library's selection, with bigrams in place of words for similarity."""
        logits = self.features @ weights * SHARPNESS
        score = np.exp(logits - logits.max(initial=0))
        lengths = np.array([len(t) for t in self.texts])
        similar, free = np.zeros(len(score)), np.ones(len(score), bool)
        chosen, room = [], self.limit
        bigrams = [set(zip(t, t[1:])) for t in self.tokens]
        while True:
            value = np.where(free & (lengths <= room) & (similar < 0.8), score * (1 - REDUNDANCY * similar), -1)
            best = int(np.argmax(value)) if len(value) else 0
            if not len(value) or value[best] < (STOP * score.max() if chosen else 0):
                break
            chosen.append(best)
            free[best] = False
            room -= lengths[best]
            for other in np.nonzero(free)[0]:
                common = len(bigrams[best] & bigrams[other])
                if common:
                    cosine = common / (len(bigrams[best]) * len(bigrams[other])) ** 0.5
                    similar[other] = max(similar[other], cosine)
        return [token for i in sorted(chosen) for token in self.tokens[i]]


def read(path, limit):
    command = ["cargo", "run", "-q", "--release", "--example", "features", "--", str(limit)]
    with open(path, "rb") as file:
        out = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, check=True).stdout
    return [Text(record, limit) for record in map(json.loads, out.splitlines())]


def learn(sets):
    x, y, share = [], [], []
    for texts in sets:
        for text in texts:
            if len(text.texts) < 2:
                continue
            target = text.target / max(text.target.max(), 1e-6)
            x.append(text.features - text.features.mean(0))
            y.append(target - target.mean())
            share.append(np.full(len(target), 1 / len(texts) / len(target) ** 0.5))
    x, y, share = np.concatenate(x), np.concatenate(y), np.concatenate(share)
    scale = ((x * x * share[:, None]).sum(0) / share.sum()) ** 0.5
    scale[scale == 0] = 1
    x /= scale
    weighted = x * share[:, None] / share.sum()
    return np.linalg.solve(weighted.T @ x + PENALTY * np.eye(x.shape[1]), weighted.T @ y) / scale


def check(paths, sets):
    everything = learn(sets)
    for i, path in enumerate(paths):
        others = [texts for j, texts in enumerate(sets) if j != i]
        crossed = []
        for part in range(FOLDS):
            w = learn([[t for j, t in enumerate(texts) if j % FOLDS != part] for texts in sets])
            crossed += [rouge(t.select(w), t.summary) for t in sets[i][part::FOLDS]]
        fitted, left_out = ([rouge(t.select(w), t.summary) for t in sets[i]] for w in (everything, learn(others)))
        figures = [np.mean(x) for x in (fitted, crossed, left_out)]
        print("{:50s} fitted {:.2f}, {}-fold {:.2f}, left out {:.2f}".format(path, figures[0], FOLDS, *figures[1:]),
              file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE:CHARS")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    pairs = [f.rsplit(":", 1) for f in a.files]
    sets = [read(path, int(limit)) for path, limit in pairs]
    if a.check:
        check([path for path, _ in pairs], sets)
    names, weights = sets[0][0].names, learn(sets) * SHARPNESS
    rows = "\n".join(f"        {w:.3f}, // {n}" for n, w in zip(names, weights))
    print("//! Learned by `scripts/train_summary.py`.\n\nuse super::Weights;\n\n"
          "/// The weights that the library uses.\n#[rustfmt::skip]\npub const LEARNED: Weights = Weights {\n"
          f"    damping: 0.05,\n    redundancy: {REDUNDANCY},\n    stop: {STOP},\n    formality: 3.0,\n    dangling: 0.3,\n    question: 0.1,\n"
          f"    cut: true,\n    features: [\n{rows}\n    ],\n}};")


if __name__ == "__main__":
    main()
