"""Rich Text Format, as Word and as older programs write it."""


def escape(text: str) -> str:
    """Bytes of cp1251 behind \\': what Word writes for Russian."""
    codes = (sign.encode("cp1251").hex() for sign in text)
    return "".join(
        sign if sign.isascii() else f"\\'{code}" for sign, code in zip(text, codes, strict=True)
    )


def unicode(text: str) -> str:
    """Characters by number, each with a question mark for old readers."""
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text)


def paragraph(text: str, *, bold: bool = False) -> str:
    weight = "\\b " if bold else ""
    return f"\\pard\\plain {{{weight}{escape(text)}}}\\par\n"


Cell = tuple[str, int] | tuple[str, int, str]
"""What a cell says, its right edge, and control words of its definition."""


def row(*cells: Cell) -> str:
    definitions = "".join(f"{''.join(cell[2:])}\\cellx{cell[1]}" for cell in cells)
    texts = "".join(f"\\pard\\intbl {{{cell[0]}}}\\cell\n" for cell in cells)
    return f"\\trowd\\trgaph108 {definitions}{texts}\\row\n"


def document(*blocks: str, header: str = "", footer: str = "") -> bytes:
    fonts = (
        "{\\fonttbl{\\f0\\fnil\\fcharset204 Times New Roman;}{\\f1\\fnil\\fcharset0 Arial;}"
        "{\\f2\\fnil\\fcharset2 Wingdings;}}"
    )
    head = f"{{\\header \\pard {header}\\par}}" if header else ""
    head += f"{{\\footer \\pard {footer}\\par}}" if footer else ""
    return (
        "{\\rtf1\\ansi\\ansicpg1251\\deff0" + fonts + "{\\colortbl;\\red0\\green0\\blue0;}"
        "{\\stylesheet{\\s0 Normal;}}{\\info{\\title draft}}\n"
        + head
        + "".join(blocks)
        + "{\\*\\themedata 504b0304}}"
    ).encode("ascii")
