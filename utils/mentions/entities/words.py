"""Names among the recogniser's words: people, places and organisations, cut back where it took too much."""

from __future__ import annotations

import re

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import OWN_OFFICE, Entity, all_abbreviations
from utils.mentions.entities.lexicon import (
    CLEAR,
    HEAD,
    NO_HEAD,
    PLACE_BEFORE,
    TITLE_BEFORE,
    TITLES,
    A,
)

_TITLE_END = re.compile(rf"(?:{TITLES})$")
_HEAD_AT_END = re.compile(HEAD + r"$")
_PLACE_SUFFIX = re.compile(
    r"(?:省|市|县|区|州|郡|邦|道|府|镇|乡|村|街道|岛|湾|港|山|河|江|湖|海|峡|半岛|群岛|海峡|地区|高原|平原|盆地|沙漠|走廊|机场|"
    r"大桥|"
    r"车站|站|路|街|广场|公园|水库|新区|旗|盟|堡|城|国|洲|洋|谷|岭|峰|寺|宫|基地|大道)$"
)
_GENERIC_TAIL = re.compile(
    r"(?:代表团|部队|军队|方面|大使|媒体|官员|军官.*|队|人|籍|民众|游客|军方|当局|警方|总统|总理|外长|高层|国家队|式|版|产|系)$"
)
# Two-character verbs whose first character a recogniser may take for the end of a name.
_MOVES = frozenset(
    (
        "飞抵 飞往 飞赴 飞到 飞离 抵达 抵京 赶赴 赶到 赶往 前往 前去 转赴 转往 出访 出席 到访 到达 访问 返回 返抵 会见 会晤 会谈 来访 来到 率团 率队 "
        "亲赴 亲自 当即 当时 当天 当场 接见 接受 致电 致函 主持 乘机 乘车 登机 启程 动身"
    ).split()
)
_TITLE = re.compile(TITLES)
_NOT_PERSON = re.compile(
    r"^(?:[\u4e00-\u9fff][军媒方]|.*(?:部队|集团|公司|先生|女士|同志|大使|总统|记者|网友|某)|"
    r"[^\u4e00-\u9fffA-Za-z]+)$"
)


def names_of_words(draft: Draft) -> list[Entity]:
    found = []
    for start, end, tag in draft.words or ():
        text = draft.text[start:end]
        if tag == "PER":
            start, end = _whole_start(draft, start), _whole_person(draft, start, end)
            late = re.search(
                r"(?<=..)(?:周|星期|礼拜)[一二三四五六日天]$|(?<=..)[今昨当]天$", draft.text[start:end]
            )
            end -= len(late.group()) if late else 0
            end -= 1 if _took_verb(draft, start, end) else 0
            text = draft.text[start:end]
            if is_place(draft, start, text) or all_abbreviations(text) and all(c in CLEAR for c in text):
                continue
            if (
                end in draft.starts
                and draft.starts[end][1] == "LOC"
                and draft.word_at(end) not in gazetteer.entries()
                and re.search(r"[省州市县区岛]$", draft.text[end : draft.starts[end][0] + 1])
            ):
                whole = text + draft.word_at(end)  # a foreign place read as a person and its suffix
                if whole[-1] not in "省州市县区岛":
                    whole += draft.text[start + len(whole)]
                found.append(Entity(start, start + len(whole), whole, "LOC", whole))
                continue
            named = re.search(r"(?:台风|飓风|风暴|气旋)[“\"「]?$", draft.text[max(0, start - 4) : start])
            if not _NOT_PERSON.match(text) and len(text) >= 2 and not named and not _TITLE.fullmatch(text):
                found.append(Entity(start, end, text, "PER", text))
        elif (
            tag in ("LOC", "ORG")
            and len(text) >= 2
            and not all_abbreviations(text)
            and not (len(text) == 2 and text[1] == "国" and OWN_OFFICE.match(draft.text, end))
            and not (len(text) == 2 and text[0] in A and text[1] in "方军媒")
        ):
            found += _clipped(draft, start, end, tag)
    return found


def is_place(draft: Draft, start: int, text: str) -> bool:
    """安曼 behind 在, or any capital: a place that the recogniser read as a person."""
    entry = gazetteer.entries().get(text)
    if entry is None or entry.kind not in ("CITY", "PROVINCE", "COUNTRY", "REGION"):
        return False
    before = draft.text[max(0, start - 6) : start]
    return TITLE_BEFORE.search(before) is None and (
        entry.capital_of is not None or entry.kind == "COUNTRY" or PLACE_BEFORE.search(before) is not None
    )


def _whole_start(draft: Draft, start: int) -> int:
    """部长|别|洛乌索夫: one character between a title and the rest of a name belongs to the name."""
    end, tag = draft.starts.get(start - 1, (0, ""))
    if end != start or start < 2 or tag not in ("d", "v", "a", "n", "nz", "PER"):
        return start
    before, char = draft.text[max(0, start - 9) : start], draft.text[start - 1]
    if (
        "\u4e00" <= char <= "\u9fff"
        and char not in "与和及的对向等前原兼"
        and TITLE_BEFORE.search(before) is None
        and _TITLE_END.search(before[:-1])
    ):
        return start - 1
    return start


def _whole_person(draft: Draft, start: int, end: int) -> int:
    """The end of a name with dots, which the recogniser sometimes cuts."""
    match = re.compile(r"(?:[·•・‧][\u4e00-\u9fffA-Za-z]{1,8})+").match(draft.text, end)
    if match is None:
        return end
    last = match.end()
    if draft.covering and last < len(draft.text):  # stop at the end of a word the recogniser sees
        ends = [b for _, b, _ in draft.words if end < b <= last]
        last = ends[-1] if ends else end
    return last


def _took_verb(draft: Draft, start: int, end: int) -> bool:
    """Whether a name's last character begins the verb behind it (莫某某飞|抵), no verb of its own standing
    there."""
    return (
        end - start >= 3
        and draft.text[end - 1 : end + 1] in _MOVES
        and draft.text[end : end + 2] not in _MOVES
    )


def _clipped(draft: Draft, start: int, end: int, tag: str) -> list[Entity]:
    """A place or organisation of the recogniser's, without what it took too much or called wrongly."""
    if end - start > 3 and draft.text[end - 1] == draft.text[end - 2] in "部局署院厅会":
        end -= 1  # 气象署|署长
    if draft.text[start:end].endswith(("市区", "城区", "郊区", "市郊")) and end - start > 3:
        end -= 1 if draft.text[start:end].endswith("市区") else 2
    around = re.search(r"(?<=..)(?:附近|周边|近海|沿海|沿岸)(?:海域|地区|水域)?$", draft.text[start:end])
    end -= len(around.group()) if around else 0
    text = draft.text[start:end]
    if re.search(r"[0-9，,。、（()）]$", text) or not re.search(r"[\u4e00-\u9fffA-Za-z]", text):
        return []
    if _HEAD_AT_END.search(text) and not NO_HEAD.search(text) and len(text) >= 3:
        return [Entity(start, end, text, "ORG", text)]
    head = next((hit for hit in gazetteer.matches(text) if hit[0] == 0), None)
    place = head is not None and gazetteer.entries()[head[2]].kind in (
        "COUNTRY",
        "CITY",
        "PROVINCE",
        "REGION",
    )
    if place and head[1] < len(text) and not (tag == "LOC" and _PLACE_SUFFIX.search(text)):
        if tag == "ORG" and not _GENERIC_TAIL.search(text):
            return [Entity(start, end, text, "ORG", text)]
        return []  # the gazetteer's own claim stands
    if _GENERIC_TAIL.search(text) and tag == "ORG":
        bare = _GENERIC_TAIL.sub("", text)
        return [Entity(start, start + len(bare), bare, "LOC", bare)] if _PLACE_SUFFIX.search(bare) else []
    if tag == "ORG" and place and head[1] == len(text):
        return []
    if re.match(rf"^(?:[{A}]*[一二两三四五六七八九十多各]国$|[{A}]{{2,}}[一二两三四五]国)", text):
        return []
    return [Entity(start, end, text, tag, text)]
