"""Chinese names in English, for readers of the English report.

A name is looked up in three places: countries and the cities of time zones in the Unicode CLDR (Babel carries
it), everything else in `english.tsv`. A name of two parts is put together: what belongs to a state or a place
(俄罗斯国防部: Russia's Defence Ministry), an office (朝鲜外务省发言人: North Korea's Foreign Ministry spokesperson), who
sits where (中国驻朝鲜使馆: China's embassy in North Korea). What is not known stays unknown: a name is not spelled
by its sounds, for the same characters name people in several languages, and a wrong spelling names somebody
else.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from utils.mentions import gazetteer
from utils.text import fold

LONGEST = 24  # characters of a name that is taken apart
_SHORTER = {
    "HK": "Hong Kong",
    "MO": "Macao",
    "CZ": "the Czech Republic",
    "MM": "Myanmar",
    "TR": "Turkey",
    "BA": "Bosnia and Herzegovina",
    "CD": "DR Congo",
    "CG": "the Republic of the Congo",
}
_ARTICLED = (
    "United ",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Central African",
    "Dominican Republic",
    "Comoros",
    "Seychelles",
    "Gambia",
    "Palestinian",
    "Marshall",
    "Solomon",
    "European Union",
)
_SEATS = {
    "大使馆": "embassy in",
    "使馆": "embassy in",
    "总领事馆": "consulate general in",
    "领事馆": "consulate in",
    "大使": "ambassador to",
    "总领事": "consul general in",
    "军": "troops in",
    "部队": "troops in",
}


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    """kind -> Chinese -> English, as english.tsv has it."""
    text = resources.files(__package__).joinpath("english.tsv").read_text(encoding="utf-8")
    made: dict[str, dict[str, str]] = {kind: {} for kind in ("NAME", "PLACE", "BODY", "OFFICE", "NOUN")}
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            kind, chinese, english = line.split("\t")
            made[kind][fold(chinese)] = english
    return made


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Canonical Chinese name -> English name with its article."""
    from babel import Locale

    english = Locale("en")
    known: dict[str, str] = {}
    for zone, names in (
        row for code in ("zh_Hant", "zh_Hans") for row in Locale.parse(code).time_zones.items()
    ):
        if names.get("city"):
            city = english.time_zones.get(zone, {}).get("city")
            known[fold(names["city"])] = city or zone.split("/")[-1].replace("_", " ")
    for code, canonical in gazetteer.countries().items():
        name = _SHORTER.get(code) or str(english.territories.get(code, canonical))
        known[canonical] = f"the {name}" if name.startswith(_ARTICLED) else name
    tables = _tables()
    return known | tables["PLACE"] | tables["NAME"]


@lru_cache(maxsize=4096)
def name(chinese: str) -> str | None:
    """The English name of a person, place, organisation or office with its article, None where it is not
    known.

    >>> name("俄罗斯"), name("北韩"), name("俄罗斯国防部"), name("无名氏")
    ('Russia', 'North Korea', "Russia's Defence Ministry", None)
    """
    written = fold(chinese).strip()
    if not written or len(written) > LONGEST:
        return None
    canonical = gazetteer.canonical(written)
    known = _names()
    return known.get(written) or known.get(canonical) or office(written) or _together(canonical)


def office(chinese: str) -> str | None:
    """A title in English (外长: foreign minister; 外务省发言人: Foreign Ministry spokesperson), None where
    unknown."""
    offices, bodies = _tables()["OFFICE"], _tables()["BODY"]
    if chinese in offices:
        return offices[chinese]
    for at in range(len(chinese) - 1, 0, -1):
        if chinese[:at] in bodies and chinese[at:] in offices:
            return f"{bodies[chinese[:at]]} {offices[chinese[at:]]}"
    return None


def noun(chinese: str) -> str | None:
    """What is counted, in the plural (战机: fighter jets), None where it is not known."""
    return _tables()["NOUN"].get(chinese)


def possessive(english: str) -> str:
    """Russia's, the United States'."""
    return english + ("'" if english.endswith("s") else "'s")


def joined(names: list[str]) -> str:
    """a; a and b; a, b and c."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _together(chinese: str) -> str | None:
    """A known name followed by something of its own: a body, an office, a seat abroad, a place inside it."""
    known = _names()
    for at in range(len(chinese) - 1, 1, -1):
        if chinese[:at] in known:
            rest = _belonging(chinese[at:])
            if rest:
                return f"{possessive(known[chinese[:at]])} {rest}"
    return None


def _belonging(rest: str) -> str | None:
    if rest.startswith("驻"):
        for seat, english in _SEATS.items():
            if rest.endswith(seat) and (host := name(rest[1 : -len(seat)])):
                return f"{english} {host}"
        return None
    return _tables()["BODY"].get(rest) or office(rest)
