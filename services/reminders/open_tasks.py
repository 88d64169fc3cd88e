"""Tasks as planning and digests see them: with their people, snoozes and last check-ins."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from domain.access import Role
from domain.calendar import local_day, stored_zone, zone_or_none
from domain.possible_days import possible_days
from domain.reminding.policy import Policy
from domain.reminding.values import OpenTask, PersonRef
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Snooze, Task
from services.core import absences, roadmap_policies


@dataclass(frozen=True, slots=True)
class Loaded:
    """A task with what planning needs beside it. `changed_at` is when its status last moved.

    `is_possible` is False for a deadline that its plan cannot have.
    """

    task: OpenTask
    municipality_id: int
    policy: Policy
    changed_at: datetime
    is_possible: bool = True


async def load(session: AsyncSession, ids: Sequence[int]) -> list[Loaded]:
    """These tasks as planning sees them, with the coordinators of their organisations.

    Those of a plan that is not in force and of a closed organisation are left out: nobody is to
    be reminded of them.
    """
    rows = (
        await session.execute(
            select(Task, Activity.kind, Roadmap, Municipality.time_zone)
            .join(Activity, Activity.id == Task.activity_id)
            .join(Roadmap, Roadmap.id == Task.roadmap_id)
            .join(Municipality, Municipality.id == Task.municipality_id)
            .join(Organisation, Organisation.id == Task.organisation_id)
            .options(defer(Roadmap.policy))
            .where(
                Task.id.in_(ids),
                Roadmap.status == RoadmapStatus.ACTIVE,
                Organisation.closed_at.is_(None),
            )
        )
    ).all()
    people = await _people(session, {task.organisation_id for task, *_ in rows})
    everybody = {person.id for some in people.values() for person in some}
    away = await absences.of_people(session, everybody)
    snoozes = await _snoozes(session, ids)
    check_ins = await _check_ins(session, [task.id for task, *_ in rows if task.deadline is None])
    roadmaps = {roadmap.id for _, _, roadmap, _ in rows}
    policies = await roadmap_policies.policies_of(session, roadmaps)
    loaded = []
    for task, kind, roadmap, zone in rows:
        returned = task.status is Status.RETURNED and task.mend_by is not None
        local_zone = stored_zone(zone)
        possible = possible_days(
            roadmap.period_start, max(roadmap.period_end, local_day(task.changed_at, local_zone))
        )
        checked = check_ins.get(task.id)
        item = OpenTask(
            id=task.id,
            deadline=task.mend_by if returned else task.deadline,
            zone=local_zone,
            status=task.status,
            kind=kind,
            window_start=task.window_start,
            people=tuple(
                PersonRef(
                    person.id,
                    zone_or_none(person.time_zone),
                    person.digest_time,
                    snoozes.get((person.id, task.id)),
                    absences.away_until(
                        person.id, absences.reachable(people[task.organisation_id]), away, None
                    ),
                )
                for person in people.get(task.organisation_id, ())
            ),
            roadmap_id=task.roadmap_id,
            organisation_id=task.organisation_id,
            rhythm=roadmap.rhythm if task.deadline is None else None,
            ends_on=min(roadmap.period_end, possible.last) if task.deadline is None else None,
            last_check_in=local_day(checked, local_zone) if checked else None,
            known_since=task.created_at,
            planned_until=_planned_until(task),
        )
        is_possible = item.deadline is None or item.deadline in possible
        policy = policies[roadmap.id]
        loaded.append(Loaded(item, task.municipality_id, policy, task.changed_at, is_possible))
    return loaded


def _planned_until(task: Task) -> datetime | None:
    """A return is told at once: nothing that came before it is made up for."""
    if task.status is Status.RETURNED and task.planned_until is not None:
        return max(task.planned_until, task.changed_at)
    return task.planned_until


async def _people(
    session: AsyncSession, organisation_ids: Iterable[int]
) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    rows = await session.execute(
        select(Organisation.id, Person)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Organisation.id.in_(list(organisation_ids)),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
        .order_by(Person.id)
    )
    for organisation_id, person in rows:
        found[organisation_id].append(person)
    return found


async def _snoozes(session: AsyncSession, ids: Sequence[int]) -> dict[tuple[int, int], date]:
    rows = await session.scalars(select(Snooze).where(Snooze.task_id.in_(ids)))
    return {(row.person_id, row.task_id): row.until for row in rows}


async def _check_ins(session: AsyncSession, ids: Sequence[int]) -> dict[int, datetime]:
    """The moment of the last report of each task without a deadline."""
    rows = await session.execute(
        select(Report.task_id, func.max(Report.at))
        .where(Report.task_id.in_(ids))
        .group_by(Report.task_id)
    )
    return dict(rows.all())
