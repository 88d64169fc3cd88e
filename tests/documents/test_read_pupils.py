"""Lists of pupils are looked for inside files of every form, in the sandbox."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from documents.read import read_any
from documents.read.pupils import look_for_pupils
from domain.errors import Code, Refusal
from domain.pupil_lists import PupilReason, find_pupils
from tests.documents.building import layouts, pdf, word, zips

ROADMAPS = Path(__file__).parents[3] / "shared/roadmaps"
AS_OF = date(2026, 11, 24)
ROWS = (("1", "Лаврова Анна", "5 «А»"), ("2", "Кротов Иван", "5 «А»"), ("3", "Ким Пётр", "5 «Б»"))


def in_word() -> bytes:
    return word.document(word.table(*(word.row(*row) for row in ROWS)))


def in_paragraphs() -> bytes:
    return word.document(*(word.paragraph(", ".join(row[1:])) for row in ROWS))


def in_a_workbook(*, hidden: bool = False) -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Список")
    sheet.sheet_state = "hidden" if hidden else "visible"
    for row in ROWS:
        sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def in_pdf() -> bytes:
    cells = ", ".join(f"[{text}]" for row in ROWS for text in row)
    return pdf.typeset(f"#table(columns: 3, {cells})")


def in_text(separator: str) -> bytes:
    return "\n".join(separator.join(row) for row in ROWS).encode("cp1251")


FILES: dict[str, Callable[[], bytes]] = {
    "a.docx": in_word,
    "b.docx": in_paragraphs,
    "c.xlsx": in_a_workbook,
    "hidden.xlsx": lambda: in_a_workbook(hidden=True),
    "beside.zip": lambda: zips.pack({"a.pdf": pdf.locked(), "c.xlsx": in_a_workbook()}),
    "folders.zip": lambda: zips.pack(
        {f"{n}/": b"" for n in range(150)} | {"c.xlsx": in_a_workbook()}
    ),
    "archive.zip": lambda: zips.pack({"скан.png": b"\x89PNG", "папка/c.xlsx": in_a_workbook()}),
    "d.pdf": in_pdf,
    "e.csv": lambda: in_text(";"),
    "f.txt": lambda: in_text(" "),
}


@pytest.mark.parametrize("name", FILES)
async def test_the_list_is_found_in_every_form(name: str, tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(FILES[name]())
    found = await look_for_pupils(path, name, AS_OF)
    assert found is not None
    assert (found.reason, found.count) == (PupilReason.CLASSES, 3)


async def test_a_plan_names_no_pupils(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(layouts.word_template())
    assert await look_for_pupils(path, "план.docx", AS_OF) is None


@pytest.mark.skipif(not ROADMAPS.is_dir(), reason="needs the plans that are shared")
def test_real_plans_name_no_pupils() -> None:
    found = {
        path.name: find_pupils(read_any(path.read_bytes(), path.name), AS_OF)
        for path in ROADMAPS.glob("*.txt")
    }
    assert found and not any(found.values()), found


async def test_nobody_can_look_into_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(pdf.picture())
    with pytest.raises(Refusal) as refused:
        await look_for_pupils(path, "скан.pdf", AS_OF)
    assert refused.value.code is Code.FILE_SCANNED


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"a.txt": "План", "b.pdf": pdf.locked()}, Code.FILE_PASSWORD),
        ({"a.txt": "План", "скан.png": b"\x89PNG", "b.pdf": pdf.locked()}, Code.FILE_SCANNED),
        (dict.fromkeys((f"{n}.txt" for n in range(101)), "План"), Code.FILE_TOO_LONG),
    ],
)
async def test_an_archive_that_was_not_looked_into_is_not_called_clean(
    parts: dict[str, str | bytes], code: Code, tmp_path: Path
) -> None:
    path = tmp_path / "upload"
    path.write_bytes(zips.pack(parts))
    with pytest.raises(Refusal) as refused:
        await look_for_pupils(path, "архив.zip", AS_OF)
    assert refused.value.code is code


async def test_an_archive_of_words_and_of_what_holds_none_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(zips.pack({"a.exe": b"MZ\x00\x01\x02", "папка/": b"", "a.txt": "План"}))
    assert await look_for_pupils(path, "архив.zip", AS_OF) is None
