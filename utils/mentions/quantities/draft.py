"""The result, a quantity, and the draft it is while its number, its unit and its neighbours are being
read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. Offsets are half-open code points of the raw text; `text == raw[start:end]`.

    kind: cardinal ordinal percent fraction ratio money duration age dimension temperature
    approx: exact about over under at_least at_most nearly several range vague
    change: None from to by total new; direction: None up down
    unit: the unit's name (人 年 小时 % 元 公里 旅团 …) or None; counter: the measure word as written (名)
    per: what it is counted by (股 of 每股3.5元, 平方米, 人 of 人均), else None; speeds have units of their own
    value: the number as written (十几万 is 100000); for a range its lower end; None for 大量
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    kind: str
    approx: str = "exact"
    change: str | None = None
    direction: str | None = None
    referent: str | None = None
    referent_start: int | None = None
    referent_end: int | None = None
    number_start: int = 0
    number_end: int = 0
    outer_start: int = 0
    outer_end: int = 0
    counter: str | None = None
    value: float | None = None
    per: str | None = None


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
    per: str | None = None


def tidy(value: float) -> float:
    value = float(f"{value:.15g}")
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def settled(quantity: Quantity, **fields: object) -> Quantity:
    """The quantity itself with some fields filled in, before anyone else has seen it; `replace` copies 25
    fields."""
    for name, value in fields.items():
        object.__setattr__(quantity, name, value)
    return quantity
