"""What a curator decides in words: accepts, returns with a reason, moves a deadline."""

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.review import ReviewAcceptPage
from bot.ui.callbacks.utterances import SaidReason
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.utterances import office as screens
from domain.errors import Stale
from domain.utterances import (
    Intent,
    OrderScope,
    SpeakerRole,
    Utterance,
    errands,
    text_checks,
    understand,
)
from domain.workflow import Status
from handlers.core import update_keys
from handlers.core.counted import count
from handlers.core.offering import answers_yes, offer
from handlers.core.showing import show
from handlers.review import returning, reviewing
from handlers.tasks.acting import attempt, show_card
from handlers.utterances import common
from handlers.utterances.asking import replied
from handlers.utterances.finding import meant, of_open_card, show_which
from handlers.utterances.hearing import Heard
from services.reports import remarks
from services.review import review_queue
from services.review import reviewing as reviews
from services.tasks import office_tasks, worlds
from services.tasks.task_lists import TaskLine

router = Router(name="utterances.deciding")

WAITING = (Status.SUBMITTED,)


async def send_back(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard
) -> None:
    """Back with the reason, where one report is meant; else ask whose it is."""
    lines = await _waiting(ctx, heard)
    reason = heard.reading.text or ""
    if len(lines) == 1 and heard.reading.confident and reason:
        line = lines[0]
        await returning.return_with(message, ctx, bot, line.task_id, line.version, reason)
    elif lines and not reason:
        await show(message, screens.ask_reasons(lines, ctx.texts), ctx.tools)
    elif lines or (reason and (lines := await _any_waiting(ctx, heard))):
        await _ask_reason(message, ctx, state, lines)
    else:
        await _nothing_waits(message, ctx, bot, heard)


async def _any_waiting(ctx: Context, heard: Heard) -> list[TaskLine]:
    """What waits where a reason was said of no report: «верни последний, нет подписи»."""
    reading, scope = heard.reading, heard.reading.scope or OrderScope()
    named = reading.activity or reading.organisation or scope.activities or scope.organisations
    if named or reading.stranger or scope.leaves_out or heard.opened or heard.replied:
        return []
    async with ctx.read() as session:
        return await office_tasks.find(session, statuses=WAITING, actor=ctx.actor)


async def _waiting(ctx: Context, heard: Heard) -> list[TaskLine]:
    """The reports that wait and are meant: «первую» beside one that is under review is that one,
    «вторую» the next of the queue.
    """
    place = errands.place_decided(heard.text)
    if place is None or heard.opened is None or heard.replied is not None:
        return await meant(ctx, heard, WAITING)
    shown = await of_open_card(ctx, heard, WAITING)
    if not shown:
        return await meant(ctx, heard, WAITING)
    queue = [heard.opened]
    async with ctx.read() as session:
        while len(queue) <= place:
            following = await review_queue.following(session, queue[-1], actor=ctx.actor)
            if following is None or following in queue:
                return []
            queue.append(following)
        ids = queue[-1:]
        return await office_tasks.find(session, task_ids=ids, statuses=WAITING, actor=ctx.actor)


async def _nothing_waits(message: Message, ctx: Context, bot: Bot, heard: Heard) -> None:
    """No report can be decided; words in reply to a school's question are the answer to it.

    Where none was named, what waits is shown.
    """
    reading = heard.reading
    if heard.replied is not None:
        await common.note(message, ctx, heard, heard.replied)
    elif reading.activity or reading.organisation or reading.text:
        decided = await meant(ctx, heard, None)
        said = ctx.texts("said-nothing-waits")
        if len(decided) == 1 and reading.activity:
            await show_card(message, ctx, decided[0].task_id, said=said)
        else:
            await message.answer(said)
    else:
        await reviewing.begin(message, ctx, bot)


async def accept(message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard) -> None:
    """One report at once, several after a look at their number."""
    lines = await _waiting(ctx, heard)
    if len(lines) == 1 and heard.reading.confident:
        line = lines[0]
        try:
            async with ctx.write() as session:
                await reviews.accept(session, line.task_id, line.version, actor=ctx.actor)
        except Stale:
            await reviewing.show_changed(message, ctx, line.task_id)
        else:
            await reviewing.close(message, ctx, line.task_id, "review-accepted")
        return
    if not lines:
        await _nothing_waits(message, ctx, bot, heard)
        return
    press = ReviewAcceptPage(number=await count(state, ctx, lines))
    await offer(state, ctx, press)
    await show(message, screens.accept_all(lines, press, ctx.texts), ctx.tools)


async def take_back(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «отзови возврат» was said: one that is in hand or named is asked about."""
    if heard.role is not SpeakerRole.CURATOR or not text_checks.takes_back_return(heard.text):
        return False
    lines = await meant(ctx, heard, (Status.RETURNED,))
    if len(lines) == 1:
        await returning.ask_take_back(message, ctx, state, lines[0].task_id)
    elif lines:
        await show_which(message, ctx, lines)
    else:
        await message.answer(ctx.texts("said-nothing-returned"))
    return True


async def show_decided(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether «ой, не то приняла, отмени» was said with nothing that a word takes back: the card
    that was decided has the button.
    """
    if heard.replied is not None or not text_checks.undoes(heard.text):
        return False
    lines = await of_open_card(ctx, heard, None)
    if len(lines) == 1:
        await show_card(message, ctx, lines[0].task_id)
    return len(lines) == 1


async def ask_reason_in_hand(
    message: Message, ctx: Context, state: FSMContext, heard: Heard
) -> bool:
    """Words after a report was shown may be its reason: ask; whether there was one to ask of."""
    waiting = await of_open_card(ctx, heard, WAITING)
    if waiting:
        await _ask_reason(message, ctx, state, waiting)
    return bool(waiting)


async def _ask_reason(
    message: Message, ctx: Context, state: FSMContext, lines: list[TaskLine]
) -> None:
    if len(lines) == 1:
        press = SaidReason(task_id=lines[0].task_id, version=lines[0].version)
        await offer(state, ctx, press, message)
    # In reply to the words, so that a press finds them again.
    screen = screens.as_reason(lines, ctx.texts)
    await message.reply(screen.text, reply_markup=screen.keyboard)


@router.callback_query(SaidReason.filter())
async def take_reason(
    callback: CallbackQuery, callback_data: SaidReason, ctx: Context, bot: Bot
) -> None:
    """The words replied to are the reason of a return, or a comment for the school."""
    original = await replied(callback, ctx)
    if original is not None:
        await reason_with(callback, callback_data, original, ctx=ctx, bot=bot)


@answers_yes(SaidReason)
async def reason_with(
    event: Message | CallbackQuery,
    chosen: SaidReason,
    original: Message,
    *,
    ctx: Context,
    bot: Bot,
    **_: object,
) -> None:
    """Return with the words of a message, or pass them on."""
    task_id, text = chosen.task_id, original.text or ""
    if chosen.version < 0:
        await attempt(
            event,
            ctx,
            task_id,
            lambda session: remarks.comment(
                session,
                task_id,
                text,
                actor=ctx.actor.caused_by(update_keys.of_words(original)),
            ),
        )
        await show(event, Screen(ctx.texts("said-passed-on")), ctx.tools)
        return
    await returning.return_with(event, ctx, bot, task_id, chosen.version, await _reason(ctx, text))


async def _reason(ctx: Context, text: str) -> str:
    """The reason that an order gives, else all of the words."""
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
    reading = understand(Utterance(text=text, role=SpeakerRole.CURATOR), world)
    return (reading.text if reading.intent is Intent.RETURN else None) or text
