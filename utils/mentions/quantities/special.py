"""Numbers of more than one numeral: fractions (三分之一, 1/2), scores and ratios (3比1, 1:3), ordinals (第三),
signs."""

from __future__ import annotations

import re

from utils.mentions import numerals, units
from utils.mentions.quantities.draft import Draft, tidy

_FRACTION = re.compile(r" {0,3}分 {0,3}之 {0,3}")
_AND = re.compile(r" {0,2}又 {0,2}")
_SLASH = re.compile(
    r"(-?[0-9]{1,4}) ([0-9]{1,4})/([0-9]{1,4})(?![0-9/])|(-?[0-9]{1,5})/([0-9]{1,5})(?![0-9/])"
)


_RATIO = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?):([0-9]{1,4}(?:\.[0-9]{1,3})?)(?![0-9:])")
_NAME_AFTER_ORDINAL = re.compile(
    r"集团军|军区|军团|方面军|师(?!傅)|旅(?!行|游|客|程)|团(?!队|圆|体|长)|营|连(?!续)|舰队|基地|中学|小学|医院|大道|大街|工程局|炮兵|中级|人民|"
    r"检察|高中|附属|产业|国际|共和国|帝国|纵队|航空|中院|研究所|设计院|公里|机械|毛纺|集团|世界(?!大战)|者|纪|夫人"
)


def sign_before(text: str, start: int, floor: int) -> tuple[int, int]:
    """-1 and the sign's place when a minus or 负 stands before the number and joins nothing else to it."""
    before = text[start - 1 : start] if start > floor else ""
    if before == "下" and text[start - 2 : start - 1] == "零" and start - 2 >= floor:
        return -1, start - 2
    if before == "负" and text[start - 2 : start - 1] not in ("胜", "平", "担", "抱", "欺", "辜", "背"):
        return -1, start - 1
    if before in ("-", "−"):
        further = text[start - 2 : start - 1]
        if not further or (not further.isalnum() and further not in "-−)％%"):
            return -1, start - 1
    return 1, start


def fraction_at(text: str, numeral: numerals.Numeral) -> Draft | None:
    """百分之十, 三分之一, 负一又二分之一, 百分之二三十."""
    whole, head, start = 0.0, numeral, numeral.start
    joined = _AND.match(text, numeral.end)
    if joined is not None:
        second = numerals.read(text, joined.end())
        if second is None or _FRACTION.match(text, second.end) is None:
            return None
        whole, head = numeral.base, second
    over = _FRACTION.match(text, head.end)
    if over is None or head.base == 0:
        return None
    at, top_sign = over.end(), 1
    if text[at : at + 1] == "负":
        at, top_sign = at + 1, -1
    top = numerals.read(text, at)
    if top is None:
        return None
    sign = -1 if text[start - 1 : start] in ("负", "-") and start else 1
    bottom = head.base
    percent = (
        joined is None
        and bottom in (100, 1000, 10000)
        and head.style == "chinese"
        and text[head.start] not in numerals.DIGITS
    )
    scale = 100 / bottom

    def share(value: float | None) -> float | None:
        return None if value is None else tidy((whole * 100 + value * scale * top_sign) * sign)

    # 三分之一百五十七 aside, the top of a fraction is one numeral
    draft = Draft(
        start - (sign < 0),
        top.end,
        top.end,
        share(top.low),
        share(top.high),
        share(top.base),
        top.approx,
        "%",
        None,
        "percent" if percent else "fraction",
        style="chinese",
    )
    draft.counter = text[start : over.end()]
    if text[draft.end : draft.end + 1] == "强":
        draft.approx = "over"
    return draft


def slash_at(text: str, numeral: numerals.Numeral) -> Draft | None:
    """1/2 and 1 4/3, but not a date or a score of three."""
    if numeral.style != "arabic" or text[numeral.end : numeral.end + 1] not in ("/", " "):
        return None
    before = text[numeral.start - 1 : numeral.start] if numeral.start else ""
    if before in ("/", ".") or (before.isascii() and before.isalnum()):
        return None
    match = _SLASH.match(text, numeral.start)
    if match is None:
        return None
    whole, top, bottom, top2, bottom2 = match.groups()
    numerator, denominator = int(top or top2), int(bottom or bottom2)
    if (
        denominator == 0
        or text[match.end() : match.end() + 1].isascii()
        and text[match.end() : match.end() + 1].isalpha()
    ):
        return None
    sign, start = sign_before(text, numeral.start, 0)
    value = tidy(sign * (int(whole or 0) + numerator / denominator) * 100)
    return Draft(start, match.end(), match.end(), value, value, value, "exact", "%", None, "fraction")


def score_at(text: str, numeral: numerals.Numeral) -> Draft | None:
    """A ratio or a score, 1:3 or 3比1: the quotient, so that equal ratios compare equal."""
    if text[numeral.end : numeral.end + 1] == ":" and numeral.style == "arabic":
        match = _RATIO.match(text, numeral.start)
        if match is None:
            return None
        first, second, end = float(match.group(1)), float(match.group(2)), match.end()
    elif text[numeral.end : numeral.end + 1] == "比":
        other = numerals.read(text, numeral.end + 1)
        if (
            other is None
            or (other.style == "arabic") != (numeral.style == "arabic")
            or max(other.base, numeral.base) >= 1000
            or numerals.swallowed(text, other.start, other.end)
        ):
            return None
        following = units.match(text, other.end)
        if following is not None and following.kind != "cardinal":
            return None
        first, second, end = numeral.base, other.base, other.end
    else:
        return None
    value = first / second if second else None
    return Draft(numeral.start, end, end, value, value, value or 0, "exact", "比", None, "ratio")


def ordinal_at(text: str, numeral: numerals.Numeral) -> Draft | None:
    if _NAME_AFTER_ORDINAL.match(text, numeral.end):
        return None
    start = numeral.start - 1
    swallowed = numerals.swallowed(text, start, numeral.end)
    if swallowed is not None and swallowed[1] > numeral.end + 1:
        return None
    value = numeral.base
    draft = Draft(
        start,
        numeral.end,
        numeral.end,
        value,
        value,
        value,
        "exact",
        None,
        None,
        "ordinal",
        style=numeral.style,
        number_start=numeral.start,
    )
    unit = units.match(text, numeral.end)
    if unit is not None and unit.kind in ("cardinal", "duration"):
        draft.unit, draft.counter, draft.end = unit.name, unit.surface, numeral.end + len(unit.surface)
    return draft
