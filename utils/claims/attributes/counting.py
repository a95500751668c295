"""What a number counts: people, units, money, a share, a length of time or anything else, and the noun behind it.

Numbers that count nothing are left out here: 一个, 一方面, 这几年, 一天比一天, both (两位) of people just named, numbers
inside 《…》, dates, and crowds that only witness (多名员工告诉记者).
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from utils.claims import actions, referents
from utils.claims.attributes.context import BY_PERSON, FORCES, TITLE_QUOTE, Context
from utils.claims.attributes.dates import BARE_LENGTH, spoken_length
from utils.claims.frames import Counted
from utils.claims.readings import Sentence

FORCE_UNITS = frozenset("旅 旅团 师 团 营 连 集团军 军团 舰队 军 支队 大队 中队 编队".split())
_CIVIL_UNITS = frozenset("团 连 营 师 中队 大队 支队 编队".split())     # units of forces, and of others
PERSON_UNITS = frozenset(("人", "口", "例", "人次"))
SMALL_TALK = frozenset(
    ("个 种 些 次 项 条 方 边 点 步 番 句 场 份 片 股 座 张 道 声 件 下 回 级 层 段 处 位 名 部 家 支 本 员 股 国 环 趟 起 地 轮 笔 会儿 批 届 系列 "
     "代 把 面 遍 步 席 口 眼 脸 手 身 条船").split()
)
_PAIR_UNITS = frozenset("个 地 国 家 方 边 面 头 条 岸".split())


def sort_of(quantity: Any, around: str = "军") -> str | None:
    """The attribute a quantity would answer, or None for what answers nothing (ordinals, ages)."""
    kind, unit = quantity.kind, quantity.unit
    if kind in ("ordinal", "age", "temperature_scale"):
        return None
    if kind == "money":
        return "money"
    if kind in ("percent", "fraction"):
        return "share"
    if kind == "duration":
        return "duration"
    if unit in PERSON_UNITS:
        return "headcount"
    if unit in FORCE_UNITS and (unit not in _CIVIL_UNITS or FORCES.search(around) or "军" in around):
        return "units"
    return "quantity"


def read_numbers(context: Context) -> None:
    """Settle which quantities of the sentence count something, with the noun each counts."""
    sentence, whole = context.sentence, context.text
    busy = [
        (m.start, m.end)
        for m in sentence.dates
        if m.kind not in ("duration", "set") and not spoken_length(context, m) and not _nearly_as_long(m, whole)
        and not BARE_LENGTH.fullmatch(m.text)
    ]
    titles = [] if sentence.document.reference is not None else [
        (m.start() + sentence.start, m.end() + sentence.start) for m in TITLE_QUOTE.finditer(sentence.text)
    ]
    stops = sorted([t.start for t in sentence.triggers] + [q.start for q in sentence.quantities])
    for quantity in sentence.quantities:
        sort = sort_of(quantity, sentence.text)
        if sort is None or any(a < quantity.end and quantity.start < b for a, b in (*busy, *titles)):
            continue
        if _idle(quantity, sort, whole) or not (sort == "quantity" and quantity.unit in ("个", None)) \
                and _names_source(sentence, quantity):
            continue
        if quantity.kind == "money":
            context.memory.currency = quantity.unit
        stop = next((s for s in stops if s >= quantity.end), None)
        noun = referents.noun_after(
            whole, quantity.end, min(sentence.end, stop) if stop is not None else sentence.end
        )
        noun = _named_noun(quantity, noun, whole, sentence)
        if sort in ("quantity", "headcount") and _people(quantity, whole[noun[0]:noun[1]]):
            sort = "headcount"
        elif (
            sort == "quantity"
            and quantity.unit == "个"
            and noun[1] == noun[0]
            and _victims_in(sentence, quantity)
            and whole[quantity.start - 1:quantity.start] not in _THINGS_BEFORE
        ):
            sort = "headcount"
        elif sort == "quantity" and quantity.unit is None and measured_unit(context, quantity, None) is None:
            sort = _bare_sort(context, quantity, noun)
        context.numbers.append((quantity, Counted(quantity.start, quantity.end, *noun, sort,
                                                  measured_unit(context, quantity, quantity.unit))))


_NEARLY = re.compile(r"近[\d一二三四五六七八九十百两半.]+个?(?:多|半)?(?:小时|分钟|钟头|天|日|周|年|个?月)")


def _nearly_as_long(mention: Any, whole: str) -> bool:
    """Whether 近12小时 is a length (谈了近12小时) and not the hours gone by (近12小时内)."""
    if not _NEARLY.fullmatch(mention.text) or whole[mention.end:mention.end + 1] in ("内", "来", "间", "里"):
        return False
    return mention.text.endswith(("小时", "分钟", "钟头")) or bool(
        re.search(r"[了达过经]$|历时|长达|累计|为期|耗时|持续", whole[max(0, mention.start - 4):mention.start]))


_THINGS_BEFORE = frozenset("点处所站区座栋间条台套")      # 安置点23个


def _victims_in(sentence: Sentence, quantity: Any) -> bool:
    start, end = sentence.clause(quantity.start)
    return any(start <= t.start < end and t.action in BY_PERSON for t in sentence.triggers)


HUNDRED_MILLION = 1e8     # from here a figure without a unit is money, unless people are named beside it
_MANY_PEOPLE = re.compile(r"人|观众|用户|播放|阅读|点击|次|人口")
_BARE_MONEY = re.compile(r"票房|赔|补偿|亏|赚|成本|[收吸]金|价|造价|投资|营收|利润|亏损|收入|损失|捐|罚|市值|预算|费|薪|融资|斥资|耗资|花了|豪掷|收(?=[\d约超近破了逾])")
_ORDER = re.compile(r"的?(?:大单|订单|合同|罚单|标的)")
_BARE_PEOPLE = re.compile(r"人次|人数|人員|伤亡|[死伤]|参加|参与|游行|示威|集会|上街|裁|员工|观众|难民|灾民|部队|兵|人[^,，。]{0,4}$")


def _bare_sort(context: Context, quantity: Any, noun: tuple[int, int]) -> str:
    """What a number without a unit counts (4.3万, 2.3亿): money or people where its neighbourhood says so."""
    start, end = context.sentence.clause(quantity.start)
    before, after = (
        context.text[max(start, quantity.start - 16) : quantity.start],
        context.text[quantity.end : quantity.end + 6],
    )
    value = quantity.high or quantity.low or 0
    if value % 1:
        return "quantity"
    if value >= HUNDRED_MILLION and not _MANY_PEOPLE.search(before + after):
        return "money"
    money = [m.end() for m in _BARE_MONEY.finditer(before)]
    people = [m.end() for m in _BARE_PEOPLE.finditer(before)]
    if money or people:
        return "money" if max(money, default=-1) > max(people, default=-1) else "headcount"
    if _BARE_PEOPLE.match(after):
        return "headcount"
    if _ORDER.match(after):
        return "money"
    whole = context.sentence.text
    if (quantity.high or quantity.low or 0) >= 10_000:
        if _BARE_MONEY.search(whole):
            return "money"
        if _BARE_PEOPLE.search(whole):
            return "headcount"
        if gathering(context) == "protest":
            return "headcount"
        known = [
            (order, sort)
            for sort, (order, _) in context.memory.deeds.items()
            if sort in ("money", "headcount")
        ]
        if known:
            return max(known)[1]
    return "quantity"

def _people(quantity: Any, noun: str) -> bool:
    if quantity.unit in PERSON_UNITS:
        return True
    if quantity.unit in (None, "条") and re.match(r"(?:鲜活的?|年轻的?|无辜的?)?(?:生命|人命|性命|命(?![中令名题运]))", noun):
        return True
    if quantity.unit == "具" and re.match(r"[^,，。]{0,4}?(?:遗体|尸体|遗骸)", noun):
        return True
    population = referents.population(noun)
    return (
        quantity.unit in (None, "个", "名", "位", "批")
        and population is not None
        and population
        not in (
            "state",
            "house",
            "household",
            "farmland",
            "vehicle",
            "ship",
            "aircraft",
            "drone",
            "missile",
            "shell",
            "cinema",
            "store",
            "school",
        )
    )


def _named_noun(quantity: Any, noun: tuple[int, int], whole: str, sentence: Sentence) -> tuple[int, int]:
    """The noun of a number: behind it, or inside its own words (4个工兵旅)."""
    start, end = getattr(quantity, "referent_start", None), getattr(quantity, "referent_end", None)
    if start is not None and quantity.start < start < quantity.end:
        return start, max(end, quantity.end)
    if noun[1] > noun[0] or start is None or start < quantity.end or end > sentence.end:
        return noun
    stop = min((t.start for t in sentence.triggers if t.start > start), default=end)
    return start, max(start, min(end, stop))


def _names_source(sentence: Sentence, quantity: Any) -> bool:
    """多名员工 in 多名员工告诉记者 counts witnesses of the page, not of the event."""
    if sentence.said is None:
        return False
    return any(a <= quantity.start and quantity.end <= b for a, b in sentence.said.sources)


def _idle(quantity: Any, sort: str, whole: str) -> bool:
    """一个, 一次, 一方面 count nothing; neither do bare small numbers without a unit."""
    if quantity.unit in SMALL_TALK and sort == "quantity" and quantity.low is not None \
            and quantity.low == quantity.high == 1 and not quantity.text[:1].isdigit():
        return True
    if sort == "duration" and (
        quantity.text in ("十分", "多年")
        or quantity.text in ("一天", "一日")
        and whole[quantity.end : quantity.end + 3].startswith(("内", "里", "时间内", "之内"))
    ):
        return True
    if _figure_of_speech(quantity, sort, whole):
        return True
    if sort == "money" and quantity.unit in ("角", "分") or sort == "share" and quantity.approx == "vague":
        return True
    if quantity.unit in ("起", "地") and quantity.text[:1] == "一":
        return True
    if _label(quantity, whole):
        return True
    before = whole[max(0, quantity.start - 1):quantity.start]
    if (
        before in "+-×xX/"
        and before
        or quantity.unit == "时"
        or quantity.unit is None
        and whole[quantity.end : quantity.end + 1] == "时"
    ):
        return True
    if quantity.unit in _PAIR_UNITS and quantity.low == 2 and quantity.text.startswith(("两", "二", "双")) and sort == "quantity":
        return True
    if sort == "duration" and whole[quantity.end:quantity.end + 1].isdigit():
        return True
    if quantity.unit == "期" or quantity.text[:1] == "几" and sort in ("share", "quantity") or \
            sort == "share" and re.match(r"[^,，。;；]{0,2}(?:置信|可信)", whole[quantity.end:quantity.end + 5]):
        return True
    if quantity.unit == "倍" and quantity.text[:1] == "一":
        return True
    return quantity.unit is None and sort == "quantity" and (quantity.high or quantity.low or 0) < 10 \
        and not quantity.text[:1].isdigit()


def _label(quantity: Any, whole: str) -> bool:
    """Figures that name a step or a point: 三级应急响应, 3.0级以上余震, 北纬30.9度, N+1."""
    if quantity.unit == "度":
        return bool(re.search(r"(?:[北南]纬|[东西]经)[约为]?$", whole[max(0, quantity.start - 4):quantity.start]))
    if quantity.unit == "级":
        after = whole[quantity.end:quantity.end + 8]
        return bool(re.match(r"(?:(?:及|或)?以[上下]的?)?余震|(?:及|或)?以[上下](?:的)?地震|[^,，。;；]{0,4}(?:应急|响应|预警|警戒|医院|文物|风险|景区|保护|甲等)", after)) \
            or bool(re.search(r"(?:响应|预警|警戒)[^,，。;；\d]{0,8}$", whole[max(0, quantity.start - 12):quantity.start]))
    return quantity.unit is None and bool(re.search(r"[A-Za-z](?:\+|加)?$", whole[max(0, quantity.start - 2):quantity.start]))


def _figure_of_speech(quantity: Any, sort: str, whole: str) -> bool:
    """一天比一天, 这几年, “成功”二字, 两人 and 两位 of people just named, 一天不…就一天…: numbers that count nothing."""
    before, after = whole[max(0, quantity.start - 2):quantity.start], whole[quantity.end:quantity.end + 3]
    if quantity.text[:1].isdigit():
        return False
    if sort == "duration":
        one = quantity.text[:1] in "一1" and quantity.low == quantity.high == 1
        return (after[:1] == "比" or before[-1:] == "比") and one or one and after[:1] in ("不", "没") \
            or quantity.text[:1] == "几" and before[-1:] in ("这", "那", "近", "前", "头")
    if quantity.unit == "字" or quantity.unit == "个" and re.match(r"大?[字词]", after):
        return before[-1:] in ("”", "」", "》", "\"") or after[:1] in ("“", "「", "\"")
    if quantity.text in ("两位", "两名") and re.match(r"(?:总统|领导人|元首|首脑|总理|首相|外长|部长|主席|防长)(?!夫人)", after + whole[quantity.end + 3:quantity.end + 5]):
        return True          # both of them have been named
    if referents.population(whole[quantity.end:quantity.end + 2]) in ("child", "passenger", "staff", "elder", "woman", "tourist", "crew"):
        return False         # 两名学童: somebody new
    return sort == "headcount" and quantity.low == quantity.high == 2 and quantity.text in ("两人", "二人", "俩人", "两位", "两名") \
        and not re.match(r"[\u4e00-\u9fff]{0,4}(?:死|伤|亡|遇难|失踪|失联|被困|获救|被捕|被拘|受|丧生|身亡|罹难)", whole[quantity.end:quantity.end + 8]) \
        and not re.search(r"(?:死|伤|亡|致|造成|失踪|失联|被困|救出|逮捕|拘捕|其中|另有|还有|[、,，]|包括)$", before)


_MAGNITUDE_BEFORE = re.compile(r"(?:规模|震级|里氏|芮氏|测得|测定为?)[约为是达]{0,2}$")
_RATING_BEFORE = re.compile(r"(?:评分|开分|打分|得分)[\u4e00-\u9fff]{0,3}$")


def measured_unit(context: Context, quantity: Any, unit: str | None) -> str | None:
    before, after = (
        context.text[max(0, quantity.start - 6) : quantity.start],
        context.text[quantity.end : quantity.end + 5],
    )
    if unit == "台" and "车" in before + after:
        return "辆"
    if unit is None and _MAGNITUDE_BEFORE.search(before) and 1 <= (quantity.high or quantity.low or 0) < 10:
        return "级"
    if unit is None and after.startswith("方") and (quantity.high or quantity.low or 0) >= MANY_CUBIC:
        clause = context.text[slice(*context.sentence.clause(quantity.start))]
        return "平方米" if _FLOORS.search(clause) else "立方米"
    if unit is None and _RATING_BEFORE.search(before) and 0 < (quantity.high or quantity.low or 0) <= 10:
        return "分"
    return unit


MANY_CUBIC = 100          # from which 方 behind a figure is a measure (12万方) and no party (三方)
_FLOORS = re.compile(r"面积|建筑|体量|楼|住宅|商业|仓储|展馆")
OFTEN = 2                 # times that a document must tell of a deed to be about it
GATHERINGS = ("protest", "strike", "conference", "drill", "tour", "meet")


def gathering(context: Context) -> str | None:
    """The gathering a document is about: those who take part take part in it."""
    return told_most(context, GATHERINGS)


def told_most(context: Context, among: Sequence[str]) -> str | None:
    """Which of these deeds a document tells of most often; None where it tells of none."""
    counts = context.memory.deeds_told
    if not counts:
        counts[""] = 0
        for trigger in actions.find(context.text):
            counts[trigger.action] = counts.get(trigger.action, 0) + 1
    found = [name for name in among if counts.get(name)]
    return max(found, key=lambda name: (counts[name], -among.index(name))) if found else None
