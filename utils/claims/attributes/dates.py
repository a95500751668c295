"""Answers of date: a time beside a deed.

A time belongs to the deed behind it in its clause, then to one of a later clause, then to one before it. 近日 and
目前 say nothing, a length (几小时后, 五年来) is a duration, and what only came before (继5月20日之后) is left alone. A
reference that tells of a deed dates it from above: it had happened when the outlet reported it.
"""
from __future__ import annotations

import re
from typing import Any

from utils.claims import actions, slots
from utils.claims.answers import Answer
from utils.claims.attributes.context import (
    BY_PERSON,
    VAGUE_DATE,
    Context,
    clocked,
    days_of,
    is_as_of,
    left_behind,
    new_answer,
)
from utils.claims.frames import Frame
from utils.claims.readings import Sentence, as_day

RELATIVE_DAY = re.compile(r"^(?:当天|当日|同日|同一天|次日|翌日|第二天|隔天|隔日|前一天|当晚|同一日|[这那]一?[天日])$")
_LENGTH_AFTER = re.compile(r"(?:\d+(?:小时|个?钟头))?[\d一二三四五六七八九十百半两几数个多.]+(?:个半)?(?:小时|分钟?|天|周|星期|个?月|年)(?:多|余)?(?:之?后|以?来|内)")


def spoken_length(context: Context, mention: Any) -> bool:
    """Whether a time mention is first a length: 几小时后, 五年来 (in front of 首次 or 最强)."""
    if re.fullmatch(r"[\d一二三四五六七八九十百半两几数个多.]+(?:天|周|个?月|年)", mention.text):
        return bool(re.match(r"以?来的?(?:还是|才|都是|也是)?(?:首|头一|第一|最|未|没)", context.text[mention.end:mention.end + 5]))
    if not _LENGTH_AFTER.fullmatch(mention.text):
        return False
    return mention.text.endswith("后") or bool(
        re.match(r"的?(?:还是|才|都是|也是)?(?:首|头一|第一|最|未|没)", context.text[mention.end : mention.end + 5])
    )


BARE_LENGTH = re.compile(r"[\d一二三四五六七八九十百半两几数个多.]+(?:个半)?(?:小时|分钟|秒钟?)")
_PART_OF_DAY = re.compile(r"(?:凌晨|清晨|早晨|上午|中午|下午|午后|傍晚|晚间?|晚上|深夜|夜间|夜里)")
_BARE_NUMBER = re.compile(r"[\d一二三四五六七八九十]+号")


def _no_time(context: Context, mention: Any) -> bool:
    """Whether a time mention tells no time of a deed: a length (33分钟), the stamp of an entry (【09:58】), a name's
    number (“远航7号”)."""
    before, after = context.text[max(0, mention.start - 1):mention.start], context.text[mention.end:mention.end + 1]
    if BARE_LENGTH.fullmatch(mention.text) or before == "【" and after == "】" or _dateline(context, mention):
        return True
    if _PART_OF_DAY.fullmatch(mention.text):      # of the year told just before, not of the page's own day
        told = [d for d in context.sentence.dates if d.end <= mention.start and d.kind not in ("duration", "set")]
        return bool(told) and not slots.days_overlap(days_of(told[-1]), days_of(mention))
    return bool(_BARE_NUMBER.fullmatch(mention.text)) and after in tuple("”」』\"") and before not in tuple("“「『\"")


_WIRED = re.compile(r"(?:专)?[电讯](?=[\s(:,|—-]|$|综合|记者)")
DATELINE = 40            # characters of a line within which its dateline ends


def _dateline(context: Context, mention: Any) -> bool:
    """Whether a time is of the wire itself (某社某地3月14日电), not of what it tells."""
    line = context.sentence.document.text.rfind("\n", 0, mention.start) + 1
    return mention.end - line <= DATELINE and _WIRED.match(context.text, mention.end) is not None


_LEARNT = re.compile(r"[^。!?！？]{0,30}?(?:获悉|了解到|得知|采访到)")


def _of_the_reporter(context: Context, mention: Any) -> bool:
    """Whether a time is when a reporter learnt it (记者今晨从…获悉)."""
    return context.text[max(0, mention.start - 2):mention.start] == "记者" and _LEARNT.match(context.text, mention.end) is not None


def find_dates(context: Context) -> list[Answer]:
    """Answers to "when": a time beside a deed."""
    found = []
    sentence = context.sentence
    pending, context.memory.pending = context.memory.pending, None
    for mention in sentence.dates:
        if mention.kind in ("duration", "set") or is_as_of(context, mention):
            continue
        relative_day = (
            bool(RELATIVE_DAY.match(mention.text)) or "同一天" in mention.text or "当天" in mention.text
        )
        if spoken_length(context, mention) or left_behind(context, mention) or _no_time(context, mention):
            continue
        if (
            VAGUE_DATE.match(mention.text)
            or not (mention.low or mention.high or relative_day)
            or (too_wide(mention) and _beginning(mention, sentence) is None)
        ):
            continue
        frame = _deed_of(context, mention)
        if _of_the_reporter(context, mention) or frame is not None and _of_the_report(context, mention, frame):
            continue
        if frame is None:
            context.memory.pending = mention
            continue
        found.append(_date_answer(context, mention, frame))
    if not found:
        found += _beside_a_deed(context)
    if pending is not None and not found and context.previous is not None:
        frame = next((f for f in context.frames if datable(f)), None)
        if frame is not None and not any(
            m for m in sentence.dates
            if m.kind not in ("duration", "set") and not spoken_length(context, m) and not _no_time(context, m)
        ):
            found.append(_carried_date(context, pending, frame))
    return found


_REPORTS = re.compile(
    r"[^,，。;；:：的]{0,10}?(?:说|称(?!号)|表示|更新|通报|公布|获悉|声明|透露|指出|告诉|披露|证实|回应|召开发布会|对外|的通报)")


_BESIDE = re.compile(r"(?:就|恰|正|几乎|刚好)?在?[^,，。;；:：]{4,24}?(之后|以后|之际|的同一天|的当天|的第二天|的次日|同一天|当天|前夕|前一天|之前)$")


def _beside_a_deed(context: Context) -> list[Answer]:
    """A deed dated by another one only (就在甲乙会谈之后，丙访问丁): its day is not known, before or after what is."""
    sentence = context.sentence
    if sentence.dates or sentence.role not in ("body", "caption"):
        return []
    for (start, end), (nxt, stop) in zip(sentence.clauses, sentence.clauses[1:], strict=False):
        m = _BESIDE.fullmatch(context.text, start, end)
        deed = any(start <= t.start < end for t in sentence.triggers) or sum(
            start <= n.start < end for n in sentence.names) >= 2
        frame = next((f for f in context.frames if nxt <= f.trigger.start < stop and datable(f) and f.actors
                      and not f.inherited and len({*f.actors, *f.objects}) >= 2), None)
        if m is None or not deed or frame is None:
            continue
        answer = new_answer(context, "date", (start, end), frame, approx="about")
        answer.date = (None, _published_bound(context, frame))
        answer.extras["moment"] = answer.date
        return [answer]
    return []


def _of_the_report(context: Context, mention: Any, frame: Frame) -> bool:
    """Whether a time is when somebody told of a toll (州长今晚说…增至12人), not when those people came to harm."""
    if frame.action not in BY_PERSON:
        return False
    if re.match(r"的?(?:约|近|逾|超过|至少)?[\d一二三四五六七八九十百千两几]+(?:多|余)?[人名位]", context.text[mention.end:mention.end + 12]):
        return True                      # 从清晨的9人增加到12人: the state of a count
    if frame.trigger.start < mention.end:
        return False
    m = _REPORTS.match(context.text, mention.end, frame.trigger.start)
    return m is not None


def _date_answer(context: Context, mention: Any, frame: Frame) -> Answer:
    start = _beginning(mention, context.sentence)
    days, approx = start or days_of(mention), mention.approx or "exact"
    if start is None and re.match(r"(?:之|以)?前(?!后|往|线|夕)", context.text[mention.end:mention.end + 2]):
        days, approx = (None, days[1]), "at_most"
    shift = _next_year(context, mention, frame, days)
    answer = new_answer(context, "date", (mention.start, mention.end), frame, date=shift or days, approx=approx)
    if shift is not None:
        answer.extras["moment"] = shift
        return answer
    if start is not None:
        answer.extras["moment"] = start
        return answer
    answer.extras["future"] = getattr(mention, "tense", None) == "future"
    if answer.date == (None, None):
        answer.date = (None, _published_bound(context, frame))
    answer.extras["moment"] = (None, clocked(mention)[1]) if approx == "at_most" else clocked(mention)
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
    return days_of(inner[0]) if inner and inner[0].low and inner[0].high and not too_wide(inner[0]) else None


def _carried_date(context: Context, mention: Any, frame: Frame) -> Answer:
    answer = new_answer(
        context, "date", (mention.start, mention.end), frame, date=days_of(mention), approx="exact"
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


def too_wide(mention: Any) -> bool:
    low, high = as_day(mention.low), as_day(mention.high)
    return low is not None and high is not None and (high - low).days > 400


def datable(frame: Frame) -> bool:
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


def reference_date(context: Context) -> list[Answer]:
    """A reference that tells of a deed dates it from above: it had happened when the outlet reported it."""
    document = context.sentence.document
    day = as_day(document.published)
    told = [f for f in context.frames if datable(f) and f.aspect != "planned"]
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
    answer = new_answer(context, "date", shown, frame, date=(None, day.isoformat()), approx="at_most")
    answer.start, answer.end = min(shown[0], context.sentence.start), context.sentence.end
    answer.extras["bound"] = True
    return [answer]


def _shown_date(document: Any) -> tuple[int, int] | None:
    m = re.search(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|\d{1,2}月\d{1,2}日", document.text)
    return (m.start(), m.end()) if m else None
