"""Where somebody may do a thing: the only municipality, or a choice of several."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screens.core import municipalities
from domain.access import OF_SCHOOL, UseCase, allowed
from handlers.core.showing import show
from services.core.actors import HeldRole


def heard_of(ctx: Context) -> tuple[HeldRole, ...]:
    """The roles in which somebody asks for figures: those of offices, of schools where none is."""
    places = ctx.person.places
    return tuple(each for each in places if each.role not in OF_SCHOOL) or places


def municipalities_for(ctx: Context, use_case: UseCase) -> list[tuple[int, str]]:
    """(id, name) of the municipalities where the person may do it, by name."""
    found = {
        place.municipality_id: place.municipality
        for place in ctx.person.places
        if allowed(ctx.actor, use_case, municipality_id=place.municipality_id)
    }
    return sorted(found.items(), key=lambda item: item[1])


async def chosen_municipality(
    event: Message | CallbackQuery,
    chosen: int,
    use_case: UseCase,
    to: Callable[..., CallbackData],
    ctx: Context,
    *,
    back: str = "home",
) -> int | None:
    """The municipality that was `chosen`, else the only one; None where the person is asked now.

    `to` is the kind of button that opens one of the choice, `back` is the menu's place behind it.
    """
    if chosen:
        return chosen
    found = municipalities_for(ctx, use_case)
    if len(found) == 1:
        return found[0][0]
    if not found and ctx.actor.is_administrator:
        back = "municipalities"
    await show(event, municipalities.choose(found, to, ctx.texts, back=back), ctx.tools)
    return None
