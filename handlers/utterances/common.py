"""What anybody may say: manners, help, settings, the screens behind labels of the bot."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from html import escape

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.fsm.context import FSMContext
from aiogram.types import Message, ReactionTypeEmoji

from bot.ui.context import Context
from bot.ui.screens.core import home
from bot.ui.screens.tasks import card as card_screen
from bot.ui.screens.utterances import asking as asking_screens
from bot.ui.screens.utterances import people
from domain import questions, unanswerable
from domain.access import Role
from domain.phones import own_phone
from domain.utterances import (
    ACTS,
    Intent,
    SpeakerRole,
    absence_checks,
    asks_to_wait,
    gives_up,
    in_figures,
    strange_schools,
    text_checks,
    understand,
)
from domain.utterances.absences import acts_too, away_from
from handlers.core import start
from handlers.core.showing import show
from handlers.people import privacy
from handlers.reminders import notifications, phones, substituting
from handlers.summaries import following_up
from handlers.summaries.questions import open_summary
from handlers.tasks.acting import comment, load_card
from handlers.utterances import acquainting
from handlers.utterances.hearing import Heard
from services.core.phones import Contact
from services.reports import contacts
from services.tasks.task_lists import TaskLine

REACTION = "👍"

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)+(?![\d.])")

FIGURES = (Intent.SUMMARY, Intent.EXPORT, Intent.PACK, Intent.RANKING, Intent.FORECAST)
NARROWS = (Intent.DEBTORS, Intent.LIST, Intent.REVIEW, Intent.OPEN)
"""What else may narrow a question about figures that was asked before."""


async def answer(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Answer what concerns no single task; what is left is shown where everything is."""
    match heard.reading.intent:
        case Intent.THANKS | Intent.ACK:
            await react(message)
        case Intent.GREET:
            await message.answer(ctx.texts("said-greet"))
            await show(message, home.screen(ctx), ctx.tools)
        case Intent.HELP:
            await start.help_(message, ctx)
        case Intent.SETTINGS:
            await notifications.open_settings(message, ctx)
        case Intent.MENU:
            await show(message, home.screen(ctx), ctx.tools)
        case Intent.FORECAST:
            await open_summary(message, heard.words, ctx, state)
        case Intent.UNKNOWN if ctx.texts.says(heard.text):
            await message.answer(ctx.texts("said-button"))
            await show(message, home.screen(ctx), ctx.tools)
        case Intent.UNKNOWN if await acquainting.finds(message, ctx, heard.text):
            return
        case Intent.UNKNOWN if schools := _strange(heard):
            await name_strange(message, ctx, schools)
        case Intent.UNKNOWN:
            await message.answer(ctx.texts("said-unknown"))
            await start.help_(message, ctx)
        case Intent.RANKING if heard.is_of_school:
            await message.answer(ctx.texts("said-places-are-of-office"))
            await open_summary(message, "", ctx, state)
        case intent if heard.is_of_school and intent in FIGURES:
            await open_summary(message, heard.words, ctx, state)
        case _:
            # Figures, files and rankings begin with the summary of what the person may see.
            await open_summary(message, "", ctx, state)


async def to_take_back(ctx: Context, heard: Heard) -> TaskLine | None:
    """The task of a coordinator's open card with a report in review, or with a request for another
    deadline that waits: what a change of mind is likely about.
    """
    if (sent := heard.sent_in_hand) is not None or heard.role is not SpeakerRole.COORDINATOR:
        return sent
    line = next((each for each in heard.lines if each.task_id == heard.opened), None)
    if line is None or (await load_card(ctx, line.task_id)).asked_until is None:
        return None
    return line


def _strange(heard: Heard) -> tuple[str, ...]:
    """Schools that there are not; a school knows itself alone, and others may be there."""
    return () if heard.is_of_school else strange_schools(heard.said, heard.world)


async def name_strange(message: Message, ctx: Context, schools: Sequence[str]) -> None:
    """Say that there are no such schools, and where those that there are stand."""
    listed = ", ".join(f"«{escape(each)}»" for each in schools)
    keeps = "yes" if ctx.person.has(Role.CURATOR) else "no"
    await message.answer(ctx.texts("said-strange-school", schools=listed, keeps=keeps))


async def drops_nothing(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether a no or a change of mind was said where nothing is asked: nothing is done."""
    answered = heard.reading.intent in (Intent.MENU, Intent.SNOOZE) or heard.replied is not None
    if not answered and asks_to_wait(heard.text) and not gives_up(heard.text):
        await react(message)  # «погоди, гляну файлы» where nothing is waited for
        return True
    if answered or not gives_up(heard.text) or await to_take_back(ctx, heard) is not None:
        return False
    await show(message, asking_screens.dropped(ctx.texts), ctx.tools)
    return True


def asks_ahead(heard: Heard) -> bool:
    """Whether a list is asked for of what is due until a day that is to come: «до конца года»."""
    said = heard.reading.question.filter if heard.reading.question else None
    world = heard.world
    end = questions.ask(heard.text, world.today, world.start, world.end).end
    return said in ("due", "week", "all") and end is not None and end >= world.today


def has_conditions(heard: Heard) -> bool:
    """Whether a question says more than an activity and a school: a time, a section, how long, what
    it leaves out. Who owes now, and what waits for review, have no place for it.
    """
    world = heard.world
    numbers = {each.number for each in world.activities}
    # «По 1.4» is no first of April.
    words = _NUMBER.sub(lambda found: "" if found[0] in numbers else found[0], heard.words)
    asked = questions.ask(in_figures(words), world.today, world.start, world.end)
    times = {asked.start, asked.end, asked.day} - {None}
    if heard.reading.intent is Intent.REVIEW:
        times -= {world.today}  # «что мне сегодня проверять»: what waits, waits today
    said = (*times, asked.section, *asked.refused)
    names = (*world.organisations, *world.groups, *(each.title for each in world.sections))
    return any(said) or bool(unanswerable.parted(heard.words, names)[0])


def names_month(heard: Heard) -> bool:
    """Whether a list is asked for of a time: «какие сроки на декабрь»; «до 1 марта»."""
    world = heard.world
    asked = questions.ask(heard.text, world.today, world.start, world.end)
    return asked.start is not None or asked.end is not None


async def follows_up(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether the words go on with the last question about figures («а по школе 3?»): answered.

    A number that is no activity's narrows nothing: it is told.
    """
    if heard.replied is not None or heard.reading.stranger is not None:
        return False
    if await following_up.question_before(state, heard.words, ctx) is None:
        return False
    # The card that was opened since is not what «а по школам?» is about.
    reading = understand(replace(heard.said, open=None, reply=()), heard.world)
    if reading.intent not in (*FIGURES, *NARROWS) or reading.activity is not None:
        return False
    await open_summary(message, heard.words, ctx, state)
    return True


async def is_of_self(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether it is about the speaker: the own data are explained, the own telephone is kept."""
    if heard.replied is not None:
        return False
    if text_checks.is_of_own_data(heard.text):
        await privacy.explain(message, ctx)
    elif (phone := own_phone(heard.text)) is not None:
        await phones.keep(message, ctx, phone)
    else:
        return False
    return True


async def is_absent(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether the speaker tells of an own absence: who is reminded instead, and until when, is
    asked; whoever is reminded of nothing has the settings.
    """
    alone = replace(heard.said, open=None, reply=())
    of_work = understand(alone, heard.world).activity is not None
    if heard.replied is not None or of_work or not absence_checks.is_away(heard.text):
        return False
    in_hand = heard.reading.confident or heard.opened is not None or bool(heard.told)
    if heard.reading.intent in ACTS and in_hand and acts_too(heard.said, heard.world):
        return False
    if any(held.role in (Role.COORDINATOR, Role.CURATOR) for held in ctx.actor.current()):
        await substituting.ask_until(message, ctx, state, away_from(alone, heard.world))
    else:
        await notifications.open_settings(message, ctx)
    return True


async def react(message: Message) -> None:
    """Thanks need no message. A server that knows no reactions is left in peace."""
    with suppress(TelegramBadRequest, TelegramNotFound):
        await message.react([ReactionTypeEmoji(emoji=REACTION)])


async def name_curators(message: Message, ctx: Context) -> None:
    """Who the curator is, and how to ask."""
    found = await curators_by_municipality(ctx)
    reports, reads = ctx.person.has(Role.COORDINATOR), ctx.person.has(Role.HEAD)
    if reports or reads:
        await show(message, people.curators(found, ctx.texts, reports=reports), ctx.tools)
    else:
        await show(message, people.office_curators(found, ctx.texts), ctx.tools)


async def curators_by_municipality(ctx: Context) -> dict[str, tuple[Contact, ...]]:
    """The curators of each municipality that the person works in, by its name."""
    named = {place.municipality_id: place.municipality for place in ctx.person.places}
    async with ctx.read() as session:
        return {
            name: await contacts.reachable_curators(session, id_) for id_, name in named.items()
        }


async def note(message: Message, ctx: Context, heard: Heard, task_id: int) -> None:
    """Words in reply to a card that are no plain act: a comment, with the report one tap away."""
    changed = await comment(message, ctx, task_id, heard.text)
    if changed is not None:
        await show(message, card_screen.noted(changed.card, ctx.texts), ctx.tools)
