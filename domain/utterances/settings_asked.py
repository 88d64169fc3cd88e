"""When the bot is to write, and when not: «сводку каждый понедельник», «не пишите вечером»."""

from domain.utterances.phrase import Phrase
from domain.utterances.values import Intent, Reading

_SETTINGS = (
    r"settings|no make\.imp (?:we )?(?:ночью|вечером|утром)|(?:tune|"
    r"break)\.\S+ (?:\S+ )?reminder|no \S+ (?:we )?по (?:ночь|вечер)|"
    r"tune\.\S+ (?:\S+ )?(?:reminder|settings|время)|silence (?:час|часы)|"
    r"reminder tune\.\S+|"
    r"no (?:make|work|give)\.imp (?:\S+ ){0,3}?(?:вечером|ночью|утром|сообщение|reminder)|"
    r"(?:will\.\S+ )?получать (?:\S+ ){0,3}?(?:утро|вечер|час|reminder|N)|"
    r"no make\.imp (?:we )?по выходной|"
    r"(?:make|work)\.imp (?:we )?(?:\S+ )?(?:утром|вечером|днем|ночью)|"
    r"(?:summary|reminder) (?:\S+ ){0,2}?all (?:DAY|week|день|утро)|"
    r"(?:if|that|чтоб) (?:\S+ ){0,3}?no (?:писать|беспокоить|приходить|слать|make\.past)|"
    r"why (?:это )?(?:вы )?we (?:\S+ ){0,2}?(?:make\.pres|no приходить|приходить)|"
    r"why (?:\S+ ){0,2}?(?:столько|много|many) (?:сообщение|reminder)|"
    r"rude (?:\S+ )?(?:сообщение|reminder)|(?:сообщение|reminder) (?:\S+ )?rude|"
    r"правило (?:reminder|напоминание)|no (?:писать|беспокоить|слать) (?:\S+ )?(?:ночь|вечер|утро)"
)


def asked_settings(phrase: Phrase) -> Reading | None:
    if phrase.activities or phrase.organisations:
        return None
    return Reading(intent=Intent.SETTINGS) if phrase.has(_SETTINGS) else None
