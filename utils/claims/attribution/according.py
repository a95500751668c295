"""Frames: words before a statement that say on whose word it is.

    据 SOURCE [time] VERB ，           据通讯社报道， 据住建局通报， 根据警方的说法，
    据 OUTLET 援引 SOURCE VERB ，       the source is the one quoted, via the outlet
    据悉 据称 据报道                     nobody named: the source of the sentence before, else the cue itself
    记者 从 SOURCE 获悉                  网传 有消息称 坊间传言: nobody's, hearsay
    SOURCE 公布的 …是                    figures that somebody gives, to the end of their clause
    在 SOURCE 看来 · 正如 SOURCE 所说 · 被外界视为
"""
from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from utils.claims.attribution import anaphora, phrases, sources, subjects, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_OPENERS, MOST_TRIED, Opener, Source

_FRAME = re.compile(
    r"(?:另据|又据|再据|还据|据|根据|按照?(?!理|说|期|时|计划|规定|要求|键|摩)|依照?(?!法|然|旧|靠|赖|次|规|托|据|存|稀|偎)|依据|援引|引述|引用|"
    r"综合)(?P<body>[^,。;:!?“”]{1,44}?)"
    rf"(?P<verb>(?:(?:的|所)?(?:最新|官方|初步|内部|公开|联合)*(?:{words.REPORTS})(?:显示|称|说|指出|表明)?)+|的?话说|(?:所)?称|"
    rf"方面的?消息|看来)"
    r"(?:[,:]|(?=显示|称)|$)")
_FRAME_OPEN = re.compile(r"据(?P<body>(?:[\u4e00-\u9fffA-Za-z0-9·《》“”]{2,20}))(?P<verb>报道|披露|消息|通报|统计|介绍|"
                         r"透露|报告|数据)(?:称|说|显示)?(?=[\u4e00-\u9fff])")
_LEARNED = re.compile(r"(?:(?:本报|本台|本刊|本网|[\u4e00-\u9fff]{2,6})?记者(?:今天|今日|昨日|昨天|昨晚|当天|当晚|近日|日前|"
                      r"\d{1,2}月?\d{0,2}日?|上午|下午|晚间)*|我们|笔者|本报)?"
                      r"从(?P<body>[^,。;:!?“”]{2,30}?)(?P<verb>(?:处|方面|那里)?(?:获悉|了解到|得知|获知|知悉))[,:]?")
_BY_DOCUMENT = re.compile(rf"(?:另据|又据|据|根据|按照?)(?P<body>[^,。;:!?“”]{{0,30}}?(?P<verb>{words.DOCUMENT}|"
                          rf"年度报告|民调|研究|资料|"
                          rf"数据|统计|测算|口径))[,:]")
_BARE_FRAME = re.compile(r"(?:另据|又据|据|有)(?P<what>悉|称|了解|报道|报导|报|介绍|通报|传|传闻|说|统计|披露|透露|消息(?:称|说|指)?|"
                         r"信)(?:[,:]|(?<=[悉称解])(?=[\u4e00-\u9fff]))|"
                         r"(?P<rumour>(?:圈[里内]|坊间|外面|市面上|群里)(?:都在|一直在)?传(?:得[^,。;]{1,6}的)?(?:说法|版本)?(?:是|说|"
                         r"称)|圈[里内]传(?![统达递播来媒承奇得])(?=[^,。;]{3})|"
                         r"网传|网上传(?:言|闻|出)|网络(?:流传|盛传|传言|传闻)(?:称|说)?|坊间(?:传言|传闻|流传|盛传)(?:称|说)?|"
                         r"有传(?:言|闻)(?:称|说|指)?|传言称|传闻称|"
                         r"疑似消息称|(?:有|据)指(?!出|标|数|导|挥|定|向|明|责)|网上(?:盛传|流传|热传|疯传)|(?:网上|网络上|坊间|市场上|社会上|"
                         r"外界)?有(?:说法|传言|传闻|谣言)(?:称|说|指|认为)|有消息(?:称|说|指|传出)|"
                         r"有小道消息(?:称|说)?|社交媒体(?:流传|疯传|盛传|上流传)|江湖传闻)[,:]?")
_BY_QUOTED = re.compile(r"(?:另据|又据|据)[“「](?P<body>[^”」]{2,16})[”」](?:的|微信|微博|公众号|客户端|官方)*"
                        r"(?P<verb>消息|报道|通报|发布|公布|统计|数据|文章)(?:显示|称|说)?[,:]")
_BY_NAME = re.compile(r"(?:另据|又据|据)(?P<body>[^,。;:!?“”]{2,24})(?P<verb>),")
_LOOKED_UP = re.compile(r"(?:本报|本刊)?记者(?:随后|近日|今日|昨日)?(?:查询|查阅|翻阅|检索|登录|登陆|"
                        r"梳理)(?:了)?(?P<body>[^,。;:!?“”]{2,20}?)(?P<verb>|发现|看到|显示|获悉),")
_TOPIC = re.compile(r"(?:针对|对于|关于|就|对)$")
_UNNAMED = re.compile(r"(?:多方|内部|有关|相关)?(?:消息|报道|外电|传闻|资料)")     # 某报引述消息指: 某报's word
_QUOTING = re.compile(r"(?:援引|引述|引用|转引|转述)(?P<source>[^,。;:]{2,24}?)(?:的(?:消息|话|说法|报道|声明|数据|通报|"
                      r"报告))?(?:(?:的)?(?:消息|报道|报告|数据|声明))?"
                      r"(?:报道|称|说|消息|指出|的话)*$")
_VIEW = re.compile(r"在(?P<a>[^,。;:]{2,14}?)(?:看来|眼中|眼里)|(?:正如|诚如|如同|就像|"
                   r"(?<!引)用)(?P<b>[^,。;:]{2,16}?)(?:所(?:说|言|指出|"
                   r"称|强调|表示|讲)(?:的那样|的)?|的话(?:说|来说))|"
                   r"被(?P<c>[^,。;:]{2,12}?)(?:视为|看作|解读为|认为是|称为是|理解为|指控|指责)|(?:按照?|依照?|(?<![\u4e00-\u9fff])照)(?P<d>[^,。;:]{1,14}?)的(?:说法|解释|"
                   r"统计口径)")
_GIVEN_BY = re.compile(r"(?P<who>[^,。;:、“”\s]{2,24}?)(?:日前|昨日|今日|近日|此前|最新|官方|早前|最终|初步)*(?P<verb>公布|发布|披露|"
                       r"通报|给出|提供|统计|"
                       r"估算|测定|公开|认定|查明|指控|起诉|核定|测算|申报)的[^,。;:是为达]{0,14}?(?:是|为|达|则是|约为|超过)")
_AS_TOLD = re.compile(r"(?P<who>[^,。;:、“”\s]{2,24}?)(?P<verb>所?说|所?称|宣称|声称|自称|流传|盛传|疯传|传出|宣布|承诺|预测|预计|估计|"
                      r"通报|公布|披露|统计|估计|测算|认定|掌握)的"
                      r"(?=[“「\d一二两三四五六七八九十近约数上]|不足|不到|超过?|至少)")
_QUOTED = re.compile(r"“[^”]{1,40}”|「[^」]{1,40}」|\"[^\"]{1,40}\"")
_TO_CLAUSE_END = re.compile(r"[^,;。!?]*[,;。!?]?(?:(?:其中|另有|还有|包括|另|含)[^,;。!?]*[,;。!?]?)*")
_PAPERS = "论文|通报|公告|报告|声明|公报|财报|年报|判决书|起诉书|简报|战报|文章|报道"
_IN_PAPER = re.compile(rf"(?:^|[,;:。])\s*(?P<who>{_PAPERS})(?P<verb>)[里中](?:的|[^,。;:有]{{0,8}}有)"
                       r"(?=约?\d+(?:\.\d+)?(?:%|例|人|名|[万亿]))")
_TO_PAUSE = re.compile(r"[^,、;。!?]*")
_REBUTTED = re.compile(r"[^,。;!?]{0,40}?(?:[系是为属](?:严重|完全)?(?:谣言|不实|虚假|假消息|失实|虚构)|失实|不属实|不实$|纯属|与事实不符|并非事实|"
                       r"没有(?:任何)?依据)")
_WEIGHED = re.compile(r"^.*(?:高于|低于|不同于|多于|少于|大于|小于|等于|超过|接近|相当于|与|和|跟|比|是|为|对于?|就|的|推翻|质疑|驳斥|否认)")
_FIGURE_OF = re.compile(
    r"(?:^|[,;、])\s*(?P<who>[^,。;:、“”\s]{2,20}?)"
    r"(?:的?(?:最新|官方|最终|初步)*(?:数字|数据|统计数字|统计|估计|说法|口径|测算)|"
    r"的(?:最新|官方|最终|初步)*(?:通报|公布|结果|测定结果|回答|答复|解释|表态|名单|版本|时间|记录|记载)|"
    r"(?:说|给出|给|报|讲|公布|宣称|强调|透露|承认|认可|提供|掌握)的(?:数字|数|说法)?)"
    r"(?:则|却|只)?(?:是|约?为|(?:多|高|仅)?达|有|只有|超过)(?!没)")
_REVISED = re.compile(r"(?:^|[,;、])\s*(?P<who>[^,。;:、“”\s]{2,20}?)(?P<verb>更新|修正|上修|下修|订正|更改)(?:为|到|"
                      r"至)(?=约?[\d一二两三四五六七八九十])|"
                      r"(?:^|[,;、—])\s*(?P<teller>[^,。;:、“”\s—]{2,12}?)(?:把|"
                      r"将)[^,。;:“”]{0,12}(?:(?P<forecast>预测|预期|预估)|目标价|评级|口径|说法|数字)[^,。;:“”]{0,12}?"
                      r"(?:提|升|降|调|放宽|收窄|改)")
# where scores are given
_PLATFORM = (r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}(?<![们校上联])网(?=\d\.\d分(?!钟))|豆瓣"
             r"|猫眼|淘票票|灯塔|烂番茄|IMDb|大众点评|美团|携程|Steam")
_RATED = re.compile(rf"(?P<who>{_PLATFORM})(?:目前|当前|最新|的)*(?P<verb>评分|开分|得分|打分)?"
                    rf"(?:为|是|达|升至|跌至|降至)?(?=\d\.\d)|"
                    rf"在(?P<site>{_PLATFORM})上?[,，]")
_GIVES = re.compile(r"(?<=[,;])(?P<verb>给出|报出|开出)的[^,。;]{0,6}?是(?=[\d约一二两三四五六七八九十“])")
_NEWS_OF = re.compile(r"(?:^|[,;])\s*(?:[先再来且]?看看?)?(?P<who>[^,。;:、“”\s]{2,16}?)(?:的(?:最新|官方)?(?:消息|通报|说法|统计|"
                      r"数据|报道)|的?(?:"
                      r"口径|版本|数据|统计))(?:则|却|就)?(?:是|说|称|显示)?[,:]")
_ASCRIBED = re.compile(r"(?:对于?|至于|关于)(?P<who>[^,。;:、“”\s]{2,12}?)(?P<verb>)的(?=[约近]?[\d一二两三四五六七八九十百千万亿]+"
                       r"[多余]?[人名个%元]?[,;])")
_CALLS_OUT = re.compile(r"(?:^|[,;、])\s*(?P<who>主办方?|主办单位|警方|警察|官方|校方|资方|劳方|工会|[县市村镇省]里|[县市]府)(?P<verb>喊出?|"
                        r"数出?|估)"
                        r"(?=约?[\d一二两三四五六七八九])")
_BY_MEANS = re.compile(r"(?:^|[,;])\s*(?P<who>[^,。;:、“”\s]{2,16}?)(?:用|以|依|通过|利用|借助)[^,。;:“”]{2,14}?"
                       r"(?P<verb>计算|点数|估算|推算|测算|清点|统计|比对|分析|估计)(?:后|得出)?,")
_WRITTEN = re.compile(r"(?:^|[,;。])\s*(?P<who>[^,。;:、“”\s]{0,12}(?:书|证|合同|协议|文件|手册|规程|图纸|单|告示|通知|信|公告|标签|牌子|"
                      r"报告|记录|账本|"
                      r"说明))[上里中](?:明明|都|也|就)?(?P<verb>写得|写着|标着|印着|白纸黑字)[^,。;:]{0,6}[,:]")


_LAST = (_FRAME, _BY_DOCUMENT, _FRAME_OPEN, _BY_NAME)      # beginning at one place, the later yields


def frames(page: Page, index: int, begin: int) -> list[Opener]:
    text, found = page.texts[index], []
    position = begin
    while True:
        matches = [m for m in (_FRAME.search(text, position), _BARE_FRAME.search(text, position),
                               _LEARNED.search(text, position), _BY_DOCUMENT.search(text, position),
                               _FRAME_OPEN.search(text, position), _BY_NAME.search(text, position),
                               _LOOKED_UP.search(text, position), _BY_QUOTED.search(text, position)) if m]
        if not matches or len(found) >= MOST_OPENERS:
            return found
        match = min(matches, key=lambda m: (m.start(), _LAST.index(m.re) if m.re in _LAST else -1))
        opener = _frame(page, index, match)
        if opener is not None:
            found.append(opener)
            position = max(match.end(), match.start() + 1)
        else:
            position = match.start() + 1


def _frame(page: Page, index: int, match: re.Match) -> Opener | None:
    text = page.texts[index]
    before = text[match.start() - 1:match.start()]
    if match.re is _BARE_FRAME:
        return _bare_frame(page, index, match, before)
    if match.re is _BY_QUOTED:
        source = sources.named(page, match.group("body"), (index, *match.span("body")))
        cue = "据" + match.group("verb")
        return Opener(match.start(), match.end(), source, "reported", cue, match.span(), True, frame=True)
    if match.re in (_LEARNED, _LOOKED_UP):
        source = phrases.read(page, index, match.start("body"), match.end("body"), framed=True)
        cue = "从" + match.group("verb") if match.re is _LEARNED else "查询"
        return source and Opener(match.start(), match.end(), source, "reported", cue, match.span(), True,
                                  frame=True)
    if before and before in "占证数依论票收凭窃盘割考根字理":
        return None
    body = match.group("body")
    if match.re is _BY_NAME and not _is_name(page, index, match.start("body"), match.end("body")):
        return None
    if re.match(r"按", match.group()) and re.search(r"[来去]$", body):
        return None                                     # 按三成来估算
    if match.re is _FRAME and re.fullmatch(r"的|所|此", body):
        return None
    vague = re.fullmatch(r"(?:多方|各方|相关|有关|可靠|内部|最新|多个|多家|不少|部分|一些|其他|各|现有|公开|官方|网络|网上|未经证实的?)+", body)
    if vague:
        noun = re.match(r"(?:的)?(?:消息|报道|信息|数据|统计|资料|说法|传闻|分析|通报|报告|预测|研究|调查)", match.group("verb"))
        if noun:
            a, b = match.start("body"), match.start("verb") + noun.end()
            source = sources.named(page, text[a:b], (index, a, b))
            return Opener(match.start(), match.end(), source, sources.how(source, "报道"),
                           match.group().rstrip(",:"), match.span(), True, frame=True)
    start = match.start("body")
    cue = re.match(r"(?:另据|又据|再据|还据|据|根据|按照?|"
                   r"依照?|依据|援引|引述|引用|综合)", match.group()).group() + match.group("verb").lstrip("的所")
    via = None
    opens = match.start()
    if re.match(r"根据|依据|按照?", match.group()) and match.start() and text[match.start() - 1] not in ",。;:“":
        clause = max(text.rfind(mark, 0, match.start()) for mark in ",。;:!?\n") + 1
        a, b = phrases.bare(page, index, clause, match.start())
        teller = phrases.any_read(page, index, a, b) if b > a else None
        if teller is not None:
            verb = match.group("verb")
            return Opener(clause, match.end(), teller, sources.how(teller, verb), verb, match.span(), True)
    if re.match(r"援引|引述|引用", match.group()):
        clause = max(text.rfind(mark, 0, match.start()) for mark in ",。;:!?\n") + 1
        a, b = phrases.bare(page, index, clause, match.start())
        via = phrases.read(page, index, a, b) if b > a else None
        if via is not None and re.fullmatch(r"报道|报导|消息|文章|该报道", via.text):
            via = anaphora.latest_outlet(page, index)
        opens = clause if b > a else opens
    quoting = _QUOTING.search(body + match.group("verb"))
    if quoting:
        outlet = body[:quoting.start()]
        via = phrases.read(page, index, start, start + len(outlet))
        a = start + quoting.start("source")
        if via is not None and _UNNAMED.fullmatch(quoting.group("source")):
            how = sources.how(via, "报道")
            return Opener(opens, match.end(), via, how, cue, match.span(), True, frame=True)
        source = phrases.read(page, index, a, min(a + len(quoting.group("source")), match.end("body")))
        if source is None:
            return None
        source = replace(source, via=via.text if via else None)
    else:
        if via is not None and _UNNAMED.fullmatch(body):
            how = sources.how(via, "报道")
            return Opener(opens, match.end(), via, how, cue, match.span(), True, frame=True)
        source = phrases.read(page, index, start, match.end("body"), framed=True)
        if source is None:
            return None
        if via is not None and source.text != via.text:
            source = replace(source, via=via.text)
    how = "predicted" if re.search(r"预测|预计|预报", match.group("verb")) else \
        "speculated" if re.search(r"推测|猜测", match.group("verb")) else \
        "hearsay" if re.search(r"传言|传闻", match.group("verb")) else sources.how(source, "报道")
    return Opener(opens, match.end(), source, how, cue, match.span(), True, frame=True)


def _is_name(page: Page, index: int, a: int, b: int) -> bool:
    """Whether text[a:b] is nothing but a body's name: 据某地震台网，."""
    phrase = page.texts[index][a:b]
    return any(e.end == b and e.kind in ("ORG", "OUTLET") for e in page.entities[index]) \
        or words.OFFICE_END.search(phrase) is not None \
        or re.search(r"[\u4e00-\u9fff](?:报|社|台|网|网站|新闻)$", phrase) is not None


def _bare_frame(page: Page, index: int, match: re.Match, before: str) -> Opener | None:
    if before and (before.isalnum() and before not in "但而且也又另并此," and not match.group("rumour")):
        return None
    said, what = match.group().rstrip(",:"), match.group("what")
    if match.group("rumour") and _TOPIC.search(page.texts[index][:match.start()]) \
            and re.match(r"的(?![“「])", page.texts[index][match.end():]):
        return None                                     # 针对网传的消息: spoken about
    if match.group("rumour") and _REBUTTED.match(page.texts[index], match.end()):
        return None                                     # 网传…系谣言: whoever calls it one speaks
    if match.group("rumour") or what in ("传", "传闻", "说"):
        place = re.match(r"圈[里内]|外面|市面上|群里|社交媒体|网络|网上|坊间|江湖|外界|市场上", said)
        teller = place.group() if place and len(said) > place.end() else said
        source = Source(teller, (index, match.start(), match.start() + len(teller)),
                         "public" if place else "anonymous", teller)
        spoken_of = re.compile(r"的[“「]?").match(page.texts[index], match.end())          # 网传的五亿成本，…
        end = spoken_of and _TO_CLAUSE_END.match(page.texts[index], spoken_of.end()).end()
        return Opener(match.start(), match.end(), source, "hearsay", said, match.span(), True, end=end)
    source = None
    if what in ("称", "介绍", "通报", "报道", "报导", "披露", "透露", "统计") or what.startswith("消息"):
        source = anaphora.latest(page, index, report=True)
    if source is None:
        source = Source(said, (index, match.start(), match.start() + len(said)), "anonymous", said)
    how = "hearsay" if what in ("称",) and not source.inherited else "reported"
    return Opener(match.start(), match.end(), source, how, said, match.span(), True, frame=False)


def given(page: Page, index: int, taken) -> list[Opener]:
    """中国方面公布的震级是6.1级, 公司说的“不足600人”, 俄方的说法是，…: figures that somebody gives."""
    text, found = page.texts[index], []
    grammars = (_GIVEN_BY, _FIGURE_OF, _NEWS_OF, _REVISED, _AS_TOLD, _ASCRIBED, _CALLS_OUT, _BY_MEANS,
                _WRITTEN, _IN_PAPER)
    for match in (m for grammar in grammars for m in islice(grammar.finditer(text), MOST_TRIED)):
        if any(a <= match.start() < b for a, b in taken):
            continue
        a, b = match.span("teller" if match.re is _REVISED and match.group("teller") else "who")
        weighed = _WEIGHED.match(text[a:b]) if match.re is _AS_TOLD else None
        a, b = phrases.bare(page, index, a + weighed.end() if weighed else a, b)
        read = phrases.any_read if match.re in (_WRITTEN, _CALLS_OUT, _IN_PAPER) else phrases.read
        source = read(page, index, a, b) if b > a else None
        if source is not None:
            found.append(_given(text, match, a, b, source))
    for match in islice(_RATED.finditer(text), MOST_TRIED):
        source = sources.named(page, match.group("who") or match.group("site"),
                               (index, *match.span("who" if match.group("who") else "site")))
        end = _TO_CLAUSE_END.match(text, match.end()).end() if match.group("who") else None
        cue = match.group()
        found.append(Opener(match.start(), match.start(), source, "reported", cue, match.span(), False,
                            end=end))
    for match in islice(_GIVES.finditer(text), MOST_TRIED):                  # 甲较为保守，给出的是…
        source = subjects.of_verb(page, index, match.start())
        if source is not None and source.text:
            found.append(Opener(match.start(), match.start(), source, "reported", match.group(), match.span(),
                                False, end=_TO_CLAUSE_END.match(text, match.end()).end()))
    return found


def _given(text: str, match: re.Match, a: int, b: int, source: Source) -> Opener:
    """The opener of a figure given: its clause, its quotation, or all that follows a comma."""
    cue, span = text[b:match.end()], (b, match.end())
    if match.re in (_ASCRIBED, _CALLS_OUT, _IN_PAPER):
        end = _TO_PAUSE.match(text, match.end()).end()
        return Opener(b, b, source, "reported", cue, span, False, end=end)
    if match.re in (_BY_MEANS, _WRITTEN):
        return Opener(a, match.end(), source, "reported", cue, span, False)
    if match.re is _NEWS_OF or text[match.end():match.end() + 1] in (",", ":"):
        stated = match.re is not _NEWS_OF
        return Opener(a, match.end() + stated, source, "reported", cue, span, stated)
    if match.re is _AS_TOLD:
        quoted = _QUOTED.match(text, match.end()) or _TO_CLAUSE_END.match(text, match.end())
        how = sources.how(source, match.group("verb"))
        return Opener(match.end(), match.end(), source, how, cue, span, False, end=quoted.end())
    how = "predicted" if match.re is _REVISED and match.group("forecast") else "reported"
    return Opener(a, a, source, how, cue, span, True, end=_TO_CLAUSE_END.match(text, match.end()).end())


def views(page: Page, index: int, taken) -> list[Opener]:
    text, found = page.texts[index], []
    for match in islice(_VIEW.finditer(text), MOST_TRIED):
        group = next(name for name in "abcd" if match.group(name))
        if any(a <= match.start() < b for a, b in taken):
            continue
        source = phrases.read(page, index, match.start(group), match.end(group))
        if source is None:
            continue
        cue = match.group()
        found.append(Opener(match.start(), match.end(), source, "reported", cue, match.span(), False))
    return found
