"""The one place where a refusal becomes a sentence.

A fault is no business of this place: the inbox tries again, and says so where that does not help.
"""

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message

from bot.ui.context import Context
from bot.ui.texts import texts
from domain.errors import Code, Denial, Refusal
from services.core import audit

router = Router(name="core.errors")

ALERT = 200


@router.error(ExceptionTypeFilter(Refusal))
async def explain(event: ErrorEvent, ctx: Context | None = None) -> bool:
    """Tell the person what is wrong and what to do."""
    refusal = event.exception
    assert isinstance(refusal, Refusal)
    say = ctx.texts if ctx else texts(None)
    sentence = say(f"error-{refusal.code.value}", **refusal.values)
    if refusal.code is Code.DENIED and ctx is not None and not ctx.person.is_stranger:
        await _note_denial(ctx, event, refusal)
    callback, message = event.update.callback_query, event.update.message
    if callback is not None:
        await _tell(callback, sentence)
    elif message is not None:
        await message.answer(sentence)
    return True


async def _tell(callback: CallbackQuery, sentence: str) -> None:
    # An alert holds 200 letters, and a press takes one answer: else it becomes a message.
    if len(sentence) > ALERT:
        await callback.answer()
    elif await callback.answer(sentence, show_alert=True):
        return
    if isinstance(callback.message, Message):
        await callback.message.answer(sentence)


async def _note_denial(ctx: Context, event: ErrorEvent, refusal: Refusal) -> None:
    if ctx.was_applied:
        return
    callback = event.update.callback_query
    about = refusal.municipality_id if isinstance(refusal, Denial) else None
    own = (place.municipality_id for place in ctx.person.places)
    async with ctx.write() as session:
        await audit.deny(
            session,
            (callback.data if callback else "message") or "",
            (about, *own),
            person_id=ctx.person.person_id,
            at=ctx.now,
        )
