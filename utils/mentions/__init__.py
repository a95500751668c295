"""Mentions: text in, spans with normalised values out.

`quantities.find(text)`, `dates.find(text, anchor)` and `entities.find(text, aliases)` each return a list of
frozen dataclasses whose `start`, `end` cut the exact words out of the raw text. Every stage uses them; they
use no stage. `english` gives names their English ones, `spoken` says a value in the reader's language.
"""
