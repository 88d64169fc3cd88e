"""Words from a phone: comments, obstacles, questions, numbers, corrections; and old buttons."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, select

from domain.schedule import Kind
from domain.workflow import Action, Status
from models.tasks import Report, Task
from models.upkeep import Conversation
from tests.bot.conftest import TOMORROW


async def said(school, task_id=None):
    return await school.all(
        select(Report.comment)
        .where(Report.task_id == (task_id or school.task_id), Report.comment.is_not(None))
        .order_by(Report.id)
    )


async def test_a_text_in_reply_to_a_card_is_a_comment(school):
    card = await school.open_card()
    await school.anna.send("Провели 20 ноября <b>отчёт</b> на сайте", reply_to=card)
    answer = school.anna.last_message
    assert answer.text == "Комментарий записан.\n5.2 Социальный паспорт школы"
    await school.anna.press("Открыть")
    assert "Анна, 24 ноября: «Провели 20 ноября <b>отчёт</b> на сайте»" in (
        school.anna.last_message.text
    )
    await school.anna.press("Выполнено")
    assert await school.status() is Status.SUBMITTED


@pytest.mark.parametrize(
    ("label", "question", "status"),
    [
        ("Комментарий", "Напишите комментарий", Status.PLANNED),
        ("Есть затруднение", "Что мешает?", Status.BLOCKED),
        ("Не относится к нам", "Почему это к вам не относится?", Status.SUBMITTED),
    ],
)
async def test_a_button_asks_for_words(school, label, question, status):
    await school.open_card()
    await school.anna.press(label)
    assert question in school.anna.last_message.text
    await school.anna.send("Нет бланков")
    assert await school.status() is status
    assert await said(school) == ["Нет бланков"]
    assert "5.2 Социальный паспорт школы" in school.anna.last_message.text


async def test_a_question_is_dropped_by_cancel_and_by_start(school):
    for way_out in ("cancel", "start"):
        await school.open_card()
        await school.anna.press("Есть затруднение")
        if way_out == "cancel":
            await school.anna.press("Отмена")
            assert "Выполнено" in school.anna.last_message.labels
        else:
            await school.anna.send("/start")
        await school.anna.send("Просто слова")
        assert school.anna.last_message.text == "К чему это записать?"
    assert await said(school) == []
    assert await school.status() is Status.PLANNED


async def test_buttons_work_after_the_conversation_is_lost(school):
    card = await school.open_card()
    await school.anna.press("Комментарий")
    async with school.database.write() as session:
        await session.execute(delete(Conversation))
    await school.anna.press_data(card, f"t:{school.task_id}:1:start")
    assert await school.status() is Status.IN_PROGRESS


async def test_two_quick_presses_make_one_report(school):
    card = await school.open_card()
    await school.anna.send("Справка на сайте школы", reply_to=card)
    press = f"t:{school.task_id}:1:submit"
    await asyncio.gather(*(school.anna.press_data(card, press, wait=False) for _ in range(3)))
    await school.anna.expect("на проверке с 24 ноября")
    await school.anna.send("/whoami")
    submits = await school.all(select(Report).where(Report.action == Action.SUBMIT))
    assert len(submits) == 1


async def test_two_coordinators_at_once_and_the_second_sees_what_the_first_did(school):
    boris = await school.meet_coordinator("Борис", school.school_id)
    annas, boriss = await school.open_card(), await school.open_card(boris)
    await school.anna.press("В работе", annas)
    await boris.press("В работе", boriss)
    assert boris.last_answer.text == "Эта запись уже изменилась: в работе, Анна."
    await boris.expect("Статус: в работе")
    assert len(await school.all(select(Report))) == 1


async def test_a_press_on_a_month_old_button_is_answered_with_the_fresh_card(school):
    card = await school.open_card()
    await school.anna.send("Справка на сайте школы", reply_to=card)
    await school.anna.press("Отправить на проверку")
    await school.review()
    await school.anna.press("Есть затруднение", card)
    assert school.anna.last_answer.text == "Эта запись уже изменилась: принято 24 ноября, Галина."
    assert await school.status() is Status.DONE


async def test_a_redelivered_press_changes_nothing(school):
    await school.open_card()
    await school.anna.press("В работе")
    await school.anna.redeliver()
    await school.anna.send("/whoami")
    assert len(await school.all(select(Report))) == 1
    assert (await school.get(Task, school.task_id)).version == 2


async def test_forged_buttons_of_a_foreign_task_tell_nothing(school):
    vera = await school.meet_coordinator("Вера", await school.school("Школа № 7"))
    mine = vera.last_message
    for data in (
        f"c:{school.task_id}",
        f"t:{school.task_id}:1:start",
        f"ta:{school.task_id}:1:comment",
        f"tp:{school.task_id}:history",
        "c:999999",
        "fo:1",
        "fw:1",
        "pd:1:open",
    ):
        await vera.press_data(mine, data)
        assert vera.last_answer.text.startswith("Это вам недоступно"), data
    assert not await school.all(select(Report))


@pytest.mark.parametrize("data", [":::", "t:1", "t:x:y:z", "tl:nonsense:0:0:0", "t:1:1:dance"])
async def test_garbage_in_a_button_is_an_old_button(school, data):
    await school.anna.press_data(school.anna.last_message, data)
    assert school.anna.last_answer.alert
    assert await school.status() is Status.PLANNED


async def test_a_report_is_withdrawn_until_it_is_reviewed(school):
    card = await school.open_card()
    await school.anna.send("Справка на сайте школы", reply_to=card)
    await school.anna.press("Отправить на проверку")
    await school.anna.press("Отозвать")
    assert school.anna.last_answer.text == "Отчёт отозван"
    assert await school.status() is Status.IN_PROGRESS


async def test_an_edited_message_corrects_the_report(school):
    card = await school.open_card()
    await school.anna.send("Данные на 2 ноября", reply_to=card)
    message = next(m for m in school.anna.messages if m.text == "Данные на 2 ноября")
    await school.anna.edit(message, "Данные на 20 ноября", wait=True)
    assert "Исправление записано." in school.anna.last_message.text
    await school.open_card()
    assert "«Данные на 20 ноября»" in school.anna.last_message.text
    assert "2 ноября»" not in school.anna.last_message.text.replace("20 ноября»", "")
    await school.anna.press("Выполнено")
    await school.review()
    await school.anna.edit(message, "Совсем другое", wait=True)
    assert "уже проверен" in school.anna.last_message.text


async def test_the_number_of_an_indicator_is_asked_for_and_checked(school):
    await school.owed(
        "4.1",
        "Охват кружками",
        TOMORROW,
        school.school_id,
        slots=(),
        indicators=(("не менее 80% обучающихся", 80, "%", True),),
    )
    await school.open_card(label="4.1")
    assert "Показатель: не менее 80% обучающихся" in school.anna.last_message.text
    await school.anna.press("Выполнено")
    assert "Сколько по факту?" in school.anna.last_message.text
    await school.anna.send("очень много")
    assert "Нужно число" in school.anna.last_message.text
    await school.anna.send("24 из 32")
    assert school.anna.last_message.text.startswith(
        "Записано: 75 %. План: не менее 80% обучающихся, пока не выполнен."
    )
    assert "Факт: 75 %, план не выполнен" in school.anna.last_message.text
    assert "Статус: на проверке" in school.anna.last_message.text
    assert "Отозвать" in school.anna.last_message.labels


async def test_continuous_work_is_one_press(school):
    task_id = await school.owed(
        "6.1",
        "Обновление школьного сайта",
        None,
        school.school_id,
        kind=Kind.CONTINUOUS,
        term="Постоянно",
        slots=(),
    )
    await school.open_card(label="6.1")
    card = school.anna.last_message
    assert "Срок: Постоянно" in card.text
    assert card.labels[:2] == ["Без изменений", "Есть новое"]
    await school.anna.press("Без изменений")
    assert school.anna.last_answer.text == "Записано: без изменений"
    await school.anna.press("Есть новое")
    await school.anna.send("Открыли раздел «Питание»")
    assert await said(school, task_id) == ["Открыли раздел «Питание»"]
    assert await school.status(task_id) is Status.IN_PROGRESS


async def test_the_same_as_last_time_is_shown_before_it_is_sent(school):
    activity_id = await school.activity("6.2", "Мониторинг питания", TOMORROW, slots=())
    before = await school.task(activity_id, school.school_id, date(2026, 10, 30))
    await school.task(activity_id, school.school_id, TOMORROW)
    async with school.database.write() as session:
        task = await session.get_one(Task, before)
        task.status = Status.DONE
        session.add(
            Report(
                task_id=before,
                person_id=(await school.actor_of(school.anna)).person_id,
                at=school.clock.now(),
                action=Action.SUBMIT,
                status_before=Status.PLANNED,
                status_after=Status.SUBMITTED,
                comment="Замечаний нет",
            )
        )
    await school.open_card(label="6.2")
    await school.anna.press("Как в прошлый раз")
    assert "«Замечаний нет»" in school.anna.last_message.text
    await school.anna.press("Отправить так же")
    await school.anna.expect("Статус: на проверке")


async def test_history_tells_who_did_what(school):
    await school.open_card()
    await school.anna.press("В работе")
    await school.anna.press("Комментарий")
    await school.anna.send("Делаем")
    await school.anna.press("Выполнено")
    await school.anna.press("История")
    text = school.anna.last_message.text
    assert "24 ноября, Анна — в работе" in text
    assert "24 ноября, Анна — комментарий: «Делаем»" in text
    assert "24 ноября, Анна — отправлено на проверку" in text


@pytest.mark.parametrize(
    "said",
    [
        "что с 5.2",
        "как там 5.2",
        "что по 5.2?",
        "что там с социальным паспортом",
        "а что с 5.2 сейчас",
    ],
)
async def test_what_is_with_it_is_a_question_also_beside_its_card(school, said):
    await school.open_card()
    await school.anna.send(said)
    assert "Статус: не начато" in school.anna.last_message.text
    assert await school.all(select(Report.comment).where(Report.comment.is_not(None))) == []


@pytest.mark.parametrize(
    ("said", "bucket"),
    [
        ("сколько у меня выполнено", "Выполнено"),
        ("что я уже сдала", "Выполнено"),
        ("что я вчера отправила", "На проверке"),
        ("что мы отправили на проверку", "На проверке"),
        ("сколько у нас на проверке", "На проверке"),
        ("сколько у меня просрочено", "Просрочено"),
    ],
)
async def test_what_is_asked_of_ones_own_work_opens_that_part_of_the_list(school, said, bucket):
    for number, status in (
        ("1.1", Status.DONE),
        ("1.2", Status.SUBMITTED),
        ("1.3", Status.PLANNED),
    ):
        late = date(2026, 11, 20)
        activity = await school.activity(number, f"Занятие {number}", late)
        await school.task(activity, school.school_id, late, status=status)
    await school.open_card()
    await school.anna.send(said)
    assert f"• {bucket} 1" in school.anna.last_message.labels, school.anna.last_message.text


@pytest.mark.parametrize(
    "said", ["что там по школе 1 с просрочками", "просрочки школы № 1", "мои задачи по школе 1"]
)
async def test_another_school_that_is_named_is_not_answered_with_ones_own_in_silence(school, said):
    await school.school("Школа № 1")
    await school.anna.send(said)
    await school.anna.expect("чужие отчёты видит только куратор")
    assert "Мои мероприятия" in school.anna.last_message.text


@pytest.mark.parametrize(
    ("said_", "kept"),
    [
        ("5.2 готово, провели 14 ноября, было 23 человека", "провели 14 ноября, было 23 человека"),
        ("5.2 сделано, собрание провели с родителями", "собрание провели с родителями"),
        ("5.2 выполнили: сдали отчёт в методцентр", "сдали отчёт в методцентр"),
    ],
)
async def test_words_after_the_report_are_kept_whole(school, said_, kept):
    await school.anna.send(said_)
    assert await said(school) == [kept]


async def test_who_asks_for_the_other_coordinators_is_one_too(school):
    """«У учреждения пока нет координатора» was said to its only one."""
    await school.anna.send("кто ещё от нашей школы")
    assert "Отчитываетесь вы" in school.anna.last_message.text


@pytest.mark.parametrize("said_", ["ой нет, забери назад", "разобрались"])
async def test_an_obstacle_that_is_gone_is_asked_about(school, said_):
    """A reaction left the curator with an obstacle that the school believed to be taken back."""
    await school.open_card()
    await school.anna.send("есть затруднение")
    await school.anna.send("нет психолога")
    assert await school.status() is Status.BLOCKED
    await school.anna.send(said_)
    assert "работа идёт" in school.anna.last_message.text
    await school.anna.send("да")
    assert await school.status() is Status.IN_PROGRESS


async def test_work_that_is_done_is_no_day(school):
    """«5.2 выполнено» was refused where a day was asked for, as often as it was said."""
    await school.open_card()
    await school.anna.press("Перенести срок")
    await school.anna.send("5.2 выполнено")
    assert "Не хватает" in school.anna.last_message.text
    await school.anna.send("обследовали 40 семей")
    assert await school.status() is Status.SUBMITTED
    assert await said(school) == ["обследовали 40 семей"]
