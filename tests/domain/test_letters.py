"""A letter means what the sentence in it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.utterances import Intent, Prompt, SpeakerRole, Utterance, understand
from tests.domain.utterance_examples import world

WORLD = world()
GISTS = (
    "1.4 сделали",
    "пункт 2.1 выполнен",
    "1.4 без изменений",
    "2.3 в работе",
    "продлите 1.4 до 4 декабря",
    "отзовите отчёт по 1.4",
    "какой срок по 1.4",
)
OPENINGS = (
    "Здравствуйте! ",
    "Добрый день, ",
    "Уважаемые коллеги! ",
    "Уважаемая Наталья Юрьевна, добрый день. ",
    "Извините, ",
    "Прошу прощения, ",
)
ANNOUNCED = (
    "Сообщаем, что ",
    "Довожу до вашего сведения, что ",
    "Информируем Вас о том, что ",
    "Сообщаю: ",
)
CLOSINGS = (
    ". Спасибо",
    ". Заранее благодарим за понимание.",
    ". Приносим извинения.",
    ". Хорошего дня!",
    "\nС уважением, Фомина И. П.",
    ". С уважением, Детский сад «Теремок»",
    ". Завуч Петрова",
)


def _read(text):
    return understand(Utterance(text=text, role=SpeakerRole.COORDINATOR), WORLD)


@given(
    st.sampled_from(GISTS),
    st.sampled_from(("", *OPENINGS)),
    st.sampled_from(("", *CLOSINGS)),
)
def test_what_stands_around_the_gist_changes_nothing(gist, opening, closing):
    assert _read(opening + gist + closing) == _read(gist)


@pytest.mark.parametrize("announcing", ANNOUNCED)
def test_what_is_announced_is_as_sure_as_what_is_said(announcing):
    assert _read(f"{announcing}1.4 выполнено") == _read("1.4 выполнено")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Добрый день, уважаемая Наталья Юрьевна!", Intent.GREET),
        ("Доброе утро, бот", Intent.GREET),
        ("Заранее спасибо за понимание", Intent.THANKS),
        ("Благодарим за сотрудничество. С уважением, Орлова", Intent.THANKS),
    ],
)
def test_an_envelope_alone_is_the_message(text, intent):
    assert _read(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "Сказали, что 1.4 выполнено",
        "Завуч сообщила, что 1.4 выполнено",
        "Здравствуйте! 1.4 не выполнено. Спасибо",
        "Сообщаем, что 1.4 выполнено не полностью",
        "Сообщите, что 1.4 выполнено",
    ],
)
def test_hearsay_and_denial_stay_doubtful_in_a_letter(text):
    assert not _read(text).confident


@pytest.mark.parametrize("prompt", [Prompt.WORDS, Prompt.OBSTACLE])
@pytest.mark.parametrize(
    "text",
    [
        "Прошу прощения, какие документы необходимы по п. 1.4?",
        "Прежде чем ответить: какие документы нужны по 1.4?",
        "так погоди, какие документы нужны по 1.4",
    ],
)
def test_a_polite_question_is_no_answer(prompt, text):
    reading = understand(Utterance(text=text, role=SpeakerRole.COORDINATOR, prompt=prompt), WORLD)
    assert (reading.intent, reading.activity) == (Intent.DOCUMENTS, "1.4")


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (SpeakerRole.CURATOR, "пока не принимай 1.4 школы 3"),
        (SpeakerRole.CURATOR, "не возвращай 1.4 школе 3, я позвоню"),
        (SpeakerRole.CURATOR, "прошу не принимать 1.4 школы 3"),
    ],
)
def test_what_is_not_to_be_done_is_looked_at(role, text):
    assert understand(Utterance(text=text, role=role), WORLD).intent is Intent.OPEN


@pytest.mark.parametrize("prompt", [Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE])
def test_what_ends_as_a_question_is_asked_about(prompt):
    said = Utterance(
        text="а разве мы не должны были сначала собрать все подписи родителей?",
        role=SpeakerRole.CURATOR if prompt is Prompt.REASON else SpeakerRole.COORDINATOR,
        prompt=prompt,
    )
    assert not understand(said, WORLD).confident
