"""«Передать коллеге»: a one-time invite that takes the place of the own membership."""

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.ui.callbacks.people import HandOver
from bot.ui.context import Context
from bot.ui.links import invite_link
from bot.ui.screens.people import handover, invitation
from documents.write.qr import qr_png
from domain.access import Role
from domain.errors import Code, Refusal
from handlers.core.showing import show
from services.core.actors import HeldRole
from services.people import invites

router = Router(name="people.handover")


@router.callback_query(HandOver.filter())
async def hand_over(callback: CallbackQuery, callback_data: HandOver, ctx: Context) -> None:
    """Which school, whether really, and then the link."""
    places = [place for place in ctx.person.places if place.role is Role.COORDINATOR]
    if not places:
        raise Refusal(Code.DENIED)
    if callback_data.membership_id == 0 and len(places) > 1:
        await show(callback, handover.choose(places, ctx.texts), ctx.tools)
        return
    wanted = callback_data.membership_id or places[0].membership_id
    place = next((each for each in places if each.membership_id == wanted), None)
    if place is None:
        raise Refusal(Code.DENIED)
    if not callback_data.sure:
        await show(callback, handover.confirm(place, ctx.texts), ctx.tools)
        return
    await _send_link(callback, ctx, place)


async def _send_link(callback: CallbackQuery, ctx: Context, place: HeldRole) -> None:
    async with ctx.write() as session:
        token = await invites.make(
            session,
            Role.COORDINATOR,
            place.municipality_id,
            place.organisation_id,
            replaces_membership_id=place.membership_id,
            actor=ctx.actor,
        )
    await callback.answer()
    link = invite_link(ctx.tools.username, token)
    name = place.organisation or place.municipality
    if isinstance(callback.message, Message):
        await callback.message.answer_photo(
            BufferedInputFile(qr_png(link), "invite.png"),
            caption=invitation.caption(ctx.texts, Role.COORDINATOR, name, link),
        )
