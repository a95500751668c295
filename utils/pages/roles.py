"""What each line of a page is there for: one model for text dumps and for HTML.

Four observations about Chinese pages carry it.

1.  The article is prose: long lines with commas and full stops, few links. Everything else on a page is
    short, or linked, or both. So each line gets a weight, positive for prose and negative for anything
    else, and the body is the *heaviest run* of lines: in a dump any run (Kadane's maximum-sum segment),
    in HTML the run of a container.
2.  The furniture of a page is written in few words: 责任编辑, 分享至, 阅读 136, 相关推荐, 图源网络. A line that consists
    of them is what they say, wherever it stands.
3.  A label opens a section that lasts until something else begins: 参考资料, 相关推荐, 评论列表.
4.  A comment list is a grammar (see `threads`), tried wherever a label, a class name or a row of times
    suggests one.

The steps are the same for both kinds of page: mark the lines whose words say what they are; read the
comment lists; weigh the rest; choose the body; then go outwards from it, above (title, byline,
navigation) and below (references, recommendations, account card), by labels and what is known about each
line.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import layout as L
from . import articles, items, stamps, threads
from . import wording as W
from .layout import Layout, Line

# --- thresholds of the body's weight; lengths in characters of the folded line
PROSE = 12                  # from this length on, a line with punctuation counts as prose
FULL = 240                  # a line weighs no more than this many characters would
LABEL = 60                  # characters of the longest label
NOTICE = 400                # and of the longest notice
SHORT_COST = 9.0            # a line without punctuation costs this much ...
SHORT_COST_HTML = 6.0
LINK_DENSE = 0.5            # share of link text from which a line is a list of links
LINK_COST = 12.0
FURNITURE_COST = 14.0       # a line that says it is furniture
SIGNED_COST = 20.0          # a line that is one of several signed and dated ones
STRONG_COST = 60.0          # a label that ends the article: 相关推荐, 评论列表
HEADLINE_COST = 5.0         # a headline: punctuated inside, but no sentence
BYLINE_WORTH = 20.0         # what the first prose below the byline is worth more ...
BYLINE_REACH = 8            # ... when it stands within so many lines
MENU = 4                    # words in a row that are a menu ...
MENU_WORD = 6               # ... when they have no more characters than this on average, a space included
LISTED_COST = 12.0          # a bulleted line that is no sentence: an entry of a list of links
PARAGRAPH_COST = 4.5        # a short line that stands apart the way this page's paragraphs do
ROW_COST = 0.5              # the same with a colon or a comma inside: a row of a table, a line of a list
TEASER = 120                # characters of the longest beginning of another text, cut off with dots
AFTER_LABEL = 0.35          # what prose behind a label of recommendations still counts: it is a teaser
REGULAR = 0.8               # share of paragraphs with a blank line before them from which a dump shows paragraphs
SENTENCE = 5                # characters of the shortest sentence that may end a dump's article
ITEMS = 2                   # bulleted lines in a row that are a list inside an article ...
ITEMS_ALONE = 3             # ... and that are the article where a dump has no prose
LABEL_WORD = 6              # characters of a label of one word, its brackets included
MIN_BODY = 20               # characters of prose below which a page has no body
TITLE_FAR = 0.03            # what each line that could be the title takes off the worth of those above it ...
TITLE_FAREST = 0.4          # ... and at most
TITLE_ECHO = 0.6            # what it is worth that the page's head says the title too, with the site's name
TITLE_REACH = 80            # lines above the byline, or the article, among which a dump's title is sought
COMMENT_EVIDENCE = 1        # comments with a time or a name that a labelled list must hold
LAST_REACH = 12             # lines behind what ends a list in which no more times may stand than before it
UNLABELLED_EVIDENCE = 3     # and one without a label

_STOPS = ",。!?;:、…"
_SENTENCE_END = re.compile(r"(?:。[”\"」』)]?|[。!?][^。!?]{0,16}[。)])$")
_LISTS = frozenset("•·・")        # how dumps write the items of a list

@dataclass(slots=True)
class Roles:
    """The role of each line, beside the run of the body and the comments that were read on the way."""

    roles: list[str]
    body: tuple[int, int] = (0, 0)                  # indexes, half open
    thread: threads.Thread = field(default_factory=threads.Thread)
    title_line: int | None = None
    byline: int | None = None
    account: str | None = None                      # from an account card
    # who wrote a thread's first post, and when
    post: tuple[str | None, stamps.Stamp | None] = (None, None)
    bounded: bool = False                           # a site's entry said where the body stands
    # lines between the body's first and last that are not part of it
    outside: set[int] = field(default_factory=set)


# --------------------------------------------------------------------------------------------- one line alone

def words_of(line: Line) -> str | None:
    """The role that a line's own words give it, whatever stands around it; None where they do not tell."""
    key = line.key
    n = len(key)
    if n > NOTICE:
        return None
    if n <= LABEL:
        return _words_of_label(key, line.links * 2 >= n)
    return _words_of_notice(key)


@lru_cache(maxsize=65536)
def _words_of_label(key: str, linked: bool) -> str | None:
    """What a short line says. Pages of one site say the same; so what was read once is kept."""
    if W.URL.match(key):
        return "url"
    if key[0] == "#" and W.HASHTAGS.match(key):
        return "hashtag"
    if not key.endswith("。"):
        role = _words_of_furniture(key, len(key))
        if role is not None:
            return role
    if W.EDITOR.match(key) and not key.endswith(("?", "。", "!")):
        return "byline"
    role = _words_of_notice(key)
    if role is not None:
        return role
    return "caption" if not linked and W.CAPTION.search(key) else None


def _words_of_furniture(key: str, n: int) -> str | None:
    if W.AD.match(key):
        return "ad"
    if W.COMMENT_LABEL.match(key) or (W.LABEL_COUNTS.match(key) and W.LABEL_WORD.search(key)):
        return "section_label"
    if W.REFERENCE_LABEL.match(key) and key.strip(":[]【】 ") not in W.NOT_REFERENCE:
        return "reference_label"
    if W.RELATED_LABEL.match(key) and W.RELATED_WORDS.search(key):
        return "recommendation"
    if key[0].isdigit() and _is_stamp(key):
        return "byline"
    if W.SHARE.match(key):
        return "engagement"
    if n <= 40 and W.CREDIT.match(key) and not W.PICTURE_SAYS.match(key):
        return "credit"
    if W.ACCOUNT.match(key):
        return "account_card"
    if n <= 40 and W.STATS.search(key) and not any(c in key for c in "。!?,;"):
        return "account_card"
    if n <= 50 and W.SERVER.search(key):
        return "page_time"
    if W.EDITOR_TAIL.match(key):
        return "byline"
    if W.NEXT_PREVIOUS.match(key):
        return "recommendation"
    if n <= 40 and _engagement(key):
        return "engagement"
    if W.CRUMBS.search(key) and (W.CRUMB_MARKS.search(key) or n <= 16):
        return "navigation"
    return None


def _words_of_notice(key: str) -> str | None:
    """What a line of any length says: who edited, whose rights, who published and when."""
    n = len(key)
    if LABEL < n <= 80 and W.EDITOR.match(key) and not key.endswith(("?", "。", "!")):
        return "byline"
    if not W.DISCLAIMER_FIRST.isdisjoint(key) and any(map(key.__contains__, W.DISCLAIMER_SIGNS)) \
            and W.DISCLAIMER.search(key):
        return "disclaimer"
    if n <= 200 and key[-1] != "。" and any(map(key.__contains__, W.COPYRIGHT_SIGNS)) \
            and W.COPYRIGHT.search(key):
        return "navigation"
    if n <= 90 and (n <= 34 or key[-1] != "。") and _is_byline(key):
        return "byline"
    if n > LABEL and key[0] == "#" and W.HASHTAGS.match(key):
        return "hashtag"
    return "url" if n > LABEL and W.URL.match(key) else None


def _engagement(key: str) -> bool:
    """A line of counts and buttons: 47 阅读:30368, 评论(3) 点赞, 最新回复(2)."""
    if W.COUNT_SIGNS.isdisjoint(key) and not key.isdigit() or not _DECLARES.search(key):
        return False
    rest = W.READS.sub(" ", key)
    rest = W.DECLARED.sub(" ", rest)
    rest = W.LIKED.sub(" ", rest)
    if rest == key:
        return key.isdigit() and len(key) <= 7
    return not rest.strip() or bool(W.SHARE.match(rest.strip()))


def _is_byline(key: str) -> bool:
    """Whether a line says who published, and when: a full time with little but names and counts around it."""
    found = stamps.find(key)
    if not any(stamp.full for stamp in found):
        return False
    stamp = next(s for s in found if s.full)
    left, right = key[:stamp.start].strip(), key[stamp.end:].strip()
    if len(left) > 60 or any(c in left for c in "。!?;") or ("," in left and not W.BYLINE_WORD.search(left)):
        return False
    if len(left) > 24 and not (W.BYLINE_WORD.search(left) or W.BYLINE_WORD.search(right)):
        return False
    rest = W.READS.sub("", right)
    if stamp.hour is None and right and not W.BYLINE_WORD.search(key) and len(left) + len(right) > 24:
        return False
    if stamp.hour is None and right[:1] and right[0] in "至到起以,、前后-—" and "编" not in right:
        return False
    return len(rest) <= 60 and not any(c in rest for c in "。!?;")


# -------------------------------------------------------------------------------------------------- the model

def label(page: Layout, *, account: str | None = None) -> Roles:
    """Give every line of a page its role."""
    lines = page.lines
    if not lines:
        return Roles([])
    said = [words_of(line) for line in lines]
    _references_by_what_follows(lines, said)
    state = Roles([""] * len(lines))
    is_html = lines[0].html
    regions = _comment_regions(page, said) if is_html else []
    stands = [False] * len(lines) if is_html else _paragraphs(lines, said)
    weights = [weigh(line, role, apart) for line, role, apart in zip(lines, said, stands)]
    signed = _signed(lines)
    for i in signed:
        weights[i] = -SIGNED_COST
    if is_html:
        for first, last in regions:
            for i in range(first, last):
                weights[i] = min(weights[i], -2.0)
    else:
        _cost_of_comments(lines, said, weights)
        _cost_of_teasers(said, weights, _worth_of_byline(lines, said, weights))
    if is_html:
        found = articles.find(page, weights)
        state.body, state.outside, state.bounded = (found.first, found.last), found.outside, found.bounded
        for i in found.own:
            said[i] = None
    else:
        state.body = _body_of_dump(lines, said, weights)
    if is_html and not state.bounded and _prose_in(lines, state.body) < MIN_BODY and regions:
        _first_post(page, said, state)
    # no article: what stands above the first section is the head
    if not state.bounded and _prose_in(lines, state.body) < MIN_BODY:
        labels = [i for i, role in enumerate(said) if role in ("section_label", "reference_label")]
        first = labels[0] if labels else regions[0][0] if regions else len(lines)
        state.body = (first, first)
    after = [i for i in signed if state.body[0] < i < state.body[1]]
    if after and not any(weights[i] > 0 for i in range(after[0], state.body[1])):
        state.body = (state.body[0], after[0])
    if not is_html:
        _only_beside(said, state.body, "caption")
    _fill_body(lines, said, weights, state)
    _above(lines, said, state)
    _below(page, said, state, account, regions)
    state.roles = [role or said[i] or "navigation" for i, role in enumerate(state.roles)]
    return state


def _references_by_what_follows(lines: Sequence[Line], said: list[str | None]) -> None:
    """A short word that may head a list of references does so where the next line cites something."""
    for i in range(len(lines) - 1):
        if len(lines[i].key) <= LABEL_WORD and said[i] != "reference_label" \
                and lines[i].key.strip(":[]【】 ") in W.MAYBE_REFERENCE and W.CITES.search(lines[i + 1].key):
            said[i] = "reference_label"


def _only_beside(said: list[str | None], body: tuple[int, int], role: str) -> None:
    """A role that means something only in the article or right beside it: a headline that ends in (图) has none."""
    first, last = body
    while first > 0 and said[first - 1] in (role, "credit"):
        first -= 1
    while last < len(said) and said[last] in (role, "credit"):
        last += 1
    for i, own in enumerate(said):
        if own == role and not first <= i < last:
            said[i] = None


def weigh(line: Line, role: str | None, paragraph: bool = False) -> float:
    """How much a line speaks for being body: positive for prose, negative for furniture, in characters.

    paragraph: in a dump, the line stands apart the way the paragraphs of this page do.
    """
    key = line.key
    n = len(key)
    if role is not None:
        return _weight_of_role(line, role, n)
    stops = sum(map(key.count, _STOPS))
    if line.html:
        if line.links and line.links >= LINK_DENSE * n:
            return -LINK_COST if n < 40 or line.links > .8 * n else -2.0
        if stops == 0 or n < PROSE:
            return -SHORT_COST_HTML / 3 if stops else -SHORT_COST_HTML
    elif key[0] in _LISTS and not _told(key):
        return -LISTED_COST
    elif _is_menu(key):
        return -LISTED_COST
    elif stops == 0 or n < PROSE:
        if paragraph:
            return -ROW_COST if stops else -PARAGRAPH_COST
        return -SHORT_COST / 3 if stops else -SHORT_COST
    if not ("。" in key or key[-1] in "。!?;…:”\"』」" or key.endswith("...")):
        return _weight_of_headline(line, n, paragraph)
    if not line.html and (n <= 30 and key[-1] in "!?….:" and "。" not in key or n <= TEASER and W.TEASER.search(key)):
        return -HEADLINE_COST / 2 if n <= 30 else -HEADLINE_COST
    if n > FULL and key.count("。") * 150 < n and key.count(" ") * 100 > n:
        return -HEADLINE_COST * 4          # headlines glued into one line
    if not line.html and n <= TEASER and W.COMMENT_RULE.search(key):
        return 0.0
    return min(n, FULL) / 2 - line.links


def _weight_of_role(line: Line, role: str, n: int) -> float:
    if role in ("section_label", "recommendation"):
        return -STRONG_COST if not line.html else -FURNITURE_COST
    if role == "reference_label":
        return -FURNITURE_COST * 2
    if role in ("caption", "credit", "ad") and n <= 60:
        return -1.0
    return -4.0 if role in ("hashtag", "url") else -FURNITURE_COST


def _weight_of_headline(line: Line, n: int, paragraph: bool) -> float:
    """Punctuated inside, but no sentence: a headline, a heading, a table's row, an unfinished paragraph."""
    key = line.key
    if n > FULL and not sum(map(key.count, "。;")) and key.count(" ") * 60 > n:
        return -HEADLINE_COST * 4
    if not line.html and sum(map(key.count, ",。;、")) < 2:
        return -ROW_COST if paragraph and not _dated(key) else -HEADLINE_COST
    if n <= 45:
        if line.html:
            return -1.0
        return -HEADLINE_COST if not paragraph or _dated(key) else -ROW_COST
    return min(n, FULL) / 4 if line.html or not _dated(key) else -HEADLINE_COST


def _told(key: str) -> bool:
    """Whether a bulleted line tells something: it holds a sentence."""
    return "。" in key or key[-1] in ";:" or sum(map(key.count, ",;")) >= 2


def _is_menu(key: str) -> bool:
    """Whether a line is many short words in a row: 大 中 小 收藏 打印, 国内|国际|财经."""
    words = key.replace("|", " ").split()
    return len(words) >= MENU and (len(key) <= MENU_WORD * len(words) or key.count("|") >= MENU) and "。" not in key


def _dated(key: str) -> bool:
    """Whether a line ends in a date: a headline in a list, or a comment."""
    return key[-1] in "0123456789)]日" and W.DATED.search(key) is not None


def _paragraphs(lines: Sequence[Line], said: Sequence[str | None]) -> list[bool]:
    """Which lines of a dump stand apart the way its prose does: a blank line before and behind, no bullet.

    Many dumps keep the paragraphs of the page so, and write its menus and lists without. Where the prose itself does
    not stand apart, nothing can be told and no line does.
    """
    n = len(lines)
    apart = [bool(line.gap) and (i + 1 == n or bool(lines[i + 1].gap)) for i, line in enumerate(lines)]
    prose = [i for i in range(n) if said[i] is None and len(lines[i].key) > 45 and "。" in lines[i].key]
    if len(prose) < 2 or sum(apart[i] for i in prose) < REGULAR * len(prose):
        return [False] * n
    return [far and line.key[0] not in _LISTS for far, line in zip(apart, lines)]


def heaviest_run(weights: Sequence[float], first: int = 0, last: int | None = None) -> tuple[int, int]:
    """The contiguous run with the largest sum (Kadane), half open; the first of equals; (0, 0) for none."""
    best, best_run = 0.0, (first, first)
    total, start = 0.0, first
    for i in range(first, len(weights) if last is None else last):
        if total <= 0:
            total, start = 0.0, i
        total += weights[i]
        if total > best:
            best, best_run = total, (start, i + 1)
    return best_run


def _body_of_dump(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> tuple[int, int]:
    """The heaviest run of a dump and the short sentences right behind it; without prose, its list."""
    first, last = heaviest_run(weights)
    if _prose_in(lines, (first, last)) < MIN_BODY:
        for i in _items(lines, said, ITEMS_ALONE):
            weights[i] = len(lines[i].key) / 2
        first, last = heaviest_run(weights)
    while last > first and last < len(lines) and _goes_on(lines, said, last):
        last += 1
    return first, last


def _goes_on(lines: Sequence[Line], said: Sequence[str | None], i: int) -> bool:
    """Whether a line behind the body is one more sentence of it: no label, no text of a comment."""
    key = lines[i].key
    if said[i] or len(key) < SENTENCE or not _SENTENCE_END.search(key) or key[0] in _LISTS \
            or threads.take_apart(i, lines[i]).rest_key != key:
        return False
    return i + 1 >= len(lines) or said[i + 1] not in (None, "byline") or not stamps.find(lines[i + 1].key)


def _items(lines: Sequence[Line], said: Sequence[str | None], enough: int) -> list[int]:
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


def _prose_in(lines: Sequence[Line], run: tuple[int, int]) -> int:
    return sum(len(lines[i].key) for i in range(*run) if any(c in lines[i].key for c in "。,!?;")
               or lines[i].key[0] in threads.BULLETS and ":" in lines[i].key)


def _signed(lines: Sequence[Line]) -> list[int]:
    """Lines of the form `name: text time`, where at least three stand in a row: comments, a line each."""
    hits = [i for i, line in enumerate(lines) if len(line.key) < 300 and line.key[-1].isdigit()
            and W.SIGNED.match(line.key)]
    runs: list[list[int]] = []
    for i in hits:
        if runs and i - runs[-1][-1] <= 2:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) >= UNLABELLED_EVIDENCE for i in run]


def _cost_of_comments(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> None:
    """In a dump, what follows a comment label is no article as long as it reads as comments."""
    for i, role in enumerate(said):
        if role == "section_label" and i + 1 < len(lines):
            pieces = [threads.take_apart(k, lines[k]) for k in range(i + 1, min(i + 40, len(lines)))]
            marks = sum(1 for p in pieces if p.bullet or p.stamp is not None or threads.starts_reply(p))
            if marks >= 1 and marks * 12 >= len(pieces):
                weights[i] = -10_000.0
                return


def _worth_of_byline(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> int | None:
    """In a dump, the prose right below the first line that says who published, and when, begins the article.

    Gives that prose's index; None when there is none.
    """
    byline = next((i for i, role in enumerate(said) if role == "byline" and _has_full_stamp(lines[i])), None)
    if byline is not None:
        reach = range(byline + 1, min(byline + 1 + BYLINE_REACH, len(weights)))
        below = next((i for i in reach if weights[i] > 0), None)
        if below is not None:
            weights[below] += BYLINE_WORTH
            return below
    return None


def _cost_of_teasers(said: Sequence[str | None], weights: list[float], begun: int | None) -> None:
    """In a dump, prose behind a label of recommendations counts less: it may be what these begin with.

    begun: where the article begins, if that is known; a label before it is a word of a menu, and so is one before which
    stands less prose than behind it where it is not known.
    """
    prose = [max(weight, 0.0) for weight in weights]
    for i, role in enumerate(said):
        if role == "recommendation" and weights[i] <= -STRONG_COST \
                and (i > begun if begun is not None else sum(prose[:i]) > sum(prose[i:])):
            for k in range(i + 1, len(weights)):
                weights[k] = weights[k] * AFTER_LABEL if weights[k] > 0 else weights[k]
            return


# -------------------------------------------------------------------------------------------------- HTML body

_COMMENT_NAMES = re.compile(r"comment|reply|cmt|pinglun|tie", re.IGNORECASE)


def _comment_regions(page: Layout, said: Sequence[str | None]) -> list[tuple[int, int]]:
    """Containers whose names say that they hold comments, the outermost ones."""
    regions: list[tuple[int, int]] = []
    total = len(page.lines)
    for box in page.containers:
        if box.hints & L.COMMENT and box.last - box.first >= 1 and box.last - box.first < max(total * .95, 8):
            if box.hints & L.BODY and not _COMMENT_NAMES.search(box.names):
                continue
            if regions and box.first >= regions[-1][0] and box.last <= regions[-1][1]:
                continue
            regions.append((box.first, box.last))
    return regions


def _first_post(page: Layout, said: Sequence[str | None], state: Roles) -> None:
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


# -------------------------------------------------------------------------------------------- inside the body

def _fill_body(lines: Sequence[Line], said: Sequence[str | None], weights: Sequence[float],
               state: Roles) -> None:
    """The roles of lines inside the body's run: prose is body; short lines are headings, captions, credit."""
    first, last = state.body
    repeated = Counter(lines[i].key for i in range(first, last) if len(lines[i].key) <= 16)
    slots = _picture_slots(lines, first, last, said, repeated)
    listed = set() if lines[0].html else set(_items(lines[:last], said[:last], ITEMS))
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


# -------------------------------------------------------------------------------------------- above and below

def _above(lines: Sequence[Line], said: Sequence[str | None], state: Roles) -> None:
    """Title, byline, navigation and engagement before the body."""
    first = state.body[0]
    for i in range(first):
        state.roles[i] = said[i] or ""
    bylines = [i for i in range(first) if state.roles[i] == "byline" and _has_full_stamp(lines[i])]
    if bylines:
        state.byline = bylines[-1] if not lines[0].html else bylines[-1]
    limit = state.byline if state.byline is not None else first
    state.title_line = _choose_title(lines, said, state, limit, first)
    for i in range(first):
        if i == state.title_line:
            state.roles[i] = "title"
        elif not state.roles[i]:
            state.roles[i] = _before_body(lines, i, state, first)


def _has_full_stamp(line: Line) -> bool:
    return any(stamp.full for stamp in stamps.find(line.key))


def _choose_title(lines: Sequence[Line], said: Sequence[str | None], state: Roles, limit: int,
                  first: int) -> int | None:
    """In a dump: the line before the byline or the body that reads most as a headline (`_headline`)."""
    if lines[0].html:
        levels = [i for i in range(limit) if lines[i].level == 1 and len(lines[i].key) >= 4 and not said[i]]
        return levels[-1] if levels else None
    candidates = [i for i in range(max(0, limit - TITLE_REACH), limit)
                  if not said[i] and 4 <= len(lines[i].key) <= 120
                  and not lines[i].key.endswith(("。", ";", ","))]
    if not candidates:
        return None
    article = "".join(lines[i].key for i in range(first, min(first + 12, state.body[1])))
    told = {article[k:k + 2] for k in range(len(article) - 1)}
    starts = Counter(line.key[:4] for line in lines[:limit])
    worth = {i: _headline(lines[i].key, told) - min(rank * TITLE_FAR, TITLE_FAREST)
             for rank, i in enumerate(reversed(candidates))}
    for i in candidates:
        if starts[lines[i].key[:4]] > 1 and _echoed(lines[:limit], lines[i].key):
            worth[i] += TITLE_ECHO
    best = max(candidates, key=lambda i: (worth[i], -i))
    return best if worth[best] > 0 else None


def _echoed(lines: Sequence[Line], key: str) -> bool:
    """Whether a line of the head says the title with more behind it: the site's name, the path to the page."""
    return any(len(line.key) > len(key) and line.key.startswith(key) for line in lines)


def _headline(key: str, told: set[str]) -> float:
    """How much a line reads as an article's headline: what it shares with it, its length, no menu's marks."""
    listed = key[0] in _LISTS
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


def _below(page: Layout, said: list[str | None], state: Roles, account: str | None,
           regions: Sequence[tuple[int, int]]) -> None:
    """What follows the body: sections by labels, comments by their grammar, what is left by its words."""
    lines = page.lines
    roles = state.roles
    start = state.body[1]
    n = len(lines)
    card = _account_card(lines, said, start, account, state)
    if not lines[0].html:
        _unlabelled(lines, said, state, start, card, account)
    i, section = start, ""
    while i < n:
        if roles[i]:
            i += 1
            continue
        role = said[i]
        if section == "reference" and _cites(lines[i], role):
            roles[i] = "reference"
        elif i in card:
            roles[i] = "account_card"
        elif role == "section_label" and not lines[0].html:
            _buttons_are_no_labels(lines, said, i + 1)
            end = _end_of_comments(lines, said, i + 1, card)
            thread = threads.read(lines, [k for k in range(i + 1, end) if said[k] != "section_label"],
                                  page_author=account)
            roles[i] = "section_label"
            wanted = UNLABELLED_EVIDENCE if W.WRITE.match(lines[i].key) else COMMENT_EVIDENCE
            if thread.strength() >= wanted and (thread.timed() or not state.thread.timed()):
                _take_thread(state, thread)
                for k in range(i + 1, end):
                    roles[k] = roles[k] or said[k] or "comment_meta"
                i, section = end, ""
                continue
            if _DECLARES.search(lines[i].key):
                roles[i] = "engagement"
        elif role == "reference_label":
            roles[i], section = role, "reference"
        elif role == "recommendation":
            roles[i], section = role, "recommendation"
        elif role == "section_label":
            roles[i], section = role, ""
        elif role in ("disclaimer", "hashtag", "url", "ad", "engagement", "byline", "credit", "page_time",
                      "account_card", "navigation", "caption"):
            if section == "recommendation" and role in ("byline", "caption", "page_time", "account_card",
                                                        "credit"):
                role = "recommendation"
            elif role in ("disclaimer", "ad", "hashtag", "engagement"):
                section = "" if section == "reference" else section
            roles[i] = role
        elif section == "reference":
            if _is_reference(lines[i]):
                roles[i] = "reference"
            else:
                section, roles[i] = "", _after_body(lines, i, "")
        else:
            roles[i] = _after_body(lines, i, section)
        i += 1
    if lines[0].html:
        _html_comments(page, state, said, account)
    _lone_times(lines, state, card)
    _navigation_runs(lines, state)


def _buttons_are_no_labels(lines: Sequence[Line], said: list[str | None], first: int) -> None:
    """Labels that stand in a list again and again, whatever they count, are the buttons of its comments: 回复 12."""
    labels = [(i, _NUMBERS.sub("", lines[i].key)) for i in range(first, len(lines)) if said[i] == "section_label"]
    often = Counter(words for _, words in labels)
    for i, words in labels:
        if often[words] >= UNLABELLED_EVIDENCE:
            said[i] = None


def _unlabelled(lines: Sequence[Line], said: Sequence[str | None], state: Roles, start: int, card: set[int],
                account: str | None) -> None:
    """A comment list without a label: enough times behind the article, beside names, floors or buttons."""
    end = _end_of_comments(lines, said, start, card)
    end = next((i for i in range(start, end) if said[i] == "section_label"), end)
    pieces = [threads.take_apart(i, lines[i]) for i in range(start, end)]
    timed = [piece for piece in pieces if piece.stamp is not None
             and (piece.meta or piece.name_like or W.SIGNED.match(piece.line.key))]
    signs = sum(1 for piece in pieces if piece.floor is not None or piece.likes is not None
                or threads.is_button(piece.line.key) or W.SIGNED.match(piece.line.key))
    if len(timed) < UNLABELLED_EVIDENCE or signs * 2 < len(timed):
        return
    thread = threads.read_records(threads.split, pieces, account)
    if thread.strength() >= UNLABELLED_EVIDENCE:
        _take_thread(state, thread)


_DECLARES = re.compile(r"\d")
_NUMBERS = re.compile(r"[\d.,万wkW]+")


def _after_body(lines: Sequence[Line], i: int, section: str) -> str:
    if section:
        return section
    key = lines[i].key
    if len(key) >= 80 and lines[i].html is False:
        return "recommendation"
    return "recommendation" if len(key) >= 9 else "navigation"


def _is_reference(line: Line) -> bool:
    return 4 <= len(line.key) <= 200


def _cites(line: Line, role: str | None) -> bool:
    """Whether a line among the references is one, though it reads as a byline (outlet, date) or caption."""
    if role not in ("byline", "caption") or not _is_reference(line) or W.EDITOR.match(line.key):
        return False
    dates = [stamp for stamp in stamps.find(line.key) if stamp.full]
    return bool(dates) and len(line.key) - sum(s.end - s.start for s in dates) >= SENTENCE \
        and not W.PUBLISHED.match(line.key)


def _take_thread(state: Roles, thread: threads.Thread) -> None:
    for index, role in thread.roles.items():
        state.roles[index] = role
    offset = len(state.thread.comments)
    for comment in thread.comments:
        if comment.parent is not None:
            comment.parent += offset
        state.thread.comments.append(comment)
    state.thread.n_hidden += thread.n_hidden


def _end_of_comments(lines: Sequence[Line], said: Sequence[str | None], start: int, card: set[int]) -> int:
    """Where a dump's comment list ends: at an account card, recommendations, the foot of the page."""
    for i in range(start, len(lines)):
        if i in card:
            return i
        if said[i] in ("recommendation", "disclaimer") and not _stamp_near(lines, i):
            return i
        if i > start and said[i] == "section_label" and (
                W.WRITE.match(lines[i].key) or _more_times(lines, start, i) >= UNLABELLED_EVIDENCE
                and not _more_times(lines, i, len(lines))):
            return i
        if W.LAST_COMMENT.match(lines[i].key) and _more_times(lines, start, i) > _more_times(lines, i + 1, i + 1 + LAST_REACH):
            return i + 1
        if said[i] == "navigation" and W.COPYRIGHT.search(lines[i].key):
            return i
    return len(lines)


def _more_times(lines: Sequence[Line], first: int, last: int) -> int:
    return sum(1 for line in lines[first:last] if stamps.find(line.key))


def _stamp_near(lines: Sequence[Line], i: int) -> bool:
    return len(lines[i].key) > 12 and any(stamps.find(lines[k].key) for k in (i - 1, i + 1)
                                          if 0 <= k < len(lines))


def _account_card(lines: Sequence[Line], said: Sequence[str | None], start: int, account: str | None,
                  state: Roles
                  ) -> set[int]:
    """The lines that introduce who published: a name and 简介, or names around a line of counts."""
    card: set[int] = set()
    for i in range(start, len(lines)):
        if said[i] != "account_card":
            continue
        card.add(i)
        k = i - 1
        taken = 0
        while k >= start and taken < 3 and not said[k] and threads.is_name(lines[k].key) \
                and not stamps.find(lines[k].key) and len(lines[k].key) <= 30:
            card.add(k)
            taken += 1
            if account and lines[k].key == account:
                break
            k -= 1
        names = sorted(j for j in card if j < i and i - j <= 3 and not said[j])
        if names and state.account is None:
            state.account = _card_name([lines[j] for j in names])
    return card


def _card_name(lines: Sequence[Line]) -> str:
    """The name on an account card: one that the next line repeats, else the first line."""
    for line, after in zip(lines, lines[1:]):
        if line.key.startswith(after.key) and len(after.key) >= 2:
            return after.text
    return lines[0].text


def _lone_times(lines: Sequence[Line], state: Roles, card: set[int]) -> None:
    """A time alone between a list of headlines and an account card is the page's clock, not a headline's."""
    for i in range(state.body[1], len(lines)):
        if state.roles[i] in ("recommendation", "byline", "navigation") and (i + 1 in card) \
                and _only_stamp(lines[i]) and i \
                and (_only_stamp(lines[i - 1]) or state.roles[i - 1] != "recommendation"):
            state.roles[i] = "page_time"


def _only_stamp(line: Line) -> bool:
    return _is_stamp(line.key)


def _is_stamp(key: str) -> bool:
    """Whether a line is a time and nothing else."""
    found = stamps.find(key)
    return len(found) == 1 and found[0].end - found[0].start == len(key)


def _navigation_runs(lines: Sequence[Line], state: Roles) -> None:
    """Four short words in a row are a menu, and so is the short line that heads them."""
    i = state.body[1]
    n = len(lines)
    while i < n:
        k = i
        while k < n and state.roles[k] in ("recommendation", "navigation") and len(lines[k].key) <= 5 \
                and lines[k].gap == (0 if k > i else lines[k].gap) and not lines[k].key.isdigit():
            k += 1
        if k - i >= 4:
            for m in range(i, k):
                state.roles[m] = "navigation"
            if i and state.roles[i - 1] == "recommendation" and len(lines[i - 1].key) <= 5:
                state.roles[i - 1] = "navigation"
        i = max(k, i + 1)
    if n and state.roles[-1] == "recommendation" and W.NAV_TAIL.search(lines[-1].key):
        state.roles[-1] = "navigation"


# ---------------------------------------------------------------------------------------------- HTML comments

def _html_comments(page: Layout, state: Roles, said: Sequence[str | None], account: str | None) -> None:
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
    _take_thread(state, thread)


def _kept_records(page: Layout, found: Sequence[items.Found],
                  kept: Sequence[threads.Piece]) -> list[threads.Record]:
    """The records, without the pieces that were notices."""
    alive = {id(piece) for piece in kept}
    for one in found:
        one.pieces = [piece for piece in one.pieces if id(piece) in alive]
    return items.as_records(page, [one for one in found if one.pieces])
