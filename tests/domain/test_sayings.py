"""What /help suggests to say is understood, in each role and language."""

import re
from datetime import date

import pytest

from bot.ui.screens.utterances.sayings import FIVE, sayings
from bot.ui.texts import LOCALES, texts
from domain.utterances import Intent, Named, SpeakerRole, Utterance, World, understand

WORLD = World(
    today=date(2026, 11, 24),
    start=date(2026, 9, 1),
    end=date(2027, 5, 31),
    organisations=("Школа № 3",),
    activities=(Named(number="1.4", title="Кадры"), Named(number="2.1", title="Питание")),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", SpeakerRole)
def test_each_saying_is_understood_for_sure(role, locale):
    said = sayings(role, ["1.4", "2.1"], texts(locale))
    assert len(said) == FIVE
    for line in said:
        (words,) = re.findall("«(.+?)»", line)
        reading = understand(Utterance(text=words, role=role), WORLD)
        assert reading.intent is not Intent.UNKNOWN and reading.confident, words


def test_without_a_plan_no_number_is_suggested():
    said = sayings(SpeakerRole.COORDINATOR, [], texts("ru"))
    assert len(said) == 2 and not any(char.isdigit() for line in said for char in line)
