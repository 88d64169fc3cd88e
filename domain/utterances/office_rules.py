"""In what order the words of an office are read."""

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
    text_checks,
    withdrawals,
)
from domain.utterances.asks import Rule
from domain.utterances.phrase import Phrase
from domain.utterances.recollections import recalled
from domain.utterances.reminding import remind
from domain.utterances.reports import report
from domain.utterances.sections import is_section, is_whole_title
from domain.utterances.settings_asked import asked_settings
from domain.utterances.values import AskedSummary, Intent, Reading, SpeakerRole


def rules(_: Phrase) -> tuple[Rule, ...]:
    """The rules of a curator or a manager; the first that finds something is right."""
    return (
        _plan_changed, _requests, _news, _returned_ones, _all_of_school, _people_of_shown,
        _school_question, _put_off, _section,
        asks.named, recalled, asks.moved_to, fetching.sent_here, _of_school, asks.find,
        asks.asked_menu, asked_settings, remind, requests.snooze, decisions.move,
        decisions.send_back, _accepts, office_asks.pack,
        office_asks.forecast, _compares, _deadlines, _most_overdue, office_asks.ranking,
        office_asks.exporting,
        _filtered, office_asks.debtors, asks.contact, asks.when_first, asks.documents,
        asks.status_question, _reviews, _own, asks.asked_help, summaries.summary,
        _figures_of_school, summaries.period, asks.when, listings.listing, _work_of_all, report,
        requests.not_ours, office_asks.review, _lacks, requests.extend,
        withdrawals.withdraw,
    )  # fmt: skip


def _lacks(phrase: Phrase) -> Reading | None:
    """«печати нет, даты нет» of a curator beside a report: likely why it is to be returned."""
    found = obstacles.obstacle(phrase)
    if found is None or phrase.said.role is not SpeakerRole.CURATOR or phrase.in_context is None:
        return found
    return Reading(intent=Intent.RETURN, text=phrase.text, confident=False)


def _all_of_school(phrase: Phrase) -> Reading | None:
    """«всё о школе 3»: its page."""
    if phrase.organisation is None or phrase.named is not None:
        return None
    if not phrase.has_start(r"(?:show\.\S+ |we )*all (?:о|об|про|по) O"):
        return None
    return Reading(intent=Intent.OPEN, organisation=phrase.organisation)


def _people_of_shown(phrase: Phrase) -> Reading | None:
    """«кто там координатор» after a school was shown: its page says."""
    shown = phrase.said.shown.organisations
    if len(shown) != 1 or phrase.organisations or not phrase.has(_WHO_IS_THERE):
        return None
    return Reading(intent=Intent.OPEN, organisation=shown[0])


_WHO_IS_THERE = r"(?:who|how|number) (?:\S+ ){0,2}?(?:координатор|others)"
"""«директор» and «завуч» are others than the speaker."""


def _plan_changed(phrase: Phrase) -> Reading | None:
    """«сними 3.7 со всех», «закрой школу 12»: words do not do it, a button of the thing does."""
    if phrase.named is None and phrase.organisation is None:
        return None
    return asks.opened(phrase) if text_checks.changes_plan(phrase.text) else None


def _requests(phrase: Phrase) -> Reading | None:
    """«кто просил перенести срок»: what waits for the curator's word."""
    return Reading(intent=Intent.REVIEW) if text_checks.asks_for_requests(phrase.text) else None


def _news(phrase: Phrase) -> Reading | None:
    """«что нового» of a manager: the figures, below which stands what the week has changed. A
    curator's is what waits for review.
    """
    asks = phrase.has_start(r"(?:what|есть|which) (?:\S+ )?change")
    if phrase.said.role is not SpeakerRole.MANAGER or not asks:
        return None
    return summaries.summary(phrase, sure=True) or Reading(
        intent=Intent.SUMMARY, question=AskedSummary()
    )


def _returned_ones(phrase: Phrase) -> Reading | None:
    """«возвращённые по 1.4 на 20 ноября» of a manager, who returns nothing: a list; so is what was
    sent back («отправили на доработку школе 3»), whoever asks.
    """
    if phrase.has_start(r"why(?: we)? return\.past|за what(?: we)? return\.past"):
        # «почему вернули»: the card tells.
        if phrase.activity is not None:
            return asks.of_activity(phrase)
        return replace(listings.of_filter("returned", phrase), organisation=phrase.organisation)
    sent_back = phrase.has(r"return\.past (?:O )?на (?:доработка|переделка)")
    if sent_back or listings.names_rework(phrase):
        return replace(listings.of_filter("returned", phrase), organisation=phrase.organisation)
    if phrase.said.role is not SpeakerRole.MANAGER or not office_asks.names_returned(phrase):
        return None
    return summaries.summary(phrase, sure=True)


def _work_of_all(phrase: Phrase) -> Reading | None:
    """«сдано на прошлой неделе» of an office, which reports nothing itself."""
    if phrase.has("A|X") or not phrase.has(r"(?:work|accept)\.past"):
        return None
    in_hand = phrase.said.role is SpeakerRole.CURATOR and phrase.in_context is not None
    if in_hand or phrase.has(r"no|we|\?|when|how|why"):
        return None
    return summaries.summary(phrase, sure=True) if len(phrase.pieces) > 1 else None


_ALL_OF_THEM = r"accept\.(?:imp|inf) all"


def _accepts(phrase: Phrase) -> Reading | None:
    if phrase.has("ranking|forecast") and not phrase.has(r"accept\.(?:imp|inf)"):
        return None  # «рейтинг школ, принято за октябрь»
    asks_about = phrase.has(r"\?|whether|who|many|what|which")
    orders = phrase.has(_ALL_OF_THEM) or decisions.denies(phrase, "accept")
    if asks_about and not orders:
        return None
    return decisions.accept(phrase)


def _school_question(phrase: Phrase) -> Reading | None:
    """«как дела у школы 3» of a manager is a question about its figures."""
    about = phrase.organisations or phrase.has("how дело")
    if phrase.said.role is not SpeakerRole.MANAGER or not about:
        return None
    # «что у лицея с безопасностью» of a section that is called so, and an activity has the word.
    if len(phrase.activities) == 1 and not (phrase.named_by_a_word and is_whole_title(phrase)):
        return None
    return summaries.summary(phrase, sure=True) if phrase.has("how|what|дело") else None


_DOES = r"[a-z]+\.\S+|many|за|no"


def _of_school(phrase: Phrase) -> Reading | None:
    """«покажи отчёт школы 3 по 1.4», «кто координатор лицея»: a card says it."""
    if phrase.organisation is None:
        return None
    looks = phrase.has(r"show\.\S+") or (phrase.has("report") and not phrase.has(_DOES))
    if phrase.named is not None and looks:
        return asks.opened(phrase)
    if phrase.has(r"who (?:\S+ )?O make\.pres"):
        return asks.opened(phrase)
    people = phrase.has(r"координатор|директор|приглашение|number|пригласить|call\.\S+")
    return asks.opened(phrase) if people and not phrase.has("summary|many") else None


_AGAINST = (
    r"compare\.\S+|чем|динамика|сравнение|(?:better|worse) (?:\S+ )?(?:год|month|квартал)|"
    rf"рядом с (?:прошлый|предыдущий)|{summaries.WITH_EARLIER}"
)


def _compares(phrase: Phrase) -> Reading | None:
    return summaries.summary(phrase, sure=True) if phrase.has(_AGAINST) else None


def _most_overdue(phrase: Phrase) -> Reading | None:
    """«кто просрочил больше всех», «у кого больше всего просрочек»: the figures by school."""
    most = phrase.has(r"(?:who|which school) (?:\S+ )?(?:\S+ )?(?:big|больший|частый) all")
    late = phrase.has(r"overdue|overdue\.\S+|просрочить")
    if not most and not phrase.has(
        r"(?:who|which school) (?:overdue|просрочить) (?:big|частый) all"
    ):
        return None
    return Reading(intent=Intent.SUMMARY, question=AskedSummary(by="school")) if late else None


def _filtered(phrase: Phrase) -> Reading | None:
    """«кто не сдал за октябрь»: with a period it is a question about figures."""
    if not office_asks.debtors(phrase) or phrase.activities:
        return None
    found = summaries.summary(phrase, sure=True)
    question = found.question if found else None
    dated = question and (question.start or question.end or question.day)
    if question and (dated or question.section or question.school):
        return found
    return None


def _deadlines(phrase: Phrase) -> Reading | None:
    """«со сроком в декабре»."""
    if (
        not phrase.has("deadline")
        or phrase.activities
        or phrase.has("when|ranking|forecast|worse|better")
    ):
        return None
    if office_asks.ranks_plainly(phrase):
        return None  # «сколько сдано в срок за октябрь»
    found = summaries.summary(phrase, sure=True)
    return found if found and found.question and found.question.start else None


def _reviews(phrase: Phrase) -> Reading | None:
    found = office_asks.review(phrase)
    if found is None or phrase.said.role is not SpeakerRole.MANAGER:
        return found if not phrase.has("summary|many|за|по school") else None
    return None


def _put_off(phrase: Phrase) -> Reading | None:
    """«пока не решила», «ещё думаю»: nothing is to be done now."""
    return Reading(intent=Intent.ACK) if phrase.is_undecided else None


def _section(phrase: Phrase) -> Reading | None:
    """The title of a section alone asks for its figures."""
    if not is_section(phrase) or (phrase.activities and not is_whole_title(phrase)):
        return None
    if len(phrase.activities) == 1 and phrase.said.role is not SpeakerRole.MANAGER:
        return None
    return summaries.summary(phrase, sure=True)


def _own(phrase: Phrase) -> Reading | None:
    return (
        listings.listing(phrase) if phrase.has("we activity|list activity|all activity") else None
    )


def _figures_of_school(phrase: Phrase) -> Reading | None:
    """«лицей за ноябрь»; «директор лицея обещала сдать 4.1 завтра» is about a card."""
    if phrase.named is not None and phrase.organisation is not None and phrase.has(r"will\.past"):
        return asks.opened(phrase)
    return summaries.summary(phrase, sure=True) if phrase.organisations else None
