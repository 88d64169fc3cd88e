"""Where a task stands, in words: for the card, and for the answer to an old button."""

from html import escape

from bot.ui import dates
from bot.ui.texts import Texts
from domain.reminding.hindrance import Hindrance
from domain.workflow import Action, Status
from services.tasks.cards import Card


def words(card: Card, texts: Texts) -> str:
    """«не начато», «на проверке с 24 ноября», «принято 26 ноября, с опозданием»."""
    said = without_lateness(card, texts)
    is_late = card.status is Status.DONE and card.done_late
    return f"{said}, {texts('status-late')}" if is_late else said


def without_lateness(card: Card, texts: Texts) -> str:
    """The same without «с опозданием»: «принято 26 ноября»."""
    if card.status is Status.SUBMITTED:
        asked = card.claim is Action.REQUEST_NOT_APPLICABLE
        key = "status-asked-not-applicable" if asked else "status-submitted"
        return texts(key, day=dates.day(texts, card.submitted_on or card.changed_on, card.today))
    if card.status is Status.DONE:
        return texts(_done(card), day=dates.day(texts, card.changed_on, card.today))
    if card.status is Status.RETURNED:
        return texts("status-returned", day=dates.day(texts, card.changed_on, card.today))
    return texts(f"status-{card.status.value.replace('_', '-')}")


def title(number: str, name: str) -> str:
    """«5.2 Социальный паспорт школы», escaped; a full stop after the wording is none in a list."""
    whole = f"{number} {name}".strip()
    return escape(whole if whole.endswith("..") else whole.removesuffix("."))


def _done(card: Card) -> str:
    if card.claim is Action.NO_CHANGE:
        return "status-no-change"
    return "status-accepted" if card.review_needed else "status-done"


def hindrance(said: Hindrance, texts: Texts) -> str:
    """What a school says is in the way: «непонятно, что сдавать»."""
    return texts(f"hindrance-said-{said.value.replace('_', '-')}")
