"""Mornings as they are read: what is due today first, what is overdue once a week."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ui.screens.reminders import digest, office
from bot.ui.texts import texts
from domain.reminding.digest import Group
from services.core.phones import Contact
from services.reminders.debtors import Debtor
from services.reminders.decisions_waiting import Awaited, Decisions, WaitingTask
from services.reminders.digests import DigestLine, DigestView
from services.reminders.lateness import LateActivity, LatenessNotices, SchoolCount
from services.reminders.office_digests import OfficeMorning

MONDAY = date(2026, 11, 30)
RU = texts("ru")


def line(number, days, school="Школа № 3"):
    return DigestLine(
        int(number.replace(".", "")),
        number,
        "Отчёт",
        school,
        "План",
        MONDAY + timedelta(days),
        None,
    )


def view(**fields):
    overdue = (line("1.1", -60), line("2.1", -5), line("2.2", -5))
    groups = ((Group.TODAY_AND_TOMORROW, (line("3.1", 0),)), (Group.OVERDUE, overdue))
    return DigestView(MONDAY, groups, **fields)


def test_a_list_names_what_is_overdue_the_newest_first_below_what_is_due():
    blocks = digest.screen(view(newly_overdue=2, reported=1), RU).text.split("\n\n")
    assert blocks[1] == "<b>Сегодня и завтра</b>\n3.1 Отчёт — сегодня"
    heading, *lines = blocks[2].split("\n")
    assert heading == "<b>Просрочено (с прошлого раза: 2 новых, 1 сдано)</b>"
    assert [each.split()[0] for each in lines] == ["2.1", "2.2", "1.1"]


def test_between_lists_what_is_overdue_is_one_number():
    screen = digest.screen(view(names_overdue=False), RU)
    assert screen.text.split("\n\n")[1:3] == [
        "<b>Сегодня и завтра</b>\n3.1 Отчёт — сегодня",
        "Просрочено: 3 — по кнопке «Все мероприятия».",
    ]
    assert "2.1" not in screen.text
    assert screen.keyboard.inline_keyboard[0][0].text.startswith("3.1")


def test_what_has_changed_in_several_schools_is_one_sentence():
    lines = (line("2.1", -5), line("2.2", -5, "Лицей № 2"))
    several = DigestView(MONDAY, ((Group.OVERDUE, lines),), newly_overdue=2, reported=1)
    assert "\n\nС прошлого раза: 2 просрочено, 1 сдано.\n\n" in digest.screen(several, RU).text


def test_what_is_new_is_counted_for_each_school_and_names_what_comes_first():
    new = [line(f"1.{n}", 30 - n, school) for school in ("Школа № 3", "Лицей № 2") for n in (1, 2)]
    text = digest.screen(DigestView(MONDAY, ((Group.NEW, tuple(new)),)), RU).text
    assert text.split("\n\n")[1] == (
        "<b>Новое</b>\n"
        "Школа № 3: 2 мероприятия. Ближайшее: 1.2 Отчёт — до 28 декабря.\n"
        "Лицей № 2: 2 мероприятия. Ближайшее: 1.2 Отчёт — до 28 декабря."
    )


def test_what_has_no_room_is_counted_apart_what_is_overdue_and_what_is_ahead():
    overdue = tuple(line(f"1.{number}", -90 + number) for number in range(1, 9))
    ahead = tuple(line(f"2.{number}", 1 + number) for number in range(1, 15))
    groups = ((Group.OVERDUE, overdue), (Group.LATER, ahead))
    blocks = digest.screen(DigestView(MONDAY, groups), RU).text.split("\n\n")
    assert blocks[-3:-1] == [
        "Просрочено ещё 8, самый давний срок был 2 сентября — по кнопке «Все мероприятия».",
        "И ещё 2 в декабре — по кнопке «Все мероприятия».",
    ]


def test_a_button_says_whose_task_it_is_where_another_line_reads_alike():
    lines = [line(f"1.{number}", number) for number in range(1, 7)]
    twin = replace(line("1.6", 6, "Лицей № 2"), task_id=99)
    screen = digest.screen(DigestView(MONDAY, ((Group.THIS_WEEK, (*lines, twin)),)), RU)
    labels = [button.text for row in screen.keyboard.inline_keyboard for button in row]
    assert labels[:6] == [*(f"1.{number} Отчёт" for number in range(1, 6)), "1.6 · Школа № 3"]


def test_news_of_what_goes_on_is_asked_for_without_a_last_day():
    asked = DigestView(MONDAY, ((Group.CHECK_IN, (line("2.5", 0),)),))
    assert "Спрашиваю время от времени" in digest.screen(asked, RU).text


def test_what_was_reported_is_told_to_a_single_school_that_owes_nothing():
    calm = DigestView(MONDAY, ((Group.TODAY_AND_TOMORROW, (line("3.1", 0),)),), reported=3)
    assert "\n\nС прошлого раза: 3 сдано.\n\n" in digest.screen(calm, RU).text


def test_a_number_that_a_curators_morning_has_told_is_not_told_again():
    late = (SchoolCount("Школа № 3", 4, "2-34-56"), SchoolCount("Лицей", 1, "2-34-57"))
    owed = [
        Debtor(1, "Школа № 3", 4, None, None, frozenset(), True),
        Debtor(2, "Лицей", 2, None, None, frozenset(), True),
    ]
    morning = replace(office_morning(), overdue=tuple(owed), late=late)
    text = office.morning(morning, RU).text
    assert "Не отчитались 2 учреждения: Школа № 3 (4), Лицей (2)." in text
    assert "позвонить: Школа № 3 — никто не подключился, 2-34-56; Лицей (1) — никто" in text


def test_a_manager_is_told_first_whom_one_can_call():
    lonely = [SchoolCount(f"Школа № {number}", 9) for number in range(1, 5)]
    anna = SchoolCount("Лицей", 1, None, (Contact("Анна", "2-34-56"),))
    activity = LateActivity("2.1", "Отчёт", "Лицей", "Качество", MONDAY - timedelta(20))
    told = LatenessNotices(False, 1, "Заречье", (*lonely, anna), MONDAY, (activity,))
    assert (
        "Стоит позвонить: Лицей (1) — Анна (2-34-56).\n"
        "Никто не подключился, и телефона нет: Школа № 1 (9), Школа № 2 (9), Школа № 3 (9), "
        "Школа № 4 (9).\n"
    ) in office.lateness(told, RU).text


def office_morning(*decisions):
    return OfficeMorning(
        municipality_id=1,
        municipality="Заречье",
        day=MONDAY,
        decisions=decisions,
        last_day=(),
        overdue=(),
        late=(),
        blocked=(),
        missing=(),
    )


def test_a_curators_morning_opens_what_is_to_be_decided_and_says_it_once():
    asked = Decisions(
        Awaited.DEADLINE, 2, (WaitingTask(5, "2.2", "Отчёт", "Школа № 3", "Качество", 2),)
    )
    blocked = Decisions(
        Awaited.OBSTACLE, 1, (WaitingTask(6, "3.1", "Отчёт", "Лицей", "Качество", 1),)
    )
    screen = office.morning(office_morning(asked, blocked), RU)
    assert "Ждут ответа 2 просьбы о сроке: 2.2 Школа № 3 (2 дня)" in screen.text
    labels = [button.text for row in screen.keyboard.inline_keyboard for button in row]
    assert labels == ["2.2 Школа № 3", "3.1 Лицей"]
    told = {Awaited.DEADLINE: {7}, Awaited.OBSTACLE: {6}}
    said = office.morning(office_morning(asked, blocked), RU, told)
    assert "Ждёт ответа 1 просьба о сроке: 2.2 Школа № 3" in said.text
    assert "затруднение" not in said.text


@pytest.mark.parametrize(("of_school", "often"), [(True, "две недели"), (False, "неделю")])
def test_lateness_names_the_newest_and_says_how_often_it_comes(of_school, often):
    activity = LateActivity("2.1", "Отчёт", "Школа № 3", "Качество", MONDAY - timedelta(20))
    school = SchoolCount("Школа № 3", 4, "2-34-56", (Contact("Анна"),))
    told = LatenessNotices(
        of_school, 1, "Заречье", (school,), MONDAY, (activity,), date(2026, 9, 10)
    )
    text = office.lateness(told, RU).text
    assert "2.1 Отчёт" in text and "И ещё 3, самый давний срок был 10 сентября." in text
    assert f"не чаще раза в {often}." in text and "/notifications" in text
