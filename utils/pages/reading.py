"""From bytes on disk to documents: what an input is, is decided by what it holds, never by its name alone.

An input may be compressed (gzip), may hold many records (WARC, WET, JSON Lines), may declare one encoding
and use another. Each step is bounded: how much is read of a file, how far a gzip stream may grow, how
long one record may be. Whatever cannot be used becomes a `Skipped` row that says what and why; nothing is
dropped in silence, and no input stops the others.

Encodings are detected from the bytes (resiliparse's detector; the declared charset only breaks ties),
decoded as the WHATWG standard says (gb2312 and gbk as gb18030), and checked: a text in which more than
one character in a thousand cannot be decoded is tried again, and skipped when no encoding fits.
"""
from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path, PurePosixPath
from typing import Any

from .sites import SITES, Site

MAX_FILE = 512 * 2**20          # bytes of one file, as it lies on disk
MAX_UNPACKED = 128 * 2**20      # bytes of one file, unpacked (an archive of records may be larger: they are streamed)
MAX_RATIO = 200                 # unpacked to packed from which a gzip stream is a bomb, once it is large
MAX_RECORD = 16 * 2**20         # bytes of one page
MAX_LINE_RECORD = 16 * 2**20    # bytes of one JSON line
MAX_LINE = 200_000              # characters of one line of text; beyond, it is no text that a page shows
BAD_SHARE = 0.001               # share of undecodable characters from which a decoding is wrong
UTF16_SHARE = 0.15              # share of common characters that tells UTF-16 without a byte order mark
SNIFF = 64 * 1024               # bytes looked at to tell what an input is
TAGGED = 4                      # one line in so many has tags where an input is HTML, and not a text with some



@dataclass(slots=True)
class Document:
    """One page as it came: its bytes (for the digest), what they are, and its text or its record."""

    data: bytes
    record: int = 0
    format: str = "text"                 # text html mhtml warc wet json
    kind: str = "text"                   # how to read it: text, html, json
    encoding: str | None = None
    text: str = ""
    url: str | None = None
    captured_at: str | None = None
    item: Any = None                     # a JSON article record and its comments
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Skipped:
    """An input, or a record of one, that cannot be used."""

    record: int
    problem: str
    detail: str


def raw_files(root: Path) -> tuple[list[str], list[tuple[str, Skipped]]]:
    """The inputs below a folder, as sorted POSIX paths relative to it, and what is not read.

    Hidden files, and README files, are none. A link that leads outside the folder is reported, not followed.
    """
    found: list[str] = []
    refused: list[tuple[str, Skipped]] = []
    if not root.is_dir():
        return [], []
    base = root.resolve()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if any(part.startswith((".", "~$")) for part in relative.parts) or path.is_dir():
            continue
        name = PurePosixPath(*relative.parts).as_posix()
        if path.name.lower().startswith("readme"):
            continue
        try:
            target = path.resolve(strict=True)
            outside = base not in target.parents
        except (OSError, RuntimeError):
            refused.append((name, Skipped(0, "broken link", "it leads nowhere")))
            continue
        if outside:
            refused.append((name, Skipped(0, "link outside the study", "copy the file into raw/ instead")))
        elif not target.is_file():
            refused.append((name, Skipped(0, "not a file", "only files are read")))
        else:
            found.append(name)
    return sorted(found), refused


def read_bytes(path: Path) -> bytes | Skipped:
    """The bytes of a file, or why they are not read."""
    try:
        if path.stat().st_size > MAX_FILE:
            return Skipped(0, "too large", f"more than {MAX_FILE // 2**20} MB")
        return path.read_bytes()
    except OSError as error:
        return Skipped(0, "cannot be read", error.strerror or type(error).__name__)


# ------------------------------------------------------------------------------------------------------ what it is

_WARC = re.compile(rb"WARC/\d\.\d\r?\n")
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|title>|div[\s>]|table[\s>]|p[\s>]|script[\s>])", re.IGNORECASE)
_TAGS = re.compile(rb"</?(?:div|p|span|a|li|td|br|ul|h[1-6]|table|script)\b[^<>]{0,200}>", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:From: |Snapshot-Content-Location:|MIME-Version:|Subject:|Date:|Content-Type:\s*multipart/related)", re.IGNORECASE)


def documents(data: bytes, name: str, known: Mapping[str, Site] = SITES) -> Iterator[Document | Skipped]:
    """The pages that some bytes hold, in order, each as a Document, or as Skipped. known: sites with field maps."""
    if not data.strip(b" \t\r\n\x00"):
        yield Skipped(0, "empty", "no content")
        return
    if data[:2] == b"\x1f\x8b":
        if _gzip_holds_warc(data):
            yield from _warc(data)
            return
        unpacked = gunzip(data)
        if isinstance(unpacked, Skipped):
            yield unpacked
            return
        data = unpacked
        if data[:2] == b"\x1f\x8b":
            yield Skipped(0, "compressed twice", "unpack it once")
            return
        if not data.strip(b" \t\r\n\x00"):
            yield Skipped(0, "empty", "nothing inside the gzip stream")
            return
    if _WARC.match(data.lstrip()[:16]):
        yield from _warc(data)
        return
    why = _binary(data)
    if why:
        yield Skipped(0, "not a page", why)
        return
    yield from _single(data, name, known)


def _single(data: bytes, name: str, known: Mapping[str, Site]) -> Iterator[Document | Skipped]:
    start = data[:SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n")
    if len(data) > MAX_UNPACKED:
        yield Skipped(0, "too large", f"more than {MAX_UNPACKED // 2**20} MB")
    elif _MHTML.match(start) and b"multipart/" in data[:SNIFF].lower():
        yield from _mhtml(data)
    elif start[:1] in (b"{", b"[") and _json_like(data, name):
        yield from _json(data, known)
    elif len(data) > MAX_RECORD:
        yield Skipped(0, "too large", f"one page of more than {MAX_RECORD // 2**20} MB")
    elif _is_html(data, start, name):
        yield html_document(data, 0, "html")
    else:
        yield text_document(data, 0, "text")


def _is_html(data: bytes, start: bytes, name: str) -> bool:
    if b"\x00" in start[:200] and not start.startswith(b"\x00"):
        start = start.replace(b"\x00", b"")          # UTF-16
    head = start[:4096]
    if start[:1] == b"<" and (_HTML.search(head) or re.match(rb"<[a-zA-Z!?]", start)):
        return True
    tags = len(_TAGS.findall(data[:SNIFF]))
    if tags < 6 or tags * 400 <= min(len(data), SNIFF):
        return False
    rows = [row for row in data[:SNIFF].split(b"\n") if row.strip()]
    return TAGGED * sum(_TAGS.search(row) is not None for row in rows) >= len(rows)


_CONTROL = bytes(byte for byte in range(32) if byte < 9 or 13 < byte < 27 or byte > 27)


def _binary(data: bytes) -> str | None:
    head = data[:8]
    known = {b"%PDF": "a PDF file", b"PK\x03\x04": "a zip archive (or an office file): unpack it", b"\x89PNG": "a picture",
             b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\xd0\xcf\x11\xe0": "an old office file",
             b"7z\xbc\xaf": "a 7z archive: unpack it", b"Rar!": "a rar archive: unpack it", b"BZh": "a bzip2 file: unpack it",
             b"\xfd7zXZ": "an xz file: unpack it", b"SQLite f": "a database", b"PAR1": "a parquet file", b"ustar": "an archive"}
    for magic, what in known.items():
        if head.startswith(magic):
            return what
    if len(data) > 262 and data[257:262] == b"ustar":
        return "a tar archive: unpack it"
    sample = data[:4096]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _utf16_like(sample) or b"\x00" in sample and any(
            _common_share(sample.decode(name, "replace")) > UTF16_SHARE for name in ("utf-16-le", "utf-16-be")):
        return None
    return "binary data" if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) * .1 else None


def _utf16_like(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    return max(even, odd) > half * .2 and min(even, odd) < half * .05 if len(sample) >= 8 else False


def gunzip(data: bytes) -> bytes | Skipped:
    """A gzip file unpacked, all its members, with bounds on size and growth."""
    out: list[bytes] = []
    total = 0
    rest = data
    try:
        while rest[:2] == b"\x1f\x8b":
            stream = zlib.decompressobj(wbits=31)
            chunk = rest
            while True:
                piece = stream.decompress(chunk, 2**20)
                total += len(piece)
                out.append(piece)
                if total > MAX_UNPACKED or (total > 16 * 2**20 and total > MAX_RATIO * len(data)):
                    return Skipped(0, "too large", f"a gzip stream that grows beyond {total // 2**20} MB")
                chunk = stream.unconsumed_tail
                if stream.eof:
                    break
                if not chunk and not piece:
                    return Skipped(0, "truncated", "the gzip stream ends too early")
                if not chunk:
                    piece = stream.flush(2**20)
                    total += len(piece)
                    out.append(piece)
                    if not stream.eof:
                        return Skipped(0, "truncated", "the gzip stream ends too early")
                    break
            rest = stream.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        return Skipped(0, "damaged", f"the gzip stream cannot be unpacked: {error}")
    return b"".join(out)


def _gzip_holds_warc(data: bytes) -> bool:
    try:
        start = zlib.decompressobj(wbits=31).decompress(data[:SNIFF], 64)
    except zlib.error:
        return False
    return bool(_WARC.match(start.lstrip()[:16]))


# -------------------------------------------------------------------------------------------------------- encodings

_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^<>]{0,80}?encoding\s*=\s*["']([\w-]{2,20})""", re.IGNORECASE)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
            "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "big5hkscs": "big5hkscs",
            "utf8": "utf-8", "utf-8": "utf-8", "utf-8-sig": "utf-8", "ascii": "utf-8", "us-ascii": "utf-8",
            "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-16": "utf-16-le"}
_COMMON = re.compile("[的一是在了不人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算論這們為國說來會對發個時學過還後與樣經點業長東問間動見實現電話]")


def decode(data: bytes, hint: str | None = None) -> tuple[str, str] | None:
    """(text, encoding) of some bytes, or None when no encoding fits.

    A byte order mark decides. Else UTF-8 when the bytes are UTF-8, else what the detector says, else the encodings
    that Chinese pages use, the one that leaves the most common characters first. `hint` (a declared charset) is only
    tried, never trusted.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _clean(data[len(mark):].decode(name, "replace"), name)
    if b"\x00" in data[:SNIFF]:
        name = max(("utf-16-le", "utf-16-be"), key=lambda name: _common_share(data[:4096].decode(name, "replace")))
        if _utf16_like(data[:4096]) or _common_share(data[:4096].decode(name, "replace")) > UTF16_SHARE:
            return _clean(data.decode(name, "replace"), name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    names = [detected] if (detected := _detect(data)) else []
    names += [_ALIASES.get((hint or "").lower(), ""), "gb18030", "big5hkscs", "utf-8"]
    best: tuple[float, str, str] | None = None
    for name in dict.fromkeys(filter(None, names)):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        bad = text.count("\ufffd") / max(len(text), 1)
        if bad > BAD_SHARE and not (name == "utf-8" and bad < .01 and len(text) > 400):
            continue
        score = _common_share(text[:20_000]) - bad * 20
        if best is None or score > best[0] + .03:
            best = (score, text, name)
    if best is None:
        return None
    return best[1], best[2]


def _common_share(text: str) -> float:
    """The share of the most common Chinese characters in a text: 0 to 1."""
    return len(_COMMON.findall(text)) / max(len(text), 1)


def _clean(text: str, name: str) -> tuple[str, str] | None:
    return (text, name) if text.count("\ufffd") <= BAD_SHARE * max(len(text), 1) else None


def _detect(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding

    return _ALIASES.get((detect_encoding(data[:256 * 1024], from_html_meta=False) or "").lower())


def charset_of(data: bytes) -> str | None:
    """The charset that an HTML document declares in its first bytes."""
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


def usable(text: str, problems: list[str]) -> str:
    """The text without a leading BOM; NUL and lone surrogates replaced one for one, and counted as a problem."""
    text = text.removeprefix("\ufeff")
    if _UNUSABLE.search(text):
        text, n = _UNUSABLE.subn("\ufffd", text)
        problems.append(f"{n} unusable characters replaced")
    return text


def text_document(data: bytes, record: int, format_: str, url: str | None = None) -> Document | Skipped:
    """A text dump, or why it is none."""
    decoded = decode(data)
    if decoded is None:
        return Skipped(record, "encoding unknown", "neither UTF-8, GB18030, Big5 nor UTF-16 fits")
    problems: list[str] = []
    text = usable(decoded[0], problems)
    if len(text) > MAX_LINE and max(map(len, text.split("\n"))) > MAX_LINE:
        return Skipped(record, "line too long", f"one line of more than {MAX_LINE:,} characters")
    if not text.strip():
        return Skipped(record, "empty", "no visible text")
    return Document(data, record, format_, "text", decoded[1], text, url, problems=problems)


def html_document(data: bytes, record: int, format_: str, url: str | None = None) -> Document | Skipped:
    """An HTML page, or why it is none. Its lines are rendered later (`layout`)."""
    if len(data) > MAX_RECORD:
        return Skipped(record, "too large", f"one page of more than {MAX_RECORD // 2**20} MB")
    decoded = decode(data, charset_of(data))
    if decoded is None:
        return Skipped(record, "encoding unknown", "neither UTF-8, GB18030, Big5 nor UTF-16 fits")
    problems: list[str] = []
    return Document(data, record, format_, "html", decoded[1], usable(decoded[0], problems), url, problems=problems)


# ---------------------------------------------------------------------------------------------------------- archives

def _warc(data: bytes) -> Iterator[Document | Skipped]:
    """The pages of a WARC or WET file: HTML and text responses, resources, conversions."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    position, seen = -1, 0
    try:
        for record in ArchiveIterator(io.BytesIO(data), parse_http=True):
            position += 1
            if not record.record_type & wanted:
                continue
            seen += 1
            try:
                found = _warc_record(record, position)
            except Exception as error:       # noqa: BLE001  one broken record must not cost the others
                found = Skipped(position, "damaged", f"the record cannot be read: {type(error).__name__}")
            if found is not None:
                yield found
    except Exception as error:               # noqa: BLE001
        yield Skipped(position + 1, "damaged", f"the archive cannot be read on: {type(error).__name__}")
        return
    if not seen:
        yield Skipped(0, "empty", "the archive holds no page")


def _warc_record(record: Any, position: int) -> Document | Skipped | None:
    from fastwarc.warc import WarcRecordType

    headers = record.headers
    url = headers.get("WARC-Target-URI")
    wet = record.record_type == WarcRecordType.conversion
    content_type = (record.http_content_type if record.is_http else headers.get("Content-Type")) or ""
    status = getattr(record.http_headers, "status_code", None) if record.is_http and record.http_headers else None
    if status is not None and status >= 300:
        return Skipped(position, "no page", f"the server answered {status}")
    if record.content_length > MAX_RECORD:
        return Skipped(position, "too large", f"one page of more than {MAX_RECORD // 2**20} MB")
    body = record.reader.read(MAX_RECORD + 1)
    coding = (record.http_headers.get("Content-Encoding") or "").lower() if record.is_http and record.http_headers else ""
    if coding in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
        unpacked = gunzip(body)
        if isinstance(unpacked, Skipped):
            return Skipped(position, unpacked.problem, unpacked.detail)
        body = unpacked
    elif coding == "deflate":
        body = _inflate(body)
    elif coding == "br":
        body = _unbrotli(body)
    if len(body) > MAX_RECORD:
        return Skipped(position, "too large", f"one page of more than {MAX_RECORD // 2**20} MB")
    if not body.strip():
        return Skipped(position, "empty", "no content")
    if wet:
        found = text_document(body, position, "wet", url)
    elif "html" in content_type or (not content_type.startswith(("image/", "video/", "audio/", "font/"))
                                    and _is_html(body, body[:SNIFF].lstrip(), "")):
        found = html_document(body, position, "warc", url)
    elif content_type.startswith("text/plain"):
        found = text_document(body, position, "warc", url)
    else:
        return Skipped(position, "not a page", content_type or "no content type")
    if isinstance(found, Document):
        found.captured_at = headers.get("WARC-Date")
    return found


def _inflate(body: bytes) -> bytes:
    for bits in (15, -15):
        try:
            return zlib.decompressobj(bits).decompress(body, MAX_RECORD + 1)
        except zlib.error:
            continue
    return body


def _unbrotli(body: bytes) -> bytes:
    try:
        import brotli

        return brotli.decompress(body)
    except Exception:                        # noqa: BLE001  an unreadable body is judged by what follows
        return body


def _mhtml(data: bytes) -> Iterator[Document | Skipped]:
    """The HTML part of a saved web page (RFC 2557)."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True) or b""
            url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            found = html_document(payload, 0, "mhtml", url if url and url.startswith("http") else None)
            if isinstance(found, Document):
                found.data = data
                found.captured_at = _mail_date(message.get("Date"))
            yield found
            return
    yield Skipped(0, "not a page", "an MHTML file without an HTML part")


def _mail_date(value: str | None) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (TypeError, ValueError):
        return None


# --------------------------------------------------------------------------------------------------------------- JSON

def _json_like(data: bytes, name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson")) \
        or bool(re.match(rb"\s*(?:\[\s*)?\{\s*\"[^\"]{1,60}\"\s*:", data[:400].removeprefix(b"\xef\xbb\xbf")))


def _json(data: bytes, known: Mapping[str, Site]) -> Iterator[Document | Skipped]:
    """Crawlers' records: one JSON value, a list of records, or a record a line."""
    from . import records

    decoded = decode(data)
    if decoded is None:
        yield Skipped(0, "encoding unknown", "the JSON file is not in a known encoding")
        return
    items: list[tuple[int, Any]] = []
    text = decoded[0].removeprefix("\ufeff")
    whole = _whole(text)
    if whole is not None:
        for n, item in enumerate(whole):
            items.append((n, item))
    else:
        for n, line in enumerate(row for row in text.split("\n") if row.strip()):
            item = _load(line, n)
            if isinstance(item, Skipped):
                yield item
            else:
                items.append((n, item))
    yield from records.documents(items, decoded[1], known)


def _whole(text: str) -> list[Any] | None:
    """The records of a file that is one JSON value; None when it is not."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in ("data", "items", "list", "results", "articles", "notes", "comments"):
            inner = value.get(key)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict) and not _describes_page(value):
                return inner
    return [value]


def _describes_page(value: dict[str, Any]) -> bool:
    return any(isinstance(value.get(key), str) and value.get(key) for key in ("title", "content", "text", "body"))


def _load(line: str, n: int) -> Any:
    if len(line) > MAX_LINE_RECORD:
        return Skipped(n, "too large", f"one record of more than {MAX_LINE_RECORD // 2**20} MB")
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return Skipped(n, "damaged", f"not JSON: {type(error).__name__}")
