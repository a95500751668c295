"""When a page was published: the time that stands with its title.

Every full day printed near the article is a candidate, scored by where it stands (between title and
article, right below the article), by the words before it (发布 for it, 更新 against it), by class names, and
by what else its line holds; days in lists of headlines, comments, footers and clocks score too little to
count. A day without its clock takes the clock printed beside it, or what the same <time> says to machines,
or what the page's head declares for that day. Where no day is printed, what the head declares, or a <time>
between title and article, is taken; then what a script sets for the template to print.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from . import layout as L
from . import records, stamps
from .layout import Layout, Line
from .roles import Roles
from .stamps import Stamp
from .wording import DECLARED, READS

ABOVE, BELOW = 60, 4            # lines above and below the article where a time may be its own
FAR = 2.6                       # what a time loses that stands far above the title, or in a list below the
                                # article
HEADER = 3                      # lines between a time that stands above the title and the title
LONG, INSIDE, UNDER = 200, 60, 80       # characters of the longest line with such a time: above, inside,
                                        # below the article
CLOCK_LINE = 16                 # characters of a line that holds nothing but a clock
FOREIGN = ("comment_meta", "comment_text", "recommendation", "page_time", "reference", "title")

_WORD = re.compile(r"发布|发表|刊登|日期|时间|更新|来源|原创|记者|阅读|出版|发稿|[Pp]osted|张贴|编辑于|写于")
_UPDATED = re.compile(r"(?:更新|修改|编辑|修订|校对)(?:时间|日期|于|至)?\s*[:：]?\s*$|[Uu]pdated?(?: (?:on|at))?\s*:?\s*$")
_PUBLISHED = re.compile(r"(?:发布|发表|出版|发稿|刊登|首发)(?:时间|日期|于)?\s*[:：/]?\s*$|[Pp]osted(?: on)?\s*[:@]?\s*$")
_CLOCK = re.compile(r"今天是|现在是|农历|天气|℃|北京时间")
_SET = re.compile(
    r"""(?:\bvar|\blet|\bconst|window\.)\s*(?P<name>(?:publish_?|pub)(?:[Tt]ime|Date)|ct|"""
    r"""(?:oriC|c)reateTime)\s*=\s*["'](?P<time>[^"']{8,30})["']""")
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0?[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_BEST_SET = ("ct", "oriCreateTime")      # seconds; better than a day


def find(page: Layout, roles: Roles, declared: dict[str, Any], zone: str | None, address: str | None = None
         ) -> tuple[str | None, int | None, Stamp | None]:
    """(publication time as written, index of the line that prints it, stamp); None for what there is not."""
    lines = page.lines
    index, stamp = _printed(page, roles)
    said = declared.get("published")
    if stamp is not None and index is not None:
        written = stamps.written(_with_clock(lines, index, stamp), zone)
        if written and len(written) == 10:
            others = (*_machine(lines, (index, index + 1, index - 1), zone), said, _scripted(page, zone))
            finer = next((time for time in others
                          if time and len(time) > 10 and time.startswith(written)), None)
            written = finer or written
        return written, index, stamp
    if said:
        return said, None, None
    dated = _dated_by_address(page, roles, address, zone)
    if dated:
        return dated, None, None
    title = roles.title_line
    if title is not None and lines and lines[0].html:
        between = range(title, roles.body[0]) if title < roles.body[0] else range(0)
        for i in between:
            if not lines[i].around & (L.COMMENT | L.RELATED):
                for time in _machine(lines, (i,), zone):
                    return time, i, None
    return _scripted(page, zone), None, None


def _dated_by_address(page: Layout, roles: Roles, address: str | None, zone: str | None) -> str | None:
    """A month and a day without a year, printed with the title, where the page's address holds that day."""
    stamp = relative(page, roles) if address and page.lines and page.lines[0].html else None
    if stamp is None or stamp.kind != "day":
        return None
    days = {match.groups() for match in _ADDRESS_DAY.finditer(address or "")}
    year = next((int(year) for year, month, day in days if (
        int(month), int(day)) == (stamp.month, stamp.day)), None)
    return stamps.written(replace(stamp, kind="full", year=year), zone) if year else None


def relative(page: Layout, roles: Roles) -> Stamp | None:
    """The time without a year, or the distance (3小时前), that stands between title and article; None for
    none.
    """
    first = roles.body[0]
    title = roles.title_line if roles.title_line is not None and roles.title_line < first else max(
        0, first - 4)
    for i in range(title + 1, first):
        line = page.lines[i]
        if len(line.key) <= INSIDE and roles.roles[i] not in FOREIGN \
                and not line.around & (L.COMMENT | L.RELATED):
            for stamp in stamps.find(line.key):
                if stamp.kind in ("day", "near", "ago"):
                    return stamp
    return None


def _machine(lines: Sequence[Line], places: Sequence[int], zone: str | None) -> list[str]:
    """What the <time> elements of some lines say to machines, as written."""
    found = [records.written(lines[i].time, zone) for i in places if 0 <= i < len(lines) and lines[i].time]
    return [time for time in found if time]


def _scripted(page: Layout, zone: str | None) -> str | None:
    """A time that a script sets in a variable of its own."""
    said = {match["name"]: records.written(match["time"], zone) for _, content in page.scripts
            if len(content) < 200_000 for match in _SET.finditer(content)}
    return next((time for name in (*_BEST_SET, *said) if (time := said.get(name))), None)


def _with_clock(lines: Sequence[Line], index: int, stamp: Stamp) -> Stamp:
    """A day with the clock that is printed right before or behind it, on its line or on one of its own."""
    if stamp.hour is not None:
        return stamp
    for other in stamps.find(lines[index].key):
        gap = min(abs(other.start - stamp.end), abs(stamp.start - other.end))
        if other.kind == "clock" and gap <= 3:
            return replace(stamp, hour=other.hour, minute=other.minute, second=other.second)
    for i in (index + 1, index - 1):
        if 0 <= i < len(lines) and lines[i].html and len(lines[i].key) <= CLOCK_LINE:
            alone = [other for other in stamps.find(lines[i].key) if other.kind == "clock"]
            if alone and len(lines[i].key) - (alone[0].end - alone[0].start) <= 2:
                return replace(stamp, hour=alone[0].hour, minute=alone[0].minute, second=alone[0].second)
    return stamp


# ----------------------------------------------------------------------------------------------- printed days

def _printed(page: Layout, roles: Roles) -> tuple[int | None, Stamp | None]:
    """(index of its line, stamp) of the publication time; (None, None) where none is printed."""
    lines = page.lines
    first, last = roles.body
    has_body = last > first
    title = roles.title_line if roles.title_line is not None else -1
    candidates: list[tuple[float, int, Stamp]] = []
    stop = first if has_body else len(lines)
    for i in range(max(0, stop - ABOVE), min(len(lines), stop + BELOW)):
        line = lines[i]
        if len(line.key) > LONG or (i >= stop and len(line.key) > INSIDE) \
                or roles.roles[i] in FOREIGN and not (line.html and i > title >= 0 and i < stop):
            continue
        candidates += [(_score(line, stamp, i, title, stop, roles.roles[i]), -i, stamp)
                       for stamp in stamps.find(line.key) if stamp.full]
    if has_body:
        candidates += _below(lines, roles, title, stop)
    candidates = [candidate for candidate in candidates if candidate[0] > 0]
    if not candidates:
        return None, None
    _, minus, stamp = max(candidates, key=lambda candidate: candidate[:2])
    return -minus, stamp


def _below(lines: Sequence[Line], roles: Roles, title: int, stop: int) -> list[tuple[float, int, Stamp]]:
    """Candidates right below the article, and the day that ends it."""
    last = roles.body[1]
    found = []
    for i in range(last, min(len(lines), last + BELOW)):
        if roles.roles[i] in FOREIGN:
            break
        if len(lines[i].key) <= UNDER:
            found += [(_score(lines[i], stamp, i, title, stop, roles.roles[i]) - 1.5, -i, stamp)
                      for stamp in stamps.find(lines[i].key) if stamp.full]
    line = lines[last - 1]
    for stamp in stamps.find(line.key)[-1:] if len(line.key) <= INSIDE else ():
        if stamp.full and stamp.end >= len(line.key) - 2 and "。" not in line.key:
            found.append((.4, -(last - 1), stamp))
    code = stamps.filed(line.key)
    if code is not None:
        found.append((.4, -(last - 1), code))
    return found


def _score(line: Line, stamp: Stamp, i: int, title: int, stop: int, role: str) -> float:
    score = 1.0 + (stamp.hour is not None) + (role == "byline")
    if title >= 0 and title < i < stop:
        score += 1.0
    elif title >= 0 and i < title:
        score -= .5 if title - i <= HEADER else FAR
        if line.html and (line.links and title - i > 1 or line.tag == "li"):
            score -= 3.0                 # a headline of a list above
    if line.html:
        score += _named(line)
    score += .5 * bool(_WORD.search(line.key)) + _worded(line.key[:stamp.start])
    if i >= stop:
        score -= .6 if line.links <= len(line.key) * .3 else FAR         # a list of headlines below
        rest = len(DECLARED.sub("", READS.sub("", line.key))) - (stamp.end - stamp.start)
        if rest > 30 or (stamp.hour is None and rest > 16):
            score -= 2.0
    else:
        score -= min(stop - i, 60) * .01
        rest = len(line.key) - (stamp.end - stamp.start)
        if stamp.hour is None and rest > 40 and not _WORD.search(line.key):
            score -= 2.0
    return score - 3.0 if _CLOCK.search(line.key) else score


def _worded(before: str) -> float:
    """What the words right before a time say: published, or changed."""
    if _UPDATED.search(before):
        return -1.6
    return .5 if _PUBLISHED.search(before) else 0.0


def _named(line: Line) -> float:
    """What class names and links say of a line with a time."""
    score = 0.0
    if (line.near | line.around) & (L.BYLINE | L.TIME):
        score += .7
    if line.near & (L.BYLINE | L.TIME) or any(hint & (L.BYLINE | L.TIME) for _, _, hint, _ in line.parts):
        score += .5
    if line.links > len(line.key) * .6:
        score -= 1.5
    if line.around & (L.COMMENT | L.RELATED | L.FOOTER) and not line.around & L.BODY:
        score -= 1.5
    return score
