"""How well stage 02 does against hand-made gold: claims, questions, relations, dependence.

Two sources of gold share one form here: the multi-page events of tests/events (a `gold.json` each) and the
five real pages of ../shared/gold. `measure` matches the program's claims to the gold's answers (value equal,
or attribute fitting where there is no value, and spans that share at least half of the shorter one) and
counts

    claims       precision, recall and F1 over answers that are numbers; recall over the others
    questions    pairs of matched answers put into one question: precision, recall, F1 (pairs that a reader
                 may join or not count neither way)
    relations    over the gold's pairs whose answers were matched, and over all: right where the relation is
                 one of the acceptable ones; macro-averaged over the gold's relations; conflicts called
                 falsely; precision and recall of `dependent`

Run `python -m tests.evaluation [FOLDER ...]` for a table.
"""
from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).parent / "events"
NUMBERS = frozenset(("headcount", "units", "quantity", "share", "money", "duration"))
CONFLICTS = frozenset(("conflict", "internal contradiction", "contradicts own reference"))
FAMILY = {
    "headcount": "n",
    "units": "n",
    "quantity": "n",
    "share": "n",
    "money": "n",
    "duration": "n",
    "order": "n",
}


@dataclass
class Answer:
    """A gold answer: where it stands (file, half-open span), its attribute and value, and its question."""

    id: str
    file: str
    start: int
    end: int
    attribute: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    date: tuple[str | None, str | None] = (None, None)
    question: str | None = None
    value: tuple[int, int] | None = None
    asked: bool = True


@dataclass
class Gold:
    """The gold of one study. pairs: (a, b) -> (relation, acceptable, clear, dependent)."""

    answers: dict[str, Answer]
    pairs: dict[tuple[str, str], tuple[str, frozenset[str], bool, bool | None]]
    may_join: list[frozenset[str]] = field(default_factory=list)


@dataclass
class Counts:
    """What `measure` counts; sums over studies by `+`."""

    c: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    total: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.c + other.c, self.right + other.right, self.total + other.total, self.notes + other.notes
        )

    def ratio(self, part: str, whole: str) -> float:
        return self.c[part] / self.c[whole] if self.c[whole] else 1.0

    @property
    def figures(self) -> dict[str, float]:
        precision, recall = (
            self.ratio("number_right", "number_found"),
            self.ratio("number_met", "number_gold"),
        )
        pair_p, pair_r = self.ratio("pair_right", "pair_found"), self.ratio("pair_right_all", "pair_gold")
        met = self.c["relation_met"]
        macro = [self.right[r] / n for r, n in sorted(self.total.items()) if n]
        return {
            "claims_precision": precision,
            "claims_recall": recall,
            "claims_f1": _f1(precision, recall),
            "other_recall": self.ratio("other_met", "other_gold"),
            "pairs_precision": pair_p,
            "pairs_recall": pair_r,
            "pairs_f1": _f1(pair_p, pair_r),
            "relations_all": self.ratio("relation_right", "relation_gold"),
            "relations_met": self.c["relation_right"] / met if met else 1.0,
            "relations_macro": sum(macro) / len(macro) if macro else 1.0,
            "false_conflicts": self.ratio("conflict_false", "conflict_called")
            if self.c["conflict_called"]
            else 0.0,
            "dependent_precision": self.ratio("dependent_right", "dependent_called"),
            "dependent_recall": self.ratio("dependent_right", "dependent_gold"),
        }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# -------------------------------------------------------------------------------------------------- gold

def event_gold(folder: Path) -> Gold:
    """The gold of an event folder of tests/events."""
    data = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = {p.name: p.read_bytes().decode("utf-8") for p in folder.glob("*.txt")}
    answers: dict[str, Answer] = {}
    for asked, rows in ((True, data["claims"]), (False, data.get("also", []))):
        for row in rows:
            text = texts[row["page"]]
            at = -1
            for _ in range(row.get("occurrence", 0) + 1):
                at = text.find(row["quote"], at + 1)
            value = None
            if row.get("value_text") is not None:
                start = at + row["value_at"]
                value = (start, start + len(row["value_text"]))
            answers[row["id"]] = Answer(
                row["id"],
                row["page"],
                at,
                at + len(row["quote"]),
                row["attribute"],
                row["value_low"],
                row["value_high"],
                row["unit"],
                (row["date_start"], row["date_end"]),
                row.get("question"),
                value,
                asked,
            )
    pairs = {
        (p["a"], p["b"]): (p["relation"], frozenset(p["acceptable"]), bool(p["clear"]), p["dependent"])
        for p in data["pairs"]
    }
    return Gold(answers, pairs, [frozenset(group) for group in data.get("may_join", [])])


_KINDS = {
    "duration": "duration",
    "date": "date",
    "place": "place",
    "participants": "participants",
    "statement": "statement",
    "status": "status",
    "role": "role",
    "event": "event",
    "ordinal": "order",
    "type": "kind",
    "interpretation": "assessment",
    "prediction": "assessment",
    "relation": "assessment",
}
_PEOPLE = frozenset(("人", "名", "位"))


def shared_gold(shared: Path) -> Gold:
    """The gold of the five real pages."""
    rows = [
        json.loads(line)
        for line in (shared / "gold" / "claims.jsonl").read_text("utf-8").splitlines()
        if line
    ]
    answers = {}
    for row in rows:
        answers[row["id"]] = _shared_answer(row)
    pairs = {}
    for line in (shared / "gold" / "comparisons.jsonl").read_text("utf-8").splitlines():
        group = json.loads(line)
        ids = group["claims"]
        for i, a in enumerate(ids):
            for b in ids[i + 1:]:
                pairs[(a, b)] = (
                    group["relation"],
                    frozenset(group["acceptable"]),
                    group["certainty"] == "clear",
                    None,
                )
    return Gold(answers, pairs)


def _shared_answer(row: Mapping[str, Any]) -> Answer:
    attribute = _KINDS.get(row["kind"], "quantity")
    value = row["value"]
    low = high = None
    date: tuple[str | None, str | None] = (None, None)
    if attribute in ("quantity", "duration") and isinstance(value, (int, float)):
        low = high = float(value)
        attribute = (
            "headcount" if row["unit"] in _PEOPLE else "units" if row["unit"] in ("旅", "旅团") else attribute
        )
        if row["approx"] in ("more_than", "at_least"):
            high = None
        if row["approx"] in ("less_than", "at_most"):
            low = None
    if attribute == "date" and isinstance(value, str) and value[:2] in ("20", "..") and "day" not in value:
        date = _interval(value)
    negative = row["issue"].startswith("NEGATIVE")
    return Answer(row["id"], row["file"], row["start"], row["end"], attribute, low, high, row["unit"], date,
                  None if negative else row["issue"], None, not negative)


def _interval(value: str) -> tuple[str | None, str | None]:
    import calendar

    def low(part: str) -> str:
        return part + "-01-01"[len(part) - 4:] if len(part) < 10 else part

    def high(part: str) -> str:
        if len(part) == 4:
            return part + "-12-31"
        if len(part) == 7:
            return f"{part}-{calendar.monthrange(int(part[:4]), int(part[5:7]))[1]:02d}"
        return part

    if value.startswith(".."):
        return None, high(value[2:])
    if value.endswith("/.."):
        return low(value[:-3]), None
    first, _, last = value.partition("/")
    return low(first), high(last or first)


# ----------------------------------------------------------------------------------------------- matching

def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / max(1, min(a[1] - a[0], b[1] - b[0]))


def _null(value: Any) -> bool:
    return value is None or value != value or str(value) == "<NA>"


def _base(low: Any, high: Any, unit: Any) -> tuple[float | None, float | None]:
    from utils.mentions import units

    name = None if _null(unit) else {"名": "人", "公里/小时": "公里每小时", "个月": "月", "立方米每秒": "立方米"}.get(unit, unit)
    made = []
    for value in (low, high):
        made.append(None if _null(value) else round(units.to_base(float(value), name)[0], 6))
    if unit == "比例":
        made = [None if v is None else v * 100 for v in made]
    return made[0], made[1]


def _alike(mine: tuple[float | None, float | None], theirs: tuple[float | None, float | None]) -> bool:
    """Whether two intervals are one, thirds and sixths written out to a tenth included (33.3)."""
    return all(x == y or x is not None and y is not None and abs(x - y) < 1e-3 * max(abs(x), 1) + 0.05 * (x % 1 != 0)
               for x, y in zip(mine, theirs, strict=True))


def fits(gold: Answer, claim: Mapping[str, Any]) -> bool:
    """Whether a claim is that answer: spans share at least half of the shorter one, and the value is the
    same."""
    if gold.file != claim["file"]:
        return False
    spans = _overlap((gold.start, gold.end), (claim["start"], claim["end"])) >= 0.5
    if gold.value is not None and not _null(claim["value_start"]):
        spans = spans or _overlap(gold.value, (claim["value_start"], claim["value_end"])) >= 0.5
    if not spans:
        return False
    if gold.attribute in NUMBERS:
        if claim["attribute"] not in NUMBERS:
            return False
        if gold.value is not None and _overlap(gold.value, (claim["value_start"], claim["value_end"])) <= 0:
            return False
        if gold.low is None and gold.high is None:
            return gold.attribute == claim["attribute"] or gold.value is not None
        mine, theirs = _base(gold.low, gold.high, gold.unit), _base(
            claim["value_low"], claim["value_high"], claim["unit"]
        )
        if gold.value is not None and any(x == y is not None for x, y in zip(mine, theirs, strict=True)):
            return True                  # 二十多: 20 to 29 for one reader, over 20 for another
        return _alike(mine, theirs) or (
            gold.value is None
            and gold.low is not None
            and gold.low in (claim["value_low"], claim["value_high"])
        )
    if gold.attribute == "date":
        if claim["attribute"] != "date":
            return False
        if gold.date == (None, None):
            return True
        mine = tuple(None if _null(claim[k]) else str(claim[k])[:10] for k in ("date_start", "date_end"))
        return mine == gold.date
    return claim["attribute"] == gold.attribute or (gold.attribute in _LOOSE and claim["attribute"] in _LOOSE)


_LOOSE = frozenset(("event", "statement", "status", "assessment"))


def match(gold: Gold, claims: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Gold id -> claim, each claim used once; tighter spans first."""
    options = []
    for answer in gold.answers.values():
        for i, claim in enumerate(claims):
            if fits(answer, claim):
                spans = abs(answer.start - claim["start"]) + abs(answer.end - claim["end"])
                if answer.value is not None:
                    spans = abs(answer.value[0] - claim["value_start"]) + abs(
                        answer.value[1] - claim["value_end"]
                    )
                exact = answer.attribute != claim["attribute"]
                options.append((not answer.asked, exact, spans, answer.id, i))
    used, met = set(), {}
    for _, _, _, name, i in sorted(options):
        if name not in met and i not in used:
            met[name] = claims[i]
            used.add(i)
    return met


# ---------------------------------------------------------------------------------------------- measuring

def measure(gold: Gold, tables: Mapping[str, Any]) -> Counts:
    """Counts of one study: gold against the tables that claims.compare made."""
    claims = tables["claims"].to_dict("records")
    met = match(gold, claims)
    counts = Counts()
    _count_claims(gold, claims, met, counts)
    _count_pairs(gold, met, counts)
    _count_relations(gold, tables["comparisons"].to_dict("records"), met, counts)
    return counts


def _count_claims(
    gold: Gold, claims: list[Mapping[str, Any]], met: Mapping[str, Mapping[str, Any]], counts: Counts
) -> None:
    used = {id(claim) for claim in met.values()}
    for answer in gold.answers.values():
        if answer.asked:
            kind = "number" if answer.attribute in NUMBERS else "other"
            counts.c[kind + "_gold"] += 1
            counts.c[kind + "_met"] += answer.id in met
            if answer.id not in met:
                counts.notes.append(f"missed {answer.id} {answer.attribute} {answer.file}:{answer.start}")
    for claim in claims:
        if claim["attribute"] in NUMBERS:
            right = id(claim) in used or any(fits(answer, claim) for answer in gold.answers.values())
            counts.c["number_found"] += 1
            counts.c["number_right"] += right
            if not right:
                counts.notes.append(
                    f"extra {claim['file']}:{claim['start']} {claim['attribute']} {claim['value_text']} "
                    f"| {claim['quote']}"
                )


def _count_pairs(gold: Gold, met: Mapping[str, Mapping[str, Any]], counts: Counts) -> None:
    asked = sorted(a.id for a in gold.answers.values() if a.asked and a.question)
    joinable = defaultdict(set)
    for group in gold.may_join:
        for key in group:
            joinable[key] |= group
    for i, a in enumerate(asked):
        for b in asked[i + 1:]:
            left, right = gold.answers[a].question, gold.answers[b].question
            together = a in met and b in met and met[a]["question_id"] == met[b]["question_id"]
            if left == right:
                counts.c["pair_gold"] += 1
                counts.c["pair_right_all"] += together
                counts.c["pair_right"] += together
                counts.c["pair_found"] += together
                if not together and a in met and b in met:
                    counts.notes.append(f"parted {left}: {a} {b} | {met[a]['quote']} | {met[b]['quote']}")
            elif together and right not in joinable[left]:
                counts.c["pair_found"] += 1
                counts.notes.append(f"joined {left} {right}: {a} {b} | {met[a]['quote']} | {met[b]['quote']}")


def _count_relations(
    gold: Gold, rows: list[Mapping[str, Any]], met: Mapping[str, Mapping[str, Any]], counts: Counts
) -> None:
    said = {frozenset((r["claim_a"], r["claim_b"])): r for r in rows}
    of_claim = {claim["claim_id"]: name for name, claim in met.items()}
    for (a, b), (relation, acceptable, clear, dependent) in gold.pairs.items():
        row = said.get(frozenset((met[a]["claim_id"], met[b]["claim_id"]))) if a in met and b in met else None
        if clear:
            counts.c["relation_gold"] += 1
            counts.total[relation] += 1
            if row is not None:
                counts.c["relation_met"] += 1
            right = row is not None and row["relation"] in acceptable
            counts.c["relation_right"] += right
            counts.right[relation] += right
            if row is not None and not right:
                counts.notes.append(
                    f"called {row['relation']} for {relation}: {a} {b} | {met[a]['quote']} | {met[b]['quote']} "
                    f"| {row['reason_zh']}"
                )
        two_pages = gold.answers[a].file != gold.answers[b].file      # a page is one witness to itself
        if row is not None and dependent is not None and two_pages:
            counts.c["dependent_gold"] += bool(dependent)
            counts.c["dependent_called"] += bool(row["dependent"])
            counts.c["dependent_right"] += bool(dependent) and bool(row["dependent"])
    for row in rows:
        if row["relation"] not in CONFLICTS:
            continue
        a, b = of_claim.get(row["claim_a"]), of_claim.get(row["claim_b"])
        counts.c["conflict_called"] += 1
        truth = gold.pairs.get((a, b)) or gold.pairs.get((b, a)) if a and b else None
        if truth is None or (truth[2] and not truth[1] & CONFLICTS):
            counts.c["conflict_false"] += 1
            if truth is None:
                counts.notes.append(f"conflict beside the gold: {row['reason_zh']}")


# ------------------------------------------------------------------------------------------------- studies

def study_tables(folder: Path, root: Path) -> dict[str, Any]:
    """The tables of stage 02 on the text dumps of a folder; `root` is an empty folder to work in."""
    from utils import claims

    made = study_pages(folder, root)
    return claims.compare(made["pages"], made["lines"], made["references"], None, None, made["settings"])


def study_pages(folder: Path, root: Path) -> dict[str, Any]:
    """The tables of stage 01 on the text dumps of a folder, and the study's settings; `root` is an empty folder."""
    import shutil

    from utils import pages
    from utils.study import open_study

    (root / "raw").mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.txt")):
        shutil.copy(path, root / "raw" / path.name)
    study = open_study(root)
    return {**pages.read_study(study), "settings": study.settings}


def measure_events(root: Path, folders: Iterable[Path]) -> dict[str, Counts]:
    """Counts by event name."""
    return {
        folder.name: measure(event_gold(folder), study_tables(folder, root / folder.name))
        for folder in folders
    }


def split_of(folder: Path) -> str:
    """tune or hold."""
    return json.loads((folder / "gold.json").read_text("utf-8"))["split"]


GROUPS = ("by the first hand", "by other hands", "by other hands, held out")


def group_of(folder: Path) -> str:
    """Which of GROUPS an event belongs to: the first hand also wrote the program."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return GROUPS[2] if gold["split"] == "hold" else GROUPS[gold["hand"] > 1]


def main(arguments: list[str]) -> None:
    """Print the figures of the named event folders (all without names), and the sums of both halves."""
    import tempfile

    verbose = "-v" in arguments
    names = [a for a in arguments if not a.startswith("-")]
    folders = [Path(n) for n in names] or sorted(p.parent for p in EVENTS.glob("*/gold.json"))
    sums: dict[str, Counts] = defaultdict(Counts)
    with tempfile.TemporaryDirectory() as root:
        for folder in folders:
            counts = measure(event_gold(folder), study_tables(folder, Path(root) / folder.name))
            sums[group_of(folder)] += counts
            _show(folder.name, counts, verbose)
    for name, counts in sorted(sums.items()):
        _show(name.upper(), counts, False)


def _show(name: str, counts: Counts, verbose: bool) -> None:
    print(f"{name:10s}", " ".join(f"{key} {value:.3f}" for key, value in counts.figures.items()))
    for note in counts.notes if verbose else ():
        print("   ", note)


if __name__ == "__main__":
    main(sys.argv[1:])
