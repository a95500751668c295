"""Inputs of every kind and the hostile ones: each is read, or skipped with its reason, and none stops the
others.

The numbers in the names of the hostile cases are the rows of the project's list of hostile inputs.
"""
from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.pages import read_page, read_study, reading
from utils.study import open_study

TITLE = "江口市夜间公交延长到凌晨一点"
BODY = ("江口市交通局5月6日通报，夜间公交线路从5月1日起延长到凌晨一点，首周共载客两万人次，比预计的多三成。",
        "副局长朱镕生在发布会上说，延时的八条线路都经过火车站，车辆间隔二十分钟，票价仍是两元。",
        "记者当晚在火车站看到，零点过后仍有四十多人排队候车，大多是刚下火车的旅客。")
DUMP = "\n\n".join([TITLE, "江边小报 2024-05-06 09:12:30", *BODY])


def html(charset: str = "utf-8", body: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    return (f'<html><head><meta charset="{charset}"><title>{TITLE}_江边网</title></head><body><h1>{TITLE}</h1>'
            f'<div class="info">2024-05-06 09:12 来源：江边小报</div><div class="content">{paragraphs}{body}</div></body></html>')


def body_of(rows: dict) -> list[str]:
    return [line["text"] for line in rows["lines"] if line["role"] == "body"]


def only_page(data: bytes, name: str = "x.txt") -> dict:
    rows = read_page(data, name)
    assert len(rows["pages"]) == 1 and not rows["skipped"], rows["skipped"]
    return rows


def problem(data: bytes, name: str = "x.txt") -> str:
    rows = read_page(data, name)
    assert not rows["pages"] and len(rows["skipped"]) == 1
    assert rows["skipped"][0]["stage"] == "01" and rows["skipped"][0]["detail"]
    return rows["skipped"][0]["problem"]


# ------------------------------------------------------------------------------------------------- forms and names

@pytest.mark.parametrize("encoding, given", [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gb18030", "gb18030"),
                                             ("utf-16", "utf-16-le"), ("utf-16-be", "utf-16-be")])
def test_encodings_of_dumps(encoding, given):
    rows = only_page(DUMP.encode(encoding))
    page = rows["pages"][0]
    assert (page["title"], page["published_at"], page["encoding"]) == (TITLE, "2024-05-06T09:12:30+08:00", given)
    assert page["text"] == DUMP and body_of(rows) == list(BODY)


def test_big5_is_kept_as_written():
    text = "江口市夜間公車延長到凌晨一點\n\n江口市交通局通報，夜間公車路線延長到凌晨一點，首週共載客兩萬人次，比預計的多三成。\n"
    page = only_page(text.encode("big5"))["pages"][0]
    assert page["text"] == text and page["encoding"].startswith("big5")


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "page.json"])
def test_what_an_input_is_does_not_hang_on_its_name(name):
    rows = only_page(html().encode(), name)
    assert rows["pages"][0]["format"] == "html" and body_of(rows) == list(BODY)
    assert (rows["pages"][0]["title"], rows["pages"][0]["account"]) == (TITLE, "江边小报")


@pytest.mark.parametrize("stray, form", [
    (("<script src='a.js'></script>",) * 4, "text"),
    (tuple(f"<div class='x'><span>{n}</span></div>" for n in range(24)), "html"),
])
def test_a_text_with_some_tags_is_no_html(stray, form):
    lines = [TITLE, "江边小报 2024-05-06 09:12:30", *BODY * 5]
    page = only_page("\n".join([*lines[:2], *stray, *lines[2:]]).encode())["pages"][0]
    assert page["format"] == form


def test_mhtml():
    mail = ("From: <Saved>\nSubject: x\nMIME-Version: 1.0\nDate: Mon, 6 May 2024 10:00:00 +0800\n"
            'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Location: https://example.com/a\n'
            f"Content-Transfer-Encoding: 8bit\n\n{html()}\n--b--\n")
    page = only_page(mail.encode())["pages"][0]
    assert (page["format"], page["url"], page["title"]) == ("mhtml", "https://example.com/a", TITLE)


def warc(records: list[tuple[str, bytes]], *, packed: bool = False) -> bytes:
    out = b""
    for n, (kind, payload) in enumerate(records):
        wet = kind == "wet"
        block = payload if wet else b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + payload
        head = (f"WARC/1.0\r\nWARC-Type: {'conversion' if wet else 'response'}\r\nWARC-Target-URI: https://example.com/{n}\r\n"
                f"WARC-Date: 2024-05-07T02:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032d}>\r\n"
                f"Content-Type: {'text/plain' if wet else 'application/http; msgtype=response'}\r\n"
                f"Content-Length: {len(block)}\r\n\r\n")
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


@pytest.mark.parametrize("packed", [False, True])
def test_archives_give_a_page_for_each_record(packed):
    rows = read_page(warc([("html", html().encode()), ("wet", DUMP.encode())], packed=packed), "a.warc")
    assert [(page["record"], page["format"], page["url"]) for page in rows["pages"]] == [
        (0, "warc", "https://example.com/0"), (1, "wet", "https://example.com/1")]
    assert len({page["page_id"] for page in rows["pages"]}) == 2


def test_crawler_records_join_articles_and_comments():
    records = [
        {"note_id": "n1", "title": TITLE, "desc": "\n".join(BODY), "nickname": "江边小报", "time": 1714957950000,
         "liked_count": "1.2万", "comment_count": "3", "note_url": "https://www.example.com/n1"},
        {"comment_id": "c1", "note_id": "n1", "content": "早就该延长了", "nickname": "晚风", "create_time": 1714960000,
         "like_count": "12", "parent_comment_id": 0},
        {"comment_id": "c2", "note_id": "n1", "content": "同意", "nickname": "小满", "parent_comment_id": "c1"},
        ["not a record"]]
    rows = read_page("\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode(), "notes.jsonl")
    page, = rows["pages"]
    assert (page["title"], page["likes"], page["declared_comments"], page["n_comments"]) == (TITLE, 12_000, 3, 2)
    assert page["published_at"] == "2024-05-06T09:12:30+08:00"
    first, second = rows["comments"]
    assert (first["author"], first["likes"], second["parent_id"]) == ("晚风", 12, first["comment_id"])
    lines = {line["line"]: line["text"] for line in rows["lines"]}
    assert lines[first["line"]] == "早就该延长了" and rows["skipped"][0]["record"] == 3


def test_an_article_in_a_state_script():
    state = {"article": {"content": "".join(f"<p>{text}</p>" for text in BODY)}}
    page = (f"<html><head><title>{TITLE}</title></head><body><div id=app></div>"
            f"<script>window.__STATE__ = {json.dumps(state, ensure_ascii=False)};</script></body></html>")
    assert body_of(only_page(page.encode())) == list(BODY)


# ------------------------------------------------------------------------------------------------- hostile inputs

def test_15_invisible_characters_do_not_hide_a_field():
    rows = only_page(DUMP.replace("2024-05-06", "2024\u200b-05-06").encode())
    assert rows["pages"][0]["published_at"] == "2024-05-06T09:12:30+08:00"
    assert "\u200b" in rows["pages"][0]["text"]


def test_16_17_scraped_text_stays_as_it_is():
    page = only_page((DUMP + "\n＜script＞\u202e文字，很多的文字。").encode())["pages"][0]
    assert "＜script＞\u202e" in page["text"]


@pytest.mark.parametrize("bad", ["\x00", "\ud800"])
def test_18_20_unusable_characters_are_replaced_one_for_one(bad):
    record = json.dumps({"title": TITLE, "content": BODY[0] + bad + BODY[1]})
    page = only_page(record.encode(), "x.json")["pages"][0]
    assert BODY[0] + "\ufffd" + BODY[1] in page["text"] and "1 unusable" in page["problems"]
    if bad == "\x00":
        page = only_page(DUMP.replace("副局长", "\x00副局长").encode())["pages"][0]
        assert page["text"] == DUMP.replace("副局长", "\ufffd副局长") and page["n_chars"] == len(DUMP) + 1


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "big5", "iso-8859-1"])
def test_21_22_the_declared_charset_is_not_trusted(declared):
    rows = only_page(html(declared).encode("gb18030"), "x.html")
    assert body_of(rows) == list(BODY) and "镕" in rows["pages"][0]["text"]


def test_22_what_no_encoding_fits_is_skipped():
    assert problem(random.Random(3).randbytes(40_000)) in ("encoding unknown", "not a page")


@pytest.mark.parametrize("depth", [300, 3000, 50_000])
def test_23_deep_nesting_keeps_the_text(depth):
    rows = read_page(("<div>" * depth + html() + "</div>" * depth).encode(), "x.html")
    assert BODY[0] in rows["pages"][0]["text"]


def test_24_a_huge_text_node_is_kept_or_reported():
    rows = read_page(html(body=f"<p>{'字' * 4_000_000}</p><p>后面。</p>").encode(), "x.html")
    assert (rows["pages"] and "后面" in rows["pages"][0]["text"]) or rows["skipped"][0]["problem"] == "too large"
    assert problem(html(body="a" * (reading.MAX_RECORD + 1)).encode(), "x.html") == "too large"


def test_25_26_entities_are_neither_multiplied_nor_fetched():
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    data = f'<?xml version="1.0"?><!DOCTYPE x [{bomb}<!ENTITY f SYSTEM "file:///etc/hosts">]>{html(body="<p>&e8;&f;</p>")}'
    text = only_page(data.encode(), "x.html")["pages"][0]["text"]
    assert len(text) < 2000 and "localhost" not in text


def test_27_a_gzip_bomb_is_skipped_in_little_memory():
    resource = pytest.importorskip("resource", reason="memory is measured where the platform tells it")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b"\0" * 2**20) for _ in range(300)) + packer.flush()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert problem(bomb) == "too large"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 150_000 * (1024 if sys.platform == "darwin" else 1)


def test_28_29_broken_and_other_archives_are_skipped():
    assert problem(gzip.compress(DUMP.encode())[:-20]) == "truncated"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil", "x")
    assert problem(packed.getvalue()) == "not a page"
    assert problem(b"%PDF-1.7 ...") == "not a page"
    assert problem(b"") == "empty"


def test_36_one_enormous_line_is_skipped():
    assert problem(b"a" * (reading.MAX_RECORD + 1)) == "too large"
    assert problem(("字" * (reading.MAX_LINE + 1)).encode()) == "line too long"


@pytest.mark.parametrize("line", ['{"title": ' + "[" * 100_000, '{"likes": ' + "9" * 5000 + "}"])
def test_37_deep_json_and_huge_integers_cost_their_record_only(line):
    good = json.dumps({"title": TITLE, "content": "\n".join(BODY)}, ensure_ascii=False)
    rows = read_page(f"{line}\n{good}\n".encode(), "x.jsonl")
    assert [page["title"] for page in rows["pages"]] == [TITLE] and len(rows["skipped"]) == 1


@pytest.mark.parametrize("piece", ["字", "1 ", "赞 ", "(", "2024-", "评论 1 条", "相关推荐", "来源：", "#a", "回复 @a:"])
def test_40_41_no_line_takes_more_than_linear_work(piece):
    """A line made of one piece over and over ends; so do many of them. (A superlinear pattern would hang here.)"""
    long = (piece * 200_000)[:reading.MAX_LINE - 1]
    short = "\n".join((piece * 60)[:60] for _ in range(2000))
    assert len(read_page(long.encode(), "x.txt")["lines"]) == 1
    assert len(read_page(short.encode(), "x.txt")["lines"]) == 2000


@pytest.mark.parametrize("lines", ["评论\n喜欢\n2024-03-05 10:01\n", "来源：江岸 2024-03-05 10:01\n桥\n"])
def test_41_no_number_of_labels_and_times_takes_more_than_linear_work(lines):
    """Each label and each byline begins something that may go on to the end of the page."""
    assert len(read_page((lines * 10_000).encode(), "x.txt")["lines"]) == lines.count("\n") * 10_000


@pytest.fixture
def empty_study(tmp_path):
    (tmp_path / "s" / "raw").mkdir(parents=True)
    return open_study(tmp_path / "s")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_44_a_link_that_leads_outside_is_reported_not_followed(empty_study, tmp_path):
    (tmp_path / "secret.txt").write_text(DUMP, "utf-8")
    (empty_study.raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (empty_study.raw / "page.txt").write_text(DUMP, "utf-8")
    (empty_study.raw / "inside.txt").symlink_to(empty_study.raw / "page.txt")
    read = read_study(empty_study)
    assert set(read["pages"]["file"]) == {"page.txt", "inside.txt"}
    assert read["skipped"][["file", "problem"]].values.tolist() == [["link.txt", "link outside the study"]]


def test_45_copies_are_kept_and_linked(empty_study):
    (empty_study.raw / "a.txt").write_text(DUMP, "utf-8")
    (empty_study.raw / "b.txt").write_text(DUMP, "utf-8")
    (empty_study.raw / "c.html").write_text(html(), "utf-8")
    (empty_study.raw / "d.txt").write_text("别的标题\n\n" + BODY[0].replace("公交", "地铁") + "\n\n一条完全不同的消息，讲的是别的事情。", "utf-8")
    pages = read_study(empty_study)["pages"].set_index("file")
    assert len(set(pages["page_id"])) == 4
    assert pages.loc["b.txt", "duplicate_of"] == pages.loc["c.html", "duplicate_of"] == pages.loc["a.txt", "page_id"]
    assert pages["duplicate_of"].isna().sum() == 2


# --------------------------------------------------------------------------------------------------- ids and offsets

def test_ids_do_not_depend_on_order_or_name():
    first, second = only_page(DUMP.encode(), "a.txt"), only_page(DUMP.encode(), "z/other.txt")
    assert first["pages"][0]["page_id"] == second["pages"][0]["page_id"]
    assert only_page((DUMP + "\n").encode())["pages"][0]["page_id"] != first["pages"][0]["page_id"]


def test_identical_files_have_ids_of_their_own_in_every_table(empty_study):
    dump = DUMP + "\n\n评论列表\n  • 晚风\n    2024-05-07 08:00\n\n    早就该这样了\n\n    老周 回复:\n    说得对\n"
    for name in ("a.txt", "b.txt", "c.txt"):
        (empty_study.raw / name).write_text(dump, "utf-8")
    read = read_study(empty_study)
    for table in ("lines", "comments"):
        assert read[table].groupby("page_id").size().nunique() == 1 and read[table]["page_id"].nunique() == 3
    comments = read["comments"]
    assert comments["comment_id"].is_unique
    homes = comments.set_index("comment_id")["page_id"]
    replies = comments[comments["parent_id"].notna()]
    assert len(replies) == 3 and (homes[replies["parent_id"]].to_numpy() == replies["page_id"].to_numpy()).all()


LINES = st.lists(st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ["评论列表", "  • 晚风 3", "2024-05-07 08:00", "老周 回复:", *BODY, "相关推荐", "参考资料：", "", "3小时前", "赞 12"]), max_size=30)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_text_is_read_and_offsets_lead_to_the_very_characters(lines):
    text = "\n".join(lines)
    rows = read_page(text.encode("utf-8", "replace"), "x.txt")
    for page in rows["pages"]:
        shown = page["text"]
        assert all(shown[line["start"]:line["end"]] == line["text"] for line in rows["lines"])
        numbers = [line["line"] for line in rows["lines"]]
        assert numbers == sorted(set(numbers)) and len(numbers) <= shown.count("\n") + 1
        assert all(shown.split("\n")[line["line"] - 1].strip() == line["text"] for line in rows["lines"])
        ids = [comment["comment_id"] for comment in rows["comments"]]
        assert len(ids) == len(set(ids)) and {c["parent_id"] for c in rows["comments"]} - {None} <= set(ids)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from(list("<>/=\"' divpspanatbrh1comment类评论2024-05-06，。字\n")), max_size=300))
def test_any_markup_is_read_or_skipped(markup):
    rows = read_page(b"<html><body>" + markup.encode() + b"</body></html>", "x.html")
    assert len(rows["pages"]) + len(rows["skipped"]) == 1
