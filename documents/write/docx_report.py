"""The report on the execution of a plan by python-docx, in the form that offices expect.

A4 landscape, Times New Roman, the header of the table on every page, sections across its width.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from documents.write.report import ExecutionReport, ReportRow, Signature
from documents.write.sheets import CellLink
from documents.write.words import fit_for_xml, safe_address

_FONT = "Times New Roman"
_WIDTHS = (16, 77, 32, 42, 56, 44)
_WITHOUT_DOCUMENTS = (16, 109, 32, 46, 64)
"""Of a plan that asks for no documents: an empty column down all pages looks forgotten."""
_DIGIT, _DOT, _MARGINS, _WIDEST_NUMBER = 2, 1, 4, 26
"""Millimetres: what a number like «129.3.12» takes of its column, which must not break it."""
# More letters of an activity than `_LONG` would leave the other columns empty down the page:
# what follows the first `_BEGINNING` goes on across the table, in smaller type.
_LONG, _BEGINNING = 420, 300
_USUAL, _SMALL = Pt(11), Pt(9)
_SIGN_AT, _NAME_AT = Mm(110), Mm(170)


def write_document(path: Path, report: ExecutionReport) -> None:
    """Write a report: see `documents.write.docx.write_report`."""
    document = Document()
    _set_up(document)
    for place, line in enumerate(report.heading):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(fit_for_xml(line)).bold = place == 0
        if place == len(report.heading) - 1:
            paragraph.paragraph_format.space_after = Pt(8)
    _write_table(document, report)
    document.add_paragraph()
    for line in report.conclusion:
        looks = document.add_paragraph(fit_for_xml(line)).paragraph_format
        looks.first_line_indent = Mm(12)
        # A signature alone on a page could stand under anything.
        looks.keep_with_next = True
    for signature in report.signatures:
        _sign(document, signature)
    _write_footer(document, report)
    document.save(str(path))


def _set_up(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(15), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    # Word takes the font of Cyrillic letters from another attribute than that of Latin ones.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:cs", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(0)
    document.core_properties.author = ""
    document.core_properties.comments = ""


def _write_table(document: Any, report: ExecutionReport) -> None:
    widths = _widths([row for section in report.sections for row in section.rows])
    table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    header = table.rows[0]
    for cell, title, width in zip(header.cells, report.columns, widths, strict=False):
        cell.width = Mm(width)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(cell.paragraphs[0], title).bold = True
    blank = deepcopy(table.add_row()._tr)
    table._tbl.remove(table.rows[-1]._tr)
    for section in report.sections:
        if section.title:
            _write_across(table, blank, section.title, bold=True)
        for row in section.rows:
            _write_activity(table, blank, row, report.continued)
    if not any(section.rows for section in report.sections):
        _write_across(table, blank, report.nothing, bold=False)
    _flag(header, "w:tblHeader")


def _widths(rows: Sequence[ReportRow]) -> list[int]:
    """Millimetres of the columns; what a long number needs is taken from the activity."""
    proven = any(row.evidence for row in rows)
    usual, activity, *others = _WIDTHS if proven else _WITHOUT_DOCUMENTS
    longest = max((_number_width(row.number) for row in rows), default=0)
    number = min(max(usual, longest), _WIDEST_NUMBER)
    return [number, activity - (number - usual), *others]


def _number_width(number: str) -> int:
    dots = number.count(".")
    return _MARGINS + _DOT * dots + _DIGIT * (len(number) - dots)


def _append(table: Table, blank: Any) -> _Row:
    # A copy of a blank row: python-docx's own add_row looks through the whole table every time.
    element = deepcopy(blank)
    table._tbl.append(element)
    row = _Row(element, table)
    _flag(row, "w:cantSplit")
    return row


def _write_across(table: Table, blank: Any, text: str, *, bold: bool) -> None:
    cells = _append(table, blank).cells
    cell = cells[0].merge(cells[-1])
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(cell.paragraphs[0], text).bold = bold
    # A heading of a section is not left alone at the foot of a page.
    cell.paragraphs[0].paragraph_format.keep_with_next = bold


def _write_activity(table: Table, blank: Any, value: ReportRow, continued: str) -> None:
    beginning, rest = _parted(value.title)
    row = _append(table, blank)
    _write_row(row, replace(value, title=beginning))
    if not rest:
        return
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    cells = _append(table, blank).cells
    _run(cells[0].paragraphs[0], value.number)
    across = cells[1].merge(cells[-1])
    _run(across.paragraphs[0], f"{continued} {rest}", _SMALL)


def _parted(text: str) -> tuple[str, str]:
    """A long text in two, between words; a text that is not long has nothing after it."""
    if len(text) <= _LONG:
        return text, ""
    gap = max(text.rfind(space, 0, _BEGINNING) for space in " \n")
    place = gap if gap > 0 else _BEGINNING
    return text[:place].rstrip(), text[place:].lstrip()


def _write_row(row: _Row, value: ReportRow) -> None:
    cells = row.cells
    texts = (value.number, value.title, value.term, value.responsible, value.mark)
    for cell, text in zip(cells, texts, strict=False):
        _run(cell.paragraphs[0], text)
    for place, proof in enumerate(value.evidence):
        paragraph = cells[-1].paragraphs[0] if place == 0 else cells[-1].add_paragraph()
        if isinstance(proof, CellLink):
            _link(paragraph, proof)
        else:
            _run(paragraph, proof)


def _run(paragraph: Paragraph, text: str, size: Pt = _USUAL) -> Any:
    run = paragraph.add_run(fit_for_xml(text))
    run.font.size = size
    return run


def _link(paragraph: Paragraph, link: CellLink) -> None:
    run = _run(paragraph, link.text)
    address = safe_address(link.target)
    if address is None:
        return
    run.font.underline = True
    element = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element.set(qn("r:id"), relation)
    paragraph._p.remove(run._r)
    element.append(run._r)
    paragraph._p.append(element)


def _sign(document: Any, signature: Signature) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(24)
    paragraph.paragraph_format.keep_with_next = True
    for stop in (_SIGN_AT, _NAME_AT):
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop)
    parts = [signature.post, "_" * 20, signature.name or "_" * 20]
    paragraph.add_run(fit_for_xml("\t".join(parts)))
    if signature.date:
        document.add_paragraph(fit_for_xml(signature.date))


def _write_footer(document: Any, report: ExecutionReport) -> None:
    section = document.sections[0]
    paragraph = section.footer.paragraphs[0]
    # The style of footers has tab stops of its own, made for a narrow page.
    paragraph.style = document.styles["Normal"]
    right = section.page_width - section.left_margin - section.right_margin
    paragraph.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    runs = [paragraph.add_run(fit_for_xml(f"{report.stamp}\t{report.page_word} "))]
    for element in _page_number():
        runs.append(paragraph.add_run())
        runs[-1]._r.append(element)
    for run in runs:
        run.font.size = Pt(9)


def _page_number() -> Iterable[Any]:
    for kind in ("begin", None, "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = "PAGE"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        yield element


def _flag(row: _Row, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)
