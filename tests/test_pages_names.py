"""Who published and who wrote: bylines and signatures as printed, with what must not be taken for one.

Names of people, outlets and places are invented.
"""
from __future__ import annotations

import pytest
from pages_templates import TITLE, links, menu, ps, whole

from utils.pages import names, read_page, stamps

TIME = "2024-05-06 10:22"


def read(byline: str, head: str = "", tail: str = "", title: str = TITLE) -> tuple[str | None, str | None]:
    """(account, author) of a page with a byline, and with lines at the head or the end of its article."""
    page = whole(menu() + f"<h1>{title}</h1><div class='info'>{byline}</div>"
                 f"<div class='content'>{head}{ps()}{tail}</div>{links()}", title=f"{title}_江州网")
    row = read_page(page.encode(), "page.html")["pages"][0]
    assert row["published_at"] == "2024-05-06T10:22:00+08:00"
    return row["account"], row["author"]


@pytest.mark.parametrize("byline, account, author", [
    ("{} 来源：江州日报 作者：林知夏", "江州日报", "林知夏"),
    ("{} 来源: 江州日报", "江州日报", None),
    ("作者：林知夏 编辑：沈若谷 {}", None, "林知夏"),
    ("江州日报 {}", "江州日报", None),
    ("{} 江州日报", "江州日报", None),
    ("{}  江州日报 林知夏", "江州日报", "林知夏"),
    ("江州日报 | {} | 林知夏", "江州日报", "林知夏"),
    ("本报记者 林知夏 {}", None, "林知夏"),
    ("记者 林知夏 江州报道 {}", None, "林知夏"),
    ("{} 江州日报记者林知夏、沈若谷", "江州日报", "林知夏 沈若谷"),
    ("{} 文/林知夏 图/沈若谷", None, "林知夏"),
    ("{} | 来源：江州日报 | 编辑：沈若谷", "江州日报", None),              # who edited did not write
    ("{} 责任编辑：沈若谷", None, None),
    ("{} 来源：江州日报社 点击：123", "江州日报社", None),
    ("{} 来源：江州日报作者：林知夏", "江州日报", "林知夏"),               # nothing parts them
    ("发布者：管理员 {} 阅读：123", None, None),
    ("{} 出处：江州网 作者：佚名", "江州网", None),
    ("{} 作者: 来源:江州晚报", "江州晚报", None),                         # an empty field
    ("{} 【江州日报】", "江州日报", None),
    ("{} by 林知夏", None, "林知夏"),
    ("By Lin Zhixia {}", None, "Lin Zhixia"),
    ("{} 转自：江州日报", "江州日报", None),
    ("{} 来源：微信公众号“江州发布”", "江州发布", None),
    ("{} 来源：江州评论", "江州评论", None),                              # the outlet's name is a word of bylines
    ("由知夏张贴 @ {}", None, "知夏"),
    ("北京晨钟报 {}", "北京晨钟报", None),                                  # a province is no place of a reader here
    ("湖北发布 {}", "湖北发布", None),
    ("上海商讯 {}", "上海商讯", None),
    ("{} 来源：浙江新声", "浙江新声", None),
])
def test_bylines(byline, account, author):
    found = read(byline.format(TIME))
    assert found[1] == author
    assert account is None or found[0] == account


@pytest.mark.parametrize("head, tail, author", [
    ("<p>本报记者 林知夏</p>", "", "林知夏"),
    ("<p>□ 林知夏</p>", "", "林知夏"),
    ("<p>江州日报5月6日讯（记者 林知夏 通讯员 沈若谷）新船首航了。</p>", "", "林知夏 沈若谷"),
    ("<p>本报讯（林知夏 沈若谷）新船首航了，江边很热闹。</p>", "", "林知夏 沈若谷"),
    ("<p>江州社青石5月6日电（记者林知夏）新船首航了，江边很热闹。</p>", "", "林知夏"),
    ("<p>（记者：林知夏／江州报导）新船首航了，江边很热闹。</p>", "", "林知夏"),
    ("<p>【林知夏╱江州報導】新船首航了，江邊很熱鬧。</p>", "", "林知夏"),
    ("<p>文╱記者林知夏</p>", "", "林知夏"),
    ("<p>本报记者顾云北京报道</p>", "", "顾云"),                          # the city does not belong to the name
    ("<p>本报记者欧阳小川发自江州</p>", "", "欧阳小川"),
    ("", "<p>（本报记者 林知夏 沈若谷）</p>", "林知夏 沈若谷"),
    ("", "<p>江上起雾了，末班船也到了岸。（林知夏 沈若谷）</p>", "林知夏 沈若谷"),
    ("", "<p>江上起雾了，末班船也到了岸。（林知夏 江州报道）</p>", "林知夏"),
    ("", "<p>文/林知夏</p>", "林知夏"),
    ("", "<p>江州日报记者 林知夏/文 沈若谷/图</p>", "林知夏"),
    ("", "<p>（作者：林知夏，系江州大学教授）</p>", "林知夏"),
    ("", "<p>（作者单位：江州大学）</p>", None),
    ("", "<p>记者告诉大家，渡口的票价仍为三元。</p>", None),
    ("", "<p>记者从江州市交通局获悉，航线不变。</p>", None),
    ("", "<p>他说：“我们等了三十年。”（完）</p>", None),
    ("", "<p>船票可以提前三天预订。（图文）</p>", None),
])
def test_signatures(head, tail, author):
    assert read(f"{TIME} 来源：江州日报", head, tail)[1] == author


PROSE = ("清早六点，渡口的第一班船准时离岸，船上坐了四十多人。\n"
         "船工说，雾散得比往年早，江水也比上周低了半米，所以今天不用等潮水。\n"
         "对岸的市场七点开门，挑菜的人大多坐这一班，回来时担子已经空了。\n")


@pytest.mark.parametrize("top, account", [
    ("{title}\n江边老周\n{time} · 优质民生领域创作者\n", "江边老周"),
    ("{title}\n今日渡口Pro\n{time} 发布于河南 | 民生领域爱好者\n", "今日渡口Pro"),
    ("{title}\n军事达人 {time}\n", "军事达人"),                          # a name that looks like a badge
    ("{title}\n江边老周\n百家号 {time} 北京 作者最新文章\n", "江边老周"),
    ("{title}\n头条号 江边老周 {time}\n", "江边老周"),
    ("{title}\n江边老周\n{time} 来自湖北\n", "江边老周"),
    ("{title}\n江州晚报官方账号 {time}\n", "江州晚报"),
    ("{title}\n{time}\n〔生活中心／綜合報導〕\n", None),                  # a desk is no outlet
    ("{title}\n{time} 娛樂版\n", None),
    ("{title}\n{time} 江州日報／綜合報導\n", "江州日報"),
    ("{title}\n{time} 江州日報／編譯 林知夏\n", "江州日報"),
    ("{title}\n[江州新聞網] 生活中心／綜合報導 {time}\n", "江州新聞網"),
    ("江州周报 社会 特稿\n{title}\n本报特派记者 林知夏 发自渡口 {time}\n", "江州周报"),
    ("首页 > 社会\n{title}\n{time}\n", None),
    ("江州县渡口管理局关于航线调整的通告\n{time}\n", "江州县渡口管理局"),
    ("管理局关于航线调整的通告推迟到下月才发\n{time}\n", None),
    ("{title}\n發布單位：江州縣渡口管理局(航務科)\n發布日期：{time}\n", "江州縣渡口管理局"),
    ("{title}\n时间：{time}\n来源：\n江州晚报\n", "江州晚报"),                  # a label on a line of its own
    ("{title}\n时间：{time}\n来源：\n", None),
    ("{title}\n原创 林知夏 江州发布\n{time}\n", "江州发布"),
    ("{title}\n出版：{time} 更新：2024-05-06 11:00\n", None),
    ("{title}\n江边老周\n电梯直达\n楼主\n发表于 {time} | 只看该作者 | 倒序浏览\n", "江边老周"),
    ("{title}\n江边老周\n23\n主题\n700\n帖子\n中级会员\n楼主\n发表于 {time} | 只看该作者\n", "江边老周"),
    ("{title}\n原创 林知夏 江州发布 {time} 发表于江苏\n", "江州发布"),
    ("江州网\n首页\n财经\n体育\n要闻\n{title}\n{time}\n", "江州网"),
    ("江州首页\n首页\n财经\n体育\n要闻\n{title}\n{time}\n", None),
    ("{title}\n{time} 来自 微博网页版\n", None),                         # what it was sent from
    ("{title}\n首班船满载而归 票价不变\n{time}\n", None),                    # another headline
])
def test_who_published_a_dump(top, account):
    text = top.format(title="渡口恢复通航 首班船载客四十余人", time=TIME) + "\n" + PROSE
    (row,) = read_page(text.encode(), "page.txt")["pages"]
    assert row["published_at"] == "2024-05-06T10:22:00+08:00"
    assert row["account"] == account


@pytest.mark.parametrize("behind, author", [
    ("□ 本报记者 林知夏", "林知夏"),
    ("江州晚报记者 林知夏 渡口报道", "林知夏"),
    ("江州晚报记者 林知夏 顾云", "林知夏 顾云"),
    ("江州晚报记者站 本周迁址", None),
])
def test_who_signs_behind_an_article(behind, author):
    (row,) = read_page(f"渡口恢复通航\n江州日报 {TIME}\n{PROSE}{behind}\n".encode(), "page.txt")["pages"]
    assert row["author"] == author


def test_where_a_figure_comes_from_is_no_account():
    text = f"渡口恢复通航\n江州日报 {TIME}\n{PROSE}全船四十多人，其余来自内容部门。\n"
    (row,) = read_page(text.encode(), "page.txt")["pages"]
    assert row["account"] == "江州日报"


def test_a_name_before_the_colon_of_the_title_stands_alone_in_the_article():
    assert read(TIME, head="<p>知夏</p>", title="知夏：渡口的春天")[1] == "知夏"
    assert read(TIME, head="<p>渡口的早晨有雾。</p>", title="专家：渡口应当扩建")[1] is None


@pytest.mark.parametrize("text, person", [
    ("林知夏", True), ("顾云", True), ("欧阳小川", True), ("江州报", False), ("高清",
     False), ("图文", False), ("江州日报", False), ("渡口", False),
])
def test_the_form_of_a_name(text, person):
    assert names.is_person(text) == person


@pytest.mark.parametrize("text, written", [
    ("2024 05/06 10:22:15", "2024-05-06T10:22:15+08:00"),
    ("2024-05-06 HKT 10:22", "2024-05-06T10:22:00+08:00"),
    ("26/05/2024 - 10:22", "2024-05-26T10:22:00+08:00"),
    ("05/26/2024", "2024-05-26"),
    ("06/05/2024", None),                                     # May or June
    ("6/5/2024 9:23:57 PM", "2024-06-05T21:23:57+08:00"),     # the American way
    ("06.06.2024", "2024-06-06"),
    ("192.168.2019", None),
    ("2024年5月6日 10:22 PM", "2024-05-06T22:22:00+08:00"),
    ("2024-05-06 12:05 AM", "2024-05-06T00:05:00+08:00"),
    ("2024-05-06 | 10:22", "2024-05-06T10:22:00+08:00"),
    ("2024-05-06 - 10元", "2024-05-06"),
    ("May 6th, 2024", "2024-05-06"),
    ("6 May 2024, 10:22", "2024-05-06T10:22:00+08:00"),
    ("第6 Maybe 2024", None),
    ("發布日期:113-05-06 10:22", "2024-05-06T10:22:00+08:00"),
    ("張貼日期 113.05.06", "2024-05-06"),
    ("113-05-06-22", None),                                   # a number of parts, no day
    ("电话 113-0506", None),
    ("113-13-06", None),
    ("2113-05-06", None),
])
def test_printed_days(text, written):
    found = [stamp for stamp in stamps.find(text) if stamp.full]
    assert (stamps.written(found[0], None) if found else None) == written


@pytest.mark.parametrize("text, written", [
    ("路面下午恢復通行。(編輯:何小樹)1130506", "2024-05-06"),
    ("路面下午恢復通行。 1130506", "2024-05-06"),
    ("路面下午恢復通行。(編輯:何小樹)1131306", None),
    ("路面下午恢復通行。(編輯:何小樹)11305061", None),
    ("路面下午恢復通行,共1130506", None),
])
def test_the_day_an_agency_files_behind_its_story(text, written):
    stamp = stamps.filed(text)
    assert (stamps.written(stamp, None) if stamp else None) == written
