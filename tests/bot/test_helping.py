"""/help says in a few lines what each role can do."""

import pytest

from bot.ui.texts import texts

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
