"""Sources named earlier: pronouns (他, 其), descriptions (该局, 这名官员, 通报), short forms (公司).

Each looks back over whoever has spoken, nearest first, within `LOOK_BACK` sentences, for one that fits: a
person for 他, an outlet for 该报, an office whose name ends alike for 该局, whoever issued one for 通报.
"""
from __future__ import annotations

import re
from dataclasses import replace

from utils.claims.attribution import kinds, sources, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Source
from utils.mentions import gazetteer

LOOK_BACK = 4          # sentences within which a pronoun or a description finds its source
_COMPANY = re.compile(r"(?:公司|集团|科技|生物|医药|制药|汽车|航空|影业|传媒|股份|控股|电子|能源|银行|证券|保险|地产|置业|食品|轮渡|航运|铁路)$")
_CALLED = re.compile(r"(?:致电|联系|联络|询问|求证|致函|拨打)(?:上|了|到)?(?P<who>[^,。;:]{2,20}?)(?:的?(?:电话|热线))?,(?:但|"
                     r"不过)?(?:对方)?$")
_BARE = frozenset("发言人 负责人 警方 官方 军方 公司 院方 校方 片方 公司方面 台方 平台".split())
_SPOKEN_ABOUT = re.compile(r"\s*(?:对|关于|至于|针对|谈到|谈及|提到|说到|问到|被问)")
_COUNTED_PERSON = re.compile(r"[一两多几数某](?:名|位)(?P<who>[^,。;:]{2,18}(?<=[人员者长家师生工民客手子太士友属]))(?=[,;:]$)")
_TITLE_BEFORE = re.compile(r"(?:村民|居民|市民|司机|船员|工人|乘客|老人|护士|医生|老师|学生|店主|老板|船长|校长|牧民|渔民|农民)$")
_HONORIFIC = re.compile(r"[\u4e00-\u9fff](?:先生|女士|太太|小姐|老师|师傅|阿姨|阿嬷|阿公|奶奶|爷爷|大爷|大妈|大叔)")
_ANNOUNCEMENTS = frozenset(("通报", "公告", "声明", "通告", "通知", "公报", "新闻稿", "说明", "文件", "公开信", "快讯", "自愿性公告"))
_DESCRIPTION = re.compile(
    r"^(?:该|这家|这名|这位|这个|这一|此|上述|前述|同一|本|那位|那名|这份|该份|此份|这|据此|当天的|最新的?)(?P<head>[\u4e00-\u9fff]{1,10})$|"
    r"^[本我](?P<own>[局司院校市县区委办厅行社台站会])$|^本(?:公司|中心|单位|部门|机构|会|台)$|"
    rf"^(?P<bare>(?:{words.DOCUMENT}|报道|报导|发言人|负责人|公司方面|警方|官方|军方|公司|院方|校方|片方|台方|平台)(?:[中里上内])?)$")


def described(page: Page, index: int, phrase: str) -> Source | None:
    """该局, 这家公司, 通报, 发言人: the latest source or issuer the description fits."""
    match = _DESCRIPTION.match(phrase)
    if match is None:
        longer = re.match(r"(?:该|这家|上述|前述)(?P<head>[\u4e00-\u9fff]{1,4}?)(?:稍早前?|此前|早前|随后|最新|当天|同日|"
                          r"昨日)*的?(?:报道|报导|消息|通报|声明|公告|发言人|负责人)$", phrase)
        return _fitting(page, index, longer.group("head")) if longer else None
    head = match.group("head") or match.group("bare") or phrase[1:]
    head = re.sub(r"[中里上内]$", "", head) if len(head) > 2 else head
    if re.fullmatch(words.DOCUMENT, head) or head in ("报道", "报导"):
        issuer = _issuer(page, index, head)
        if issuer is not None:
            return issuer
        if head in ("报道", "报导"):
            return latest_outlet(page, index) or latest(page, index, report=True)
        if head == "消息":
            return latest(page, index, report=True)
        if head in ("条约", "协议", "协定", "合同") or match.group("bare"):
            return None
        return None
    if match.group("bare") and head in _BARE:
        if head == "平台":
            return next((replace(source, inherited=True) for source in page.spoken(index, 1)
                         if not source.person and source.text != "平台"), None)
        fuller = next((source for source in page.spoken(index, LOOK_BACK + 4)
                       if source.text.endswith(head) and len(source.text) > len(head)), None)
        if fuller is None and head in ("公司", "公司方面"):
            fuller = _company(page, index)
        return replace(fuller, inherited=True) if fuller and head in ("发言人", "负责人", "公司", "公司方面") else None
    if phrase[0] in "本我" and page.notice is not None:
        return page.notice
    return _fitting(page, index, head)


def _company(page: Page, index: int) -> Source | None:
    """公司: the one organisation named so far that is a company, when there is no other."""
    found = [(at, e) for at, e in page.first_mentions if at <= index and _COMPANY.search(e.text)]
    if len(found) != 1:
        return None
    at, entity = found[0]
    return sources.of_entity(page, at, entity)


def _issuer(page: Page, index: int, document: str) -> Source | None:
    for at, source, kind in reversed(page.issuers):
        if index - at > LOOK_BACK + 2:
            break
        if (kind == document or {kind, document} <= _ANNOUNCEMENTS):
            return replace(source, inherited=True, document=True)
    if page.notice is not None:
        return page.notice
    if document in ("通报", "公告", "声明", "报告", "通告", "通知", "文件", "公报", "论文", "研究"):
        for source in page.spoken(index, LOOK_BACK + 2):
            if (source.document or source.kind == "official") and not source.person:
                return replace(source, inherited=True, document=True)
    account = page.about.get("account") or page.about.get("author")
    title = str(page.about.get("title") or "")
    if isinstance(account, str) and account and re.search(r"通报|公告|声明|通告|通知", title) \
            and document not in ("条约", "协议", "协定"):
        return Source(account, None, kinds.source_kind(account), gazetteer.canonical(account),
                       document=True, inherited=True)
    return None


def _fitting(page: Page, index: int, head: str) -> Source | None:
    """The latest source or name a description like 该局 or 这名官员 can mean."""
    tail = head[-1]
    tests = {
        "media": re.search(r"媒|报$|社$|台$|网|刊|报纸|新闻", head),
        "person": re.search(r"官员|人士|专家|教授|发言人|负责人|分析师|学者|议员|将领|男子|女子|导演|高管|部长|总统|领导人|外长|司机|目击者|"
                            r"人$|员$|长$", head),
    }
    for source in page.spoken(index, LOOK_BACK):
        if source.text.endswith(head) or source.text.endswith(tail) and len(head) <= 3:
            return replace(source, inherited=True)
        if tests["media"] and source.kind in ("media", "agency"):
            return replace(source, inherited=True)
        speaks = source.person or words.SPEAKER_END.search(source.text)
        if tests["person"] and speaks and not source.document and source.kind not in ("media", "agency"):
            return replace(source, inherited=True)
        if re.search(r"机构|部门|机关|公司|组织|集团|局|部|院", head) and not source.person:
            return replace(source, inherited=True)
    for back in range(index, max(-1, index - LOOK_BACK - 1), -1):
        for entity in reversed(page.entities[back]):
            suits = entity.text.endswith(tail) or re.search(r"公司|企业|机构|部门|组织|平台|媒体|报|社", head)
            if back < index and entity.kind in ("ORG", "OUTLET") and suits:
                return replace(sources.of_entity(page, back, entity), inherited=True)
    return None


def person_before(page: Page, index: int, position: int, pronoun: str) -> Source | None:
    """他, 其: the latest speaker who is a person (其: any), else the latest person named as a subject."""
    if pronoun == "对方":
        called = _CALLED.search(page.texts[index][:position])
        source = called and sources.named(page, called.group("who"), (index, *called.span("who")))
        if source:
            return source
    if pronoun in ("他", "她"):
        beside = _person_beside(page, index, position)
        if beside is not None:
            return beside
    for source in page.spoken(index, LOOK_BACK):
        if source.person or pronoun in ("其", "后者", "它", "对方") and not source.document \
                or words.HUMAN_END.search(source.text) and source.kind not in ("agency", "media"):
            return replace(source, inherited=True)
    for back in range(index, max(-1, index - LOOK_BACK - 1), -1):
        people = [e for e in page.entities[back] if e.kind == "PER" and (back < index or e.end <= position)]
        if people:
            first = people[0]
            return replace(sources.of_entity(page, back, first), inherited=True)
    return _addressed_before(page, index, position)


def _person_beside(page: Page, index: int, position: int) -> Source | None:
    """记者联系上一名教师，他说: somebody named in an earlier clause of the sentence, unless only spoken about."""
    text = page.texts[index]
    clause = max(text.rfind(mark, 0, position) for mark in ",;:") + 1
    before = text[:clause]
    if not clause or _SPOKEN_ABOUT.match(before) or "“" in before or "「" in before:
        return None
    counted = _COUNTED_PERSON.search(before)
    if counted:
        a, b = counted.span("who")
        return sources.named(page, text[a:b], (index, a, b))
    people = [e for e in page.entities[index] if e.end <= clause
              and (e.kind == "PER" or _TITLE_BEFORE.search(text, max(0, e.start - 4), e.start))]
    return sources.of_entity(page, index, people[0]) if people else None


def _addressed_before(page: Page, index: int, position: int) -> Source | None:
    """Somebody called by name and title in the last sentences: 吴阿姨, 赵先生."""
    for back in range(index, max(-1, index - LOOK_BACK - 1), -1):
        before = page.texts[back][:position if back == index else None]
        for match in reversed(list(_HONORIFIC.finditer(before))):
            return replace(sources.named(page, match.group(), (back, *match.span())), inherited=True)
    return None


def latest_outlet(page: Page, index: int) -> Source | None:
    """The outlet that spoke last, within reach."""
    spoken = page.spoken(index, LOOK_BACK)
    return next((source for source in spoken if source.kind in ("media", "agency")), None)


def latest(page: Page, index: int, report: bool = False) -> Source | None:
    """The source that spoke last, within reach."""
    for source in page.spoken(index, LOOK_BACK):
        if not report or source.kind != "public":
            return replace(source, inherited=True)
    return None
