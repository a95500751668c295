"""Crawlers' records (JSON): which are articles, which are comments, and what their keys mean.

Crawlers name the same things differently. A field map says under which keys a thing may stand, the usual
names of Scrapy-like and MediaCrawler-like records first; a site's own map (`sites`) comes before
it. A record that has a parent comment, or a comment's id and text and no title, is a comment; comments
join the article that they name, or the only article of the file, or make a page of their own when their
article is not there.

A record becomes lines like any page: title, byline, the article's own lines, then the comments; the role
model reads the article's lines, while what the keys say is taken as said.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from . import layout, metadata, rendering, roles, stamps, threads
from .reading import MAX_RECORD, Document, Skipped, usable
from .sites import SITES, Site, site_of

# Our field -> the keys that may hold it, best first; dots lead into nested records.
ARTICLE: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title", "news_title", "note_title", "subject", "标题", "name"),
    "text": ("content", "text", "body", "article_content", "articleBody", "article", "desc", "note_desc", "content_text",
             "full_text", "正文", "内容", "html", "content_html", "raw_content", "mblog.text", "description", "summary"),
    "account": ("account", "source", "media", "media_name", "site_name", "publisher", "publisher.name", "account_name",
                "wechat_name", "nick_name", "来源", "媒体", "source_name", "mp_name"),
    "author": ("author", "author_name", "author.name", "writer", "editor", "作者", "nickname", "user_nickname", "screen_name",
               "user_name", "username", "user.nickname", "user.screen_name", "user.name", "creator"),
    "published": ("published_at", "publish_time", "pub_time", "pubtime", "pub_date", "pubDate", "publish_date", "date",
                  "datePublished", "create_date_time", "created_at", "create_time", "created_time", "ctime",
                  "time",
                  "release_time", "发布时间", "时间", "publishTime", "publishedAt"),
    "url": ("url", "link", "article_url", "news_url", "note_url", "content_url", "aweme_url", "video_url", "href", "source_url", "链接"),
    "reads": ("reads", "read_count", "views", "view_count", "read_num", "click", "阅读数", "viewd_count", "play_count"),
    "likes": ("likes", "like_count", "liked_count", "voteup_count", "attitudes_count", "digg_count", "点赞数", "zan"),
    "declared": ("comment_count", "comments_count", "comment_num", "reply_count", "comments_num", "评论数", "commentCount"),
    "id": ("note_id", "article_id", "aweme_id", "content_id", "video_id", "weibo_id", "mid", "news_id", "id", "_id", "docid"),
    "captured": ("captured_at", "crawl_time", "crawled_at", "scraped_at", "fetch_time", "last_modify_ts", "add_ts", "spider_time"),
    "comments": ("comments", "comment_list", "reply_list", "replies", "评论", "hot_comments", "commentList"),
}
COMMENT: dict[str, tuple[str, ...]] = {
    "text": ("content", "text", "comment", "body", "comment_content", "comment_text", "content.message", "message", "reply_text", "评论内容", "内容", "desc"),
    "author": ("nickname", "user_name", "username", "author", "screen_name", "user.nickname", "user.screen_name",
               "user.name", "author.name", "member.uname", "user", "name", "user_nickname", "昵称", "评论者", "userName", "nick"),
    "posted": ("create_date_time", "create_time", "created_at", "created_time", "publish_time", "time", "ctime", "date",
               "posted_at", "pub_time", "datePublished", "dateCreated", "评论时间", "时间", "createTime"),
    "likes": ("like_count", "likes", "liked_count", "digg_count", "vote", "vote_count", "comment_like_count", "attitudes_count", "up", "likeCount", "点赞数", "like", "zan", "upvoteCount"),
    "id": ("comment_id", "cid", "rpid", "reply_id", "id", "_id", "commentId"),
    "parent": ("parent_comment_id", "parent_id", "reply_to_id", "reply_comment_id", "root_comment_id", "parent", "parentId", "replyId", "root_id"),
    "answers": ("reply_to", "reply_user", "reply_nickname", "to_user", "to_nickname", "target_nickname"),
    "article": ("note_id", "article_id", "aweme_id", "content_id", "video_id", "weibo_id", "news_id", "mid", "docid", "oid", "url", "article_url"),
    "replies": ("sub_comments", "replies", "children", "reply_list", "subComments", "child_comments", "comments", "comment"),
    "declared": ("sub_comment_count", "reply_count", "sub_comments_count"),
}
NAMES = ("name", "nickname", "screen_name", "uname", "user_name", "昵称")      # in a record of a person
NO_PARENT = frozenset(("", "0", "none", "null", "-1"))
MAX_DEPTH = 20
_HTML = re.compile(r"<(?:p|div|br|img|span|a|strong|section|h\d|em|figure)\b[^<>]{0,400}/?>", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """An article record with the comment records that belong to it; what a site's map names is translated."""

    article: Mapping[str, Any] | None
    comments: list[Mapping[str, Any]] = field(default_factory=list)
    site: Site | None = None
    # the records as the file holds them: article, comments
    printed: list[Any] = field(default_factory=list)


def value(record: Mapping[str, Any], keys: Sequence[str]) -> Any:
    """The first filled value under some keys; dots lead into nested records. None when there is none."""
    for key in keys:
        node: Any = record
        for part in key.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        if node not in (None, "", [], {}):
            return node
    return None


def is_comment(record: Mapping[str, Any]) -> bool:
    """Whether a record is a comment rather than an article."""
    if any(key in record for key in ("comment_id", "parent_comment_id", "rpid", "commentId", "reply_id")):
        return True
    has_title = isinstance(value(record, ARTICLE["title"][:-1]), str)
    return not has_title and any(key in record
                                 for key in ("comment", "comment_content", "comment_text", "评论内容")) \
        and isinstance(value(record, COMMENT["text"]), str)


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether a record holds an article: a text, or at least a title."""
    return isinstance(value(record, ARTICLE["text"]), str) or isinstance(value(record, ARTICLE["title"]), str)


def site_of_record(record: Mapping[str, Any], known: Mapping[str, Site]) -> tuple[Site | None, str]:
    """The site of a record, and which of its maps reads it ("fields", "comment_fields"; "" for none).

    A site maps a record when the record holds every key of the map; the map with most keys wins. The site is the one
    that maps the record, else the one whose host its address has.
    """
    fits = [(len(names), site, which) for site in known.values()
            for which, names in (("fields", site.fields), ("comment_fields", site.comment_fields))
            if names and all(value(record, (key,)) is not None for key in names.values())]
    if fits:
        _, site, which = max(fits, key=lambda fit: fit[0])
        return site, which
    found = value(record, ARTICLE["url"])
    site = site_of(found, known) if isinstance(found, str) else None
    if site is None or not (site.fields or site.comment_fields):
        return site, ""
    counts = {which: sum(1 for key in getattr(site, which).values() if value(record, (key,)) is not None)
              for which in ("fields", "comment_fields")}
    best = max(counts, key=lambda which: counts[which])
    return site, best if counts[best] else ""


def translated(record: Mapping[str, Any], site: Site, which: str, depth: int = 0) -> Mapping[str, Any]:
    """A record with what a site's map names put under the names that are looked up first; nested comments as well."""
    names, ours = (site.fields, ARTICLE) if which == "fields" else (site.comment_fields, COMMENT)
    own = {ours[name][0]: found for name, key in names.items()
           if (found := value(record, (key,))) is not None}
    if which == "comment_fields":
        own.setdefault(COMMENT["id"][0], value(record, COMMENT["id"]) or None)
    copy = {**record, **own}
    nested = ours["comments" if which == "fields" else "replies"]
    inner = value(copy, nested)
    if isinstance(inner, list) and site.comment_fields and depth < MAX_DEPTH:
        copy[nested[0]] = [translated(one, site, "comment_fields", depth + 1) if isinstance(one, Mapping)
                           else one
                           for one in inner]
    return copy


def documents(items: Sequence[tuple[int, Any]], encoding: str, known: Mapping[str, Site] = SITES
              ) -> Iterator[Document | Skipped]:
    """The pages of a file of records: an article each, with its comments. known: sites, some with field maps."""
    articles: dict[int, Item] = {}
    by_id: dict[str, int] = {}
    loose: list[tuple[int, Mapping[str, Any], Mapping[str, Any]]] = []
    for n, record in items:
        if not isinstance(record, Mapping):
            yield Skipped(n, "not a record", f"a JSON {type(record).__name__}, not an object")
            continue
        printed = record
        site, which = site_of_record(record, known)
        if site is not None and which:
            record = translated(record, site, which)
        if is_comment(record):
            loose.append((n, record, printed))
        elif is_article(record):
            articles[n] = Item(record, site=site, printed=[printed])
            for key in (value(record, ARTICLE["id"]), value(record, ARTICLE["url"])):
                if key is not None:
                    by_id.setdefault(str(key), n)
        else:
            yield Skipped(n, "no text", "no key that is known to hold a title or a text: " + ", ".join(map(str, list(record)[:8])))
    alone = next(iter(articles)) if len(articles) == 1 else None
    for n, record, printed in loose:
        owner = str(value(record, COMMENT["article"]) or "")
        home = by_id.get(owner, alone if not owner or alone is not None else None)
        if home is None:
            home = n
            articles[n] = Item(None, printed=[None])
            by_id[owner] = n
        articles[home].comments.append(record)
        articles[home].printed.append(printed)
    for n in sorted(articles):
        item = articles[n]
        data = _digest_bytes(item)
        if len(data) > MAX_RECORD:
            yield Skipped(n, "too large", f"one record of more than {MAX_RECORD // 2**20} MB")
            continue
        yield Document(data, n, "json", "json", encoding, "", item=item)


def _digest_bytes(item: Item) -> bytes:
    whole = {"article": item.printed[0], "comments": item.printed[1:]}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")


# ------------------------------------------------------------------------------------------- records as pages

def understand(document: Document, captured: str | None, zone: str | None
               ) -> tuple[layout.Layout, roles.Roles, metadata.Facts]:
    """Lines, roles and data of an article record with its comments."""
    item: Item = document.item
    article = item.article or {}
    problems = document.problems
    facts = metadata.Facts()
    facts.title = _string(article, "title", problems)
    facts.account = _string(article, "account", problems)
    facts.author = _string(article, "author", problems)
    facts.url = _string(article, "url", problems)
    facts.reads = _count(value(article, ARTICLE["reads"]))
    facts.likes = _count(value(article, ARTICLE["likes"]))
    facts.declared_comments = _count(value(article, ARTICLE["declared"]))
    facts.published_at = written(value(article, ARTICLE["published"]), zone)
    if facts.account is None and facts.author is not None and item.site is not None:
        facts.account = facts.author
    printed = [part for part in (facts.account, facts.author if facts.author != facts.account else None,
                                 facts.published_at) if part]
    pairs: list[tuple[str, str]] = []
    if facts.title:
        pairs.append(("title", _one_line(facts.title)))
    if printed:
        pairs.append(("byline", " ".join(map(_one_line, printed))))
    pairs += _body_pairs(value(article, ARTICLE["text"]), problems)
    thread, comment_pairs = _comments(item, zone, problems)
    head, given = layout.from_pairs(pairs)
    page, given = layout.from_pairs(pairs + comment_pairs)
    state = roles.Roles(given)
    body = [i for i, role in enumerate(given) if role == "body"]
    state.body = (body[0], body[-1] + 1) if body else (0, 0)
    _place(thread, page, len(head.lines))
    state.thread = thread
    facts.references = [metadata.parse_reference(i, page.lines[i]) for i, role in enumerate(given)
                        if role == "reference"]
    if facts.published_at is None:
        metadata._bounds(page.lines, state, facts, captured
                         or written(value(article, ARTICLE["captured"]), zone))
    return page, state, facts


def _string(record: Mapping[str, Any], name: str, problems: list[str]) -> str | None:
    found = value(record, ARTICLE[name])
    if isinstance(found, list):
        found = "、".join(str(part) for part in found if isinstance(part, (str, int)))
    if isinstance(found, (Mapping, bool)) or found is None:
        return None
    text = usable(str(found), problems).strip()
    return text or None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _count(found: Any) -> int | None:
    if isinstance(found, bool) or found is None:
        return None
    if isinstance(found, (int, float)):
        return int(found) if 0 <= found < 2**53 else None
    return threads.count(str(found))


def written(found: Any, zone: str | None) -> str | None:
    """A record's time as the house writes it: printed, or seconds or milliseconds since 1970."""
    if isinstance(found, bool) or found is None:
        return None
    if isinstance(found, (int, float)) or (isinstance(found, str)
                                           and re.fullmatch(r"\d{10}(?:\d{3})?", found)):
        seconds = float(found) / (1000 if float(found) > 1e11 else 1)
        if not 3e8 < seconds < 4.2e9:
            return None
        moment = datetime.fromtimestamp(int(seconds), timezone.utc).astimezone(stamps.zone(zone))
        return moment.isoformat(timespec="seconds")
    first = next((stamp for stamp in stamps.find(str(found)) if stamp.full), None)
    return stamps.written(first, zone) if first else _twitter(str(found), zone)


def _twitter(text: str, zone: str | None) -> str | None:
    """Weibo's API style: Fri Jul 19 16:22:30 +0800 2024."""
    try:
        moment = datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y")
    except ValueError:
        return None
    return moment.astimezone(stamps.zone(zone)).isoformat(timespec="seconds")


def _body_pairs(found: Any, problems: list[str]) -> list[tuple[str, str]]:
    if isinstance(found, list):
        found = "\n".join(str(part) for part in found if isinstance(part, str))
    if not isinstance(found, str):
        return []
    text = usable(found, problems)
    if len(_HTML.findall(text[:20_000])) >= 1:
        from . import html

        root = html.parse(f"<html><body><article>{text}</article></body></html>")
        page = rendering.from_html(root) if root is not None else layout.from_text(text)
    else:
        page = layout.from_text(text)
    said = [roles.words_of(line) for line in page.lines]
    labelled = roles.label(page).roles
    keep = {"credit", "caption", "heading", "reference", "reference_label", "hashtag", "disclaimer", "ad",
            "url"}
    return [((role if role in keep else "body") if len(line.key) >= 12 or role in keep else (word or "body"), line.text)
            for line, role, word in zip(page.lines, labelled, said)]


def thread_of(nodes: Sequence[Any], zone: str | None, problems: list[str]) -> threads.Thread:
    """The comments that an HTML page's JSON-LD holds (schema.org Comment), with the replies inside them; on no line."""
    return _comments(Item(None, [node for node in nodes if isinstance(node, Mapping)]), zone, problems)[0]


def _comments(item: Item, zone: str | None, problems: list[str]
              ) -> tuple[threads.Thread, list[tuple[str, str]]]:
    """The comments of a record, and the lines that show them."""
    thread = threads.Thread()
    pairs: list[tuple[str, str]] = []
    ids: dict[str, int] = {}
    inner = value(item.article or {}, ARTICLE["comments"])
    nested = [c for c in inner if isinstance(c, Mapping)] if isinstance(inner, list) else []
    waiting = [(record, None, 0) for record in [*nested, *item.comments]]
    waiting.reverse()
    parents: list[tuple[int, str]] = []
    while waiting:
        record, parent, depth = waiting.pop()
        comment = _comment(record, zone, problems)
        if comment is not None:
            comment.parent, comment.depth = parent, depth
            thread.comments.append(comment)
            at = len(thread.comments) - 1
            key = value(record, COMMENT["id"])
            if key is not None:
                ids[str(key)] = at
            above = value(record, COMMENT["parent"])
            if parent is None and above is not None and str(above).lower() not in NO_PARENT:
                parents.append((at, str(above)))
        else:
            at = parent
        inner = value(record, COMMENT["replies"])
        if isinstance(inner, list) and depth < MAX_DEPTH:
            waiting += [(reply, at, depth + 1 if comment else depth) for reply in reversed(inner)
                        if isinstance(reply, Mapping)]
    for at, above in parents:
        if above in ids and ids[above] != at:
            thread.comments[at].parent = ids[above]
    _depths(thread)
    threads.link(thread)
    for comment in thread.comments:
        head = " ".join(part for part in (comment.author or "", comment.stamp.text if comment.stamp else "")
                        if part)
        if head:
            pairs.append(("comment_meta", _one_line(head)))
        pairs.append(("comment_text", comment.text))
    return thread, pairs


def _depths(thread: threads.Thread) -> None:
    for comment in thread.comments:
        depth, node, steps = 0, comment, 0
        while node.parent is not None and steps < MAX_DEPTH:
            node, depth, steps = thread.comments[node.parent], depth + 1, steps + 1
        comment.depth = depth


def _comment(record: Mapping[str, Any], zone: str | None, problems: list[str]) -> threads.Comment | None:
    found = value(record, COMMENT["text"])
    if not isinstance(found, str) or not found.strip():
        return None
    text = usable(found, problems)
    if _HTML.search(text):
        from . import html

        root = html.parse(f"<html><body><div>{text}</div></body></html>")
        text = rendering.from_html(root).text if root is not None else text
    comment = threads.Comment("\n".join(row.strip() for row in text.split("\n") if row.strip()))
    if not comment.text:
        return None
    author = value(record, COMMENT["author"])
    if isinstance(author, Mapping):
        author = value(author, NAMES)
    comment.author = _one_line(author) if isinstance(author, str) and author.strip() else None
    answers = value(record, COMMENT["answers"])
    comment.answers = answers if isinstance(answers, str) else None
    comment.likes = _count(value(record, COMMENT["likes"]))
    posted = value(record, COMMENT["posted"])
    moment = written(posted, zone)
    stamp_text = moment or (str(posted) if posted is not None else "")
    found_stamps = stamps.find(stamp_text)
    comment.stamp = found_stamps[0] if found_stamps else None
    threads.take_answer(comment)
    return comment


def _place(thread: threads.Thread, page: layout.Layout, start: int) -> None:
    """Tell each comment the line of its text; lines follow in the order in which they were written."""
    at = start
    for comment in thread.comments:
        head = bool(comment.author or comment.stamp)
        at += head
        comment.line = at
        at += len(comment.text.split("\n"))
