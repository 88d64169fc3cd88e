"""What the bot keeps of a person, and the way to be forgotten."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import Forget
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from services.people.forgetting import Keeping


def screen(keepings: Sequence[Keeping], text_days: int, texts: Texts) -> Screen:
    """In plain words: what, who sees it, for how long; 0 days of texts are as long as the plan."""
    lines = [texts("privacy"), *(_keeping(keeping, texts) for keeping in keepings)]
    words = "privacy-words-days" if text_days else "privacy-words-with-plan"
    lines.append(texts(words, days=text_days))
    row = [
        button(texts("privacy-forget"), Forget(sure=0)),
        button(texts("button-home"), Menu(place="home")),
    ]
    return Screen("\n".join(lines), keyboard(row))


def to_stranger(texts: Texts) -> Screen:
    """Nothing is kept yet; what will be."""
    return Screen(texts("privacy-stranger"))


def confirm(texts: Texts) -> Screen:
    """What will happen, and a way out."""
    row = [
        button(texts("privacy-forget-sure"), Forget(sure=1)),
        button(texts("button-cancel"), Menu(place="home")),
    ]
    return Screen(texts("privacy-confirm"), keyboard(row))


def forgotten(texts: Texts) -> Screen:
    """It is done."""
    return Screen(texts("privacy-forgotten"))


def _keeping(keeping: Keeping, texts: Texts) -> str:
    name = escape(keeping.municipality)
    if keeping.days is None:
        return texts("privacy-kept-with-plan", municipality=name)
    return texts("privacy-kept-days", municipality=name, days=keeping.days)
