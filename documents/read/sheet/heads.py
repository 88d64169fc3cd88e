"""What a sheet prints above its table: the title of a plan may stand there and nowhere else."""

import re

from domain.grid import Paragraph, Place

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|&|[A-Za-z+-])')
_SPEAKS = re.compile(r"[^\W\d_]{3}")


def head_paragraphs(texts: list[str], sheet: str) -> list[Paragraph]:
    """Page headers that say something in words, each once, as headings of a sheet."""
    said = dict.fromkeys(" ".join(text.split()) for text in texts if _SPEAKS.search(text))
    return [
        Paragraph(text, Place(sheet=sheet, row=row), heading=True)
        for row, text in enumerate(said, 1)
    ]


def read_codes(text: str) -> list[str]:
    """The left, middle and right part of a header of Excel, without the codes for fonts and fields.

    Codes: ECMA-376, part 1, 18.3.1.46.
    """
    parts = re.split(r"&[LCR]", text)
    return [_CODE.sub(lambda match: "&" if match[0] == "&&" else " ", part) for part in parts]
