"""The thresholds of stage 02 by name, with the value in force and what it decides.

Each is a named constant of the module that uses it. `table` lists them; what `[claims]` of study.toml holds beside is
listed too, so that a key which changes nothing never looks as if it did.
"""
from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import pandas as pd

THRESHOLDS: dict[str, tuple[str, str, str]] = {
    "join": ("questions", "JOIN", "evidence from which two answers answer one question"),
    "name_overlap": ("questions", "NAME_OVERLAP", "shared part of the shorter list of names that two deeds must have"),
    "event_gap_days": ("questions", "EVENT_GAP_DAYS", "days: dates further apart are different occurrences"),
    "rounding": ("slots", "ROUNDING", "relative distance up to which two figures may be one, rounded differently"),
    "same_words": ("relations", "SAME_WORDS", "bigram overlap from which two wordings say the same"),
    "copied": ("relations", "COPIED", "shared part of the shorter sentence from which two sentences are one witness"),
    "repeats": ("", "REPEATS", "shared part of the shorter page from which a page repeats another one"),
    "later_fact": ("relations", "LATER_FACT", "days after a plan from which a figure is what became of it"),
    "near_publication": ("relations", "NEAR_PUBLICATION",
                         "days before publication within which a happening without a day is taken to lie"),
    "all_pairs_up_to": ("", "ALL_PAIRS_UP_TO", "answers to one question that are all compared with one another"),
}
"""name: (module of utils.claims, its constant, meaning)."""


def value(name: str) -> float:
    """The value in force."""
    module, constant, _ = THRESHOLDS[name]
    return getattr(import_module(f"utils.claims.{module}".rstrip(".")), constant)


def table(asked: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Rows name, value (in force), asked (what study.toml wants, as text, or null), unheard (it wants something else than
    what is in force), meaning. asked: `settings.claims`; its keys that are no threshold come last, with a null value."""
    asked = dict(asked or {})
    rows = [(name, value(name), asked.pop(name, None), meaning) for name,
            (_, _, meaning) in THRESHOLDS.items()]
    rows += [(name, None, wanted, "no threshold of this name") for name, wanted in sorted(asked.items())]
    made = [(name, known, None if wanted is None else str(wanted), wanted is not None and wanted != known,
             meaning)
            for name, known, wanted, meaning in rows]
    types = {"name": "string", "value": "Float64", "asked": "string", "unheard": "boolean",
             "meaning": "string"}
    return pd.DataFrame(made, columns=list(types)).astype(types)
