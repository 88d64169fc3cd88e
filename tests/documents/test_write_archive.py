"""The archive of evidence: what is in it, its names, its memory."""

import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.write.archive import ArchivedFile, ArchiveIndex, Contents, portions, write_archive
from documents.write.file_names import FileNames, safe_name
from documents.write.sheets import SheetColumn

ZONE = ZoneInfo("Asia/Yekaterinburg")
MOMENT = datetime(2026, 11, 24, 6, 12, 30, tzinfo=UTC)
INDEX = ArchiveIndex(
    file_name="Опись.xlsx",
    sheet="Опись",
    heading=("Подтверждающие документы", "снимок от 24.11.2026, 11:12"),
    columns=(SheetColumn("Мероприятие"), SheetColumn("Файл", width=60)),
    missing="файл утрачен",
    made_at=MOMENT,
)


def evidence(name: str, data: bytes = b"data") -> ArchivedFile:
    return ArchivedFile(
        f"1 Качество/Школа № 3/{name}",
        len(data),
        MOMENT,
        lambda: iter([data[:2], data[2:]]),
        (f"1.1 {name}",),
    )


def lost() -> ArchivedFile:
    def nothing() -> Iterator[bytes]:
        raise FileNotFoundError("gone")
        yield b""

    return ArchivedFile("1 Качество/Школа № 3/нет.pdf", 10, MOMENT, nothing, ("1.2",))


def test_files_stand_in_folders_with_a_list_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    items = [evidence("справка.docx"), evidence("справка (2).docx", b"other"), lost()]
    assert write_archive(path, iter(items), INDEX, ZONE) == Contents(files=2, missing=1)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "1 Качество/Школа № 3/справка.docx",
            "1 Качество/Школа № 3/справка (2).docx",
            "Опись.xlsx",
        ]
        assert archive.read("1 Качество/Школа № 3/справка (2).docx") == b"other"
        listing = archive.read("Опись.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(listing))["Опись"]
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == [
        "1.1 справка.docx",
        "1.1 справка (2).docx",
        "1.2",
    ]
    assert sheet["B6"].value is not None
    assert unquote(sheet["B5"].hyperlink.target) == "1 Качество/Школа № 3/справка (2).docx"
    assert [row[1].value for row in sheet.iter_rows(min_row=4)][-1] == "файл утрачен"


def test_names_are_marked_as_utf8_for_windows_and_dated_by_the_zone(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    write_archive(path, [evidence("справка.docx")], INDEX, ZONE)
    with zipfile.ZipFile(path) as archive:
        member = archive.infolist()[0]
    # Bit 11 of the flags: the name is UTF-8 (APPNOTE.TXT 4.4.4); without it Explorer shows cp866.
    assert member.flag_bits & 0x800
    assert member.date_time == (2026, 11, 24, 11, 12, 30)
    assert member.compress_type == zipfile.ZIP_STORED


def test_an_archive_of_nothing_has_its_list(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    assert write_archive(path, [], INDEX, ZONE) == Contents(0, 0)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["Опись.xlsx"]


def test_a_store_that_fails_half_way_is_not_hidden(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"be"
        raise OSError("no network")

    item = ArchivedFile("а/а.pdf", 4, MOMENT, broken)
    with pytest.raises(OSError, match="no network"):
        write_archive(tmp_path / "a.zip", [item], INDEX, ZONE)


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    def large() -> Iterator[bytes]:
        for _ in range(64):
            yield bytes(256 * 1024)

    items = (ArchivedFile(f"а/{n}.bin", 1, MOMENT, large, ("x",)) for n in range(4))
    tracemalloc.start()
    write_archive(tmp_path / "a.zip", items, INDEX, ZONE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "a.zip").stat().st_size > 64 * 1024 * 1024
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("справка.docx", "справка.docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("C:\\Windows\\a.exe", "C__Windows_a.exe"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("команда.txt", "команда.txt"),
        ("а\x00б\n.pdf", "аб.pdf"),
        ("точка. ", "точка"),
        ("", "_"),
        ("и\u0306.pdf", "й.pdf"),
        ("отчёт\u202efdp.exe", "отчётfdp.exe"),
        ("о" * 200 + ".docx", "о" * 55 + ".docx"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


PARTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["..", ".", "CON", "a", "A", "nul.txt", "о" * 200, "👩\u200d🏫" * 40, "а (2)"]),
)


@given(st.lists(st.tuples(st.lists(PARTS, max_size=3).map(tuple), PARTS), max_size=20))
def test_paths_stay_inside_and_differ(files: list[tuple[tuple[str, ...], str]]) -> None:
    names = FileNames()
    paths = [names.place(folders, name) for folders, name in files]
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        parts = path.split("/")
        assert PurePosixPath(path).parts == tuple(parts)
        assert not {"", ".", ".."} & set(parts)
        assert not set(path) & set('\\<>:"|?*\x00\n')
        assert all(part == part.strip() and not part.endswith(".") for part in parts)
        assert all(len(part) <= 64 and len(part.encode()) <= 255 for part in parts)


def test_schools_whose_names_differ_at_the_end_have_folders_of_their_own() -> None:
    names = FileNames()
    long = "Муниципальное бюджетное общеобразовательное учреждение средняя школа № "
    first = names.place((long + "1",), "а.pdf")
    second = names.place((long + "2",), "а.pdf")
    again = names.place((long + "1",), "б.pdf")
    assert PurePosixPath(first).parent != PurePosixPath(second).parent
    assert PurePosixPath(first).parent == PurePosixPath(again).parent


def test_archives_are_divided_for_telegram() -> None:
    items = [evidence(f"{n}.pdf", bytes(20_000)) for n in range(5)]
    groups = list(portions(items, 50_000))
    assert [len(group) for group in groups] == [2, 2, 1]
    assert [item.path for group in groups for item in group] == [item.path for item in items]
    assert [len(group) for group in portions(items, 1_000)] == [1] * 5
    assert list(portions([], 1_000)) == []
