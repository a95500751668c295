"""Who published a page, and who wrote it: account and author, from bylines, class names and the article.

Bylines are a small grammar: labels (来源：某报, 作者：某某), offices (本报记者某某报道, 记者 甲 乙 某地报道), an outlet and
a person parted by a slash, a bracket with names behind the last sentence. A label with a colon takes
whatever follows; an office without one is followed by a person's name, which in Chinese is one of a few
hundred surnames and one or two characters more, and something must end it: a mark, 报道, a day and 电.
Everything is read from folded lines and given back as printed.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..text import fold
from . import layout as L
from . import stamps, threads
from .layout import Layout, Line
from .roles import Roles
from .threads.words import PROVINCES
from .wording import READS

LONG = 90                   # characters of the longest line that is a byline
SHORT = 60                  # ... of one inside the article
HEAD, TAIL = 80, 60         # characters at the head and the end of a paragraph in which its writer may be
                            # named
ABOVE, BELOW = 8, 5         # lines above and below the article that may be bylines
MAX_NAME = 24
LABEL = 8                   # characters of the longest label on a line of its own
FURNITURE = 4               # lines from a time up among which who posted stands
SECTIONS = 3                # lines from the top within which a title has its sections above it
OUTLETS = "报网社台刊讯"       # what outlets' names end in, and persons' do not

_SURNAMES = ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
             "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向"
             "柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车"
             "冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲"
             "虞卞竺逄暴居衡步耶弓乌鞠丰危晁胥茅应檀敬蹇佟帅代上司原楚闫肖付")
_COMPOUND = "欧阳|上官|司马|诸葛|慕容|司徒|皇甫|尉迟|公孙|令狐|夏侯|东方|南宫|端木|闻人|钟离|宇文|长孙|鲜于|轩辕|独孤"
_NAME = rf"(?:(?:{_COMPOUND})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}})"
_CITY = ("北京|上海|天津|重庆|广州|深圳|香港|澳门|台北|台中|台南|高雄|新北|桃园|南京|杭州|武汉|成都|西安|郑州|长沙|沈阳|大连|青岛|济南|合肥|福州|厦门|南昌|"
         "昆明|贵阳|南宁|海口|兰州|西宁|银川|拉萨|太原|石家|哈尔|长春|苏州|宁波|温州|东京|首尔|纽约|华盛|伦敦|巴黎|莫斯|柏林|平壤|新竹|嘉义|花莲|综合|专题|独家|现场|报道|电话")
_ENDED = r"(?=$|[\s、,/|╱)\]】&;:。>])"
_TOLD = r"[一-鿿]{0,6}?(?:报道|报导|综合|发自|电讯|通讯|讯|摄|整理|采写|采访|编译|专电|日电|\d{1,2}日)"
_PERSON = re.compile(rf"{_NAME}{_ENDED}")
_PERSON_TOLD = re.compile(rf"{_NAME}(?={_TOLD})")
_SHORT_PERSON = re.compile(rf"[{_SURNAMES}][一-鿿]")
_ONLY_PERSON = re.compile(rf"{_NAME}$")
_CITY_AT = re.compile(_CITY)
_FOUR = re.compile(r"[一-鿿]{4}(?=发自|报道|报导|日电|摄|$|[)\]】])")
_DIRECTLY = re.compile(r"(?:发自|报道|报导|综合报|摄|整理|采写|采访|编译)")
_POSTED_BY = re.compile(r"由(?P<name>[^\s:|,。]{2,16}?)(?:张贴|发表|发布|上传)")
_BETWEEN = re.compile(r"(?:\s*[、,&/]\s*|\s+(?:和|与)\s*|\s+)(?:(?:本报|实习|特约|见习)?(?:记者|通讯员|实习生)[\s:]*)?")

_OFFICE = re.compile(
    r"(?:(?:本[报网刊]|实习|特约|见习|首席|驻站|驻\S{2,4})?(?:记者|通讯员|特派员|特派记者|撰稿人|特约撰稿|评论员|实习生)"
    r"|(?<![一-鿿])(?:作者|(?:撰文|撰稿|采写|文/图|图文|文)(?=[\s:/|╱])))(?P<gap>[\s:/|丨╱]*)")
_LABEL = re.compile(
    r"(?:作者|(?<![一-鿿])(?:撰文|撰稿|执笔|文/图|图/文|文|编译|采写|供稿人?|通讯员|记者|[Bb]y))\s*(?:[:/|丨╱]|(?<=y)\s)\s*"
    r"(?P<name>[^\s:|,。;()\[\]【】/]{2,16}(?:[\s、][^\s:|,。;()\[\]【】/\d]{2,4}(?=[\s、)】]|$)){0,4})")
_SOURCE = re.compile(
    r"(?:文章|信息|本文|稿件|内容|新闻|消息)?(?:来源|稿源|出处)(?:[\s:/|]+|(?=[^\s于自:,。]))"
    r"(?P<name>[^\s:|,。()\[\]【】<>]{2,24}(?: [A-Za-z]+)*)"
    r"|(?:发布单位|发布机构|发布部门|发文机关|发文单位)\s*:\s*(?P<issuer>[^\s:|,。()\[\]【】]{4,24})"
    r"|(?:转载自|转自|摘自|(?<![^\s|·(])来自)[\s:]*(?P<from>[^\s:|,。()\[\]【】<>《》]{2,24})")
_NEXT_LABEL = re.compile(
    r"(?:作者|记者|编辑|责编|责任编辑|发布时间|发布日期|时间|日期|浏览|点击|字号|字体|阅读|评论|分享|打印|更新|发稿)(?:次数|量|数)?\s*[:(]|\d{4}[-年/.]")
_PAIR = re.compile(r"^(?P<a>[^\s/|:,。]{2,16})\s*[/|╱]\s*(?P<b>[^\s/|:,。]{2,16})$")
_OUTLET_REPORTER = re.compile(r"(?:^|\s)(?P<name>[^\s/|:,。\d]{2,12}?)\s*[/|╱]\s*(?:记者|特约)")
_BEHIND = re.compile(
    r"[。!?”\"」…](?:\s*)\((?P<names>[一-鿿、\s/]{2,40})\)\s*$|^\((?P<alone>[一-鿿、\s/]{2,40})\)\s*$")
_PLACE_TOLD = re.compile(r"[一-鿿]{2,6}(?:报道|报导|电|摄)$")
_LATIN = re.compile(r"\b[Bb]y:? +(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})")
_MARKED = re.compile(r"^[□■◎●○◇◆△▲☉⊙※\s]+(?=[一-鿿])")
_DESK = re.compile(r"^.{0,14}(?:讯|消息)\s*\((?P<names>[一-鿿、\s]{2,30})\)")
_HEAD = re.compile(r"^[【(\[](?=[一-鿿]{2,4}\s*[/╱]\s*[一-鿿]{0,8}(?:报导|报道|电)[】)\]])")
_OFFICE_OF = re.compile(r"^(?P<name>.{2,12}?)(?:实习|见习|特约|首席)?(?:记者|通讯员)(?=[\s:]|[一-鿿]|$)")
_PREFIX = re.compile(r"^(?P<name>[一-鿿]{2,4})[::]")
# Words that stand where names do, and words of two or three characters that begin like surnames.
_NO_NAMES = frozenset((
    "报道 报导 字级 字级设定 原创 首页 正文 来源 作者 编辑 发布 时间 日期 字号 字体 分享 评论 阅读 浏览 点击 未知 佚名 匿名 admin 网络 互联网 网络整理 综合整理 综合 "
    "整理 本站 发表 更新 发布时间 出版 刊出 刊登 发稿 上传 发布者 发表于 发布于 关注 订阅 手机版 电脑版 打印 收藏 纠错 投稿 转载 举报 下载 登录 注册 当前位置 责任编辑 责编 管理员 小编 本站原创 "
    "文字 图文 高清 图片 视频 全文 方法 金融 文章 时政 文化 文学 文艺 文体 安全 全国 华人 简介 向导 成功 时事 时尚 成人 商业 马上 高考 路上 方面 单位 简历 计划 关闭 "
    "关键 关于 查看 解读 解说 全部 包括 都市 强调").split())
_PLATFORM = "头条号|今日头条|百家号|搜狐号|网易号|企鹅号|大鱼号|一点号|凤凰号|大风号|澎湃号|公众号|微信公众号|微博"
_STRIP = re.compile(
    r"[\s/|]+(?:记者|文)$|^(?:微信)?公众号[:：]?(?=[“\"「])|^[“\"「]|[”\"」]$|"
    r"^(?:记者|通讯员)[\s:/|]*(?=[一-鿿]{2,4}$)|^[一-鿿]{2,8}(?:专栏作者|专栏作家|特约作者|评论员)\s+(?=[一-鿿]{2,4}$)|"
    r"^(?:来源|作者|发布者|发布人|账号|公众号|原创|发表于|发布于|时间|日期|发布时间|发稿时间|文章来源|[Bb]y|文)[\s:/|]+|"
    r"[\s|·・:,/\-_【】\[\]()<>]+$|^[\s|·・:,/\-_【】\[\]()<>]+|(?:发布于|发表于|发布时间|更新时间):?$|"
    r"(?<=[一-鿿]{2})官方(?:账号|帐号|认证)$|(?<=[一-鿿]{4})消息$|"
    r"(?<=[报网社台刊])(?:数字报|综合)(?:\S{0,4}报[道导])?$|[\s/|](?:综合报[道导]|综合外电|编译)$|"
    rf"^(?:{_PLATFORM})[\s/|]+|[\s/|]+(?:{_PLATFORM})$|"
    r"(?:时间|发布|更新|日期|发表)[:]$|(?<=\s)(?:时间|发布|更新|日期|发表)$")
_SET_BY = re.compile(r"^(?:[Pp]osted|[Pp]ublished|[Uu]pdated)(?: (?:on|by|at))?\W*$")
_REPORTER_BEHIND = re.compile(r"[/|]\s*(?:记者|特约|文|图|作者|编译|综合).*$")
_PUNCTUATED = re.compile(r"[。!?,;:]")
# what a platform says of an account beside its name: 优质财经领域创作者, 知名军事博主, 官方账号
_BADGE = re.compile(r"(?:(?:优质|知名|资深|新锐|头条|签约|认证)\S{0,8}?(?:创作者|爱好者|博主|达人|作家|大V|作者)"
                    r"|\S{2,6}领域(?:创作者|爱好者|博主|达人)"
                    r"|(?:官方)?(?:账号|帐号|认证))")
# a desk or a section, which is not the outlet
_SECTION = re.compile(r"(?:本[报网刊台社].*|(?:国际|两岸|大陆|生活|政治|财经|社会|娱乐|影剧|体育|地方|综合|即时|要闻|科技|文教|都会)"
                      r"\S{0,3}(?:中心|组|版面?|频道|新闻|即时|要闻))")
_MASTHEAD = re.compile(rf"(?P<name>\S{{2,10}}?(?:[{OUTLETS}](?!道)|时讯|在线|周刊|新闻|客户端))(?:数字报)?(?=\s|[|>/])")
_OUTLET = re.compile(r"[一-鿿]{1,6}(?:[网报]|电视台|通讯社|在线|周刊|新闻网)")
_NOTICE = re.compile(
    r"(?P<name>[一-鿿]{3,20}?(?:局|厅|部|委|委员会|办公室|办公厅|政府|法院|检察院|公署|使馆|指挥部|工作组|领导小组|应变中心|院))"
    r"(?:关于\S{2,60}?的?|[一-鿿]{0,4})(?:通报|公告|通告|通知|公报|声明|新闻稿|情况说明)(?=$|[\s(【\[])")
_RANK = r"(?:初级|中级|高级|正式|铁杆|金牌|注册|新手|资深|普通|超级|荣誉|论坛)(?:会员|粉丝|用户|网友|版主|上路|元老)"
_NOT_NAMED = re.compile(rf"(?:{_PLATFORM})|{_RANK}|(?:时间|日期)?(?:mon|tue|wed|thu|fri|sat|sun)|(?:最新|更多|其他|全部|相关|热门)(?:文章|作品|新闻|内容)|"
                        rf"{PROVINCES}[省市]?")
_OF_PROVINCE = re.compile(PROVINCES)     # 北京日报, 湖北发布: in a list of comments the place of a reader, here a name
_BRACKETED = re.compile(r"^[\[【](?P<name>[^\]】\s]{2,14})[\]】](?=\s|$)")
_OWN_WORK = re.compile(r"^原[创創]\s+(?P<author>\S{2,12})\s+(?P<account>\S{2,20})(?=$|\s+\d{4}[-/年])")
_TWO_WORDS = re.compile(r"[一-鿿]{3,} +[一-鿿]{3,}")             # a headline, most likely
# what a post was sent from
_DEVICE = re.compile(r"(?:网页版|客户端|手机版?|专业版|国际版|极速版|视频号|超话)$|"
                     r"^(?:iPhone|iPad|Android|HUAWEI|vivo|OPPO|小米|红米|荣耀)")
_TOLD_BY_DESK = re.compile(r"(?:报道|报导|综合|整理|编译|电)[)\]】〕]?$")


def find(page: Layout, roles: Roles, index: int | None, declared: dict[str, Any]
         ) -> tuple[str | None, str | None]:
    """(account, author) of a page. index: the line of its publication time."""
    lines = page.lines
    html = bool(lines) and lines[0].html
    zone = _zone(lines, roles, index)
    told = [_with_next(lines, i) for i in zone]
    account = _first(_source(line) for line in told)
    author = _first(_labelled(line) for line in told)
    author = author or _first(_by_office(line) for line in told)
    if html and index is not None:
        account, author = _words_beside(lines[index], account, author)
    account, author = _original(lines, roles, zone) or (account, author)
    pair = next((found for i in zone if (found := _pair(lines[i], html))), None)
    if pair:
        account, author = account or pair[0], author or pair[1]
    if html:
        account, author = _from_parts(page, roles, account, author)
    if account is None and index is not None and roles.roles[index] == "byline":
        account = _beside_stamp(lines[index], author if html else None)
    account = account or roles.account
    if html:
        said = declared.get("author")
        author = author or (said if said and said != account and not _no_name(said) else None)
        account = account or declared.get("publisher") or page.head.get("og:site_name")
    if index is None and not html:           # a day without a year, or how long ago
        index = next((i for i in zone if i < roles.body[0] and stamps.find(lines[i].key)), None)
    if account is None and index is not None:
        account = _line_beside(lines, roles, index, author if html else None)
    if account is None:
        account = _above_title(lines, roles) or _issuer(lines, roles)
    if author is None:
        author = _in_article(lines, roles)
    if author is None and html and roles.title_line is not None:
        author = _before_colon(lines, roles)
    if html and author is not None and author == account:
        return (None, author) if is_person(fold(author)) else (account, None)
    return account, author


def _first(found: Iterator[str | None]) -> str | None:
    return next((name for name in found if name), None)


def clean(name: str) -> str:
    """A name, as printed, without the labels and marks around it; what is too long for one stays as it is."""
    if len(name) > LONG:
        return name
    key = fold(name)
    name = name if len(key) == len(name) else key
    while match := _STRIP.search(key):
        start, end = (match.end(), len(key)) if match.start() == 0 else (0, match.start())
        key, name = key[start:end], name[start:end]
    return name.strip()


def _no_name(text: str) -> bool:
    text = text.rstrip(":：")
    return text.lower() in _NO_NAMES or text.isdecimal() or _NOT_NAMED.fullmatch(text.lower()) is not None \
        or threads.only_furniture(text) and not _OF_PROVINCE.match(text)


def is_person(text: str) -> bool:
    """Whether a text is a Chinese person's name and nothing else, as far as its form tells."""
    named = len(text) <= 4 and _ONLY_PERSON.match(text) is not None
    return named and not _no_name(text) and text[-1] not in OUTLETS


def _printed(line: Line, start: int, end: int) -> str:
    """A span of a folded line as the page prints it."""
    return line.text[start:end] if len(line.text) == len(line.key) else line.key[start:end]


def _zone(lines: Sequence[Line], roles: Roles, index: int | None) -> list[int]:
    """The lines that may be bylines: those so labelled near the article, its short first and last lines."""
    first, last = roles.body
    title = roles.title_line if roles.title_line is not None and roles.title_line < first else first - ABOVE
    start = max(0, min(title - 3, first - 1))
    near = [i for i in range(len(lines)) if roles.roles[i] == "byline"
            and (not lines[i].html or start <= i < first or last <= i < last + BELOW or first <= i < last)]
    inside = [i for i in (*range(first, min(first + 2, last)), *range(max(first, last - 4), last))
              if len(lines[i].key) <= SHORT]
    above = [i for i in range(max(start, title + 1), first) if lines[i].html and len(lines[i].key) <= LONG
             and roles.roles[i] in ("navigation", "engagement") and lines[i].links < len(lines[i].key)
             and not lines[i].around & (L.NAVIGATION | L.RELATED | L.SHARE)]
    return sorted({*near, *inside, *above, *([index] if index is not None else [])})


def _with_next(lines: Sequence[Line], i: int) -> Line:
    """A line of a dump; one that ends in a label's colon (来源:) with the short line below it."""
    line = lines[i]
    if line.html or line.key[-1] != ":" or len(line.key) > LABEL or i + 1 == len(lines) \
            or len(lines[i + 1].key) > MAX_NAME:
        return line
    below = lines[i + 1]
    return Line(line.number, line.start, below.end, line.text + below.text, line.key + below.key)


# ------------------------------------------------------------------------------------------------ in one line

def _source(line: Line) -> str | None:
    """The outlet that a line names as its source."""
    for match in _SOURCE.finditer(line.key):
        start, end = match.span(match.lastgroup)
        cut = _NEXT_LABEL.search(line.key, start + 1, end + 2)
        if cut:
            end = min(end, cut.start())
        name = clean(_printed(line, start, end))
        sent = match.lastgroup == "from" and _DEVICE.search(fold(name))
        if len(name) >= 2 and not sent and not _no_name(fold(name)) and not re.search(r"[=\"]", name):
            return name
    return None


def _labelled(line: Line) -> str | None:
    """The writer behind a label and a colon."""
    latin = _LATIN.search(line.key) if len(line.key) <= SHORT else None
    if latin:
        return _printed(line, *latin.span("name"))
    for match in _LABEL.finditer(line.key):
        names = _names_at(line, match.start("name"), told=True)
        if names:
            return names
        name = clean(_printed(line, *match.span("name")))
        cut = _NEXT_LABEL.search(name)
        name = clean(name[:cut.start()]) if cut else name
        if len(name) >= 2 and not _no_name(fold(name)) and not re.search(r"\d|[=\"]", name):
            return name
    posted = _POSTED_BY.search(line.key) if len(line.key) <= SHORT else None
    return _printed(line, *posted.span("name")) if posted else None


def _original(lines: Sequence[Line], roles: Roles, zone: Sequence[int]) -> tuple[str, str] | None:
    """(account, author) of a line that says of an account's own work who wrote it: 原创 某某 某号."""
    found = next((match for i in zone if i < roles.body[0] and (match := _OWN_WORK.match(lines[i].text))), None)
    names = found.group("account", "author") if found else ()
    return names if names and not any(_no_name(fold(name)) or stamps.find(fold(name)) for name in names) else None


def _by_office(line: Line, start: int = 0, end: int | None = None) -> str | None:
    """The persons behind 记者 and the like, in a stretch of a line."""
    for match in _OFFICE.finditer(line.key, start, len(line.key) if end is None else end):
        names = _names_at(line, match.end(), told=True)
        if names:
            return names
        four = _FOUR.match(line.key, match.end())
        if four and not _no_name(four[0]):
            return _printed(line, *four.span())
    return None


def _names_at(line: Line, at: int, *, told: bool) -> str | None:
    """The names from a place of a line on, one behind another; None where there is none."""
    key, found = line.key, []
    while len(found) < 6:
        match = _PERSON.match(key, at)
        if match is None and told and not found:
            match = _person_told(key, at)
        if match is None or _no_name(match[0]):
            break
        if found and _PLACE_TOLD.match(key[at:at + 8].split(" ")[0]):
            break
        found.append(_printed(line, *match.span()))
        gap = _BETWEEN.match(key, match.end())
        if gap is None:
            break
        at = gap.end()
    return " ".join(found) or None


def _person_told(key: str, at: int) -> re.Match | None:
    """A name that a word of reporting ends: 王某某报道, 王某北京报道, 王某某江州6日电."""
    long, short, four = _PERSON_TOLD.match(key, at), _SHORT_PERSON.match(key, at), _FOUR.match(key, at)
    if long is None or _DIRECTLY.match(key, long.end()):
        return long
    if short and (_DIRECTLY.match(key, short.end()) or _CITY_AT.match(key, short.end())):
        return short
    return four if four and _SHORT_PERSON.match(key, at) else long


def _words_beside(line: Line, account: str | None, author: str | None) -> tuple[str | None, str | None]:
    """An outlet and a person, as words of their own on the line of the time: 某报 某某; one alone tells
    nothing.
    """
    at, words = 0, []
    for word in re.split(r"[\s|]+", line.key):
        at = line.key.find(word, at)
        if re.search(r"[一-鿿]", word) and not (stamps.find(word) or _is_label(word) or _PUNCTUATED.search(word)
                                              or _PLACE_TOLD.match(word)):
            words.append((at, word))
        at += len(word)
    persons = [(start, word) for start, word in words if is_person(word) and len(word) == 3]
    others = [(start, word) for start, word in words if not is_person(word) and len(word) >= 3]
    if len(persons) == 1 and len(others) == 1:
        author = author or _printed(line, persons[0][0], persons[0][0] + len(persons[0][1]))
        account = account or _printed(line, others[0][0], others[0][0] + len(others[0][1]))
    return account, author


def _pair(line: Line, html: bool) -> tuple[str | None, str | None] | None:
    """(account, author) of a line like 某某/某报, or 某报／记者某某."""
    match = _OUTLET_REPORTER.search(line.key)
    if match and not is_person(match["name"]):
        return _printed(line, *match.span("name")), None
    match = _PAIR.match(line.key) if html else None
    if match is None or _no_name(match["a"]) or _no_name(match["b"]):
        return None
    a, b = _printed(line, *match.span("a")), _printed(line, *match.span("b"))
    if is_person(match["a"]) and not is_person(match["b"]):
        return b, a
    return (a, b) if is_person(match["b"]) and not is_person(match["a"]) else None


# ----------------------------------------------------------------------------------- by class names and place

def _from_parts(page: Layout, roles: Roles, account: str | None, author: str | None
                ) -> tuple[str | None, str | None]:
    """What class names and word forms add between title and article: a person is the author, any other the
    account.
    """
    lines = page.lines
    first = roles.body[0]
    title = roles.title_line
    start = max(0, (title if title is not None and title < first else first - 4) - 3)
    accounts: list[str] = []
    authors: list[str] = []
    persons: list[str] = []
    for i in range(start, min(first + 1, len(lines))):
        for name, hint in _parts(lines[i]) if i != title else ():
            key = fold(name)
            if _no_name(key) or not 2 <= len(name) <= 20 or stamps.find(key) or _PUNCTUATED.search(key):
                continue
            person = is_person(key)
            if hint & (L.AUTHOR | L.ACCOUNT) and not (hint & L.TITLE and not hint & L.AUTHOR):
                both = hint & L.ACCOUNT and hint & L.AUTHOR
                (persons if person else accounts if both else authors).append(name)
            elif person and len(name) == 3 and title is not None and title < i < first \
                    and roles.roles[i] != "recommendation":
                persons.append(name)
    author = author or next(iter(persons), None)
    if account is None:
        account = next((name for name in (*accounts, *authors, *persons) if name != author), None)
        if accounts and authors and author is None and authors[0] != account:
            author = authors[0]
    return account, author


def _parts(line: Line) -> list[tuple[str, int]]:
    """(text, hints) of a line's inline parts; its words, where no class names tell."""
    if line.parts:
        return [(clean(line.text[a:b]), hint) for a, b, hint, _ in line.parts]
    if line.near & (L.AUTHOR | L.ACCOUNT):
        return [(clean(line.text), line.near)]
    return [(clean(word), 0) for word in line.text.split()] if len(line.key) <= SHORT else []


def _beside_stamp(line: Line, author: str | None) -> str | None:
    """The name before the time on its line, else behind it."""
    found = [stamp for stamp in stamps.find(line.key) if stamp.full]
    if not found:
        return None
    left = line.key[:found[0].start].strip()
    bracketed = _BRACKETED.match(left)
    if bracketed:
        return _as_printed(line, bracketed["name"])
    name = clean(left.split(" ")[-1] if len(left) > MAX_NAME else left)
    office = _OFFICE_OF.match(name)
    name = clean(office["name"]) if office else name
    if name and not _is_label(name) and not re.search(r"[。!?;:]", name) and _as_printed(line, name) != author:
        return _as_printed(line, name)
    right = _REPORTER_BEHIND.sub("", READS.sub("", line.key[found[0].end:].strip()))
    office = _OFFICE_OF.match(right)
    right = clean(office["name"] if office else right)
    if 2 <= len(right) <= 16 and re.search(r"[一-鿿]", right) and not _is_label(right) \
            and not re.search(r"[\s:]|字号|评论|分享|阅读|来自|发布|点击|浏览|更新", right) and not _BADGE.fullmatch(right) \
            and not (author and author in _as_printed(line, right)):
        return _as_printed(line, right)
    return None


def _is_label(name: str) -> bool:
    return bool(len(name) > MAX_NAME or _no_name(name) or _SET_BY.match(name) or _OFFICE.match(name)
                or _SECTION.fullmatch(name))


def _as_printed(line: Line, name: str) -> str:
    at = line.key.find(name)
    return _printed(line, at, at + len(name)) if at >= 0 else name


def _line_beside(lines: Sequence[Line], roles: Roles, index: int, author: str | None) -> str | None:
    """A name on a line of its own beside the time."""
    above = [i for i in range(index - 1, max(index - 1 - FURNITURE, -1), -1)
             if not threads.only_furniture(lines[i].key)][:2]
    title = roles.title_line if roles.title_line is not None else index
    posted = above[0] if above and title < above[0] < index - 1 else -1
    far = "发表于" in lines[index].key and title < index - 1 or index >= roles.body[1] > 0
    of_thread = (title + 1,) if far else ()
    for i in (*above[:1], index + 1, *above[1:], *of_thread):
        if 0 <= i < len(lines) and i != roles.title_line \
                and (i == posted or roles.roles[i] in ("byline", "account_card")):
            key = clean(lines[i].text)
            folded = fold(key)
            timed = any(stamp.kind != "near" for stamp in stamps.find(lines[i].key))     # 今日某地 is a name
            if 2 <= len(key) <= 20 and not timed and not _no_name(folded) and key != author \
                    and not re.search(r"[。!?,;:/]", folded) and not _TOLD_BY_DESK.search(lines[i].key) \
                    and not _BADGE.fullmatch(folded) and not _TWO_WORDS.search(folded):
                return key
    return None


def _above_title(lines: Sequence[Line], roles: Roles) -> str | None:
    """The outlet that opens the line of sections above the title: 某报 国际 特稿, 某网 > 财经."""
    title = roles.title_line
    if title is None or title == 0 or lines[title].html:
        return None
    if title > SECTIONS:                     # a menu stands between: the first line, where it is but a name
        return lines[0].text if _OUTLET.fullmatch(lines[0].key) and not _is_label(lines[0].key) else None
    for line in lines[:title]:
        match = _MASTHEAD.match(line.key) if len(line.key) <= SHORT else None
        if match and not _is_label(match["name"]):
            return _printed(line, *match.span("name"))
    return None


def _issuer(lines: Sequence[Line], roles: Roles) -> str | None:
    """The public body whose notice the title says the page is: 某县指挥部通报(第3号), 某部关于某事的公报."""
    match = _NOTICE.match(lines[roles.title_line].key) if roles.title_line is not None else None
    return _printed(lines[roles.title_line], *match.span("name")) if match else None


# --------------------------------------------------------------------------------------------- in the article

def _in_article(lines: Sequence[Line], roles: Roles) -> str | None:
    """The writer named at the head or the end of the article, or in a bracket behind its last sentence."""
    first, last = roles.body
    body = [i for i in range(first, last) if roles.roles[i] in ("body", "byline", "heading", "credit")]
    for i in body[:2]:
        found = _by_office(lines[i], 0, min(HEAD, len(lines[i].key)))
        if found:
            return found
        marked = _MARKED.match(lines[i].key)
        alone = _names_at(lines[i], marked.end() if marked else 0, told=False) if len(
            lines[i].key) <= (16 if marked else 3) else None
        if alone and (marked or len(alone) == 3):
            return alone
        head = _HEAD.match(lines[i].key)
        if head and (name := _names_at(lines[i], head.end(), told=False)):
            return name
        desk = _DESK.match(lines[i].key)
        if desk and _only_names(desk["names"]):
            return _names_at(lines[i], desk.start("names"), told=False)
    for i in body[-3:]:
        found = _by_office(lines[i], max(0, len(lines[i].key) - TAIL))
        if found:
            return found
    for i in [*body[-2:], *range(last, min(last + 1, len(lines)))]:
        match = _BEHIND.search(lines[i].key, max(0, len(lines[i].key) - TAIL))
        if match:
            which = "names" if match["names"] else "alone"
            at = match.start(which)
            at += len(match[which]) - len(match[which].lstrip())
            names = _names_at(lines[i], at, told=True)
            if names and _only_names(match[which]):
                return names
    return None


def _only_names(text: str) -> bool:
    """Whether every word of a bracket is a person's name, or the place from which they report."""
    words = [word for word in re.split(r"[\s、/]+", text) if word]
    return all(is_person(word) or _PLACE_TOLD.match(word) for word in words)


def _before_colon(lines: Sequence[Line], roles: Roles) -> str | None:
    """某某：题目, where the name stands alone at the head of the article too."""
    prefix = _PREFIX.match(lines[roles.title_line].key)
    first, last = roles.body
    if prefix and any(lines[i].key == prefix["name"] for i in range(max(0, first - 2), min(first + 4, last))):
        return _printed(lines[roles.title_line], *prefix.span("name"))
    return None
