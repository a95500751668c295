"""Estimates: shares with intervals, comparisons, Holm."""
from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.opinion import estimates as shares


def draw(rng, n, n_labelled, share, quality):
    """Comments of which a share is of the class, a model of some quality, and random labels."""
    y = (rng.random(n) < share).astype(float)
    predicted = np.clip(np.where(y == 1, quality, 1 - quality) * 0.8 + rng.normal(0, 0.15, n), 0.01, 0.99)
    truth = np.full(n, np.nan)
    drawn = rng.choice(n, n_labelled, replace=False)
    truth[drawn] = y[drawn]
    return predicted, truth, y


@pytest.mark.parametrize("n, n_labelled, method", [
    (0, 0, shares.UNVALIDATED), (1, 0, shares.UNVALIDATED), (40, 0, shares.UNVALIDATED), (40, 3, shares.FEW),
    (40, 20, shares.POWERED),
    (5, 5, shares.CENSUS)])
def test_method_follows_from_the_labels(n, n_labelled, method):
    predicted, truth, y = draw(np.random.default_rng(1), n, n_labelled, 0.4, 0.8)
    found = shares.estimate(predicted, truth)
    assert (found.method, found.n, found.n_labelled) == (method, n, n_labelled)
    assert (found.low is None) == (method in (shares.UNVALIDATED, shares.FEW))
    if method == shares.CENSUS:
        assert found.share == found.low == found.high == pytest.approx(y.mean())


def test_a_wrong_model_does_not_make_the_share_wrong():
    rng = np.random.default_rng(2)
    y = (rng.random(2000) < 0.6).astype(float)
    wrong = np.where(y == 1, 0.1,
                     0.2)                       # says the class hardly occurs, and rather elsewhere
    truth = np.full(2000, np.nan)
    drawn = rng.choice(2000, 150, replace=False)
    truth[drawn] = y[drawn]
    found = shares.estimate(wrong, truth)
    assert found.low <= y.mean() <= found.high and found.share == pytest.approx(truth[drawn].mean())


def test_a_good_model_narrows_the_interval():
    rng = np.random.default_rng(3)
    width = {}
    for quality in (0.5, 0.95):
        predicted, truth, _ = draw(rng, 3000, 200, 0.4, quality)
        found = shares.estimate(predicted, truth)
        width[quality] = found.high - found.low
    assert width[0.95] < 0.75 * width[0.5]


@pytest.mark.parametrize("n, n_labelled", [(40, 10), (40, 25), (400, 40)])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_coverage(n, n_labelled, share):
    rng, inside = np.random.default_rng(4), []
    for _ in range(200):
        predicted, truth, y = draw(rng, n, n_labelled, share, 0.75)
        found = shares.estimate(predicted, truth)
        inside.append(found.low - 1e-6 <= y.mean() <= found.high + 1e-6)
    assert np.mean(inside) >= 0.92


def test_no_interval_excludes_what_the_labels_prove():
    truth = np.array([1.0] * 6 + [0.0] * 4 + [np.nan] * 2)
    found = shares.estimate(np.full(12, 0.01), truth)
    assert found.low >= 6 / 12 - 1e-6 and found.high <= 8 / 12 + 1e-6


def test_comments_that_were_not_scraped_widen_it():
    predicted, truth, _ = draw(np.random.default_rng(5), 60, 40, 0.4, 0.8)
    here = shares.estimate(predicted, truth, population=60)
    more = shares.estimate(predicted, truth, population=600, threads=[i // 3 for i in range(60)])
    assert more.high - more.low > here.high - here.low and more.method == shares.POWERED_SAMPLE
    assert shares.estimate(predicted, truth, population=10).method == shares.POWERED


def test_threads_that_agree_within_themselves_widen_it():
    y = np.repeat([1.0, 0.0], 30)
    apart = shares.estimate(y, y, population=6000, threads=range(60))
    together = shares.estimate(y, y, population=6000, threads=np.repeat(range(6), 10))
    assert together.high - together.low > apart.high - apart.low


def test_likes_weigh_and_a_giant_comment_nobody_labelled_leaves_it_open():
    predicted, truth, _ = draw(np.random.default_rng(6), 50, 30, 0.5, 0.8)
    weights = np.ones(50)
    weights[int(np.flatnonzero(np.isnan(truth))[0])] = 200.0
    found = shares.estimate(predicted, truth, weights=weights)
    assert found.high - found.low > 0.7
    even = shares.estimate(predicted, truth, weights=np.full(50, 3.0))
    plain = shares.estimate(predicted, truth)
    assert (even.share, even.low, even.high) == pytest.approx((plain.share, plain.low, plain.high))


def test_the_same_again():
    predicted, truth, _ = draw(np.random.default_rng(7), 80, 30, 0.5, 0.8)
    first, second = (shares.estimate(predicted, truth, population=200, threads=range(80)) for _ in range(2))
    assert first == second


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0, float("nan")]), st.integers(0, 500)),
                max_size=60),
       st.integers(0, 200))
def test_always_a_share_inside_its_interval(rows, population):
    predicted, truth, likes = (np.array(column, dtype=float)
                               for column in (zip(*rows) if rows else ((), (), ())))
    found = shares.estimate(predicted, truth, weights=1 + likes, population=population)
    if found.share is not None:
        assert 0 <= found.share <= 1
    if found.low is not None:
        assert 0 <= found.low <= found.share + 1e-9 and found.share <= found.high + 1e-9 and found.high <= 1


@pytest.mark.parametrize("given_p, adjusted",
                         [([], []), ([0.04], [0.04]), ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]),
                                               ([0.5, 0.6], [1.0, 1.0]), ([0.001, 0.9], [0.002, 0.9])])
def test_holm(given_p, adjusted):
    assert shares.holm(given_p) == pytest.approx(adjusted)


def test_pages_that_differ():
    def row(page, share, low, high, weighting="raw"):
        return {"page_id": page, "target": None, "model": "m", "label": "negative", "weighting": weighting,
                "share": share,
                "low": low, "high": high, "n": 100, "n_labelled": 50, "method": ""}

    rows = pd.DataFrame([row(None, 0.5, 0.4, 0.6), row("a", 0.9, 0.85, 0.94), row("b", 0.2, 0.12, 0.3),
                         row("c", 0.22, 0.13, 0.33),
                         row("d", 0.5, None, None), row("a", 0.1, 0.0, 0.2, "likes")])
    found = shares.compare_pages(rows).set_index(["page_a", "page_b"])
    assert len(found) == 3 and found.loc[("a", "b"), "differs"] and not found.loc[("b", "c"), "differs"]
    assert found.loc[("a", "b"), "low"] > 0 and (found["p_holm"] >= found["p"]).all()
    assert not len(shares.compare_pages(rows.head(2)))
