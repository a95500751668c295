"""A question in words that a reader understands, Chinese and English.

A label is built from clean slots: who acts, the deed's class, to whom or where, and what is asked. Words out
of the sentences enter only where they are plainly a noun (`clean_noun`). Where a figure has neither deed nor
noun, the clause itself is the question, its value blanked: 水最深的地方没过两米 asks 水最深的地方没过多少米. English names come
from `utils.mentions.english`; a name or noun that it does not know stays Chinese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from utils import text
from utils.catalogue import VALUES
from utils.claims import actions, messages
from utils.mentions import english, gazetteer, spoken

LONGEST_NOUN = 6  # characters of a noun that a label shows
BEFORE, AFTER = 16, 8  # characters of a clause shown before and after its blanked value
_NO_NOUN = re.compile(
    r"[的了着过是在有和与把被将就也又都还要会能不没这那里给跟从向对上看说等地得起来去谁何为让叫使]|双方|打算|^[一二两三]|"
    r"[^\u4e00-\u9fffA-Za-z0-9]"
)
_BREAK = re.compile(r"[，,。；;：:！!？?、\n—…（）()]")
_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》 ")
_HEDGE = re.compile(
    r"(?:不超过|不到|不足|超过|超|约为|大约|约|近|将近|接近|至少|至多|最多|最少|多达|高达|达到|仅|只有|为|有|是|共计|共有|共|"
    r"总共|一共|合计|累计|玩|的|了)+$"
)
_PLACELIKE = re.compile(r"[省市县区镇乡村州郡岛港湾河江湖海山站国]$")
# How a deed names whom it is done to. The rest: A对B的….
_TRANSITIVE = frozenset(
    (
        "visit sanction aid attack invade acquire arrest capture investigate rescue elected appoint fine sue "
        "win shoot_down charge release"
    ).split()
)
_TOWARDS = frozenset(("deploy", "launch", "export", "invest", "donate", "withdraw"))
_ABOUT = {
    "conference": ("{}关于{}的{}", "on"),
    "tour": ("{}去{}的{}", "to"),
    "reopen": ("{}{}{}", "of"),
    "die": ("{}{}{}", "of"),
}
_PREPOSITION = {
    "sanction": "on",
    "attack": "on",
    "invade": "of",
    "demand": "to",
    "capture": "of",
    "acquire": "of",
    "arrest": "of",
    "release": "of",
    "investigate": "of",
    "sentence": "of",
    "die": "among",
}
# What happened to those who are counted: How many people {...}.
_SUFFERED = {
    "die": "died",
    "injure": "were injured",
    "casualty": "were killed or injured",
    "missing": "are missing",
    "trapped": "were trapped",
    "stranded": "were stranded",
    "rescue": "were rescued",
    "evacuate": "were evacuated",
    "hospital": "were taken to hospital",
    "infect": "were infected",
    "affected": "were affected",
    "homeless": "were displaced",
    "arrest": "were arrested",
    "freed": "were released",
    "prisoner": "were taken prisoner",
    "attend": "took part",
    "protest": "protested",
    "strike": "went on strike",
    "layoff": "are laid off",
    "hire": "are hired",
    "aboard": "were aboard",
    "deploy": "were sent",
    "vaccinate": "were vaccinated",
}
# The deed as something that takes place, where the lexicon names those whom it struck.
_AS_EVENT = {
    "evacuate": "evacuation",
    "missing": "disappearance",
    "trapped": "trapping",
    "stranded": "stranding",
    "rescue": "rescue",
    "hospital": "admission to hospital",
    "affected": "disaster",
    "homeless": "displacement",
    "freed": "release",
    "prisoner": "capture",
    "shoot_down": "destruction",
    "damage": "damage to buildings",
    "restore": "return of power",
    "burn": "burning",
    "sentence": "sentencing",
    "charge": "indictment",
    "sue": "lawsuit",
    "launch": "launch",
    "layoff": "layoffs",
    "release": "publication",
}
_ASKED = {
    "date": ("{}的时间", "When {} took place"),
    "place": ("{}的地点", "Where {} took place"),
    "event": ("{}是否发生", "Whether {} took place"),
    "participants": ("{}的参加方", "Who took part in {}"),
    "kind": ("{}的类别", "Of what kind {} is"),
    "status": ("{}的进展", "How far {} has come"),
    "order": ("{}的名次或次序", "Rank or order: {}"),
}
# What is asked of states with words of their own, by their subkey (`attributes.states`), and of ties (`attributes.words`).
_STATES = {
    "none": ("{}有没有发生", "Whether {} occurred at all"),
    "cause": ("{}的原因", "Why it came to {}"),
    "open": ("{}有何未定", "What is still open about {}"),
    "level": ("{}的级别", "At which level {} stands"),
}
_TERMS = {"": ("裁员的补偿标准", "Severance terms"), "earlier": ("以往裁员的补偿标准", "Severance terms of earlier rounds")}
_TIES = {
    "ally": ("{}是不是同盟", "Whether there is an alliance: {}"),
    "normal": ("{}是否正常化", "Whether {} are back to normal"),
}
_ABROAD = ("大使", "公使", "领事", "总领事", "使馆")


# ----------------------------------------------------------------------------------------------------- words


def clean_noun(words: str | None) -> str:
    """A referent that can stand in a label: short, one or two words, no particle or verb of speech; else
    ''."""
    noun = (words or "").strip()
    if not 2 <= len(noun) <= LONGEST_NOUN or _NO_NOUN.search(noun) or actions.find(noun):
        return ""
    return noun if len(text.words(noun)) <= 2 else ""


def first_word(words: str | None) -> str:
    """The first word of the noun behind a figure (三大方向, 两件“大事”), two characters at least, else ''."""
    found = text.words((words or "").lstrip('“”"「『'))
    return found[0] if found and len(found[0]) >= 2 else ""


def _english(name: str) -> str:
    return english.name(name) or name


def _joined_en(names: Sequence[str]) -> str:
    return english.joined([_english(name) for name in names])


def _of(zh: str, what: str) -> str:
    return f"{zh}的{what}" if zh and what else zh or what


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _where(names: Sequence[str]) -> bool:
    """Whether all names are of places, in which something happens."""
    kinds = [gazetteer.entries().get(name) for name in names]
    return bool(names) and all(
        entry.kind in ("COUNTRY", "CITY", "PROVINCE", "REGION") if entry else bool(_PLACELIKE.search(name))
        for name, entry in zip(names, kinds)
    )


# ----------------------------------------------------------------------------------------------------- deeds


def deed(
    action: str | None, who: Sequence[str], whom: Sequence[str], where: Sequence[str]
) -> tuple[str, str]:
    """The deed in words: (美国、俄罗斯的会谈, the meeting between the United States and Russia)."""
    known = actions.of(action)
    whom = [name for name in whom if name not in who]
    if known is None or known.name == "cause":
        names = [*who, *whom] or list(where)
        return "、".join(names), _joined_en(names)
    zh, en = known.zh, _AS_EVENT.get(known.name, known.en)
    at_zh = "、".join(where) if where and not who and not whom else ""
    at_en = f" in {_joined_en(where)}" if at_zh else ""
    if known.mutual:
        names = [*who, *whom]
        linked = f"{'between' if len(names) == 2 else 'of'} {_joined_en(names)}" if names else ""
        return "、".join(names) + at_zh + zh, f"the {en} {linked}".rstrip() + at_en
    owner = _owner(known, who, en)
    if not whom:
        return "、".join(who) + at_zh + zh, owner + at_en
    return _done_to(known, who, whom, zh, owner)


def _owner(known: actions.Action, who: Sequence[str], en: str) -> str:
    """Who acts, before the deed; a place in which people suffer, or something is measured, behind it."""
    if not who:
        return f"the {en}"
    if (known.counter or known.measure) and _where(who):
        return f"the {en} in {_joined_en(who)}"
    return f"{english.possessive(_joined_en(who))} {en}"


def _done_to(
    known: actions.Action, who: Sequence[str], whom: Sequence[str], zh: str, owner: str
) -> tuple[str, str]:
    actors, target = "、".join(who), "、".join(whom)
    if known.name in _ABOUT:
        on_zh, on_en = _ABOUT[known.name]
        return on_zh.format(actors, target, zh), f"{owner} {on_en} {_joined_en(whom)}"
    if known.name in _TRANSITIVE:
        zh_words = f"{actors}{zh}{target}"
    elif known.name in _TOWARDS:
        zh_words = f"{actors}向{target}{zh}"
    else:
        zh_words = f"{actors}对{target}的{zh}" if who else f"{target}的{zh}"
    return zh_words, f"{owner} {_PREPOSITION.get(known.name, 'to' if who else 'of')} {_joined_en(whom)}"


# ---------------------------------------------------------------------------------------------------- labels


def label(key: tuple[Any, ...], members: Sequence[Any]) -> tuple[str, str]:
    """The question with this key (`questions.key_of`) and these answers, in Chinese and English."""
    attribute, action, actors, objects, places, scope, population, _, _, subkey = key
    place = tuple(scope or places)
    actors, objects = _named(actors, members), _named(objects, members)
    if attribute == "role":
        return _role(objects, subkey, members)
    if attribute == "statement":
        return _statement(actors, objects)
    zh, en = deed(action, actors, objects, place)
    special = (_TIES if action == "ties" else _TERMS if action == "terms" else _STATES if attribute in ("status", "event") else {}).get(subkey)
    if special is not None:
        return special[0].format(zh or "此事"), special[1].format(en or "this")
    if attribute == "assessment":
        return f"对{zh or '局势'}的判断", f"What to make of {en or 'the situation'}"
    if attribute in _ASKED:
        of_zh, of_en = _ASKED[attribute]
        return of_zh.format(zh or "此事"), of_en.format(en or "this")
    return _figure(attribute, action, (actors, objects, place), (zh, en), population, subkey, members)


def _named(names: Sequence[str], members: Sequence[Any]) -> list[str]:
    """The names without the states whose persons stand beside them (外长某甲 acts for his country)."""
    persons = {name for m in members for name in m.persons}
    lands = {land for m in members for land in m.extras.get("lands", ())}
    return [n for n in names if not (n in lands and any(other in persons for other in names))]


def _statement(actors: Sequence[str], objects: Sequence[str]) -> tuple[str, str]:
    speaker_zh, speaker_en = "、".join(actors) or "无名者", _joined_en(actors) or "an unnamed speaker"
    if not objects:
        return f"{speaker_zh}的表态", f"What {speaker_en} said"
    return (
        f"{speaker_zh}关于{'、'.join(objects)}的表态",
        f"What {speaker_en} said about {_joined_en(objects)}",
    )


def _role(objects: Sequence[str], title: str, members: Sequence[Any]) -> tuple[str, str]:
    said = english.office(title) or title
    abroad = title.endswith(_ABROAD) and any("驻" in m.quote for m in members)
    if objects and abroad:
        return f"驻{'、'.join(objects)}{title}由谁担任", f"Who is {said} to {_joined_en(objects)}"
    if objects:
        return (
            f"{'、'.join(objects)}{title}由谁担任",
            f"Who is {english.possessive(_joined_en(objects))} {said}",
        )
    return f"{title}由谁担任", f"Who is the {said}"


def deed_of(words: str, attribute: str, language: str) -> str:
    """The deed that a question of when, where, whether or how far is about; the label itself for any other.

    >>> deed_of("When the flood took place", "date", "en")
    'the flood'
    """
    frames = [_ASKED.get(attribute, ("{}", "{}")), *_STATES.values(), *_TIES.values()]
    for frame in frames:
        before, _, after = frame[language == "en"].partition("{}")
        if words.startswith(before) and words.endswith(after) and len(words) > len(before) + len(after):
            return words[len(before) : len(words) - len(after)]
    return words


# --------------------------------------------------------------------------------------------------- figures


def _figure(
    attribute: str,
    action: str,
    names: tuple[Sequence[str], Sequence[str], Sequence[str]],
    done: tuple[str, str],
    population: str,
    subkey: str,
    members: Sequence[Any],
) -> tuple[str, str]:
    """What a figure counts or measures; the clause itself where neither a deed nor a noun says it."""
    known, (zh, en) = actions.of(action), done
    noun = _noun(members)
    group_zh, group_en = messages.POPULATIONS.get(population, ("", ""))
    if known is None and not noun and not group_zh or not (zh or noun or group_zh):
        return _clause(attribute, members)
    if attribute == "duration":
        return _length(known, zh, en, noun, subkey, members)
    if known is not None and known.measure and attribute in ("money", "quantity", "headcount"):
        return _of(zh, group_zh), _capital(en) + (f", {group_en}" if group_en else "")
    if attribute == "headcount":
        return _people(known, names, (zh, en), noun, group_zh, group_en)
    return _count(attribute, known, (zh, en), noun, (group_zh, group_en), members)


def _noun(members: Sequence[Any]) -> str:
    """The noun that most answers count, else the word that all their nouns begin with."""
    nouns = Counter(noun for noun in (clean_noun(m.referent) for m in members) if noun)
    if not nouns and len(members) > 1:
        firsts = Counter(first_word(m.referent) for m in members)
        nouns = Counter({word: n for word, n in firsts.items() if word and n == len(members)})
    return min(nouns, key=lambda n: (-nouns[n], n)) if nouns else ""


def _length(
    known: actions.Action | None, zh: str, en: str, noun: str, subkey: str, members: Sequence[Any]
) -> tuple[str, str]:
    if known is None:
        return _clause("duration", members)
    if subkey == "since":
        return f"{zh or noun}距上次多久", f"How long since the last time: {en or noun}"
    if subkey == "delay":
        return f"{zh or noun}推迟了多久", f"By how long {en or noun} was delayed"
    return _of(zh or noun, "时长"), f"How long {en or english.noun(noun) or noun} lasted"


def _people(
    known: actions.Action | None,
    names: tuple[Sequence[str], Sequence[str], Sequence[str]],
    done: tuple[str, str],
    noun: str,
    group_zh: str,
    group_en: str,
) -> tuple[str, str]:
    """How many people died in A, how many troops A sent to B."""
    zh, en = done
    soldiers = (
        known is not None and known.name == "deploy" and group_zh in ("", messages.POPULATIONS["soldier"][0])
    )
    what_zh = "兵力" if soldiers else ("" if group_zh in zh else group_zh) + "人数"
    what_en = "troops" if soldiers else group_en or english.noun(noun) or "people"
    plain = known is not None and known.name in _SUFFERED and what_zh == "人数"
    label_zh = f"{zh}人数" if plain else _of(zh or noun, what_zh)
    who, whom, where = names
    if known is None or known.name not in _SUFFERED:
        return label_zh, f"How many {what_en}" + (f": {en}" if en else "")
    if soldiers and who:
        towards = f" to {_joined_en(whom)}" if whom else ""
        return label_zh, f"How many {what_en} {_joined_en(who)} sent{towards}"
    around = list(dict.fromkeys([*who, *whom])) or list(where)
    tail = "" if not around else f" in {_joined_en(around)}" if _where(around) else f": {_joined_en(around)}"
    return label_zh, f"How many {what_en} {_SUFFERED[known.name]}{tail}"


def _count(
    attribute: str,
    known: actions.Action | None,
    done: tuple[str, str],
    noun: str,
    group: tuple[str, str],
    members: Sequence[Any],
) -> tuple[str, str]:
    """How many of what, which share of what, how much money: of a deed, or of what is counted."""
    zh, en = done
    counted_zh, counted_en = group[0] or noun, group[1] or english.noun(noun) or noun
    if counted_zh and counted_zh in zh:
        counted_zh = counted_en = ""  # a place of the deed is not what is counted
    tail = f": {en}" if en else ""
    if attribute == "share":
        return _of(zh, f"{counted_zh}比例"), f"What share{f' of {counted_en}' if counted_en else ''}{tail}"
    if attribute == "money":
        return (
            _of(zh, f"{counted_zh}金额"),
            f"How much money{f' for {counted_en}' if counted_en else ''}{tail}",
        )
    unit = _unit(members)
    if attribute == "units":
        return _of(zh, "部队数") + (f"（{unit}）" if unit else ""), f"{_how_many(unit or '旅')}{tail}"
    typed = known is not None and all(m.extras.get("typed") for m in members)
    what_zh = (
        "数量"
        if typed and not counted_zh
        else f"{counted_zh}数量" if counted_zh else f"{unit}数" if unit else "数量"
    )
    return _of(zh, what_zh), (f"How many {counted_en}" if counted_en else _how_many(unit)) + tail


def _how_many(unit: str | None) -> str:
    """How many hours, how much (km); a measure word that English has no word for asks how many."""
    known = VALUES.get(f"unit.{unit}")
    if known is None or not known.en:
        return "How many"
    return f"How much ({known.en})" if spoken.singular(known.en) == known.en else f"How many {known.en}"


def _unit(members: Sequence[Any]) -> str:
    units = Counter(m.unit for m in members if m.unit)
    unit = min(units, key=lambda u: (-units[u], u)) if units else ""
    return "" if unit == "个" else unit


# ------------------------------------------------------------------------------------- the clause as a
# question

_HOW = {
    "duration": "How long",
    "share": "What share",
    "money": "How much money",
    "headcount": "How many people",
}


def _clause(attribute: str, members: Sequence[Any]) -> tuple[str, str]:
    """The shortest clause that states the figure, with 多少 in place of the value."""
    best = min(members, key=lambda m: (len(m.quote), m.quote))
    before, after = _around(best)
    unit = best.unit if best.unit not in (None, "%") else ""
    asked = "百分之几" if best.unit == "%" else f"多少{unit}"
    how = _HOW.get(attribute) or _how_many(best.unit)
    return f"{before}{asked}{after}", f"{how}: “{before}…{after}”"


def _around(member: Any) -> tuple[str, str]:
    """What stands before and after a value in its clause; the clause before it where that is too little."""
    whole = member.document.text
    low = max(whole.rfind("\n", 0, member.value_start) + 1, member.value_start - 3 * BEFORE)
    before = whole[low : member.value_start]
    after = _BREAK.split(whole[member.value_end : member.value_end + 3 * AFTER], maxsplit=1)[0]
    after = after if len(after) <= AFTER else ""
    parts = [part for part in _BREAK.split(_HEDGE.sub("", before)) if part.strip()]
    near = _HEDGE.sub("", parts[-1]) if parts else ""
    if len(near) < 2 and len(after) < 2 and len(parts) > 1:
        near = f"{parts[-2]}，{near}"
    return near.translate(_QUOTES)[-BEFORE:], after.translate(_QUOTES)


__all__ = ["clean_noun", "deed", "deed_of", "first_word", "label"]
