"""A page that is itself a notice: every sentence of it is its issuer's word.

    ISSUER 关于 … 的 通报            the title names the issuer
    … 通报   by an office's account   or the office that signs at the end, the account, or a line 发布单位：, does
"""
from __future__ import annotations

import re

from utils.claims.attribution import kinds, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Source
from utils.mentions import gazetteer
from utils.text import normalise

_NOTICE_BODY = re.compile(r"特此(?:通报|公告|声明|说明|通知|澄清|致歉)|现将(?:有关|相关|具体)?(?:情况|事项|信息|结果)[^。]{0,8}(?:通报|公告|说明|公布|"
                          r"公示)如下|"
                          r"(?:^|[,。\n])(?:我[局司院校市县区委办厅行社]|本(?:公司|局|院|行|所|校))(?!.{0,3}记者)")
_ISSUED_BY = re.compile(r"(?:发布单位|发文单位|发布机构|发文机关|来源|发布者?|"
                        r"发布人)[:]\s*(?P<issuer>[\u4e00-\u9fffA-Za-z()()]{2,24})")
_NOTICE_TITLE = re.compile(
    r"^[【\[]?(?:(?P<issuer>(?!关于|对于|有关)[\u4e00-\u9fffA-Za-z()“”]{2,36}?"
    r"(?:局|署|部(?!分)|厅|委|院|公司|集团|政府|中心|委员会|银行|机构|组织|协会|大学|"
    r"学校|指挥部|当局|办公室|使馆|领事馆|调查组|工作组|"
    r"工会|商会|联盟|医院|警察局|台网|[省市县州]府|处|社))(?:发布|的)?(?:关于|就|对|有关|[:|丨])?|(?=[^。]{0,60}(?:通报|公告|声明|通告|报告书?)))"
    r"(?![长员人])(?:(?!发布|宣布|回应|称|说|表示)[^。?!]){0,60}?"
    r"(?:通报|公告|声明|通告|公报|新闻稿|情况说明|告知书|公开信|致歉信|情况报告|调查报告|致[^。]{1,12}信)(?:[(〔\[【][^。]{1,20}[)〕\]】]|"
    r"第?[\d一二三四五六七八九十]+[号期])?$")


def issuer(page: Page) -> Source | None:
    """The issuer of a page that is itself a notice: 甲局关于…的通报, or any notice with its issuer's name beside
    it."""
    first = page.texts[0] if page.roles is None or page.roles[0] == "title" else ""
    title = normalise(str(page.about.get("title") or first)).text
    match = _NOTICE_TITLE.match(title.strip())
    whole = "\n".join(page.texts)
    if match is None and not _NOTICE_BODY.search(whole):
        return None
    account = normalise(str(page.about.get("account") or page.about.get("author") or "")).text
    beside = _ISSUED_BY.search("\n".join(page.texts[:4]))
    named = (match.group("issuer") or "") if match else ""
    for issuer in (named, _signature(page), account, beside.group("issuer") if beside else ""):
        speaks = words.SPEAKER_END.search(issuer) or words.OFFICE_END.search(issuer) \
            or gazetteer.entries().get(issuer)
        if len(issuer) >= 2 and speaks and not kinds.MEDIA.search(issuer):
            return Source(issuer, None, kinds.source_kind(issuer), gazetteer.canonical(issuer, acting=True),
                           document=True, inherited=True)
    return None


def _signature(page: Page) -> str:
    """The office that signs at the end: a short line that is nothing but its name, a date beside it or
    below."""
    for text in reversed(page.texts[-4:]):
        if _office(text):
            return _office(text)
    whole = normalise(str(page.about.get("text") or "")).text
    lines = [line.strip() for line in whole.splitlines() if line.strip()]
    return next((_office(line) for line, below in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True)
                 if _office(line) and _DATE.fullmatch(below)), "")


_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|[二〇零一三四五六七八九十年月日]{6,}")


def _office(line: str) -> str:
    """The office whose name is all of a line but its seal and date, else ''."""
    bare = _DATE.sub("", re.sub(r"\((?:盖章|章|公章)\)|\s", "", line))
    names_one = re.fullmatch(r"[\u4e00-\u9fffA-Za-z()]{3,24}", bare) and words.OFFICE_END.search(bare)
    return bare if names_one else ""
