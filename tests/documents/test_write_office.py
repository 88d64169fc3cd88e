"""Workbooks and reports as LibreOffice lays them out on paper.

Skipped where LibreOffice is not installed. `CHECK_OFFICE=folder python -m pytest
tests/documents/test_write_office.py` keeps the PDF files in `folder`, to be looked at.
"""

import os
import shutil
import subprocess
from datetime import UTC, date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from documents.write.docx import write_report
from documents.write.report import ExecutionReport, ReportRow, ReportSection, Signature
from documents.write.sheets import CellLink, SheetColumn, SheetValue, ToneRule
from documents.write.xlsx import write_workbook
from domain.table import CellKind, Tone

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
TITLE = "Мониторинг посещаемости занятий обучающимися выпускных классов школ округа"
A4_ACROSS = (842, 595)


def laid_out(path: Path) -> list[tuple[str, tuple[int, int]]]:
    """Text and size in points of every page that LibreOffice prints of `path`."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    pdf = path.with_suffix(".pdf").read_bytes()
    if folder := os.environ.get("CHECK_OFFICE"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{path.name}.pdf").write_bytes(pdf)
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            (page.extract_text(), (round(page.width), round(page.height)))
            for page in document.pages
        ]


def test_a_sheet_prints_across_with_its_header_on_every_page(tmp_path: Path) -> None:
    columns = (
        SheetColumn("Номер", width=8),
        SheetColumn("Мероприятие", width=50, wrap=True),
        SheetColumn("Срок", CellKind.DATE),
        SheetColumn("Статус", CellKind.TEXT, 14),
        SheetColumn("Подтверждение", width=30),
    )
    rows = [
        (
            f"1.{n}",
            TITLE,
            date(2026, 11, 20),
            "просрочено" if n % 3 else "выполнено",
            "=SUM(1;2)" if n % 2 else CellLink("Справка.docx", "https://x.ru/1"),
        )
        for n in range(1, 61)
    ]
    tones = (ToneRule(3, Tone.BAD, equals="просрочено"), ToneRule(3, Tone.GOOD, equals="выполнено"))
    sheet = SheetValue("План", columns, rows, ("Развитие школ", "снимок от 24.11"), tones=tones)
    write_workbook(tmp_path / "plan.xlsx", [sheet], UTC)
    pages = laid_out(tmp_path / "plan.xlsx")
    assert len(pages) > 1
    assert {size for _, size in pages} == {A4_ACROSS}
    assert all("Номер Мероприятие Срок Статус Подтверждение" in text for text, _ in pages)
    assert all(
        f"снимок от 24.11 {n} / {len(pages)}" in text for n, (text, _) in enumerate(pages, 1)
    )
    text = "\n".join(text for text, _ in pages)
    assert text.count("=SUM(1;2)") == 30
    assert text.count("20.11.2026") == 60
    # Wrapped to two lines that do not lie on each other: both ends of the title can be read.
    assert text.count("Мониторинг") == text.count("округа") == 60


def test_a_report_prints_across_with_its_header_and_numbers(tmp_path: Path) -> None:
    row = ReportRow(
        "1.1", TITLE, "до 1 мая", "УО, ОО", "Выполнено", (CellLink("Акт", "https://x.ru"),)
    )
    report = ExecutionReport(
        heading=("Отчёт об исполнении", "за 2026 год"),
        columns=("№", "Мероприятие", "Срок", "Ответственные", "Отметка", "Документы"),
        sections=(ReportSection("1. Качество", (row,) * 30),),
        conclusion=("Всего 30 мероприятий.",),
        signatures=(Signature("Начальник управления", "А. Б. Лесникова"),),
        stamp="снимок от 24.11.2026, 09:12",
        nothing="Нет данных",
        page_word="Страница",
        continued="(продолжение)",
    )
    write_report(tmp_path / "report.docx", report)
    pages = laid_out(tmp_path / "report.docx")
    assert len(pages) > 1
    assert {size for _, size in pages} == {A4_ACROSS}
    for number, (text, _) in enumerate(pages, 1):
        assert "№ Мероприятие Срок Ответственные Отметка Документы" in text
        assert f"снимок от 24.11.2026, 09:12 Страница {number}" in text
    assert "Начальник управления ____________________ А. Б. Лесникова" in pages[-1][0]
