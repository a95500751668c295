"""The thresholds of stage 02 by name, with the value in force and what it decides.

Each is a named constant of the module that uses it, and `[claims]` of study.toml may ask for another value. `in_force`
makes what is asked hold for one call (a context variable: other calls, threads and tasks do not see it), and `limit`
reads it. `table` lists the thresholds; what `[claims]` holds beside is listed too, so that a key which changes nothing
never looks as if it did.
"""
from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Any

import pandas as pd

THRESHOLDS: dict[str, tuple[str, str, str]] = {
    "join": ("meeting", "JOIN", "evidence from which two answers answer one question"),
    "name_overlap": ("meeting", "NAME_OVERLAP", "shared part of the shorter list of names that two deeds must have"),
    "event_gap_days": ("slots", "EVENT_GAP_DAYS", "days: dates further apart are different occurrences"),
    "likely": ("amounts", "LIKELY", "probability from which figures answer one question, and can conflict"),
    "years_apart": ("amounts", "YEARS_APART", "days between two dated figures from which they are of two things"),
    "rounding": ("slots", "ROUNDING", "relative distance up to which two figures may be one, rounded differently"),
    "same_words": ("slots", "SAME_WORDS", "bigram overlap from which two wordings say the same"),
    "copied": ("witnesses", "COPIED", "shared part of the shorter sentence from which two sentences are one witness"),
    "repeats": ("", "REPEATS", "shared part of the shorter page from which a page repeats another one"),
    "later_fact": ("relations", "LATER_FACT", "days after a plan from which a figure is what became of it"),
    "too_far": ("relations", "TOO_FAR", "times another figure beyond which two are of different things, not in conflict"),
    "too_long": ("relations", "TOO_LONG", "the same, of lengths of time"),
    "near_publication": ("verdicts", "NEAR_PUBLICATION",
                         "days before publication within which a happening without a day is taken to lie"),
    "all_pairs_up_to": ("", "ALL_PAIRS_UP_TO", "answers to one question that are all compared with one another"),
}
"""name: (module of utils.claims, its constant, meaning)."""


_ASKED: ContextVar[Mapping[str, float]] = ContextVar("asked thresholds", default={})


def heard(asked: Mapping[str, Any] | None) -> dict[str, float]:
    """What of `[claims]` is a threshold's name with a number that can be one: finite, and not below zero."""
    return {name: wanted for name, wanted in (asked or {}).items()
            if name in THRESHOLDS and isinstance(wanted, (int, float)) and not isinstance(wanted, bool)
            and math.isfinite(wanted) and wanted >= 0}


def problems(asked: Mapping[str, Any] | None) -> list[str]:
    """One sentence for each key of `[claims]` that changes nothing."""
    known = heard(asked)
    return [f"study.toml: [claims] {name} = {wanted!r} " + ("is no number from 0 up" if name in THRESHOLDS else
            f"is no threshold; known: {', '.join(THRESHOLDS)}")
            for name, wanted in sorted((asked or {}).items()) if name not in known]


@contextmanager
def in_force(asked: Mapping[str, Any] | None) -> Iterator[None]:
    """Within the block, the thresholds that `[claims]` asks for hold."""
    token = _ASKED.set(heard(asked))
    try:
        yield
    finally:
        _ASKED.reset(token)


def limit(name: str, default: float) -> float:
    """The threshold of that name: what is asked for, else the module's own constant."""
    return _ASKED.get().get(name, default)


def value(name: str, asked: Mapping[str, Any] | None = None) -> float:
    """The value in force: what is asked for, else the constant."""
    module, constant, _ = THRESHOLDS[name]
    return heard(asked).get(name, getattr(import_module(f"utils.claims.{module}".rstrip(".")), constant))


def table(asked: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Rows name, value (in force), asked (what study.toml wants, as text, or null), unheard (it wants what cannot be),
    meaning. asked: `settings.claims`; its keys that are no threshold come last, with a null value."""
    rest, taken = dict(asked or {}), heard(asked)
    rows = [(name, value(name, asked), rest.pop(name, None), meaning) for name, (_, _, meaning) in THRESHOLDS.items()]
    rows += [(name, None, wanted, "no threshold of this name") for name, wanted in sorted(rest.items())]
    made = [(name, known, None if wanted is None else str(wanted), wanted is not None and name not in taken, meaning)
            for name, known, wanted, meaning in rows]
    types = {"name": "string", "value": "Float64", "asked": "string", "unheard": "boolean",
             "meaning": "string"}
    return pd.DataFrame(made, columns=list(types)).astype(types)
