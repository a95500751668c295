"""Which kinds of answers there are, and how each is found in a sentence.

`ATTRIBUTES` is the registry: one entry says what an attribute is called, how its answers are found (`find`:
a sentence in its context in, answers out) and by which rule two of its values are compared (`relate`, a name
that `relations` knows). A new kind of claim is one more entry.

Finding is a second reading of frames: a number answers "how many" of the deed it is bound to, a date answers
"when" of the deed it stands beside, and so on. What is not said of anything is left alone: a number without
a deed or a noun, a date without a deed, 近日 and 目前, page furniture.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from utils.claims import actions, frames, referents
from utils.claims.answers import Answer
from utils.claims.frames import Counted, Discourse, Frame
from utils.claims.readings import Name, Sentence, as_day

CROWD = 100               # a figure without a deed counts a crowd from this size
MEMORY_SENTENCES = 2      # how many sentences a date or a source is carried on
FORCE_UNITS = frozenset("旅 旅团 师 团 营 连 集团军 军团 舰队 军 支队 大队 中队 编队".split())
PERSON_UNITS = frozenset(("人", "口", "例"))
SMALL_TALK = frozenset(
    ("个 种 些 次 项 条 方 边 点 步 番 句 场 份 片 股 座 张 道 声 件 下 回 级 层 段 处 位 名 部 家 支 本 员 股 国 环 趟 起 地 轮 笔 会儿 批 届 系列 "
     "代 把 面 遍 步 席 口 眼 脸 手 身 条船").split()
)
_PAIR_UNITS = frozenset("个 地 国 家 方 边 面 头 条 岸".split())
_AS_OF_BEFORE = re.compile(r"(?:截至|截止到?|截止|直至|迄至|截自)(?:了|今日|今天|目前|北京时间|当地时间|本地时间)?$")
_REPORT_AFTER = re.compile(
    r"^[日号]?(?:上午|下午|晚间?|凌晨|中午)?(?:的?报道|消息|讯|电|通报|发布|公布|称|表示|宣布|指出|说|透露|援引|刊文|发文|晚?通报|发表|回应|对外)"
)
_VAGUE_DATE = re.compile(
    r"^(?:日前|近日|近期|最近|目前|如今|此前|当前|现在|现时|眼下|未来|今后|日后|近来|近年来?|过去几年|不久前|不久|刚刚|早前|之前|之后|随后|此后|后来|以往|当时|"
    r"同时|此时|此刻|届时|连日来?"
    r"|寒冬|严冬|盛夏|春天|夏天|秋天|冬天|多年来|长期|近段时间以来|近几年|至今|迄今|当下|过去|将来|近几个月|短期内?|历史上)$"
)
_RELATIVE_DAY = re.compile(r"^(?:当天|当日|同日|同一天|次日|翌日|第二天|隔天|隔日|前一天|当晚|同一日|[这那]一?[天日])$")
_FOLLOWS_ORDINAL = re.compile(r"^[次届轮个位名大批场座艘架部度例家只]")
_ORDER = re.compile(
    r"(?:(?<=排名)|(?<=名列)|(?<=位列)|(?<=位居)|(?<=影史)|(?<=居)|(?<=列))第[一二三四五六七八九十百\d]{1,4}|首次|首度|首个|首批|首例|"
    r"首位|首支|首艘|首场|首轮|首派|头一(?:次|回|个|批|遭|位)|第[一二三四五六七八九十百两\d]{1,4}(?:次|届|轮|大(?!街|道)|高|位(?!于)|例|波|批|度)"
    r"|(?<![\w])史上最\w{1,2}|(?:有史以来|有记录以来|历史|同期|影史)(?:最\w|新高|新低|第[一二三四五六七八九十\d]{1,3})|创\w{0,6}(?:新高|新低|纪录|记录)"
    r"|最(?:大|高|多|强|低|严重|重要|长|快|早|惨烈|激烈)(?=的|规模|\w{0,4}(?:伙伴|国|城市|公司|之一|一次|一场))"
)
_ASSESS = re.compile(r"很可能|可能会?|或将|或许|恐将|恐怕|意味着|标志着|表明|不排除|有望|无疑|预计|预期|料将|等同于|相当于|显示出|彰显|势必|必然会|或会|估计|推测|猜测")
_TITLE_QUOTE = re.compile(r"《[^》]{2,40}》")
_TOTAL = re.compile(r"(?:共计|合计|总计|累计|一共|总共|共|总数)(?:有|达|为|造成)?[^\d一二三四五六七八九十百千万两,，。;；]{0,6}$")
_PART = re.compile(r"其中|[死伤亡难踪]者[当之]?中|当中有?|包括|包含|内有|里面有|含(?=\d)")
_BY_PERSON = frozenset(
    ("die", "injure", "missing", "rescue", "trapped", "evacuate", "hospital", "casualty", "stranded")
)
_ONE_PERSON = _BY_PERSON | {"arrest", "sentence", "charge", "infect", "prisoner"}
_PLACE_TAIL = re.compile(
    r"^[\u4e00-\u9fff]{0,6}?(?:大使馆|使馆|领事馆|旅游区|经济区|特区|自治区|自治州|地区|东部|西部|南部|北部|中部|西南部|东北部|东南部|西北部|远东地区|"
    r"沿海|海域|附近|近郊|郊外|市郊"
    r"|广场|机场|制造厂|工厂|医院|大学|学校|码头|港口|车站|火车站|体育场|体育馆|会议中心|公园|大街|大道|路口|海峡|半岛|群岛|高原|盆地|[市省县区镇乡村州岛港湾江河湖])"
)
STATUS_GROUPS = frozenset(
    ("force", "reopen", "close", "ceasefire", "acknowledge", "sanction", "layoff", "postpone")
)


@dataclass(slots=True)
class Memory:
    """What a document has said so far that later sentences lean on."""

    as_of: tuple[str | None, str | None] = (None, None)
    date: tuple[str | None, str | None] = (None, None)
    date_order: int = -99
    pending: Any = None
    deeds: dict[str, tuple[int, Frame]] = field(default_factory=dict)
    currency: str = "元"
    topic: str = ""
    gatherings: dict[str, int] = field(default_factory=dict)
    roles: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class Context:
    """A sentence with its frames and all that its finders may look at."""

    sentence: Sentence
    frames: list[Frame]
    memory: Memory
    discourse: Discourse
    previous: Sentence | None = None
    numbers: list[tuple[Any, Counted]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.sentence.document.text

    def frame_of(self, trigger: Any) -> Frame | None:
        return next((f for f in self.frames if f.trigger is trigger or f.trigger == trigger), None)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An entry of the registry. `relate` names the rule of `relations` for two values of this attribute."""

    name: str
    find: Callable[[Context], list[Answer]] | None
    relate: str
    meaning: str


# --------------------------------------------------------------------------------------------------- spans

def statement_span(sentence: Sentence, value: tuple[int, int], trigger: Any = None) -> tuple[int, int]:
    """The shortest clause that states an answer: the value's own, grown to its deed's when that is a
    neighbour."""
    start, end = sentence.clause(value[0])
    end = max(end, value[1])
    if trigger is not None:
        a, b = sentence.clause(trigger.start)
        if (a, b) != (start, end) and abs(
            sentence.nth_clause(trigger.start) - sentence.nth_clause(value[0])
        ) <= 1:
            start, end = min(start, a), max(end, b)
    return start, end


# --------------------------------------------------------------------------------------------------- times

def _days(mention: Any) -> tuple[str | None, str | None]:
    def day(value: Any) -> str | None:
        return None if value is None else str(value)[:10]
    return day(mention.low), day(mention.high)


def is_as_of(context: Context, mention: Any) -> bool:
    """Whether a time says until when a count runs (截至5日18时)."""
    before = context.text[max(context.sentence.start, mention.start - 12):mention.start]
    return bool(_AS_OF_BEFORE.search(before)) or mention.text.startswith(("截至", "截止"))


def is_report_time(context: Context, mention: Any) -> bool:
    """Whether a time says when something was reported rather than when it happened."""
    after = context.text[mention.end:mention.end + 10]
    if _REPORT_AFTER.match(after):
        return True
    said = context.sentence.said
    clause = context.sentence.clause(mention.start)[0]
    return said is not None and any(
        clause <= mention.start and 0 <= cue[0] - mention.end <= 4 for cue in said.cues
    )


def _full(mention: Any) -> tuple[str | None, str | None]:
    return (None if mention.low is None else str(mention.low)), (
        None if mention.high is None else str(mention.high)
    )


def take_times(context: Context) -> None:
    """Bring the memory up to date with the times of a sentence."""
    for mention in context.sentence.dates:
        if mention.kind in ("duration", "set"):
            continue
        if is_as_of(context, mention):
            end = mention.high or mention.low
            context.memory.as_of = (str(end), str(end)) if end is not None else (None, None)
    event = _event_mentions(context)
    if event:
        settled = [m for m in event if getattr(m, "tense", None) != "future"] or event
        one = len({_days(m) for m in settled}) == 1
        context.memory.date, context.memory.date_order = (
            _days(settled[0]) if one else (None, None),
            context.sentence.order,
        )


def _event_mentions(context: Context) -> list[Any]:
    return [
        m
        for m in context.sentence.dates
        if not _left_behind(context, m)
        and m.kind not in ("duration", "set")
        and not is_as_of(context, m)
        and not is_report_time(context, m)
        and not _VAGUE_DATE.match(m.text)
        and (m.low or m.high)
    ]


def _left_behind(context: Context, mention: Any) -> bool:
    """继5月20日之后: a time that only says what came before."""
    before = context.text[max(context.sentence.start, mention.start - 1):mention.start]
    return before == "继" or mention.text.startswith("继")


def event_date(context: Context, position: int) -> tuple[str | None, str | None]:
    """When the deed at a position happened: the nearest time of its sentence, else the one carried on."""
    found = _event_mentions(context)
    own = context.sentence.nth_clause(position)
    found = [
        m for m in found if context.sentence.nth_clause(m.start) <= own and not _ahead(context, m, position)
    ]
    if found:
        nearest = min(
            found,
            key=lambda m: (
                abs(context.sentence.nth_clause(m.start) - context.sentence.nth_clause(position)),
                abs(m.start - position),
            ),
        )
        return _days(nearest)
    if context.sentence.order - context.memory.date_order <= MEMORY_SENTENCES:
        return context.memory.date
    return None, None


def _ahead(context: Context, mention: Any, position: int) -> bool:
    """Whether a time of another clause is one still to come: a deadline does not date what was said before
    it."""
    before = context.text[max(context.sentence.start, mention.start - 4):mention.start]
    return (
        getattr(mention, "tense", None) == "future"
        or bool(re.search(r"定于|将于|将在|预计|拟于|计划", before))
    ) and context.sentence.nth_clause(mention.start) != context.sentence.nth_clause(position)


# ------------------------------------------------------------------------------------------------- answers

def _answer(
    context: Context, attribute: str, value: tuple[int, int], frame: Frame | None, **slots: Any
) -> Answer:
    trigger = frame.trigger if frame and frame.sentence is context.sentence else None
    start, end = statement_span(context.sentence, value, trigger)
    answer = Answer(context.sentence, attribute, start, end, *value, **slots)
    if frame is not None:
        answer.action = frame.action
        answer.aspect = frame.aspect
        _fill_names(answer, frame)
    answer.extras["round"] = _round(context, value[0])
    if answer.date == (None, None) and attribute != "date":
        if answer.extras["round"] != "上一" and not (answer.extras["round"] and not _event_mentions(context)):
            answer.date = event_date(context, trigger.start if trigger else value[0])
        answer.extras["own_date"] = bool(_event_mentions(context)) and answer.date != (None, None)
    _fill_source(answer, context)
    return answer


_ROUND = re.compile(r"第([一二三四五六七八九十\d]{1,3})(?:轮|届|场|波|期|阶段)|(首|上一|下一|前一|本|这一|新一)(?:轮|届|场|波)")


def _round(context: Context, position: int) -> str | None:
    """Which one of a row of meetings or marches the sentence speaks of (第二轮, 下一轮), where it says so."""
    start, end = context.sentence.clause(position)
    if re.search(r"(?:上次|上回|前次|上一次|前一次)的?约?$", context.text[max(start, position - 7):position]):
        return "上一"
    m = _ROUND.search(context.text, start, end) or _ROUND.search(
        context.text, context.sentence.start, context.sentence.end
    )
    if m is None or m.group(2) in ("本", "这一"):
        return None
    return {"首": "一"}.get(m.group(2), m.group(2)) if m.group(2) else m.group(1)


_NATURAL = frozenset(
    """quake flood typhoon landslide rainfall magnitude depth aftershock intensity water_level wind heat
accident
fire explode capsize crash derail breach outage damage flooded burn protest strike clash""".split()
)


def _fill_names(answer: Answer, frame: Frame) -> None:
    actors, places = list(frame.actors), list(frame.places)
    if frame.action in _NATURAL or frame.action in _BY_PERSON:
        places += [n for n in actors if n.kind == "LOC"]
        actors = [n for n in actors if n.kind != "LOC"]
    answer.actors = frames.inside(actors)
    answer.objects = tuple(n for n in frames.inside(frame.objects) if n not in answer.actors)
    answer.places = frames.inside(places)
    answer.persons = frozenset(n.name for n in (*actors, *frame.objects) if n.kind == "PER")
    answer.extras["inherited"] = frame.inherited
    answer.extras["near"] = frame.inherited and not frame.carried
    answer.extras["deed"] = frame.trigger.text
    at_war = frame.action in ("casualty", "prisoner", "shoot_down") or re.search(
        r"军|阵亡|击毙|歼|士兵", answer.sentence.text
    )
    if at_war and frame.action in ("casualty", "die", "injure", "prisoner", "shoot_down"):
        struck = re.match(r"打死|打伤|炸死|炸伤|击毙|杀死|歼|毙|消灭|俘获|击落|击毁|摧毁|拦截", frame.trigger.text)
        side = frame.objects if struck else frame.actors
        answer.extras["victims"] = frozenset(n.name for n in side if n.kind in ("LOC", "ORG"))
    answer.extras["lands"] = frozenset(
        n.country for n in (*actors, *frame.objects) if n.kind in ("PER", "ORG") and n.country
    )


def _fill_source(answer: Answer, context: Context) -> None:
    said = context.sentence.said
    part = said.at(answer.value_start, answer.value_end) if said is not None else None
    reference = answer.document.reference
    if part is not None:
        answer.source, answer.via = part.source, part.via
        answer.source_kind = part.source_kind
        answer.certainty = part.certainty or "asserted"
        answer.actors = tuple(n for n in answer.actors if n not in (part.source, part.name, part.via))
        answer.persons &= frozenset(answer.actors) | frozenset(answer.objects)
        if "敌" in answer.extras.get("deed", ""):
            answer.extras["struck_by"] = frozenset(n for n in (part.source, part.name) if n) | frozenset(
                frames.inside(
                    n for n in answer.sentence.names if n.kind == "LOC" and n.end <= answer.value_start
                )
            )
    if reference is not None:
        outlet = reference.get("outlet")
        outlet = None if outlet is None or outlet != outlet or str(outlet) == "<NA>" else str(outlet)
        if answer.source is None:
            answer.source, answer.source_kind = outlet, answer.source_kind or ("media" if outlet else None)
        elif outlet and outlet != answer.source:
            answer.via = outlet
        if answer.certainty == "asserted":
            answer.certainty = "reported"
    if answer.aspect == "planned" and answer.certainty in ("asserted", "reported"):
        answer.certainty = "planned"
    if (
        answer.aspect == "denied"
        and answer.certainty == "asserted"
        and answer.attribute in ("event", "status")
    ):
        answer.certainty = "denied"


# ------------------------------------------------------------------------------------------------- numbers

def sort_of(quantity: Any) -> str | None:
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
    if unit in FORCE_UNITS:
        return "units"
    return "quantity"


def read_numbers(context: Context) -> None:
    """Settle which quantities of the sentence count something, with the noun each counts."""
    sentence, whole = context.sentence, context.text
    busy = [
        (m.start, m.end)
        for m in sentence.dates
        if m.kind not in ("duration", "set") and not _spoken_length(context, m)
    ]
    titles = [
        (m.start() + sentence.start, m.end() + sentence.start) for m in _TITLE_QUOTE.finditer(sentence.text)
    ]
    stops = sorted([t.start for t in sentence.triggers] + [q.start for q in sentence.quantities])
    for quantity in sentence.quantities:
        sort = sort_of(quantity)
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
        ):
            sort = "headcount"
        elif sort == "quantity" and quantity.unit is None:
            sort = _bare_sort(context, quantity, noun)
        context.numbers.append((quantity, Counted(quantity.start, quantity.end, *noun, sort,
                                                  _measured_unit(context, quantity, quantity.unit))))


def _victims_in(sentence: Sentence, quantity: Any) -> bool:
    start, end = sentence.clause(quantity.start)
    return any(start <= t.start < end and t.action in _BY_PERSON for t in sentence.triggers)


_BARE_MONEY = re.compile(r"票房|成本|[收吸]金|价|造价|投资|营收|利润|亏损|收入|损失|捐|罚|市值|预算|费|薪|融资|斥资|耗资|花了|豪掷|收(?=[\d约超近破了逾])")
_BARE_PEOPLE = re.compile(r"人次|人数|人員|伤亡|[死伤]|参加|参与|游行|示威|集会|上街|裁|员工|观众|难民|灾民|部队|兵|人[^,，。]{0,4}$")


def _bare_sort(context: Context, quantity: Any, noun: tuple[int, int]) -> str:
    """What a number without a unit counts (4.3万, 2.3亿): money or people where its neighbourhood says so."""
    start, end = context.sentence.clause(quantity.start)
    before, after = (
        context.text[max(start, quantity.start - 16) : quantity.start],
        context.text[quantity.end : quantity.end + 6],
    )
    money = [m.end() for m in _BARE_MONEY.finditer(before)]
    people = [m.end() for m in _BARE_PEOPLE.finditer(before)]
    if money or people:
        return "money" if max(money, default=-1) > max(people, default=-1) else "headcount"
    if _BARE_PEOPLE.match(after):
        return "headcount"
    whole = context.sentence.text
    if (quantity.high or quantity.low or 0) >= 10_000:
        if _BARE_MONEY.search(whole):
            return "money"
        if _BARE_PEOPLE.search(whole):
            return "headcount"
        if _gathering(context) == "protest":
            return "headcount"
        known = [
            (order, sort)
            for sort, (order, _) in context.memory.deeds.items()
            if sort in ("money", "headcount")
        ]
        if known:
            return max(known)[1]
    return "quantity"


_LENGTH_AFTER = re.compile(r"[\d一二三四五六七八九十百半两几数个多.]+(?:个半)?(?:小时|分钟|天|周|星期|个?月|年)(?:多|余)?(?:之?后|以?来|内)")


def _spoken_length(context: Context, mention: Any) -> bool:
    """Whether a time mention is first a length: 几小时后, 五年来 (in front of 首次 or 最强)."""
    if re.fullmatch(r"[\d一二三四五六七八九十百半两几数个多.]+(?:天|周|个?月|年)", mention.text):
        return bool(re.match(r"以?来的?(?:还是|才|都是|也是)?(?:首|头一|第一|最|未|没)", context.text[mention.end:mention.end + 5]))
    if not _LENGTH_AFTER.fullmatch(mention.text):
        return False
    return mention.text.endswith("后") or bool(
        re.match(r"的?(?:还是|才|都是|也是)?(?:首|头一|第一|最|未|没)", context.text[mention.end : mention.end + 5])
    )


def _people(quantity: Any, noun: str) -> bool:
    if quantity.unit in PERSON_UNITS:
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
    before = whole[max(0, quantity.start - 1):quantity.start]
    if (
        before in "+-×xX/"
        and before
        or quantity.unit == "时"
        or quantity.unit is None
        and whole[quantity.end : quantity.end + 1] == "时"
    ):
        return True
    if quantity.unit in _PAIR_UNITS and quantity.text.startswith(("两", "二", "双")) and sort == "quantity":
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


def _figure_of_speech(quantity: Any, sort: str, whole: str) -> bool:
    """一天比一天, 这几年, “成功”二字, 两人 and 两位 of people just named, 一天不…就一天…: numbers that count nothing."""
    before, after = whole[max(0, quantity.start - 2):quantity.start], whole[quantity.end:quantity.end + 3]
    if quantity.text[:1].isdigit():
        return False
    if sort == "duration":
        one = quantity.text[:1] in "一1" and quantity.low == quantity.high == 1
        return (after[:1] == "比" or before[-1:] == "比") and one or one and after[:1] in ("不", "没") \
            or quantity.text[:1] == "几" and before[-1:] in ("这", "那", "近", "前", "头")
    if quantity.unit == "字":
        return before[-1:] in ("”", "」", "》", "\"") or after[:1] in ("“", "「", "\"")
    if quantity.text in ("两位", "两名") and re.match(r"(?:总统|领导人|元首|首脑|总理|首相|外长|部长|主席|防长)(?!夫人)", after + whole[quantity.end + 3:quantity.end + 5]):
        return True          # both of them have been named
    return sort == "headcount" and quantity.low == quantity.high == 2 and quantity.text in ("两人", "二人", "俩人", "两位", "两名") \
        and not re.match(r"[\u4e00-\u9fff]{0,4}(?:死|伤|亡|遇难|失踪|失联|被困|获救|被捕|被拘|受|丧生|身亡|罹难)", whole[quantity.end:quantity.end + 8]) \
        and not re.search(r"(?:死|伤|亡|致|造成|失踪|失联|被困|救出|逮捕|拘捕|其中|另有|还有|[、,，]|包括)$", before)


# An action word that means another deed for another sort of number: 投入1260人 is no investment.
_SENSES = {
    ("loss", "headcount"): "casualty",
    ("invest", "headcount"): "deploy",
    ("invest", "quantity"): "deploy",
    ("acquire", "headcount"): "deploy",
    ("box_office", "headcount"): "audience",
    ("withdraw", "headcount"): "evacuate",
    ("search", "headcount"): "deploy",
    ("search", "quantity"): "deploy",
}
_JOINED_IN = frozenset((None, "attend", "search", "fire", "begin", "rescue", "visit", "fight", "meet"))
_FORCES = re.compile(r"部队|士兵|特种兵|大军|官兵|兵力|出兵|派兵|军人|特战|援军")
_UNIT_IMPLIES = {"公里每小时": "speed", "米每秒": "speed"}
_UNIT_SENSES = {
    ("quake", "级"): "magnitude",
    ("quake", "公里"): "depth",
    ("typhoon", "级"): "wind",
    ("aftershock", "级"): "aftershock",
}


def _sense(action: str | None, number: Counted) -> str | None:
    """The deed an action word means beside such a number."""
    action = _SENSES.get((action, number.sort), action)
    return _UNIT_SENSES.get((action, number.unit), action)


_ZERO = re.compile(r"(?:没有|并无|无|未造成|未有|尚无)(?:任何)?(?:人员?)?(?=伤亡|死亡|遇难|受伤|失踪)|归零|清零|降[至为]零|为零|(?<=人数)[为是]0")


def _zeros(context: Context) -> list[Answer]:
    """Counts that have come down to nothing: 失联人数已归零."""
    found = []
    for m in _ZERO.finditer(context.sentence.text):
        at = context.sentence.start + m.start()
        start, end = context.sentence.clause(at)
        near = [
            f for f in context.frames if start <= f.trigger.start < end and f.action in frames.PERSON_CLASSES
        ]
        frame = next((f for f in near if f.trigger.start == at + len(m.group())), None) or \
            next((f for f in reversed(near) if f.trigger.start < at), None)
        if frame is not None:
            answer = _answer(
                context,
                "headcount",
                (at, at + len(m.group())),
                frame,
                low=0.0,
                high=0.0,
                unit="人",
                approx="exact",
                referent=frame.trigger.text,
            )
            answer.extras["typed"], answer.extras["phrase"], answer.population = True, "", "generic"
            answer.as_of = _as_of(context, answer)
            found.append(answer)
    return found


def find_numbers(context: Context) -> list[Answer]:
    """Answers of headcount, units, quantity, share, money and duration."""
    found = _zeros(context)
    counted = [c for _, c in context.numbers]
    for quantity, number in context.numbers:
        trigger = frames.bind(context.sentence, number, counted)
        noun = context.text[number.noun_start:number.noun_end]
        frame = context.frame_of(trigger) if trigger is not None else None
        typed = trigger is not None and frames.takes(_sense(trigger.action, number), number)
        if not typed and (
            number.sort in ("money", "headcount", "share") or number.sort == "duration" and frame is None
        ):
            frame = _recalled(context, number, noun) or frame
        if not _worth(context, quantity, number, frame, noun):
            continue
        if typed:
            context.memory.deeds[number.sort] = (context.sentence.order, frame)
        found.append(_number_answer(context, quantity, number, frame, noun))
    return found


def _recalled(context: Context, number: Counted, noun: str) -> Frame | None:
    """The deed that figures of this sort were last said of, for a figure without one of its own (全球合计40亿)."""
    order, frame = context.memory.deeds.get(number.sort, (-99, None))
    if number.sort == "headcount" and frame is None and not noun:
        frame = next((f for f in context.frames if f.action in _GATHERINGS), None)
        order = context.sentence.order
    if frame is None or context.sentence.order - order > MEMORY_SENTENCES:
        return None
    if referents.population(noun) not in (None, "generic"):
        return None
    if len(_own_words(context, number)) >= 4:
        return None
    from dataclasses import replace

    return replace(frame, actors=(), inherited=True) if frame.sentence is not context.sentence else frame


def _own_words(context: Context, number: Counted) -> str:
    """What a figure's stretch says of its own: a figure with words of its own leans on no earlier deed."""
    return re.sub(
        r"第?[一二两三上下这]?[场次轮]|人数|人员|内地|大陆|北美|全国|全市|实际|最终|全球|国内|内地|海外|今年|去年|合|折|约合|相当|人民币|官方说?|[说称道指]|这|那|"
        r"首日|单日|累计|落",
        "",
        _phrase(context, number),
    )


def _worth(context: Context, quantity: Any, number: Counted, trigger: Any, noun: str) -> bool:
    if quantity.low is None and quantity.high is None and number.sort == "quantity":
        return False
    if quantity.unit == "国" and (quantity.high or 0) <= 3 and quantity.text.startswith(("两国", "三国", "二国")) \
            and context.text[number.end:number.end + 1] not in ",，。;；":
        return False
    if number.sort in ("money", "share", "headcount", "units"):
        if number.sort == "headcount" and quantity.low == quantity.high == 1 and quantity.text[:1] in "一1":
            return trigger is not None and trigger.action in _ONE_PERSON
        return (
            trigger is not None
            or bool(noun)
            or number.sort != "headcount"
            or (quantity.high or quantity.low or 0) >= 2
        )
    if number.sort == "duration":
        return trigger is not None or bool(_phrase(context, number))
    crowd = quantity.unit is None and (quantity.high or quantity.low or 0) >= CROWD
    return trigger is not None or len(noun) >= 2 or len(_phrase(context, number)) >= 2 or crowd


_IDLE_WORDS = re.compile(
    r"估计|数字|最?高峰时?|给出|统计|公布|警方|主办方|主办单位|官方|最初|承认|认为|表示|[说称]|"
    r"[的了约近超逾达至为是有共仅只高破过到在已将等和与及就多余上下起从由升增降减突破达到超过接近大约左右以上目前截止截至其中另有还有平均总计合计共计累计一共]|[\d.,%]+"
)


def _phrase(context: Context, number: Counted) -> str:
    """The words that say what a number measures when no action word does: what stands before it in its
    stretch, without names, times and filler, and the noun behind it (大桥全长26.8公里: 大桥全长)."""
    start = _segment(context, number, None)
    clause = context.sentence.clause(number.start)[0]
    if number.start - start < 2:
        start = clause
    spans = [(n.start, n.end) for n in context.sentence.names] + [
        (d.start, d.end) for d in context.sentence.dates
    ]
    if context.sentence.said is not None:
        spans += context.sentence.said.sources + context.sentence.said.cues
    kept = "".join(c for i, c in enumerate(context.text[start:number.start], start)
                   if not any(a <= i < b for a, b in spans))
    noun = context.text[number.noun_start:number.noun_end]
    return _IDLE_WORDS.sub("", re.sub(r"[\W_]+", "", kept))[-8:] + noun


def _bounds(context: Context, quantity: Any, number: Counted) -> tuple[float | None, float | None, str]:
    """The value's interval, with two bounds that only the news uses: 票房破3亿 (over), 最高可罚500万 (at most)."""
    before = context.text[max(0, quantity.start - 6):quantity.start]
    if quantity.approx == "exact" and re.search(r"[突]?破$", before) and quantity.low is not None:
        return quantity.low, None, "over"
    if (
        quantity.approx == "exact"
        and number.sort == "money"
        and re.search(r"最[高多]可?(?:处|罚|判|获)?[^\d]{0,2}$", before)
    ):
        return None, quantity.high, "at_most"
    return quantity.low, quantity.high, quantity.approx


def _measured_unit(context: Context, quantity: Any, unit: str | None) -> str | None:
    before, after = (
        context.text[max(0, quantity.start - 6) : quantity.start],
        context.text[quantity.end : quantity.end + 5],
    )
    if unit == "公里" and (
        re.search(r"(?:时速|每小时|限速)(?:约|近|达|为|超过?)?$", before)
        or re.match(r"[”」]?的?(?:时速|每小时|/小时)", after)
    ):
        return "公里每小时"
    return unit


def _number_answer(
    context: Context, quantity: Any, number: Counted, frame: Frame | None, noun: str
) -> Answer:
    trigger = frame.trigger if frame is not None else None
    if trigger is not None and frame.sentence is not context.sentence:
        trigger = None
    value = (quantity.start, quantity.end)
    referent = noun or getattr(quantity, "referent", None) or (trigger.text if trigger is not None else None)
    low, high, approx = _bounds(context, quantity, number)
    unit = quantity.unit or {"money": context.memory.currency, "headcount": "人"}.get(number.sort)
    answer = _answer(context, number.sort, value, frame, low=low, high=high,
                     unit=_measured_unit(context, quantity, unit), approx=approx, referent=referent or None)
    answer.action = _sense(answer.action, number)
    answer.extras["typed"] = frame is not None and frames.takes(answer.action, number)
    answer.extras["phrase"] = _phrase(context, number)
    whole, sentence = context.text, context.sentence
    clause_start, clause_end = sentence.clause(quantity.start)
    segment = _segment(context, number, trigger)
    follows = min(
        [clause_end, number.end + 10, *(c.start for _, c in context.numbers if c.start >= number.end)]
    )
    answer.extras["subsets"] = referents.subsets(
        whole[_stretch(context, number) : max(number.noun_end, follows)]
    )
    if re.search(r"(?:[高低多少]于|[比较]).{0,14}$", whole[clause_start:quantity.start]) and re.search(
            r"公布|通报|宣布|上次|此前|原先|去年|上年|最初|早前|上一|预计", whole[clause_start:quantity.start]):
        answer.stages |= {"initial"}
    population = referents.population(noun)
    if population in (None, "generic") and number.sort == "headcount":
        lead = re.sub(r"(?:约|近|超过?|逾|达|为|有|共|仅|就|的|是|至少|多达|[\W_])+$", "", whole[segment:quantity.start])
        population = referents.population(lead) or population or "generic"
    if number.unit == "国":
        population = "state"
    answer.population = population
    if (
        number.sort == "headcount"
        and not answer.extras["typed"]
        and population in (None, "generic")
        and (low or high or 0) >= CROWD
        and len(_own_words(context, number)) < 3
        and _gathering(context) == "protest"
    ):
        answer.action, answer.extras["typed"] = "protest", True
    if answer.action == "attend" and number.sort == "headcount":
        answer.action = _gathering(context) or "attend"
    if (
        population in (None, "generic")
        and number.sort in ("headcount", "units")
        and answer.action in _JOINED_IN
        and _FORCES.search(sentence.text)
    ):
        population = answer.population = "soldier"
        if not answer.actors:
            answer.actors = frames.inside([n for n in sentence.names if n.kind == "LOC"][:1])
    answer.extras["bare_crowd"] = (
        number.sort in ("headcount", "quantity")
        and number.unit in (None, "人")
        and (low or high or 0) >= CROWD
        and population in (None, "generic")
        and len(_own_words(context, number)) < 3
    )
    if number.unit in _UNIT_IMPLIES and not answer.extras["typed"]:
        answer.action, answer.extras["typed"] = _UNIT_IMPLIES[number.unit], True
    if answer.action in _JOINED_IN and population in ("rescuer", "soldier", "police"):
        answer.action, answer.extras["typed"] = "deploy", True
    if frame is not None and trigger is None:
        answer.extras["inherited"] = True
    answer.extras["domains"] = referents.domains(whole[clause_start:quantity.start])
    answer.kinds = referents.kinds(
        whole[max(_stretch(context, number), quantity.start - 6) : max(number.noun_end, number.end)]
    )
    near = whole[_stretch(context, number):number.noun_end or number.end]
    answer.stages = referents.stages(near) | _stage_of_change(quantity)
    if not answer.stages:
        answer.stages = referents.stages(whole[sentence.start:quantity.start]) & _CARRIED_STAGES
    answer.change = getattr(quantity, "change", None)
    scope = [
        n
        for n in sentence.names
        if segment <= n.start and n.end <= quantity.start and n.kind in ("LOC", "ORG")
    ]
    answer.scope = frozenset(n.name for n in scope) or frozenset(
        referents.parts(_before_deed(whole, segment, quantity, trigger))[-1:]
    )
    answer.extras["bodies"] = frozenset(n.name for n in scope if n.kind != "LOC")
    answer.part = bool(_PART.search(whole[clause_start : quantity.start])) or _after_part(
        context, quantity.start, number.sort
    )
    if _TOTAL.search(whole[clause_start:quantity.start]):
        answer.part = False
        answer.stages |= {"total"}
    answer.as_of = _as_of(context, answer)
    if number.sort == "duration":
        delayed = re.search(
            r"晚了|早了|推迟|提前|延后|延长|延误|晚点|迟到",
            whole[max(segment - 2, clause_start) : quantity.start + 0],
        ) or re.match(r"[之]?[前后]?(?:的?延误|的?推迟)", whole[quantity.end : quantity.end + 4])
        answer.subkey = (
            "delay"
            if delayed
            else "since"
            if re.match(r"[之以]?来的?(?:还是|才|都是|也是)?(?:首|头一|第一|最)", whole[quantity.end : quantity.end + 7])
            else "length"
        )
    return answer


def fill_from_page(found: list[Answer]) -> list[Answer]:
    """What a page says once holds for its other sentences on the same deed: the day it dates the deed with,
    and, where a sentence only goes on from the one before, the parties it names most often."""
    days: dict[str, tuple[str | None, str | None]] = {}
    parties: dict[str, dict[tuple[str, ...], int]] = {}
    for answer in found:
        group = actions.group(answer.action)
        known = answer.date != (None, None) and (answer.attribute == "date" or answer.extras.get("own_date"))
        if (
            known
            and answer.aspect != "planned"
            and not answer.extras.get("future")
            and answer.approx != "at_most"
            and not answer.extras.get("round")
        ):
            days.setdefault(group, answer.date)
        if not answer.extras.get("inherited") and len(answer.names) >= 2:
            table = parties.setdefault(group, {})
            key = (*answer.actors, *answer.objects)
            table[key] = table.get(key, 0) + 1
    for answer in found:
        group = actions.group(answer.action)
        if (
            answer.date == (None, None)
            and group in days
            and not answer.extras.get("round")
            and answer.aspect != "planned"
            and answer.attribute not in ("date", "role")
        ):
            answer.date = days[group]
        if (
            group in _PARTY_GROUPS
            and answer.action != "visit"
            and (answer.extras.get("inherited") or not answer.names)
            and parties.get(group)
            and answer.attribute != "statement"
        ):
            table = parties[group]
            best = max(sorted(table), key=lambda key: table[key])
            lands = answer.extras.get("lands", frozenset())      # of persons whose states are others
            stranger = answer.extras.get("near") and lands and not {*best} & {*answer.actors, *lands}
            if not answer.objects and not stranger:
                answer.actors, answer.persons = best, frozenset()
    return found


_PARTY_GROUPS = frozenset(("contact", "call", "sign", "ceasefire", "agree"))


def _before_deed(whole: str, segment: int, quantity: Any, trigger: Any) -> str:
    """The stretch in front of a number up to its deed: 云业务 in 云业务裁掉900人."""
    end = (
        trigger.start if trigger is not None and segment <= trigger.start < quantity.start else quantity.start
    )
    return whole[segment:end]


_GATHERINGS = ("protest", "strike", "conference", "drill", "tour", "meet")


def _gathering(context: Context) -> str | None:
    """The gathering a document is about: those who take part take part in it."""
    counts = context.memory.gatherings
    if not counts:
        for trigger in actions.find(context.text):
            counts[trigger.action] = counts.get(trigger.action, 0) + 1
        counts.setdefault("", 0)
    found = [name for name in _GATHERINGS if counts.get(name)]
    return max(found, key=lambda name: (counts[name], -_GATHERINGS.index(name))) if found else None


def part_off(found: list[Answer]) -> list[Answer]:
    """Decide which local names make a number a part of a whole: two numbers of one deed with different names
    in one line (甲县6人、乙县3人) are parts, and so is what follows 其中. Elsewhere the name is only where it
    happened."""
    rows: dict[tuple[Any, ...], list[Answer]] = {}
    for answer in found:
        if answer.attribute in ("headcount", "units", "quantity", "money", "share") and answer.scope:
            rows.setdefault((answer.sentence.line, answer.attribute, answer.action), []).append(answer)
    for answers in rows.values():
        scopes = {answer.scope for answer in answers}
        for answer in answers:
            if any(other != answer.scope and not (other & answer.scope) for other in scopes):
                answer.part = answer.part or "total" not in answer.stages
    for answer in found:
        if (
            answer.attribute in ("headcount", "units")
            and not answer.kinds
            and actions.group(answer.action) == "force"
        ):
            beside = [
                a
                for a in found
                if a.sentence is answer.sentence and a.kinds and a.action == answer.action and a is not answer
            ]
            answer.kinds = beside[0].kinds if beside else answer.kinds
    for answer in found:
        if answer.scope and not answer.part:
            answer.places = tuple(
                dict.fromkeys(
                    (*answer.places,
                     *sorted(answer.scope - answer.extras["bodies"] - {*answer.actors, *answer.objects}))
                )
            )
            answer.scope = frozenset()
    return found


def _after_part(context: Context, position: int, sort: str) -> bool:
    """Whether 其中 opened an earlier clause and only figures of the same sort have come since, no total among
    them."""
    start = context.sentence.start
    before = context.text[start:position]
    at = max(before.rfind("其中"), before.rfind("包括"))
    if at < 0 or re.search(r"共计|合计|总计|累计|另有|此外|[。;；]", before[at:]):
        return False
    between = [c for _, c in context.numbers if start + at <= c.start < position]
    return bool(between) and all(c.sort == sort for c in between)


def _segment(context: Context, number: Counted, trigger: Any) -> int:
    """Where the stretch begins that a number has to itself: behind the last separator, number or other
    action word."""
    whole, sentence = context.text, context.sentence
    start, _ = sentence.clause(number.start)
    cut = max((whole.rfind(mark, start, number.start) + 1 for mark in "、,，;；:"), default=start)
    marks = [start, cut if cut > 0 else start]
    marks += [c.end for _, c in context.numbers if c.end <= number.start and c.end > start]
    marks += [t.end for t in sentence.triggers if t is not trigger and start < t.end <= number.start]
    return max(marks)


def _stretch(context: Context, number: Counted) -> int:
    """Where the words begin that qualify a number: behind the last separator or number of its clause."""
    start, _ = context.sentence.clause(number.start)
    cut = max((context.text.rfind(mark, start, number.start) + 1 for mark in "、,，;；:："), default=start)
    return max([start, cut, *(c.end for _, c in context.numbers if start < c.end <= number.start)])


def _stage_of_change(quantity: Any) -> frozenset[str]:
    change = getattr(quantity, "change", None)
    return (
        frozenset({{"new": "new", "total": "total", "from": "initial"}[change]})
        if change in ("new", "total", "from")
        else frozenset()
    )


_CARRIED_STAGES = frozenset(("first_day", "first_weekend", "single_day", "presale"))


def _as_of(context: Context, answer: Answer) -> tuple[str | None, str | None]:
    action = actions.of(answer.action)
    if action is None or not (action.counter or action.measure):
        return None, None
    return context.memory.as_of


# --------------------------------------------------------------------------------------------------- dates

def find_dates(context: Context) -> list[Answer]:
    """Answers to "when": a time beside a deed."""
    found = []
    sentence = context.sentence
    pending, context.memory.pending = context.memory.pending, None
    for mention in sentence.dates:
        if mention.kind in ("duration", "set") or is_as_of(context, mention):
            continue
        relative_day = (
            bool(_RELATIVE_DAY.match(mention.text)) or "同一天" in mention.text or "当天" in mention.text
        )
        if _spoken_length(context, mention) or _left_behind(context, mention):
            continue
        if (
            _VAGUE_DATE.match(mention.text)
            or not (mention.low or mention.high or relative_day)
            or (_too_wide(mention) and _beginning(mention, sentence) is None)
        ):
            continue
        frame = _deed_of(context, mention)
        if frame is None:
            context.memory.pending = mention
            continue
        found.append(_date_answer(context, mention, frame))
    if pending is not None and not found and context.previous is not None:
        frame = next((f for f in context.frames if _datable(f)), None)
        if frame is not None and not any(
            m for m in sentence.dates if m.kind not in ("duration", "set") and not _spoken_length(context, m)
        ):
            found.append(_carried_date(context, pending, frame))
    return found


def _date_answer(context: Context, mention: Any, frame: Frame) -> Answer:
    start = _beginning(mention, context.sentence)
    days, approx = start or _days(mention), mention.approx or "exact"
    if start is None and re.match(r"(?:之|以)?前(?!后|往|线|夕)", context.text[mention.end:mention.end + 2]):
        days, approx = (None, days[1]), "at_most"
    shift = _next_year(context, mention, frame, days)
    answer = _answer(context, "date", (mention.start, mention.end), frame, date=shift or days, approx=approx)
    if shift is not None:
        answer.extras["moment"] = shift
        return answer
    if start is not None:
        answer.extras["moment"] = start
        return answer
    answer.extras["future"] = getattr(mention, "tense", None) == "future"
    if answer.date == (None, None):
        answer.date = (None, _published_bound(context, frame))
    answer.extras["moment"] = (None, _full(mention)[1]) if approx == "at_most" else _full(mention)
    return answer


def _next_year(
    context: Context, mention: Any, frame: Frame, days: tuple[str | None, str | None]
) -> tuple[str, str] | None:
    """A bare month and day of something still to come (延至5月12日) that was taken for the one gone by: the next
    one."""
    anchor = context.sentence.document.anchor
    if (
        frame.aspect != "planned"
        and frame.action != "postpone"
        or "年" in mention.text
        or isinstance(anchor, tuple)
        or anchor is None
    ):
        return None
    low, high = as_day(days[0]), as_day(days[1])
    if (
        low is None
        or high is None
        or high >= anchor
        or (anchor - high).days < 60
        or not re.match(r"\d{1,2}月", mention.text)
    ):
        return None
    try:
        return low.replace(year=low.year + 1).isoformat(), high.replace(year=high.year + 1).isoformat()
    except ValueError:
        return None


def _beginning(mention: Any, sentence: Sentence) -> tuple[str | None, str | None] | None:
    """When something that still goes on began (自2020年1月以来): the time without its 以来, or None for other
    times."""
    m = re.match(r"(?:自从?|从)?(.+?)(?:份)?(?:以来|之后|以后|开始|起)$", mention.text)
    if m is None:
        return None
    from utils.mentions import dates

    inner = dates.find(m.group(1), sentence.document.anchor)
    return _days(inner[0]) if inner and inner[0].low and inner[0].high and not _too_wide(inner[0]) else None


def _carried_date(context: Context, mention: Any, frame: Frame) -> Answer:
    answer = _answer(
        context, "date", (mention.start, mention.end), frame, date=_days(mention), approx="exact"
    )
    start, end = context.previous.clause(mention.start)
    answer.start, answer.end, answer.sentence = start, max(end, mention.end), context.previous
    return answer


def _published_bound(context: Context, frame: Frame) -> str | None:
    """The last day a deed that a page tells as past can have happened: its own day, or the day before at
    night."""
    from datetime import timedelta

    published = context.sentence.document.published
    day = as_day(published)
    if day is None or frame.aspect == "planned":
        return None
    before_dawn = published is not None and published[11:13].isdigit() and int(published[11:13]) < 6
    return (day - timedelta(days=1) if before_dawn else day).isoformat()


def _too_wide(mention: Any) -> bool:
    low, high = as_day(mention.low), as_day(mention.high)
    return low is not None and high is not None and (high - low).days > 400


def _datable(frame: Frame) -> bool:
    action = actions.of(frame.action)
    return action is not None and action.happening and not action.weak


def _deed_of(context: Context, mention: Any) -> Frame | None:
    """The deed a time speaks of: behind it in its clause, then in later clauses, then before it in its
    clause."""
    sentence = context.sentence
    clause = sentence.nth_clause(mention.start)
    ranked = []
    for frame in context.frames:
        if frame.trigger.start < mention.end and frame.trigger.end > mention.start:
            continue
        action = actions.of(frame.action)
        if not action.happening and not action.weak:
            continue
        at = sentence.nth_clause(frame.trigger.start)
        behind = frame.trigger.start >= mention.end
        if at < clause - 1 or (at < clause and behind):
            continue
        if at == clause and not behind and _adverbial_day(context, mention):
            continue
        steps = at - clause if at >= clause else 4
        cost = (
            20 * steps
            + (0 if behind else 6)
            + abs(frame.trigger.start - mention.end) / 4
            + (12 if action.weak else 0)
        )
        ranked.append((cost, frame.trigger.start, frame))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _adverbial_day(context: Context, mention: Any) -> bool:
    """在甲乙会谈的当天，丙抵达: the day ends a clause that only says when; the deed comes in the next one."""
    start, end = context.sentence.clause(mention.start)
    return context.text[mention.end : end].strip() == "" and bool(
        re.match(r"(?:就|几乎|恰好?|正好)?(?:是)?在", context.text[start:end])
    )


# -------------------------------------------------------------------------------------------------- places

def find_places(context: Context) -> list[Answer]:
    """Answers to "where": a place marked by 在, 于 or as the aim of a visit."""
    found, taken = [], set()
    for frame in sorted(context.frames, key=lambda f: (actions.of(f.action).weak, f.trigger.start)):
        action = actions.of(frame.action)
        if not action.happening and frame.action != "begin":
            continue
        plain = _plain_place(context, frame) if not frame.places else None
        if plain is not None and plain[0] not in taken:
            taken.add(plain[0])
            answer = _answer(context, "place", plain, frame)
            answer.places = (context.text[plain[0]:plain[1]],)
            found.append(answer)
        if not frame.places:
            continue
        names: list[Name] = []
        for n in sorted(frame.places, key=lambda n: n.start):
            if n.start not in taken and (
                _stated_place(context, frame, n) or names and names[-1].end == n.start
            ):
                names.append(n)
        if not names:
            continue
        run = _adjacent(context.text, names)
        taken.update(n.start for n in run)
        start, end = run[0].start, run[-1].end
        tail = _PLACE_TAIL.match(context.text[end:min(end + 12, context.sentence.end)])
        if tail is not None and not any(
            t.start < end + tail.end() and t.end > end for t in context.sentence.triggers
        ):
            end += tail.end()
        answer = _answer(context, "place", (start, end), frame)
        if frame.action == "visit" and _FORCES.search(context.text[context.sentence.clause(start)[0]:start]):
            answer.action = "deploy"
        answer.places = tuple(dict.fromkeys([n.name for n in run]))
        answer.extras["place_text"] = context.text[start:end]
        found.append(answer)
    return found


_PLAIN_PLACE = re.compile(
    r"(?:在|于)([\u4e00-\u9fff·]{2,12}?)(?:的|地|共同|联合|正式|秘密|闭门|紧急|再次|首次)?(?=举行|召开|举办|进行|展开|爆发|发生|开幕|开会|\Z)"
)
_NO_PLACE = re.compile(
    r"^[这那此本该首上下]一?[次回场轮趟个]|[今昨明前后上下][天日年周月]|[年月日时点周]|当[天日]|期间|之后|之前|以后|同[时日]|之际|基础|框架|背景|情况|[前后时中]$|[的了是将已被对向与和]|会上|问题|领域|方面"
)


def _plain_place(context: Context, frame: Frame) -> tuple[int, int] | None:
    """A place that no recogniser knows: what stands between 在 and 举行, 发生 or the deed itself."""
    start, _ = context.sentence.clause(frame.trigger.start)
    m = None
    for m in _PLAIN_PLACE.finditer(context.text[start:frame.trigger.start]):
        pass
    if m is None or _NO_PLACE.search(m.group(1)):
        return None
    if (
        m.end() == frame.trigger.start - start
        and m.end(1) - m.start(1) > 4
        and not _PLACE_TAIL.match(m.group(1))
    ):
        return None
    span = start + m.start(1), start + m.end(1)
    return None if any(d.start < span[1] and span[0] < d.end for d in context.sentence.dates) else span


def _stated_place(context: Context, frame: Frame, name: Name) -> bool:
    if len(name.text) == 1:
        return False
    before = context.text[max(0, name.start - 2):name.start]
    if name.end <= context.sentence.clause(frame.trigger.start)[0] and context.text[name.end:name.end + 1] in ",，":
        return True                  # the clause that sets the scene: 去年秋天的海牙，
    return (
        before.endswith(("在", "于", "到", "赴", "往", "达", "抵", "至", "入"))
        or frame.action in ("visit", "tour", "reopen")
        or name.start > frame.trigger.end
    )


def _adjacent(whole: str, names: Sequence[Name]) -> list[Name]:
    run = [names[0]]
    for name in names[1:]:
        if name.start == run[-1].end:
            run.append(name)
    return run


# ------------------------------------------------------------------------------------- participants, kinds

_GATHERING = frozenset(("conference", "meet", "attend", "drill", "sign", "contact", "protest", "deploy"))


def find_participants(context: Context) -> list[Answer]:
    """Answers to "who took part": a list of at least two peers in a gathering."""
    found = []
    frame = next((f for f in context.frames if f.action in _GATHERING), None)
    if frame is None:
        return []
    for group in frames.groups(context.sentence):
        peers = [n for n in group.names if n.kind in ("LOC", "ORG")]
        names = frozenset(n.name for n in peers)
        listed = "、" in context.text[group.start:group.end] or context.text[group.end:group.end + 1] in "等"
        called = frame.action == "conference" and context.text[max(0, group.start - 2) : group.start] in (
            "召集",
            "邀请",
        )
        if len(names) >= 2 and (listed or called):
            start, end = peers[0].start, peers[-1].end
            answer = _answer(context, "participants", (start, end), frame, members=names,
                             approx="range" if context.text[end:end + 1] == "等" else "exact")
            found.append(answer)
    return found[:1]


def find_kinds(context: Context) -> list[Answer]:
    """Answers to "of which sort": a kind named inside what a number counts, for forces and staff."""
    found = []
    counted = [c for _, c in context.numbers]
    for _, number in context.numbers:
        if number.sort not in ("headcount", "units"):
            continue
        start, end = number.start, max(number.end, number.noun_end)
        spans = referents.kind_spans(context.text[start:end])
        trigger = frames.bind(context.sentence, number, counted)
        if not spans or trigger is None or actions.group(trigger.action) not in ("force", "layoff"):
            continue
        a, b, word = spans[0]
        answer = _answer(context, "kind", (start + a, start + b), context.frame_of(trigger))
        answer.kinds = frozenset((word,))
        found.append(answer)
    return found


# ------------------------------------------------------------------------------------------ status, events

def find_status(context: Context) -> list[Answer]:
    """Answers to "how far is it": planned, under way, done or denied, where the wording says so."""
    found = []
    for frame in context.frames:
        action = actions.of(frame.action)
        if action.group not in STATUS_GROUPS or not (frame.actors or frame.objects or frame.places):
            continue
        start, end = context.sentence.clause(frame.trigger.start)
        cue = _cue_start(context, frame, start)
        if cue is None or _CONDITIONAL.search(context.text[context.sentence.start:frame.trigger.start]):
            continue
        answer = _answer(context, "status", (cue, frame.trigger.end), frame)
        if frame.action == "acknowledge":
            answer.subkey = _topic_of(context, frame)
        answer.extras["status"] = frame.aspect
        found.append(answer)
    return found[:1]


_CONDITIONAL = re.compile(r"如果|假如|倘若|若(?!干|是否)|一旦|只要|万一|要是")


def _topic_of(context: Context, frame: Frame) -> str:
    """What is acknowledged or answered: the deed named in the clause, or the one told just before (对此,
    此事)."""
    start, end = context.sentence.clause(frame.trigger.start)
    near = [t for t in context.sentence.triggers if start <= t.start < end and t.action not in _TALK]
    if near:
        return actions.group(near[0].action)
    return (
        context.memory.topic
        if re.search(r"此|该|[这那]一?(?:件事|消息|说法|传闻|点|切)", context.text[context.sentence.start:end])
        else "?" + context.text[start : start + 6]
    )


_TALK = frozenset(("acknowledge", "respond", "demand", "cause", "begin", "end", "last", "attend", "share_of"))


def _cue_start(context: Context, frame: Frame, start: int) -> int | None:
    before = context.text[start:frame.trigger.start]
    for pattern in (frames._DENIED, frames._PLANNED, frames._ONGOING, frames._DONE):
        matches = list(pattern.finditer(before[-12:]))
        if matches:
            return start + max(0, len(before) - 12) + matches[-1].start()
    after = context.text[frame.trigger.end:frame.trigger.end + 1]
    return frame.trigger.start if after in "了" and after else None


def find_events(context: Context) -> list[Answer]:
    """Answers to "did it happen": a deed between named parties."""
    found = []
    limit = 2
    for frame in context.frames:
        action = actions.of(frame.action)
        if not action.happening or action.weak:
            continue
        names = {n.name for n in (*frame.actors, *frame.objects)}
        if len(names) < 2 or (frame.inherited and not frame.objects):
            continue
        answer = _answer(context, "event", (frame.trigger.start, frame.trigger.end), frame)
        document = _TITLE_QUOTE.search(context.text[frame.trigger.end:context.sentence.end])
        if frame.action == "sign" and document is not None:
            a = frame.trigger.end + document.start()
            answer.value_start, answer.value_end = a + 1, frame.trigger.end + document.end() - 1
            answer.end = max(answer.end, answer.value_end + 1)
            answer.extras["document"] = context.text[answer.value_start:answer.value_end]
        found.append(answer)
    return found[:limit]


# --------------------------------------------------------------------------------- statements, assessments

def find_statements(context: Context) -> list[Answer]:
    """Answers to "what did they say": the words that a named speaker is given."""
    said = context.sentence.said
    found = []
    for part in (said.statements if said is not None else ()):
        start, end = part.start, part.end
        if end - start < 6:
            continue
        start, end = _first_clauses(context.sentence, start, end)
        answer = Answer(context.sentence, "statement", start, end, start, end)
        answer.actors = (part.name or part.source,) if part.source else ()
        if part.source in _BOTH and len(context.discourse.pair) >= 2:      # 双方 are those who were named
            answer.actors = frames.inside(context.discourse.pair)
        answer.action = "say"
        answer.objects = tuple(
            dict.fromkeys(n.name for n in context.sentence.names if start <= n.start and n.end <= end)
        )
        answer.source, answer.via, answer.source_kind = part.source, part.via, part.source_kind
        answer.certainty = part.certainty or "reported"
        answer.date = event_date(context, start)
        found.append(answer)
    return found[:1]


_BOTH = frozenset(("双方", "两国", "双边", "两方"))


def _first_clauses(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    inside = [(max(a, start), min(b, end)) for a, b in sentence.clauses if b > start and a < end]
    if not inside:
        return start, end
    first = inside[0][0]
    last = next((b for a, b in inside if b - first >= 10), inside[-1][1])
    return first, last


def find_assessments(context: Context) -> list[Answer]:
    """Answers to "what does it mean, what will come": a clause with a word of judgement."""
    sentence = context.sentence
    if sentence.role not in ("body", "title", "reference"):
        return []
    m = _ASSESS.search(sentence.text)
    if m is None:
        return []
    start, end = sentence.clause(sentence.start + m.start())
    if end - start < 8:
        return []
    if any(a >= start and b <= end for a, b in ((q.start, q.end) for q, _ in context.numbers)):
        return []
    frame = next((f for f in context.frames if start <= f.trigger.start < end), None)
    answer = _answer(context, "assessment", (start, end), frame)
    answer.start, answer.end = start, end
    names = [n for n in sentence.names if start <= n.start < end]
    if not answer.names:
        answer.actors = frames.inside(names)
    if answer.certainty in ("asserted", "reported"):
        answer.certainty = (
            "predicted" if re.search(r"将|会|预计|预期|有望", context.text[start:end]) else "speculated"
        )
    return [answer]


# ---------------------------------------------------------------------------------------------- order, role

def find_orders(context: Context) -> list[Answer]:
    """Answers to "the how manieth": 首次, 第三轮, 最大."""
    found = []
    for m in _ORDER.finditer(context.sentence.text):
        value = (context.sentence.start + m.start(), context.sentence.start + m.end())
        clause = context.sentence.clause(value[0])
        near = [
            f
            for f in context.frames
            if clause[0] <= f.trigger.start < clause[1] and not actions.of(f.action).weak
        ]
        frame = min(near, key=lambda f: (abs(f.trigger.start - value[1]), f.trigger.start)) if near else None
        ranked = m.group().startswith("第") and re.search(
            r"排名|名列|位列|位居|影史|跃居", context.text[clause[0] : value[0]]
        )
        if (
            frame is None
            and not ranked
            and not any(clause[0] <= n.start < clause[1] for n in context.sentence.names)
        ):
            continue
        answer = _answer(context, "order", value, frame)
        word = m.group()
        answer.subkey = (
            "most"
            if word.startswith(("最", "史上")) or re.fullmatch("第一[大高]", word)
            else "first"
            if word.startswith(("首", "第一", "头一"))
            else "nth"
        )
        if frame is None:
            names = [n for n in context.sentence.names if clause[0] <= n.start < clause[1]]
            answer.actors = frames.inside(names)
        answer.referent = context.text[value[1]:clause[1]][:16] or None
        found.append(answer)
    return found[:1]


def find_roles(context: Context) -> list[Answer]:
    """Answers to "who holds the office": a title directly in front of a person's name."""
    found = []
    for name in context.sentence.names:
        if name.kind != "PER":
            continue
        span = referents.title_before(context.text, name.start) or _own_title(context, name)
        if span is None or span[0] < context.sentence.start:
            continue
        title = context.text[span[0]:span[1]]
        owner = next(
            (
                n
                for n in context.sentence.names
                if n.kind in ("LOC", "ORG")
                and 0 <= span[0] - n.end <= 4
                and _glued(context.text[n.end : span[0]])
            ),
            None,
        )
        if (name.name, title) in context.memory.roles:
            continue
        context.memory.roles.add((name.name, title))
        answer = Answer(context.sentence, "role", owner.start if owner else span[0], name.end, *span)
        answer.actors, answer.action = (name.name,), "office"
        answer.persons = frozenset((name.name,))
        holder = name.country or (owner.name if owner else None)
        answer.objects = (holder,) if holder else ()
        answer.referent, answer.subkey = title, title
        if _event_mentions(context):     # an office lasts: a day carried on from an earlier sentence says nothing of it
            answer.date = event_date(context, name.start)
        answer.extras["former"] = bool(
            re.search(r"(?:时任|前任?|原)[\u4e00-\u9fff]{0,6}$", context.text[max(0, span[0] - 9) : span[0]])
        )
        _fill_source(answer, context)
        found.append(answer)
    return found


def _own_title(context: Context, name: Name) -> tuple[int, int] | None:
    if not name.title:
        return None
    at = context.text.rfind(
        name.title, max(context.sentence.start, name.start - len(name.title) - 2), name.start
    )
    return (at, at + len(name.title)) if at >= 0 else None


def _glued(gap: str) -> bool:
    return not re.search(r"[\s,，。;；:：、的与和]", gap)


# --------------------------------------------------------------------------------------- reference times

def reference_date(context: Context) -> list[Answer]:
    """A reference that tells of a deed dates it from above: it had happened when the outlet reported it."""
    document = context.sentence.document
    day = as_day(document.published)
    told = [f for f in context.frames if _datable(f) and f.aspect != "planned"]
    frame = next(
        (f for f in reversed(told) if actions.group(f.action) == "contact"), told[0] if told else None
    )
    if (
        day is None
        or frame is None
        or any(m.low for m in context.sentence.dates if m.kind not in ("duration", "set"))
    ):
        return []
    if re.search(r"将(?!军|士|领)|即将|拟|计划", context.sentence.text):
        return []
    shown = _shown_date(document)
    if shown is None:
        return []
    answer = _answer(context, "date", shown, frame, date=(None, day.isoformat()), approx="at_most")
    answer.start, answer.end = min(shown[0], context.sentence.start), context.sentence.end
    answer.extras["bound"] = True
    return [answer]


def _shown_date(document: Any) -> tuple[int, int] | None:
    m = re.search(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|\d{1,2}月\d{1,2}日", document.text)
    return (m.start(), m.end()) if m else None


# ------------------------------------------------------------------------------------------------ registry

ATTRIBUTES: dict[str, Attribute] = {a.name: a for a in (
    Attribute("headcount", find_numbers, "number", "how many people"),
    Attribute("units", None, "number", "how many units of forces (found with headcount)"),
    Attribute("quantity", None, "number", "how many or how much of anything else (found with headcount)"),
    Attribute("share", None, "number", "which part of a whole (found with headcount)"),
    Attribute("money", None, "number", "how much money (found with headcount)"),
    Attribute("duration", None, "number", "how long (found with headcount)"),
    Attribute("date", find_dates, "date", "when"),
    Attribute("place", find_places, "place", "where"),
    Attribute("participants", find_participants, "members", "who took part"),
    Attribute("kind", find_kinds, "kind", "of which sort"),
    Attribute("status", find_status, "status", "planned, under way, done, denied"),
    Attribute("statement", find_statements, "statement", "who said what"),
    Attribute("order", find_orders, "order", "first, third, largest"),
    Attribute("role", find_roles, "role", "who holds an office"),
    Attribute("event", find_events, "event", "that it happened"),
    Attribute("assessment", find_assessments, "assessment", "what it is taken to mean, or to lead to"),
)}


def find(context: Context) -> list[Answer]:
    """Every answer of a sentence, in reading order."""
    read_numbers(context)
    take_times(context)
    found: list[Answer] = []
    for attribute in ATTRIBUTES.values():
        if attribute.find is not None:
            found += attribute.find(context)
    if context.sentence.document.reference is not None:
        found += reference_date(context)
    told = next((f for f in context.frames if f.action not in _TALK and not actions.of(f.action).weak), None)
    if told is not None:
        context.memory.topic = actions.group(told.action)
    return sorted(_distinct(found), key=lambda a: (a.value_start, a.value_end, a.attribute))


def _distinct(found: Iterable[Answer]) -> list[Answer]:
    seen, kept = set(), []
    for answer in found:
        key = (answer.attribute, answer.value_start, answer.value_end)
        if key not in seen:
            seen.add(key)
            kept.append(answer)
    return kept
