"""What persons do in a run: drawn beforehand, so that each action leaves a trace of its own."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

ALBUM = 3
"""Files of an album, each an update of its own."""

WORDS_IN_NAMES = 20
"""Every so many documents is a text that the bot looks into; the others are scans."""


class Kind(StrEnum):
    """An action. The last two are a curator's: a group is made by a press and its name in words,
    and a press makes an invite for a school (a second one would make another)."""

    WORDS = "words"
    PHOTO = "photo"
    ALBUM = "album"
    DOCUMENT = "document"
    PRESS = "press"
    GROUP = "group"
    INVITE = "invite"


OF_OFFICE = (Kind.GROUP, Kind.INVITE)

UPDATES = {Kind.ALBUM: ALBUM, Kind.GROUP: 2}
WEIGHTS = {
    Kind.WORDS: 40,
    Kind.PHOTO: 14,
    Kind.ALBUM: 6,
    Kind.DOCUMENT: 16,
    Kind.PRESS: 24,
    Kind.GROUP: 2,
    Kind.INVITE: 4,
}


@dataclass(frozen=True, slots=True)
class UserAction:
    """One thing that a person does. `number` is its own; `person` counts coordinators, or curators
    where the action is the office's."""

    kind: Kind
    number: int
    person: int

    @property
    def updates(self) -> int:
        """How many updates it makes."""
        return UPDATES.get(self.kind, 1)

    @property
    def words(self) -> str:
        """The text, caption or name that it leaves."""
        return f"слово {self.number}"


def drawn(updates: int, coordinators: int, curators: int, seed: str) -> list[UserAction]:
    """Deeds that make at least so many updates, in the order in which they are done."""
    chance = random.Random(seed)
    return list(_drawn(updates, coordinators, curators, chance))


def _drawn(
    updates: int, coordinators: int, curators: int, chance: random.Random
) -> Iterator[UserAction]:
    number = made = 0
    while made < updates:
        (kind,) = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        people = curators if kind in OF_OFFICE else coordinators
        action = UserAction(kind, number, chance.randrange(people))
        number, made = number + 1, made + action.updates
        yield action
