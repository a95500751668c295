"""Which answers meet in one question: deeds and figures in invented sentences, and the lexicon behind
them."""
from __future__ import annotations

import pytest

from tests.test_claims import compare, make
from utils.claims import actions, referents, slots


def together(first: str, second: str, attribute: str, words: tuple[str, str]) -> bool:
    claims = compare(make("标题一\n" + first, "标题二\n" + second))["claims"]
    found = []
    for file, word in zip(("0.txt", "1.txt"), words):
        rows = claims[
            (claims["file"] == file)
            & (claims["attribute"] == attribute)
            & claims["value_text"].str.contains(word, regex=False)
        ]
        assert len(rows), f"{word} is no {attribute}: {claims[['attribute', 'value_text']].values.tolist()}"
        found.append(set(rows["question_id"]))
    return bool(found[0] & found[1])


@pytest.mark.parametrize("first, second, attribute, words, expected", [
    ("5月1日火灾造成12人遇难。", "火灾已导致15人死亡。", "headcount", ("12", "15"), True),
    ("5月1日火灾造成12人遇难。", "火灾已导致15人受伤。", "headcount", ("12", "15"), False),
    ("公司计划裁员1500人。", "公司将裁撤约2000个岗位，共裁减2000人。", "headcount", ("1500", "2000人"), True),
    ("公司计划裁员1500人。", "公司目前共有员工1.8万人。", "headcount", ("1500", "1.8万"), False),
    ("影片累计票房3亿元。", "影片制作成本3亿元。", "money", ("3亿", "3亿"), False),
    ("地震震级为6.1级。", "当地发生5.9级地震。", "quantity", ("6.1", "5.9"), True),
    ("震源深度16公里。", "大桥全长16公里。", "quantity", ("16", "16"), False),
    ("火灾造成12人死亡，其中3名儿童。", "火灾造成12人死亡。", "headcount", ("3名", "12人"), False),
    ("警方称8000人参加游行。", "主办方称3万人上街游行。", "headcount", ("8000", "3万"), True),
    ("2023年7月，法国总统马克龙访问日本。", "2023年7月，法国总统马克龙访问埃及。", "date", ("2023", "2023"), False),
    ("2023年7月，法国总统马克龙访问日本。", "法国总统马克龙去年7月到访日本。", "date", ("2023", "去年7月"), True),
])
def test_one_question(first, second, attribute, words, expected):
    assert together(first, second, attribute, words) is expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("派兵", "deploy"),
        ("出兵援助", "deploy"),
        ("派出部队", "deploy"),
        ("派出军事代表团", "visit"),
        ("会谈", "meet"),
        ("磋商", "meet"),
        ("12人罹难", "die"),
        ("不幸身亡", "die"),
        ("失联", "missing"),
        ("被捕", "arrest"),
        ("拘7人", "arrest"),
        ("裁去1500人", "layoff"),
        ("票房", "box_office"),
        ("震级", "magnitude"),
        ("疏散", "evacuate"),
        ("签署协议", "sign"),
        ("3死5伤", "die"),
    ],
)
def test_lexicon(text, expected):
    assert expected in [t.action for t in actions.find(text)]


@pytest.mark.parametrize(
    "text, absent",
    [
        ("死亡谷", "injure"),
        ("仲裁", "layoff"),
        ("标签", "sign"),
        ("指派", "deploy"),
        ("停火谈判", "ceasefire"),
    ],
)
def test_lexicon_near_misses(text, absent):
    assert absent not in [t.action for t in actions.find(text)]


def test_a_word_belongs_to_one_class():
    words = [w for action in actions.registry().values() for w in action.words if len(w) > 1]
    repeated = sorted({w for w in words if words.count(w) > 1})
    assert len(actions.registry()) >= 100 and repeated == []


@pytest.mark.parametrize(
    "noun, expected",
    [
        ("年轻消防员", "rescuer"),
        ("人", "generic"),
        ("特战部队", "soldier"),
        ("苹果", None),
        ("儿童", "child"),
    ],
)
def test_populations(noun, expected):
    assert referents.population(noun) == expected


def test_question_ids_hang_on_the_key_not_on_the_members():
    one = compare(make("标题\n5月1日，河口市火灾造成12人死亡。"))["questions"]
    two = compare(make("标题\n5月1日，河口市火灾造成12人死亡。", "别页\n5月1日，河口市火灾造成15人死亡。"))["questions"]
    assert set(one[one["attribute"] == "headcount"]["question_id"]) <= set(two["question_id"])


def test_bigrams():
    assert slots.bigram_overlap("大桥全长", "大桥全长") == 1.0 and slots.bigram_overlap("甲", "乙丙") == 0.0
