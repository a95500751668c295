"""Dates, times and durations in Chinese prose, resolved to intervals.

The grammar, on folded text; the spans returned cut the raw text:

    mention   := [since until] point [before after] | point 至 point | duration [前 后 来 内] | every …
    point     := atom { atom }                    atoms get finer from left to right: 去年 6月 8日 晚 9点 30分
    atom      := century | decade | year | reign year | half, quarter or season | month | third of a month
               | week | weekday | day | holiday | lunar month or day | part of a day | clock

(words in `calendar_words`, joining in `phrases`, lengths of time in `durations`, meaning in `resolution`)

Every atom narrows the interval its predecessors left; the first one starts from the anchor or the discourse:

    anchored    今年 上月 昨天 周五 本月8日    count from the anchor: the page's time, a date or a pair of bounds
    discourse   当天 次日 当年 同月            count from the last day, month or year the text named
    partial     9月, 8日                       take the year and month of a full date shortly before, moving on
                                               with the story; else the anchor's, or the ones before when the
                                               sentence tells the past
    vague       日前 近期 目前                 reach back from the anchor as far as the word usually does

An interval is inclusive at both ends: days as 2024-07-19, times as 2024-07-19T16:22:30. Open or unknown ends
are None: with no anchor 去年 stays unresolved, and with bounds it covers every year that the bounds allow. A
calendar day that does not exist (2月30日) is found and left unresolved.

`start` to `end` are the words that name the time (2022年 in 自2022年以来), `outer_start` to `outer_end` the
whole phrase; `core_low`, `core_high` say what the first means, `low` and `high` what the second means
(2022-01-01 to the anchor).

The package: `mention` the result, `points` and `lengths` and `again` (what comes again) how phrases and
lengths become mentions, all built on the flat modules named above.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from utils.mentions import numerals
from utils.mentions.calendar_words import NOT_CALENDAR
from utils.mentions.dates.again import set_mention
from utils.mentions.dates.lengths import length_mention, with_finer
from utils.mentions.dates.mention import DateMention
from utils.mentions.dates.points import point_mention
from utils.mentions.durations import Duration, read_durations
from utils.mentions.phrases import read_phrases, without_titles
from utils.mentions.resolution import SENTENCE_END, Context
from utils.text import Normalised, normalise

Anchor = date | datetime | str | tuple | None
_STAMP = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T][0-9]|$)|[0-9]{1,2}:[0-9]{2}$")


def find(text: str, anchor: Anchor = None) -> list[DateMention]:
    """The times a text mentions, in order, not overlapping, resolved against `anchor` and one another.

    anchor: the day or moment the text was published, a pair (earliest, latest) when that is only bounded, or
    None.
    """
    folded = normalise(text)
    bounds = _bounds(anchor)
    found = _find(folded.text, bounds)
    return found if folded.text == text else [_on_raw(mention, folded) for mention in found]


def calendar_spans(text: str) -> list[tuple[int, int]]:
    """Spans of a folded text that are calendar dates or clock times, and so no quantities (durations are left
    out)."""
    return [
        (phrase.start, phrase.end)
        for phrase in read_phrases(without_titles(text))
        if phrase.atoms[0].kind not in NOT_CALENDAR
    ]


def _on_raw(mention: DateMention, folded: Normalised) -> DateMention:
    start, end = folded.raw_span(mention.start, mention.end)
    outer_start, outer_end = folded.raw_span(mention.outer_start, mention.outer_end)
    return replace(
        mention,
        start=start,
        end=end,
        text=folded.raw[start:end],
        outer_start=outer_start,
        outer_end=outer_end,
    )


def _bounds(anchor: Anchor) -> tuple[datetime, datetime] | None:
    """The anchor as two moments, equal when it is known to the moment. A bound that is missing takes the
    other's value."""
    if anchor is None:
        return None
    low, high = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    first, last = _moment(low, last=False), _moment(high, last=True)
    if first is None and last is None:
        return None
    if first is None or last is None:
        only = first or last
        return only, only
    return (first, last) if first <= last else (last, first)


def _moment(value: date | datetime | str | None, last: bool) -> datetime | None:
    """A moment without its zone: anchors and texts are both in the page's own time."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = (
                datetime.fromisoformat(value.replace("Z", "+00:00"))
                if len(value) > 10
                else date.fromisoformat(value)
            )
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    return datetime(value.year, value.month, value.day)


def _find(text: str, bounds: tuple[datetime, datetime] | None) -> list[DateMention]:
    text = without_titles(numerals.without_floods(text))
    phrases = read_phrases(text)
    spans = [(phrase.start, phrase.end) for phrase in phrases]
    measures = read_durations(text, spans)
    context = Context()
    mentions: list[DateMention] = []
    items: list[tuple[int, object]] = sorted(
        [*((p.start, p) for p in phrases), *((d.start, d) for d in measures)], key=lambda pair: pair[0]
    )
    skip_until = -1
    for index, (start, item) in enumerate(items):
        if start < skip_until:
            continue
        following = items[index + 1][1] if index + 1 < len(items) else None
        try:
            mention, consumed = _mention(item, following, text, bounds, context)
        except (OverflowError, ValueError):  # beyond the calendar's years: found, and left unresolved
            mention, consumed = _mention(item, following, text, None, Context())
        if mention is not None:
            mentions.append(mention)
            skip_until = max(consumed, mention.outer_end)
            _remember(context, mention, text)
    return mentions


def _mention(item, following, text: str, bounds, context: Context) -> tuple[DateMention | None, int]:
    """The mention that a phrase or a duration makes, and where it ends."""
    if isinstance(item, Duration):
        mention = length_mention(item, text, bounds, context)
        return with_finer(mention, following, text, bounds, context), item.end
    read = set_mention if item.atoms[0].kind == "every" else point_mention
    return read(item, following, text, bounds, context)


def _remember(context: Context, mention: DateMention, text: str) -> None:
    """Let a mention lend its year, month and day to those behind it. A stamp (2024-07-19 16:22) is no part of
    the story."""
    if (
        _STAMP.match(mention.text)
        or mention.core_low is None
        or mention.kind in ("duration", "set")
        or mention.approx == "vague"
        or mention.duration
    ):
        return
    try:
        low = date.fromisoformat(mention.core_low[:10])
    except ValueError:
        return
    grain = "day" if mention.grain in ("daypart", "hour", "minute", "second", "day") else mention.grain or ""
    if grain in ("year", "month", "day", "ten_days", "season", "half", "quarter"):
        context.at, context.low, context.grain = mention.start, low, grain
        context.year, context.year_at = low.year, mention.start
    if grain in ("month", "day", "ten_days"):
        context.month, context.month_at = (low.year, low.month), mention.start
    if (
        grain == "day"
        and mention.grain != "week"
        and mention.core_high
        and mention.kind in ("date", "datetime", "time", "range")
    ):
        context.day, context.day_at = (
            date.fromisoformat((mention.core_high or mention.core_low)[:10]),
            mention.start,
        )
        sentence = (
            SENTENCE_END.split(text[max(0, mention.start - 80) : mention.start])[-1]
            + SENTENCE_END.split(text[mention.end : mention.end + 80])[0]
        )
        context.days = [*context.days[-7:], (mention.start, context.day, sentence)]
