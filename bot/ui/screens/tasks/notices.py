"""Messages about single tasks that come by themselves: pure screens, one a kind of delivery."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui import dates
from bot.ui.callbacks.review import ReviewAccept, ReviewReturn
from bot.ui.callbacks.tasks import AnswerDeadlineRequest, OpenAsNewMessage, TaskAsk, Verdict
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import statuses, whole_words
from bot.ui.texts import Texts
from domain.workflow import Action
from models.enums import MoveVerdict
from services.tasks.cards import Card
from services.tasks.notices import DeadlineRequest, MissedFile, TaskWords

TITLE = 120
WORDS = 1500


def returned(card: Card, texts: Texts) -> Screen:
    """The reason in the first lines, the way to mend it in the last; a reply mends it."""
    assert card.returned is not None
    lines = [
        texts("notice-returned", title=_title(card)),
        escape(shorten(card.returned.reason, WORDS)),
    ]
    if card.returned.mend_by is not None:
        until = dates.until(texts, card.returned.mend_by, card.today)
        lines.append(texts("card-mend", until=until))
    lines += ["", texts("card-hint-returned"), "", texts("notice-why-returned")]
    ask = TaskAsk(task_id=card.task_id, version=card.version, about="question")
    row = [_open(card, texts), button(texts("card-question"), ask)]
    whole = _whole(card, card.returned.reason, texts)
    return Screen("\n".join(lines), keyboard(whole, row), card.task_id)


def mended(view: TaskWords, texts: Texts) -> Screen:
    """To the other coordinators of a school: a colleague has mended what came back to all."""
    who = escape(view.who) if view.who else texts("person-forgotten")
    status = statuses.words(view.card, texts)
    text = texts("notice-mended", title=_title(view.card), who=who, status=status)
    return Screen(text, keyboard([_open(view.card, texts)]), view.card.task_id, quiet=True)


def accepted(card: Card, texts: Texts) -> Screen:
    """Quietly: nothing is left to do. That it was late the card says: it is no news."""
    said = texts(
        "notice-accepted", title=_title(card), status=statuses.without_lateness(card, texts)
    )
    text = f"{said}\n\n{texts('notice-why-accepted')}"
    return Screen(text, keyboard([_open(card, texts)]), card.task_id, quiet=True)


def return_withdrawn(card: Card, texts: Texts) -> Screen:
    """The curator has erred: nothing is left to mend."""
    text = texts("notice-return-withdrawn", title=_title(card))
    return Screen(text, keyboard([_open(card, texts)]), card.task_id, quiet=True)


def file_missed(missed: MissedFile, texts: Texts) -> Screen:
    """A file is not here; a reply with the same file mends it."""
    name, card = escape(shorten(missed.name, TITLE)), missed.card
    text = texts("notice-file-missed", name=name, title=_title(card))
    return Screen(text, keyboard([_open(card, texts)]), card.task_id)


def task_cancelled(card: Card, texts: Texts) -> Screen:
    """The curator has taken the task away."""
    return Screen(texts("notice-cancelled", title=_title(card)), None, card.task_id, quiet=True)


def deadline_decided(view: DeadlineRequest, texts: Texts) -> Screen:
    """What the curator has said to a request for another deadline."""
    card = view.card
    if view.verdict is MoveVerdict.ACCEPTED and view.new is not None:
        until = dates.due(texts, view.new, card.today)
        text = texts("notice-deadline-moved", title=_title(card), due=until)
        if card.last_working_day is not None and card.deadline == view.new:
            day = dates.heading(texts, card.last_working_day, card.today)
            text += "\n" + texts("card-last-working-day", day=day)
    elif view.verdict is MoveVerdict.ACCEPTED:
        text = texts("notice-deadline-endless", title=_title(card))
    else:
        due = dates.due(texts, card.deadline, card.today) if card.deadline else ""
        text = texts("notice-deadline-kept", title=_title(card), due=due)
    if view.said is not None:
        text += "\n" + _words(view.said.who, view.said.text, texts)
    why = "notice-why-decided" if view.is_request else "notice-why-moved"
    text = f"{text}\n\n{texts(why)}"
    whole = _whole(card, view.said.text if view.said else "", texts)
    return Screen(text, keyboard(whole, [_open(card, texts)]), card.task_id)


def deadline_asked(view: DeadlineRequest, texts: Texts) -> Screen:
    """To the curators: who asks, why, from when to when; decided by one press."""
    card = view.card
    assert view.new is not None
    old = dates.day(texts, view.old, card.today) if view.old else "—"
    lines = [
        texts("notice-deadline-asked", organisation=escape(card.organisation)),
        _title(card),
        texts("notice-deadline-dates", old=old, new=dates.day(texts, view.new, card.today)),
        _words(view.who, view.reason, texts),
        "",
        texts("notice-why-waits"),
    ]
    buttons = _deciding(card, view.move_id, texts, _whole(card, view.reason, texts))
    return Screen("\n".join(lines), buttons, card.task_id)


def request_waits(card: Card, move_id: int, texts: Texts) -> Screen:
    """To a curator whose words were passed on: the request is still to be decided."""
    text = f"{texts('deadline-request-waits')}\n{_title(card)}"
    return Screen(text, _deciding(card, move_id, texts), card.task_id)


def blocked(view: TaskWords, texts: Texts) -> Screen:
    """To the curators: what is in the way; a reply goes back to the school."""
    return _from_school(view, "notice-blocked", texts)


def question(view: TaskWords, texts: Texts) -> Screen:
    """To the curators: a question; a reply goes back to the school."""
    return _from_school(view, "notice-question", texts)


def school_wrote(view: TaskWords, texts: Texts) -> Screen:
    """To the curators: what a school adds to a report that was accepted."""
    return _from_school(view, "notice-school-wrote", texts, why="notice-why-after-acceptance")


def curator_wrote(view: TaskWords, texts: Texts) -> Screen:
    """To the school: what the curator has written; a reply is a comment."""
    lines = [
        texts("notice-curator-wrote", title=_title(view.card)),
        _words(view.who, view.text, texts),
    ]
    whole = _whole(view.card, view.text, texts)
    return Screen("\n".join(lines), keyboard(whole, [_open(view.card, texts)]), view.card.task_id)


def not_applicable_asked(view: TaskWords, texts: Texts) -> Screen:
    """To the curators: a school says that this is not for it."""
    card = view.card
    lines = [
        texts("notice-not-applicable", organisation=escape(card.organisation)),
        _title(card),
        _words(view.who, view.text, texts),
        "",
        texts("notice-why-waits"),
    ]
    row = []
    if Action.CONFIRM_NOT_APPLICABLE in card.actions:
        agree = ReviewAccept(task_id=card.task_id, version=card.version)
        refuse = ReviewReturn(task_id=card.task_id, version=card.version)
        row = [button(texts("notice-agree"), agree), button(texts("notice-return"), refuse)]
    whole = _whole(card, view.text, texts)
    return Screen("\n".join(lines), keyboard(whole, row, [_open(card, texts)]), card.task_id)


def _from_school(
    view: TaskWords, key: str, texts: Texts, *, why: str = "notice-why-waits"
) -> Screen:
    lines = [
        texts(key, organisation=escape(view.card.organisation)),
        _title(view.card),
        _words(view.who, view.text, texts),
        "",
        texts("notice-reply"),
        "",
        texts(why),
    ]
    whole = _whole(view.card, view.text, texts)
    return Screen("\n".join(lines), keyboard(whole, [_open(view.card, texts)]), view.card.task_id)


def _whole(card: Card, said: str, texts: Texts) -> list[InlineKeyboardButton]:
    return whole_words.row(card.task_id, "whole-notice", [said], texts)


def _title(card: Card) -> str:
    """Number and title, and which school it is of where the reader has several."""
    title = statuses.title(card.number, shorten(card.title, TITLE))
    return f"{title} · {escape(card.organisation)}" if card.one_of_several else title


def _words(who: str, text: str, texts: Texts) -> str:
    name = escape(who) if who else texts("person-forgotten")
    return f"{name}: «{escape(shorten(text, WORDS))}»"


def _open(card: Card, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-open"), OpenAsNewMessage(task_id=card.task_id))


def _deciding(
    card: Card, move_id: int, texts: Texts, whole: Sequence[InlineKeyboardButton] = ()
) -> InlineKeyboardMarkup | None:
    """The three answers to a request, and its card."""

    def answer(verdict: Verdict) -> InlineKeyboardButton:
        data = AnswerDeadlineRequest(move_id=move_id, verdict=verdict)
        return button(texts(f"deadline-request-{verdict}"), data)

    decide = [answer("accept"), answer("refuse")]
    return keyboard(whole, decide, [answer("other"), _open(card, texts)])
