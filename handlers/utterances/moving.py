"""What a curator says of deadlines: another day, none, the one of before."""

from datetime import date, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from domain.errors import Code, Refusal, Stale
from domain.utterances import (
    Intent,
    OrderScope,
    Reading,
    SpeakerRole,
    errands,
    strange_schools,
    text_checks,
)
from domain.workflow import OPEN
from handlers.core.typed_days import day_meant
from handlers.tasks import desk, moving_many
from handlers.tasks.acting import show_card, show_stale
from handlers.utterances.finding import meant, of_open_card, show_which
from handlers.utterances.hearing import Heard
from services.tasks import deadline_moves, worlds
from services.tasks.task_lists import TaskLine


async def move_back(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «верни как было» was said beside a task whose deadline was moved: the one of before
    is offered.
    """
    curates = heard.role is SpeakerRole.CURATOR
    if not curates or heard.replied is not None or not text_checks.undoes(heard.text):
        return False
    lines = [line for line in await of_open_card(ctx, heard, None) if line.status in OPEN]
    if len(lines) != 1:
        return False
    async with ctx.read() as session:
        before = await deadline_moves.deadline_before(session, lines[0].task_id, actor=ctx.actor)
    if before is None or before < ctx.today or before == lines[0].deadline:
        return False
    await moving_many.ask(message, ctx, state, lines, before)
    return True


async def move_deadline(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """The deadline of one task; of several, which of them, or all after a look at their number."""
    named = await meant(ctx, heard, None)
    # What was made «бессрочно» may be given a deadline again, one by one.
    lines = [line for line in named if line.deadline is not None] or named
    until, scope = heard.reading.until, heard.reading.scope or OrderScope()
    is_all = not scope.is_plain or (len(lines) > 1 and scope.everybody)
    if errands.drops_deadline(heard.text):
        if until is not None and len(lines) > 1:
            # «школе 3 на 4 декабря, а школе 7 бессрочно»
            await show_which(message, ctx, lines, ctx.texts("said-unclear-move"))
            return
        endless = [line for line in worlds.meant(lines) if line.status in OPEN and line.deadline]
        strange = strange_schools(heard.said, heard.world)
        if until is None and endless and not strange and (is_all or len(lines) == 1):
            await moving_many.ask(message, ctx, state, endless, None)
            return
    if is_all:
        movable = [line for line in worlds.meant(lines) if line.status in OPEN and line.deadline]
        until = _one_day(movable, heard.reading)
    else:
        movable = []
    if len(lines) == 1 and not heard.reading.confident and lines[0].status in OPEN:
        # What else was said may matter: the day is asked about, and need not be typed again.
        movable, until = lines, day_meant(heard.reading, lines[0].deadline)
    if movable and not is_all and until is None and Intent.MOVE in scope.orders:
        await desk.begin_moving(message, movable[0].task_id, ctx, state)
        return
    if until is not None and movable and until >= ctx.today:
        await moving_many.ask(message, ctx, state, movable, until)
        return
    if len(lines) != 1 or not heard.reading.confident:
        await show_which(message, ctx, lines)
        return
    line = lines[0]
    until = day_meant(heard.reading, line.deadline)
    if until is None:
        await show_card(message, ctx, line.task_id)
        return
    try:
        async with ctx.write() as session:
            await deadline_moves.move(session, line.task_id, None, until, actor=ctx.actor)
    except Stale:
        await show_stale(message, ctx, line.task_id)
    except Refusal as refusal:
        if refusal.code is not Code.BAD_INPUT:
            raise
        again = ctx.texts("prompt-deadline-request-day-again")
        await show_card(message, ctx, line.task_id, said=again)
    else:
        await show_card(message, ctx, line.task_id, said=ctx.texts("desk-done"))


def _one_day(lines: list[TaskLine], reading: Reading) -> date | None:
    """The day that is said, or the one to which so many days more bring all of the tasks."""
    if reading.until is not None or not (reading.text or "").startswith("+"):
        return reading.until
    more = timedelta(days=int(reading.text or "0"))
    days = {line.deadline + more for line in lines if line.deadline}
    return days.pop() if len(days) == 1 else None
