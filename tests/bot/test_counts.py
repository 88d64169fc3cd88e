"""How many tasks a choice makes, in words of people: every number form, in full and in short."""

import pytest

from bot.ui.counts import counted
from bot.ui.screen import MAX_LABEL
from bot.ui.texts import texts
from domain.task_counts import TaskCount
from services.assignment.forecasts import Foreseen

LONG = "Везде, где заместители директоров"


def said(total, past, *, assigned=True, label="Все школы"):
    made = Foreseen(TaskCount(total, past, (("2026-09", total),)), assigned)
    return counted(label, made, texts("ru")).partition(" · ")[2]


@pytest.mark.parametrize(
    ("total", "past", "words"),
    [
        (0, 0, "задач нет"),
        (1, 0, "1 задача"),
        (1, 1, "1 задача, 1 прошла"),
        (3, 1, "3 задачи, 1 прошла"),
        (5, 2, "5 задач, 2 прошли"),
        (11, 5, "11 задач, 5 прошли"),
        (12, 11, "12 задач, 11 прошли"),
        (22, 21, "22 задачи, 21 прошла"),
        (121, 111, "121 задача, 111 прошли"),
    ],
)
def test_tasks_of_a_choice(total, past, words):
    assert said(total, past) == words


@pytest.mark.parametrize(
    ("total", "past", "words"),
    [
        (0, 0, "сроков нет"),
        (1, 1, "всего 1 срок, 1 прошёл"),
        (2, 2, "всего 2 срока, 2 прошли"),
        (5, 5, "всего 5 сроков, 5 прошли"),
        (21, 11, "всего 21 срок, 11 прошли"),
        (22, 21, "всего 22 срока, 21 прошёл"),
    ],
)
def test_deadlines_while_nobody_is_assigned(total, past, words):
    assert said(total, past, assigned=False) == words


@pytest.mark.parametrize(
    ("total", "past", "words"),
    [
        (3, 0, "3"),
        (3, 1, "3 (1 прошла)"),
        (3, 2, "3 (2 прошли)"),
        (5, 5, "5 (5 прошли)"),
        (12, 11, "12 (11 прошли)"),
        (22, 21, "22 (21 прошла)"),
    ],
)
def test_a_long_label_says_them_in_short(total, past, words):
    assert said(total, past, label=LONG) == words


def test_a_deadline_in_short_has_its_own_gender():
    assert said(3, 1, assigned=False, label=LONG) == "3 (1 прошёл)"


@pytest.mark.parametrize("number", [7, 168, 2345])
@pytest.mark.parametrize("assigned", [True, False])
def test_where_a_button_has_no_room_the_label_is_cut_and_never_the_number(number, assigned):
    label = "Взять предложенное (14), остальные не здесь (11)"
    made = Foreseen(TaskCount(number, number, (("2026-09", number),)), assigned)
    shown = counted(label, made, texts("ru"))
    assert len(shown) <= MAX_LABEL
    assert shown.startswith("Взять предлож")
    count = texts("ru")("counted-short", total=number, past=number)
    assert shown.endswith(f" · {count}")
