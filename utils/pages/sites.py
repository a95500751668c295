"""Sites whose habits the generic reader can use. Nothing here is needed: an entry only sharpens a reading.

An HTML page is a site's when its address ends in one of the site's hosts. There an entry names the elements
that hold the article and the comments. A crawler's record (JSON) is a site's by its address too, or, since
records often hold none, when it has every key that the entry maps.

To add a site for everybody, add an entry to `SITES` and a test page; to add one for a study only, write the
same into its study.toml. Both are one registry (`registry`); an entry there that has the name of one here
adds to it.

    [[sites]]
    name = "jiangbian"
    hosts = ["jiangbian.example"]
    body = ["wz-nr"]                     # class or id of the element that holds the article
    comments = ["ly-qu"]                 # ... and of the one that holds the comments
    fields = {title = "bt", text = "nr.zw", published = "fbsj"}        # crawler records: our field, their key
    comment_fields = {text = "ly", author = "wm", article = "bh"}      # dots lead into nested records
"""
from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any
from urllib.parse import urlsplit

from ..study import StudyError


@dataclass(frozen=True)
class Site:
    """What is known about a site.

    name: as `pages.site` gives it. hosts: endings of its host names. body, comments: class names or ids of
    the elements that hold them, whole. fields, comment_fields: for crawler records, our field (a key of
    `records.ARTICLE`, `records.COMMENT`) -> their key, dots for nesting.
    """

    name: str
    hosts: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    comment_fields: Mapping[str, str] = field(default_factory=dict)


SITES: dict[str, Site] = {site.name: site for site in (
    Site("netease", ("163.com",), ("post_body", "endText"), ("post_comment", "tie-area")),
    Site("sina", ("sina.com.cn", "sina.cn"), ("artibody", "article")),
    Site("sohu", ("sohu.com",), ("mp-editor", "article")),
    Site("ifeng", ("ifeng.com",), ("main_content", "artical_real")),
    Site("tencent", ("qq.com",), ("Cnt-Main-Article-QQ", "content-article")),
    Site("toutiao", ("toutiao.com",), ("article-content",)),
    Site("baijiahao", ("baijiahao.baidu.com",)),
    Site("guancha", ("guancha.cn",), ("all-txt", "content")),
    Site("weibo", ("weibo.com", "weibo.cn")),
    Site("zhihu", ("zhihu.com",)),
    Site("wechat", ("mp.weixin.qq.com",), ("js_content",)),
    Site("tieba", ("tieba.baidu.com",)),
    Site("people", ("people.com.cn",), ("rm_txt_con", "rwb_zw")),
    Site("xinhua", ("xinhuanet.com", "news.cn"), ("detail", "p-detail")),
)}


def registry(entries: Sequence[Mapping[str, Any]] = ()) -> dict[str, Site]:
    """SITES with a study's own entries (study.toml, [[sites]]), by name.

    Raises StudyError for an entry without a name, an unknown key or field, or a value of the wrong kind.
    """
    known = dict(SITES)
    for entry in entries:
        site = _made(entry, known)
        known[site.name] = site
    return known


def _made(entry: Mapping[str, Any], known: Mapping[str, Site]) -> Site:
    from . import records

    _check(entry, [part.name for part in fields(Site)], "[[sites]]")
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise StudyError("study.toml: a [[sites]] entry has no name")
    given: dict[str, Any] = {}
    for key in ("hosts", "body", "comments"):
        if key in entry:
            value = [entry[key]] if isinstance(entry[key], str) else entry[key]
            if not isinstance(value, (list, tuple)) or not _words(value):
                raise StudyError(f'study.toml: [[sites]] {name}: {key} is a list of words: {key} = ["a"]')
            given[key] = tuple(value)
    for key, ours in (("fields", records.ARTICLE), ("comment_fields", records.COMMENT)):
        if key in entry:
            if not isinstance(entry[key], Mapping) or not _words(entry[key].values()):
                raise StudyError(f'study.toml: [[sites]] {name}: {key} maps our fields to keys: {{text = "zw"}}')
            _check(entry[key], list(ours), f"[[sites]] {name}: {key}")
            given[key] = dict(entry[key])
    return replace(known.get(name, Site(name)), **given)


def _words(values: Iterable[Any]) -> bool:
    return all(isinstance(word, str) and word for word in values)


def _check(given: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
            raise StudyError(f"study.toml: {where}: unknown key {key}; {hint}")


def site_of(url: str | None, known: Mapping[str, Site] = SITES) -> Site | None:
    """The entry whose host ends the address's host; the longest such ending. None for an unknown address."""
    host = (_host(url) or "") if url and re.match(r"https?://", url) else ""
    hits = [(len(ending), site) for site in known.values() for ending in site.hosts
            if host == ending or host.endswith("." + ending)] if host else []
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:                  # an address that is none: http://[
        return None
