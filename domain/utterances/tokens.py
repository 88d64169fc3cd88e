"""A text as words, numbers and marks, each with its place in the text."""

import re
from dataclasses import dataclass, replace

from domain.wording import fold

# Words beyond this many are kept as text but not looked at: nobody commands in an essay.
MOST = 60

_TOKEN = re.compile(
    r"/[a-z]+"
    r"|\d+(?:[.,:/]\d+)*(?:-?(?:го|му|ого|ому|ая|ый|ой|ей|я|е|й|м)(?![^\W\d_]))?"
    r"|[^\W\d_]+"
    r"|[^\s\ufe0f\u200d\U0001f3fb-\U0001f3ff]"
)
_ENDING = re.compile(r"-?[а-я]+$")
_SIMPLE = {"–": "-", "—": "-", "−": "-", "…": "."}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, folded; `start` and `end` are its place in the text."""

    word: str
    start: int
    end: int
    ordinal: bool = False

    @property
    def is_word(self) -> bool:
        return self.word.isalpha()

    @property
    def is_number(self) -> bool:
        return self.word[0].isdecimal()


def tokens(text: str) -> list[Token]:
    """The first words of a text. A hyphen inside a word splits it and leaves no mark."""
    # Lower case may change the length of a few letters: then places are found in the folded text.
    folded = fold(text)
    if len(folded) != len(text):
        folded = "".join(low if len(low := fold(each)) == 1 else each for each in text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        if len(found) >= MOST * 2:
            break
        word = match[0]
        if word == "-" and _inside(folded, match.start()):
            continue
        if word == "ка" and found and folded[found[-1].end : match.start()] == "-":
            found[-1] = replace(found[-1], end=match.end())  # «найдите-ка» is «найдите»
            continue
        ordinal = word[0].isdecimal() and not word[-1].isdecimal()
        if ordinal:
            word = _ENDING.sub("", word)
        if word[0].isdecimal() and not word.isascii():
            word = "".join(str(int(each)) if each.isdecimal() else each for each in word)
        found.append(Token(_SIMPLE.get(word, word), match.start(), match.end(), ordinal))
    return found


def _inside(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and text[place - 1].isalpha() and text[place + 1].isalpha()
