"""Headings of a page's sections: comments, references, recommendations; and the path to the page."""
from __future__ import annotations

import re

from .counts import TALK
from .parts import COUNT, any_of, firsts, gated, pattern

# --------------------------------------------------------------------------------------------------- comments

ORDERS = any_of("最新 最热 最早 默认 按?时间 按?热度 正序 倒序 全部 热门 展开 收起 只看(?:楼主|作者|TA) 刷新")
WHOSE_COMMENTS = ("网友 网民 全部 最新 热门 精彩 精选 用户 读者 文章 新闻 最热 热点 查看 共有? 已有 相关 所有 本文 我要 发表 写 最佳 部分 "
                  "神(?!回复) 热(?![评门点]) 参与")
COMMENTS = "留言讨论 评论留言 互动评论 互动留言 评论 跟贴 跟帖 留言 回复 回覆 回帖 回应 点评 热评 讨论 交流 回答 说两句 神回复 互动 发言"
WHAT_OF_COMMENTS = "列表 区 板 内容 专区 数 精选 如下 详情 排行 墙"
COMMENT_LABEL = gated(
    firsts(COMMENTS, TALK, "亮 想 Comment Response Reply Leave"),
    r"^[|·◆■●▍▎\s]*+(?:", any_of(WHOSE_COMMENTS), r")*+", any_of(COMMENTS), any_of(WHAT_OF_COMMENTS),
    r"?(?:仅供其?表达.{0,10}|以上网友.{0,20})?[ :]*[(\[【]?",
    rf"(?:共? ?{COUNT} ?[条个则楼]?(?:评论|回复|回帖|跟贴)?)?[)\]】]?[: >»]*(?:", ORDERS, r"|[|/ ])*+$",
    rf"|^这些?(?:评论|回复|回帖|回答|留言)亮了[ :(]*(?:{COUNT})?\)?$",
    rf"|^[(共]?(?:(?:共|已有|全部|共有|所有)? ?{COUNT} ?[条个则]|(?:共|已有|全部|共有|所有) ?{COUNT} ?",
    rf"|{COUNT} ?(?=评论|跟贴|跟帖|留言))(?:网友|全部|精彩|热门)?", any_of(TALK), r"\)?:?(?:", ORDERS, r"|[|/ ])*+$",
    r"|^(?i:Comments?|Responses?|Replies|Leave a (?:comment|reply))\b.{0,30}$",
    rf"|^.{{0,40}}(?:有|上的?) ?{COUNT} ?[条个则]?(?:评论|回复|留言|想法|评论于).{{0,6}}$")
# A label made of several counts: 我来说两句 12 人参与,12 条评论; 跟贴 8 参与 900.
COUNTED_WORDS = ("我来说两句 我有话要?说 我要评论 说两句 网友 全部 最新 热门 精彩 评论 跟贴 跟帖 留言 回复 参与 文明上网[^\\d]{0,16}")
LABEL_COUNTS = re.compile(rf"^(?:{any_of(COUNTED_WORDS)}|[|:,()·\- ]++|\d[\d,.]*+[万wk]?|[条人个次])++$")
LABEL_WORD = re.compile(r"说两句|\d ?条 ?(?:评论|跟贴|留言|回复)|(?:评论|跟贴|跟帖|留言) ?\d")
WRITE = re.compile(r"^(?:发表|写|我要|快速|添加|提交|撰写)(?:新?评论|回复|留言|跟贴)")
# What stands below the last comment of a list.
LAST_COMMENT = pattern(
    r"^[-— ]*(?:没有更多|已(?:经)?(?:显示|加载)全部|已经?到底|到底[了啦]|我是有底线的|(?i:THE END)|暂无更多|打开.{0,8}体验更佳).{0,8}$")

# ------------------------------------------------------------------------------------------------- references

WHAT_IS_CITED = "参考 引用 信息 消息 信源 资料 文献 权威 新闻 官方"
CITED_IN = "资料 文献 信源 来源 文章 链接 内容 消息 信息 媒体 依据 书目 出处 网站 报道"
CITED_AS = "参考 资料 文献 链接 信源 来源 出处"
REFERENCE_LABEL = pattern(
    r"^[\[(【◆■●▍\s]*+(?:主要|部分|本文)?", any_of(WHAT_IS_CITED), r"的?", any_of(CITED_IN), r"?[与及和/]?",
    any_of(CITED_AS), r"?(?:如下|汇总|列表|来源)?[\])】]?[: ]{0,2}$|^(?i:References?|Sources?)[: ]{0,2}$")
NOT_REFERENCE = frozenset(
    "新闻 消息 信息 参考 资料 权威 官方 官方网站 新闻链接 新闻网站 官方报道 新闻报道 资料链接 官方媒体 新闻媒体 消息报道 新闻内容 "
    "信息内容 新闻文章".split())
# Words that are a reference label only where what follows cites, and what a line that cites looks like.
MAYBE_REFERENCE = frozenset("参考 资料 来源 出处".split())
CITES = re.compile(
    r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|[①-⑳])|《[^《》]{2,}》|https?://|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d"
    r"|^[^\s:,。!?]{1,12}(?:报|网|社|台|新闻|周刊|客户端|通讯社|杂志|研究所)[ :]")

# -------------------------------------------------------------------------------------------- recommendations

# A label of recommendations is made of these words only ...
RECOMMENDING = (
    "相关 热门 热点 精彩 猜你 为您 为你 今日 推荐 精选 随机 随便 延伸 编辑 小编 本周 近期 最新 最近 往期 历史 一周 24小时 48小时 本月 大家 其他 其它 "
    "下一?篇 上一?篇 更多 频道 本类 同类 图片 视频 社区 论坛 点击 阅读 新闻 周 月 日 独家 站内 关联 你可能 您可能 看过 头条 要闻 体育 娱乐 财经 科技 "
    "汽车 军事 国际 国内 社会 教育 健康 房产 旅游 家居 时尚 游戏 公开课 本地 原创 作者 TA ta 他 她 该作者 博主 热 人气 排行 焦点 深度 滚动 即时 专题 "
    "两岸 财富 评论 猜 也 文章 报道 资讯 内容 链接 喜欢 感兴趣 排行榜 榜单? 主题 话题 回顾 关注 热文 热读 热搜 热帖 帖子 搜索 标签 读物 在看 都 "
    "在搜 下文 看点 专栏 消息 速递 动态 浏览 还 看了 的人? 推广 集锦 图集 推介 搜寻 连载 好文 信息 一篇 篇 图文 博文 日志 博客 作品 全部 全文")
# ... and holds one of these.
RECOMMENDED = (
    "推荐 阅读 相关 热 排行 榜 要闻 猜你 随机 延伸 往期 精彩 喜欢 感兴趣 头条 更多 上一篇 下一篇 关联 最新 回顾 历史文章 原创 焦点 速递 都在看 还看 专题 "
    "关注 滚动 即时 图集 本地 公开课")
RELATED_LABEL = gated(
    firsts(RECOMMENDED), r"^[|·◆■●▍▎#>+\s\[【(]*+(?:", any_of(RECOMMENDING),
    r")++[\])】]*+[: ]*+(?:更多|(?i:more)|>+|全部|换一[批换]|查看更多)*+[>»\s]*$")
RELATED_WORDS = re.compile(any_of(RECOMMENDED))
LEADING_ON = ("相关阅读 相关新闻 相关报道 延伸阅读 推荐阅读 往期推荐 更多精彩 更多新闻 点击阅读 精彩推荐 编辑推荐 原文链接 阅读原文 "
              "返回.{0,12}(?:查看更多|首页|列表|顶部) 查看更多.{0,10}")
NEXT_PREVIOUS = re.compile(rf"^[\[(【<«]?(?:[上下前后]一?[篇条则页]|{any_of(LEADING_ON)})[\])】]?(?:[: >»]|$)")

# ------------------------------------------------------------------------------------------- path to the page

CRUMBS = re.compile(any_of("首页 主页 您?当前的?位置 您的位置 您现在的位置 现在位置 所在位置 目前位置"))
CRUMB_MARKS = re.compile(r"[>›»→/|·\-]")
NAV_TAIL = re.compile(any_of(
    "无障碍 关怀版 返回顶部 回到顶部 网站地图 客户端下载 意见反馈 电脑版 手机版 触屏版 返回首页"))
