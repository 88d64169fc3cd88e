"""Words on their way into a file: too long, unbreakable, unfit for XML, or posing as a formula."""

import re
from urllib.parse import quote, urlsplit

from domain.printing import bound, plain

_SHOWN = 240
_RUN = 14
# XML 1.0 (section 2.2) has no place for these; one of them makes a workbook unreadable.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel repairs a workbook with longer addresses, that is, drops them.
_ADDRESS = 2_000
_SCHEMES = frozenset({"https", "http", "tg"})
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def cut(text: str, limit: int = _SHOWN) -> str:
    """`text` for a picture: on one line, at most `limit` letters, breakable everywhere."""
    text = bound(plain(text))
    return breakable(text if len(text) <= limit else text[: limit - 1].rstrip() + "…")


def paragraphs(text: str) -> str:
    """`text` for a picture with its line ends kept: a finding may have several lines."""
    return "\n".join(bound(plain(line)) for line in text.splitlines())


def breakable(text: str) -> str:
    """`text` with invisible places to break (U+200B) in endless words.

    Typst hyphenates words but lets «_________» or an address run out of its cell.
    """
    return " ".join(
        "\u200b".join(word[start : start + _RUN] for start in range(0, len(word), _RUN))
        if len(word) > 2 * _RUN
        else word
        for word in text.split(" ")
    )


def fit_for_xml(text: str) -> str:
    """`text` without the characters that XML forbids, and with line ends as XML has them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", text)


def poses_as_formula(text: str) -> bool:
    """True where a spreadsheet could take `text` for a formula: = + - @, tab or line end first.

    White space before the sign does not save: some programs trim it (OWASP, «CSV Injection»).
    """
    return text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA


def safe_address(target: str) -> str | None:
    """`target` as a link of a file, or None where it had better not be one.

    Taken are https, http and tg addresses, and paths that stay beside the file (they come out
    percent-encoded); not taken are scripts, other programs, absolute paths and «..».
    """
    target = fit_for_xml(target).strip()
    try:
        scheme = urlsplit(target).scheme
    except ValueError:
        return None
    if scheme in _SCHEMES:
        return target if len(target) <= _ADDRESS else None
    if scheme or not target or target[0] in "/\\" or ".." in re.split(r"[/\\]", target):
        return None
    path = quote(target, safe="/")
    return path if len(path) <= _ADDRESS else None
