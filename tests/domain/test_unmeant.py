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
        (SCHOOL, "черновик ответа: 1.4 сделали"),
        (SCHOOL, "цитирую план: 1.4 сделали"),
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


ACTS_OF = {
    SCHOOL: ("1.4 сделали", "продлите 1.4 на неделю", "можно 1.4 до 20 декабря"),
    OFFICE: ("прими 1.4 у школы 3", "перенеси 2.1 школе 7 на 5 декабря", "напомни школе 3 про 1.4"),
}
BEFORE = (
    "стоп, ", "стоп ", "ой стоп: ", "забудь: ", "забудьте ", "отставить, ", "отбой, ", "пусть ",
    "мне приснилось, что ", "обещаю: ", "похоже, ", "по-моему, ", "цитирую: ", "в шутку: ",
    "в письме написано: ", "бот написал: ", "в чате написали: ", "черновик: ", "цель: ",
    "заметка себе: ", "опечатка: ",
)  # fmt: skip
BEHIND = (
    ", это пример", ", тест", ", вру", ", по-моему", ", так ведь", ", или как", ", а зачем",
    ", надо уточнить", ", ой", ", хотя", ", но передумала", " во сне",
)  # fmt: skip
OF_ORDERS = ("как только подпишут, {}", "обычно {}", "{}, когда дадут свет", "у соседей {}")


@pytest.mark.parametrize("role", [SCHOOL, OFFICE])
def test_what_stands_around_an_act_may_make_it_words_about_it(role):
    framed = [before + act for act in ACTS_OF[role] for before in BEFORE]
    framed += [act + behind for act in ACTS_OF[role] for behind in BEHIND]
    orders = ACTS_OF[role][role is SCHOOL :]
    framed += [frame.format(order) for order in orders for frame in OF_ORDERS]
    assert all(_read(act, role).confident for act in ACTS_OF[role])
    readings = ((text, _read(text, role)) for text in framed)
    assert [text for text, found in readings if found.confident and found.intent in ACTS] == []


@pytest.mark.parametrize(
    "text",
    ["завтра продлите 1.4 на неделю", "завтра отзовите 1.4", "завтра 1.4 не к нам",
     "на днях продлите 1.4", "продлите 1.4 на днях"],
)  # fmt: skip
def test_what_is_for_another_day_is_not_done_now(text):
    assert not _read(text).confident


@pytest.mark.parametrize(
    ("role", "text", "intent"),
    [
        (SCHOOL, "ещё раз: 1.4 сделали", Intent.REPORT),
        (SCHOOL, "обращаю внимание: 1.4 сделали", Intent.REPORT),
        *(
            (SCHOOL, f"{head}: 1.4 сделали", Intent.REPORT)
            for head in ("по плану", "пункт плана", "наша школа", "по нам", "исправление", "ответ")
        ),
        (SCHOOL, "1.4 сделали, план приложили", Intent.REPORT),
        (SCHOOL, "на днях 1.4 провели", Intent.REPORT),
        (SCHOOL, "не забудь напомнить завтра про 1.4", Intent.SNOOZE),
        (SCHOOL, "потом напомните в четверг", Intent.SNOOZE),
        (SCHOOL, "ой стоп, отзовите 1.4, ошиблась", Intent.WITHDRAW),
        (OFFICE, "верни 1.4 школе 3: это план, а не отчёт", Intent.RETURN),
        (OFFICE, "верни 1.4 школе 3: пусть подпишут, как только выйдут", Intent.RETURN),
        (OFFICE, "верни 1.4 школе 3: не тот год", Intent.RETURN),
    ],
)
def test_what_only_introduces_an_act_or_explains_it_leaves_it_sure(role, text, intent):
    found = _read(text, role)
    assert (found.intent, found.confident) == (intent, True)


SEVERAL = {
    OFFICE: (
        "прими 1.4 у школы 3 и лицея",
        "прими 1.4 и 2.1 у школы 3",
        "прими 1.4 не у лицея а у школы 3",
        "прими у школы 3 1.4, а 2.1 верни: нет акта",
        "прими 1.4 школы 3 или школы 7",
        "верни 1.4 школе 3 или лицею: нет подписи",
        "верни не 1.4 а 2.1 школе 3: нет подписи",
        "перенеси 2.1 школе 3 на 20 декабря, лицею на 25",
        "перенеси 2.1 школе 3 на 20 а лицею на 25",
        "перенеси 2.1 школе 3 с 20 декабря на 25 декабря",
        "перенеси 2.1 школе 3 не на 20 а на 25 декабря",
        "перенеси 2.1 школе 3 на неделю до 20 декабря",
        "перенеси 2.1 школе 3 на 20 декабря нет на 25",
        "продли 2.1 школе 3 на неделю и школе 7 на две",
        "напомни школе 3 про 1.4 завтра",
        "напомни школе 3 и лицею про 1.4",
        "1.4 школа 3 принять школа 7 вернуть",
    ),
    SCHOOL: (
        "продлите 1.4 и 2.1 на неделю",
        "продлите 1.4 на неделю а 2.1 на две",
        "отзовите 1.4 и 2.1",
        "1.4 до 20 декабря а 2.1 до 25 можно",
        "напомни завтра про 1.4 и в пятницу про 2.1",
        "не 1.4 а 2.1 сделали",
        "1.4 сделали и 2.1 сделали",
        "продлите 1.4 до 20 декабря нет до 25",
        "отзовите 1.4 а 2.1 оставьте",
        "1.4 и 2.1 не к нам",
    ),
}


@pytest.mark.parametrize("role", [SCHOOL, OFFICE])
def test_several_things_or_days_in_one_order_are_asked_about(role):
    readings = {text: _read(text, role) for text in SEVERAL[role]}
    assert [text for text, found in readings.items() if found.confident] == []


def test_what_is_well_is_not_everything():
    """«всё хорошо принимай» accepts the report in hand, «принимай все» asks about all."""
    for text, meant in (("всё хорошо принимай", "1.4"), ("принимай все", None)):
        said = Utterance(text=text, role=OFFICE, open="1.4")
        found = understand(said, world())
        assert (found.intent, found.activity) == (Intent.ACCEPT, meant)
