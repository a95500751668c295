"""Sites whose habits the generic reader can use. Nothing here is needed: an entry only sharpens a reading.

A site is recognised by its host. Its record maps also serve crawlers' files: which key of a JSON record
holds what. To add one, add an entry to SITES and a test page.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Site:
    """What is known about a site.

    name: as `pages.site` gives it. hosts: endings of its host names. outlet: its name as it signs its titles.
    drop: lines (folded, whole) that are never part of an article there. body, comments: class or id names of the
    containers that hold them. fields: for crawler records, our field -> their key, dots for nesting.
    """

    name: str
    hosts: tuple[str, ...]
    outlet: str = ""
    body: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


SITES: dict[str, Site] = {site.name: site for site in (
    Site("netease", ("163.com",), "网易", ("post_body", "endText"), ("post_comment", "tie-area")),
    Site("sina", ("sina.com.cn", "sina.cn"), "新浪", ("artibody", "article")),
    Site("sohu", ("sohu.com",), "搜狐", ("mp-editor", "article")),
    Site("ifeng", ("ifeng.com",), "凤凰网", ("main_content", "artical_real")),
    Site("tencent", ("qq.com",), "腾讯", ("Cnt-Main-Article-QQ", "content-article")),
    Site("toutiao", ("toutiao.com",), "今日头条", ("article-content",)),
    Site("baijiahao", ("baijiahao.baidu.com",), "百家号", ()),
    Site("guancha", ("guancha.cn",), "观察者网", ("all-txt", "content")),
    Site("weibo", ("weibo.com", "weibo.cn"), "微博"),
    Site("zhihu", ("zhihu.com",), "知乎", ("RichText",)),
    Site("wechat", ("mp.weixin.qq.com",), "微信公众平台", ("js_content",)),
    Site("tieba", ("tieba.baidu.com",), "百度贴吧", ("d_post_content",)),
    Site("people", ("people.com.cn",), "人民网", ("rm_txt_con", "rwb_zw")),
    Site("xinhua", ("xinhuanet.com", "news.cn"), "新华网", ("detail", "p-detail")),
)}


def site_of(url: str | None) -> Site | None:
    """The entry whose host ends the address's host; the longest such ending. None for an unknown or missing address."""
    host = (urlsplit(url).hostname or "") if url and re.match(r"https?://", url) else ""
    hits = [(len(ending), site) for site in SITES.values() for ending in site.hosts
            if host == ending or host.endswith("." + ending)]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None
