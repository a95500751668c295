"""All readers on one draft; of overlapping claims the most trusted stays, and gets its attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity, country_of
from utils.mentions.entities.given import given_names, known_names
from utils.mentions.entities.organisations import organisations_at
from utils.mentions.entities.people import people_by_title, titled
from utils.mentions.entities.places import (
    acts_as_state,
    join_places,
    located,
    places_at,
)
from utils.mentions.entities.states import state_members
from utils.mentions.entities.words import names_of_words


def read_names(draft: Draft) -> list[Entity]:
    places = given_names(draft) + known_names(draft)
    claims = [(0 if e.basis == "alias" else 1, e) for e in places if e.basis in ("alias", "page")]
    claims += [(3 if e.kind in ("ORG", "OUTLET", "PER") else 5, e) for e in places if e.basis == "gazetteer"]
    model = names_of_words(draft)
    claims += [(4, e) for e in model if e.kind == "PER"]
    spots = [e for e in model if e.kind == "LOC"]
    claims += [(6, e) for e in model if e.kind != "PER"]
    held = {i for e in places for i in range(e.start, e.end)}
    states = [s for s in state_members(draft) if s.start not in held]
    anchors = places + spots + states
    draft.occupied = {i for e in anchors for i in range(e.start, e.end)}
    claims += [(1, e) for e in organisations_at(draft, anchors, [e for e in model if e.kind == "ORG"])]
    claims += [(1, e) for e in places_at(draft, anchors)]
    claims += [(2, e) for e in states]
    claims += [(7, e) for e in people_by_title(draft)]
    kept = _settle(claims)
    kept = join_places(draft, kept)
    draft.name_starts = [entity.start for entity in kept]
    return [_finished(draft, entity, kept) for entity in kept]


def _finished(draft: Draft, entity: Entity, kept: Sequence[Entity]) -> Entity:
    if entity.kind == "PER":
        return titled(draft, entity, kept)
    if entity.kind == "LOC":
        return located(draft, entity)
    entry = gazetteer.entries().get(entity.text)
    if entry is not None and entry.kind == "SEAT" and entity.basis == "gazetteer":
        acts = acts_as_state(draft, entity, entry)
        return replace(
            entity,
            name=entry.country if acts and entry.country else entry.name,
            role="state" if acts else None,
        )
    if entity.kind in ("ORG", "OUTLET") and entity.basis in ("recogniser", "grammar"):
        known = gazetteer.entries().get(entity.text)
        name = (
            known.name
            if known is not None
            else (gazetteer.canonical(entity.name) if len(entity.text) < 20 else entity.name)
        )
        kind = (
            "OUTLET"
            if re.search(
                r"(?:日报|晚报|早报|时报|晨报|周刊|新闻网|通讯社|电视台|卫视|广播电台|都市报|商报|"
                r"新闻社)$",
                entity.text,
            )
            else entity.kind
        )
        return replace(entity, kind=kind, name=name, country=entity.country or country_of(entity.text))
    return entity


def _settle(claims: Sequence[tuple[int, Entity]]) -> list[Entity]:
    """Of overlapping claims: the study's and the page's first, then the longer, then the more trusted."""
    taken: list[Entity] = []
    order = sorted(claims, key=lambda c: (c[0] != 0, -(c[1].end - c[1].start), c[0], c[1].start))
    covered: set[int] = set()
    for _, entity in order:
        span = range(entity.start, entity.end)
        if entity.start < entity.end and covered.isdisjoint(span):
            covered.update(span)
            taken.append(entity)
    return sorted(taken, key=lambda entity: entity.start)
