"""Quantities as a careful reader reads them: tables of text in, value out, with near-misses beside the hits.

A row is (text, what is found): for each quantity its own words, low, high, unit and how exact it is. The
tables are the documentation of the grammar; a linguist should be able to check them without reading any
code.
"""
from __future__ import annotations

import json
import random
import time

import pytest
import recognizers_specs as specs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from utils.mentions import numerals, quantities, units


def found(text: str) -> list[tuple]:
    return [(q.text, q.low, q.high, q.unit, q.approx) for q in quantities.find(text)]


NUMERALS = [
    ("共12345人", ("12345人", 12345, 12345, "人", "exact")),
    ("共12,345人", ("12,345人", 12345, 12345, "人", "exact")),
    ("共１２３４５人", ("１２３４５人", 12345, 12345, "人", "exact")),
    ("1.2万人", ("1.2万人", 12000, 12000, "人", "exact")),
    ("一万两千人", ("一万两千人", 12000, 12000, "人", "exact")),
    ("一万二千人", ("一万二千人", 12000, 12000, "人", "exact")),
    ("壹萬貳仟人", ("壹萬貳仟人", 12000, 12000, "人", "exact")),
    ("三亿五千万元", ("三亿五千万元", 350000000, 350000000, "元", "exact")),
    ("3万亿元", ("3万亿元", 3 * 10**12, 3 * 10**12, "元", "exact")),
    ("一百零五天", ("一百零五天", 105, 105, "天", "exact")),
    ("一百五十天", ("一百五十天", 150, 150, "天", "exact")),
    ("两千三百五十公里", ("两千三百五十公里", 2350, 2350, "公里", "exact")),
    ("3万4000吨", ("3万4000吨", 34000, 34000, "吨", "exact")),
    ("零下五摄氏度", ("零下五摄氏度", -5, -5, "摄氏度", "exact")),
    ("七点五级地震", ("七点五级", 7.5, 7.5, "级", "exact")),
    ("负十二度", ("负十二度", -12, -12, "度", "exact")),
]

VAGUE = [
    ("十几万人", ("十几万人", 110000, 199999, "人", "several")),
    ("几十辆车", ("几十辆", 20, 99, "辆", "several")),
    ("数百名学生", ("数百名", 200, 999, "人", "several")),
    ("数十万册", ("数十万册", 200000, 999999, "册", "several")),
    ("两三百米", ("两三百米", 200, 300, "米", "range")),
    ("十五六岁", ("十五六岁", 15, 16, "岁", "range")),
    ("三五天", ("三五天", 3, 5, "天", "range")),
    ("一两个小时", ("一两个小时", 1, 2, "小时", "range")),
    ("上百艘渔船", ("上百艘", 100, None, "艘", "at_least")),
    ("上万名球迷", ("上万名", 10000, None, "人", "at_least")),
    ("500余户", ("500余户", 500, None, "户", "over")),
    ("二十多个国家", ("二十多个国家", 20, None, "国", "over")),
    ("十来天", ("十来天", 10, 10, "天", "about")),
    ("一年多", ("一年多", 1, 2, "年", "over")),
    ("三个多月", ("三个多月", 3, 4, "月", "over")),
    ("数月", ("数月", 2, 9, "月", "several")),
    ("多国代表", ("多国", None, None, "国", "vague")),
    ("大量难民", ("大量", None, None, None, "vague")),
    ("绝大多数居民", ("绝大多数", 50, 100, "%", "vague")),
]

BOUNDS = [
    ("约3000名工人", ("3000名", 3000, 3000, "人", "about")),
    ("大约三千名工人", ("三千名", 3000, 3000, "人", "about")),
    ("近4000名工人", ("4000名", 4000, 4000, "人", "nearly")),
    ("逾5000名工人", ("5000名", 5000, None, "人", "over")),
    ("超过5000名工人", ("5000名", 5000, None, "人", "over")),
    ("不足600户", ("600户", None, 600, "户", "under")),
    ("不到一周", ("一周", None, 1, "周", "under")),
    ("至少17人", ("17人", 17, None, "人", "at_least")),
    ("不少于8场", ("8场", 8, None, "场", "at_least")),
    ("最多60分钟", ("60分钟", None, 60, "分钟", "at_most")),
    ("不超过15人", ("15人", None, 15, "人", "at_most")),
    ("不超15人", ("15人", None, 15, "人", "at_most")),
    ("多达40架", ("40架", None, 40, "架", "at_most")),
    ("200人左右", ("200人", 200, 200, "人", "about")),
    ("18岁以上", ("18岁", 18, None, "岁", "at_least")),
    ("三天以内", ("三天", None, 3, "天", "at_most")),
    ("长达九个小时", ("九个小时", 9, 9, "小时", "exact")),
]

RANGES = [
    ("3000至5000人", ("3000至5000人", 3000, 5000, "人", "range")),
    ("4万到8万人", ("4万到8万人", 40000, 80000, "人", "range")),
    ("3-5万元", ("3-5万元", 30000, 50000, "元", "range")),
    ("一到五个苹果", ("一到五个", 1, 5, "个", "range")),
    ("30%至40%", ("30%至40%", 30, 40, "%", "range")),
    ("5元到10元", ("5元到10元", 5, 10, "元", "range")),
    ("20和30之间", ("20和30", 20, 30, None, "range")),
]

UNITS = [
    ("四个半小时", ("四个半小时", 4.5, 4.5, "小时", "exact")),
    ("4.5小时", ("4.5小时", 4.5, 4.5, "小时", "exact")),
    ("半年", ("半年", 0.5, 0.5, "年", "exact")),
    ("一年半", ("一年半", 1.5, 1.5, "年", "exact")),
    ("半个月", ("半个月", 0.5, 0.5, "月", "exact")),
    ("三分之一的人", ("三分之一", 100 / 3, 100 / 3, "%", "exact")),
    ("百分之十二", ("百分之十二", 12, 12, "%", "exact")),
    ("七成", ("七成", 70, 70, "%", "exact")),
    ("七成六", ("七成六", 76, 76, "%", "exact")),
    ("一半村民", ("一半", 50, 50, "%", "exact")),
    ("过半席位", ("过半", 50, None, "%", "over")),
    ("八折", ("八折", 80, 80, "%", "exact")),
    ("2.5个百分点", ("2.5个百分点", 2.5, 2.5, "百分点", "exact")),
    ("12千米", ("12千米", 12, 12, "公里", "exact")),
    ("80平方公里", ("80平方公里", 80, 80, "平方公里", "exact")),
    ("50元6角三分", ("50元6角三分", 50.63, 50.63, "元", "exact")),
    ("5小时30分钟", ("5小时30分钟", 5.5, 5.5, "小时", "exact")),
    ("6天5夜", ("6天5夜", 6, 6, "天", "exact")),
    ("6个步兵旅", ("6个步兵旅", 6, 6, "旅", "exact")),
    ("两个装甲师", ("两个装甲师", 2, 2, "师", "exact")),
    ("3万大军", ("3万大军", 30000, 30000, "人", "exact")),
    ("9个国家", ("9个国家", 9, 9, "国", "exact")),
    ("访问四国", ("四国", 4, 4, "国", "exact")),
    ("五大领域", ("五大", 5, 5, "个", "exact")),
    ("六点建议", ("六点", 6, 6, "点", "exact")),
    ("首次试飞", ("首次", 1, 1, "次", "exact")),
    ("头一个到达", ("头一个", 1, 1, "个", "exact")),
    ("这是头一回", ("头一回", 1, 1, "回", "exact")),
    ("码头一个人", ("一个人", 1, 1, "人", "exact")),
    ("第三次会谈", ("第三次", 3, 3, "次", "exact")),
    ("翻一番", ("翻一番", 2, 2, "倍", "exact")),
    ("翻两番", ("翻两番", 4, 4, "倍", "exact")),
    ("比例为1：4", ("1：4", 0.25, 0.25, "比", "exact")),
]


NEWS = [           # forms of the news: bounds, currencies before the number, measures, shares
    ("票房破3亿", ("3亿", 3 * 10**8, None, None, "over")),
    ("观众破百万人", ("百万人", 10**6, None, "人", "over")),
    ("打破3项纪录", ("3项", 3, 3, "项", "exact")),
    ("最高可罚500万元", ("500万元", None, 5 * 10**6, "元", "at_most")),
    ("近九成受访者", ("九成", 90, 90, "%", "nearly")),
    ("近百名学生", ("百名", 100, 100, "人", "nearly")),
    ("一成员工", ("一成", 10, 10, "%", "exact")),
    ("三成多居民", ("三成多", 30, 40, "%", "over")),
    ("1萬2000人", ("1萬2000人", 12000, 12000, "人", "exact")),
    ("达4.3万", ("4.3万", 43000, 43000, None, "exact")),
    ("3千多册", ("3千多册", 3000, None, "册", "over")),
    ("数以百计的渔船", ("数以百计", 100, None, None, "at_least")),
    ("千把人", ("千把人", 1000, 1000, "人", "about")),
    ("万亿级市场", ("万亿", 10**12, 10**12, None, "about")),
    ("1.2亿美金", ("1.2亿美金", 1.2e8, 1.2e8, "美元", "exact")),
    ("新台幣3億元", ("新台幣3億元", 3e8, 3e8, "新台币", "exact")),
    ("3亿新台币", ("3亿新台币", 3e8, 3e8, "新台币", "exact")),
    ("HK$5,000萬", ("HK$5,000萬", 5e7, 5e7, "港元", "exact")),
    ("港币200万元", ("港币200万元", 2e6, 2e6, "港元", "exact")),
    ("人民币20万元", ("人民币20万元", 200000, 200000, "元", "exact")),
    ("€300万", ("€300万", 3e6, 3e6, "欧元", "exact")),
    ("时速62公里", ("62公里", 62, 62, "公里每小时", "exact")),
    ("每小时行驶120公里", ("120公里", 120, 120, "公里每小时", "exact")),
    ("每秒3000立方米", ("3000立方米", 3000, 3000, "立方米每秒", "exact")),
    ("风速每秒35米", ("35米", 35, 35, "米每秒", "exact")),
    ("航速30节", ("30节", 30, 30, "节", "exact")),
    ("里氏6.8级地震", ("6.8级", 6.8, 6.8, "级", "exact")),
    ("震级7.0", ("7.0", 7, 7, "级", "exact")),
    ("发生规模6.4的地震", ("6.4", 6.4, 6.4, "级", "exact")),
    ("影片评分8.9", ("8.9", 8.9, 8.9, "分", "exact")),
    ("降雨200至300毫米", ("200至300毫米", 200, 300, "毫米", "range")),
    ("装机300万千瓦", ("300万千瓦", 3e6, 3e6, "千瓦", "exact")),
    ("10列火车", ("10列", 10, 10, "列", "exact")),
    ("身高1米88", ("1米88", 1.88, 1.88, "米", "exact")),
    ("一米七五", ("一米七五", 1.75, 1.75, "米", "exact")),
    ("以3比2取胜", ("3比2", 1.5, 1.5, "比", "exact")),
    ("三七开", ("三七开", 3 / 7, 3 / 7, "比", "exact")),
    ("逾半居民", ("逾半", 50, None, "%", "over")),
    ("半数以上", ("半数", 50, None, "%", "at_least")),
    ("一大半席位", ("一大半", 50, None, "%", "over")),
    ("十之八九", ("十之八九", 80, 90, "%", "range")),
    ("三刻钟", ("三刻钟", 45, 45, "分钟", "exact")),
    ("个把小时", ("个把小时", 1, 1, "小时", "about")),
    ("百十号人", ("百十", 110, 110, None, "exact")),
    ("比重提高到1/2以上", ("1/2", 50, None, "%", "at_least")),
    ("两昼夜", ("两昼夜", 2, 2, "天", "exact")),
    ("全场得到25分", ("25分", 25, 25, "分", "exact")),
    ("用时4分20秒", ("4分20秒", 4 + 1 / 3, 4 + 1 / 3, "分钟", "exact")),
    ("以46秒40夺冠", ("46秒40", 46.4, 46.4, "秒", "exact")),
    ("气温零下4到零下1℃", ("零下4到零下1℃", -4, -1, "摄氏度", "range")),
    ("最高气温达38℃", ("38℃", 38, 38, "摄氏度", "exact")),
    ("跌破1%", ("1%", None, 1, "%", "under")),
    ("15个成员国", ("15个成员国", 15, 15, "国", "exact")),
    ("百余折昆曲", ("百余", 100, None, None, "over")),
]

PER = [("每股收益0.85元", "元", "股"), ("每平方米2万元", "元", "平方米"), ("人均补贴1200元", "元", "人"), ("每桶81美元", "美元", "桶"),
       ("每亩产量500公斤", "公斤", "亩"), ("补贴1200元", "元", None), ("时速62公里", "公里每小时", None)]


@pytest.mark.parametrize(("text", "unit", "per"), PER)
def test_what_it_is_counted_by(text: str, unit: str, per: str | None) -> None:
    (quantity,) = quantities.find(text)
    assert (quantity.unit, quantity.per) == (unit, per)


@pytest.mark.parametrize(("text", "row"), NUMERALS + VAGUE + BOUNDS + RANGES + UNITS + NEWS,
                         ids=lambda value: value if isinstance(value, str) else "")
def test_one_quantity(text: str, row: tuple) -> None:
    (got,) = [q for q in found(text)]
    assert got[0] == row[0] and got[3:] == row[3:]
    assert got[1:3] == pytest.approx(row[1:3]) if None not in row[1:3] else got[1:3] == row[1:3]


TWO = [
    ("6个旅团、约1.5万人的山地部队", [("6个旅团", 6, 6, "旅团", "exact"), ("1.5万人", 15000, 15000, "人", "about")]),
    ("从4000人增至1.1万人", [("4000人", 4000, 4000, "人", "exact"), ("1.1万人", 11000, 11000, "人", "exact")]),
    ("18年来首次", [("18年", 18, 18, "年", "exact"), ("首次", 1, 1, "次", "exact")]),
    ("事故造成3死27伤", [("3", 3, 3, "人", "exact"), ("27", 27, 27, "人", "exact")]),
    ("余款7000万两年内付清", [("7000万", 7e7, 7e7, None, "exact"), ("两年", 2, 2, "年", "exact")]),
    ("一轮又一轮的谈判持续了两天", [("两天", 2, 2, "天", "exact")]),
]


@pytest.mark.parametrize(("text", "rows"), TWO, ids=[text for text, _ in TWO])
def test_several_quantities(text: str, rows: list) -> None:
    assert found(text) == rows


NAMES = ["第38集团军", "歼-16战机", "F-35", "9·11事件", "3号公告", "70-200镜头", "12345热线", "四川", "三星手机", "五台山",
         "统一思想", "一定要去", "《三国演义》", "《百年孤独》", "电话888-000-9999", "Windows 11", "(600000)", "3、其他事项",
         "https://example.org/2024/15人", "2024年5月8日", "上午9点30分", "3月", "第二天", "5G网络", "数字经济", "几乎没有", "千方百计",
         "编号A20240716", "00012", "肆意妄为",
         "第11集团军", "F16", "百度", "千岛湖", "万科", "零跑", "三亚", "六安", "二手车", "一带一路", "一五一十地说", "百公里加速", "3单元",
         "302室", "“十四五”规划", "四季酒店", "五矿", "七匹狼", "八达岭", "九江", "十堰", "三国演义", "一线城市",
         "2012春晚", "感动2011”人物", "到了最后一天", "版权所有2004-2008", "十一“黄金周”", "大屯路甲11号", "中发〔2009〕6号", "5日线支撑",
         "消费指数年率"]


@pytest.mark.parametrize("text", NAMES)
def test_names_dates_and_words_are_no_quantities(text: str) -> None:
    assert found(text) == []


CHANGE = [("增至800人", "to", "up"), ("下降到800人", "to", "down"), ("增加了800人", "by", "up"),
        ("减少800人", "by", "down"),
          ("累计800人", "total", None), ("新增800人", "new", None), ("共800人", "total", None), ("800人", None, None),
          ("同比增长8%", "by", "up"), ("减半", "by", "down"), ("翻一番", "to", "up")]


@pytest.mark.parametrize(("text", "change", "direction"), CHANGE)
def test_change(text: str, change: str | None, direction: str | None) -> None:
    (q,) = quantities.find(text)
    assert (q.change, q.direction) == (change, direction)


def test_change_from_one_value_to_another() -> None:
    first, second = quantities.find("产量由300吨提高到450吨")
    assert (first.change, second.change, second.direction) == ("from", "to", "up")


REFERENTS = [("3名外国游客受伤", "外国游客"), ("约1.5万人的山地部队参战", "山地部队"), ("5个步兵旅", "步兵旅"), ("60架F-16的交付", "F-16"),
             ("2万大军前往边境", "大军"), ("行程为6天5夜", "行程"), ("长达九个小时的谈判", "谈判"), ("四大方向", "方向"), ("三个“小目标”", "小目标")]


@pytest.mark.parametrize(("text", "referent"), REFERENTS)
def test_referent(text: str, referent: str) -> None:
    q = quantities.find(text)[0]
    assert q.referent == referent
    assert text[q.referent_start:q.referent_end] == referent


def test_the_spans_are_layered() -> None:
    text = "受灾者约１．２万人左右"
    (q,) = quantities.find(text)
    assert (text[q.number_start:q.number_end], q.text, text[q.outer_start:q.outer_end]) == ("１．２万", "１．２万人",
        "约１．２万人左右")
    assert (q.value, q.counter, q.kind) == (12000, "人", "cardinal")


def test_invisible_characters_stay_in_the_span_and_out_of_the_value() -> None:
    (q,) = quantities.find("共1\u200b2\u200b名游客")
    assert (q.text, q.low) == ("1\u200b2\u200b名", 12)


@pytest.mark.parametrize(("value", "unit", "base"), [(7, "天", 604800), (1, "周", 604800), (0.5, "吨", 500000), (
    500, "公斤", 500000)])
def test_units_of_one_dimension_convert(value: float, unit: str, base: float) -> None:
    assert units.to_base(value, unit)[0] == pytest.approx(base)
    assert units.to_base(3, "旅团") == (3, "旅团")


# -------------------------------------------------------------------------- rendered and read back

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"


def chinese(number: int, digits: str = _DIGITS, small: str = "十百千", big: str = "万亿",
        liang: bool = False) -> str:
    """A whole number below 10**16 in Chinese, as it is written out."""
    if number == 0:
        return digits[0]
    groups, rest = [], number
    while rest:
        rest, group = divmod(rest, 10000)
        groups.append(group)
    out, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group == 0:
            gap = bool(out)
            continue
        if out and (gap or group < 1000):
            out += digits[0]
        out += _section(group, digits, small) + _unit(place, big)
        gap = False
    if small[0] == "十" and out.startswith("一十"):
        out = out[1:]
    return out.replace("二千", "两千").replace("二百", "两百") if liang else out


def _unit(place: int, big: str) -> str:
    return {0: "", 1: big[0], 2: big[1], 3: big[0] + big[1]}[place]


def _section(group: int, digits: str, small: str) -> str:
    out, zero = "", False
    for power in (3, 2, 1, 0):
        digit, group = divmod(group, 10**power)
        if digit == 0:
            zero = bool(out)
            continue
        out += (digits[0] if zero else "") + digits[digit] + (small[power - 1] if power else "")
        zero = False
    return out


whole = st.integers(min_value=0, max_value=10**12 - 1)


def value_of(text: str) -> float | None:
    got = list(numerals.find(quantities.normalise(text).text))
    return got[0].base if len(got) == 1 and got[0].end == len(quantities.normalise(text).text) else None


@given(whole)
@example(10**8 + 10**4)
@example(100010)
@example(20)
def test_chinese_numerals_read_back(number: int) -> None:
    assert value_of(chinese(number)) == number
    assert value_of(chinese(number, liang=True)) == number
    assert value_of(chinese(number, _FORMAL, "拾佰仟", "万亿")) == number
    assert value_of(chinese(number, _TRADITIONAL.replace("參", "叁"), "拾佰仟", "萬億")) == number


@given(whole)
def test_arabic_numerals_read_back(number: int) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    for written in (str(number), f"{number:,}", wide):
        assert value_of(written) == number


@given(st.integers(1, 99999), st.sampled_from(["万", "亿", "万亿"]))
def test_mixed_numerals_read_back(tenths: int, unit: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[unit]
    assert value_of(f"{tenths / 10:g}{unit}") == pytest.approx(tenths * factor / 10, rel=1e-12)


@given(st.integers(1000, 2999))
def test_digits_read_off_read_back(year: int) -> None:
    assert value_of("".join(_DIGITS[int(c)] for c in str(year))) == year


@given(st.integers(1, 99), st.integers(2, 100))
def test_fractions_read_back(top: int, bottom: int) -> None:
    (q,) = quantities.find(f"{chinese(bottom)}分之{chinese(top)}")
    assert q.low == pytest.approx(top / bottom * 100)


@given(st.integers(2, 10**6), st.sampled_from(["人", "名", "架", "公里", "美元", "小时", "吨", "%"]),
       st.sampled_from([("约", "about"), ("近", "nearly"), ("超过", "over"), ("不足", "under"), ("至少", "at_least"),
       ("最多", "at_most")]))
def test_bounds_leave_the_right_ends(number: int, unit: str, bound: tuple[str, str]) -> None:
    (q,) = quantities.find(f"{bound[0]}{number}{unit}")
    assert q.approx == bound[1]
    ends = {"about": (number, number), "nearly": (number, number), "over": (number, None), "at_least": (
        number, None)}
    assert (q.low, q.high) == ends.get(bound[1], (None, number))


_ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(
    "一二三十百千万亿几数多余半两点分之零年月日元个人名0123456789.,:-/%约第\u200b")))


@given(_ANY)
@settings(max_examples=300)
def test_any_string_gives_ordered_exact_spans(text: str) -> None:
    last = 0
    for q in quantities.find(text):
        assert text[q.start:q.end] == q.text and last <= q.start < q.end
        assert q.outer_start <= q.start and q.end <= q.outer_end
        assert q.low is None or q.high is None or q.low <= q.high
        last = q.end


@pytest.mark.parametrize("unit", ["一", "9", "1,", "万亿", "几", "多", "半", "1:", "第", "《", "三分之", "http://a",
    "两三", "^", "一点", "约"])
def test_long_strings_of_one_kind_are_read(unit: str) -> None:
    quantities.find(unit * (200_000 // len(unit)))


# -------------------------------------------------------------------------- measured floors

@pytest.mark.parametrize("refrain", ["一", "3月", "据某社报道，", "据某社四月五日电，共有1.2万人参加；", "甲乙丙丁" * 40 + "3天"])
def test_a_refrain_without_end_is_left_out_and_what_stands_around_it_is_read(refrain: str) -> None:
    text = "会期3天。" + refrain * (100_000 // len(refrain)) + "到会5人。"
    plain = numerals.without_floods(text)
    assert len(plain) == len(text) and plain.startswith("会期3天。") and plain.endswith("5人。")
    values = [(q.start, q.low) for q in quantities.find(text)]
    assert values[0] == (2, 3) and values[-1] == (len(text) - 3, 5)


def test_prose_of_any_length_is_left_as_it_is() -> None:
    text = "".join(f"第{i}天来了{i * 7 % 991}人，雨下到{i % 12}点。" for i in range(5000))
    assert numerals.without_floods(text) == text


MORE = [            # joined, signed, raised, in coins
    ("误差为±5毫米", "±5毫米", -5, 5, "毫米", "range"), ("误差在正负三度", "正负三度", -3, 3, "度", "range"),
    ("约3×10^8次", "3×10^8次", 3e8, 3e8, "次", "about"), ("2.5x10^-3米", "2.5x10^-3米", .0025, .0025, "米", "exact"),
    ("三到五千人", "三到五千人", 3000, 5000, "人", "range"), ("两到三百万元", "两到三百万元", 2e6, 3e6, "元", "range"),
    ("三到五十人", "三到五十人", 3, 50, "人", "range"), ("3到500人", "3到500人", 3, 500, "人", "range"),
    ("百分之三十到四十", "百分之三十到四十", 30, 40, "%", "range"), ("百分之三到百分之五", "百分之三到百分之五", 3, 5, "%", "range"),
    ("花了3块2毛5", "3块2毛5", 3.25, 3.25, "元", "exact"), ("两块三毛五", "两块三毛五", 2.35, 2.35, "元", "exact"),
    ("体温三十七度五", "三十七度五", 37.5, 37.5, "度", "exact"), ("孩子三岁半", "三岁半", 3.5, 3.5, "岁", "exact"),
    ("廿五人到会", "廿五人", 25, 25, "人", "exact"), ("卅三人到会", "卅三人", 33, 33, "人", "exact"),
    ("下载了500MB数据", "500MB", 500, 500, "兆字节", "exact"), ("售价5000円", "5000円", 5000, 5000, "日元", "exact"),
    ("负二点五度", "负二点五度", -2.5, -2.5, "度", "exact"), ("零下十摄氏度", "零下十摄氏度", -10, -10, "摄氏度", "exact"),
    ("伍萬元", "伍萬元", 50000, 50000, "元", "exact"), ("新台幣3億元", "新台幣3億元", 3e8, 3e8, "新台币", "exact"),
    ("谈了大半天", "大半天", .25, .5, "天", "vague"), ("1e405人", "1e405人", 1, 1, "人", "exact"),
    ("一米七五", "一米七五", 1.75, 1.75, "米", "exact"), ("两成多", "两成多", 20, 30, "%", "over"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit", "approx"), MORE)
def test_numbers_put_together(text: str, words: str, low: float, high: float, unit: str, approx: str) -> None:
    assert found(text) == [(words, low, high, unit, approx)]


@pytest.mark.parametrize("text", ["万一下雨怎么办", "前4月销量下滑", "5G和4K", "3D打印", "万一失败", "正负相抵"])
def test_what_only_looks_like_them(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("signs", ["0123456789", "0123456789一二三四五六七八九十百千万亿零点两几多", "0123456789:-/ 年月日", "年月日时分秒个元人多半",
                                   "今昨明前后天日月年初上下周一二三"])
def test_a_dump_of_figures_is_left_out_and_the_prose_around_it_is_read(signs: str) -> None:
    chance = random.Random(5)
    dump = "".join(chance.choice(signs) for _ in range(1_000_000))
    prose = "".join(f"第{i}批旅客{i * 7 % 991}人坐船离开了港口，码头上没有多少人送行。" for i in range(200))
    began = time.process_time()
    values = [q.text for q in quantities.find(prose + dump + prose)]
    assert time.process_time() - began < 10          # reading each of them would take half a minute or more
    assert values[:3] == ["第0批", "0人", "第1批"] and values[-1] == "402人" and len(values) < 3000


FLOORS = {"Number": .97, "NumberRange": .97, "Percent": .97, "Ordinal": .97, "Age": .97, "Currency": .97,
    "Dimension": .97,
          "Temperature": .97}


def score(shared, model: str) -> tuple[int, int]:
    """How many of the spec's cases of a model have exactly the expected values, and how many there are."""
    rows = specs.cases(shared / "specs" / "recognizers-text", model)
    return sum(_got(model, case["Input"]) == [_wanted(model, r) for r in case["Results"]]
            for case in rows), len(
        rows)


def _got(model: str, text: str) -> list:
    read = {"Number": specs.number, "Ordinal": specs.ordinal, "Percent": specs.percent,
            "NumberRange": specs.number_range,
            "Age": specs.age, "Currency": specs.currency, "Dimension": specs.dimension,
            "Temperature": specs.temperature}[
            model]
    return [row[1:] for row in read(text)]


def _wanted(model: str, result: dict) -> tuple:
    resolution = result["Resolution"]
    if model == "NumberRange":
        return (resolution["value"],)
    value = None if resolution["value"] is None \
        else specs.rounded(float(str(resolution["value"]).rstrip("%")))
    return (value,) if "unit" not in resolution else (value, resolution["unit"])


def test_recognizers_text_values(shared) -> None:
    scores = {model: score(shared, model) for model in FLOORS}
    for model, (right, cases) in scores.items():
        assert right / cases >= FLOORS[model], (model, right, cases)
    assert sum(right for right, _ in scores.values()) / sum(cases for _, cases in scores.values()) >= .98


APPROX = {"more_than": "over", "less_than": "under", "almost": "nearly", "includes": "range"}


def test_gold_quantities(shared) -> None:
    """Every quantity and duration that people read in the five pages is found inside their quote, with its
    value."""
    rows = [json.loads(line)
            for line in (shared / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] in ("quantity", "duration") and isinstance(row["value"], int |
        float)]
    missed = [row["quote"] for row in rows if not any(_fits(q, row) for q in _in_quote(shared, row))]
    assert len(missed) <= .05 * len(rows), missed


def _in_quote(shared, row: dict) -> list:
    text = (shared / "pages" / row["file"]).read_bytes().decode("utf-8").removeprefix("\ufeff")
    return [q for q in quantities.find(text) if row["start"] <= q.start and q.end <= row["end"]]


def _fits(q: quantities.Quantity, row: dict) -> bool:
    value = q.high if q.approx in ("at_most", "under") else q.low
    wanted = row["value"] * (100 if row["unit"] == "比例" else 1)
    if row["unit"] == "天" and q.unit == "周":
        value = value * 7
    return value == wanted and q.approx == APPROX.get(row["approx"], row["approx"])
