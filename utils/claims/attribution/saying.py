"""Verbs of saying with their subjects: SUBJECT adverbials VERB, and what follows is the subject's.

    SUBJECT VERB ，…            署长表示，  该局发布通报称，  外界盛传
    “…”，SUBJECT VERB 。        the quotation before it is the source's
    “….” SUBJECT VERB …        and the sentence before it, where it is a quotation and nothing else
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from utils.claims.attribution import acts, sources, subjects, verbs, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_OPENERS, MOST_TRIED, Opener, Source
from utils.claims.attribution.verbs import Verb

_BRIEFS = re.compile(r"报道|爆料|曝|披露|通报|通告|公告|公布|透露|显示|告诉|介绍|回忆|讲述|认定|查明|核实|鉴定|判定|初步调查|记得|测算|统计")
_ISSUING_TAIL = re.compile(rf"(?:对外|联合|随后|也|还)?(?:发布|披露|挂出|张贴|发出|发表|刊发|印发|出具|"
                           rf"公布)(?:了)?(?:[^,。;:]{{0,24}}?(?:{words.DOCUMENT}|讲话|文告|署名文章))?$|发(?:文|帖|推|微博|"
                           rf"通知|公告|"
                           rf"声明)$")
_ISSUING_KIND = re.compile(r"(?:发布|发出|刊发|披露|刊登|挂出)(?:了)?[\u4e00-\u9fff]{1,8}$")      # 披露|自愿性|公告称
_DOCUMENT_VERB = re.compile(r"公告|通报|声明|通告|报告|通知|说明")
_DOCUMENT_FIRST = re.compile(r"(?:通报|公告|声明|通告|报道|报导|报告|通知|分析|评论|预测|消息|调查|统计)(?=[\u4e00-\u9fff])")
_ANNOUNCES = re.compile(r"称|说|指出|表示|写道|通报|公告|声明|强调|宣布|显示|透露|分析|认为|预测")
_DOCUMENT_LEADS = re.compile(r"|(?:最新|首|上|这|第[一二三四五六七八九十\d]+|近日的?|昨日的?|今日的?)?(?:一)?[次份则]?(?:的)?|"
                             r"(?:但|也|曾|而|另|还|不过|此前|目前)?有")
_TRAILS = re.compile(r"(?!引发|引起|遭|受|被|让|令|据|没|不)[\u4e00-\u9fffA-Za-z]{2,16}?(?:表示|说|称|指出|显示|透露|报道|预计|认为)")
_TOLD_LAST = re.compile(r"[^,。;:“「]{0,12}[。!]$")
_ASIDE = re.compile(r"(?:坐|站|躺|蹲|回|走)?(?:在|到)[^,。;:“”]{2,24},")      # “….”在烧伤科，操作工某某说。
_DETAILS = re.compile(r"(?:共有?|其中|造成|累计|涉及|包括)[^,。;]{0,8}[\d一二两三四五六七八九十百千万几数]")
_TO_CLAUSE_END = re.compile(r"[^,;。!?]*[,;。!?]?")


def speeches(page: Page, index: int, begin: int, taken, frames: Sequence[Opener] = ()) -> list[Opener]:
    """The openers of a sentence that are verbs of saying with a subject."""
    text, found = page.texts[index], []
    page.speaking = None
    quoted = [o for o in frames if o.frame and o.source.kind not in ("media", "agency")]
    for match in islice(verbs.SAY.finditer(text, begin), MOST_TRIED):
        if len(found) >= MOST_OPENERS:
            break
        if any(a <= match.start() < b for a, b in taken):
            continue
        before = [o for o in quoted if o.start <= match.start()]
        if not found and before:                            # 甲社引述乙说，…，否认…: still 乙
            page.speaking = before[-1].source
        floor = found[-1].start if found else before[-1].start if before else begin
        opener = _speech(page, index, match, floor)
        if opener is not None:
            found.append(opener)
            end = opener.end
            if end is not None and end > match.start() and text[end:end + 1] in ("“", "「"):
                found.append(replace(opener, at=end, start=end, end=None, report=False,
                                     certainty="reported"))          # 否认了…，“…”: and in these words
            page.speaking = opener.source
    return found


def _speech(page: Page, index: int, match: re.Match, floor: int) -> Opener | None:
    verb = verbs.at(page.texts[index], match)
    if verb is None or verbs.is_nobodys(verb):
        return None
    if _answers_quotation(page, index, verb, floor):
        return None
    if not verb.direct and verb.after and verb.after in "。!?;的得者":
        return _behind(page, index, verb) if verb.after in "。!?;" else None
    if verbs.is_noun(verb):
        return None
    if verbs.MEASURES.search(verb.word) and acts.found_by_court(verb.inside):
        return acts.court(page, index, verb)
    position = _subject_end(verb)
    if position == verb.start and verbs.is_object(verb) or verbs.stands_alone(verb):
        return None
    source = subjects.of_verb(page, index, position, verb=verb.word, clause=verb.clause, floor=floor,
                              direct=verb.direct)
    if source is None or source.text is None or not verbs.fits(source, verb, page.speaking):
        return None
    return _opener(index, verb, source)


def _opener(index: int, verb: Verb, source: Source) -> Opener:
    """What the verb opens: from behind it, to the end of its clause where only an object follows
    (透露了详情，…)."""
    text = verb.text
    start = verb.told - 1 if verb.told is not None else verb.end
    until = None
    if text[start:start + 1] in ("了", "过") and text[start + 1:start + 2] not in (",", ":"):
        until = _TO_CLAUSE_END.match(text, start).end()
        if _BRIEFS.search(verb.word) and _DETAILS.match(text, until):
            until = None                                # 通报了一起疫情，共有…
    if text[start:start + 1] in (",", ":", "了", "着", "道"):
        start += 1
    named_here = source.span and source.span[0] == index and not source.inherited \
        and source.span[1] >= verb.clause
    at = min(source.span[1], verb.start) if named_here else verb.clause
    how = sources.how(source, verb.word)
    report = _reports(source, verb, how, text[start:])
    return Opener(at, start, source, how, verb.word, (verb.start, verb.end), report, end=until)


def _reports(source: Source, verb: Verb, how: str, said: str) -> bool:
    """Whether the word may reach into the next sentences: reports and briefings do, opinions and
    quotations do not."""
    said = said.strip(" ,:")
    quoted = said[:1] in ("“", "「") and said[-1:] in ("”", "」") and said[1:-1].count(said[0]) == 0
    if how == "hearsay" or quoted or verbs.MEASURES.search(verb.word) and not verb.direct:
        return False
    if _BRIEFS.search(verb.word) or source.document:
        return True
    human = source.person or words.HUMAN_END.search(source.text or "") is not None
    states = re.search(r"称|指出|介绍|说|指", verb.word) is not None
    return states and not human and source.kind not in ("public", "expert")


def _subject_end(verb: Verb) -> int:
    """Where the subject's part ends: before 发布通报|称, behind 最新通报|称, else at the verb."""
    inside = verb.inside
    issuing = _ISSUING_TAIL.search(inside) or _DOCUMENT_VERB.match(verb.word) and _ISSUING_KIND.search(inside)
    if issuing and _ANNOUNCES.search(verb.word):
        return verb.clause + issuing.start()
    document = _DOCUMENT_FIRST.match(verb.word)
    return verb.start + document.end() if document and _DOCUMENT_LEADS.fullmatch(inside) else verb.start


def _answers_quotation(page: Page, index: int, verb: Verb, floor: int) -> bool:
    """“….”他说，…  and  “….”某人告诉记者。: note the speaker for the sentence before. True: and that is all the
    verb does."""
    aside = verb.clause and _ASIDE.fullmatch(verb.text[:verb.clause])
    before = page.texts[index - 1] if index and (not verb.clause or aside) else ""
    if not before.endswith(("”", "」", '"')):
        return False
    last = _TOLD_LAST.match(verb.text, verb.end)
    last = last and (verb.word[-2:] in ("告诉", "转告") or last.group()[0] in "。!道着")
    whole = before.lstrip().startswith(("“", "「", '"')) \
        and verb.direct and verb.told is None and not page.running
    if not last and not whole:
        return False
    source = subjects.of_verb(page, index, verb.start, verb=verb.word, clause=verb.clause, floor=floor,
                              direct=True)
    if source is not None and source.text and (not source.inherited if last else
                                               source.person or words.HUMAN_END.search(source.text)):
        page.behind[index - 1] = Opener(0, 0, source, sources.how(source, verb.word), verb.word,
                                        (verb.start, verb.end), False)
        if last:
            page.said.append((index, source))
    return bool(last)


def _behind(page: Page, index: int, verb: Verb) -> Opener | None:
    """“…”，发言人说。 and 物价上涨2%，统计局数据显示。: the speaker stands behind."""
    before = verb.text[:verb.clause]
    quoted = before.rstrip(", ").endswith(("”", "」", '"'))
    if not quoted and not (before.endswith(",") and _TRAILS.fullmatch(verb.inside + verb.word)):
        return None
    source = subjects.of_verb(page, index, verb.start, verb=verb.word, clause=verb.clause, floor=verb.clause,
                              direct=True)
    if source is None or source.text is None:
        return None
    opened = max(before.rfind("“"), before.rfind("「"), before.find('"'), 0) if quoted else 0
    how = sources.how(source, verb.word)
    return Opener(opened, opened, source, how, verb.word, (verb.start, verb.end), False, end=verb.clause)
