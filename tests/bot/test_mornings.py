"""Mornings: all that somebody is owed is one message, and what is to be decided is first."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.access import Role
from domain.workflow import Status
from models.enums import DeliveryState
from models.tasks import Task
from models.upkeep import Delivery
from services.core import claims, events
from services.reminders import coming
from services.reports import reporting
from services.tasks import deadline_requests

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


def since(person, known) -> list:
    """The bot's messages that have come since so many were there."""
    return [message for message in person.messages[known:] if message.from_bot]


async def ask_at_night(school) -> None:
    """At night Anna asks for another deadline of one task and is stuck with the other."""
    other = await school.owed("3.1", "Мониторинг кадров", date(2026, 12, 4), school.school_id)
    await school.sim.clock.set(moscow(24, 21))
    actor = await school.actor_of(school.anna)
    async with school.database.write() as session:
        await deadline_requests.ask(
            session, other, None, date(2026, 12, 9), "Ждём данных", actor=actor
        )
        await reporting.block(session, school.task_id, None, "Нет бланка", actor=actor)


async def test_a_curators_morning_is_one_message_with_decisions_first(school):
    await ask_at_night(school)
    await school.deliver()
    await school.galina.refresh()
    known = len(school.galina.messages)
    assert "просит перенести" not in school.galina.transcript()
    for moment in (moscow(25, 9), moscow(25, 9, 40), moscow(25, 11)):
        await school.at(moment)
    await school.galina.refresh()
    (morning,) = since(school.galina, known)
    lines = morning.text.split("\n")
    assert lines[0] == "Заречье · среда, 25 ноября"
    assert lines[2:4] == ["Просят перенести срок: 1", "1) Школа № 3"]
    assert "Анна: «Нет бланка»" in morning.text
    assert morning.text.index("Нет бланка") < morning.text.index("Сегодня последний день")
    assert morning.labels[:2] == ["Открыть 1", "Открыть 2"]
    await school.galina.press("Открыть 1", morning)
    await school.galina.expect("3.1 Мониторинг кадров")
    states = {row.kind: row.state for row in await school.all(select(Delivery))}
    assert states["deadline-asked"] is states["blocked"] is DeliveryState.OBSOLETE


async def test_a_bot_that_comes_back_after_the_morning_says_all_in_one_message(school):
    await ask_at_night(school)
    await school.galina.refresh()
    known = len(school.galina.messages)
    for moment in (moscow(25, 10, 30), moscow(25, 10, 33), moscow(25, 11)):
        await school.at(moment)
    await school.galina.refresh()
    (morning,) = since(school.galina, known)
    assert "Анна: «Нет бланка»" in morning.text
    assert "Просят перенести срок: 1\n1) Школа № 3\n" in morning.text


async def test_without_a_morning_the_events_of_a_night_are_one_message(school):
    await ask_at_night(school)
    async with school.database.write() as session:
        await session.execute(
            update(Delivery).where(Delivery.kind == "office-digest").values(due_at=moscow(1, 9))
        )
        # A morning that has gone before the night has told nothing of it.
        session.add(
            Delivery(
                key="earlier",
                kind="office-digest",
                municipality_id=school.id,
                person_id=(await school.actor_of(school.galina)).person_id,
                chat_id=school.galina.id,
                payload={},
                state=DeliveryState.SENT,
                created_at=moscow(24, 9),
                due_at=moscow(24, 9),
                sent_at=moscow(24, 9),
            )
        )
        await session.execute(update(Task).values(deadline=date(2026, 12, 30)))
    await school.galina.refresh()
    known = len(school.galina.messages)
    for moment in (moscow(25, 9), moscow(25, 9, 40)):
        await school.at(moment)
    await school.galina.refresh()
    (told,) = since(school.galina, known)
    assert told.text.startswith("Просят перенести срок: 1\n1) Школа № 3\n3.1 Мониторинг кадров\n")
    assert "\n\nЕсть затруднения: 1\n2) Школа № 3\n" in told.text


async def test_what_was_accepted_joins_the_next_morning_message(school):
    await school.owed("3.1", "Мониторинг кадров", date(2026, 11, 26), school.school_id)
    async with school.database.write() as session:
        await session.execute(
            update(Task)
            .where(Task.id == school.task_id)
            .values(status=Status.SUBMITTED, mend_by=date(2026, 11, 30))
        )
    await school.review()
    await school.anna.refresh()
    known = len(school.anna.messages)
    for moment in (moscow(26, 9), moscow(26, 10), moscow(30, 9), moscow(30, 9, 40)):
        await school.at(moment)
    await school.anna.refresh()
    first, *others = since(school.anna, known)
    assert "3.1 Мониторинг кадров — сегодня" in first.text
    assert "5.2 Социальный паспорт школы — принято 24 ноября." in first.text
    # Of several things said at once none is the one that a reply is about.
    assert "Ответьте на это сообщение" not in first.text
    assert all("принято" not in message.text for message in others)


async def test_who_has_several_schools_reads_whose_report_came_back(school):
    lyceum = await school.school("Лицей № 2")
    vera = await school.meet_coordinator("Вера", school.school_id, lyceum)
    async with school.database.write() as session:
        await session.execute(
            update(Task).where(Task.id == school.task_id).values(status=Status.SUBMITTED)
        )
    await school.review(reason="Нет подписи")
    await vera.expect("Вернули: 5.2 Социальный паспорт школы · Школа № 3\nНет подписи")
    await school.anna.expect("Вернули: 5.2 Социальный паспорт школы\nНет подписи")


async def test_an_event_that_cannot_be_made_stops_no_morning_and_is_shown(school):
    await ask_at_night(school)
    async with school.database.write() as session:
        await session.execute(
            update(Delivery).where(Delivery.kind == "blocked").values(payload={"wrong": 1})
        )
    for moment in (moscow(25, 9), moscow(25, 9, 40)):
        await school.at(moment)
    await school.galina.expect("Школа № 3 просит перенести срок")
    await failed_alone(school)


async def test_an_event_that_cannot_be_made_leaves_its_bundle(school):
    await ask_at_night(school)
    async with school.database.write() as session:
        await session.execute(
            update(Delivery).where(Delivery.kind == "blocked").values(payload={"wrong": 1})
        )
        await session.execute(update(Task).values(deadline=date(2026, 12, 30)))
    await school.sim.clock.set(moscow(25, 9, 40))
    async with school.database.write() as session:
        claimed = await claims.claim(session, 60, timedelta(minutes=2), moscow(25, 9, 40))
        await claims.give_back(session, [each.id for each in claimed])
    assert [each.kind for each in claimed] == [events.BUNDLE]
    await school.deliver()
    await school.deliver()
    await school.galina.expect("Школа № 3 просит перенести срок")
    await failed_alone(school)


async def failed_alone(school):
    (row,) = await school.all(select(Delivery).where(Delivery.state == DeliveryState.FAILED))
    assert row.kind == "blocked"
    assert "KeyError" in row.error


async def test_of_several_schools_each_has_a_block_and_the_settings_say_what_comes(school):
    other = await school.school("Лицей № 2")
    await school.give_role((await school.actor_of(school.anna)).person_id, Role.COORDINATOR, other)
    for number in range(20):
        day = date(2026, 10 if number < 10 else 11, 1 + number)
        id_ = other if number % 2 else school.school_id
        await school.owed(f"7.{number}", f"Дело {number}", day, id_)
    async with school.database.write() as session:
        await session.execute(update(Task).values(created_at=moscow(2, 9), next_at=moscow(30, 9)))
    await school.at(moscow(30, 9))
    digest = await school.anna.expect("Понедельник, 30 ноября")
    blocks = digest.text.split("\n\n")
    assert blocks[1].startswith("Школа № 3\n")
    assert blocks[2].startswith("Лицей № 2\n")
    assert "Школа" not in blocks[2]
    assert digest.text.count("Дело") <= 12
    assert (
        blocks[-2]
        == "Просрочено ещё 9, самый давний срок был 1 октября — по кнопке «Все мероприятия»."
    )
    assert blocks[-1].endswith("/notifications")
    await school.anna.send("/notifications")
    await school.anna.expect("За 30 дней придёт 1 утреннее сообщение: 21 декабря.")


async def test_what_the_settings_promise_is_what_comes(school):
    for number, day in enumerate((date(2026, 11, 27), date(2026, 12, 9), date(2026, 12, 18))):
        await school.owed(f"7.{number}", f"Дело {number}", day, school.school_id)
    async with school.database.write() as session:
        await session.execute(update(Task).values(created_at=moscow(2, 9), next_at=moscow(24, 9)))
    await school.at(moscow(24, 9))
    actor = await school.actor_of(school.anna)
    async with school.database.read() as session:
        promised = await coming.mornings(session, actor.person_id, MOSCOW, moscow(24, 12))
    for ahead in range(1, 31):
        await school.at(moscow(24, 9) + timedelta(days=ahead))
    sent = await school.all(
        select(Delivery.sent_at).where(
            Delivery.kind == "digest",
            Delivery.state == DeliveryState.SENT,
            Delivery.sent_at > moscow(24, 12),
        )
    )
    assert len(promised) > 4
    assert [moment.astimezone(MOSCOW).date() for moment in sorted(sent)] == list(promised)


async def test_the_office_is_shown_the_days_on_which_its_mornings_come(school):
    for number, day in enumerate((4, 11, 18)):
        deadline = date(2026, 12, day)
        await school.owed(f"7.{number}", "Мониторинг", deadline, school.school_id)
    other = await school.owed("8.1", "Справка", date(2026, 12, 3), school.school_id)
    await school.at(moscow(24, 9))
    async with school.database.write() as session:
        anna = await school.actor_of(school.anna)
        await reporting.submit(session, other, None, comment="Готово", actor=anna)
    await school.at(moscow(24, 12))
    galina = await school.actor_of(school.galina)
    async with school.database.read() as session:
        promised = await coming.of_office(session, actor=galina)
    await school.galina.send("/notifications")
    await school.galina.expect(f"{promised[0].day} ноября")
    for ahead in range(1, 31):
        await school.at(moscow(24, 9) + timedelta(days=ahead))
    sent = await school.all(
        select(Delivery.sent_at).where(
            Delivery.kind == "office-digest",
            Delivery.state == DeliveryState.SENT,
            Delivery.sent_at > moscow(24, 12),
        )
    )
    assert len(promised) > 2
    assert [moment.astimezone(MOSCOW).date() for moment in sorted(sent)] == list(promised)


@pytest.mark.parametrize("role", [Role.HEAD, Role.MANAGER])
async def test_leaders_are_shown_the_days_on_which_lateness_is_told(school, role):
    leader = await school.meet("Вера", (role, school.school_id if role is Role.HEAD else None))
    for number, day in enumerate((20, 26, 30, 4, 18)):
        deadline = date(2026, 11 if day > 18 else 12, day)
        await school.owed(f"7.{number}", "Мониторинг", deadline, school.school_id)
    await school.at(moscow(24, 9))
    actor = await school.actor_of(leader)
    async with school.database.read() as session:
        promised = await coming.of_leader(session, actor=actor)
    await leader.send("/notifications")
    await leader.expect("сообщени")
    for ahead in range(1, 31):
        await school.at(moscow(24, 9) + timedelta(days=ahead))
    sent = await school.all(
        select(Delivery.sent_at).where(
            Delivery.kind == "escalation",
            Delivery.state == DeliveryState.SENT,
            Delivery.sent_at > moscow(24, 12),
        )
    )
    assert len(promised) > 1
    assert [moment.astimezone(MOSCOW).date() for moment in sorted(sent)] == list(promised)


@pytest.fixture(autouse=True)
async def people_have_heard(school):
    """What is new was said before: the first morning of all is another matter."""
    async with school.database.write() as session:
        await session.execute(update(Task).values(created_at=moscow(2, 9)))
