"""«А по школам?», «а за октябрь?»: what a question does not say, it keeps of the one before."""

from datetime import date

import pytest

from tests.bot.conftest import TOMORROW


@pytest.fixture
async def boris(school):
    """A manager; two schools with an overdue activity of each of two sections."""
    other = await school.school("Школа № 1")
    for number, deadline in (("1.1", date(2026, 10, 15)), ("2.1", date(2026, 11, 20))):
        activity = await school.activity(number, f"Дело {number}", deadline, slots=())
        for each in (school.school_id, other):
            await school.task(activity, each, deadline)
    return await school.meet_manager("Борис")


async def test_conditions_are_kept_until_others_are_said(boris):
    """Of section 1, by schools, of October, one school, and all schools again."""
    steps = [
        ("просроченные по разделу 1", ("Просрочено: 2", "1 Раздел 1"), ()),
        ("а по школам?", ("Учреждение", "1 Раздел 1"), ()),
        ("а за октябрь?", ("Учреждение", "1 Раздел 1", "октябрь 2026"), ()),
        ("а кто не сдал?", ("Просрочено: 2", "1 Раздел 1", "октябрь 2026"), ()),
        ("а по школе 3?", ("Просрочено: 1", "Школа № 3", "октябрь 2026"), ("Школа № 1",)),
        ("а по школам?", ("Учреждение", "Школа № 1", "октябрь 2026"), ()),
        ("теперь за ноябрь", ("1 Раздел 1", "ноябрь 2026"), ("октябрь",)),
        ("сводка", ("Раздел ",), ("ноябрь 2026 ",)),
    ]
    for said, held, gone in steps:
        await boris.send(said)
        text = boris.last_message.text
        assert [each for each in held if each not in text] == [], (said, text)
        assert [each for each in gone if each in text] == [], (said, text)


async def test_a_question_that_begins_anew_keeps_nothing(boris):
    await boris.send("просроченные по разделу 1")
    await boris.send("просроченные")
    assert "Просрочено: 4" in boris.last_message.text


async def test_a_card_that_was_opened_since_is_not_meant(school, boris):
    await school.anna.send("сводка")
    await school.anna.send("покажи 5.2")
    await school.anna.send("а по разделам?")
    assert school.anna.last_message.text.startswith("Сводка")


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("просрочено больше месяца", 2),
        ("кто просрочил больше чем на месяц", 2),
        ("просрочено более трёх дней", 4),
        ("просрочено больше двух недель", 2),
    ],
)
async def test_overdue_for_longer_than(boris, said, count):
    await boris.send(said)
    assert f"Просрочено: {count}" in boris.last_message.text


async def test_a_manager_is_told_who_owes_what_was_to_be_reminded_of(boris):
    await boris.send("напомни по 2.1")
    said = boris.last_message.text
    assert "куратор: Галина" in said
    assert "2.1 ещё не сдали — 2" in said


async def test_a_deadline_of_all_schools_is_counted_and_moved_by_a_yes(school, boris):
    await school.galina.send("перенеси 2.1 всем на 15 декабря")
    asked = school.galina.last_message
    assert "Перенести срок на вторник, 15 декабря — 2 задачи:" in asked.text
    assert asked.text.count("2.1 Дело 2.1") == 2
    await school.galina.send("да")
    assert "15 декабря: 2 задачи" in school.galina.last_message.text
    await school.anna.send("когда срок по 2.1")
    assert "до 15 декабря" in school.anna.last_message.text
    await school.galina.press("Перенести", asked)
    assert "список уже неактуален" in school.galina.last_answer.text
    assert "15 декабря: 2 задачи" in school.galina.last_message.text


async def test_what_will_be_remembered_is_named(school):
    await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id)
    await school.anna.send("напомни в пятницу")
    assert "обо всём, что сейчас ждёт (2 мероприятия)" in school.anna.last_message.text
    await school.anna.send("напомни про 5.2 завтра")
    assert "напомню 25 ноября: 5.2 Социальный паспорт школы" in school.anna.last_message.text


async def test_days_that_are_offered_are_working_days(school):
    """Three days after Wednesday is a Saturday, and New Year's holidays are no days at all."""
    for deadline, offered in (
        (date(2026, 11, 25), ["понедельник, 30 ноября", "среда, 2 декабря", "среда, 9 декабря"]),
        (date(2026, 12, 30), ["понедельник, 11 января 2027 года", "среда, 13 января 2027 года"]),
    ):
        number = f"7.{deadline.month}"
        await school.owed(number, "Отчёт", deadline, school.school_id, slots=())
        await school.anna.send(f"открой {number}")
        await school.anna.send("Перенести срок")
        assert school.anna.last_message.labels[: len(offered)] == offered
        await school.anna.send("отмена")
