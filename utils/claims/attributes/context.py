"""What a finder of answers looks at, and how it writes one down.

A `Context` is a sentence with its frames, its numbers and the memory of its document. Three things are decided
here for answers of every attribute: which span states the answer (the shortest clause), when its deed happened
(the time of its sentence, else one carried on from the sentences before; 截至… and 据…20日报道 are no times of a
deed), and on whose word it stands.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from utils.claims import actions, frames, slots
from utils.claims.answers import Answer
from utils.claims.frames import Counted, Discourse, Frame
from utils.claims.readings import Sentence, bounds

MEMORY_SENTENCES = 2      # how many sentences a date or a source is carried on
_AS_OF_BEFORE = re.compile(r"(?:截至|截止到?|截止|直至|迄至|截自)(?:了|今日|今天|目前|北京时间|当地时间|本地时间)?$")
_REPORT_AFTER = re.compile(
    r"^[日号]?(?:上午|下午|晚间?|凌晨|中午)?(?:的?报道|消息|讯|电|通报|发布|公布|称|表示|宣布|指出|说|透露|援引|刊文|发文|晚?通报|发表|回应|对外|对(?:本报|本刊|本社|记者|媒体|[\u4e00-\u9fff]{0,4}记者)|接受[^,，。]{0,6}采访)"
)
VAGUE_DATE = re.compile(
    r"^(?:日前|近日|近期|最近|目前|如今|此前|当前|现在|现时|眼下|未来|今后|日后|近来|近年来?|过去几年|不久前|不久|刚刚|早前|之前|之后|随后|此后|后来|以往|当时|"
    r"同时|此时|此刻|届时|连日来?"
    r"|寒冬|严冬|盛夏|春天|夏天|秋天|冬天|多年来|长期|近段时间以来|近几年|至今|迄今|当下|过去|将来|近几个月|短期内?|历史上)$"
)
BY_PERSON = frozenset(
    ("die", "injure", "missing", "rescue", "trapped", "evacuate", "hospital", "casualty", "stranded")
)
TITLE_QUOTE = re.compile(r"《[^》]{2,40}》")
FORCES = re.compile(r"部队|士兵|特种兵|大军|官兵|兵力|出兵|派兵|军人|特战|援军")


@dataclass(slots=True)
class Memory:
    """What a document has said so far that later sentences lean on."""

    as_of: tuple[str | None, str | None] = (None, None)
    date: tuple[str | None, str | None] = (None, None)
    date_order: int = -99
    date_line: int = -1
    pending: Any = None
    deeds: dict[str, tuple[int, Frame]] = field(default_factory=dict)
    currency: str = "元"
    topic: str = ""
    deeds_told: dict[str, int] = field(default_factory=dict)
    last_frames: list[Frame] = field(default_factory=list)
    last_counted: bool = False
    work: str | None = None
    roles: set[tuple[str, str]] = field(default_factory=set)
    speakers: dict[str, tuple[frozenset[str], str]] = field(default_factory=dict)      # name: (side, office)


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

def days_of(mention: Any) -> tuple[str | None, str | None]:
    def day(value: Any) -> str | None:
        return None if value is None else str(value)[:10]
    return day(mention.low), day(mention.high)


def is_as_of(context: Context, mention: Any) -> bool:
    """Whether a time says until when a count runs (截至5日18时)."""
    before = context.text[max(context.sentence.start, mention.start - 12):mention.start]
    after = context.text[mention.end:mention.end + 3]
    return bool(_AS_OF_BEFORE.search(before)) or after.startswith(("为止", "止")) or mention.text.startswith(("截至", "截止"))


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


def clocked(mention: Any) -> tuple[str | None, str | None]:
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
    event = event_mentions(context)
    if event:
        settled = [m for m in event if getattr(m, "tense", None) != "future"] or event
        one = len({days_of(m) for m in settled}) == 1
        context.memory.date, context.memory.date_order = (
            days_of(settled[0]) if one else (None, None),
            context.sentence.order,
        )
        context.memory.date_line = context.sentence.line


def event_mentions(context: Context) -> list[Any]:
    return [
        m
        for m in context.sentence.dates
        if not left_behind(context, m)
        and m.kind not in ("duration", "set")
        and not is_as_of(context, m)
        and not is_report_time(context, m)
        and not VAGUE_DATE.match(m.text)
        and (m.low or m.high)
    ]


def left_behind(context: Context, mention: Any) -> bool:
    """继5月20日之后: a time that only says what came before."""
    before = context.text[max(context.sentence.start, mention.start - 1):mention.start]
    return before == "继" or mention.text.startswith("继")


def event_date(context: Context, position: int) -> tuple[str | None, str | None]:
    """When the deed at a position happened: the nearest time of its sentence, else the one carried on."""
    found = event_mentions(context)
    own = context.sentence.nth_clause(position)
    found = [
        m for m in found if context.sentence.nth_clause(m.start) <= own
        and (not _ahead(context, m, position) or _is_a_plan(context, position))
    ]
    if found:
        nearest = min(
            found,
            key=lambda m: (
                abs(context.sentence.nth_clause(m.start) - context.sentence.nth_clause(position)),
                abs(m.start - position),
            ),
        )
        return days_of(nearest)
    timed = any(m.kind not in ("duration", "set") for m in context.sentence.dates)
    behind = context.sentence.order - context.memory.date_order
    if not timed and behind <= MEMORY_SENTENCES and (
            context.memory.date_line == context.sentence.line or _of_the_news(context)
            or behind == 1 and not _BACK_TO_THE_NEWS.search(context.sentence.text)):
        return context.memory.date
    return None, None


NEWS_DAYS = 60           # days before publication from which a day that a page gives is of its background


_BACK_TO_THE_NEWS = re.compile(r"[这此本]次|目前|截至|如今|今天|今日|现在|眼下")


def _of_the_news(context: Context) -> bool:
    """Whether the day carried on lies near the page's own: the day of a background story ends with its paragraph."""
    low, high = bounds(context.sentence.document.anchor)
    return low is None and high is None or slots.gap_days(context.memory.date, (low, high)) <= NEWS_DAYS


def _is_a_plan(context: Context, position: int) -> bool:
    """Whether the clause of a deed tells of it as planned: the time of the plan, told before, is then its own."""
    start, end = context.sentence.clause(position)
    return bool(re.search(r"准备|将(?!军|士|领)|拟|计划|打算|预计|将会", context.text[start:end]))


def _ahead(context: Context, mention: Any, position: int) -> bool:
    """Whether a time of another clause is one still to come: a deadline does not date what was said before
    it."""
    before = context.text[max(context.sentence.start, mention.start - 4):mention.start]
    return (
        getattr(mention, "tense", None) == "future"
        or bool(re.search(r"定于|将于|将在|预计|拟于|计划", before))
    ) and context.sentence.nth_clause(mention.start) != context.sentence.nth_clause(position)


# ------------------------------------------------------------------------------------------------- answers

def new_answer(
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
        if answer.extras["round"] != "上一" and not (answer.extras["round"] and not event_mentions(context)):
            answer.date = event_date(context, trigger.start if trigger else value[0])
        answer.extras["own_date"] = bool(event_mentions(context)) and answer.date != (None, None)
    fill_source(answer, context)
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
    if frame.action in _NATURAL or frame.action in BY_PERSON:
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


_OWN_DEED = re.compile(r"宣布|宣告|公告|决定|承认|计划|拟|启动|回应")


def _announces_own(context: Context, answer: Answer) -> bool:
    """Whether a source tells of its own deed (某某科技宣布裁员): it acts as well."""
    start, _ = context.sentence.clause(answer.value_start)
    return bool(_OWN_DEED.search(context.text[start:answer.value_start])) and actions.group(answer.action) in _OWN_GROUPS


_OWN_GROUPS = frozenset(("layoff", "hire", "invest", "acquire", "close", "reopen", "release", "price", "compensate", "open"))


def fill_source(answer: Answer, context: Context) -> None:
    said = context.sentence.said
    part = said.at(answer.value_start, answer.value_end) if said is not None else None
    reference = answer.document.reference
    if part is not None:
        answer.source, answer.via = part.source, part.via
        answer.source_kind = part.source_kind
        answer.certainty = part.certainty or "asserted"
        told_by = [name for name in (part.source, part.name, part.via) if name]
        others = tuple(n for n in answer.actors if not any(n in name for name in told_by))
        if others or not _announces_own(context, answer):
            answer.actors = others
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
