"""Hand-overs by punctuation alone: labels of references and colons.

    OUTLET date —— TITLE, TITLE —— OUTLET    a reference: the outlet is the source, or the way to the one
    its title names SUBJECT ：                                at the head of a headline or before a quotation
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from utils.claims.attribution import phrases, sources, subjects
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_TRIED, Opener
from utils.mentions import gazetteer

_COLON = re.compile(r"(?:(?<=[\s,。!?;”」》…|丨】—-])|(?<![\s\S]))(?P<who>[^:,。!?;“”\s|丨【】]{2,18})[:](?=[^\d/])")
_ANSWER = re.compile(r"[\u4e00-\u9fff·]+:[^\n]{8,}[。!?”…]\s*")
_NEWS = re.compile(r"(?P<outlet>.{2,10}?)(?:消息|快讯|报道|电)$")
_REPLIED = re.compile(r"(?P<who>.{2,12}?)(?:回应|回复|称|发声|否认|澄清|谈|发文)")
_LABEL = re.compile(r"(?:如下|包括|分别|原因|内容|问题|参考资料|来源|编辑|作者|审核|校对|摄影|制图|撰文|责编|记者|独家|快讯|突发|重磅|最新|关注|"
                    r"图解|视频|直播|评论|社论|专访|特写|观察|财经|图集|专栏|深度|收官|时间|地点|人物|声音|导读|摘要|提示|声明|注)$")
_LABEL_FRONT = re.compile(
    r"^\s*(?:\[?\d{1,2}[\].、]\s*)?(?P<outlet>[《]?[\u4e00-\u9fffA-Za-z0-9·]{2,16}?[》]?)\s*"
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}[./]\d{1,2}[./]\d{1,2})?\s*"
    r"(?P<mark>——|—|--|丨|\||\||:|:)\s*(?=\S)")
_LABEL_BACK = re.compile(
    r"(?:——|—|--|_|\||\||丨)\s*(?P<outlet>[《]?[\u4e00-\u9fffA-Za-z0-9·]{2,16}[》]?)\s*"
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)?\s*$")


def label(page: Page, index: int) -> Opener | None:
    """A reference line: OUTLET date——TITLE or TITLE——OUTLET."""
    text = page.texts[index]
    if page.roles is not None and page.roles[index] not in ("reference", "body", "title", "heading"):
        return None
    strict = page.roles is None or page.roles[index] != "reference"
    front, back = _LABEL_FRONT.match(text), _LABEL_BACK.search(text)
    if front and front.group("mark") in ":" and not front.group("date") \
            and (strict or not _outlet_worth(page, front.group("outlet"))):
        front = None                                # 韩媒：… in running text is a colon, not a label
    worth = [(_outlet_worth(page, m.group("outlet")) + bool(m is front and m.group("date")), m)
             for m in (front, back) if m]
    worth = [(value, m) for value, m in worth
             if (value >= 1 if strict else len(m.group("outlet")) <= 12)]
    if not worth:
        return None
    match = max(worth, key=lambda pair: pair[0])[1]
    name, span = match.group("outlet"), (index, match.start("outlet"), match.end("outlet"))
    start = match.end() if match is front else 0
    return Opener(0, start, sources.named(page, name, span), "reported", name, span[1:], True, frame=True)


def _outlet_worth(page: Page, name: str) -> int:
    """2: a known outlet; 1: a name as outlets have; 0: any other."""
    bare = name.strip("《》")
    entry = gazetteer.entries().get(bare)
    if entry is not None and entry.kind == "OUTLET":
        return 2
    return int(re.search(r"(?:报|网|社|新闻|周刊|电视台|卫视|财经|杂志|在线|频道|电台|客户端|发布)$", bare) is not None)


def colon(page: Page, index: int, begin: int, openers: Sequence[Opener]) -> Opener | None:
    """某局：… and in a headline also …，某局：… or 某局回应传闻：…."""
    text = page.texts[index]
    headline = begin > 0 or page.role(index) in ("title", "heading", "reference")
    for match in islice(_COLON.finditer(text, begin), MOST_TRIED):
        start, end = match.span("who")
        if not headline and text[begin:start].strip(" #【[(]】])|丨"):
            return None                                  # in running text only at its head
        if any(start <= o.at < match.end() for o in openers if o.at >= begin and not o.frame):
            return None
        opener = _colon(page, index, match, headline or text[match.end():match.end() + 1] in "“「\"")
        if opener is not None:
            return opener
    return None


def _colon(page: Page, index: int, match: re.Match, headline: bool) -> Opener | None:
    start, end = match.span("who")
    who = match.group("who")
    if _LABEL.search(who):
        return None
    news = _NEWS.match(who)                              # 甲网消息：
    if news and _outlet_worth(page, news.group("outlet")):
        end = start + news.end("outlet")
    replied = _REPLIED.match(who)
    source = phrases.read(page, index, start, start + replied.end("who") if replied else end)
    if source is None and replied:
        source = phrases.any_read(page, index, start, start + replied.end("who"))
    if source is None or source.document:
        return None
    alone = not page.texts[index][:start].strip()
    answers = source.person and alone and _ANSWER.fullmatch(page.texts[index], start)      # in an interview
    if not (headline or answers or source.kind in ("media", "agency", "expert", "official", "intelligence")):
        return None
    return Opener(start, match.end(), source, sources.how(source, "称"), who + ":", (start, match.end()),
                  bool(answers) and not headline or not source.person)


_BEFORE_QUOTE = re.compile(r"(?:^|[,;])(?P<lead>[^:;“「\"]{2,40}):[“「\"]")


def quoted(page: Page, index: int, openers: Sequence[Opener]) -> Opener | None:
    """某人红了眼眶：“…”: whoever leads the sentence says what stands in the quotation behind the colon."""
    match = _BEFORE_QUOTE.match(page.texts[index])
    if match is None or any(o.at < match.end() for o in openers):
        return None
    source = subjects.leader(page, index, match.start("lead"), match.end("lead"))
    mark = (match.end("lead"), match.end() - 1)
    return source and Opener(0, match.end() - 1, source, "reported", ":", mark, False)
