"""Who does what: parties and what they point to."""

from bot.ui.callbacks.base import Button, Page
from models.enums import Target
from services.assignment.activity_assigning import Answering


class Parties(Button, prefix="yp"):
    """A page of the parties of a roadmap, from 0."""

    roadmap_id: int
    page: Page


class PartiesAtOnce(Button, prefix="yq"):
    """All parties at once: `what` is take (the sure proposals), possible (those that are not sure
    as well), rest (nobody for the others), both (take and rest) or all (possible and rest).
    `past`: whether bodies that join a plan in force are asked for windows that have ended.
    """

    roadmap_id: int
    what: str
    past: int = 0


class TakeProposal(Button, prefix="yk"):
    """What is proposed for one party; `past` as in `PartiesAtOnce`."""

    roadmap_id: int
    party_id: int
    past: int = 0


class OpenParty(Button, prefix="yo"):
    """What a party points to, with a page of organisations, from 0."""

    roadmap_id: int
    party_id: int
    page: Page


class AssignTo(Button, prefix="yg"):
    """Point a party somewhere. `target` is a `models.enums.Target`, `ref_id` 0 where it names
    nothing. `answers`: whether an organisation, one of several, is to be among them."""

    roadmap_id: int
    party_id: int
    target: Target
    ref_id: int
    page: Page
    answers: int = 1


class ActivityAnswering(Button, prefix="aw"):
    """Who answers for one activity."""

    activity_id: int


class AnswererList(Button, prefix="al"):
    """A page of the parties or organisations that could answer for an activity, from 0."""

    activity_id: int
    what: Answering
    page: Page = 0


class ChangeAnswerer(Button, prefix="aq"):
    """Let somebody answer for an activity alone (`answers` 1) or not any more (0).

    Until `sure` is 1 it is only said what that does.
    """

    activity_id: int
    what: Answering
    ref_id: int
    answers: int
    sure: int = 0
