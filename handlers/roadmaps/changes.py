"""A changed plan: what is different, put in force, taken back."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks.roadmaps import RoadmapChanges, RoadmapStep, TakeBackChange
from bot.ui.context import Context
from bot.ui.screens.roadmaps import changes as change_screens
from domain.calendar import local_day
from handlers.core.showing import show
from handlers.roadmaps.roadmaps import screen_of
from services.roadmaps import change_undo, revisions

router = Router(name="roadmaps.changes")


@router.callback_query(RoadmapChanges.filter())
async def see_changes(callback: CallbackQuery, callback_data: RoadmapChanges, ctx: Context) -> None:
    """A page of what a changed plan changes."""
    async with ctx.read() as session:
        change = await revisions.changes(session, callback_data.roadmap_id, actor=ctx.actor)
    screen = change_screens.listing(change, callback_data.page, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step.in_({"keep", "unkeep"})))
async def keep_reported(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """What somebody has reported on stays in the plan, or does not after all."""
    keep = callback_data.step == "keep"
    async with ctx.write() as session:
        change = await revisions.keep_reported(
            session, callback_data.roadmap_id, keep=keep, actor=ctx.actor
        )
    await show(callback, change_screens.listing(change, 0, ctx.texts), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "new"))
async def treat_as_new(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """It is another plan after all."""
    async with ctx.write() as session:
        await revisions.treat_as_new(session, callback_data.roadmap_id, actor=ctx.actor)
    await show(callback, await screen_of(callback_data.roadmap_id, ctx), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "apply"))
async def apply(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Put the changes in force."""
    async with ctx.write() as session:
        done = await revisions.apply(session, callback_data.roadmap_id, actor=ctx.actor)
    await show(callback, change_screens.applied(done, ctx.texts), ctx.tools)


@router.callback_query(TakeBackChange.filter(F.sure == 0))
async def ask_sure(callback: CallbackQuery, callback_data: TakeBackChange, ctx: Context) -> None:
    """What taking a change back means."""
    async with ctx.read() as session:
        found = await change_undo.see(session, callback_data.change_id, actor=ctx.actor)
    day = local_day(found.applied_at, ctx.zone)
    screen = change_screens.ask_sure(callback_data.change_id, found, day, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.callback_query(TakeBackChange.filter())
async def take_back(callback: CallbackQuery, callback_data: TakeBackChange, ctx: Context) -> None:
    """The plan is what it was before its last change."""
    async with ctx.write() as session:
        done = await change_undo.take_back(session, callback_data.change_id, actor=ctx.actor)
    await show(callback, change_screens.taken_back(done, ctx.texts), ctx.tools)
