#!/usr/bin/env python3
"""Learn the weights of keyword candidates from human references, and print src/keywords/weights.rs.

    train_keywords.py --phrases FILE:SHARE[:TITLE] ... --words FILE:SHARE[:TITLE] ... > src/keywords/weights.rs

FILE holds NDJSON records with "text", "title" (optional) and "keywords"; records without keywords but with a
"summary" teach that words of the summary matter. SHARE is how much a file counts, however many records it has.
TITLE is "none" to leave the titles out, or "lead" to take the text's first sentence for the title of those that have
none: so weights also learn what texts without title, and news titles, are like.
With --check the figures (F1@5 for phrases, F1@10 for words) of each file in 5-fold cross-validation and with the
file left out go to standard error.

Logistic regression with an L2 penalty, solved by Newton's method. Needs numpy.
"""
import argparse, json, re, subprocess, sys
import numpy as np

PENALTY = 60.0
EXAMPLES = 10_000
FOLDS = 5


def fold(text):
    return re.sub(r"\s+", "", text.lower())


def wanted(record, texts, columns):
    if record["keywords"]:
        return {fold(k) for k in record["keywords"]}
    summary = fold(record["summary"] or "")
    phrase = columns["words_2"] + columns["words_3"] + columns["words_4"]
    again = columns["log_count"] > np.log(2.5)
    want = {t for t, p, a in zip(texts, phrase, again) if len(t) > 1 and t in summary and (a or not p)}
    return {t for t in want if not any(t != other and t in other for other in want)}


def titled(record, title):
    if title == "none":
        record["title"] = ""
    elif title == "lead" and not record.get("title"):
        record["title"] = re.split("[。！？　\n]", record["text"].strip())[0][:60]
    return record


def describe(kind, records):
    command = ["cargo", "run", "-q", "--release", "--example", "features", "--", kind]
    lines = "\n".join(map(json.dumps, records))
    return subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout


def read(path, kind, title=""):
    with open(path, encoding="utf-8") as file:
        out = describe(kind, [titled(json.loads(line), title) for line in file])
    documents = []
    for record in map(json.loads, out.splitlines()):
        described = record["described"]
        names = described["names"]
        features = np.array(described["features"], float).reshape(-1, len(names))
        texts = [fold(t) for t in described["texts"]]
        want = wanted(record, texts, dict(zip(names, features.T)))
        documents.append((texts, features, np.array([t in want for t in texts], float), want))
    return documents


def learn(sets):
    """Weights from [(documents, share)]."""
    x = np.concatenate([d[1] for documents, _ in sets for d in documents])
    y = np.concatenate([d[2] for documents, _ in sets for d in documents])
    share = np.concatenate([np.full(len(d[2]), s * EXAMPLES / sum(len(e[2]) for e in documents))
                            for documents, s in sets for d in documents])
    scale = x.std(0)
    scale[scale == 0] = 1
    x, w = x / scale, np.zeros(x.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (share * (y - p)) - PENALTY * w
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-4:
            break
    return w / scale


def f1(document, w, k):
    texts, features, _, want = document
    got = []
    for i in np.argsort(-(features @ w), kind="stable"):
        if len(texts[i]) >= 2 and not any(texts[i] in other for other in got):
            got.append(texts[i])
            if len(got) == k:
                break
    match = len(set(got) & want)
    return 200 * match / (len(got) + len(want)) if match else 0.0


def check(sets, kind, k):
    for i, (path, documents, share) in enumerate(sets):
        others = [(d, s) for j, (_, d, s) in enumerate(sets) if j != i]
        crossed = []
        for part in range(FOLDS):
            rest = [d for j, d in enumerate(documents) if j % FOLDS != part]
            w = learn([*others, (rest, share)])
            crossed += [f1(d, w, k) for d in documents[part::FOLDS]]
        w = learn(others)
        out = np.mean([f1(d, w, k) for d in documents])
        print(f"{kind:8s} {path:40s} F1@{k}: {FOLDS}-fold {np.mean(crossed):.2f}, left out {out:.2f}", file=sys.stderr)


def rust(name, doc, names, weights):
    rows = "\n".join(f"    {w:.3f}, // {n}" for n, w in zip(names, weights))
    return f"/// {doc}\n#[rustfmt::skip]\npub(super) const {name}: Features = [\n{rows}\n];\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phrases", nargs="+", default=[], metavar="FILE:SHARE")
    parser.add_argument("--words", nargs="+", default=[], metavar="FILE:SHARE")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    print("//! Learned by `scripts/train_keywords.py`: what each feature adds to the log odds that an editor would\n"
          "//! choose the candidate.\n\nuse super::features::Features;")
    for name, doc, kind, k, files in (("PHRASES", "For words and phrases.", "keywords", 5, a.phrases),
                                      ("WORDS", "For single words.", "words", 10, a.words)):
        sets = []
        for path, share, *title in (file.split(":") for file in files):
            sets.append((":".join([path, *title]), read(path, kind, *title), float(share)))
        if a.check:
            check(sets, kind, k)
        names = json.loads(describe(kind, [{"text": "x"}]))["described"]["names"]
        print("\n" + rust(name, doc, names, learn([(d, s) for _, d, s in sets])), end="")


if __name__ == "__main__":
    main()
