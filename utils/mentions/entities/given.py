"""Names that are known before reading: the study's aliases, what the page defines, and the gazetteer."""

from __future__ import annotations

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import OWN_OFFICE, Entity, kind_of
from utils.mentions.entities.words import is_place


def given_names(draft: Draft) -> list[Entity]:
    if not draft.known:
        return []
    found = []
    for start, end, name in gazetteer.matches(draft.text, draft.known):
        entry = draft.known[name]
        known = gazetteer.entries().get(entry.name)
        kind = entry.kind or kind_of(known) or _kind_by_model(draft, start, end) or "ORG"
        found.append(
            Entity(
                start,
                end,
                name,
                kind,
                entry.name,
                basis=entry.basis,
                country=entry.country or (known.country if known else None),
            )
        )
    return found


def _kind_by_model(draft: Draft, start: int, end: int) -> str | None:
    tags = {tag for _, _, tag in draft.words_over(start, end)}
    return next((kind for kind in ("PER", "LOC", "ORG") if kind in tags), None)


def known_names(draft: Draft) -> list[Entity]:
    found = []
    for start, end, name in gazetteer.matches(draft.text):
        entry = gazetteer.entries()[name]
        if entry.kind == "PHRASE" or not _plausible(draft, start, end, entry):
            continue
        found.append(
            Entity(
                start,
                end,
                name,
                kind_of(entry),
                entry.name,
                country=entry.country,
                within=entry.within if entry.kind in ("CITY", "PROVINCE") else None,
                basis="gazetteer",
            )
        )
    return found


def _plausible(draft: Draft, start: int, end: int, entry: gazetteer.Entry) -> bool:
    """Whether words bear a known name out: it may not cut a word or lie inside a person's name."""
    if draft.words is None or not draft.covering:
        return end - start > 1
    if end - start == 2 and draft.text[end - 1] == "国" and OWN_OFFICE.match(draft.text, end):
        return False
    first, last = draft.covering[start], draft.covering[end - 1]
    if first < 0 or last < 0:
        return True
    a, _, first_tag = draft.words[first]
    _, b, last_tag = draft.words[last]
    if (a, b) == (start, end):
        return (
            first_tag != "PER"
            or entry.kind in ("PER", "COUNTRY")
            or end - start >= 3
            or is_place(draft, start, draft.text[start:end])
        )
    if first == last:
        tag = first_tag
        if tag == "PER":
            return entry.kind in ("PER", "OUTLET") and end - start >= 3
        if end - start == 2 and tag not in ("LOC", "ORG", "nz", "n", "nt", "s"):
            return entry.kind == "PER" and end == b
        return True
    if end - start == 2 and (entry.kind != "COUNTRY" or b > end):
        return entry.kind == "PER" and (a == start or b == end)  # 南阳 in 河南阳光 is torn from two words
    return True
