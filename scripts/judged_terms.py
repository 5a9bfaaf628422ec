"""What judgements of terms tell of terms that are written alike, as the library has it (src/keywords/features/judged.rs)."""
import math, re
from collections import Counter, defaultdict
import numpy as np

LABELS = {"best": 1.0, "fine": 0.55}

# Odds of being printed by how a term is written: as if so many more had been judged, of which this share was printable.
MORE, SHARE = 4.0, 0.64
# What fewer texts have is no experience.
LEAST_TEXTS = 2
SCALE, UNSEEN = 16, 9
PARTS = {"judged_whole": "w", "judged_first": "a", "judged_first_two": "b", "judged_last": "z", "judged_last_two": "y",
         "judged_last_three": "x"}


def fold(text):
    return re.sub(r"\s+", "", text.lower())


def marks(record):
    return {fold(term): mark for mark in ("broken", "weak", "fine", "best") for term in record[mark]}


def parts(term):
    """What a term has in common with others, as src/keywords/features/judged.rs has it."""
    found = {"judged_whole": term, "judged_first": term[:1], "judged_first_two": term[:2], "judged_last": term[-1:],
             "judged_last_two": term[-2:]}
    if len(term) > 3:
        found["judged_last_three"] = term[-3:]
    return {name: key(PARTS[name], part) for name, part in found.items()}


def key(kind, part):
    value = 0x811c9dc5
    for byte in (kind + part).encode():
        value = (value ^ byte) * 0x01000193 & 0xffffffff
    return value


def neighbours(beside):
    """The characters that a term stands between."""
    before, after = beside
    return {"judged_after": [key("p", c) for c in before], "judged_before": [key("n", c) for c in after]}


def judgements(record, described):
    """By what terms have in common: how many of a text's were judged, and how many printable."""
    known = dict(zip(map(fold, described["texts"]), zip(described["forms"], described["beside"])))
    counts = defaultdict(lambda: [0.0, 0.0])
    for term, mark in marks(record).items():
        form, beside = known.get(term, (term, ("", "")))
        weights = [(part, 1.0) for part in parts(form).values()]
        for side in neighbours(beside).values():
            weights += [(part, 1.0 / len(side)) for part in side]
        for part, weight in weights:
            counts[part][0] += weight
            counts[part][1] += weight * (mark in LABELS)
    return counts


class Odds:
    """How often terms that are written alike were judged printable."""

    def __init__(self, counts):
        self.all, self.texts = defaultdict(lambda: [0.0, 0.0]), Counter()
        for text in counts:
            for part, (judged, good) in text.items():
                self.all[part][0] += judged
                self.all[part][1] += good
                self.texts[part] += 1

    def of(self, part, without={}):
        judged, good = self.all.get(part, (0, 0))
        own_judged, own_good = without.get(part, (0, 0))
        if self.texts[part] - (part in without) < LEAST_TEXTS:
            return UNSEEN
        share = (good - own_good + MORE * SHARE) / (judged - own_judged + MORE)
        return round(SCALE * math.log(share / (1 - share)))

    def lines(self):
        fields = [f"{part:x}:{self.of(part)}" for part in sorted(self.all) if self.of(part) != UNSEEN]
        return ["odds " + " ".join(fields[at:at + 16]) for at in range(0, len(fields), 16)]

    def of_parts(self, form, own):
        found = parts(form)
        return [(self.of(found[name], own) if name in found else UNSEEN) / SCALE for name in PARTS]

    def of_forms(self, s, i):
        """What the first score is told of the candidates of a text, without its own judgements."""
        rows = [self.of_parts(form, s.counts[i]) for form in s.described[i]["forms"]]
        return np.array(rows, np.float32).reshape(-1, len(PARTS))

    def set_without_own(self, judged, chosen):
        columns = [judged.names.index(name) for name in PARTS]
        beside_columns = {name: judged.names.index(name) for name in ("judged_after", "judged_before")}
        for i in chosen:
            own = judged.counts[i]
            judged.x[i][:, columns] = self.of_forms(judged, i)
            for row, beside in enumerate(judged.described[i]["beside"]):
                for name, side in neighbours(beside).items():
                    value = np.mean([self.of(part, own) for part in side]) if side else UNSEEN
                    judged.x[i][row, beside_columns[name]] = value / SCALE
