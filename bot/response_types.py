"""The types of Telegram's answers, made once for each kind of answer."""

from collections.abc import Hashable
from functools import cache

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


class ResponseTypes(BaseRequestMiddleware):
    """Holds the type that an answer is read with.

    aiogram makes `Response[Message]` at every call, and pydantic remembers such a type only while
    somebody else holds it. Nobody did: after each garbage collection it was made again, 1 to 4 ms
    for each kind of answer, a fifteenth of what the bot did in all.
    """

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        _hold(method.__returning__)
        return await make_request(bot, method)


@cache
def _hold(returning: Hashable) -> type[Response[TelegramType]]:
    return Response[returning]  # type: ignore[valid-type]  # a type that is known at run time only
