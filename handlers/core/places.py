"""The municipalities in which a person has a role of the office."""

from bot.ui.context import Context
from domain.access import Role


def office_municipalities(ctx: Context, *roles: Role) -> list[tuple[int, str]]:
    """(id, name) of the municipalities where the person has one of the roles, each once."""
    found = {
        place.municipality_id: place.municipality
        for place in ctx.person.places
        if place.role in roles
    }
    return list(found.items())
