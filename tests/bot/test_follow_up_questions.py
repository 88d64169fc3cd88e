"""«А по школам?», «а за октябрь?»: what a question does not say, it keeps of the one before."""

from datetime import date

import pytest
from sqlalchemy import select, update

from models.enums import GroupShows
from models.people import Organisation
from models.roadmaps import ActivityParty, Party
from models.tasks import Task
from models.upkeep import Conversation
from tests.bot.conftest import TOMORROW, grown


@grown
async def school(school):
    """Two schools with an overdue activity of each of two sections."""
    other = await school.school("Школа № 1")
    for number, deadline in (("1.1", date(2026, 10, 15)), ("2.1", date(2026, 11, 20))):
        activity = await school.activity(number, f"Дело {number}", deadline, slots=())
        for each in (school.school_id, other):
            await school.task(activity, each, deadline)
    school.boris = await school.meet_manager("Борис")


@pytest.fixture
def boris(school):
    """A manager."""
    return school.boris


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


async def test_a_question_that_names_the_first_roadmap_leaves_the_one_before(school, boris):
    """The newest is asked about where none is named; after another it is gone back to by name."""
    await school.roadmap("Воспитание")
    await school.owed("8.1", "Выставка", date(2026, 10, 20), school.school_id)
    for said, title in (
        ("просроченные по МСОКО", "МСОКО"),
        ("а за октябрь?", "МСОКО"),
        ("а по плану воспитания?", "Воспитание"),
        ("а за октябрь?", "Воспитание"),
        ("а по плану МСОКО?", "МСОКО"),
    ):
        await boris.send(said)
        text = boris.last_message.text
        assert title in text and "Просрочено: " in text, (said, text)
        assert ({"МСОКО", "Воспитание"} - {title}).pop() not in text, (said, text)


async def test_what_was_pressed_is_what_a_next_question_goes_on_with(school, boris):
    """Also where another question was asked in words before."""
    await boris.send("просроченные по разделу 1")
    await boris.press_data(boris.last_message, f"s:{school.roadmap_id}:Bo")
    await boris.expect("Учреждение")
    await boris.send("а за октябрь?")
    text = boris.last_message.text
    assert "Учреждение" in text and "октябрь 2026" in text
    assert "Просрочено: " not in text and "1 Раздел 1" not in text


@pytest.mark.parametrize(
    ("pressed", "held", "gone"),
    [
        (":0:overdue:0", ("Просрочено: 2", "Школа № 3"), "Раздел"),
        (":{section}:overdue:0", ("Просрочено: 1", "Школа № 3", "2 Раздел 2"), "1 Раздел 1"),
        ("Bo:{school}:overdue:0", ("Просрочено: 2", "Школа № 3"), "Раздел"),
        ("Bm:202610:overdue:0", ("Школа № 3", "Выполнено 0%"), "1.1 Дело"),
    ],
)
async def test_a_list_that_was_pressed_is_gone_on_with(school, boris, pressed, held, gone):
    """With its row where that is a section or a school; of a month nothing is kept."""
    await boris.send("просроченные по разделу 1")
    data = pressed.format(section=school.sections["2"], school=school.school_id)
    await boris.press_data(boris.last_message, f"st:{school.roadmap_id}:{data}")
    await boris.expect("Просрочено: ")
    await boris.send("а по школе 3?")
    text = boris.last_message.text
    assert [each for each in held if each not in text] == [], text
    assert gone not in text


async def test_a_summary_that_the_menu_has_shown_is_asked_for_as_a_file(school, boris):
    await boris.send("/start")
    await boris.press("Сводка")
    assert boris.last_message.text.startswith("Сводка")
    await boris.send("а в excel?", timeout=60)
    await boris.expect(".xlsx", timeout=60)


async def test_no_other_figures_are_shown_for_a_section_that_is_not_there(boris):
    await boris.send("просроченные по разделу 9")
    assert "Просрочено" not in boris.last_message.text
    assert "9" in boris.last_message.text


async def test_a_group_asks_about_a_section_too(school, boris):
    group = school.sim.group("Штаб", [boris, school.galina])
    await group.add_bot()
    await school.follow(group, GroupShows.FILES)
    await boris.send("/summary просроченные по разделу 1", chat=group)
    assert "Просрочено: 2" in (await group.expect("1 Раздел 1")).text


async def test_nothing_is_remembered_in_a_group(school, boris):
    group = school.sim.group("Штаб", [boris, school.galina])
    await group.add_bot()
    await school.follow(group, GroupShows.FILES)
    await boris.send("/summary просроченные за октябрь", chat=group)
    shown = await group.expect("октябрь 2026")
    await boris.press_data(shown, f"s:{school.roadmap_id}:Bo", chat=group)
    assert await school.all(select(Conversation.key)) == []
    await boris.send("/summary а по школам?", chat=group)
    assert "октябрь" not in (await group.expect("Учреждение")).text


@pytest.mark.parametrize(
    "kept",
    [
        ["zz:1:Bo", None],
        ["st:1", None],
        ["st:1:Bo:x:figures:0", None],
        ["st:1::0:gone:0", None],
        ["st:1::0:figures:0:1:2", None],
        "st:1::0:figures:0",
        ["st:1::0:figures:0"],
        ["st:1::0:figures:0", "yesterday"],
        {},
    ],
)
async def test_a_question_that_another_version_has_kept_is_not_gone_on_with(school, boris, kept):
    """It is read as a new one, and is no fault."""
    await boris.send("сводка")
    if isinstance(kept, list) and kept[-1] is None:
        kept = [kept[0], school.clock.now().timestamp()]
    async with school.database.write() as session:
        await session.execute(update(Conversation).values(data={"figures": kept}))
    await boris.send("а по школам?")
    assert "Учреждение" in boris.last_message.text


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
    # The activity once, a line a school below it.
    assert said.count("Дело 2.1") == 1
    assert said.count("\nШкола № ") == 2


async def test_a_deadline_of_all_schools_is_counted_and_moved_by_a_yes(school, boris):
    await school.galina.send("перенеси 2.1 всем на 15 декабря")
    asked = school.galina.last_message
    assert "Перенести срок до 15 декабря — 2 задачи:" in asked.text
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
    assert "обо всём, что сейчас ждёт (4 мероприятия)" in school.anna.last_message.text
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


async def test_an_evening_some_time_ago_and_the_page_of_a_school_are_asked_in_words(boris):
    """«Неделю назад» is that evening, «страница школы 3» is its page."""
    for said, held in [
        ("сводка неделю назад", ("17.11",)),
        ("а месяц назад?", ("24.10",)),
        ("по школам 10 дней назад", ("14.11",)),
        ("страница школы 3", ("Школа № 3", "Спрашивают за ноябрь")),
    ]:
        await boris.send(said)
        text = boris.last_message.text
        assert [each for each in held if each not in text] == [], (said, text)


async def test_the_page_is_meant_also_where_an_activity_is_about_pages(boris, school):
    await school.activity("2.7", "Наполнение страницы сайта", date(2026, 12, 1), slots=())
    await boris.send("страница школы 3")
    assert "Спрашивают за ноябрь" in boris.last_message.text


async def test_documents_of_one_school_are_not_its_page(boris):
    await boris.send("документы по школе 3")
    assert "Получено 0 из 1 документа." in boris.last_message.text


async def test_rows_of_responsibles_that_share_activities_say_so(boris, school):
    async with school.database.write() as session:
        named = [
            Party(municipality_id=school.id, name=each, key=each.lower(), is_person=False)
            for each in ("УО", "ОО")
        ]
        session.add_all(named)
        await session.flush()
        activity = await session.scalar(select(Task.activity_id).limit(1))
        session.add_all(
            ActivityParty(activity_id=activity, party_id=each.id, position=at)
            for at, each in enumerate(named)
        )
    await boris.send("по ответственным")
    assert "Строки в итог не складываются" in boris.last_message.text
    await boris.send("по школам")
    assert "не складываются" not in boris.last_message.text


async def test_the_one_before_is_of_the_span_and_the_sense_that_were_asked_for(boris):
    for said, held in (
        ("что сделали за неделю", ("принято: с 23 ноября по 29 ноября",)),
        ("а за прошлую?", ("принято: с 16 ноября по 22 ноября",)),
        ("а за октябрь?", ("принято: октябрь 2026",)),
        ("а за прошлый?", ("принято: сентябрь 2026",)),
        ("а за следующий", ("принято: октябрь 2026",)),
    ):
        await boris.send(said)
        text = boris.last_message.text
        assert [each for each in held if each not in text] == [], (said, text)


async def test_a_span_beside_none_is_told_to_be_unknown(boris):
    await boris.send("сводка")
    await boris.send("а за прошлую?")
    assert "Не понятно: прошлую" in boris.last_message.text


async def test_a_share_is_answered_with_the_share(boris):
    for said in ("сколько процентов выполнено по разделу 2", "какая доля выполнена по разделу 2"):
        await boris.send(said)
        text = boris.last_message.text
        assert "2 Раздел 2" in text and "0%" in text, text


@pytest.mark.parametrize(
    "said", ["как дела в районе", "как обстановка", "как у нас дела с планом?"]
)
async def test_how_things_are_is_the_summary(boris, said):
    await boris.send(said)
    assert "Сводка" in boris.last_message.text and "Не понятно" not in boris.last_message.text


@pytest.mark.parametrize(
    "said",
    [
        "просроченные до конца полугодия",
        "сводка до конца первого полугодия",
        "сводка за первое полугодие 2026-2027",
    ],
)
async def test_a_half_of_the_year_leaves_no_word_unknown(boris, said):
    await boris.send(said)
    assert "Не понятно" not in boris.last_message.text, boris.last_message.text


async def test_what_is_of_a_year_is_no_year_that_is_overdue(boris):
    await boris.send("где больше годовых отчётов")
    assert "2025" not in boris.last_message.text, boris.last_message.text


async def test_the_end_of_a_month_is_a_day_of_a_forecast(boris):
    await boris.send("успеем ли всё к концу декабря")
    assert "Не понятно" not in boris.last_message.text


@pytest.mark.parametrize(
    "said", ["за какой месяц больше всего просрочек", "в каком месяце больше всего просрочек"]
)
async def test_which_month_is_answered_by_months(boris, said):
    await boris.send(said)
    text = boris.last_message.text
    assert "октябрь 2026" in text and "ноябрь 2026" in text, text


@pytest.mark.parametrize(
    "said", ["что нужно сдать до конца года", "что осталось сдать до конца декабря"]
)
async def test_what_is_due_until_a_day_is_what_lies_ahead(school, boris, said):
    activity = await school.activity("3.1", "Зимний сбор", date(2026, 12, 20), slots=())
    await school.task(activity, school.school_id, date(2026, 12, 20))
    later = await school.activity("3.2", "Весенний сбор", date(2027, 3, 20), slots=())
    await school.task(later, school.school_id, date(2027, 3, 20))
    galina = await school.meet_curator("Галина")
    for person in (boris, galina):
        await person.send(said)
        text = person.last_message.text
        assert "3.1 Зимний сбор" in text and "3.2" not in text, text
        assert "1.1 Дело" not in text, text


async def test_what_is_due_of_one_school_is_of_that_school(school, boris):
    activity = await school.activity("3.1", "Зимний сбор", date(2026, 12, 20), slots=())
    for each in await school.all(select(Organisation.id).where(Organisation.name.contains("№"))):
        await school.task(activity, each, date(2026, 12, 20))
    galina = await school.meet_curator("Галина")
    for person in (boris, galina):
        for said in (
            "что нужно сдать школе 3 до конца декабря",
            "покажи задачи школы 3 за декабрь",
        ):
            await person.send(said)
            text = person.last_message.text
            assert "Школа № 3" in text and "Школа № 1" not in text, (said, text)
            assert "Не понятно" not in text and "декабр" in text, (said, text)


async def test_all_that_there_is_of_a_plan_and_of_a_school(boris):
    await boris.send("сколько всего мероприятий в плане")
    assert "Не понятно" not in boris.last_message.text
    for said in ("всё о школе 3", "расскажи всё про школу 3"):
        await boris.send(said)
        assert "Спрашивают за ноябрь" in boris.last_message.text, boris.last_message.text
