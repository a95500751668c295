"""Pages against pages and pages against sources: the relation matrix, who relies on whom, how sure each
page is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Curve
from matplotlib.ticker import MaxNLocator

from .answers import page_label
from .style import (
    BLUE,
    CERTAINTY_COLOURS,
    INK,
    MUTED,
    ORANGE,
    PAPER,
    RELATION_COLOURS,
    RELATION_SIGNS,
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
from .wording import named, say

SEVERITY = {relation: rank for rank, relation in enumerate(RELATION_COLOURS)}
"""Relations from the worst (0) to the best; a cell shows its worst."""

PAGES_WITH_COUNTS = 16  # from here on a cell is too small for its number
PAGES_DRAWN = 60
SOURCES_DRAWN = 24
SINGLE_DRAWN = 8  # sources that one page names, drawn beside those that several share
PAGES_LINKED = 30


# -------------------------------------------------------------------------------------------- relation matrix


@in_house_style
def relation_matrix(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """Pages against pages: the worst relation of their answers, and in how many pairs it occurs.

    frame: one row per comparison with `page_a`, `page_b` (what the pages are called) and `relation`; rows
    without a relation are left out. The diagonal holds what a page says against itself. Returns the Figure.
    """
    title = say("matrix.title", language) if title is None else title
    worst = _worst(frame)
    pages = list(
        dict.fromkeys(
            sorted({page for pair in worst for page in pair}, key=lambda page: _weight(page, worst))
        )
    )
    if not pages:
        return empty(title, say("chart.empty", language), width)
    shown = pages[:PAGES_DRAWN]
    note = say("matrix.note", language)
    if len(pages) > len(shown):
        note += " " + say("chart.more", language, n=len(pages) - len(shown))
    return _matrix(shown, worst, title, note, language, width)


def _worst(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[str, int]]:
    """(page, page) -> (worst relation, how many pairs have it), the pages in either order."""
    counts: dict[tuple[str, str], Counter] = {}
    for row in frame.to_dict("records"):
        relation = row.get("relation")
        if relation not in SEVERITY:
            continue
        pair = tuple(sorted((drawable(row.get("page_a")) or "?", drawable(row.get("page_b")) or "?")))
        counts.setdefault(pair, Counter())[relation] += 1
    return {pair: min(found.items(), key=lambda item: SEVERITY[item[0]]) for pair, found in counts.items()}


def _weight(page: str, worst: dict[tuple[str, str], tuple[str, int]]) -> tuple[float, str]:
    """Pages that disagree with more pages come first."""
    own = [SEVERITY[relation] for pair, (relation, _) in worst.items() if page in pair]
    return (-sum(6 - rank for rank in own), page)


def _matrix(pages: list[str], worst: dict, title: str, note: str, language: str, width: float) -> Chart:
    n = len(pages)
    left = min(0.38 * width, 2.4)
    cell = min((width - left - 0.15) / n, 0.62)
    key_lines = _key_lines(
        sorted({relation for relation, _ in worst.values()}, key=SEVERITY.get), width, language
    )
    sheet = Sheet(
        width,
        title,
        rows=n,
        row=cell,
        left=left,
        right=width - left - cell * n,
        note=note,
        bottom=0.36 + 0.22 * len(key_lines),
    )
    axes = sheet.axes
    axes.set_xlim(-0.5, n - 0.5)
    sheet.rows(n)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    index = {page: i for i, page in enumerate(pages)}
    for (a, b), (relation, count) in sorted(worst.items()):
        if a in index and b in index:
            row, column = sorted((index[a], index[b]), reverse=True)
            _cell(axes, row, column, relation, count, n, cell)
    for i, page in enumerate(pages):
        size = SMALL if cell > 0.16 else max(3.5, cell * 72 * 0.7)
        name = f"{page}  {i + 1}" if n <= PAGES_WITH_COUNTS else page
        axes.text(
            -0.5 - 0.08 / cell,
            i,
            wrap(name, (left - 0.18) * 72 / size, 2 if cell > 0.3 else 1),
            ha="right",
            va="center",
            size=size,
            color=INK,
            linespacing=1.1,
        )
        axes.add_patch(
            Rectangle((i - 0.5, i - 0.5), 1, 1, fill=False, edgecolor=RULE, linewidth=0.8, zorder=3)
        )
        if n <= PAGES_WITH_COUNTS:
            axes.text(i, n - 0.36, str(i + 1), ha="center", va="top", size=SMALL, color=MUTED, clip_on=False)
    _draw_key(sheet, key_lines)
    sheet.chart.alt = _matrix_alt(pages, worst, language)
    return sheet.chart


def _cell(axes: Any, row: int, column: int, relation: str, count: int, n: int, size: float) -> None:
    axes.add_patch(
        Rectangle(
            (column - 0.5, row - 0.5),
            1,
            1,
            facecolor=RELATION_COLOURS[relation],
            edgecolor=PAPER,
            linewidth=1.2 if n <= 30 else 0.4,
        )
    )
    if n <= PAGES_WITH_COUNTS:
        axes.text(
            column,
            row,
            f"{RELATION_SIGNS[relation]} {count}",
            ha="center",
            va="center",
            color=PAPER,
            size=min(TEXT, size * 72 * 0.34),
        )


def _key_lines(relations: list[str], width: float, language: str) -> list[list[tuple[float, str, str]]]:
    """The key in as many lines as it needs: (x in inches, relation, words)."""
    lines: list[list[tuple[float, str, str]]] = [[]]
    x = 0.06
    for relation in relations:
        words = named("relation", relation, language)
        need = ems(words) * SMALL / 72 + 0.45
        if x + need > width and lines[-1]:
            lines.append([])
            x = 0.06
        lines[-1].append((x, relation, words))
        x += need
    return lines


def _draw_key(sheet: Sheet, lines: list[list[tuple[float, str, str]]]) -> None:
    for i, line in enumerate(reversed(lines)):
        y = (0.14 + 0.22 * i) / sheet.height
        for x, relation, words in line:
            sheet.chart.add_artist(
                Rectangle(
                    (x / sheet.width, y - 0.08 / sheet.height),
                    0.2 / sheet.width,
                    0.16 / sheet.height,
                    facecolor=RELATION_COLOURS[relation],
                    transform=sheet.chart.transFigure,
                )
            )
            sheet.chart.text(
                (x + 0.1) / sheet.width,
                y,
                RELATION_SIGNS[relation],
                size=SMALL,
                ha="center",
                va="center_baseline",
                color=PAPER,
            )
            sheet.chart.text(
                (x + 0.26) / sheet.width, y, words, size=SMALL, ha="left", va="center_baseline", color=MUTED
            )


def _matrix_alt(pages: list[str], worst: dict, language: str) -> str:
    ordered = sorted(worst.items(), key=lambda item: (SEVERITY[item[1][0]], -item[1][1], item[0]))[:8]
    parts = [
        say(
            "matrix.itself" if a == b else "matrix.worst",
            language,
            a=wrap(a, 20, 1),
            b=wrap(b, 20, 1),
            relation=named("relation", relation, language),
            n=count,
        )
        for (a, b), (relation, count) in ordered
    ]
    return say("matrix.alt", language, n=len(pages), list=("；" if language == "zh" else "; ").join(parts))


# ----------------------------------------------------------------------------------------- who relies on whom


@in_house_style
def sources_network(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """Pages at the left, the sources that they name at the right, a line where one relies on the other.

    frame: one row per claim (or per reference) with `page_label` and `source`; rows without a source are left
    out. A line is as thick as it has answers; sources that several pages share stand out. Returns the Figure.
    """
    title = say("sources.title", language) if title is None else title
    links = Counter((page_label(row), drawable(row.get("source"))) for row in frame.to_dict("records"))
    links = Counter({pair: n for pair, n in links.items() if pair[1]})
    if not links:
        return empty(title, say("chart.empty", language), width)
    pages, sources, hidden = _two_sides(links)
    note = say("chart.more", language, n=hidden) if hidden else ""
    return _network(links, pages, sources, title, note, language, width)


def _two_sides(links: Counter) -> tuple[list[str], list[str], int]:
    """The pages and the sources to draw, both ordered so that few lines cross, and how many sources are
    left out."""
    users: dict[str, set[str]] = {}
    weight: Counter = Counter()
    for (page, source), n in links.items():
        users.setdefault(source, set()).add(page)
        weight[source] += n
    ranked = sorted(users, key=lambda source: (-len(users[source]), -weight[source], source))
    shared = sum(len(users[source]) > 1 for source in ranked)
    sources = ranked[: min(SOURCES_DRAWN, max(shared + SINGLE_DRAWN, 2 * SINGLE_DRAWN))]
    named = Counter(page for page, source in sorted(links) if source in sources)
    pages = sorted(sorted(named, key=lambda page: (-named[page], page))[:PAGES_LINKED])
    kept = Counter({pair: n for pair, n in links.items() if pair[0] in pages and pair[1] in sources})
    turned = Counter({(source, page): n for (page, source), n in kept.items()})
    for _ in range(4):  # barycentre ordering (Sugiyama, Tagawa and Toda 1981)
        pages, sources = _by_barycentre(pages, sources, kept), _by_barycentre(sources, pages, turned)
    return pages, sources, len(ranked) - len(sources) + len({page for page, _ in links}) - len(pages)


def _by_barycentre(side: list[str], other: list[str], links: Counter) -> list[str]:
    place = {name: i / max(1, len(other) - 1) for i, name in enumerate(other)}

    def centre(name: str) -> tuple[float, str]:
        own = [(place[b], n) for (a, b), n in links.items() if a == name and b in place]
        return (sum(x * n for x, n in own) / max(1, sum(n for _, n in own)), name)

    return sorted(side, key=centre)


def _network(
    links: Counter, pages: list[str], sources: list[str], title: str, note: str, language: str, width: float
) -> Chart:
    side = (width - 0.2) * 0.36
    rows = max(len(pages), len(sources))
    sheet = Sheet(
        width,
        title,
        rows=rows,
        row=0.3 if rows <= 30 else 0.2,
        left=side,
        right=side,
        bottom=0.1,
        note=note,
        key=True,
    )
    axes = sheet.axes
    axes.axis("off")
    axes.set_xlim(0, 1)
    axes.set_ylim(rows - 0.5, -0.5)
    at = {("page", name): _spread(i, len(pages), rows) for i, name in enumerate(pages)}
    at |= {("source", name): _spread(i, len(sources), rows) for i, name in enumerate(sources)}
    users = Counter(source for _, source in links)
    for (page, source), n in sorted(links.items()):
        if source in sources and page in pages:
            _curve(axes, at["page", page], at["source", source], n, ORANGE if users[source] > 1 else BLUE)
    room = (side - 0.16) * 72 / SMALL
    for (what, name), y in at.items():
        x, side_of = (-sheet.inches(0.07), "right") if what == "page" else (1 + sheet.inches(0.07), "left")
        axes.plot([0 if what == "page" else 1], [y], "o", markersize=4, color=INK, clip_on=False)
        axes.text(
            x,
            y,
            wrap(name, room, 2 if rows <= 30 else 1),
            ha=side_of,
            va="center",
            size=SMALL,
            color=INK,
            linespacing=1.1,
        )
    sheet.key(
        [
            (
                dict(marker="_", markersize=10, markeredgewidth=3, color=ORANGE),
                say("sources.shared", language),
            ),
            (dict(marker="_", markersize=10, markeredgewidth=3, color=BLUE), say("sources.single", language)),
        ]
    )
    top = [
        f"{wrap(source, 20, 1)} ({n})"
        for source, n in sorted(users.items(), key=lambda item: (-item[1], item[0]))[:6]
    ]
    sheet.chart.alt = say("sources.alt", language, pages=len(pages), sources=len(users), list=", ".join(top))
    return sheet.chart


def _spread(i: int, n: int, rows: int) -> float:
    return (i + 0.5) * rows / n - 0.5


def _curve(axes: Any, start: float, end: float, n: int, ink: str) -> None:
    points = [(0, start), (0.45, start), (0.55, end), (1, end)]
    codes = [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4]
    axes.add_patch(
        PathPatch(
            Curve(points, codes), fill=False, edgecolor=ink, linewidth=min(1 + 0.7 * (n - 1), 5), alpha=0.75
        )
    )


# ------------------------------------------------------------------------------------------------ certainty


@in_house_style
def certainty_by_source(
    frame: pd.DataFrame, language: str = "en", width: float = WIDE, title: str | None = None
) -> Chart:
    """How sure each page says its answers are: a bar per page, split by certainty, counts written in.

    frame: one row per claim with `page_label` and `certainty`. Pages with most answers first. Returns the
    Figure.
    """
    title = say("certainty.title", language) if title is None else title
    counts = Counter(
        (page_label(row), row.get("certainty"))
        for row in frame.to_dict("records")
        if row.get("certainty") in CERTAINTY_COLOURS
    )
    total = Counter()
    for (page, _), n in counts.items():
        total[page] += n
    if not total:
        return empty(title, say("chart.empty", language), width)
    pages = sorted(total, key=lambda page: (-total[page], page))
    shown = pages[:PAGES_DRAWN]
    note = say("chart.more", language, n=len(pages) - len(shown)) if len(pages) > len(shown) else ""
    present = [kind for kind in CERTAINTY_COLOURS if any(counts[page, kind] for page in shown)]
    sheet = Sheet(
        width,
        title,
        rows=len(shown),
        row=0.34 if len(shown) <= 30 else 0.2,
        left=min(0.38 * width, 2.5),
        note=note,
        key=True,
    )
    _bars(sheet, shown, present, counts, total, language)
    sheet.key(
        [
            (
                dict(marker="s", markersize=7, color=CERTAINTY_COLOURS[kind]),
                named("certainty", kind, language),
            )
            for kind in present
        ]
    )
    sheet.chart.alt = _certainty_alt(shown, present, counts, total, language)
    return sheet.chart


def _bars(
    sheet: Sheet, pages: list[str], present: list[str], counts: Counter, total: Counter, language: str
) -> None:
    axes = sheet.axes
    sheet.rows(len(pages))
    most = max(total.values())
    axes.set_xlim(0, most * 1.02)
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_xlabel(say("certainty.axis", language), loc="left")
    room = (sheet.left - 0.16) * 72 / SMALL
    for i, page in enumerate(pages):
        axes.text(
            -sheet.inches(0.08),
            i,
            wrap(page, room, 2 if len(pages) <= 30 else 1),
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="center",
            size=SMALL,
            color=INK,
            linespacing=1.1,
        )
        left = 0
        for kind in present:
            n = counts[page, kind]
            if n:
                axes.barh(
                    i, n, left=left, height=0.7, color=CERTAINTY_COLOURS[kind], edgecolor=PAPER, linewidth=0.8
                )
                if n / most * sheet.plot_width > 0.2 and len(pages) <= 30:
                    axes.text(left + n / 2, i, str(n), ha="center", va="center", size=SMALL, color=PAPER)
            left += n


def _certainty_alt(
    pages: list[str], present: list[str], counts: Counter, total: Counter, language: str
) -> str:
    overall = {kind: sum(counts[page, kind] for page in pages) for kind in present}
    listed = ", ".join(f"{named('certainty', kind, language)} {n}" for kind, n in overall.items())
    return say("certainty.alt", language, pages=len(pages), n=sum(total[page] for page in pages), list=listed)


def relation_words(relation: str, language: str) -> str:
    """A relation with its sign."""
    return f"{RELATION_SIGNS.get(relation, '')} {named('relation', relation, language)}".strip()
