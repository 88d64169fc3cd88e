"""What is typed with other keys, cut short, in a form of its own or beside other sentences."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.utterances import ACTS, Intent, Prompt, SpeakerRole, Utterance, understand
from tests.domain.utterance_examples import world

WORLD = world()
OTHER_KEYS = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюё?,.", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`&?/"
)
PHRASES = (
    "1.4 сделали",
    "готово, 15 человек",
    "что у меня просрочено?",
    "когда срок по 2.1",
    "продлите 2.1 до пятницы",
    "напомни в понедельник",
    "это не к нам",
    "кто наш куратор?",
    "спасибо большое",
    "здравствуйте",
    "отзовите отчёт по 1.4",
    "меню",
)


def _read(text, role=SpeakerRole.COORDINATOR, **context):
    return understand(Utterance(text=text, role=role, **context), WORLD)


@pytest.mark.parametrize("capital", [str, str.capitalize, str.upper])
@pytest.mark.parametrize("phrase", PHRASES)
def test_words_of_other_keys_are_those_of_the_russian_ones(phrase, capital):
    meant = _read(phrase, open="1.4")
    assert meant.intent is not Intent.UNKNOWN
    found = _read(capital(phrase.translate(OTHER_KEYS)), open="1.4")
    if meant.intent in ACTS:
        assert not found.confident
        meant = replace(meant, confident=False)
    assert _folded(found) == _folded(meant)


def _folded(reading):
    text = reading.text.lower().replace("ё", "е") if reading.text else None
    return replace(reading, text=text)


def test_an_answer_of_other_keys_is_asked_about_and_kept_as_it_was_typed():
    typed = "нет печати".translate(OTHER_KEYS)
    found = _read(typed, SpeakerRole.CURATOR, prompt=Prompt.REASON)
    assert (found.intent, found.text, found.confident) == (Intent.ANSWER, typed, False)


@pytest.mark.parametrize(
    "text",
    [
        "test", "hello", "report", "Wi-Fi", "WhatsApp", "MS Teams", "asdfgh",
        "https://disk.yandex.ru/d/ghbdtn", "ghbdtn@ghbdtn.ru", "www.ghbdtn.ru", "cltkfkb.docx",
        "привет ghbdtn", "QR", "12/4",
    ],
)  # fmt: skip
def test_what_is_no_russian_word_by_other_keys_stays_as_it_is(text):
    found = _read(text, prompt=Prompt.COMMENT)
    assert (found.intent, found.text, found.confident) == (Intent.ANSWER, text, True)


@pytest.mark.parametrize(
    ("short", "day"),
    [
        (short, day)
        for day, shorts in {
            "понедельника": "пн пнд понед", "вторника": "вт втр", "среды": "ср срд",
            "четверга": "чт чтв", "пятницы": "пт птн пятн", "субботы": "сб сбт субб",
            "воскресенья": "вс вскр воскр",
        }.items()
        for short in shorts.split()
    ],
)  # fmt: skip
@pytest.mark.parametrize("dot", ["", "."])
def test_a_weekday_cut_short_is_that_day(short, day, dot):
    assert _read(f"продлите 2.1 до {short}{dot}") == _read(f"продлите 2.1 до {day}")
    for before in ("до", "к", "на", "в"):
        asked = _read(f"{before} {short}{dot}", prompt=Prompt.DAY, open="1.4")
        assert asked.until == _read(f"до {day}", prompt=Prompt.DAY, open="1.4").until


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("приними 1.4 у школы 3", "прими 1.4 у школы 3"),
        ("примай 1.4 у школы 3", "прими 1.4 у школы 3"),
        ("принимите 1.4 у школы 3", "прими 1.4 у школы 3"),
        ("прими-ка 1.4 у школы 3", "прими 1.4 у школы 3"),
        ("напомняй мне в пятницу", "напомни мне в пятницу"),
        ("переносьте 1.4 на 4 декабря", "перенесите 1.4 на 4 декабря"),
        ("показай 1.4", "покажи 1.4"),
        ("найдити-ка 1.4", "найди 1.4"),
        ("откройти 1.4", "открой 1.4"),
    ],
)
def test_an_order_in_a_form_of_its_own_is_that_order(said, plain):
    found, meant = _read(said, SpeakerRole.CURATOR), _read(plain, SpeakerRole.CURATOR)
    assert replace(found, confident=meant.confident) == meant


ASIDE = ("завтра у меня совещание", "до пятницы я на больничном", "в среду педсовет")
WANTED = (
    "напомните мне, пожалуйста, в понедельник",
    "прошу напомнить в понедельник",
    "продлите 1.4 до понедельника",
    "перенесите 1.4 на понедельник",
)


@given(st.sampled_from(ASIDE), st.sampled_from(WANTED), st.sampled_from([", поэтому ", ". ", ", "]))
def test_of_two_days_that_of_the_order_is_meant(aside, wanted, link):
    for role in (SpeakerRole.COORDINATOR, SpeakerRole.CURATOR):
        plain = _read(wanted, role)
        assert plain.until is not None
        for text in (f"{aside}{link}{wanted}", f"{wanted}, {aside}"):
            assert _read(text, role).until == plain.until


@pytest.mark.parametrize(
    "text",
    [
        "напомни в среду или в пятницу",
        "напомните в понедельник, во вторник",
        "напомни завтра и в пятницу",
        "перенесите 1.4 на среду или четверг",
    ],
)
def test_several_days_of_one_order_are_asked_about(text):
    assert not _read(text, SpeakerRole.CURATOR).confident


DONE = ("помощь", "сводку", "список должников", "напоминание", "поддержку нашей школы", "терпение")


@given(
    st.sampled_from(["Спасибо", "Большое Вам спасибо", "Благодарим", "Огромная благодарность"]),
    st.lists(st.sampled_from(DONE), min_size=1, max_size=2, unique=True).map(" и ".join),
    st.sampled_from(["", ", очень выручили", "! Вы всегда на связи"]),
    st.sampled_from(SpeakerRole),
)
def test_what_is_thanked_for_is_no_request(thanks, done, more, role):
    assert _read(f"{thanks} за {done}{more}", role).intent is Intent.THANKS


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Спасибо за помощь, подскажите срок по 2.1", Intent.WHEN),
        ("Благодарю за сводку. Что у меня просрочено?", Intent.LIST),
        ("Спасибо за продление, 1.4 сделали", Intent.REPORT),
        ("Спасибо за список документов. А срок по 2.1 какой?", Intent.WHEN),
        ("Хорошего дня! Покажите мои мероприятия", Intent.LIST),
        ("Хорошего всем дня!", Intent.GREET),
        ("Добрый день! Всем отличных выходных и хорошего настроения!", Intent.GREET),
    ],
)
def test_thanks_and_wishes_hide_no_request(text, intent):
    assert _read(text).intent is intent


@pytest.mark.parametrize("text", ["прошлой недели", "этого дня", "рабочего дня"])
def test_a_time_is_no_wish(text):
    assert _read(text, SpeakerRole.MANAGER).intent is not Intent.GREET


PUT_OFF = (
    "Простите, не поняла, к кому обратиться. ", "Секунду, ", "Напишу чуть позже. ",
    "Пока не забыла: ", "Ой, не то. ", "Сейчас узнаю у директора. ",
)  # fmt: skip
ASKED = (
    "Подскажите, пожалуйста, кто у нас куратор?",
    "Какой срок по 2.1?",
    "Покажите, пожалуйста, мои мероприятия",
    "Что у меня просрочено?",
)


@given(
    st.sampled_from(PUT_OFF),
    st.sampled_from(ASKED),
    st.sampled_from(["", ", остальное допишу потом"]),
    st.sampled_from(Prompt),
)
def test_a_question_beside_an_answer_that_is_put_off_is_answered(before, asked, after, prompt):
    found = _read(f"{before}{asked}{after}", prompt=prompt, open="1.4")
    assert found == _read(asked)


@pytest.mark.parametrize("prompt", [Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE, Prompt.COMMENT])
def test_an_answer_with_an_order_in_it_is_asked_about_with_its_text(prompt):
    text = "Заменили учителя математики. Подскажите, пожалуйста, какой срок по 2.1?"
    found = _read(text, prompt=prompt, open="1.4")
    assert (found.intent, found.text, found.confident) == (Intent.ANSWER, text, False)


@pytest.mark.parametrize("prompt", [Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE, Prompt.COMMENT])
def test_a_question_of_figures_is_no_part_of_an_answer(prompt):
    text = "Заменили учителя математики. Какие школы отстают?"
    found = _read(text, SpeakerRole.MANAGER, prompt=prompt)
    assert (found.intent, found.text, found.confident) == (Intent.ANSWER, text, False)


@pytest.mark.parametrize(
    "text",
    [
        "Забыли подпись. Дата тоже не стоит.",
        "Провели собрание. Родители спрашивали, когда каникулы.",
        "Напишу кратко: не хватает справки.",
        "Не указано, кто отвечает. Когда проведено, тоже непонятно.",
    ],
)
@pytest.mark.parametrize("prompt", [Prompt.REASON, Prompt.OBSTACLE, Prompt.COMMENT])
def test_sentences_that_ask_nothing_stay_an_answer(text, prompt):
    found = _read(text, prompt=prompt, open="1.4")
    assert (found.intent, found.text, found.confident) == (Intent.ANSWER, text, True)
