"""Hands every sentence the word of whom it is: `attribution`'s stretches, and the statements among them.

A *statement* is a stretch that a cue of saying hands to a named speaker (a person or body speaking for
itself, not an outlet reporting): its words are what the speaker is claimed to have said.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from utils.claims import attribution
from utils.claims.readings import Document, Sentence

_SPEECH = re.compile(r"表示|表态|强调|指出|称|说|坦言|直言|认为|主张|呼吁|警告|承诺|重申|回应|宣布|批评|谴责|赞扬|评价|敦促|否认|承认|透露|声明|明确|宣称|坚称|:|：")
_NO_SPEAKER = frozenset(("media", "anonymous", "public", "self", "agency"))


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a document: on whose word, through whom, of which kind, how sure. Offsets are the
    document's."""

    start: int
    end: int
    source: str | None
    name: str | None
    via: str | None
    source_kind: str | None
    certainty: str | None
    cue: str = ""


@dataclass(slots=True)
class Speech:
    """All stretches of one sentence."""

    sentence: Sentence
    stretches: list[attribution.Attribution]

    def at(self, start: int, end: int) -> Said:
        """Whose word the span is (document offsets)."""
        base = self.sentence.start
        found = attribution.at(
            self.stretches, self.stretches[0].sentence if self.stretches else 0, start - base
        )
        sure = attribution.certainty_at(self.sentence.text, max(0, start - base), max(0, end - base), found)
        return _said(found, base, sure)

    @property
    def sources(self) -> list[tuple[int, int]]:
        """Where this sentence names its sources (document offsets)."""
        base, here = self.sentence.start, self.stretches[0].sentence if self.stretches else 0
        return [(base + s.source_span[1], base + s.source_span[2]) for s in self.stretches
                if s.source_span is not None and s.source_span[0] == here]

    @property
    def cues(self) -> list[tuple[int, int]]:
        """Where the words of saying stand (document offsets)."""
        return [(self.sentence.start + s.cue_span[0], self.sentence.start + s.cue_span[1])
                for s in self.stretches if s.cue_span is not None and s.source_span is not None]

    @property
    def statements(self) -> list[Said]:
        """Stretches that a named speaker says, in order."""
        return [said for stretch, said in self._spoken() if _names_speaker(stretch, self.sentence)]

    @property
    def views(self) -> list[Said]:
        """Stretches that are what observers without a name make of things (外界猜测, 分析认为), in order."""
        return [said for stretch, said in self._spoken()
                if stretch.source_kind in _OBSERVERS and _VIEW.search(stretch.cue) and not stretch.inherited]

    def _spoken(self) -> list[tuple[attribution.Attribution, Said]]:
        """The stretches with a cue of their own in this sentence, behind that cue and the marks after it."""
        found = []
        for stretch in self.stretches:
            if not stretch.source or not self._has_cue(stretch):
                continue
            base = self.sentence.start
            start = max(stretch.start, stretch.cue_span[1] if stretch.cue_span else stretch.start)
            start += len(re.match(r"[\s,，:：“\"「『]*", self.sentence.text[start:]).group())
            if start < stretch.end:
                said = _said(stretch, base, attribution.certainty(self.sentence.text[start : stretch.end], stretch))
                found.append((stretch, Said(base + start, base + stretch.end, said.source, said.name, said.via,
                                            said.source_kind, said.certainty, stretch.cue)))
        return found

    def _has_cue(self, stretch: attribution.Attribution) -> bool:
        """Whether words of this sentence hand over: what only goes on from the one before says nothing new."""
        if not stretch.inherited:
            return True
        return stretch.cue_span is not None and stretch.cue != "" and \
            self.sentence.text[slice(*stretch.cue_span)][-1:] == stretch.cue[-1:]


_OBSERVERS = frozenset(("public", "anonymous", "expert"))
_VIEW = re.compile(r"认为|猜测|推测|视为|解读|分析|看来|担心|估计|判断|预计|预期|质疑|怀疑|相信|普遍")


def _names_speaker(stretch: attribution.Attribution, sentence: Sentence) -> bool:
    """Whether a stretch is somebody's who can be named: a body or a person speaking for itself, no outlet that reports."""
    if stretch.source_kind == "expert" and _VIEW.search(stretch.cue) and stretch.name == stretch.source \
            and not any(n.name == stretch.name for n in sentence.names):
        return False                     # a view of experts without a name
    if stretch.source_kind in _NO_SPEAKER:
        person = stretch.source_kind == "public" and any(
            n.kind == "PER" and n.name == stretch.name or n.kind == "ORG" and n.text in (stretch.source or "")
            for n in sentence.names)
        if not person:
            return False
    return bool(stretch.cue)


def _said(found: attribution.Attribution, base: int, sure: str) -> Said:
    return Said(base + found.start, base + found.end, found.source, found.name, found.via,
                found.source_kind, sure, found.cue)


def attach(made: Sequence[Sentence], page: Mapping[str, Any] | None = None) -> None:
    """Give every sentence of a document its `said`."""
    if not made:
        return
    texts = [sentence.text for sentence in made]
    stretches = attribution.find(
        texts, [_entities(s) for s in made], page, [s.line for s in made], [s.role for s in made]
    )
    grouped: dict[int, list[attribution.Attribution]] = defaultdict(list)
    for stretch in stretches:
        grouped[stretch.sentence].append(stretch)
    for i, sentence in enumerate(made):
        sentence.said = Speech(sentence, grouped.get(i, []))


def as_written(document: Document, name: str | None) -> str | None:
    """A source's name as its page writes it (documents are folded: Simplified, half width)."""
    at = -1 if name is None else document.text.find(name)
    if at < 0:
        return name
    line = document.line_at(at)
    a, b = line.normal.raw_span(at - line.start, at + len(name) - line.start)
    return line.normal.raw[a:b]


def _entities(sentence: Sentence) -> list[Any]:
    return [replace(entity, start=entity.start - sentence.start, end=entity.end - sentence.start)
            for entity in sentence.entities]
