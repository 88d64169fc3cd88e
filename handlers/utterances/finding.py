"""Which tasks an office's words name: the ones they say, else the one of the open card."""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import office as screens
from domain.utterances import OrderScope, text_checks
from domain.workflow import Status
from handlers.core.showing import show
from handlers.tasks.acting import show_card
from handlers.utterances.hearing import Heard
from services.tasks import deadline_requests, office_tasks, worlds
from services.tasks.task_lists import TaskLine


async def meant(ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None) -> list[TaskLine]:
    """The tasks that the words name, else the one of the open card."""
    reading, scope = heard.reading, heard.reading.scope or OrderScope()
    activities = scope.activities or _some(reading.activity)
    organisations = scope.organisations or _some(reading.organisation)
    reaches_all = scope.everybody or scope.leaves_out
    if not (activities or organisations or reaches_all):
        return await of_open_card(ctx, heard, statuses)
    async with ctx.read() as session:
        found = await office_tasks.find(
            session,
            activities=activities,
            organisations=organisations,
            statuses=statuses,
            actor=ctx.actor,
        )
    return [line for line in found if not scope.spares(_name(line), line.organisation)]


def _some(name: str | None) -> tuple[str, ...]:
    return (name,) if name is not None else ()


def _name(line: TaskLine) -> str:
    return worlds.name_of(line.number, line.title)


async def of_open_card(
    ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None
) -> list[TaskLine]:
    ids = [id_ for id_ in (heard.replied or heard.opened,) if id_ is not None]
    if not ids:
        return []
    async with ctx.read() as session:
        return await office_tasks.find(session, task_ids=ids, statuses=statuses, actor=ctx.actor)


async def show_requests(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether «кто просил перенести срок» was answered by the tasks whose requests wait."""
    if not text_checks.asks_for_requests(heard.text):
        return False
    async with ctx.read() as session:
        waiting = await deadline_requests.waiting_in_office(session, actor=ctx.actor)
        found = await office_tasks.find(session, task_ids=waiting, actor=ctx.actor)
    said = ctx.texts("said-requests-wait", count=len(found))
    await show_which(message, ctx, found, said)
    return True


async def show_which(message: Message, ctx: Context, lines: list[TaskLine], said: str = "") -> None:
    """The card of the only task, else the tasks to choose from, below what is `said`."""
    if len(lines) == 1:
        await show_card(message, ctx, lines[0].task_id, said=said)
    elif lines:
        await show(message, screens.which(lines, ctx.texts, said), ctx.tools)
    else:
        await message.answer(said or ctx.texts("said-no-such-task"))
