"""Notebook 02's views and the check against a person's pairs: what they say, on studies large, small and
empty."""
from __future__ import annotations

import csv
import io
import re
from html import unescape

import pandas as pd
import pytest

from utils import claims, pages, tables
from utils.claims import thresholds
from utils.claims.check import (
    COLUMNS,
    FIGURES,
    by_relation,
    check,
    figures,
    reach,
    wilson,
)
from utils.report.safe import Html
from utils.report.views import claims as show
from utils.report.views.claims_wording import SENTENCES
from utils.study import Settings, new_study

MORNING = """河东日报
2024-03-02 08:10:00

河东市青石桥垮塌

3月1日晚,河东市青石桥垮塌。河东市应急管理局通报,截至3月2日8时,事故造成3人死亡、12人受伤。
青石桥全长420米。
"""
NOON = """城事观察
2024-03-02 13:30:00

青石桥垮塌死亡人数上升

3月1日晚,河东市青石桥垮塌。河东市应急管理局通报,截至3月2日12时,事故造成5人死亡、14人受伤。
<script>alert(1)</script>青石桥全长520米。
"""
VIEWS = ("material", "relations", "disputes", "opened", "series", "contradictions", "dependence", "only_here")


def looked_at(folder, texts: dict[str, str], toml: str = ""):
    """A study of these pages, read and compared: (found, compared, pages)."""
    study = new_study(folder)
    for name, text in texts.items():
        (study.raw / name).write_text(text, encoding="utf-8")
    (study.root / "study.toml").write_text(toml, encoding="utf-8")
    made = pages.read_study(study)
    compared = claims.compare(made["pages"], made["lines"], made["references"], settings=study.settings)
    return show.gather(study, made["pages"], made["lines"], made["references"], compared), compared, made["pages"]


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    return looked_at(tmp_path_factory.mktemp("bridge") / "study", {"morning.txt": MORNING, "noon.txt": NOON})


# ------------------------------------------------------------------------------------------------- the check

def frames():
    """Two pages with three claims: a and b in one question, c alone."""
    text = {"p": "共有30人到场。全程4小时。", "q": "现场约50人。"}
    page_rows = pd.DataFrame({"page_id": list(text), "file": ["p.txt", "q.txt"], "text": list(text.values())})

    def claim(key, page, quote, value, attribute, question):
        start = text[page].index(quote)
        at = text[page].index(value)
        return {"claim_id": key, "page_id": page, "file": f"{page}.txt", "start": start, "end": start + len(quote),
                "value_start": at, "value_end": at + len(value), "attribute": attribute, "question_id": question}

    claim_rows = pd.DataFrame([claim("a", "p", "共有30人到场", "30人", "headcount", "one"),
                               claim("b", "q", "现场约50人", "50人", "headcount", "one"),
                               claim("c", "p", "全程4小时", "4小时", "duration", "two")])
    said = pd.DataFrame([{"question_id": "one", "claim_a": "a", "claim_b": "b", "relation": "conflict",
                          "reason_zh": "不同", "reason_en": "differ"}])
    return page_rows, claim_rows, said


def pair(quote_a, file_b, quote_b, relation, attribute="headcount", acceptable="", clear=""):
    return ("there", attribute, "p.txt", quote_a, file_b, quote_b, relation, acceptable, clear)


@pytest.mark.parametrize("row, together, said, right", [
    (pair("共有30人到场", "q.txt", "现场约50人", "conflict"), True, "conflict", True),
    (pair("30人到场", "q.txt", "约50人", "agree"), True, "conflict", False),                   # parts of the clauses
    (pair("共有30人到场", "q.txt", "现场约50人", "agree", acceptable="agree|conflict"), True, "conflict", True),
    (pair("共有30人到场", "p.txt", "全程4小时", "agree"), False, None, None),                  # another attribute
    (pair("共有30人到场", "q.txt", "没有这一句", "agree"), False, None, None),
    (pair("共有30人到场", "nowhere.txt", "现场约50人", "agree"), False, None, None),
    (pair("", "q.txt", "", "agree"), False, None, None),
])
def test_a_pair_is_found_by_its_quotes(row, together, said, right):
    made = check(pd.DataFrame([row], columns=COLUMNS), *frames()).iloc[0]
    assert made["together"] == together
    assert (None if pd.isna(made["said"]) else made["said"]) == said
    assert (None if pd.isna(made["right"]) else bool(made["right"])) == right


def test_rates_count_clear_pairs_and_say_how_many():
    rows = [pair("共有30人到场", "q.txt", "现场约50人", "conflict"),
            pair("共有30人到场", "q.txt", "现场约50人", "agree"),
            pair("共有30人到场", "q.txt", "现场约50人", "agree", clear="no"),
            pair("共有30人到场", "q.txt", "没有这一句", "internal contradiction")]
    page_rows, claim_rows, said = frames()
    checked = check(pd.DataFrame(rows, columns=COLUMNS), page_rows, claim_rows, said)
    made = figures(checked, said).set_index("what")
    counts = [(int(made.loc[name, "n"]), int(made.loc[name, "of"])) for name in FIGURES]
    assert counts == [(7, 8), (3, 4), (1, 2), (1, 3), (1, 2), (1, 2), (3, 1)]
    assert made.loc[FIGURES[2], "low"] == pytest.approx(wilson(1, 2)[1])
    macro = by_relation(checked).set_index("relation").loc["macro average"]
    assert macro["n"] == 3 and macro["share"] == pytest.approx(1 / 3)


def test_no_pairs_give_no_rates():
    page_rows, claim_rows, said = frames()
    checked = check(pd.DataFrame(), page_rows, claim_rows, said)
    assert figures(checked)["of"].tolist() == [0] * 6 and figures(checked)["share"].isna().all()
    assert not len(by_relation(checked)) and not reach(checked, pd.DataFrame({"relation": ["conflict"]})).checked


def test_wilson_is_the_score_interval():
    assert wilson(0, 10)[2] == pytest.approx(0.2775, abs=1e-4)           # Brown, Cai and DasGupta 2001
    assert wilson(5, 10)[1:] == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0, 0) == (None, None, None)


def test_reach_stays_within_the_questions():
    rows = [pair("共有30人到场", "q.txt", "现场约50人", "conflict")] * 3
    checked = check(pd.DataFrame(rows, columns=COLUMNS), *frames())
    made = reach(checked, pd.DataFrame({"relation": ["conflict", "conflict", None, "agree"]}))
    assert made.checked and 0 <= made.least <= made.disputed == 2 <= made.most <= 4


def test_thresholds_are_those_in_force_and_unknown_ones_are_named():
    made = thresholds.table({"join": 99, "copied": "much", "nonsense": 1}).set_index("name")
    assert made["value"].notna().sum() == len(thresholds.THRESHOLDS)
    assert made.loc["join", "value"] == 99 and not made.loc["join", "unheard"]
    assert made.loc["copied", "unheard"] and made.loc["nonsense", "unheard"] and pd.isna(made.loc["nonsense", "value"])
    assert not thresholds.table({"join": thresholds.value("join")})["unheard"].any()


# ------------------------------------------------------------------------------------------------- the views

def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


def test_a_count_is_followed_through_time(bridge):
    told = text_of(show.series(bridge[0]))
    assert told.index("3 people") < told.index("5 people") and "+2" in told


@pytest.fixture
def disputed(tmp_path):
    """Two pages that give one bridge two lengths, and one page that copies a third's figure; tables made by
    hand."""
    texts = {"p": "青石桥全长420米<b>。", "q": "青石桥全长520米。", "r": "甲报称桥宽9米。", "s": "甲报称桥宽9米。"}
    page_rows = [{"page_id": key, "file": f"{key}.txt", "record": 0, "account": f"{key}报", "text": text,
                  "published_at": f"2024-03-0{n}"} for n, (key, text) in enumerate(texts.items(), 1)]
    claim_rows = [{"claim_id": f"c{key}", "page_id": key, "file": f"{key}.txt", "start": 0, "end": len(text),
                   "quote": text, "value_start": text.index("米") - len(value) + 1, "value_end": text.index("米") + 1,
                   "role": "body", "attribute": "quantity", "value_low": float(value[:-1]),
                   "value_high": float(value[:-1]), "value_text": value, "unit": "米", "approx": "exact",
                   "certainty": "reported", "source": source, "source_kind": "media" if source else None,
                   "question_id": question}
                  for (key, text), value, source, question in zip(
                      texts.items(), ("420米", "520米", "9米", "9米"), (None, None, "甲报", "甲报"),
                      ("long", "long", "wide", "wide"))]
    both = {"n_pages": 2, "n_answers": 2, "attribute": "quantity", "summary_zh": "两处", "summary_en": "two"}
    questions = [{"question_id": "long", "label_zh": "桥长", "label_en": "length", "n_witnesses": 2,
                  "relation": "conflict", **both},
                 {"question_id": "wide", "label_zh": "桥宽", "label_en": "width", "n_witnesses": 1,
                  "relation": "agree", **both}]
    pairs = [("long", "cp", "cq", "conflict", "value_differs", False), ("wide", "cr", "cs", "agree", "same_value", True)]
    comparisons = [{"question_id": question, "claim_a": a, "claim_b": b, "relation": relation, "reason_code": code,
                    "reason_zh": "不能同时成立", "reason_en": "cannot both be true", "dependent": dependent,
                    "reviewed": False} for question, a, b, relation, code, dependent in pairs]
    rows = {"claims": claim_rows, "questions": questions, "comparisons": comparisons}
    compared = {name: tables.frame(name, made) for name, made in rows.items()}
    return show.gather(new_study(tmp_path / "study"), tables.frame("pages", page_rows), tables.frame("lines", []),
                       tables.frame("references", []), compared)


def test_a_dispute_shows_answers_pages_dates_and_why(disputed):
    told = text_of(show.disputes(disputed))
    assert all(words in told for words in ("420 m", "520 m", "p报", "q报", "1 March 2024", "2 March 2024", "reported",
                                           "conflict", "Cannot both be true"))
    assert "9 m" not in told


def test_the_opened_question_is_one_of_figures_with_its_sentences(disputed):
    told = show.opened(disputed)
    assert "<mark>青石桥全长<b>420米</b>&lt;b&gt;。</mark>" in told and 'id="q-long"' in told


def test_copies_are_told_with_their_source_and_who_came_first(disputed):
    told = text_of(show.dependence(disputed))
    assert "Of 1 pair of agreeing answers" in told and "both name  甲报" in told
    assert "s报 (2024-03-04) could have it from r报" in re.sub("<[^>]*>", "", show.dependence(disputed))
    assert re.search(r"width\s+= agree\s+2\s+1", told)


def test_links_lead_from_the_dispute_to_its_sentences(disputed):
    assert 'href="#q-long"' in show.disputes(disputed)


def test_every_link_leads_to_something_on_the_page(bridge):
    whole = "".join(getattr(show, name)(bridge[0]) for name in VIEWS)
    assert set(re.findall(r'href="#([^"]+)"', whole)) <= set(re.findall(r'id="([^"]+)"', whole))


def test_nothing_scraped_runs(bridge):
    for name in VIEWS:
        assert "<script" not in getattr(show, name)(bridge[0])


def test_review_lines_are_rows_of_the_file_and_a_rerun_honours_them(bridge):
    found, _, _ = bridge
    checked = check(pd.DataFrame(), *[found.frames[name] for name in ("pages", "claims", "comparisons")])
    codes = re.findall(r"<code>(.*?)</code>", show.review_lines(found, checked))
    rows = [row for code in codes for row in csv.reader(io.StringIO(code))]
    assert rows and all(len(row) == len(show.REVIEW_COLUMNS) for row in rows)
    line = next(row for row in rows if row[0] == "relation")
    decided = pd.DataFrame([[*line[:3], "compatible", "read"], ["ignore", "gone", "", "", ""]],
                           columns=list(show.REVIEW_COLUMNS))
    frames_ = found.frames
    again = claims.compare(frames_["pages"], frames_["lines"], frames_["references"], None, decided, Settings())
    seen = show.gather(found.study, frames_["pages"], frames_["lines"], frames_["references"], again)
    told = text_of(show.decisions(decided, again, seen))
    assert "1 of 2 decisions" in told and "honoured" in told and "no longer exists" in told
    pairs = again["comparisons"]
    assert pairs[pairs["reviewed"].fillna(False)]["relation"].tolist() == ["compatible"]


def test_without_pairs_the_notebook_says_how_to_make_them(bridge):
    found, compared, page_rows = bridge
    checked = check(pd.DataFrame(), page_rows, compared["claims"], compared["comparisons"])
    rates = figures(checked, compared["comparisons"])
    told = show.quality(checked, rates, by_relation(checked), found)
    assert "claim_pairs.csv" in told and ",".join(COLUMNS) in told
    rows = list(csv.DictReader(io.StringIO(unescape(re.search("<pre>(.*?)</pre>", told, re.DOTALL)[1]))))
    assert len(rows) == 1 and rows[0]["quote_a"] in MORNING + NOON and rows[0]["relation"] == ""
    assert "not known" in show.influence(reach(checked, compared["questions"]), rates, found)


@pytest.mark.parametrize("toml", ["", 'language = "zh"'])
@pytest.mark.parametrize("texts", [{}, {"one.txt": "只有一句话,什么也没有发生"}, {"morning.txt": MORNING}])
def test_small_studies_show_without_failing(tmp_path, texts, toml):
    found, compared, page_rows = looked_at(tmp_path / "study", texts, toml)
    checked = check(pd.DataFrame(), page_rows, compared["claims"], compared["comparisons"])
    rates = figures(checked, compared["comparisons"])
    shown = [getattr(show, name)(found) for name in VIEWS]
    shown += [show.quality(checked, rates, by_relation(checked), found), show.mistakes(checked, found),
              show.influence(reach(checked, compared["questions"]), rates, found), show.review_lines(found, checked),
              show.decisions(tables.frame("skipped", []), compared, found),
              show.thresholds(thresholds.table({}), found)]
    assert all(isinstance(html, Html) and html for html in shown)


def test_the_sample_study_measures_itself(study):
    made = pages.read_study(study)
    compared = claims.compare(made["pages"], made["lines"], made["references"], study.manual_table("aliases"),
                              study.manual_table("claim_reviews"), study.settings)
    checked = check(study.manual_table("claim_pairs"), made["pages"], compared["claims"], compared["comparisons"])
    found = show.gather(study, made["pages"], made["lines"], made["references"], compared)
    rates = figures(checked, compared["comparisons"])
    assert len(checked) == 84 and rates["of"].tolist()[:2] == [168, 84]
    assert f"{int(rates['n'][0])} / 168" in show.quality(checked, rates, by_relation(checked), found)
    assert show.mistakes(checked, found) and show.influence(reach(checked, compared["questions"]), rates, found)


def test_every_sentence_has_both_languages():
    assert all(message.en and message.zh for message in SENTENCES.values())
