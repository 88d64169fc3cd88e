"""In which encoding the bytes of an RTF file are: by the font that they are set in."""

import codecs

SYMBOL = "symbol"
"""A font of signs: its bytes are code points of a private area, as in other formats."""

_SYMBOL_AREA = 0xF000
_UTF_8 = 65001
_CHARSETS = {
    2: SYMBOL,
    77: "mac_roman",
    128: "cp932",
    134: "gb2312",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
    255: "cp866",
}
"""RTF 1.9.1, «Font table»: \\fcharset."""


def charset_codec(charset: int) -> str | None:
    """The encoding of a font's character set, None for the document's own."""
    return _CHARSETS.get(charset)


def page_codec(page: int) -> str | None:
    """The encoding of a code page (\\ansicpg), None for one that is not known."""
    name = "utf-8" if page == _UTF_8 else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def decode(data: bytes, codec: str) -> str:
    """The text of bytes in an encoding of this module."""
    if codec == SYMBOL:
        return "".join(chr(_SYMBOL_AREA | byte) for byte in data)
    return data.decode(codec, "replace")
