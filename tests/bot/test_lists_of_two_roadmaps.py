"""A list that mixes two roadmaps names them: their activities have the same numbers and titles."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.ui.screen import Screen
from bot.ui.screens.people import organisations
from bot.ui.screens.reminders import debtors, digest, office
from bot.ui.screens.reports import upload
from bot.ui.screens.review import review_list
from bot.ui.screens.tasks import task_list
from bot.ui.screens.utterances import asking
from bot.ui.screens.utterances import office as utterances
from bot.ui.texts import LOCALES, texts
from domain.reminding.digest import Group
from domain.utterances import Intent, Reading
from domain.workflow import Status
from services.reminders.debtors import DueWithin
from services.reminders.decisions_waiting import Awaited, Decisions, WaitingTask
from services.reminders.digests import DigestLine, DigestView
from services.reminders.office_digests import OfficeMorning
from services.reports.uploads import UploadView
from services.review.review_queue import RoadmapCount, WaitingLine, WaitingPage
from services.tasks.organisation_tasks import OrganisationTasks
from services.tasks.task_lists import TaskLine, TaskListFilter, TaskPage

TODAY, DEADLINE = date(2026, 11, 24), date(2026, 11, 27)
ROADMAPS = {1: "Качество 2026/27", 2: "Питание <2026>"}
SCHOOL = "Школа № 3"


def task(roadmap: int, **other) -> TaskLine:
    values = {
        "task_id": roadmap, "version": 1, "number": "1.1", "title": "Отчёт",
        "status": Status.PLANNED, "deadline": DEADLINE, "organisation_id": 3,
        "organisation": SCHOOL, "roadmap_id": roadmap, "roadmap": ROADMAPS[roadmap],
        "today": TODAY,
    }  # fmt: skip
    return TaskLine(**values | other)


def page(kept, wanted=None) -> TaskPage:
    lines = tuple(map(task, kept))
    found = {number: ROADMAPS[number] for number in kept}
    wanted = wanted or TaskListFilter()
    return TaskPage(lines, 0, 1, len(lines), wanted, {}, {3: SCHOOL}, found)


def digest_lines(kept) -> tuple[DigestLine, ...]:
    return tuple(
        DigestLine(number, "1.1", "Отчёт", SCHOOL, ROADMAPS[number], DEADLINE, None)
        for number in kept
    )


def morning(kept) -> DigestView:
    return DigestView(TODAY, ((Group.THIS_WEEK, digest_lines(kept)),))


def waiting(kept) -> WaitingPage:
    lines = tuple(
        WaitingLine(
            task_id=number,
            version=1,
            number="1.1",
            title="Отчёт",
            organisation=SCHOOL,
            roadmap=ROADMAPS[number],
            submitted_on=TODAY,
            deadline=DEADLINE,
            is_claim=False,
            files=1,
        )
        for number in kept
    )
    counts = tuple(RoadmapCount(number, ROADMAPS[number], 1) for number in kept)
    return WaitingPage(lines, 0, 1, len(lines), counts, None)


def office_morning(kept) -> OfficeMorning:
    tasks = tuple(WaitingTask(each, "1.1", "Отчёт", SCHOOL, ROADMAPS[each], 2) for each in kept)
    decisions = (Decisions(Awaited.DEADLINE, len(tasks), tasks),)
    return OfficeMorning(
        municipality_id=1,
        municipality="Заречье",
        day=TODAY,
        decisions=decisions,
        last_day=(),
        overdue=(),
        late=(),
        blocked=(),
        missing=(),
    )


LISTS: dict[str, Callable[..., Screen]] = {
    "tasks": lambda kept, say: task_list.screen(page(kept), say),
    "found": lambda kept, say: task_list.found(page(kept, TaskListFilter(words="отчёт")), 1, say),
    "which": lambda kept, say: asking.which(list(map(task, kept)), say),
    "organisation": lambda kept, say: organisations.tasks(
        OrganisationTasks(3, SCHOOL, tuple(map(task, kept)), 0, 1, len(kept)), say
    ),
    "nudge": lambda kept, say: debtors.nudge_message(list(map(task, kept)), DueWithin.WEEK, say),
    "morning": lambda kept, say: digest.screen(morning(kept), say),
    "last day": lambda kept, say: digest.last_day(digest_lines(kept), TODAY, say),
    "office morning": lambda kept, say: office.morning(office_morning(kept), say),
    "review": lambda kept, say: review_list.listing(waiting(kept), 1, TODAY, say),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", LISTS)
def test_lines_and_buttons_of_two_roadmaps_are_told_apart(name, locale):
    both = LISTS[name]([1, 2], texts(locale))
    for shown in ("Качество 2026/27", "Питание &lt;2026&gt;"):
        assert shown in both.text
    opening = [
        pressed.text
        for row in both.keyboard.inline_keyboard
        for pressed in row
        if pressed.text.startswith("1.1")
    ]
    assert len(opening) == len(set(opening)) == 2
    alone = LISTS[name]([1], texts(locale))
    said = [line for line in alone.text.splitlines() if line.startswith("1.1")]
    assert not any("Качество" in line for line in said)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_out_of_the_blue_is_offered_tasks_that_are_told_apart(locale):
    shown = upload.all_tasks(UploadView(1, None, None, (), ()), page([1, 2]), texts(locale))
    labels = [pressed.text for row in shown.keyboard.inline_keyboard for pressed in row]
    assert all(any(name[:8] in label for label in labels) for name in ROADMAPS.values())


OFFERS: dict[str, Callable[..., Screen]] = {
    "office which": utterances.which,
    "return with words": utterances.as_reason,
    "return": utterances.ask_reasons,
    "meanings": lambda lines, say: asking.question(
        Reading(intent=Intent.REPORT, confident=False),
        [(line, Intent.REPORT) for line in lines],
        say,
    ),
    "all tasks": lambda lines, say: asking.all_tasks(
        Intent.REPORT, TaskPage(tuple(lines), 0, 1, len(lines), TaskListFilter(), {}, {}, {}), say
    ),
    "list": lambda lines, say: asking.which(lines, say),
}


@pytest.mark.parametrize("titles", [("Отчёт", "Отчёт"), ("Опрос чтецов", "Опрос болельщиков")])
@pytest.mark.parametrize("deadlines", [(DEADLINE,), (DEADLINE, date(2027, 3, 31))])
@pytest.mark.parametrize("name", OFFERS)
def test_no_two_buttons_about_tasks_read_alike(name, deadlines, titles):
    lines = [
        task(roadmap, task_id=10 * roadmap + place, title=titles[roadmap - 1], deadline=day)
        for roadmap in ROADMAPS
        for place, day in enumerate(deadlines)
    ]
    shown = OFFERS[name](lines, texts("ru"))
    pressed = [each.text for row in shown.keyboard.inline_keyboard for each in row]
    assert len(pressed) == len(set(pressed)) > len(lines)
