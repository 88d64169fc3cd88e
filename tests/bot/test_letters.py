"""A manager does something about the schools of a list: asks the curators, writes a letter."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from domain.workflow import Status
from models.enums import GroupShows
from models.roadmaps import RoadmapChat
from tests.bot.conftest import grown

LATE = date(2026, 11, 20)


@grown
async def office(town):
    """Two late schools with coordinators, one without; a curator, a manager."""
    town.third = await town.school("Школа № 3")
    town.seventh = await town.school("Школа № 7")
    town.ninth = await town.school("Школа № 9")
    await town.roadmap("МСОКО 2026/27")
    activity = await town.activity("1.1", "Посещаемость занятий", LATE)
    await town.task(activity, town.third, LATE, Status.DONE, done_on=LATE, submitted_on=LATE)
    await town.task(activity, town.seventh, LATE)
    await town.task(activity, town.ninth, LATE)
    town.anna = await town.meet_coordinator("Анна", town.third)
    town.boris = await town.meet_coordinator("Борис", town.seventh)
    town.galina = await town.meet_curator("Галина")
    town.viktor = await town.meet_manager("Виктор")


async def listed(office):
    await office.viktor.send("просроченные")
    return await office.viktor.expect("Просрочено: 2")


async def test_a_letter_is_seen_sent_once_and_its_readers_are_known(office):
    await office.viktor.press("Написать школам", await listed(office))
    await office.viktor.expect("координаторы 2 учреждений из списка")
    await office.viktor.send("Жду справки <сегодня>")
    preview = await office.viktor.expect("Письмо школам · Просрочено: 2 · МСОКО 2026/27")
    assert "Учреждений 1, получателей 1." in preview.text
    assert "Бот не может написать: Школа № 9. Позвоните им." in preview.text
    await office.deliver()
    assert "Письмо от" not in office.boris.transcript()
    await office.viktor.press("Отправить", preview)
    await office.viktor.expect("Прочитали 0 из 1.")
    await office.viktor.press_data(preview, preview.keyboard[0][0]["callback_data"])
    await office.deliver()
    letter = await office.boris.expect("Письмо от: Виктор")
    assert "Жду справки <сегодня>" in letter.text
    assert office.boris.transcript().count("Письмо от") == 1
    assert "Письмо от" not in office.anna.transcript()
    await office.boris.press("Прочитано", letter)
    await office.boris.expect("Отмечено: прочитано.")
    await office.viktor.press("Обновить")
    await office.viktor.expect("Прочитали 1 из 1.\n✓ Школа № 7 · Борис, 24 ноября")


async def test_who_has_read_is_asked_in_words_and_by_a_button(office):
    await office.viktor.send("кто прочитал письмо")
    await office.viktor.expect("Писем школам ещё не отправляли.")
    for words in ("Жду справки", "Жду приказы"):
        await office.viktor.press("Написать школам", await listed(office))
        await office.viktor.send(words)
        await office.viktor.press("Отправить", await office.viktor.expect("Письмо школам"))
        await office.viktor.expect("Прочитали 0 из 1.")
        if words == "Жду справки":
            await office.viktor.send("кто ещё не прочитал?")
            assert "Жду справки" in office.viktor.last_message.text
    await office.viktor.send("кто прочитал письмо")
    shown = office.viktor.last_message
    assert shown.labels[:2] == ["24 ноября · Жду приказы", "24 ноября · Жду справки"]
    await office.viktor.press("24 ноября · Жду справки", shown)
    ledger = next(each for each in office.viktor.messages if each.id == shown.id)
    assert "Жду справки" in ledger.text and "Прочитали 0 из 1." in ledger.text
    await office.viktor.send("кто не ответил на напоминание")
    await office.viktor.press("Письма школам")
    await office.viktor.expect("Кто прочитал какое?")
    await office.boris.press_data(shown, "lt:0:last:0")
    assert "Жду" not in office.boris.last_message.text


async def test_what_was_thought_better_of_is_not_sent(office):
    await office.viktor.press("Написать школам", await listed(office))
    await office.viktor.send("Жду справки")
    await office.viktor.press("Отмена", await office.viktor.expect("Письмо школам"))
    await office.viktor.expect("Письмо не отправлено.")
    await office.deliver()
    assert "Письмо от" not in office.boris.transcript()


async def test_a_letter_of_somebody_else_is_neither_sent_nor_read(office):
    await office.viktor.press("Написать школам", await listed(office))
    await office.viktor.send("Жду справки")
    await office.viktor.expect("Письмо школам")
    for person in (office.anna, office.galina):
        await person.press_data(person.last_message, "lt:1:send:0")
        await person.press_data(person.last_message, "lr:1")
        assert "Жду справки" not in person.transcript()


async def test_who_is_silent_since_the_last_reminder_and_how_often_each_was_reminded(office):
    await office.galina.send("/debtors")
    debtors = await office.galina.expect("Не отчитались 2 из 3")
    await office.galina.press("Напомнить 1 человеку", debtors)
    await office.deliver()
    await office.viktor.send("сводка по разделам")
    await office.viktor.press("Ещё")
    await office.viktor.press("Сравнить, рейтинг")
    offer = office.viktor.last_message
    await office.viktor.press("Кто не ответил", offer)
    shown = office.viktor.last_message.text
    assert "Просрочили 2, из них не ответили после последнего напоминания 1." in shown
    assert "— Школа № 7: молчит с 24 ноября, напомнили 1 раз" in shown
    assert "— Школа № 9: бот не напоминал" in shown
    await office.viktor.send("кто не ответил на напоминание")
    assert office.viktor.last_message.text == shown
    await office.at(datetime(2026, 11, 24, 7, tzinfo=UTC))
    await office.boris.send("/tasks")
    await office.boris.press("1.1")
    await office.boris.press("В работе")
    await office.viktor.send("сколько раз напоминали")
    assert "✓ Школа № 7: ответила после 24 ноября" in office.viktor.last_message.text


async def test_a_group_is_told_who_is_late_and_silent_where_it_is_shown_names(office):
    await office.galina.send("/debtors")
    debtors = await office.galina.expect("Не отчитались 2 из 3")
    await office.galina.press("Напомнить 1 человеку", debtors)
    await office.deliver()
    group = office.sim.group("Совещание", [office.viktor])
    await group.add_bot()
    await office.follow(group, GroupShows.SCHOOLS)
    for words, said in (
        ("кто просрочил", "1.1 Посещаемость занятий · Школа № 7"),
        ("кто молчит с последнего напоминания", "— Школа № 7: молчит с 24 ноября"),
        ("сколько раз каждому напоминали", "— Школа № 9: бот не напоминал"),
    ):
        await office.viktor.send(f"@roadmap_demo_bot {words}", chat=group)
        await group.refresh()
        assert said in group.last_message.text
    assert group.last_message.labels == ["‹ Назад"]
    async with office.database.write() as session:
        await session.execute(update(RoadmapChat).values(shows=GroupShows.FIGURES))
    for words in ("кто просрочил", "кто молчит с последнего напоминания"):
        await office.viktor.send(f"/summary {words}", chat=group)
        await group.refresh()
        assert "В этой группе этого не показывают" in group.last_message.text


async def test_curators_are_asked_once_a_day_and_remind_with_a_press(office):
    shown = await listed(office)
    await office.viktor.press("Попросить кураторов", shown)
    await office.viktor.expect("Куратор получит этот список")
    await office.deliver()
    asked = await office.galina.expect("Виктор просит напомнить школам")
    assert "Просрочено: 2 · МСОКО 2026/27" in asked.text
    assert "1.1 Посещаемость занятий · Школа № 7" in asked.text
    await office.viktor.press("‹ Назад")
    await office.viktor.press("Попросить кураторов")
    await office.viktor.expect("Сегодня кураторов об этом уже просили")
    await office.galina.press("Напомнить", asked)
    await office.galina.expect("Не отчитались 2 из 3")


async def test_nobody_is_asked_to_remind_of_what_is_delivered(office):
    later = await office.activity("1.2", "Питание", LATE)
    await office.task(later, office.seventh, LATE, Status.SUBMITTED, submitted_on=LATE)
    await office.viktor.send("что на проверке")
    await office.viktor.press("Попросить кураторов", await office.viktor.expect("На проверке: 1"))
    await office.deliver()
    asked = await office.galina.expect("Виктор просит проверить отчёты")
    assert asked.labels == ["Написать школам", "Открыть список"]
    await office.viktor.send("что сдано")
    done = await office.viktor.expect("Выполнено: 1")
    assert "Написать школам" in done.labels and "Попросить кураторов" not in done.labels


@pytest.mark.parametrize(
    ("words", "about", "letter"),
    [
        ("напиши школе 7, что ждём протокол", "Школа № 7", "Ждём протокол"),
        ("Сообщите, пожалуйста, школе 7: сдайте 1.1 & <план>", "Школа № 7", "Сдайте 1.1 & <план>"),
        ("напиши школам 7 и 3 что завтра выходной", "Школа № 7, Школа № 3", "Завтра выходной"),
        ("напиши всем школам, что ждём 9.9", "все учреждения", "Ждём 9.9"),
    ],
)
async def test_a_letter_that_is_dictated_is_looked_at_and_sent_with_a_press(
    office, words, about, letter
):
    for author in (office.galina, office.viktor):
        await author.send(words)
        preview = await author.expect(f"Письмо школам · {about}")
        assert preview.text.endswith(letter)
        await office.deliver()
        assert "Письмо от" not in office.boris.transcript()
    await office.viktor.press("Отправить", preview)
    await office.viktor.expect("Прочитали 0 из")
    await office.deliver()
    assert letter in (await office.boris.expect("Письмо от: Виктор")).text


async def test_what_names_nobody_or_nothing_to_write_prepares_no_letter(office):
    for words in ("скажи, кто не сдал", "школа 7 сдала, напиши отчёт"):
        await office.galina.send(words)
        assert "Письмо школам" not in office.galina.last_message.text
    await office.anna.send("напиши школе 7, что ждём протокол")
    assert "Письмо школам" not in office.anna.last_message.text


async def test_words_of_a_letter_are_asked_for_where_only_its_readers_are_named(office):
    await office.galina.send("напиши школе 7")
    assert "Напишите письмо для получателей: Школа № 7" in office.galina.last_message.text
    await office.galina.send("Ждём <b>протокол</b> & приказ")
    preview = await office.galina.expect("Письмо школам · Школа № 7")
    assert preview.text.endswith("Ждём <b>протокол</b> & приказ")
    await office.galina.press("Отправить", preview)
    await office.galina.expect("Прочитали 0 из")


async def test_a_letter_to_some_of_all_is_not_prepared_for_all(office):
    for words in (
        "напиши всем, кроме школы 7, что ждём протокол",
        "сообщи всем, кто просрочил: сдайте отчёт",
        "напиши всем, у кого не сдано 1.1: сдайте",
        "скажи школе 7 что-нибудь",
    ):
        await office.galina.send(words)
        assert "Письмо школам" not in office.galina.last_message.text


async def test_a_dictated_letter_that_is_too_long_is_refused_in_a_sentence(office):
    await office.galina.send("напиши школе 7, что " + "я" * 4_000)
    assert office.galina.last_message.text.startswith("Длиннее 2 000 знаков.")
    assert "Письмо школам" not in office.galina.last_message.text
