"""An answer: what one sentence of one page says about one attribute of one deed.

This is the record that travels through the stage; the table's columns are a flat view of it (`row`). Slots
that only the alignment and the relations need (population, kinds, stages, scope, part) stay in the record.
"""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from utils.claims.readings import Document, Sentence
from utils.claims.speech import as_written

DIGEST_CHARS = 16


@dataclass(eq=False, slots=True)
class Answer:
    """One answer. Offsets are the document's; dates are ISO days or None; names are canonical."""

    sentence: Sentence
    attribute: str
    start: int
    end: int
    value_start: int
    value_end: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: str | None = None
    referent: str | None = None
    actors: tuple[str, ...] = ()
    action: str | None = None
    objects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    date: tuple[str | None, str | None] = (None, None)
    as_of: tuple[str | None, str | None] = (None, None)
    source: str | None = None
    via: str | None = None
    source_kind: str | None = None
    certainty: str = "asserted"
    aspect: str = "done"
    population: str | None = None
    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    part: bool = False
    change: str | None = None
    members: frozenset[str] = frozenset()
    subkey: str = ""
    claim_id: str = ""
    question_id: str = ""
    event_id: str = ""
    page: int = 0
    extras: dict[str, Any] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        return self.sentence.document

    @property
    def value_text(self) -> str:
        return self.document.text[self.value_start:self.value_end]

    @property
    def quote(self) -> str:
        return self.document.text[self.start:self.end]

    @property
    def is_reference(self) -> bool:
        return self.document.reference is not None

    @property
    def names(self) -> frozenset[str]:
        """Everyone and everything the frame names."""
        return frozenset(self.actors) | frozenset(self.objects) | frozenset(self.places)


def digest(*parts: object) -> str:
    """A short stable digest of values (their text), independent of the process."""
    data = "\x1f".join(str(part) for part in parts).encode("utf-8", errors="replace")
    return hashlib.sha256(data).hexdigest()[:DIGEST_CHARS]


def identify(answers: list[Answer]) -> list[Answer]:
    """Give every answer its claim_id (page, span, attribute; an occurrence number where those repeat)."""
    seen: dict[tuple[Any, ...], int] = {}
    for answer in answers:
        start, end = answer.document.raw(answer.value_start, answer.value_end)
        key = (answer.document.page_id, start, end, answer.attribute)
        nth = seen[key] = seen.get(key, -1) + 1
        answer.claim_id = digest(*key, *((nth,) if nth else ()))
    return answers


def row(answer: Answer, texts: dict[str, str]) -> dict[str, Any]:
    """The row of table `claims`; `texts` are the pages' texts by page_id, for exact quotes."""
    document = answer.document
    start, end = document.raw(answer.start, answer.end)
    value_start, value_end = document.raw(answer.value_start, answer.value_end)
    text = texts[document.page_id]
    days = answer.date if answer.attribute == "date" or answer.as_of == (None, None) else answer.as_of
    return {
        "claim_id": answer.claim_id,
        "page_id": document.page_id,
        "file": document.file,
        "start": start,
        "end": end,
        "quote": text[start:end],
        "value_start": value_start,
        "value_end": value_end,
        "role": answer.sentence.role,
        "attribute": answer.attribute,
        "value_low": answer.low,
        "value_high": answer.high,
        "value_text": text[value_start:value_end],
        "unit": answer.unit,
        "approx": answer.approx,
        "referent": answer.referent,
        "actor": "、".join(answer.actors) or None,
        "action": answer.action,
        "object": "、".join(answer.objects) or None,
        "place": "、".join(answer.places) or None,
        "date_start": days[0],
        "date_end": days[1],
        "source": as_written(document, answer.source),
        "source_via": as_written(document, answer.via),
        "source_kind": answer.source_kind,
        "certainty": answer.certainty,
        "event_id": answer.event_id or None,
        "question_id": answer.question_id,
    }
