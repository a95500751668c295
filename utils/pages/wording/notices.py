"""Disclaimers, rights, advertisements, invitations, rules for those who comment."""
from __future__ import annotations

import re

from .parts import any_of, firsts, gated, pattern

# ------------------------------------------------------------------------------------------------ disclaimers

HEADED = ("特别声明 免责声明 郑重声明 法律声明 版权声明 版权说明 声明 风险提示 投资提示 温馨提示 重要提示 平台提示 特此声明 "
          "(?i:Notice) (?i:Disclaimer)")
# 本文 ... 不代表 ...: what is spoken of, and what is said of it.
WORK = ("本文 转载(?:内容|文章) 此文 以上(?:内容|文章)? 文章 本稿 该文 图文 图片及?(?:内容|文字)? 部分(?:内容|图片|素材) 素材 网站 本站 本网 "
        "本网站 本平台 凡本网 凡本站 凡注明 内容")
SAID_OF_WORK = ("仅代表 不代表 不构成 仅供参考 侵权 版权归 版权属 如有侵 转载自 涉及版权 信息存储 联系我们 联系删除 与本(?:站|网|平台) 立场 "
                "不承担 知识产权 著作权 未经授权 授权转载")
# One of these stands in every disclaimer: a quick first look, for lines of any length.
MAY_DISCLAIM = re.compile(any_of(
    "声明 说明 侵 版权 转载 授权 立场 观点 未经 著作 谨慎 提示 仅供参考 仅代表 仅为 不代表 不构成 不承担 知识产权 联系 许可 存储 "
    "与本 必究 原创 notice Notice NOTICE disclaimer Disclaimer DISCLAIMER posted Posted POSTED storage STORAGE "
    "rights Rights RIGHTS"))
DISCLAIMER = pattern(
    r"^[\[(【*※]?", any_of(HEADED), r"[\])】]?[: ]",
    r"|^转载(?:此文|请注明|须|声明|本文)|^(?:本站|本网)转载|^", any_of(WORK), r".{0,40}", any_of(SAID_OF_WORK),
    r"|(?:^|[。,;:( ])未经.{0,12}(?:授权|许可|同意|允许|书面).{0,20}(?:不得|禁止|请勿|严禁|转载|使用)",
    r"|^[如若](?:有|需|涉及|存在|发现|本文|内容)?.{0,20}(?:侵权|侵犯|侵删|版权问题).{0,40}$",
    r"|(?:文章|内容|观点|本文)仅(?:代表|为)作者(?:本人|个人)|仅代表作者本?个?人观点|不代表.{0,14}(?:立场|观点)",
    r"|(?:^|[,。 (])(?:侵删|侵权必究|侵权必删|违者必究|版权所有|著作权所有)",
    r"|原创(?:作品|文章|内容).{0,12}(?:禁止|不得|未经)",
    r"|(?i:posted by|provides? information storage|All rights reserved)|市场有风险,?投资需谨慎")

# ----------------------------------------------------------------------------------------- the foot of a page

FOOT = ("版权所有 著作权 经营许可证 许可证编?号 营业执照 备案号 (?:违法|不良).{0,6}信息.{0,4}举报 举报(?:电话|邮箱|热线) "
        "客服(?:电话|热线) 广告服务 (?:关于|联络|联系)我们 隐私权?(?:政策|保护) 用户协议 网站地图 服务条款 友情链接 人才招聘 诚聘英才 法律顾问")
MAY_COPYRIGHT = re.compile(any_of(
    "opyright opyRight OPYRIGHT owered OWERED rocessed ROCESSED © \\([Cc]\\) ICP icp 公网安备 版权 著作 许可证 执照 备案 举报 "
    "客服 广告 我们 隐私 协议 地图 条款 链接 招聘 英才 顾问"))
COPYRIGHT = pattern(
    r"(?i:Copyright|Powered by|Processed in|\(C\) ?\d{4}|ICP[备证])|©|公网安备|", any_of(FOOT))

# -------------------------------------------------------------------------------- advertisements, invitations

AD = gated(
    "广推赞扫长识关点更aAsSwWjJpPgG",
    r"^(?:\[?(?:广告|推广|赞助|(?i:AD|Advertisement|Sponsored))\]?[\s.:。>]*|"
    r"(?i:ad) ?\d{0,3} ?(?i:webp|jpe?g|png|gif)?|"
    r".{0,12}(?i:webp|jpe?g|png|gif)|广告\s?.{0,6})$"
    r"|^(?:扫描?|长按|识别|关注).{0,12}(?:二维码|公众号|微信号|加微信).{0,30}$"
    r"|^点击(?:下载|安装|上方|下方|右上角|蓝字).{0,20}$"
    r"|^更多(?:精彩|内容|资讯|新闻).{0,30}(?:关注|下载|公众号|客户端|(?i:APP)).{0,20}$")
# Invitations to follow, like, download, subscribe: furniture at an article's end, whatever their length.
PLACES = ("专页 粉丝团 粉丝页 脸书 facebook twitter google.?\\+ google.?plus line 微博 微信 公众号 客户端 app 订阅号 视频号 小程序")
INVITATIONS = "按此 点击 点选 关注 like 赞 下载 follow 扫一?扫 扫码 加入 订阅 搜索 添加"
PROMOTION = pattern(
    r"(?i)(?:", any_of(PLACES), r"|instagram|telegram|频道|抖音号).{0,60}(?:", any_of(INVITATIONS),
    r"|第一手|分享给)|(?:", any_of(INVITATIONS), r"|欢迎|更多|长按|登录).{0,40}(?:", any_of(PLACES),
    r"|二维码|官网|网站)|更多.{0,20}(?:请|敬请).{0,6}(?:关注|浏览|访问|登录|留意|点击)",
    r"|欢迎.{0,10}(?:投稿|来稿|爆料|报料|留言|订阅|转发|分享|关注)",
    r"|(?:投稿|爆料|报料|新闻热线|热线电话|联系电话|商务合作|广告合作)[:邮电热请]")

# ----------------------------------------------------------------------------------------- rules for comments

# What a site asks of those who comment: a word of each of these in one short line.
COMMENTING = "发言 留言 评论 言论 跟贴 发帖 回帖 发表 网友 版主 管理员 登录 注册 用户名 密码 字以内"
ASKED = ("遵守 法律 法规 政策 责任 删除 攻击 隐私 严禁 请勿 谨慎 自律 尊重 文明 管理 承担 规范 规定 仅代表 个人观点 理性 限 审核 登录 注册 "
         "必填 上网")
COMMENT_RULE = gated(
    firsts(COMMENTING), r"^[^。]{0,40}", any_of(COMMENTING), r".{0,60}", any_of(ASKED),
    r"|^[^。]{0,40}", any_of(ASKED), r".{0,60}", any_of(COMMENTING))
