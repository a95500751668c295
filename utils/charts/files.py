"""Charts on disk and inside a page.

On disk a chart is three files: SVG with its letters as shapes (opens anywhere), PNG, and the numbers it drew
as CSV. Inside the report it is SVG with its letters as text, so that it can be searched, read aloud and
coloured by the page's style; since the report allows no inline style, matplotlib's style attributes become
presentation attributes here.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..engine import atomic
from ..tables import to_csv
from .style import Chart

if TYPE_CHECKING:
    from ..study import Study

NAME_BYTES = 80
_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def save(figure: Chart, study: Study, name: str, frame: pd.DataFrame) -> list[Path]:
    """Write output/charts/NAME.svg, NAME.png and NAME.csv (the rows drawn). Returns the three paths.

    Two runs over the same rows write the same bytes. The name is made safe for every file system.
    """
    folder, stem = Path(study.output) / "charts", file_stem(name)
    paths = [folder / f"{stem}.{kind}" for kind in ("svg", "png", "csv")]
    with atomic(paths[0], "wb") as file:
        file.write(figure.svg().encode("utf-8"))
    with atomic(paths[1], "wb") as file:
        file.write(figure.png())
    to_csv(paths[2], frame)
    return paths


def file_stem(name: str) -> str:
    """A file name that every system takes: letters, digits, . _ -, at most 80 bytes, a digest where it was
    changed.

    >>> file_stem("answers_by_source"), file_stem("../../x")[:2]
    ('answers_by_source', 'x-')
    """
    plain = _UNSAFE.sub("-", name).strip(".-_ ")
    cut = plain.encode("utf-8")[: NAME_BYTES - 9].decode("utf-8", "ignore").strip(".-")
    if plain and plain == name and cut == plain and not _RESERVED.fullmatch(plain):
        return name
    return f"{cut or 'chart'}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


_PROLOGUE = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_STYLE_ELEMENT = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)
_STYLE = re.compile(r' style="([^"]*)"')
_ID = re.compile(r'( id="|url\(#|<use [^>]*?xlink:href="#)([^")]+)')
_OPENING = re.compile(r"<svg[^>]*>")
_VIEWBOX = re.compile(r'viewBox="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_GAPS = re.compile(r"\s*\n\s*")
_FONT = re.compile(r"(?:(\d[\d.]*)px)")


def inline(figure: Chart, prefix: str) -> str:
    """The chart as an <svg> element for a page that allows no style attribute; every id starts with `prefix`.

    Text stays text. The element carries no width, so that the page's style decides it, and no name: the
    caller adds the alternative text (`figure.alt`).
    """
    drawn = _PROLOGUE.sub("", figure.svg(letters=True), count=1)
    drawn = _STYLE_ELEMENT.sub("", _METADATA.sub("", _COMMENT.sub("", drawn)))
    viewbox = _VIEWBOX.search(drawn)
    drawn = _OPENING.sub(f'<svg viewBox="{viewbox.group(1)}">' if viewbox else "<svg>", drawn, count=1)
    drawn = _STYLE.sub(_attributes, drawn)
    drawn = _ID.sub(rf"\g<1>{prefix}-\g<2>", drawn)
    drawn = drawn.replace("xlink:href", "href")
    return _GAPS.sub("\n", drawn).strip()


def _attributes(match: re.Match[str]) -> str:
    """style="fill: #fff; font: 9px 'A'" -> fill="#fff" font-size="9"; the family is the page's."""
    written = []
    for declaration in match.group(1).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font":
            size = _FONT.search(value)
            written += [f'font-size="{size.group(1)}"'] if size else []
        elif name and value and "'" not in value:
            written.append(f'{name}="{value}"')
    return "".join(f" {attribute}" for attribute in written)
