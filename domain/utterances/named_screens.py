"""The name of a screen, said where the bot waits for words: what is wanted, and no answer."""

import re

from domain.utterances.phrase import Phrase
from domain.utterances.values import Intent, Prompt, Reading, SpeakerRole

_SCREEN = r"(?:all |we |мой )?(?:list|summary|ranking|forecast|debtor|pack)"
_OF_ALL = (
    Intent.LIST,
    Intent.DEBTORS,
    Intent.SUMMARY,
    Intent.RANKING,
    Intent.FORECAST,
    Intent.PACK,
)
_OF_REPORT = (Prompt.WORDS, Prompt.NUMBER, Prompt.DAY)

_OF_SCHOOL = (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)
_SCREENS = frozenset(
    {Intent.CONTACT, Intent.LIST, Intent.WHEN, Intent.MENU, Intent.HELP, Intent.SETTINGS}
)


def is_screen(phrase: Phrase, other: Reading) -> bool:
    """«список», «сводка» where words of a report are waited for: what is shown, and no answer of
    one word. A reason, a wanted document, words to look for may be just that: «список»,
    «проверка».
    """
    of_report = phrase.said.prompt in _OF_REPORT
    named = re.fullmatch(_SCREEN, phrase.line) is not None
    return of_report and named and other.intent in _OF_ALL


def names_screen(phrase: Phrase, other: Reading) -> bool:
    """«телефон куратора», «мои сроки», «меню, пожалуйста»: what is wanted, and no word of work.

    A reason may be of such words, and what an office is asked to write, as a document that an
    activity wants: «список».
    """
    prompt, of_school = phrase.said.prompt, phrase.said.role in _OF_SCHOOL
    may_be_so = prompt is Prompt.REASON or (prompt is Prompt.COMMENT and not of_school)
    if other.intent not in _SCREENS or may_be_so:
        return False
    # Not «куратор был на мероприятии».
    only = phrase.only(
        "we", "curator", "number", "list", "deadline", "overdue", "activity", "all", "who", "у",
        "a", "menu", "help", "settings", "please", "thanks", "give.imp", "show.imp",
        "say.imp", "may",
    )  # fmt: skip
    return only and other.confident and phrase.has(r"we|curator|list|menu")
