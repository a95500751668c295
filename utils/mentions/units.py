"""Measure words: what may stand behind a number, its name in the tables, and the kind of quantity it makes.

A unit is matched by its longest surface form (平方公里 before 平方), on folded text. Surface forms that mean one
unit share its name: 名 and 位 count people (人), 千米 is 公里, 分钟 is 分钟, 礼拜 is 周. `to_base` says how units of one
dimension convert, so that 7 天 and 1 周, or 0.5 吨 and 500 公斤, can be compared.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A surface form: its name in the tables, the kind of quantity, and what one of it is in the base
    unit."""

    surface: str
    name: str
    kind: str
    factor: float = 1.0
    base: str = ""


# name: (seconds, surface forms); a month is 30 days and a year 365, as TIMEX3 tools count them
_DURATION = {
    "世纪": (3153600000, "世纪"), "年": (31536000, "周年 年 载"), "季度": (7776000, "季度"), "学期": (0, "学期"),
    "月": (2592000, "个月 月"), "周": (604800, "星期 礼拜 周"), "天": (86400, "天 日 昼夜 个昼夜"), "夜": (0, "夜 晚 个晚上"),
    "小时": (3600, "小时 钟头"), "分钟": (60, "分钟 分 min"), "刻": (900, "刻钟"), "秒": (1, "秒钟 秒"), "毫秒": (.001, "毫秒"),
}
_MONEY = {         # name: surface forms. Minor units are read by COMPOUND below
    "元": "元人民币 块钱 人民币 圆 元 块", "美元": "美元 美金 美刀 刀乐", "欧元": "欧元", "日元": "日元 日圆 円", "韩元": "韩元 韩圆 韩币",
    "英镑": "英镑", "卢布": "卢布", "港元": "港元 港币 港圆", "新台币": "新台币 台币 台元", "澳元": "澳元 澳币 澳大利亚元", "加元": "加元 加币 加拿大元",
    "瑞士法郎": "瑞士法郎 瑞郎", "法郎": "法郎", "卢比": "印度卢比 卢比", "印尼盾": "印尼盾 印尼卢比", "越南盾": "越南盾", "泰铢": "泰铢",
    "里拉": "土耳其里拉 里拉", "新元": "新加坡元 新元 新币 坡币", "林吉特": "林吉特 马币 令吉", "比索": "比索 墨西哥比索 菲律宾比索",
    "雷亚尔": "雷亚尔", "兰特": "兰特", "格里夫纳": "格里夫纳", "朝鲜元": "朝鲜元 朝元", "澳门元": "澳门元 澳门币", "第纳尔": "第纳尔",
    "迪拉姆": "迪拉姆", "里亚尔": "里亚尔", "奈拉": "奈拉", "瑞典克朗": "瑞典克朗", "挪威克朗": "挪威克朗", "丹麦克朗": "丹麦克朗", "克朗": "克朗",
    "福林": "福林", "兹罗提": "兹罗提", "坚戈": "坚戈", "新西兰元": "新西兰元 纽元 纽币", "谢克尔": "谢克尔", "先令": "先令", "塔卡": "塔卡",
    "角": "角 毛钱 毛", "分": "分钱", "美分": "美分", "欧分": "欧分", "便士": "便士", "港仙": "港仙", "戈比": "戈比", "日本銭": "日本銭",
    "比特币": "比特币 枚比特币", "马克": "马克", "图格里克": "图格里克", "缅元": "缅元 缅甸元", "基普": "基普", "瑞尔": "瑞尔",
}
_DIMENSION = {     # name: (base unit, one in the base unit, surface forms)
    "公里": ("米", 1000, "公里 千米 km KM"), "米": ("米", 1, "公尺 米 m"), "厘米": ("米", .01, "厘米 公分 cm"),
    "分米": ("米", .1, "分米 dm"), "毫米": ("米", .001, "毫米 mm"), "微米": ("米", 1e-6, "微米 μm"), "纳米": ("米", 1e-9,
    "纳米 nm"),
    "英里": ("米", 1609.344, "英里"), "海里": ("米", 1852, "海里 浬"), "里": ("米", 500, "华里 里地 里路 里"),
    "英尺": ("米", .3048, "英尺 呎"), "英寸": ("米", .0254, "英寸 英吋 吋"), "码": ("米", .9144, "码"), "光年": ("米", 9.4607e15,
    "光年"),
    "丈": ("米", 10 / 3, "丈"), "尺": ("米", 1 / 3, "尺"), "寸": ("米", 1 / 30, "寸"), "天文单位": ("米", 1.495978707e11,
    "天文单位"),
    "平方公里": ("平方米", 1e6, "平方公里 平方千米 km² km2"), "平方米": ("平方米", 1, "平方米 平米 平方公尺 m² ㎡ m2"),
    "平方厘米": ("平方米", 1e-4, "平方厘米"), "公顷": ("平方米", 1e4, "公顷"), "亩": ("平方米", 2000 / 3, "亩地 亩"),
    "平方英里": ("平方米", 2589988.11, "平方英里"), "平方英尺": ("平方米", .09290304, "平方英尺"), "英亩": ("平方米", 4046.856, "英亩"),
    "平方海里": ("平方米", 3429904, "平方海里"), "坪": ("平方米", 3.3058, "坪"),
    "立方米": ("升", 1000, "立方米 立方 m³ m3"), "立方厘米": ("升", .001, "立方厘米"), "升": ("升", 1, "公升 升"), "毫升": ("升", .001,
    "毫升 ml mL"),
    "加仑": ("升", 3.785411784, "加仑"), "立方英尺": ("升", 28.3168, "立方英尺"), "立方公里": ("升", 1e12, "立方公里 立方千米"),
    "吨": ("克", 1e6, "公吨 吨"), "公斤": ("克", 1000, "公斤 千克 kg KG"), "克": ("克", 1, "公克 克 g"), "毫克": ("克", .001,
    "毫克 mg"),
    "微克": ("克", 1e-6, "微克 μg"), "斤": ("克", 500, "市斤 斤"), "两": ("克", 50, "两"), "磅": ("克", 453.59237, "磅"),
    "盎司": ("克", 28.349523125, "盎司"), "克拉": ("克", .2, "克拉"), "担": ("克", 50000, "担"),
    "公里每小时": ("米每秒", 1 / 3.6, "公里/小时 公里每小时 千米/小时 千米每小时 km/h"), "米每秒": ("米每秒", 1, "米/秒 米每秒 m/s"),
    "公里每秒": ("米每秒", 1000, "公里/秒 公里每秒 千米每秒"),
    "英里每小时": ("米每秒", .44704, "英里/小时 英里每小时"), "米每小时": ("米每秒", 1 / 3600, "米/小时 米每小时"),
    "米每分钟": ("米每秒", 1 / 60, "米/分钟 米每分钟"),
    "立方米每秒": ("立方米每秒", 1, "立方米/秒 立方米每秒 m³/s"), "立方米每小时": ("立方米每秒", 1 / 3600, "立方米/小时 立方米每小时"),
    "毫米每小时": ("毫米每小时", 1, "毫米/小时 毫米每小时"), "马赫": ("马赫", 1, "马赫"), "节": ("节", 1, "节"),
    "瓦": ("瓦", 1, "瓦特 瓦 W"), "千瓦": ("瓦", 1e3, "千瓦 kW KW"), "兆瓦": ("瓦", 1e6, "兆瓦 MW"), "吉瓦": ("瓦", 1e9,
    "吉瓦 GW"),
    "千瓦时": ("千瓦时", 1, "千瓦时 千瓦小时 度电 kWh"), "兆瓦时": ("千瓦时", 1e3, "兆瓦时 MWh"), "伏": ("伏", 1, "伏特 伏"), "千伏": ("伏",
    1e3, "千伏"),
    "安培": ("安", 1, "安培"), "毫安": ("安", .001, "毫安时 毫安 mAh"), "马力": ("马力", 1, "马力 匹马力"),
    "卡": ("卡", 1, "卡路里"), "千卡": ("卡", 1000, "千卡 大卡"), "焦耳": ("焦", 1, "焦耳"), "千焦": ("焦", 1e3, "千焦"), "牛顿": (
    "牛", 1, "牛顿"),
    "赫兹": ("赫", 1, "赫兹 Hz"), "兆赫": ("赫", 1e6, "兆赫 MHz"), "吉赫": ("赫", 1e9, "吉赫 GHz"), "千赫": ("赫", 1e3,
    "千赫 kHz"),
    "分贝": ("分贝", 1, "分贝 dB"), "帕": ("帕", 1, "帕斯卡"), "百帕": ("帕", 100, "百帕 hPa"), "千帕": ("帕", 1000, "千帕 kPa"),
    "兆帕": ("帕", 1e6, "兆帕 MPa"),
    "毫米汞柱": ("帕", 133.322, "毫米汞柱"), "大气压": ("帕", 101325, "个大气压 大气压"), "流明": ("流明", 1, "流明"), "像素": ("像素", 1,
    "像素"),
    "比特": ("比特", 1, "比特"), "字节": ("比特", 8, "字节"), "千字节": ("比特", 8192, "千字节 KB kB"), "兆字节": ("比特", 8 * 2**20,
    "兆字节 MB"), "千比特": ("比特", 1e3, "千比特"),
    "吉字节": ("比特", 8 * 2**30, "GB"), "太字节": ("比特", 8 * 2**40, "TB"), "兆比特": ("比特", 1e6, "兆比特 Mbps Mb"), "吉比特":
    ("比特", 1e9, "Gbps Gb"),
    "西弗": ("西弗", 1, "西弗"), "毫西弗": ("西弗", .001, "毫西弗"), "贝克勒尔": ("贝克", 1, "贝克勒尔 贝克"), "桶": ("桶", 1, "桶"),
    "标准煤": ("吨标准煤", 1, "吨标准煤"), "吨位": ("吨位", 1, "总吨 载重吨"), "角度": ("角度", 1, "角秒 角分"),
}
_TEMPERATURE = {"摄氏度": "摄氏度 度摄氏 ℃ °C °c ºC 度C 度c", "华氏度": "华氏度 ℉ °F °f", "开尔文": "开尔文", "度": "度"}
_SHARE = {"%": "% ％", "‰": "‰", "百分点": "个百分点 百分点", "基点": "个基点 基点"}
_PEOPLE = "人 名 位 员 口人"
_COUNT = (         # ordinary classifiers: the name is the classifier itself
    "人次 次 个 只 件 条 项 份 起 例 宗 桩 场 届 轮 批 架 辆 艘 枚 发 门 台 套 座 栋 幢 所 家 间 支 队 组 班 排 连 营 团 师 旅 军 户 本 册 页 "
    "篇 部 张 幅 块 片 颗 粒 头 匹 棵 株 朵 面 把 根 段 节 课 层 级 倍 点 种 类 款 样 处 地 省 市 县 区 国 州 城 村 镇 乡 街 站 井 双 对 副 盒 箱 "
    "包 瓶 杯 碗 袋 笔 单 票 席 股 注 手 趟 遍 回 步 声 句 字 行 道 关 盘 局 胜 负 平 球 环 枪 刀 拳 顿 餐 桌 床 列 波 拨 档 罐 盆 锅 帧 挺 羽 缸 场次 "
    "户次 台次 人天 车 船 舰 机 架次 艘次 车次 班次 人份 "
    "字号 具 尊 扇 顶 滴 串 束 捆 堆 群 伙 帮 派 代 任 期 版 集 季 卷 章 幕 首 曲 封 则 通 幢 幅 尾 峰 缕 丝 股票 票数 门课 款车 连胜 连败 分球").split()
_NOUN = {          # nouns that take a number without a classifier; people and forces first
    "人": "大军 官兵 士兵 军人 兵力 部队 将士 民众 群众 人口 居民 难民 员工 学生 平民 观众 游客 旅客 党员 代表 战士 精兵 雄兵 铁骑 灾民 同胞 网友 粉丝 选民 师生 村民 工人 "
    "战俘 俘虏 老兵 新兵 兵马",
    "国": "国家", "旅团": "旅团", "集团军": "集团军", "军团": "军团",
}

# Larger and smaller unit of one compound quantity: 50元6角三分, 两米三, 5小时30分钟, 4天3夜
COMPOUND = {("元", "角"): .1, ("元", "分"): .01, ("角", "分"): .1, ("美元", "美分"): .01, ("欧元", "欧分"): .01, ("英镑",
    "便士"): .01,
            ("港元", "港仙"): .01, ("卢布", "戈比"): .01, ("日元", "日本銭"): .01, ("日元", "日"): .01,
            ("米", "厘米"): .01, ("公里", "米"): .001, ("公斤", "克"): .001, ("斤", "两"): .1, ("吨", "公斤"): .001, ("尺",
            "寸"): .1,
            ("英尺", "英寸"): 1 / 12, ("公斤", "两"): .05}
MILITARY = tuple("集团军 旅团 军团 师 旅 团 营 连 排 班 舰队 中队 大队 小队 联队 支队 编队 梯队".split())


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[Unit, ...]]:
    """Units by the first character of their surface form, longest first."""
    found: dict[str, Unit] = {}

    def put(surface: str, name: str, kind: str, factor: float = 1.0, base: str = "") -> None:
        found.setdefault(surface, Unit(surface, name, kind, factor, base or name))

    for name, (seconds, forms) in _DURATION.items():
        for form in forms.split():
            put(form, name, "duration", seconds, "秒")
    for name, forms in _SHARE.items():
        for form in forms.split():
            put(form, name, "percent")
    for name, forms in _MONEY.items():
        for form in forms.split():
            put(form, name, "money")
    for name, (base, factor, forms) in _DIMENSION.items():
        for form in forms.split():
            put(form, name, "dimension", factor, base)
    for name, forms in _TEMPERATURE.items():
        for form in forms.split():
            put(form, name, "temperature")
    for form in ("周岁", "岁半", "岁", "虚岁"):
        put(form, "岁", "age")
    for form in _PEOPLE.split():
        put(form, "人", "cardinal")
    for name, forms in _NOUN.items():
        for form in forms.split():
            put(form, name, "cardinal")
    for form in _COUNT:
        put(form, form, "cardinal")
    by_first: dict[str, list[Unit]] = {}
    for unit in sorted(found.values(), key=lambda unit: -len(unit.surface)):
        by_first.setdefault(unit.surface[0], []).append(unit)
    return {first: tuple(group) for first, group in by_first.items()}


def match(text: str, position: int) -> Unit | None:
    """The unit with the longest surface form that starts at `position`, or None. Latin ones must end a
    word."""
    for unit in table().get(text[position:position + 1], ()):
        if text.startswith(unit.surface, position):
            after = text[position + len(unit.surface):position + len(unit.surface) + 1]
            if unit.surface[-1].isascii() and unit.surface[-1].isalpha() and after.isascii() \
                and after.isalnum():
                continue
            return unit
    return None


@lru_cache(maxsize=1)
def _factors() -> dict[str, tuple[str, float]]:
    return {unit.name: (unit.base, unit.factor) for group in table().values() for unit in group
            if unit.factor}


def to_base(value: float, unit: str | None) -> tuple[float, str | None]:
    """A value in its dimension's base unit (seconds, metres, grams, …); a unit that does not convert
    stays."""
    base, factor = _factors().get(unit or "", (unit, 1.0))
    return value * factor, base
