"""Labels: matching, agreement, the queue, what the form writes."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.opinion import labelling
from utils.opinion import labels as hand

COMMENTS = pd.DataFrame({"comment_id": ["a", "b", "c", "d"], "text": ["这 很好", "糟糕！", "糟糕!", "=算了"],
                         "page_id": ["p"] * 4, "parent_id": [None, "a", None, None]})


def row(comment_id=None, text=None, labeller="甲", sentiment="negative", stance=None, sampling="random"):
    return {"comment_id": comment_id, "text": text, "labeller": labeller, "sentiment": sentiment,
            "stance": stance,
            "sampling": sampling, "note": None}


class TestMatch:
    @pytest.mark.parametrize("labels, found", [
        ([row("a")], ["a"]),
        ([row("gone", "这很好")], ["a"]),                       # the page was scraped again: the text leads
        ([row(None, "這 很好\u200b")], ["a"]),                  # another script, an invisible character
        ([row(None, "糟糕!")], ["b", "c"]),                     # one text under two comments
        ([row("b", "糟糕!"), row(None, "糟糕！", labeller="乙")], ["b", "c"]),
        ([row(None, "'=算了")], ["d"]),                         # a spreadsheet's apostrophe
        ([row("gone", "没有这一句")], []), ([row(None, "")], []), ([], [])])
    def test_finds_its_comments(self, labels, found):
        matched = hand.match(pd.DataFrame(labels), COMMENTS)
        assert sorted(set(matched.rows["comment_id"])) == found
        assert len(matched.unused) == (0 if found or not labels else len(labels))

    @pytest.mark.parametrize("given, problem", [
        (row("a", sentiment="angry"), "sentiment is none of"), (row("a", stance="俄罗斯"), "stance is no list"),
        (row("a", stance="俄罗斯=maybe"), "stance is no list"), (row("a", sentiment=None), "neither"),
        (row("x"), "no such comment")])
    def test_says_why_a_row_is_not_used(self, given, problem):
        matched = hand.match(pd.DataFrame([given]), COMMENTS)
        assert not len(matched.rows) and problem in matched.unused["problem"].iloc[0]

    def test_reads_chinese_words_and_defaults_to_chosen(self):
        matched = hand.match(pd.DataFrame([row("a", sentiment="正面", sampling=None),
                                           row("b", sentiment="中性", sampling="随机")]), COMMENTS)
        assert list(matched.rows["sentiment"]) == ["positive", "neutral"]
        assert list(matched.rows["sampling"]) == ["chosen", "random"]

    def test_no_labels_no_comments(self):
        assert not len(hand.match(None, COMMENTS).rows)
        assert len(hand.match(pd.DataFrame([row("a")]), COMMENTS.head(0)).unused) == 1


@pytest.mark.parametrize("cell, stance", [
    ("俄罗斯=against", {"俄罗斯": "against"}), ("俄羅斯＝反对； 美国=favor;", {"俄罗斯": "against", "美国": "favor"}),
    ("none", {}), ("", None),
    (None, None), (pd.NA, None)])
def test_stance_cell(cell, stance):
    assert hand.parse_stance(cell) == (stance, "")


def test_consensus_and_truth():
    rows = hand.match(pd.DataFrame([row("a", sentiment="negative", stance="甲国=against"),
                                    row("a", labeller="乙", sentiment="positive"),
                                    row("a", labeller="丙", sentiment="positive", sampling="chosen"),
                                    row("b", sentiment="neutral", sampling="chosen")]), COMMENTS).rows
    agreed = hand.consensus(rows)
    assert list(hand.truth(agreed, ["b", "a", "d"])) == ["neutral", "positive", None]
    assert list(hand.truth(agreed, ["a", "b"], sampling="random")) == ["positive", None]
    assert list(hand.truth(agreed, ["a", "b"], target="甲国")) == ["against", None]
    assert list(hand.truth(agreed, ["a"], target="乙国")) == ["none"]


@pytest.mark.parametrize("first, second, value", [
    ("aabb", "aabb", 1.0), ("aabb", "abab", 0.0), ("aaaa", "aaaa", 1.0), ("ab", "ba", -1.0),
    ("aaab", "aabb", 0.5)])
def test_kappa(first, second, value):
    assert hand.kappa(first, second) == pytest.approx(value)


def test_kappa_needs_equal_lengths():
    with pytest.raises(ValueError, match="equally long"):
        hand.kappa("ab", "a")
    assert hand.kappa("", "") != hand.kappa("", "")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_kappa_is_symmetric_and_at_most_one(pairs):
    first, second = zip(*pairs)
    assert hand.kappa(first,
                      second) == pytest.approx(hand.kappa(second, first)) and hand.kappa(first, second) <= 1


def test_low_agreement_is_said():
    ids = [f"c{i}" for i in range(8)]
    comments = pd.DataFrame({"comment_id": ids, "text": ids})
    rows = [row(one, sentiment="negative" if i % 2 else "positive") for i, one in enumerate(ids)] \
        + [row(one, labeller="乙", sentiment="negative" if i < 4 else "positive") for i, one in enumerate(ids)]
    found = hand.agreement(hand.match(pd.DataFrame(rows), comments).rows).iloc[0]
    assert found["kappa"] < hand.GOOD_KAPPA and found["verdict"].startswith("doubtful") and found["n"] == 8
    assert not len(hand.agreement(hand.match(pd.DataFrame(rows[:8]), comments).rows))


class TestQueue:
    comments = pd.DataFrame({"comment_id": [f"c{i:03d}" for i in range(60)],
                             "text": [f"第{i}条评论说的话" for i in range(60)],
                             "page_id": "p", "parent_id": None})

    def test_random_order_depends_on_ids_only(self):
        first = hand.queue(self.comments, n_random=20)
        again = hand.queue(self.comments.sample(frac=1, random_state=1), n_random=20)
        assert list(first["comment_id"]) == list(again["comment_id"]) and set(first["sampling"]) == {"random"}
        assert list(first["comment_id"]) != sorted(first["comment_id"])

    def test_coming_back_goes_on_in_the_same_sample(self):
        first = list(hand.queue(self.comments, n_random=20)["comment_id"])
        later = list(hand.queue(self.comments, first[:5], n_random=20)["comment_id"])
        assert later == first[5:]

    def test_then_the_uncertain_and_different(self):
        sure = [0.34 if i in (3, 4, 50) else 0.9 for i in range(60)]
        scored = pd.DataFrame({"comment_id": self.comments["comment_id"], "negative": sure, "neutral": 0.0,
                               "positive": 0.0})
        texts = self.comments.assign(text=[f"完全不同{i}的{chr(0x4e00 + 7 * i)}{chr(0x5e00 + 9 * i)}话"
                                           for i in range(60)])
        texts.loc[4, "text"] = texts.loc[3, "text"]
        found = hand.queue(texts, n_random=0, n_chosen=2, sentiment=scored)
        assert list(found["comment_id"]) == ["c003", "c050"] and set(found["sampling"]) == {"chosen"}


def test_form_writes_a_row_and_replaces_an_earlier_one(study):
    (study.manual / "comment_labels.csv").unlink(missing_ok=True)
    comment = {"comment_id": "a", "text": "=这条以等号开头", "sampling": "random"}
    for sentiment in ("negative", "positive"):
        labelling.save(study, labelling.row(comment, "甲", sentiment, {"俄罗斯": "favor"}))
    kept = study.manual_table("comment_labels")
    assert len(kept) == 1 and kept["sentiment"].iloc[0] == "positive" and kept["stance"].iloc[0] == "俄罗斯=favor"
    again = hand.match(kept, pd.DataFrame({"comment_id": ["new"], "text": ["=这条以等号开头"]}))
    assert list(again.rows["comment_id"]) == ["new"]
    with pytest.raises(ValueError, match="sentiment is one of"):
        labelling.row(comment, "甲", "angry", {})


def test_form_shows_the_next_comment_and_takes_an_answer(study):
    from types import SimpleNamespace

    (study.manual / "comment_labels.csv").unlink(missing_ok=True)
    comments = COMMENTS.assign(text=["<script>一", "二", "三", "四"])
    found = SimpleNamespace(comments=comments, labels=pd.DataFrame({"comment_id": []}), best="m",
                            sentiment=pd.DataFrame(columns=["comment_id", "model", "negative", "neutral",
                                                            "positive"]))
    box = labelling.form(study, found, labeller="甲", asks=lambda: True)
    shown, buttons, keys = box.children[1], box.children[-2].children, box.children[-1]
    assert "1 / 4" in shown.value and "<script>" not in shown.value
    buttons[0].click()
    keys.value = "3"
    assert "3 / 4" in shown.value and list(study.manual_table("comment_labels")["sentiment"]) == ["negative", "positive"]
    assert labelling.form(study, found, asks=lambda: False) is None
