"""Places: a place and its head (泰国南部地区), province and city as one, and whether a capital acts as its
state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity, country_of
from utils.mentions.entities.lexicon import PLACE_BEFORE, STOP_INSIDE

_PLACE_HEAD = re.compile(
    r"^(?:[东西南北中远]{1,2}(?:部|北部|南部)?(?:沿海|边境)?地区|地区|(?:(?!附近|周边|外|近|以|沿)[\u4e00-\u9fff]{0,3}?)(?:旅游区|经济区|经济特区|"
    r"开发区|自贸区|新区|"
    r"工业园区?|保护区|自治州|自治县|群岛|半岛|海峡|山脉|高原|盆地|平原|沙漠|走廊|国际机场|机场|火车站|水库|大桥|核电站|海域|空军基地|军事?基地)"
    r"|[省市县州郡邦道府](?![民长委区场级政场面值府内]|场|场|中心|教育|立|公安|应急|气象|卫)|边疆区)"
)
_PLACE_AFTER = re.compile(
    r"^(?:市|郊|举行|召开|时间|机场|街头|市区|居民|市民|当地|附近|以[东南西北]|以外|地区|州|[东西南北]|会谈|会议|峰会|之行|首都|大学|城|"
    r"郊区|"
    r"市中心|周边|发生|闭门|[、，]?(?:国际)?机场|爆发|奥运|马拉松|街|晚间|凌晨|的?(?:天气|酒店|医院|地铁|街头|居民|房价|"
    r"一[家处名个]))"
)
_ACTS = re.compile(
    r"^(?:方面|当局|政府|官方|高层|已|又|也|还|正|正在|立即|随即|迅速|紧急|多次|再次|再度|曾|曾经|一直|此前|此次|日前|近日|则|却|会|将|将会|不会|"
    r"可能|或|或将|或许|似乎|希望|企图|试图|意图|有意|打算|计划|准备|必须|需要|不得不|坚持|依然|仍|仍然|尚未|没有|未|并未|拒绝|"
    r"同意|支持|反对|谴责|批评|指责|要求|敦促|呼吁|警告|威胁|宣布|宣称|声称|表示|称|认为|强调|指出|否认|承认|证实|确认|透露|披露|"
    r"回应|表态|承诺|担心|担忧|寻求|派出|派遣|派|召集|召回|召见|邀请|推动|提出|提议|提供|出兵|出手|对此|对|向|与|和|同|把|让|"
    r"决定|下令|开始|停止|加强|加大|扩大|实施|制裁|发出|发表|发布|重申|抗议|抨击|施压|介入|插手|盯上|松口|改口|妥协|让步|低头)"
)
_RELATION_BEFORE = re.compile(
    r"(?:与|同|和|跟|对|向|令|让|给|请求|要求|敦促|逼|迫使|说服|得罪|激怒|依赖|依靠|亲|反|联合|批评|指责|指控|警告|威胁|制裁|"
    r"支持)$"
)
_RELATION_AFTER = re.compile(
    r"^(?:的)?(?:关系|支持|制裁|压力|立场|态度|政策|要求|请求|承诺|盟友|威胁|条件|做法|说法|决定|提议|方案|口径|意图|信号|底线|"
    r"施压|发出|提出|派出|提供|妥协|让步|保证|喊话|示好|示威|表态|靠拢|求援|抗议)"
)


def places_at(draft: Draft, anchors: Sequence[Entity]) -> list[Entity]:
    """Places with a head behind them: 泰国南部地区, 青屿旅游区."""
    found = []
    for anchor in anchors:
        if anchor.kind != "LOC":
            continue
        match = _PLACE_HEAD.match(draft.text[anchor.end : anchor.end + 10])
        if match and not STOP_INSIDE.search(match.group()):
            end = anchor.end + match.end()
            if draft.cuts_word(end):
                continue
            text = draft.text[anchor.start : end]
            entry = gazetteer.entries().get(text)
            found.append(
                Entity(
                    anchor.start,
                    end,
                    text,
                    "LOC",
                    entry.name if entry else text,
                    country=anchor.country,
                    within=anchor.within or (anchor.name if anchor.basis == "gazetteer" else None),
                    basis="grammar",
                )
            )
    return found


def join_places(draft: Draft, kept: list[Entity]) -> list[Entity]:
    """四川省 + 雅安市 + 宝兴县 are one place; a country and its city are two."""
    joined: list[Entity] = []
    for entity in kept:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == entity.kind == "LOC"
            and last.end == entity.start
            and _province(draft, last)
            and not _is_country(draft, entity)
        ):
            joined[-1] = replace(
                entity,
                start=last.start,
                text=last.text + entity.text,
                name=entity.name,
                within=entity.within or last.name,
                country=entity.country or last.country,
            )
        elif (
            last is not None
            and last.kind == entity.kind == "LOC"
            and last.end == entity.start
            and re.fullmatch(r"[东西南北中远][东西南北]?部?(?:沿海|边境)?地区|远东地区|远东", entity.text)
        ):
            text = last.text + entity.text
            joined[-1] = replace(
                last, end=entity.end, text=text, name=text, within=last.name, basis="grammar"
            )
        else:
            joined.append(entity)
    return joined


def _province(draft: Draft, entity: Entity) -> bool:
    entry = gazetteer.entries().get(entity.text)
    if entry is not None:
        return entry.kind in ("PROVINCE",) or (entry.kind == "CITY" and entity.text.endswith("市"))
    return re.search(r"(?:省|市|州|道|县|自治区|郡|邦|府)$", entity.text) is not None


def _is_country(draft: Draft, entity: Entity) -> bool:
    entry = gazetteer.entries().get(entity.text)
    return entry is not None and entry.kind in ("COUNTRY", "REGION")


def located(draft: Draft, entity: Entity) -> Entity:
    entry = gazetteer.entries().get(entity.text)
    if entry is None and entity.basis not in ("alias", "page"):
        shorter = re.sub(r"(?:地区|州|盟|市)$", "", entity.text)
        entry = gazetteer.entries().get(shorter) if len(shorter) >= 2 and shorter != entity.text else None
        if entry is not None and entry.kind in ("CITY", "PROVINCE", "COUNTRY", "REGION"):
            return replace(
                entity,
                name=entry.name,
                country=entry.country,
                within=entry.within if entry.kind != "COUNTRY" else None,
            )
        entry = None
    if entry is None:
        name = entity.name
        country = entity.country or country_of(entity.text)
        return replace(
            entity, country=country, within=entity.within or (country if country != name else None)
        )
    if entity.basis in ("alias", "page"):
        return entity
    if entry.kind == "COUNTRY":
        return replace(entity, name=entry.name, country=entry.name)
    if (entry.capital_of or entry.kind == "SEAT") and acts_as_state(draft, entity, entry):
        state = entry.capital_of or entry.country
        return replace(entity, name=state, role="state", country=state)
    return entity


def acts_as_state(draft: Draft, entity: Entity, entry: gazetteer.Entry) -> bool:
    before, after = (
        draft.text[max(0, entity.start - 8) : entity.start],
        draft.text[entity.end : entity.end + 8],
    )
    if entry.kind == "SEAT":
        return not re.search(r"(?:在|抵达|前往|进入|离开|来到|走出)$", before)
    if PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return False
    if _RELATION_BEFORE.search(before) and (_RELATION_AFTER.match(after) or _ACTS.match(after)):
        return True
    opens = not before or re.search(
        r"[，。！？；：,!?;:“”\"「」\n（(、…]$|(?:但|而|不过|因此|所以|据称|据悉|同时|如果|随着|尽管|虽然|目前|"
        r"如今|此后|随后)$",
        before,
    )
    return bool(opens and _ACTS.match(after)) or re.match(r"^(?:方面|当局|政府|官方)", after) is not None
