"""How questions are worded, which figures count nothing, which deeds are one, and thresholds of a study:
invented events."""
from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.test_claims import compare, make
from utils import claims
from utils.claims import labels, thresholds
from utils.mentions import entities


def test_talks_of_two_lengths_conflict_though_one_page_names_only_the_country():
    result = compare(make("标题一\n2024年5月的匈牙利布达佩斯,法德代表闭门谈了3小时。",
                          "标题二\n法国和德国的代表会面。两国官员在匈牙利谈了五个半小时。"))
    found = result["claims"]
    lengths = found[(found["attribute"] == "duration") & (found["action"] == "meet")]
    assert lengths["question_id"].nunique() == 1 and len(lengths) == 2
    assert not any({"法国", "德国"} & set(str(place).split("、")) for place in lengths["place"])
    said = result["comparisons"].set_index(["claim_a", "claim_b"])["relation"]
    assert "conflict" in set(said[[pair for pair in said.index if set(pair) <= set(lengths["claim_id"])]])


def test_figures_with_nothing_but_a_unit_in_common_do_not_meet():
    found = compare(make("标题一\n法国、德国、意大利等9国代表在维也纳开会。", "标题二\n巴西总统卢拉走访三个国家。"))["claims"]
    counts = found[(found["attribute"] == "quantity") & (found["unit"] == "国")]
    assert counts["question_id"].nunique() == len(counts)


@pytest.mark.parametrize("text", ["局势一天比一天好。", "这几年大家都累了。", "他用“团结”二字作答。", "他把经过讲了一遍。", "两位总统也要见面。"])
def test_figures_of_speech_answer_nothing(text):
    found = compare(make(f"标题\n{text}"))["claims"]
    assert not len(found[found["attribute"].isin(["quantity", "duration", "headcount"])])


@pytest.mark.parametrize("text, attribute", [("两人死亡,一人受伤。", "headcount"), ("谈判持续了两天。", "duration"),
                                             ("重建大约需要两年。", "duration")])
def test_figures_that_do_count_stay(text, attribute):
    assert (compare(make(f"标题\n{text}"))["claims"]["attribute"] == attribute).any()


def test_a_visit_has_a_direction():
    found = compare(make("标题一\n2024年5月,法国总统马克龙访问巴西。", "标题二\n2024年5月,巴西派代表团访问法国。"))["claims"]
    visits = found[(found["attribute"] == "event") & (found["action"] == "visit")]
    assert visits["question_id"].nunique() == 2


@pytest.mark.parametrize("text, name", [("总理莫迪飞抵巴黎。", "莫迪"), ("外长王毅飞抵巴黎。", "王毅")])
def test_a_name_ends_before_the_verb(text, name):
    assert name in {e.name for e in entities.find(text)}


def answer(text="", value="", **more):
    """An answer as far as a label looks at it: the clause it stands in, its value, its slots."""
    start = text.index(value) if value else 0
    plain = dict(unit=None, referent=None, extras={"typed": True}, persons=frozenset(), quote=text,
                 document=SimpleNamespace(text=text), value_start=start, value_end=start + len(value))
    return SimpleNamespace(**plain | more)


def key(attribute, action="", who=(), whom=(), where=(), population="", subkey=""):
    return attribute, action, tuple(who), tuple(whom), tuple(where), (), population, "", "", subkey


@pytest.mark.parametrize("asked, known, zh, en", [
    (key("duration", "meet", ["法国", "德国"], subkey="length"), dict(unit="小时"), "法国、德国会谈的时长",
     "How long the meeting between France and Germany lasted"),
    (key("event", "visit", ["法国"], ["美国"]), {}, "法国访问美国是否发生",
     "Whether France's visit to the United States took place"),
    (key("headcount", "die", where=["某县"]), dict(unit="人"), "某县死亡人数", "How many people died in 某县"),
    (key("headcount", "die", ["法国"]), dict(unit="人"), "法国死亡人数", "How many people died in France"),
    (key("headcount", "deploy", ["法国"], ["乌克兰"]), dict(unit="人"), "法国向乌克兰派兵的兵力",
     "How many troops France sent to Ukraine"),
    (key("units", "deploy", ["法国"]), dict(unit="旅"), "法国派兵的部队数（旅）", "How many brigades: France's deployment"),
    (key("date", "evacuate", ["某县"]), {}, "某县疏散转移的时间", "When the evacuation in 某县 took place"),
    (key("role", whom=["法国"], subkey="外长"), {}, "法国外长由谁担任", "Who is France's foreign minister"),
    (key("role", whom=["法国"], subkey="大使"), dict(quote="日本驻法国大使"), "驻法国大使由谁担任",
     "Who is ambassador to France"),
    (key("role", subkey="某某长"), {}, "某某长由谁担任", "Who is the 某某长"),
    (key("quantity", "aid", ["法国"]), dict(unit="架", referent="战机"), "法国援助的战机数量",
     "How many fighter jets: France's aid"),
    (key("statement", who=["马克龙"], whom=["日本"]), {}, "马克龙关于日本的表态", "What Macron said about Japan"),
])
def test_labels_are_words_in_both_languages(asked, known, zh, en):
    assert labels.label(asked, [answer(**known)]) == (zh, en)


@pytest.mark.parametrize("attribute, text, value, unit, zh, en", [
    ("quantity", "水最深的地方“没过两米”。", "两米", "米", "水最深的地方没过多少米", "How much (m): “水最深的地方没过…”"),
    ("headcount", "首批不超过15人。", "15人", "人", "首批多少人", "How many people: “首批…”"),
    ("duration", "下河搜了几个小时也没有结果。", "几个小时", "小时", "下河搜多少小时也没有结果", "How long: “下河搜…也没有结果”"),
    ("share", "粮库里约有一半。", "一半", "%", "粮库里百分之几", "What share: “粮库里…”"),
    ("headcount", "代表团周一到达,共11人。", "11人", "人", "代表团周一到达多少人", "How many people: “代表团周一到达…”"),
])
def test_a_figure_that_nothing_names_is_asked_in_its_own_clause(attribute, text, value, unit, zh, en):
    made = labels.label(key(attribute), [answer(text, value, unit=unit)])
    assert made == (zh, en)


@pytest.mark.parametrize("words, noun", [("方案", "方案"), ("里连着办成", ""), ("", ""), (None, ""), ("的人", ""),
                                         ("一个非常非常长的东西", "")])
def test_only_nouns_enter_a_label(words, noun):
    assert labels.clean_noun(words) == noun


def asked(made, **limits):
    settings = SimpleNamespace(claims=limits)
    return claims.compare(made["pages"], made["lines"], made["references"], None, None, settings)


def test_thresholds_of_a_study_hold_for_its_own_call_only():
    made = make("标题一\n列车脱轨,12人死亡。", "标题二\n列车脱轨,15人死亡。")
    free, strict = asked(made), asked(made, likely=1.0)
    counts = [(made["questions"]["attribute"] == "headcount").sum() for made in (free, strict)]
    assert counts == [1, 2]
    assert asked(made)["questions"].equals(free["questions"])
    assert thresholds.limit("join", 1.75) == 1.75


def test_unknown_thresholds_are_reported():
    problems = asked(make("标题\n列车脱轨,12人死亡。"), nonsense=1, join="much")["claims"].attrs["problems"]
    assert len(problems) == 2 and "nonsense" in problems[1] and "join" in problems[0]


@pytest.mark.parametrize("value", [True, float("nan"), -1, "3"])
def test_what_cannot_be_a_threshold_changes_nothing(value):
    assert thresholds.heard({"join": value}) == {}


@pytest.mark.parametrize("first, second, values, expected", [
    ("标题一\n法德代表在甲城会谈,会谈持续近6小时。", "标题二\n法国和德国的代表在甲城会谈,会谈历时5小时40分钟。", ("6小时", "5小时40分钟"), "compatible"),
    ("标题一\n法德代表在甲城会谈,会谈持续近6小时。", "标题二\n法国和德国的代表在甲城会谈,会谈历时4小时。", ("6小时", "4小时"), "conflict"),
    ("标题一\n法德代表在甲城会谈,会谈持续6小时。", "标题二\n法国和德国的代表会谈,会谈原定持续4小时。", ("6小时", "4小时"), "scope/time differs"),
    ("青山电机裁员\n青山电机全球裁员约4000人。", "青山电机优化\n青山电机裁员名单已定，其中乌桥工厂裁员约2300人。", ("4000人", "2300人"), None),
    ("青山电机人事\n青山电机董事长沈若谷出席。", "青山电机消息\n青山电机总裁沈若谷出席。", ("董事长", "总裁"), "compatible"),
    ("青山电机人事\n乌桥市市长沈若谷出席。", "青山电机消息\n乌桥市局长沈若谷出席。", ("市长", "局长"), "conflict"),
])
def test_what_two_wordings_leave_of_a_conflict(first, second, values, expected):
    result = compare(make(first, second, published=("2024-05-02", "2024-05-03")))
    found = [result["claims"].loc[result["claims"]["value_text"].str.contains(value), "claim_id"] for value in values]
    assert all(len(ids) for ids in found)
    pairs = [r["relation"] for r in result["comparisons"].to_dict("records")
             if {r["claim_a"], r["claim_b"]} in [{a, b} for a in found[0] for b in found[1]]]
    assert (pairs or [None])[0] == expected


@pytest.mark.parametrize("told, dates", [
    ("晨钟社甲城3月14日电 昨日早晨一艘渡轮在乙河起火。", ["昨日早晨"]),
    ("记者今晨从乌桥县应急局获悉,5月3日22时许渡轮起火。", ["5月3日22时许"]),
    ("3月14日,一艘渡轮在乙河起火。", ["3月14日"]),
])
def test_the_time_of_the_wire_and_of_the_reporter_date_no_deed(told, dates):
    claims = compare(make("渡轮起火\n" + told, published=("2024-03-15",)))["claims"]
    assert sorted(claims.loc[claims["attribute"] == "date", "value_text"]) == sorted(dates)


@pytest.mark.parametrize("told, value, certainty", [
    ("发言人说,甲军有21人阵亡,“所谓数百人的说法纯属捏造”。", "21人", "reported"),
    ("发言人说,甲军有21人阵亡,“所谓数百人的说法纯属捏造”。", "数百人", "denied"),
    ("有人说公司裁员2000人,这纯属谣言。", "2000人", "denied"),
])
def test_a_rebuttal_strikes_the_figure_that_it_names(told, value, certainty):
    claims = compare(make("标题\n" + told))["claims"]
    assert set(claims.loc[claims["value_text"] == value, "certainty"]) == {certainty}


@pytest.mark.parametrize("told, unit, low, high", [
    ("累计排水19.6万方。", "立方米", 196000, 196000), ("项目建筑面积20万方。", "平方米", 200000, 200000),
    ("人员优化不会超过1800人。", "人", None, 1800), ("涉及人员不超过员工总数的12%。", "%", None, 12),
    ("账上还剩二十一个多亿。", "元", 2.1e9, None), ("占应撤人数8成4。", "%", 84, 84), ("公司有两万多号员工。", "人", 20000, None),
    ("从溢流到桥断,前后33分钟。", "分钟", 33, 33), ("洪水在半个多小时内冲到下游。", "小时", 0.5, None), ("大队已接到37起投诉。", "起", 37, 37),
    ("“无条件”三个字最重。", None, None, None),
])
def test_figures_as_they_are_said(told, unit, low, high):
    claims = compare(make("标题\n" + told))["claims"]
    rows = claims[claims["attribute"].isin(["quantity", "headcount", "money", "share", "duration"])]
    found = [(r.unit, r.value_low, r.value_high) for r in rows.fillna(-1).itertuples()]
    assert found == ([(unit, -1 if low is None else low, -1 if high is None else high)] if unit else [])
