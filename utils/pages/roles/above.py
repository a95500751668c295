"""What stands above the article: title, byline, navigation, counts."""
from __future__ import annotations

from collections.abc import Sequence

from .. import threads
from ..layout import Line
from .lines import has_full_stamp
from .model import Roles
from .weights import LISTS, PROSE

TOLD = 800                  # characters of the article that its title is compared with
TITLE_FAR = 0.03            # what each line that could be the title takes off the worth of those above it ...
TITLE_FAREST = 0.4          # ... and at most
TITLE_ECHO = 0.6            # what it is worth that the page's head says the title too, with the site's name
SHORTEST_TITLE, LONGEST_TITLE = 4, 120      # characters
SHORT_TITLE, TITLE_NEAR = 5, 8          # further off than so many lines, a shorter line is a menu's
TITLE_REACH = 60            # lines above the byline, or the article, among which a dump's title is sought


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
    candidates = [i for i in range(max(0, limit - TITLE_REACH), limit)
                  if not said[i] and (SHORT_TITLE if i < limit - TITLE_NEAR else SHORTEST_TITLE)
                  <= len(lines[i].key) <= LONGEST_TITLE and lines[i].key[-1] not in "。;,"]
    if not candidates:
        return None
    article = "".join(lines[i].key for i in range(first, min(first + 12, state.body[1])))[:TOLD]
    told = {article[k:k + 2] for k in range(len(article) - 1)}
    starts: dict[str, list[str]] = {}
    for line in lines[:limit]:
        starts.setdefault(line.key[:4], []).append(line.key)
    worth = {i: _headline(lines[i].key, told) - min(rank * TITLE_FAR, TITLE_FAREST)
             for rank, i in enumerate(reversed(candidates))}
    for i in candidates:
        key = lines[i].key
        # the head says it too, with the site's name or the path behind it
        if any(len(other) > len(key) and other.startswith(key) for other in starts[key[:4]]):
            worth[i] += TITLE_ECHO
    best = max(candidates, key=lambda i: (worth[i], -i))
    return best if worth[best] > 0 else None


def _headline(key: str, told: set[str]) -> float:
    """How much a line reads as an article's headline: what it shares with it, its length, no menu's marks."""
    listed = key[0] in LISTS
    key = key.replace(" ", "") if key.count(" ") * 5 >= len(key) * 2 else key        # 大 桥 通 车
    pairs = [key[k:k + 2] for k in range(len(key) - 1)]
    shared = sum(pair in told for pair in pairs) / max(len(pairs), 1)
    menu = sum(map(key.count, "|>»")) + max(key.count(" ") - 2, 0) + (key[-1:] in "。;,:")
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
        if i < first and not state.bounded and len(key) >= PROSE and any(c in key for c in "。,"):
            return "body"
    return "navigation"
