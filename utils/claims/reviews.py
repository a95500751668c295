"""What a person decides about claims, and how a rerun honours it.

`manual/claim_reviews.csv` has columns kind, a, b, value, note. `a` and `b` are claim ids (or question ids,
for `same`):

    same        a and b answer one question: their questions are joined
    different   a and b answer different questions: b leaves (with the answers that b's decision does not
                bind to a)
    relation    the relation of a and b is `value`
    ignore      claim a is no answer and goes

Decisions are applied in the order of their kinds (ignore, different, same, relation), not of their rows, so
the file may be sorted. A decision whose rows no longer exist changes nothing and is reported.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from utils.claims.answers import Answer
from utils.claims.questions import Cluster

KINDS = ("same", "different", "relation", "ignore")


@dataclass(frozen=True, slots=True)
class Review:
    """One decision. `row` is its 0-based row in the file."""

    row: int
    kind: str
    a: str
    b: str
    value: str


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Review], list[str]]:
    """The decisions of the file, and what is wrong with the rows that are none."""
    made, problems = [], []
    for i, row in enumerate(rows):
        kind, a, b, value = (_cell(row.get(name)) for name in ("kind", "a", "b", "value"))
        if not kind and not a:
            continue
        if kind not in KINDS:
            problems.append(f"row {i + 1}: kind {kind!r} is none of {', '.join(KINDS)}")
        elif not a or (kind != "ignore" and not b):
            problems.append(f"row {i + 1}: {kind} needs {'a' if kind == 'ignore' else 'a and b'}")
        elif kind == "relation" and not value:
            problems.append(f"row {i + 1}: relation needs a value")
        else:
            made.append(Review(i, kind, a, b, value))
    return made, problems


def _cell(value: Any) -> str:
    return "" if value is None or value != value or str(value) == "<NA>" else str(value).strip()


def stale(reviews: Iterable[Review], claim_ids: set[str], question_ids: set[str]) -> list[str]:
    """Decisions that name a claim or question that is not there any more, as sentences."""
    known = claim_ids | question_ids
    found = []
    for review in reviews:
        gone = [name for name in (review.a, review.b) if name and name not in known]
        if gone:
            found.append(
                f"row {review.row + 1}: {review.kind} names {' and '.join(gone)}, which no longer exists"
            )
    return found


def without_ignored(answers: list[Answer], reviews: Iterable[Review]) -> list[Answer]:
    """The answers that nobody told to ignore."""
    ignored = {review.a for review in reviews if review.kind == "ignore"}
    return [answer for answer in answers if answer.claim_id not in ignored]


def regroup(
    clusters: list[Cluster], reviews: Iterable[Review], question_of: Mapping[str, str]
) -> list[Cluster]:
    """Clusters after `different` and `same`. `question_of`: claim_id -> question_id before any decision."""
    reviews = list(reviews)
    for review in (r for r in reviews if r.kind == "different"):
        clusters = _part(clusters, review)
    for review in (r for r in reviews if r.kind == "same"):
        clusters = _join(clusters, review, question_of)
    return clusters


def _home(clusters: list[Cluster], name: str, question_of: Mapping[str, str]) -> int | None:
    for i, cluster in enumerate(clusters):
        if any(m.claim_id == name or question_of.get(m.claim_id) == name for m in cluster.members):
            return i
    return None


def _part(clusters: list[Cluster], review: Review) -> list[Cluster]:
    i = _home(clusters, review.a, {})
    if i is None or i != _home(clusters, review.b, {}):
        return clusters
    stay, leave = Cluster(), Cluster()
    for member in clusters[i].members:
        (leave if member.claim_id == review.b else stay).add(member)
    return [*clusters[:i], stay, leave, *clusters[i + 1:]]


def _join(clusters: list[Cluster], review: Review, question_of: Mapping[str, str]) -> list[Cluster]:
    i, j = _home(clusters, review.a, question_of), _home(clusters, review.b, question_of)
    if i is None or j is None or i == j:
        return clusters
    joined = Cluster()
    for member in (*clusters[min(i, j)].members, *clusters[max(i, j)].members):
        joined.add(member)
    kept = [cluster for n, cluster in enumerate(clusters) if n not in (i, j)]
    return [*kept, joined]
