"""A pasted table is told from words that people write."""

import pytest

from domain.pasted import (
    is_name_in_quotes,
    is_no_name,
    looks_like_list,
    looks_like_names,
    looks_like_table,
)
from domain.utterances import SpeakerRole
from tests.domain.utterance_examples import examples

TABLES = [
    "№\tМероприятие\tСрок\n1.1\tСовещание\tдо 15 ноября",
    "| № | Мероприятие | Срок |\n|---|---|---|\n| 1.1 | Совещание | до 15 ноября |",
    "№ | Мероприятие | Срок\n1.1 | Совещание | до 15 ноября",
    "│ 1.1 │ Совещание │\n├─────┼───────────┤\n│ 1.2 │ Семинар   │",
    "План на год\n\n1.1\tСовещание\tноябрь\n1.2\tСеминар\tдекабрь",
]
WORDS = [
    "1.4 сделали, 15 человек",
    "1.1 готово\n1.2 будет к пятнице",
    "Прошу перенести срок | болеет учитель\nДо пятницы",
    "одна\tстрока с табуляцией",
    "|---|---|\n|---|---|",
    "",
]


@pytest.mark.parametrize("text", TABLES)
def test_a_table(text: str) -> None:
    assert looks_like_table(text)


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert not looks_like_table(text)


NAMES = [
    "Управление образования\nМетодический кабинет\nШкола № 3",
    "1. МБОУ СОШ № 1\n2. МБОУ СОШ № 2 (директор Котова А.А., 2-11-11)\n\n3. МБДОУ «Солнышко»",
    "– Тоншаевская средняя школа\n– Детский сад «Колосок»\n– ЦРО",
    "МБОУ СОШ № 3 с углублённым изучением отдельных предметов\nШкола имени 8 Марта\n"
    "Филиал школы № 3 в селе Сухая Балка",
    "МБДОУ детский сад № 5 комбинированного вида «Жду тебя в пятницу»\nЯсли № 2\n"
    "Детский сад при гимназии № 1",
    "Дошкольная группа при школе № 5\nСтанция юных натуралистов\nДДТ\nШкола-интернат села Урала",
    "Отдел образования администрации\nЦентр «Доступная среда»\nПятницкая школа\n"
    "Школа им. генерала Ватутина, г. Комсомольск-на-Амуре\nСовет при комитете образования",
    "Школа № 3 – Котова А.А., 8 (831) 2-11-11\nЛицей № 2 (директор Орлов П.Р.)\nГимназия № 1",
]
OF_MONTHS = "Школа имени 1 Мая\nШкола № 4\nДетский сад «Сентябрь»"
# Half an adjective before a hyphen is no adverb that tells something.
WITH_HYPHENS = "Луговская СОШ\nИнформационно-методический центр\nДетско-юношеская спортивная школа"
NO_NAMES = [
    "Школа № 3\nШкола № 7",
    "Школа № 3 не сдала\nШкола № 7 сдала\nШкола № 9 нет",
    "Школы не отчитались:\nШкола № 3\nШкола № 7",
    "Напомни школам\nШкола № 3\nШкола № 7",
    "Добрый день\nпосылаю справку\nШкола № 3",
    "Школа 3 просит перенос\nЛицей 2 молчит\nГимназия 5 болеет",
    "Удали школу 3\nШколу 5\nШколу 7",
    "Напишите школе 3\nШколе 5\nШколе 7",
    "Школе 3\nЛицею 2\nГимназии 5",
    "Школы 3\nЛицея 2\nДетского сада 5",
    "Школа 3 в пятницу\nШкола 5 в среду\nШкола 7 позже",
    "Школа 3 до 15 ноября\nШкола 5\nШкола 7",
    "Школа 3\nШкола 5 – 05.12\nШкола 7",
    "Добрый день\nШкола 3\nШкола 5\nШкола 7",
    "Добрый день\nШкола 3 просит перенос\nШкола 5 тоже",
    "Школа 3 на карантине\nШкола 5 без света\nШкола 7",
    "Школа 3 – 45%\nШкола 5 – 60%\nШкола 7 – 12 человек",
    "Школа № 3\nШкола № 5\nИнформационно-методический центр закрыт",
    "Школа 3 готова\nШкола 5 закрыта\nШкола 7 опаздывает",
    "Добавь\nШкола 3\nШкола 5\nШкола 7",
    "План мероприятий\nШкола № 3, семинар, сентябрь\nШкола № 5, слёт, октябрь",
    "Школа № 3, Петрова А.А., май\nШкола № 5, июнь\nЛицей № 1, июль",
    "План\nШкола № 3 – сентябрь\nШкола № 5 – октябрь",
    "График проверок\nШкола № 1\nШкола № 2\nШкола № 3",
    "Мониторинг проведён\nПедсовет прошёл\nСправка в школе",
    "",
]


@pytest.mark.parametrize("text", [*NAMES, OF_MONTHS, WITH_HYPHENS])
def test_a_list_of_organisations(text: str) -> None:
    assert looks_like_names(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_words_about_organisations(text: str) -> None:
    assert not looks_like_names(text)


CONTACTS = [
    "Школа № 5, директор Петрова А.А., тел. 8 (900) 111-22-33\n"
    "Школа № 6, директор Сидорова Б.Б., тел. 2-22-33\n"
    "Лицей № 2, и.о. директора Котов В.В., 3-33-44",
    "Школа № 5, директор Петрова А.А., тел. 2-11-33\n"
    "Школа № 6, директор Сидорова Б.Б., тел. 2-22-33",
    "Школа № 5 – директор: Петрова Анна Андреевна, тел.: 8 900 111 22 33\n"
    "Школа № 6 – директор: Сидорова Белла Борисовна, тел.: 2-22-33",
    "Список школ:\nШкола № 5, директор Петрова А.А.\nШкола № 6, директор Сидорова Б.Б.",
    "школа 5 директор Петрова А.А. 89001112233\nшкола 6 директор Сидорова Б.Б. 89001112234",
    "Добрый день! Направляю список:\nШкола № 5, директор Петрова А.А., тел. 2-11-33\n"
    "Школа № 6, директор Ким Б.Б., 2-22-33\nЛицей № 2, директор Котов В.В.\nГимназия № 1, Ли С.С.",
    "СОШ № 1 – Абрамова Ирина Петровна\nСОШ № 3 – Белов Сергей Ильич\nУправление образования\n"
    "Методический кабинет\nЦентр «Росток»",
    "Добавь школы:\nШкола им. 8 Марта, директор Петрова А.А.\nОктябрьская школа, Ким Б.Б.",
]
NO_CONTACTS = [
    "Школа № 5, директор Петрова А.А., отчёт сдала\nШкола № 6, директор Ким Б.Б., сдаст завтра",
    "Школа № 5, Петрова А.А. – 15 ноября\nШкола № 6, Ким Б.Б. – 16 ноября",
    "Школа № 5, директор Петрова А.А., тел. 2-11-33",
    "Позвоните в школу 5, Петрова А.А., 2-11-33\nНапишите школе 6, Ким Б.Б., 2-11-44",
    "Семинар провела Петрова А.А.\nУчаствовала школа № 6, Ким Б.Б.",
    "Школа № 5, Петрова А.А., сентябрь\nШкола № 6, Ким Б.Б., семинар, май",
    "Школа № 5 – 12 чел., Петрова А.А.\nШкола № 6 – 10, Ким Б.Б.",
    "1.4 Школа № 5, Петрова А.А.\n1.5 Школа № 6, Ким Б.Б.",
    "Школа № 5, Петрова Анна, 9 класс\nШкола № 6, Ким Белла, призёр",
]
ROUND_A_LIST = [
    "Удали эти школы:",
    "закрой",
    "напомни им про 1.4",
    "Не сдали отчёт:",
    "Участники семинара:",
    "Кто отвечает за питание:",
]


@pytest.mark.parametrize("text", [*CONTACTS, *NAMES])
def test_a_list_of_schools_with_whoever_is_there(text: str) -> None:
    assert looks_like_list(text)


@pytest.mark.parametrize("text", [*NO_CONTACTS, *NO_NAMES])
def test_what_is_told_of_schools_and_people_is_no_list(text: str) -> None:
    assert not looks_like_list(text)


@pytest.mark.parametrize("line", ROUND_A_LIST)
@pytest.mark.parametrize("below", [False, True])
def test_what_is_said_above_or_below_is_not_lost_in_a_list(line: str, below: bool) -> None:
    schools = "Школа № 5, Петрова А.А.\nШкола № 6, Ким Б.Б., 2-11-33\nЛицей № 2, Котов В.В."
    assert not looks_like_list(f"{schools}\n{line}" if below else f"{line}\n{schools}")


SINGLE_NAMES = [
    *(line for text in NAMES for line in text.splitlines() if line),
    "Гимназия им. А.С. Пушкина",
    "СОШ им. Я. М. Свердлова",
    "Школа имени Я. Купалы",
    "Растим патриотов",
    "Растём вместе",
    "школа росток",
    "Центр «Прими его»",
    "центр приёма документов",
    "Срочная служба",
    "Совет директоров",
    "новый учебный центр",
    "ПМПК",
]


def test_a_name_is_a_name() -> None:
    found = {*SINGLE_NAMES, *(name for each in examples() for name in each.world.organisations)}
    assert [name for name in found if is_no_name(name)] == []


@pytest.mark.parametrize(
    "words",
    [
        "прими его", "верни этот: нет приказа", "добавь СОШ 25 и 26", "телефон ЦРО", "напомни им",
        "кто такая Анна", "удали школу 3", "переименуй школу 3", "что на проверке", "а где он?",
    ],
)  # fmt: skip
def test_an_order_or_a_question_is_no_name(words: str) -> None:
    assert is_no_name(words)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Почта России", True), ("Все сады", True), ("Мои школы", True),
        ("Что на проверке", False), ("Прими его", False), ("Школа № 3", False),
        ("Телефон", False), ("Кто мой куратор?", False), ("почта россии", False),
    ],
)  # fmt: skip
def test_a_name_that_needs_quotation_marks(words: str, quoted: bool) -> None:
    assert is_name_in_quotes(words) is quoted


def test_orders_of_the_tables_are_no_names() -> None:
    """Most of them: the rest are names of things («должники»), or have a mistake in the verb."""
    orders = [
        each.said.text
        for each in examples()
        if each.said.role is SpeakerRole.CURATOR
        and each.said.prompt is None
        and each.intent in ("accept", "return", "remind", "move")
    ]
    taken = [words for words in orders if not is_no_name(words)]
    assert len(orders) > 200
    assert len(taken) < len(orders) / 10, taken
