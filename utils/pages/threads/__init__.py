"""Comment lists as a grammar, not as a site.

Every comment list, whatever the site, is a sequence of records made of the same few pieces: a name, a time,
the text, and furniture (a place, a floor number, likes, buttons, badges). What differs is their order. So

    words       the furniture of comment lists as named lists: the place to teach a new button or badge
    pieces      a line taken apart: furniture, time, and what remains
    cutting     where records begin: at bullets, or by the place of the times
    comments    each record read: author, time, text, likes; its replies; who answers whom

A line that says that comments were deleted or folded is counted. Nothing is taken for a comment that
has neither a time nor a name nor a bullet.
"""
from __future__ import annotations

from .comments import Comment, Thread, link, read, read_records, take_answer
from .cutting import Record, split, starts_reply
from .pieces import (
    Piece,
    answers_somebody,
    count,
    hides,
    is_author_reply,
    is_button,
    is_name,
    is_order,
    is_word,
    may_be_signed,
    names_answered,
    only_furniture,
    shows_comment,
    take_apart,
)
from .words import BULLETS, MAX_NAME, ROLE_WORD

__all__ = [
    "BULLETS", "MAX_NAME", "ROLE_WORD", "Comment", "Piece", "Record", "Thread", "answers_somebody",
    "count", "hides", "is_author_reply", "is_button", "is_name", "is_order", "is_word", "link", "may_be_signed",
    "names_answered", "only_furniture", "read", "read_records", "shows_comment", "split", "starts_reply",
    "take_answer", "take_apart",
]
