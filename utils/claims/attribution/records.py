"""What the reader of attributions hands on: a stretch with its source, a source, and an opener.

A *source* is whoever a name in the text makes answer for some words. An *opener* is a cue that hands the
word to a source (据某局通报，; 某人表示，). A stretch of a sentence with what opened it is an `Attribution`.
"""
from __future__ import annotations

from dataclasses import dataclass

MOST_OPENERS = 12      # hand-overs sought in one sentence; more than a few are a sign of text that is none
MOST_TRIED = 24        # cues looked at in one sentence for each grammar
KINDS = ("official", "intelligence", "agency", "media", "expert", "anonymous", "public", "self")
CERTAINTIES = ("asserted", "reported", "hearsay", "planned", "predicted", "speculated", "denied")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of one sentence and whose word it is.

    sentence      index into the sentences given
    start, end    the reach, half-open offsets in that sentence
    source        as the page names it; None for the page itself
    source_span   (sentence, start, end) of that name, which may stand in an earlier sentence; None when
                  not named
    via           through whom (韩联社 in 据韩联社援引国情院), else None
    source_kind   one of KINDS
    certainty     of a plain statement in this reach, one of CERTAINTIES
    cue           the words that hand over (据…报道 without its middle: 据报道), and cue_span, or "" and None
    name          the canonical name of the source
    inherited     the source comes from an earlier sentence
    """

    sentence: int
    start: int
    end: int
    source: str | None = None
    source_span: tuple[int, int, int] | None = None
    via: str | None = None
    source_kind: str = "self"
    certainty: str = "asserted"
    cue: str = ""
    cue_span: tuple[int, int] | None = None
    name: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was named: where, as what, and of which kind."""

    text: str | None
    span: tuple[int, int, int] | None
    kind: str
    name: str | None
    via: str | None = None
    document: bool = False
    person: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Opener:
    """A hand-over found in a sentence: its source, and the stretch [start, end) it opens (end None: to
    the next)."""

    at: int
    start: int
    source: Source
    certainty: str
    cue: str
    cue_span: tuple[int, int]
    report: bool
    end: int | None = None
    frame: bool = False
