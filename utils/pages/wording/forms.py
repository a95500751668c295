"""How single lines are built: links, hashtags, numbered headings, signed lines, teasers."""
from __future__ import annotations

import re

from .parts import any_of

HASHTAGS = re.compile(r"^(?:#[^#\s]{1,40}+#?[\s,、]*+)++$")
URL = re.compile(r"^(?:(?:本文|原文)?(?:链接|地址|网址|转载请注明.{0,12}):? ?)?(?:https?://|www\.)[^\s一-鿿]+$",
                 re.IGNORECASE)
# A line that ends in a day is a headline of a list; one that ends in dots, or in 详情, begins another text.
DATED = re.compile(r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?[)\]]?$")
LEADS_ON = "详情 详细 全文 更多 查看 阅读 展开 more"
TEASER = re.compile(rf"(?:\.\.\.|…) *[\[(【]?{any_of(LEADS_ON)}.{{0,4}}$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、. ]|\([一二三四五六七八九十\d]{1,3}\)|0?\d{1,2}[、.):\s](?!\d)"
    r"|第[一二三四五六七八九十\d]{1,3}[,、:章节部分 ]|Part ?\d|NO\.? ?\d|[①-⑳])", re.IGNORECASE)
SIGNED = re.compile(r"^(?:[推嘘→] ?)?[^\s:,。!?][^:,。!?]{0,24}: ?"
                    r".{1,240}?(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?::\d\d)?$")
# A line that begins by joining on to the one before is a sentence, not a heading.
JOINING = ("对此 这样一来 那么 但 然而 不过 因此 因而 所以 于是 同时 其实 可是 如果 此外 另外 总之 事实上 毕竟 显然 当然 随后 接着 与此同时 最后 最终 "
           "甚至 而且 并且 而 换句话说 也就是说 只是 只要 一旦 尽管 虽然")
GOES_ON = re.compile(any_of(JOINING) + r"[是说在]?[,一-鿿]")
JOINT = re.compile(r"^[^的了是在将被把]{2,8}[与和、跟][^的了是在将被把]{2,8}$")     # A与B: two names and nothing else
MATTERS = "关系 合作 问题 影响 原因 背景 前景 挑战 棋局 危机 博弈 困境 选择 未来 趋势"
RATHER_HEADING = re.compile(r"[?]|" + any_of(MATTERS))
