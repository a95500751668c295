"""Mentions: text in, spans with normalised values out.

`quantities.find(text)`, `dates.find(text, anchor)` and `entities.find(text, aliases)` each return a list of
frozen dataclasses whose `start`, `end` cut the exact words out of the raw text. Every stage uses them; they
use no stage.

    numerals         one numeral: 1.2万, 两三百, 十几
    units            measure words, currencies, dimensions and how they convert
    modifiers        约 逾 不足 至少 以上, 增至 下降 累计: how exact, and what became of it
    quantities/      numbers with their units, ranges, shares, and what is counted

    calendar_words   what each word of the calendar means, and one pattern of all of them
    holidays         festivals, solar terms, the lunar calendar
    phrases          calendar words that belong to one point in time
    durations        lengths of time, and moving by one
    resolution/      from a phrase to an interval, against the anchor and the story so far
    dates/           points, lengths and what comes again, each as a mention

    gazetteer        countries, cities, outlets, offices under one name (places.tsv, names.tsv)
    entities/        people, places, organisations: the recogniser's words and the grammar around them
    english, spoken  names and values in words, in Chinese and English
"""
