"""Plans as files: small documents with invented wording, as an office would have them."""

from io import BytesIO

from docx import Document
from openpyxl import Workbook

TITLE = "Дорожная карта развития МСОКО на 2026-2027 учебный год"
COLUMNS = ("№", "Мероприятие", "Срок", "Ответственные", "Результат")
ROWS = (
    ("1", "Качество подготовки", "", "", ""),
    ("1.1", "Мониторинг посещаемости занятий", "до 25 декабря 2026", "ОО", "аналитическая справка"),
    ("1.2", "Обновление школьных сайтов", "постоянно", "ОО", ""),
    ("1.3", "Смотр кабинетов", "февраль 2027", "ОО, методический центр", "приказ"),
    ("2", "Кадры", "", "", ""),
    ("2.1", "Совещание директоров", "декабрь 2026", "Управление образования", "протокол"),
    ("2.2", "Ответы на обращения", "по запросу", "ОО", ""),
    ("2.3", "Слёт молодых педагогов", "да, обязательно", "методический центр", ""),
)


def without(*numbers, rows=ROWS):
    """The rows but for these numbers."""
    return tuple(row for row in rows if row[0] not in numbers)


def with_term(number, term, rows=ROWS):
    """The rows with another term under a number."""
    return tuple((*row[:2], term, *row[3:]) if row[0] == number else row for row in rows)


def as_docx(rows=ROWS, title=TITLE, columns=COLUMNS):
    """The plan as a Word document: a title and one table. `columns` are its headings."""
    document = Document()
    document.add_paragraph(title)
    table = document.add_table(rows=0, cols=len(columns))
    for row in (columns, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_xlsx(rows=ROWS, title=TITLE, columns=(0, 1, 2, 3, 4), also=()):
    """The plan as a workbook; `columns` is the order in which they stand.

    `also` are titles of further sheets with the same rows.
    """
    workbook = Workbook()
    sheets = [workbook.worksheets[0], *(workbook.create_sheet() for _ in also)]
    for sheet, above in zip(sheets, (title, *also), strict=True):
        sheet.append([above])
        for row in (COLUMNS, *rows):
            sheet.append([row[place] for place in columns])
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()
