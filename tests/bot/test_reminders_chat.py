"""Reminders as people see them: the morning message, putting off, what breaks out, the office."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.errors import Refusal
from domain.reminding.policy import Escalation, QuietHours, RecipientKind
from domain.reminding.settings import policy_values, policy_with
from domain.tasks import Rhythm
from domain.workflow import Status
from models.roadmaps import Roadmap, RoadmapChat
from models.tasks import Task
from models.upkeep import CalendarOverride, Delivery
from services.tasks import cards
from tests.bot.conftest import grown
from tests.domain.policies import DAILY

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


def from_bot(person, word: str) -> list:
    """The messages of the bot in a person's chat that hold a word."""
    return [message for message in person.messages if message.from_bot and word in message.text]


@grown
async def desk(town):
    """School № 3 with Anna, the curator Galina; the clock at noon of Tuesday, 24 November."""
    town.school_id = await town.school("Школа № 3")
    # Each reminder on its own day: what comes and how it looks is seen within a week.
    town.policy = dict(policy_values(DAILY))
    await town.roadmap("МСОКО 2026/27")
    town.galina = await town.meet_curator("Галина")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    await town.at(moscow(24, 12))


async def owed(desk, number: str, title: str, deadline: date) -> int:
    return await desk.owed(number, title, deadline, desk.school_id)


async def test_one_message_in_the_morning_whose_buttons_open_cards(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await owed(desk, "6.1", "Анализ за год", date(2027, 5, 20))
    await desk.deliver()
    await desk.anna.refresh()
    assert not from_bot(desk.anna, "Социальный паспорт")
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("Школа № 3 · среда, 25 ноября")
    assert "На неделе\n5.2 Социальный паспорт школы — до пятницы" in digest.text
    assert "Новое\n6.1 Анализ за год — до 20 мая 2027 года" in digest.text
    await desk.at(moscow(25, 11))
    await desk.anna.refresh()
    assert len(from_bot(desk.anna, "Социальный паспорт")) == 1
    await desk.anna.press("5.2")
    await desk.anna.expect("Срок: до пятницы, 27 ноября")


async def test_a_card_opened_from_the_digest_leaves_the_digest_in_place(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await owed(desk, "3.1", "Мониторинг кадров", date(2026, 11, 30))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("среда, 25 ноября")
    await desk.anna.press("5.2", digest)
    card = await desk.anna.expect("Срок: до пятницы, 27 ноября")
    await desk.anna.press("‹ К списку", card)
    listed = await desk.anna.expect("Мои мероприятия")
    assert listed.id == card.id != digest.id
    await desk.anna.press("Все мероприятия", digest)
    await desk.anna.refresh()
    kept = next(message for message in desk.anna.messages if message.id == digest.id)
    assert (kept.text, kept.edited) == (digest.text, False)
    assert desk.anna.last_message.id > listed.id
    # A reply to the list is about no task any more, a reply to the card still is.
    await desk.anna.press("5.2", digest)
    await desk.anna.send("Данные на 20 ноября", reply_to=desk.anna.last_message)
    assert "5.2 Социальный паспорт школы" in desk.anna.last_message.text


async def test_a_file_in_reply_to_a_digest_of_one_task_is_about_it(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("среда, 25 ноября")
    assert "Ответьте на это сообщение файлом или фото." in digest.text
    await desk.anna.send_file(b"x", "IMG_1.docx", reply_to=digest)
    taken = await desk.anna.expect("Принято: IMG_1.docx")
    assert "5.2 Социальный паспорт школы" in taken.text


async def test_a_file_in_reply_to_a_digest_of_several_offers_its_tasks_first(desk):
    for number in range(1, 6):
        await owed(desk, f"7.{number}", f"Дело {number}", date(2026, 11, 27))
    # The wording fits better, but the morning message does not speak of it.
    await owed(desk, "9.9", "Приказ о мониторинге", date(2026, 12, 31))
    await desk.at(moscow(25, 9))
    first = await desk.anna.expect("среда, 25 ноября")
    assert "9.9" in first.text
    await desk.at(moscow(26, 9))
    digest = await desk.anna.expect("четверг, 26 ноября")
    assert "9.9" not in digest.text
    await desk.anna.send_file(b"x", "приказ о мониторинге.docx", reply_to=digest)
    asked = await desk.anna.expect("К какому мероприятию?")
    assert [label[:3] for label in asked.labels[:5]] == ["7.1", "7.2", "7.3", "7.4", "7.5"]
    await desk.anna.send_file(b"y", "приказ о мониторинге.docx")
    asked = await desk.anna.expect("К какому мероприятию?")
    assert asked.labels[0].startswith("9.9")


async def test_the_first_morning_names_a_whole_plan_in_a_line(desk):
    for number in range(12):
        await owed(desk, f"5.{number}", f"Мероприятие {number}", date(2026, 12, 31))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("Школа № 3 · среда")
    assert "Новое: 12 мероприятий. Ближайшее: 5.0 Мероприятие 0 — до 31 декабря." in digest.text
    assert len(digest.text) < 200


async def test_put_off_until_monday_and_nothing_on_a_sunday(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 12, 1))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("Социальный паспорт")
    await desk.anna.press("В понедельник", digest)
    assert "30 ноября" in desk.anna.last_answer.text
    for day in (26, 27, 28, 29):
        await desk.at(moscow(day, 9))
    await desk.anna.refresh()
    assert len(from_bot(desk.anna, "Социальный паспорт")) == 1
    await desk.at(moscow(30, 9))
    await desk.anna.expect("5.2 Социальный паспорт школы — до завтра")


async def test_what_was_reported_disappears_and_the_last_day_breaks_out(desk):
    done = await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 26))
    await owed(desk, "3.1", "Мониторинг кадров", date(2026, 11, 26))
    await desk.at(moscow(25, 9))
    await desk.anna.expect("Социальный паспорт")
    async with desk.database.write() as session:
        await session.execute(
            update(Task).where(Task.id == done).values(status=Status.SUBMITTED, next_at=None)
        )
    await desk.at(moscow(26, 9))
    digest = await desk.anna.expect("четверг, 26 ноября")
    assert "Мониторинг кадров — сегодня" in digest.text
    assert "паспорт" not in digest.text
    await desk.at(moscow(26, 15))
    call = await desk.anna.expect("Сегодня последний день\n3.1 Мониторинг кадров — сегодня")
    # A reply to it is a report: it is about the task.
    await desk.anna.send_file(b"x" * 2_000, "кадры.docx", reply_to=call)
    await desk.anna.expect("Принято: кадры.docx")


async def test_all_done_reports_later(desk):
    task = await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("Социальный паспорт")
    await desk.anna.press("Отчитаюсь позже", digest)
    assert "1 мероприятие в работе" in desk.anna.last_answer.text
    assert await desk.status(task) is Status.IN_PROGRESS
    await desk.at(moscow(26, 9))
    await desk.anna.refresh()
    assert len(from_bot(desk.anna, "Социальный паспорт")) == 1
    await desk.at(moscow(27, 9))
    await desk.anna.expect("Социальный паспорт школы — сегодня")


async def test_whom_the_bot_cannot_reach_the_curator_phones(desk):
    await desk.school("Школа № 7")
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 26))
    await desk.anna.block()
    # Between the weekly lists nothing is decided by a curator that only a school can mend.
    for day in (25, 26, 27, 30):
        await desk.at(moscow(day, 9))
    morning = await desk.galina.expect("Не отчиталось 1 учреждение: Школа № 3 (1).")
    assert "позвоните туда: Школа № 3 (бот заблокирован)." in morning.text
    await desk.galina.press("Доставка", morning)
    ledger = await desk.galina.expect("Бот не может написать 2 учреждениям, позвоните им:")
    assert "Школа № 3 (бот заблокирован)\nШкола № 7 (никто не подключился)" in ledger.text
    await desk.galina.press("Недоставленные")
    await desk.galina.expect("Школа № 3: утреннее сообщение — бот заблокирован")


async def test_a_curator_with_nothing_to_do_is_left_alone(desk):
    before = len(desk.galina.messages)
    await desk.at(moscow(25, 9))
    await desk.galina.refresh()
    assert len(desk.galina.messages) == before


async def test_a_manager_has_the_week_on_monday_if_asked_for(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 26))
    viktor = await desk.meet_manager("Виктор")
    await viktor.send("/notifications")
    await viktor.press("Присылать итоги недели")
    await viktor.expect("Итоги недели: по понедельникам")
    await desk.at(moscow(30, 9))
    week = await viktor.expect("МСОКО 2026/27: выполнено 0 из 1, просрочено 1.")
    assert week.text.startswith("Итоги недели")


async def test_everybody_settles_hour_and_language(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await desk.anna.send("/notifications")
    await desk.anna.press("Час сообщения")
    await desk.anna.press("07:00")
    await desk.anna.expect("Утреннее сообщение: 07:00")
    await desk.anna.press("Часовой пояс")
    await desk.anna.press("Екатеринбург")
    await desk.anna.press("Язык")
    await desk.anna.press("English")
    await desk.anna.expect("Morning message: 07:00")
    # Seven is quiet until eight, which is six in Moscow.
    await desk.at(moscow(25, 5, 59))
    await desk.anna.refresh()
    assert not from_bot(desk.anna, "Социальный паспорт")
    await desk.at(moscow(25, 6))
    await desk.anna.expect("This week\n5.2 Социальный паспорт школы")


async def test_deadlines_come_as_a_calendar_file(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 27))
    await desk.anna.send("/calendar")
    file = await desk.anna.download()
    assert b"SUMMARY:5.2" in file and b"20261127" in file
    await desk.galina.send("/calendar")
    await desk.galina.press("Школа № 3")
    assert b"20261127" in await desk.galina.download()


async def test_a_curator_changes_the_rules_and_the_calendar(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 12, 4))
    await desk.galina.send("/policy")
    await desk.galina.press("Час утреннего сообщения")
    await desk.galina.press("11:00")
    await desk.galina.expect("Час утреннего сообщения: 11:00")
    await desk.galina.press("До срока")
    await desk.galina.press("Другие дни…")
    await desk.galina.send("6, 2")
    await desk.galina.expect("До срока, раб. дней: за 2, 6")
    await desk.galina.send("/notifications")
    await desk.galina.press("Рабочий календарь")
    await desk.galina.press("Добавить выходные или каникулы")
    await desk.galina.send("25.11 – 27.11 каникулы")
    await desk.galina.expect("с 25 ноября по 27 ноября: выходные · каникулы")
    assert len(await desk.all(select(CalendarOverride))) == 3
    await desk.at(moscow(26, 12))
    await desk.anna.refresh()
    assert not from_bot(desk.anna, "Социальный паспорт")


async def test_a_group_follows_a_roadmap(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 12, 4))
    group = desk.sim.group("Учителя", [desk.galina, desk.anna])
    await group.add_bot()
    await desk.anna.send("/link", chat=group)
    await group.expect("Это вам недоступно")
    await desk.galina.send("/link", chat=group)
    await group.expect("Группа следит за дорожной картой «МСОКО 2026/27»")
    await desk.at(moscow(30, 9))
    week = await group.expect("Неделя · МСОКО 2026/27")
    assert "5.2 Социальный паспорт школы — до пятницы, отчитались 0 из 1" in week.text
    await desk.galina.send("/unlink", chat=group)
    await group.expect("Бот больше ничего сюда не пишет.")


async def test_what_is_due_tomorrow_is_named_whatever_is_overdue(desk):
    for number in range(15):
        await owed(desk, f"1.{number}", f"Отчёт {number}", date(2026, 11, 20))
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 26))
    await desk.at(moscow(25, 9))
    digest = await desk.anna.expect("Школа № 3 · среда")
    assert "Сегодня и завтра\n5.2 Социальный паспорт школы — до завтра" in digest.text
    assert digest.labels[0].startswith("5.2")
    # Beside what can still be done in time, five of what is overdue are named.
    assert "Просрочено ещё 10, самый давний срок был 20 ноября" in digest.text


async def test_a_head_sees_the_own_school_and_hears_of_long_lateness(desk):
    other = await desk.school("Школа № 4")
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 11, 24))
    foreign = await desk.owed("5.3", "Журнал", date(2026, 11, 24), other)
    await desk.galina.send("/people")
    await desk.galina.press("Учреждения")
    await desk.galina.press("Школа № 3")
    await desk.galina.press("Пригласить руководителя")
    invite = await desk.galina.expect("Приглашение руководителя учреждения: Школа № 3")
    nina = desk.sim.person("Нина")
    await nina.start(invite.text.split("?start=")[1].split()[0])
    await nina.expect("Вы подключены: руководитель учреждения, Школа № 3")
    await nina.press("Мои мероприятия")
    listed = await nina.expect("5.2 Социальный паспорт")
    assert "Журнал" not in listed.text
    await nina.press("5.2")
    card = await nina.expect("Срок:")
    assert card.labels == ["История", "‹ К списку"]
    await desk.galina.send("/people")
    await desk.galina.press("Учреждения")
    await desk.galina.press("Школа № 3")
    await desk.galina.expect("Руководитель: Нина")
    await desk.at(moscow(27, 9))
    told = await nina.expect("Давно просрочено")
    assert "Школа № 3: 1 мероприятие" in told.text and "Школа № 4" not in told.text
    await nina.press("Мои мероприятия")
    await nina.expect("5.2 Социальный паспорт")
    with pytest.raises(Refusal):
        actor = await desk.actor_of(nina)
        async with desk.database.read() as session:
            await cards.load(session, foreign, actor=actor)


async def test_a_group_gets_the_summary_on_the_day_and_hour_that_a_curator_has_chosen(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 12, 4))
    group = desk.sim.group("Учителя", [desk.galina, desk.anna])
    await group.add_bot()
    await desk.galina.send("/link", chat=group)
    linked = await group.expect("Сводка по расписанию сюда не приходит.")
    async with desk.database.write() as session:
        # A group gets a message each three seconds of real time: the week would go first.
        await session.execute(update(RoadmapChat).values(posts_week=False))
    await desk.anna.press("Присылать сводку", linked, chat=group)
    assert group.last_message.text == linked.text
    await desk.galina.press("Присылать сводку", linked, chat=group)
    await desk.galina.press("Понедельник", await group.expect("В какой день"), chat=group)
    await desk.galina.press("9:00", await group.expect("В котором часу"), chat=group)
    shown = await group.expect("Сводка: каждый понедельник в 9:00")

    def posted() -> int:
        return sum("Итого" in message.text for message in group.messages)

    # It is Tuesday: this Monday's is not made up for. The next Monday is a day off.
    async with desk.database.write() as session:
        day = date(2026, 11, 30)
        session.add(CalendarOverride(municipality_id=desk.id, day=day, working=False))
    for moment in (moscow(25, 9), moscow(30, 12), moscow(1, 8, 59, month=12)):
        await desk.at(moment)
        await group.refresh()
        assert posted() == 0
    for hour in (9, 12):
        await desk.at(moscow(1, hour, month=12))
        await group.refresh()
        assert posted() == 1
    await desk.galina.press("Не присылать сводку", shown, chat=group)
    await group.expect("Сводка по расписанию сюда не приходит.")
    await desk.at(moscow(7, 9, month=12))
    owed_ = await desk.all(select(Delivery).where(Delivery.kind == "group-summary"))
    assert len(owed_) == 1


async def test_everything_of_the_policy_can_be_changed_in_the_chat_and_takes_effect(desk):
    await owed(desk, "5.2", "Социальный паспорт школы", date(2026, 12, 4))

    async def choose(part, choice, *typed):
        await desk.galina.send("/policy")
        await desk.galina.press(part)
        await desk.galina.press(choice)
        for words in typed:
            await desk.galina.send(words)
        return desk.galina.last_message.text

    await choose("До срока", "за 5, 1, 0")
    await choose("После срока", "Другие дни…", "2, 4")
    await choose("Потом повторять", "нет")
    await choose("Час утреннего", "10:00")
    await choose("В последний день", "16:00")
    await choose("Тихие часы", "с 18:00 до 09:00")
    await choose("Заранее", "одинаково")
    await choose("До вопроса", "за 1, 0")
    said = await choose("О просрочке", "Другие дни…", "2, 0, 4")
    steps = "руководитель учреждения через 2, руководитель через 4"
    assert f"О просрочке узнают, раб. дней: {steps}" in said
    roadmap = await desk.get(Roadmap, desk.roadmap_id)
    assert policy_with(roadmap.policy) == replace(
        DAILY,
        before=(5, 1, 0),
        after=(2, 4),
        then_every=None,
        hour=time(10),
        last_call=time(16),
        quiet=QuietHours(time(18), time(9)),
        escalation=(Escalation(RecipientKind.HEAD, 2), Escalation(RecipientKind.MANAGER, 4)),
        check_in_before=(1, 0),
        leads=(),
    )
    viktor = await desk.meet_manager("Виктор")
    await desk.at(moscow(25, 10))
    # Five working days before a Friday is the Friday before it.
    for hour, count in ((9, 1), (10, 2)):
        await desk.at(moscow(27, hour))
        digests = await desk.all(select(Delivery).where(Delivery.kind == "digest"))
        assert len(digests) == count
    await desk.at(moscow(10, 10, month=12))
    assert "Школа № 3 (1)" in (await viktor.expect("Давно просрочено")).text
    said = await choose("О постоянных", "Раз в квартал")
    assert "О постоянных спрашивать: Раз в квартал" in said
    assert (await desk.get(Roadmap, desk.roadmap_id)).rhythm is Rhythm.QUARTERLY
