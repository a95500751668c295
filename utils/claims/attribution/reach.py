"""How far a source's word reaches: to the next opener, and beyond the sentence only where the text lets it.

Reports (据…报道, 爆料, 通报称) reach on into the next sentences of the paragraph until another source, a turn of the
page's own (不过, 事实上, 值得注意的是) or its end; a person's words end with the sentence unless quotation marks
stay open or the next sentence goes on with 他还….
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from utils.claims.attribution import subjects, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_TRIED, Opener

LONGEST_QUOTE = 12     # sentences a quotation may stay open; beyond that its end is missing
LONGEST_REACH = 6      # sentences a report may reach beyond its own
_DECLINES = re.compile(r"(?:拒绝|未|没有|尚未|不予|暂未|不愿|均未|并未)[^,。]{0,10}(?:置评|回应|评论|表态|证实|说明|公布|透露|答复|回复)")
_PRESS = re.compile(r"(?:召开|举行|举办)(?:了)?(?:[^,。;:]{0,12})(?:发布会|通气会|记者会|吹风会|说明会|见面会)")
_TURN = re.compile(r"^(?:不过|但是?|然而|事实上|其实|实际上|值得(?:注意|一提|关注)的是|需要(?:指出|注意|说明)的是|目前来看|笔者|那么|显然|可见|由此可见|总之|综上|"
                   r"尽管|虽然|不难|毕竟|因此|"
                   r"于是|所以|对此|我们|从[^,]{1,14}(?:来看|看出|出发)|这(?:也|一|意味|说明|样|种|不|就|无疑|是|场|次|句|番|让|些)|此举|无论|不得不说|"
                   r"可以说|如果说|换句话说|看来|看得出来|截至发稿|"
                   r"本(?:站|文|刊|报)|责任编辑|编辑|点击|更多|回顾|此前|早在|公开资料|资料显示|背景|当然|反观|相比之下|与此同时|另一边|另一方面|至于|如今)")
_LEARNED = re.compile(r"从.{0,2}(?:获悉|了解到|得知|获知|知悉)")
_GIVEN_OUT = re.compile(r"通报|通告|消息|据(?:介绍|公布|透露|统计)|案情")
_COMPANY = re.compile(r"公司|集团|科技|生物|医药|汽车|航空|影业|传媒|股份|控股|电子|能源|银行|证券|保险|地产|平台|方$|方面$")
_PRESS_CUE = re.compile(r"获悉|了解到|得知|发布会|通气会|记者会|吹风会|说明会")


def new_paragraph(page: Page, index: int) -> bool:
    if index == 0 or page.paragraphs is None:
        return index == 0
    if page.paragraphs[index] == page.paragraphs[index - 1]:
        return False
    page.open_quote = page.open_quote and page.texts[index].lstrip().startswith(("“", "「", '"'))
    if page.open_quote:                              # a quotation of several paragraphs opens again in each
        return False
    if page.running is not None and _PRESS_CUE.search(page.running.cue) \
            and words.DETAIL.match(page.texts[index]):
        return False
    if page.lead is not None and not _TURN.match(page.texts[index]) and page.role(index) == "body":
        page.running, page.reach = page.lead, 0
        return False
    return not (page.running is not None and page.running.frame and _alone(page, index - 1)
                and re.match(r"双方|两国|两人|该|其|据此|报道|消息|分[县市区省]|届时|另有", page.texts[index]))


def _alone(page: Page, index: int) -> bool:
    """Whether a sentence is a paragraph of its own: where every sentence is, a break ends no train of
    thought."""
    numbers = page.paragraphs
    return (index == 0 or numbers[index - 1] != numbers[index]) \
        and (index + 1 >= len(numbers) or numbers[index + 1] != numbers[index])


def continues(page: Page, index: int) -> bool:
    if page.open_quote:
        return True
    text = page.texts[index]
    page.reach += 1
    limit = LONGEST_REACH if page.paragraphs is not None else 3
    before = page.texts[index - 1].rstrip()
    if words.DETAIL.match(text) or before.endswith(";") and "”" not in before:
        return True
    if re.search(r"[?？]$", text):
        return False                                    # the page's own question
    return page.running.report and page.reach <= limit \
        and not _TURN.match(text) and not _DECLINES.search(text)


def remember(page: Page, index: int, openers: Sequence[Opener]) -> None:
    text = page.texts[index]
    page.open_quote = _left_open(text, page.open_quote)
    page.quoted = page.quoted + 1 if page.open_quote else 0
    if page.quoted > LONGEST_QUOTE:
        page.open_quote, page.quoted = False, 0
    for opener in openers:
        if opener.source.text:
            page.said.append((index, opener.source))
    last = next((o for o in reversed(openers) if o.end is None), None)
    if last is not None:
        page.running, page.reach = last, 0
    _lead(page, index, openers)
    press = _PRESS.search(text) if last is None else None
    if press is not None:
        host = subjects.of_verb(page, index, press.start(), issuing=True)
        if host is not None and host.text and not host.inherited:
            page.said.append((index, host))
            page.running = Opener(0, 0, host, "reported", press.group(), press.span(), True, frame=True)
            page.reach = 0
    for match in islice(words.ISSUES.finditer(text), MOST_TRIED):
        issuer = subjects.of_verb(page, index, match.start(), issuing=True)
        if issuer is not None and issuer.text:
            page.issuers.append((index, issuer, match.group("document")))


def _lead(page: Page, index: int, openers: Sequence[Opener]) -> None:
    """记者从某局获悉 at the head of an article: all of it is that office's, as long as nobody else speaks."""
    first = next((i for i in range(len(page.texts)) if page.role(i) == "body"), 0)
    if index == first:
        page.lead = next((o for o in openers if _LEARNED.match(o.cue) or o.report and _authority(o)), None)
    elif page.lead is not None and any(o.source.text != page.lead.source.text for o in openers):
        page.lead = None


def _authority(opener: Opener) -> bool:
    """Whether an authority speaks: what it gives out at the head of an article is the article's matter."""
    named = opener.source.text or ""
    return opener.source.kind == "official" and not opener.source.person \
        and not _COMPANY.search(named) and words.HUMAN_END.search(named) is None


def _left_open(text: str, is_open: bool) -> bool:
    """Whether quotation marks are open behind a sentence; a straight mark closes what is open, else opens."""
    for mark in re.findall(r"[“”「」\"]", text):
        is_open = mark in "“「" or mark == '"' and not is_open
    return is_open


def stretches(page: Page, index: int, openers: Sequence[Opener]):
    """(start, end, opener or None) covering the sentence."""
    length = len(page.texts[index])
    current, position, result = page.running, 0, []
    carried = current is not None
    for opener in sorted(openers, key=lambda o: (o.at, o.start)):
        if opener.end is not None and opener.start < opener.cue_span[0]:      # a quotation before its speaker
            if opener.start >= position:
                result.append((position, opener.start, current, carried))
                result.append((opener.start, opener.end, opener, False))
                position, current, carried = opener.end, None, False
            continue
        begin = opener.at if opener.frame else opener.start
        if carried and position <= opener.at < begin:       # who speaks next is nobody's word but the page's
            result.append((position, opener.at, current, carried))
            position, current, carried = opener.at, None, False
        if begin > position:
            result.append((position, begin, current, carried))
        position = max(position, begin)
        if opener.end is not None:            # what is said ends with its clause
            result.append((position, max(opener.end, position), opener, False))
            position = max(opener.end, position)
            continue
        current, carried = opener, False
    result.append((position, length, current, carried))
    return [piece for piece in result if piece[1] > piece[0]] or [(0, length, None, False)]
