"""Values of workbook cells as the text that a person sees."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from documents.read.sheet.shapes import GENERAL, Shape

# A workbook knows no zones: its dates are what a calendar on the wall shows.
_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_BUG = 60
"""Excel's 1900 has a 29 February, which is day 60."""
_LAST_SERIAL = 2_958_465
_SIGNIFICANT = ".15g"
_LARGEST_WHOLE = 1e15

# The words by which a term is found again; they are part of the value, no message.
_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_TRUE, _FALSE = "ИСТИНА", "ЛОЖЬ"
_MIDNIGHT = "00:00"


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's text, and what it was made from where that leaves a doubt in a column of numbers.

    `number` is set for a plain number in the format «General», `date` for a date; `shape` says
    which parts of the date are shown. `bold` is True where the cell is emphasised. `formula` is
    one that was never computed; `text` is then empty.
    """

    text: str
    bold: bool = False
    number: float | None = None
    date: datetime | None = None
    shape: Shape = GENERAL
    formula: str = ""


def number_value(number: float, shape: Shape, epoch_1904: bool, bold: bool = False) -> Value:
    """A stored number, shown in a format."""
    if shape.is_date and 0 <= number <= _LAST_SERIAL:
        return date_value(_moment(number, epoch_1904), shape, bold)
    plain = number if shape.fixed is None and not shape.is_date else None
    return Value(write_number(number, shape), bold, number=plain)


def date_value(moment: datetime, shape: Shape, bold: bool = False) -> Value:
    """A date, shown in a format."""
    return Value(write_date(moment, shape), bold, date=moment, shape=shape)


def write_number(number: float, shape: Shape = GENERAL) -> str:
    """A number with a point before its decimals, as many of them as the format shows."""
    if shape.percent:
        return write_number(float(f"{number * 100:{_SIGNIFICANT}}"), _without_percent(shape)) + "%"
    if shape.fixed is None or shape.most is None or shape.is_date:
        if number == int(number) and abs(number) < _LARGEST_WHOLE:
            return str(int(number))
        return f"{number:{_SIGNIFICANT}}"
    text = f"{number:.{shape.most}f}"
    optional = shape.most - shape.fixed
    for _ in range(optional):
        text = text.removesuffix("0")
    return text.removesuffix(".")


def write_date(moment: datetime, shape: Shape) -> str:
    """Those parts of a date that the format shows, in Russian order: 01.03.2026, март 2026."""
    clock = f"{moment:%H:%M}"
    match shape.day, shape.month, shape.year:
        case True, True, True:
            date = f"{moment:%d.%m}.{moment.year:04d}"
        case True, True, False:
            date = f"{moment:%d.%m}"
        case False, True, True:
            date = f"{_MONTHS[moment.month - 1]} {moment.year}"
        case False, True, False:
            date = _MONTHS[moment.month - 1]
        case _, False, True:
            date = str(moment.year)
        case True, False, False:
            date = str(moment.day)
        case _:
            return clock
    return f"{date} {clock}" if shape.clock and clock != _MIDNIGHT else date


def write_duration(duration: timedelta) -> str:
    """Hours and minutes; hours may exceed a day."""
    minutes = int(duration.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def write_boolean(value: bool) -> str:
    """A boolean as a Russian workbook shows it."""
    return _TRUE if value else _FALSE


def _moment(serial: float, epoch_1904: bool) -> datetime:
    if epoch_1904:
        return _EPOCH_1904 + timedelta(days=serial)
    leap = timedelta(days=1 if 0 < serial < _LEAP_BUG else 0)
    # Half a second more, or a time that binary fractions cannot hold ends a minute early.
    return _EPOCH_1900 + leap + timedelta(days=serial, milliseconds=500)


def _without_percent(shape: Shape) -> Shape:
    return Shape(fixed=shape.fixed, most=shape.most)
