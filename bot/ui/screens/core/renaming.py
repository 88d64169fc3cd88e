"""Other words in the place of those that were there, and the way back."""

from html import escape

from bot.ui.callbacks.core import PutBack
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts

LONGEST = 1_000
"""Of each of the two."""


def changed(press: PutBack, before: str, now: str, texts: Texts) -> Screen:
    """«Было → стало», with a button that puts back what was."""
    was, is_ = _said(before, texts), _said(now, texts)
    text = texts("renamed", before=was, now=is_)
    return Screen(text, keyboard([button(texts("button-put-back"), press)]))


def put_back(words: str, texts: Texts) -> Screen:
    """What is there again."""
    return Screen(texts("renamed-back", words=_said(words, texts)))


def _said(words: str, texts: Texts) -> str:
    return escape(shorten(words, LONGEST)) if words else texts("renamed-nothing")
