"""Handing the work of a school over to a colleague."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import HandOver
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from services.core.actors import HeldRole


def choose(places: Sequence[HeldRole], texts: Texts) -> Screen:
    """Which school is handed over."""
    rows = [
        [button(place.organisation or "", HandOver(membership_id=place.membership_id))]
        for place in places
    ]
    back = button(texts("card-back"), Menu(place="tasks"))
    return Screen(texts("hand-over-choose"), keyboard(*rows, [back]))


def confirm(place: HeldRole, texts: Texts) -> Screen:
    """What will happen, and a way out."""
    text = texts("hand-over-confirm", organisation=escape(place.organisation or ""))
    sure = HandOver(membership_id=place.membership_id, sure=1)
    return Screen(
        text,
        keyboard(
            [
                button(texts("hand-over-link"), sure),
                button(texts("button-cancel"), Menu(place="tasks")),
            ]
        ),
    )
