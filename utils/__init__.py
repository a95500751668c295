"""The vocabulary that the four notebooks speak. A map of this folder:

    study       one study folder: its settings, and where its parts lie
    tables/     the tables that pass from one notebook to the next: schema, reading, writing, querying
    text        normalising with an offset map, sentences, clauses, words, near-duplicates
    catalogue   words in two languages: messages, and what stands in the tables
    engine/     mapping a function over pages: in process, over processes, on Dask; atomic files; the study's lock
    mentions/   text -> spans with values: quantities, dates, entities; values and names said in English
    pages/      bytes -> page: its parts, its metadata, its comment threads, its copies        (notebook 01)
    claims/     page -> answers -> questions -> relations with reasons                         (notebook 02)
    opinion/    comments -> sentiment and stance, checked against labels, as shares            (notebook 03)
    charts      DataFrame -> Figure, in the house style                                        (notebook 04)
    report/     notebooks -> HTML that stands alone: escaping, messages in two languages, export
    commands/   what `python -m utils` can do: run, new, lab, report, test, bench

Imports point one way: text, tables, study, catalogue, engine <- mentions <- pages | claims | opinion <- charts <-
report <- commands. The three stages never import one another: what one needs of another it reads from a table.
"""
