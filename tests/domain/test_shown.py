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


@pytest.mark.parametrize(
    ("text", "intent", "school"),
    [
        ("верни первую: нет подписи", Intent.RETURN, "Школа № 1"),
        ("напомни первой", Intent.REMIND, "Школа № 1"),
        ("прими всё пятой", Intent.ACCEPT, "Школа № 5"),
        ("перенеси пятой 6.1 на 10 марта", Intent.MOVE, "Школа № 5"),
        ("напомни по первой", Intent.REMIND, "Школа № 1"),
    ],
)
@pytest.mark.parametrize("shown", [Shown(), MANY])
def test_an_order_about_the_first_one_is_asked_about(shown, text, intent, school):
    """The first one on the screen may be another school than the one with this number."""
    reading = understand(said(text, shown), WORLD)
    assert (reading.intent, reading.organisation) == (intent, school)
    assert not reading.confident


@pytest.mark.parametrize(
    "text",
    ["верни первую, нет подписи", "верни первую", "напомни первой и двенадцатой", "прими первую",
     "прими 6.1 первой", "верни 6.1 первой: нет подписи"],
)  # fmt: skip
def test_an_ordinal_alone_is_never_sure(text):
    assert not understand(said(text, Shown()), WORLD).confident


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("прими 6.1 у первой", "Школа № 1"),
        ("верни 6.1 от пятой: нет подписи", "Школа № 5"),
        ("верни пятой школе 6.1: нет подписи", "Школа № 5"),
        ("напомни первой школе", "Школа № 1"),
    ],
)
def test_an_ordinal_with_what_it_is_of_is_the_school(text, school):
    reading = understand(said(text, Shown()), WORLD)
    assert (reading.organisation, reading.confident) == (school, True)


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


@pytest.mark.parametrize(
    "text",
    ["сводка по школам", "кто не сдал 6.1", "спасибо", "что-то не так", "это понятно",
     "кто это сделал", "в том числе 6.1", "тем более", "это"],
)  # fmt: skip
@pytest.mark.parametrize("shown", [SCHOOL, CARD, MANY])
def test_words_that_point_at_nothing_are_as_they_were(shown, text):
    assert not points_back(text)
    assert understand(said(text, shown), WORLD) == understand(said(text, Shown()), WORLD)


@pytest.mark.parametrize(
    "text",
    ["им", "у неё", "этот пункт", "это мероприятие", "та школа", "у той школы", "те учреждения",
     "о том мероприятии", "тому лицею", "данная организация", "этот детсад"],
)  # fmt: skip
def test_words_that_name_what_was_shown_are_known_by_a_look(text):
    shown = Shown(("Школа № 5",), ("6.1",))
    assert spelled_out(said(text, shown), WORLD) != text
    assert points_back(text)


@pytest.mark.parametrize("text", ["она заболела", "отправили ей 6.1", "этот пункт выполнен"])
@pytest.mark.parametrize("shown", [SCHOOL, CARD, MANY])
def test_what_a_school_says_is_of_its_open_card(shown, text):
    plain = Utterance(text=text, role=SpeakerRole.COORDINATOR, open="6.1")
    alone, beside = understand(plain, WORLD), understand(replace(plain, shown=shown), WORLD)
    assert (beside.intent, beside.activity) == (alone.intent, "6.1")
    assert not beside.confident


@pytest.mark.parametrize("text", ["перенеси их на неделю", "отзови их", "они к нам не относятся"])
def test_several_are_not_the_open_card_alone(text):
    reading = understand(Utterance(text=text, role=SpeakerRole.COORDINATOR, open="6.1"), WORLD)
    assert not reading.confident
