"""Countries in one character: 俄外长, 访朝, 对华, 美韩日 together."""

from __future__ import annotations

import re

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity
from utils.mentions.entities.lexicon import CLEAR, A

_TOGETHER = (
    r"(?:[两二三四五]国|双方|三方|各方|双边|三边|关系|贸易|经贸|战争|冲突|会谈|会晤|谈判|磋商|峰会|边境|边界|联合|同盟|联盟|"
    r"协[议定]|友好|友谊|合作|对话|对抗|战场|局势|停火|停战|外交|外长|首脑|元首|领导人|代表|高官|之间|之争|互动|互信|互相|"
    r"相互|军演|军事|战略|全面|握手|条约|贸易战|关税|航线|口岸|铁路|矛盾|问题|建交|和谈|和解|交战|战事|危机|等国|等多国|海军|"
    r"空军|陆军|防务|防长|自由贸易|自贸|共同|签署|达成|均|都|也|在|将|就|正|已)"
)
_SINGLE_AFTER = (
    rf"(?:(?<=[{CLEAR}台港])方(?!便|法|向|案|式|面的|针|块|程|言|才|圆|位)|媒|军(?!事|人|团|官|队伍|校|工)|国防部|外交部|国防部?长|"
    rf"防长|外长|总统|总理|"
    r"首相|国防大臣|财长|副?(?:外长|防长|总统|总理|外交部长|国防部长)|大使|官员|政府|议会|国会|联邦安全|联邦|安全会议|情报|警方|国安|"
    r"参[众]院|参联会|参议|军方|企(?!业|图|鹅)|籍|商务部|财政部|国务院|国务卿|央行|前线|北部|南部|东部|西部|边境)"
)
_AFTER_ONE = re.compile(_SINGLE_AFTER)
_SINGLE_BEFORE = "访驻对赴入援抗反涉侵亲挺制遏抵离来旅留在从与同和向至"


def state_members(draft: Draft) -> list[Entity]:
    found = []
    for match in re.finditer(rf"[{A}华{gazetteer.initials(draft.whole)}]+", draft.text):
        for start, end in _members(draft, match.start(), match.end()):
            for position in range(start, end):
                char = draft.text[position]
                country = gazetteer.abbreviation(char, draft.whole)
                if country:
                    found.append(
                        Entity(
                            position, position + 1, char, "STATE", country, "state", country, basis="grammar"
                        )
                    )
    return found


def _members(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    """Which characters of a run of abbreviations name countries: spans of runs that do."""
    text = draft.text
    if start and text[start - 1] in "第零〇一二三四五六七八九十百千万亿两几":
        return []
    run = text[start:end]
    if len(run) >= 2 and "华" not in run and len(set(run)) == len(run) and _compound(draft, start, end):
        return [(start, end)]
    spans = []
    first, last = start, end - 1
    if _leads(draft, last):
        spans.append((last, last + 1))
    if first != last or not spans:
        if _follows(draft, first) and (first, first + 1) not in spans:
            spans.append((first, first + 1))
    return spans


def _compound(draft: Draft, start: int, end: int) -> bool:
    """美俄, 韩美日: together before a word that takes two, or set apart by the recogniser."""
    text, run = draft.text, draft.text[start:end]
    clear = sum(char in CLEAR for char in run)
    if clear < 2 and not (clear and re.match(r"[两三四]国|双方|关系", text[end : end + 2])):
        return False
    if draft.words is not None:
        inside = draft.words_over(start, end)
        whole = all(
            a >= start and (b <= end or re.match(r"[一二两三四五]国|军|方", text[end:b]))
            for a, b, _ in inside
        )
        if not whole:
            return False
        if any(tag in ("LOC", "ORG", "nz", "PER", "nt", "j") for *_, tag in inside):
            return True
    return re.match(_TOGETHER, text[end : end + 6]) is not None


def _leads(draft: Draft, position: int) -> bool:
    """俄 in 俄外长, 俄方, 乌军: an abbreviation before what belongs to a state."""
    char, text = draft.text[position], draft.text
    if char == "华" or _AFTER_ONE.match(text, position + 1) is None and not _side_of_a_named(draft, position):
        return False
    if draft.words is None:
        return char in CLEAR and (
            position == 0
            or not "\u4e00" <= text[position - 1] <= "\u9fff"
            or text[position - 1] in "与和同向对据由在被给让令，是为将了"
        )
    start, end, tag = (
        draft.words[draft.covering[position]] if draft.covering[position] >= 0 else (position, 0, "")
    )
    return start == position and (end - start <= 3 or tag in ("ORG", "LOC", "nz", "n"))


_SIDE = re.compile(r"方(?!便|法|向|案|式|面|针|块|程|言|才|圆|位|子|形|舟)")


def _side_of_a_named(draft: Draft, position: int) -> bool:
    """厄方 on a page that names 厄立特里亚 in full."""
    if _SIDE.match(draft.text, position + 1) is None:
        return False
    country = gazetteer.abbreviation(draft.text[position], draft.whole)
    return country is not None and country in draft.whole


def _follows(draft: Draft, position: int) -> bool:
    """朝 in 访朝, 驻朝, 对朝制裁: an abbreviation behind what is done to a state."""
    text = draft.text
    if not position or text[position - 1] not in _SINGLE_BEFORE:
        return False
    char, before, after = text[position], text[position - 1], text[position + 1 : position + 3]
    strong = before in "访驻赴援抗侵遏" or (before in "抵对反亲挺制涉旅留来在" and char == "华")
    if draft.words is None:
        return strong and (char in CLEAR or char == "华")
    start, end, tag = draft.words[draft.covering[position]] if draft.covering[position] >= 0 else (0, 0, "")
    if start == position and end == position + 1 and (tag == "LOC" or strong):
        return True
    if strong and start == position - 1 and end == position + 1:
        return True
    return (
        before == "对"
        and char in CLEAR
        and start == position
        and re.match(
            r"制裁|政策|关系|贸易|出口|施压|合作|友好|战略|实施|支持|援助|关税|态度|动武|军援|核查|封锁",
            after or "",
        )
        is not None
    )
