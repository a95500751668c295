"""Figures that say nothing of themselves: which question of the other pages they answer, and which they do not."""
from __future__ import annotations

import pytest

from tests.test_claims import compare, make


def together(result, first: str, second: str) -> bool:
    """Whether the answers with those words stand in one question."""
    rows = result["claims"]
    questions = [set(rows.loc[rows["value_text"] == words, "question_id"]) for words in (first, second)]
    assert all(questions), rows["value_text"].tolist()
    return bool(questions[0] & questions[1])


QUAKE = "石桥县地震\n石桥县发生6.1级地震，已造成17人遇难、203人受伤，紧急转移安置群众14,600人。"


@pytest.mark.parametrize(
    "told, first, second, one",
    [
        ("震后一日\n夺走了21条生命，这个夜晚石桥无人入睡。", "17人", "21条", True),
        ("震后一日\n搜救人员已找到16具遗体。", "17人", "16具", True),
        ("震后一日\n最大的一次余震为4.9级。", "6.1级", "4.9级", False),
        ("震后一日\n县里启动三级应急响应，有29人失踪。", "17人", "29人", False),
        ("震后一日\n1998年同县发生的地震造成269人死亡。", "17人", "269人", False),
    ],
)
def test_figures_of_a_quake(told: str, first: str, second: str, one: bool):
    assert together(compare(make(QUAKE, told)), first, second) is one


def test_steps_and_points_are_no_figures():
    rows = compare(make("石桥县地震\n北纬30.9度处发生地震，县里启动三级应急响应，记录到3.0级以上余震11次。"))["claims"]
    assert set(rows.loc[rows["attribute"] == "quantity", "value_text"]) == {"11次"}


def test_a_distinctive_figure_bridges_two_wordings():
    result = compare(make("化工厂爆炸之后\n周边群众被连夜疏散，共1342人。", "爆炸四十八小时\n体育馆里最多时住进1342人。"))
    rows = result["claims"]
    assert rows.loc[rows["value_text"] == "1342人", "question_id"].nunique() == 1


def test_equal_small_figures_bridge_nothing():
    result = compare(make("化工厂爆炸之后\n爆炸造成3人死亡。", "爆炸四十八小时\n企业3人被警方带走。"))
    rows = result["claims"]
    assert rows.loc[rows["value_text"] == "3人", "question_id"].nunique() == 2


class TestShares:
    LAYOFF = "云帆科技裁员\n云帆科技启动裁员，裁员比例约为20%，裁员约1200人。"

    def test_a_share_has_the_deed_of_its_figure(self):
        told = "云帆裁员落定\n截至6月底，共有1043名员工与云帆科技解除劳动关系，占员工总数的16.9%。"
        assert together(compare(make(self.LAYOFF, told)), "20%", "16.9%")

    def test_a_share_of_a_part_is_no_share_of_the_whole(self):
        told = "云帆内部人士谈裁员\n座舱事业部要砍掉接近一半的岗位，这次裁员很急。"
        rows = compare(make(self.LAYOFF, told))["claims"]
        shares = rows[rows["attribute"] == "share"]
        assert shares.loc[shares["value_text"].str.contains("一半"), "question_id"].isin(
            shares.loc[shares["value_text"] == "20%", "question_id"]).sum() == 0

    def test_a_rise_is_of_what_rose(self):
        rows = compare(make("云帆年报\n云帆科技去年营收38.6亿元，同比增长4.1%；股价收涨5.3%。"))["claims"]
        shares = rows[rows["attribute"] == "share"].set_index("value_text")
        assert shares.loc["4.1%", "question_id"] != shares.loc["5.3%", "question_id"]
        assert shares.loc["4.1%", "action"] == "revenue"


class TestTime:
    def test_the_day_of_a_background_story_dates_nothing_else(self):
        result = compare(make(
            "石桥县地震\n2008年，邻县地震造成164人死亡。\n昨天的地震已造成17人死亡。", "石桥县再传噩耗\n地震造成23人死亡。"))
        assert together(result, "17人", "23人") and not together(result, "164人", "23人")

    def test_a_figure_that_its_page_brings_up_to_date_is_no_contradiction(self):
        result = compare(make("石桥县洪水\n洪水造成11人遇难。\n县里昨晚宣布，最后一名失联者寻获，遇难人数定为12人。"))
        assert set(result["comparisons"]["relation"].dropna()) <= {"scope/time differs", "compatible"}
