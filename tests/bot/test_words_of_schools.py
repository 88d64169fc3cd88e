"""A coordinator says it in words: done, asked about with the text kept, or answered."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.workflow import Action, Status
from models.people import Organisation
from models.tasks import DeadlineMove, Report, Task
from models.upkeep import SchoolTerm
from tests.bot.conftest import TOMORROW

COMMENTS = select(Report.comment).where(Report.comment.is_not(None)).order_by(Report.id)


async def test_a_report_in_words_is_sent_and_can_be_taken_back(school):
    await school.anna.send("5.2 сделали, 15 человек")
    answer = school.anna.last_message
    assert answer.text.startswith("Отправлено на проверку")
    assert await school.status() is Status.SUBMITTED
    assert await school.all(COMMENTS) == ["15 человек"]
    await school.anna.press("Отозвать")
    assert await school.status() is Status.IN_PROGRESS


async def test_a_number_is_asked_for_and_finishes_the_report(school):
    task_id = await school.owed(
        "4.1",
        "Охват кружками",
        TOMORROW,
        school.school_id,
        slots=(),
        indicators=(("не менее 80% обучающихся", 80, "%", True),),
    )
    await school.anna.send("4.1 сделали")
    assert "Сколько по факту?" in school.anna.last_message.text
    await school.anna.send("82")
    assert await school.status(task_id) is Status.SUBMITTED


@pytest.mark.parametrize(
    ("said", "status", "answer"),
    [
        ("по 5.2 работаем", Status.IN_PROGRESS, "Записано"),
        ("не успеваем 5.2, учитель болеет", Status.BLOCKED, "Куратор узнает о затруднении."),
        ("5.2 это не к нам", Status.SUBMITTED, "Куратор решит, относится ли это к вам."),
        ("можно 5.2 до 4 декабря?", Status.PLANNED, "Просьба перенести срок отправлена куратору."),
        ("перенесите 5.2 на неделю", Status.PLANNED, "Просьба перенести срок"),
    ],
)
async def test_what_else_is_said_of_a_task_is_done(school, said, status, answer):
    await school.anna.send(said)
    assert school.anna.last_message.text.startswith(answer)
    assert "5.2 Социальный паспорт школы" in school.anna.last_message.text
    assert await school.status() is status


async def test_a_day_that_was_named_goes_to_the_curator_with_the_words(school):
    await school.anna.send("можно 5.2 до 4 декабря?")
    (move,) = await school.all(select(DeadlineMove))
    assert (move.new_deadline, move.reason) == (date(2026, 12, 4), "можно 5.2 до 4 декабря?")


@pytest.mark.parametrize(
    "said",
    ["у нас карантин до 10 декабря", "не успеваем, учитель болеет", "это не к нам",
     "можно до 4 декабря?"],
)  # fmt: skip
async def test_what_hinders_is_not_said_of_what_was_accepted(school, said):
    """It was kept as a comment on the card that had been opened last; no curator heard of it."""
    await school.owed("2.5", "Кружки", TOMORROW, school.school_id, slots=())
    done = await school.owed("1.1", "Анализ", TOMORROW, school.school_id, slots=())
    async with school.database.write() as session:
        (await session.get_one(Task, done)).status = Status.DONE
    await school.anna.send("1.1")
    await school.anna.expect("принято")
    await school.anna.send(said)
    asked = school.anna.last_message
    assert any(label.startswith("2.5 Кружки") for label in asked.labels), asked.text
    assert not any("Анализ" in label for label in asked.labels)
    assert await school.all(COMMENTS) == []


async def test_words_after_a_card_was_opened_are_about_it(school):
    await school.open_card()
    await school.anna.send("готово, справка на сайте")
    assert await school.status() is Status.SUBMITTED
    await school.anna.send("отозвать отчёт")
    assert await school.status() is Status.IN_PROGRESS


async def test_doubtful_words_are_asked_about_and_kept(school):
    await school.anna.send("5.2 вроде сделали")
    asked = school.anna.last_message
    assert asked.text == "Записать как отчёт?"
    assert await school.status() is Status.PLANNED
    assert asked.labels == [
        "5.2 Социальный паспорт школы: отчёт",
        "5.2 Социальный паспорт…: комментарий",
        "Другое…",
        "Не нужно",
    ]
    await school.anna.press("5.2 Социальный паспорт…: комментарий")
    assert await school.all(COMMENTS) == ["5.2 вроде сделали"]
    assert await school.status() is Status.PLANNED


async def test_a_meaning_is_pressed_from_the_whole_list(school):
    task_id = await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id, slots=())
    await school.anna.send("всё сделали, отчитались перед родителями")
    assert await school.all(select(Report)) == []
    await school.anna.press("Другое…")
    await school.anna.press("6.1 Сайт школы: отчёт")
    assert await school.status(task_id) is Status.SUBMITTED


async def test_words_that_mean_nothing_are_offered_a_place(school):
    await school.anna.send("Синие шторы и пирог с капустой")
    assert school.anna.last_message.text == "К чему это записать?"
    await school.anna.press("Не нужно")
    assert school.anna.last_message.text == "Хорошо, ничего не записано."
    assert await school.all(select(Report)) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("что у меня горит", "5.2 Социальный паспорт школы"),
        ("мои мероприятия", "Мои мероприятия"),
        ("когда срок по 5.2", "Срок: до среды, 25 ноября"),
        ("какие документы нужны по 5.2", "аналитическая справка — 0 из 1"),
        ("покажи 5.2", "Статус: не начато"),
        ("социальный паспорт", "5.2 Социальный паспорт школы"),
        ("кто мой куратор", "Ваш куратор: Галина."),
        ("помощь", "Координатору"),
        ("привет", "Бот дорожных карт."),
        ("сводка", "Сводка"),
        ("уведомления", "Уведомления"),
        ("когда срок по 9.9", "Мероприятия 9.9 у вас нет. Ближайшие по номеру:"),
        ("перенесите 9.9 на пятницу", "Мероприятия 9.9 у вас нет. Ближайшие по номеру:"),
        ("какие отчёты вернули", "Возвращённых отчётов нет."),
        ("мы на каком месте", "Места школ видит управление"),
        ("что у меня по пятому разделу", "5.2 Социальный паспорт школы"),
        ("что у меня по девятому разделу", "девятому"),
        ("есть вопрос: какой срок по 5.2?", "Срок: до среды, 25 ноября"),
        ("напомни в пятницу", "Напомню 25 ноября, раньше, чем вы просили"),
    ],
)
async def test_questions_and_labels_are_answered(school, said, answer):
    await school.anna.send(said)
    assert any(answer in each.text for each in school.anna.messages[-2:])
    assert await school.status() is Status.PLANNED


async def test_a_number_of_others_is_said_below_any_question(school):
    """It is in the plan, and narrowed the question before to nothing."""
    other = await school.school("Школа № 8")
    await school.owed("2.6", "Кружки", TOMORROW, other, slots=())
    await school.anna.send("что у меня на этой неделе")
    await school.anna.send("а что по 2.6?")
    assert school.anna.last_message.text.startswith("Мероприятия 2.6 у вас нет.")


async def test_an_unknown_number_is_said_and_the_nearest_take_the_words(school):
    await school.owed("2.5", "Кружки", TOMORROW, school.school_id, slots=())
    await school.anna.send("2.6 готово, 15 человек")
    asked = school.anna.last_message
    assert asked.text == ("Мероприятия 2.6 у вас нет. Ближайшие по номеру:\nЗаписать как отчёт?")
    assert asked.labels[:2] == ["2.5 Кружки: отчёт", "5.2 Социальный паспорт школы: отчёт"]
    await school.anna.press("2.5 Кружки: отчёт")
    assert "«2.6 готово, 15 человек»" in school.anna.last_message.text
    assert "на проверке" in school.anna.last_message.text


async def test_a_change_of_mind_after_a_report_offers_to_take_it_back(school):
    await school.anna.send("погоди")
    assert school.anna.last_message.text == "Хорошо, ничего не записано."
    await school.anna.send("5.2 сделали, 15 человек")
    await school.anna.expect("Отправлено на проверку")
    await school.anna.send("ой нет")
    assert school.anna.last_message.text == "Что отозвать?"
    await school.anna.press("5.2 Социальный паспорт школы: отозвать")
    await school.anna.expect("Статус: в работе")


async def test_thanks_get_a_reaction_and_no_message(school):
    before = len(school.anna.messages)
    for said in ("спасибо", "ок", "👍"):
        await school.anna.send(said)
        assert school.anna.messages[-1].reaction == "👍"
    assert len(school.anna.messages) == before + 3


async def test_a_question_in_between_does_not_end_the_waiting(school):
    await school.open_card()
    await school.anna.press("Есть затруднение")
    await school.anna.send("кто мой куратор?")
    assert "Галина" in school.anna.last_message.text
    await school.anna.send("минутку, уточню у завуча")
    assert school.anna.last_message.text.startswith("Хорошо, жду.")
    await school.anna.send("9.9")
    assert "Записать этими словами" in school.anna.last_message.text
    await school.anna.send("/tasks")
    await school.anna.send("Нет бланков")
    assert await school.status() is Status.BLOCKED
    assert await school.all(COMMENTS) == ["Нет бланков"]


async def test_what_is_not_ready_is_not_sent_as_an_answer(school):
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.anna.send("ещё не готово")
    assert await school.status() is Status.PLANNED
    assert school.anna.last_message.text == "Записать, что работа идёт?"


async def test_a_long_text_that_was_split_is_one_report(school):
    card = await school.open_card()
    await school.anna.send("Отчёт. " + "а" * 4080, reply_to=card, wait=False)
    await school.anna.send("и это конец отчёта", wait=False)
    await school.anna.expect("Продолжение добавлено к отчёту.")
    reports = await school.all(select(Report).where(Report.action == Action.COMMENT))
    assert [report.task_id for report in reports] == [school.task_id] * 2


async def test_questions_of_a_school_are_answered_about_its_own_work(school):
    """Whether it owes an activity, what waits for review, what presses; it reminds nobody."""
    await school.anna.send("кто не отчитался по 5.2")
    assert "5.2 Социальный паспорт школы" in school.anna.last_message.text
    assert "Выполнено" in " ".join(school.anna.last_message.labels)
    await school.anna.send("что мне делать")
    assert "Социальный паспорт" in school.anna.last_message.text
    await school.anna.send("напомни всем")
    assert school.anna.last_message.text.startswith("Школа никому не напоминает")
    await school.anna.send("что на проверке")
    assert "На проверке сейчас ничего нет." in school.anna.last_message.text
    await school.anna.send("5.2 сделали, 15 человек")
    await school.anna.send("что на проверке")
    assert "Социальный паспорт" in school.anna.last_message.text
    assert "На проверке" in school.anna.last_message.text


async def test_not_now_is_asked_about_and_means_tomorrow(school):
    for said in ("не сейчас, пожалуйста", "не сейчас"):
        await school.anna.send("/tasks")
        await school.anna.send(said)
        await school.anna.expect("О чём напомнить позже?")
    await school.anna.press(next(each for each in school.anna.last_message.labels if "5.2" in each))
    await school.anna.expect("напомню 25 ноября")


async def test_a_reminder_asked_for_in_reply_to_a_card_is_a_comment(school):
    card = await school.open_card()
    await school.anna.send("Попросите школу 3 прислать список", reply_to=card)
    assert "никому не напоминает" not in school.anna.last_message.text
    assert "Попросите школу 3 прислать список" in await school.all(select(Report.comment))


@pytest.mark.parametrize("said", ["погоди", "не надо", "ой нет, это я не туда нажала"])
async def test_what_is_taken_back_is_not_written_down_and_nothing_waits(school, said):
    await school.open_card()
    await school.anna.press("Есть затруднение")
    await school.anna.send(said)
    assert school.anna.last_message.text.startswith("Хорошо, ничего не отправлено.")
    await school.anna.send("это просто отвратительно")
    assert await school.status() is Status.PLANNED
    assert await school.all(select(Report)) == []


async def test_after_the_holidays_is_a_day_where_the_school_calendar_is_known(school):
    terms = [(date(2026, 9, 1), date(2026, 12, 30)), (date(2027, 1, 11), date(2027, 5, 31))]
    async with school.database.write() as session:
        municipality = await session.scalar(select(Organisation.municipality_id).limit(1))
        session.add_all(
            SchoolTerm(municipality_id=municipality, first_day=first, last_day=last)
            for first, last in terms
        )
    await school.anna.send("можно 5.2 сдать после каникул")
    (move,) = await school.all(select(DeadlineMove))
    assert move.new_deadline == date(2027, 1, 11)


async def test_a_month_that_is_named_is_the_one_that_is_listed(school):
    await school.owed("6.1", "Итоговый отчёт", date(2026, 12, 20), school.school_id)
    for words in ("какие сроки на декабрь", "что сдавать в декабре", "сроки декабря"):
        await school.anna.send(words)
        text = school.anna.last_message.text
        assert "6.1 Итоговый отчёт" in text and "5.2" not in text, words


async def test_files_of_an_activity_are_sent_and_no_report_is_offered(school):
    await school.anna.send("5.2 сделали")
    await school.anna.press("Всё равно отправить")
    await school.anna.send_file(b"%PDF-1.4 passport", name="паспорт.pdf", caption="к 5.2")
    for words in ("скачай всё по 5.2", "скачай всё по паспорту", "пришли мне все документы"):
        known = school.anna.last_message.id
        await school.anna.send(words)
        sent = [each for each in school.anna.messages if each.id > known and each.from_bot]
        assert any(each.files for each in sent), (words, [each.text for each in sent])


async def test_what_somebody_else_is_to_do_opens_the_card_and_reports_nothing(school):
    await school.anna.send("передай Зое, чтобы сдала 5.2")
    assert school.anna.last_message.text.startswith("5.2 Социальный паспорт школы")
    await school.anna.send("да")
    assert await school.status() is Status.PLANNED


async def test_a_day_before_the_deadline_is_no_later_one(school):
    """Typed with the number, and where the day is asked for; nobody is told anything."""
    await school.owed("6.1", "Итоговый отчёт", date(2026, 12, 20), school.school_id)
    await school.anna.send("6.1 можно до 4 декабря?")
    why, asked, *_ = school.anna.last_message.text.splitlines()
    assert why == "Нужен день позже нынешнего срока и не раньше сегодняшнего."
    assert asked.startswith("До какого дня перенести?")
    await school.anna.send("15 декабря")
    assert "Нужен день позже нынешнего срока" in school.anna.last_message.text
    assert await school.all(select(DeadlineMove)) == []
    await school.anna.send("25 декабря, психолог болеет")
    assert school.anna.last_message.text.startswith("Просьба перенести срок отправлена куратору.")


@pytest.mark.parametrize("said", ["передумала, не надо", "ой нет", "отмена"])
async def test_a_change_of_mind_takes_back_a_request_that_waits(school, said):
    """«Ничего не записано» was said, and the curator had it."""
    await school.anna.send("можно 5.2 до 4 декабря?")
    await school.anna.send(said)
    assert school.anna.last_message.text.startswith("Что отозвать?")
    await school.anna.send("да")
    assert school.anna.last_message.text.startswith("Просьба отозвана, срок прежний.")
    await school.anna.send(said)
    assert "отозвать" not in school.anna.last_message.labels


async def test_a_report_that_was_not_sent_is_not_another_one(school):
    """Other reports were offered, and one press took one of them back."""
    await school.owed("6.1", "Итоговый отчёт", TOMORROW, school.school_id)
    await school.anna.send("5.2 сделали, 15 человек")
    await school.anna.send("верните отчёт по 6.1 назад")
    assert school.anna.last_message.text.startswith("Отзывать нечего: отчёт не на проверке.")
    assert "6.1 Итоговый отчёт" in school.anna.last_message.text
    assert await school.status() is Status.SUBMITTED
