"""Days that a request names, and the words that stand around any request."""

from datetime import date, timedelta

from domain.utterances.listings import IN_MONTH
from domain.utterances.phrase import Phrase

FRAME = (
    "A", "O", "G", "DAY", "activity", "number", "№", "п", "please", "greet", "день", "утро",
    "вечер", "по", "у",
    "от", "we",
)  # fmt: skip
SHIFT = (
    r"tune\.\S+ (?:\S+ )?deadline|изменение deadline|extend\.\S+|отсрочка|новый deadline|"
    r"change deadline|продление|перенос"
)


def shift(phrase: Phrase) -> tuple[date | None, str | None]:
    """The day asked for, or «+7» from the deadline; from today where no activity is known."""
    if phrase.until is not None:
        return phrase.until, None
    if phrase.span is None:
        return None, None
    if phrase.activity is not None:
        return None, f"+{phrase.span}"
    return phrase.world.today + timedelta(days=phrase.span), None


def lets_be(phrase: Phrase) -> bool:
    """«пусть 2.3 будет в декабре», «пусть будет до пятницы»: another deadline is likely meant."""
    time = rf"(?:DAY|SPAN|later|на WEEK|(?:в|на|до|к) (?:\S+ )?{IN_MONTH})"
    return phrase.has(rf"пусть (?:\S+ ){{0,5}}?быть (?:\S+ )?{time}")


def is_ahead(phrase: Phrase, until: date | None) -> bool:
    """Whether the day is to come, and is surely the one that is meant."""
    return until is None or (until > phrase.world.today and phrase.is_day_sure)
