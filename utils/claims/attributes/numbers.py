"""Answers of headcount, units, quantity, share, money and duration.

A number answers "how many" of the deed that it is bound to (`frames.bind`), or of the deed that figures of its sort
were last said of, or, where no deed takes it, of the words beside it. Which part of a whole it is (甲县6人, 其中), of
which stretch of a counter (首日, 新增, 累计) and until when, is read from the stretch that it has to itself: behind
the last separator, number or other action word of its clause.
"""
from __future__ import annotations

import re
from collections import Counter
from typing import Any

from utils.claims import actions, frames, referents
from utils.claims.answers import Answer
from utils.claims.attributes.context import (
    BY_PERSON,
    FORCES,
    MEMORY_SENTENCES,
    Context,
    new_answer,
)
from utils.claims.attributes.counting import (
    GATHERINGS,
    SMALL_TALK,
    gathering,
    measured_unit,
    told_most,
)
from utils.claims.frames import Counted, Frame

CROWD = 100               # a figure without a deed counts a crowd from this size
_TOTAL = re.compile(r"(?:共计|合计|总计|累计|一共|总共|共|总数)(?:有|达|为|造成)?[^\d一二三四五六七八九十百千万两,，。;；]{0,6}$")
_PART = re.compile(r"其中|其余|其他|[死伤亡难踪]者[当之]?中|当中有?|包括|包含|内有|里面有|含(?=\d)")
_ONE_PERSON = BY_PERSON - {"evacuate", "stranded"} | {"arrest", "sentence", "charge", "infect", "prisoner"}

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
            answer = new_answer(
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
        if number.sort == "headcount" and frame is not None and frame.action in _WHOLES and _behind_a_share(context, number, trigger):
            frame, typed = None, False
        if number.sort == "share" and (frame is None or frame.action in _WHOLES):
            frame = _numerator(context, number, found) or frame
            typed = typed and frame is not None and frame.action not in _WHOLES
        if not typed and (
            number.sort in ("money", "headcount") or number.sort == "share" and (frame is None or frame.action in _WHOLES)
            or number.sort == "duration" and frame is None
        ):
            frame = _recalled(context, number, noun) or frame
        if number.sort == "duration" and frame is not None and frame.action in _OF_ANOTHER:
            frame = _what_lasts(context, number, frame)
        if number.sort == "headcount" and not (typed and _in_one_clause(context, trigger, number)) and (
                whole := _whole_of(context, number, found)) is not None:
            frame = next((f for f in context.frames if f.action == whole.action), None) or frame
        if not _worth(context, quantity, number, frame, noun):
            continue
        if typed:
            context.memory.deeds[number.sort] = (context.sentence.order, frame)
        found.append(_number_answer(context, quantity, number, frame, noun))
    return _respectively(context, found)


def _respectively(context: Context, found: list[Answer]) -> list[Answer]:
    """甲、乙、丙票房分别为9亿、3亿和2亿: each figure is of the name in its place of the row."""
    for start, end in context.sentence.clauses:
        at = context.text.find("分别", start, end)
        row = [a for a in found if at >= 0 and at < a.value_start < end]
        names = [n for n in context.sentence.names if n.end <= at and n.kind != "OUTLET"]
        names = [n for n in names if n.start >= start] or names
        if len(row) < 2 or len({a.attribute for a in row}) > 1 or len({n.name for n in names}) < len(row):
            continue
        for answer, name in zip(row, names[-len(row):], strict=True):
            answer.actors, answer.extras["inherited"] = (name.name,), False
            answer.objects = ()
    return found


_WHOLES = frozenset(("share_of", "workforce", "population", "capacity", "aboard"))
_OF_A_WHOLE = re.compile(r"占[^,，。;；]{0,16}$|总[数量额][^,，。;；\d]{0,4}$|(?:比例|比重|幅度|规模)[^,，。;；\d]{0,6}$|涉及[^,，。;；\d]{0,10}$")


_OF_ANOTHER = frozenset(("postpone", "last", "begin", "end", "agree", "release"))


def _what_lasts(context: Context, number: Counted, frame: Frame) -> Frame:
    """The deed whose length a length is: 停火 in 停火顺延三十天."""
    near = [f for f in context.frames if f.action not in _OF_ANOTHER and frames.takes(f.action, number)
            and abs(context.sentence.nth_clause(f.trigger.start) - context.sentence.nth_clause(number.start)) <= 1]
    return near[-1] if near else frame


def _in_one_clause(context: Context, trigger: Any, number: Counted) -> bool:
    return trigger is not None and context.sentence.clause(trigger.start) == context.sentence.clause(number.start)


_OPENS_A_PART = re.compile(r"其中|包括|包含|含(?=\d)|内有")


def _whole_of(context: Context, number: Counted, found: list[Answer]) -> Answer | None:
    """The figure that a clause like 包括3名孩童 speaks of a part of: the last one of its sentence, with a deed."""
    start = context.sentence.clause(number.start)[0]
    if not _OPENS_A_PART.match(context.text, start):
        return None
    return next((a for a in reversed(found) if a.sentence is context.sentence and a.attribute == "headcount"
                 and a.extras.get("typed") and a.value_end <= start), None)


def _behind_a_share(context: Context, number: Counted, trigger: Any) -> bool:
    """Whether a share of a whole stands between the whole and a head count: 不超过员工总数的12%，约2500人 are no staff."""
    return trigger is not None and any(
        other.sort == "share" and trigger.end <= other.start and other.end <= number.start for _, other in context.numbers)


def _numerator(context: Context, number: Counted, found: list[Answer]) -> Frame | None:
    """The deed of which a share is: that of the figure it goes with (1043名…，占员工总数的16.9%), else a deed of the
    sentence, else the one the document tells of most that has shares."""
    sentence = context.sentence
    start = sentence.clause(number.start)[0]
    if not _OF_A_WHOLE.search(context.text[start:number.start]):
        return None
    beside = [a for a in found if a.sentence is sentence and a.value_end <= number.start and a.extras.get("typed")
              and a.action not in _WHOLES and a.attribute in ("headcount", "money", "quantity")]
    if beside:
        return next((f for f in context.frames if f.action == beside[-1].action), None)
    own = [f for f in context.frames if f.action not in _WHOLES and frames.takes(f.action, number)
           and abs(sentence.nth_clause(f.trigger.start) - sentence.nth_clause(number.start)) <= 1]
    if own:
        return own[-1]
    order, frame = context.memory.deeds.get("headcount", (-99, None))
    if frame is not None and sentence.order - order <= MEMORY_SENTENCES and frames.takes(frame.action, number):
        return frame
    return None


def _recalled(context: Context, number: Counted, noun: str) -> Frame | None:
    """The deed that figures of this sort were last said of, for a figure without one of its own (全球合计40亿)."""
    order, frame = context.memory.deeds.get(number.sort, (-99, None))
    if number.sort == "headcount" and frame is None and not noun:
        frame = next((f for f in context.frames if f.action in GATHERINGS), None)
        order = context.sentence.order
    if frame is None or context.sentence.order - order > MEMORY_SENTENCES:
        order, frame = context.sentence.order, _just_asked(context, number)
    if frame is None:
        return None
    population = referents.population(noun)
    if population not in (None, "generic") or population is None and len(noun) >= 2:
        return None
    if len(_own_words(context, number)) >= 4 or _goes_on(context, number):
        return None
    from dataclasses import replace

    return replace(frame, actors=(), inherited=True) if frame.sentence is not context.sentence else frame


def _just_asked(context: Context, number: Counted) -> Frame | None:
    """The deed of the sentence before, where it tells of one that has such figures and gives none (到底还有多少人找不到?)."""
    if number.sort != "headcount" or context.previous is None or context.previous.line != context.sentence.line:
        return None
    told = [f for f in context.memory.last_frames if frames.takes(f.action, number)]
    return told[-1] if told and not context.memory.last_counted else None


def _goes_on(context: Context, number: Counted, least: int = 4, deeds: bool = True) -> bool:
    """Whether the words behind a figure say something of their own about it: 1.2万人住在帐篷里."""
    end = context.sentence.clause(number.start)[1]
    stop = min([c.start for _, c in context.numbers if c.start > number.start and c.start < end], default=end)
    start = max(number.end, number.noun_end)
    taken = set() if deeds else {i for t in context.sentence.triggers for i in range(t.start, t.end)}
    words = "".join(char for i, char in enumerate(context.text[start:stop], start) if i not in taken)
    rest = _IDLE_WORDS.sub("", re.sub(r"[\W_]+", "", words))
    return len(rest) >= least


def _own_words(context: Context, number: Counted) -> str:
    """What a figure's stretch says of its own: a figure with words of its own leans on no earlier deed."""
    return re.sub(
        r"第?[一二两三上下这]?[场次轮]|人数|人员|内地|大陆|北美|全国|全市|实际|最终|全球|国内|内地|海外|今年|去年|合|折|约合|相当|人民币|官方说?|[说称道指]|这|那|"
        r"首日|单日|累计|落",
        "",
        _phrase(context, number),
    )


_VAGUE_FEW = re.compile(r"[几数多]")
NEAR = 10                # characters within which one person and what befell him stand


def _beside(context: Context, frame: Frame, number: Counted) -> bool:
    """Whether a deed stands beside the one person that a figure counts."""
    trigger = frame.trigger
    return frame.sentence is context.sentence and (
        0 <= trigger.start - number.end <= NEAR or 0 <= number.start - trigger.end <= NEAR // 2
        or trigger.start < number.noun_end and trigger.end > number.start)


def _worth(context: Context, quantity: Any, number: Counted, trigger: Any, noun: str) -> bool:
    if quantity.low is None and quantity.high is None and number.sort == "quantity":
        return False
    if quantity.unit == "国" and (quantity.high or 0) <= 3 and quantity.text.startswith(("两国", "三国", "二国")) \
            and context.text[number.end:number.end + 1] not in ",，。;；":
        return False
    if number.sort in ("money", "share", "headcount", "units"):
        if number.sort == "headcount" and quantity.low == quantity.high == 1 and quantity.text[:1] in "一1":
            return trigger is not None and trigger.action in _ONE_PERSON and _beside(context, trigger, number)
        if number.sort == "headcount" and _VAGUE_FEW.match(quantity.text) and (
                trigger is None or trigger.action not in _ONE_PERSON):
            return False
        return (
            trigger is not None
            or bool(noun)
            or number.sort != "headcount"
            or (quantity.high or quantity.low or 0) >= 2
        )
    value = quantity.high or quantity.low or 0
    if number.sort == "duration":
        return trigger is not None or bool(_phrase(context, number)) or value >= 2 and quantity.unit in ("小时", "分钟")
    if quantity.unit is not None and (value >= 2 and quantity.unit not in SMALL_TALK
                                      or quantity.text[:1].isdigit() and (value % 1 or "." in quantity.text)):
        return True
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


def _what_changes(context: Context, number: Counted) -> str | None:
    """The measure that rises or falls (营收…同比增长4.1%): the last one named before the figure in its sentence."""
    named = [t.action for t in context.sentence.triggers if t.end <= number.start
             and actions.of(t.action).measure and actions.group(t.action) not in ("change", "share_of")]
    return named[-1] if named else None


_NAMED_BY_DAY = re.compile(r"(?<![\d.])\d{1,2}[·•．]\d{1,2}(?!\d)")      # “5·19”爆炸: an event named by its day
_THEY_ARE = re.compile(r"(?:都|均|还)?[是为系]([\u4e00-\u9fff]{2,6})")
_EXPECTED = re.compile(r"预测|预计|预期|有望|预估|估算(?=.{0,6}票房)")
_STAFF_DEEDS = frozenset((None, "affected", "cause", "end", "attend", "begin", "visit", "share_of", "sign", "agree"))
OFTEN = 2                 # times that a document must tell of a deed to be about it


def _of_the_document(context: Context, answer: Answer, population: str | None) -> str | None:
    """The deed of a head count without one, where the document is about a deed done to staff."""
    if answer.attribute != "headcount" or answer.extras["typed"] and answer.action != "affected":
        return None
    if answer.action not in _STAFF_DEEDS or population not in (None, "generic", "staff") or (answer.high or answer.low or 0) < 20:
        return None
    noun = answer.extras.get("noun", "")
    if noun and referents.population(noun) is None or answer.extras.get("goes_on"):
        return None
    name = told_most(context, ("layoff", "strike", "hire"))
    return name if name and context.memory.deeds_told[name] >= OFTEN else None


_TAKEN_IN = frozenset((None, "end", "release", "sales", "begin", "open", "win", "rise", "capture", "last", "agree"))


def _as_the_screen_tells(context: Context, answer: Answer) -> None:
    """On a page about a film, money without a deed of its own is its takings, an investment its cost, 8.4分 its rating."""
    if not told_most(context, ("box_office",)) or context.memory.deeds_told["box_office"] < OFTEN:
        return
    if answer.attribute == "money" and answer.action == "invest":
        answer.action = "cost"
    elif answer.attribute == "money" and (answer.low or answer.high or 0) >= CROWD_MONEY and (
            answer.action in _TAKEN_IN and len(answer.extras["phrase"]) < 6):
        answer.action = "box_office"
    elif answer.attribute == "quantity" and answer.unit == "分" and (answer.high or 0) <= 10:
        answer.action = "rating"
    else:
        return
    answer.extras["typed"] = True


CROWD_MONEY = 1e6         # takings are told from this size


def _of_a_work(context: Context, answer: Answer, clause_start: int) -> None:
    """Takings, audiences and ratings are a work's: the one named last before the figure, or that of an earlier
    sentence; or they are of all works together."""
    before = [n for n in context.sentence.names if n.kind == "WORK" and n.end <= answer.value_start]
    near = [n for n in before if n.start >= clause_start]
    if not near and _MARKET.search(context.text[context.sentence.start:answer.value_end + 4]):
        answer.actors, answer.objects, answer.extras["inherited"] = (_MARKET_NAME,), (), False
        return
    work = before[-1].name if before else _main_work(context) or context.memory.work
    if work is not None:
        answer.actors, answer.objects, answer.persons = (work,), (), frozenset()
        answer.extras["inherited"] = not near


def _main_work(context: Context) -> str | None:
    """The work that a document names most often, where it names one more than once."""
    counts = Counter(name for name in re.findall(r"《([^《》\n]{1,24})》", context.text))
    name, n = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    return name if n > 1 else None


_SHOWN = frozenset(("box_office", "audience", "rating", "screening", "break_even"))
_MARKET = re.compile(r"大盘|全国电影|全国票房|全国总票房|电影市场|(?:国庆|春节|五一|暑期|元旦|中秋|贺岁|端午|清明|暑假|圣诞)档(?:期|收官|期间)?(?:[^,，。;；]{0,12})(?:总票房|票房为|票房达|大盘|总?观影)")
_MARKET_NAME = "大盘"       # all films together


_LEFT = re.compile(r"(?:还|只|仅)剩(?:下|余)?(?:约|近|不到|大约)?$|剩下(?:约|近|不到)?$")
_LIVES = re.compile(r"[^,，。]{0,4}?(?:遗体|尸体|遗骸)|(?:鲜活的?|年轻的?|无辜的?)?(?:生命|人命|性命)")


_OF_STAFF = frozenset(("layoff", "workforce", "hire", "strike", "share_of", "salary"))
_SUBUNIT = re.compile(
    r"(?:该|这个|其|所在|上述|部分|有的|个别|一些)(?:部门|事业部|团队|小组|条线|业务线|工厂|分公司|办公室|车间|工地|班级)"
    r"|[\u4e00-\u9fffA-Za-z]{2,8}?(?:事业部|事业群|部门|研发线|产品线|业务线|条线|团队|小组|车间|办公室|分公司|子公司)"
    r"|[\u4e00-\u9fff]{2,4}?(?:工厂|整车厂|厂区|厂|基地|园区|门店)"
    r"|(?:他们|我们|自己)(?:这个|那个|所在)?(?:组|队|班|部门|科室|团队)")
_BY = re.compile(r"(?:[降跌掉涨升增减少多高低]了|多出|少掉|高出|低出)(?:约|近|超过|将近|逾|足足)?$")
_DUE = re.compile(r"应(?=撤|疏|转移|到岗|到会|缴|付|交|有)|(?:需要?|必须|须|尚需)(?=撤|疏散|转移|缴|付)")
_REPORTS = re.compile(r"[^,，。]{0,4}?(?:确认|说|称|表示|通报|统计|介绍|公布|透露|指出|证实)")
_ADDED = re.compile(r"(?:[又再]|新近?)(?:[多添增]|发现|确认|找到|寻获|传出)?[了加出到有]?$|多[了出]$|新增[的了]?$")


def _subunit(context: Context, position: int) -> str | None:
    """The part of a body that a figure is of: named in its clause, or, where that has no subject, in the one before."""
    sentence = context.sentence
    start, _ = sentence.clause(position)
    told_by = sentence.said.sources if sentence.said is not None else ()
    match = None
    for found in _SUBUNIT.finditer(context.text[start:position]):
        a, b = start + found.start(), start + found.end()
        if not _REPORTS.match(context.text, b) and not any(a < end and begin < b for begin, end in told_by):
            match = found
    if match is None and (nth := sentence.nth_clause(position)) > 0 and _no_subject(context, start, position):
        before = sentence.clauses[nth - 1]
        match = _SUBUNIT.match(context.text[before[0]:before[1]])
    return None if match is None else match.group()


def _no_subject(context: Context, start: int, position: int) -> bool:
    """Whether a clause begins with what was done (缩编一成左右), not with who did it."""
    return any(start <= t.start <= start + 2 for t in context.sentence.triggers) \
        and not any(start <= n.start < position for n in context.sentence.names)


def _said_of_some(context: Context, number: Counted, trigger: Any) -> bool:
    """Whether a figure that takes its deed from elsewhere goes on to say something of its own: 11位罹难者当中，有8位超过七十岁."""
    if trigger is not None and context.sentence.nth_clause(trigger.start) == context.sentence.nth_clause(number.start):
        return False
    return _goes_on(context, number, 3)


_DONE_BY = frozenset(("destroy", "attack", "launch", "capture", "arrest", "fine", "force"))     # who does it is no part


def _number_answer(
    context: Context, quantity: Any, number: Counted, frame: Frame | None, noun: str
) -> Answer:
    trigger = frame.trigger if frame is not None else None
    if trigger is not None and frame.sentence is not context.sentence:
        trigger = None
    value = (quantity.start, quantity.end)
    referent = noun or getattr(quantity, "referent", None) or (trigger.text if trigger is not None else None)
    low, high, approx = quantity.low, quantity.high, quantity.approx
    unit = quantity.unit or {"money": context.memory.currency, "headcount": "人"}.get(number.sort)
    answer = new_answer(context, number.sort, value, frame, low=low, high=high,
                     unit=measured_unit(context, quantity, unit), approx=approx, referent=referent or None)
    answer.action = _sense(answer.action, number)
    if answer.action == "layoff" and _LEFT.search(
            context.text[max(context.sentence.start, quantity.start - 6):quantity.start]):
        answer.action = "workforce"
    if _LIVES.match(noun):
        answer.action = "die"                # whatever the verb (带走19条生命)
    answer.extras["typed"] = frames.takes(answer.action, number) and (frame is not None or answer.action == "die")
    if number.sort == "share" and actions.group(answer.action) == "change":
        answer.subkey, measure = "change", _what_changes(context, number)
        answer.action = measure or answer.action
    answer.extras["phrase"], answer.extras["noun"] = _phrase(context, number), noun
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
    if population in (None, "generic") and number.sort == "headcount" and (
            called := _THEY_ARE.match(context.text, number.end)) is not None:
        population = referents.population(called.group(1)) or population
    if population in (None, "generic") and number.sort == "headcount":
        lead = re.sub(r"(?:约|近|超过?|逾|达|为|有|共|仅|就|的|是|至少|多达|[\W_])+$", "", whole[segment:quantity.start])
        population = referents.population(lead) or population or "generic"
    if number.unit == "国":
        population = "state"
    answer.population = population = "generic" if _LIVES.match(noun) else population
    if (
        number.sort == "headcount"
        and not answer.extras["typed"]
        and population in (None, "generic")
        and (low or high or 0) >= CROWD
        and len(_own_words(context, number)) < 3
        and gathering(context) == "protest"
    ):
        answer.action, answer.extras["typed"] = "protest", True
    if answer.action == "freed" and (population == "prisoner" or re.search(r"战俘|换俘|俘虏", sentence.text)):
        answer.action = "prisoner"
    _as_the_screen_tells(context, answer)
    if answer.action in _SHOWN:
        _of_a_work(context, answer, clause_start)
    answer.extras["goes_on"] = _goes_on(context, number, deeds=False)
    told = _of_the_document(context, answer, population)
    if told is not None:
        answer.action, answer.extras["typed"] = told, True
    if answer.action == "attend" and number.sort == "headcount":
        answer.action = gathering(context) or "attend"
    if (
        population in (None, "generic")
        and number.sort in ("headcount", "units")
        and answer.action in _JOINED_IN
        and FORCES.search(sentence.text)
    ):
        population = answer.population = "soldier"
        if not answer.actors:
            answer.actors = frames.inside([n for n in sentence.names if n.kind == "LOC"][:1])
    answer.extras["bare_crowd"] = (
        number.sort in ("headcount", "quantity")
        and number.unit in (None, "人", "人次")
        and (low or high or 0) >= CROWD
        and population in (None, "generic")
    )
    if answer.unit == "级" and not answer.extras["typed"] and ("." in quantity.text or (low or high or 0) % 1):
        near = context.text[sentence.start:quantity.end + 6]
        answer.action, answer.extras["typed"] = "aftershock" if "余震" in near else "magnitude", True
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
    if answer.action == "box_office" and _EXPECTED.search(whole[sentence.start:quantity.start]):
        answer.stages |= {"forecast"}
    answer.change = getattr(quantity, "change", None)
    named = _NAMED_BY_DAY.search(sentence.text)
    if named is not None:
        answer.extras["event_day"] = named.group()
    told_by = sentence.said.sources if sentence.said is not None else ()
    doers = {*answer.actors} if actions.group(answer.action) in _DONE_BY else set()
    scope = [
        n
        for n in sentence.names
        if segment <= n.start and n.end <= quantity.start and n.name not in doers
        and n.kind in (("LOC",) if actions.group(answer.action) in _DONE_BY else ("LOC", "ORG"))
        and not any(a < n.end and n.start < b for a, b in told_by)
    ]
    answer.scope = frozenset(n.name for n in scope) or frozenset(
        referents.parts(_before_deed(whole, segment, quantity, trigger))[-1:]
    )
    answer.extras["bodies"] = frozenset(n.name for n in scope if n.kind != "LOC")
    answer.part = bool(_PART.search(whole[clause_start : quantity.start])) or _after_part(
        context, quantity.start, number.sort
    )
    unit_of = _subunit(context, quantity.start) if actions.group(answer.action) in _OF_STAFF else None
    if unit_of is not None and number.sort in ("headcount", "share", "quantity", "money"):
        answer.part, answer.scope = True, answer.scope or frozenset((unit_of,))
        answer.extras["subunit"] = True
    elif number.sort == "headcount" and answer.extras["typed"] and _said_of_some(context, number, trigger):
        answer.part, answer.extras["some"] = True, True
    if _DUE.search(whole[clause_start:quantity.start]):
        answer.stages |= {"due"}
    if number.sort in ("quantity", "share", "money") and answer.subkey != "change" and _BY.search(whole[clause_start:quantity.start]):
        answer.stages |= {"new"}
    if _ADDED.search(whole[clause_start:quantity.start]):
        answer.stages |= {"new"}
    if _TOTAL.search(whole[clause_start:quantity.start]):
        answer.part = False
        answer.stages |= {"total"}
    answer.as_of = _as_of(context, answer)
    if answer.as_of == (None, None):
        answer.as_of = _told_at(context, answer)
    if number.sort == "duration":
        delayed = re.search(
            r"晚了|早了|推迟|提前|延后|延误|晚点|迟到",
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


def _before_deed(whole: str, segment: int, quantity: Any, trigger: Any) -> str:
    """The stretch in front of a number up to its deed: 云业务 in 云业务裁掉900人."""
    end = (
        trigger.start if trigger is not None and segment <= trigger.start < quantity.start else quantity.start
    )
    return whole[segment:end]


def _after_part(context: Context, position: int, sort: str) -> bool:
    """Whether 其中 opened an earlier clause and only figures of the same sort have come since, no total among
    them."""
    start = context.sentence.start
    before = context.text[start:position]
    at = max(before.rfind("其中"), before.rfind("包括"))
    if at < 0 or re.search(r"共计|合计|总计|累计|另有|此外|[。;；]", before[at:]) or frames.closed(before, at):
        return False
    own, opened = context.sentence.clause(position)[0], context.sentence.clause(start + at)[0]
    if own != opened and any(own <= t.start < position + 12 and frames.PERSON_CLASSES & {t.action}
                             for t in context.sentence.triggers):
        return False                     # a clause with a deed of its own goes on with something else
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


_AT_A_TIME = frozenset(("protest", "present", "water_level", "wind", "heat", "flow", "stranded", "rainfall"))
_CLOCK = re.compile(r"\d{1,2}[时点]|\d:\d\d|[一二两三四五六七八九十]点")
_BULLETIN = re.compile(r"通报|公布|变成|[升增]至|[升增]到|更新|官方|说|数字是")
_PART_OF_DAY = re.compile(r"[晨早晚午夜]|凌晨|傍晚|点|时")


def _told_at(context: Context, answer: Answer) -> tuple[str | None, str | None]:
    """The time of the bulletin that a count is quoted from (官方昨晚8点的通报是17人): until then it runs."""
    action = actions.of(answer.action)
    present = answer.action in _AT_A_TIME
    if action is None or not (action.counter or present) or context.sentence.document.reference is not None:
        return None, None
    start, _ = context.sentence.clause(answer.value_start)
    for mention in context.sentence.dates:
        if start <= mention.start and mention.end <= answer.value_start and mention.kind not in ("duration", "set") \
                and _PART_OF_DAY.search(mention.text) and mention.low is not None \
                and (present and _CLOCK.search(mention.text) or _BULLETIN.search(context.text[mention.end:answer.value_start])):
            return str(mention.low)[:16], str(mention.high or mention.low)[:16]
    return None, None


def _as_of(context: Context, answer: Answer) -> tuple[str | None, str | None]:
    action = actions.of(answer.action)
    if action is None or not (action.counter or action.measure):
        return None, None
    return context.memory.as_of
