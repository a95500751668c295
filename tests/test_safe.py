"""The gate that scraped text passes: what goes in, what comes out, and what never does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.report.safe import (
    MISSING,
    Html,
    Styles,
    View,
    bdi,
    clean,
    escape,
    join,
    number,
    plain,
    safe_link,
    table,
    tag,
    visible,
)

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


@pytest.mark.parametrize(
    "text, shown",
    [
        ("新\u200b闻", "新闻"),
        ("\u202e倒着\u202c", "倒着"),
        ("\u2066a\u2069", "a"),
        ("a\x00b\x07c", "abc"),
        ("tab\tstays", "tab\tstays"),
        ("line\r\nend\rs", "line\nend\ns"),
        ("\ud800", "\ufffd"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u200db", "ab"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("＜script＞", "＜script＞"),
        ("１.２万人", "１.２万人"),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (12, "12"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text, html",
    [
        ("<script>", "&lt;script&gt;"),
        ("\"'&", "&quot;&#x27;&amp;"),
        ("&lt;", "&amp;lt;"),
        ("<\u202eb>", "&lt;b&gt;"),
        (Html("<b>"), "<b>"),
    ],
)
def test_escape(text, html):
    assert escape(text) == html


@given(st.text(alphabet=st.characters()))
def test_escaped_text_holds_no_markup_and_nothing_unseen(text):
    html = escape(text)
    assert "<" not in html and ">" not in html and '"' not in html and "'" not in html
    assert not UNSEEN.search(html) and visible(visible(text)) == visible(text)
    html.encode("utf-8")


def test_html_keeps_its_kind_and_escapes_what_is_added():
    made = Html("<b>") + "<i>"
    assert isinstance(made, Html) and made == "<b>&lt;i&gt;"
    assert "<i>" + Html("<b>") == "&lt;i&gt;<b>"
    assert join(["<", Html("<b>")], " & ") == "&lt; &amp; <b>"
    assert Html("<b>x</b>")._repr_mimebundle_()["text/html"] == "<b>x</b>"


def test_tag_escapes_children_and_attributes():
    assert tag("a", "<", href='"><script>', cls="k", data_value=1, hidden=None) == (
        '<a href="&quot;&gt;&lt;script&gt;" class="k" data-value="1">&lt;</a>'
    )
    assert tag("br") == "<br>"
    with pytest.raises(ValueError):
        tag("a", **{"onclick x": "1"})


@pytest.mark.parametrize(
    "address, safe",
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("#claim-1", "#claim-1"),
        ("findings.zh.html", "findings.zh.html"),
        ("javascript:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("vbscript:x", None),
        ("data:text/html,<script>", None),
        ("//evil.invalid/x", None),
        ("\\\\evil.invalid\\x", None),
        ("file:///etc/passwd", None),
        ("", None),
        (None, None),
    ],
)
def test_safe_link(address, safe):
    assert safe_link(address) == safe


ATTACKS = [
    "<script>x</script>",
    "<img src=x onerror=x>",
    "<svg onload=x><script>x</script></svg>",
    "<a href=javascript:x>a</a>",
    "<iframe srcdoc='<script>x</script>'>",
    "<style>*{}</style>",
    "<math><mtext></p><style><img onerror=x></style>",
    "<!--><script>x</script>-->",
    "<textarea></textarea><script>x</script>",
    "<title><script>x</script></title>",
    "<p style='background:url(//x)'>",
    "<b onclick=x>",
    "<svg><a xlink:href='javascript:x'>",
    "<svg><use href='//x#a'>",
    "<svg><image href=x>",
    "<input autofocus onfocus=x>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<object data=x>",
    "<form action=x>",
    "<template><script>x</script></template>",
    "<![CDATA[<script>x</script>]]>",
    "<img src='data:image/svg+xml,<svg onload=x>'>",
    "<table><td background=x>",
    "<noscript><p title='</noscript><img onerror=x>'>",
    "<xmp><img onerror=x></xmp>",
    "<select><option><script>x</script>",
    "<svg><foreignObject><script>x</script></foreignObject></svg>",
    "<svg><set onbegin=x>",
    "<p/onclick=x>",
    "<scr\x00ipt>",
    "<SCRIPT>x</SCRIPT>",
    "</p><b>",
    "<a name=x id=y>",
    "<details ontoggle=x open>",
    "<?xml x?><script>x</script>",
    "<plaintext><script>",
    "<svg><title><img onerror=x></title>",
]
BAD_ELEMENTS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "base",
    "meta",
    "link",
    "template",
    "math",
    "image",
    "foreignobject",
    "textarea",
    "set",
    "animate",
    "noscript",
    "xmp",
    "plaintext",
    "select",
}


class _Inventory(HTMLParser):
    """Every element and attribute of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.attributes = set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, name, attrs):
        self.elements.add(name)
        self.attributes += attrs


def assert_harmless(html):
    found = _Inventory(html)
    assert not found.elements & BAD_ELEMENTS
    for name, value in found.attributes:
        assert not name.startswith("on") and name not in (
            "style",
            "srcdoc",
            "action",
            "background",
            "formaction",
        )
        if name in ("href", "src", "xlink:href"):
            assert safe_link(value) or (value or "").startswith("data:image/png")


@pytest.mark.parametrize("attack", ATTACKS)
def test_clean_takes_the_harm_out(attack):
    assert_harmless(clean(f"<p>before</p>{attack}"))
    assert "before" in clean(f"<p>before</p>{attack}")


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                *ATTACKS,
                "<p>",
                "</p>",
                "<svg>",
                "</svg>",
                "<table><tr><td>",
                "text",
                "<",
                ">",
                '"',
                "'",
                "<!--",
                "-->",
                "=",
                " ",
            ]
        ),
        max_size=12,
    )
)
def test_clean_of_any_mixture_is_harmless_and_settled(parts):
    html = clean("".join(parts))
    assert_harmless(html)
    assert clean(html) == html


def test_clean_keeps_what_the_report_is_made_of():
    made = tag(
        "figure",
        Html(
            '<svg viewBox="0 0 1 1" role="img" aria-label="a"><defs><clipPath id="k"><rect '
            'width="1"></rect></clipPath></defs>'
            '<g clip-path="url(#k)"><path d="M0 0" fill="#fff"></path><a href="#claim-1"><text '
            'font-size="9">x</text></a></g></svg>'
        ),
    )
    assert clean(made) == made
    row = table(pd.DataFrame({"a": ["x"], "n": [1]}), caption="c", stack=True)
    assert clean(row) == row
    assert (
        clean('<mark id="claim-1" data-claims="claim-1">x</mark>')
        == '<mark id="claim-1" data-claims="claim-1">x</mark>'
    )


def test_table_is_escaped_isolated_and_labelled():
    frame = pd.DataFrame(
        {"t": ["<script>", None, "\u202e=x"], "n": [12000, 4.5, None], "h": ["<b onclick=x>k</b>", "", None]}
    )
    html = table(frame, headers={"t": "<text>"}, html_columns=["h"], caption="c & d", limit=2)
    assert "<td><bdi>&lt;script&gt;</bdi></td>" in html and "&lt;text&gt;" in html
    assert "<b>k</b>" in html and "onclick" not in html
    assert "12,000" in html and f'<td class="missing">{MISSING}</td>' in html
    assert "<caption>c &amp; d. The first 2 of 3 rows.</caption>" in html and html.count('scope="col"') == 3
    assert "共 3 行" in table(frame, limit=2, language="zh")


def test_table_takes_html_cells_of_objects_and_refuses_unknown_columns():
    frame = pd.DataFrame({"a": [tag("a", "x", href="#y")]}, dtype=object)
    assert '<a href="#y">x</a>' in table(frame)
    with pytest.raises(KeyError):
        table(frame, columns=["b"])
    assert "No rows." in table(frame.head(0))


@pytest.mark.parametrize(
    "value, shown",
    [
        (12000.0, "12,000"),
        (4.5, "4.5"),
        (0.33333, "0.3333"),
        (float("inf"), MISSING),
        (-3, "-3"),
        (1234567.89, "1,234,567.9"),
    ],
)
def test_number(value, shown):
    assert number(value) == shown


def test_view_shows_its_first_language_and_carries_the_others():
    view = View(zh=Html("<p>中</p>"), en=Html("<p>en</p>"))
    data, _ = view._repr_mimebundle_()
    assert data["text/html"] == "<p>en</p>" and data["application/vnd.duizhao.zh+html"] == "<p>中</p>"
    data, metadata = View(zh=Html("z"), en=Html("e"), png=b"x", alt="seen")._repr_mimebundle_()
    assert (
        "text/html" not in data
        and metadata["image/png"]["alt"] == "seen"
        and data["application/vnd.duizhao.en+html"] == "e"
    )
    with pytest.raises(ValueError):
        View(zh=Html("z"))


@pytest.mark.parametrize("text, html", [
    ("渗漏", '<bdi lang="zh">渗漏</bdi>'),
    ("F16战机", '<bdi lang="zh">F16战机</bdi>'),
    ("What 某人 said", '<bdi>What <span lang="zh">某人</span> said</bdi>'),
    ("the meeting of 甲、乙 and 丙", '<bdi>the meeting of <span lang="zh">甲、乙</span> and <span lang="zh">丙</span></bdi>'),
    ("no Chinese at all", "<bdi>no Chinese at all</bdi>"),
    ("two words <b>甲</b>", '<bdi>two words &lt;b&gt;<span lang="zh">甲</span>&lt;/b&gt;</bdi>'),
])
def test_chinese_is_marked_as_chinese_and_only_it(text, html):
    assert bdi(text) == html


def test_plain_and_bdi():
    assert plain("<p>a&lt;<b>b</b></p>") == "a< b" and bdi("<") == "<bdi>&lt;</bdi>"


@pytest.mark.parametrize(
    "style, rule",
    [
        ("color:#b5482a", "color:#b5482a"),
        ("width:3.52em; height:.6em", "width:3.52em;height:.6em"),
        ("background:#eef7f0", "background:#eef7f0;color:#1d232a"),
        ("border-left:4px solid #0b6b3a", "border-left:4px solid #0b6b3a"),
        ("background:url(http://x.invalid)", ""),
        ("position:fixed;top:0", "top:0"),
        ("width:9999em", ""),
        ("width:calc(1px)", ""),
        ("behavior:x", ""),
        ("color:red}body{display:none", ""),
        ("content:'x'", ""),
        ("", ""),
        ("x", ""),
        ("color:r\\65 d", ""),
    ],
)
def test_styles_become_classes_or_nothing(style, rule):
    styles = Styles()
    html = clean(tag("p", "x", style=style, cls="own"), styles)
    assert " style=" not in html
    assert styles.sheet() == (f".style-0{{{rule}}}" if rule else "")
    assert html == ('<p class="own style-0">x</p>' if rule else '<p class="own">x</p>')
