"""Verbs of saying: which characters are one, and which hand the word to nobody.

Most characters of saying also stand in other words (称为, 指数, 说服, 电话, 资料|显示), so a verb counts only where its
neighbours allow it. Nobody is given the word by a verb that is negated (没有透露, 拒绝回应), still to come (将公布),
passive (被指), an object (接到通知, 兑现承诺) or empty (说了几句); and some verbs need a subject that can do it: a figure
measured, a document shown (这表明, 此举说明 are nobody's words).
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from utils.claims.attribution import words
from utils.claims.attribution.records import Source

SAY = re.compile(rf"(?:{'|'.join(sorted(words.SAYS.split('|'), key=len, reverse=True))}){{1,3}}")
_NOT_SAY = re.compile(    # words that contain a verb of saying and are none
    r"说(?:明(?!,|,|:|:)|法|服|到底|辞|教|唱|不定|得上|来|起|是|不上|白了|穿了)|(?:听|据|小|学|传|再|话|胡|演|解|劝|难|虽|别|不得不|可以|应该|(?<!过)来|"
    r"一般来|按理|"
    r"换句话|"
    r"也就是|就是|具体来|总体来|简单|总的来|严格|坦率地|老实|可|所|怎么|比如|按|依|照)说|称(?:为|作|之|号|呼|霸|王|谓|得上|职|重|病|兵|臣|心|道)|"
    r"(?:被|下|名|简|职|号|堪|著|统|俗|对|匀|昵|尊|全|代|别|戏|旧|通|合|雅|可)称|指(?:数|标|导|挥|示|引|南|向|望|定|责|针|令|纹|甲|头|派|教|使|"
    r"明|点|证|环|战员|日可待)|(?:食|手|拇|戒|大|尾|十|屈|股|恒|沪|综)指|(?:电|对|神|童|笑|实|情|废|大|通|白|闲|脏|普通|的)话|讲(?:话|述|座|究|座|解|台|师|"
    r"课)|"
    r"估(?:值|量)|(?:材|原|布|饲|塑|意|资|照|不|燃|肥|面|木|预|史|调|香|饮|养|颜|涂|染|油|废|难)料|料(?:理|到|子)|之说|发声(?=明)|曝(?:光|露|晒|气)|"
    r"报道截图|(?:被|"
    r"遭)(?:指|曝|爆)出?|"
    r"发布(?:会|了|于|后)|通报(?:会|批评|了)|报道(?:了|的|出来|中|里|员|组|过)|通知书|宣布(?:会)|预报(?:员|台)|"
    r"介绍(?:信|人|会)|要求(?:的|下|和)|(?:的|符合|提出|按照|达到|满足|项|新|根据|苛刻|应)要求|(?:明确|正面|积极)(?:的|了|支持|信号)|分析(?:人士|师|家|机构|员|"
    r"了|中|指)|调查(?:组|局|员|团|报告|人员|取证|委|显示|结果|处|部门|程序|中)|统计(?:局|员|数字|口径|部门|学)|监测(?:站|组|中心|系统|机构|点|数据)|"
    r"预警(?:信号|机|系统|中心|响应)|评估(?:报告|机构|组|小组)|建议(?:书|稿)|(?:的|与|和)(?:批评|警告|威胁|质疑|承诺|声明|评价|建议|猜测|担忧|担心|要求|预测|"
    r"预期|分析|解读|判断|回应|表态|报道|通报|说明|谴责|指责|指控|呼吁|评估|传言|传闻)|(?:可能|无|未|不)(?:确认)")
NEGATED = re.compile(r"(?:没有?|未|不|拒绝|并未|尚未|不愿|不肯|无法|不予|未能|不便|暂未|从未|并没有|还没有|没能|不曾|难以|避免|不再|停止)"
                             r"(?:(?:就|对|向)[^,。]{0,12})?(?:正式|公开|明确|予以|给予|进一步|具体|作出|做出|正面|直接|立即|立刻|"
                             r"第一时间){0,3}$")
_GOES_INTO = re.compile(r"在|于|向|[将要会不若如一约有至近逾超共其该此\d]|采取|对|继续|绝|永")
_GOES_ON_TO = re.compile(                                       # 估计现场有8500人
    r"(?!的)[^,。;:的]{1,8}?(?:有|达|为|约|超过|至少|不到)[约近]?[\d一二两三四五六七八九十百千万几数]")
_NOT_YET_SAID = re.compile(r"(?:没有|尚无|并无|未有|毫无|暂无|缺乏)(?:任何|确凿|直接|明确)?(?:证据|迹象|资料|消息|数据|信息|线索|人|组织|机构)|"
                           r"没有(?:什么|任何|哪家|一家)|(?:将|"
                           r"计划|拟|准备|打算|可能|或|应当?|需要?|愿意?|希望|能够?|可以|必须|敢|即将|预计|有望)(?:会|于|在)?(?:本周|下周|今日|今天|明天|"
                           r"近期|稍后|随后|很快|正式|对外|公开|"
                           r"\d{1,2}[日号]|\d{1,2}月\d{0,2}日?)*$|^(?:如果|假如|要是|假使)|^(?:尚未有|没有|未有|无人|尚无|暂无|并无|"
                           r"无)[^,]{0,8}$|^(?:谁|哪|"
                           r"如何|怎么|为何|为什么)")
_OBJECT_VERB = re.compile(r"(?:通知|消息|报告|举报|建议|要求|指示|规定|承诺|保证|声明|警告|提醒)$")
_AS_OBJECT = re.compile(r"(?:接到|收到|得到|违反|违背|履行|兑现|遵守|依照|按照|符合|落实|执行)[^,。;:]{0,8}$")
_UNDERGONE = re.compile(r"(?:调查|核查|评估|认定|指控|批评|谴责|质疑|通报|审查)$")
_EMPTY = re.compile(r"(?:了|过)?(?:啥|什么|几句|些什么|一番|很多话|不少话|不出|不清)")
_KINDS_OF = re.compile(r"(?:分析|调查|预测|估计|判断|统计|评估)$")      # 这是最终分析
_IS_A = re.compile(r"(?<![但可只要就还])是(?:最终|初步|中期|最新|一[种个份次项]|其)?$")
_NOUN_LIKE = re.compile(r"(?:威胁|承诺|保证|建议|提醒|提示|要求|判断|评估|估计|介绍|回应|确认|公告|声明|通告|预警|预报|担忧|怀疑|传言|传闻|通知|说明|坚持)$")
_OBJECT_LIKE = re.compile(r"(?:兑现|履行|违背|遵守|信守|撤回|收回|构成|面临|无视|存在|消除|解除|应对|化解|受到|遭到|引发|招致|接受|听取|发表|作出|做出|符合|满足|"
                          r"响应|拒绝|进行|上调|下调|低于|高于|超出|超过|好于|不及|达到|调整|"
                          r"提供|给出|达成|停止|开展|加强|根据|收到|发布|对于|关于|的)(?:了|的)?[“\"「]?(?:[\u4e00-\u9fff]{0,4}的)?$")
_SCANDAL = re.compile(r"(?:爆出|曝出|曝光|爆料|曝|爆)$")
_FORESEES = re.compile(r"公司|集团|科技$|汽车$|股份$|控股$|银行|局$|部$|台$|署$|厅$|方$|方面$|机构$|人士$|当局$|政府$|组织$|委员会$|"
                       r"[\u4e00-\u9fff]府$")
_PAPER_END = re.compile(rf"(?:{words.DOCUMENT}|{words.FINDING})[中里上内]?$")
MEASURES = re.compile(r"(?:测定|测得|监测到?|记录到|录得|定为|测算|核定|核实|核查|查明|认定|判定|裁定|鉴定|研判|清点|统计|调查|勘查|观测|评定|获悉)$")
_COURTESY = re.compile(
    r"表示(?:深切|衷心|诚挚|强烈|由衷|高度|极大|热烈|严重|最)*的?(?:哀悼|慰问|感谢|谢意|欢迎|祝贺|遗憾|歉意|关切|不满|愤慨|敬意|抗议|理解|同情|满意|"
    r"失望|愤怒|震惊|关注|敬佩)(?=[,。;!]|$)")
_FINDS = re.compile(rf".{{0,4}}(?:{words.FINDING})")
_SURELY_SAYS = re.compile(r"表示|认为|强调|透露|指出$|报道称|通报称|分析认为|分析称|分析指出")
_PASSIVE = re.compile(r"(?:被|遭|受到|获|(?<![交易究务派])所|来自|作出|做出|发出|提出|受|引发|引起)$|"
                      r"(?:得到|获得|未经|有待|经过|获(?![救奖释刑捕利准胜]))[^,。]{0,14}$")
_TOLD = re.compile(r"[^,。;:“「]{1,12}[,:]")
_NEEDS_MORE = frozenset(
    """提出 要求 建议 明确 公布 介绍 评价 回应 确认 通知 提醒 提示 分析 承诺 保证 威胁 担心 担忧 怀疑 判断 评估 形容 反映 报道 呼吁 敦促
批评 谴责 指责 质疑 流传 转发 引述 援引 发布消息 议论 热议 解读 公告 声明 通告 通报 预警 预报""".split()
)
_TAKES_OBJECT = frozenset("评价 通报 介绍 公布 流传 转发 提出 公告 声明 通告 议论 热议 回应 确认".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: text[start:end] in a sentence, and where its clause begins.

    told: the end of whoever is told (告诉本报，), else None. direct: what is said follows at once, behind a
    comma, a colon or a quotation mark.
    """

    text: str
    start: int
    end: int
    clause: int
    told: int | None

    @property
    def word(self) -> str:
        return self.text[self.start:self.end]

    @property
    def inside(self) -> str:
        """What stands between the beginning of the clause and the verb."""
        return self.text[self.clause:self.start]

    @property
    def after(self) -> str:
        """The character that follows, a comma when somebody is told."""
        return "," if self.told is not None else self.text[self.end:self.end + 1]

    @property
    def direct(self) -> bool:
        return self.after != "" and self.after in ",:“「\""


def at(text: str, match: re.Match, retries: int = 2) -> Verb | None:
    """The verb that a match of SAY is, None where its characters belong to another word."""
    word = match.group()
    if re.match(r"[指话讲说称](?=通报|表示|介绍|透露|公布|宣布|证实|说|称|公告|声明|发布)", word) and word[:2] != "指称":
        rest = SAY.match(text, match.start() + 1)            # 防指|通报说: the first character ends a name
        return at(text, rest, retries - 1) if rest and retries else None
    begin = max(0, match.start() - 4)
    a, b = match.start() - begin, match.end() - begin
    other = any(m.start() < b and m.end() > a for m in _NOT_SAY.finditer(text[begin:match.end() + 3]))
    if other and not _SURELY_SAYS.search(word):
        rest = SAY.match(text, match.start() + 1)            # 资料|显示: the first character ends a word
        return at(text, rest, retries - 1) if rest and retries and rest.end() == match.end() else None
    clause = max(text.rfind(mark, 0, match.start()) for mark in ",。;:!?\n") + 1
    told = _TOLD.match(text, match.end()) if word[-2:] in ("告诉", "转告") else None
    return Verb(text, match.start(), match.end(), clause, told.end() if told else None)


def is_nobodys(verb: Verb) -> bool:
    """Whether the verb is negated, still to come, passive."""
    inside = verb.inside
    return any(grammar.search(inside) for grammar in (NEGATED, _NOT_YET_SAID, _PASSIVE))


def is_noun(verb: Verb) -> bool:
    """Whether the word is an object or says nothing: 接到班主任通知, 违反规定, 被带走调查, 说了几句, “…解释”."""
    word, inside = verb.word, verb.inside
    return verb.after in ("”", "」", ")") or _COURTESY.match(verb.text, verb.start) is not None \
        or _OBJECT_VERB.search(word) is not None and _AS_OBJECT.search(inside) is not None \
        or _UNDERGONE.search(word) is not None and re.search(r"(?:被|遭)[^,。]{1,8}$", inside) is not None \
        or _EMPTY.match(verb.text, verb.end) is not None \
        or _KINDS_OF.search(word) is not None and _IS_A.search(inside) is not None


def is_object(verb: Verb) -> bool:
    """Whether it ends a noun phrase that another verb governs: 兑现承诺, 面临威胁."""
    return _OBJECT_LIKE.search(verb.inside) is not None


def stands_alone(verb: Verb) -> bool:
    """Whether nothing said follows a word that is also a noun: 公司的声明 引发…."""
    return _NOUN_LIKE.search(verb.word) is not None and not verb.direct \
        and not _GOES_INTO.match(verb.text, verb.end) and not _GOES_ON_TO.match(verb.text, verb.end)


def fits(source: Source, verb: Verb, speaking: Source | None) -> bool:
    """Whether this subject with this verb hands over the word; `speaking`: who has it already."""
    word, named = verb.word, source.text or ""
    if words.THING.match(named) or _rumour_of(source, word):
        return False
    if re.search(r"承诺|保证|威胁|建议|要求", word) and source.span and source.span[1] < verb.clause:
        return False
    if not verb.inside and word in ("说", "讲", "话", "指") and re.match(r"[它了不得起来是实]", verb.text[verb.end:]):
        return False                                        # 把预售加上，说它破了纪录也行
    if _SCANDAL.search(word) and not verb.direct and source.kind not in ("media", "public", "anonymous"):
        return False                                        # 某公司爆出丑闻
    if re.search(r"担心|担忧$", word) and source is speaking:
        return False                                        # 甲指出，市场更担心…: still what 甲 says
    if re.search(r"显示|表明", word) and speaking is not None and speaking.person and _FINDS.fullmatch(named):
        return False                                        # 甲透露，行车记录显示…: still what 甲 says
    return _can(source, verb)


def _rumour_of(source: Source, word: str) -> bool:
    """Whether rumours would be spread by somebody who has a name."""
    return re.search(r"(?:传闻|传言|流传)$", word) is not None \
        and source.kind not in ("public", "anonymous", "media")


def _can(source: Source, verb: Verb) -> bool:
    word, last, direct, named = verb.word, verb.word[-2:], verb.direct, source.text or ""
    after = verb.text[verb.end:verb.end + 16]
    if words.EXPECTS.search(word) and not direct and not source.person \
            and source.kind not in ("expert", "intelligence", "agency", "media") \
            and not _FORESEES.search(named):
        return False
    if last == "自称":
        return direct
    if word == "写":
        return verb.after == ":"
    if last in ("发现", "投诉"):
        finds = source.document or _PAPER_END.search(named) or source.kind in ("expert", "public")
        return direct and bool(finds)
    if last == "觉得":
        return not source.inherited and source.kind in ("public", "anonymous", "expert")
    if re.search(r"显示|表明|规定|载明|写明|列明|记载", word):
        return direct or source.document or _PAPER_END.search(named) is not None
    if last in ("宣布", "宣告") and not direct:
        return re.search(r"[\d一二三四五六七八九十百千万亿两]|将|计划|拟", re.split(r"[,。;\s]", after)[0]) is not None
    if last in _NEEDS_MORE and not direct:
        counted = last in ("通报", "公布", "介绍") and re.search(r"\d", after[:10]) is not None
        return last not in _TAKES_OBJECT or counted or re.match(r"说|称|道", after) is not None
    if MEASURES.search(word):
        return (direct or _gives_figure(source, word, after) and not source.document) \
            and not re.search(r"居民|民众|网友|者$", named)
    return direct or word not in ("话", "讲")


def _gives_figure(source: Source, word: str, after: str) -> bool:
    """震级定为6.1级, 县政府统计已撤离4000人: measured without a comma."""
    if re.search(r"(?:[测核]定|测得|录得|定为|[测录]到)$", word):
        return re.search(r"\d", after) is not None
    return "统计" in word and words.OFFICE_END.search(source.text or "") is not None \
        and re.match(r"[^,。;]{0,12}\d", after) is not None
