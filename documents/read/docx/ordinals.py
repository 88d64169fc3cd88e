"""Numbers as Word writes them in lists (ECMA-376, part 1, 17.18.59: ST_NumberFormat)."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that Word counts with: no ё, й, ъ, ы, ь."""

_LARGEST_IN_LETTERS = 780
_LARGEST_IN_ROMAN = 32767


def write_ordinal(number: int, form: str) -> str:
    """`number` in a number format of Word; a format not known here is written in digits."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "upperRoman" | "lowerRoman" if 0 < number <= _LARGEST_IN_ROMAN:
            text = _roman(number)
        case "upperLetter" | "lowerLetter" if 0 < number <= _LARGEST_IN_LETTERS:
            text = _letters(number, _LATIN)
        case "russianUpper" | "russianLower" if 0 < number <= _LARGEST_IN_LETTERS:
            text = _letters(number, _RUSSIAN)
        case _:
            return str(number)
    return text.upper() if "pper" in form else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int, alphabet: str) -> str:
    """Word repeats the letter: … z, aa, bb."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)
