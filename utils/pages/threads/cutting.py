"""Where the records of a comment list begin.

At a bullet, where there are bullets. Else from the place of the times: they head their records (name, time,
text) or close them (name, text, time), the same way all through a list; whichever explains its first and its
last record. Without any time, at `name: text`, at floors, or behind each row of buttons.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .. import layout as L
from . import words as W
from .pieces import Piece, is_word

TAIL = 3                      # items without a time behind the last one with a time that are another list


@dataclass(slots=True)
class Record:
    """The pieces of one comment; depth where the page shows it (a nested list, an indent)."""

    pieces: list[Piece]
    depth: int = 0
    behind: bool = False             # the name stands behind the text, beside the time
    named: bool = False              # the list's records begin with a name on a line of its own
    colons: bool = False             # the list's records say `name: text`
    answered: str | None = None      # whom a quotation inside it names ...
    quoted: str | None = None        # ... and what it quotes
    answers: bool = False            # one `name: text` among records that begin with a name alone: a reply


def split(pieces: Sequence[Piece]) -> list[Record]:
    """Records where no element marks them: at bullets, and outside of bullets by the place of the times."""
    _drop_common(pieces)
    bulleted, others = _listed(pieces)
    if not bulleted:
        return _with_names(_by_times(list(pieces)))
    if not any(piece.stamp is not None for piece in others):
        return _without_tail(_with_names(_bullets(pieces)))
    base = _by_times(others)
    inner = _with_names(_bullets(bulleted))
    for record in inner:
        record.depth += 1
    return sorted([*base, *inner], key=lambda record: record.pieces[0].line.start)


def _drop_common(pieces: Sequence[Piece]) -> None:
    """Short lines that stand in nearly every record (主题, 积分, a rank) are furniture wherever records begin."""
    timed = sum(1 for piece in pieces if piece.stamp is not None)
    seen = Counter(piece.rest_key for piece in pieces if 0 < len(piece.rest_key) <= 8)
    for piece in pieces:
        if timed >= 4 and seen.get(piece.rest_key, 0) >= max(.5 * timed, 3) and not piece.line.html:
            piece.rest = piece.rest_key = ""


def _listed(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces that stand in bulleted items, and the others. An item ends where a line is indented less."""
    inside: list[Piece] = []
    outside: list[Piece] = []
    indent = None
    for piece in pieces:
        if piece.bullet:
            indent = piece.line.indent
        elif indent is not None and piece.line.indent < indent:
            indent = None
        elif indent == 0 and piece.line.gap and not piece.line.indent:
            pass
        (outside if indent is None else inside).append(piece)
    return inside, outside


def _bullets(pieces: Sequence[Piece]) -> list[Record]:
    """A record at each bullet; one whose bullet is indented more answers the one before it."""
    starts = [n for n, piece in enumerate(pieces) if piece.bullet]
    records = _cut(pieces, starts)
    stack: list[int] = []
    for record in records:
        indent = record.pieces[0].line.indent
        while stack and stack[-1] >= indent:
            stack.pop()
        record.depth = len(stack)
        stack.append(indent)
    return records


def _without_tail(records: list[Record]) -> list[Record]:
    """A list of dated items ends with the last that is, when several more follow: these are another list."""
    dated = [n for n, record in enumerate(records) if any(_is_evidence(piece) for piece in record.pieces)]
    stamped = any(piece.stamp is not None for record in records for piece in record.pieces)
    if not stamped or len(records) - dated[-1] <= TAIL:
        return records
    return records[:dated[-1] + 1]


def _is_evidence(piece: Piece) -> bool:
    return piece.stamp is not None or piece.likes is not None or piece.floor is not None \
        or starts_reply(piece) or bool(piece.bullet and W.NAME_COLON.match(piece.rest_key))


def _with_names(records: list[Record]) -> list[Record]:
    """Tell whether the records of a list begin with a name: most have a text behind a first line like one."""
    heads = [[piece for piece in cut_replies(record.pieces)[0] if piece.rest] for record in records]
    named = sum(1 for head in heads if len(head) >= 2 and head[0].name_like)
    if named * 10 >= len(records) * 6:
        for record in records:
            record.named = True
    return records


def _cut(pieces: Sequence[Piece], starts: Sequence[int]) -> list[Record]:
    ends = [*starts[1:], len(pieces)]
    return [Record(list(pieces[a:b])) for a, b in zip(starts, ends)]


def _by_times(pieces: list[Piece]) -> list[Record]:
    """Records by their times: a time heads its record or closes it, the same way all through a list."""
    signed = [n for n, piece in enumerate(pieces) if piece.stamp is not None and piece.rest
              and (match := W.NAME_COLON.match(piece.rest_key)) and match["text"].strip()]
    if len(signed) >= 2 and len(signed) * 2 >= sum(1 for piece in pieces if piece.stamp is not None):
        return _cut(pieces, signed)
    stamped = [n for n, piece in enumerate(pieces) if piece.stamp is not None
               and (piece.meta or piece.name_like and ":" not in piece.rest_key)]
    if not stamped:
        return _by_names(pieces)
    quoting = [n for n in stamped if pieces[n].rest and "发表于" in pieces[n].line.key]
    if quoting and len(quoting) * 2 < len(stamped):     # posts that quote another with its name and time
        return _by_times(_without_quotes(pieces, quoting))
    if _parting(pieces, stamped):
        return _cut(pieces, _with_heads(pieces, [_last_rest(pieces, n) for n in stamped]))
    if _closing(pieces, stamped):
        end = _after_furniture(pieces, stamped[-1] + 1)
        first = _after_furniture(pieces, 0)
        # likes head their records: there are some before the first, and none behind the last
        if _counted(pieces[:first]) and not _counted(pieces[stamped[-1] + 1:end]):
            starts, end = [0, *(n + 1 for n in stamped[:-1])], stamped[-1] + 1
        else:
            starts = [first, *(_after_furniture(pieces, n + 1) for n in stamped[:-1])]
        return _cut(pieces[:end], [start for start in dict.fromkeys(starts) if start < end])
    starts = []
    named = [_name_before(pieces, n, stamped[i - 1] if i else -1) for i, n in enumerate(stamped)]
    bare = [pieces[n].meta for n in stamped]
    heads = any(piece.rest for piece in pieces[:stamped[0]])
    uses_names = heads and any(bare) and sum(named) * 10 >= sum(bare) * 6
    for i, n in enumerate(stamped):
        start = n
        if pieces[n].meta and uses_names and named[i]:
            start = n - 1
            while start - 1 > (stamped[i - 1] if i else -1) and pieces[start].meta:
                start -= 1
        starts.append(start)
    return _shortened(_cut(pieces, _with_heads(pieces, starts)))


def _without_quotes(pieces: list[Piece], quoting: Sequence[int]) -> list[Piece]:
    """The pieces without `name 发表于 time` and the line below it, which the next piece quotes."""
    gone: set[int] = set()
    for n in quoting:
        gone |= {n, n + 1} if n + 1 < len(pieces) and pieces[n + 1].stamp is None else {n}
        if n + 2 < len(pieces):
            pieces[n + 2].answered = pieces[n].rest
            pieces[n + 2].quoted = pieces[n + 1].rest or None
    return [piece for n, piece in enumerate(pieces) if n not in gone]


def _with_heads(pieces: list[Piece], starts: list[int]) -> list[int]:
    """Where records begin when likes head them: some stand above the first, none at the end of the last."""
    last = max((n for n, piece in enumerate(pieces) if piece.rest or piece.stamp is not None), default=0)
    if not _counted(pieces[:starts[0]]) or _counted(pieces[last:]):
        return starts
    return [_before_furniture(pieces, start) for start in starts]


def _before_furniture(pieces: list[Piece], n: int) -> int:
    while n > 0 and pieces[n - 1].meta and pieces[n - 1].stamp is None and not pieces[n - 1].bullet:
        n -= 1
    return n


def _counted(pieces: Sequence[Piece]) -> bool:
    """Whether some furniture counts something: likes, most of all."""
    return any(piece.likes is not None or piece.number is not None for piece in pieces)


def _shortened(records: list[Record]) -> list[Record]:
    """The last record loses what stands behind it: it has no more texts than any of the others."""
    counts = [sum(1 for piece in record.pieces if piece.rest) for record in records]
    if len(records) >= 3 and counts[-1] > max(counts[:-1]):
        texts = [n for n, piece in enumerate(records[-1].pieces) if piece.rest]
        records[-1].pieces = records[-1].pieces[:texts[max(counts[:-1])]]
    return records


def _name_before(pieces: list[Piece], n: int, previous: int) -> bool:
    """Whether the line before a time is a name: it could be, and the record before keeps a text."""
    at = n - 1
    while at > previous and pieces[at].meta and not pieces[at].stamp:
        at -= 1
    if at <= previous or not pieces[at].name_like or pieces[at].stamp is not None:
        return False
    if W.REPLY_HEAD.match(pieces[at].rest_key):
        return False
    if previous < 0:
        return True
    return pieces[previous].name_like \
        or any(pieces[k].rest or is_word(pieces[k]) for k in range(previous + 1, at))


def _names_around(pieces: list[Piece], stamped: list[int]) -> tuple[float, float]:
    """The shares of texts right before and right behind a time, inside a list, that could be names."""
    before = [piece for n in stamped[1:] if (piece := _rest_near(pieces, n, -1)) is not None]
    behind = [piece for n in stamped[:-1] if (piece := _rest_near(pieces, n, 1)) is not None]
    return (sum(piece.name_like for piece in before) / max(len(before), 1),
            sum(piece.name_like for piece in behind) / max(len(behind), 1))


def _parting(pieces: list[Piece], stamped: list[int]) -> bool:
    """Whether times stand between text and name: one text before the first, behind the last one name."""
    ahead = sum(1 for piece in pieces[:stamped[0]] if piece.rest or is_word(piece))
    behind = [piece for piece in pieces[stamped[-1] + 1:] if piece.rest]
    if len(stamped) < 3 or ahead != 1 or len(behind) != 1 or not all(pieces[n].meta for n in stamped):
        return False
    before_time, behind_time = _names_around(pieces, stamped)
    return behind_time == 1 and before_time < 1 and behind[0].name_like


def _last_rest(pieces: list[Piece], n: int) -> int:
    """The place of the last text before a time."""
    at = n - 1
    while at > 0 and not (pieces[at].rest or is_word(pieces[at])):
        at -= 1
    return max(at, 0)


def _closing(pieces: list[Piece], stamped: list[int]) -> bool:
    """Whether the times close their records.

    A name is short and no sentence, a text often is not. Where times head their records, names stand before
    them and texts behind; where they close them, it is the other way round. When that tells nothing: the
    first time has as many lines before it as there are between two, or one less.
    """
    if all(pieces[n].rest for n in stamped):
        return not any(piece.rest or is_word(piece) for piece in pieces[stamped[-1] + 1:]) \
            and any(piece.rest for piece in pieces[:stamped[0]])
    ahead = sum(1 for piece in pieces[:stamped[0]] if piece.rest or is_word(piece))
    behind_all = any(piece.rest or is_word(piece) for piece in pieces[stamped[-1] + 1:])
    if not ahead or ahead == 2 and not behind_all:
        return not behind_all
    names_before, names_behind = _names_around(pieces, stamped)
    if len(stamped) >= 3 and abs(names_before - names_behind) > .1:
        return names_behind > names_before
    if not behind_all:
        return any(piece.rest for piece in pieces[:stamped[-1]])
    gaps = sorted(sum(1 for piece in pieces[a + 1:b] if piece.rest) for a, b in zip(stamped, stamped[1:]))
    first = sum(1 for piece in pieces[:stamped[0]] if piece.rest)
    return bool(gaps) and first >= max(gaps[len(gaps) // 2], 1)


def _rest_near(pieces: list[Piece], n: int, step: int) -> Piece | None:
    """The next piece with a text, in one direction, on this side of the next time."""
    n += step
    while 0 <= n < len(pieces) and pieces[n].stamp is None:
        if pieces[n].rest:
            return pieces[n]
        n += step
    return None


def _after_furniture(pieces: list[Piece], n: int) -> int:
    while n < len(pieces) and pieces[n].meta and pieces[n].stamp is None and not pieces[n].bullet \
            and not (pieces[n].floor is not None):
        n += 1
    return n


def _by_names(pieces: list[Piece]) -> list[Record]:
    """No times at all: records begin at `name: text` lines, or at names marked by furniture of their own."""
    starts = [n for n, piece in enumerate(pieces)
              if piece.rest and (W.REPLY_HEAD.match(piece.rest_key) or W.NAME_COLON.match(piece.rest_key)
                                 or piece.floor is not None or piece.hint & L.AUTHOR)]
    if not starts:
        starts = _after_buttons(pieces)
    return _cut(pieces, starts) if starts else []


def _after_buttons(pieces: list[Piece]) -> list[int]:
    """Records that end in a line of buttons: each begins behind the last one's."""
    buttons = [n for n, piece in enumerate(pieces)
               if piece.meta and (piece.furniture or piece.number is not None)]
    if not buttons:
        return []
    starts = [0] + [n + 1 for n in buttons if n + 1 < len(pieces) and pieces[n + 1].rest]
    return starts if len(starts) > 1 else [0]


def cut_replies(pieces: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    starts = [n for n, piece in enumerate(pieces) if n and starts_reply(piece)]
    if not starts:
        return pieces, []
    groups = [pieces[a:b] for a, b in zip(starts, [*starts[1:], len(pieces)])]
    return pieces[:starts[0]], groups


def starts_reply(piece: Piece) -> bool:
    if not piece.rest:
        return False
    return bool(W.REPLY_HEAD.match(piece.rest_key) or W.AUTHOR_REPLY.match(piece.rest_key))
