"""The report: both languages complete, every number leads to its sentence, files that stand alone and stay
the same."""

from __future__ import annotations

import ast
import base64
import re
import string
from hashlib import sha256
from html import unescape
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from invented import executed, many, tables, write_study
from test_safe import assert_harmless

from utils import report
from utils.report import exporter
from utils.report.material import Found, best_estimates, gather, sureness
from utils.report.messages import CELLS, LANGUAGES, MESSAGES, phrase, say
from utils.report.safe import Html, visible
from utils.report.views import evidence, findings

NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "04_chart_findings.ipynb"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return write_study(tmp_path_factory.mktemp("study"), tables())


@pytest.fixture(scope="module")
def notebook(study):
    return executed(study)


@pytest.fixture(scope="module")
def files(study, notebook):
    return {path.name: path for path in report.export(study, {"04_chart_findings": notebook})}


@pytest.fixture(scope="module")
def found(study) -> Found:
    return gather(study)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


# ------------------------------------------------------------------------------------------------ messages


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_a_message_is_complete_in_both_languages(key):
    message = MESSAGES[key]

    def fields(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    said = message.en.strip() or key.startswith("unit.")  # English has no word for most measure words
    assert said and message.zh.strip() and fields(message.en) == fields(message.zh)
    assert not re.search("[\u4e00-\u9fff]", message.en) or key.startswith("unit.") or key == "page.other"


def test_a_message_escapes_its_fields_and_keeps_html():
    assert phrase("found.dispute", "en", a=Html("<i>x</i>"), x="<b>", b="&", y="2") == (
        "<i>x</i> says &lt;b&gt;, &amp; says 2."
    )
    assert say("limit.undated", "en", n=1) == "1 page prints no publication time."
    with pytest.raises(KeyError):
        say("limit.undated", "fr", n=1)


# ----------------------------------------------------------------------------------------------- the notebook


def test_the_notebook_says_what_the_catalogue_says():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    keys = [cell.metadata["duizhao"]["message"] for cell in cells if cell.cell_type == "markdown"]
    assert sorted(keys) == sorted(CELLS)
    for cell in cells:
        if cell.cell_type == "markdown":
            assert cell.source == CELLS[cell.metadata["duizhao"]["message"]].en


def test_the_notebook_tells_and_does_not_program():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    code = [
        cell for cell in cells if cell.cell_type == "code" and "setup" not in cell.metadata.get("tags", [])
    ]
    for cell in code:
        tree = ast.parse(cell.source)
        assert not any(
            isinstance(node, (ast.FunctionDef, ast.For, ast.While, ast.Lambda, ast.ListComp))
            for node in ast.walk(tree)
        )
        assert isinstance(tree.body[-1], ast.Expr), cell.source
    after = [following.cell_type for cell, following in zip(cells, cells[1:]) if cell in code]
    assert set(after) == {"markdown"}


# ----------------------------------------------------------------------------------------------- the material


def test_every_page_has_a_name_of_its_own(found):
    assert len(set(found.page_labels.values())) == len(found.page_labels) == 4
    assert found.page_labels["p0"] == "江边观察" and found.page_labels["p2"] == "c.txt"
    twice = tables()["pages"].assign(account="同名")
    labels = Found(found.study, found.frames | {"pages": twice}).page_labels
    assert len(set(labels.values())) == 4


def test_the_most_disputed_question_comes_first(found):
    relations = [row["relation"] for row in found.ranked]
    assert relations[0] in ("conflict", "contradicts own reference") and relations[-1] == "scope/time differs"


@pytest.mark.parametrize(
    "a, b, more, how",
    [
        (dict(value_low=1.0, certainty="asserted"), dict(value_low=2.0, certainty="reported"), {}, "firm"),
        (dict(value_low=1.0, approx="about"), dict(value_low=2.0), {}, "likely"),
        (dict(value_low=1.0, certainty="speculated"), dict(value_low=2.0), {}, "likely"),
        (dict(value_text="渗漏"), dict(value_text="决口"), {}, "tentative"),
        (
            dict(attribute="date", date_start="2023-07-10", date_end="2023-07-10"),
            dict(attribute="date", date_start="2023-07-11", date_end="2023-07-11"),
            {},
            "firm",
        ),
        (
            dict(attribute="date", date_start="2023-07-10", date_end="2023-07-10", value_text="当晚"),
            dict(attribute="date", date_start="2023-07-11", date_end="2023-07-11", value_text="7月11日上午"),
            {},
            "likely",
        ),
        (dict(attribute="kind", date_start="2023-07-10"), dict(attribute="kind"), {}, "tentative"),
        (dict(value_text="渗漏"), dict(value_text="决口"), {"reviewed": True}, "checked"),
    ],
)
def test_how_sure_a_comparison_is(a, b, more, how):
    assert sureness({"a": a, "b": b, "reviewed": False, **more}) == how


def test_only_checked_shares_are_told(found):
    told = best_estimates(found)
    assert [rows[0]["target"] for rows in told] == [None, "应急局"] and all(
        row["n_labelled"] for rows in told for row in rows
    )
    unchecked = found.frames["estimates"].assign(n_labelled=0)
    bare = Found(found.study, found.frames | {"estimates": unchecked})
    assert best_estimates(bare) == []
    assert "No share of opinions is stated" in text_of(findings.headline(bare).en)
    assert "45%" not in text_of(findings.headline(bare).en)


# ------------------------------------------------------------------------------------------------ the views


def test_the_headline_computes_links_and_says_how_sure(found):
    for language in LANGUAGES:
        html = findings.headline(found)[language]
        assert html.count("<li id=") == html.count('class="sure') and html.count('href="#claim-') >= 4


def test_the_first_sentence_is_the_surest_dispute_with_both_values(found):
    told = text_of(findings.lede(found).en)
    row = found.disputed[0]
    pair = found.pairs_of[row["question_id"]][0]
    assert told.startswith(f"Disputed: {row['label_en']}")
    assert all(evidence.value_words(pair[side], "en") in told.split("?")[0] for side in "ab")
    assert "4 pages answer" in told and "3 questions are disputed" in told
    assert text_of(findings.lede(found).zh).startswith("有争议：")


@pytest.mark.parametrize(
    "change, words",
    [
        (dict(relation="agree"), "No two answers contradict each other"),
        (dict(relation=None), "No two pages answer the same question"),
    ],
)
def test_a_study_without_disputes_says_so_first(found, change, words):
    frames = found.frames | {
        name: found.frames[name].assign(**change) for name in ("questions", "comparisons")
    }
    assert text_of(findings.lede(Found(found.study, frames)).en).startswith(words)


def test_two_figures_of_one_source_are_a_copying_error(found):
    claims = found.frames["claims"].assign(source="县报", source_kind="media")
    pairs = found.frames["comparisons"].assign(dependent=True)
    told = text_of(
        findings.headline(Found(found.study, found.frames | {"claims": claims, "comparisons": pairs})).en
    )
    assert "Both name 县报" in told and "gives its figure wrongly" in told
    assert "gives its figure wrongly" not in text_of(findings.headline(found).en)


def test_what_only_looks_disputed_is_folded(found):
    html = findings.panels(found).en
    for row in found.panelled:
        own = html[html.index(f'id="q-{row["question_id"]}"') :].split("</article>")[0]
        assert ("<details>" in own) == (row["relation"] == "scope/time differs")


def test_a_study_without_comments_says_so_once(found):
    frames = found.frames | {
        name: found.frames[name].head(0) for name in ("comments", "estimates", "sentiment")
    }
    silent = Found(found.study, frames)
    charts = __import__("utils.charts").charts
    shown = [
        findings.chart(silent, verb, rows).en
        for verb, rows in (
            (charts.opinion_shares, silent.shares),
            (charts.comments_over_time, silent.comments),
            (charts.distinctive_words, silent.words),
        )
    ]
    assert [text_of(html) for html in shown] == ["The pages hold no comments.", "", ""]
    assert findings.readers(silent).en == ""


def test_sources_stand_under_one_name_and_unnamed_voices_are_left_out(found):
    claims = found.frames["claims"].copy()
    claims.loc[claims.index[:4], "source"] = ["法", "法方", "有人", "法国外交部"]
    claims.loc[claims.index[:4], "source_kind"] = ["official", "official", "anonymous", "official"]
    seen = Found(found.study, found.frames | {"claims": claims}).reliance("en")
    assert {"France", "France's Foreign Ministry"} <= set(seen["source"]) and "some" not in set(
        seen["source"]
    )
    row = {"source": "法方", "source_kind": "official", "role": "body"}
    assert text_of(evidence.source_words(row, "zh")) == "法国 (官方)"
    assert 'title="法方"' in evidence.source_words(row, "en")


def test_problems_of_a_page_are_said_in_the_readers_language(found):
    pages = found.frames["pages"].assign(problems="no title; declares 9 comments, shows 7; odd")
    html = findings.sources(Found(found.study, found.frames | {"pages": pages})).zh
    assert "无标题；声明 9 条评论，实际显示 7 条；odd" in text_of(html)


def test_other_settings_say_whether_the_headline_stands(found):
    assert "3 of the 3 disputed questions stay disputed" in text_of(findings.other_settings(found).en)
    doubtful = found.frames["claims"].assign(certainty="speculated")
    assert "depends on the setting" in text_of(
        findings.other_settings(Found(found.study, found.frames | {"claims": doubtful})).en
    )


def test_an_answer_is_marked_in_its_sentence_letter_by_letter(found):
    row = found.by_claim["c01"]
    html = evidence.in_its_sentence(row, found)
    assert (
        text_of(html.replace("<mark>", "[").replace("</mark>", "]")).replace(" ", "")
        == "县应急局称，[约1.2万人已经转移]。"
    )
    assert "<b>约1.2万人</b>" in html


def test_overlapping_answers_are_all_marked_and_the_text_stays_as_it_is(found):
    text, rows = "前缀甲乙丙丁后缀", [
        dict(claim_id=name, question_id="q_moved", start=start, end=end)
        for name, start, end in [("a", 2, 5), ("b", 3, 6), ("c", 3, 4), ("d", 0, 8)]
    ]
    html = evidence.marked(text, 0, 8, sorted(rows, key=lambda row: (row["start"], row["end"])), found, "en")
    assert text_of(html.replace("↑", "")).replace(" ", "") == text
    assert all(html.count(f'id="claim-{name}"') == 1 for name in "abcd")
    pieces = re.findall(r'data-claims="([^"]*)">(.*?)</mark>', html)
    assert "".join(piece for names, piece in pieces if "claim-b" in names.split()) == "乙丙丁"


def test_the_page_text_leaves_out_what_is_not_its_voice(found):
    html = findings.sources(found).zh
    assert (
        "澜溪上游堤坝出现渗漏" in text_of(html).replace(" ↑ ", "")
        and 'id="claim-c01"' in html
        and 'id="page-p0"' in html
    )
    lines = found.frames["lines"].copy()
    lines.loc[lines["text"].str.contains("村民"), "role"] = "comment_text"
    claims = found.frames["claims"][found.frames["claims"]["claim_id"] != "c15"]
    other = findings.sources(Found(found.study, found.frames | {"lines": lines, "claims": claims})).en
    assert "有村民说" not in text_of(other) and "1 line is not the page" in text_of(other)


def test_names_of_commenters_stay_out_unless_the_study_keeps_them(found, study):
    findings.save_tables(found)
    assert "author" not in (study.output / "tables" / "comments.csv").read_text(
        encoding="utf-8-sig"
    ).splitlines()[0].split(",")
    findings.chart(found, __import__("utils.charts").charts.comments_over_time, found.comments)
    assert "读者0" not in (study.output / "charts" / "comments_over_time.csv").read_text(encoding="utf-8-sig")


# ------------------------------------------------------------------------------------------------ the files


def test_both_languages_and_an_index(files):
    assert list(files) == ["findings.en.html", "findings.zh.html", "index.html"]
    english, chinese = (
        files[name].read_text(encoding="utf-8") for name in ("findings.en.html", "findings.zh.html")
    )
    assert '<html lang="en">' in english and "What was found" in english and "发现</h2>" not in english
    assert '<html lang="zh-Hans">' in chinese and "What was found" not in chinese
    assert 'href="findings.zh.html"' in english and 'href="findings.en.html"' in chinese
    assert "findings.zh.html" in files["index.html"].read_text(encoding="utf-8")


def test_a_study_in_one_language_gets_one_report(tmp_path):
    for language in LANGUAGES:
        one = write_study(tmp_path / language, tables(), language=language)
        assert [path.name for path in report.export(one, {"04_chart_findings": executed(one)})] == [
            f"findings.{language}.html",
            "index.html",
        ]


def test_nothing_is_asked_from_anywhere_and_only_our_own_script_may_run(files):
    for path in files.values():
        html = path.read_text(encoding="utf-8")
        allowed = re.search(r'Content-Security-Policy" content="([^"]*)"', html).group(1)
        allowed = unescape(allowed)
        assert "default-src 'none'" in allowed and "unsafe" not in allowed
        for element in ("style", "script"):
            inside = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
            digests = [
                "'sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode() + "'"
                for text in inside
            ]
            assert re.search(rf"{element}-src ([^;]*)", allowed).group(1).split() == digests
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html) and " style=" not in html


def test_every_anchor_lands(files):
    for path in files.values():
        html = path.read_text(encoding="utf-8")
        known = set(re.findall(r' id="([^"]*)"', html))
        assert set(re.findall(r'href="#([^"]*)"', html)) <= known
        assert len(known) == len(re.findall(r' id="([^"]*)"', html))


def test_every_answer_of_a_disputed_question_leads_to_its_sentence(files, found):
    html = files["findings.en.html"].read_text(encoding="utf-8")
    for row in found.answers:
        assert f'id="claim-{row["claim_id"]}"' in html
        if row["question_id"] in {one["question_id"] for one in found.panelled}:
            assert f'href="#claim-{row["claim_id"]}"' in html
            assert re.search(rf'id="claim-{row["claim_id"]}" href="#q-{row["question_id"]}"', html)


def test_two_exports_are_the_same_bytes(study, notebook, files):
    before = {name: path.read_bytes() for name, path in files.items()}
    again = report.export(study, {"04_chart_findings": executed(study)})
    assert {path.name: path.read_bytes() for path in again} == before


def test_charts_and_tables_lie_beside_the_report(study, files):
    charts = {path.name for path in (study.output / "charts").iterdir()}
    assert {
        "answers_by_source.svg",
        "answers_by_source.png",
        "answers_by_source.csv",
        "answers_by_source.zh.svg",
    } <= charts
    assert (study.output / "tables" / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_sizes(tmp_path, files):
    assert files["findings.en.html"].stat().st_size < 1_500_000
    large = write_study(tmp_path, many(200, 2000))
    paths = report.export(large, {"04_chart_findings": executed(large)})
    assert max(path.stat().st_size for path in paths) < 10_000_000


def test_stale_reports_say_so_once(tmp_path):
    study = write_study(tmp_path, tables())
    notebook = executed(study)
    paths = report.export(study, {"04_chart_findings": notebook})
    fresh = [path.read_bytes() for path in paths]
    assert report.mark_stale(study, "first <reason>") == sorted(paths)
    report.mark_stale(study, "second reason")
    once = [path.read_bytes() for path in paths]
    report.mark_stale(study, "second reason")
    assert [path.read_bytes() for path in paths] == once
    for path in paths:
        html = path.read_text(encoding="utf-8")
        assert html.count('class="banner"') == 1 and "second reason" in html and "&lt;reason" not in html
    assert "本报告已过时" in paths[1].read_text(encoding="utf-8") and "out of date" in paths[0].read_text(
        encoding="utf-8"
    )
    assert [path.read_bytes() for path in report.export(study, {"04_chart_findings": notebook})] == fresh
    assert report.mark_stale(write_study(tmp_path / "none", {}), "x") == []


def test_a_failed_notebook_never_looks_finished(study):
    failed = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "1/0",
                outputs=[
                    nbformat.v4.new_output(
                        "error",
                        ename="ZeroDivisionError",
                        evalue="<b>",
                        traceback=["\x1b[31mZeroDivisionError\x1b[0m: <script>"],
                    )
                ],
            )
        ]
    )
    html = report.export_failed(failed, title="s")
    assert "This run failed" in html and "&lt;script&gt;" in html and "\x1b" not in html


def test_other_notebooks_are_exported_the_same_way(tmp_path):
    study = write_study(tmp_path, tables())
    cells = [
        nbformat.v4.new_markdown_cell("# Clean <pages>\n\nReads `raw/`. <img src=x onerror=y>"),
        nbformat.v4.new_markdown_cell("## 第一步 & more"),
        nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("stream", text="out <b>")]),
    ]
    paths = report.export(study, {"01_clean_pages": nbformat.v4.new_notebook(cells=cells)})
    html = paths[0].read_text(encoding="utf-8")
    assert paths[0].name == "01_clean_pages.html" and 'id="第一步-more"' in html and "<img" not in html
    assert "out &lt;b&gt;" in html and "Clean &lt;pages&gt;" in html


@pytest.mark.parametrize(
    "data, shown",
    [
        ({"text/html": "<b onclick=x>b</b>", "application/vnd.duizhao.en+html": "<i>own</i>"}, "<i>own</i>"),
        ({"text/html": ["<b onclick=x>", "b</b>"]}, "<b>b</b>"),
        ({"application/javascript": "x"}, ""),
        ({"image/png": "QUJD"}, '<img src="data:image/png;base64,QUJD" alt="image/png">'),
        ({"image/png": "'><script>"}, ""),
        ({"text/plain": "\x1b[1m<b>"}, "<pre>&lt;b&gt;</pre>"),
    ],
)
def test_of_an_output_the_richest_safe_form_is_taken(data, shown):
    assert exporter.output_html({"output_type": "display_data", "data": data}, "en") == shown


def test_an_empty_study_gives_a_report_that_says_so(tmp_path):
    empty = write_study(tmp_path, {name: rows.head(0) for name, rows in tables().items()})
    paths = report.export(empty, {"04_chart_findings": executed(empty)})
    assert "No page gives an answer that could be compared" in paths[0].read_text(encoding="utf-8")


def test_no_hidden_character_of_a_page_reaches_the_report(tmp_path):
    study = write_study(tmp_path, tables(hostile=True))
    for path in report.export(study, {"04_chart_findings": executed(study)}):
        html = path.read_text(encoding="utf-8")
        assert visible(html) == html and "<script>window" not in html
    for path in (study.output / "tables").glob("*.csv"):
        rows = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
        assert not any(
            str(cell).startswith(("=", "+", "@", "\t", "\r")) for row in rows.to_numpy() for cell in row
        )


def test_what_a_notebook_holds_is_harmless_before_any_export(tmp_path):
    """JupyterLab shows and exports outputs as they are: in them, too, nothing scraped may be markup."""
    notebook = executed(write_study(tmp_path, tables(hostile=True)))
    shown = [output.data for cell in notebook.cells for output in cell.get("outputs", [])]
    for data in shown:
        assert set(data) <= {
            "text/html",
            "text/plain",
            "image/png",
            "application/vnd.duizhao.zh+html",
            "application/vnd.duizhao.en+html",
        }
        html = data.get("text/html", "")
        assert_harmless(html)
        assert "<svg" not in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_models_and_methods_have_words_in_both_languages(language):
    from utils.catalogue import VALUES
    from utils.opinion import STANCE_MODEL, estimates
    from utils.opinion.sentiment import MODELS

    methods = [
        estimates.UNVALIDATED,
        estimates.FEW,
        estimates.CENSUS,
        estimates.POWERED,
        estimates.POWERED_SAMPLE,
    ]
    for group, names in (("model", [*MODELS, STANCE_MODEL]), ("method", methods)):
        for name in names:
            words = VALUES.named(group, name, language)
            assert words and (language == "en" or name == "SnowNLP" or words != name), name
