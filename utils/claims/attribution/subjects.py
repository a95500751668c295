"""Whose verb it is: the noun phrase before it, the subject of a clause before, or an earlier source.

    SUBJECT VERB                     署长表示，
    SUBJECT …，[并] VERB              署长会见来访者，并强调， (left out: the subject that leads the nearest clause before)
    他 VERB, 该局 VERB                anaphora
"""
from __future__ import annotations

import re
from dataclasses import replace

from utils.claims.attribution import anaphora, phrases, sources, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Source

_NEXT_OFFICE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:长|员|记|事|授|士|任|裁|师|人)[、,]?")
_STRONG = re.compile(r"(?:表示|表态|指出|强调|透露|披露|坦言|直言|坦承|证实|回应|答复|宣称|声称|声明|写道|爆料|重申|补充|解释|认为|主张|坚称|放话|说道|说|称|否认|"
                     r"辟谣|"
                     r"介绍|通报|告诉|指|估计|预计|推断|判断|反驳|驳斥|宣布|指称|供称|辩称|说明|感叹|回忆|警告|呼吁|承认|澄清|推测|预测|统计|测算|推算|目测|研判|坚持|"
                     r"喊冤|注意到|关注到|认定|研判|指责|透漏|强辩)$")

_GOT = re.compile(r"(?:本报|本刊|本台|记者|笔者)?[^,的]{0,8}(?:取得|获得|拿到|查到|得到|获取|"
                  r"收到)的[一两几多]?[份张封纸页]?(?P<paper>[^,的]{2,12})$")
_SHOWN = re.compile(r"(?:显示|写明|载明|列明|记载|写道|表明)$")
_SOMEONE = re.compile(r"(?:也|还|又|更)?(?P<who>有(?:不少|些|的)?(?:人|网友|网民|知情者))")


def of_verb(page: Page, index: int, position: int, verb: str = "", clause: int | None = None, floor: int = 0,
             direct: bool = True, issuing: bool = False) -> Source | None:
    """Whose verb stands at `position`: the noun phrase before it, one a clause back, or an earlier source."""
    text = page.texts[index]
    if clause is None:
        clause = max(text.rfind(mark, 0, position) for mark in ",。;:!?\n") + 1
    a, b = phrases.bare(page, index, max(clause, 0), position)
    phrase = text[a:b]
    got = _GOT.match(phrase) if _SHOWN.search(verb) else None
    if got:
        paper = sources.named(page, got.group("paper"), (index, a + got.start("paper"), b))
        return replace(paper, document=True)
    if phrase:
        if words.PRONOUN.match(phrase):
            return anaphora.person_before(page, index, position, phrase)
        inside = [e for e in page.entities[index] if e.start >= a and e.end <= b]
        if phrases.nobodys(page, phrase, inside) and phrases.owner(page, index, a, b, phrase, inside) is None:
            return None
        source = phrases.read(page, index, a, b)
        if source is not None:
            return source
        headline = not clause and page.role(index) in ("title", "heading", "reference") and len(phrase) <= 6
        if (direct or headline) and not issuing and _STRONG.search(verb):
            source = phrases.any_read(page, index, a, b)
            if source is not None:
                return source
        source = _leading(page, index, a, b)
        if source is not None and (direct or issuing or len(phrase) <= phrases.LONGEST_SOURCE):
            return source
        return None
    if words.EXPECTS.search(verb):
        return None
    if not clause:
        return anaphora.latest(page, index) if re.match(r"[^,]{0,4}(?:还|并|也|同时|此外|另外|又)", text) else None
    return _elided(page, index, clause, floor)


def _leading(page: Page, index: int, a: int, b: int) -> Source | None:
    """The subject that leads text[a:b], when what follows it is not part of it."""
    text = page.texts[index]
    inside = [e for e in page.entities[index] if e.start >= a and e.end <= b]
    titled = inside and inside[0].kind == "PER" and words.SPEAKER_END.search(text[a:inside[0].start])
    if not inside or inside[0].start - a > (14 if titled else 6):
        match = re.match(rf"(?![按据从以用])(?:[^,。在对向就将把]{{0,8}}?)(?:{words.SPEAKER})", text[a:b])
        if match and not words.THING.match(match.group()) and not inside:
            return phrases.read(page, index, a, a + match.end())
        if not inside or inside[0].start - a > (14 if titled else 6):
            return None
    end = inside[0].end
    chain = [inside[0]]
    for entity in inside[1:]:
        gap = text[end:entity.start]
        if entity.kind in ("ORG", "PER") and _NEXT_OFFICE.fullmatch(gap):
            chain.append(entity)                        # 协会副会长、研究所所长某某: one person's offices
            end = entity.end
        elif re.fullmatch(r"[和与、及]|以及", gap) and entity.kind == chain[-1].kind != "LOC":
            chain.append(entity)
            end = entity.end
        elif len(gap) <= 10 and (not gap or re.fullmatch(rf"(?:[\u4e00-\u9fff]{{0,6}}(?:{words.SPEAKER})|驻|副|"
            rf"前|时任|[\u4e00-\u9fff]{{0,4}}[长相使家员]|[\u4e00-\u9fff]{{0,3}}秘书|最高领导人)", gap)):
            chain.append(entity)
            end = entity.end
        else:
            break
    last = chain[-1]
    if re.fullmatch(r"[院部局厅署省市州县区校所处]长", text[end - 1:end + 1]):
        return sources.named(page, text[last.start:end + 1], (index, last.start, end + 1))          # 行政院|长
    if last.kind == "LOC" and text[end:end + 1] == "方" and len(last.text) == 1:
        return sources.named(page, text[last.start:end + 1], (index, last.start, end + 1))      # 中|方
    if last.kind == "PER" and not any(text[e.end:e.end + 1] in "和与、及" for e in chain[:-1] if e.kind == "PER"):
        return sources.of_entity(page, index, last)
    tail = re.match(rf"[\u4e00-\u9fff]{{0,6}}?(?:{words.SPEAKER})(?=[\u4e00-\u9fff]|$)", text[end:b])
    if tail and not re.match(r"[在对向就将把与和的]", tail.group()) and not re.search(r"[在对向就将把还也]", tail.group()):
        end += tail.end()
    return sources.named(page, text[chain[0].start:end], (index, chain[0].start, end), last)


_HONOURED = re.compile(r"[\u4e00-\u9fff]{1,2}(?:先生|女士|太太|小姐|老师|师傅|阿姨|大爷|大妈|大叔|奶奶|爷爷)")


def leader(page: Page, index: int, a: int, b: int) -> Source | None:
    """The person (or 他) at the head of text[a:b], whatever they do there: 船老大某某红了眼眶."""
    text = page.texts[index]
    a, b = phrases.head_stripped(page, index, a, b)
    pronoun = re.match(r"[他她](?!们|人|国|乡|山)", text[a:b])
    if pronoun:
        return anaphora.person_before(page, index, a, pronoun.group())
    first = next((e for e in page.entities[index] if e.kind == "PER" and a <= e.start and e.end <= b), None)
    if first is not None and not re.search(r"[,，]|的(?!.{0,4}$)|[在对向和与把被给跟]", text[a:first.start]):
        return sources.of_entity(page, index, first)
    honoured = _HONOURED.match(text, a, b)
    return sources.named(page, honoured.group(), (index, *honoured.span())) if honoured else None


def _elided(page: Page, index: int, clause: int, floor: int) -> Source | None:
    """并强调，: the subject that leads the nearest clause before, else whoever spoke last."""
    text = page.texts[index]
    if page.speaking is not None and floor > 0:
        return page.speaking                        # 甲呼吁各方克制，称…: still 甲
    end = clause - 1
    while end > floor:
        begin = max(max(text.rfind(mark, 0, end) for mark in ",;:"), floor - 1) + 1
        someone = _SOMEONE.match(text, begin, end)
        if someone:                                     # 还有人算账，说…
            return sources.named(page, someone.group("who"), (index, *someone.span("who")))
        a, b = phrases.head_stripped(page, index, begin, end)
        if b > a:
            pronoun = re.match(r"(?:他们|她们|他|她|其)(?!他|中|实|它|次)", text[a:b])
            if pronoun:
                return anaphora.person_before(page, index, a, pronoun.group())
            source = _leading(page, index, a, b)
            if source is not None:
                return source
        end = begin - 1
    if floor > 0 and page.texts[index][:floor]:
        return None
    return anaphora.latest(page, index)
