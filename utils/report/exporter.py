"""Executed notebooks as HTML files that stand alone.

    notebook ─▶ sections ─▶ every output through the allow-list ─▶ the page ─▶ one font subset for all ─▶
    files

A text cell that starts with `## ` opens a section; a cell marked with a message key
(`metadata.duizhao.message`) is written in the language of the file from the catalogue, any other in its own
words. Of an output the exporter takes the richest form that it can make safe: the language's own HTML, HTML,
a bitmap, text. Nothing in a notebook is trusted: it may come from a scraped page, or from somebody who edited
the file. The page allows one style and one script, its own, by their digests (Content Security Policy, W3C),
and no request to anywhere.

Files: `findings.zh.html` and `findings.en.html` (as study.toml asks) from notebook 04, NAME.html from the
others, and `index.html`, in the study's `output/report/`.
"""

from __future__ import annotations

import base64
import binascii
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utils.engine import atomic, read_json, write_json
from utils.report.messages import MESSAGES, OPENING, phrase, say
from utils.report.safe import MIME, Html, Styles, bdi, clean, tag, visible
from utils.report.views.opinion_wording import CELLS as OPINION

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from utils.study import Study

FINDINGS = "04"  # the notebook with this number is the report
TEXTS = MESSAGES | OPINION  # the text cells of notebooks that are told in both languages, by their keys
SHOWN_VERSIONS = ("pandas", "matplotlib", "snownlp", "jieba")
TEMPLATE = Path(__file__).parent / "template"
TEXT_LIMIT = 200_000  # characters of a text output that are shown
NOTE = ("What to see", "看什么")  # how the text cell after an output begins
COMMAND = "python -m utils run"

_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_HEADING = re.compile(r"<h([1-6])(?: [^>]*)?>(.*?)</h\1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]*)"')
_LOCAL_LINK = re.compile(r' href="#([^"]*)"')
_BANNER = re.compile(r"<!--banner-->.*?<!--/banner-->", re.DOTALL)
_NOT_SLUG = re.compile(r"[^\w]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


# -------------------------------------------------------------------------------------------- what is offered


def export(study: Study, notebooks: Mapping[str, NotebookNode | Path]) -> list[Path]:
    """Write the executed notebooks of a study as HTML. Returns the files, the findings first, the index last.

    notebooks: name -> notebook, or where it lies. A notebook in which a cell failed is exported with a banner
    that says so. Files are written whole or not at all; the same notebooks give the same bytes.
    """
    folder = Path(study.output) / "report"
    wanted = []
    for name, given in sorted(notebooks.items()):
        notebook = _read(given)
        for language in _languages(study, name, notebook):
            wanted.append((file_name(name, language, _notebook_language(study)), notebook, language, name))
    others = _others(study, [(name, language, key) for name, _, language, key in wanted])
    pages = [
        (name, _page(notebook, language, study.title, others[name], report=key.startswith(FINDINGS)))
        for name, notebook, language, key in wanted
    ]
    index = _index(study, folder, [(name, page) for name, page in pages])
    pages.append(("index.html", index))
    rules = _faces(study, frozenset().union(*(page.characters for _, page in pages)))
    paths = []
    for name, page in sorted(
        pages, key=lambda item: (item[0] == "index.html", not item[0].startswith("findings"), item[0])
    ):
        with atomic(folder / name, "wb") as file:
            file.write(page.html(rules).encode("utf-8"))
        paths.append(folder / name)
    return paths


def export_failed(notebook: NotebookNode | Path, language: str = "en", title: str = "") -> str:
    """A notebook whose run failed as HTML, marked as failed: what was done until then, and no finding."""
    page = _page(_read(notebook), language, title, [], failed=True)
    from utils.report import fonts

    return page.html(fonts.faces(page.characters))


def mark_stale(study: Study, reason: str) -> list[Path]:
    """Put a banner into every report of an earlier run, in its own language; returns the files. Marking
    twice leaves one banner, with the last reason."""
    marked = []
    for path in sorted((Path(study.output) / "report").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        if not _BANNER.search(text):
            continue
        language = "zh" if '<html lang="zh' in text[:200] else "en"
        banner = _banner("stale", language, reason=" ".join(visible(reason).split()))
        new = _BANNER.sub(lambda _: f"<!--banner-->{banner}<!--/banner-->", text, count=1)
        if new != text:
            with atomic(path, "wb") as file:
                file.write(new.encode("utf-8"))
        marked.append(path)
    return marked


def file_name(name: str, language: str, own: str | None = None) -> str:
    """The file a notebook is exported to: findings.LANGUAGE.html for notebook 04, else NAME.html, and
    NAME.LANGUAGE.html for a language that is not the notebook's own."""
    from utils.charts.files import file_stem

    if name.startswith(FINDINGS):
        return f"findings.{language}.html"
    return f"{file_stem(name)}.html" if own in (None, language) else f"{file_stem(name)}.{language}.html"


def _languages(study: Study, name: str, notebook: NotebookNode) -> tuple[str, ...]:
    """The languages to write a notebook in: all of the study's if each of its text cells is known in them."""
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    known = bool(texts) and all(_message(cell) in TEXTS for cell in texts)
    return study.settings.languages if known or name.startswith(FINDINGS) else (_notebook_language(study),)


def _message(cell: Any) -> str | None:
    own = cell.metadata.get("duizhao", {})
    return own.get("message") if isinstance(own, Mapping) else None


# ------------------------------------------------------------------------------------------------ a page


@dataclass
class Section:
    """A part of a page with its heading; the first part may have none."""

    id: str = ""
    heading: str = ""
    parts: list[Html] = field(default_factory=list)


@dataclass
class Page:
    """A page but for the font, which all pages of an export share."""

    context: dict[str, Any]
    sheet: str = ""

    @property
    def characters(self) -> frozenset[str]:
        """Every character that the page draws."""
        from utils.report import fonts

        return fonts.characters(self._body())

    def _body(self) -> str:
        return _template().render(**self.context, faces="", policy="", style="", script=_script())

    def html(self, rules: str) -> str:
        """The whole file, with the font's rules and the policy that allows them."""
        style, script = Html(_style() + self.sheet), _script()
        return _template().render(
            **self.context,
            faces=Html(rules),
            style=style,
            script=script,
            policy=policy([rules, style], [script]),
        )


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A Content-Security-Policy under which only these inline styles and scripts run, and nothing is
    loaded."""
    digest = (
        lambda text: "'sha256-"
        + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
        + "'"
    )  # noqa: E731
    return "; ".join(
        [
            "default-src 'none'",
            "img-src data:",
            "font-src data:",
            "style-src " + " ".join(map(digest, styles)),
            "script-src " + " ".join(map(digest, scripts)),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _page(
    notebook: NotebookNode,
    language: str,
    study: str,
    others: list[dict[str, str]],
    failed: bool = False,
    report: bool = False,
) -> Page:
    """report: the findings, which open with their subject and fold how to read them; a notebook tells its
    story."""
    failed = failed or any(
        output.get("output_type") == "error" for cell in notebook.cells for output in cell.get("outputs", [])
    )
    styles = Styles()
    sections = _sections(notebook, language, styles, report)
    if report:
        sections[0].parts.insert(
            0, tag("h1", bdi(study) if visible(study) else say("page.untitled", language))
        )
        study = ""
    name = next((section.heading for section in sections if section.heading), "")
    heading = _plain(
        next((_HEADING.search(part).group(2) for part in sections[0].parts if _HEADING.search(part)), name)
    )
    banner = _banner("failed", language) if failed else ""
    page = _finished(sections, language, study, heading, others, banner, _footer(language))
    page.sheet = styles.sheet()
    return page


def _finished(
    sections: list[Section],
    language: str,
    study: str,
    heading: str,
    others: list[dict[str, str]],
    banner: str,
    footer: list[str],
) -> Page:
    title = " · ".join(part for part in (visible(heading), visible(study)) if part) or "Duizhao"
    known = {found for section in sections for part in section.parts for found in _ID.findall(part)}
    known |= {section.id for section in sections} | {"top", "main"}
    for section in sections:
        section.parts = [_landing(part, known) for part in section.parts]
    return Page(
        {
            "lang": "zh-Hans" if language == "zh" else "en",
            "title": title,
            "heading": visible(heading),
            "study": visible(study),
            "sections": sections,
            "others": others,
            "banner": Html(banner),
            "footer": footer,
            "say": partial(_say, language=language),
        }
    )


def _say(key: str, language: str) -> str:
    return say(key, language)


def _landing(part: Html, known: set[str]) -> Html:
    """Links to places that this file does not have (rows left out, another notebook's anchors) lose their
    address."""
    return Html(_LOCAL_LINK.sub(lambda match: match.group(0) if match.group(1) in known else "", part))


def _sections(notebook: NotebookNode, language: str, styles: Styles, report: bool = False) -> list[Section]:
    sections, used = [Section()], {"top", "main"}
    for cell in notebook.cells:
        own = (
            cell.metadata.get("duizhao", {}) if isinstance(cell.metadata.get("duizhao", {}), Mapping) else {}
        )
        if cell.cell_type == "markdown":
            _add_text(sections, cell, own, language, used, report)
        elif cell.cell_type == "code":
            made = _code_cell(cell, own, language, styles)
            sections[-1].parts += [] if report and len(made) == 1 else made
        else:
            sections[-1].parts.append(tag("pre", visible(cell.source)))
    return sections


def _add_text(
    sections: list[Section],
    cell: Any,
    own: Mapping[str, Any],
    language: str,
    used: set[str],
    report: bool = False,
) -> None:
    key = own.get("message")
    if report and key == "cell.opening":
        sections[-1].parts.append(tag("p", OPENING.in_(language), cls="quiet"))
        return
    source = TEXTS[key].in_(language) if key in TEXTS else cell.source
    html = markdown(source)
    if source.startswith("## "):
        first = _HEADING.search(html)
        heading = _plain(first.group(2)) if first else ""
        wanted = str(key).removeprefix("cell.").replace(".", "-") if key in TEXTS else heading
        section = Section(_unused(_slug(wanted), used), heading)
        sections.append(section)
        anchor = tag(
            "a",
            "§",
            href=f"#{section.id}",
            cls="anchor",
            aria_label=f"{say('page.section', language)}: {heading}",
        )
        html = Html(
            _HEADING.sub(lambda m: f'<h2 id="{section.id}-h">{m.group(2)} {anchor}</h2>', html, count=1)
        )
        sections[-1].parts.append(html)
    else:
        note = source.startswith(NOTE)
        if note and report:
            _fold(sections[-1].parts, html, language)
        else:
            sections[-1].parts.append(tag("div", html, cls="note") if note else html)


def _fold(parts: list[Html], note: Html, language: str) -> None:
    """How to read what was just shown, folded beside the code that made it; nothing where nothing was
    shown."""
    if parts and parts[-1].startswith('<details class="code">'):
        folded = tag("details", tag("summary", say("page.how_to_read", language)), note, cls="note")
        parts.append(tag("div", folded, parts.pop(), cls="fold"))


def _plain(html: str) -> str:
    from html import unescape

    return " ".join(unescape(_TAGS.sub("", html)).split())


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-")[:40] or "section"


def _unused(slug: str, used: set[str]) -> str:
    name, n = slug, 2
    while name in used:
        name, n = f"{slug}-{n}", n + 1
    used.add(name)
    return name


@lru_cache(maxsize=1)
def _renderer() -> Any:
    import mistune

    return mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])


def markdown(source: str) -> Html:
    """Markdown as safe HTML: raw HTML in it is shown as text, links are cleaned. A heading starts at h1 as
    written."""
    return clean(str(_renderer()(visible(source))))


# ------------------------------------------------------------------------------------------ cells and outputs


def _code_cell(cell: Any, own: Mapping[str, Any], language: str, styles: Styles) -> list[Html]:
    shown = [
        part for part in (output_html(output, language, styles) for output in cell.get("outputs", [])) if part
    ]
    code = tag(
        "details",
        tag("summary", say("page.code", language)),
        tag("pre", _highlighted(cell.source), cls="hl"),
        cls="code",
    )
    name = own.get("anchor")
    place = _slug(str(name)) if name else None
    return [tag("div", Html("\n".join(shown)), cls="output", id=place), code] if shown else [code]


def _highlighted(source: str) -> Html:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return clean(highlight(visible(source), PythonLexer(), HtmlFormatter(nowrap=True)))


def output_html(output: Mapping[str, Any], language: str, styles: Styles | None = None) -> Html:
    """One output as safe HTML; "" where it shows nothing or nothing that can be made safe (scripts,
    widgets)."""
    kind = output.get("output_type")
    if kind == "stream":
        return tag("pre", _text(output.get("text", "")))
    if kind == "error":
        lines = output.get("traceback") or [f"{output.get('ename', '')}: {output.get('evalue', '')}"]
        return tag("pre", _text("\n".join(map(str, lines))), cls="err")
    data, metadata = output.get("data", {}), output.get("metadata", {})
    if (own := data.get(MIME.format(language=language))) is not None or (
        own := data.get("text/html")
    ) is not None:
        return clean(_joined(own), styles)
    for bitmap in ("image/png", "image/jpeg", "image/gif", "image/webp"):
        if bitmap in data:
            return _bitmap(
                bitmap, _joined(data[bitmap]), metadata.get(bitmap, {}), _joined(data.get("text/plain", ""))
            )
    if "text/markdown" in data:
        return markdown(_joined(data["text/markdown"]))
    return tag("pre", _text(data["text/plain"])) if "text/plain" in data else Html("")


def _joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, (list, tuple)) else str(text)


def _text(text: Any) -> str:
    plain = visible(_ANSI.sub("", _joined(text)))
    return plain if len(plain) <= TEXT_LIMIT else plain[:TEXT_LIMIT] + "…"


def _bitmap(kind: str, data: str, metadata: Any, plain: str) -> Html:
    if not _BASE64.fullmatch(data):
        return Html("")
    try:
        base64.b64decode(data)
    except (binascii.Error, ValueError):
        return Html("")
    alt = (
        visible((metadata or {}).get("alt") if isinstance(metadata, Mapping) else None)
        or visible(plain)
        or kind
    )
    return tag("img", src=f"data:{kind};base64,{''.join(data.split())}", alt=alt)


# ------------------------------------------------------------------------------------------------ around it


def _banner(what: str, language: str, **values: str) -> str:
    head = tag("p", tag("b", say(f"page.{what}", language)))
    return str(
        tag("div", head, tag("p", phrase(f"page.{what}_why", language, **values)), cls="banner", role="alert")
    )


def _footer(language: str) -> list[str]:
    return [
        say("page.safe", language),
        say("page.made", language, versions=", ".join(versions())),
        phrase("page.rerun", language, command=tag("code", COMMAND)),
        say("page.font", language),
    ]


def versions() -> list[str]:
    """Python and the packages whose versions can change a finding."""
    found = [f"Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"]
    for name in SHOWN_VERSIONS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found


def _others(study: Study, wanted: list[tuple[str, str, str]]) -> dict[str, list[dict[str, str]]]:
    """For each file, links to its other language and to the index."""
    out = {}
    for name, language, key in wanted:
        links = [
            {
                "href": file,
                "name": say("page.other", language),
                "lang": "zh-Hans" if other == "zh" else "en",
            }
            for file, other, same in wanted
            if same == key and other != language
        ]
        out[name] = [*links, {"href": "index.html", "name": say("page.index", language), "lang": ""}]
    return out


def _index(study: Study, folder: Path, pages: list[tuple[str, Page]]) -> Page:
    """The list of reports: those just made, and those that an earlier export of single notebooks left."""
    titles = {name: (page.context["heading"], page.context["lang"]) for name, page in pages}
    for path in sorted(folder.glob("*.html")):
        if path.name not in titles and path.name != "index.html":
            titles[path.name] = (path.stem, "en")
    language = _notebook_language(study)
    ordered = sorted(titles.items(), key=lambda item: (not item[0].startswith("findings"), item[0]))
    listed = tag(
        "ul",
        Html(
            "".join(
                tag("li", tag("a", title, href=name, lang=lang), " ", tag("span", name, cls="quiet"))
                for name, (title, lang) in ordered
            )
        ),
    )
    heading = say("index.title", language)
    return _finished(
        [Section(parts=[tag("h1", heading), listed])],
        language,
        study.title,
        heading,
        [],
        "",
        _footer(language),
    )


def _notebook_language(study: Study) -> str:
    """The language of the notebooks' own text cells, which is English, unless a study asks for Chinese
    alone."""
    return "zh" if tuple(study.settings.languages) == ("zh",) else "en"


def _read(notebook: NotebookNode | Path) -> NotebookNode:
    if isinstance(notebook, (str, Path)):
        import nbformat

        return nbformat.read(str(notebook), as_version=4)
    return notebook


def _faces(study: Study, used: frozenset[str]) -> str:
    """The font rules for these characters, kept in the study's cache, since making them takes seconds."""
    from utils.report import fonts

    name = sha256(("".join(sorted(used)) + fonts.signature()).encode("utf-8", "replace")).hexdigest()[:24]
    place = Path(study.cache) / "fonts" / f"{name}.json"
    kept = read_json(place)
    if isinstance(kept, str):
        return kept
    rules = fonts.faces(used)
    for old in place.parent.glob("*.json"):
        old.unlink(missing_ok=True)
    write_json(place, rules)
    return rules


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    ).get_template("page.html.j2")


@lru_cache(maxsize=1)
def _style() -> str:
    return Html((TEMPLATE / "style.css").read_text(encoding="utf-8").replace("\r\n", "\n") + _drawing_style())


@lru_cache(maxsize=1)
def _script() -> str:
    return Html((TEMPLATE / "script.js").read_text(encoding="utf-8").replace("\r\n", "\n"))


def _drawing_style() -> str:
    """The charts' colours as the page's: so that drawings follow light and dark."""
    from utils.charts import style

    names = {
        style.INK: "ink",
        style.MUTED: "quiet",
        style.RULE: "rule",
        style.PAPER: "paper",
        style.BLUE: "agree",
        style.ORANGE: "scope",
        style.GREEN: "green",
        style.SKY: "compatible",
        style.RED: "conflict",
        style.PURPLE: "inner",
    }
    names |= {
        style.RELATION_COLOURS["contradicts own reference"]: "own",
        style.CERTAINTY_COLOURS["asserted"]: "asserted",
        style.CERTAINTY_COLOURS["predicted"]: "predicted",
    }
    return "\n".join(
        f'[{part}="{colour}"]{{{part}:var(--{name})}}'
        for colour, name in names.items()
        for part in ("fill", "stroke")
    )


__all__ = ["export", "export_failed", "file_name", "mark_stale", "markdown", "output_html", "policy"]
