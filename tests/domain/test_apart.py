"""What one message says of each of several activities, and in which of its words."""

import pytest

from domain.utterances import Intent, SpeakerRole, Utterance, read_of
from tests.domain.utterance_examples import world


@pytest.mark.parametrize(
    ("number", "intent", "words"),
    [
        ("4.1", Intent.REPORT, "4.1 сделали"),
        ("4.2", Intent.OBSTACLE, "4.2 у нас нет учителя, учителя"),
    ],
)
def test_words_that_are_said_again_stay_with_what_they_are_said_of(number, intent, words):
    said = Utterance(
        text="4.1 сделали; 4.2 у нас нет учителя, учителя", role=SpeakerRole.COORDINATOR
    )
    reading, own = read_of(number, said, world())
    assert (reading.intent, own) == (intent, words)
