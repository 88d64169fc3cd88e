"""Which year belongs to a date that was written without one."""

from dataclasses import replace
from itertools import pairwise

from domain.term_grammar.items import YearPart, Years


def give_years(parts: list[YearPart], item: Years) -> tuple[list[YearPart], bool]:
    """Set the years of `parts` in place; returns the parts of further years, and a doubt.

    «март 2021-2023» is taken for March of each year, with a doubt; «ноябрь-март 2021-2022» is one
    winter; «сентябрь-май 2021» ends in 2021, with a doubt.
    """
    first, last = item.parts[0].year1, item.parts[0].year2
    more: list[YearPart] = []
    doubt = False
    for part in parts:
        if item.school:
            doubt |= _place_in_school_year(part, first) or last > first + 1
        elif part.year1:
            part.year2 = last
            doubt |= last > first
        elif part.crosses and last <= first + 1:
            part.year1, part.year2 = (first, last) if last > first else (first - 1, first)
            doubt |= last == first
        else:
            part.year1, part.year2 = first, first + part.crosses
            further = range(first + 1, last + 1)
            more += [replace(part, year1=year, year2=year + part.crosses) for year in further]
            doubt |= last > first
    return more, doubt


def _place_in_school_year(part: YearPart, first: int) -> bool:
    """Set the years of a part inside the school year that begins in `first`; tells a doubt."""
    inferred = part.study is not None
    if part.study:
        part.month1, part.month2 = part.study
    part.year1 = first if part.month1 >= 9 else first + 1
    part.year2 = part.year1 + part.crosses
    return inferred


def spread_school_year(part: YearPart) -> None:
    """«2020-2021, 2021-2022 учебные годы»: the first range is a school year as well."""
    if part.year2 == part.year1 + 1 and not part.school:
        part.month1, part.month2, part.school = 9, 8, True


def runs_back(parts: list[YearPart]) -> bool:
    """Whether a list runs back («декабрь, январь 2021»), so that one year may not fit all."""
    starts = [(part.month1, part.day1) for part in parts]
    return any(later < earlier for earlier, later in pairwise(starts))
