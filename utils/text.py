"""Chinese text as the rest of the house reads it.

Scraped text writes one thing in many ways: full-width and half-width digits, Traditional and Simplified characters,
zero-width characters hidden inside a word. Matching wants one way; quoting wants the page's own. So text is *folded*
for matching only, and every fold keeps the way back:

    width       the full-width forms U+FF01..FF5E and the wide spaces become their ASCII twins, one for one
    script      a Traditional character becomes its Simplified one, one for one (OpenCC's character table; phrases,
                which would change lengths, are left alone)
    invisible   format characters (Unicode category Cf) vanish, but for the joiner inside an emoji sequence

The first two keep every position; only the third moves them, and `normalise` hands out the map that leads a span of
the folded text back to the raw one. Because of this, no other module needs to know how a page happened to be typed.

Sentences end at 。！？!?；;… with their closing quotes, and at line ends; clauses end at commas and colons as well. A dot,
a comma or a colon between digits (4.5, 1,200, 16:22) ends nothing, and 、 joins rather than parts.

Near-duplicates are found as the field does it: character shingles, MinHash with locality-sensitive hashing for the
candidates (Broder 1997; the datasketch library), then the exact Jaccard similarity of each candidate pair.
"""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

SHINGLE = 5              # characters in a shingle: long enough that common words do not make texts look alike
NEAR_DUPLICATE = 0.8     # Jaccard similarity from which two texts count as copies
PERMUTATIONS = 128       # MinHash permutations: standard error of the estimate about 1/sqrt(128) = .09
_LSH_SLACK = 0.2         # candidates are sought this far below the threshold, then checked exactly

_ZERO_WIDTH_JOINER = "\u200d"
_SENTENCE = re.compile(r"[^。！？!?；;…\n]*(?:[。！？!?；;…]+[”’」』）)】》]*|\n|$)")
_CLAUSE_CUT = re.compile(r"(?<!\d)[，,：:]|[，,：:](?!\d)")
_DOT_AFTER_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\.(?=\s|[\u4e00-\u9fff]|$)")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == whole[start:end]`, offsets in code points, half open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """A folded text and the way back to the raw one.

    `dropped` holds, in order, for each dropped raw character the folded position before which it stood.
    """

    text: str
    raw: str
    dropped: tuple[int, ...] = ()

    def raw_position(self, position: int) -> int:
        """The raw offset of the character at a folded position (0 <= position <= len(text))."""
        return position + bisect_right(self.dropped, position)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw half-open span of a folded one; dropped characters at its edges stay outside."""
        if end <= start:
            at = self.raw_position(start)
            return at, at
        return self.raw_position(start), self.raw_position(end - 1) + 1


# ------------------------------------------------------------------------------------------------ folding

@lru_cache(maxsize=1)
def _script_table() -> dict[int, str]:
    """Traditional -> Simplified, single characters only, from the OpenCC data that its package carries."""
    data = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in data.splitlines() if "\t" in line)
    return {ord(traditional): candidates.split(" ")[0]
            for traditional, candidates in pairs
            if len(traditional) == 1 and len(candidates.split(" ")[0]) == 1}


@lru_cache(maxsize=1)
def _width_table() -> dict[int, str]:
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    return wide | {code: " " for code in (0x00A0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000)}


@lru_cache(maxsize=1)
def _fold_table() -> dict[int, str]:
    return _script_table() | _width_table()


def to_simplified(text: str) -> str:
    """Each Traditional character replaced by its Simplified one; the length never changes."""
    return text.translate(_script_table())


def fold(text: str) -> str:
    """The text as matching sees it: width and script folded, invisible characters gone. Idempotent."""
    return normalise(text).text


def normalise(text: str) -> Normalised:
    """Fold a text and keep the map back to it (see the module's opening)."""
    folded = text.translate(_fold_table())
    dropped = [] if folded.isascii() else [
        match.start() for match in _INVISIBLE.finditer(folded) if _vanishes(folded, match.start())]
    if not dropped:
        return Normalised(folded, text)
    gone = set(dropped)
    kept = "".join(char for i, char in enumerate(folded) if i not in gone)
    return Normalised(kept, text, tuple(position - nth for nth, position in enumerate(dropped)))


# the format characters (Cf) of Unicode
_INVISIBLE = re.compile(r"[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
                        r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
                        r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]")


def _may_hold_invisible(text: str) -> bool:
    return not text.isascii() and _INVISIBLE.search(text) is not None


def _vanishes(text: str, i: int) -> bool:
    char = text[i]
    if unicodedata.category(char) != "Cf":
        return False
    if char != _ZERO_WIDTH_JOINER:
        return not 0xE0020 <= ord(char) <= 0xE007F    # tag characters spell flags, after an emoji
    before, after = text[i - 1:i], text[i + 1:i + 2]
    return not (_emoji_like(before) and _emoji_like(after))


def _emoji_like(char: str) -> bool:
    return bool(char) and (ord(char) >= 0x1F000 or char in "\ufe0f♀♂⚕⚖✈❤➡⬛" or unicodedata.category(char) == "So")


# ------------------------------------------------------------------------------------------ sentences, clauses

def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space around them. Empty ones are left out."""
    spans = []
    for match in _SENTENCE.finditer(text):
        start = match.start()
        end = _with_closing_quote(text, start, match.end())
        start = max(start, spans[-1].end) if spans else start
        for cut in [*(dot.end() for dot in _DOT_AFTER_HAN.finditer(text, start, end)), end]:
            span = _stripped(text, start, cut)
            if span is not None:
                spans.append(span)
            start = cut
    return spans


def clauses(text: str) -> list[Span]:
    """The clauses of a text: sentences, cut again behind commas and colons that stand between no digits."""
    spans = []
    for sentence in sentences(text):
        start = sentence.start
        cuts = [m.end() for m in _CLAUSE_CUT.finditer(text, sentence.start, sentence.end)]
        for cut in [*cuts, sentence.end]:
            span = _stripped(text, start, cut)
            if span is not None:
                spans.append(span)
            start = cut
    return spans


def _with_closing_quote(text: str, start: int, end: int) -> int:
    """A straight quote behind a full stop closes the sentence when an odd number of them stands in it."""
    if text[end:end + 1] == '"' and text.count('"', start, end) % 2 == 1 and text[end - 1:end] != "\n":
        return end + 1
    return end


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(bare), bare)


# ------------------------------------------------------------------------------------------------------ words

@lru_cache(maxsize=8)
def _segmenter(names: tuple[str, ...]):
    """A jieba tokenizer of our own.

    Its dictionary is read from the package each time (about half a second): jieba's usual cache is a marshal file in
    the shared temporary folder, which any other user of the machine could have planted.
    """
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary()
    tokenizer.FREQ = dict(tokenizer.FREQ) if names else tokenizer.FREQ
    tokenizer.initialized = True
    for name in names:
        tokenizer.add_word(name)
    return tokenizer


@lru_cache(maxsize=1)
def _dictionary() -> tuple[dict[str, int], int]:
    import jieba

    tokenizer = jieba.Tokenizer()
    return tokenizer.gen_pfdict(tokenizer.get_dict_file())


def words(text: str, names: Iterable[str] = ()) -> list[str]:
    """The words of a text by jieba (hidden Markov model on for unknown words); `names` are kept whole.

    Nothing is dropped: the pieces joined give the text back, but for invisible characters inside a word.
    """
    visible = _INVISIBLE.sub("", text) if _may_hold_invisible(text) else text
    return _segmenter(tuple(sorted(set(names)))).lcut(visible)


# -------------------------------------------------------------------------------------------- near-duplicates

def shingles(text: str, n: int = SHINGLE) -> set[int]:
    """Hashes (0..2**32-1) of all runs of n letters, digits and Han characters of the folded text.

    A text shorter than n gives the one hash of all of it; a text without any gives the empty set.
    """
    import zlib

    bare = _NOT_WORD.sub("", fold(text))
    if not bare:
        return set()
    data = bare.encode("utf-32-le", errors="replace")
    width = 4 * min(n, len(bare))
    return {zlib.crc32(data[i:i + width]) for i in range(0, len(data) - width + 1, 4)}


def jaccard(a: set[int], b: set[int]) -> float:
    """Shared part of all shingles of both: 0 (nothing shared) to 1 (the same set)."""
    return len(a & b) / len(a | b) if a or b else 0.0


def overlap(a: str, b: str, n: int = SHINGLE) -> float:
    """How much of the shorter text stands in the longer one (containment): 0 to 1."""
    left, right = shingles(a, n), shingles(b, n)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def near_duplicates(texts: Sequence[str], threshold: float = NEAR_DUPLICATE) -> list[tuple[int, int, float]]:
    """All pairs (i, j, similarity) with i < j whose Jaccard similarity reaches the threshold, in order.

    Near linear in the number of texts. Identical texts always pair; empty ones never do.
    """
    sets = [shingles(text) for text in texts]
    pairs = ((i, j, jaccard(sets[i], sets[j])) for i, j in sorted(_candidates(sets, threshold)))
    return [(i, j, similarity) for i, j, similarity in pairs if similarity >= threshold]


def _candidates(sets: Sequence[set[int]], threshold: float) -> set[tuple[int, int]]:
    filled = [i for i, shingle in enumerate(sets) if shingle]
    if len(filled) <= 120:     # few texts: every pair is cheaper than building an index
        return {(i, j) for nth, i in enumerate(filled) for j in filled[nth + 1:]}
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=max(threshold - _LSH_SLACK, 0.05), num_perm=PERMUTATIONS)
    found = set()
    for i in filled:
        sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=_identity)
        sketch.update_batch(sorted(sets[i]))
        found |= {(j, i) for j in index.query(sketch)}
        index.insert(i, sketch)
    return found


def _identity(value: int) -> int:
    return value
