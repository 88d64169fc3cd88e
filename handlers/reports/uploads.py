"""The buttons under a file: what it is about, whether it is taken at all."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.reports import GiveUpload, UploadAction, UploadTasks
from bot.ui.context import Context
from bot.ui.screens.reports import upload
from domain.errors import Stale
from handlers.core.showing import show
from handlers.reports.answering import screen_of
from handlers.tasks.acting import Event, load_card
from services.reports import dropping, uploads
from services.reports.uploads import UploadView
from services.tasks import suggestions, task_lists
from services.tasks.task_lists import TaskListFilter

router = Router(name="reports.uploads")


@router.callback_query(UploadAction.filter(F.action == "open"))
async def open_answer(callback: CallbackQuery, callback_data: UploadAction, ctx: Context) -> None:
    """Back to what was taken."""
    async with ctx.read() as session:
        view = await uploads.find(session, callback_data.upload_id, actor=ctx.actor)
    await _show(callback, ctx, view)


@router.callback_query(UploadAction.filter(F.action == "guess"))
async def guess(callback: CallbackQuery, callback_data: UploadAction, ctx: Context) -> None:
    """«Это к другому»: the likeliest tasks."""
    async with ctx.read() as session:
        view = await uploads.find(session, callback_data.upload_id, actor=ctx.actor)
        guesses = await suggestions.suggest(
            session, view.words, callback.from_user.id, actor=ctx.actor
        )
    await show(callback, upload.question(view, guesses, ctx.texts), ctx.tools)


@router.callback_query(UploadTasks.filter())
async def list_tasks(callback: CallbackQuery, callback_data: UploadTasks, ctx: Context) -> None:
    """«Другое…»: all tasks, page by page."""
    async with ctx.read() as session:
        view = await uploads.find(session, callback_data.upload_id, actor=ctx.actor)
        page = await task_lists.load_page(
            session, TaskListFilter(), callback_data.page, actor=ctx.actor
        )
    await show(callback, upload.all_tasks(view, page, ctx.texts), ctx.tools)


@router.callback_query(GiveUpload.filter(F.how == "ask"))
async def ask_how(callback: CallbackQuery, callback_data: GiveUpload, ctx: Context) -> None:
    """The files prove one task already: do they go over, or prove both?"""
    async with ctx.read() as session:
        view = await uploads.find(session, callback_data.upload_id, actor=ctx.actor)
    if view.task_id is None or view.task_id == callback_data.task_id:
        await _show(callback, ctx, view)
        return
    old = await load_card(ctx, view.task_id)
    new = await load_card(ctx, callback_data.task_id)
    await show(callback, upload.move_or_add(view, old, new, ctx.texts), ctx.tools)


@router.callback_query(GiveUpload.filter())
async def give(callback: CallbackQuery, callback_data: GiveUpload, ctx: Context) -> None:
    """The files are about this task, only or also."""
    also = callback_data.how == "also"
    await give_to(callback, ctx, callback_data.upload_id, callback_data.task_id, also=also)


async def give_to(
    event: Event, ctx: Context, upload_id: int, task_id: int, *, also: bool = False
) -> None:
    """Have the files of an upload prove a task, and show what they prove now."""
    try:
        async with ctx.write(repeatable=True) as session:
            view = await uploads.give(
                session, upload_id, task_id, also=also, quota=ctx.tools.quota, actor=ctx.actor
            )
    except Stale:
        closed = await load_card(ctx, task_id)
        async with ctx.read() as session:
            view = await uploads.find(session, upload_id, actor=ctx.actor)
        said = upload.stale(closed, ctx.texts)
        if isinstance(event, Message):
            await event.answer(said)
        await _show(event, ctx, view, toast=said)
        return
    await _show(event, ctx, view)


@router.callback_query(UploadAction.filter(F.action == "release"))
async def release(callback: CallbackQuery, callback_data: UploadAction, ctx: Context) -> None:
    """The sender has been warned and sends the file all the same."""
    async with ctx.write(repeatable=True) as session:
        view = await uploads.release(
            session, callback_data.upload_id, quota=ctx.tools.quota, actor=ctx.actor
        )
    await _show(callback, ctx, view)


@router.callback_query(UploadAction.filter(F.action == "drop_held"))
async def drop_held(callback: CallbackQuery, callback_data: UploadAction, ctx: Context) -> None:
    """The file that looks like a list of pupils is forgotten."""
    async with ctx.write(repeatable=True) as session:
        view = await dropping.drop_held(session, callback_data.upload_id, actor=ctx.actor)
    if view.files:
        await _show(callback, ctx, view)
    else:
        await show(callback, upload.dropped(ctx.texts), ctx.tools)


@router.callback_query(UploadAction.filter(F.action == "drop"))
async def drop(callback: CallbackQuery, callback_data: UploadAction, ctx: Context) -> None:
    """The files are about nothing."""
    async with ctx.write(repeatable=True) as session:
        await dropping.drop(session, callback_data.upload_id, actor=ctx.actor)
    await show(callback, upload.dropped(ctx.texts), ctx.tools)


async def _show(event: Event, ctx: Context, view: UploadView, toast: str | None = None) -> None:
    screen = await screen_of(ctx, view, ctx.person.telegram_id)
    await show(event, screen, ctx.tools, toast)
