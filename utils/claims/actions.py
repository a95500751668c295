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
die | 死亡 | deaths | die | counter event | 死亡 遇难 身亡 丧生 罹难 丧命 死者 遇难者 死难者 死难 致死 毙命 牺牲 殉职 阵亡 身故 去世 逝世 病逝 夺命
  夺走 遇害 殒命 不治 炸死 打死 击毙 杀死 亡者 丧生者 罹难者 死去 毙敌 战死 溺亡 溺毙 亡故 过世 死亡数 无生命体征 失去生命 没了呼吸 离世 遭难 殒身 亡命 失去了生命 死了 气绝
  不幸去世 命丧 葬身 惨死 横死 当场死亡 遇害者 身死 丧命者 往生 殉难 已无生命迹象 无生命迹象 失去呼吸心跳
injure | 受伤 | injuries | injure | counter event | 受伤 负伤 伤者 轻伤 重伤 受轻伤 受重伤 伤员 轻重伤 打伤 炸伤 挂彩 伤势 烧伤 擦伤 致伤 伤患
  扭伤 摔伤 烫伤 灼伤 割伤 挫伤 划伤 砸伤 撞伤 压伤 刺伤 咬伤 冻伤 骨折 受了伤 挂了彩 伤及 伤重 伤病员 受到轻伤 受到重伤 轻伤者 重伤者 伤情 擦挫伤 软组织挫伤 脑震荡 呛伤 炸断 致残
  皮肉伤 伤患者 负了伤 灼烧 受创伤 伤兵
casualty | 伤亡 | casualties | casualty | counter event | 歼敌 歼灭 毙伤 打死打伤 死伤者 毙伤敌 伤亡 死伤 战损 人员损失 伤亡人数 死伤人数
  人员伤亡 兵力损失 损兵折将 死伤者人数
missing | 失踪 | missing people | missing | counter event | 失踪 失联 下落不明 失踪者 失去联系 失联者 失去联络 未找到 没找到 尚未寻获 未联络上
  找不到 联系不上 联络不上 生死不明 音讯全无 音信全无 失去踪影 不知去向 仍在寻找 待寻 行踪不明 失去消息 没了消息 失联人员 失踪人员 仍未寻获 尚未找到 待确认下落
trapped | 被困 | trapped people | trapped | counter event | 被困 受困 被埋 受埋 困在 压埋 困于 掩埋 埋压 被埋压 受困者 被困者 围困
stranded | 滞留 | stranded people | stranded | counter event | 滞留 滞港 困守 进退不得 滞留者
rescue | 获救 | people rescued | rescue | counter event | 获救 救出 救起 营救 被救 脱险 解救 生还 幸存 救回 救上岸 生还者 幸存者 捞起 搜救出
  安全上岸 获救者 脱困 救援出 救下 捞救 解救出 被捞起 救援上岸 救上来 营救出 抢救出 被救上岸 救至 获营救 自行脱险 自行游上岸 成功逃生
safe | 平安 | people safe | safe | counter event | 平安 安然无恙 报平安 平安无事 均安
evacuate | 疏散转移 | people evacuated | evacuate | counter event | 疏散 撤离 转移安置 紧急转移 转移 避险 安置 避难 撤走 撤往 迁出 搬离
  收容 转移至 撤出群众 撤至 撤到 疏离 撤离者 撤离群众 疏散群众 转移群众 疏散至 住进安置点 收容所 安置点 避难所 避灾点 集中安置 强制撤离 预防性撤离 紧急避险 转移人口
withdraw | 撤军 | troop withdrawal | force | event | 撤军 撤兵 撤退 撤出 后撤
hospital | 住院治疗 | people in hospital | hospital | counter event | 住院 入院 送院 送医 就医 收治 救治 留院 在医院 留医 就诊 求诊 看病
  看诊 送诊 急诊 留观 留院观察 住院治疗 接受治疗 送治 救护车送医 送往医院 送到医院 送入医院 送进医院 收住 收住院 加护病房 重症监护室 重症病房 深切治疗部 ICU
discharged | 出院 | discharges | discharged | counter event | 出院 治愈 康复出院 痊愈 返家休养
infect | 感染 | infections | infect | counter event | 感染 确诊 病例 染疫 中毒 染病 不适 出现症状 发病 不舒服 患病 病倒 食物中毒 中招 确诊病例
  感染者 上吐下泻 出现不适
affected | 受灾 | people affected | affected | counter event | 受灾 受影响 受到影响 波及 灾民 受灾人口 受灾人数 受灾群众 遭殃 受灾民众 受灾户
  受灾居民 受影响者 受影响人数 牵涉 受损户
homeless | 流离失所 | people displaced | homeless | counter event | 流离失所 无家可归 逃离家园 逃难 难民 无处可住 失去家园 房屋被毁者
arrest | 逮捕 | arrests | arrest | counter event | 逮捕 拘捕 被捕 拘留 抓获 拘押 扣押 羁押 被抓 落网 刑拘 带走 带离 抓捕 拘禁 扣留 被扣 控制住
  拘提 传唤 批捕 批准逮捕 采取强制措施 采取刑事强制措施 被控制 刑事拘留 抬离 押走 拘传 被抓获 被逮捕 扣查 带返 被带走 落案 收押 限制出境 拘提到案 到案
freed | 获释 | people released | freed | counter event | 获释 释放 保释 交保 放行 释回 获得释放 无罪释放 获准保释 遣返
sentence | 判刑 | sentences | court | event | 判处 获刑 判刑 判决 徒刑 宣判 判囚 刑期 获判 一审判决 终审 入狱 服刑 有期徒刑 无期徒刑 死缓
charge | 起诉 | charges | court | event | 起诉 检控 控告 指控 立案 提告 公诉 被控 依法移送 控罪 提起公诉 追究刑责 刑事立案
sue | 诉讼 | lawsuits | court | event | 诉讼 状告 索赔 求偿
investigate | 调查 | investigation | investigate | event | 调查 侦查 侦办 彻查 核查 立案调查 调查组 问责调查
fine | 罚款 | fines | fine | event | 罚款 罚金 处罚 罚没 罚单 开罚 裁罚 罚锾 处以罚款 罚处 被罚 罚了 处罚款 开出罚单 罚单金额
compensate | 赔偿补偿 | compensation | compensate | event | 赔偿 补偿 抚恤 慰问金 赔付 补偿金 赔偿金 遣散费 遣散金 离职补偿 抚恤金 资遣费 抚慰金
  赔付金 善后款 理赔 补偿款 计提补偿 一次性补偿 离职金 补偿支出 经济补偿 安葬费 慰问款 和解金 退赔 退款
protest | 游行示威 | protest | protest | event | 游行 示威 抗议 集会 上街 请愿 示威者 抗议者 游行者 游行人数 大游行 走上街头 示威游行 抗争 静坐 占领运动
  游行队伍 集会人数 参与游行 参加游行 声援 罢免活动 造势 走上街 上凯道 群众运动 示威活动 反对集会 烛光晚会
strike | 罢工 | strike | strike | event | 罢工 停工 罢课 罢市 罢驶 罢飞 怠工 停工抗议 罢工者
clash | 冲突 | clashes | clash | event | 冲突 对峙 骚乱 骚动 推搡 推挤 拉扯 肢体冲突 打斗 殴打 混战 互殴 冲撞
attend | 参加 | attendance | attend | weak | 参加 参与 出席 到场 响应 参会 与会 参展 参赛 加入
deploy | 派兵 | deployment | force | event | 派兵 出兵 派出 派遣 派去 派往 派到 派赴 增派 派驻 出动 调派 增援 调集 抽调 派员 派军 派 首派 参战 驰援
  赶赴 投入兵力 部署 动员 出警 投入警力 布署 驻扎 驻军 集结 出动警力 派出部队 调往 派遣军队 兵力部署 组织力量 组织消防 投入救援 派驻人员 轮换 增兵 参与救援 赴现场 到场处置
fight | 作战 | fighting | force | event | 作战 交战 激战 鏖战 战役 战斗 大战 介入 激烈交战 战事 攻势 反攻 冲锋 鏖兵
attack | 袭击 | attack | attack | event | 袭击 空袭 轰炸 炮击 打击 攻击 来袭 遇袭 袭 枪击 遭袭 炸弹袭击 开枪 突袭 夜袭 遭轰炸 遭空袭 导弹袭击 飞弹攻击
  扫射 爆炸袭击 恐袭 恐怖袭击 遭炮击 偷袭 砍杀 行刺 投弹 轰击 扑向
launch | 发射 | launches | launch | event | 发射 试射 射出 齐射 发射了 齐发 放飞 射向 试射了 升空
shoot_down | 击毁 | shot down or destroyed | destroy | counter event | 击落 拦截 摧毁 击毁 击沉 打掉 击退 揍下来 击落数 截获 拦下
  击爆 摧毁数 炸毁 击伤 打落 干扰坠毁
capture | 占领 | capture of ground | capture | event | 占领 攻占 夺取 收复 拿下 解放 攻克 夺回 攻下 占据 推进至 失守 沦陷 夺下 占下
prisoner | 俘虏 | prisoners | prisoner | counter event | 俘虏 被俘 战俘 俘获 换俘 交换战俘 俘获者 战俘交换 扣为人质 释放战俘
drill | 军演 | drills | drill | event | 军演 演习 演训 联演 联合演练 兵演 实弹演练 实弹射击 联合演习 演练
ceasefire | 停火 | ceasefire | ceasefire | event | 停火 停战 休战 停战协议 停火协议 停火线 停止敌对 休兵 止战
invade | 入侵 | invasion | invade | event | 入侵 侵略
meet | 会谈 | meeting | contact | mutual event | 会谈 会晤 会见 会面 磋商 谈判 接见 晤谈 见面 面谈 碰面 对话 面对面 闭门会谈 谈了 谈判桌 会见了
  见了面 碰头 会晤会 会了面 举行谈判 元首会晤 会商 接触 和谈 闭门会 晤面 双边会谈 三方会谈 座谈 商谈 首轮会谈 二轮会谈 密谈 磋商会
call | 通话 | phone call | call | mutual event | 通话 通电话 视频会议 热线 电话会谈 通话了 视讯会议 视频通话 致电 通了电话
conference | 会议 | conference | contact | event | 会议 峰会 大会 召开 开会 论坛 研讨会 首脑会议 特别会议 紧急会议 召集 例会 听证会 发布会 研讨 全会
  年会 记者会 新闻发布会 联席会议 座谈会 大会召开 闭门会议 临时会议
visit | 访问 | visit | contact | event | 动身 启程 走进 飞往 飞赴 踏上 去了 回访 率团 往访 出行 重返 访问 出访 造访 到访 来访 参访 抵达 飞抵 走访
  国事访问 之行 来到 到达 访俄 访朝 访华 访美 访日 访韩 访欧 访印 访沙 访乌 前往 赴 参观 首访 抵 访 抵埗 到访了 赴访 过境 启程前往 抵步 率团访问 出访行程 转抵 返抵
sign | 签署 | signing | sign | mutual event | 签署 签订 缔结 签约 签下 签字 签 签订了 签署了 草签 换文 联署声明 签妥 签约仪式
agree | 达成共识 | agreement | agree | mutual event | 谈成 谈拢 达成共识 共识 达成一致 达成 同意 商定 谈妥 敲定 达成协议 达成谅解 议定 意见一致 同意了
  敲定了 协议内容
sanction | 制裁 | sanctions | sanction | event | 制裁 封锁 禁运 围堵 孤立 列入黑名单 制裁名单 加征关税 出口管制 冻结资产 断供 抵制
aid | 援助 | aid | aid | event | 送去 运去 运送 送来 供应 帮助 援手 武器交易 援助 提供 捐赠 支援 捐款 捐献 拨款 拨付 援救 支持 捐 交换武器 拨出 下拨 捐助
  驰援物资 送达 赈灾 救济 物资援助 救援物资 输送 资助 专项资金 划拨 调运 运抵 拨发 配发
demand | 要求 | demand | demand | event | 说话算数 提出 要求 敦促 呼吁 兑现 催促 摊牌 责令 呼请 促请 吁请 请愿内容 提诉求 要求赔偿 索要
acknowledge | 回应 | response | acknowledge | event | 承认 证实 确认 回应 否认 公开承认 作出回应 正面回应 属实 坦承 默认 澄清 辟谣 驳斥 不予置评
  未予置评 拒绝置评 未予回应 未作回应 矢口否认 证实了 否认了 确认了 未证实 尚未证实 查证属实 不予评论 不作评论 予以否认
reopen | 重新开放 | reopening | reopen | event | 开门迎客 重新开门 抢通 恢复 重启 复航 重开 开放 重新开放 解禁 复工 复产 复课 重开放 解封 通行 恢复营业
  恢复运营 恢复通车 恢复通航 恢复上课 恢复供应 恢复生产 恢复正常 恢复开放 复运 复驶 重启运营 复市 重新营业 恢复航班 恢复办公
close | 关闭停运 | closure | close | event | 关闭 封闭 停航 停运 停产 停课 停业 封路 关停 停驶 停飞 闭园 停摆 取消 停靠 歇业 关店 闭馆 闭店 停班 停班停课
  停止上班 停止营业 停业整顿 勒令停产 停产整顿 查封 封存 关厂 结业 封闭管理 停止运营 封桥 封闭道路 双向停驶 全线停运 停课停工 暂停营业 暂停运营 关张
layoff | 裁员 | layoffs | layoff | event | 裁员 裁减 裁撤 裁掉 解雇 遣散 精简 下岗 被裁 辞退 解聘 削减岗位 削减职位 裁员人数 裁员比例 裁退 人员优化 裁
  炒鱿鱼 减员 走人 解除劳动关系 解除劳动合同 解约 斩半 人员调整 砍人 缩编 砍掉 离职人数 离职员工 离职 裁人 减薪裁员 人员精简 组织优化 人员缩减 岗位缩减 被解雇 被辞 被遣散 丢了工作
  丢掉工作 离职协商 优离 优退 自愿离职 强制离职 劝退 优化名单 收到裁员通知 裁减人数 裁员规模 大裁员 裁掉了 砍岗 砍掉岗位 削减人手 资遣 被资遣 无薪假
workforce | 员工总数 | workforce | workforce | measure | 员工总数 雇员总数 全球员工 现有员工 员工人数 雇员人数 在职员工 员工总量 总员工 员工规模 雇有
  雇用 聘用 共有员工 拥有员工 雇员规模 在岗员工 在册员工 正式员工 用工总数 团队规模 全体员工 员工共 员工约 聘有 旗下员工
hire | 招聘 | hiring | hire | event | 招聘 招募 录用 招收 征兵 招揽 招录 扩招 招人 入职 新招 增聘 应届毕业生 校招
invest | 投资 | investment | invest | event | 投资 注资 融资 入股 出资 增资 投入 注入资金 总投入 出资额 投放 投了
acquire | 收购 | acquisition | acquire | event | 收购 并购 买下 购入 购买 采购 拿下股权 买入 收下 购得 购置 拍得 竞得 收购价
price | 价格 | price | price | measure | 售价 定价 价格 票价 起售价 房价 油价 股价 单价 均价 报价 租金 起价 卖价 价钱 开价 卖到 每张 每斤 每公斤 每桶
  每吨价 成交价 收盘价 收市价 开盘价 收市报 收报 售价为 餐费 票面 单位售价 房租 月租 均价为 目标价 发行价 股价报 报收 收盘报
cost | 造价 | cost | cost | measure | 总投资 总造价 花了 制作费用 成本 耗资 造价 花费 制作费 斥资 费用 开支 支出 制作成本 总成本 总耗资 投入成本 造价约
  研发费用 耗费 支付了 花掉 人力成本 片方成本 总经费
loss | 经济损失 | losses | loss | counter measure | 经济损失 直接经济损失 财产损失 损失 亏损 净亏损 经济损失约 损失额 损失金额 净亏 亏了 亏掉 亏去 蒸发
  损失达 农损 财损 直接损失 亏损额 归母净亏损
revenue | 营收 | revenue | revenue | measure | 营收 收入 营业额 销售额 总营收 营业收入 进账 营业总收入 总收入 年收入 营收额 成交额 交易额 签约额 营业收益
profit | 利润 | profit | profit | measure | 利润 净利 盈利 净利润 纯利 获利 净赚 赚了 净收益 归母净利润 毛利 毛利率 盈余 税前利润 营业利润
save | 节省 | savings | save | event | 节省 节约 省下 减省 省下来
sales | 销量 | sales | sales | counter measure | 销量 售出 卖出 销售 卖车 出货 出货量 交付 订单 热销 卖了 销出 销售量 卖出了 交付量 预购 售罄 下单 订购
  成交量 销售数量 签单
box_office | 票房 | box office | box_office | counter measure | 票房 总票房 累计票房 首日票房 票房收入 卖座 吸金 收于 劲收 揽收 卷走 大盘
  首周票房 单日票房 收下票房 票房累计 票房已 揽下 开画收入 票房成绩 进账票房 总收 票房报收 收获票房 斩获票房 预售票房 点映票房 拿下票房 票房破 首日报收 累收
break_even | 回本线 | break-even | break_even | measure | 回本 保本 盈亏平衡
audience | 观影人次 | admissions | audience | counter measure | 观影人次 观众人次 人次 收视 收视率 播放量 上座率 观众 入场 观看 观赏 入座率
  到场观众 观影人数 点击量 阅读量 转发量 观赛 接待人次 入园 上座
screening | 排片 | screenings | screening | measure | 排片 场次 排片率 排片占比 排映 排片量 排场 开画戏院 上映影院 黄金场
rating | 评分 | rating | rating | measure | 评分 开分 打分 口碑分 猫眼评分 淘票票 烂番茄 IMDb
export | 出口 | exports | export | measure | 出口 外销
import | 进口 | imports | import | measure | 进口
output | 产量 | output | output | measure | 产量 产能 生产 年产 日产 产出 总产 单产 收成
salary | 薪酬 | pay | salary | measure | 工资 年薪 薪资 薪酬 月薪 薪水 底薪 时薪 日薪 年终奖 薪资水平 月收入 最低工资
cash | 现金 | cash | cash | measure | 现金 账上现金 手头现金 现金储备 在手现金 账上 流动资金 现金及等价物 可用资金
debt | 债务 | debt | debt | measure | 债务 负债 欠款 贷款 欠薪 拖欠 欠债 欠债额 欠债总额 债券 逾期 有息负债 拖欠工资 应付账款 本息
market_value | 市值 | market value | market_value | measure | 市值 估值 总市值 身价 市值蒸发
quake | 地震 | earthquake | quake | event | 地震 强震 发震 大地震 有感地震 震中 发生地震 主震 天摇地动
magnitude | 震级 | magnitude | magnitude | measure | 震级 里氏 芮氏 矩震级 规模为 震级为 地震规模 面波震级
depth | 震源深度 | depth | depth | measure | 震源深度 深度 震源 深约 震深 水深约 下潜
aftershock | 余震 | aftershocks | aftershock | counter event | 余震 余震次数 余震总数 余震活动 有感余震
intensity | 烈度 | intensity | intensity | measure | 烈度 最大震度 震度 烈度达
rainfall | 降雨 | rainfall | rainfall | counter measure | 降雨 降雨量 降水 降水量 雨量 暴雨 累计雨量 累积雨量 强降雨 雨势 累积降雨 日雨量
  最大雨量 时雨量 过程雨量 降雨总量 平均雨量 累计降雨 降雨达 豪雨 大暴雨 特大暴雨
water_level | 水位 | water level | water_level | measure | 水位 积水 水深 洪水位 警戒水位 涨至 积水深 洪峰水位 水深达 淹水深度 水位达 超警
  警戒线 水位上涨 淹到 水淹
flow | 流量 | flow | flow | measure | 流量 洪峰流量 洪峰 泄洪 下泄 入库流量 出库流量 下泄流量 每秒流量 泄洪量
wind | 风力 | wind | wind | measure | 风力 风速 阵风 最大风力 瞬间最大阵风 中心风力 持续风力 最大阵风 阵风达 风速达 中心气压
heat | 气温 | temperature | heat | measure | 气温 高温 最高气温 最低气温 体感 体表温度 水温 室温 气温达 高温达 最低温 最高温
damage | 房屋损毁 | buildings damaged | damage | counter event | 倒塌 坍塌 垮塌 损毁 受损 损坏 毁坏 倒损 塌 震毁 冲毁 毁损 全毁 受创 塌陷
  倒塌房屋 房屋倒塌 严重损坏 一般损坏 塌了 塌房 破损 震裂 开裂 门窗受损 屋顶掀飞 冲垮 冲断 压塌 垮了 倾倒 撞坏 损坏房屋 夷为平地 受损房屋
flooded | 淹没 | flooding | flooded | counter event | 被淹 淹没 浸泡 受淹 淹 水浸 泡水 成灾 绝收 泛滥 淹水 积淹 受淹面积 淹没区 倒灌 泡在水里
  灌入 进水 浸水 水浸黑点 被水淹
outage | 停电 | outage | outage | counter event | 停电 断电 停水 断网 供电中断 通讯中断 停电户数 断水 停气 停止供电 停止供水 跳电 电力中断 供水中断
  失去电力 断联 停话
restore | 恢复供电 | power restored | restore | counter event | 恢复供电 复电 恢复供水 恢复通讯 恢复供气 抢修完成 恢复用电 恢复通信 恢复电力
burn | 过火 | burnt | burn | counter event | 过火 烧毁 焚毁 烧掉 火烧 烧了 过火面积 烧毁面积 焚烧
landslide | 滑坡泥石流 | landslides | landslide | event | 滑坡 泥石流 山体滑坡 土石流 塌方 塌方体 崩塌 山崩 滑坡体 坍方 道路中断 塌方中断
breach | 决口 | breach | breach | event | 决堤 溃口 决口 溃坝 溃堤 漫堤 管涌 溃决 冲破 溃堤口 决堤口 溢坝 漫顶 堤防决口 溢流 溢顶 溃塌
flood | 洪水 | flood | flood | event | 洪水 洪灾 水灾 洪涝 山洪 暴涨 大水 水患 淹水灾情 内涝 洪流
typhoon | 台风登陆 | typhoon landfall | typhoon | event | 登陆 台风 强台风 超强台风 登陆时 热带风暴 飓风 台风眼 中心位于
capsize | 翻沉 | capsizing | accident | event | 翻船 沉没 倾覆 翻覆 沉船 翻沉 侧翻 沉入 沉船事故 翻倒 翻侧 下沉 倾侧 翻了 倾翻 船翻 侧沉 倾斜下沉
  船体倾覆
crash | 撞毁 | crash | accident | event | 坠毁 坠机 相撞 追尾 碰撞 车祸 撞上 坠落 迫降 撞向 失事 触礁 撞击 坠江 坠崖 坠入 翻车 撞毁 擦撞 追撞 对撞 坠河
  坠海
fire | 火灾 | fire | accident | event | 起火 火灾 着火 失火 大火 火警 火情 大火烧 烈焰 火海 起火点
explode | 爆炸 | explosion | accident | event | 爆炸 爆燃 炸开 炸了 爆炸声 引爆 炸药 爆裂 巨响 殉爆
derail | 脱轨 | derailment | accident | event | 脱轨 出轨 冲出轨道 驶离轨道 掉道
accident | 事故 | accident | accident | event | 事故 事发 出事 意外 肇事 遇险 出险 事故现场 惨剧 交通事故 惨案 事发地 事发时 肇事者
aboard | 乘载人数 | people aboard | aboard | measure | 载有 搭载 船上 机上 车上 载着 乘坐 登船 载客 共载 船载 实载 载 船员和乘客 乘客和船员 登上
  搭乘 共搭载 载客约 载有乘客 全船 船上人员 登船者 登船人数 实载人数 乘船 车上共有 船上共有 机上共有 船上有 车上有 机上有 客船载 挤了 挤着 挤满 塞了 船上肯定 船上大约 船上至少
present | 在场人数 | people present | present | measure | 厂内 车间内 当班 在场 在岗 店内 屋内 楼内 园内 校内 矿井下 井下 作业人员 事发时有
  事发时共有
capacity | 核载人数 | capacity | capacity | measure | 核载 定员 额定 载客量 限载 荷载 核定载客 核定载员 可载 满载 载客定额 最多可载 核准载客 上限
  核定载人 核定乘员 满座 可容纳 设计载客 最大载客 载重 最大容量 限乘
search | 搜寻 | search | search | event | 搜寻 搜救 搜索 打捞 救援 救灾 搜救人员 搜寻行动 救援行动 搜救力量 救援队伍 潜水员 打捞出 打捞行动 搜救范围 搜索范围
population | 人口 | population | population | measure | 人口 居民人数 总人口 常住人口 户籍人口 人口约 居住人口 居民约
vote | 得票 | votes | vote | counter measure | 得票 选票 得票率 票数 赞成票 反对票 投下 获得选票 得票数 投票结果 投了赞成票
turnout | 投票率 | turnout | turnout | counter measure | 投票率 投票 投票人数
efficacy | 有效率 | efficacy | efficacy | measure | 有效率 保护率 保护力 效力 有效性 治愈率 缓解率
coverage | 覆盖率 | coverage | coverage | measure | 接种率 覆盖率 普及率 入住率 合格率 达标率 达标 通过率 及格率 出勤率 使用率
progress | 工程进度 | progress | progress | measure | 主体工程 工程进度 完成率 总进度 完工率 进度达
traffic | 车流客流 | traffic | traffic | measure | 车流 车流量 客流 客流量 通行量 吞吐量 发送旅客 运送旅客
fee | 费用 | fee | fee | measure | 通行费 过路费 学费 会费 手续费 停车费 门票费 服务费 医药费 过桥费 押金 租费 挂号费 票费 会员费 违约金 滞纳金
tax | 税率 | tax | tax | measure | 税率 关税 加税 减税 税负
budget | 预算 | budget | budget | measure | 预算 财政支出 军费
subsidy | 补贴 | subsidy | subsidy | measure | 补贴 补助 津贴 救助金 奖金 悬赏 赎金 补助金 奖励金 津贴金 专项补助 生活补助
unemployment | 失业率 | unemployment | unemployment | measure | 失业率 失业人数 失业
inflation | 通胀 | inflation | inflation | measure | 通胀率 通胀 通货膨胀 物价 CPI
gdp | 经济总量 | GDP | gdp | measure | GDP 生产总值 经济总量 经济增速
rate | 利率 | interest rate | rate | measure | 利率 加息 降息 基准利率
exchange | 汇率 | exchange rate | exchange | measure | 汇率 兑换
petition | 联署 | signatures | petition | counter event | 联署 签名 请愿书
poll | 民调 | poll | poll | measure | 民调 支持率 受访者 满意度
elected | 当选 | election | elected | event | 当选 胜选 连任 胜出 获选 票选 选出 当选人
appoint | 任职 | appointment | office | event | 任命 就任 出任 上任 担任 上台 执政 履新 接任 接掌 升任 获任 赴任 接棒 接替 获任命 受命 兼任 改任
  委任
resign | 辞职 | resignation | office | event | 辞职 下台 卸任 请辞 引咎 离任 免职 撤职 被免职 停职 撤换 罢免 问责 革职 去职 引退 请辞获准 被问责 免去
  记过
release | 发布 | release | release | event | 上映 公映 首映 开画 发布 推出 发售 开售 上线 上市 公布 出台 发行 发表 定档 提档 撤档 上架 公开发售 面世
  首发 开播 首播 推出市场 亮相 公映日期
win | 获胜 | win | win | event | 夺冠 获胜 赢得 夺得 击败 战胜 斩获 摘得 摘金 折桂 登顶 问鼎 力克 取胜 获奖 夺得冠军
score | 比分 | score | score | measure | 比分 进球 总分 打进
medal | 奖牌 | medals | medal | counter measure | 金牌 奖牌 银牌 铜牌
vaccinate | 接种 | vaccination | vaccinate | counter event | 接种 打过针 打疫苗
donate | 捐款 | donations | donate | counter event | 善款 募捐 筹款 募得 捐出 善款总额 众筹 募得款 捐款总额 小额募款 捐赠款
tour | 旅行团 | tour | tour | event | 旅行团 组团 首发团 旅游团 旅游 考察 游览 游客 旅游行程 行程 游客量 团客 出游 参团 赴台 出境游
begin | 开始 | start | begin | weak event | 开始 启动 开工 动工 开幕 拉开 生效 施行 实施 起 展开 举行 举办 进行 发生 爆发 突发 揭幕 启动仪式 开打 开赛
  点火 起跑
end | 结束 | end | end | weak event | 结束 终止 落幕 闭幕 告终 收官 停止 收场 破裂 中止 结案 告一段落 散会 散场 宣布结束 解散
postpone | 推迟 | postponement | postpone | weak event | 延至 推迟到 推迟至 推迟 延期 延后 顺延 改期 改至 押后 暂缓 顺延至 延后至 推后 延长至
  延迟
last | 持续 | lasting | last | weak | 持续 历时 长达 延续 维持 为期
build | 建成 | completion | open | event | 建成 竣工 落成 建造 修建 完工 建设 投产 建造完成 兴建 扩建 封顶 合龙 动工兴建 竣工验收 社会住宅 兴建完成
open | 开通 | opening | open | event | 开通 通车 开业 启用 投用 投运 通航 试运营 开张 开门营业 开馆 开园 启航 首航 开港 启用仪式 投产运营
rise | 上涨 | rise | change | measure | 增长 上涨 增加 上升 涨 提高 提升 攀升 增幅 涨幅 大涨 飙升 上调 走高 收涨 收高 累涨 上扬 扩大 加大 猛增 激增 增至
  翻番 翻倍 回升 反弹 上浮 上修 上行 增加了 提升至
fall | 下降 | fall | change | measure | 下降 下跌 跌 减少 下滑 降低 降幅 跌幅 暴跌 缩水 降 下调 削减 萎缩 收跌 收低 累跌 重挫 走低 挫 滑落 骤降 锐减
  缩减 下修 回落 下挫 减至 走弱 跌去 腰斩 下跌了 跌破 缩小
area | 面积 | area | area | measure | 面积 占地 公顷 平方公里 亩
distance | 距离 | distance | distance | measure | 距离 相距 距 路程 里程 全程 续航 航程 距震中 公里外 公里处 相隔 近距离 航距 路线全长 路线长
length | 长度 | length | length | measure | 全长 总长 全线 桥长 长约 长度 船长约 船体长 宽度 总长约 全长约 线路全长 隧道长 片长
height | 高度 | height | height | measure | 高度 海拔 身高
weight | 重量 | weight | weight | measure | 重量 吨位 体重 排水量 总重
travel | 路上时间 | travel time | travel | measure | 车程 路程时间 通勤 行车时间 船程 路上 单程 航时 车程约 行程时间
speed | 速度 | speed | speed | measure | 设计时速 限速 时速 速度 航速 车速
users | 用户 | users | users | counter measure | 用户 粉丝 下载量 日活 月活 注册用户 订阅者 活跃用户 账号
share_of | 占比 | share | share_of | weak measure | 占 占比 比例 份额 市占率 占到 占比达 占比为 比率 比重 在其中占
respond | 表态 | statement | say | weak | 表态
response | 应急响应 | emergency response | response | event | 应急响应 紧急响应 响应级别 响应等级 紧急状态 戒严 宵禁
warning | 预警 | warning | warning | event | 预警 警报 警戒令 警戒级别
refuse | 拒绝 | refusal | refuse | event | 婉拒 谢绝 回绝 驳回 拒收
bound | 航程 | journey | bound | event | 开往 驶往 驶向 航向
hearing | 庭审 | court hearing | court | event | 开庭 庭审 开审 受审 出庭 上诉 抗诉 认罪
depart | 离港起飞 | departure | depart | event | 起飞 离港 出港 发车 离开泊位 驶离
land | 降落 | landing | land | event | 着陆 降落 落地 返航 迫降成功
election | 选举 | election | election | event | 大选 公投 选举 补选 普选 投票日
apologise | 道歉 | apology | apologise | event | 道歉 致歉 谢罪
suspend | 停牌整顿 | suspension | suspend | event | 停牌 停赛 禁赛 责令整改 吊销 冻结 整改 约谈
dismiss | 查处开除 | dismissal | dismiss | event | 开除 双开 落马 被查
kidnap | 绑架劫持 | abduction | kidnap | event | 绑架 劫持 掳走
leak | 泄漏 | leak | accident | event | 泄漏 泄露 外泄 渗漏
bankrupt | 破产 | bankruptcy | bankrupt | event | 破产 清盘 资不抵债
approve | 批准 | approval | approve | event | 批准 获批 核准 准许
execute | 处决 | execution | execute | event | 处决 枪决 执行死刑
pardon | 赦免 | pardon | pardon | event | 赦免 特赦 减刑
hand_over | 引渡移交 | handover | hand_over | event | 引渡 移送 移交
marry | 结婚离婚 | marriage or divorce | marry | event | 结婚 订婚 离婚 完婚 分手
advance | 晋级出局 | progress in a contest | advance | event | 晋级 出线 淘汰 出局 退赛
join_team | 转会退役 | transfer or retirement | join_team | event | 加盟 转会 挂靴 宣布退役
lockdown | 封控 | lockdown | lockdown | event | 封城 封控 静默管理
expel | 驱逐断交 | expulsion or break of relations | expel | event | 驱逐 断交 建交 复交 召见 撤侨
quit | 退出 | exit | quit | event | 退出 退群 退约
nominate | 提名获奖 | nomination or award | nominate | event | 提名 获颁 颁奖 入围
wanted | 通缉自首 | warrant or surrender | wanted | event | 通缉 自首 投案
breakdown | 系统瘫痪 | breakdown of systems | outage | event | 宕机 瘫痪 被黑 无法访问
maiden | 首飞下水 | first flight or launching | maiden | event | 首飞 试飞 下水 入列 奠基
put_out | 扑灭 | fire put out | put_out | event | 扑灭 灭火 明火已灭 火势受控 火势得到控制
recall | 召回 | recall | recall | event | 召回 下架 停售 停播 退市
discuss | 讨论 | discussion | discuss | event | 讨论 商讨 探讨 议题 议程 聚焦 审议 弹劾 讨论了
vote_on | 表决 | vote taken | vote_on | event | 表决通过 表决 投票通过 否决 获得通过 高票通过
found | 寻获 | people or things found | found | event | 寻获 寻回 打捞出水 全数寻获
ties | 关系 | relations | ties | mutual |
terms | 补偿标准 | severance terms | terms |  |
cause | 造成 | toll | cause | weak | 造成 导致 致 酿成 引发
"""

_PATTERNS = {
    "explode": (r"气爆(?!炸)",),
    "demand": (r"(?:发出|释放)(?:了)?(?:一个|一种)?(?:[\u4e00-\u9fff]{0,4}的)?信号",),
    "box_office": (r"(?<=[日周天末影片》])(?:收|揽|入账|狂揽|砍)(?=[约超近破了逾达下]{0,2}\d)",),
    "length": (r"(?<=[里米])长(?=的)", r"(?<![增成部校局市县院会董行首队司秘船家年延])长(?=[约近逾超达]{0,2}\d[\d,.]*(?:公里|米|公尺|千米|海里))",),
    "visit": ("访(?=[中美俄朝韩日法英德印欧华乌以沙越泰])", "抵(?=[达莫平北华京东首])"),
    "magnitude": (r"规模(?=[约为达]{0,2}\d)", r"(?<=\d)级(?=[^,。;]{0,4}地震|强震)", r"(?<=[\d])级(?=[^,。;,、]{0,3}震)"),
    "die": (r"(?<=[人名位口])死(?!刑|者|守|角)", r"(?<=[\d人])(?:亡|死)(?=[,、;。\d]|$)", r"(?<=致)(?:死|亡)?(?=\d+死)",
            r"(?<=造成)死(?=\d)", r"(?<=条)(?:鲜活的?|年轻的?|无辜的?)?(?:生命|人命|性命)", r"(?<=[\d条])命(?![中令名题运])", r"死(?=\d+伤)", r"(?<=\d)死(?!刑|者)", r"死(?=[了约近超逾]{0,2}[\d一二两三四五六七八九十百]+[多余来]?[个名人位])",
            r"没能(?:再)?(?:回来|走出来|活着)"),
    "injure": (r"(?<=[人名位])伤(?!亡|害|势|员|者)", r"伤(?=\d)", r"(?<=\d)伤(?!亡|害)"),
    "deploy": (r"派(?=[出遣兵军员])",),
    "evacuate": (r"撤(?=了?[约近超逾]?\d)",),
    "fall": (r"(?<=[一度])插(?=\d)",),
    "capacity": (r"核定(?=的?[约为]?[\d一二两三四五六七八九十百])",),
    "arrest": (r"拘(?=[了约近超]?\d)",),
    "wind": (r"(?<=\d)级(?=[^,。;]{0,3}(?:大风|阵风|台风|风))",),
}

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
        if before is not None and before.action == "save" and trigger.action == "cost" and before.end == trigger.start:
            continue                     # 节约成本
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
