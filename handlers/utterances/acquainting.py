"""«Кто такой Иванов»: who that is, where the person works, and by which telephone to call."""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import people as screens
from domain.access import Role
from domain.utterances.people_asked import Forms, asked_person, forms_of, is_called
from handlers.core.showing import show
from services.people import acquaintances


async def answer(message: Message, ctx: Context, text: str) -> bool:
    """Whether somebody was asked about by name: the person is shown, or said to be unknown."""
    asked = asked_person(text)
    return asked is not None and await _show(message, ctx, asked.forms, is_asked=asked.is_name)


async def finds(message: Message, ctx: Context, text: str) -> bool:
    """Whether words that mean nothing else are somebody's name."""
    named = forms_of(text)
    return named is not None and await _show(message, ctx, named, is_asked=False)


async def _show(message: Message, ctx: Context, asked: Forms, *, is_asked: bool) -> bool:
    async with ctx.read() as session:
        found = await acquaintances.called(
            session, lambda name: is_called(name, asked), actor=ctx.actor
        )
    if not found and not is_asked:
        return False
    opens = ctx.person.has(Role.CURATOR)
    await show(message, screens.acquaintances(found, ctx.texts, opens=opens), ctx.tools)
    return True
