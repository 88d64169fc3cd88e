"""Words and their context in, a reading out: the fields of the contract of utterances."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class SpeakerRole(StrEnum):
    """Who speaks."""

    COORDINATOR = "coordinator"
    HEAD = "head"
    CURATOR = "curator"
    MANAGER = "manager"


class Prompt(StrEnum):
    """What the bot is waiting for."""

    NUMBER = "number"
    WORDS = "words"
    REASON = "reason"
    OBSTACLE = "obstacle"
    DAY = "day"
    COMMENT = "comment"


class SaidStatus(StrEnum):
    """What a report says about the work."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NO_CHANGE = "no_change"


class Intent(StrEnum):
    """What is wanted."""

    REPORT = "report"
    OBSTACLE = "obstacle"
    EXTEND = "extend"
    NOT_OURS = "not_ours"
    SNOOZE = "snooze"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    RETURN = "return"
    MOVE = "move"
    REMIND = "remind"
    ANSWER = "answer"
    LIST = "list"
    WHEN = "when"
    DOCUMENTS = "documents"
    CONTACT = "contact"
    FIND = "find"
    OPEN = "open"
    DEBTORS = "debtors"
    REVIEW = "review"
    SUMMARY = "summary"
    EXPORT = "export"
    PACK = "pack"
    RANKING = "ranking"
    FORECAST = "forecast"
    GREET = "greet"
    THANKS = "thanks"
    ACK = "ack"
    HELP = "help"
    MENU = "menu"
    SETTINGS = "settings"
    UNKNOWN = "unknown"


ACTS = frozenset(
    {
        Intent.REPORT,
        Intent.OBSTACLE,
        Intent.EXTEND,
        Intent.NOT_OURS,
        Intent.SNOOZE,
        Intent.WITHDRAW,
        Intent.ACCEPT,
        Intent.RETURN,
        Intent.MOVE,
        Intent.REMIND,
        Intent.ANSWER,
    }
)
"""The intents that change something, if the reading is confident."""

MAY = {
    Intent.REPORT: {SpeakerRole.COORDINATOR},
    Intent.OBSTACLE: {SpeakerRole.COORDINATOR},
    Intent.EXTEND: {SpeakerRole.COORDINATOR},
    Intent.NOT_OURS: {SpeakerRole.COORDINATOR},
    Intent.WITHDRAW: {SpeakerRole.COORDINATOR},
    Intent.ACCEPT: {SpeakerRole.CURATOR},
    Intent.RETURN: {SpeakerRole.CURATOR},
    Intent.MOVE: {SpeakerRole.CURATOR},
    Intent.REMIND: {SpeakerRole.CURATOR, SpeakerRole.MANAGER},
}
"""Whose an act is, where it is not everybody's. For others a reading is never confident."""


class Named(NamedTuple):
    """A section or an activity: its number as the plan has it («1.4») and its title."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What can be spoken of. `today` is the speaker's local day, `start`…`end` the plan's period.

    `holidays` are those of the school calendar, each as its first and last day, in order.

    Organisations and groups are full names; readings give them back letter by letter.
    """

    today: date
    start: date
    end: date
    organisations: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sections: tuple[Named, ...] = ()
    activities: tuple[Named, ...] = ()
    holidays: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the bot has shown last, by full names and numbers: «им», «этот пункт» may mean it."""

    organisations: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What somebody said and where.

    `open` is the number of the activity whose card was opened last (within 30 minutes), `reply`
    the numbers of those that the message replied to is about. `shown` is what was shown last.
    """

    text: str
    role: SpeakerRole
    prompt: Prompt | None = None
    open: str | None = None
    reply: tuple[str, ...] = ()
    shown: Shown = field(default=Shown())


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSummary:
    """What a question asks for; None is what was not said. The values are the contract's words.

    `start`, `end`: first and last day, inclusive. `day`: an evening in the past. `school` is an
    organisation's or a group's full name, `section` a number.
    """

    filter: str | None = None
    format: str | None = None
    by: str | None = None
    which: str | None = None
    start: date | None = None
    end: date | None = None
    basis: str | None = None
    day: date | None = None
    school: str | None = None
    section: str | None = None
    compare: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderScope:
    """How far an order of an office reaches: what it names, and what it leaves out.

    `orders` are those that the words give: two where the mind was changed or each has its own
    things. `denied`: the order forbids; `postponed`: it is of another day. `is_clear` is False
    where something that is listed or left out was not understood.
    """

    activities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    without_activities: tuple[str, ...] = ()
    without_organisations: tuple[str, ...] = ()
    everybody: bool = False
    denied: bool = False
    postponed: bool = False
    orders: tuple[Intent, ...] = ()
    is_clear: bool = True

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """The names of all that is left out."""
        return (*self.without_activities, *self.without_organisations)

    @property
    def is_plain(self) -> bool:
        """Whether the slots of a reading say the same."""
        several = len(self.activities) > 1 or len(self.organisations) > 1
        several = several or len(self.orders) > 1
        return self.is_clear and not (several or self.denied or self.postponed or self.leaves_out)

    def spares(self, activity: str, organisation: str) -> bool:
        """Whether a task is among those left out."""
        return activity in self.without_activities or organisation in self.without_organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood; fields that do not apply are None.

    `text` of an extension by a number of days is «+7» and counts from the deadline. `value` is a
    number that was reported, percent as a number. `text` of a summary that is not confident holds
    the words that were not understood. `stranger` is the number of an activity that the world does
    not have, `scope` how far an order of an office reaches: neither is a field of the contract.
    """

    intent: Intent
    activity: str | None = None
    status: SaidStatus | None = None
    value: float | None = None
    until: date | None = None
    organisation: str | None = None
    text: str | None = None
    question: AskedSummary | None = field(default=None)
    confident: bool = True
    stranger: str | None = None
    scope: OrderScope | None = None
