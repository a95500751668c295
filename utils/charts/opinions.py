"""What readers say: shares with their intervals, comments over time, the words that set groups apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .calendar import day_axis, day_number, day_text
from .style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    PAPER,
    RED,
    RULE,
    SMALL,
    TEXT,
    WIDE,
    Chart,
    Sheet,
    drawable,
    empty,
    in_house_style,
    wrap,
)
from .wording import named, say

LABEL_COLOURS = {
    "negative": RED,
    "neutral": MUTED,
    "positive": BLUE,
    "against": RED,
    "none": MUTED,
    "favor": BLUE,
}
LABEL_ORDER = ("positive", "favor", "neutral", "none", "negative", "against")
ROWS = 48  # shares drawn at most
GROUPS, WORDS = 6, 10  # groups of words and words in each
BINS = 9  # a time axis has room for at least as many bars, so that few bars are not slabs
_HOURS_UP_TO, _DAYS_UP_TO = 3, 120


# ------------------------------------------------------------------------------------------------ shares


@in_house_style
def opinion_shares(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """Shares of comments with their 95 % intervals, grouped by what they are about.

    frame: rows of `estimates` (label, share, low, high, n, n_labelled); `group`, where given, names the rows'
    groups (a target, a page, a model). Shares that no hand label has checked are drawn hollow. Returns the
    Figure.
    """
    title = say("opinion.title", language) if title is None else title
    rows = [row for row in frame.to_dict("records") if _number(row.get("share")) is not None]
    if not rows:
        return empty(title, say("chart.empty", language), width)
    groups = list(dict.fromkeys(drawable(row.get("group")) for row in rows))
    rows.sort(key=lambda row: (groups.index(drawable(row.get("group"))), _rank(row.get("label"))))
    shown = rows[:ROWS]
    note = say("chart.more", language, n=len(rows) - len(shown)) if len(rows) > len(shown) else ""
    lines = _with_headings(shown)
    sheet = Sheet(
        width, title, rows=len(lines), row=0.28, left=min(0.34 * width, 2.2), right=0.55, note=note, key=True
    )
    axes = sheet.axes
    sheet.rows(len(lines))
    axes.set_xlim(
        0, max(0.5, min(1.0, max(_number(row.get("high")) or row["share"] for row in shown) * 1.08))
    )
    axes.xaxis.set_major_locator(MaxNLocator(4 if width < 5 else 6))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    axes.set_xlabel(say("opinion.axis", language), loc="left")
    axes.grid(axis="x")
    for i, line in enumerate(lines):
        _share(sheet, i, line, language)
    checked = {bool(_number(row.get("n_labelled"))) for row in shown}
    sheet.key(
        [
            (
                dict(color=BLUE, markerfacecolor=BLUE if known else PAPER),
                say("opinion.checked" if known else "opinion.unchecked", language),
            )
            for known in sorted(checked, reverse=True)
        ]
    )
    sheet.chart.alt = say("opinion.alt", language, list=_shares_alt(shown, language))
    return sheet.chart


def _number(value: Any) -> float | None:
    return None if value is None or value is pd.NA or value != value else float(value)


def _rank(label: Any) -> int:
    return LABEL_ORDER.index(label) if label in LABEL_ORDER else len(LABEL_ORDER)


def _with_headings(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    before = None
    for row in rows:
        group = drawable(row.get("group"))
        if group and group != before:
            labelled = _number(row.get("n_labelled"))
            lines.append({"heading": group, "n": _number(row.get("n")), "labelled": labelled})
            before = group
        lines.append(row)
    return lines


def _share(sheet: Sheet, i: int, row: dict[str, Any], language: str) -> None:
    axes = sheet.axes
    at_left = dict(transform=axes.get_yaxis_transform(), va="center_baseline", clip_on=False)
    if "heading" in row:
        words = row["heading"]
        n = say("opinion.n", language, n=int(row["n"] or 0), labelled=int(row["labelled"] or 0))
        axes.text(
            -sheet.inches(sheet.left - 0.06),
            i + 0.1,
            wrap(f"{words}  ({n})", (sheet.width - 0.3) * 72 / TEXT, 1),
            color=INK,
            ha="left",
            **at_left,
            bbox=dict(facecolor=PAPER, edgecolor="none", pad=1),
            zorder=5,
        )
        return
    ink = LABEL_COLOURS.get(row.get("label"), GREEN)
    share, low, high = (_number(row.get(name)) for name in ("share", "low", "high"))
    checked = bool(_number(row.get("n_labelled")))
    if low is not None and high is not None:
        axes.plot([low, high], [i, i], color=ink, linewidth=2.2, solid_capstyle="round", zorder=2)
    axes.plot(
        [share],
        [i],
        "o",
        color=ink,
        markerfacecolor=ink if checked else PAPER,
        markersize=7,
        markeredgewidth=1.5,
        zorder=3,
    )
    axes.text(
        -sheet.inches(0.1),
        i,
        wrap(named("label", row.get("label"), language), (sheet.left - 0.2) * 72 / SMALL, 1),
        ha="right",
        color=INK,
        size=SMALL,
        **at_left,
    )
    axes.text(1 + sheet.inches(0.08), i, f"{share:.0%}", ha="left", color=INK, size=SMALL, **at_left)


def _shares_alt(rows: list[dict[str, Any]], language: str) -> str:
    parts = []
    for row in rows[:9]:
        share, low, high = (_number(row.get(name)) for name in ("share", "low", "high"))
        label = " ".join(
            part for part in (drawable(row.get("group")), named("label", row.get("label"), language)) if part
        )
        parts.append(
            say(
                "opinion.one",
                language,
                label=label,
                share=share,
                low=share if low is None else low,
                high=share if high is None else high,
            )
        )
    return ("；" if language == "zh" else "; ").join(parts)


# ------------------------------------------------------------------------------------------------ over time


@in_house_style
def comments_over_time(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """How many comments were posted each hour, day or month (whichever suits the span).

    frame: rows of `comments` (posted_at, else posted_not_before and posted_not_after on one day). Comments
    whose day is not known are counted in words. Returns the Figure.
    """
    title = say("time.title", language) if title is None else title
    times = [_time(row) for row in frame.to_dict("records")]
    known = sorted(time for time in times if time is not None)
    if not known:
        return empty(title, say("chart.empty", language), width)
    unknown = len(times) - len(known)
    unit, counts = _binned(
        known, all(_has_hour(row) for row in frame.to_dict("records") if _time(row) is not None)
    )
    note = say(f"time.{unit}", language)
    if unknown:
        note += ("；" if language == "zh" else "; ") + say("time.unknown", language, n=unknown)
    sheet = Sheet(
        width, title, rows=1, row=min(2.4, width * 0.42), left=0.5, right=0.2, bottom=0.55, note=note
    )
    axes = sheet.axes
    step = {"hour": 1 / 24, "day": 1.0, "month": 30.4}[unit]
    axes.bar(list(counts), list(counts.values()), width=step * 0.82, align="edge", color=BLUE)
    room = max(0.5, (BINS - (max(counts) - min(counts)) / step) / 2) * step
    axes.set_xlim(min(counts) - room, max(counts) + step + room)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.grid(axis="y")
    axes.set_ylim(0, max(counts.values()) * 1.12)
    _time_axis(axes, unit, language, 4 if width < 5 else 8)
    peak = max(counts, key=lambda at: (counts[at], -at))
    sheet.chart.alt = say(
        "time.alt_hour" if unit == "hour" else "time.alt",
        language,
        n=len(known),
        first=day_text(known[0], language),
        last=day_text(known[-1], language),
        most=counts[peak],
        peak=_bin_text(peak, unit, language),
        unknown=unknown,
    )
    return sheet.chart


def _time(row: dict[str, Any]) -> float | None:
    posted = day_number(row.get("posted_at"))
    if posted is not None:
        return posted
    first, last = row.get("posted_not_before"), row.get("posted_not_after")
    return day_number(first) if isinstance(first, str) and first == last else None


def _has_hour(row: dict[str, Any]) -> bool:
    return "T" in str(row.get("posted_at") or "")


def _binned(times: list[float], hours_known: bool) -> tuple[str, dict[float, int]]:
    span = times[-1] - times[0]
    if span <= _HOURS_UP_TO and hours_known:
        found = Counter(int(time * 24 + 1e-6) / 24 for time in times)
        return "hour", dict(sorted(found.items()))
    if span <= _DAYS_UP_TO:
        return "day", dict(sorted(Counter(float(int(time)) for time in times).items()))
    return "month", dict(sorted(Counter(float(_month_start(time)) for time in times).items()))


def _month_start(time: float) -> int:
    when = date.fromordinal(int(time))
    return date(when.year, when.month, 1).toordinal()


def _time_axis(axes: Any, unit: str, language: str, ticks: int) -> None:
    if unit != "hour":
        day_axis(axes, language, ticks)
        return
    low, high = axes.get_xlim()
    span = (high - low) * 24
    step = next((step for step in (1, 2, 3, 6, 12, 24) if span / step <= ticks), 24)
    first = int(low * 24 // step + 1) * step
    at = [hour / 24 for hour in range(first, int(high * 24) + 1, step)]
    axes.set_xticks(at, [_hour_label(hour, i, language) for i, hour in enumerate(at)])


def _hour_label(at: float, i: int, language: str) -> str:
    hour = round((at % 1) * 24) % 24
    label = f"{hour}:00"
    return f"{label}\n{day_text(at + 1e-6, language, year=False)}" if i == 0 or hour == 0 else label


def _bin_text(at: float, unit: str, language: str) -> str:
    day = day_text(at + 1e-6, language)
    if unit == "hour":
        return f"{day} {round((at % 1) * 24) % 24}:00"
    return day if unit == "day" else (f"{day[:-2]}" if language == "zh" else day[2:]).strip()


# ------------------------------------------------------------------------------------------------ words


@in_house_style
def distinctive_words(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """The words that set each group of comments apart, strongest first, one small panel a group.

    frame: `group`, `word`, `score` (how typical, larger is more) and optionally `n` (comments it occurs in).
    The six largest groups and ten words of each are drawn. Returns the Figure.
    """
    title = say("words.title", language) if title is None else title
    groups = _groups(frame)
    if not groups:
        return empty(title, say("chart.empty", language), width)
    per_line = 1 if width < 5 else min(3, len(groups))
    lines = [list(groups.items())[i : i + per_line] for i in range(0, len(groups), per_line)]
    rows = sum(max(len(words) for _, words in line) + 1.6 for line in lines)
    sheet = Sheet(
        width,
        title,
        rows=rows,
        row=0.235,
        left=0.06,
        right=0.1,
        bottom=0.12,
        note=say("words.axis", language),
    )
    axes = sheet.axes
    axes.axis("off")
    axes.set_xlim(0, sheet.plot_width)
    axes.set_ylim(rows, 0)
    top = max((score for words in groups.values() for _, score, _ in words), default=1.0) or 1.0
    y = 0.0
    for line in lines:
        for column, (group, words) in enumerate(line):
            _words(
                axes,
                column * sheet.plot_width / per_line,
                y,
                sheet.plot_width / per_line - 0.2,
                group,
                words,
                top,
                language,
            )
        y += max(len(words) for _, words in line) + 1.6
    listed = [
        f"{named('label', group, language)}: {'、'.join(word for word, _, _ in words[:5])}"
        for group, words in groups.items()
    ]
    sheet.chart.alt = say("words.alt", language, list="; ".join(listed))
    return sheet.chart


def _groups(frame: pd.DataFrame) -> dict[str, list[tuple[str, float, int]]]:
    found: dict[str, list[tuple[str, float, int]]] = {}
    for row in frame.to_dict("records"):
        score, word = _number(row.get("score")), drawable(row.get("word"))
        if score is not None and word:
            found.setdefault(drawable(row.get("group")), []).append(
                (word, score, int(_number(row.get("n")) or 0))
            )
    ordered = sorted(found, key=lambda group: (-len(found[group]), group))[:GROUPS]
    return {
        group: sorted(found[group], key=lambda item: (-item[1], item[0]))[:WORDS]
        for group in sorted(ordered, key=_rank_group)
    }


def _rank_group(group: str) -> tuple[int, str]:
    return (_rank(group), group)


def _words(
    axes: Any, x: float, y: float, room: float, group: str, words: list, top: float, language: str
) -> None:
    ink = LABEL_COLOURS.get(group, BLUE)
    axes.text(
        x,
        y + 0.6,
        wrap(named("label", group, language), room * 72 / TEXT, 1),
        color=INK,
        va="center_baseline",
        size=TEXT + 0.5,
    )
    axes.plot([x, x + room], [y + 1.05, y + 1.05], color=RULE, linewidth=0.8)
    name = min(1.1, room * 0.45)
    for i, (word, score, n) in enumerate(words):
        at = y + 1.6 + i
        axes.text(
            x + name - 0.06,
            at,
            wrap(word, (name - 0.06) * 72 / SMALL, 1),
            ha="right",
            va="center_baseline",
            size=SMALL,
            color=INK,
        )
        length = max(0.02, (room - name - 0.35) * max(score, 0.0) / top)
        axes.barh(at, length, left=x + name, height=0.55, color=ink)
        if n:
            axes.text(
                x + name + length + 0.05,
                at,
                f"{n:,}",
                va="center_baseline",
                ha="left",
                size=SMALL,
                color=MUTED,
            )
