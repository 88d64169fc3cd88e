"""Everyday turns of speech, each with other words: headings, what is lacking, who took part."""

from dataclasses import replace

import pytest

from domain.utterances import ACTS, Intent, Named, Prompt, SpeakerRole, Utterance, understand
from domain.utterances.values import SaidStatus
from tests.domain.utterance_examples import world

WORLD = world("thirty-first")


def read(text, role="coordinator", *, known=WORLD, **around):
    return understand(Utterance(text=text, role=SpeakerRole(role), **around), known)


@pytest.mark.parametrize(
    "heading", ["в общем", "для вас", "резолюция", "вывод", "коротко", "итог", "вам"]
)
def test_what_a_report_is_headed_by_leaves_it_sure(heading):
    reading = read(f"{heading}: 4.2 провели, 12 классов")
    assert (reading.intent, reading.activity, reading.confident) == (Intent.REPORT, "4.2", True)
    assert reading.text == "12 классов"
    assert read("вчера: 4.2 провели").confident


@pytest.mark.parametrize("heading", ["пример", "директор", "в письме", "план", "вам пример"])
def test_other_words_before_a_colon_are_asked_about(heading):
    assert not read(f"{heading}: 4.2 провели").confident


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("сделали во всех классах", "во всех классах"),
        ("провели ко дню учителя", "ко дню учителя"),
        ("провели со старшими классами", "со старшими классами"),
        ("сделан писали 24 человека", "писали 24 человека"),
        ("сдала эту справку", "справку"),
    ],
)
def test_what_is_told_is_kept_whole(text, kept):
    assert read(f"5.1 {text}").text == kept


@pytest.mark.parametrize("text", ["сделан писали 24 человека", "провели участвовали 2 класса"])
def test_a_second_verb_that_counts_who_took_part_leaves_a_report_sure(text):
    assert read(f"5.1 {text}").confident


@pytest.mark.parametrize(
    "text",
    [
        "4.2 сделали после каникул",
        "4.2 провели сразу после праздников",
        "да сдала я уже 4.2",
        "да мы уже сдали мы эту справку по контролю",
        "Татьяна Юрьевна 4.9 сделали",
        "добрый вечер 4.9 провели",
    ],
)
def test_a_careful_person_asks(text):
    assert not read(text, open="4.1").confident


@pytest.mark.parametrize(
    "text",
    [
        "огнетушители не привезли: поставщик подвёл", "подрядчик подвёл",
        "нас подвела транспортная",
        "подвёл интернет", "подвела техника", "подвели подрядчики", "нас подвели за день до срока",
        "нас подвели сроки поставки",
    ],
)  # fmt: skip
def test_who_lets_down_is_in_the_way(text):
    assert read(text, open="1.1").intent is Intent.OBSTACLE


@pytest.mark.parametrize(
    "text",
    [
        "5.2 итоги подвели", "5.2 подвели статистику за квартал", "5.2 мониторинг подвели",
        "5.2 подвели промежуточные показатели", "5.2 подвели отопление",
        "5.2 у нас подвели свет", "5.2 я подвела статистику",
    ],
)  # fmt: skip
def test_what_is_drawn_up_is_work(text):
    reading = read(text)
    assert (reading.intent, reading.status) == (Intent.REPORT, SaidStatus.DONE)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("4.2 провели, всё по плану", SaidStatus.DONE),
        ("4.2 провели всё по плану", SaidStatus.DONE),
        ("4.2 выполнено, всё идёт по плану", SaidStatus.DONE),
        ("4.2 не провели, всё идёт по плану", SaidStatus.IN_PROGRESS),
        ("4.2 идёт по плану", SaidStatus.IN_PROGRESS),
        ("4.2 всё по плану", SaidStatus.IN_PROGRESS),
        ("4.2 собирали 3 подписи осталась одна", SaidStatus.IN_PROGRESS),
    ],
)
def test_what_was_done_as_planned_is_done(text, status):
    assert read(text).status is status


@pytest.mark.parametrize("text", ["верни в работу 4.2", "верни 4.2 на доработку", "верни 4.2"])
def test_what_is_sent_back_is_no_reason(text):
    assert "4.2" not in (read(text, "curator").text or "")


@pytest.mark.parametrize(
    "text", ["провели бы да снег", "сдали бы, но карантин", "сделали бы а нечем"]
)
def test_what_would_have_been_done_is_in_the_way(text):
    reading = read(text, open="1.2")
    assert (reading.intent, reading.confident) == (Intent.OBSTACLE, False)


@pytest.mark.parametrize("text", ["не отзывайте ничего", "не надо ничего отзывать", "не отзывай"])
@pytest.mark.parametrize("card", [None, "1.4"])
def test_what_is_not_to_be_taken_back_is_not_offered(text, card):
    assert read(text, open=card).intent not in ACTS


@pytest.mark.parametrize(
    "text", ["пока не решила", "ещё думаю", "не знаю пока", "не решил пока что"]
)
@pytest.mark.parametrize("card", [None, "1.4"])
def test_somebody_undecided_asks_for_nothing(text, card):
    assert read(text, "curator", open=card).intent is Intent.ACK


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("надо проверить печать", False),
        ("нужно посчитать участников", False),
        ("надо посмотреть протокол", False),
        ("необходимо проверить подписи и переслать", True),
        ("вам надо проверить печать", True),
        ("нет печати, надо проверить", True),
        ("проверьте печать", True),
    ],
)
def test_what_is_still_to_be_learnt_is_no_sure_reason(text, sure):
    reading = read(text, "curator", prompt=Prompt.REASON, open="4.2")
    assert (reading.intent, reading.confident) == (Intent.ANSWER, sure)


def test_a_word_of_the_bot_is_one_of_a_title_where_something_is_done_to_it():
    assert read("меню выложили на сайт").activity == "2.3"
    assert read("нет интернета меню на сайт выложить не можем").activity == "2.3"
    for text in ("меню", "в меню", "главное меню"):
        assert read(text).intent is Intent.MENU


@pytest.mark.parametrize("text", ["как дела по дорожной карте", "сводка по дорожной карте"])
def test_the_roadmap_names_no_activity_of_a_road(text):
    reading = read(text, "manager")
    assert (reading.intent, reading.confident, reading.text) == (Intent.SUMMARY, True, None)


@pytest.mark.parametrize("text", ["питание", "что с питанием", "2 раздел питание"])
def test_the_whole_title_of_a_section_is_that_section(text):
    """Though two activities have the word; one that alone has it is opened."""
    reading = read(text, "manager")
    assert reading.question is not None
    assert (reading.intent, reading.question.section) == (Intent.SUMMARY, "2")
    part = replace(WORLD, sections=(Named(number="2", title="Питание и здоровье"),))
    assert read("питание", "manager", known=part).intent is Intent.FIND


@pytest.mark.parametrize("role", ["manager", "curator"])
def test_what_they_are_to_do_leaves_a_reminder_sure(role):
    reading = read("напомни школе 4 чтобы сдали 5.2", role)
    assert (reading.intent, reading.activity, reading.confident) == (Intent.REMIND, "5.2", True)


OTHER = world("thirty-second")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1.1 провели протокол №4", "протокол №4"),
        ("1.1 готово, приказ № 87", "приказ № 87"),
        ("1.1 готово, приказ 87", "приказ 87"),
        ("1.1 готово, утверждено приказом от 12.11.2026 № 87", None),
    ],
)
def test_the_number_of_a_paper_is_no_number_of_a_report(text, kept):
    reading = read(text, known=OTHER)
    assert (reading.intent, reading.activity, reading.value) == (Intent.REPORT, "1.1", None)
    assert kept is None or reading.text == kept


@pytest.mark.parametrize(
    "text", ["эстафета состоялась 5 классов участвовало", "2.4 провели 40 ребят бежали"]
)
def test_who_took_part_may_stand_before_its_verb(text):
    assert read(text, known=OTHER).confident


@pytest.mark.parametrize("text", ["мед осмотр сделали", "медосмотр сделали"])
def test_a_word_of_a_title_may_be_written_apart(text):
    assert read(text, known=OTHER).activity == "2.1"


@pytest.mark.parametrize(
    ("said", "number"), [("двое", 2), ("трое", 3), ("семеро", 7), ("нас пятеро", 5)]
)
def test_people_are_counted_in_collective_numerals(said, number):
    assert read(said, prompt=Prompt.NUMBER, open="3.3", known=OTHER).value == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("вернуть нет фото стенда", "нет фото стенда"),
        ("верни, нет протокола заседания совета", "нет протокола заседания совета"),
        ("верните: не подписан медосмотр", "не подписан медосмотр"),
    ],
)
def test_a_reason_is_kept_to_its_last_word(text, reason):
    """Though that is a word of the title."""
    assert read(text, "curator", open="4.4", known=OTHER).text == reason


def test_a_school_may_be_called_by_a_word_of_the_bot():
    reading = read("лицею перспектива дай до 20 февраля по 4.1", "curator", known=OTHER)
    assert (reading.intent, reading.organisation) == (Intent.MOVE, "Лицей «Перспектива»")
    assert read("лицей перспектива", "manager", known=OTHER).intent is Intent.OPEN
    assert read("какая перспектива", "manager", known=OTHER).intent is Intent.FORECAST


@pytest.mark.parametrize(
    "text", ["что сдавать на следующей неделе", "что нужно сдать до конца недели"]
)
def test_a_week_is_asked_of_whichever_it_is(text):
    question = read(text, known=OTHER).question
    assert question is not None
    assert question.filter == "week"


@pytest.mark.parametrize("text", ["итоги января по разделу здоровье", "просрочки по разделу 2"])
def test_one_section_is_no_table_of_sections(text):
    question = read(text, "manager", known=OTHER).question
    assert question is not None
    assert (question.section, question.by) == ("2", None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("5.1 писали сочинение 24 человека", "done"),
        ("4.1 проводили 3 класса", "done"),
        ("начали 5.1 24 человека", "in_progress"),
        ("5.1 готовили 2 недели", "in_progress"),
        ("5.1 писали ещё 24 человека", "in_progress"),
    ],
)
def test_those_who_did_it_are_counted_when_it_is_done(text, status):
    reading = read(text)
    assert (reading.intent, reading.status, reading.confident) == (Intent.REPORT, status, False)


@pytest.mark.parametrize("role", ["coordinator", "curator", "manager"])
@pytest.mark.parametrize(
    "text", ["что с субботником", "как с ремонтом крыши", "сколько у нас столовых"]
)
def test_a_question_of_what_nobody_knows_asks_for_no_help(text, role):
    assert read(text, role).intent is not Intent.HELP


def test_a_noun_greets_nobody():
    assert read("здоровье", "manager", known=WORLD).intent is not Intent.GREET
    assert read("приветик", "manager").intent is Intent.GREET


def test_an_outlook_of_a_week_is_asked_about():
    reading = read("кто опоздает на следующей неделе", "manager")
    assert (reading.intent, reading.confident, reading.text) == (
        Intent.FORECAST, False, "на следующей неделе",
    )  # fmt: skip
    assert read("кто опоздает в декабре", "manager").confident


def test_what_goes_by_the_plan_goes_on():
    reading = read("по взаимопосещению все по плану", known=OTHER)
    assert (reading.intent, reading.status, reading.confident) == (
        Intent.REPORT,
        "in_progress",
        False,
    )


THIRD = world("thirtieth")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.3 заключили 5 договоров", 5),
        ("3.3 сделали 5 новых договоров с колледжами", 5),
        ("3.3 сделали 5 встреч", None),
        ("3.3 сделали, договор № 5", None),
        ("3.1 провели 5 экскурсий", None),
    ],
)
def test_what_a_title_counts_is_its_number(text, number):
    """Of «Число договоров», and of no title that counts nothing."""
    assert read(text, known=THIRD).value == number


def test_what_is_asked_of_a_report_is_no_report():
    for text in ("завуч отчиталась по 1.4?", "директор сдала 1.4?"):
        assert read(text).intent is Intent.OPEN


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("нам бы ещё дней пять", "+5"),
        ("дайте ещё недельки две", "+14"),
        ("дайте ещё пять дней", "+5"),
        ("дайте ещё дней", None),
    ],
)
def test_a_number_may_stand_behind_its_days(text, more):
    """«Дней пять» asked for one day."""
    assert read(text, open="3.2").text == more


def test_a_report_that_went_elsewhere_may_be_taken_back():
    for text in ("2.1 отправила не туда отзовите", "отзовите 2.1 не туда отправила"):
        assert read(text).intent is Intent.WITHDRAW


def test_work_that_was_done_with_a_trouble_is_asked_about():
    for text in ("1.4 сделали, но подвёл поставщик", "1.4 провели, но сломался интернет"):
        assert not read(text).confident
    assert read("1.4 не сделали, подвёл поставщик").intent is Intent.OBSTACLE


def test_an_order_beside_a_denied_one_is_not_lost():
    reading = read("не отзывайте 1.4, отзовите 2.1")
    assert (reading.intent, reading.confident) == (Intent.WITHDRAW, False)
    assert read("не отзывайте ничего").intent is Intent.ACK
