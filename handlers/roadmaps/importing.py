"""A curator sends a document, or a table as a message: it is read, what was understood is shown.

What is asked before (a plan or a report? whose plan?) is asked in reply to the document, so that
the answer finds it again without anything being remembered.
"""

import time
from collections.abc import Sequence
from contextlib import suppress

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import ImportAs, ImportFor
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.roadmaps import importing as screens
from documents.read.limits import MAX_MEGABYTES
from domain.access import Role, UseCase
from domain.errors import Code, Refusal
from domain.pasted import looks_like_table
from handlers.core import update_keys
from handlers.core.showing import show
from handlers.core.states import NAMES, Asking
from handlers.people.organisation_lists import offer_to_add, preview
from handlers.reports.answering import answer
from handlers.reports.incoming import read as read_incoming
from handlers.roadmaps.reading import ListInstead, read_and_store
from handlers.roadmaps.roadmaps import screen_of
from services.core import rights
from services.reports import uploads
from services.roadmaps import draft_storing, roadmaps

router = Router(name="roadmaps.importing")

_BYTES = MAX_MEGABYTES * 1024 * 1024


@router.message(F.document, ~F.animation)
async def take_document(message: Message, ctx: Context, bot: Bot, state: FSMContext) -> None:
    """Read a plan or a list, whatever the bot waits for: a document is no answer to a question.

    Of somebody who also reports for a school, ask first what this is.
    """
    if not roadmaps.keepers_of(ctx.actor) and not ctx.actor.is_administrator:
        raise SkipHandler
    if await _answered(message, ctx, bot, state):
        return
    if ctx.person.has(Role.COORDINATOR):
        screen = screens.which(ctx.texts)
        await message.reply(screen.text, reply_markup=screen.keyboard)
        return
    await _ask_whose(message, ctx, bot, state)


async def _answered(message: Message, ctx: Context, bot: Bot, state: FSMContext) -> bool:
    """Read a list that was asked for, or say that there is nobody to import for; else stop waiting.

    True where there is nothing left to do.
    """
    if await state.get_state() == Asking.organisations.state:
        municipality_id = int((await state.get_data())["municipality"])
        rights.check(UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id, actor=ctx.actor)
        whose = ImportFor(municipality_id=municipality_id)
        await _import(message, whose, ctx, bot, state, list_asked=True)
        return True
    async with ctx.read() as session:
        if not await roadmaps.importable(session, actor=ctx.actor):
            # The name that may be waited for is what is missing: the waiting goes on.
            await show(message, screens.no_municipality(ctx.texts), ctx.tools)
            return True
    await state.clear()
    return False


@router.message(
    StateFilter(None, *NAMES),
    F.text,
    F.text.func(looks_like_table),
)
async def take_table(message: Message, ctx: Context, bot: Bot, state: FSMContext) -> None:
    """Read a plan that was pasted; a table is no name, and a reply is about what it answers."""
    may_import = roadmaps.keepers_of(ctx.actor) or ctx.actor.is_administrator
    if not may_import or (message.reply_to_message and await state.get_state() is None):
        raise SkipHandler
    if not await _answered(message, ctx, bot, state):
        await _ask_whose(message, ctx, bot, state)


@router.callback_query(ImportAs.filter(F.kind == "drop"))
async def drop(callback: CallbackQuery, ctx: Context) -> None:
    """Neither: nothing is kept."""
    await show(callback, Screen(ctx.texts("import-dropped")), ctx.tools)


@router.callback_query(ImportAs.filter(F.kind == "plan"))
async def as_plan(callback: CallbackQuery, ctx: Context, bot: Bot, state: FSMContext) -> None:
    """It is a plan."""
    document = await _replied(callback, ctx)
    if document is None or not isinstance(callback.message, Message):
        return
    await _remove(callback.message)
    await _ask_whose(document, ctx, bot, state)


@router.callback_query(ImportAs.filter(F.kind == "report"))
async def as_report(callback: CallbackQuery, ctx: Context, bot: Bot) -> None:
    """It is a report: the coordinator's way begins."""
    document = await _replied(callback, ctx)
    incoming = read_incoming(document, ctx) if document else None
    if document is None or incoming is None or not isinstance(callback.message, Message):
        return
    await _remove(callback.message)
    key = update_keys.of_message(document)
    async with ctx.write(repeatable=True) as session:
        view = await uploads.receive(
            session, document.chat.id, key, incoming, None, actor=ctx.actor.caused_by(key)
        )
    await answer(bot, ctx, document.chat.id, view)


@router.callback_query(ImportFor.filter())
async def for_municipality(
    callback: CallbackQuery, callback_data: ImportFor, ctx: Context, bot: Bot, state: FSMContext
) -> None:
    """Whose plan it is has been said."""
    async with ctx.read() as session:
        allowed = await roadmaps.importable(session, actor=ctx.actor)
    # Before anything is read or kept: buttons can be forged.
    if callback_data.municipality_id not in dict(allowed):
        raise Refusal(Code.DENIED)
    document = await _replied(callback, ctx)
    if document is None or not isinstance(callback.message, Message):
        return
    await _remove(callback.message)
    if callback_data.is_plan:
        await state.clear()  # no list is taken over any more
    await _import(document, callback_data, ctx, bot, state)


async def _replied(callback: CallbackQuery, ctx: Context) -> Message | None:
    """The message with the document that the question was asked about; says so if it is gone."""
    message = callback.message
    replied = message.reply_to_message if isinstance(message, Message) else None
    if replied is None or (replied.document is None and not looks_like_table(replied.text or "")):
        await callback.answer(ctx.texts("import-file-gone"), show_alert=True)
        return None
    await callback.answer()
    return replied


async def _ask_whose(message: Message, ctx: Context, bot: Bot, state: FSMContext) -> None:
    async with ctx.read() as session:
        municipalities = await roadmaps.importable(session, actor=ctx.actor)
    if len(municipalities) == 1:
        await _import(message, ImportFor(municipality_id=municipalities[0][0]), ctx, bot, state)
        return
    screen = screens.whose(municipalities, ctx.texts)
    await message.reply(screen.text, reply_markup=screen.keyboard)


async def _import(
    message: Message,
    whose: ImportFor,
    ctx: Context,
    bot: Bot,
    state: FSMContext,
    *,
    list_asked: bool = False,
) -> None:
    """Read the plan in a message, store the draft, and show it in one and the same message.

    A list of organisations that comes instead is offered as such, unless it was said to be a plan.
    """
    if message.document is not None and (message.document.file_size or 0) > _BYTES:
        raise Refusal(Code.FILE_TOO_LARGE)
    key = update_keys.of_message(message)
    async with ctx.read() as session:
        known = await draft_storing.brought_by(session, key)
    if known:
        # Telegram has brought the message twice; or a try of ours ended before it was answered.
        if ctx.was_applied:
            # One that was given up in between is shown no more; the others are.
            left = [id_ for id_, status in known.items() if status in roadmaps.SHOWN]
            await _show_all(message, left, ctx)
        return
    progress = await message.answer(ctx.texts("import-reading"))
    is_read, begun = False, time.monotonic()
    try:
        read = await read_and_store(message, key, whose, progress, ctx, bot, list_asked=list_asked)
        is_read = True
    except Exception:
        # The sentence about what is wrong comes as a message of its own.
        await _remove(progress)
        raise
    finally:
        ctx.tools.note_import(time.monotonic() - begun, is_read)
    if isinstance(read, ListInstead):
        await _remove(progress)
        as_plan = whose.model_copy(update={"is_plan": 1}) if read.may_be_plan else None
        if list_asked:
            await preview(message, read.given, ctx, state, as_plan)
        else:
            await offer_to_add(message, whose.municipality_id, read.given, ctx, state, as_plan)
        return
    if list_asked:
        await state.clear()
    if len(read) > 1:
        await _remove(progress)
        await _show_all(message, read, ctx)
        return
    screen = await screen_of(read[0], ctx)
    await progress.edit_text(screen.text, reply_markup=screen.keyboard)


async def _show_all(message: Message, roadmap_ids: Sequence[int], ctx: Context) -> None:
    """Every plan of a file in a message of its own; of many the first, the rest wait in a list."""
    if len(roadmap_ids) > 1:
        async with ctx.read() as session:
            seen = [await roadmaps.see(session, id_, actor=ctx.actor) for id_ in roadmap_ids]
        screen = screens.several([view.line.short_title for view in seen], ctx.texts)
        await message.answer(screen.text, reply_markup=screen.keyboard)
    for id_ in roadmap_ids[: screens.PLANS_AT_ONCE]:
        screen = await screen_of(id_, ctx)
        await message.answer(screen.text, reply_markup=screen.keyboard)


async def _remove(message: Message) -> None:
    """Take a question or a note away; a try before this one may have done so."""
    with suppress(TelegramBadRequest):
        await message.delete()
