"""Where the article of an HTML page stands: the container that is worth most, and its lines.

Every line comes with a weight (`roles.weigh`): positive for prose, negative for furniture. A container is
worth what its own lines weigh and what the containers in it are worth; one worth less than nothing (a box
of links, an advertisement) costs no more than BOX_COST, however long it is. The best container is the
article's; boxes of links inside it, and lines at its edges that are no siblings of its paragraphs, are
not part of it.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import layout as L
from .layout import Layout, Line

KNOWN_SHARE = 0.25          # share of the best container's worth that one named by a site's entry needs
BOX_COST = 25.0             # most that one box of links inside an article costs
EDGE_COST = 6.0             # a line at the edge that weighs less is furniture
_OFF = L.COMMENT | L.RELATED | L.NAVIGATION | L.FOOTER | L.SHARE | L.ADVERT


@dataclass(slots=True)
class Article:
    """The run of lines of an article (half open), the lines inside the run that are not part of it, and whether
    a site's entry said where it stands. No run: first equals last.
    """

    first: int = 0
    last: int = 0
    outside: set[int] = field(default_factory=set)
    bounded: bool = False


def find(page: Layout, weights: list[float]) -> Article:
    """The article of an HTML page. weights, a number a line, are changed by what class names hint at."""
    lines, boxes = page.lines, page.containers
    weights[:] = [w + _hint_weight(line, w) for line, w in zip(lines, weights)]
    worth = _worth(page, weights)
    best, chosen = 0.0, -1
    for n, box in enumerate(boxes):
        value = worth[n] * (1.05 if box.hints & L.BODY and not box.hints & _OFF else 1.0)
        if value >= best and value > 0:          # later means deeper among equals
            best, chosen = value, n
    if chosen < 0:
        return Article()
    known = [n for n, box in enumerate(boxes) if box.known and worth[n] >= KNOWN_SHARE * worth[chosen]]
    if known:
        chosen = max(known, key=lambda n: (worth[n], n))
    inside = _inside_box(page, chosen, worth)
    prose = [i for i in inside if weights[i] > 0]
    if not prose:
        return Article(bounded=bool(known))
    outside = _edges(page, inside, prose, weights)
    kept = [i for i in inside if i not in outside]
    first, last = kept[0], kept[-1] + 1
    return Article(first, last, outside | (set(range(first, last)) - set(kept)), bool(known))


def _worth(page: Layout, weights: Sequence[float]) -> list[float]:
    """What each container is worth, the containers in it included."""
    worth = [0.0] * len(page.containers)
    for line, w in zip(page.lines, weights):
        if line.block >= 0:
            worth[line.block] += w
    for n in range(len(page.containers) - 1, -1, -1):
        box = page.containers[n]
        if worth[n] > 0 and box.hints & (L.RELATED | L.COMMENT | L.FOOTER) and not box.hints & L.BODY:
            worth[n] *= .5
        if box.parent >= 0:
            worth[box.parent] += max(worth[n], -BOX_COST)
    return worth


def _inside_box(page: Layout, chosen: int, worth: Sequence[float]) -> list[int]:
    """The lines of a container that stand in no box of links or furniture inside it."""
    boxes, lines = page.containers, page.lines
    first, last = boxes[chosen].first, boxes[chosen].last
    dropped = [False] * len(boxes)
    for n in range(chosen + 1, len(boxes)):
        box = boxes[n]
        if box.first >= last and box.last > last:
            break
        if dropped[box.parent] if box.parent >= 0 else False:
            dropped[n] = True
        elif worth[n] < 0 and box.last > box.first:
            size = sum(len(lines[i].key) for i in range(box.first, box.last))
            links = sum(lines[i].links for i in range(box.first, box.last))
            dropped[n] = links > .4 * size or bool(box.hints & _OFF and not box.hints & L.BODY)
        elif box.hints & (L.COMMENT | L.RELATED) and not box.hints & L.BODY:
            dropped[n] = True
    return [i for i in range(first, last) if not (lines[i].block >= 0 and dropped[lines[i].block])]


def _edges(page: Layout, inside: Sequence[int], prose: Sequence[int], weights: Sequence[float]) -> set[int]:
    """Lines before the first and behind the last prose that are no siblings of the article's paragraphs."""
    lines, boxes = page.lines, page.containers
    blocks = {lines[i].block for i in prose}
    parents = {(boxes[lines[i].block].parent, lines[i].tag) for i in prose if lines[i].block >= 0}
    outside = set()
    for i in inside:
        if prose[0] <= i <= prose[-1]:
            continue
        line = lines[i]
        sibling = line.block in blocks or \
            (line.block >= 0 and (boxes[line.block].parent, line.tag) in parents)
        if weights[i] < -EDGE_COST or not sibling or line.links * 2 > len(line.key):
            outside.add(i)
    return outside


def _hint_weight(line: Line, weight: float) -> float:
    around = line.around
    if not around:
        return 0.0
    if weight > 0:
        cost = 0.0
        if around & L.COMMENT:
            cost += .5
        if around & L.FOOTER and not around & L.BODY:
            cost += .5
        if line.near & (L.CAPTION | L.DISCLAIMER | L.EDITOR) and not line.near & L.BODY \
                and len(line.key) < 120:
            cost += .6
        return -min(cost, 1.1) * weight
    return 0.0
