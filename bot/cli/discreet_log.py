"""The log: to stderr, as text or as JSON, without secrets and without what people wrote."""

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

from bot.config import Settings
from domain.tracebacks import kind_of, wordless
from models.faults import told

log = logging.getLogger(__name__)

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def _told(error: BaseException) -> str:
    """The class of an error, and what it says where that is no person's word."""
    said = told(error)
    return kind_of(error) if said == type(error).__name__ else f"{kind_of(error)}: {said}"


class Discreet(logging.Formatter):
    """Writes records without what people wrote, and without the bot token.

    Of an error only its class and its frames are told, its message where the database or the
    machine says it. The whole text is looked through for the token: addresses contain it.
    """

    def __init__(self, token: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def formatException(self, ei: _ErrorInfo) -> str:
        return wordless(ei[1], _told) if ei[1] else ""

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


def _quotes_nothing(record: logging.LogRecord) -> bool:
    """asyncio shows the task, whose error is shown with its words, below a line of its own."""
    record.msg, record.args = record.getMessage().partition("\n")[0], None
    return True


def _tell_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What ends the process is in the log as everything else is."""
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("the bot ends by a fault of its own", exc_info=error)


def start_logging(settings: Settings) -> None:
    """Log to stderr; the token and what people wrote never get there."""
    handler = logging.StreamHandler()
    kind = DiscreetJson if settings.log_format == "json" else Discreet
    handler.setFormatter(kind(settings.token))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    sys.excepthook = _tell_uncaught
    logging.getLogger("asyncio").addFilter(_quotes_nothing)
    logging.getLogger("aiogram.dispatcher").addFilter(_is_told_once)
    # These tell of every request, every tick and every dictionary at INFO.
    for name in ("aiogram.event", "aiohttp.access", "alembic", "pymorphy3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Its warnings are of ticks that are late, which is measured and told to administrators.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
