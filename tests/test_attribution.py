"""Whose word a stretch is, how sure, how far it reaches: a table of sentences to check, and what always
holds.

The sentences are ours, on invented or general events. A probe is the words whose source is asked for.
"""
from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import evaluation, source_scores
from utils.claims import attribution
from utils.text import sentences


def said(text: str, probe: str, **known):
    """The attribution at the end of a probe in a text; ¶ parts paragraphs."""
    pieces, numbers = [], []
    for number, paragraph in enumerate(text.split("¶")):
        for span in sentences(paragraph):
            pieces.append(span.text)
            numbers.append(number)
    index = next(i for i, piece in enumerate(pieces) if probe in piece)
    start = pieces[index].index(probe)
    found = attribution.find(pieces, paragraphs=numbers, **known)
    held = attribution.at(found, index, start + len(probe) - 1)
    sure = attribution.certainty_at(pieces[index], start, start + len(probe), held)
    return held, sure


# text, probe, source (None: the page itself), via, certainty
TABLE = [
    # frames
    ("据应急管理局通报，地震已造成9人遇难。", "9人遇难", "应急管理局", None, "reported"),
    ("根据气象台的数据，昨夜雨量达到210毫米。", "210毫米", "气象台", None, "reported"),
    ("按灯塔的统计，影片首日收入3.1亿元。", "3.1亿元", "灯塔", None, "reported"),
    ("据路透社援引知情人士的话报道，公司将裁员一千人。", "裁员一千人", "知情人士", "路透社", "planned"),
    ("据韩联社报道，国情院称，兵力约为8000人。", "约为8000人", "国情院", "韩联社", "reported"),
    ("據韓聯社報導，國情院判斷，兵力約為8000人。", "約為8000人", "國情院", "韓聯社", "reported"),
    ("据《华尔街日报》报道，两家公司正在谈判合并。", "正在谈判合并", "华尔街日报", None, "reported"),
    ("据多方消息，工厂已于上周停产。", "已于上周停产", "多方消息", None, "hearsay"),
    ("据悉，新桥全长3.2公里。", "全长3.2公里", "据悉", None, "reported"),
    ("据称，两船相撞后一船沉没。", "一船沉没", "据称", None, "hearsay"),
    ("记者从市交通局获悉，主体工程已完成八成。", "已完成八成", "市交通局", None, "reported"),
    ("另据年报，公司去年亏损42亿元。", "亏损42亿元", "年报", None, "reported"),
    ("綜合外媒報導，爆炸造成26人死亡。", "26人死亡", "外媒", None, "reported"),
    # speech
    ("拉扎列夫20日在记者会上表示，谈判已经恢复。", "谈判已经恢复", "拉扎列夫", None, "reported"),
    ("外交部发言人毛宁昨日强调，中方立场没有改变。", "立场没有改变", "毛宁", None, "reported"),
    ("外媒分析认为火箭从南部发射。", "从南部发射", "外媒", None, "reported"),
    ("警方初步估计，约有2万人参加了游行，而主办方宣称人数超过10万。", "2万人参加了游行", "警方", None, "reported"),
    ("警方初步估计，约有2万人参加了游行，而主办方宣称人数超过10万。", "超过10万", "主办方", None, "reported"),
    ("警方估計約2萬人參與，主辦單位則稱有10萬人上街。", "10萬人上街", "主辦單位", None, "reported"),
    ("市防汛指挥部负责人介绍，全市已转移群众3.2万人。", "转移群众3.2万人", "市防汛指挥部负责人", None, "reported"),
    ("應急部門證實，火災沒有造成人員傷亡。", "沒有造成人員傷亡", "應急部門", None, "reported"),
    ("中国地震台网测定，震级为6.1级。", "震级为6.1级", "中国地震台网", None, "reported"),
    ("美国地质调查局的数据显示，震级为5.9级。", "震级为5.9级", "美国地质调查局", None, "reported"),
    ("中国方面公布的震级是6.1级，两家机构算法不同。", "震级是6.1级", "中国方面", None, "reported"),
    ("中国方面公布的震级是6.1级，两家机构算法不同。", "算法不同", None, None, "asserted"),
    ("代表团长在会上透露了谈判的部分细节，会谈随后结束。", "会谈随后结束", None, None, "asserted"),
    ("列车长告诉本报，当时车速约为每小时95公里。", "每小时95公里", "列车长", None, "reported"),
    ("交通部长古斯曼在现场告诉记者：“船只没有超载。”", "船只没有超载", "古斯曼", None, "reported"),
    ("接受采访的三位经济学家都认为，加息周期已经结束。", "加息周期已经结束", "经济学家", None, "reported"),
    ("目擊民眾指稱，爆炸前聞到瓦斯味。", "聞到瓦斯味", "目擊民眾", None, "reported"),
    ("公司公告显示，第三季度净亏损1.6亿美元。", "净亏损1.6亿美元", "公司", None, "reported"),
    ("条约明确规定：一国缺水时，上游国将增加放水。", "增加放水", "条约", None, "reported"),
    ("三方签署协定，协定中明确提出：渔船不得越过中线。", "不得越过中线", "协定", None, "reported"),
    ("消防局長黃志明受訪時指出，火勢已受控制。", "火勢已受控制", "黃志明", None, "reported"),
    ("据新华社北京3月5日电，大会今天开幕。", "今天开幕", "新华社", None, "reported"),
    ("新华社北京3月5日电（记者王小明）财政部5日公布的数据显示，收入增长4%。", "增长4%", "财政部", None, "reported"),
    ("秘书长古特雷斯呼吁各方保持克制，称局势极其危险。", "局势极其危险", "古特雷斯", None, "reported"),
    ("水利部和应急管理部联合研判，汛情趋于平稳。", "汛情趋于平稳", "水利部和应急管理部", None, "reported"),
    ("战地观察组织“前线之眼”根据卫星图像估算，有62辆车被毁。", "62辆车", "前线之眼", None, "reported"),
    ("朝中社援引国防省发言人的话说，试射取得成功。", "试射取得成功", "国防省发言人", "朝中社", "reported"),
    ("泽连斯基接受专访时称，前线稳定。而俄方的说法是，乌军正在后撤。", "正在后撤", "俄方", None, "reported"),
    ("“当时大家都在睡觉。”一位幸存者告诉记者。", "都在睡觉", "幸存者", None, "reported"),
    ("主办单位声称有十万人上街，警方数字为二万三千人。", "二万三千人", "警方", None, "reported"),
    # the subject left out, a pronoun, a description, a fuller name before
    ("副部长李明远会见了来访的客人，并强调，合作将继续深化。", "合作将继续深化", "李明远", None, "predicted"),
    ("外交部发言人对这一决定进行了批评，并强调，谈判的大门仍然敞开。", "仍然敞开", "外交部发言人", None, "reported"),
    ("首席执行官孙立在内部信中表示，公司正在重组。他还说，被裁员工可得三个月薪资。", "三个月薪资", "孙立", None, "reported"),
    ("应急管理局晚间发布情况通报。通报称，事故造成12人死亡。", "造成12人死亡", "应急管理局", None, "reported"),
    ("消息人士上午透露，谈判破裂。这位人士补充说，双方分歧很大。", "分歧很大", "消息人士", None, "reported"),
    ("蓝海科技发言人昨日证实，裁员已经结束。发言人称，实际离职人数为1742人。", "1742人", "蓝海科技发言人", None, "reported"),
    ("据州环境署披露，泄漏从春天就已开始。¶据称，流出的原油约有500吨。", "约有500吨", "州环境署", None, "reported"),
    ("美国地质调查局指出，震源深15公里。该局表示，余震还会持续。", "余震还会持续", "美国地质调查局", None, "predicted"),
    # reach
    ("据当地媒体报道，一名登山者失踪。第二天，搜救队在谷底找到了他。", "找到了他", "当地媒体", None, "reported"),
    ("据当地媒体报道，一名登山者失踪。值得注意的是，那天并没有大雾。", "并没有大雾", None, None, "asserted"),
    ("据当地媒体报道，一名登山者失踪。¶会议照常举行。", "照常举行", None, None, "asserted"),
    ("部长表示，谈判进展顺利。会谈在首都郊外举行。", "首都郊外", None, None, "asserted"),
    ("消息人士透露，双方下周恢复谈判。白宫发言人拒绝证实这一消息。", "拒绝证实", None, None, "asserted"),
    ("州指挥部通报，地震造成9人遇难。其中，石桥县6人，竹山县3人。", "石桥县6人", "州指挥部", None, "reported"),
    ("州抗震救灾指挥部今晚召开发布会。截至18时，地震共造成21人遇难。", "21人遇难", "州抗震救灾指挥部", None, "reported"),
    # behind, colon, label, view
    ("“我们不会撤退”，泽连斯基在视频讲话中说。", "我们不会撤退", "泽连斯基", None, "reported"),
    ("韩媒：首批士兵已经抵达", "已经抵达", "韩媒", None, "reported"),
    ("正如校方所说的，“安全永远第一”。", "安全永远第一", "校方", None, "reported"),
    ("在专家看来，震后72小时是黄金期。", "72小时是黄金期", "专家", None, "reported"),
    ("北岸日报2023年5月2日——渡轮超载逾百人", "超载逾百人", "北岸日报", None, "reported"),
    ("渡轮超载逾百人——北岸日报", "超载逾百人", "北岸日报", None, "reported"),
    # hearsay, denial, doubt, forecast, plan
    ("网传该片票房注水，片方随后否认了这一说法。", "票房注水", "网传", None, "denied"),
    ("有人解读此举说是在试探对手。", "在试探对手", "有人", None, "hearsay"),
    ("外界一直盛传两家公司要合并。", "要合并", "外界", None, "hearsay"),
    ("俄国防部否认使用集束弹药。", "使用集束弹药", "俄国防部", None, "denied"),
    ("县政府表示，水库溃坝一事纯属谣言。", "水库溃坝一事纯属谣言", "县政府", None, "denied"),
    ("社交媒体上流传“死者过百”的说法，指挥部予以否认。", "死者过百", "社交媒体", None, "denied"),
    ("外界猜测，公司会更换主席。", "会更换主席", "外界", None, "speculated"),
    ("这支部队似乎已经撤离。", "已经撤离", None, None, "speculated"),
    ("不排除有人纵火。", "有人纵火", None, None, "speculated"),
    ("该消息未经官方证实。", "未经官方证实", None, None, "speculated"),
    ("他是否会出席仍然未知。", "是否会出席", None, None, "speculated"),
    ("韩国气象厅预测，台风将于10日登陆。", "10日登陆", "韩国气象厅", None, "predicted"),
    ("业内人士预计，最终票房有望达到百亿元。", "达到百亿元", "业内人士", None, "predicted"),
    ("两国贸易势必进一步萎缩。", "进一步萎缩", None, None, "predicted"),
    ("港媒爆料，公司将裁撤3个部门，约900人离职。", "3个部门", "港媒", None, "planned"),
    ("港媒爆料，公司将裁撤3个部门，约900人离职。", "约900人离职", "港媒", None, "planned"),
    ("公司拟收购一家电池厂。", "收购一家电池厂", None, None, "planned"),
    ("大桥预计明年6月建成通车。", "建成通车", None, None, "planned"),
    # near-misses: words of saying that hand over nothing
    ("这表明，双方的分歧依然存在。", "分歧依然存在", None, None, "asserted"),
    ("此举说明，市场信心不足。", "市场信心不足", None, None, "asserted"),
    ("这家旅店被称为“云上之家”，大堂设在顶层。", "大堂设在顶层", None, None, "asserted"),
    ("军方没有透露伤亡人数，战斗仍在继续。", "战斗仍在继续", None, None, "asserted"),
    ("尚未有组织宣称对袭击负责。", "对袭击负责", None, None, "asserted"),
    ("目前没有证据显示船只超载。", "船只超载", None, None, "asserted"),
    ("工会希望厂方兑现承诺，双方仍在谈判。", "双方仍在谈判", None, None, "asserted"),
    ("面对敌对威胁，军队加强了戒备。", "加强了戒备", None, None, "asserted"),
    ("事实说明一切，名称并不重要。", "并不重要", None, None, "asserted"),
    ("该国宣布重新开放边境。", "重新开放边境", None, None, "asserted"),
    ("公司计划本周宣布新的方案。", "新的方案", None, None, "planned"),
    ("据理力争之后，球队获胜。", "球队获胜", None, None, "asserted"),
    ("将军率领部队渡过了河。", "渡过了河", None, None, "asserted"),
]


# what hands over figures, documents and findings; who is meant by a nickname; what is nobody's word
FIGURES = [
    ("【10:12】南浦县应急局一名工作人员在电话中告诉记者，目前有2人受伤。", "2人受伤", "南浦县应急局一名工作人员", None, "reported"),
    ("据国家地震台网，截至8时30分，共记录到余震11次。", "余震11次", "国家地震台网", None, "reported"),
    ("据理，这笔账应当重算。", "应当重算", None, None, "asserted"),
    ("官方昨晚8点的通报是17人遇难。", "17人遇难", "官方", None, "reported"),
    ("今天早上，海东电视台的最新消息，遇难人数升至21人。", "升至21人", "海东电视台", None, "reported"),
    ("公司此前说的是不到六百人。", "不到六百人", "公司", None, "reported"),
    ("这一数字高于青河科技此前所说的“不足600人”，但裁员仍在继续。", "不足600人", "青河科技", None, "reported"),
    ("这一数字高于青河科技此前所说的“不足600人”，但裁员仍在继续。", "仍在继续", None, None, "asserted"),
    ("军方昨晚更新为12死47伤，其中3人是孩子。", "3人是孩子", "军方", None, "reported"),
    ("法院最终认定的金额为3.2亿元，检方此前主张4亿元。", "3.2亿元", "法院", None, "reported"),
    ("县政府统计溢流前已撤离4386人。", "4386人", "县政府", None, "reported"),
    ("青河科技在港交所披露公告称，共有1043人离开。", "1043人离开", "青河科技", None, "reported"),
    ("国家铁路局调查报告认定，列车超速。报告指出，当时时速达118公里。", "118公里", "国家铁路局", None, "reported"),
    ("事故调查委员会公布初步报告，当时时速达118公里。", "118公里", "事故调查委员会", None, "reported"),
    ("事故调查委员会公布初步报告，引发家属不满。", "家属不满", None, None, "asserted"),
    ("气象资料显示，当地两天降雨620毫米。", "620毫米", "气象资料", None, "reported"),
    ("记者查询海东票务，截至发稿时影片收入1.2亿元。", "1.2亿元", "海东票务", None, "reported"),
    ("内地媒体《甲城财经》昨早引述消息指，青河科技将裁员20%。", "裁员20%", "甲城财经", None, "planned"),
    ("一名产品经理给记者看了工作群的截图，原本340人的群只剩不到两百人。", "不到两百人", "产品经理", None, "reported"),
    ("有网友算了一笔账，平均每5个人里就有一个要走。", "每5个人", "网友", None, "reported"),
    ("有观众觉得后半段拖沓。", "后半段拖沓", "观众", None, "reported"),
    ("从1999年开始，他坚持每个月买一张彩票。", "买一张彩票", None, None, "asserted"),
    ("某公司爆出丑闻，股价下跌一成。", "下跌一成", None, None, "asserted"),
    ("把预售加上，说它破了纪录也行。", "破了纪录", None, None, "asserted"),
    ("本报记者从多个渠道获悉，该公司拟裁员两成。", "裁员两成", "多个渠道", None, "planned"),
    ("记者了解到，大桥将于明年通车。", "明年通车", None, None, "planned"),
    # courts, and who spoke in them
    ("海东市中级人民法院今日公开宣判刘某案。¶经审理查明，刘某收受财物共计3200万元。", "3200万元", "海东市中级人民法院", None,
     "reported"),
    ("经查，车辆并未超载。", "并未超载", None, None, "asserted"),
    ("被告人王某辩称，其中2亿元已归还投资人。", "2亿元", "王某", None, "reported"),
    ("检方称涉案金额达4亿元，辩方则主张只有2.6亿元。", "2.6亿元", "辩方", None, "reported"),
    ("海东市人民法院一审以诈骗罪判处王某有期徒刑十五年，并处罚金500万元。", "罚金500万元", "海东市人民法院", None, "reported"),
    ("县环保局开罚300万元。", "300万元", "县环保局", None, "reported"),
    ("有人建议县环保局不要处以罚款。", "处以罚款", None, None, "asserted"),
    # he, the other side, a side's nickname
    ("领队陈姓男子受访时说，摇晃了半分钟。他说，饭店里有300名客人。", "300名客人", "领队陈姓男子", None, "reported"),
    ("记者联系上一名不愿具名的教师，他说镇上死的多半是老人。", "多半是老人", "不愿具名的教师", None, "reported"),
    ("对于李明辞职一事，县长王海表示，他没有听说。", "没有听说", "王海", None, "reported"),
    ("“声音先到，水才到。”吴阿姨说，水最深有一米五。", "水才到", "吴阿姨", None, "reported"),
    ("记者致电青河科技公关部，对方表示，数字有误。", "数字有误", "青河科技公关部", None, "reported"),
    # how far: a briefing goes on, an opinion does not; a question is the page's; a lead holds the article
    ("列车长告诉本报，当时车速约为每小时95公里。车上有312名旅客。", "312名旅客", "列车长", None, "reported"),
    ("据县应急局通报，3人受伤。数字会不会再变？没有人知道。", "没有人知道", None, None, "asserted"),
    ("记者从市交通局获悉，主体工程已完成八成。¶大桥全长26公里。", "26公里", "市交通局", None, "reported"),
    ("记者从市交通局获悉，主体工程已完成八成。¶市民李芳说，她盼着通车。¶大桥全长26公里。", "26公里", None, None, "asserted"),
    ("据县公安局通报，一辆客车侧翻。¶客车核载50人。", "核载50人", "县公安局", None, "reported"),
    ("记者：当时车速多少？¶李建国：大约每小时95公里，车上有三百人。", "95公里", "李建国", None, "reported"),
    ("甲城社引述北军发言人里格说，北军动用110架无人机，否认攻击平民区。", "攻击平民区", "里格", "甲城社", "denied"),
    ("军方说己方阵亡23人，而记者在公墓数到的新墓就有四十座。", "阵亡23人", "军方", None, "reported"),
    ("军方说己方阵亡23人，而记者在公墓数到的新墓就有四十座。", "四十座", None, None, "asserted"),
    ("一位在上海办公室的算法工程师则表示没有收到邮件。", "没有收到邮件", "算法工程师", None, "reported"),
    ("外交部发言人表示，对遇难者表示哀悼，向伤者表示慰问。", "表示慰问", "外交部发言人", None, "reported"),
    ("市长违反政府规定，私自批地三百亩。", "三百亩", None, None, "asserted"),
    ("她接到班主任通知，赶到了学校。", "赶到了学校", None, None, "asserted"),
    ("两人被带走调查，随后公司停业。", "公司停业", None, None, "asserted"),
    ("8月物价上涨0.6%，国家统计局数据显示。", "0.6%", "国家统计局", None, "reported"),
    ("双方各执一词，引发网友热议。", "各执一词", None, None, "asserted"),
    ("海东大学的一项研究发现，常喝茶的人血压低三成。", "低三成", "海东大学的一项研究", None, "reported"),
    ("警方发现一具尸体。", "一具尸体", None, None, "asserted"),
    ("据“海东发布”消息，目前没有伤亡。", "没有伤亡", "海东发布", None, "reported"),
    ("影片豆瓣评分7.4，片长两小时。", "7.4", "豆瓣", None, "reported"),
    ("一位村民在朋友圈写：村口的桥断了。", "桥断了", "村民", None, "reported"),
    # quotations: over several sentences and paragraphs, and not beyond
    ("院士说：“疫情终会过去。”¶春天到了，花都开了。", "花都开了", None, None, "asserted"),
    ("教师说：“他讲了三遍。没有人听。”¶“后来就散了。”", "没有人听", "教师", None, "reported"),
    ("教师说：“他讲了三遍。¶“后来就散了。”", "后来就散了", "教师", None, "reported"),
    ("教师说：“他讲了三遍。¶会议下午结束。", "下午结束", None, None, "asserted"),
    # the head of an article: an authority's word holds it, a company's does not
    ("铁路公安处公布调查结果，列车超速。¶列车当时载有312人。", "312人", "铁路公安处", None, "reported"),
    ("青河科技公布财报，营收达38亿元。¶公司共有员工6184人。", "6184人", None, None, "asserted"),
    ("海图数据的最终统计是36亿元。", "36亿元", "海图数据", None, "reported"),
    ("陈伯年的回答是“目前没有新厂”。", "目前没有新厂", "陈伯年", None, "reported"),
    ("网传的五亿成本，业内人人都算过。", "五亿成本", "网传", None, "hearsay"),
    ("网传的五亿成本，业内人人都算过。", "人人都算过", None, None, "asserted"),
    # nobody's: rumours that are called so, topics
    ("通报称，网传“大坝溃决”系谣言，大坝运行正常。", "大坝运行正常", "通报", None, "reported"),
    ("针对网传的裁员消息，公司发言人回应称，目前没有裁员计划。", "没有裁员计划", "公司发言人", None, "reported"),
    ("对于网上盛传的“投资四个亿”，她笑了笑。", "投资四个亿", "网上", None, "hearsay"),
    ("有指电影成本高达4亿元。", "4亿元", "有指", None, "hearsay"),
    ("根据有关渠道传言，双方将合建新厂。", "合建新厂", "有关渠道", None, "hearsay"),
]

WIDER = [      # text, probe, source (None: the page itself), via, certainty; near-misses stand beside the hits
    ("镇民政办数据，入住安置点的有812人。", "812人", "镇民政办", None, "reported"),
    ("游客究竟来了多少？文旅局的口径是9万人次。", "9万人次", "文旅局", None, "reported"),
    ("主办单位宣布到场3万人；警方同一时间的估计则约为1万2千人。", "1万2千人", "警方", None, "reported"),
    ("主办方说全天来了6万人；警方的版本则是，最多时两万出头。", "两万出头", "警方", None, "reported"),
    ("水务局公布失踪5人，镇政府的名单则多达11人。", "11人", "镇政府", None, "reported"),
    ("有平台说首日卖了两亿，可云杉数据给出的是1.7亿。", "1.7亿", "云杉数据", None, "reported"),
    ("对于警方的2万1千人，工会并不服气。", "2万1千人", "警方", None, "reported"),
    ("志愿者组织估计有七百人遇难，高于红十字会统计的四百多人。", "四百多人", "红十字会", None, "reported"),
    ("先看官方口径：截至昨晚，11人遇难，79人受伤。", "11人", "官方", None, "reported"),
    ("来看警方通报：两名司机已被拘留。", "两名司机", "警方", None, "reported"),
    ("主办方喊八万，警方数两万，广场上到底站了多少人？", "两万", "警方", None, "reported"),
    ("协会随后又把口径放宽到15%左右。", "15%左右", "协会", None, "reported"),
    ("本报取得的一份员工通知书显示，首批416名工人的合同已经到期。", "416名", "员工通知书", None, "reported"),
    ("记者拿到的一份验收单显示，这批钢材只有三成合格。", "三成", "验收单", None, "reported"),
    ("船检证书上写得清清楚楚，核载60人。", "60人", "船检证书", None, "reported"),
    ("合同里写明，工期为两年。", "两年", "合同", None, "reported"),
    ("民间团体用航拍照片计算，第一场约1.2万人。", "1.2万人", "民间团体", None, "reported"),
    ("退休教授贺承佑用网格法点数，得到的区间是2.8万到3.4万人。", "2.8万到3.4万人", "贺承佑", None, "reported"),
    ("村支书老邓挨家统计，有41户屋顶被掀翻。", "41户", "老邓", None, "reported"),
    ("财政部长魏承安反呛，对方的30亿是“做梦”。", "30亿", "魏承安", None, "reported"),
    ("铁路局新闻处回复：受伤人数没有上百。", "没有上百", "铁路局新闻处", None, "reported"),
    ("主办的工会傍晚在台上高喊，已有六万人站出来。", "六万人", "主办的工会", None, "reported"),
    ("调查委员会主席罗以宁不愿评论超载，只说肇事船没有开灯。", "没有开灯", "罗以宁", None, "reported"),
    ("还有人扒成本，说这片子砸了五个亿。", "五个亿", "有人", None, "hearsay"),
    ("公司昨午发表声明，否认裁员两成，称受影响者约2500人。", "约2500人", "公司", None, "reported"),
    ("矿长史大川摆了摆手，说井下只有6个人。", "6个人", "史大川", None, "reported"),
    ("校长格桑摇摇头，称全校286名学生都在操场上。", "286名", "格桑", None, "reported"),
    ("导演罗梦溪接受本报电话采访时嗓子沙哑：“我们在江上拍了217天。”", "217天", "罗梦溪", None, "reported"),
    ("船老大周海生红了眼眶：“船上一共19个人。”", "19个人", "周海生", None, "reported"),
    ("导演罗梦溪嗓子沙哑：“我们拍了217天。”她还否认了超支一说，“全算上四亿不到”。", "四亿不到", "罗梦溪", None, "reported"),
    ("许女士是被儿子的哭声叫醒的。“一晚上跑了七趟厕所。”", "七趟", "许女士", None, "reported"),
    ("“当时当班的有六十来号人。”在市二院烧伤科，胳膊缠着绷带的操作工邱小军说。", "六十来号人", "邱小军", None, "reported"),
    ("关闭南城办公室的传言，公关总监陆雯也予以否认。", "关闭南城办公室", "陆雯", None, "denied"),
    ("网上传的大坝溃决，县里已经辟谣。", "大坝溃决", "县里", None, "denied"),
    ("警方否认他曾出境。", "他曾出境", "警方", None, "denied"),
    ("有消息称，对岸打算再调两个旅，但目前只到了一个营。", "一个营", None, None, "asserted"),
    ("有网友说全村被埋，死了上百口，这话可千万别信，确认遇难的是8人。", "8人", None, None, "asserted"),
    ("网传仓库存粮只够三天，但记者走访发现货架都是满的。", "货架都是满的", None, None, "asserted"),
    ("气象局说雨会停，但洪峰仍有三米高。", "三米高", "气象局", None, "reported"),
    ("【石门讯】（记者 谭咏诗）车企东曜股价今日急挫14.6%，收报8.31元。", "14.6%", None, None, "asserted"),
    ("（本报记者 谭咏诗 北港报道）车企东曜股价今日急挫14.6%。", "14.6%", None, None, "asserted"),
    ("大数据时代，全省有3000家企业上云。", "3000家", None, None, "asserted"),
    ("他们说好了三点见面，结果等了5个小时。", "5个小时", None, None, "asserted"),
    ("这份工作，说难不难，每天要走4公里。", "4公里", None, None, "asserted"),
    ("他摇了摇头：车站里还有200人没走。", "200人", None, None, "asserted"),
    ("他拉开抽屉：里面有3本账册。", "3本", None, None, "asserted"),
    ("主办方喊来八十名保安维持秩序。", "八十名", None, None, "asserted"),
    ("警方数十人赶到现场。", "数十人", None, None, "asserted"),
    ("合同里的房子有90平方米。", "90平方米", None, None, "asserted"),
    ("张师傅把车速降到60公里。", "60公里", None, None, "asserted"),
    ("名单上有56人。", "56人", None, None, "asserted"),
    ("“十一”假期来了9万名游客。", "9万名", None, None, "asserted"),
    ("据海岛通讯社援引港务局消息，沉船上共有34人。", "34人", "港务局", "海岛通讯社", "reported"),
    ("海岛通讯社引述一名医生说，有两名学童一度住进加护病房。", "两名学童", "一名医生", "海岛通讯社", "reported"),
    ("港务局局长纪文昌表示，沉船上共有34人。他还表示，已救起20人。", "20人", "纪文昌", None, "reported"),
    ("港务局局长纪文昌说，沉船上共有34人。纪文昌强调，搜救还会持续两天。", "34人", "纪文昌", None, "reported"),
    ("通报说，河水两个小时后退去。", "两个小时", "通报", None, "reported"),
    ("据了解，大桥长1200米。", "1200米", "据了解", None, "reported"),
    ("公司预计全年可节省10亿元。", "10亿元", "公司", None, "predicted"),
    ("村民说烧了将近四个钟头，消防队说两个多小时扑灭。", "两个多小时", "消防队", None, "reported"),
    ("据说仓库里有三百吨粮食。", "三百吨", None, None, "hearsay"),
    ("圈里传得最凶的是裁四分之一。", "四分之一", "圈里", None, "hearsay"),
    ("供应商跟记者说，产线已经停了20天。", "20天", "供应商", None, "reported"),
    ("一位在车间干了四年的朋友跟我说，他们那条线砍了500人。", "500人", "朋友", None, "reported"),
    ("声浪网8.4分，比同档的几部高出一截。", "8.4分", "声浪网", None, "reported"),
    ("【10:12】（本报记者 谭咏诗）港口今天进出货船40艘。", "40艘", None, None, "asserted"),
    ("“船上有19个人。”风很大，雨也很大。", "19个人", None, None, "asserted"),
    ("许女士把门关上。“太吵了，一晚上吵了七趟。”", "七趟", "许女士", None, "reported"),
    ("风越来越大。“一晚上刮断了七根电线杆。”", "七根", None, None, "asserted"),
    ("他擦了擦眼睛：“家里死了两口人。”", "两口人", None, None, "asserted"),
    ("货架上贴着一张纸：“每人限购3袋。”", "3袋", None, None, "asserted"),
    ("警方估计现场有8500人。", "8500人", "警方", None, "reported"),
    ("警方的估计出自8500人的样本。", "8500人", None, None, "asserted"),
    ("县里辟谣后，有8名网民道歉。", "8名", None, None, "asserted"),
    ("网友说桥塌了，但大桥其实还立着，只坏了3根栏杆。", "3根", "网友", None, "reported"),
    ("有网友说桥塌了，但大桥其实还立着，只坏了3根栏杆。", "3根", None, None, "asserted"),
    ("据知情人士透露，谈判破裂，但双方还会再谈两轮。", "两轮", None, None, "asserted"),
    ("专家说雨会停，但江水仍要涨两米。", "两米", "专家", None, "reported"),
    ("卫健委公布了一起疫情，共有12人确诊。", "12人", "卫健委", None, "reported"),
    ("船东拒绝评论超载，只说船上有救生衣60件。", "60件", "船东", None, "reported"),
    ("他家的口径不大，碗口15厘米。", "15厘米", None, None, "asserted"),
    ("工人用扳手清点，螺丝少了3颗。", "3颗", "工人", None, "reported"),
    ("说明书上印着，保质期18个月。", "18个月", "说明书", None, "reported"),
    ("墙上写着，每人限购3袋。", "3袋", None, None, "asserted"),
    ("超市里写着优惠，鸡蛋一斤4块。", "4块", None, None, "asserted"),
    ("记者收到的一封邮件显示，第二批名单有455人。", "455人", "邮件", None, "reported"),
    ("圈里传他要走，合同还剩2年。", "2年", "圈里", None, "hearsay"),
    ("朋友来了3个。", "3个", None, None, "asserted"),
    ("我跟他说好了，一共5箱。", "5箱", None, None, "asserted"),
    ("同事跟我说，这批货有5箱。", "5箱", "同事", None, "reported"),
    ("他们网3.5分钟就断了。", "3.5分钟", None, None, "asserted"),
    ("关于大桥的3条建议，市长没有回答。", "3条", None, None, "asserted"),
    ("对于政府的3000人，工会说并不存在。", "3000人", "政府", None, "reported"),
    ("协会把会费调到200元。", "200元", None, None, "asserted"),
    ("研究所用雷达数据推算，冰层每年变薄两米。", "两米", "研究所", None, "reported"),
    ("海事局表示，首艘船艇已到；几名获救乘客则说，他们在水里泡了一个多小时。", "一个多小时", "获救乘客", None, "reported"),
    ("“要是白天就好了。”村民洛桑的右臂吊着绷带，他说家里是老房子，一共塌了3间。", "3间", "洛桑", None, "reported"),
    ("论文里的78%是最终分析，随访更久。", "78%", "论文", None, "reported"),
    ("论文里两组合起来有312例感染，疫苗组只占一成。", "312例", "论文", None, "reported"),
    ("报告中有312页附件。", "312页", None, None, "asserted"),
    ("15日凌晨两点，许女士被哭声叫醒。“一摸额头，烫手，一晚上跑了七趟厕所。”", "七趟", "许女士", None, "reported"),
    ("经省应急厅核实，遇难人数为9人。", "9人", "省应急厅", None, "reported"),
    ("三、经过三天搜救，共救出9人。", "9人", None, None, "asserted"),
]

HEADLINES = [      # a headline, what is asked for, source, certainty
    ("青河科技回应裁员：调整比例不超过一成", "不超过一成", "青河科技", "reported"),
    ("新车发布，李建国：没有三十万下不来", "三十万", "李建国", "reported"),
    ("独家：青河科技启动裁员", "启动裁员", None, "asserted"),
    ("国庆档收官：总票房19亿元", "19亿元", None, "asserted"),
    ("索兰称击落61架无人机", "61架", "索兰", "reported"),
    ("青河科技：影片收入13亿元 预计贡献营收2亿元", "13亿元", "青河科技", "reported"),
]


@pytest.mark.parametrize("text, probe, source, certainty", HEADLINES)
def test_who_speaks_in_a_headline(text, probe, source, certainty):
    held = attribution.at(attribution.find([text], roles=["title"]), 0, text.index(probe))
    start = text.index(probe)
    sure = attribution.certainty_at(text, start, start + len(probe), held)
    assert (held.source, sure) == (source, certainty)


@pytest.mark.parametrize("text, probe, source, via, certainty", [*TABLE, *FIGURES, *WIDER])
def test_whose_word_and_how_sure(text, probe, source, via, certainty):
    held, sure = said(text, probe)
    assert (held.source, held.via, sure) == (source, via, certainty)


@pytest.mark.parametrize("source, kind", [
    ("国情院", "intelligence"), ("韩国情报机构", "intelligence"), ("新华社", "agency"), ("韩联社", "agency"),
    ("CNN", "media"),
    ("多家外媒", "media"), ("外交部", "official"), ("俄方", "official"), ("警方", "official"), ("应急管理局", "official"),
    ("消息人士", "anonymous"), ("不愿具名的官员", "anonymous"), ("多方消息", "anonymous"), ("网友", "public"),
    ("外界", "public"),
    ("分析人士", "expert"), ("经济学家", "expert"), (None, "self"), ("事故调查组", "official"), ("铁路公安处", "official"),
    ("财报", "official"), ("海东日报", "media"), ("陪审团", "official"), ("影评人", "expert"), ("王某", "public"),
])
def test_kinds_of_sources(source, kind):
    assert attribution.source_kind(source) == kind


def test_the_stretch_before_a_speaker_is_the_pages_own():
    found = attribution.find(["副外长鲁登科表示，谈判已经恢复。"])
    assert [(a.source, a.start, a.end) for a in found] == [(None, 0, 9), ("鲁登科", 9, 16)]


def test_a_source_is_named_and_placed_as_the_page_writes_it():
    text = "美國地質調查局指\u200b出，震源深度約15公里。"
    held = attribution.find([text])[-1]
    assert held.source == "美國地質調查局" and held.name == "美国地质调查局"
    sentence, start, end = held.source_span
    assert (sentence, text[start:end]) == (0, "美國地質調查局")


def test_a_question_behind_an_exclamation_leaves_it_asserted() -> None:
    text = "一夜之间关掉五十家店！东曜怎么了？"
    assert attribution.certainty_at(text, 4, 11) == "asserted"
    assert attribution.certainty_at("真的关掉了五十家店？东曜没有回答。", 2, 9) == "speculated"


def test_who_is_called_a_liar_does_not_deny_the_clause_before() -> None:
    text = "官方强调没有人死亡，并驳斥网传“一人不治”是谣言。"
    assert attribution.certainty_at(text, 4, 9) == "asserted"
    assert attribution.certainty_at("网传一人不治，官方称是谣言。", 2, 6) == "denied"


def test_a_notice_is_its_issuers_word():
    page = {"title": "蓝江市水务局关于爆管事件的情况通报", "account": "蓝江发布"}
    pieces = ["蓝江市水务局关于爆管事件的情况通报", "3月2日凌晨，人民路一根供水管破裂。", "约4000户停水6小时。"]
    found = attribution.find(pieces, page=page, roles=["title", "body", "body"], paragraphs=[0, 1, 2])
    assert [a.source for a in found if a.sentence] == ["蓝江市水务局", "蓝江市水务局"]


def test_page_without_notice_speaks_for_itself():
    found = attribution.find(["大桥通车了。", "市民很高兴。"], page={"title": "大桥通车", "account": "蓝江日报"})
    assert {a.source for a in found} == {None} and {a.source_kind for a in found} == {"self"}


def test_denial_of_a_denial_is_none():
    assert attribution.certainty("公司没有否认裁员一事") == "asserted"
    assert attribution.certainty("公司否认裁员") == "denied"


def test_a_notice_signed_below_is_the_signers_and_not_the_sites():
    page = {"title": "7·12暴雨灾情通报（第3号）", "account": "南浦县人民政府网",
            "text": "7·12暴雨灾情通报（第3号）\n全县3人失联。\n南浦县防汛指挥部\n2023年7月12日\n主办：南浦县人民政府"}
    pieces = ["7·12暴雨灾情通报（第3号）", "全县3人失联。"]
    found = attribution.find(pieces, page=page, roles=["title", "body"], paragraphs=[0, 1])
    assert found[-1].source == "南浦县防汛指挥部"


@pytest.mark.parametrize("clause, certainty", [
    ("各部门要裁撤三成岗位", "planned"), ("我们需要减少浪费", "asserted"), ("最后工作日定在6月20日", "planned"),
    ("目前没有裁员计划", "asserted"),
    ("密钥已延期至11月30日", "asserted"), ("上映日期延至5月12日", "planned"), ("他被指收受贿赂200万元", "reported"),
    ("已就撤离是否延误立案调查", "asserted"), ("网上数字严重失实", "denied"), ("听说这片成本三亿", "hearsay"), ("他听说后很生气", "asserted"),
    ("超过半数命中预定目标", "asserted"), ("明日起停止上课", "planned"), ("7月份会有260名毕业生报到", "planned"),
    ("双方将于下月签署协议", "planned"), ("油价将上涨", "predicted"), ("油价可能上涨", "speculated"), ("他可能已经离开", "speculated"),
    ("可能性很小", "asserted"), ("他是一名将军", "asserted"), ("会议即将举行", "planned"), ("这真的发生过吗？", "speculated"),
    ("尚未证实的消息", "speculated"), ("據傳他已辭職", "hearsay"), ("如果谈判破裂，战事将升级", "predicted"),
    ("起火点疑为烘干机", "speculated"),
    ("票价由十元涨到十二元", "asserted"),
    ("两人因涉嫌诈骗被批准逮捕", "asserted"), ("他涉嫌诈骗", "speculated"), ("新增疑似病例7例", "asserted"), ("疑似漏油", "speculated"),
    ("怎么差了四千万？", "asserted"), ("为什么走了三成人？", "asserted"), ("是不是走了三成人？", "speculated"), ("怎么会少三成呢？", "speculated"),
    ("为什么不能走三成人？", "speculated"), ("要怎么让它快三成？", "speculated"), ("可能最早在本月申请破产", "speculated"),
    ("要求其在七天内交出报告", "planned"), ("七天内提出过两次报告", "asserted"), ("最快明天起吊沉船", "planned"), ("他是全队最快的", "asserted"),
    ("从未承诺后撤一寸", "denied"), ("他从未到过海边", "asserted"), ("没这回事", "denied"), ("这是一厢情愿的想象", "denied"),
])
def test_certainty_of_a_clause(clause, certainty):
    assert attribution.certainty(clause) == certainty


TEXT = st.text(alphabet=st.sampled_from("据报道，。：“”称说表示外交部警方在的了他该不没有将可能3月日\u200b韓聯社—《》\n a"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_every_sentence_is_covered_once_in_order(pieces):
    found = attribution.find(pieces, entities=[[] for _ in pieces])
    for index, piece in enumerate(pieces):
        spans = [(a.start, a.end) for a in found if a.sentence == index]
        assert spans[0][0] == 0 and spans[-1][1] == len(piece)
        assert all(first[1] == second[0] for first, second in zip(spans, spans[1:], strict=False))
    assert all(a.certainty in attribution.CERTAINTIES and a.source_kind in attribution.KINDS for a in found)


HOSTILE = ["据新华社报道，", "据", "说", "某局表示，", "“", "记者从", "公布的", "把预测", "网传", "他说，", "发布报告，", "判处"]


@pytest.mark.parametrize("words", HOSTILE)
def test_work_grows_with_length_and_no_faster(words, monkeypatch):
    """Openers sought are bounded for every piece of a sentence, whatever repeats in it."""
    from utils.claims.attribution import records

    text = words * (1500 // len(words))
    found = attribution.find([text], entities=[[]])
    pieces = len(text) // 150 + 1
    assert len(found) <= 2 * pieces * (8 * records.MOST_OPENERS)
    assert found[0].start == 0 and found[-1].end == len(text)


def test_page_order_of_other_pages_does_not_matter():
    one = ["据警方通报，3人被捕。", "他们均已认罪。"]
    assert attribution.find(one) == attribution.find(list(one))


def test_gold_of_the_real_pages(shared):
    """Floors of ../shared/gold/claims.jsonl: source >= 90 % of the attributed answers, certainty >= 85 %
    of all."""
    counts = source_scores.real_pages(shared)
    assert counts["named right"] / counts["named"] >= 0.90
    assert counts["own right"] / counts["own"] >= 0.95
    assert counts["certainty"] / counts["n"] >= 0.90


def test_the_invented_events(tmp_path):
    """Floors on the half that rules were made on; the other half is measured, not tuned (python -m
    tests.source_scores)."""
    counts = Counter()
    for name in ("quake", "boxoffice", "talks"):
        counts += source_scores.score(source_scores.said(evaluation.EVENTS / name, tmp_path / name), [])
    assert counts["source"] / counts["n"] >= 0.93 and counts["certainty"] / counts["n"] >= 0.93
