"""What a column is for, read from the wording of its heading."""

import re
from enum import StrEnum
from functools import lru_cache

from domain.column_texts import NAMED
from domain.planning.unit_columns import UNIT
from domain.planning.wording import fold


class ColumnRole(StrEnum):
    """The meaning of a column of a plan. The texts of `OTHER` columns are kept as they stand."""

    NUMBER = "number"
    TITLE = "title"
    TERM = "term"
    PARTY = "party"
    RESULT = "result"
    MARK = "mark"
    SECTION = "section"
    MATRIX = "matrix"
    OTHER = "other"


STORED = (ColumnRole.TITLE, ColumnRole.TERM, ColumnRole.PARTY, *map(ColumnRole, NAMED))
"""The columns whose texts become an activity."""

BESIDE_THE_TITLE = STORED[1:]
"""Those that hold one item for each activity where a cell lists several."""

BELOW_A_HEADING = (ColumnRole.TERM, ColumnRole.PARTY, ColumnRole.RESULT)
"""Those that are taken from a merged cell above, and that make a row more than a heading."""

PASSED_DOWN = (ColumnRole.TERM, ColumnRole.PARTY)
"""Those that a heading which ends in «:» gives to the rows that it owns."""

GROWING = (ColumnRole.RESULT, ColumnRole.PARTY, ColumnRole.MARK)
"""Those that take the cells beyond the last column of a header."""

UNREAD = (None, ColumnRole.OTHER)
"""Those that the bot does nothing with: their texts are kept under their headings."""

NO_KIND_OF_WORK = set(ColumnRole) - {ColumnRole.TERM, ColumnRole.PARTY, ColumnRole.SECTION}
"""Those whose heading names no kind of work in a calendar of months."""

_NUMBER = re.compile(
    r"(?:№+|n+|#|номер)\s*(?:п\s*[/.\\]?\s*п\.?|строки|пункта|мероприятия)?\.?"
    r"|п\s*[/.\\]\s*п\.?(?:\s*№)?"
)
# The word that stands first decides: «Срок исполнения мероприятия» is a deadline.
_STRONG: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = (
    (
        ColumnRole.TITLE,
        re.compile(
            r"мероприят|деятельност|\bдействи|событи|контрольн\w+ точ|\bшаг[иа]?\b|\bработ[аы]?\b"
            r"|\bдела\b|вопрос|тематик|\bтема\b|^что\b|\bмер[ыа]?\b|\bобъект|\bпоручени"
        ),
    ),
    (
        ColumnRole.TERM,
        re.compile(
            r"\bсрок|\bдат[аы]\b|\bпериод|\bвремя\b|\bмесяц|\bкогда\b|\bграфик|^год|\bдед-?лайн"
            rf"|^{UNIT}"
            r"|^(?:день(?! недел)|дни|числ[оа])\b"
        ),
    ),
    (
        ColumnRole.PARTY,
        re.compile(
            r"ответств|\bотв\.|\bисп\.|исполнит|\bкто\b|организатор|координатор|куратор"
            r"|комисси|проверяющ"
        ),
    ),
    (
        ColumnRole.RESULT,
        re.compile(
            r"результат|отчет|показател|\bkpi\b|индикатор|документ|продукт|\bитог(?!о\b)|\bвыход|подтвер|эффект"
            r"|критери|форма (?:представл|заверш|контрол)|значени"
        ),
    ),
    (
        ColumnRole.MARK,
        re.compile(r"отметк|выполнени|исполнени|ход реализ|информация о|статус"),
    ),
    (
        ColumnRole.OTHER,
        re.compile(
            r"место|примечани|комментари|участник|категори|финансир|источник|аудитори|\bохват|класс|стоимост|бюджет|адрес"
            r"|\bформ[аы]\b|подпис|единиц|\bед\.|фио|ф\.\s?и\.\s?о|должност|\bтелефон|количеств|кол-во"
            r"|^(?:кому|куда|кого)\b|\bметод|^(?:вид|виды|цель)(?: контроля| проверки)?$"
        ),
    ),
    (
        ColumnRole.SECTION,
        re.compile(
            r"направлени|\bзадач|\bцел[ьи]\b|\bраздел|\bмодул|\bблок|\bэтап|\bпроблем"
            r"|\bриск|дефицит|\bтрек\b"
        ),
    ),
)
_WORK = r"(?: (?:работ|реализац|исполнен|выполнен|проведен|мероприят|действ)\w*)?"
BEGIN = re.compile(rf"\b(?:начал\w*{_WORK}|с)\W*$")
END = re.compile(rf"\b(?:(?:окончани\w*|завершени\w*|конец){_WORK}|по)\W*$")
"""Headings of the two columns that hold one deadline: «Дата начала работ | окончания работ»."""

_GAIN = re.compile(
    r"^что (?:\w+ )?(?:получ|изменит?ся|изменил|достиг|сда[её]|предостав|подтвер|на выходе|в итоге)"
)
"""«Что получим», «Что должно получиться» tell a result; any other «Что …» is what to do."""

_CONTROL = re.compile(r"контроль(?:\s*\(.*)?$")
"""«Контроль (срок)»: who looks at it afterwards, and when."""

_MEANT = re.compile(r"[/,]\s*мероприяти[ея]$")
"""«Показатель/мероприятие»: the column lists what is to be done, whatever else it is called."""

_CARRIER = re.compile(r"наименовани|содержани|перечень|\bвид|названи|описани")
_TOGETHER = {role: words for role, words in _STRONG if role in (ColumnRole.TERM, ColumnRole.PARTY)}
_SUPPRESSED = (ColumnRole.SECTION, ColumnRole.OTHER)
"""Those that give way to any other role in the wording: what becomes a role of its own may stay
among the words of `OTHER`.
"""


@lru_cache(maxsize=4096)
def role_of(heading: str) -> ColumnRole | None:
    """The role that a heading names, or None where its wording says nothing.

    A wording that would name two («Основные направления деятельности») goes by the weightier one.
    """
    text = fold(heading)
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return ColumnRole.NUMBER
    if _MEANT.search(text):
        return ColumnRole.TITLE
    if _GAIN.match(text):
        return ColumnRole.RESULT
    if _CONTROL.match(text):
        return ColumnRole.OTHER
    found = [(match.start(), role) for role, words in _STRONG if (match := words.search(text))]
    carrier = _CARRIER.search(text)
    first = min(found, default=None)
    weighty = min((item for item in found if item[1] not in _SUPPRESSED), default=None)
    if (
        first
        and weighty
        and first[1] is ColumnRole.OTHER
        and weighty[1] is ColumnRole.TITLE
        and not carrier
    ):
        return ColumnRole.OTHER
    if weighty or first:
        return (weighty or first or found[0])[1]
    return ColumnRole.TITLE if carrier else None


def carries(heading: str) -> bool:
    """Whether a heading says that its column lists something («Вид отчёта», «Перечень …»)."""
    return bool(_CARRIER.search(fold(heading)))


@lru_cache(maxsize=4096)
def names_both(heading: str) -> bool:
    """Whether a heading promises the deadline and the responsible («Срок / ответственный»)."""
    text = fold(heading)
    return all(words.search(text) for words in _TOGETHER.values())
