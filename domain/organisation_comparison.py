"""A list of organisations beside those that are known: new, the same, changed, perhaps the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.organisation_identity import Likeness, compare_names
from domain.organisation_kinds import OrganisationKind
from domain.organisation_list import ListedOrganisation
from domain.person_names import is_same_person
from domain.phones import same_phone
from domain.planning.wording import key


class ListedState(StrEnum):
    """How a listed organisation stands to those that are known."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation of the municipality as far as lists go."""

    id: int
    name: str
    kind: OrganisationKind
    phone: str = ""
    coordinator: str = ""
    head: str = ""
    coordinator_phone: str = ""
    groups: tuple[str, ...] = ()
    full_name: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationComparison:
    """A listed organisation beside the known one: `known` is None for a new one.

    An `ALIKE` one is for a person to decide.
    """

    listed: ListedOrganisation
    standing: ListedState
    known: KnownOrganisation | None = None

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """(field, before, after) of what taking it over as the known one writes down of that."""
        return () if self.known is None else _changes(self.listed, self.known)

    @property
    def stays_closed(self) -> bool:
        """Whether it is asked for nothing, though a list has it: taking that over opens nothing."""
        return self.known is not None and self.known.is_closed

    @property
    def invites(self) -> bool:
        """Whether taking it over gives an invite to a name that it did not have before."""
        if self.known is None:
            return bool(self.listed.coordinator)
        return any(name == "coordinator" for name, _, _ in self.changes)


def compare_lists(
    listed: Iterable[ListedOrganisation], known: Sequence[KnownOrganisation]
) -> list[OrganisationComparison]:
    """Each listed organisation beside the known one that it is or may be; none is met twice."""
    by_key = {key(each.full_name): each for each in known if each.full_name}
    by_key |= {key(each.name): each for each in known}
    waiting = list(listed)
    exact = {
        id(each): by_key[name]
        for each in waiting
        for name in (key(each.full_name), key(each.name))
        if name in by_key
    }
    taken = {found.id for found in exact.values()}
    free = [each for each in known if each.id not in taken]
    result = []
    for each in waiting:
        match = exact.get(id(each))
        if match is not None:
            standing = ListedState.CHANGED if _changes(each, match) else ListedState.SAME
            result.append(OrganisationComparison(each, standing, match))
        elif alike := next((other for other in free if _alike(each, other)), None):
            free.remove(alike)
            # What this list has written down of it before makes it the same one.
            standing = ListedState.SAME if _is_told_of(each, alike) else ListedState.ALIKE
            result.append(OrganisationComparison(each, standing, alike))
        else:
            result.append(OrganisationComparison(each, ListedState.NEW))
    return result


def _changes(
    listed: ListedOrganisation, known: KnownOrganisation
) -> tuple[tuple[str, str, str], ...]:
    """What a list says otherwise of a known organisation; what it leaves out it keeps."""
    found = []
    for name in ("coordinator", "head"):
        said, held = getattr(listed, name), getattr(known, name)
        if said and key(said) != key(held) and not _is_shorter(said, held):
            found.append((name, held, said))
    for name in ("phone", "coordinator_phone"):
        said, held = getattr(listed, name), getattr(known, name)
        if said and not same_phone(said, held):
            found.append((name, held, said))
    if key(listed.full_name) not in ("", key(known.name), key(known.full_name)):
        found.append(("full_name", known.full_name, listed.full_name))
    held_groups = set(map(key, known.groups))
    if groups := [name for name in listed.groups if key(name) not in held_groups]:
        found.append(("groups", ", ".join(known.groups), ", ".join((*known.groups, *groups))))
    return tuple(found)


def _is_shorter(said: str, held: str) -> bool:
    """Whether a list has the initials of somebody whose names are known already."""
    return len(said) < len(held) and is_same_person(said, held)


def _is_told_of(listed: ListedOrganisation, known: KnownOrganisation) -> bool:
    """Whether a list says something of an organisation, and all of that is known of this one."""
    said = listed.phone or listed.coordinator or listed.head or listed.full_name
    return bool(said) and not _changes(listed, known)


def _alike(listed: ListedOrganisation, known: KnownOrganisation) -> bool:
    names = filter(None, (listed.name, listed.full_name))
    return any(compare_names(name, known.name) is Likeness.ALIKE for name in names)
