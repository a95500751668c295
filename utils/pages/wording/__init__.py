"""The words in which the furniture of Chinese pages is written, as named lists.

    parts       how patterns are put together from lists of words
    pictures    captions and credits
    bylines     who edited, who published, when
    counts      reads, likes, comments, followers; rows of buttons
    labels      headings of sections: comments, references, recommendations; the path to the page
    notices     disclaimers, rights, advertisements, rules for those who comment
    forms       how single lines are built: links, hashtags, numbered headings, signed lines, teasers

To teach the reader a new label, button or notice, add the word to the list it belongs to. Everything here
is matched against folded text (Simplified script, half-width), so each word stands once. Nothing here names a
site.
"""
from __future__ import annotations

from .bylines import BYLINE_WORD, EDITOR, EDITOR_TAIL, PUBLISHED, SERVER
from .counts import ACCOUNT, COUNT_SIGNS, DECLARED, LIKED, READS, SHARE, STATS
from .forms import (
    DATED,
    GOES_ON,
    HASHTAGS,
    JOINT,
    NUMBERED,
    RATHER_HEADING,
    SIGNED,
    TEASER,
    URL,
)
from .labels import (
    CITES,
    COMMENT_LABEL,
    CRUMB_MARKS,
    CRUMBS,
    LABEL_COUNTS,
    LABEL_WORD,
    LAST_COMMENT,
    MAYBE_REFERENCE,
    NAV_TAIL,
    NEXT_PREVIOUS,
    NOT_REFERENCE,
    REFERENCE_LABEL,
    RELATED_LABEL,
    RELATED_WORDS,
    WRITE,
)
from .notices import (
    AD,
    COMMENT_RULE,
    COPYRIGHT,
    DISCLAIMER,
    MAY_COPYRIGHT,
    MAY_DISCLAIM,
    PROMOTION,
)
from .parts import COUNT, GATED, any_of, pattern
from .pictures import (
    BRACKETED,
    CAPTION,
    CAPTION_END,
    CAPTION_ENDS,
    CREDIT,
    PICTURE_SAYS,
    SCENE,
)

__all__ = [
    "ACCOUNT", "AD", "BRACKETED", "BYLINE_WORD", "CAPTION", "CAPTION_END", "CAPTION_ENDS", "CITES", "COMMENT_LABEL",
    "COMMENT_RULE", "COPYRIGHT", "COUNT", "COUNT_SIGNS", "CREDIT", "CRUMBS", "CRUMB_MARKS", "DATED",
    "DECLARED", "DISCLAIMER", "EDITOR", "EDITOR_TAIL", "GOES_ON", "GATED", "HASHTAGS", "JOINT",
    "LABEL_COUNTS", "LABEL_WORD", "LAST_COMMENT", "LIKED", "MAYBE_REFERENCE", "MAY_COPYRIGHT",
    "MAY_DISCLAIM", "NAV_TAIL", "NEXT_PREVIOUS", "NOT_REFERENCE", "NUMBERED", "PICTURE_SAYS",
    "PROMOTION", "PUBLISHED", "RATHER_HEADING", "READS", "REFERENCE_LABEL", "RELATED_LABEL",
    "RELATED_WORDS", "SCENE", "SERVER", "SHARE", "SIGNED", "STATS", "TEASER", "URL", "WRITE",
    "any_of", "pattern",
]
