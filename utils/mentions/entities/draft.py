"""The work on one folded text: its words as the recogniser cut them, and the names found so far."""

from __future__ import annotations

from collections.abc import Mapping

from utils.mentions.entities.entity import Known


class Draft:
    """The work on one folded text: claims on spans by each reader, then the ones that stay."""

    def __init__(self, text: str, words, known: Mapping[str, Known], whole: str | None = None) -> None:
        self.text, self.words, self.known = text, words, known
        self.whole = text if whole is None else whole
        self.starts = {start: (end, tag) for start, end, tag in words or ()}
        self.ends = {end: (start, tag) for start, end, tag in words or ()}
        self.covering: list[int] = []
        self.first_names: dict[str, set[str]] = {}  # last name: what stands before it in the whole text
        self.occupied: set[int] = set()  # positions of places and states
        self.name_starts: list[int] = []  # of the names that stay
        if words is not None:
            self.covering = [-1] * (len(text) + 1)
            for index, (start, end, _) in enumerate(words):
                self.covering[start:end] = [index] * (end - start)

    def words_over(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The recogniser's words that share a character with text[start:end]."""
        numbers = [number for number in (self.covering[start:end] if self.covering else ()) if number >= 0]
        return [self.words[number] for number in range(numbers[0], numbers[-1] + 1)] if numbers else []

    def word_at(self, start: int) -> str:
        return self.text[start : self.starts[start][0]]

    def cuts_word(self, position: int) -> bool:
        if not self.covering or position >= len(self.text) or self.covering[position] < 0:
            return False
        start, end, tag = self.words[self.covering[position]]
        return start < position and tag not in ("LOC", "ORG", "n", "nz")
