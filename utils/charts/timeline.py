"""Claims on a timeline: when something happened, by each page's words, against when the page said so.

A row is one occurrence: one label, and the days on which everyone who tells it under that label can agree
(two intervals that overlap are one occurrence, told more and less exactly; intervals that do not are two).
Its filled mark is that interval, its hollow marks are the days on which pages told it, and a number says how
many pages. Rows run down in order of time. When a few rows lie years away from the rest, the axis stays with
the rest and those rows show an arrow and their date in words.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from ..mentions import spoken
from .answers import page_label
from .calendar import day_axis, day_number, day_text
from .style import (
    BLUE,
    INK,
    MUTED,
    ORANGE,
    PAPER,
    RULE,
    SMALL,
    TEXT,
    WIDE,
    Chart,
    Sheet,
    drawable,
    empty,
    ems,
    in_house_style,
    wrap,
)
from .wording import say

ROWS = 18  # occurrences drawn at most: those that most pages, then most answers tell
ROW = 0.36
FAR = 4.0  # a row this many times the middle half's spread away from the middle is shown by an arrow
NEAR = 45  # days around the middle half that always belong to the axis


@in_house_style
def claims_timeline(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """When it happened against when it was said.

    frame: one row per claim with `label`, `date_start`, `date_end`, `said` (the page's day) and `page_label`;
    `link` optional. Rows without a day are left out. width: inches. Returns the Figure.
    """
    title = say("timeline.title", language) if title is None else title
    rows = _occurrences(frame)
    if not rows:
        return empty(title, say("chart.empty", language), width)
    total = len(rows)
    rows = sorted(sorted(rows, key=_weight)[:ROWS], key=lambda row: (row["low"], row["high"], row["label"]))
    note = say("chart.more", language, n=total - len(rows)) if total > len(rows) else ""
    left = min(0.42 * width, 3.0)
    sheet = Sheet(width, title, rows=len(rows), row=ROW, left=left, right=0.25, note=note, key=True)
    sheet.rows(len(rows))
    low, high = _window(rows)
    sheet.axes.set_xlim(low, high)
    day_axis(sheet.axes, language, ticks=3 if width < 5 else 7)
    for i, row in enumerate(rows):
        _draw(sheet, i, row, language)
    sheet.key(
        [
            (dict(color=BLUE), say("timeline.happened", language)),
            (dict(color=ORANGE, markerfacecolor=PAPER, markeredgewidth=1.3), say("timeline.said", language)),
            *(
                [(dict(marker="x", markersize=4, color=MUTED), say("timeline.shared", language))]
                if any(len(row["pages"]) > 1 for row in rows)
                else []
            ),
        ]
    )
    sheet.chart.alt = _alt(rows, language)
    return sheet.chart


def _weight(row: dict[str, Any]) -> tuple:
    """What many pages tell, then what is told often, then what is dated closely, comes first."""
    return -len(row["pages"]), -row["told"], row["high"] - row["low"], row["low"], row["label"]


def _occurrences(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """One dict an occurrence: label, low and high (days), said (days of its pages), pages, told (answers),
    link."""
    by_label: dict[str, list[dict[str, Any]]] = {}
    for row in frame.to_dict("records"):
        start, end = day_number(row.get("date_start")), day_number(row.get("date_end"))
        start, end = (end if start is None else start), (start if end is None else end)
        label = drawable(row.get("label"))
        if start is None or end is None or not label:
            continue
        said = day_number(row.get("said"))
        one = dict(
            label=label,
            low=start,
            high=max(start, end),
            said=Counter([said] if said is not None else []),
            pages={page_label(row)},
            told=1,
            link=row.get("link"),
        )
        by_label.setdefault(label, []).append(one)
    return [one for rows in by_label.values() for one in _merged(rows)]


def _merged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one label with those that share days made one, its days those that all of them leave
    possible."""
    out: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda row: (row["high"] - row["low"], row["low"])):
        home = next((one for one in out if row["low"] <= one["high"] and one["low"] <= row["high"]), None)
        if home is None:
            out.append(row)
            continue
        home.update(
            low=max(home["low"], row["low"]),
            high=min(home["high"], row["high"]),
            told=home["told"] + 1,
            said=home["said"] + row["said"],
            pages=home["pages"] | row["pages"],
        )
    return out


def _window(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """The days that the axis shows: all, unless a few rows lie far from the middle half of them."""
    ends = sorted(
        [row["low"] for row in rows]
        + [row["high"] for row in rows]
        + [day for row in rows for day in row["said"]]
    )
    first, third = ends[len(ends) // 4], ends[(3 * len(ends)) // 4]
    reach = max(FAR * (third - first), NEAR)
    near = [day for day in ends if first - reach <= day <= third + reach]
    room = max(near[-1] - near[0], 2.0) * 0.06
    return near[0] - room, near[-1] + room


def _draw(sheet: Sheet, i: int, row: dict[str, Any], language: str) -> None:
    axes = sheet.axes
    left, right = axes.get_xlim()
    room = (sheet.left - 0.16) * 72 / TEXT
    shared = f"  ×{len(row['pages'])}" if len(row["pages"]) > 1 else ""
    text = axes.text(
        -sheet.inches(0.1),
        i,
        wrap(row["label"], room - ems(shared), 2) + shared,
        transform=axes.get_yaxis_transform(),
        ha="right",
        va="center",
        color=INK,
        size=SMALL,
        linespacing=1.15,
    )
    if row.get("link") and row["link"] == row["link"]:
        text.set_url(str(row["link"]))
    axes.axhline(i, color=RULE, linewidth=0.6, zorder=0)
    if row["high"] < left:
        _far(axes, i, left, "left", row, language)
    elif row["low"] > right:
        _far(axes, i, right, "right", row, language)
    elif row["high"] - row["low"] < 1:
        axes.plot([row["low"]], [i], "o", color=BLUE, markersize=6, zorder=3)
    else:
        axes.plot(
            [max(row["low"], left), min(row["high"], right)],
            [i, i],
            color=BLUE,
            linewidth=6,
            solid_capstyle="butt",
            zorder=2,
        )
    for said in sorted(row["said"]):
        if left <= said <= right:
            axes.plot(
                [said],
                [i],
                "o",
                color=ORANGE,
                markerfacecolor=PAPER,
                markersize=5,
                markeredgewidth=1.3,
                zorder=4,
            )


def _far(axes: Any, i: int, edge: float, side: str, row: dict[str, Any], language: str) -> None:
    arrow = "←" if side == "left" else "→"
    when = _said(row, language)
    words = f"{arrow} {when}" if side == "left" else f"{when} {arrow}"
    axes.text(
        edge,
        i - 0.04,
        words,
        ha=side,
        va="center",
        color=BLUE,
        size=SMALL,
        zorder=3,
        bbox=dict(facecolor=PAPER, edgecolor="none", pad=1),
    )


def _said(row: dict[str, Any], language: str) -> str:
    """The days of a row in words: Mar 2023, 1–10 Jul 2024."""
    ends = (date.fromordinal(int(row[end])).isoformat() for end in ("low", "high"))
    return spoken.days(*ends, language, brief=True)


def _alt(rows: list[dict[str, Any]], language: str) -> str:
    pages = set().union(*(row["pages"] for row in rows))
    between = "；" if language == "zh" else "; "
    listed = [f"{_said(row, language)} {wrap(row['label'], 30, 1)}" for row in rows[:10]]
    if len(rows) > 10:
        listed.append(say("chart.others", language))
    return say(
        "timeline.alt",
        language,
        n=len(rows),
        first=day_text(rows[0]["low"], language),
        last=day_text(max(row["high"] for row in rows), language),
        pages=len(pages),
        list=between.join(listed),
    )
