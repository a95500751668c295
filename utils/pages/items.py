"""Comment lists in HTML: records by what is left over.

A comment needs a text and something that dates or signs it. Walk the tree from the leaves: a container
that holds, outside the records already found below it, exactly one time and some text is a record. (Where
a list prints no times, names take their place.) What is left over goes up to the parent. So a comment
whose replies stand inside it is a record of its own lines, its replies are records of theirs, and nobody
needs to know what the site calls its boxes. A container that is left with several times is a list without
boxes, and the grammar of `threads` reads it.

A first guess can be too small: a box that holds only a name and a time looks like a record. When the
texts of most boxes of one kind are no more than names, that kind is no record, and its contents go up.

Then records of one kind are judged together. Class names that speak of comments, a label above, buttons
to reply, and names speak for a comment list; link text and boxes of recommendations speak against it.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from . import layout as L
from . import stamps, threads
from .layout import Layout, Line
from .threads import Piece, Record

ENOUGH = 2              # points of evidence that a list of records needs to be a comment list
ROUNDS = 4              # times that kinds are judged again
LONG = 6                # texts of a record that stands alone, from which it is no comment
STRAYS = 14             # pieces beside a record that it may take in
BADGE = 10              # characters of a level or a medal
SHORT = 20              # a text of no more characters may be a name
_NO_RECORD = ("section_label", "reference_label", "disclaimer", "url")
_SIGNS = L.AUTHOR | L.TIME | L.LIKES | L.FLOOR | L.AUX | L.ACCOUNT


@dataclass(slots=True)
class Found:
    """A record in HTML: its container, its pieces, its depth in the tree, and what kind of box it is."""

    box: int
    pieces: list[Piece]
    level: int
    kind: tuple
    flat: bool = False
    evidence: int = 0


@dataclass(slots=True)
class _Left:
    """What a container holds outside its records."""

    anchors: int = 0
    pieces: list[Piece] = field(default_factory=list)


def pieces_of(index: int, line: Line) -> list[Piece]:
    """A line's pieces: one for each inline part that has a name of its own, else one for the line.

    A counter belongs to the part before it (赞 <b>12</b>).
    """
    groups: list[list] = []
    last = None
    for a, b, hint, linked in line.parts:
        text = line.text[a:b].strip()
        if not text:
            continue
        if threads.ROLE_WORD.match(text):            # 作者 beside a name
            groups.append([a, b, hint | L.AUX, linked])
            last = None
            continue
        sign = hint & (_SIGNS | L.TEXT | L.COUNT)
        counter = sign & L.COUNT and not sign & ~L.COUNT or not hint and text.isdigit()
        plain = groups and not sign and not groups[-1][2] & _SIGNS
        if groups and (hint == last or counter and groups[-1][2] & L.LIKES or plain):
            groups[-1][1] = b
            groups[-1][3] = groups[-1][3] and linked
        else:
            groups.append([a, b, hint, linked])
        last = hint
    if not any(hint & _SIGNS for _, _, hint, _ in groups) or threads.names_answered(line.key):
        return [_piece(index, line)]
    return [_piece(index, _part(line, a, b, hint, linked)) for a, b, hint, linked in groups]


def _part(line: Line, a: int, b: int, hint: int, linked: bool) -> Line:
    text = line.text[a:b].strip()
    key = line.key[a:b].strip() if len(line.key) == len(line.text) else text
    return replace(line, text=text, key=key or text, near=hint, parts=(), start=line.start + a,
                   end=line.start + b, links=len(text) if linked else 0)


def _piece(index: int, line: Line) -> Piece:
    """A piece, read with what its element is called: a name stays a name, a text stays a text."""
    near = line.near
    if near & L.TEXT and not near & (L.AUTHOR | L.TIME | L.LIKES | L.AUX) and len(line.key) > 1 \
            and not threads.is_button(line.key):
        colon = 1 if line.key[0] == ":" else 0       # a colon between name and text may stand with the text
        piece = Piece(index, line, line.text[colon:].strip(), line.key[colon:].strip(), hint=near)
        if not threads.hides(line.key):
            return piece
    piece = threads.take_apart(index, line)
    if near & L.AUTHOR and not near & L.TIME and piece.stamp is not None and piece.rest:
        return piece
    if near & L.AUX and not near & (L.AUTHOR | L.TEXT) and len(piece.rest) <= BADGE and piece.stamp is None:
        piece.rest = piece.rest_key = ""              # a level, a medal
    if threads.ROLE_WORD.match(line.key):
        piece.rest, piece.rest_key, piece.author = "", "", True
    if near & L.LIKES and piece.number is not None:
        piece.likes = piece.number
    return piece


def records(page: Layout, skip: tuple[int, int], said: Sequence[str | None]) -> list[Found]:
    """The comment records of a page behind the lines of `skip` (the article), in reading order."""
    pieces = [(i, piece) for i, line in enumerate(page.lines[skip[1]:], skip[1])
              if line.block >= 0 and not _furniture(line, said[i]) for piece in pieces_of(i, line)]
    if not pieces:
        return []
    _not_all_quoted([piece.line for _, piece in pieces])
    kinds = _kinds(page)
    timed = sum(1 for _, piece in pieces if piece.stamp is not None)
    found: list[Found] = []
    for by_name in ((False, True) if timed else (True,)):
        found = _judged(page, _claimed(page, pieces, kinds, by_name), said)
        if found:
            break
    return found


def _not_all_quoted(lines: Sequence[Line]) -> None:
    """Where most of a list would be quotations, the name that says so means another thing: parent-comment."""
    quoted = [line for line in lines if line.around & L.QUOTE]
    if len(quoted) * 2 > len(lines):
        for line in quoted:
            line.around &= ~L.QUOTE


def _furniture(line: Line, role: str | None) -> bool:
    """Whether a line's words keep it out of every record: a label, a notice, who edited the article."""
    if role in _NO_RECORD:
        return True
    return role in ("recommendation", "byline") and not line.near & (L.TEXT | L.TIME) \
        and not stamps.find(line.key)


def _kinds(page: Layout) -> list[tuple]:
    """What kind of box each container is: its tag and first class, and those of the two boxes around it."""
    own = [(box.tag, L.shape(box.names)) for box in page.containers]
    kinds = []
    for n, box in enumerate(page.containers):
        up = own[box.parent] if box.parent >= 0 else ()
        above = page.containers[box.parent].parent if box.parent >= 0 else -1
        kinds.append((own[n], up, own[above] if above >= 0 else ()))
    return kinds


def _claimed(page: Layout, pieces: Sequence[tuple[int, Piece]], kinds: Sequence[tuple], by_name: bool
             ) -> list[Found]:
    """Records by what is left over; kinds whose texts are only names are refused and their contents go up."""
    refused: set[tuple] = set()
    found: list[Found] = []
    for _ in range(ROUNDS):
        found = _claim(page, pieces, kinds, by_name, refused)
        small = _too_small(found)
        if not small:
            break
        refused |= small
    return found


def _claim(page: Layout, pieces: Sequence[tuple[int, Piece]], kinds: Sequence[tuple], by_name: bool,
           refused: set[tuple]) -> list[Found]:
    boxes = page.containers
    left: dict[int, _Left] = defaultdict(_Left)
    for index, piece in pieces:
        here = left[page.lines[index].block]
        here.pieces.append(piece)
        here.anchors += _is_anchor(piece, by_name)
    depth = _depths(page)
    found: list[Found] = []
    for n in range(len(boxes) - 1, -1, -1):
        here = left.pop(n, None)
        if here is None:
            continue
        here.pieces.sort(key=lambda piece: (piece.line.start, piece.index))
        if here.anchors == 1 and kinds[n] not in refused and _has_text(here.pieces, by_name):
            found.append(Found(n, here.pieces, depth[n], kinds[n]))
        elif here.anchors > 1 and boxes[n].parent >= 0 and _is_list(here.pieces):
            found.append(Found(n, here.pieces, depth[n], kinds[n], flat=True))
        elif (owner := _lone(found, boxes, n)) is not None and here.anchors == 0 \
                and len(here.pieces) <= STRAYS:
            owner.pieces = sorted(owner.pieces + here.pieces,
                                  key=lambda piece: (piece.line.start, piece.index))
        elif boxes[n].parent >= 0:
            up = left[boxes[n].parent]
            up.anchors += here.anchors
            up.pieces += here.pieces
    found.sort(key=lambda one: one.pieces[0].line.start)
    return found


def _lone(found: Sequence[Found], boxes: Sequence[L.Container], n: int) -> Found | None:
    """The one record inside a container that is nobody's reply: it owns what else stands there."""
    inside: list[Found] = []
    for one in reversed(found):                  # records were found from the last container to the first
        if not (boxes[n].first <= boxes[one.box].first and boxes[one.box].last <= boxes[n].last):
            break
        inside.append(one)
    top = min((one.level for one in inside), default=0)
    highest = [one for one in inside if one.level == top]
    return highest[0] if len(highest) == 1 and not highest[0].flat else None


def _depths(page: Layout) -> list[int]:
    depth: list[int] = []
    for box in page.containers:
        depth.append(depth[box.parent] + 1 if box.parent >= 0 else 0)
    return depth


def _is_anchor(piece: Piece, by_name: bool) -> bool:
    if piece.line.around & L.QUOTE:
        return False
    if by_name:
        return threads.is_author_reply(piece) \
            or bool(piece.hint & L.AUTHOR and piece.rest and piece.name_like)
    return piece.stamp is not None and piece.stamp.kind != "clock"


def _has_text(pieces: Sequence[Piece], by_name: bool) -> bool:
    return any(piece.rest and not piece.line.around & L.QUOTE
               and not (piece.hint & L.AUTHOR and piece.name_like)
               and not (by_name and _is_anchor(piece, True))
               for piece in pieces) or any(threads.is_word(piece) for piece in pieces)


def _is_list(pieces: Sequence[Piece]) -> bool:
    """Several times and as many texts: a list without boxes of its own."""
    texts = sum(1 for piece in pieces if piece.rest and not (piece.hint & L.AUTHOR))
    times = sum(1 for piece in pieces if piece.stamp is not None)
    return texts >= times >= 2


def _too_small(found: Sequence[Found]) -> set[tuple]:
    """Kinds of box whose texts are mostly no more than names: the record is a larger box."""
    groups: dict[tuple, list[bool]] = defaultdict(list)
    for one in found:
        if not one.flat:
            texts = [piece for piece in one.pieces if piece.rest and not piece.hint & L.AUTHOR]
            names = [piece for piece in one.pieces if piece.rest and piece.hint & L.AUTHOR]
            small = len(texts) <= 1 and not names and all(_may_be_name(piece) for piece in texts)
            groups[one.kind].append(small)
    return {kind for kind, small in groups.items() if sum(small) * 10 >= len(small) * 8}


def _may_be_name(piece: Piece) -> bool:
    return len(piece.rest_key) <= SHORT and piece.name_like and not piece.hint & L.TEXT \
        and ":" not in piece.rest_key


# ----------------------------------------------------------------------------------------- which are comments

def _judged(page: Layout, found: list[Found], said: Sequence[str | None]) -> list[Found]:
    """The records of the kinds that are comment lists."""
    groups: dict[tuple, list[Found]] = defaultdict(list)
    for one in found:
        groups[one.kind].append(one)
    good = {kind for kind, members in groups.items() if _evidence(page, members, said) >= ENOUGH}
    boxes = page.containers
    homes = {one.box for one in found if one.kind in good}
    for kind, members in groups.items():             # what stands inside a comment is a reply to it
        if kind not in good and all(_stands_in(boxes, one.box, homes) for one in members):
            good.add(kind)
    return [one for one in found if one.kind in good]


def _stands_in(boxes: Sequence[L.Container], n: int, homes: set[int]) -> bool:
    n = boxes[n].parent
    while n >= 0:
        if n in homes:
            return True
        n = boxes[n].parent
    return False


def _evidence(page: Layout, members: Sequence[Found], said: Sequence[str | None]) -> int:
    """Points for (and against) these records being comments."""
    lines = page.lines
    first = members[0].pieces[0].index
    around = [one.pieces[0].line.around for one in members]
    half = len(members) / 2
    points = 2 if sum(1 for hints in around if hints & L.COMMENT) > half else 0
    labels = [i for i in range(max(0, first - 6), first) if said[i] == "section_label"]
    points += 2 if any(lines[i].links * 2 <= len(lines[i].text) for i in labels) else 0
    buttons = sum(1 for one in members if any(threads.is_button(p.line.key) for p in one.pieces))
    points += 1 if buttons >= half else 0
    points += 1 if sum(1 for one in members if any(p.hint & L.AUTHOR for p in one.pieces)) >= half else 0
    timed = sum(1 for one in members if any(p.hint & L.TIME and p.stamp for p in one.pieces))
    points += 1 if timed >= half else 0
    points += 1 if sum(1 for one in members if any(p.floor is not None for p in one.pieces)) >= half else 0
    size = sum(len(p.line.key) for one in members for p in one.pieces if p.rest and not p.hint & L.AUTHOR)
    links = sum(len(p.line.key) for one in members for p in one.pieces if p.rest and not p.hint & L.AUTHOR
                and p.line.links > .8 * len(p.line.text))
    points -= 3 if links * 2 > size else 0
    points -= 3 if sum(1 for hints in around if hints & L.RELATED and not hints & L.COMMENT) > half else 0
    texts = sum(1 for p in members[0].pieces if p.rest)
    if len(members) == 1 and (texts > LONG or not around[0] & L.COMMENT):
        points -= 2
    return points


def as_records(page: Layout, found: Sequence[Found]) -> list[Record]:
    """Records with their depth: one deeper than the one before it, or in a box of replies, answers it."""
    result: list[Record] = []
    base = _reply_hints(page, found[0].box) if found else 0
    stack: list[tuple[int, int]] = []
    for one in found:
        inside = _reply_hints(page, one.box) > base
        level = one.level * 2 + inside
        while stack and stack[-1][0] >= level:
            stack.pop()
        if one.flat:
            result += threads.split(one.pieces)
            continue
        result.append(Record(one.pieces, len(stack)))
        stack.append((level, one.box))
    return result


def _reply_hints(page: Layout, n: int) -> int:
    """How many boxes around a box, itself included, speak of replies."""
    count = 0
    while n >= 0:
        count += bool(page.containers[n].hints & L.REPLY)
        n = page.containers[n].parent
    return count
