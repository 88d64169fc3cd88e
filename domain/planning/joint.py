"""A column that holds the deadline and the responsible together («Срок / ответственный»)."""

import re

from domain.planning.column_roles import ColumnRole
from domain.planning.terms import looks_like_term

# Where one may end and the other begin: a mark, or a capital letter after a space.
_CUT = re.compile(r"\s*\n\s*|\s*[/|]\s*|[,;]\s*|(?<=[а-яё\d.)])\s+(?=[А-ЯЁ])|\s+[–—-]\s+")
_MARKS = " ,;/|–—-\n"


def split_joint(text: str) -> dict[ColumnRole, str]:
    """The deadline and the responsible of a cell; an empty dict where it does not hold both.

    Pieces that look like a deadline make the one, all others the other; neighbours keep what
    stands between them.
    """
    pieces = _pieces(text)
    found: dict[ColumnRole, str] = {}
    last: ColumnRole | None = None
    for gap, piece in pieces:
        role = ColumnRole.TERM if looks_like_term(piece) else ColumnRole.PARTY
        if (
            role is ColumnRole.PARTY
            and last is ColumnRole.TERM
            and not any(map(str.isalpha, piece))
        ):
            role = last
        above = found.get(role)
        joined = f"{above}{gap if role is last else ', '}{piece}" if above else piece
        found[role] = joined.strip(_MARKS)
        last = role
    return found if len(found) == 2 else {}


def _pieces(text: str) -> list[tuple[str, str]]:
    """The pieces of a text, each with what stands before it."""
    pieces: list[tuple[str, str]] = []
    start, gap = 0, ""
    for match in _CUT.finditer(text):
        pieces.append((gap, text[start : match.start()]))
        start, gap = match.end(), match[0]
    pieces.append((gap, text[start:]))
    return [(gap, piece) for gap, piece in pieces if piece.strip()]
