"""The names of a world, compiled once for all that is said in it."""

from functools import lru_cache

from domain.utterances.activities import Activities
from domain.utterances.organisations import Organisations
from domain.utterances.values import Named, World
from domain.utterances.vocabulary import vocabulary

_WORLDS = 64


class NameIndex:
    """Activities, sections and organisations, ready to be looked up."""

    def __init__(
        self,
        organisations: tuple[str, ...],
        groups: tuple[str, ...],
        sections: tuple[Named, ...],
        activities: tuple[Named, ...],
    ) -> None:
        words = vocabulary()
        self.words = words
        self.organisations = Organisations(organisations, groups, words)
        self.activities = Activities(activities, words)
        self.sections = Activities(sections, words)


@lru_cache(_WORLDS)
def _compiled(
    organisations: tuple[str, ...],
    groups: tuple[str, ...],
    sections: tuple[Named, ...],
    activities: tuple[Named, ...],
) -> NameIndex:
    return NameIndex(organisations, groups, sections, activities)


def index_of(world: World) -> NameIndex:
    """The index of a world; its day is not part of it."""
    return _compiled(world.organisations, world.groups, world.sections, world.activities)
