"""What a curator has to decide about a plan that was read, one thing after the other.

First how often to ask about everything that goes on, once for all; then the school terms where
something leans on them and nobody has said them, once for all too; then, in the order of the plan,
every term that was inferred, not understood, missing or waiting for an event, dates found in the
result, and activities that seem to stand in the plan twice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.planning.wording import fold
from domain.schedule import Every, Kind, Period, Schedule

MOST_TOGETHER = 10
"""Inferred terms that can be looked at on one screen, and taken together."""

_TERM, _EXTRA, _REPEATED = 0, 1, 2
_STEP = 4


class Subject(StrEnum):
    """What is doubtful. Each has texts `decision-<subject>` in every locale."""

    RHYTHM = "rhythm"
    SCHOOL_TERMS = "school_terms"
    INFERRED = "inferred"
    UNKNOWN = "unknown"
    MISSING = "missing"
    ON_EVENT = "on_event"
    EXTRA = "extra"
    REPEATED = "repeated"


TERMS = frozenset({Subject.INFERRED, Subject.UNKNOWN, Subject.MISSING, Subject.ON_EVENT})
"""Doubts about what the term of one activity means."""


@dataclass(frozen=True, slots=True)
class DoubtedActivity:
    """An activity as far as deciding goes. `position` counts from 1.

    `has_extra` says that dates found in its result wait for a word, `repeated` that it looks like
    an earlier activity of the plan. `leans` says that its days depend on school terms that nobody
    has said yet.
    """

    id: int
    position: int
    schedule: Schedule
    decided: bool
    has_extra: bool = False
    repeated: bool = False
    leans: bool = False

    @property
    def subject(self) -> Subject:
        """What there is to decide about its term while it is not decided."""
        return Subject.SCHOOL_TERMS if self.leans else subject_of(self.schedule)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One screen of questions. `order` grows along the way; `weight` is how many terms it decides.

    `activity_id` is that of the first activity where the doubt is about several.
    """

    subject: Subject
    activity_id: int
    order: int
    weight: int = 1


def needs_decision(schedule: Schedule) -> bool:
    """Whether a person has to look at a reading: anything but dates that were written out."""
    dated = schedule.kind in (Kind.FIXED, Kind.RECURRING) and bool(schedule.windows)
    return not (dated and schedule.confident)


def subject_of(schedule: Schedule) -> Subject:
    """What there is to decide about a term that needs a decision.

    A repetition without days («раз в четверть», before anybody has entered the school terms) says
    as little as a phrase that was not understood.
    """
    match schedule.kind:
        case Kind.CONTINUOUS:
            return Subject.RHYTHM
        case Kind.ON_EVENT:
            return Subject.ON_EVENT
        case Kind.MISSING:
            return Subject.MISSING
        case Kind.FIXED | Kind.RECURRING if schedule.windows:
            return Subject.INFERRED
        case _:
            return Subject.UNKNOWN


def doubts(activities: Iterable[DoubtedActivity]) -> list[Doubt]:
    """Everything that is still to be decided, in the order in which it is asked."""
    found: list[Doubt] = []
    joint: dict[Subject, list[DoubtedActivity]] = {Subject.RHYTHM: [], Subject.SCHOOL_TERMS: []}
    for activity in activities:
        order = activity.position * _STEP
        if not activity.decided and activity.subject in joint:
            joint[activity.subject].append(activity)
        elif not activity.decided:
            found.append(Doubt(activity.subject, activity.id, order + _TERM))
        if activity.has_extra:
            found.append(Doubt(Subject.EXTRA, activity.id, order + _EXTRA))
        if activity.repeated:
            found.append(Doubt(Subject.REPEATED, activity.id, order + _REPEATED))
    found.sort(key=lambda doubt: doubt.order)
    return [
        *(
            Doubt(subject, own[0].id, order, len(own))
            for order, (subject, own) in enumerate(joint.items())
            if own
        ),
        *found,
    ]


def alike(chosen: DoubtedActivity, activities: Sequence[DoubtedActivity]) -> list[int]:
    """Ids of the undecided activities whose term is doubtful in the same way, `chosen` first.

    The same phrase, or for an inference the same kind of it: two terms that name months without a
    year were read by the same rule. Without any term, and waiting for an event, all are alike.
    """
    subject = chosen.subject

    def same(activity: DoubtedActivity) -> bool:
        if activity.decided or activity.subject is not subject:
            return False
        if subject in (Subject.MISSING, Subject.ON_EVENT):
            return True
        if _plain(activity.schedule.phrase) == _plain(chosen.schedule.phrase):
            return True
        return subject is Subject.INFERRED and _inference(activity) == _inference(chosen)

    return [
        chosen.id,
        *(activity.id for activity in activities if activity.id != chosen.id and same(activity)),
    ]


def inferred(
    chosen: DoubtedActivity, activities: Sequence[DoubtedActivity], period: Period
) -> list[DoubtedActivity]:
    """All undecided activities whose terms were inferred, `chosen` first: one look may do for all.

    A term outside the plan's period wants a look of its own, and so do more than can be shown.
    """

    def fits(activity: DoubtedActivity) -> bool:
        ends = [window.end for window in activity.schedule.windows]
        return all(period.start <= end <= period.end for end in ends)

    found = [
        activity
        for activity in activities
        if activity.id != chosen.id
        and not activity.decided
        and activity.subject is Subject.INFERRED
        and fits(activity)
    ]
    together = chosen.subject is Subject.INFERRED and fits(chosen) and len(found) < MOST_TOGETHER
    return [chosen, *found] if together else [chosen]


_MONTH = re.compile(r"(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?|ма[йяею]\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.\d\d\b")
_SIGNS = re.compile(r"[^а-яa-z0-9]+")


def lacks_year(phrase: str) -> bool:
    """Whether a phrase names months or days and leaves the year to the plan."""
    folded = fold(phrase)
    dated = _MONTH.search(folded) or re.search(r"\b\d{1,2}\.\d{1,2}\b", folded)
    return bool(dated) and not _YEAR.search(folded)


def counts_weeks(schedule: Schedule) -> bool:
    """Whether it is weeks of a month that were counted: «3-я неделя января»."""
    told = schedule.kind is Kind.FIXED and "недел" in fold(schedule.phrase)
    return told and bool(schedule.windows) and all(window.start for window in schedule.windows)


def _plain(phrase: str) -> str:
    return _SIGNS.sub(" ", fold(phrase)).strip()


def _inference(activity: DoubtedActivity) -> tuple[frozenset[str], Kind, Every | None]:
    """The kinds of words in a phrase: months are all one word, and so are numbers."""
    folded = re.sub(r"\d+", "0", _MONTH.sub("м", fold(activity.schedule.phrase)))
    return frozenset(_SIGNS.split(folded)) - {""}, activity.schedule.kind, activity.schedule.every
