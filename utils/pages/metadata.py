"""What a page says about itself: title, account, author, time, counts, address, and the sources it cites.

Every field is read from the lines that the role model set apart for it, or from what an HTML page's head
declares, and checked against one another (`titles`, `times`, `names` hold the rules). What is printed
wins over what is only declared.

Where no time is printed, bounds remain. The page cannot be older than the newest day that its article
reports as past or that a source it cites carries; it cannot be younger than the newest time printed
anywhere on it, nor than its capture. A month and a day without a year take the year that the article's
other dates leave: the last one not after the upper bound.
"""
from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from . import names, stamps, times, titles
from .layout import Layout, Line
from .roles import Roles
from .threads import count
from .wording import COUNT_SIGNS, DECLARED, LIKED, READS


@dataclass(slots=True)
class Reference:
    """A cited source: the index of its line, and the parts of it that are printed."""

    index: int
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Facts:
    """A page's own data; None where it shows none."""

    title: str | None = None
    account: str | None = None
    author: str | None = None
    published_at: str | None = None
    published_not_before: str | None = None
    published_not_after: str | None = None
    reads: int | None = None
    likes: int | None = None
    declared_comments: int | None = None
    url: str | None = None
    references: list[Reference] = field(default_factory=list)


def read(page: Layout, roles: Roles, *, url: str | None = None, captured: str | None = None,
         zone: str | None = None, declared: dict[str, Any] | None = None) -> Facts:
    """The page's data. captured: when it was saved; declared: what its head and its data scripts say."""
    facts = Facts()
    declared = declared or {}
    lines = page.lines
    facts.url = url or declared.get("url") or _printed_url(lines, roles)
    facts.title = _title(page, roles, declared)
    _byline(page, roles, facts, declared, captured, zone)
    _counts(lines, roles, facts)
    facts.references = [parse_reference(i, lines[i]) for i, role in enumerate(roles.roles)
                        if role == "reference"]
    if facts.published_at is None:
        _bounds(lines, roles, facts, captured)
    return facts


def _title(page: Layout, roles: Roles, declared: dict[str, Any]) -> str | None:
    lines = page.lines
    if not lines or not lines[0].html:
        return titles.of_dump(page, roles)
    title, index = titles.find(page, roles, declared)
    if index is not None:
        roles.title_line = index
        if roles.roles[index] not in ("comment_text", "comment_meta"):
            roles.roles[index] = "title"
    return title


# -------------------------------------------------------------------------------------- account, author, time

def _byline(page: Layout, roles: Roles, facts: Facts, declared: dict[str, Any], captured: str | None,
            zone: str | None) -> None:
    facts.published_at, index, _ = times.find(page, roles, declared, zone, facts.url)
    if index is not None and roles.roles[index] in ("navigation", "recommendation", "page_time"):
        roles.roles[index] = "byline"
    name, posted = roles.post
    if posted is not None and facts.published_at is None:
        facts.published_at = stamps.written(posted, zone)
    if facts.published_at is None and captured:
        stamp = times.relative(page, roles)
        if stamp is not None:
            facts.published_at = stamps.resolve(stamp, captured, None, zone)[0]
    facts.account, facts.author = names.find(page, roles, index, declared)
    facts.author = name or facts.author


# ----------------------------------------------------------------------------------------------------- counts

def _counts(lines: Sequence[Line], roles: Roles, facts: Facts) -> None:
    """Reads, likes and declared comments, from the lines of counts only."""
    for i, role in enumerate(roles.roles):
        if role not in ("byline", "engagement", "section_label", "recommendation", "navigation",
                        "comment_meta"):
            continue
        key = lines[i].key
        if len(key) > 120 or role != "byline" and COUNT_SIGNS.isdisjoint(key) or not _DIGIT.search(key):
            continue
        if role in ("recommendation", "navigation") and not (lines[i].html and i < roles.body[0]
                                                             or len(key) <= 16):
            continue
        _read_counts(key, role, facts)
    if facts.declared_comments == 0 and roles.thread.comments:      # another page's, in a list
        facts.declared_comments = None


_DIGIT = re.compile(r"\d")
_LONE_BEFORE_READS = re.compile(r"^(\d{1,7})\s+((?:阅读|浏览|閱讀|瀏覽)[:： ]*\d)")
_TRAILING = re.compile(r"\s(\d{1,9})$")


def _read_counts(key: str, role: str, facts: Facts) -> None:
    reads = [match for match in READS.finditer(_LONE_BEFORE_READS.sub(r"\2", key))]
    if reads and facts.reads is None and role != "comment_meta":
        facts.reads = count(reads[0]["n"] or reads[0]["n2"])
    lone = _LONE_BEFORE_READS.match(key)
    if lone and facts.declared_comments is None:
        facts.declared_comments = int(lone[1])
    declared = DECLARED.search(key)
    if declared and facts.declared_comments is None and role != "comment_meta":
        facts.declared_comments = count(declared["n"] or declared["n2"])
    liked = LIKED.search(key)
    if liked and facts.likes is None and role in ("engagement", "byline"):
        facts.likes = count(liked["n"] or liked["n2"])
    if role == "byline" and facts.reads is None and not declared:
        found = [s for s in stamps.find(key) if s.full]
        tail = _TRAILING.search(key[found[-1].end:]) if found else None
        if tail and not key[found[-1].end:tail.start()].strip():
            facts.reads = int(tail[1])


def _printed_url(lines: Sequence[Line], roles: Roles) -> str | None:
    for i, role in enumerate(roles.roles):
        if role == "url" and i >= roles.body[0]:
            match = re.search(r"https?://[^\s一-鿿]+", lines[i].text)
            if match:
                return match[0]
    return None


# ------------------------------------------------------------------------------------------------- references

_REF_LINK = re.compile(r"https?://[^\s一-鿿，。；）)\]】]+")
_REF_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|【\d{1,3}】|\(\d{1,3}\)|（\d{1,3}）|\d{1,3}[.、)）:：]|[①-⑳]|"
                         r"[•·●▪■◆*-])\s*")
_REF_DASH = re.compile(r"\s*(?:——+|—|--+|–|\s-\s|\||｜)\s*")
_REF_BOOK = re.compile(r"(?:《(?=[^《》]{2,}》)|[“\"「](?=[^》”\"」]{4,}[”\"」]))(?P<title>[^》”\"」]+)[》”\"」]")
_REF_STOPS = " ,，。.:：、"
_OUTLET_BOOK = re.compile(r"^《([^《》]{2,14})》$")
_OUTLET_END = re.compile(r"(?:报|報|网|網|社|新闻|新聞|周刊|週刊|日报|时报|电视台|電視台|卫视|衛視|广播|台|通讯社|WEEKLY|Weekly|news|News|财经|"
                         r"杂志|雜誌|客户端|观察|公众号|在线|门户|官网|知识|视频|热线|快讯|委员会|部|局|厅|政府|中心|大学)$")


def parse_reference(index: int, line: Line) -> Reference:
    """The parts of a cited source: outlet, title, date, address, in whatever order they are printed."""
    found = Reference(index)
    text = line.text
    link = _REF_LINK.search(text)
    if link:
        found.url = link[0]
        text = (text[:link.start()] + " " + text[link.end():]).strip()
    text = _REF_NUMBER.sub("", text).strip()
    stamp = next((s for s in stamps.find(text) if s.full), None)
    if stamp is not None:
        found.date = f"{stamp.year:04d}-{stamp.month:02d}-{stamp.day:02d}"
        before, after = text[:stamp.start].strip(" ,，、()（）[]【】:："), text[stamp.end:].strip(" ,，、()（）[]【】:：.。")
        before, after = _REF_DASH.sub(" ", before).strip() if not before else before, after
    else:
        before, after = text, ""
    parts = [part for part in _REF_DASH.split(text if stamp is None else f"{before}——{after}")
             if part.strip(" .。")]
    parts = [part.strip(" ,，.。:：") for part in parts]
    if len(parts) >= 2:
        first, last = parts[0], parts[-1]
        if _is_outlet(last) and not (_is_outlet(first) and len(first) < len(last)):
            found.outlet, found.title = _plain_outlet(last), "——".join(parts[:-1])
        elif _is_outlet(first) or len(first) < len(last):
            found.outlet, found.title = _plain_outlet(first), "——".join(parts[1:])
        else:
            found.title, found.outlet = first, _plain_outlet(last)
    elif parts:
        _one_part(parts[0], found)
    if found.title:
        found.title = _unquoted(found.title)
    return found


def _is_outlet(text: str) -> bool:
    return bool(_OUTLET_BOOK.match(text)) or (len(text) <= 14
                                              and (bool(_OUTLET_END.search(text)) or len(text) <= 8)
                                              and not re.search(r"[，。？！,?!：:]", text))


def _plain_outlet(text: str) -> str:
    match = _OUTLET_BOOK.match(text)
    return match[1] if match else text


def _unquoted(title: str) -> str:
    match = re.fullmatch(r"[《“\"「](.+)[》”\"」]", title)
    return match[1] if match and not re.search(r"[《》]", match[1]) else title


def _one_part(text: str, found: Reference) -> None:
    """outlet:title, outlet《title》, 《title》outlet, 《outlet》:title, or a title alone.

    A title may begin with a name in marks and go on behind it (《某片》上映): it is cut to its marks only where
    nothing, an outlet, or a separate part follows.
    """
    book = _REF_BOOK.search(text)
    head, colon, tail = text.partition("：") if "：" in text else text.partition(":")
    if colon and len(head) <= 14 and tail.strip() and (not book or _whole(head)):
        found.outlet, tail = _plain_outlet(head.strip()), tail.strip()
        book = _REF_BOOK.match(tail)
        found.title = book["title"] if book and re.match(r"[,，。]", tail[book.end():]) else tail
        return
    if not book:
        found.title = text or None
        return
    before, after = text[:book.start()].strip(_REF_STOPS), text[book.end():]
    behind = after.strip(_REF_STOPS)
    if behind and after[0] not in _REF_STOPS and not (_OUTLET_END.search(behind) and _is_outlet(behind)):
        found.title = text[book.start():].strip() if not before or _is_outlet(before) else text
        found.outlet = before.split(" ")[0] or None if found.title != text else None
        return
    found.title = book["title"]
    found.outlet = (before or behind).split(" ")[0].strip(_REF_STOPS) or None


def _whole(text: str) -> bool:
    """Whether no mark is opened in a text that it does not close."""
    return all(text.count(a) == text.count(b) for a, b in ("《》", "“”", "「」"))


# ----------------------------------------------------------------------------------------------------- bounds

_TEXT_DATE = re.compile(r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])[日号]")
_TEXT_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)年(?:(?P<m>1[0-2]|0?[1-9])月)?")
_TEXT_DIGITS = re.compile(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>1[0-2]|0?[1-9])[-/.]"
                          r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)")
_PLANNED = re.compile(r"(?:将|拟|计划|预计|预期|定于|有望|可能|或|截至日期|到期|之前|以前)[^。,!?;]{0,12}$")
_NEXT_DAY = re.compile(r"第二天|次日|翌日|隔天|隔日")
_BODY_ROLES = ("title", "body", "heading", "caption")


def _bounds(lines: Sequence[Line], roles: Roles, facts: Facts, captured: str | None) -> None:
    """Not before the newest day that the page reports or cites; not after the newest time on it, or its
    capture.
    """
    stamped = [_day(s) for i, line in enumerate(lines)
               if roles.roles[i] not in (*_BODY_ROLES, "reference", "comment_text") and len(line.key) <= 200
               for s in stamps.find(line.key) if s.full]
    when = stamps.read_time(captured)
    latest = [d for d in stamped if d is not None]
    upper = max(latest) if latest else None
    if when is not None:
        upper = min(upper, when.date()) if upper else when.date()
    lower = [d for d in _reported_days(lines, roles, upper)]
    lower += [date.fromisoformat(r.date) for r in facts.references if r.date]
    lower = [d for d in lower if upper is None or d <= upper]
    facts.published_not_before = max(lower).isoformat() if lower else None
    facts.published_not_after = upper.isoformat() if upper else None


def _day(stamp) -> date | None:
    return stamps._possible(stamp.year, stamp.month, stamp.day)


def _reported_days(lines: Sequence[Line], roles: Roles, upper: date | None) -> list[date]:
    """Days that the article reports as past, in order; one more behind a day that a later 第二天 follows."""
    found: list[date] = []
    newest: date | None = None
    for i, line in enumerate(lines):
        if roles.roles[i] not in _BODY_ROLES:
            continue
        key = line.key
        for match in _TEXT_YEAR.finditer(key):
            if upper is None or int(match["y"]) <= upper.year:
                known = date(int(match["y"]), int(match["m"] or 1), 1)
                newest = known if newest is None or known > newest else newest
        for match in sorted([*_TEXT_DATE.finditer(key), *_TEXT_DIGITS.finditer(key)],
                            key=lambda m: m.start()):
            if _PLANNED.search(key[:match.start()]):
                continue
            day = _resolved(match, upper, newest)
            if day is not None and (upper is None or day <= upper):
                found.append(day)
        if found and _NEXT_DAY.search(key) and not _TEXT_DATE.search(key):
            day = max(found) + timedelta(days=1)
            if (upper is None or day <= upper) and found[-1] == max(found):
                found.append(day)
    return found


def _resolved(match: re.Match, upper: date | None, newest: date | None) -> date | None:
    year = match["y"]
    month, day = int(match["m"]), int(match["d"])
    if year:
        return stamps._possible(int(year), month, day)
    if upper is not None:
        this = stamps._possible(upper.year, month, day)
        return this if this and this <= upper else stamps._possible(upper.year - 1, month, day)
    if newest is not None:
        this = stamps._possible(newest.year, month, day)
        return this
    return None


# ----------------------------------------------------------------------------------------- what HTML declares

_TIME_METAS = ("article:published_time", "og:published_time", "publishdate", "pubdate", "publish_time",
               "publishtime",
               "og:release_date", "datepublished", "weibo: article:create_at", "weibo:article:create_at",
               "article:create_at", "bytedance:published_time", "dc.date", "dc.date.issued", "apub:time",
               "firstcreate",
               "_pubtime", "artpublishtime", "contentpubdate", "pub_date", "date")
_AUTHOR_METAS = ("article:author", "og:article:author", "author", "dc.creator", "bytedance:author", "byl")


def declared_by(page: Layout, zone: str | None) -> dict[str, Any]:
    """What the head and the JSON-LD of an HTML page say: headline, published, author, publisher, url,
    body.
    """
    found: dict[str, Any] = {}
    head = page.head
    for name in _TIME_METAS:
        if name in head and "published" not in found:
            first = next((s for s in stamps.find(head[name]) if s.full), None)
            written = stamps.written(first, zone) if first else None
            if written:
                found["published"] = written
    for name in _AUTHOR_METAS:
        value = head.get(name, "")
        if value and "author" not in found and re.search(r"[一-鿿]", value) and len(value) <= 20 \
                and not re.search(r"网|網|新闻|频道|[,，。]", value):
            found["author"] = value
    for node in _json_ld(page.scripts):
        _from_node(node, found, zone)
    address = head.get("canonical") or head.get("og:url")
    if address and address.startswith("http"):
        found["url"] = address
    return found


def _json_ld(scripts: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    for kind, content in scripts:
        if "ld+json" not in kind:
            continue
        try:
            data = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        pool = data if isinstance(data, list) else [data]
        for item in pool:
            if isinstance(item, dict):
                graph = item.get("@graph")
                nodes += [n for n in graph if isinstance(n, dict)] if isinstance(graph, list) else [item]
    return nodes


_COMMENT_TYPES = re.compile(r"^(?:https?://schema\.org/)?(?:Comment|UserComments)$")
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage|QAPage|Question|VideoObject")


def _from_node(node: dict[str, Any], found: dict[str, Any], zone: str | None) -> None:
    kind = node.get("@type")
    if _COMMENT_TYPES.search(str(kind)):
        found.setdefault("comments", []).append(node)
        return
    if not _ARTICLE_TYPES.search(str(kind)) and not node.get("pubDate"):
        return
    headline = node.get("headline") or node.get("title")
    if isinstance(headline, str) and headline.strip():
        found.setdefault("headline", headline.strip())
    for key in ("datePublished", "pubDate", "dateCreated"):
        value = node.get(key)
        first = next((s for s in stamps.find(value) if s.full), None) if isinstance(value, str) else None
        written = stamps.written(first, zone) if first else None
        if written:
            found.setdefault("published", written)
    name = _name_of(node.get("author"))
    if name:
        found.setdefault("author", name)
    name = _name_of(node.get("publisher"))
    if name:
        found.setdefault("publisher", name)
    if isinstance(node.get("articleBody"), str):
        found.setdefault("body", node["articleBody"])
    comments = node.get("comment")
    if isinstance(comments, (list, dict)):
        found.setdefault("comments", []).extend(comments if isinstance(comments, list) else [comments])


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) and 0 < len(value.strip()) <= 30 else None
