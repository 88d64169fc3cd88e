"""Which tasks a roadmap should have: the one rule by which they are made, and counted before."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.possible_days import of_period
from domain.schedule import Kind, Period, Schedule
from domain.tasks import Rhythm, TaskWindow, due_windows
from models.roadmaps import Activity, Roadmap
from services.assignment import pointings
from services.core.schedules import load


@dataclass(frozen=True, slots=True)
class ActivityTerm:
    """What of an activity its tasks depend on."""

    schedule: Schedule
    decided: bool
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class RoadmapSpan:
    """What of a roadmap its tasks depend on.

    What repeats is asked for from `works_from` on; windows that ended before `tasks_from` are not
    asked for at all.
    """

    period: Period
    rhythm: Rhythm | None = None
    works_from: date | None = None
    tasks_from: date | None = None


@dataclass(frozen=True, slots=True)
class WantedTasks:
    """The tasks that one activity should have: `organisations` in `windows`, by `asked_of`."""

    activity_id: int
    is_cancelled: bool
    section_id: int | None
    windows: Sequence[TaskWindow]
    organisations: Sequence[int]
    asked_from: Mapping[int, date]


def term_of(activity: Activity) -> ActivityTerm:
    """What an activity says, as values."""
    cancelled = activity.cancelled_at is not None
    return ActivityTerm(load(activity.schedule), activity.decided, cancelled)


def span_of(roadmap: Roadmap) -> RoadmapSpan:
    """What a roadmap says, as values."""
    return RoadmapSpan(period_of(roadmap), roadmap.rhythm, roadmap.works_from, roadmap.tasks_from)


def period_of(roadmap: Roadmap) -> Period:
    """The days of a roadmap as a value."""
    return Period(roadmap.period_start, roadmap.period_end, roadmap.year_start)


def due(term: ActivityTerm, span: RoadmapSpan) -> list[TaskWindow]:
    """The windows in which an activity is reported.

    None while a curator has yet to confirm dates that were inferred; what goes on or waits for an
    event says of itself that it has no deadline, and needs no confirmation for that. Nor those
    that had passed when the plan came into force, unless the curator wanted them, and none that
    its plan cannot have: such a term waits for another one.
    """
    endless = term.schedule.kind in (Kind.CONTINUOUS, Kind.ON_EVENT)
    if term.cancelled or not (term.decided or endless):
        return []
    windows = due_windows(term.schedule, span.period, span.rhythm, span.works_from)
    first, possible = span.tasks_from, of_period(span.period)
    return [
        window
        for window in windows
        if window.end is None
        or (window.end in possible and not (first is not None and has_ended(window, first)))
    ]


def asked_of(
    windows: Iterable[TaskWindow],
    organisations: Iterable[int],
    asked_from: Mapping[int, date],
) -> Iterator[tuple[TaskWindow, int]]:
    """Each window of each organisation, but those that had ended before it was there."""
    ids = tuple(organisations)
    for window in windows:
        for id_ in ids:
            first = asked_from.get(id_)
            if first is None or not has_ended(window, first):
                yield window, id_


def has_ended(window: TaskWindow, first: date) -> bool:
    """Whether a window had ended before a day."""
    return window.end is not None and window.end < first


def windows_of(activity: Activity, roadmap: Roadmap) -> list[TaskWindow]:
    """`due` of a row."""
    return due(term_of(activity), span_of(roadmap))


async def load_wanted(
    session: AsyncSession, roadmap: Roadmap, activity_ids: Collection[int] | None = None
) -> list[WantedTasks]:
    """The tasks of all activities of a roadmap, or of some, in the order of the plan."""
    chosen = select(Activity).where(Activity.roadmap_id == roadmap.id).order_by(Activity.position)
    if activity_ids is not None:
        chosen = chosen.where(Activity.id.in_(activity_ids))
    activities = await session.scalars(chosen)
    pointing = await pointings.load(session, roadmap)
    resolved = pointing.resolve()
    return [
        WantedTasks(
            row.id,
            row.cancelled_at is not None,
            row.section_id,
            windows_of(row, roadmap),
            resolved.get(row.id, ()),
            pointing.asked_from,
        )
        for row in activities
    ]
