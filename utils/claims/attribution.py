"""Who says it, through whom, how far it reaches, and how sure.

A sentence is read from left to right as a row of *openers*. An opener is a cue that hands the word to a source; what
follows it, up to the next opener or the end of the sentence, is that source's. What no opener reaches is the page's.

    frame      据 SOURCE [time] VERB ，          据韩联社报道， 据国防部通报， 根据警方的说法，
               据 OUTLET 援引 SOURCE VERB ，      the source is the one quoted, via the outlet
               据悉 据称 据报道                    nobody named: the source of the sentence before, else the cue itself
    speech     SUBJECT adverbials VERB            拉夫罗夫20日表示， 该局发布通报称， 有人解读此举， 外界盛传
               the subject is the noun phrase before the verb, without adverbials (在…中, 向…, 再次); when it is left out
               (并强调，), the one that leads a clause before; when it is a pronoun or a description (他, 该局, 通报,
               上述人士), the latest source that fits
    colon      SUBJECT ：                          at the head of a headline or before a quotation
    label      OUTLET date —— TITLE, TITLE —— OUTLET   a reference: the outlet is the source, or the way to the one
                                                       its title names
    view       在 SOURCE 看来 · 正如 SOURCE 所说 · 被外界视为
    behind     “…”，SUBJECT VERB 。                the quotation before it is the source's

Openers nest: 据韩联社报道，国情院称… is 国情院 via 韩联社. Reports (据…报道, 爆料, 通报称) reach on into the next sentences of the
paragraph until another source, a turn of the page's own (不过, 事实上, 值得注意的是) or its end; a person's words end with
the sentence unless quotation marks stay open or the next sentence goes on with 他还…. Negated verbs of saying (没有透露,
拒绝回应, 不愿证实) hand the word to nobody, and neither does a thing that shows something (这表明, 此举说明).

How sure: the opener gives a first answer (reported; hearsay for 网传, 有人, 盛传; predicted for 预计; speculated for 猜测;
denied for 否认), the clause's own words a second: denial, then question and doubt, then forecast, then plan. A plan is
something an actor will do (将派出, 拟收购); what will merely come about (将上涨, 将收窄) is a forecast.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from utils.mentions import entities as names
from utils.mentions import gazetteer
from utils.text import normalise

LONGEST_REACH = 6      # sentences a report may reach beyond its own
LOOK_BACK = 4          # sentences within which a pronoun or a description finds its source
LONGEST_SENTENCE = 300 # characters read as one sentence; longer ones (no punctuation, or hostile) are read in pieces
MOST_OPENERS = 12      # hand-overs sought in one sentence; more than a few are a sign of text that is none
LONGEST_SOURCE = 26    # characters a source's noun phrase may have

KINDS = ("official", "intelligence", "agency", "media", "expert", "anonymous", "public", "self")
CERTAINTIES = ("asserted", "reported", "hearsay", "planned", "predicted", "speculated", "denied")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of one sentence and whose word it is.

    sentence      index into the sentences given
    start, end    the reach, half-open offsets in that sentence
    source        as the page names it; None for the page itself
    source_span   (sentence, start, end) of that name, which may stand in an earlier sentence; None when not named
    via           through whom (韩联社 in 据韩联社援引国情院), else None
    source_kind   one of KINDS
    certainty     of a plain statement in this reach, one of CERTAINTIES
    cue           the words that hand over (据…报道 without its middle: 据报道), and cue_span, or "" and None
    name          the canonical name of the source
    inherited     the source comes from an earlier sentence
    """

    sentence: int
    start: int
    end: int
    source: str | None = None
    source_span: tuple[int, int, int] | None = None
    via: str | None = None
    source_kind: str = "self"
    certainty: str = "asserted"
    cue: str = ""
    cue_span: tuple[int, int] | None = None
    name: str | None = None
    inherited: bool = False


# --------------------------------------------------------------------------------------------- vocabulary

_REPORTS = ("报道|报导|披露|爆料|曝光|曝出|曝|爆出|通报|通告|公告|发布|公布|透露|消息|介绍|统计|监测|测定|估算|估计|初步核查|核查|数据|最新数据|"
            "最新消息|最新通报|最新报道|说法|声明|报告|分析|研究|调查|预报|预测|预计|称|说|指|指出|证实|确认|援引|引述|引用|记载|转述|了解|观察|描述|回忆|"
            "讲述|讲|目测|反映|(?<=日)电|专电|文章|内幕消息|最新统计|透漏|转载|判断|评估|推算|推测|猜测|通知|说明|供述|交代|曝料|刊文|刊登|撰文|发文|发稿")
_SAYS = (
    "表示|表态|指出|强调|透露|披露|坦言|直言|坦承|承认|证实|确认|回应|答复|宣称|声称|声明|写道|发文|发帖|爆料|曝料|爆出|曝出|重申|补充|解释|"
    "报导|呼吁|敦促|警告|警示|批评|谴责|指责|指控|抨击|认为|主张|坚称|谈到|提到|提及|放话|透漏|报道|刊文|撰文|发推|赞扬|赞赏|称赞|盛赞|评价|抱怨|"
    "质疑|通报|通告|公布|介绍|告诉|说道|说|称|讲|反驳|驳斥|斥责|否认|辟谣|澄清|预计|预测|预期|预料|预警|预报|估计|估算|推测|猜测|揣测|怀疑|担心|"
    "担忧|相信|判断|评估|分析|解读|断言|断定|盛传|疯传|风传|流传|传言|传闻|感叹|感慨|反映|讲述|回忆|描述|形容|宣布|宣告|公告|发布消息|建议|提醒|"
    "提示|承诺|保证|誓言|扬言|威胁|喊话|叫嚣|喊出|自称|直指|点名|明言|明确表示|开腔|发声|披露称|引述|援引|转述|指|话|曝|转发|吐槽|调侃|热议|议论|测定|测得|监测到|监测|记录到|录得|"
    "定为|测算|核定|核实|核查|查明|认定|判定|裁定|更正|修正|鉴定|研判|清点|统计|调查|勘查|观测|评定|通报说|获悉|推断|推定|推算|目测|指称|供称|供认|供述|辩称|作证|喊冤|揭露|揭发|控诉|诉说|"
    "哭诉|转告|解释说|坚持|说明|叮嘱|坚信|强辩|指认|申明|注意到|关注到|"
    "显示|表明|规定|载明|写明|列明|记载|提出|要求|通知|公开表示|明确|警觉|估|料|预估|预告|通报称")
_SAY = re.compile(rf"(?:{'|'.join(sorted(_SAYS.split('|'), key=len, reverse=True))})+")
_NOT_SAY = re.compile(    # words that contain a verb of saying and are none, read at the verb's start or around it
    r"说(?:明(?!，|,|：|:)|法|服|到底|辞|教|唱|不定|得上|来|起|是|不上|白了|穿了)|(?:听|据|小|学|传|再|话|胡|演|解|劝|难|虽|别|不得不|可以|应该|来|一般来|按理|"
    r"换句话|"
    r"也就是|就是|具体来|总体来|简单|总的来|严格|坦率地|老实|可|所|怎么|比如|按|依|照)说|称(?:为|作|之|号|呼|霸|王|谓|得上|职|重|病|兵|臣|心|道)|"
    r"(?:被|名|简|职|号|堪|著|统|俗|对|匀|昵|尊|全|代|别|戏|旧|通|合|雅|可)称|指(?:数|标|导|挥|示|引|南|向|望|定|责|针|令|纹|甲|头|派|教|使|"
    r"明|点|证|环|战员|日可待)|(?:食|手|拇|戒|大|尾|十|屈|股|恒|沪|综)指|(?:电|对|神|童|笑|实|情|废|大|通|白|闲|脏|普通|的)话|讲(?:话|述|座|究|座|解|台|师|"
    r"课)|"
    r"估(?:值|量)|(?:材|原|布|饲|塑|意|资|照|不|燃|肥|面|木|预|史|调|香|饮|养|颜|涂|染|油|废|难)料|料(?:理|到|子)|曝光|(?:被|遭)(?:指|曝|爆)出?|"
    r"发布(?:会|了|于|后)|通报(?:会|批评|了)|报道(?:了|的|出来|中|里|员|组|过)|通知书|宣布(?:会)|预报(?:员|台)|"
    r"介绍(?:信|人|会)|要求(?:的|下|和)|(?:的|符合|提出|按照|达到|满足|项|新|根据|苛刻|应)要求|(?:明确|正面|积极)(?:的|了|支持|信号)|分析(?:人士|师|家|机构|员|"
    r"了|中|指)|调查(?:组|局|员|团|报告|人员|取证|委|显示|结果|处|部门|程序|中)|统计(?:局|员|数字|口径|部门|学)|监测(?:站|组|中心|系统|机构|点|数据)|"
    r"预警(?:信号|机|系统|中心|响应)|评估(?:报告|机构|组|小组)|建议(?:书|稿)|(?:的|与|和)(?:批评|警告|威胁|质疑|承诺|声明|评价|建议|猜测|担忧|担心|要求|预测|"
    r"预期|分析|解读|判断|回应|表态|报道|通报|说明|谴责|指责|指控|呼吁|评估|传言|传闻)|(?:可能|无|未|不)(?:确认)")
_DOUBT_NEGATION = re.compile(r"(?:没有?|未|不|拒绝|并未|尚未|不愿|不肯|无法|不予|未能|不便|暂未|从未|并没有|还没有|没能|不曾|难以|避免|不再|停止)"
                             r"(?:(?:就|对|向)[^，。]{0,12})?(?:正式|公开|明确|予以|给予|进一步|具体|作出|做出|正面|直接|立即|立刻|"
                             r"第一时间){0,3}$")

_TIME_WORD = (r"今日|今天|昨日|昨天|昨晚|今晨|今早|今晚|前天|当日|当天|当晚|次日|近日|日前|近期|最近|此前|早前|随后|之后|其后|事后|会后|赛后|目前|现在|如今|当时|"
              r"不久前|稍早|稍后|晚些时候|早些时候|本周|上周|本月|上月|周[一二三四五六日天]|星期[一二三四五六日天]|上周[一二三四五六日天]|本周[一二三四五六日天]|同日|翌日|"
              r"今年|去年|连日来|一直|多年来|事发后|震后|灾后|截至目前|到目前为止|期间|昔日|先前|刚刚|曾|曾经|已经?|再次|再度|又|也|还|亦|则|均|都|便|就|"
              r"才|却|仍|并|并且|而且|同时|另|此外|另外|多次|反复|一再|屡次|公开|初步|独家|连夜|明确|直接|坚决|坚定|随即|立即|迅速|紧急|首次|正式|普遍|一致|纷纷|相继|"
              r"先后|"
              r"进一步|特别|着重|重点|主要|不断|继续|共同(?!社|通讯)|联合(?!国|社|早|报|调|参|政|声|公|利|航|会|国|体|开|收|医|银)|集体|私下|暗中|秘密|高调|低调|"
              r"严厉|强烈|愤怒地?|无奈地?|坦率地?|激动地?|毫不讳言地?|当面|当场|亲自|"
              r"高度|(?<!代)(?<!发)表|发表声明|发布通报|发布公告|发布声明|发表讲话|发表文章|发布消息|发布报告|发布新闻稿|召开(?:新闻)?发布会|举行(?:新闻)?发布会|"
              r"召开记者会|"
              r"接受(?:媒体|记者)?采访时?|受访时|发文|致辞时|更|甚至|只|仅|大多|大都|多数|不得不|曾在|通过[^，。]{1,12}|笑着|补充|回应|答复|对外|对此|就此|为此|"
              r"介绍说|在会上|在会后|会上|地")
_GOES_INTO = re.compile(r"[将要会不若如一约有至近逾超共其该此\d]|采取|对|继续|绝|永")
_TIME_TAIL = re.compile(r"(?:于|在)?(?:(?:当地|北京|本地)?时间)?(?:\d{2,4}年)?(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}月|"
                        r"\d{1,2}[日号]|\d{4}年)?"
                        r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚间|晚上|晚|深夜|夜间|早间|午间)?(?:\d{1,2}[时点](?:\d{1,2}分|许|半)?|"
                        r"\d{1,2}:\d{2})?(?:许|左右)?$")
_WORD_TAIL = re.compile(rf"(?:{_TIME_WORD})$")
_OBJECT_TAIL = re.compile(r"(?:(?:当面|公开|再次|随后|也|还|并|则)?(?:向|对(?!方|手|岸|面|外)|对着|就(?!有|是|在|已|曾|会|连)|针对|面对|"
                          r"给)[^，。；：“”]{1,24}|"
                          r"(?:与|和|跟|同|会见|接见|出席|访问|视察|回应|谈及|谈到|主持|致信)[^，。；：“”]{1,24}(?:时|后|中|期间|会谈|通话|会面|会晤|"
                          r"见面)|"
                          r"(?:在|于|从)[^，。；：“”]{0,28}?(?:上|中|时|后|前|内|里|间|期间|之际|会|会议|发布会|采访|讲话|报告|声明|文章|访谈|节目|"
                          r"论坛|平台|微博|推特|报道|文中|现场|当地|前线|电话|镜头前|信函|博客|推文|社交媒体|脸书|直播|法庭|议会|国会|记者会|电视|广播|交易所|"
                          r"[港上深北]交所|官网|网站|官微|法院|听证会)|"
                          r"(?:在)?(?:接受|回答|答复|应询)[^，。；：“”]{0,18}?(?:采访|专访|访问|访谈|提问|质询|询问|问题|置评请求)(?:时|中|"
                          r"后)?)$")
_HEAD_STRIP = re.compile(rf"^(?:[“\"「『（(【\[\s]*)(?:{_TIME_WORD}|但是?|而|不过|然而|因此|所以|于是|其中|如今|对此|对于此事|有|据此|且|或|"
                         rf"虽然|尽管|即便|即使|"
                         rf"因为|由于|首先|其次|第[一二三四五]|最后|值得注意的是|值得一提的是|更重要的是|需要指出的是|有意思的是|与此同时|事实上|其实|毕竟|当然|例如|比如|"
                         rf"一名|一位|两名|三名|多名|多位|数名|数位|几名|几位|三名|三位|两位|四名|四位|数十名|部分|另一名|另一位|某位|某|时任|现任|前任|来自|连|"
                         rf"正如|如|像|诚如|"
                         rf"就连|就在此时|另据|又据|，|,|\s|(?:在)?\d{{1,2}}月\d{{1,2}}[日号](?:晚|上午|下午|凌晨|当天|早)?|"
                         rf"\d{{1,2}}[日号](?:晚|上午|下午|凌晨)?|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?|(?:当地|"
                         rf"北京)时间)")
_KEEP_LEAD = re.compile(r"^(?:有(?:人|些人|的人|网友|分析|观点|消息|媒体|报道|专家|传言|传闻|知情|评论|声音|机构|业内|目击|居民|学者|猜测|外媒|官员|说法|舆论|"
                        r"市民)|"
                        r"有不少|有多|一名[^，]{0,3}不愿|多位|多名|(?:也|还)有)")

# When and how often somebody spoke is no part of who did: 前不久|某报, 在此之前就有|不少外媒, 也|有人.
_SOURCE_LEAD = re.compile(
    r"(?:(?:在|早在)?(?:这|此|那)?(?:前不久|不久前|前些[天日]|前段时间|前几[天日]|近些天|连日来|以前|之前|此前|稍早前?|早些时候|随后|后来|事后)(?=[^的])|"
    r"在[\u4e00-\u9fff]{2,6}?(?=就有)|[也又还更都就便](?=有|连)|就?有(?=不少|多|许多|一些)|好几[家名位个](?=[\u4e00-\u9fff]{2}))+"
)
_DOCUMENT = (
    r"论文|通报|公告|声明|报告|文件|文章|公报|通知|白皮书|条约|协议|协定|合同|判决书|起诉书|备忘录|讣告|财报|年报|季报|简报|快讯|消息|说明|通告|公开信|新闻稿|帖子|贴文|视频|信件|"
    r"函件|"
    r"规划|方案|条例|法案|草案|章程|宪法|法律|规定|决议|计划书|社论|评论|清单|名单|内部信|全员信|邮件|推文|微博")
_FINDING = (
    r"数据|统计|研究|调查|民调|监测|结果|信息|情报|资料|记录|档案|指标|榜单|图像|卫星图像|卫星图片|照片|监控|监控画面|监控视频|视频画面|录像|行车记录|黑匣子|录音|证据|线索|分析|预测|"
    r"预报|观测|测算|模型|问卷|普查|初步调查|尸检")
_SPEAKER = (
    r"机构|部门|单位|当局|官方|军方|警方|检方|方面|一方|[双各多两]方|政府|官员|高官|人士|人员|媒体|[\u4e00-\u9fff]媒|专家|学者|分析师|分析家|观察家|观察人士|发言人|"
    r"负责人|消息源|信源|网友|网民|外界|舆论|坊间|市场|业界|业内|居民|村民|民众|市民|群众|目击者|乘客|家属|死者亲属|亲友|工会|公司|集团|企业|平台|医院|法院|检察院|校方|院方|"
    r"厂方|店方|片方|资方|劳方|美方|主办方|主办单位|出品方|发行方|院线|影院|剧组|组织|协会|学会|机关|联盟|委员会|指挥部|指挥中心|救援队|消防|"
    r"[省市县州区乡]府|调查组|工作组|专案组|专家组|调查团|委员会|指挥部|[\u4e00-\u9fff](?:部|局|厅|委|署|院|办|社|报|电台|电视台|卫视|台网|新闻网|"
    r"[\u4e00-\u9fff]网|周刊|月刊|委员会|协会|学会|商会|工会|联合会|基金会|理事会|奥委会|董事会|派出所|研究所|交易所|事务所|"
    r"气象站|监测站|办公室|中心|大学|学院|银行|调查组|工作组|专案组|指挥组|救援队|消防队|大队|支队|总队|党|军|省府|市府|县府|州府|省政府|处|科技|集团|航空|影业|传媒|汽车|保险|证券|"
    r"基金)|"
    r"总统|总理|首相|主席|部长|外长|防长|财长|秘书长?|大使|司令|将军|市长|州长|省长|县长|镇长|区长|书记|议员|议长|国务卿|教授|博士|研究员|主任|院长|局长|所长|处长|"
    r"记者|评论员|导演|制片人|编剧|演员|主演|经理|总裁|首席执行官|CEO|董事长|创始人|老板|片商|厂商|开发商|承建商|运营商|供应商|电商|券商|业者|主理人|员工|职员|雇员|工人|司机|船长|"
    r"船员|机长|船东|车主|房东|业主|店主|商户|商家|"
    r"学生|家长|老师|教师|医生|护士|律师|检察官|法官|主管|队长|支队长|站长|教练|球员|选手|运动员|将领|士兵|战俘|俘虏|叛逃者|脱北者|难民|幸存者|伤者|伤员|受害者|"
    r"知情者|当事人|嫌疑人|被告|原告|参与者|示威者|抗议者|组织者|活动人士|志愿者|游客|旅客|居民|顾客|用户|消费者|投资者|股东|分析|博主|大V|作者|笔者|影迷|观众|"
    r"(?:有|有些|一些|不少|许多|部分|很多|几|多|所有|当地|知情|中间)人|[美俄英法德日韩朝印乌欧伊以叙澳越菲泰缅柬蒙巴中台港资劳厂校院店片军警检]方|西方|人们|大家|消息|传言|传闻|报道|"
    r"观点|声音|评论|说法|天文台|气象台|台网|预报员|书记|首脑|领导人|领袖|元首|女士|先生|法师|大臣|相|发改委|"
    rf"{_DOCUMENT}|{_FINDING}")
_SPEAKER_END = re.compile(rf"(?:{_SPEAKER})(?:[中里上内])?$")
_NOT_YET_SAID = re.compile(r"(?:没有|尚无|并无|未有|毫无|暂无|缺乏)(?:任何|确凿|直接|明确)?(?:证据|迹象|资料|消息|数据|信息|线索|人|组织|机构)|(?:将|"
                           r"计划|拟|准备|打算|可能|或|应当?|需要?|愿意?|希望|能够?|可以|必须|敢|即将|预计|有望)(?:会|于|在)?(?:本周|下周|今日|今天|明天|"
                           r"近期|稍后|随后|很快|正式|对外|公开|"
                           r"\d{1,2}[日号]|\d{1,2}月\d{0,2}日?)*$|^(?:尚未有|没有|未有|无人|尚无|暂无|并无|无)[^，]{0,8}$|^(?:谁|哪|"
                           r"如何|怎么|为何|为什么)")
_STRONG = re.compile(r"(?:表示|表态|指出|强调|透露|披露|坦言|直言|坦承|证实|回应|答复|宣称|声称|声明|写道|爆料|重申|补充|解释|认为|主张|坚称|放话|说道|说|称|否认|"
                     r"辟谣|"
                     r"介绍|通报|告诉|指|估计|预计|推断|判断|反驳|驳斥|宣布|指称|供称|辩称|说明|感叹|回忆|警告|呼吁|承认|澄清|推测|预测|统计|测算|推算|目测|研判|坚持|"
                     r"喊冤|注意到|关注到|认定|研判|指责|透漏|强辩)$")
_MEASURES = re.compile(r"(?:测定|测得|监测到?|记录到|录得|定为|测算|核定|核实|核查|查明|认定|判定|裁定|鉴定|研判|清点|统计|调查|勘查|观测|评定|获悉)$")
_EXPECTS = re.compile(r"(?:预计|预期|预料|预估|估计|估|料)$")
_DECLINES = re.compile(r"(?:拒绝|未|没有|尚未|不予|暂未|不愿|均未|并未)[^，。]{0,10}(?:置评|回应|评论|表态|证实|说明|公布|透露|答复|回复)")
_ISSUING_TAIL = re.compile(rf"(?:对外|联合|随后|也|还)?(?:发布|发出|发表|刊发|印发|出具|"
                           rf"公布)(?:了)?(?:[^，。；：]{{0,24}}?(?:{_DOCUMENT}|讲话|文告|署名文章))?$|发(?:文|帖|推|微博|通知|公告|"
                           rf"声明)$")
_DOCUMENT_FIRST = re.compile(r"(?:通报|公告|声明|通告|报道|报导|报告|通知|分析|评论|预测|消息|调查|统计)(?=[\u4e00-\u9fff])")
_NOUN_LIKE = re.compile(r"(?:威胁|承诺|保证|建议|提醒|提示|要求|判断|评估|估计|介绍|回应|确认|公告|声明|通告|预警|预报|担忧|怀疑|传言|传闻|通知|说明|坚持)$")
_OBJECT_LIKE = re.compile(r"(?:兑现|履行|违背|遵守|信守|撤回|收回|构成|面临|无视|存在|消除|解除|应对|化解|受到|遭到|引发|招致|接受|听取|发表|作出|做出|符合|满足|"
                          r"响应|拒绝|进行|"
                          r"提供|给出|达成|停止|开展|加强|根据|收到|发布|对于|关于|的)(?:了|的)?[“\"「]?(?:[\u4e00-\u9fff]{0,4}的)?$")
_OFFICE_END = re.compile(r"(?:局|署|部|厅|委|院|公司|集团|政府|中心|委员会|银行|机构|组织|协会|大学|指挥部|当局|警方|检方|军方|台网|央行|[省市县州]府)$")
_GIVEN_OUT = re.compile(r"(?P<who>.{2,22}?)(?:(?:于|在)?(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?"
                        r"(?:今日|昨日|今天|昨天|近日|日前|周[一二三四五六日]|晚间?|上午|下午|凌晨)?)"
                        r"(?:发布|公布|提供|披露|出具|发表|掌握|通报)的[^的]{0,10}$")
_LETTER = re.compile(rf"(?:{_DOCUMENT}|数据|统计|调查|财务报告)$")
_THEIR_FIGURES = re.compile(r"(?:(?:昨日|昨天|今日|今天|近日|日前|此前|当天|当日|周[一二三四五六日])?的|最新)+(?:最新|官方|初步|最终|内部|年度|"
                            r"季度)*(?:数据|统计|消息|报告|调查|分析|预测|资料|民调|监测|信息|记录)$")
_COMPANY = re.compile(r"(?:公司|集团|科技|生物|医药|制药|汽车|航空|影业|传媒|股份|控股|电子|能源|银行|证券|保险|地产|置业|食品|轮渡|航运|铁路)$")
_FORESEES = re.compile(r"公司|集团|银行|局$|部$|台$|署$|厅$|方$|方面$|机构$|人士$|当局$|政府$|组织$|委员会$|[\u4e00-\u9fff]府$")
_PAPER_END = re.compile(rf"(?:{_DOCUMENT}|{_FINDING})[中里上内]?$")
_GENERIC_HEAD = re.compile(r"^(?:人士|人|官员|人员|者|一方|方面|消息人士|消息|知情者|男子|女子|员工|居民|代表|负责人|工作人员|高管|成员|专家|机构|部门|媒体|公司|"
                           r"报告|声明|通报)$")
_THING = re.compile(r"^(?:这|那|此|此举|这一|这也|这些|这句|种种|事实|结果|结果表明|一切|其中|可见|由此|上述|以上|历史|经验|迹象|现实|态度|行为|做法|局势|"
                    r"情况|背景|举动|表现|变化|现象|这番|这场|这次|这份|问题)(?:$|也|就|都|[^，]{0,4}(?:举|点|事|切|来|话|动作|变化|现象|情况|态度|行为|"
                    r"做法|表态|数字)$)")
_PRONOUN = re.compile(r"^(?:他|她|其|它|他们|她们|它们|后者|前者|对方|本人|双方代表)$")
_DESCRIPTION = re.compile(
    r"^(?:该|这家|这名|这位|这个|这一|此|上述|前述|同一|本|那位|那名|这份|该份|此份|这|据此|当天的|最新的?)(?P<head>[\u4e00-\u9fff]{1,10})$|"
    r"^[本我](?P<own>[局司院校市县区委办厅行社台站会])$|^本(?:公司|中心|单位|部门|机构|会|台)$|"
    rf"^(?P<bare>(?:{_DOCUMENT}|报道|报导|发言人|负责人|公司方面|警方|官方|军方|公司|院方|校方|片方|台方)(?:[中里上内])?)$")
_FRAME = re.compile(
    r"(?:另据|又据|再据|还据|据|根据|按照?(?!理|说|期|时|计划|规定|要求|键|摩)|依照?(?!法|然|旧|靠|赖|次|规|托|据|存|稀|偎)|依据|援引|引述|"
    r"综合)(?P<body>[^，,。；;：:！？!?“”]{1,44}?)"
    rf"(?P<verb>(?:(?:的|所)?(?:最新|官方|初步|内部|公开|联合)*(?:{_REPORTS})(?:显示|称|说|指出|表明)?)+|的?话说|(?:所)?称|方面的?消息|看来)"
    r"(?:[，,：:]|(?=显示|称)|$)")
_FRAME_OPEN = re.compile(rf"据(?P<body>(?:[\u4e00-\u9fffA-Za-z0-9·《》“”]{{2,20}}))(?P<verb>报道|披露|消息|通报|统计|介绍|"
                         rf"透露|报告|数据)(?:称|说|显示)?(?=[\u4e00-\u9fff])")
_DATELINE = re.compile(r"[^，。（(：:]{2,14}?\d{1,2}日(?:综合|专)?电(?:[（(][^）)]{0,24}[)）])?\s*")
_LEARNED = re.compile(r"(?:(?:本报|本台|本刊|本网|[\u4e00-\u9fff]{2,6})?记者(?:今天|今日|昨日|昨天|昨晚|当天|当晚|近日|日前|"
                      r"\d{1,2}月?\d{0,2}日?|上午|下午|晚间)*|我们|笔者|本报)?"
                      r"从(?P<body>[^，,。；;：:！？!?“”]{2,30}?)(?P<verb>获悉|了解到|得知|获知|知悉|处获悉|方面获悉|方面了解到)[，,：:]?")
_BY_DOCUMENT = re.compile(rf"(?:另据|又据|据|根据|按照?)(?P<body>[^，,。；;：:！？!?“”]{{0,30}}?(?P<verb>{_DOCUMENT}|年度报告|"
                          rf"数据|统计|测算|口径))[，,：:]")
_BARE_FRAME = re.compile(r"(?:另据|又据|据|有)(?P<what>悉|称|了解|报道|报导|报|介绍|通报|传|传闻|说|统计|披露|透露|消息(?:称|说|指)?|"
                         r"信)(?:[，,：:]|(?<=[悉称解])(?=[\u4e00-\u9fff]))|"
                         r"(?P<rumour>网传|网上传(?:言|闻|出)|网络(?:流传|盛传|传言|传闻)(?:称|说)?|坊间(?:传言|传闻|流传|盛传)(?:称|说)?|"
                         r"有传(?:言|闻)(?:称|说|指)?|传言称|传闻称|"
                         r"疑似消息称|(?:网上|网络上|坊间|市场上|社会上|外界)?有(?:说法|传言|传闻|谣言)(?:称|说|指|认为)|有消息(?:称|说|指|传出)|"
                         r"有小道消息(?:称|说)?|社交媒体(?:流传|疯传|盛传|上流传)|江湖传闻)[，,：:]?")
_QUOTING = re.compile(r"(?:援引|引述|引用|转引|转述)(?P<source>[^，。；：]{2,24}?)(?:的(?:消息|话|说法|报道|声明|数据|通报|"
                      r"报告))?(?:(?:的)?(?:消息|报道|报告|数据|声明))?"
                      r"(?:报道|称|说|消息|指出|的话)*$")
_VIEW = re.compile(r"在(?P<a>[^，。；：]{2,14}?)(?:看来|眼中|眼里)|(?:正如|诚如|如同|就像|用)(?P<b>[^，。；：]{2,16}?)(?:所(?:说|言|指出|"
                   r"称|强调|表示|讲)(?:的那样|的)?|的话(?:说|来说))|"
                   r"被(?P<c>[^，。；：]{2,12}?)(?:视为|看作|解读为|认为是|称为是|理解为|指控|指责)|按照?(?P<d>[^，。；：]{2,14}?)的(?:说法|解释|"
                   r"统计口径)")
_GIVEN_BY = re.compile(r"(?P<who>[^，,。；;：:、“”\s]{2,24}?)(?:日前|昨日|今日|近日|此前|最新|官方|早前)*(?:公布|发布|披露|通报|给出|提供|统计|"
                       r"估算|测定|公开)的[^，,。；;：:是为达]{0,14}?(?:是|为|达|则是|约为|超过)")
_FIGURE_OF = re.compile(r"(?:^|[，,；;、])(?P<who>[^，,。；;：:、“”\s]{2,16}?)(?:的)?(?:最新|官方)?(?:数字|数据|统计数字|统计|估计|说法|"
                        r"口径|测算)(?:则|却)?(?:是|为)")
_PRESS = re.compile(r"(?:召开|举行|举办)(?:了)?(?:[^，。；：]{0,12})(?:发布会|通气会|记者会|吹风会|说明会|见面会)")
_COLON = re.compile(r"^(?:[#【\[（(]?[^：:，。]{0,6}[】\])）|｜丨]\s*)?(?P<who>[^：:，。！？!?；;“”]{2,18})[：:](?=[^\d/])")
_LABEL_FRONT = re.compile(
    r"^\s*(?:\[?\d{1,2}[\].、]\s*)?(?P<outlet>[《]?[\u4e00-\u9fffA-Za-z0-9·]{2,16}?[》]?)\s*"
    r"(?P<date>\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}[./]\d{1,2}[./]\d{1,2})?\s*"
    r"(?P<mark>——|—|--|丨|｜|\||：|:)\s*(?=\S)")
_LABEL_BACK = re.compile(
    r"(?:——|—|--|_|\||｜|丨)\s*(?P<outlet>[《]?[\u4e00-\u9fffA-Za-z0-9·]{2,16}[》]?)\s*"
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)?\s*$")
_ISSUES = re.compile(rf"(?:发布|发出|发表|公布|刊发|印发|下发|出具|通过|公开|发)[^，。；：]{{0,36}}?(?P<document>{_DOCUMENT}|数据|预警|结果|"
                     rf"榜单)")
_TURN = re.compile(r"^(?:不过|但是?|然而|事实上|其实|实际上|值得(?:注意|一提|关注)的是|需要(?:指出|注意|说明)的是|目前来看|笔者|那么|显然|可见|由此可见|总之|综上|"
                   r"尽管|虽然|不难|毕竟|因此|"
                   r"于是|所以|对此|我们|从[^，]{1,14}(?:来看|看出|出发)|这(?:也|一|意味|说明|样|种|不|就|无疑|是|场|次|句|番|让|些)|此举|无论|不得不说|"
                   r"可以说|如果说|换句话说|看来|看得出来|截至发稿|"
                   r"本(?:站|文|刊|报)|责任编辑|编辑|点击|更多|回顾|此前|早在|公开资料|资料显示|背景|当然|反观|相比之下|与此同时|另一边|另一方面|至于|如今)")
_NOTICE_BODY = re.compile(r"特此(?:通报|公告|声明|说明|通知|澄清|致歉)|现将(?:有关|相关|具体)?(?:情况|事项|信息|结果)[^。]{0,8}(?:通报|公告|说明|公布|"
                          r"公示)如下|"
                          r"(?:^|[，。\n])(?:我[局司院校市县区委办厅行社]|本(?:公司|局|院|行|所|校))(?!.{0,3}记者)")
_ISSUED_BY = re.compile(r"(?:发布单位|发文单位|发布机构|发文机关|来源|发布者?|"
                        r"发布人)[：:]\s*(?P<issuer>[\u4e00-\u9fffA-Za-z（）()]{2,24})")
_NOTICE_TITLE = re.compile(
    r"^[【\[]?(?:(?P<issuer>[\u4e00-\u9fffA-Za-z（）()“”]{2,36}?(?:局|署|部|厅|委|院|公司|集团|政府|中心|委员会|银行|机构|组织|协会|大学|"
    r"学校|指挥部|当局|办公室|调查组|工作组|"
    r"工会|商会|联盟|医院|警察局|台网|[省市县州]府|处|社))(?:发布|的)?(?:关于|就|对|有关|[：:|｜丨])?|(?=[^。]{0,60}(?:通报|公告|声明|通告|报告书?)))"
    r"(?![长员人])(?:(?!发布|宣布|回应|称|说|表示)[^。？?!！]){0,60}?"
    r"(?:通报|公告|声明|通告|公报|新闻稿|情况说明|告知书|公开信|致歉信|情况报告|调查报告|致[^。]{1,12}信)(?:[（(〔\[【][^。]{1,20}[)）〕\]】]|"
    r"第?[\d一二三四五六七八九十]+[号期])?$")
_PRESS_CUE = re.compile(r"获悉|了解到|得知|发布会|通气会|记者会|吹风会|说明会")
_DETAIL = re.compile(r"其中|另有|分[县市区省国部]|具体(?:来看|而言|包括)|届时|包括|上述")

_HEARSAY = re.compile(r"有人|网传|盛传|疯传|风传|传言|传闻|坊间|小道|多方消息|据传|据说|听说|谣传|流传|传出|民间|道听途说|江湖")
_ANONYMOUS = re.compile(r"消息人士|知情人士|知情者|不愿(?:具名|透露姓名|公开姓名)|匿名|有人|有些人|一些人|不少人|许多人|部分人|人们|据悉|据称|据了解|据传|据说|多方|"
                        r"各方信息|有消息|消息源|信源|内部人士|要求匿名|未具名|接近[^，]{1,12}的?人士|"
                        r"业内人士|圈内人|相关报道|有关报道|有报道|据报|据介绍|有关人士|有关方面|传言|传闻|网传|小道|消息$|爆料人|内幕")
_PUBLIC = re.compile(r"网友|网民|外界|舆论|坊间|居民|村民|民众|市民|群众|目击|乘客|家属|亲友|亲属|观众|影迷|游客|旅客|消费者|投资者|用户|粉丝|读者|球迷|家长|学生|员工|"
                     r"职员|雇员|工人|司机|业主|店主|商户|幸存者|伤者|示威者|抗议者|大家|市场|"
                     r"志愿者|受害者|国际社会|各界|船员|股民|车主|租客|社交媒体|博主|大V")
_EXPERT = re.compile(r"专家|学者|教授|分析师|分析家|分析人士|观察家|观察人士|研究员|研究所|研究院|研究中心|智库|经济学家|科学家|博士|院士|预报员|评论员|评论家|分析$|"
                     r"分析普遍|律师|投行|券商|大学|研究$|民调|咨询|机构$|猫眼|灯塔|医生|工程师|军事评论")
_INTELLIGENCE = re.compile(r"情报|国情院|中情局|摩萨德|军情|联邦安全局|FSB|CIA|克格勃|国安局|特工|间谍")
_AGENCY = re.compile(r"(?:通讯社|新华社|中新社|路透社?|法新社|美联社|韩联社|共同社|塔斯社|俄新社|朝中社|德新社|中央社|合众国际社|时事社|伊通社|彭博社?|埃菲社|安莎社|"
                     r"越通社|阿纳多卢社|卫星社|乌通社|[\u4e00-\u9fff]{1,3}社)$")
_MEDIA = re.compile(r"媒|报道|日报|晚报|时报|早报|晨报|周刊|新闻|电视|电台|卫视|记者|[\u4e00-\u9fff]报$|网$|通讯社|杂志|广播|CNN|BBC|NHK|刊物|主播")
_OFFICIAL = re.compile(
    r"官|政府|单位|主办|工作人员|判决书|起诉书|列车长|船长|工程师|部$|局$|厅$|委$|署$|办$|部门|当局|警|军|检方|法院|检察院|发言人|总统|总理|首相|主席|部长|外长|防长|财长|"
    r"秘书|大使|司令|将军|市长|州长|省长|县长|镇长|区长|书记|议员|议长|"
    r"国务卿|领导人|元首|首脑|方面|方$|公司|集团|企业|台网|气象台|天文台|消防|指挥|医院|委员会|条约|协议|公告|通报|声明|文件|公报|宪法|院$|组织|工会|协会|校方|负责人|总裁|CEO|"
    r"首席执行官|董事|创始人|白皮书|财报|"
    r"党|大臣|相$|国王|教皇|最高领袖|会议|银行|央行|交易所|中心|队$|导演|制片|出品|片方|剧组|平台|机关|联合国|欧盟|北约|世卫|[\u4e00-\u9fff]会$|站$|团体|船东|厂商|"
    r"片商")

_QUESTION = re.compile(r"[？?]|(?:是否|能否|会否|有没有|是不是|会不会|可否|究竟|难道|吗[。”\"]?$|呢[。”\"]?$)")
_UNCONFIRMED = re.compile(r"(?:未|没有?|尚未|有待|待|无法|难以|不能)(?:经|得到|获|获得|被|能|予以)?[^，。；]{0,12}?(?:证实|确认|核实|查证|查明)|"
                          r"真假(?:难辨|未知)|真实性存疑|存疑|未经核实")
_DENIAL = re.compile(r"否认|驳斥|辟谣|不属实|纯属(?:谣言|虚构|捏造|子虚)|子虚乌有|并无[^，。]{1,12}(?:一事|之事|此事|情况|说法)|谣言|不实(?:信息|传闻|消息|"
                     r"报道)?|无中生有|并非事实|并无此事|绝无此事|没有此事|假消息|毫无根据")
_DENIED_DENIAL = re.compile(r"(?:未|没有?|不)(?:予|予以|直接|公开|明确)?否认|否认(?:了)?(?:不)")
_FORECAST = re.compile(r"很可能会|极可能会|大概率(?:会|就会|将)|势必|必将|必定|必然(?:会|也会)?|一定会|注定|预计|预测|预期|预料|预估|料将|料会|有望|"
                       r"终将|迟早|早晚会|将(?:会)?(?:进一步|逐步|持续|继续|大幅|不断|日益|越来越|更加|愈发|显著|明显)|(?:即将|将|将会|"
                       r"会)(?:在[^，。]{1,10})?(?:收复|成为|达到|超过|突破|"
                       r"上涨|下跌|上升|下降|增长|减少|增加|恶化|加剧|收窄|升级|登陆|抵达|影响|持续|迎来|面临|导致|引发|造成|带来|取决于|决定|趋于|放缓|反弹|回升|"
                       r"崩溃|破产|垮台|沦陷|失守|"
                       r"结束|消失|爆发|出现|再现|形成|受到|触及|逼近|刷新|打破|跌破|攀升|回落|减弱|增强|转为|转晴|降温|升温|降雨)|将(?:是|由|缩短|达|为|需|"
                       r"获得最|创)|(?:还|大约|至少|约|仍)需(?:要)?[^，。]{0,8}(?:年|个月|天|周)|最终(?:落在|票房(?:将|会|在)|将|会|或)")
_DOUBT = re.compile(r"(?<!不)可能(?!性)|或许|似乎|也许|疑似|疑(?=[为是有因遭似被])|应该(?:属实|是|已|就是|会)|应属|不排除|恐怕|恐(?=[将会怕成致已有超达])|"
                    r"或(?=将|会|已|为|是|有|因|成|遭|致|达|超|达到|超过|涉|面临|导致)|"
                    r"大概|大约是|看似|貌似|好像|估计是|想必|猜测|推测|揣测|怀疑|据推断|未必|说不定|难说|不确定|不得而知|有待观察|有可能|不无可能|潜在|据信|有嫌疑|涉嫌")
_PLAN = re.compile(r"(?:即将|将会|将要|将(?!军|领|士|官|近|此|其|该|这|来|信|俄|美|中|朝|韩|对|一些|一|多|大|第|所有|部分|自己|责任|矛头|兵力|手|问题|视|计|"
                   r"就)|拟(?!定|人|合|态)|计划(?!书|的|经济|生育|于)|打算|准备(?!工作|金|好|就绪)|预定|"
                   r"定于|预备|有意(?!思|义|识|见|地)|筹备|筹划|酝酿|提上(?:了)?日程|安排(?:于|在)|择日|商定于|约定|待[^，。]{1,8}后(?:出|进|举|开)|"
                   r"(?:或|正)?计划于)")
_SCHEDULE = re.compile(r"(?:预计|预期|计划|将|拟|有望)?(?:于|在)?(?:明年|下个?月|下周|明日|明天|后天|本月底|年底前?|月底前|[上中下]旬|"
                       r"\d{1,2}月(?:\d{1,2}日)?)[^，。；]{0,10}?"
                       r"(?:通车|举行|上映|开工|开业|完工|竣工|投产|召开|启动|开幕|上市|生效|实施|完成|开放|交付|首飞|建成|做完|重启|复工|复课|恢复)")
_COMING = re.compile(r"预计|预期|明年|下个?月|下周|明日|明天|后天|之前|前")
_COMMITMENT = re.compile(r"承诺|保证|条约|协议|协定|规定|合同|宪法|条款|誓言|履行")
_CONDITION = re.compile(r"^(?:如果|若|假如|倘若|一旦|只要|要是|万一)")


# ---------------------------------------------------------------------------------------------- certainty

def certainty(clause: str, attribution: Attribution | None = None) -> str:
    """How sure a clause is: one of CERTAINTIES.

    clause: the clause that states the answer, wide enough to hold its own modal words (将, 可能, 否认).
    attribution: whose word it is, as `at` gives it; None for the page's own.
    """
    text = normalise(clause).text
    base = attribution.certainty if attribution is not None else "asserted"
    if base == "denied" or (_DENIAL.search(text) and not _DENIED_DENIAL.search(text)):
        return "denied"
    if _QUESTION.search(text):
        return "speculated"
    if base == "hearsay":
        return "hearsay"
    if _UNCONFIRMED.search(text):
        return "speculated"
    if _HEARSAY_IN_CLAUSE.search(text):
        return "hearsay"
    modal = _modal(text)
    if modal == "planned" and attribution is not None and re.search(r"认为|相信|判断|分析|推断|推测|研判|看好", attribution.cue) \
            and not re.search(r"计划|拟|打算|准备|定于|预定", text):
        return "predicted"
    if modal in ("planned", "predicted") and attribution is not None and _COMMITMENT.search(attribution.source or ""):
        return base                                     # what a treaty lays down is no plan
    kept = base == "predicted" and (modal == "speculated" or modal == "planned" and not _SCHEDULE.search(text))
    if modal is None or kept or base == "speculated":
        return base
    return modal


_HEARSAY_IN_CLAUSE = re.compile(r"网传|盛传|疯传|据传|据说|谣传|坊间传|有传言|有传闻|多方消息")


_REBUTTED = re.compile(r"^[^。！？；]{0,40}?(?:予以否认|辟谣|(?:否认|驳斥|澄清|驳回)(?:了)?(?:这|该|上述|此|相关|有关)|(?:系|是|为|"
                       r"属于?)(?:谣言|不实|虚假|假消息)|并不属实|不属实|纯属)")
_CARRIES_ON = re.compile(r"\s*(?:约|共|总|合计|其中|并|以及|包括|规模|为期|人数|首批|前往|用于|分别|预计|届时|每|平均|由|\d|"
                         r"[一二三四五六七八九十两几数百千万])")


def _modal(text: str) -> str | None:
    schedule = _SCHEDULE.search(text)
    if schedule and _COMING.search(schedule.group()) and not re.search(r"已|了(?:$|[，。])|原|曾", text):
        return "planned"
    if re.search(r"(?:推迟|延期?|延后|提前|改|顺延)(?:到|至)", text):
        return "planned"
    if _FORECAST.search(text) and not (_CONDITION.search(text) and _COMMITMENT.search(text)):
        return "predicted"
    if _DOUBT.search(text):
        return "speculated"
    if _PLAN.search(text):
        if _CONDITION.search(text):
            return None if _COMMITMENT.search(text) or "提供" in text else "predicted"
        return None if re.search(r"将(?:无条件)?履行", text) or re.search(r"承诺|条约|协定", text) else "planned"
    return None


def certainty_at(sentence: str, start: int, end: int, attribution: Attribution | None = None) -> str:
    """`certainty` of sentence[start:end], read within its clause; a plan made in the clause before reaches on.

    公司将裁撤三个部门，约九百人离职: the second clause is planned too, unless it says otherwise.
    """
    cuts = [0, *(m.end() for m in re.finditer(r"(?<!\d)[，,；;：:]|[，,；;：:](?!\d)", sentence)), len(sentence)]
    first = max(i for i, cut in enumerate(cuts) if cut <= start) if start < len(sentence) else len(cuts) - 2
    last = min((i for i, cut in enumerate(cuts) if cut >= end), default=len(cuts) - 1)
    begin = cuts[min(first, len(cuts) - 2)]
    if attribution is not None and attribution.start > begin and attribution.start < end:
        begin = attribution.start
    clause = sentence[begin:cuts[max(last, 1)]]
    found = certainty(clause, attribution)
    if found != "denied" and _REBUTTED.search(normalise(sentence[end:]).text):
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


# ------------------------------------------------------------------------------------------------- finding

@dataclass(frozen=True, slots=True)
class _Source:
    """A source as it was named: where, as what, and of which kind."""

    text: str | None
    span: tuple[int, int, int] | None
    kind: str
    name: str | None
    via: str | None = None
    document: bool = False
    person: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Opener:
    """A hand-over found in a sentence: its source, and the stretch [start, end) it opens (end None: to the next)."""

    at: int
    start: int
    source: _Source
    certainty: str
    cue: str
    cue_span: tuple[int, int]
    report: bool
    end: int | None = None
    frame: bool = False


def find(sentences: Sequence[str], entities: Sequence[Sequence[names.Entity]] | None = None,
         page: Mapping | None = None, paragraphs: Sequence[int] | None = None,
         roles: Sequence[str] | None = None) -> list[Attribution]:
    """Whose word every stretch of every sentence is, in order; each sentence is covered from end to end.

    sentences    the sentences of one page, or of one paragraph, in order
    entities     for each sentence the names in it (`entities.find_many(sentences, shared=True)`); found when None
    page         what is known of the page, a mapping with any of title, account, author, site: the issuer of a notice
    paragraphs   for each sentence the number of its paragraph (any integers, equal within one); None: all one paragraph
    roles        for each sentence the role of its line (title, body, reference, ...); None: all body
    """
    if entities is None:
        entities = names.find_many(list(sentences), shared=True)
    if any(len(sentence) > LONGEST_SENTENCE for sentence in sentences):
        return _in_pieces(sentences, entities, page, paragraphs, roles)
    reader = _Reader(sentences, entities, dict(page or {}), paragraphs, roles)
    found = [stretch for index in range(len(sentences)) for stretch in reader.read(index)]
    return [reader.answered(stretch) for stretch in found]


def _in_pieces(sentences, entities, page, paragraphs, roles) -> list[Attribution]:
    """`find` with overlong sentences cut at commas, or anywhere: no rule looks further than a sentence's length."""
    pieces = [(index, start, end) for index, sentence in enumerate(sentences) for start, end in _cuts(sentence)]
    inside = [[replace(e, start=e.start - start, end=e.end - start) for e in entities[index]
               if start <= e.start and e.end <= end] for index, start, end in pieces]
    found = find([sentences[index][start:end] for index, start, end in pieces], inside, page,
                 [paragraphs[index] if paragraphs is not None else 0 for index, *_ in pieces],
                 [roles[index] for index, *_ in pieces] if roles is not None else None)
    result = []
    for stretch in found:
        index, shift, _ = pieces[stretch.sentence]
        span = stretch.source_span
        if span is not None:
            span = (pieces[span[0]][0], span[1] + pieces[span[0]][1], span[2] + pieces[span[0]][1])
        cue = (stretch.cue_span[0] + shift, stretch.cue_span[1] + shift) if stretch.cue_span else None
        result.append(replace(stretch, sentence=index, start=stretch.start + shift, end=stretch.end + shift,
                              source_span=span, cue_span=cue))
    return result


def _cuts(sentence: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    while len(sentence) - start > LONGEST_SENTENCE:
        cut = max(sentence.rfind(mark, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) for mark in "，,；;") + 1
        cut = cut or start + LONGEST_SENTENCE
        spans.append((start, cut))
        start = cut
    return [*spans, (start, len(sentence))]


def at(attributions: Sequence[Attribution], sentence: int, position: int) -> Attribution:
    """The attribution that holds at a position of a sentence (the page's own when none does)."""
    for attribution in attributions:
        if attribution.sentence == sentence and attribution.start <= position < attribution.end:
            return attribution
    return Attribution(sentence, position, position)


def source_kind(source: str | None, entity: names.Entity | None = None) -> str:
    """The kind of a source by its name and, for a person, title: one of KINDS."""
    if not source:
        return "self"
    name = gazetteer.canonical(source)
    entry = gazetteer.entries().get(normalise(source).text.strip("《》"))
    if _INTELLIGENCE.search(source) or _INTELLIGENCE.search(name):
        return "intelligence"
    if entry is not None and entry.kind == "OUTLET":
        return "agency" if _AGENCY.search(entry.name) or _AGENCY.search(source) else "media"
    if _ANONYMOUS.search(source) or re.search(r"(?<!分析)(?<!观察)人士$", source):
        return "anonymous"
    if entity is not None and entity.role_title:
        title = entity.role_title
        if _EXPERT.search(title):
            return "expert"
        if re.search(r"记者|主播|评论员|主编|编辑|主持人", title):
            return "media"
        return "official"
    if _AGENCY.search(source):
        return "agency"
    if _MEDIA.search(source):
        return "media"
    if _PUBLIC.search(source):
        return "public"
    if re.search(r"(?:局|部|署|厅|委|办公室|政府|警方|台网|台)$", source):
        return "official"
    if _EXPERT.search(source):
        return "expert"
    if entry is not None and entry.kind in ("COUNTRY", "CITY", "SEAT", "ORG", "PER", "PROVINCE"):
        return "official"
    if entity is not None and entity.kind == "ORG" or re.search(r"报告|书$|名单|记录|档案", source):
        return "official"
    if _OFFICIAL.search(source) or gazetteer.canonical(source, acting=True) in gazetteer.countries().values():
        return "official"
    return "public"


class _Reader:
    """Reads the sentences of a page in order and remembers who has spoken."""

    def __init__(self, sentences, entities, page, paragraphs, roles) -> None:
        self.raw = list(sentences)
        self.norms = [normalise(sentence) for sentence in sentences]
        self.texts = [norm.text for norm in self.norms]
        self.entities = [self._folded(i, found) for i, found in enumerate(entities)]
        self.page = page
        self.paragraphs = list(paragraphs) if paragraphs is not None else None
        self.roles = list(roles) if roles is not None else None
        self.running: _Opener | None = None
        self.reach = 0
        self.said: list[tuple[int, _Source]] = []
        self.issuers: list[tuple[int, _Source, str]] = []
        self.persons: dict[str, names.Entity] = {}
        self.open_quote = False
        self.notice: _Source | None = None
        self.behind: dict[int, _Opener] = {}
        self.speaking: _Source | None = None            # who spoke before in the sentence at hand

    def _folded(self, index: int, found) -> list[names.Entity]:
        """Entities with offsets of the folded sentence (they differ only where invisible characters were dropped)."""
        if not self.norms[index].dropped:
            return list(found)
        back = {}
        for position in range(len(self.texts[index]) + 1):
            back.setdefault(self.norms[index].raw_position(position), position)
        return [replace(e, start=back.get(e.start, e.start), end=back.get(e.end, e.end)) for e in found]

    def _notice(self) -> _Source | None:
        """The issuer of a page that is itself a notice: 甲局关于…的通报, or any notice with its issuer's name beside it."""
        first = self.texts[0] if self.roles is None or self.roles[0] == "title" else ""
        title = normalise(str(self.page.get("title") or first)).text
        match = _NOTICE_TITLE.match(title.strip())
        whole = "\n".join(self.texts)
        if match is None and not _NOTICE_BODY.search(whole):
            return None
        account = normalise(str(self.page.get("account") or self.page.get("author") or "")).text
        beside = _ISSUED_BY.search("\n".join(self.texts[:4]))
        named = (match.group("issuer") or "") if match else ""
        for issuer in (named, account, beside.group("issuer") if beside else "", self._signature()):
            speaks = _SPEAKER_END.search(issuer) or _OFFICE_END.search(issuer) or gazetteer.entries().get(issuer)
            if len(issuer) >= 2 and speaks and not _MEDIA.search(issuer):
                return _Source(issuer, None, source_kind(issuer), gazetteer.canonical(issuer, acting=True),
                               document=True, inherited=True)
        return None

    def _signature(self) -> str:
        """The office that signs at the end: a short line that is nothing but its name, a date beside it or below."""
        for text in reversed(self.texts[-4:]):
            bare = re.sub(r"[（(](?:盖章|章|公章)[)）]|\s|\d{4}年\d{1,2}月\d{1,2}日|[二〇零一三四五六七八九十年月日]{6,}", "", text)
            if 3 <= len(bare) <= 24 and _OFFICE_END.search(bare) and re.fullmatch(r"[\u4e00-\u9fffA-Za-z（）()]+", bare):
                return bare
        return ""

    # ---- one sentence

    def read(self, index: int) -> list[Attribution]:
        text = self.texts[index]
        for entity in self.entities[index]:
            if entity.kind == "PER" and (entity.role_title or entity.name not in self.persons):
                self.persons[entity.name] = entity
        if self._new_paragraph(index):
            self.running = None
        elif self.running is not None and not self._continues(index):
            self.running = None
        if index == 0:
            self.notice = self._notice()
        openers = self._openers(index)
        stretches = self._stretches(index, openers)
        self._remember(index, openers)
        return [self._attribution(index, *stretch) for stretch in stretches]

    def _new_paragraph(self, index: int) -> bool:
        if index == 0 or self.paragraphs is None:
            return index == 0
        if self.paragraphs[index] == self.paragraphs[index - 1] or self.open_quote:
            return False
        if self.running is not None and _PRESS_CUE.search(self.running.cue) and _DETAIL.match(self.texts[index]):
            return False
        return not (self.running is not None and self.running.frame and self._alone(index - 1)
                    and re.match(r"双方|两国|两人|该|其|据此|报道|消息|分[县市区省]|届时|另有", self.texts[index]))

    def _alone(self, index: int) -> bool:
        """Whether a sentence is a paragraph of its own: where every sentence is, a break ends no train of thought."""
        numbers = self.paragraphs
        return (index == 0 or numbers[index - 1] != numbers[index]) \
            and (index + 1 >= len(numbers) or numbers[index + 1] != numbers[index])

    def _continues(self, index: int) -> bool:
        if self.open_quote:
            return True
        text = self.texts[index]
        self.reach += 1
        limit = LONGEST_REACH if self.paragraphs is not None else 3
        if _DETAIL.match(text):
            return True
        return self.running.report and self.reach <= limit and not _TURN.match(text) and not _DECLINES.search(text)

    def _remember(self, index: int, openers: Sequence[_Opener]) -> None:
        text = self.texts[index]
        opened, closed = text.count("“") + text.count("「"), text.count("”") + text.count("」")
        self.open_quote = (opened > closed) if not self.open_quote else not (closed > opened)
        for opener in openers:
            if opener.source.text:
                self.said.append((index, opener.source))
        last = next((o for o in reversed(openers) if o.end is None), None)
        if last is not None:
            self.running, self.reach = last, 0
        press = _PRESS.search(text) if last is None else None
        if press is not None:
            host = self._subject(index, press.start(), issuing=True)
            if host is not None and host.text and not host.inherited:
                self.said.append((index, host))
                self.running = _Opener(0, 0, host, "reported", press.group(), press.span(), True, frame=True)
                self.reach = 0
        for match in _ISSUES.finditer(text):
            issuer = self._subject(index, match.start(), issuing=True)
            if issuer is not None and issuer.text:
                self.issuers.append((index, issuer, match.group("document")))

    def _stretches(self, index: int, openers: Sequence[_Opener]):
        """(start, end, opener or None) covering the sentence."""
        length = len(self.texts[index])
        current, position, result = self.running, 0, []
        carried = current is not None
        for opener in sorted(openers, key=lambda o: (o.at, o.start)):
            if opener.end is not None and opener.start < opener.cue_span[0]:      # a quotation before its speaker
                if opener.start >= position:
                    result.append((position, opener.start, current, carried))
                    result.append((opener.start, opener.end, opener, False))
                    position, current, carried = opener.end, None, False
                continue
            begin = opener.at if opener.frame or opener.at == 0 and current is not None and carried else opener.start
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

    def _attribution(self, index: int, start: int, end: int, opener: _Opener | None, carried: bool) -> Attribution:
        a, b = self.norms[index].raw_span(start, end)
        if start == 0:
            a = 0
        if end == len(self.texts[index]):
            b = len(self.raw[index])
        if opener is None or opener.source.text is None:
            if self.notice is not None and self._role(index) == "body" and index > 0:
                issuer = self.notice
                return Attribution(index, a, b, self._raw_name(issuer.text), issuer.span, None, issuer.kind,
                                   "reported", "", None, issuer.name, True)
            return Attribution(index, a, b)
        source = opener.source
        cue_span = None if carried else self.norms[index].raw_span(*opener.cue_span)
        span, said_by = source.span, source.text
        if span is not None:
            whole = self.texts[span[0]][span[1]:span[2]]
            span = (span[0], *self.norms[span[0]].raw_span(span[1], span[2]))
            if whole == said_by:
                said_by = self.raw[span[0]][span[1]:span[2]]
        via = self._raw_name(source.via)
        return Attribution(index, a, b, said_by, span, via, source.kind, opener.certainty, opener.cue, cue_span,
                           source.name, source.inherited or carried)

    def _raw_name(self, name: str | None) -> str | None:
        """A name as the page writes it (the reader works on folded text)."""
        if name is None:
            return None
        for norm in self.norms:
            position = norm.text.find(name)
            if position >= 0:
                a, b = norm.raw_span(position, position + len(name))
                return norm.raw[a:b]
        return name

    def answered(self, stretch: Attribution) -> Attribution:
        """The page's own stretch, or the speaker's whom the next sentence names: “….” 一位幸存者告诉记者。"""
        opener = self.behind.get(stretch.sentence)
        if opener is None or stretch.source is not None:
            return stretch
        return replace(self._attribution(stretch.sentence, 0, len(self.texts[stretch.sentence]), opener, True),
                       start=stretch.start, end=stretch.end, cue_span=None, inherited=False)

    # ---- openers

    def _openers(self, index: int) -> list[_Opener]:
        text = self.texts[index]
        openers: list[_Opener] = []
        begin = 0
        label = self._label(index)
        outer: _Source | None = None
        if label is not None:
            openers.append(label)
            begin, outer = label.start, label.source
        for match in self._frames(index, begin):
            openers.append(match)
        taken = [(o.at, o.start) for o in openers]
        openers += self._given(index, taken)
        openers += self._views(index, taken)
        openers += self._speeches(index, begin, taken)
        spoken = {opener.start for opener in openers}
        openers += [o for o in self._issued(index, taken) if o.start not in spoken]
        colon = self._colon(index, begin, openers)
        if colon is not None:
            openers.append(colon)
        openers.sort(key=lambda o: o.at)
        return self._nested(openers, outer)

    def _nested(self, openers: list[_Opener], outer: _Source | None) -> list[_Opener]:
        """Give openers inside a report the report's outlet as the way they came."""
        result, frame = [], None
        for opener in openers:
            if opener.frame:
                frame = opener
            elif frame is not None and opener.source.via is None and opener.source.text != frame.source.text \
                    and frame.source.kind in ("agency", "media") \
                    and opener.source.kind not in ("agency", "media", "self"):
                opener = replace(opener, source=replace(opener.source, via=frame.source.text))
            if outer is not None and opener.source is not outer and opener.source.via is None \
                    and opener.source.text != outer.text:
                opener = replace(opener, source=replace(opener.source, via=outer.text))
            result.append(opener)
        return result

    def _label(self, index: int) -> _Opener | None:
        """A reference line: OUTLET date——TITLE or TITLE——OUTLET."""
        text = self.texts[index]
        if self.roles is not None and self.roles[index] not in ("reference", "body", "title", "heading"):
            return None
        strict = self.roles is None or self.roles[index] != "reference"
        front, back = _LABEL_FRONT.match(text), _LABEL_BACK.search(text)
        if strict and front and front.group("mark") in "：:" and not front.group("date"):
            front = None                                # 韩媒：… in running text is a colon, not a label
        worth = [(self._outlet_worth(m.group("outlet")) + bool(m is front and m.group("date")), m)
                 for m in (front, back) if m]
        worth = [(value, m) for value, m in worth
                 if (value >= 1 if strict else len(m.group("outlet")) <= 12)]
        if not worth:
            return None
        match = max(worth, key=lambda pair: pair[0])[1]
        name, span = match.group("outlet"), (index, match.start("outlet"), match.end("outlet"))
        start = match.end() if match is front else 0
        return _Opener(0, start, self._source(name, span), "reported", name, span[1:], True, frame=True)

    def _outlet_worth(self, name: str) -> int:
        """2: a known outlet; 1: a name as outlets have; 0: any other."""
        bare = name.strip("《》")
        entry = gazetteer.entries().get(bare)
        if entry is not None and entry.kind == "OUTLET":
            return 2
        return int(re.search(r"(?:报|网|社|新闻|周刊|电视台|卫视|财经|杂志|在线|频道|电台|客户端|发布)$", bare) is not None)

    def _frames(self, index: int, begin: int) -> list[_Opener]:
        text, found = self.texts[index], []
        position = begin
        while True:
            matches = [m for m in (_FRAME.search(text, position), _BARE_FRAME.search(text, position),
                                   _LEARNED.search(text, position), _BY_DOCUMENT.search(text, position),
                                   _FRAME_OPEN.search(text, position)) if m]
            if not matches or len(found) >= MOST_OPENERS:
                return found
            match = min(matches, key=lambda m: (m.start(), m.re is _FRAME_OPEN, m.re is _BY_DOCUMENT, m.re is _FRAME))
            opener = self._frame(index, match)
            if opener is not None:
                found.append(opener)
                position = max(match.end(), match.start() + 1)
            else:
                position = match.start() + 1

    def _frame(self, index: int, match: re.Match) -> _Opener | None:
        text = self.texts[index]
        before = text[match.start() - 1:match.start()]
        if match.re is _BARE_FRAME:
            return self._bare_frame(index, match, before)
        if match.re is _LEARNED:
            source = self._phrase(index, match.start("body"), match.end("body"), framed=True)
            cue = "从" + match.group("verb")
            return source and _Opener(match.start(), match.end(), source, "reported", cue, match.span(), True,
                                      frame=True)
        if before and before in "占证数依论票收凭窃盘割考根字理":
            return None
        body = match.group("body")
        if match.re is _FRAME and re.fullmatch(r"的|所|此", body):
            return None
        vague = re.fullmatch(r"(?:多方|各方|相关|有关|可靠|内部|最新|多个|多家|不少|部分|一些|其他|各|现有|公开|官方|网络|网上|未经证实的?)+", body)
        if vague:
            noun = re.match(r"(?:的)?(?:消息|报道|信息|数据|统计|资料|说法|传闻|分析|通报|报告|预测|研究|调查)", match.group("verb"))
            if noun:
                a, b = match.start("body"), match.start("verb") + noun.end()
                source = self._source(text[a:b], (index, a, b))
                return _Opener(match.start(), match.end(), source, self._how(source, "报道"),
                               match.group().rstrip("，,：:"), match.span(), True, frame=True)
        start = match.start("body")
        cue = re.match(r"(?:另据|又据|再据|还据|据|根据|按照?|"
                       r"依照?|依据|援引|引述|综合)", match.group()).group() + match.group("verb").lstrip("的所")
        via = None
        opens = match.start()
        if re.match(r"根据|依据|按照?", match.group()) and match.start() and text[match.start() - 1] not in "，,。；：“":
            clause = max(text.rfind(mark, 0, match.start()) for mark in "，,。；;：:！？!?\n") + 1
            a, b = self._bare_phrase(index, clause, match.start())
            teller = self._any_phrase(index, a, b) if b > a else None
            if teller is not None:
                verb = match.group("verb")
                return _Opener(clause, match.end(), teller, self._how(teller, verb), verb, match.span(), True)
        if re.match(r"援引|引述|引用", match.group()):
            clause = max(text.rfind(mark, 0, match.start()) for mark in "，,。；;：:！？!?\n") + 1
            a, b = self._bare_phrase(index, clause, match.start())
            via = self._phrase(index, a, b) if b > a else None
            if via is not None and re.fullmatch(r"报道|报导|消息|文章|该报道", via.text):
                via = self._latest_outlet(index)
            opens = clause if b > a else opens
        quoting = _QUOTING.search(body + match.group("verb"))
        if quoting:
            outlet = body[:quoting.start()]
            via = self._phrase(index, start, start + len(outlet))
            a = start + quoting.start("source")
            source = self._phrase(index, a, min(a + len(quoting.group("source")), match.end("body")))
            if source is None:
                return None
            source = replace(source, via=via.text if via else None)
        else:
            source = self._phrase(index, start, match.end("body"), framed=True)
            if source is None:
                return None
            if via is not None and source.text != via.text:
                source = replace(source, via=via.text)
        how = "predicted" if re.search(r"预测|预计|预报", match.group("verb")) else \
            "speculated" if re.search(r"推测|猜测", match.group("verb")) else self._how(source, "报道")
        return _Opener(opens, match.end(), source, how, cue, match.span(), True, frame=True)

    def _bare_frame(self, index: int, match: re.Match, before: str) -> _Opener | None:
        if before and (before.isalnum() and before not in "但而且也又另并此，" and not match.group("rumour")):
            return None
        words = match.group().rstrip("，,：:")
        what = match.group("what")
        if match.group("rumour") or what in ("传", "传闻", "说"):
            place = re.match(r"社交媒体|网络|网上|坊间|江湖|外界|市场上", words)
            teller = place.group() if place and len(words) > place.end() else words
            source = _Source(teller, (index, match.start(), match.start() + len(teller)),
                             "public" if place else "anonymous", teller)
            return _Opener(match.start(), match.end(), source, "hearsay", words, match.span(), True, frame=False)
        source = None
        if what in ("称", "介绍", "通报", "报道", "报导", "披露", "透露", "统计") or what.startswith("消息"):
            source = self._latest(index, report=True)
        if source is None:
            source = _Source(words, (index, match.start(), match.start() + len(words)), "anonymous", words)
        how = "hearsay" if what in ("称",) and not source.inherited else "reported"
        return _Opener(match.start(), match.end(), source, how, words, match.span(), True, frame=False)

    def _given(self, index: int, taken) -> list[_Opener]:
        """中国方面公布的震级是6.1级: figures that somebody gives, to the end of their clause."""
        text, found = self.texts[index], []
        for match in [*_GIVEN_BY.finditer(text), *_FIGURE_OF.finditer(text)]:
            if any(a <= match.start() < b for a, b in taken):
                continue
            a, b = self._bare_phrase(index, match.start("who"), match.end("who"))
            source = self._phrase(index, a, b) if b > a else None
            if source is None:
                continue
            cut = re.compile(r"[，,；;。！？!?]").search(text, match.end())
            if text[match.end():match.end() + 1] in ("，", ",", "：", ":"):      # 俄方的说法是，…: all that follows
                found.append(_Opener(a, match.end() + 1, source, "reported", text[b:match.end()],
                                     (b, match.end()), True))
                continue
            found.append(_Opener(a, a, source, "reported", match.group()[b - match.start():], (b, match.end()), True,
                                 end=cut.end() if cut else len(text)))
        return found

    def _views(self, index: int, taken) -> list[_Opener]:
        text, found = self.texts[index], []
        for match in _VIEW.finditer(text):
            group = next(name for name in "abcd" if match.group(name))
            if any(a <= match.start() < b for a, b in taken):
                continue
            source = self._phrase(index, match.start(group), match.end(group))
            if source is None:
                continue
            found.append(_Opener(match.start(), match.end(), source, "reported", match.group(), match.span(), False))
        return found

    def _colon(self, index: int, begin: int, openers: Sequence[_Opener]) -> _Opener | None:
        text = self.texts[index][begin:]
        match = _COLON.match(text)
        if match is None:
            return None
        start, end = begin + match.start("who"), begin + match.end("who")
        if any(start <= o.at < begin + match.end() for o in openers if o.at >= begin and not o.frame):
            return None
        quoted = text[match.end():match.end() + 1] in "“「\""
        source = self._phrase(index, start, end)
        headline = begin > 0 or self._role(index) in ("title", "heading", "reference") or quoted
        if source is None or not (headline or source.kind in ("media", "agency", "expert", "official", "intelligence")):
            return None
        if source.document or re.search(r"(?:如下|包括|分别|原因|内容|问题|参考资料|来源|编辑|作者)$", match.group("who")):
            return None
        return _Opener(start, begin + match.end(), source, self._how(source, "称"), match.group("who") + "：",
                       (start, begin + match.end()), not source.person)

    def _role(self, index: int) -> str:
        return self.roles[index] if self.roles is not None else "body"

    def _speeches(self, index: int, begin: int, taken) -> list[_Opener]:
        text, found = self.texts[index], []
        last_end = begin
        tried, self.speaking = 0, None
        for match in _SAY.finditer(text, begin):
            tried += 1
            if len(found) >= MOST_OPENERS or tried > 3 * MOST_OPENERS:
                break
            if any(a <= match.start() < b for a, b in taken):
                continue
            opener = self._speech(index, match, last_end if not found else found[-1].start)
            if opener is not None:
                found.append(opener)
                self.speaking = opener.source
        return found

    def _issued(self, index: int, taken) -> list[_Opener]:
        """澜海公司发布全员信，计划裁减…: what follows in the sentence is what the document says."""
        text, found = self.texts[index], []
        for match in _ISSUES.finditer(text):
            follows = text[match.end():match.end() + 1]
            if not follows or follows not in "，,：:" or any(a <= match.start() < b for a, b in taken):
                continue
            after = text[match.end() + 1:match.end() + 5]
            if follows in "，," and not re.match(r"称|计划|拟|将|宣布|说|表示|共|确认|披露|承认|要求|决定|截至|预计|其中|就|对|指|并|公司|受", after):
                continue
            source = self._subject(index, match.start(), issuing=True)
            if source is None or not source.text or source.inherited:
                continue
            found.append(_Opener(match.start(), match.end() + 1, source, "reported", match.group(), match.span(), True))
        return found

    def _speech(self, index: int, match: re.Match, floor: int) -> _Opener | None:
        text = self.texts[index]
        verb = match.group()
        if re.match(r"[指话讲说称](?=通报|表示|介绍|透露|公布|宣布|证实|说|称|公告|声明|发布)", verb) and verb[:2] != "指称":
            match = _SAY.match(text, match.start() + 1)          # 防指|通报说: the first character ends a name
            return self._speech(index, match, floor) if match else None
        around = text[max(0, match.start() - 4):match.end() + 3]
        offset = match.start() - max(0, match.start() - 4)
        if any(m.start() < offset + len(verb) and m.end() > offset for m in _NOT_SAY.finditer(around)) \
                and not re.search(r"表示|认为|强调|透露|指出$|报道称|通报称|分析认为|分析称|分析指出", verb):
            return None
        left = text[:match.start()]
        clause = max(left.rfind(mark) for mark in "，,。；;：:！？!?\n") + 1
        inside = text[clause:match.start()]
        if _DOUBT_NEGATION.search(inside) or _NOT_YET_SAID.search(inside):
            return None
        if re.search(r"(?:被|遭|受到|获|所|来自|作出|做出|发出|提出|受|引发|引起)$|(?:得到|获得|未经|有待|经过|获)[^，。]{0,14}$", inside):
            return None
        told = re.compile(r"[^，,。；：:“「]{1,12}[，,：:]").match(text, match.end()) if verb[-2:] in ("告诉", "转告") else None
        after = "，" if told else text[match.end():match.end() + 1]
        direct = after in "，,：:“「\"" and after != ""
        told_after = re.compile(r"[^，,。；：:“「]{0,12}[。！!]$").match(text, match.end())
        if not clause and index and told_after and self.texts[index - 1].endswith(("”", "」", '"')) \
                and (verb[-2:] in ("告诉", "转告") or told_after.group()[0] in "。！!道着"):
            source = self._subject(index, match.start(), verb=verb, clause=clause, floor=floor, direct=True)
            if source is not None and source.text and not source.inherited:
                self.behind[index - 1] = _Opener(0, 0, source, self._how(source, verb), verb, match.span(), False)
                self.said.append((index, source))
            return None
        if not direct and after and after in "。！？；的得者":
            return self._behind(index, match, clause) if after in "。！？；" else None
        position = match.start()
        issuing = _ISSUING_TAIL.search(inside)
        if issuing and re.search(r"称|说|指出|表示|写道|通报|公告|声明|强调|宣布|显示|透露", verb):
            position = clause + issuing.start()
        elif re.fullmatch(r"|(?:最新|首|上|这|第[一二三四五六七八九十\d]+|近日的?|昨日的?|今日的?)?(?:一)?[次份则]?(?:的)?|(?:但|也|曾|而|另|还|"
                          r"不过|此前|目前)?有", inside) and _DOCUMENT_FIRST.match(verb):
            position = match.start() + _DOCUMENT_FIRST.match(verb).end()
        if position == match.start() and _OBJECT_LIKE.search(inside) or (_NOUN_LIKE.search(verb) and not direct
                                           and not _GOES_INTO.match(text, match.end())):
            return None
        source = self._subject(index, position, verb=verb, clause=clause, floor=floor, direct=direct)
        if source is None or source.text is None:
            return None
        if re.search(r"(?:传闻|传言|流传)$", verb) and source.kind not in ("public", "anonymous", "media"):
            return None
        if re.search(r"承诺|保证|威胁|建议|要求", verb) and source.span and source.span[1] < clause:
            return None
        if not self._fits(source, verb, direct, text[match.end():match.end() + 16]):
            return None
        start = told.end() - 1 if told else match.end()
        until = None
        if text[start:start + 1] in ("了", "过") and not re.match(r"[，,：:]", text[start + 1:start + 2]):
            cut = re.compile(r"[，,；;。！？!?]").search(text, start)
            until = cut.end() if cut else len(text)      # 透露了详情，… : what is said is the object, not what follows
        if start < len(text) and text[start] in "，,：:了着道":
            start += 1
        at_ = min(source.span[1], match.start()) if source.span and source.span[0] == index and not source.inherited \
            and source.span[1] >= clause else max(clause, 0)
        report = bool(re.search(r"报道|爆料|曝|披露|通报|通告|公告|公布|透露|显示", verb)) or source.document \
            or (not source.person and source.kind not in ("public", "expert")
                and re.search(r"称|指出|介绍|说|指", verb) is not None)
        return _Opener(at_, start, source, self._how(source, verb), verb, match.span(), report, end=until)

    def _behind(self, index: int, match: re.Match, clause: int) -> _Opener | None:
        """“…”，发言人说。 The speaker stands behind the quotation."""
        text = self.texts[index]
        before = text[:clause]
        quote_end = before.rstrip("，, ")
        if not clause or not quote_end or quote_end[-1] not in "”」\"":
            return None
        source = self._subject(index, match.start(), verb=match.group(), clause=clause, floor=clause, direct=True)
        if source is None or source.text is None:
            return None
        opened = max(before.rfind("“"), before.rfind("「"), before.find('"'))
        opened, verb = max(opened, 0), match.group()
        return _Opener(opened, opened, source, self._how(source, verb), verb, match.span(), False, end=clause)

    def _fits(self, source: _Source, verb: str, direct: bool, after: str) -> bool:
        """Whether this subject with this verb hands over the word."""
        if _THING.match(source.text or ""):
            return False
        last = verb[-2:]
        if _EXPECTS.search(verb) and not direct and not source.person \
                and source.kind not in ("expert", "intelligence", "agency", "media") \
                and _FORESEES.search(source.text or "") is None:
            return False
        if re.search(r"显示|表明|规定|载明|写明|列明|记载", verb):
            return direct or source.document or _PAPER_END.search(source.text or "") is not None
        if last in ("宣布", "宣告") and not direct:
            return bool(re.search(r"[\d一二三四五六七八九十百千万亿两]|将|计划|拟", re.split(r"[，。；\s]", after)[0]))
        if last in ("提出", "要求", "建议", "明确", "公布", "介绍", "评价", "回应", "确认", "通知", "提醒", "提示", "分析", "承诺", "保证", "威胁",
                    "担心", "担忧", "怀疑", "判断", "评估", "形容", "反映", "报道", "呼吁", "敦促", "批评", "谴责", "指责", "质疑", "流传",
                    "转发", "引述", "援引", "发布消息", "议论", "热议", "解读", "公告", "声明", "通告", "通报", "预警", "预报") and not direct:
            if last in ("评价", "通报", "介绍", "公布", "流传", "转发", "提出", "公告", "声明", "通告", "议论", "热议", "回应", "确认"):
                counted = last in ("通报", "公布", "介绍") and re.search(r"\d", after[:10]) is not None
                return counted or re.match(r"说|称|道", after) is not None
            return True
        if _MEASURES.search(verb):
            figure = re.search(r"(?:[测核]定|测得|录得|定为|[测录]到)$", verb) and re.search(r"\d", after)
            return (direct or figure is not None) \
                and not source.document and not re.search(r"居民|民众|网友|者$", source.text or "")
        if verb in ("指", "话", "讲", "估", "料", "曝", "说", "称") and not direct:
            return verb in ("称", "曝", "料", "说", "指", "估")
        return True

    # ---- subjects

    def _subject(self, index: int, position: int, verb: str = "", clause: int | None = None, floor: int = 0,
                 direct: bool = True, issuing: bool = False) -> _Source | None:
        """Whose verb stands at `position`: the noun phrase before it, one a clause back, or an earlier source."""
        text = self.texts[index]
        if clause is None:
            clause = max(text.rfind(mark, 0, position) for mark in "，,。；;：:！？!?\n") + 1
        a, b = self._bare_phrase(index, max(clause, 0), position)
        phrase = text[a:b]
        if phrase:
            if _PRONOUN.match(phrase):
                return self._person_before(index, position, phrase)
            inside = [e for e in self.entities[index] if e.start >= a and e.end <= b]
            if self._nobodys(phrase, inside) and self._owner(index, a, b, phrase, inside) is None:
                return None
            source = self._phrase(index, a, b)
            if source is not None:
                return source
            if direct and not issuing and _STRONG.search(verb):
                source = self._any_phrase(index, a, b)
                if source is not None:
                    return source
            source = self._leading(index, a, b)
            if source is not None and (direct or issuing or len(phrase) <= LONGEST_SOURCE):
                return source
            return None
        if _EXPECTS.search(verb):
            return None
        if not clause:
            return self._latest(index) if re.match(r"[^，]{0,4}(?:还|并|也|同时|此外|另外|又)", text) else None
        return self._elided(index, clause, floor)

    def _bare_phrase(self, index: int, a: int, b: int) -> tuple[int, int]:
        """The subject within text[a:b]: connectives and times stripped before it, adverbials behind it."""
        text = self.texts[index]
        dateline = _DATELINE.match(text, a)
        if dateline and dateline.end() < b:
            a = dateline.end()
        ends = {entity.end for entity in self.entities[index]}
        changed = True
        while changed and b > a:
            changed = False
            piece = text[a:b]
            if b in ends and not re.search(r"(?:向|对|就|针对|对着|面对|与|和|同|跟|给)[^，。]{1,20}$", piece):
                break
            match = _OBJECT_TAIL.search(piece)
            if match and match.group() and match.start() >= 0 and not _subject_like(piece[match.start():]):
                b, changed = a + match.start(), True
                continue
            match = _WORD_TAIL.search(piece)
            if match and match.group() and not re.search(r"(?:联合|共同)$", piece[:match.start()]) and b not in ends:
                b, changed = b - len(match.group()), True
                continue
            match = _TIME_TAIL.search(piece)
            if match and match.group() and re.search(r"\d|午|晚|晨|早|夜", match.group()):
                b, changed = b - len(match.group()), True
        changed = True
        starts = {entity.start for entity in self.entities[index]}
        while changed and a < b:
            changed = False
            if a in starts or _KEEP_LEAD.match(text[a:b]):
                break
            match = _HEAD_STRIP.match(text[a:b])
            if match and match.group():
                a, changed = a + match.end(), True
        while a < b and text[b - 1] in " “\"「『（(":
            b -= 1
        while a < b and text[a] in " ”\"」』的":
            a += 1
        return (a, b) if _KEEP_LEAD.match(text[a:b]) else self._head_stripped(index, a, b)

    def _phrase(self, index: int, a: int, b: int, framed: bool = False) -> _Source | None:
        """A noun phrase read as a source, or None when it cannot speak."""
        text = self.texts[index]
        if framed:
            a, b = self._trim_frame(index, a, b)
        while a < b and text[a] in " “\"「『":
            a += 1
        phrase = text[a:b]
        if not phrase or _THING.match(phrase):
            return None
        if _PRONOUN.match(phrase):
            return self._person_before(index, a, phrase)
        inside = [e for e in self.entities[index] if e.start >= a and e.end <= b]
        last = inside[-1] if inside else None
        if last is not None and last.end == b and last.kind == "PER":
            return self._source(last.text, (index, last.start, last.end), last)
        quoted = re.search(r"[“「『\"](?P<name>[^”」』\"]{2,16})[”」』\"]$", phrase)
        if quoted and quoted.start() >= 2:              # 主办团体“市民联线”: the name says it all
            return self._source(quoted.group("name"), (index, a + quoted.start("name"), a + quoted.end("name")))
        described = self._described(index, phrase)
        if described is not None:
            return described
        if len(phrase) > LONGEST_SOURCE:
            if last is not None and last.end == b:
                return self._source(last.text, (index, last.start, last.end), last)
            cut = phrase.rfind("的")
            if cut >= 0 and 0 < len(phrase) - cut - 1 <= LONGEST_SOURCE:
                return self._phrase(index, a + cut + 1, b)
            return None
        if last is not None and last.end == b:
            start = self._joined_start(index, inside, a)
            return self._source(text[start:b], (index, start, b), last)
        shown = re.match(r"有(?=不少|多|许多|部分|一些|关|媒|消息人士|外媒|专家|网友|知情|分析|观点|评论|学者|目击|居民|官员|业内)(?!关)", phrase)
        if shown:
            return self._phrase(index, a + 1, b)
        if _SPEAKER_END.search(phrase) and not re.search(r"[，。；：！？]|^(?:本报|本台)?记者.", phrase) \
                and not re.search(r"了(?!解|得)|(?<!跟)着(?!名)|将(?!军|领)", phrase[phrase.rfind("的") + 1:]):
            owner = self._owner(index, a, b, phrase, inside)
            if owner is not None:
                return owner
            end = b - 1 if re.search(r"[中里上内]$", phrase) and not re.search(r"国内|境内|内[中里上]$", phrase) else b
            a = self._issuer_start(index, a, end)
            return self._source(text[a:end], (index, a, end), last)
        if framed and 2 <= len(phrase) <= 16 \
                and (inside or re.search(r"[A-Za-z]{2,}", phrase) or phrase[-1] in "报社网台会局部"):
            return self._source(phrase, (index, a, b), last)
        return None

    def _owner(self, index: int, a: int, b: int, phrase: str, inside) -> _Source | None:
        """Whose document or figures these are: 难民署发布的最新数据, 审计署报告, 地质调查局的数据."""
        given = _GIVEN_OUT.match(phrase)
        if given:
            return self._phrase(index, a, a + given.end("who"))
        letter = _LETTER.search(phrase)
        if letter and letter.start() >= 2:
            cut = a + letter.start()
            if any(e.end == cut and e.kind != "PER" for e in inside) or _OFFICE_END.search(phrase[:letter.start()]):
                source = self._phrase(index, a, cut)
                if source is not None:
                    return replace(source, document=True)
        owner = _THEIR_FIGURES.search(phrase)
        return self._phrase(index, a, a + owner.start()) if owner and owner.start() >= 2 else None

    def _nobodys(self, phrase: str, inside) -> bool:
        """这场洪水的最终统计: figures that nobody is said to have made."""
        cut = phrase.rfind("的")
        return cut > 0 and len(phrase) > 6 and re.search(rf"(?:{_FINDING}|报告|消息)$", phrase) is not None \
            and not _SPEAKER_END.search(phrase[:cut]) \
            and not any(e.end <= cut and e.kind in ("ORG", "PER", "OUTLET") for e in inside)

    def _any_phrase(self, index: int, a: int, b: int) -> _Source | None:
        """Whatever noun phrase stands there, when the verb leaves no doubt that it speaks: 列车长告诉本报，."""
        text = self.texts[index]
        source = self._phrase(index, a, b)
        if source is not None:
            return source
        cut = text.rfind("的", a, b)
        if cut > a and b - cut - 1 >= 2 and not _GENERIC_HEAD.match(text[cut + 1:b]):
            return self._any_phrase(index, *self._head_stripped(index, cut + 1, b))
        a, b = self._head_stripped(index, a, b)
        phrase = text[a:b]
        if not 2 <= len(phrase) <= 20 or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·“”「」《》（）()、]+", phrase) \
                or re.match(r"(?:本报|本台|本刊)?记者|我|笔者", phrase) or re.search(r"[了着过是把被将会]|如果|因为|所以|为了|没有|不|只|可以|"
                    r"就|这|那|什么|怎么", phrase) or _THING.match(phrase):
            return None
        bare = re.sub(r"[（(][^）)]*[)）]$", "", phrase)
        inside = [e for e in self.entities[index] if e.start >= a and e.end <= a + len(bare)]
        last = inside[-1] if inside and inside[-1].end == a + len(bare) else None
        if last is not None and last.kind == "PER":
            return self._source(last.text, (index, last.start, last.end), last)
        return self._source(bare, (index, a, a + len(bare)), None)

    def _trim_frame(self, index: int, a: int, b: int) -> tuple[int, int]:
        text = self.texts[index]
        outlet = next((e for e in self.entities[index] if e.start == a and e.kind == "OUTLET"), None)
        if outlet is not None and any(e.start == outlet.end and e.kind == "LOC" for e in self.entities[index]):
            return a, outlet.end                        # 新华社|北京3月5日电
        while True:
            piece = text[a:b]
            aside = re.search(r"(?<=..)[（(][^）)]*[)）]$", piece)
            if aside:
                b = a + aside.start()
                continue
            match = _TIME_TAIL.search(piece)
            if match and match.group() and re.search(r"\d", match.group()):
                b -= len(match.group())
                continue
            match = re.search(r"(?<=..)(?:向|对)[^，。]{1,14}$", piece)
            if match:
                b = a + match.start()
                continue
            match = re.search(r"(?:近日|日前|今日|今天|昨日|昨天|昨晚|当天|当日|最新|此前|早前|援引|的|所|方面(?=的)|独家|联合|等|发布|公布|提供|独家|"
                              r"周[一二三四五六日]|当地时间|于|在)$", piece)
            if match and len(piece) > len(match.group()):
                b -= len(match.group())
                continue
            return a, b

    def _joined_start(self, index: int, inside: Sequence[names.Entity], a: int) -> int:
        """Where a source ending with a name begins: 俄罗斯联邦安全会议, 美国《华盛顿邮报》 keep their first part."""
        text = self.texts[index]
        last = inside[-1]
        start = last.start
        for entity in reversed(inside[:-1]):
            gap = text[entity.end:start]
            if gap in ("", "《", "“", "的", "·"):
                start = entity.start
            else:
                break
        return start

    def _issuer_start(self, index: int, a: int, b: int) -> int:
        """Drop a relative clause before a description: 参与调查的官员 keeps all, 上午到场的警方 too; 在…的 goes."""
        text = self.texts[index]
        cut = text.rfind("的", a, b)
        if cut > a and re.match(r"在|于|因|为了|随着|由于|当", text[a:cut]) and cut + 1 < b:
            return cut + 1
        return a

    def _described(self, index: int, phrase: str) -> _Source | None:
        """该局, 这家公司, 通报, 发言人: the latest source or issuer the description fits."""
        match = _DESCRIPTION.match(phrase)
        if match is None:
            longer = re.match(r"(?:该|这家|上述|前述)(?P<head>[\u4e00-\u9fff]{1,4}?)(?:稍早前?|此前|早前|随后|最新|当天|同日|"
                              r"昨日)*的?(?:报道|报导|消息|通报|声明|公告|发言人|负责人)$", phrase)
            return self._fitting(index, longer.group("head")) if longer else None
        head = match.group("head") or match.group("bare") or phrase[1:]
        head = re.sub(r"[中里上内]$", "", head) if len(head) > 2 else head
        if re.fullmatch(_DOCUMENT, head) or head in ("报道", "报导"):
            issuer = self._issuer(index, head)
            if issuer is not None:
                return issuer
            if head in ("消息", "报道", "报导"):
                return self._latest(index, report=True)
            if head in ("条约", "协议", "协定", "合同") or match.group("bare"):
                return None
            return None
        if match.group("bare") and head in ("发言人", "负责人", "警方", "官方", "军方", "公司", "院方", "校方", "片方", "公司方面", "台方"):
            fuller = next((source for at_, source in reversed(self.said)
                           if index - at_ <= LOOK_BACK + 4 and source.text.endswith(head)
                           and len(source.text) > len(head)), None)
            if fuller is None and head in ("公司", "公司方面"):
                fuller = self._company(index)
            return replace(fuller, inherited=True) if fuller and head in ("发言人", "负责人", "公司", "公司方面") else None
        if phrase[0] in "本我" and self.notice is not None:
            return self.notice
        return self._fitting(index, head)

    def _company(self, index: int) -> _Source | None:
        """公司: the one organisation named so far that is a company, when there is no other."""
        found = {}
        for back in range(index + 1):
            for entity in self.entities[back]:
                if entity.kind == "ORG" and _COMPANY.search(entity.text):
                    found.setdefault(entity.name, self._source(entity.text, (back, entity.start, entity.end), entity))
        return next(iter(found.values())) if len(found) == 1 else None

    def _issuer(self, index: int, document: str) -> _Source | None:
        for at_, source, kind in reversed(self.issuers):
            if index - at_ <= LOOK_BACK + 2:
                return replace(source, inherited=True, document=True)
        if self.notice is not None:
            return self.notice
        if document in ("通报", "公告", "声明", "报告", "通告", "通知", "文件", "公报", "论文", "研究"):
            for at_, source in reversed(self.said):
                official = source.document or source.kind == "official"
                if index - at_ <= LOOK_BACK + 2 and official and not source.person:
                    return replace(source, inherited=True, document=True)
        account = self.page.get("account") or self.page.get("author")
        title = str(self.page.get("title") or "")
        if isinstance(account, str) and account and re.search(r"通报|公告|声明|通告|通知", title) \
                and document not in ("条约", "协议", "协定"):
            return _Source(account, None, source_kind(account), gazetteer.canonical(account),
                           document=True, inherited=True)
        return None

    def _fitting(self, index: int, head: str) -> _Source | None:
        """The latest source or name a description like 该局 or 这名官员 can mean."""
        tail = head[-1]
        tests = {
            "media": re.search(r"媒|报$|社$|台$|网|刊|报纸|新闻", head),
            "person": re.search(r"官员|人士|专家|教授|发言人|负责人|分析师|学者|议员|将领|男子|女子|导演|高管|部长|总统|领导人|外长|司机|目击者|"
                                r"人$|员$|长$", head),
        }
        for at_, source in reversed(self.said):
            if index - at_ > LOOK_BACK:
                break
            if source.text.endswith(head) or source.text.endswith(tail) and len(head) <= 3:
                return replace(source, inherited=True)
            if tests["media"] and source.kind in ("media", "agency"):
                return replace(source, inherited=True)
            if tests["person"] and (source.person or _SPEAKER_END.search(source.text)) and not source.document \
                    and source.kind not in ("media", "agency"):
                return replace(source, inherited=True)
            if re.search(r"机构|部门|机关|公司|组织|集团|局|部|院", head) and not source.person:
                return replace(source, inherited=True)
        for back in range(index, max(-1, index - LOOK_BACK - 1), -1):
            for entity in reversed(self.entities[back]):
                if entity.kind in ("ORG", "OUTLET") and (back < index or entity.end <= len(self.texts[back])) and (
                        entity.text.endswith(tail) or re.search(r"公司|企业|机构|部门|组织|平台|媒体|报|社", head)) \
                        and not self.texts[index].startswith(entity.text, entity.start + 10_000):
                    if back == index:
                        continue
                    return replace(self._source(entity.text, (back, entity.start, entity.end), entity), inherited=True)
        return None

    def _leading(self, index: int, a: int, b: int) -> _Source | None:
        """The subject that leads text[a:b], when what follows it is not part of it."""
        text = self.texts[index]
        inside = [e for e in self.entities[index] if e.start >= a and e.end <= b]
        if not inside or inside[0].start - a > 6:
            match = re.match(rf"(?:[^，。在对向就将把]{{0,8}}?)(?:{_SPEAKER})", text[a:b])
            if match and not _THING.match(match.group()) and not inside:
                return self._phrase(index, a, a + match.end())
            if not inside or inside[0].start - a > 6:
                return None
        end = inside[0].end
        chain = [inside[0]]
        for entity in inside[1:]:
            gap = text[end:entity.start]
            if re.fullmatch(r"[和与、及]|以及", gap) and entity.kind == chain[-1].kind != "LOC":
                chain.append(entity)
                end = entity.end
            elif len(gap) <= 10 and (not gap or re.fullmatch(rf"(?:[\u4e00-\u9fff]{{0,6}}(?:{_SPEAKER})|驻|副|"
                rf"前|时任|[\u4e00-\u9fff]{{0,4}}[长相使家员]|[\u4e00-\u9fff]{{0,3}}秘书|最高领导人)", gap)):
                chain.append(entity)
                end = entity.end
            else:
                break
        last = chain[-1]
        if last.kind == "PER" and not any(text[e.end:e.end + 1] in "和与、及" for e in chain[:-1] if e.kind == "PER"):
            return self._source(last.text, (index, last.start, last.end), last)
        tail = re.match(rf"[\u4e00-\u9fff]{{0,6}}?(?:{_SPEAKER})(?=[\u4e00-\u9fff]|$)", text[end:b])
        if tail and not re.match(r"[在对向就将把与和的]", tail.group()) and not re.search(r"[在对向就将把还也]", tail.group()):
            end += tail.end()
        return self._source(text[chain[0].start:end], (index, chain[0].start, end), last)

    def _elided(self, index: int, clause: int, floor: int) -> _Source | None:
        """并强调，: the subject that leads the nearest clause before, else whoever spoke last."""
        text = self.texts[index]
        if self.speaking is not None and floor > 0:
            return self.speaking                        # 甲呼吁各方克制，称…: still 甲
        end = clause - 1
        while end > floor:
            begin = max(max(text.rfind(mark, 0, end) for mark in "，,；;：:"), floor - 1) + 1
            a, b = self._head_stripped(index, begin, end)
            if b > a:
                pronoun = re.match(r"(?:他们|她们|他|她|其)(?!他|中|实|它|次)", text[a:b])
                if pronoun:
                    return self._person_before(index, a, pronoun.group())
                source = self._leading(index, a, b)
                if source is not None:
                    return source
            end = begin - 1
        if floor > 0 and self.texts[index][:floor]:
            return None
        return self._latest(index)

    def _head_stripped(self, index: int, a: int, b: int) -> tuple[int, int]:
        text = self.texts[index]
        starts = {entity.start for entity in self.entities[index]}
        while a < b and a not in starts:
            match = _HEAD_STRIP.match(text[a:b])
            if not match or not match.group():
                break
            a += match.end()
        return a, b

    def _person_before(self, index: int, position: int, pronoun: str) -> _Source | None:
        """他, 其: the latest speaker who is a person (其: any), else the latest person named as a subject."""
        for at_, source in reversed(self.said):
            if index - at_ > LOOK_BACK:
                break
            if source.person or pronoun in ("其", "后者", "它", "对方") or _SPEAKER_END.search(source.text) and \
                    re.search(r"人$|员$|长$|者$|家$", source.text):
                return replace(source, inherited=True)
        for back in range(index, max(-1, index - LOOK_BACK - 1), -1):
            people = [e for e in self.entities[back] if e.kind == "PER" and (back < index or e.end <= position)]
            if people:
                first = people[0]
                return replace(self._source(first.text, (back, first.start, first.end), first), inherited=True)
        return None

    def _latest_outlet(self, index: int) -> _Source | None:
        return next((source for at_, source in reversed(self.said)
                     if index - at_ <= LOOK_BACK and source.kind in ("media", "agency")), None)

    def _latest(self, index: int, report: bool = False) -> _Source | None:
        """The source that spoke last, within reach."""
        for at_, source in reversed(self.said):
            if index - at_ > LOOK_BACK:
                return None
            if not report or source.kind != "public":
                return replace(source, inherited=True)
        return None

    # ---- kinds

    def _source(self, text: str, span: tuple[int, int, int] | None, entity: names.Entity | None = None) -> _Source:
        lead = _SOURCE_LEAD.match(text)
        if lead and lead.end() <= len(text) - 2 and not (
            span is not None and any(e.start == span[1] and e.end > span[1] + 1 for e in self.entities[span[0]])
        ):
            text = text[lead.end():]
            span = None if span is None else (span[0], span[1] + lead.end(), span[2])
        person = entity is not None and entity.kind == "PER" and text.endswith(entity.text)
        if person and not entity.role_title:
            entity = self.persons.get(entity.name, entity)
        document = re.search(rf"(?:{_DOCUMENT})$", text) is not None
        name = entity.name if entity is not None and entity.text == text else gazetteer.canonical(text, acting=True)
        if entity is None or entity.text != text or entity.basis == "recogniser":
            name = self._fuller(text, name)
        kind = source_kind(text, entity if person or entity is not None and entity.text == text else None)
        return _Source(text.strip("《》 "), span, kind, name, document=document, person=person)

    def _fuller(self, text: str, name: str) -> str:
        """康源 is 康源生物 when a sentence read so far names that organisation and no other so begun."""
        if len(text) < 2 or text in gazetteer.entries():
            return name
        longer = {e.name for found in self.entities for e in found
                  if e.kind in ("ORG", "OUTLET") and e.text.startswith(text) and len(e.text) > len(text)}
        return longer.pop() if len(longer) == 1 else name

    def _how(self, source: _Source, verb: str) -> str:
        if re.search(r"否认|辟谣|驳斥|反驳|澄清", verb):
            return "denied" if re.search(r"否认|驳斥", verb) else "reported"
        if re.search(r"盛传|疯传|风传|流传|传言|传闻", verb) or (source.text and _HEARSAY.search(source.text)
                                                          and not re.search(r"认为|主张|担心|担忧|建议|批评|质疑|呼吁", verb)):
            return "hearsay"
        if re.search(r"预计|预测|预期|预料|预报|预警|预估|(?<![爆曝])料", verb):
            return "predicted"
        if re.search(r"猜测|推测|揣测|怀疑|猜想|担心|担忧", verb):
            return "speculated"
        return "reported"


def _subject_like(piece: str) -> bool:
    return False
