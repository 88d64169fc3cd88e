"""Somebody to talk to, by name and telephone."""

from collections.abc import Sequence
from html import escape

from bot.ui.fitting import shorten
from services.core.phones import Contact

NAME = 60
PHONE = 60
"""Letters of one name, of one telephone: what is longer must not crowd the others out."""


def contact(who: Contact) -> str:
    """«Галина (+7 904 123-45-67)», or the name alone; escaped."""
    name = escape(shorten(who.name, NAME))
    return f"{name} ({escape(shorten(who.phone, PHONE))})" if who.phone else name


def contacts(people: Sequence[Contact]) -> str:
    """Several of them, in a line."""
    return ", ".join(map(contact, people))
