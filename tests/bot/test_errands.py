"""Errands in words that no intent stands for, as people say them."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.organisation_kinds import OrganisationKind
from domain.workflow import Status
from models.enums import MoveVerdict, Verdict
from models.people import Invite, Organisation
from models.tasks import DeadlineMove, Report, Review, Task
from tests.bot.conftest import grown

TODAY = date(2026, 11, 24)
TOMORROW = date(2026, 11, 25)
SHARE = (("не менее 30%", 30.0, "%", True),)


@grown
async def school(town):
    """School № 3 with two tasks, its coordinator Anna, and two curators."""
    town.school_id = await town.school("Школа № 3")
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.olga = await town.meet_curator("Ольга")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, town.school_id)
    town.second_id = await town.owed("1.4", "Мониторинг чтения", TOMORROW, town.school_id)


async def submit(town, label="5.2"):
    await town.open_card(town.anna, label)
    await town.anna.press("Выполнено")
    await town.anna.press("Всё равно отправить")
    await town.anna.expect("на проверке")


async def test_a_curator_asks_what_was_accepted_by_the_speaker_alone(school):
    await submit(school)
    await submit(school, "1.4")
    await school.galina.send("прими 5.2 школы 3")
    await school.galina.expect("Принято")
    await school.galina.send("сколько я сегодня приняла?")
    shown = await school.galina.expect("Вы приняли отчётов")
    assert "): 1" in shown.text
    assert "5.2 Социальный паспорт школы · Школа № 3 — принят" in shown.text
    await school.olga.send("а сколько я приняла за неделю")
    assert "): 0" in (await school.olga.expect("Вы приняли отчётов")).text
    await school.galina.send("сколько я вернула вчера")
    assert "): 0" in (await school.galina.expect("Вы вернули отчётов")).text


async def test_own_reviews_are_narrowed_by_what_is_named(school):
    await submit(school)
    await submit(school, "1.4")
    for number in ("5.2", "1.4"):
        await school.galina.send(f"прими {number} школы 3")
        await school.galina.expect("Принято")
    other = await school.school("Лицей № 2")
    await school.task(await school.activity("7.1", "Ярмарка", TOMORROW), other, TOMORROW)
    for words, count in (
        ("что я сегодня приняла", 2),
        ("что я сегодня приняла по 1.4", 1),
        ("сколько отчётов я сегодня приняла у школы 3", 2),
        ("сколько отчётов я сегодня приняла у лицея 2", 0),
    ):
        await school.galina.send(words)
        shown = school.galina.last_message.text
        assert "Вы приняли отчётов" in shown, words
        assert f"): {count}" in shown, (words, shown)
        assert ("лицея" in words) == ("Лицей № 2" in shown.splitlines()[0])
    for words in ("что я ещё не приняла", "что я приняла по разделу 9", "что я приняла у школы 99"):
        await school.galina.send(words)
        assert "Вы приняли отчётов" not in school.galina.last_message.text, words


async def test_a_return_that_was_taken_back_was_none(school):
    await submit(school)
    await school.galina.send("верни 5.2 школы 3: нет печати")
    await school.galina.expect("Возвращено")
    await school.galina.send("что я сегодня проверила")
    assert "возвращён" in (await school.galina.expect("Вы проверили отчётов")).text
    await school.galina.send("отзови возврат по 5.2")
    await school.galina.send("да")
    assert await school.status() is Status.SUBMITTED
    await school.galina.send("что я сегодня проверила")
    await school.galina.expect("): 0")


@pytest.mark.parametrize(
    "words", ["Вопрос по 5.2: кого считать?", "спросите куратора, кого считать в 5.2"]
)
async def test_a_question_to_the_curator_is_sent_after_it_was_asked_about_once(school, words):
    await school.anna.send(words)
    await school.anna.expect("Отправить куратору как вопрос?")
    assert await school.all(select(Report)) == []
    await school.anna.press("5.2 Социальный паспорт школы: вопрос")
    await school.deliver()
    await school.galina.expect(words)
    assert [each.comment for each in await school.all(select(Report))] == [words]


async def test_a_question_that_is_still_to_come_is_waited_for(school):
    await school.anna.send("вопрос по 5.2")
    await school.anna.send("Кого считать многодетными, если старший уже взрослый?")
    await school.deliver()
    await school.galina.expect("Кого считать многодетными")


async def test_the_head_of_a_school_is_invited_by_words(school):
    await school.galina.send("пригласи руководителя школы 3")
    await school.galina.expect("Приглашение руководителя учреждения: Школа № 3")
    made = await school.all(select(Invite.role).where(Invite.organisation_id == school.school_id))
    assert "head" in made


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("добавь школу юных техников", ["Школа юных техников"]),
        ("добавь СОШ 25 и 26", ["СОШ № 25", "СОШ № 26"]),
    ],
)
async def test_organisations_are_added_as_they_are_called(school, words, names):
    await school.galina.send(words)
    await school.galina.expect(names[0])
    await school.galina.press(f"Добавить {len(names)}")
    found = await school.all(select(Organisation.name).order_by(Organisation.id))
    assert found[-len(names) :] == names


async def test_a_deadline_is_taken_away_after_a_look_and_given_back(school):
    await school.galina.send("перенеси 1.4 школе 3 бессрочно")
    await school.galina.expect("будет бессрочно")
    assert (await school.get(Task, school.second_id)).deadline == TOMORROW
    await school.galina.press("Сделать бессрочно (1)")
    await school.galina.expect("Теперь бессрочно")
    assert (await school.get(Task, school.second_id)).deadline is None
    await school.galina.press("Вернуть прежние сроки")
    await school.galina.expect("Прежний срок возвращён")
    assert (await school.get(Task, school.second_id)).deadline == TOMORROW
    assert (await school.get(Task, school.task_id)).deadline == TOMORROW


@pytest.mark.parametrize(
    "words",
    [
        "перенеси 1.4 бессрочно",
        "перенеси 1.4 школе 3 на 4 декабря, а школе 7 бессрочно",
    ],
)
async def test_no_other_school_loses_its_deadline(school, words):
    """Of two that differ both got a day."""
    seventh = await school.school("Школа № 7")
    activity = (await school.get(Task, school.second_id)).activity_id
    await school.task(activity, seventh, TOMORROW)
    await school.galina.send(words)
    shown = school.galina.last_message
    assert "1.4 Мониторинг чтения" in shown.text
    assert not {"Перенести (2)", "Сделать бессрочно (2)"} & set(shown.labels), shown.text
    await school.galina.send("перенеси 1.4 всем бессрочно")
    await school.galina.expect("Снять срок, будет бессрочно — 2 задачи")


async def test_who_waits_for_a_day_is_not_answered_with_none(school):
    await school.anna.send("можно 1.4 до 4 декабря?")
    await school.anna.expect("Просьба перенести срок отправлена")
    await school.galina.send("сделай 1.4 школе 3 бессрочно")
    await school.galina.send("перенеси 1.4 школе 3 бессрочно")
    await school.galina.press("Сделать бессрочно (1)")
    await school.galina.expect("Ничего не перенесено")
    assert (await school.get(Task, school.second_id)).deadline == TOMORROW


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        ("5.9", "исправь на 36"),
        ("5.9", "не 35, а 36"),
        ("5.9", "поменяй число на 36 %"),
        ("5.2", "5.9 не 35, а 36%"),
        (None, "исправь 5.9 на 36"),
    ],
)
async def test_a_reported_number_is_mended_with_one_tap(school, opened, words):
    task_id = await school.owed("5.9", "Охват", TOMORROW, school.school_id, indicators=SHARE)
    await school.anna.send("5.9 сделали, охват 35%")
    await school.anna.expect("на проверке")
    before = await school.get(Task, task_id)
    if opened is not None:
        await school.open_card(school.anna, opened)
    await school.anna.send(words)
    await school.anna.expect("записать 36 % вместо 35 %?")
    assert await values(school) == [35]
    await school.anna.press("Записать 36 %")
    await school.anna.expect("Факт: 36 %")
    after = await school.get(Task, task_id)
    assert await values(school) == [35, 36]
    assert (after.status, after.submitted_on) == (Status.SUBMITTED, before.submitted_on)


async def values(town):
    return await town.all(select(Report.value).where(Report.value.is_not(None)).order_by(Report.id))


async def test_a_number_that_was_accepted_stays(school):
    task_id = await school.owed("5.9", "Охват", TOMORROW, school.school_id, indicators=SHARE)
    await school.anna.send("5.9 сделали, охват 35%")
    await school.open_card(school.anna, "5.9")
    await school.anna.send("исправь на 36")
    await school.anna.expect("записать 36 %")
    await school.galina.send("прими 5.9 школы 3")
    await school.galina.expect("Принято")
    await school.anna.press("Записать 36 %")
    assert await values(school) == [35]
    assert await school.status(task_id) is Status.DONE


async def test_what_cannot_be_accepted_tomorrow_can_be_now(school):
    await submit(school)
    await school.galina.send("прими 5.2 завтра")
    await school.galina.expect("В другой день бот сам не примет")
    assert await school.all(select(Review)) == []
    await school.galina.press("Принять сейчас")
    assert await school.all(select(Review.verdict)) == [Verdict.ACCEPTED]


async def test_what_can_be_accepted_is_one_tap_away(school):
    await submit(school)
    await school.galina.send("прими завтра")
    await school.galina.press("На проверке")
    await school.galina.expect("5.2")


@pytest.mark.parametrize(
    "words", ["отменить запрос на перенос", "отзови заявку на перенос", "отмена переноса"]
)
async def test_a_request_for_another_day_is_withdrawn_by_any_of_its_names(school, words):
    await school.anna.send("можно 1.4 до 4 декабря?")
    await school.anna.expect("Просьба перенести срок отправлена")
    await school.anna.send(words)
    await school.anna.send("да")  # where it was asked about
    assert await school.all(select(DeadlineMove.verdict)) == [MoveVerdict.WITHDRAWN]


@pytest.mark.parametrize("words", ["шучу, отмена", "отбой"])
async def test_a_change_of_mind_writes_nothing_down(school, words):
    for person in (school.anna, school.galina):
        await person.send(words)
        await person.expect("Бот дорожных карт")
    await school.open_card(school.anna, "5.2")
    await school.anna.send(words)
    await school.anna.expect("Бот дорожных карт")
    assert await school.all(select(Report)) == []


async def test_what_is_next_is_shown(school):
    await school.anna.send("что дальше?")
    await school.anna.expect("Мои мероприятия")
    await submit(school)
    await school.galina.send("что дальше")
    await school.galina.expect("На проверке 1")


async def test_the_first_of_the_list_is_meant_whatever_card_is_open(school):
    await school.owed("2.2", "Неделя книги", TODAY, school.school_id)
    await school.open_card(school.anna, "5.2")
    await school.anna.send("какие документы по первому")
    await school.anna.expect("2.2 Неделя книги")


async def test_the_first_of_the_list_is_opened(school):
    await school.owed("2.2", "Неделя книги", TODAY, school.school_id)
    await school.anna.send("что мне сдать")
    await school.anna.send("давай первое")
    await school.anna.expect("Неделя книги")
    await school.anna.expect("Статус: не начато")


async def test_a_telephone_of_whom_nobody_knows_names_no_curator(school):
    await school.galina.send("Телефон ЦРО")
    await school.galina.expect("Ни человека, ни учреждения «ЦРО» бот не знает")
    await school.school("Методический центр", OrganisationKind.CENTRE)
    await school.galina.send("Телефон ЦРО")
    await school.galina.expect("Методический центр")


async def test_the_files_of_a_report_that_was_shown_are_sent(school):
    await school.open_card(school.anna, "5.2")
    await school.anna.send_file(b"%PDF-1.4 passport", "паспорт.pdf")
    await school.galina.send("5.2")
    await school.galina.expect("Социальный паспорт")
    await school.galina.send("скачай их")
    shown = await school.galina.expect("5.2 Социальный паспорт школы · Школа № 3")
    assert shown.file is not None
    assert shown.file.name.endswith(".zip")


async def test_files_of_several_schools_are_those_of_the_list_that_was_shown(school):
    """Reports of one activity by two schools wait; a third has a file of it, and is not shown."""
    people = {school.school_id: school.anna}
    for name in ("Лицей № 2", "Гимназия № 5"):
        other = await school.school(name)
        people[other] = await school.meet_coordinator(name, other)
    activity = await school.activity("2.4", "Совет школы", TOMORROW, slots=())
    for school_id, coordinator in people.items():
        await school.task(activity, school_id, TOMORROW)
        await school.open_card(coordinator, "2.4")
        await coordinator.send_file(b"%%PDF-1.4 council %d" % school_id, f"совет {school_id}.pdf")
        if school_id != other:
            await coordinator.press("Отправить на проверку")
            await coordinator.expect("на проверке")
    await school.galina.send("что на проверке")
    await school.galina.press("Списком")
    await school.galina.send("скачай их")
    sent = await school.galina.expect("2.4 Совет школы\n")
    assert sent.file is not None
    assert "файлов: 2," in sent.text  # they are in no store of this town, and are counted so


async def test_another_day_takes_the_place_of_the_one_asked_for_before(school):
    await school.open_card(school.anna, "1.4")
    await school.anna.send("можно до 4 декабря?")
    await school.anna.expect("до 4 декабря ждёт ответа")
    await school.anna.send("лучше до 2 декабря")
    await school.anna.expect("до 2 декабря ждёт ответа")
    asked = await school.all(select(DeadlineMove).order_by(DeadlineMove.id))
    assert [each.verdict for each in asked] == [MoveVerdict.WITHDRAWN, MoveVerdict.OPEN]
    assert asked[-1].new_deadline == date(2026, 12, 2)


async def test_a_moved_deadline_is_put_back_by_words(school):
    await school.galina.send("перенеси 1.4 школе 3 на 4 декабря")
    await school.galina.expect("Сделано, школа узнает")
    await school.galina.send("верни как было")
    await school.galina.expect("Перенести срок до")
    await school.galina.send("да")
    await school.galina.expect("Срок перенесён")
    assert (await school.get(Task, school.second_id)).deadline == TOMORROW


@pytest.mark.parametrize(
    ("words", "shown"),
    [("список школ", "Школа № 3"), ("кто из школ не подключён", "Школа № 9")],
)
async def test_the_list_of_organisations_is_opened_by_words(school, words, shown):
    await school.school("Школа № 9")
    await school.galina.send(words)
    message = await school.galina.expect("Школа № 9")
    labels = " ".join(label for row in message.buttons for label in row)
    assert shown in labels
    assert ("Школа № 3" in labels) is (words == "список школ")


async def test_words_send_the_deadlines_for_a_calendar(school):
    await school.anna.send("добавь сроки в календарь телефона")
    await school.anna.expect(".ics")
