"""Article pages as the content systems of Chinese sites print them, with what is to be read from each.

The skeletons (where title, byline, paragraphs, related links and notices stand, and in which elements) follow common
templates; every sentence is our own and about invented events. Body lines are compared without white space.
"""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote

TITLE = "青石渡口新客轮首航 两岸通勤缩短至十二分钟"
BODY = (
    "青石渡口的新客轮6日早晨首航，载着二百六十名乘客驶向对岸的柳湾码头，单程用时十二分钟，比旧船快了一半。",
    "渡口管理处主任周砚秋说，新船由江州船厂建造，历时十四个月，造价三千二百万元，船上装有两台电动推进器。",
    "在对岸上班的梁小满告诉记者，她过去每天要提前一个小时出门，“现在多睡半个小时也来得及”。",
    "管理处介绍，客轮每天往返二十四班，票价仍为三元，老人和学生减半；遇六级以上大风停航，恢复时间另行通知。",
)
T_TITLE = "青石渡口新客輪首航 兩岸通勤縮短至十二分鐘"
T_BODY = (
    "青石渡口的新客輪6日早晨首航，載著二百六十名乘客駛向對岸的柳灣碼頭，單程用時十二分鐘，比舊船快了一半。",
    "渡口管理處主任周硯秋說，新船由江州船廠建造，歷時十四個月，造價三千二百萬元，船上裝有兩台電動推進器。",
    "在對岸上班的梁小滿告訴記者，她過去每天要提前一個小時出門，「現在多睡半個小時也來得及」。",
    "管理處介紹，客輪每天往返二十四班，票價仍為三元，老人和學生減半；遇六級以上大風停航，恢復時間另行通知。",
)
HEADLINES = ("柳湾老桥今起封闭检修四十天", "江州图书馆延长周末开放时间", "荷塘区启动旧楼加装电梯试点", "松岭景区发布大风停运公告",
             "全市中小学下周一开学", "渔业码头清淤工程通过验收", "江州船厂交付第三艘电动客轮", "东门菜市场搬迁方案公示")


def ps(texts=BODY, tag="p", before="", after="") -> str:
    return "\n".join(f"<{tag}>{before}{text}{after}</{tag}>" for text in texts)


def links(n=8, tag="li", dates=False, box="ul") -> str:
    rows = "".join(f'<{tag}><a href="/a/{k}.html">{text}</a>{f"<span>2024-05-0{k + 1}</span>" if dates else ""}</{tag}>'
                   for k, text in enumerate(HEADLINES[:n]))
    return f"<{box}>{rows}</{box}>" if box else rows


def menu(tag="div") -> str:
    words = "首页 新闻 时政 社会 财经 体育 文化 教育 图片 视频 专题 论坛".split()
    return f"<{tag} class='top'>" + "".join(f'<a href="/{n}/">{word}</a> ' for n, word in enumerate(words)) + f"</{tag}>"


def whole(body: str, title: str = f"{TITLE}_江州网", head: str = "", foot: str = "") -> str:
    foot = foot or "<div id='footer'><p>关于我们 | 联系我们 | 网站地图</p><p>江州网版权所有 未经书面授权不得转载 江ICP备00000001号</p></div>"
    return (f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}{foot}"
            "</body></html>")


@dataclass(frozen=True)
class Page:
    """A page and what is to be read from it. Fields that are None are not asked; `none` names those that must be null."""

    name: str
    html: str
    title: str = TITLE
    published: str | None = None
    author: str | None = None
    account: str | None = None
    body: tuple[str, ...] = BODY
    encoding: str = "utf-8"
    none: tuple[str, ...] = field(default=())


PAGES: list[Page] = []


def page(name: str, html: str, **said) -> None:
    PAGES.append(Page(name, html, **said))


# ---------------------------------------------------------------------------------------- content systems, mainland

page("dedecms", whole(menu() + f"""
<div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="/n/">本地新闻</a> > </div>
<div class="viewbox"><div class="title"><h2>{TITLE}</h2></div>
<div class="info"><small>时间:</small>2024-05-06 10:22<small>来源:</small>江州日报 <small>作者:</small>林知夏 <small>点击:</small>
<script src="/count.php"></script>次</div>
<div class="content"><table width="100%"><tr><td>{ps(tag="div", before="　　")}<div>(责任编辑：admin)</div></td></tr></table></div>
<div class="dede_pages"><ul class="pagelist"></ul></div></div>
<div class="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div>
<div class="diggbox digg_bad"><div class="digg_act">踩一下</div><div class="digg_num">(0)</div></div></div>
<div class="context"><ul><li>上一篇：<a href="1.html">{HEADLINES[0]}</a></li><li>下一篇：没有了</li></ul></div>
<div class="pright"><dl class="tbox"><dt><strong>热点内容</strong></dt><dd>{links()}</dd></dl></div>"""),
     published="2024-05-06T10:22:00+08:00", author="林知夏", account="江州日报")

page("empirecms", whole(menu() + f"""
<table class="position"><tr><td>您当前的位置：<a>首页</a> > <a>新闻</a> > 正文</td></tr></table>
<table width="100%"><tr><td class="title_text" align="center"><strong>{TITLE}</strong></td></tr>
<tr><td class="info_text" align="center">时间：2024-05-06 10:22:15&nbsp;&nbsp;来源：江州日报&nbsp;&nbsp;作者：林知夏</td></tr>
<tr><td id="text"><p>　　{BODY[0]}<br /><br />　　{BODY[1]}<br /><br />　　{BODY[2]}<br />　　{BODY[3]}</p>
<p align="center"><b>1</b> <a>2</a> <a>下一页</a></p></td></tr></table>
<table class="box"><tr><td><strong>相关文章</strong></td></tr><tr><td>{links()}</td></tr></table>"""),
     published="2024-05-06T10:22:15+08:00", author="林知夏", account="江州日报")

page("phpcms, time inside the heading", whole(menu() + f"""
<div class="crumbs"><a>首页</a><span> &gt; </span><a>新闻</a> > 正文</div>
<div id="Article"><h1>{TITLE}<br /><span>2024-05-06 10:22:15&nbsp;&nbsp;&nbsp;来源：江州日报&nbsp;&nbsp;&nbsp;评论：<a>0</a> 点击：</span></h1>
<div class="summary">新船比旧船快了一半。</div><div class="content">{ps()}</div>
<div id="pages" class="text-c"></div><p class="f14">上一篇：<a>{HEADLINES[1]}</a><br />下一篇：<a>{HEADLINES[2]}</a></p></div>
<div class="related"><h5>相关文章</h5>{links()}</div>"""),
     published="2024-05-06T10:22:15+08:00", account="江州日报")

page("government notice, with its table of data", whole(menu() + """
<div class="bt-position">当前位置：首页 > 政务公开 > 通知公告</div>
<table class="xxgk_top"><tr><td>索 引 号：</td><td>00112233/2024-00017</td><td>主题分类：</td><td>交通</td></tr>
<tr><td>发文机关：</td><td>江州市交通运输局</td><td>成文日期：</td><td>2024年05月05日</td></tr>
<tr><td>标　　题：</td><td colspan=3>江州市交通运输局关于青石渡口客轮航线调整的通知</td></tr>
<tr><td>发文字号：</td><td>江交发〔2024〕17号</td><td>发布日期：</td><td>2024年05月06日</td></tr></table>
<div class="pages_content" id="UCAP-CONTENT"><p style="text-align:center">江州市交通运输局关于青石渡口客轮航线调整的通知</p>
<p>各县（区）交通运输局，青石渡口管理处：</p>
<p>根据《江州市渡口管理办法》，自2024年5月6日起，青石渡口至柳湾码头航线调整为每日二十四班。现将有关事项通知如下：</p>
<p>一、首班六时整，末班二十一时三十分，逢节假日加开两班。</p><p>二、遇六级以上大风停航，由管理处在渡口公告。</p>
<p style="text-align:right">江州市交通运输局</p><p style="text-align:right">2024年5月5日</p></div>
<div class="tools">【打印】 【关闭】 分享到： 微信 微博</div>""", title="江州市交通运输局关于青石渡口客轮航线调整的通知_通知公告_江州市人民政府"),
     title="江州市交通运输局关于青石渡口客轮航线调整的通知", published="2024-05-06",
     body=("各县（区）交通运输局，青石渡口管理处：", "根据《江州市渡口管理办法》，自2024年5月6日起，青石渡口至柳湾码头航线调整为每日二十四班。现将有关事项通知如下：",
           "一、首班六时整，末班二十一时三十分，逢节假日加开两班。", "二、遇六级以上大风停航，由管理处在渡口公告。",
           "江州市交通运输局", "2024年5月5日"))

page("government news, meta names", whole(f"""
<div class="header">{menu()}<div class="date">今天是2024年6月1日 星期六</div></div>
<div class="wzy1"><div class="bt"><h1 class="arti-title">{TITLE}</h1></div>
<div class="xxxx"><span>发布日期：2024-05-06</span><span>信息来源：市交通运输局</span><span>浏览次数：<i id="hits">128</i></span><span>字号：[大 中 小]</span></div>
<div class="TRS_Editor"><style>.TRS_Editor P{{margin:0}}</style>{ps()}</div>
<div class="fx">【打印本页】【关闭窗口】</div></div>""", title="江州市人民政府 工作动态",
      head=f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-05-06 10:22">'
           '<meta name="ContentSource" content="市交通运输局"><meta name="ColumnName" content="工作动态">'),
     published="2024-05-06T10:22:00+08:00", account="市交通运输局")

page("channel and site as the declared title", whole(menu() + f"""
<div class="wrap"><div class="col-l"><h3>首页 - 新闻动态</h3><h5>{TITLE}</h5>
<div class="laiyuan">发布时间：2024-05-06 来源：江州航运学会</div><div class="neirong">{ps()}</div></div></div>""",
      title="新闻动态--江州航运学会官网"), published="2024-05-06", account="江州航运学会")

page("university news, byline with empty fields", whole(menu() + f"""
<form name="_newscontent_fromname"><div><h1 align="center">{TITLE}</h1>
<div align="center">作者： &nbsp; 来源：宣传部 &nbsp; 发布时间：2024年05月06日 10:22 &nbsp; 点击数：<span id="dyn">12</span></div>
<div id="vsb_content"><div class="v_news_content">{ps()}<p style="text-align:right">（撰稿：林知夏　审核：周砚秋）</p></div></div>
<p>上一条：<a>{HEADLINES[3]}</a></p><p>下一条：<a>{HEADLINES[4]}</a></p><p>【<a>关闭</a>】</p></div></form>"""),
     published="2024-05-06T10:22:00+08:00", account="宣传部")

page("old portal: fonts and tables", whole(menu("td") + f"""
<table width=770><tr><td width=560><table><tr><td><font class=f24><b>{TITLE}</b></font></td></tr>
<tr><td>http://www.jiangzhou.example 2004/05/06 10:22 江州晨报</td></tr>
<tr><td class=l17><font id=zoom class=f14>　　{BODY[0]}<p>　　{BODY[1]}<p>　　{BODY[2]}<p>　　{BODY[3]}</font></td></tr>
<tr><td>【<a>评论</a>】【<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr>
<tr><td>相关链接</td></tr><tr><td>{links(5, "font", True, "div")}</td></tr></table></td>
<td width=200><table><tr><td>热点新闻</td></tr><tr><td>{links(8, "font", box="div")}</td></tr></table></td></tr></table>"""),
     published="2004-05-06T10:22:00+08:00", account="江州晨报")

page("agency: the date in pieces", whole(f"""
<div class="head-line clearfix"><div class="header-time left"><span class="year"><em> 2024</em></span><span class="day"><em>05</em>/<em>06</em></span>
<span class="time">10:22:15</span></div><div class="source">来源：江州通讯社</div></div>
<h1><span class="title">{TITLE}</span></h1><div id="detail"><div id="detailContent">{ps(before="　　")}</div>
<div id="articleEdit"><span class="editor">【责任编辑:林知夏】</span></div></div><div class="relatednews"><h3>相关新闻</h3>{links()}</div>"""),
     published="2024-05-06T10:22:15+08:00", account="江州通讯社")

page("spans without white space between", whole(f"""
<h2 class="index-module_articleTitle">{TITLE}</h2><div class="index-module_articleDesc"><div class="author"><p class="index-module_authorName">江州在线</p>
<div class="articleSource"><span class="date">发布时间：2024-05-06</span><span class="time">10:22</span><span class="account-authentication">江州在线官方账号</span></div></div></div>
<div class="index-module_articleWrap">{ps(before='<span class="bjh-p">', after="</span>")}</div><div class="recommend"><h2>作者最新文章</h2>{links(4, "div", True, "div")}</div>"""),
     published="2024-05-06T10:22:00+08:00", account="江州在线")

page("first published, then updated", whole(menu() + f"""
<h1>{TITLE}</h1><div class="time fix"><span>2024-05-06 10:22:15</span> <span>字号：A- A A+</span> <span>来源：江州评论</span></div>
<div class="time1">最后更新: 2024-05-06 14:40:00</div><div class="content all-txt">{ps()}</div>
<div class="related"><h4>相关推荐</h4>{links()}</div>"""), published="2024-05-06T10:22:15+08:00", account="江州评论")

page("updated before published", whole(menu() + f"""
<h1>{TITLE}</h1><div class="article-time"><span>更新时间：2024-05-06 14:40</span> <span>发布时间：2024-05-06 10:22</span></div>
<div class="article">{ps()}</div>"""), published="2024-05-06T10:22:00+08:00")

page("writer and outlet on one line", whole(menu() + f"""
<div class="newscontent"><h1 class="news_title">{TITLE}</h1><div class="news_about"><p>林知夏/江州青年报</p><p>2024-05-06 10:22 <span>字号</span></p></div>
<div class="news_txt">{BODY[0]}<br>{BODY[1]}<br>{BODY[2]}<br>{BODY[3]}<br>（原题为《新客轮首航》）</div>
<div class="news_editor">责任编辑：沈若谷</div></div><div class="news_keyword">关键词 >> 渡口</div>"""),
     published="2024-05-06T10:22:00+08:00", author="林知夏", account="江州青年报", body=(*BODY, "（原题为《新客轮首航》）"))

page("outlet and writer before the time", whole(menu() + f"""
<h1>{TITLE}</h1><div class="about"><p>江州新闻记者 林知夏 沈若谷</p><p>2024-05-06 10:22</p></div><div class="txt">{ps()}</div>"""),
     published="2024-05-06T10:22:00+08:00", author="林知夏 沈若谷")

page("the byline is behind the article", whole(f"""
<div id="topics"><div class="post"><h1 class="postTitle"><a href="/p/1.html">{TITLE}</a></h1><div id="cnblogs_post_body" class="blogpost-body">{ps()}</div>
<div class="postDesc">posted @ <span id="post-date">2024-05-06 10:22</span>&nbsp;<a>知夏</a>&nbsp;阅读(<span>200</span>)&nbsp;评论(<span>3</span>)&nbsp;<a>编辑</a>&nbsp;<a>收藏</a></div></div></div>
<div id="sideBar"><div class="newsItem"><h3>公告</h3></div><h3>随笔分类</h3>{links(5)}</div>""", title=f"{TITLE} - 知夏 - 博客园地"),
     published="2024-05-06T10:22:00+08:00")

page("numbered sections", whole(menu() + f"""
<h1>{TITLE}</h1><p class="info">2024-05-06 10:22 来源：江州评论</p><div class="content"><p>{BODY[0]}</p><p>1</p><p>{BODY[1]}</p><p>2</p><p>{BODY[2]}</p><p>3</p><p>{BODY[3]}</p></div>"""),
     published="2024-05-06T10:22:00+08:00", body=(BODY[0], "1", BODY[1], "2", BODY[2], "3", BODY[3]))

page("a short notice among long furniture", whole(menu() + f"""
<div class="main"><h2>停水通知</h2><div class="sub">2024-05-06 江州水务</div><div class="txt"><p>因管道检修，5月7日8时至18时东门一带停水，请提前储水。</p></div></div>
<div class="side"><h3>热门阅读</h3>{links()}</div><div class="intro"><p>本站致力于提供全面、及时、准确的本地资讯服务，如果您在使用中遇到任何问题，请拨打服务热线与我们联系，我们将在一个工作日内答复。</p></div>""",
      title="停水通知 - 江州水务"), title="停水通知", published="2024-05-06", body=("因管道检修，5月7日8时至18时东门一带停水，请提前储水。",))

page("a blog's front: several posts", whole(menu() + "".join(f"""
<div class="post"><h2 class="title"><a href="/{n}.html">{title}</a></h2><div class="meta">2024-05-0{6 - n} 10:2{n} by 知夏</div>
<div class="entry">{ps(texts)}</div><div class="postmeta"><a>阅读全文</a> | <a>评论(3)</a></div></div>""" for n, (title, texts) in enumerate(
          ((TITLE, BODY[:2]), ("在渡口的一天", ("早上五点半，候船室的灯已经亮了，卖豆浆的阿婆说她在这里守了三十年，船换了四条，她的摊子没有换过。",
                                       "傍晚回来的人比早上多，船工们一边收缆一边和熟客打招呼，江面上的风把话吹得很远，听起来像唱歌一样。")),
           ("旧船去了哪里", ("旧船被拖到下游的船坞，听说要改成水上书屋，也有人说要拆掉卖铁，船工们都希望它能留下来。",)))))
      + f"<div class='sidebar'><h3>最新文章</h3>{links()}</div>", title="知夏的江边小屋"),
     published="2024-05-06T10:20:00+08:00", body=BODY[:2])

# --------------------------------------------------------------------------------------------- blogs, self-media

page("wordpress", whole(f"""
<header id="masthead"><h1 class="site-title"><a href="/">江边小屋</a></h1><nav>{links(4)}</nav></header>
<article id="post-17" class="post type-post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="2024-05-06T10:22:15+08:00">2024年5月6日</time></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/1">林知夏</a></span></span></div></header>
<div class="entry-content">{ps()}<div class="sharedaddy"><h3>分享此文：</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div>
<footer class="entry-footer">发表在 <a>杂记</a> | 标签 <a>渡口</a></footer></article>
<nav class="post-navigation"><a>← {HEADLINES[5]}</a> <a>{HEADLINES[6]} →</a></nav><aside id="secondary" class="widget-area"><h2>近期文章</h2>{links()}</aside>""",
      title=f"{TITLE} – 江边小屋"), published="2024-05-06T10:22:15+08:00", author="林知夏")

page("wechat article", whole(f"""
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content">
<h1 class="rich_media_title" id="activity-name">{TITLE}</h1><div id="meta_content" class="rich_media_meta_list">
<span id="copyright_logo" class="wx_tap_link rich_media_meta_icon">原创</span><span class="rich_media_meta rich_media_meta_text">林知夏</span>
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">江州发布</a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{ps(tag="section", before="<span>", after="</span>")}<p><span>编辑丨沈若谷</span></p></div></div></div></div></div>
<script>var oriCreateTime = '1714962135';
var ct = "1714962135"; var publish_time = "2024-05-06"; var nickname = htmlDecode("江州发布");</script>""", title=""),
     published="2024-05-06T10:22:15+08:00", author="林知夏", account="江州发布")

page("blog of a portal", whole(f"""
<div class="articalTitle"><h2 id="t_1" class="titName SG_txta">{TITLE}</h2><span class="img2"></span> <span class="time SG_txtc">(2024-05-06 10:22:15)</span></div>
<div class="articalTag"><table><tr><td class="blog_tag">标签：<h3>渡口</h3><h3>江州</h3></td><td class="blog_class">分类：<a>杂记</a></td></tr></table></div>
<div id="sina_keyword_ad_area2" class="articalContent">{ps()}</div><div class="shareUp">分享：</div><div class="upBox">喜欢 0 赠金笔</div>
<div class="IR"><table><tr><td>阅读(128) 评论(2) 收藏(0) 转载(0) 喜欢 打印 举报</td></tr></table></div>""", title=f"{TITLE}_知夏_江州博客"),
     published="2024-05-06T10:22:15+08:00")

# ------------------------------------------------------------------------------------------------- state in scripts

_HTML = "".join(f"<p>{text}</p>" for text in BODY)
_SHELL = f'<div id="app"><div class="loading">正在加载</div></div>{menu()}'

page("state: JSON of a framework", whole(_SHELL + '<script id="__NEXT_DATA__" type="application/json">' + json.dumps(
    {"props": {"pageProps": {"detail": {"title": TITLE, "publishTime": "2024-05-06 10:22:15", "author": {"name": "林知夏"}, "source": "江州日报",
                                        "content": _HTML}}}}) + "</script>"), published="2024-05-06T10:22:15+08:00", author="林知夏", account="江州日报")
page("state: assignment among other statements", whole(_SHELL + '<script>var a = 1, adKeyvalue = "";\n  var allData = ' + json.dumps(
    {"docData": {"title": TITLE, "newsTime": "2024-05-06 10:22:15", "source": "江州日报", "contentData": {"contentList": [{"data": _HTML, "type": "text"}]}}},
    ensure_ascii=False) + ";\n var adData = {};</script>"), published="2024-05-06T10:22:15+08:00", account="江州日报")
page("state: percent-encoded", whole(_SHELL + '<script id="RENDER_DATA" type="application/json">' + quote(json.dumps(
    {"data": {"title": TITLE, "content": _HTML, "publish_time": 1714962135, "source": "江州日报"}})) + "</script>"), published="2024-05-06T10:22:15+08:00", account="江州日报")
page("state: JSON in a string", whole(_SHELL + "<script>window.__INITIAL_STATE__=JSON.parse(" + json.dumps(json.dumps(
    {"article": {"title": TITLE, "content": _HTML, "createTime": 1714962135000}})) + ");(function(){var s;})();</script>"), published="2024-05-06T10:22:15+08:00")
page("state: values passed to a function", whole(_SHELL + "<script>window.__NUXT__=(function(a,b,c){return {data:[{article:{id:c,title:a,content:b,views:7}}]}}("
      + json.dumps(TITLE) + "," + json.dumps(_HTML).replace("<", "\\u003C").replace("/", "\\u002F") + ",17));</script>"))
page("state: an object with bare keys", whole(_SHELL + f"<script>var BASE_DATA = {{ articleInfo: {{ title: '{TITLE}', content: '"
      + _HTML.replace("<", "&lt;").replace(">", "&gt;") + "', groupId: '1' }, subInfo: { source: '江州日报', time: '2024-05-06 10:22:15' } };</script>"),
     published="2024-05-06T10:22:15+08:00", account="江州日报")
page("the article in a text area", whole(menu() + f"""
<article><textarea class="article-title">{TITLE}</textarea><textarea class="article-time">1714962135000</textarea><textarea class="article-content">{_HTML.replace("<", "&lt;")}</textarea></article>"""))
page("linked data", whole(_SHELL + '<script type="application/ld+json">' + json.dumps(
    {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-06T02:22:15Z", "author": [{"@type": "Person", "name": "林知夏"}],
     "publisher": {"@type": "Organization", "name": "江州日报"}, "articleBody": "\n".join(BODY)}) + "</script>"),
     published="2024-05-06T10:22:15+08:00", author="林知夏", account="江州日报")

# ------------------------------------------------------------------------------------------ Taiwan, Hong Kong, abroad

page("taiwan: time, outlet and reporter in one line", whole(f"""
<main><section class="article-content__wrapper"><h1 class="article-content__title">{T_TITLE}</h1><section class="authors"><time class="article-content__time">2024-05-06 10:22</time>
<span class="article-content__author">江州報／ 記者<a href="/r/1">林知夏</a>／青石即時報導</span></section><section class="article-content__editor"><figure><img src="1.jpg"><figcaption>新客輪靠泊柳灣碼頭，準備首航。</figcaption></figure>{ps(T_BODY)}</section></section>
<section class="story-list"><h2>延伸閱讀</h2>{links()}</section></main>""", title=f"{T_TITLE} | 生活 | 江州新聞網"),
     title=T_TITLE, published="2024-05-06T10:22:00+08:00", author="林知夏", account="江州報", body=("新客輪靠泊柳灣碼頭，準備首航。", *T_BODY))
page("taiwan: reporter in brackets", whole(f"""
<div class="whitecon articlebody"><h1>{T_TITLE}</h1><div class="text boxTitle boxText"><span class="time">2024/05/06 10:22</span><p>〔記者林知夏／江州報導〕{T_BODY[0]}</p>{ps(T_BODY[1:])}
<p class="appE1121">不用抽 不用搶 現在用APP看新聞 保證天天中獎　<a>點我下載APP</a></p></div></div>""", title=f"{T_TITLE} - 生活 - 江州電子報"), title=T_TITLE,
     published="2024-05-06T10:22:00+08:00", author="林知夏", body=("〔記者林知夏／江州報導〕" + T_BODY[0], *T_BODY[1:]))
page("taiwan: agency line and editor", whole(f"""
<article><h1><span>{T_TITLE}</span></h1><div class="updatetime"><span>發稿時間：</span>2024/05/06 10:22（最新更新：2024/05/06 14:40）</div><div class="paragraph"><p>（江州社記者林知夏青石6日電）{T_BODY[0]}</p>{ps(T_BODY[1:])}<p>（編輯：沈若谷）1130506</p></div></article>"""), title=T_TITLE,
     published="2024-05-06T10:22:00+08:00", author="林知夏", body=("（江州社記者林知夏青石6日電）" + T_BODY[0], *T_BODY[1:]))
page("taiwan: clock before the day", whole(f"""
<article class="article-box"><h1 class="article-title">{T_TITLE}</h1><div class="meta-info-wrapper"><div class="meta-info"><time datetime="2024-05-06 10:22"><span class="hour">10:22</span><span class="date">2024/05/06</span></time></div>
<div class="source">江州時報</div><div class="author"><a href="/r/1">林知夏</a></div></div><div class="article-body">{ps(T_BODY)}</div><div class="promote-word"><ul><li>#渡口</li></ul></div></article>""", title=f"{T_TITLE} - 生活"), title=T_TITLE,
     published="2024-05-06T10:22:00+08:00", author="林知夏", account="江州時報", body=T_BODY)
page("taiwan, Big5, republic years", whole(f"""
<table><tr><td><b><font size=5>{T_TITLE}</font></b></td></tr><tr><td>【記者林知夏／江州報導】</td></tr><tr><td>民國113年05月06日</td></tr><tr><td>{ps(T_BODY)}</td></tr></table>""").replace("charset='utf-8'", "charset='big5'"),
     title=T_TITLE, published="2024-05-06", author="林知夏", body=T_BODY, encoding="big5hkscs")
page("hong kong: written by, published, updated", whole(f"""
<article><h1 id="articleTitle">{T_TITLE}</h1><div data-testid="article-author"><span>撰文：</span><span><a>林知夏</a></span></div><div><span>出版：</span><time datetime="2024-05-06T10:22:00+08:00">2024-05-06 10:22</time><span>更新：</span><time datetime="2024-05-06T14:40:00+08:00">2024-05-06 14:40</time></div>
<section id="article-content-section">{ps(T_BODY, "div")}</section></article>""", title=f"{T_TITLE}｜江州01"), title=T_TITLE, published="2024-05-06T10:22:00+08:00", author="林知夏", body=T_BODY)
page("hong kong: zone between day and clock", whole(f"""
<div class="itemTitle"><h2 class="itemTitle">{T_TITLE}</h2></div><div class="itemInfo"><div class="createddate">2024-05-06 HKT 10:22</div></div><div class="itemBody"><div class="itemFullText">{"<br><br>".join(T_BODY)}</div></div>"""), title=T_TITLE,
     published="2024-05-06T10:22:00+08:00", body=T_BODY)
page("abroad: day first", whole(f"""
<article><h1>{TITLE}</h1><div class="m-pub-dates">发表时间： <time datetime="2024-05-06T10:22:00+08:00">06/05/2024 - 10:22</time></div><div class="t-content__body">{ps()}</div></article>"""), published="2024-05-06T10:22:00+08:00")
page("abroad: clock with halves", whole(f"""
<div class="headline"><h1>{TITLE}</h1></div><div class="story-info"><h4 class="story-postdate">发布 / 2024年5月6日 10:22 AM</h4><div class="byline">文 / <a>林知夏</a></div></div><div class="article-content-rawhtml">{ps()}</div>"""),
     published="2024-05-06T10:22:00+08:00", author="林知夏")

# ------------------------------------------------------------------------------------------------------- no date

page("no date; related items are dated", whole(menu() + f"""
<div class="main"><h1>{TITLE}</h1><div class="con">{ps()}</div></div><div class="list"><h3>相关文章</h3>{links(8, "li", True)}</div>"""), none=("published_at",))
page("no date; the page's clock", whole(f"""<div class="top">今天是2024年06月01日 星期六 农历四月廿五</div>{menu()}<div class="main"><h1>{TITLE}</h1><div class="con">{ps()}</div></div>"""), none=("published_at",))
page("no date; a list above, dated", whole(menu() + f"""<div class="new"><h3>最新公告</h3>{links(5, "li", True)}</div><div class="main"><h2>{TITLE}</h2><div class="con">{ps()}</div></div>""",
      foot="<div class='foot'>最后更新：2024-06-01 江ICP备00000001号</div>"), none=("published_at",))

# ---------------------------------------------------------------------------------------- where articles hide

LONG_ASIDE = ("江州网是江州市唯一的新闻门户网站，始建于2003年，设有时政、社会、财经、文化等二十个频道，日均访问量超过三十万人次，多次获得全省优秀新闻网站称号。",
              "本网欢迎广大网友提供新闻线索，一经采用即付稿酬；来稿请注明姓名、单位和联系方式，三十日内未接到采用通知的，作者可另行处理。")
EXCERPTS = ("老桥建成于1974年，全长二百一十米，近年车流量大增，桥墩出现裂缝。交通所表示，封闭期间行人可以改走下游的便桥，机动车绕行江堤路。",
            "延长开放的时间里，阅览室和自习室都可以使用，借还书服务照常。图书馆还招募了十二名志愿者，负责引导和整理图书，读者普遍表示欢迎。",
            "试点涉及六个小区的三十八个单元，每部电梯由财政补助二十万元，其余由住户按楼层分摊。区住建局的人说，年内将完成其中的一半以上。",
            "景区在早晨七时发布公告，称阵风将达到八级，索道和玻璃栈道全部停运，已购票的游客可以改期或者全额退款，恢复时间视天气情况而定。")

page("longer excerpts of other articles behind a short one", whole(menu() + f"""
<div class="container"><div class="main-left"><h1>{TITLE}</h1><div class="msg">2024-05-06 10:22 江州日报</div><div class="nr"><p>{BODY[0]}</p><p>{BODY[1]}</p></div>
<div class="more-list">""" + "".join(f'<div class="li"><h3><a href="/{n}">{HEADLINES[n]}</a></h3><p>{text}</p><span>2024-05-0{n + 1}</span></div>' for n, text in enumerate(EXCERPTS))
      + "</div></div></div>"), published="2024-05-06T10:22:00+08:00", body=BODY[:2])
page("excerpts without any names", whole(menu() + f"""
<div><div><h1>{TITLE}</h1><div>2024-05-06 10:22 江州日报</div><div><p>{BODY[0]}</p><p>{BODY[1]}</p></div></div><div>
""" + "".join(f'<dl><dt><a href="/{n}">{HEADLINES[n]}</a></dt><dd>{text}<a href="/{n}">[详细]</a></dd></dl>' for n, text in enumerate(EXCERPTS))
      + "</div></div>"), published="2024-05-06T10:22:00+08:00", body=BODY[:2])
page("a long introduction of the site below", whole(menu() + f"""
<div class="w1000"><div class="left"><h1>{TITLE}</h1><div class="fbsj">2024-05-06 10:22</div><div class="nr">{ps(BODY[:2])}</div></div><div class="about"><h4>关于本网</h4>{ps(LONG_ASIDE)}</div></div>"""),
     published="2024-05-06T10:22:00+08:00", body=BODY[:2])
page("the article stands in the right column", whole(f"""
<div class="left"><ul class="menu"><li><a>公司简介</a></li><li><a>新闻中心</a></li><li><a>联系方式</a></li></ul></div>
<div class="right"><div class="weizhi">当前位置：首页 > 新闻中心</div><div class="bt">{TITLE}</div><div class="sj">发布时间：2024-05-06 　浏览：128次</div><div class="nr">{ps()}</div></div>""", title="新闻中心 - 江州船业有限公司"),
     published="2024-05-06")
page("every paragraph in a box of its own", whole(menu() + f"""
<h1>{TITLE}</h1><time datetime="2024-05-06T10:22:00+08:00">2024年5月6日</time><main>""" + "".join(
          f'<div class="row"><div class="col"><div dir="ltr"><p class="para">{text}</p></div></div></div>' + ('<div class="ad-slot"><div>广告</div></div>' if n == 1 else "") for n, text in enumerate(BODY))
      + f"</main><section><h2>热门内容</h2>{links()}</section>"), published="2024-05-06T10:22:00+08:00")
page("sentences full of links", whole(menu() + f"""
<h1>{TITLE}</h1><div class="src">2024-05-06 10:22 来源：江州日报</div><div class="artical">""" + "".join("<p>" + text.replace("渡口", "<a href='/k/1'>渡口</a>").replace("客轮", "<a href='/k/2'>客轮</a>").replace("柳湾", "<a href='/k/3'>柳湾</a>")
          .replace("管理处", "<a href='/k/4'>管理处</a>").replace("江州船厂", "<a href='/k/5'>江州船厂</a>") + "</p>" for text in BODY) + f"</div>{links()}"), published="2024-05-06T10:22:00+08:00")
page("a poem", whole(menu() + """
<h1>渡口</h1><div class="info">作者：林知夏 2024-05-06</div><div class="poem"><p>清晨的船还没有醒<br>缆绳先醒了</p><p>对岸的灯一盏一盏<br>落进水里</p><p>我们都是要过河的人<br>带着各自的雨</p></div>""" + links(), title="渡口_江州诗刊"),
     title="渡口", author="林知夏", body=("清晨的船还没有醒", "缆绳先醒了", "对岸的灯一盏一盏", "落进水里", "我们都是要过河的人", "带着各自的雨"))
page("questions and answers", whole(menu() + f"""
<h1>青石渡口乘船问答</h1><div class="info">2024-05-06 10:22 来源：江州交通</div><div class="content"><p><strong>问：</strong>首班船几点开？</p><p><strong>答：</strong>早晨六点整。</p>
<p><strong>问：</strong>能带自行车吗？</p><p><strong>答：</strong>可以，每辆加收一元。</p><p><strong>问：</strong>大风停航怎么办？</p><p><strong>答：</strong>当日船票全额退还，也可以改签次日。</p></div>{links()}""", title="青石渡口乘船问答_江州交通"),
     title="青石渡口乘船问答", published="2024-05-06T10:22:00+08:00",
     body=("问：首班船几点开？", "答：早晨六点整。", "问：能带自行车吗？", "答：可以，每辆加收一元。", "问：大风停航怎么办？", "答：当日船票全额退还，也可以改签次日。"))
page("an article with a table", whole(menu() + f"""
<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content"><p>{BODY[0]}</p><table border=1><tr><td>班次</td><td>开船</td><td>到岸</td></tr><tr><td>首班</td><td>6:00</td><td>6:12</td></tr>
<tr><td>末班</td><td>21:30</td><td>21:42</td></tr></table><p>{BODY[3]}</p></div>{links()}"""), published="2024-05-06T10:22:00+08:00",
     body=(BODY[0], "班次开船到岸", "首班6:006:12", "末班21:3021:42", BODY[3]))
page("a list inside the article", whole(menu() + f"""
<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content"><p>{BODY[0]}</p><p>乘客须知如下：</p><ul><li>请在开船前十分钟候船</li><li>自行车每辆加收一元</li><li>六级以上大风停航</li></ul><p>{BODY[3]}</p></div>{links()}"""),
     published="2024-05-06T10:22:00+08:00", body=(BODY[0], "乘客须知如下：", "请在开船前十分钟候船", "自行车每辆加收一元", "六级以上大风停航", BODY[3]))
page("a photo story", whole(menu() + f"""
<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content">""" + "".join(f'<p><img src="{n}.jpg"></p><p>{text}</p>' for n, text in enumerate(
          ("5月6日，新客轮驶离青石渡口。", "乘客在船头拍照留念。", "船长检查驾驶室的仪表。", "新客轮靠上柳湾码头。（林知夏 摄）"))) + f"</div>{links()}"),
     published="2024-05-06T10:22:00+08:00", body=("5月6日，新客轮驶离青石渡口。", "乘客在船头拍照留念。", "船长检查驾驶室的仪表。", "新客轮靠上柳湾码头。（林知夏 摄）"))
page("one paragraph, parted by breaks and spaces", whole(menu() + f"""
<table><tr><td><h2>{TITLE}</h2></td></tr><tr><td>2024-5-6 10:22:00　江州日报</td></tr><tr><td><div>&nbsp;&nbsp;&nbsp;&nbsp;{"<br/><br/>&nbsp;&nbsp;&nbsp;&nbsp;".join(BODY)}</div></td></tr></table>
<table><tr><td>·<a>{HEADLINES[0]}</a>(5-5)<br>·<a>{HEADLINES[1]}</a>(5-4)<br>·<a>{HEADLINES[2]}</a>(5-3)</td></tr></table>"""), published="2024-05-06T10:22:00+08:00")
page("the whole page is a form", whole(f"""<form id="form1"><input type="hidden" value="x"><div class="aspNetHidden">{menu()}</div><div id="ctl00_main"><span id="lblTitle">{TITLE}</span><br>
<span id="lblTime">2024/5/6 10:22:00</span> <span id="lblSource">江州日报</span><div id="lblContent">{ps()}</div></div>{links()}</form>"""), published="2024-05-06T10:22:00+08:00")
page("sentences parted by spaces", whole(menu() + f"""<h1>{T_TITLE}</h1><div class="date">2024/05/06 10:22</div><div class="story">{ps(tuple(text.replace("，", " ") for text in T_BODY))}</div>{links()}"""), title=T_TITLE,
     published="2024-05-06T10:22:00+08:00", body=tuple(text.replace("，", " ") for text in T_BODY))
page("a teaser above the first paragraph", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="summary">核心提示：新船比旧船快了一半，票价不变。</div><div class="content">{ps()}</div><div class="hot"><h3>热点</h3>{links()}</div>"""),
     published="2024-05-06T10:22:00+08:00", body=("核心提示：新船比旧船快了一半，票价不变。", *BODY))
page("an invitation and a disclaimer end the article", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content">{ps()}<p>更多精彩内容请关注江州日报微信公众号</p><p>声明：转载此文是出于传递更多信息之目的，若有来源标注错误或侵犯了您的合法权益，请作者持权属证明与本网联系。</p></div>"""),
     published="2024-05-06T10:22:00+08:00")
page("comments longer than the article", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content"><p>{BODY[0]}</p></div><div class="comment-list"><h3>网友评论</h3>""" + "".join(
          f'<div class="comment-item"><span class="user">读者{n}</span><span class="time">2024-05-0{7 + n % 3} 09:1{n}</span><div class="comment-content">{text}{BODY[2 + n % 2]}</div></div>' for n, text in enumerate(EXCERPTS)) + "</div>"),
     published="2024-05-06T10:22:00+08:00", body=BODY[:1])
page("error page", whole(menu() + "<div class='err'><h2>提示信息</h2><p>抱歉，指定的主题不存在或已被删除或正在被审核。</p><p><a href='/'>点击这里返回上一页</a></p></div>", title="提示信息 - 江州论坛"),
     title="提示信息", body=("抱歉，指定的主题不存在或已被删除或正在被审核。",), none=("published_at",))
page("forum thread", whole(f"""<div id="pt"><a>论坛</a> › <a>生活</a> › {TITLE}</div><div id="postlist"><table><tr><td class="plc"><h1 class="ts"><span id="thread_subject">{TITLE}</span></h1><span class="xi1">查看: 128</span> | <span>回复: 2</span></td></tr></table>
""" + "".join(f"""<div id="post_{n}"><table id="pid{n}"><tr><td class="pls"><div class="authi"><a class="xw1">{name}</a></div><p>积分 {n}12</p></td><td class="plc"><div class="pi"><strong>{floor}</strong><div class="authi"><em id="authorposton{n}">发表于 2024-5-6 10:2{n}:15</em> | <a>只看该作者</a></div></div>
<div class="pct"><div class="pcb"><table><tr><td class="t_f" id="postmessage_{n}">{text}</td></tr></table></div></div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po"><a>回复</a> <a>举报</a></div></td></tr></table></div>"""
                                      for n, (name, floor, text) in enumerate((("青石客", "楼主", "<br>\n".join(BODY[:3])), ("过江人", "沙发", "早上坐了，确实快。"), ("柳湾老王", "板凳", "票价别涨就好，天天要坐。")))) + "</div>",
      title=f"{TITLE} - 生活 - 江州论坛 - Powered by Discuz!"), published="2024-05-06T10:20:15+08:00", body=BODY[:3])

page("a timeline", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content"><p>{BODY[0]}</p><p>2022年11月3日</p><p>{BODY[1]}</p><p>2023年8月20日</p><p>{BODY[2]}</p>
<p>2024年5月6日</p><p>{BODY[3]}</p></div>{links()}"""), published="2024-05-06T10:22:00+08:00", body=(BODY[0], "2022年11月3日", BODY[1], "2023年8月20日", BODY[2], "2024年5月6日", BODY[3]))
page("sections in boxes of their own, each with a heading", whole(menu() + f"""<div class="wrap"><div class="block"><h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><p>{BODY[0]}</p></div><div class="block"><h2>新船</h2><p>{BODY[1]}</p></div>
<div class="block"><h2>乘客</h2><p>{BODY[2]}</p><p>{BODY[3]}渡口的客轮两岸都能坐。</p></div></div>{links()}"""), published="2024-05-06T10:22:00+08:00", body=(BODY[0], "新船", BODY[1], "乘客", BODY[2], BODY[3] + "渡口的客轮两岸都能坐。"))
page("the heading holds the time too", whole(menu() + f"""<h1>{TITLE} <small>2024-05-06 10:22 来源：江州日报</small></h1><div class="content">{ps()}</div>{links()}"""), published="2024-05-06T10:22:00+08:00", account="江州日报")
page("a heading of two lines", whole(menu() + f"""<h1>青石渡口新客轮首航<br>两岸通勤缩短至十二分钟</h1><div class="info">2024-05-06 10:22</div><div class="content">{ps()}</div>{links()}"""), published="2024-05-06T10:22:00+08:00")
page("the title is declared only", whole(menu() + f"""<p><img src="headline.png"></p><div class="info">2024-05-06 10:22</div><div class="content">{ps()}</div>{links()}""", title=f"{TITLE}-本地-江州新闻网-江州权威的新闻门户网站"), published="2024-05-06T10:22:00+08:00")

# ------------------------------------------------------------------------------------------ further arrangements

page("summary with the title in one box, article in another", whole(menu() + f"""<div class="hd"><h1>{TITLE}</h1><div class="info">2024-05-06 10:22 江州日报</div><p class="zhaiyao">摘要：新船比旧船快了一半，票价不变。</p></div><div class="ad"><a href="/x">购票优惠</a></div><div class="bd">{ps()}</div>{links()}"""),
     published="2024-05-06T10:22:00+08:00", body=("摘要：新船比旧船快了一半，票价不变。", *BODY))
page("related links between the paragraphs", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content"><p>{BODY[0]}</p><p>{BODY[1]}</p><div class="inner-rel"><b>相关阅读</b>{links(3)}</div><p>{BODY[2]}</p><p>{BODY[3]}</p></div>"""),
     published="2024-05-06T10:22:00+08:00")
page("the first word of a paragraph is set apart", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content"><p><span style="font-size:32px">青</span>{BODY[0][1:]}</p>{ps(BODY[1:])}</div>{links()}"""), published="2024-05-06T10:22:00+08:00")
page("paragraphs are divs between empty ones", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content">""" + "<div><br></div>".join(f"<div><span>{text}</span></div>" for text in BODY) + f"<div>&nbsp;</div></div>{links()}"), published="2024-05-06T10:22:00+08:00")
page("a copy for printing stands below, hidden", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content">{ps()}</div><div id="print" style="display:none"><h1>{TITLE}</h1>{ps()}</div>{links()}"""), published="2024-05-06T10:22:00+08:00")
page("unclosed paragraphs and bold headings", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22</div><div class="content"><p>{BODY[0]}<p><b>新船快了一半</b><p>{BODY[1]}<p><b>乘客怎么说</b><p>{BODY[2]}</div>{links()}"""),
     published="2024-05-06T10:22:00+08:00", body=(BODY[0], "新船快了一半", BODY[1], "乘客怎么说", BODY[2]))
page("a closing tag too many", f"""<html><head><title>{TITLE}_江州网</title></head><body>{menu()}<div class="t"><h1>{TITLE}</h1></div></div></body></html><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content">{ps()}</div></body></html>""",
     published="2024-05-06T10:22:00+08:00", account="江州日报")
page("a tag page: list of articles only, each dated", whole(menu() + """<h1>渡口</h1><div class="list">""" + "".join(f'<div class="item"><h3><a href="/{n}">{HEADLINES[n]}</a></h3><p>{text[:40]}……</p><span class="date">2024-05-0{n + 1}</span></div>' for n, text in enumerate(EXCERPTS)) + "</div>", title="渡口_标签_江州网"),
     title="渡口", body=())
page("video page: a sentence and recommendations", whole(menu() + f"""<div class="video"><h1>{TITLE}</h1><div class="player"></div><div class="meta">2024-05-06 10:22 播放：128</div><div class="desc">简介：{BODY[0]}</div></div><div class="recommend-list"><h3>相关视频</h3>{links()}</div>"""), published="2024-05-06T10:22:00+08:00", body=("简介：" + BODY[0],))
page("encyclopaedia: contents, sections, references", whole(menu() + f"""<h1>青石渡口</h1><div class="para">青石渡口位于江州市东门外，始建于清代，是两岸往来的主要渡口，2024年改用电动客轮。</div><div class="catalog"><h2>目录</h2><ul><li><a href="#1">历史沿革</a></li><li><a href="#2">航线</a></li></ul></div>
<div class="para-title"><h2>历史沿革</h2></div><div class="para">{BODY[1]}</div><div class="para-title"><h2>航线</h2></div><div class="para">{BODY[3]}</div>""", title="青石渡口_江州百科"), title="青石渡口",
     body=("青石渡口位于江州市东门外，始建于清代，是两岸往来的主要渡口，2024年改用电动客轮。", "历史沿革", BODY[1], "航线", BODY[3]), none=("published_at",))
page("english furniture", whole(f"""<nav><a>Home</a> <a>News</a> <a>Sports</a></nav><article><h1>{TITLE}</h1><div class="post-meta">Posted by <a rel="author" class="author">林知夏</a> on May 6, 2024 at 10:22 am | Leave a comment</div><div class="post-content">{ps()}</div><div class="post-tags">Tags: <a>渡口</a></div></article><div id="comments"><h3>Leave a Reply</h3><form><textarea></textarea></form></div>"""),
     published="2024-05-06", author="林知夏")

page("the year stands in the address only", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">发布时间：05-06 10:22 江州日报</div><div class="content">{ps()}</div>{links()}""",
      head='<link rel="canonical" href="https://www.jiangzhou.example/20240506/17.html">'), published="2024-05-06T10:22:00+08:00")
page("another day in the address", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">发布时间：05-06 10:22 江州日报</div><div class="content">{ps()}</div>{links()}""",
      head='<link rel="canonical" href="https://www.jiangzhou.example/20240401/17.html">'), none=("published_at",))
page("entities escaped twice in the declared title", whole(menu() + f"""<div class="tt"><h2>“新船”首航 两岸通勤缩短至十二分钟</h2></div><div class="info">2024-05-06 10:22</div><div class="content">{ps()}</div>{links()}""", title="&amp;quot;新船&amp;quot;首航 两岸通勤缩短至十二分钟-江州网"),
     title="“新船”首航 两岸通勤缩短至十二分钟", published="2024-05-06T10:22:00+08:00")
page("a channel before the title, on its line", whole(menu() + f"""<div class="tt">江州要闻：{TITLE}</div><div class="info">2024-05-06 10:22</div><div class="content">{ps()}</div>{links()}"""), published="2024-05-06T10:22:00+08:00")

page("a timeline to the minute", whole(menu() + f"""<h1>{TITLE}</h1><div class="info">2024-05-06 10:22 来源：江州日报</div><div class="content"><p>{BODY[0]}</p><p><b>2024年5月5日 6:00</b></p><p>{BODY[1]}</p>
<p><b>2024年5月5日 18:30</b></p><p>{BODY[2]}</p><p><b>2024年5月6日 6:12</b></p><p>{BODY[3]}</p></div>{links()}"""), published="2024-05-06T10:22:00+08:00",
     body=(BODY[0], "2024年5月5日 6:00", BODY[1], "2024年5月5日 18:30", BODY[2], "2024年5月6日 6:12", BODY[3]))

page("no title declared, no headings; the site's words below", whole(menu() + f"""<table><tr><td><b>{TITLE}</b></td></tr><tr><td>【2024-05-06 10:22 江州电台】</td></tr><tr><td>{ps(BODY[:2])}</td></tr></table>
<div><h4>关于本网</h4>{ps(LONG_ASIDE)}</div>""", title="江州广播公司"), published="2024-05-06T10:22:00+08:00", body=BODY[:2])
