"""A draft with the words around it: how exact its value is (约, 破, 以上), and what became of it (增至, 累计)."""

from __future__ import annotations

from utils.mentions import modifiers
from utils.mentions.quantities.draft import Draft, Quantity

_BOUNDLESS = frozenset(("ordinal", "ratio"))
_NO_BREAK = frozenset("打击攻爆识侦看揭撞戳突冲")     # 打破3项纪录
_NO_HUNDREDS = frozenset("以之加赶")                    # 以上百分之十, 加上百


def bounded(draft: Draft, text: str, floor: int = 0) -> Quantity:
    """The quantity of a draft; nothing of it may begin before `floor`, the end of the one before."""
    before, outer_start, start = _bound_before(draft, text, floor)
    change_word, change_at = modifiers.word_before(text, outer_start, modifiers.CHANGES)
    change, direction = modifiers.CHANGES[change_word] if change_word else (None, None)
    if change_word is not None and before is None:
        again, at = modifiers.word_before(text, change_at, modifiers.STARTS)
        if again is not None and len(again) > 1:            # 超过…增加 500人
            before, outer_start = again, at
    suffix, outer_end = modifiers.word_behind(text, draft.end)
    if suffix is None or draft.kind in _BOUNDLESS:
        suffix, outer_end = None, draft.end
    if before is None and suffix is None and (modifiers.capped(text, start) or modifiers.at_most_of(text, start)):
        before = "最高"
    if change is None and modifiers.from_before(text, outer_start, outer_end):
        change = "from"
    approx, low, high = _exactness(draft, before, suffix)
    number_start = draft.number_start if draft.number_start >= 0 else draft.start
    return Quantity(
        start, draft.end, text[start : draft.end], low, high, draft.unit, draft.kind, approx, change,
        direction, None, None, None, number_start, draft.number_end, min(outer_start, start), outer_end,
        draft.counter, draft.base, draft.per,
    )  # fmt: skip


def _exactness(
    draft: Draft, before: str | None, suffix: str | None
) -> tuple[str, float | None, float | None]:
    """How exact the words before and behind leave the value, and its bounds."""
    word = "at_least" if before == "上" else modifiers.STARTS.get(before or "")
    mark = word or suffix
    if not mark or draft.kind in _BOUNDLESS:
        return draft.approx, draft.low, draft.high
    approx, low, high = modifiers.apply(mark, draft.approx, draft.low, draft.high, draft.base)
    if word and suffix and {word, suffix} == {"at_least", "at_most"}:
        approx = "range"
    return approx, low, high


def _bound_before(draft: Draft, text: str, floor: int) -> tuple[str | None, int, int]:
    """The bound before a number, where it begins, and where the value does: the 上 of 上百 is part of it."""
    start = draft.start
    word, at = modifiers.word_before(text, start, modifiers.STARTS)
    if word is not None and _is_bound(word, at, draft, text):
        return word, at, start
    hundreds = draft.number_end - start <= 3 and text[start : start + 1] in "百千万亿"
    if hundreds and start - 1 >= floor and text[start - 1 : start] in ("上", "成") and \
            text[start - 2 : start - 1] not in _NO_HUNDREDS:
        return "上", start - 1, start - 1
    return None, start, start


def _is_bound(word: str, at: int, draft: Draft, text: str) -> bool:
    """Whether a word of the table bounds the number here."""
    if word == "过" and text[draft.start : draft.start + 1].isdigit():
        return text[at - 1 : at] in tuple(modifiers.MEASURED)
    if word == "不过":
        return modifiers.is_bound(text, at)
    if word in ("最高", "最大", "最多"):
        return "达" not in text[at : draft.start]             # 最高达38度 has been reached
    if word == "破" and (text[at - 1 : at] in _NO_BREAK or not _is_large(draft)):
        return False
    single = draft.base == 1 and draft.multiplier == 1 and draft.kind == "cardinal" and draft.unit != "倍"
    return not (len(word) == 1 and single and draft.style != "arabic")      # a name's last character: …超一场


def _is_large(draft: Draft) -> bool:
    """Whether a number can be broken through: 票房破3亿, 破万人."""
    return draft.multiplier > 1 or draft.base >= 100 or draft.kind in ("money", "percent")
