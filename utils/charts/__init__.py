"""Charts: verbs that take a DataFrame and return a Figure in the house style.

    answers_by_source      every answer to one question on one axis
    claims_timeline        when it happened, and when each page said so
    relation_matrix        how each page's answers stand to each other page's
    sources_network        which page relies on which source
    certainty_by_source    how sure each page says it is
    opinion_shares         shares of comments with their intervals
    comments_over_time     when comments were posted
    distinctive_words      the words that set groups of comments apart

    save(figure, study, name, frame)     output/charts/NAME.svg, NAME.png and NAME.csv, the numbers drawn

A new chart is a verb in the module where it belongs, and a cell in notebook 04.
"""

from .answers import answers_by_source
from .files import inline, save
from .opinions import comments_over_time, distinctive_words, opinion_shares
from .pages import certainty_by_source, relation_matrix, sources_network
from .style import NARROW, WIDE, Chart
from .timeline import claims_timeline

__all__ = [
    "NARROW",
    "WIDE",
    "Chart",
    "answers_by_source",
    "certainty_by_source",
    "claims_timeline",
    "comments_over_time",
    "distinctive_words",
    "inline",
    "opinion_shares",
    "relation_matrix",
    "save",
    "sources_network",
]
