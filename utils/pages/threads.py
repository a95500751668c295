"""Comment lists as a grammar, not as a site.

Every comment list, whatever the site, is a sequence of records made of the same few pieces: a name, a
time, the text, and furniture (a place, a floor number, likes, buttons, badges). What differs is their
order. The reader therefore

1. splits each line into pieces: it takes away, from its ends, whatever is furniture or a time; what
   remains is nothing (the line is *meta*), a name, or text;
2. finds where records begin: at a bullet, a floor number, an element of a list in HTML; where nothing
   marks the beginnings, from the place of the times: before the text (name, time, text) or behind it
   (name, text, time), whichever explains the first and the last record of the list;
3. reads each record: time, name, text, likes, and inside it the replies, which begin with `name 回复:` or
   stand in a list of their own;
4. links the replies: to the record they stand in, or to the last comment in the thread by the name they
   answer.

A line that says that comments were deleted or folded is counted. Nothing is taken for a comment that has
neither a time nor a name nor a bullet.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from . import layout as L
from . import stamps
from .layout import Line
from .stamps import Stamp

MAX_NAME = 30                 # characters of a name
QUOTED = 5                    # characters of the shortest text that is known to be a quotation
MAX_FURNITURE = 40            # pieces taken off one line before it is called text

BULLETS = "•●○■□◆◇▪▫‣∙"
_BULLET = re.compile(rf"^[{BULLETS}]\s*")
_PUSH = re.compile(r"[推嘘→] (?=[^\s:]{1,24}:)")          # how a bulletin board marks its one-line comments
_NUMBERED = re.compile(r"^\d{1,3}\.\s+")          # an item of a numbered list: only where the line is indented
# Furniture glued to a name, without a space: 小满Lv5, 小满赞 12, 小满[江口网友].
_EMOTICON = re.compile(r"\[(?:笑|哭|泪|怒|赞|心|吃瓜|doge|允悲|捂脸|鼓掌|大笑|偷笑|微笑|拜拜|可怜|思考|摊手|流泪|发怒|抱拳|玫瑰|"
                       r"强|弱|握手|奋斗|疑问|晕|汗|呲牙|憨笑|调皮|白眼|鄙视|加油|给力|哈哈|嘻嘻|黑线|二哈|跪了|苦涩|并不简单)")
_EMOTICONS = re.compile(r"^(?:\[[^\[\]\s]{1,6}\])+$")
_GLUED = re.compile(r"(?:[Ll][Vv]\.? ?\d{1,3}|(?:赞|顶)(?: ?\d[\d.]*[万wk]?|\[\d+\]|\(\d+\))|"
                    r"\[[^\[\]\s]{1,12}(?:网友|用户|省|市|区|县)\]|IP属地[: ]?[^\s,。]{2,8}|\((?:作者|楼主|题主|答主)\))$")
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_COUNT = rf"(?:{_NUMBER}) ?[万亿kKwW]?\+?"

# Where a reader writes from: a province, alone or with a place in it.
_PROVINCE = ("北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|"
             "甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|台湾|香港|澳门|中国香港|中国台湾|海外|未知")

# Furniture that may stand at either end of a meta line. `like` and `floor` name what they hold.
_LIKE_WORD = r"(?:赞同?|点赞|顶|支持|有用|推荐|喜欢|亮了|👍|❤|♥|♡)"
_FURNITURE = re.compile(
    rf"(?P<like>{_LIKE_WORD} ?[:\[(]? ?(?P<like_a>{_COUNT})?[\])]?|(?P<like_b>{_COUNT}) ?(?:个|人|次)?{_LIKE_WORD})"
    rf"|(?P<down>(?:踩|反对|👎|没用) ?[:\[(]? ?(?:{_COUNT})?[\])]?)"
    r"|(?P<floor>#? ?\d{1,6} ?[#楼樓]|(?:第 ?\d{1,6} ?[楼樓层])|#\d{1,6}|沙发(?!套)|板凳|地板|\d{1,6} ?F\b)"
    rf"|(?P<province>(?:{_PROVINCE})(?:省|市)?[\u4e00-\u9fff]{{0,4}}(?=\s|$|[·|]))"
    r"|(?P<place>\[(?!已)[^\[\]\s]{2,14}\]|(?:来自|来源|发布于|IP ?属?地?|IP归属地?|用户来自|位于)[: ]? ?[^\s,。!?;|\d:]{1,14}?(?:网友|用户|手机|客户端|网页版?|(?=\s|$|回复|举报|赞|\d|[|·])))"
    rf"|(?P<action>(?:ip ?: ?[\d.*]+|只看(?:该作者|楼主|TA)|发表于|发布于|回复(?:TA|他|她|此?楼|本?贴)?|回覆|举报|检举|分享|收藏|删除|复制(?:链接)?|查看对话|"
    r"查看原文|倒序浏览|正序浏览|显示全部楼层|显示全部|转发|转贴|引用|评论|评分|打赏|送花|道具|使用道具|加关注|关注|私信|展开全文|展开|收起|更多|盖楼|点评|追评|"
    rf"对话|电梯直达|感谢|编辑|投诉|屏蔽|回应|答复|踩一下|顶一下|不赞同|Reply|Like|Share|Report)(?: ?[:\[(]? ?(?:{_COUNT})[\])]?)?)"
    r"|(?P<badge>\[?\(?(?:作者|楼主|博主|题主|答主|层主|版主|管理员|置顶|热评|热门评论|精选|作者赞过|作者回复过|首评|铁粉|认证|已认证|LV ?\.? ?\d+|Lv ?\.? ?\d+|lv ?\.? ?\d+|VIP ?\d*|"
    r"吧主|小吧主|编辑推荐|UP主|up主)\)?\]?)"
    r"|(?P<says>(?:说道?|表示|写道|says|said) ?:)|(?P<count>(?:\d[\d.,]*[万wk]?)(?= (?:回复|回覆|赞|评论|分享|举报|转发)(?:\s|$)))|(?P<mark>[|·•‧›»,、/~—:()\[\]{}<>«»…]+|-+(?=\s|$)|\*+|\+1(?=\s|$)|[推嘘→](?=\s|$))", re.IGNORECASE)
_LIKES_NUMBER = re.compile(rf"^({_NUMBER}) ?([万亿kKwW]?)\+?$")
_GLUED_DAY = re.compile(r"(?<=\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2} (?=\d{1,2}:\d\d)")
_BARE_COUNT = re.compile(rf"^{_COUNT}$")
_NAME_BADGE = re.compile(r"^(?P<name>.*\S)\s+(?P<badge>\d{1,7})$")
_AUTHOR_BADGE = re.compile(r"\[?\(?(?:作者|楼主|博主|UP主|up主|本文作者|题主|答主)\)?\]?")
_REPLY_HEAD = re.compile(rf"^(?P<name>[^:]{{1,{MAX_NAME}}}?)[ \t]*(?P<author>[\[(]?(?:作者|楼主|题主|答主|UP主)[\])]?)?[ \t]*"
                         rf"(?:回复|回覆|>|▸|►)[ \t]*@?(?P<to>[^:]{{0,{MAX_NAME}}}?)[ \t]*"
                         rf"(?P<to_author>[\[(](?:作者|楼主|题主|答主|UP主)[\])])?[ \t]*[::][ \t]*(?P<text>.*)$")
_REPLY_TEXT = re.compile(rf"^(?:回复|回覆|//)[ \t]*@?(?P<to>[^:,。!?]{{1,{MAX_NAME}}}?)[ \t]*[::][ \t]*(?P<text>.*)$")
_REPLY_NAMES = re.compile(rf"^(?P<name>[^:,。!?]{{1,{MAX_NAME}}}?)[ \t]*(?:\(?(?:作者|楼主|题主|答主)\)?)?[ \t]+(?:回复|回覆|▸|►|>|›|»)[ \t]+@?(?P<to>[^:,。!?]{{1,{MAX_NAME}}})$")
_NAME_COLON = re.compile(rf"^(?P<name>[^\s:,。!?;][^:,。!?;]{{0,{MAX_NAME - 6}}}?)[ \t]*[::][ \t]*(?P<text>.*)$")
_PARTING = frozenset("·•・|-—/")          # what parts the pieces of a line
_QUOTES = re.compile(rf"^引用[ :]*@?(?P<to>[^:]{{1,{MAX_NAME}}}?) *(?:的?(?:发言|评论|留言|回复|内容)|发表的|发表于.{{0,24}}|说)? *:?$")
_AUTHOR_REPLY = re.compile(r"^(?:作者|楼主|题主|答主|博主|小编|编辑|管理员)(?:(?:回复|答复)[::]?|[::])$")
ROLE_WORD = re.compile(r"^[\[(]?(?:作者|楼主|题主|答主|博主|层主|UP主|up主|本文作者)[\])]?$")
_NAME_SUFFIX = re.compile(r"(?:网友)?\s*[\[(]?(?P<ip>(?:\d{1,3}\.){2,3}[\d*]{1,3}(?:\.\*)?)[\])]?$")
_HIDDEN = re.compile(r"(?:评论|回复|内容|留言|跟贴|楼层?|回帖|帖子).{0,6}(?:删除|屏蔽|折叠|隐藏|违规|不可见|无法显示|审核|移除)|"
                     r"(?:已?折叠|隐藏|屏蔽|删除)[了]? ?\d+ ?[条个].{0,6}(?:评论|回复|留言|跟贴)?|展开 ?(?:其[他余]|剩余|更多)? ?(?P<n2>\d+) ?条.{0,4}(?:回复|评论)|"
                     r"(?P<n3>\d+) ?条.{0,4}(?:评论|回复|留言|跟贴).{0,6}(?:折叠|隐藏|删除|屏蔽)|评论已被?(?:作者|用户)?(?:删除|折叠)|"
                     r"(?:评论|回复|留言|跟贴).{0,16}已?被.{0,8}(?:删除|屏蔽|移除|隐藏|折叠)")
_HIDDEN_COUNT = re.compile(r"(\d+) ?[条个]")
# 回复 231: a count that stands apart behind the button is no count of replies (回复(3), 回复3), and nobody says of what.
_AFTER_BUTTON = re.compile(rf"(?:回复|回覆|评论|举报) (?P<n>{_COUNT})$")
_SHARES = re.compile(r"^(?:新浪微博|腾讯微博|微信|微博|QQ空间|QQ|朋友圈|分享到?|转发|豆瓣|人人网)+$")
# How a list may be sorted: a line of these stands between its label and its first comment.
_ORDER = (r"(?:按?(?:最新|最热|最早|时间|热度|默认|推荐|正序|倒序)(?:排序|评论|回复)?|只看(?:楼主|作者|TA)|(?:查看)?全部(?:评论|回复|回应)?|"
          r"升序|降序|热门|正序浏览|倒序浏览)")
_SENTENCE = re.compile(r"[。!?;…~]|[,、].*[,、]|[!?,;]")
_END = re.compile(r"^[-— ]*(?:没有更多.{0,6}|暂无更多|THE END|(?:已经)?到底[了啦]|我是有底线的|已(?:经)?显示全部.{0,6}|(?:显示|查看|展开|点击)?(?:更多|全部)(?:评论|回复|留言|跟贴)|显示更多|"
                  rf"{_ORDER}(?:[ |/·]*{_ORDER})*|"
                  r"加载更多|查看更多(?:评论|回复)?|点击(?:加载|查看)更多|展开更多|以上(?:留言|评论).{0,20}|没有更多.{0,6}|暂无.{0,8}|说点什么.{0,8}|写下你的.{0,10}|友善.{0,10}|善语.{0,16}|我有话说.{0,6}|(?:留言|评论|回复)前请先.{0,24}|请(?:您|自觉|严格|先)*遵守.{0,60}|打开APP.{0,12}|打开.{0,8}查看更多|引用|"
                  r"查看(?:全部|更多|其他|剩余) ?\d+ ?条.{0,4}|共 ?\d+ ?条(?:回复|评论)?.{0,8}|更多(?:评论|回复|跟贴|留言)|下一页|上一页|[<>\s\d]+|(?:我来)?说两句|写评论|写留言|"
                  r"请?登录后?.{0,8}(?:评论|回复|发言)?|发表(?:评论|回复)?|发布|提交|快速回复|以上网友发言只代表其个人观点.*|.{0,10}文明(?:上网|发言).*)[>>.。… -]*$")


@dataclass(slots=True)
class Comment:
    """A comment as read: `line` is the index (into the page's lines) of the first line of its text."""

    text: str = ""
    line: int = -1
    author: str | None = None
    by_page_author: bool = False
    stamp: Stamp | None = None
    likes: int | None = None
    badge: int | None = None
    parent: int | None = None
    depth: int = 0
    answers: str | None = None       # the name that a reply answers, where it is printed
    floor: int | None = None


@dataclass(slots=True)
class Thread:
    """What a comment list holds: comments in order, the roles of its lines, and what it says it hides."""

    comments: list[Comment] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)       # index of a line -> role
    n_hidden: int = 0

    def strength(self) -> int:
        """Comments with a time or a name: the evidence that this is a comment list at all."""
        return sum(1 for c in self.comments if c.stamp is not None or c.author is not None)

    def timed(self) -> bool:
        """Whether any of the comments has a time."""
        return any(c.stamp is not None for c in self.comments)


@dataclass(slots=True)
class Piece:
    """A line taken apart: its furniture, its time, what remains, and whether that could be a name."""

    index: int
    line: Line
    rest: str = ""                  # what remains, as written on the page
    rest_key: str = ""
    stamp: Stamp | None = None
    likes: int | None = None
    number: int | None = None       # a bare integer on a line of its own
    floor: int | None = None
    bullet: bool = False
    author: bool = False            # a badge that says: the page's author
    furniture: int = 0
    hidden: int = 0
    ended: bool = False
    cut: int = 0                    # where in the line the rest begins
    hint: int = 0
    answered: str | None = None     # whom a quotation just before it names ...
    quoted: str | None = None       # ... and what it quotes

    @property
    def meta(self) -> bool:
        return not self.rest

    @property
    def name_like(self) -> bool:
        return is_name(self.rest_key)


def is_name(key: str) -> bool:
    """Whether a piece of a line could be a name: short, and no sentence."""
    return 0 < len(key) <= MAX_NAME and not _SENTENCE.search(key)


def hides(key: str) -> bool:
    """Whether a line says that comments were deleted or folded."""
    return len(key) <= 40 and bool(_HIDDEN.search(key))


_WORDS = re.compile(r"^(?:沙发|板凳|地板|顶|赞|支持|顶一个|点赞|打卡|路过|推|转发|转发微博|mark|good|1)[!。~]*$", re.IGNORECASE)
_BUTTON = re.compile(r"(?:^|[\s|·])(?:回复|举报|顶|踩|赞|点赞|支持|反对|回应)(?:$|[\s|·(\[\d])")


def is_button(key: str) -> bool:
    """Whether a line holds the buttons of a comment: reply, like, report."""
    return len(key) <= MAX_FURNITURE and bool(_BUTTON.search(key))


def names_answered(key: str) -> bool:
    """Whether a line begins with whom it answers: 回复 @name: text."""
    return bool(_REPLY_TEXT.match(key))


def is_author_reply(piece: Piece) -> bool:
    """Whether a piece is the heading of the page author's reply: 作者回复."""
    return bool(piece.rest) and bool(_AUTHOR_REPLY.match(piece.rest_key))


def is_word(piece: Piece) -> bool:
    """Whether a piece that reads as furniture could be all that a comment says: 沙发, 顶."""
    return not piece.rest and piece.stamp is None and _WORDS.match(piece.line.key) is not None


def count(text: str | None) -> int | None:
    """A printed count: 47, 1,204, 1.2万, 3k. None when it is none."""
    match = _LIKES_NUMBER.match((text or "").strip())
    if not match:
        return None
    number = float(match[1].replace(",", ""))
    scale = {"": 1, "万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000, "k": 1000, "K": 1000}[match[2]]
    return int(round(number * scale))


# ------------------------------------------------------------------------------------------------ lines to pieces

def take_apart(index: int, line: Line) -> Piece:
    """A line's furniture and time, and what remains of it."""
    key = line.key
    piece = Piece(index, line, hint=line.near)
    hidden = _HIDDEN.search(key) if len(key) <= 40 else None
    if hidden:
        number = _HIDDEN_COUNT.search(hidden[0])
        piece.hidden = int(number[1]) if number else 1
        return piece
    if _BARE_COUNT.match(key):
        piece.number = count(key)
        return piece
    if _EMOTICONS.match(key):
        piece.rest, piece.rest_key = line.text, key
        return piece
    if _AUTHOR_REPLY.match(key):
        piece.rest, piece.rest_key, piece.author = line.text, key, True
        return piece
    if _END.match(key):
        piece.ended = True
        return piece
    start, end = 0, len(key)
    bullet = _BULLET.match(key) or (_NUMBERED.match(key) if line.indent and not line.html else None)
    if bullet:
        piece.bullet = True
        start = bullet.end()
        if _BARE_COUNT.match(key[start:]):
            piece.number = count(key[start:])
            return piece
    push = _PUSH.match(key, start)
    if push:
        start = push.end()
    apart = _AFTER_BUTTON.search(key, start)
    if apart and (found_number := count(apart["n"])) is not None:
        piece.number, end = found_number, apart.start("n") - 1
    found = _stamps(key)
    usable = [s for s in found if _at_an_end(key, s, start, end)]
    if usable:
        piece.stamp = next((s for s in usable if s.kind != "clock"), usable[0])
        left, right = key[start:piece.stamp.start], key[piece.stamp.end:end]
        if _BARE_COUNT.match(right.strip()):
            piece.number, end, right = count(right.strip()), piece.stamp.end, ""
        if right.strip() and not _only_furniture(right) and left.strip() and not _only_furniture(left):
            piece.stamp = None
        elif right.strip() and not _only_furniture(right):
            start = piece.stamp.end
            _read_furniture(left, piece)
        else:
            end = piece.stamp.start
            _read_furniture(right, piece)
    start, end = _strip_furniture(key, start, end, piece)
    if piece.stamp is not None and _BARE_COUNT.match(key[start:end].strip()):
        piece.number = count(key[start:end].strip())
        start = end
    if piece.bullet and start >= end and piece.stamp is None and piece.furniture:
        piece.bullet = False            # a row of buttons that an extractor wrote as a list
    piece.rest_key = key[start:end].strip()
    piece.cut = start
    piece.rest = _as_written(line, start, end)
    return piece


def _stamps(key: str) -> list[Stamp]:
    """The times of a line; where a name that ends in digits is glued to a day (用户77212021/01/01 00:21), the day too."""
    found = stamps.find(key)
    glued = _GLUED_DAY.search(key) if found and not found[0].full else None
    if glued is None:
        return found
    shift = glued.start()
    return [replace(stamp, start=stamp.start + shift, end=stamp.end + shift) for stamp in stamps.find(key[shift:])]


def _at_an_end(key: str, stamp: Stamp, start: int, end: int) -> bool:
    """A time is meta when nothing but furniture stands on one side of it, and no sentence goes on around it."""
    left, right = key[start:stamp.start].strip(), key[stamp.end:end].strip()
    if not left or not right:
        if stamp.kind == "near" and stamp.hour is None and (left or right):
            return False
        if stamp.kind in ("day", "clock") and stamp.month is None or stamp.hour is None:
            if stamp.kind in ("day", "clock") and len(left or right) > MAX_NAME:
                return False
        if right and stamp.kind == "ago" and not _only_furniture(right) and not _BARE_COUNT.match(right):
            return key[stamp.end].isspace() and is_name(right)
        return not (right and len(right) > MAX_NAME and not _only_furniture(right) and stamp.hour is None)
    return _only_furniture(left) or _only_furniture(right) or bool(_BARE_COUNT.match(right))


def _only_furniture(text: str) -> bool:
    position, text = 0, text.strip()
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _FURNITURE.match(text, position)
        if not match or match.end() == position:
            return False
        position = match.end()
    return True


def _read_furniture(text: str, piece: Piece) -> None:
    for match in _FURNITURE.finditer(text):
        _note(match, piece)


def _note(match: re.Match, piece: Piece) -> None:
    piece.furniture += 1
    if match["like"]:
        number = count(match["like_a"] or match["like_b"])
        if number is not None:
            piece.likes = number
        elif piece.likes is None and match["like"].startswith(("赞", "顶", "点赞", "支持", "👍")):
            piece.likes = None
    elif match["floor"]:
        digits = re.search(r"\d+", match["floor"])
        piece.floor = int(digits[0]) if digits else {"沙发": 1, "板凳": 2, "地板": 3}.get(match["floor"])
    elif match["count"]:
        piece.number = count(match["count"]) if piece.number is None else piece.number
    elif match["badge"] and _AUTHOR_BADGE.search(match["badge"]) and "赞过" not in match["badge"]:
        piece.author = True


def _strip_furniture(key: str, start: int, end: int, piece: Piece) -> tuple[int, int]:
    """Furniture taken off both ends. A line that holds words beside it loses only what clearly is furniture."""
    if _only_furniture(key[start:end]):
        _read_furniture(key[start:end], piece)
        return end, end
    for _ in range(MAX_FURNITURE):
        while start < end and key[start].isspace():
            start += 1
        match = _FURNITURE.match(key, start, end)
        if not match or match.end() == start or not (match["floor"] or match["badge"]) \
                or not (match.end() == end or key[match.end()].isspace()):
            break
        _note(match, piece)
        start = match.end()
    for _ in range(MAX_FURNITURE):
        while end > start and key[end - 1].isspace():
            end -= 1
        match = _last_furniture(key, start, end)
        if match is None:
            if piece.stamp is not None and end - start > 1 and key[end - 1] in _PARTING and key[end - 2].isspace():
                end -= 1                    # name · time
                continue
            break
        _note(match, piece)
        end = match.start()
    return start, end


def _last_furniture(key: str, start: int, end: int) -> re.Match | None:
    """The furniture that ends exactly at `end` behind a space or another border."""
    space = max(key.rfind(" ", start, end), key.rfind("\u2003", start, end), key.rfind("\t", start, end))
    if space >= start:
        match = _FURNITURE.fullmatch(key, space + 1, end)
        if match and key[space - 1:space] == ":" and _WORDS.match(match[0]):
            return None                     # name: 支持
        if match and not match["mark"] and not _EMOTICON.match(match[0]):
            return match
    tail = _GLUED.search(key, start, end)
    return _FURNITURE.fullmatch(key, tail.start(), end) if tail and tail.start() > start else None


def _as_written(line: Line, start: int, end: int) -> str:
    """The page's own characters of a span of the folded line."""
    if len(line.key) == len(line.text):
        return line.text[start:end].strip()
    from ..text import normalise

    folded = normalise(line.text)
    shift = len(folded.text) - len(folded.text.lstrip())
    a, b = folded.raw_span(start + shift, end + shift)
    return line.text[a:b].strip()


# --------------------------------------------------------------------------------------------- pieces to records

@dataclass(slots=True)
class Record:
    """The pieces of one comment; depth where the page shows it (a nested list, an indent)."""

    pieces: list[Piece]
    depth: int = 0
    behind: bool = False             # the name stands behind the text, beside the time
    named: bool = False              # the list's records begin with a name on a line of its own
    colons: bool = False             # the list's records say `name: text`
    answered: str | None = None      # whom a quotation inside it names ...
    quoted: str | None = None        # ... and what it quotes
    answers: bool = False            # one `name: text` among records that begin with a name alone: a reply


def read(lines: Sequence[Line], indexes: Sequence[int], *, page_author: str | None = None) -> Thread:
    """The comments among some lines of a page: `indexes` are those of the comment list, in order.

    page_author: the page's account, to mark its own replies.
    """
    return read_records(split, [take_apart(index, lines[index]) for index in indexes], page_author)


def read_records(cut: Callable[[list[Piece]], list[Record]], pieces: Sequence[Piece], page_author: str | None
                 ) -> Thread:
    """The comments among some pieces; `cut` says where records begin."""
    thread = Thread()
    kept = []
    for piece in pieces:
        thread.n_hidden += piece.hidden
        if piece.hidden or piece.ended:
            thread.roles[piece.index] = "comment_meta"
        else:
            kept.append(piece)
    records = cut(kept)
    _mark_common(records)
    _mark_colons(records)
    _mark_behind(records)
    for record in records:
        _read_record(record, thread, page_author)
    _link(thread)
    for piece in kept:
        thread.roles.setdefault(piece.index, "comment_meta")
    return thread


def _mark_colons(records: Sequence[Record]) -> None:
    """Most records of one depth say `name: text`: then a colon parts name and text in all of them."""
    for depth in {record.depth for record in records}:
        level = [record for record in records if record.depth == depth]
        heads = [head for record in level if (head := next((p for p in record.pieces if p.rest), None)) is not None]
        signed = sum(1 for head in heads if _NAME_COLON.match(head.rest_key) and not head.hint & L.AUTHOR)
        for record in level:
            record.colons = bool(heads) and signed * 10 >= len(heads) * 6


def _mark_behind(records: Sequence[Record]) -> None:
    """Text, name, time: what stands before the time could always be a name, what stands first could not."""
    pairs = []
    for record in records:
        at = next((n for n, piece in enumerate(record.pieces) if piece.stamp is not None), None)
        rests = [piece for piece in record.pieces[:(at or 0) + 1] if piece.rest]
        if at is not None and len(rests) >= 2 and rests[-1] is record.pieces[at if record.pieces[at].rest else at - 1]:
            pairs.append((rests[0].name_like, rests[-1].name_like))
    if len(pairs) >= 3 and len(pairs) * 2 > len(records) and all(last for _, last in pairs) \
            and not all(first for first, _ in pairs):
        for record in records:
            record.behind = True


def _mark_common(records: Sequence[Record]) -> None:
    """What many records share, beside a text of their own, is furniture of this list: a rank, a medal, where to share."""
    seen = Counter(key for record in records for key in {p.rest_key for p in record.pieces if p.rest_key})
    common = {key for key, n in seen.items() if n >= 3 and (n * 2 >= len(records) or len(key) <= 8 and n * 3 >= len(records))}
    for record in records:
        texts = [piece for piece in record.pieces if piece.rest]
        for piece in texts[1:]:
            if not piece.hint & L.AUTHOR and len(texts) >= 3 and (piece.rest_key in common and not piece.hint & L.TEXT or _SHARES.match(piece.rest_key)):
                piece.rest = piece.rest_key = ""


def split(pieces: Sequence[Piece]) -> list[Record]:
    """Records where no element marks them: at bullets, and outside of bullets by the place of the times."""
    _drop_common(pieces)
    bulleted, others = _listed(pieces)
    if not bulleted:
        return _with_names(_by_times(list(pieces)))
    if not any(piece.stamp is not None for piece in others):
        return _with_names(_bullets(pieces))
    base = _by_times(others)
    inner = _with_names(_bullets(bulleted))
    for record in inner:
        record.depth += 1
    return sorted([*base, *inner], key=lambda record: record.pieces[0].line.start)


def _drop_common(pieces: Sequence[Piece]) -> None:
    """Short lines that stand in nearly every record (主题, 积分, a rank) are furniture wherever records begin."""
    timed = sum(1 for piece in pieces if piece.stamp is not None)
    seen = Counter(piece.rest_key for piece in pieces if 0 < len(piece.rest_key) <= 8)
    for piece in pieces:
        if timed >= 4 and seen.get(piece.rest_key, 0) >= .5 * timed and not piece.line.html:
            piece.rest = piece.rest_key = ""


def _listed(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces that stand in bulleted items, and the others. An item ends where a line is indented less."""
    inside: list[Piece] = []
    outside: list[Piece] = []
    indent = None
    for piece in pieces:
        if piece.bullet:
            indent = piece.line.indent
        elif indent is not None and piece.line.indent < indent:
            indent = None
        elif indent == 0 and piece.line.gap and not piece.line.indent:
            pass
        (outside if indent is None else inside).append(piece)
    return inside, outside


def _bullets(pieces: Sequence[Piece]) -> list[Record]:
    """A record at each bullet; one whose bullet is indented more answers the one before it."""
    starts = [n for n, piece in enumerate(pieces) if piece.bullet]
    records = _cut(pieces, starts)
    stack: list[int] = []
    for record in records:
        indent = record.pieces[0].line.indent
        while stack and stack[-1] >= indent:
            stack.pop()
        record.depth = len(stack)
        stack.append(indent)
    return records


def _with_names(records: list[Record]) -> list[Record]:
    """Tell whether the records of a list begin with a name: most of them have a text behind a first line like one."""
    heads = [[piece for piece in _cut_replies(record.pieces)[0] if piece.rest] for record in records]
    named = sum(1 for head in heads if len(head) >= 2 and head[0].name_like)
    if named * 10 >= len(records) * 6:
        for record in records:
            record.named = True
    return records


def _cut(pieces: Sequence[Piece], starts: Sequence[int]) -> list[Record]:
    ends = [*starts[1:], len(pieces)]
    return [Record(list(pieces[a:b])) for a, b in zip(starts, ends)]


def _by_times(pieces: list[Piece]) -> list[Record]:
    """Records by their times: a time heads its record or closes it, the same way all through a list."""
    signed = [n for n, piece in enumerate(pieces) if piece.stamp is not None and piece.rest
              and (match := _NAME_COLON.match(piece.rest_key)) and match["text"].strip()]
    if len(signed) >= 2 and len(signed) * 2 >= sum(1 for piece in pieces if piece.stamp is not None):
        return _cut(pieces, signed)
    stamped = [n for n, piece in enumerate(pieces) if piece.stamp is not None
               and (piece.meta or piece.name_like and ":" not in piece.rest_key)]
    if not stamped:
        return _by_names(pieces)
    quoting = [n for n in stamped if pieces[n].rest and "发表于" in pieces[n].line.key]
    if quoting and len(quoting) * 2 < len(stamped):       # a post that quotes another one with its name and time
        return _by_times(_without_quotes(pieces, quoting))
    if _closing(pieces, stamped):
        end = _after_furniture(pieces, stamped[-1] + 1)
        first = _after_furniture(pieces, 0)
        if _counted(pieces[:first]) and not _counted(pieces[stamped[-1] + 1:end]):      # likes head their records
            starts, end = [0, *(n + 1 for n in stamped[:-1])], stamped[-1] + 1
        else:
            starts = [first, *(_after_furniture(pieces, n + 1) for n in stamped[:-1])]
        return _cut(pieces[:end], [start for start in dict.fromkeys(starts) if start < end])
    starts = []
    named = [_name_before(pieces, n, stamped[i - 1] if i else -1) for i, n in enumerate(stamped)]
    bare = [pieces[n].meta for n in stamped]
    uses_names = any(bare) and sum(named) * 10 >= sum(bare) * 6
    for i, n in enumerate(stamped):
        start = n
        if pieces[n].meta and uses_names and named[i]:
            start = n - 1
            while start - 1 > (stamped[i - 1] if i else -1) and pieces[start].meta:
                start -= 1
        starts.append(start)
    return _shortened(_cut(pieces, starts))


def _without_quotes(pieces: list[Piece], quoting: Sequence[int]) -> list[Piece]:
    """The pieces without `name 发表于 time` and the line below it, which the next piece quotes."""
    gone: set[int] = set()
    for n in quoting:
        gone |= {n, n + 1} if n + 1 < len(pieces) and pieces[n + 1].stamp is None else {n}
        if n + 2 < len(pieces):
            pieces[n + 2].answered = pieces[n].rest
            pieces[n + 2].quoted = pieces[n + 1].rest or None
    return [piece for n, piece in enumerate(pieces) if n not in gone]


def _counted(pieces: Sequence[Piece]) -> bool:
    """Whether some furniture counts something: likes, most of all."""
    return any(piece.likes is not None or piece.number is not None for piece in pieces)


def _shortened(records: list[Record]) -> list[Record]:
    """The last record of a list loses what stands behind it: it has no more texts than the longest of the others."""
    counts = [sum(1 for piece in record.pieces if piece.rest) for record in records]
    if len(records) >= 3 and counts[-1] > max(counts[:-1]):
        texts = [n for n, piece in enumerate(records[-1].pieces) if piece.rest]
        records[-1].pieces = records[-1].pieces[:texts[max(counts[:-1])]]
    return records


def _name_before(pieces: list[Piece], n: int, previous: int) -> bool:
    """Whether the line before a time is a name: it could be one, and the record before it keeps a text without it."""
    at = n - 1
    while at > previous and pieces[at].meta and not pieces[at].stamp:
        at -= 1
    if at <= previous or not pieces[at].name_like or pieces[at].stamp is not None:
        return False
    if _REPLY_HEAD.match(pieces[at].rest_key):
        return False
    if previous < 0:
        return True
    return any(pieces[k].rest or is_word(pieces[k]) for k in range(previous + 1, at)) or pieces[previous].name_like


def _closing(pieces: list[Piece], stamped: list[int]) -> bool:
    """Whether the times close their records.

    A name is short and no sentence, a text often is not. Where times head their records, names stand before them and
    texts behind; where they close them, it is the other way round. When that tells nothing: the first time has as
    many lines before it as there are between two, or one less.
    """
    if all(pieces[n].rest for n in stamped):
        return not any(piece.rest or is_word(piece) for piece in pieces[stamped[-1] + 1:]) \
            and any(piece.rest for piece in pieces[:stamped[0]])
    ahead = sum(1 for piece in pieces[:stamped[0]] if piece.rest or is_word(piece))
    behind_all = any(piece.rest or is_word(piece) for piece in pieces[stamped[-1] + 1:])
    if not ahead or ahead == 2 and not behind_all:
        return not behind_all
    before = [piece for n in stamped[1:] if (piece := _rest_near(pieces, n, -1)) is not None]
    behind = [piece for n in stamped[:-1] if (piece := _rest_near(pieces, n, 1)) is not None]
    names_before = sum(piece.name_like for piece in before) / max(len(before), 1)
    names_behind = sum(piece.name_like for piece in behind) / max(len(behind), 1)
    if len(stamped) >= 3 and abs(names_before - names_behind) > .1:
        return names_behind > names_before
    if not behind_all:
        return any(piece.rest for piece in pieces[:stamped[-1]])
    gaps = sorted(sum(1 for piece in pieces[a + 1:b] if piece.rest) for a, b in zip(stamped, stamped[1:]))
    return bool(gaps) and sum(1 for piece in pieces[:stamped[0]] if piece.rest) >= max(gaps[len(gaps) // 2], 1)


def _rest_near(pieces: list[Piece], n: int, step: int) -> Piece | None:
    """The next piece with a text, in one direction, on this side of the next time."""
    n += step
    while 0 <= n < len(pieces) and pieces[n].stamp is None:
        if pieces[n].rest:
            return pieces[n]
        n += step
    return None


def _after_furniture(pieces: list[Piece], n: int) -> int:
    while n < len(pieces) and pieces[n].meta and pieces[n].stamp is None and not pieces[n].bullet \
            and not (pieces[n].floor is not None):
        n += 1
    return n


def _by_names(pieces: list[Piece]) -> list[Record]:
    """No times at all: records begin at `name: text` lines, or at names marked by furniture of their own."""
    starts = [n for n, piece in enumerate(pieces)
              if piece.rest and (_REPLY_HEAD.match(piece.rest_key) or _NAME_COLON.match(piece.rest_key)
                                 or piece.floor is not None or piece.hint & L.AUTHOR)]
    if not starts:
        starts = _after_buttons(pieces)
    return _cut(pieces, starts) if starts else []


def _after_buttons(pieces: list[Piece]) -> list[int]:
    """Records that end in a line of buttons: each begins behind the last one's."""
    buttons = [n for n, piece in enumerate(pieces) if piece.meta and (piece.furniture or piece.number is not None)]
    if not buttons:
        return []
    starts = [0] + [n + 1 for n in buttons if n + 1 < len(pieces) and pieces[n + 1].rest]
    return starts if len(starts) > 1 else [0]


# -------------------------------------------------------------------------------------------- records to comments

def _read_record(record: Record, thread: Thread, page_author: str | None) -> None:
    """One record: its comment, then the replies inside it; what it quotes is another comment, which it answers."""
    quoted = [piece for piece in record.pieces if piece.line.around & L.QUOTE]
    if quoted and len(quoted) < len(record.pieces):
        record.pieces = [piece for piece in record.pieces if not piece.line.around & L.QUOTE]
        answered = _read_quote(quoted, thread)
        before = len(thread.comments)
        _read_record(record, thread, page_author)
        if answered is not None and len(thread.comments) > before:
            thread.comments[before].parent = answered
            thread.comments[before].depth = thread.comments[answered].depth + 1
        return
    above = _read_floors(record, thread)
    above = _take_quotes(record, thread) if above is None else above
    head, replies = _cut_replies(record.pieces)
    parent = None
    if head:
        comment = _read_comment(record, head, thread, page_author)
        if comment is not None:
            comment.depth = record.depth + record.answers
            if above is not None:
                comment.parent, comment.depth = above, thread.comments[above].depth + 1
            thread.comments.append(comment)
            parent = len(thread.comments) - 1
    for reply in replies:
        comment = _read_reply(reply, thread, page_author)
        if comment is not None:
            comment.parent = parent
            comment.depth = record.depth + (parent is not None)
            thread.comments.append(comment)


def _read_floors(record: Record, thread: Thread) -> int | None:
    """Comments that stand above the text they are answered by, each with buttons of its own: the floors of one building.

    `name, [name, text, likes]..., text, likes`: all but the last text are other readers'. Gives the position of the
    lowest of them; None where the record holds no floors.
    """
    pieces = record.pieces
    ends = [n for n, piece in enumerate(pieces) if piece.meta and piece.likes is not None and piece.stamp is None]
    if len(ends) < 2 or pieces[0].line.html or pieces[0].stamp is None or not pieces[0].rest:
        return None
    floors: list[list[Piece]] = []
    start = 1
    for end in ends:
        floors.append([piece for piece in pieces[start:end] if piece.rest])
        start = end + 1
    if any(len(floor) < 2 or not floor[0].name_like for floor in floors[:-1]) or not floors[-1]:
        return None
    above: int | None = None
    for floor, end in zip(floors[:-1], ends):
        text = "\n".join(piece.rest for piece in floor[1:])
        known = _known(thread, text)
        if known is None:
            comment = Comment(text, floor[1].index, likes=pieces[end].likes, parent=above,
                              depth=record.depth if above is None else thread.comments[above].depth + 1)
            _read_name(comment, floor[0], False)
            comment.badge = None                     # the number of the floor
            thread.comments.append(comment)
            known = len(thread.comments) - 1
        for piece in floor:
            thread.roles[piece.index] = "comment_text" if piece is not floor[0] else "comment_meta"
        above = known
    record.pieces = [pieces[0], *pieces[ends[-2] + 1:]]
    return above


def _take_quotes(record: Record, thread: Thread) -> int | None:
    """Take what a comment quotes out of it: a heading that says so (引用 name 的发言), the copy of another comment.

    Gives the position of the comment that it quotes; None when it quotes none that stands on the page.
    """
    above: int | None = None
    for piece in record.pieces:
        if piece.quoted and (found := _known(thread, piece.quoted)) is not None:
            above = found
        elif piece.answered:
            record.answered = piece.answered
    texts = [piece for piece in record.pieces if piece.rest]
    for piece in texts[:-1]:
        heading = _QUOTES.match(piece.rest_key)
        found = _known(thread, piece.rest) if not heading else None
        if heading:
            record.answered = _original(piece, heading.span("to"))
        elif found is not None:
            above = found
        else:
            continue
        thread.roles[piece.index] = "comment_meta"
        record.pieces = [other for other in record.pieces if other is not piece]
    return above


def _known(thread: Thread, text: str) -> int | None:
    """The last comment that a quotation repeats, with or without the name of who wrote it behind it."""
    if len(text) < QUOTED:
        return None
    for n in range(len(thread.comments) - 1, -1, -1):
        comment = thread.comments[n]
        first = comment.text.split("\n", 1)[0]
        if len(first) >= QUOTED and (text in (comment.text, first) or comment.author and text.startswith(first)
                                     and text[len(first):].strip() == comment.author):
            return n
    return None


def _read_quote(pieces: list[Piece], thread: Thread) -> int | None:
    """The position of a quoted comment; one that does not stand on the page itself is added."""
    texts = [piece for piece in pieces if piece.rest]
    if not texts:
        return None
    for piece in texts:
        if (known := _known(thread, piece.rest)) is not None:
            return known
    signed = [n for n, piece in enumerate(texts) if piece.hint & L.AUTHOR or piece.stamp is not None]
    body = texts[signed[-1] + 1:] if signed and signed[-1] + 1 < len(texts) else texts[1:] or texts
    text = "\n".join(piece.rest for piece in body)
    for n in range(len(thread.comments) - 1, -1, -1):
        if thread.comments[n].text == text or text.endswith(thread.comments[n].text) and len(thread.comments[n].text) > 4:
            return n
    author = texts[signed[-1]].rest if signed else texts[0].rest if len(texts) > 1 else None
    thread.comments.append(Comment(text, body[0].index, author))
    for piece in body:
        thread.roles[piece.index] = "comment_text"
    return len(thread.comments) - 1


def _cut_replies(pieces: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    starts = [n for n, piece in enumerate(pieces) if n and _starts_reply(piece)]
    if not starts:
        return pieces, []
    groups = [pieces[a:b] for a, b in zip(starts, [*starts[1:], len(pieces)])]
    return pieces[:starts[0]], groups


def _starts_reply(piece: Piece) -> bool:
    if not piece.rest:
        return False
    return bool(_REPLY_HEAD.match(piece.rest_key) or _AUTHOR_REPLY.match(piece.rest_key))


def _read_reply(pieces: list[Piece], thread: Thread, page_author: str | None) -> Comment | None:
    head = pieces[0]
    comment = Comment()
    match = _REPLY_HEAD.match(head.rest_key)
    thread.roles[head.index] = "comment_meta"
    if match:
        comment.author = _original(head, match.span("name"))
        comment.answers = _original(head, match.span("to")) or None
        comment.by_page_author = bool(match["author"]) or head.author
        if match["text"].strip():
            comment.text = _original(head, match.span("text"))
            comment.line = head.index
            thread.roles[head.index] = "comment_text"
    else:
        comment.by_page_author = True
    comment.stamp, comment.likes = head.stamp, head.likes
    _add_text(comment, pieces[1:], thread)
    _mark_author(comment, page_author)
    return comment if comment.text else None


def _read_comment(record: Record, pieces: list[Piece], thread: Thread, page_author: str | None) -> Comment | None:
    """A record without its replies."""
    comment = Comment()
    stamp_at = next((n for n, piece in enumerate(pieces) if piece.stamp is not None), None)
    if stamp_at is not None:
        comment.stamp = pieces[stamp_at].stamp
    for piece in pieces:
        comment.likes = piece.likes if comment.likes is None else comment.likes
        comment.floor = piece.floor if comment.floor is None else comment.floor
        comment.by_page_author |= piece.author
    texts = [n for n, piece in enumerate(pieces) if piece.rest]
    name_at = _find_name(record, pieces, stamp_at, texts)
    rest = [piece for n, piece in enumerate(pieces) if n != name_at]
    if name_at is not None:
        _read_name(comment, pieces[name_at], record.colons or record.answers)
        answered = _second_name(pieces, name_at)
        if answered is not None:
            comment.answers = pieces[answered].rest
            rest.remove(pieces[answered])
        thread.roles[pieces[name_at].index] = "comment_meta"
        if comment.text:
            comment.line = pieces[name_at].index
            thread.roles[pieces[name_at].index] = "comment_text"
    if comment.badge is None and comment.likes is None:
        comment.badge = next((p.number for p in pieces if p.number is not None and not p.line.html), None)
    _add_text(comment, rest, thread)
    if not comment.text:
        _add_word(comment, rest, thread)
    _answers(comment)
    comment.answers = comment.answers or record.answered
    _mark_author(comment, page_author)
    return comment if comment.text else None


def _find_name(record: Record, pieces: list[Piece], stamp_at: int | None, texts: list[int]) -> int | None:
    """Which piece names the author: marked so by the page, beside the time, or first of several."""
    if not texts:
        return None
    marked = [n for n in texts if pieces[n].hint & L.AUTHOR and pieces[n].name_like]
    if marked:
        alone = len(texts) == 1 and not _NAME_COLON.match(pieces[marked[0]].rest_key)
        return marked[0] if not alone or any(is_word(piece) for piece in pieces) else None
    first = texts[0]
    if record.behind and stamp_at is not None:
        before = [n for n in texts if n <= stamp_at]
        if len(before) >= 2:
            return before[-1]
    if stamp_at is not None and pieces[stamp_at].rest and pieces[stamp_at].name_like and len(texts) > 1:
        return stamp_at
    if len(texts) < 2:
        if (record.colons or record.named) and _NAME_COLON.match(pieces[first].rest_key):
            record.answers = not record.colons
            return first
        word = any(is_word(piece) for n, piece in enumerate(pieces) if n > first or record.behind)
        return first if word and pieces[first].name_like else None
    if record.colons and _NAME_COLON.match(pieces[first].rest_key):
        return first
    if not pieces[first].name_like:
        return first if _NAME_COLON.match(pieces[first].rest_key) and pieces[first].rest_key.endswith(":") else None
    if pieces[first].bullet and not record.named and not pieces[first].furniture:
        # a bullet's first line is a name only when the next one goes on with meta
        return first if first + 1 < len(pieces) and pieces[first + 1].meta else None
    return first


def _second_name(pieces: list[Piece], name_at: int) -> int | None:
    """A second marked name on the line of the first: whom the comment answers."""
    for n in range(name_at + 1, len(pieces)):
        if pieces[n].index != pieces[name_at].index:
            return None
        if pieces[n].rest and pieces[n].hint & L.AUTHOR and pieces[name_at].hint & L.AUTHOR and pieces[n].name_like:
            return n
    return None


def _read_name(comment: Comment, piece: Piece, colons: bool) -> None:
    """The author's name, and what may stand beside it: a badge, an address, the one it answers, the text itself."""
    key = piece.rest_key
    if _AUTHOR_REPLY.match(key):
        comment.by_page_author = True
        return
    names = _REPLY_NAMES.match(key)
    colon = _NAME_COLON.match(key)
    if names:
        comment.author = _original(piece, names.span("name"))
        comment.answers = _original(piece, names.span("to"))
        return
    if colon and (colons or not colon["text"].strip()):
        name = _original(piece, colon.span("name"))
        comment.author = _without_role(name)
        comment.by_page_author |= comment.author != name
        text = _original(piece, colon.span("text"))
        if text:
            comment.text = text
        return
    badge = _NAME_BADGE.match(key)
    if badge and not re.fullmatch(r"[\d\s]+", badge["name"]):
        comment.author = _without_role(_original(piece, badge.span("name")))
        comment.by_page_author |= comment.author != badge["name"]
        comment.badge = int(badge["badge"])
        return
    if comment.badge is None and piece.number is not None:
        comment.badge = piece.number
    comment.author = _without_role(piece.rest)


def _without_role(name: str) -> str:
    return re.sub(r"(?:\s+|(?=[（(\[]))[（(\[]?(?:作者|楼主|博主|题主|答主)[）)\]]?$", "", name).strip() or name


def _add_text(comment: Comment, pieces: Sequence[Piece], thread: Thread) -> None:
    """The texts of a record, joined; a bare number behind the text is likes when the page shows it with buttons."""
    texts = [comment.text] if comment.text else []
    for piece in pieces:
        if piece.stamp is not None and comment.stamp is None:
            comment.stamp = piece.stamp
        if piece.rest:
            if comment.line < 0:
                comment.line = piece.index
            texts.append(piece.rest)
            thread.roles[piece.index] = "comment_text"
        else:
            thread.roles.setdefault(piece.index, "comment_meta")
            if comment.likes is None:
                comment.likes = piece.likes
    comment.text = "\n".join(texts)


def _add_word(comment: Comment, pieces: Sequence[Piece], thread: Thread) -> None:
    """A comment that says no more than what a button says: 沙发, 顶."""
    word = next((piece for piece in pieces if is_word(piece)), None)
    if word is not None:
        comment.text, comment.line = word.line.text, word.index
        thread.roles[word.index] = "comment_text"


def _answers(comment: Comment) -> None:
    """`回复 @name: text` at the head of a text is machinery: it says whom the text answers."""
    match = _REPLY_TEXT.match(comment.text.replace("：", ":"))
    if match and match["text"].strip():
        comment.answers = comment.text[match.start("to"):match.end("to")].strip()
        comment.text = comment.text[match.start("text"):].strip()


def _mark_author(comment: Comment, page_author: str | None) -> None:
    if page_author and comment.author and comment.author == page_author:
        comment.by_page_author = True


def _original(piece: Piece, span: tuple[int, int]) -> str:
    """The page's own characters of a span of piece.rest_key."""
    a, b = span
    if len(piece.rest) == len(piece.rest_key):
        return piece.rest[a:b].strip()
    return piece.rest_key[a:b].strip()


def _link(thread: Thread) -> None:
    """Parents: the item that a reply stands in, or the last comment of its thread by the name it answers."""
    stack: list[int] = []
    comments = thread.comments
    for n, comment in enumerate(comments):
        while stack and comments[stack[-1]].depth >= comment.depth:
            stack.pop()
        if comment.depth and comment.parent is None and stack:
            comment.parent = stack[-1]
        stack.append(n)
        if comment.answers:
            root = _root(comments, n)
            for m in range(n - 1, -1, -1):
                if comments[m].author == comment.answers and (comment.parent is None or _root(comments, m) == root):
                    comment.parent = m
                    comment.depth = comments[m].depth + 1
                    break


def _root(comments: list[Comment], n: int) -> int:
    seen = 0
    while comments[n].parent is not None and seen <= len(comments):
        n, seen = comments[n].parent, seen + 1
    return n
