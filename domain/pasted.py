"""Is a message something pasted: a table, such as a plan out of a letter, or a list of schools?"""

import re

from domain.organisation_kinds import OrganisationKind, guess_kind

_BARS = "|│┃║"
_FEWEST_LINES = 2
_FEWEST_NAMES = 3
_LONGEST_NAME = 150
_NAME = re.compile(r"\s*(?:\d{1,3}[.)]\s*|[-–—•*]\s*)?[А-ЯЁA-Z«\"]")
# What is told of a school, or asked for it, is no name.
_TELLS = re.compile(
    r"[?!:]|\b(?:не|нет|есть|уже|сегодня|завтра|верни\w*|прими\w*|напомни\w*|перенеси\w*|прошу|сдал\w*"
    r"|отчит\w+|прислал\w*|готов\w*|выполн\w+)\b",
    re.IGNORECASE,
)


def looks_like_table(text: str) -> bool:
    """Whether at least two lines are parted into cells, by tabs or by bars.

    Drawn lines between rows part nothing and are passed over. A single bar in a sentence makes no
    table: a line with bars counts where it has three cells, or begins and ends with one.
    """
    return sum(_has_cells(line) for line in text.splitlines()) >= _FEWEST_LINES


def _has_cells(line: str) -> bool:
    line = line.strip(" ")
    if len([cell for cell in line.split("\t") if cell.strip()]) > 1:
        return True
    bars = sum(line.count(bar) for bar in _BARS)
    words = any(letter.isalnum() for letter in line)
    return words and bars >= 2


def looks_like_names(text: str) -> bool:
    """Whether every line is the name of an organisation, most of them of a kind that is known.

    At least three lines: two may be words about two schools.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_NAMES or not all(map(_may_be_name, lines)):
        return False
    known = sum(guess_kind(line) is not OrganisationKind.OTHER for line in lines)
    return 3 * known >= 2 * len(lines)


def _may_be_name(line: str) -> bool:
    return bool(_NAME.match(line)) and len(line) <= _LONGEST_NAME and not _TELLS.search(line)
