"""«Она», «им», «этот пункт»: what the bot has shown last, and never something done unasked."""

from dataclasses import replace

import pytest

from domain.utterances import (
    Intent,
    Shown,
    SpeakerRole,
    Utterance,
    points_back,
    spelled_out,
    understand,
)
from domain.utterances.dictated_letters import dictated_letter
from tests.domain.utterance_examples import world

WORLD = world("twenty-second")
SCHOOL = Shown(("Школа № 5",))
CARD = Shown(("Школа № 5",), ("6.1",))
MANY = Shown(("Школа № 1", "Пижемская школа", "Школа № 12"), ("6.1",))


def said(text, shown, role=SpeakerRole.CURATOR):
    return Utterance(text=text, role=role, shown=shown)


@pytest.mark.parametrize("role", [SpeakerRole.CURATOR, SpeakerRole.MANAGER])
@pytest.mark.parametrize(
    ("shown", "text", "intent", "school"),
    [
        (SCHOOL, "а что у неё с документами", Intent.SUMMARY, "Школа № 5"),
        (SCHOOL, "что у этой школы просрочено", Intent.SUMMARY, "Школа № 5"),
        (CARD, "какие у неё документы", Intent.SUMMARY, "Школа № 5"),
    ],
)
def test_a_question_is_of_the_school_in_hand(role, shown, text, intent, school):
    reading = understand(said(text, shown, role), WORLD)
    assert (reading.intent, reading.confident) == (intent, True)
    assert reading.question.school == school


def test_the_point_of_a_plan_is_who_owes_it():
    for shown in (CARD, MANY):
        reading = understand(said("а кто его не сдал", shown), WORLD)
        assert (reading.intent, reading.activity) == (Intent.DEBTORS, "6.1")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("прими у неё этот пункт", Intent.ACCEPT),
        ("верни ей 6.1: нет акта", Intent.RETURN),
        ("перенеси этот пункт всем на 10 марта", Intent.MOVE),
        ("напомни ей про 6.1", Intent.REMIND),
    ],
)
def test_an_order_that_points_back_is_asked_about(text, intent):
    """Sure as it would be with the names: what was shown may not be what is meant."""
    reading = understand(said(text, CARD), WORLD)
    assert (reading.intent, reading.activity, reading.confident) == (intent, "6.1", False)


@pytest.mark.parametrize("text", ["напиши им, что ждём до пятницы", "сообщи этим школам: сдайте"])
def test_a_letter_goes_to_those_in_hand(text):
    letter = dictated_letter(said(text, MANY), WORLD)
    assert letter is not None
    assert letter.to == MANY.organisations


def test_the_names_stand_in_the_place_of_the_words_that_point():
    assert spelled_out(said("сравни её с лицеем", SCHOOL), WORLD) == "сравни Школа № 5 с лицеем"
    assert spelled_out(said("а кто его не сдал?", CARD), WORLD) == "а кто 6.1 не сдал?"
    assert (
        spelled_out(said("что у этих школ", MANY), WORLD)
        == f"что у {', '.join(MANY.organisations)}"
    )


def test_who_is_there_is_on_the_page_of_the_school():
    for text in ("кто там координатор", "как зовут директора"):
        reading = understand(said(text, SCHOOL), WORLD)
        assert (reading.intent, reading.organisation) == (Intent.OPEN, "Школа № 5")


def test_out_of_several_is_asked_of_all():
    assert spelled_out(said("кто из них хуже всех", MANY), WORLD) == "кто хуже всех"


def test_several_are_no_single_one():
    text = "а что у неё с документами"
    assert spelled_out(said(text, MANY), WORLD) == text
    assert understand(said(text, MANY), WORLD).question.school is None


@pytest.mark.parametrize("text", ["сводка по школам", "кто не сдал 6.1", "им", "это", "спасибо"])
def test_words_that_point_at_nothing_are_as_they_were(text):
    for shown in (SCHOOL, CARD):
        if not points_back(text):
            assert understand(said(text, shown), WORLD) == understand(said(text, Shown()), WORLD)


def test_what_a_school_says_is_of_nobody_else():
    """A coordinator's words reach `understand` with nothing shown."""
    plain = Utterance(text="она заболела", role=SpeakerRole.COORDINATOR, open="6.1")
    assert understand(plain, WORLD) == understand(replace(plain, shown=Shown()), WORLD)


@pytest.mark.parametrize("text", ["перенеси их на неделю", "отзови их", "они к нам не относятся"])
def test_several_are_not_the_open_card_alone(text):
    reading = understand(Utterance(text=text, role=SpeakerRole.COORDINATOR, open="6.1"), WORLD)
    assert not reading.confident
