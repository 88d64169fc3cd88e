"""What is done to everything that is written into a chat: its spaces, its direction."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from domain.printing import bound, undirected


class Typography(BaseRequestMiddleware):
    """Binds what a phone's narrow line must not part: «№ 7», «1 октября», the dash before a term.

    Takes out the marks that turn a line round: a name with one would make «exe.pdf» of «fdp.exe».
    It is done to every text on its way out, so that no screen has to think of it.
    """

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        words = {
            name: bound(undirected(text))
            for name in ("text", "caption")
            if isinstance(text := getattr(method, name, None), str)
        }
        return await make_request(bot, method.model_copy(update=words) if words else method)
