"""What the mark in a plan's file says of the work: offered as a first status, never taken."""

import re

from domain.planning.wording import fold
from domain.workflow import Status

_READINGS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.NOT_APPLICABLE,
        re.compile(r"не (?:относится|актуальн|требуется|предусмотрен)|неактуальн"),
    ),
    (Status.CANCELLED, re.compile(r"отмен[еёя]|снят[оаы]? с контроля|исключ[её]н")),
    (Status.BLOCKED, re.compile(r"затруднени|проблем|невозможн|приостановлен")),
    (
        Status.PLANNED,
        re.compile(r"не (?:выполнен|исполнен|проведен|начат|сделан|состоял)|запланирован|перенес"),
    ),
    (
        Status.IN_PROGRESS,
        re.compile(
            r"в работе|в процессе|выполняется|исполняется|частично|продолжается|постоянно|начат"
        ),
    ),
    (
        Status.DONE,
        re.compile(
            r"(?:выполнен|исполнен|проведен|сделан|заверш[её]н|состоял|реализован|размещен)|^[+✓✔vх]$|^да$"
        ),
    ),
)


def read_mark(mark: str) -> Status | None:
    """The status that a mark speaks of, the most careful first; None where it says nothing.

    «Выполнено частично» is in progress, «не выполнено» is planned.
    """
    text = fold(mark).strip(" .!;,")
    return next((status for status, pattern in _READINGS if pattern.search(text)), None)
