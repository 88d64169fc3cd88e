"""Updates of a kind that this version does not know: named in the log and left alone."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError

log = logging.getLogger(__name__)


class KnownKinds(BaseMiddleware):
    """Passes over an update that is of no kind we know: nobody can answer it, and none is owed."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Update) and not _is_known(event):
            log.info("update %s is of an unknown kind", event.update_id)
            return None
        return await handler(event, data)


def _is_known(update: Update) -> bool:
    try:
        return bool(update.event_type)
    except UpdateTypeLookupError:
        return False
