"""Lengths of time, and where they lie when words around say so: 五天前, 近三年, 未来两周, 一年内, 三天前的晚上."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from utils.mentions import modifiers
from utils.mentions.calendar_words import GRAIN
from utils.mentions.dates.mention import DateMention, iso, kind_of
from utils.mentions.dates.points import resolved
from utils.mentions.durations import (
    OFFSET,
    SPAN_BEFORE,
    Duration,
    days_on,
    duration_timex,
    month_of,
    moved,
    reach,
    shift_month,
    shifted,
)
from utils.mentions.phrases import Phrase
from utils.mentions.resolution import DISCOURSE, Context, evidence_of, whole_days

_LONG = frozenset("天周月年")  # units of the calendar, as against those of the clock
_CLOCK = frozenset(("小时", "分钟", "秒"))
_BACK = frozenset("近 过去 过去的 最近 最近的 此前 前".split())
_AHEAD = frozenset("未来 未来的 今后 今后的 接下来 接下来的 后 之后 往后 还剩 现在起 今起 将来".split())
_TOMORROW_ON = frozenset("后 之后 往后 今后".split())  # these begin with tomorrow, 未来 with today
_NEXT = frozenset("上下")  # 上两周, 下三个月: the last two, the next three
_SPENT = re.compile(r"(?:了|历时|用时|耗时|费时|达|长|过|持续|经|用|花|搭乘|等|整整)$")
_RECORD = re.compile(r"(?:最|首|第一|罕见|少见|少有|仅见|未见|未有|新高|新低|没有|之最)")


def length_mention(item: Duration, text: str, bounds, context: Context) -> DateMention:
    """A length of time, and where it lies when the words around it say so: 五天前, 近三年, 未来两周, 一年内."""
    before = SPAN_BEFORE.search(text, max(0, item.start - 6), item.start)
    word = before.group().strip() if before else ""
    lead = before.start() if before else item.start
    if word == "近" and _nearly(item, text, lead):
        word, lead = "", item.start
    offset = OFFSET.match(text, item.end)
    mark = offset.group().strip() if offset else ""
    anchors = bounds or (None, None)
    closed = offset.end() if mark in ("来", "以来", "内", "之内", "以内", "间", "里") else item.end
    if word in ("再", "再过", "再等", "过") and not mark:
        return _point_away(item, text, 1, anchors, (lead, item.end), (item.start, item.end))
    if mark.endswith(("前", "后")):
        sign = -1 if "前" in mark else 1
        anchors = (
            _story_anchor(item, context)
            if sign > 0 and _is_told(item, text, offset.end(), context)
            else anchors
        )
        whole = (item.start, offset.end())
        return _point_away(item, text, sign, anchors, whole, whole)
    if mark in ("来", "以来") and word not in _BACK and _RECORD.match(text, closed):
        return _measured(item, text, (None, None), (item.start, closed), None)  # 8年来最强: of a record
    if mark in ("来", "以来") or word in _BACK or word == "头":
        outer = (lead if word in _BACK else item.start, closed)
        if word in ("前", "头") and mark not in ("来", "以来") and _first_months(item, anchors):
            return _measured(item, text, _first_months(item, anchors), outer, "past", "month")
        return _measured(item, text, _lately(item, anchors, mark), outer, "past")
    if word in _NEXT and not mark and _stands_alone(item, text, lead):
        span = _lately(item, anchors, "") if word == "上" else _ahead(item, anchors, word)
        return _measured(item, text, span, (lead, item.end), "past" if word == "上" else "future")
    if word in _AHEAD:
        return _measured(item, text, _ahead(item, anchors, word), (lead, closed), "future")
    if (
        closed > item.end
        and bounds
        and mark != "间"
        and mark != "里"
        and evidence_of(text, item.start, closed) != "past"
    ):
        return _measured(item, text, _ahead(item, anchors, ""), (item.start, closed), "future")
    return _measured(item, text, (None, None), (item.start, closed), None)


def with_finer(mention: DateMention, following, text: str, bounds, context: Context) -> DateMention:
    """三天前的晚上, 十年前的5月: a finer time behind one that is measured from the anchor narrows it."""
    if (
        not isinstance(following, Phrase)
        or mention.core_low is None
        or mention.kind == "duration"
        or mention.mod
        or text[mention.end : following.start] not in ("", "的")
        or mention.grain not in GRAIN
        or len(mention.core_low) > 10
        or not text[mention.start : mention.end].endswith(("前", "后"))
        or GRAIN[following.atoms[0].kind] <= GRAIN[mention.grain]
        or following.atoms[0].kind in ("vague", "every")
    ):
        return mention
    span = (date.fromisoformat(day) for day in (mention.core_low, mention.core_high))
    values = resolved(
        following,
        bounds,
        context,
        mention.tense,
        whole_days(*span, mention.grain, relative=True, timex=mention.core_low),
    )
    if values is None or values[0].low is None:
        return mention
    low, high = iso(values[0].low, values[0].grain), iso(values[1].high, values[1].grain)
    return replace(
        mention,
        end=following.end,
        text=text[mention.start : following.end],
        low=low,
        high=high,
        core_low=low,
        core_high=high,
        kind=kind_of(values[0], following),
        grain=values[0].grain,
        outer_end=following.end,
        timex=values[0].timex,
    )


def _stands_alone(item: Duration, text: str, at: int) -> bool:
    """上两个月 as a stretch of the calendar, not the end of 连下三周雨 or 一年上三个月班."""
    free = not "\u4e00" <= text[at - 1 : at] <= "\u9fff" or text[at - 1] in "在是的从和与将"
    return free and item.unit in ("周", "月", "季度", "年") and item.approx == "exact" and \
        text[item.start] not in "百千万" and not "\u4e00" <= text[item.end : item.end + 1] <= "\u9fff"


def _nearly(item: Duration, text: str, at: int) -> bool:
    """历时近两年, 近一个小时: nearly so long, not the last two years."""
    before = text[max(0, at - 3) : at]
    if _SPENT.search(before) or text.startswith(("时间", "的时间", "之久", "光景"), item.end):
        return True
    return item.unit in _CLOCK and bool(before) and "\u4e00" <= before[-1] <= "\u9fff"


def _measured(
    item: Duration, text: str, span: tuple, outer: tuple[int, int], tense: str | None, grain: str = "day"
) -> DateMention:
    """The mention of a duration that covers `span`, or of one that lies nowhere."""
    low, high = span
    placed = tense is not None
    approx, outer_start, outer_end = item.approx, *outer
    if approx in ("exact", "over") and not placed:
        approx, outer_start, outer_end = modifiers.around(text, item.start, max(item.end, outer_end), approx)
    return DateMention(
        item.start,
        item.end,
        text[item.start : item.end],
        low,
        high,
        "range" if placed else "duration",
        (item.value, item.unit),
        approx,
        placed,
        tense,
        None,
        grain if placed else None,
        low,
        high,
        min(outer_start, outer[0]),
        outer_end,
        duration_timex(item),
        duration_high=item.high if item.approx in ("range", "several") else None,
    )


def _point_away(
    item: Duration, text: str, sign: int, anchors: tuple, outer: tuple[int, int], span: tuple[int, int]
) -> DateMention:
    """The day, month, year or moment so far from the anchor."""
    low, high, grain = shifted(item, sign, *anchors)
    kind = "date" if grain == "day" else "datetime" if grain in ("minute", "second") else "range"
    return DateMention(
        *span,
        text[span[0] : span[1]],
        low,
        high,
        kind,
        (item.value, item.unit),
        item.approx,
        True,
        "past" if sign < 0 else "future",
        None,
        grain,
        low,
        high,
        *outer,
        duration_timex(item),
        duration_high=item.high if item.approx in ("range", "several") else None,
    )


def _is_told(item: Duration, text: str, end: int, context: Context) -> bool:
    """三天后 in a story of the past counts from the story's day, and 几小时后 there from nowhere known."""
    near = item.start - context.day_at <= DISCOURSE and item.unit in _LONG
    return (near or item.approx in ("several", "vague")) and evidence_of(text, item.start, end) == "past"


def _story_anchor(item: Duration, context: Context) -> tuple:
    if context.day is None or item.start - context.day_at > DISCOURSE or item.unit not in _LONG:
        return None, None
    moment = datetime(context.day.year, context.day.month, context.day.day)
    return moment, moment


def _first_months(item: Duration, anchors: tuple) -> tuple[str, str] | None:
    """前5个月 are January to May of the anchor's year; 前两个月 the two calendar months before the anchor."""
    if item.unit != "月" or item.approx != "exact" or anchors[0] is None or item.value not in range(1, 13):
        return None
    year, count = anchors[1].year, int(item.value)
    if count == 2 and anchors[0] == anchors[1]:
        first, second = (month_of(*shift_month(year, anchors[0].month, by)) for by in (-2, -1))
        return first[0].isoformat(), second[1].isoformat()
    return date(year, 1, 1).isoformat(), month_of(year, count)[1].isoformat()


def _on_the_clock(item: Duration, anchors: tuple) -> bool:
    """过去24小时 before an anchor that is a moment, not a day."""
    return (
        item.unit not in _LONG
        and anchors[0] is not None
        and anchors[0] == anchors[1]
        and anchors[0] != datetime.combine(anchors[0].date(), datetime.min.time())
        and item.unit in _CLOCK
    )


def _lately(item: Duration, anchors: tuple, mark: str) -> tuple[str | None, str | None]:
    """From so long ago to the anchor. 五年来 begins with its first year, 近五年 on the day after five years ago."""
    if _on_the_clock(item, anchors):
        moment = moved(item, anchors[0], -1)
        return (moment.isoformat() if moment else None), anchors[1].isoformat()
    low = reach(item, anchors[0], -1)
    if low and mark in ("来", "以来") and item.unit == "年":
        low = low[:4] + "-01-01"
    elif low and item.unit in ("年", "月"):
        low = days_on(low, 1)
    return low, anchors[1].date().isoformat() if anchors[1] else None


def _ahead(item: Duration, anchors: tuple, word: str) -> tuple[str | None, str | None]:
    """From the anchor to so far on."""
    if _on_the_clock(item, anchors):
        moment = moved(item, anchors[1], 1)
        return anchors[0].isoformat(), (moment.isoformat() if moment else None)
    low = anchors[0].date().isoformat() if anchors[0] else None
    if low and word in _TOMORROW_ON and item.unit in _LONG:
        low = days_on(low, 1)
    high = reach(item, anchors[1], 1)
    return low, days_on(high, -1) if high and item.unit in ("年", "月") else high
