"""One shape for letters, dashes and spaces, without moving a single character.

`fold` keeps the length of its argument, so that a token's place in the folded text is its place
in the phrase and a condition can be quoted verbatim.
"""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u00ac\u200b\u200c\u200d\u2060\ufeff"))

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63\uff0d\u00f7\u2043"
_NEWLINES = "\r\v\f\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_QUOTES = "«»„“”‟‘’‚'`″"

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def _table() -> dict[int, str]:
    table = {ord(letter.upper()): letter for letter in _CYRILLIC + _LATIN}
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _NEWLINES), "\n")
    table |= dict.fromkeys(map(ord, _SPACES + "\u205f\u3000"), " ")
    table |= dict.fromkeys(map(ord, _QUOTES), '"')
    # Cyrillic І and palochka stand for the Roman one; they look the same and are typed for it.
    table |= dict.fromkeys(map(ord, "ІіӀӏ"), "i")
    # Latin letters typed for the Cyrillic ones that they look like in one case or the other. The
    # letters of Roman numbers up to IV are not among them.
    for latin, cyrillic in zip("abcehkmoptxy", "авсенкмортху", strict=True):
        table |= {ord(latin): cyrillic, ord(latin.upper()): cyrillic}
    table |= {ord("ё"): "е", ord("Ё"): "е", ord("；"): ";", ord("，"): ","}
    table |= {0x2160 + n: chr(0x2170 + n) for n in range(12)}
    table |= {0xFF10 + n: chr(ord("0") + n) for n in range(10)}
    return table


_FOLD = _table()


def clean(phrase: str) -> str:
    """The phrase without characters that cannot be seen, its accents composed (й as one letter)."""
    if phrase.isascii():
        return phrase
    return unicodedata.normalize("NFC", phrase.translate(_INVISIBLE))


def fold(text: str) -> str:
    """The text in lower case with one kind of dash, quote, space and line break.

    Latin letters that look like Cyrillic ones become Cyrillic («cентябрь» with a Latin c).
    """
    return text.translate(_FOLD)
