"""«Кто не отчитался», «напомни всем»: a curator's words about those who owe."""

from dataclasses import replace
from datetime import date

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reminders import debtors as screens
from domain.access import Role, UseCase
from domain.utterances import Intent, OrderScope, only_named, text_checks, understand
from handlers.core.offering import offer
from handlers.core.places import municipalities_for
from handlers.core.showing import show
from handlers.reminders import debtors as debtor_handlers
from handlers.summaries.questions import open_summary
from handlers.utterances.hearing import Heard
from handlers.utterances.last_shown import what_was_shown
from services.people import organisation_views
from services.reminders import debtors, nudging
from services.reminders.debtors import DebtorQuery, DueWithin
from services.tasks import office_tasks


async def remind(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Remind those who owe what the words name, and say how many were told.

    Whom «напомни всем» means is shown first with their number: a press or a yes reminds them.
    """
    query = await _debtor_query(ctx, heard) if ctx.person.has(Role.CURATOR) else None
    if query is None or query.activity_id is None or not heard.reading.confident:
        await show_debtors(message, ctx, state, heard)
        return
    async with ctx.write() as session:
        result = await nudging.nudge(session, query, actor=ctx.actor)
        view = await debtors.load(session, query, actor=ctx.actor)
    await show(message, screens.nudged(view, result, ctx), ctx.tools)


async def remind_listed(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «напомни им» was said after a list: those on it are shown, with the question."""
    names_them = text_checks.reminds_those(heard.text)
    if not names_them or heard.replied is not None or heard.opened is not None:
        return False
    owing = (await what_was_shown(state, ctx)).owing
    if owing is None or not ctx.person.has(Role.CURATOR):
        return False
    async with ctx.read() as session:
        view = await debtors.load(session, debtor_handlers.query_of(owing), actor=ctx.actor)
    await _ask(message, ctx, state, view)
    return True


async def narrow(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «нет, только школе 7» was said below those who would be reminded: they are fewer."""
    names = only_named(heard.said, heard.world)
    if not names or heard.replied is not None or not ctx.person.has(Role.CURATOR):
        return False
    owing = (await what_was_shown(state, ctx)).owing
    if owing is None:
        return False
    if len(names) > 1:
        await choose_one(message, ctx, heard, OrderScope(organisations=names))
        return True
    async with ctx.read() as session:
        school = await organisation_views.named(session, names[0], actor=ctx.actor)
    if school is None:
        return False
    query = replace(debtor_handlers.query_of(owing), organisation_id=school.id)
    async with ctx.read() as session:
        view = await debtors.load(session, query, actor=ctx.actor)
    await _ask(message, ctx, state, view)
    return True


async def _ask(
    message: Message,
    ctx: Context,
    state: FSMContext,
    view: debtors.Debts,
    until: date | None = None,
) -> None:
    """Who owes, and whether they are to be reminded: a press or a yes does it.

    A day that was said, `until`, has no place in it, which is told.
    """
    screen = screens.preview(view, ctx.texts)
    if view.people:
        await offer(state, ctx, screens.nudge_button(view))
        screen = screens.asking(screen, view, until, ctx.texts)
    await show(message, screen, ctx.tools)


async def show_debtors(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Who owes, with a press that reminds them; a manager, who reminds nobody, sees the figures."""
    if not ctx.person.has(Role.CURATOR):
        await open_summary(message, heard.words, ctx, state)
        return
    view = await _debtors(message, ctx, heard)
    if view is None:
        return
    if heard.reading.intent is Intent.REMIND:
        await _ask(message, ctx, state, view, heard.reading.until)
    else:
        # A yes answers a question: a list that was asked for asks nothing.
        await show(message, screens.preview(view, ctx.texts), ctx.tools)


async def choose_one(message: Message, ctx: Context, heard: Heard, scope: OrderScope) -> None:
    """Reminders go to all or to one school: each of those that are meant is a button."""
    view = await _debtors(message, ctx, heard)
    if view is None:
        return
    chosen = [
        each
        for each in view.debtors
        if each.name not in scope.without_organisations
        and (not scope.organisations or each.name in scope.organisations)
    ]
    await show(message, screens.one_by_one(view, chosen, ctx.texts), ctx.tools)


async def _debtors(message: Message, ctx: Context, heard: Heard) -> debtors.Debts | None:
    """Who owes what is meant; None where the municipality had to be asked for."""
    query = await _debtor_query(ctx, heard)
    if query is None:
        await debtor_handlers.begin(message, ctx)
        return None
    async with ctx.read() as session:
        return await debtors.load(session, query, actor=ctx.actor)


async def _debtor_query(ctx: Context, heard: Heard) -> DebtorQuery | None:
    """Whose duties are meant: of the only municipality, of one activity where it was named."""
    owners = municipalities_for(ctx, UseCase.MESSAGE_DEBTORS)
    if len(owners) != 1:
        return None
    activity_id, named = None, heard.reading.activity
    if heard.reading.intent in (Intent.REMIND, Intent.LIST) and heard.replied is None:
        # «Напомни всем» after a card is everybody who owes anything: the card is not meant.
        alone = replace(heard.said, open=None, reply=())
        named = understand(alone, heard.world).activity
    if named is not None:
        async with ctx.read() as session:
            activity_id = await office_tasks.activity_id(session, named, actor=ctx.actor)
    organisation_id = None
    if heard.reading.organisation is not None:
        # One school is meant, whatever else the words say: nobody else may be reminded.
        async with ctx.read() as session:
            school = await organisation_views.named(
                session, heard.reading.organisation, actor=ctx.actor
            )
        if school is None:
            return None
        organisation_id = school.id
    due = DueWithin.ALL if activity_id or organisation_id else DueWithin.OVERDUE
    return DebtorQuery(owners[0][0], due, None, activity_id, organisation_id)
