"""Words in two languages: one mechanism for charts, claims and report.

A message is a template in each language. Its fields are filled by `Catalogue.say`; a field may carry the
words of its plural, `{n:page|pages}` gives "1 page" and "3 pages" (numbers with thousands separated), and is
written for the language that it stands in. A catalogue is messages by their keys. `VALUES` holds the words
for what stands in the tables (a relation, a unit, a kind of source), which everything that speaks to people
shares; what charts say lies in `utils.charts.wording`, what the report says in `utils.report.messages`.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import Any

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, heading or label in both languages."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """The template in one language. Raises KeyError for another one."""
        if language not in LANGUAGES:
            raise KeyError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
        return getattr(self, language)

    def fill(self, language: str, **values: Any) -> str:
        """The message in one language with its fields filled. Raises KeyError for a field without a value."""
        return _WRITER.format(self.in_(language), **values)


class _Writer(Formatter):
    """Fills fields; `|` in a format specification separates singular and plural."""

    def format_field(self, value: Any, spec: str) -> str:
        if "|" in spec:
            one, many = spec.split("|", 1)
            return f"{value:,} {one if value == 1 else many}"
        if isinstance(value, int) and not isinstance(value, bool) and not spec:
            return f"{value:,}"
        return format(value, spec)


_WRITER = _Writer()


class Catalogue(dict[str, Message]):
    """Messages by their keys. Two catalogues are joined by `|`."""

    def say(self, key: str, language: str, /, **values: Any) -> str:
        """A message as plain text. Raises KeyError for a key, language or field that is not there."""
        return self[key].fill(language, **values)

    def named(self, group: str, key: object, language: str) -> str:
        """The word for a table's value (`named("relation", "conflict", "zh")`), the value itself where none
        is known."""
        message = self.get(f"{group}.{key}")
        return message.in_(language) if message else ("" if key is None or key != key else str(key))

    def __or__(self, other: dict[str, Message]) -> Catalogue:
        return Catalogue({**self, **other})


def messages(**written: tuple[str, str]) -> Catalogue:
    """A catalogue of pairs (English, Chinese); two underscores in a name stand for the dot of its key."""
    return Catalogue({key.replace("__", "."): Message(en, zh) for key, (en, zh) in written.items()})


def group(name: str, words: dict[str, tuple[str, str]]) -> Catalogue:
    """The words (English, Chinese) for the values of one column."""
    return Catalogue({f"{name}.{value}": Message(en, zh) for value, (en, zh) in words.items()})


VALUES = (
    group("relation", {
        "contradicts own reference": ("contradicts own reference", "与自列资料矛盾"),
        "conflict": ("conflict", "冲突"),
        "internal contradiction": ("internal contradiction", "自相矛盾"),
        "scope/time differs": ("scope or time differs", "范围或时间不同"),
        "compatible": ("compatible", "相容"),
        "agree": ("agree", "一致"),
    })
    | group("certainty", {
        "asserted": ("asserted", "断言"),
        "reported": ("reported", "据报"),
        "hearsay": ("hearsay", "传闻"),
        "planned": ("planned", "计划"),
        "predicted": ("predicted", "预测"),
        "speculated": ("speculated", "推测"),
        "denied": ("denied", "否认"),
    })
    | group("approx", {
        "exact": ("exact", "确数"),
        "about": ("about", "约"),
        "over": ("over", "超过"),
        "under": ("under", "不到"),
        "at_least": ("at least", "至少"),
        "at_most": ("at most", "至多"),
        "nearly": ("nearly", "近"),
        "several": ("several", "数"),
        "range": ("range", "范围"),
        "vague": ("vague", "含糊"),
    })
    | group("kind", {
        "official": ("official", "官方"),
        "intelligence": ("intelligence", "情报机构"),
        "agency": ("news agency", "通讯社"),
        "media": ("media", "媒体"),
        "expert": ("expert", "专家"),
        "anonymous": ("anonymous", "匿名"),
        "public": ("public", "公众"),
        "self": ("the page itself", "页面自述"),
    })
    | group("model", {
        "lexicon": ("lexicon", "词典"),
        "adapted": ("adapted model", "适配模型"),
        "stance model": ("stance model", "立场模型"),
        "labels": ("hand labels", "人工标注"),
    })
    | group("method", {
        name: (name, chinese)
        for name, chinese in {
            "model only, unvalidated": "只有模型，未经验证",
            "model only, too few random labels": "只有模型，随机标注太少",
            "every comment labelled by hand": "每条评论都有人工标注",
            "prediction-powered, cross-fitted":
                "用随机标注校正模型（prediction-powered inference），交叉拟合",
            "prediction-powered, cross-fitted; page shows more comments than were scraped":
                "用随机标注校正模型（prediction-powered inference），交叉拟合；页面显示的评论多于抓到的",
        }.items()
    })
    | group("label", {
        "negative": ("negative", "负面"),
        "neutral": ("neutral", "中性"),
        "positive": ("positive", "正面"),
        "favor": ("in favour", "支持"),
        "against": ("against", "反对"),
        "none": ("no stance", "无立场"),
    })
    # what stage 01 says of a page: # stands for a number, {a} and {b} for the numbers
    | group("problem", {
        "no article text found": ("no article text found", "未找到正文"),
        "no title": ("no title", "无标题"),
        "no publication time": ("no publication time", "未标发布时间"),
        "declares # comments, shows #": ("declares {a} comments, shows {b}", "声明 {a} 条评论，实际显示 {b} 条"),
        "# characters not shown by the page": ("{a} characters that the page does not show", "{a} 个页面不显示的字符"),
        "# unusable characters replaced": ("{a} unusable characters replaced", "替换了 {a} 个无法使用的字符"),
    })
    | group("unit", {
        unit: (english, unit)
        for unit, english in {
            "人": "people", "名": "people", "位": "people", "口": "people", "户": "households",
            "人次": "visits", "票": "votes",
            "秒": "seconds", "分钟": "minutes", "小时": "hours", "天": "days", "日": "days", "周": "weeks",
            "月": "months", "个月": "months", "年": "years", "岁": "years old",
            "元": "yuan", "人民币": "yuan", "美元": "US dollars", "欧元": "euros", "英镑": "pounds", "日元": "yen",
            "韩元": "won", "卢布": "roubles", "港元": "Hong Kong dollars",
            "公里": "km", "米": "m", "厘米": "cm", "毫米": "mm", "海里": "nautical miles", "平方公里": "km²",
            "平方米": "m²", "公顷": "hectares", "亩": "mu", "立方米": "m³", "吨": "tonnes", "公斤": "kg", "克": "g",
            "桶": "barrels", "公里每小时": "km/h", "米每秒": "m/s", "摄氏度": "°C", "%": "%", "百分点": "percentage points",
            "千瓦时": "kWh", "千瓦": "kW", "兆瓦": "MW",
            "国": "countries", "军": "armies", "师": "divisions", "旅": "brigades", "旅团": "brigades",
            "团": "regiments",
            "营": "battalions", "连": "companies", "架": "aircraft", "枚": "missiles", "发": "rounds",
            "艘": "ships",
            "辆": "vehicles", "列": "trains", "门": "guns", "栋": "buildings", "间": "rooms", "座": "",
            "家": "", "个": "",
            "件": "", "项": "", "点": "points", "条": "", "种": "kinds", "处": "places", "场": "", "次": "times",
            "趟": "trips", "轮": "rounds", "级": "", "倍": "times", "份": "", "字": "characters",
            "起": "cases", "例": "cases",
            "封": "letters", "页": "pages", "张": "", "块": "", "届": "", "期": "", "套": "sets", "部": "",
        }.items()
    })
)
"""The words for the values of the tables: a relation, a certainty, a kind of source, a model, a unit."""
