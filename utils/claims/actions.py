"""The lexicon of news actions: which words say that the same thing happened.

An *action class* is what a frame is about: 派兵, 出兵 and 派出部队 are one (`deploy`), and so are 遇难, 丧生 and 死亡
(`die`). Verbs and their nominalisations stand side by side, since Chinese headlines use them alike (签署协议 /
协议的签署). Nouns that name a measured thing (票房, 震级, 水位) are classes too: they say what a number counts. All
words are Simplified; matching runs over folded text, so Traditional pages need no second list.

`group` names classes between which pages move freely when they speak of one occurrence (a visit, the meeting
held on it and the paper signed there). `counter` marks tolls that grow while an event unfolds, so that a
later and larger figure is an update and no contradiction. `mutual` marks acts in which subject and object
are peers (A meets B = B meets A). `weak` marks words that only lean on another action (参加, 进行, 造成): a
stronger word beside them wins.

A new class is one more row of `_TABLE` (indented lines go on with the row above); a word may belong to one
class only, and longer words win over shorter ones.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Action:
    """One action class. `words` are matched literally in folded text, `patterns` as regular expressions."""

    name: str
    zh: str
    en: str
    group: str
    flags: frozenset[str]
    words: tuple[str, ...]
    patterns: tuple[str, ...] = ()

    @property
    def counter(self) -> bool:
        return "counter" in self.flags

    @property
    def mutual(self) -> bool:
        return "mutual" in self.flags

    @property
    def weak(self) -> bool:
        return "weak" in self.flags

    @property
    def measure(self) -> bool:
        return "measure" in self.flags

    @property
    def happening(self) -> bool:
        return "event" in self.flags


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word in a folded text that names an action: `text == folded[start:end]`."""

    start: int
    end: int
    text: str
    action: str


# name | Chinese label | English label | group | flags | words
# flags: counter mutual weak measure event(a datable occurrence of its own)
_TABLE = """
die | 死亡 | deaths | die | counter event | 死亡 遇难 身亡 丧生 罹难 丧命 死者 遇难者 死难者 死难 致死 毙命 牺牲 殉职 阵亡 身故 去世 逝世 病逝 夺命 夺走
  遇害 殒命 不治 炸死 打死 击毙 杀死 亡者 丧生者 罹难者 死去 毙敌 战死 溺亡 溺毙 亡故 过世 死亡数 无生命体征 失去生命 没了呼吸
injure | 受伤 | injuries | injure | counter event | 受伤 负伤 伤者 轻伤 重伤 受轻伤 受重伤 伤员 轻重伤 打伤 炸伤 挂彩 伤势 烧伤 擦伤 致伤 伤患 扭伤 摔伤 烫伤 灼伤 割伤 挫伤 划伤 砸伤 撞伤 压伤 刺伤 咬伤 冻伤 骨折
casualty | 伤亡 | casualties | casualty | counter event | 歼敌 歼灭 毙伤 打死打伤 死伤者 毙伤敌 伤亡 死伤 战损 人员损失
missing | 失踪 | missing people | missing | counter event | 失踪 失联 下落不明 失踪者 失去联系 失联者 失去联络 未找到 没找到 尚未寻获 未联络上
  联络不上 联系不上
trapped | 被困 | trapped people | trapped | counter event | 被困 受困 被埋 受埋 困在 压埋
stranded | 滞留 | stranded people | stranded | counter event | 滞留
rescue | 获救 | people rescued | rescue | counter event | 获救 救出 救起 营救 被救 脱险 解救 生还 幸存 救回 救上岸 生还者 幸存者 捞起 搜救出
  安全上岸
evacuate | 疏散转移 | people evacuated | evacuate | counter event | 疏散 撤离 转移安置 紧急转移 转移 避险 安置 避难 撤走 撤往 迁出 搬离 收容
withdraw | 撤军 | troop withdrawal | force | event | 撤军 撤兵 撤退 撤出 后撤
hospital | 住院治疗 | people in hospital | hospital | counter event | 住院 入院 送院 送医 就医 收治 救治 留院 在医院 留医
infect | 感染 | infections | infect | counter event | 感染 确诊 病例 染疫 中毒 染病
affected | 受灾 | people affected | affected | counter event | 受灾 受影响 受到影响 波及 灾民 受灾人口 受灾人数 受灾群众
homeless | 流离失所 | people displaced | homeless | counter event | 流离失所 无家可归 逃离家园 逃难 难民
arrest | 逮捕 | arrests | arrest | counter event | 逮捕 拘捕 被捕 拘留 抓获 拘押 扣押 羁押 被抓 落网 刑拘 带走 带离 抓捕 拘禁 扣留 被扣 控制住 拘提
freed | 获释 | people released | freed | counter event | 获释 释放 保释 交保 放行 释回
sentence | 判刑 | sentences | court | event | 判处 获刑 判刑 判决 徒刑 宣判 判囚
charge | 起诉 | charges | court | event | 起诉 检控 控告 指控 立案 提告
sue | 诉讼 | lawsuits | court | event | 诉讼 状告 索赔 求偿
investigate | 调查 | investigation | investigate | event | 调查 侦查 侦办 彻查 核查
fine | 罚款 | fines | fine | event | 罚款 罚金 处罚 罚没 罚单
compensate | 赔偿补偿 | compensation | compensate | event | 赔偿 补偿 抚恤 慰问金 赔付 补偿金 赔偿金 遣散费 遣散金 离职补偿 抚恤金 资遣费
protest | 游行示威 | protest | protest | event | 游行 示威 抗议 集会 上街 请愿 示威者 抗议者 游行者 游行人数 大游行 走上街头 示威游行
strike | 罢工 | strike | strike | event | 罢工 停工 罢课 罢市
clash | 冲突 | clashes | clash | event | 冲突 对峙 骚乱 骚动 推搡
attend | 参加 | attendance | attend | weak | 参加 参与 出席 到场 响应 参会 与会 参展 参赛 加入
deploy | 派兵 | deployment | force | event | 派兵 出兵 派出 派遣 派去 派往 派到 派赴 增派 派驻 出动 调派 增援 调集 抽调 派员 派军 派 首派 参战 驰援 赶赴 投入兵力
  部署 动员
fight | 作战 | fighting | force | event | 作战 交战 激战 鏖战 战役 战斗 大战 介入
attack | 袭击 | attack | attack | event | 袭击 空袭 轰炸 炮击 打击 攻击 来袭 遇袭 袭 枪击 遭袭 炸弹袭击 开枪
launch | 发射 | launches | launch | event | 发射 试射 射出 齐射
shoot_down | 击毁 | shot down or destroyed | destroy | counter event | 击落 拦截 摧毁 击毁 击沉 打掉 击退
capture | 占领 | capture of ground | capture | event | 占领 攻占 夺取 收复 拿下 解放 攻克 夺回
prisoner | 俘虏 | prisoners | prisoner | counter event | 俘虏 被俘 战俘 俘获 换俘
drill | 军演 | drills | drill | event | 军演 演习 演训 联演 联合演练
ceasefire | 停火 | ceasefire | ceasefire | event | 停火 停战 休战
invade | 入侵 | invasion | invade | event | 入侵 侵略
meet | 会谈 | meeting | contact | mutual event | 会谈 会晤 会见 会面 磋商 谈判 接见 晤谈 见面 面谈 碰面 对话 面对面 闭门会谈 谈了 谈判桌 会见了
  见了面 碰头 会晤会 会了面 举行谈判 元首会晤 会商 接触 和谈
call | 通话 | phone call | call | mutual event | 通话 通电话 视频会议 热线
conference | 会议 | conference | contact | event | 会议 峰会 大会 召开 开会 论坛 研讨会 首脑会议 特别会议 紧急会议 召集 例会 听证会 发布会
visit | 访问 | visit | contact | event | 动身 启程 走进 飞往 飞赴 踏上 去了 回访 率团 往访 出行 重返 访问 出访 造访 到访 来访 参访 抵达 飞抵 走访 国事访问
  之行 来到 到达 访俄 访朝 访华 访美 访日 访韩 访欧 访印 访沙 访乌 前往 赴 参观 首访 抵 访
sign | 签署 | signing | sign | mutual event | 签署 签订 缔结 签约 签下 签字 签
agree | 达成共识 | agreement | agree | mutual event | 谈成 谈拢 达成共识 共识 达成一致 达成 同意 商定 谈妥 敲定
sanction | 制裁 | sanctions | sanction | event | 制裁 封锁 禁运 围堵 孤立
aid | 援助 | aid | aid | event | 送去 运去 运送 送来 供应 帮助 援手 武器交易 援助 提供 捐赠 支援 捐款 捐献 拨款 拨付 援救 支持 捐 交换武器 拨出 下拨
demand | 要求 | demand | demand | event | 说话算数 提出 要求 敦促 呼吁 兑现 催促 摊牌
acknowledge | 回应 | response | acknowledge | event | 承认 证实 确认 回应 否认 公开承认 作出回应 正面回应 属实
reopen | 重新开放 | reopening | reopen | event | 开门迎客 重新开门 抢通 恢复 重启 复航 重开 开放 重新开放 解禁 复工 复产 复课 重开放 解封 通行
close | 关闭停运 | closure | close | event | 关闭 封闭 停航 停运 停产 停课 停业 封路 关停 停驶 停飞 闭园 停摆 取消 停靠
layoff | 裁员 | layoffs | layoff | event | 裁员 裁减 裁撤 裁掉 解雇 遣散 精简 下岗 被裁 辞退 解聘 削减岗位 削减职位 裁员人数 裁员比例 裁退 人员优化 裁 炒鱿鱼 减员 走人 解除劳动关系 解除劳动合同 解约 斩半 人员调整 砍人
  缩编 砍掉 离职人数 离职员工 离职
workforce | 员工总数 | workforce | workforce | measure | 员工总数 雇员总数 全球员工 现有员工 员工人数 雇员人数 在职员工 员工总量 总员工 员工规模 雇有 雇用
  聘用 共有员工 拥有员工
hire | 招聘 | hiring | hire | event | 招聘 招募 录用 招收 征兵 招揽
invest | 投资 | investment | invest | event | 投资 注资 融资 入股 出资 增资 投入
acquire | 收购 | acquisition | acquire | event | 收购 并购 买下 购入 购买 采购 拿下股权
price | 价格 | price | price | measure | 售价 定价 价格 票价 起售价 房价 油价 股价 单价 均价 报价 租金 起价 卖价 价钱 开价
cost | 造价 | cost | cost | measure | 总投资 总造价 花了 制作费用 成本 耗资 造价 花费 制作费 斥资 费用 开支 支出 制作成本
loss | 经济损失 | losses | loss | counter measure | 经济损失 直接经济损失 财产损失 损失 亏损 净亏损
revenue | 营收 | revenue | revenue | measure | 营收 收入 营业额 销售额 总营收 营业收入 进账
profit | 利润 | profit | profit | measure | 利润 净利 盈利 净利润 纯利 获利
save | 节省 | savings | save | event | 节省 节约 省下
sales | 销量 | sales | sales | counter measure | 销量 售出 卖出 销售 出货 出货量 交付 订单 热销 卖了 销出
box_office | 票房 | box office | box_office | counter measure | 票房 总票房 累计票房 首日票房 票房收入 卖座 吸金 收于
audience | 观影人次 | admissions | audience | counter measure | 观影人次 观众人次 人次 收视 收视率 播放量 上座率 观众 入场 观看 观赏
screening | 排片 | screenings | screening | measure | 排片 场次 排片率 排片占比 排映
rating | 评分 | rating | rating | measure | 评分 开分 打分 口碑分
export | 出口 | exports | export | measure | 出口 外销
import | 进口 | imports | import | measure | 进口
output | 产量 | output | output | measure | 产量 产能 生产
salary | 薪酬 | pay | salary | measure | 工资 年薪 薪资 薪酬 月薪 薪水 底薪
cash | 现金 | cash | cash | measure | 现金 账上现金 手头现金 现金储备 在手现金 账上
debt | 债务 | debt | debt | measure | 债务 负债 欠款 贷款 欠薪 拖欠
market_value | 市值 | market value | market_value | measure | 市值 估值
quake | 地震 | earthquake | quake | event | 地震 强震 发震 大地震
magnitude | 震级 | magnitude | magnitude | measure | 震级 里氏 芮氏 矩震级
depth | 震源深度 | depth | depth | measure | 震源深度 深度 震源
aftershock | 余震 | aftershocks | aftershock | counter event | 余震
intensity | 烈度 | intensity | intensity | measure | 烈度
rainfall | 降雨 | rainfall | rainfall | counter measure | 降雨 降雨量 降水 降水量 雨量 暴雨 累计雨量 累积雨量 强降雨 雨势
water_level | 水位 | water level | water_level | measure | 水位 积水 水深 洪水位 警戒水位 涨至 积水深 洪峰水位
flow | 流量 | flow | flow | measure | 流量 洪峰流量 洪峰 泄洪 下泄
wind | 风力 | wind | wind | measure | 风力 风速 阵风 最大风力
heat | 气温 | temperature | heat | measure | 气温 高温 最高气温 最低气温 体感
damage | 房屋损毁 | buildings damaged | damage | counter event | 倒塌 坍塌 垮塌 损毁 受损 损坏 毁坏 倒损 塌 震毁 冲毁 毁损 全毁 受创 塌陷
flooded | 淹没 | flooding | flooded | counter event | 被淹 淹没 浸泡 受淹 淹 水浸 泡水 成灾 绝收 泛滥
outage | 停电 | outage | outage | counter event | 停电 断电 停水 断网 供电中断 通讯中断
restore | 恢复供电 | power restored | restore | counter event | 恢复供电 复电 恢复供水 恢复通讯
burn | 过火 | burnt | burn | counter event | 过火 烧毁 焚毁 烧掉
landslide | 滑坡泥石流 | landslides | landslide | event | 滑坡 泥石流 山体滑坡 土石流 塌方
breach | 决口 | breach | breach | event | 溢流 溃决 溢顶 溃塌 决堤 溃口 决口 溃坝 溃堤 漫堤 管涌
flood | 洪水 | flood | flood | event | 洪水 洪灾 水灾 洪涝 山洪 暴涨
typhoon | 台风登陆 | typhoon landfall | typhoon | event | 登陆 台风
capsize | 翻沉 | capsizing | accident | event | 翻船 沉没 倾覆 翻覆 沉船 翻沉 侧翻 沉入 沉船事故 翻倒 翻侧 下沉
crash | 撞毁 | crash | accident | event | 坠毁 坠机 相撞 追尾 碰撞 车祸 撞上 坠落 迫降 撞向 失事 触礁 撞击
fire | 火灾 | fire | accident | event | 起火 火灾 着火 失火 大火 火警
explode | 爆炸 | explosion | accident | event | 爆炸 爆燃 炸开
derail | 脱轨 | derailment | accident | event | 脱轨 出轨
accident | 事故 | accident | accident | event | 事故 事发 出事 意外 肇事 遇险 出险
aboard | 乘载人数 | people aboard | aboard | measure | 载有 搭载 船上 机上 车上 载着 乘坐 登船 载客 共载 船载 实载 载 船员和乘客 乘客和船员 登上 搭乘
capacity | 核载人数 | capacity | capacity | measure | 核载 定员 额定 载客量 限载 荷载 核定载客 核定载员 可载 满载 载客定额 最多可载 核准载客 上限
search | 搜寻 | search | search | event | 搜寻 搜救 搜索 打捞 救援 救灾
population | 人口 | population | population | measure | 人口 居民人数 总人口
vote | 得票 | votes | vote | counter measure | 得票 选票 得票率 票数 赞成票 反对票 投下
turnout | 投票率 | turnout | turnout | counter measure | 投票率 投票 投票人数
efficacy | 有效率 | efficacy | efficacy | measure | 有效率 保护率 保护力 效力 有效性 治愈率 缓解率
coverage | 覆盖率 | coverage | coverage | measure | 接种率 覆盖率 普及率 入住率 合格率 达标率
progress | 工程进度 | progress | progress | measure | 主体工程 工程进度 完成率 总进度
traffic | 车流客流 | traffic | traffic | measure | 车流 车流量 客流 客流量 通行量 吞吐量 发送旅客 运送旅客
fee | 费用 | fee | fee | measure | 通行费 过路费 学费 会费 手续费 停车费 门票费 服务费 医药费
tax | 税率 | tax | tax | measure | 税率 关税 加税 减税 税负
budget | 预算 | budget | budget | measure | 预算 财政支出 军费
subsidy | 补贴 | subsidy | subsidy | measure | 补贴 补助 津贴 救助金 奖金 悬赏 赎金
unemployment | 失业率 | unemployment | unemployment | measure | 失业率 失业人数 失业
inflation | 通胀 | inflation | inflation | measure | 通胀率 通胀 通货膨胀 物价 CPI
gdp | 经济总量 | GDP | gdp | measure | GDP 生产总值 经济总量 经济增速
rate | 利率 | interest rate | rate | measure | 利率 加息 降息 基准利率
exchange | 汇率 | exchange rate | exchange | measure | 汇率 兑换
petition | 联署 | signatures | petition | counter event | 联署 签名 请愿书
poll | 民调 | poll | poll | measure | 民调 支持率 受访者 满意度
elected | 当选 | election | elected | event | 当选 胜选 连任 胜出
appoint | 任职 | appointment | office | event | 任命 就任 出任 上任 担任 上台 执政 履新 接任 接掌 升任 获任 赴任
resign | 辞职 | resignation | office | event | 辞职 下台 卸任 请辞 引咎 离任 免职 撤职
release | 发布 | release | release | event | 上映 公映 首映 开画 发布 推出 发售 开售 上线 上市 公布 出台 发行 发表
win | 获胜 | win | win | event | 夺冠 获胜 赢得 夺得 击败 战胜 斩获 摘得
score | 比分 | score | score | measure | 比分 进球
medal | 奖牌 | medals | medal | counter measure | 金牌 奖牌 银牌 铜牌
vaccinate | 接种 | vaccination | vaccinate | counter event | 接种 打过针 打疫苗
donate | 捐款 | donations | donate | counter event | 善款 募捐 筹款 募得 捐出
tour | 旅行团 | tour | tour | event | 旅行团 组团 首发团 旅游团 旅游 考察 游览 游客 旅游行程 行程
begin | 开始 | start | begin | weak event | 开始 启动 开工 动工 开幕 拉开 生效 施行 实施 起 展开 举行 举办 进行 发生 爆发 突发
end | 结束 | end | end | weak event | 结束 终止 落幕 闭幕 告终 收官 停止
postpone | 推迟 | postponement | postpone | weak event | 延至 推迟到 推迟至 推迟 延期 延后 顺延 改期
last | 持续 | lasting | last | weak | 持续 历时 长达 延续 维持 为期
build | 建成 | completion | open | event | 建成 竣工 落成 建造 修建 完工 建设
open | 开通 | opening | open | event | 开通 通车 开业 启用 投用 投运 通航 试运营
rise | 上涨 | rise | change | measure | 增长 上涨 增加 上升 涨 提高 提升 攀升 增幅 涨幅 大涨 飙升 上调 走高 收涨 收高 累涨
fall | 下降 | fall | change | measure | 下降 下跌 跌 减少 下滑 降低 降幅 跌幅 暴跌 缩水 降 下调 削减 萎缩 收跌 收低 累跌 重挫 走低 挫
area | 面积 | area | area | measure | 面积 占地 公顷 平方公里 亩
distance | 距离 | distance | distance | measure | 距离 相距 距 路程 里程 全程 续航 航程
length | 长度 | length | length | measure | 全长 总长 全线 桥长 长约 长度 船长约 船体长 宽度
height | 高度 | height | height | measure | 高度 海拔 身高
weight | 重量 | weight | weight | measure | 重量 吨位 体重 排水量 总重
travel | 路上时间 | travel time | travel | measure | 车程 路程时间 通勤 行车时间 船程 路上
speed | 速度 | speed | speed | measure | 设计时速 限速 时速 速度 航速 车速
users | 用户 | users | users | counter measure | 用户 粉丝 下载量 日活 月活
share_of | 占比 | share | share_of | weak measure | 占 占比 比例 份额 市占率
respond | 表态 | statement | say | weak | 表态
response | 应急响应 | emergency response | response | event | 应急响应 紧急响应 响应级别 响应等级 紧急状态 戒严 宵禁
warning | 预警 | warning | warning | event | 预警 警报 警戒令 警戒级别
put_out | 扑灭 | fire put out | put_out | event | 扑灭 灭火 明火已灭 火势受控 火势得到控制
recall | 召回 | recall | recall | event | 召回 下架 停售 停播 退市
discuss | 讨论 | discussion | discuss | event | 讨论 商讨 探讨 议题 议程 聚焦 审议 弹劾 讨论了
vote_on | 表决 | vote taken | vote_on | event | 表决通过 表决 投票通过 否决 获得通过 高票通过
found | 寻获 | people or things found | found | event | 寻获 寻回 打捞出水 全数寻获
ties | 关系 | relations | ties | mutual |
terms | 补偿标准 | severance terms | terms | |
cause | 造成 | toll | cause | weak | 造成 导致 致 酿成 引发
"""

_PATTERNS = {
    "box_office": (r"(?<=[日周天末影片》])(?:收|揽|入账|狂揽|砍)(?=[约超近破了逾达下]{0,2}\d)",),
    "length": (r"(?<=[里米])长(?=的)",),
    "visit": ("访(?=[中美俄朝韩日法英德印欧华乌以沙越泰])", "抵(?=[达莫平北华京东首])"),
    "magnitude": (r"规模(?=[约为达]{0,2}\d)", r"(?<=\d)级(?=[^,。;]{0,4}地震|强震)", r"(?<=[\d])级(?=[^,。;,、]{0,3}震)"),
    "die": (r"(?<=[人名位口])死(?!刑|者|守|角)", r"(?<=[\d人])(?:亡|死)(?=[,、;。\d]|$)", r"(?<=致)(?:死|亡)?(?=\d+死)",
            r"(?<=造成)死(?=\d)", r"(?<=条)(?:鲜活的?|年轻的?|无辜的?)?(?:生命|人命|性命)", r"(?<=[\d条])命(?![中令名题运])", r"死(?=\d+伤)", r"(?<=\d)死(?!刑|者)"),
    "injure": (r"(?<=[人名位])伤(?!亡|害|势|员|者)", r"伤(?=\d)", r"(?<=\d)伤(?!亡|害)"),
    "deploy": (r"派(?=[出遣兵军员])",),
    "evacuate": (r"撤(?=了?[约近超逾]?\d)",),
    "fall": (r"(?<=[一度])插(?=\d)",),
    "arrest": (r"拘(?=[了约近超]?\d)",),
    "wind": (r"(?<=\d)级(?=[^,。;]{0,3}(?:大风|阵风|台风|风))",),
}
_WEAK_SINGLES = frozenset("派裁签赴抵访袭捐淹塌距占起涨跌降致载袭")   # one-character words need company

_SINGLE_CONTEXT = {
    "派": r"派(?=[^生对别系]{0,3}(?:代表|部队|兵|军|员|队|团|人|旅|艘|架|辆|\d))",
    "裁": r"(?<!仲)(?<!总)(?<!制)裁(?=了|去|\d|约|近|超|逾|[^判决定军缝剪]?\d)",
    "签": r"(?<!标)签(?=[了下约])",
    "赴": r"赴(?!任|约|死|汤)",
    "抵": r"抵(?=[达莫平北华京东首])",
    "访": r"访(?=[中美俄朝韩日法英德印欧华乌以沙越泰])",
    "袭": r"(?<=[遭被来])袭",
    "捐": r"捐(?=[出了款赠\d])",
    "淹": r"(?<=[水被遭])淹|淹(?=[没了水])",
    "塌": r"(?<=[倒坍垮震])塌|塌(?=[了陷])",
    "距": r"(?<!差)距(?=离|[^今]{1,8}\d)",
    "占": r"占(?=[^领据地]{0,8}\d|比|总|全|[一二三四五六七八九两]成)",
    "起": r"(?<=日)起",
    "涨": r"(?<!高)涨(?=了|至|到|幅|\d|超|逾|近)",
    "跌": r"跌(?=了|至|到|幅|\d|超|逾|近|破)",
    "降": r"降(?=了|至|到|幅|\d|低)(?!雨|水)",
    "致": r"(?<!一)(?<!导)致(?=\d|[^使力]{0,6}\d)",
    "载": r"(?<![下记刊登连转])载(?=有|着|\d|了)",
}


@lru_cache(maxsize=1)
def registry() -> dict[str, Action]:
    """All action classes by name."""
    actions = {}
    for row in _TABLE.strip().replace("\n  ", " ").splitlines():
        name, zh, en, group, flags, words = (cell.strip() for cell in row.split("|"))
        actions[name] = Action(name, zh, en, group, frozenset(flags.split()), tuple(words.split()),
                               _PATTERNS.get(name, ()))
    return actions


@lru_cache(maxsize=1)
def _matcher() -> tuple[re.Pattern[str], dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    owner: dict[str, str] = {}
    patterns: list[tuple[re.Pattern[str], str]] = []
    for action in registry().values():
        for word in action.words:
            if word in _SINGLE_CONTEXT:
                patterns.append((re.compile(_SINGLE_CONTEXT[word]), action.name))
            elif len(word) > 1:
                owner.setdefault(word, action.name)
        patterns += [(re.compile(pattern), action.name) for pattern in action.patterns]
    longest_first = sorted(owner, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), owner, tuple(patterns)


def find(text: str) -> list[Trigger]:
    """The action words of a folded text, in order, not overlapping; longer words win."""
    literal, owner, patterns = _matcher()
    found = [Trigger(m.start(), m.end(), m.group(), owner[m.group()]) for m in literal.finditer(text)]
    taken = {i for t in found for i in range(t.start, t.end)}
    for pattern, name in patterns:
        for m in pattern.finditer(text):
            if m.end() > m.start() and not taken.intersection(range(m.start(), m.end())):
                found.append(Trigger(m.start(), m.end(), m.group(), name))
                taken.update(range(m.start(), m.end()))
    found = [
        Trigger(t.start, t.end, t.text, "visit")
        if t.action == "deploy" and _DELEGATION.match(text, t.end)
        else t
        for t in found
    ]
    found = sorted(found, key=lambda t: (t.start, -t.end))
    journeys = [t.start for t in found if t.action == "visit" and not t.text.startswith("派")]
    found = _of_victims(found, text)
    return _heads([t for t in found if not (t.action == "visit" and t.text.startswith(("派", "首派")) and any(
        0 < at - t.end <= 14 and not _PAUSE.search(text, t.end, at) for at in journeys))])


_PAUSE = re.compile(r"[,，。;；]")
_DELEGATION = re.compile(r"[了过]?[\u4e00-\u9fff]{0,6}?(?:代表团|使团|特使|考察团|访问团)")


_TAKEN_CARE_OF = frozenset(("rescue", "evacuate", "hospital", "search"))
_VICTIM_NOUN = re.compile(r"(?:的)?(?:人员|群众|民众|乘客|旅客|游客|工人|村民|居民|者|人(?!数))")


def _of_victims(found: list[Trigger], text: str) -> list[Trigger]:
    """Without the words that only say whom a deed was done for: 被困 in 救出被困群众58人."""
    kept: list[Trigger] = []
    for trigger in found:
        before = kept[-1] if kept else None
        if (before is not None and before.action in _TAKEN_CARE_OF and before.end <= trigger.start <= before.end + 6
                and trigger.action in ("trapped", "missing", "injure", "stranded", "affected")
                and not _PAUSE.search(text, before.end, trigger.start) and _VICTIM_NOUN.match(text, trigger.end)):
            continue
        kept.append(trigger)
    return kept


_HEAD_NOUNS = frozenset(("meet", "conference", "visit", "open"))
_KEPT_BEFORE = frozenset(("die", "injure", "missing", "casualty", "cause", "box_office", "audience"))


def _heads(found: list[Trigger]) -> list[Trigger]:
    """Without the modifiers of compounds: in 停火谈判 and 制裁会议 the second word is the deed."""
    actions = registry()
    kept = []
    for i, trigger in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if following is not None and following.start == trigger.end and trigger.action not in _KEPT_BEFORE:
            first, second = actions[trigger.action], actions[following.action]
            if (
                first.happening
                and not first.weak
                and second.name in _HEAD_NOUNS
                and first.group != second.group
            ):
                continue
        kept.append(trigger)
    return kept


def of(name: str | None) -> Action | None:
    """The class of that name, or None."""
    return registry().get(name) if name else None


def group(name: str | None) -> str:
    """The group of a class; the empty string for no class."""
    action = of(name)
    return action.group if action else ""
