"""Which tasks an office's words name: the ones they say, else the one in hand."""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import office as screens
from domain.workflow import Status
from handlers.core.showing import show
from handlers.tasks.acting import show_card
from handlers.utterances.hearing import Heard
from services.tasks import office_tasks
from services.tasks.task_lists import TaskLine


async def meant(ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None) -> list[TaskLine]:
    """The tasks that the words name, else the one in hand."""
    reading = heard.reading
    if reading.activity is None and reading.organisation is None:
        return await in_hand(ctx, heard, statuses)
    async with ctx.read() as session:
        return await office_tasks.find(
            session,
            activity=reading.activity,
            organisation=reading.organisation,
            statuses=statuses,
            actor=ctx.actor,
        )


async def in_hand(
    ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None
) -> list[TaskLine]:
    ids = [id_ for id_ in (heard.replied or heard.opened,) if id_ is not None]
    if not ids:
        return []
    async with ctx.read() as session:
        return await office_tasks.find(session, task_ids=ids, statuses=statuses, actor=ctx.actor)


async def show_which(message: Message, ctx: Context, lines: list[TaskLine]) -> None:
    if len(lines) == 1:
        await show_card(message, ctx, lines[0].task_id)
    elif lines:
        await show(message, screens.which(lines, ctx.texts), ctx.tools)
    else:
        await message.answer(ctx.texts("said-no-such-task"))
