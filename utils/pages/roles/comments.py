"""Comment lists on a page: where one begins and ends. What it holds is read by `threads`."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .. import items, stamps, threads
from .. import layout as L
from .. import wording as W
from ..layout import Layout, Line
from .model import Roles

COMMENT_EVIDENCE = 1        # comments with a time or a name that a labelled list must hold
HEAD_REACH = 8              # lines behind a label that may still head the list
HOPE_REACH = 24             # lines without a sign of a comment that end a list
LAST_LABEL = 24             # characters of the longest line that says that no more comments follow
LAST_REACH = 12             # lines behind what ends a list in which no more times may stand than before it
UNLABELLED_EVIDENCE = 3     # and one without a label
_NO_COMMENT = frozenset(("byline", "disclaimer", "navigation", "ad", "hashtag", "url"))
_COMMENT_NAMES = re.compile(r"comment|reply|cmt|pinglun|tie", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d.,万wkW]+")


def regions(page: Layout) -> list[tuple[int, int]]:
    """Containers whose names say that they hold comments, the outermost ones."""
    found: list[tuple[int, int]] = []
    total = len(page.lines)
    for box in page.containers:
        if box.hints & L.COMMENT and box.last - box.first >= 1 and box.last - box.first < max(total * .95, 8):
            if box.hints & L.BODY and not _COMMENT_NAMES.search(box.names):
                continue
            if found and box.first >= found[-1][0] and box.last <= found[-1][1]:
                continue
            found.append((box.first, box.last))
    return found


def first_post(page: Layout, said: Sequence[str | None], state: Roles) -> None:
    """A page that is nothing but a thread: its first post is the article."""
    found = items.records(page, (0, 0), said)
    if len(found) < 2:
        return
    texts = [p.index for p in found[0].pieces if p.rest and p.stamp is None
             and not p.hint & (L.AUTHOR | L.AUX)]
    state.post = (next((p.rest for p in found[0].pieces if p.rest and p.hint & L.AUTHOR), None),
                  next((p.stamp for p in found[0].pieces if p.stamp is not None), None))
    if texts:
        state.body = (texts[0], texts[-1] + 1)
        state.outside = set()


def buttons_are_no_labels(lines: Sequence[Line], said: list[str | None], first: int) -> None:
    """Labels that return in a list again and again, whatever they count, are buttons: 回复 12."""
    places = [i for i in range(first, len(lines)) if said[i] == "section_label"]
    labels = [(i, _NUMBERS.sub("", lines[i].key)) for i in places]
    often = Counter(words for _, words in labels)
    for i, words in labels:
        if often[words] >= UNLABELLED_EVIDENCE:
            said[i] = None


def first_of_list(lines: Sequence[Line], said: Sequence[str | None], first: int) -> int:
    """Where the first comment behind a label begins: behind what else heads the list, another label, how it is
    sorted, or the words of a count (3 / 参与 / 6), as long as no time has shown a comment.
    """
    begun, counted = first, False
    for i in range(first, min(first + HEAD_REACH, len(lines))):
        key = lines[i].key
        if stamps.find(key):
            break
        counts = any(map(str.isalpha, key)) and W.LABEL_COUNTS.match(key)
        label = (said[i] == "section_label" or counts) and not threads.is_button(key)
        if label or threads.is_order(key) or counted and key.isdigit():
            begun, counted = i + 1, key[-1] not in "0123456789"
        elif not key.isdigit():
            counted = False
    return begun


def evident_end(lines: Sequence[Line], first: int, last: int) -> int:
    """Where a labelled list ends at the latest: comments show times, buttons, counts, or names with a colon.

    The list has ended where none of these stood for a while; without any it ends where it begins.
    """
    seen, strong, weak = first - 1, 0, 0
    for i in range(first, last):
        key = lines[i].key
        if threads.shows_comment(key):
            seen, strong = i, strong + 1
        elif not strong and ":" in key[:threads.MAX_NAME]:
            seen, weak = i, weak + 1
        if i - seen >= HOPE_REACH:
            last = min(seen + 1 + LAST_REACH, last)
            break
    return last if strong or weak >= UNLABELLED_EVIDENCE else first


def unlabelled(lines: Sequence[Line], said: Sequence[str | None], state: Roles, start: int, card: set[int],
                account: str | None) -> None:
    """A comment list without a label: enough times behind the article, beside names, floors or buttons."""
    end = end_of_comments(lines, said, start, card)
    end = next((i for i in range(start, end) if said[i] == "section_label"), end)
    stamped = next((i for i in range(start, end) if stamps.find(lines[i].key)), start)
    start = next((i + 1 for i in range(stamped - 1, start - 1, -1) if said[i] in _NO_COMMENT), start)
    dated = times(lines, start, end)
    if dated < UNLABELLED_EVIDENCE:
        return
    if sum(1 for line in lines[start:end] if threads.may_be_signed(line.key)) * 2 < dated:
        return
    pieces = [threads.take_apart(i, lines[i]) for i in range(start, end)]
    timed = [piece for piece in pieces if piece.stamp is not None
             and (piece.meta or piece.name_like or W.SIGNED.match(piece.line.key))]
    signs = sum(1 for piece in pieces if piece.floor is not None or piece.likes is not None
                or threads.is_button(piece.line.key) or W.SIGNED.match(piece.line.key))
    if len(timed) < UNLABELLED_EVIDENCE or signs * 2 < len(timed):
        return
    thread = threads.read_records(threads.split, pieces, account)
    if thread.strength() >= UNLABELLED_EVIDENCE and thread.plausible():
        take_thread(state, thread)


def take_thread(state: Roles, thread: threads.Thread) -> None:
    for index, role in thread.roles.items():
        state.roles[index] = role
    offset = len(state.thread.comments)
    for comment in thread.comments:
        if comment.parent is not None:
            comment.parent += offset
        state.thread.comments.append(comment)
    state.thread.n_hidden += thread.n_hidden


def end_of_comments(lines: Sequence[Line], said: Sequence[str | None], start: int, card: set[int]) -> int:
    """Where a dump's comment list ends: at an account card, recommendations, the foot of the page."""
    total = times(lines, start, len(lines))
    seen = 0                                     # times before the line
    for i in range(start, len(lines)):
        seen += i > start and bool(stamps.find(lines[i - 1].key))
        if i in card:
            return i
        if said[i] in ("recommendation", "disclaimer") and not _stamp_near(lines, i):
            button = threads.only_furniture(lines[i].key) and times(lines, i + 1, i + 1 + LAST_REACH)
            if not button:
                return i
        if i > start and said[i] == "section_label" and (
                W.WRITE.match(lines[i].key) or seen >= UNLABELLED_EVIDENCE and seen == total):
            return i
        if len(lines[i].key) <= LAST_LABEL and W.LAST_COMMENT.match(lines[i].key) \
                and seen > times(lines, i + 1, i + 1 + LAST_REACH):
            return i + 1
        if said[i] == "navigation" and W.COPYRIGHT.search(lines[i].key):
            return i
    return len(lines)


def times(lines: Sequence[Line], first: int, last: int) -> int:
    """How many lines of a run hold a time."""
    return sum(1 for line in lines[first:last] if stamps.find(line.key))


def _stamp_near(lines: Sequence[Line], i: int) -> bool:
    return len(lines[i].key) > 12 and any(stamps.find(lines[k].key) for k in (i - 1, i + 1)
                                          if 0 <= k < len(lines))


def html_comments(page: Layout, state: Roles, said: Sequence[str | None], account: str | None) -> None:
    """Comments of an HTML page: records by what is left over, judged by kind (`items`)."""
    found = items.records(page, state.body, said)
    if not found:
        return
    pieces = [piece for one in found for piece in one.pieces]
    covered = {piece.index for piece in pieces}
    thread = threads.read_records(lambda kept: _kept_records(page, found, kept), pieces, account)
    if thread.strength() < COMMENT_EVIDENCE:
        return
    first, last = min(covered), max(covered)
    for i in range(first, last + 1):          # notices between the records: folded, deleted
        if i not in covered and threads.hides(page.lines[i].key):
            thread.n_hidden += threads.take_apart(i, page.lines[i]).hidden
            thread.roles[i] = "comment_meta"
    for i in range(last + 1, min(last + 6, len(page.lines))):
        if threads.hides(page.lines[i].key):
            thread.n_hidden += threads.take_apart(i, page.lines[i]).hidden
            thread.roles[i] = "comment_meta"
    take_thread(state, thread)


def _kept_records(page: Layout, found: Sequence[items.Found],
                  kept: Sequence[threads.Piece]) -> list[threads.Record]:
    """The records, without the pieces that were notices."""
    alive = {id(piece) for piece in kept}
    for one in found:
        one.pieces = [piece for piece in one.pieces if id(piece) in alive]
    return items.as_records(page, [one for one in found if one.pieces])
