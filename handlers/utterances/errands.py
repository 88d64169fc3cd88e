"""Errands in words that no intent stands for: own reviews, an invitation, a number to be mended."""

from datetime import date
from html import escape

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import OrganisationAction, OrganisationsPage, RenameMunicipality
from bot.ui.callbacks.tasks import TaskAsk, TaskPart
from bot.ui.callbacks.utterances import SaidNumber
from bot.ui.context import Context
from bot.ui.screens.people import organisations as organisation_screens
from bot.ui.screens.reports.prompts import ReportPrompt
from bot.ui.screens.utterances import errands as screens
from domain import questions
from domain.access import UseCase
from domain.errors import Stale
from domain.measures import is_possible
from domain.organisation_kinds import guess_kind
from domain.utterances import (
    SpeakerRole,
    World,
    asks_history,
    errands,
    listed_organisations,
    named_activities,
    named_activity,
    strange_schools,
)
from domain.workflow import REPORTED, Action, Status
from handlers.core import update_keys
from handlers.core.offering import answers_yes, offer
from handlers.core.places import municipalities_for
from handlers.core.renaming import rename
from handlers.core.showing import show
from handlers.tasks.acting import Event, attempt, load_card, show_loaded
from handlers.utterances.asking import replied
from handlers.utterances.hearing import Heard
from models.enums import Verdict
from services.people import organisation_views
from services.people.organisation_views import OrganisationSelection
from services.reports import indicators
from services.reports.indicators import IndicatorLine
from services.review import own_reviews

router = Router(name="utterances.errands")

DECIDED = {
    "accepted": (Verdict.ACCEPTED,),
    "returned": (Verdict.RETURNED,),
    "reviewed": (Verdict.ACCEPTED, Verdict.RETURNED),
}


async def button_meant(ctx: Context, heard: Heard) -> str | None:
    """The data of the button that does the errand, None where there is none."""
    if heard.replied is not None:
        return None
    if errands.wants_calendar(heard.text):
        return Menu(place="calendar").pack()
    if len(heard.tasks) == 1 and asks_history(heard.said, heard.world):
        return TaskPart(task_id=heard.tasks[0].task_id, part="history").pack()
    if heard.role is SpeakerRole.CURATOR:
        log = Menu(place="audit").pack() if errands.own_doings(heard.text) else None
        found = log or _organisations(ctx, heard) or _other_name(ctx, heard)
        return found or await _invitation(ctx, heard)
    if heard.role is SpeakerRole.COORDINATOR and errands.is_bare_question(heard.text):
        return _question(heard)
    return None


def _organisations(ctx: Context, heard: Heard) -> str | None:
    """«список школ», «кто из школ не подключён»."""
    which = errands.listed_schools(heard.text)
    owners = municipalities_for(ctx, UseCase.MANAGE_ORGANISATIONS)
    if which is None or len(owners) != 1:
        return None
    shown = OrganisationSelection(which)
    return OrganisationsPage(municipality_id=owners[0][0], which=shown).pack()


def _other_name(ctx: Context, heard: Heard) -> str | None:
    """«переименуй район»: the name is still to come."""
    owners = municipalities_for(ctx, UseCase.MANAGE_ORGANISATIONS)
    if errands.renames_municipality(heard.text) != "" or len(owners) != 1:
        return None
    return RenameMunicipality(municipality_id=owners[0][0]).pack()


async def rename_municipality(
    message: Message, ctx: Context, state: FSMContext, heard: Heard
) -> bool:
    """Whether a curator says another name of the municipality: it has it, with a way back."""
    name = errands.renames_municipality(heard.text)
    owners = municipalities_for(ctx, UseCase.MANAGE_ORGANISATIONS)
    if not name or heard.replied is not None or len(owners) != 1:
        return False
    await rename(message, ctx, state, "municipality", owners[0][0], name)
    return True


async def _invitation(ctx: Context, heard: Heard) -> str | None:
    """«пригласи руководителя школы 7»."""
    role, name = errands.invited(heard.text), heard.reading.organisation
    if role is None or name is None:
        return None
    async with ctx.read() as session:
        school = await organisation_views.named(session, name, actor=ctx.actor)
    if school is None or school.closed:
        return None
    action = "invite_head" if role == "head" else "invite"
    return OrganisationAction(organisation_id=school.id, action=action).pack()


def _question(heard: Heard) -> str | None:
    """«вопрос по 3.1»: what is asked is still to come."""
    found = heard.tasks or [line for line in heard.lines if line.task_id == heard.opened]
    if len(found) != 1:
        return None
    line = found[0]
    return TaskAsk(
        task_id=line.task_id, version=line.version, about=ReportPrompt.QUESTION.value
    ).pack()


async def answer_office(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether a curator asks what was decided by the speaker, or for somebody whom nobody knows."""
    if heard.role is not SpeakerRole.CURATOR or heard.replied is not None:
        return False
    if (did := errands.own_reviews(heard.text)) is not None:
        return await _show_own(message, ctx, heard, did)
    asked = errands.telephone_of(heard.text)
    if asked is None or heard.reading.organisation is not None:
        return False
    async with ctx.read() as session:
        bodies = await organisation_views.of_kind(session, guess_kind(asked), actor=ctx.actor)
    if len(bodies) == 1:
        await show(message, organisation_screens.card(bodies[0], ctx.texts), ctx.tools)
    else:
        await show(message, screens.nobody_known(asked, ctx.texts), ctx.tools)
    return True


async def _show_own(message: Message, ctx: Context, heard: Heard, did: errands.Reviewed) -> bool:
    """Whether all that is named beside can narrow the own decisions; only then they are shown."""
    world = heard.world
    asked = questions.ask(heard.text, ctx.today, world.start, world.end)
    schools, _ = listed_organisations(heard.said, world)
    strange = strange_schools(heard.said, world)
    if asked.section or strange or not set(world.organisations).issuperset(schools):
        return False
    activity = named_activity(heard.said, world)
    first, last = _days(asked, world, ctx.today)
    async with ctx.read() as session:
        found = await own_reviews.load(
            session,
            first,
            last,
            DECIDED[did],
            ctx.zone,
            activities=(activity,) if activity else (),
            organisations=schools,
            actor=ctx.actor,
        )
    days = dates.span(ctx.texts, first, last, ctx.today)
    of_what = ", ".join(filter(None, (days, activity, *schools)))
    await show(message, screens.own_reviews(found, did, of_what, ctx.texts), ctx.tools)
    return True


def _days(asked: questions.QuestionWords, world: World, today: date) -> tuple[date, date]:
    """The days that are asked about; of the whole plan where none is named."""
    if asked.day is not None:
        return asked.day, asked.day
    return asked.start or min(world.start, today), min(asked.end or today, today)


async def mend_number(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether another number was said for one that was reported: it is asked about."""
    value = errands.number_mended(heard.text)
    if value is None or heard.role is not SpeakerRole.COORDINATOR:
        return False
    one = heard.tasks[0].task_id if len(heard.tasks) == 1 else None
    named = named_activities(heard.said, heard.world) or heard.reading.stranger
    task_id = one if named else heard.replied or one or heard.opened
    if task_id is None:
        return False
    card = await load_card(ctx, task_id)
    line = _reported(card.indicators)
    may = Action.ATTACH in card.actions and card.status not in REPORTED - {Status.SUBMITTED}
    if line is None or not may or not is_possible(value, line.unit):
        return False
    press = SaidNumber(task_id=task_id, indicator_id=line.indicator_id)
    screen = screens.mend_number(line, value, press, ctx.texts)
    await offer(state, ctx, press, message)
    await message.reply(screen.text, reply_markup=screen.keyboard)
    return True


def _reported(lines: tuple[IndicatorLine, ...]) -> IndicatorLine | None:
    """The only number that was reported."""
    known = [line for line in lines if line.fact is not None]
    return known[0] if len(known) == 1 else None


@router.callback_query(SaidNumber.filter())
async def take_number(callback: CallbackQuery, callback_data: SaidNumber, ctx: Context) -> None:
    """The number of the words replied to takes the place of the one before."""
    original = await replied(callback, ctx)
    if original is not None:
        await number_with(callback, callback_data, original, ctx=ctx)


@answers_yes(SaidNumber)
async def number_with(
    event: Event, chosen: SaidNumber, original: Message, *, ctx: Context, **_: object
) -> None:
    """Put the number of a message in the place of the one before."""
    value = errands.number_mended(original.text or "")
    if value is None:
        raise Stale
    changed = await attempt(
        event,
        ctx,
        chosen.task_id,
        lambda session: indicators.mend_value(
            session,
            chosen.task_id,
            chosen.indicator_id,
            value,
            actor=ctx.actor.caused_by(update_keys.of_words(original)),
        ),
    )
    if changed is not None:
        await show_loaded(event, ctx, changed.card, said=escape(ctx.texts("said-number-mended")))
