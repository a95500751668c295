"""A name in a text, and what the gazetteer says of the country a name belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from utils.mentions import gazetteer
from utils.mentions.entities.lexicon import A

OWN_OFFICE = re.compile(
    r"防(?:部|长|大臣|军|生产)|务(?:卿|院|部)|会(?:议员|山|众|参|通过|选举|大厦|听证)|安会|土安"
)  # 美|国防部


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text: `text == whole[start:end]`, half-open offsets in code points.

    kind        PER, LOC, ORG, OUTLET or STATE (a country in abbreviation: 俄 in 俄方, 美 in 美韩)
    name        the one name of all its spellings (北韩, 朝方 and an acting 平壤 are 朝鲜)
    role        "state" where a country acts through its capital, its seat or an abbreviation, else None
    country     the country it belongs to, as far as text or tables tell, by its canonical name
    role_title  a person's title as the text gives it (外长, 国防部长), else None
    within      the place that holds this place, by its canonical name, else None
    basis       who found it: alias, page, gazetteer, recogniser, grammar
    """

    start: int
    end: int
    text: str
    kind: str
    name: str
    role: str | None = None
    country: str | None = None
    role_title: str | None = None
    within: str | None = None
    basis: str = "recogniser"


@dataclass(frozen=True, slots=True)
class Known:
    """A name given by the study or defined by the page."""

    name: str
    kind: str | None
    basis: str
    country: str | None = None


def without_country(name: str) -> str | None:
    """What an organisation is called at home: 国防部 of 俄罗斯国防部 or 俄国防部; None when no country leads the name."""
    office = name[1:2] == "国" and OWN_OFFICE.match(name, 2) is not None  # 美|国防部
    for length in range(min(len(name) - 1, 12), 1 if not office else 99, -1):
        entry = gazetteer.entries().get(name[:length])
        if entry is not None and entry.kind == "COUNTRY":
            return name[length:]
    if len(name) > 2 and name[0] in A and (office or name[:2] not in gazetteer.entries()):
        return name[1:]
    return None


def kind_of(entry: gazetteer.Entry | None) -> str | None:
    if entry is None:
        return None
    places = ("COUNTRY", "CITY", "PROVINCE", "REGION")
    return "LOC" if entry.kind in places else "ORG" if entry.kind == "SEAT" else entry.kind


def all_abbreviations(text: str) -> bool:
    return all(char in gazetteer.ABBREVIATIONS for char in text) and text not in gazetteer.entries()


def country_of(text: str) -> str | None:
    """The country a name begins with, or lies in: 日本气象厅, 四川省雅安市."""
    for start, _, name in gazetteer.matches(text)[:1]:
        if start == 0:
            return gazetteer.entries()[name].country
    return None
