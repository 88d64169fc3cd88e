"""Where a responsible cell is parted: which commas, «и» and line breaks stand between names."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.planning.partywords import (
    ACRONYM,
    begins_name,
    is_bare_office,
    is_clause,
    is_nominative,
    is_of_unsaid,
    is_owner,
    is_people,
    is_role,
    is_unfinished,
    names_after_clause,
    needs_complement,
)
from domain.planning.people import PERSON, is_post
from domain.planning.wording import fold, key, squash

LONGEST_NAME = 200
"""Letters of a name; what is longer is not looked at for its likeness to known ones."""

_LABEL = re.compile(
    r"(?:ответственн\w+(?: исполнител\w+)?|исполнител\w+|соисполнител\w+)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"\s*(?:,|\bи)\s*(?:др\.?|другие|т\.\s?д\.?|пр\.)\s*$")
_LIST_MARK = re.compile(r"(?:^|(?<=\s))(?:[-–—•·▪]\s+|\d{1,2}[.)]\s+(?=[А-Яа-яЁё]))")
# Short names of one body that have «и» in them; a no-break space keeps them together.
_ONE_NAME = re.compile(r"\b(?:КДН\s*и\s*ЗП|ГО\s*и\s*ЧС)\b")
_MARK = re.compile(r"[«»“”„()\[\]\"]|[,;\n]+\s*(?:и\s+)?|[ \t\n]+и\s+")
# What stands behind it is declined, but for an abbreviation: only that is a name as it stands.
_TOGETHER = re.compile(r",?\s+совместно\s+со?\s+(?=[«\"]?[А-ЯЁ]{2,})")
_OF_PART = re.compile(r"\bпо\s+[А-ЯЁ]{2,}(?:,\s+[А-ЯЁ]{2,})*$")
# «заместитель директора по УВР и ВР», «по охране труда и ГО»: kinds of work, which are nobody.
_WORK = re.compile(r"(?:У?ВР|[УНИ]?МР|УР|АХ[ЧР]|ОТ|ТБ|ПБ|ГО|ЧС|ОБЖ|ОБЗР|ПДД|ИКТ|ИТ)\.?")
_OF_WORK = re.compile(r"\b(?:по|за)\s+[\w\s,-]{2,60}$")
_DANGLING = re.compile(r"(?:\b(?:и|по|с|в|на|для|при|от|из|к|о|об|имени|им\.)|[-–—(«])$")
_GOVERNING = re.compile(
    r"(?:министерств|департамент|управлени|отдел|комитет|центр|служб|комисси|сектор|институт|учител"
    r"|преподавател|специалист|методист|педагог|заместител|совет(?!ник)|школ|директор)"
)
# Words whose plural looks like «of one»: «директора школы».
_GENITIVE = re.compile(
    r"(?:школ|команд|групп|служб|библиотек)ы|(?:организаци|гимнази|комисси)и|учреждения"
)
_OPENING, _CLOSING = "«(“„[", "»)”]"
_STRENGTH = ";,\nи"
_GLUE = {";": "; ", ",": ", ", "\n": " ", "и": " и "}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two separators; `before` is the strongest separator on its left.

    `glue` is what stands there where both are one name.
    """

    text: str
    before: str
    glue: str = " "


def part(cell: str, known: Collection[str]) -> Iterator[str]:
    """The cell parted at the separators that really separate. `known` are keys of names."""
    current = ""
    for piece in _pieces(_LABEL.sub("", _AND_OTHERS.sub("", apart(cell)))):
        if current and _joins(current, piece, known):
            current += piece.glue + piece.text
            continue
        if current:
            yield current
        current = piece.text
    if current:
        yield current


def apart(cell: str) -> str:
    """The cell with a semicolon for «совместно с» between two bodies."""
    return _TOGETHER.sub("; ", cell)


def known_start(text: str, known: Collection[str]) -> bool:
    """Whether a text begins with a known name."""
    words = text[:LONGEST_NAME].split()
    return any(key(" ".join(words[:count])) in known for count in range(1, len(words) + 1))


def _pieces(cell: str) -> Iterator[_Piece]:
    """The cell cut at every possible separator outside quotes and brackets."""
    text = _ONE_NAME.sub(lambda match: re.sub(r"\s+", "\N{NO-BREAK SPACE}", match[0]), cell)
    text = _LIST_MARK.sub("\n", text)
    depth = start = 0
    quoted = False
    before, glue = "\n", " "
    even = text.count('"') % 2 == 0
    last_closing = max(map(text.rfind, _CLOSING))
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == '"':
            quoted = even and not quoted
        elif mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(depth - 1, 0)
        elif depth and match.end() <= last_closing:
            continue
        elif not quoted:
            depth = 0
            if piece := squash(text[start : match.start()]):
                yield _Piece(piece, before, glue)
                before = ""
            kinds = [*before, *(sign for sign in _STRENGTH if sign in mark)]
            before = min(kinds, key=_STRENGTH.index)
            # «по УВР ⏎ и ВР»
            glue = _GLUE["и" if before == "\n" and "и" in kinds else before]
            start = match.end()
    if piece := squash(text[start:]):
        yield _Piece(piece, before, glue)


def _joins(left: str, piece: _Piece, known: Collection[str]) -> bool:
    """Whether what follows a separator is more of the same name."""
    right = piece.text
    if piece.before == ";":
        return False
    left = left[-LONGEST_NAME:]
    if is_clause(right):
        return not names_after_clause(right, left)
    if _DANGLING.search(left) or right[:1] in '№0123456789«("':
        return True
    if len(right) < LONGEST_NAME and key(left + right) in known:
        return True
    if PERSON.search(left):
        return False
    if piece.before == "\n" and PERSON.match(f"{left.split()[-1]} {right}"):
        return True
    if PERSON.match(right):
        return piece.before == "\n" and is_post(left) and key(left) not in known
    begins = begins_name(right) or known_start(right, known)
    if _OF_WORK.search(left) and _WORK.fullmatch(right) and key(right) not in known:
        return True
    if piece.before == "\n":
        return _wrapped(left, right, begins, known)
    begins = begins or is_nominative(right)
    if piece.before == "и":
        return not begins or _shares_complement(left, right)
    if _OF_PART.search(left) and ACRONYM.fullmatch(right):
        return True
    return not begins and " " in left and bool(_GOVERNING.match(fold(left)))


def _wrapped(left: str, right: str, begins: bool, known: Collection[str]) -> bool:
    """Whether a line break only wraps a name."""
    if needs_complement(left) or is_unfinished(left) or is_owner(right):
        return True
    if is_bare_office(left) and ACRONYM.match(right):
        return True
    if not right[:1].islower():
        return False
    if not (begins or is_people(right)) or is_of_unsaid(left):
        return True
    whose = is_role(left.split()[-1]) and bool(_GENITIVE.fullmatch(fold(right)))
    return whose and key(right) not in known


def _shares_complement(left: str, right: str) -> bool:
    """«руководители и педагоги ОО»: what the second is of, the first is of as well."""
    return len(left.split()) == 1 and is_role(left) and len(right.split()) > 1
