"""Who has not reported: counted, listed, and who of them could be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.errors import Code, Refusal
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core import municipalities
from services.core.owing import DUE

NEAR = timedelta(days=7)
ASKED = tuple(each for each in Status if each not in (Status.CANCELLED, Status.NOT_APPLICABLE))
"""Statuses of what was to be reported."""


class DueWithin(StrEnum):
    """What counts as owed: what is overdue, what is due within a week too, or all that is open."""

    OVERDUE = "overdue"
    WEEK = "week"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class DebtorQuery:
    """Whose duties are meant. What is None does not narrow."""

    municipality_id: int
    due: DueWithin = DueWithin.OVERDUE
    roadmap_id: int | None = None
    activity_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Debtor:
    """An organisation that owes: how much, of which deadlines, and who could be told.

    `oldest` and `newest` are the first and the last deadline. `reachable` are the ids of
    coordinators to whom the bot can write; `joined` says whether there is any coordinator at all.
    """

    organisation_id: int
    name: str
    owed: int
    oldest: date | None
    newest: date | None
    reachable: frozenset[int]
    joined: bool


@dataclass(frozen=True, slots=True)
class Debts:
    """Who owes what of a scope. `asked` counts the organisations that had anything to report.

    `people` are those whom a reminder would reach, each once. `roadmaps` are those to narrow by.
    `today` is the day of the municipality. `about` names what the scope narrows to, "" for nothing,
    and to whoever works in several municipalities this one.
    """

    scope: DebtorQuery
    municipality: str
    today: date
    asked: int
    debtors: tuple[Debtor, ...]
    people: frozenset[int]
    roadmaps: tuple[tuple[int, str], ...]
    about: str

    @property
    def blocked(self) -> list[Debtor]:
        """Those whose coordinators have all shut the bot out."""
        return [debtor for debtor in self.debtors if debtor.joined and not debtor.reachable]

    @property
    def missing(self) -> list[Debtor]:
        """Those that nobody has joined for."""
        return [debtor for debtor in self.debtors if not debtor.joined]


async def load(session: AsyncSession, scope: DebtorQuery, *, actor: Actor) -> Debts:
    """Who owes what, the longest overdue first.

    Raises Refusal(DENIED) for a foreign municipality, and for a roadmap or an activity that is
    not one of its own.
    """
    require(actor, UseCase.MESSAGE_DEBTORS, municipality_id=scope.municipality_id)
    about = await _about(session, scope)
    today = await municipalities.today(session, scope.municipality_id, actor.as_of)
    roadmaps = await _roadmaps(session, scope.municipality_id)
    where = _within(scope, [id_ for id_, _ in roadmaps], today)
    owed = await _owed(session, scope, where)
    people = await _coordinators(session, owed)
    debtors = [
        Debtor(
            id_,
            name,
            number,
            oldest,
            newest,
            frozenset(key for key, reachable in people.get(id_, ()) if reachable),
            id_ in people,
        )
        for id_, (name, number, oldest, newest) in owed.items()
    ]
    municipality = await session.get_one(Municipality, scope.municipality_id)
    if about and actor.is_of_several:
        about = f"{about} · {municipality.name}"
    return Debts(
        scope,
        municipality.name,
        today,
        await _asked(session, scope, where),
        tuple(sorted(debtors, key=_by_need)),
        frozenset().union(*(debtor.reachable for debtor in debtors)),
        roadmaps,
        about,
    )


def _by_need(debtor: Debtor) -> tuple[date, int, str]:
    """The longest overdue first; «Школа № 2» before «Школа № 10»."""
    return debtor.oldest or date.max, len(debtor.name), debtor.name


async def _owed(
    session: AsyncSession, scope: DebtorQuery, where: list[ColumnElement[bool]]
) -> dict[int, tuple[str, int, date | None, date | None]]:
    """Organisation → its name, how much it owes, of which deadlines: counted by the database."""
    # Roadmap by roadmap, as the index has them: to sum up schools at once SQLite would look up
    # every task.
    owing = (
        select(
            Task.organisation_id,
            func.count().label("owed"),
            func.min(DUE).label("oldest"),
            func.max(DUE).label("newest"),
        )
        .where(
            Task.organisation_id.in_(_organisations(scope)),
            Task.status.in_(OPEN),
            *where,
        )
        .group_by(Task.roadmap_id, Task.organisation_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            Organisation.id,
            Organisation.name,
            func.sum(owing.c.owed),
            func.min(owing.c.oldest),
            func.max(owing.c.newest),
        )
        .join(owing, owing.c.organisation_id == Organisation.id)
        .group_by(Organisation.id)
    )
    return {id_: (name, int(owed), oldest, newest) for id_, name, owed, oldest, newest in rows}


async def _asked(
    session: AsyncSession, scope: DebtorQuery, where: list[ColumnElement[bool]]
) -> int:
    """How many organisations had anything to report."""
    one = exists().where(Task.organisation_id == Organisation.id, Task.status.in_(ASKED), *where)
    found = select(func.count()).select_from(Organisation)
    found = found.where(Organisation.municipality_id == scope.municipality_id, one)
    return await session.scalar(found) or 0


def _organisations(scope: DebtorQuery) -> Select[int]:
    return select(Organisation.id).where(Organisation.municipality_id == scope.municipality_id)


def _within(scope: DebtorQuery, active: Iterable[int], today: date) -> list[ColumnElement[bool]]:
    """What a task of the scope fulfils, reported or not; `active` are the roadmaps in force."""
    named = [id_ for id_ in active if scope.roadmap_id in (None, id_)]
    found: list[ColumnElement[bool]] = [Task.roadmap_id.in_(named)]
    if scope.due is DueWithin.OVERDUE:
        found.append(today > DUE)
    elif scope.due is DueWithin.WEEK:
        found.append(today + NEAR >= DUE)
    if scope.activity_id is not None:
        found.append(Task.activity_id == scope.activity_id)
    if scope.organisation_id is not None:
        found.append(Task.organisation_id == scope.organisation_id)
    return found


async def still_owed(
    session: AsyncSession, scope: DebtorQuery, organisation_ids: Iterable[int], today: date
) -> set[int]:
    """The tasks of a scope that these organisations still owe."""
    active = [id_ for id_, _ in await _roadmaps(session, scope.municipality_id)]
    found = await session.scalars(
        select(Task.id).where(
            Task.organisation_id.in_(list(organisation_ids)),
            Task.status.in_(OPEN),
            *_within(scope, active, today),
        )
    )
    return set(found)


async def _about(session: AsyncSession, scope: DebtorQuery) -> str:
    """The name of what the scope is narrowed to, "" where it is the whole municipality."""
    roadmap_id, about = scope.roadmap_id, ""
    if scope.organisation_id is not None:
        school = await session.get(Organisation, scope.organisation_id)
        if school is None or school.municipality_id != scope.municipality_id:
            raise Refusal(Code.DENIED)
        about = school.name
    if scope.activity_id is not None:
        activity = await session.get(Activity, scope.activity_id)
        if activity is None or roadmap_id not in (None, activity.roadmap_id):
            raise Refusal(Code.DENIED)
        roadmap_id = activity.roadmap_id
        named = f"{activity.number} {activity.title}".strip()
        about = f"{named} · {about}" if about else named
    if roadmap_id is None:
        return about
    roadmap = await session.get(Roadmap, roadmap_id)
    if roadmap is None or roadmap.municipality_id != scope.municipality_id:
        raise Refusal(Code.DENIED)
    return about or roadmap.short_title


async def _coordinators(
    session: AsyncSession, organisation_ids: Iterable[int]
) -> dict[int, list[tuple[int, bool]]]:
    """Organisation → its coordinators and whether each can be reached."""
    rows = await session.execute(
        select(Membership.organisation_id, Person.id, Person.reachable)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id.in_(list(organisation_ids)),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
    )
    people: dict[int, list[tuple[int, bool]]] = {}
    for organisation_id, person_id, reachable in rows:
        people.setdefault(organisation_id or 0, []).append((person_id, reachable))
    return people


async def _roadmaps(session: AsyncSession, municipality_id: int) -> tuple[tuple[int, str], ...]:
    rows = await session.execute(
        select(Roadmap.id, Roadmap.short_title)
        .where(Roadmap.municipality_id == municipality_id, Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Roadmap.id)
    )
    return tuple((id_, title) for id_, title in rows)
