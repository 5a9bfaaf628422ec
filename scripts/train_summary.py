#!/usr/bin/env python3
"""Learn the weights of sentences from human summaries, and print src/summary/weights.rs's table.

    train_summary.py FILE:CHARS ... > weights.new && mv weights.new src/summary/weights.rs

(Not straight into src: the library is built while this runs.) FILE holds NDJSON records with "text", "title"
(optional) and "summary"; CHARS is the limit that its summaries are wanted under. Every file counts the same. What is
learned is how much of a sentence the human summary holds: the mean of bigram precision and bigram F1, as a share of
the best sentence's. Ridge regression in closed form, over differences within a text. Needs numpy.

With --check the mean ROUGE (R-1, R-2, R-L) of greedy selection goes to standard error, for each file: with the
weights printed, in 2-fold cross-validation (the mean over several random halvings), and with the file left out. It
differs slightly from the library's, which knows words where this knows bigrams of characters, and marks better.

What is no feature is set here, not learned: a formality's loss (only texts of one kind have them, so that without
these the weight would be noise), and what a question or a sentence that leans on another loses (an editor would not
print them, whatever a count of bigrams says). Likeness to the title has a weight that is set, too: too few references
have titles to learn it.
"""
import argparse, json, re, subprocess, sys
from collections import Counter
import numpy as np

PENALTY = 0.001
SHARPNESS = 2.0
DAMPING = 0.05
STOP = 0.42
REDUNDANCY = 0.35
FORMALITY = 3.0
DANGLING = 0.5
QUESTION = 0.3
LIKE_TITLE = 0.3
SAME = 0.8
MIN_CUT_CHARS = 20
HALVINGS = 4
TOKEN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[A-Za-z0-9]+")
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|（[^）]*）|\([^)]*\)|《[^》]*》")


def grams(tokens, n):
    return Counter(zip(*(tokens[i:] for i in range(n))))


def f1(match, got, want):
    return 2 * match / (got + want) if match else 0.0


def lcs(a, b):
    """Length of the longest common subsequence, bit-parallel (Hyyro 2004)."""
    where = {}
    for i, x in enumerate(a):
        where[x] = where.get(x, 0) | 1 << i
    full = (1 << len(a)) - 1
    v = full
    for y in b:
        u = v & where.get(y, 0)
        v = ((v + u) | (v - u)) & full
    return len(a) - bin(v).count("1")


class Text:
    def __init__(self, record, limit):
        described = record["described"]
        self.names, self.texts, self.limit = described["names"], described["texts"], limit
        self.features = np.array(described["features"], float).reshape(-1, len(self.names))
        self.formality = np.array(described["formality"], float)
        self.leans = np.array(described["leans"], bool)
        self.similar = np.zeros((len(self.texts), len(self.texts)))
        for a, b, similarity in described["similar"]:
            self.similar[a, b] = self.similar[b, a] = similarity
        sums = self.similar.sum(1, keepdims=True)
        self.steps, self.alone = self.similar / np.maximum(sums, 1e-12), sums[:, 0] == 0
        self.tokens = [TOKEN.findall(t.lower()) for t in self.texts]
        self.lengths = np.array([len(t) for t in self.texts])
        self.summary = TOKEN.findall(record["summary"].lower())
        self.wanted = [grams(self.summary, n) for n in (1, 2)]
        self.target = np.array([self.gain(tokens) for tokens in self.tokens])
        self.known = {}

    def gain(self, tokens):
        match = sum((grams(tokens, 2) & self.wanted[1]).values())
        return match / max(len(tokens) - 1, 1) + f1(match, max(len(tokens) - 1, 1), max(len(self.summary) - 1, 1))

    def rank(self, weights):
        logits = self.features @ weights - FORMALITY * self.formality
        prior = np.exp(logits - logits.max(initial=0))
        prior /= prior.sum()
        scores = prior
        for _ in range(6):
            scores = (1 - DAMPING) * prior + DAMPING * (scores @ self.steps + scores[self.alone].sum() * prior)
        return scores

    def cut(self, node, room):
        """How many characters of a sentence fit, cut at a clause boundary; 0 if less than half do."""
        text = QUOTED.sub(lambda quoted: "_" * len(quoted[0]), self.texts[node])
        ends = [i for i, c in enumerate(text[:room]) if c in "，；,;"]
        return ends[-1] if ends and ends[-1] + 1 >= max(MIN_CUT_CHARS, len(text) / 2) else 0

    def select(self, weights):
        """The library's selection: sentences, and how many characters of each."""
        if not self.texts:
            return ()
        scores = self.rank(weights) * (1 - QUESTION * (self.features[:, self.names.index("question")] > 0))
        similar, free, leans = np.zeros(len(scores)), np.ones(len(scores), bool), self.leans.copy()
        chosen, room = [], self.limit
        while True:
            value = np.where(free & (similar < SAME), scores * (1 - REDUNDANCY * similar), -1) * (1 - DANGLING * leans)
            best = int(np.argmax(value))
            if value[best] <= 0 or chosen and value[best] < STOP * scores.max():
                return tuple(sorted(chosen))
            free[best] = False
            length = self.lengths[best]
            if length > room:
                length = self.cut(best, room) if chosen else 0
            if length:
                chosen.append((best, length))
                room -= length
                similar = np.maximum(similar, self.similar[best])
                leans[best + 1:best + 2] = False

    def rouge(self, weights):
        chosen = self.select(weights)
        if chosen not in self.known:
            got = [t for i, length in chosen for t in TOKEN.findall(self.texts[i][:length].lower())]
            overlap = [f1(sum((grams(got, n + 1) & self.wanted[n]).values()), len(got) - n, len(self.summary) - n)
                       for n in (0, 1)]
            self.known[chosen] = 100 * (sum(overlap) + f1(lcs(got, self.summary), len(got), len(self.summary))) / 3
        return self.known[chosen]


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
    title = sets[0][0].names.index("like_title")
    x[:, title] = 0
    weighted = x * share[:, None] / share.sum()
    weights = SHARPNESS * np.linalg.solve(weighted.T @ x + PENALTY * np.eye(x.shape[1]), weighted.T @ y) / scale
    weights[title] = LIKE_TITLE
    return weights


def crossed(sets):
    """The figures of every file with weights learned from the other half of all files."""
    figures = [[] for _ in sets]
    for seed in range(HALVINGS):
        order = [np.random.default_rng(seed).permutation(len(texts)) for texts in sets]
        for part in (0, 1):
            weights = learn([[texts[j] for j in o[1 - part::2]] for texts, o in zip(sets, order)])
            for texts, o, into in zip(sets, order, figures):
                into += [texts[j].rouge(weights) for j in o[part::2]]
    return figures


def check(paths, sets):
    everything = learn(sets)
    rows = []
    for i, (path, halved) in enumerate(zip(paths, crossed(sets))):
        left_out = learn([texts for j, texts in enumerate(sets) if j != i])
        rows.append([np.mean([t.rouge(w) for t in sets[i]]) for w in (everything, left_out)] + [np.mean(halved)])
    for path, (fitted, left_out, halved) in zip([*paths, "mean"], [*rows, np.mean(rows, 0)]):
        print(f"{path:50s} fitted {fitted:.2f}, 2-fold {halved:.2f}, left out {left_out:.2f}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE:CHARS")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    pairs = [f.rsplit(":", 1) for f in a.files]
    sets = [read(path, int(limit)) for path, limit in pairs]
    if a.check:
        check([path for path, _ in pairs], sets)
    rows = "\n".join(f"        {w:.3f}, // {n}" for n, w in zip(sets[0][0].names, learn(sets)))
    print("//! Learned by `scripts/train_summary.py`.\n\nuse super::Weights;\n\n"
          "/// The weights that the library uses.\n#[rustfmt::skip]\npub const LEARNED: Weights = Weights {\n"
          f"    damping: {DAMPING},\n    redundancy: {REDUNDANCY},\n    stop: {STOP},\n    formality: {FORMALITY},\n"
          f"    dangling: {DANGLING},\n    question: {QUESTION},\n    cut: true,\n    features: [\n{rows}\n    ],\n}};")


if __name__ == "__main__":
    main()
