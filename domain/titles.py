"""A name for a plan that fits a button and the first line of a card."""

import re
from collections.abc import Collection
from itertools import count

from domain.planning.subjects import subject_of
from domain.schedule import Period

LONGEST = 40

_QUOTED = re.compile(r"«([^«»]{4,})»|\"([^\"]{4,})\"")
_GENERIC = re.compile(r"дорожн\w+ карт\w+|план мероприятий", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[А-ЯЁ]{3,8}\b")
_PURPOSE = re.compile(r"\bпо\s+\S.*", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"\s*\b(?:на|в)\s+(?:период\b.*|\d{4}.*|20\d\d.*)$", re.IGNORECASE | re.DOTALL)

# An order that a plan comes with: «Об утверждении плана мероприятий», «О внесении изменений в …».
_ISSUED = re.compile(
    r"^(?:об\s+утверждении|о\s+введении\s+в\s+действие|о\s+реализации"
    r"|о\s+внесении\s+(?:изменени\w+|дополнени\w+)(?:\s+и\s+(?:изменени\w+|дополнени\w+))?\s+в)\s+"
    r"(?:план\w*(?:\s+(?:основных\s+)?мероприятий)?|дорожн\w+\s+карт\w+|комплекс\w*\s+(?:мер|мероприятий))"
    r"(?=\s)",
    re.IGNORECASE,
)
_IN_SHORT = (
    (re.compile(r"муниципальн\w+ систем\w+ оценки качества образования", re.IGNORECASE), "МСОКО"),
    (re.compile(r"региональн\w+ систем\w+ оценки качества образования", re.IGNORECASE), "РСОКО"),
    (re.compile(r"внутренн\w+ систем\w+ оценки качества образования", re.IGNORECASE), "ВСОКО"),
    (re.compile(r"государственн\w+ итогов\w+ аттестаци\w+", re.IGNORECASE), "ГИА"),
    (re.compile(r"всероссийск\w+ проверочн\w+ работ\w*", re.IGNORECASE), "ВПР"),
    (re.compile(r"всероссийск\w+ олимпиад\w+ школьников", re.IGNORECASE), "ВсОШ"),
)
"""What offices say in short themselves: a name that is too long says more so before it is cut."""
_TWO_AIMS = re.compile(r"^(План по )\w+[юи] и (?=\w+ю\b)")
"""«План по созданию и развитию …»: the second says enough."""

_EMPTY = re.compile(r"\(\s*\)")
_KIND = re.compile(r"^(?:дорожная карта|план(?: основных)? мероприятий)(?= \w)", re.IGNORECASE)

_DANGLING = re.compile(r"(?:\s+[а-яёa-z]{1,2})+$")
"""A preposition or «и» at the end of what was cut: «План по поддержке школ с…»."""


def year_label(period: Period) -> str:
    """«2020/21» for an academic year, «2026» inside a calendar year, «2021–2023» for several."""
    first, last = period.start.year, period.end.year
    if first == last:
        return str(first)
    if last == first + 1 and period.year_start == 9:
        return f"{first}/{last % 100:02}"
    return f"{first}–{last}"


def short_title(title: str, period: Period) -> str:
    """The title in at most 40 letters, with the years: «МСОКО 2020/21».

    A name in quotes is taken first, then an abbreviation in capitals, then what the plan is for
    («План по …»), then all that it says; what says nothing of its own becomes «Дорожная карта».
    The order that a plan comes with («Об утверждении плана …») is none of its name.
    """
    years = year_label(period)
    return f"{_cut(_own_name(title), LONGEST - len(years) - 1)} {years}"


def yearless_title(title: str) -> str:
    """The short title of a plan whose years are not known yet."""
    return _cut(_own_name(title), LONGEST)


def told_apart(title: str, taken: Collection[str]) -> str:
    """A short title unlike those `taken`: two plans of one name would look alike in every list."""
    numbered = (f"{title} ({number})" for number in count(2))
    return title if title not in taken else next(each for each in numbered if each not in taken)


def _own_name(title: str) -> str:
    return _name(_SPAN.sub("", " ".join(title.split())))


def _name(title: str) -> str:
    for match in _QUOTED.finditer(title):
        quoted = match[1] or match[2]
        if not _GENERIC.fullmatch(quoted.strip(" .")):
            return quoted.strip()
    rest = _ISSUED.sub("План", _EMPTY.sub(" ", _QUOTED.sub(" ", title)))
    if not rest.isupper() and (abbreviation := _ABBREVIATION.search(rest)):
        return abbreviation[0]
    if purpose := _PURPOSE.search(rest):
        return f"План {' '.join(purpose[0].split()).rstrip(' .,')}"
    own = _KIND.sub("План", " ".join(_EMPTY.sub(" ", rest).split()), count=1).rstrip(" .,")
    if not subject_of(own):
        return "Дорожная карта"
    return own.capitalize() if own.isupper() else own


def _cut(name: str, limit: int) -> str:
    if len(name) > limit:
        for long, short in _IN_SHORT:
            name = long.sub(short, name)
        name = _TWO_AIMS.sub(r"\1", name) if len(name) > limit else name
    if len(name) <= limit:
        return name
    whole_words = name[: limit - 1].rsplit(" ", 1)[0]
    return _DANGLING.sub("", whole_words).rstrip(" ,.;:—-") + "…"
