"""What a curator or a manager has said: done where it is plain, asked about, or answered."""

from datetime import timedelta

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.review import ReviewAcceptPage
from bot.ui.callbacks.utterances import SaidReason
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.people import organisations as organisation_screens
from bot.ui.screens.reminders import debtors as debtor_screens
from bot.ui.screens.utterances import asking as asking_screens
from bot.ui.screens.utterances import office as screens
from domain.access import Role, UseCase
from domain.errors import Code, Refusal, Stale
from domain.utterances import Intent, Speaker, Utterance, nearest, understand
from domain.workflow import Status
from handlers.core import update_keys
from handlers.core.offering import answers_yes, offer
from handlers.core.places import municipalities_for
from handlers.core.showing import show
from handlers.reminders import debtors as debtor_handlers
from handlers.review import returning, reviewing
from handlers.summaries.questions import open_summary
from handlers.tasks.acting import attempt, show_card, show_stale
from handlers.utterances import common
from handlers.utterances.asking import replied
from handlers.utterances.hearing import Heard
from services.people import organisation_views
from services.reminders import debtors, nudging
from services.reminders.debtors import DebtorQuery, Due
from services.reports import remarks
from services.review import reviewing as reviews
from services.summaries import worded_queries
from services.tasks import deadline_requests, office_tasks
from services.tasks.task_lists import TaskLine

router = Router(name="utterances.office")

FIGURES = (Intent.SUMMARY, Intent.EXPORT, Intent.PACK, Intent.RANKING, Intent.FORECAST)
OF_EACH = 2
"""So many tasks of each activity that may have been meant."""

DECIDES = (Intent.RETURN, Intent.ACCEPT, Intent.MOVE)
WAITING = (Status.SUBMITTED,)


async def answer(message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard) -> None:
    """Do it where it is plain, answer it where it is a question, else ask with the text kept."""
    in_hand = heard.replied is not None or heard.opened is not None
    kept = in_hand and heard.reading.intent in (Intent.RETURN, Intent.UNKNOWN)
    if heard.reading.stranger is not None and heard.reading.activity is None and not kept:
        await _no_such_number(message, ctx, heard)
        return
    writes = heard.role is Speaker.MANAGER and worded_queries.asks_to_write(heard.text)
    # «Верните 1.4: не ответили на замечания» decides, and asks nothing.
    told = heard.reading.intent in DECIDES or heard.replied is not None
    if writes or (not told and worded_queries.asks_who_is_silent(heard.text)):
        await open_summary(message, heard.text, ctx)
        return
    match heard.reading.intent:
        case Intent.RETURN:
            await _return(message, ctx, state, bot, heard)
        case Intent.ACCEPT:
            await _accept(message, ctx, state, bot, heard)
        case Intent.MOVE:
            await _move(message, ctx, heard)
        case Intent.REMIND:
            await _remind(message, ctx, state, heard)
        case Intent.DEBTORS:
            await _debtors(message, ctx, state, heard)
        case Intent.REVIEW | Intent.LIST:
            await reviewing.begin(message, ctx, bot)
        case Intent.OPEN | Intent.WHEN | Intent.DOCUMENTS | Intent.FIND:
            await _open(message, ctx, heard)
        case Intent.CONTACT:
            await common.name_curators(message, ctx)
        case intent if intent in FIGURES:
            await open_summary(message, heard.text, ctx)
        case Intent.UNKNOWN:
            await _unknown(message, ctx, state, heard)
        case _:
            await common.answer(message, ctx, heard)


async def _return(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard
) -> None:
    """Back with the reason, where one report is meant; else ask whose it is."""
    lines = await _meant(ctx, heard, WAITING)
    reason = heard.reading.text or ""
    if len(lines) == 1 and heard.reading.confident and reason:
        line = lines[0]
        await returning.return_with(message, ctx, bot, line.task_id, line.version, reason)
    elif lines:
        await _ask_reason(message, ctx, state, lines)
    else:
        await _nothing_waits(message, ctx, heard)


async def _nothing_waits(message: Message, ctx: Context, heard: Heard) -> None:
    """No report can be decided; words in reply to a school's question are the answer to it."""
    if heard.replied is not None:
        await common.note(message, ctx, heard, heard.replied)
    else:
        await message.answer(ctx.texts("said-nothing-waits"))


async def _accept(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard
) -> None:
    """One report at once, several after a look at their number."""
    lines = await _meant(ctx, heard, WAITING)
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
        await _nothing_waits(message, ctx, heard)
        return
    await state.set_state(None)
    await state.set_data({"seen": [[line.task_id, line.version] for line in lines]})
    await offer(state, ctx, ReviewAcceptPage())
    await show(message, screens.accept_all(lines, ctx.texts), ctx.tools)


async def _move(message: Message, ctx: Context, heard: Heard) -> None:
    """The deadline of one task; of several, which of them."""
    lines = [line for line in await _meant(ctx, heard, None) if line.deadline is not None]
    if len(lines) != 1 or not heard.reading.confident:
        await _which(message, ctx, lines)
        return
    line, until = lines[0], heard.reading.until
    if until is None and line.deadline and (heard.reading.text or "").startswith("+"):
        until = line.deadline + timedelta(days=int(heard.reading.text or "0"))
    if until is None:
        await show_card(message, ctx, line.task_id)
        return
    try:
        async with ctx.write() as session:
            await deadline_requests.move(session, line.task_id, None, until, actor=ctx.actor)
    except Stale:
        await show_stale(message, ctx, line.task_id)
    except Refusal as refusal:
        if refusal.code is not Code.BAD_INPUT:
            raise
        again = ctx.texts("prompt-deadline-request-day-again")
        await show_card(message, ctx, line.task_id, said=again)
    else:
        await show_card(message, ctx, line.task_id, said=ctx.texts("desk-done"))


async def _remind(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Remind those who owe what the words name, and say how many were told.

    Whom «напомни всем» means is shown first with their number: a press or a yes reminds them.
    """
    query = await _debtor_query(ctx, heard) if ctx.person.has(Role.CURATOR) else None
    if query is None or query.activity_id is None or not heard.reading.confident:
        await _debtors(message, ctx, state, heard)
        return
    async with ctx.write() as session:
        result = await nudging.nudge(session, query, actor=ctx.actor)
        view = await debtors.load(session, query, actor=ctx.actor)
    await show(message, debtor_screens.nudged(view, result, ctx.texts), ctx.tools)


async def _debtors(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Who owes, with a press that reminds them; a manager, who reminds nobody, sees the figures."""
    if not ctx.person.has(Role.CURATOR):
        await open_summary(message, heard.text, ctx)
        return
    query = await _debtor_query(ctx, heard)
    if query is None:
        await debtor_handlers.begin(message, ctx)
        return
    async with ctx.read() as session:
        view = await debtors.load(session, query, actor=ctx.actor)
    screen = debtor_screens.preview(view, ctx.texts)
    if view.people:
        await offer(state, ctx, debtor_screens.nudge(view))
    await show(message, screen, ctx.tools)


async def _debtor_query(ctx: Context, heard: Heard) -> DebtorQuery | None:
    """Whose duties are meant: of the only municipality, of one activity where it was named."""
    owners = municipalities_for(ctx, UseCase.MESSAGE_DEBTORS)
    if len(owners) != 1:
        return None
    activity_id, named = None, heard.reading.activity
    if heard.reading.intent is Intent.REMIND and heard.replied is None:
        # «Напомни всем» after a card is everybody who owes anything: the card is not meant.
        alone = Utterance(text=heard.text, role=heard.role)
        named = understand(alone, heard.world).activity
    if named is not None:
        async with ctx.read() as session:
            activity_id = await office_tasks.activity_id(session, named, actor=ctx.actor)
    due = Due.ALL if activity_id else Due.OVERDUE
    return DebtorQuery(owners[0][0], due, None, activity_id)


async def _open(message: Message, ctx: Context, heard: Heard) -> None:
    """A school, a task, or the tasks among which to choose."""
    reading = heard.reading
    if reading.activity is not None:
        await _which(message, ctx, await _meant(ctx, heard, None))
        return
    school = None
    if reading.organisation is not None and heard.role is Speaker.CURATOR:
        async with ctx.read() as session:
            school = await organisation_views.named(session, reading.organisation, actor=ctx.actor)
    if school is not None:
        await show(message, organisation_screens.card(school, ctx.texts), ctx.tools)
    else:
        # A manager, who keeps no schools, is shown how this one stands.
        await open_summary(message, heard.text, ctx)


async def _unknown(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Words after a report was shown may be its reason; in reply to a card they are a comment."""
    waiting = await _in_hand(ctx, heard, WAITING)
    if waiting:
        await _ask_reason(message, ctx, state, waiting)
    elif heard.replied is not None:
        await common.note(message, ctx, heard, heard.replied)
    else:
        await common.answer(message, ctx, heard)


async def _no_such_number(message: Message, ctx: Context, heard: Heard) -> None:
    """A number that no activity has: the tasks of the nearest ones, of the school named."""
    number = heard.reading.stranger or ""
    found: list[TaskLine] = []
    async with ctx.read() as session:
        for name in nearest(number, [each.number for each in heard.world.activities]):
            lines = await office_tasks.find(
                session, activity=name, organisation=heard.reading.organisation, actor=ctx.actor
            )
            found += lines[:OF_EACH]
    if not found:
        await message.answer(ctx.texts("said-no-such-task"))
        return
    text = asking_screens.no_number(number, ctx.texts)
    await show(message, screens.which(found, ctx.texts, text), ctx.tools)


async def _which(message: Message, ctx: Context, lines: list[TaskLine]) -> None:
    if len(lines) == 1:
        await show_card(message, ctx, lines[0].task_id)
    elif lines:
        await show(message, screens.which(lines, ctx.texts), ctx.tools)
    else:
        await message.answer(ctx.texts("said-no-such-task"))


async def _meant(ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None) -> list[TaskLine]:
    """The tasks that the words name, else the one in hand."""
    reading = heard.reading
    if reading.activity is None and reading.organisation is None:
        return await _in_hand(ctx, heard, statuses)
    async with ctx.read() as session:
        return await office_tasks.find(
            session,
            activity=reading.activity,
            organisation=reading.organisation,
            statuses=statuses,
            actor=ctx.actor,
        )


async def _in_hand(
    ctx: Context, heard: Heard, statuses: tuple[Status, ...] | None
) -> list[TaskLine]:
    ids = [id_ for id_ in (heard.replied or heard.opened,) if id_ is not None]
    if not ids:
        return []
    async with ctx.read() as session:
        return await office_tasks.find(session, task_ids=ids, statuses=statuses, actor=ctx.actor)


async def _ask_reason(
    message: Message, ctx: Context, state: FSMContext, lines: list[TaskLine]
) -> None:
    if len(lines) == 1:
        press = SaidReason(task_id=lines[0].task_id, version=lines[0].version)
        await offer(state, ctx, press, message)
    await _reply(message, screens.as_reason(lines, ctx.texts))


async def _reply(message: Message, screen: Screen) -> None:
    """Ask in reply to the words, so that a press finds them again."""
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
                actor=ctx.actor.caused_by(update_keys.of_message(original)),
            ),
        )
        await show(event, Screen(ctx.texts("said-passed-on")), ctx.tools)
        return
    await returning.return_with(event, ctx, bot, task_id, chosen.version, text)
