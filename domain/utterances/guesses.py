"""The last step: what words most likely mean where no rule is sure, by what was learned.

A rule that is sure of an act stands, unless the belief is plainly against it: then it is asked
about. Whatever is believed here is asked about too where it would act; questions are answered.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from domain.utterances import (
    asks,
    errands,
    fetching,
    listings,
    office_asks,
    summaries,
    text_checks,
)
from domain.utterances.deadlines_asked import lets_be, shift
from domain.utterances.decisions import denies
from domain.utterances.interruptions import names_alone
from domain.utterances.lexicon import TOPICS
from domain.utterances.likelihood import likeliest
from domain.utterances.phrase import Phrase, holds
from domain.utterances.recollections import recalled
from domain.utterances.report_doubts import without_harmless
from domain.utterances.reports import WHO_DOES, kept_words, said_status
from domain.utterances.requests import PUT_OFF, reminds_others
from domain.utterances.sections import is_whole_title, named_section
from domain.utterances.values import (
    ACTS,
    AskedSummary,
    Intent,
    Prompt,
    Reading,
    SaidStatus,
    SpeakerRole,
)

_WEAK = frozenset({Intent.UNKNOWN, Intent.OPEN, Intent.FIND})
"""What a rule says when nothing better was found."""

_ENOUGH = 0.35
"""The least belief with which a question is taken for one."""

_SCREENS = frozenset({Intent.MENU, Intent.HELP, Intent.SETTINGS})
_AHEAD, _MORE = 0.1, 0.3
"""How much more is to be believed than a weak reading, and than a rule."""

_AGAINST = 0.1
"""An act of which no more than this is believed is asked about."""

_MANNERS = (Intent.THANKS, Intent.GREET, Intent.ACK)
_SHORT = 6
_FEW = 4

_SURELY, _MOSTLY = 0.8, 0.6
"""The beliefs with which an answer that is waited for is taken for a wish or a question."""

_OF_THE_BOT = frozenset({Intent.MENU, Intent.HELP, Intent.SETTINGS})
_ASKING = _OF_THE_BOT | {
    Intent.LIST, Intent.WHEN, Intent.DOCUMENTS, Intent.CONTACT, Intent.FIND, Intent.DEBTORS,
    Intent.REVIEW, Intent.SUMMARY, Intent.EXPORT, Intent.PACK, Intent.RANKING, Intent.FORECAST,
}  # fmt: skip
_SAID = {Intent.RANKING: "ranking", Intent.FORECAST: "forecast"}
"""What is asked for by its own name: «рейтинг», «прогноз»."""
_NARROWER = frozenset({Intent.SUMMARY, Intent.LIST, Intent.DEBTORS, Intent.REVIEW})
"""What other words of such a question would ask for if they stood alone."""
_OF_MANY = frozenset({Intent.LIST, Intent.EXTEND})
_FIGURES = frozenset({Intent.SUMMARY, Intent.RANKING, Intent.FORECAST})
_OF_SCHOOL = frozenset({Intent.REPORT, Intent.NOT_OURS, Intent.OBSTACLE, Intent.WITHDRAW})
_DECIDES = frozenset({Intent.MOVE, Intent.RETURN, Intent.ACCEPT})
"""What a curator alone does."""
_LATE = r"overdue|overdue\.\S+|просрочить|опоздать|сорвать|fail\.\S+|forecast|no"
_MONTH = timedelta(days=27)
_OF_TIME = r"when|deadline|DAY|SPAN|WEEK|many|число|дата|день|время|до|к"
_ON_THE_PAGE = r"all (?:о|об|про|по) O|пригласить (?:\S+ )?O"
_ORDERS = ("accept", "return", "remind", "hurry", "extend", "withdraw")
_ABOUT_SOMETHING = r"(?:what|how) (?:там )?(?:у we )?(?:с|по) [^\s.]+(?: \?)?$"
_ABOUT_ONE = r"(?:what|how) (?:там )?(?:у we )?(?:с|по) A(?: \?)?$"
_QUESTION = (
    r"who|what|which|how|many|when|(?:с|к|у|от|по|на|до|за|в) (?:who|what|which)|show\.imp|"
    r"find\.imp|export\.imp|назвать|предоставить|assist\.imp|where|doc (?:для|по|к)|"
    r"list (?:\S+ )?debtor|debtor"
)


def weigh(phrase: Phrase, ruled: Reading) -> Reading:
    """The reading of the rules, or of what was learned where that is likelier."""
    if phrase.is_long or names_alone(phrase, ruled) or phrase.line == "X":
        return ruled  # a number with nothing beside it means what it names
    if not any(
        len(piece.word) > 1 and phrase.index.words.knows(piece.word) for piece in phrase.pieces
    ):
        return ruled  # «фвыапр» is most like nothing
    if ruled.intent in _MANNERS:
        return ruled
    believed = likeliest(phrase)
    behind = dict(believed).get(ruled.intent, 0.0)
    if ruled.intent in ACTS and ruled.confident:
        return replace(ruled, confident=behind > _AGAINST)
    intent, share = believed[0]
    if intent is ruled.intent or not _wins(phrase, ruled, intent, share - behind):
        return ruled
    return _read_as(phrase, intent)


def interrupts(phrase: Phrase) -> Reading | None:
    """What is asked or wanted of the bot instead of an answer, where that is most believed."""
    if phrase.is_long:
        return None
    believed = likeliest(phrase)
    asked = [(intent, share) for intent, share in believed if intent in _ASKING]
    intent, share = asked[0]
    if intent in _OF_THE_BOT:
        return _read_as(phrase, intent) if share > _SURELY else None
    dated = phrase.until or phrase.span or not phrase.has("deadline")  # «когда-нибудь»
    answers_day = phrase.said.prompt is Prompt.DAY and dated
    if share < _ENOUGH or (intent is Intent.WHEN and answers_day):
        return None
    if intent is not Intent.WHEN and phrase.has_start("when"):
        return None  # «когда проведено?» is asked of the report in hand
    begins = phrase.has_start(_QUESTION) or phrase.line.endswith((" how", " who", " when"))
    if begins and sum(share for _, share in asked) > _MOSTLY:
        return _read_as(phrase, intent)
    return None


def _read_as(phrase: Phrase, intent: Intent) -> Reading:
    return _BUILT.get(intent, _plain)(phrase, intent)


def _wins(phrase: Phrase, ruled: Reading, intent: Intent, ahead: float) -> bool:
    if ahead < (_AHEAD if ruled.intent in _WEAK else _MORE):
        return False
    if ruled.intent in _SAID and phrase.has(_SAID[ruled.intent]) and intent in _NARROWER:
        return False  # «рейтинг школ, принято за октябрь» is a ranking of what was accepted
    if ruled.intent is Intent.CONTACT and intent is Intent.LIST and phrase.has_start("who"):
        return False  # «кто ещё от нашей школы»
    if ruled.intent is Intent.WHEN and intent is Intent.UNKNOWN and phrase.has_start("many"):
        return False  # «сколько осталось»
    of_manager = phrase.said.role is SpeakerRole.MANAGER
    if intent is Intent.SNOOZE and ruled.intent is Intent.SUMMARY and of_manager:
        return False  # «до конца месяца» alone: a manager is reminded of nothing
    if ruled.intent is Intent.OPEN and asks.history(phrase):
        return False  # «история по 1.4» beside the card of another
    if ruled.intent is Intent.WHEN and ruled.activity and intent is Intent.FORECAST:
        return False  # «что будет, если не сдадим 1.4»
    asks_back = phrase.text.endswith("?") and not phrase.has_start("how")
    if ruled.intent is Intent.OPEN and phrase.named and intent is Intent.HELP and asks_back:
        return False  # «завуч говорит, что 4.3 отправила, это так?»
    if ruled.intent is Intent.DEBTORS and office_asks.still_have_not(phrase):
        return False  # «кто из тех, кому вернули 4.2, так и не переделал»
    if intent is Intent.REMIND and phrase.has(r"(?:remind|hurry)\.past") and phrase.has("when"):
        return False
    if intent in _OF_THE_BOT and ruled.question is not None and _is_dated(ruled.question):
        return False  # «за последние 10 дней» asks for figures
    if ruled.intent in (Intent.SETTINGS, Intent.HELP) and intent is Intent.UNKNOWN:
        return False  # «почему вы мне пишете», «вы робот?»
    if ruled.intent is Intent.SETTINGS and intent in (Intent.EXPORT, Intent.SNOOZE, Intent.SUMMARY):
        return False  # «сводку каждый понедельник», «чтобы мне вечером не писали»
    if ruled.intent in (Intent.DOCUMENTS, Intent.WHEN) and ruled.activity and intent in _OF_MANY:
        return False  # «что по паспорту сдавать надо» asks of one activity
    if ruled.intent is Intent.RANKING and office_asks.ranks_plainly(phrase):
        return False
    asks_figures = ruled.intent in _FIGURES and of_manager
    if asks_figures and (intent in _DECIDES or office_asks.names_returned(phrase)):
        return False  # «возвращённые по 1.4 на 20 ноября» moves no deadline
    if ruled.intent is Intent.FIND and intent in (Intent.OPEN, Intent.UNKNOWN):
        return False  # a word of several activities opens none of them
    if intent is Intent.SNOOZE and reminds_others(phrase):
        return False
    office = phrase.said.role in (SpeakerRole.CURATOR, SpeakerRole.MANAGER)
    counted = ruled.question is not None and ruled.question.which == "done"
    if intent is Intent.LIST and not office and (counted or ruled.intent is Intent.REVIEW):
        return False  # «сколько у меня выполнено» is on no list of what is owed
    if ruled.intent is Intent.OPEN and office and text_checks.changes_plan(phrase.text):
        return False  # «закрой школу 12» is done by a button of the school
    of_shown = ruled.organisation in phrase.said.shown.organisations and not phrase.organisations
    if ruled.intent is Intent.OPEN and (of_shown or phrase.has(_ON_THE_PAGE)):
        return False  # «всё о школе 3», «пригласи школу 3», «кто там координатор»
    broken_down = ruled.question is not None and ruled.question.by
    if intent in (Intent.PACK, Intent.RANKING, Intent.CONTACT) and broken_down:
        return False  # «к совещанию нужна сводка по разделам» is that table
    if office and ruled.intent is Intent.RETURN and intent is Intent.WITHDRAW:
        return False  # an office sends nothing in that it could take back
    if (
        intent is Intent.DEBTORS
        and phrase.has(r"(?:who|which|many) (?:\S+ ){0,3}?work\.past")
        and not phrase.has("no|hedge|must")
    ):
        return False  # «кто сегодня сдал», «какие школы сдали позже» ask for those who do not owe
    if ruled.intent is Intent.LIST and listings.names_rework(phrase):
        return False  # «кто на доработке» ranks nobody
    if ruled.intent is Intent.LIST and intent is Intent.RETURN and phrase.has(r"return\.past"):
        return False  # «отправили на доработку школе 6» tells of what was done
    if ruled.intent in (Intent.EXTEND, Intent.MOVE) and lets_be(phrase):
        return False
    if ruled.intent is Intent.REPORT and intent in _OF_THE_BOT and phrase.activities:
        return False  # «4.2 готово, а с 4.1 помогите»
    of_school = intent in (Intent.REPORT, Intent.EXTEND)
    if ruled.intent is Intent.OBSTACLE and of_school and phrase.has("if"):
        return False  # «сдали бы, но логопеда нет»
    if text_checks.asks_for_requests(phrase.text) and ruled.intent is Intent.REVIEW:
        return False
    if intent is Intent.WHEN and phrase.has("which A") and not phrase.has(_OF_TIME):
        return False  # «какой ещё экзамен» asks for no day
    if intent is Intent.WHEN and asks.is_of_month(phrase):
        return False  # «какие сроки на декабрь» asks for no deadline of one activity
    if ruled.intent is Intent.WITHDRAW and phrase.has("перенос"):
        return False  # «отмена переноса», «перенос больше не нужен» ask for none
    if ruled.intent is Intent.OPEN and recalled(phrase) is not None:
        return False  # «а мы точно сдали 5.3» reports nothing
    if intent in (Intent.CONTACT, Intent.MOVE, Intent.REMIND) and errands.own_doings(phrase.text):
        return False
    counts = ruled.question is not None and ruled.question.which is not None
    asks_who = phrase.has(r"(?:who|which school) (?:\S+ ){0,3}?work\.past")
    if intent in _OF_SCHOOL and (phrase.has_start(WHO_DOES) or (office and asks_who)):
        return False  # «кто у нас отчитывается», «какие школы сдали 4.1» report nothing
    if ruled.intent is Intent.OPEN and asks.who_takes_part(phrase):
        return False
    if ruled.intent is Intent.EXTEND and phrase.has(PUT_OFF):
        return False  # «сдадим позже на неделю» sounds like a promise
    if intent in _OF_THE_BOT and counts and len(phrase.pieces) <= _FEW:
        return False  # «блокеры есть?»
    unwanted = (
        asks.passed_on(phrase) is not None
        or fetching.sent_here(phrase) is not None
        or phrase.has("whether")
        or asks.asks_arrival(phrase)
        or denies(phrase, *_ORDERS)
    )
    of_one = phrase.named is not None or phrase.has_start("why")
    if intent is Intent.FORECAST and _is_of_days(ruled.question) and not phrase.has(_LATE):
        return False  # «что будет на следующей неделе»: an outlook is of whole months
    if ruled.intent is Intent.OPEN and of_one and intent is Intent.LIST:
        return False  # «нам отправили на доработку 2.1» asks for no list
    if intent is Intent.DEBTORS and ruled.question is not None and _is_dated(ruled.question):
        return False  # who owes now is another question than «кто не сдал до 25 ноября»
    if ruled.intent is Intent.OPEN and intent is Intent.REPORT and phrase.text.endswith("?"):
        return False  # «завуч отчиталась по 1.4?»
    if ruled.intent is Intent.OPEN and intent in ACTS and unwanted:
        return False  # «пока не принимай 1.4», «поступил ли отчёт»
    of_section = ruled.question is not None and ruled.question.section is not None
    alone = phrase.named is None or phrase.said.role is SpeakerRole.MANAGER
    if intent is Intent.OPEN and of_section and alone and is_whole_title(phrase):
        return False  # «что с питанием» is the section where several activities have the word
    of_card = ruled.intent is Intent.OPEN and phrase.has_start(_ABOUT_ONE)
    if intent is Intent.SUMMARY and of_card and named_section(phrase)[0] is None:
        return False  # «что у нас по олимпиаде» is the card of one activity
    if intent in _OF_THE_BOT and phrase.has_start(f"many|{_ABOUT_SOMETHING}"):
        return False  # «что с питанием» of a plan that has none asks for no help
    if intent is Intent.GREET and len(phrase.pieces) == 1 and _is_thing(phrase):
        return False  # «здоровье» greets nobody
    if intent in _SCREENS and len(phrase.pieces) == 1:
        return False  # «экзамены» names no screen of the bot
    if intent in _MANNERS and len(phrase.pieces) > _SHORT:
        return False  # thanks and something more: the rest may not be lost
    if intent is Intent.SUMMARY and phrase.said.role is SpeakerRole.CURATOR and phrase.in_context:
        return ruled.intent is not Intent.UNKNOWN or phrase.has_start(_QUESTION)
    named = phrase.activities or phrase.organisations or phrase.names_stranger
    named = named or (ruled.intent is Intent.OPEN and ruled.activity != phrase.in_context)
    about = ruled.intent is Intent.MENU or any(piece.lemma in TOPICS for piece in phrase.pieces)
    return intent is not Intent.UNKNOWN or not (named or about)


def _is_thing(phrase: Phrase) -> bool:
    """Whether the only word is a noun that means nothing to the bot."""
    (piece,) = phrase.pieces
    return piece.code == piece.lemma and "NOUN" in phrase.index.words.parses(piece.word)[0][1]


def _is_of_days(question: AskedSummary | None) -> bool:
    """Whether a time shorter than a month is asked about."""
    if question is None or question.start is None or question.end is None:
        return False
    return question.end - question.start < _MONTH


def _is_dated(question: AskedSummary) -> bool:
    return any((question.start, question.end, question.day))


def _plain(phrase: Phrase, intent: Intent) -> Reading:
    return Reading(intent=intent)


def _unknown(phrase: Phrase, intent: Intent) -> Reading:
    return Reading(intent=intent, text=phrase.text)


def _act(phrase: Phrase, intent: Intent) -> Reading:
    return Reading(
        intent=intent,
        activity=phrase.activity,
        organisation=phrase.organisation,
        confident=False,
    )


def _told(phrase: Phrase, intent: Intent) -> Reading:
    return replace(_act(phrase, intent), text=phrase.text)


def _reported(phrase: Phrase, intent: Intent) -> Reading:
    undone = holds(without_harmless(phrase.line), "no") or any(
        piece.code == piece.lemma and _goes_on(phrase.index.words.parses(piece.word)[0][1])
        for piece in phrase.pieces
    )
    status = said_status(phrase) or (SaidStatus.IN_PROGRESS if undone else SaidStatus.DONE)
    return replace(_act(phrase, intent), status=status, text=kept_words(phrase))


def _goes_on(tag: str) -> bool:
    """«проводятся по графику»."""
    return tag.startswith("VERB") and "3per,pres" in tag


def _shifted(phrase: Phrase, intent: Intent) -> Reading:
    until, text = shift(phrase)
    return replace(_act(phrase, intent), until=until, text=text)


def _snoozed(phrase: Phrase, intent: Intent) -> Reading:
    until = phrase.until
    if until is None and phrase.span is not None:
        until = phrase.world.today + timedelta(days=phrase.span)
    return replace(_act(phrase, intent), activity=phrase.named, until=until, organisation=None)


def _about(phrase: Phrase, intent: Intent) -> Reading:
    of = phrase.organisation if intent is Intent.DEBTORS else None
    return Reading(intent=intent, activity=asks.asked_about(phrase), organisation=of)


def _opened(phrase: Phrase, intent: Intent) -> Reading:
    activity = phrase.activity if phrase.organisation is None else phrase.named
    return Reading(intent=intent, activity=activity, organisation=phrase.organisation)


def _listed(phrase: Phrase, _: Intent) -> Reading:
    return listings.listing(phrase) or listings.of_filter(listings.filter_of(phrase), phrase)


def _found(phrase: Phrase, intent: Intent) -> Reading:
    return asks.find(phrase) or Reading(intent=intent, text=phrase.left(*asks.MARKED))


def _summed(phrase: Phrase, intent: Intent) -> Reading:
    return summaries.summary(phrase, sure=True) or Reading(intent=intent)


def _exported(phrase: Phrase, intent: Intent) -> Reading:
    return office_asks.export(phrase)


_BUILT: dict[Intent, Callable[[Phrase, Intent], Reading]] = {
    Intent.REPORT: _reported,
    Intent.OBSTACLE: _told,
    Intent.RETURN: _told,
    Intent.EXTEND: _shifted,
    Intent.MOVE: _shifted,
    Intent.SNOOZE: _snoozed,
    Intent.NOT_OURS: _act,
    Intent.WITHDRAW: _act,
    Intent.ACCEPT: _act,
    Intent.REMIND: _act,
    Intent.WHEN: _about,
    Intent.DOCUMENTS: _about,
    Intent.DEBTORS: _about,
    Intent.OPEN: _opened,
    Intent.LIST: _listed,
    Intent.FIND: _found,
    Intent.SUMMARY: _summed,
    Intent.EXPORT: _exported,
    Intent.UNKNOWN: _unknown,
}
