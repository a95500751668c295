"""A question in words that a reader understands, Chinese and English.

A label is built from clean slots only: who acts, the deed's class, to whom or where, and what is asked. Words out of
the sentences enter only where they are plainly a noun (`clean_noun`); where there is none, deed and names do. The
English label uses CLDR's English names of countries and of the cities that time zones are named after; persons and
other names stay as the pages write them.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from utils import text
from utils.claims import actions, messages
from utils.mentions import gazetteer

LONGEST_NOUN = 6          # characters of a noun that a label shows
_NO_NOUN = re.compile(
    r"[的了着过是在有和与把被将就也又都还要会能不没这那里给跟从向对上看说等地得起来去谁何为让叫使]|双方|打算|^[一二两三]|"
    r"[^\u4e00-\u9fffA-Za-z0-9]"
)
# How a deed names whom it is done to. The rest: A对B的….
_TRANSITIVE = frozenset(
    ("visit sanction aid attack invade acquire arrest capture investigate rescue elected appoint fine sue win "
     "shoot_down charge release").split()
)
_TOWARDS = frozenset(("deploy", "launch", "export", "invest", "donate", "withdraw"))
_ABOUT = {"conference": ("{}关于{}的{}", "on"), "tour": ("{}去{}的{}", "to"), "reopen": ("{}{}{}", "of"), "die": ("{}{}{}", "of")}
_PREPOSITION = {"sanction": "on", "attack": "on", "invade": "of", "demand": "to", "capture": "of", "acquire": "of",
                "arrest": "of", "release": "of", "investigate": "of", "sentence": "of", "die": "among"}
UNITS_EN = {
    "人": "people", "小时": "hours", "分钟": "minutes", "秒": "seconds", "天": "days", "周": "weeks", "月": "months", "年": "years",
    "个": "", "元": "yuan", "美元": "US dollars", "欧元": "euros", "日元": "yen", "韩元": "won", "卢布": "roubles", "港元": "HK dollars",
    "国": "countries", "旅": "brigades", "师": "divisions", "团": "regiments", "营": "battalions", "件": "items", "点": "points",
    "公里": "km", "米": "m", "厘米": "cm", "毫米": "mm", "吨": "tonnes", "公斤": "kg", "次": "times", "架": "aircraft", "枚": "missiles",
    "艘": "ships", "辆": "vehicles", "平方公里": "km²", "平方米": "m²", "公顷": "hectares", "公里每小时": "km/h", "米每秒": "m/s",
    "家": "", "户": "households", "栋": "buildings", "间": "rooms", "座": "", "项": "items", "级": "", "场": "", "人次": "admissions",
    "名": "people", "位": "people", "票": "votes", "摄氏度": "°C",
}


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    """Canonical Chinese name of a country or of a time zone's city -> CLDR's English name."""
    from babel import Locale

    english, chinese = Locale("en"), Locale("zh")
    known = {}
    for zone, names in chinese.time_zones.items():
        city = names.get("city")
        if city:
            known[city] = english.time_zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
    for code, name in gazetteer.countries().items():
        known[name] = str(english.territories.get(code, name))
    return known | _BODIES


# Names that CLDR has no row for: capitals without a time zone of their own, and bodies of states.
_BODIES = {"华盛顿": "Washington", "北京": "Beijing", "新德里": "New Delhi", "渥太华": "Ottawa", "堪培拉": "Canberra",
           "安卡拉": "Ankara", "日内瓦": "Geneva", "利雅得": "Riyadh", "联合国": "United Nations", "北约": "NATO", "欧盟": "European Union",
           "东盟": "ASEAN", "世界卫生组织": "WHO"}


def english(name: str) -> str:
    """A name as the English label shows it: 俄罗斯 -> Russia, 利雅得 -> Riyadh; persons stay as they are."""
    return _english().get(name, name)


def clean_noun(words: str | None) -> str:
    """A referent that can stand in a label: short, one or two words, no particle or verb of speech; else ''."""
    noun = (words or "").strip()
    if not 2 <= len(noun) <= LONGEST_NOUN or _NO_NOUN.search(noun) or actions.find(noun):
        return ""
    return noun if len(text.words(noun)) <= 2 else ""


def first_word(words: str | None) -> str:
    """The first word of the noun behind a figure (三大方向, 两件“大事”), two characters at least, else ''."""
    found = text.words((words or "").lstrip("“”\"「『"))
    return found[0] if found and len(found[0]) >= 2 else ""


def _joined_en(names: Iterable[str]) -> str:
    shown = [_article(english(name)) for name in names]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""


def _article(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "European Union", "Netherlands", "Philippines", "Maldives", "Bahamas")) else name


def deed(action: str | None, who: Sequence[str], whom: Sequence[str], where: Sequence[str]) -> tuple[str, str]:
    """The deed in words: (美国、俄罗斯的会谈, the meeting between the United States and Russia)."""
    known = actions.of(action)
    whom = [name for name in whom if name not in who]
    if known is None or known.name == "cause":
        names = [*who, *whom] or list(where)
        return "、".join(names), _joined_en(names)
    zh, en = known.zh, known.en
    at_zh = "、".join(where) if where and not who and not whom else ""
    at_en = f" in {_joined_en(where)}" if at_zh else ""
    if known.mutual:
        names = [*who, *whom]
        linked = f"{'between' if len(names) == 2 else 'of'} {_joined_en(names)}" if names else ""
        return "、".join(names) + at_zh + zh, f"the {en} {linked}".rstrip() + at_en
    owner = f"{_joined_en(who)}{_genitive(who)} {en}" if who else f"the {en}"
    if not whom:
        return "、".join(who) + at_zh + zh, owner + at_en
    target = "、".join(whom)
    if known.name in _ABOUT:
        on_zh, on_en = _ABOUT[known.name]
        return on_zh.format("、".join(who), target, zh), f"{owner} {on_en} {_joined_en(whom)}"
    if known.name in _TRANSITIVE:
        zh_words = f"{'、'.join(who)}{zh}{target}"
    elif known.name in _TOWARDS:
        zh_words = f"{'、'.join(who)}向{target}{zh}"
    else:
        zh_words = f"{'、'.join(who)}对{target}的{zh}" if who else f"{target}的{zh}"
    return zh_words, f"{owner} {_PREPOSITION.get(known.name, 'to' if who else 'of')} {_joined_en(whom)}"


def _genitive(who: Sequence[str]) -> str:
    return "'" if english(who[-1]).endswith("s") else "'s"


def label(key: tuple[Any, ...], members: Sequence[Any]) -> tuple[str, str]:
    """The question with this key (`questions.key_of`) and these answers, in Chinese and English."""
    attribute, action, actors, objects, places, scope, population, _, _, subkey = key
    place = tuple(scope or places)
    actors, objects = _named(actors, members), _named(objects, members)
    zh, en = deed(action, actors, objects, place)
    if attribute == "role":
        return _role(objects, subkey)
    if attribute == "statement":
        about_zh, about_en = "、".join(objects), _joined_en(objects)
        speaker_zh, speaker_en = "、".join(actors) or "无名者", _joined_en(actors) or "an unnamed speaker"
        return (f"{speaker_zh}关于{about_zh}的表态" if objects else f"{speaker_zh}的表态",
                f"What {speaker_en} said" + (f" about {about_en}" if objects else ""))
    if attribute == "assessment":
        return f"对{zh or '局势'}的判断", f"What to make of {en or 'the situation'}"
    if attribute in _ASKED:
        of_zh, of_en = _ASKED[attribute]
        return of_zh.format(zh or "此事"), of_en.format(en or "this")
    return _amount(attribute, action, zh, en, population, subkey, members)


def _named(names: Sequence[str], members: Sequence[Any]) -> list[str]:
    """The names without the states whose persons stand beside them (外长某甲 acts for his country)."""
    persons = {name for m in members for name in m.persons}
    lands = {land for m in members for land in m.extras.get("lands", ())}
    return [n for n in names if not (n in lands and any(other in persons for other in names))]


_ASKED = {
    "date": ("{}的时间", "When {} took place"),
    "place": ("{}的地点", "Where {} took place"),
    "event": ("{}是否发生", "Whether {} took place"),
    "participants": ("{}的参加方", "Who took part in {}"),
    "kind": ("{}的类别", "Of which kind {} is"),
    "status": ("{}的进展", "How far {} has come"),
    "order": ("{}:第几、首次或之最", "First, largest or which in a row: {}"),
}


def _role(objects: Sequence[str], title: str) -> tuple[str, str]:
    of_en = f" of {_joined_en(objects)}" if objects else ""
    return f"{'、'.join(objects)}{title}由谁担任", f"Who is {title}{of_en}"


def _amount(attribute: str, action: str, zh: str, en: str, population: str, subkey: str,
            members: Sequence[Any]) -> tuple[str, str]:
    units = Counter(m.unit for m in members if m.unit)
    unit = min(units, key=lambda u: (-units[u], u)) if units else ""
    tail_zh = f"({unit})" if unit and unit != "个" else ""
    shown = UNITS_EN.get(unit, unit)
    tail_en = f" ({shown})" if shown else ""
    nouns = Counter(noun for noun in (clean_noun(m.referent) for m in members) if noun)
    if not nouns and len(members) > 1:      # the word that all their nouns begin with
        firsts = Counter(first_word(m.referent) for m in members)
        nouns = Counter({word: n for word, n in firsts.items() if word and n == len(members)})
    noun = min(nouns, key=lambda n: (-nouns[n], n)) if nouns else ""
    group_zh, group_en = messages.POPULATIONS.get(population, ("", ""))
    known = actions.of(action)
    typed = known is not None and all(m.extras.get("typed") for m in members)
    if attribute == "duration":
        if subkey == "since":
            return f"{zh or noun}距上次的间隔{tail_zh}", f"How long since the last time: {en or noun}{tail_en}"
        if subkey == "delay":
            return f"{zh or noun}推迟的时长{tail_zh}", f"By how long {en or noun} was delayed{tail_en}"
        return _of(zh or noun, "时长") + tail_zh, (f"How long {en} lasted" if en and known else f"Length of time: {en}" if en else f"Duration: {noun}" if noun else "Duration") + tail_en
    if known is not None and known.measure and attribute in ("money", "quantity", "headcount"):
        return _of(zh, group_zh) + tail_zh, _capital(en) + (f", {group_en}" if group_en else "") + tail_en
    if attribute == "headcount":
        what_zh = "兵力" if action == "deploy" and population in ("", "soldier") else (group_zh or noun) + "人数"
        what_en = group_en or "people"
        return _of(zh, what_zh) + tail_zh, f"How many {what_en}" + (f": {en}" if en else "")
    names = {"units": ("部队建制数", "How many units"), "share": ("比例", "Which share"),
             "money": ("金额", "How much money"), "quantity": ("数量", "How many")}
    what_zh, what_en = names[attribute]
    counted_zh, counted_en = (group_zh or noun), (group_en or noun)
    if counted_zh in zh:
        counted_zh = counted_en = ""          # a place of the deed is not what is counted
    if attribute == "quantity" and not typed and counted_zh:
        what_zh = counted_zh + "数量"
    elif counted_zh and attribute != "units":
        what_zh = f"{counted_zh}{what_zh}"
    return (_of(zh, what_zh) + tail_zh,
            f"{what_en}{' ' + counted_en if counted_en and attribute == 'quantity' else ''}" + (f": {en}" if en else "") + tail_en)


def _of(zh: str, what: str) -> str:
    return f"{zh}的{what}" if zh and what else zh or what


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
