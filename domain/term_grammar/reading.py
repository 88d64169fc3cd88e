"""What a phrase says before it meets the plan."""

from dataclasses import dataclass, field

from domain.term_grammar.items import MonthDays, Quote, RelativeYear, Repetition, Through, YearPart


@dataclass(slots=True)
class TermReading:
    """The pieces of a phrase, sorted by kind, each in the order of the phrase.

    `parts` are dates within a year, `years` whole years; `anchored` tells that repetition goes on
    from the dates before it («январь 2022, далее …»).
    """

    parts: list[YearPart] = field(default_factory=list)
    years: list[YearPart] = field(default_factory=list)
    rates: list[Repetition] = field(default_factory=list)
    days: list[MonthDays] = field(default_factory=list)
    throughs: list[Through] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    relative: list[RelativeYear] = field(default_factory=list)
    anchored: bool = False
    doubt: bool = False
