"""Reading one numeral: Arabic, Chinese or mixed digits, whole, decimal, vague.

The grammar, on folded text (half width, Simplified; see `utils.text.normalise`):

    numeral  := ( arabic | chinese ) { section } [ decimals ]
    section  := coefficient [ unit ]      units descend inside a section (千 百 十), then 万 亿 兆 close it
    万 亿 兆  multiply what stands before them, and all before them where they do not descend: 二十万亿
    零       skips places; without it a last lone digit fills the place below the last unit: 一万三 is 13,000
    digits   without units are read off one by one: 二零一六 is 2016
    pairs    of neighbouring digits are a range: 两三百 is 200 to 300, 十五六 is 15 to 16
    几 数     stand for 2 to 9 (behind 十 for 1 to 9) of the unit they multiply, up to the next: 数十 is 20 to 99
    多 余     behind a unit or a round number say "and more"; 来 says "about": 十来万
    点       between Chinese digits is the decimal point, unless a clock is read: 三点五分

A number that cannot be a magnitude (more than 18 digits, part of an identifier) is not read at all. Every
character is looked at a bounded number of times, so reading a text is linear in its length.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

LONGEST = 18             # digits; a longer string is a code, not a magnitude
MOST_TOKENS = 48         # digits and units in one numeral; a longer run is no number
SEVERAL = (2, 9)         # what 几 and 数 stand for
LONGEST_WORD = 7         # characters in a dictionary word that may swallow a numeral

DIGITS = {c: v for v, group in enumerate(("零〇○", "一壹", "二贰两俩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
          for c in group}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30}
UNIT_CHARS = (*SMALL, *BIG)
_AFTER_PAIR = tuple("天个年月周次名小分秒岁人位点句件")      # 一两天 is one or two days, 一两 a weight
_ZERO = "零〇○"
_VAGUE = "几数"
_START = re.compile(r"[0-9零〇○一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆几数廿卅]|(?<![0-9])\.[0-9]")
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|(?<![0-9]\.)[0-9]+\.[0-9]+(?!\.?[0-9])"
                     r"|[0-9]+|\.[0-9]+")
_RUN = re.compile(r"[零〇○一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆几数]+")
_POWER = re.compile(
    r"(?:[eE][+-]?[0-9]{1,3}|[kK](?![A-Za-z])| ?[×xX*] ?10(?:\^-?[0-9]{1,3}|的[0-9]{1,2}次[方幂])|"
    r"\^-{0,2}[0-9]{1,3}(?:\.[0-9]{1,3})?)(?![A-Za-z0-9])")
_POWERS = frozenset("eEkK^×xX* ")
_MORE = re.compile(r"多(?![少么])|余(?![额下波热震粮])|来(?=[万亿个名人天年岁多次家辆米斤块公座艘位户小分度秒号])")
_DECIMALS = re.compile(r" ?点 ?(?=[零〇○一壹二贰三叁四肆五伍六陆七柒八捌九玖]+(?! ?(?:[十拾百千]|分(?!之|米)|刻|秒|整)))")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral and what it says. `low` and `high` bound it (None: open), `base` is the number as written,
    its vague part left out (十几万 is 100000, 500余 is 500). `style`: arabic, chinese or digits (一二三)."""

    start: int
    end: int
    low: float | None
    high: float | None
    base: float
    approx: str
    style: str
    coefficient: float      # the part before a closing 万, 亿 or 兆, and
    multiplier: float       # that unit's value: 1.2万 is 1.2 and 10000; 1 when there is none


_FLOOD = re.compile(r"(.)\1{79,}|(..)\2{59,}|(...)\3{39,}|(.{4})\4{29,}|(.{5,8}?)\5{19,}", re.S)
_HUNDRED_MILLIONS = re.compile(r"个多?亿(?!万)")
_ENDLESS = re.compile(r"[0-9]{30,}|[零〇○一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆几数]{60,}")
_VAST_TEXT = 50_000       # characters from which refrains are looked for,
_STEP, _PROBE = 1000, 24      # how often, by how many characters,
_PERIOD, _REFRAINS = 300, 20  # how long one may be, how often it comes again
_WORDS, _LEAST = .25, 300     # a stretch so long is a dump when fewer of its characters are no figures, and
_FIGURES = dict.fromkeys(map(ord, "0123456789零〇○一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆几数廿卅多余来半第负"
                             "今昨明初末底上下前后年月日号时分秒点刻天周个人元%‰.:/-~+"))        # which those are
_LONG_TEXT = 2000        # characters from which a text is searched for floods


def without_floods(text: str) -> str:
    """The text with endless repetitions of the same few characters blanked out: they say nothing, and reading
    each of a million 一 as a number would take minutes. So are digits without end. Offsets stay."""
    if len(text) < _LONG_TEXT:
        return text
    for pattern in (_FLOOD, _ENDLESS):
        text = pattern.sub(lambda match: "\x00" * len(match.group()), text)
    return _without_dumps(_without_refrains(text)) if len(text) >= _VAST_TEXT else text


def _without_dumps(text: str) -> str:
    """The same for stretches of a vast text that mostly are digits, units and stamps: a dump of figures has
    no words that would say what they count, and reading each would take most of a minute."""
    blocks = [text[spot : spot + _STEP] for spot in range(0, len(text), _STEP)]
    return "".join("\x00" * len(block) if _is_dump(block) else block for block in blocks)


def _is_dump(block: str) -> bool:
    written = "".join(block.replace("\x00", " ").split())
    return len(written) >= _LEAST and len(written.translate(_FIGURES)) < _WORDS * len(written)


def _without_refrains(text: str) -> str:
    """The same for longer phrases, looked for at intervals: one that comes again and again within a period
    of `_PERIOD` characters, for `_REFRAINS` periods."""
    kept, done, spot = [], 0, 0
    while spot < len(text):
        again = text.find(text[spot : spot + _PROBE], spot + 1, spot + _PERIOD + _PROBE)
        period = again - spot
        end = _same_until(text, spot, again) if again > 0 else spot
        if end - spot >= _REFRAINS * period > 0:
            kept += [text[done:spot], "\x00" * (end - spot)]
            done = spot = end
        else:
            spot += _STEP
    return "".join([*kept, text[done:]])


def _same_until(text: str, first: int, second: int) -> int:
    """How far text[second:] goes on like text[first:], by doubling steps."""
    length, step = 0, 64
    while step >= 1:
        ahead = text[second + length : second + length + step]
        if len(ahead) == step and text[first + length : first + length + step] == ahead:
            length, step = length + step, step * 2
        else:
            step //= 2
    return second + length


@lru_cache(maxsize=4)     # quantities and durations ask for the same text one after the other
def find(text: str) -> tuple[Numeral, ...]:
    """The numerals of a folded text, left to right, never overlapping. Words are not consulted here."""
    return tuple(_numerals(text))


def _numerals(text: str) -> Iterator[Numeral]:
    position, length = 0, len(text)
    while position < length:
        match = _START.search(text, position)
        if match is None:
            return
        numeral = read(text, match.start())
        if numeral is None:
            position = _past(text, match.start())
        else:
            yield numeral
            position = numeral.end


def _past(text: str, start: int) -> int:
    """Where to go on when no numeral is read at `start`: behind the digits that make a code, else one
    further."""
    run = _RUN.match(text, start)
    if run and run.end() - start > MOST_TOKENS:
        return run.end()
    digits = _ARABIC.match(text, start)
    return max(start + 1, digits.end() if digits else start)


def read(text: str, start: int, limit: int | None = None) -> Numeral | None:
    """The numeral that starts exactly at `start` and ends at `limit` at the latest, or None."""
    tokens, end = _tokens(text, start, len(text) if limit is None else limit)
    if not tokens:
        return None
    kinds = {kind for kind, _ in tokens}
    if (tokens[0][0] == "b" or not kinds & {"a", "d", "t", "g", "z"}) \
        and not (tokens[0][0] == "u" or _lone_big(tokens, text, start)):
        return None                       # 万一 is no number
    return _evaluate(tokens, start, end)


def _lone_big(tokens: list, text: str, start: int) -> bool:
    """万 and 亿 alone are no numbers, but 上万 and 近亿元 are, and 万分之三."""
    before = text[start - 1:start]
    if text[start + 1:start + 2] == "分" and text[start + 2:start + 3] == "之":
        return True
    return before in ("上", "近", "逾", "超", "过", "破") and len(tokens) <= 2 or \
        len(tokens) == 2 and text[start + 2:start + 3] in ("元", "级", "美", "大", "规")


def _tokens(text: str, start: int, length: int) -> tuple[list[tuple[str, float]], int]:
    """Split a numeral into tokens: a arabic, d digit, z zero, t 廿, g 几, u small unit, b big unit, m more, p
    decimals."""
    tokens: list[tuple[str, float]] = []
    position = start
    last_unit = 0            # the last small unit of this section; units must descend
    seen_big = False
    while position < length:
        if len(tokens) > MOST_TOKENS:
            return [], position
        at = _skip_space(text, position, tokens)
        if at >= length:
            break
        char = text[at]
        last = tokens[-1][0] if tokens else ""
        if char in DIGITS:
            if char in "两俩" and (tokens or char == "俩") and text[at + 1:at + 2] not in UNIT_CHARS and \
                    not (tokens == [("d", 1)] and text[at + 1:at + 2] in _AFTER_PAIR):
                break
            if last in ("a", "m", "g") or (last == "t" and char in _ZERO):
                break
            kind = "z" if char in _ZERO else "d"
            tokens.append((kind, DIGITS[char]))
            end = at + 1
        elif char in SMALL:
            unit = SMALL[char]
            if last == "m" or (last_unit and unit >= last_unit) or (last == "u" and unit != 10):
                break
            if last == "a" and (tokens[-1][1] >= 1000 and unit >= 100):
                break
            if last == "g" and len(tokens) > 1 and tokens[-2][0] == "u":
                break
            tokens.append(("u", unit))
            last_unit = unit
            end = at + 1
        elif char in BIG:
            if last == "z" and len(tokens) == 1:
                break
            tokens.append(("b", BIG[char]))
            last_unit, seen_big = 0, True
            end = at + 1
        elif char in TENS:
            if last not in ("", "u", "z"):
                break
            tokens.append(("t", TENS[char]))
            last_unit, end = 10, at + 1
        elif char in _VAGUE:
            if last not in ("", "u", "z", "b") or (char == "数" and last) or (last == "b" and not seen_big):
                break
            tokens.append(("g", 0))
            end = at + 1
        elif char == "个" and last in ("d", "u", "a") and _HUNDRED_MILLIONS.match(text, at):
            end = at + 1                  # 五个亿, 二十一个多亿
            if text[end] == "多":
                tokens.append(("m", 0))
                end += 1
        elif char == "点" and last in ("d", "u", "b", "z"):
            point = _DECIMALS.match(text, position)
            if point is None:
                break
            end = point.end()
            digits = ""
            while end < length and text[end] in DIGITS and text[end] != "两":
                digits += str(DIGITS[text[end]])
                end += 1
            tokens.append(("p", float("0." + digits) if len(digits) <= LONGEST else 0.0))
        elif char.isascii() and (char.isdigit() or char == "."):
            arabic = _ARABIC.match(text, at)
            if arabic is None or last not in ("", "u", "b", "z"):
                break
            value = _arabic(arabic.group())
            if value is None or (last in ("u", "b") and value >= tokens[-1][1]):
                break
            if tokens and tokens[0][0] != "a" and last != "z" and "." in arabic.group():
                break
            tokens.append(("a", value))
            end = arabic.end()
            power = _POWER.match(text, end) if text[end:end + 1] in _POWERS else None
            if power is not None:
                tokens[-1] = ("a", _powered(value, power.group()))
                return tokens, power.end()
        elif char in "多余来" and (last in ("u", "b") or (last == "a" and _round(tokens[-1][1]))):
            if _MORE.match(text, at) is None:
                break
            tokens.append(("c" if char == "来" else "m", 0))
            position = at + 1
            following = _skip_space(text, position, tokens)
            if text[following:following + 1] not in BIG or not text[following:following + 1]:
                break
            continue
        else:
            break
        if tokens[-1][0] == "p":
            position = end
            following = text[end:end + 1]
            if following in BIG and following:
                tokens.append(("b", BIG[following]))
                position = end + 1
            break
        position = end
    return tokens, position


def _skip_space(text: str, position: int, tokens: list) -> int:
    """Spaces may stand inside a numeral where a unit is beside them: 三千 八百, 1000 万."""
    if not tokens or text[position:position + 1] != " ":
        return position
    at = position
    while text[at:at + 1] == " " and at - position < 3:
        at += 1
    char = text[at:at + 1]
    if not char or text[at - 1] != " ":
        return position
    if char in BIG or char in SMALL or char in "多余点":
        return at
    if tokens[-1][0] in ("u", "b", "m") and (char in DIGITS or char == "几"):
        longer = tokens[0][0] != "a" or text[at + 1 : at + 2] in UNIT_CHARS      # 减20万 五个月 are two
        return at if longer else position
    if tokens[-1][0] in ("u", "b") and char.isascii() and char.isdigit():
        arabic = _ARABIC.match(text, at)
        return at if arabic and text[arabic.end():arabic.end() + 3].lstrip(" ")[:1] in tuple("百千万") \
            else position
    return position


def _arabic(written: str) -> float | None:
    bare = written.replace(",", "")
    if len(bare) > LONGEST + 8 or len(bare.split(".")[0]) > LONGEST:
        return None
    value = float(bare)
    return int(value) if "." not in bare and value < 2**53 else value


def _powered(value: float, suffix: str) -> float:
    if suffix in ("k", "K"):
        return value * 1000
    raised = _raised(value, suffix)
    return value if math.isinf(raised) else raised


def _raised(value: float, suffix: str) -> float:
    """The value with its power, infinite where no number is so large."""
    try:
        if "10" in suffix and suffix.lstrip()[0] in "×xX*":
            return float(f"{value}e{re.findall(r'-?[0-9]+', suffix)[-1]}")
        if suffix[0] in "eE":
            return float(f"{value}{suffix}")
        exponent = float(suffix[1:].replace("--", ""))
        return float(value) ** exponent
    except (OverflowError, ZeroDivisionError, ValueError):
        return value


def _round(value: float) -> bool:
    return value >= 10 and value == int(value) and int(value) % 10 == 0


# --------------------------------------------------------------------------------------------- evaluating

def _evaluate(tokens: list[tuple[str, float]], start: int, end: int) -> Numeral | None:
    kinds = "".join(kind for kind, _ in tokens)
    style = "arabic" if kinds[0] == "a" else "digits" if set(kinds) <= {"d", "z"} and len(kinds) > 1 \
        else "chinese"
    if style == "digits":
        return _digit_string(tokens, start, end)
    paired = _pair(tokens)
    if paired is None:
        return None
    low_tokens, high_tokens = paired
    base = _sum(_vague(low_tokens, 0) if "g" in kinds else low_tokens)
    if base is None:
        return None
    coefficient, multiplier = _split(low_tokens, base)
    approx, low, high = "exact", base, base
    if low_tokens is not high_tokens:
        approx, high = "range", _sum(high_tokens)
    elif "g" in kinds:
        approx = "several"
        low = _sum(_vague(tokens, SEVERAL[0] if not _behind_ten(tokens) else 1))
        high = _sum(_vague(tokens, SEVERAL[1]))
        high = None if high is None else high + _slack(tokens)
    elif "m" in kinds:
        approx, high = "over", None
    elif "c" in kinds:
        approx = "about"
    return Numeral(start, end, low, high, base, approx, style, coefficient, multiplier)


def _digit_string(tokens: list, start: int, end: int) -> Numeral | None:
    digits = [int(value) for _, value in tokens]
    if len(digits) > LONGEST:
        return None
    value = int("".join(map(str, digits)))
    if len(digits) == 2 and _neighbours(*digits):
        return Numeral(start, end, digits[0], digits[1], digits[0], "range", "digits", digits[0], 1)
    return Numeral(start, end, value, value, value, "exact", "digits", value, 1)


def _neighbours(first: float, second: float) -> bool:
    return first >= 1 and (second == first + 1 or (first, second) == (3, 5))


def _pair(tokens: list) -> tuple[list, list] | None:
    """The tokens twice: with the first and with the second of two neighbouring digits. The same list when
    there is no
    pair; None when digits follow one another that are no pair."""
    for i in range(len(tokens) - 1):
        if tokens[i][0] == "d" and tokens[i + 1][0] == "d":
            if not _neighbours(tokens[i][1], tokens[i + 1][1]):
                return None
            if i + 2 < len(tokens) and tokens[i + 2][0] == "d":
                return None
            return tokens[:i + 1] + tokens[i + 2:], tokens[:i] + tokens[i + 1:]
    return tokens, tokens


def _vague(tokens: list, value: int) -> list:
    """几 replaced by a digit; by nothing, or by one of its unit, when its least reading is asked for with
    0."""
    if value:
        return [("d", value) if kind == "g" else (kind, number) for kind, number in tokens]
    kept = []
    for i, (kind, number) in enumerate(tokens):
        if kind != "g":
            kept.append((kind, number))
        elif i == 0:
            kept.append(("d", 1))
    return kept


def _behind_ten(tokens: list) -> bool:
    spot = next(i for i, (kind, _) in enumerate(tokens) if kind == "g")
    return spot > 0


def _slack(tokens: list) -> float:
    """How far 几十 reaches above ninety: to 99. One less than the place value of the vague digit."""
    spot = next(i for i, (kind, _) in enumerate(tokens) if kind == "g")
    place = 1.0
    for kind, number in tokens[spot + 1:]:
        if kind in "ub":
            place *= number
    return place - 1


def _split(tokens: list, value: float) -> tuple[float, float]:
    multiplier = tokens[-1][1] if tokens[-1][0] == "b" else 1
    if len(tokens) > 2 and multiplier > 1 and tokens[-2][0] == "b":
        multiplier *= tokens[-2][1]
    return (value / multiplier if multiplier else value), multiplier


def _sum(tokens: list) -> float | None:
    """The value of a token list (without 几 and pairs), or None when its digits do not make a number."""
    total = section = 0
    pending: float | None = None
    last_big = last_unit = 0
    fraction: float = 0
    skipped = False
    before = ""
    for kind, number in tokens:
        if kind == "p":
            pending_value = pending if pending is not None else 0
            if pending is not None and before == "d" and last_unit > 10 and not skipped:
                pending_value = pending * (last_unit // 10)
            section, pending, fraction = section + pending_value, None, number
        elif kind == "t":
            section, last_unit, skipped = section + number, 10, False
        elif kind in ("d", "a"):
            pending = number if pending is None else pending * 10 + number
        elif kind == "z":
            if pending is not None:
                return None
            skipped = True
        elif kind == "u":
            coefficient = pending if pending is not None else 1
            section += coefficient * number
            pending, last_unit, skipped = None, number, False
        elif kind == "b":
            section += (pending or 0) + fraction
            if section == 0 and total == 0:
                section = 1
            fraction, pending = 0, None
            if last_big and (number >= last_big or section == 0):
                total = (total + section) * number
            else:
                total += section * number
            section, last_big, last_unit, skipped = 0, number, number, False
        before = kind
    if pending is not None:
        lone = before == "d" or (before == "a" and 0 < pending < 10 and pending == int(pending))
        if lone and last_unit > 10 and not skipped and len(tokens) > 1:
            pending *= last_unit // 10
        section += pending
    return total + section + fraction if fraction else _whole(total + section)


def _whole(value: float) -> float:
    """Round off what multiplying a decimal by 10,000 leaves behind: 4.78万亿 is 4780000000000."""
    if isinstance(value, float):
        rounded = float(f"{value:.15g}")
        return int(rounded) if rounded == int(rounded) and abs(rounded) < 2**53 else rounded
    return value


# ------------------------------------------------------------------------------ words that swallow a numeral

_COUNTING = {"m", "mq", "t", "q"}      # jieba's tags of numbers, number+measure, times, measures
_NUMBER_AND_MORE = re.compile(r"[一二三四五六七八九十百千万亿两几]+[大多来余个等之]")     # no words, though listed
NOT_NUMBERS = frozenset((
    "一点 一点点 一则 二则 二来 之一 一些 一点儿 一起 一样 一般 一下 一面 一边 一方面 另一方面 一阵 一块儿 一切 一道 十分 万分 有些 好些 一会儿 一会 "
                "百分百 一直 一度 一连 一带 一系列 一大批 一大早 一路 一手 万一 一旦 一概 某一 这一 那一 每一 任一 同一 另一 "
                "一是 二是 三是 四是 五是 一方 三方会谈 一揽子 一体 一线 二线 三线 一把手 二把手 一路上 一号文件 "
                "新一轮 一经 一同 一再 半导体 半岛 半球 半壁 半夜 半途 半场 半数 上半场 下半场 数据 数字 数量 数学 数额 数目 "
                "两岸 两会 两院 两弹 两极 两栖 两性 两翼 两旁 两侧 两端 两头 千里 千古 千秋 万里 万物 万能 万岁 百姓 百货 百度 "
                "绝大多数 大多数 极少数 无数 几乎 几率 几何 几经 几度 几近 几时 四季 二师兄 三三两两 三六九等 七七八八 多数 少数 半数 过半 大半 多半 一家人 三军 一国 "
                "一行").split())


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Words that hold a numeral character and are no number: 四川, 一定, 三星, 万一 (from jieba's dictionary,
    MIT)."""
    text = resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^(\S*[零〇一二三四五六七八九十百千万亿两半几数双]\S*) \S+ (\S+)$", text, re.M)
    found = {word for word, tag in rows if tag not in _COUNTING and 2 <= len(word) <= LONGEST_WORD
             and not _NUMBER_AND_MORE.fullmatch(word)}
    return frozenset(found | NOT_NUMBERS)


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first two characters of those words."""
    return frozenset(word[:2] for word in words())


def swallowed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The longest word that holds all of text[start:end] and more, or None."""
    known, heads = words(), _heads()
    best = None
    for left in range(max(0, start - 3), start + 1):
        if text[left:left + 2] not in heads:
            continue
        for right in range(min(len(text), left + LONGEST_WORD), end - 1, -1):
            if right - left > end - start and text[left:right] in known:
                if best is None or right - left > best[1] - best[0]:
                    best = (left, right)
                break
    return best
