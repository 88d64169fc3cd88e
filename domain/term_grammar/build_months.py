"""Builders of months, quarters, halves and seasons: the tokens that a rule matched -> an item.

Every builder takes the matched tokens and returns None where they make no sense after all.
"""

from domain.term_grammar import symbols as s
from domain.term_grammar.items import When, YearPart
from domain.term_grammar.lexicon import BEGINNING, END, MIDDLE, MONTH_ABBREVIATIONS
from domain.term_grammar.numbering import ORDINALS, edges, is_doubtful, months_in, runs, when
from domain.term_grammar.tokens import TermToken

# The months that a school makes of its year's beginning, middle and end, and of its halves.
_STUDY_EDGES = {BEGINNING: (9, 9), MIDDLE: (12, 1), END: (5, 5)}
_STUDY_HALVES = {1: (9, 12), 2: (1, 5)}


def month(tokens: list[TermToken]) -> When:
    """«сентябрь», «сентябрь месяц»."""
    number = tokens[0].value
    part = YearPart(number, 0, number, 0, exclusive=True)
    name = tokens[0]
    genitive = None if name.text in MONTH_ABBREVIATIONS else name.genitive
    return When([part], name.doubt, genitive=genitive)


def month_of_year(tokens: list[TermToken]) -> When:
    """«05.2021»."""
    token = tokens[0]
    part = YearPart(token.month, 0, token.month, 0, token.year, token.year, exclusive=True)
    return When([part], token.doubt)


def months_of_year(tokens: list[TermToken]) -> When | None:
    """«05-06.2021», «V-VI.2021»: the year belongs to every month before it.

    A single digit may be the number of a paragraph.
    """
    last = tokens[-1]
    final = TermToken(s.NUM, last.text, last.start, last.end, last.month)
    parts = months_in(runs([*tokens[:-1], final], (s.NUM,)), 1, 12)
    for part in parts or ():
        part.year1 = part.year2 = last.year
    bare = any(token.symbol == s.NUM and len(token.text) < 2 for token in tokens)
    return when(parts, bare or is_doubtful(tokens))


def quarters(tokens: list[TermToken]) -> When | None:
    """«I-II квартал», «1 кв.»."""
    return when(months_in(runs(tokens, ORDINALS), 3, 4), is_doubtful(tokens))


def halves(tokens: list[TermToken]) -> When | None:
    """«первое полугодие»; «1 полугодие учебного года» is inferred."""
    parts = months_in(runs(tokens, ORDINALS), 6, 2)
    study = any(token.symbol == s.STUDY for token in tokens)
    return _halves(parts, study, study or is_doubtful(tokens))


def half_of_year(tokens: list[TermToken]) -> When | None:
    """«вторая половина года»."""
    parts = months_in(runs(tokens[:1], ORDINALS), 6, 2)
    return _halves(parts, any(token.symbol == s.STUDY for token in tokens), True)


def _halves(parts: list[YearPart] | None, study: bool, doubt: bool) -> When | None:
    for part in parts or ():
        first, last = _STUDY_HALVES[1 if part.month1 == 1 else 2], _STUDY_HALVES[part.month2 // 6]
        part.study, part.halved = (first[0], last[1]), True
        if study:
            part.month1, part.month2 = part.study
    return when(parts, doubt)


def quarter_edge(tokens: list[TermToken]) -> When | None:
    """«конец 1 квартала», «в конце I и II полугодия»: a month of each, inferred."""
    size, count = (3, 4) if tokens[-1].symbol == s.QUARTER else (6, 2)
    pairs = runs(tokens[1:-1], ORDINALS) or []
    each = [(number, number) for first, last in pairs for number in range(first, last + 1)]
    parts = months_in(each, size, count)
    if not parts:
        return None
    edge = tokens[0].value
    for (number, _), part in zip(each, parts, strict=True):
        if edge == BEGINNING:
            part.month2 = part.month1
        elif edge == END:
            part.month1 = part.month2
        part.exclusive = edge == BEGINNING
        if size == 6:
            months = _STUDY_HALVES[number]
            part.study = {BEGINNING: (months[0],) * 2, END: (months[1],) * 2}.get(edge, months)
            part.halved = True
    return edges(parts, tokens)


def edges_of_year(tokens: list[TermToken]) -> When:
    """«конец года», «начало 2021 года»: a month of it, inferred; «до конца года» is exact."""
    months = {BEGINNING: 1, MIDDLE: 6, END: 12}
    parts = []
    for token in tokens:
        if token.symbol == s.EDGE:
            number = months[token.value]
            study = _STUDY_EDGES[token.value]
            parts.append(
                YearPart(number, 0, number, 0, exclusive=token.value == BEGINNING, study=study)
            )
    return edges(parts, tokens)


def edges_of_study_year(tokens: list[TermToken]) -> When:
    """«начало учебного года», «конец учебного года»: September and May, inferred."""
    parts = edges_of_year(tokens).parts
    for part in parts:
        if part.study:
            part.month1, part.month2 = part.study
    return When(parts, True, opening=tokens[0].value == BEGINNING)


def season(tokens: list[TermToken]) -> When:
    """«лето 2022», «летний период»: three whole months, inferred."""
    start = tokens[0].value
    return When([YearPart(start, 0, (start + 1) % 12 + 1, 0, exclusive=True)], True)
