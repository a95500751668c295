"""The report in a real browser: what it loads, what it says to a screen reader, what hostile pages can do in
it.

Chromium through Playwright, axe-core through axe-playwright-python. Skipped, saying so, where there is no
Chromium.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from invented import executed, tables, write_study

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (tests/requirements.txt)"
)
axe_module = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)

WIDTHS, SCHEMES, LANGUAGES = (390, 768, 1280), ("light", "dark"), ("zh", "en")
SHOWN_ELSEWHERE = re.compile(
    "[\U0001f000-\U0001faff\ufe0f\u200d]"
)  # emoji come from the reader's own machine


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return _exported(tmp_path_factory.mktemp("plain"), hostile=False)


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory):
    return _exported(tmp_path_factory.mktemp("hostile"), hostile=True)


def _exported(root: Path, hostile: bool) -> Path:
    from utils import report

    title = "澜溪</title><script>window.__x=9</script>" if hostile else "澜溪的水：四个页面怎么说"
    study = write_study(root, tables(hostile=hostile), title=title)
    notebook = executed(study)
    if hostile:
        _tamper(notebook)
    report.export(study, {"04_chart_findings": notebook})
    return study.output / "report"


def _tamper(notebook) -> None:
    """What somebody who edits the file, or a careless cell, could put into it."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

    attacks = [
        "<script>window.__x=1</script>",
        "<img src=x onerror='window.__x=1'>",
        "<svg onload='window.__x=1'><script>window.__x=1</script></svg>",
        "<a href='javascript:window.__x=1' id=bad>bad</a>",
        "<iframe srcdoc='<script>parent.__x=1</script>'></iframe>",
        "<style>@import url(http://x.invalid/a.css);</style>",
        "<link rel=stylesheet href=http://x.invalid/b.css>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
        "onerror=window.__x=1&gt;'>",
        "<noscript><p title='</noscript><img src=x onerror=window.__x=1>'>",
        "<meta http-equiv=refresh content='0;url=http://x.invalid'>",
        "<base href='http://x.invalid/'>",
        "<form action='http://x.invalid'><button>go</button></form>",
        "<div style='background:url(http://x.invalid/c.png)'>x</div>",
        "<img src='http://x.invalid/d.png'>",
        "<svg><image href='http://x.invalid/e.png'/><use href='http://x.invalid/f.svg#a'/></svg>",
        "<svg><a href='javascript:window.__x=1'><text>t</text></a><animate onbegin='window.__x=1'/></svg>",
    ]
    outputs = [new_output("display_data", {"text/html": attack}) for attack in attacks]
    outputs += [
        new_output(
            "display_data",
            {"application/vnd.duizhao.en+html": attacks[0], "application/vnd.duizhao.zh+html": attacks[1]},
        ),
        new_output("display_data", {"application/javascript": "window.__x=1"}),
        new_output("display_data", {"image/svg+xml": attacks[2]}),
        new_output("display_data", {"text/markdown": attacks[1] + "[l](javascript:window.__x=1)"}),
        new_output("display_data", {"image/png": "x' onerror='window.__x=1"}),
        new_output("display_data", {"text/latex": attacks[0]}),
        new_output("stream", text=attacks[0]),
        new_output("display_data", {"text/plain": attacks[0]}, metadata={}),
    ]
    notebook.cells.insert(
        3,
        new_code_cell(
            "print('<script>window.__x=1</script>')",
            outputs=outputs,
            metadata={"duizhao": {"anchor": "'><script>window.__x=1</script>"}},
        ),
    )
    notebook.cells.insert(
        4, new_markdown_cell("\n\n".join(attacks), metadata={"duizhao": {"message": "no.such"}})
    )
    notebook.cells.insert(5, new_markdown_cell("## " + attacks[1]))
    notebook.cells.insert(
        6, new_raw_cell("<a href='javascript:window.__x=1'>raw</a><script>window.__x=1</script>")
    )
    notebook.metadata["title"] = "</title><script>window.__x=1</script>"


def _open(browser, path: Path, width: int = 1280, scheme: str = "light", script: bool = True):
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=script,
        bypass_csp=False,
    )
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_loaded_nothing_is_wrong_nothing_is_cut(browser, report, width, scheme, language):
    page = _open(browser, report / f"findings.{language}.html", width, scheme)
    assert [url[:60] for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in page.asked if url.startswith("file:")]) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_module.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.said == []
    page.context.close()


def test_the_hostile_report_runs_nothing_and_stays_whole(browser, hostile_report):
    for language in LANGUAGES:
        page = _open(browser, hostile_report / f"findings.{language}.html", 390)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for link in page.query_selector_all("a#bad, a:has-text('raw')"):
            link.click()
        page.wait_for_timeout(100)
        assert page.evaluate("window.__x") is None
        assert (
            page.evaluate(
                "document.querySelectorAll('a[href^=javascript i], iframe, object, embed, form, "
                "base, link').length"
            )
            == 0
        )
        assert page.evaluate("document.scripts.length") == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert [url[:60] for url in page.asked if not url.startswith(("file:", "data:"))] == []
        assert page.said == []
        assert page.evaluate("document.querySelectorAll('main h2').length") >= 13
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", page.content())
        page.context.close()


def test_every_internal_link_lands_and_every_drawing_is_named(browser, report):
    page = _open(browser, report / "findings.en.html")
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert dead == []
    assert page.evaluate("document.querySelectorAll('[id]').length") == page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    names = page.evaluate(
        "[...document.querySelectorAll('svg, img')].map(e => (e.getAttribute('aria-label') || "
        "e.getAttribute('alt') || ''))"
    )
    assert len(names) >= 16 and all(len(name) > 30 for name in names)
    page.context.close()


def test_one_click_from_a_figure_to_its_sentence_and_back(browser, report):
    page = _open(browser, report / "findings.en.html")
    link = page.locator("#findings a.value").first
    wanted = re.search(r"\((.*)\)$", link.get_attribute("title")).group(1)  # the value as its page has it
    link.click()
    page.wait_for_timeout(200)
    assert page.evaluate("location.hash").startswith("#claim-")
    assert wanted in "".join(page.locator("mark.on").all_inner_texts())
    assert page.locator("mark.on").first.is_visible()
    page.locator(f"[id='{page.evaluate('location.hash.slice(1)')}']").click()
    assert page.evaluate("location.hash").startswith(("#q-", "#row-"))
    page.locator("svg.for-wide a").first.click()
    assert page.evaluate("location.hash").startswith("#claim-")
    page.context.close()


def test_tables_sort_and_filter(browser, report):
    page = _open(browser, report / "findings.en.html")
    table = page.locator("#tables table")
    head = table.locator("th", has_text="rows").first
    head.locator("button").click()
    numbers = [
        int(text.replace(",", "")) for text in table.locator("tbody tr td:nth-child(3)").all_inner_texts()
    ]
    assert numbers == sorted(numbers) and head.get_attribute("aria-sort") == "ascending"
    page.locator("#tables input[type=search]").fill("claims")
    assert table.locator("tbody tr:visible").count() == 1
    page.context.close()


def test_it_can_be_read_without_its_script(browser, report):
    page = _open(browser, report / "findings.zh.html", script=False)
    text = page.locator("main").inner_text()
    assert "澜溪" in text and "发现" in text and page.locator("#sources details.text").count() == 4
    page.context.close()


def test_whatever_is_chinese_in_the_english_report_is_marked_as_chinese(browser, report):
    page = _open(browser, report / "findings.en.html")
    unmarked = page.evaluate("""() => {
          const found = [];
          const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const one = walk.currentNode, element = one.parentElement;
            if (!/[\u3400-\u9fff]/.test(one.data)) continue;
            if (element.closest('svg, code, details.code, title')) continue;
            if (!element.closest('[lang]').lang.startsWith('zh')) found.push(one.data);
          }
          return found;
        }""")
    assert unmarked == []
    page.context.close()


def test_a_folded_question_opens_when_a_link_leads_to_it(browser, report):
    page = _open(browser, report / "findings.en.html")
    folded = page.locator("article.panel > details").first
    assert folded.get_attribute("open") is None
    name = page.locator("article.panel:has(> details)").first.get_attribute("id")
    page.evaluate("name => { location.hash = name }", name)
    page.wait_for_timeout(200)
    assert folded.get_attribute("open") is not None
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glyph_is_in_the_embedded_font(browser, report, language):
    from fontTools.ttLib import TTFont

    path = report / f"findings.{language}.html"
    html = path.read_text(encoding="utf-8")
    covered = set()
    for data in re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", html):
        covered |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    page = _open(browser, path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    drawn = page.locator("body").inner_text() + "".join(page.locator("svg").all_text_contents())
    missing = {
        char
        for char in drawn
        if ord(char) > 32 and ord(char) not in covered and not SHOWN_ELSEWHERE.match(char)
    }
    assert missing == set()
    assert page.evaluate("document.fonts.check('16px Duizhao', '澜溪')") and page.evaluate(
        "[...document.fonts].some(one => one.status === 'loaded')"
    )
    page.context.close()


def test_print_shows_the_wide_drawings_and_no_controls(browser, report):
    page = _open(browser, report / "findings.en.html", 390)
    page.emulate_media(media="print")
    assert (
        page.locator("svg.for-wide").first.is_visible()
        and not page.locator("svg.for-narrow").first.is_visible()
    )
    assert (
        not page.locator("nav.contents").is_visible() and not page.locator("details.code").first.is_visible()
    )
    page.context.close()
