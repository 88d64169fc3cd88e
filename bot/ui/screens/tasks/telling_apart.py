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
TWIN = 16
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


def labels(
    lines: Sequence[NamedTask],
    today: date,
    texts: Texts,
    *,
    room: int = LABEL,
    with_school: bool = False,
) -> list[str]:
    """«5.2 Социальный паспорт…» for each line, of at most about `room` letters.

    One activity of several schools or windows is told apart by them: «5.2 · Школа № 3»,
    «5.2 · до 31 марта»; so are activities of two roadmaps: «5.2 · МСОКО 2020/21». `with_school`:
    the school is named in any case.
    """
    plain = [shorten(f"{line.number} {line.title}".strip(), room) for line in lines]
    found = []
    for label, line in zip(plain, lines, strict=True):
        alike = [other for other, own in zip(lines, plain, strict=True) if own == label]
        if len(alike) == 1 and not with_school:
            found.append(label)
            continue
        # What is left of a label is its number: whatever has the same one has to differ too.
        twins = [other for other in lines if other.number == line.number] if line.number else alike
        mark = _mark(line, twins, today, texts, room if with_school else None)
        found.append(f"{_begin(line, twins, room - len(mark))}{mark}" if mark else label)
    return found


def _mark(
    line: NamedTask, twins: Sequence[NamedTask], today: date, texts: Texts, room: int | None
) -> str:
    """« · Школа № 3 · до 31 марта»: what makes a line another one than its twins.

    With `room` the school is named in any case, and all of it fits there: a button is cut.
    """
    names, day = list[str](), ""
    if room is not None:
        names.append(line.organisation)
        twins = [twin for twin in twins if twin.organisation == line.organisation]
    elif len({twin.organisation for twin in twins}) > 1:
        names.append(shorten(line.organisation, TWIN))
    if mixes(twins):
        names.append(shorten(line.roadmap, TWIN))
    same_school = {twin.deadline for twin in twins if twin.organisation == line.organisation}
    if len(same_school) > 1 and line.deadline is not None:
        brief = dates.brief(texts, line.deadline, today)
        day = f" · {dates.short(line.deadline, today) if names else brief}"
    if room is not None:
        each = (room - len(line.number) - len(day)) // len(names) - len(" · ")
        names = [shorten(name, max(SHORTEST, each)) for name in names]
    return "".join([*(f" · {name}" for name in names), day])


def _begin(line: NamedTask, twins: Sequence[NamedTask], room: int) -> str:
    """The number of a task, which its line in the text above explains; else its title."""
    said = {twin.title for twin in twins if twin.roadmap == line.roadmap}
    if line.number and len(said) == 1:
        return line.number
    return shorten(f"{line.number} {line.title}".strip(), max(SHORTEST, room))
