"""Dates, times and durations in Chinese prose, resolved to intervals.

The grammar, on folded text; the spans returned cut the raw text:

    mention   := [since until] point [before after] | point 至 point | duration | every …
    point     := atom { atom }                  atoms get finer from left to right: 去年 6月 8日 晚 9点 30分
    atom      := year | part of a year | month | part of a month | week | weekday | day | part of a day | clock | holiday
               | lunar month | lunar day | century | decade | reign year
    duration  := number unit [半 多] [前 后 以来 来 内]

Every atom narrows the interval its predecessors left; the first one starts from the anchor, or from the discourse:

    anchored    今年 上月 昨天 周五 本月8日      count from the anchor: the page's time, a date or a pair of bounds
    discourse   当天 次日 当年 同月              count from the last day, month or year the text named
    partial     9月, 8日                        take the year (and month) of a full date shortly before, moving forward with
                                               the story; else of the anchor, or the last one when the sentence tells the past
    vague       日前 近期 目前                  reach back from the anchor as far as the word usually does

An interval is inclusive at both ends: days as 2024-07-19, times as 2024-07-19T16:22:30. Open or unknown ends are None:
with no anchor 去年 stays unresolved, and with bounds it covers every year that the bounds allow. A calendar day that does
not exist (2月30日) is found and left unresolved.

`start` to `end` are the words that name the time (2022年 in 自2022年以来), `outer_start` to `outer_end` the whole phrase;
`core_low`, `core_high` say what the first means, `low` and `high` what the second means (2022-01-01 to the anchor).
"""
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from utils.mentions import holidays, numerals
from utils.text import Normalised, normalise

STORY = 400              # characters over which a full date lends its year to 9月 behind it
DISCOURSE = 900          # characters over which 当天 and 次日 look back for a day
RECENT_DAYS = 14         # 日前, 近日: at most so many days before the anchor
LATELY_DAYS = 92         # 近期, 最近, 近来

Anchor = date | datetime | str | tuple | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention of a time. Offsets are half-open code points of the raw text; `text == raw[start:end]`.

    low, high: inclusive ISO bounds (2024-07-19 or 2024-07-19T16:22:30), None where open or unknown
    kind: date time datetime range duration set; grain: century decade year half quarter season month ten_days week day
        daypart hour minute second
    duration: (value, unit) of durations and of what is measured from the anchor (五年来: (5, "年")), else None
    approx: as for quantities; relative: needs the anchor or the discourse; tense: past, future or None
    mod: None since until before after; timex: the value in TIMEX3 style, X for what the words leave open
    """

    start: int
    end: int
    text: str
    low: str | None
    high: str | None
    kind: str
    duration: tuple[float | None, str] | None = None
    approx: str = "exact"
    relative: bool = False
    tense: str | None = None
    mod: str | None = None
    grain: str | None = None
    core_low: str | None = None
    core_high: str | None = None
    outer_start: int = 0
    outer_end: int = 0
    timex: str | None = None
    lunar: bool = False


def find(text: str, anchor: Anchor = None) -> list[DateMention]:
    """The times a text mentions, in order, not overlapping, resolved against `anchor` and one another.

    anchor: the day or moment the text was published, a pair (earliest, latest) when that is only bounded, or None.
    """
    folded = normalise(text)
    bounds = _bounds(anchor)
    return [_on_raw(mention, folded) for mention in _find(folded.text, bounds)]


def calendar_spans(text: str) -> list[tuple[int, int]]:
    """Spans of a folded text that are calendar dates or clock times, and so no quantities (durations are left out)."""
    return [(phrase.start, phrase.end) for phrase in _phrases(_without_titles(text)) if phrase.atoms[0].kind not in _NOT_CALENDAR]


def _on_raw(mention: DateMention, folded: Normalised) -> DateMention:
    start, end = folded.raw_span(mention.start, mention.end)
    outer_start, outer_end = folded.raw_span(mention.outer_start, mention.outer_end)
    return replace(mention, start=start, end=end, text=folded.raw[start:end], outer_start=outer_start, outer_end=outer_end)


# -------------------------------------------------------------------------------------------------- anchors

def _bounds(anchor: Anchor) -> tuple[datetime, datetime] | None:
    """The anchor as two moments, equal when it is known to the moment. A bound that is missing takes the other's value."""
    if anchor is None:
        return None
    low, high = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    first, last = _moment(low, last=False), _moment(high, last=True)
    if first is None and last is None:
        return None
    if first is None or last is None:
        only = first or last
        return only, only
    return (first, last) if first <= last else (last, first)


def _moment(value: date | datetime | str | None, last: bool) -> datetime | None:
    """A moment without its zone: anchors and texts are both in the page's own time."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.replace("Z", "+00:00")) if len(value) > 10 else date.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    return datetime(value.year, value.month, value.day)


# -------------------------------------------------------------------------------------------------- lexicon

_N2 = r"(?:[0-9]{1,2}|[二三四五]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[零〇]?[一二两三四五六七八九]|[零〇])"
_SMALL = {"零": 0, "〇": 0, "两": 2}
for _tens, _word in enumerate(["", "十", "二十", "三十", "四十", "五十"]):
    for _unit, _digit in enumerate(["", *"一二三四五六七八九"]):
        if _word + _digit:
            _SMALL[_word + _digit] = _tens * 10 + _unit
for _unit, _digit in enumerate(["", *"一二三四五六七八九"]):
    _SMALL["廿" + _digit] = 20 + _unit
    _SMALL["零" + _digit] = _SMALL["〇" + _digit] = _unit
_SMALL |= {"卅": 30, "卅一": 31, "元": 1, "正": 1, "腊": 12, "冬": 11}


def _int(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() else _SMALL.get(word, 0)


_YEAR_DIGITS = {c: str(v) for v, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_REIGNS = {       # first year of a reign; year n is first + n - 1
    "神龙": 705, "开元": 713, "天宝": 742, "贞观": 627, "洪武": 1368, "建文": 1399, "永乐": 1403, "宣德": 1426, "正统": 1436, "成化": 1465,
    "弘治": 1488, "正德": 1506, "嘉靖": 1522, "隆庆": 1567, "万历": 1573, "天启": 1621, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723,
    "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "民国": 1912, "明治": 1868,
    "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "武德": 618, "永徽": 650, "景德": 1004, "庆历": 1041, "元丰": 1078, "元祐": 1086, "宣和": 1119, "靖康": 1126, "建炎": 1127, "绍兴": 1131, "至元": 1264, "建安": 196, "黄巢": 875, "太康": 280, "元嘉": 424, "主体": 1912,
}
_YEAR_OFFSET = {"今年": 0, "本年度": 0, "本年": 0, "今岁": 0, "这一年": 0, "这年": 0, "去年": -1, "上年": -1, "上一年": -1, "上年度": -1, "昨年": -1, "去岁": -1, "前年": -2, "大前年": -3,
                "明年": 1, "来年": 1, "下一年": 1, "下年": 1, "后年": 2, "大后年": 3, "今": 0}
_YEAR_CONTEXT = {"当年": 0, "同年": 0, "该年": 0, "次年": 1, "翌年": 1, "第二年": 1, "转年": 1, "那年": 0, "那一年": 0}
_MONTH_OFFSET = {"本月": 0, "这个月": 0, "这月": 0, "本月份": 0, "上月": -1, "上个月": -1, "上一个月": -1, "上月份": -1, "上上月": -2, "上上个月": -2, "下月": 1, "下个月": 1, "下一个月": 1, "下下月": 2, "下下个月": 2, "下月份": 1, "今月": 0}
_MONTH_CONTEXT = {"当月": 0, "同月": 0, "该月": 0, "次月": 1, "翌月": 1}
_DAY_OFFSET = {"今天": 0, "今日": 0, "今儿": 0, "本日": 0, "昨天": -1, "昨日": -1, "昨儿": -1, "前天": -2, "前日": -2, "大前天": -3, "大前日": -3, "明天": 1, "明日": 1, "明儿": 1, "后天": 2, "后日": 2,
               "大后天": 3, "大后日": 3, "今": 0, "昨": -1, "明": 1, "当": 0, "即日": 0, "聽日": 1, "听日": 1, "寻日": -1, "大大前天": -4, "大大后天": 4}
_DAY_CONTEXT = {"当天": 0, "当日": 0, "同一天": 0, "同日": 0, "同天": 0, "次日": 1, "翌日": 1, "第二天": 1, "隔天": 1, "隔日": 1, "第三天": 2, "前一天": -1, "前一日": -1, "后一天": 1, "转天": 1, "该日": 0, "那天": 0, "这一天": 0, "这天": 0, "那一天": 0, "第二日": 1}
_DAYPARTS = {     # hours [from, to) of a part of the day, as JioNLP draws them
    "凌晨": (0, 5), "拂晓": (4, 6), "黎明": (4, 6), "破晓": (4, 6), "清晨": (5, 8), "清早": (5, 8), "晨间": (5, 8), "一大早": (5, 8), "大清早": (5, 8), "大早": (5, 8), "早晨": (6, 10), "早上": (6, 10), "早间": (6, 10), "晨": (5, 8), "早": (6, 10),
    "上午": (7, 12), "午前": (7, 12), "正午": (12, 13), "中午": (12, 14), "午间": (12, 14), "晌午": (12, 14), "下午": (13, 18), "午后": (13, 18), "傍晚": (17, 19), "黄昏": (17, 19), "日落": (17, 19), "入夜": (18, 24), "晚上": (18, 24), "晚间": (18, 24), "夜间": (18, 24),
    "夜晚": (18, 24), "夜里": (18, 24), "今夜": (18, 24), "夜": (18, 24), "晚": (18, 24), "深夜": (22, 24), "午夜": (23, 24), "子夜": (23, 24), "半夜": (0, 5), "白天": (6, 19), "白日": (6, 19), "下晚": (17, 19), "盘中": (9, 15), "盘前": (8, 9), "盘后": (15, 18), "午": (12, 14), "下半夜": (0, 5), "上半夜": (18, 24), "后半夜": (0, 5), "前半夜": (18, 24),
}
_SEASONS = {"春": ("立春", "立夏"), "夏": ("立夏", "立秋"), "秋": ("立秋", "立冬"), "冬": ("立冬", "立春")}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 5} | {str(i + 1): i for i in range(7)}
_VAGUE = {        # how many days they reach back from, and on from, the anchor; None: open
    "日前": (RECENT_DAYS, 0), "近日": (RECENT_DAYS, 0), "近几天": (RECENT_DAYS, 0), "近几日": (RECENT_DAYS, 0), "连日来": (RECENT_DAYS, 0), "连日": (RECENT_DAYS, 0), "近期": (LATELY_DAYS, 0), "近来": (LATELY_DAYS, 0), "最近": (LATELY_DAYS, 0), "近段时间以来": (LATELY_DAYS, 0), "近段时间": (LATELY_DAYS, 0), "近一段时间以来": (LATELY_DAYS, 0), "近一段时间": (LATELY_DAYS, 0), "最近一段时间": (LATELY_DAYS, 0), "这段时间": (LATELY_DAYS, 0), "前不久": (LATELY_DAYS, 0), "不久前": (LATELY_DAYS, 0),
    "目前": (0, 0), "当前": (0, 0), "眼下": (0, 0), "现在": (0, 0), "现阶段": (0, 0), "如今": (0, 0), "此刻": (0, 0), "此时": (0, 0), "刚刚": (1, 0), "前几天": (9, -2), "前些天": (RECENT_DAYS, -2), "前两天": (7, -2), "前些日子": (LATELY_DAYS, -2), "前段时间": (LATELY_DAYS, -2), "这几天": (3, 3), "这两天": (1, 1), "过几天": (-2, 9),
    "此前": (None, 0), "早前": (None, 0), "早些时候": (None, 0), "先前": (None, 0), "之前不久": (LATELY_DAYS, 0), "不久后": (0, LATELY_DAYS), "近年来": (5 * 365, 0), "近年": (5 * 365, 0), "近些年来": (5 * 365, 0), "近些年": (5 * 365, 0), "近几年来": (9 * 365, 0), "近几年": (9 * 365, 0), "多年来": (None, 0), "长期以来": (None, 0), "一直以来": (None, 0), "有史以来": (None, 0), "马上": (0, 1),
}
_UNIT_DAYS = {"年": 365.0, "月": 30.0, "周": 7.0, "天": 1.0}
_DURATION_UNITS = {"周年": "年", "年": "年", "载": "年", "个月": "月", "月": "月", "个季度": "季度", "季度": "季度", "个星期": "周", "星期": "周", "个礼拜": "周", "礼拜": "周", "周": "周", "天": "天", "日": "天",
                   "个小时": "小时", "小时": "小时", "个钟头": "小时", "钟头": "小时", "分钟": "分钟", "分": "分钟", "秒钟": "秒", "秒": "秒", "世纪": "世纪", "个世纪": "世纪", "昼夜": "天", "个昼夜": "天", "夜": "夜", "刻钟": "刻", "个晚上": "夜", "晚": "夜", "旬": "旬", "年头": "年"}


def _alternatives(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_HOLIDAY_NAMES = sorted({*(f"{name}节" if not name.endswith("节") else name for name in (*holidays.SOLAR, *holidays.LUNAR)),
                         *(name for name in (*holidays.SOLAR, *holidays.LUNAR)
                           if name not in ("三八", "五四", "七一", "八一", "十一", "五一", "六一", "小年", "新春", "中元", "龙抬头节", "胜利日", "独立日", "端午", "重阳")),
                         "端午", "重阳", "重阳节", *holidays.MOVING, *(t[0] for t in holidays.TERMS), "清明节", "冬至节", "除夕夜", "除夕", "大年三十", "年三十", "大年夜", "大年初二", "大年初三",
                         "大年初四", "大年初五", "大年初六", "大年初七", "复活节", "耶稣受难日", "圣诞节", "三八妇女节", "五一劳动节", "五一国际劳动节", "国际劳动节", "五四青年节", "六一儿童节", "国际儿童节", "七一建党节",
                         "八一建军节", "十一国庆节", "三八节", "五一节", "六一节", "十一黄金周", "五一黄金周", "国庆黄金周", "春节假期", "国庆假期", "五一假期", "小年夜", "元宵佳节", "中秋佳节", "圣诞夜", "国际妇女节"},
                        key=len, reverse=True)

_ATOM = re.compile(
    r"(?P<iso>(?<![0-9A-Za-z./])(?<![A-Za-z_]-)[12][0-9]{3}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{1,2}(?![0-9])(?:(?:T| {1,2})(?=[0-9]{1,2}:[0-9]{2}))?)"
    r"|(?P<compact>(?<![0-9A-Za-z.])(?<![0-9],)(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z]))"
    r"|(?P<dmy>(?<![0-9A-Za-z./])[0-9]{1,2}(?P<sep2>[-/.])[0-9]{1,2}(?P=sep2)(?:[12][0-9]{3}|[0-9]{2})(?![0-9./])(?!-[0-9]{1,3}(?![0-9/])))"
    r"|(?P<clock>(?<![0-9:.])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])(?: ?[aApP]\.?[mM]\.?(?![A-Za-z]))?)"
    r"|(?P<ampm>(?<![0-9:.A-Za-z])(?:1[0-2]|0?[1-9]) ?[aApP]\.?[mM]\.?(?![A-Za-z]))"
    r"|(?P<bc>公元前?[0-9]{1,4}年)"
    r"|(?P<reign>(?:" + _alternatives(_REIGNS) + r")(?:元|[0-9]{1,3}|[一二三四五六七八九]?十?[一二三四五六七八九十百]{1,3})年)"
    r"|(?P<year>(?<![0-9.])(?<![0-9],)[12][0-9]{3} ?年(?:度|份)?(?!薪)|(?<![零〇○一二三四五六七八九十百])[一二][零〇○一二三四五六七八九]{3} ?年(?:度|份)?)"
    r"|(?P<year2>(?<![0-9.])(?<![0-9],)(?:0[0-9](?= ?年)|[0-9]{2}(?= ?年 ?[0-9]{1,2} ?月(?!份?[后前来])|年(?:[初底末中]|春|夏|秋|冬|[上下]半年))) ?年"
    r"|(?<![零〇○一二三四五六七八九十百千])[零〇○一二三四五六七八九][零〇○一二三四五六七八九](?= ?年 ?(?:" + _N2 + r") ?月|年[初底末中]) ?年|(?<![零〇○一二三四五六七八九十百千])[零〇○][一二三四五六七八九](?= ?年) ?年)"
    r"|(?P<decade>(?:(?P<cent1>" + _N2 + r"|上|本)世纪)(?P<dec1>[0-9]0|[一二三四五六七八九]十)年代(?P<decpart1>初期?|中期|末期?|后期|前期)?|(?<![0-9一二三四五六七八九])(?:(?P<decade4>1[0-9]{2}0|20[0-9]0)|(?P<dec2>[0-9]0|[二三四五六七八九]十))年代(?P<decpart2>初期?|中期|末期?|后期|前期)?)"
    r"|(?P<century>(?:公元前?)?(?P<cent2>" + _N2 + r"|上个?|本|下个?)世纪(?![0-9]0年代)(?P<centpart>初期?|中期|中叶|末期?|后期|前期|上半叶|下半叶)?)"
    r"|(?P<every>(?:每隔?|逐)(?P<everyn>[一二两三四五六七八九十0-9]{0,3})(?P<everyunit>个?(?:年|月|星期|礼拜|周|季度|小时|分钟)|天|日|晚|夜)(?![人名])|天天|年年|月月|周周|日日|每逢?(?=(?:周|星期|礼拜)[一二三四五六日天末]))"
    r"|(?P<vague>" + _alternatives(_VAGUE) + r")"
    r"|(?P<yearword>(?:" + _alternatives(w for w in _YEAR_OFFSET if w != "今") + r"|今(?=[春夏秋冬](?![天日]?奥)))(?![级轻龄纪代])(?:同期)?)"
    r"|(?P<yearctx>" + _alternatives(_YEAR_CONTEXT) + r")"
    r"|(?P<half>(?:上个?|下个?|本|前|后)半年)"
    r"|(?P<quarter>(?:(?:第?[一二三四1-4]|首|前[一二两三]|上个?|下个?|本|当|末)季度?(?=度|末|初|[^\u4e00-\u9fff]|$|的|以|同|中|营|财|净|业|G|经|出|进|销|数|全|我|公|该)(?:度)?|[Qq][1-4](?![0-9A-Za-z])|(?:上个?|下个?|本)季度)(?P<qpart>末|初)?)"
    r"|(?P<yearpart>(?:年(?:初|末|底|中|终|关|尾)|岁末|岁初|年内|全年)(?![级])|(?<=年)[初末底中](?![央国期学级间心俄日美韩朝欧东])|(?<=年)(?:中期|初期|末期))"
    r"|(?P<season>(?:今|去|明)?[春夏秋冬](?:季|天|日(?!本)|夏之交|秋之交|冬之交)|(?<=年)[春夏秋冬](?![节奥运晚])|(?<=今)[春夏秋冬](?!奥)|[初暮早晚深隆盛寒][春夏秋冬](?![节奥晚]))"
    r"|(?P<lmonth>(?:农历|阴历|旧历|夏历)(?:闰?(?:正|腊|冬|" + _N2 + r")月(?:份)?)|(?<![0-9一二三四五六七八九十])闰?(?:正|腊)月|(?<![0-9一二三四五六七八九十])闰(?:[二三四五六七八九十]|十[一二])月)"
    r"|(?P<lunarmark>农历|阴历|旧历|夏历|公历|阳历|新历|西历)"
    r"|(?P<holiday>" + "|".join(map(re.escape, _HOLIDAY_NAMES)) + r")"
    r"|(?P<monthword>" + _alternatives(_MONTH_OFFSET) + r")"
    r"|(?P<monthctx>" + _alternatives(_MONTH_CONTEXT) + r")"
    r"|(?P<month>(?<![0-9.一二三四五六七八九十几])(?<![0-9],)(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元]) ?月(?:份)?(?!球|亮|色|刊|薪|经|饼|台|嫂|租|供|票|均|光|牙))"
    r"|(?P<monthnth>的?第(?P<nthm>" + _N2 + r")个月)"
    r"|(?P<monthpart>(?:上|中|下)旬|(?:上|下)半月|月(?:初(?![一二三四五六七八九十])|末|底|中(?![央国方美俄日]))|(?<=月)(?:初(?![期一二三四五六七八九十])|[末底](?![期])|中(?=[，。,;；、 ]|$|举|召|抵|发|开)|份)|(?<=月份)(?:初(?![一二三四五六七八九十])|[末底中]))"
    r"|(?P<weekday>(?:(?P<wkoff>(?:上上|下下|上|下|本|这|当|今|每)个?|)(?:周|星期|礼拜))(?P<wd>[一二三四五六日天末](?![报刊边])|[1-7](?![0-9年月日天次个小-])))"
    r"|(?P<week>(?:(?P<woff>上上上|上上|下下下|下下|上|下|本|这|当|今|前|次)(?:一)?个?(?:周|星期|礼拜))(?![一二三四五六日天年末期转边围]))"
    r"|(?P<hourword>(?:上|下|这|本|过去|前|后)(?:一|1)?个?(?:小时|钟头|分钟)(?!内|前|后|之))"
    r"|(?P<weekend>(?<![\u4e00-\u9fff])周末|(?<=[这本上下个])周末|周末(?=[^\u4e00-\u9fff]|$))"
    r"|(?P<dayword>(?:" + _alternatives(w for w in _DAY_OFFSET if len(w) > 1) + r")(?!头条|资本|系)|(?<![\u4e00-\u9fff])[今昨明当](?=[早晚晨夜])|[今昨明当](?=(?:早|晚|晨|夜)(?!会|点|期|年|餐|稿|宴|报))|今午|昨午)"
    r"|(?P<dayctx>" + _alternatives(_DAY_CONTEXT) + r")"
    r"|(?P<lday>(?:大年|正月)?初(?:[一二三四五六七八九]|十)(?![中步级次年代])|(?<=月)(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)(?![一二三四五六七八九十百千万日号个月年天多几余人名元点分时]))"
    r"|(?P<day>(?<![0-9.一二三四五六七八九十])(?<![0-9],)(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?) ?(?:日(?!本|元|圆|均|报(?!道)|期(?!间)|内瓦|游|三餐|方|程|常|夜|子|益|韩|媒|军|产|用)|号(?![线楼院机店厅文公令馆码门召称位台选种车井坑仓站位手人员嫌案])))"
    r"|(?P<daypart>" + _alternatives(w for w in _DAYPARTS if len(w) > 1) + r"|(?<=[今昨明当天日号周一二三四五六初])(?:晚|早|晨|夜)(?!报|会|期|年|稿|餐|宴|点名|盘|安|已|在|就|先|前|日|逝)|(?<=[日号天])午(?!餐|饭|夜))"
    r"|(?P<hms>(?<![0-9.一二三四五六七八九十百])(?<![0-9],)(?:2[0-4]|[01]?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一两二三四五六七八九]) ?(?:点钟?|时(?=[0-9一二三四五六七八九十零许整半]|$|[^\u4e00-\u9fff]|左右|前|后|至|起|在|和|的|，))"
    r"(?P<minute> ?(?:半|整|许|[一三]刻|过[0-9一二三四五六七八九十]{1,3}分?|差[0-9一二三四五六七八九十]{1,3}分|" + _N2 + r" ?分(?!之|钟|别|歧|析|布)(?: ?" + _N2 + r" ?秒)?|[0-5][0-9](?![0-9个人名多余元%])|[零〇一二三四五]?十[一二三四五六七八九]?(?![个人名多余元万])|[零〇][一二三四五六七八九](?![个人名])|二十[一二三四五六七八九]?(?![个人名多余元万])))?)"
    r"|(?P<md>(?<![0-9A-Za-z./:-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9A-Za-z/]))"
)
_NOT_CALENDAR = frozenset(("vague", "every", "duration"))
_GRAIN = {"century": 0, "decade": 1, "bc": 2, "reign": 2, "year": 2, "year2": 2, "yearword": 2, "yearctx": 2, "half": 3, "quarter": 3, "season": 3,
          "yearpart": 3, "lunarmark": 3.2, "lmonth": 4, "holiday": 6, "monthword": 4, "monthctx": 4, "month": 4, "monthnth": 4, "monthpart": 5, "week": 5, "weekday": 6.5,
          "weekend": 6.5, "hourword": 8, "dayword": 6, "dayctx": 6, "lday": 6, "day": 6, "iso": 6, "compact": 6, "dmy": 6, "md": 6, "daypart": 7, "hms": 8, "clock": 8,
          "ampm": 8, "vague": 1.5, "every": 1.4}


@dataclass(slots=True)
class _Atom:
    kind: str
    start: int
    end: int
    match: re.Match


@dataclass(slots=True)
class _Phrase:
    atoms: list[_Atom]
    start: int
    end: int
    lunar: bool = False


_GAP = re.compile(r" {0,2}(?:的|之|,|\(|里|内的)? ?")
_TITLE = re.compile(r"《[^《》\n]{1,60}》")


def _phrases(text: str) -> list[_Phrase]:
    """Neighbouring atoms that get finer, joined."""
    phrases: list[_Phrase] = []
    for match in _ATOM.finditer(text):
        atom = _Atom(match.lastgroup if match.lastgroup in _GRAIN else _kind(match), match.start(), match.end(), match)
        if atom.kind in ("day", "hms", "monthpart", "lday", "quarter", "holiday") and _is_something_else(atom, text, phrases):
            continue
        last = phrases[-1] if phrases else None
        if last is not None and _continues(last, atom, text):
            last.atoms.append(atom)
            last.end = atom.end
        else:
            phrases.append(_Phrase([atom], atom.start, atom.end))
    return [phrase for phrase in phrases if not _lonely(phrase, text)]


def _kind(match: re.Match) -> str:
    return next(kind for kind in _GRAIN if match.groupdict().get(kind) is not None)


def _continues(phrase: _Phrase, atom: _Atom, text: str) -> bool:
    last = phrase.atoms[-1]
    gap = text[last.end:atom.start]
    if len(gap) > 3 or not _GAP.fullmatch(gap):
        return False
    if atom.kind in ("vague",) or last.kind in ("vague",):
        return False
    if "," in gap and not (_GRAIN[last.kind] == 6 and atom.kind == "weekday"):
        return False
    if "(" in gap and atom.kind != "weekday":
        return False
    if last.kind == "every":
        return gap == "" and _GRAIN[atom.kind] >= 4
    if last.kind == "weekday" and atom.kind in ("weekday", "day"):
        return False
    if _GRAIN[atom.kind] == 6.5 and _GRAIN[last.kind] in (2, 4) and last.kind not in ("monthword", "month"):
        return False
    if last.kind == "lmonth" and atom.kind in ("lday", "day"):
        return True
    if last.kind == "lunarmark":
        return True
    return _GRAIN[atom.kind] > _GRAIN[last.kind]


_COUNTED_POINTS = re.compile(r"(?:点|时)(?:共识|建议|要求|意见|内容|原因|主张|看法|希望|承诺|计划|问题|说明|理由|启示|方案|声明|倡议|期|间|代|候|段|刻|机|任|装|常|隔|而)")


def _is_something_else(atom: _Atom, text: str, phrases: list[_Phrase]) -> bool:
    piece = text[atom.start:atom.end]
    after = text[atom.end:atom.end + 1]
    before = text[atom.start - 1:atom.start]
    last = phrases[-1] if phrases else None
    adjoining = last is not None and last.end >= atom.start - 1
    if atom.kind == "hms":
        if before in ("第", "负", "-", "这", "那", "几", "数", "·") or _COUNTED_POINTS.match(text, atom.start + len(piece.rstrip()) - 1):
            return True
        if atom.match.group("minute") is None and "点" in piece:
            if re.match(r" ?[零〇一二三四五六七八九]", text[atom.end:atom.end + 2]) and not piece[0].isdigit():
                return True
            if not adjoining and after and "\u4e00" <= after <= "\u9fff" and after not in "钟左前后起在到至的和许整时才就开准以之召举过抵出发结半我他她你从将会":
                return True
            if not adjoining and piece[0] in "一两" and after not in "钟":
                return not (after == "" or after in "左前后到至，。,") or piece == "一点" and after not in ("左", "前", "后", "到", "至")
        return False
    if atom.kind == "day":
        if before in ("第", "每", "逾", "超", "近") or (adjoining and last.atoms[-1].kind == "every"):
            return True
        number = piece.rstrip("日号 ")
        if not adjoining:
            if piece.endswith("号") and not number.isascii() and after not in ("", "，", "。", ",", "在", "晚", "早", "上", "下", "前", "后", "之", "以", "左"):
                return True
            if piece.endswith("号") and after and "\u4e00" <= after <= "\u9fff" and after not in "在晚早上下前后之以左将至到和起凌傍中深的你我他开抵举召宣发表与及从是会就才要出":
                return True
            if piece.endswith("日") and not number.isascii() and len(number) == 1 and text[atom.end:atom.end + 2] in ("之内", "之后", "之前", "内"):
                return True
            if piece.endswith("日") and text[atom.end:atom.end + 1] in ("内", "间") :
                return True
            if piece.endswith("日") and number == "一" and before in ("有", "终", "某", "同", "度", "他", "今", "整", "每"):
                return True
        return False
    if atom.kind == "monthpart":
        return not adjoining and piece in ("月中",) and before not in ("", "，", "。", ",", "在", "于")
    if atom.kind == "lday":
        return piece[0] != "大" and piece[0] != "正" and piece[0] == "初" and after in ("期", "衷", "心")
    if atom.kind == "quarter":
        return False
    return False


def _lonely(phrase: _Phrase, text: str) -> bool:
    """Atoms that mean nothing alone."""
    atom = phrase.atoms[0]
    if len(phrase.atoms) > 1:
        return False
    if atom.kind in ("lunarmark",):
        return True
    if atom.kind == "md":
        after = text[atom.end:atom.end + 1]
        return bool(after) and "\u4e00" <= after <= "\u9fff" and after not in "在晚早上下前后之以的至到日" or text[atom.start - 1:atom.start] in ("比", "约", "占")
    if atom.kind == "monthpart" and text[atom.start:atom.end] in ("中", "底", "末", "初", "份"):
        return True
    return False


# ------------------------------------------------------------------------------------------------ durations

_DURATION_UNIT = re.compile(
    r" ?(?P<more0>多)?(?P<unit>个(?P<half>半|多|来)?(?:月|星期|礼拜|小时|钟头|世纪|季度|昼夜|晚上)(?!亮|球|光|刊)|周年|年(?![轻龄级代度货薪报会画初底末])|载(?![人体荷客])|天(?![空然津下气才文使宫地线])|日(?=内|之内|之后|后|前|游|无|夜)|周(?![边围末报刊恩转小折一二三四五六日])|"
    r"星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|小时|钟头|分钟|秒钟|秒(?!杀)|刻钟|世纪|昼夜|夜(?![间里市])|季度|分(?= ?(?:[0-9一二三四五六七八九十]{1,3} ?秒|钟))|月(?=之内))(?P<tail> ?半(?![数径])|多(?![少次])|余)?")
_OFFSET = re.compile(r" ?(?P<ago>(?:之前|以前|前|之后|以后|过后|后)(?![景往台期果方])|以来|来(?![自到源年])|内|之内|以内|间|之间|里)")
_SPAN_BEFORE = re.compile(r"(?:近|过去的?|最近的?|此前|未来的?|今后的?|接下来的?|前(?!往|后)|后|之后|往后|最后|头|上|下|这|再过?|每|每隔|随后|还剩|之前|今后|(?:现在|今)起|将来|首) ?$")
_VAGUE_DURATION = re.compile(r"(?:多|数|几|半)(?:个半?)?(?:年|月|星期|礼拜|周|天|日|小时|钟头|分钟|世纪|季度)")


@dataclass(slots=True)
class _Duration:
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approx: str
    parts: tuple = ()


_SECONDS = {"世纪": 3153600000, "年": 31536000, "季度": 7776000, "月": 2592000, "旬": 864000, "周": 604800, "天": 86400, "夜": 86400, "小时": 3600, "刻": 900, "分钟": 60, "秒": 1}
_DESIGNATOR = {"世纪": ("P", "C"), "年": ("P", "Y"), "季度": ("P", "Q"), "月": ("P", "M"), "周": ("P", "W"), "天": ("P", "D"), "夜": ("P", "N"), "小时": ("PT", "H"), "分钟": ("PT", "M"), "秒": ("PT", "S"), "刻": ("PT", "M"), "旬": ("P", "D")}


def _durations(text: str, taken: list[tuple[int, int]]) -> list[_Duration]:
    from bisect import bisect_right

    starts = [start for start, _ in taken]

    def covered(start: int, end: int) -> bool:
        spot = bisect_right(starts, start) - 1
        return (spot >= 0 and start < taken[spot][1]) or (spot + 1 < len(taken) and taken[spot + 1][0] < end)

    found: list[_Duration] = []
    for numeral in numerals.find(text):
        if text[numeral.start - 1:numeral.start] in ("第", "·", ":") or covered(numeral.start, numeral.end):
            continue
        match = _DURATION_UNIT.match(text, numeral.end)
        if match is None or covered(numeral.start, match.end()):
            continue
        if numeral.style == "digits" and numeral.approx != "range":
            continue
        found.append(_measured(numeral, match))
    for match in re.finditer(r"半(?:个)?(?:年(?!来)|年|月|星期|小时|钟头|天|日|世纪|分钟|周)(?![报刊])|(?<![好太很更最许众])多(?:年|月|日|天|个月|个小时|周|小时)(?!轻|龄)|一刻钟", text):
        if covered(*match.span()) or any(d.start <= match.start() < d.end for d in found[-3:]):
            continue
        word = match.group()
        if word == "一刻钟":
            continue
        if text[match.start() - 1:match.start()] in tuple("上下前后一二三四五六七八九十个点每大") and match.start() and word[0] == "半":
            continue
        unit = _DURATION_UNITS.get(word[1:]) or _DURATION_UNITS.get(word[2:]) or "天"
        half = word[0] == "半"
        found.append(_Duration(match.start(), match.end(), .5 if half else None, .5 if half else None, .5 if half else None, unit,
                               "exact" if half else "vague", ((.5 if half else None, unit),)))
    found.sort(key=lambda d: d.start)
    return _joined(found, text)


def _measured(numeral: numerals.Numeral, match: re.Match) -> _Duration:
    word = match.group("unit")
    unit = _DURATION_UNITS.get(word) or _DURATION_UNITS.get(word.replace("半", "").replace("多", "").replace("来", "")) or "天"
    low, high, value, approx = numeral.low, numeral.high, numeral.base, numeral.approx
    if match.group("half") == "半" or (match.group("tail") or "").strip() == "半":
        value += .5
        low = None if low is None else low + .5
        high = None if high is None else high + .5
    elif match.group("half") == "多" or match.group("tail") in ("多", "余") or match.group("more0"):
        approx = "over"
        high = None if numeral.approx != "exact" else value + 1
    elif match.group("half") == "来":
        approx = "about"
    return _Duration(numeral.start, match.end(), value, low, high, unit, approx, ((value, unit),))


_DURATION_GAP = re.compile(r" ?(?:又|零|余|加|和|外加)? ?")


def _joined(found: list[_Duration], text: str) -> list[_Duration]:
    joined: list[_Duration] = []
    for item in found:
        last = joined[-1] if joined else None
        if last is not None and last.value is not None and item.value is not None and last.approx in ("exact", "over") and \
                0 <= item.start - last.end <= 2 and _DURATION_GAP.fullmatch(text[last.end:item.start]) and \
                (_SECONDS[item.unit] < _SECONDS[last.parts[-1][1]] or item.unit == "夜"):
            factor = 0 if item.unit == "夜" else _SECONDS[item.unit] / _SECONDS[last.unit]
            factor = 1 / 12 if (last.unit, item.unit) == ("年", "月") else factor
            value = round(last.value + item.value * factor, 9)
            joined[-1] = _Duration(last.start, item.end, value, value, value, last.unit, "exact", (*last.parts, *item.parts))
        elif last is None or item.start >= last.end:
            joined.append(item)
    return joined


def _duration_timex(duration: _Duration) -> str:
    out, timed = "P", False
    for value, unit in duration.parts:
        prefix, letter = _DESIGNATOR[unit]
        if unit == "夜" and len(duration.parts) > 1:
            continue
        if unit == "刻" and value is not None:
            value = value * 15
        if prefix == "PT" and not timed:
            out, timed = out + "T", True
        out += ("X" if value is None else f"{value:g}") + letter
    return out


# -------------------------------------------------------------------------------------------- resolving

@dataclass(slots=True)
class _Context:
    """What the text has named so far: where, and from when to when, the last full date; and the last day."""

    at: int = -10**9
    low: date | None = None
    grain: str = ""
    day_at: int = -10**9
    day: date | None = None
    year_at: int = -10**9
    year: int | None = None
    month: tuple[int, int] | None = None
    month_at: int = -10**9
    days: list = field(default_factory=list)      # (where, day, the words of its sentence) of the last days named


@dataclass(slots=True)
class _Value:
    low: datetime | None
    high: datetime | None
    grain: str
    relative: bool = False
    approx: str = "exact"
    timex: str = ""
    lunar: bool = False
    known: bool = True
    extra: dict = field(default_factory=dict)


_DAY_SECOND = timedelta(days=1) - timedelta(seconds=1)


def _day(value: date) -> tuple[datetime, datetime]:
    start = datetime(value.year, value.month, value.day)
    return start, start + _DAY_SECOND


def _make(low: date, high: date, grain: str, **more) -> _Value:
    return _Value(_day(low)[0], _day(high)[1], grain, **more)


def _month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; ValueError outside the calendar."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def _year(year: int, **more) -> _Value:
    if not 1 <= year <= 9999:
        return _Value(None, None, "year", known=False, timex=f"{year:04d}" if year >= 0 else f"-{-year:04d}", **more)
    return _make(date(year, 1, 1), date(year, 12, 31), "year", timex=f"{year:04d}", **more)


_PAST = re.compile(r"了|曾|已|过(?![去程渡度分于])|报道|表示|称|说|宣布|披露|透露|指出|消息|发生|爆发|抵达|签署|死亡|遇难|受伤|电\)|讯|获悉|刚刚|时任|以来|回忆|当时|公布|通报|发布")
_FUTURE = re.compile(r"将|会(?=在|于|有)|计划|拟|预计|即将|预定|定于|有望|明年|下月|下周|届时|打算|准备|安排|或于|力争|争取|要(?=在|于)")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


def _evidence(text: str, start: int, end: int) -> str | None:
    """past or future, as the words of the clause around a mention tell; None when they tell neither."""
    left = max(0, start - 30)
    right = min(len(text), end + 40)
    for match in _SENTENCE_END.finditer(text, left, start):
        left = match.end()
    stop = _SENTENCE_END.search(text, end, right)
    right = stop.start() if stop else right
    window = text[left:start] + "\x00" + text[end:right]
    future, past = _FUTURE.search(window), _PAST.search(window)
    if future and not past:
        return "future"
    if past and not future:
        return "past"
    if past and future:
        near_future = min((abs(m.start() - (start - left)) for m in _FUTURE.finditer(window)))
        near_past = min((abs(m.start() - (start - left)) for m in _PAST.finditer(window)))
        return "future" if near_future <= near_past else "past"
    return None


class _Resolver:
    """Resolves the atoms of one phrase against one anchor and the discourse."""

    def __init__(self, anchor: datetime | None, context: _Context, evidence: str | None, at: int):
        self.anchor, self.context, self.evidence, self.at = anchor, context, evidence, at

    def resolve(self, phrase: _Phrase, base: _Value | None = None) -> _Value | None:
        value = base
        for atom in phrase.atoms:
            step = getattr(self, "_" + atom.kind, None)
            if step is None:
                return None
            value = step(atom, value)
            if value is None:
                return _Value(None, None, "day", relative=True, known=False)
            if not value.known and value.low is None and value.timex == "":
                pass
        return value

    # ---- years and coarser

    def _century(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group("cent2")
        relative = word[0] in "上本下"
        if relative:
            if self.anchor is None:
                return None
            number = (self.anchor.year - 1) // 100 + 1 + {"上": -1, "本": 0, "下": 1}[word[0]]
        else:
            number = _int(word)
        if "公元前" in atom.match.group():
            return _Value(None, None, "century", known=False)
        first = (number - 1) * 100
        low, high = first, first + 99
        part = atom.match.group("centpart") or ""
        low, high = {"初": (first, first + 19), "前": (first, first + 19), "中": (first + 40, first + 59), "末": (first + 80, first + 99), "后": (first + 80, first + 99),
                     "上": (first, first + 49), "下": (first + 50, first + 99)}.get(part[:1], (low, high))
        if not 1 <= low + 1 <= 9999 or high > 9999:
            return _Value(None, None, "century", known=False)
        return _make(date(max(low, 1), 1, 1), date(high, 12, 31), "century", relative=relative, approx="about" if part else "exact", timex=f"{number - 1:02d}XX")

    def _decade(self, atom: _Atom, value: _Value | None) -> _Value | None:
        groups = atom.match.groupdict()
        relative = False
        if groups["decade4"]:
            first = int(groups["decade4"])
        else:
            word = groups["dec1"] or groups["dec2"]
            tens = int(word) if word.isdigit() else _int(word) if word in _SMALL else numerals.DIGITS[word[0]] * 10
            if groups["cent1"]:
                if groups["cent1"] in ("上", "本"):
                    if self.anchor is None:
                        return None
                    century = (self.anchor.year - 1) // 100 + (0 if groups["cent1"] == "本" else -1)
                    relative = True
                else:
                    century = _int(groups["cent1"]) - 1
                first = century * 100 + tens
            else:
                first = (2000 if tens <= 20 else 1900) + tens
        part = (groups["decpart1"] or groups["decpart2"] or "")[:1]
        low, high = {"初": (0, 3), "前": (0, 4), "中": (4, 6), "末": (7, 9), "后": (5, 9)}.get(part, (0, 9))
        if not 1 <= first <= 9990:
            return None
        timex = f"{first // 10:03d}X" if groups["cent1"] or groups["decade4"] else f"XX{first % 100:02d}"
        return _make(date(first + low, 1, 1), date(first + high, 12, 31), "decade", relative=relative, timex=timex, approx="about" if part else "exact")

    def _bc(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        number = int(re.sub(r"\D", "", word))
        return _year(-number if "前" in word else number)

    def _reign(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()[:-1]
        name = next(name for name in _REIGNS if word.startswith(name))
        written = word[len(name):]
        numeral = numerals.read(written, 0)
        number = 1 if written == "元" else int(numeral.base) if numeral else _int(written)
        return _year(_REIGNS[name] + number - 1)

    def _year(self, atom: _Atom, value: _Value | None) -> _Value | None:
        digits = "".join(_YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in _YEAR_DIGITS or c.isdigit())
        return _year(int(digits[:4]))

    def _year2(self, atom: _Atom, value: _Value | None) -> _Value | None:
        digits = "".join(_YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in _YEAR_DIGITS or c.isdigit())
        number = int(digits[:2])
        limit = (self.anchor.year if self.anchor else 2035) % 100 + 10
        return _year((2000 if number <= limit else 1900) + number)

    def _yearword(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        offset = _YEAR_OFFSET[word.removesuffix("同期")]
        if self.anchor is None:
            return _Value(None, None, "year", relative=True, known=False, extra={"offset": offset})
        return _year(self.anchor.year + offset, relative=True)

    def _yearctx(self, atom: _Atom, value: _Value | None) -> _Value | None:
        context = self.context
        if context.year is None or self.at - context.year_at > DISCOURSE:
            if self.anchor is None or atom.match.group() not in ("当年",):
                return None
            return _year(self.anchor.year, relative=True)
        return _year(context.year + _YEAR_CONTEXT[atom.match.group()], relative=True)

    # ---- parts of a year

    def _base_year(self, value: _Value | None) -> tuple[int, bool] | None:
        if value is not None:
            return (value.low.year, value.relative) if value.low is not None else None
        context = self.context
        if context.year is not None and self.at - context.year_at <= STORY // 4:
            return context.year, True
        return (self.anchor.year, True) if self.anchor else None

    def _half(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        if "个" in word and value is None:
            return self._relative_half(word)
        base = self._base_year(value)
        if base is None:
            return None
        year, relative = base
        first = word[0] in "上前" or (word[0] == "本" and self.anchor is not None and self.anchor.month <= 6)
        months = (1, 6) if first else (7, 12)
        return _make(date(year, months[0], 1), _month_of(year, months[1])[1], "half", relative=relative, timex=f"{year:04d}-H{1 if first else 2}")

    def _relative_half(self, word: str) -> _Value | None:
        if self.anchor is None:
            return None
        index = self.anchor.year * 2 + (self.anchor.month > 6) + (1 if word[0] in "下后" else -1)
        year, second = divmod(index, 2)
        return _make(date(year, 7 if second else 1, 1), _month_of(year, 12 if second else 6)[1], "half", relative=True, timex=f"{year:04d}-H{second + 1}")

    def _quarter(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        if word[0] in "上下本当" and value is None:
            if self.anchor is None:
                return None
            index = self.anchor.year * 4 + (self.anchor.month - 1) // 3 + {"上": -1, "下": 1}.get(word[0], 0)
            year, quarter = index // 4, index % 4 + 1
            low_q, relative = quarter, True
        else:
            base = self._base_year(value)
            if base is None:
                return None
            year, relative = base
            digit = next((c for c in word if c in "一二三四两1234"), "一")
            quarter = {"两": 2}.get(digit) or (int(digit) if digit.isdigit() else _int(digit))
            quarter = 4 if word[0] == "末" else quarter
            low_q = 1 if word[0] == "前" else quarter
        low, high = date(year, 3 * low_q - 2, 1), _month_of(year, 3 * quarter)[1]
        part = atom.match.group("qpart")
        if part == "末":
            low = date(year, 3 * quarter, 1)
        elif part == "初":
            high = _month_of(year, 3 * quarter - 2)[1]
        return _make(low, high, "quarter", relative=relative, timex=f"{year:04d}-Q{quarter}")

    def _yearpart(self, atom: _Atom, value: _Value | None) -> _Value | None:
        base = self._base_year(value) if value is not None else ((self.anchor.year, True) if self.anchor else None)
        if base is None:
            return None
        year, relative = base
        word = atom.match.group()
        if word in ("年内", "全年"):
            return _year(year, relative=relative)
        mark = next(c for c in word if c in "初末底中终关尾")
        low, high = {"初": (1, 2), "中": (6, 7), "末": (11, 12), "底": (11, 12), "终": (11, 12), "关": (12, 12), "尾": (11, 12)}[mark]
        return _make(date(year, low, 1), _month_of(year, high)[1], "season", relative=relative, approx="about", timex=f"{year:04d}")

    def _season(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        base = self._base_year(value)
        if base is None:
            return None
        year, relative = base
        if value is None and word[0] in "今去明" and self.anchor:
            year = self.anchor.year + {"今": 0, "去": -1, "明": 1}[word[0]]
        mark = next(c for c in word if c in "春夏秋冬")
        begin, end = _SEASONS[mark]
        low = holidays.solar_term(begin, year)
        high = holidays.solar_term(end, year + (mark == "冬"))
        if low is None or high is None:
            months = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}[mark]
            return _make(date(year, months[0], 1), _month_of(year, months[1])[1], "season", relative=relative)
        code = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}[mark]
        return _make(low, high - timedelta(days=1), "season", relative=relative, approx="about", timex=f"{year:04d}-{code}")

    # ---- months

    def _month(self, atom: _Atom, value: _Value | None) -> _Value | None:
        number = _int(atom.match.group().rstrip("份月 "))
        if value is not None and value.grain == "lunarmark":
            return self._lunar_month(number, value)
        if value is not None:
            if value.low is None:
                return _Value(None, None, "month", relative=value.relative, known=False, timex=f"XXXX-{number:02d}", extra=value.extra)
            span = _month_of(value.low.year, number)
            return _make(*span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}")
        year = self._year_for(number, None)
        if year is None:
            return _Value(None, None, "month", relative=True, known=False, timex=f"XXXX-{number:02d}")
        return _make(*_month_of(year, number), "month", relative=True, timex=f"XXXX-{number:02d}")

    def _year_for(self, month: int, day: int | None) -> int | None:
        """The year a bare month or day of a month means."""
        context, anchor = self.context, self.anchor
        limit = anchor.date() if anchor else None
        if context.low is not None and self.at - context.at <= STORY and context.grain in ("year", "month", "day", "ten_days", "season", "half", "quarter"):
            year = context.low.year
            if context.grain in ("month", "day", "ten_days") and month < context.low.month and self.evidence != "future":
                if limit is None or (year + 1, month) <= (limit.year, limit.month):
                    return year + 1
            elif context.grain in ("month", "day", "ten_days") and month < context.low.month:
                return year + 1
            return year
        if anchor is None:
            return None
        if (month, day or 1) > (anchor.month, anchor.day if day else 1) and self.evidence == "past":
            return anchor.year - 1
        if self.evidence == "future" and month < anchor.month:
            return anchor.year + 1
        return anchor.year

    def _monthword(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if self.anchor is None:
            return _Value(None, None, "month", relative=True, known=False)
        year, month = _shift_month(self.anchor.year, self.anchor.month, _MONTH_OFFSET[atom.match.group()])
        return _make(*_month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthctx(self, atom: _Atom, value: _Value | None) -> _Value | None:
        context = self.context
        if value is not None and value.low is not None and context.month:
            return _make(*_month_of(value.low.year, context.month[1]), "month", relative=True)
        if context.month is None or self.at - context.month_at > DISCOURSE:
            if self.anchor is None or atom.match.group() != "当月":
                return None
            year, month = self.anchor.year, self.anchor.month
        else:
            year, month = context.month
        year, month = _shift_month(year, month, _MONTH_CONTEXT[atom.match.group()])
        return _make(*_month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthnth(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if value is None or value.low is None or value.grain != "year":
            return None
        number = _int(atom.match.group("nthm"))
        span = _month_of(value.low.year, number)
        return _make(*span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}")

    def _monthpart(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if value is None:
            if self.anchor is None:
                return None
            value = _make(*_month_of(self.anchor.year, self.anchor.month), "month", relative=True)
        if value.low is None:
            return value
        year, month = value.low.year, value.low.month
        last = calendar.monthrange(year, month)[1]
        word = atom.match.group()
        if word == "份":
            return value
        ranges = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last), "上半月": (1, 15), "下半月": (16, last)}
        low, high = ranges.get(word) or {"初": (1, 5), "中": (11, 20), "末": (25, last), "底": (25, last)}[word[-1]]
        return _make(date(year, month, low), date(year, month, min(high, last)), "ten_days", relative=value.relative,
                     approx="range" if word in ranges else "about", timex=f"{year:04d}-{month:02d}")

    # ---- weeks

    def _week(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if self.anchor is None:
            return _Value(None, None, "week", relative=True, known=False)
        word = atom.match.group("woff")
        if word == "当" and self.context.day is not None and self.at - self.context.day_at <= DISCOURSE:
            today = self.context.day
        elif word == "次" and self.context.day is not None:
            today = self.context.day
        else:
            today = self.anchor.date()
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_week_offset(word))
        iso = monday.isocalendar()
        return _make(monday, monday + timedelta(days=6), "week", relative=True, timex=f"{iso[0]:04d}-W{iso[1]:02d}")

    def _weekday(self, atom: _Atom, value: _Value | None) -> _Value | None:
        number = _WEEKDAYS[atom.match.group("wd")]
        word = atom.match.group("wkoff") or ""
        if value is not None and value.grain == "day":
            return value
        if value is not None and value.grain == "set":
            return replace_value(value, timex=f"XXXX-WXX-{number + 1}")
        if word.startswith("每"):
            return _Value(None, None, "set", relative=False, timex=f"XXXX-WXX-{number + 1}")
        if self.anchor is None:
            return _Value(None, None, "day", relative=True, known=False, timex=f"XXXX-WXX-{number + 1}")
        today = self.anchor.date()
        monday = today - timedelta(days=today.weekday())
        bare = word.rstrip("个") == ""
        if bare:
            day = monday + timedelta(days=number)
            if self.evidence == "past" and day > today:
                day -= timedelta(weeks=1)
            elif self.evidence == "future" and day < today:
                day += timedelta(weeks=1)
        else:
            day = monday + timedelta(weeks=_week_offset(word.rstrip("个")), days=number)
        timex = f"XXXX-WXX-{number + 1}" if bare else day.isoformat()
        if atom.match.group("wd") == "末":
            return _make(day, day + timedelta(days=1), "day", relative=True, timex=f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}-WE")
        return _make(day, day, "day", relative=True, timex=timex)

    def _weekend(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if self.anchor is None:
            return _Value(None, None, "day", relative=True, known=False)
        base = value.low.date() if value is not None and value.low is not None and value.grain == "week" else self.anchor.date()
        saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
        return _make(saturday, saturday + timedelta(days=1), "day", relative=True, timex=f"{saturday.isocalendar()[0]:04d}-W{saturday.isocalendar()[1]:02d}-WE")

    def _hourword(self, atom: _Atom, value: _Value | None) -> _Value | None:
        """上个小时: the sixty minutes before now."""
        if self.anchor is None:
            return None
        length = timedelta(minutes=1 if atom.match.group().endswith("分钟") else 60)
        back = atom.match.group()[0] in "上过前"
        low, high = (self.anchor - length, self.anchor) if back else (self.anchor, self.anchor + length)
        return _Value(low, high, "span", relative=True, timex=f"({low.isoformat()},{high.isoformat()})")

    # ---- days

    def _exact(self, year: int, month: int, day: int, **more) -> _Value:
        more.setdefault("timex", f"{year:04d}-{month:02d}-{day:02d}")
        try:
            value = date(year, month, day)
        except ValueError:
            return _Value(None, None, "day", known=False, **more)
        return _make(value, value, "day", **more)

    def _iso(self, atom: _Atom, value: _Value | None) -> _Value | None:
        return self._exact(*(int(part) for part in re.findall(r"[0-9]+", atom.match.group())[:3]))

    def _compact(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        return self._exact(int(word[:4]), int(word[4:6]), int(word[6:]))

    def _dmy(self, atom: _Atom, value: _Value | None) -> _Value | None:
        a, b, c = (int(part) for part in re.findall(r"[0-9]+", atom.match.group()))
        if c >= 1000:
            return self._exact(c, b, a) if b <= 12 else self._exact(c, a, b)
        if b <= 12 and c <= 31:
            return self._exact(2000 + a if a < 70 else 1900 + a, b, c)
        return self._exact(2000 + c if c < 70 else 1900 + c, a, b) if a <= 12 else None

    def _md(self, atom: _Atom, value: _Value | None) -> _Value | None:
        month, day = (int(part) for part in atom.match.group().split("/"))
        if value is not None and value.low is not None:
            return self._exact(value.low.year, month, day, relative=value.relative)
        year = self._year_for(month, day)
        timex = f"XXXX-{month:02d}-{day:02d}"
        if year is None:
            return _Value(None, None, "day", relative=True, known=False, timex=timex)
        return self._exact(year, month, day, relative=True, timex=timex)

    def _day(self, atom: _Atom, value: _Value | None) -> _Value | None:
        number = _int(atom.match.group().rstrip("日号 "))
        if value is not None and value.grain in ("lmonth", "lunarmark"):
            return self._lunar(value, number)
        if value is not None:
            if value.low is None:
                timex = f"{value.timex}-{number:02d}" if value.timex else f"XXXX-XX-{number:02d}"
                return _Value(None, None, "day", relative=value.relative, known=False, timex=timex)
            if value.grain == "month":
                month = value.low.month
                if value.relative and value.timex.startswith("XXXX"):
                    year = self._year_for(month, number) or value.low.year
                    return self._exact(year, month, number, relative=True, timex=f"XXXX-{month:02d}-{number:02d}")
                return self._exact(value.low.year, month, number, relative=value.relative)
            return value
        return self._bare_day(number)

    def _bare_day(self, number: int) -> _Value | None:
        timex = f"XXXX-XX-{number:02d}"
        context, anchor = self.context, self.anchor
        if context.month is not None and self.at - context.month_at <= STORY and context.grain in ("month", "day", "ten_days"):
            year, month = context.month
            if anchor is None or (year, month) != (anchor.year, anchor.month):
                if context.day is not None and self.at - context.day_at <= STORY and number < context.day.day and self.evidence != "past":
                    pass
                return self._exact(year, month, number, relative=True, timex=timex)
        if anchor is None:
            return _Value(None, None, "day", relative=True, known=False, timex=timex)
        year, month = anchor.year, anchor.month
        if number > anchor.day and self.evidence == "past":
            year, month = _shift_month(year, month, -1)
        elif number < anchor.day and self.evidence == "future":
            year, month = _shift_month(year, month, 1)
        for _ in range(2):
            if number <= calendar.monthrange(year, month)[1]:
                break
            year, month = _shift_month(year, month, -1)
        return self._exact(year, month, number, relative=True, timex=timex)

    def _dayword(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        if word in ("今午", "昨午"):
            word = word[0]
        if word == "当":
            return self._context_day(0)
        if value is not None:
            if value.low is not None and word in ("今天", "今日"):
                return self._exact(value.low.year, self.anchor.month, self.anchor.day, relative=True) if self.anchor else None
            return value
        if self.anchor is None:
            return _Value(None, None, "day", relative=True, known=False)
        day = self.anchor.date() + timedelta(days=_DAY_OFFSET[word])
        return _make(day, day, "day", relative=True, timex=day.isoformat())

    def _dayctx(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if value is not None:
            return value
        offset = _DAY_CONTEXT[atom.match.group()]
        text = atom.match.string
        if text[atom.start - 1:atom.start] == "的":
            return self._day_of_event(text, atom.start, offset)
        return self._context_day(offset)

    def _day_of_event(self, text: str, at: int, offset: int) -> _Value:
        """在大使表态的第二天: the day is counted from an event; its day is the one named in a sentence that shares its words."""
        clause = re.split(r"[，,。;；!！?？\n]", text[max(0, at - 40):at])[-1]
        wanted = _bigrams(clause)
        best = max(((len(wanted & words), where, day) for where, day, words in self.context.days), default=(0, 0, None))
        if best[0] < 2:
            return _Value(None, None, "day", relative=True, known=False)
        day = best[2] + timedelta(days=offset)
        about = clause.startswith(("几乎", "差不多", "大约", "约"))
        return _make(day, day, "day", relative=True, timex=day.isoformat(), approx="about" if about else "exact")

    def _context_day(self, offset: int) -> _Value | None:
        context = self.context
        if context.day is None or self.at - context.day_at > DISCOURSE:
            return _Value(None, None, "day", relative=True, known=False)
        day = context.day + timedelta(days=offset)
        return _make(day, day, "day", relative=True, timex=day.isoformat())

    # ---- lunar dates and holidays

    def _lunarmark(self, atom: _Atom, value: _Value | None) -> _Value | None:
        if atom.match.group() in ("公历", "阳历", "新历", "西历"):
            return value
        if value is not None and value.low is not None:
            return _Value(value.low, value.high, "lunarmark", relative=value.relative, lunar=True)
        if self.anchor is None:
            return _Value(None, None, "lunarmark", relative=True, known=False, lunar=True)
        year = _year(self.anchor.year)
        return _Value(year.low, year.high, "lunarmark", relative=True, lunar=True)

    def _lmonth(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = re.sub(r"农历|阴历|旧历|夏历|月|份", "", atom.match.group())
        leap = word.startswith("闰")
        base = value if value is not None else (_year(self.anchor.year, relative=True) if self.anchor else None)
        return self._lunar_month(_int(word.lstrip("闰")), base, leap)

    def _lunar_month(self, number: int, base: _Value | None, leap: bool = False) -> _Value | None:
        if base is None or base.low is None:
            return _Value(None, None, "lmonth", relative=True, known=False, lunar=True, timex=f"XXXX-{number:02d}", extra={"month": number})
        year = base.low.year
        span = holidays.lunar_month(year, number)
        extra = {"month": number, "year": year, "leap": leap}
        timex = f"{year:04d}-{number:02d}"
        if span is None:
            return _Value(None, None, "lmonth", relative=base.relative, known=False, lunar=True, timex=timex, extra=extra)
        return _make(*span, "lmonth", relative=base.relative, lunar=True, timex=timex, extra=extra)

    def _lunar(self, value: _Value, number: int) -> _Value | None:
        year, month = value.extra.get("year"), value.extra.get("month", 1)
        timex = f"{year:04d}-{month:02d}-{number:02d}" if year else f"XXXX-{month:02d}-{number:02d}"
        day = holidays.lunar_day(year, month, number, value.extra.get("leap", False)) if year else None
        if day is None:
            return _Value(None, None, "day", relative=value.relative, known=False, lunar=True, timex=timex)
        return _make(day, day, "day", relative=value.relative, lunar=True, timex=timex)

    def _lday(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        number = _int(re.sub(r"大年|正月|初", "", word))
        if word.startswith(("大年", "正月")) or value is None:
            base = value if value is not None and value.grain == "year" else (_year(self.anchor.year, relative=True) if self.anchor else None)
            month = self._lunar_month(1, base)
            return self._lunar(month, number) if month else None
        if value.grain == "lmonth":
            return self._lunar(value, number)
        if value.grain == "lunarmark":
            return self._lunar(self._lunar_month(1, value), number)
        if value.grain == "month" and value.timex:
            year = value.low.year if value.low else None
            month = int(value.timex[5:7])
            if year is None:
                return _Value(None, None, "day", relative=True, known=False, lunar=True, timex=f"XXXX-{month:02d}-{number:02d}")
            lunar = self._lunar_month(month, _year(year, relative=value.relative))
            return self._lunar(lunar, number) if lunar else None
        if value.grain == "year":
            return self._lunar(self._lunar_month(1, value), number)
        return value

    def _holiday(self, atom: _Atom, value: _Value | None) -> _Value | None:
        name = _holiday_name(atom.match.group())
        base = self._base_year(value)
        if base is None:
            return _Value(None, None, "day", relative=True, known=False)
        year, relative = base
        day = holidays.day_of(name, year) if 1 <= year <= 9999 else None
        if day is None:
            return _Value(None, None, "day", relative=relative, known=False)
        if name in ("除夕", "大年三十", "年三十", "大年夜"):
            day = holidays.new_years_eve(year) if value is not None or self.evidence == "future" else day
            day = day or holidays.day_of(name, year)
        word = atom.match.group()
        if word.endswith(("黄金周", "假期")):
            length = 5 if word.startswith("五一") else 7
            return _make(day, day + timedelta(days=length - 1), "week", relative=relative, approx="about")
        return _make(day, day, "day", relative=relative, timex=day.isoformat())

    # ---- times of the day

    def _day_for_time(self, value: _Value | None) -> _Value:
        if value is not None:
            return value
        context = self.context
        if context.day is not None and self.at - context.day_at <= 120:
            return _make(context.day, context.day, "day", relative=True)
        if self.anchor is not None:
            return _make(self.anchor.date(), self.anchor.date(), "day", relative=True, extra={"floating": True})
        return _Value(None, None, "day", relative=True, known=False, extra={"floating": True})

    def _daypart(self, atom: _Atom, value: _Value | None) -> _Value | None:
        base = self._day_for_time(value)
        word = atom.match.group()
        low, high = _DAYPARTS[word]
        if base.grain == "set":
            return base
        code = "MO" if high <= 12 and low >= 4 else "AF" if 12 <= low < 17 else "EV" if low in (17, 18) else "NI" if high == 24 or low == 0 else "DT"
        extra = {**base.extra, "part": word, "code": code, "day": base}
        if base.low is None or base.grain not in ("day",):
            return _Value(None, None, "daypart", relative=True, known=False, timex=f"T{code}", extra=extra)
        start = base.low
        return _Value(start + timedelta(hours=low), start + timedelta(hours=high) - timedelta(seconds=1), "daypart", relative=base.relative,
                      timex=("" if "floating" in base.extra else base.timex) + f"T{code}", approx="exact", extra=extra)

    def _clock_value(self, value: _Value | None, hour: int, minute: int | None, second: int | None, approx: str = "exact", fixed: bool = False) -> _Value | None:
        part = value.extra.get("part") if value is not None else None
        base = value.extra["day"] if part else self._day_for_time(value)
        if base.grain == "set":
            return base
        afternoon = part and (12 <= _DAYPARTS[part][0] or part in ("晚", "夜"))
        if part in ("半夜", "深夜", "午夜") or part in ("晚上", "晚", "夜里", "夜", "夜间") and hour in (12,):
            afternoon = hour >= 6 and hour < 12
            hour = 0 if hour == 12 else hour
            if hour == 0 or hour < 5:
                return self._at(base, hour + 24 if part not in ("凌晨", "半夜") else hour, minute, second, approx, part, fixed)
        if afternoon and hour < 12:
            if part in ("中午", "午间", "正午") and hour >= 10:
                pass
            else:
                hour += 12
        return self._at(base, hour, minute, second, approx, part, fixed)

    def _at(self, base: _Value, hour: int, minute: int | None, second: int | None, approx: str, part: str | None, fixed: bool) -> _Value | None:
        if hour > 47 or (minute or 0) > 59 or (second or 0) > 59:
            return None
        grain = "second" if second is not None else "minute" if minute is not None else "hour"
        clock = f"T{hour % 24 if hour > 24 else hour:02d}" + (f":{minute:02d}" if minute is not None else "") + (f":{second:02d}" if second is not None else "")
        extra = {**base.extra, "clock": (hour, minute, second), "part": part, "fixed": fixed or part is not None or hour >= 13, "day": base}
        prefix = "" if "floating" in base.extra else base.timex
        if base.low is None or base.grain not in ("day",):
            return _Value(None, None, grain, relative=True, known=False, timex=prefix + clock, extra=extra, approx=approx)
        low = base.low + timedelta(hours=hour, minutes=minute or 0, seconds=second or 0)
        length = {"hour": 3600, "minute": 60, "second": 1}[grain]
        return _Value(low, low + timedelta(seconds=length - 1), grain, relative=base.relative, approx=approx, timex=prefix + clock, extra=extra)

    def _clock(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        numbers = [int(part) for part in re.findall(r"[0-9]+", word)]
        hour = numbers[0]
        half = re.search(r"[aApP](?=\.?[mM])", word)
        if half:
            hour = hour % 12 + (12 if half.group() in "pP" else 0)
        return self._clock_value(value, hour, numbers[1], numbers[2] if len(numbers) > 2 else None, fixed=bool(half))

    def _ampm(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        hour = int(re.match(r"[0-9]+", word).group()) % 12 + (12 if re.search("[pP]", word) else 0)
        return self._clock_value(value, hour, None, None, fixed=True)

    def _hms(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        head = re.match(r"(" + _N2 + r") ?(?:点钟?|时)", word)
        hour = _int(head.group(1))
        rest = (atom.match.group("minute") or "").strip()
        minute, second, approx = None, None, "exact"
        if rest == "半":
            minute = 30
        elif rest == "整":
            minute = 0
        elif rest == "许":
            approx = "about"
        elif rest.endswith("刻"):
            minute = 15 if rest[0] == "一" else 45
        elif rest.startswith("差"):
            minutes = _int(rest.strip("差分"))
            hour, minute = (hour - 1) % 24, 60 - minutes
        elif rest:
            numbers = re.findall(_N2, rest.lstrip("过"))
            minute = _int(numbers[0])
            second = _int(numbers[1]) if len(numbers) > 1 else None
        return self._clock_value(value, hour, minute, second, approx)

    # ---- others

    def _vague(self, atom: _Atom, value: _Value | None) -> _Value | None:
        back, on = _VAGUE[atom.match.group()]
        if self.anchor is None:
            return _Value(None, None, "day", relative=True, known=False, approx="vague", extra={"vague": True})
        today = self.anchor.date()
        low = None if back is None else _day(today - timedelta(days=back))[0]
        return _Value(low, _day(today + timedelta(days=on))[1], "day", relative=True, approx="vague", timex="FUTURE_REF" if on > 0 else "PRESENT_REF" if back == 0 else "PAST_REF", extra={"vague": True})

    def _every(self, atom: _Atom, value: _Value | None) -> _Value | None:
        word = atom.match.group()
        unit = (atom.match.group("everyunit") or {"天": "天", "年": "年", "月": "月", "周": "周", "日": "日"}.get(word[0], "")).lstrip("个")
        number = atom.match.group("everyn") or ""
        numeral = numerals.read(number, 0) if number else None
        count = numeral.base if numeral else 1
        name = {"年": "年", "月": "月", "星期": "周", "礼拜": "周", "周": "周", "季度": "季度", "小时": "小时", "分钟": "分钟", "天": "天", "日": "天", "晚": "天", "夜": "天"}.get(unit, "周")
        prefix, letter = _DESIGNATOR[name]
        return _Value(None, None, "set", timex=f"{prefix}{count:g}{letter}", extra={"every": (count, name)})


def _bigrams(words: str) -> frozenset[str]:
    """Pairs of neighbouring Han characters, those with a function word left out."""
    pairs = (words[i:i + 2] for i in range(len(words) - 1))
    return frozenset(pair for pair in pairs if all("\u4e00" <= c <= "\u9fff" and c not in "在的了是和与也就几乎" for c in pair))


def replace_value(value: _Value, **changes) -> _Value:
    """A copy of a value with some fields changed."""
    return replace(value, **changes)


def _week_offset(word: str) -> int:
    return {"上上上": -3, "上上": -2, "上": -1, "前": -1, "下": 1, "次": 1, "下下": 2, "下下下": 3}.get(word, 0)


@lru_cache(maxsize=256)
def _holiday_name(word: str) -> str:
    word = word.removesuffix("佳节") if word.endswith("佳节") else word
    for tail in ("黄金周", "假期"):
        word = word.removesuffix(tail)
    word = {"三八妇女节": "妇女节", "国际妇女节": "妇女节", "五一劳动节": "劳动节", "五一国际劳动节": "劳动节", "国际劳动节": "劳动节", "五四青年节": "青年节",
            "六一儿童节": "儿童节", "国际儿童节": "儿童节", "七一建党节": "建党节", "八一建军节": "建军节", "十一国庆节": "国庆", "除夕夜": "除夕", "小年夜": "小年", "圣诞夜": "平安夜", "三八节": "妇女节"}.get(word, word)
    return word


# -------------------------------------------------------------------------------------- from phrases to mentions

_FROM = re.compile(r"(?:自从|从|自|由|于|打|早在|在) ?$")
_SINCE_BEFORE = re.compile(r"(自从|从|自|打) ?$")
_UNTIL_BEFORE = re.compile(r"((?:截止|截至|截|直|持续|直到|延续)(?:到|至)?|直至|到了?(?=$)|至) ?(?:当地时间|北京时间|本地时间)? ?$")
_CUTOFF = re.compile(r"((?:截止|截至)(?:到|至)?|直至|直到) ?(?:当地时间|北京时间|本地时间|目前)? ?$")
_AFTER = re.compile(r" ?(?:(?P<since>或(?:之|以)?后|(?:及|和)(?:之|以)后|(?:以|之)?来(?!自)|以来|起(?![诉草义来飞火源伏码])|开始|始)|(?P<until>或(?:之|以)?前|及(?:之|以)?前|(?:及|和)(?:之|以)前|为止|止)|(?P<before>之前|以前|前(?![往后线任总副沿方来身景途])(?:夕)?)|(?P<after>之后|以后|过后|后(?![来备勤方面期者续果半])))")
_RANGE_JOIN = re.compile(r" ?(?:-{1,2}|–|—{1,2}|~|〜|至|到|直到|直至|及至|起至|开始到|起到|开始至) ?")
_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约|大致)(?:在|于)?$")
_ABOUT_BEHIND = re.compile(r" ?(?:左右|前后|上下|许|光景)")
_ZONE = re.compile(r"(?:当地时间|北京时间|美国东部时间|莫斯科时间|平壤时间|首尔时间|格林尼治时间|美东时间)$")


def _without_titles(text: str) -> str:
    """The text with what stands in 《》 blanked out: a title names no time."""
    return _TITLE.sub(lambda match: "\x00" * len(match.group()), text) if "《" in text else text


def _find(text: str, bounds: tuple[datetime, datetime] | None) -> list[DateMention]:
    text = _without_titles(text)
    phrases = _phrases(text)
    spans = [(phrase.start, phrase.end) for phrase in phrases]
    measures = _durations(text, spans)
    context = _Context()
    mentions: list[DateMention] = []
    items: list[tuple[int, object]] = sorted([*((p.start, p) for p in phrases), *((d.start, d) for d in measures)], key=lambda pair: pair[0])
    skip_until = -1
    for index, (start, item) in enumerate(items):
        if start < skip_until:
            continue
        if isinstance(item, _Duration):
            following = items[index + 1][1] if index + 1 < len(items) else None
            mention, consumed = _duration_mention(item, text, bounds, context), item.end
        else:
            following = items[index + 1][1] if index + 1 < len(items) else None
            mention, consumed = _phrase_mention(item, following, text, bounds, context)
        if mention is not None:
            mentions.append(mention)
            skip_until = max(consumed, mention.outer_end)
            _remember(context, mention, text)
    return mentions


def _resolve(phrase: _Phrase, bounds, context: _Context, evidence: str | None, base: _Value | None = None) -> tuple[_Value, _Value] | None:
    """The phrase against both bounds of the anchor (the same value twice when the anchor is one moment)."""
    if bounds is None:
        value = _safe(_Resolver(None, context, evidence, phrase.start), phrase, base)
        return (value, value) if value else None
    first = _safe(_Resolver(bounds[0], context, evidence, phrase.start), phrase, base)
    if bounds[0] == bounds[1]:
        return (first, first) if first else None
    second = _safe(_Resolver(bounds[1], context, evidence, phrase.start), phrase, base)
    return (first, second) if first and second else None


def _safe(resolver: _Resolver, phrase: _Phrase, base: _Value | None) -> _Value | None:
    """A date beyond the calendar's years is a mention that stays unresolved."""
    try:
        return resolver.resolve(phrase, base)
    except (OverflowError, ValueError, IndexError):
        return _Value(None, None, "day", known=False)


def _iso(moment: datetime | None, grain: str) -> str | None:
    if moment is None:
        return None
    return moment.isoformat() if grain in ("daypart", "hour", "minute", "second", "span") else moment.date().isoformat()


def _phrase_mention(phrase: _Phrase, following, text: str, bounds, context: _Context):
    evidence = _evidence(text, phrase.start, phrase.end)
    values = _resolve(phrase, bounds, context, evidence)
    if values is None:
        return None, phrase.end
    first, second = values
    part = _part_of(phrase, first, text) if bounds is None or bounds[0] == bounds[1] or not first.relative else None
    if part is not None:
        low, high, end = part[0].isoformat(), part[1].isoformat(), part[2]
        return DateMention(phrase.start, end, text[phrase.start:end], low, high, "range", None, "exact", first.relative,
                           _tense(low, high, bounds, evidence), None, "day", low, high, phrase.start, end, first.timex), end
    ranged = _second_of_range(phrase, following, first, text, bounds, context, evidence)
    if ranged is not None:
        return ranged
    bare = _bare_year(phrase, text)
    if bare is not None and first.low is not None and bare[0] < first.low.year:
        low = f"{bare[0]:04d}-01-01"
        high = _iso(second.high, second.grain)
        return DateMention(bare[1], phrase.end, text[bare[1]:phrase.end], low, high, "range", None, "range", False,
                           _tense(low, high, bounds, evidence), None, first.grain, low, high, bare[1], phrase.end,
                           f"({bare[0]:04d},{first.timex})"), phrase.end
    low, high = first.low, second.high
    core_low, core_high = _iso(low, first.grain), _iso(high, second.grain)
    outer_start, outer_end, mod = _modified(phrase, text)
    full_low, full_high = core_low, core_high
    if mod in ("since", "after"):
        full_high = None if mod == "after" and first.low is None else (_iso(bounds[1], "day") if bounds and core_low and core_low <= bounds[1].date().isoformat() else None)
    elif mod in ("until", "before"):
        full_low = None
        if mod == "before" and low is not None:
            full_high = _iso(first.low - timedelta(seconds=1), first.grain)
    if mod == "after" and high is not None:
        full_low = _iso(second.high + timedelta(seconds=1), second.grain) if second.high.year < 9999 else None
        if full_low and full_high and full_high < full_low:
            full_high = None
    kind = "range" if mod else _kind_of(first, phrase)
    approx, outer_start, outer_end = _about(first.approx, text, outer_start, phrase, outer_end)
    return DateMention(phrase.start, phrase.end, text[phrase.start:phrase.end], full_low, full_high, kind, _set_duration(first), approx,
                       first.relative, _tense(core_low, core_high, bounds, evidence), mod, first.grain, core_low, core_high,
                       outer_start, outer_end, first.timex or None, first.lunar), outer_end


def _about(approx: str, text: str, outer_start: int, phrase: _Phrase, outer_end: int) -> tuple[str, int, int]:
    """大约 before and 左右 behind a time make it about; 左右 belongs to the whole phrase."""
    behind = _ABOUT_BEHIND.match(text, outer_end)
    before = _ABOUT_BEFORE.search(text, max(0, phrase.start - 3), phrase.start)
    if not behind and not before:
        return approx, outer_start, outer_end
    return "about", min(outer_start, before.start()) if before else outer_start, behind.end() if behind else outer_end


def _set_duration(value: _Value) -> tuple[float, str] | None:
    return value.extra.get("every")


def _kind_of(value: _Value, phrase: _Phrase) -> str:
    if value.grain == "set":
        return "set"
    if value.extra.get("vague"):
        return "range"
    if value.grain in ("hour", "minute", "second"):
        return "time" if "floating" in value.extra or phrase.atoms[0].kind in ("hms", "clock", "ampm", "daypart") else "datetime"
    if value.grain == "daypart":
        return "range"
    if value.grain == "day":
        return "date" if value.low is None or value.high - value.low < timedelta(days=1) else "range"
    return "range"


def _tense(low: str | None, high: str | None, bounds, evidence: str | None) -> str | None:
    if bounds is not None and high is not None and high[:10] < bounds[0].date().isoformat():
        return "past"
    if bounds is not None and low is not None and low[:10] > bounds[1].date().isoformat():
        return "future"
    return evidence


def _modified(phrase: _Phrase, text: str) -> tuple[int, int, str | None]:
    """The phrase with 自 … 以来, 截至 …, … 之前 around it, and what they make of it."""
    start, end, mod = phrase.start, phrase.end, None
    window = text[max(0, start - 10):start]
    offset = max(0, start - 10)
    zone = _ZONE.search(window)
    if zone:
        window = window[:zone.start()]
        start = offset + zone.start()
    cut = _CUTOFF.search(window)
    since = _SINCE_BEFORE.search(window)
    after = _AFTER.match(text, end)
    if after is not None:
        mod = after.lastgroup
        if mod == "since" and after.group().strip() == "来" and phrase.atoms[-1].kind != "year":
            mod = None
        else:
            end = after.end()
    about = _ABOUT_BEFORE.search(text, max(0, start - 3), start)
    if about and mod is None and not cut:
        return about.start(), end, mod
    if cut:
        start, mod = offset + cut.start(), mod or "until"
    elif since and (mod in ("since", None, "after")):
        if mod is not None or since.group(1) in ("自从", "自"):
            start, mod = offset + since.start(), mod or "since"
            if mod == "after" and since.group(1) in ("自", "自从", "从"):
                mod = "since"
    return start, end, mod


_STAMP = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T][0-9]|$)|[0-9]{1,2}:[0-9]{2}$")
_PART_OF = re.compile(r" ?的?(?P<which>前|头|最初|最开始的?|首|最后|末|最末) ?(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>个?(?:月|星期|礼拜|周|季度)|天|日|年)(?![之以]?[前后])")


def _part_of(phrase: _Phrase, value: _Value, text: str) -> tuple[date, date, int, int, str] | None:
    """2021年的前2周, 今年最后3天: the first or last days, whole weeks (Monday to Sunday) or months of a period."""
    if value.low is None or value.high is None or value.grain not in ("year", "month", "quarter", "half"):
        return None
    match = _PART_OF.match(text, phrase.end)
    if match is None:
        return None
    count, unit = _int(match.group("n")), match.group("unit").lstrip("个")
    if not 0 < count < 400:
        return None
    low, high, first = value.low.date(), value.high.date(), match.group("which")[0] in "前头首" or "最初" in match.group() or "最开始" in match.group()
    if unit in ("天", "日"):
        span = (low, low + timedelta(days=count - 1)) if first else (high - timedelta(days=count - 1), high)
    elif unit in ("周", "星期", "礼拜"):
        monday = low + timedelta(days=-low.weekday() % 7)
        sunday = high - timedelta(days=(high.weekday() + 1) % 7)
        span = (monday, monday + timedelta(weeks=count, days=-1)) if first else (sunday - timedelta(weeks=count, days=-1), sunday)
    else:
        months = count * {"月": 1, "季度": 3, "年": 12}[unit]
        if first:
            span = (low, _month_of(*_shift_month(low.year, low.month, months - 1))[1])
        else:
            span = (date(*_shift_month(high.year, high.month, 1 - months), 1), high)
    return (*span, match.end(), count, {"星期": "周", "礼拜": "周", "日": "天"}.get(unit, unit))


def _second_of_range(phrase: _Phrase, following, first: _Value, text: str, bounds, context: _Context, evidence: str | None):
    """A point joined to a second one by 至, 到 or a dash."""
    end = None
    if isinstance(following, _Phrase) and 0 < following.start - phrase.end <= 4 and _RANGE_JOIN.fullmatch(text[phrase.end:following.start]):
        end = following
    if end is None or first.grain == "set":
        return None
    merged = _with_heads(phrase, end)
    second = _resolve(merged, bounds, context, evidence)
    if second is None:
        return None
    low, high = first.low, second[1].high
    grain = second[1].grain
    if low is not None and high is not None and high < low:
        high = _roll(first, second[1])
    if grain in ("hour", "minute", "second") and second[1].low is not None and high is not None:
        high = second[1].low + (high - second[1].high)
    window = text[max(0, phrase.start - 3):phrase.start]
    lead = re.search(r"(?:从|自|由|在|于) ?$", window)
    outer_start = phrase.start - (len(lead.group()) if lead and lead.group().strip() in ("从", "自", "由") else 0)
    closing = re.compile(r" ?(?:之间|期间|为止|止|间)").match(text, end.end)
    outer_end = closing.end() if closing else end.end
    core = (_iso(low, first.grain), _iso(high, grain))
    timex = f"({first.timex},{second[0].timex})"
    mention = DateMention(phrase.start, end.end, text[phrase.start:end.end], core[0], core[1], "range", None, "range", first.relative or second[0].relative,
                          _tense(core[0], core[1], bounds, evidence), None, grain, core[0], core[1], outer_start, outer_end, timex, first.lunar)
    return mention, max(end.end, outer_end)


_BARE_YEAR = re.compile(r"(?<![0-9.])([12][0-9]{3}) ?(?:-{1,2}|–|—{1,2}|~|至|到) ?$")


def _bare_year(phrase: _Phrase, text: str) -> tuple[int, int] | None:
    """1995 in 1995-1997年: a first year that leaves its 年 to the second; the year and where it starts."""
    if phrase.atoms[0].kind != "year":
        return None
    match = _BARE_YEAR.search(text, max(0, phrase.start - 9), phrase.start)
    return (int(match.group(1)), match.start()) if match else None


def _with_heads(first: _Phrase, second: _Phrase) -> _Phrase:
    """6月1日至5日: the second point takes the coarser atoms of the first that it lacks."""
    coarsest = _GRAIN[second.atoms[0].kind]
    if second.atoms[0].kind in ("yearword", "year", "year2", "iso", "monthword", "dayword", "compact", "week", "reign", "century", "decade", "yearctx", "dayctx"):
        return second
    if second.atoms[0].kind == "weekday":
        if second.atoms[0].match.group("wkoff") or first.atoms[0].kind != "weekday":
            return second
        return second
    heads = [atom for atom in first.atoms if _GRAIN[atom.kind] < coarsest]
    if second.atoms[0].kind in ("hms", "clock") and first.atoms[-1].kind in ("hms", "clock"):
        heads = [atom for atom in first.atoms if _GRAIN[atom.kind] < coarsest]
    return _Phrase([*heads, *second.atoms], second.start, second.end)


def _roll(first: _Value, second: _Value) -> datetime | None:
    """An end before its beginning lies in the next day, week or year."""
    if second.grain in ("hour", "minute", "second"):
        return second.high + timedelta(days=1)
    if second.timex.startswith("XXXX-WXX"):
        return second.high + timedelta(days=7)
    try:
        return second.high.replace(year=second.high.year + 1)
    except ValueError:
        return second.high + timedelta(days=366)


def _duration_mention(item: _Duration, text: str, bounds, context: _Context) -> DateMention | None:
    start, end = item.start, item.end
    window = text[max(0, start - 6):start]
    before = _SPAN_BEFORE.search(window)
    word = before.group().strip() if before else ""
    lead = len(before.group()) if before else 0
    offset = _OFFSET.match(text, end)
    mark = offset.group().strip() if offset else ""
    duration = (item.value, item.unit)
    timex = _duration_timex(item)
    kind, low, high, approx, relative, mod = "duration", None, None, item.approx, False, None
    outer_start, outer_end = start, end
    anchor_low, anchor_high = bounds if bounds else (None, None)
    if mark in ("前", "之前", "以前", "后", "之后", "以后", "过后"):
        kind, relative, outer_end = "date" if item.unit in ("天", "周", "月", "年") else "datetime", True, offset.end()
        sign = -1 if "前" in mark else 1
        if sign > 0 and _evidence(text, start, outer_end) == "past":      # told in the past: counted from the story's day
            story = context.day if context.day is not None and start - context.day_at <= DISCOURSE and item.unit in ("天", "周", "月", "年") else None
            anchor_low = anchor_high = datetime(story.year, story.month, story.day) if story else None
        low, high, grain = _shifted(item, sign, anchor_low, anchor_high)
        kind = "date" if grain == "day" else "range" if grain in ("week", "month", "year") else "datetime"
        return DateMention(start, outer_end, text[start:outer_end], low, high, kind, duration, approx, True, "past" if sign < 0 else "future", None, grain, low, high,
                           start, outer_end, timex)
    if mark in ("来", "以来") or word in ("近", "过去", "过去的", "最近", "最近的", "此前", "前", "头"):
        outer_end = offset.end() if mark in ("来", "以来", "内", "间", "里") else end
        outer_start = start - lead if word in ("近", "过去", "过去的", "最近", "最近的", "此前", "前") else start
        kind, relative = "range", True
        low = _back(item, anchor_low, -1)
        high = anchor_high.date().isoformat() if anchor_high else None
        return DateMention(start, end, text[start:end], low, high, kind, duration, approx, True, "past", None, "day", low, high, outer_start, outer_end, timex)
    if word in ("未来", "未来的", "今后", "今后的", "接下来", "接下来的", "后", "之后", "往后", "再", "再过", "还剩", "现在起", "今起", "将来"):
        outer_start = start - lead
        outer_end = offset.end() if mark in ("内", "间", "里") else end
        low = anchor_low.date().isoformat() if anchor_low else None
        high = _back(item, anchor_high, 1)
        return DateMention(start, end, text[start:end], low, high, "range", duration, approx, True, "future", None, "day", low, high, outer_start, outer_end, timex)
    if mark in ("内", "之内", "以内"):
        outer_end = offset.end()
    return DateMention(start, end, text[start:end], None, None, "duration", duration, approx, False, None, None, None, None, None, start, outer_end, timex)


def _shifted(item: _Duration, sign: int, anchor_low: datetime | None, anchor_high: datetime | None) -> tuple[str | None, str | None, str]:
    """五天前 and 三年后: the day, month or year that lies so far from the anchor."""
    unit = item.parts[-1][1] if item.parts else item.unit
    grain = {"年": "year", "世纪": "year", "月": "month", "季度": "month", "旬": "day", "周": "week", "天": "day", "夜": "day", "小时": "minute", "分钟": "minute", "秒": "second", "刻": "minute"}[unit]
    if anchor_low is None or item.value is None:
        return None, None, grain
    if item.value != int(item.value) and unit == "年":
        grain = "month"
    far, near = (item.high if item.high is not None else item.value), (item.low if item.low is not None else item.value)
    low = _move(anchor_low, item, (far if sign < 0 else near), sign)
    high = _move(anchor_high, item, (near if sign < 0 else far), sign)
    if low is None or high is None:
        return None, None, grain
    if grain == "year":
        return f"{low.year:04d}-01-01", f"{high.year:04d}-12-31", grain
    if grain == "month":
        return low.date().replace(day=1).isoformat(), _month_of(high.year, high.month)[1].isoformat(), grain
    if grain == "week":
        monday = low.date() - timedelta(days=low.weekday())
        return monday.isoformat(), (high.date() + timedelta(days=6 - high.weekday())).isoformat(), grain
    if grain == "day":
        return low.date().isoformat(), high.date().isoformat(), grain
    return low.isoformat(), high.isoformat(), grain


def _move(anchor: datetime, item: _Duration, value: float, sign: int) -> datetime | None:
    if len(item.parts) > 1:
        moved = anchor
        for part, unit in item.parts:
            moved = _step(moved, unit, (part or 0) * sign) if moved else None
        return moved
    return _step(anchor, item.unit, value * sign)


def _step(anchor: datetime, unit: str, value: float) -> datetime | None:
    try:
        if unit in ("年", "月", "季度", "世纪"):
            months = value * {"年": 12, "月": 1, "季度": 3, "世纪": 1200}[unit]
            whole = int(months)
            year, month = _shift_month(anchor.year, anchor.month, whole)
            if not 1 <= year <= 9999:
                return None
            day = min(anchor.day, calendar.monthrange(year, month)[1])
            moved = anchor.replace(year=year, month=month, day=day)
            return moved + timedelta(days=round((months - whole) * 30))
        return anchor + timedelta(seconds=_SECONDS[unit] * value)
    except (OverflowError, ValueError):
        return None


def _back(item: _Duration, anchor: datetime | None, sign: int) -> str | None:
    if anchor is None or item.value is None:
        return None
    moved = _move(anchor, item, item.high if item.high is not None else item.value, sign)
    return moved.date().isoformat() if moved else None


def _remember(context: _Context, mention: DateMention, text: str) -> None:
    """Let a mention lend its year, month and day to those behind it. A stamp (2024-07-19 16:22) is no part of the story."""
    if _STAMP.match(mention.text) or mention.core_low is None or mention.kind in ("duration", "set") or mention.approx == "vague" or mention.duration:
        return
    try:
        low = date.fromisoformat(mention.core_low[:10])
    except ValueError:
        return
    grain = "day" if mention.grain in ("daypart", "hour", "minute", "second", "day") else mention.grain or ""
    if grain in ("year", "month", "day", "ten_days", "season", "half", "quarter"):
        context.at, context.low, context.grain = mention.start, low, grain
        context.year, context.year_at = low.year, mention.start
    if grain in ("month", "day", "ten_days"):
        context.month, context.month_at = (low.year, low.month), mention.start
    if grain == "day" and mention.grain != "week" and mention.core_high and mention.kind in ("date", "datetime", "time", "range"):
        context.day, context.day_at = date.fromisoformat((mention.core_high or mention.core_low)[:10]), mention.start
        sentence = _SENTENCE_END.split(text[max(0, mention.start - 80):mention.start])[-1] + _SENTENCE_END.split(text[mention.end:mention.end + 80])[0]
        context.days = [*context.days[-7:], (mention.start, context.day, _bigrams(sentence))]
