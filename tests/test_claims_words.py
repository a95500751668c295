"""Answers that are no numbers: states with words of their own, places without a mark, statements, relations of two
parties, deeds of one party; and which of them meet. Invented events."""
from __future__ import annotations

import pytest

from tests.test_claims import compare, make, relation


def answers(text: str, attribute: str, title: str = "标题"):
    """The claims of one attribute that a page of this title and text makes."""
    found = compare(make(f"{title}\n{text}"))["claims"]
    return found[found["attribute"] == attribute]


def questions_of(attribute: str, *texts: str):
    """The claims of one attribute of pages with these texts."""
    found = compare(make(*(f"标题{'一二三四'[n]}\n{text}" for n, text in enumerate(texts))))["claims"]
    return found[found["attribute"].isin(attribute.split())]


@pytest.mark.parametrize(
    "text, value",
    [
        ("青河省启动地震二级应急响应。", "启动地震二级应急响应"),
        ("青河市已解除暴雨红色预警。", "解除暴雨红色预警"),
        ("网传“白鹭水库溃坝”系谣言。", "系谣言"),
        ("青河化工厂爆炸未造成人员伤亡。", "未造成人员伤亡"),
        ("公司裁员300人,赔偿方案为N+2。", "N+2"),
        ("青河机场关闭,恢复时间未定。", "时间未定"),
        ("青河县的搜救工作已于5日18时结束。", "搜救工作已于5日18时结束"),
        ("青河商场火灾的起火原因初步判断为电线短路。", "电线短路"),
        ("记者就停产一事联系青河钢铁,该公司不予置评。", "不予置评"),
    ],
)
def test_states_with_words_of_their_own(text, value):
    assert value in set(answers(text, "status")["value_text"])


@pytest.mark.parametrize(
    "text",
    [
        "为避免人员伤亡,青河县组织演练。",      # what is to be averted did not fail to come
        "青河县正常上班。",                       # nothing harmed was told of
        "这种说法在青河流传多年。",
        "青河队N年没有夺冠。",
    ],
)
def test_no_state(text):
    found = answers(text, "status")
    assert not len(found[found["value_text"].str.contains("伤亡|正常|说法|N")])


@pytest.mark.parametrize(
    "text, place",
    [
        ("5日凌晨,青河省白鹭县发生5.6级地震。", "青河省白鹭县"),
        ("震中位于白鹭县。", "白鹭县"),
        ("白鹭县附近海域再次发生强烈地震。", "白鹭县"),
        ("青河市宣布重新开放白鹭湖景区。", "白鹭湖景区"),
    ],
)
def test_places_without_a_mark(text, place):
    assert any(place.endswith(value) or value.endswith(place) for value in answers(text, "place")["value_text"])


def test_a_place_that_only_reports_is_none():
    assert "北京" not in set(answers("北京的专家表示,这次地震震源较浅。", "place")["value_text"])


@pytest.mark.parametrize(
    "text", ["航程33分钟后飞机坠毁。", "【09:58】飞机坠毁,现场有人员伤亡。", "“远航7号”客船翻沉。"]
)
def test_lengths_stamps_and_names_are_no_dates(text):
    assert not answers(text, "date")["value_text"].isin(["33分钟", "09:58", "7号"]).any()


def test_a_response_raised_and_lowered_is_one_thing_at_two_times():
    result = compare(make("标题一\n青河省启动防汛三级应急响应。", "标题二\n青河省将防汛应急响应提升至二级。"))
    assert relation(result, "启动防汛三级应急响应", "应急响应提升至二级") == "scope/time differs"


@pytest.mark.parametrize("a, b, expected", [("N+2", "N+2", "agree"), ("N+2", "N+3", "conflict")])
def test_terms_agree_or_conflict(a, b, expected):
    result = compare(make(f"标题一\n青河科技裁员,补偿标准是{a}。", f"标题二\n员工说,青河科技裁员的补偿为{b}。"))
    rows = result["comparisons"]
    ids = set(result["claims"].loc[result["claims"]["action"] == "terms", "claim_id"])
    assert set(rows.loc[rows["claim_a"].isin(ids), "relation"]) == {expected}


def test_terms_of_an_earlier_round_are_another_question():
    found = questions_of("status", "青河科技裁员,补偿标准是N+1,而2021年那次是N+3。", "青河科技裁员,赔偿为N+1。")
    terms = found[found["action"] == "terms"]
    asked = terms.groupby("value_text")["question_id"].nunique()
    assert asked["N+1"] == 1 and terms["question_id"].nunique() == 2


def test_what_is_denied_in_part_contradicts_nothing():
    result = compare(make("标题一\n青河省恢复了白鹭机场的部分航班。", "标题二\n青河省并没有完全恢复白鹭机场的航班。"))
    assert "conflict" not in set(result["comparisons"]["relation"])


def test_a_deed_of_one_party_asks_where_two_pages_tell_it():
    told = "青河大桥昨晚被洪水冲毁。"
    both = questions_of("event", told, "村民说,青河大桥被冲断。")
    alone = questions_of("event", told, "白鹭县今天放晴。")
    assert both["question_id"].nunique() == 1 and len(both) == 2
    assert not len(alone)


def test_how_many_says_that_it_happened():
    assert not len(questions_of("event", "青河县已有12人遇难。", "青河县遇难人数升至15人。"))


@pytest.mark.parametrize(
    "first, second, together",
    [
        ("法国外长巴罗说,将继续向乌克兰提供援助。", "法国外交部表示,法国会不断援助乌克兰。", True),
        ("法国外长巴罗说,将继续向乌克兰提供援助。", "德国外交部表示,德国会不断援助乌克兰。", False),
        ("法国外长巴罗说,将继续向乌克兰提供援助。", "法国外交部表示,今年的奶酪节在里昂举行。", False),
    ],
)
def test_statements_meet_by_side_and_matter(first, second, together):
    said = questions_of("statement", first, second)
    assert (said["question_id"].nunique() == 1) is together and len(said) == 2


def test_views_without_a_name_are_judgements():
    assert len(answers("外界猜测,法国可能会提前举行大选。", "assessment")) == 1
    assert not len(answers("外界猜测,法国可能会提前举行大选。", "statement"))


def test_relations_of_two_states_are_one_question_whatever_their_course():
    found = questions_of("assessment", "法国与意大利的关系正在回暖。", "法意关系降至多年来的最低点。", "德国与意大利关系紧密。")
    ties = found[found["action"] == "ties"]
    assert len(ties) == 3 and ties["question_id"].nunique() == 2


@pytest.mark.parametrize("text", ["这与天气没有关系,法国和意大利都下了雨。", "法国队与意大利队明天比赛。"])
def test_no_relations_of_states(text):
    assert "ties" not in set(answers(text, "assessment")["action"])


@pytest.mark.parametrize(
    "text, value", [("这是青河省30年来最强地震。", "30年来最强"), ("《归途》跃居影史第六。", "影史第六"), ("这是青河省首次举办峰会。", "首次")]
)
def test_orders(text, value):
    assert any(value in found for found in answers(text, "order")["value_text"])


@pytest.mark.parametrize(
    "text, label",
    [
        ("青河省启动地震二级应急响应。", "青河省应急响应的级别"),
        ("火灾的起火原因初步判断为电线短路。", "火灾的原因"),
        ("公司裁员300人,赔偿方案为N+2。", "裁员的补偿标准"),
    ],
)
def test_states_are_asked_for_in_their_own_words(text, label):
    assert label in set(compare(make(f"标题\n{text}"))["questions"]["label_zh"])


@pytest.mark.parametrize("text, figures", [
    ("截至20时，搜救队员已找到18具遗体，其中5名是孩子。", {"18具": "die", "5名": "die"}),
    ("搜救队员已找到18名遇难者，其中5名为儿童，2名为船员。", {"18名": "die", "5名": "die", "2名": "die"}),
    ("消防员已救出11人，其中3人是老人。", {"11人": "rescue", "3人": "rescue"}),           # not who came to help
    ("镇上派出240名消防员，其中40名是潜水员。", {"240名": "deploy", "40名": "deploy"}),
])
def test_a_part_is_of_the_deed_of_its_whole(text, figures):
    found = answers(text, "headcount", "青河渡轮倾覆")
    assert dict(zip(found["value_text"], found["action"], strict=True)) == figures
