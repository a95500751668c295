"""Answers of participants, kind, status and event: that a deed happened, how far it is, and who took part."""
from __future__ import annotations

import re

from utils.claims import actions, frames, referents
from utils.claims.answers import Answer
from utils.claims.attributes.context import BY_PERSON, TITLE_QUOTE, Context, new_answer
from utils.claims.attributes.states import HARMFUL, TALK, find_states
from utils.claims.frames import Frame

STATUS_GROUPS = frozenset(
    ("force", "reopen", "close", "ceasefire", "acknowledge", "sanction", "layoff", "postpone")
)

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
            answer = new_answer(context, "participants", (start, end), frame, members=names,
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
        answer = new_answer(context, "kind", (start + a, start + b), context.frame_of(trigger))
        answer.kinds = frozenset((word,))
        found.append(answer)
    return found


def find_status(context: Context) -> list[Answer]:
    """Answers to "how far is it": planned, under way, done or denied, where the wording says so."""
    states = find_states(context)
    found = []
    for frame in context.frames:
        action = actions.of(frame.action)
        if action.group in HARMFUL and (denied := _NOT.search(
                context.text[context.sentence.clause(frame.trigger.start)[0]:frame.trigger.start])):
            start = context.sentence.clause(frame.trigger.start)[0] + denied.start()
            answer = new_answer(context, "status", (start, frame.trigger.end), frame)
            answer.aspect = answer.extras["status"] = "denied"
            answer.extras["state"] = True
            states.append(answer)
            continue
        if any(a.value_start <= frame.trigger.start < a.value_end for a in states):
            continue
        if not action.happening or action.weak or frame.action in _PEOPLE | _THINGS or frame.trigger.text in _NO_DEED or not (frame.actors or frame.objects or frame.places):
            continue
        start, end = context.sentence.clause(frame.trigger.start)
        cue = _cue_start(context, frame, start)
        if frame.aspect == "done" and _ATTRIBUTE.match(context.text, frame.trigger.end):
            continue                     # 已离职的经理: said of somebody, not told
        if action.group not in STATUS_GROUPS and frame.aspect not in ("planned", "denied"):
            continue
        if cue is None or _CONDITIONAL.search(context.text[context.sentence.start:frame.trigger.start]):
            continue
        answer = new_answer(context, "status", (cue, frame.trigger.end), frame)
        if frame.action == "acknowledge":
            answer.subkey = _topic_of(context, frame)
        answer.extras["status"] = frame.aspect
        found.append(answer)
    return states + found[:1]


_NOT = re.compile(r"(?:并非|绝非|并不是|而非|未发生|没有发生)[\u4e00-\u9fff]{0,4}$")
_CONDITIONAL = re.compile(r"如果|假如|倘若|若(?!干|是否)|一旦|只要|万一|要是")


_ATTRIBUTE = re.compile(r"的(?:[\u4e00-\u9fff]{1,6})|员工|人员|者")


def _topic_of(context: Context, frame: Frame) -> str:
    """What is acknowledged or answered: the deed named in the clause, or the one told just before (对此,
    此事)."""
    start, end = context.sentence.clause(frame.trigger.start)
    near = [t for t in context.sentence.triggers if start <= t.start < end and t.action not in TALK]
    if near:
        return actions.group(near[0].action)
    return (
        context.memory.topic
        if re.search(r"此|该|[这那]一?(?:件事|消息|说法|传闻|点|切)", context.text[context.sentence.start:end])
        else "?" + context.text[start : start + 6]
    )


def _cue_start(context: Context, frame: Frame, start: int) -> int | None:
    """Where the words begin that say how far the deed is: in front of it, never inside a name (金正恩 is no 正在)."""
    before = context.text[start:frame.trigger.start]
    base = start + max(0, len(before) - 12)
    named = [(n.start, n.end) for n in context.sentence.names]
    for pattern in (frames._DENIED, frames._PLANNED, frames._ONGOING, frames._DONE):
        at = [base + m.start() for m in pattern.finditer(before[-12:])]
        at = [i for i in at if not any(a <= i < b for a, b in named)]
        if at:
            return at[-1]
    after = context.text[frame.trigger.end:frame.trigger.end + 1]
    if re.match(r"(?:也?已经?)?提上(?:了)?日程", context.text[frame.trigger.end:frame.trigger.end + 8]):
        return frame.trigger.start
    return frame.trigger.start if after in "了" and after else None


EVENTS = 2                # deeds of one sentence that are answers


def find_events(context: Context) -> list[Answer]:
    """Answers to "did it happen": a deed between named parties, or of one (`extras["lone"]`), which is an answer
    only where another page tells of it too."""
    found, lone = [], []
    for frame in context.frames:
        action = actions.of(frame.action)
        if not action.happening or action.weak:
            continue
        if frame.trigger.text in _NO_DEED:
            continue
        names = {n.name for n in (*frame.actors, *frame.objects)}
        paired = len(names) >= 2 and not (frame.inherited and not frame.objects)
        if not paired and not _alone(context, frame):
            continue
        answer = new_answer(context, "event", (frame.trigger.start, frame.trigger.end), frame)
        document = TITLE_QUOTE.search(context.text[frame.trigger.end:context.sentence.end])
        if frame.action == "sign" and document is not None:
            a = frame.trigger.end + document.start()
            answer.value_start, answer.value_end = a + 1, frame.trigger.end + document.end() - 1
            answer.end = max(answer.end, answer.value_end + 1)
            answer.extras["document"] = context.text[answer.value_start:answer.value_end]
        answer.extras["lone"] = not paired
        answer.actors = answer.actors or _body(context, frame)
        (found if paired else lone).append(answer)
    return found[:EVENTS] + lone[:max(0, EVENTS - len(found))]


_NO_DEED = frozenset(("游客", "旅行团", "旅游", "旅游团", "旅游行程", "行程", "首发团", "死者", "伤者", "遇难者", "难民", "战俘"))
_AS_NOUN = re.compile(r"的(?!话)|[者人员量率数额期中时后前]|[”\"」』》]")


_BODY = re.compile(
    r"(?:目前|随后|当地|今天|昨日|其中|据悉)?(?P<body>(?:检|警|校|院|厂|店|军|官|消)方(?!面|式|法)|法院|检察机关|公安机关|监管部门|董事会|工会|"
    r"(?:涉事|肇事|该|失事)?(?:船长|机长|司机|驾驶员|飞行员|老板|业主|厂长|校长|法定代表人|承包商|负责人|董事长|嫌疑人|嫌犯|嫌疑犯|凶手|枪手|"
    r"公司|企业|学校|医院|工厂|船东|航空公司|商家))(?=[^,，。;的]{0,10}$)"
)


def _body(context: Context, frame: Frame) -> tuple[str, ...]:
    """The body or person without a name that a clause begins with (检方已立案调查, 船长已被拘留)."""
    if frame.action in _PEOPLE - {"arrest"}:
        return ()
    start = context.sentence.clause(frame.trigger.start)[0]
    m = _BODY.match(context.text[start:frame.trigger.start])
    return (m.group("body"),) if m is not None else ()


def _counted(context: Context, frame: Frame) -> bool:
    """Whether a figure stands in the clause of a deed."""
    start, end = context.sentence.clause(frame.trigger.start)
    return any(start <= quantity.start < end for quantity in context.sentence.quantities)


_HARM_NOUNS = frozenset("地震 强震 大地震 震中 震央 火灾 大火 火警 事故 意外 洪水 洪灾 水灾 洪涝 山洪 台风 泥石流 滑坡 停电 断电".split())
_TAKES_PLACE = re.compile(r"发生|突发|爆发|出现|遭遇|遭受|引发|酿成|陷入|\d级(?:强烈)?$|遭$")
_CLAUSE_END = re.compile(r"了?(?:$|[\s,，。;；!！])")
_PEOPLE = BY_PERSON | {"arrest", "infect", "affected", "homeless"}      # deeds of which the figure is the answer
_THINGS = frozenset(("tour", "search", "conference", "casualty", "affected"))     # words for things as much as for deeds


def _alone(context: Context, frame: Frame) -> bool:
    """Whether a deed with one named party is what its clause tells: a verb, and no noun in front of 的 or in a
    compound."""
    if frame.action in _PEOPLE and _counted(context, frame):
        return False                     # how many says that it happened
    if _body(context, frame) and frame.action not in _THINGS:
        return True
    if frame.trigger.text in _HARM_NOUNS and not _TAKES_PLACE.search(
            context.text[context.sentence.clause(frame.trigger.start)[0]:frame.trigger.start]):
        return False                     # 地震应急响应: a name of it, that tells nothing of it
    if actions.group(frame.action) in HARMFUL and not context.sentence.names and _CLAUSE_END.match(
            context.text, frame.trigger.end):
        return True                      # nobody known by name: 渡轮翻沉, 大坝溃决
    if frame.inherited or frame.action in _THINGS or frame.trigger.text[-1] in "者客" or len(frame.trigger.text) < 2 or not (frame.actors or frame.objects or frame.places):
        return False
    return not _AS_NOUN.match(context.text, frame.trigger.end)
