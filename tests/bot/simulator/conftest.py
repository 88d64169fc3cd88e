"""A running simulator, raw calls of its Bot API, and a small aiogram bot to talk with."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiohttp import ClientSession, FormData

from simulator.server import Simulator

Call = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A simulator without a bot."""
    async with Simulator() as simulator:
        yield simulator


@pytest.fixture
async def call(simulator: Simulator) -> AsyncIterator[Call]:
    """One raw call as JSON; answers with the whole body and checks that the status agrees."""
    async with ClientSession() as session:

        async def call(method: str, form: FormData | None = None, **fields: Any) -> dict[str, Any]:
            url = f"{simulator.url}/bot{simulator.token}/{method}"
            body = {"data": form} if form is not None else {"json": fields}
            async with session.post(url, **body) as response:
                answer = await response.json()
                assert response.status == (200 if answer["ok"] else answer["error_code"])
                return answer

        yield call


@pytest.fixture
async def anna(simulator: Simulator) -> Any:
    """A person who has started the bot (message 1 is her /start)."""
    anna = simulator.person("Анна", last_name="Орлова", username="anna_orlova")
    await anna.start(wait=False)
    return anna


def build_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def start_with_payload(message: Message, command: CommandObject) -> None:
        await message.answer(f"payload {command.args}")

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        keyboard = InlineKeyboardMarkup(
            inline_keyboard=[[InlineKeyboardButton(text="Готово (1)", callback_data="done")]]
        )
        await message.answer("<b>Здравствуйте</b>", parse_mode="HTML", reply_markup=keyboard)

    @dispatcher.message(F.document)
    async def document(message: Message, bot: Bot) -> None:
        assert message.document
        content = await bot.download(message.document)
        assert content
        await message.reply_document(
            BufferedInputFile(content.read()[::-1], "назад.txt"), caption=message.caption
        )

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    @dispatcher.callback_query(F.data == "done")
    async def done(query: CallbackQuery) -> None:
        await query.answer("Принято")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Сделано")

    return dispatcher


@asynccontextmanager
async def running_bot(simulator: Simulator, dispatcher: Dispatcher) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url))
    async with Bot(simulator.token, session=session) as bot:
        polling = asyncio.ensure_future(
            dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5)
        )
        try:
            yield bot
        finally:
            await dispatcher.stop_polling()
            await polling


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    """The small bot, polling."""
    async with running_bot(simulator, build_dispatcher()) as bot:
        yield bot
