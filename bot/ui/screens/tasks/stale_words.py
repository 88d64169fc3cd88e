"""Words that came too late: what the task is now, whose doing that is, and the words kept."""

from html import escape

from bot.ui.callbacks.tasks import OpenCard
from bot.ui.callbacks.utterances import SaidMeans, SaidReason
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import statuses
from bot.ui.texts import Texts
from domain.utterances import Intent
from services.tasks.cards import Card

COMMENT = -1
"""The version of a reason that is none."""


def screen(card: Card, who: str, texts: Texts) -> Screen:
    """In reply to the words, so that a press finds them again."""
    press: SaidMeans | SaidReason = SaidReason(task_id=card.task_id, version=COMMENT)
    if card.mine:
        press = SaidMeans(task_id=card.task_id, intent=Intent.UNKNOWN)
    rows = [button(texts("stale-words-send"), press)]
    rows.append(button(texts("button-open"), OpenCard(task_id=card.task_id)))
    title = f"{statuses.title(card.number, card.title)} · {escape(card.organisation)}"
    text = "\n".join([said(card, who, texts), title, texts("stale-words-kept")])
    return Screen(text, keyboard(rows), card.task_id)


def said(card: Card, who: str, texts: Texts) -> str:
    """«Эта запись уже изменилась: принято 26 ноября, Ольга.»."""
    status = statuses.words(card, texts)
    if not who:
        return texts("card-stale", status=status)
    return texts("card-stale-by", status=status, who=escape(who))
