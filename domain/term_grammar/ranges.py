"""Two dates made into one range, and a day that belongs to the months after it as well."""

from domain.term_grammar.items import Bound, YearPart


def join(first: YearPart, last: YearPart, until: Bound) -> bool:
    """Stretch a part to the end of another, in place; tells whether that is doubtful.

    `until` is the role of the second: «с сентября до мая» ends before May, «по май» with it.
    """
    weekdays = bool(first.nth or last.nth)
    # «с 15 марта по апрель»: a day and a month are of different grain.
    uneven = bool(first.day1) != bool(last.day1)
    short = until is Bound.BEFORE and last.exclusive
    doubt = first.ranged or weekdays or uneven or short or first.role in (Bound.UNTIL, Bound.BEFORE)
    first.month2, first.day2 = _day_before(last) if short else (last.month2, last.day2)
    first.nth = 0
    first.study = (first.study[0], last.study[1]) if first.study and last.study else None
    first.exclusive = first.exclusive or last.exclusive
    _close(first, last.year2)
    return doubt


def join_years(first: YearPart, last: YearPart, until: Bound) -> bool:
    """The same for «с 2020 по 2022 год»; whether «до 2022» takes it in is not said."""
    doubt = until is Bound.BEFORE or first.ranged or not first.year1
    first.month2, first.day2 = last.month2, last.day2
    _close(first, last.year2)
    return doubt


def carry_day(first: YearPart, months: list[YearPart]) -> bool:
    """«5 апреля, июля, октября»: give the day of `first` to whole months, in place.

    Tells whether there was a day to give.
    """
    if not first.day1 or first.month1 != first.month2 or any(part.day1 for part in months):
        return False
    for part in months:
        part.day1, part.day2, part.exclusive = first.day1, first.day2, first.exclusive
        part.nth, part.weekday = first.nth, first.weekday
    return True


def _close(first: YearPart, year: int) -> None:
    first.ranged, first.year2 = True, year
    if first.role is Bound.SINCE:
        first.role = Bound.PLAIN
    if year and not first.year1:
        first.year1 = year - first.crosses


def _day_before(part: YearPart) -> tuple[int, int]:
    """The month and day before a part begins; day 0 is the end of the month."""
    if part.day1 > 1:
        return part.month1, part.day1 - 1
    return part.month1 - 1 or 12, 0
