"""OpenDocument texts, in a package and as one XML file."""

from tests.documents.building.zips import pack

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
STYLES = (
    '<style:style style:name="Fat" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Gone" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
)


def paragraph(inner: str) -> str:
    return f"<text:p>{inner}</text:p>"


def fat(text: str) -> str:
    return f'<text:span text:style-name="Fat">{text}</text:span>'


def number(inner: str = "<text:p/>") -> str:
    """An item of a numbered list that goes on from the one before."""
    items = f"<text:list-item>{inner}</text:list-item>"
    return f'<text:list text:style-name="L1" text:continue-numbering="true">{items}</text:list>'


def cell(inner: str = "", *, wide: int = 1, tall: int = 1) -> str:
    content = inner if inner.startswith("<text:list") else paragraph(inner)
    spans = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{tall}"'
    covered = "<table:covered-table-cell/>" * (wide - 1)
    return f"<table:table-cell {spans}>{content}</table:table-cell>{covered}"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(each if each.startswith("<table") else cell(each) for each in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def content(*blocks: str) -> str:
    """The XML of a document's content."""
    return (
        f"<office:document-content {_SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{''.join(blocks)}"
        "</office:text></office:body></office:document-content>"
    )


def document(*blocks: str, header: str = "", footer: str = "") -> bytes:
    """An .odt; `header` and `footer` are what every page says above and below its text."""
    head = f"<style:header>{paragraph(header)}</style:header>" if header else ""
    head += f"<style:footer>{paragraph(footer)}</style:footer>" if footer else ""
    return pack(
        {
            "mimetype": MIMETYPE,
            "content.xml": content(*blocks),
            "styles.xml": (
                f"<office:document-styles {_SPACES}><office:master-styles>"
                f'<style:master-page style:name="Standard">{head}</style:master-page>'
                "</office:master-styles></office:document-styles>"
            ),
        }
    )


def flat(*blocks: str) -> bytes:
    """An .fodt."""
    inner = content(*blocks).replace("office:document-content", "office:document")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inner}'.encode()
