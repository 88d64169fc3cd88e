"""Whoever works in several municipalities is answered of the one that is meant, or asked which."""

from datetime import date

import pytest

from domain.access import Role
from domain.workflow import Status
from models.people import Person
from models.tasks import Task
from tests import towns

LATE = date(2026, 11, 20)


@pytest.fixture
async def region(school):
    """Beside the town «Поречье» with a school of the same name, and Rita who manages both; Peter
    is a curator here, manages there and reports for School № 3.
    """
    async with school.at_once():
        twin = await school.school("Школа № 1")
        school.own = await school.owed("1.1", "Приказ", LATE, school.school_id)
        await school.owed("1.2", "Совещание", LATE, twin)
    school.other = other = await towns.build(school.database, school.clock, "Поречье")
    async with other.at_once():
        await other.roadmap("Воспитание")
        for name in ("Школа № 1", "Гимназия"):
            await other.owed("2.3", "Конкурс чтецов", LATE, await other.school(name))
    school.rita = await school.meet_manager("Рита")
    school.peter = await school.meet(
        "Пётр", (Role.CURATOR, None), (Role.COORDINATOR, school.school_id)
    )
    for person in (school.rita, school.peter):
        await other.give_role((await school.actor_of(person)).person_id, Role.MANAGER)
    return school


ASKED = ["кто не отчитался", "сводка по школам", "рейтинг школ", "школа 1", "что на проверке",
         "/summary просроченные", "/summary по школам за ноябрь"]  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
async def test_where_none_is_named_it_is_asked_and_the_words_are_kept(region, words):
    await region.rita.send(words)
    asked = region.rita.last_message
    assert asked.text == "Какая территория?"
    answers = {}
    for name in ("Заречье", "Поречье"):
        await region.rita.press(name, asked)
        answers[name] = region.rita.last_message.text
        assert name in answers[name]
    assert answers["Заречье"] != answers["Поречье"]


@pytest.mark.parametrize("words", ["/summary по разделам", "сводка по разделам"])
async def test_a_coordinator_of_several_is_asked_and_the_words_are_kept(region, words):
    """They were lost behind a choice of plans."""
    own = await region.meet_coordinator("Зоя", region.school_id)
    async with region.other.at_once():
        theirs = await region.other.school("Лицей")
    person_id = (await region.actor_of(own)).person_id
    await region.other.give_role(person_id, Role.COORDINATOR, theirs)
    await own.send(words)
    asked = own.last_message
    assert asked.text == "Какая территория?"
    await own.press("Поречье", asked)
    assert "Поречье" in own.last_message.text
    await own.press("Заречье", asked)
    assert "Заречье" in own.last_message.text and "Раздел" in own.last_message.text


async def test_one_that_is_named_is_answered_of_and_gone_on_with(region):
    await region.rita.send("кто не отчитался в Поречье")
    found = region.rita.last_message.text
    assert "Воспитание · Поречье" in found and found.startswith("Просрочено: 2")
    await region.rita.send("а по школам?")
    assert "Воспитание · Поречье" in region.rita.last_message.text
    await region.rita.send("а в Заречье?")
    assert region.rita.last_message.text.startswith(
        "Сводка · МСОКО 2026/27 · Заречье\n\nУчреждение"
    )
    await region.rita.send("/summary просроченные в Поречье")
    assert region.rita.last_message.text.startswith("Просрочено: 2\nВоспитание · Поречье")
    await region.rita.send("напиши им: ждём в Заречье")
    letter = region.rita.last_message.text
    assert letter.startswith("Письмо школам · Гимназия, Школа № 1 · Поречье\n")
    assert "Ждём в Заречье" in letter
    await region.rita.send("напиши всем школам: ждём в Заречье")
    assert region.rita.last_message.text == "Какая территория?"
    await region.rita.send("Поречье")
    assert region.rita.last_message.text.startswith("Сводка · Воспитание · Поречье")
    await region.rita.send("гимназия")
    assert region.rita.last_message.text.startswith("Гимназия · Воспитание · Поречье")


async def test_an_open_card_says_nothing_of_a_school_that_is_named(region):
    await region.rita.send("2.3 гимназии")
    await region.rita.send("напомни школе 1")
    assert region.rita.last_message.text == "Какая территория?"


async def test_the_plans_of_several_are_told_apart(region):
    await region.rita.press("Сводка")
    assert region.rita.last_message.labels[:2] == [
        "Воспитание · Поречье",
        "МСОКО 2026/27 · Заречье",
    ]


async def test_an_administrator_who_is_a_curator_means_the_own_office(region):
    async with region.database.write() as session:
        person = await session.get_one(Person, (await region.actor_of(region.galina)).person_id)
        person.is_administrator = True
    await region.galina.send("сводка")
    assert region.galina.last_message.text.startswith("Сводка · МСОКО 2026/27\n")


async def test_a_forged_municipality_is_refused(region):
    await region.rita.send("сводка")
    await region.rita.press_data(region.rita.last_message, "wq:999")
    assert region.rita.last_answer.text.startswith("Это вам недоступно.")


async def test_a_curator_who_reports_for_an_organisation_is_heard_as_both(region):
    for words in ("что вернули за неделю", "возвращённые", "что у гимназии просрочено"):
        await region.peter.send(words)
        assert region.peter.last_message.text == "Какая территория?", words
    await region.peter.send("напомни школе 3")
    assert "\nШкола № 3 · Заречье\n" in region.peter.last_message.text
    # Schools are kept in one of them.
    await region.peter.send("список школ")
    assert region.peter.last_message.text.startswith("Учреждения: 2")
    await region.peter.send("что у меня горит")
    mine = region.peter.last_message.text
    assert "1.1 Приказ" in mine and "1.2" not in mine and "2.3" not in mine
    await region.peter.send("1.1 в работе")
    assert (await region.get(Task, region.own)).status is Status.IN_PROGRESS
    # Beside the card of the own organisation, too, the office asks of all.
    await region.peter.send("кто не отчитался в Заречье")
    assert region.peter.last_message.text.startswith("Просроченные отчёты\nЗаречье")


async def test_curators_are_named_of_each_municipality(region):
    await region.other.curator("Лидия")
    await region.rita.send("кто куратор")
    assert region.rita.last_message.text == "Заречье: Галина, Пётр.\nПоречье: Лидия."
    await region.peter.send("кто куратор")
    assert "Заречье: Галина, Пётр." in region.peter.last_message.text


@pytest.mark.parametrize("words", ["найди конкурс", "найди чтецов"])
async def test_what_is_looked_for_is_found_wherever_it_is(region, words):
    await region.rita.send(words)
    assert "2.3 Конкурс чтецов" in region.rita.last_message.text
    assert region.rita.last_message.text.count("Школа № 1") == 1


async def test_files_of_an_activity_that_one_alone_has_are_of_that_one(region):
    await region.rita.send("скачай всё по 1.1")
    assert region.rita.last_message.text == "Документов пока нет."
