"""The telephone that a person is named with, where somebody is told whom to call."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import Notify
from bot.ui.context import Context
from bot.ui.screen import Screen
from domain.access import OF_OFFICE
from domain.phones import read_phone
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.showing import show
from handlers.core.typing_in import ask
from handlers.reminders.notifications import show_settings
from services.reminders import notifications

router = Router(name="reminders.phones")


class PhoneTyping(StatesGroup):
    """The telephone is being typed."""

    phone = State()


@router.callback_query(Notify.filter((F.what == "phone") & (F.value == "")))
async def ask_phone(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """Ask for the number, and say who will see it."""
    place = "office" if ctx.person.has(*OF_OFFICE) else "school"
    text = ctx.texts(f"notify-ask-phone-{place}")
    await ask(callback, ctx, state, PhoneTyping.phone, text, Menu(place="notifications"))


@router.message(PhoneTyping.phone, AnswersPrompt(Prompt.NUMBER))
async def typed(message: Message, ctx: Context, state: FSMContext) -> None:
    """Keep the number; what is none leaves the question open."""
    phone = read_phone(message.text or "")
    if phone is None:
        await show(message, Screen(ctx.texts("notify-phone-unreadable")), ctx.tools)
        return
    await state.clear()
    await keep(message, ctx, phone)


async def keep(message: Message, ctx: Context, phone: str) -> None:
    """Keep the speaker's own telephone, and show it where it can be taken away."""
    async with ctx.write() as session:
        await notifications.set_phone(session, phone, actor=ctx.actor)
    await show_settings(message, ctx, ctx.texts("notify-saved"))
