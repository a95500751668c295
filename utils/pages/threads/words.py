"""The words and signs that comment lists are furnished with, as named lists and the patterns made of them.

To teach the reader a new button, badge or notice, add a word to the list it belongs to. Everything is matched
against folded text (Simplified script, half-width), so each word stands once. A word may be a pattern; words
of a list are parted by spaces and tried longest first.
"""
from __future__ import annotations

import re

from ..wording import any_of

MAX_NAME = 30                 # characters of a name

# ----------------------------------------------------------------------------------------------------- counts

NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
COUNT = rf"(?:{NUMBER}) ?[万亿kKwW]?\+?"
LIKES_NUMBER = re.compile(rf"^({NUMBER}) ?([万亿kKwW]?)\+?$")
BARE_COUNT = re.compile(rf"^{COUNT}$")

# ----------------------------------------------------------------------------------------- how an item begins

BULLETS = "•●○■□◆◇▪▫‣∙"
BULLET = re.compile(rf"^[{BULLETS}]\s*")
NUMBERED = re.compile(r"^\d{1,3}\.\s+")                   # an item of a numbered list, if indented
PUSH = re.compile(r"[推嘘→] (?=[^\s:]{1,24}:)")           # how a bulletin board marks its one-line comments

# -------------------------------------------------------------------------------------------- who, from where

AUTHORS = any_of("作者 楼主 题主 答主 博主 UP主 up主 Up主 本文作者")                # the page's own author among its readers
NAMED_AUTHORS = any_of("作者 楼主 题主 答主 UP主")
RANKS = any_of("层主 版主 管理员 吧主 小吧主 认证 已认证 铁粉 (?i:LV)\\s?\\.?\\s?\\d+ (?i:VIP)\\s?\\d*")
MARKS_OF_TEXTS = any_of("置顶 热评 热门评论 精选 作者赞过 作者回复过 首评 编辑推荐")
PROVINCES = any_of(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 "
    "陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 台湾 香港 澳门 中国香港 中国台湾 海外 未知")
FROM = any_of("来自 来源 发布于 (?i:IP)\\s?属?地? (?i:IP)归属地? 用户来自 位于")
DEVICES = any_of("网友 用户 手机 客户端 网页版?")

AUTHOR_BADGE = re.compile(AUTHORS)
ROLE_WORD = re.compile(rf"^[\[(]?(?:{AUTHORS}|层主)[\])]?$")

# ------------------------------------------------------------------------------------------ likes and buttons

LIKES = any_of("赞同? 点赞 顶 支持 有用 推荐 喜欢 亮了 👍 ❤ ♥ ♡")
DISLIKES = any_of("踩 反对 👎 没用")
FLOORS = r"#? ?\d{1,6} ?[#楼樓]|第 ?\d{1,6} ?[楼樓层]|#\d{1,6}|沙发(?!套)|板凳|地板|\d{1,6} ?F\b"
BUTTONS = any_of(
    "(?i:ip)\\s?:\\s?[\\d.*]+ 只看(?:该作者|楼主|TA) 发表于 发布于 回复(?:TA|他|她|此?楼|本?贴)? 回覆 举报 检举 分享 收藏 删除 复制(?:链接)? "
    "查看对话 查看原文 倒序浏览 正序浏览 显示全部楼层 显示全部 转发 转贴 引用 评论 评分 打赏 送花 道具 使用道具 加关注 关注 私信 展开全文 "
    "展开 收起 更多 盖楼 点评 追评 对话 电梯直达 感谢 编辑 投诉 屏蔽 回应 答复 踩一下 顶一下 不赞同 (?i:Reply|Like|Share|Report)"
)
SAYS = any_of("说道? 表示 写道 (?i:says|said)")
COUNTED_BUTTONS = any_of("回复 回覆 赞 评论 分享 举报 转发")
BUTTONS_WITH_ANY_COUNT = any_of("回复 回覆 评论 举报")
PARTING = frozenset("·•・|-—/")                           # what parts the pieces of a line

# What may stand at either end of a line beside a name, a time or a text. The groups name what a piece is.
FURNITURE = re.compile(
    rf"(?P<like>{LIKES} ?[:\[(]? ?(?P<like_a>{COUNT})?[\])]?|(?P<like_b>{COUNT}) ?(?:个|人|次)?{LIKES})"
    rf"|(?P<down>{DISLIKES} ?[:\[(]? ?(?:{COUNT})?[\])]?)"
    rf"|(?P<floor>{FLOORS})"
    rf"|(?P<province>{PROVINCES}(?:省|市)?[\u4e00-\u9fff]{{0,4}}(?=\s|$|[·|]))"
    rf"|(?P<place>\[(?!已)[^\[\]\s]{{2,14}}\]|{FROM}[: ]? ?[^\s,。!?;|\d:]{{1,14}}?"
    rf"(?:{DEVICES}|(?=\s|$|回复|举报|赞|\d|[|·])))"
    rf"|(?P<action>{BUTTONS}(?: ?[:\[(]? ?(?:{COUNT})[\])]?)?)"
    rf"|(?P<badge>\[?\(?(?:{AUTHORS}|{RANKS}|{MARKS_OF_TEXTS})\)?\]?)"
    rf"|(?P<says>{SAYS} ?:)"
    rf"|(?P<count>\d[\d.,]*[万wk]?(?= {COUNTED_BUTTONS}(?:\s|$)))"
    r"|(?P<mark>[|·•‧›»,、/~—:()\[\]{}<>«»…]+|-+(?=\s|$)|\*+|\+1(?=\s|$)|[推嘘→](?=\s|$))")
# The same glued to a name, without a space: 小满Lv5, 小满赞 12, 小满[江口网友].
GLUED = re.compile(r"(?:[Ll][Vv]\.? ?\d{1,3}|(?:赞|顶)(?: ?\d[\d.]*[万wk]?|\[\d+\]|\(\d+\))|"
                   r"\[[^\[\]\s]{1,12}(?:网友|用户|省|市|区|县)\]|IP属地[: ]?[^\s,。]{2,8}|\((?:作者|楼主|题主|答主)\))$")
PLACED = re.compile(r"\s*\[[^\[\]\s]{1,12}(?:网友|用户)\]$")
# 回复 231: a count that stands apart behind a button is no count of replies (回复(3), 回复3); nobody says of what.
AFTER_BUTTON = re.compile(rf"{BUTTONS_WITH_ANY_COUNT} (?P<n>{COUNT})$")
# A name that ends in digits, glued to a day: 用户77212021/01/01 00:21.
GLUED_DAY = re.compile(r"(?<=\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2} (?=\d{1,2}:\d\d)")
# One of these stands in every floor, count of likes and button.
SIGNS = frozenset("#楼樓层F沙板地赞点顶支有推喜亮👍❤♥♡回举踩反")
BUTTON = re.compile(r"(?:^|[\s|·])(?:回复|举报|顶|踩|赞|点赞|支持|反对|回应)(?:$|[\s|·(\[\d])")
LIKE = re.compile(rf"^{LIKES}:?$")                          # a button for likes, whose count stands on the next line
SHARES = re.compile(r"^(?:新浪微博|腾讯微博|微信|微博|QQ空间|QQ|朋友圈|分享到?|转发|豆瓣|人人网)+$")

# ------------------------------------------------------------------------------------------- what a text says

# All that a comment may say, though it reads as a button: 沙发, 顶.
WORDS = re.compile(r"^(?:沙发|板凳|地板|顶|赞|支持|顶一个|点赞|打卡|路过|推|转发|转发微博|mark|good|\+?1)[!。~]*$", re.IGNORECASE)
EMOTICON = re.compile(r"\[" + any_of(
    "笑 哭 泪 怒 赞 心 吃瓜 doge 允悲 捂脸 鼓掌 大笑 偷笑 微笑 拜拜 可怜 思考 摊手 流泪 发怒 抱拳 玫瑰 强 弱 握手 奋斗 疑问 晕 汗 呲牙 憨笑 "
    "调皮 白眼 鄙视 加油 给力 哈哈 嘻嘻 黑线 二哈 跪了 苦涩 并不简单"))
EMOTICONS = re.compile(r"^(?:\[[^\[\]\s]{1,6}\])+$")
SENTENCE = re.compile(r"[。!?;…~]|[,、].*[,、]|[!?,;]")           # what no name holds

# ------------------------------------------------------------------------------------------- who answers whom

_ROLE = rf"[\[(]?{NAMED_AUTHORS}[\])]?"
REPLY_HEAD = re.compile(rf"^(?P<name>[^:]{{1,{MAX_NAME}}}?)[ \t]*(?P<author>{_ROLE})?[ \t]*"
                        rf"(?:回复|回覆|>|▸|►)[ \t]*@?(?P<to>[^:]{{0,{MAX_NAME}}}?)[ \t]*"
                        rf"(?P<to_author>[\[(]{NAMED_AUTHORS}[\])])?[ \t]*:[ \t]*(?P<text>.*)$")
REPLY_TEXT = re.compile(rf"^(?:回复|回覆|//)[ \t]*@?(?P<to>[^:,。!?]{{1,{MAX_NAME}}}?)[ \t]*:[ \t]*(?P<text>.*)$")
REPLY_NAMES = re.compile(rf"^(?P<name>[^:,。!?]{{1,{MAX_NAME}}}?)[ \t]*(?:\(?(?:作者|楼主|题主|答主)\)?)?[ \t]+"
                         rf"(?:回复|回覆|▸|►|>|›|»)[ \t]+@?(?P<to>[^:,。!?]{{1,{MAX_NAME}}})$")
NAME_COLON = re.compile(rf"^(?P<name>[^\s:,。!?;][^:,。!?;]{{0,{MAX_NAME - 6}}}?)[ \t]*:[ \t]*(?P<text>.*)$")
NAME_BADGE = re.compile(r"^(?P<name>.*\S)\s+(?P<badge>\d{1,7})$")
QUOTES = re.compile(rf"^引用[ :]*@?(?P<to>[^:]{{1,{MAX_NAME}}}?) *"
                    r"(?:的?(?:发言|评论|留言|回复|内容)|发表的|发表于.{0,24}|说)? *:?$")
AUTHOR_REPLY = re.compile(r"^(?:作者|楼主|题主|答主|博主|小编|编辑|管理员)(?:(?:回复|答复):?|:)$")

# ----------------------------------------------------------------------------------- notices between comments

_THING = any_of("评论 回复 留言 跟贴")
HIDDEN = re.compile(
    r"(?:评论|回复|内容|留言|跟贴|楼层?|回帖|帖子).{0,6}" + any_of("删除 屏蔽 折叠 隐藏 违规 不可见 无法显示 审核 移除")
    + rf"|(?:已?折叠|隐藏|屏蔽|删除)了? ?\d+ ?[条个].{{0,6}}{_THING}?"
    r"|展开 ?(?:其[他余]|剩余|更多)? ?\d+ ?条.{0,4}(?:回复|评论)"
    rf"|\d+ ?条.{{0,4}}{_THING}.{{0,6}}(?:折叠|隐藏|删除|屏蔽)|评论已被?(?:作者|用户)?(?:删除|折叠)"
    rf"|{_THING}.{{0,16}}已?被.{{0,8}}(?:删除|屏蔽|移除|隐藏|折叠)")
HIDDEN_COUNT = re.compile(r"(\d+) ?[条个]")
# How a list may be sorted: a line of these stands between its label and its first comment.
_ORDER = (r"(?:按?(?:最新|最热|最早|时间|热度|默认|推荐|正序|倒序)(?:排序|评论|回复)?|只看(?:楼主|作者|TA)|"
          r"(?:查看)?全部(?:评论|回复|回应)?|升序|降序|热门|正序浏览|倒序浏览)")
ORDER = re.compile(rf"^{_ORDER}(?:[ |/·]*{_ORDER})*$")
# Lines of a list that are no comment: how it is sorted, where to write, where it ends.
END = re.compile(
    rf"^[-— ]*(?:{_ORDER}(?:[ |/·]*{_ORDER})*|" + any_of(
        "没有更多.{0,6} 暂无更多 暂无.{0,8} THE\\sEND (?:已经)?到底[了啦] 我是有底线的 已(?:经)?(?:显示|加载)全部.{0,6} 显示更多 加载更多 展开更多 "
        "点击查看.{0,6} (?:显示|查看|展开|点击)?(?:更多|全部)(?:评论|回复|留言|跟贴) 查看更多(?:评论|回复)? 点击(?:加载|查看)更多 以上(?:留言|评论).{0,20} "
        "说点什么.{0,8} 写下你的.{0,10} 友善.{0,10} 善语.{0,16} 我有话说.{0,6} (?:留言|评论|回复)前请先.{0,24} "
        "请(?:您|自觉|严格|先)*遵守.{0,60} 打开APP.{0,12} 打开.{0,8}体验更佳 打开.{0,8}查看更多 引用 查看(?:全部|更多|其他|剩余)\\s?\\d+\\s?条.{0,4} "
        "共\\s?\\d+\\s?条(?:回复|评论)?.{0,8} 下一页 上一页 [<>\\s\\d]+ (?:我来)?说两句 写评论 写留言 "
        "请?先?登录后?.{0,8}(?:评论|回复|发言)? 发表(?:评论|回复)? 发布 提交 快速回复 以上网友发言只代表其个人观点.* "
        ".{0,10}文明(?:上网|发言).*") + r")[>>.。…~ -]*$")
