"""Any grid written as a file of each format, so that one plan can be read out of all of them."""

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from domain.grid import Block, Cell, Grid, GridTable, Paragraph
from tests.documents.building import doc, odt, pdf, rtf, word

_STEP = 1000


def in_word(grid: Grid) -> bytes:
    return word.document(*_word_blocks(grid))


def in_word_of_2003(grid: Grid) -> bytes:
    body = "".join(_word_blocks(grid)).replace("w:vMerge", "w:vmerge")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        f"<w:body>{body}</w:body></w:wordDocument>"
    ).encode()


def in_opendocument(grid: Grid) -> bytes:
    return odt.document(*_odt_blocks(grid))


def in_rtf(grid: Grid) -> bytes:
    blocks = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            blocks.append(rtf.paragraph(block.text, bold=block.heading))
            continue
        blocks += [rtf.row(*map(_rtf_cell, cells)) for cells in _laid_out(block)]
        blocks.append(rtf.paragraph(""))
    return rtf.document(*blocks)


def in_word_of_97(grid: Grid) -> bytes:
    blocks = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            blocks.append(doc.paragraph(block.text))
            continue
        blocks += [doc.row(*map(_doc_cell, cells)) for cells in _laid_out(block)]
        blocks.append(doc.paragraph(""))
    return doc.document(*blocks)


def in_a_page(grid: Grid) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body>{_html(grid)}</body></html>".encode()


def in_a_letter(grid: Grid) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "office@example.org", "school@example.org"
    message.set_content("Добрый день, план ниже.\n")
    message.add_alternative(_html(grid), subtype="html", charset="windows-1251")
    return message.as_bytes()


def in_a_web_archive(grid: Grid) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message.set_content(f"<html><body>{_html(grid)}</body></html>", subtype="html", charset="utf-8")
    message.make_related()
    return message.as_bytes()


def in_a_workbook(grid: Grid) -> bytes:
    """One sheet: paragraphs in its first column, an empty row above each table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    at = 1
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            sheet.cell(at, 1, block.text).font = Font(bold=block.heading)
            at += 1
            continue
        for row in block.rows:
            at += 1
            for cell in row.cells:
                sheet.cell(at, cell.column, cell.text).font = Font(bold=cell.bold)
                if cell.column_span * cell.row_span > 1:
                    last = at + cell.row_span - 1, cell.column + cell.column_span - 1
                    sheet.merge_cells(None, at, cell.column, *last)
        at += 2
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def in_pdf(grid: Grid) -> bytes:
    lines = ['#set page(width: 42cm, height: auto)\n#set text(lang: "ru")\n']
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            lines.append(f"#par[{_typst(block.text, block.heading)}]")
            continue
        cells = (
            f"table.cell(colspan: {cell.column_span}, rowspan: {cell.row_span})"
            f"[{_typst(cell.text, cell.bold)}]"
            for row in block.rows
            for cell in _filled(block, row.cells, row.number)
        )
        columns = ", ".join("1fr" for _ in range(block.width))
        lines.append(f"#table(columns: ({columns}), {', '.join(cells)})")
    return pdf.typeset("\n\n".join(lines))


FORMS: dict[str, tuple[str, Callable[[Grid], bytes]]] = {
    "docx": ("план.docx", in_word),
    "Word 2003 XML": ("план.xml", in_word_of_2003),
    "odt": ("план.odt", in_opendocument),
    "rtf": ("план.rtf", in_rtf),
    "doc": ("план.doc", in_word_of_97),
    "web page": ("план.html", in_a_page),
    "web archive": ("план.mht", in_a_web_archive),
    "mail": ("письмо.eml", in_a_letter),
    "xlsx": ("план.xlsx", in_a_workbook),
    "pdf": ("план.pdf", in_pdf),
}


def _laid_out(table: GridTable) -> list[list[tuple[Cell, bool]]]:
    """The rows with every column in them: a cell, and whether a cell above covers it."""
    above: dict[int, tuple[Cell, int]] = {}
    laid = []
    for row in table.rows:
        own = {cell.column: cell for cell in row.cells}
        cells: list[tuple[Cell, bool]] = []
        column = 1
        while column <= table.width:
            begun, left = above.get(column, (None, 0))
            if begun is not None and left:
                above[column] = begun, left - 1
                cells.append((begun, True))
                column += begun.column_span
                continue
            cell = own.get(column, Cell("", column))
            above[column] = cell, cell.row_span - 1
            cells.append((cell, False))
            column += cell.column_span
        laid.append(cells)
    return laid


def _filled(table: GridTable, cells: Sequence[Cell], number: int) -> list[Cell]:
    laid = _laid_out(table)[number - table.rows[0].number]
    return [cell for cell, covered in laid if not covered]


def _word_blocks(grid: Grid) -> list[str]:
    blocks = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            blocks.append(word.paragraph(word.bold(block.text) if block.heading else block.text))
            continue
        rows = (
            word.row(*(_word_cell(cell, covered) for cell, covered in cells))
            for cells in _laid_out(block)
        )
        blocks += [word.table(*rows), word.paragraph()]
    return blocks


def _word_cell(cell: Cell, covered: bool) -> str:
    properties = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    if cell.row_span > 1:
        properties += "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>'
    text = "" if covered else cell.text
    write = word.bold if cell.bold else word.run
    return word.cell("".join(word.paragraph(write(part)) for part in text.split("\n")), properties)


def _odt_blocks(grid: Grid) -> list[str]:
    return [_odt_block(block) for block in grid.blocks]


def _odt_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        text = escape(block.text, quote=False)
        return odt.paragraph(odt.fat(text) if block.heading else text)
    rows = []
    for cells in _laid_out(block):
        inner = []
        for cell, covered in cells:
            if covered:
                inner.append(odt.COVERED * cell.column_span)
                continue
            text = escape(cell.text, quote=False).replace("\n", "</text:p><text:p>")
            text = odt.fat(text) if cell.bold and "\n" not in cell.text else text
            inner.append(odt.cell(text, wide=cell.column_span, tall=cell.row_span))
        rows.append(odt.row(*inner))
    return odt.table(*rows)


def _rtf_cell(laid: tuple[Cell, bool]) -> rtf.Cell:
    cell, covered = laid
    edge = (cell.column + cell.column_span - 1) * _STEP
    merge = ("\\clvmrg" if covered else "\\clvmgf") if cell.row_span > 1 else ""
    lines = [] if covered else [rtf.unicode(part) for part in cell.text.split("\n")]
    return ("\\b " if cell.bold else "") + "\\line ".join(lines), edge, merge


def _doc_cell(laid: tuple[Cell, bool]) -> tuple[str, int, int]:
    cell, covered = laid
    edge = (cell.column + cell.column_span - 1) * _STEP
    merge = (1 << 5 if covered else 3 << 5) if cell.row_span > 1 else 0
    return "" if covered else cell.text.replace("\n", "\x0b"), edge, merge


def _html(grid: Grid) -> str:
    parts = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            parts.append(f"<p>{_html_text(block.text, block.heading)}</p>")
            continue
        rows = (
            "".join(
                f"<td colspan={cell.column_span} rowspan={cell.row_span}>"
                f"{_html_text(cell.text, cell.bold)}</td>"
                for cell in _filled(block, row.cells, row.number)
            )
            for row in block.rows
        )
        parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return "".join(parts)


def _html_text(text: str, bold: bool) -> str:
    inner = escape(text, quote=False).replace("\n", "<br>")
    return f"<b>{inner}</b>" if bold else inner


def _typst(text: str, bold: bool) -> str:
    signs = "".join(f"\\{sign}" if sign in "\\#.*_`$[]<>@=~/+-\"'" else sign for sign in text)
    signs = signs.replace("\n", " \\ ")
    return f"#strong[{signs}]" if bold else signs
