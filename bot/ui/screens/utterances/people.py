"""Who can do what somebody has asked the bot for."""

from collections.abc import Sequence
from html import escape

from bot.ui.fitting import shorten
from bot.ui.screen import Screen
from bot.ui.texts import Texts

NAME = 60


def curators(names: Sequence[str], texts: Texts) -> Screen:
    """«Ваш куратор: …»."""
    if not names:
        return Screen(texts("said-no-curator"))
    return Screen(texts("said-curators", names=_listed(names), count=len(names)))


def office_curators(names: Sequence[str], texts: Texts) -> Screen:
    """Who the curator is, to somebody of the office."""
    return Screen(texts("said-office-curators", names=_listed(names), count=len(names)))


def who_decides(names: Sequence[str], texts: Texts) -> Screen:
    """Who accepts, returns and moves deadlines, to a manager who has asked for it."""
    return Screen(texts("said-curator-decides", names=_listed(names), count=len(names)))


def who_reports(names: Sequence[str], texts: Texts) -> Screen:
    """Who reports for the school, to a head who has said what only a report can."""
    if not names:
        return Screen(texts("said-no-coordinator"))
    return Screen(texts("said-coordinators", names=_listed(names), count=len(names)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(escape(shorten(name, NAME)) for name in names)
