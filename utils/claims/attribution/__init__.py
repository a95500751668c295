"""Who says it, through whom, how far it reaches, and how sure.

A sentence is read from left to right as a row of *openers*. An opener is a cue that hands the word to a
source; what follows it, up to the next opener or the end of the sentence, is that source's. What no opener
reaches is the page's.

    which cues there are
    according   据某局通报，  记者从某局获悉，  网传 …  某局公布的 … 是 …  在专家看来，
    saying      某局表示，  “…”，某人说。  with verbs: what is a verb of saying and what only looks like one
    acts        发布公告，…  给记者看了截图，…  法院判处 …  经审理查明，…
    marks       外媒：…  OUTLET date —— TITLE  某公司回应传闻：…
    notices     pages that are themselves a notice

    who is meant
    subjects    whose verb it is;  phrases  the noun phrase that speaks;  anaphora  他, 该局, 通报: named earlier
    sources     a name becomes a source;  kinds  of which kind it is;  words  who can speak, what is quoted

    what follows from it
    reach       how far beyond its sentence
    modality    how sure: asserted reported hearsay planned predicted speculated denied
    reader      puts it together;  page  what is remembered meanwhile;  records  what is handed on

`find` reads a page, `at` looks a position up, `certainty_at` says how sure a span is.
"""
from utils.claims.attribution.kinds import source_kind
from utils.claims.attribution.modality import certainty, certainty_at
from utils.claims.attribution.reader import at, find
from utils.claims.attribution.records import CERTAINTIES, KINDS, Attribution

__all__ = ["Attribution", "CERTAINTIES", "KINDS", "at", "certainty", "certainty_at", "find", "source_kind"]
