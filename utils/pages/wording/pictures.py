"""Captions and credits of pictures."""
from __future__ import annotations

import re

from .parts import any_of, firsts, gated

# 图片来源网络: a picture's names, how it was taken over, and from where.
PICTURES = "图片? 配图 题图 封面图? 视频 视觉 素材 取材 资料 内容 文中图片? 以上图片? 本文图片?"
TAKEN = "来源 来自 取材 源自 源 取 出自 截图 选自"
FROM = "互联网 网络 网上 网路 视觉中国 东方IC 新华社 中新社 社交媒体 本人 作者 官方 官网 资料图 截图"
# 图源：somebody. These want a name behind a mark ...
CREDITED = ("图 图片 供图 摄 摄影 图源 图片来源 图片提供 图据 图自 视频来源 照片来源 图片授权 视频截图 网络图片? 网络配图 "
            "图/文 文/图")
# ... and these need none.
CREDITED_ALONE = "图源 图片来源 图据 图自 视频截图 网络图 网络配图 网图 配图 题图 网络截图"
GIVEN = "供图 /?摄影? 提供图片"
CREDIT = gated(
    firsts(TAKEN, CREDITED, CREDITED_ALONE, "供 摄 提 Photo Image Credit"),
    r"^[\[(【]?(?:", any_of(PICTURES), r"[均皆都]?", any_of(TAKEN), r"?[于自]?[:/ ]?", any_of(FROM), r".{0,8}",
    r"|", any_of(CREDITED), r"[:/|@ ].{1,24}",
    r"|", any_of(CREDITED_ALONE), r".{0,14}",
    r"|.{1,16}", any_of(GIVEN), r"|(?i:Photo|Image|Credit)s?[: ].{1,40})[\])】]?$")
PICTURE_SAYS = re.compile(r"^资料图片?[: ]|^图[:为]")      # what a picture shows, not where it is from
CAPTION = re.compile(
    r"[▲△▼▽↑↓◀▶]|图[为:注说]|[上下左右]图|图\d{1,2}[:. ]|资料图片?[: ]|资料图$|【图】|点击图片|\((?:资料图|图)\)")
CAPTION_ENDS = frozenset("▲△↑↓)摄片图照")            # how a line ends of which these words are the end
CAPTION_END = re.compile(
    r"[▲△↑↓]$|\((?:资料图|资料照片|图源?.{0,12}|视频截图|网络图|.{1,14}摄)\)$|[\s(/]摄\)?$|资料(?:照片?|图)\)?$")
BRACKETED = re.compile(r"^\([^()]{4,60}\)$|^\[[^\[\]]{4,60}\]$")
# What a picture in the news shows.
SCENES = ("会面 会见 会谈 接见 合影 握手 出席 签署 率团 访问 抵达 参观 讲话 致辞 现场 画面 资料 照片 会晤 合照 视察 发表 检阅 阅兵 乘车 "
          "交谈 交流 亮相 示意 演习 发射 图片 截图 剪影 救援 搜救 搜寻")
SCENE = re.compile(any_of(SCENES))
