"""A page while it is read: its folded sentences, the names in them, and who has spoken so far."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from utils.claims.attribution.records import Opener, Source
from utils.mentions import entities as names
from utils.text import normalise

_TAG = re.compile(
    r"\s*(?:(?:【[^】]{1,16}】)?\((?:本报|本刊|本台)?记者[^()]{1,20}\)|【[^】]{1,16}】|[\[〔][^\]〕]{1,10}[\]〕]|"
    r"\([^()]{0,30}(?:[电讯]|报道|报导)\)|"
    r"[\u4e00-\u9fff]{2,6}讯(?=[\s\d]|\([^()]{0,20}\)))"
    r"(?=.*[\u4e00-\u9fff])")


def _without_tags(text: str) -> str:
    """【10:12】, (本社记者…电) and the like before a sentence become blanks: they are nobody's words."""
    tag = _TAG.match(text)
    return " " * tag.end() + text[tag.end():] if tag else text


class Page:
    """The sentences of a page in order, with a memory.

    texts, entities    folded sentences and the names in them, offsets to match
    about              what is known of the page (title, account, author, site)
    said, issuers      (sentence, source) of whoever has spoken; (sentence, source, document) of whoever
                       has issued one
    persons            the latest full mention of a person by name
    running, reach     the opener whose words the text still may be, and how many sentences it has run
    lead               the opener at the head of the article whose words all of it is, until somebody else
                       speaks
    open_quote, quoted whether quotation marks are open behind the last sentence, and for how many sentences
    notice             the issuer, where the page is itself a notice
    behind             openers that stand in the sentence after the one they speak for
    speaking           who spoke before in the sentence at hand
    """

    def __init__(self, sentences, entities, page, paragraphs, roles) -> None:
        self.raw = list(sentences)
        self.norms = [normalise(sentence) for sentence in sentences]
        self.texts = [_without_tags(norm.text) for norm in self.norms]
        self.entities = [self._folded(i, found) for i, found in enumerate(entities)]
        self.about = page
        self.paragraphs = list(paragraphs) if paragraphs is not None else None
        self.roles = list(roles) if roles is not None else None
        self.running: Opener | None = None
        self.reach = 0
        self.said: list[tuple[int, Source]] = []
        self.issuers: list[tuple[int, Source, str]] = []
        self.persons: dict[str, names.Entity] = {}
        self.open_quote = False
        self.quoted = 0
        self.lead: Opener | None = None
        self.notice: Source | None = None
        self._raw_names: dict[str, str] = {}
        self.behind: dict[int, Opener] = {}
        self.speaking: Source | None = None            # who spoke before in the sentence at hand

    def _folded(self, index: int, found) -> list[names.Entity]:
        """Entities with offsets of the folded sentence (they differ only where invisible characters were
        dropped)."""
        if not self.norms[index].dropped:
            return list(found)
        back = {}
        for position in range(len(self.texts[index]) + 1):
            back.setdefault(self.norms[index].raw_position(position), position)
        return [replace(e, start=back.get(e.start, e.start), end=back.get(e.end, e.end)) for e in found]

    @cached_property
    def bodies(self) -> dict[str, set[str]]:
        """For every beginning of an organisation's name on the page, the canonical names that begin so
        and go on."""
        found: dict[str, set[str]] = {}
        bodies = (e for row in self.entities for e in row if e.kind in ("ORG", "OUTLET"))
        for name, text in {(e.name, e.text) for e in bodies}:
            for end in range(2, len(text)):
                found.setdefault(text[:end], set()).add(name)
        return found

    @cached_property
    def first_mentions(self) -> list[tuple[int, names.Entity]]:
        """(sentence, entity) where each organisation is named first."""
        first: dict[str, tuple[int, names.Entity]] = {}
        for index, row in enumerate(self.entities):
            for entity in row:
                if entity.kind == "ORG":
                    first.setdefault(entity.name, (index, entity))
        return list(first.values())

    def spoken(self, index: int, within: int) -> Iterator[Source]:
        """Whoever has spoken in the `within` sentences before this one, the latest first."""
        for at, source in reversed(self.said):
            if index - at > within:
                return
            yield source

    def raw_name(self, name: str | None) -> str | None:
        """A name as the page writes it (the reader works on folded text)."""
        if name is None:
            return None
        if name not in self._raw_names:
            self._raw_names[name] = self._found_raw(name)
        return self._raw_names[name]

    def _found_raw(self, name: str) -> str:
        for norm in self.norms:
            position = norm.text.find(name)
            if position >= 0:
                a, b = norm.raw_span(position, position + len(name))
                return norm.raw[a:b]
        return name

    def role(self, index: int) -> str:
        return self.roles[index] if self.roles is not None else "body"
