"""The house style: one font, one ink, few colours that colour-blind readers can tell apart, labels beside the
marks.

A chart is a matplotlib Figure that knows its alternative text and draws itself the same everywhere: the font
comes as a package and is registered by its path, identifiers in the SVG come from a fixed salt, and no date
or version is written. Text on it is scraped text, so it is never read as mathematics, and characters that
cannot be seen or drawn are taken out.

Colours: Okabe and Ito, "Color Universal Design" (2008), the light ones darkened until they stand out from
white by 3:1 (WCAG 2.2, 1.4.11). A wide chart is for a column of text on a desk, a narrow one for a phone;
both show the same rows at the same size of letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.style
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .wording import named

WIDE, NARROW = 7.6, 3.7  # inches; letters keep their size, so that a phone shows no shrunken desk
INK, MUTED, RULE, PAPER = "#1d232a", "#59636e", "#d4d9de", "#ffffff"
BLUE, ORANGE, GREEN, SKY, RED, PURPLE = "#0072b2", "#c77f00", "#117733", "#3a95cf", "#d55e00", "#b0578a"
TEXT, SMALL, TITLE = 10.0, 8.8, 12.0  # points
DPI = 120  # of the PNG
SALT = "duizhao"

RELATION_COLOURS = {
    "contradicts own reference": "#a3123a",
    "conflict": RED,
    "internal contradiction": PURPLE,
    "scope/time differs": ORANGE,
    "compatible": SKY,
    "agree": BLUE,
}
RELATION_SIGNS = {
    "contradicts own reference": "!",
    "conflict": "≠",
    "internal contradiction": "↔",
    "scope/time differs": "~",
    "compatible": "≈",
    "agree": "=",
}
CERTAINTY_COLOURS = {
    "asserted": "#003f66",
    "reported": BLUE,
    "hearsay": SKY,
    "planned": GREEN,
    "predicted": "#2f9e8a",
    "speculated": ORANGE,
    "denied": RED,
}

_WIDE_CHARS = frozenset("WF")


@lru_cache(maxsize=1)
def font_files() -> tuple[Path, ...]:
    """The font of the charts and of the report, then the one that fills its gaps; both openly licensed.

    Noto Sans SC (SIL Open Font License 1.1) comes in the package zhplot, DejaVu Sans with matplotlib. Raises
    FileNotFoundError where zhplot is not installed.
    """
    spec = find_spec("zhplot")
    folder = Path(spec.origin).parent / "fonts" if spec and spec.origin else Path("zhplot/fonts")
    files = (folder / "NotoSansSC-Regular.ttf", Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")
    if not files[0].is_file():
        raise FileNotFoundError(f"{files[0].name} is missing: install the package zhplot, which brings it")
    return files


@lru_cache(maxsize=1)
def _families() -> tuple[str, ...]:
    for file in font_files():
        font_manager.fontManager.addfont(str(file))
    return tuple(font_manager.FontProperties(fname=str(file)).get_name() for file in font_files())


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """Every code point that one of the two fonts can draw."""
    return frozenset().union(*(font_manager.get_font(str(file)).get_charmap() for file in font_files()))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return {
        "font.family": list(_families()),
        "font.size": TEXT,
        "text.color": INK,
        "text.parse_math": False,
        "text.usetex": False,
        "axes.unicode_minus": True,
        "axes.edgecolor": RULE,
        "axes.labelcolor": MUTED,
        "axes.labelsize": SMALL,
        "axes.linewidth": 0.8,
        "axes.facecolor": "none",
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.size": 3,
        "ytick.major.size": 0,
        "xtick.major.width": 0.8,
        "grid.color": RULE,
        "grid.linewidth": 0.6,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "svg.hashsalt": SALT,
        "svg.fonttype": "path",
        "path.simplify": False,
        "axes.formatter.use_mathtext": False,
        "figure.dpi": 100,
        "savefig.dpi": DPI,
    }


def style() -> Any:
    """The house style as a context (or decorator): a reader's own settings do not show, and come back
    afterwards."""
    return matplotlib.style.context(["default", _rules()])


def in_house_style(verb: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that draws with the house style switched on."""

    @wraps(verb)
    def styled(*args: Any, **options: Any) -> Any:
        with style():
            return verb(*args, **options)

    return styled


class Chart(Figure):
    """A Figure in the house style, with `alt`: what is seen, in a sentence. Shows itself as PNG in a
    notebook."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(figsize=(width, height), layout="none")
        FigureCanvasAgg(self)
        self.alt = ""
        self._png: bytes | None = None

    def png(self) -> bytes:
        """The chart as a PNG file without date or version; drawn once."""
        if self._png is None:
            self._png = self._drawn("png", {"Software": None}, dpi=DPI)
        return self._png

    def svg(self, letters: bool = False) -> str:
        """The chart as SVG. letters=False draws text as shapes (needs no font); True keeps it as text."""
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        return self._drawn("svg", nothing, {"svg.fonttype": "none" if letters else "path"}).decode("utf-8")

    def _drawn(
        self, kind: str, metadata: dict[str, Any], rules: dict[str, Any] | None = None, **options: Any
    ) -> bytes:
        buffer = BytesIO()
        with style(), matplotlib.rc_context(rules or {}):
            self.savefig(buffer, format=kind, metadata=metadata, **options)
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return {"image/png": self.png(), "text/plain": self.alt}, {"image/png": {"alt": self.alt}}


def drawable(text: object) -> str:
    """The text as it can be drawn: on one line, without controls, invisible characters, and what no font
    here has."""
    if text is None or text != text:
        return ""
    kept = (
        c
        for c in " ".join(str(text).split())
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return "".join(c for c in kept if ord(c) in _glyphs() or c == " ").strip()


def ems(text: str) -> float:
    """How wide a text is, in units of its own size: 1 for a full-width character, about .53 for a letter."""
    return sum(1.0 if unicodedata.east_asian_width(c) in _WIDE_CHARS else 0.53 for c in text)


def wrap(text: object, width: float, lines: int = 2) -> str:
    """The drawable text broken into at most `lines` lines of `width` ems; what does not fit ends in an
    ellipsis.

    Chinese breaks anywhere but before closing punctuation, words of letters only at a space or a slash,
    unless one is longer than a line. Where the last line would hold a few characters only, the lines are made
    even.
    """
    plain = drawable(text)
    out = _lines(plain, width, lines)
    short = len(out) > 1 and ems(out[-1]) < width / 3 and not out[-1].endswith("…")
    even = _lines(plain, ems(plain) / len(out) + 1, lines) if short else out
    return "\n".join(even if len(even) == len(out) and even[-1:] and not even[-1].endswith("…") else out)


def _lines(text: str, width: float, lines: int) -> list[str]:
    """The text in lines as full as they can be, what does not fit cut with an ellipsis."""
    out, rest = [], text
    while rest and len(out) < lines:
        cut = _cut(rest, width)
        out.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        last = out[-1]
        while last and ems(last) > width - 1:
            last = last[:-1]
        out[-1] = last.rstrip(" ，、：；。,") + "…"
    return out


_CLOSING = frozenset("，。、：；！？”’）》」』】,.;:!?)%")


def _cut(text: str, width: float) -> int:
    used, fits = 0.0, len(text)
    for i, char in enumerate(text):
        used += ems(char)
        if used > width:
            fits = i
            break
    if fits == len(text):
        return fits
    cut = max(fits, 1)
    while cut > 1 and (text[cut] in _CLOSING or _inside_word(text, cut)):
        cut -= 1
    return cut if cut > max(1, fits // 3) else max(fits, 1)


def _inside_word(text: str, cut: int) -> bool:
    before, after = text[cut - 1], text[cut]
    return before.isascii() and after.isascii() and before not in " /-" and after not in " "


def unit_name(unit: object, language: str) -> str:
    """A unit in the reader's language, as it stands where it is not known."""
    return drawable(named("unit", unit, language))


def number(value: float, language: str) -> str:
    """A number for an axis: 12,000 in English, 1.2万 in Chinese; no trailing zeros."""
    if language == "zh":
        for size, name in ((1e8, "亿"), (1e4, "万")):
            if abs(value) >= size:
                return f"{value / size:.6g}{name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


class Sheet:
    """A chart's page: title and key on top, then a plot with room at its left; sizes in inches.

    >>> sheet = Sheet(WIDE, "Title", rows=3, row=.4, left=2.0)      # doctest: +SKIP
    """

    def __init__(
        self,
        width: float,
        title: str,
        *,
        rows: float,
        row: float = 0.34,
        left: float = 0.1,
        right: float = 0.15,
        bottom: float = 0.5,
        note: str = "",
        key: bool = False,
    ) -> None:
        per_line = width * 72 / TITLE - 1.5
        title = wrap(title, per_line, lines=3) if title else ""
        note = wrap(note, width * 72 / SMALL - 1.5, lines=4) if note else ""
        head = 0.14 + 0.215 * (title.count("\n") + 1) if title else 0.06
        note_height = 0.175 * (note.count("\n") + 1) + 0.03 if note else 0.0
        self.width, self.key_height = width, 0.26 if key else 0.0
        plot = max(rows * row, 0.4)
        self.height = head + note_height + self.key_height + 0.08 + plot + bottom
        self.chart = Chart(width, self.height)
        y = 1 - 0.08 / self.height
        self.chart.text(0.06 / width, y, title, size=TITLE, va="top", ha="left", color=INK, linespacing=1.25)
        if note:
            self.chart.text(
                0.06 / width,
                1 - head / self.height,
                note,
                size=SMALL,
                va="top",
                ha="left",
                color=MUTED,
                linespacing=1.3,
            )
        self.axes: Axes = self.chart.add_axes(
            (left / width, bottom / self.height, (width - left - right) / width, plot / self.height)
        )
        self._key_y = 1 - (head + note_height + 0.1) / self.height
        self.left, self.plot_width, self.plot_height = left, width - left - right, plot

    def key(self, entries: list[tuple[dict[str, Any], str]]) -> None:
        """A line of marks with their words, under the title; runs on in as many columns as fit."""
        x = 0.06
        for mark, words in entries:
            length = ems(words) * SMALL / 72 + 0.34
            if x + length > self.width:
                break
            self.chart.add_artist(
                Line2D(
                    [(x + 0.06) / self.width],
                    [self._key_y],
                    transform=self.chart.transFigure,
                    linestyle="none",
                    **({"marker": "o", "markersize": 5, "color": INK} | mark),
                )
            )
            self.chart.text(
                (x + 0.16) / self.width,
                self._key_y,
                words,
                size=SMALL,
                va="center_baseline",
                ha="left",
                color=MUTED,
            )
            x += length

    def rows(self, n: int) -> None:
        """Rows 0..n-1 from top to bottom, without ticks."""
        self.axes.set_ylim(n - 0.5, -0.5)
        self.axes.set_yticks([])

    def inches(self, x: float) -> float:
        """A width in inches as a fraction of the plot."""
        return x / self.plot_width


def empty(title: str, message: str, width: float) -> Chart:
    """A chart that says that there is nothing to draw."""
    sheet = Sheet(width, title, rows=1, row=0.5, bottom=0.1)
    sheet.axes.axis("off")
    sheet.axes.text(
        0,
        0.5,
        wrap(message, width * 72 / TEXT - 2),
        color=MUTED,
        va="center",
        ha="left",
        transform=sheet.axes.transAxes,
    )
    sheet.chart.alt = message
    return sheet.chart
