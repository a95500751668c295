"""The lexicon model: listed words, with what turns and strengthens them.

A text is folded and cut into clauses. In a clause the longest listed word at each place is found; words that
only look like one (一切, 贵州) are skipped. What a word weighs depends on its surroundings:

- a negator in the few characters before it turns it round, and takes a little of its weight (不好 is not 坏);
- an adverb of degree before it, or 透了 behind it, multiplies it;
- behind 但是 words weigh more, before it less;
- praise in a sentence with a mark of sarcasm (呵呵, 真行) counts as blame;
- a question asks: its words weigh half, but a rhetorical one (难道, 凭什么) blames.

The two sums, praise and blame, and a constant for "neither" become three probabilities by the soft maximum.
Its features also stand beside the sentence embedding in the adapted model.
"""

from __future__ import annotations

import math
import re
from dataclasses import astuple, dataclass
from functools import lru_cache

from utils.text import clauses, fold

from . import vocabulary

STRONG, PLAIN = 2.0, 1.0
TURNED = -0.7              # a negated word counts the other way round, and less
NEGATION_REACH = 4         # characters between a negator and the word it turns
BEFORE_CONTRAST, AFTER_CONTRAST = 0.6, 1.2
ASKED = 0.5
NEITHER = 0.9              # the soft maximum's constant for neutral
SHARPNESS = 1.2            # and the factor of the two sums
CAP = 6.0                  # no sum counts for more
LONGEST = 8
MAX_KEPT = 16_384          # readings remembered: two models read each comment


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lexicon sees in a text: sums of weights, and counts of marks."""

    praise: float = 0.0
    blame: float = 0.0
    insults: int = 0
    sarcasm: int = 0
    rhetorical: int = 0
    questions: int = 0
    exclamations: int = 0
    emoji: int = 0           # friendly minus unfriendly ones

    @property
    def balance(self) -> float:
        """Praise minus blame; above 0 praise prevails."""
        return self.praise - self.blame


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word in a clause: its place, and its weight there (above 0 praise, below 0 blame)."""

    start: int
    end: int
    word: str
    weight: float


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Word to weight; 0 for the words that are read and skipped."""
    table = dict.fromkeys(vocabulary.POSITIVE.split(), PLAIN)
    table |= dict.fromkeys(vocabulary.NEGATIVE.split(), -PLAIN)
    table |= dict.fromkeys(vocabulary.POSITIVE_STRONG.split(), STRONG)
    table |= dict.fromkeys(vocabulary.NEGATIVE_STRONG.split(), -STRONG)
    return table | dict.fromkeys(vocabulary.SHIELDS.split(), 0.0)


@lru_cache(maxsize=1)
def _degrees() -> tuple[tuple[str, float], ...]:
    pairs = [(word, factor) for factor, words in vocabulary.DEGREES.items() for word in words.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words.split()), key=len, reverse=True)))


_NEGATOR = _any_of(vocabulary.NEGATORS)
_CONTRAST = re.compile("但是|但|可是|然而|不过|却|反而|偏偏")
SARCASM = _any_of(vocabulary.SARCASM)
INSULT = _any_of(vocabulary.INSULTS)
_RHETORICAL = _any_of(vocabulary.RHETORICAL)
QUESTION = re.compile(r"[?]|吗[。!~… ]*$|呢[。!~… ]*$")
_NOT_NEGATOR = re.compile("不得不|不仅|不但|不光|不只|不愧|不断|不过|不管|不论|没准|无论|非常|非得|别人|别的|特别|分别|区别"
                          "|告别|是不是|能不能|会不会|要不要|有没有|好不好|对不对|差不多|不错|不赖|非洲|未来|少数|至少|多少|不少|减少")


def hits(clause: str) -> list[Hit]:
    """The listed words of a folded clause, longest first at each place, weighed by what stands around
    them."""
    table, found, place, last = weights(), [], 0, 0
    while place < len(clause):
        for end in range(min(len(clause), place + LONGEST), place, -1):
            weight = table.get(clause[place:end])
            if weight is not None:
                break
        else:
            place += 1
            continue
        if weight:
            found.append(Hit(place, end, clause[place:end], weight * _factor(clause, last, place, end)))
            last = end
        place = end
    return found


def _factor(clause: str, last: int, start: int, end: int) -> float:
    before = _NOT_NEGATOR.sub(lambda match: "·" * len(match.group()),
                              clause[max(last, start - 3 * NEGATION_REACH):start])
    near = before[-NEGATION_REACH - 2:]
    factor = TURNED if len(_NEGATOR.findall(near)) % 2 else 1.0
    if len(near) < len(before) and factor < 0 and not _NEGATOR.search(before[-NEGATION_REACH:]):
        factor = 1.0
    for word, degree in _degrees():
        if before[-NEGATION_REACH:].find(word) >= 0:
            return factor * degree
    return factor * (1.5 if clause[end:end + 2] in ("透了", "死了", "极了", "至极", "透顶") else 1.0)


@lru_cache(maxsize=MAX_KEPT)
def read(text: str) -> Reading:
    """What the lexicon sees in a text. An empty text gives an empty reading."""
    folded = fold(text)
    praise = blame = 0.0
    questions = 0
    contrast = _CONTRAST.search(folded)
    turn = contrast.start() if contrast and contrast.start() else -1
    sarcastic = len(SARCASM.findall(folded))
    for clause in clauses(folded):
        asked = bool(QUESTION.search(clause.text))
        questions += asked
        for hit in hits(clause.text):
            weight = hit.weight * (ASKED if asked else 1.0)
            if turn >= 0:
                weight *= AFTER_CONTRAST if clause.start + hit.start > turn else BEFORE_CONTRAST
            if weight > 0 and sarcastic:
                weight = -weight
            praise += max(weight, 0.0)
            blame += max(-weight, 0.0)
    rhetorical = len(_RHETORICAL.findall(folded))
    emoji = (sum(char in vocabulary.EMOJI_POSITIVE for char in text)
             - sum(char in vocabulary.EMOJI_NEGATIVE for char in text))
    return Reading(praise + max(emoji, 0), blame + max(-emoji, 0) + rhetorical + 0.7 * sarcastic,
                   len(INSULT.findall(folded)), sarcastic, rhetorical, questions,
                   min(folded.count("!"), 5), emoji)


def probabilities(reading: Reading) -> tuple[float, float, float]:
    """(negative, neutral, positive), summing to 1: the soft maximum of blame, a constant and praise."""
    logits = (SHARPNESS * min(reading.blame, CAP), NEITHER, SHARPNESS * min(reading.praise, CAP))
    top = max(logits)
    parts = [math.exp(logit - top) for logit in logits]
    total = sum(parts)
    return parts[0] / total, parts[1] / total, parts[2] / total


def features(text: str) -> list[float]:
    """The reading as numbers of about unit size, for the adapted model."""
    reading = read(text)
    values = [math.log1p(max(value, 0)) for value in astuple(reading)[:-1]]
    return [*values, max(-1.0, min(1.0, float(reading.emoji))), math.tanh(reading.balance / 2),
            float(reading.balance > 0.4), float(reading.balance < -0.4), math.log1p(len(text)) / 3]
