"""Items in a row: ranges joined, years handed out, prepositions applied."""

from enum import Enum, auto

from domain.term_grammar import symbols as s
from domain.term_grammar.items import (
    Bound,
    MonthDays,
    Noise,
    Preposition,
    Quote,
    RelativeYear,
    Repetition,
    ResolvedItem,
    Separator,
    Through,
    When,
    YearPart,
    Years,
)
from domain.term_grammar.marks import CONDITION, Marks
from domain.term_grammar.ranges import carry_day, join, join_years
from domain.term_grammar.reading import TermReading
from domain.term_grammar.year_giving import give_years, runs_back, spread_school_year

_ENDS = (Bound.UNTIL, Bound.BEFORE)


_Piece = When | Years | Repetition | MonthDays | RelativeYear | Through | Quote


class _Last(Enum):
    """What the last item was: dates, dates with their year after them, bare years, or else."""

    DATES = auto()
    DATED = auto()
    YEARS = auto()
    OTHER = auto()


class Timeline:
    """Builds the reading of one phrase, item by item."""

    def __init__(self) -> None:
        self._reading = TermReading()
        self._marks = Marks(bulleted=False)
        self._role = Bound.PLAIN
        self._prefixed = False
        self._last = _Last.OTHER
        self._last_parts: list[YearPart] = []
        # Parts that wait for a year, and the same as they were before they got one.
        self._pending: list[YearPart] = []
        self._templates: list[YearPart] = []
        # A bare year that came before the dates it may belong to.
        self._bare: Years | None = None
        self._lead: Years | None = None

    def build(self, items: list[ResolvedItem]) -> TermReading:
        """The reading of the items of a whole phrase."""
        self._marks = Marks(isinstance(items[0], Separator) and items[0].symbol == s.DASH)
        for item in items:
            if isinstance(item, Separator):
                self._mark(item)
            elif isinstance(item, Noise):
                self._reading.doubt |= item.doubt
                if item.inclusive:
                    self._include_end()
            elif isinstance(item, Preposition):
                self._role, self._prefixed = item.role, True
                self._reading.doubt |= item.doubt
            else:
                self._piece(item)
                self._marks.begin(*([CONDITION] if isinstance(item, Quote) else []))
                self._role, self._prefixed = Bound.PLAIN, False
        self._give_leading_year()
        self._reading.doubt |= self._reading.anchored and not self._reading.rates
        # A dash, «и» or «далее» at the end may have lost what it led to.
        self._reading.doubt |= self._marks.has(s.DASH, s.AND, s.OPEN, s.THEN)
        return self._reading

    def _mark(self, item: Separator) -> None:
        self._marks.add(item.symbol)
        reading = self._reading
        if item.symbol == s.THEN:
            # «2022-2024 гг., ежегодно, далее по приказу» does not repeat after that.
            dated = bool(reading.parts or reading.years)
            reading.anchored = dated and not reading.rates
            reading.doubt |= not reading.anchored
        elif item.symbol in (s.OR, s.SLASH):
            reading.doubt = True

    def _include_end(self) -> None:
        """«до 2024 года включительно» takes that year in."""
        for part in self._last_parts:
            if part.role is Bound.BEFORE:
                part.role = Bound.UNTIL

    def _piece(self, item: _Piece) -> None:
        reading = self._reading
        if not isinstance(item, Repetition | RelativeYear):
            reading.doubt |= item.doubt
        if isinstance(item, When):
            self._when(item)
        elif isinstance(item, Years):
            self._years(item)
        elif isinstance(item, Quote):
            reading.quotes.append(item)
        elif isinstance(item, RelativeYear):
            reading.relative.append(item)
        else:
            self._last = _Last.OTHER
            if isinstance(item, Repetition):
                reading.rates.append(item)
            elif isinstance(item, MonthDays):
                reading.days.append(item)
            elif isinstance(item, Through):
                reading.doubt |= self._marks.has(s.AND)
                reading.throughs.append(item)

    def _joined_by_dash(self) -> bool:
        self._reading.doubt |= self._marks.is_opening_dash
        return self._marks.is_dash and not self._prefixed

    def _closes_range(self) -> bool:
        """Whether «по X», «до X» ends a range that «с» began."""
        if self._role not in _ENDS or not self._last_parts or self._last is _Last.OTHER:
            return False
        last = self._last_parts[-1]
        if last.role is Bound.PLAIN and not self._marks:
            # «25.04 по 8.05»: the «с» was lost.
            self._reading.doubt = True
            return not last.ranged
        opened = last.role in (Bound.SINCE, Bound.THROUGH) and not last.ranged
        return opened and not self._marks.has(s.COMMA, s.AND)

    def _when(self, item: When) -> None:
        reading = self._reading
        parts = list(item.parts)
        reading.doubt |= item.loose and self._role not in _ENDS
        dashed = self._last in (_Last.DATES, _Last.DATED) and self._joined_by_dash()
        if dashed or self._closes_range():
            self._join(parts)
        else:
            self._check_neighbours(item)
            listed = self._last is _Last.DATES and self._marks.is_list and not self._prefixed
            if listed and item.genitive is not False and not item.daily:
                reading.doubt |= carry_day(self._last_parts[-1], parts)
            role = self._inherited_role((_Last.DATES, _Last.DATED))
            if role in _ENDS and not self._prefixed and item.genitive is False:
                # «до 20 апреля, май»: what ends there would stand in the genitive.
                role = Bound.PLAIN
            if item.opening and role is Bound.UNTIL:
                role = Bound.BEFORE
            self._set_role(parts, role)
            reading.parts += parts
            # «2022 г. (май)», «2022 г., до 1 мая»
            marked = self._marks or not self._prefixed
            if self._last is _Last.YEARS and self._marks.is_lead and marked:
                self._lead = self._bare
        self._last_parts = parts
        self._pending += [part for part in parts if not part.year2]
        self._last = _Last.DATES

    def _check_neighbours(self, item: When) -> None:
        """Doubt dates with nothing between them, and «мая» without a day or a preposition."""
        if self._last is not _Last.OTHER:
            # «май июнь», «2020 – июнь 2021», «май, - июнь»: a range or a list.
            unclear = self._marks.has(s.DASH) and not self._marks.is_bullet
            # «сентябрь (октябрь)»: both, or one for the other.
            self._reading.doubt |= unclear or not self._marks or self._marks.has(s.OPEN)
        # «с сентябрь» has lost something, and so has «мая» alone.
        if self._prefixed:
            self._reading.doubt |= self._role is Bound.SINCE and item.genitive is False
        else:
            self._reading.doubt |= bool(item.genitive)

    def _inherited_role(self, kinds: tuple[_Last, ...]) -> Bound:
        """The role of a date; in «до 1 июня, 1 декабря» the second inherits it, with a doubt."""
        if self._prefixed or self._last not in kinds or not self._marks.is_list:
            return self._role
        role = self._last_parts[-1].role
        self._reading.doubt |= role is not Bound.PLAIN
        return role

    def _set_role(self, parts: list[YearPart], role: Bound) -> None:
        """Give parts the role of their preposition; «с 2020-2022» is a range, inferred."""
        for part in parts:
            spans = part.ranged or (part.year1 != part.year2 and not part.school)
            if role is Bound.SINCE and spans:
                self._reading.doubt = True
            else:
                part.role = role

    def _join(self, parts: list[YearPart]) -> None:
        """Make one range of the last part and the first of `parts`."""
        first = self._last_parts[-1]
        self._reading.doubt |= join(first, parts[0], self._role) or len(parts) > 1
        self._pending = [part for part in self._pending if part is not first]
        parts[0] = first
        self._reading.parts += parts[1:]

    def _years(self, item: Years) -> None:
        dashed = self._last is _Last.YEARS and self._joined_by_dash()
        if dashed or self._closes_range():
            self._reading.doubt |= join_years(self._last_parts[-1], item.parts[0], self._role)
            self._pending = [part for part in self._pending if not part.year2]
        elif self._lead is not None and self._pending and self._marks.is_new_line:
            # «2020: сентябрь, декабрь; 2021: март»
            self._give_leading_year()
            self._pending, self._lead = [], None
            self._append_years(item)
        elif self._pending and self._role is Bound.PLAIN and self._last is not _Last.OTHER:
            uneven = runs_back(self._pending) and not item.school
            self._reading.doubt |= self._marks.has(s.DASH) or uneven
            self._templates = [part.copy() for part in self._pending]
            self._give(self._pending, item)
            self._pending = []
            self._last = _Last.DATED
        elif self._repeats_dates(item):
            copies = [part.copy() for part in self._templates]
            self._reading.parts += copies
            self._reading.doubt = True
            self._give(copies, item)
        else:
            self._append_years(item)

    def _repeats_dates(self, item: Years) -> bool:
        """«май 2021, 2022, 2023»: one more year for the same parts."""
        listed = self._role is Bound.PLAIN and self._marks.is_list
        return self._last is _Last.DATED and bool(self._templates) and listed and not item.school

    def _append_years(self, item: Years) -> None:
        reading = self._reading
        reading.doubt |= not self._marks and not self._prefixed and self._last is not _Last.OTHER
        # «01.09.2020-2021»
        reading.doubt |= self._last in (_Last.DATES, _Last.DATED) and self._marks.has(s.DASH)
        if self._last is _Last.YEARS:
            reading.doubt |= self._is_unlike_list(item)
        role = self._inherited_role((_Last.YEARS,))
        self._last_parts = list(item.parts)
        self._set_role(self._last_parts, role)
        reading.years += self._last_parts
        self._bare = item
        self._last = _Last.YEARS

    def _is_unlike_list(self, item: Years) -> bool:
        """«2020⏎2022» may have lost its dash, «2020-2021, 2021-2022 уч. годы» are school years."""
        last, first = self._last_parts[-1], item.parts[0]
        if item.school and not last.school and self._marks.is_list and not item.span:
            for part in self._reading.years:
                spread_school_year(part)
            return True
        return self._marks.is_break and first.year1 != last.year2 + 1

    def _give(self, parts: list[YearPart], item: Years) -> None:
        more, doubt = give_years(parts, item)
        self._reading.parts += more
        self._reading.doubt |= doubt

    def _give_leading_year(self) -> None:
        """«2021 год: март, июнь»: the year before the parts is theirs."""
        if self._lead is None or not self._pending:
            return
        taken = {(part.year1, part.year2) for part in self._lead.parts}
        reading = self._reading
        reading.years = [p for p in reading.years if (p.year1, p.year2) not in taken]
        reading.doubt = True
        self._give(self._pending, self._lead)
