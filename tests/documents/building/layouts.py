"""One plan in the forms in which offices send it.

Title, section, three activities; the second one's term is merged with the first one's wherever the
form knows merged cells.
"""

from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from PIL import Image

from tests.documents.building import doc, odt, pdf, rtf, word
from tests.documents.building.zips import pack, unpack

TITLE = "План мероприятий по развитию кружков на 2026-2027 учебный год"
SECTION = "Раздел 1. Кадры"
HEADER = ("№", "Мероприятие", "Срок", "Ответственный")
ROWS = (
    ("1", "Смотр кружков", "сентябрь 2026", "ОО"),
    ("2", "Выставка", "сентябрь 2026", "ЦДТ, библиотека"),
    ("3", "Слёт", "октябрь 2026", "Клуб"),
)
READ = [
    ("1", "Смотр кружков", "сентябрь 2026", ["ОО"]),
    ("2", "Выставка", "сентябрь 2026", ["ЦДТ", "библиотека"]),
    ("3", "Слёт", "октябрь 2026", ["Клуб"]),
]


def odt_blocks() -> list[str]:
    first, second, third = ROWS
    return [
        "<text:tracked-changes><text:changed-region><text:deletion>"
        "<text:p>Удалено</text:p></text:deletion></text:changed-region></text:tracked-changes>",
        odt.table(
            f"<table:table-header-rows>{odt.row(*HEADER)}</table:table-header-rows>",
            odt.row(odt.cell(odt.fat(SECTION), wide=4)),
            odt.row(odt.number(), first[1], odt.cell(first[2], tall=2), first[3]),
            odt.row(odt.number(), second[1], odt.COVERED, second[3]),
            odt.row(odt.number(), f"{third[1]}<office:annotation/>", third[2], third[3]),
        ),
    ]


def odt_with_the_title_in_the_page_header() -> bytes:
    return odt_with_margins(header=TITLE)


def odt_with_margins(*body: str, header: str = "", footer: str = "") -> bytes:
    """What `word_with_margins` gives, as OpenDocument."""
    blocks = (*map(odt.paragraph, body), *odt_blocks())
    return odt.document(*blocks, header=header, footer=footer)


def odt_in_one_file() -> bytes:
    return odt.flat(odt.paragraph(odt.fat(TITLE)), *odt_blocks())


def rtf_rows(write: Callable[[str], str]) -> list[str]:
    edges = (600, 4000, 6000, 9000)
    first, second, third = [[write(text) for text in row] for row in ROWS]
    return [
        rtf.row(*zip(map(write, HEADER), edges, strict=True)),
        rtf.row((f"\\b {write(SECTION)}", 9000)),
        rtf.row((first[0], 600), (first[1], 4000), (first[2], 6000, "\\clvmgf"), (first[3], 9000)),
        # Word's own edges differ by a hair from row to row.
        rtf.row((second[0], 605), (second[1], 4004), ("", 6000, "\\clvmrg"), (second[3], 9000)),
        rtf.row(*zip(third, edges, strict=True)),
    ]


def rtf_of_word() -> bytes:
    return rtf.document(rtf.paragraph(TITLE, bold=True), *rtf_rows(rtf.escape))


def rtf_with_the_title_in_the_page_header() -> bytes:
    return rtf_with_margins(header=TITLE)


def rtf_with_margins(*body: str, header: str = "", footer: str = "") -> bytes:
    """What `word_with_margins` gives, as RTF."""
    blocks = (*map(rtf.paragraph, body), *rtf_rows(rtf.unicode))
    return rtf.document(*blocks, header=rtf.unicode(header), footer=rtf.unicode(footer))


def word_blocks() -> list[str]:
    first, second, third = ROWS
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    return [
        word.table(
            word.row(*HEADER),
            word.row(word.cell(word.bold(SECTION), '<w:gridSpan w:val="4"/>')),
            word.row(first[0], first[1], word.cell(first[2], begin), first[3]),
            word.row(second[0], second[1], word.cell("", go_on), second[3]),
            word.row(*third),
        )
    ]


def word_with_macros() -> bytes:
    """A .docm: the same parts under other types, and a part of macros that nobody runs."""
    parts = unpack(word.document(word.paragraph(TITLE), *word_blocks()))
    types = (
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.'
        'document.macroEnabled.main+xml"/></Types>'
    )
    return pack({**parts, "[Content_Types].xml": types, "word/vbaProject.bin": b"\0" * 64})


def word_template() -> bytes:
    return word.document(word.paragraph(TITLE), *word_blocks())


def word_with_the_title_in_the_page_header() -> bytes:
    return word_with_margins(header=TITLE)


def word_with_margins(*body: str, header: str = "", footer: str = "") -> bytes:
    """The plan below the paragraphs `body`; every page has the header and the footer."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    for text in body:
        document.add_paragraph(text)
    table = document.add_table(0, 4)
    for texts in (HEADER, ("", SECTION, "", ""), *ROWS):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def word_of_97() -> bytes:
    return word_of_97_with_margins(header=TITLE)


def word_of_97_with_margins(*body: str, header: str = "", footer: str = "") -> bytes:
    """What `word_with_margins` gives, as a binary .doc; a merged cell goes on below (flag bits 5
    and 6 of a cell).
    """
    begins, goes_on = 3 << 5, 1 << 5
    edges = (600, 4000, 6000, 9000)
    first, second, third = ROWS
    return doc.document(
        *map(doc.paragraph, body),
        doc.row(*zip(HEADER, edges, strict=True)),
        doc.row((SECTION, 9000)),
        doc.row((first[0], 600), (first[1], 4000), (first[2], 6000, begins), (first[3], 9000)),
        doc.row((second[0], 605), (second[1], 4004), ("", 6000, goes_on), (second[3], 9000)),
        doc.row(*zip(third, edges, strict=True)),
        doc.paragraph("\x13 PAGE \x141\x15"),
        header=header,
        footer=footer,
    )


def word_of_2003() -> bytes:
    body = "".join([word.paragraph(TITLE), *word_blocks()])
    body = body.replace("w:vMerge", "w:vmerge")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<?mso-application progid="Word.Document"?>\n'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">'
        f"<w:body><wx:sect>{body}<w:sectPr/></wx:sect></w:body></w:wordDocument>"
    ).encode()


def word_in_one_file() -> bytes:
    """What Word calls «XML document»: the parts of a .docx one after another."""
    parts = unpack(word.document(word.paragraph(TITLE), *word_blocks()))
    inner = "".join(
        _flat_part(name, data) for name, data in parts.items() if isinstance(data, bytes)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inner}'
        "</pkg:package>"
    ).encode()


def _flat_part(name: str, data: bytes) -> str:
    text = data.decode().partition("?>")[2] if data.startswith(b"<?xml") else data.decode()
    return f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{text}</pkg:xmlData></pkg:part>'


def html_table() -> str:
    first, second, third = ROWS
    rows = [
        "".join(f"<th>{text}</th>" for text in HEADER),
        f"<td colspan=4><b>{SECTION}</b></td>",
        f"<td>{first[0]}<td>{first[1]}<td rowspan=2>{first[2]}<td>{first[3]}",
        f"<td>{second[0]}<td>{second[1]}<td>{second[3]}",
        "".join(f"<td>{text}</td>" for text in third),
    ]
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def web_page() -> bytes:
    """A page as a browser saves it: a table lays it out, a menu stands beside the plan."""
    menu = "".join(f"<li><a href='#'>{word}</a></li>" for word in ("Новости", "Документы"))
    return (
        "<!DOCTYPE html><html><head><meta charset=windows-1251><title>Отдел</title></head><body>"
        f"<table><tr><td><ul>{menu}</ul></td><td><h1>{TITLE}</h1>{html_table()}</td></tr></table>"
        "</body></html>"
    ).encode("cp1251")


def web_archive() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "plan"
    page = f"<html><body><h1>{TITLE}</h1>{html_table()}</body></html>"
    message.set_content(page, subtype="html", charset="windows-1251", cte="quoted-printable")
    message.make_related()
    image = BytesIO()
    Image.new("RGB", (4, 4)).save(image, "PNG")
    message.add_related(image.getvalue(), "image", "png", cid="<a@b>")
    return message.as_bytes()


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "office@example.org", "school@example.org"
    message["Subject"] = "План на год"
    message.set_content("Добрый день, план во вложении.\n")
    return message


def mail_with_a_word_file() -> bytes:
    message = letter()
    message.add_attachment(
        word_template(),
        maintype="application",
        subtype="octet-stream",
        filename="План кружков.docx",
    )
    return message.as_bytes()


def mail_that_forwards_a_letter_with_a_workbook() -> bytes:
    inner = letter()
    inner.add_attachment(
        workbook(), maintype="application", subtype="vnd.ms-excel", filename="план.xlsx"
    )
    message = letter()
    message.add_attachment(inner)
    return message.as_bytes()


def mail_with_the_table_in_its_text() -> bytes:
    message = letter()
    message.add_alternative(f"<p><b>{escape(TITLE)}</b></p>{html_table()}", subtype="html")
    return message.as_bytes()


def workbook() -> bytes:
    """The title is printed above the sheet; some rows and columns are hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    header = sheet.oddHeader
    assert header is not None and header.center is not None
    header.center.text = TITLE
    header.center.size = 14
    sheet.append(["Код", *HEADER])
    sheet.append(["", SECTION])
    for row in ROWS:
        sheet.append(["К-1", int(row[0]), *row[1:]])
    sheet.append(["К-2", 4, "Отменённый слёт", "май 2027", "Клуб"])
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["A"].hidden = True
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def pasted_with_tabs() -> bytes:
    rows = [HEADER, (SECTION,), *ROWS]
    return "\n".join([TITLE, "", *("\t".join(row) for row in rows)]).encode()


def pasted_with_bars() -> bytes:
    rows = [HEADER, (SECTION,), *ROWS]
    return "\n".join([TITLE, "", *(" | ".join(row) for row in rows)]).encode()


def pasted_cell_by_cell() -> bytes:
    """Every cell on a line of its own, a bar between cells, none between rows."""
    rows = [HEADER, (SECTION,), *ROWS]
    return "\n".join([TITLE, *("\n|\n".join(row) for row in rows), "", "С уважением"]).encode()


def drawn(signs: str) -> bytes:
    """A table of box characters: upright, level and joint of `signs`."""
    upright, level, joint = tuple(signs)
    widths = (3, 18, 17, 20)
    rule = joint + joint.join(level * width for width in widths) + joint

    def line(*cells: str) -> str:
        parts = (f" {text}".ljust(width) for text, width in zip(cells, widths, strict=True))
        return upright + upright.join(parts) + upright

    wide = f" {SECTION}".ljust(sum(widths) + len(widths) - 1)
    lines = [rule, line(*HEADER), rule, upright + wide + upright, rule]
    for row in ROWS:
        lines += [line(*row), rule]
    return "\n".join([TITLE, *lines]).encode()


def drawn_with_rules() -> bytes:
    return drawn("│─┼")


def drawn_in_ascii() -> bytes:
    return drawn("|-+")


def pdf_table() -> str:
    cells = [f"[{text}]" for row in ROWS for text in row]
    head = ", ".join(f"[{text}]" for text in HEADER)
    section = f"table.cell(colspan: 4)[*{SECTION}*]"
    return (
        f"#table(columns: (1cm, 4cm, 3cm, 4cm), table.header({head}), {section}, "
        f"{', '.join(cells)})"
    )


def pdf_with_the_header_on_each_page() -> bytes:
    """The page is so low that each row has one of its own."""
    page = '#set page(width: 14.8cm, height: 4.6cm, margin: 1.2cm)\n#set text(lang: "ru")\n'
    return pdf.typeset(f"{page}*{TITLE}*\n#pagebreak()\n{pdf_table()}")


def scan_with_a_text_layer() -> bytes:
    """A picture of a page over text that is not painted, as programs for recognition leave it."""
    image = BytesIO()
    Image.new("RGB", (40, 60), "white").save(image, "PNG")
    numbers = ", ".join(map(str, image.getvalue()))
    unruled = pdf_table().replace("#table(", "#table(stroke: none, ")
    return pdf.typeset(
        f"#place(top + left, image(bytes(({numbers})), width: 100%))\n"
        f'#set text(fill: rgb("#ffffff00"))\n{TITLE}\n\n{unruled}'
    )


LAYOUTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "odt": ("план.odt", odt_with_the_title_in_the_page_header),
    "fodt": ("план.fodt", odt_in_one_file),
    "doc": ("план.doc", word_of_97),
    "rtf": ("план.rtf", rtf_of_word),
    "rtf called doc": ("план.doc", rtf_with_the_title_in_the_page_header),
    "docm": ("план.docm", word_with_macros),
    "dotx": ("план.dotx", word_template),
    "docx, title in the page header": ("план.docx", word_with_the_title_in_the_page_header),
    "Word 2003 XML": ("план.xml", word_of_2003),
    "flat docx": ("план.xml", word_in_one_file),
    "web page": ("план.htm", web_page),
    "web archive": ("план.mht", web_archive),
    "mail, docx attached": ("письмо.eml", mail_with_a_word_file),
    "mail, forwarded with xlsx": ("письмо.eml", mail_that_forwards_a_letter_with_a_workbook),
    "mail, table in its text": ("письмо.eml", mail_with_the_table_in_its_text),
    "xlsx, hidden parts": ("план.xlsx", workbook),
    "pasted, tabs": ("план.txt", pasted_with_tabs),
    "pasted, bars": ("план.txt", pasted_with_bars),
    "pasted, a cell a line": ("план.txt", pasted_cell_by_cell),
    "drawn": ("план.txt", drawn_with_rules),
    "drawn in ASCII": ("план.txt", drawn_in_ascii),
    "pdf, header on each page": ("план.pdf", pdf_with_the_header_on_each_page),
    "scan with a text layer": ("скан.pdf", scan_with_a_text_layer),
}
