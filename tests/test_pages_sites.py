"""Hints about sites: entries of SITES and of a study's own settings work alike, and sharpen only."""
from __future__ import annotations

import dataclasses
import json

import pytest

from utils.pages import SITES, Site, read_page, read_study, sites
from utils.study import StudyError, open_study

TITLE = "荷塘区图书馆周末延长开放"
BODY = ("荷塘区图书馆5月8日起周末延长开放两小时，馆长苏映雪说，读者的意见箱里有三分之一的来信提到此事。",
        "延长后每周多开放四小时，增加的人手由十二名志愿者轮流承担，首个周末来了九百多人。")
FILL = "本区书画协会的会员作品展在三楼举行，展出作品一百二十件，展期一个月，免费参观，团体请提前预约。" * 3
WORDS = ("早该延长了", "周末人太多", "希望平日也延长")


def page(url: str = "https://www.hetang.example/a/1") -> bytes:
    """A page whose class names tell nothing: a longer notice beside the article, and remarks without names or times."""
    article = "".join(f"<p>{text}</p>" for text in BODY)
    remarks = "".join(f"<div class=q7><b>读者{n}</b><p>{text}</p><i>05-0{n + 1} 10:0{n}</i></div>" for n, text in enumerate(WORDS))
    return (f'<html><head><title>{TITLE}</title><link rel="canonical" href="{url}"></head><body><h1>{TITLE}</h1>'
            f"<div class=k1><p>{FILL}</p></div><div class=k2>{article}</div><div class=k3>{remarks}</div></body></html>").encode()


def of_role(rows: dict, role: str) -> list[str]:
    return [line["text"] for line in rows["lines"] if line["role"] == role]


ENTRY = {"name": "hetang", "hosts": ["hetang.example"], "body": ["k2"], "comments": "k3"}


def test_a_study_says_where_article_and_comments_stand():
    rows = read_page(page(), sites=sites.registry([ENTRY]))
    assert of_role(rows, "body") == list(BODY)
    assert [comment["text"] for comment in rows["comments"]] == list(WORDS)
    assert rows["pages"][0]["site"] == "hetang"


def test_an_entry_of_the_registry_does_the_same(monkeypatch):
    monkeypatch.setitem(SITES, "hetang", Site("hetang", ("hetang.example",), ("k2",), ("k3",)))
    assert of_role(read_page(page()), "body") == list(BODY)


@pytest.mark.parametrize("url, entry", [
    ("https://other.example/a/1", ENTRY),                            # another site
    ("https://hetang.example.net/a/1", ENTRY),                       # a host that only begins alike
    ("https://www.hetang.example/a/1", {**ENTRY, "body": ["k"]}),    # names are whole
])
def test_hints_are_for_their_site_and_their_names(url, entry):
    assert of_role(read_page(page(url), sites=sites.registry([entry])), "body") != list(BODY)


def test_a_hint_that_names_a_trifle_is_not_believed():
    rows = read_page(page(), sites=sites.registry([{**ENTRY, "body": ["q7"]}]))
    assert FILL in of_role(rows, "body")


RECORDS = [
    {"bh": "h1", "bt": TITLE, "nr": {"zw": "\n".join(BODY)}, "fbsj": "2024-05-09 08:00"},
    {"bh": "h1", "lyid": "7", "ly": WORDS[0], "wm": "晚风", "sj": "2024-05-09 09:00"},
    {"bh": "h1", "lyid": "8", "ly": WORDS[1], "wm": "小满", "sj": "2024-05-09 09:05", "shang": "7"},
]
MAPS = {"name": "hetang", "fields": {"title": "bt", "text": "nr.zw", "published": "fbsj", "id": "bh"},
        "comment_fields": {"text": "ly", "author": "wm", "posted": "sj", "id": "lyid", "article": "bh", "parent": "shang"}}


def lines_of(records: list[dict]) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_field_maps_of_crawlers_records():
    short = {**MAPS, "comment_fields": {k: v for k, v in MAPS["comment_fields"].items() if k != "parent"}}
    rows = read_page(lines_of(RECORDS), "a.jsonl", sites=sites.registry([short]))
    found, = rows["pages"]
    assert (found["title"], found["published_at"], found["site"]) == (TITLE, "2024-05-09T08:00:00+08:00", "hetang")
    assert of_role(rows, "body") == list(BODY)
    assert [(c["author"], c["text"]) for c in rows["comments"]] == [("晚风", WORDS[0]), ("小满", WORDS[1])]


def test_a_record_is_its_sites_by_its_address_where_keys_are_missing():
    records = [{**record, "url": "https://hetang.example/h1"} for record in RECORDS]
    rows = read_page(lines_of(records), "a.jsonl", sites=sites.registry([{**MAPS, "hosts": ["hetang.example"]}]))
    first, second = rows["comments"]
    assert second["parent_id"] == first["comment_id"] and first["parent_id"] is None


def test_a_map_of_an_entry_of_the_registry(monkeypatch):
    monkeypatch.setitem(SITES, "hetang", Site("hetang", fields=MAPS["fields"]))
    assert read_page(lines_of(RECORDS[:1]), "a.jsonl")["pages"][0]["title"] == TITLE


def test_nested_comments_are_read_by_the_same_map():
    record = {**RECORDS[0], "pl": [{"ly": WORDS[0], "wm": "晚风", "hf": [{"ly": WORDS[1], "wm": "小满"}]}]}
    maps = {"name": "hetang", "fields": {**MAPS["fields"], "comments": "pl"},
            "comment_fields": {"text": "ly", "author": "wm", "replies": "hf"}}
    rows = read_page(lines_of([record]), "a.jsonl", sites=sites.registry([maps]))
    assert [(c["text"], c["depth"]) for c in rows["comments"]] == [(WORDS[0], 0), (WORDS[1], 1)]


def test_ids_do_not_depend_on_the_maps():
    record = {"title": TITLE, "content": BODY[0], "zw": "\n".join(BODY)}
    plain, mapped = (read_page(lines_of([record]), "a.jsonl", sites=sites.registry(entries))
                     for entries in ([], [{"name": "hetang", "fields": {"text": "zw"}}]))
    assert plain["pages"][0]["page_id"] == mapped["pages"][0]["page_id"]
    assert (len(of_role(plain, "body")), len(of_role(mapped, "body"))) == (1, 2)


def test_study_toml(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.html").write_bytes(page())
    (tmp_path / "study.toml").write_text(
        '[[sites]]\nname = "hetang"\nhosts = ["hetang.example"]\nbody = ["k2"]\ncomments = ["k3"]\n', "utf-8")
    read = read_study(open_study(tmp_path))
    lines = read["lines"]
    assert lines[lines["role"] == "body"]["text"].tolist() == list(BODY) and len(read["comments"]) == 3


@pytest.mark.parametrize("entry, said", [
    ({"hosts": ["a.example"]}, "no name"),
    ({"name": "a", "host": ["a.example"]}, "did you mean hosts"),
    ({"name": "a", "fields": {"titel": "bt"}}, "did you mean title"),
    ({"name": "a", "fields": {"title": 3}}, "maps our fields"),
    ({"name": "a", "body": [1]}, "list of words"),
])
def test_entries_that_cannot_be_used(entry, said):
    with pytest.raises(StudyError, match=said):
        sites.registry([entry])


def test_an_entry_with_the_name_of_a_known_site_adds_to_it():
    found = sites.registry([{"name": "netease", "body": ["k2"]}])["netease"]
    assert found == dataclasses.replace(SITES["netease"], body=("k2",)) and "163.com" in found.hosts


@pytest.mark.parametrize("url, name", [
    ("https://news.163.com/a", "netease"), ("https://mp.weixin.qq.com/s", "wechat"), ("https://new.qq.com/x", "tencent"),
    ("https://not163.com/a", None), ("163.com", None), ("http://[", None), (None, None)])
def test_the_site_of_an_address(url, name):
    found = sites.site_of(url)
    assert (found.name if found else None) == name


# ------------------------------------------------------------------------------- comments that a page itself declares

def bare_page(more: str) -> bytes:
    article = "".join(f"<p>{text}</p>" for text in BODY)
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{article}</div>{more}</body></html>".encode()


REMARK = {"@type": "Comment", "text": WORDS[0], "author": {"@type": "Person", "name": "晚风"}, "upvoteCount": 4,
          "dateCreated": "2024-05-09T09:00:00+08:00", "comment": [{"@type": "Comment", "text": WORDS[1], "author": "小满"}]}


@pytest.mark.parametrize("data", [
    {"@type": "NewsArticle", "headline": TITLE, "comment": [REMARK]},
    {"@graph": [{"@type": "NewsArticle", "headline": TITLE}, REMARK]},
    [{"@type": "NewsArticle", "headline": TITLE}, REMARK],
])
def test_comments_in_json_ld(data):
    script = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    first, second = read_page(bare_page(script))["comments"]
    assert (first["text"], first["author"], first["likes"]) == (WORDS[0], "晚风", 4)
    assert (first["posted_at"], first["line"]) == ("2024-05-09T09:00:00+08:00", None)
    assert (second["author"], second["parent_id"]) == ("小满", first["comment_id"])


def test_shown_comments_count_once():
    shown = "".join(f'<div class="comment"><b class="name">读者{n}</b><p>{text}</p><i>2024-05-09 10:0{n}</i></div>'
                    for n, text in enumerate(WORDS))
    data = {"@type": "NewsArticle", "comment": [REMARK]}
    script = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    assert len(read_page(bare_page(shown + script))["comments"]) == 3


@pytest.mark.parametrize("data", [{"@type": "NewsArticle", "comment": [{"@type": "Comment"}, "x", None, 3]},
                                  {"@type": "Review", "text": WORDS[0]}])
def test_what_is_no_comment(data):
    assert not read_page(bare_page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))["comments"]


def test_comments_in_microdata():
    shown = "".join(f'<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">读者{n}</b>'
                    f'<p itemprop="text">{text}</p><i itemprop="dateCreated">2024-05-09 10:0{n}</i></div>'
                    for n, text in enumerate(WORDS))
    rows = read_page(bare_page(f"<div class=a>{shown}</div>"))
    assert [(c["author"], c["text"]) for c in rows["comments"]] == [(f"读者{n}", text) for n, text in enumerate(WORDS)]
    assert of_role(rows, "body") == list(BODY)
