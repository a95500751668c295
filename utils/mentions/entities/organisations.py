"""Organisations by grammar: a place, an abbreviation or another organisation, words without a verb, and a
head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity
from utils.mentions.entities.lexicon import HEAD, NO_HEAD, STOP_INSIDE, A

_HEAD_INSIDE = re.compile(HEAD)
_UNIT = re.compile(
    r"第[\d一二三四五六七八九十百]+(?:集团军|军团|舰队|(?:空降|空中突击|机械化步?兵?|机步|装甲|步兵|海军陆战|近卫|山地|炮兵|特战|坦克|合成|突击)+"
    r"(?:师|旅|团|营)|[师旅](?!团)|航母战斗群)|[“\"「]([\u4e00-\u9fff]{2,6}(?:军团|部队|集团|行动队|突击队|营))[”\"」]"
)
_MISSION = re.compile(
    rf"驻(?:[{A}华]|[\u4e00-\u9fff]{{2,6}}?)(?:大使馆|使馆|总?领事馆|总领馆|使领馆|代表处|办事处|代表团)"
)


def organisations_at(draft: Draft, anchors: Sequence[Entity], tagged: Sequence[Entity]) -> list[Entity]:
    found = [
        Entity(
            m.start(1) if m.group(1) else m.start(),
            m.end(1) if m.group(1) else m.end(),
            m.group(1) or m.group(),
            "ORG",
            m.group(1) or m.group(),
            basis="grammar",
        )
        for m in _UNIT.finditer(draft.text)
    ]
    for anchor in anchors:
        if anchor.kind in ("LOC", "STATE", "ORG"):
            end = _organisation_end(draft, anchor.end, from_place=anchor.kind != "ORG")
            if end is not None:
                found.append(_organisation(draft, anchor.start, end, anchor))
    by_end = {anchor.end: anchor for anchor in anchors}
    for entity in tagged:  # the recogniser found the head, a place stands before it
        anchor = by_end.get(entity.start)
        end = _organisation_end(draft, entity.end, from_place=False) or entity.end
        if anchor is not None and anchor.kind in ("LOC", "STATE"):
            found.append(_organisation(draft, anchor.start, end, anchor))
        elif end > entity.end:
            found.append(_organisation(draft, entity.start, end, None))
    return [entity for entity in found if entity is not None]


def _organisation(draft: Draft, start: int, end: int, anchor: Entity | None) -> Entity | None:
    text = draft.text[start:end]
    if NO_HEAD.search(text):
        return None
    country = anchor.country if anchor is not None else None
    name = text
    if anchor is not None and anchor.kind == "STATE":
        if "朝" in anchor.text and text.startswith("朝阳"):
            return None
        start_of_run = anchor.start
        name = anchor.name + draft.text[anchor.end : end]
        if start_of_run != start:
            name = text
    return Entity(start, end, text, "ORG", gazetteer.canonical(name), country=country, basis="grammar")


def _organisation_end(draft: Draft, position: int, from_place: bool) -> int | None:
    """Where the organisation ends that begins with a name ending at `position`, or None."""
    mission = _MISSION.match(draft.text, position)
    if mission:
        return mission.end()
    window = draft.text[position : position + 18]
    stop = re.search(r"[^\u4e00-\u9fffA-Za-z0-9]", window)
    window = window[: stop.start()] if stop else window
    best = None
    for match in _HEAD_INSIDE.finditer(window):
        if _joins(draft, position, position + match.start(), position + match.end(), from_place):
            best = position + match.end()
        else:
            break
    return best


def _joins(draft: Draft, start: int, head: int, end: int, from_place: bool) -> bool:
    inner = draft.text[start:head]
    if inner.endswith("副") and draft.text[end : end + 1] == "长":  # 国防部|副部长
        return False
    if (
        STOP_INSIDE.search(inner)
        or NO_HEAD.search(draft.text[start:end])
        or (not from_place and not inner and end - head < 2)
    ):
        return False
    if draft.text[start:end] in ("政府",) and not from_place:
        return False
    joint = re.search("[和与]", draft.text[start : end - 1])
    if joint and (joint.start() < 2 or draft.occupied & {start + joint.start() - 1, start + joint.end()}):
        return False  # 外交部和国防部, 朝鲜与俄国防部 are two; 灾害与应急管理局 is one
    if draft.words is None:
        return len(inner) <= 8
    for a, b, tag in draft.words_over(start, end):
        if draft.text[a:b] in "和与":
            continue
        if (
            tag in ("v", "d", "p", "u", "r", "w", "TIME", "PER", "ad", "vd", "xc", "m", "q")
            and a < head
            and not (tag in ("v", "m", "d") and b > head)
            and not (tag == "v" and b - a <= 2 and b == head and _nominal(draft, a, b))
        ):
            return False
    tail = draft.covering[end - 1] if draft.covering else -1
    if tail >= 0:
        a, b, tag = draft.words[tail]
        if (
            b > end
            and tag not in ("LOC", "ORG")
            and not re.match(r"长|部长|长级|秘书|发言|主席|主任|员|方面|负责", draft.text[end:b])
        ):
            return False
    return True


def _nominal(draft: Draft, start: int, end: int) -> bool:
    return draft.text[start:end] in {
        "发展",
        "管理",
        "安全",
        "研究",
        "调查",
        "监督",
        "服务",
        "教育",
        "投资",
        "开发",
        "建设",
        "设计",
        "救援",
        "应急",
        "防卫",
        "保安",
        "检察",
        "监测",
        "控股",
        "运输",
        "交通",
        "旅游",
        "改革",
        "审计",
    }
