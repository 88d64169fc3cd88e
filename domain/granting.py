"""Who may give which role to whom: beside the table of rights, since it is about roles alone."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.access import REACH, Actor, Role, reaches

GRANTS: Mapping[Role, frozenset[Role]] = MappingProxyType(
    {
        Role.COORDINATOR: frozenset({Role.COORDINATOR}),
        Role.HEAD: frozenset(),
        Role.CURATOR: frozenset({Role.COORDINATOR, Role.HEAD, Role.CURATOR, Role.MANAGER}),
        Role.MANAGER: frozenset(),
        Role.ADMINISTRATOR: frozenset(Role),
    }
)
"""The roles that a role may give to others, inside its own reach."""


def may_grant(
    actor: Actor, role: Role, *, municipality_id: int, organisation_id: int | None = None
) -> bool:
    """Whether `actor` may invite somebody into `role` there: nobody gives more than they hold."""
    if actor.is_administrator:
        return True
    return any(
        role in GRANTS[held.role]
        and reaches(REACH[held.role], held, municipality_id, organisation_id)
        for held in actor.current()
    )
