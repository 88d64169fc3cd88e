"""In what order the words of a school are read."""

import re
from dataclasses import replace

from domain.utterances import (
    asks,
    decisions,
    fetching,
    listings,
    obstacles,
    office_asks,
    requests,
    summaries,
    withdrawals,
)
from domain.utterances.asks import Rule
from domain.utterances.phrase import Phrase
from domain.utterances.recollections import recalled
from domain.utterances.reminding import remind
from domain.utterances.reports import by_its_form, report
from domain.utterances.settings_asked import asked_settings
from domain.utterances.values import AskedSummary, Intent, Reading, SaidStatus, SpeakerRole

_FIVE = 5


def rules(phrase: Phrase) -> tuple[Rule, ...]:
    """The rules of a coordinator or a head; the first that finds something is right."""
    own = (_figures,) if phrase.said.role is SpeakerRole.HEAD else ()
    return (
        asks.named, recalled, asks.moved_to, obstacles.would_have, asks.who_takes_part,
        asks.passed_on, fetching.sent_here, asks.contact, asks.find,
        withdrawals.withdraw_wish, asks.asked_menu, _why_returned, requests.extend, _what_presses,
        asks.asked_help, asked_settings, withdrawals.withdraw,
        _reminds_others, requests.snooze, requests.not_ours, _plain_debtors, obstacles.obstacle,
        _what_follows, asks.when_first, asks.documents, asks.when, asks.status_question, *own,
        _own_review,
        _handed_in, listings.listing, report, _told_of, office_asks.forecast,
        office_asks.ranking,
        office_asks.pack, office_asks.exporting, office_asks.debtors, summaries.summary,
        _taken, decisions.accept, decisions.send_back, remind,
    )  # fmt: skip


def _what_follows(phrase: Phrase) -> Reading | None:
    """«что будет, если не сдадим 1.4»: no outlook of the plan, but the card of one activity."""
    asks_ahead = office_asks.forecast(phrase) is not None and phrase.has("if")
    if phrase.named is None or not (
        asks_ahead or phrase.has(r"what (?:быть )?if|if (?:\S+ ){1,6}?what быть")
    ):
        return None
    return Reading(intent=Intent.WHEN, activity=phrase.named)


def _told_of(phrase: Phrase) -> Reading | None:
    return by_its_form(phrase) if phrase.named or phrase.in_context else None


def _figures(phrase: Phrase) -> Reading | None:
    return summaries.summary(phrase) if phrase.has("summary") else None


def _plain_debtors(phrase: Phrase) -> Reading | None:
    return office_asks.debtors(phrase) if phrase.has("who|debtor") else None


def _why_returned(phrase: Phrase) -> Reading | None:
    """«почему вернули 1.4», «нам отправили на доработку 2.1»: the card tells."""
    asks_why = phrase.has_start("why|за what") and phrase.has(r"return\.past")
    if not asks_why and not (phrase.named and phrase.has(r"return\.past на доработка")):
        return None
    if phrase.activity is not None:
        return replace(asks.opened(phrase), activity=phrase.activity)
    return Reading(intent=Intent.LIST, question=AskedSummary(filter="returned"))


_SENT = frozenset({"отправить", "послать", "выслать", "передать"})
_HANDED_IN = r"(?:what (?:\S+ ){0,2}?|many (?:у )?(?:we )?(?:(?:now|all) )?)(?:work|accept)\.past"


def _handed_in(phrase: Phrase) -> Reading | None:
    """«что уже сдано», «сколько у меня выполнено», «что я отправила», «что в работе»."""
    if phrase.named or phrase.has("no"):
        return None
    if phrase.line in ("where we report", "where report", "where we report ?", "where report ?"):
        return Reading(intent=Intent.REVIEW)
    today = [piece.value for piece in phrase.pieces if piece.code == "DAY"]
    sent = any(piece.lemma in _SENT for piece in phrase.pieces)
    if (
        sent
        and today == [phrase.world.today]
        and phrase.has_start(r"what (?:\S+ ){0,3}?work\.past")
    ):
        return Reading(intent=Intent.REVIEW)
    if phrase.has_start(_HANDED_IN) and not phrase.has("DAY|SPAN|WEEK|week|month|за|N"):
        if sent:
            return Reading(intent=Intent.REVIEW)
        return Reading(intent=Intent.SUMMARY, question=AskedSummary(which="done"))
    if phrase.has_start(r"what (?:\S+ ){0,2}?(?:work|accept)\.past"):
        return summaries.summary(phrase)
    if phrase.has_start("what (?:у we )?в работа"):
        return Reading(intent=Intent.LIST, question=AskedSummary(filter="all"))
    return None


def _own_review(phrase: Phrase) -> Reading | None:
    """A school's «что на проверке»; a check that comes from elsewhere is news."""
    begins = phrase.has_start(r"(?:what |show\.imp )?(?:\S+ ){0,2}?на review|review")
    return office_asks.review(phrase) if begins and len(phrase.pieces) <= _FIVE else None


_REPORTED = frozenset({"отчет", "куратор", "отчетность"})


def _taken(phrase: Phrase) -> Reading | None:
    """«нормативные акты приняты» of a school beside a card: its own work, and no acceptance."""
    if phrase.activity is None or not phrase.has(r"accept\.past") or phrase.has(r"no|\?|whether"):
        return None
    reported = any(
        piece.lemma in _REPORTED or piece.code in ("report", "curator") for piece in phrase.pieces
    )
    told = any(piece.word.isalpha() and piece.code == piece.lemma for piece in phrase.pieces)
    if reported or not told:
        return None
    return Reading(
        intent=Intent.REPORT,
        activity=phrase.activity,
        status=SaidStatus.DONE,
        text=phrase.text,
        confident=False,
    )


_OTHERS = frozenset({"всем", "всех", "остальным", "остальных", "другим"})


def _reminds_others(phrase: Phrase) -> Reading | None:
    """«напомни всем» of a school, which reminds nobody; «напомни всё завтра» is of its own."""
    if not phrase.has(r"(?:remind|hurry)\.imp"):
        return None
    others = any(piece.word in _OTHERS for piece in phrase.pieces)
    colleague = phrase.has(
        r"remind\.imp (?:we )?(?:others|координатор|заместитель|педагог|учитель)"
    )
    if not others and not colleague and not phrase.has("debtor"):
        return None
    return Reading(intent=Intent.REMIND, activity=phrase.activity, confident=False)


def _what_presses(phrase: Phrase) -> Reading | None:
    """«что мне делать»: what is owed; «что делать» alone asks how the bot is used."""
    asks_work = re.fullmatch(
        r"(?:what we|we what) (?:now )?(?:must )?make\.inf(?: now)?(?: \?)?", phrase.line
    )
    if asks_work is None:
        return None
    return Reading(intent=Intent.LIST, question=AskedSummary(filter="due"))
