"""From when to when a repetition goes on."""

from datetime import date

from domain.schedule import Period
from domain.term_grammar.calendar import Span, clip, is_one_year, span_of
from domain.term_grammar.items import Bound, YearPart
from domain.term_grammar.placing import place, schooled, window_of


class SpanLimits:
    """The spans of a repetition inside the plan, at first the whole plan.

    `base` is the day from which every second, third … year is counted, where the phrase names
    one; `doubt` tells that a limit had to be inferred.
    """

    def __init__(self, period: Period) -> None:
        self._period = period
        self._plan = (period.start, period.end)
        self.spans: list[Span] = [self._plan]
        self.base: date | None = None
        self.doubt = False

    def narrow(self, parts: list[YearPart]) -> None:
        """Take parts as limits: «с 2020», «до 2024 года», «2020-2022»."""
        spans: list[Span] = []
        for part in parts:
            placed = place(part, self._period)
            if placed is None:
                self.doubt = True
                continue
            span, inferred = placed
            self.doubt |= inferred
            spans.append(self._limit(part, span))
        if spans:
            self.spans = self._clipped(spans)

    def _limit(self, part: YearPart, span: Span) -> Span:
        if part.role is Bound.SINCE:
            self.base = span[0]
            return span[0], max(span[0], self._period.end)
        if part.role in (Bound.UNTIL, Bound.BEFORE):
            # The end of the repetition or a due date of its own.
            self.doubt = True
            end = window_of(part, span)[0].end
            return min(self._period.start, end), end
        return span

    def keep_within(self, spans: list[Span]) -> None:
        """Nothing outside the given days."""
        self.spans = [inside for own in self.spans for span in spans if (inside := clip(own, span))]

    def narrow_each_year(self, part: YearPart) -> None:
        """«ежемесячно с сентября по май»: the same months of every year of the plan."""
        part = schooled(part, self._period)
        years = range(self._period.start.year - 1, self._period.end.year + 1)
        spans = [span_of(part, year, year + part.crosses) for year in years]
        self.spans = self._clipped([span for span in spans if span])
        self.doubt |= not is_one_year(self._period)

    def begin(self, day: date) -> None:
        """Nothing before a day, and the years counted from it."""
        self.base = day
        self.spans = [inside for span in self.spans if (inside := clip(span, (day, date.max)))]

    def _clipped(self, spans: list[Span]) -> list[Span]:
        return [inside for span in spans if (inside := clip(span, self._plan))]
