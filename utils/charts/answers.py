"""Answers by source: every answer to one question in a row of its own, placed by its value on one axis.

How exactly a value is said is drawn, not averaged away: a filled dot is exact, a hollow one approximate, a
bar a range, an arrow an open end. A diamond is a source that the page itself lists. Answers that are dates
are drawn on a calendar, answers that are neither numbers nor dates (which dyke? leak or breach?) are grouped
by their words.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..mentions import spoken
from .calendar import day_axis, day_number
from .style import (
    BLUE,
    CERTAINTY_COLOURS,
    INK,
    MUTED,
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
    number,
    unit_name,
    wrap,
)
from .wording import named, say

ROWS = 40  # rows drawn at most; the rest is in the table beside the chart
ROW, TALL = 0.46, 0.62  # inches a row; one whose page has a name of two lines
TALL_ROWS = 20  # rows up to which long names take two lines
LOG_FROM = 200  # a largest value this many times the smallest one asks for a logarithmic axis
GROUPS_TELL = 6  # answers in words from which a drawing of their groups says more than a table
VISIBLE = 0.02  # part of the axis below which an interval would be a hairline
ABOUT = frozenset({"about", "nearly", "several", "vague"})
ROUND_STEPS = [1, 2, 5, 10]  # ticks that people count by
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "天": 86400, "日": 86400, "周": 604800}


@in_house_style
def answers_by_source(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """The answers to one question, by source, on one axis.

    frame: rows of `claims` that share a question; `page_label` names the page (else `file` does); `link`,
    where given, leads from a row's value to its evidence. width: inches. Returns the Figure, with alternative
    text.
    """
    title = say("answers.title", language) if title is None else title
    rows = _distinct(frame)
    if not len(rows):
        return empty(title, say("chart.empty", language), width)
    kind = _kind(rows)
    if kind == "text":
        return _text_chart(rows, title, language, width)
    placed = _on_axis(rows, kind)
    return _axis_chart(placed, len(rows) - len(placed), kind, title, language, width)


def page_label(row: Any) -> str:
    """What a row's page is called: `page_label`, else the file."""
    for column in ("page_label", "account", "file", "page_id"):
        label = drawable(row.get(column))
        if label:
            return label
    return "?"


def _known(value: Any) -> Any:
    return None if value is None or value is pd.NA or value != value else value


def _distinct(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts, missing cells None; what one page says twice in the same way is said once."""
    seen, rows = set(), []
    for record in frame.to_dict("records"):
        row = {key: _known(value) for key, value in record.items()}
        key = (
            row.get("page_id"),
            page_label(row),
            row.get("role") == "reference",
            row.get("source"),
            row.get("value_low"),
            row.get("value_high"),
            row.get("unit"),
            row.get("approx"),
            row.get("referent"),
            row.get("date_start"),
            row.get("date_end"),
            row.get("value_text") if row.get("value_low") is None else None,
        )
        if key not in seen and answer_words(row, "en") != "?":
            seen.add(key)
            rows.append(row)
    return rows


def tells(frame: pd.DataFrame, language: str = "en") -> bool:
    """Whether a drawing of these answers shows what a table beside it does not: two different values on one
    axis, or so many answers in words that their groups are news."""
    rows = _distinct(frame) if len(frame) else []
    words = {answer_words(row, language) for row in rows}
    if len(words) < 2:
        return False
    kind = _kind(rows)
    return len(rows) >= GROUPS_TELL if kind == "text" else len(_on_axis(rows, kind)) > 1


def _kind(rows: list[dict[str, Any]]) -> str:
    """What most rows can be placed by: "number", "date" or "text"."""
    if rows[0].get("attribute") == "date" and _share(rows, lambda row: _day(row) is not None) >= 0.5:
        return "date"
    has_number = _share(
        rows, lambda row: row.get("value_low") is not None or row.get("value_high") is not None
    )
    return "number" if has_number >= 0.5 else "text"


def _share(rows: list[dict[str, Any]], test: Any) -> float:
    return sum(map(bool, map(test, rows))) / len(rows)


def _day(row: dict[str, Any]) -> float | None:
    return day_number(row.get("date_start")) or day_number(row.get("date_end"))


def _on_axis(rows: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Each row with `low` and `high` on the axis (None: open), in the unit that most rows use."""
    if kind == "date":
        for row in rows:
            start, end = day_number(row.get("date_start")), day_number(row.get("date_end"))
            row.update(low=start, high=end if end is None else max(end, start or end), shown_unit="")
    else:
        unit = Counter(row.get("unit") for row in rows).most_common(1)[0][0]
        for row in rows:
            factor = _factor(row.get("unit"), unit)
            row.update(
                shown_unit=unit,
                low=_scaled(row.get("value_low"), factor),
                high=_scaled(row.get("value_high"), factor),
            )
    placed = [row for row in rows if row["low"] is not None or row["high"] is not None]
    return sorted(placed, key=lambda row: (_middle(row), page_label(row), row.get("role") == "reference"))


def _factor(unit: Any, shown: Any) -> float | None:
    if unit == shown:
        return 1.0
    if unit in _SECONDS and shown in _SECONDS:
        return _SECONDS[unit] / _SECONDS[shown]
    return None


def _scaled(value: Any, factor: float | None) -> float | None:
    return None if value is None or factor is None else float(value) * factor


def _middle(row: dict[str, Any]) -> float:
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    return sum(ends) / len(ends)


def _axis_chart(
    rows: list[dict[str, Any]], unplaced: int, kind: str, title: str, language: str, width: float
) -> Chart:
    if not rows:
        return empty(title, say("chart.empty", language), width)
    shown, more = rows[:ROWS], max(0, len(rows) - ROWS)
    left = min(0.34 * width, 2.5)
    notes = [say("chart.more", language, n=more)] if more else []
    notes += [say("answers.unplaced", language, n=unplaced)] if unplaced else []
    tall = _tall(shown, left)
    sheet = Sheet(
        width,
        title,
        rows=len(shown),
        row=TALL if tall else ROW,
        left=left,
        right=0.2,
        note=" ".join(notes),
        key=True,
    )
    axes = sheet.axes
    sheet.rows(len(shown))
    log = kind == "number" and _wants_log(shown)
    low, high = _limits(shown, kind, log)
    axes.set_xlim(low, high)
    if log:
        axes.set_xscale("log")
    _name_axis(sheet, shown, kind, log, language)
    for value, count in Counter(
        end for row in shown for end in {row["low"], row["high"]} if end is not None
    ).items():
        if count > 1:
            axes.axvline(value, color=RULE, linewidth=0.8, zorder=0)
    for i, row in enumerate(shown):
        _label_row(sheet, i, row, language, tall)
        _mark_row(axes, i, row, kind, low, high)
        _value_label(sheet, i, row, language)
    sheet.key(_axis_key(shown, kind, language))
    sheet.chart.alt = _alt(rows, language)
    return sheet.chart


def _wants_log(rows: list[dict[str, Any]]) -> bool:
    ends = [end for row in rows for end in (row["low"], row["high"]) if end is not None]
    return min(ends) > 0 and max(ends) / min(ends) >= LOG_FROM


def _limits(rows: list[dict[str, Any]], kind: str, log: bool) -> tuple[float, float]:
    ends = [end for row in rows for end in (row["low"], row["high"]) if end is not None]
    low, high = min(ends), max(ends)
    if log:
        return low / 2, high * 4
    if high == low:
        alone = 2.0 if kind == "date" else max(abs(high) * 0.2, 2.0 if _all_whole(rows) else 0.1)
        left, right = low - alone / 2, high + alone / 2
    else:
        left, right = low - (high - low) * 0.18, high + (high - low) * 0.3
    return (0.0 if kind == "number" and low >= 0 > left else left), right


def _name_axis(sheet: Sheet, rows: list[dict[str, Any]], kind: str, log: bool, language: str) -> None:
    axes = sheet.axes
    if kind == "date":
        day_axis(axes, language, ticks=3 if sheet.width < 5 else 6)
        return
    if not log:
        most = 3 if sheet.width < 5 else 6
        axes.xaxis.set_major_locator(MaxNLocator(most, steps=ROUND_STEPS, integer=_all_whole(rows)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, language)))
    axes.xaxis.set_minor_formatter(FuncFormatter(lambda value, _: ""))
    name = unit_name(rows[0]["shown_unit"], language)
    axes.set_xlabel(
        ", ".join(part for part in (name, say("answers.log", language) if log else "") if part), loc="left"
    )


def _all_whole(rows: list[dict[str, Any]]) -> bool:
    return all(end == int(end) for row in rows for end in (row["low"], row["high"]) if end is not None)


def _tall(rows: list[dict[str, Any]], left: float) -> bool:
    """Whether a page's name needs two lines, and there is room for that."""
    return len(rows) <= TALL_ROWS and any(ems(page_label(row)) * TEXT > (left - 0.14) * 72 for row in rows)


def _label_row(sheet: Sheet, i: int, row: dict[str, Any], language: str, tall: bool) -> None:
    room = (sheet.left - 0.14) * 72
    detail = "·".join(
        part
        for part in (
            drawable(spoken.source(row["source"], language)) if row.get("source") else "",
            drawable(named("certainty", row.get("certainty"), language)),
        )
        if part
    )
    x = -sheet.inches(0.1)
    place = dict(transform=sheet.axes.get_yaxis_transform(), ha="right", clip_on=False)
    name, y = wrap(page_label(row), room / TEXT, 2 if tall else 1), i + (0.1 if tall else -0.06)
    sheet.axes.text(x, y, name, va="bottom", color=INK, linespacing=1.1, **place)
    sheet.axes.text(x, y + 0.1, wrap(detail, room / SMALL, 1), va="top", color=MUTED, size=SMALL, **place)
    if i:
        sheet.axes.axhline(i - 0.5, color=RULE, linewidth=0.5, zorder=0)


def colour(row: dict[str, Any]) -> str:
    """The colour of a row's certainty."""
    return CERTAINTY_COLOURS.get(row.get("certainty"), BLUE)


def _mark_row(axes: Any, i: int, row: dict[str, Any], kind: str, left: float, right: float) -> None:
    low, high, ink = row["low"], row["high"], colour(row)
    about = row.get("approx") in ABOUT
    shape = "D" if row.get("role") == "reference" else "o"
    fill = PAPER if about else ink
    style = dict(
        marker=shape,
        markersize=6.5,
        color=ink,
        markerfacecolor=fill,
        markeredgewidth=1.4,
        zorder=3,
        clip_on=False,
    )
    if low is None or high is None:
        end, tip = (high, left) if low is None else (low, right)
        reach = end + (tip - end) * (0.35 if len(str(row.get("value_text") or "")) < 12 else 0.2)
        axes.annotate(
            "",
            xy=(reach, i),
            xytext=(end, i),
            zorder=2,
            arrowprops=dict(arrowstyle="->", color=ink, linewidth=1.6, shrinkA=0, shrinkB=0),
        )
        axes.plot([end], [i], **(style | dict(marker="|", markersize=9, markeredgewidth=1.8)))
    elif _long_enough(low, high, left, right):
        axes.plot(
            [low, high],
            [i, i],
            color=ink,
            linewidth=5,
            solid_capstyle="butt",
            alpha=0.85 if not about else 0.45,
            zorder=2,
        )
    else:
        axes.plot([(low + high) / 2], [i], **style)


def _long_enough(low: float, high: float, left: float, right: float) -> bool:
    """Whether an interval is long enough to be seen as one; a shorter one is drawn as a point."""
    return high > low and (high - low) > VISIBLE * (right - left)


def _value_label(sheet: Sheet, i: int, row: dict[str, Any], language: str) -> None:
    """The value in words beside its mark: at the right where there is room, else above the mark's left."""
    axes = sheet.axes
    words = wrap(spoken.value(row, language, brief=True), sheet.plot_width * 72 / SMALL * 0.6, 1)
    if not words:
        return
    to_axes = lambda value: axes.transAxes.inverted().transform(axes.transData.transform((value, i)))[
        0
    ]  # noqa: E731
    right = to_axes(row["high"] if row["high"] is not None else row["low"])
    left = to_axes(row["low"] if row["low"] is not None else row["high"])
    gap, need = sheet.inches(0.1), sheet.inches(ems(words) * SMALL / 72)
    fits_right, fits_left, y = right + gap + need <= 1.02, left - gap - need >= 0, float(i)
    if row["high"] is not None and fits_right:
        x, side = right + gap, "left"
    elif row["low"] is not None and fits_left:
        x, side = left - gap, "right"
    else:  # no room beside the mark: above it
        x, side, y = (right, "right", i - 0.27) if right > 0.5 else (left, "left", i - 0.27)
    text = axes.text(
        x,
        y,
        words,
        size=SMALL,
        color=INK,
        va="center_baseline",
        ha=side,
        transform=axes.get_yaxis_transform(),
        zorder=4,
    )
    if row.get("link"):
        text.set_url(str(row["link"]))


def _axis_key(rows: list[dict[str, Any]], kind: str, language: str) -> list[tuple[dict[str, Any], str]]:
    def any_row(test: Any) -> bool:
        return any(test(row) for row in rows)

    point = lambda row: row["low"] is not None and row["low"] == row["high"]  # noqa: E731
    entries = []
    if any_row(lambda row: point(row) and row.get("approx") not in ABOUT):
        entries.append((dict(color=MUTED), say("answers.key_exact", language)))
    if any_row(lambda row: point(row) and row.get("approx") in ABOUT):
        entries.append((dict(color=MUTED, markerfacecolor=PAPER), say("answers.key_about", language)))
    if any_row(lambda row: None not in (row["low"], row["high"]) and row["high"] > row["low"]):
        entries.append(
            (
                dict(color=MUTED, marker="_", markersize=9, markeredgewidth=4),
                say("answers.key_range", language),
            )
        )
    if any_row(lambda row: (row["low"] is None) != (row["high"] is None)):
        entries.append((dict(color=MUTED, marker=r">", markersize=5), say("answers.key_open", language)))
    if any_row(lambda row: row.get("role") == "reference"):
        entries.append((dict(color=MUTED, marker="D"), say("answers.key_reference", language)))
    return entries


def answer_words(row: dict[str, Any], language: str) -> str:
    """An answer in words, in the reader's language."""
    return wrap(spoken.value(row, language), 24, 1) or "?"


def _alt(rows: list[dict[str, Any]], language: str, key: str = "answers.alt") -> str:
    counted = Counter(answer_words(row, language) for row in rows)
    pages = len({(row.get("page_id"), page_label(row)) for row in rows})
    listed = ["%s ×%d" % (words, n) if n > 1 else words for words, n in list(counted.items())[:12]]
    between = "；" if language == "zh" else "; "
    if len(counted) > 12:
        listed.append(say("chart.others", language))
    return say(key, language, n=len(rows), pages=pages, list=between.join(listed))


def _text_chart(rows: list[dict[str, Any]], title: str, language: str, width: float) -> Chart:
    """Rows grouped by their words, the largest group first; each with its source at the left."""
    size = Counter(answer_words(row, language) for row in rows)
    rows = sorted(
        rows,
        key=lambda row: (-size[answer_words(row, language)], answer_words(row, language), page_label(row)),
    )
    shown, more = rows[:ROWS], max(0, len(rows) - ROWS)
    note = say("chart.more", language, n=more) if more else ""
    left = min(0.38 * width, 2.5)
    tall = _tall(shown, left)
    sheet = Sheet(
        width, title, rows=len(shown), row=TALL if tall else ROW, left=left, right=0.1, bottom=0.12, note=note
    )
    axes = sheet.axes
    sheet.rows(len(shown))
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    room = (sheet.plot_width - 0.3) * 72 / TEXT
    before = None
    for i, row in enumerate(shown):
        words = drawable(spoken.value(row, language)) or drawable(row.get("quote"))
        _label_row(sheet, i, row, language, tall)
        shape = "D" if row.get("role") == "reference" else "X" if row.get("certainty") == "denied" else "o"
        axes.plot([sheet.inches(0.08)], [i], marker=shape, markersize=6.5, color=colour(row), clip_on=False)
        text = axes.text(
            sheet.inches(0.24), i, wrap(words, room, 2), va="center", color=INK if words != before else MUTED
        )
        if row.get("link"):
            text.set_url(str(row["link"]))
        if before is not None and words != before:
            axes.axhline(i - 0.5, color=MUTED, linewidth=1.0, zorder=1)
        before = words
    sheet.chart.alt = _alt(rows, language, "answers.alt_text")
    return sheet.chart
