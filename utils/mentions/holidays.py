"""Holidays and lunar dates: which day a festival falls on.

Fixed days of the solar calendar, days of the Chinese lunar calendar (converted with the `lunardate`
package, 1900 to 2099), the solar terms that are holidays (by their mean formula, exact for 1901 to 2099 but
for rare listed years), days that move with the week (the second Sunday of May), with Easter, with the Jewish
new year (`_tishri`), or with the Islamic months (`_hijri`, the tabular calendar: the sighted moon may be
a day later).
"""
from __future__ import annotations

from datetime import date, timedelta

SOLAR = {
    "元旦": (1, 1), "阳历新年": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八": (3, 8), "植树节": (3, 12), "消费者权益日": (3,
    15), "愚人节": (4, 1),
    "地球日": (4, 22), "劳动节": (5, 1), "五一": (5, 1), "青年节": (5, 4), "五四": (5, 4), "护士节": (5, 12), "儿童节": (6, 1),
    "六一": (6, 1), "环境日": (6, 5), "建党节": (7, 1), "七一": (7, 1), "建军节": (8, 1), "八一": (8, 1), "教师节": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1), "万圣节": (10, 31), "万圣夜": (10, 31), "光棍节": (11, 11), "双十一": (11, 11), "双11": (11, 11), "双十二":
    (12, 12), "平安夜": (12, 24),
    "圣诞": (12, 25), "跨年夜": (12, 31), "双十节": (10, 10), "胜利日": (5, 9), "独立日": (7, 4), "记者节": (11, 8), "宪法日": (
    12, 4), "国家公祭日": (12, 13), "国家安全教育日": (4, 15), "世界读书日": (4, 23), "读书日": (4, 23),
    "白色情人节": (3, 14), "主显节": (1, 6), "爱牙日": (9, 20), "爱耳日": (3, 3), "爱眼日": (6, 6),
    "世界水日": (3, 22), "世界气象日": (3, 23), "无烟日": (5, 31), "世界艾滋病日": (12, 1), "国际禁毒日": (6, 26), "世界人口日": (7, 11),
    "世界粮食日": (10, 16), "国际人权日": (12, 10), "世界难民日": (6, 20), "中国航天日": (4, 24), "烈士纪念日": (9, 30),
    "抗战胜利纪念日": (9, 3), "香港回归纪念日": (7, 1), "澳门回归纪念日": (12, 20), "台湾光复节": (10, 25),
    "美国独立日": (7, 4), "泼水节": (4, 13), "网络情人节": (5, 20), "女生节": (3, 7), "医师节": (8, 19),
    "农民丰收节": (9, 23), "世界卫生日": (4, 7), "国际博物馆日": (5, 18),
}
LUNAR = {
    "春节": (1, 1), "新春": (1, 1), "大年初一": (1, 1), "农历新年": (1, 1), "元宵": (1, 15), "上元节": (1, 15), "龙抬头": (2, 2),
    "二月二": (2, 2), "三月三": (3, 3),
    "端午": (5, 5), "七夕": (7, 7), "中元": (7, 15), "鬼节": (7, 15), "盂兰盆节": (7, 15), "中秋": (8, 15), "重阳": (9, 9),
    "腊八": (12, 8), "小年": (12, 23), "上巳节": (3, 3), "佛诞": (4, 8),
    "浴佛节": (4, 8), "下元节": (10, 15), "寒衣节": (10, 1),
    "花朝节": (2, 15), "祭灶节": (12, 23),
}
MOVING = {        # month, weekday (Monday 0), which one of the month (-1 the last), days on from there
    "母亲节": (5, 6, 2, 0), "父亲节": (6, 6, 3, 0), "感恩节": (11, 3, 4, 0), "黑色星期五": (11, 3, 4, 1),
    "网络星期一": (11, 3, 4, 4), "马丁路德金日": (1, 0, 3, 0), "马丁·路德·金日": (1, 0, 3, 0), "总统日": (2, 0, 3, 0),
    "阵亡将士纪念日": (5, 0, -1, 0), "哥伦布日": (10, 0, 2, 0), "助残日": (5, 6, 3, 0), "大选日": (11, 0, 1, 1),
}
EASTER = {        # days from Easter Sunday
    "复活节": 0, "耶稣受难日": -2, "受难日": -2, "圣灰星期三": -46, "大斋首日": -46, "棕枝主日": -7, "圣枝主日": -7,
    "耶稣升天节": 39, "升天节": 39, "圣灵降临节": 49, "五旬节": 49,
}
HIJRI = {         # month and day of the Islamic year, length in days
    "开斋节": (10, 1, 1), "古尔邦节": (12, 10, 1), "宰牲节": (12, 10, 1), "忠孝节": (12, 10, 1),
    "斋月": (9, 1, 29), "圣纪节": (3, 12, 1),
    "伊斯兰新年": (1, 1, 1), "阿舒拉节": (1, 10, 1),
}
JEWISH = {        # days from the new year of the autumn, or (negative) from that of the next
    "犹太新年": 0, "赎罪日": 9, "住棚节": 14, "逾越节": -163, "普珥节": -193, "光明节": None,
}
TERMS = (         # name, month, mean-formula constant for the 20th and for the 21st century
    ("小寒", 1, 6.11, 5.4055), ("大寒", 1, 20.84, 20.12), ("立春", 2, 4.6295, 3.87), ("雨水", 2, 19.4599, 18.73),
    ("惊蛰", 3, 6.3826, 5.63), ("春分", 3, 21.4155, 20.646), ("清明", 4, 5.59, 4.81), ("谷雨", 4, 20.888, 20.1),
    ("立夏", 5, 6.318, 5.52), ("小满", 5, 21.86, 21.04), ("芒种", 6, 6.5, 5.678), ("夏至", 6, 22.2, 21.37),
    ("小暑", 7, 7.928, 7.108), ("大暑", 7, 23.65, 22.83), ("立秋", 8, 8.35, 7.5), ("处暑", 8, 23.95, 23.13),
    ("白露", 9, 8.44, 7.646), ("秋分", 9, 23.822, 23.042), ("寒露", 10, 9.098, 8.318), ("霜降", 10, 24.218, 23.438),
    ("立冬", 11, 8.218, 7.438), ("小雪", 11, 23.08, 22.36), ("大雪", 12, 7.9, 7.18), ("冬至", 12, 22.6, 21.94),
)
_TERM = {name: (month, old, new) for name, month, old, new in TERMS}
_TERM_EXCEPTIONS = {("雨水", 2026): -1, ("春分", 2084): 1, ("小满", 2008): 1, ("夏至", 1928): 1, ("小暑", 2016): 1, (
    "小暑", 1925): 1,
                    ("大暑", 1922): 1, ("立秋", 2002): 1, ("秋分", 1942): 1, ("霜降", 2089): 1, ("立冬", 2089): 1, (
                    "小雪", 1978): 1,
                    ("大雪", 1954): 1, ("冬至", 1918): -1, ("冬至", 2021): -1, ("小寒", 1982): 1, ("小寒", 2019): -1, (
                    "大寒", 2082): 1,
                    ("立夏", 1911): 1, ("芒种", 1902): 1, ("白露", 1927): 1, ("寒露", 2088): 0}
FIRST, LAST = 1900, 2099     # years of the lunar tables


def solar_term(name: str, year: int) -> date | None:
    """The day of one of the 24 solar terms, 1901-2099."""
    if name not in _TERM or not 1901 <= year <= 2099:
        return None
    month, old, new = _TERM[name]
    y = year % 100
    leaps = (y - 1) // 4 if month <= 2 else y // 4
    if year == 2000:
        y, leaps, new = 100, (99 // 4 if month <= 2 else 25), old
    day = int(y * .2422 + (old if year <= 2000 else new)) - leaps
    return date(year, month, day) + timedelta(days=_TERM_EXCEPTIONS.get((name, year), 0))


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one, or None outside the tables or where the month has no such day."""
    if not FIRST < year <= LAST:
        return None
    from lunardate import LunarDate

    try:
        return LunarDate(year, month, day, leap).to_solar_date()
    except (ValueError, IndexError):
        return None


def lunar_month(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """First and last solar day of a lunar month; None where the year has no such leap month."""
    first = lunar_day(year, month, 1, leap)
    if first is None:
        return None
    last = lunar_day(year, month, 30, leap) or lunar_day(year, month, 29, leap)
    return (first, last) if last else None


def new_years_eve(year: int) -> date | None:
    """The last day of the lunar year that began in `year`: the eve of the next Spring Festival."""
    following = lunar_day(year + 1, 1, 1)
    return following - timedelta(days=1) if following else None


def day_of(name: str, year: int) -> date | None:
    """The day of a holiday in a solar year (lunar holidays: of the lunar year that begins in it), or None."""
    bare = name[:-1] if name.endswith("节") and name[:-1] in SOLAR | LUNAR | _TERM else name
    if bare in SOLAR:
        return date(year, *SOLAR[bare])
    if bare in LUNAR:
        return lunar_day(year, *LUNAR[bare])
    if bare in ("除夕", "大年三十", "年三十", "大年夜"):
        first = lunar_day(year, 1, 1)
        return first - timedelta(days=1) if first else None
    if bare in ("大年初二", "大年初三", "大年初四", "大年初五", "大年初六", "大年初七"):
        return lunar_day(year, 1, "一二三四五六七".index(bare[-1]) + 1)
    if bare == "寒食节":
        clear = solar_term("清明", year)
        return clear - timedelta(days=1) if clear else None
    if bare == "排灯节":                      # the new moon before the tenth lunar month
        tenth = lunar_day(year, 10, 1)
        return tenth - timedelta(days=1) if tenth else None
    if bare in MOVING:
        month, weekday, nth, on = MOVING[bare]
        first = date(year + month // 12, month % 12 + 1, 1) if nth < 0 else date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - (nth > 0)) + on)
    if bare in EASTER:
        return _easter(year) + timedelta(days=EASTER[bare])
    if bare in HIJRI:
        return _hijri(*HIJRI[bare][:2], year)
    if bare in JEWISH:
        return _jewish(JEWISH[bare], year)
    return solar_term(bare, year)


def _hijri(month: int, day: int, year: int) -> date | None:
    """The first day in a solar year on which a day of the Islamic year falls (tabular calendar)."""
    for count in range(max(1, (year - 622) * 33 // 32 - 1), (year - 622) * 33 // 32 + 4):
        ordinal = (11 * count + 3) // 30 + 354 * count + 30 * month - (month - 1) // 2 + day + 226_630
        if date(year, 1, 1).toordinal() <= ordinal <= date(year, 12, 31).toordinal():
            return date.fromordinal(ordinal)
    return None


def _jewish(days: int | None, year: int) -> date | None:
    """A Jewish holiday of a solar year, so many days from the new year; None is Hanukkah, 25 Kislev."""
    first, following = _tishri(year + 3761), _tishri(year + 3762)
    if days is None:
        return date.fromordinal(first + 83 + ((following - first) % 10 == 5))
    return date.fromordinal(first + days)


def _tishri(year: int) -> int:
    """The ordinal of the first day of a Jewish year (Reingold and Dershowitz)."""
    before, this, after = (_molad(count) for count in (year - 1, year, year + 1))
    return this - 1_373_427 + (2 if after - this == 356 else 1 if this - before == 382 else 0)


def _molad(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def _easter(year: int) -> date:
    """Gregorian Easter Sunday (the anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
