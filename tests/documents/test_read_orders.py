"""Orders as office programs write them: no table of activities, numbers that are no text."""

from io import BytesIO

import pytest
from docx import Document

from documents.read import read_bytes
from domain.errors import Code, Refusal
from domain.plan import draft
from tests.domain.grids import outline

HEAD = (
    "ПРИКАЗ",
    "от 02.03.2026 № 41-о",
    "О подготовке учреждений к зиме",
    "ПРИКАЗЫВАЮ:",
)
POINTS = (
    "Провести осмотр зданий до 1 июня 2026 года. Отв. Зимина Р.Р.",
    "Руководителям ОО подготовить паспорта готовности в срок до 20 июля 2026 г.",
    "Комиссии провести приёмку учреждений с 1 по 15 августа 2026 г.",
)
READ = [
    "1 Провести осмотр зданий | до 1 июня 2026 года | Зимина Р.Р.",
    "2 Подготовить паспорта готовности | до 20 июля 2026 г. | Руководители ОО",
    "3 Провести приёмку учреждений | с 1 по 15 августа 2026 г. | Комиссия",
]


def order(*, signed_in_a_table: bool) -> bytes:
    document = Document()
    for text in HEAD:
        document.add_paragraph(text)
    for text in POINTS:
        document.add_paragraph(text, style="List Number")
    if signed_in_a_table:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Начальник управления", "Е.В. Громова"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("signed_in_a_table", [True, False])
def test_automatic_numbers_and_a_table_for_the_signature(signed_in_a_table):
    plan = draft(read_bytes(order(signed_in_a_table=signed_in_a_table), "приказ.docx"))
    assert outline(plan) == READ
    assert plan.title == "О подготовке учреждений к зиме"
    assert [activity.place.table for activity in plan.activities] == [None] * 3


def test_a_text_file():
    points = [f"{number}. {text}" for number, text in enumerate(POINTS, 1)]
    data = "\n\n".join([*HEAD, *points]).encode("cp1251")
    assert outline(draft(read_bytes(data, "приказ.txt"))) == READ


def test_a_text_without_deadlines_is_refused():
    with pytest.raises(Refusal) as refusal:
        read_bytes("Повестка\n\n1. О питании\n2. О подвозе".encode(), "повестка.txt")
    assert refusal.value.code is Code.FILE_NO_TABLE
