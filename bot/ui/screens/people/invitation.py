"""An invite as it is handed over: a message to forward, with the QR code as a picture."""

from html import escape

from bot.ui.texts import Texts
from domain.access import Role
from services.people.memberships import InviteMade


def addressed(made: InviteMade) -> str:
    """The organisation, and whose invite it is where a list has named somebody."""
    return f"{made.place}, {made.whom}" if made.whom else made.place


def caption(texts: Texts, role: Role, place: str, link: str) -> str:
    """The words under the QR code. `place` is the municipality or the organisation."""
    return texts(f"invitation-{role.value}", place=escape(place), link=link)
