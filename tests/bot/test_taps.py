"""docs/taps.md keeps its word: each job is done, and what it costs is counted."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from domain.access import Role
from domain.reminding.settings import policy_values
from domain.schedule import Kind
from domain.workflow import Status
from models.roadmaps import Roadmap
from models.tasks import Task
from tests import plan_documents as documents
from tests.bot.conftest import MORNING, TOMORROW, grown
from tests.domain.policies import DAILY
from tests.pictures import png

TABLE = Path(__file__).resolve().parents[2] / "docs/taps.md"
ROW = re.compile(r"^\| (?P<job>[^|]+) \| (?P<start>[^|]+) \| (?P<taps>\d+) \|", re.M)
DOCUMENTED = {
    (row["job"], row["start"]): int(row["taps"])
    for row in ROW.finditer(TABLE.read_text())
    # The real plans are counted by `test_roadmap_taps`.
    if not row["job"].isdigit()
}


class Taps:
    """A person whose actions are counted from `begin` on."""

    def __init__(self, person, job, start):
        self.person = person
        self.key = (job, start)
        self.count = 0

    def __getattr__(self, name):
        action = getattr(self.person, name)
        if name not in {"press", "send", "send_file", "send_photo"}:
            return action

        async def counted(*args, **kwargs):
            self.count += 1
            await action(*args, **kwargs)

        return counted

    async def __aenter__(self):
        await self.person.catch_up()
        return self

    async def __aexit__(self, kind, error, trace):
        if kind is None:
            assert self.count == DOCUMENTED[self.key]


@grown
async def morning(school):
    """Anna's morning message."""
    await school.at(MORNING + timedelta(days=1))
    school.digest = await school.anna.expect("среда, 25 ноября")


async def each_reminder_on_its_day(school):
    async with school.database.write() as session:
        roadmap = await session.get_one(Roadmap, school.roadmap_id)
        roadmap.policy = dict(policy_values(DAILY))


@grown
async def reminder(school):
    """The reminder of the last day, where a curator wants it."""
    await each_reminder_on_its_day(school)
    await school.at(MORNING + timedelta(days=1))
    await school.at(MORNING + timedelta(days=1, hours=6))
    school.reminder = await school.anna.expect("Сегодня последний день")


async def test_reporting_with_a_file_by_a_reminder(reminder):
    async with Taps(reminder.anna, "Report with a file", "a reminder") as anna:
        await anna.send_file(b"x" * 900, "справка.docx", reply_to=reminder.reminder)
        await anna.press("Отправить на проверку")
    assert await reminder.status() is Status.SUBMITTED


async def test_reporting_in_words_by_a_reminder(reminder):
    async with Taps(reminder.anna, "Report in words", "a reminder") as anna:
        await anna.send("Паспорт на сайте школы", reply_to=reminder.reminder)
        await anna.press("Отправить на проверку")
    assert await reminder.status() is Status.SUBMITTED


async def test_reporting_with_a_file_by_the_morning_message(morning):
    async with Taps(morning.anna, "Report with a file", "the morning message") as anna:
        await anna.press("5.2", morning.digest)
        await anna.send_file(b"x" * 900, "справка.docx", reply_to=anna.last_message)
        await anna.press("Отправить на проверку")
    assert await morning.status() is Status.SUBMITTED


async def test_reporting_with_a_file_out_of_the_blue(school):
    await school.owed("5.3", "Анкетирование", TOMORROW, school.school_id)
    async with Taps(school.anna, "Report with a file", "nothing: just send it") as anna:
        await anna.send_file(b"x" * 900, "скан.pdf")
        await anna.press("5.2")
        await anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_reporting_in_words_out_of_the_blue(school):
    async with Taps(school.anna, "Report in words", "nothing: just write it") as anna:
        await anna.send("5.2 сделали, 15 человек")
    assert await school.status() is Status.SUBMITTED


async def test_reporting_a_number_by_a_reminder(school):
    async with school.database.write() as session:
        (await session.get_one(Task, school.task_id)).status = Status.DONE
    task_id = await school.owed(
        "4.1",
        "Охват кружками",
        TOMORROW,
        school.school_id,
        slots=(),
        indicators=(("не менее 80% обучающихся", 80, "%", True),),
    )
    await each_reminder_on_its_day(school)
    await school.at(MORNING + timedelta(days=1))
    await school.at(MORNING + timedelta(days=1, hours=6))
    await school.anna.expect("Сегодня последний день")
    reminder = next(m for m in reversed(school.anna.messages) if "Сегодня последний" in m.text)
    async with Taps(school.anna, "Report with a number", "a reminder") as anna:
        await anna.send("сделали", reply_to=reminder)
        await anna.send("82")
    assert await school.status(task_id) is Status.SUBMITTED


async def test_reporting_with_a_photo_after_a_card_was_opened(school):
    await school.open_card()
    async with Taps(school.anna, "Report with a photo", "an open card") as anna:
        await anna.send_photo(png())
        await anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_reporting_in_words_by_the_morning_message(morning):
    async with Taps(morning.anna, "Report in words", "the morning message") as anna:
        await anna.press("5.2", morning.digest)
        await anna.send("Паспорт на сайте школы", reply_to=anna.last_message)
        await anna.press("Отправить на проверку")
    assert await morning.status() is Status.SUBMITTED


async def test_nothing_new(school):
    task_id = await school.owed(
        "6.1", "Работа службы", date(2026, 12, 1), school.school_id, kind=Kind.CONTINUOUS
    )
    job = "Nothing new, for a continuous activity"
    async with Taps(school.anna, job, "the list") as anna:
        await anna.send("/tasks")
        await anna.press("6.1")
        await anna.press("Без изменений")
    assert await school.status(task_id) is not Status.PLANNED


async def test_telling_of_an_obstacle(morning):
    async with Taps(morning.anna, "Tell of an obstacle", "the morning message") as anna:
        await anna.press("5.2", morning.digest)
        await anna.press("Есть затруднение")
        await anna.send("Нет бланков")
    assert await morning.status() is Status.BLOCKED


async def test_asking_for_another_deadline_and_answering(morning):
    async with Taps(morning.anna, "Ask for another deadline", "the morning message") as anna:
        await anna.press("5.2", morning.digest)
        await anna.press("Перенести срок")
        await anna.press("понедельник, 30 ноября")
        await anna.send("Ждём данные из поликлиники")
    await morning.galina.catch_up()
    await morning.deliver()
    request = await morning.galina.expect("просит перенести срок")
    job = "Answer a request for another deadline"
    async with Taps(morning.galina, job, "the request") as galina:
        await galina.press("Перенести", request)
    assert "Срок перенесён на 30 ноября" in morning.galina.last_message.text


async def test_finding_an_activity(school):
    async with Taps(school.anna, "Find an activity", "the menu") as anna:
        await anna.send("/tasks")
        await anna.press("Найти")
        await anna.send("паспорт")
        await anna.press("5.2")
    assert "Срок: до среды, 25 ноября" in school.anna.last_message.text


async def test_mending_what_was_returned(school):
    card = await school.open_card()
    await school.anna.send_file(b"draft", "справка.docx", reply_to=card)
    await school.anna.press("Отправить на проверку")
    await school.review(reason="Нет подписи")
    notice = await school.anna.expect("Вернули")
    async with Taps(school.anna, "Mend what was returned", "the return") as anna:
        await anna.send_file(b"signed", "скан.pdf", reply_to=notice)
        await anna.press("Отправить на проверку")
    assert await school.status() is Status.SUBMITTED


async def test_putting_off(morning):
    job = "Put everything off till tomorrow"
    async with Taps(morning.anna, job, "the morning message") as anna:
        await anna.press("Напомнить завтра", morning.digest)
    assert "напомню" in morning.anna.last_answer.text + morning.anna.last_message.text


async def test_handing_over(school):
    async with Taps(school.anna, "Hand the work over", "the menu") as anna:
        await anna.send("/tasks")
        await anna.press("Ещё")
        await anna.press("Передать коллеге")
        await anna.press("Сделать ссылку")
    await school.anna.expect("start=")


async def test_importing_a_plan(town):
    await town.school("Школа № 3")
    galina = await town.meet_curator("Галина")
    rows = documents.without("1.2", "2.2", "2.3")
    async with Taps(galina, "Import a plan with nothing to decide", "the file") as taps:
        await taps.send_file(documents.as_docx(rows=rows), "план.docx")
        await taps.expect("Сроки понятны все", timeout=30)
        await taps.press("Ввести в действие")
    assert "Введено в действие" in galina.last_message.text


async def test_deciding_and_assigning(town):
    await town.school("Школа № 3")
    galina = await town.meet_curator("Галина")
    rows = documents.without("1.2", "2.2")
    await galina.send_file(documents.as_docx(rows=rows), "план.docx")
    await galina.expect("План прочитан", timeout=30)
    start = "the plan that was read"
    async with Taps(galina, "Decide a deadline that was not understood", start) as taps:
        await taps.press("Сроки (1)")
        await taps.press("Указать срок")
        await taps.send("до 15 мая")
        await taps.press("Верно")
    async with Taps(galina, "Assign a party", start) as taps:
        await taps.press("Ответственные")
        await taps.press("ОО")
        await taps.press("Все школы")
    assert "все школы" in galina.last_message.text


@grown
async def reported(school):
    """A report that waits for review."""
    card = await school.open_card()
    await school.anna.send_file(b"x" * 900, "справка.docx", reply_to=card)
    await school.anna.press("Отправить на проверку")


async def test_accepting(reported):
    async with Taps(reported.galina, "Accept a report", "the menu") as galina:
        await galina.send("/review")
        await galina.press("Принять")
    assert await reported.status() is Status.DONE


async def test_returning_with_a_reason(reported):
    async with Taps(reported.galina, "Return a report with a reason", "the menu") as galina:
        await galina.send("/review")
        await galina.press("Вернуть")
        await galina.press("Нет подписи")
    assert await reported.status() is Status.RETURNED


async def test_moving_a_deadline(school):
    job = "Move a deadline of one school"
    async with Taps(school.galina, job, "the menu") as galina:
        await galina.send("/summary")
        await galina.press("Подробнее")
        await galina.press("5 Раздел 5")
        await galina.press("5.2")
        await galina.press("Перенести срок")
        await galina.press("понедельник, 30 ноября")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 11, 30)


async def test_moving_a_deadline_of_a_debtor(school):
    await school.sim.clock.set(datetime(2026, 11, 27, 7, tzinfo=MORNING.tzinfo))
    job = "Move a deadline of a school that owes"
    async with Taps(school.galina, job, "the menu") as galina:
        await galina.send("/debtors")
        await galina.press("Список")
        await galina.press("Школа № 3")
        await galina.press("5.2")
        await galina.press("Перенести срок")
        await galina.press("понедельник, 30 ноября")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 11, 30)


async def test_moving_a_deadline_for_all(school):
    job = "Move a deadline of all schools"
    async with Taps(school.galina, job, "the menu") as galina:
        await galina.send("/plans")
        await galina.press("МСОКО 2026/27")
        await galina.press("Мероприятия")
        await galina.press("5.2")
        await galina.press("Другой срок")
        await galina.send("до 28 ноября 2026")
        await galina.press("Верно")
    assert (await school.get(Task, school.task_id)).deadline == date(2026, 11, 28)


async def test_inviting_a_school(town):
    await town.school("Школа № 3")
    galina = await town.meet_curator("Галина")
    async with Taps(galina, "Invite a school", "the menu") as taps:
        await taps.send("/people")
        await taps.press("Учреждения")
        await taps.press("Школа № 3")
        await taps.press("Пригласить")
    await galina.expect("start=")


async def test_reminding_everybody_who_owes(school):
    await school.sim.clock.set(datetime(2026, 11, 27, 7, tzinfo=MORNING.tzinfo))
    async with Taps(school.galina, "Remind everybody who owes", "the menu") as galina:
        await galina.send("/debtors")
        await galina.press("Напомнить 1 человеку")
        await galina.expect("Напоминание получит 1 человек.")


WRITTEN = "nothing: just write it"


async def test_what_a_coordinator_writes(school):
    async with Taps(school.anna, "Find an activity", WRITTEN) as anna:
        await anna.send("соцпаспорт")
    assert "Срок: до среды, 25 ноября" in school.anna.last_message.text
    async with Taps(school.anna, "Put everything off till tomorrow", WRITTEN) as anna:
        await anna.send("напомни завтра")
    assert "напомню" in school.anna.last_message.text
    async with Taps(school.anna, "Ask for another deadline", WRITTEN) as anna:
        await anna.send("можно 5.2 до 4 декабря?")
    assert "Просьба перенести срок" in school.anna.last_message.text
    async with Taps(school.anna, "Tell of an obstacle", WRITTEN) as anna:
        await anna.send("5.2 не успеваем, учитель болеет")
    assert await school.status() is Status.BLOCKED


async def test_what_somebody_who_will_be_away_writes(school):
    await school.meet_coordinator("Ольга", school.school_id)
    job, said = "Be reminded no more while away", "напоминания вместо вас получает Ольга"
    async with Taps(school.anna, job, WRITTEN) as anna:
        await anna.send("я заболела")
        await anna.send("до 4 декабря, вместо меня Ольга")
    assert said in school.anna.last_message.text
    async with Taps(school.anna, job, "nothing: all in one") as anna:
        await anna.send("в отпуске до 4 декабря, вместо меня Ольга")
    assert said in school.anna.last_message.text


async def test_a_letter_that_is_dictated(school):
    async with Taps(school.galina, "Write to a school", WRITTEN) as galina:
        await galina.send("напиши школе 3, что ждём протокол")
        await galina.press("Отправить")
        await galina.expect("Прочитали 0 из 1.")


async def test_what_an_office_writes_of_what_was_shown(school):
    late = date(2026, 11, 20)
    await school.owed("1.3", "Список", late, school.school_id)
    for number in (1, 5, 7, 9):
        await school.owed(f"2.{number}", "Дело", late, await school.school(f"Школа № {number}"))
    viktor = await school.meet_manager("Виктор")
    async with Taps(school.galina, "Write to those who owe", WRITTEN) as galina:
        await galina.send("кто не отчитался")
        await galina.send("напиши им, что ждём до пятницы")
        await galina.send("отправляй")
        await galina.expect("Прочитали 0 из 1.")
    async with Taps(school.galina, "Who somebody is, and the telephone", WRITTEN) as galina:
        await galina.send("кто такая Анна")
        await galina.expect("Школа № 3 · координатор")
    async with Taps(school.galina, "Add a school", WRITTEN) as galina:
        await galina.send("добавь школу 25")
        await galina.press("Добавить 1")
        await galina.expect("Добавлено 1 учреждение")
    async with Taps(school.galina, "Invite a school", WRITTEN) as galina:
        await galina.send("пригласи школу 25")
        await galina.press("Пригласить")
        await galina.expect("Школа № 25")
    async with Taps(viktor, "Two of five schools side by side", WRITTEN) as taps:
        await taps.send("сравни школы 1, 3, 5, 7 и 9")
        await taps.press("Школа № 5")
        await taps.press("Школа № 9")
        await taps.expect("Сравнение ·")
    await viktor.send("школа 7")
    async with Taps(viktor, "What is late at the school just shown", "its page") as taps:
        await taps.send("а что у неё просрочено")
        await taps.expect("Просрочено: 1")
    async with Taps(viktor, "The same in Excel", WRITTEN) as taps:
        await taps.send("скачай их")
        await taps.expect(".xlsx", timeout=60)


async def test_what_a_head_hands_on(school):
    vera = await school.meet("Вера", (Role.HEAD, school.school_id))
    async with Taps(vera, "Hand a file on to who reports", "nothing: just send it") as taps:
        await taps.send_file(b"x" * 900, "скан.pdf")
        await taps.press("Передать: Анна")
    assert vera.last_message.text.startswith("Передано: Анна.")


async def test_what_a_curator_writes(reported):
    second = await reported.owed("1.4", "Мониторинг чтения", TOMORROW, reported.school_id)
    job = "Return a report with a reason"
    async with Taps(reported.galina, job, WRITTEN) as galina:
        await galina.send("верни 5.2 школе 3: нет печати")
        await galina.expect("Возвращено")
    async with Taps(reported.galina, "Take a return back", "its answer") as galina:
        await galina.press("Отозвать возврат")
        await galina.expect("Возврат отозван")
    await reported.galina.send("верни 5.2 школе 3: нет печати")
    async with Taps(reported.galina, "Take a return back", WRITTEN) as galina:
        await galina.send("отзови возврат")
        await galina.send("да")
        await galina.expect("Возврат отозван")
    await reported.galina.send("верни 5.2 школе 3: нет печати")
    await reported.open_card()
    await reported.anna.send("исправили, сделано")
    async with Taps(reported.galina, "Accept a report", WRITTEN) as galina:
        await galina.send("прими 5.2 от школы 3")
        await galina.expect("Принято")
    assert await reported.status() is Status.DONE
    async with Taps(reported.galina, "Move a deadline of one school", WRITTEN) as galina:
        await galina.send("перенеси 1.4 школе 3 на 28 ноября")
        await galina.expect("28 ноября")
    assert (await reported.get(Task, second)).deadline == date(2026, 11, 28)
    await reported.sim.clock.set(datetime(2026, 11, 30, 7, tzinfo=MORNING.tzinfo))
    async with Taps(reported.galina, "Remind everybody who owes", WRITTEN) as galina:
        await galina.send("напомни всем")
        await galina.expect("Не отчиталось 1 из 1.")
        await galina.send("да")
        await galina.expect("Напоминание получит 1 человек.")
    activity = (await reported.get(Task, second)).activity_id
    await reported.task(activity, await reported.school("Школа № 1"), TOMORROW)
    async with Taps(reported.galina, "Move a deadline of all schools", WRITTEN) as galina:
        await galina.send("перенеси 1.4 всем на 4 декабря")
        await galina.send("да")
        await galina.expect("4 декабря: 2 задачи")
    job = "Give the deadlines back that were moved for all"
    async with Taps(reported.galina, job, WRITTEN) as galina:
        await galina.send("верни как было")
        await galina.expect("Прежние сроки возвращены: 2 задачи")
    await reported.galina.send("перенеси 1.4 всем на 4 декабря")
    await reported.galina.send("да")
    async with Taps(reported.galina, job, "the answer") as galina:
        await galina.press("Вернуть прежние сроки")
        await galina.expect("Прежние сроки возвращены: 2 задачи")


async def test_the_summary_and_its_files(school):
    viktor = await school.meet_manager("Виктор")
    async with Taps(viktor, "The summary of this minute", "the menu") as taps:
        await taps.send("/summary")
    assert "Итого" in viktor.last_message.text
    async with Taps(viktor, "Which schools are late", WRITTEN) as taps:
        await taps.send("просроченные по школам")
    await viktor.expect("росрочен")
    for name in ("Школа № 5", "Школа № 7"):
        await school.school(name)
    async with Taps(viktor, "Two of three schools side by side", WRITTEN) as taps:
        await taps.send("сравни школы 3, 5 и 7")
        await taps.press("Школа № 3 — Школа № 7")
        await taps.expect("Сравнение ·")
    async with Taps(viktor, "The same in Excel", "the menu") as taps:
        await taps.send("/summary")
        await taps.press("Excel")
        await taps.expect(".xlsx", timeout=60)
    async with Taps(viktor, "The pack for a meeting", "the menu") as taps:
        await taps.send("/summary")
        await taps.press("К совещанию")
        await taps.expect(".xlsx", timeout=60)
    async with Taps(viktor, "From a figure to its activities", "the menu") as taps:
        await taps.send("/summary")
        await taps.press("Подробнее")
        await taps.press("5 Раздел 5")
        await taps.expect("Социальный паспорт")


def test_every_job_of_the_document_is_counted():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [job for job, _ in DOCUMENTED if f'"{job}"' not in source] == []
