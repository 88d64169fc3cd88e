"""How the phrases of one plan are read: in its period, by the school terms of its municipality."""

from dataclasses import dataclass

from domain import deadlines
from domain.schedule import Period, Schedule
from domain.school_calendar import SchoolCalendar, school_years, with_usual
from domain.undated import undate


@dataclass(frozen=True, slots=True)
class TermReader:
    """What a phrase depends on beside its words; `calendar` is None until it has been asked for."""

    period: Period
    calendar: SchoolCalendar | None = None

    def read(self, phrase: str) -> Schedule:
        """What the phrase means here."""
        return deadlines.parse(phrase, self.period, self.calendar)

    def has_read(self, schedule: Schedule) -> bool:
        """Whether a schedule is what its phrase alone gives, dated or waiting for the period.

        Otherwise somebody took its deadline away, or added dates.
        """
        found = self.read(schedule.phrase)
        return schedule in (found, undate(found))

    @property
    def lacks_terms(self) -> bool:
        """Whether the terms of a school year of the period are not known."""
        return self.calendar is None or not self.calendar.covers(self.period.start, self.period.end)

    def leans(self, phrase: str) -> bool:
        """Whether the phrase gets other days once all school terms of the period are known."""
        return self.with_usual_terms().read(phrase) != self.read(phrase)

    def with_usual_terms(self) -> "TermReader":
        """The same where the terms that are not known are the usual ones."""
        years = school_years(self.period.start, self.period.end)
        return TermReader(self.period, with_usual(self.calendar, years))
