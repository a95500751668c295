"""Stance: who is named, and for or against whom a comment speaks."""
from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from utils.opinion import stance
from utils.text import fold

FOUR = stance.compile_targets((("俄罗斯", ()), ("美国", ()), ("中国", ()), ("日本", ("小日子",))))


@pytest.mark.parametrize("text, found", [
    ("毛熊又来了", ["俄罗斯"]), ("大鹅和老美谈", ["俄罗斯", "美国"]), ("川普说", ["美国"]), ("美俄握手", ["美国", "俄罗斯"]), ("中美俄三家", ["中国", "美国", "俄罗斯"]),
    ("俄軍撤了", ["俄罗斯"]), ("对美强硬", ["美国"]), ("生活真美好", []), ("玩俄罗斯方块", []), ("过日子不容易", []), ("小日子又排水", ["日本"]), ("今日无事", []),
    ("其中一条", []), ("美食节", []), ("普京和拜登", ["俄罗斯", "美国"]), ("", [])])
def test_mentions(text, found):
    assert [one.target for one in stance.mentions(fold(text), FOUR)] == found


@pytest.mark.parametrize("text, sides", [
    ("支持俄罗斯", {"俄罗斯": "favor"}),
    ("不支持俄罗斯", {"俄罗斯": "against"}),
    ("抵制小日子的货", {"日本": "against"}),
    ("毛熊靠不住", {"俄罗斯": "against"}),
    ("中国加油", {"中国": "favor"}),
    ("俄罗斯又一次被美国出卖了", {"美国": "against", "俄罗斯": "none"}),
    ("美国背叛了日本", {"美国": "against", "日本": "none"}),
    ("美国不会出卖日本", {"美国": "none"}),
    ("老美就是强盗", {"美国": "against"}),
    ("普京英明", {"俄罗斯": "favor"}),
    ("呵呵，美国真行，好样的", {"美国": "against"}),
    ("中国英明，美国无耻", {"中国": "favor", "美国": "against"}),
    ("美国和俄罗斯一个都别信", {"美国": "against", "俄罗斯": "against", "中国": "none"}),
    ("俄罗斯的首都在哪", {"俄罗斯": "none"}),
    ("今天降温了", {"俄罗斯": "none", "美国": "none"}),
    ("楼上你脑子有病", {"美国": "none", "中国": "none"}),
    ("", {"中国": "none"})])
def test_sides(text, sides):
    found = stance.read(text, FOUR)
    assert {target: found[target].label for target in sides} == sides


def test_cue_is_a_word_of_the_comment_and_only_of_takers_of_sides():
    assert stance.read("力挺俄罗斯", FOUR)["俄罗斯"].cue == "力挺"
    assert stance.read("俄罗斯在北边", FOUR)["俄罗斯"].cue is None


def test_a_reply_speaks_of_whom_its_parent_names():
    assert stance.read("活该，罪有应得", FOUR, inherited=["日本"])["日本"].label == "against"
    assert stance.read("活该，罪有应得", FOUR)["日本"].label == "none"
    assert stance.read("你懂个屁，脑残", FOUR, inherited=["日本"])["日本"].label == "none"
    assert stance.read("美国才无耻", FOUR, inherited=["日本"])["日本"].label == "none"


def test_mood_speaks_where_no_word_does():
    assert stance.read("俄罗斯撑不过今年冬天", FOUR, mood=-0.9)["俄罗斯"].label == "against"
    assert stance.read("俄罗斯撑不过今年冬天", FOUR, mood=-0.1)["俄罗斯"].label == "none"


@pytest.mark.parametrize("title, topic", [
    ("日本首相辞职", ["日本"]), ("日本与韩国会谈", []), ("日本与美国会谈", []), ("天气预报", []), (None, [])])
def test_topic(title, topic):
    assert stance.topic_of(title, FOUR) == topic


def test_ancestors():
    parents = {"a": None, "b": "a", "c": "b", "d": "x", "e": "f", "f": "e"}
    assert stance.inherited_targets(parents, {"a": ["甲"], "b": []}) == {"a": [], "b": ["甲"], "c": ["甲"], "d": [], "e": [], "f": []}


def test_a_target_that_is_no_state():
    club = stance.compile_targets((("蓝鲸公司", ("蓝鲸",)),))
    assert stance.read("蓝鲸的服务太差了", club)["蓝鲸公司"].label == "against"
    assert stance.read("鲸鱼很大", club)["蓝鲸公司"].label == "none"
    assert stance.read("随便说", stance.compile_targets(())) == {}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=[*"美俄中日被支持反对不的国人，。！呵楼上你好坏出卖小子 "], max_size=30), st.one_of(st.none(), st.floats(-1, 1)))
def test_probabilities_always_sum_to_one(text, mood):
    for one in stance.read(text, FOUR, mood=mood, inherited=["美国"]).values():
        assert one.favor + one.against + one.none == pytest.approx(1)
        assert one.label in stance.STANCES and (one.cue is None or one.cue in fold(text))
