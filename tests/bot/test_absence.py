"""Silence that was asked for: until a day that is typed, or while a colleague stands in."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.access import Role
from models.people import Membership, Person
from models.reminders import Absence
from models.tasks import Snooze, Task
from models.upkeep import Delivery
from services.core.phones import Contact
from services.reminders import lateness, office_mornings
from services.reports import contacts

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=MOSCOW).astimezone(UTC)


async def about(school, person, *moments) -> list[str]:
    """What has come to somebody at these moments."""
    await person.refresh()
    known = len(person.messages)
    for moment in moments:
        await school.at(moment)
    await person.refresh()
    return [message.text for message in person.messages[known:] if message.from_bot]


async def far(school) -> None:
    async with school.database.write() as session:
        await session.execute(
            update(Task).values(deadline=date(2026, 12, 11), created_at=moscow(2, 9))
        )


async def test_a_digest_is_put_off_until_a_day_that_is_typed(school):
    await far(school)
    (digest,) = await about(school, school.anna, moscow(7, 9, month=12))
    assert "до пятницы" in digest
    await school.anna.press("Другой день")
    await school.anna.expect("До какого дня не напоминать?")
    for wrong, said in (
        ("вчера", "День прочитать не получилось."),
        ("1 декабря 2026", "Так не получится: нужен день с 08.12.2026 по"),
        ("31.12.9997", "Так не получится: нужен день"),
        ("в следующей жизни", "День прочитать не получилось."),
    ):
        await school.anna.send(wrong)
        await school.anna.expect(said)
    assert await school.all(select(Snooze)) == []
    await school.anna.send("10 декабря")
    await school.anna.expect("Хорошо, напомню 10 декабря: 5.2 Социальный паспорт школы.")
    came = await about(school, school.anna, moscow(8, 9, 12), moscow(9, 9, 12))
    assert came == []
    (digest,) = await about(school, school.anna, moscow(10, 9, month=12))
    assert "до завтра" in digest


@pytest.mark.parametrize(
    ("words", "day"),
    [("в среду", "9 декабря"), ("на два дня", "9 декабря"), ("pfdnhf", "8 декабря")],
)
async def test_a_day_to_put_off_until_is_read_as_any_other_day(school, words, day):
    await far(school)
    await about(school, school.anna, moscow(7, 9, month=12))
    await school.anna.press("Другой день")
    await school.anna.send(words)
    await school.anna.expect(f"Хорошо, напомню {day}: 5.2 Социальный паспорт школы.")


@pytest.mark.parametrize(
    "words",
    [
        "вместо меня Ольга до 10 декабря",
        "я в отпуске до четверга, 10 декабря, вместо меня Ольга",
        "в отпуске до 10 декабря, меня замещает Ольга",
    ],
)
async def test_whoever_stands_in_may_be_named_in_any_order(school, words):
    await school.meet_coordinator("Мария", school.school_id)
    await school.meet_coordinator("Ольга", school.school_id)
    await school.anna.send(words)
    await school.anna.expect("До 10 декабря напоминания вместо вас получает Ольга.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("до 31.12.9997, вместо меня Ольга", "Так не получится: нужен день с 25.11.2026 по"),
    ],
)
async def test_an_absence_that_cannot_be_is_refused_in_words_of_its_own(school, words, said):
    await school.meet_coordinator("Ольга", school.school_id)
    await school.anna.send(words)
    await school.anna.expect(said)
    assert await school.all(select(Absence)) == []


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("я заболела", ""),
        ("В отпуск с 1 декабря", "а не с 1 декабря"),
        ("отпуск с 1 по 14 декабря, вместо меня Ольга", ""),
        ("меня не будет", ""),
        ("ушла на больничный", ""),
        ("я заболела, выйду в понедельник", ""),
    ],
)
async def test_who_stands_in_is_asked_of_whoever_will_be_away(school, words, note):
    """Also beside an open card: it is of the speaker, and no day is taken for another."""
    await school.meet_coordinator("Ольга", school.school_id)
    await school.anna.send("/tasks")
    await school.anna.send(words)
    asked = await school.anna.expect("До какого дня вас нет и кто получает напоминания?")
    assert note in asked.text
    assert await school.all(select(Absence)) == []
    await school.anna.send("до 14 декабря, вместо меня Ольга")
    await school.anna.expect("До 14 декабря напоминания вместо вас получает Ольга.")


@pytest.mark.parametrize(
    "words",
    [
        "В отпуске учитель, просим перенести срок на 10 декабря",
        "на больничном методист, отчёт будет в пятницу",
        "Отпуск педагогов согласован, приказ готов",
        "в командировку съездили, готово",
        "отпускные оформили, отчёт готов",
        "я в отпуске, просим перенести срок на 10 декабря",
        "я на больничном, паспорт сдали",
        "5.2 сдадим до пятницы, меня не будет, вместо меня отчёт отправит завуч",
        "меня нет до среды, вместо меня 5.2 Ольга",
        "Меня не будет на совещании до обеда, вместо меня придёт завуч",
    ],
)
async def test_work_that_is_told_beside_an_absence_is_not_lost(school, words):
    """With a card open the words are done, or asked about with the text kept."""
    await school.meet_coordinator("Ольга", school.school_id)
    await far(school)
    await school.anna.send("/tasks")
    await school.anna.press("5.2")
    await school.anna.send(words)
    answer = school.anna.last_message
    assert "До какого дня вас нет" not in answer.text
    assert any("5.2" in each for each in (answer.text, *answer.labels)), answer.text
    assert await school.all(select(Absence)) == []


@pytest.mark.parametrize("filler", ["я", "🙂", "<b>&"])
async def test_an_absence_in_as_many_words_as_a_message_holds_is_answered(school, filler):
    await school.meet_coordinator("Ольга", school.school_id)
    for head in ("до 14 декабря, вместо меня ", "вместо меня ", "в отпуске до 14 декабря "):
        room = (4096 - len(head)) // (2 if filler == "🙂" else 1)
        await school.anna.send(head + (filler * 4096)[:room])
        assert "Что-то пошло не так" not in school.anna.last_message.text
    await school.anna.send("до 14 декабря, вместо меня " + "Ольга " * 600)
    await school.anna.expect("До 14 декабря напоминания вместо вас получает Ольга.")


async def test_a_colleague_is_reminded_instead_until_the_day_and_it_ends_by_itself(school):
    await far(school)
    maria = await school.meet_coordinator("Мария", school.school_id)
    olga = await school.meet_coordinator("Ольга", school.school_id)
    await about(school, school.anna, moscow(30, 9))
    await school.anna.send("/notifications")
    await school.anna.press("Меня не будет")
    await school.anna.expect("До какого дня вас нет")
    await school.anna.send("до 14 декабря")
    await school.anna.expect("Кто получает напоминания вместо вас?")
    await school.anna.press("Ольга")
    await school.anna.expect("До 14 декабря напоминания вместо вас получает Ольга.")
    await school.deliver()
    await olga.expect("Анна просит вас получать напоминания до 14 декабря.")
    # In words, and another colleague: the last word counts.
    await school.anna.send("До 14 декабря, вместо меня Марию")
    await school.anna.expect("До 14 декабря напоминания вместо вас получает Мария.")
    assert len(await school.all(select(Absence).where(Absence.ended_at.is_(None)))) == 1
    # Not even the last day reaches Anna; Maria hears of it.
    await maria.refresh()
    known = len(maria.messages)
    days = [moscow(7, 9, 12), moscow(11, 9, 12)]
    assert await about(school, school.anna, *days) == []
    await maria.refresh()
    assert any("сегодня" in message.text for message in maria.messages[known:])
    (back,) = await about(school, school.anna, moscow(14, 9, 12))
    assert "срок был 11 декабря" in back
    await school.anna.send("/notifications")
    settings = await school.anna.expect("Уведомления")
    assert "вместо вас" not in settings.text


async def test_events_pass_too_and_come_back_with_a_press(school):
    await school.meet_coordinator("Мария", school.school_id)
    await school.anna.send("До 14 декабря вместо меня Мария")
    await school.anna.expect("получает Мария")
    await submitted(school)
    await school.review(reason="Нет подписи", deliver=False)
    told = await school.all(select(Delivery.person_id).where(Delivery.kind == "returned"))
    anna, maria = await people(school)
    assert told == [maria]
    await school.anna.send("/notifications")
    await school.anna.press("Напоминать снова мне")
    await submitted(school)
    await school.review(reason="Нет печати", deliver=False)
    told = await school.all(select(Delivery.person_id).where(Delivery.kind == "returned"))
    assert sorted(told) == [anna, maria, maria]


async def test_nobody_is_silent_where_the_colleague_has_left(school):
    await far(school)
    await school.meet_coordinator("Мария", school.school_id)
    await school.anna.send("До 14 декабря вместо меня Мария")
    await school.anna.expect("получает Мария")
    _, maria = await people(school)
    async with school.database.write() as session:
        await session.execute(
            update(Membership)
            .where(Membership.person_id == maria)
            .values(ended_at=school.clock.now())
        )
        await session.execute(update(Task).values(next_at=school.clock.now()))
    assert await about(school, school.anna, moscow(30, 9), moscow(11, 9, 12))


async def test_without_colleagues_nobody_is_left_alone(school):
    await school.anna.send("/notifications")
    await school.anna.press("Меня не будет")
    await school.anna.expect("Вместо вас пока некому")
    assert await school.all(select(Absence)) == []


async def people(school) -> list[int]:
    """The coordinators of the school: Anna, who came first, and Maria."""
    found = select(Membership.person_id).where(Membership.organisation_id == school.school_id)
    return sorted(await school.all(found))


async def submitted(school) -> None:
    async with school.database.write() as session:
        await session.execute(
            update(Task).where(Task.id == school.task_id).values(status="submitted")
        )


async def test_whom_to_phone_is_whoever_stands_in(school):
    """Nobody is called on holiday while a colleague is there."""
    maria = await school.meet_coordinator("Мария", school.school_id)
    anna, other = [(await school.actor_of(person)).person_id for person in (school.anna, maria)]
    actor = await school.actor_of(school.galina)
    async with school.database.write() as session:
        await session.execute(
            update(Task).values(
                deadline=date(2026, 10, 1), created_at=datetime(2026, 9, 1, tzinfo=UTC)
            )
        )
        session.add(
            Absence(
                person_id=anna, substitute_id=other, until=date(2026, 12, 1), created_at=actor.as_of
            )
        )
    for now, named in ((moscow(24, 9), ["Мария"]), (moscow(1, 9, month=12), ["Анна", "Мария"])):
        async with school.database.read() as session:
            (late,) = await lateness.of_role(session, school.id, Role.CURATOR, now)
        assert [each.name for each in late.people] == named


async def test_a_colleague_who_cannot_be_written_to_stands_in_for_nobody(school):
    await far(school)
    maria = await school.meet_coordinator("Мария", school.school_id)
    anna, other = [(await school.actor_of(person)).person_id for person in (school.anna, maria)]
    olga = await school.meet_curator("Ольга")
    galina, third = [(await school.actor_of(each)).person_id for each in (school.galina, olga)]
    async with school.database.write() as session:
        for away, instead in ((anna, other), (galina, third)):
            session.add(
                Absence(
                    person_id=away,
                    substitute_id=instead,
                    until=date(2027, 1, 15),
                    created_at=moscow(24, 9),
                )
            )
        await session.execute(
            update(Person).where(Person.id.in_((other, third))).values(reachable=False)
        )
    (digest,) = await about(school, school.anna, moscow(7, 9, month=12))
    assert "5.2" in digest
    async with school.database.read() as session:
        owed = await office_mornings.due(session, moscow(7, 9, month=12))
        named = await contacts.reachable_curators(session, school.id)
    kinds = await school.all(select(Delivery.kind).where(Delivery.person_id == galina))
    assert "office-digest" in {*kinds, *(each.kind for each in owed.messages)}
    assert named == (Contact("Галина"),)
