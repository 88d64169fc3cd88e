"""Errands that no intent stands for: what the letters of a text say of them."""

from time import process_time

import pytest

from domain.utterances import asks_to_wait, decides_later, errands


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("сколько я сегодня приняла", "accepted"),
        ("а сколько мной принято за неделю?", "accepted"),
        ("что я вернула вчера", "returned"),
        ("сколько отчётов я проверила в октябре", "reviewed"),
        ("сколько принято", None),
        ("сколько приняла школа 3", None),
        ("что я должна принять", None),
        ("что я могу вернуть", None),
        ("что я ещё не приняла", None),
        ("кого мной пока не проверено", None),
    ],
)
def test_own_reviews_are_asked_in_the_first_person(text, did):
    assert errands.own_reviews(text) == did


@pytest.mark.parametrize(
    ("text", "asks", "bare"),
    [
        ("Вопрос по 3.1: нужно ли включать совместителей?", True, False),
        ("здравствуйте, есть вопрос по пункту 3.1", True, True),
        ("вопрос куратору", True, True),
        ("спросите куратора, нужна ли печать", True, False),
        ("вопрос решён", False, False),
        ("вопрос уже решён", False, False),
        ("вопрос с ремонтом закрыли, провели", False, False),
        ("вопрос снимаем", False, False),
        ("вопрос: как закрыть 3.1?", True, False),
        ("Вопросы аттестации рассмотрели", False, False),
    ],
)
def test_a_question_to_the_curator_says_so(text, asks, bare):
    assert errands.asks_curator(text) is asks
    assert errands.is_bare_question(text) is bare


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("пригласи руководителя школы 7", "head"),
        ("сделайте приглашение директору школы 7", "head"),
        ("пригласите координатора школы 7", "coordinator"),
        ("скинь ссылку для школы 7", "coordinator"),
        ("пригласи школу 7", None),
        ("руководителя пригласили", None),
        ("пригласи руководителя школы 7 на совещание", None),
        ("позови директора школы 7 к телефону", None),
        ("пригласи директора школы 7 на 5 декабря", None),
        ("пригласи руководителя школы 7 в бот", "head"),
        ("скинь ссылку для входа школе 7", "coordinator"),
        ("сделай приглашение на школу 7", "coordinator"),
        ("скинь ссылку на отчёт школы 7", None),
        ("нужна ссылка на документы школы 7", None),
    ],
)
def test_whom_an_invitation_is_for(text, role):
    assert errands.invited(text) == role


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("исправь на 36", 36),
        ("ой, исправьте число с 30 на 36 %", 36),
        ("не 30, а 36,5", 36.5),
        ("36, а не 30", 36),
        ("4.1 не 30, а 36%", 36),
        ("по 4.1: не 30 а 36", 36),
        ("исправь 4.1 на 36", 36),
        ("по 4.1 исправь число на 36", 36),
        ("4.1 не 30", None),
        ("исправь на 5 декабря", None),
        ("исправь на 15.12", None),
        ("не 5.12, а 15.12", None),
        ("исправь на 36.5", 36.5),
        ("исправили на 5 страниц", None),
        ("перенеси на 5", None),
    ],
)
def test_a_mended_number_is_no_day(text, value):
    assert errands.number_mended(text) == value


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Телефон ЦРО", "ЦРО"),
        ("подскажите номер телефона Кванториума", "Кванториума"),
        ("телефон куратора", None),
        ("мой телефон", None),
        ("телефон школы 3", None),
        ("номер 3.1", None),
        ("номер отчёта по 1.4", None),
    ],
)
def test_whose_telephone_is_asked_for(text, asked):
    assert errands.telephone_of(text) == asked


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("какие документы по первому", 0),
        ("открой третье из списка", 2),
        ("давай первое", 0),
        ("начнём с первого", 0),
        ("когда срок по второму?", 1),
        ("по третьему что нужно", 2),
        ("а по третьему какой срок?", 2),
        ("отчёт по первому классу", None),
        ("сводка по второму разделу", None),
    ],
)
def test_a_place_in_a_list_is_named_by_an_ordinal_alone(text, place):
    assert errands.place_in_list(text) == place


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("кому я перенесла сроки", True),
        ("у кого я сегодня меняла срок", True),
        ("а кого я вчера пригласила?", True),
        ("что я удалил", True),
        ("кому я не перенесла срок", False),
        ("кому перенесли срок", False),
        ("перенеси срок школе 3, я обещала", False),
    ],
)
def test_own_doings_are_asked_in_the_first_person(text, asks):
    assert errands.own_doings(text) == asks


def test_a_hostile_question_of_own_doings_is_answered_at_once():
    begun = process_time()
    for _ in range(8):
        assert not errands.own_doings("кому " + "я " * 2045)
    # Ample for a busy machine; each «я» beside each other one takes several times as long.
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("reads", "text"),
    [
        (errands.wants_calendar, "а " * 2047 + "x"),
        (errands.wants_calendar, "мне " * 1020 + "x"),
        (errands.renames_municipality, "переименуй район в А" + ". " * 2030 + "?"),
    ],
)
def test_hostile_words_of_errands_are_answered_at_once(reads, text):
    begun = process_time()
    assert not any(reads(text) for _ in range(8))
    assert process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("есть вопрос: какой срок по 1.4?", "какой срок по 1.4?"),
        ("Вопрос по 3.1: какие документы нужны", "какие документы нужны"),
        ("у меня вопрос, кто наш куратор", "кто наш куратор"),
        ("вопрос по 3.1", None),
        ("вопрос куратору: какой срок по 1.4", None),
        ("вопрос решён", None),
    ],
)
def test_a_question_behind_its_announcement(text, asked):
    assert errands.question_itself(text) == asked


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("минутку", True),
        ("ой, одну минуту", True),
        ("сейчас посчитаю", True),
        ("погодите, уточню у завуча", True),
        ("секунду, спрошу у коллег", True),
        ("мне надо спросить у директора", True),
        ("надо уточнить списки", False),
        ("уточню 1.4", False),
        ("подождите мониторинга", False),
        ("пришлю завтра", False),
        ("сейчас пришлю справку", False),
        ("нет печати, уточню", False),
        ("5 минут", False),
        ("погодите", True),
        ("", False),
    ],
)
def test_what_only_asks_for_a_moment(text, waits):
    assert asks_to_wait(text) is waits


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("пока нет времени", True),
        ("потом допишу", True),
        ("вечером верну", True),
        ("сейчас некогда", True),
        ("мне некогда, попозже напишу", True),
        ("занята, потом", True),
        ("завтра верну", True),
        ("нет времени проведения", False),
        ("время не указано", False),
        ("допишите вечером", False),
        ("нет печати, допишите потом", False),
        ("завтра допишут", False),
        ("нет печати", False),
        ("", False),
    ],
)
def test_what_is_decided_later_is_no_reason(text, later):
    assert decides_later(text) is later


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("переименуй район", ""),
        ("Поменяйте название территории", ""),
        ("переименуй территорию в «Озёрный округ»", "Озёрный округ"),
        (
            "Переименуйте Озёрный район в Озёрный муниципальный округ.",
            "Озёрный муниципальный округ",
        ),
        ("измени название муниципалитета на Озёрск", "Озёрск"),
        ("переименуй школу 7 в Лицей", None),
        ("переименуй 1.4 в Чтение", None),
        ("переименуй районный методический центр в ИМЦ", None),
        ("не переименуй район", None),
        ("переименуй Озёрный район в Озёрный муниципальный округ", "Озёрный муниципальный округ"),
        # A school of the municipality is another thing, a document has its own names.
        ("переименуй школу города в Лицей", None),
        ("переименуйте школу нашего района в Лицей № 3", None),
        ("исправьте название района в приказе", None),
        ("измените название района в Приказе № 5", None),
        ("поменяйте название округа на титульном листе", None),
        ("смените название города в Отчёте", None),
        ("переименуй район в озёрный округ", ""),
        # What is only asked renames nothing.
        ("переименовать район в Озёрный?", None),
        ("переименуй район в Озёрный, можно? спасибо", None),
    ],
)
def test_another_name_of_a_municipality(text, name):
    assert errands.renames_municipality(text) == name


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("выгрузи мои задачи в календарь", True),
        ("Добавьте сроки в календарь телефона", True),
        ("как добавить сроки в календарь?", True),
        ("скинь, пожалуйста, файл для календаря", True),
        ("сроки в гугл календарь", True),
        ("добавили сроки в календарь", False),
        ("внесли мероприятие в календарь", False),
        ("перенеси 1.4 в календарь", False),
        ("календарь школьных событий", False),
    ],
)
def test_deadlines_for_a_calendar_are_asked_for_and_not_reported(text, wants):
    assert errands.wants_calendar(text) is wants
