"""Who does what: parties and what they point to."""

from bot.ui.callbacks.base import Button, Page
from models.enums import Target


class Parties(Button, prefix="yp"):
    """A page of the parties of a roadmap, from 0."""

    roadmap_id: int
    page: Page


class PartiesAtOnce(Button, prefix="yq"):
    """All parties at once: `what` is take (the proposals), rest (nobody for the others) or both."""

    roadmap_id: int
    what: str


class OpenParty(Button, prefix="yo"):
    """What a party points to, with a page of organisations, from 0."""

    roadmap_id: int
    party_id: int
    page: Page


class AssignTo(Button, prefix="yg"):
    """Point a party somewhere. `target` is a `models.enums.Target`, `ref_id` 0 where it names
    nothing."""

    roadmap_id: int
    party_id: int
    target: Target
    ref_id: int
    page: Page
