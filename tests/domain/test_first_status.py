"""What a mark in a plan's file says of the work."""

import pytest

from domain.first_status import read_mark
from domain.workflow import Status

MARKS = {
    "Выполнено": Status.DONE,
    "исполнено 12.03.2024": Status.DONE,
    "Проведён": Status.DONE,
    "+": Status.DONE,
    "да": Status.DONE,
    "Выполнено частично": Status.IN_PROGRESS,
    "в работе": Status.IN_PROGRESS,
    "выполняется": Status.IN_PROGRESS,
    "Не выполнено": Status.PLANNED,
    "перенесено на май": Status.PLANNED,
    "не проведено": Status.PLANNED,
    "отменено": Status.CANCELLED,
    "снято с контроля": Status.CANCELLED,
    "есть затруднения": Status.BLOCKED,
    "не относится": Status.NOT_APPLICABLE,
    "": None,
    "12 чел.": None,
    "приказ № 5": None,
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_read_as_a_status(mark):
    assert read_mark(mark) is MARKS[mark]
