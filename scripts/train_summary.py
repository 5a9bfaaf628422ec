#!/usr/bin/env python3
"""Learn which sentences an editor quotes, and print lexicon/sentences.model.

    train_summary.py [--check] FILE:CHARS ... > sentences.new && mv sentences.new lexicon/sentences.model

(Not straight into its place: the library is built while this runs.) FILE holds NDJSON records with "text", "title" (optional)
and either marks or a reference; CHARS is the limit that its abstracts are wanted under.

    marks      "sentences": the text, cut; "quote", "spare", "never": the numbers, from 1, of those that an editor would
               quote first, could quote, and must not quote; "kind" (optional)
    reference  "summary": what a person wrote

Four tables are learned by logistic regression (Newton's method, L2 penalty, features scaled to unit variance): how
likely a sentence is to be quoted in writing, in court documents and in speech (the library tells which a text is), and
how likely it is one that must not be. A fifth is learned by conditional logistic regression: which of a text's sentences
an editor quotes first. A marked sentence counts 1, 0.5, 0.1 (not marked) or 0; one of a text with a
reference counts by how much of it the reference holds: bigram precision plus bigram F1, as a share of the best
sentence's. Every file counts as much as SHARES says, every text by the square root of its length.

With --check, the library's own selection (examples/evaluate) is run with weights that were not learned from the text
at hand, and what an editor would say goes to standard error: in 5-fold cross-validation by text, and with each kind of
marked text left out. Needs numpy.
"""
import argparse, json, os, re, subprocess, sys, tempfile, zlib
from collections import Counter, defaultdict
import numpy as np

N_FOLDS = 5
PENALTY = 20.0
PENALTY_OF_FIRST = 60.0
N_STEPS = 15
NEARLY = 0.9
WORTH = {"quote": 1.0, "spare": 0.5, None: 0.1, "never": 0.0}
# What marked texts and those with a reference count for each register.
SHARES = {"writing": (1.0, 0.5), "court": (0.5, 1.0), "speech": (0.3, 1.0)}
# How sharply the library prefers the likelier sentence: what the logarithm of the odds is multiplied by.
SHARPNESS = {"writing": 0.5, "court": 0.4, "speech": 0.5}
# Set, not learned: references of judgments quote costs and notices of appeal, an editor does not.
FORMALITY_IN_COURT = -1.0
TOKEN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[A-Za-z0-9]+")
TABLES = ["writing", "court", "speech", "first", "never"]


def cargo(example, *arguments, **more):
    command = ["cargo", "run", "--quiet", "--release", "--features", "train", "--example", example, "--", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, **more).stdout


def bare(text):
    return re.sub(r"\W", "", text)


def bigrams(text):
    tokens = TOKEN.findall(text.lower())
    return Counter(zip(tokens, tokens[1:]))


class Text:
    """A text's sentences: their features, and how much each should be quoted."""

    def __init__(self, path, limit, line, described):
        self.path, self.limit, self.line = path, limit, line
        self.record = json.loads(line)
        self.sentences, self.register = described["texts"], described["register"]
        self.features = np.array(described["features"], float).reshape(len(self.sentences), -1)
        self.is_marked = "sentences" in self.record
        self.kind = self.record.get("kind", path)
        self.fold = zlib.crc32(bare(self.record["text"])[:200].encode()) % N_FOLDS
        if self.is_marked:
            self.marks = [self.mark(self.nearest(sentence)) for sentence in self.sentences]
            self.worth = np.array([WORTH[mark] for mark in self.marks])
            self.is_first = np.array([self.record["quote"][:1] != [] and self.record["quote"][0] in self.nearest(sentence)
                                      for sentence in self.sentences], float)
        else:
            self.worth = self.overlap()

    def places(self, quoted):
        """The numbers of the marked sentences that a quoted one is part of, or has in it."""
        text = bare(quoted)
        whole = [bare(sentence) for sentence in self.record["sentences"]]
        is_at = lambda other: text and other and (text in other or (len(other) > 5 and other in text)
                                                  or (len(text) >= 16 and text[:16] in other))
        return {number for number, other in enumerate(whole, 1) if is_at(other)}

    def mark(self, at):
        if at & set(self.record["never"]) and not at & set(self.record["quote"]):
            return "never"
        return next((mark for mark in ("quote", "spare") if at & set(self.record[mark])), None)

    def nearest(self, quoted):
        """Of these places those that are most nearly as long: a heading is in many sentences, and is none of them."""
        length = len(bare(quoted))
        likeness = {}
        for number in self.places(quoted):
            other = len(bare(self.record["sentences"][number - 1]))
            likeness[number] = min(length, other) / max(length, other)
        return {number for number, like in likeness.items() if like >= NEARLY * max(likeness.values())}

    def overlap(self):
        reference = bigrams(self.record["summary"])
        n_reference = max(sum(reference.values()), 1)
        worth = []
        for sentence in self.sentences:
            own = bigrams(sentence)
            n, shared = max(sum(own.values()), 1), sum((own & reference).values())
            worth.append(shared / n + 2 * shared / (n + n_reference))
        return np.array(worth) / max(max(worth, default=0), 1e-6)


def read(argument):
    path, limit = argument.rsplit(":", 1)
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if line.strip()]
    out = cargo("features", limit, input="".join(lines).encode()).decode().splitlines()
    described = [json.loads(line)["described"] for line in out]
    texts = [Text(path, limit, line, d) for line, d in zip(lines, described)]
    return [text for text in texts if text.sentences], described[0]["names"]


def fit(groups, names):
    """Weights by name, learned from groups of (texts, what each sentence should be, share of the group)."""
    groups = [(texts, target, share) for texts, target, share in groups if texts and share]
    x = np.vstack([text.features for texts, _, _ in groups for text in texts])
    y = np.concatenate([target(text) for texts, target, _ in groups for text in texts])
    weight = []
    for texts, _, share in groups:
        own = np.concatenate([np.full(len(text.sentences), len(text.sentences) ** -0.5) for text in texts])
        weight.append(own / own.sum() * share)
    weight = np.concatenate(weight)
    weight *= len(y) / weight.sum()
    mean = np.average(x, axis=0, weights=weight)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weight))
    is_constant = scale < 1e-9
    scale[is_constant] = 1.0
    z = np.where(is_constant, 0.0, (x - mean) / scale)
    z = np.hstack([z, np.ones((len(z), 1))])
    beta = np.zeros(z.shape[1])
    for _ in range(N_STEPS):
        p = 1 / (1 + np.exp(-z @ beta))
        gradient = z.T @ (weight * (p - y)) + PENALTY * beta
        hessian = (z * (weight * p * (1 - p))[:, None]).T @ z + PENALTY * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, gradient)
    learned = np.where(is_constant, 0.0, beta[:-1] / scale)
    learned[names.index("constant")] = beta[-1] - learned @ mean
    return dict(zip(names, learned))


def fit_first(texts, names):
    """Weights by name: a sentence's share of its text is the exponential of its weighted sum."""
    scale = np.vstack([text.features for text in texts]).std(axis=0)
    scale[scale < 1e-9] = np.inf
    texts = [(text.features / scale, text.is_first / text.is_first.sum()) for text in texts if text.is_first.any()]

    def loss(beta):
        sums = ((z @ beta, target) for z, target in texts)
        return PENALTY_OF_FIRST / 2 * beta @ beta + sum(np.log(np.exp(s - s.max()).sum()) + s.max() - s @ y for s, y in sums)

    beta = np.zeros(len(names))
    for _ in range(N_STEPS):
        gradient, hessian = PENALTY_OF_FIRST * beta, PENALTY_OF_FIRST * np.eye(len(beta))
        for z, target in texts:
            p = np.exp(z @ beta - max(z @ beta))
            p /= p.sum()
            gradient -= z.T @ (target - p)
            hessian += (z * p[:, None]).T @ z - np.outer(p @ z, p @ z)
        step = np.linalg.solve(hessian, gradient)
        while loss(beta - step) > loss(beta) and abs(step).max() > 1e-6:
            step /= 2
        beta -= step
    return dict(zip(names, beta / scale))


def learn(texts, names):
    """The tables."""
    worth = lambda text: text.worth
    by_file = defaultdict(list)
    tables = {}
    for register, (marked, reference) in SHARES.items():
        own = [text for text in texts if text.register == register]
        by_file = defaultdict(list)
        for text in own:
            if not text.is_marked:
                by_file[text.path].append(text)
        groups = [([text for text in own if text.is_marked], worth, marked)]
        # A file with a few texts of another register teaches nothing about that.
        files = [file for file in by_file.values() if len(file) >= 20]
        groups += [(file, worth, reference / len(files)) for file in files]
        table = fit(groups, names)
        tables[register] = {name: SHARPNESS[register] * value for name, value in table.items()}
    tables["court"]["formality"] = FORMALITY_IN_COURT
    tables["first"] = fit_first([text for text in texts if text.is_marked], names)
    is_never = lambda text: np.array([float(mark == "never") for mark in text.marks])
    tables["never"] = fit([([text for text in texts if text.is_marked], is_never, 1.0)], names)
    return tables


def summaries(texts, tables):
    """What the library prints for the texts with these tables."""
    with tempfile.TemporaryDirectory() as folder:
        weights = os.path.join(folder, "weights.json")
        with open(weights, "w") as file:
            json.dump(tables, file)
        paths = []
        by_limit = defaultdict(list)
        for text in texts:
            by_limit[text.limit].append(text)
        for limit, group in by_limit.items():
            path = os.path.join(folder, limit + ".ndjson")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(text.line.rstrip("\n") + "\n" for text in group)
            paths.append(f"{path}:{limit}")
        out = cargo("evaluate", "--weights", weights, "--summaries", *paths).decode().splitlines()
        return list(zip([text for group in by_limit.values() for text in group], map(json.loads, out)))


def report(title, judged):
    """Prints, for every kind, what an editor would say of the abstracts."""
    kinds = defaultdict(Counter)
    for text, row in judged:
        counts = kinds[text.kind]
        counts["texts"] += 1
        if not text.is_marked:
            counts["rouge"] += row["rouge"]
            continue
        kinds["all marked"]["texts"] += 1
        places = [text.places(sentence["text"]) for sentence in row["sentences"]]
        marks = [text.mark(at) for at in places]
        quote = set(text.record["quote"])
        at = set().union(*places)
        for counts in (counts, kinds["all marked"]):
            counts.update(marks)
            counts["sentences"] += len(marks)
            counts["no never"] += "never" not in marks
            counts["hit"] += bool(quote) and (text.record["quote"][0] in at or 2 * len(at & quote) >= len(quote))
    print(title, file=sys.stderr)
    for kind, counts in sorted(kinds.items()):
        n, of = counts["texts"], max(counts["sentences"], 1)
        name = os.path.basename(kind)[:24]
        if counts["sentences"]:
            print(f"  {name:24} {n:4} texts  quote {100 * counts['quote'] / of:5.1f}  spare {100 * counts['spare'] / of:5.1f}"
                  f"  never {100 * counts['never'] / of:5.1f}  none of them {100 * counts['no never'] / n:5.1f}"
                  f"  hit {100 * counts['hit'] / n:5.1f}", file=sys.stderr)
        else:
            print(f"  {name:24} {n:4} texts  ROUGE {100 * counts['rouge'] / n:6.2f}", file=sys.stderr)


def check(texts, names):
    judged = []
    for fold in range(N_FOLDS):
        tables = learn([text for text in texts if text.fold != fold], names)
        judged += summaries([text for text in texts if text.fold == fold], tables)
    report(f"{N_FOLDS}-fold cross-validation by text", judged)
    judged = []
    for kind in sorted({text.kind for text in texts if text.is_marked}):
        own = {bare(text.record["text"])[:200] for text in texts if text.kind == kind}
        tables = learn([text for text in texts if bare(text.record["text"])[:200] not in own], names)
        judged += summaries([text for text in texts if text.kind == kind], tables)
    report("each kind of marked text left out", judged)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE:CHARS")
    parser.add_argument("--check", action="store_true", help="print figures of texts that were not learned from")
    arguments = parser.parse_args()
    texts = []
    for argument in arguments.files:
        own, names = read(argument)
        texts += own
    if arguments.check:
        check(texts, names)
    tables = learn(texts, names)
    print("# Learned by scripts/train_summary.py: what each feature of a sentence counts.")
    print("feature", *TABLES, sep="\t")
    for name in names:
        print(name, *(f"{tables[table][name]:.3f}" for table in TABLES), sep="\t")


if __name__ == "__main__":
    main()
