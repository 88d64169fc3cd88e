"""Does a file look like a list of pupils? Such lists have no place in a chat (152-ФЗ).

Only the name and the caption are looked at: to warn before a file is taken it must not be read.
A warning too many costs a press, a missed one costs children's data, so doubt means yes.
"""

import re

from domain.wording import fold

_PUPILS = r"(?:уч(?:ащи|ени)\w*|обуча\w+|школьник\w*|воспитанник\w*|дет(?:и|ей|ях|ям)|выпускник\w*)"
_CLASS = r"(?<!\d)(?:1[01]|[1-9])\s*[-«\"]?\s*[абвгдежзик](?![^\W\d_])"
_SURNAME = r"[^\W\d_]{2,}(?:ов|ев|ин|ова|ева|ина|ский|ская|енко|ук|юк)"

_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:спис\w*|реестр\w*|перечень|сведения о|данные|база)\W+(?:\w+\W+){{0,2}}{_PUPILS}",
        rf"(?<!\w)(?:фио|фамили\w+)\W+(?:\w+\W+){{0,2}}{_PUPILS}",
        rf"{_PUPILS}\W+(?:\w+\W+){{0,2}}(?:фио|списк\w+|список)(?!\w)",
        rf"(?:спис\w*|фио|состав)\W+(?:\w+\W+){{0,2}}(?:{_CLASS}|класс\w*)",
        rf"(?:{_CLASS}|класс\w*)\W+(?:\w+\W+){{0,2}}(?:спис\w*|фио)(?!\w)",
        rf"(?<!\w){_SURNAME}(?!\w)\W+(?:\w+\W+){{0,2}}{_CLASS}",
        rf"{_CLASS}\W+(?:класс\w*\W+)?{_SURNAME}(?!\w)",
        r"персональн\w+\W+данн\w+",
        r"(?:свидетельств\w+\W+о\W+рождении|снилс|медицинск\w+\W+(?:карт|справк)\w*)",
        r"^\W*(?:дети|ученики|учащиеся|обучающиеся|воспитанники)\W*(?:\d|$)",
    )
)
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}$")


def looks_like_pupils(name: str, caption: str | None = None) -> bool:
    """Whether the name of a file or its caption speaks of particular pupils."""
    stem = _EXTENSION.sub("", fold(name))
    texts = (re.sub(r"[\s_]+", " ", text) for text in (stem, fold(caption or "")))
    return any(sign.search(text) for text in texts if text for sign in _SIGNS)
