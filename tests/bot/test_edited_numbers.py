"""What was reported in words and is edited: the figures say what the words say."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Report
from tests.bot.conftest import TOMORROW

SHARE = (("не менее 80% обучающихся", 80, "%", True),)


async def reported(town, said, *, prompted=False):
    """Anna's message with the number of 4.1, typed where it was asked for or with the report."""
    task_id = await town.owed("4.1", "Охват", TOMORROW, town.school_id, slots=(), indicators=SHARE)
    if prompted:
        await town.anna.send("4.1")
        await town.anna.press("Выполнено")
    await town.anna.send(said)
    assert await town.status(task_id) is Status.SUBMITTED
    return task_id, next(each for each in reversed(town.anna.messages) if each.text == said)


async def fact(town):
    """What the curator reads."""
    await town.galina.send("4.1 школы 3")
    line = next(line for line in town.galina.last_message.text.splitlines() if "Факт" in line)
    return line.partition("Факт: ")[2]


@pytest.mark.parametrize(
    ("prompted", "said", "edited", "shown"),
    [
        (True, "85", "58", "58 %, план не выполнен"),
        (True, "85", "12 из 15", "80 %"),
        (False, "4.1 сделали, 85%", "4.1 сделали, 58%", "58 %, план не выполнен"),
        (False, "4.1 выполнено, охват 85%", "4.1 выполнено, охват 82 процента", "82 %"),
    ],
)
async def test_an_edited_number_is_the_number_of_the_report(school, prompted, said, edited, shown):
    task_id, message = await reported(school, said, prompted=prompted)
    await school.anna.edit(message, edited)
    assert "Записано" in (await school.anna.expect("План: не менее 80%")).text
    assert await fact(school) == shown
    assert await school.status(task_id) is Status.SUBMITTED


async def test_a_number_is_mended_again_and_only_where_it_was_edited(school):
    _, message = await reported(school, "4.1 сделали, 85%")
    await school.anna.edit(message, "4.1 сделали, 58%")
    await school.anna.expect("58 %")
    await school.open_card(school.anna, "4.1")
    await school.anna.send("не 58, а 90%")
    await school.anna.press("Записать 90 %")
    await school.anna.edit(message, "4.1 сделали, 58%. Приказ подписан")
    await school.anna.expect("Исправление записано")
    assert await fact(school) == "90 %"
    await school.anna.edit(message, "4.1 сделали, 83%")
    await school.anna.expect("83 %")
    assert await fact(school) == "83 %"


async def test_a_number_that_is_gone_from_the_words_stays_and_is_named(school):
    _, message = await reported(school, "4.1 сделали, 85%")
    await school.anna.edit(message, "4.1 сделали")
    await school.anna.expect("осталось прежним: 85 %")
    assert await fact(school) == "85 %"


async def test_a_number_is_not_mended_after_the_review(school):
    task_id, message = await reported(school, "4.1 сделали, 85%")
    await school.galina.send("прими 4.1 школы 3")
    assert await school.status(task_id) is Status.DONE
    await school.anna.edit(message, "4.1 сделали, 58%")
    await school.anna.expect("уже проверен")
    assert await fact(school) == "85 %"


async def test_words_that_a_report_had_not_are_added_by_an_edit(school):
    task_id = await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id, slots=())
    await school.anna.send("6.1 сделали")
    message = next(each for each in reversed(school.anna.messages) if each.text == "6.1 сделали")
    await school.anna.edit(message, "6.1 сделали, страница про питание готова")
    await school.anna.expect("Исправление записано")
    await school.galina.send("что на проверке")
    assert "страница про питание готова" in school.galina.last_message.text
    assert await school.all(select(Report.status_after).where(Report.task_id == task_id)) == [
        Status.SUBMITTED,
        Status.SUBMITTED,
    ]


async def facts(town, *tasks):
    """The last number of each task."""
    found = []
    for task_id in tasks:
        values = select(Report.value).where(Report.task_id == task_id, Report.value.is_not(None))
        found.append((await town.all(values.order_by(Report.id)))[-1])
    return found


@pytest.fixture
async def both(school):
    """Two tasks that ask for a number alone."""
    return [
        await school.owed(number, title, TOMORROW, school.school_id, slots=(), indicators=SHARE)
        for number, title in (("4.1", "Охват питанием"), ("6.1", "Сайт школы"))
    ]


async def said_of_both(town, words):
    """A message of Anna's that has told of both."""
    await town.anna.send(words)
    await town.anna.press("4.1 Охват питанием: отчёт")
    await town.anna.press("6.1 Сайт школы: отчёт")
    return next(each for each in reversed(town.anna.messages) if each.text == words)


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ("4.1 и 6.1 сделали, 92%", [92, 92]),
        ("4.1 сделали, 93%", [93, 85]),
        ("6.1 сделали, 94%", [85, 94]),
        ("4.1 сделали 91%, 6.1 сделали 94%", [85, 85]),
    ],
)
async def test_a_message_that_told_of_two_is_corrected_for_those_that_it_names(
    school, both, edited, expected
):
    message = await said_of_both(school, "4.1 и 6.1 сделали, 85%")
    assert await facts(school, *both) == [85, 85]
    await school.anna.edit(message, edited, wait=True)
    assert await facts(school, *both) == expected
    assert [await school.status(each) for each in both] == [Status.SUBMITTED] * 2
    said = [each.text for each in school.anna.messages]
    for title, before, after in zip(("4.1", "6.1"), (85, 85), expected, strict=True):
        noted = any(each.startswith(title) and f"Записано: {after} %" in each for each in said)
        assert noted is (before != after)


async def test_words_of_a_message_that_told_of_two_are_added_to_both(school):
    tasks = [
        await school.owed(number, title, TOMORROW, school.school_id, slots=())
        for number, title in (("4.1", "Охват питанием"), ("6.1", "Сайт школы"))
    ]
    message = await said_of_both(school, "4.1 и 6.1 сделали")
    await school.anna.edit(message, "4.1 и 6.1 сделали, документы на сайте", wait=True)
    for task_id in tasks:
        words = select(Report.comment).where(Report.task_id == task_id)
        assert "документы на сайте" in await school.all(words)


async def test_an_edit_that_names_another_activity_changes_nothing_of_the_first(school, both):
    await school.anna.send("4.1 сделали, 85%")
    message = next(each for each in reversed(school.anna.messages) if each.text.startswith("4.1 с"))
    await school.anna.edit(message, "6.1 сделали, 92%")
    await school.anna.expect("остался как был")
    assert await facts(school, both[0]) == [85]
    assert await school.status(both[1]) is Status.PLANNED


@pytest.mark.parametrize("way", ["taken back", "returned"])
@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("4.1 сделали, 91%", 91),
        ("4.1 исправили, теперь 91 процент", 91),
        ("4.1 сделали, 91", 91),
        ("4.1 сделали", 85),
        ("4.1 сделали, приказ 45", 85),
        ("4.1 сделали, 12 педагогов", 85),
    ],
)
async def test_a_report_that_is_sent_again_says_its_number_anew(school, way, again, expected):
    task_id, _ = await reported(school, "4.1 сделали, 85%")
    if way == "taken back":
        await school.open_card(school.anna, "4.1")
        await school.anna.press("Отозвать")
    else:
        await school.galina.send("верни 4.1 школы 3: нет справки")
        assert await school.status(task_id) is Status.RETURNED
    await school.anna.send(again)
    if await school.status(task_id) is not Status.SUBMITTED:
        await school.anna.press("4.1 Охват: отчёт")
    assert await school.status(task_id) is Status.SUBMITTED
    assert await facts(school, task_id) == [expected]
