"""What a number counts, and who or what it is said of: the lexicon of referents.

Pages name one population in many ways (部队, 大军, 兵力, 官兵). A *population* is the class of such words; the
generic one (人, 民众, 遇难者) restricts nothing, a specific one (儿童, 消防员, 船员) says that a number speaks of a part.
*Kinds* are the finer sorts that never tell questions apart but do decide relations (工兵 against 特战). *Stages*
say which stretch of a counter a number covers (首日, 单日, 累计, 新增). *Titles* are the offices a person may hold.
"""
from __future__ import annotations

import re
from functools import lru_cache

from utils.claims import messages

# population | words. The first line is generic: it restricts nothing.
_POPULATIONS = """
generic | 人 人员 民众 群众 居民 市民 村民 百姓 灾民 人士 公民 国民 遇难者 死者 伤者 失踪者 伤员 死难者 罹难者 受害者 被困者 受灾群众 灾区群众 受困者 失联者 男女 人次 生命 人口
  者 乡亲 父老
soldier | 部队 大军 士兵 兵力 军队 官兵 军人 兵员 战士 将士 特种兵 特种部队 地面部队 军力 人马 援军 士官 军士 武装人员 特战部队 义务兵
rescuer | 消防员 救援人员 消防人员 搜救人员 救援队员 搜救队员 消防救援人员 消防指战员 指战员 救护人员 救援力量 医护人员 医生 护士 救灾人员 抢险人员 志愿者 义工
police | 员警 警员 警察 警力 民警 警方人员 军警 防暴警察 执法人员 辅警 保安
staff | 矿工 工友 检修工 技工 焊工 电工 环卫工 清洁工 移工 民工 外劳 务工人员 农民工 外籍劳工 员工 雇员 职员 职工 工作人员 人手 工人 岗位 职位 工作岗位 劳工 技术人员 工程师
crew | 船员 机组 机组人员 海员 水手 乘务员
passenger | 乘客 旅客 船客 乘员 搭客
child | 儿童 学童 娃娃 娃 孩子 小孩 未成年人 婴儿 幼儿 学生 少年 孩童 女童 男童 小学生 中学生 大学生
woman | 妇女 女性 女子
elder | 老人 长者 老年人
civilian | 平民 无辜平民
protester | 示威者 抗议者 游行者 参与者 参加者 抗议民众 示威民众
tourist | 游客 旅行者 观光客 旅游者
foreigner | 外国人 外籍人士 外国公民 外籍人员 中国公民 外籍 中国籍
journalist | 记者 媒体工作者
official | 官员 干部 公务员 外交官 高官 代表 议员
prisoner | 战俘 俘虏 囚犯 人质
subject | 受试者 受访者 样本 参试者
rebel | 武装分子 恐怖分子 叛军 敌军 敌人
state | 国家 国 成员国 经济体
house | 房屋 住房 民房 房子 建筑 建筑物 楼房 户房屋 住宅 房舍 屋舍
household | 户 用户 家庭 住户 户家庭
farmland | 农作物 农田 耕地 作物 庄稼
vehicle | 车辆 汽车 轿车 救护车 消防车 车
ship | 船只 船 渡轮 舰艇 救援船 渔船 船艇 巡逻船 客轮
aircraft | 飞机 战机 直升机 航班 军机
drone | 无人机 无人驾驶飞机
missile | 导弹 飞弹 火箭弹
shell | 炮弹 火炮 弹药
cinema | 影院 影厅 银幕
store | 门店 店铺 商店 店
school | 学校 校舍 中小学
"""
_STAGES = """
first_day | 首日 首映日 上映首日 开画日 开画首日
first_weekend | 首周末 首周 首个周末 开画周末
single_day | 单日 当日 日均 每日 每天 一天内 单天
single_hour | 一小时 每小时 小时雨量 时雨量 最大小时
week | 单周 本周 当周 一周内
month | 单月 当月 月均 每月
year | 全年 年度 年均 每年 同比
presale | 预售 点映
new | 新增 再增 新发现 又发现 新确认 再添
total | 累计 总计 合计 共计 一共 总共 共有 总数 累积 迄今 总票房 全部 总 至今
forecast | 概算 预算 预测 预计 预期 有望 估计 预估 料 或将
initial | 中期 期中 初步 最初 起初 速报 初测 自动测定 早前 此前通报 首次通报 初期 稍早 原先
revised | 最终分析 最终结果 终期 终稿 决算 最终统计 修订 更正 修正 调整为 更新为 订正 改为 下修 上修
limit | 限速 上限 限载
max | 最大 最高 最多 极端 峰值 局地 局部
mean | 平均 人均 均
"""
# Whole and parts of a market or a country: figures for different domains are not rivals.
_DOMAINS = re.compile(r"全球|全世界|世界范围|国内|内地|中国内地|大陆|海外|境外|国外|北美|全国|全省|全市|全县|全州|全区|本地|外地|城区|乡镇|农村|线上|线下|全公司|总部")
# Parts of a body or a place by the kind of word they end in, for names that no recogniser knows.
_PARTS = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:业务|部门|事业部|事业群|分公司|子公司|工厂|厂区|团队|地区|学院|小区|街道|县|市|区|镇|乡|村|州|省|医院|分店|车间|号楼|"
    r"国|籍|线|组|队|区域|方向|方面)"
)
TITLES = tuple(sorted("""
总统 副总统 总理 副总理 首相 副首相 国王 主席 副主席 国家主席 总书记 外长 副外长 外交部长 外相 副外相 副相 外务相 外务省副相 防长 副防长 国防部长 国防部副部长 部长 副部长
国务卿 财长 财政部长 省长 副省长 市长 副市长 州长 副州长 县长 县委书记 书记 区长 镇长 局长 副局长 厅长 署长 处长 司长 秘书长 秘书 大使 公使 领事 总领事 特使 发言人 新闻发言人 顾问
总统国家安全顾问 国家安全顾问 安全会议秘书 联邦安全会议秘书 国家安全委员会秘书 议长 议员 校长 副校长 院长 所长 主任 副主任 司令 总司令 参谋长 将军 上将 大将 中将 少将 将领 退役将领 首席执行官
总裁 副总裁 董事长 总经理 经理 创始人 执行长 首席财务官 导演 主演 制片人 编剧 教授 研究员 分析师 专家 队长 教练 主教练 船长 机长 消防局长 警察局长 气象局长 最高领导人 领导人 国防相 官房长官
行政长官 特首 负责人 主席团主席 检察长 法官 律师
""".split(), key=lambda title: (-len(title), title)))

_STOP = re.compile(r"[\s,，。;；:：、!！?？“”‘’\"'()（）《》<>—\-…/·]")
_NOUN_END = re.compile(
    r"在|被|已|将(?!军|领|士)|于|等|和(?!平)|与|及|从|因|遭|不幸|仍|正|均|全部|先后|曾|也|共(?!识|和)|前往|为|是|有(?!效)|受(?!害|伤)|获|参|"
    r"(?<!方)向|对(?!象)|就|会(?!议|谈|员|场)|能(?!力|源)|可|要(?!求)|由|至|到|分别|当场|"
    r"已经|以上|以下|左右|需|须|接|紧急|下落|尚|没|未|无(?!人机|人)|上下|多次|来自|目前|其中|同时|随后|称|说|的|了|组成|之|进|达|升|增|减|超|涌|走|聚|入|"
    r"失|送|撤|转|登|上岸|下|起|返|赴|抵|乘|另|又|还|则|都|正在|"
    r"涉|亦|让|使|令|计|迄|今"
)


@lru_cache(maxsize=1)
def populations() -> dict[str, str]:
    """Word -> population."""
    table = {}
    for row in _POPULATIONS.strip().replace("\n  ", " ").splitlines():
        name, words = (cell.strip() for cell in row.split("|"))
        table.update({word: name for word in words.split()})
    return table


@lru_cache(maxsize=1)
def _population_words() -> tuple[str, ...]:
    return tuple(sorted(populations(), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=4096)
def population(noun: str | None) -> str | None:
    """The population a noun phrase names by its head (its last word), or None when the lexicon has none.

    >>> population("年轻消防员"), population("人"), population("苹果")
    ('rescuer', 'generic', None)
    """
    if not noun:
        return None
    for word in _population_words():
        if noun.endswith(word) and (len(word) > 1 or len(noun) == 1 or word in "国者户店船"):
            return populations()[word]
    for word in _population_words():
        if len(word) > 1 and noun.startswith(word):
            return populations()[word]
    return None


@lru_cache(maxsize=1)
def _kind_pattern() -> re.Pattern[str]:
    words = sorted(messages.KINDS, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def kinds(text: str) -> frozenset[str]:
    """The kinds named in a noun phrase: {'工兵'} for 4个工兵旅."""
    return frozenset(_kind_pattern().findall(text))


def kind_spans(text: str) -> list[tuple[int, int, str]]:
    """Where kinds are named in a text."""
    return [(m.start(), m.end(), m.group()) for m in _kind_pattern().finditer(text)]


@lru_cache(maxsize=1)
def _stage_table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split("|") for line in _STAGES.strip().replace("\n  ", " ").splitlines())
    return tuple((name.strip(), re.compile("|".join(sorted(words.split(), key=len, reverse=True))))
                 for name, words in rows)


def stages(text: str) -> frozenset[str]:
    """The stages a clause names: {'total'} for 累计票房, {'first_day'} for 首日."""
    return frozenset(name for name, pattern in _stage_table() if pattern.search(text))


_BARE_MODIFIER = re.compile(r"^(?:的|以上的?|左右的?|余|多|来|名|位|个|只|名为|大|年轻|无辜|当地|本地)+")


def domains(text: str) -> frozenset[str]:
    """Which whole a figure is of: {'全球'}, {'内地'}."""
    return frozenset(_DOMAINS.findall(text))


def parts(text: str) -> list[str]:
    """Parts of a whole named at the end of a stretch before a number: 云业务 in 云业务裁掉900人."""
    return [m.group() for m in _PARTS.finditer(text)]


_SUBSETS = re.compile(r"\d{1,3}岁(?:及)?以[上下]|老年人?|男性|女性|城镇|外来|重症|重伤|轻伤|危重|疑似|无症状|未成年")


def subsets(text: str) -> frozenset[str]:
    """Words that make a figure one of a subset (60岁以上人群, 重伤): beside a figure without them they tell it
    apart."""
    return frozenset(_SUBSETS.findall(text))


def noun_after(text: str, position: int, stop: int | None = None) -> tuple[int, int]:
    """The span of the noun phrase that starts behind a number: up to punctuation, a verb or a function word.

    `stop` is where the next action word or number starts. An empty span means that no noun follows.
    """
    limit = min(len(text), position + 14, len(text) if stop is None else stop)
    start = position
    piece = text[start:limit]
    if piece.startswith(("的", "以上的", "左右的", "余", "多", "来")) and (m := _BARE_MODIFIER.match(piece)):
        start += m.end()
        piece = piece[m.end():]
    cut = len(piece)
    for pattern in (_STOP, _NOUN_END):
        m = pattern.search(piece)
        if m is not None:
            cut = min(cut, m.start())
    return start, start + cut


def head(noun: str) -> str:
    """The last word of a noun phrase by its length: two characters, or one when there is only one."""
    return noun[-2:] if len(noun) >= 2 else noun


_TITLE = re.compile("|".join(TITLES))


def title_before(text: str, position: int) -> tuple[int, int] | None:
    """The span of an office named directly in front of a position: 国防部长 in 国防部长某某."""
    found = None
    for m in _TITLE.finditer(text, max(0, position - 14), position):
        if m.end() == position:
            found = (m.start(), m.end())
            break
    return found
