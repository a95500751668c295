"""Names the house knows before it has read a word, and the one name each of them stands for.

Four sources, in this order of trust:

    libraries   country names in Simplified, Traditional (Taiwan) and Traditional (Hong Kong) from the Unicode
                CLDR as Babel carries it, and the cities CLDR names for each time zone, with the country each
                zone lies in
    capitals    for most countries the one such city; the rest are facts of our own (`_CAPITALS`)
    places.tsv  provinces, states and their cities for the countries the news of the Chinese web is mostly
                about
    names.tsv   outlets, organisations, seats of power and transliterated people with their other names

A country answers to its name in any of the three scripts, its long name, its abbreviation (美 俄 朝), a side
(朝方), and, when it acts, its capital or the seat of its government (平壤, 克里姆林宫). `canonical` leads each to
one name: CLDR's Simplified name, shortened where the Chinese press always does (沙特, not 沙特阿拉伯, stays an
alias; the canonical form is CLDR's). A capital is a place unless something says that it acts; so `canonical`
leaves 平壤 alone unless told.

Everything is folded to Simplified and half width before it is looked up; nothing here reads the network or a
cache.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from utils.text import fold

# Country abbreviations of the press. Ambiguous ones carry their second reading, taken when only it is named
# nearby.
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "中": ("CN",), "美": ("US",), "俄": ("RU",), "英": ("GB",), "法": ("FR",), "德": ("DE",), "日": ("JP",),
    "韩": ("KR",), "朝": ("KP",), "印": ("IN", "ID"), "乌": ("UA", "UZ"), "欧": ("EU",), "伊": ("IR", "IQ"),
    "以": ("IL",), "巴": ("PK", "PS", "BR"), "叙": ("SY",), "黎": ("LB",), "澳": ("AU",), "加": ("CA",),
    "新": ("SG", "NZ"), "越": ("VN",), "菲": ("PH",), "泰": ("TH",), "缅": ("MM",), "柬": ("KH",), "蒙": ("MN",),
    "哈": ("KZ",), "白": ("BY",), "波": ("PL",), "土": ("TR",), "沙": ("SA",), "埃": ("EG",), "墨": ("MX",),
    "委": ("VE",), "意": ("IT",), "台": ("TW",), "港": ("HK",), "苏": ("SU",), "阿": ("AF",), "老": ("LA",),
    "马": ("MY",), "尼": ("NP",), "孟": ("BD",), "斯": ("LK",), "荷": ("NL",), "芬": ("FI",), "瑞": ("SE", "CH"),
    "挪": ("NO",), "丹": ("DK",), "西": ("ES",), "葡": ("PT",), "希": ("GR",), "塞": ("RS",), "匈": ("HU",),
    "捷": ("CZ",), "华": ("CN",), "约": ("JO",), "卡": ("QA",), "阿塞": ("AZ",),
}

_OWN_NAMES = {    # long names, short names and old names that CLDR has not; code -> names, | between them
    "CN": "中华人民共和国|中国大陆", "US": "美利坚合众国", "RU": "俄罗斯联邦|俄联邦|俄国", "KP": "朝鲜民主主义人民共和国|北朝鲜|北韩",
    "KR": "大韩民国|南朝鲜|南韩", "SA": "沙特|沙乌地|沙地", "AE": "阿联酋|阿联", "GB": "大不列颠|联合王国", "PS": "巴勒斯坦",
    "CD": "刚果民主共和国|民主刚果|刚果金", "CG": "刚果共和国|刚果布", "BA": "波黑|波赫", "MN": "蒙古国|外蒙古", "PG": "巴新",
    "AU": "澳洲", "NZ": "纽西兰", "BD": "孟加拉", "ID": "印尼", "CZ": "捷克共和国", "HK": "香港|香港特别行政区|香港特区",
    "MO": "澳门|澳门特别行政区|澳门特区", "TW": "台湾", "DO": "多米尼加", "CF": "中非", "TZ": "坦桑尼亚", "KZ": "哈萨克",
    "UZ": "乌兹别克", "KG": "吉尔吉斯", "TJ": "塔吉克", "TM": "土库曼", "AZ": "阿塞拜疆", "MK": "北马其顿", "IT": "意国",
    "DE": "联邦德国", "SU": "苏联|前苏联|苏维埃联盟", "YU": "南斯拉夫|前南斯拉夫", "VA": "梵蒂冈|教廷", "LK": "锡兰",
}
_OWN_CANONICAL = {"HK": "香港", "MO": "澳门", "TW": "台湾", "PS": "巴勒斯坦", "SU": "苏联", "YU": "南斯拉夫", "EU": "欧洲联盟"}
_NOT_COUNTRIES = {"EZ", "UN", "ZZ", "XA", "XB", "QO", "EA", "CP", "DG", "TA", "UM", "AC", "BV", "HM", "TF"}
_TOO_COMMON = {"狮子山", "查德", "马利", "曼岛", "根息", "东加", "奥克兰", "道森", "昭和", "中心", "威克", "诺姆", "达尔文",
               "戴维斯", "圣诞岛", "剑桥湾", "帕尔默", "莫森", "基洛夫", "诺福克", "斯坦利", "豪勋爵岛", "比绍", "大坎普",
               "下太子区", "申特", "诺克斯", "彼得斯堡", "卡塞", "博伊西", "世界", "未知城市", "马里"}
# Capitals that name no time zone, or share their country with other zones; first the usual name.
_CAPITALS = {
    "CN": "北京", "US": "华盛顿|华府", "RU": "莫斯科", "IN": "新德里|德里", "BR": "巴西利亚", "CA": "渥太华", "AU": "堪培拉|坎培拉",
    "CH": "伯尔尼", "TR": "安卡拉", "PK": "伊斯兰堡", "KZ": "阿斯塔纳|努尔苏丹", "NG": "阿布贾", "ZA": "比勒陀利亚", "MA": "拉巴特",
    "NZ": "惠灵顿|威灵顿", "VN": "河内", "MM": "内比都|奈比多", "IL": "耶路撒冷", "PS": "拉姆安拉", "AE": "阿布扎比", "EC": "基多",
    "UA": "基辅", "NP": "加德满都", "TZ": "多多马", "CI": "亚穆苏克罗", "CM": "雅温得", "MY": "吉隆坡", "ID": "雅加达",
    "UZ": "塔什干", "MN": "乌兰巴托|乌兰巴图", "ES": "马德里", "PT": "里斯本", "MX": "墨西哥城", "AR": "布宜诺斯艾利斯",
    "CL": "圣地亚哥", "DE": "柏林", "CD": "金沙萨", "CY": "尼科西亚", "SY": "大马士革", "YE": "萨那", "QA": "多哈", "BH": "麦纳麦",
    "KW": "科威特城", "LK": "科伦坡", "KP": "平壤", "KR": "首尔|汉城", "JP": "东京", "TW": "台北", "GE": "第比利斯", "JO": "安曼",
    "BO": "拉巴斯", "CR": "圣何塞市", "PA": "巴拿马城", "GT": "危地马拉城", "SV": "圣萨尔瓦多", "JM": "金斯敦", "FJ": "苏瓦",
    "SB": "霍尼亚拉", "PG": "莫尔兹比港", "TN": "突尼斯市", "DZ": "阿尔及尔", "ER": "阿斯马拉", "BI": "基特加", "BJ": "波多诺伏",
    "MW": "利隆圭", "BN": "斯里巴加湾市", "MV": "马累", "BT": "廷布", "SA": "利雅得|利雅德", "EG": "开罗", "VA": "梵蒂冈城",
    "KG": "比什凯克", "GR": "雅典", "XK": "普里什蒂纳", "FM": "帕利基尔", "GB": "伦敦", "FR": "巴黎", "BE": "布鲁塞尔",
    "AZ": "巴库", "AM": "埃里温|叶里温", "TH": "曼谷", "PH": "马尼拉", "IR": "德黑兰", "IQ": "巴格达", "LB": "贝鲁特",
}
_DIVISION_SUFFIX = re.compile(r"(?:省|市|县|州|道|府|都|邦|区|大区|边疆区|共和国|特别行政区|自治区)$")
_SIDE = re.compile(r"^(.{1,6}?)(?:方面|官方|当局|一方|方)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a name. kind: COUNTRY CITY PROVINCE REGION OUTLET ORG SEAT PER; country and within:
    canonical
    names or None; capital_of: the country whose capital it is, or None."""

    kind: str
    name: str
    country: str | None = None
    within: str | None = None
    capital_of: str | None = None


# --------------------------------------------------------------------------------------------- the tables

@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """ISO 3166 code -> canonical Simplified name (CLDR's, but for a few the press always shortens)."""
    from babel import Locale

    names = {code: fold(name) for code, name in Locale.parse("zh_Hans").territories.items()
             if len(code) == 2 and code not in _NOT_COUNTRIES}
    return names | _OWN_CANONICAL


def _country_names() -> Iterable[tuple[str, str]]:
    """(name, code): every way to write a country's name in full."""
    from babel import Locale

    known = countries()
    for locale in ("zh_Hans", "zh_Hant", "zh_Hant_HK"):
        for code, name in Locale.parse(locale).territories.items():
            if code in known and code != "EU":
                yield fold(name), code
    for code, names in _OWN_NAMES.items():
        yield from ((name, code) for name in names.split("|"))


def _zone_cities() -> Iterable[tuple[str, str]]:
    """(city, code) for every time zone whose city CLDR names in Chinese, in either script."""
    from babel import Locale
    from babel.core import get_global

    for locale in ("zh_Hans", "zh_Hant"):
        zones = Locale.parse(locale).time_zones
        for zone, code in get_global("zone_territories").items():
            city = zones.get(zone, {}).get("city")
            if city and code in countries():
                yield fold(city), code


def _rows(file: str) -> Iterable[list[str]]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            yield (line.split("\t") + ["", "", "", ""])[:4]


def _split(names: str) -> list[str]:
    return [fold(name) for name in names.split("|") if name]


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """Every known name, folded -> what it is. Earlier sources win where two claim one name."""
    known: dict[str, Entry] = {}
    for name, code in _country_names():
        if name not in _TOO_COMMON or name == countries()[code]:
            known.setdefault(name, Entry("COUNTRY", countries()[code], countries()[code]))
    _add_capitals(known)
    _add_names(known)
    _add_places(known)
    for city, code in _zone_cities():
        if city not in _TOO_COMMON and len(city) >= 2:
            known.setdefault(city, Entry("CITY", city, countries()[code], countries()[code]))
    return known


def _add_capitals(known: dict[str, Entry]) -> None:
    single = {}
    for city, code in _zone_cities():
        single.setdefault(code, city)
    capitals = {code: [city] for code, city in single.items() if city not in known} \
        | {code: _split(names) for code, names in _CAPITALS.items()}
    for code, names in capitals.items():
        country = countries().get(code)
        if country is None or names[0] in _TOO_COMMON:
            continue
        for name in names:
            known.setdefault(name, Entry("CITY", names[0], country, country, country))
            known.setdefault(name + "市", Entry("CITY", names[0], country, country, None))


def _add_names(known: dict[str, Entry]) -> None:
    for kind, name, aliases, country in _rows("names.tsv"):
        entry = Entry(kind, fold(name), country or None, country or None)
        for alias in [fold(name), *_split(aliases)]:
            known.setdefault(alias, entry)


def _add_places(known: dict[str, Entry]) -> None:
    for country, division, shorts, cities in _rows("places.tsv"):
        division = fold(division)
        name = re.sub(r"（.*）|\(.*\)", "", division)
        entry = Entry("PROVINCE", name, country, country)
        for alias in [name, *_split(shorts)]:
            known.setdefault(alias, entry)
        for city in _split(cities):
            bare = re.sub(r"(?<=..)市$", "", city)
            place = Entry("CITY", bare, country, name)
            known.setdefault(city, place)
            if not _DIVISION_SUFFIX.search(city):
                known.setdefault(city + "市", place)


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    return lengths_by_first(entries())


def lengths_by_first(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First character -> lengths of the names that begin with it, longest first: what `matches` walks."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        if name:
            lengths.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def matches(text: str, names=None, lengths=None) -> list[tuple[int, int, str]]:
    """Leftmost longest known names in a folded text, not overlapping: (start, end, name). Linear in the text.

    A name in Latin letters or digits must stand as a word of its own.
    """
    names = entries() if names is None else names
    lengths = (_lengths() if names is entries() else lengths_by_first(names)) if lengths is None else lengths
    found, position, end = [], 0, len(text)
    while position < end:
        for length in lengths.get(text[position], ()):
            name = text[position:position + length]
            if len(name) == length and name in names and _stands_alone(text, position, position + length):
                found.append((position, position + length, name))
                position += length
                break
        else:
            position += 1
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    def word(char: str) -> bool:
        return char.isascii() and char.isalnum()

    return not (word(text[start]) and start and word(text[start - 1])) \
        and not (word(text[end - 1]) and end < len(text) and word(text[end]))


# ------------------------------------------------------------------------------------------- one name for all

def abbreviation(char: str, nearby: str = "") -> str | None:
    """The country a one-character abbreviation stands for; `nearby` (folded text) settles the ambiguous: where the usual
    reading is not named there and another country that begins with the character is, it is that one (厄军, 埃军 on a page
    about 埃塞俄比亚)."""
    names = [countries().get(code, code) for code in ABBREVIATIONS.get(char, ())]
    if names and (not nearby or names[0] in nearby):
        return names[0]
    named = [name for name in names[1:] if name in nearby or name[:3] in nearby]
    if char == "巴" and re.search("以巴|巴以|加沙|以色列", nearby):
        named = ["巴勒斯坦"]
    named += [name for name in _beginning_with(char) if name in nearby]
    return named[0] if named else names[0] if names else None


@lru_cache(maxsize=1)
def _by_first_character() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(set(countries().values()), key=lambda name: (-len(name), name)):
        if len(name) >= 3:
            found.setdefault(name[0], []).append(name)
    return {char: tuple(names) for char, names in found.items()}


def _beginning_with(char: str) -> tuple[str, ...]:
    """Countries of three and more characters that begin with one, longest first."""
    return _by_first_character().get(char, ())


@lru_cache(maxsize=64)
def initials(text: str) -> str:
    """The first characters of the countries that a folded text names in full, of those that have no abbreviation of
    their own."""
    return "".join(sorted(char for char, names in _by_first_character().items()
                          if char not in ABBREVIATIONS and any(name in text for name in names)))


@lru_cache(maxsize=4096)
def canonical(name: str, acting: bool = False) -> str:
    """The one name of a person, place, organisation or outlet; a name nobody knows comes back folded.

    acting: the name does something (平壤 announces, 白宫 denies), so a capital or a seat stands for its country.

    >>> canonical("北韓"), canonical("朝方"), canonical("国情院"), canonical("平壤"), canonical("平壤", acting=True)
    ('朝鲜', '朝鲜', '韩国国家情报院', '平壤', '朝鲜')
    """
    bare = fold(name).strip(" 《》“”\"'「」『』")
    if not bare:
        return bare
    entry = entries().get(bare)
    if entry is not None:
        if acting and (entry.capital_of or entry.kind == "SEAT"):
            return entry.capital_of or entry.country or entry.name
        if entry.kind == "SEAT" and entry.country:
            return entry.country
        again = entries().get(entry.name)        # 吉林市 is not 吉林, which names the province
        return bare if again is not None and again.name != entry.name else entry.name
    return _side(bare) or _media(bare) or _prefixed(bare) or bare


def _side(name: str) -> str | None:
    """朝方, 平壤方面, 韩国当局, 中: the country, when what is left of the side is one."""
    match = _SIDE.match(name)
    stem = match.group(1) if match else name
    if len(stem) == 1:
        return abbreviation(stem) if (match or len(name) == 1) else None
    if match is None:
        return None
    entry = entries().get(stem)
    if entry is None:
        return None
    return entry.capital_of or (entry.country if entry.kind in ("COUNTRY", "SEAT") else None) or entry.name


def _media(name: str) -> str | None:
    match = re.match(r"^(?:多家|多个|不少|有|据)?(.)媒(?:体)?$", name) or re.match(r"^(.)国媒体$", name)
    country = abbreviation(match.group(1)) if match else None
    return country + "媒体" if country else None


def _prefixed(name: str) -> str | None:
    """俄外交部 -> 俄罗斯外交部; 美国国防部五角大楼 stays; 韩国国情院 -> 韩国国家情报院."""
    for start, end, found in matches(name)[:1]:
        rest = entries().get(name[end:])
        entry = entries()[found]
        if start == 0 and entry.kind == "COUNTRY":
            if rest is not None and rest.country == entry.name and rest.kind in ("ORG", "OUTLET", "PER"):
                return rest.name
            return entry.name + name[end:] if name[end:] else entry.name
    country = abbreviation(name[0])
    if country and re.match(r"^.(?:国防|外交|国家|联邦|安全|总统府|军方|政府|警方|央行|财政|内政|内务|情报|司法|卫生|能源|议会|国会)", name):
        full = entries().get(country + name[1:])
        return full.name if full else country + name[1:]
    return None
