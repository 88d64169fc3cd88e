"""What a manager has said: figures and lists are shown; whose the rest is, is named."""

from collections.abc import Sequence
from html import escape

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.contacts import contacts as contacts_line
from bot.ui.context import Context
from bot.ui.fitting import shorten
from bot.ui.screens.utterances import office as screens
from bot.ui.screens.utterances import people
from bot.ui.screens.utterances.asking import LABEL
from domain import unanswerable
from domain.summary import TaskSelection
from domain.utterances import Intent, World, errands
from domain.utterances.named_parts import named_part
from domain.workflow import OPEN
from handlers.core.showing import show
from handlers.summaries.questions import open_summary
from handlers.summaries.worded_lists import list_named
from handlers.utterances import common, finding, office
from handlers.utterances.hearing import Heard
from services.core.phones import Contact
from services.people import organisation_views
from services.reports import contacts
from services.tasks import office_tasks

LISTS = {
    "due": TaskSelection.OVERDUE,
    "overdue": TaskSelection.OVERDUE,
    "returned": TaskSelection.RETURNED,
    "week": TaskSelection.AHEAD,
}
"""Which tasks a list shows to somebody who has none of his own."""


async def answer(message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard) -> None:
    """Answer from the figures; what a curator decides is said to be his."""
    reading = heard.reading
    if await office.answers_why(message, ctx, state, heard):
        return
    if await common.follows_up(message, ctx, state, heard):
        return
    if await finding.show_requests(message, ctx, heard):
        return
    match reading.intent:
        case _ if named_part(heard.text) is not None:
            await open_summary(message, heard.words, ctx, state)
        case _ if (schools := errands.listed_schools(heard.text)) is not None:
            await _tell_joined(message, ctx)
            if schools == "all":
                await open_summary(message, "сводка по школам", ctx, state)
        case Intent.RETURN | Intent.ACCEPT | Intent.MOVE | Intent.EXTEND:
            names = await _curators(ctx)
            await show(message, people.who_decides(names, ctx.texts), ctx.tools)
        case Intent.CONTACT if unanswerable.parted(heard.words, _names(heard.world))[0]:
            # «кто из координаторов болеет»: names of curators would look like the answer.
            await open_summary(message, heard.words, ctx, state)
        case Intent.CONTACT:
            found = await common.curators_by_municipality(ctx)
            await show(message, people.office_curators(found, ctx.texts), ctx.tools)
        case Intent.DEBTORS if common.has_conditions(heard):
            await open_summary(message, heard.words, ctx, state)
        case Intent.DEBTORS if reading.activity is not None:
            await _owe(message, ctx, reading.activity, reading.organisation)
        case Intent.REMIND if reading.activity is not None:
            await _owe(message, ctx, reading.activity, reading.organisation, await _curators(ctx))
        case Intent.REMIND:
            # From the list of who is late curators are asked to remind, or schools are written to.
            await list_named(
                message, TaskSelection.OVERDUE, reading.organisation, heard.words, ctx, state
            )
        case Intent.REVIEW:
            await list_named(
                message, TaskSelection.REVIEW, reading.organisation, heard.words, ctx, state
            )
        case Intent.LIST:
            said = reading.question.filter if reading.question else None
            which = LISTS.get(said or "", TaskSelection.ALL)
            which = TaskSelection.AHEAD if common.asks_ahead(heard) else which
            await list_named(message, which, reading.organisation, heard.words, ctx, state)
        case _ if heard.names_roadmap and reading.intent not in common.FIGURES:
            await open_summary(message, heard.words, ctx, state)
        case _:
            await office.answer(message, ctx, state, bot, heard)


def _names(world: World) -> tuple[str, ...]:
    sections = (each.title for each in world.sections)
    return (*world.organisations, *world.groups, *sections)


async def _owe(
    message: Message,
    ctx: Context,
    activity: str,
    organisation: str | None,
    reminds: Sequence[Contact] = (),
) -> None:
    """Which schools have yet to report about one activity, of the `organisation` where its full
    name is given; who `reminds` them is named.
    """
    async with ctx.read() as session:
        lines = await office_tasks.find(
            session,
            activities=[activity],
            organisations=[organisation] if organisation else (),
            statuses=OPEN,
            actor=ctx.actor,
        )
    name = escape(shorten(activity, LABEL))
    if not lines:
        await message.answer(ctx.texts("said-owe-nobody", number=name))
        return
    text = ctx.texts("said-owe", number=name, count=len(lines))
    if reminds:
        names = contacts_line(reminds)
        text = f"{ctx.texts('said-curator-reminds', names=names)}\n{text}"
    await show(message, screens.which(lines, ctx.texts, text), ctx.tools)


async def _curators(ctx: Context) -> list[Contact]:
    async with ctx.read() as session:
        return await contacts.own_curators(session, actor=ctx.actor)


async def _tell_joined(message: Message, ctx: Context) -> None:
    """How many schools there are, and which of them nobody reports for: a curator invites them."""
    async with ctx.read() as session:
        found = await organisation_views.joined(session, actor=ctx.actor)
    await show(message, people.joined(found, await _curators(ctx), ctx.texts), ctx.tools)
