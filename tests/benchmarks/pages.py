"""Pages: article, title, date and author of real Chinese HTML pages, and of the dumps made of them,
beside other tools.

The pages are those of ../shared/html_cases.tar.gz with human gold. Body is scored by character 4-gram F1
(white space aside), averaged over pages. Rules were developed on one half of the sites (`dev`) and are
reported on the other (`unseen`); a site belongs to the half that its name's digest says. Other tools run
in an environment of their own: name its Python in PEERS, or let `python -m venv .peers && .peers/bin/pip
install trafilatura readability-lxml magic-html gne jusText lxml_html_clean` make it. They get the page
decoded as it should be; we get its bytes.

The gold of a forum's page (THREADS) is the whole thread; there our answer is the first post and the text of
the comments. `false date` is the share of pages that give a day although none is theirs: each page is read
again with every printing of its own day taken out (`without_day`), while the days of its lists, comments,
clocks and footers stay; a day that is given then is somebody else's.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOME = Path(__file__).resolve().parents[2]
CASES = HOME.parent / "shared" / "html_cases.tar.gz"
OWN_WORDS = ("body", "heading", "caption")
THREADS = "magic_forum_zh"      # the source whose gold is a thread
TOOLS = ("trafilatura", "readability", "magic_html", "gne", "justext")
QUICK = 40


@dataclass
class Case:
    """A page with its gold: None where the gold has none."""

    name: str
    site: str
    data: bytes
    encoding: str
    body: str | None
    title: str | None
    date: str | None
    author: str | None

    @property
    def unseen(self) -> bool:
        return int(hashlib.sha1(self.site.encode()).hexdigest(), 16) % 2 == 1


def cases() -> list[Case]:
    """The pages with gold, in order of their names."""
    with tarfile.open(CASES) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}
    found = []
    for name in sorted(name for name in files if name.endswith(".json")):
        gold = json.loads(files[name])
        short = name.removeprefix("./").removeprefix("cases/").removesuffix(".json")
        usable = gold.get("body") and gold.get("usable") and not gold.get("dup_of")
        found.append(Case(short, site_of(short, gold), files[name.removesuffix(".json") + ".html"],
                          gold["encoding_true"] or "utf-8", gold["body"] if usable else None, gold.get(
                              "title"),
                          gold.get("publish_time"), gold.get("author")))
    return [case for case in found if case.body or case.title or case.date or case.author]


def site_of(name: str, gold: dict) -> str:
    """What a page's site is called: its registered domain, else the page itself."""
    host = gold.get("host") or (urlsplit(gold["url"]).hostname if gold.get("url") else None) or name
    parts = host.split(".")
    if not re.fullmatch(r"[\w.-]+\.\w+", host):
        return host
    below = len(parts) > 2 and parts[-2] in ("com", "org", "gov", "net", "edu")
    return ".".join(parts[-3:] if below else parts[-2:])


def grams(text: str) -> Counter[str]:
    bare = re.sub(r"\s+", "", text)
    return Counter(bare[i:i + 4] for i in range(max(len(bare) - 3, 1)))


def f1(found: str, gold: str) -> float:
    """Character 4-gram F1: 0 to 1."""
    a, b = grams(found), grams(gold)
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def ours(all_cases: list[Case], *, dumps: bool) -> Iterator[dict]:
    """Our own answers, from the HTML's bytes or from the dump that resiliparse makes of it."""
    from resiliparse.extract.html2text import extract_plain_text

    from utils.pages import read_page

    for case in all_cases:
        data = case.data
        if dumps:
            data = extract_plain_text(data.decode(case.encoding, "replace")).encode("utf-8", "replace")
        begun = time.process_time()
        rows = read_page(data, f"{case.name}.{'txt' if dumps else 'html'}")
        seconds = time.process_time() - begun
        page = rows["pages"][0] if rows["pages"] else {}
        roles = (*OWN_WORDS, "comment_text") if case.name.startswith(THREADS) else OWN_WORDS
        yield {"body": "\n".join(line["text"] for line in rows["lines"] if line["role"] in roles),
               "title": page.get("title"), "date": page.get("published_at"), "seconds": seconds,
               "author": [page.get("author"), page.get("account")],
               "false date": None if dumps else _false_date(case, page.get("published_at"))}


def without_day(text: str, day: str) -> str:
    """A page's source without any printing of a day (2024-05-06), nor the clock behind it."""
    year, month, number = map(int, day.split("-"))
    clock = r"(?:[T\s]*\d{1,2}:\d\d(?::\d\d)?)?"
    return re.sub(rf"(?:{year}|{year % 100:02d}(?=-)|{year - 1911}(?=[年/]))\s*[-/.年]\s*0?{month}"
                  rf"\s*[-/.月]\s*0?{number}(?!\d)"
                  rf"\s*日?{clock}"
                  rf"|0?{number}/0?{month}/{year}{clock}|0?{month}/0?{number}/{year}{clock}", "", text)


def _false_date(case: Case, given: str | None) -> bool | None:
    """Whether a page without its own day gives another one; None where it has none to take away."""
    from utils.pages import read_page

    if not given:
        return None
    text = without_day(case.data.decode(case.encoding, "replace"), given[:10])
    rows = read_page(text.encode("utf-8", "replace"), f"{case.name}.html")
    second = rows["pages"][0]["published_at"] if rows["pages"] else None
    return bool(second and second[:10] != given[:10])


def theirs(tool: str, python: str, all_cases: list[Case], folder: Path) -> list[dict]:
    """Another tool's answers, from its own environment. Raises RuntimeError where it cannot run."""
    paths = [folder / f"{n}.html" for n in range(len(all_cases))]
    for path, case in zip(paths, all_cases):
        path.write_text(case.data.decode(case.encoding, "replace"), "utf-8")
    listed = folder / "files.json"
    listed.write_text(json.dumps([str(path) for path in paths]), "utf-8")
    script = Path(__file__).with_name("_peers.py")
    done = subprocess.run([python, str(script), tool, str(listed)], capture_output=True, text=True,
                          encoding="utf-8", check=False)
    answers = [json.loads(row) for row in done.stdout.splitlines() if row.startswith("{")]
    if len(answers) != len(all_cases):
        raise RuntimeError(f"{tool}: {done.stderr.strip().splitlines()[-1:] or 'no answer'}")
    return answers


def bare(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "")


def row(tool: str, half: str, pairs: list[tuple[Case, dict]]) -> dict:
    """One line of the table."""
    scores = [f1(found.get("body") or "", case.body) for case, found in pairs if case.body]
    titles = [bare(found.get("title")) == bare(case.title) for case, found in pairs if case.title]
    days = [str(found.get("date") or "")[:10] == case.date[:10] for case, found in pairs if case.date]
    minutes = [str(found.get("date") or "").replace("T", " ")[:16] == case.date[:16] for case, found in pairs
               if case.date and len(case.date) > 10]
    authors = [_same_author(found.get("author"), case.author) for case, found in pairs if case.author]
    false = [found["false date"] for _, found in pairs if found.get("false date") is not None]
    seconds = sum(found["seconds"] for _, found in pairs)
    return {"tool": tool, "sites": half, "pages": len(pairs), "body F": _mean(scores),
            "F>=.95": _mean([score >= .95 for score in scores]),
            "F<.5": _mean([score < .5 for score in scores]),
            "title": _mean(titles), "day": _mean(days), "n day": len(days), "minute": _mean(minutes),
            "author": _mean(authors), "n author": len(authors), "false date": _mean(false),
            "n false date": len(false), "pages/s": round(len(pairs) / seconds, 1) if seconds else None}


def _same_author(found: object, gold: str) -> bool:
    wanted = set(gold.split())
    given = found if isinstance(found, list) else [found]
    return any(set(re.split(r"[\s、,，;]+", one or "")) == wanted for one in given
               if one is None or isinstance(one, str))


def _mean(values: list) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


def run(quick: bool) -> list[dict]:
    """The table: each tool on the halves of the sites; ours on HTML and on dumps."""
    if not CASES.is_file():
        raise FileNotFoundError("needs ../shared/html_cases.tar.gz (real pages, not part of this repository)")
    every = cases()[:QUICK] if quick else cases()
    answers = {"duizhao, HTML": list(ours(every, dumps=False)),
                                     "duizhao, dumps": list(ours(every, dumps=True))}
    python = os.environ.get("PEERS") or next((str(path) for path in (HOME / ".peers").glob("*/python*")), "")
    if python:
        with tempfile.TemporaryDirectory() as folder:
            for tool in TOOLS:
                try:
                    answers[tool] = theirs(tool, python, every, Path(folder))
                except RuntimeError as error:
                    print(error)
    return [row(tool, half, [(case, found) for case, found in zip(every, given) if case.unseen == unseen])
            for tool, given in answers.items() for half, unseen in (("dev", False), ("unseen", True))]
