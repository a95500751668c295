"""Who edited and published a page, and when."""
from __future__ import annotations

import re

from .parts import any_of, gated

OPEN = r"[\[(【《<]*+"
WHOSE_EDITOR = ("责任? 执行 值班 本文 文字 网络 新媒体 版面 见习 实习 流程 审核 微信 视频 本期 内容 采写 制作 校对 监制 终审 初审 复审 "
                "审校 二审 三审 一审 审读 核校 主")
EDITORS = ("编辑 责编 主编 编审 编校 责校 校对 审核 监制 终审 审读 统筹 策划 美编 设计 排版 编导 翻译 编译 译者 制图 主播 配音 撰文 撰稿 "
           "执笔 核稿 签发 签审 校检 值班主任 实习生")
WRITERS = ("责编 责 来源 稿源 文章来源 信息来源 原标题 原题 本文来源 消息来源 作者 文章作者 本报记者 (?:本报|实习|特约|见习)?记者 编 出品 "
           "供稿 通讯员 文 图文 文字 摄影 撰文")
EDITOR = gated(
    ":/|丨_编", r"^", OPEN, r"(?:本文)?(?:(?:", any_of(WHOSE_EDITOR), r"?", any_of(EDITORS), r"|",
    any_of(WRITERS), r") ?[/:|丨_]|(?:责任)?编辑[: ])")
# (责任编辑 江一舟), [完], 记者 江一舟, □ 本报记者 江一舟: what stands at an article's end.
TAILS = ("责任?编辑? 编辑 责编 实习生 编审 来源 原标题 审核 校对 作者 记者 编译 完 END 本文来源 纠错 更多 打印 关闭")
SIGNED_BY = "记者 通讯员 作者 编辑 实习生 撰文"
EDITOR_TAIL = re.compile(
    r"^[\[(【]" + any_of(TAILS)
    + r"[^\n]{0,60}[\])】]?$|^[\[(【]?(?:完|END|全文完|本文完|未完待续|The End)[\])】]?[.。]?$|^[-—_=*~·.\s]{3,}$"
    r"|^[(\[]?" + any_of(SIGNED_BY) + r"[: ]?(?!回复|其他|相关|最新|热门|推荐)[一-鿿、 ]{2,20}[)\]]?$"
    r"|^(?:[□■◎◇◆△▲※] ?)?[一-鿿]{1,10}(?:记者|通讯员)[: ] ?[一-鿿、 ]{2,20}$", re.IGNORECASE)
BYLINE_WORDS = ("来源 作者 记者 编辑 责编 责任编辑 发布时间 发表时间 更新时间 更新 发布 发表于 发布于 时间 日期 字号 字体 阅读 浏览 点击 评论 "
                "分享 原创 公众号 出处 文章来源 信息来源")
BYLINE_WORD = re.compile(any_of(BYLINE_WORDS))
PUBLISHED = re.compile(any_of("发布时间 发表时间 更新时间 最后更新 更新 发布于 发表于 时间 日期"))
SERVER_CLOCK = "现在是 今天是 今日 当前时间 系统时间 北京时间 服务器时间 GMT"
SERVER = re.compile(
    r"^" + any_of(SERVER_CLOCK) + r"(?=.{0,20}(?:\d:\d|月\d|\d日|星期|周|农历))[^,。!?]{0,30}$"
    r"|^\d{4}年\d{1,2}月\d{1,2}日 ?星期[一二三四五六日天]$")
