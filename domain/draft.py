"""A plan that has been read but is not in force: what the importer understood, with its doubts."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.column_texts import ColumnTexts
from domain.grid import Place
from domain.organisation_kinds import begins_as_name
from domain.schedule import Kind, Period, Schedule


class ProblemCode(StrEnum):
    """What a person should look at. Each code has a text `problem-<code>` in every locale."""

    TERM_UNKNOWN = "term-unknown"
    TERM_INFERRED = "term-inferred"
    TERM_MISSING = "term-missing"
    PARTY_MISSING = "party-missing"
    PARTY_LEFT_OUT = "party-left-out"
    ROW_UNREAD = "row-unread"
    ROW_SHIFTED = "row-shifted"
    ROW_JOINED = "row-joined"
    NUMBER_REPEATED = "number-repeated"
    TITLE_REPEATED = "title-repeated"
    PERIOD_INFERRED = "period-inferred"
    PERIOD_MISSING = "period-missing"
    EXTRA_WINDOWS = "extra-windows"
    COLUMN_UNKNOWN = "column-unknown"
    HIDDEN_ROW = "hidden-row"
    HIDDEN_COLUMN = "hidden-column"
    HIDDEN_SHEET = "hidden-sheet"
    NO_VALUE = "no-value"
    TABLE_SKIPPED = "table-skipped"
    HEADER_GUESSED = "header-guessed"
    POINTS_READ = "points-read"
    TITLE_MISSING = "title-missing"
    PARTY_COLUMN_MISSING = "party-column-missing"


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about the document, at its place. `values` fill the text of the code."""

    code: ProblemCode
    place: Place | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSlot:
    """A document that is expected: its kind in the nominative («аналитическая справка»)."""

    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class DraftIndicator:
    """A numeric target: «не менее 30% обучающихся» is target 30, unit "%", at_least True.

    `every` is the period that the number is for («в год»), verbatim, or None.
    """

    text: str
    target: float
    unit: str
    at_least: bool = True
    every: str | None = None


@dataclass(frozen=True, slots=True)
class DraftParty:
    """A responsible as written. `person` is True for a named human being.

    `note` keeps what stood in brackets beside it («по согласованию»).
    """

    name: str
    person: bool = False
    note: str | None = None

    @property
    def as_written(self) -> str:
        """The name with its note: «полиция (по согласованию)»."""
        return f"{self.name} ({self.note})" if self.note else self.name

    def noted(self, note: str | None) -> "DraftParty":
        """The party with one more note, unless it has it."""
        if not note or note in (self.note or ""):
            return self
        return replace(self, note=f"{self.note}, {note}" if self.note else note)


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A part of the plan. `key` is its number, or its title where it has none."""

    number: str | None
    title: str
    place: Place | None = None

    @property
    def key(self) -> str:
        return self.number or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftActivity(ColumnTexts):
    """One activity as it stands in the document. `section` is a `DraftSection.key` or None.

    `under` are the words of the row above with which the title of a part begins («ЕГЭ» below
    «Анализ результатов»). A `heading` owns parts: nothing is to be decided or done about itself.
    """

    number: str
    title: str
    section: str | None
    term: str
    schedule: Schedule
    responsible: tuple[DraftParty, ...]
    evidence: tuple[DraftSlot, ...] = ()
    indicators: tuple[DraftIndicator, ...] = ()
    extra_windows: Schedule | None = None
    place: Place | None = None
    under: str = ""
    heading: bool = False

    @property
    def due(self) -> Schedule:
        """What its tasks are made of: nothing where the activity only heads its parts."""
        return Schedule(self.term, Kind.MISSING) if self.heading else self.schedule


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole plan. `glossary` maps an abbreviation to what it stands for."""

    title: str
    municipality: str | None
    period: Period
    period_confident: bool
    sections: tuple[DraftSection, ...]
    activities: tuple[DraftActivity, ...]
    parties: tuple[DraftParty, ...]
    glossary: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def needs_period(self) -> bool:
        """Whether nobody wrote for which years the plan is: ask before anything is dated."""
        return any(problem.code is ProblemCode.PERIOD_MISSING for problem in self.problems)


_IN_FULL = re.compile(r"[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ][а-яё-]+){1,2}[\W\d]*|[\W\d]+")
"""«Анна Лебедева», which is no person of a plan for sure; with a telephone, or that alone."""


def lists_organisations(draft: Draft) -> bool:
    """Whether what was read as a plan are names of organisations: no day is said of any of them.

    Nor does anybody answer for them but a person each, whom such a list calls a coordinator.
    """
    named = sum(begins_as_name(activity.title) for activity in draft.activities)
    dated = any(activity.term for activity in draft.activities)
    parties = [party for each in draft.activities for party in each.responsible]
    assigned = any(not party.person and not _IN_FULL.fullmatch(party.name) for party in parties)
    is_plan = not draft.needs_period or dated or assigned
    return not is_plan and 3 * named >= 2 * len(draft.activities)
