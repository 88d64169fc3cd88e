"""Any encoding that a Russian office may have written its plan in."""

import pytest

from documents.read.encoding import decode
from domain.errors import Code, Refusal

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r"]

TEXTS = [
    "Мероприятие;Срок;Ответственный\nПровести педагогический совет;до 1 марта;Завуч\n",
    "ПЛАН РАБОТЫ МЕТОДИЧЕСКОГО ОБЪЕДИНЕНИЯ НА ПОЛУГОДИЕ",
    "1.1\tДень открытых дверей\tсентябрь\tшколы города",
    "Срок: IV квартал",
    "<table><tr><td>Подготовить отчет</td><td>ежегодно</td></tr></table>",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_long_latin_head_does_not_hide_the_encoding(encoding: str) -> None:
    text = "a;b;c\n" * 30_000 + "Совещание руководителей;до 5 мая;методист\n"
    assert decode(text.encode(encoding)) == text


def test_typographic_marks_survive_in_cp1251() -> None:
    text = "№ 7 «Школа – центр роста» — отчёт…"
    assert decode(text.encode("cp1251")) == text


def test_line_ends_of_every_system_become_one() -> None:
    assert decode("раз\r\nдва\rтри\n".encode()) == "раз\nдва\nтри\n"


def test_a_file_cut_inside_a_letter_is_still_utf8() -> None:
    data = ("Обучение учителей начальных классов. " * 20).encode()
    assert decode(data[:-2] + "я".encode()[:1]).startswith("Обучение учителей")


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ""


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x00" * 500, b"\x7fELF\x02\x01\x01" * 90]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(data)
    assert refused.value.code is Code.FILE_UNKNOWN_FORMAT
