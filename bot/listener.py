"""The one port that the bot listens on: for Telegram's calls, and for who watches over it.

GET /healthz   200 as long as the process answers at all
GET /readyz    200 where it takes updates; 503 with the reasons, one a line, where it does not
GET /metrics   the figures of `bot.metrics` in the text format of Prometheus
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlparse

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.config import Settings
from bot.health import Health
from domain.errors import Code, Refusal

log = logging.getLogger(__name__)

CALLERS_FAULTS = (HttpProcessingError, web.RequestPayloadError, ConnectionError)
"""What comes of calls that are no HTTP, that lie about their length, or that break off."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _in_one_line(record: logging.LogRecord) -> bool:
    """Let the fault of a caller be a warning without a traceback; one of ours stays as it is."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, CALLERS_FAULTS):
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = "a call was broken: %s", (type(error).__name__,)
        record.exc_info = None
    return True


log.addFilter(_in_one_line)


class Door:
    """Where Telegram calls. Until somebody stands behind it, a call is put off."""

    def __init__(self) -> None:
        self.handler: Handler | None = None

    async def take(self, request: web.Request) -> web.StreamResponse:
        if self.handler is None:
            raise web.HTTPServiceUnavailable(text="not ready yet")
        return await self.handler(request)


@asynccontextmanager
async def listening(settings: Settings, port: int, health: Health) -> AsyncIterator[Door]:
    """Listen at the port, for Telegram too where WEBHOOK_URL is set.

    Raises Refusal(CANNOT_LISTEN) where the port is taken, or the address is none of this machine.
    """
    door = Door()
    site = web.Application()
    for path, handler in _watching(health).items():
        site.router.add_get(path, handler)
    if settings.webhook_url:
        site.router.add_post(urlparse(settings.webhook_url).path or "/", door.take)
    runner = web.AppRunner(site, access_log=None, logger=log)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.listen_host, port).start()
        except OSError as error:
            place = f"{settings.listen_host}:{port}"
            raise Refusal(Code.CANNOT_LISTEN, error=f"{place}: {error}") from None
        yield door
    finally:
        await runner.cleanup()


def _watching(health: Health) -> dict[str, Handler]:
    """The handlers by their path."""

    async def alive(request: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def ready(request: web.Request) -> web.Response:
        faults = await health.faults()
        text = "\n".join(faults or ["ready"]) + "\n"
        return web.Response(text=text, status=503 if faults else 200)

    async def figures(request: web.Request) -> web.Response:
        written, kind = await health.figures()
        return web.Response(body=written, headers={"Content-Type": kind})

    return {"/healthz": alive, "/readyz": ready, "/metrics": figures}
