"""What words ask for beside figures: tasks, the roadmaps they may be of, what was unclear."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.summaries import summary, summary_lists, unclear
from domain.summary import Basis, SummaryQuery, TaskSelection
from handlers.core.showing import show
from handlers.summaries import following_up
from handlers.summaries.showing import group_of
from services.summaries import named, overall, queries, task_rows, views, worded_queries
from services.summaries.understood import AnsweredQuestion, Understood
from services.summaries.views import RoadmapChoice

CHOICES = 8
"""Roadmaps that are offered, those in force first."""


async def choose_roadmap(
    event: Message | CallbackQuery, found: Sequence[RoadmapChoice], ctx: Context
) -> None:
    """Ask which roadmap, with the figures of each."""
    group = group_of(event)
    async with ctx.read() as session:
        headings = await overall.headings(session, found[:CHOICES], actor=ctx.actor, chat_id=group)
    await show(event, summary.choose(headings, ctx.texts, group=group is not None), ctx.tools)


async def tell_unclear(
    event: Message | CallbackQuery, understood: Understood, ctx: Context
) -> None:
    """A table beside words that could change its figures would look like their answer."""
    screen = unclear.screen(understood, ctx.texts, group=group_of(event) is not None)
    await show(event, screen, ctx.tools)


async def list_named(
    event: Message | CallbackQuery,
    which: TaskSelection,
    organisation: str | None,
    words: str,
    ctx: Context,
    state: FSMContext,
) -> None:
    """The tasks of the roadmaps that `words` name, else of all in force; of an organisation
    where its full name is given. What the words name that is not there is told, and no list shown.
    """
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor)
    if not found:
        await choose_roadmap(event, found, ctx)
        return
    async with ctx.read() as session:
        understood = await worded_queries.understand(session, found, words, actor=ctx.actor)
    if understood.missing:
        told = replace(understood, unknown=understood.missing, which=which)
        await tell_unclear(event, told, ctx)
        return
    asked = understood.query
    if asked.basis is Basis.RETURNED:
        # «Что вернули вчера»: all of it, whatever became of it since.
        which = understood.which or TaskSelection.ALL
    query = SummaryQuery(roadmap_id=asked.roadmap_id, others=asked.others, every=asked.every)
    query = replace(query, section_id=asked.section_id, activity_id=asked.activity_id)
    query = replace(query, start=asked.start, end=asked.end, day=asked.day, basis=asked.basis)
    query = replace(query, organisation_id=asked.organisation_id, group_id=asked.group_id)
    if organisation is not None:
        async with ctx.read() as session:
            resolved = await queries.resolve(session, query, actor=ctx.actor)
            schools = await named.schools(session, resolved)
        query = replace(query, organisation_id=named.called(schools, organisation))
    await following_up.remember(event, state, AnsweredQuestion(query, which), ctx)
    await show_tasks(event, query, which, ctx, None)


async def show_tasks(
    event: Message | CallbackQuery,
    query: SummaryQuery,
    which: TaskSelection,
    ctx: Context,
    group: int | None,
) -> None:
    """Show the first page of the tasks of a question."""
    await show(event, await tasks(query, which, ctx, group), ctx.tools)


async def tasks(
    query: SummaryQuery, which: TaskSelection, ctx: Context, group: int | None
) -> Screen:
    """The first page of the tasks of a question."""
    async with ctx.read() as session:
        page = await task_rows.load_page(session, query, which, actor=ctx.actor, chat_id=group)
    return summary_lists.tasks(page, "", ctx.texts, group=group is not None)
