"""A page as the claims stage reads it: folded text, sentences, and every mention found in them.

Claims come from title, body, heading, caption and reference lines only; whatever else stands on a page is
not read here at all. The claim-bearing lines of a page are joined into one *document*, so that mentions can
use what was said before (在9月 behind 2023年7月); every reference is a document of its own, whose time is the
time of the reference. Offsets inside a document are folded ones, and `Document.raw` leads each of them back
to the page.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from utils import text
from utils.claims import actions, referents

BODY_ROLES = ("title", "heading", "body", "caption")
_CLAUSE_END = re.compile(r"[，。；！？!?;…：\n]|(?<!\d)[,:]|[,:](?!\d)|[—–]{1,2}")
_SENTENCE_END = "。！？!?；;…"


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, place or organisation: canonical `name`, kind PER, LOC, ORG, OUTLET …"""

    start: int
    end: int
    text: str
    name: str
    kind: str
    state: bool = False
    country: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page inside a document: where it starts there, and the map back to the page."""

    start: int
    end: int
    page_start: int
    normal: text.Normalised
    role: str
    number: int


@dataclass(eq=False)
class Document:
    """The claim-bearing text of a page (or one reference of it), folded."""

    page_id: str
    file: str
    text: str
    lines: list[Line]
    anchor: Any
    published: str | None
    reference: Mapping[str, Any] | None = None
    captured: date | None = None
    title: str = ""
    account: str = ""

    def line_at(self, position: int) -> Line:
        starts = [line.start for line in self.lines]
        return self.lines[max(0, bisect_right(starts, position) - 1)]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The page's own offsets of a span of this document (inside one line)."""
        line = self.line_at(start)
        a, b = line.normal.raw_span(start - line.start, min(end, line.end) - line.start)
        return line.page_start + a, line.page_start + b


@dataclass(eq=False)
class Sentence:
    """A sentence of a document with its mentions; all offsets are the document's."""

    document: Document
    order: int
    start: int
    end: int
    role: str
    line: int
    clauses: list[tuple[int, int]]
    triggers: list[actions.Trigger] = field(default_factory=list)
    quantities: list[Any] = field(default_factory=list)
    dates: list[Any] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    entities: list[Any] = field(default_factory=list)
    said: Any = None

    @property
    def text(self) -> str:
        return self.document.text[self.start:self.end]

    def clause(self, position: int) -> tuple[int, int]:
        """The clause that holds a position."""
        for start, end in self.clauses:
            if start <= position < end:
                return start, end
        return self.clauses[-1] if position >= self.end else self.clauses[0]

    def nth_clause(self, position: int) -> int:
        """Which clause of the sentence holds a position (0-based)."""
        return next((i for i, (_, end) in enumerate(self.clauses) if position < end), len(self.clauses) - 1)


# ---------------------------------------------------------------------------------------------- documents

def _is_missing(value: Any) -> bool:
    return value is None or value != value or str(value) == "<NA>"


def as_day(value: Any) -> date | None:
    """The day of an ISO time or date, None for anything else (a bare year or month included)."""
    if _is_missing(value):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def anchor_of(page: Mapping[str, Any]) -> Any:
    """When a page speaks: its day, the bounds (low, high) where no day is printed, or None."""
    day = as_day(page.get("published_at"))
    if day is not None:
        return day
    low, high = as_day(page.get("published_not_before")), as_day(page.get("published_not_after"))
    return (low, high) if low or high else None


def bounds(anchor: Any) -> tuple[str | None, str | None]:
    """An anchor as ISO days (first, last); None for an end that is not known."""
    low, high = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    return (low.isoformat() if low else None, high.isoformat() if high else None)


def documents(page: Mapping[str, Any], lines: list[Mapping[str, Any]],
              references: list[Mapping[str, Any]]) -> list[Document]:
    """The body document of a page, then one document per reference, in page order."""
    published = None if _is_missing(page.get("published_at")) else str(page["published_at"])
    shared = {"page_id": str(page["page_id"]), "file": str(page["file"]), **_names_of(page)}
    parts = [_line(row) for row in lines if row["role"] in BODY_ROLES]
    made = []
    if parts:
        body, placed = _joined(parts)
        made.append(Document(**shared, text=body, lines=placed, anchor=anchor_of(page), published=published))
    for reference in references:
        made.append(_reference_document(shared, page, reference))
    return [document for document in made if document is not None]


def _names_of(page: Mapping[str, Any]) -> dict[str, str]:
    """A page's title, folded, and its account by its one name; "" where the page has none."""
    from utils.mentions import gazetteer

    title, account = page.get("title"), page.get("account")
    return {"title": "" if _is_missing(title) else text.fold(str(title)),
            "account": "" if _is_missing(account) else gazetteer.canonical(str(account))}


def _line(row: Mapping[str, Any]) -> tuple[int, text.Normalised, str, int]:
    return int(row["start"]), text.normalise(str(row["text"])), str(row["role"]), int(row["line"])


def _joined(parts: list[tuple[int, text.Normalised, str, int]]) -> tuple[str, list[Line]]:
    pieces, placed, at = [], [], 0
    for page_start, normal, role, number in parts:
        placed.append(Line(at, at + len(normal.text), page_start, normal, role, number))
        pieces.append(normal.text)
        at += len(normal.text) + 1
    return "\n".join(pieces), placed


def _reference_document(shared: Mapping[str, str], page: Mapping[str, Any],
                        reference: Mapping[str, Any]) -> Document | None:
    """A reference as a document. Its title is what it says; outlet and date are its source and its time."""
    start, end = int(reference["start"]), int(reference["end"])
    whole = str(page["text"])[start:end]
    if not whole.strip():
        return None
    normal = text.normalise(whole)
    line = Line(0, len(normal.text), start, normal, "reference", int(reference["line"]))
    published = None if _is_missing(reference.get("date")) else str(reference["date"])
    day = as_day(published)
    return Document(
        **shared,
        text=normal.text,
        lines=[line],
        anchor=day or anchor_of(page),
        published=published,
        reference=dict(reference),
    )


def title_span(document: Document) -> tuple[int, int]:
    """Where a reference says something: its title, or all behind its outlet and date where the title is only
    a part."""
    whole = document.text
    start, end = 0, len(whole)
    outlet, title = (
        document.reference.get(name) if document.reference else None for name in ("outlet", "title")
    )
    if not _is_missing(outlet):
        at = whole.find(text.fold(str(outlet)))
        start = at + len(text.fold(str(outlet))) if 0 <= at <= 8 else 0
        end = at if at > 8 else end
    start += len(re.match(r"[\s:：—–-]*(?:\d{4}年\d{1,2}月\d{1,2}日)?[\s:：—–,，-]*", whole[start:]).group())
    if _is_missing(title):
        return start, max(start, end)
    folded = text.fold(str(title))
    at = whole.find(folded)
    if at < 0 or 2 * len(folded) < end - start:
        return start, max(start, end)
    return at, at + len(folded)


# ---------------------------------------------------------------------------------------------- sentences

def clause_spans(whole: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a span, without the marks between them: never cut inside a number or inside 《…》."""
    found, at, depth = [], start, 0
    for m in _CLAUSE_END.finditer(whole, start, end):
        depth = whole.count("《", at, m.start()) - whole.count("》", at, m.start())
        if depth > 0:
            continue
        found.append((at, m.start()))
        at = m.end()
    found.append((at, end))
    return [_trimmed(whole, a, b) for a, b in found if whole[a:b].strip(" \t\r\n”’」』)）】\"'“‘「『(（")]


def _trimmed(whole: str, start: int, end: int) -> tuple[int, int]:
    while start < end and whole[start] in " \t\r\n”’」』)）】":
        start += 1
    while end > start and whole[end - 1] in " \t\r\n“‘「『(（":
        end -= 1
    return start, end


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document with their clauses and action words (mentions are added by `read`)."""
    made: list[Sentence] = []
    for line in document.lines:
        for start, end in _sentence_spans(document, line):
            clauses = clause_spans(document.text, start, end)
            if clauses:
                made.append(Sentence(document, len(made), start, end, line.role, line.number, clauses))
    return made


def _sentence_spans(document: Document, line: Line) -> list[tuple[int, int]]:
    if document.reference is not None:
        return [title_span(document)]
    if line.role in ("title", "heading", "caption"):
        return [(line.start, line.end)]
    return [(line.start + s.start, line.start + s.end)
            for s in text.sentences(document.text[line.start:line.end])]


# ---------------------------------------------------------------------------------------------- mentions

def read(document: Document, aliases: Any = ()) -> list[Sentence]:
    """The sentences of a document with every mention in them."""
    from utils.mentions import dates, entities, quantities

    made = sentences(document)
    told = document.text if document.reference is None else document.text.translate(_NO_TITLE_MARKS)
    _share(made, "quantities", quantities.find(told))
    _share(made, "dates", dates.find(document.text, document.anchor))
    found = entities.find(document.text, aliases)
    _share(made, "entities", found)
    named = _outlets(document.text, _one_kind([_name(entity) for entity in found]))
    named = _companies(document.text, named)
    _share(made, "names", sorted([*named, *_works(document.text, named)], key=lambda n: n.start))
    _share(made, "triggers", _outside_names(actions.find(document.text), document.text, named))
    return made


_NO_TITLE_MARKS = str.maketrans("《》〈〉", "    ")     # a cited title is what is told, not a name


_STREET = re.compile(r"..(?:路|街|大道|巷|桥|广场|村|镇|乡|县|区)$")


def _outside_names(triggers: list[actions.Trigger], whole: str, named: list[Name]) -> list[actions.Trigger]:
    """Action words that are no part of a body's name or a person's title (安全会议秘书 holds no meeting)."""
    taken: set[int] = set()
    for name in named:
        if name.kind in ("ORG", "OUTLET") or name.kind == "LOC" and _STREET.search(name.text):
            taken.update(range(name.start, name.end))
        elif name.kind == "PER":
            span = referents.title_before(whole, name.start)
            taken.update(range(*span) if span else ())
    return [t for t in triggers if not (t.start in taken and t.end - 1 in taken)]


def _one_kind(named: list[Name]) -> list[Name]:
    """One kind for one name in a document: what it is recognised as most often (an unknown place is often
    taken for a person once or twice)."""
    from collections import Counter
    from dataclasses import replace

    kinds: dict[str, Counter[str]] = {}
    for name in named:
        kinds.setdefault(name.name, Counter())[name.kind] += 1
    best = {name: min(counts, key=lambda kind: (-counts[kind], kind)) for name, counts in kinds.items()}
    return [name if name.kind == best[name.name] else replace(name, kind=best[name.name]) for name in named]


_OUTLET_TAIL = re.compile(
    r"(?:新闻网|财经|新闻|日报|晚报|早报|时报|商报|周刊|周报|电视台|卫视|通讯社|传媒|融媒体?|观察报|广播|杂志|头条|快报|都市报|晨报|社(?=报|记|\d|援|引|电|称|消))")


def _outlets(whole: str, named: list[Name]) -> list[Name]:
    """Names that a word for a medium follows (某地财经, 某某日报) are outlets, whatever they are recognised as."""
    from dataclasses import replace

    made = []
    for name in named:
        tail = _OUTLET_TAIL.match(whole, name.end) if name.kind in ("LOC", "ORG", "PER") else None
        made.append(name if tail is None else
                    replace(name, end=tail.end(), text=whole[name.start:tail.end()], name=name.name + tail.group(), kind="OUTLET"))
    return made


_COMPANY = re.compile(
    r"(?:(?<=[\s,，。;；:：、“「《(（])|(?<=方面)|(?<=对手)|(?<=巨头)|(?<=公司)|^)"
    r"([\u4e00-\u9fff]{2,4}(?:科技|集团|汽车|银行|控股|股份|影业|生物|医药|能源|电子|智能|通信|航空|地产|置业|重工|化工|药业|证券|保险|物流|网络|传媒))"
    r"(?!公司的|领域|行业|产业|企业|股|板块|大学|学院|部门|园|城|展)", re.M)


def _companies(whole: str, named: list[Name]) -> list[Name]:
    """Companies that no recogniser knows, by the word their names end in (某某科技), at the head of a stretch."""
    taken = {i for name in named for i in range(name.start, name.end)}
    found = [Name(m.start(1), m.end(1), m.group(1), m.group(1), "ORG") for m in _COMPANY.finditer(whole)
             if not taken & set(range(m.start(1), m.end(1)))]
    return sorted([*named, *found], key=lambda name: name.start)


_WORK = re.compile(r"《([^《》\n]{1,24})》|〈([^〈〉\n]{1,20})〉")


def _works(whole: str, named: list[Name]) -> list[Name]:
    """Titles in 《》 as names of works, for whatever is released, rated or sold."""
    taken = [(n.start, n.end) for n in named]
    return [Name(m.start(), m.end(), m.group(), m.group(1) or m.group(2), "WORK") for m in _WORK.finditer(whole)
            if not any(a < m.end() and m.start() < b for a, b in taken)]


@lru_cache(maxsize=65536)
def _one_name(name: str) -> str:
    """A name without 方面 or 当局, as everything else calls it."""
    from utils.mentions import gazetteer

    return gazetteer.canonical(name) if name.endswith(("方面", "当局")) else name


# What no person's name ends in: a recogniser that does not know the place takes it for one.
_PLACE_END = re.compile(r"..(?:港|市|县|镇|乡|村|省|机场|大桥|码头|水库|车站|大厦|广场|景区|港口|海峡|半岛|群岛)$")


def _name(entity: Any) -> Name:
    state = entity.kind == "STATE" or entity.role == "state"
    place = entity.kind == "STATE" or entity.kind == "PER" and _PLACE_END.search(entity.text)
    return Name(entity.start, entity.end, entity.text, _one_name(entity.name or entity.text),
                "LOC" if place else entity.kind, state, entity.country, entity.role_title)


def _share(made: list[Sentence], field_name: str, mentions: list[Any]) -> None:
    """Give every mention to the sentence that holds it; what straddles sentences is left out."""
    starts = [sentence.start for sentence in made]
    for mention in mentions:
        i = bisect_right(starts, mention.start) - 1
        if i >= 0 and mention.end <= made[i].end:
            getattr(made[i], field_name).append(mention)
