"""The text of a cell or paragraph without what only serves its looks."""

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        0x7F,
        0xAD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero width spaces and joiners, direction marks
        *range(0x202A, 0x202F),  # direction embeddings
        0x2060,  # word joiner
        0xFEFF,  # byte order mark in the middle of a text
        0xFFFC,  # stands for an embedded object
    ]
)

# Symbol fonts (Symbol, Wingdings) keep their marks in this private area: bullets of lists, and the
# ticks and crosses that plans use in their matrices.
_SYMBOLS = dict.fromkeys(range(0xF020, 0xF100), "•") | {
    0xF020: " ",
    0xF04F: "х",
    0xF050: "✓",
    0xF052: "✓",
    0xF054: "х",
    0xF0FB: "х",
    0xF0FC: "✓",
    0xF0FD: "х",
    0xF0FE: "✓",
}
_REPLACED = _INVISIBLE | _SYMBOLS


def tidy(text: str) -> str:
    """`text` with "\\n" as its only line break, no invisible characters, no blanks at its ends."""
    if text.isprintable():
        return text.strip()
    return _BREAKS.sub("\n", text).translate(_REPLACED).strip()
