"""Claims: from pages to answers, from answers to questions, from questions to what agrees and what does not.

    readings     the claim-bearing lines of a page, folded, with every mention in them
    actions      the lexicon of deeds; referents: of what is counted
    frames       who did what to whom, where; which number and time belong to which deed
    attribution  on whose word, and how sure
    attributes   ATTRIBUTES: which kinds of answers there are, and how each is found
    sharing      what the answers of a page lend one another
    echoes       figures that say nothing of themselves
    questions    which answers answer one question, and which speak of one occurrence
    likeness     how likely two figures are of one thing; amounts: their slots; linkage: which of them belong together
    meeting      the same, for deeds, statements, offices and judgements
    verdicts     the slots beside the value, and of which time an answer is
    rules_words  how two answers stand to each other that are no numbers; relations: numbers, and the whole; messages: why
    witnesses    which pages are one witness
    reviews      what a person has decided

`compare` is the whole stage.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from utils import tables, text
from utils.claims import (
    amounts,
    attributes,
    echoes,
    frames,
    messages,
    questions,
    readings,
    relations,
    reviews,
    sharing,
    speech,
    thresholds,
    witnesses,
)
from utils.claims import answers as records
from utils.claims.answers import Answer
from utils.claims.check import check, figures
from utils.claims.questions import Cluster
from utils.claims.thresholds import limit

ALL_PAIRS_UP_TO = 200        # answers to a question that are all compared with one another
RELATION_ORDER = (
    "contradicts own reference",
    "conflict",
    "internal contradiction",
    "scope/time differs",
    "compatible",
    "agree",
)


def compare(pages: pd.DataFrame, lines: pd.DataFrame, references: pd.DataFrame, aliases: Any = None,
            decisions: pd.DataFrame | None = None, settings: Any = None) -> dict[str, pd.DataFrame]:
    """Tables claims, questions and comparisons of these pages.

    pages, lines, references: the tables of notebook 01. aliases: the rows of aliases.csv (alias, name, kind).
    decisions: the rows of claim_reviews.csv. settings: the study's Settings; its `claims` are thresholds by their
    names (`thresholds.THRESHOLDS`), in force for this call only. The result depends on the pages' content and
    these only, not on the pages' order, their files' names or the process.
    `frame.attrs["problems"]` of the claims table lists decisions that could not be applied, and thresholds that
    there are not.
    """
    asked = getattr(settings, "claims", None)
    with thresholds.in_force(asked):
        made = _compare(pages, lines, references, aliases, decisions, settings)
    made["claims"].attrs["problems"] += thresholds.problems(asked)
    return made


def _compare(pages: pd.DataFrame, lines: pd.DataFrame, references: pd.DataFrame, aliases: Any,
             decisions: pd.DataFrame | None, settings: Any) -> dict[str, pd.DataFrame]:
    found = extract(pages, lines, references, aliases, settings)
    texts = {str(row.page_id): str(row.text) for row in pages.itertuples()}
    made, problems = reviews.read(_rows(decisions))
    repeats = _repeats(pages)
    _date_reposts(found, repeats)
    found, clusters, problems = _grouped(found, made, problems)
    rulings = {frozenset((r.a, r.b)): r.value for r in made if r.kind == "relation"}
    copies = frozenset(
        (min(ids), max(ids)) for ids in ((str(a["page_id"]), str(b["page_id"])) for a, b in repeats)
    )
    compared = _comparisons(clusters, copies, rulings, made)
    order = {id(a): _position(a) for c in clusters for a in c.members}
    claims = tables.frame(
        "claims", [records.row(a, texts) for a in sorted(found, key=lambda a: order[id(a)])]
    )
    claims.attrs["problems"] = problems
    return {"claims": claims, "questions": tables.frame("questions", _question_rows(clusters, compared)),
            "comparisons": tables.frame("comparisons", compared)}


def write(study: Any, compared: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Write the three tables into the study and hand them back."""
    for name in ("claims", "questions", "comparisons"):
        tables.write(study, name, compared[name])
    return compared


# --------------------------------------------------------------------------------------------- extraction

def extract(pages: pd.DataFrame, lines: pd.DataFrame, references: pd.DataFrame, aliases: Any = None,
            settings: Any = None) -> list[Answer]:
    """Every answer of every page, identified, copies of a page left out. `Answer.extras["topics"]` are the
    page's names."""
    by_page = _by_page(lines)
    cited = _by_page(references)
    found: list[Answer] = []
    known = list(_rows(aliases))
    for page in _rows(pages):
        if not _null(page.get("duplicate_of")):
            continue
        key = str(page["page_id"])
        found += page_answers(page, by_page.get(key, []), cited.get(key, []), known)
    return found


def page_answers(page: Mapping[str, Any], lines: list[Mapping[str, Any]], references: list[Mapping[str, Any]],
                 aliases: Iterable[Mapping[str, Any]] = ()) -> list[Answer]:
    """The answers of one page."""
    found: list[Answer] = []
    named: list[str] = []
    for document in readings.documents(page, lines, references):
        made = readings.read(document, aliases)
        named += [name.name for sentence in made for name in sentence.names]
        found += _document_answers(made, page)
    records.identify(found)
    counts = Counter(named)
    main = min(counts, key=lambda name: (-counts[name], named.index(name))) if counts else None
    for answer in found:
        answer.extras["topics"], answer.extras["main"], answer.extras["named"] = named, main, frozenset(named)
    return found


def _document_answers(made: list[readings.Sentence], page: Mapping[str, Any]) -> list[Answer]:
    speech.attach(made, page)
    memory, discourse, found = attributes.Memory(), frames.Discourse(), []
    previous = None
    for sentence in made:
        context = attributes.Context(
            sentence, frames.frames(sentence, discourse), memory, discourse, previous
        )
        found += attributes.find(context)
        previous = sentence
    return sharing.retell(sharing.fill_from_page(sharing.part_off(found)))


def _by_page(frame: pd.DataFrame) -> dict[str, list[Mapping[str, Any]]]:
    grouped: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(frame):
        grouped[str(row["page_id"])].append(row)
    return grouped


def _rows(frame: Any) -> Iterable[Mapping[str, Any]]:
    if frame is None:
        return []
    if isinstance(frame, pd.DataFrame):
        return frame.to_dict("records")
    return list(frame)


def _null(value: Any) -> bool:
    return value is None or value != value or str(value) == "<NA>"


# ---------------------------------------------------------------------------------------------- questions

def _grouped(found: list[Answer], made: list[reviews.Review],
             problems: list[str]) -> tuple[list[Answer], list[Cluster], list[str]]:
    everything = {a.claim_id for a in found}
    found = reviews.without_ignored(found, made)
    about = prepare(found)
    clusters = questions.settle(questions.speaking(echoes.speak_alike(questions.align(found, about))))
    found = [a for cluster in clusters for a in cluster.members]
    question_of = {a.claim_id: a.question_id for a in found}
    if any(r.kind in ("same", "different") for r in made):
        clusters = questions.settle(reviews.regroup(clusters, made, question_of))
    ids = set(question_of.values()) | {a.question_id for a in found}
    return found, clusters, [*problems, *reviews.stale(made, everything, ids)]


def prepare(found: list[Answer]) -> dict[str, frozenset[str]]:
    """Let the answers of a study tell one another what they count, and hand back what each page is about."""
    echoes.join_crowds(found)
    echoes.echo(found)
    amounts.suppose(found)
    return questions.topics({a.document.page_id: a.extras["topics"] for a in found})


def _position(answer: Answer) -> tuple[Any, ...]:
    start, end = answer.document.raw(answer.value_start, answer.value_end)
    return answer.document.file, start, end, answer.attribute, answer.claim_id


REPEATS = 0.3                # shared shingles of the shorter page from which a page repeats another one
SHORTEST = 60                # shingles below which texts are alike by chance
SMALL = 40                   # pages up to which every pair is checked for that


def _repeats(pages: pd.DataFrame) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Pairs (earlier, later) of pages of which one repeats much of the other; undated pages come last."""
    rows = sorted((r for r in _rows(pages) if _null(r.get("duplicate_of"))),
                  key=lambda r: (_null(r.get("published_at")), str(r.get("published_at")), str(r["page_id"])))
    sets = [text.shingles(str(r["text"])) for r in rows]
    if len(rows) <= SMALL:
        candidates = [(i, j) for j in range(len(rows)) for i in range(j)]
    else:
        candidates = [(i, j) for i, j, _ in text.near_duplicates([str(r["text"]) for r in rows], 0.5)]
    return [
        (rows[i], rows[j])
        for i, j in candidates
        if min(len(sets[i]), len(sets[j])) >= SHORTEST
        and len(sets[i] & sets[j]) >= limit("repeats", REPEATS) * max(1, min(len(sets[i]), len(sets[j])))
    ]


def _date_reposts(found: list[Answer], repeats: list[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
    """A repost speaks as of the page it repeats, not of its own later date: note the earlier time with its
    answers."""
    original: dict[str, str] = {}
    for earlier, later in repeats:
        if not _null(earlier.get("published_at")):
            original.setdefault(str(later["page_id"]), str(earlier["published_at"]))
    for answer in found:
        if answer.document.page_id in original and not answer.is_reference:
            answer.extras["moment_of_original"] = original[answer.document.page_id]


def _pairs(members: list[Answer]) -> list[tuple[Answer, Answer]]:
    """The pairs of a question that are compared: all up to ALL_PAIRS_UP_TO answers, then each against one of
    every other distinct value. a precedes b by (file, start); a reference is b."""
    ordered = sorted(members, key=_position)
    if len(ordered) <= limit("all_pairs_up_to", ALL_PAIRS_UP_TO):
        chosen = [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1:]]
    else:
        first: dict[tuple[Any, ...], Answer] = {}
        for answer in ordered:
            first.setdefault(
                (
                    answer.low,
                    answer.high,
                    answer.unit,
                    answer.date if answer.attribute == "date" else answer.value_text,
                ),
                answer,
            )
        chosen = []
        for i, answer in enumerate(ordered):
            chosen += [
                (answer, other)
                for other in first.values()
                if other is not answer
                and (_position(answer) < _position(other) or first.get(_value(answer)) is not answer)
            ]
    return [(b, a) if a.is_reference and not b.is_reference else (a, b) for a, b in chosen]


def _value(answer: Answer) -> tuple[Any, ...]:
    return (
        answer.low,
        answer.high,
        answer.unit,
        answer.date if answer.attribute == "date" else answer.value_text,
    )


def compared_pairs(clusters: list[Cluster]) -> Iterator[tuple[Answer, Answer, relations.Verdict]]:
    """Every pair of answers to one question that is compared, with its verdict."""
    for cluster in clusters:
        added_up = relations.sums(cluster.members)
        relations.supersede(cluster.members)
        for a, b in _pairs(cluster.members):
            verdict = relations.relate(a, b)
            if verdict.relation in relations.CONFLICTS and frozenset((a.claim_id, b.claim_id)) in added_up:
                verdict.relation, verdict.code = "compatible", "part_of"
            yield a, b, verdict


def _comparisons(
    clusters: list[Cluster],
    copies: frozenset[tuple[str, str]],
    rulings: Mapping[frozenset[str], str],
    made: list[reviews.Review],
) -> list[dict[str, Any]]:
    bound = {frozenset((r.a, r.b)) for r in made if r.kind == "same"}
    rows = []
    for a, b, verdict in compared_pairs(clusters):
        both = frozenset((a.claim_id, b.claim_id))
        ruled = rulings.get(both)
        if ruled:
            verdict.relation, verdict.code, verdict.later = ruled, "reviewed", None
        zh, en = relations.reason(a, b, verdict)
        rows.append(
            {
                "question_id": a.question_id,
                "claim_a": a.claim_id,
                "claim_b": b.claim_id,
                "relation": verdict.relation,
                "reason_code": verdict.code,
                "reason_zh": zh,
                "reason_en": en,
                "dependent": witnesses.dependent(a, b, copies, verdict.relation),
                "reviewed": bool(ruled) or both in bound,
            }
        )
    return rows


def _question_rows(clusters: list[Cluster], compared: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_question: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in compared:
        by_question[row["question_id"]].append(row)
    rows = []
    for cluster in clusters:
        members = sorted(cluster.members, key=_position)
        question_id = members[0].question_id
        found = {row["relation"] for row in by_question[question_id]}
        relation = next((r for r in RELATION_ORDER if r in found), None)
        n_pages = len({a.document.page_id for a in members})
        n_witnesses = witnesses.count(members, by_question[question_id])
        label_zh, label_en = questions.label(cluster)
        zh, en = messages.summary(
            len(members), n_pages, n_witnesses, relation, [relations.shown(a) for a in members]
        )
        rows.append({"question_id": question_id, "label_zh": label_zh, "label_en": label_en,
                     "attribute": questions.key_of(cluster)[0], "n_pages": n_pages, "n_answers": len(members),
                     "n_witnesses": n_witnesses, "relation": relation, "summary_zh": zh, "summary_en": en})
    return sorted(rows, key=_rank)


def _rank(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Questions that many sources answer and that are disputed come first."""
    worst = RELATION_ORDER.index(row["relation"]) if row["relation"] else len(RELATION_ORDER)
    disputed = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 5: 3}.get(worst, 4)
    return disputed, -row["n_pages"], -row["n_witnesses"], -row["n_answers"], row["question_id"]


__all__ = ["check", "compare", "extract", "figures", "write", "page_answers"]
