"""What one message says of each of several activities, and in which of its words."""

import pytest

from domain.utterances import Intent, SpeakerRole, Utterance, orders_apart, read_of
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


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        (
            "прими 1.1 от школы 7 и напомни всем про 2.4",
            ("прими 1.1 от школы 7", "напомни всем про 2.4"),
        ),
        (
            "напомни школе 1 про 1.1, а 5.1 перенеси на пятницу",
            ("напомни школе 1 про 1.1", "5.1 перенеси на пятницу"),
        ),
        (
            "Прими 1.1, 1.2 школы 7 и верни 2.1 школе 3: нет печати",
            ("Прими 1.1, 1.2 школы 7", "верни 2.1 школе 3: нет печати"),
        ),
        (
            "прими 1.1 школы 7, 2.1 и 2.2 школы 3 верни",
            ("прими 1.1 школы 7", "2.1 и 2.2 школы 3 верни"),
        ),
        (
            "прими 1.1 школы 3. Напомни про 2.1. Перенеси 1.4 школе 7 до пятницы",
            ("прими 1.1 школы 3", "Напомни про 2.1", "Перенеси 1.4 школе 7 до пятницы"),
        ),
        ("прими или верни", ()),
        ("прими 1.1 верни 2.1", ()),
        ("прими 1.1 от школы 7", ()),
    ],
)
def test_each_of_several_orders_has_its_own_words(text, orders):
    assert orders_apart(Utterance(text=text, role=SpeakerRole.CURATOR), world()) == orders
