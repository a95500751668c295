"""Our mentions in the conventions of Microsoft's Recognizers-Text specs (Chinese), to be measured on them.

The recognisers know nothing of these conventions; each difference is one rule here:

    number       every number anywhere, in dates and names too, without its unit; of 百分之五十 only the 五十
    numberrange  十几, 500多, 大于20, 20到30 as an interval in brackets; its text takes the bound words in
    percent      also of one number in a range (5-20% is 20%), without ranges such as 百分之二三十; 千分之一 is 0.1%
    units        the spec's own unit names; kilo- and mega-units of data are counted in their own names
    datetime     the text takes in 自 … 起, 之前 …; ranges end on the day after their last; an expression without
                 a year has two values, the last and the next; an hour without a part of the day two, before
                 and after noon; parts of the day have other hours (下午 is 12 to 16); lunar dates stay lunar;
                 durations are in seconds
"""
from __future__ import annotations

import calendar
import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

from utils.mentions import dates, quantities
from utils.text import normalise


def cases(folder: Path, model: str) -> list[dict]:
    """The spec's cases of one model."""
    return json.loads((folder / f"{model}Model.json").read_text(encoding="utf-8-sig"))


def shown(text: str) -> str:
    """The spec prints half-width characters in its result texts, but keeps the script."""
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text).strip().lower()


def rounded(number: float) -> float:
    return float(f"{number:.13g}")


# --------------------------------------------------------------------------------------------- numbers

_PRICED = re.compile(r"折|(?:美|欧|日|韩|港)元")     # the spec reads no number in 一折, 一美元


def number(text: str) -> list[tuple[str, float]]:
    out = []
    for q in quantities.numbers(text):
        folded = normalise(q.text).text
        inner = re.match(r"(?:百|佰)\s*分\s*之\s*", folded)
        if inner and q.kind in ("percent", "fraction"):
            out.append((q.text[inner.end():], rounded(q.value)))
        elif q.kind in ("percent", "fraction"):
            out.append((q.text, rounded(q.value / 100)))
        elif folded == "一" and _PRICED.match(normalise(text[q.end:q.end + 4]).text):
            continue
        else:
            out.append((q.text, rounded(q.value)))
    return out


def ordinal(text: str) -> list[tuple[str, float]]:
    return [(text[q.start:q.number_end], float(q.value)) for q in quantities.find(text) if q.kind == "ordinal"
        and q.text[0] == "第"]


def percent(text: str) -> list[tuple[str, float]]:
    out = []
    for q in quantities.find(text):
        if q.unit not in ("%", "百分点") or q.value is None or q.approx == "several":
            continue
        if q.kind == "fraction" and not re.match(r"[十百千万仟佰]+\s*分", normalise(q.text).text) \
            and normalise(q.text).text != "对折":
            continue
        if q.approx == "range":
            tail = re.search(r"[0-9.]+\s*%$", normalise(q.text).text)
            if tail:
                out.append((tail.group(), float(q.high)))
            continue
        out.append((q.text, rounded(q.value)))
    return out


_LINK = re.compile(r" ?(?:,|，|、|并|且|并且|的同时|同时|而且|又)* ?")
_COMPARED = re.compile(r"比 ?$")
_EXACTLY = re.compile(r"等于(?:了)? ?$")


def number_range(text: str) -> list[tuple[str, str]]:
    """Bounds as the spec writes them: (20,35], with a lower and an upper bound that stand together joined."""
    found: list[tuple[int, int, float | None, float | None, str, str]] = []
    for q in quantities.find(text):
        bound = _bound(q, text)
        if bound is None:
            continue
        last = found[-1] if found else None
        if last and _LINK.fullmatch(normalise(text[last[1]:bound[0]]).text) and (joined := _joined(last,
            bound)):
            found[-1] = joined
        else:
            found.append(bound)
    return [(text[start:end], f"{left}{_plain(low)},{_plain(high)}{right}") for start, end, low, high, left,
        right in found]


def _joined(a: tuple, b: tuple) -> tuple | None:
    lower, upper = (a, b) if a[2] is not None else (b, a)
    if lower[3] is not None or upper[2] is not None or lower[2] > upper[3]:
        return None
    return a[0], b[1], lower[2], upper[3], lower[4], upper[5]


def _bound(q: quantities.Quantity, text: str) -> tuple | None:
    if q.kind in ("ordinal", "duration", "ratio") or q.value is None or q.text[0] in "几数幾數":
        return None
    scale = 100 if q.kind == "fraction" else 1
    value = q.value / scale
    before = normalise(text[max(0, q.start - 4):q.start]).text
    after = normalise(text[q.end:q.end + 2]).text.strip()
    if _COMPARED.search(before) and after[:1] in ("大", "多", "高", "长", "重"):
        return q.start - 1 - before.endswith(" "), q.end + 1, value, None, "(", ")"
    if _COMPARED.search(before) and after[:1] in ("小", "少", "低", "短", "轻", "矮"):
        return q.start - 1 - before.endswith(" "), q.end + 1, None, value, "(", ")"
    equal = _EXACTLY.search(before)
    if equal and q.approx == "exact":
        return q.start - len(equal.group()), q.end, value, value, "[", "]"
    if q.approx == "range":
        return q.start, q.end, q.low / scale, q.high / scale, "[", ")"
    if q.approx in ("over", "several"):
        return q.outer_start, q.outer_end, value, None, "(", ")"
    if q.approx == "at_least":
        above = re.match(r" ?(?:以上|之上)", normalise(text[q.number_end:q.outer_end]).text[-3:]) or normalise(
            text[q.outer_end - 2:q.outer_end]).text in ("以上", "之上")
        return q.outer_start, q.outer_end, value, None, "(" if above else "[", ")"
    if q.approx == "under":
        return q.outer_start, q.outer_end, None, value, "(", ")"
    if q.approx == "at_most":
        below = normalise(text[q.outer_end - 2:q.outer_end]).text in ("以下", "之下")
        return q.outer_start, q.outer_end, None, value, "(", ")" if below else "]"
    return None


def _plain(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if abs(value) < 1e15 else str(int(value))


# ----------------------------------------------------------------------------------------------- units

AGE = {"岁": "Year", "年": "Year", "月": "Month", "周": "Week", "天": "Day"}
CURRENCY = {"元": "Chinese yuan", "美元": "United States dollar", "欧元": "Euro", "日元": "Japanese yen", "新台币":
    "New Taiwan dollar",
            "港元": "Hong Kong dollar", "英镑": "British pound", "奈拉": "Nigerian naira", "卢布": "Russian ruble",
            "韩元": "South Korean won",
            "澳元": "Australian dollar", "加元": "Canadian dollar", "瑞士法郎": "Swiss franc", "泰铢": "Thai baht",
            "新元": "Singapore dollar",
            "卢比": "Indian rupee", "越南盾": "Vietnamese dong", "比索": "Mexican peso", "雷亚尔": "Brazilian real",
            "兰特": "South African rand",
            "林吉特": "Malaysian ringgit", "里亚尔": "Saudi riyal", "瑞典克朗": "Swedish krona", "丹麦克朗": "Danish krone",
            "挪威克朗": "Norwegian krone",
            "角": "Jiao", "分": "Fen", "美分": "Cent", "法郎": "Franc", "印尼盾": "Indonesian rupiah", "里拉":
            "Turkish lira", "新西兰元": "New Zealand dollar",
            "澳门元": "Macanese pataca", "第纳尔": "Dinar", "克朗": "Krona", "先令": "Shilling", "马克": "Mark", "比特币":
            "Bitcoin"}
DIMENSION = {"公斤": "Kilogram", "克": "Gram", "毫克": "Milligram", "微克": "Microgram", "吨": "Ton", "斤": "Jin", "两":
    "Liang", "磅": "Pound",
             "盎司": "Ounce", "公里": "Kilometer", "米": "Meter", "厘米": "Centimeter", "毫米": "Millimeter", "分米":
             "Decimeter", "微米": "Micrometer", "纳米": "Nanometer",
             "英里": "Mile", "海里": "Nautical mile", "英尺": "Foot", "英寸": "Inch", "码": "Yard", "里": "Li", "尺":
             "Chi", "寸": "Cun", "丈": "Zhang", "光年": "Light year",
             "平方公里": "Square kilometer", "平方米": "Square meter", "平方厘米": "Square centimeter", "平方英里":
             "Square mile", "平方英尺": "Square foot", "英亩": "Acre", "公顷": "Hectare", "亩": "Mu",
             "立方米": "Cubic meter", "立方厘米": "Cubic centimeter", "升": "Liter", "毫升": "Milliliter", "加仑":
             "Gallon",
             "公里每小时": "Kilometer per hour", "米每秒": "Meter per second", "英里每小时": "Mile per hour", "节": "Knot",
             "比特": "Bit", "千比特": "Kilobit", "兆比特": "Megabit", "吉比特": "Gigabit", "字节": "Byte", "千字节":
             "Kilobyte", "兆字节": "Megabyte", "吉字节": "Gigabyte", "太字节": "Terabyte",
             "千卡": "Kilocalorie", "卡": "Calorie", "千瓦": "Kilowatt", "瓦": "Watt", "兆瓦": "Megawatt", "马力":
             "Horsepower"}
TEMPERATURE = {"摄氏度": "C", "华氏度": "F", "开尔文": "K", "度": "Degree"}


def _united(text: str, names: dict, kinds: tuple) -> list[tuple[str, float, str]]:
    out = []
    for q in quantities.find(text):
        if q.kind in kinds and q.unit in names and q.value is not None:
            start, value = q.start, q.value
            if q.approx == "range" and q.high is not None:
                last = [n for n in quantities.numbers(q.text)][-1]
                start, value = q.start + last.start, q.high
            if value == q.value and start == q.start and q.text.endswith(("多", "余")):
                pass
            out.append((text[start:q.end], rounded(value), names[q.unit]))
    return out


def age(text: str) -> list[tuple[str, float, str]]:
    out = [row for row in _united(text, {"岁": "Year"}, ("age",))]
    for q in quantities.find(text):
        if q.kind == "duration" and q.unit in AGE and text[q.end:q.end + 1] == "大" and q.value is not None:
            last = quantities.numbers(q.text)[-1]
            start = q.start + last.start if q.approx == "range" else q.start
            out.append((text[start:q.end + 1], float(q.high if q.approx == "range" else q.value),
                    AGE[q.unit]))
    return out


_BARE_CURRENCY = re.compile(r"人民币|美元|欧元|日元|英镑|港元|韩元|卢布|台币|泰铢|澳元|加元")
_MORE_NAMES = {"人民币": "元", "台币": "新台币"}


def currency(text: str) -> list[tuple[str, float | None, str]]:
    out, taken = [], []
    for q in quantities.find(text):
        if q.kind != "money" or q.unit not in CURRENCY or q.value is None:
            continue
        lead = re.search(r"人民币 {0,3}$", text[:q.start])
        start = lead.start() if lead and q.unit == "元" else q.start
        out.append((text[start:q.end], rounded(q.value), CURRENCY[q.unit]))
        taken.append((start, q.end))
    for match in _BARE_CURRENCY.finditer(text):
        if not any(a <= match.start() < b for a, b in taken):
            name = _MORE_NAMES.get(match.group(), match.group())
            out.append((match.group(), None, CURRENCY[name]))
            taken.append(match.span())
    order = sorted(zip(taken, out, strict=True))
    return [row for _, row in order]


def dimension(text: str) -> list[tuple[str, float, str]]:
    out = []
    for q in quantities.find(text):
        if q.kind != "dimension" or q.unit not in DIMENSION or q.value is None:
            continue
        value, name = rounded(q.value), DIMENSION[q.unit]
        out.append((text[q.start:q.end], value, name))
    return out


def temperature(text: str) -> list[tuple[str, float | None, str]]:
    out = _united(text, TEMPERATURE, ("temperature",))
    if not out and "°C" in text:
        out = [("°C", None, "C")]
    return out


# ----------------------------------------------------------------------------------------------- dates

PARTS = {"MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18)}


def datetimes(text: str, reference: str) -> list[dict]:
    """Our mentions as the spec would print them: text, type, and the value dicts."""
    anchor = datetime.fromisoformat(reference)
    rows = []
    for mention in dates.find(text, anchor):
        row = _row(mention, text, anchor)
        if row is not None:
            rows.append(row)
    return rows


def _row(m: dates.DateMention, text: str, anchor: datetime) -> dict | None:
    whole = text[m.outer_start:m.outer_end]
    if m.kind == "duration":
        return {"text": text[m.start:m.end], "type": "duration", "values": [{"value": _seconds(m.timex)}]}
    if m.kind == "set":
        return {"text": text[m.start:m.end], "type": "set", "values": [{"value": "not resolved"}]}
    if m.mod:
        return {"text": whole, "type": _range_type(m), "values": _with_mod(m, text)}
    if m.grain == "span":
        return {"text": m.text, "type": "datetimerange", "values": [{"start": m.low.replace("T", " "), "end":
            m.high.replace("T", " ")}]}
    if m.timex and m.timex.startswith("("):
        return {"text": whole, "type": _range_type(m), "values": _range_values(m, anchor)}
    if m.grain in ("hour", "minute", "second") and not m.duration:
        return {"text": whole if whole.startswith(("大", "约")) else m.text, "type": "time"
                if m.timex.startswith(
            "T") else "datetime", "values": _clock_values(m, anchor)}
    if m.grain == "daypart":
        return {"text": text[m.start:m.end], "type": "timerange" if m.timex.startswith("T") else
            "datetimerange", "values": _part_values(m, anchor)}
    if m.duration:
        return _measured(m, text, anchor)
    if m.approx == "vague":
        if m.text in ("马上", "现在", "此刻", "目前"):
            return {"text": m.text, "type": "datetime", "values": [{"value": _stamp(anchor)}]}
        return None
    if m.grain == "day" and not (m.core_high and m.core_low and m.core_high != m.core_low):
        return {"text": text[m.start:m.end], "type": "date", "values": _day_values(m, anchor)}
    return {"text": text[m.start:m.end], "type": "daterange", "values": _span_values(m, anchor)}


def _range_type(m: dates.DateMention) -> str:
    if m.grain in ("hour", "minute", "second"):
        return "timerange" if (m.timex or "").lstrip("(").startswith("T") else "datetimerange"
    return "daterange"


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _next(day: str) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat()


def _seconds(timex: str) -> str:
    unit = {"Y": 31536000, "D": 86400, "W": 604800, "H": 3600, "S": 1, "C": 3153600000, "Q": 7776000, "N":
        86400}
    total, timed = 0.0, False
    for number_, letter in re.findall(r"([0-9.X]*)([A-Z])", timex[1:]):
        if letter == "T":
            timed = True
            continue
        if not number_ or number_ == "X":
            continue
        total += float(number_) * (60 if letter == "M" and timed else 2592000 if letter == "M" else unit[
            letter])
    return f"{total:.0f}"


def _with_mod(m: dates.DateMention, text: str) -> list[dict]:
    low, high, day = m.core_low, m.core_high, m.grain == "day"
    if m.grain in ("hour", "minute", "second"):
        clock = low[11:] if low else ""
        hours = [clock] if not _ambiguous(m) else [clock, f"{(int(clock[:2]) + 12) % 24:02d}{clock[2:]}"]
        side = "start" if m.mod in ("since", "after") else "end"
        if not m.timex.startswith("T"):
            return [{side: f"{low[:10]} {clock}"}]
        return [{side: hour} for hour in hours]
    if low is None:
        return [{}]
    if m.mod == "since":
        return [{"start": low}]
    if m.mod == "after":
        return [{"start": low if day else _next(high)}]
    if m.mod == "until" and text[m.outer_start:m.start].strip().startswith(("截", "直")):
        return [{"end": low}]
    if m.mod == "until":
        return [{"end": low if day else _next(high)}]
    return [{"end": low}]


def _ambiguous(m: dates.DateMention) -> bool:
    match = re.fullmatch(r"T(\d\d)(:\d\d)*", m.timex or "")
    part = re.search(r"[晨早上午晚夜AaPp]", m.text)
    return bool(match) and not part and int(match.group(1)) <= 12


def _clock_values(m: dates.DateMention, anchor: datetime) -> list[dict]:
    if m.timex.startswith("T"):
        clock = (m.timex[1:] + ":00:00")[:8]
        if clock.startswith("24"):
            clock = "00" + clock[2:]
        values = [clock]
        if _ambiguous(m):
            values.append(f"{(int(clock[:2]) + 12) % 24:02d}{clock[2:]}")
        return [{"value": v} for v in values]
    if m.low is None:
        return [{"value": "not resolved"}]
    clock = m.timex.split("T")[1] if "T" in m.timex else "00"
    clock = (clock + ":00:00")[:8]
    hours = [clock]
    if re.fullmatch(r"T(0\d|1[0-2])(:\d\d)*", "T" + clock) and not re.search(r"[晨早上午晚夜AaPp]", m.text) and int(
        clock[:2]) <= 12 and ":" not in m.text:
        hours.append(f"{(int(clock[:2]) + 12) % 24:02d}{clock[2:]}")
    days = _two_days(m.timex.split("T")[0], m, anchor)
    return [{"value": f"{day} {hour}"} for day in days for hour in hours]


def _part_values(m: dates.DateMention, anchor: datetime) -> list[dict]:
    low, high = PARTS[m.timex.split("T")[1]]
    ends = f"{low:02d}:00:00", "23:59:59" if high == 24 else f"{high:02d}:00:00"
    if m.timex.startswith("T"):
        return [{"start": ends[0], "end": ends[1]}]
    return [{"start": f"{day} {ends[0]}", "end": f"{day} {ends[1]}"} for day in _two_days(m.timex.split("T")[
        0], m, anchor)]


def _two_days(timex: str, m: dates.DateMention, anchor: datetime) -> list[str]:
    """The last and the next day that an incomplete timex fits, else the one day it names."""
    today = anchor.date()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", timex):
        return [timex]
    if timex.startswith("XXXX-WXX-"):
        number_ = int(timex[-1]) - 1
        back = (today.weekday() - number_) % 7 or 7
        last = today - timedelta(days=back)
        return [last.isoformat(), (last + timedelta(days=7 if back != 7 else 7)).isoformat()]
    match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", timex)
    if match:
        found = [d for year in range(today.year - 8, today.year + 9) if (d := _real(year, int(match.group(1)),
            int(match.group(2))))]
    else:
        match = re.fullmatch(r"XXXX-XX-(\d\d)", timex)
        if not match:
            return [m.low[:10]] if m.low else []
        found = []
        for step in range(-4, 5):
            index = today.year * 12 + today.month - 1 + step
            d = _real(index // 12, index % 12 + 1, int(match.group(1)))
            if d:
                found.append(d)
    past = [d for d in found if d < today]
    future = [d for d in found if d >= today]
    return [d.isoformat() for d in (*past[-1:], *future[:1])]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_values(m: dates.DateMention, anchor: datetime) -> list[dict]:
    if m.lunar:
        if "X" in (m.timex or ""):
            month, day = int(m.timex[5:7]), int(m.timex[8:10])
            found = [f"{year:04d}-{month:02d}-{day:02d}" for year in (anchor.year - 1, anchor.year,
                    anchor.year
                + 1)]
            today = anchor.date().isoformat()
            return [{"value": v} for v in ([f for f in found if f < today][-1:] + [f for f in found if f >=
                today][:1])]
        return [{"value": m.timex}]
    if m.timex and "X" in m.timex:
        days = _two_days(m.timex, m, anchor)
        return [{"value": d} for d in days] or [{"value": "not resolved"}]
    return [{"value": m.core_low or "not resolved"}]


def _span_values(m: dates.DateMention, anchor: datetime) -> list[dict]:
    if m.grain == "season" and m.timex and re.search("-(SP|SU|FA|WI)", m.timex):
        return [{"value": "not resolved"}]
    match = re.fullmatch(r"XXXX-(\d\d)", m.timex or "")
    if match:
        month = int(match.group(1))
        out = []
        for year in _two_years(month, anchor):
            out.append({"start": f"{year:04d}-{month:02d}-01", "end": _next(
                f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}")})
        return out
    if m.core_low is None or m.core_high is None:
        return [{"value": "not resolved"}]
    if (m.timex or "").startswith("XX") and m.grain == "decade":
        low = int(m.core_low[:4])
        century = low - low % 100
        lows = (1900 + low % 100, 2000 + low % 100) if century in (1900, 2000) else (low,)
        return [{"start": f"{y}-01-01", "end": f"{y + 10}-01-01"} for y in lows]
    return [{"start": m.core_low[:10], "end": _next(m.core_high)}]


def _two_years(month: int, anchor: datetime) -> tuple[int, int]:
    return (anchor.year - 1, anchor.year) if month >= anchor.month and anchor.month != month \
        or month == anchor.month else (
        anchor.year, anchor.year + 1)


def _measured(m: dates.DateMention, text: str, anchor: datetime) -> dict:
    whole = text[m.outer_start:m.outer_end]
    fine = m.duration[1] in ("小时", "分钟", "秒", "刻")
    if m.outer_end > m.end or m.text[-1] in "前后" and m.text == whole:
        value, unit = m.duration
    if whole.endswith(("前", "后")) and m.tense in ("past", "future"):
        if fine:
            return {"text": whole, "type": "datetime", "values": [{"value": m.low.replace("T", " ") if m.low
                else "not resolved"}]}
        sign = -1 if whole.endswith("前") else 1
        day = _moved(anchor, m, sign)
        return {"text": whole, "type": "date", "values": [{"value": day.date().isoformat() if day else
            "not resolved"}]}
    seconds = float(_seconds(m.timex))
    if fine:
        start, end = (anchor, anchor + timedelta(seconds=seconds)) if m.tense == "future" else (anchor -
            timedelta(seconds=seconds), anchor)
        return {"text": whole, "type": "datetimerange",
                "values": [{"start": _stamp(start), "end": _stamp(end)}]}
    if m.tense == "future":
        start = anchor.date() + timedelta(days=1)
        end = _moved(datetime(start.year, start.month, start.day), m, 1)
        return {"text": whole, "type": "daterange",
                "values": [{"start": start.isoformat(), "end": end.date().isoformat()}]}
    start = _moved(anchor, m, -1)
    return {"text": whole, "type": "daterange",
            "values": [{"start": start.date().isoformat(), "end": anchor.date().isoformat()}]}


def _moved(anchor: datetime, m: dates.DateMention, sign: int) -> datetime | None:
    value, unit = m.duration
    if value is None:
        return None
    if unit in ("年", "月") and value == int(value):
        months = int(value) * (12 if unit == "年" else 1) * sign
        index = anchor.year * 12 + anchor.month - 1 + months
        year, month = index // 12, index % 12 + 1
        return anchor.replace(year=year, month=month,
                day=min(anchor.day, calendar.monthrange(year, month)[1]))
    return anchor + timedelta(seconds=float(_seconds(m.timex)) * sign)


def _range_values(m: dates.DateMention, anchor: datetime) -> list[dict]:
    if m.core_low is None or m.core_high is None:
        return [{"value": "not resolved"}]
    first, second = m.timex.strip("()").split(",")
    if m.grain in ("hour", "minute", "second"):
        low, high = m.core_low.replace("T", " "), m.core_high.replace("T", " ")
        if m.grain == "minute":
            high = high[:-2] + "00"
        if first.startswith("T"):
            return [{"start": low[11:], "end": high[11:]}]
        return [{"start": low, "end": high}]
    starts = _ends(first, m.core_low, anchor)
    ends = _ends(second, m.core_high, anchor)
    if len(starts) == 2 and len(ends) == 1:
        ends = ends * 2
    if len(ends) == 2 and len(starts) == 1:
        ends = [min(ends, key=lambda d: (d < starts[0], d))]
    return [{"start": a, "end": b} for a, b in zip(starts, ends, strict=False)]


def _ends(timex: str, resolved: str, anchor: datetime) -> list[str]:
    """A point of a range is its first day: 三月到五月 ends on the first of May."""
    if re.fullmatch(r"\d{4}", timex):
        return [f"{timex}-01-01"]
    if re.fullmatch(r"\d{4}-\d\d", timex):
        return [f"{timex}-01"]
    match = re.fullmatch(r"XXXX-(\d\d)", timex)
    if match:
        return [f"{year:04d}-{match.group(1)}-01" for year in _two_years(int(match.group(1)), anchor)]
    match = re.fullmatch(r"XXXX-\d\d-\d\d", timex)
    if match:
        return _two_days(timex, None, anchor)
    return [resolved[:10]]
