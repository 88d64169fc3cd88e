"""The administrator's municipalities."""

from bot.ui.callbacks.base import Button
from domain.access import Role


class AddArea(Button, prefix="aa"):
    """Begin to add a municipality."""


class AreaZone(Button, prefix="az"):
    """The time zone of the municipality that is being added, by its place in `areas.ZONES`."""

    index: int


class OpenArea(Button, prefix="ao"):
    """Show a municipality to an administrator."""

    municipality_id: int


class InviteOffice(Button, prefix="ai"):
    """Make an invite for a curator or manager of a municipality. `role` is a `Role`."""

    municipality_id: int
    role: Role


class CurateArea(Button, prefix="ac"):
    """Become a curator of a municipality oneself."""

    municipality_id: int
