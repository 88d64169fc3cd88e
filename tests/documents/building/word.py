"""Word files from XML, element by element: what python-docx cannot write."""

from html import escape

from tests.documents.building.zips import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str = "", properties: str = "", inside: str = "") -> str:
    """A run of text; `inside` is raw XML after the text."""
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f"<w:r>{wrapped}{content}{inside}</w:r>"


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of raw content; plain text without markup becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    wrapped = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{wrapped}{inner}</w:p>"


def numbered(list_id: int, level: int = 0) -> str:
    """Paragraph properties that put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def cell(content: str = "", properties: str = "") -> str:
    """A cell; text or runs become its paragraph, paragraphs and tables stay as they are."""
    is_block = content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>"))
    inner = content if is_block else paragraph(content)
    wrapped = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{wrapped}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; plain texts become cells."""
    inner = "".join(item if item.startswith("<w:") else cell(item) for item in cells)
    wrapped = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{wrapped}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def level(
    index: int, form: str, text: str, *, start: int = 1, extra: str = "", style: str = ""
) -> str:
    """A level of a list."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{linked}{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract_list(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def list_use(list_id: int, key: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{overrides}</w:num>'


def document(
    *blocks: str,
    numbering: str = "",
    styles: str = "",
    namespace: str = W,
    part: str = "word/document.xml",
    prolog: str = "",
) -> bytes:
    """A .docx of raw blocks."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{namespace}" '
        f"{_NAMESPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    )
    folder, name = part.rsplit("/", 1)
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations({"officeDocument": part}),
            part: body,
            f"{folder}/_rels/{name}.rels": _relations(
                {"numbering": "numbering.xml", "styles": "styles.xml"}
            ),
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        }
    )


def _relations(targets: dict[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{items}</Relationships>'
