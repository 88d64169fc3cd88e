"""Roadmaps: the list, a draft on its way into force, a plan in force and its end."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.roadmaps import RoadmapList, RoadmapLoads, RoadmapStep
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.roadmaps import confirmed as confirmed_screens
from bot.ui.screens.roadmaps import draft as draft_screens
from bot.ui.screens.roadmaps import loads as load_screens
from bot.ui.screens.roadmaps import roadmaps as roadmap_screens
from domain.name_search import matches
from handlers.core.listing import narrows, open_list
from handlers.core.showing import show
from models.enums import RoadmapStatus
from services.assignment import taking_forecasts
from services.roadmaps import copying, importing, loads, marks, past_windows, revisions, roadmaps

router = Router(name="roadmaps.roadmaps")


@router.message(Command("plans"))
async def begin(message: Message, ctx: Context, state: FSMContext) -> None:
    """Every roadmap that this person keeps."""
    await state.clear()
    await show(message, await _listing(ctx, 0), ctx.tools)


@router.callback_query(Menu.filter(F.place == "plans"))
async def begin_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await state.clear()
    await show(callback, await _listing(ctx, 0), ctx.tools)


@router.callback_query(RoadmapList.filter())
async def turn(callback: CallbackQuery, callback_data: RoadmapList, ctx: Context) -> None:
    """Another page of the list."""
    await show(callback, await _listing(ctx, callback_data.page), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "open"))
async def open_(
    callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context, state: FSMContext
) -> None:
    """A draft with its figures, or a plan in force."""
    await state.clear()
    await show(callback, await screen_of(callback_data.roadmap_id, ctx), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "confirm"))
async def confirm(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Put a draft in force."""
    async with ctx.write() as session:
        done = await importing.confirm(session, callback_data.roadmap_id, actor=ctx.actor)
    await show(callback, confirmed_screens.confirmed(done, ctx.texts), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "take_marks"))
async def take_marks(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """What the file says is done counts as done."""
    roadmap_id = callback_data.roadmap_id
    async with ctx.write() as session:
        taken = await marks.take(session, roadmap_id, actor=ctx.actor)
    said = ctx.texts("plan-marks-taken", count=taken.tasks)
    await show(callback, await screen_of(roadmap_id, ctx), ctx.tools, said)


@router.callback_query(RoadmapStep.filter(F.step.in_({"past", "no_past"})))
async def choose_past(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Whether deadlines that have passed get tasks."""
    roadmap_id, make = callback_data.roadmap_id, callback_data.step == "past"
    async with ctx.write() as session:
        await past_windows.choose(session, roadmap_id, make=make, actor=ctx.actor)
    await show(callback, await screen_of(roadmap_id, ctx), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "discard"))
async def discard(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Give a draft up, with the copy of its file."""
    async with ctx.write() as session:
        removable = await importing.discard(session, callback_data.roadmap_id, actor=ctx.actor)
    if removable is not None:
        await ctx.tools.files.remove(removable)
    await show(callback, draft_screens.discarded(ctx.texts), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step.in_({"undo", "finish"})))
async def ask_sure(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """A great step is asked about once more."""
    undo = callback_data.step == "undo"
    async with ctx.read() as session:
        view = await roadmaps.see_before(
            session, callback_data.roadmap_id, undo=undo, actor=ctx.actor
        )
    screen = roadmap_screens.ask_sure(view, callback_data.step, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "undo_sure"))
async def undo(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Make a draft of a plan again while nobody has reported."""
    roadmap_id = callback_data.roadmap_id
    async with ctx.write() as session:
        tasks = await importing.undo(session, roadmap_id, actor=ctx.actor)
    said = ctx.texts("plan-undone", tasks=tasks)
    await show(callback, await screen_of(roadmap_id, ctx), ctx.tools, said)


@router.callback_query(RoadmapStep.filter(F.step == "finish_sure"))
async def finish(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """End a plan."""
    async with ctx.write() as session:
        await roadmaps.finish(session, callback_data.roadmap_id, actor=ctx.actor)
    await show(callback, await screen_of(callback_data.roadmap_id, ctx), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "resume"))
async def resume(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """Take a finished plan up again."""
    async with ctx.write() as session:
        await roadmaps.resume(session, callback_data.roadmap_id, actor=ctx.actor)
    await show(callback, await screen_of(callback_data.roadmap_id, ctx), ctx.tools)


@router.callback_query(RoadmapStep.filter(F.step == "copy"))
async def copy(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """«На следующий год»: a draft of the next period."""
    async with ctx.write() as session:
        draft_id = await copying.copy_to_next_year(
            session, callback_data.roadmap_id, actor=ctx.actor
        )
    screen = await screen_of(draft_id, ctx)
    await show(callback, screen, ctx.tools, ctx.texts("plan-copied"))


@router.callback_query(RoadmapStep.filter(F.step == "carry"))
async def carry(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """A draft whose period is over becomes one that reaches today."""
    async with ctx.write() as session:
        draft_id = await copying.carry_to_today(session, callback_data.roadmap_id, actor=ctx.actor)
    screen = await screen_of(draft_id, ctx)
    await show(callback, screen, ctx.tools, ctx.texts("plan-copied"))


@router.callback_query(RoadmapStep.filter(F.step == "load"))
async def see_load(
    callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context, state: FSMContext
) -> None:
    """What each organisation will be asked for."""
    first = RoadmapLoads(roadmap_id=callback_data.roadmap_id, page=0)
    await open_list(callback, first, ctx, state)


@router.callback_query(RoadmapLoads.filter())
async def turn_loads(
    callback: CallbackQuery, callback_data: RoadmapLoads, ctx: Context, state: FSMContext
) -> None:
    """Another page of loads."""
    await open_list(callback, callback_data, ctx, state)


@narrows(RoadmapLoads)
async def narrow_loads(ctx: Context, where: RoadmapLoads, words: str = "") -> Screen | None:
    """A page of loads, or those of the organisations that words find."""
    async with ctx.read() as session:
        found = await loads.listing(session, where.roadmap_id, actor=ctx.actor)
    if words and not any(matches(load.name, words) for load in found):
        return None
    return load_screens.listing(where.roadmap_id, found, where.page, ctx.texts, words)


async def screen_of(roadmap_id: int, ctx: Context) -> Screen:
    """What shows a roadmap best: the figures of a draft, its differences, or the plan's card."""
    async with ctx.read() as session:
        view = await roadmaps.see(session, roadmap_id, actor=ctx.actor)
        if view.line.status is not RoadmapStatus.DRAFT:
            return roadmap_screens.card(view, ctx.texts)
        found = await importing.overview(session, roadmap_id, actor=ctx.actor)
        if view.line.replaces_id is None:
            tasks = await past_windows.look(session, roadmap_id, actor=ctx.actor)
            taking = await taking_forecasts.foresee(session, roadmap_id, actor=ctx.actor)
            return draft_screens.overview(found, tasks, taking, ctx.texts)
        change, effect = await revisions.foresee(session, roadmap_id, actor=ctx.actor)
        return draft_screens.change(found, change, effect, ctx.texts)


async def _listing(ctx: Context, page: int) -> Screen:
    async with ctx.read() as session:
        lines = await roadmaps.mine(session, actor=ctx.actor)
    return roadmap_screens.listing(lines, page, ctx.texts)
