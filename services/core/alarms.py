"""What administrators hear of by itself: once a day while it lasts, and that it is over."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.alarms import Alarm
from models.people import Person
from models.upkeep import Delivery
from services.core import outbox
from services.core.outbox import Owed

KIND = "alarm"

STEPS = ("", ":over", ":again", ":again-over")
"""What is said of an alarm in a day, in this order: what comes and goes is four messages."""

A_DAY = timedelta(days=1)

Told = dict[tuple[Alarm, str], int]
"""How many steps were told of an alarm on a day, in any chat."""


async def owed(
    session: AsyncSession,
    found: Mapping[Alarm, str | int],
    quiet: Collection[Alarm],
    now: datetime,
) -> list[Owed]:
    """What administrators are to be told now that these are found, with what a text says of each.

    Of those that are `quiet` it is told that they are over, where it was told that they are there.
    """
    administrators = list(
        await session.scalars(
            select(Person).where(Person.is_administrator, Person.forgotten_at.is_(None))
        )
    )
    days = [f"{day:%Y-%m-%d}" for day in (now, now - A_DAY)]
    told = await _told(session, administrators, days)
    return [
        outbox.to_person(person, _key(alarm, day, step), KIND, None, **payload)
        for alarm, day, step, payload in _steps(found, quiet, days, told)
        for person in administrators
    ]


def _steps(
    found: Mapping[Alarm, str | int], quiet: Collection[Alarm], days: list[str], told: Told
) -> list[tuple[Alarm, str, int, dict[str, str | int]]]:
    today, yesterday = days
    steps: list[tuple[Alarm, str, int, dict[str, str | int]]] = []
    for alarm in Alarm:
        step = told[alarm, today]
        if alarm in found:
            if step in (0, 2):
                steps.append((alarm, today, step, {"alarm": alarm, "value": found[alarm]}))
        elif alarm in quiet:
            day, step = (today, step) if step else (yesterday, told[alarm, yesterday])
            if step in (1, 3):
                steps.append((alarm, day, step, {"alarm": alarm, "over": True}))
    return steps


async def _told(session: AsyncSession, administrators: list[Person], days: list[str]) -> Told:
    keys = {
        (alarm, day): [
            {f"{_key(alarm, day, step)}:{person.id}" for person in administrators}
            for step in range(len(STEPS))
        ]
        for alarm in Alarm
        for day in days
    }
    asked = [key for steps in keys.values() for step in steps for key in step]
    there = set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(asked))))
    return {
        place: sum(not step.isdisjoint(there) for step in steps) for place, steps in keys.items()
    }


def _key(alarm: Alarm, day: str, step: int) -> str:
    return f"{KIND}:{alarm.value}:{day}{STEPS[step]}"
