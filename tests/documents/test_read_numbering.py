"""The labels of automatic numbering in Word files."""

from pathlib import Path

import pytest

from documents.read.docx.ordinals import write_ordinal
from tests.documents.building import word
from tests.documents.building.reading import read_bytes, texts
from tests.documents.building.word import (
    abstract_list,
    cell,
    level,
    list_use,
    numbered,
    paragraph,
    row,
    table,
)

TWO_LEVELS = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def read_labels(
    folder: Path, numbering: str, *places: tuple[int, int], styles: str = ""
) -> list[str]:
    """The labels of empty cells in these lists: (list, level)."""
    rows = (row(cell(paragraph("", numbered(*place))), "x") for place in places)
    data = word.document(table(*rows), numbering=numbering, styles=styles)
    return [found[0] for found in texts(read_bytes(data, folder, "a.docx").tables[0])]


def test_levels_count_and_start_again(tmp_path: Path) -> None:
    numbering = abstract_list(1, *TWO_LEVELS) + list_use(1, 1)
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 0)]
    assert read_labels(tmp_path, numbering, *places) == ["1.", "1.1.", "1.2.", "2.", "2.1.", "3."]


def test_a_level_without_the_one_above(tmp_path: Path) -> None:
    numbering = abstract_list(1, *TWO_LEVELS) + list_use(1, 1)
    assert read_labels(tmp_path, numbering, (1, 1), (1, 1)) == ["1.1.", "1.2."]


def test_lists_of_one_kind_count_on_unless_told_to_start_again(tmp_path: Path) -> None:
    numbering = (
        abstract_list(1, *TWO_LEVELS) + list_use(1, 1) + list_use(2, 1) + list_use(3, 1, RESTART)
    )
    places = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert read_labels(tmp_path, numbering, *places) == ["1.", "2.", "1.", "2.", "3."]


def test_a_start_of_its_own_and_a_level_of_its_own(tmp_path: Path) -> None:
    own = (
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Раздел %1", start=4)}</w:lvlOverride>'
    )
    numbering = (
        abstract_list(1, level(0, "decimal", "%1)", start=7))
        + abstract_list(2, level(0, "decimal", "%1."))
        + list_use(1, 1)
        + list_use(2, 2, own)
    )
    assert read_labels(tmp_path, numbering, (1, 0), (1, 0), (2, 0)) == ["7)", "8)", "Раздел IV"]


def test_a_level_that_never_starts_again(tmp_path: Path) -> None:
    lasting = level(1, "decimal", "%2.", extra='<w:lvlRestart w:val="0"/>')
    numbering = abstract_list(1, level(0, "decimal", "%1."), lasting) + list_use(1, 1)
    places = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert read_labels(tmp_path, numbering, *places) == ["1.", "1.", "2.", "2."]


def test_legal_numbering_writes_digits(tmp_path: Path) -> None:
    legal = level(1, "decimal", "%1.%2", extra="<w:isLgl/>")
    numbering = abstract_list(1, level(0, "upperRoman", "%1."), legal) + list_use(1, 1)
    assert read_labels(tmp_path, numbering, (1, 0), (1, 1)) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("russianUpper", ["А", "Б", "В"]),
        ("russianLower", ["а", "б", "в"]),
        ("none", ["", "", ""]),
        ("bullet", ["•", "•", "•"]),
        ("ordinal", ["1", "2", "3"]),
    ],
)
def test_forms(tmp_path: Path, form: str, labels: list[str]) -> None:
    text = "\uf0b7" if form == "bullet" else "%1"
    numbering = abstract_list(1, level(0, form, text)) + list_use(1, 1)
    assert read_labels(tmp_path, numbering, (1, 0), (1, 0), (1, 0)) == labels


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (7, "russianLower", "ж"),
        (10, "russianLower", "к"),
        (29, "russianUpper", "АА"),
        (28, "lowerLetter", "bb"),
        (0, "upperRoman", "0"),
        (99_999, "lowerRoman", "99999"),
        (12, "chicago", "12"),
    ],
)
def test_large_and_odd_numbers(number: int, form: str, text: str) -> None:
    assert write_ordinal(number, form) == text


def test_numbering_that_comes_with_a_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="d"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="derived"><w:name w:val="e"/>'
        '<w:basedOn w:val="deep"/></w:style>'
    )
    numbering = abstract_list(
        1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.", style="deep")
    ) + list_use(1, 1)
    blocks = [paragraph("Игра", '<w:pStyle w:val="deep"/>')] * 2
    blocks += [
        paragraph("Сбор", '<w:pStyle w:val="derived"/>'),
        paragraph("Нет", '<w:pStyle w:val="deep"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ]
    data = word.document(*blocks, table(row("a", "b")), numbering=numbering, styles=styles)
    found = [item.text for item in read_bytes(data, tmp_path, "a.docx").paragraphs]
    assert found == ["1.1. Игра", "1.2. Игра", "1.3. Сбор", "Нет"]


def test_a_list_that_borrows_the_levels_of_a_style(tmp_path: Path) -> None:
    numbering = (
        abstract_list(1, '<w:numStyleLink w:val="s"/>')
        + abstract_list(2, '<w:styleLink w:val="s"/>', TWO_LEVELS[0])
        + list_use(1, 1)
    )
    assert read_labels(tmp_path, numbering, (1, 0), (1, 0)) == ["1.", "2."]


def test_covered_and_deleted_paragraphs_are_not_counted(tmp_path: Path) -> None:
    numbering = abstract_list(1, TWO_LEVELS[0]) + list_use(1, 1)
    label = cell(paragraph("", numbered(1)))
    covered = cell(paragraph("", numbered(1)), "<w:vMerge/>")
    opening = cell(paragraph("", numbered(1)), '<w:vMerge w:val="restart"/>')
    gone = row(label, "x", properties="<w:del w:id='1' w:author='a'/>")
    data = word.document(
        table(row(opening, "x"), row(covered, "x"), gone, row(label, "x")), numbering=numbering
    )
    assert texts(read_bytes(data, tmp_path, "a.docx").tables[0]) == [
        ["1.", "x"],
        ["x"],
        ["2.", "x"],
    ]
