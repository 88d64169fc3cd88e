"""Questions of a manager: what is set side by side, who does things in time. In groups too."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks.summaries import SummaryAnswer, SummaryBeside
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.summaries import answers as screens
from bot.ui.screens.summaries import comparisons, outlook, summary
from bot.ui.screens.summaries.summary_links import query_of
from domain.comparisons import Against, Versus
from domain.errors import Code, Refusal
from domain.summary import SummaryQuery, TaskSelection
from handlers.core.showing import show
from handlers.summaries.showing import group_of, read_view
from services.reminders import unanswered
from services.summaries import (
    activity_counts,
    comparing,
    outlooks,
    queries,
    ranking,
    school_outlooks,
    school_pages,
    task_rows,
    views,
)

router = Router(name="summaries.answers")


async def offer(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """What can be asked."""
    async with ctx.read() as session:
        await queries.resolve(session, query, actor=ctx.actor)
    return screens.offer(query, ctx.texts)


async def choose(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """With what to compare."""
    async with ctx.read() as session:
        resolved = await queries.resolve(session, query, actor=ctx.actor, chat_id=group)
    found = await _roadmaps(query, ctx, group)
    return comparisons.choose(resolved.info, ctx.texts, several=len(found) > 1)


async def rank(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """Schools by what they do in time."""
    async with ctx.read() as session:
        view = await ranking.ranking(session, query, actor=ctx.actor, chat_id=group)
    return screens.ranking(view, ctx.texts, group=group is not None)


async def look_ahead(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """What of this month, or of those that the question names, will be late."""
    async with ctx.read() as session:
        view = await outlooks.outlook(session, query, actor=ctx.actor, chat_id=group)
    return outlook.screen(view, ctx.texts, group=group is not None)


async def by_school(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """The same, school by school."""
    async with ctx.read() as session:
        view = await school_outlooks.by_school(session, query, actor=ctx.actor, chat_id=group)
    return outlook.by_school(view, page, ctx.texts, group=group is not None)


async def groups(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """The groups of schools of which a ranking is made."""
    async with ctx.read() as session:
        found = await views.narrowing(session, query, actor=ctx.actor, chat_id=group)
    return screens.choose_group(query, found.groups, page, ctx.texts)


async def school(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """The page of a school, or the choice of one."""
    async with ctx.read() as session:
        if query.organisation_id is None:
            found = await views.schools(session, query, actor=ctx.actor, chat_id=group)
            return screens.choose_page(query, found, page, ctx.texts)
        shown = await school_pages.school_page(session, query, actor=ctx.actor, chat_id=group)
    return screens.school(shown, ctx.texts, group=group is not None)


async def with_activities(query: SummaryQuery, ctx: Context, group: int | None) -> Screen:
    """The figures, which count tasks, below the number of activities."""
    async with ctx.read() as session:
        found = await activity_counts.of_question(session, query, actor=ctx.actor, chat_id=group)
        view = await read_view(session, query, ctx, group)
    figures = summary.screen(view, ctx.texts, group=group is not None)
    return screens.below_activities(figures, found, ctx.texts)


async def roadmaps(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """The choice of several roadmaps."""
    found = await _roadmaps(query, ctx, group)
    if query.roadmap_id not in [id_ for id_, _ in found]:
        raise Refusal(Code.DENIED)
    return screens.choose_roadmaps(query, found, page, ctx.texts)


async def reminders(query: SummaryQuery, page: int, ctx: Context, group: int | None) -> Screen:
    """Which late schools have not answered; of today, since that is what the outbox knows.

    In a group that is shown names of schools anybody may ask: the right is the group's.
    """
    actor = ctx.actor
    async with ctx.read() as session:
        resolved = await queries.resolve(session, query, actor=actor, chat_id=group)
        if resolved.info.is_past:
            raise Refusal(Code.PRESENT_ONLY)
        town, late = await task_rows.schools_of(
            session, query, TaskSelection.OVERDUE, None, actor=actor, chat_id=group
        )
        if group is None:
            found = await unanswered.reminded(session, town, late, actor=actor)
        else:
            found = await unanswered.of_schools(session, town, late)
    return screens.reminders(resolved.info, found, page, ctx.texts, group=group is not None)


ANSWERS: dict[str, Callable[[SummaryQuery, int, Context, int | None], Awaitable[Screen]]] = {
    "offer": offer,
    "compare": choose,
    "ranking": rank,
    "outlook": look_ahead,
    "outlooks": by_school,
    "groups": groups,
    "school": school,
    "roadmaps": roadmaps,
    "reminders": reminders,
}
IN_GROUP = frozenset(ANSWERS) - {"offer", "groups"}
"""What a group is answered."""


@router.callback_query(SummaryAnswer.filter())
async def answer(callback: CallbackQuery, callback_data: SummaryAnswer, ctx: Context) -> None:
    """Answer a question; a forged name is a button of the past."""
    group, make = group_of(callback), ANSWERS.get(callback_data.answer)
    if make is None or (group is not None and callback_data.answer not in IN_GROUP):
        raise Refusal(Code.DENIED)
    screen = await make(query_of(callback_data), callback_data.page, ctx, group)
    await show(callback, screen, ctx.tools)


@router.callback_query(SummaryBeside.filter())
async def set_beside(callback: CallbackQuery, callback_data: SummaryBeside, ctx: Context) -> None:
    """Two answers side by side, or the choice of the other one."""
    query, group = query_of(callback_data), group_of(callback)
    versus = Versus(Against(callback_data.against), callback_data.other)
    await show(callback, await beside(query, versus, callback_data.page, ctx, group), ctx.tools)


async def beside_or_nearest(
    query: SummaryQuery, versus: Versus, ctx: Context, group: int | None
) -> Screen:
    """The comparison that words ask for; where there is no other side, what there is."""
    try:
        return await beside(query, versus, 0, ctx, group)
    except Refusal as refusal:
        if refusal.code is not Code.NOTHING_TO_COMPARE:
            raise
    async with ctx.read() as session:
        times = await comparing.times_before(session, query, actor=ctx.actor, chat_id=group)
    return comparisons.no_other_side(query, times, ctx.texts)


async def beside(
    query: SummaryQuery, versus: Versus, page: int, ctx: Context, group: int | None
) -> Screen:
    """The comparison; where the other side was not named, the choice of it."""
    if versus.against is Against.SCHOOL and not (versus.id and query.organisation_id):
        async with ctx.read() as session:
            schools = await views.schools(session, query, actor=ctx.actor, chat_id=group)
        return comparisons.choose_school(query, schools, page, ctx.texts)
    if versus.against is Against.ROADMAP and not versus.id:
        found = await _roadmaps(query, ctx, group)
        if query.roadmap_id not in [id_ for id_, _ in found]:
            raise Refusal(Code.DENIED)
        if len(found) == 1:
            raise Refusal(Code.NOTHING_TO_COMPARE)
        return comparisons.choose_roadmap(query, found, page, ctx.texts)
    async with ctx.read() as session:
        try:
            view = await comparing.compare(session, query, versus, actor=ctx.actor, chat_id=group)
        except Refusal as refusal:
            if refusal.code is not Code.NOTHING_TO_COMPARE:
                raise
            # One of several may have no past: the others do not share its refusal.
            each = await comparing.of_each(session, query, versus, actor=ctx.actor, chat_id=group)
            if not each:
                raise
            return comparisons.choose_of_several(each, query, versus, ctx.texts)
    return comparisons.comparison(view, ctx.texts)


async def _roadmaps(query: SummaryQuery, ctx: Context, group: int | None) -> list[tuple[int, str]]:
    """The roadmaps that may be seen here, of the municipality of the question."""
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor, chat_id=group)
    town = {each.municipality_id for each in found if each.roadmap_id == query.roadmap_id}
    return [(each.roadmap_id, each.title) for each in found if each.municipality_id in town]
