"""Times as a careful reader reads them: tables of text in, interval out, against an anchor or none.

The anchor of the tables is Monday 14 June 2021, half past ten. A row is (text, the words that name the
time, low, high); bounds are inclusive, None where open or unknown.
"""
from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import recognizers_specs as specs
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.mentions import dates, holidays

ANCHOR = datetime(2021, 6, 14, 10, 30)


def found(text: str, anchor=ANCHOR) -> list[tuple]:
    return [(m.text, m.low, m.high) for m in dates.find(text, anchor)]


ABSOLUTE = [
    ("2019年", "2019年", "2019-01-01", "2019-12-31"),
    ("二〇一九年三月", "二〇一九年三月", "2019-03-01", "2019-03-31"),
    ("2019年3月8日", "2019年3月8日", "2019-03-08", "2019-03-08"),
    ("２０１９年３月８日", "２０１９年３月８日", "2019-03-08", "2019-03-08"),
    ("2019-03-08", "2019-03-08", "2019-03-08", "2019-03-08"),
    ("2019.3.8", "2019.3.8", "2019-03-08", "2019-03-08"),
    ("20190308", "20190308", "2019-03-08", "2019-03-08"),
    ("08年8月8日", "08年8月8日", "2008-08-08", "2008-08-08"),
    ("2019年3月8日晚9点30分", "2019年3月8日晚9点30分", "2019-03-08T21:30:00", "2019-03-08T21:30:59"),
    ("2020年2月底", "2020年2月底", "2020-02-25", "2020-02-29"),
    ("2020年7月上旬", "2020年7月上旬", "2020-07-01", "2020-07-10"),
    ("2020年第三季度", "2020年第三季度", "2020-07-01", "2020-09-30"),
    ("2020年上半年", "2020年上半年", "2020-01-01", "2020-06-30"),
    ("20世纪80年代", "20世纪80年代", "1980-01-01", "1989-12-31"),
    ("民国三年", "民国三年", "1914-01-01", "1914-12-31"),
    ("康熙二十年", "康熙二十年", "1681-01-01", "1681-12-31"),
    ("2019年2月30日", "2019年2月30日", None, None),
]

RELATIVE = [
    ("今年", "今年", "2021-01-01", "2021-12-31"),
    ("去年3月", "去年3月", "2020-03-01", "2020-03-31"),
    ("前年年底", "前年年底", "2019-11-01", "2019-12-31"),
    ("上月底", "上月底", "2021-05-25", "2021-05-31"),
    ("本月8日", "本月8日", "2021-06-08", "2021-06-08"),
    ("昨天", "昨天", "2021-06-13", "2021-06-13"),
    ("昨晚8点", "昨晚8点", "2021-06-13T20:00:00", "2021-06-13T20:59:59"),
    ("明天下午三点半", "明天下午三点半", "2021-06-15T15:30:00", "2021-06-15T15:30:59"),
    ("上周", "上周", "2021-06-07", "2021-06-13"),
    ("上周五", "上周五", "2021-06-11", "2021-06-11"),
    ("下周三", "下周三", "2021-06-23", "2021-06-23"),
    ("上个季度", "上个季度", "2021-01-01", "2021-03-31"),
    ("5天前", "5天前", "2021-06-09", "2021-06-09"),
    ("两年后", "两年后", "2023-01-01", "2023-12-31"),
    ("9月", "9月", "2021-09-01", "2021-09-30"),
    ("8日", "8日", "2021-06-08", "2021-06-08"),
    ("目前", "目前", "2021-06-14", "2021-06-14"),
]

HOLIDAYS = [
    ("今年春节", "2021-02-12"), ("去年端午节", "2020-06-25"), ("2019年中秋节", "2019-09-13"), ("国庆节", "2021-10-01"),
    ("2018年冬至", "2018-12-22"), ("清明节", "2021-04-04"), ("今年母亲节", "2021-05-09"), ("2020年大年初一", "2020-01-25"),
    ("农历八月十五", "2021-09-21"), ("2020年闰四月初八", "2020-05-30"), ("正月十五", "2021-02-26"), ("今年复活节", "2021-04-04"),
]

OPEN = [
    ("自2018年以来", "2018年", "2018-01-01", "2021-06-14", "since"),
    ("自从2018年3月起", "2018年3月", "2018-03-01", "2021-06-14", "since"),
    ("截至6月8日", "6月8日", None, "2021-06-08", "until"),
    ("截至当地时间8日晚", "8日晚", None, "2021-06-08T23:59:59", "until"),
    ("2018年之前", "2018年", None, "2018-12-31", "before"),
    ("2030年之后", "2030年", "2030-01-01", None, "after"),
]

RANGES = [
    ("6月1日至5日", "2021-06-01", "2021-06-05"), ("2018年到2020年", "2018-01-01", "2020-12-31"), ("3月至5月",
    "2021-03-01", "2021-05-31"),
    ("1995-1997年", "1995-01-01", "1997-12-31"), ("8至10日", "2021-06-08", "2021-06-10"), ("周一到周三", "2021-06-14",
    "2021-06-16"),
    ("上午9点到11点", "2021-06-14T09:00:00", "2021-06-14T11:00:00"), ("2019年12月30日至2020年1月2日", "2019-12-30",
    "2020-01-02"),
]

DURATIONS = [
    ("四个半小时", (4.5, "小时"), None), ("三年半", (3.5, "年"), None), ("半年", (0.5, "年"), None), ("6天5夜", (6, "天"),
    None),
    ("一小时二十分", (pytest.approx(4 / 3), "小时"), None), ("两个多月", (2, "月"), None),
    ("五年来", (5, "年"), ("2016-01-01", "2021-06-14")), ("近三天", (3, "天"), ("2021-06-11", "2021-06-14")),
    ("未来两周", (2, "周"), ("2021-06-14", "2021-06-28")), ("三天前", (3, "天"), ("2021-06-11", "2021-06-11")),
]


PERIODS = [
    ("今年小雪节气", "今年小雪", "2021-11-22", "2021-11-22"),
    ("2024Q1", "2024Q1", "2024-01-01", "2024-03-31"),
    ("1980年代初期", "1980年代初期", "1980-01-01", "1982-12-31"),
    ("上世纪五六十年代", "上世纪五六十年代", "1950-01-01", "1969-12-31"),
    ("2018-2020", "2018-2020", "2018-01-01", "2020-12-31"),
    ("2016财年", "2016财年", "2016-01-01", "2016-12-31"),
    ("2023学年", "2023学年", "2023-09-01", "2024-08-31"),
    ("2023-24赛季", "2023-24赛季", "2023-07-01", "2024-06-30"),
    ("“十四五”期间", "十四五", "2021-01-01", "2025-12-31"),
    ("辛丑年", "辛丑年", "2021-01-01", "2021-12-31"),
    ("2023年闰二月", "2023年闰二月", "2023-03-22", "2023-04-19"),
    ("2022年第一、二季度", "2022年第一、二季度", "2022-01-01", "2022-06-30"),
    ("上半年末", "上半年末", "2021-05-01", "2021-06-30"),
    ("下半年第一个月", "下半年第一个月", "2021-07-01", "2021-07-31"),
    ("2021年最后三天", "2021年最后三天", "2021-12-29", "2021-12-31"),
    ("下个月的第一天", "下个月的第一天", "2021-07-01", "2021-07-01"),
    ("本月最后一个周五", "本月最后一个周五", "2021-06-25", "2021-06-25"),
    ("五月的第二个星期日", "五月的第二个星期日", "2021-05-09", "2021-05-09"),
    ("2021年9月中下旬", "2021年9月中下旬", "2021-09-11", "2021-09-30"),
    ("岁末年初", "岁末年初", "2020-12-01", "2021-01-31"),
    ("去冬", "去冬", "2020-11-07", "2021-02-02"),
    ("深秋", "深秋", "2021-10-07", "2021-11-06"),
    ("入冬以来", "入冬", "2020-11-07", "2021-06-14"),
    ("2015年至今", "2015年", "2015-01-01", "2021-06-14"),
    ("五六月份", "五六月份", "2021-05-01", "2021-06-30"),
    ("5月6、7日", "5月6、7日", "2021-05-06", "2021-05-07"),
    ("14、15日", "14、15日", "2021-06-14", "2021-06-15"),
    ("今明两天", "今明两天", "2021-06-14", "2021-06-15"),
    ("上周的今天", "上周的今天", "2021-06-07", "2021-06-07"),
    ("去年同月", "去年同月", "2020-06-01", "2020-06-30"),
    ("国庆节前夕", "国庆节", "2021-10-01", "2021-10-01"),
    ("国庆节当天", "国庆节当天", "2021-10-01", "2021-10-01"),
    ("五一假期第一天", "五一假期第一天", "2021-05-01", "2021-05-01"),
    ("次日", "次日", "2021-06-15", "2021-06-15"),
]

CLOCKS = [
    ("差一刻八点", "差一刻八点", "2021-06-14T07:45:00", "2021-06-14T07:45:59"),
    ("三点差五分", "三点差五分", "2021-06-14T02:55:00", "2021-06-14T02:55:59"),
    ("早上7点零5分", "早上7点零5分", "2021-06-14T07:05:00", "2021-06-14T07:05:59"),
    ("今晚零点", "今晚零点", "2021-06-15T00:00:00", "2021-06-15T00:59:59"),
    ("夜里两点", "夜里两点", "2021-06-14T02:00:00", "2021-06-14T02:59:59"),
    ("前晚", "前晚", "2021-06-12T18:00:00", "2021-06-12T23:59:59"),
    ("6点-8点", "6点-8点", "2021-06-14T06:00:00", "2021-06-14T08:00:00"),
    ("三天前的晚上", "三天前的晚上", "2021-06-11T18:00:00", "2021-06-11T23:59:59"),
    ("十年前的5月", "十年前的5月", "2011-05-01", "2011-05-31"),
    ("昨晚到今晨", "昨晚到今晨", "2021-06-13T18:00:00", "2021-06-14T07:59:59"),
]

AGAIN = [           # every how long, and when in the anchor's own week, month or year
    ("每周一三五", (1, "周"), "2021-06-14", "2021-06-14"),
    ("每周五晚上8点", (1, "周"), "2021-06-18T20:00:00", "2021-06-18T20:59:59"),
    ("每周一至周五", (1, "周"), "2021-06-14", "2021-06-18"),
    ("每月10日至15日", (1, "月"), "2021-06-10", "2021-06-15"),
    ("每月最后一天", (1, "月"), "2021-06-30", "2021-06-30"),
    ("每年国庆节", (1, "年"), "2021-10-01", "2021-10-01"),
    ("每半小时", (0.5, "小时"), None, None),
    ("每天9:00-17:00", (1, "天"), "2021-06-14T09:00:00", "2021-06-14T17:00:59"),
]

LENGTHS = [         # length, its upper end, how exact, kind
    ("三到五天", (3, "天"), 5, "range", "duration"),
    ("3-5个工作日", (3, "工作日"), 5, "range", "duration"),
    ("未来三到五天", (3, "天"), 5, "range", "range"),
    ("近三日", (3, "天"), None, "exact", "range"),
    ("数日前", (2, "天"), 9, "several", "date"),
    ("三刻钟", (45, "分钟"), None, "exact", "duration"),
    ("个把小时", (1, "小时"), None, "about", "duration"),
    ("大半年", (0.5, "年"), None, "over", "duration"),
    ("一整天", (1, "天"), None, "exact", "duration"),
    ("几分钟", (2, "分钟"), 9, "several", "duration"),
    ("8年来最强", (8, "年"), None, "exact", "duration"),
    ("不到一年", (1, "年"), None, "under", "duration"),
    ("三天左右", (3, "天"), None, "about", "duration"),
    ("为期四周的培训", (4, "周"), None, "exact", "duration"),
    ("历时近两年", (2, "年"), None, "nearly", "duration"),
    ("等了近一个小时", (1, "小时"), None, "nearly", "duration"),
    ("近两年来", (2, "年"), None, "exact", "range"),
]


@pytest.mark.parametrize(("text", "duration", "low", "high"), AGAIN)
def test_what_comes_again(text: str, duration: tuple, low: str | None, high: str | None) -> None:
    (m,) = dates.find(text, ANCHOR)
    assert (m.text, m.kind, m.duration, m.core_low, m.core_high) == (text, "set", duration, low, high)
    assert (m.low, m.high) == (None, None)


@pytest.mark.parametrize(("text", "duration", "high", "approx", "kind"), LENGTHS)
def test_lengths(text: str, duration: tuple, high: float | None, approx: str, kind: str) -> None:
    (m,) = dates.find(text, ANCHOR)
    assert (m.duration, m.duration_high, m.approx, m.kind) == (duration, high, approx, kind)


@pytest.mark.parametrize(("text", "words", "low", "high"), ABSOLUTE + RELATIVE + PERIODS + CLOCKS, ids=[
    row[0] for row in ABSOLUTE + RELATIVE + PERIODS + CLOCKS])
def test_one_time(text: str, words: str, low: str | None, high: str | None) -> None:
    assert found(text) == [(words, low, high)]


@pytest.mark.parametrize(("text", "day"), HOLIDAYS)
def test_holidays_and_lunar_days(text: str, day: str) -> None:
    assert [(m.low, m.high) for m in dates.find(text, ANCHOR)] == [(day, day)]


@pytest.mark.parametrize(("text", "words", "low", "high", "mod"), OPEN)
def test_open_intervals(text: str, words: str, low: str | None, high: str | None, mod: str) -> None:
    (m,) = dates.find(text, ANCHOR)
    assert (m.text, m.low, m.high, m.mod) == (words, low, high, mod)
    assert text[m.outer_start:m.outer_end] == text


def _table() -> list[tuple[str, str]]:
    """The rows of dates_read.txt: a broad table by kinds of expression."""
    lines = (Path(__file__).parent / "dates_read.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split(" = ")) for line in lines if line and line[0] != "#" for row in line.split(" | ")]


def _meaning(m) -> str:
    """A mention in the words of the table."""
    if m.kind == "set":
        when = f" {m.core_low}..{m.core_high}" if m.core_low else ""
        return f"每 {m.duration[0]:g}{m.duration[1]}{when}"
    if m.kind == "duration":
        upper = f"~{m.duration_high:g}" if m.duration_high else ""
        return f"长 {m.duration[0]:.6g}{m.duration[1]}{upper}" + ("" if m.approx == "exact" else f" {m.approx}")
    return m.low if m.low == m.high else f"{m.low or ''}..{m.high or ''}"


@pytest.mark.parametrize(("text", "meaning"), _table())
def test_a_broad_table(text: str, meaning: str) -> None:
    assert [_meaning(m) for m in dates.find(text, ANCHOR)] == [meaning]


def test_the_broad_table_is_broad() -> None:
    rows = _table()
    assert len(rows) > 900 and len({text for text, _ in rows}) == len(rows)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges(text: str, low: str, high: str) -> None:
    assert found(text) == [(text, low, high)]


@pytest.mark.parametrize(("text", "duration", "span"), DURATIONS)
def test_durations(text: str, duration: tuple, span: tuple | None) -> None:
    (m,) = dates.find(text, ANCHOR)
    assert m.duration == duration
    assert (m.low, m.high) == (span or (None, None))


NOTHING = ["第38集团军", "四点建议", "3号线", "统一", "《明天之后》", "月亮", "日本", "年轻人", "3.5万", "1200人", "三星", "点头", "5号楼",
           "加入冬奥会", "五四运动", "五一广场", "企业熬过寒冬", "相差五分三点共识", "新年音乐会", "首月票房", "三八线", "2018-2020型",
           "© 2004-2008", "查明后三", "本次年会", "担任过厂长", "红极一时的歌手", "嫦娥五号升空",
           "他上初一了", "消费指数年率", "在四周种树", "五月天乐队", "大屯路甲11号", "中发〔2009〕6号",
           "比重提高到2/3以上", "在青年中开展活动", "日夜萦绕", "局地大雪", "10日线支撑", "总统日理万机", "难民日益增多", "世界粮食日均消费", "人口日趋老龄化",
           "一晚上没睡", "忙了一个下午", "过年过节", "PM2.5超标", "八十一二月份"]


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_no_time(text: str) -> None:
    assert found(text) == []


DISCOURSE = [
    ("2019年7月，代表团抵达。接着在9月，双方签字。", "9月", "2019-09-01", "2019-09-30"),
    ("2019年11月，代表团抵达。3月20日双方签字。", "3月20日", "2020-03-20", "2020-03-20"),
    ("2019年5月3日两队交手。当天大雨。", "当天", "2019-05-03", "2019-05-03"),
    ("2019年5月3日两队交手。次日天晴。", "次日", "2019-05-04", "2019-05-04"),
    ("2019年建厂，次年投产。", "次年", "2020-01-01", "2020-12-31"),
    ("大使5月3日在港口发表讲话。大使讲话的第二天，船队起航。", "第二天", "2021-05-04", "2021-05-04"),
    ("天气很好。当天大雨。", "当天", None, None),
    ("球队12月获得冠军，市民庆祝了三天。", "12月", "2020-12-01", "2020-12-31"),
    ("展览将于12月开幕。", "12月", "2021-12-01", "2021-12-31"),
    ("据28日消息，大桥已经合龙。", "28日", "2021-05-28", "2021-05-28"),
    ("28日18时许，两名登山者被困。", "28日18时许", "2021-05-28T18:00:00", "2021-05-28T18:59:59"),
    ("演出因大雨延至6月20日，门票仍然有效。", "6月20日", "2021-06-20", "2021-06-20"),
    ("比赛拟于7月开始，名单已经公布。", "7月", "2021-07-01", "2021-07-31"),
    ("船队原定于6月2日出发。", "6月2日", "2021-06-02", "2021-06-02"),
    ("国庆期间发生了三起事故。", "国庆", "2020-10-01", "2020-10-01"),
    ("消息传开，同年他离开了工厂。", "同年", None, None),
    ("那天下雨，他没有出门。", "那天", None, None),
    ("他担任过几年厂长。", "几年", None, None),
    ("看到17-21号的票已经售完。", "17-21号", "2021-05-17", "2021-05-21"),
    ("手术58天后的一个晚上，他醒了。", "58天后", "2021-08-11", "2021-08-11"),
    ("她在工厂上三个月班。", "三个月", None, None),
    ("村里连下三周雨。", "三周", None, None),
    ("门前有一棵上百年的老树。", "百年", None, None),
    ("病人三日后出院。", "三日后", "2021-06-17", "2021-06-17"),
    ("前5月出口增长三成。", "5月", "2021-01-01", "2021-05-31"),
    ("目前5月数据尚未公布。", "5月", "2021-05-01", "2021-05-31"),
    ("2020年11月至次年2月停航。", "2020年11月至次年2月", "2020-11-01", "2021-02-28"),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), DISCOURSE, ids=[row[0] for row in DISCOURSE])
def test_discourse(text: str, words: str, low: str | None, high: str | None) -> None:
    assert (words, low, high) in found(text)


def test_without_an_anchor_relative_times_stay_unknown() -> None:
    assert found("去年3月", None) == [("去年3月", None, None)]
    assert found("2019年3月", None) == [("2019年3月", "2019-03-01", "2019-03-31")]


def test_an_anchor_with_bounds_gives_every_day_it_allows() -> None:
    assert found("昨天", ("2021-06-01", "2021-06-10")) == [("昨天", "2021-05-31", "2021-06-09")]
    assert found("去年", ("2021-06-01", "2021-06-10")) == [("去年", "2020-01-01", "2020-12-31")]
    assert found("去年", ("2020-12-01", "2021-01-10")) == [("去年", "2019-01-01", "2020-12-31")]
    assert found("昨天", ("2021-06-10", None)) == [("昨天", "2021-06-09", "2021-06-09")]


def test_past_and_planned() -> None:
    assert [m.tense for m in dates.find("去年建成，明年开放", ANCHOR)] == ["past", "future"]


def test_traditional_and_simplified_read_the_same() -> None:
    assert [m[1:] for m in found("上個禮拜五下午三點")] == [m[1:] for m in found("上个礼拜五下午三点")]


# -------------------------------------------------------------------------- rendered and read back

_DIGITS = "零一二三四五六七八九"


def small(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones or not
        tens else "")


def renderings(day: date) -> list[str]:
    year = "".join(_DIGITS[int(c)] for c in str(day.year))
    return [f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月{day.day}号", day.isoformat(),
            f"{day.year}/{day.month}/{day.day}", f"{day.year}.{day.month}.{day.day}",
            f"{year}年{small(day.month)}月{small(day.day)}日",
            f"{year.replace('零', '〇')}年{small(day.month)}月{small(day.day)}日"]


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_days_read_back(day: date) -> None:
    for written in renderings(day):
        assert found(written, None) == [(written, day.isoformat(), day.isoformat())]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_moments_read_back(moment: datetime) -> None:
    for written in (moment.strftime("%Y-%m-%d %H:%M"),
        f"{moment.year}年{moment.month}月{moment.day}日{moment.hour}时{moment.minute}分"):
        (m,) = dates.find(written)
        assert m.low == moment.replace(second=0, microsecond=0).isoformat()


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-300, 300))
def test_days_away_read_back(anchor: date, days: int) -> None:
    written = f"{abs(days)}天{'前' if days < 0 else '后'}"
    (m,) = dates.find(written, anchor)
    assert m.low == m.high == (anchor + timedelta(days=days)).isoformat()


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_yesterday_last_month_last_year(anchor: date) -> None:
    yesterday, last_month, last_year = (dates.find(word, anchor)[0] for word in ("昨天", "上月", "去年"))
    assert yesterday.high == (anchor - timedelta(days=1)).isoformat()
    assert last_month.high == (anchor.replace(day=1) - timedelta(days=1)).isoformat()
    assert last_year.low[:4] == str(anchor.year - 1)


@given(st.integers(1, 400), st.sampled_from(["年", "个月", "周", "天", "小时", "分钟"]))
def test_durations_read_back(number: int, unit: str) -> None:
    (m,) = dates.find(f"长达{number}{unit}之久")
    assert m.duration == (number, unit.removeprefix("个"))


_ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(
    "一二三十零年月日号时点分周上下今昨明去前后来至到自截初农历春节0123456789-/.: 第多半\u200b")))
_ANCHORS = st.sampled_from([None, "2021-06-14", ("2021-03-01", "2021-05-01"), "0001-01-01", "9999-12-31", (
    None, "2021-01-01")])
_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?")


@given(_ANY, _ANCHORS)
@settings(max_examples=300)
def test_any_string_gives_ordered_exact_spans(text: str, anchor) -> None:
    last = 0
    for m in dates.find(text, anchor):
        assert text[m.start:m.end] == m.text and last <= m.start < m.end
        assert all(end is None or _ISO.fullmatch(end) for end in (m.low, m.high, m.core_low, m.core_high))
        last = m.end


@pytest.mark.parametrize(("text", "anchor"), [
    ("前两个月", "0001-01-01"), ("接下来三天", "9999-12-31"), ("下个圣诞节", "9999-12-31"),
    ("三百年前", "0001-01-01"), ("下周二到周四", "9999-12-31"), ("一万年后", "9999-12-31")])
def test_beyond_the_calendar_a_time_is_found_and_left_open(text: str, anchor: str) -> None:
    (m,) = dates.find(text, anchor)
    assert None in (m.low, m.high) or m.kind == "date"


@pytest.mark.parametrize("unit", ["一", "9", "年", "一月", "1年", "今", "昨天", "农历", "1:", "从1到", "初一", "3天前", "《"])
def test_long_strings_of_one_kind_are_read(unit: str) -> None:
    dates.find(unit * (200_000 // len(unit)), ANCHOR)


def test_the_eve_is_the_day_before_the_festival() -> None:
    for year in range(1902, 2099):
        assert holidays.new_years_eve(year) + timedelta(days=1) == holidays.day_of("春节", year + 1)


# -------------------------------------------------------------------------- measured floors

def test_recognizers_text_datetimes(shared) -> None:
    """Text, type and values of all cases of the DateTimeModel's developing half."""
    cases = specs.cases(shared / "specs" / "recognizers-text", "DateTime")
    right = sum(_ours(case) == [_theirs(r) for r in case["Results"]] for case in cases)
    assert right / len(cases) >= .95, (right, len(cases))


def _theirs(result: dict) -> tuple:
    values = result["Resolution"]["values"]
    return (specs.shown(result["Text"]), result["TypeName"].split(".")[1],
            [{key: value[key] for key in ("value", "start", "end") if key in value} for value in values])


def _ours(case: dict) -> list[tuple]:
    rows = specs.datetimes(case["Input"], case["Context"]["ReferenceDateTime"])
    return [(specs.shown(row["text"]), row["type"], row["values"]) for row in rows]


def test_gold_dates(shared) -> None:
    """Every date that people could resolve in the five pages is found inside their quote, with its
    interval."""
    rows = [json.loads(line)
            for line in (shared / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] == "date" and re.fullmatch(r"\d{4}[\d/-]*", str(row["value"]))]
    pages = json.loads((shared / "gold" / "pages.json").read_text(encoding="utf-8"))
    missed = [row["quote"] for row in rows if not _dated(shared, row, pages[row["file"]])]
    assert len(missed) <= .05 * len(rows), missed


def _dated(shared, row: dict, page: dict) -> bool:
    text = (shared / "pages" / row["file"]).read_bytes().decode("utf-8").removeprefix("\ufeff")
    anchor = page["published_at"] or (page.get("published_not_before"), page.get("published_not_after"))
    wanted = found(re.sub(r"^(\d{4})-(\d\d)$", r"\1年\2月", re.sub(r"^(\d{4})$", r"\1年", row["value"])).split(
        "/")[0], None)[0][1]
    return any((m.core_low or "")[:10] == wanted for m in dates.find(text, anchor)
               if row["start"] <= m.start and m.end <= row["end"])


@pytest.mark.parametrize("told, expected", [
    ("5月3日22时发生火灾", ["5月3日22时"]), ("22时船翻", ["22时"]), ("上午八时公司宣布停工", ["上午八时"]), ("1997年7月1日零时举行", ["1997年7月1日零时"]),
    ("会议在早八点举行", ["早八点"]), ("将于晚9时许宣布", ["晚9时许"]), ("8日10时起实施", ["8日10时"]),
    # near-misses
    ("一时冲动", []), ("三时段共有5人", []), ("24时装周", []), ("8时区", []), ("十时期", []),
])
def test_a_clock_in_running_text(told, expected):
    assert [found.text for found in dates.find(told)] == expected
