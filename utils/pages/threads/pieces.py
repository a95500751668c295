"""A line of a comment list taken apart: its furniture, its time, and what remains.

From both ends of a line whatever is furniture (a place, a floor, likes, buttons, badges) or a time is taken
away. What remains is nothing (the line is *meta*), a name, or text. A line that says that comments were
deleted or folded, or that is no part of any comment, says so.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .. import stamps
from ..layout import Line
from ..stamps import Stamp
from . import words as W

MAX_FURNITURE = 40            # pieces taken off one line before it is called text


@dataclass(slots=True)
class Piece:
    """A line taken apart: its furniture, its time, what remains, and whether that could be a name."""

    index: int
    line: Line
    rest: str = ""                  # what remains, as written on the page
    rest_key: str = ""
    stamp: Stamp | None = None
    likes: int | None = None
    number: int | None = None       # a bare integer on a line of its own
    floor: int | None = None
    bullet: bool = False
    author: bool = False            # a badge that says: the page's author
    furniture: int = 0
    hidden: int = 0
    ended: bool = False
    cut: int = 0                    # where in the line the rest begins
    hint: int = 0
    answered: str | None = None     # whom a quotation just before it names ...
    quoted: str | None = None       # ... and what it quotes

    @property
    def meta(self) -> bool:
        return not self.rest

    @property
    def name_like(self) -> bool:
        return is_name(self.rest_key)


def is_name(key: str) -> bool:
    """Whether a piece of a line could be a name: short, and no sentence."""
    return 0 < len(key) <= W.MAX_NAME and not W.SENTENCE.search(key)


def hides(key: str) -> bool:
    """Whether a line says that comments were deleted or folded."""
    return len(key) <= 40 and bool(W.HIDDEN.search(key))


def is_button(key: str) -> bool:
    """Whether a line holds the buttons of a comment: reply, like, report."""
    return len(key) <= MAX_FURNITURE and bool(W.BUTTON.search(key))


def is_order(key: str) -> bool:
    """Whether a line says how a list is sorted: 最新, 按热度."""
    return bool(W.ORDER.match(key))


def names_answered(key: str) -> bool:
    """Whether a line begins with whom it answers: 回复 @name: text."""
    return bool(W.REPLY_TEXT.match(key))


def answers_somebody(key: str) -> bool:
    """Whether a line begins with a name that answers another: name 回复: text."""
    return bool(W.REPLY_HEAD.match(key) or W.AUTHOR_REPLY.match(key))


def may_be_signed(key: str) -> bool:
    """Whether a line could hold a floor, likes, a button, or `name: text time`: a cheap first look."""
    return key.count(":") >= 2 or len(key) <= 2 * MAX_FURNITURE and not W.SIGNS.isdisjoint(key)


def shows_comment(key: str) -> bool:
    """Whether a line looks like a comment's: it holds a time, its buttons, a count, the author's reply."""
    if stamps.find(key):
        return True
    return len(key) <= MAX_FURNITURE and bool(
        W.BUTTON.search(key) or W.GLUED.search(key) or W.AUTHOR_REPLY.match(key)
        or key.lstrip(W.BULLETS + " ").isdigit())


def is_author_reply(piece: Piece) -> bool:
    """Whether a piece is the heading of the page author's reply: 作者回复."""
    return bool(piece.rest) and bool(W.AUTHOR_REPLY.match(piece.rest_key))


def is_word(piece: Piece) -> bool:
    """Whether a piece that reads as furniture could be all that a comment says: 沙发, 顶."""
    return not piece.rest and piece.stamp is None and W.WORDS.match(piece.line.key) is not None


def count(text: str | None) -> int | None:
    """A printed count: 47, 1,204, 1.2万, 3k. None when it is none."""
    match = W.LIKES_NUMBER.match((text or "").strip())
    if not match:
        return None
    number = float(match[1].replace(",", ""))
    scale = {"": 1, "万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000, "k": 1000, "K": 1000}[match[2]]
    return int(round(number * scale))


def take_apart(index: int, line: Line) -> Piece:
    """A line's furniture and time, and what remains of it."""
    key = line.key
    piece = Piece(index, line, hint=line.near)
    hidden = W.HIDDEN.search(key) if len(key) <= 40 else None
    if hidden:
        number = W.HIDDEN_COUNT.search(hidden[0])
        piece.hidden = int(number[1]) if number else 1
        return piece
    if W.BARE_COUNT.match(key):
        piece.number = count(key)
        return piece
    if W.EMOTICONS.match(key):
        piece.rest, piece.rest_key = line.text, key
        return piece
    if W.AUTHOR_REPLY.match(key):
        piece.rest, piece.rest_key, piece.author = line.text, key, True
        return piece
    if W.END.match(key):
        piece.ended = True
        return piece
    # what a name above is parted from its text by
    start, end = int(key[0] == ":" and len(key) > 1 and not line.html), len(key)
    bullet = W.BULLET.match(key, start) or (W.NUMBERED.match(key) if line.indent and not line.html else None)
    if bullet:
        piece.bullet = True
        start = bullet.end()
        if W.BARE_COUNT.match(key[start:]):
            piece.number = count(key[start:])
            return piece
    push = W.PUSH.match(key, start)
    if push:
        start = push.end()
    apart = W.AFTER_BUTTON.search(key, start)
    if apart and (found_number := count(apart["n"])) is not None:
        piece.number, end = found_number, apart.start("n") - 1
    found = _stamps(key)
    usable = [s for s in found if _at_an_end(key, s, start, end)]
    if usable:
        piece.stamp = next((s for s in usable if s.kind != "clock"), usable[0])
        left, right = key[start:piece.stamp.start], key[piece.stamp.end:end]
        if W.BARE_COUNT.match(right.strip()):
            piece.number, end, right = count(right.strip()), piece.stamp.end, ""
        if right.strip() and not only_furniture(right) and left.strip() and not only_furniture(left):
            piece.stamp = None
        elif right.strip() and not only_furniture(right):
            start = piece.stamp.end
            _read_furniture(left, piece)
        else:
            end = piece.stamp.start
            _read_furniture(right, piece)
    start, end = _strip_furniture(key, start, end, piece)
    if piece.stamp is not None and W.BARE_COUNT.match(key[start:end].strip()):
        piece.number = count(key[start:end].strip())
        start = end
    if piece.bullet and start >= end and piece.stamp is None and piece.furniture:
        piece.bullet = False            # a row of buttons that an extractor wrote as a list
    piece.rest_key = key[start:end].strip()
    piece.cut = start
    piece.rest = _as_written(line, start, end)
    return piece


def _stamps(key: str) -> list[Stamp]:
    """The times of a line, whole where a name that ends in digits is glued to one (用户7712021/01/01 00:21)."""
    found = stamps.find(key)
    glued = W.GLUED_DAY.search(key) if found and not found[0].full else None
    if glued is None:
        return found
    shift = glued.start()
    return [replace(stamp, start=stamp.start + shift, end=stamp.end + shift)
            for stamp in stamps.find(key[shift:])]


def _at_an_end(key: str, stamp: Stamp, start: int, end: int) -> bool:
    """A time is meta when only furniture stands on one side of it, and no sentence goes on around it."""
    left, right = key[start:stamp.start].strip(), key[stamp.end:end].strip()
    if not left or not right:
        if stamp.kind == "near" and stamp.hour is None and not only_furniture(left or right):
            return False
        if stamp.kind in ("day", "clock") and stamp.month is None or stamp.hour is None:
            if stamp.kind in ("day", "clock") and len(left or right) > W.MAX_NAME:
                return False
        if right and stamp.kind == "ago" and not only_furniture(right) and not W.BARE_COUNT.match(right):
            return key[stamp.end].isspace() and is_name(right)
        return not (right and len(right) > W.MAX_NAME and not only_furniture(right) and stamp.hour is None)
    return only_furniture(left) or only_furniture(right) or bool(W.BARE_COUNT.match(right))


def only_furniture(text: str) -> bool:
    """Whether a text is nothing but what comment lists are furnished with: buttons, badges, places, counts."""
    position, text = 0, text.strip()
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = W.FURNITURE.match(text, position)
        if not match or match.end() == position:
            return False
        position = match.end()
    return True


def _read_furniture(text: str, piece: Piece) -> None:
    for match in W.FURNITURE.finditer(text):
        _note(match, piece)


def _note(match: re.Match, piece: Piece) -> None:
    piece.furniture += 1
    if match["like"]:
        number = count(match["like_a"] or match["like_b"])
        if number is not None:
            piece.likes = number
        elif piece.likes is None and match["like"].startswith(("赞", "顶", "点赞", "支持", "👍")):
            piece.likes = None
    elif match["floor"]:
        digits = re.search(r"\d+", match["floor"])
        piece.floor = int(digits[0]) if digits else {"沙发": 1, "板凳": 2, "地板": 3}.get(match["floor"])
    elif match["count"]:
        piece.number = count(match["count"]) if piece.number is None else piece.number
    elif match["badge"] and W.AUTHOR_BADGE.search(match["badge"]) and "赞过" not in match["badge"]:
        piece.author = True


def _strip_furniture(key: str, start: int, end: int, piece: Piece) -> tuple[int, int]:
    """Furniture taken off both ends. A line with words beside it loses only what clearly is furniture."""
    if only_furniture(key[start:end]):
        _read_furniture(key[start:end], piece)
        return end, end
    for _ in range(MAX_FURNITURE):
        while start < end and key[start].isspace():
            start += 1
        match = W.FURNITURE.match(key, start, end)
        if not match or match.end() == start or not (match["floor"] or match["badge"]) \
                or not (match.end() == end or key[match.end()].isspace()):
            break
        _note(match, piece)
        start = match.end()
    for _ in range(MAX_FURNITURE):
        while end > start and key[end - 1].isspace():
            end -= 1
        match = _last_furniture(key, start, end)
        if match is None:
            if piece.stamp is not None and end - start > 1 and key[end - 1] in W.PARTING \
                    and key[end - 2].isspace():
                end -= 1                    # name · time
                continue
            break
        _note(match, piece)
        end = match.start()
    return start, end


def _last_furniture(key: str, start: int, end: int) -> re.Match | None:
    """The furniture that ends exactly at `end` behind a space or another border."""
    space = max(key.rfind(" ", start, end), key.rfind("\u2003", start, end), key.rfind("\t", start, end))
    if space >= start:
        match = W.FURNITURE.fullmatch(key, space + 1, end)
        if match and key[space - 1:space] == ":" and W.WORDS.match(match[0]):
            return None                     # name: 支持
        if match and not match["mark"] and not W.EMOTICON.match(match[0]):
            return match
    tail = W.GLUED.search(key, start, end)
    return W.FURNITURE.fullmatch(key, tail.start(), end) if tail and tail.start() > start else None


def _as_written(line: Line, start: int, end: int) -> str:
    """The page's own characters of a span of the folded line."""
    if len(line.key) == len(line.text):
        return line.text[start:end].strip()
    from ...text import normalise

    folded = normalise(line.text)
    shift = len(folded.text) - len(folded.text.lstrip())
    a, b = folded.raw_span(start + shift, end + shift)
    return line.text[a:b].strip()
