"""While the bot waits for something, what is plainly something else is never taken for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.utterances import Intent, Prompt, SpeakerRole, Utterance, understand
from domain.utterances.replies import consents, gives_up
from tests.domain.utterance_examples import world

WORLD = world()
NUMBERS = [each.number for each in WORLD.activities]
WORDS = [Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE, Prompt.COMMENT]

two = st.permutations(NUMBERS).map(lambda shuffled: (shuffled[0], shuffled[1]))
school = st.just(SpeakerRole.COORDINATOR)


def read(text, prompt, *, role=SpeakerRole.COORDINATOR, about="1.6"):
    return understand(Utterance(text=text, role=role, prompt=prompt, open=about), WORLD)


@given(st.sampled_from(NUMBERS), st.sampled_from(["{}", "а {}", "по {}", "{}?", "покажи {}"]),
       st.sampled_from([None, *WORDS]), st.sampled_from(SpeakerRole))  # fmt: skip
def test_a_bare_number_opens_what_it_names(number, frame, prompt, role):
    found = read(frame.format(number), prompt, role=role)
    assert (found.intent, found.activity) == (Intent.OPEN, number)


NEWS = st.sampled_from(
    ["{} сделали", "{} готово, 15 человек", "а {} уже сдали", "{} не успеваем, учитель болеет",
     "{} сделаем завтра", "{} к нам не относится", "{} можно до пятницы?", "по {} без изменений"]
)  # fmt: skip


@given(two, NEWS, st.sampled_from(Prompt))
def test_news_of_another_activity_goes_to_that_one(numbers, frame, prompt):
    about, other = numbers
    found = read(frame.format(other), prompt, about=about)
    assert found.intent is not Intent.ANSWER
    assert found.activity == other


QUESTIONS = st.sampled_from(
    ["когда срок по {}", "какой у нас вообще срок по {}", "а какой срок у {} был",
     "какие документы нужны по {}", "до какого числа {}?"]
)  # fmt: skip


@given(st.sampled_from(NUMBERS), QUESTIONS, st.sampled_from(Prompt))
def test_a_question_about_an_activity_is_answered(number, frame, prompt):
    found = read(frame.format(number), prompt)
    assert found.intent in (Intent.WHEN, Intent.DOCUMENTS)
    assert found.activity == number


SCREENS = st.sampled_from(
    ["телефон куратора", "куратор", "мой куратор", "дайте номер куратора, пожалуйста",
     "куратор кто у нас", "мои сроки", "сроки", "мои долги", "список", "меню, пожалуйста"]
)  # fmt: skip


@given(SCREENS, st.sampled_from([each for each in Prompt if each is not Prompt.REASON]))
def test_the_name_of_a_screen_is_no_report(words, prompt):
    found = read(words, prompt)
    assert found.intent in (Intent.CONTACT, Intent.LIST, Intent.WHEN, Intent.MENU)


WORK = st.sampled_from(
    ["куратор был на мероприятии", "провели вместе с куратором", "список утвердили",
     "составлен список участников", "все наши были", "документы", "приказ"]
)  # fmt: skip


@given(WORK, st.sampled_from([Prompt.WORDS, Prompt.COMMENT]))
def test_work_that_speaks_of_a_screen_is_an_answer(words, prompt):
    assert read(words, prompt).intent is Intent.ANSWER


NAMES = st.sampled_from(["список", "наш список", "проверка", "проверки", "мероприятие"])
ASKED = st.sampled_from(
    [
        (SpeakerRole.CURATOR, Prompt.REASON),
        (SpeakerRole.CURATOR, Prompt.COMMENT),
        (SpeakerRole.COORDINATOR, Prompt.REASON),
    ]
)


@given(NAMES, ASKED)
def test_a_reason_and_a_wanted_document_may_be_called_as_a_screen(words, asked):
    """«Какие документы нужны?» «Список», «почему другой срок?» «Проверка»."""
    role, prompt = asked
    assert read(words, prompt, role=role).intent is Intent.ANSWER


@given(
    st.sampled_from(["проверка", "проверки", "мероприятие"]),
    st.sampled_from([Prompt.WORDS, Prompt.COMMENT, Prompt.OBSTACLE]),
)
def test_a_word_of_work_is_an_answer(words, prompt):
    assert read(words, prompt).intent is Intent.ANSWER


MINDS = st.sampled_from(
    ["отмена", "отмените", "нет", "не надо", "не нужно", "передумал", "передумала", "стоп",
     "погоди", "погодите", "подождите", "потом", "позже", "не сейчас", "не туда нажала",
     "не туда нажал", "ошиблась", "это я ошибся", "случайно нажала", "не ту кнопку нажала",
     "не отправляй", "не возвращайте", "перепутала", "не буду", "давай потом", "cancel",
     "Stop", "go back", "never mind", "забудьте"]
)  # fmt: skip
AROUND = st.sampled_from(["{}", "ой {}", "ой нет, {}", "нет, это я {}", "ну {}", "{} пожалуйста",
                          "{}.", "ладно {}", "{}, извините", "а, {}", "{} пока"])  # fmt: skip


@given(MINDS, AROUND, st.sampled_from(Prompt), st.sampled_from(SpeakerRole))
@settings(max_examples=300)
def test_a_change_of_mind_ends_every_question(mind, around, prompt, role):
    text = around.format(mind)
    assert gives_up(text)
    assert read(text, prompt, role=role).intent is Intent.MENU


MEANT = (
    "нет печати", "нет подписи и даты", "не тот документ", "потом пришлют приказ", "не сделали",
    "не надо было прикладывать фото", "нет учителя", "отменили из-за карантина", "не успели",
    "ошиблись в дате", "не та дата", "не отправили приказ", "нет возможности", "забыли печать",
    "погода помешала", "остановили стройку", "передумали проводить", "нет, не сделали",
    "нужно позже: приказ на подписи",
    "забыли", "перепутали", "забыла", "ошиблись", "забыли про это",
)  # fmt: skip


def test_what_is_missing_is_no_change_of_mind():
    assert [text for text in MEANT if gives_up(text) or consents(text)] == []


YES = st.sampled_from(["да", "ага", "угу", "+", "👍", "конечно", "давай", "ок", "да да", "верно"])


@given(YES, st.sampled_from(["{}", "{}!", "{}, отправляй", "{}, отчет", "{}, всё так"]))
def test_a_yes_is_a_yes_and_no_no(yes, around):
    assert consents(around.format(yes))
    assert not gives_up(around.format(yes))


@given(st.from_regex(r"\A(?:[0-9]{1,4}|[ъщы]{1,4}|[.!]{1,3}|хз)\Z"))
def test_a_reason_that_says_nothing_is_asked_about(text):
    found = read(text, Prompt.REASON, role=SpeakerRole.CURATOR)
    assert found.intent is not Intent.ANSWER or not found.confident


@given(
    st.sampled_from(["а позвонить ей как", "а справка это какая", "и куда её", "это кому",
                     "ты тупой", "достали уже", "что за бред"]),
    st.sampled_from([Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE]),
)  # fmt: skip
def test_a_question_and_anger_are_asked_about(text, prompt):
    found = read(text, prompt)
    assert found.intent is not Intent.ANSWER or not found.confident


def test_to_accept_is_no_reason_to_return():
    for text in ("прими лучше", "принять", "прими", "лучше прими"):
        found = read(text, Prompt.REASON, role=SpeakerRole.CURATOR)
        assert found.intent is Intent.ACCEPT, text
    assert read("не принято, нет протокола", Prompt.REASON, role=SpeakerRole.CURATOR).confident


OF_A_CARD = st.sampled_from(
    ["открой {}", "я же вчера отправляла {}", "нам отправили на доработку {}",
     "передай Анне, чтобы сдала {}", "скажи завучу пусть сдаст {}", "покажи мне {}"]
)  # fmt: skip


@given(two, OF_A_CARD, st.sampled_from(Prompt))
def test_what_is_of_a_card_opens_it_and_is_no_answer(numbers, frame, prompt):
    about, other = numbers
    found = read(frame.format(other), prompt, about=about)
    assert (found.intent, found.activity) == (Intent.OPEN, other)


@given(two, st.sampled_from(["пусть {} будет до 4 декабря", "пусть {} будет в декабре"]),
       st.sampled_from(Prompt))  # fmt: skip
def test_a_wish_for_another_activity_is_asked_about(numbers, frame, prompt):
    about, other = numbers
    found = read(frame.format(other), prompt, about=about)
    assert (found.intent, found.activity, found.confident) == (Intent.EXTEND, other, False)


@given(st.sampled_from(["9.{} сделали", "9.{} отправляла вчера", "сдали 9.{}"]), st.integers(1, 12),
       st.sampled_from([Prompt.DAY, Prompt.NUMBER]))  # fmt: skip
def test_what_is_told_of_an_unknown_number_is_no_sure_day_or_value(frame, number, prompt):
    assert not read(frame.format(number), prompt).confident


TO_THE_BOT = st.sampled_from(
    ["напиши школе 3, что ждём отчёт", "передай школе 3, что срок прошёл", "открой школу 3",
     "кто просил перенести срок", "а сколько у них осталось дней", "какой у них срок"]
)  # fmt: skip


@given(TO_THE_BOT, st.sampled_from(Prompt))
def test_what_a_curator_says_to_the_bot_is_written_to_no_school(said, prompt):
    found = read(said, prompt, role=SpeakerRole.CURATOR)
    assert found.intent is not Intent.ANSWER


def test_the_reason_of_an_order_to_return_is_what_stands_behind_it():
    found = read("верни 1.6 школе 3: нет подписи", Prompt.REASON, role=SpeakerRole.CURATOR)
    assert (found.intent, found.text) == (Intent.ANSWER, "нет подписи")


@pytest.mark.parametrize("role", SpeakerRole)
@pytest.mark.parametrize("about", [None, "1.6"])
def test_the_history_of_an_activity_is_no_setting(role, about):
    found = read("история по 1.4", None, role=role, about=about)
    assert (found.intent, found.activity) == (Intent.OPEN, "1.4")


@pytest.mark.parametrize(
    ("text", "prompt", "meant", "sure"),
    [
        ("1.6 выполнено", Prompt.DAY, Intent.REPORT, True),
        ("это не к нам", Prompt.DAY, Intent.NOT_OURS, True),
        ("до пятницы, 4 декабря", Prompt.DAY, Intent.ANSWER, True),
        ("до пятницы, 3 декабря", Prompt.DAY, Intent.ANSWER, False),
        ("готово", Prompt.REASON, Intent.ANSWER, False),
        ("не готово, болеет завуч", Prompt.REASON, Intent.ANSWER, True),
    ],
)
def test_what_a_question_takes_and_what_it_leaves(text, prompt, meant, sure):
    found = read(text, prompt)
    assert (found.intent, found.confident) == (meant, sure)
