"""How two values and their slots relate, on answers made by hand."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.claims import messages, relations, slots, witnesses
from utils.claims.answers import Answer
from utils.claims.readings import Document, Line, Sentence
from utils.text import normalise


def answer(
    attribute: str = "headcount",
    low: float | None = None,
    high: float | None = None,
    text: str = "甲地有若干人",
    page: str = "p1",
    value: str | None = None,
    **given,
) -> Answer:
    published, reference = given.pop("published", "2024-05-01T12:00:00+08:00"), given.pop("reference", None)
    normal = normalise(text)
    document = Document(
        page,
        f"{page}.txt",
        normal.text,
        [Line(0, len(text), 0, normal, "body", 1)],
        None,
        published,
        reference,
    )
    sentence = Sentence(document, 0, 0, len(text), "body", given.pop("line", 1), [(0, len(text))])
    start = text.index(value) if value else 0
    made = Answer(
        sentence,
        attribute,
        0,
        len(text),
        start,
        start + len(value or text),
        low=low,
        high=high,
        approx=given.pop("approx", "exact"),
    )
    extras = {"typed": True, "inherited": False}
    extras.update(given.pop("extras", {}))
    for name, slot in {"unit": "人", "action": "die", **given}.items():
        setattr(made, name, slot)
    made.extras.update(extras)
    return made


def number(value: float, **given) -> Answer:
    return answer(low=value, high=value, **given)


class TestNumbers:
    @pytest.mark.parametrize(
        "a, b, expected",
        [
            ({"low": 12, "high": 12}, {"low": 12, "high": 12}, "same"),
            ({"low": 12, "high": 12}, {"low": 15, "high": 15}, "differs"),
            (
                {"low": 1, "high": 1, "unit": "周", "attribute": "duration"},
                {"low": 7, "high": 7, "unit": "天", "attribute": "duration"},
                "same",
            ),
            (
                {"low": 43000, "high": 43000, "text": "4.3万"},
                {"low": 43120, "high": 43120, "text": "43120人"},
                "close",
            ),
            ({"low": 640, "high": 640, "text": "6百4十"}, {"low": 631.4, "high": 631.4}, "differs"),
            ({"low": 30, "high": None, "approx": "over"}, {"low": 31, "high": 31}, "holds"),
            ({"low": 30, "high": None, "approx": "over"}, {"low": 65, "high": 65}, "differs"),
            ({"low": None, "high": 15, "approx": "at_most"}, {"low": 12, "high": 12}, "holds"),
            (
                {"low": 4, "high": 4, "unit": "小时", "attribute": "duration"},
                {"low": 4.5, "high": 4.5, "unit": "小时", "attribute": "duration"},
                "differs",
            ),
            (
                {"low": 3, "high": 3, "unit": "点", "attribute": "quantity"},
                {"low": 3, "high": 3, "unit": "个", "attribute": "quantity"},
                "same",
            ),
            (
                {"low": 3, "high": 3, "unit": "辆", "attribute": "quantity"},
                {"low": 3, "high": 3, "unit": "公里", "attribute": "quantity"},
                "unlike",
            ),
        ],
    )
    def test_compare(self, a, b, expected):
        assert relations.compare_numbers(answer(**a), answer(**b)) == expected
        assert relations.compare_numbers(answer(**b), answer(**a)) == expected

    @given(st.floats(1, 1e9), st.floats(1, 1e9))
    def test_symmetric(self, x, y):
        a, b = number(x, page="p1"), number(y, page="p2")
        assert relations.relate(a, b).relation == relations.relate(b, a).relation

    @given(st.integers(1, 10**9))
    def test_a_value_agrees_with_itself(self, x):
        assert relations.relate(number(x, page="p1"), number(x, page="p2")).relation == "agree"


class TestSlots:
    def relation(self, a: Answer, b: Answer) -> str:
        return relations.relate(a, b).relation

    def test_pages_conflict_and_one_page_contradicts_itself(self):
        assert self.relation(number(9, page="p1"), number(12, page="p2")) == "conflict"
        first = answer(low=9, high=9, page="p1", text="这场洪水在石桥县共造成9人死亡", value="9人")
        second = answer(low=12, high=12, page="p1", line=5, text="石桥县的这场洪水造成12人死亡", value="12人")
        assert self.relation(first, second) == "internal contradiction"
        other = answer(low=12, high=12, page="p1", line=5, text="养老院一夜之间12人死亡", value="12人")
        assert self.relation(first, other) == "compatible"
        assert (
            self.relation(number(9, page="p1"), number(12, page="p1", reference={"outlet": "晨报"}))
            == "contradicts own reference"
        )

    def test_figures_of_one_paragraph_are_a_list_unless_two_sources_are_named(self):
        assert self.relation(number(9), number(12)) == "compatible"
        assert self.relation(number(9, source="甲", source_kind="official"), number(12, source="乙", source_kind="official")) == "internal contradiction"

    def test_shares_and_figures_of_other_things_do_not_contradict_each_other(self):
        share = {"attribute": "share", "unit": "%", "action": None}
        assert self.relation(number(30, **share), number(40, line=5, **share)) == "compatible"
        one = number(30, text="渡口修了三十个泊位", unit="个", action="build")
        other = number(40, text="另有游船停靠四十个码头", unit="个", action="build", line=5)
        assert self.relation(one, other) == "compatible"

    def test_a_sum_and_its_parts_are_known_by_adding_up(self):
        figures = [number(n) for n in (418.0, 318.0, 100.0, 55.0)]
        for nth, figure in enumerate(figures):
            figure.claim_id = f"c{nth}"
        pairs = relations.sums(figures)
        assert pairs == {frozenset(pair) for pair in (("c0", "c1"), ("c0", "c2"), ("c1", "c2"))}
        assert not relations.sums(figures[:2]) and not relations.sums(figures[1:])

    def test_a_grown_toll_is_later_and_a_shrunk_one_of_another_source_is_a_rival(self):
        early, late = ("2024-05-01T08:00", "2024-05-01T08:00"), ("2024-05-01T20:00", "2024-05-01T20:00")
        verdict = relations.relate(number(9, as_of=early), number(12, page="p2", as_of=late))
        assert (verdict.relation, verdict.code, verdict.later) == ("scope/time differs", "later_report", "b")
        assert (
            self.relation(number(12, as_of=early, source="甲"), number(9, page="p2", as_of=late, source="乙"))
            == "conflict"
        )

    def test_missing_people_become_fewer(self):
        early, late = ("2024-05-01T08:00", "2024-05-01T08:00"), ("2024-05-01T20:00", "2024-05-01T20:00")
        assert (
            self.relation(
                number(9, action="missing", as_of=early), number(2, page="p2", action="missing", as_of=late)
            )
            == "scope/time differs"
        )

    def test_equal_figures_of_different_kinds_do_not_agree(self):
        a = number(4, attribute="units", unit="旅", kinds=frozenset(("工兵",)), action="deploy")
        b = number(4, attribute="units", unit="旅团", kinds=frozenset(("特战",)), action="deploy", page="p2")
        assert self.relation(a, b) == "scope/time differs"

    def test_one_day_and_all_days(self):
        a = number(3e8, attribute="money", unit="元", action="box_office", stages=frozenset(("first_day",)))
        b = number(
            9e8, attribute="money", unit="元", action="box_office", stages=frozenset(("total",)), page="p2"
        )
        assert self.relation(a, b) == "scope/time differs"

    def test_kinds_are_told_in_the_readers_language(self):
        a = number(4, attribute="units", unit="旅", kinds=frozenset(("工兵",)), action="deploy")
        b = number(4, attribute="units", unit="旅", kinds=frozenset(("特战", "空降")), action="deploy", page="p2")
        zh, en = relations.reason(a, b, relations.relate(a, b))
        assert "工兵 / 特战、空降" in zh and "kind: engineers / special operations, airborne" in en

    def test_a_denied_figure(self):
        a, b = number(7, certainty="hearsay"), number(7, page="p2", certainty="denied")
        assert relations.relate(a, b).code == "denied"

    @pytest.mark.parametrize("a, b, expected", [
        (("2024-06-01", "2024-06-30"), ("2024-06-01", "2024-06-30"), "agree"),
        (("2024-01-01", "2024-12-31"), ("2024-06-01", "2024-06-30"), "compatible"),
        (("2024-06-03", "2024-06-03"), ("2024-06-05", "2024-06-05"), "conflict"),
        (("2023-06-03", "2023-06-03"), ("2024-06-05", "2024-06-05"), "scope/time differs"),
        ((None, "2024-06-05"), ("2024-06-01", "2024-06-01"), "compatible"),
        ((None, "2024-06-05"), ("2024-06-07", "2024-06-09"), "conflict"),
    ])
    def test_dates(self, a, b, expected):
        first, second = (
            answer("date", date=d, action="visit", page=p, actors=("赵甲",)) for d, p in ((a, "p1"), (b, "p2"))
        )
        assert self.relation(first, second) == expected

    def test_days_of_deeds_that_share_no_name_are_no_rivals(self):
        first, second = (
            answer("date", date=(day, day), action="visit", page=page, actors=(name,))
            for day, page, name in (("2024-06-03", "p1", "赵甲"), ("2024-06-05", "p2", "钱乙"))
        )
        assert self.relation(first, second) == "compatible"

    @pytest.mark.parametrize("a, b, expected", [
        (100, 390, "conflict"), (100, 410, "compatible"),
    ])
    def test_figures_too_far_apart_are_of_two_things(self, a, b, expected):
        assert self.relation(number(a), number(b, page="p2")) == expected

    def test_a_slip_of_scale_in_the_same_words_is_a_conflict(self):
        low, high = (
            answer(low=people, high=people, text=f"石桥县连日强降雨，受灾人口达{said}，多处道路中断", value=said,
                   action="affected", page=page)
            for people, said, page in ((1.2e4, "1.2万人", "p1"), (1.2e5, "12万人", "p2"))
        )
        assert self.relation(low, high) == "conflict"

    def test_tolls_of_a_day_that_nobody_knows_are_no_rivals(self):
        assert self.relation(number(9, action="die"), number(12, action="die", page="p2")) == "conflict"
        unknown = number(12, action="die", page="p2", published=None)
        assert self.relation(number(9, action="die"), unknown) == "scope/time differs"

    @pytest.mark.parametrize("a, b, expected", [
        ("沙特阿拉伯", "利雅得", "holds"), ("利雅得", "利雅得", "same"), ("东京", "首尔", "apart"), ("罗先市", "罗先旅游区", "near"),
    ])
    def test_places(self, a, b, expected):
        assert slots.place_relation(a, b) == slots.place_relation(b, a) == expected

    @pytest.mark.parametrize(
        "a, b, same",
        [
            ("外长", "外交部长", True),
            ("领导人", "最高领导人", True),
            ("副总理", "总理", False),
            ("副总理", "外交部长", False),
        ],
    )
    def test_titles(self, a, b, same):
        assert relations.same_title(a, b) is same


class TestReasons:
    @pytest.mark.parametrize("code", sorted(messages.HEADS))
    def test_every_code_speaks_both_languages(self, code):
        zh, en = messages.reason(
            code,
            "甲",
            "乙",
            [("date", "2024", "2025"), ("certainty", messages.both(messages.CERTAINTIES, "planned"), "—")],
            "b",
        )
        assert zh.endswith("。") and en.endswith(".") and "{" not in zh + en and "\x1f" not in zh + en
        assert "时间：2024 / 2025" in zh and "date: 2024 / 2025" in en and "计划" in zh and "planned" in en

    def test_reason_names_what_differs_and_which_is_later(self):
        a = number(
            20000,
            kinds=frozenset(("工兵",)),
            action="deploy",
            date=("2024-07-01", "2024-07-31"),
            source="甲报",
            certainty="planned",
        )
        b = number(
            12000,
            kinds=frozenset(("特战",)),
            action="deploy",
            date=("2024-10-01", "2024-10-31"),
            source="乙部",
            page="p2",
            certainty="reported",
        )
        verdict = relations.relate(a, b)
        zh, en = relations.reason(a, b, verdict)
        assert verdict.relation == "scope/time differs" and verdict.later == "b"
        assert all(word in zh for word in ("2024年7月", "2024年10月", "工兵", "特战", "甲报", "乙部", "后者较晚"))
        assert all(word in en for word in ("date: July 2024 / October 2024", "kind", "source", "the latter is later"))


class TestDependence:
    def test_same_source_same_figure(self):
        a, b = (number(9, page=p, source="应急管理部", source_kind="official") for p in ("p1", "p2"))
        assert witnesses.dependent(a, b, frozenset(), "agree")
        assert witnesses.dependent(a, b, frozenset(), "scope/time differs")      # one source's figures of two times

    def test_unnamed_sources_and_one_page_are_not_dependent(self):
        a, b = (
            number(9, page=p, source="有人", source_kind="anonymous", text=t)
            for p, t in (("p1", "第一种完全不同的说法"), ("p2", "另一个毫无关系的句子"))
        )
        assert not witnesses.dependent(a, b, frozenset(), "agree")
        assert not witnesses.dependent(a, number(9, page="p1"), frozenset(), "agree")

    def test_copied_sentences(self):
        text = "这场发生在深夜的大火一共烧毁了十二间仓库和三辆货车"
        assert witnesses.dependent(
            answer(low=12, high=12, page="p1", text=text), number(12, page="p2", text=text), frozenset(), "agree"
        )
