"""The noun phrase that speaks, cut out of what stands around it.

    [connective] [time] SUBJECT [adverbials] VERB          不过，气象局|昨日在例会上|表示，

Adverbials go first, from the verb leftwards (时间, 再次, 在…中, 向…), then connectives and times from the left.
What is left is a source when it ends with a person's or a body's name, or with a word for whoever can
speak (负责人, 警方, 报告). 甲局发布的报告 is 甲局's.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from utils.claims.attribution import anaphora, sources, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Source
from utils.mentions import entities as names

LONGEST_SOURCE = 26    # characters a source's noun phrase may have
_WORD_TAIL = re.compile(rf"(?:{words.TIME_WORD})$")
_OBJECT_TAIL = re.compile(r"(?:(?<=..)(?:用|通过|利用|借助|根据)[^,。;:“”]{1,12}(?:数据|照片|图像|方法|法|方式|模型|仪器|雷达|卫星|资料)|"
                          r"(?:跟|和|同)(?:我们?|本报|记者|笔者|大家)|(?:当面|公开|再次|随后|也|还|并|则)?(?:向|对(?!方|手|岸|面|外)|对着|"
                          r"就(?!有|是|在|已|曾|会|连)|针对|面对|"
                          r"给)[^,。;:“”]{1,24}|"
                          r"(?<=..)(?:受访|视察|到访|勘灾|作证|出庭|演讲|讲话|出席)[^,。;:“”]{0,4}[时前后]|"
                          r"(?<=..)[在于][^,。;:“”]{1,6}[前后中]受访|"
                          r"(?<=..)(?:回应|回复|答复)[^,。;:“”]{1,10}|"
                          r"(?:与|和|跟|同|会见|接见|出席|访问|视察|回应|谈及|谈到|主持|致信)[^,。;:“”]{1,24}(?:时|后|中|期间|会谈|通话|会面|会晤|"
                          r"见面)|"
                          r"(?:在|于|从)[^,。;:“”]{0,28}?(?:上|中|时|后|前|内|里|间|期间|之际|会|会议|发布会|采访|讲话|报告|声明|文章|访谈|节目|"
                          r"论坛|平台|微博|推特|报道|文中|现场|当地|前线|电话|镜头前|信函|博客|推文|社交媒体|脸书|直播|法庭|议会|国会|记者会|电视|广播|交易所|"
                          r"[港上深北]交所|杂志|期刊|专栏|》|官网|网站|官微|法院|听证会)|"
                          r"(?:在)?(?:接受|回答|答复|应询)[^,。;:“”]{0,18}?(?:采访|专访|访问|访谈|提问|质询|询问|问题|置评请求|调查|讯问|审讯|"
                          r"问询)(?:时|中|"
                          r"后)?)$")
_HEAD_STRIP = re.compile(rf"^(?:[“\"「『(【\[\s]*)(?:{words.TIME_WORD}|但是?|而|不过|然而|因此|所以|于是|其中|如今|对此|对于此事|有|"
                         rf"可(?![能以靠爱口])(?=[\u4e00-\u9fff]{{2}})|[先再来且]看看?|"
                         rf"据此|且|或|"
                         rf"虽然|尽管|即便|即使|"
                         rf"因为|由于|首先|其次|第[一二三四五]|最后|值得注意的是|值得一提的是|更重要的是|需要指出的是|有意思的是|与此同时|事实上|其实|毕竟|当然|例如|比如|"
                         rf"一名|一位|两名|三名|多名|多位|数名|数位|几名|几位|三名|三位|两位|四名|四位|数十名|部分|另一名|另一位|某位|某|时任|现任|前任|来自|连|"
                         rf"正如|如|像|诚如|"
                         rf"在[^,。]{{1,8}}?(?:前|后|时|中|期间)(?=[\u4e00-\u9fff]{{2}})|就连|至于|就在此时|另据|又据|,|,|\s|"
                         rf"(?:在)?\d{{1,2}}月\d{{1,2}}[日号](?:晚|上午|下午|凌晨|当天|早)?|"
                         rf"\d{{1,2}}[日号](?:晚|上午|下午|凌晨)?|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?|(?:当地|"
                         rf"北京)时间)")
_COUNTED = re.compile(r"[一两多几数某另][名位]$")
_OURSELVES = re.compile(r"(?:本报|本台|本刊|本网|本站)(?:[^,。]{0,4}记者)?$")
_SOMEBODY = re.compile(r"[\u4e00-\u9fff](?:某(?:某|[\u4e00-\u9fff])?|姓[\u4e00-\u9fff]{1,4})$")       # 刘某, 王姓司机
_ADVERBIAL = re.compile(r"(?:向|对|就|针对|对着|面对|与|和|同|跟|给|(?<![存现所])[在于])[^,。]{1,20}$")      # may end with a name
_KEEP_LEAD = re.compile(r"^(?:有(?:人|些人|的人|网友|分析|观点|消息|媒体|报道|专家|传言|传闻|知情|评论|声音|机构|业内|目击|居民|学者|猜测|外媒|官员|说法|舆论|"
                        r"市民)|"
                        r"有不少|有多|一名[^,]{0,3}不愿|多位|多名|(?:也|还)有)")
_GIVEN_OUT = re.compile(r"(?P<who>.{2,22}?)(?:(?:于|在)?(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?"
                        r"(?:今日|昨日|今天|昨天|近日|日前|周[一二三四五六日]|晚间?|上午|下午|凌晨)?)"
                        r"(?:发布|公布|提供|披露|出具|发表|掌握|通报)的[^的]{0,10}$")
_LETTER = re.compile(rf"(?:初步|最终|年度|事故|调查|中期|最新|详细|内部)*(?:{words.DOCUMENT}|(?:一审|二审|终审)?(?:判决|裁定|裁决)|数据|统计|"
                     rf"调查|财务报告)$")
_THEIR_FIGURES = re.compile(r"(?:(?:昨日|昨天|今日|今天|近日|日前|此前|当天|当日|周[一二三四五六日])?的|最新)+(?:最新|官方|初步|最终|内部|年度|"
                            r"季度)*(?:数据|统计|消息|报告|调查|分析|预测|资料|民调|监测|信息|记录)$")
_GENERIC_HEAD = re.compile(r"^(?:人士|人|官员|人员|者|一方|方面|消息人士|消息|知情者|男子|女子|员工|居民|代表|负责人|工作人员|高管|成员|专家|机构|部门|媒体|公司|"
                           r"报告|声明|通报)$")
_DATELINE = re.compile(r"[^,。(:]{2,14}?\d{1,2}日(?:综合|专)?电(?:[(][^)]{0,24}[)])?\s*")


def bare(page: Page, index: int, a: int, b: int) -> tuple[int, int]:
    """The subject within text[a:b]: connectives and times stripped before it, adverbials behind it."""
    text = page.texts[index]
    dateline = _DATELINE.match(text, a)
    if dateline and dateline.end() < b:
        a = dateline.end()
    ends = {entity.end for entity in page.entities[index]}
    changed = True
    while changed and b > a:
        changed = False
        piece = text[a:b]
        if b in ends and not _ADVERBIAL.search(piece):
            break
        match = _OBJECT_TAIL.search(piece)
        if match and match.group() and match.start() >= 0:
            b, changed = a + match.start(), True
            continue
        match = _WORD_TAIL.search(piece)
        if match and match.group() and not re.search(r"(?:联合|共同)$", piece[:match.start()]) and b not in ends:
            b, changed = b - len(match.group()), True
            continue
        match = words.TIME_TAIL.search(piece)
        if match and match.group() and re.search(r"\d|午|晚|晨|早|夜", match.group()):
            b, changed = b - len(match.group()), True
    changed = True
    starts = {entity.start for entity in page.entities[index]}
    while changed and a < b:
        changed = False
        if a in starts or _KEEP_LEAD.match(text[a:b]):
            break
        match = _HEAD_STRIP.match(text[a:b])
        if match and match.group():
            a, changed = a + match.end(), True
    while a < b and text[b - 1] in " “\"「『(":
        b -= 1
    while a < b and text[a] in " ”\"」』的":
        a += 1
    return (a, b) if _KEEP_LEAD.match(text[a:b]) else head_stripped(page, index, a, b)


def read(page: Page, index: int, a: int, b: int, framed: bool = False) -> Source | None:
    """A noun phrase read as a source, or None when it cannot speak."""
    text = page.texts[index]
    if framed:
        a, b = _trim_frame(page, index, a, b)
    while a < b and text[a] in " “\"「『":
        a += 1
    phrase = text[a:b]
    if not phrase or words.THING.match(phrase):
        return None
    if words.PRONOUN.match(phrase):
        return anaphora.person_before(page, index, a, phrase)
    if _OURSELVES.match(phrase):
        return None
    inside = [e for e in page.entities[index] if e.start >= a and e.end <= b]
    last = inside[-1] if inside else None
    somebody = _SOMEBODY.search(phrase)
    if last is None and somebody and (
            not somebody.start() or words.SPEAKER_END.search(phrase[:somebody.start()])):
        a += somebody.start()
        return replace(sources.named(page, text[a:b], (index, a, b)), person=True)
    if last is not None and last.end == b and last.kind == "PER":
        return sources.of_entity(page, index, last)
    quoted = re.search(r"[“「『\"](?P<name>[^”」』\"]{2,16})[”」』\"]$", phrase)
    if quoted and quoted.start() >= 2:              # 主办团体“市民联线”: the name says it all
        return _part(page, index, a, quoted)
    titled = re.search(r"《(?P<name>[^《》]{2,14})》$", phrase)
    if titled and (framed or last is None or last.end < b - 1):     # 内地媒体《甲城财经》
        return _part(page, index, a, titled)
    described = anaphora.described(page, index, phrase)
    if described is not None:
        return described
    if len(phrase) > LONGEST_SOURCE:
        if last is not None and last.end == b:
            return sources.of_entity(page, index, last)
        cut = phrase.rfind("的")
        if cut >= 0 and 0 < len(phrase) - cut - 1 <= LONGEST_SOURCE:
            return read(page, index, a + cut + 1, b)
        return None
    if last is not None and last.end == b:
        start = _joined_start(page, index, inside, a)
        return sources.named(page, text[start:b], (index, start, b), last)
    human = words.SPEAKER_END.search(phrase[1:]) or len(phrase) <= 8 and words.HUMAN_END.search(phrase[2:])
    if re.match(r"有(?!关|人|些)", phrase) and human:                        # 有|观众
        return read(page, index, a + 1, b)
    one = _COUNTED.search(text[max(0, a - 3):a]) and words.HUMAN_END.search(phrase)     # 一位|在…的值班员
    if (one or words.SPEAKER_END.search(phrase)) and not re.search(r"[,。;:!?]|^(?:本报|本台)?记者.", phrase) \
            and not re.search(r"了(?!解|得)|(?<!跟)着(?!名)|将(?!军|领)", phrase[phrase.rfind("的") + 1:]):
        possessor = owner(page, index, a, b, phrase, inside)
        if possessor is not None:
            return possessor
        end = b - 1 if re.search(r"[中里上内]$", phrase) and not re.search(r"国内|境内|内[中里上]$", phrase) else b
        a = _issuer_start(page, index, a, end)
        return sources.named(page, text[a:end], (index, a, end), last)
    if words.SIDE.fullmatch(phrase) and any(e.text[0] == phrase[0] and e.kind in ("LOC", "ORG", "STATE")
                                            for found in page.entities for e in found):
        return sources.named(page, phrase, (index, a, b))
    if framed and 2 <= len(phrase) <= 16 \
            and (inside or re.search(r"[A-Za-z]{2,}", phrase) or phrase[-1] in "报社网台会局部"):
        return sources.named(page, phrase, (index, a, b), last)
    return None


def _part(page: Page, index: int, a: int, match: re.Match) -> Source:
    """The group `name` of a match in the phrase that begins at a."""
    return sources.named(page, match.group("name"), (index, a + match.start("name"), a + match.end("name")))


def owner(page: Page, index: int, a: int, b: int, phrase: str, inside) -> Source | None:
    """Whose document or figures these are: 难民署发布的最新数据, 审计署报告, 地质调查局的数据."""
    given = _GIVEN_OUT.match(phrase)
    if given:
        return read(page, index, a, a + given.end("who"))
    letter = _LETTER.search(phrase)
    if letter and letter.start() >= 2:
        cut = a + letter.start()
        named = bare(page, index, a, cut)
        if any(e.end == named[1] and e.kind != "PER" for e in inside) \
                or words.OFFICE_END.search(page.texts[index][slice(*named)]):
            source = read(page, index, *named)
            if source is not None:
                return replace(source, document=True)
    figures = _THEIR_FIGURES.search(phrase)
    source = read(page, index, a, a + figures.start()) if figures and figures.start() >= 2 else None
    return replace(source, document=True) if source is not None else None


def nobodys(page: Page, phrase: str, inside) -> bool:
    """这场洪水的最终统计: figures that nobody is said to have made."""
    cut = phrase.rfind("的")
    return cut > 0 and len(phrase) > 6 and re.search(rf"(?:{words.FINDING}|报告|消息)$", phrase) is not None \
        and not words.SPEAKER_END.search(phrase[:cut]) \
        and not any(e.end <= cut and e.kind in ("ORG", "PER", "OUTLET") for e in inside)


def any_read(page: Page, index: int, a: int, b: int) -> Source | None:
    """Whatever noun phrase stands there, when the verb leaves no doubt that it speaks: 列车长告诉本报，."""
    text = page.texts[index]
    source = read(page, index, a, b)
    if source is not None:
        return source
    cut = text.rfind("的", a, b)
    if cut > a and b - cut - 1 >= 2 and not _GENERIC_HEAD.match(text[cut + 1:b]):
        return any_read(page, index, *head_stripped(page, index, cut + 1, b))
    a, b = head_stripped(page, index, a, b)
    phrase = text[a:b]
    if not 2 <= len(phrase) <= 20 or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·“”「」《》()()、]+", phrase) \
            or re.match(r"(?:本报|本台|本刊)?记者|笔者|[按据用从以\d]", phrase) or re.search(r"[我你咱您]|^[他她它其]", phrase) \
            or phrase.count("“") != phrase.count("”") or re.search(r"[了着过是把被将会]|如果|因为|所以|为了|没有|不|只|可以|"
                r"就|这|那|什么|怎么", phrase) or words.THING.match(phrase):
        return None
    bare = re.sub(r"[(][^)]*[)]$", "", phrase)
    inside = [e for e in page.entities[index] if e.start >= a and e.end <= a + len(bare)]
    last = inside[-1] if inside and inside[-1].end == a + len(bare) else None
    if last is not None and last.kind == "PER":
        return sources.of_entity(page, index, last)
    return sources.named(page, bare, (index, a, a + len(bare)), None)


def _trim_frame(page: Page, index: int, a: int, b: int) -> tuple[int, int]:
    text = page.texts[index]
    outlet = next((e for e in page.entities[index] if e.start == a and e.kind == "OUTLET"), None)
    if outlet is not None and any(e.start == outlet.end and e.kind == "LOC" for e in page.entities[index]):
        return a, outlet.end                        # 新华社|北京3月5日电
    while True:
        piece = text[a:b]
        aside = re.search(r"(?<=..)[(][^)]*[)]$", piece)
        if aside:
            b = a + aside.start()
            continue
        match = words.TIME_TAIL.search(piece)
        if match and match.group() and re.search(r"\d", match.group()):
            b -= len(match.group())
            continue
        match = re.search(r"(?<=..)(?:向|对)[^,。]{1,14}$", piece)
        if match:
            b = a + match.start()
            continue
        match = re.search(r"(?:近日|日前|今日|今天|昨日|昨天|昨晚|当天|当日|最新|此前|早前|援引|的|所|方面(?=的)|独家|联合|等|发布|公布|提供|独家|"
                          r"周[一二三四五六日]|当地时间|于|在)$", piece)
        if match and len(piece) > len(match.group()):
            b -= len(match.group())
            continue
        return a, b


def _joined_start(page: Page, index: int, inside: Sequence[names.Entity], a: int) -> int:
    """Where a source ending with a name begins: 俄罗斯联邦安全会议, 美国《华盛顿邮报》 keep their first part."""
    text = page.texts[index]
    last = inside[-1]
    start = last.start
    for entity in reversed(inside[:-1]):
        gap = text[entity.end:start]
        placed = gap == "的" and text[entity.start - 1:entity.start] in ("于", "在", "自")     # 位于苏州的|某公司
        if gap in ("", "《", "“", "的", "·") and not placed:
            start = entity.start
        else:
            break
    return start


def _issuer_start(page: Page, index: int, a: int, b: int) -> int:
    """Drop a relative clause before a description: 参与调查的官员 keeps all, 上午到场的警方 too; 在…的 goes."""
    text = page.texts[index]
    cut = text.rfind("的", a, b)
    if cut > a and re.match(r"在|于|因|为了|随着|由于|当|(?:发表|刊登|刊发|发布|登载)(?:在|于)", text[a:cut]) and cut + 1 < b:
        return cut + 1
    return a


def head_stripped(page: Page, index: int, a: int, b: int) -> tuple[int, int]:
    text = page.texts[index]
    starts = {entity.start for entity in page.entities[index]}
    while a < b and a not in starts:
        match = _HEAD_STRIP.match(text[a:b])
        if not match or not match.group():
            break
        a += match.end()
    return a, b
