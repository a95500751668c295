"""The stage: tables from comments, with and without labels, whatever they hold."""
from __future__ import annotations

import csv
import json
import re

import pandas as pd
import pytest

from utils import opinion, tables
from utils.catalogue import LANGUAGES
from utils.opinion import words
from utils.report.views import opinion as show
from utils.report.views.opinion_wording import CELLS, SENTENCES
from utils.study import Privacy, Settings, StudyError, Target

SETTINGS = Settings(targets=(Target("美国", ("老美",)), Target("日本")))
VIEWS = (show.argument, show.material, show.labellers, show.check, show.verdict, show.mistakes,
         show.stance_check, show.headline,
         show.shares, show.compared, show.voices, show.cues, show.correction, show.silent, show.next_best)
HOSTILE = ["", "   ", "😂😂", "hello world", "\x00", "=HYPERLINK(1)", "<script>alert(1)</script>坏", "好"
           * 200_000, "就是" * 30_000, "美国吗  " * 20_000, "\u202e反了", "1"]


def comment(i, text, page="p1", parent=None, author="甲", likes=None):
    return {"comment_id": f"c{i}", "page_id": page, "parent_id": parent, "depth": int(parent is not None),
            "position": i,
            "line": i, "author": author, "text": text, "likes": likes}


def pages(*ids, **columns):
    return tables.frame("pages", [{"page_id": one, "file": f"{one}.txt", **columns} for one in ids])


@pytest.fixture(scope="module")
def corpus(home):
    with (home / "tests" / "comments" / "comments.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))[:70]


@pytest.fixture(scope="module")
def found(corpus):
    """What is found in seventy comments on two pages, thirty of them labelled."""
    rows = tables.frame("comments",
                        [comment(i, row["text"] + "呢", page="p1" if i < 40 else "p2", author=f"读者{i % 9}",
                                             likes=i % 5) for i, row in enumerate(corpus)])
    labels = pd.DataFrame([{"comment_id": f"c{i}", "text": "", "labeller": "甲",
                            "sentiment": row["first_sentiment"],
                            "stance": row["stance"] or "none", "sampling": "random", "note": ""}
                           for i, row in enumerate(corpus) if i % 7 in (0, 2, 5)])
    return opinion.inspect(rows, pages("p1", "p2"), labels, SETTINGS)


def test_tables_keep_the_contract(found):
    for name in opinion.TABLES:
        assert list(getattr(found, name).columns) == list(tables.TABLES[name].columns)
    assert set(found.sentiment["model"]) == set(opinion.MODELS)
    assert len(found.sentiment) == len(found.comments) * len(opinion.MODELS)
    spoke = found.sentiment[found.sentiment["label"].notna()]
    assert (spoke[["negative", "neutral", "positive"]].sum(axis=1) - 1).abs().max() < 1e-5
    assert len(found.stance) == 2 * len(found.comments)


def test_shares_of_the_classes_are_about_one_together(found):
    rows = found.estimates[found.estimates["target"].isna() & (found.estimates["weighting"] == "raw")]
    assert (rows.groupby(rows["page_id"].fillna("all"))["share"].sum() - 1).abs().max() < 0.05
    assert (rows["low"] <= rows["share"]).all() and (rows["share"] <= rows["high"]).all() and (rows["n_labelled"] > 0).all()
    assert set(found.estimates["weighting"]) == {"raw", "likes"} and found.validated
    assert set(found.estimates["model"]) == {found.best, opinion.STANCE_MODEL}
    assert found.best not in set(found.alternatives["model"])


def test_same_again(found, corpus):
    labels = pd.DataFrame([{"comment_id": f"c{i}", "text": "", "labeller": "甲",
                            "sentiment": row["first_sentiment"],
                            "stance": row["stance"] or "none", "sampling": "random", "note": ""}
                           for i, row in enumerate(corpus) if i % 7 in (0, 2, 5)])
    again = opinion.read(found.comments.drop(columns=["thread", "reader"]), pages("p1", "p2"), labels,
                         SETTINGS)
    for name in opinion.TABLES:
        pd.testing.assert_frame_equal(again[name], getattr(found, name))


@pytest.mark.parametrize("texts", [[], ["好"], HOSTILE, ["好"] * 12])
@pytest.mark.parametrize("labelled", [False, True])
def test_any_comments(texts, labelled):
    rows = tables.frame("comments",
                        [comment(i, text, author=None if i % 2 else "甲") for i, text in enumerate(texts)])
    labels = pd.DataFrame([{"comment_id": f"c{i}", "text": text, "labeller": "甲", "sentiment": "positive",
                            "stance": "",
                            "sampling": "random", "note": ""} for i,
                           text in enumerate(texts)]) if labelled else None
    found = opinion.inspect(rows, pages("p1"), labels, SETTINGS)
    assert len(found.sentiment) == 3 * len(texts) and found.validated == bool(labelled and texts)
    seen = show.gather(found, pages("p1"), SETTINGS)
    waiting = show.waiting(seen, opinion.labelling.waiting(found))
    assert opinion.labelling.form(None, found, asks=lambda: False) is None
    for view in (*(write(seen) for write in VIEWS), show.shares(seen, stance=True),
                 show.shares(seen, weighting="likes"),
                 show.keywords(seen, "label"), show.keywords(seen, "page"), waiting,
                 show.models(seen, opinion.MODELS, opinion.thresholds(SETTINGS))):
        for language in LANGUAGES:
            assert view[language] and "<script>" not in view[language] and "\u202e" not in view[language]


def test_without_labels_nothing_is_claimed():
    rows = tables.frame("comments", [comment(i, text) for i, text in enumerate(["太好了", "真差劲", "几点了"] * 5)])
    found = opinion.inspect(rows, pages("p1"), None, SETTINGS)
    assert found.estimates["low"].isna().all() and set(found.estimates["method"]) == {opinion.shares.UNVALIDATED}
    seen = show.gather(found, pages("p1"), SETTINGS)
    assert "No headline" in show.headline(seen)["en"] and "Unvalidated" in show.check(seen)["en"]
    assert "不写结论" in show.headline(seen)["zh"] and "未经验证" in show.check(seen)["zh"]
    assert "unvalidated" in show.argument(seen)["en"] and "未经验证" in show.argument(seen)["zh"]


def test_thresholds_of_the_study():
    rows = tables.frame("comments", [comment(i, text) for i, text in enumerate(["太好了", "真差劲", "几点了"] * 4)])
    labels = pd.DataFrame([{"comment_id": f"c{i}", "text": "", "labeller": "甲", "sentiment": "positive",
                            "stance": "",
                            "sampling": "random", "note": ""} for i in range(6)])
    strict = Settings(opinion={"unsure": 1.0, "fewest_labels": 4})
    found = opinion.read(rows, pages("p1"), labels, strict)
    adapted = found["sentiment"][found["sentiment"]["model"] == "adapted"]
    assert adapted["label"].isna().all() and adapted["abstained"].str.startswith("unsure").all()
    assert found["estimates"]["low"].notna().all()
    assert opinion.read(rows, pages("p1"), labels)["estimates"]["low"].isna().all()
    seen = show.gather(opinion.inspect(rows, pages("p1"), labels, strict), pages("p1"), strict)
    assert "fewest_labels" in show.models(seen, opinion.MODELS, opinion.thresholds(strict))["zh"]
    assert "没有把握" in show.silent(seen)["zh"] and "unsure" in show.silent(seen)["en"]
    for wrong in ({"unsur": 1}, {"unsure": "high"}, {"unsure": True}):
        with pytest.raises(StudyError, match="study.toml"):
            opinion.thresholds(Settings(opinion=wrong))


def test_reasons_to_keep_silent():
    rows = tables.frame("comments", [comment(i, text) for i, text in enumerate(["", "😂", "good", "好极了"])])
    found = opinion.read(rows, pages("p1"), None)["sentiment"]
    reasons = found.groupby("comment_id")["abstained"].agg(lambda one: "·".join(sorted(set(one.dropna()))))
    assert list(reasons) == ["empty", "emoji only", "no Chinese text", ""]
    assert found[found["comment_id"] == "c1"]["negative"].isna().all()


def test_a_page_that_repeats_another_counts_once():
    rows = tables.frame("comments", [comment(0, "好", "p1"), comment(1, "好", "p2")])
    listed = tables.frame("pages", [{"page_id": "p1"}, {"page_id": "p2", "duplicate_of": "p1"}])
    found = opinion.read(rows, listed, None)
    assert set(found["sentiment"]["comment_id"]) == {"c0"} and set(found["estimates"]["n"]) == {1}


def test_threads_and_readers():
    rows = tables.frame("comments", [comment(0, "一"), comment(1, "二", parent="c0", author="乙"),
                                     comment(2, "三", parent="c1"),
                                     comment(3, "四", parent="gone", author=None)])
    found = opinion.count_once(rows, pages("p1"))
    assert list(found["thread"]) == ["c0", "c0", "c0",
                                     "c3"] and list(found["reader"].fillna(0)) == [1, 2, 1, 0]


def test_a_reply_inherits_its_parents_target():
    rows = tables.frame("comments", [comment(0, "日本又排水了"), comment(1, "太可恨了，无耻", parent="c0")])
    found = opinion.read(rows, pages("p1"), None, SETTINGS)["stance"].set_index(["comment_id", "target"])
    assert found.loc[("c1", "日本"), "label"] == "against" and found.loc[("c1", "美国"), "label"] == "none"


def test_views_show_numbers_for_names_and_short_quotes():
    rows = tables.frame("comments", [comment(i, "这件事办得真是太好了，支持到底" * 6, author="王小明") for i in range(2)])
    found = opinion.inspect(rows, pages("p1"), None, SETTINGS)
    shown = show.voices(show.gather(found, pages("p1"), SETTINGS))
    assert "王小明" not in shown["en"] and "reader 1" in shown["en"] and "读者 1" in shown["zh"] and "…" in shown["zh"]
    kept = Settings(privacy=Privacy(keep_names=True, quote_chars=6))
    named = show.voices(show.gather(found, pages("p1"), kept))
    assert "王小明" in named["en"] and "这件事办得…" in named["zh"] and "这件事办得…" not in shown["zh"]


def test_the_argument_is_computed_and_whole_in_both_languages(found):
    seen = show.gather(found, pages("p1", "p2"), SETTINGS)
    view = show.argument(seen)
    for language in LANGUAGES:
        for key in ("good", "shows", "wrong", "next"):
            assert SENTENCES.say(f"question.{key}", language) in view[language]
    share = found.estimates[found.estimates["page_id"].isna() & found.estimates["target"].isna()
                            & (found.estimates["weighting"] == "raw")]["share"].max()
    assert f"{100 * share:.0f}%" in view["zh"] and f"{100 * share:.0f}\u00a0%" in view["en"]
    assert "重叠" in view["zh"] and "overlap" in view["en"]
    only = Settings(targets=SETTINGS.targets, language="zh")
    assert show.argument(show.gather(found, pages("p1", "p2"), only))["en"] is None


@pytest.mark.parametrize("key", sorted({**CELLS, **SENTENCES}))
def test_words_are_whole_in_both_languages(key):
    message = {**CELLS, **SENTENCES}[key]
    fields = [sorted(set(re.findall(r"{(\w+)", text))) for text in (message.en, message.zh)]
    assert fields[0] == fields[1] and bool(message.en.strip()) == bool(message.zh.strip()) or key.startswith("unit.")
    assert key.startswith("unit.") or not re.search("[\u4e00-\u9fff]", message.en)


def test_notebook_holds_the_english_text_of_every_cell(home):
    notebook = json.loads((home / "notebooks" / "03_read_comments.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    assert [cell["metadata"]["duizhao"]["message"] for cell in cells] == list(CELLS)
    assert ["".join(cell["source"]) for cell in cells] == [message.en for message in CELLS.values()]


def test_notebook_is_exported_in_both_languages(home, study):
    import nbformat

    from utils import report

    notebook = nbformat.read(home / "notebooks" / "03_read_comments.ipynb", 4)
    files = {path.name: path.read_text(encoding="utf-8")
             for path in report.export(study, {"03_read_comments": notebook})}
    assert sorted(files) == ["03_read_comments.html", "03_read_comments.zh.html", "index.html"]
    assert "How good is the instrument?" in files["03_read_comments.html"] and "工具有多好？" in files["03_read_comments.zh.html"]
    assert 'href="03_read_comments.zh.html"' in files["03_read_comments.html"]
    assert 'href="03_read_comments.html"' in files["03_read_comments.zh.html"]


class TestWords:
    def test_words_of_a_group_come_first_with_counts(self):
        rows = words.distinctive(["苹果 苹果 价格"] * 3 + ["香蕉 香蕉 价格"] * 3, ["甲"] * 3 + ["乙"] * 3)
        first = rows.groupby("group").head(1).set_index("group")
        assert first.loc["甲", "word"] == "苹果" and first.loc["甲",
                                                            "count"] == 6 and first.loc["甲", "elsewhere"] == 0
        assert "价格" not in set(rows["word"]) and (rows["score"] > 0).all()

    def test_names_stay_whole(self):
        assert "蓝鲸海运" in words.tokens("蓝鲸海运涨价", ["蓝鲸海运"])

    def test_nothing_and_one_group(self):
        assert not len(words.distinctive([], []))
        alone = words.distinctive(["价格涨了", "价格跌了"], ["甲", "甲"])
        assert alone["word"].iloc[0] == "价格" and alone["score"].isna().all()


def test_sample_study_reads_all_its_labels(study):
    from utils import pages as stage

    read = stage.read_study(study)
    found = opinion.inspect(read["comments"], read["pages"], study.manual_table("comment_labels"),
                            study.settings)
    assert not len(found.unused) and len(found.labels) == len(found.comments) >= 40
    assert found.best == "adapted" and found.validated
    rows = found.checks.set_index("model")
    assert rows.loc["adapted", "accuracy"] >= 0.55 and rows.loc["adapted",
                                                                "macro_f1"] > rows.loc["SnowNLP", "macro_f1"]
    assert found.stance_checks["macro_f1"].min() >= 0.4 and found.stance_checks["accuracy"].mean() >= 0.8
