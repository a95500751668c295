"""What is done with words, and known from whoever does it.

    SUBJECT 发布 DOCUMENT ，…          what follows is what the document says
    SUBJECT 给记者看了 … ，…           what is shown; 网友算了一笔账，: what is reckoned
    AUTHORITY 判处 …, 开罚 …           what an authority imposes is known from its word
    经审理查明，…                      what the court named last has found
    …，而记者看到 …                    what the reporter saw is the page's own
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from utils.claims.attribution import anaphora, phrases, sources, subjects, verbs, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_TRIED, Opener, Source
from utils.claims.attribution.verbs import Verb

OWN = Source(None, None, "self", None)
COURT_BACK = 12        # sentences within which the court that has found something is named

_SHOWS = re.compile(r"(?:(?:给|向)(?:本报)?记者(?:看|展示|出示|提供|发来)了?[^,。;]{1,20}|(?:(?:给|帮)[^,。;]{1,4})?算(?:了|"
                    r"过)?(?:一)?笔账)[,:]")
_SEEN = re.compile(r"(?<=[,;])(?:而|但|可|不过|然而)?(?:本报|本刊)?记者[^,。;:]{0,18}(?:看到|数到|发现|注意到|目睹|见到|留意到)")
_RULES = re.compile(r"判处|判决|改判|裁定|开罚|处以|罚款")
_OFFENCE = re.compile(r".*?(?=(?:一审|二审|终审|再审|公开|当庭|依法|最终|日前|今日|昨日|今天|昨天)*(?:以[^,。;:]{1,20}罪|$))")
_FINDINGS = re.compile(r"(?:论文|报告|结果|数据|公报|通报)$")      # …公布报告，: the report goes on, unless
_ASIDE = re.compile(r"引发|导致|此举|但|而|随后|随即|这|市场|股价|并|以|向|要|对|供|等")
_FOUND_BY_COURT = re.compile(r"经(?:法院|法庭|公开|依法)?(?:开庭)?审理$")
_COURT = re.compile(r"[\u4e00-\u9fff]{0,14}法院")
_GOES_ON = re.compile(r"称|计划|拟|将|宣布|说|表示|共|确认|披露|承认|要求|决定|截至|预计|其中|就|对|指|并|公司|受")


def _opener(match: re.Match, at: int, start: int, source: Source, report: bool = False) -> Opener:
    return Opener(at, start, source, "reported", match.group(), match.span(), report)


def issued(page: Page, index: int, taken) -> list[Opener]:
    """澜海公司发布全员信，计划裁减…: what follows in the sentence is what the document says."""
    text, found = page.texts[index], []
    for match in islice(words.ISSUES.finditer(text), MOST_TRIED):
        if any(a <= match.start() < b for a, b in taken) or not _says_what(text, match):
            continue
        source = subjects.of_verb(page, index, match.start(), issuing=True)
        if source is not None and source.text and not source.inherited:
            found.append(_opener(match, match.start(), match.end() + 1, source, report=True))
    return found


def _says_what(text: str, match: re.Match) -> bool:
    """Whether the document's content follows, and not what became of it (发布报告，引发不满)."""
    follows, after = text[match.end():match.end() + 1], text[match.end() + 1:]
    if follows == ":":
        return True
    goes_on = _GOES_ON.match(after) or _FINDINGS.search(match.group()) and not _ASIDE.match(after)
    return follows == "," and bool(goes_on)


def shown(page: Page, index: int, taken) -> list[Opener]:
    """某人给记者看了截图，…; 网友算了一笔账，…"""
    text, found = page.texts[index], []
    for match in islice(_SHOWS.finditer(text), MOST_TRIED):
        if any(a <= match.start() < b for a, b in taken):
            continue
        source = subjects.of_verb(page, index, match.start())
        if source is not None and source.text and not source.inherited:
            found.append(_opener(match, match.start(), match.end(), source))
    return found


def seen(page: Page, index: int, taken) -> list[Opener]:
    """甲方说…，而记者在现场看到…: what the reporter saw is the page's own again."""
    text = page.texts[index]
    return [_opener(match, match.start(), match.start(), OWN)
            for match in islice(_SEEN.finditer(text), MOST_TRIED)
            if not any(a <= match.start() < b for a, b in taken)]


def ruled(page: Page, index: int, taken) -> list[Opener]:
    """法院判处…, 环保局开罚…"""
    text, found = page.texts[index], []
    for match in islice(_RULES.finditer(text), MOST_TRIED):
        if any(a <= match.start() < b for a, b in taken) or verbs.NEGATED.search(text[:match.start()][-12:]):
            continue
        clause = max(text.rfind(mark, 0, match.start()) for mark in ",。;:!?\n") + 1
        a, b = phrases.bare(page, index, clause, clause + _OFFENCE.match(text[clause:match.start()]).end())
        source = phrases.read(page, index, a, b) if b > a else None
        if source is not None and not source.person and not source.inherited \
                and words.OFFICE_END.search(source.text or ""):
            found.append(_opener(match, clause, match.start(), source))
    return found


def found_by_court(inside: str) -> bool:
    """Whether a verb of finding stands behind 经审理."""
    return _FOUND_BY_COURT.search(inside) is not None


def court(page: Page, index: int, verb: Verb) -> Opener | None:
    """经审理查明，…"""
    for back in range(index, max(-1, index - COURT_BACK - 1), -1):
        named = [m for m in _COURT.finditer(page.texts[back]) if back < index or m.end() <= verb.start]
        if named:
            a, b = phrases.head_stripped(page, back, *named[-1].span())
            source = sources.named(page, page.texts[back][a:b], (back, a, b))
            start = verb.end + (verb.text[verb.end:verb.end + 1] in (",", ":"))
            return Opener(verb.clause, start, replace(source, inherited=back < index), "reported", verb.word,
                          (verb.start, verb.end), True)
    return None


_BUT = re.compile(r"(?<=[,;])(?:但(?!愿)|可(?!能|以|是说|见|谓|靠|惜|怕|望)|不过|然而|而?实际上|而?事实上|其实)")
_NOT_SO = re.compile(r"(?<=[,;])这(?:话|些?话|[种个]?说法|[条个]?消息|个?数字|传言|传闻)[^,。;]{0,8}?(?:别信|不可信|不实|不对|不准|没有?依据|夸张|"
                     r"站不住|是假|谣言)"
                     r"[^,。;]{0,3}[,。;]")


def resumed(page: Page, index: int, openers: Sequence[Opener]) -> list[Opener]:
    """有人说…，但… and 网友说…，这话别信，…: behind a rumour the page turns back to what it knows itself."""
    text, found = page.texts[index], []
    for opener, following in zip(openers, [*openers[1:], None], strict=False):
        if not _nameless(text, opener) or opener.end is not None:
            continue
        limit = len(text) if following is None else following.at
        for grammar in (_BUT, _NOT_SO):
            match = grammar.search(text, opener.start, limit)
            if match and not _in_quotation(text, opener.start, match.start()):
                found.append(_opener(match, match.start(), match.start(), OWN))
                break
    return found


def _nameless(text: str, opener: Opener) -> bool:
    """Whether nobody answers for the word: a rumour, or somebody that there merely is (有专家说)."""
    source = opener.source
    merely_is = text[:opener.at].endswith("有") and source.kind in ("public", "expert", "media")
    return opener.certainty == "hearsay" or source.kind == "anonymous" and not source.inherited or merely_is


def _in_quotation(text: str, start: int, end: int) -> bool:
    return text.count("“", start, end) > text.count("”", start, end)


_DENIED_BEHIND = re.compile(
    r"[,](?P<who>[^,。;:“”]{2,16}?)(?:也|则|均|都|还|已经?|早已|早就|随后|昨日|今日|日前)*(?:予以|加以|出面|发文|公开|一概)?"
    r"(?P<verb>否认|辟谣|驳斥)了?(?=[。!;]|$)")


def denied(page: Page, index: int, openers: Sequence[Opener]) -> list[Opener]:
    """关闭办公室的传言，总监也予以否认。: what stands before is denied by whoever comes behind."""
    text = page.texts[index]
    match = _DENIED_BEHIND.search(text)
    if match is None or any(o.start < match.start() for o in openers):
        return []
    a, b = phrases.bare(page, index, *match.span("who"))
    if words.PRONOUN.match(text[a:b]):
        source = anaphora.person_before(page, index, a, text[a:b])
    else:
        source = phrases.any_read(page, index, a, b) if b > a else None
    if source is None or source.text is None:
        return []
    return [Opener(0, 0, source, "denied", match.group("verb"), match.span("verb"), False,
                   end=match.start() + 1)]
