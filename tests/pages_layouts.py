"""Comment lists as Chinese sites lay them out, with invented comments whose places are known.

A layout is a function: it takes an article and its comments and gives the HTML of a page in that site's
manner. The comments are drawn from one bank, in an order of each layout's own, with replies, times and
likes; so the gold is known by construction, and no page of any site is copied. `LAYOUTS` is the list; a
new layout is a new entry.
"""
from __future__ import annotations

import random
from dataclasses import dataclass, field
from html import escape

TITLE = "江口市夜间公交延长到凌晨一点，首周载客两万人次"
ARTICLE = (
    "本报讯 江口市交通局5月6日通报，夜间公交线路从5月1日起延长到凌晨一点，首周共载客两万人次，比原先预计的多三成。",
    "交通局副局长在发布会上说，延时的八条线路都经过火车站和两所医院，车辆间隔二十分钟，票价仍是两元，不另加价。",
    "记者当晚在火车站看到，零点过后仍有四十多人在排队候车。乘客大多是刚下火车的旅客，也有下夜班的护士和餐馆员工。",
    "“以前打车要三十多元，现在两元就能到家。”在江口市第二医院工作的一名护士告诉记者，她每周有三天要上到零点。",
    "也有市民担心司机疲劳。公交公司表示，夜班司机实行两班倒，每人每周夜班不超过三天，并增加了八名机动司机。",
)
NAMES = ("南山一叶", "老周看球", "半坡茶馆", "kevin1987", "小满不是满", "江边钓鱼人", "Lily_妈妈", "路过的风", "十二点的钟",
         "张大力", "木子李", "晴天娃娃33", "北方有狼", "momo", "吃瓜小能手", "夜班护士阿敏", "车轮滚滚", "用户8812004")
BANK = (
    "早就该延长了，夜班的人最懂这有多方便。", "支持！希望别只是试运行三个月就停。", "司机师傅太辛苦了，工资涨了没有？",
    "我们小区那条线怎么没有？八条线都绕着市中心转", "两块钱坐到家，这才是给老百姓办实事", "凌晨一点还是太早，火车两点多还有一班呢",
    "空车跑一晚上，油钱谁出", "上次等了四十分钟才来一辆，间隔二十分钟是写在纸上的吧？", "哈哈哈哈终于不用合租打车了",
    "建议装个实时到站的屏幕，大冷天在站台上干等真受不了", "外地来的表示羡慕，我们那里晚上九点就收车", "沙发",
    "安全第一，夜里车上最好有个安全员", "说句公道话，能想到医院这一站，已经很用心了。", "比原来多三成，那原来预计是多少？报道没说清楚",
    "打车软件要哭了[笑哭]", "老人孩子晚上看急诊总算有车坐了", "别光说载客多少，亏多少也公布一下",
    "我昨晚坐了，车上就五个人，不过司机很客气", "顶一个", "夜里噪音大，住在路边的人怎么办呢？", "隔壁市三年前就有了，这也值得上新闻",
    "票价不涨就是好事，能坚持一年我给你们送锦旗", "零点以后男生也怕走夜路啊，路灯先修好行不行",
)
REPLIES = ("说得对，我也这么想", "你可以打市民热线反映一下", "杠精来了", "亏一点也值，又不是做买卖", "同意楼上",
           "我们那边也没有，再等等吧", "真的吗？我怎么没见过", "笑死")
AUTHOR_REPLY = "谢谢提醒，我们会转告交通局。"


@dataclass
class Said:
    """A comment of the gold: who, when as printed, what, likes, and which comment (by position) it answers."""

    author: str | None
    printed: str | None
    text: str
    likes: int | None = None
    parent: int | None = None
    by_author: bool = False
    to: str | None = None


@dataclass
class Gold:
    """A page of one layout: its HTML and the comments on it; `times` false where the layout prints none."""

    name: str
    html: str
    comments: list[Said]
    declared: int | None = None
    hidden: int = 0
    extra: dict = field(default_factory=dict)


def threads(seed: str, n: int, style: str, *, replies: bool = True, likes: bool = True) -> list[list[Said]]:
    """n threads of invented comments, each with up to two replies; times in the style of the site."""
    draw = random.Random(seed)
    texts, names = draw.sample(BANK, n), [draw.choice(NAMES) for _ in range(3 * n)]
    result = []
    for k in range(n):
        thread = [Said(names[3 * k], stamp(style, draw), texts[k], draw.choice((0, 1, 3, 12, 56, 208)) if likes else None)]
        if replies and k % 3 == 1:
            thread.append(Said(names[3 * k + 1], stamp(style, draw), draw.choice(REPLIES[:4]), 2 if likes else None, 0))
            if k % 2:
                thread.append(Said(names[3 * k + 2], stamp(style, draw), draw.choice(REPLIES[4:]), 0 if likes else None,
                                   0))
        result.append(thread)
    return result


def stamp(style: str, draw: random.Random) -> str | None:
    """A printed time in a site's manner."""
    day, hour, minute = draw.randint(7, 28), draw.randint(0, 23), draw.randint(0, 59)
    return {
        "full": f"2024-05-{day:02d} {hour:02d}:{minute:02d}", "seconds": f"2024-5-{day} {hour:02d}:{minute:02d}:09",
        "chinese": f"5月{day}日 {hour:02d}:{minute:02d}", "short": f"05-{day:02d} {hour:02d}:{minute:02d}",
        "day": f"05-{day:02d}", "slash": f"2024/05/{day:02d} {hour:02d}:{minute:02d}",
        "ago": draw.choice((f"{1 + hour % 20}小时前", f"{1 + minute}分钟前", f"昨天 {hour:02d}:{minute:02d}", f"{1 + day % 6}天前")),
        "word": f"2024年5月{day}日 {'上午' if hour < 12 else '下午'}{(hour - 1) % 12 + 1}:{minute:02d}",
        "push": f"05/{day:02d} {hour:02d}:{minute:02d}", "none": None}[style]


def flat(result: list[list[Said]]) -> list[Said]:
    """Threads in reading order, parents as positions in the whole list."""
    out: list[Said] = []
    for thread in result:
        base = len(out)
        for said in thread:
            if said.parent is not None:
                said.parent += base
            out.append(said)
    return out


def page(body: str, comments: str, *, site: str = "江口在线", classes: str = "article-content", between: str = "",
         after: str = "") -> str:
    """A page with an article, its head, what stands between, the comments, and a footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_{site}</title></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li><li><a href="/bbs">论坛</a></li></ul></div>
<div class="main"><h1>{TITLE}</h1><div class="article-info"><span class="source">来源：江口晚报</span> <span class="time">2024-05-06 09:12</span></div>
<div class="{classes}">{body}</div>{between}{comments}</div>
<div class="recommend"><h3>相关推荐</h3><ul><li><a href="/1">江口大桥下月通车，过江只要五分钟</a></li><li><a href="/2">三中新校区九月启用</a></li></ul></div>
{after}<div class="footer">版权所有 江口在线 网站备案号12345</div></body></html>"""


def paragraphs() -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in ARTICLE)


def netease(n: int) -> Gold:
    groups = threads("netease", n, "full", replies=False)
    items = "".join(
        f'<div class="single-tie"><div class="tie-author"><a class="author-name">{g[0].author}</a><span class="from">[江口市网友]</span></div>'
        f'<div class="tie-time">{g[0].printed}</div><div class="tie-content"><p>{escape(g[0].text)}</p></div>'
        f'<div class="tie-op"><a>顶[{g[0].likes}]</a> <a>回复</a> <a>分享</a></div></div>' for g in groups)
    box = (f'<div class="post_comment"><div class="post_comment_top"><h3>网友跟贴</h3><a class="joincount">跟贴 {n + 3} 参与 900</a></div>'
           f'<div class="tie-list">{items}</div><a>查看全部跟贴&gt;&gt;</a></div>')
    return Gold("netease", page(paragraphs(), box, site="网易新闻", classes="post_body"), flat(groups), n + 3)


def sina(n: int) -> Gold:
    groups = threads("sina", n, "chinese")
    def one(said: Said, kind: str) -> str:
        return (f'<div class="{kind}"><div class="t_info"><a class="t_username">{said.author}</a> <span class="t_area">[江口]</span></div>'
                f'<div class="t_txt">{escape(said.text)}</div><div class="t_oper"><span class="t_time">{said.printed}</span> '
                f'<a class="vote">赞({said.likes})</a> <a>回复</a></div></div>')
    items = "".join(f'<div class="comment_item">{one(g[0], "t_cont")}'
                    + (f'<div class="reply_list">{"".join(one(r, "reply_item") for r in g[1:])}</div>' if g[1:] else "")
                    + "</div>" for g in groups)
    box = f'<div class="sina-comment"><div class="hd"><span>评论</span><a>{n + 9}条评论</a></div><div class="comment_list">{items}</div></div>'
    return Gold("sina", page(paragraphs() + "<p>责任编辑：李木</p>", box, site="新浪新闻"), flat(groups), n + 9)


def sohu(n: int) -> Gold:
    groups = threads("sohu", n, "full", replies=False)
    items = "".join(f'<li class="c-item"><span class="c-username">{g[0].author}</span><span class="c-date">{g[0].printed}</span>'
                    f'<p class="c-discuss">{escape(g[0].text)}</p><div class="c-handle"><a class="like">{g[0].likes}</a> <a>回复</a></div></li>'
                    for g in groups)
    box = f'<div class="c-comment"><h4>我来说两句 <em>{n}</em> 人参与，<em>{n}</em> 条评论</h4><ul class="c-comment-list">{items}</ul></div>'
    tail = "<p>返回搜狐，查看更多</p><p>责任编辑：王禾</p>"
    return Gold("sohu", page(paragraphs() + tail, box, site="搜狐"), flat(groups), n)


def guancha(n: int) -> Gold:
    groups = threads("guancha", n, "short")
    def one(said: Said) -> str:
        return (f'<div class="user-box"><a class="user-nickname">{said.author}</a><span class="user-level">Lv5</span></div><div class="comment-txt">{escape(said.text)}</div>'
                f'<div class="comment-foot"><span class="time">{said.printed}</span><a>举报</a><a class="praise">赞 {said.likes}</a><a>踩 0</a><a>回复</a></div>')
    items = "".join(f'<li class="comment-item">{one(g[0])}' + (
        f'<ul class="sub-comments">{"".join(f"<li>{one(r)}</li>" for r in g[1:])}</ul>' if g[1:] else "") + "</li>" for g in groups)
    box = f'<div id="comments-container"><h4>网友评论</h4><ul class="comment-list">{items}</ul></div>'
    return Gold("guancha", page(paragraphs(), box, site="观察者网"), flat(groups))


def weibo(n: int) -> Gold:
    groups = threads("weibo", n, "chinese")
    def one(said: Said, to: str | None, kind: str) -> str:
        head = f'回复<a href="/n/x">@{to}</a>:' if to else ""
        return (f'<div class="{kind}"><div class="WB_text"><a href="/u/1">{said.author}</a>：{head}{escape(said.text)}</div>'
                f'<div class="WB_func"><span class="WB_from">{said.printed} 来自iPhone客户端</span><a>回复</a><a class="like">赞 {said.likes}</a></div></div>')
    items = "".join(one(g[0], None, "list_li root_comment")[:-6]
                    + (f'<div class="list_child">{"".join(one(r, g[0].author, "child_li") for r in g[1:])}</div>' if g[1:] else "")
                    + "</div>" for g in groups)
    box = f'<div class="repeat_list comment_lists">{items}</div>'
    return Gold("weibo", page(paragraphs(), box, site="微博"), flat(groups))


def zhihu(n: int) -> Gold:
    groups = threads("zhihu", n, "day")
    for g in groups:
        for reply in g[1:]:
            reply.to = g[0].author
        if len(g) > 2:
            g[2].author, g[2].by_author, g[2].text = "江口观察", True, AUTHOR_REPLY
    def one(said: Said) -> str:
        role = ' <span class="CommentItem-role">(作者)</span>' if said.by_author else ""
        to = f' <span class="reply">回复</span> <a class="UserLink-link">{said.to}</a>' if said.to else ""
        return (f'<div class="CommentItem-meta"><a class="UserLink-link">{said.author}</a>{role}{to}<span class="CommentItem-time">{said.printed}</span></div>'
                f'<div class="CommentItem-content"><p>{escape(said.text)}</p></div><div class="CommentItem-footer"><button>赞 {said.likes}</button><button>回复</button><button>踩</button></div>')
    items = "".join(f'<ul class="NestComment"><li class="NestComment--root"><div class="CommentItem">{one(g[0])}</div></li>'
                    + "".join(f'<li class="NestComment--child"><div class="CommentItem">{one(r)}</div></li>' for r in g[1:]) + "</ul>"
                    for g in groups)
    total = sum(map(len, groups))
    box = f'<div class="Comments-container"><h2 class="CommentTopbar-title">{total} 条评论</h2><div class="CommentListV2">{items}</div></div>'
    return Gold("zhihu", page(paragraphs(), box, site="知乎"), flat(groups), total)


def wechat(n: int) -> Gold:
    groups = threads("wechat", n, "none", replies=False)
    for k, g in enumerate(groups):
        if k % 4 == 2:
            g.append(Said(None, None, AUTHOR_REPLY, None, 0, True))
    def one(g: list[Said]) -> str:
        answer = "".join(f'<div class="reply_result"><div class="nickname">作者回复</div><div class="discuss_message_content">{escape(r.text)}</div></div>' for r in g[1:])
        return (f'<li class="discuss_item"><div class="user_info"><strong class="nickname">{g[0].author}</strong><span class="praise_num">赞 {g[0].likes}</span></div>'
                f'<div class="discuss_message"><div class="discuss_message_content">{escape(g[0].text)}</div></div>{answer}</li>')
    box = f'<div class="rich_media_extra"><div class="discuss_container"><h2 class="discuss_title">精选留言</h2><ul class="discuss_list">{"".join(map(one, groups))}</ul><p>以上留言由公众号筛选后显示</p></div></div>'
    return Gold("wechat", page(f'<div id="js_content">{paragraphs()}</div>', box, site="微信公众平台", classes="rich_media_content"), flat(groups))


def tieba(n: int) -> Gold:
    groups = threads("tieba", n, "full", likes=False)
    def floor(k: int, g: list[Said]) -> str:
        inner = "".join(f'<li class="lzl_single_post"><a class="at j_user_card">{r.author}</a>: <span class="lzl_content_main">{escape(r.text)}</span>'
                        f'<div class="lzl_content_reply"><span class="lzl_time">{r.printed}</span> <a>回复</a></div></li>' for r in g[1:])
        return (f'<div class="l_post j_l_post"><div class="d_author"><a class="p_author_name">{g[0].author}</a><div class="d_badge_title">初级粉丝</div></div>'
                f'<div class="d_post_content_main"><div class="d_post_content">{escape(g[0].text)}</div><div class="core_reply_tail"><span class="tail-info">来自Android客户端</span>'
                f'<span class="tail-info">{k}楼</span><span class="tail-info">{g[0].printed}</span> <a>回复</a></div>'
                + (f'<ul class="core_reply_content">{inner}</ul>' if inner else "") + "</div></div>")
    posts = "".join(floor(k, g) for k, g in enumerate(groups, 2))
    first = (f'<div class="l_post"><div class="d_author"><a class="p_author_name">江口老张</a></div><div class="d_post_content_main"><div class="d_post_content">{"<br>".join(ARTICLE)}</div>'
             '<div class="core_reply_tail"><span class="tail-info">1楼</span><span class="tail-info">2024-05-06 09:12</span></div></div></div>')
    html = (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}【江口吧】_百度贴吧</title></head><body><h1 class="core_title_txt">{TITLE}</h1>'
            f'<div class="p_postlist" id="j_p_postlist">{first}{posts}</div><div class="footer">版权所有 江口在线</div></body></html>')
    return Gold("tieba", html, flat(groups))


def discuz(n: int) -> Gold:
    groups = threads("discuz", n, "seconds", replies=False, likes=False)
    def post(k: int, author: str, printed: str, text: str) -> str:
        return (f'<div id="post_{k}"><table class="plhin"><tr><td class="pls"><div class="authi"><a class="xw1">{author}</a></div></td><td class="plc"><div class="pi">'
                f'<strong><a>{k}<sup>#</sup></a></strong><div class="authi"><em id="authorposton{k}">发表于 {printed}</em> <span>|</span><a>只看该作者</a></div></div>'
                f'<div class="pct"><table><tr><td class="t_f" id="postmessage_{k}">{text}</td></tr></table></div><div class="po"><a>回复</a> <a>举报</a></div></td></tr></table></div>')
    posts = "".join(post(k, g[0].author, g[0].printed, escape(g[0].text)) for k, g in enumerate(groups, 2))
    html = (f'<!DOCTYPE html><html><head><meta charset="gbk"><title>{TITLE} - 城市交通 - 江口论坛 - Powered by Discuz!</title></head><body><div id="pt">论坛 › 城市交通 › 查看内容</div>'
            f'<div id="postlist" class="pl"><h1 class="ts"><span id="thread_subject">{TITLE}</span></h1>{post(1, "江口老张", "2024-5-6 09:12:30", "<br>".join(ARTICLE))}{posts}</div>'
            '<div id="ft">Powered by Discuz! 江口论坛</div></body></html>')
    return Gold("discuz", html, flat(groups))


def wordpress(n: int) -> Gold:
    groups = threads("wordpress", n, "word", likes=False)
    def one(g: list[Said]) -> str:
        def article(said: Said) -> str:
            return (f'<article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{said.author}</b> <span class="says">说道：</span></div>'
                    f'<div class="comment-metadata"><a href="#c"><time>{said.printed}</time></a></div></footer><div class="comment-content"><p>{escape(said.text)}</p></div><div class="reply"><a>回复</a></div></article>')
        inner = "".join(f'<li class="comment depth-2">{article(r)}</li>' for r in g[1:])
        return f'<li class="comment depth-1">{article(g[0])}' + (f'<ol class="children">{inner}</ol>' if inner else "") + "</li>"
    total = sum(map(len, groups))
    box = (f'<div id="comments" class="comments-area"><h2 class="comments-title">《{TITLE}》上有 {total} 条评论</h2><ol class="comment-list">{"".join(map(one, groups))}</ol>'
           '<div id="respond"><h3>发表评论</h3><p>电子邮件地址不会被公开。</p></div></div>')
    return Gold("wordpress", page(paragraphs(), box, classes="entry-content"), flat(groups), total)


def toutiao(n: int) -> Gold:
    groups = threads("toutiao", n, "ago", replies=False)
    items = "".join(f'<li><div class="comment-info"><a class="name">{g[0].author}</a><p class="content">{escape(g[0].text)}</p>'
                    f'<div class="footer"><span class="time">{g[0].printed}</span> · <span class="reply-btn">回复</span><span class="digg">赞 {g[0].likes}</span></div></div></li>' for g in groups)
    box = f'<div class="comment-wrap"><div class="title">评论 {n}</div><ul class="comment-list">{items}</ul><div class="more">查看更多评论</div></div>'
    return Gold("toutiao", page(paragraphs(), box, site="今日头条"), flat(groups), n)


def ptt(n: int) -> Gold:
    groups = threads("ptt", n, "push", replies=False, likes=False)
    items = "".join(f'<div class="push"><span class="push-tag">{"推噓→"[k % 3]} </span><span class="push-userid">user{k}abc</span><span class="push-content">: {escape(g[0].text)}</span>'
                    f'<span class="push-ipdatetime"> {g[0].printed}</span></div>' for k, g in enumerate(groups))
    for k, g in enumerate(groups):
        g[0].author = f"user{k}abc"
    body = "\n".join(ARTICLE)
    html = (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - 看板 Jiangkou - 批踢踢實業坊</title></head><body><div id="main-content" class="bbs-screen">'
            f'<div class="article-metaline"><span class="article-meta-tag">作者</span><span class="article-meta-value">oldzhang</span></div>'
            f'<div class="article-metaline"><span class="article-meta-tag">標題</span><span class="article-meta-value">{TITLE}</span></div>'
            f'<div class="article-metaline"><span class="article-meta-tag">時間</span><span class="article-meta-value">2024-05-06 09:12</span></div><pre>{body}</pre>{items}</div></body></html>')
    return Gold("ptt", html, flat(groups))


def taiwan(n: int) -> Gold:
    groups = threads("taiwan", n, "slash", replies=False)
    items = "".join(f'<div class="msg-item"><div class="msg-user">{g[0].author}</div><div class="msg-date">{g[0].printed}</div><div class="msg-text">{escape(g[0].text)}</div>'
                    f'<div class="msg-like">讚 {g[0].likes} <a>回覆</a></div></div>' for g in groups)
    box = f'<section class="comments"><h3>網友留言（{n}）</h3><div class="msg-list">{items}</div></section>'
    return Gold("taiwan", page(paragraphs(), box, site="江口日報"), flat(groups), n)


def bulleted(n: int) -> Gold:
    groups = threads("bulleted", n, "full", likes=False)
    def one(g: list[Said]) -> str:
        inner = "".join(f'<div class="reply"><div><span>{r.author}</span> 回复:</div><div>{escape(r.text)}</div></div>' for r in g[1:])
        return f'<li><div class="name">{g[0].author}</div><div class="date">{g[0].printed}</div><p>{escape(g[0].text)}</p>{inner}</li>'
    for g in groups:
        for reply in g[1:]:
            reply.printed = None
    box = f'<div class="comments"><h3>评论列表</h3><ul>{"".join(map(one, groups))}</ul></div>'
    return Gold("bulleted", page(paragraphs(), box), flat(groups))


def folded(n: int) -> Gold:
    groups = threads("folded", n, "full", replies=False)
    items = "".join(f'<div class="reply-item"><div class="reply-user">{g[0].author} <span>IP属地：江口</span></div><div class="reply-text">{escape(g[0].text)}</div><div class="reply-info"><span>{g[0].printed}</span> <span>点赞 {g[0].likes}</span> <span>回复</span></div></div>'
                    + ('<div class="reply-item"><div class="reply-text">该评论已被删除</div></div>' if k == 2 else "") for k, g in enumerate(groups))
    box = f'<div class="reply-wrap"><div class="reply-head">全部评论（{n + 3}）</div><div class="reply-list">{items}</div><div>已折叠 2 条评论</div></div>'
    return Gold("folded", page(paragraphs(), box), flat(groups), n + 3, 3)


LAYOUTS = (netease, sina, sohu, guancha, weibo, zhihu, wechat, tieba, discuz, wordpress, toutiao, ptt, taiwan, bulleted, folded)


def golds(n: int = 12) -> list[Gold]:
    """One page of each layout, with n threads."""
    return [layout(n) for layout in LAYOUTS]
