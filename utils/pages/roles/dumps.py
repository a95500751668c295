"""Where the article of a text dump stands: the heaviest run of lines (Kadane's maximum-sum segment).

The weights of single lines are corrected by what stands around them: the prose right below the byline begins
the article; prose behind a label of recommendations counts less; comments cost. The run is then led on to
the first sentence below the byline and to the last short one behind it. A page without prose (a poem, a
table, a caption) has the plain lines between its byline and the next label.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from .. import stamps, threads
from .. import wording as W
from ..layout import Line
from .comments import UNLABELLED_EVIDENCE
from .lines import SENTENCE, has_clock, has_full_stamp
from .weights import (
    FULL,
    LISTS,
    MENU_WORD,
    MIN_BODY,
    PROSE,
    STRONG_COST,
    heaviest_run,
    is_menu,
    prose_in,
)

SIGNED_COST = 20.0          # a line that is one of several signed and dated ones
BYLINE_WORTH = 20.0         # what the first prose below the byline is worth more ...
BYLINE_REACH = 8            # ... when it stands within so many lines

LABEL_SHARE = 2.0           # prose above such a label, against that behind it, from which it ends an article
AFTER_LABEL = 0.35          # what prose behind a label of recommendations still counts: it is a teaser
LIST_REACH = 40             # lines behind a comment label that tell whether comments follow ...
LIST_MARKS = 12             # ... when one in so many is dated, bulleted, or answers somebody
ITEMS = 2                   # bulleted lines in a row that are a list inside an article ...
ITEMS_ALONE = 3             # ... and that are the article where a dump has no prose
LEAST_PLAIN, MOST_PLAIN = 2, 80         # plain lines below a byline that are an article
ABOVE_RUN = 30              # lines from the byline to the heaviest run of its article
HOP = 3                     # lines to the next sentence of an article
_BESIDE_BYLINE = frozenset(("byline", "engagement", "ad"))
_ENDS = frozenset(("recommendation", "section_label", "reference_label", "disclaimer", "navigation",
                   "account_card"))
_SENTENCE_END = re.compile(r"(?:。[”\"」』)]?|[。!?][^。!?]{0,16}[。)])$")


def body_of_dump(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> tuple[int, int]:
    """Where the article of a dump stands, (0, 0) for nowhere: its heaviest run, from the first sentence below the
    byline to the last short one behind it; without prose, its list, else the plain lines below its byline.
    """
    first, last = heaviest_run(weights)
    if prose_in(lines, (first, last)) < MIN_BODY:
        for i in list_items(lines, said, ITEMS_ALONE):
            weights[i] = len(lines[i].key) / 2
        first, last = heaviest_run(weights)
    if prose_in(lines, (first, last)) < MIN_BODY:
        return _below_byline(lines, said)
    while (end := _goes_on(lines, said, last)) > last:
        last = end
    return _begins(lines, said, first), last


def _begins(lines: Sequence[Line], said: Sequence[str | None], first: int) -> int:
    """Where an article begins whose heaviest run begins at a line: at the first line below the byline that is
    told with a comma or a full stop.
    """
    begun = first
    for k in range(first - 1, max(first - ABOVE_RUN, -1), -1):
        key = lines[k].key
        if said[k] == "byline":
            dated = any(map(has_full_stamp, lines[max(k - BYLINE_REACH // 2, 0):k + 1]))
            return begun if dated else first
        if key[0] in LISTS:
            return first
        if said[k] is None and len(key) >= PROSE and any(c in key for c in "。,"):
            begun = k
    return first


def _below_byline(lines: Sequence[Line], said: Sequence[str | None]) -> tuple[int, int]:
    """The plain lines between a byline and the next label: a poem, a table, a text without stops; (0, 0) where
    they read as a menu or a list of headlines.
    """
    for i, role in enumerate(said):
        if role != "byline" or not _tells_when(lines[i]):
            continue
        below = range(i + 1, min(i + 1 + 2 * MOST_PLAIN, len(said)))
        first = next((k for k in below if said[k] not in _BESIDE_BYLINE), below.stop)
        last = next((k for k in range(first, below.stop) if said[k] in _ENDS), below.stop)
        keys = [lines[k].key for k in range(first, last) if said[k] is None]
        size = sum(map(len, keys))
        if len(keys) == 1 and _SENTENCE_END.search(keys[0]):
            return first, last
        if LEAST_PLAIN <= len(keys) <= MOST_PLAIN and size >= max(MIN_BODY, MENU_WORD * len(keys) * 3 / 4) \
                and not any(key[0] in LISTS or is_menu(key) for key in keys):
            return first, last
    return 0, 0


def _tells_when(line: Line) -> bool:
    """Whether a line says when a page was published, and not which day it is: with a clock, or a label."""
    return has_clock(line) or has_full_stamp(line) and W.BYLINE_WORD.search(line.key) is not None


def _goes_on(lines: Sequence[Line], said: Sequence[str | None], i: int) -> int:
    """Where an article ends whose last line stands before a line: behind the next sentence, one that ends with a
    full stop, no more than a few plain lines on; at that line where none follows.
    """
    for k in range(i, min(i + HOP, len(lines))):
        key = lines[k].key
        if said[k] or key[0] in LISTS:
            return i
        if len(key) >= SENTENCE and _SENTENCE_END.search(key) and threads.take_apart(k, lines[k]).rest_key == key:
            answered = k + 1 < len(lines) and said[k + 1] in (None, "byline") and stamps.find(lines[k + 1].key)
            return i if answered else k + 1
    return i


def list_items(lines: Sequence[Line], said: Sequence[str | None], enough: int) -> list[int]:
    """Lines of lists: `enough` bulleted lines in a row, most with a colon or a stop, none of them dated.

    A list behind a comment label is no such list: there a bullet begins a comment.
    """
    found: list[int] = []
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and said[i] is None and lines[i].key[0] in threads.BULLETS \
                and len(lines[i].key) <= FULL:
            run.append(i)
            continue
        if len(run) >= enough and _is_list([lines[k].key for k in run]):
            found += run
        run = []
        if i < len(lines) and said[i] == "section_label":
            break
    return found


def _is_list(keys: Sequence[str]) -> bool:
    told = sum(1 for key in keys if any(c in key for c in ":,。;"))
    return told * 2 > len(keys) and not any(stamp.kind != "day" for key in keys for stamp in stamps.find(key))


def cost_of_signed(lines: Sequence[Line], weights: list[float]) -> list[int]:
    """Let lines cost that say `name: text time`, where at least three stand in a row: comments, a line each.

    Gives their indexes.
    """
    hits = [i for i, line in enumerate(lines) if len(line.key) < 300 and line.key[-1].isdigit()
            and W.SIGNED.match(line.key)]
    runs: list[list[int]] = []
    for i in hits:
        if runs and i - runs[-1][-1] <= 2:
            runs[-1].append(i)
        else:
            runs.append([i])
    signed = [i for run in runs if len(run) >= UNLABELLED_EVIDENCE for i in run]
    for i in signed:
        weights[i] = -SIGNED_COST
    return signed


def without_signed(body: tuple[int, int], signed: Sequence[int], weights: Sequence[float]) -> tuple[int, int]:
    """The run of an article, cut off at signed lines behind which no more prose stands."""
    first, last = body
    after = [i for i in signed if first < i < last]
    return (first, after[0]) if after and not any(weights[i] > 0 for i in range(after[0], last)) else body


def cost_of_comments(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> None:
    """In a dump, what follows a comment label is no article as long as it reads as comments."""
    for i, role in enumerate(said):
        if role == "section_label" and i + 1 < len(lines):
            listed = lines[i + 1:i + LIST_REACH]
            marks = sum(1 for line in listed if line.key[0] in threads.BULLETS or stamps.find(line.key)
                        or ":" in line.key and threads.answers_somebody(line.key))
            if marks >= 1 and marks * LIST_MARKS >= len(listed):
                weights[i] = -10_000.0
                return


def worth_of_byline(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> int | None:
    """In a dump, the prose right below the first line that says who published, and when, begins the article.

    Gives that prose's index; None when there is none.
    """
    byline = next((i for i, role in enumerate(said) if role == "byline" and has_full_stamp(lines[i])), None)
    if byline is not None:
        reach = range(byline + 1, min(byline + 1 + BYLINE_REACH, len(weights)))
        below = next((i for i in reach if weights[i] > 0), None)
        if below is not None:
            weights[below] += BYLINE_WORTH
            return below
    return None


def cost_of_teasers(said: Sequence[str | None], weights: list[float], begun: int | None) -> None:
    """In a dump, prose behind a label of recommendations counts less: it may be what these begin with.

    begun: where the article begins, if that is known: a label before it is a word of a menu, and so is one
    behind which most of the prose stands.
    """
    total = sum(weight for weight in weights if weight > 0)
    above = 0.0
    for i, role in enumerate(said):
        above += max(weights[i], 0.0)
        if role == "recommendation" and weights[i] <= -STRONG_COST and (begun is None or i > begun) \
                and above >= LABEL_SHARE * (total - above):
            for k in range(i + 1, len(weights)):
                weights[k] = weights[k] * AFTER_LABEL if weights[k] > 0 else weights[k]
            return
