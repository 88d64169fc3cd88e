"""What tells tasks of a list apart: no two lines and no two buttons read alike."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Protocol

from bot.ui import dates
from bot.ui.fitting import shorten
from bot.ui.texts import Texts
from domain.task_search import SearchedTask

LABEL = 26
SCHOOL = 16
ROADMAP = 30
SHORTEST = 6


class NamedTask(SearchedTask, Protocol):
    """What of a task a label is made of: its names, its plan, its day."""

    @property
    def roadmap(self) -> str: ...
    @property
    def deadline(self) -> date | None: ...


class OfRoadmap(Protocol):
    """Whatever belongs to a roadmap: its short title."""

    @property
    def roadmap(self) -> str: ...


def mixes(lines: Sequence[OfRoadmap]) -> bool:
    """Whether a list holds lines of several roadmaps, so that each line has to name its own."""
    return len({line.roadmap for line in lines}) > 1


def of_roadmap(line: OfRoadmap) -> str:
    """« · МСОКО 2020/21», escaped: the end of a line in a list that mixes roadmaps."""
    return f" · {escape(shorten(line.roadmap, ROADMAP))}"


def labels(lines: Sequence[NamedTask], today: date, texts: Texts) -> list[str]:
    """«5.2 Социальный паспорт…» for each line.

    One activity of several schools or windows is told apart by them: «5.2 · Школа № 3»,
    «5.2 · до 31 марта»; so are activities of two roadmaps: «5.2 · МСОКО 2020/21».
    """
    plain = [shorten(f"{line.number} {line.title}", LABEL) for line in lines]
    found = []
    for label, line in zip(plain, lines, strict=True):
        twins = [other for other, own in zip(lines, plain, strict=True) if own == label]
        mark = _mark(line, twins, today, texts)
        found.append(f"{_begin(line, LABEL - len(mark))}{mark}" if mark else label)
    return found


def _mark(line: NamedTask, twins: Sequence[NamedTask], today: date, texts: Texts) -> str:
    """« · Школа № 3 · до 31 марта»: what makes a line another one than its twins."""
    marks = []
    if len({twin.organisation for twin in twins}) > 1:
        marks.append(shorten(line.organisation, SCHOOL))
    if mixes(twins):
        marks.append(shorten(line.roadmap, SCHOOL))
    same_school = {twin.deadline for twin in twins if twin.organisation == line.organisation}
    if len(same_school) > 1 and line.deadline is not None:
        marks.append(dates.brief(texts, line.deadline, today))
    return "".join(f" · {mark}" for mark in marks)


def _begin(line: NamedTask, room: int) -> str:
    """The number of a task, which its line in the text above explains; without one its title."""
    return line.number or shorten(line.title, max(SHORTEST, room))
