"""One day for the deadlines of several schools: counted first, moved by a press or a yes."""

from collections.abc import Sequence
from datetime import date

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.tasks import MoveSeen, PutDeadlinesBack
from bot.ui.context import Context
from bot.ui.screens.tasks import moving_many as screens
from domain.possible_days import day_numbered
from handlers.core.counted import count, take
from handlers.core.offering import answers_yes, offer
from handlers.core.showing import show
from handlers.tasks.acting import Event
from services.tasks import moving_many, putting_back
from services.tasks.task_lists import TaskLine

router = Router(name="tasks.moving_many")


async def ask(
    message: Message, ctx: Context, state: FSMContext, lines: Sequence[TaskLine], day: date | None
) -> None:
    """Say how many deadlines would be moved and whose they are; nothing is moved yet.

    `day` None is «бессрочно».
    """
    press = MoveSeen(day=day.toordinal() if day else 0, number=await count(state, ctx, lines))
    await offer(state, ctx, press)
    await show(message, screens.ask(lines, day, ctx.today, press, ctx.texts), ctx.tools)


@router.callback_query(MoveSeen.filter())
async def press_move(
    callback: CallbackQuery, callback_data: MoveSeen, ctx: Context, state: FSMContext
) -> None:
    """Move what the message has counted and nothing else."""
    await move_seen(callback, callback_data, ctx=ctx, state=state)


@answers_yes(MoveSeen)
async def move_seen(
    event: Event, asked: MoveSeen, *_: object, ctx: Context, state: FSMContext, **__: object
) -> None:
    """Move what was seen, and say what was left."""
    day = day_numbered(asked.day) if asked.day else None
    seen = await take(state, asked.number)
    async with ctx.write() as session:
        done = await moving_many.move_many(session, seen, day, actor=ctx.actor)
    await show(event, screens.moved(done, day, ctx.today, ctx.texts), ctx.tools)


@router.callback_query(PutDeadlinesBack.filter())
async def put_back(callback: CallbackQuery, callback_data: PutDeadlinesBack, ctx: Context) -> None:
    """The move was a mistake: what nobody has changed since gets its deadline of before."""
    first, last = callback_data.first, callback_data.last
    async with ctx.write() as session:
        done = await putting_back.put_back(session, first, last, actor=ctx.actor)
    await show(callback, screens.put_back(done, ctx.texts), ctx.tools)
