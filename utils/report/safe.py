"""Nothing scraped ever runs, reorders or hides what is shown.

Text from a page reaches a reader's browser through one gate, in this order:

1. normalise: characters that draw nothing but change what is read are dropped (bidirectional overrides and
   isolates, zero-width characters, NUL and other controls); lone surrogates become U+FFFD. Width is left
   alone, so that a quotation stays exactly what its page prints: a full-width ＜ is a harmless letter and
   stays one;
2. escape, last: & < > " ' become character references;
3. isolate: a cell of scraped text is wrapped in <bdi>, so that right-to-left words cannot turn its
   neighbours round.

`Html` is a string that has passed the gate. Everything else is escaped when it is put into one: `tag` and
`join` escape plain strings and leave `Html` alone, so forgetting to escape shows markup, and never runs it.

What arrives as finished HTML (the outputs of an executed notebook, which anybody may have edited) passes
`clean`: the text is tokenised and written anew from an allow-list of elements and attributes. No element
whose content is not ordinary text (script, style, textarea, iframe, …) is ever written, every attribute is
quoted and escaped, and links go only to the same file, to http(s) or to a relative file. The
Content-Security-Policy of the report is the second wall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape as _escape_markup
from html import unescape
from html.parser import HTMLParser

import pandas as pd

MISSING = "—"
"""What a cell without a value shows."""

MIME = "application/vnd.duizhao.{language}+html"
"""The MIME type that carries one language of a bilingual output inside a notebook."""

LANGUAGES = ("zh", "en")

# Controls except tab and line feed; soft hyphen; Arabic letter mark; Mongolian vowel separator; zero-width
# space and non-joiner; direction marks; line and paragraph separators; embeddings and overrides; word joiner
# and invisible operators; isolates; deprecated format characters; BOM; interlinear annotation; tag
# characters; noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# A zero-width joiner is kept where it holds an emoji together, and dropped elsewhere.
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_LONE_JOINER = re.compile(f"(?<![\ufe0f{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")


def _is_missing(value: object) -> bool:
    """True for None, NaN, NaT and pd.NA (and for nothing that has a length)."""
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def visible(text: object) -> str:
    """The text as plain text without what cannot be seen; "" for a missing value.

    Idempotent. The result holds no bidirectional control, no control character but tab and line feed, and no
    lone surrogate, so that it can be written as UTF-8, put in an attribute, or drawn in a chart.

    >>> visible("新\u200b闻\u202e!")
    '新闻!'
    """
    if _is_missing(text):
        return ""
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _LONE_JOINER.sub("", _UNSEEN.sub("", plain)))


def escape(text: object) -> str:
    """The text as HTML, safe inside an element and inside a quoted attribute; an `Html` is returned as it is.

    >>> escape("<b>\u202e&")
    '&lt;b&gt;&amp;'
    """
    return text if isinstance(text, Html) else Html(_escape_markup(visible(text), quote=True))


class Html(str):
    """A piece of HTML that is known to be safe. Shows itself in a notebook; adding to it escapes what is
    added."""

    __slots__ = ()

    def __html__(self) -> str:
        return self

    def _repr_html_(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": str(self), "text/plain": plain(self)}

    def __add__(self, other: object) -> Html:
        return Html(str.__add__(self, escape(other)))

    def __radd__(self, other: object) -> Html:
        return Html(str.__add__(escape(other), self))


@dataclass(frozen=True)
class View:
    """One thing to look at, in both languages; the exporter picks by language, a notebook shows `first`.

    zh, en: None where the study asks for no such report. shown: what a notebook shows instead of `first`, for
    a view too large or too much drawn for it. png, alt: a picture of it, for notebooks that are shown where
    HTML is cleaned.
    """

    zh: Html | None = None
    en: Html | None = None
    first: str = "en"
    shown: Html | None = None
    png: bytes | None = None
    alt: str = ""

    def __post_init__(self) -> None:
        if self.first not in LANGUAGES or self[self.first] is None:
            raise ValueError(f"a view needs its first language, {self.first!r}")

    def __getitem__(self, language: str) -> Html | None:
        if language not in LANGUAGES:
            raise KeyError(language)
        return getattr(self, language)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        given = {language: self[language] for language in LANGUAGES if self[language] is not None}
        bundle: dict[str, object] = {"text/plain": self.alt or plain(self.shown or given[self.first])}
        if self.png is not None:
            bundle["image/png"] = self.png
        elif self.shown is not None:
            bundle["text/html"] = str(self.shown)
        else:
            bundle["text/html"] = str(given.pop(self.first))
        bundle |= {MIME.format(language=language): str(html) for language, html in given.items()}
        return bundle, {"image/png": {"alt": self.alt}} if self.png is not None else {}


_TAG_OR_SPACE = re.compile(r"<[^<>]*>|\s+")


def plain(html: str, limit: int = 200) -> str:
    """A few words of what an HTML string says: what a notebook shows where HTML cannot be shown."""
    text = " ".join(unescape(_TAG_OR_SPACE.sub(" ", str(html)[: 20 * limit])).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


_ATTRIBUTE_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
_VOID = frozenset({"br", "hr", "img", "col", "wbr"})


def tag(name: str, *children: object, **attributes: object) -> Html:
    """An element. Children that are not `Html` are escaped; so is every attribute value.

    `cls` stands for class, a trailing underscore is dropped (`for_`), other underscores become hyphens
    (`data_value`, `aria_label`). An attribute that is None or False is left out; True gives the bare name.

    >>> tag("a", "<1>", href="#x", cls="k")
    '<a href="#x" class="k">&lt;1&gt;</a>'
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
        if not _ATTRIBUTE_NAME.fullmatch(attribute):
            raise ValueError(f"not an attribute name: {key!r}")
        parts.append(attribute if value is True else f'{attribute}="{escape(str(value))}"')
    opening = "<" + " ".join(parts) + ">"
    return Html(opening if name in _VOID else opening + "".join(map(escape, children)) + f"</{name}>")


def join(parts: Iterable[object], between: str = "") -> Html:
    """The parts one after another, escaped where they are not `Html`."""
    return Html(escape(between).join(escape(part) for part in parts))


_HAN = re.compile("[\u3400-\u9fff]")
_HAN_RUN = re.compile("[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\u2026]*[\u3400-\u9fff])?")
_WORD = re.compile(
    "[A-Za-z]{2,}(?= )|(?<= )[A-Za-z]{2,}"
)  # two of them make it English with Chinese names in it


def bdi(text: object) -> Html:
    """Scraped text inside running text: escaped, isolated from the direction of its neighbours, and, where it
    is Chinese, marked so that a screen reader speaks it as such (WCAG 2.2, 3.1.2): the whole, or in an
    English sentence the Chinese names in it.

    >>> bdi("渗漏"), bdi("What 某人 said")
    ('<bdi lang="zh">渗漏</bdi>', '<bdi>What <span lang="zh">某人</span> said</bdi>')
    """
    shown = visible(text)
    if not _HAN.search(shown):
        return tag("bdi", text)
    if len(_WORD.findall(shown)) < 2 or isinstance(text, Html):
        return tag("bdi", text, lang="zh")
    parts, at = [], 0
    for run in _HAN_RUN.finditer(shown):
        parts += [shown[at : run.start()], tag("span", run.group(), lang="zh")]
        at = run.end()
    return tag("bdi", *parts, shown[at:])


def number(value: object) -> str:
    """A number as people read it: thousands separated, at most four significant decimals, no trailing zeros.

    >>> number(12000.0), number(4.5), number(0.33333)
    ('12,000', '4.5', '0.3333')
    """
    if isinstance(value, bool):
        return str(value)
    size = float(value)  # type: ignore[arg-type]
    if size != size or size in (float("inf"), float("-inf")):
        return MISSING
    if size == int(size) and abs(size) < 1e15:
        return f"{int(size):,}"
    return f"{size:,.4g}" if abs(size) < 1000 else f"{size:,.1f}"


def _cell(value: object, keep_html: bool, key: str | None) -> Html:
    if isinstance(value, Html) and value:
        return tag("td", value, data_key=key)
    if _is_missing(value) or value == "":
        return tag("td", MISSING, cls="missing", data_key=key)
    if keep_html:
        return tag("td", clean(str(value)), data_key=key)
    if isinstance(value, bool):
        return tag("td", "✓" if value else "✗", data_key=key)
    if pd.api.types.is_number(value):
        return tag("td", number(value), cls="num", data_value=repr(float(value)), data_key=key)
    return tag("td", bdi(value), data_key=key)


def _is_numeric(column: pd.Series) -> bool:
    if column.dtype != object:
        return pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype)
    known = [value for value in column if not _is_missing(value)]
    return bool(known) and all(pd.api.types.is_number(value) for value in known)


_ROWS_SHOWN = {"en": "The first {shown:,} of {total:,} rows.", "zh": "共 {total:,} 行，显示前 {shown:,} 行。"}
_NO_ROWS = {"en": "No rows.", "zh": "没有行。"}


def table(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    headers: Mapping[str, object] | Sequence[object] | None = None,
    html_columns: Sequence[str] = (),
    caption: object = None,
    limit: int | None = None,
    language: str = "en",
    stack: bool = False,
) -> Html:
    """A frame as an accessible table: caption, column headers with scope, every cell escaped and isolated.

    columns: which, in which order (default: all). headers: a mapping column -> label, or a list beside
    `columns`.
    html_columns: columns whose strings are HTML; they are cleaned by the allow-list, unless they are `Html`
    already.
    limit: rows to show at most; the caption then says how many there are. The index is not shown.
    stack: on a narrow screen of the report rows become cards, each cell with its header beside it.
    Raises KeyError for a column that the frame does not have.
    """
    names = list(frame.columns if columns is None else columns)
    unknown = [name for name in names if name not in frame.columns]
    if unknown:
        raise KeyError(f"no such column: {', '.join(map(str, unknown))}")
    labels = dict(headers) if isinstance(headers, Mapping) else dict(zip(names, headers or ()))
    shown = frame if limit is None else frame.head(limit)
    numeric = {name for name in names if _is_numeric(frame[name])}
    head = join(
        tag("th", labels.get(name, name), scope="col", cls="num" if name in numeric else None)
        for name in names
    )
    kinds = [(name in html_columns, visible(labels.get(name, name)) if stack else None) for name in names]
    body = join(
        tag("tr", join(_cell(value, html, key) for value, (html, key) in zip(row, kinds)))
        for row in zip(*(shown[name].tolist() for name in names))
    )
    notes: list[object] = [caption] if caption is not None else []
    if len(shown) < len(frame):
        notes.append(_ROWS_SHOWN[language].format(shown=len(shown), total=len(frame)))
    if not len(frame):
        notes.append(_NO_ROWS[language])
    if len(notes) > 1 and str(notes[0])[-1:].isalnum():
        notes[0] = join([notes[0], "." if language == "en" else "。"])
    return tag(
        "div",
        tag(
            "table",
            tag("caption", join(notes, " ")) if notes else "",
            tag("thead", tag("tr", head)),
            tag("tbody", body),
        ),
        cls="table stack" if stack else "table",
    )


# -------------------------------------------------------------------------------------------- the allow-list

_TEXT_ELEMENTS = frozenset(
    "a abbr article aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
_DRAWING = (
    "svg a g path rect circle ellipse line polyline polygon text tspan defs clipPath use title desc".split()
)
_DRAWING_ELEMENTS = {name.lower(): name for name in _DRAWING}
_ATTRIBUTES = frozenset(
    "id class title lang dir alt role scope colspan rowspan datetime open start value width height tabindex "
    "data-value data-claims data-sort data-filter data-language data-key".split()
)
_DRAWING_ATTRIBUTES = {
    name.lower(): name
    for name in (
        "viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform "
        "clip-path clip-rule "
        "clipPathUnits fill fill-opacity fill-rule stroke stroke-width stroke-linejoin "
        "stroke-linecap stroke-opacity "
        "stroke-dasharray stroke-dashoffset stroke-miterlimit opacity font-size font-family "
        "font-weight font-style "
        "text-anchor dominant-baseline focusable xmlns"
    ).split()
}
# Their content is not ordinary text for a browser: the element goes, and its content with it.
_SWALLOWED = frozenset(
    "script style template noscript iframe noembed noframes object embed applet textarea xmp "
    "plaintext select "
    "title math head audio video canvas".split()
)
_SAFE_LINK = re.compile(r"(?:https?://|#|(?![a-z][a-z0-9+.-]*:|//|\\))[^\x00-\x20]*", re.IGNORECASE)
_SAFE_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*")
_LOCAL = re.compile(r"#[\w.:-]+")
_URL_LOCAL = re.compile(r"url\(#[\w.:-]+\)")
_CONTROL_OR_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f]")


def safe_link(address: object) -> str | None:
    """The address if following it cannot run anything (http, https, a fragment, a relative path), else
    None."""
    bare = _CONTROL_OR_SPACE.sub("", visible(address))
    return bare if bare and _SAFE_LINK.fullmatch(bare) else None


class Styles:
    """Style attributes as rules of the page's own style sheet, which forbids inline style: one class a style.

    Only declarations that set colours, boxes and text survive, with plain values: no address, no function, no
    length beyond three digits, so that nothing is loaded and nothing can be laid over the rest of the page.
    """

    PROPERTIES = frozenset(
        "background background-color border border-bottom border-left border-radius border-right "
        "border-top bottom color "
        "display float font-size font-style font-weight height left line-height list-style margin "
        "margin-bottom "
        "margin-left margin-right margin-top max-width min-width opacity padding padding-bottom padding-left "
        "padding-right padding-top position right text-align text-decoration top vertical-align "
        "white-space width".split()
    )
    _VALUE = re.compile(
        r"(?:(?:#[0-9a-fA-F]{3,8}|-?\d{0,3}(?:\.\d{1,4})?(?:em|rem|px|pt|%)?|[a-z-]{1,20})(?:\s+|$)){1,4}"
    )
    _FORBIDDEN = re.compile(r"fixed|sticky|expression|behavior")

    def __init__(self) -> None:
        self.classes: dict[str, str] = {}

    def name(self, style: str) -> str:
        """The class that stands for a style attribute, "" where nothing of it is allowed."""
        kept = []
        for declaration in style.split(";"):
            name, _, value = (part.strip().lower() for part in declaration.partition(":"))
            if (
                value
                and name in self.PROPERTIES
                and self._VALUE.fullmatch(value)
                and not self._FORBIDDEN.search(value)
            ):
                kept.append(f"{name}:{value}")
        names = {declaration.partition(":")[0] for declaration in kept}
        if names & {"background", "background-color"} and "color" not in names:
            kept.append("color:#1d232a")  # a light ground keeps its dark ink when the page turns dark
        rule = ";".join(kept)
        return self.classes.setdefault(rule, f"style-{len(self.classes)}") if rule else ""

    def sheet(self) -> str:
        """The rules, one a line."""
        return "\n".join(f".{name}{{{rule}}}" for rule, name in self.classes.items())


class _Cleaner(HTMLParser):
    """Tokenises HTML and writes it anew from the allow-list, with every element closed in order."""

    def __init__(self, styles: Styles | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.styles = styles
        self.out: list[str] = []
        self.open: list[str] = []
        self.swallowed: list[str] = []
        self.drawing = 0

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.swallowed:
            if name == self.swallowed[-1]:
                self.swallowed.append(name)
            return
        if self.drawing or name == "svg":
            written = _DRAWING_ELEMENTS.get(name)
        else:
            written = name if name in _TEXT_ELEMENTS else None
        if written is None:
            if name in _SWALLOWED:
                self.swallowed.append(name)
            return
        kept = self._attributes(written, attrs)
        if kept is None:
            return
        self.out.append("<" + " ".join([written, *kept]) + ">")
        if written not in _VOID:
            self.open.append(written)
            self.drawing += written == "svg"

    def handle_startendtag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<x/>` closes itself inside a drawing; elsewhere a browser reads it as an opening tag."""
        if self.drawing:
            depth = len(self.open)
            self.handle_starttag(name, attrs)
            if len(self.open) > depth:
                self.handle_endtag(name)
        else:
            self.handle_starttag(name, attrs)

    def handle_endtag(self, name: str) -> None:
        if self.swallowed:
            if name == self.swallowed[-1]:
                self.swallowed.pop()
            return
        written = _DRAWING_ELEMENTS.get(name, name) if self.drawing else name
        if written not in self.open:
            return
        while True:
            last = self.open.pop()
            self.drawing -= last == "svg"
            self.out.append(f"</{last}>")
            if last == written:
                return

    def handle_data(self, data: str) -> None:
        if not self.swallowed:
            self.out.append(_escape_markup(visible(data), quote=False))

    def _attributes(self, element: str, attrs: list[tuple[str, str | None]]) -> list[str] | None:
        kept, drawn = [], {name: value or "" for name, value in attrs if name in ("style", "class")}
        named = (
            self.styles.name(drawn["style"]) if self.styles and not self.drawing and "style" in drawn else ""
        )
        if named:
            attrs = [(name, value) for name, value in attrs if name not in ("style", "class")]
            attrs.append(("class", f"{drawn.get('class', '')} {named}".strip()))
        for name, value in attrs:
            value = visible(value or "")
            if name in ("href", "xlink:href"):
                name, value = "href", self._link(element, value)
                if value is None:
                    continue
            elif element == "img" and name == "src":
                if not _SAFE_IMAGE.fullmatch(value):
                    return None
            elif self.drawing or element == "svg":
                name = _DRAWING_ATTRIBUTES.get(name, name if name in _ATTRIBUTES or _aria(name) else "")
                if not name or ("url(" in value.lower() and not _URL_LOCAL.fullmatch(value)):
                    continue
            elif not (name in _ATTRIBUTES or _aria(name)):
                continue
            kept.append(f'{name}="{_escape_markup(value, quote=True)}"')
        if element == "img" and not any(one.startswith("src=") for one in kept):
            return None
        return kept

    def _link(self, element: str, value: str) -> str | None:
        if element == "use":
            return value if _LOCAL.fullmatch(value) else None
        return safe_link(value) if element == "a" else None


def _aria(name: str) -> bool:
    return name.startswith("aria-") and bool(_ATTRIBUTE_NAME.fullmatch(name))


def clean(html: str, styles: Styles | None = None) -> Html:
    """HTML from anywhere as HTML that holds only what the allow-list names. Idempotent; never raises.

    styles: collects harmless style attributes as classes; without it they are dropped.

    >>> clean('<p onclick="x()">a<script>b</script><a href="javascript:c">d</a>')
    '<p>a<a>d</a></p>'
    """
    cleaner = _Cleaner(styles)
    cleaner.feed(html)
    cleaner.close()
    cleaner.out.extend(f"</{name}>" for name in reversed(cleaner.open))
    return Html("".join(cleaner.out))
