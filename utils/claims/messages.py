"""What the house says about two answers, in Chinese and English, from one catalogue.

A reason is one sentence: a head that names the relation's ground (`HEADS`, by reason code), then the slots
in which the two answers differ with both their values, then which of the two is later where that is known.
Reason codes are stable names that tables and reports may count; their wording may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from utils.catalogue import VALUES
from utils.mentions import spoken

# code: (Chinese, English). {a} and {b} are the two values in words.
HEADS: dict[str, tuple[str, str]] = {
    "same_value": ("两处所说相同：{a}", "both say the same: {a}"),
    "same_wording": ("两处表述基本一致", "both say it in nearly the same words"),
    "same_event": ("两处说的是同一件事", "both report the same occurrence"),
    "rounded": ("{a}与{b}只是取整不同", "{a} and {b} differ by rounding only"),
    "range_holds": ("{a}与{b}的范围相容", "the ranges of {a} and {b} are compatible"),
    "coarser_date": (
        "{a}与{b}一粗一细，可以同时成立",
        "{a} and {b} are a coarser and a finer date of one thing",
    ),
    "open_date": ("{a}与{b}可以同时成立", "{a} and {b} can both be true"),
    "coarser_place": ("{a}与{b}，一处大，一处在其中", "of {a} and {b}, one place lies inside the other"),
    "near_place": ("{a}与{b}是同一地方的不同叫法", "{a} and {b} name one place loosely"),
    "members_included": ("两份名单相容：{a}；{b}", "the two lists are compatible: {a}; {b}"),
    "weaker_wording": ("两处说法强弱不同，但可以同时成立", "one is worded more weakly, and both can be true"),
    "different_parts": (
        "两处各说一部分，可以同时成立",
        "each speaks of a different part, and both can be true",
    ),
    "reposted": ("{a}与{b}中有转载页照抄的相对日期，随转载日期一起移了位",
                 "of {a} and {b}, one is a day such as yesterday, copied into a repost and shifted with its date"),
    "unsure": ("{a}与{b}未必数的是同一件事，不能断定有出入", "{a} and {b} may not count the same thing: no contradiction can be told"),
    "part_of": ("{a}与{b}，一为整体，一为部分", "of {a} and {b}, one is a part of the other"),
    "different_words": ("说法不同，但不互相排斥", "worded differently, but not mutually exclusive"),
    "value_differs": (
        "{a}与{b}说的是同一件事，不能都对",
        "{a} and {b} are said of one thing, and cannot both be true",
    ),
    "date_differs": ("{a}与{b}不能都是同一件事的时间", "{a} and {b} cannot both be the time of one event"),
    "place_differs": ("{a}与{b}不能都是同一件事的地点", "{a} and {b} cannot both be the place of one event"),
    "members_differ": ("两份名单不能都对：{a}；{b}", "the two lists cannot both be right: {a}; {b}"),
    "denied": ("一处肯定，一处否认", "one affirms what the other denies"),
    "holder_differs": ("{a}与{b}不能同时担任此职", "{a} and {b} cannot both hold the office"),
    "titles_differ": ("同一人的职务说法不同：{a}、{b}", "one person is given different offices: {a}, {b}"),
    "unconfirmed_as_fact": (
        "一处说尚未确认，另一处当作事实",
        "called unconfirmed in one place and stated as fact in the other",
    ),
    "later_report": (
        "{a}与{b}是同一计数的先后两次通报",
        "{a} and {b} are two states of one count, at different times",
    ),
    "time_differs": ("两处说的是不同时间", "the two speak of different times"),
    "event_differs": ("两处说的是不同的两次", "the two speak of different occurrences"),
    "scope_differs": ("两处所指不同", "the two speak of different things"),
    "planned_or_done": (
        "一处是计划或预测，一处已经发生",
        "one is a plan or a forecast, the other has happened",
    ),
    "office_changed": ("职务先后由不同的人担任：{a}、{b}", "the office changed hands: {a}, {b}"),
    "reviewed": ("由人工审定", "decided by a person"),
}

SLOTS: dict[str, tuple[str, str]] = {
    "date": ("时间", "date"),
    "as_of": ("截止时间", "as of"),
    "kind": ("类别", "kind"),
    "source": ("来源", "source"),
    "population": ("人群", "population"),
    "stage": ("统计口径", "stage"),
    "certainty": ("确定程度", "certainty"),
    "place": ("地点", "place"),
    "scope": ("范围", "scope"),
    "unit": ("单位", "unit"),
    "actor": ("主体", "actor"),
    "referent": ("所指", "referent"),
    "published": ("发布时间", "published"),
}

CERTAINTIES = {
    name: (VALUES[f"certainty.{name}"].zh, VALUES[f"certainty.{name}"].en)
    for name in ("asserted", "reported", "hearsay", "planned", "predicted", "speculated", "denied")
}

POPULATIONS = {
    "generic": ("人", "people"),
    "soldier": ("军人", "soldiers"),
    "rescuer": ("救援人员", "rescuers"),
    "police": ("警察", "police"),
    "staff": ("员工", "staff"),
    "crew": ("船员机组", "crew"),
    "passenger": ("乘客", "passengers"),
    "child": ("儿童学生", "children"),
    "woman": ("妇女", "women"),
    "elder": ("老人", "elderly people"),
    "civilian": ("平民", "civilians"),
    "protester": ("示威者", "protesters"),
    "tourist": ("游客", "tourists"),
    "foreigner": ("外籍人士", "foreigners"),
    "journalist": ("记者", "journalists"),
    "official": ("官员", "officials"),
    "prisoner": ("被俘人员", "prisoners"),
    "rebel": ("武装分子", "fighters"),
    "state": ("国家", "states"),
    "house": ("房屋", "buildings"),
    "household": ("户", "households"),
}

# the force, craft or vessel that a number is of, the state of the injured, how takings are counted: word, English
KINDS = {word: (word, english) for word, _, english in (row.partition(" ") for row in re.split(r"[|\n]", """
工兵 engineers|特战 special operations|特种 special forces|步兵 infantry|炮兵 artillery|装甲 armoured|机械化 mechanised|空降 airborne
海军陆战 marines|陆战 landing forces|防空 air defence|导弹 missile|侦察 reconnaissance|预备役 reserve|现役 active duty|义务兵 conscripts
雇佣兵 mercenaries|志愿兵 volunteers|后勤 logistics|医疗 medical|民兵 militia|国民警卫队 National Guard|宪兵 military police|伞兵 paratroopers
坦克 tanks|自卫队 self-defence forces|维和 peacekeeping|暴风 storm|全职 full-time|兼职 part-time|正式 permanent|合同 on contract
临时 temporary|管理层 management|研发 research and development|销售岗 sales|技术 technical|一线 front-line|管理岗 managerial
客轮 passenger ship|渡轮 ferry|渔船 fishing boat|货轮 freighter|货船 cargo ship|游船 tour boat|快艇 speedboat|油轮 tanker
滚装船 ro-ro ship|邮轮 cruise ship|轻伤 lightly injured|重伤 badly injured|危重 critical|重症 severe|确诊 confirmed|疑似 suspected
无症状 without symptoms|预售 presale|点映 preview|含服务费 with service fees|不含服务费 without service fees|综合 total|分账 net of fees
""".strip()))}

STAGES = {
    "first_day": ("首日", "first day"),
    "first_weekend": ("首周", "first week"),
    "single_day": ("单日", "one day"),
    "single_hour": ("一小时", "one hour"),
    "week": ("一周", "one week"),
    "month": ("一月", "one month"),
    "year": ("一年", "one year"),
    "presale": ("预售", "presale"),
    "new": ("新增", "new"),
    "total": ("累计", "total"),
    "forecast": ("预计", "forecast"),
    "initial": ("初步", "preliminary"),
    "revised": ("修订", "revised"),
    "limit": ("限值", "limit"),
    "due": ("应达", "due"),
    "max": ("最大", "maximum"),
    "mean": ("平均", "mean"),
}

_ATTRIBUTES = {
    "headcount": ("人数", "number of people"),
    "units": ("部队建制数", "number of units"),
    "quantity": ("数量", "amount"),
    "share": ("比例", "share"),
    "money": ("金额", "amount of money"),
    "duration": ("时长", "duration"),
    "date": ("时间", "date"),
    "place": ("地点", "place"),
    "participants": ("参加方", "participants"),
    "kind": ("类别", "kind"),
    "status": ("进展", "status"),
    "statement": ("表态", "statement"),
    "order": ("次序", "rank or order"),
    "role": ("职务", "office"),
    "event": ("是否发生", "occurrence"),
    "assessment": ("判断", "assessment"),
}


def reason(
    code: str,
    a: str,
    b: str,
    differences: Iterable[tuple[str, str, str]] = (),
    later: str | None = None,
    own_reference: bool = False,
) -> tuple[str, str]:
    """The reason in Chinese and English.

    `differences` are (slot, value of a, value of b) with already shown values (they may hold both languages
    as "zh\\x1fen"); `later` is "a", "b" or None; `own_reference` says that b is the title of a source that
    a's page lists.
    """
    said = [(spoken_value(value, "zh"), spoken_value(value, "en")) for value in (a, b)]
    zh, en = (text.format(a=said[0][n], b=said[1][n]) for n, text in enumerate(HEADS[code]))
    if own_reference:
        zh, en = (
            zh + "（后者出自该页自己列出的资料）",
            en + " (the latter from a source that the page itself lists)",
        )
    parts = list(differences)
    if parts:
        zh += "；" + "，".join(
            f"{SLOTS[slot][0]}：{_side(slot, x, 0)} / {_side(slot, y, 0)}" for slot, x, y in parts
        )
        en += "; " + "; ".join(
            f"{SLOTS[slot][1]}: {_side(slot, x, 1)} / {_side(slot, y, 1)}" for slot, x, y in parts
        )
    if later in ("a", "b"):
        zh += "；" + ("前者较晚" if later == "a" else "后者较晚")
        en += "; the " + ("former" if later == "a" else "latter") + " is later"
    return zh + "。", en + "."


def both(table: Mapping[str, tuple[str, str]], name: str) -> str:
    """A shown value that holds both languages, for `reason`."""
    zh, en = table.get(name, (name, name))
    return f"{zh}\x1f{en}"


_DATED = re.compile(r"(?P<words>.*)\((?P<days>[\dT:.-]*\d[\dT:.-]*)\)")
_EXACT_DAY = re.compile(r"\d{1,2}[日号]")


def spoken_value(shown: str, language: str) -> str:
    """A value as `relations.shown` gives it, in words: 几天前(2024-07-10..2024-07-17) is 10–17 July 2024.

    In Chinese the page's own words stay, with the days behind them where the words alone do not tell the day.
    """
    dated = _DATED.fullmatch(shown or "")
    if dated is None:
        return (spoken.in_english(shown) if language == "en" else shown) or "—"
    when = _days(dated["days"], language)
    if language == "en" or not dated["words"]:
        return when or dated["words"]
    plain = _EXACT_DAY.search(dated["words"]) and "年" in dated["words"]
    return dated["words"] if plain or not when else f"{dated['words']}（{when}）"


def _days(shown: str, language: str) -> str:
    low, dots, high = shown.partition("..")
    if dots:
        return spoken.days(low or None, high or None, language)
    return spoken.moment(low, language)


def _side(slot: str, value: str, language: int) -> str:
    """One side of a difference: days, names, or words that come in both languages (`both`, several by
    \\x1e)."""
    spoken_in = ("zh", "en")[language]
    if not value or value == "—":
        return _UNSAID.get(slot, ("未说明", "not said"))[language]
    said = []
    for piece in value.split("\x1e"):
        zh, _, en = piece.partition("\x1f")
        if slot in _TIMES:
            said.append(_days(zh, spoken_in) or zh)
        else:
            said.append(zh if not language else en or spoken.in_english(zh))
    return ("、", ", ")[language].join(said)


_TIMES = frozenset(("date", "as_of", "published"))
_UNSAID = {"source": ("页面自述", "the page itself")}


def summary(
    n_answers: int, n_pages: int, n_witnesses: int, relation: str | None, values: Iterable[str]
) -> tuple[str, str]:
    """One sentence on how the answers to a question stand to each other, in Chinese and English."""
    shown = list(values)
    listed = [
        _listed([spoken_value(value, language) for value in shown], language) for language in ("zh", "en")
    ]
    if relation is None:
        return f"只有一处回答：{listed[0]}。", f"One answer only: {listed[1]}."
    return (
        f"{n_pages} 个页面 {n_answers} 处回答，独立证人 {n_witnesses} 个：{listed[0]}。",
        f"{_plural(n_answers, 'answer')} on {_plural(n_pages, 'page')}, "
        f"from {_plural(n_witnesses, 'independent witness', 'es')}: {listed[1]}.",
    )


def _listed(values: list[str], language: str) -> str:
    """The distinct values, the first five of them."""
    distinct = list(dict.fromkeys(values))
    return ("、" if language == "zh" else ", ").join(distinct[:5]) + ("…" if len(distinct) > 5 else "")


def _plural(n: int, noun: str, ending: str = "s") -> str:
    return f"{n} {noun}" + ("" if n == 1 else ending)
