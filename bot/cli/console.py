"""What the commands share: settings or a sentence on stderr, texts, logging without secrets."""

import json
import logging
import sys
from datetime import UTC, datetime

from bot.config import ENV_FILE, Settings, SettingsError, load_settings
from bot.ui.texts import Texts, texts
from domain.errors import Refusal

BAD_INPUT = 2


class Stop(Exception):
    """End the command: `code` for the shell after one sentence on stderr."""

    def __init__(self, sentence: str, code: int = BAD_INPUT) -> None:
        super().__init__(sentence)
        self.code = code


def settings_or_stop(**overrides: object) -> Settings:
    """The settings; raises `Stop` naming each fault."""
    try:
        return load_settings(**overrides)
    except SettingsError as error:
        raise Stop("\n".join(_fault(texts("ru"), name) for name in error.names)) from None


def _fault(say: Texts, name: str) -> str:
    if name == ENV_FILE:
        return say("cli-env-unreadable")
    known = f"setting-{name.lower().replace('_', '-')}"
    if not say.has(known):
        return say("cli-setting-unknown", name=name)
    return say("cli-setting-fault", name=name, wanted=say(known))


def sentence(say: Texts, refusal: Refusal) -> str:
    """A refusal as the sentence that a person reads."""
    return say(f"error-{refusal.code.value}", **refusal.values)


def fail(stop: Stop) -> int:
    """Print the sentence and return the exit code."""
    print(stop, file=sys.stderr)
    return stop.code


class Discreet(logging.Formatter):
    """Writes records without the bot token: addresses of the Bot API and of files contain it.

    The whole text is looked through, since tracebacks name addresses too.
    """

    def __init__(self, token: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return self._without_token(super().format(record))

    def _without_token(self, written: str) -> str:
        return written.replace(self._token, "<token>") if self._token else written


class DiscreetJson(Discreet):
    """The same as one JSON object a line; moments in UTC, a traceback is one text."""

    def format(self, record: logging.LogRecord) -> str:
        written = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            written["traceback"] = self.formatException(record.exc_info)
        return self._without_token(json.dumps(written, ensure_ascii=False))


_OF_POLLING = ("Failed to fetch updates", "Sleep for", "Connection established")


def _is_told_once(record: logging.LogRecord) -> bool:
    """aiogram says at every attempt what `bot.connection` says once."""
    return not record.msg.startswith(_OF_POLLING)


def start_logging(settings: Settings) -> None:
    """Log to stderr; the token never gets there."""
    handler = logging.StreamHandler()
    kind = DiscreetJson if settings.log_format == "json" else Discreet
    handler.setFormatter(kind(settings.token))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    logging.getLogger("aiogram.dispatcher").addFilter(_is_told_once)
    # These tell of every request, every tick and every dictionary at INFO.
    for name in ("aiogram.event", "aiohttp.access", "alembic", "pymorphy3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Its warnings are of ticks that are late, which is measured and told to administrators.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
