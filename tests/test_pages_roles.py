"""What lines of a dump are there for, where their own words mislead: each rule with what it must not take.

The pages are our own words on invented events.
"""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from utils.pages import layout, read_page, wording
from utils.pages.layout import Line
from utils.pages.metadata import parse_reference

HEAD = ("柳湾镇老桥封闭检修", "柳湾晚报 2024-03-05 08:30")
BODY = ("柳湾镇交通所3月4日通报，镇口的老桥从5日零时起封闭检修，预计需要四十天，其间行人改走下游的便桥。",
        "所长顾青山说，桥墩的裂缝最宽处有三毫米，检修费用约二百一十万元，由市里和镇里各出一半。")


def roles(*lines: str) -> dict[str, str]:
    """The role of each line of a dump."""
    rows = read_page("\n".join(lines).encode(), "page.txt")
    return {line["text"]: line["role"] for line in rows["lines"]}


def role(line: str, *around: str) -> str:
    """The role of a line behind the article and some lines."""
    return roles(*HEAD, *BODY, *around, line)[line]


# ------------------------------------------------------------------------------------------------- references

@pytest.mark.parametrize("line, wanted", [
    ("[1] 江岸网2024年3月4日：老桥封闭四十天", "reference"),
    ("江岸网2024年3月4日：老桥封闭四十天", "reference"),
    ("江岸网：老桥封闭四十天（2024-03-04）", "reference"),
    ("2024-03-04 江岸网 老桥封闭四十天", "reference"),
    ("责任编辑：顾小舟 2024-03-05", "byline"),                 # dated, but it says who edited
    ("发布时间：2024-03-05 09:00 柳湾晚报", "byline"),          # and when it was published
    ("2024-03-05 09:00", "byline"),                           # a date and nothing to cite
])
def test_a_dated_line_among_references(line, wanted):
    assert role(line, "参考资料") == wanted


@pytest.mark.parametrize("after, wanted", [
    ("江岸网：老桥封闭四十天", "reference_label"),
    ("《柳湾志》第三卷", "reference_label"),
    ("[1] 老桥的历史", "reference_label"),
    ("登录", "navigation"),                                    # a menu: 参考 is a channel
])
def test_a_word_heads_references_where_the_next_line_cites(after, wanted):
    assert roles(*HEAD, *BODY, "参考", after)["参考"] == wanted


@pytest.mark.parametrize("text, outlet, title", [
    ("影事周刊：《渡口》首周三亿", "影事周刊", "《渡口》首周三亿"),
    ("《渡口》首周三亿", None, "《渡口》首周三亿"),
    ("影事周刊《渡口》首周三亿", "影事周刊", "《渡口》首周三亿"),
    ("《影事周刊》：渡口首周三亿", "影事周刊", "渡口首周三亿"),
    ("江岸网《老桥封闭四十天》", "江岸网", "老桥封闭四十天"),     # the marks hold the whole title
    ("《老桥封闭四十天》江岸网", "江岸网", "老桥封闭四十天"),
    ("《老桥：封闭四十天》江岸网", "江岸网", "老桥：封闭四十天"),
    ("顾青山：《老桥的历史》，柳湾出版社", "顾青山", "老桥的历史"),
    ("江岸网：“老桥”封闭四十天", "江岸网", "“老桥”封闭四十天"),
])
def test_the_title_of_a_reference(text, outlet, title):
    found = parse_reference(0, Line(1, 0, len(text), text, text))
    assert (found.outlet, found.title) == (outlet, title)


# ------------------------------------------------------------------------------------------ the article's end

@pytest.mark.parametrize("line, around, wanted", [
    ("便桥限重两吨。", (), "body"),
    ("便桥限重两吨。", ("参考资料", "江岸网：老桥封闭四十天"), "recommendation"),      # a label has ended the article
    ("便桥限重两吨", (), "recommendation"),                                  # no sentence
    ("转载内容仅供参考。", (), "disclaimer"),
])
def test_a_short_sentence_right_behind_the_article(line, around, wanted):
    found = role(line, *around)
    assert found == wanted or (wanted == "recommendation" and found != "body")


def test_a_comment_is_no_sentence_of_the_article():
    rows = read_page("\n".join((*HEAD, *BODY, "支持检修。", "阿舟 2024-03-05 10:01 赞 2", "早该修了。",
                                "小满 2024-03-05 10:05 赞 1", "便桥太窄。",
                                "老槐 2024-03-05 11:20 赞 4")).encode(), "page.txt")
    assert [comment["text"] for comment in rows["comments"]] == ["支持检修。", "早该修了。", "便桥太窄。"]
    assert not any(line["role"] == "body" and "支持" in line["text"] for line in rows["lines"])


# ------------------------------------------------------------------------------------------------------ lists

ITEMS = ("●时间：3月5日零时起", "●地点：镇口老桥", "●工期：四十天", "●绕行：下游便桥，限重两吨")


def test_a_page_that_is_a_list_of_items():
    found = roles("一图看懂老桥检修", "柳湾晚报 2024-03-05", *ITEMS)
    assert [found[item] for item in ITEMS] == ["body"] * 4


def test_items_between_paragraphs_are_body():
    found = roles(*HEAD, BODY[0], *ITEMS[:2], BODY[1])
    assert [found[item] for item in ITEMS[:2]] == ["body"] * 2


def test_a_bullet_alone_is_a_heading():
    assert roles(*HEAD, BODY[0], "●为何封闭", BODY[1])["●为何封闭"] == "heading"


def test_headlines_behind_the_article_are_no_items():
    found = roles(*HEAD, *BODY, "相关推荐", "●镇口：新桥开工", "●江岸：便桥加宽", "●河湾：渡口停航")
    assert found["●镇口：新桥开工"] == "recommendation"


def test_bullets_of_a_comment_list_are_no_items():
    rows = read_page("\n".join(("网友评论", "●阿舟：早该修了", "●小满：便桥太窄", "●老槐：四十天太久")).encode(), "page.txt")
    assert len(rows["comments"]) == 3 and not any(line["role"] == "body" for line in rows["lines"])


# ------------------------------------------------------------------------------------------------------ times

@pytest.mark.parametrize("line, wanted", [
    ("今日14时许,镇口老桥开始封闭检修,便桥限重两吨", False),
    ("今天是个修桥的好日子", False),
    ("今天是2024年3月5日 星期二", True),
    ("今日：3月5日 农历正月廿五", True),
])
def test_the_clock_of_a_page(line, wanted):
    assert (role(line) == "page_time") is wanted


def test_a_time_that_gives_the_hour_only_is_no_name():
    rows = read_page("\n".join((HEAD[0], "2024年3月5日 22时", *BODY)).encode(), "page.txt")
    page = rows["pages"][0]
    assert page["account"] is None and page["published_at"] == "2024-03-05"


@pytest.mark.parametrize("line, published", [
    ("发布时间：2024-03-05 09:00", "2024-03-05T09:00:00+08:00"),        # a colon is no part of the time ...
    ("发布时间:2024年3月5日 来源:柳湾晚报", "2024-03-05"),
    ("发布时间 10:2024-03-05", None),                                  # ... but behind a digit it is
])
def test_a_time_behind_a_colon(line, published):
    rows = read_page("\n".join((HEAD[0], line, *BODY)).encode(), "page.txt")
    assert rows["pages"][0]["published_at"] == published


# -------------------------------------------------------------------------------------------- where it stands

MENU = ("首页", "国内", "国际", "财经", "体育", "专题")
HEADLINES = ("• 镇口新桥本月通车", "• 江岸绿道二期开工(图)", "• 渡口停航：谁来补贴？", "• 河湾小学扩建，明年招生")


@pytest.mark.parametrize("line", [
    "• 江岸绿道二期开工(图)",                        # a headline, though it ends as captions do
    "镇口新桥本月通车，比计划早了二十天...... [详情]",     # the beginning of another text
    "收藏 打印 字体：大 中 小 分享到 手机也能看",
    "留言限140字以内，与本文无关的言论一律删除。",
])
def test_what_stands_far_behind_the_article_is_none_of_it(line):
    assert role(line, "相关专题", *HEADLINES) not in ("body", "heading", "caption")


def test_teasers_behind_a_label_are_none_of_the_article():
    teasers = [line for n in range(4) for line in (
        f"第{n + 1}座新桥下月通车", f"柳湾晚报讯：镇口第{n + 1}座新桥将于下月通车，届时行人不必再绕行下游的便桥，限重两吨。")]
    found = roles(*HEAD, *BODY, "推荐阅读", *teasers)
    assert [found[line] for line in BODY] == ["body"] * 2
    assert not any(found[line] in ("body", "heading") for line in teasers)


def test_rows_that_stand_apart_like_paragraphs_are_body():
    rows = [row for n in range(12) for row in (f"{n + 1}、第{n + 1}号便桥", f"限重：{n + 1}吨", f"咨询电话：5870{n:04d}")]
    last = "以上便桥自3月5日零时起开放，限重以桥头的公示为准，行人和自行车请靠右通行，过桥前先看清水位。"
    lines = [*HEAD, BODY[0], *rows, last]
    found = read_page("\n\n".join([*MENU, *lines]).encode(), "page.txt")["lines"]
    assert {line["role"] for line in found if line["text"] in rows} <= {"body", "heading"}


@pytest.mark.parametrize("above, title", [
    (["柳湾镇老桥封闭检修--社会--江岸网", *MENU, "柳湾镇老桥封闭检修", "工期四十天，行人绕行"], "柳湾镇老桥封闭检修"),
    ([*MENU, "• 老桥", "柳湾镇老桥封闭检修"], "柳湾镇老桥封闭检修"),
    (["官方微博：关注柳湾", *MENU, "柳湾镇老桥封闭检修(图)"], "柳湾镇老桥封闭检修(图)"),
    (["柳 湾 镇 老 桥 封 闭 检 修"], "柳 湾 镇 老 桥 封 闭 检 修"),
    (["柳湾论坛›城事杂谈›柳湾镇老桥封闭检修", "柳湾镇老桥封闭检修 [复制链接]"], "柳湾镇老桥封闭检修"),
    (["柳湾镇老桥封闭检修 [第三次]"], "柳湾镇老桥封闭检修 [第三次]"),            # no button
    (["主题：柳湾镇老桥封闭检修"], "柳湾镇老桥封闭检修"),
    (["標題[心得] 柳湾镇老桥封闭检修"], "[心得] 柳湾镇老桥封闭检修"),
    (["主题曲唱到柳湾镇老桥封闭检修"], "主题曲唱到柳湾镇老桥封闭检修"),
    (["柳湾镇老桥封闭检修 - 江岸网", *MENU], "柳湾镇老桥封闭检修"),              # only the page's head says it
    (["柳湾镇老桥封闭检修 江岸网", *MENU], "柳湾镇老桥封闭检修"),
    (["柳湾镇老桥案开审 施工方老板落网"], "柳湾镇老桥案开审 施工方老板落网"),      # no site
    (["江岸网-柳湾镇老桥封闭检修", *MENU, "老桥;检修;便桥", "柳湾镇老桥封闭检修"], "柳湾镇老桥封闭检修"),
    (["老桥", *MENU, "老桥 封闭检修：便桥限重两吨"], "老桥 封闭检修：便桥限重两吨"),   # a word of it is no title
    (["柳湾镇老桥封闭检修_江岸网", *MENU, "柳湾镇老桥封闭检修", "工人在老桥上搭架。顾小舟摄"], "柳湾镇老桥封闭检修"),
    ([*MENU, "记者：老桥封闭检修的四十天"], "记者：老桥封闭检修的四十天"),          # not whoever reports
    ([*MENU, "柳湾镇老桥封闭检修", "作者：顾小舟"], "柳湾镇老桥封闭检修"),
])
def test_the_title_of_a_dump(above, title):
    rows = read_page("\n".join([*above, HEAD[1], *BODY]).encode(), "page.txt")
    assert rows["pages"][0]["title"] == title


@pytest.mark.parametrize("dated, title", [
    ("2024年03月05日 星期二", "柳湾镇老桥封闭检修"),              # the masthead of a paper: its title follows
    ("2024-03-05 08:30", "柳湾镇老桥封闭检修"),
    ("柳湾晚报 2024-03-05 08:30", "柳湾镇老桥封闭检修"),          # where nothing above could be one
])
def test_a_title_below_the_time(dated, title):
    rows = read_page("\n".join((*MENU, dated, title, *BODY)).encode(), "page.txt")
    assert rows["pages"][0]["title"] == title


def test_a_line_below_a_byline_is_no_title_where_one_stands_above():
    rows = read_page("\n".join((HEAD[0], "2024-03-05 08:30", "老桥封闭检修四十天，行人绕行便桥", *BODY)).encode(), "page.txt")
    assert rows["pages"][0]["title"] == HEAD[0]


@pytest.mark.parametrize("post, title", [
    ("#老桥检修# 【老桥今起封闭四十天】老桥今起封闭检修，行人走便桥，机动车走县道。", "老桥今起封闭四十天"),
    ("【通知】老桥今起封闭检修，行人走便桥，机动车走县道。", "柳湾发布"),               # too short for a headline
    ("【柳湾晚报综合报道】老桥今起封闭检修，行人走便桥，机动车走县道。", "柳湾发布"),       # who reports
    ("【柳湾晚报江岸3月5日电】老桥今起封闭检修，行人走便桥，机动车走县道。", "柳湾发布"),
])
def test_the_headline_that_a_post_begins_with(post, title):
    page = read_page("\n".join((*MENU, "柳湾发布", "2024-3-5 08:00 来自 微博网页版", post)).encode(), "page.txt")["pages"][0]
    assert page["title"] == title
    assert title == "柳湾发布" or page["account"] == "柳湾发布"


DATED = ("老桥封闭检修四十天 2024-03-05", "江岸绿道二期开工(图) (2024-03-04)", "渡口停航：谁来补贴？ 2024-03-04")


@pytest.mark.parametrize("n, wanted", [(3, {"recommendation"}), (2, {"byline"})])
def test_dated_headlines_in_a_row_are_a_list(n, wanted):
    found = roles(*HEAD, *BODY, *DATED[:n])
    assert {found[line] for line in DATED[:n]} == wanted


@pytest.mark.parametrize("line, wanted", [
    ("愿平安！（文章整理自网络）", "body"),                # a bracketed note behind a sentence
    ("愿平安！", "recommendation"),                     # an exclamation alone may be a headline
])
def test_the_last_line_of_an_article(line, wanted):
    assert role(line) == wanted or wanted != "body" and role(line) != "body"


# -------------------------------------------------------------------------------------- articles without prose

FOOT = ("相关新闻", "镇口新桥本月通车，比计划早了二十天", "江岸绿道二期开工，市民可骑行上班", "江岸网版权所有，未经书面授权禁止转载。")


@pytest.mark.parametrize("article", [
    ("雾还没有散去", "老桥在水里站着", "它的影子比它更老", "船夫把绳子解开", "又系上"),                  # a poem
    ("第一名 渡口村 4分12秒", "第二名 桥东村 4分15秒", "第三名 江岸社区 4分20秒"),                       # a table
    ("今天下班早 就沿着老街走了一圈", "桥头的包子铺还开着 老板说生意少了一半", "他笑了笑 说看看也好"),
    ("3月5日，市民从下游的便桥通过。",),                                                 # a picture
    ("问：行人怎么走？", "答：走下游便桥，限重两吨。", "问：渡船几点开？", "答：早上六点半。", "问：钱谁出？", "答：各一半。"),
])
def test_the_plain_lines_below_a_byline_are_the_article(article):
    found = roles(*MENU, "老桥一日", "柳湾晚报 2024-03-05 08:30", *article, *FOOT)
    assert {found[line] for line in article} <= {"body", "heading"}
    assert not any(found[line] in ("body", "heading", "caption") for line in (*MENU, *FOOT))


@pytest.mark.parametrize("below", [
    ("要闻", "国内", "国际", "财经", "体育", "视频", "图片", "论坛"),                              # a menu
    HEADLINES,                                                                   # a list
])
def test_menus_and_lists_below_a_clock_are_no_article(below):
    found = roles("江岸网", "2024-03-05 08:30", *below, *FOOT)
    assert not any(found[line] == "body" for line in below)


def test_a_paragraph_broken_at_its_links_is_one_article():
    pieces = ("柳湾镇交通所3月4日通报，镇口的", "老桥", "从5日零时起封闭检修，预计四十天，其间行人改走下游的", "便桥", "。",
              "所长说，桥墩的裂缝最宽处有三毫米，检修费用约二百一十万元，由市里和镇里各出一半。")
    found = roles(*MENU, *HEAD, *pieces, *FOOT)
    assert all(found[piece] in ("body", "heading") for piece in pieces)


# ------------------------------------------------------------------------------------------------- vocabulary

def test_signs_keep_back_no_line_that_a_pattern_would_match():
    lines = {line.key for path in (Path(__file__).parent / "layouts").glob("*.txt")
             for line in layout.from_text(path.read_text("utf-8")).lines}
    assert len(lines) > 500
    firsts = [(made.match, re.compile(source).search) for made, source in wording.GATED
              if made is not wording.RELATED_LABEL]          # which wants a word of its own anyway
    firsts += [(wording.MAY_DISCLAIM.search, wording.DISCLAIMER.search),
               (wording.MAY_COPYRIGHT.search, wording.COPYRIGHT.search)]
    kept_back = [key for first, words in firsts for key in lines if words(key) and not first(key)]
    assert kept_back == []
