"""Orders of a curator about several things, all but some, with a change of mind, or of nothing."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.ui.callbacks.utterances import SaidOrder
from domain.workflow import Status
from models.tasks import Review, Task
from models.upkeep import Delivery
from tests.bot.conftest import grown

FRIDAY, TOMORROW = date(2026, 11, 27), date(2026, 11, 25)
SCHOOLS = (3, 5, 7)


@grown
async def schools(town):
    """Three schools that owe 1.3 since Friday, with 1.4 and 5.2 of schools 3 and 5 in review."""
    town.ids = {number: await town.school(f"Школа № {number}") for number in SCHOOLS}
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.people = [
        await town.meet_coordinator(f"Координатор {number}", town.ids[number]) for number in SCHOOLS
    ]
    town.tasks = {}
    for name, title, day, status in (
        ("1.3", "Анализ результатов ВПР", date(2026, 11, 20), Status.PLANNED),
        ("1.4", "Мониторинг чтения", TOMORROW, Status.SUBMITTED),
        ("5.2", "Социальный паспорт школы", TOMORROW, Status.SUBMITTED),
    ):
        activity = await town.activity(name, title, day)
        for number, school in town.ids.items():
            now = Status.PLANNED if number == 7 else status
            town.tasks[name, number] = await town.task(activity, school, day, now)


async def state(town):
    rows = {row.id: (row.status, row.deadline) for row in await town.all(select(Task))}
    reminders = await town.all(select(Delivery.key).where(Delivery.key.like("nudge:%")))
    return rows, reminders, len(await town.all(select(Review)))


NOTHING = (
    "не надо напоминать школе 3", "не переноси 1.3 школе 3 до пятницы", "не принимай 1.4 школы 5",
    "напомни всем, кроме школы 3", "напомни школам 3 и 5", "напомни всем, но не гимназии",
    "верни школе 5 1.4, хотя нет, прими", "не прими а верни 1.4 школе 5",
    "прими 1.4 от школы 3, а школе 5 верни — нет подписи", "прими все кроме гимназии",
    "прими всё, что сдано вовремя", "верни все без файлов: нет документов",
    "сними 1.3 со всех", "отмени 1.3 всем", "закрой школу 7", "переименуй 1.4 в Чтение",
    "перенеси 1.3 школам 3, 9 и 7 до пятницы", "кто не отчитался по 1.3", "1.3 всем убери",
)  # fmt: skip


@pytest.mark.parametrize("words", NOTHING)
async def test_nothing_is_done_at_once_nor_by_a_yes(schools, words):
    before = await state(schools)
    await schools.galina.send(words)
    await schools.galina.send("да")
    await schools.galina.send("хорошо, сделаю")
    assert await state(schools) == before


@pytest.mark.parametrize(
    ("words", "shown", "labels"),
    [
        ("не надо напоминать школе 3", "Ничего не сделано, как вы и просите", ()),
        ("не переноси 1.3 школе 3 до пятницы", "Ничего не сделано", ("Перенести срок",)),
        ("напомни всем, кроме школы 3", "одному учреждению", ("Школа № 5", "Школа № 7")),
        ("напомни школам 3 и 5", "одному учреждению", ("Школа № 3", "Школа № 5")),
        ("напомни всем, но не гимназии", "никому не напомнили", ()),
        ("верни школе 5 1.4, хотя нет, прими", "Пока ничего не сделано", ("Принять", "Вернуть")),
        ("не прими а верни 1.4 школе 5", "Пока ничего не сделано", ("Принять", "Вернуть")),
        ("прими все кроме гимназии", "ничего не принято", ()),
        ("сними 1.3 со всех", "1.3 Анализ результатов ВПР", ("Формулировка",)),
        ("переименуй 1.4 в Чтение", "1.4 Мониторинг чтения", ("Формулировка",)),
        ("закрой школу 7", "Школа № 7", ("Закрыть",)),
        ("переименуй школу 7 в Лицей", "Школа № 7", ("Переименовать",)),
    ],
)
async def test_it_is_said_what_to_press(schools, words, shown, labels):
    await schools.galina.send(words)
    await schools.galina.expect(shown)
    assert set(labels) <= set(schools.galina.last_message.labels)


async def test_all_but_one_school_are_accepted_after_they_are_listed(schools):
    await schools.galina.send("прими все кроме школы 5")
    asked = await schools.galina.expect("Принять 2 отчёта?")
    assert "Школа № 5" not in asked.text
    await schools.galina.send("да")
    await schools.galina.expect("Принято 2")
    assert await schools.status(schools.tasks["1.4", 3]) is Status.DONE
    assert await schools.status(schools.tasks["1.4", 5]) is Status.SUBMITTED


async def test_two_activities_of_a_school_are_accepted_whichever_card_was_opened(schools):
    await schools.galina.send("5.2 школы 3")
    await schools.galina.expect("Социальный паспорт")
    for words in ("прими 1.4 и 5.2 от школы 3", "прими все от школы 3"):
        await schools.galina.send(words)
        asked = await schools.galina.expect("Принять 2 отчёта?")
        assert "1.4" in asked.text
        assert "5.2" in asked.text
    await schools.galina.send("прими всё")
    await schools.galina.expect("Принять 4 отчёта?")
    await schools.galina.send("прими все, кроме 1.4")
    asked = await schools.galina.expect("Принять 2 отчёта?")
    assert "1.4" not in asked.text


async def test_one_report_is_accepted_by_a_button_of_one(schools):
    await schools.galina.send("прими все 1.4 кроме школы 5")
    await schools.galina.press("Принять")
    await schools.galina.expect("Принят 1 отчёт")
    assert await schools.status(schools.tasks["1.4", 3]) is Status.DONE


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("перенеси 1.3 до пятницы школам 3, 5 и 7", (3, 5, 7)),
        ("перенеси 1.3 школе 3 и школе 5 до пятницы", (3, 5)),
        ("перенеси 1.3 на 27 ноября всем кроме школы 3", (5, 7)),
        ("перенеси 1.3 школам 5 и 7 на неделю", (5, 7)),
    ],
)
async def test_a_deadline_of_several_schools_is_moved_after_all_are_listed(schools, words, moved):
    before = await state(schools)
    await schools.galina.send(words)
    asked = await schools.galina.expect("Перенести срок до пятницы, 27 ноября")
    assert [number for number in SCHOOLS if f"Школа № {number}" in asked.text] == list(moved)
    assert await state(schools) == before
    await schools.galina.send("да")
    await schools.galina.expect("Срок перенесён")
    for number in SCHOOLS:
        task = await schools.get(Task, schools.tasks["1.3", number])
        assert (task.deadline == FRIDAY) is (number in moved)


async def test_several_reports_are_returned_one_by_one_with_the_reason_alone(schools):
    await schools.galina.send("верни 1.4 и 5.2 школе 3: нет печати")
    await schools.galina.expect("Вернуть отчёт с этими словами?")
    assert {"Вернуть: 1.4 · Школа № 3", "Вернуть: 5.2 · Школа № 3"} <= set(
        schools.galina.last_message.labels
    )
    await schools.galina.press("Вернуть: 5.2")
    await schools.galina.expect("Возвращено")
    assert await schools.all(select(Review.reason)) == ["нет печати"]


async def test_a_yes_in_reply_to_something_else_reminds_nobody(schools):
    await schools.galina.send("помощь")
    other = schools.galina.last_message
    await schools.galina.send("напомни всем")
    await schools.galina.expect("Напомнить 3 людям?")
    before = await state(schools)
    await schools.galina.send("да", reply_to=other)
    assert await state(schools) == before


async def test_overdue_is_the_list_of_those_who_owe_though_a_report_is_open(schools):
    await schools.galina.send("/review")
    await schools.galina.expect("На проверке")
    await schools.galina.send("просроченные")
    await schools.galina.expect("росрочен")
    assert "Принять" not in schools.galina.last_message.labels


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("нет, до четверга", "Ничего не перенесено"),
        ("нет, относится", "Ответа на это у бота нет"),
        ("печати нет", "Вернуть отчёт с этими словами?"),
        ("напомни мне в четверг про 1.3", "откладывает её координатор"),
        ("в отпуск с 1 декабря, вместо меня Ольга", "Вместо вас пока некому"),
        ("3.7 сделали наполовину", "Мероприятия 3.7 в плане нет"),
        ("1.3 учебников не хватает", "О каком мероприятии речь?"),
    ],
)
async def test_what_is_no_question_of_figures_is_not_answered_by_them(schools, words, shown):
    before = await state(schools)
    count = len(schools.galina.messages)
    await schools.galina.send(words)
    answers = [each.text for each in schools.galina.messages[count:] if each.from_bot]
    assert any(shown in text for text in answers), answers
    assert not any("Сводка ·" in text for text in answers)
    assert await state(schools) == before


async def test_a_deadline_that_was_moved_unasked_is_not_said_to_have_been_asked_for(schools):
    await schools.galina.send("перенеси 1.3 школе 3 до пятницы")
    await schools.galina.expect("Сделано")
    await schools.people[0].catch_up()
    await schools.deliver()
    told = await schools.people[0].expect("срок перенесён")
    assert "Пишу, потому что куратор изменил срок" in told.text


async def test_an_order_to_return_without_a_reason_is_no_reason(schools):
    before = await state(schools)
    await schools.galina.send("верни 1.4 школе 5 завтра")
    await schools.galina.expect("После нажатия спрошу причину")
    await schools.galina.send("да")
    assert await state(schools) == before
    await schools.galina.press("Вернуть: 1.4")
    await schools.galina.expect("Почему возвращаете?")
    await schools.galina.send("нет подписи")
    await schools.galina.expect("Возвращено")
    assert await schools.all(select(Review.reason)) == ["Нет подписи"]


@pytest.mark.parametrize("words", ["прими завтра", "прими 1.3 в пятницу", "прими отчёт потом"])
async def test_what_is_to_be_accepted_another_day_is_left_and_said_so(schools, words):
    before = await state(schools)
    await schools.galina.send(words)
    await schools.galina.expect("В другой день бот сам не примет")
    await schools.galina.send("да")
    assert await state(schools) == before


async def test_each_of_several_orders_is_one_press_away(schools):
    """They had to be typed again, one by one."""
    before = await state(schools)
    await schools.galina.send("прими 1.4 от школы 3, а 1.3 школе 7 перенеси до пятницы")
    first, second = (row[0] for row in schools.galina.last_message.buttons)
    assert (first, second) == ("прими 1.4 от школы 3", "1.3 школе 7 перенеси до пятницы")
    assert await state(schools) == before
    await schools.galina.press(first)
    await schools.galina.press(second)
    statuses, _, reviews = await state(schools)
    assert reviews == before[2] + 1
    assert statuses[schools.tasks["1.4", 3]][0] is Status.DONE
    assert statuses[schools.tasks["1.3", 7]][1] == FRIDAY
    others = {schools.tasks["1.4", 3], schools.tasks["1.3", 7]}
    assert {id_: row for id_, row in statuses.items() if id_ not in others} == {
        id_: row for id_, row in before[0].items() if id_ not in others
    }
    await schools.galina.press(first)  # accepted already: nothing is done twice
    assert (await state(schools))[2] == reviews


async def test_a_press_of_an_order_that_is_not_there_is_stale(schools):
    await schools.galina.send("прими 1.4 от школы 3, а 1.3 школе 7 перенеси до пятницы")
    before = await state(schools)
    await schools.galina.press_data(schools.galina.last_message, SaidOrder(place=7).pack())
    assert await state(schools) == before
    assert schools.galina.last_answer.text


async def test_a_move_without_a_day_asks_for_it(schools):
    await schools.galina.send("перенеси 1.3 школе 7")
    await schools.galina.expect("На какой день перенести")
    await schools.galina.send("до пятницы")
    statuses, _, _ = await state(schools)
    assert statuses[schools.tasks["1.3", 7]][1] == FRIDAY


@pytest.mark.parametrize(
    "words", ["когда перенесли 1.3 школе 7", "на сколько перенесли 1.3 школе 7"]
)
async def test_a_question_about_a_move_asks_for_no_day(schools, words):
    await schools.galina.send(words)
    assert "На какой день" not in schools.galina.last_message.text
    assert "1.3" in schools.galina.last_message.text
