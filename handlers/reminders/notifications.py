"""/notifications and /calendar: a person's own hour, zone, language, summary, deadlines file."""

from dataclasses import replace
from datetime import time

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import CalendarOf, CalendarSchools, Notify
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.people.municipality import ZONES
from bot.ui.screens.reminders import notifications as screens
from bot.ui.texts import texts
from domain.access import OF_SCHOOL, Role
from domain.errors import Code, Refusal, Stale
from domain.name_search import matches
from handlers.core.calendars import send_calendar
from handlers.core.listing import narrows, open_list
from handlers.core.showing import show
from services.reminders import notifications, substituting
from services.summaries import rich_tables
from services.tasks import calendar_files

router = Router(name="reminders.notifications")

ASKED = {
    "hour": screens.ask_hour,
    "zone": screens.ask_zone,
    "locale": screens.ask_locale,
}


@router.message(Command("notifications"))
async def open_settings(message: Message, ctx: Context) -> None:
    """What is chosen about the bot's messages."""
    await show_settings(message, ctx)


@router.callback_query(Menu.filter(F.place == "notifications"))
async def settings_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await show_settings(callback, ctx)


@router.callback_query(Notify.filter(F.value == ""))
async def ask(callback: CallbackQuery, callback_data: Notify, ctx: Context) -> None:
    """Offer the values of one setting."""
    if callback_data.what not in ASKED:
        raise Stale
    await show(callback, ASKED[callback_data.what](ctx.texts), ctx.tools)


@router.callback_query(Notify.filter())
async def take_setting(callback: CallbackQuery, callback_data: Notify, ctx: Context) -> None:
    """Take a value and show all settings again, in the language that was chosen."""
    value = None if callback_data.value == screens.ALL else callback_data.value
    async with ctx.write() as session:
        match callback_data.what:
            case "hour":
                await notifications.set_hour(session, _hour(value), actor=ctx.actor)
            case "zone":
                zone = None if value is None else _zone(value)
                await notifications.set_zone(session, zone, actor=ctx.actor)
            case "locale":
                await notifications.set_locale(session, value or "", actor=ctx.actor)
            case "phone":
                await notifications.set_phone(session, value, actor=ctx.actor)
            case "weekly":
                await notifications.set_weekly(session, value == "1", actor=ctx.actor)
            case "tables":
                await rich_tables.note(session, ctx.person.person_id, seen=False)
            case "snoozed":
                await notifications.wake_snoozed(session, actor=ctx.actor)
            case "away":
                await substituting.end(session, actor=ctx.actor)
    if callback_data.what == "locale":
        ctx = replace(ctx, texts=texts(value))
    await show_settings(callback, ctx, ctx.texts("notify-saved"))


@router.message(Command("calendar"))
async def open_calendar(message: Message, ctx: Context, state: FSMContext) -> None:
    """The deadlines of the own schools, or a choice of schools for the office."""
    await _calendar(message, ctx, state)


@router.callback_query(Menu.filter(F.place == "calendar"))
async def calendar_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await _calendar(callback, ctx, state)


@router.callback_query(CalendarSchools.filter())
async def turn_schools(
    callback: CallbackQuery, callback_data: CalendarSchools, ctx: Context, state: FSMContext
) -> None:
    await open_list(callback, callback_data, ctx, state)


@narrows(CalendarSchools)
async def narrow_schools(ctx: Context, where: CalendarSchools, words: str = "") -> Screen | None:
    """The schools whose deadlines may be had, or those that words find."""
    async with ctx.read() as session:
        found = await calendar_files.schools(session, actor=ctx.actor)
    if words and not any(matches(name, words) for _, name in found):
        return None
    return screens.schools(found, where.page, ctx.texts, words)


@router.callback_query(CalendarOf.filter())
async def send_school(callback: CallbackQuery, callback_data: CalendarOf, ctx: Context) -> None:
    """The deadlines of one school."""
    async with ctx.read() as session:
        file = await calendar_files.of_organisation(
            session, callback_data.organisation_id, actor=ctx.actor
        )
    await callback.answer()
    if isinstance(callback.message, Message):
        await send_calendar(callback.message, file, ctx)


async def _calendar(event: Message | CallbackQuery, ctx: Context, state: FSMContext) -> None:
    if not ctx.person.has(*OF_SCHOOL):
        await open_list(event, CalendarSchools(page=0), ctx, state)
        return
    async with ctx.read() as session:
        file = await calendar_files.of_own(session, actor=ctx.actor)
    if isinstance(event, CallbackQuery):
        await event.answer()
    message = event if isinstance(event, Message) else event.message
    if isinstance(message, Message):
        await send_calendar(message, file, ctx)


async def show_settings(
    event: Message | CallbackQuery, ctx: Context, toast: str | None = None
) -> None:
    """All settings, after one was changed with the word that it is kept."""
    async with ctx.read() as session:
        view = await notifications.see(session, ctx.today, ctx.zone, actor=ctx.actor)
    is_curator = ctx.person.has(Role.CURATOR)
    screen = screens.settings(view, ctx.texts, is_curator=is_curator)
    await show(event, screen, ctx.tools, toast)


def _zone(value: str) -> str:
    try:
        return ZONES[int(value) % len(ZONES)]
    except ValueError as error:
        raise Refusal(Code.BAD_INPUT, field="zone") from error


def _hour(value: str | None) -> time | None:
    if value is None:
        return None
    try:
        return time(int(value[:2]), int(value[2:]))
    except ValueError as error:
        raise Refusal(Code.BAD_INPUT, field="hour") from error
