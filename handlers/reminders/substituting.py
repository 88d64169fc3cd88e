"""«До 15 января, вместо меня Мария»: typed in the settings, or out of the blue."""

import re
from datetime import date
from html import escape

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import GoAway
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reminders import notifications as screens
from domain.possible_days import day_numbered
from domain.utterances import Prompt, Utterance, absence_checks, understand
from domain.wording import fold
from handlers.core.conversation import AnswersPrompt, role_of
from handlers.core.showing import show
from handlers.core.typed_days import own_day
from handlers.core.typing_in import ask
from services.reminders import substituting
from services.reminders.substituting import Colleague
from services.tasks import worlds

router = Router(name="reminders.substituting")

_AWAY = re.compile(r"^.*?\b(?=до\s|until\s)", re.IGNORECASE)
STEM = 4
"""Letters of a name that stay in every case: «Мария», «вместо меня Марию»."""


async def _says_who(message: Message, ctx: Context) -> bool:
    """Whether the words name who is reminded instead: beside an activity they tell of work."""
    text = message.text or ""
    if not absence_checks.names_substitute(text):
        return False
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
    return understand(Utterance(text=text, role=role_of(ctx)), world).activity is None


class SubstituteTyping(StatesGroup):
    """Until when, and who instead, is being typed."""

    absence = State()


@router.callback_query(GoAway.filter(F.person_id == 0))
async def ask_absence(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """Ask until when, and who instead."""
    await ask_until(callback, ctx, state)


async def ask_until(
    event: Message | CallbackQuery, ctx: Context, state: FSMContext, begins: date | None = None
) -> None:
    """Ask until when, and who instead; `begins`: the absence is said to begin on that day."""
    async with ctx.read() as session:
        found = await substituting.colleagues(session, actor=ctx.actor)
    if not found:
        await show(event, Screen(ctx.texts("notify-away-nobody")), ctx.tools)
        return
    text = ctx.texts("notify-away-question", name=escape(found[0].name))
    if begins is not None:
        day = dates.day(ctx.texts, begins, ctx.today)
        text = f"{text}\n{ctx.texts('notify-away-at-once', day=day)}"
    await ask(event, ctx, state, SubstituteTyping.absence, text, Menu(place="notifications"))


@router.callback_query(GoAway.filter())
async def chosen(callback: CallbackQuery, callback_data: GoAway, ctx: Context) -> None:
    """A colleague was chosen for a day that had been typed."""
    await _begin(callback, callback_data.person_id, day_numbered(callback_data.until), ctx)


@router.message(SubstituteTyping.absence, AnswersPrompt(Prompt.DAY))
@router.message(StateFilter(None), ~F.reply_to_message, _says_who)
async def typed(message: Message, ctx: Context, state: FSMContext) -> None:
    """The day, and whoever is named or is the only one; else the colleagues to choose from."""
    head, name = _parted(message.text or "")
    day = await own_day(head.removeprefix("until "), ctx)
    async with ctx.read() as session:
        found = await substituting.colleagues(session, actor=ctx.actor)
    meant = [each for each in found if _is_meant(each, name)] if name else found
    await state.clear()
    if len(meant) == 1:
        await _begin(message, meant[0].person_id, day, ctx)
    elif found:
        await show(message, screens.who_instead(meant or found, day, ctx.texts), ctx.tools)
    else:
        await show(message, Screen(ctx.texts("notify-away-nobody")), ctx.tools)


def _parted(text: str) -> tuple[str, str]:
    """What stands before and after «вместо меня», without «меня не будет» before the day."""
    head, name = absence_checks.without_substitute(text)
    if not head.strip() and " до " in f" {name}":
        name, _, day = name.partition(" до ")
        head = f"до {day}"
    return _AWAY.sub("", head.strip()).strip(" ,.;"), name.strip(" .,;!")


def _is_meant(colleague: Colleague, name: str) -> bool:
    stems = [word[:STEM] for word in fold(name).split()]
    words = fold(colleague.name).split()
    return all(any(word.startswith(stem[: len(word)]) for word in words) for stem in stems)


async def _begin(event: Message | CallbackQuery, person_id: int, until: date, ctx: Context) -> None:
    async with ctx.write() as session:
        begun = await substituting.begin(session, person_id, until, ctx.today, actor=ctx.actor)
    await show(event, Screen(screens.away(begun, ctx.today, ctx.texts)), ctx.tools)
