"""A person's own telephone: written down, shown where somebody is to be called, taken away."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from domain.access import Role
from models.people import Organisation, Person
from models.tasks import Task

MOBILE = "+7 904 123-45-67"


async def write_down(person, typed="8(904)1234567"):
    await person.send("/notifications")
    await person.press("Телефон")
    await person.send(typed)
    return person.last_message


async def late(school):
    """What Anna owes has been overdue for long enough to be told upwards."""
    async with school.database.write() as session:
        await session.execute(
            update(Task).values(
                deadline=date(2026, 10, 1), created_at=datetime(2026, 9, 1, tzinfo=UTC)
            )
        )


async def test_a_telephone_is_typed_in_the_settings_and_taken_away_there(school):
    await school.anna.send("/notifications")
    assert "Ваш телефон: не записан" in school.anna.last_message.text
    settings = await write_down(school.anna)
    assert f"Ваш телефон: {MOBILE}" in settings.text
    await school.anna.press("Убрать телефон")
    assert "Ваш телефон: не записан" in school.anna.last_message.text
    assert await school.all(select(Person.phone)) == [None, None]


@pytest.mark.parametrize(
    "words", ["мой новый телефон 8(904)1234567", "сменился номер: +79041234567"]
)
async def test_a_telephone_that_is_told_is_kept(school, words):
    await school.anna.send(words)
    assert f"Ваш телефон: {MOBILE}" in school.anna.last_message.text


@pytest.mark.parametrize(
    "words",
    [
        "телефон директора 8(904)1234567", "запиши телефон 8(904)1234567", "сохрани 89041234567",
        "мой телефон 8(904)1234567?", "у меня 2000000000",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["anna", "galina"])
async def test_a_telephone_of_somebody_else_is_neither_kept_nor_an_activity(school, who, words):
    person = getattr(school, who)
    await person.send(words)
    assert "Мероприятия 8" not in person.last_message.text
    assert await school.all(select(Person.phone)) == [None, None]


async def test_what_is_no_telephone_leaves_the_question_open(school):
    answer = await write_down(school.anna, "у секретаря")
    assert "не похоже на телефон" in answer.text
    await school.anna.send("61-2-34")
    assert "Ваш телефон: 61-2-34" in school.anna.last_message.text


async def test_the_question_says_who_will_see_the_number(school):
    await school.anna.send("/notifications")
    await school.anna.press("Телефон")
    assert "Номер увидят ваше учреждение" in school.anna.last_message.text
    await school.galina.send("/notifications")
    await school.galina.press("Телефон")
    assert "Номер увидят учреждения" in school.galina.last_message.text


async def test_who_is_to_be_called_is_named_with_a_telephone(school):
    """The coordinator to the curator, the head and the manager; the curator to the school."""
    head = await school.meet("Зоя", (Role.HEAD, school.school_id))
    boris = await school.meet_manager("Борис")
    await write_down(school.anna)
    await write_down(school.galina, "8 912 000-11-22")
    await late(school)
    await school.at(datetime(2026, 11, 25, 6, 0, tzinfo=UTC))
    morning = await school.galina.expect("среда, 25 ноября")
    assert f"Давно просрочено, стоит позвонить: Школа № 3 — Анна ({MOBILE})." in morning.text
    told = await head.expect("Давно просрочено")
    assert f"Отчёты ведёт: Анна ({MOBILE})." in told.text
    assert "Помочь может куратор Галина (+7 912 000-11-22)." in told.text
    told = await boris.expect("Давно просрочено")
    assert f"— Анна ({MOBILE})" in told.text
    await school.anna.send("кто наш куратор?")
    assert "Галина (+7 912 000-11-22)" in school.anna.last_message.text


@pytest.mark.parametrize("known", ["phone", "listed_coordinator_phone"])
async def test_without_an_own_telephone_the_school_is_called(school, known):
    async with school.database.write() as session:
        await session.execute(update(Organisation).values({"phone": None, known: "2-34-56"}))
    await late(school)
    await school.at(datetime(2026, 11, 25, 6, 0, tzinfo=UTC))
    morning = await school.galina.expect("среда, 25 ноября")
    assert "Давно просрочено, стоит позвонить: Школа № 3 — Анна, 2-34-56." in morning.text


async def test_a_school_that_has_blocked_the_bot_is_called_by_its_coordinators_number(school):
    await write_down(school.anna)
    async with school.database.write() as session:
        await session.execute(
            update(Person).where(Person.telegram_id == school.anna.id).values(reachable=False)
        )
    await school.galina.send("/deliveries")
    assert f"Школа № 3 (бот заблокирован), {MOBILE}" in school.galina.last_message.text


async def test_forgetting_takes_the_telephone_away(school):
    await write_down(school.anna)
    await school.anna.send("/privacy")
    assert "телефон, если вы его записали" in school.anna.last_message.text
    await school.anna.press("Удалить мои данные")
    await school.anna.press("Удалить")
    assert await school.all(select(Person.phone)) == [None, None]
