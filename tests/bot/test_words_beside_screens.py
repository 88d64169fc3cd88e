"""«Прими вторую», «только школе 1», «скачай их»: words that lean on what the bot has just shown."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.workflow import Status
from models.tasks import DeadlineMove
from tests.bot.conftest import TOMORROW, grown

LATE = date(2026, 11, 20)


@grown
async def queue(school):
    """Two reports of Школа № 3 wait, and one of Школа № 1, which comes last."""
    school.other = await school.school("Школа № 1")
    school.boris = await school.meet_coordinator("Борис", school.other)
    school.third_id = await school.owed("2.1", "Совет школы", TOMORROW, school.other)
    school.second_id = await school.owed("1.4", "Мониторинг чтения", TOMORROW, school.school_id)
    for who, number in ((school.anna, "5.2"), (school.anna, "1.4"), (school.boris, "2.1")):
        await school.open_card(who, number)
        await who.press("Выполнено")
        await who.press("Всё равно отправить")
        await who.expect("на проверке")
        await school.clock.advance(timedelta(minutes=1))
    await school.galina.send("/review")
    await school.galina.expect("5.2")


@pytest.mark.parametrize(
    ("said", "number"), [("прими первую", "5.2"), ("прими вторую", "1.4"), ("прими третью", "2.1")]
)
async def test_the_first_is_the_report_that_is_shown_and_the_next_those_behind_it(
    queue, said, number
):
    await queue.galina.send(said)
    asked = await queue.galina.expect("Принять 1 отчёт?")
    assert f"\n{number} " in asked.text
    assert await queue.status() is Status.SUBMITTED
    await queue.galina.press("Принять")
    done = {
        "5.2": await queue.status(),
        "1.4": await queue.status(queue.second_id),
        "2.1": await queue.status(queue.third_id),
    }
    assert [each for each, status in done.items() if status is Status.DONE] == [number]


async def test_a_place_beyond_the_queue_is_no_other_report(queue):
    await queue.galina.send("прими пятую")
    await queue.galina.expect("На проверке такого отчёта нет")


async def test_a_return_of_the_second_asks_for_the_reason_of_that_one(queue):
    await queue.galina.send("верни вторую")
    assert "1.4" in queue.galina.last_message.text + str(queue.galina.last_message.buttons)
    assert "5.2" not in queue.galina.last_message.text + str(queue.galina.last_message.buttons)


@pytest.mark.parametrize(
    "said",
    ["отменить запрос на перенос", "отозвать заявку на продление срока", "отмена переноса"],
)
async def test_no_report_is_taken_back_where_no_request_waits(queue, said):
    await queue.anna.send(said)
    await queue.anna.expect("Просьбы перенести срок сейчас нет")
    assert await queue.status() is Status.SUBMITTED
    assert await queue.all(select(DeadlineMove.id)) == []


async def test_a_reminder_is_narrowed_to_the_school_that_is_named(school):
    other = await school.school("Школа № 1")
    boris = await school.meet_coordinator("Борис", other)
    activity = await school.activity("2.4", "Совет школы", LATE, slots=())
    for organisation_id in (school.school_id, other):
        await school.task(activity, organisation_id, LATE)
    await school.galina.send("напомни всем")
    await school.galina.expect("Напомнить 2 людям?")
    await school.galina.send("нет, только школе 1")
    await school.galina.expect("Напомнить 1 человеку?")
    assert "Школа № 1" in school.galina.last_message.text
    await school.galina.send("да")
    await school.galina.expect("Напоминание")
    await school.deliver()
    await boris.expect("2.4")
    assert not any("2.4" in each.text for each in school.anna.messages if each.from_bot)


async def test_a_coordinator_gets_the_files_of_the_card_and_of_the_list(school):
    await school.owed("1.4", "Мониторинг чтения", TOMORROW, school.school_id)
    await school.open_card(school.anna, "5.2")
    await school.anna.send("скачай их")
    await school.anna.expect("Документов пока нет")
    await school.anna.send_file(b"%PDF-1.4 passport", "паспорт.pdf")
    await school.anna.expect("паспорт.pdf")
    await school.anna.send("скачай их")
    shown = await school.anna.expect("Школа № 3")
    assert shown.file is not None
    assert shown.file.name.endswith(".zip")


@pytest.mark.parametrize("said", ["страница школы 3 за октябрь", "покажи страницу школы 3"])
async def test_the_page_of_a_school_is_shown_to_a_manager(school, said):
    boris = await school.meet_manager("Борис")
    await boris.send(said)
    page = await boris.expect("Школа № 3")
    assert "Ход по месяцам" in str(page.buttons)


@pytest.mark.parametrize("said", ["волонтёры", "волонтёров"])
async def test_an_activity_is_found_by_the_root_of_a_word(school, said):
    await school.owed("3.2", "Волонтёрский отряд", TOMORROW, school.school_id)
    for who in (school.galina, school.anna):
        await who.send(said)
        await who.expect("3.2 Волонтёрский отряд")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("кто у нас координатор", "Отчитывается координатор: Анна"),
        ("смени координатора", "Ваш куратор: Галина"),
        ("пригласи нового координатора", "Ваш куратор: Галина"),
        ("а кто за это отвечает", "Отчитывается координатор: Анна"),
        ("кто наш куратор", "Спросить может координатор"),
        ("напомни мне в пятницу", "Руководителю бот пишет только о давней просрочке"),
        ("а как другие школы", "Другие учреждения видит управление образования"),
        ("что будет если не сдадим 5.2", "5.2 Социальный паспорт школы"),
        ("история по 5.2", "Пока ничего не происходило"),
        ("мои файлы", "Файлы лежат на карточках мероприятий"),
    ],
)
async def test_a_head_is_told_who_reports_and_who_decides_that(school, said, shown):
    maria = await school.meet("Мария", (Role.HEAD, school.school_id))
    await maria.send(said)
    await maria.expect(shown)


async def test_a_head_gets_the_file_of_the_month_that_was_named(school):
    maria = await school.meet("Мария", (Role.HEAD, school.school_id))
    await maria.send("отчёт за ноябрь в excel")
    sent = await maria.expect(".xlsx", timeout=60)
    assert sent.file is not None
