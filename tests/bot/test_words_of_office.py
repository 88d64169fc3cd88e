"""A curator who types rather than presses, and a manager who asks in plain words."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.tasks import Report, Review, Task
from tests.bot.conftest import grown

TOMORROW = date(2026, 11, 25)


@grown
async def school(town):
    """School № 3 with two reports that wait, its coordinator Anna and the curator Galina."""
    town.school_id = await town.school("Школа № 3")
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)
    town.second_id = await town.owed("1.4", "Мониторинг чтения", TOMORROW, town.school_id)


async def submit(town, label="5.2"):
    await town.open_card(town.anna, label)
    await town.anna.press("Выполнено")
    await town.anna.press("Всё равно отправить")
    await town.anna.expect("на проверке")


async def reasons(town):
    return await town.all(select(Review.reason).order_by(Review.id))


async def test_a_reason_typed_after_the_question_returns(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.expect("Почему")
    await school.galina.send("Нет печати на второй странице, когда исправите, пришлите снова")
    await school.galina.expect("Возвращено")
    assert await school.status() is Status.RETURNED
    assert await reasons(school) == [
        "Нет печати на второй странице, когда исправите, пришлите снова"
    ]


async def test_a_question_in_between_is_answered_and_the_reason_still_returns(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.send("помощь")
    await school.galina.expect("/review")
    assert await school.status() is Status.SUBMITTED
    await school.galina.send("нет подписи директора")
    await school.galina.expect("Возвращено")
    assert await reasons(school) == ["нет подписи директора"]


@pytest.mark.parametrize(
    "said",
    [
        "нет, не эту, я про 1.4 говорила",
        "хочу сперва глянуть прошлый отчёт",
    ],
)
async def test_what_may_be_no_reason_is_asked_about_and_read_otherwise(school, said):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.send(said)
    await school.galina.expect(f"Записать этими словами: «{said}»?")
    assert await school.status() is Status.SUBMITTED
    asked = school.galina.last_message
    await school.galina.press("Это о другом")
    shown = school.galina.last_message.id
    await school.galina.press("Это о другом", asked)
    assert school.galina.last_message.id == shown
    assert "Записать этими словами" not in school.galina.last_message.text
    assert await reasons(school) == []
    await school.galina.send("нет подписи директора")
    await school.galina.expect("Возвращено")
    assert await reasons(school) == ["нет подписи директора"]


@pytest.mark.parametrize(
    "said", ["лучше перенеси им срок на 10 декабря", "напомни школе 3 про 1.4"]
)
async def test_an_order_to_the_bot_is_no_reason(school, said):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.send(said)
    assert await reasons(school) == []
    assert await school.status() is Status.SUBMITTED
    assert "Записать этими словами" not in school.galina.last_message.text


async def test_return_in_reply_to_the_report_returns(school):
    await submit(school)
    await school.galina.send("/review")
    report = await school.galina.expect("На проверке 1")
    await school.galina.send("Вернуть: нет печати", reply_to=report)
    await school.galina.expect("Возвращено")
    assert await school.status() is Status.RETURNED
    assert await reasons(school) == ["нет печати"]


async def test_words_after_a_report_are_asked_about_and_kept(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке 1")
    await school.galina.send("цифры за прошлый год")
    await school.galina.expect("Вернуть отчёт с этими словами?")
    assert await school.status() is Status.SUBMITTED
    await school.galina.press("Вернуть: 5.2")
    await school.galina.expect("Возвращено")
    assert await reasons(school) == ["цифры за прошлый год"]


async def test_words_after_a_report_may_be_passed_on(school):
    await submit(school)
    await school.galina.send("/review")
    await school.galina.expect("На проверке 1")
    await school.galina.send("спасибо, красивая таблица, но цифры за прошлый год")
    await school.galina.press("Передать школе как комментарий")
    await school.galina.expect("Передано школе")
    assert await school.status() is Status.SUBMITTED
    notes = await school.all(select(Report.comment).where(Report.comment.is_not(None)))
    assert "спасибо, красивая таблица, но цифры за прошлый год" in notes


async def test_all_reports_of_a_school_are_accepted_after_their_number_is_said(school):
    await submit(school)
    await submit(school, "1.4")
    await school.galina.send("прими все от школы 3")
    await school.galina.expect("Принять 2 отчёта?")
    assert await school.status() is Status.SUBMITTED
    await school.galina.press("Принять все (2)")
    await school.galina.expect("Принято")
    assert await school.status() is Status.DONE
    assert await school.status(school.second_id) is Status.DONE


async def test_a_deadline_is_moved_by_words(school):
    await school.galina.send("перенеси 5.2 школе 3 на 4 декабря")
    await school.galina.expect("4 декабря")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("кто не отчитался по 1.4", "Не отчиталось 1"),
        ("что на проверке", "провер"),
        ("школа 3", "Школа № 3"),
        ("5.2", "Социальный паспорт"),
        ("социальный паспорт школы 3", "Социальный паспорт"),
        ("сводка по школам", "Школа № 3"),
        ("помощь", "/review"),
        ("5.3 школы 3", "Мероприятия 5.3 в плане нет. Ближайшие по номеру:"),
        ("кто не отчитался по 2.7", "Мероприятия 2.7 в плане нет"),
        ("кто не сдал 1.4, кроме школы 3", "Не понятно: кроме школы 3"),
        ("кто не сдал 1.4 на 1 ноября", "вечер 1 ноября"),
        ("что мне сегодня проверять", "Всё проверено"),
        ("что сейчас на доработке", "Возвращённых нет"),
        ("что на проверке дольше трёх дней", "Не понятно: дольше трех дней"),
        ("на проверке за октябрь", "срок: октябрь 2026"),
        ("какие школы сдали 1.4 позже срока", "Сданных с опозданием нет"),
    ],
)
async def test_a_curator_is_answered(school, words, shown):
    await school.galina.send(words)
    await school.galina.expect(shown)


async def test_everybody_who_owes_is_reminded_by_words(school):
    await school.at(school.sim.clock.now().replace(day=27))
    await school.galina.send("напомни всем")
    await school.galina.expect("Не отчиталось 1 из 1.")
    await school.galina.send("да")
    await school.galina.expect("Напоминание")


MANAGERS_WORDS = (
    ("сводка по школам", "МСОКО"),
    ("кто не отчитался", "росрочен"),
    ("что просрочено", "росрочен"),
    ("какие мероприятия горят", "росрочен"),
    ("что на проверке", "На проверке"),
    ("какие школы не сдали 1.4", "1.4 ещё не сдали — 1:"),
    ("прими 5.2 третья школа", "сроки куратор: Галина. Вам видно всё"),
    ("перенеси 5.2 школе 3 на 4 декабря", "сроки куратор: Галина. Вам видно всё"),
    ("напомни третьей школе про 5.2", "Напоминает школам куратор"),
    ("кто куратор", "Куратор: Галина."),
    ("скинь эксель", ".xlsx"),
    ("отчет в ворде", ".docx"),
)


async def test_a_manager_is_answered(school):
    boss = await school.meet_manager("Борис")
    for words, shown in MANAGERS_WORDS:
        await boss.send(words, timeout=60)
        await boss.expect(shown, timeout=60)


@pytest.mark.parametrize(
    "said",
    [
        "прими 5.2 школы 99",
        "верни 5.2 школе 99: нет печати",
        "перенеси 5.2 всем школе 99 на 4 декабря",
        "перенеси 5.2 школе 99 бессрочно",
        "напомни школе 99 про 5.2",
    ],
)
async def test_an_order_about_a_school_that_there_is_not_is_about_no_other(school, said):
    """The only report that waited was offered, and a yes accepted it."""
    await submit(school)
    await school.galina.send(said)
    assert "99" in school.galina.last_message.text
    assert "нет" in school.galina.last_message.text
    await school.galina.send("да")
    assert await school.status() is Status.SUBMITTED
    assert (await school.get(Task, school.task_id)).deadline == TOMORROW


async def test_a_reason_may_name_a_school_that_there_is_not(school):
    await submit(school)
    await school.galina.send("верни 5.2: нет подписи школы 99")
    await school.galina.send("да")
    assert await school.status() is Status.RETURNED


@pytest.mark.parametrize("said", ["верни последний, нет подписи", "верните отчёт: нет подписи"])
async def test_a_reason_of_no_report_asks_of_which_with_the_words_kept(school, said):
    """It was told that no such report waits, beside the one that did."""
    await submit(school)
    await school.galina.send(said)
    asked = await school.galina.expect("Вернуть отчёт с этими словами?")
    await school.galina.press(asked.labels[0])
    await school.galina.expect("Возвращено")
    (reason,) = await reasons(school)
    assert "нет подписи" in reason


async def test_a_return_whose_reason_sounds_like_a_question_returns(school):
    await submit(school)
    await school.galina.send("Верните 5.2 школе 3: не ответили на замечания")
    await school.galina.expect("Возвращено")
    assert await school.status() is Status.RETURNED


async def test_a_reason_with_an_unknown_number_is_kept(school):
    await submit(school)
    await school.galina.send("5.2")
    await school.galina.send("не принимаю, пункт 5.3 не заполнен")
    assert "в плане нет" not in school.galina.last_message.text
    assert any(
        "Вернуть" in label or "причин" in label for label in school.galina.last_message.labels
    )


async def test_an_activity_without_a_number_is_named_to_a_manager_as_it_is_written(school):
    await school.owed("", "Кружки <для всех> & каждого", TOMORROW, school.school_id)
    boss = await school.meet_manager("Ирина")
    await boss.send("кто не сдал кружки для всех")
    assert "Кружки <для всех> & каждого ещё не сдали" in boss.last_message.text


@pytest.mark.parametrize(
    "said",
    [
        "перенеси 5.2 на 15 декабря потому что болеют",
        "перенеси 5.2 школе 3 на 15 декабря так как карантин",
    ],
)
async def test_a_move_with_its_reason_is_done_or_asked_about_with_the_day(school, said):
    await school.galina.send(said)
    text = school.galina.last_message.text
    assert "15 декабря" in text, text


@pytest.mark.parametrize(
    "said", ["какие школы ни разу не отчитались", "кто из школ не сдал ни одного отчёта"]
)
async def test_who_never_reported_is_not_answered_with_who_owes_now(school, said):
    await school.galina.send(said)
    assert "Не понятно: ни " in school.galina.last_message.text, school.galina.last_message.text


@pytest.mark.parametrize(
    "said", ["отмени", "верни как было", "верни прежние сроки", "ой, отмени это"]
)
async def test_what_was_just_done_to_many_is_taken_back_in_words(school, said):
    other = await school.school("Школа № 7")
    activity = await school.activity("2.2", "Сверка", TOMORROW)
    for each in (school.school_id, other):
        await school.task(activity, each, TOMORROW)
    galina = school.galina
    await galina.send("перенеси 2.2 всем на 15 декабря")
    await galina.send("да")
    await galina.expect("Срок перенесён на 15 декабря")
    days = select(Task.deadline).where(Task.activity_id == activity)
    assert set(await school.all(days)) == {date(2026, 12, 15)}
    await galina.send(said)
    assert set(await school.all(days)) == {TOMORROW}


async def test_what_cannot_be_taken_back_is_not_what_was_done_before(school):
    """After another screen, or another thing done, «отмени» means nothing that was done earlier."""
    other = await school.school("Школа № 7")
    activity = await school.activity("2.2", "Сверка", TOMORROW)
    for each in (school.school_id, other):
        await school.task(activity, each, TOMORROW)
    days = select(Task.deadline).where(Task.activity_id == activity)
    for between, day in (("сводка", 15), ("отмени", 16)):
        await school.galina.send(f"перенеси 2.2 всем на {day} декабря")
        await school.galina.send("да")
        moved = set(await school.all(days))
        assert moved == {date(2026, 12, day)}
        await school.galina.send(between)
        left = set(await school.all(days))
        await school.galina.send("отмени")
        assert set(await school.all(days)) == left


async def test_what_is_named_is_taken_back_and_nothing_else(school):
    """«отмени перенос» after a return that stands last gives no return back."""
    await submit(school)
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.send("нет печати")
    await school.galina.expect("Возвращено")
    await school.galina.send("отмени перенос")
    assert await school.status() is Status.RETURNED
    await school.galina.send("/review")


async def test_who_answers_for_an_activity_is_on_its_card(school):
    await school.galina.send("кто отвечает за 5.2")
    assert "5.2 Социальный паспорт школы" in school.galina.last_message.text
    assert "Ваш куратор" not in school.galina.last_message.text


async def test_the_review_of_a_school_is_its_own(school):
    other = await school.school("Школа № 8")
    await school.owed("6.1", "Смотр кабинетов", TOMORROW, other)
    boris = await school.meet_coordinator("Борис", other)
    await submit(school)
    await school.open_card(boris, "6.1")
    await boris.press("Выполнено")
    await boris.press("Всё равно отправить")
    for words in ("что на проверке у школы 8", "что на проверке от школы 8"):
        await school.galina.send(words)
        text = school.galina.last_message.text
        assert "6.1 Смотр кабинетов" in text and "5.2" not in text


async def test_what_is_asked_of_the_card_in_hand_is_of_no_other_school(school):
    other = await school.school("Школа № 8")
    task = await school.get(Task, school.task_id)
    await school.task(task.activity_id, other, TOMORROW)
    await submit(school)
    await school.galina.send("покажи 5.2 школы 3")
    for words in ("а файлы есть", "почему вернули"):
        await school.galina.send(words)
        assert "Школа № 3" in school.galina.last_message.text
        assert "Школа № 8" not in school.galina.last_message.text


@pytest.mark.parametrize("words", ["почему школа 3 отстаёт", "почему так плохо у школы 3"])
async def test_why_is_answered_by_how_it_stands(school, words):
    await school.galina.send(words)
    before, text = [each.text for each in school.galina.messages[-2:]]
    assert before.startswith("Почему так, бот не знает.")
    assert text.startswith("Школа № 3")


@pytest.mark.parametrize("said", ["покажи план", "сколько всего мероприятий в плане"])
async def test_the_whole_plan_of_a_curator_is_no_queue_of_reports(school, said):
    await submit(school)
    await school.galina.send(said)
    shown = school.galina.last_message
    assert "5.2" in shown.text and "1.4" in shown.text
    assert "Принять" not in shown.labels


async def test_what_cannot_be_compared_comes_with_what_can(school):
    await school.galina.send("сравни с прошлым годом")
    said = school.galina.last_message
    assert said.text.startswith("Сравнить не с чем") and said.text.endswith("Можно показать:")
    assert said.labels[-2:] == ["Сводка на сегодня", "Сравнить"]
    for label in said.labels:
        await school.galina.send("сравни с прошлым годом")
        await school.galina.press(label)
        assert "Сравнить не с чем" not in school.galina.last_message.text


async def test_a_week_is_no_part_of_an_outlook(school):
    await school.galina.send("кто опоздает на следующей неделе")
    assert "К такому ответу не относится: на следующей неделе" in school.galina.last_message.text


async def test_how_many_by_schools_is_a_table(school):
    await school.galina.send("сколько просрочек по школам")
    assert school.galina.last_message.text.startswith("Сводка")
    assert "Школа № 3" in school.galina.last_message.text
    await school.galina.send("просрочки по школам")
    assert "Сводка" not in school.galina.last_message.text
