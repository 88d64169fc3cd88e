"""An invite as it is handed over: a message to forward, with the QR code as a picture."""

from html import escape

from bot.ui.texts import Texts
from domain.access import Role


def caption(texts: Texts, role: Role, place: str, link: str) -> str:
    """The words under the QR code. `place` is the municipality or the organisation."""
    return texts(f"invitation-{role.value}", place=escape(place), link=link)
