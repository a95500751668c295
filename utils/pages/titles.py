"""The title of a page: the line that shows it, else what the page declares.

A page declares titles (JSON-LD, og:title, <title>), with the names of its channel and site behind or
before them, cut short, or with nothing of the article in them at all. It shows the title on a line: in a
heading, under a class name that says so, right above the byline. Each line near the top of the article is
scored by how it agrees with a declared title, by how it is set, by where it stands, and by how much of it
the article repeats; the best wins when it is good enough. What a page declares is its title only where no
line shows one, without the names behind it. A post without any title that begins with a headline in 【】
has that one. In a dump the role model chooses the line (`roles.above`); here it is freed of what is no part
of it.
"""
from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

from ..text import fold
from . import layout as L
from . import stamps, threads
from .layout import Layout, Line
from .roles import Roles
from .wording import any_of

MAX_TITLE = 160             # characters of the longest title
DECLARED = 400              # characters of a declared one that are looked at
ENOUGH = 2.0                # score of a line from which it is taken for the title
SURE = 3.5                  # score from which a line shows the title whatever stands below it
MOST_LINES = 2000           # lines of a page among which its title is sought
BYLINE = 60                 # characters of a byline, and of the undeclared title above it
FOLLOWING = 8               # lines below the byline that repeat such a title's words ...
TOLD = 0.4                  # ... and share of its words that they repeat
ALONE = 0.5                 # what a heading scores where nothing is declared
BETTER = 0.25               # how much more of the article a line must share than the declared title to
                            # replace it
PLACED_ENOUGH = 0.4         # share of the article's words in a heading that stands where a title does
ABOVE = 40                  # lines above the article among which an undeclared title is sought
SITE_NAME = 14              # characters of the longest name of a site or channel
NAME = 8                    # characters of a name that stands where a title would
HEAD = 2                    # lines of a dump that may be what the page's head calls it
NEXT = 3                    # lines between a title and its byline, or the article

_CUT = re.compile(r"\s*(?:_+|\||｜|»|::|<|>|--+|—+|–| - | -(?=[^\d\s-]{2,16}$)|"
                  r"-(?=[^\d\s\-a-zA-Z][^\s\-_|]{1,11}$)|\s·\s)\s*")
_SPACE = re.compile(r"\s+")
_BARE = re.compile(r"[\W_]+")
_NONE = re.compile(r"的微博(?: ?[-_|].*)?$|^微博(?:正文)?$|^首页|^无标题|^Untitled|^404|^(?:微信公众平台|新浪网|今日头条|知乎|百度贴吧)$")
_SITE = re.compile(any_of(
    "官网 [网網站] 频道 頻道 论坛 論壇 博客 在线 在線 门户 首页 首頁 [日晚早时時子周][报報] [周週]刊 电视台 電視台 卫视 衛視 通讯社 通訊社 新华社 "
    "[紀纪]元 学会 协会 委员会 人民政府 [学學]院 大学 大學 医院 公司 动态 動態 公告 要闻 要聞 资讯 資訊 新闻 新聞 正文 详情 中心 内容页 文章 栏目 "
    "News NEWS") + "$")
_SLOGAN = re.compile(r"^Powered by|(?:门户|門戶|领先|权威|权威的|最新|专业|第一).{0,20}(?:网站|網站|平台|网|网络|媒体|资讯|社区)")
_NAMED_BEHIND = re.compile(r"\s+\S{2,6}(?:(?<![落上联聯触觸入断斷法天全停漏])[网網]|[日晚早时時][报報]|在线|在線|论坛|論壇|频道|頻道)$")
_BEGINNING = re.compile(r"^[\s_|｜»:<>—–\-·]+")
_ENDING = re.compile(r"[\s_|｜»:<>—–\-·]+$")
_FURNITURE = re.compile(r"来源|作者|字号|评论|点击|分享|阅读|发布|时间|日期|打印|收藏|\d{4}[-年/.]\d")
_LABELLED = re.compile(r"^(?:标题|標題|主题|主題|题目|題目|题名|篇名)(?:\s*[:：]\s*|(?=\[))")
_HEADLINE = re.compile(r"^\s*(?:#[^#\s]{1,40}#\s*){0,4}【([^【】]{6,60})】")
_DESK = re.compile(r"报[道导]|報[導道]|[记記]者|[讯訊电電]$|综合|綜合|[编編][译譯]|消息|[/╱]")     # who reports, in brackets
_BRACKET = re.compile(r"\s*[\[【(（]([^\[\]【】()（）]{2,12})[\]】)）]$")
_CRUMBS = re.compile(r"[>›»→]|首页|首頁|当前位置|目前位置")


def bare(text: str) -> str:
    """Letters, digits and Han characters only, in Simplified script: what two printings of one title
    share.
    """
    return _BARE.sub("", fold(text)).lower()


def find(page: Layout, roles: Roles, declared: dict[str, Any]) -> tuple[str | None, int | None]:
    """(title, index of the line that shows it) of an HTML page; None for what there is not."""
    lines = page.lines
    wanted = _declared(page, declared)
    told = shared_with_article(page, roles)
    shown = _shown(page, roles, wanted, told)
    if shown is not None:
        return _text_of(lines, shown, wanted), shown
    headline = _above(page, roles, told)
    best = max((told(fold(strip_suffix(text))) for text in wanted), default=0.0)
    if page.anchor is not None and page.anchor < roles.body[0] and told(page.lines[page.anchor].key) > best:
        return lines[page.anchor].text, page.anchor
    if headline is not None:
        if told(lines[headline].key) > best + BETTER:
            return lines[headline].text, headline
    for text in sorted(wanted, key=_is_cut):
        title = strip_suffix(_SPACE.sub(" ", text).strip())
        if title and not _NONE.search(text):
            return title[:MAX_TITLE], None
    first, last = roles.body
    post = _HEADLINE.match(lines[first].text) if last > first else None
    return (post[1].strip() if post else None), None


def of_dump(page: Layout, roles: Roles) -> str | None:
    """The title of a dump: the line that shows it, or the headline in 【】 that its post begins with, when the
    line is no more than a name, or has few words of the post.
    """
    index, first = roles.title_line, roles.body[0]
    post = _HEADLINE.match(page.lines[first].text) if roles.body[1] > first else None
    shown = page.lines[index].key if index is not None else ""
    if post and not _DESK.search(post[1]) and (
            len(shown) <= NAME or shared_with_article(page, roles)(shown) < TOLD):
        if index is not None:
            roles.title_line, roles.roles[index] = None, "byline"
        return post[1].strip()
    return _printed(page.lines[index].text, index < HEAD) if index is not None else None


def _printed(text: str, head: bool) -> str:
    """A line that shows a title: without its label (主题:), the buttons in brackets behind it, and, where it is
    what the head of the page says, the site's name.
    """
    bracket = _BRACKET.search(text)
    if bracket and threads.only_furniture(fold(bracket[1])):
        text = text[:bracket.start()]
    label = _LABELLED.match(text)
    text = text[label.end():] if label else text
    parts = [part for part in _CUT.split(text) if part.strip()]
    sited = head and len(parts) > 1 and (_is_site(parts[-1]) or _is_site(parts[0]) or "_" in text)
    sited = sited or head and _NAMED_BEHIND.search(text) is not None
    return strip_suffix(text) or text if sited else text


def anchor(page: Layout, declared: dict[str, Any]) -> int | None:
    """The line that plainly shows a declared title, told by its letters and its setting alone: where the
    article may begin. None where no line does.
    """
    targets = [_target(text) for text in _declared(page, declared)]
    letters = " ".join(target[0] for target in targets)
    best, chosen = 0.0, None
    for i, line in enumerate(page.lines[:MOST_LINES] if targets else ()):
        if not _may_agree(line.key, letters):
            continue
        own = _BARE.sub("", line.key[:MAX_TITLE + 1]).lower()
        if len(own) < (2 if line.level else 3) or len(line.key) > MAX_TITLE or line.links * 2 > len(line.key):
            continue
        score = max(_agreement(own, *target) + (own == target[1]) for target in targets)
        if score >= 3.0:
            score += _set_as_title(line)
            if score > best:
                best, chosen = score, i
    return chosen if best >= SURE else _above_byline(page)


def _above_byline(page: Layout) -> int | None:
    """The line right above a dated one that what follows repeats: a title that no declared one tells."""
    for i, line in enumerate(page.lines[:MOST_LINES]):
        if not 8 <= len(line.key) <= BYLINE or not any(stamp.full for stamp in stamps.find(line.key)):
            continue
        text = "".join(other.key for other in page.lines[i + 1:i + 1 + FOLLOWING])
        pairs = {text[k:k + 2] for k in range(len(text) - 1)}
        for k in (i - 1, i - 2):
            key = page.lines[k].key.replace(" ", "") if k >= 0 else ""
            plain = "。" not in key and not _CRUMBS.search(key) and not (key and page.lines[k].links)
            if plain and 8 <= len(key) <= BYLINE \
                    and sum(key[n:n + 2] in pairs for n in range(len(key) - 1)) >= TOLD * (len(key) - 1):
                return k
    return None


def _may_agree(key: str, letters: str) -> bool:
    """Whether a line can agree with a title of these letters at all: a pair of neighbours among its first
    ones is there.
    """
    low = key[:16].lower().replace(" ", "")[:8]
    return any(low[k:k + 2] in letters for k in range(min(len(low) - 1, 7)))


def _declared(page: Layout, declared: dict[str, Any]) -> list[str]:
    said = (declared.get("headline"), page.head.get("og:title"), page.head.get("title"))
    return [html.unescape(text[:DECLARED]) for text in said if text]


def shared_with_article(page: Layout, roles: Roles) -> Callable[[str], float]:
    """How much of a text's character pairs stand in the article: 0 to 1."""
    first, last = roles.body
    article = "".join(line.key for line in page.lines[first:last])[:2000]
    pairs = {article[k:k + 2] for k in range(len(article) - 1)}

    def shared(text: str) -> float:
        own = [text[k:k + 2] for k in range(len(text) - 1)]
        return sum(pair in pairs for pair in own) / len(own) if own else 0.0

    return shared


# ----------------------------------------------------------------------------------------- lines that show it

def _shown(page: Layout, roles: Roles, wanted: Sequence[str], told: Callable[[str], float]) -> int | None:
    """The line that shows the title, by its score; None where no line is good enough."""
    body_first = roles.body[0]
    targets = [_target(text) for text in wanted]
    best, chosen = 0.0, None
    for i, line in enumerate(page.lines[:min(body_first + 6, MOST_LINES)]):
        if not 2 <= len(line.key) <= MAX_TITLE or len(line.key) == 2 and not line.level \
                or (line.around & (L.COMMENT | L.RELATED | L.FOOTER) and not line.level):
            continue
        own = _BARE.sub("", line.key).lower()
        if len(own) < 2:
            continue
        score = max((_agreement(own, *target) for target in targets), default=0.0)
        score = score or _unannounced(page, roles, i, told)
        if score == 0.0 and line.level != 1:
            continue
        if not targets:
            score = score or ALONE
        score += _set_as_title(line)
        if i >= body_first:
            score -= 1.0
        else:
            score -= min(body_first - i, 200) * .002
        if score > best and score >= ENOUGH:
            best, chosen = score, i
    return chosen


def _target(text: str) -> tuple[str, str, str]:
    """The letters of a declared title: all, without the names behind it, and of its first part alone."""
    return bare(text), bare(strip_suffix(text)), bare(_CUT.split(text)[0])


def _agreement(own: str, target: str, main: str, first: str = "") -> float:
    """How well a line agrees with a declared title: 0 for not at all, 4 for the same letters."""
    if own == target:
        return 4.0
    if len(own) <= SITE_NAME and main != target and own != first and main not in own and own not in main:
        return 0.0                       # it is what stands behind the title: a channel, a site
    if target.startswith(own) and (len(own) >= 5 or own == first):
        return 3.0 + len(own) / len(target) * .5
    if len(own) >= 6 and own in target:
        return 2.0 + len(own) / len(target) * .5
    if len(target) >= 6 and own.startswith(target) and len(target) * 2 > len(own):
        return 2.0
    return 1.8 if len(main) >= 6 and own.endswith(main) and len(own) - len(main) <= SITE_NAME else 0.0


def _set_as_title(line: Line) -> float:
    """What its setting says for a line: headings and names for it, links against it."""
    score = {1: 2.0, 2: .8, 3: .5}.get(line.level, 0.0)
    if (line.near | line.around) & L.TITLE and not line.level:
        score += .5
    return score - 1.5 if line.links > len(line.key) / 2 else score


def _unannounced(page: Layout, roles: Roles, i: int, told: Callable[[str], float]) -> float:
    """The score of a line that no declared title agrees with: a heading right above the byline or the
    article, whose words the article repeats. 0 for any other.
    """
    line = page.lines[i]
    first = roles.body[0]
    if i >= first or not (line.level or line.near & L.TITLE or line.bold) or len(bare(line.key)) < 4 \
            or _CRUMBS.search(line.key) or line.key.endswith(("。", ",")) or stamps.find(line.key):
        return 0.0
    if i + NEXT + 1 < first and "byline" not in roles.roles[i + 1:i + NEXT + 2]:
        return 0.0
    share = told(line.key)
    if share < PLACED_ENOUGH:
        return 0.0
    # the headline of a post in a list of posts
    linked = line.level and line.links * 2 > len(line.key)
    return 1.2 + share + (1.5 if linked else 0.0)


def _above(page: Layout, roles: Roles, told: Callable[[str], float]) -> int | None:
    """The line above the article that tells most of it: for pages whose declared title is that of their
    site.
    """
    first = roles.body[0]
    lines = page.lines
    candidates = [i for i in range(max(0, first - ABOVE), first) if 6 <= len(lines[i].key) <= 60
                  and lines[i].links * 2 <= len(lines[i].text) and roles.roles[i] in ("navigation", "title")
                  and not lines[i].key.endswith(("。", ",")) and not lines[i].near & L.CAPTION]
    return max(candidates, key=lambda i: told(lines[i].key) + .2 * bool(lines[i].near & L.TITLE)
               + {1: .4, 2: .2, 3: .1}.get(lines[i].level, 0.0), default=None)


def _text_of(lines: Sequence[Line], i: int, wanted: Sequence[str]) -> str:
    """The title that a line shows: with the lines of the same heading that go on with it, without the
    site's name.
    """
    line = lines[i]
    own = bare(line.key)
    for text in wanted:
        target = bare(strip_suffix(text))
        if own == target:
            return line.text
        whole = line.text
        for k in range(i + 1, min(i + NEXT, len(lines))):
            longer = f"{whole} {lines[k].text}"
            if lines[k].block != line.block or not target.startswith(bare(longer)):
                break
            whole = longer
        if whole != line.text:
            return whole
        before = line.text[:len(line.text) - len(target)].strip(" ：:-|[]【】")
        if len(target) >= 6 and own.endswith(target) and _SITE.search(before):
            return _first_letters(line.text[::-1], len(target))[::-1]
        if len(target) >= 6 and own.startswith(target) and _FURNITURE.search(line.key[len(target):]):
            return _first_letters(line.text, len(target))
    label = _LABELLED.match(line.key)
    if label:
        return (line.text if len(line.key) == len(line.text) else line.key)[label.end():]
    parts = _CUT.split(line.text)
    if len(parts) > 1 and any(bare(line.text) == bare(text) for text in wanted) and _SITE.search(parts[-1]):
        return strip_suffix(line.text)
    return line.text


def _is_cut(text: str) -> bool:
    """Whether a declared title was cut short."""
    return text.endswith(("...", "…"))


def _first_letters(text: str, n: int) -> str:
    """A text up to its nth letter, digit or Han character, and the marks that close behind it."""
    at = seen = 0
    while at < len(text) and (seen < n or text[at] in "”』」）)】》！？!?"):
        seen += bool(bare(text[at]))
        at += 1
    return text[:at].strip()


# ------------------------------------------------------------------------------------------- what is declared

def strip_suffix(title: str) -> str:
    """A declared title without the names of channel and site behind it (or before it, when those are
    shorter); empty where it is nothing but such names.
    """
    parts = [part for part in _CUT.split(title) if part.strip()]
    if len(parts) < 2:
        named = _NAMED_BEHIND.search(title)
        return title[:named.start()] if named and named.start() >= len(named[0]) else title
    if all(len(part) <= SITE_NAME and _SITE.search(part) for part in parts):
        return ""
    if _is_site(parts[0]) and not all(_SITE.search(part) for part in parts[1:]):
        return _without_beginning(title, parts)
    if len(parts[0]) < 6 and len(parts[0]) < max(map(len, parts[1:])):
        return max(parts, key=len)
    keep = title
    while len(parts) > 1 and len(keep) - len(parts[-1]) >= 4 and _is_name(parts[-1]):
        keep = _ENDING.sub("", keep[:keep.rfind(parts[-1])])
        parts = [part for part in _CUT.split(keep) if part.strip()]
    return keep


def _is_site(part: str) -> bool:
    return len(part) <= SITE_NAME and bool(_SITE.search(part))


def _without_beginning(title: str, parts: list[str]) -> str:
    """A declared title without the names of site and channel before it, and then without those behind it."""
    while len(parts) > 1 and (_is_site(parts[0]) or len(parts[0]) < 6) \
            and len(parts[0]) <= max(map(len, parts[1:])):
        title = title[title.find(parts[0]) + len(parts[0]):]
        parts = parts[1:]
    title = _BEGINNING.sub("", title)
    return strip_suffix(title) if len(parts) > 1 and _SITE.search(parts[-1]) else title


def _is_name(part: str) -> bool:
    """Whether a part of a declared title names a channel or a site, or advertises it."""
    named = bool(_SITE.search(part)) and len(part) <= SITE_NAME + 6
    return len(bare(part)) <= 12 or named or bool(_SLOGAN.search(part))
