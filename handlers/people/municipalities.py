"""Municipalities: an administrator adds them and invites their curators; both may rename them."""

from html import escape

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import (
    AddMunicipality,
    CurateMunicipality,
    InviteOffice,
    MunicipalityZone,
    OpenMunicipality,
    People,
    RenameMunicipality,
)
from bot.ui.context import Context
from bot.ui.links import invite_link
from bot.ui.screens.people import invitation
from bot.ui.screens.people import municipality as screens
from documents.write.qr import qr_png
from domain.access import UseCase
from handlers.core.conversation import GivesName
from handlers.core.dialogs import number_of, said_in
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Adding, Asking
from handlers.core.typing_in import ask
from services.core import municipalities, rights
from services.people import invites

router = Router(name="people.municipalities")


@router.callback_query(Menu.filter(F.place == "municipalities"))
async def list_municipalities(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """All municipalities of this bot."""
    await state.clear()
    async with ctx.read() as session:
        found = await municipalities.list_all(session, actor=ctx.actor)
    await show(callback, screens.listing(found, ctx.texts), ctx.tools)


@router.callback_query(OpenMunicipality.filter())
async def open_municipality(
    callback: CallbackQuery, callback_data: OpenMunicipality, ctx: Context
) -> None:
    async with ctx.read() as session:
        municipality = await municipalities.see(
            session, callback_data.municipality_id, actor=ctx.actor
        )
    await show(callback, screens.card(municipality, ctx.texts), ctx.tools)


@router.callback_query(AddMunicipality.filter())
async def ask_name(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    rights.check(UseCase.MANAGE_MUNICIPALITIES, actor=ctx.actor)
    text = ctx.texts("municipalities-ask-name")
    await ask(callback, ctx, state, Adding.name, text, Menu(place="municipalities"))


@router.message(Adding.name, GivesName())
async def take_name(message: Message, ctx: Context, state: FSMContext) -> None:
    await state.update_data(name=municipalities.clean_name(message.text or ""))
    await state.set_state(Adding.zone)
    screen = screens.ask_zone(await number_of(state, ctx), ctx.texts)
    await show(message, screen, ctx.tools)


@router.callback_query(MunicipalityZone.filter())
async def add(
    callback: CallbackQuery, callback_data: MunicipalityZone, ctx: Context, state: FSMContext
) -> None:
    """Add the municipality."""
    name = str((await said_in(state, callback_data.number)).get("name", ""))
    await state.clear()
    zone = screens.ZONES[callback_data.index % len(screens.ZONES)]
    async with ctx.write() as session:
        municipality_id = await municipalities.create_as(
            session, name, zone, ctx.texts.locale, actor=ctx.actor
        )
    async with ctx.read() as session:
        municipality = await municipalities.see(session, municipality_id, actor=ctx.actor)
    await show(callback, screens.card(municipality, ctx.texts), ctx.tools)


@router.callback_query(RenameMunicipality.filter())
async def ask_other_name(
    callback: CallbackQuery, callback_data: RenameMunicipality, ctx: Context, state: FSMContext
) -> None:
    """Ask for another name, of a municipality that may be renamed."""
    id_ = callback_data.municipality_id
    rights.check(UseCase.MANAGE_ORGANISATIONS, municipality_id=id_, actor=ctx.actor)
    async with ctx.read() as session:
        name = (await municipalities.one(session, id_)).name
    text = ctx.texts("municipality-ask-name", name=escape(name))
    back = People(municipality_id=id_)
    await ask(callback, ctx, state, Asking.municipality_name, text, back, municipality=id_)


@router.message(StateFilter(Asking.municipality_name), GivesName())
async def take_other_name(message: Message, ctx: Context, state: FSMContext) -> None:
    """The other name of a municipality."""
    municipality_id = int((await state.get_data())["municipality"])
    await rename(message, ctx, state, "municipality", municipality_id, message.text or "")


@gives("municipality")
async def give_name(ctx: Context, municipality_id: int, name: str) -> str:
    """Give a municipality a name."""
    async with ctx.write() as session:
        return await municipalities.rename(session, municipality_id, name, actor=ctx.actor)


@router.callback_query(CurateMunicipality.filter())
async def become_curator(
    callback: CallbackQuery, callback_data: CurateMunicipality, ctx: Context
) -> None:
    """The administrator is the curator too."""
    async with ctx.write() as session:
        municipality = await municipalities.become_curator(
            session, callback_data.municipality_id, actor=ctx.actor
        )
    toast = ctx.texts("municipalities-curated", name=municipality.name)
    await show(callback, screens.card(municipality, ctx.texts), ctx.tools, toast)


@router.callback_query(InviteOffice.filter())
async def invite(callback: CallbackQuery, callback_data: InviteOffice, ctx: Context) -> None:
    """A one-time link with its QR code, to be forwarded to the new colleague."""
    role = callback_data.role
    async with ctx.write() as session:
        token = await invites.make(session, role, callback_data.municipality_id, actor=ctx.actor)
        municipality = await municipalities.see(
            session, callback_data.municipality_id, actor=ctx.actor
        )
    await callback.answer()
    link = invite_link(ctx.tools.username, token)
    if isinstance(callback.message, Message):
        await callback.message.answer_photo(
            BufferedInputFile(qr_png(link), "invite.png"),
            caption=invitation.caption(ctx.texts, role, municipality.name, link),
        )
