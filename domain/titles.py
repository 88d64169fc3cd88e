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
# «ПЛАН РАБОТЫ управления образования», «ПРОТОКОЛ № 4»: capitals that shorten nothing.
_NO_ABBREVIATION = re.compile(
    r"план|график|програм|протокол|перечен|циклогр|комплекс|работ|дорожн|карт|меропр|годов", re.I
)
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
    (
        re.compile(
            r"(?:школ\w*|(?:обще)?образовательн\w+ (?:организаци|учреждени)\w+)"
            r" с низкими (?:образовательными )?результатами(?: обучения)?",
            re.IGNORECASE,
        ),
        "ШНОР",
    ),
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

_WHERE = re.compile(
    r"\s+(?:(?:в|на территории)\s+)?(?:[А-ЯЁ][\w-]*(?:[сц]ко(?:го|м|й)|ого|ом)\s+)"
    r"(?:(?:муниципальн|городск|сельск)\w+\s+)*(?:район|округ|поселени|област|кра)\w*.*$"
)
"""«… Луговского муниципального района»: an office knows where it is."""

_QUALIFIED = re.compile(
    r"^(?:(?:муниципальн|межведомственн|комплексн|календарн|перспективн|сводн|един|рабоч|годов"
    r"|сетев|тематическ)\w+\s+)+(?=план|график|программ|дорожн)",
    re.IGNORECASE,
)
"""«Перспективный план методической работы»: the end says more than the beginning."""

_OF_ALL = re.compile(r"(?<= )муниципальн\w+\s+")
_AIMED = re.compile(r"(?<=^План)(?: мероприятий)?, направленн\w+ на\s+(?=\w+[еи]е\b)")
_OTHER_KIND = re.compile(r"(?:циклограмма|график|программа|перечень)\b", re.IGNORECASE)
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
    What is too long says in short what offices do, then leaves out where they are and what is said
    of every plan («Перспективный»). The order that a plan comes with («Об утверждении плана …») is
    none of its name.
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
    found = (match[0] for match in _ABBREVIATION.finditer(rest))
    abbreviation = next((word for word in found if not _NO_ABBREVIATION.match(word)), None)
    if abbreviation and not rest.isupper():
        return abbreviation
    if purpose := _PURPOSE.search(rest):
        return f"План {' '.join(purpose[0].split()).rstrip(' .,')}"
    own = _KIND.sub("План", " ".join(_EMPTY.sub(" ", rest).split()), count=1).rstrip(" .,")
    if not subject_of(own):
        other = _OTHER_KIND.match(own)
        return other[0].capitalize() if other else "Дорожная карта"
    if own.isupper():
        return own.capitalize()
    words = own.split(" ")
    shouted = [word.isupper() and bool(_NO_ABBREVIATION.match(word)) for word in words]
    said = (word.lower() if loud else word for word, loud in zip(words, shouted, strict=True))
    own = " ".join(said)
    return own[:1].upper() + own[1:]


def _cut(name: str, limit: int) -> str:
    if len(name) > limit:
        for long, short in _IN_SHORT:
            name = long.sub(short, name)
    for what, left in (
        (_TWO_AIMS, r"\1"),
        (_WHERE, ""),
        (_QUALIFIED, ""),
        (_OF_ALL, ""),
        (_AIMED, ": "),
    ):
        name = what.sub(left, name) if len(name) > limit else name
    name = name[:1].upper() + name[1:]
    if len(name) <= limit:
        return name
    whole_words = name[: limit - 1].rsplit(" ", 1)[0]
    return _DANGLING.sub("", whole_words).rstrip(" ,.;:—-") + "…"
