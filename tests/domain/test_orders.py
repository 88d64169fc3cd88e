"""What is ordered or asked for in a text that no reading tells."""

import pytest

from domain.utterances import file_format, orders

SAID = {
    orders.takes_back_return: (
        ["отозвать возврат", "отзовите возврат", "забираю свой возврат", "take back the return",
         "Отмените, пожалуйста, возврат по 1.4"],
        ["верните 1.4", "отмена", "что с возвратом", "отзови отчёт"],
    ),
    orders.means_everybody: (
        ["перенеси 2.1 всем на 15 декабря", "всё на пятницу", "каждой школе", "move it for all"],
        ["перенеси 2.1 на 15 декабря", "всем, кроме лицея", "не всем", "всемирный день"],
    ),
    orders.removes_file: (
        ["удали файл", "Нет, убери пожалуйста последний скан!", "сотрите эту запись"],
        ["удали", "удали 1.4", "файл удалили", "удали файл и пришли другой"],
    ),
    orders.is_bare_number: (
        ["80", " 80 %", "12,5", "= 7."],
        ["80 человек", "1.4.2", "", "сто", "%"],
    ),
    orders.asks_who_is_silent: (
        ["кто не ответил?", "Кто молчит", "сколько раз мы слали напоминание"],
        ["кто не сдал", "напомни всем", "ответил ли лицей"],
    ),
    orders.asks_to_write: (
        ["отправь отстающим сообщение", "Напишите письмо тем, кто не сдал", "write to the debtors"],
        ["отправь список должников", "напиши письмо", "кто не сдал", "send the ranking of debtors"],
    ),
    orders.compares: (
        ["Сравни МСОКО и Воспитание", "МСОКО против Воспитания", "compare them", "5сравни"],
        ["МСОКО и Воспитание", "несравнимо", "рейтинг"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("ask", SAID, ids=lambda ask: ask.__name__)
def test_what_says_so_and_what_does_not(ask):
    yes, no = SAID[ask]
    assert [each for each in yes if not ask(each)] == []
    assert [each for each in no if ask(each)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("а в Excel?", "excel"),
        ("сводка.xlsx", "excel"),
        ("по школам в экселе на 1 марта", "excel"),
        ("экселевский файл", "excel"),
        ("экзель", "excel"),
        ("вордом, пожалуйста", "word"),
        ("вордовский файл по разделам", "word"),
        ("в ворде или экселе", "word"),
        ("по школам на экзамен", None),
        ("таблица по школам", None),
        ("", None),
    ],
)
def test_a_kind_of_file_is_named_in_any_form(text, kind):
    assert file_format(text) == kind
