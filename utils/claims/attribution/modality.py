"""How sure a clause is: asserted, reported, hearsay, planned, predicted, speculated, denied.

The opener gives a first answer (reported; hearsay for 网传, 有人, 盛传; predicted for 预计; speculated for 猜测; denied
for 否认), the clause's own words a second: denial, then question and doubt, then forecast, then plan. A plan is
something an actor will do (将派出, 拟收购); what will merely come about (将上涨, 将收窄) is a forecast.
"""
from __future__ import annotations

import re

from utils.claims.attribution.records import Attribution
from utils.claims.attribution.words import one_of
from utils.text import normalise

# What a clause may be besides stated, by the words in it.
_QUESTION = re.compile(r"\?|是否|能否|会否|有没有|是不是|会不会|可否|究竟|难道|[吗呢][。”\"]?$")
_ASKED_ABOUT = re.compile(r"(?:就|对|对于|关于|针对|调查|讨论|评估|核查)[^,。;]{0,16}是否")      # an object, no question
_ASKED_WHY = re.compile(                                     # why it is so takes for granted that it is
    r"^(?!.*(?:是否|能否|会否|有没有|是不是|会不会|可否|难道|[吗呢][。”\"]?$)).*(?:(?<!要)怎么(?!办|样|可能|会|让|做|能|才)|"
    r"(?:为什么|为何|凭什么|何以)(?!不|要))")
_UNCONFIRMED = re.compile(
    r"(?:未|没有?|尚未|有待|待|无法|难以|不能)(?:经|得到|获|获得|被|能|予以)?[^,。;]{0,12}?(?:证实|确认|核实|查证|查明)|"
    r"真假(?:难辨|未知)|真实性存疑|存疑|未经核实")
_DENIAL = re.compile(one_of(
    "否认 驳斥 辟谣 失实 斥(?:之)?为 不属实 纯属(?:谣言|虚构|捏造|子虚) (?:纯属|是|系|为)[“「]?捏造 子虚乌有 谣言 无中生有 假消息",
    "没(?:有)?这(?:回|件|码)事 一厢情愿 一派胡言 胡说八道 无稽之谈 从未(?:承诺|同意|答应|说过|做过|收到|参与|授权)",
    "不实(?:信息|传闻|消息|报道)? 并无[^,。]{1,12}(?:一事|之事|此事|情况|说法) 并非事实 并无此事 绝无此事 没有此事 毫无根据",
))
_DENIED_DENIAL = re.compile(r"(?:未|没有?|不)(?:予|予以|直接|公开|明确)?否认|否认(?:了)?不")
_HEARSAY_IN_CLAUSE = re.compile(r"网传|(?:^|[,。;])听说(?!过|后|了)|盛传|疯传|据传|据说|谣传|坊间传|有传言|有传闻|多方消息")
_EXPOSED = re.compile(r"[被遭](?:曝(?!晒)|指(?!定|派|挥)|爆(?!炸|破|发|胎)|举报|质疑|控)")        # by whom, is not said
_DOUBT = re.compile(one_of(
    "(?<!不)可能(?!性) 有可能 不无可能 或许 似乎 也许 疑似(?!病例|患者|感染者|个案|病人) 疑(?=[为是有因遭被]) 应该(?:属实|是|已|就是|会) 应属 不排除 恐怕",
    "恐(?=[将会怕成致已有超达]) 或(?=将|会|已|为|是|有|因|成|遭|致|达|超|涉|面临|导致) 大概 大约是 看似 貌似 好像 估计是 想必",
    "猜测 推测 揣测 怀疑 据推断 据信 未必 说不定 难说 不确定 不得而知 有待观察 潜在 有嫌疑 (?<!因)涉嫌(?![^,。;]{0,24}(?:被|遭|逮捕|拘留|刑拘|起诉|立案))",
))

# What comes about by itself is forecast, what somebody will do is planned.
_COMES_ABOUT = one_of(
    "收复 成为 达到 超过 突破 上涨 下跌 上升 下降 增长 减少 增加 恶化 加剧 收窄 升级 登陆 抵达 影响 持续 迎来 面临 导致 引发 造成 带来 取决于 决定",
    "趋于 放缓 反弹 回升 崩溃 破产 垮台 沦陷 失守 结束 消失 爆发 出现 再现 形成 受到 触及 逼近 刷新 打破 跌破 攀升 回落 减弱 增强 转为 转晴 降温",
    "升温 降雨",
)
_FORECAST = re.compile(one_of(
    "很可能会 极可能会 大概率(?:会|就会|将) 势必 必将 必定 必然 一定会 注定 预计 预测 预期 预料 预估 料将 料会 有望 终将 迟早 早晚会",
    "将(?:会)?(?:进一步|逐步|持续|继续|大幅|不断|日益|越来越|更加|愈发|显著|明显) 将(?:是|由|缩短|达|为|需|获得最|创)",
    f"(?:即将|将|将会|会)(?:在[^,。]{{1,10}})?(?:{_COMES_ABOUT})",
    "(?:还|大约|至少|约|仍)需(?:要)?[^,。]{0,8}(?:年|个月|天|周) 最终(?:落在|票房(?:将|会|在)|将|会|或)",
))
_PLAN = re.compile(one_of(
    "即将 将会 将要",
    "将(?!军|领|士|官|近|此|其|该|这|来|信|俄|美|中|朝|韩|对|一些|一|多|大|第|所有|部分|自己|责任|矛头|兵力|手|问题|视|计|就)",
    r"拟(?!定|人|合|态) 计划(?!书|的|经济|生育|于|[,。;!?”」]|$) (?:或|正)?计划于 打算 准备(?!工作|金|好|就绪) 预定(?!目标|地点|时间|计划)",
    r"(?<![需主重首想只还必])要(?=砍|裁|撤|关闭|关掉|卖掉|出售|收购|新建|扩建|增派|派出|派遣|减少|缩减) 定于 定在(?=[\d本下明今后])",
    "预备 有意(?!思|义|识|见|地) 筹备 筹划 酝酿 提上(?:了)?日程 安排(?:于|在) 择日 商定于 约定 待[^,。]{1,8}后(?:出|进|举|开)",
    r"\d{1,2}月份?会(?!议|谈|见|晤|员|计|场|期|商|址) (?:^|[,。;、])从?(?:明(?:[日天晚早]|\(\d{1,2}\)日)|下周[一二三四五六日天]?|下个?月)",
))
_NO_PLAN = re.compile(r"(?:没有?|暂无|并无|尚无|未有|无)[^,。;]{0,8}(?:计划|打算|安排)|"
                      # 将 as 把
                      "将[^,。;]{0,6}(?:目标价|评级|预期|预测|价格|利率|税率|票价)[^,。;]{0,4}(?:下调|上调|调整|提高|提升|降)[至到为]")
_SCHEDULE = re.compile(
    r"(?:预计|预期|计划|将|拟|有望)?(?:于|在)?"
    r"(?:明年|下个?月|下周|明日|明天|后天|本月底|年底前?|月底前|[上中下]旬|\d{1,2}月(?:\d{1,2}日)?)[^,。;]{0,10}?"
    r"(?:通车|举行|上映|开工|开业|完工|竣工|投产|召开|启动|开幕|上市|生效|实施|完成|开放|交付|首飞|建成|做完|重启|复工|复课|恢复)|"
    r"[\d一二两三四五六七八九十几半]+个?(?:天|日|周|星期|月|小时)(?:之|以)?内(?:须|要|应|必须)?(?:交出|提交|提出|交付|答复|拆除|撤出|撤离|搬离|作出)(?![过了])|"
    r"(?<!可能)最[快早](?:于|在)?(?:今晚|明[天日早晚]|后天|[本下]周|本?月底|[下本]个?月|年底|明年|\d{1,2}月)")
_COMING = re.compile(r"内|最[快早]|预计|预期|明年|下个?月|下周|明日|明天|后天|之前|前")
_PUT_OFF = re.compile(r"(?:推迟|延期?|延后|提前|改|顺延)[到至]")
_DONE = re.compile(r"已(?:经)?(?:推迟|延期?|延后|提前|改|顺延)")
_COMMITMENT = re.compile(r"承诺|保证|条约|协议|协定|规定|合同|宪法|条款|誓言|履行")
_CONDITION = re.compile(r"^(?:如果|若|假如|倘若|一旦|只要|要是|万一)")
_JUDGES = re.compile(r"认为|相信|判断|分析|推断|推测|研判|看好")

# How a sentence goes on: its clauses (in the text as it is, not folded), a rebuttal behind, a plan carried
# on.
_CLAUSE_END = re.compile(r"[!！?？]+(?![”」])(?=.)|(?<!\d)[，,；;：:]|[，,；;：:](?!\d)|—+|"
                         r"[ \u3000]+(?=[\u4e00-\u9fff])")
_REBUTTED = re.compile(
    r"^(?![^。!?;]{0,24}(?:驳斥|否认|网传|辟谣|称|说)[^。!?;]{1,30}(?:是|系|为|属)(?:谣言|不实|虚假|假消息))[^。!?;]{0,40}?(?:予以否认|辟谣|"
    r"(?:否认|驳斥|澄清|驳回)(?:了)?(?:这|该|上述|此|相关|有关)|"
    r"(?:系|是|为|属于?)(?:谣言|不实|虚假|假消息)|并不属实|不属实|纯属)")
_ANOTHER_CLAIM = re.compile(r"(?<!的)(?:所谓|外传|网传|谣传)")      # what is rebutted is named behind: 21人，所谓数百人纯属捏造
_CARRIES_ON = re.compile(
    r"\s*(?:约|共|总|合计|其中|并|以及|包括|规模|为期|人数|首批|前往|用于|分别|预计|届时|每|平均|由|\d|[一二三四五六七八九十两几数百千万])")


def certainty(clause: str, attribution: Attribution | None = None) -> str:
    """How sure a clause is: one of records.CERTAINTIES.

    clause: the clause that states the answer, wide enough to hold its own modal words (将, 可能, 否认).
    attribution: whose word it is, as `at` gives it; None for the page's own.
    """
    text = normalise(clause).text
    base = attribution.certainty if attribution is not None else "asserted"
    if base == "denied" or (_DENIAL.search(text) and not _DENIED_DENIAL.search(text)):
        return "denied"
    if _QUESTION.search(text) and not _ASKED_ABOUT.search(text) and not _ASKED_WHY.search(text):
        return "speculated"
    if base == "hearsay":
        return "hearsay"
    if _UNCONFIRMED.search(text):
        return "speculated"
    if _HEARSAY_IN_CLAUSE.search(text):
        return "hearsay"
    modal = _modal(text)
    if modal == "planned" and attribution is not None and _JUDGES.search(attribution.cue) \
            and not re.search(r"计划|拟|打算|准备|定于|预定", text):
        return "predicted"
    if modal in ("planned", "predicted") and attribution is not None \
            and _COMMITMENT.search(attribution.source or ""):
        return base                                     # what a treaty lays down is no plan
    scheduled = modal == "planned" and _SCHEDULE.search(text)
    kept = base == "predicted" and modal in ("speculated", "planned") and not scheduled
    if modal is None or kept or base == "speculated":
        return "reported" if base == "asserted" and _EXPOSED.search(text) else base
    return modal


def _modal(text: str) -> str | None:
    schedule = _SCHEDULE.search(text)
    if schedule and _COMING.search(schedule.group()) and not re.search(r"已|了(?:$|[,。])|原|曾", text):
        return "planned"
    if _PUT_OFF.search(text) and not _DONE.search(text):
        return "planned"
    if _FORECAST.search(text) and not (_CONDITION.search(text) and _COMMITMENT.search(text)):
        return "predicted"
    if _DOUBT.search(text):
        return "speculated"
    if _PLAN.search(text) and not _NO_PLAN.search(text):
        if _CONDITION.search(text):
            return None if _COMMITMENT.search(text) or "提供" in text else "predicted"
        return None if re.search(r"将(?:无条件)?履行", text) or re.search(r"承诺|条约|协定", text) else "planned"
    return None


def certainty_at(sentence: str, start: int, end: int, attribution: Attribution | None = None) -> str:
    """`certainty` of sentence[start:end], read within its clause; a plan made in the clause before
    reaches on.

    公司将裁撤三个部门，约九百人离职: the second clause is planned too, unless it says otherwise.
    """
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(sentence)), len(sentence)]
    first = max(i for i, cut in enumerate(cuts) if cut <= start) if start < len(sentence) else len(cuts) - 2
    last = min((i for i, cut in enumerate(cuts) if cut >= end), default=len(cuts) - 1)
    begin = cuts[min(first, len(cuts) - 2)]
    if attribution is not None and attribution.start > begin and attribution.start < end:
        begin = attribution.start
    clause = sentence[begin:cuts[max(last, 1)]]
    found = certainty(clause, attribution)
    rebuttal = _REBUTTED.search(normalise(sentence[end:]).text)
    if found != "denied" and rebuttal and not _ANOTHER_CLAIM.search(rebuttal.group()):
        return "denied"
    base = attribution.certainty if attribution is not None else "asserted"
    if found == base and first > 0 and (attribution is None or attribution.start < cuts[first]):
        previous = sentence[max(cuts[first - 1], attribution.start if attribution else 0):cuts[first]]
        if _modal(normalise(previous).text) == "planned" and _CARRIES_ON.match(clause):
            return "planned"
        if re.match(r"(?:如果|若|假如|倘若|一旦|只要|要是)", previous) and re.search(r"[将会]|会", clause) \
                and not _COMMITMENT.search(previous):
            return "predicted"
    return found
