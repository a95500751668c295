"""A quantity while it is being read: a number with its span, and what has been found around it so far."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Draft:
    start: int
    end: int
    number_end: int
    low: float | None
    high: float | None
    base: float
    approx: str
    unit: str | None
    counter: str | None
    kind: str
    multiplier: float = 1
    style: str = "arabic"
    number_start: int = -1
    outer_start: int = -1
    weak: bool = False
