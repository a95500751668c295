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

CELL = "\u2003"               # what parts the cells of a row of data
STATE = 120                   # characters from which a script may hold an article
APART = 120                   # characters of a line whose inline elements may be parted by style alone
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

_SKIPPED_TAGS = frozenset("script style template iframe object embed applet svg math select option datalist textarea "
                          "canvas audio video map head noembed noframes input meta link title base".split())
_BLOCKS = frozenset("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
                    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
                    "optgroup button p pre section summary table tbody tfoot thead tr td th ul".split())
_PLAIN = frozenset(("p", "pre", "blockquote", "center"))      # blocks that take what the box around them is called
_PASSED_ON = AUTHOR | TIME | TEXT | LIKES | CAPTION | BODY | COMMENT | ITEM
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_TAG_HINTS = {"nav": NAVIGATION, "footer": FOOTER, "aside": RELATED, "figcaption": CAPTION, "time": TIME,
              "header": 0, "article": BODY, "li": ITEM, "cite": AUTHOR, "blockquote": QUOTE}
# Microdata (schema.org): what a comment's properties are called, and its type.
_ITEM_PROPERTIES = {"author": AUTHOR, "creator": AUTHOR, "dateCreated": TIME, "commentTime": TIME, "text": TEXT,
                    "commentText": TEXT, "upvoteCount": LIKES}
_COMMENT_TYPE = re.compile(r"schema\.org/(?:Comment|UserComments)\b")
_PARTED = AUTHOR | TIME | LIKES | COUNT | ACCOUNT | BYLINE | FLOOR
_LABEL = re.compile(r"[一-鿿]{2,6}[:：]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_DIGITS = re.compile(r"\d+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


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


def shape(names: str) -> str:
    """The first class name without the digits that make it unique: what kind of box an element is."""
    return _DIGITS.sub("", names.split(" ", 1)[0]) if names else ""


class _Writer:
    """Collects inline pieces into lines while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[tuple[str, bool, int, int]] = []     # text, in a link, near hints, bold
        self.containers: list[Container] = []
        self.texts: list[str] = []
        self.length = 0
        self.picture = False
        self.time = ""

    def flush(self, tag: str, level: int, around: int, near: int, block: int) -> None:
        """End the line that is being written, if it holds anything."""
        pieces = self.pieces
        if not pieces:
            return
        self.pieces = []
        if len(pieces) == 1:
            raw, linked, hint, bold = pieces[0]
            text = _SPACES.sub(" ", raw).strip()
            if not text:
                return
            links = len(text) if linked else 0
            parts = ((0, len(text), hint, linked),) if hint else ()
            bolds = len(text) if bold else 0
        else:
            text, links, parts, bolds = _joined(pieces)
            if not text:
                return
        key = fold(text).strip()
        if not key:
            return
        start = self.length
        self.lines.append(Line(len(self.lines) + 1, start, start + len(text), text, key, 0, 0, True,
                               links, tag, level, around, near, self.picture, bolds * 2 > len(text), block, parts, self.time))
        self.texts.append(text)
        self.length = start + len(text) + 1
        self.picture = False
        self.time = ""


def _stands_apart(left: str, left_hint: int, right: str, right_hint: int) -> bool:
    """Whether two inline elements of a short line that nothing parts in the source are parted on the screen: a day and
    its clock, a name and a time, a value and the next label.
    """
    if left[-1].isdigit() and right[0].isdigit():
        return True
    if left_hint != right_hint and left_hint & _PARTED and right_hint & _PARTED and left[-1].isalnum() and right[0].isalnum():
        return True
    return bool(left[-1].isalnum() and _LABEL.match(right))


def _joined(pieces: list[tuple[str, bool, int, int]]) -> tuple[str, int, tuple, int]:
    """Inline pieces as one line: its text, the characters in links, the hinted parts, the characters in bold."""
    out: list[str] = []
    parts: list[tuple[int, int, int, bool]] = []
    length, links, bolds, space, before = 0, 0, 0, True, 0
    short = sum(len(piece[0]) for piece in pieces) <= APART
    for raw, linked, hint, bold in pieces:
        text = _SPACES.sub(" ", raw)
        if space:
            text = text.lstrip()
        if not text:
            continue
        if short and not space and _stands_apart(out[-1], before, text, hint):
            out.append(" ")
            length += 1
        space, before = text[-1] == " ", hint
        out.append(text)
        size = len(text)
        if linked:
            links += size
        if bold:
            bolds += size
        parts.append((length, length + size, hint, linked))
        length += size
    text = "".join(out)
    bare = text.strip()
    shift = len(text) - len(text.lstrip())
    if shift or len(bare) != len(text):
        size = len(bare)
        parts = [(max(a - shift, 0), min(b - shift, size), h, k) for a, b, h, k in parts
                 if b > shift and a - shift < size]
    return bare, links, tuple(parts) if any(h for _, _, h, _ in parts) else (), bolds


def from_html(root, *, keep_hidden: bool = False) -> Layout:
    """The lines of a parsed HTML document (an lxml element), in document order. Linear in the size of the tree."""
    writer = _Writer()
    head, scripts = {}, []
    hidden = 0
    # A frame of the walk: element, tag, around, near, block, linked, bold, level, pre
    base = ("html", 0, 0, -1, False, False, 0, False)
    stack: list[tuple] = [(root, base, False)]
    push, pop = stack.append, stack.pop
    blocks, skipped = _BLOCKS, _SKIPPED_TAGS
    containers = writer.containers
    while stack:
        element, outer, closing = pop()
        if closing:
            tag, around, near, block, linked, bold, level, pre = element
            o_tag, o_around, o_near, o_block, o_linked, o_bold, o_level, o_pre = outer
            if tag in blocks:
                writer.flush(tag, level, around, near, block)
                containers[block].last = len(writer.lines)
            tail = closing
            if tail is not True:
                if o_pre and "\n" in tail:
                    _write_pre(writer, tail, outer)
                else:
                    writer.pieces.append((tail, o_linked, o_near, o_bold))
            continue
        tag = element.tag
        tail = element.tail
        if not isinstance(tag, str):
            if tail:
                writer.pieces.append((tail, outer[4], outer[2], outer[5]))
            continue
        if ":" in tag or "}" in tag:
            tag = tag.rpartition("}")[2].rpartition(":")[2]
        o_tag, o_around, o_near, o_block, o_linked, o_bold, o_level, o_pre = outer
        if tag in skipped:
            if tag == "script":
                kind = element.get("type") or ""
                content = element.text
                if content and ("json" in kind or len(content) > STATE):
                    scripts.append((element.get("id") or kind, content))
            elif tag == "head":
                head, more = read_head(element)
                scripts += more
            elif tag in ("title", "meta", "link"):
                _head_item(element, tag, head)
            elif tag == "textarea":
                content = element.text
                if content and len(content) > STATE:
                    scripts.append((tag, content))
            if tail:
                writer.pieces.append((tail, o_linked, o_near, o_bold))
            continue
        attributes = element.attrib
        near, around = o_near, o_around
        hint = _TAG_HINTS.get(tag, 0)
        is_block = tag in blocks
        if attributes:
            style = attributes.get("style")
            if not keep_hidden and ((style and _HIDDEN.search(style)) or "hidden" in attributes) and tag != "body" \
                    and tag != "html":
                hidden += _text_length(element)
                if tail:
                    writer.pieces.append((tail, o_linked, o_near, o_bold))
                continue
            names = attributes.get("class")
            ident = attributes.get("id")
            if names or ident:
                own = f"{names or ''} {ident or ''}"
                hint |= hints_of(own)
            else:
                own = ""
            if "datetime" in attributes:
                writer.time = writer.time or attributes["datetime"]
            said = attributes.get("itemprop")
            if said and said in _ITEM_PROPERTIES:
                hint |= _ITEM_PROPERTIES[said]
            if "itemtype" in attributes and _COMMENT_TYPE.search(attributes["itemtype"]):
                hint |= COMMENT | ITEM
        else:
            own = ""
        if tag == "br":
            writer.flush(o_tag, o_level, o_around, o_near, o_block)
            if tail:
                writer.pieces.append((tail, o_linked, o_near, o_bold))
            continue
        if tag == "img":
            if _shows_picture(attributes):
                writer.flush(o_tag, o_level, o_around, o_near, o_block)
                writer.picture = True
            if tail:
                writer.pieces.append((tail, o_linked, o_near, o_bold))
            continue
        if tag == "noscript" and len(element) == 0:
            if tail:
                writer.pieces.append((tail, o_linked, o_near, o_bold))
            continue
        if tag == "body" or tag == "html":
            hint = 0
        if is_block:
            if tag in ("td", "th") and _plain_cell(element):
                if writer.pieces:
                    writer.pieces.append((CELL, False, 0, False))
                tag, is_block = "cell", False
                near = hint or o_near
            else:
                writer.flush(o_tag, o_level, o_around, o_near, o_block)
                near = hint or (o_near & _PASSED_ON if not own and tag in _PLAIN else 0)
                containers.append(Container(tag, hint, o_block, len(writer.lines), 0, own))
                if o_block >= 0:
                    containers[o_block].n_children += 1
        elif hint:
            near = hint | o_near & ACCOUNT
        around |= hint
        block = len(containers) - 1 if is_block else o_block
        level = _HEADINGS.get(tag, o_level)
        frame = (tag if is_block else o_tag, around, near, block, o_linked or tag == "a",
                 o_bold or tag in ("b", "strong"), level, o_pre or tag == "pre")
        push(((tag, around, near, block, frame[4], frame[5], level, frame[7]), outer, tail or True))
        text = element.text
        if text:
            if frame[7] and "\n" in text:
                _write_pre(writer, text, frame)
            else:
                writer.pieces.append((text, frame[4], near, frame[5]))
        if len(element):
            stack.extend([(child, frame, False) for child in reversed(element)])
    writer.flush("html", 0, 0, 0, -1)
    for container in containers:
        container.last = container.last or len(writer.lines)
    return Layout("\n".join(writer.texts), writer.lines, containers, head, scripts, hidden)


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


def _write_pre(writer: _Writer, text: str, frame: tuple) -> None:
    tag, around, near, block, linked, bold, level, _ = frame
    rows = text.split("\n")
    for row in rows[:-1]:
        writer.pieces.append((row, linked, near, bold))
        writer.flush(tag, level, around, near, block)
    writer.pieces.append((rows[-1], linked, near, bold))


def _plain_cell(cell) -> bool:
    """Whether a table cell belongs to a data row: short, without blocks, line breaks or pictures."""
    row = cell.getparent()
    if row is None or not 2 <= len(row) <= 12:
        return False
    for other in row:
        if len(other) > 3 or len(other.text or "") > 60:
            return False
        for child in other:
            if child.tag in ("p", "div", "table", "br", "ul", "img", "h1", "h2", "script", "iframe", "form") \
                    or len(child) > 2 or len(child.text or "") > 60 or len(child.tail or "") > 60:
                return False
    return True


def _shows_picture(attributes) -> bool:
    width = attributes.get("width", "")
    return not (width.isdigit() and int(width) < 80)


def _text_length(element) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def read_head(head) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What <head> says (meta names in lower case, `title`, `canonical`) and the scripts in it that hold data."""
    found: dict[str, str] = {}
    scripts: list[tuple[str, str]] = []
    for element in head.iter("title", "meta", "link", "script"):
        if element.tag == "script":
            kind, content = element.get("type") or "", element.text
            if content and ("json" in kind or len(content) > STATE):
                scripts.append((element.get("id") or kind, content))
        else:
            _head_item(element, element.tag, found)
    return found, scripts


def _head_item(element, tag: str, found: dict[str, str]) -> None:
    if tag == "title":
        text = _SPACES.sub(" ", "".join(element.itertext())).strip()
        if text:
            found.setdefault("title", text)
    elif tag == "meta":
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), value.strip())
    elif element.get("rel") == "canonical" and element.get("href"):
        found.setdefault("canonical", element.get("href").strip())


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
