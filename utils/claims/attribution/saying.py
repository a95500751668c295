"""Verbs of saying: SUBJECT adverbials VERB, and what follows is the subject's.

    SUBJECT VERB ，…            署长表示，  该局发布通报称，  外界盛传
    “…”，SUBJECT VERB 。        the quotation before it is the source's
    SUBJECT 发布 DOCUMENT ，…    what follows is what the document says

Most characters of saying also stand in other words (称为, 指数, 说服, 电话), so a verb counts only where its
neighbours allow it. Negated ones (没有透露, 拒绝回应, 不愿证实) hand the word to nobody, and neither does a thing that
shows something (这表明, 此举说明).
"""
from __future__ import annotations

import re
from dataclasses import replace

from utils.claims.attribution import phrases, sources, subjects, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import MOST_OPENERS, Opener, Source

COURT_BACK = 12        # sentences within which the court that has found something is named

_SAY = re.compile(rf"(?:{'|'.join(sorted(words.SAYS.split('|'), key=len, reverse=True))}){{1,3}}")
_NOT_SAY = re.compile(    # words that contain a verb of saying and are none, read at the verb's start or around it
    r"说(?:明(?!,|,|:|:)|法|服|到底|辞|教|唱|不定|得上|来|起|是|不上|白了|穿了)|(?:听|据|小|学|传|再|话|胡|演|解|劝|难|虽|别|不得不|可以|应该|来|一般来|按理|"
    r"换句话|"
    r"也就是|就是|具体来|总体来|简单|总的来|严格|坦率地|老实|可|所|怎么|比如|按|依|照)说|称(?:为|作|之|号|呼|霸|王|谓|得上|职|重|病|兵|臣|心|道)|"
    r"(?:被|下|名|简|职|号|堪|著|统|俗|对|匀|昵|尊|全|代|别|戏|旧|通|合|雅|可)称|指(?:数|标|导|挥|示|引|南|向|望|定|责|针|令|纹|甲|头|派|教|使|"
    r"明|点|证|环|战员|日可待)|(?:食|手|拇|戒|大|尾|十|屈|股|恒|沪|综)指|(?:电|对|神|童|笑|实|情|废|大|通|白|闲|脏|普通|的)话|讲(?:话|述|座|究|座|解|台|师|"
    r"课)|"
    r"估(?:值|量)|(?:材|原|布|饲|塑|意|资|照|不|燃|肥|面|木|预|史|调|香|饮|养|颜|涂|染|油|废|难)料|料(?:理|到|子)|曝(?:光|露|晒|气)|报道截图|(?:被|遭)(?:指|曝|爆)出?|"
    r"发布(?:会|了|于|后)|通报(?:会|批评|了)|报道(?:了|的|出来|中|里|员|组|过)|通知书|宣布(?:会)|预报(?:员|台)|"
    r"介绍(?:信|人|会)|要求(?:的|下|和)|(?:的|符合|提出|按照|达到|满足|项|新|根据|苛刻|应)要求|(?:明确|正面|积极)(?:的|了|支持|信号)|分析(?:人士|师|家|机构|员|"
    r"了|中|指)|调查(?:组|局|员|团|报告|人员|取证|委|显示|结果|处|部门|程序|中)|统计(?:局|员|数字|口径|部门|学)|监测(?:站|组|中心|系统|机构|点|数据)|"
    r"预警(?:信号|机|系统|中心|响应)|评估(?:报告|机构|组|小组)|建议(?:书|稿)|(?:的|与|和)(?:批评|警告|威胁|质疑|承诺|声明|评价|建议|猜测|担忧|担心|要求|预测|"
    r"预期|分析|解读|判断|回应|表态|报道|通报|说明|谴责|指责|指控|呼吁|评估|传言|传闻)|(?:可能|无|未|不)(?:确认)")
_DOUBT_NEGATION = re.compile(r"(?:没有?|未|不|拒绝|并未|尚未|不愿|不肯|无法|不予|未能|不便|暂未|从未|并没有|还没有|没能|不曾|难以|避免|不再|停止)"
                             r"(?:(?:就|对|向)[^,。]{0,12})?(?:正式|公开|明确|予以|给予|进一步|具体|作出|做出|正面|直接|立即|立刻|"
                             r"第一时间){0,3}$")
_GOES_INTO = re.compile(r"在|于|向|[将要会不若如一约有至近逾超共其该此\d]|采取|对|继续|绝|永")
_NOT_YET_SAID = re.compile(r"(?:没有|尚无|并无|未有|毫无|暂无|缺乏)(?:任何|确凿|直接|明确)?(?:证据|迹象|资料|消息|数据|信息|线索|人|组织|机构)|没有(?:什么|任何|哪家|一家)|(?:将|"
                           r"计划|拟|准备|打算|可能|或|应当?|需要?|愿意?|希望|能够?|可以|必须|敢|即将|预计|有望)(?:会|于|在)?(?:本周|下周|今日|今天|明天|"
                           r"近期|稍后|随后|很快|正式|对外|公开|"
                           r"\d{1,2}[日号]|\d{1,2}月\d{0,2}日?)*$|^(?:如果|假如|要是|假使)|^(?:尚未有|没有|未有|无人|尚无|暂无|并无|无)[^,]{0,8}$|^(?:谁|哪|"
                           r"如何|怎么|为何|为什么)")
_MEASURES = re.compile(r"(?:测定|测得|监测到?|记录到|录得|定为|测算|核定|核实|核查|查明|认定|判定|裁定|鉴定|研判|清点|统计|调查|勘查|观测|评定|获悉)$")
_BRIEFS = re.compile(r"报道|爆料|曝|披露|通报|通告|公告|公布|透露|显示|告诉|介绍|回忆|讲述|认定|查明|核实|鉴定|判定|初步调查|记得|测算|统计")
_SHOWS = re.compile(r"(?:(?:给|向)(?:本报)?记者(?:看|展示|出示|提供|发来)了?[^,。;]{1,20}|(?:(?:给|帮)[^,。;]{1,4})?算(?:了|过)?(?:一)?笔账)[,:]")
_RULES = re.compile(r"判处|判决|改判|裁定|开罚|处以|罚款")
_OFFENCE = re.compile(r".*?(?=(?:一审|二审|终审|再审|公开|当庭|依法|最终|日前|今日|昨日|今天|昨天)*(?:以[^,。;:]{1,20}罪|$))")
_FINDINGS = re.compile(r"(?:报告|结果|数据|公报|通报)$")      # …公布报告，: the report goes on, unless
_ASIDE = re.compile(r"引发|导致|此举|但|而|随后|随即|这|市场|股价|并|以|向|要|对|供|等")
_OBJECT_VERB = re.compile(r"(?:通知|消息|报告|举报|建议|要求|指示|规定|承诺|保证|声明|警告|提醒)$")
_AS_OBJECT = re.compile(r"(?:接到|收到|得到|违反|违背|履行|兑现|遵守|依照|按照|符合|落实|执行)[^,。;:]{0,8}$")
_UNDERGONE = re.compile(r"(?:调查|核查|评估|认定|指控|批评|谴责|质疑|通报|审查)$")
_EMPTY = re.compile(r"(?:了|过)?(?:啥|什么|几句|些什么|一番|很多话|不少话|不出|不清)")
_FOUND_BY_COURT = re.compile(r"经(?:法院|法庭|公开|依法)?(?:开庭)?审理$")
_COURT = re.compile(r"[\u4e00-\u9fff]{0,14}法院")
_SCANDAL = re.compile(r"(?:爆出|曝出|曝光|爆料|曝|爆)$")
_ISSUING_TAIL = re.compile(rf"(?:对外|联合|随后|也|还)?(?:发布|披露|挂出|张贴|发出|发表|刊发|印发|出具|"
                           rf"公布)(?:了)?(?:[^,。;:]{{0,24}}?(?:{words.DOCUMENT}|讲话|文告|署名文章))?$|发(?:文|帖|推|微博|通知|公告|"
                           rf"声明)$")
_ISSUING_KIND = re.compile(r"(?:发布|发出|刊发|披露|刊登|挂出)(?:了)?[\u4e00-\u9fff]{1,8}$")      # 披露|自愿性|公告称
_DOCUMENT_VERB = re.compile(r"公告|通报|声明|通告|报告|通知|说明")
_DOCUMENT_FIRST = re.compile(r"(?:通报|公告|声明|通告|报道|报导|报告|通知|分析|评论|预测|消息|调查|统计)(?=[\u4e00-\u9fff])")
_NOUN_LIKE = re.compile(r"(?:威胁|承诺|保证|建议|提醒|提示|要求|判断|评估|估计|介绍|回应|确认|公告|声明|通告|预警|预报|担忧|怀疑|传言|传闻|通知|说明|坚持)$")
_OBJECT_LIKE = re.compile(r"(?:兑现|履行|违背|遵守|信守|撤回|收回|构成|面临|无视|存在|消除|解除|应对|化解|受到|遭到|引发|招致|接受|听取|发表|作出|做出|符合|满足|"
                          r"响应|拒绝|进行|上调|下调|低于|高于|超出|超过|好于|不及|达到|调整|"
                          r"提供|给出|达成|停止|开展|加强|根据|收到|发布|对于|关于|的)(?:了|的)?[“\"「]?(?:[\u4e00-\u9fff]{0,4}的)?$")
_FORESEES = re.compile(r"公司|集团|银行|局$|部$|台$|署$|厅$|方$|方面$|机构$|人士$|当局$|政府$|组织$|委员会$|[\u4e00-\u9fff]府$")
_PAPER_END = re.compile(rf"(?:{words.DOCUMENT}|{words.FINDING})[中里上内]?$")


def speeches(page: Page, index: int, begin: int, taken) -> list[Opener]:
    text, found = page.texts[index], []
    last_end = begin
    tried, page.speaking = 0, None
    for match in _SAY.finditer(text, begin):
        tried += 1
        if len(found) >= MOST_OPENERS or tried > 3 * MOST_OPENERS:
            break
        if any(a <= match.start() < b for a, b in taken):
            continue
        opener = _speech(page, index, match, last_end if not found else found[-1].start)
        if opener is not None:
            found.append(opener)
            page.speaking = opener.source
    return found


def issued(page: Page, index: int, taken) -> list[Opener]:
    """澜海公司发布全员信，计划裁减…: what follows in the sentence is what the document says."""
    text, found = page.texts[index], []
    for match in words.ISSUES.finditer(text):
        follows = text[match.end():match.end() + 1]
        if not follows or follows not in ",:" or any(a <= match.start() < b for a, b in taken):
            continue
        after = text[match.end() + 1:match.end() + 5]
        if follows in "," and not (_FINDINGS.search(match.group()) and not _ASIDE.match(after)) and not re.match(r"称|计划|拟|将|宣布|说|表示|共|确认|披露|承认|要求|决定|截至|预计|其中|就|对|指|并|公司|受", after):
            continue
        source = subjects.of_verb(page, index, match.start(), issuing=True)
        if source is None or not source.text or source.inherited:
            continue
        found.append(Opener(match.start(), match.end() + 1, source, "reported", match.group(), match.span(), True))
    return found


def shown(page: Page, index: int, taken) -> list[Opener]:
    """某人给记者看了截图，…; 网友算了一笔账，…: what is shown, and what is reckoned."""
    text, found = page.texts[index], []
    for match in _SHOWS.finditer(text):
        if not any(a <= match.start() < b for a, b in taken):
            source = subjects.of_verb(page, index, match.start())
            if source is not None and source.text and not source.inherited:
                found.append(Opener(match.start(), match.end(), source, "reported", match.group(), match.span(), False))
    return found


def ruled(page: Page, index: int, taken) -> list[Opener]:
    """法院判处…, 环保局开罚…: what an authority imposes is known from its word."""
    text, found = page.texts[index], []
    for match in _RULES.finditer(text):
        if any(a <= match.start() < b for a, b in taken) or _DOUBT_NEGATION.search(text[:match.start()][-12:]):
            continue
        clause = max(text.rfind(mark, 0, match.start()) for mark in ",。;:!?\n") + 1
        a, b = phrases.bare(page, index, clause, clause + _OFFENCE.match(text[clause:match.start()]).end())
        source = phrases.read(page, index, a, b) if b > a else None
        if source is not None and not source.person and not source.inherited and words.OFFICE_END.search(source.text or ""):
            found.append(Opener(clause, match.start(), source, "reported", match.group(), match.span(), False))
    return found


def _speech(page: Page, index: int, match: re.Match, floor: int) -> Opener | None:
    text = page.texts[index]
    verb = match.group()
    if re.match(r"[指话讲说称](?=通报|表示|介绍|透露|公布|宣布|证实|说|称|公告|声明|发布)", verb) and verb[:2] != "指称":
        match = _SAY.match(text, match.start() + 1)          # 防指|通报说: the first character ends a name
        return _speech(page, index, match, floor) if match else None
    around = text[max(0, match.start() - 4):match.end() + 3]
    offset = match.start() - max(0, match.start() - 4)
    if any(m.start() < offset + len(verb) and m.end() > offset for m in _NOT_SAY.finditer(around)) \
            and not re.search(r"表示|认为|强调|透露|指出$|报道称|通报称|分析认为|分析称|分析指出", verb):
        rest = _SAY.match(text, match.start() + 1)           # 资料|显示: the first character ends a word
        return _speech(page, index, rest, floor) if rest and rest.end() == match.end() else None
    left = text[:match.start()]
    clause = max(left.rfind(mark) for mark in ",。;:!?\n") + 1
    inside = text[clause:match.start()]
    if _DOUBT_NEGATION.search(inside) or _NOT_YET_SAID.search(inside):
        return None
    if re.search(r"(?:被|遭|受到|获|(?<![交易究务派])所|来自|作出|做出|发出|提出|受|引发|引起)$|(?:得到|获得|未经|有待|经过|获)[^,。]{0,14}$", inside):
        return None
    told = re.compile(r"[^,。;:“「]{1,12}[,:]").match(text, match.end()) if verb[-2:] in ("告诉", "转告") else None
    after = "," if told else text[match.end():match.end() + 1]
    direct = after in ",:“「\"" and after != ""
    told_after = re.compile(r"[^,。;:“「]{0,12}[。!]$").match(text, match.end())
    quoted = not clause and index and page.texts[index - 1].endswith(("”", "」", '"'))
    whole = quoted and page.texts[index - 1].lstrip().startswith(("“", "「", '"'))
    if whole and direct and not told and not page.running:      # “….”他说，…: both are his
        source = subjects.of_verb(page, index, match.start(), verb=verb, clause=clause, floor=floor, direct=True)
        if source is not None and source.text and (source.person or words.HUMAN_END.search(source.text)):
            page.behind[index - 1] = Opener(0, 0, source, sources.how(source, verb), verb, match.span(), False)
    if quoted and told_after and (verb[-2:] in ("告诉", "转告") or told_after.group()[0] in "。!道着"):
        source = subjects.of_verb(page, index, match.start(), verb=verb, clause=clause, floor=floor, direct=True)
        if source is not None and source.text and not source.inherited:
            page.behind[index - 1] = Opener(0, 0, source, sources.how(source, verb), verb, match.span(), False)
            page.said.append((index, source))
        return None
    if after and after in "”」)":
        return None                                     # the last word of a quotation
    if not direct and after and after in "。!?;的得者":
        return _behind(page, index, match, clause) if after in "。!?;" else None
    if _OBJECT_VERB.search(verb) and _AS_OBJECT.search(inside):
        return None                                     # 接到班主任|通知, 违反政府|规定
    if _UNDERGONE.search(verb) and re.search(r"(?:被|遭)[^,。]{1,8}$", inside):
        return None                                     # 被带走|调查
    if _EMPTY.match(text, match.end()):
        return None                                     # 说了几句, 说了什么
    position = match.start()
    issuing = _ISSUING_TAIL.search(inside) or _DOCUMENT_VERB.match(verb) and _ISSUING_KIND.search(inside)
    found = _FOUND_BY_COURT.search(inside)
    if found and _MEASURES.search(verb):
        return _court(page, index, match, clause)
    if issuing and re.search(r"称|说|指出|表示|写道|通报|公告|声明|强调|宣布|显示|透露|分析|认为|预测", verb):
        position = clause + issuing.start()
    elif re.fullmatch(r"|(?:最新|首|上|这|第[一二三四五六七八九十\d]+|近日的?|昨日的?|今日的?)?(?:一)?[次份则]?(?:的)?|(?:但|也|曾|而|另|还|"
                      r"不过|此前|目前)?有", inside) and _DOCUMENT_FIRST.match(verb):
        position = match.start() + _DOCUMENT_FIRST.match(verb).end()
    if position == match.start() and _OBJECT_LIKE.search(inside) or (_NOUN_LIKE.search(verb) and not direct
                                       and not _GOES_INTO.match(text, match.end())):
        return None
    source = subjects.of_verb(page, index, position, verb=verb, clause=clause, floor=floor, direct=direct)
    if source is None or source.text is None:
        return None
    if re.search(r"(?:传闻|传言|流传)$", verb) and source.kind not in ("public", "anonymous", "media"):
        return None
    if re.search(r"承诺|保证|威胁|建议|要求", verb) and source.span and source.span[1] < clause:
        return None
    if not inside and verb in ("说", "讲", "话", "指") and re.match(r"[它了不得起来是实]", text[match.end():]):
        return None                                     # 把预售加上，说它破了纪录也行
    if _SCANDAL.search(verb) and not direct and source.kind not in ("media", "public", "anonymous"):
        return None                                     # 某公司爆出丑闻
    if re.search(r"担心|担忧$", verb) and source is page.speaking:
        return None                                     # 甲指出，市场更担心…: still what 甲 says
    if not _fits(page, source, verb, direct, text[match.end():match.end() + 16]):
        return None
    start = told.end() - 1 if told else match.end()
    until = None
    if text[start:start + 1] in ("了", "过") and not re.match(r"[,:]", text[start + 1:start + 2]):
        cut = re.compile(r"[,;。!?]").search(text, start)
        until = cut.end() if cut else len(text)      # 透露了详情，… : what is said is the object, not what follows
    if start < len(text) and text[start] in ",:了着道":
        start += 1
    at_ = min(source.span[1], match.start()) if source.span and source.span[0] == index and not source.inherited \
        and source.span[1] >= clause else max(clause, 0)
    human = source.person or words.HUMAN_END.search(source.text) and not source.document
    report = bool(_BRIEFS.search(verb)) or source.document \
        or (not human and source.kind not in ("public", "expert")
            and re.search(r"称|指出|介绍|说|指", verb) is not None)
    how = sources.how(source, verb)
    said = text[start:].strip(" ,:")
    if said[:1] in ("“", "「") and said[-1:] in ("”", "」") and said[1:-1].count(said[0]) == 0:
        report = False                                  # all he says is quoted, and the quotation is over
    report = report and how != "hearsay" and (direct or not _MEASURES.search(verb))
    return Opener(at_, start, source, how, verb, match.span(), report, end=until)


def _court(page: Page, index: int, match: re.Match, clause: int) -> Opener | None:
    """经审理查明，…: what the court named last has found."""
    for back in range(index, max(-1, index - COURT_BACK - 1), -1):
        named = [m for m in _COURT.finditer(page.texts[back]) if back < index or m.end() <= match.start()]
        if named:
            a, b = phrases.head_stripped(page, back, *named[-1].span())
            source = sources.named(page, page.texts[back][a:b], (back, a, b))
            source = replace(source, inherited=back < index)
            start = match.end() + (page.texts[index][match.end():match.end() + 1] in (",", ":"))
            return Opener(clause, start, source, "reported", match.group(), match.span(), True)
    return None


def _behind(page: Page, index: int, match: re.Match, clause: int) -> Opener | None:
    """“…”，发言人说。 The speaker stands behind the quotation."""
    text = page.texts[index]
    before = text[:clause]
    quote_end = before.rstrip(", ")
    if not clause or not quote_end or quote_end[-1] not in "”」\"":
        return None
    source = subjects.of_verb(page, index, match.start(), verb=match.group(), clause=clause, floor=clause, direct=True)
    if source is None or source.text is None:
        return None
    opened = max(before.rfind("“"), before.rfind("「"), before.find('"'))
    opened, verb = max(opened, 0), match.group()
    return Opener(opened, opened, source, sources.how(source, verb), verb, match.span(), False, end=clause)


def _fits(page: Page, source: Source, verb: str, direct: bool, after: str) -> bool:
    """Whether this subject with this verb hands over the word."""
    if words.THING.match(source.text or ""):
        return False
    last = verb[-2:]
    if words.EXPECTS.search(verb) and not direct and not source.person \
            and source.kind not in ("expert", "intelligence", "agency", "media") \
            and _FORESEES.search(source.text or "") is None:
        return False
    if last == "自称":
        return direct
    if last == "觉得":
        return not source.inherited and source.kind in ("public", "anonymous", "expert")
    if re.search(r"显示|表明|规定|载明|写明|列明|记载", verb):
        return direct or source.document or _PAPER_END.search(source.text or "") is not None
    if last in ("宣布", "宣告") and not direct:
        return bool(re.search(r"[\d一二三四五六七八九十百千万亿两]|将|计划|拟", re.split(r"[,。;\s]", after)[0]))
    if last in ("提出", "要求", "建议", "明确", "公布", "介绍", "评价", "回应", "确认", "通知", "提醒", "提示", "分析", "承诺", "保证", "威胁",
                "担心", "担忧", "怀疑", "判断", "评估", "形容", "反映", "报道", "呼吁", "敦促", "批评", "谴责", "指责", "质疑", "流传",
                "转发", "引述", "援引", "发布消息", "议论", "热议", "解读", "公告", "声明", "通告", "通报", "预警", "预报") and not direct:
        if last in ("评价", "通报", "介绍", "公布", "流传", "转发", "提出", "公告", "声明", "通告", "议论", "热议", "回应", "确认"):
            counted = last in ("通报", "公布", "介绍") and re.search(r"\d", after[:10]) is not None
            return counted or re.match(r"说|称|道", after) is not None
        return True
    if _MEASURES.search(verb):
        figure = re.search(r"(?:[测核]定|测得|录得|定为|[测录]到)$", verb) and re.search(r"\d", after) \
            or re.search(r"统计", verb) and words.OFFICE_END.search(source.text or "") \
            and re.match(r"[^,。;]{0,12}\d", after)
        return (direct or figure is not None) \
            and (direct or not source.document) and not re.search(r"居民|民众|网友|者$", source.text or "")
    if verb in ("指", "话", "讲", "估", "料", "曝", "说", "称") and not direct:
        return verb in ("称", "曝", "料", "说", "指", "估")
    return True
