"""The part of the font that a report needs, inside the report: Chinese shows on a machine that has no Chinese
font.

Noto Sans SC (SIL Open Font License 1.1, from the package zhplot) draws the text, DejaVu Sans (from
matplotlib) what it lacks. Only the glyphs of the characters that a report uses are kept; hinting and layout
features, which a screen's rasteriser does without, are left out. The same characters give the same bytes.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from utils.charts.style import font_files

FAMILY = "Duizhao"
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "–—…·§×≠≈↔↑↓↕→←′✓✗、。，：；！？“”‘’《》（）"
"""Characters that the page's own script and style may write."""


def characters(*texts: str) -> frozenset[str]:
    """Every character of the texts that is drawn."""
    return frozenset().union(ALWAYS, *texts) - frozenset(map(chr, range(0x20))) - {"\x7f"}


def faces(used: frozenset[str]) -> str:
    """@font-face rules that embed the glyphs of these characters, as WOFF2."""
    rules, rest = [], used
    for file in font_files():
        has = _covered(file)
        here = frozenset(char for char in rest if ord(char) in has)
        rest -= here
        if here:
            data = base64.b64encode(_subset(file, here)).decode("ascii")
            rules.append(
                f'@font-face{{font-family:"{FAMILY}";src:url(data:font/woff2;base64,{data}) format("woff2");'
                f"font-display:block{_range(here) if rules else ''}}}"
            )
    return "\n".join(rules)


def signature() -> str:
    """What the result depends on beside the characters: the font files, by name and size, and fontTools'
    version."""
    from fontTools import version

    return ";".join([version, *(f"{file.name}:{file.stat().st_size}" for file in font_files())])


def _range(used: frozenset[str]) -> str:
    return ";unicode-range:" + ",".join(f"U+{ord(char):X}" for char in sorted(used))


@lru_cache(maxsize=4)
def _covered(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=8)
def _subset(file: Path, used: frozenset[str]) -> bytes:
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]  # the copyright and the licence stay with the glyphs
    options.recalc_timestamp = False
    options.drop_tables += [
        "vhea",
        "vmtx",
        "VORG",
        "GPOS",
        "GSUB",
        "GDEF",
        "BASE",
        "STAT",
        "DSIG",
        "meta",
        "FFTM",
    ]
    font = subset.load_font(str(file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in used])
    subsetter.subset(font)
    buffer = BytesIO()
    subset.save_font(font, buffer, options)
    return buffer.getvalue()
