"""«Добавь школу 25»: the name as a list would have it, and nothing where something else is said."""

import pytest

from domain.utterances import SpeakerRole, Utterance
from domain.utterances.added_schools import added_organisation
from tests.domain.utterance_examples import world

WORLD = world("twenty-second")


def added(text: str) -> str | None:
    return added_organisation(Utterance(text=text, role=SpeakerRole.CURATOR), WORLD)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("добавь школу 25", "Школа № 25"),
        ("Пожалуйста, добавь новую Берёзовскую школу.", "Берёзовская школа"),
        ("заведи детский сад № 4 «Мишутка»", "Детский сад № 4 «Мишутка»"),
        ("надо добавить в список гимназию 8", "Гимназия № 8"),
        ("добавь школу 25 и школу 26", "Школа № 25\nШкола № 26"),
        ("добавь центр детства и юношества", "Центр детства и юношества"),
    ],
)
def test_a_new_organisation_is_named_as_a_subject(text, name):
    assert added(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "добавь файл",
        "добавь школу",
        "добавь школу 5",
        "добавь школу 25 в группу городских",
        "добавь школе 25 ещё неделю",
        "добавь 6.1 школе 25",
        "школу 25 добавили?",
        "не забудь добавить протокол школы 25",
    ],
)
def test_what_adds_no_organisation(text):
    assert added(text) is None
