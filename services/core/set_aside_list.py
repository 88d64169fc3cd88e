"""What was set aside, as administrators read of it, and the message that tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, String, bindparam, delete, func, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from models.enums import DeliveryState, RowKind
from models.inbox import InboxUpdate
from models.people import Membership, Municipality, Organisation, Person
from models.reminders import HindranceReport
from models.roadmaps import Activity, Roadmap, RoadmapChat
from models.tasks import Task
from models.upkeep import Delivery, SetAside
from services.core import inbox_ends, outbox
from services.core.outbox import Owed

A_DAY = timedelta(days=1)
KIND = "set-aside"
"""The kind of the message that tells the administrators."""

LIMIT = 100

_KIND = type_coerce(SetAside.kind, String)
"""As text: a row of a kind that this version does not know is shown too."""

_KINDS: Mapping[str, RowKind] = {kind.value: kind for kind in RowKind}


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """One row that was set aside. `name` is what people call it, empty where it has no name."""

    kind: RowKind
    row_id: int
    name: str
    reason: str
    since: datetime
    times: int


async def see(session: AsyncSession, *, actor: Actor) -> list[SetAsideRow]:
    """Everything that is set aside, the newest first, at most 100."""
    require(actor, UseCase.SEE_HEALTH)
    return await rows(session)


async def rows(session: AsyncSession) -> list[SetAsideRow]:
    """The same for whoever has the rights already: the shell, and the message's renderer."""
    found = await session.execute(
        select(_KIND, SetAside.row_id, SetAside.reason, SetAside.first_at, SetAside.times)
        .order_by(SetAside.first_at.desc(), SetAside.id.desc())
        .limit(LIMIT)
    )
    listed = []
    for said, row_id, reason, since, times in found.all():
        kind = _KINDS.get(said, RowKind.OTHER)
        name = await _name(session, kind, row_id)
        listed.append(SetAsideRow(kind, row_id, name, reason, since, times))
    return listed


async def try_again(session: AsyncSession, *, actor: Actor) -> int:
    """Forget all that is set aside and work on it again; how many rows that is.

    What still fails comes back with its reason.
    """
    require(actor, UseCase.SEE_HEALTH)
    found = (await session.execute(select(_KIND, SetAside.row_id))).all()
    tasks = [row_id for kind, row_id in found if kind == RowKind.TASK]
    messages = [row_id for kind, row_id in found if kind == RowKind.MESSAGE]
    updates = [row_id for kind, row_id in found if kind == RowKind.UPDATE]
    await inbox_ends.try_again(session, updates)
    await session.execute(update(Task).where(Task.id.in_(tasks)).values(next_at=actor.as_of))
    await session.execute(
        update(Delivery)
        .where(
            Delivery.id.in_(messages),
            or_(Delivery.state == DeliveryState.FAILED, outbox.never_leaves(actor.as_of)),
        )
        .values(state=DeliveryState.PENDING, attempts=0, due_at=actor.as_of)
    )
    await session.execute(delete(SetAside))
    return len(found)


async def tell(session: AsyncSession, now: datetime) -> int:
    """Owe the administrators one message about what nobody was told of; how many rows that is.

    At most one a day: what fails an hour later is in the same list.
    """
    last = await session.scalar(select(func.max(SetAside.told_at)))
    if last is not None and abs(now - last) < A_DAY:
        return 0
    new = list(await session.scalars(select(SetAside.id).where(SetAside.told_at.is_(None))))
    if not new:
        return 0
    people = await session.execute(
        select(Person.id, Person.telegram_id).where(
            Person.is_administrator, Person.forgotten_at.is_(None)
        )
    )
    await outbox.owe(
        session,
        [
            Owed(f"{KIND}:{now:%Y-%m-%dT%H:%M}:{id_}", KIND, chat_id, {}, id_)
            for id_, chat_id in people
        ],
        now,
    )
    await session.execute(update(SetAside).where(SetAside.id.in_(new)).values(told_at=now))
    return len(new)


async def _name(session: AsyncSession, kind: RowKind, row_id: int) -> str:
    """Only columns of text: the row itself may be what cannot be read."""
    if kind is RowKind.TASK:
        task = (
            await session.execute(
                select(Activity.number, Organisation.name)
                .select_from(Task)
                .join(Activity, Activity.id == Task.activity_id)
                .join(Organisation, Organisation.id == Task.organisation_id)
                .where(Task.id == row_id)
            )
        ).first()
        return " · ".join(task) if task else ""
    named = _NAMES.get(kind)
    return "" if named is None else await session.scalar(named, {"row": row_id}) or ""


_ROW = bindparam("row", type_=SetAside.row_id.type)
_OF_ROADMAP = select(Roadmap.short_title).where(Roadmap.id == _ROW)
_OF_MUNICIPALITY = select(Municipality.name).where(Municipality.id == _ROW)
_OF_PERSON = select(Person.name).where(Person.id == _ROW)
_NAMES: Mapping[RowKind, Select[str]] = {
    RowKind.POLICY: _OF_ROADMAP,
    RowKind.ROADMAP: _OF_ROADMAP,
    RowKind.CALENDAR: _OF_MUNICIPALITY,
    RowKind.ZONE: _OF_MUNICIPALITY,
    RowKind.PERSON: _OF_PERSON,
    RowKind.MORNING: _OF_PERSON,
    RowKind.ORGANISATION: select(Organisation.name).where(Organisation.id == _ROW),
    RowKind.ROLE: select(Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(Membership.id == _ROW),
    RowKind.HINDRANCE: select(Organisation.name)
    .join(HindranceReport, HindranceReport.organisation_id == Organisation.id)
    .where(HindranceReport.id == _ROW),
    RowKind.GROUP: select(Roadmap.short_title)
    .join(RoadmapChat, RoadmapChat.roadmap_id == Roadmap.id)
    .where(RoadmapChat.id == _ROW),
    RowKind.UPDATE: select(Person.name)
    .join(InboxUpdate, InboxUpdate.chat_id == Person.telegram_id)
    .where(InboxUpdate.id == _ROW),
    RowKind.MESSAGE: select(Person.name)
    .join(Delivery, Delivery.person_id == Person.id)
    .where(Delivery.id == _ROW),
}
"""How what was set aside is called, by its number."""
