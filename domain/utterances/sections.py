"""A section of the plan, by its ordinal or by words of its title."""

import re

from domain.utterances.activities import Activities
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.wording import fold


def named_section(phrase: Phrase) -> tuple[str | None, list[Piece]]:
    """A section by its ordinal («второму разделу») or by words of its title.

    A number that is nobody's stays among the words: whoever answers says that there is none.
    """
    sections: Activities = phrase.index.sections
    pieces = list(phrase.pieces)
    for place, piece in enumerate(pieces):
        if piece.code != "section":
            continue
        for near in (place - 1, place + 1):
            if 0 <= near < len(pieces) and pieces[near].whole is not None:
                number = str(pieces[near].whole)
                if number not in sections.numbers:
                    return None, []
                return number, [pieces[near], piece, *_titled(pieces, number, sections)]
    marked = sections.mark_wordings(
        [piece if piece.code != "A" else _plain(piece) for piece in pieces], context=False
    )
    taken = [old for old, new in zip(pieces, marked, strict=True) if new.code == "A"]
    values = {str(new.value) for new in marked if new.code == "A"}
    # «по разделам» does not mean the one that is called «Раздел 1».
    told = any(piece.code != "section" for piece in taken)
    if told and len(values) == 1 and "," not in (value := values.pop()):
        return value, taken
    return None, []


def _titled(pieces: list[Piece], number: str, sections: Activities) -> list[Piece]:
    """The words of its title, which a section's number repeats: «2 раздел, питание»."""
    words = (each for each in pieces if each.code in ("A", each.lemma) and not each.whole)
    return [each for each in words if number in sections.with_word(_plain(each))]


def is_whole_title(phrase: Phrase) -> bool:
    """Whether every word of a section's title is said: «питание», but not «олимпиады» of
    «Олимпиады и таланты», which activities have in their titles too.
    """
    number, _ = named_section(phrase)
    title = phrase.index.sections.titles.get(number or "", "")
    words = phrase.index.words
    wanted = {words.lemma(word) for word in re.findall(r"\w{3,}", fold(title))}
    return wanted <= {piece.lemma for piece in phrase.pieces}


def is_section(phrase: Phrase) -> bool:
    """Whether nothing is said but words of a section's title."""
    if any("." in piece.code and piece.code != "show.imp" for piece in phrase.pieces):
        return False
    number, taken = named_section(phrase)
    return number is not None and all(
        piece in taken
        or len(piece.word) < 3
        or piece.code in ("what", "how", "we", "please", "show.imp")
        for piece in phrase.pieces
    )


def _plain(piece: Piece) -> Piece:
    lemma = piece.lemma or piece.word
    return Piece(lemma, piece.start, piece.end, piece.word, lemma)
