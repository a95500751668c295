"""Charts: every verb draws something readable from little, from much and from hostile rows, alike every
time."""

from __future__ import annotations

import re
import warnings
from xml.etree import ElementTree

import pandas as pd
import pytest
from invented import many, tables, words

from utils import charts
from utils.charts.calendar import day_number, day_text
from utils.charts.files import file_stem
from utils.charts.style import NARROW, WIDE, drawable, ems, font_files, number, wrap
from utils.charts.wording import MESSAGES, say


def frames(found: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frame that each verb takes, from the tables of a study."""
    pages = found["pages"].set_index("page_id")
    claims = found["claims"].copy()
    claims["page_label"] = claims["page_id"].map(lambda key: pages["account"].get(key)).fillna(claims["file"])
    claims["said"] = claims["page_id"].map(pages["published_at"])
    claims["label"], claims["link"] = claims["quote"], "#claim-" + claims["claim_id"]
    label = claims.set_index("claim_id")["page_label"]
    pairs = found["comparisons"].assign(
        page_a=found["comparisons"]["claim_a"].map(label), page_b=found["comparisons"]["claim_b"].map(label)
    )
    shares = found["estimates"][found["estimates"]["page_id"].isna()].copy()
    shares["group"] = shares["target"].fillna("sentiment") + " " + shares["model"]
    return {
        "answers_by_source": claims[claims["question_id"].str.startswith("q_power")],
        "claims_timeline": claims,
        "relation_matrix": pairs,
        "sources_network": claims,
        "certainty_by_source": claims,
        "opinion_shares": shares,
        "comments_over_time": found["comments"],
        "distinctive_words": words(),
    }


VERBS = [
    "answers_by_source",
    "claims_timeline",
    "relation_matrix",
    "sources_network",
    "certainty_by_source",
    "opinion_shares",
    "comments_over_time",
    "distinctive_words",
]
PLAIN, HOSTILE = tables(), tables(hostile=True)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_draws_and_says_what_is_seen(verb, language, width):
    figure = getattr(charts, verb)(frames(PLAIN)[verb], language=language, width=width)
    assert figure.get_size_inches()[0] == pytest.approx(width) and len(figure.alt) > 30
    assert figure.png()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("verb", VERBS)
def test_the_same_rows_are_the_same_bytes_without_dates_or_versions(verb):
    def draw():
        return getattr(charts, verb)(frames(PLAIN)[verb])

    first, second = draw(), draw()
    assert first.svg() == second.svg() and first.png() == second.png()
    assert charts.inline(first, "a") == charts.inline(second, "a")
    assert (
        "dc:date" not in first.svg() and "Matplotlib v" not in first.svg() and b"atplotlib" not in first.png()
    )


@pytest.mark.parametrize("verb", VERBS)
def test_empty_and_missing_input_gives_a_chart_that_says_so(verb):
    full = frames(PLAIN)[verb]
    for rows in (
        full.head(0),
        pd.DataFrame(columns=full.columns),
        full.head(1).assign(**{name: None for name in full.columns}),
    ):
        assert getattr(charts, verb)(rows, language="zh").alt == say("chart.empty", "zh")


@pytest.mark.parametrize("verb", VERBS)
def test_hostile_rows_are_drawn_as_text(verb):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that no font has is a warning
        figure = getattr(charts, verb)(frames(HOSTILE)[verb], width=NARROW)
        svg = figure.svg(letters=True)
    ElementTree.fromstring(svg)
    assert "<script" not in svg and "\u202e" not in svg and "\u202e" not in figure.alt


@pytest.mark.parametrize("verb", VERBS)
def test_a_large_study_stays_readable(verb):
    rows = frames(many(200, 2000))[verb]
    figure = getattr(charts, verb)(rows, width=NARROW)
    assert figure.get_size_inches()[1] < 24 and len(figure.alt) < 2000
    assert len(figure.svg(letters=True)) < 800_000


@pytest.mark.parametrize("n", [3, 60])
def test_three_sources_and_sixty(n):
    rows = pd.DataFrame(
        {
            "page_label": [f"第{i}个页面的一个相当长的名字" for i in range(n)],
            "page_id": [f"p{i}" for i in range(n)],
            "value_low": [float(i % 7) for i in range(n)],
            "value_high": [float(i % 7) for i in range(n)],
            "unit": "人",
            "value_text": [f"{i % 7}人" for i in range(n)],
            "certainty": "asserted",
            "approx": "exact",
            "attribute": "headcount",
        }
    )
    figure = charts.answers_by_source(rows)
    shown = [
        text.get_text() for text in figure.axes[0].texts if text.get_text().endswith((" people", " person"))
    ]
    assert len(shown) == min(n, 40) and (n <= 40 or "20" in "".join(text.get_text() for text in figure.texts))
    pairs = pd.DataFrame(
        [
            (f"第{a}个页面", f"第{b}个页面", "conflict" if (a + b) % 5 else "agree")
            for a in range(n)
            for b in range(a)
        ],
        columns=["page_a", "page_b", "relation"],
    )
    assert charts.relation_matrix(pairs, width=NARROW).alt


@pytest.mark.parametrize(
    "rows, said",
    [
        (
            [dict(value_low=12000, value_high=12000, unit="人", approx="exact", value_text="1.2万人")],
            "12,000 people",
        ),
        (
            [dict(value_low=None, value_high=5, unit="小时", approx="under", value_text="不到5小时")],
            "less than 5 hours",
        ),
        (
            [dict(value_low=20000, value_high=None, unit="人", approx="at_least", value_text="至少2万人")],
            "at least 20,000 people",
        ),
        ([dict(value_low=3, value_high=5, unit="天", approx="range", value_text="三到五天")], "3–5 days"),
        ([dict(attribute="date", date_start="2023-07-10", date_end="2023-07-12")], "10–12 July 2023"),
        ([dict(value_text="渗漏"), dict(value_text="决口")], "决口; 渗漏"),
        (
            [
                dict(value_low=7, value_high=7, unit="天", value_text="7天"),
                dict(value_low=1, value_high=1, unit="周", value_text="一周"),
            ],
            "7 days; 1 week",
        ),
        (
            [
                dict(value_low=1, value_high=1, unit="人", value_text="1人"),
                dict(value_low=90000, value_high=90000, unit="人", value_text="9万人"),
            ],
            "90,000 people",
        ),
    ],
)
def test_every_kind_of_answer_is_drawn(rows, said):
    figure = charts.answers_by_source(
        pd.DataFrame([{"page_label": f"p{i}", "page_id": i} | row for i, row in enumerate(rows)])
    )
    assert said in figure.alt


@pytest.mark.parametrize(
    "values, unit",
    [
        ((4.0, 4.5), "小时"),
        ((4.0,), "旅"),
        ((4.0, 4.0), "旅"),
        ((12000.0, 20000.0), "人"),
        ((0.31, 0.34), "%"),
        ((43.72, 43.9), "米"),
    ],
)
def test_ticks_are_numbers_that_people_count_by(values, unit):
    rows = pd.DataFrame(
        [
            dict(page_label=f"p{i}", page_id=i, value_low=value, value_high=value, unit=unit, value_text="x")
            for i, value in enumerate(values)
        ]
    )
    for width in (WIDE, NARROW):
        axes = charts.answers_by_source(rows, width=width).axes[0]
        ticks = [tick for tick in axes.get_xticks() if axes.get_xlim()[0] <= tick <= axes.get_xlim()[1]]
        steps = {f"{b - a:.2e}"[:3] for a, b in zip(ticks, ticks[1:])}
        assert len(ticks) >= 2 and steps <= {"1.0", "2.0", "5.0"}
        if unit == "旅":
            assert all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize(
    "rows, told",
    [
        ([], False),
        ([dict(value_text="渗漏")] * 2, False),
        ([dict(value_text="渗漏"), dict(value_text="决口")], False),
        ([dict(value_text=f"说法{i}") for i in range(7)], True),
        (
            [dict(value_low=1.0, value_high=1.0, unit="人"), dict(value_low=2.0, value_high=2.0, unit="人")],
            True,
        ),
        (
            [
                dict(value_low=1.0, value_high=1.0, unit="旅"),
                dict(value_low=2.0, value_high=2.0, unit="旅团"),
            ],
            False,
        ),
        (
            [dict(attribute="event", certainty="asserted", value_text=words) for words in ("会谈", "谈了")],
            False,
        ),
    ],
)
def test_a_drawing_is_worth_its_place_where_it_shows_more_than_a_table(rows, told):
    rows = [dict(page_label=f"p{i}", page_id=i) | row for i, row in enumerate(rows)]
    assert charts.answers.tells(pd.DataFrame(rows)) is told


def test_units_of_time_share_one_axis():
    rows = pd.DataFrame(
        [
            dict(
                page_label=name,
                page_id=name,
                value_low=value,
                value_high=value,
                unit=unit,
                value_text="x",
                approx="exact",
            )
            for name, value, unit in [("a", 48.0, "小时"), ("b", 2.0, "天"), ("c", 24.0, "小时")]
        ]
    )
    points = sorted(
        line.get_xdata()[0]
        for line in charts.answers_by_source(rows).axes[0].lines
        if line.get_marker() == "o"
    )
    assert points == [24.0, 48.0, 48.0]


def test_a_far_date_does_not_flatten_the_timeline():
    rows = pd.DataFrame(
        [
            dict(
                label=f"事{i}",
                date_start=f"2024-07-{i + 1:02d}",
                date_end=f"2024-07-{i + 1:02d}",
                page_label="p",
                said="2024-07-19",
            )
            for i in range(9)
        ]
        + [
            dict(
                label="旧事",
                date_start="1992-08-24",
                date_end="1992-08-24",
                page_label="p",
                said="2024-07-19",
            )
        ]
    )
    axes = charts.claims_timeline(rows).axes[0]
    assert axes.get_xlim()[0] > day_number("2024-01-01")
    assert any("1992" in text.get_text() for text in axes.texts)


def test_answers_about_one_deed_whose_days_overlap_are_one_row():
    told = [
        ("会谈", "2025-02-01", "2025-02-28", "a"),
        ("会谈", "2025-02-21", "2025-02-21", "b"),
        ("会谈", "2023-09-01", "2023-09-30", "c"),
        ("访问", "2025-02-21", "2025-02-21", "a"),
    ]
    rows = pd.DataFrame(
        [
            dict(label=label, date_start=start, date_end=end, page_label=page, said="2025-02-24")
            for label, start, end, page in told
        ]
    )
    labels = [text.get_text() for text in charts.claims_timeline(rows).axes[0].texts]
    assert sorted(label for label in labels if label[:2] in ("会谈", "访问")) == ["会谈", "会谈  ×2", "访问"]


def test_save_writes_three_files_and_a_csv_without_formulas(tmp_path):
    class Study:
        output = tmp_path

    rows = pd.DataFrame({"word": ["=HYPERLINK(1)"], "group": ["positive"], "score": [1.0], "n": [1]})
    paths = charts.save(charts.distinctive_words(rows), Study, "words", rows)
    assert [path.name for path in paths] == ["words.svg", "words.png", "words.csv"]
    text = paths[2].read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b"'=HYPERLINK" in text
    before = [path.read_bytes() for path in paths]
    assert [
        path.read_bytes() for path in charts.save(charts.distinctive_words(rows), Study, "words", rows)
    ] == before


@pytest.mark.parametrize("name", ["../../etc/x", "CON", "a:b", "x.", "", "长" * 86, "a/b", "\x00"])
def test_file_names_are_safe_everywhere(name):
    stem = file_stem(name)
    assert (
        re.fullmatch(r"[\w.-]+", stem)
        and len(stem.encode()) <= 80
        and stem.upper() != "CON"
        and ".." not in stem
        and not stem.endswith(".")
    )
    assert file_stem(name) == stem


def test_inline_drawings_bring_no_style_and_no_shared_names():
    figure = charts.answers_by_source(frames(PLAIN)["answers_by_source"])
    drawn = charts.inline(figure, "pre")
    assert " style=" not in drawn and "<style" not in drawn and "xlink" not in drawn
    assert all(name.startswith("pre-") for name in re.findall(r' id="([^"]*)"', drawn))
    assert 'href="#claim-' in drawn and 'href="#pre-claim' not in drawn
    ElementTree.fromstring(drawn)


@pytest.mark.parametrize(
    "text, width, lines, out",
    [
        ("短", 10, 1, "短"),
        ("一二三四五六", 4, 2, "一二三四\n五六"),
        ("一二三四五六七八九", 4, 2, "一二三四\n五六七…"),
        ("一二三，四", 3, 2, "一二\n三，四"),
        ("two words", 3, 2, "two\nwords"),
        ("一二三四五六七八九", 8, 2, "一二三四五\n六七八九"),
        ("$x^2$ stays", 20, 1, "$x^2$ stays"),
        ("a\u202eb\x00", 9, 1, "ab"),
        ("\U0001fae0x", 9, 1, "x"),
        (None, 9, 1, ""),
    ],
)
def test_wrap(text, width, lines, out):
    assert wrap(text, width, lines) == out


def test_words_and_numbers():
    assert ems("中a") == pytest.approx(1.53) and drawable(float("nan")) == ""
    assert (
        number(12000, "en") == "12,000"
        and number(12000, "zh") == "1.2万"
        and number(4.5, "zh") == "4.5"
        and number(2e8, "zh") == "2亿"
    )
    assert day_text(day_number("2023-07-12"), "zh") == "2023年7月12日" and day_number("2023-02-30") is None
    more = MESSAGES["chart.more"]
    assert more.fill("en", n=1).startswith("1 row ") and "1,234 rows" in more.fill("en", n=1234)


def test_a_readers_own_settings_neither_show_nor_change():
    import matplotlib

    plain = charts.certainty_by_source(frames(PLAIN)["certainty_by_source"]).svg()
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "none", "axes.facecolor": "red"}):
        assert charts.certainty_by_source(frames(PLAIN)["certainty_by_source"]).svg() == plain
        assert matplotlib.rcParams["font.size"] == 30


def test_the_fonts_come_with_packages():
    assert all(file.is_file() for file in font_files()) and font_files()[0].with_name("OFL.txt").is_file()
