"""Names and values in English: what is known is said, what is not stays as it is."""

from __future__ import annotations

import pytest

from utils.mentions import english, gazetteer, spoken


def test_every_name_the_house_knows_has_an_english_one():
    known = {entry.name for entry in gazetteer.entries().values()}
    assert sorted(name for name in known if not english.name(name)) == []


@pytest.mark.parametrize(
    "chinese, name",
    [
        ("法国", "France"),
        ("法方", "France"),
        ("北韩", "North Korea"),
        ("美国", "the United States"),
        ("蘇格蘭", "Scotland"),
        ("法国外交部", "France's Foreign Ministry"),
        ("日本外务省发言人", "Japan's Foreign Ministry spokesperson"),
        ("法国驻日本大使馆", "France's embassy in Japan"),
        ("山东省", "Shandong"),
        ("副外长", "deputy foreign minister"),
        ("路透", "Reuters"),
        ("双方", "both sides"),
        ("李四光明", None),
        ("", None),
        ("某地某某某", None),
    ],
)
def test_names(chinese, name):
    assert english.name(chinese) == name


@pytest.mark.parametrize(
    "words, said",
    [
        ("四个半小时", "4.5 hours"),
        ("约1.2万人", "about 12,000 people"),
        ("1人", "1 person"),
        ("11国", "11 countries"),
        ("至多4个旅团", "at most 4 brigades"),
        ("不到5小时", "less than 5 hours"),
        ("不到五十人", "fewer than 50 people"),
        ("6.7亿元", "670 million yuan"),
        ("三吨多", "more than 3 tonnes"),
        ("3至5天", "3–5 days"),
        ("一半", "50%"),
        ("半天", "half a day"),
        ("副外长某人", "某人 (deputy foreign minister)"),
        ("总统普京", "Putin (president)"),
        ("国防部宣布推迟了演习计划", "国防部宣布推迟了演习计划"),
        ("归零", "zero"),
        ("利雅得", "Riyadh"),
        ("法国、某村", "France and 某村"),
        ("决口", "决口"),
        ("二十年一遇", "二十年一遇"),
        ("", ""),
    ],
)
def test_values_in_english(words, said):
    assert spoken.in_english(words) == said


@pytest.mark.parametrize(
    "start, end, en, zh",
    [
        ("2025-02-21", "2025-02-21", "21 February 2025", "2025年2月21日"),
        ("2025-02-21T06:12", "2025-02-21", "21 February 2025", "2025年2月21日"),
        ("2025-02-01", "2025-02-28", "February 2025", "2025年2月"),
        ("2024-02-01", "2024-02-28", "1–28 February 2024", "2024年2月1日至28日"),
        ("2024-01-01", "2024-12-31", "2024", "2024年"),
        ("2024-07-01", "2024-08-31", "July–August 2024", "2024年7月至8月"),
        ("2023-06-21", "2023-09-21", "21 June – 21 September 2023", "2023年6月21日至9月21日"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025", "2024年12月30日至2025年1月2日"),
        (None, "2025-02-21", "by 21 February 2025", "不晚于2025年2月21日"),
        ("2025-02-21", None, "from 21 February 2025", "2025年2月21日起"),
        (None, None, "", ""),
        ("2025-02-30", None, "", ""),
        ("soon", 7, "", ""),
    ],
)
def test_days(start, end, en, zh):
    assert (spoken.days(start, end, "en"), spoken.days(start, end, "zh")) == (en, zh)


@pytest.mark.parametrize(
    "row, en, zh",
    [
        (
            dict(attribute="duration", value_low=4.0, value_high=4.0, unit="小时", value_text="四小时"),
            "4 hours",
            "四小时",
        ),
        (dict(attribute="event", certainty="denied", value_text="会谈"), "it did not happen", "没有发生"),
        (dict(attribute="role", actor="普京", value_text="总统"), "Putin (president)", "总统普京"),
        (
            dict(attribute="date", date_start="2024-07-01", date_end="2024-07-31", value_text="上月"),
            "July 2024",
            "上月（2024年7月）",
        ),
        (dict(attribute="place", value_text="平壤"), "Pyongyang", "平壤"),
        (dict(attribute="kind", value_text="渗漏"), "渗漏", "渗漏"),
        (dict(), "", ""),
    ],
)
def test_a_row_is_said_in_either_language(row, en, zh):
    assert (spoken.value(row, "en"), spoken.value(row, "zh")) == (en, zh)


def test_an_unknown_unit_is_shown_as_it_is():
    assert spoken.amount(2, 2, "挂") == "2 挂" and spoken.amount(None, None, "人") == ""
    assert [spoken.singular(word) for word in ("hours", "countries", "km", "US dollars", "years old")] == [
        "hour",
        "country",
        "km",
        "US dollar",
        "year old",
    ]


@pytest.mark.parametrize(
    "words, said, drawn",
    [
        ("昨日14时52分", "昨日14时52分（2022年9月5日）", "2022年9月5日"),
        ("下月", "下月（2022年9月5日）", "2022年9月5日"),
        ("9月5日", "9月5日", "9月5日"),
        ("九月初", "九月初", "九月初"),
        ("2022年", "2022年", "2022年"),
    ],
)
def test_a_date_that_counts_from_another_day_is_said_with_its_own(words, said, drawn):
    row = dict(attribute="date", date_start="2022-09-05", date_end="2022-09-05", value_text=words)
    assert spoken.value(row, "zh") == said and spoken.value(row, "zh", brief=True) == drawn
