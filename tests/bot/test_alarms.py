"""What administrators hear of by itself, and a school whose space for files is full."""

import asyncio
from collections import namedtuple
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot import watching
from bot.backups import making
from bot.measuring import Measured, Tick
from bot.watching import Watch
from domain.access import Role
from domain.alarms import ENOUGH, Alarm
from models.people import Organisation, Person
from scheduler import ticking
from scheduler.ticking import Ticker
from services.core import outbox
from services.core.outbox import Owed
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests import towns
from tests.bot.conftest import MORNING, TOMORROW, BotTown, running_bot

Usage = namedtuple("Usage", "total used free")

SAID = {
    Alarm.DELIVERIES_STALL: "Сообщения не уходят уже 20 мин.",
    Alarm.TICK_LATE: "Часть работы бота давно не завершается: plan.",
    Alarm.DISK_FILLS: "На диске бота осталось 5 МБ.",
    Alarm.BACKUP_OLD: "Резервной копии нет уже 30 ч.",
    Alarm.FILES_FILL: "Заканчивается место для файлов: Школа № 3 (95%).",
}


@pytest.fixture
async def full_town(data_folder):
    """The bot with 100 kB for each school, School № 3 with 95 of them, and an administrator."""
    clock = SimulatedClock(MORNING)
    values = {"file_bytes_per_organisation": 100_000, "backup_time": "03:30"}
    async with (
        Simulator(clock=clock) as sim,
        running_bot(sim, clock, data_folder, **values) as app,
    ):
        sim.client.settled = app.inbox.drained
        town = BotTown(**vars(await towns.build(app.tools.database, clock)))
        town.sim, town.app = sim, app
        town.school_id = await town.school("Школа № 3")
        town.anna = await town.meet_coordinator("Анна", town.school_id)
        town.galina = await town.meet("Галина", (Role.CURATOR, None))
        town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)
        async with town.database.write() as session:
            await session.execute(update(Organisation).values(file_bytes=95_000))
            await session.execute(
                update(Person).values(is_administrator=Person.telegram_id == town.galina.id)
            )
        yield town


def watch_of(town) -> Watch:
    measured = Measured(town.clock, town.app.settings.backups)
    measured.note_tick("drain", ticking.DELIVER_SECONDS)
    measured.ticks["plan"] = Tick(town.clock.now() - timedelta(hours=1), timedelta(seconds=30))
    return Watch(town.app.settings, town.database, measured)


async def test_administrators_hear_of_each_alarm_once_a_day(full_town, monkeypatch):
    town = full_town
    monkeypatch.setattr(watching, "disk_usage", lambda place: Usage(0, 0, 5 * 1024 * 1024))
    backups = town.app.settings.backups
    backups.mkdir()
    made_at = town.clock.now() - timedelta(hours=30)
    (backups / making.NAME.format(moment=made_at.strftime(making.MOMENT))).touch()
    late = Owed("late", "set-aside", 1, due_at=town.clock.now() - timedelta(minutes=20))
    async with town.database.write() as session:
        await outbox.owe(session, [late], town.clock.now())
    for _ in range(2):
        await watch_of(town)()
    await town.deliver()
    await town.galina.refresh()
    told = [message.text for message in town.galina.messages if message.from_bot]
    for alarm in Alarm:
        assert len([text for text in told if SAID[alarm] in text]) == 1, alarm
    assert not [m for m in town.anna.messages if "не уходят" in m.text]


async def test_what_comes_and_goes_is_told_four_times_a_day_at_most(full_town, monkeypatch):
    """One message when it begins, one when it is over; what comes back in an hour is told again."""
    town, free = full_town, [ENOUGH - 1]
    async with town.database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=10))
    monkeypatch.setattr(watching, "disk_usage", lambda place: Usage(0, 0, free[0]))
    watch = Watch(town.app.settings, town.database, Measured(town.clock, None))

    async def look(minutes: int) -> list[str]:
        await town.clock.advance(timedelta(minutes=minutes))
        await watch()
        before = {message.id for message in town.galina.messages}
        await town.deliver()
        await town.galina.refresh()
        new = [message for message in town.galina.messages if message.id not in before]
        return [message.text.partition(".")[0] for message in new if "диске" in message.text]

    fills, over = "На диске бота осталось 1024 МБ", "На диске бота снова достаточно места"
    for begins in ([fills], [fills], []):
        free[0] = ENOUGH - 1
        assert await look(1) == begins
        assert await look(1) == []
        free[0] = ENOUGH
        assert await look(3) == []
        assert await look(5) == ([over] if begins else [])
        assert await look(50) == []
    free[0] = ENOUGH - 1
    assert await look(24 * 60) == [fills]
    assert await look(24 * 60) == [fills]
    free[0] = ENOUGH
    assert await look(13 * 60) == [over]


async def test_where_all_is_well_nobody_is_told(full_town):
    town = full_town
    async with town.database.write() as session:
        await session.execute(update(Organisation).values(file_bytes=10))
    watch = watch_of(town)
    watch._measured.ticks.clear()
    watch._measured.note_tick("plan", ticking.PLAN_SECONDS)
    await watch()
    async with town.database.read() as session:
        assert await outbox.next_due(session) is None


async def test_a_tick_is_late_half_an_hour_after_its_own_turn(full_town, clock):
    """One that comes every six hours was told to hang half an hour after each start."""
    measured = Measured(clock, full_town.app.settings.backups)
    ticker = Ticker(full_town.app.tools, full_town.app.bot, note_tick=measured.note_tick)
    for job, seconds in ticker._upkeep:
        await ticker._run(job, seconds, by_all=True)
    watch = Watch(full_town.app.settings, full_town.database, measured)
    names = {name: tick.pace for name, tick in measured.ticks.items()}
    assert timedelta(hours=6) in names.values()
    began = clock.moment
    for name, pace in names.items():
        clock.moment = began + pace + timedelta(minutes=29)
        assert name not in dict(watch._around()).get(Alarm.TICK_LATE, "")
        clock.moment += timedelta(minutes=2)
        assert name in dict(watch._around())[Alarm.TICK_LATE]


async def test_a_tick_that_hangs_in_its_first_turn_is_late_too(full_town, clock, monkeypatch):
    """It was heard of only when it had ended once."""
    measured, hanging = Measured(clock, None), asyncio.Event()

    async def keep_house(tools):
        await hanging.wait()

    monkeypatch.setattr(ticking, "keep_house", keep_house)
    ticker = Ticker(full_town.app.tools, full_town.app.bot, note_tick=measured.note_tick)
    await ticker.start()
    clock.moment += timedelta(minutes=41)
    late = dict(Watch(full_town.app.settings, full_town.database, measured)._around())
    assert "keep_house" in late[Alarm.TICK_LATE]
    hanging.set()
    await ticker.stop()


async def test_backups_that_were_never_made_are_told(full_town, clock):
    """Nothing was said where not even the first came about, as in a folder of somebody else's."""
    measured = Measured(clock, full_town.app.settings.backups)
    watch = Watch(full_town.app.settings, full_town.database, measured)
    clock.moment += timedelta(hours=25)
    assert Alarm.BACKUP_OLD not in dict(watch._around())
    clock.moment += timedelta(hours=2)
    assert dict(watch._around())[Alarm.BACKUP_OLD] == 27


async def test_a_school_without_space_is_told_what_to_do_and_reports_in_words(full_town):
    town = full_town
    card = await town.open_card(town.anna)
    await town.anna.send_file(b"x" * 6_000, "справка.pdf", reply_to=card)
    said = town.anna.last_message.text
    assert said.startswith("Место для файлов вашего учреждения заполнено")
    assert "Отправьте отчёт словами" in said
    await town.anna.send_file(b"x" * 4_000, "короткая.pdf", reply_to=card)
    await town.anna.expect("короткая.pdf")
