"""What each line of a page is there for: one model for text dumps and for HTML.

Four observations about Chinese pages carry it.

1.  The article is prose: long lines with commas and full stops, few links. Everything else on a page is short, or
    linked, or both. So each line gets a weight, positive for prose and negative for anything else, and the body is
    the *heaviest run* of lines: in a dump any run (Kadane's maximum-sum segment), in HTML the run of a container.
2.  The furniture of a page is written in few words: 责任编辑, 分享至, 阅读 136, 相关推荐, 图源网络. A line that consists of
    them is what they say, wherever it stands.
3.  A label opens a section that lasts until something else begins: 参考资料, 相关推荐, 评论列表.
4.  A comment list is a grammar (see `threads`), tried wherever a label, a class name or a row of times suggests one.

The steps are the same for both kinds of page: mark the lines whose words say what they are; read the comment lists;
weigh the rest; choose the body; then go outwards from it, above (title, byline, navigation) and below (references,
recommendations, account card), by labels and what is known about each line.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import layout as L
from . import items, stamps, threads
from .layout import Layout, Line

# --- thresholds of the body's weight; lengths in characters of the folded line
PROSE = 12                  # from this length on, a line with punctuation counts as prose
FULL = 240                  # a line weighs no more than this many characters would
SHORT_COST = 9.0            # a line without punctuation costs this much ...
SHORT_COST_HTML = 6.0
LINK_DENSE = 0.5            # share of link text from which a line is a list of links
LINK_COST = 12.0
FURNITURE_COST = 14.0       # a line that says it is furniture
SIGNED_COST = 20.0          # a line that is one of several signed and dated ones
STRONG_COST = 60.0          # a label that ends the article: 相关推荐, 评论列表
BOX_COST = 25.0             # most that one box of links inside an article costs
HEADLINE_COST = 5.0         # a headline: punctuated inside, but no sentence
MIN_BODY = 20               # characters of prose below which a page has no body
COMMENT_EVIDENCE = 1        # comments with a time or a name that a labelled list must hold
UNLABELLED_EVIDENCE = 3     # and one without a label

_STOPS = ",。!?;:、…"
_ENDS = "。!?;…:\"”』」)】》~."

_CN_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?[万亿wWkK]?\+?"

CREDIT = re.compile(
    r"^[\[(【]?(?:(?:图片?|圖片?|配图|题图|封面图?|视频|视觉|素材|取材|资料|內容|内容|文中图片?|以上图片?|本文图片?)(?:均|皆|都)?(?:来源|来自|來源|取材|源自|源|取|出自|截图|选自)?"
    r"(?:于|自)?[:/ ]?(?:互联网|网络|网上|网路|视觉中国|东方IC|东方ic|新华社|中新社|图虫.*|社交媒体|本人|作者|官方|官网|资料图|截图).{0,8}"
    r"|(?:图|圖|图片|圖片|供图|摄|攝|摄影|图源|图片来源|图片提供|图据|图自|圖自|视频来源|照片来源|图片授权|图为网络|视频截图|网络图片?|网络配图|(?:图|圖)/文|文/图)[:/ |@].{1,24}"
    r"|(?:图源|图片来源|图据|图自|视频截图|网络图|网络配图|网图|配图|题图|网络截图).{0,14}"
    r"|.{1,16}(?:供图|供圖|摄|攝|/摄|/摄影|提供图片)"
    r"|(?:Photo|Image|Credit)s?[: ].{1,40})[\])】]?$", re.IGNORECASE)
CAPTION = re.compile(r"^(?:[▲△▼▽↑↓◀▶]|图为|圖為|图:|圖:|图注|圖說|图说|上图|下图|左图|右图|图\d{1,2}[:. ]|圖\d{1,2}[:. ]|资料图:|【图】|点击图片|资料图片?[:： ]|资料图$|\((?:资料图|图)\))"
                     r"|[▲△↑↓]$|\((?:资料图|资料照片|图源.{0,12}|视频截图|网络图|圖.{0,14}攝|記者.{1,10}攝|图.{0,12}|.{1,14}[摄攝])\)$|[\s(/](?:摄|攝)\)?$|(?:資料照|資料照片|資料圖|资料图)\)?$")
_PICTURE_SAYS = re.compile(r"^资料图片?[: ]|^图[:为]")     # what a picture shows, not where it is from
BRACKETED = re.compile(r"^\([^()]{4,60}\)$|^\[[^\[\]]{4,60}\]$")
HASHTAGS = re.compile(r"^(?:#[^#\s]{1,40}#?[\s,、]*)+$")
URL = re.compile(r"^(?:(?:本文|原文)?(?:链接|地址|网址|转载请注明.{0,12})[:]? ?)?(?:https?://|www\.)[^\s一-鿿]+$", re.IGNORECASE)
DISCLAIMER = re.compile(
    r"^[\[(【*※]?(?:特别声明|免责声明|郑重声明|法律声明|版权声明|版权说明|声明|风险提示|投资提示|温馨提示|重要提示|特此声明|免責聲明|聲明|Notice|Disclaimer)[\])】]?[: ]"
    r"|^(?:转载|轉載)(?:此文|请注明|須|须|声明|本文)|^(?:本文|此文|以上(?:内容|文章)?|文章|本稿|该文|图文|图片及?(?:内容|文字)?|部分(?:内容|图片|素材)|素材|网站|本站|本网|本网站|本平台|凡本网|凡本站|凡注明|以上).{0,40}"
    r"(?:仅代表|不代表|僅代表|不构成|仅供参考|侵权|版权归|版权属|如有侵|转载自|涉及版权|信息存储|联系我们|联系删除|与本(?:站|网|平台)|立场|不承担|知识产权|著作权|未经授权|授权转载|著作權)"
    r"|(?:^|[。,;:( ])(?:未经).{0,12}(?:授权|许可|同意|允许|书面).{0,20}(?:不得|禁止|请勿|严禁|转载|使用)|^(?:如|若)(?:有|需|涉及|存在|发现|本文|内容)?.{0,20}(?:侵权|侵犯|侵权问题|侵删|版权问题).{0,40}$"
    r"|(?:文章|內容|内容|观点|本文)仅(?:代表|为)作者(?:本人|个人)|仅代表作者本?个?人观点|不代表.{0,14}(?:立场|观点)|(?:^|[,。 (])(?:侵删|侵权必究|侵权必删|违者必究|版权所有|著作權所有)|原创(?:作品|文章|内容).{0,12}(?:禁止|不得|未经)"
    r"|uploaded and posted by|provides? information storage|All [Rr]ights [Rr]eserved|市场有风险,?投资需谨慎", re.IGNORECASE)
COPYRIGHT = re.compile(r"Copyright|Powered by|Processed in|©|\(C\) ?\d{4}|ICP[备備证證]|公网安备|版权所有|著作權|经营许可证|许可证编?号|营业执照|备案号|(?:违法|不良).{0,6}信息.{0,4}举报|举报(?:电话|邮箱|热线)|客服(?:电话|热线)|广告服务|(?:关于|聯絡|联系)我们|隐私(?:权)?(?:政策|保护)|用户协议|网站地图|服务条款|友情链接|人才招聘|诚聘英才|法律顾问", re.IGNORECASE)
EDITOR = re.compile(
    r"^[\[(【《<]*(?:本文)?(?:(?:(?:责任?|責任?|执行|值班|本文|文字|网络|網路|新媒体|版面|见习|实习|流程|审核|微信|視頻|视频|本期|内容|編輯部?|采写|制作|校对|監製|监制|终审|初审|复审|审校|二审|三审|一审|审读|核校|主)?(?:编辑|編輯|责编|主编|编审|编校|责校|校对|审核|校審|监制|终审|审读|统筹|策划|美编|设计|排版|编导|翻译|编译|編譯|譯者|译者|制图|主播|配音|撰文|撰稿|执笔|核稿|签发|签审|校检|值班主任|实习生)|责编|責編|责|来源|來源|稿源|文章来源|信息来源|原标题|原題|本文来源|消息来源|作者|文章作者|本报记者|(?:本报|实习|特约|见习)?记者|編|出品|供稿|通讯员|文|图文|文字|摄影|撰文)"
    r" ?[/:|丨_]|(?:责任|責任)?(?:编辑|編輯)[: ])", re.IGNORECASE)
EDITOR_TAIL = re.compile(r"^[\[(【](?:责任?编辑?|責任?編輯?|编辑|編輯|责编|实习生|编审|来源|原标题|审核|校对|作者|记者|編譯|编译|完|END|本文来源|纠错|更多|打印|关闭)[^\n]{0,60}[\])】]?$|^[\[(【]?(?:完|END|end|全文完|本文完|未完待续|The End)[\])】]?[.。]?$|^[-—_=*~·.\s]{3,}$|^[(\[]?(?:记者|通讯员|作者|编辑|实习生|撰文)[: ]?(?!回复|其他|相关|最新|热门|推荐)[一-鿿、 ]{2,20}[)\]]?$")
_SIGNED = re.compile(r"^(?:[推嘘→] ?)?[^\s:,。!?][^:,。!?]{0,24}: ?.{1,240}?(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?::\d\d)?$")
SHARE = re.compile(r"^(?:(?:一键|点击|扫码|扫一扫|用?微信|朋友圈|手机|快速|欢迎)?(?:分享|转发|收藏|点赞|在看|打印|关闭|举报|纠错|大中小|字号|字体|复制链接|转发到|微信|微博|QQ空间?|新浪微博|腾讯微博|人人网?|开心网?|豆瓣|朋友圈|海报|Facebook|Twitter|Plurk|LINE|Line|line|"
                   r"投稿|反馈|复制|推荐|推薦|列印|轉寄|轉貼|加入收藏|发邮件|邮件|评论|我要评论|我来说两句|参与评论|下载|客户端|APP|App|app|大|中|小|特大|超大|听新闻|听|朗读|返回顶部|顶部|背景|默认|赞|打赏|喜欢|关注|已关注|\+关注|展开全文|查看全文|阅读全文|展开|收起|更多|到|至|给好友|好友|给|扫描二维码|微信扫一扫|打开微信|"
                   r"分享到|分享至|分享给|用户|[0-9]+|[|/·:>+\-\[\]()A ,。、【】<>«»!]+)\s*){1,24}$")
READS = re.compile(rf"(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|人氣|查看|观看|播放|点阅|訪問|访问|阅读量|浏览量|点击量|浏览次数|点击数|阅读数|点击率|阅览|已读|views?|Views?|热度)(?:次数|量|数|數|率)?[:： (]*(?P<n>{_CN_NUM})|(?P<n2>{_CN_NUM}) ?(?:次|人)?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|观看|播放|views?|看过|读过|人阅读|次阅读|次浏览)")
LIKED = re.compile(rf"(?:点赞|赞|喜欢|推荐|顶)[:： (]*(?P<n>{_CN_NUM})|(?P<n2>{_CN_NUM}) ?(?:人|个|次)?(?:点赞|赞|喜欢)")
DECLARED = re.compile(
    rf"(?:评论|評論|跟贴|跟帖|跟貼|回复|回覆|留言|回帖|回應|回应|讨论|讨论数|点评|最新回复|全部评论|网友评论|最新评论|评论数|回复数)(?:数|區|区|列表)?[:： ]*[(\[【]? ?(?P<n>{_CN_NUM}) ?[)\]】条]?"
    rf"|(?:共|已?有|共有|全部|查看|查看全部|查看所有|展开全部|所有)? ?(?P<n2>{_CN_NUM}) ?(?:条|則|则|个|位|人|次|篇)?(?:网友|用户)?(?:参与)?(?:评论|評論|跟贴|跟帖|回复|回覆|留言|回帖|回應|回应|讨论|跟貼|点评|参与)")
STATS = re.compile(rf"(?:{_CN_NUM}) ?(?:文章数?|篇文章|篇原创内容|关注度|粉丝|获赞|关注|作品|内容|视频)|(?:粉丝|文章|获赞|作品|原创|关注|总阅读|累计阅读)(?:数|量)?[: ]? ?{_CN_NUM}")
ACCOUNT = re.compile(r"^(?:简介|簡介|个人简介|作者简介|作者简介及?.{0,4}|认证|个性签名|签名|账号简介|功能介绍|公众号简介|关于作者|作者介绍|作者信息)[: ]|^(?:简介|作者简介|关于作者|作者介绍)$")
CRUMBS = re.compile(r"(?:首页|首頁|主页|您?当前(?:的)?位置|当前位置|您的位置|您现在的位置|现在位置|所在位置|网站首页|目前位置|您所在的位置)")
CRUMB_MARKS = re.compile(r"[>›»→/|·\-]| - ")

COMMENT_LABEL = re.compile(
    rf"^[|·◆■●▍▎\s]*(?:(?:网友|网民|全部|最新|热门|精彩|精选|用户|读者|文章|最热|热点|查看|共有?|已有|相关|所有|本文|我要|发表|写|最佳|部分|神|热|参与|文章|用户)*"
    rf"(?:评论|評論|跟贴|跟帖|跟貼|留言|回复|回覆|回帖|回應|回应|点评|热评|讨论|討論|交流|回答|说两句|神回复|互动|評論|發言|发言)(?:列表|区|區|板|内容|专区|数|精选|如下|详情|排行|墙)?)"
    rf"(?:仅供其?表达.{{0,10}}|以上网友.{{0,20}})?[ :：]*[(\[【]?(?:共? ?{_CN_NUM} ?[条个則则楼]?(?:评论|回复|回帖|跟贴)?)?[)\]】]?[:： >»]*(?:最新|最热|默认|按?时间|按?热度|正序|倒序|全部|热门|展开|收起|[|/ ])*$"
    rf"|^[(共]?(?:(?:共|已有|全部|共有|所有)? ?{_CN_NUM} ?[条个則则]|(?:共|已有|全部|共有|所有) ?{_CN_NUM} ?|{_CN_NUM} ?(?=评论|跟贴|跟帖|留言))(?:网友|全部|精彩|热门)?(?:评论|評論|跟贴|跟帖|回复|回覆|留言|回帖|回應|回应|讨论|点评)\)?[:：]?(?:最新|最热|默认|按?时间|按?热度|正序|倒序|[|/ ])*$"
    rf"|^(?:Comments?|Responses?|Replies|Leave a (?:comment|reply))\b.{{0,30}}$|^.{{0,40}}(?:有|上的?) ?{_CN_NUM} ?[条个则則]?(?:评论|回复|回應|留言|想法|评论于).{{0,6}}$", re.IGNORECASE)
# A label made of several counts: 我来说两句 12 人参与,12 条评论; 跟贴 8 参与 900.
_LABEL_COUNTS = re.compile(r"^(?:(?:我来说两句|我要评论|说两句|网友|全部|最新|热门|精彩|评论|跟贴|跟帖|留言|回复|参与|文明上网[^\d]{0,16}|[|:,()·-]|\d[\d,.]*[万wk]?|[条人个次])[ ]?)+$")
_LABEL_WORD = re.compile(r"说两句|\d ?条 ?(?:评论|跟贴|留言|回复)|(?:评论|跟贴|跟帖|留言) ?\d")
REFERENCE_LABEL = re.compile(
    r"^[\[(【◆■●▍\s]*(?:主要|部分|本文)?(?:参考|參考|引用|信息|消息|信源|资料|資料|文献|权威|新闻|官方)(?:的)?(?:资料|資料|文献|文獻|信源|来源|來源|文章|链接|连结|内容|消息|信息|媒体|依据|书目|出处|网站|报道)?(?:与|及|和|/)?(?:参考|资料|文献|链接|信源|来源|出处)?(?:如下|汇总|列表|来源)?[\])】]?[: ]{0,2}$|^(?:References?|Sources?)[: ]{0,2}$", re.IGNORECASE)
_NOT_REFERENCE = frozenset(("新闻", "消息", "信息", "参考", "资料", "權威", "权威", "官方", "官方网站", "新闻链接", "新闻网站", "官方报道", "新闻报道", "资料链接", "官方媒体", "新闻媒体", "消息报道", "新闻内容", "信息内容", "新闻文章"))
RELATED_LABEL = re.compile(
    r"^[|·◆■●▍▎#>+\s\[【(]*(?:更多)?(?:相关|相關|热门|熱門|热点|精彩|猜你|为您|为你|今日|推荐|推薦|精选|随机|随便|延伸|编辑|小编|本周|近期|最新|最近|往期|一周|24小时|48小时|本月|大家|其他|其它|下一?篇|上一?篇|更多|频道|本类|同类|图片|视频|社区|论坛|点击|阅读|新闻|周|月|日|独家|站内|关联|你可能|您可能|看过|頭條|頭条|头条|要闻|体育|娱乐|财经|科技|汽车|军事|国际|国内|社会|教育|健康|房产|旅游|家居|时尚|游戏|公开课|本地|原创|作者|TA|Ta|他|她|该作者|博主|热|人气|排行|焦点|深度|滚动|即时|即時|專題|专题|国际|兩岸|财富|评论|猜|也)+的?"
    r"(?:推荐|推薦|阅读|閱讀|新闻|新聞|文章|报道|報導|报导|资讯|資訊|内容|链接|连结|喜欢|感兴趣|排行榜?|榜|榜单|主题|主題|话题|專題|专题|要闻|要聞|原创|回顾|更多|视频|图片|关注|热点|热文|热读|热搜|热帖|帖子|搜索|标签|标签|读物|在看|都在看|在搜|其他文章|精选|下文|看点|专栏|头条|新闻网|消息|速递|动态|浏览|还看了|还喜欢|的人|推广|集锦|图集|新聞網|焦點|話題|推介|搜寻|连载|好文|信息|一篇|篇|图文|博文|日志|博客|作品|全部|全文)*[\])】]*[: ]*(?:更多|more|>+|全部|换一[批换]|查看更多|全部)*[>»\s]*$", re.IGNORECASE)
RELATED_WORDS = re.compile(r"推荐|推薦|阅读|閱讀|相关|相關|热|熱|排行|榜|要闻|要聞|猜你|随机|延伸|往期|精彩|喜欢|感兴趣|头条|頭條|更多|上一篇|下一篇|关联|最新|回顾|原创|焦点|速递|都在看|还看|专题|專題|关注|滚动|即時|即时|图集|本地|公开课")
NEXT_PREVIOUS = re.compile(r"^[\[(【<«]?(?:上一?[篇条则页頁]|下一?[篇条则页頁]|前一?[篇页]|后一?[篇页]|上则|下则|下一则|相关阅读|相关新闻|相关报道|延伸阅读|延伸閱讀|相關新聞|相關報導|推荐阅读|往期推荐|更多精彩|更多新闻|点击阅读|精彩推荐|编辑推荐|原文链接|阅读原文|返回.{0,12}(?:查看更多|首页|列表|顶部)|查看更多.{0,10})[\])】]?(?:[:： >»]|$)")
AD = re.compile(r"^(?:\[?(?:广告|廣告|推广|赞助|AD|ad|Advertisement|Sponsored)\]?[\s.:。>]*|ad ?\d{0,3} ?(?:webp|jpe?g|png|gif)?|.{0,12}(?:webp|jpe?g|png|gif|JPG|PNG)|广告\s?.{0,6})$|^(?:扫描?|长按|识别|关注).{0,12}(?:二维码|公众号|微信号|加微信).{0,30}$|^点击(?:下载|安装|上方|下方|右上角|蓝字).{0,20}$|^(?:更多(?:精彩|内容|资讯|新闻).{0,30}(?:关注|下载|公众号|客户端|APP).{0,20})$", re.IGNORECASE)
# Invitations to follow, like, download, subscribe: furniture at an article's end, whatever their length.
PROMOTION = re.compile(
    r"(?:专页|粉丝团|粉丝页|脸书|facebook|twitter|google ?\+|google ?plus|line|instagram|telegram|微博|微信|公众号|客户端|app|频道|订阅号|视频号|抖音号|小程序)"
    r".{0,60}(?:按此|点击|点选|关注|like|赞|下载|follow|扫一?扫|扫码|加入|订阅|搜索|第一手|添加|分享给)"
    r"|(?:按此|点击|点选|关注|like|赞|下载|follow|扫一?扫|扫码|加入|订阅|搜索|添加|欢迎|更多|长按|登录).{0,40}"
    r"(?:专页|粉丝团|粉丝页|脸书|facebook|twitter|google ?\+|line|微博|微信|公众号|客户端|app|订阅号|二维码|视频号|小程序|官网|网站)"
    r"|更多.{0,20}(?:请|敬请).{0,6}(?:关注|浏览|访问|登录|留意|点击)|欢迎.{0,10}(?:投稿|来稿|爆料|报料|留言|订阅|转发|分享|关注)|(?:投稿|爆料|报料|新闻热线|热线电话|联系电话|商务合作|广告合作)[:邮电热请]", re.IGNORECASE)
SERVER = re.compile(r"^(?:现在是|今天是|今日|当前时间|系统时间|北京时间|服务器时间|GMT).{0,30}$|^\d{4}年\d{1,2}月\d{1,2}日 ?星期[一二三四五六日天]$")
SCENE = re.compile(r"会面|会见|會見|会谈|會談|接见|合影|握手|出席|签署|簽署|率团|访问|訪問|抵达|参观|讲话|致辞|现场|現場|画面|資料|资料|照片|会晤|合照|视察|发表|检阅|阅兵|乘车|交谈|交流|亮相|示意|演习|发射|图片|截图|剪影|进行(?:训练|搜救|救援)|救援|搜救|搜寻")
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.． ]|\([一二三四五六七八九十\d]{1,3}\)|0?\d{1,2}[、.．)）:\s](?!\d)|第[一二三四五六七八九十\d]{1,3}[,、:章节部分 ]|Part ?\d|PART ?\d|NO\.? ?\d|[①-⑳])", re.IGNORECASE)
_NAV_SPLIT = re.compile(r"[\s|>›»·/\-_]+")


@dataclass(slots=True)
class Roles:
    """The role of each line, beside the run of the body and the comments that were read on the way."""

    roles: list[str]
    body: tuple[int, int] = (0, 0)                  # indexes, half open
    thread: threads.Thread = field(default_factory=threads.Thread)
    title_line: int | None = None
    byline: int | None = None
    account: str | None = None                      # from an account card
    outside: set[int] = field(default_factory=set)  # lines between the body's first and last that are not part of it


# -------------------------------------------------------------------------------------------------- one line alone

def words_of(line: Line) -> str | None:
    """The role that a line's own words give it, whatever stands around it; None where they do not tell."""
    key = line.key
    n = len(key)
    if n > 400:
        return None
    if n <= 60:
        if URL.match(key):
            return "url"
        if key[0] == "#" and HASHTAGS.match(key):
            return "hashtag"
        if AD.match(key):
            return "ad"
        if COMMENT_LABEL.match(key) or (_LABEL_COUNTS.match(key) and _LABEL_WORD.search(key)):
            return "section_label"
        if REFERENCE_LABEL.match(key) and key.strip(":：[]【】 ") not in _NOT_REFERENCE:
            return "reference_label"
        if RELATED_LABEL.match(key) and RELATED_WORDS.search(key):
            return "recommendation"
        if key[0].isdigit() and _only_stamp(line):
            return "byline"
        if SHARE.match(key):
            return "engagement"
        if n <= 40 and CREDIT.match(key) and not _PICTURE_SAYS.match(key):
            return "credit"
        if ACCOUNT.match(key):
            return "account_card"
        if n <= 40 and STATS.search(key) and not any(c in key for c in "。!?,;"):
            return "account_card"
        if SERVER.search(key) and n <= 50:
            return "page_time"
        if EDITOR_TAIL.match(key):
            return "byline"
        if NEXT_PREVIOUS.match(key):
            return "recommendation"
        if n <= 40 and _engagement(key):
            return "engagement"
        if CRUMBS.search(key) and (CRUMB_MARKS.search(key) or n <= 16) and not key.endswith("。"):
            return "navigation"
    if n <= 80 and EDITOR.match(key) and not key.endswith(("?", "。", "!")):
        return "byline"
    if DISCLAIMER.search(key) and n <= 400:
        return "disclaimer"
    if n <= 200 and COPYRIGHT.search(key) and not key.endswith("。"):
        return "navigation"
    if n <= 90 and (n <= 34 or not key.endswith("。")) and _is_byline(key):
        return "byline"
    if n <= 60 and CAPTION.search(key) and line.links < n / 2:
        return "caption"
    if key[0] == "#" and HASHTAGS.match(key):
        return "hashtag"
    if URL.match(key):
        return "url"
    return None


def _engagement(key: str) -> bool:
    """A line of counts and buttons: 47 阅读:30368, 评论(3) 点赞, 最新回复(2)."""
    rest = READS.sub(" ", key)
    rest = DECLARED.sub(" ", rest)
    rest = LIKED.sub(" ", rest)
    if rest == key:
        return key.isdigit() and len(key) <= 7
    return not rest.strip() or bool(SHARE.match(rest.strip()))


_BYLINE_REST = re.compile(r"(?:来源|來源|作者|记者|編輯|编辑|责编|责任编辑|发布时间|發布時間|发表时间|更新时间|更新|发布|發布|发表于|发布于|時間|时间|日期|字号|字体|阅读|浏览|点击|评论|分享|原创|公众号|出处|文章来源|信息来源)")


def _is_byline(key: str) -> bool:
    """Whether a line says who published, and when: a full time with little but names and counts around it."""
    found = stamps.find(key)
    if not any(stamp.full for stamp in found):
        return False
    stamp = next(s for s in found if s.full)
    left, right = key[:stamp.start].strip(), key[stamp.end:].strip()
    if len(left) > 60 or any(c in left for c in "。!?;") or ("," in left and not _BYLINE_REST.search(left)):
        return False
    if len(left) > 24 and not (_BYLINE_REST.search(left) or _BYLINE_REST.search(right)):
        return False
    rest = READS.sub("", right)
    if stamp.hour is None and right and not _BYLINE_REST.search(key) and len(left) + len(right) > 24:
        return False
    if stamp.hour is None and right[:1] and right[0] in "至到起以,、前后-—" and "编" not in right:
        return False
    return len(rest) <= 60 and not any(c in rest for c in "。!?;")


# ------------------------------------------------------------------------------------------------------- the model

def label(page: Layout, *, account: str | None = None) -> Roles:
    """Give every line of a page its role."""
    lines = page.lines
    if not lines:
        return Roles([])
    said = [words_of(line) for line in lines]
    state = Roles([""] * len(lines))
    is_html = lines[0].html
    regions = _comment_regions(page, said) if is_html else []
    weights = [weigh(line, role) for line, role in zip(lines, said)]
    signed = _signed(lines)
    for i in signed:
        weights[i] = -SIGNED_COST
    if is_html:
        for first, last in regions:
            for i in range(first, last):
                weights[i] = min(weights[i], -2.0)
    else:
        _cost_of_comments(lines, said, weights)
    state.body = _body_of_html(page, weights, state) if is_html else heaviest_run(weights)
    if is_html and _prose_in(lines, state.body) < MIN_BODY and regions:
        _first_post(page, said, state)
    if _prose_in(lines, state.body) < MIN_BODY:      # no article: what stands above the first section is the head
        first = next((i for i, role in enumerate(said) if role in ("section_label", "reference_label")), len(lines))
        state.body = (first, first)
    after = [i for i in signed if state.body[0] < i < state.body[1]]
    if after and not any(weights[i] > 0 for i in range(after[0], state.body[1])):
        state.body = (state.body[0], after[0])
    _fill_body(lines, said, weights, state)
    _above(lines, said, state)
    _below(page, said, state, account, regions)
    state.roles = [role or said[i] or "navigation" for i, role in enumerate(state.roles)]
    return state


def weigh(line: Line, role: str | None) -> float:
    """How much a line speaks for being body: positive for prose, negative for furniture, in characters."""
    key = line.key
    n = len(key)
    if role in ("section_label", "recommendation"):
        return -STRONG_COST if not line.html else -FURNITURE_COST
    if role == "reference_label":
        return -FURNITURE_COST * 2
    if role in ("caption", "credit", "ad") and n <= 60:
        return -1.0
    if role in ("hashtag", "url"):
        return -4.0
    if role is not None:
        return -FURNITURE_COST
    stops = sum(map(key.count, _STOPS))
    if line.html:
        if line.links and line.links >= LINK_DENSE * n:
            return -LINK_COST if n < 40 or line.links > .8 * n else -2.0
        if stops == 0 or n < PROSE:
            return -SHORT_COST_HTML / 3 if stops else -SHORT_COST_HTML
    elif stops == 0 or n < PROSE:
        return -SHORT_COST / 3 if stops else -SHORT_COST
    sentence = "。" in key or key[-1] in "。!?;…:”\"』」" or key.endswith("...")
    if not sentence:
        if n > FULL:
            full = sum(map(key.count, "。;"))
            if full == 0 and key.count(" ") * 60 > n:
                return -HEADLINE_COST * 4
        if n <= 45:
            return -HEADLINE_COST if not line.html else -1.0
        return min(n, FULL) / 4
    if n > FULL and key.count("。") * 150 < n and key.count(" ") * 100 > n:
        return -HEADLINE_COST * 4          # headlines glued into one line
    return min(n, FULL) / 2 - line.links


def heaviest_run(weights: Sequence[float], first: int = 0, last: int | None = None) -> tuple[int, int]:
    """The contiguous run with the largest sum (Kadane), as half-open indexes; the first of equals; (0, 0) for none."""
    best, best_run = 0.0, (first, first)
    total, start = 0.0, first
    for i in range(first, len(weights) if last is None else last):
        if total <= 0:
            total, start = 0.0, i
        total += weights[i]
        if total > best:
            best, best_run = total, (start, i + 1)
    return best_run


def _prose_in(lines: Sequence[Line], run: tuple[int, int]) -> int:
    return sum(len(lines[i].key) for i in range(*run) if any(c in lines[i].key for c in "。,!?;"))


def _signed(lines: Sequence[Line]) -> list[int]:
    """Lines of the form `name: text time`, where at least three stand in a row: comments, a line each."""
    hits = [i for i, line in enumerate(lines) if len(line.key) < 300 and line.key[-1].isdigit() and _SIGNED.match(line.key)]
    runs: list[list[int]] = []
    for i in hits:
        if runs and i - runs[-1][-1] <= 2:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) >= UNLABELLED_EVIDENCE for i in run]


def _cost_of_comments(lines: Sequence[Line], said: Sequence[str | None], weights: list[float]) -> None:
    """In a dump, what follows a comment label is no article as long as it reads as comments."""
    for i, role in enumerate(said):
        if role == "section_label" and i + 1 < len(lines):
            pieces = [threads.take_apart(k, lines[k]) for k in range(i + 1, min(i + 40, len(lines)))]
            marks = sum(1 for p in pieces if p.bullet or p.stamp is not None or threads._starts_reply(p))
            if marks >= 1 and marks * 12 >= len(pieces):
                weights[i] = -10_000.0
                return


# ------------------------------------------------------------------------------------------------------- HTML body

_OFF = L.COMMENT | L.RELATED | L.NAVIGATION | L.FOOTER | L.SHARE | L.ADVERT


def _comment_regions(page: Layout, said: Sequence[str | None]) -> list[tuple[int, int]]:
    """Containers whose names say that they hold comments, the outermost ones."""
    regions: list[tuple[int, int]] = []
    total = len(page.lines)
    for box in page.containers:
        if box.hints & L.COMMENT and box.last - box.first >= 1 and (box.last - box.first) < max(total * .95, 8):
            if box.hints & L.BODY and not re.search(r"comment|reply|cmt|pinglun|tie", box.names, re.IGNORECASE):
                continue
            if regions and box.first >= regions[-1][0] and box.last <= regions[-1][1]:
                continue
            regions.append((box.first, box.last))
    return regions


def _body_of_html(page: Layout, weights: list[float], state: Roles) -> tuple[int, int]:
    """The container that is worth most, and inside it the lines that belong to the article.

    A container is worth what its own lines weigh and what the containers in it are worth; one that is worth less
    than nothing (a box of links, an advertisement) costs no more than BOX_COST, however long it is.
    """
    lines, boxes = page.lines, page.containers
    weights[:] = [w + _hint_weight(line, w) for line, w in zip(lines, weights)]
    worth = [0.0] * len(boxes)
    for line, w in zip(lines, weights):
        if line.block >= 0:
            worth[line.block] += w
    for n in range(len(boxes) - 1, -1, -1):
        box = boxes[n]
        if worth[n] > 0 and box.hints & (L.RELATED | L.COMMENT | L.FOOTER) and not box.hints & L.BODY:
            worth[n] *= .5
        if box.parent >= 0:
            worth[box.parent] += max(worth[n], -BOX_COST)
    best, chosen = 0.0, -1
    for n, box in enumerate(boxes):
        value = worth[n] * (1.05 if box.hints & L.BODY and not box.hints & _OFF else 1.0)
        if value >= best and value > 0:          # later means deeper among equals
            best, chosen = value, n
    if chosen < 0:
        return heaviest_run(weights)
    inside = _inside_box(page, chosen, worth)
    prose = [i for i in inside if weights[i] > 0]
    if not prose:
        return 0, 0
    state.outside = _outside(page, inside, prose, weights)
    kept = [i for i in inside if i not in state.outside]
    first, last = kept[0], kept[-1] + 1
    state.outside |= set(range(first, last)) - set(kept)
    return first, last


def _first_post(page: Layout, said: Sequence[str | None], state: Roles) -> None:
    """A page that is nothing but a thread: its first post is the article."""
    found = items.records(page, (0, 0), said)
    if len(found) < 2:
        return
    texts = [p.index for p in found[0].pieces if p.rest and p.stamp is None and not p.hint & (L.AUTHOR | L.AUX)]
    if texts:
        state.body = (texts[0], texts[-1] + 1)
        state.outside = set()


def _inside_box(page: Layout, chosen: int, worth: Sequence[float]) -> list[int]:
    """The lines of a container that stand in no box of links or furniture inside it."""
    boxes, lines = page.containers, page.lines
    first, last = boxes[chosen].first, boxes[chosen].last
    dropped = [False] * len(boxes)
    for n in range(chosen + 1, len(boxes)):
        box = boxes[n]
        if box.first >= last and box.last > last:
            break
        if dropped[box.parent] if box.parent >= 0 else False:
            dropped[n] = True
        elif worth[n] < 0 and box.last > box.first:
            size = sum(len(lines[i].key) for i in range(box.first, box.last))
            links = sum(lines[i].links for i in range(box.first, box.last))
            dropped[n] = links > .4 * size or bool(box.hints & _OFF and not box.hints & L.BODY)
        elif box.hints & (L.COMMENT | L.RELATED) and not box.hints & L.BODY:
            dropped[n] = True
    return [i for i in range(first, last) if not (lines[i].block >= 0 and dropped[lines[i].block])]


def _outside(page: Layout, inside: Sequence[int], prose: Sequence[int], weights: Sequence[float]) -> set[int]:
    """Lines before the first and behind the last prose that are no siblings of the article's paragraphs."""
    lines, boxes = page.lines, page.containers
    blocks = {lines[i].block for i in prose}
    parents = {(boxes[lines[i].block].parent, lines[i].tag) for i in prose if lines[i].block >= 0}
    outside = set()
    for i in inside:
        if prose[0] <= i <= prose[-1]:
            continue
        line = lines[i]
        sibling = line.block in blocks or (line.block >= 0 and (boxes[line.block].parent, line.tag) in parents)
        if weights[i] < -SHORT_COST_HTML or not sibling or line.links * 2 > len(line.key):
            outside.add(i)
    return outside


def _hint_weight(line: Line, weight: float) -> float:
    around = line.around
    if not around:
        return 0.0
    if weight > 0:
        cost = 0.0
        if around & L.COMMENT:
            cost += .5
        if around & L.FOOTER and not around & L.BODY:
            cost += .5
        if line.near & (L.CAPTION | L.DISCLAIMER | L.EDITOR) and not line.near & L.BODY and len(line.key) < 120:
            cost += .6
        return -min(cost, 1.1) * weight
    return 0.0


# ------------------------------------------------------------------------------------------------ inside the body

def _fill_body(lines: Sequence[Line], said: Sequence[str | None], weights: Sequence[float], state: Roles) -> None:
    """The roles of the lines inside the body's run: prose is body; short lines are headings, captions, credits."""
    first, last = state.body
    repeated = Counter(lines[i].key for i in range(first, last) if len(lines[i].key) <= 16)
    slots = _picture_slots(lines, first, last, said, repeated)
    for i in range(first, last):
        if i in state.outside:
            state.roles[i] = said[i] or ("recommendation" if len(lines[i].key) >= 9 else "navigation")
        else:
            state.roles[i] = said[i] or _inside(lines, i, first, last, repeated, slots)
    _peel(lines, said, state)
    if not lines[0].html:
        _no_two_headings(lines, state)
    if not lines[0].html and not slots:
        _agree(lines, first, last, said, state)


def _peel(lines: Sequence[Line], said: Sequence[str | None], state: Roles) -> None:
    """Invitations at the article's end are advertisements; the last sentence of prose ends the search."""
    for i in range(state.body[1] - 1, state.body[0], -1):
        if state.roles[i] in ("body", "heading", "caption") and i not in state.outside:
            key = lines[i].key
            if len(key) > 200 or not PROMOTION.search(key):
                return
            state.roles[i] = "ad"


def _no_two_headings(lines: Sequence[Line], state: Roles) -> None:
    """A question right before a heading closes the section above it: it is a sentence."""
    for i in range(state.body[0], state.body[1] - 1):
        if state.roles[i] == state.roles[i + 1] == "heading" and lines[i].key[-1] == "?" and "," in lines[i].key:
            state.roles[i] = "body"


def _agree(lines: Sequence[Line], first: int, last: int, said: Sequence[str | None], state: Roles) -> None:
    """Short lines of one article are of one kind: mostly scenes, then all captions; a numbered one never."""
    short = [i for i in range(first, last) if state.roles[i] in ("heading", "caption") and not said[i]
             and not NUMBERED.match(lines[i].key) and lines[i].key[-1] not in "!?:"]
    scenes = sum(1 for i in short if state.roles[i] == "caption")
    scenes += sum(1 for i in range(first, last) if said[i] == "caption")
    if scenes * 2 >= len(short) and scenes >= 1:
        for i in short:
            state.roles[i] = "caption"


def _picture_slots(lines: Sequence[Line], first: int, last: int, said: Sequence[str | None], repeated: Counter) -> bool:
    """Whether a dump shows where its pictures stood by other means than captions: wider gaps, repeated credits."""
    gaps = Counter(lines[i].gap for i in range(first + 1, last))
    if not gaps:
        return False
    usual = gaps.most_common(1)[0][0]
    wide = sum(n for gap, n in gaps.items() if gap > usual)
    credits = sum(1 for i in range(first, last) if said[i] == "credit" or repeated[lines[i].key] >= 3)
    return wide >= 2 or credits >= 2


def _inside(lines: Sequence[Line], i: int, first: int, last: int, repeated: Counter, slots: bool) -> str:
    line = lines[i]
    key = line.key
    n = len(key)
    if line.html and line.links > .8 * n and n >= 6 and line.around & L.RELATED:
        return "recommendation"
    if line.level >= 2 and n <= 60:
        return "heading"
    if line.near & L.CAPTION and n <= 120 and line.html:
        return "caption"
    if n > 45:
        return "body"
    if repeated[key] >= 3 and not line.html and not any(c in key for c in "。,!?0123456789"):
        return "credit"
    if BRACKETED.match(key):
        return "caption"
    ends = key[-1] in "。!?;…:,、\"”』」~" or key.endswith("...")
    inner = sum(map(key.count, ",。;"))
    if key.endswith(("。", ";", "…", ",", ":", "...")) or inner >= 2:
        return "body"
    if line.html and line.picture and n <= 40 and not ends:
        return "caption"
    if line.html and (line.bold or NUMBERED.match(key)) and n <= 40 and not key.endswith("。"):
        return "heading"
    if line.html:
        return "body"
    if n > 36 or i == first and inner:
        return "body"
    if NUMBERED.match(key):
        return "heading"
    if inner and _GOES_ON.match(key):
        return "body"
    if key.endswith(("!", "?")) and n > 24:
        return "body"
    if inner and key[-1] in "!?":
        return "heading" if n <= 24 else "body"
    if i == last - 1 and i > first:
        return "body"
    if not slots and not key[-1] in "!?:" and (SCENE.search(key) or _names_only(key)) and not inner:
        return "caption"
    return "heading"


# A line that begins by joining on to the one before is a sentence, not a heading.
_GOES_ON = re.compile(r"(?:对此|这样一来|那么|但|然而|不过|因此|因而|所以|于是|同时|其实|可是|如果|此外|另外|总之|事实上|毕竟|显然|当然|随后|接着|与此同时|最后|最终|甚至|而且|并且|而|换句话说|也就是说|只是|只要|一旦|尽管|虽然)(?:是|说|在)?[,一-鿿]")
_JOINT = re.compile(r"^[^的了是在将被把]{2,8}[与和、跟][^的了是在将被把]{2,8}$")
_RATHER_HEADING = re.compile(r"[?]|关系|合作|问题|影响|原因|背景|前景|挑战|棋局|危机|博弈|困境|选择|未来|趋势")


def _names_only(key: str) -> bool:
    """A与B: two names and nothing else."""
    return bool(_JOINT.match(key)) and not _RATHER_HEADING.search(key)


# ------------------------------------------------------------------------------------------------- above and below

_SECTION_TITLE = re.compile(r"[_|\-—–]")


def _above(lines: Sequence[Line], said: Sequence[str | None], state: Roles) -> None:
    """Title, byline, navigation and engagement before the body."""
    first = state.body[0]
    for i in range(first):
        state.roles[i] = said[i] or ""
    bylines = [i for i in range(first) if state.roles[i] == "byline" and _has_full_stamp(lines[i])]
    if bylines:
        state.byline = bylines[-1] if not lines[0].html else bylines[-1]
    limit = state.byline if state.byline is not None else first
    state.title_line = _choose_title(lines, said, state, limit, first)
    for i in range(first):
        if i == state.title_line:
            state.roles[i] = "title"
        elif not state.roles[i]:
            state.roles[i] = _before_body(lines, i, state, first)


def _has_full_stamp(line: Line) -> bool:
    return any(stamp.full for stamp in stamps.find(line.key))


def _choose_title(lines: Sequence[Line], said: Sequence[str | None], state: Roles, limit: int, first: int) -> int | None:
    """In a dump: the line before the byline or the body that reads as a headline, the longest of the near ones."""
    if lines[0].html:
        levels = [i for i in range(limit) if lines[i].level == 1 and len(lines[i].key) >= 4 and not said[i]]
        return levels[-1] if levels else None
    candidates = [i for i in range(max(0, limit - 8), limit)
                  if not said[i] and 5 <= len(lines[i].key) <= 120 and not lines[i].key.endswith(("。", ";", ","))]
    if not candidates:
        return None
    return max(candidates, key=lambda i: (min(len(lines[i].key), 30), i))


def _before_body(lines: Sequence[Line], i: int, state: Roles, first: int) -> str:
    line = lines[i]
    key = line.key
    if state.title_line is not None and i > state.title_line:
        if key.isdigit():
            return "engagement"
        if state.byline is not None and abs(i - state.byline) <= 2 and threads.is_name(key):
            return "byline"
        if len(key) <= 20 and threads.is_name(key) and i - state.title_line <= 3:
            return "byline"
        if i < first and len(key) >= PROSE and any(c in key for c in "。,"):
            return "body"
    return "navigation"


def _below(page: Layout, said: Sequence[str | None], state: Roles, account: str | None,
           regions: Sequence[tuple[int, int]]) -> None:
    """What follows the body: sections by their labels, comments by their grammar, what is left by its words."""
    lines = page.lines
    roles = state.roles
    start = state.body[1]
    n = len(lines)
    card = _account_card(lines, said, start, account, state)
    if not lines[0].html and "section_label" not in said[start:]:
        _unlabelled(lines, said, state, start, card, account)
    i, section = start, ""
    while i < n:
        if roles[i]:
            i += 1
            continue
        role = said[i]
        if i in card:
            roles[i] = "account_card"
        elif role == "section_label" and not lines[0].html:
            end = _end_of_comments(lines, said, i + 1, card)
            thread = threads.read(lines, [k for k in range(i + 1, end) if said[k] != "section_label"],
                                  page_author=account)
            roles[i] = "section_label"
            if thread.strength() >= COMMENT_EVIDENCE:
                _take_thread(state, thread)
                for k in range(i + 1, end):
                    roles[k] = roles[k] or said[k] or "comment_meta"
                i, section = end, ""
                continue
            if _DECLARES.search(lines[i].key):
                roles[i] = "engagement"
        elif role == "reference_label":
            roles[i], section = role, "reference"
        elif role == "recommendation":
            roles[i], section = role, "recommendation"
        elif role == "section_label":
            roles[i], section = role, ""
        elif role in ("disclaimer", "hashtag", "url", "ad", "engagement", "byline", "credit", "page_time",
                      "account_card", "navigation", "caption"):
            if section == "recommendation" and role in ("byline", "caption", "page_time", "account_card", "credit"):
                role = "recommendation"
            elif role in ("disclaimer", "ad", "hashtag", "engagement"):
                section = "" if section == "reference" else section
            roles[i] = role
        elif section == "reference":
            if _is_reference(lines[i]):
                roles[i] = "reference"
            else:
                section, roles[i] = "", _after_body(lines, i, "")
        else:
            roles[i] = _after_body(lines, i, section)
        i += 1
    if lines[0].html:
        _html_comments(page, state, said, account)
    _lone_times(lines, state, card)
    _navigation_runs(lines, state)


def _unlabelled(lines: Sequence[Line], said: Sequence[str | None], state: Roles, start: int, card: set[int],
                account: str | None) -> None:
    """A comment list without a label: enough times behind the article, with names, floors or buttons beside them."""
    end = _end_of_comments(lines, said, start, card)
    pieces = [threads.take_apart(i, lines[i]) for i in range(start, end)]
    timed = [piece for piece in pieces if piece.stamp is not None and (piece.meta or piece.name_like or _SIGNED.match(piece.line.key))]
    signs = sum(1 for piece in pieces if piece.floor is not None or piece.likes is not None
                or threads.is_button(piece.line.key) or _SIGNED.match(piece.line.key))
    if len(timed) < UNLABELLED_EVIDENCE or signs * 2 < len(timed):
        return
    thread = threads.read_records(threads.split, pieces, account)
    if thread.strength() >= UNLABELLED_EVIDENCE:
        _take_thread(state, thread)


_DECLARES = re.compile(r"\d")


def _after_body(lines: Sequence[Line], i: int, section: str) -> str:
    if section:
        return section
    key = lines[i].key
    if len(key) >= 80 and lines[i].html is False:
        return "recommendation"
    return "recommendation" if len(key) >= 9 else "navigation"


def _is_reference(line: Line) -> bool:
    return 4 <= len(line.key) <= 200


def _take_thread(state: Roles, thread: threads.Thread) -> None:
    for index, role in thread.roles.items():
        state.roles[index] = role
    offset = len(state.thread.comments)
    for comment in thread.comments:
        if comment.parent is not None:
            comment.parent += offset
        state.thread.comments.append(comment)
    state.thread.n_hidden += thread.n_hidden


_WRITE = re.compile(r"^(?:发表|写|我要|快速|添加|提交|撰写)(?:新?评论|回复|留言|跟贴)")


def _end_of_comments(lines: Sequence[Line], said: Sequence[str | None], start: int, card: set[int]) -> int:
    """Where a dump's comment list ends: at an account card, a list of recommendations, the foot of the page."""
    for i in range(start, len(lines)):
        if i in card:
            return i
        if said[i] in ("recommendation", "disclaimer") and not _stamp_near(lines, i):
            return i
        if i > start and said[i] == "section_label" and _WRITE.match(lines[i].key):
            return i
        if said[i] == "navigation" and COPYRIGHT.search(lines[i].key):
            return i
    return len(lines)


def _stamp_near(lines: Sequence[Line], i: int) -> bool:
    return any(stamps.find(lines[k].key) for k in (i - 1, i + 1) if 0 <= k < len(lines)) and len(lines[i].key) > 12


def _account_card(lines: Sequence[Line], said: Sequence[str | None], start: int, account: str | None, state: Roles
                  ) -> set[int]:
    """The lines that introduce who published: a name and 简介, or names around a line of counts."""
    card: set[int] = set()
    for i in range(start, len(lines)):
        if said[i] != "account_card":
            continue
        card.add(i)
        k = i - 1
        taken = 0
        while k >= start and taken < 3 and not said[k] and threads.is_name(lines[k].key) \
                and not stamps.find(lines[k].key) and len(lines[k].key) <= 30:
            card.add(k)
            taken += 1
            if account and lines[k].key == account:
                break
            k -= 1
        names = sorted(j for j in card if j < i and i - j <= 3 and not said[j])
        if names and state.account is None:
            state.account = _card_name([lines[j] for j in names])
    return card


def _card_name(lines: Sequence[Line]) -> str:
    """The name on an account card: one that the next line repeats, else the first line."""
    for line, after in zip(lines, lines[1:]):
        if line.key.startswith(after.key) and len(after.key) >= 2:
            return after.text
    return lines[0].text


def _lone_times(lines: Sequence[Line], state: Roles, card: set[int]) -> None:
    """A time alone between a list of headlines and an account card is the page's clock, not a headline's."""
    for i in range(state.body[1], len(lines)):
        if state.roles[i] in ("recommendation", "byline", "navigation") and (i + 1 in card) \
                and _only_stamp(lines[i]) and i and (_only_stamp(lines[i - 1]) or state.roles[i - 1] != "recommendation"):
            state.roles[i] = "page_time"


def _only_stamp(line: Line) -> bool:
    found = stamps.find(line.key)
    return len(found) == 1 and found[0].end - found[0].start == len(line.key)


def _navigation_runs(lines: Sequence[Line], state: Roles) -> None:
    """Four short words in a row are a menu, and so is the short line that heads them."""
    i = state.body[1]
    n = len(lines)
    while i < n:
        k = i
        while k < n and state.roles[k] in ("recommendation", "navigation") and len(lines[k].key) <= 5 \
                and lines[k].gap == (0 if k > i else lines[k].gap) and not lines[k].key.isdigit():
            k += 1
        if k - i >= 4:
            for m in range(i, k):
                state.roles[m] = "navigation"
            if i and state.roles[i - 1] == "recommendation" and len(lines[i - 1].key) <= 5:
                state.roles[i - 1] = "navigation"
        i = max(k, i + 1)
    if n and state.roles[-1] == "recommendation" and _NAV_TAIL.search(lines[-1].key):
        state.roles[-1] = "navigation"


_NAV_TAIL = re.compile(r"无障碍|关怀版|返回顶部|回到顶部|网站地图|客户端下载|意见反馈|电脑版|手机版|触屏版|返回首页")


# ---------------------------------------------------------------------------------------------------- HTML comments

def _html_comments(page: Layout, state: Roles, said: Sequence[str | None], account: str | None) -> None:
    """Comments of an HTML page: records by what is left over, judged by kind (`items`)."""
    found = items.records(page, state.body, said)
    if not found:
        return
    pieces = [piece for one in found for piece in one.pieces]
    covered = {piece.index for piece in pieces}
    thread = threads.read_records(lambda kept: _kept_records(page, found, kept), pieces, account)
    if thread.strength() < COMMENT_EVIDENCE:
        return
    first, last = min(covered), max(covered)
    for i in range(first, last + 1):          # notices between the records: folded, deleted
        if i not in covered and threads.hides(page.lines[i].key):
            thread.n_hidden += threads.take_apart(i, page.lines[i]).hidden
            thread.roles[i] = "comment_meta"
    for i in range(last + 1, min(last + 6, len(page.lines))):
        if threads.hides(page.lines[i].key):
            thread.n_hidden += threads.take_apart(i, page.lines[i]).hidden
            thread.roles[i] = "comment_meta"
    _take_thread(state, thread)


def _kept_records(page: Layout, found: Sequence[items.Found], kept: Sequence[threads.Piece]) -> list[threads.Record]:
    """The records, without the pieces that were notices."""
    alive = {id(piece) for piece in kept}
    for one in found:
        one.pieces = [piece for piece in one.pieces if id(piece) in alive]
    return items.as_records(page, [one for one in found if one.pieces])
