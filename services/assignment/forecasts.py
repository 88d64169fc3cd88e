"""How many tasks a choice makes, told before it is made: by the rule that will make them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.summary import week_span
from domain.task_counts import TaskCount, count_tasks
from domain.tasks import Rhythm, TaskWindow
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from services.assignment import pointings
from services.assignment.open_organisations import is_in_force_before
from services.assignment.pointings import Pointing
from services.assignment.targets import PartyTarget
from services.assignment.wanted_tasks import (
    ActivityTerm,
    RoadmapSpan,
    asked_of,
    due,
    has_ended,
    span_of,
    term_of,
)
from services.core import municipalities

NOTHING_CHANGED: Mapping[int, ActivityTerm] = MappingProxyType({})
NOBODY_CHANGED: Mapping[int, Sequence[PartyTarget]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a choice makes. While nobody is assigned, each window counts once: as for one school."""

    count: TaskCount
    is_assigned: bool = True


NO_TASKS = Foreseen(TaskCount(0, 0, ()))


@dataclass(frozen=True, slots=True)
class Load:
    """What one organisation will be asked for: tasks by month, and the weeks that are too full.

    `weeks` holds (Monday, tasks) of every week with more tasks than the limit.
    """

    organisation_id: int
    count: TaskCount
    weeks: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """All that the tasks of a roadmap depend on, as values, on a local day.

    `asks_from` is the day from which an organisation that comes today is asked; None where it is
    asked for everything.
    """

    span: RoadmapSpan
    terms: Mapping[int, ActivityTerm]
    pointing: Pointing
    today: date
    asks_from: date | None = None

    def foresee(
        self,
        activity_ids: Collection[int] | None = None,
        terms: Mapping[int, ActivityTerm] = NOTHING_CHANGED,
        chosen: Mapping[int, Sequence[PartyTarget]] = NOBODY_CHANGED,
    ) -> Foreseen:
        """The tasks of all activities or of some, as if some terms or assignments were others."""
        wanted = list(self._wanted(activity_ids, terms, chosen))
        assigned = any(organisations for _, organisations in wanted)
        counted = (self._of_all(*each) if assigned else each[0] for each in wanted)
        return Foreseen(count_tasks(chain.from_iterable(counted), self.today), assigned)

    def _of_all(
        self, windows: list[TaskWindow], organisations: Sequence[int]
    ) -> Iterable[TaskWindow]:
        """Each window once for every organisation that is asked for it."""
        asked_from = self.pointing.asked_from
        if asked_from.keys().isdisjoint(organisations):
            return windows * len(organisations)
        return [window for window, _ in asked_of(windows, organisations, asked_from)]

    def for_each(self, activity_ids: Collection[int], first: date | None = None) -> Foreseen:
        """What some activities ask of one organisation, whoever else is assigned to them.

        `first` is the day from which one that came late is asked.
        """
        windows = chain.from_iterable(
            due(self.terms[key], self.span) for key in activity_ids if key in self.terms
        )
        asked = (each for each in windows if first is None or not has_ended(each, first))
        return Foreseen(count_tasks(asked, self.today))

    def past_windows(self) -> int:
        """How many windows lie before today, each once, whoever is assigned."""
        found = self._wanted(None, NOTHING_CHANGED, NOBODY_CHANGED)
        return count_tasks(chain.from_iterable(due for due, _ in found), self.today).past

    def unasked(self) -> int:
        """How many activities with deadlines nobody reports on, past ones included."""
        wanted = self.with_past()._wanted(None, NOTHING_CHANGED, NOBODY_CHANGED)
        return sum(bool(windows) and not organisations for windows, organisations in wanted)

    def with_rhythm(self, rhythm: Rhythm | None) -> "Forecast":
        """The same with another rhythm."""
        return replace(self, span=replace(self.span, rhythm=rhythm))

    def with_past(self) -> "Forecast":
        """The same where windows that have passed are asked for too."""
        return replace(self, span=replace(self.span, tasks_from=None))

    def loads(self, week_limit: int) -> list[Load]:
        """What each organisation will be asked for, in no particular order."""
        windows: dict[int, list[TaskWindow]] = defaultdict(list)
        for found, organisations in self._wanted(None, NOTHING_CHANGED, NOBODY_CHANGED):
            for window, id_ in asked_of(found, organisations, self.pointing.asked_from):
                windows[id_].append(window)
        return [
            Load(organisation_id, count_tasks(found, self.today), _full_weeks(found, week_limit))
            for organisation_id, found in windows.items()
        ]

    def _wanted(
        self,
        activity_ids: Collection[int] | None,
        terms: Mapping[int, ActivityTerm],
        chosen: Mapping[int, Sequence[PartyTarget]],
    ) -> Iterator[tuple[list[TaskWindow], Sequence[int]]]:
        resolved = self.pointing.resolve(chosen)
        for activity_id, term in {**self.terms, **terms}.items():
            if activity_ids is None or activity_id in activity_ids:
                yield due(term, self.span), resolved.get(activity_id, ())


async def look_ahead(session: AsyncSession, roadmap: Roadmap, today: date) -> Forecast:
    """The forecast of a roadmap; a draft's is that of putting it in force today."""
    (found,) = await look_at_all(session, roadmap.municipality_id, [roadmap], today)
    return found


async def look_at_all(
    session: AsyncSession, municipality_id: int, roadmaps: Sequence[Roadmap], today: date
) -> list[Forecast]:
    """The same of several roadmaps of one municipality, in their order."""
    rows = await session.scalars(
        select(Activity)
        .where(
            Activity.roadmap_id.in_([roadmap.id for roadmap in roadmaps]),
            Activity.cancelled_at.is_(None),
        )
        .order_by(Activity.position)
    )
    terms: dict[int, dict[int, ActivityTerm]] = defaultdict(dict)
    for row in rows:
        terms[row.roadmap_id][row.id] = term_of(row)
    pointing = await pointings.load_all(session, municipality_id, roadmaps)
    zone = await municipalities.zone_of(session, municipality_id)
    return [
        Forecast(
            _span(roadmap, today),
            terms[roadmap.id],
            pointing[roadmap.id],
            today,
            today if is_in_force_before(roadmap, today, zone) else None,
        )
        for roadmap in roadmaps
    ]


def _span(roadmap: Roadmap, today: date) -> RoadmapSpan:
    span = span_of(roadmap)
    if roadmap.status is RoadmapStatus.DRAFT:
        return replace(span, tasks_from=tasks_from(roadmap, today))
    return span


async def look_at_choices(session: AsyncSession, roadmap: Roadmap, *, actor: Actor) -> Forecast:
    """What choices would make; of a plan that is over the past is counted too.

    It gets no tasks unless the curator wants exactly those.
    """
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    forecast = await look_ahead(session, roadmap, today)
    return forecast.with_past() if is_over(roadmap, today) else forecast


def is_over(roadmap: Roadmap, today: date) -> bool:
    """Whether nothing of a roadmap's period is left on a local day."""
    return roadmap.period_end < today


def tasks_from(draft: Roadmap, today: date) -> date | None:
    """The day from which a draft that comes into force today makes tasks; None for all of them."""
    return None if draft.makes_past else today


def _full_weeks(windows: Sequence[TaskWindow], limit: int) -> tuple[tuple[date, int], ...]:
    ends = [window.end for window in windows if window.end is not None]
    weeks = Counter(week_span(end)[0] for end in ends)
    return tuple(sorted((monday, count) for monday, count in weeks.items() if count > limit))
