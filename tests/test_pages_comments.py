"""Comment lists: fifteen layouts with known comments, as HTML and as the dumps made of it; and the
grammar's pieces.

Dumps are made by resiliparse, which most of our dumps come from; what a dump has lost (whose reply a
reply is, when nothing marks it; the likes on a button that it drops) is not asked of it.
"""
from __future__ import annotations

from collections import defaultdict

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
    """Shares of the known comments that were found, and of them with the right author, time, likes and parent."""
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
    return {name: n / counts["all"] for name, n in counts.items()} | {"right": counts["found"] / counts["given"]}


@pytest.mark.parametrize("form", ["html", "dump"])
def test_layouts_reach_their_floors(form):
    golds = [layout_(12) for layout_ in LAYOUTS]
    assert len(golds) >= MIN_LAYOUTS and sum(len(gold.comments) for gold in golds) >= MIN_COMMENTS
    measured = scores(golds, form)
    assert {name: round(measured[name], 3) for name, floor in FLOOR[form].items() if measured[name] < floor} == {}


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


@pytest.mark.parametrize("text, number", [("47", 47), ("1,204", 1204), ("1.2万", 12_000), ("3k", 3000), ("2亿", 200_000_000),
                                          ("", None), ("赞", None), ("1.2.3", None)])
def test_counts(text, number):
    assert threads.count(text) == number


def test_replies_inside_a_bullet_and_a_nameless_comment():
    dump = ("评论列表\n  • 晚风 12\n    2024-05-07 08:00\n\n    早就该这样了\n\n    老周 回复:\n    说得对\n"
            "  • 夜里坐车的人最清楚\n\n    小满 回复:\n    同意\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [(c["author"], c["badge"], c["text"], c["depth"]) for c in comments] == [
        ("晚风", 12, "早就该这样了", 0), ("老周", None, "说得对", 1), (None, None, "夜里坐车的人最清楚", 0), ("小满", None, "同意", 1)]
    assert comments[1]["parent_id"] == comments[0]["comment_id"] and comments[3]["parent_id"] == comments[2]["comment_id"]


def test_an_answer_by_name_finds_the_last_comment_of_that_name():
    dump = ("网友评论\n甲：车太少了\n5月8日 09:44 回复\n乙：我看还行\n5月8日 09:50 回复\n丙：回复@甲:是少\n5月8日 10:00 回复\n")
    comments = read_page(dump.encode(), "x.txt")["comments"]
    assert [c["text"] for c in comments] == ["车太少了", "我看还行", "是少"]
    assert comments[2]["parent_id"] == comments[0]["comment_id"]
