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
"""
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from utils.mentions import modifiers, numerals
from utils.mentions.calendar_words import GRAIN, NOT_CALENDAR, WEEKDAYS, small_number
from utils.mentions.durations import (
    OFFSET, SPAN_BEFORE, Duration, days_on, duration_timex, month_of, moved, reach, read_durations, shift_month,
    shifted)
from utils.mentions.phrases import Atom, Phrase, read_phrases, without_titles
from utils.mentions.resolution import DISCOURSE, SENTENCE_END, Context, Resolver, Value, bigrams, evidence_of
from utils.text import Normalised, normalise


Anchor = date | datetime | str | tuple | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention of a time. Offsets are half-open code points of the raw text; `text == raw[start:end]`.

    low, high: inclusive ISO bounds (2024-07-19 or 2024-07-19T16:22:30), None where open or unknown
    kind: date time datetime range duration set; grain: century decade year half quarter season month ten_days
    week day
        daypart hour minute second
    duration: (value, unit) of durations and of what is measured from the anchor (五年来: (5, "年")), else None
    duration_high: the upper end of a duration that is a range (三到五天), in the unit of `duration`
    approx: as for quantities; relative: needs the anchor or the discourse; tense: past, future or None
    mod: None since until before after; timex: the value in TIMEX3 style, X for what the words leave open
    """

    start: int
    end: int
    text: str
    low: str | None
    high: str | None
    kind: str
    duration: tuple[float | None, str] | None = None
    approx: str = "exact"
    relative: bool = False
    tense: str | None = None
    mod: str | None = None
    grain: str | None = None
    core_low: str | None = None
    core_high: str | None = None
    outer_start: int = 0
    outer_end: int = 0
    timex: str | None = None
    lunar: bool = False
    duration_high: float | None = None


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
    return [(phrase.start, phrase.end) for phrase in read_phrases(without_titles(text))
            if phrase.atoms[0].kind
        not in NOT_CALENDAR]


def _on_raw(mention: DateMention, folded: Normalised) -> DateMention:
    start, end = folded.raw_span(mention.start, mention.end)
    outer_start, outer_end = folded.raw_span(mention.outer_start, mention.outer_end)
    return replace(mention, start=start, end=end, text=folded.raw[start:end], outer_start=outer_start,
        outer_end=outer_end)


# -------------------------------------------------------------------------------------------------- anchors

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
            value = datetime.fromisoformat(value.replace("Z", "+00:00")) if len(value) > 10 \
                else date.fromisoformat(
                value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    return datetime(value.year, value.month, value.day)


# ------------------------------------------------------------------------------- from phrases to mentions

_FROM = re.compile(r"(?:自从|从|自|由|于|打|早在|在) ?$")
_SINCE_BEFORE = re.compile(r"(自从|从|自|打) ?$")
_UNTIL_BEFORE = re.compile(r"((?:截止|截至|截|直|持续|直到|延续)(?:到|至)?|直至|到了?(?=$)|至) ?(?:当地时间|北京时间|本地时间)? ?$")
_CUTOFF = re.compile(r"((?:截止|截至)(?:到|至)?|直至|直到) ?(?:当地时间|北京时间|本地时间|目前)? ?$")
_AFTER = re.compile(r" ?(?:(?P<since>或(?:之|以)?后|(?:及|和)(?:之|以)后|(?:以|之)?来(?!自)|以来|至今|迄今|到现在|起(?![诉草义来飞火源伏码])|开始|始)|"
    r"(?P<until>或(?:之|以)?前|及(?:之|以)?前|(?:及|和)(?:之|以)前|为止|止)|(?P<eve>前夕|前夜)|"
    r"(?P<before>之前|以前|前(?![往后线任总副沿方来身景途]))|"
    r"(?P<after>之后|以后|过后|后(?![来备勤方面期者续果半])))")
_RANGE_JOIN = re.compile(r" ?(?:-{1,2}|–|—{1,2}|~|〜|至|到|直到|直至|及至|起至|开始到|起到|开始至) ?")
_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约|大致)(?:在|于)?$")
_ABOUT_BEHIND = re.compile(r" ?(?:左右|前后|上下|许|光景)")
_AND_MORE = re.compile(r"多(?![少个次名人])")
_ZONE = re.compile(r"(?:当地时间|北京时间|美国东部时间|莫斯科时间|平壤时间|首尔时间|格林尼治时间|美东时间)$")


def _find(text: str, bounds: tuple[datetime, datetime] | None) -> list[DateMention]:
    text = without_titles(numerals.without_floods(text))
    phrases = read_phrases(text)
    spans = [(phrase.start, phrase.end) for phrase in phrases]
    measures = read_durations(text, spans)
    context = Context()
    mentions: list[DateMention] = []
    items: list[tuple[int, object]] = sorted([*((p.start, p) for p in phrases), *((d.start, d) for d in
        measures)], key=lambda pair: pair[0])
    skip_until = -1
    for index, (start, item) in enumerate(items):
        if start < skip_until:
            continue
        following = items[index + 1][1] if index + 1 < len(items) else None
        if isinstance(item, Duration):
            mention, consumed = _duration_mention(item, text, bounds, context), item.end
            mention = _with_finer(mention, following, text, bounds, context)
        elif item.atoms[0].kind == "every":
            mention, consumed = _set_mention(item, following, text, bounds, context)
        else:
            mention, consumed = _phrase_mention(item, following, text, bounds, context)
        if mention is not None:
            mentions.append(mention)
            skip_until = max(consumed, mention.outer_end)
            _remember(context, mention, text)
    return mentions


def _resolve(phrase: Phrase, bounds, context: Context, evidence: str | None,
        base: Value | None = None) -> tuple[
    Value, Value] | None:
    """The phrase against both bounds of the anchor (the same value twice when the anchor is one moment)."""
    if bounds is None:
        value = _safe(Resolver(None, context, evidence, phrase.start), phrase, base)
        return (value, value) if value else None
    first = _safe(Resolver(bounds[0], context, evidence, phrase.start), phrase, base)
    if bounds[0] == bounds[1]:
        return (first, first) if first else None
    second = _safe(Resolver(bounds[1], context, evidence, phrase.start), phrase, base)
    return (first, second) if first and second else None


def _safe(resolver: Resolver, phrase: Phrase, base: Value | None) -> Value | None:
    """A date beyond the calendar's years is a mention that stays unresolved."""
    try:
        return resolver.resolve(phrase, base)
    except (OverflowError, ValueError, IndexError):
        return Value(None, None, "day", known=False)


def _iso(moment: datetime | None, grain: str) -> str | None:
    if moment is None:
        return None
    return moment.isoformat() if grain in ("daypart", "hour", "minute", "second", "span") \
        else moment.date().isoformat()


def _phrase_mention(phrase: Phrase, following, text: str, bounds, context: Context):
    evidence = evidence_of(text, phrase.start, phrase.end)
    values = _resolve(phrase, bounds, context, evidence)
    if values is None:
        return None, phrase.end
    first, second = values
    if phrase.atoms[-1].kind in ("bareday", "baremonth", "barehour"):
        return _second_of_range(phrase, following, first, text, bounds, context, evidence) \
            or (None, phrase.end)
    part = _part_of(phrase, first, text) if bounds is None or bounds[0] == bounds[1] or not first.relative \
        else None
    if part is not None:
        low, high, end = part[0].isoformat(), part[1].isoformat(), part[2]
        kind = "date" if low == high else "range"
        return DateMention(phrase.start, end, text[phrase.start:end], low, high, kind, None, "exact", first.relative,
                           _tense(low, high, bounds, evidence), None, "day", low, high, phrase.start, end,
                           first.timex), end
    ranged = _second_of_range(phrase, following, first, text, bounds, context, evidence)
    if ranged is not None:
        return ranged
    bare = _bare_year(phrase, text)
    if bare is not None and first.low is not None and bare[0] < first.low.year:
        low = f"{bare[0]:04d}-01-01"
        high = _iso(second.high, second.grain)
        return DateMention(bare[1], phrase.end, text[bare[1]:phrase.end], low, high, "range", None, "range",
            False,
                           _tense(low, high, bounds, evidence), None, first.grain, low, high, bare[1],
                           phrase.end,
                           f"({bare[0]:04d},{first.timex})"), phrase.end
    low, high = first.low, second.high
    core_low, core_high = _iso(low, first.grain), _iso(high, second.grain)
    outer_start, outer_end, mod = _modified(phrase, text)
    full_low, full_high = core_low, core_high
    if mod in ("since", "after"):
        now = bounds[1].date().isoformat() if bounds else None
        full_high = now if now and core_low and core_low < now else None
    elif mod in ("until", "before"):
        now = bounds[0].date().isoformat() if bounds else None
        full_low = now if mod == "before" and now and core_high and core_low > now and not first.extra.get(
            "vague") else None
    kind = "range" if mod else _kind_of(first, phrase)
    approx, outer_start, outer_end = _about(first.approx, text, outer_start, phrase, outer_end)
    if text[outer_end - 2:outer_end] in ("前夕", "前夜"):
        approx = "about"
    return DateMention(phrase.start, phrase.end, text[phrase.start:phrase.end], full_low, full_high, kind,
        _set_duration(first), approx,
                       first.relative, _tense(core_low, core_high, bounds, evidence), mod, first.grain,
                       core_low, core_high,
                       outer_start, outer_end, first.timex or None, first.lunar), outer_end


def _set_mention(phrase: Phrase, following, text: str, bounds, context: Context):
    """What comes again: every how long, and as core_low to core_high the time of it in the anchor's own period."""
    first = _resolve(phrase, bounds, context, None)[0]
    every = Resolver(None, context, None, phrase.start).resolve(Phrase(phrase.atoms[:1], phrase.start, phrase.end))
    rest = _instance(phrase, phrase.atoms[1:], bounds)
    low, high, end = (rest.low, rest.high, phrase.end) if rest else (None, None, phrase.end)
    timex = first.timex or None
    if isinstance(following, Phrase) and _RANGE_JOIN.fullmatch(text[phrase.end:following.start]) \
            and following.atoms[0].kind != "every":
        end = following.end
        heads = [atom for atom in phrase.atoms[1:] if GRAIN[atom.kind] < GRAIN[following.atoms[0].kind]]
        last = _instance(phrase, [*heads, *following.atoms], bounds)
        high = last.high if last else None
        if last and low and high and (high < low or last.grain == "hour"):
            high = last.low if last.low >= low else high + timedelta(days=1)
        closing = _resolve(following, bounds, context, None)
        timex = f"({first.timex},{closing[0].timex})" if closing else timex
    grain = rest.grain if rest else "day"
    return DateMention(phrase.start, end, text[phrase.start:end], None, None, "set", every.extra.get("every"), "exact",
                       False, None, None, "set", _iso(low, grain), _iso(high, grain), phrase.start, end, timex), end


def _instance(phrase: Phrase, atoms: list[Atom], bounds) -> Value | None:
    """When the thing that comes again falls in the anchor's week, month or year; None where nothing is said."""
    if bounds is None or bounds[0] != bounds[1]:
        return None
    days = [WEEKDAYS[day] for day in phrase.atoms[0].match.group("everydays") or "" if day in WEEKDAYS]
    base = None
    if days and (not atoms or atoms[0].kind != "weekday"):
        today = bounds[0].date()
        base = _whole_days(today + timedelta(days=days[0] - today.weekday()))
    if not atoms:
        return base
    return _safe(Resolver(bounds[0], Context(), None, phrase.start), Phrase(atoms, phrase.start, phrase.end), base)


def _whole_days(first: date, last: date | None = None, grain: str = "day") -> Value:
    moment, end = (datetime(day.year, day.month, day.day) for day in (first, last or first))
    return Value(moment, end + timedelta(days=1, seconds=-1), grain, relative=True, timex=first.isoformat())


def _with_finer(mention: DateMention, following, text: str, bounds, context: Context) -> DateMention:
    """三天前的晚上, 十年前的5月: a finer time behind one that is measured from the anchor narrows it."""
    if not isinstance(following, Phrase) or mention.core_low is None or mention.kind == "duration" or \
            mention.mod or text[mention.end:following.start] not in ("", "的") or mention.grain not in GRAIN or \
            len(mention.core_low) > 10 or not text[mention.start:mention.end].endswith(("前", "后")) or \
            GRAIN[following.atoms[0].kind] <= GRAIN[mention.grain] or following.atoms[0].kind in ("vague", "every"):
        return mention
    span = (date.fromisoformat(day) for day in (mention.core_low, mention.core_high))
    values = _resolve(following, bounds, context, mention.tense, _whole_days(*span, mention.grain))
    if values is None or values[0].low is None:
        return mention
    low, high = _iso(values[0].low, values[0].grain), _iso(values[1].high, values[1].grain)
    return replace(mention, end=following.end, text=text[mention.start:following.end], low=low, high=high,
                   core_low=low, core_high=high, kind=_kind_of(values[0], following), grain=values[0].grain,
                   outer_end=following.end, timex=values[0].timex)


def _about(approx: str, text: str, outer_start: int, phrase: Phrase, outer_end: int) -> tuple[str, int, int]:
    """大约 before and 左右 behind a time make it about; 左右 belongs to the whole phrase."""
    behind = _ABOUT_BEHIND.match(text, outer_end) or phrase.atoms[-1].kind == "hms" and _AND_MORE.match(text, outer_end)
    before = _ABOUT_BEFORE.search(text, max(0, phrase.start - 3), phrase.start)
    if not behind and not before:
        return approx, outer_start, outer_end
    return "about", min(outer_start, before.start()) if before else outer_start, behind.end() if behind \
        else outer_end


def _set_duration(value: Value) -> tuple[float, str] | None:
    return value.extra.get("every")


def _kind_of(value: Value, phrase: Phrase) -> str:
    if value.grain == "set" or phrase.atoms[0].kind == "every":
        return "set"
    if value.extra.get("vague"):
        return "range"
    if value.grain in ("hour", "minute", "second"):
        return "time" if "floating" in value.extra or phrase.atoms[0].kind in ("hms", "clock", "ampm",
            "daypart") else "datetime"
    if value.grain == "daypart":
        return "range"
    if value.grain == "day":
        return "date" if value.low is None or value.high - value.low < timedelta(days=1) else "range"
    return "range"


def _tense(low: str | None, high: str | None, bounds, evidence: str | None) -> str | None:
    if bounds is not None and high is not None and high[:10] < bounds[0].date().isoformat():
        return "past"
    if bounds is not None and low is not None and low[:10] > bounds[1].date().isoformat():
        return "future"
    return evidence


def _modified(phrase: Phrase, text: str) -> tuple[int, int, str | None]:
    """The phrase with 自 … 以来, 截至 …, … 之前 around it, and what they make of it."""
    start, end, mod = phrase.start, phrase.end, None
    window = text[max(0, start - 10):start]
    offset = max(0, start - 10)
    zone = _ZONE.search(window)
    if zone:
        window = window[:zone.start()]
        start = offset + zone.start()
    cut = _CUTOFF.search(window)
    since = _SINCE_BEFORE.search(window)
    after = _AFTER.match(text, end)
    if after is not None:
        mod = after.lastgroup
        if mod == "eve":                 # on the eve of it: about then
            return start, after.end(), None
        if mod == "since" and after.group().strip() == "来" and phrase.atoms[-1].kind != "year":
            mod = None
        else:
            end = after.end()
    about = _ABOUT_BEFORE.search(text, max(0, start - 3), start)
    if about and mod is None and not cut:
        return about.start(), end, mod
    if cut:
        start, mod = offset + cut.start(), mod or "until"
    elif since and (mod in ("since", None, "after")):
        if mod is not None or since.group(1) in ("自从", "自"):
            start, mod = offset + since.start(), mod or "since"
            if mod == "after" and since.group(1) in ("自", "自从", "从"):
                mod = "since"
    return start, end, mod


_STAMP = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T][0-9]|$)|[0-9]{1,2}:[0-9]{2}$")
_PART_OF = re.compile(r" ?的?(?P<which>前|头|最初|最开始的?|首|最后|末|最末|后) ?(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}) "
    r"?(?P<unit>个?(?:月|星期|礼拜|周|季度)|天|日|年)(?![之以]?[前后])")


def _part_of(phrase: Phrase, value: Value, text: str) -> tuple[date, date, int, int, str] | None:
    """2021年的前2周, 今年最后3天: the first or last days, whole weeks (Monday to Sunday) or months of a period."""
    if value.low is None or value.high is None or value.grain not in ("year", "month", "quarter", "half", "week"):
        return None
    match = _PART_OF.match(text, phrase.end)
    if match is None:
        return None
    count, unit = small_number(match.group("n")), match.group("unit").lstrip("个")
    if not 0 < count < 400:
        return None
    low, high, first = value.low.date(), value.high.date(), match.group("which")[0] in "前头首" \
        or "最初" in match.group() or "最开始" in match.group()
    if unit in ("天", "日"):
        span = (low, low + timedelta(days=count - 1)) if first else (high - timedelta(days=count - 1), high)
    elif unit in ("周", "星期", "礼拜"):
        monday = low + timedelta(days=-low.weekday() % 7)
        sunday = high - timedelta(days=(high.weekday() + 1) % 7)
        span = (monday, monday + timedelta(weeks=count, days=-1)) if first \
            else (sunday - timedelta(weeks=count,
            days=-1), sunday)
    else:
        months = count * {"月": 1, "季度": 3, "年": 12}[unit]
        if first:
            span = (low, month_of(*shift_month(low.year, low.month, months - 1))[1])
        else:
            span = (date(*shift_month(high.year, high.month, 1 - months), 1), high)
    return (*span, match.end(), count, {"星期": "周", "礼拜": "周", "日": "天"}.get(unit, unit))


def _second_of_range(phrase: Phrase, following, first: Value, text: str, bounds, context: Context, evidence:
    str | None):
    """A point joined to a second one by 至, 到 or a dash."""
    end = None
    if isinstance(following, Phrase) and 0 < following.start - phrase.end <= 4 and _RANGE_JOIN.fullmatch(text[
        phrase.end:following.start]):
        end = following
    if end is None:
        return None
    merged = _with_heads(phrase, end)
    second = _resolve(merged, bounds, context, evidence)
    if second is None:
        return None
    low, high = first.low, second[1].high
    grain = second[1].grain
    if low is not None and high is not None and high < low:
        high = _roll(first, second[1])
    if grain == "hour" and second[1].low is not None and high is not None:
        high = second[1].low + (high - second[1].high)
    window = text[max(0, phrase.start - 3):phrase.start]
    lead = re.search(r"(?:从|自|由|在|于) ?$", window)
    outer_start = phrase.start - (len(lead.group()) if lead and lead.group().strip() in ("从", "自", "由") else
        0)
    closing = re.compile(r" ?(?:之间|期间|为止|止|间)").match(text, end.end)
    outer_end = closing.end() if closing else end.end
    core = (_iso(low, first.grain), _iso(high, grain))
    timex = f"({first.timex},{second[0].timex})"
    mention = DateMention(phrase.start, end.end, text[phrase.start:end.end], core[0], core[1], "range", None,
        "range", first.relative or second[0].relative,
                          _tense(core[0], core[1], bounds, evidence), None, grain, core[0], core[1],
                          outer_start, outer_end, timex, first.lunar)
    return mention, max(end.end, outer_end)


_BARE_YEAR = re.compile(r"(?<![0-9.])([12][0-9]{3}) ?(?:-{1,2}|–|—{1,2}|~|至|到) ?$")


def _bare_year(phrase: Phrase, text: str) -> tuple[int, int] | None:
    """1995 in 1995-1997年: a first year that leaves its 年 to the second; the year and where it starts."""
    if phrase.atoms[0].kind != "year":
        return None
    match = _BARE_YEAR.search(text, max(0, phrase.start - 9), phrase.start)
    return (int(match.group(1)), match.start()) if match else None


def _with_heads(first: Phrase, second: Phrase) -> Phrase:
    """6月1日至5日: the second point takes the coarser atoms of the first that it lacks."""
    coarsest = GRAIN[second.atoms[0].kind]
    if second.atoms[0].kind in ("yearword", "year", "year2", "roc", "iso", "monthword", "dayword", "compact",
        "week",
        "reign", "century", "decade", "yearctx", "dayctx"):
        return second
    if second.atoms[0].kind == "weekday":
        if second.atoms[0].match.group("wkoff") or first.atoms[0].kind != "weekday":
            return second
        return second
    heads = [atom for atom in first.atoms if GRAIN[atom.kind] < coarsest]
    if second.atoms[0].kind in ("hms", "clock") and first.atoms[-1].kind in ("hms", "clock"):
        heads = [atom for atom in first.atoms if GRAIN[atom.kind] < coarsest]
    return Phrase([*heads, *second.atoms], second.start, second.end)


def _roll(first: Value, second: Value) -> datetime | None:
    """An end before its beginning lies in the next day, week or year."""
    try:
        if second.grain in ("hour", "minute", "second"):
            return second.high + timedelta(days=1)
        if second.timex.startswith("XXXX-WXX"):
            return second.high + timedelta(days=7)
        return second.high + timedelta(days=366 if calendar.isleap(second.high.year + 1) else 365)
    except OverflowError:
        return None


_LONG = frozenset("天周月年")                     # units of the calendar, as against those of the clock
_CLOCK = frozenset(("小时", "分钟", "秒"))
_BACK = frozenset("近 过去 过去的 最近 最近的 此前 前".split())
_AHEAD = frozenset("未来 未来的 今后 今后的 接下来 接下来的 后 之后 往后 还剩 现在起 今起 将来".split())
_TOMORROW_ON = frozenset("后 之后 往后 今后".split())     # these begin with tomorrow, 未来 with today


_RECORD = re.compile(r"(?:最|首|第一|罕见|少见|少有|仅见|未见|未有|新高|新低|没有|之最)")


def _duration_mention(item: Duration, text: str, bounds, context: Context) -> DateMention:
    """A length of time, and where it lies when the words around it say so: 五天前, 近三年, 未来两周, 一年内."""
    before = SPAN_BEFORE.search(text, max(0, item.start - 6), item.start)
    word = before.group().strip() if before else ""
    lead = before.start() if before else item.start
    offset = OFFSET.match(text, item.end)
    mark = offset.group().strip() if offset else ""
    anchors = bounds or (None, None)
    closed = offset.end() if mark in ("来", "以来", "内", "之内", "以内", "间", "里") else item.end
    if word in ("再", "再过", "过") and not mark:
        return _point_away(item, text, 1, anchors, (lead, item.end), (item.start, item.end))
    if mark.endswith(("前", "后")):
        sign = -1 if "前" in mark else 1
        anchors = _story_anchor(item, context) if sign > 0 and \
            _is_told(item, text, offset.end(), context) else anchors
        whole = (item.start, offset.end())
        return _point_away(item, text, sign, anchors, whole, whole)
    if mark in ("来", "以来") and word not in _BACK and _RECORD.match(text, closed):
        return _measured(item, text, (None, None), (item.start, closed), None)       # 8年来最强: of a record
    if mark in ("来", "以来") or word in _BACK or word == "头":
        outer = (lead if word in _BACK else item.start, closed)
        if word in ("前", "头") and mark not in ("来", "以来") and _first_months(item, anchors):
            return _measured(item, text, _first_months(item, anchors), outer, "past", "month")
        return _measured(item, text, _lately(item, anchors, mark), outer, "past")
    if word in _AHEAD:
        return _measured(item, text, _ahead(item, anchors, word), (lead, closed), "future")
    if closed > item.end and bounds and mark != "间" and mark != "里" and \
            evidence_of(text, item.start, closed) != "past":
        return _measured(item, text, _ahead(item, anchors, ""), (item.start, closed), "future")
    return _measured(item, text, (None, None), (item.start, closed), None)


def _measured(item: Duration, text: str, span: tuple, outer: tuple[int, int], tense: str | None,
              grain: str = "day") -> DateMention:
    """The mention of a duration that covers `span`, or of one that lies nowhere."""
    low, high = span
    placed = tense is not None
    approx, outer_start, outer_end = item.approx, *outer
    if approx in ("exact", "over") and not placed:
        approx, outer_start, outer_end = modifiers.around(text, item.start, max(item.end, outer_end), approx)
    return DateMention(item.start, item.end, text[item.start:item.end], low, high, "range" if placed else "duration",
                       (item.value, item.unit), approx, placed, tense, None, grain if placed else None, low, high,
                       min(outer_start, outer[0]), outer_end, duration_timex(item),
                       duration_high=item.high if item.approx in ("range", "several") else None)


def _point_away(item: Duration, text: str, sign: int, anchors: tuple, outer: tuple[int, int],
                span: tuple[int, int]) -> DateMention:
    """The day, month, year or moment so far from the anchor."""
    low, high, grain = shifted(item, sign, *anchors)
    kind = {"day": "date", "week": "range", "month": "range", "year": "range"}.get(grain, "datetime")
    return DateMention(*span, text[span[0]:span[1]], low, high, kind, (item.value, item.unit), item.approx,
                       True, "past" if sign < 0 else "future", None, grain, low, high, *outer, duration_timex(item),
                       duration_high=item.high if item.approx in ("range", "several") else None)


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
    return item.unit not in _LONG and anchors[0] is not None and anchors[0] == anchors[1] \
        and anchors[0] != datetime.combine(anchors[0].date(), datetime.min.time()) and item.unit in _CLOCK


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


def _remember(context: Context, mention: DateMention, text: str) -> None:
    """Let a mention lend its year, month and day to those behind it. A stamp (2024-07-19 16:22) is no part of
    the story."""
    if _STAMP.match(mention.text) or mention.core_low is None or mention.kind in ("duration", "set") \
        or mention.approx == "vague" or mention.duration:
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
    if grain == "day" and mention.grain != "week" and mention.core_high and mention.kind in ("date",
        "datetime", "time", "range"):
        context.day, context.day_at = date.fromisoformat((mention.core_high
                or mention.core_low)[:10]), mention.start
        sentence = SENTENCE_END.split(text[max(0,
                mention.start - 80):mention.start])[-1] + SENTENCE_END.split(
            text[mention.end:mention.end + 80])[0]
        context.days = [*context.days[-7:], (mention.start, context.day, bigrams(sentence))]
