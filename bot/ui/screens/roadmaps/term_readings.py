"""What a doubtful term was read as, in a sentence, and what was inferred."""

from bot.ui.meanings import meaning, spans
from bot.ui.texts import Texts
from domain.doubts import counts_weeks, lacks_year
from domain.schedule import Schedule


def reading(schedule: Schedule, texts: Texts) -> str:
    """«Понимаю так: …», and that the year was taken from the plan where it was."""
    key = "decision-reading-year" if lacks_year(schedule.phrase) else "decision-reading"
    return texts(key, meaning=meaning(schedule, texts))


def inferred(schedule: Schedule, texts: Texts, *, is_outside: bool) -> str:
    """The same of one that was read with a doubt; of counted weeks with their first days."""
    if is_outside:
        return texts("decision-reading-outside", meaning=meaning(schedule, texts))
    if counts_weeks(schedule):
        return texts("decision-reading-weeks", meaning=spans(schedule, texts))
    if lacks_year(schedule.phrase):
        return reading(schedule, texts)
    return texts("decision-reading-inferred", meaning=meaning(schedule, texts))
