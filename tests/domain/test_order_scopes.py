"""How far an order of an office reaches, and that whatever it leaves out is never acted upon."""

from itertools import product

import pytest

from domain.utterances import ACTS, Intent, SpeakerRole, Utterance, understand
from tests.domain.utterance_examples import world

WORLD = world()
THIRD, SEVENTH, LYCEUM = "Школа № 3", "Школа № 7", "Лицей № 2"


def read(text, role=SpeakerRole.CURATOR, **around):
    return understand(Utterance(text=text, role=role, **around), WORLD)


ORDERS = (
    "прими всё", "прими все отчёты", "прими 1.4", "принять 1.4", "прими 1.4 школы 1",
    "напомни всем", "напомните всем про 1.4", "напомни про 1.4", "поторопи всех",
    "перенеси 1.4 на 20 декабря", "перенеси 1.4 всем на 20 декабря",
    "продли 1.4 школе 1 на неделю", "верни 1.4", "верни все", "верните 1.4 школе 1",
)  # fmt: skip
SPARED = ("школы 3", "третьей школы", "школ 3 и 7", "лицея", "3.1", "интерната", "школы 99", "ШНОР")
EXCEPTIONS = (
    "кроме {}", "исключая {}", "за исключением {}", "не считая {}", "без {}", "но не {}",
    "только не {}", "помимо {}", "минус {}", "а {} не трогай", "{} пропусти", "а {} не надо",
)  # fmt: skip
JOINED = ("{0} {1}", "{0}, {1}", "{1} {0}")


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_that_leaves_somebody_out_is_never_confident(order):
    wrong = []
    for way, spared, joined in product(EXCEPTIONS, SPARED, JOINED):
        text = joined.format(order, way.format(spared))
        reading = read(text)
        if reading.intent in ACTS and reading.confident:
            wrong.append(text)
        if spared == "школы 3" and reading.intent in ACTS and reading.organisation == THIRD:
            wrong.append(f"{text}: only for it")
    assert wrong == []


FORBIDS = (
    "не {}",
    "пока не {}",
    "не надо {}",
    "не нужно {}",
    "только не {}",
    "ни в коем случае не {}",
)
VERBS = ("принимай", "принимать", "напоминай", "напоминать", "переноси", "переносить", "возвращай",
         "возвращать", "продлевай", "торопи")  # fmt: skip
OBJECTS = ("школе 3", "1.4 школе 3", "1.4", "школе 3 1.4 до пятницы", "всем", "1.4: нет печати")


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_forbidden_is_never_done(verb):
    texts = [f"{way.format(verb)} {what}" for way, what in product(FORBIDS, OBJECTS)]
    readings = {text: read(text, open="1.4") for text in texts}
    assert [text for text, it in readings.items() if it.intent in ACTS and it.confident] == []


TURNS = (
    "хотя нет, {}", "нет, {}", "ой, лучше {}", "а нет, {}", "нет, не надо, {}", "стоп, {}",
    "передумала, {}",
)  # fmt: skip
PAIRS = (("прими", "верни"), ("верни", "прими"), ("перенеси", "прими"), ("напомни", "верни"))


@pytest.mark.parametrize("turn", TURNS)
def test_a_change_of_mind_does_nothing_and_has_both_orders(turn):
    wrong = []
    for (first, second), what in product(PAIRS, ("1.4 школе 3", "школе 3 1.4")):
        for text in (f"{first} {what}, {turn.format(second)}", f"не {first} а {second} {what}"):
            reading = read(text)
            orders = set(reading.scope.orders) if reading.scope else set()
            if (reading.intent in ACTS and reading.confident) or len(orders) != 2:
                wrong.append((text, reading.intent, orders))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "activities", "organisations", "without"),
    [
        ("перенеси 1.3 до пятницы школам 3, 7 и 1", ("1.3",), (THIRD, SEVENTH, "Школа № 1"), ()),
        ("перенеси 1.3 школе 3 и 7 до пятницы", ("1.3",), (THIRD, SEVENTH), ()),
        ("перенеси 1.3 и 1.4 школе 3 до пятницы", ("1.3", "1.4"), (THIRD,), ()),
        ("прими 1.4 и 1.3 от школы 3", ("1.3", "1.4"), (THIRD,), ()),
        ("прими 1.4 от школы 3 и лицея", ("1.4",), (THIRD, LYCEUM), ()),
        ("верни 1.4 и 1.3 школе 3: нет печати", ("1.3", "1.4"), (THIRD,), ()),
        ("прими все кроме школы 3 и лицея", (), (), (THIRD, LYCEUM)),
        ("прими все кроме школ 3, 7", (), (), (THIRD, SEVENTH)),
        ("прими все, кроме 1.4", (), (), ("1.4",)),
        ("перенеси 1.3 всем кроме школы 3 на 20 декабря", ("1.3",), (), (THIRD,)),
        ("напомни всем, школу 3 не трогай", (), (), (THIRD,)),
        ("прими 1.4 от школы 7, а от школы 3 не надо", ("1.4",), (SEVENTH,), (THIRD,)),
    ],
)
def test_all_that_is_named_is_read(text, activities, organisations, without):
    reading = read(text)
    scope = reading.scope
    assert (set(scope.activities), set(scope.organisations), set(scope.leaves_out)) == (
        set(activities),
        set(organisations),
        set(without),
    )
    assert scope.is_clear
    assert not reading.confident


@pytest.mark.parametrize(
    "text",
    [
        "прими все кроме интерната", "перенеси 1.3 школам 3, 99 и 7 до пятницы",
        "прими всё, что сдано вовремя", "верни все без файлов: нет документов",
        "прими 1.4 от школы 3 только если есть подпись", "напомни всем кроме ШНОР",
        "верни 1.4 школе 3 не сейчас", "перенеси 1.3 школе 7 на неделю, а школе 3 на две",
        "перенеси 1.3 до пятницы, а 1.4 до 15 декабря", "прими остальные",
    ],
)  # fmt: skip
def test_what_is_not_understood_of_an_order_is_said_to_be_unclear(text):
    assert not read(text).scope.is_clear


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("напомни школе 3", Intent.REMIND),
        ("напомни тем, кто не сдал 1.4", Intent.REMIND),
        ("верни 1.4 школе 3: нет печати", Intent.RETURN),
        ("верни 1.4 школе 3 без подписи", Intent.RETURN),
        ("прими 1.4 школы 3", Intent.ACCEPT),
        ("перенеси 1.4 школе 3 до пятницы", Intent.MOVE),
    ],
)
def test_a_plain_order_is_still_done(text, intent):
    reading = read(text)
    assert (reading.intent, reading.confident, reading.scope.is_plain) == (intent, True, True)


def test_only_one_school_is_one_school():
    assert read("напомни только школе 3").scope.is_plain
    assert not read("напомни только не школе 3").scope.is_plain


def test_all_reports_are_not_those_of_the_open_card():
    for text in ("прими всё", "прими все от школы 3", "прими все, кроме 1.3"):
        reading = read(text, open="1.4")
        assert (reading.intent, reading.activity) == (Intent.ACCEPT, None)


@pytest.mark.parametrize(
    ("text", "everybody"),
    [
        ("перенеси 2.1 всем на 15 декабря", True),
        ("всем перенеси 2.1 на 15 декабря", True),
        ("каждой школе перенеси 2.1 на 10 декабря", True),
        ("2.1 всем на 15 декабря", True),
        ("принять все", True),
        ("все отчёты школы 3 прими", True),
        ("перенеси 2.1 на 15 декабря", False),
        ("не всем перенеси 2.1 на 15 декабря", False),
        ("перенеси 2.1 не всем на 15 декабря", False),
        ("все сдали, прими 1.4", False),
    ],
)
def test_everybody_is_meant_wherever_it_is_said(text, everybody):
    reading = understand(Utterance(text=text, role=SpeakerRole.CURATOR), WORLD)
    assert reading.scope is not None and reading.scope.everybody is everybody
