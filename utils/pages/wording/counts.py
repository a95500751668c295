"""Counts a page shows of itself (reads, likes, comments), of its author, and its rows of buttons."""
from __future__ import annotations

import re

from .parts import COUNT, any_of, gated

READING = "阅读 浏览 点击 人气 查看 观看 播放 点阅 访问 阅览 已读 views? Views? 热度"
READ_BY = "阅读 浏览 点击 人气 观看 播放 views? 看过 读过"
READS = re.compile(any_of(READING) + r"(?:次数|量|数|率)?[: (]*(?P<n>" + COUNT + r")|(?P<n2>" + COUNT + r") ?[次人]?"
                   + any_of(READ_BY))
LIKED = re.compile(rf"(?:点赞|赞同?|喜欢|推荐|顶)[: (]*(?P<n>{COUNT})"
                   rf"|(?P<n2>{COUNT}) ?[人个次]?(?:点赞|赞同?|喜欢)(?:了该(?:回答|文章|想法))?")
TALK = "评论 跟贴 跟帖 回复 回覆 留言 回帖 回应 讨论 点评"
DECLARED = re.compile(
    rf"{any_of(TALK)}(?:数|区|列表)?[: ]*[(\[【]? ?(?P<n>{COUNT}) ?[)\]】条]?"
    rf"|(?P<n2>{COUNT}) ?[条则个位人次篇]?(?:网友|用户)?(?:参与)?(?:{any_of(TALK)}|参与)")
COUNT_SIGNS = frozenset("阅览击气看播访w热评贴帖复覆言应论赞欢荐顶与点度读")     # one of them in every line of counts
HAS = "文章数? 篇文章 篇原创内容 关注度 粉丝 获赞 关注 作品 内容 视频"
COUNTED = "粉丝 文章 获赞 作品 原创 关注 总阅读 累计阅读"
STATS = gated("文篇关粉获作内视原总累", rf"{COUNT} ?{any_of(HAS)}|{any_of(COUNTED)}[数量]?[: ]? ?{COUNT}", anywhere=True)
INTRODUCED = ("简介 个人简介 作者简介 认证 个性签名 签名 账号简介 功能介绍 公众号简介 关于作者 作者介绍 作者信息")
ACCOUNT = re.compile(r"^" + any_of(INTRODUCED) + r"[: ]|^(?:简介|作者简介|关于作者|作者介绍)$")
BUTTONS = (
    "一键 点击 扫码 扫一扫 用微信 手机 快速 欢迎 分享 转发 收藏 点赞 在看 打印 关闭 举报 纠错 大中小 字号 字体 缩小字体 放大字体 复制链接 转发到 微信 "
    "微博 QQ空间? 新浪微博 腾讯微博 人人网? 开心网? 豆瓣 朋友圈 海报 Facebook Twitter Plurk LINE Line 投稿 反馈 复制 推荐 列印 转寄 转贴 "
    "加入收藏 发邮件 邮件 评论 我要评论 我来说两句 参与评论 下载 客户端 APP App app 大 中 小 特大 超大 听新闻 听 朗读 返回顶部 顶部 背景 默认 赞 "
    "打赏 喜欢 关注 已关注 展开全文 查看全文 阅读全文 展开 收起 更多 到 至 给好友 好友 给 扫描二维码 微信扫一扫 打开微信 分享到 分享至 分享给 用户")
SHARE = re.compile(rf"^(?:{any_of(BUTTONS)}|[0-9]++|[|/·:>+\-\[\]()A ,。、【】<>«»!\s]++){{1,60}}+$")
