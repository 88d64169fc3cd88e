"""What stands around the figures: whose delay, what is asked for twice, what a question names."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from domain.errors import Code, Refusal
from domain.lateness import Lateness
from domain.summary import By, SummaryQuery, TaskSelection, month_span
from domain.workflow import Action, Status
from models.tasks import Report, Task
from services.summaries import (
    burden,
    delays,
    evidence_archive,
    queries,
    views,
    worded_queries,
)
from tests import towns
from tests.services.counting import TODAY, prove

DEADLINE = date(2026, 11, 10)
STATUS = {
    Action.SUBMIT: Status.SUBMITTED,
    Action.ACCEPT: Status.DONE,
    Action.RETURN: Status.RETURNED,
}


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    town.third = await town.school("Школа № 3")
    town.thirteenth = await town.school("Школа № 13")
    town.lyceum = await town.school("Лицей № 2")
    town.viktor = await town.manager("Виктор")
    return town


async def late_task(town, asked, *steps):
    """A task that was done late, with the history that tells why: pairs of a day and an action."""
    activity = await town.activity("1.1", "Мониторинг", DEADLINE)
    task_id = await town.task(
        activity, town.third, DEADLINE, Status.DONE, done_on=TODAY, done_late=True
    )
    async with town.database.write() as session:
        task = await session.get_one(Task, task_id)
        task.created_at = datetime(asked.year, asked.month, asked.day, 6, tzinfo=UTC)
        for day, action in steps:
            session.add(
                Report(
                    task_id=task_id,
                    person_id=town.viktor,
                    at=datetime(2026, 11, day, 6, tzinfo=UTC),
                    action=action,
                    status_before=Status.PLANNED,
                    status_after=STATUS[action],
                )
            )


@pytest.mark.parametrize(
    ("asked", "steps", "cause"),
    [
        (date(2026, 9, 1), [(14, Action.SUBMIT), (15, Action.ACCEPT)], Lateness.SCHOOL),
        (date(2026, 11, 9), [(14, Action.SUBMIT), (15, Action.ACCEPT)], Lateness.REQUEST),
        (
            date(2026, 9, 1),
            [(9, Action.SUBMIT), (12, Action.RETURN), (13, Action.SUBMIT), (13, Action.ACCEPT)],
            Lateness.REVIEW,
        ),
        (date(2026, 9, 1), [], Lateness.SCHOOL),
    ],
)
async def test_whose_delay_it_was(town, asked, steps, cause):
    await late_task(town, asked, *steps)
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        resolved = await queries.resolve(
            session, SummaryQuery(roadmap_id=town.roadmap_id), actor=actor
        )
        (line,) = await delays.delays_of(session, resolved)
    assert (line.cause, line.deadline) == (cause, DEADLINE)


async def test_what_two_roadmaps_ask_for_is_pointed_out(town):
    title = "Мониторинг посещаемости занятий"
    for name in ("МСОКО 2026/27", "Воспитание 2026/27"):
        await town.roadmap(name)
        same = await town.activity("1.1", title, TODAY, slots=(("Справка", 1), ("приказ", 2)))
        other = await town.activity("2.1", f"Выборы {name}", TODAY, slots=(("Справка", 1),))
        for school in (town.third, town.lyceum):
            task = await town.task(same, school, TODAY)
        await town.task(other, town.third, TODAY)
        far = await town.activity("3.1", title, TODAY + timedelta(days=60))
        await town.task(far, town.third, TODAY + timedelta(days=60))
    await prove(town, task, "справка.docx")
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        view = await burden.weigh(session, SummaryQuery(roadmap_id=town.roadmap_id), actor=actor)
    assert view.month == 202611
    assert [(line.name, line.requests, line.documents, line.duplicates) for line in view.lines] == [
        ("Школа № 3", 4, 8, 2),
        ("Лицей № 2", 2, 6, 2),
    ]
    assert [(each.document, each.schools, each.delivered) for each in view.duplicates] == [
        ("приказ", 2, 1),
        ("Справка", 2, 1),
    ]
    start, end = month_span(202701)
    async with town.database.read() as session:
        query = SummaryQuery(roadmap_id=town.roadmap_id, start=start, end=end)
        later = await burden.weigh(session, query, actor=actor)
    assert (later.month, [line.requests for line in later.lines]) == (202701, [2])
    coordinator = await town.actor(await town.coordinator("Анна", town.lyceum))
    async with town.database.read() as session:
        own = await burden.weigh(
            session, SummaryQuery(roadmap_id=town.roadmap_id), actor=coordinator
        )
    assert [line.name for line in own.lines] == ["Лицей № 2"]


@pytest.mark.parametrize(
    ("text", "school", "which", "unknown"),
    [
        ("просроченные школа 3", "third", TaskSelection.OVERDUE, ()),
        ("школа 13", "thirteenth", None, ()),
        ("лицей", "lyceum", None, ()),
        ("лицея 2 выполнено", "lyceum", TaskSelection.DONE, ()),
        ("школа 5", None, None, ("5",)),
        ("школа 1", None, None, ("1",)),
        ("гимназия", None, None, ("гимназия",)),
    ],
)
async def test_a_question_names_schools(town, text, school, which, unknown):
    await town.owed("1.1", "Мониторинг", TODAY, town.third)
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        choices = await views.choices(session, actor=actor)
        found = await worded_queries.understand(session, choices, text, actor=actor)
    assert found.query.organisation_id == (getattr(town, school) if school else None)
    assert (found.which, found.unknown) == (which, unknown)


async def test_a_question_names_a_section_and_then_shows_schools(town):
    await town.owed("4.1", "Мониторинг", TODAY, town.third)
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        choices = await views.choices(session, actor=actor)
        found = await worded_queries.understand(session, choices, "раздел 4", actor=actor)
    assert found.query == SummaryQuery(
        roadmap_id=town.roadmap_id, by=By.ORGANISATION, section_id=town.sections["4"]
    )


SAID_SCHOOLS = {
    "third": ("по школе 3", "по третьей школе", "у третьей школы", "в школе № 3"),
    "lyceum": ("по лицею 2", "во втором лицее", "у лицея № 2"),
    None: ("", "по школам"),
}
SAID_SECTIONS = {
    "2": ("по разделу 2", "по второму разделу", "во 2 разделе"),
    "4": ("по разделу 4", "в четвёртом разделе", "раздел 4"),
    None: ("",),
}
SAID_FIGURES = {
    "сколько выполнено": TaskSelection.DONE, "просрочено": TaskSelection.OVERDUE,
    "что с опозданием": TaskSelection.LATE,
    "выполнение": None,
}  # fmt: skip


async def test_whatever_a_question_names_is_in_its_answer_or_told(town):
    """Every way to name a school beside every way to name a section: none is dropped in silence."""
    for number in ("2.1", "4.1"):
        await town.owed(number, f"Мониторинг {number}", TODAY, town.third)
    actor = await town.actor(town.viktor)
    asked = product(SAID_FIGURES, SAID_SCHOOLS, SAID_SECTIONS)
    wrong = []
    async with town.database.read() as session:
        choices = await views.choices(session, actor=actor)
        for figures, school, section in asked:
            for said in product(SAID_SCHOOLS[school], SAID_SECTIONS[section]):
                text = " ".join(filter(None, (figures, *said)))
                found = await worded_queries.understand(session, choices, text, actor=actor)
                named = (
                    getattr(town, school) if school else None,
                    town.sections[section] if section else None,
                    SAID_FIGURES[figures],
                )
                query = found.query
                answered = (query.organisation_id, query.section_id, found.which)
                if school and found.says_by:
                    wrong.append((text, query.by))
                if not found.unknown and answered != named:
                    wrong.append((text, answered, named))
                if found.unknown and not (school and section):
                    wrong.append((text, found.unknown))
    assert wrong == []


async def test_evidence_is_for_those_who_may_see_it(town):
    task = await town.owed("1.1", "Мониторинг", TODAY, town.third)
    await prove(town, task, "справка.docx")
    await prove(town, task, "убрано.docx", withdrawn=True)
    query = SummaryQuery(roadmap_id=town.roadmap_id)
    for person, names in (
        (town.viktor, ["справка.docx"]),
        (await town.coordinator("Анна", town.third), ["справка.docx"]),
        (await town.coordinator("Борис", town.lyceum), []),
    ):
        actor = await town.actor(person)
        async with town.database.read() as session:
            found = await evidence_archive.load(session, query, actor=actor)
        assert [file.name for file in found.files] == names
    stranger = await town.actor(await town.person("Чужой"))
    async with town.database.read() as session:
        with pytest.raises(Refusal) as refusal:
            await evidence_archive.load(session, query, actor=stranger)
    assert refusal.value.code is Code.DENIED
