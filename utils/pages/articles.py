"""Where the article of an HTML page stands: the container that is worth most, and its lines.

Every line comes with a weight (`roles.weigh`): positive for prose, negative for furniture. A container is
worth what its own lines weigh and what the containers in it are worth; one worth less than nothing (a box
of links, an advertisement) costs no more than BOX_COST, however long it is. The best container is the
article's; boxes of links inside it, and lines at its edges that are no siblings of its paragraphs, are
not part of it.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import layout as L
from . import stamps
from .layout import Layout, Line

KNOWN_SHARE = 0.25          # share of the best container's worth that one named by a site's entry needs
PROSE_AMID = 30.0           # weight of the prose in a box of links from which its parts are judged one by one
BOX_COST = 25.0             # most that one box of links inside an article costs
EDGE_COST = 6.0             # a line at the edge that weighs less is furniture
MIN_WORTH = 20.0            # weight of an article's prose below which a list of articles is what the page
                            # holds
TEASER_COST = -8.0          # a line of a list of articles weighs no more
TEASER, TEASER_LINES = 300, 6       # characters and lines of the longest entry of such a list
LIST = 3                    # boxes, or lines, that are a list
NEAR = 24                   # lines below the title in which the article begins
MAX_SUMMARY = 120.0         # weight of what stands between a title and its article
MOST_OF = 0.7               # share of a container's worth from which the box of title and first prose is the
                            # article
PROSE = 12                  # characters of the shortest first line of a post
LEAST_OF = 0.25             # ... and from which prose below the title is the article against the container
KIN = 1.3                   # what boxes of one name are worth together, against the best of them, to be one
                            # article
STRANGER = 40.0             # weight of a box of prose from which it is asked what it has of the title's words
LEAST_OWN = 0.15            # weight of all other prose, against theirs, from which such boxes are strangers
STRANGER_COST = -2.0        # a line of a box that has nothing of them weighs no more
TELLING = 8                 # characters of the shortest title whose words tell
COHERENT = 0.1              # share of the title's words in prose from which it may go on with the article
HEAD = 60                   # characters of the longest head of a post
POSTS = 2                   # further posts from which a page is a list of posts
_PARAGRAPHS = frozenset(("p", "section", "blockquote", "li", "pre", "center", "dd"))
_SIGNED_DAY = re.compile(
    r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号]$|[二〇○零一九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$")
_GOES_ON = re.compile(r"(?:\.{3}|…|[\[(]?(?:详细|全文|阅读全文|查看全文|更多|继续阅读|详情)[>»\])]*)$")
_PICTURE_TOLD = re.compile(r"。\s*\([^()]{1,20}\)$")
_FOREIGN = L.COMMENT | L.RELATED | L.FOOTER | L.ADVERT
_OFF = L.COMMENT | L.RELATED | L.NAVIGATION | L.FOOTER | L.SHARE | L.ADVERT


@dataclass(slots=True)
class Article:
    """The run of lines of an article (half open), the lines inside the run that are not part of it,
    whether something other than its prose says where it stands, and the lines that are its own though they
    read as furniture. No run: first equals last.
    """

    first: int = 0
    last: int = 0
    outside: set[int] = field(default_factory=set)
    bounded: bool = False
    own: set[int] = field(default_factory=set)


def find(page: Layout, weights: list[float]) -> Article:
    """The article of an HTML page. weights, a number a line, are changed by what class names hint at."""
    boxes = page.containers
    weights[:] = [w + _hint_weight(line, w) for line, w in zip(page.lines, weights)]
    if page.anchor is not None:
        for i in _strangers(page, weights):
            weights[i] = min(weights[i], STRANGER_COST)
    worth, chosen = _without_teasers(page, weights)
    if chosen >= 0:
        chosen = _whole_list(page, worth, chosen)
    enough = KNOWN_SHARE * worth[chosen] if chosen >= 0 else 0.0
    known = [n for n, box in enumerate(boxes) if chosen >= 0 and box.known and worth[n] >= enough]
    if known:
        chosen = max(known, key=lambda n: (worth[n], n))
    elif page.anchor is not None:
        chosen = _below_title(page, weights, worth, chosen)
    if chosen < 0:
        return _unpunctuated(page, weights)
    inside = _with_kin(page, chosen, worth, weights)
    prose = [i for i in inside if weights[i] > 0]
    if not prose:
        return Article(bounded=bool(known))
    last_prose = _end_of_first_post(page, prose)
    prose = [i for i in prose if i <= last_prose]
    outside = _edges(page, inside, prose, weights)
    kept = [i for i in inside if i not in outside]
    first, last = kept[0], kept[-1] + 1
    return Article(first, last, outside | (set(range(first, last)) - set(kept)), bool(known),
                   _own(page, kept, prose))


def _without_teasers(page: Layout, weights: list[float]) -> tuple[list[float], int]:
    """What the containers are worth, and the best of them, when the lines of lists of articles weigh
    nothing; unless the page is nothing but such a list.
    """
    teasers = _teasers(page)
    if teasers:
        lighter = [min(w, TEASER_COST) if i in teasers else w for i, w in enumerate(weights)]
        worth = _worth(page, lighter)
        chosen = _best(page, worth)
        if chosen >= 0 and worth[chosen] >= MIN_WORTH \
                or all(_GOES_ON.search(page.lines[i].key) for i in teasers if weights[i] > 0):
            weights[:] = lighter
            return worth, chosen
    worth = _worth(page, weights)
    return worth, _best(page, worth)


def _best(page: Layout, worth: Sequence[float]) -> int:
    """The container that is worth most, the deepest among equals; -1 where none is worth anything."""
    best, chosen = 0.0, -1
    for n, box in enumerate(page.containers):
        value = worth[n] * (1.05 if box.hints & L.BODY and not box.hints & _OFF else 1.0)
        if value >= best and value > 0:
            best, chosen = value, n
    return chosen


def _teasers(page: Layout) -> set[int]:
    """The lines of lists of articles: boxes of one kind, each a linked headline with the beginning of its
    text.
    """
    boxes, lines = page.containers, page.lines
    groups: dict[tuple, list[int]] = {}
    for n, box in enumerate(boxes):
        if 0 <= box.parent and boxes[box.parent].n_children >= LIST \
                and 1 <= box.last - box.first <= TEASER_LINES:
            groups.setdefault((box.parent, box.tag, L.shape(box.names)), []).append(n)
    found: set[int] = set()
    for group in groups.values():
        if len(group) < LIST:
            continue
        hits = [n for n in group if _is_teaser(lines[boxes[n].first:boxes[n].last])]
        if len(hits) * 3 >= len(group) * 2:
            found.update(i for n in hits for i in range(boxes[n].first, boxes[n].last))
    return _with_descriptions(page, found)


def _is_teaser(rows: Sequence[Line]) -> bool:
    """Whether a box holds a headline that is a link and not more than an article's first lines."""
    head = next((line for line in rows[:3] if line.links * 5 >=
                len(line.key) * 4 and len(line.key) >= 6), None)
    return head is not None and sum(len(line.key) for line in rows) <= TEASER


def _with_descriptions(page: Layout, found: set[int]) -> set[int]:
    """In a <dl> the headline is a <dt> and its text the <dd> behind it."""
    boxes = page.containers
    for n in range(len(boxes) - 1):
        if boxes[n].tag == "dt" and boxes[n + 1].tag == "dd" and boxes[n].first in found:
            found.update(range(boxes[n + 1].first, boxes[n + 1].last))
    return found


def _whole_list(page: Layout, worth: Sequence[float], chosen: int) -> int:
    """A paragraph among others of its kind is no article: the container of them all is."""
    boxes = page.containers
    while boxes[chosen].parent >= 0 and (boxes[chosen].tag in _PARAGRAPHS or boxes[chosen].tag == "div"
                                         and boxes[chosen].last - boxes[chosen].first == 1):
        parent = boxes[chosen].parent
        kin = [n for n in range(parent + 1, len(boxes)) if boxes[n].parent == parent
               and boxes[n].tag == boxes[chosen].tag and boxes[n].last > boxes[n].first]
        plain = [n for n in kin if not any(line.links * 2 > len(line.key)
                                           for line in page.lines[boxes[n].first:boxes[n].last])]
        if len(plain) < 2 or boxes[parent].tag in ("body", "html"):
            break
        chosen = parent
    return chosen


def _below_title(page: Layout, weights: Sequence[float], worth: Sequence[float], chosen: int) -> int:
    """The chosen container, unless the line that shows the title says otherwise.

    Prose right below the title that the container leaves out is the article, when it has the title's words
    and the container has not. And what the container holds beyond the box of title and first prose is another
    section, when it begins with a heading of its own or is worth little, and has none of the title's
    words.
    """
    boxes = page.containers
    start = _first_prose(page, weights, page.anchor)
    if start is None:
        return chosen
    unit = _around(page, page.anchor, start)
    if chosen < 0 or not boxes[chosen].first <= start < boxes[chosen].last:
        begin = boxes[chosen].first
        if chosen >= 0 and begin > start and _is_summary(page, weights, start, begin):
            return chosen
        grown = max((n for n in range(len(boxes)) if boxes[n].first <= start < boxes[n].last
                     and boxes[n].first > page.anchor), key=lambda n: (worth[n], n), default=-1)
        rival = sum(worth[n] for n in _kin(page, chosen, worth)) if chosen >= 0 else 0.0
        if grown < 0 or worth[grown] <= 0 or worth[grown] < LEAST_OF * rival:
            return chosen
        if chosen >= 0 and (not _strange(page, weights, boxes[chosen].first, boxes[chosen].last)
                            or _strange(page, weights, boxes[grown].first, boxes[grown].last)):
            return chosen                    # it has the title's words, wherever it stands, or neither has
        return _whole_list(page, worth, grown)
    if boxes[unit].first >= boxes[chosen].first and boxes[unit].last < boxes[chosen].last and unit != chosen \
            and (worth[unit] >= MOST_OF * worth[chosen] or _headed(page, boxes[unit].last)) \
            and _strange(page, weights, boxes[unit].last, boxes[chosen].last):
        return unit
    return chosen


def _strangers(page: Layout, weights: Sequence[float]) -> list[int]:
    """Lines of boxes of prose that have next to nothing of the title's words, when the prose right below the
    title has: what a site says of itself, notices, other articles. Boxes of the kind of the article's own are
    not asked.
    """
    boxes = page.containers
    start = _first_prose(page, weights, page.anchor)
    if start is None or len(page.lines[page.anchor].key) < TELLING:
        return []
    unit = _around(page, page.anchor, start)
    above = _path(page, unit)
    inside = _path(page, page.lines[start].block) | _path(page, page.lines[page.anchor].block)
    if _strange(page, weights, start, boxes[page.lines[start].block].last) \
            and _strange(page, weights, boxes[unit].first, boxes[unit].last):
        return []
    kinds = {(boxes[n].parent, boxes[n].tag, L.shape(boxes[n].names)) for n in inside if boxes[n].names}
    found: list[int] = []
    strangers = 0.0
    for n, box in enumerate(boxes):
        if box.parent not in inside or n in inside or box.hints & L.BODY \
                or (box.parent, box.tag, L.shape(box.names)) in kinds:
            continue
        if box.parent not in above - {unit} and not _headed(page, box.first):
            continue                         # a part of the article, unless it has a heading of its own
        told = sum(max(weights[i], 0) for i in range(box.first, box.last))
        if told >= STRANGER and _strange(page, weights, box.first, box.last):
            found += range(box.first, box.last)
            strangers += told
    own = sum(max(w, 0) for w in weights) - strangers
    return found if own >= LEAST_OWN * strangers else []


def _path(page: Layout, n: int) -> set[int]:
    """A container and those around it."""
    path = set()
    while n >= 0:
        path.add(n)
        n = page.containers[n].parent
    return path


def _strange(page: Layout, weights: Sequence[float], first: int, last: int) -> bool:
    """Whether the prose of some lines has next to nothing of the title's words: it belongs to something
    else.
    """
    title = page.lines[page.anchor].key.replace(" ", "")
    pairs = {title[k:k + 2] for k in range(len(title) - 1)}
    text = "".join(page.lines[i].key for i in range(first, last) if weights[i] > 0).replace(" ", "")
    told = {text[k:k + 2] for k in range(len(text) - 1)}
    return len(pairs & told) < COHERENT * len(pairs)


def _is_summary(page: Layout, weights: Sequence[float], start: int, end: int) -> bool:
    """Whether the lines from the first prose below the title to an article are a summary of it: short, and
    no lists or headings between.
    """
    between = range(start, end)
    return sum(max(weights[i], 0) for i in between) < MAX_SUMMARY and not _headed(page, end) \
        and not any(page.lines[i].links * 2 > len(page.lines[i].key) for i in between)


def _first_prose(page: Layout, weights: Sequence[float], anchor: int) -> int | None:
    """The first line of prose below the title; None where there is none near."""
    foreign = _FOREIGN & ~page.lines[anchor].around
    for i in range(anchor + 1, min(anchor + 1 + NEAR, len(weights))):
        if weights[i] > 0 and not page.lines[i].around & foreign:
            return i
    return None


def _around(page: Layout, first: int, last: int) -> int:
    """The smallest container that holds two lines."""
    return max((n for n, box in enumerate(page.containers) if box.first <= first and last < box.last),
               default=0)


def _headed(page: Layout, i: int) -> bool:
    """Whether a section of its own begins at a line: a heading, or a headline that is a link."""
    if i >= len(page.lines):
        return False
    line = page.lines[i]
    return bool(line.level >= 2 or line.links * 5 >= len(line.key) * 4 and len(line.key) >= 6)


def _end_of_first_post(page: Layout, prose: Sequence[int]) -> int:
    """The last line of prose of a page's first post: lines that are dated one after another, with prose
    between, are the heads of posts. The last line of prose where there are none.
    """
    heads: dict[str, int] = {}
    texts = set(prose)
    for i in range(max(0, prose[0] - NEAR // 2), prose[-1]):
        line = page.lines[i]
        if i in texts or len(line.key) > HEAD:
            continue
        stamp = next((s for s in stamps.find(line.key) if s.full), None)
        if stamp is not None and (stamp.hour is not None or line.near & (L.BYLINE | L.TIME)):
            heads.setdefault(stamp.text, i)
    posts = [i for i in heads.values() if i > prose[0] and _parts_posts(page, prose, i)]
    return max(k for k in prose if k < posts[0]) if len(posts) >= POSTS else prose[-1]


def _parts_posts(page: Layout, prose: Sequence[int], i: int) -> bool:
    """Whether the prose before a line and the prose behind it stand in different boxes, and the line in
    neither's place: days between the paragraphs of one box are a timeline.
    """
    def place(k: int) -> tuple[int, str]:
        block = page.lines[k].block
        return (page.containers[block].parent if block >= 0 else -1), page.lines[k].tag

    at = bisect_left(prose, i)
    before, after = prose[at - 1], prose[at]
    return place(before)[0] != place(after)[0] and place(i) not in (place(before), place(after))


def _own(page: Layout, kept: Sequence[int], prose: Sequence[int]) -> set[int]:
    """Lines whose words are those of furniture though they are the article's own: the numbers of its
    sections between its paragraphs, days between them and under its signature, a sentence about a picture
    with its credit behind.
    """
    lines, boxes = page.lines, page.containers
    kinds = {(boxes[lines[i].block].parent, lines[i].tag) for i in prose if lines[i].block >= 0}
    own = set()
    for i in kept:
        line = lines[i]
        if line.block < 0 or (boxes[line.block].parent, line.tag) not in kinds or line.links:
            continue
        if prose[0] < i < prose[-1] and len(line.key) <= 2 and line.key.isdigit() \
                or prose[0] < i < prose[-1] and _is_stamp(line.key) \
                or i == kept[-1] and _SIGNED_DAY.match(line.key) \
                or _PICTURE_TOLD.search(line.key):
            own.add(i)
    return own


def _first_post(page: Layout) -> Article:
    """In a thread whose title stands among its posts: the box of the first text below the title."""
    lines, boxes = page.lines, page.containers
    for i in range(page.anchor + 1, min(page.anchor + 1 + NEAR, len(lines))):
        line = lines[i]
        told = len(line.key) >= PROSE and any(c in line.key for c in "。,!?")
        if told and line.links * 2 < len(line.key) and line.block >= 0 \
                and not (len(line.key) <= HEAD and stamps.find(line.key)):
            box = boxes[line.block]
            return Article(i, box.last, set(), True)
    return Article()


def _is_stamp(key: str) -> bool:
    """Whether a line is a day, or a day and its clock, and nothing else."""
    found = stamps.find(key) if len(key) <= HEAD else []
    return len(found) == 1 and found[0].kind in ("full", "day") and found[0].end - found[0].start == len(key)


def _unpunctuated(page: Layout, weights: Sequence[float]) -> Article:
    """Lines without stops below the title, as of a poem: the box of short plain lines that stands nearest."""
    lines, boxes = page.lines, page.containers
    if page.anchor is None:
        return Article()
    foreign = _FOREIGN & ~lines[page.anchor].around
    if lines[page.anchor].around & L.COMMENT:
        post = _first_post(page)
        if post.last:
            return post
    for n, box in enumerate(boxes):
        size = box.last - box.first
        near = page.anchor < box.first <= page.anchor + NEAR // 2
        if not near or size < LIST or box.hints & _OFF or box.tag in ("ul", "table"):
            continue
        rows = lines[box.first:box.last]
        if not any(line.links or line.around & foreign for line in rows):
            return Article(box.first, box.last, set(), True)
    return Article()


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


def _with_kin(page: Layout, chosen: int, worth: Sequence[float], weights: Sequence[float]) -> list[int]:
    """The lines of a container; where it is one of several boxes of prose with one name side by side, the
    lines from the first of them to the last.
    """
    kin = _kin(page, chosen, worth)
    if len(kin) < LIST:
        return _inside_box(page, chosen, worth, weights)
    boxes = page.containers
    first, last = boxes[kin[0]].first, boxes[kin[-1]].last
    return [i for i in _inside_box(page, boxes[chosen].parent, worth, weights) if first <= i < last]


def _kin(page: Layout, chosen: int, worth: Sequence[float]) -> list[int]:
    """The boxes of prose beside a container that have its name; the container alone when they add little
    to it.
    """
    boxes = page.containers
    box = boxes[chosen]
    kind = L.shape(box.names)
    if not kind or box.parent < 0 or box.known:
        return [chosen]
    kin = [n for n in range(box.parent + 1, len(boxes)) if boxes[n].parent == box.parent
           and boxes[n].tag == box.tag and worth[n] > 0 and L.shape(boxes[n].names) == kind]
    return kin if sum(worth[n] for n in kin) >= KIN * worth[chosen] else [chosen]


def _inside_box(page: Layout, chosen: int, worth: Sequence[float], weights: Sequence[float]) -> list[int]:
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
            rows = range(box.first, box.last)
            listed = sum(lines[i].links for i in rows) > .4 * sum(len(lines[i].key) for i in rows)
            told = sum(max(weights[i], 0) for i in rows)
            dropped[n] = listed and told < PROSE_AMID or bool(box.hints & _OFF and not box.hints & L.BODY)
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
        furniture = weights[i] < -EDGE_COST and not _SIGNED_DAY.match(line.key)
        if furniture or not sibling or line.links * 2 > len(line.key):
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
