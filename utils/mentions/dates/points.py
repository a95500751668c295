"""Points in time and what stands around them: 自 … 以来, 截至 …, … 之前, 大约, the first days of a period, ranges of
two points."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from utils.mentions.calendar_words import GRAIN, small_number
from utils.mentions.dates.mention import DateMention, iso, kind_of, tense_of
from utils.mentions.durations import Duration, month_of, moved, shift_month
from utils.mentions.phrases import Phrase
from utils.mentions.resolution import Context, Resolver, Value, evidence_of, whole_days

_AFTER = re.compile(
    r" ?(?:(?P<since>或(?:之|以)?后|(?:及|和)(?:之|以)后|(?:以|之)?来(?!自)|以来|至今|迄今|到现在|起(?![诉草义来飞火源伏码])|开始|始)|"
    r"(?P<until>或(?:之|以)?前|及(?:之|以)?前|(?:及|和)(?:之|以)前|为止|止)|(?P<eve>前夕|前夜)|"
    r"(?P<before>之前|以前|前(?![往后线任总副沿方来身景途]))|"
    r"(?P<after>之后|以后|过后|后(?![来备勤方面期者续果半])))"
)
_SINCE_BEFORE = re.compile(r"(自从|从|自|打) ?$")
_CUTOFF = re.compile(r"((?:截止|截至)(?:到|至)?|直至|直到) ?(?:当地时间|北京时间|本地时间|目前)? ?$")
_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约|大致)(?:在|于)?$")
_ABOUT_BEHIND = re.compile(r" ?(?:左右|前后|上下|许|光景)")
_AND_MORE = re.compile(r"多(?![少个次名人])")
_ZONE = re.compile(r"(?:当地时间|北京时间|美国东部时间|莫斯科时间|平壤时间|首尔时间|格林尼治时间|美东时间)$")
RANGE_JOIN = re.compile(r" ?(?:-{1,2}|–|—{1,2}|~|〜|至|到|直到|直至|及至|起至|开始到|起到|开始至) ?")
PART_OF = re.compile(
    r" ?的?(?P<which>前|头|最初|最开始的?|首|最后|末|最末|后) ?(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}) "
    r"?(?P<unit>个?(?:月|星期|礼拜|周|季度)|天|日|年)(?![之以]?[前后])"
)
_BARE_YEAR = re.compile(r"(?<![0-9.])([12][0-9]{3}) ?(?:-{1,2}|–|—{1,2}|~|至|到) ?$")


def resolved(
    phrase: Phrase, bounds, context: Context, evidence: str | None, base: Value | None = None
) -> tuple[Value, Value] | None:
    """The phrase against both bounds of the anchor (the same value twice when the anchor is one moment)."""
    if bounds is None:
        value = safely(Resolver(None, context, evidence, phrase.start), phrase, base)
        return (value, value) if value else None
    first = safely(Resolver(bounds[0], context, evidence, phrase.start), phrase, base)
    if bounds[0] == bounds[1]:
        return (first, first) if first else None
    second = safely(Resolver(bounds[1], context, evidence, phrase.start), phrase, base)
    return (first, second) if first and second else None


def safely(resolver: Resolver, phrase: Phrase, base: Value | None) -> Value | None:
    """A date beyond the calendar's years is a mention that stays unresolved."""
    try:
        return resolver.resolve(phrase, base)
    except (OverflowError, ValueError, IndexError):
        return Value(None, None, "day", known=False)


def point_mention(phrase: Phrase, following, text: str, bounds, context: Context):
    evidence = evidence_of(text, phrase.start, phrase.end)
    values = resolved(phrase, bounds, context, evidence)
    if values is None:
        return None, phrase.end
    first, second = values
    if phrase.atoms[-1].kind in ("bareday", "baremonth", "barehour"):
        return _second_of_range(phrase, following, first, text, bounds, context, evidence) or (
            None,
            phrase.end,
        )
    part = (
        part_of(phrase, first, text)
        if bounds is None or bounds[0] == bounds[1] or not first.relative
        else None
    )
    if part is not None:
        low, high, end = part[0].isoformat(), part[1].isoformat(), part[2]
        kind = "date" if low == high else "range"
        return DateMention(
            phrase.start,
            end,
            text[phrase.start : end],
            low,
            high,
            kind,
            None,
            "exact",
            first.relative,
            tense_of(low, high, bounds, evidence),
            None,
            "day",
            low,
            high,
            phrase.start,
            end,
            first.timex,
        ), end
    ranged = _second_of_range(phrase, following, first, text, bounds, context, evidence)
    if ranged is not None:
        return ranged
    beside = _days_beside(phrase, following, first, text)
    if beside is not None:
        low, high = beside
        return DateMention(
            phrase.start,
            following.end,
            text[phrase.start : following.end],
            low,
            high,
            "range",
            None,
            "exact",
            first.relative,
            tense_of(low, high, bounds, evidence),
            None,
            "day",
            low,
            high,
            phrase.start,
            following.end,
        ), following.end
    bare = _bare_year(phrase, text)
    if bare is not None and first.low is not None and bare[0] < first.low.year:
        low = f"{bare[0]:04d}-01-01"
        high = iso(second.high, second.grain)
        return DateMention(
            bare[1],
            phrase.end,
            text[bare[1] : phrase.end],
            low,
            high,
            "range",
            None,
            "range",
            False,
            tense_of(low, high, bounds, evidence),
            None,
            first.grain,
            low,
            high,
            bare[1],
            phrase.end,
            f"({bare[0]:04d},{first.timex})",
        ), phrase.end
    low, high = first.low, second.high
    core_low, core_high = iso(low, first.grain), iso(high, second.grain)
    outer_start, outer_end, mod = _modified(phrase, text)
    full_low, full_high = core_low, core_high
    if mod in ("since", "after"):
        now = bounds[1].date().isoformat() if bounds else None
        full_high = now if now and core_low and core_low < now else None
    elif mod in ("until", "before"):
        now = bounds[0].date().isoformat() if bounds else None
        full_low = (
            now
            if mod == "before" and now and core_low and core_low > now and not first.extra.get("vague")
            else None
        )
    kind = "range" if mod else kind_of(first, phrase)
    approx, outer_start, outer_end = _about(first.approx, text, outer_start, phrase, outer_end)
    if text[outer_end - 2 : outer_end] in ("前夕", "前夜"):
        approx = "about"
    return DateMention(
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        full_low,
        full_high,
        kind,
        first.extra.get("every"),
        approx,
        first.relative,
        tense_of(core_low, core_high, bounds, evidence),
        mod,
        first.grain,
        core_low,
        core_high,
        outer_start,
        outer_end,
        first.timex or None,
        first.lunar,
    ), outer_end


def _days_beside(phrase: Phrase, following, first: Value, text: str) -> tuple[str, str] | None:
    """国庆节前三天, 春节后两周: the days up to a festival, or from the day after it."""
    if not isinstance(following, Duration) or phrase.atoms[-1].kind != "holiday" or first.low is None \
            or first.low.date() != first.high.date() or following.start - phrase.end != 1 \
            or text[phrase.end] not in "前后" or following.value is None \
            or following.unit not in ("天", "周", "月"):
        return None
    if re.match(r"(?:之|以)?[内前后里]|左右", text[following.end : following.end + 2]):
        return None
    day, back = first.low, text[phrase.end] == "前"
    far = moved(following, day, -1 if back else 1)
    if far is None:
        return None
    span = (far, day - timedelta(days=1)) if back else (day + timedelta(days=1), far)
    return span[0].date().isoformat(), span[1].date().isoformat()


def _about(approx: str, text: str, outer_start: int, phrase: Phrase, outer_end: int) -> tuple[str, int, int]:
    """大约 before and 左右 behind a time make it about; 左右 belongs to the whole phrase."""
    behind = (
        _ABOUT_BEHIND.match(text, outer_end)
        or phrase.atoms[-1].kind == "hms"
        and _AND_MORE.match(text, outer_end)
    )
    before = _ABOUT_BEFORE.search(text, max(0, phrase.start - 3), phrase.start)
    if not behind and not before:
        return approx, outer_start, outer_end
    return (
        "about",
        min(outer_start, before.start()) if before else outer_start,
        behind.end() if behind else outer_end,
    )


def _modified(phrase: Phrase, text: str) -> tuple[int, int, str | None]:
    """The phrase with 自 … 以来, 截至 …, … 之前 around it, and what they make of it."""
    start, end, mod = phrase.start, phrase.end, None
    window = text[max(0, start - 10) : start]
    offset = max(0, start - 10)
    zone = _ZONE.search(window)
    if zone:
        window = window[: zone.start()]
        start = offset + zone.start()
    cut = _CUTOFF.search(window)
    since = _SINCE_BEFORE.search(window)
    after = _AFTER.match(text, end)
    if after is not None:
        mod = after.lastgroup
        if mod == "eve":  # on the eve of it: about then
            return start, after.end(), None
        if (
            mod == "since"
            and after.group().strip() == "来"
            and phrase.atoms[-1].kind != "year"
            or after.group().strip() in ("开始", "始")
            and text[start - 1 : start] in ("于", "在")
        ):
            mod = None  # 于7月开始 names the month
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


def part_of(phrase: Phrase, value: Value, text: str) -> tuple[date, date, int, int, str] | None:
    """2021年的前2周, 今年最后3天: the first or last days, whole weeks (Monday to Sunday) or months of a period."""
    if (
        value.low is None
        or value.high is None
        or value.grain not in ("year", "month", "quarter", "half", "week")
    ):
        return None
    match = PART_OF.match(text, phrase.end)
    if match is None:
        return None
    count, unit = small_number(match.group("n")), match.group("unit").lstrip("个")
    if not 0 < count < 400:
        return None
    low, high, first = (
        value.low.date(),
        value.high.date(),
        match.group("which")[0] in "前头首" or "最初" in match.group() or "最开始" in match.group(),
    )
    if unit in ("天", "日"):
        span = (low, low + timedelta(days=count - 1)) if first else (high - timedelta(days=count - 1), high)
    elif unit in ("周", "星期", "礼拜"):
        monday = low + timedelta(days=-low.weekday() % 7)
        sunday = high - timedelta(days=(high.weekday() + 1) % 7)
        span = (
            (monday, monday + timedelta(weeks=count, days=-1))
            if first
            else (sunday - timedelta(weeks=count, days=-1), sunday)
        )
    else:
        months = count * {"月": 1, "季度": 3, "年": 12}[unit]
        if first:
            span = (low, month_of(*shift_month(low.year, low.month, months - 1))[1])
        else:
            span = (date(*shift_month(high.year, high.month, 1 - months), 1), high)
    return (*span, match.end(), count, {"星期": "周", "礼拜": "周", "日": "天"}.get(unit, unit))


def _second_of_range(
    phrase: Phrase, following, first: Value, text: str, bounds, context: Context, evidence: str | None
):
    """A point joined to a second one by 至, 到 or a dash."""
    end = None
    if (
        isinstance(following, Phrase)
        and 0 < following.start - phrase.end <= 4
        and (RANGE_JOIN.fullmatch(text[phrase.end : following.start]) or _listed(phrase, following, text))
    ):
        end = following
    if end is None:
        return None
    merged = with_heads(phrase, end)
    told = _told_by(first, phrase, end, context)
    second = resolved(merged, bounds, told, evidence, _week_of(first, phrase, end))
    if second is None:
        return None
    low, high = first.low, second[1].high
    grain = second[1].grain
    if low is not None and high is not None and high < low and end.atoms[0].kind == "day":
        high = _in_the_month_of(low, high)
    if low is not None and high is not None and high < low:
        high = _roll(first, second[1])
    if grain == "hour" and second[1].low is not None and high is not None:
        high = second[1].low + (high - second[1].high)
    window = text[max(0, phrase.start - 3) : phrase.start]
    lead = re.search(r"(?:从|自|由|在|于) ?$", window)
    outer_start = phrase.start - (
        len(lead.group()) if lead and lead.group().strip() in ("从", "自", "由") else 0
    )
    closing = re.compile(r" ?(?:之间|期间|为止|止|间)").match(text, end.end)
    outer_end = closing.end() if closing else end.end
    core = (iso(low, first.grain), iso(high, grain))
    timex = f"({first.timex},{second[0].timex})"
    mention = DateMention(
        phrase.start,
        end.end,
        text[phrase.start : end.end],
        core[0],
        core[1],
        "range",
        None,
        "range",
        first.relative or second[0].relative,
        tense_of(core[0], core[1], bounds, evidence),
        None,
        grain,
        core[0],
        core[1],
        outer_start,
        outer_end,
        timex,
        first.lunar,
    )
    return mention, max(end.end, outer_end)


def _told_by(first: Value, phrase: Phrase, end: Phrase, context: Context) -> Context:
    """2020年11月至次年2月, 22:00至次日6:00: the second end counts from the first."""
    if first.low is None or end.atoms[0].kind not in ("yearctx", "monthctx", "dayctx"):
        return context
    day = first.low.date()
    at = phrase.start
    month = (day.year, day.month)
    return replace(context, year=day.year, year_at=at, month=month, month_at=at, day=day, day_at=at)


def _week_of(first: Value, phrase: Phrase, end: Phrase) -> Value | None:
    """上周二到周四: the bare weekday lies in the week of the one before it."""
    named = phrase.atoms[-1].kind == end.atoms[0].kind == "weekday" and phrase.atoms[-1].match.group("wkoff")
    if not named or first.low is None or end.atoms[0].match.group("wkoff"):
        return None
    monday = first.low.date() - timedelta(days=first.low.weekday())
    return whole_days(monday, monday + timedelta(days=6), "week", relative=True)


def _in_the_month_of(low: datetime, high: datetime) -> datetime:
    """21日 of 17-21日 lies in the month of the 17th, or in the next."""
    year, month = low.year, low.month
    if high.day < low.day:
        year, month = shift_month(year, month, 1)
    try:
        return high.replace(year=year, month=month)
    except ValueError:
        return high


def _listed(first: Phrase, second: Phrase, text: str) -> bool:
    """14、15日 and 5、6月: two numbers that follow one another."""
    if text[first.end : second.start].strip() != "、" or first.atoms[-1].kind not in ("bareday", "baremonth"):
        return False
    number = [
        small_number(re.sub(r"[日号月份 ]", "", atom.match.group()))
        for atom in (first.atoms[-1], second.atoms[0])
    ]
    return number[1] == number[0] + 1


def _bare_year(phrase: Phrase, text: str) -> tuple[int, int] | None:
    """1995 in 1995-1997年: a first year that leaves its 年 to the second; the year and where it starts."""
    if phrase.atoms[0].kind != "year":
        return None
    match = _BARE_YEAR.search(text, max(0, phrase.start - 9), phrase.start)
    return (int(match.group(1)), match.start()) if match else None


def with_heads(first: Phrase, second: Phrase) -> Phrase:
    """6月1日至5日: the second point takes the coarser atoms of the first that it lacks."""
    coarsest = GRAIN[second.atoms[0].kind]
    if second.atoms[0].kind in (
        "yearword",
        "year",
        "year2",
        "roc",
        "iso",
        "monthword",
        "dayword",
        "compact",
        "week",
        "reign",
        "century",
        "decade",
        "yearctx",
        "dayctx",
    ):
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
