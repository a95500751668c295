"""From atoms to phrases: neighbouring calendar words that get finer are one point in time (去年 6月 8日 晚 9点).

An atom that is something else in its place (四点共识, 2号公告, 第三季) is dropped, and so is one that says nothing
alone (农历). Titles in 《》 name no time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from utils.mentions.calendar_words import ATOM, BARE, GRAIN


@dataclass(slots=True)
class Atom:
    kind: str
    start: int
    end: int
    match: re.Match


@dataclass(slots=True)
class Phrase:
    atoms: list[Atom]
    start: int
    end: int
    lunar: bool = False


_GAP = re.compile(r" {0,2}(?:的|之|,|\(|里|内的)? ?")
_TITLE = re.compile(r"《[^《》\n]{1,60}》")


@lru_cache(maxsize=4)  # quantities and dates ask for the same text one after the other
def read_phrases(text: str) -> tuple[Phrase, ...]:
    """Neighbouring atoms that get finer, joined."""
    phrases: list[Phrase] = []
    for match in ATOM.finditer(text):
        atom = Atom(
            match.lastgroup if match.lastgroup in GRAIN else _kind(match), match.start(), match.end(), match
        )
        if atom.kind in ("day", "hms", "month", "monthpart", "lday", "daypart") and _is_something_else(
            atom, text, phrases
        ):
            continue
        last = phrases[-1] if phrases else None
        if last is not None and _continues(last, atom, text):
            last.atoms.append(atom)
            last.end = atom.end
        else:
            phrases.append(Phrase([atom], atom.start, atom.end))
    kept = [phrase for phrase in phrases if not _lonely(phrase, text)]
    return tuple(
        phrase
        for i, phrase in enumerate(kept)
        if phrase.atoms[-1].kind not in BARE or (i + 1 < len(kept) and kept[i + 1].start - phrase.end <= 3)
    )


def _kind(match: re.Match) -> str:
    return next(kind for kind in GRAIN if match.groupdict().get(kind) is not None)


def _continues(phrase: Phrase, atom: Atom, text: str) -> bool:
    last = phrase.atoms[-1]
    gap = text[last.end : atom.start]
    if len(gap) > 3 or not _GAP.fullmatch(gap):
        return False
    if atom.kind in ("vague",) or last.kind in ("vague",):
        return False
    if "," in gap and not (GRAIN[last.kind] == 6 and atom.kind == "weekday"):
        return False
    if "(" in gap and atom.kind != "weekday":
        return False
    if last.kind == "every":
        return gap == "" and GRAIN[atom.kind] >= 4 or gap in ("的", " ") and GRAIN[atom.kind] >= 4 or (
            gap == "" and atom.kind == "season" and last.match.group().endswith("年"))
    same_day = atom.kind in ("dayctx", "nthday") or atom.match.group() == "当"
    if same_day and GRAIN[last.kind] == 6 and last.kind != "dayctx":
        return gap in ("", "的", " ")
    if last.kind == "weekday" and atom.kind in ("weekday", "day"):
        return False
    if GRAIN[atom.kind] == 6.5 and GRAIN[last.kind] in (2, 4) and last.kind not in ("monthword", "month"):
        return False
    if last.kind == "lmonth" and atom.kind in ("lday", "day"):
        return True
    if last.kind == "lunarmark":
        return True
    return GRAIN[atom.kind] > GRAIN[last.kind]


_LENGTH_BEFORE = re.compile(
    r"(?:过去|未来|最近|今后|接下来|为期|连续|长达|历时|持续|仅用|用了|头|再过|还剩|每隔)的?$"
)


def _is_length(text: str, atom: Atom, number: str) -> bool:
    """The 三日 of 未来三日 and of 三日之内 is a length of time, no day of the month."""
    before = text[max(0, atom.start - 4) : atom.start]
    return text.startswith("日", atom.start + len(number)) and _LENGTH_BEFORE.search(before) is not None


_AWAY = re.compile(r"(?:之|以)?[内前后](?![天往])")      # 三日后: so many days on
_ONE = re.compile(r"(?<![的一二三四五六七八九十周期拜初])(?:一个?|整个|半个)$")
_FIRST_MONTHS = re.compile(r"(?<![目之以此空史提])前$")
_COUNTED_POINTS = re.compile(
    r"(?:点|时)(?:共识|建议|要求|意见|内容|原因|主张|看法|希望|承诺|计划|问题|说明|理由|启示|方案|声明|倡议|期|间|代|候|段|刻|机|任|装|常|隔|而)"
)


def _is_something_else(atom: Atom, text: str, phrases: list[Phrase]) -> bool:
    piece = text[atom.start : atom.end]
    after = text[atom.end : atom.end + 1]
    before = text[atom.start - 1 : atom.start]
    last = phrases[-1] if phrases else None
    adjoining = last is not None and last.end >= atom.start - 1
    if atom.kind == "hms":
        if piece == "一时" and not adjoining:
            return True  # 红极一时
        if (
            before in ("第", "负", "这", "那", "几", "数", "·")
            or before == "-"
            and not adjoining
            or _COUNTED_POINTS.match(text, atom.start + len(piece.rstrip()) - 1)
        ):
            return True
        if atom.match.group("minute") is None and "点" in piece:
            if (
                re.match(r" ?[零〇一二三四五六七八九]", text[atom.end : atom.end + 2])
                and not piece[0].isdigit()
            ):
                return True
            if (
                not adjoining
                and after
                and "\u4e00" <= after <= "\u9fff"
                and after not in "钟左前后起在到至的和许整时才就开准以之召举过抵出发结半我他她你从将会"
            ):
                return True
            if not adjoining and piece[0] in "一两" and after not in "钟":
                return (
                    not (after == "" or after in "左前后到至，。,")
                    or piece == "一点"
                    and after not in ("左", "前", "后", "到", "至")
                )
        return False
    if atom.kind == "day":
        number = piece.rstrip("日号 ")
        if (
            before in ("第", "每", "逾", "超", "近", "约", "达")
            or _is_length(text, atom, number)
            or (
                adjoining
                and last.atoms[-1].kind == "every"
                and last.atoms[-1].match.group("everyunit") in ("天", "日", "周")
            )
        ):
            return True
        if not adjoining:
            if piece.endswith("号") and not number.isascii() and _is_name_before(before):
                return True  # 嫦娥五号
            if piece.endswith("号") and before and before in "]〕】)路街道巷弄甲乙丙丁村楼区园栋幢":
                return True  # 大屯路甲11号
            if (
                piece.endswith("号")
                and not number.isascii()
                and after
                not in ("", "，", "。", ",", "在", "晚", "早", "上", "下", "前", "后", "之", "以", "左")
            ):
                return True
            if (
                piece.endswith("号")
                and after
                and "\u4e00" <= after <= "\u9fff"
                and after
                not in "在晚早上下前后之以左将至到和起凌傍中深的你我他开抵举召宣发表与及从是会就才要出"
            ):
                return True
            if (
                piece.endswith("日")
                and not number.isascii()
                and len(number) == 1
                and _AWAY.match(text, atom.end)
            ):
                return True
            if piece.endswith("日") and text[atom.end : atom.end + 1] in ("内", "间"):
                return True
            if (
                piece.endswith("日")
                and number == "一"
                and before in ("有", "终", "某", "同", "度", "他", "今", "整", "每")
            ):
                return True
        return False
    if atom.kind == "monthpart":
        return not adjoining and piece in ("月中",) and before not in ("", "，", "。", ",", "在", "于")
    if atom.kind == "month":  # 前5月: its first five months
        return _FIRST_MONTHS.search(text, max(0, atom.start - 2), atom.start) is not None and not adjoining \
            and after not in tuple("底初中末0123456789")
    if atom.kind == "daypart":
        if not adjoining and _ONE.search(text, max(0, atom.start - 3), atom.start):
            return True  # 一个晚上 is a length
        return piece == "夜" and before == "日" and not adjoining  # 日夜萦绕
    if atom.kind == "lday":
        if piece[0] == "初" and before in ("上", "读", "念", "升", "考"):
            return True  # a year at school
        return piece[0] != "大" and piece[0] != "正" and piece[0] == "初" and after in ("期", "衷", "心")
    return False


def _is_name_before(char: str) -> bool:
    """Whether a character may end the name that a number behind it belongs to."""
    return "\u4e00" <= char <= "\u9fff" and char not in "月在于自从到至定本下上就是等过和与的了即将这那今明昨"


def _lonely(phrase: Phrase, text: str) -> bool:
    """Atoms that mean nothing alone."""
    atom = phrase.atoms[0]
    if len(phrase.atoms) > 1:
        return False
    if atom.kind in ("lunarmark", "nthweek", "monthnth", "nthday"):
        return True
    if text[atom.start : atom.end] in ("中期", "伊始", "末", "初", "底", "中"):
        return True
    if atom.kind == "md":
        after = text[atom.end : atom.end + 1]
        return (
            bool(after)
            and "\u4e00" <= after <= "\u9fff"
            and after not in "在晚早上下前后之至到日"
            and not text.startswith(("以前", "以后", "以来"), atom.end)
            or text[atom.start - 1 : atom.start] in ("比", "约", "占")
        )
    if atom.kind == "monthpart" and text[atom.start : atom.end] in ("中", "底", "末", "初", "份"):
        return True
    return False


def without_titles(text: str) -> str:
    """The text with what stands in 《》 blanked out: a title names no time."""
    return _TITLE.sub(lambda match: "\x00" * len(match.group()), text) if "《" in text else text
