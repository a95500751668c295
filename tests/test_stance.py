"""Stance: who is named, for or against whom a comment speaks by rules, and what is learned beyond them."""
from __future__ import annotations

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.opinion import adapted, sentiment, sides, stance
from utils.text import fold

FOUR = stance.compile_targets((("俄罗斯", ()), ("美国", ()), ("中国", ()), ("日本", ("小日子",))))


@pytest.mark.parametrize("text, found", [
    ("毛熊又来了", ["俄罗斯"]), ("大鹅和老美谈", ["俄罗斯", "美国"]), ("川普说", ["美国"]), ("美俄握手", ["美国", "俄罗斯"]),
    ("中美俄三家", ["中国", "美国", "俄罗斯"]),
    ("俄軍撤了", ["俄罗斯"]), ("对美强硬", ["美国"]), ("生活真美好", []), ("玩俄罗斯方块", []), ("过日子不容易", []), ("小日子又排水", ["日本"]),
    ("今日无事", []),
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
    ("俄美都是虎狼之师，出尔反尔", {"俄罗斯": "against", "美国": "against"}),
    ("小心他们合起伙来算计中国", {"中国": "none"}),
    ("俄罗斯挨着中国，防着点没坏处", {"俄罗斯": "against", "中国": "none"}),
    ("可怜的日本，又被当成筹码", {"日本": "none"}),
    ("太对了，美国就在那边", {"美国": "none"}),
    ("俄罗斯迟早要完", {"俄罗斯": "against"}),
    ("日本撑不住了", {"日本": "against"}),
    ("日本这次够硬气", {"日本": "favor"}),
    ("日本就这么硬气吗", {"日本": "none"}),
    ("希望日本和美国和平相处", {"日本": "none", "美国": "none"}),
    ("老美除了挥大棒还有什么", {"美国": "none"}),
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


@pytest.mark.parametrize("text, state", [
    ("棒子", "韩国"), ("南棒", "韩国"), ("思密达", "韩国"), ("鬼子", "日本"), ("脚盆鸡", "日本"), ("弯弯", "台湾"), ("呆湾", "台湾"),
    ("大鹅", "俄罗斯"), ("毛熊", "俄罗斯"),
    ("老毛子", "俄罗斯"), ("老美", "美国"), ("川普", "美国"), ("懂王", "美国"), ("漂亮国", "美国"), ("阿三", "印度"), ("约翰牛", "英国"),
    ("高卢鸡", "法国"), ("二毛", "乌克兰"),
    ("三胖", "朝鲜"), ("土鸡", "土耳其")])
def test_nicknames(text, state):
    targets = stance.compile_targets(((state, ()), ("蓝鲸公司", ())))
    assert [one.target for one in stance.mentions(fold(f"这个{text}又来了"), targets)] == [state]


def test_replies_between_readers_take_no_side():
    alone = dict(mood=-0.9, inherited=["日本"])
    assert stance.read("你才没睡醒", FOUR, **alone)["日本"].label == "none"
    assert stance.read("这话说得真绕", FOUR, **alone)["日本"].label == "none"
    assert stance.read("无耻，活该", FOUR, **alone)["日本"].label == "against"
    assert stance.read("这话说得真绕", FOUR, topic=["日本"], mood=-0.9)["日本"].label == "against"


def test_we_who_are_glad_speak_for_our_own_state():
    assert stance.read("我们这一步走得漂亮，骄傲", FOUR, topic=["日本"])["中国"].label == "favor"
    assert stance.read("我们这一步走得漂亮，骄傲", FOUR, topic=["日本"])["日本"].label == "none"
    assert stance.read("我们又堵在路上了，烦", FOUR)["中国"].label == "none"
    abroad = stance.compile_targets((("日本", ()),))
    assert stance.read("还是咱们这儿好，踏实", abroad, topic=["日本"], mood=0.9)["日本"].label == "none"


def test_pity_is_not_blame():
    assert stance.read("可怜的日本，又成了筹码", FOUR, mood=-0.9)["日本"].label == "none"
    assert stance.read("日本又成了筹码", FOUR, mood=-0.9)["日本"].label == "against"


def test_praise_in_an_unhappy_comment_is_doubted():
    assert stance.read("美国厉害", FOUR)["美国"].label == "favor"
    assert stance.read("美国厉害", FOUR, mood=-1.0)["美国"].label != "favor"


def test_mood_speaks_where_no_word_does():
    assert stance.read("俄罗斯就知道往外搬箱子", FOUR, mood=-0.9)["俄罗斯"].label == "against"
    assert stance.read("俄罗斯就知道往外搬箱子", FOUR, mood=-0.1)["俄罗斯"].label == "none"


@pytest.mark.parametrize("title, topic", [
    ("日本首相辞职", ["日本"]), ("日本与韩国会谈", []), ("日本与美国会谈", []), ("天气预报", []), (None, [])])
def test_topic(title, topic):
    assert stance.topic_of(title, FOUR) == topic


def test_ancestors():
    parents = {"a": None, "b": "a", "c": "b", "d": "x", "e": "f", "f": "e"}
    assert stance.inherited_targets(parents,
                                    {"a": ["甲"], "b": []}) == {"a": [], "b": ["甲"], "c": ["甲"], "d": [],
                                                               "e": [], "f": []}


def test_a_target_that_is_no_state():
    club = stance.compile_targets((("蓝鲸公司", ("蓝鲸",)),))
    assert stance.read("蓝鲸的服务太差了", club)["蓝鲸公司"].label == "against"
    assert stance.read("鲸鱼很大", club)["蓝鲸公司"].label == "none"
    assert stance.read("随便说", stance.compile_targets(())) == {}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=[*"美俄中日被支持反对不的国人，。！呵楼上你好坏出卖小子 "], max_size=30),
       st.one_of(st.none(), st.floats(-1, 1)))
def test_probabilities_always_sum_to_one(text, mood):
    for one in stance.read(text, FOUR, mood=mood, inherited=["美国"]).values():
        assert one.favor + one.against + one.none == pytest.approx(1)
        assert one.label in stance.STANCES and (one.cue is None or one.cue in fold(text))


def comment(text, name="a", page="p", parent=None, mood=None):
    return sides.Comment(name, text, page, parent, mood)


def kinds(comments, targets=FOUR, topics=None):
    return {(pair.comment, pair.target): pair.kind for pair in sides.pairs(comments, targets, topics)}


class TestPairs:
    @pytest.mark.parametrize("text, kind", [
        ("俄罗斯又来了", "alone"), ("俄罗斯和德国谈", "first"), ("美国和俄罗斯谈", "later"), ("美国又来了", "elsewhere"),
        ("德国又来了", "elsewhere"), ("又来了", "open"), ("玩俄罗斯方块", "open"), ("", "open")])
    def test_how_a_target_stands_in_a_comment(self, text, kind):
        assert kinds([comment(text)])["a", "俄罗斯"] == kind

    def test_who_names_nobody_speaks_of_the_thread_or_the_topic(self):
        thread = [comment("俄罗斯又来了"), comment("真的吗", "b", parent="a"), comment("美国也来了", "c", parent="b")]
        assert [kinds(thread)[name, "俄罗斯"] for name in "abc"] == ["alone", "above", "elsewhere"]
        found = kinds([comment("又来了"), comment("又来了", "b", page="q")], topics={"p": ["日本"]})
        assert found["a", "日本"] == "topic" and found["a", "美国"] == "elsewhere" and found["b", "日本"] == "open"
        found = kinds([comment("德国又来了")], topics={"p": ["日本"]})
        assert found["a", "日本"] == "abroad" and found["a", "美国"] == "elsewhere"

    def test_no_name_is_left_in_what_the_model_reads(self):
        for text, meaning in (("毛熊坑了老美", "这个国家坑了别国"), ("还是老样子", "还是老样子")):
            pair = next(sides.pairs([comment(text)], FOUR))
            assert pair.meaning == meaning
        first, second = (list(sides.pairs([comment(text)], FOUR))
                         for text in ("俄罗斯把家底都打光了", "日本把家底都打光了"))
        assert sides.predict(first[:1]) == pytest.approx(sides.predict(second[3:]))


class TestSides:
    @pytest.mark.parametrize("text, target, label", [
        ("支持俄罗斯，敢跟他们硬碰硬", "俄罗斯", "favor"), ("老美天天借钱，借了从来不还", "美国", "against"),
        ("日本这次来了多少人？", "日本", "none"), ("日本队今天踢得真漂亮，服气", "日本", "favor"),
        ("楼上你脑子有病", "日本", "none"), ("小日子的话能信，母猪会上树", "日本", "against"),
        ("美国到莫斯科要飞十个小时", "美国", "none")])
    def test_sides(self, text, target, label):
        mood = dict(zip(("negative", "neutral", "positive"), adapted.predict([text], adapted.fit([], []))[0]))
        found = {name: one for _, name, one in sides.read(
            [comment(text, mood=mood["positive"] - mood["negative"])], FOUR)}
        assert found[target].label == label

    def test_anger_is_about_whom_the_comment_or_its_thread_names(self):
        thread = [comment("俄罗斯又来了", mood=-0.9), comment("脸都不要了", "b", parent="a", mood=-0.9),
                  comment("德国脸都不要了", "c", mood=-0.9)]
        against = {(name, target): one.against for name, target, one in sides.read(thread, FOUR)}
        for name in "ab":
            assert against[name, "俄罗斯"] > 3 * against[name, "日本"]
        assert against["c", "俄罗斯"] < 0.2

    def test_parts_of_any_size_give_the_same(self, monkeypatch):
        listed = [comment(text, str(i), mood=0.1 * i) for i, text in enumerate(
            ["支持俄罗斯", "美国又甩锅", "几点了", "", "😂", "日本和美国都来了"])]
        whole = list(sides.read(listed, FOUR))
        monkeypatch.setattr(sides, "CHUNK", 5)
        for (name, target, one), (_, _, other) in zip(whole, sides.read(listed, FOUR), strict=True):
            assert (one.label, one.cue) == (other.label, other.cue)
            assert [one.favor, one.against] == pytest.approx([other.favor, other.against], abs=1e-6)
        assert [(name, target) for name, target, _ in whole] == [
            (str(i), target) for i in range(6) for target in FOUR.names]

    def test_without_a_corpus_nobody_takes_sides(self, monkeypatch, tmp_path):
        monkeypatch.setattr(adapted, "CORPUS", tmp_path / "none.csv")
        sides._shipped.cache_clear()
        try:
            assert {one.label for _, _, one in sides.read([comment("支持俄罗斯")], FOUR)} == {"none"}
        finally:
            sides._shipped.cache_clear()

    def test_nobody_and_nothing(self):
        assert not list(sides.read([], FOUR))
        assert not list(sides.read([comment("好")], stance.compile_targets(())))
        assert sides.learn([], []) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(alphabet=[*"美俄中日被支持反对不的国人，。！呵楼上你好坏出卖小子 "], max_size=20),
                          st.one_of(st.none(), st.floats(-1, 1))), max_size=4))
def test_any_comments_give_probabilities_and_honest_cues(drawn):
    listed = [comment(text, str(i), parent=str(i - 1) if i % 2 else None, mood=mood)
              for i, (text, mood) in enumerate(drawn)]
    for name, _, one in sides.read(listed, FOUR):
        assert one.favor + one.against + one.none == pytest.approx(1) and one.label in stance.STANCES
        assert one.cue is None or one.cue in fold(listed[int(name)].text) and one.label != "none"


# Macro-F1 over comments and targets that must not slip, some hundredths below what was measured (.695, .605).
@pytest.mark.parametrize("name, floor, over_rules", [("unseen", 0.63, 0.06), ("stance_hold", 0.56, 0.04)])
def test_floor_on_lists_that_taught_nobody(home, name, floor, over_rules):
    with (home / "tests" / "comments" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    read = adapted.predict([row["text"] for row in rows], adapted.fit([], []))
    found, said = sides.labelled(rows, {row["comment_id"]: float(p[2] - p[0]) for row, p in zip(rows, read)})
    learned = _macro(said, [sides.decide(row) for row in sides.predict(found)])
    assert learned >= floor
    assert learned >= _macro(said, [stance.decide(pair.evidence).label for pair in found]) + over_rules


def test_floor_on_held_out_topics():
    found, said = sides.labelled(sides.corpus())
    topic = {row["comment_id"]: row["topic"] for row in sides.corpus()}
    held = set(sorted(set(topic.values()))[::5])
    out, rest = ([i for i, pair in enumerate(found) if (topic[pair.comment] in held) is side]
                 for side in (True, False))
    read = sides.predict([found[i] for i in out],
                         sides.learn([found[i] for i in rest], [said[i] for i in rest]))
    labels = [sides.decide(row) for row in read]
    assert _macro([said[i] for i in out], labels) >= 0.62
    named = [place for place, i in enumerate(out) if found[i].kind in ("alone", "first", "later")]
    assert _macro([said[out[place]] for place in named], [labels[place] for place in named]) >= 0.70
    even = sentiment.calibration(read, np.array([stance.STANCES.index(said[i]) for i in out]))
    assert even.error <= 0.06


def _macro(said, labels):
    truth, guess = (np.array([stance.STANCES.index(one) for one in side]) for side in (said, labels))
    return sentiment.macro_f1(truth, guess)
