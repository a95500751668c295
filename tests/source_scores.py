"""On whose word, through whom, how sure: the claims of tests/events against their gold, and those of the
five real pages.

Two ways of asking are counted. *said*: whose word the gold answer's own span is, found by `claims.speech`
alone, whether or not stage 02 makes an answer of it. *claims*: the columns source, source_via and
certainty of the answers that stage 02 makes, for those that match one of the gold's.

*sure* is certainty with asserted and reported counted as one: they differ only in whether somebody is
named, which *source* counts already.

A source is right when it names the gold's: the same canonical name, or one the end or the head of the
other (县消防局, 消防局; 罗卡, 外长罗卡; 一名 and 多位 left out). Null and a name are never the same.

Run `python -m tests.source_scores [-v] [FOLDER ...]`; without folders: every event, then both halves
summed up, and the five real pages where ../shared is.
"""
from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests import evaluation
from utils import text
from utils.claims import attribution
from utils.mentions import gazetteer

PARTS = ("source", "via", "certainty", "sure")
_HEDGES = {"possible": "speculated", "interpretation": "speculated", "unconfirmed": "speculated"}
_COUNTED = re.compile(r"[一两几多数三四某][名位个]")
_STATED = ("asserted", "reported")      # gold that does not tell the two apart says stated


def same(gold: str | None, found: str | None) -> bool:
    """Whether two names of a source name one: equal canonical names, or one begins or ends the other."""
    if gold is None or found is None:
        return gold is found
    if gazetteer.canonical(gold, True) == gazetteer.canonical(found, True):
        return True
    one, other = (_COUNTED.sub("", text.fold(name).strip("《》")) for name in (gold, found))
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)


def verdicts(row: Mapping[str, Any], source: Any, via: Any, certainty: Any) -> dict[str, bool]:
    """For each of PARTS whether it is the gold row's."""
    source, via = (None if evaluation._null(value) else str(value) for value in (source, via))
    return {"source": same(row["source"], source), "via": same(row["source_via"], via),
            "sure": certainty == row["certainty"] or {certainty, row["certainty"]} <= {*_STATED, "stated"},
            "certainty": certainty in (_STATED if row["certainty"] == "stated" else (row["certainty"],))}


def said(folder: Path, root: Path) -> Iterator[tuple[Mapping[str, Any], tuple[Any, Any, Any]]]:
    """Every gold answer of an event with what the reader of attributions says of its span."""
    from utils import pages
    from utils.claims import readings, speech

    study = _study(folder, root)
    made = pages.read_study(study)
    gold = evaluation.event_gold(folder)
    for page in made["pages"].to_dict("records"):
        mine = [table.loc[table["page_id"] == page["page_id"]].to_dict("records")
                for table in (made["lines"], made["references"])]
        held = []
        for document in readings.documents(page, *mine):
            read = readings.read(document)
            speech.attach(read, page)
            held += read
        for row in _rows(folder):
            if row["page"] == page["file"]:
                yield row, _of_span(held, gold.answers[row["id"]])


def _of_span(sentences: Iterable[Any], answer: evaluation.Answer) -> tuple[Any, Any, Any]:
    start, end = answer.value or (answer.start, answer.end)
    for sentence in sentences:
        a, b = sentence.document.raw(sentence.start, sentence.end)
        if a <= start < b:
            shift = sentence.start - a
            part = sentence.said.at(start + shift, min(end + shift, sentence.end))
            reference = sentence.document.reference
            outlet = None if reference is None else reference.get("outlet")
            outlet = None if evaluation._null(outlet) else outlet
            via = outlet if outlet and part.source and part.source != outlet else part.via
            sure = "reported" if outlet and part.certainty == "asserted" else part.certainty
            return part.source or outlet, via, sure
    return None, None, None


def claimed(folder: Path, root: Path) -> Iterator[tuple[Mapping[str, Any], tuple[Any, Any, Any]]]:
    """Every gold answer that stage 02 finds, with the columns of its claim."""
    claims = evaluation.study_tables(folder, root)["claims"].to_dict("records")
    met = evaluation.match(evaluation.event_gold(folder), claims)
    for row in _rows(folder):
        if row["id"] in met:
            claim = met[row["id"]]
            yield row, (claim["source"], claim["source_via"], claim["certainty"])


def _study(folder: Path, root: Path) -> Any:
    import shutil

    from utils.study import open_study

    (root / "raw").mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.txt")):
        shutil.copy(path, root / "raw" / path.name)
    return open_study(root)


def _rows(folder: Path) -> list[Mapping[str, Any]]:
    import json

    data = json.loads((folder / "gold.json").read_text("utf-8"))
    return [*data["claims"], *data.get("also", [])]


def score(pairs: Iterable[tuple[Mapping[str, Any], tuple[Any, Any, Any]]], notes: list[str]) -> Counter[str]:
    """Counts n and right answers by part; `notes` gathers the wrong ones."""
    counts: Counter[str] = Counter()
    for row, found in pairs:
        counts["n"] += 1
        named = row["source"] is not None
        counts["named"] += named
        for part, right in verdicts(row, *found).items():
            counts[part] += right
            counts["named source"] += right and named and part == "source"
            if not right:
                wanted = row[{"via": "source_via", "sure": "certainty"}.get(part, part)]
                notes.append(f"{row['page']} {row['id']} {part}: {wanted} <- "
                             f"{found[min(PARTS.index(part), 2)]} | {row['quote']}")
    return counts


def shown(counts: Mapping[str, int]) -> str:
    """One line of figures."""
    n = max(1, counts["n"])
    shares = " ".join(f"{part} {counts[part]}/{counts['n']} ({counts[part] / n:.3f})" for part in PARTS)
    return f"{shares} named {counts['named source']}/{counts['named']}"


def real_pages(shared: Path) -> Counter[str]:
    """Counts on the five real pages: answers with a named source and those right, the page's own,
    certainty."""
    import json

    gold = shared / "gold"
    roles = json.loads((gold / "line_roles.json").read_text(encoding="utf-8"))
    lines = (gold / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    paths = sorted((shared / "pages").glob("*.txt"))
    read = {path.name: _read_page(path, roles[path.name]) for path in paths}
    counts: Counter[str] = Counter()
    for row in rows:
        if row["issue"].startswith("NEGATIVE_"):
            continue
        spans, texts, found = read[row["file"]]
        index = max(i for i, span in enumerate(spans) if span.start < row["end"])
        base = spans[index].start
        start, end = max(row["start"] - base, 0), min(row["end"] - base, len(texts[index]))
        held = attribution.at(found, index, end - 1)
        sure = attribution.certainty_at(texts[index], start, end, held)
        kind = "named" if row["source"] else "own"
        named = row["source"] and re.split(r" via | 20", row["source"])[0]
        counts.update({"n": 1, kind: 1, f"{kind} right": same(named or None, held.source),
                       "certainty": sure == _HEDGES.get(row["hedge"], row["hedge"])})
    return counts


def _read_page(path: Path, roles: Mapping[str, str]) -> tuple[list[Any], list[str], list[Any]]:
    whole = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    spans = text.sentences(whole)
    lines = [whole.count("\n", 0, span.start) for span in spans]
    texts = [span.text for span in spans]
    role = [roles.get(str(line + 1), "body") for line in lines]
    return spans, texts, attribution.find(texts, paragraphs=lines, roles=role)


def main(arguments: list[str]) -> None:
    """Print the figures of the named event folders (all without names) and the sums of both halves."""
    folders = [Path(a) for a in arguments if not a.startswith("-")] or sorted(
        p.parent for p in evaluation.EVENTS.glob("*/gold.json"))
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as root:
        for folder in folders:
            for way, ask in (("said", said), ("claims", claimed)):
                notes: list[str] = []
                counts = score(ask(folder, Path(root) / f"{folder.name}-{way}"), notes)
                sums[evaluation.split_of(folder), way] += counts
                if "-v" in arguments and (way == "said" or "-vv" in arguments):
                    print(f"{folder.name:10s} {way:6s} {shown(counts)}")
                    print(*(f"    {note}" for note in notes), sep="\n")
    for (split, way), counts in sorted(sums.items()):
        print(f"{split.upper():10s} {way:6s} {shown(counts)}")
    shared = Path(__file__).parents[2] / "shared"
    if (shared / "gold").is_dir() and not any(not a.startswith("-") for a in arguments):
        print("FIVE PAGES", dict(real_pages(shared)))


if __name__ == "__main__":
    main(sys.argv[1:])
