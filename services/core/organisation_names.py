"""Lists of organisations as people paste them: one a line, the kind guessed by the name."""

import re

from domain.errors import Code, Refusal
from models.enums import OrganisationKind

MAX_LINES = 500
MAX_NAME = 200

_KINDS: tuple[tuple[OrganisationKind, str], ...] = (
    # The order matters: «спортивная школа» is no school, «методический центр управления» no
    # department.
    (OrganisationKind.KINDERGARTEN, r"детск\w* сад|\b[мк]?[бак]?д[оc]у\b|\bд/с\b|ясли"),
    (
        OrganisationKind.EXTRACURRICULAR,
        r"\bддт\b|\bцдт\b|\bдю[сц]ш?\b|\bдтд\w*|\bсш(?:ор)?\b|спортивн\w* школ|музыкальн\w* школ|"
        r"школ\w* искусств|\bдши\b|\bдмш\b|творчеств|дополнительн\w* образован|станци\w* юн|"
        r"внешкольн|кванториум",
    ),
    (OrganisationKind.CENTRE, r"методическ|\bимц\b|\bммц\b|\bгмц\b|\bрмц\b|информационн\w* центр"),
    (OrganisationKind.SCHOOL, r"школ|лице[йяю]|гимнази|\bс?ош\b|\bоош\b|\bнош\b|интернат|кадетск"),
    (OrganisationKind.DEPARTMENT, r"управлени|отдел|департамент|администраци|комитет"),
)
_GUESSES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

# «1. Школа № 1», «2) Лицей», «• Гимназия»: how lists are numbered when they are pasted.
_MARK = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s+")

_DIGITS = re.compile(r"([0-9]+)")


def guess_kind(name: str) -> OrganisationKind:
    """What an organisation of this name most likely is; OTHER where nothing says so."""
    for kind, pattern in _GUESSES:
        if pattern.search(name):
            return kind
    return OrganisationKind.OTHER


def clean(name: str) -> str:
    """One name on one line, without the mark of a list; BAD_INPUT for one without a letter."""
    cleaned = " ".join(_MARK.sub("", name).split())
    if not any(map(str.isalnum, cleaned)) or len(cleaned) > MAX_NAME:
        raise Refusal(Code.BAD_INPUT)
    return cleaned


def parse(text: str) -> list[tuple[str, OrganisationKind]]:
    """Every line that is not blank as a name with its likely kind; repeated ones once.

    Raises Refusal(BAD_INPUT) for no line, too many lines, or a name beyond measure.
    """
    names = dict.fromkeys(clean(line) for line in text.splitlines() if line.strip())
    if not 0 < len(names) <= MAX_LINES:
        raise Refusal(Code.BAD_INPUT)
    return [(name, guess_kind(name)) for name in names]


def by_number(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts names by the numbers in them, not by their digits."""
    parts = _DIGITS.split(name.casefold())
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts if part]
