"""/help says in a few lines what each role can do."""

import pytest
from sqlalchemy import update

from bot.ui.texts import texts
from domain.schedule import Kind
from models.roadmaps import Section

MOST = 8


@pytest.mark.parametrize("role", ["coordinator", "head", "curator", "manager", "administrator"])
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_each_role_is_told_in_a_few_lines(role, locale):
    said = texts(locale)(f"help-{role}")
    assert len(said.splitlines()) <= MOST


async def test_the_commands_that_help_names_are_answered(school):
    await school.galina.send("/help")
    commands = [word for word in school.galina.last_message.text.split() if word.startswith("/")]
    assert len(commands) >= 5
    for command in commands:
        await school.galina.send(command.rstrip(".,:"))
        assert "Не удалось понять" not in school.galina.last_message.text


async def test_a_calendar_without_schools_is_not_offered(town):
    galina = await town.meet_curator("Галина")
    await galina.send("/calendar")
    assert "Открытых сроков нет" in galina.last_message.text


async def test_the_log_says_in_words_how_often_is_asked(school):
    await school.owed("6.1", "Обновление сайта", None, school.school_id, kind=Kind.CONTINUOUS)
    galina = school.galina
    await galina.send("/policy")
    await galina.press("О постоянных спрашивать")
    await galina.press("Раз в месяц")
    await galina.send("/people")
    await galina.press("Журнал")
    assert "о постоянных раз в месяц" in galina.last_message.text


async def test_schools_stand_in_the_order_of_their_numbers(town):
    for name in ("Школа № 10", "Школа № 2"):
        await town.school(name)
    galina = await town.meet_curator("Галина")
    await galina.send("/calendar")
    assert galina.last_message.labels[:2] == ["Школа № 2", "Школа № 10"]


async def test_a_section_without_a_number_is_called_by_its_title(school):
    async with school.database.write() as session:
        await session.execute(update(Section).values(number=None, title="Направление «Кадры»"))
    await school.open_card()
    assert "Школа № 3 · Направление «Кадры» · МСОКО 2026/27" in school.anna.last_message.text
