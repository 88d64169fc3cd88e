"""What a plan's title says the plan is about, without its kind and its years."""

import re

from domain.planning.wording import fold

SAME_SUBJECT = 0.8
"""So many words two titles of one plan share, 0…1."""

_STEM = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPAN = re.compile(
    r"\s*\b(?:на|за|в|с)\s+(?:[\w.]+\s+){0,4}?(?:20[0-4]\d|\d\d[-–/]\d\d).*$", re.IGNORECASE
)
# The kind of a paper, whose it is in general, and words of time.
_GENERAL = re.compile(
    r"план|график|дорож|карт[аы]|меропр|комплекс|перечен|программ|работ|цикло|модель|сетк|календ"
    r"|персп|годов|едины|муниц|район|город|округ|управл|отдел|образов|школ|учреж|орган|систем"
    r"|перио|учебн|год|полуг|кварт|четве|тримес|месяц|перв|втор|трет|январ|февра|март|апрел|май|мая"
    r"|июн|июл|авгус|сентя|октяб|ноябр|декаб|лист|разде|часть|приложе"
    r"|(?:для|при|или|что|на|за|по|со|от|до|из|об|во|ко|не|гг|уч)$"
)


def subject_of(title: str) -> frozenset[str]:
    """The words of a title that tell it from other plans of one office, cut where endings begin."""
    words = _WORD.findall(fold(title))
    return frozenset(word[:_STEM] for word in words if not _GENERAL.match(word))


def is_same_subject(one: str, other: str) -> bool:
    """Whether two titles may be those of one plan; a title that is only a kind fits every plan."""
    first, second = subject_of(one), subject_of(other)
    if not first or not second:
        return True
    return 2 * len(first & second) >= SAME_SUBJECT * (len(first) + len(second))


def without_span(title: str) -> str:
    """A title without the years or months at its end."""
    return _SPAN.sub("", title) or title
