"""Answers of headcount, units, quantity, share, money and duration.

A number answers "how many" of the deed that it is bound to (`frames.bind`), or of the deed that figures of its sort
were last said of, or, where no deed takes it, of the words beside it. Which part of a whole it is (甲县6人, 其中), of
which stretch of a counter (首日, 新增, 累计) and until when, is read from the stretch that it has to itself: behind
the last separator, number or other action word of its clause.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from utils.claims import actions, frames, referents
from utils.claims.answers import Answer
from utils.claims.attributes.beside import (
    before_deed,
    goes_on,
    own_words,
    phrase,
    segment,
    stretch,
)
from utils.claims.attributes.context import (
    BY_PERSON,
    FORCES,
    MEMORY_SENTENCES,
    Context,
    new_answer,
)
from utils.claims.attributes.counting import (
    GATHERINGS,
    OFTEN,
    SMALL_TALK,
    gathering,
    measured_unit,
    told_most,
)
from utils.claims.attributes.parts import (
    ADDED,
    BY,
    DUE,
    OF_ANOTHER,
    OF_STAFF,
    PART,
    SESSION,
    TOTAL,
    WHOLES,
    after_part,
    behind_a_share,
    in_one_clause,
    numerator,
    said_of_some,
    subunit,
    what_lasts,
    whole_of,
)
from utils.claims.attributes.screen import (
    EXPECTED,
    SHOWN,
    as_the_screen_tells,
    of_a_work,
)
from utils.claims.frames import Counted, Frame

MANY = 10                 # from which a figure in digits with any measure word counts something (37起)
CROWD = 100               # a figure without a deed counts a crowd from this size
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
    whole: Answer | None = None
    for quantity, number in context.numbers:
        trigger = frames.bind(context.sentence, number, counted)
        noun = context.text[number.noun_start:number.noun_end]
        frame = context.frame_of(trigger) if trigger is not None else None
        typed = trigger is not None and frames.takes(_sense(trigger.action, number), number)
        if number.sort == "headcount" and frame is not None and frame.action in WHOLES and behind_a_share(context, number, trigger):
            frame, typed = None, False
        if number.sort == "share" and (frame is None or frame.action in WHOLES):
            frame = numerator(context, number, found) or frame
            typed = typed and frame is not None and frame.action not in WHOLES
        if not typed and (
            number.sort in ("money", "headcount") or number.sort == "share" and (frame is None or frame.action in WHOLES)
            or number.sort == "duration" and frame is None
        ):
            frame = _recalled(context, number, noun) or frame
        if number.sort == "duration" and frame is not None and frame.action in OF_ANOTHER:
            frame = what_lasts(context, number, frame)
        loose = number.sort == "headcount" and not (typed and in_one_clause(context, trigger, number))
        whole = whole_of(context, number, found, whole) if loose else None
        if whole is not None:
            frame = next((f for f in context.frames if f.action == whole.action), None) or frame
        if not _worth(context, quantity, number, frame, noun):
            continue
        if typed:
            context.memory.deeds[number.sort] = (context.sentence.order, frame)
        answer = _number_answer(context, quantity, number, frame, noun)
        if whole is not None and all(f.action != whole.action for f in context.frames):      # 26具遗体 has no verb
            answer.action, answer.extras["typed"] = whole.action, True
        found.append(answer)
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
    if len(own_words(context, number)) >= 4 or goes_on(context, number):
        return None
    from dataclasses import replace

    return replace(frame, actors=(), inherited=True) if frame.sentence is not context.sentence else frame


def _just_asked(context: Context, number: Counted) -> Frame | None:
    """The deed of the sentence before, where it tells of one that has such figures and gives none (到底还有多少人找不到?)."""
    if number.sort != "headcount" or context.previous is None or context.previous.line != context.sentence.line:
        return None
    told = [f for f in context.memory.last_frames if frames.takes(f.action, number)]
    return told[-1] if told and not context.memory.last_counted else None


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
        return trigger is not None or bool(phrase(context, number)) or value >= 2 and quantity.unit in ("小时", "分钟")
    if quantity.unit is not None and (value >= 2 and quantity.unit not in SMALL_TALK
                                      or quantity.text[:1].isdigit() and (value % 1 or "." in quantity.text or value >= MANY)):
        return True
    crowd = quantity.unit is None and (quantity.high or quantity.low or 0) >= CROWD
    return trigger is not None or len(noun) >= 2 or len(phrase(context, number)) >= 2 or crowd


def _what_changes(context: Context, number: Counted) -> str | None:
    """The measure that rises or falls (营收…同比增长4.1%): the last one named before the figure in its sentence."""
    named = [t.action for t in context.sentence.triggers if t.end <= number.start
             and actions.of(t.action).measure and actions.group(t.action) not in ("change", "share_of")]
    return named[-1] if named else None


_NAMED_BY_DAY = re.compile(r"(?<![\d.])\d{1,2}[·•．]\d{1,2}(?!\d)")      # “5·19”爆炸: an event named by its day
# who does these is not who is counted behind them: 消防员救出12人
_DONE_TO = re.compile(r"(?:找到|发现|寻获|打捞[起出]?|救[出起下]|营救|解救|挖出|搜出|转移|疏散|安置|抬出|带走|拘[捕留]|逮捕|抓获|控制|打死|打伤|击毙)了?")
_THEY_ARE = re.compile(r"(?:都|均|还)?[是为系]([\u4e00-\u9fff]{2,6})")
_STAFF_DEEDS = frozenset((None, "affected", "cause", "end", "attend", "begin", "visit", "share_of", "sign", "agree"))


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


_LEFT = re.compile(r"(?:还|只|仅)剩(?:下|余)?(?:约|近|不到|大约)?$|剩下(?:约|近|不到)?$")
_LIVES = re.compile(r"[^,，。]{0,4}?(?:遗体|尸体|遗骸)|(?:鲜活的?|年轻的?|无辜的?)?(?:生命|人命|性命)")
_DONE_BY = frozenset(("destroy", "attack", "launch", "capture", "arrest", "fine", "force"))     # who does it is no part


@dataclass(slots=True)
class _Figure:
    """A figure on its way to an answer: where it stands, what it counts, and the deed it is bound to."""

    context: Context
    quantity: Any
    number: Counted
    frame: Frame | None
    noun: str
    trigger: Any
    clause: tuple[int, int]
    begins: int             # where the stretch that it has to itself begins

    @property
    def before(self) -> str:
        """What stands before it in its clause."""
        return self.context.text[self.clause[0]:self.quantity.start]

    @property
    def size(self) -> float:
        return self.quantity.low or self.quantity.high or 0


def _number_answer(context: Context, quantity: Any, number: Counted, frame: Frame | None, noun: str) -> Answer:
    trigger = frame.trigger if frame is not None and frame.sentence is context.sentence else None
    figure = _Figure(context, quantity, number, frame, noun, trigger, context.sentence.clause(quantity.start),
                     segment(context, number, trigger))
    named = noun or getattr(quantity, "referent", None) or (trigger.text if trigger is not None else None)
    unit = quantity.unit or {"money": context.memory.currency, "headcount": "人"}.get(number.sort)
    answer = new_answer(context, number.sort, (quantity.start, quantity.end), frame, low=quantity.low, high=quantity.high,
                        unit=measured_unit(context, quantity, unit), approx=quantity.approx, referent=named or None)
    answer.extras["phrase"], answer.extras["noun"] = phrase(context, number), noun
    answer.change = getattr(quantity, "change", None)
    _settle_deed(answer, figure)
    answer.population = _population(figure)
    _settle_deed_by_people(answer, figure)
    _qualify(answer, figure)
    _set_in_whole(answer, figure)
    _set_changes(answer, figure)
    answer.as_of = _as_of(context, answer)
    if answer.as_of == (None, None):
        answer.as_of = _told_at(context, answer)
    if number.sort == "duration":
        answer.subkey = _sort_of_length(figure)
    return answer


def _settle_deed(answer: Answer, figure: _Figure) -> None:
    """The deed that the words around a figure leave it, and whether that deed has such figures (`typed`)."""
    context, number = figure.context, figure.number
    answer.action = _sense(answer.action, number)
    if answer.action == "layoff" and _LEFT.search(
            context.text[max(context.sentence.start, figure.quantity.start - 6):figure.quantity.start]):
        answer.action = "workforce"
    if _LIVES.match(figure.noun):
        answer.action = "die"                # whatever the verb (带走19条生命)
    answer.extras["typed"] = frames.takes(answer.action, number) and (
        figure.frame is not None or answer.action == "die")
    if number.sort == "share" and actions.group(answer.action) == "change":
        answer.subkey, measure = "change", _what_changes(context, number)
        answer.action = measure or answer.action
    if figure.frame is not None and figure.trigger is None:
        answer.extras["inherited"] = True


def _population(figure: _Figure) -> str | None:
    """Whom or what a figure counts: by the noun behind it, what they are said to be, or the noun before it."""
    if _LIVES.match(figure.noun):
        return "generic"
    if figure.number.unit == "国":
        return "state"
    population = referents.population(figure.noun)
    if population not in (None, "generic") or figure.number.sort != "headcount":
        return population
    called = _THEY_ARE.match(figure.context.text, figure.number.end)
    found = referents.population(called.group(1)) if called else None
    if found not in (None, "generic"):
        return found
    acted = list(_DONE_TO.finditer(figure.context.text, figure.begins, figure.quantity.start))
    lead = re.sub(r"(?:约|近|超过?|逾|达|为|有|共|仅|就|的|是|至少|多达|[\W_])+$", "",
                  figure.context.text[acted[-1].end() if acted else figure.begins:figure.quantity.start])
    return referents.population(lead) or found or population or "generic"


def _settle_deed_by_people(answer: Answer, figure: _Figure) -> None:
    """The deed again, by who is counted and by what the document is about."""
    context, number, sentence = figure.context, figure.number, figure.context.sentence
    plain = answer.population in (None, "generic")
    crowd = plain and figure.size >= CROWD
    if (number.sort == "headcount" and not answer.extras["typed"] and crowd and len(own_words(context, number)) < 3
            and gathering(context) == "protest"):
        answer.action, answer.extras["typed"] = "protest", True
    if answer.action == "freed" and (answer.population == "prisoner" or re.search(r"战俘|换俘|俘虏", sentence.text)):
        answer.action = "prisoner"
    as_the_screen_tells(context, answer)
    if answer.action in SHOWN:
        of_a_work(context, answer, figure.clause[0])
    answer.extras["goes_on"] = goes_on(context, number, deeds=False)
    told = _of_the_document(context, answer, answer.population)
    if told is not None:
        answer.action, answer.extras["typed"] = told, True
    if answer.action == "attend" and number.sort == "headcount":
        answer.action = gathering(context) or "attend"
    if (plain and number.sort in ("headcount", "units") and answer.action in _JOINED_IN
            and FORCES.search(sentence.text)):
        answer.population, plain = "soldier", False
        if not answer.actors:
            answer.actors = frames.inside([n for n in sentence.names if n.kind == "LOC"][:1])
    answer.extras["bare_crowd"] = (number.sort in ("headcount", "quantity") and number.unit in (None, "人", "人次")
                                   and plain and figure.size >= CROWD)
    _settle_deed_by_unit(answer, figure)
    if answer.action in _JOINED_IN and answer.population in ("rescuer", "soldier", "police"):
        answer.action, answer.extras["typed"] = "deploy", True


def _settle_deed_by_unit(answer: Answer, figure: _Figure) -> None:
    """6.1级 is a magnitude, of an aftershock where one is named; kilometres an hour are a speed."""
    if answer.extras["typed"]:
        return
    if answer.unit == "级" and ("." in figure.quantity.text or figure.size % 1):
        near = figure.context.text[figure.context.sentence.start:figure.quantity.end + 6]
        answer.action, answer.extras["typed"] = "aftershock" if "余震" in near else "magnitude", True
    if figure.number.unit in _UNIT_IMPLIES:
        answer.action, answer.extras["typed"] = _UNIT_IMPLIES[figure.number.unit], True


def _qualify(answer: Answer, figure: _Figure) -> None:
    """Kinds, stages, subsets and domains named in the figure's stretch."""
    context, number, whole = figure.context, figure.number, figure.context.text
    at, sentence = stretch(context, number), context.sentence
    follows = min([figure.clause[1], number.end + 10, *(c.start for _, c in context.numbers if c.start >= number.end)])
    answer.extras["subsets"] = referents.subsets(whole[at:max(number.noun_end, follows)])
    answer.extras["domains"] = referents.domains(figure.before)
    answer.kinds = referents.kinds(whole[max(at, figure.quantity.start - 6):max(number.noun_end, number.end)])
    answer.stages = referents.stages(whole[at:number.noun_end or number.end]) | _stage_of_change(figure.quantity)
    if not answer.stages:
        answer.stages = referents.stages(whole[sentence.start:figure.quantity.start]) & _CARRIED_STAGES
    if answer.action == "box_office" and EXPECTED.search(whole[sentence.start:figure.quantity.start]):
        answer.stages |= {"forecast"}
    named = _NAMED_BY_DAY.search(sentence.text)
    if named is not None:
        answer.extras["event_day"] = named.group()


def _set_in_whole(answer: Answer, figure: _Figure) -> None:
    """Of which whole a figure is, and whether it is a part of it."""
    context, sort, start = figure.context, figure.number.sort, figure.quantity.start
    names = _part_names(answer, figure)
    answer.scope = frozenset(n.name for n in names) or frozenset(
        referents.parts(before_deed(context.text, figure.begins, figure.quantity, figure.trigger))[-1:])
    answer.extras["bodies"] = frozenset(n.name for n in names if n.kind != "LOC")
    answer.part = bool(PART.search(figure.before)) or after_part(context, start, sort)
    if sort == "duration" and SESSION.search(figure.before):
        answer.part = answer.extras["some"] = True
    unit_of = subunit(context, start) if actions.group(answer.action) in OF_STAFF else None
    if unit_of is not None and sort in ("headcount", "share", "quantity", "money"):
        answer.part, answer.scope = True, answer.scope or frozenset((unit_of,))
        answer.extras["subunit"] = True
    elif sort == "headcount" and answer.extras["typed"] and said_of_some(context, figure.number, figure.trigger):
        answer.part, answer.extras["some"] = True, True


def _part_names(answer: Answer, figure: _Figure) -> list[Any]:
    """Places and bodies named in a figure's stretch, but not who tells of it, nor who does what is done to others."""
    said, active = figure.context.sentence.said, actions.group(answer.action) in _DONE_BY
    told_by = said.sources if said is not None else ()
    return [
        n for n in figure.context.sentence.names
        if figure.begins <= n.start and n.end <= figure.quantity.start
        and n.kind in (("LOC",) if active else ("LOC", "ORG")) and not (active and n.name in answer.actors)
        and not any(a < n.end and n.start < b for a, b in told_by)
    ]


def _set_changes(answer: Answer, figure: _Figure) -> None:
    """Figures that are due, of a change, or a total."""
    if DUE.search(figure.before):
        answer.stages |= {"due"}
    change = figure.number.sort in ("quantity", "share", "money") and answer.subkey != "change"
    if change and BY.search(figure.before) or ADDED.search(figure.before):
        answer.stages |= {"new"}
    if TOTAL.search(figure.before):
        answer.part = False
        answer.stages |= {"total"}


def _sort_of_length(figure: _Figure) -> str:
    """delay (晚了三天), since (五年来首次) or length."""
    whole, start, end = figure.context.text, figure.quantity.start, figure.quantity.end
    if re.search(r"晚了|早了|推迟|提前|延后|延误|晚点|迟到", whole[max(figure.begins - 2, figure.clause[0]):start]) \
            or re.match(r"[之]?[前后]?(?:的?延误|的?推迟)", whole[end:end + 4]):
        return "delay"
    since = re.match(r"[之以]?来的?(?:还是|才|都是|也是)?(?:首|头一|第一|最)", whole[end:end + 7])
    return "since" if since else "length"


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
