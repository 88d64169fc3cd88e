"""What people do at night wakes nobody: whatever one act means for others waits for their morning.

The last step of every act that the tests know is done over HTTP when the quiet hours have begun.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.calendar import local
from models.people import Membership, Person
from models.upkeep import Delivery
from tests.bot import acted_town, acts_of_office, acts_of_plans, acts_of_schools
from tests.bot.act import do
from tests.bot.refusing import Tables

MOSCOW = ZoneInfo("Europe/Moscow")
EVENING = datetime(2026, 11, 24, 19, 50, tzinfo=MOSCOW).astimezone(UTC)
NIGHT = EVENING + timedelta(minutes=15)

OF_THE_BOT = {"set-aside", "alarm"}
"""What the bot tells administrators of itself comes at once."""


@pytest.fixture
async def acted(begin, data_folder):
    async with begin(acted_town.grow) as town:
        await town.at(EVENING)
        town.tables = Tables(data_folder / "roadmap.db")
        yield town


async def test_a_letter_of_the_night_says_when_it_comes(acted):
    await acted.sim.clock.set(NIGHT)
    await acted.galina.send("напиши школе 3: завтра жду звонка")
    await acted.galina.press("Отправить")
    said = await acted.galina.expect("Письмо отправлено")
    assert "Сейчас нерабочее время: придёт 25 ноября в 09:30." in said.text
    await acted.deliver()
    await acted.anna.refresh()
    assert not any("Завтра жду звонка" in (each.text or "") for each in acted.anna.messages)
    await acted.at(NIGHT + timedelta(hours=13, minutes=30))
    await acted.anna.expect("Завтра жду звонка")
    await acted.galina.press("Обновить", said)
    assert "нерабочее время" not in acted.galina.last_message.text


async def test_a_letter_of_the_night_does_not_reach_whose_role_has_ended_by_the_morning(acted):
    await acted.sim.clock.set(NIGHT)
    await acted.galina.send("напиши школе 3: завтра жду звонка")
    await acted.galina.press("Отправить")
    async with acted.database.write() as session:
        person = await session.scalar(select(Person.id).where(Person.telegram_id == acted.anna.id))
        await session.execute(
            update(Membership).where(Membership.person_id == person).values(ended_at=NIGHT)
        )
    await acted.at(NIGHT + timedelta(hours=13, minutes=30))
    await acted.anna.refresh()
    assert not any("Завтра жду звонка" in (each.text or "") for each in acted.anna.messages)


@pytest.mark.long
async def test_what_is_done_at_night_wakes_nobody(acted):
    begin, woken, waiting = acted.tables.keep(), [], 0
    for acts in (acts_of_schools, acts_of_office, acts_of_plans):
        for name, act in acts.acts(acted):
            await acted.tables.put_back(begin)
            await acted.sim.clock.set(EVENING)
            for step in act.steps[:-1]:
                await do(acted, act, step)
            await getattr(acted, act.who).refresh()
            last = max(await acted.all(select(Delivery.id)), default=0)
            await acted.sim.clock.set(NIGHT)
            await do(acted, act, act.steps[-1])
            await acted.app.inbox.drained()
            own = getattr(acted, act.who).id
            for row in await acted.all(select(Delivery).where(Delivery.id > last)):
                if row.chat_id == own or row.kind in OF_THE_BOT:
                    continue
                waiting += 1
                at = local(row.due_at, MOSCOW)
                if not (8 <= at.hour < 20 and at.date() > NIGHT.date()):
                    woken.append(f"{name}: {row.kind} at {at:%d.%m %H:%M}")
    assert not woken, "\n".join(woken)
    assert waiting > 20
