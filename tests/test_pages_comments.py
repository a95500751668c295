"""Comment lists: fifteen layouts with known comments, as HTML and as the dumps made of it; and the
grammar's pieces.

Dumps are made by resiliparse, which most of our dumps come from; what a dump has lost (whose reply a
reply is, when nothing marks it; the likes on a button that it drops) is not asked of it.
"""
from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import pytest
from pages_layouts import ARTICLE, LAYOUTS, Gold
from resiliparse.extract.html2text import extract_plain_text

from utils.pages import layout, read_page, threads

MIN_LAYOUTS, MIN_COMMENTS = 12, 150
FLOOR = {"html": {"found": .97, "right": .97, "author": .97, "time": .97, "likes": .97, "parent": .97},
         "dump": {"found": .97, "right": .97, "author": .95, "time": .95}}


def rows_of(gold: Gold, form: str) -> dict:
    text = gold.html if form == "html" else extract_plain_text(gold.html)
    return read_page(text.encode(), f"{gold.name}.{'html' if form == 'html' else 'txt'}")


def scores(golds: list[Gold], form: str) -> dict[str, float]:
    """Shares of the known comments that were found, with the right author, time, likes and parent."""
    counts: dict[str, int] = defaultdict(int)
    for gold in golds:
        comments = rows_of(gold, form)["comments"]
        by_id = {comment["comment_id"]: comment for comment in comments}
        counts["all"] += len(gold.comments)
        counts["given"] += len(comments)
        pool = list(comments)
        for said in gold.comments:
            match = next((c for c in pool if c["text"] == said.text and c["author"] == said.author), None) \
                or next((c for c in pool if c["text"] == said.text), None)
            if match is None:
                continue
            pool.remove(match)
            parent = by_id[match["parent_id"]]["text"] if match["parent_id"] else None
            wanted = gold.comments[said.parent].text if said.parent is not None else None
            counts["found"] += 1
            counts["author"] += match["author"] == said.author
            counts["time"] += match["posted_text"] == said.printed
            counts["likes"] += match["likes"] == said.likes
            counts["parent"] += parent == wanted
    shares = {name: n / counts["all"] for name, n in counts.items()}
    return shares | {"right": counts["found"] / counts["given"]}


@pytest.mark.parametrize("form", ["html", "dump"])
def test_layouts_reach_their_floors(form):
    golds = [layout_(12) for layout_ in LAYOUTS]
    assert len(golds) >= MIN_LAYOUTS and sum(len(gold.comments) for gold in golds) >= MIN_COMMENTS
    measured = scores(golds, form)
    below = {name: round(measured[name], 3) for name, floor in FLOOR[form].items() if measured[name] < floor}
    assert below == {}


@pytest.mark.parametrize("form", ["html", "dump"])
@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_the_article_stands_alone(make, form):
    rows = rows_of(make(12), form)
    body = [line["text"] for line in rows["lines"] if line["role"] == "body"]
    assert set(ARTICLE) <= set(body)
    assert sum(map(len, body)) <= sum(map(len, ARTICLE)) + 12


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_declared_and_hidden_comments(make):
    gold = make(12)
    page = rows_of(gold, "html")["pages"][0]
    assert page["n_hidden"] == gold.hidden
    assert page["declared_comments"] in (gold.declared, None) and page["n_comments"] > 0


def piece(text: str) -> threads.Piece:
    return threads.take_apart(0, layout.from_text(text).lines[0])


@pytest.mark.parametrize("text, rest, stamp, likes, floor", [
    ("2024-05-06 10:21 赞(12) 回复", "", "2024-05-06 10:21", 12, None),
    ("05-11 09:24举报赞 208踩 0回复", "", "05-11 09:24", 208, None),
    ("5月8日 09:44 来自iPhone客户端回复赞 1.2万", "", "5月8日 09:44", 12_000, None),
    ("来自Android客户端3楼2024-05-14 08:22 回复", "", "2024-05-14 08:22", None, 3),
    ("小满不是满2024-05-10 22:46", "小满不是满", "2024-05-10 22:46", None, None),
    ("momoLv5", "momo", None, None, None),
    ("木子李 [江口]", "木子李", None, None, None),
    ("打车软件要哭了[笑哭]", "打车软件要哭了[笑哭]", None, None, None),         # an emoticon is the reader's own
    ("我5月8日坐过这趟车，司机很好", "我5月8日坐过这趟车，司机很好", None, None, None),   # a date inside a sentence is no stamp
    ("昨天坐了一次，挺好", "昨天坐了一次，挺好", None, None, None),
    ("3小时前", "", "3小时前", None, None),
    ("顶一下站在路边的人", "顶一下站在路边的人", None, None, None),
])
def test_a_line_taken_apart(text, rest, stamp, likes, floor):
    found = piece(text)
    assert (found.rest, found.stamp.text if found.stamp else None, found.likes, found.floor) \
        == (rest, stamp, likes, floor)


@pytest.mark.parametrize("text, number", [("该评论已被删除", 1), ("已折叠 12 条评论", 12), ("展开3条回复", 3),
                                          ("此回复已被作者删除", 1), ("3条评论被折叠", 3), ("他把评论都删了，真逗", 0),
                                          ("查看全部12条回复", 0)])
def test_hidden_comments_are_counted(text, number):
    assert piece(text).hidden == number


@pytest.mark.parametrize("text, number", [("47", 47), ("1,204", 1204), ("1.2万", 12_000), ("3k", 3000),
                                          ("2亿", 200_000_000),
                                          ("", None), ("赞", None), ("1.2.3", None)])
def test_counts(text, number):
    assert threads.count(text) == number


def test_replies_inside_a_bullet_and_a_nameless_comment():
    dump = ("评论列表\n  • 晚风 12\n    2024-05-07 08:00\n\n    早就该这样了\n\n    老周 回复:\n    说得对\n"
            "  • 夜里坐车的人最清楚\n\n    小满 回复:\n    同意\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [(c["author"], c["badge"], c["text"], c["depth"]) for c in comments] == [
        ("晚风", 12, "早就该这样了", 0), ("老周", None, "说得对", 1), (None, None, "夜里坐车的人最清楚", 0), ("小满", None, "同意", 1)]
    assert comments[1]["parent_id"] == comments[0]["comment_id"]
    assert comments[3]["parent_id"] == comments[2]["comment_id"]


def test_an_answer_by_name_finds_the_last_comment_of_that_name():
    dump = ("网友评论\n甲：车太少了\n5月8日 09:44 回复\n乙：我看还行\n5月8日 09:50 回复\n丙：回复@甲:是少\n5月8日 10:00 回复\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [c["text"] for c in comments] == ["车太少了", "我看还行", "是少"]
    assert comments[2]["parent_id"] == comments[0]["comment_id"]


# ------------------------------------------------------------------------------------ the order of the pieces

ARTICLE_ABOVE = """柳湾镇老桥封闭检修
柳湾晚报 2024-03-05 08:30
柳湾镇交通所3月4日通报，镇口的老桥从5日零时起封闭检修，预计需要四十天，其间行人改走下游的便桥。
所长顾青山说，桥墩的裂缝最宽处有三毫米，检修费用约二百一十万元，由市里和镇里各出一半。
"""
SAID = [("阿舟不划船", "早该修了，我上个月就看见裂缝往外冒水", "2024-03-05 10:01", "2天前", "浙江", 12),
        ("小满", "便桥太窄", "2024-03-05 10:05", "2天前", "福建", 3),
        ("老槐树下的人", "四十天？我看四个月都悬。", "2024-03-05 11:20", "1天前", "河南", 208),
        ("momo", "支持", "2024-03-05 12:44", "昨天 12:44", "广东", 1),
        ("用户5520183", "210万修一座桥贵不贵啊，有没有懂行的说说", "2024-03-05 13:02", "23小时前", "北京", 45),
        ("江边钓鱼佬", "下游便桥限重两吨，三轮车过得去吗？", "2024-03-05 15:37", "8小时前", "江苏", 7),
        ("今晚吃面", "哈哈哈哈哈哈", "2024-03-06 07:58", "35分钟前", "四川", 0),
        ("木子李", "我爷爷修过这座桥，1974年，石头都是从后山背下来的，一天背六趟。", "2024-03-06 09:10", "刚刚", "山西", 331)]
# n name, t time, p place, x text, l likes, b buttons, f floor; | a new line, * a bullet before the first one.
ORDERS = [
    "n|t|x|b l", "n|t p|x|l b", "n t|x|l b", "n t p|x|b l", "n|x|t p l b", "n|x|t p|l b", "n|p t|x|b l",
    "x|n t|l b", "x|n|t|b", "l|n p|x|t b", "n:x|t l b", "n:x|t p|b l", "t n|x|b", "t|n|x|b l", "*n t|x|l b",
    "*n|t p|x|b", "*n|x|t l b", "nt|x|l b", "n|x|t|l|b", "n p|x|t b l", "f n t|x|b l", "n f t|x|b l",
    "n|t|x", "n|x|t", "n: x t", "n|l|x|t p", "x|n · t · p", "n · t · p|x|l b",
]

LINES = [("n", "t", "x", "b l"), ("n", "t p", "x", "l b"), ("n t", "x", "b"), ("n p", "x", "t b"),
         ("n l", "x", "t p"), ("f n", "x", "t b l")]
ORDERS += [order for lines in LINES for order in map("|".join, permutations(lines)) if order not in ORDERS]


def dump_in(order: str, *, relative: bool, blank: bool) -> str:
    """The invented comments written in one order of their pieces."""
    blocks = []
    for at, (name, text, time, ago, place, likes) in enumerate(SAID):
        pieces = {"n": name, "x": text, "t": ago if relative else time, "p": f"IP属地：{place}", "b": "回复 举报",
                  "l": f"赞 {likes}" if likes else "赞", "f": f"{at + 1}楼"}
        rows = ["".join(pieces.get(char, char) for char in row) for row in order.lstrip("*").split("|")]
        if order[0] == "*":
            rows = [("    " if n else "  • ") + row for n, row in enumerate(rows)]
        blocks.append("\n".join(rows))
    listed = ("\n\n" if blank else "\n").join(blocks)
    return f"{ARTICLE_ABOVE}评论 ({len(SAID)})\n{listed}\n相关推荐\n镇口新桥通车\n江岸绿道二期开工\n"


@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("blank", [False, True])
def test_comments_in_any_order_of_their_pieces(relative, blank):
    found = right = authors = times = likes = 0
    for order in ORDERS:
        comments = read_page(dump_in(order, relative=relative, blank=blank).encode(), "x.txt")["comments"]
        by_text = {comment["text"]: comment for comment in comments}
        met = [(by_text[said[1]], said) for said in SAID if said[1] in by_text]
        found, right = found + len(comments), right + len(met)
        authors += sum(comment["author"] == said[0] for comment, said in met)
        times += sum(comment["posted_text"] == said[3 if relative else 2] for comment, said in met)
        likes += sum("l" not in order or (comment["likes"] or 0) == said[5] for comment, said in met)
    assert right >= .95 * found and right >= .95 * len(ORDERS) * len(SAID)
    assert min(authors, times, likes) >= .97 * right


HEADS = ["评论 ({n})", "12\n跟贴\n{n}\n参与\n36", "转发 56\n评论 {n}\n赞 302\n同时转发\n评论\n按热度\n按时间", "留言討論 {n} 則",
         "全部评论\n{n}\n最新\n最热\n登录后发表评论", "网友评论 {n}条评论|36人参与我有话说\n最热评论 刷新", "热门跟贴",
         "网友评论\n文明上网理性发言，请遵守新闻评论服务协议\n{n}条评论", "评论 {n}\n请先登录后发表评论~"]
USUAL = ["n|t|x|b l", "n|t p|x|l b", "n t|x|l b", "n|x|t p|l b", "f n t|x|b l", "n|x|t|l|b", "*n t|x|l b"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("n", [2, 3, 8])
def test_what_heads_a_list_is_no_comment(monkeypatch, head, n):
    monkeypatch.setattr("test_pages_comments.SAID", SAID[:n])
    for order in USUAL:
        dump = dump_in(order, relative=False, blank=False).replace(f"评论 ({n})", head.format(n=n))
        comments = read_page(dump.encode(), "x.txt")["comments"]
        assert [(c["author"], c["text"]) for c in comments] == [(said[0], said[1]) for said in SAID[:n]], order


@pytest.mark.parametrize("record, comment", [
    ("小满\n2024-03-05 10:05\n+1\n回复\n赞\n2\n", ("小满", "+1", 2)),                     # a like button, its count below
    ("小满\n2024-03-05 10:05\n便桥太窄\n赞 3\n回复\n", ("小满", "便桥太窄", 3)),
    ("小满 [浙江网友] 1\n2024-03-05 10:05\n便桥太窄\n回复\n", ("小满", "便桥太窄", None)),
    ("小满\n浙江 昨天\n便桥太窄\n赞3 回复\n", ("小满", "便桥太窄", 3)),
])
def test_a_record_of_a_short_list(record, comment):
    first = "阿舟\n2024-03-05 10:01\n早该修了，裂缝都冒水了\n赞 1\n回复\n"
    found = read_page(f"{ARTICLE_ABOVE}全部评论 2\n{first}{record}没有更多了\n".encode(), "x.txt")["comments"]
    assert [(c["author"], c["text"], c["likes"]) for c in found] == [("阿舟", "早该修了，裂缝都冒水了", 1), comment]


def test_a_colon_that_begins_a_text_parts_it_from_the_name_above():
    dump = ARTICLE_ABOVE + "评论\n按热度\n阿舟\n:早该修了\n24-3-5 08:12\n来自江苏\n小满\n:\n便桥太窄\n24-3-5 08:40\n来自浙江\n已加载全部评论\n"
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [(c["author"], c["text"]) for c in comments] == [("阿舟", "早该修了"), ("小满", "便桥太窄")]


# ----------------------------------------------------------------------------------------- what is no comment

@pytest.mark.parametrize("behind", [
    "网友评论 条\n\n点阅排行\n  • 房价连跌三月\n  • 早市：股指小涨\n  • 老桥封闭检修\n  • 江岸绿道开工\n  • 渡口停航\n",
    "新闻评论\n鉴湖早报：镇口新桥通车\n2024-03-01\n江岸早报：绿道二期开工\n2024-03-02\n渡口今起停航\n2024-03-03\n",
    "评论\n  • 镇口新桥通车 03-01\n  • 江岸绿道二期开工 03-02\n  • 渡口今起停航 03-03\n  • 河湾小学扩建 03-04\n",
])
def test_headlines_behind_a_comment_label_are_no_comments(behind):
    assert read_page((ARTICLE_ABOVE + behind).encode(), "x.txt")["comments"] == []


def test_a_menu_behind_dated_comments_is_no_part_of_them():
    listed = "".join(f"  • 2024-03-05 1{n}:20 {said[0]}\n    {said[1]}\n" for n, said in enumerate(SAID[:3]))
    dump = f"{ARTICLE_ABOVE}新闻讨论\n{listed}  • 首版\n  • 要闻\n  • 国际\n  • 体育\n  • 副刊\n"
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [comment["text"] for comment in comments] == [said[1] for said in SAID[:3]]


# ------------------------------------------------------------------------------------------- who answers whom

@pytest.mark.parametrize("quotation", ["引用 @阿舟 发表的:\n早该修了，裂缝都冒水了\n", "早该修了，裂缝都冒水了 阿舟\n", "早该修了，裂缝都冒水了\n"])
def test_a_comment_answers_what_it_quotes(quotation):
    dump = (ARTICLE_ABOVE + "全部评论 3\n阿舟\n早该修了，裂缝都冒水了\n2024-03-05 10:01 回复\n小满\n便桥太窄\n2024-03-05 10:05 回复\n"
            f"老槐\n{quotation}上个月就报过\n2024-03-05 11:20 回复\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [comment["text"] for comment in comments] == ["早该修了，裂缝都冒水了", "便桥太窄", "上个月就报过"]
    assert comments[2]["parent_id"] == comments[0]["comment_id"] and comments[1]["parent_id"] is None


def test_a_name_above_a_text_is_whom_it_answers():
    dump = (ARTICLE_ABOVE + "3 条评论\n阿舟\n早该修了，裂缝都冒水了\n03-05 · IP 属地江苏\n回复\n柳湾晚报\n作者\n阿舟\n一直在等钱\n03-05 · IP 属地江苏\n回复\n"
            "小满\n便桥太窄\n走不过去\n03-06 · IP 属地浙江\n回复\n喜欢\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [c["text"] for c in comments] == ["早该修了，裂缝都冒水了", "一直在等钱", "便桥太窄\n走不过去"]
    assert comments[1]["parent_id"] == comments[0]["comment_id"] and comments[2]["parent_id"] is None


def test_floors_of_one_building():
    dump = (ARTICLE_ABOVE + "热门跟贴\n小满 [浙江网友] 2024-03-05 10:05:11\n便桥太窄\n  • 顶12\n  • 回复\n"
            "老槐 [河南网友] 2024-03-05 11:20:09\n阿舟 1\n早该修了，裂缝都冒水了\n  • 顶41\n  • 回复\n说白了没人管\n  • 顶97\n  • 回复\n"
            "木子李 [山西网友] 2024-03-05 12:31:45\n四十天够吗\n  • 顶3\n  • 回复\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [(c["author"], c["text"], c["likes"]) for c in comments] == [
        ("小满", "便桥太窄", 12), ("阿舟", "早该修了，裂缝都冒水了", 41), ("老槐", "说白了没人管", 97), ("木子李", "四十天够吗", 3)]
    assert comments[2]["parent_id"] == comments[1]["comment_id"] and comments[3]["parent_id"] is None


@pytest.mark.parametrize("text, number", [("05-06 回复 231", 231), ("2小时前 · 浙江 回复 1.2万", 12_000),
                                          ("05-06 回复(231)", None),
                                          ("2024-05-06 10:21 IP属地：浙江 312 回复", 312), ("05-06 回复231", None)])
def test_a_bare_count_beside_a_button(text, number):
    assert piece(text).number == number
