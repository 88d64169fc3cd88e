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
        ("добавь школу 25 и 26", "Школа № 25\nШкола № 26"),
        ("добавь школы № 25, 26 и № 27", "Школа № 25\nШкола № 26\nШкола № 27"),
        ("добавь детские сады 25 и 26", "Детский сад № 25\nДетский сад № 26"),
        ("добавь лицеи 25, 26 и школу 27", "Лицей № 25\nЛицей № 26\nШкола № 27"),
        ("Добавь Школы 25 и 26", "Школа № 25\nШкола № 26"),
        ("добавь 25 школу", "25 школа"),
        ("добавь МБОУ СОШ № 25", "МБОУ СОШ № 25"),
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
        "добавь координатора школы 25",
        "Добавь отчёт школы № 25",
        "добавь телефон школы № 25",
        "не забудь добавить протокол школы 25",
    ],
)
def test_what_adds_no_organisation(text):
    assert added(text) is None
