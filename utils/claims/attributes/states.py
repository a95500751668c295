"""Answers of status that have words of their own: how far a thing is, which no aspect of a verb tells.

    level     a response, an alert or a curfew is started, raised, lowered, lifted: 应急响应提升为二级, 解除预警
    denial    what is told about is untrue: 网传“某坝溃坝”系谣言, 辟谣, 不实; what stands beside it is unharmed: 运行正常
    none      a harm that did not come: 未造成人员伤亡, 目前无人死亡
    silence   an answer that is none: 不予置评, 未予回应
    terms     what those who must go are paid: N+1
    open      not settled, not confirmed: 恢复时间未定, 尚未证实, 无法独立核实
    phase     what goes on begins, pauses, ends, breaks down: 搜救已结束, 谈判破裂
    cause     why it came to it: 起火原因为…, 起火点疑为…

A state belongs to the deed its clause or sentence names, else to the one told before. `extras["status"]` is the state,
`extras["level"]` the degree that two states are compared by.
"""
from __future__ import annotations

import re

from utils.claims import actions, frames
from utils.claims.answers import Answer
from utils.claims.attributes.context import Context, new_answer
from utils.claims.frames import Frame

_LEVEL = re.compile(r"([一二三四五ⅠⅡⅢⅣIV1-5]+)级|([红橙黄蓝])色|最高级别")
_RAISED = re.compile(r"提升|提高|升级|升格|升至|升为|上调|调升")
_LOWERED = re.compile(r"降回|降低|降至|降为|下调|调降|调低|降级")
_LIFTED = re.compile(r"解除|终止|结束|取消|撤销|停止|关闭")
_BEGUN = re.compile(r"启动|发布|发出|宣布|进入|实施|拉响|维持|调整|恢复")
_DENIAL = re.compile(
    r"(?:纯?属|系|均?为|是|[称斥]为?)[“\"「『]?(?:严重)?(?:谣言|不实(?:消息|信息|传言|言论)?|虚假(?:消息|信息)?|假消息|捏造|子虚乌有|误读|误传)[”\"」』]?|"
    r"[“\"「『]?(?:严重|并)?(?:失实|不属实|不实|与事实不符)[”\"」』]?|辟谣|子虚乌有|纯属虚构"
)
_UNHARMED = re.compile(
    r"(?:运行|运转|一切|设施|结构|主体|生产|秩序)(?:均|都|仍|皆|已)?(?:保持)?(?:正常|平稳|稳定|完好)|安然无恙|完好无损|未受(?:任何)?(?:影响|波及|损)|没有受到(?:任何)?影响"
)
_NONE = re.compile(
    r"(?:未|没有|暂无|尚无|并无|均无|无|零)(?:再|有|任何)*(?:造成|发生|传出|接获|接到|收到|发现|出现|导致|传来)*"
    r"[\u4e00-\u9fff]{0,6}?(?:人员)?(?:伤亡|死亡|遇难|遇难者|死者|受伤|失踪|被困|重伤)"
)
_SILENCE = re.compile(
    r"(?:不予|拒绝|未予|不愿|婉拒|未作|不作|没有作出?|不做)(?:[\u4e00-\u9fff]{0,4})?(?:置评|评论|回应|回复|表态)|"
    r"(?:尚未|并未|仍未|均未|没有|未|暂未|迄未)(?:对此|就此)?(?:作出|做出|给予|有)?(?:任何|公开|正式|进一步)*(?:回应|回复|置评|表态)|不置评|三缄其口|无可奉告"
)
_TERMS = re.compile(r"[“\"「『]?[Nn]\s*(?:\+|加)\s*([\dXx一二三四五六])[”\"」』]?")
_OPEN = re.compile(
    r"(?:时间|日期|地点|期限|原因|结果|细节|人选|身份)[\u4e00-\u9fff]{0,4}?(?:尚|仍|还|均)?(?:未定|待定|未明|不明|未公布|待公布|待确认|待查|有待[\u4e00-\u9fff]{2})|"
    r"(?:尚|仍|还|并|暂)?(?:未|无法|不能|没有)(?:得到|获得|获|能|经|予)?(?:独立|官方|正式)*(?:证实|核实|查证|确认|确定)"
)
_EARLIER = re.compile(r"彼时|当时|那次|那一?[次轮批拨回]|上次|上一[次轮批]|当年|此前那|前一[次轮]")
HARMFUL = frozenset(("breach", "accident", "damage", "attack", "quake", "flood", "landslide", "outage", "force"))


def find_states(context: Context) -> list[Answer]:
    """Every state of a sentence that its own words tell, in reading order."""
    text, start = context.sentence.text, context.sentence.start
    found: list[Answer] = []
    for frame in context.frames:
        if frame.action in ("response", "warning"):
            found += _levels(context, frame)
    for m in _TERMS.finditer(text):
        found.append(_terms(context, start + m.start(), start + m.end(), m.group(1)))
    denied = [_denial(context, start + m.start(), start + m.end()) for m in _DENIAL.finditer(text)]
    found += [answer for answer in denied if answer is not None][:1]
    for m in _UNHARMED.finditer(text):
        found += _unharmed(context, start + m.start(), start + m.end(), found)
    for m in _NONE.finditer(text):
        found += _none(context, start + m.start(), start + m.end())
    for m in _SILENCE.finditer(text):
        found.append(_silence(context, start + m.start(), start + m.end()))
    for frame in context.frames:
        found += _phase(context, frame)
    for m in _CAUSE.finditer(text):
        found += _cause(context, start + m.start(), start + m.end())
    for m in _OPEN.finditer(text):
        found += _open(context, start + m.start(), start + m.end())
    return found


# ------------------------------------------------------------------------------------------------ levels

def _levels(context: Context, frame: Frame) -> list[Answer]:
    """A response or an alert with the verb that starts, raises, lowers or lifts it, and its level."""
    start, end = context.sentence.clause(frame.trigger.start)
    clause = context.text[start:end]
    verbs = [(m, state) for pattern, state in ((_LIFTED, "lifted"), (_RAISED, "raised"), (_LOWERED, "lowered"),
                                               (_BEGUN, "begun")) for m in pattern.finditer(clause)]
    if not verbs:
        return []
    at = frame.trigger.start - start
    verb, state = min(verbs, key=lambda v: (v[1] == "begun", abs(v[0].start() - at)))
    level = _LEVEL.search(clause, verb.end()) or _LEVEL.search(clause)
    span = [verb.start(), verb.end(), at, at + len(frame.trigger.text)]
    if level is not None:
        span += [level.start(), level.end()]
    answer = new_answer(context, "status", (start + min(span), start + max(span)), frame)
    degree = next((g for g in level.groups() if g), level.group()) if level is not None else ""
    answer.extras["level"] = degree if state != "lifted" else "lifted"
    answer.subkey = "level"
    return [_stated(answer, "lifted" if state == "lifted" else "done")]


# ---------------------------------------------------------------------------------------- denial, absence

def _denial(context: Context, start: int, end: int) -> Answer | None:
    """That a rumoured deed is untrue (网传某坝溃坝系谣言), else that somebody calls untrue what was told of a deed."""
    frame = _deed_before(context, start)
    if frame is not None and not _rumoured(context, frame, start):
        topic, frame = actions.group(frame.action), None
    else:
        topic = context.memory.topic
    if frame is None and not topic:
        return None
    answer = new_answer(context, "status", (start, end), frame)
    if frame is None:
        answer.action, answer.subkey = "acknowledge", topic
        _speaks(answer, context)
    answer.certainty, answer.aspect = "denied", "denied"
    return _stated(answer, "denied")


_RUMOUR = re.compile(r"网传|网上|传言|传闻|谣传|流传|传出|有人说|疯传|误传")


def _rumoured(context: Context, frame: Frame, cue: int) -> bool:
    """Whether it is the deed itself that is denied: it stands right before the denial, or is told as a rumour."""
    gap = context.text[frame.trigger.end:cue]
    if len(gap) <= 4 and not re.search(r"[,，、;；。:：]", gap):
        return True
    return bool(_RUMOUR.search(context.text[context.sentence.start:frame.trigger.start]))


def _unharmed(context: Context, start: int, end: int, told: list[Answer]) -> list[Answer]:
    """That what might have been harmed stands: of the harm denied beside it, or told of before."""
    beside = next((a for a in told if a.extras.get("status") == "denied"), None)
    frame = _deed_before(context, start)
    if beside is None and (frame is None or actions.group(frame.action) not in HARMFUL):
        return []
    answer = new_answer(context, "status", (start, end), frame)
    if beside is not None:
        answer.action, answer.subkey, answer.places = beside.action, beside.subkey, beside.places
        answer.actors, answer.objects = beside.actors, beside.objects
    answer.certainty, answer.aspect = "denied", "denied"
    answer.extras["weaker"] = True
    return [_stated(answer, "denied")]


def _none(context: Context, start: int, end: int) -> list[Answer]:
    """That nobody came to harm."""
    if _CONDITION.search(context.text[context.sentence.start:start]):
        return []
    frame = next((f for f in context.frames if start <= f.trigger.start < end), None)
    answer = new_answer(context, "status", (start, end), frame)
    answer.action, answer.subkey = answer.action or "casualty", "none"
    answer.aspect, answer.population = "done", None
    return [_stated(answer, "none")]


_CONDITION = re.compile(r"如果|假如|倘若|以免|避免|防止|为了|[“\"「『][^”\"」』]{0,20}$")


# --------------------------------------------------------------------------------------- silence, terms, open

def _silence(context: Context, start: int, end: int) -> Answer:
    """That somebody gave no answer on the deed the clause names, or on the one told before."""
    frame = next((f for f in context.frames if start <= f.trigger.start < end and f.action == "acknowledge"), None)
    answer = new_answer(context, "status", (start, end), frame)
    answer.action, answer.subkey = "acknowledge", _about(context, start, end)
    if not answer.actors or answer.extras.get("inherited"):
        _speaks(answer, context)
    answer.aspect = "denied"
    return _stated(answer, "silent")


def _about(context: Context, start: int, end: int) -> str:
    first, last = context.sentence.clause(start)
    near = [t for t in context.sentence.triggers if (first <= t.start < last or t.start < start)
            and t.action not in TALK and not start <= t.start < end]
    return actions.group(near[-1].action) if near else context.memory.topic


def _terms(context: Context, start: int, end: int, degree: str) -> Answer:
    """What those who must go are paid, for each year of work and beside it."""
    answer = new_answer(context, "status", (start, end), None)
    answer.action, answer.subkey = "terms", "earlier" if _of_earlier(context, start, answer) else ""
    answer.extras["level"] = {w: str(n) for n, w in enumerate("一二三四五六", 1)}.get(degree, degree)
    answer.extras["inherited"] = True
    return _stated(answer, "done")


def _of_earlier(context: Context, position: int, answer: Answer) -> bool:
    """Whether a state is one of an earlier round: another year, or 那次, 彼时 in its sentence."""
    if _EARLIER.search(context.text[context.sentence.start:position]):
        return True
    published = context.sentence.document.published
    return bool(published and answer.date[1] and answer.date[1][:4] < str(published)[:4])


def _open(context: Context, start: int, end: int) -> list[Answer]:
    """That something is not settled, or not confirmed."""
    frame = _deed_before(context, start) or next(iter(context.frames), None)
    names = [n for n in context.sentence.names if n.end <= start]
    if frame is None and not names:
        return []
    answer = new_answer(context, "status", (start, end), frame)
    if frame is None:
        answer.actors = frames.inside(names)[:2]
    answer.subkey = "open"
    answer.aspect = "done"
    return [_stated(answer, "open")]


# ------------------------------------------------------------------------------------------ phases, causes

_PHASES = {
    "ended": "结束|终止|告一段落|落幕|告终|全部完成|完成|画上句号|收队|闭幕",
    "paused": "暂停|中断|中止|叫停|搁置|停摆",
    "failed": "破裂|失败|无果|未果|谈崩|不欢而散|无疾而终|泡汤|流产",
    "going on": "仍在(?:进行|继续|持续)|正在(?:进行|展开|开展)|进行中|持续进行|继续(?:进行)?|仍未结束|尚未结束|仍在",
    "begun": "(?:已经?|正式|全面)(?:启动|展开|开始)|恢复",
    "put off": "推迟|延期|改期|取消",
}
_PHASE = re.compile(
    r"(?:工作|行动|活动|作业|任务|程序|仪式)?(?:人员|代表|团队)?(?P<gap>[^,，。;；:：的了对向与和被把“”「」()]{0,12}?)(?:"
    + "|".join(f"(?P<p{n}>{words})" for n, words in enumerate(_PHASES.values())) + r")(?!的)"
)
_GOING = frozenset(("search", "rescue", "meet", "conference", "investigate", "strike", "protest", "drill", "ceasefire", "fight", "put_out",
                    "evacuate", "vote_on", "vaccinate", "clash"))


def _phase(context: Context, frame: Frame) -> list[Answer]:
    """What goes on, with the verb that says how far it has come, right behind its word."""
    if frame.action not in _GOING:
        return []
    m = _PHASE.match(context.text, frame.trigger.end, context.sentence.clause(frame.trigger.start)[1])
    if m is None:
        return []
    answer = new_answer(context, "status", (frame.trigger.start, m.end()), frame)
    answer.subkey = "phase"
    state = next(name for n, name in enumerate(_PHASES) if m.group(f"p{n}"))
    answer.extras["level"] = state
    return [_stated(answer, state)]


_CAUSE = re.compile(
    r"(?:起火|失火|事故|爆炸|坠机|坠毁|失事|出事|脱轨|沉船|翻船|死亡|停电|故障|倒塌|坍塌|泄漏|中毒)?(?:的)?(?:直接|主要|初步)?"
    r"(?:原因|起因|肇因|起火点|祸首|导火索)(?:初步)?(?:研判|判断|认定|判定|怀疑|推测|推断|调查|分析|确定|指向|可能|疑)*(?:疑)?(?:为|是|系|在于|与|指向)(?=[\u4e00-\u9fff]{2})"
)


def _cause(context: Context, start: int, end: int) -> list[Answer]:
    """Why it came to what is told of."""
    stop = context.sentence.clause(start)[1]
    if stop - end < 2:
        return []
    told = [f for f in context.frames if actions.of(f.action).happening and f.action not in TALK]
    frame = min(told, key=lambda f: abs(f.trigger.start - start)) if told else None
    topic = actions.group(frame.action) if frame is not None else context.memory.topic
    if not topic:
        return []
    answer = new_answer(context, "status", (end, stop), frame)
    answer.action, answer.subkey = answer.action or "accident", "cause"
    answer.extras["cause"] = True
    return [_stated(answer, "cause")]


# ------------------------------------------------------------------------------------------------ helpers

TALK = frozenset(("acknowledge", "respond", "demand", "cause", "begin", "end", "last", "attend", "share_of"))


def _deed_before(context: Context, position: int) -> Frame | None:
    """The last deed of a sentence in front of a position, in its sentence; talk about it is none."""
    told = [f for f in context.frames if f.trigger.start < position and f.action not in TALK
            and actions.of(f.action).happening]
    return told[-1] if told else None


def _speaks(answer: Answer, context: Context) -> None:
    """Who gives (or refuses) the answer: the speaker of the stretch, else the subject spoken of."""
    if answer.source and answer.source_kind not in ("media", "agency", "self"):
        answer.actors = (answer.source,)
    elif not answer.actors:
        answer.actors = frames.inside(context.discourse.subject)[:1]


def _stated(answer: Answer, status: str) -> Answer:
    answer.extras["status"] = status
    answer.extras["state"] = True
    return answer
