"""What stands above the article: title, byline, navigation, counts."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from .. import stamps, threads
from ..layout import Line
from .lines import has_full_stamp, is_time
from .model import Roles
from .weights import LISTS, PROSE

TOLD = 800                  # characters of the article that its title is compared with
TITLE_FAR = 0.03            # what each line that could be the title takes off the worth of those above it ...
TITLE_FAREST = 0.4          # ... and at most
TITLE_ECHO = 0.6            # what it is worth that the page's head says the title too, with the site's name
SHORTEST_TITLE, LONGEST_TITLE = 4, 120      # characters
SHORT_TITLE, TITLE_NEAR = 5, 8          # further off than so many lines, a shorter line is a menu's
TITLE_REACH = 150            # lines above the byline, or the article, among which a dump's title is sought
TITLE_SURE = 8              # characters of a title that is one though its words are those of a label
MISREAD = 0.2               # what such a title loses
BELOW_BYLINE = 0.4          # what a line between byline and article loses
_MISREAD = frozenset(("byline", "disclaimer", "navigation", "caption", "credit", "ad", "recommendation"))
_SET_OFF = frozenset("_|-—–·<>«»›→/([【")


def fill(lines: Sequence[Line], said: Sequence[str | None], state: Roles) -> None:
    """Title, byline, navigation and engagement before the body."""
    first = state.body[0]
    for i in range(first):
        state.roles[i] = said[i] or ""
    bylines = [i for i in range(first) if state.roles[i] == "byline" and has_full_stamp(lines[i])]
    if bylines:
        state.byline = bylines[-1]
    limit = state.byline if state.byline is not None else first
    state.title_line = _choose_title(lines, said, state, limit, first)
    for i in range(first):
        if i == state.title_line:
            state.roles[i] = "title"
        elif not state.roles[i]:
            state.roles[i] = _before_body(lines, i, state, first)


def _choose_title(lines: Sequence[Line], said: Sequence[str | None], state: Roles, limit: int,
                  first: int) -> int | None:
    """In a dump: the line before the byline or the body that reads most as a headline (`_headline`)."""
    if lines[0].html:
        levels = [i for i in range(limit) if lines[i].level == 1 and len(lines[i].key) >= 4 and not said[i]]
        return levels[-1] if levels else None
    article = "".join(lines[i].key for i in range(first, min(first + 12, state.body[1])))[:TOLD]
    told = {article[k:k + 2] for k in range(len(article) - 1)}
    echoed = _echoed([line.key for line in lines[:first]])
    above = limit if limit == first or not is_time(lines[limit].key) else first
    for until in dict.fromkeys((above, first)):          # below a byline only where it is a time, or nothing above
        candidates = [i for i in range(max(0, limit - TITLE_REACH), until)
                      if _may_head(lines[i], said[i], i < limit - TITLE_NEAR)]
        worth = {i: _headline(lines[i].key, told) + TITLE_ECHO * echoed(lines[i].key)
                 - min(rank * TITLE_FAR, TITLE_FAREST) - MISREAD * bool(said[i]) - BELOW_BYLINE * (i > limit)
                 for rank, i in enumerate(reversed(candidates))}
        best = max(candidates, key=lambda i: (worth[i], -i), default=None)
        if best is not None and worth[best] > 0:
            return best
    return None


def _may_head(line: Line, role: str | None, far: bool) -> bool:
    """Whether a line may be a dump's title, by its length and its end; far: from the byline."""
    key = line.key
    shortest = SHORT_TITLE if far else SHORTEST_TITLE
    if not shortest <= len(key) <= LONGEST_TITLE or key[-1] in "。;,":
        return False
    return not role or role in _MISREAD and len(key) >= TITLE_SURE and not stamps.find(key)


def _echoed(keys: Sequence[str]) -> Callable[[str], bool]:
    """Whether another line says a text too, with something set off behind it (the site's name) or before it
    (the path to the page).
    """
    ends: dict[str, list[str]] = {}
    for key in keys:
        for edge in (key[:4], key[-4:]):
            ends.setdefault(edge, []).append(key)

    def echoed(key: str) -> bool:
        for other in (*ends.get(key[:4], ()), *ends.get(key[-4:], ())):
            if len(other) > len(key):
                rest = other[len(key):] if other.startswith(key) else \
                    other[-len(key) - 1::-1] if other.endswith(key) else ""
                if rest and (rest.lstrip()[:1] in _SET_OFF or rest[0] == " " and len(key) >= TITLE_SURE):
                    return True
        return False

    return echoed


def _headline(key: str, told: set[str]) -> float:
    """How much a line reads as an article's headline: what it shares with it, its length, no menu's marks."""
    listed = key[0] in LISTS
    key = key.replace(" ", "") if key.count(" ") * 5 >= len(key) * 2 else key        # 大 桥 通 车
    pairs = [key[k:k + 2] for k in range(len(key) - 1)]
    shared = sum(pair in told for pair in pairs) / max(len(pairs), 1)
    menu = sum(map(key.count, "|>»›→")) + 3 * key.count("。") + (key[-1:] in ";,:") \
        + max(key.count(" ") - 2, 0) + max(key.count(",") - 2, 0)
    return shared * min(len(key), 10) / 10 + min(len(key), 30) / 60 - (menu + 2 * listed) * .15


def _before_body(lines: Sequence[Line], i: int, state: Roles, first: int) -> str:
    line = lines[i]
    key = line.key
    if state.title_line is not None and i > state.title_line:
        if key.isdigit():
            return "engagement"
        if state.byline is not None and abs(i - state.byline) <= 2 and threads.is_name(key):
            return "byline"
        if len(key) <= 20 and threads.is_name(key) and i - state.title_line <= 3:
            return "byline"
        told = len(key) >= PROSE and any(c in key for c in "。,")
        if told and not state.bounded and (line.html or first < state.body[1]):
            return "body"
    return "navigation"
