"""Who stands in for whom: reminders and events of somebody who is away pass to a colleague.

Only where that colleague works too and can be written to: of a school in which the colleague is
nobody, the person goes on hearing. It ends by itself on its day.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.reminders import Absence


class _Colleague(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def reachable(self) -> bool: ...


Someone = TypeVar("Someone", bound=_Colleague)


@dataclass(frozen=True, slots=True)
class Away:
    """Until the local day `until` (excluded) `substitute_id` is reminded instead."""

    substitute_id: int
    until: date


async def of_people(session: AsyncSession, person_ids: Collection[int]) -> dict[int, Away]:
    """The absence that each of these people has asked for last, also where it is over."""
    rows = await session.scalars(
        select(Absence)
        .where(Absence.person_id.in_(person_ids), Absence.ended_at.is_(None))
        .order_by(Absence.id)
    )
    return {row.person_id: Away(row.substitute_id, row.until) for row in rows}


def away_until(
    person_id: int, colleagues: Iterable[int], absences: dict[int, Away], today: date | None
) -> date | None:
    """Until when a person is silent among these colleagues, None where nobody stands in.

    `today` None asks of any day: then a substitute who is away too stands in for nobody.
    """
    away = absences.get(person_id)
    if away is None or away.substitute_id not in colleagues or _is_over(away, today):
        return None
    other = absences.get(away.substitute_id)
    if today is None:
        # Of two who name each other until one day, both go on hearing.
        return away.until if other is None or other.until < away.until else None
    return away.until if other is None or _is_over(other, today) else None


def _is_over(away: Away, today: date | None) -> bool:
    return today is not None and away.until <= today


async def present(session: AsyncSession, people: Collection[Someone], today: date) -> list[Someone]:
    """These colleagues without those for whom one of the others stands in on a local day."""
    absences = await of_people(session, {person.id for person in people})
    heard = reachable(people)
    return [person for person in people if away_until(person.id, heard, absences, today) is None]


def reachable(people: Iterable[_Colleague]) -> list[int]:
    """The ids of those to whom the bot can write: nobody else stands in for a colleague."""
    return [person.id for person in people if person.reachable]
