"""A question in words: each condition of it is answered or told, and its names are read once."""

import random
from datetime import date
from itertools import product

import pytest
from sqlalchemy import select, update

from domain.comparisons import Against, Versus
from domain.summary import Basis, By, TaskSelection
from domain.utterances import Intent, in_figures
from domain.wording import fold
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Section
from models.upkeep import SchoolTerm
from services.summaries import views, worded_queries
from services.summaries.worded_activities import NamedActivity, of_text
from tests import towns
from tests.services.counting import TODAY
from tests.statements import statements_of

CONDITIONS = {
    "за ноябрь": ("start", date(2026, 11, 1)),
    "по школам": ("by", By.ORGANISATION),
    "по разделу 2": ("section", "2"),
    "школа 3": ("school", "third"),
    "просроченные": ("which", TaskSelection.OVERDUE),
}
BEYOND = (
    "кроме лицея",
    "исключая малые",
    "топ-5",
    "что нового со вчера",
    "без школы 13",
    "районов",
)
STRANGE = ("в крапинку", "зелёные", "школа 42", "раздел 9")


@pytest.fixture
async def town(database, clock):
    town = await towns.build(database, clock)
    for name in ("third", "thirteenth", "lyceum"):
        full = {"third": "Школа № 3", "thirteenth": "Школа № 13", "lyceum": "Лицей № 2"}[name]
        setattr(town, name, await town.school(full))
    town.viktor = await town.manager("Виктор")
    for number in ("2.1", "4.1"):
        await town.owed(number, f"Мониторинг {number}", TODAY, town.third)
    async with database.write() as session:
        await session.execute(
            update(Section)
            .where(Section.id == town.sections["4"])
            .values(title="Развитие территорий")
        )
    return town


async def understood(town, text):
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        choices = await views.choices(session, actor=actor)
        return await worded_queries.understand(session, choices, text, actor=actor)


def answered(found, town):
    """What a question was understood to ask, by the names of `CONDITIONS`."""
    sections = {id_: number for number, id_ in town.sections.items()}
    schools = {town.third: "third", town.lyceum: "lyceum", town.thirteenth: "thirteenth"}
    return {
        "start": found.query.start,
        "by": found.query.by,
        "which": found.which,
        "section": sections.get(found.query.section_id),
        "school": schools.get(found.query.organisation_id),
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("beyond", BEYOND)
async def test_no_condition_vanishes_beside_what_cannot_be_answered(town, beyond):
    lost = []
    for condition, strange in product(CONDITIONS, ("", *STRANGE)):
        for parts in ((condition, beyond, strange), (beyond, strange, condition)):
            text = " ".join(filter(None, parts))
            found = await understood(town, text)
            told = " ".join(found.unknown).replace("ё", "е")
            name, wanted = CONDITIONS[condition]
            if answered(found, town)[name] != wanted and condition not in told:
                lost.append((text, name, found.unknown))
            number = strange.split()[-1].replace("ё", "е") if strange else ""
            if not found.unknown or number not in told:
                lost.append((text, strange, found.unknown))
    assert lost == [], "\n".join(map(str, lost))


COMBINED = {
    **{each: CONDITIONS[each] for each in CONDITIONS},
    "на первое ноября": ("day", date(2026, 11, 1)),
    "до 15 ноября": ("end", date(2026, 11, 15)),
    "с 1 октября": ("start", date(2026, 10, 1)),
    "за прошлый месяц": ("start", date(2026, 10, 1)),
    "по месяцам": ("by", By.MONTH),
    "по документам": ("by", By.EVIDENCE),
    "по ответственным": ("by", By.PARTY),
    "по второму разделу": ("section", "2"),
    "по разделу развитие территорий": ("section", "4"),
    "у третьей школы": ("school", "third"),
    "в лицее": ("school", "lyceum"),
    "на проверке": ("which", TaskSelection.REVIEW),
    "с опозданием": ("which", TaskSelection.LATE),
    "сдано позже срока": ("which", TaskSelection.LATE),
    "кто ещё не сдал": ("which", TaskSelection.OVERDUE),
    "сколько сдали вовремя": ("intent", Intent.RANKING),
    "рейтинг школ": ("intent", Intent.RANKING),
    "прогноз": ("intent", Intent.FORECAST),
    "в excel": ("format", "excel"),
    "мероприятие 4.1": ("activity", True),
    "у ивановой": ("told", "ивановой"),
    "по физкультуре": ("told", "физкультуре"),
    "за прошлый год": ("told", "прошлый год"),
    "больше двух просрочек": ("told", "больше двух"),
    "без учёта лицея": ("told", "без учета лицея"),
}
"""What may be said at once, with what it narrows; of each kind only one."""


def narrowed(found, town):
    return answered(found, town) | {
        "day": found.query.day,
        "end": found.query.end,
        "intent": found.intent,
        "format": "excel" if found.is_only_here else found.format,
        "activity": found.query.activity_id is not None,
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_of_conditions_said_at_once_none_vanishes(town):
    chance, lost = random.Random(29), []
    for _ in range(300):
        parts = chance.sample([*COMBINED], chance.choice((2, 3)))
        if len({COMBINED[each][0] for each in parts}) < len(parts):
            continue
        found = await understood(town, " ".join(parts))
        told = " ".join(found.unknown)
        for each in parts:
            name, wanted = COMBINED[each]
            if found.intent is Intent.FORECAST and wanted is TaskSelection.LATE:
                continue  # what will be late is all that it tells
            if (found.query.by, wanted) == (By.EVIDENCE, TaskSelection.OVERDUE):
                continue  # documents that were not handed in are those which the table lacks
            if found.query.organisation_id is not None and wanted is By.ORGANISATION:
                continue  # one school is no table of schools
            words = fold(in_figures(each)).split()
            is_told = any(word in told.split() for word in words if len(word) > 1)
            if narrowed(found, town).get(name) != wanted and not is_told:
                lost.append((" ".join(parts), each, found.unknown))
    assert lost == [], "\n".join(map(str, lost))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("третья школа", {"school": "third"}),
        ("сводка по второму разделу по школам", {"section": "2", "by": By.ORGANISATION}),
        ("рейтинг по второму разделу", {"section": "2"}),
        ("рейтинг по разделу развитие территорий", {"section": "4"}),
        ("просроченные по четвёртому разделу на первое ноября", {"section": "4"}),
        ("кто ещё не сдал", {"which": TaskSelection.OVERDUE}),
        ("кто нам должен", {"which": TaskSelection.OVERDUE}),
        ("какие школы сдали 2.1 позже срока", {"which": TaskSelection.LATE}),
    ],
)
async def test_what_is_said_in_words_is_read_as_in_figures(town, text, asked):
    found = await understood(town, text)
    assert found.unknown == ()
    assert asked.items() <= answered(found, town).items()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("а что там у гимназии", ("гимназии",)),
        ("сравни с Казанью", ("казанью",)),
        ("на сколько процентов мы выросли", ("выросли",)),
        ("кто не открыл напоминание вчера", ("вчера",)),
        ("кто не сдал 2.1, кроме лицея", ("кроме лицея",)),
    ],
)
async def test_only_words_that_could_change_figures_are_told(town, text, told):
    assert (await understood(town, text)).unknown == told


@pytest.mark.parametrize(
    "text", ["сводка по развитию территорий", "развитие территорий просроченные"]
)
async def test_words_of_a_section_are_no_words_of_districts(town, text):
    found = await understood(town, text)
    assert (found.unknown, found.query.section_id) == ((), town.sections["4"])


async def test_words_that_mean_nothing_cost_no_statement(town):
    async def cost(text):
        with statements_of(town.database) as taken:
            await understood(town, text)
        return len(taken)

    plain = await cost("просроченные по школам за ноябрь")
    assert await cost("просроченные зелёные по школам в крапинку за ноябрь 42 раздел 9") == plain


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("сравни школы 3, 13 и лицей", ["Лицей № 2", "Школа № 13", "Школа № 3"]),
        ("сравни школу 3, школу 13 и лицей за ноябрь", ["Лицей № 2", "Школа № 13", "Школа № 3"]),
        ("сравни школы 3 и 13", []),
        ("просроченные", []),
    ],
)
async def test_more_than_two_schools_side_by_side_are_listed(town, text, listed):
    found = await understood(town, text)
    assert (sorted(each.full for each in found.listed), found.unknown) == (listed, ())


async def test_a_school_that_is_not_there_is_told_beside_those_that_are(town):
    found = await understood(town, "сравни школы 3, 13 и 42")
    assert "42" in " ".join(found.unknown)


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        ({"1.4": [7]}, "сводка по 1.4", NamedActivity(7, "сводка")),
        ({"1.4": [7]}, "сводка по 1.4.2", NamedActivity(None, "сводка", ("1.4.2",))),
        ({"1.4": [7], "1.4.2": [8]}, "сводка по 1.4.2", NamedActivity(8, "сводка")),
        ({"1.4": [7]}, "по 1.4.2 и 1.4", NamedActivity(7, "и", ("1.4.2",))),
        ({"1.4": [7, 9]}, "сводка по 1.4", NamedActivity(None, "сводка", ("1.4",))),
    ],
)
def test_a_number_is_not_heard_in_a_longer_one(known, text, found):
    assert of_text(known, text) == found


@pytest.mark.parametrize("condition", ["", " по малым", " за ноябрь", " на 20 ноября"])
@pytest.mark.parametrize("said", ["сравни школу 3 и школу 13", "разница между школами 3 и 13"])
async def test_two_schools_side_by_side_keep_each_condition(town, said, condition):
    async with town.database.write() as session:
        small = OrganisationGroup(municipality_id=town.id, name="Малые")
        session.add(small)
    found = await understood(town, said + condition)
    assert found.versus == Versus(Against.SCHOOL, town.thirteenth), found
    assert found.query.organisation_id == town.third
    assert found.query.group_id == (small.id if "малым" in condition else None)
    assert found.query.start == (date(2026, 11, 1) if "за ноябрь" in condition else None)
    assert found.query.day == (date(2026, 11, 20) if "на 20" in condition else None)
    assert not found.unknown


@pytest.mark.parametrize(
    ("said", "start", "day"),
    [
        ("сравни школу 3 и школу 13 за октябрь на 1 ноября", date(2026, 10, 1), date(2026, 11, 1)),
        ("сравни ноябрь с октябрём на 20 ноября", date(2026, 11, 1), date(2026, 11, 20)),
        ("сводка за первое полугодие на 20 ноября", date(2026, 7, 1), date(2026, 11, 20)),
    ],
)
async def test_the_month_of_an_evening_is_no_span_and_the_evening_stays(town, said, start, day):
    found = await understood(town, said)
    assert (found.query.start, found.query.day, found.unknown) == (start, day, ())


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("принято за ноябрь по срокам", By.MONTH),
        ("сводка по срокам принято за ноябрь", By.MONTH),
        ("сравни школу 3 и школу 13 принято за ноябрь", By.SECTION),
    ],
)
async def test_what_was_accepted_is_not_what_was_due(town, said, by):
    found = await understood(town, said)
    assert (found.query.basis, found.query.by, found.which) == (Basis.ACCEPTED, by, None)


@pytest.mark.parametrize(
    ("said", "basis", "which", "start"),
    [
        ("что вернули за ноябрь", Basis.RETURNED, TaskSelection.ALL, 1),
        ("сколько возвращено в ноябре", Basis.RETURNED, TaskSelection.ALL, 1),
        ("отклонено за ноябрь", Basis.RETURNED, TaskSelection.ALL, 1),
        ("что возвращали за эту неделю", Basis.RETURNED, TaskSelection.ALL, 23),
        ("что вернули в ноябре на 15 ноября", Basis.RETURNED, TaskSelection.ALL, 1),
        ("сколько вернули в ноябре по школам", Basis.RETURNED, None, 1),
        ("сколько раз возвращали в ноябре", Basis.RETURNED, None, 1),
        ("сколько вернули в этом месяце по сравнению с прошлым", Basis.RETURNED, None, 1),
        ("excel возвращено за ноябрь", Basis.RETURNED, None, 1),
        ("возвращённые", Basis.DEADLINE, TaskSelection.RETURNED, None),
    ],
)
async def test_what_was_returned_in_a_period_is_not_what_is_returned(
    town, said, basis, which, start
):
    """«Что вернули за неделю» was once what is returned now and due that week."""
    found = await understood(town, said)
    day = date(2026, 11, start) if start else None
    assert (found.query.basis, found.which, found.query.start) == (basis, which, day)
    assert found.unknown == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("приняли и вернули за ноябрь", ("приняли",)),
        ("рейтинг школ, возвращено за ноябрь", ("возвращено",)),
    ],
)
async def test_two_senses_at_once_are_told(town, said, told):
    assert (await understood(town, said)).apart == told


@pytest.mark.parametrize(
    ("said", "by", "told"),
    [
        ("документы по школам", By.EVIDENCE, ("по школам",)),
        ("по разделам показатели", By.INDICATOR, ("по разделам",)),
        ("документы по школе 3", By.EVIDENCE, ()),
    ],
)
async def test_documents_and_indicators_have_no_second_breakdown(town, said, by, told):
    found = await understood(town, said)
    assert (found.query.by, found.unknown) == (by, told)


@pytest.mark.parametrize(
    ("said", "only_here"),
    [
        ("рейтинг школ в excel", True),
        ("прогноз картинкой", True),
        ("сравни школу 3 и школу 13 в word", True),
        ("сравни этот квартал с прошлым в excel", True),
        ("просроченные картинкой", True),
        ("просроченные в excel", False),
        ("картинка по школам", False),
        ("csv за ноябрь", False),
        ("рейтинг школ", False),
    ],
)
async def test_what_no_file_holds_is_known_when_a_file_of_it_is_asked_for(town, said, only_here):
    found = await understood(town, said)
    assert (found.is_only_here, found.unknown) == (only_here, ())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_school_term_is_a_period_where_the_calendar_is_known(town):
    assert "четверть" in (await understood(town, "сводка за первую четверть")).unknown
    async with town.database.write() as session:
        municipality = await session.scalar(select(Organisation.municipality_id))
        session.add_all(
            SchoolTerm(municipality_id=municipality, first_day=first, last_day=last)
            for first, last in (
                (date(2026, 9, 1), date(2026, 10, 25)),
                (date(2026, 11, 5), date(2026, 12, 28)),
            )
        )
    found = await understood(town, "сводка за первую четверть по школам")
    assert (found.unknown, found.query.by) == ((), By.ORGANISATION)
    assert (found.query.start, found.query.end) == (date(2026, 9, 1), date(2026, 10, 25))
