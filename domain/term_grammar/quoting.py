"""The condition of a schedule, cut verbatim from the phrase."""

from domain.schedule import Kind
from domain.term_grammar.reading import TermReading

_OPENING_MARKS = "«„“\"'"
_CLOSING_MARKS = "»”“\"'"
# A full stop after a longer word ends a sentence; after a shorter one it may abbreviate («г.»).
_ABBREVIATION = 4


def condition_of(reading: TermReading, text: str, kind: Kind) -> str | None:
    """The words of a phrase that depend on something outside it, or None.

    A span beside dates is one of them: «октябрь, в течение года» is October with the condition
    «в течение года».
    """
    pieces = [(quote.start, quote.end) for quote in reading.quotes]
    if kind is Kind.FIXED:
        pieces += [(through.start, through.end) for through in reading.throughs]
    return ", ".join(_cut(text, *piece) for piece in _joined(sorted(pieces), text)) or None


def _joined(pieces: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The pieces with those that only spaces part made one."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, start: int, end: int) -> str:
    """A piece of the text with the quotation marks that belong to it."""
    while end < len(text) and text[end] in _CLOSING_MARKS:
        end += 1
    while start > 0 and text[start - 1] in _OPENING_MARKS:
        start -= 1
    piece = text[start:end].strip()
    sentence = piece.removesuffix(".")
    last_word = sentence.rpartition(" ")[2]
    return sentence if len(last_word) > _ABBREVIATION and last_word.isalpha() else piece
