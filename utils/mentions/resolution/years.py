"""Centuries, decades and years: 20世纪80年代, 2024年, 光绪二十年, 甲辰年, 去年, 次年."""

from __future__ import annotations

import re
from datetime import date

from utils.mentions import numerals
from utils.mentions.calendar_words import (
    REIGNS,
    YEAR_CONTEXT,
    YEAR_DIGITS,
    YEAR_OFFSET,
    small_number,
)
from utils.mentions.phrases import Atom
from utils.mentions.resolution.story import DISCOURSE
from utils.mentions.resolution.values import Reader, Value, whole_days, whole_year


class Years(Reader):
    """Centuries, decades and years."""

    def _century(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group("cent2")
        relative = word[0] in "上本下"
        if relative:
            if self.anchor is None:
                return None
            number = (self.anchor.year - 1) // 100 + 1 + {"上": -1, "本": 0, "下": 1}[word[0]]
        else:
            number = small_number(word)
        if "公元前" in atom.match.group():
            return Value(None, None, "century", known=False)
        first = (number - 1) * 100
        low, high = first, first + 99
        part = atom.match.group("centpart") or ""
        low, high = {
            "初": (first, first + 19),
            "前": (first, first + 19),
            "中": (first + 20, first + 79),
            "末": (first + 80, first + 99),
            "后": (first + 80, first + 99),
        }.get(part[:1], (low, high))
        if "半" in part:
            low, high = (first, first + 49) if part[0] in "上前" else (first + 50, first + 99)
        if not 1 <= low + 1 <= 9999 or high > 9999:
            return Value(None, None, "century", known=False)
        return whole_days(
            date(max(low, 1), 1, 1),
            date(high, 12, 31),
            "century",
            relative=relative,
            approx="about" if part else "exact",
            timex=f"{number - 1:02d}XX",
        )

    def _decade(self, atom: Atom, value: Value | None) -> Value | None:
        groups = atom.match.groupdict()
        relative = False
        if groups["decade4"]:
            first = int(groups["decade4"])
            tens = last = 0
        else:
            word = (groups["dec1"] or groups["dec2"]).replace("零", "十").replace("〇", "十")
            tens = int(word) if word.isdigit() else numerals.DIGITS[word[0]] * 10
            last = tens if word.isdigit() else numerals.DIGITS[word[-2]] * 10 if word[-1] == "十" else tens
            if groups["cent1"]:
                if groups["cent1"] in ("上", "上个", "本"):
                    if self.anchor is None:
                        return None
                    century = (self.anchor.year - 1) // 100 + (0 if groups["cent1"] == "本" else -1)
                    relative = True
                else:
                    century = small_number(groups["cent1"]) - 1
                first = century * 100 + tens
            else:
                first = (2000 if last <= 20 else 1900) + tens
        if groups["dec3"]:                                      # 80到90年代
            upto = groups["dec3"].lstrip("至到-、")
            last = int(upto) if upto.isdigit() else numerals.DIGITS[upto[0]] * 10
        part = (groups["decpart1"] or groups["decpart2"] or "")[:1]
        low, high = {"初": (0, 2), "前": (0, 4), "中": (3, 6), "末": (7, 9), "后": (5, 9)}.get(part, (0, 9))
        if not 1 <= first <= 9990:
            return None
        timex = f"{first // 10:03d}X" if groups["cent1"] or groups["decade4"] else f"XX{first % 100:02d}"
        return whole_days(
            date(first + low, 1, 1),
            date(first + max(last - tens, 0) + high, 12, 31),
            "decade",
            relative=relative,
            timex=timex,
            approx="about" if part else "exact",
        )

    def _yearspan(self, atom: Atom, value: Value | None) -> Value | None:
        """2018-2020: two years joined, where the second is the later one."""
        first, last = (int(year) for year in re.findall(r"[0-9]{4}", atom.match.group()))
        if last <= first:
            return None
        return whole_days(
            date(first, 1, 1), date(last, 12, 31), "year", approx="range", timex=f"({first},{last})"
        )

    def _bc(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        written = re.sub("公元前?|年", "", word)
        numeral = numerals.read(written, 0)
        number = int(numeral.base) if numeral else 0
        return whole_year(-number if "前" in word else number)

    def _reign(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()[:-1]
        name = next(name for name in REIGNS if word.startswith(name))
        written = word[len(name) :]
        numeral = numerals.read(written, 0)
        number = 1 if written == "元" else int(numeral.base) if numeral else small_number(written)
        return whole_year(REIGNS[name] + number - 1)

    def _ganzhi(self, atom: Atom, value: Value | None) -> Value | None:
        """甲辰年 and 龙年: the year of the cycle of sixty or twelve that lies nearest, next year at the latest."""
        if self.anchor is None:
            return None
        word = atom.match.group()
        if len(word) == 2:
            period, place = 12, "鼠牛虎兔龙蛇马羊猴鸡狗猪".index(word[0])
        else:
            stem, branch = "甲乙丙丁戊己庚辛壬癸".index(word[0]), "子丑寅卯辰巳午未申酉戌亥".index(word[1])
            if (stem - branch) % 2:
                return None
            period, place = 60, (6 * stem - 5 * branch) % 60
        last = self.anchor.year + 1
        return whole_year(last - (last - 4 - place) % period, relative=True)

    def _fiscal(self, atom: Atom, value: Value | None) -> Value | None:
        """2016财年 is told by its calendar year, whenever a firm's books close; 2023学年 runs from September, the
        2023-24赛季 from July."""
        years = [int(year) for year in re.findall(r"[0-9]{4}", atom.match.group())]
        if len(years) == 1 and (short := re.match(r"[0-9]{4}[-/]([0-9]{2})(?![0-9])", atom.match.group())):
            years.append(years[0] // 100 * 100 + int(short.group(1)))
        if atom.match.group().endswith("赛季") and len(years) > 1:
            return whole_days(
                date(years[0], 7, 1), date(years[1], 6, 30), "year", approx="about", timex=f"{years[0]:04d}"
            )
        if "学年" in atom.match.group():
            return whole_days(
                date(years[0], 9, 1),
                date(max(years[-1], years[0] + 1), 8, 31),
                "year",
                approx="about",
                timex=f"{years[0]:04d}",
            )
        return whole_days(
            date(years[0], 1, 1), date(years[-1], 12, 31), "year", approx="about", timex=f"{years[0]:04d}"
        )

    def _roc(self, atom: Atom, value: Value | None) -> Value | None:
        """100年7月: a three-digit year before a month counts from the founding of the Republic, as in
        Taiwan."""
        return whole_year(1911 + int(re.match(r"[0-9]+", atom.match.group()).group()))

    def _year(self, atom: Atom, value: Value | None) -> Value | None:
        digits = "".join(YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in YEAR_DIGITS or c.isdigit())
        return whole_year(int(digits[:4]))

    def _year2(self, atom: Atom, value: Value | None) -> Value | None:
        digits = "".join(YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in YEAR_DIGITS or c.isdigit())
        number = int(digits[:2])
        limit = (self.anchor.year if self.anchor else 2035) % 100 + 10
        return whole_year((2000 if number <= limit else 1900) + number)

    def _yearword(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        offset = YEAR_OFFSET[word.removesuffix("同期")]
        if self.anchor is None:
            return Value(None, None, "year", relative=True, known=False, extra={"offset": offset})
        return whole_year(self.anchor.year + offset, relative=True)

    def _yearctx(self, atom: Atom, value: Value | None) -> Value | None:
        context = self.context
        if context.year is None or self.at - context.year_at > DISCOURSE:
            if self.anchor is None or atom.match.group() != "当年" and self.prose:
                return None
            return whole_year(self.anchor.year + YEAR_CONTEXT[atom.match.group()], relative=True)
        return whole_year(context.year + YEAR_CONTEXT[atom.match.group()], relative=True)
