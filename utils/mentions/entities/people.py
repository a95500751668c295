"""People: names behind titles that the recogniser overlooked, and the titles and countries of those it
found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from utils.mentions import gazetteer
from utils.mentions.entities.draft import Draft
from utils.mentions.entities.entity import Entity, without_country
from utils.mentions.entities.lexicon import STOP_INSIDE, TITLE_BEFORE, TITLES

_TITLE_AFTER = re.compile(
    r"^(?P<title>外长|防长|主席|总统|总理|首相|部长|书记|大使|先生|女士|教授|博士|院士|委员|委员长|市长|省长|州长|"
    r"国务卿|议长|议员|将军|上将|发言人|局长|主任|记者|导演|国王|王储|教授|医生|律师|校长|会长|总裁|董事长)"
)
_SPEECH = "表示|称|说|指出|强调|透露|认为|宣布|警告|坦言|回应|介绍|告诉|提到|补充|写道|呼吁|否认|证实|抵达|访问|会见|接见|出席|担任|出任"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯"
    "邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍"
    "位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵阳解强柴华车冉房边净阴闫尚朴闻窦"
)
_SURNAMED = re.compile(
    rf"(?:{TITLES})(?P<name>(?:欧阳|上官|司马|诸葛|慕容|司徒|[{_SURNAMES}])(?:某某|某|"
    rf"[\u4e00-\u9fff]{{1,2}}?))"
    r"(?=[，。、（(：:“]|也|还|则|又|在|于|就|对|向|和|与|今|昨|近日|日前|随后|此前|曾|表示|说|称|指出|介绍|透露|强调|认为|告诉|通报|"
    r"坦言|回应|\d)"
)
_NAMED_BY_TITLE = re.compile(
    rf"(?:{TITLES})(?P<name>[\u4e00-\u9fff]{{2,4}}?(?:·[\u4e00-\u9fff]{{1,7}})*)"
    rf"(?=(?:[也则还曾在于\d]|{_SPEECH}|[，,、。（(]))"
)


def people_by_title(draft: Draft) -> list[Entity]:
    """A Chinese name behind a title that the recogniser overlooked; without it, any name there."""
    found = [
        Entity(m.start("name"), m.end("name"), m.group("name"), "PER", m.group("name"), basis="grammar")
        for m in (_SURNAMED if draft.words is not None else _NAMED_BY_TITLE).finditer(draft.text)
        if not STOP_INSIDE.search(m.group("name"))
    ]
    if draft.words is None:
        return found
    return [
        e
        for e in found
        if not re.search(r"记者|媒体|出席|指出|介绍|时|今|昨|将", e.text)
        and not any(
            tag in ("LOC", "ORG", "TIME")
            and b - a > 1
            or (a, b) == (e.start, e.end)
            and tag in ("v", "d", "r", "n", "c")
            for a, b, tag in draft.words_over(e.start, e.end)
        )
    ]


def titled(draft: Draft, entity: Entity, kept: Sequence[Entity]) -> Entity:
    before, after = (
        draft.text[max(0, entity.start - 24) : entity.start],
        draft.text[entity.end : entity.end + 6],
    )
    title = TITLE_BEFORE.search(before)
    name, country, role = entity.name, entity.country, None
    if title:
        role, begin = title.group("title"), entity.start - len(before) + title.start()
        stop = begin + len(role)
        nearest = bisect_left(draft.name_starts, begin)
        owner = next(
            (
                e
                for e in reversed(kept[max(0, nearest - 4) : nearest])
                if e.end <= stop
                and begin - e.end <= 8
                and not re.search(r"[，。；：,;:、]|[0-9]日|[电讯][(（]", draft.text[e.end : begin])
            ),
            None,
        )
        if owner is not None and owner.kind in ("LOC", "STATE", "ORG"):
            country = owner.country or (owner.name if owner.kind != "ORG" else None)
            between = draft.text[owner.end : stop]
            between = re.sub(r"^[^（(]*[)）]|[（(][^）)]*[)）]", "", between)
            if owner.kind == "ORG":
                role = (without_country(owner.text) or owner.text) + between
            elif not STOP_INSIDE.search(between):
                role = between
    else:
        match = _TITLE_AFTER.match(after)
        role = match.group("title") if match else None
    known = gazetteer.entries().get(entity.text)
    if known is None and entity.basis not in ("alias", "page"):
        name = _surname(draft, entity.text)
    return replace(
        entity,
        name=known.name if known and entity.basis not in ("alias", "page") else name,
        role_title=role,
        country=country or (known.country if known else None),
    )


def _surname(draft: Draft, full: str) -> str:
    """安德烈·奥列宁 is 奥列宁, as the press shortens it, unless two people here share that name."""
    parts = re.split(r"[·•・‧.]", full)
    last = parts[-1]
    if len(parts) == 1 or len(last) < 2:
        return full
    known = gazetteer.entries().get(last)
    if len(_firsts(draft, last)) > 1:
        return full
    return known.name if known is not None and known.kind == "PER" else last


def _firsts(draft: Draft, last: str) -> set[str]:
    """The first names that stand before a last name in the whole text, by their last two characters."""
    if last not in draft.first_names:
        pattern = rf"([\u4e00-\u9fff]{{1,2}})[·•・‧]{re.escape(last)}"
        draft.first_names[last] = {match.group(1) for match in re.finditer(pattern, draft.whole)}
    return draft.first_names[last]
