"""The roles of lines inside the article: prose is body, short lines are headings, captions or credits."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .. import layout as L
from .. import wording as W
from ..layout import Line
from .dumps import ITEMS, list_items
from .model import Roles
from .weights import MIN_BODY, prose_in


def only_beside(said: list[str | None], body: tuple[int, int], role: str) -> None:
    """Take away a role that means something in the article or beside it only: headlines end in (图) too."""
    first, last = body
    while first > 0 and said[first - 1] in (role, "credit"):
        first -= 1
    while last < len(said) and said[last] in (role, "credit"):
        last += 1
    for i, own in enumerate(said):
        if own == role and not first <= i < last:
            said[i] = None


def fill(lines: Sequence[Line], said: Sequence[str | None], weights: Sequence[float],
         state: Roles) -> None:
    """The roles of lines inside the body's run: prose is body; short lines are headings, captions, credit."""
    first, last = state.body
    repeated = Counter(lines[i].key for i in range(first, last) if len(lines[i].key) <= 16)
    slots = _picture_slots(lines, first, last, said, repeated)
    plain = not lines[0].html and prose_in(lines, (first, last)) < MIN_BODY
    listed = set(range(first, last)) if plain else set() if lines[0].html \
        else set(list_items(lines[:last], said[:last], ITEMS))
    for i in range(first, last):
        if i in state.outside:
            state.roles[i] = said[i] or ("recommendation" if len(lines[i].key) >= 9 else "navigation")
        else:
            state.roles[i] = said[i] or ("body" if i in listed
                                         else _inside(lines, i, first, last, repeated, slots))
    _peel(lines, said, state)
    if not lines[0].html:
        _no_two_headings(lines, state)
    if not lines[0].html and not slots:
        _agree(lines, first, last, said, state)


def _peel(lines: Sequence[Line], said: Sequence[str | None], state: Roles) -> None:
    """Invitations at the article's end are advertisements; the last sentence of prose ends the search."""
    for i in range(state.body[1] - 1, state.body[0], -1):
        if state.roles[i] in ("body", "heading", "caption") and i not in state.outside:
            key = lines[i].key
            if len(key) > 200 or not W.PROMOTION.search(key):
                return
            state.roles[i] = "ad"


def _no_two_headings(lines: Sequence[Line], state: Roles) -> None:
    """A question right before a heading closes the section above it: it is a sentence."""
    for i in range(state.body[0], state.body[1] - 1):
        if state.roles[i] == state.roles[i + 1] == "heading" and lines[i].key[-1] == "?" \
                and "," in lines[i].key:
            state.roles[i] = "body"


def _agree(lines: Sequence[Line], first: int, last: int, said: Sequence[str | None], state: Roles) -> None:
    """Short lines of one article are of one kind: mostly scenes, then all captions; a numbered one never."""
    short = [i for i in range(first, last) if state.roles[i] in ("heading", "caption") and not said[i]
             and not W.NUMBERED.match(lines[i].key) and lines[i].key[-1] not in "!?:"]
    scenes = sum(1 for i in short if state.roles[i] == "caption")
    scenes += sum(1 for i in range(first, last) if said[i] == "caption")
    if scenes * 2 >= len(short) and scenes >= 1:
        for i in short:
            state.roles[i] = "caption"


def _picture_slots(lines: Sequence[Line], first: int, last: int, said: Sequence[str | None],
                   repeated: Counter) -> bool:
    """Whether a dump shows where pictures stood by other means than captions: wide gaps, repeated credits."""
    gaps = Counter(lines[i].gap for i in range(first + 1, last))
    if not gaps:
        return False
    usual = gaps.most_common(1)[0][0]
    wide = sum(n for gap, n in gaps.items() if gap > usual)
    credits = sum(1 for i in range(first, last) if said[i] == "credit" or repeated[lines[i].key] >= 3)
    return wide >= 2 or credits >= 2


def _inside(lines: Sequence[Line], i: int, first: int, last: int, repeated: Counter, slots: bool) -> str:
    line = lines[i]
    key = line.key
    n = len(key)
    if line.html and line.links > .8 * n and n >= 6 and line.around & L.RELATED:
        return "recommendation"
    if line.level >= 2 and n <= 60:
        return "heading"
    if line.near & L.CAPTION and n <= 120 and line.html:
        return "caption"
    if n > 45:
        return "body"
    if repeated[key] >= 3 and not line.html and not any(c in key for c in "。,!?0123456789"):
        return "credit"
    if W.BRACKETED.match(key):
        return "caption"
    ends = key[-1] in "。!?;…:,、\"”』」~" or key.endswith("...")
    inner = sum(map(key.count, ",。;"))
    if key.endswith(("。", ";", "…", ",", ":", "...")) or inner >= 2:
        return "body"
    if line.html and line.picture and n <= 40 and not ends:
        return "caption"
    if line.html and (line.bold or W.NUMBERED.match(key)) and n <= 40 and not key.endswith("。"):
        return "heading"
    if line.html:
        return "body"
    if n > 36 or i == first and inner:
        return "body"
    if W.NUMBERED.match(key):
        return "heading"
    if inner and W.GOES_ON.match(key):
        return "body"
    if key.endswith(("!", "?")) and n > 24:
        return "body"
    if inner and key[-1] in "!?":
        return "heading" if n <= 24 else "body"
    if i == last - 1 and i > first:
        return "body"
    if not slots and not key[-1] in "!?:" and (W.SCENE.search(key) or _names_only(key)) and not inner:
        return "caption"
    return "heading"


def _names_only(key: str) -> bool:
    """A与B: two names and nothing else."""
    return bool(W.JOINT.match(key)) and not W.RATHER_HEADING.search(key)
