"""The address at which Telegram brings updates."""

import secrets

from aiogram import Bot
from aiogram.webhook.aiohttp_server import SimpleRequestHandler


class WebhookHandler(SimpleRequestHandler):
    """Takes updates from whoever knows the secret.

    aiogram's own comparison fails on a header that is no ASCII: each such call of a stranger would
    be a fault with a traceback in the log.
    """

    def verify_secret(self, telegram_secret_token: str, bot: Bot) -> bool:
        known = (self.secret_token or "").encode()
        said = telegram_secret_token.encode(errors="surrogateescape")
        return bool(known) and secrets.compare_digest(said, known)
