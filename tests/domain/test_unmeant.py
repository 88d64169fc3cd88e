"""What only sounds like an act is asked about; what surrounds a plain one leaves it sure."""

import pytest

from domain.utterances import ACTS, Intent, SpeakerRole, Utterance, understand
from tests.domain.utterance_examples import world

SCHOOL, OFFICE = SpeakerRole.COORDINATOR, SpeakerRole.CURATOR


def _read(text, role=SCHOOL):
    return understand(Utterance(text=text, role=role), world())


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (SCHOOL, "1.4 готово, стоп, отмена"),
        (SCHOOL, "1.4 сделали. С уважением, завуч Петрова, ой нет, не надо"),
        (SCHOOL, "завтра 1.4 готово"),
        (SCHOOL, "по слухам, 1.4 готово"),
        (SCHOOL, "тестирую: 1.4 готово"),
        (SCHOOL, "образец: 1.4 сделали"),
        (SCHOOL, "раньше нам не хватало учителей по 1.4"),
        (OFFICE, "если всё верно, принимаю 1.4 школы 3"),
        (OFFICE, "прими 1.4 школы 3, хотя нет"),
        (OFFICE, "бот пишет: напомни всем"),
        (OFFICE, "перенеси 1.4 школе 3 на 5 декабря или подождать?"),
    ],
)
def test_words_about_an_act_do_not_act(role, text):
    found = _read(text, role)
    assert not (found.confident and found.intent in ACTS)


@pytest.mark.parametrize(
    ("role", "text", "intent"),
    [
        (SCHOOL, "1.4 сделали, замечаний нет", Intent.REPORT),
        (SCHOOL, "отзовите 1.4, ошиблась", Intent.WITHDRAW),
        (SCHOOL, "напомни про 1.4 завтра, не сейчас", Intent.SNOOZE),
        (SCHOOL, "2.1 не можем собрать данные, родители не отвечают", Intent.OBSTACLE),
        (SCHOOL, "директор просит перенести 1.4 на 5 декабря", Intent.EXTEND),
        (OFFICE, "верни 1.4 школе 3: нет подписи, нет даты", Intent.RETURN),
        (OFFICE, "всё верно, принимаю 1.4 школы 3", Intent.ACCEPT),
    ],
)
def test_what_surrounds_a_plain_act_leaves_it_sure(role, text, intent):
    found = _read(text, role)
    assert (found.intent, found.confident) == (intent, True)


@pytest.mark.parametrize(
    "text", ["1.4 сдадим позже на неделю, директор в отпуске", "сдадим 1.4 на неделю позже"]
)
def test_a_promise_for_later_asks_for_another_deadline(text):
    found = _read(text)
    assert (found.intent, found.text, found.confident) == (Intent.EXTEND, "+7", False)


@pytest.mark.parametrize(
    "text",
    ["сколько нас должно участвовать в 4.1", "кто из нас участвует в 4.1",
     "мы должны участвовать в 4.1"],
)  # fmt: skip
def test_who_takes_part_is_asked_and_answered_by_the_card(text):
    found = _read(text)
    assert (found.intent, found.activity) == (Intent.OPEN, "4.1")
