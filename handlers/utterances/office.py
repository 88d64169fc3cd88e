"""What a curator or a manager has said: done where it is plain, asked about, or answered."""

from dataclasses import replace
from html import escape

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.fitting import shorten
from bot.ui.screens.people import organisations as organisation_screens
from bot.ui.screens.utterances import asking as asking_screens
from bot.ui.screens.utterances import office as screens
from domain.access import UseCase
from domain.summary import TaskSelection
from domain.utterances import (
    Intent,
    SpeakerRole,
    by_number,
    is_of_own_work,
    listed_organisations,
    looked_for,
    named_activities,
    named_activity,
    nearest,
    strange_schools,
    text_checks,
)
from domain.utterances.added_schools import added_organisation
from domain.utterances.named_parts import named_part
from domain.wording import fold
from handlers.core.places import municipalities_for
from handlers.core.showing import show
from handlers.people import organisation_lists
from handlers.people.name_lists import read_lines
from handlers.reminders import letters
from handlers.review import reviewing
from handlers.roadmaps import activities
from handlers.summaries.questions import open_summary
from handlers.summaries.worded_lists import list_named
from handlers.utterances import common, deciding, errands, far_orders, moving, reminding, requested
from handlers.utterances.finding import (
    meant,
    of_open_card,
    show_requests,
    show_which,
)
from handlers.utterances.hearing import Heard
from services.people import organisation_views
from services.tasks import office_tasks
from services.tasks.task_lists import TaskLine

OF_EACH = 2
"""So many tasks of each activity that may have been meant."""

DECIDES = (Intent.RETURN, Intent.ACCEPT, Intent.MOVE)
ORDERS = (*DECIDES, Intent.REMIND)
OF_SCHOOLS = (
    Intent.REPORT,
    Intent.OBSTACLE,
    Intent.EXTEND,
    Intent.NOT_OURS,
    Intent.WITHDRAW,
    Intent.SNOOZE,
)
"""What a school says of its own work; an office that says it means something else."""
NAME = 60
WONDERS = (*common.FIGURES, Intent.UNKNOWN, Intent.DEBTORS, Intent.LIST, Intent.OPEN)
"""What «почему …» of an office is read as, where it orders nothing."""
LATE = ("due", "overdue")
RETURNED = "returned"


async def answer(message: Message, ctx: Context, state: FSMContext, bot: Bot, heard: Heard) -> None:
    """Do it where it is plain, answer it where it is a question, else ask with the text kept."""
    if heard.role is SpeakerRole.CURATOR and await requested.answer(message, ctx, heard):
        return
    in_hand = heard.replied is not None or heard.opened is not None
    kept = in_hand and heard.reading.intent in (Intent.RETURN, Intent.UNKNOWN)
    if heard.reading.stranger is not None and heard.reading.activity is None and not kept:
        await _no_such_number(message, ctx, heard)
        return
    writes = heard.role is SpeakerRole.MANAGER and text_checks.asks_to_write(heard.text)
    # «Верните 1.4: не ответили на замечания» decides, and asks nothing.
    told = heard.reading.intent in DECIDES or heard.replied is not None
    asks_around = text_checks.asks_who_is_silent(heard.text) or named_part(heard.text) is not None
    if writes or (not told and asks_around):
        await open_summary(message, heard.words, ctx, state)
        return
    if not told and text_checks.asks_who_read(heard.text):
        await letters.show_last(message, ctx)
        return
    if not told and await answers_why(message, ctx, state, heard):
        return
    if await common.follows_up(message, ctx, state, heard):
        return
    if heard.replied is None and await show_requests(message, ctx, heard):
        return
    if await deciding.take_back(message, ctx, state, heard):
        return
    if await moving.move_back(message, ctx, state, heard):
        return
    if await deciding.show_decided(message, ctx, heard):
        return
    if await reminding.remind_listed(message, ctx, state, heard):
        return
    if await reminding.narrow(message, ctx, state, heard):
        return
    if await _of_strange_school(message, ctx, heard):
        return
    if await errands.rename_municipality(message, ctx, state, heard):
        return
    if await far_orders.answer(message, ctx, heard):
        return
    if await common.is_absent(message, ctx, state, heard):
        return
    if await errands.answer_office(message, ctx, heard):
        return
    if await _adds_school(message, ctx, state, heard):
        return
    match heard.reading.intent:
        case Intent.RETURN:
            await deciding.send_back(message, ctx, state, bot, heard)
        case Intent.ACCEPT:
            await deciding.accept(message, ctx, state, bot, heard)
        case Intent.MOVE:
            await moving.move_deadline(message, ctx, state, heard)
        case Intent.REMIND:
            await reminding.remind(message, ctx, state, heard)
        case Intent.LIST if common.asks_ahead(heard):
            await list_named(message, TaskSelection.AHEAD, None, heard.words, ctx, state)
        case Intent.DEBTORS | Intent.REVIEW | Intent.LIST if _is_narrowed(heard):
            await open_summary(message, heard.words, ctx, state)
        case Intent.DEBTORS:
            await reminding.show_debtors(message, ctx, state, heard)
        case Intent.LIST if heard.reading.question and heard.reading.question.filter in LATE:
            await reminding.show_debtors(message, ctx, state, heard)
        case Intent.LIST if heard.reading.question and heard.reading.question.filter == RETURNED:
            await list_named(
                message, TaskSelection.RETURNED, heard.reading.organisation, heard.words, ctx, state
            )
        case Intent.REVIEW if len(schools := _schools(heard)) == 1:
            # Of all plans: «школы» may be a word of the title of one of them.
            await list_named(message, TaskSelection.REVIEW, schools[0], "", ctx, state)
        case Intent.LIST if not is_of_own_work(heard.reading, heard.text):
            # «покажи план»; «мои мероприятия» of an office are the reports that wait.
            await list_named(message, TaskSelection.ALL, None, heard.words, ctx, state)
        case Intent.REVIEW | Intent.LIST:
            await reviewing.begin(message, ctx, bot)
        case Intent.OPEN | Intent.WHEN | Intent.DOCUMENTS | Intent.FIND:
            await _open(message, ctx, state, heard)
        case Intent.CONTACT if await _shows_responsible(message, ctx, heard):
            return
        case Intent.CONTACT:
            await common.name_curators(message, ctx)
        case intent if intent in common.FIGURES:
            await open_summary(message, heard.words, ctx, state)
        case Intent.UNKNOWN:
            await _unknown(message, ctx, state, heard)
        case intent if intent in OF_SCHOOLS:
            await _of_school(message, ctx, state, heard)
        case _:
            await common.answer(message, ctx, state, heard)


def _schools(heard: Heard) -> tuple[str, ...]:
    """The full names of the schools that the words name."""
    return listed_organisations(heard.said, heard.world)[0]


def _is_narrowed(heard: Heard) -> bool:
    """Whether who owes or what waits is asked for with conditions, which no such list knows."""
    reading = heard.reading
    lists = reading.question is not None and reading.question.filter in LATE
    return (reading.intent is not Intent.LIST or lists) and common.has_conditions(heard)


async def _of_strange_school(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether an order, or a question whom to ask, names a school that there is not: it is about no
    other one.
    """
    reading = heard.reading
    if reading.intent not in (*ORDERS, Intent.CONTACT) or reading.organisation is not None:
        return False
    # «Верните 3.4: нет подписи школы 99»: of a reason nothing is asked.
    reason = fold(heard.text.partition(":")[2] or reading.text or "")
    schools = [each for each in strange_schools(heard.said, heard.world) if each not in reason]
    if schools:
        await common.name_strange(message, ctx, schools)
    return bool(schools)


async def _open(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """A school, a task, or the tasks among which to choose."""
    reading = heard.reading
    changes = heard.role is SpeakerRole.CURATOR and text_checks.changes_plan(heard.text)
    if changes and reading.organisation is None and reading.activity:
        async with ctx.read() as session:
            found = await office_tasks.activity_id(session, reading.activity, actor=ctx.actor)
        if found is not None:
            await activities.show_line(message, ctx, found)
            return
    if reading.activity is not None:
        # «почему вернули», «а файлы есть» are asked of the card in hand alone.
        in_hand = reading.organisation is None and not named_activities(heard.said, heard.world)
        lines = await of_open_card(ctx, heard, None) if in_hand else []
        await show_which(message, ctx, lines or await meant(ctx, heard, None))
        return
    if reading.intent is Intent.FIND:
        await _find(message, ctx, heard)
        return
    school = None
    if reading.organisation is not None and heard.role is SpeakerRole.CURATOR:
        async with ctx.read() as session:
            school = await organisation_views.named(session, reading.organisation, actor=ctx.actor)
    if school is not None:
        await show(message, organisation_screens.card(school, ctx.texts), ctx.tools)
    else:
        # A manager, who keeps no schools, is shown how this one stands.
        await open_summary(message, heard.words, ctx, state)


async def answers_why(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «почему так плохо у школы 3» was answered by how it stands, and that the bot knows
    no reasons. What is asked of a report in hand is none.
    """
    about = text_checks.without_why(heard.text)
    if about is None or heard.reading.activity is not None:
        return False
    if heard.role is SpeakerRole.CURATOR and heard.opened is not None and not _schools(heard):
        return False
    if heard.reading.intent not in WONDERS:
        return False
    await message.answer(ctx.texts("said-why"))
    said = replace(heard.said, text=about)
    words = by_number(said, heard.world)
    await open_summary(message, words or "сводка", ctx, state)
    return True


async def _find(message: Message, ctx: Context, heard: Heard) -> None:
    """The tasks of the activities whose titles have the words looked for."""
    activities = looked_for(heard.said, heard.world)
    found = list[TaskLine]()
    if activities:
        async with ctx.read() as session:
            found = await office_tasks.find(session, activities=activities, actor=ctx.actor)
    words = escape(shorten(heard.reading.text or heard.text, NAME))
    await show_which(
        message, ctx, found, "" if found else ctx.texts("tasks-not-found", words=words)
    )


async def _adds_school(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether «добавь школу 25» of a curator is shown as it would be added."""
    if heard.role is not SpeakerRole.CURATOR or heard.replied is not None:
        return False
    owners = municipalities_for(ctx, UseCase.MANAGE_ORGANISATIONS)
    name = added_organisation(heard.said, heard.world)
    if name is None or len(owners) != 1:
        return False
    await organisation_lists.offer_to_add(message, owners[0][0], read_lines(name), ctx, state)
    return True


async def _shows_responsible(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether «кто отвечает за 1.4» of a curator was answered by the activity, which says who."""
    name = named_activity(heard.said, heard.world)
    if name is None or heard.role is not SpeakerRole.CURATOR:
        return False
    async with ctx.read() as session:
        found = await office_tasks.activity_id(session, name, actor=ctx.actor)
    if found is not None:
        await activities.show_line(message, ctx, found)
    return found is not None


async def _of_school(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """What only a school does, said by a curator: a remark to what is in hand, what is named is
    opened, and else nothing was done, which is said.
    """
    reading = heard.reading
    if reading.intent is Intent.SNOOZE and reading.confident:
        await message.answer(ctx.texts("said-office-no-snooze"))
    elif reading.until is not None and reading.activity is None and heard.replied is None:
        await message.answer(ctx.texts("said-day-alone"))
    elif heard.replied is None and (reading.activity or reading.organisation):
        await _open(message, ctx, state, heard)
    else:
        unknown = replace(reading, intent=Intent.UNKNOWN, text=heard.text)
        await _unknown(message, ctx, state, replace(heard, reading=unknown))


async def _unknown(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Words after a report was shown may be its reason; in reply to a card they are a comment."""
    if await deciding.ask_reason_in_hand(message, ctx, state, heard):
        return
    if heard.replied is not None:
        await common.note(message, ctx, heard, heard.replied)
    else:
        await common.answer(message, ctx, state, heard)


async def _no_such_number(message: Message, ctx: Context, heard: Heard) -> None:
    """A number that no activity has: the tasks of the nearest ones, of the school named."""
    number = heard.reading.stranger or ""
    found: list[TaskLine] = []
    schools = [heard.reading.organisation] if heard.reading.organisation else []
    async with ctx.read() as session:
        for name in nearest(number, [each.number for each in heard.world.activities]):
            lines = await office_tasks.find(
                session, activities=[name], organisations=schools, actor=ctx.actor
            )
            found += lines[:OF_EACH]
    if not found:
        await message.answer(ctx.texts("said-no-such-task"))
        return
    text = asking_screens.no_number(number, ctx.texts)
    await show(message, screens.which(found, ctx.texts, text), ctx.tools)
