"""A page as lines in reading order, each with what is known about it.

A text dump is lines already. HTML is turned into the same thing: the tree is walked once, in document
order; a block element ends a line, an inline element does not; what is not shown (scripts, styles, hidden
elements) leaves no line. What a dump has lost is kept beside the line: which element it stands in, how
much of it is link text, what the class and id names around it hint at, whether a picture stands before
it. One role model then reads both: it asks a line for what it knows, and a dump's line simply knows less.

Class and id names are read as hints in a fixed small vocabulary (`HINTS`): the words that Chinese and
English page templates use for comments, recommendations, bylines, captions and so on. No site is named
here.

The containers of an HTML page (its block elements with more than one line, and the runs of lines they
cover) are kept as well: the body of an article, a comment and a list of headlines are each a container.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..text import fold

MAX_TREE_TEXT = 8_000_000     # characters of one HTML document; more is not an article

COMMENT, RELATED, NAVIGATION, SHARE, BYLINE, CAPTION, TITLE, BODY, ADVERT, AUTHOR, TIME, LIKES, TEXT, REPLY, FOOTER, \
    EDITOR, ITEM, DISCLAIMER, LEAD, ACCOUNT, COUNT, FLOOR, AUX, QUOTE = (1 << n for n in range(24))

# What the names in class and id attributes stand for. A name is matched inside; `\b` is a border of letters, and a
# hyphen or an underscore counts as one.
HINTS: dict[int, str] = {
    COMMENT: r"comment|cmnt|\bcmt|reply|replies|pinglun|gentie|tie-?(?:list|area|wrap)|liuyan|discuss|\bpost-?list|"
             r"disqus|\bcom-?list|l-post|d-post|feedback|guestbook|ds-thread|\bpl\b|hot-?tie",
    RELATED: r"recommend|relat|\brec\b|\breco\b|hot-?(?:news|list|rank|spot|article|read|topic|search)|rank|tuijian|"
             r"xgyd|xgxw|xiangguan|xgwz|more-?(?:news|read|article|list)|guess|interest|paihang|side-?bar|"
             r"\bside\b|\baside\b|right-?(?:col|side|bar|box|part|content|main)|\bright\b|col-?r\b|list-?(?:right|r)\b|"
             r"news-?list|latest|widget|prev-?next|pre-?next|next-?(?:post|article|page)|other-?news|yxj|rdtj|"
             r"popular|trending|headline-?list|link-?list|turnpage|feed-?list|topic-?list|morelink|jingcai",
    NAVIGATION: r"\bnav|navi|menu|crumb|\bheader\b|\bhead\b|top-?(?:bar|nav|line|menu|header)|channel|position\b|"
                r"weizhi|location|path\b|pagination|pagebar|page-?(?:num|nav|list)|pager\b|login|search|\bapp-|"
                r"download|float|fixed|skip|sitemap|lang(?:uage)?-?(?:bar|switch)|tabs?\b|go-?top|back-?top|toolbar",
    FOOTER: r"foot|copyright|copy-?right|beian|\bicp\b|friend-?link|bottom",
    SHARE: r"share|jiathis|bdshare|social|\bsns|weixin-?share|qrcode|qr-?code|ewm|erweima|print|\bfav|collect|"
           r"font-?(?:size|ctrl|set)|zihao|\btool(?:s|box)?\b|post-?opt|gongju",
    ADVERT: r"\bad(?:s|v|box|wrap|area|list|content)?\d*\b|\bads?-|-ads?\b|advert|sponsor|\bgg\b|\bguanggao|banner|promo|adsby|tanx|"
            r"\bgoogle",
    BYLINE: r"source|byline|article-?info|post-?(?:info|meta)|\binfo\b|pub-?(?:time|date|info)|publish|\bmeta\b|"
            r"laiyuan|art-?info|news-?info|date-?source|\btime|\bsubtitle-?info|entry-?(?:meta|date)|titbar|"
            r"property|about-?(?:author|post)",
    CAPTION: r"caption|(?:img|pic|photo|image|picture)[-_]?(?:title|desc|info|note|txt|text|word|name|alt|intro|msg)|"
             r"tushuo|figure-?text|pictext|\bpictitle|legend",
    TITLE: r"title|headline|\btit\b|biaoti|\bbt\b|\bh1\b|subject",
    BODY: r"article|content|post-?(?:body|text)|main-?text|\bentry\b|artibody|trs-editor|\bzw\b|endtext|\bbody\b|"
          r"detail|\btext\b|zoom|newsbody|zhengwen|story|news-?text|\bcon\b|rich-media",
    AUTHOR: r"author|\buser|nick|\bname\b|user-?name|\buname|writer|zuozhe|\bposter|\bfn\b|\bwho\b|from-?user|\bscreen-?name",
    TIME: r"time|date|shijian|\bago\b|when|posted-?on|\bts\b",
    LIKES: r"like|zan\b|\bzan|digg|praise|vote|\bup\b|ding\b|agree|thumb|support|dianzan|attitude|upvote|recommend-?count|good",
    TEXT: r"\btext|txt|content|\bcnt\b|\bcon\b|\bbody\b|\bmsg\b|message|words|\bdesc\b|detail|\bcontext\b|"
          r"(?:comment|reply)-?(?:p|main)\b",
    REPLY: r"reply|replies|\bquote|children|child\b|\bsub-?|second|nested|floor-?in|lzl|inner|re-?list",
    EDITOR: r"editor|zebian|bianji|zrbj|responsib",
    DISCLAIMER: r"statement|disclaim|declare|shengming|notice|tips?\b|mianze|banquan",
    LEAD: r"summary|abstract|digest|daodu|zhaiyao|\blead\b|\bintro\b|excerpt|\bdesc(?:ription)?\b",
    ACCOUNT: r"account|profile|subscribe|\bfollow|author-?(?:card|box|info|intro|bio)|user-?(?:card|info)|media-?info|"
             r"guanzhu|\bbio\b|\bsign",
    QUOTE: r"\bfloor-tie\b|quot(?:e|ed|ation)\b|blockquote|floor-?in\b|\bcited|origin-?(?:text|comment)|parent-?comment|bq\b",
    ITEM: r"item\b|\bli\b|\brow\b|\bcell\b|single|node\b|\bfloor|\blist-?li",
    COUNT: r"count|num\b|\bnum|total|joincount|views?\b|reads?\b|hits\b",
    FLOOR: r"floor|louceng|\blou\b|\bno\b|index",
    AUX: r"action|\boper|\bbtn|button|tool|\bopt|report|location|\bip\b|device|\barea\b|region|province|\bcity\b|\bfrom\b|level|badge|medal|avatar|\brank|fold|more|expand|toggle",
}
_HINT_EACH = [(bit, re.compile(pattern)) for bit, pattern in HINTS.items()]
_BORDERS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = str.maketrans("_", "-")

_DIGITS = re.compile(r"\d+")
@dataclass(slots=True)
class Line:
    """A non-empty line of a page.

    number: 1-based, blank lines counted. start, end: span of the stripped text in the page's text. text: the line
    without the white space around it; key: the same folded, for matching. indent: columns before it; gap: blank
    lines before it. The rest is known for HTML only: links (characters inside links), tag and level (1-6 in a
    heading), hints of the elements around it (`around`) and of the innermost ones (`near`), whether a picture stands
    just before, whether it is bold or centred, the container it stands in, its inline parts, and what a <time> in it
    says to machines.
    """

    number: int
    start: int
    end: int
    text: str
    key: str
    indent: int = 0
    gap: int = 0
    html: bool = False
    links: int = 0
    tag: str = ""
    level: int = 0
    around: int = 0
    near: int = 0
    picture: bool = False
    bold: bool = False
    block: int = -1
    parts: tuple[tuple[int, int, int, bool], ...] = ()     # (start in text, end in text, near hints, a link)
    time: str = ""                                         # what a <time> in it says to machines


@dataclass(slots=True)
class Container:
    """A block element: its tag, what its own names hint at, its parent, and the run of lines it covers."""

    tag: str
    hints: int
    parent: int
    first: int
    last: int = 0
    names: str = ""
    n_children: int = 0
    known: bool = False          # a site's entry says that it holds the article


@dataclass(slots=True)
class Layout:
    """A page's text, its lines, and, for HTML, its containers and what its head says."""

    text: str
    lines: list[Line]
    containers: list[Container] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    scripts: list[tuple[str, str]] = field(default_factory=list)     # (type or id, content) that may hold data
    hidden: int = 0                                                  # characters that the page does not show
    anchor: int | None = None                                        # the line that shows the declared title


# ------------------------------------------------------------------------------------------------------ text dumps

def from_text(text: str) -> Layout:
    """The lines of a text dump. Lines end at a line feed and nowhere else."""
    lines: list[Line] = []
    start, gap, number = 0, 0, 0
    raws = text.split("\n")
    folded = fold(text).split("\n")
    for raw, key in zip(raws, folded):
        number += 1
        bare = raw.strip()
        key = key.strip()
        if bare and key:         # a line of nothing but invisible characters is empty
            indent = len(raw) - len(raw.lstrip())
            at = start + indent
            lines.append(Line(number, at, at + len(bare), bare, key, indent, gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return Layout(text, lines)


# ------------------------------------------------------------------------------------------------------------ HTML

@lru_cache(maxsize=16384)
def hints_of(names: str) -> int:
    """The hints in a class and an id attribute, as a bit set; 0 for none. Names are read without regard to case."""
    found = 0
    for name in names[:400].split():
        found |= _hints_of_name(name)
    return found


@lru_cache(maxsize=65536)
def _hints_of_name(name: str) -> int:
    """The hints in one class name or id; a site's pages share theirs."""
    spaced = _BORDERS.sub("-", name[:80]).lower().translate(_SEPARATORS)
    found = 0
    for bit, pattern in _HINT_EACH:
        if pattern.search(spaced):
            found |= bit
    return found


@lru_cache(maxsize=16384)
def shape(names: str) -> str:
    """The first class name without the digits that make it unique: what kind of box an element is."""
    return _DIGITS.sub("", names.split(" ", 1)[0]) if names else ""


def mark(page: Layout, body: Sequence[str], comments: Sequence[str]) -> None:
    """Tell a page's containers what a site's entry says of them: class names or ids, whole, without regard to case."""
    wanted = {**{name.lower(): COMMENT for name in comments}, **{name.lower(): BODY for name in body}}
    reached = {BODY: 0, COMMENT: 0}              # containers stand in document order: an outer one before its inner ones
    for box in page.containers:
        bits = {wanted[name] for name in box.names.lower().split() if name in wanted}
        for bit in bits:
            box.known = box.known or bit == BODY
            box.hints = box.hints & ~(COMMENT | RELATED | NAVIGATION | FOOTER | SHARE | ADVERT | BODY) | bit
            for line in page.lines[max(box.first, reached[bit]):box.last]:
                line.around |= bit
            reached[bit] = max(reached[bit], box.last)


def from_pairs(pairs: list[tuple[str, str]]) -> tuple[Layout, list[str]]:
    """Lines whose roles are known already (a crawler's record), as a layout and the roles beside it.

    pairs: (role, text); a text may hold several lines.
    """
    texts, roles, lines, start = [], [], [], 0
    for role, text in pairs:
        for raw in text.split("\n"):
            bare = raw.strip()
            key = fold(bare).strip()
            if not key:
                continue
            lines.append(Line(len(lines) + 1, start, start + len(bare), bare, key))
            texts.append(bare)
            roles.append(role)
            start += len(bare) + 1
    return Layout("\n".join(texts), lines), roles
