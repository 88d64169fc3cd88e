"""Which words begin a condition: «по графику», «при необходимости», «в 3-месячный срок».

The table holds first words and the stems of what may follow them. A condition that it knows is
certain; «по» before anything else may be one.
"""

from enum import Enum, auto
from itertools import pairwise

from domain.term_grammar import symbols as s
from domain.term_grammar.lexicon import INCLUDING
from domain.term_grammar.tokens import TermToken


class Opening(Enum):
    """How sure it is that a condition begins here."""

    SURE = auto()
    DOUBTFUL = auto()


def _stems(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# What a plan says to depend on: stems of nouns, also behind adjectives («по отдельному графику»).
_BASES = _stems(
    """график план итог результат запрос заявк мере согласован необходимост факт окончани заверш
    требован поручен приказ распоряжен назначен обращен решен указан предписан письм циклограмм
    расписан договорен достижен истечен получен поступлен положен календар прибыти приглашен вызов
    регламент возможност желан потребност объявлен дорожн программ выявлен возникновен заявлен
    рекомендац предложен ходатайств инициатив отд индивидуальн готовност"""
)

# First word -> stems of the second; an empty tuple takes any word.
_OPENERS: dict[str, tuple[str, ...]] = {
    "согласно": (),
    "согл": (),
    "при": (),
    "после": (),
    "перед": (),
    "накануне": (),
    "исходя": (),
    "одновременно": (),
    "параллельно": (),
    "в": _stems(
        """соотв период день дни срок установ указанн каникул случа связи зависим преддвери
        канун момент дату даты время определ строгом"""
    ),
    "во": ("время", "исполнение"),
    "до": _stems(
        """начал окончани заверш проведен момента утвержд открыти подведен получен принят выход
        старт дня особ
        заседан совещан заезд каникул"""
    ),
    "с": ("момента", "даты"),
    "со": ("дня", "времени"),
    "на": ("основан", "период", "момент", "каникул", "время", "протяжен"),
    "к": ("начал", "момент", "открыт", "проведен"),
    "ко": ("дню", "дн"),
    "сразу": ("после", "по"),
}

# The same, where the phrase may mean the whole plan or nothing at all.
_DOUBTFUL = {
    "в": _stems("ходе рамках процесс рабоч планов порядк кратчайш сезон праздн выходн будн уроч"),
    "во": ("внеуроч",),
    "на": _stems("совещан педсовет семинар собран урок занят заседан конференц каждом"),
    "до": ("нового",),
    "с": ("учет", "началом"),
}

_RESULTS = ("итог", "результат", "оконч", "заверш", "кажд")
_DATES = (s.MONTH, s.DATE, s.MONTH_YEAR, s.SEASON, s.DECADE, s.ADVERB, s.TIMES, s.WEEKDAY)
_EVENTS = {("в", "период"), ("во", "время"), ("в", "ходе"), ("в", "дни"), ("в", "рамках")}

_HOLIDAY_SEASONS = ("осен", "зим", "весен", "летн")
_HOLIDAYS = ("праздничн", "нерабоч")
_UNSETTLED = ("уточн", "определяет", "незамедлительн", "немедленн", "своевременн", "оперативн")
_VAGUE = ("уточн", "определяет", "согласован")
_DURATION = (s.DAY_WORD, s.WEEK, s.MONTH_WORD, s.YEAR_WORD)
_COUNTS = (s.NUM, s.CARDINAL, s.BIG)
_SPAN_OF_TERM = ("дневн", "недельн", "месячн", "часов", "летний")


def opening(tokens: list[TermToken], index: int) -> Opening | None:
    """Whether a condition begins at a token, and how surely."""
    token = tokens[index]
    following = tokens[index + 1 : index + 6]
    second = following[0].text if following else ""
    word = token.text
    if word == "по":
        near = _words(following)
        if any(name.startswith(_BASES) for name in near):
            return Opening.SURE
        return Opening.DOUBTFUL if following and following[0].symbol == s.UNKNOWN else None
    if token.symbol == s.THROUGH:
        return _through(following)
    if word == "в" and _is_span_of_term(following):
        return Opening.SURE
    stems = _OPENERS.get(word)
    if stems is not None and following and (not stems or second.startswith(stems)):
        bare = len(following) == 1 and second in ("срок", "сроки", "период")
        return Opening.DOUBTFUL if bare else Opening.SURE
    if word.startswith("каникул"):
        return Opening.SURE
    if word in ("в", "на") and second.startswith(_HOLIDAY_SEASONS) and _names_holidays(following):
        return Opening.SURE
    if second.startswith(_DOUBTFUL.get(word, ())):
        return Opening.DOUBTFUL
    if word in (
        "за",
        "через",
        "не позднее",
        "не позднее чем",
        "не позднее , чем",
        "не позже",
        "не позже , чем",
        "не ранее",
        "не ранее чем",
    ):
        return _before_event(token, following)
    return _other(token, following)


def hides_date(tokens: list[TermToken]) -> bool:
    """Whether a condition has words of time in it that may be a deadline after all.

    «по итогам полугодия» is about a result, «по графику полугодия» may be a date.
    """
    if tokens[0].symbol == s.UNTIL and any(token.symbol == s.STUDY for token in tokens):
        # «до окончания учебного года» has a day of its own.
        return True
    about_result = any(token.text.startswith(_RESULTS) for token in tokens)
    suspects = _DATES if about_result else (*_DATES, s.QUARTER, s.HALF)
    suspects = (*suspects, s.TERM, s.HOLIDAYS)
    return any(token.symbol in suspects for token in tokens)


def names_another_thing(tokens: list[TermToken]) -> bool:
    """Whether a time of day, a place or a human being stands in a condition.

    «по графику, 14:00», «по графику, Иванова А.А.»: words of another column have strayed into it.
    """
    initials = [_is_initial(token) for token in tokens]
    named = any(one and other for one, other in pairwise(initials))
    # «по плану ДОУ» is whose plan it is, «по плану, ДОУ» says where.
    placed = any(a.symbol == s.COMMA and b.symbol == s.PLACE for a, b in pairwise(tokens))
    return named or placed or any(token.symbol == s.TIME for token in tokens)


def _is_initial(token: TermToken) -> bool:
    """«а.» of «иванова а.а.»; not the first letter of «т.д.», «т. е.»."""
    dotted = len(token.text) == 1 and token.end - token.start > 1
    return dotted and token.text.isalpha() and token.text != "т"


def names_event(tokens: list[TermToken], index: int) -> bool:
    """Whether a condition says when by itself: «в период …», «после …», «в течение 5 дней»."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    first = tokens[index]
    if (first.text, following) in _EVENTS or first.text in ("после", "перед"):
        return True
    return first.symbol in (s.THROUGH, s.UNTIL, s.FOR, s.TOWARD)


def _words(tokens: list[TermToken], over_lines: bool = False) -> list[str]:
    """The words up to the first separator, which a line break is too unless told."""
    words: list[str] = []
    for token in tokens:
        if token.symbol in (s.COMMA, s.OPEN, s.CLOSE, s.COLON):
            break
        if words and token.newline and not over_lines:
            break
        words.append(token.text)
    return words


def _through(following: list[TermToken]) -> Opening | None:
    """«в течение 5 рабочих дней», «в течение месяца», «в течение каникул»."""
    if not _words(following):
        return None
    first = following[0]
    if first.text.startswith(("проведен", "каникул", "смен")):
        return Opening.SURE
    counted = first.symbol in _COUNTS
    if counted and any(token.symbol in _DURATION for token in following):
        return Opening.SURE
    if first.symbol in (s.MONTH_WORD, s.DAY_WORD, s.WEEK) and first.genitive:
        return Opening.SURE
    return Opening.DOUBTFUL


def _is_span_of_term(following: list[TermToken]) -> bool:
    """«в 3-месячный срок», «в месячный срок»."""
    words = _words(following, over_lines=True)
    return any(word.startswith("срок") for word in words) and any(
        stem in word for word in words for stem in _SPAN_OF_TERM
    )


def _before_event(token: TermToken, following: list[TermToken]) -> Opening | None:
    """«за 2 недели до начала», «не позднее чем за 10 дней до …», «не позднее 3 дней после …»."""
    if following and following[0].text == "за":
        following = following[1:]
    if not following or following[0].symbol not in (*_DURATION, *_COUNTS):
        return None
    if any(word in ("до", "после", "со", "с", "перед") for word in _words(following, True)[1:]):
        return Opening.SURE
    counted = following[0].symbol in _COUNTS and any(
        item.symbol in _DURATION for item in following[1:4]
    )
    if token.text == "за" and counted:
        # «за 3 дня» has lost what it comes before.
        return Opening.DOUBTFUL
    return Opening.SURE if counted and token.value == INCLUDING else None


def _names_holidays(following: list[TermToken]) -> bool:
    return any(item.text.startswith("каникул") for item in following)


def _other(token: TermToken, following: list[TermToken]) -> Opening | None:
    words = _words(following)
    if _names_holidays(following) and token.text.startswith(_HOLIDAY_SEASONS):
        return Opening.SURE
    if token.symbol == s.DAYS_OFF and following and following[0].symbol == s.AND:
        # «выходные и каникулы»: days that only a calendar knows.
        return Opening.DOUBTFUL
    if token.text.startswith((*_HOLIDAYS, *_UNSETTLED)) or any(w.startswith(_VAGUE) for w in words):
        return Opening.DOUBTFUL
    if token.symbol == s.UNTIL and following and following[0].symbol in _COUNTS:
        token, following = following[0], following[1:]
    counted = token.symbol in (s.NUM, s.CARDINAL)
    if counted and any(item.symbol in _DURATION for item in following[:2]):
        return Opening.DOUBTFUL
    if token.symbol == s.TOWARD and words and following[0].symbol == s.UNKNOWN:
        return Opening.DOUBTFUL
    if token.text.startswith(("отдельн", "график", "план")) and token.symbol != s.DASH:
        return Opening.DOUBTFUL
    return None
