"""An HTML tree as lines: the tree is walked once, in document order.

A block element ends a line, an inline one does not; the cells of a row of data stand on one line. What is
not shown (scripts, styles, hidden elements) leaves no line; scripts and text areas that may hold data are
kept aside, and so is what the head says. Two inline elements of a short line that only style parts on the
screen (a day and its clock, a name and a time) are parted by a space.

The walk keeps its own stack, so that no depth of nesting is too deep, and touches every element once; it
is most of the time that a page takes, which is why it is one loop over local names.
"""
from __future__ import annotations

import re
from typing import Any

from ..text import fold
from .layout import (
    ACCOUNT,
    AUTHOR,
    BODY,
    BYLINE,
    CAPTION,
    COMMENT,
    COUNT,
    FLOOR,
    FOOTER,
    ITEM,
    LIKES,
    NAVIGATION,
    QUOTE,
    RELATED,
    TEXT,
    TIME,
    Container,
    Layout,
    Line,
    hints_of,
)

STATE = 120                   # characters from which a script may hold an article
CELL = "\u2003"               # what parts the cells of a row of data
APART = 120                   # characters of a line whose inline elements may be parted by style alone
ROW, CELL_LONG = 12, 60       # cells of the longest row of data, and characters of its longest cell
ICON = 80                     # width of a picture, in pixels, below which it is an icon

_SKIPPED_TAGS = frozenset(
    "script style template iframe object embed applet svg math select option datalist textarea canvas "
    "audio video map head noembed noframes input meta link title base".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav ol optgroup button p pre section summary table tbody tfoot thead tr td th ul".split())
_PLAIN = frozenset(("p", "pre", "blockquote", "center"))      # blocks that take what the box around them is
                                                              # called
_PASSED_ON = AUTHOR | TIME | TEXT | LIKES | CAPTION | BODY | COMMENT | ITEM
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_TAG_HINTS = {"nav": NAVIGATION, "footer": FOOTER, "aside": RELATED, "figcaption": CAPTION, "time": TIME,
              "header": 0, "article": BODY, "li": ITEM, "cite": AUTHOR, "blockquote": QUOTE}
# Microdata (schema.org): what a comment's properties are called, and its type.
_ITEM_PROPERTIES = {"author": AUTHOR, "creator": AUTHOR, "dateCreated": TIME, "commentTime": TIME,
                    "text": TEXT, "commentText": TEXT, "upvoteCount": LIKES}
_COMMENT_TYPE = re.compile(r"schema\.org/(?:Comment|UserComments)\b")
_NO_CELL = frozenset("p div table br ul img h1 h2 script iframe form".split())
_PARTED = AUTHOR | TIME | LIKES | COUNT | ACCOUNT | BYLINE | FLOOR
_LABEL = re.compile(r"[一-鿿]{2,6}[:：]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = (" ", False, 0, False)

Piece = tuple[str, bool, int, bool]         # text, whether in a link, near hints, whether bold


class _Writer:
    """Collects inline pieces into lines while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.containers: list[Container] = []
        self.texts: list[str] = []
        self.length = 0
        self.picture = False
        self.time = ""

    def flush(self, tag: str, level: int, around: int, near: int, block: int) -> None:
        """End the line that is being written, if it holds anything."""
        pieces = self.pieces
        if len(pieces) == 1:
            raw, linked, hint, bold = pieces[0]
            text = _SPACES.sub(" ", raw).strip()
            links = len(text) if linked else 0
            parts: tuple = ((0, len(text), hint, linked),) if hint else ()
            bolds = len(text) if bold else 0
        else:
            text, links, parts, bolds = _joined(pieces)
        pieces.clear()
        if not text or not text.isprintable() and not fold(text).strip():
            return                           # nothing, or nothing that is visible
        start = self.length
        self.lines.append(Line(len(self.lines) + 1, start, start + len(text), text, "", 0, 0, True, links,
                               tag, level, around, near, self.picture, bolds * 2 > len(text), block, parts,
                               self.time))
        self.texts.append(text)
        self.length = start + len(text) + 1
        self.picture = False
        self.time = ""

    def rows(self, text: str, linked: bool, near: int, bold: bool, frame: tuple) -> None:
        """Text inside <pre>: its line ends are ends of lines."""
        tag, around, _, block, _, _, level, _, _ = frame
        *rows, rest = text.split("\n")
        for row in rows:
            self.pieces.append((row, linked, near, bold))
            self.flush(tag, level, around, near, block)
        self.pieces.append((rest, linked, near, bold))

    def layout(self, head: dict[str, str], scripts: list[tuple[str, str]], hidden: int) -> Layout:
        text = "\n".join(self.texts)
        for line, key in zip(self.lines, fold(text).split("\n")):
            line.key = key.strip()
        for container in self.containers:
            container.last = container.last or len(self.lines)
        return Layout(text, self.lines, self.containers, head, scripts, hidden)


def _joined(pieces: list[Piece]) -> tuple[str, int, tuple, int]:
    """Inline pieces as one line: its text, the characters in links, the hinted parts, the characters in
    bold.
    """
    out: list[str] = []
    parts: list[tuple[int, int, int, bool]] = []
    length, links, bolds, space, before, hinted = 0, 0, 0, True, 0, False
    short = sum(len(piece[0]) for piece in pieces) <= APART
    for piece in pieces:
        if piece is _SPACE:
            if not space:
                out.append(" ")
                length += 1
                space = True
            continue
        raw, linked, hint, bold = piece
        text = _SPACES.sub(" ", raw)
        if space:
            text = text.lstrip()
        if not text:
            continue
        if short and not space and _stands_apart(out[-1], before, text, hint):
            out.append(" ")
            length += 1
        space, before = text[-1] == " ", hint
        out.append(text)
        size = len(text)
        if linked:
            links += size
        if bold:
            bolds += size
        hinted = hinted or hint != 0
        parts.append((length, length + size, hint, linked))
        length += size
    text = "".join(out)
    bare = text.strip()
    if not hinted:
        return bare, links, (), bolds
    shift = len(text) - len(text.lstrip())
    if shift or len(bare) != len(text):
        size = len(bare)
        parts = [(max(a - shift, 0), min(b - shift, size), h, k) for a, b, h, k in parts
                 if b > shift and a - shift < size]
    return bare, links, tuple(parts), bolds


def _stands_apart(left: str, left_hint: int, right: str, right_hint: int) -> bool:
    """Whether two inline elements of a short line that nothing parts in the source are parted on the
    screen: a day and its clock, a name and a time, a value and the next label.
    """
    last, first = left[-1], right[0]
    if not (last.isalnum() and first.isalnum()):
        return False
    return last.isdigit() and first.isdigit() \
        or left_hint != right_hint and bool(left_hint & _PARTED and right_hint & _PARTED) \
        or bool(_LABEL.match(right))


def from_html(root: Any, *, keep_hidden: bool = False) -> Layout:
    """The lines of a parsed HTML document (an lxml element), in document order. Linear in the size of the
    tree.
    """
    writer = _Writer()
    pieces, containers, flush = writer.pieces, writer.containers, writer.flush
    head: dict[str, str] = {}
    scripts: list[tuple[str, str]] = []
    hidden = 0
    # What holds for the element whose children are being read; `own_tag` is "" for an inline element.
    tag, around, near, block, linked, bold, level, pre, own_tag = frame = (
        "html", 0, 0, -1, False, False, 0, False, "")
    children = iter((root,))
    stack: list[tuple] = []
    while True:
        element = next(children, None)
        if element is None:
            if not stack:
                break
            if own_tag:
                if pieces:
                    flush(own_tag, level, around, near, block)
                containers[block].last = len(writer.lines)
            children, frame, tail = stack.pop()
            tag, around, near, block, linked, bold, level, pre, own_tag = frame
        else:
            name, tail = element.tag, element.tail
            inner = None
            if not isinstance(name, str):
                pass
            elif name in _SKIPPED_TAGS:
                if name == "head":
                    more_head, more = read_head(element)
                    head, scripts = {**more_head, **head}, scripts + more
                else:
                    _set_aside(element, name, head, scripts)
            elif name == "br":
                if pieces:
                    flush(tag, level, around, near, block)
            else:
                inner = name
            if inner is not None:
                if ":" in name or "}" in name:
                    name = name.rpartition("}")[2].rpartition(":")[2]
                hint, own = _TAG_HINTS.get(name, 0), ""
                items = element.items()
                if items:
                    attributes = dict(items)
                    if not keep_hidden and _is_hidden(attributes, name):
                        hidden += _text_length(element)
                        inner = None
                    names, ident = attributes.get("class"), attributes.get("id")
                    if names or ident:
                        own = f"{names or ''} {ident or ''}"
                        hint |= hints_of(own)
                    if "datetime" in attributes:
                        writer.time = writer.time or attributes["datetime"]
                    if "itemprop" in attributes or "itemtype" in attributes:
                        hint |= _microdata(attributes)
                if name == "img":
                    inner = None
                    if not items or _shows_picture(attributes):
                        if pieces:
                            flush(tag, level, around, near, block)
                        writer.picture = True
                elif name == "noscript" and len(element) == 0:
                    inner = None
            if inner is not None:
                new_near, is_block = near, name in _BLOCKS
                if is_block and name in ("td", "th") and _plain_cell(element):
                    if pieces:
                        pieces.append((CELL, False, 0, False))
                    is_block = False
                    new_near = hint or near
                elif is_block:
                    if pieces:
                        flush(tag, level, around, near, block)
                    if name in ("body", "html"):
                        hint = 0
                    new_near = hint or (near & _PASSED_ON if not own and name in _PLAIN else 0)
                    containers.append(Container(name, hint, block, len(writer.lines), 0, own))
                    if block >= 0:
                        containers[block].n_children += 1
                elif hint:
                    new_near = hint | near & ACCOUNT
                stack.append((children, frame, tail))
                text = element.text
                frame = (name if is_block else tag, around | hint, new_near,
                         len(containers) - 1 if is_block else block,
                         linked or name == "a", bold or name in ("b", "strong"), _HEADINGS.get(name, level),
                         pre or name == "pre", name if is_block else "")
                tag, around, near, block, linked, bold, level, pre, own_tag = frame
                children, tail = iter(element), text
        if not tail:
            continue
        if pre and "\n" in tail:
            writer.rows(tail, linked, near, bold, frame)
        elif tail.isspace():
            if pieces:
                pieces.append(_SPACE)
        else:
            pieces.append((tail, linked, near, bold))
    if pieces:
        flush("html", 0, 0, 0, -1)
    return writer.layout(head, scripts, hidden)


def _is_hidden(attributes: dict[str, str], tag: str) -> bool:
    style = attributes.get("style")
    return (bool(style and _HIDDEN.search(style)) or "hidden" in attributes) and tag not in ("body", "html")


def _microdata(attributes: dict[str, str]) -> int:
    """The hints of microdata: which property of a comment an element is, or that it is one."""
    found = _ITEM_PROPERTIES.get(attributes.get("itemprop", ""), 0)
    return found | (COMMENT | ITEM if _COMMENT_TYPE.search(attributes.get("itemtype", "")) else 0)


def _set_aside(element: Any, tag: str, head: dict[str, str], scripts: list[tuple[str, str]]) -> None:
    """What an element that is not shown says all the same: data in a script or a text area, a title, a
    meta name.
    """
    if tag == "script":
        kind, content = element.get("type") or "", element.text
        if content and ("json" in kind or len(content) > STATE):
            scripts.append((element.get("id") or kind, content))
    elif tag == "textarea":
        content = element.text
        if content and len(content) > STATE:
            scripts.append((tag, content))
    elif tag in ("title", "meta", "link"):
        _head_item(element, tag, head)


def _plain_cell(cell: Any) -> bool:
    """Whether a table cell belongs to a data row: short, without blocks, line breaks or pictures."""
    row = cell.getparent()
    if row is None or not 2 <= len(row) <= ROW:
        return False
    for other in row:
        if len(other) > 3 or len(other.text or "") > CELL_LONG:
            return False
        for child in other:
            if child.tag in _NO_CELL or len(child) > 2 \
                    or max(len(child.text or ""), len(child.tail or "")) > CELL_LONG:
                return False
    return True


def _shows_picture(attributes: dict[str, str]) -> bool:
    width = attributes.get("width", "")
    return not (width.isdigit() and int(width) < ICON)


def _text_length(element: Any) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def read_head(head: Any) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What <head> says (meta names in lower case, `title`, `canonical`) and the scripts in it that hold
    data.
    """
    found: dict[str, str] = {}
    scripts: list[tuple[str, str]] = []
    for element in head.iter("title", "meta", "link", "script"):
        _set_aside(element, element.tag, found, scripts)
    return found, scripts


def _head_item(element: Any, tag: str, found: dict[str, str]) -> None:
    if tag == "title":
        text = _SPACES.sub(" ", "".join(element.itertext())).strip()
        if text:
            found.setdefault("title", text)
    elif tag == "meta":
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), value.strip())
    elif element.get("rel") == "canonical" and element.get("href"):
        found.setdefault("canonical", element.get("href").strip())
