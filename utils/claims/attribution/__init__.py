"""Who says it, through whom, how far it reaches, and how sure.

A sentence is read from left to right as a row of *openers*. An opener is a cue that hands the word to a
source; what follows it, up to the next opener or the end of the sentence, is that source's. What no
opener reaches is the page's.

    records     Attribution: a stretch of a sentence and whose word it is
    words       verbs of saying, and who can speak
    according   据…报道， 记者从…获悉， 网传 … 在…看来
    saying      某局表示， 通报称， “…”，某人说。
    marks       韩媒：…  OUTLET date —— TITLE
    notices     pages that are themselves a notice
    phrases     the noun phrase that speaks;  subjects  whose verb it is;  anaphora  他, 该局, 通报: sources
                named earlier
    sources     a name becomes a source;  kinds  of which kind it is
    reach       how far beyond its sentence
    modality    how sure: asserted reported hearsay planned predicted speculated denied
    reader      puts it together;  page  what is known and remembered meanwhile

`find` reads a page, `at` looks a position up, `certainty_at` says how sure a span is.
"""
from utils.claims.attribution.kinds import source_kind
from utils.claims.attribution.modality import certainty, certainty_at
from utils.claims.attribution.reader import at, find
from utils.claims.attribution.records import CERTAINTIES, KINDS, Attribution

__all__ = ["Attribution", "CERTAINTIES", "KINDS", "at", "certainty", "certainty_at", "find", "source_kind"]
