"""Weighed evidence that two figures answer one question: the weights, the signs, and the linkage behind them."""
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import fit_likeness
from tests.test_claims import compare, make
from utils.claims import likeness, linkage


def weighed(first: str, second: str, words: tuple[str, str]) -> float:
    """How likely the figures of these words answer one question, as stage 02 weighs them in a study of two pages."""
    from utils import claims

    kept: list = []
    original = claims.questions.align

    def align(found, about):
        kept[:] = found
        return original(found, about)

    claims.questions.align = align
    try:
        compare(make("标题一\n" + first, "标题二\n" + second))
    finally:
        claims.questions.align = original
    numbers = [a for a in kept if a.attribute in claims.amounts.NUMBERS]
    pair = [next(a for a in numbers if a.document.file == f"{n}.txt" and word in a.value_text) for n, word in enumerate(words)]
    figures = likeness.Figures(pair, likeness.Rarity(numbers))
    return float(likeness.likely(figures, np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize("one, other", [
    # the same thing in other words        # a thing that is like it
    (("火灾造成12人遇难。", "火灾已导致15人死亡。", ("12", "15")), ("火灾造成12人遇难。", "火灾已导致15人受伤。", ("12", "15"))),
    (("公司计划裁员1500人。", "公司将裁减约2000人。", ("1500", "2000")),
     ("公司计划裁员1500人。", "公司目前共有员工18000人。", ("1500", "18000"))),
    (("全县转移安置1342人。", "1342人住进安置点。", ("1342", "1342")), ("全县转移安置1342人。", "16人住进安置点。", ("1342", "16"))),
    (("大桥全长26.8公里。", "这座桥长27公里。", ("26.8", "27")), ("大桥全长26.8公里。", "震源深度27公里。", ("26.8", "27"))),
    (("会谈持续了4个小时。", "双方会谈四个半小时。", ("4", "四")), ("会谈持续了4个小时。", "停电约四个半小时。", ("4", "四"))),
])
def test_what_is_one_thing_weighs_more_than_what_is_like_it(one, other):
    assert weighed(*one) > 2 * weighed(*other)


@pytest.mark.parametrize("first, second, words", [
    ("火灾造成12人死亡，其中3名儿童。", "火灾造成12人死亡。", ("3名", "12人")),
    ("火灾造成12人死亡。", "火灾造成12人受伤。", ("12", "12")),
    ("震源深度16公里。", "大桥全长16公里。", ("16", "16")),
])
def test_what_the_words_rule_out_has_no_probability(first, second, words):
    assert weighed(first, second, words) == 0.0


def test_every_sign_is_weighed_and_speaks_its_own_way():
    known = likeness.weights()
    assert {"bias", *likeness.DIRECTIONS} <= set(known)
    assert all(sign.meaning for sign in known.values())
    assert all(known[name].weight * way >= 0 for name, way in likeness.DIRECTIONS.items())


def test_the_weights_are_those_of_the_fit(tmp_path):
    made = [fit_likeness.pairs_of(folder, tmp_path / folder.name) for folder in fit_likeness.tuned()]
    names = made[0][0]
    fitted = fit_likeness.fit([(signs, truth) for _, signs, truth, _ in made], names)
    shipped = [likeness.weights()[name].weight for name in ("bias", *names)]
    assert np.abs(fitted - shipped).max() < 0.05


def test_nothing_held_out_teaches():
    from tests import evaluation

    assert all(evaluation.split_of(folder) == "tune" for folder in fit_likeness.tuned())


# ------------------------------------------------------------------------------------------------ linkage

@given(st.lists(st.floats(0.001, 1).map(lambda p: round(p, 3)), min_size=15, max_size=15, unique=True), st.floats(0.2, 0.8))
@settings(max_examples=60, deadline=None)
def test_a_complete_graph_is_joined_as_scipy_joins_it(likely, threshold):
    from scipy.cluster.hierarchy import fcluster
    from scipy.cluster.hierarchy import linkage as scipy_linkage

    pairs = [(i, j) for i in range(6) for j in range(i + 1, 6)]
    groups = linkage.join(6, [(i, j, p) for (i, j), p in zip(pairs, likely, strict=True)], threshold)
    expected = fcluster(scipy_linkage([1 - p for p in likely], "average"), 1 - threshold + 1e-12, "distance")
    mine = {place: n for n, group in enumerate(groups) for place in group}
    near = [p for p in likely if abs(p - threshold) < 1e-9]
    assert near or all((mine[i] == mine[j]) == (expected[i] == expected[j]) for i, j in pairs)


@pytest.mark.parametrize("size, edges, threshold, groups", [
    (0, [], 0.5, []),
    (3, [], 0.5, [[0], [1], [2]]),
    (3, [(0, 1, 0.9), (1, 2, 0.4)], 0.5, [[0, 1], [2]]),
    (3, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1)], 0.5, [[0, 1], [2]]),     # the mean of .8 and .1 is below
    (3, [(0, 1, 0.9), (1, 2, 0.8)], 0.5, [[0, 1, 2]]),                    # 0 and 2 were not looked at
    (4, [(2, 3, 0.7), (0, 1, 0.7)], 0.7, [[0, 1], [2, 3]]),
])
def test_sparse_graphs(size, edges, threshold, groups):
    assert linkage.join(size, edges, threshold) == groups


def test_many_pages_of_one_story_are_one_question_a_deed(monkeypatch):
    """Where figures are too many to weigh every pair and all have the same names, value and deed tell the neighbours."""
    from utils.claims import questions

    for name, value in (("COMPLETE", 10), ("NEIGHBOURS", 4), ("COMMON", 8), ("SMALL_STUDY", 5)):
        monkeypatch.setattr(questions, name, value)
    told = [f"石桥县地震{n}\n石桥县地震造成{(12, 15, 17)[n % 3]}人遇难，另有{(200, 203)[n % 2]}人受伤。" for n in range(40)]
    found = compare(make(*told))["claims"]
    counts = found[found["attribute"] == "headcount"].groupby("action")["question_id"].nunique()
    assert counts.to_dict() == {"die": 1, "injure": 1}
