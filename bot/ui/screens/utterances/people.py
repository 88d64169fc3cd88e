"""Who can do what somebody has asked the bot for."""

from collections.abc import Sequence

from bot.ui.contacts import contacts
from bot.ui.screen import Screen
from bot.ui.texts import Texts
from services.core.phones import Contact


def curators(people: Sequence[Contact], texts: Texts) -> Screen:
    """«Ваш куратор: …»."""
    if not people:
        return Screen(texts("said-no-curator"))
    return Screen(texts("said-curators", names=contacts(people), count=len(people)))


def office_curators(people: Sequence[Contact], texts: Texts) -> Screen:
    """Who the curator is, to somebody of the office."""
    return Screen(texts("said-office-curators", names=contacts(people), count=len(people)))


def who_decides(people: Sequence[Contact], texts: Texts) -> Screen:
    """Who accepts, returns and moves deadlines, to a manager who has asked for it."""
    return Screen(texts("said-curator-decides", names=contacts(people), count=len(people)))


def who_reports(people: Sequence[Contact], texts: Texts) -> Screen:
    """Who reports for the school, to a head who has said what only a report can."""
    if not people:
        return Screen(texts("said-no-coordinator"))
    return Screen(texts("said-coordinators", names=contacts(people), count=len(people)))
