"""Word files: what Word shows must be what is read."""

from pathlib import Path

import docx
import pytest

from domain.grid import Cell, Grid, GridTable, OmissionReason, Paragraph
from tests.documents.building import word
from tests.documents.building.reading import read_bytes, row_texts, spans, texts
from tests.documents.building.word import bold, cell, control, paragraph, row, run, table

HEADER = row("№", "Мероприятие", "Срок")


@pytest.fixture
def read_word(tmp_path: Path) -> "Reader":
    return Reader(tmp_path)


class Reader:
    """Reads a document of raw blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *blocks: str, **parts: str) -> Grid:
        return read_bytes(word.document(*blocks, **parts), self._folder, "план.docx")

    def cell_text(self, content: str, **parts: str) -> str:
        """The text of the only cell beside another one."""
        grid = self(table(row(cell(content), "рядом")), **parts)
        return grid.tables[0].rows[0].text_at(1)


def test_blocks_come_in_reading_order(read_word: Reader) -> None:
    grid = read_word(
        paragraph("План работы клуба"),
        table(HEADER),
        paragraph(),
        paragraph("Раздел второй"),
        table(HEADER),
        paragraph("Принятые сокращения"),
    )
    seen = [block.text if isinstance(block, Paragraph) else block.ordinal for block in grid.blocks]
    assert seen == ["План работы клуба", 1, "Раздел второй", 2, "Принятые сокращения"]
    assert [item.place.row for item in grid.paragraphs] == [1, 2, 3]


def test_a_repeated_header_stays_a_row(read_word: Reader) -> None:
    repeated = row("№", "Мероприятие", "Срок", properties="<w:tblHeader/>")
    grid = read_word(table(repeated, row("1", "Турнир", "май"), repeated))
    assert texts(grid.tables[0])[0] == texts(grid.tables[0])[2] == ["№", "Мероприятие", "Срок"]


def test_cells_merged_across(read_word: Reader) -> None:
    grid = read_word(
        table(
            HEADER,
            row(cell("Раздел «Кружки»", '<w:gridSpan w:val="3"/>')),
            row(cell("1"), cell("Сбор", '<w:gridSpan w:val="2"/>')),
        )
    )
    (found,) = grid.tables
    assert spans(found) == [(2, 1, 3, 1), (3, 2, 2, 1)]
    assert found.width == 3


def test_cells_merged_down(read_word: Reader) -> None:
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = read_word(
        table(
            row("1", "Смотр", cell("май", begin)),
            row("2", "Слёт", cell("", go_on)),
            row("3", "Поход", cell("", '<w:vMerge w:val="continue"/>')),
            row("4", "Игра", cell("июнь", begin)),
            row("5", "Урок", "июль"),
        )
    )
    (found,) = grid.tables
    assert spans(found) == [(1, 3, 1, 3)]
    assert [row_texts(item) for item in found.rows[1:3]] == [["2", "Слёт"], ["3", "Поход"]]


def test_a_merge_that_continues_nothing_keeps_its_text(read_word: Reader) -> None:
    grid = read_word(table(row("1", cell("Смотр", "<w:vMerge/>"))))
    assert texts(grid.tables[0]) == [["1", "Смотр"]]


def test_old_horizontal_merges(read_word: Reader) -> None:
    grid = read_word(
        table(
            row(cell("Итого", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "5"),
        )
    )
    assert grid.tables[0].rows[0].cells == (Cell("Итого", 1, column_span=2), Cell("5", 3))


def test_rows_shorter_than_the_grid(read_word: Reader) -> None:
    grid = read_word(
        table(
            HEADER,
            row("Сбор", "май", properties='<w:gridBefore w:val="1"/>'),
            row("2", properties='<w:gridAfter w:val="2"/>'),
        )
    )
    assert [item.column for item in grid.tables[0].rows[1].cells] == [2, 3]
    assert [item.column for item in grid.tables[0].rows[2].cells] == [1]


def test_a_nested_table_joins_its_cell(read_word: Reader) -> None:
    inner = table(row("январь", "отчёт"), row("июнь", "справка"))
    grid = read_word(table(row("1", cell(paragraph("Сроки:") + inner + paragraph("и далее")))))
    assert texts(grid.tables[0]) == [["1", "Сроки:\nянварь\nотчёт\nиюнь\nсправка\nи далее"]]


def test_a_table_in_a_frame_of_one_cell_is_a_table(read_word: Reader) -> None:
    inner = table(HEADER, row("1", "Сбор", "май"))
    grid = read_word(table(row(cell(paragraph("План") + inner + paragraph()))))
    assert [type(block) for block in grid.blocks] == [Paragraph, GridTable]
    assert texts(grid.tables[0])[1] == ["1", "Сбор", "май"]


CHANGES = "w:id='1' w:author='Иванова' w:date='2026-01-01T00:00:00Z'"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("до ") + f"<w:ins {CHANGES}>{run('1 марта')}</w:ins>", "до 1 марта"),
        (
            run("до ") + f"<w:del {CHANGES}><w:r><w:delText>5 мая</w:delText></w:r></w:del>"
            f"<w:ins {CHANGES}>{run('9 мая')}</w:ins>",
            "до 9 мая",
        ),
        (
            f"<w:moveFrom {CHANGES}>{run('прочь ')}</w:moveFrom>"
            f"<w:moveTo {CHANGES}>{run('сюда')}</w:moveTo>",
            "сюда",
        ),
        (paragraph(control(run("Методист"))), "Методист"),
        (paragraph(control(run("Место для ввода"), "<w:showingPlcHdr/>")), ""),
        ("<w:hyperlink>" + run("сайт школы") + "</w:hyperlink>", "сайт школы"),
        ('<w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple>", "7"),
        (run("до") + run(inside="<w:tab/>") + run("мая"), "до\tмая"),
        (run("раз") + run(inside="<w:br/>") + run("два"), "раз\nдва"),
        (run("раз") + run(inside="<w:cr/>") + run("два"), "раз\nдва"),
        (run("2026", inside="<w:noBreakHyphen/>") + run("2027"), "2026-2027"),
        (run("меро", inside="<w:softHyphen/>") + run("прия\u00adтие"), "мероприятие"),
        (run("Отчёт") + run(inside='<w:footnoteReference w:id="2"/>'), "Отчёт"),
        (run("Отчёт") + run(" черновик", "<w:vanish/>"), "Отчёт"),
        (run("Отчёт") + run(" нужен", '<w:vanish w:val="0"/>'), "Отчёт нужен"),
        (run(inside='<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓"),
        (run(inside='<w:sym w:font="Wingdings" w:char="A8"/>'), "•"),
        (run("\uf0b7 УО"), "• УО"),
        (paragraph("УО") + paragraph() + paragraph("школы"), "УО\n\nшколы"),
        (control(paragraph("Приказ")) + paragraph("Протокол"), "Приказ\nПротокол"),
        (run(" по краям "), "по краям"),
        (run("=СУММ(A1)"), "=СУММ(A1)"),
    ],
)
def test_text_of_a_cell(read_word: Reader, content: str, text: str) -> None:
    assert read_word.cell_text(content) == text


def test_text_boxes_are_read_once(read_word: Reader) -> None:
    box = paragraph("в рамке")
    drawing = run(
        inside="<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    grid = read_word(paragraph(run("снаружи") + drawing), table(HEADER))
    assert [item.text for item in grid.paragraphs] == ["снаружи", "в рамке"]
    assert read_word.cell_text(run("снаружи") + drawing) == "снаружи\nв рамке"


def test_rows_and_cells_in_content_controls(read_word: Reader) -> None:
    grid = read_word(
        control(
            table(
                HEADER,
                control(row("1", "Сбор", "май") + control(row("2", "Игра", "июнь"))),
                row("3", control(cell("Урок")), "июль"),
            )
        )
    )
    assert [row_texts(item) for item in grid.tables[0].rows[1:]] == [
        ["1", "Сбор", "май"],
        ["2", "Игра", "июнь"],
        ["3", "Урок", "июль"],
    ]


def test_deleted_rows_are_gone_and_inserted_ones_are_there(read_word: Reader) -> None:
    grid = read_word(
        table(
            row("1", "Сбор", properties=f"<w:ins {CHANGES}/>"),
            row("2", "Игра", properties=f"<w:del {CHANGES}/>"),
            row("3", "Урок"),
        )
    )
    assert texts(grid.tables[0]) == [["1", "Сбор"], ["3", "Урок"]]


def test_a_paragraph_whose_mark_is_deleted_runs_on(read_word: Reader) -> None:
    mark = f"<w:rPr><w:del {CHANGES}/></w:rPr>"
    content = paragraph("Провести ", mark) + paragraph("сбор")
    assert read_word.cell_text(content) == "Провести сбор"


def test_hidden_rows(read_word: Reader) -> None:
    grid = read_word(
        table(
            row("1", properties='<w:trHeight w:val="0" w:hRule="exact"/>'),
            row("2", properties='<w:trHeight w:val="0"/>'),
            row("3", properties="<w:hidden/>"),
        )
    )
    assert texts(grid.tables[0]) == [["2"]]
    assert [(gap.reason, gap.place.row, gap.text) for gap in grid.omissions] == [
        (OmissionReason.HIDDEN_ROW, 1, "1"),
        (OmissionReason.HIDDEN_ROW, 3, "3"),
    ]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Раздел плана"/>'
    '<w:basedOn w:val="outlined"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="outlined"><w:name w:val="x"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="y"/>'
    '<w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="secret"><w:name w:val="z"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


@pytest.mark.parametrize(
    ("block", "is_heading"),
    [
        (paragraph("Текст"), False),
        (paragraph("Текст", '<w:pStyle w:val="1"/>'), True),
        (paragraph("Текст", '<w:pStyle w:val="mine"/>'), True),
        (paragraph("Текст", '<w:pStyle w:val="loop"/>'), False),
        (paragraph("Текст", '<w:outlineLvl w:val="0"/>'), True),
        (paragraph("Текст", '<w:outlineLvl w:val="9"/>'), False),
        (paragraph(bold("Текст")), True),
        (paragraph(bold("Важный") + run(" текст")), False),
        (paragraph(run("Текст", '<w:rStyle w:val="strong"/>')), True),
        (paragraph(run("Текст", '<w:rStyle w:val="strong"/><w:b w:val="0"/>')), False),
    ],
)
def test_headings(read_word: Reader, block: str, is_heading: bool) -> None:
    grid = read_word(block, table(HEADER), styles=STYLES)
    assert [item.heading for item in grid.paragraphs] == [is_heading]


def test_text_hidden_by_a_style(read_word: Reader) -> None:
    content = run("видно") + run(" скрыто", '<w:rStyle w:val="secret"/>')
    assert read_word.cell_text(content, styles=STYLES) == "видно"


def test_bold_cells(read_word: Reader) -> None:
    half = cell(bold("Раз") + run("дел"))
    grid = read_word(table(row(cell(bold("Раздел") + run(" ")), half, "", cell(bold("")))))
    assert [item.bold for item in grid.tables[0].rows[0].cells] == [True, False, False, False]


def test_pages_where_word_saved_them(read_word: Reader) -> None:
    turn = run(inside="<w:lastRenderedPageBreak/>")
    grid = read_word(
        paragraph("Начало"),
        table(
            HEADER,
            row(
                "1",
                cell(run("длинный ") + turn + run("текст")),
                cell(run("до ") + turn + run("мая")),
            ),
            row("2", "Игра", "июнь"),
            row(cell(turn + run("3")), "Урок", "июль"),
        ),
        paragraph("Конец"),
    )
    assert [item.page for item in grid.tables[0].rows] == [1, 1, 2, 3]
    assert [item.place.page for item in grid.paragraphs] == [1, 3]


def test_pages_unknown_where_nothing_was_saved(read_word: Reader) -> None:
    grid = read_word(paragraph("Начало"), table(HEADER))
    assert grid.tables[0].rows[0].page is None
    assert grid.paragraphs[0].place.page is None


def test_a_strict_file_and_another_main_part(read_word: Reader) -> None:
    blocks = (table(HEADER),)
    assert read_word(*blocks, namespace=word.STRICT_W).tables[0].width == 3
    assert read_word(*blocks, part="word/document2.xml").tables[0].width == 3


def test_a_file_that_python_docx_wrote(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("План на год", 1)
    made = document.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(1, 0)).text = "1"
    made.cell(0, 1).merge(made.cell(0, 2)).text = "Сбор\nи слёт"
    made.cell(2, 2).text = "май"
    path = tmp_path / "план.docx"
    document.save(str(path))
    grid = read_bytes(path.read_bytes(), tmp_path, "план.docx")
    assert grid.paragraphs[0].heading
    assert spans(grid.tables[0]) == [(1, 1, 1, 2), (1, 2, 2, 1)]
    assert texts(grid.tables[0]) == [["1", "Сбор\nи слёт"], ["", ""], ["", "", "май"]]
