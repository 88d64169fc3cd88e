"""Presses that can no longer be answered, because they waited too long or have been answered."""

from typing import cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.methods.base import TelegramType


class StaleAnswers(BaseRequestMiddleware):
    """Makes `callback.answer()` return False where Telegram takes no answer any more.

    A query lives for seconds (https://core.telegram.org/bots/api#answercallbackquery), a press
    that was made while the bot was down is delivered for a day: what it asks for is done and
    shown all the same, only the toast is lost.
    """

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except TelegramBadRequest as error:
            if isinstance(method, AnswerCallbackQuery) and "query is too old" in error.message:
                # Typed as a response, but what is handed on is its result.
                return cast(Response[TelegramType], False)
            raise
