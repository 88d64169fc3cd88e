"""Whom an office has reminded, and of what: «напомни всем, кто не сдал 1.4»."""

from itertools import takewhile

from domain.utterances import asks
from domain.utterances.deadlines_asked import FRAME
from domain.utterances.phrase import MARKS, Phrase, holds
from domain.utterances.shown import leans_on
from domain.utterances.values import Intent, Reading

_REMINDED = (
    *FRAME, "remind", "hurry", "reminder", "all", "debtor", "who", "no", "work", "make", "тот",
    "тем", "про", "насчет", "о", "об",
    "еще", "раз", "school", "report", "deadline", "они", "та", "that",
    "G", "he", "весь", "now", "others", "must", "необходимость", "сдача", "представление",
    "предоставление", "сведение", "информация", "pack", "им", "их", "doc",
    "where", "у", "который",
)  # fmt: skip
_NOTIFIES = r"(?:уведомить|оповестить) (?:O|G|all|school|debtor|тот who)"
"""«уведомите учреждения, не исполнившие 1.1»."""


def remind(phrase: Phrase) -> Reading | None:
    """Remind those who owe."""
    if not phrase.has(
        rf"{_NOTIFIES}|remind\.\S+|hurry\.\S+|reminder|give\.imp пинок|"
        r"(?:пусть|say\.imp|попросить) (?:O|G|curator)"
    ):
        return None
    if phrase.has_start(r"when|many (?:раз )?") and phrase.has(r"(?:remind|hurry)\.past"):
        return asks.opened(phrase) if phrase.named else None  # «когда им было напомнено про 4.3»
    asked = phrase.has(r"(?:пусть|say\.imp|попросить) (?:O|G|curator)")
    target = asked or phrase.has(r"O|G|OX|all|debtor|тот who|who no|A|school|no remind\.\S+ no")
    if not target or (phrase.has("we") and not phrase.has(r"O|G|OX|all|debtor|who")):
        return None
    if (
        not asked
        and not phrase.has(rf"{_NOTIFIES}|hurry\.\S+|remind\.\S+|give\.imp пинок")
        and not phrase.has(r"reminder (?:all|O|G|debtor)")
    ):
        return None
    doubtful = phrase.has(
        r"no (?:\S+ )?(?:remind|hurry)\.\S+|if|irony|rude|\?|X|OX|DAY|SPAN|remind\.past|"
        r"hurry\.past|later"
    )
    doubtful = doubtful or _is_of_those_who_did(phrase)
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    # «всем должникам» are those of everything, whatever card was opened last.
    everything = phrase.has("all debtor") and not phrase.said.reply
    return Reading(
        intent=Intent.REMIND,
        activity=phrase.named if everything else phrase.activity or _of_shown(phrase),
        until=phrase.until,
        organisation=phrase.organisation,
        confident=not (doubtful or several or asked)
        and phrase.clause_of("remind", "hurry", "reminder").only(*_REMINDED),
    )


_OWED = "no|hedge|must|overdue"


def _is_of_those_who_did(phrase: Phrase) -> bool:
    """«напомни школе 6, которые сдали 1.1», «…, чтобы не сдавали»: it reminds of nothing owed."""
    for place, piece in enumerate(phrase.pieces):
        codes = [
            each.code
            for each in takewhile(lambda each: each.word not in MARKS, phrase.pieces[place + 1 :])
        ]
        line = " ".join(codes)
        denied = holds(line, r"no (?:\S+ )?(?:work|make)\.\S+")
        if piece.word in ("чтобы", "чтоб") and denied:
            return True
        did = holds(line, r"(?:work|make|accept)\.past") and not holds(line, _OWED)
        if piece.lemma in ("который", "кто") and did:
            return True
    return False


def _of_shown(phrase: Phrase) -> str | None:
    """«напомни им» of those who owe an activity is about that one."""
    shown = phrase.said.shown.activities
    return shown[0] if leans_on(phrase.pieces) and len(shown) == 1 else None
