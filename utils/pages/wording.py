"""The words in which the furniture of Chinese pages is written: labels, buttons, bylines, credits, notices.

Everything here is matched against folded text (Simplified script, half-width), so each word stands once.
A pattern is put together from word lists; a list is tried longest word first. Where a line may be a
sequence of such words, the repetition is possessive (`++`): what has matched is never given back, so that
no line, however made, takes more than linear time. Nothing here names a site.
"""
from __future__ import annotations

import re


def any_of(words: str) -> str:
    """A pattern for any of some words (parted by spaces; each may be a pattern), the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


def pattern(*parts: str) -> re.Pattern[str]:
    """The parts joined into one pattern without regard to case."""
    return re.compile("".join(parts), re.IGNORECASE)


COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?[万亿wWkK]?\+?"
_OPEN, _CLOSE = r"[\[(【《<]*+", r"[\])】》>]*+"
_END = r"\s*$"

# ------------------------------------------------------------------------------------------- pictures

_FROM = any_of("互联网 网络 网上 网路 视觉中国 东方IC 新华社 中新社 社交媒体 本人 作者 官方 官网 资料图 截图")
CREDIT = pattern(
    r"^[\[(【]?(?:", any_of("图片? 配图 题图 封面图? 视频 视觉 素材 取材 资料 内容 文中图片? 以上图片? 本文图片?"), r"[均皆都]?",
    any_of("来源 来自 取材 源自 源 取 出自 截图 选自"), r"?[于自]?[:/ ]?", _FROM, r".{0,8}",
    r"|", any_of("图 图片 供图 摄 摄影 图源 图片来源 图片提供 图据 图自 视频来源 照片来源 图片授权 视频截图 网络图片? 网络配图 图/文 文/图"),
    r"[:/|@ ].{1,24}",
    r"|", any_of("图源 图片来源 图据 图自 视频截图 网络图 网络配图 网图 配图 题图 网络截图"), r".{0,14}",
    r"|.{1,16}", any_of("供图 /?摄影? 提供图片"), r"|(?:Photo|Image|Credit)s?[: ].{1,40})[\])】]?$")
PICTURE_SAYS = re.compile(r"^资料图片?[: ]|^图[:为]")      # what a picture shows, not where it is from
CAPTION = re.compile(
    r"^(?:[▲△▼▽↑↓◀▶]|图[为:注说]|[上下左右]图|图\d{1,2}[:. ]|资料图片?[: ]|资料图$|【图】|点击图片|\((?:资料图|图)\))"
    r"|[▲△↑↓]$|\((?:资料图|资料照片|图源?.{0,12}|视频截图|网络图|.{1,14}摄)\)$|[\s(/]摄\)?$|资料(?:照片?|图)\)?$")
BRACKETED = re.compile(r"^\([^()]{4,60}\)$|^\[[^\[\]]{4,60}\]$")
SCENE = re.compile(any_of(
    "会面 会见 会谈 接见 合影 握手 出席 签署 率团 访问 抵达 参观 讲话 致辞 现场 画面 资料 照片 会晤 合照 视察 发表 检阅 阅兵 乘车 交谈 "
    "交流 亮相 示意 演习 发射 图片 截图 剪影 救援 搜救 搜寻"))

# --------------------------------------------------------------------------------- who, when, how often

EDITOR = pattern(
    r"^", _OPEN, r"(?:本文)?(?:(?:",
    any_of("责任? 执行 值班 本文 文字 网络 新媒体 版面 见习 实习 流程 审核 微信 视频 本期 内容 采写 制作 校对 监制 终审 初审 复审 审校 "
           "二审 三审 一审 审读 核校 主"), r"?",
    any_of("编辑 责编 主编 编审 编校 责校 校对 审核 监制 终审 审读 统筹 策划 美编 设计 排版 编导 翻译 编译 译者 制图 主播 配音 撰文 "
           "撰稿 执笔 核稿 签发 签审 校检 值班主任 实习生"),
    r"|", any_of("责编 责 来源 稿源 文章来源 信息来源 原标题 原题 本文来源 消息来源 作者 文章作者 本报记者 (?:本报|实习|特约|见习)?记者 编 "
                 "出品 供稿 通讯员 文 图文 文字 摄影 撰文"),
    r") ?[/:|丨_]|(?:责任)?编辑[: ])")
EDITOR_TAIL = pattern(
    r"^[\[(【]", any_of("责任?编辑? 编辑 责编 实习生 编审 来源 原标题 审核 校对 作者 记者 编译 完 END 本文来源 纠错 更多 打印 关闭"),
    r"[^\n]{0,60}[\])】]?$|^[\[(【]?(?:完|END|全文完|本文完|未完待续|The End)[\])】]?[.。]?$|^[-—_=*~·.\s]{3,}$",
    r"|^[(\[]?", any_of("记者 通讯员 作者 编辑 实习生 撰文"),
    r"[: ]?(?!回复|其他|相关|最新|热门|推荐)[一-鿿、 ]{2,20}[)\]]?$")
BYLINE_WORD = re.compile(any_of(
    "来源 作者 记者 编辑 责编 责任编辑 发布时间 发表时间 更新时间 更新 发布 发表于 发布于 时间 日期 字号 字体 阅读 浏览 点击 评论 分享 原创 "
    "公众号 出处 文章来源 信息来源"))
PUBLISHED = re.compile(any_of("发布时间 发表时间 更新时间 最后更新 更新 发布于 发表于 时间 日期"))
READS = re.compile(
    any_of("阅读 浏览 点击 人气 查看 观看 播放 点阅 访问 阅览 已读 views? Views? 热度") + r"(?:次数|量|数|率)?[: (]*(?P<n>" + COUNT + r")"
    r"|(?P<n2>" + COUNT + r") ?[次人]?" + any_of("阅读 浏览 点击 人气 观看 播放 views? 看过 读过"))
LIKED = re.compile(rf"(?:点赞|赞|喜欢|推荐|顶)[: (]*(?P<n>{COUNT})|(?P<n2>{COUNT}) ?[人个次]?(?:点赞|赞|喜欢)")
_TALK = any_of("评论 跟贴 跟帖 回复 回覆 留言 回帖 回应 讨论 点评")
DECLARED = re.compile(
    rf"{_TALK}(?:数|区|列表)?[: ]*[(\[【]? ?(?P<n>{COUNT}) ?[)\]】条]?"
    rf"|(?P<n2>{COUNT}) ?[条则个位人次篇]?(?:网友|用户)?(?:参与)?(?:{_TALK}|参与)")
COUNT_SIGNS = frozenset("阅览击气看播访w热评贴帖复覆言应论赞欢荐顶与点度读")     # one of them in every line of counts; w: views
STATS = re.compile(
    rf"{COUNT} ?{any_of('文章数? 篇文章 篇原创内容 关注度 粉丝 获赞 关注 作品 内容 视频')}"
    rf"|{any_of('粉丝 文章 获赞 作品 原创 关注 总阅读 累计阅读')}[数量]?[: ]? ?{COUNT}")
ACCOUNT = re.compile(r"^" + any_of("简介 个人简介 作者简介 认证 个性签名 签名 账号简介 功能介绍 公众号简介 关于作者 作者介绍 作者信息")
                     + r"[: ]|^(?:简介|作者简介|关于作者|作者介绍)$")
SHARE = re.compile(r"^(?:" + any_of(
    "一键 点击 扫码 扫一扫 用微信 手机 快速 欢迎 分享 转发 收藏 点赞 在看 打印 关闭 举报 纠错 大中小 字号 字体 缩小字体 放大字体 复制链接 "
    "转发到 微信 微博 QQ空间? 新浪微博 腾讯微博 人人网? 开心网? 豆瓣 朋友圈 海报 Facebook Twitter Plurk LINE Line 投稿 反馈 复制 推荐 "
    "列印 转寄 转贴 加入收藏 发邮件 邮件 评论 我要评论 我来说两句 参与评论 下载 客户端 APP App app 大 中 小 特大 超大 听新闻 听 朗读 "
    "返回顶部 顶部 背景 默认 赞 打赏 喜欢 关注 已关注 展开全文 查看全文 阅读全文 展开 收起 更多 到 至 给好友 好友 给 扫描二维码 微信扫一扫 "
    "打开微信 分享到 分享至 分享给 用户") + r"|[0-9]++|[|/·:>+\-\[\]()A ,。、【】<>«»!\s]++){1,60}+$")
SERVER = re.compile(r"^(?:现在是|今天是|今日|当前时间|系统时间|北京时间|服务器时间|GMT)(?=.{0,20}(?:\d:\d|月\d|\d日|星期|周|农历))"
                    r"[^,。!?]{0,30}$"
                    r"|^\d{4}年\d{1,2}月\d{1,2}日 ?星期[一二三四五六日天]$")

# --------------------------------------------------------------------------------------------- labels

_ORDER = any_of("最新 最热 最早 默认 按?时间 按?热度 正序 倒序 全部 热门 展开 收起 只看(?:楼主|作者|TA)")
COMMENT_LABEL = pattern(
    r"^[|·◆■●▍▎\s]*+(?:", any_of("网友 网民 全部 最新 热门 精彩 精选 用户 读者 文章 最热 热点 查看 共有? 已有 相关 所有 本文 我要 发表 写 最佳 部分 "
                                 "神(?!回复) 热(?!评) 参与"), r")*+",
    any_of("评论 跟贴 跟帖 留言 回复 回覆 回帖 回应 点评 热评 讨论 交流 回答 说两句 神回复 互动 发言"),
    any_of("列表 区 板 内容 专区 数 精选 如下 详情 排行 墙"), r"?(?:仅供其?表达.{0,10}|以上网友.{0,20})?[ :]*[(\[【]?",
    rf"(?:共? ?{COUNT} ?[条个则楼]?(?:评论|回复|回帖|跟贴)?)?[)\]】]?[: >»]*(?:", _ORDER, r"|[|/ ])*+$",
    rf"|^这些?(?:评论|回复|回帖|回答|留言)亮了[ :(]*(?:{COUNT})?\)?$",
    rf"|^[(共]?(?:(?:共|已有|全部|共有|所有)? ?{COUNT} ?[条个则]|(?:共|已有|全部|共有|所有) ?{COUNT} ?|{COUNT} ?(?=评论|跟贴|跟帖|留言))",
    r"(?:网友|全部|精彩|热门)?", _TALK, r"\)?:?(?:", _ORDER, r"|[|/ ])*+$",
    r"|^(?:Comments?|Responses?|Replies|Leave a (?:comment|reply))\b.{0,30}$",
    rf"|^.{{0,40}}(?:有|上的?) ?{COUNT} ?[条个则]?(?:评论|回复|留言|想法|评论于).{{0,6}}$")
# A label made of several counts: 我来说两句 12 人参与,12 条评论; 跟贴 8 参与 900.
LABEL_COUNTS = re.compile(r"^(?:" + any_of("我来说两句 我要评论 说两句 网友 全部 最新 热门 精彩 评论 跟贴 跟帖 留言 回复 参与 文明上网[^\\d]{0,16}")
                          + r"|[|:,()·\- ]++|\d[\d,.]*+[万wk]?|[条人个次])++$")
LABEL_WORD = re.compile(r"说两句|\d ?条 ?(?:评论|跟贴|留言|回复)|(?:评论|跟贴|跟帖|留言) ?\d")
WRITE = re.compile(r"^(?:发表|写|我要|快速|添加|提交|撰写)(?:新?评论|回复|留言|跟贴)")
# What stands below the last comment of a list.
LAST_COMMENT = re.compile(r"^[-— ]*(?:没有更多|已(?:经)?显示全部|已经?到底|到底[了啦]|我是有底线的|THE END|暂无更多).{0,8}$", re.IGNORECASE)
REFERENCE_LABEL = pattern(
    r"^[\[(【◆■●▍\s]*+(?:主要|部分|本文)?", any_of("参考 引用 信息 消息 信源 资料 文献 权威 新闻 官方"), r"的?",
    any_of("资料 文献 信源 来源 文章 链接 内容 消息 信息 媒体 依据 书目 出处 网站 报道"), r"?[与及和/]?",
    any_of("参考 资料 文献 链接 信源 来源 出处"), r"?(?:如下|汇总|列表|来源)?[\])】]?[: ]{0,2}$|^(?:References?|Sources?)[: ]{0,2}$")
NOT_REFERENCE = frozenset(
    "新闻 消息 信息 参考 资料 权威 官方 官方网站 新闻链接 新闻网站 官方报道 新闻报道 资料链接 官方媒体 新闻媒体 消息报道 新闻内容 信息内容 "
    "新闻文章".split())
# Words that are a reference label only where what follows cites, and what a line that cites looks like.
MAYBE_REFERENCE = frozenset("参考 资料 来源 出处".split())
CITES = re.compile(
    r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|[①-⑳])|《[^《》]{2,}》|https?://|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d"
    r"|^[^\s:,。!?]{1,12}(?:报|网|社|台|新闻|周刊|客户端|通讯社|杂志|研究所)[ :]")
RELATED_LABEL = pattern(
    r"^[|·◆■●▍▎#>+\s\[【(]*+(?:", any_of(
        "相关 热门 热点 精彩 猜你 为您 为你 今日 推荐 精选 随机 随便 延伸 编辑 小编 本周 近期 最新 最近 往期 一周 24小时 48小时 本月 大家 其他 "
        "其它 下一?篇 上一?篇 更多 频道 本类 同类 图片 视频 社区 论坛 点击 阅读 新闻 周 月 日 独家 站内 关联 你可能 您可能 看过 头条 要闻 "
        "体育 娱乐 财经 科技 汽车 军事 国际 国内 社会 教育 健康 房产 旅游 家居 时尚 游戏 公开课 本地 原创 作者 TA 他 她 该作者 博主 热 人气 "
        "排行 焦点 深度 滚动 即时 专题 两岸 财富 评论 猜 也 文章 报道 资讯 内容 链接 喜欢 感兴趣 排行榜 榜单? 主题 话题 回顾 关注 热文 热读 "
        "热搜 热帖 帖子 搜索 标签 读物 在看 都 在搜 下文 看点 专栏 消息 速递 动态 浏览 还 看了 的人? 推广 集锦 图集 推介 搜寻 连载 好文 信息 "
        "一篇 篇 图文 博文 日志 博客 作品 全部 全文"), r")++[\])】]*+[: ]*+(?:更多|more|>+|全部|换一[批换]|查看更多)*+[>»\s]*$")
RELATED_WORDS = re.compile(any_of(
    "推荐 阅读 相关 热 排行 榜 要闻 猜你 随机 延伸 往期 精彩 喜欢 感兴趣 头条 更多 上一篇 下一篇 关联 最新 回顾 原创 焦点 速递 都在看 还看 专题 "
    "关注 滚动 即时 图集 本地 公开课"))
NEXT_PREVIOUS = re.compile(
    r"^[\[(【<«]?(?:[上下前后]一?[篇条则页]|" + any_of("相关阅读 相关新闻 相关报道 延伸阅读 推荐阅读 往期推荐 更多精彩 更多新闻 点击阅读 精彩推荐 "
                                            "编辑推荐 原文链接 阅读原文 返回.{0,12}(?:查看更多|首页|列表|顶部) 查看更多.{0,10}")
    + r")[\])】]?(?:[: >»]|$)")
CRUMBS = re.compile(any_of("首页 主页 您?当前的?位置 您的位置 您现在的位置 现在位置 所在位置 目前位置"))
CRUMB_MARKS = re.compile(r"[>›»→/|·\-]")
NAV_TAIL = re.compile(any_of("无障碍 关怀版 返回顶部 回到顶部 网站地图 客户端下载 意见反馈 电脑版 手机版 触屏版 返回首页"))

# -------------------------------------------------------------------------------------------- notices

_WORK = any_of("本文 转载(?:内容|文章) 此文 以上(?:内容|文章)? 文章 本稿 该文 图文 图片及?(?:内容|文字)? 部分(?:内容|图片|"
               "素材) 素材 网站 本站 本网 本网站 本平台 凡本网 "
               "凡本站 凡注明 内容")
DISCLAIMER = pattern(
    r"^[\[(【*※]?", any_of("特别声明 免责声明 郑重声明 法律声明 版权声明 版权说明 声明 风险提示 投资提示 温馨提示 重要提示 平台提示 特此声明 Notice "
                         "Disclaimer"), r"[\])】]?[: ]",
    r"|^转载(?:此文|请注明|须|声明|本文)|^(?:本站|本网)转载|^", _WORK, r".{0,40}",
    any_of("仅代表 不代表 不构成 仅供参考 侵权 版权归 版权属 如有侵 转载自 涉及版权 信息存储 联系我们 联系删除 与本(?:站|网|平台) 立场 不承担 "
           "知识产权 著作权 未经授权 授权转载"),
    r"|(?:^|[。,;:( ])未经.{0,12}(?:授权|许可|同意|允许|书面).{0,20}(?:不得|禁止|请勿|严禁|转载|使用)",
    r"|^[如若](?:有|需|涉及|存在|发现|本文|内容)?.{0,20}(?:侵权|侵犯|侵删|版权问题).{0,40}$",
    r"|(?:文章|内容|观点|本文)仅(?:代表|为)作者(?:本人|个人)|仅代表作者本?个?人观点|不代表.{0,14}(?:立场|观点)",
    r"|(?:^|[,。 (])(?:侵删|侵权必究|侵权必删|违者必究|版权所有|著作权所有)|原创(?:作品|文章|内容).{0,12}(?:禁止|不得|未经)",
    r"|(?:uploaded and )?posted by|provides? information storage|All rights reserved|市场有风险,?投资需谨慎")
DISCLAIMER_SIGNS = ("声明", "侵", "版权", "转载", "授权", "立场", "观点", "未经", "著作", "otice", "isclaimer", "osted",
                    "ights",
                    "storage", "谨慎", "提示", "仅供参考", "不承担", "知识产权", "联系", "许可", "不构成", "存储")
DISCLAIMER_FIRST = frozenset(sign[0] for sign in DISCLAIMER_SIGNS)
COPYRIGHT = pattern(
    r"Copyright|Powered by|Processed in|©|\(C\) ?\d{4}|ICP[备证]|公网安备|",
    any_of("版权所有 著作权 经营许可证 许可证编?号 营业执照 备案号 (?:违法|不良).{0,6}信息.{0,4}举报 举报(?:电话|邮箱|热线) 客服(?:电话|热线) 广告服务 "
           "(?:关于|联络|联系)我们 隐私权?(?:政策|保护) 用户协议 网站地图 服务条款 友情链接 人才招聘 诚聘英才 法律顾问"))
COPYRIGHT_SIGNS = ("opyright", "owered", "rocessed", "©", "(C)", "(c)", "ICP", "公网安备", "版权", "著作", "许可证",
                   "执照", "备案", "举报", "客服",
                   "广告", "我们", "隐私", "协议", "地图", "条款", "链接", "招聘", "英才", "顾问")
AD = pattern(
    r"^(?:\[?(?:广告|推广|赞助|AD|Advertisement|Sponsored)\]?[\s.:。>]*|ad ?\d{0,3} ?(?:webp|jpe?g|png|gif)?|"
    r".{0,12}(?:webp|jpe?g|png|gif)"
    r"|广告\s?.{0,6})$|^(?:扫描?|长按|识别|关注).{0,12}(?:二维码|公众号|微信号|加微信).{0,30}$"
    r"|^点击(?:下载|安装|上方|下方|右上角|蓝字).{0,20}$|^更多(?:精彩|内容|资讯|新闻).{0,30}(?:关注|下载|公众号|客户端|APP).{0,20}$")
# What a site asks of those who comment: two of these words in a short line.
_RULE = any_of("发言 留言 评论 言论 跟贴 发帖 回帖 发表 网友 版主 管理员 登录 注册 用户名 密码 字以内")
_RULES = any_of("遵守 法律 法规 政策 责任 删除 攻击 隐私 严禁 请勿 谨慎 自律 尊重 文明 管理 承担 规范 规定 仅代表 个人观点 理性 限 审核 登录 注册 必填 上网")
COMMENT_RULE = pattern(r"^[^。]{0,40}", _RULE, r".{0,60}", _RULES, r"|^[^。]{0,40}", _RULES, r".{0,60}", _RULE)
# Invitations to follow, like, download, subscribe: furniture at an article's end, whatever their length.
_PLACE = any_of("专页 粉丝团 粉丝页 脸书 facebook twitter google.?\\+ google.?plus line 微博 微信 公众号 客户端 app 订阅号 视频号 小程序")
_INVITE = any_of("按此 点击 点选 关注 like 赞 下载 follow 扫一?扫 扫码 加入 订阅 搜索 添加")
PROMOTION = pattern(
    r"(?:", _PLACE, r"|instagram|telegram|频道|抖音号).{0,60}(?:", _INVITE, r"|第一手|分享给)|(?:", _INVITE,
    r"|欢迎|更多|长按|登录).{0,40}(?:", _PLACE,
    r"|二维码|官网|网站)|更多.{0,20}(?:请|敬请).{0,6}(?:关注|浏览|访问|登录|留意|点击)",
    r"|欢迎.{0,10}(?:投稿|来稿|爆料|报料|留言|订阅|转发|分享|关注)|(?:投稿|爆料|报料|新闻热线|热线电话|联系电话|商务合作|广告合作)[:邮电热请]")

# ------------------------------------------------------------------------------------- forms of lines

HASHTAGS = re.compile(r"^(?:#[^#\s]{1,40}+#?[\s,、]*+)++$")
URL = re.compile(r"^(?:(?:本文|原文)?(?:链接|地址|网址|转载请注明.{0,12}):? ?)?(?:https?://|www\.)[^\s一-鿿]+$", re.IGNORECASE)
# A line that ends in a day: a headline in a list. One that ends in dots or in 详情: the beginning of another text.
DATED = re.compile(r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?[)\]]?$")
TEASER = re.compile(r"(?:\.\.\.|…) *[\[(【]?(?:" + any_of("详情 详细 全文 更多 查看 阅读 展开 more") + r").{0,4}$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、. ]|\([一二三四五六七八九十\d]{1,3}\)|0?\d{1,2}[、.):\s](?!\d)"
    r"|第[一二三四五六七八九十\d]{1,3}[,、:章节部分 ]|Part ?\d|NO\.? ?\d|[①-⑳])", re.IGNORECASE)
SIGNED = re.compile(r"^(?:[推嘘→] ?)?[^\s:,。!?][^:,。!?]{0,24}: ?"
                    r".{1,240}?(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?::\d\d)?$")
# A line that begins by joining on to the one before is a sentence, not a heading.
GOES_ON = re.compile(any_of(
    "对此 这样一来 那么 但 然而 不过 因此 因而 所以 于是 同时 其实 可是 如果 此外 另外 总之 事实上 毕竟 显然 当然 随后 接着 与此同时 最后 最终 甚至 "
    "而且 并且 而 换句话说 也就是说 只是 只要 一旦 尽管 虽然") + r"[是说在]?[,一-鿿]")
JOINT = re.compile(r"^[^的了是在将被把]{2,8}[与和、跟][^的了是在将被把]{2,8}$")     # A与B: two names and nothing else
RATHER_HEADING = re.compile(r"[?]|" + any_of("关系 合作 问题 影响 原因 背景 前景 挑战 棋局 危机 博弈 困境 选择 未来 趋势"))
