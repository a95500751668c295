"""Of which kind a source is, read off its name: official, intelligence, agency, media, expert, anonymous,
public, self.

A Chinese name says at its end what it is (日报, 局, 专家, 人士), a person's title says it before it; outlets and
states are known from the gazetteer. The first test that answers, wins: what hides its name (知情人士) before
what it works for, an outlet's name before the word 官 in it.
"""
from __future__ import annotations

import re

from utils.claims.attribution.words import one_of
from utils.mentions import entities as names
from utils.mentions import gazetteer
from utils.text import normalise

HEARSAY = re.compile(one_of(
    "有人 网传 盛传 疯传 风传 传言 传闻 坊间 小道 多方消息 据传 据说 听说 谣传 流传 传出 民间 道听途说 江湖",
))
_ANONYMOUS = re.compile(one_of(
    "消息人士 知情人士 知情者 内部人士 业内人士 圈内人 有关人士 有关方面 接近[^,]{1,12}的?人士 爆料人 内幕 信源 消息源 消息$ 多方 各方信息",
    "不愿(?:具名|透露姓名|公开姓名) 匿名 要求匿名 未具名 有人 有些人 一些人 不少人 许多人 部分人 人们",
    "据悉 据称 据了解 据传 据说 据报 据介绍 有消息 有报道 相关报道 有关报道 传言 传闻 网传 小道",
))
_PUBLIC = re.compile(one_of(
    "网友 网民 外界 舆论 坊间 居民 村民 民众 市民 群众 目击 乘客 家属 亲友 亲属 观众 影迷 游客 旅客 消费者 投资者 用户 粉丝 读者 球迷 家长 学生",
    "员工 职员 雇员 工人 司机 业主 店主 商户 幸存者 伤者 示威者 抗议者 大家 市场 志愿者 受害者 国际社会 各界 船员 股民 车主 租客 社交媒体 博主 大V",
))
_EXPERT = re.compile(one_of(
    "专家 学者 教授 分析师 分析家 分析人士 观察家 观察人士 研究员 研究所 研究院 研究中心 智库 经济学家 科学家 博士 院士 预报员 评论员 评论家 影评人",
    "分析$ 分析普遍 律师 投行 券商 大学 研究$ 民调 咨询 机构$ 猫眼 灯塔 医生 工程师 军事评论",
))
_INTELLIGENCE = re.compile(one_of("情报 国情院 中情局 摩萨德 军情 联邦安全局 FSB CIA 克格勃 国安局 特工 间谍"))
_AGENCY = re.compile("(?:" + one_of(
    "通讯社 新华社 中新社 路透社? 法新社 美联社 韩联社 共同社 塔斯社 俄新社 朝中社 德新社 中央社 合众国际社 时事社 伊通社 彭博社? 埃菲社 安莎社",
    r"越通社 阿纳多卢社 卫星社 乌通社 [\u4e00-\u9fff]{1,3}社",
) + ")$")
MEDIA = re.compile(one_of(
    "媒 报道 日报 晚报 时报 早报 晨报 周刊 新闻 电视 电台 卫视 记者 网$ 通讯社 杂志 广播 CNN BBC NHK 刊物 主播",
    r"(?<![财年季简通公海情战捷预举])(?<=[\u4e00-\u9fff])报$",
))
_OFFICIAL = re.compile(one_of(
    "官 政府 当局 部门 单位 机关 委员会 部$ 局$ 厅$ 委$ 署$ 办$ 处$ 组$ 所$ 院$ 站$ 队$ 中心 指挥 警 军 消防 检方 法院 法庭 检察 公诉 陪审团",
    "台网 气象台 天文台 医院 校方 方面 方$ 公司 集团 企业 厂商 片商 船东 银行 央行 交易所 平台 组织 团体 工会 协会 党 联合国 欧盟 北约 世卫",
    "发言人 负责人 工作人员 总统 总理 首相 主席 部长 外长 防长 财长 秘书 大使 司令 将军 市长 州长 省长 县长 镇长 区长 书记 议员 议长 国务卿",
    "领导人 元首 首脑 大臣 相$ 国王 教皇 最高领袖 总裁 CEO 首席执行官 董事 创始人 导演 制片 出品 片方 剧组 主办 列车长 船长 工程师",
    r"会议 [\u4e00-\u9fff]会$ 条约 协议 公告 通报 声明 文件 公报 宪法 白皮书 财报 年报 判决书 起诉书 [省市县区乡镇]里$",
))


def source_kind(source: str | None, entity: names.Entity | None = None) -> str:
    """The kind of a source by its name and, for a person, title: one of records.KINDS."""
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
    if MEDIA.search(source):
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
