"""The only place where everything is wired: settings in, a running bot out."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LinkPreviewOptions

import handlers
from bot import watching
from bot.backups.nightly import Nightly
from bot.config import Settings
from bot.connection import ConnectionWatch, Stopped, TokenRevoked, WebhookRefused, unless
from bot.health import Health
from bot.inbox.polling import poll
from bot.inbox.working import Inbox
from bot.introducing import introduce
from bot.measuring import Measured
from bot.response_types import ResponseTypes
from bot.single_process import single_process
from bot.stale_answers import StaleAnswers
from bot.typography import Typography
from bot.ui.context import Tools
from bot.unknown_updates import KnownKinds
from bot.watching import Watch
from domain.clock import Clock
from domain.throttle import RateLimit
from handlers.core.flood import Flood
from models import migrating
from models.engine import Database
from scheduler.leadership import Leadership
from scheduler.ticking import Job, Ticker
from services.core import actors
from services.core.object_store import FileStore

if TYPE_CHECKING:
    from bot.listener import Door

log = logging.getLogger(__name__)

REQUEST_TIMEOUT = 40.0
STOPPED_EARLY = "Stopped before Telegram answered."

BACKUP_SECONDS = 600
"""How often it is looked whether the backup of the night is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """A bot that is ready to be run: `await app.serve(stop)`."""

    settings: Settings
    tools: Tools
    bot: Bot
    dispatcher: Dispatcher
    ticker: Ticker
    inbox: Inbox
    connection: ConnectionWatch
    health: Health
    door: "Door | None"
    leadership: Leadership

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve updates and ticks until `stop` is set; then finish what is in flight."""
        await self.ticker.start()
        try:
            await self.listen(stop)
        finally:
            await self.ticker.stop()

    async def listen(self, stop: asyncio.Event) -> None:
        """Serve updates until `stop` is set, by long polling, or at WEBHOOK_URL where it is set.

        Raises TokenRevoked when Telegram takes the token no more, WebhookRefused, and aiogram's
        errors where it refuses at the start.
        """
        try:
            await self.connection.insist(partial(introduce, self.bot), stop)
            await self._agree_on_the_way(stop)
        except Stopped:
            log.info(STOPPED_EARLY)
        else:
            async with self.inbox.working():
                await self._take_updates(stop)
        if self.connection.refused.is_set():
            raise TokenRevoked

    async def _agree_on_the_way(self, stop: asyncio.Event) -> None:
        """Tell Telegram whether it is polled or calls, before the inbox works: out of its group a
        stop or a refusal would come as another error.
        """
        insist, url = self.connection.insist, self.settings.webhook_url
        if not url:
            await insist(self.bot.delete_webhook, stop)
            return
        try:
            await insist(partial(self._set_webhook, url), stop)
        except TelegramBadRequest as error:
            info = await insist(self.bot.get_webhook_info, stop)
            raise WebhookRefused(error.message, stands=info.url == url) from None

    async def _take_updates(self, stop: asyncio.Event) -> None:
        if self.settings.webhook_url:
            await self._take_calls(stop)
        else:
            await self._poll(stop)

    async def _ending(self, stop: asyncio.Event) -> None:
        """Wait for the stop, or for the refusal of the token."""
        try:
            await unless(stop, self.connection.refused.wait)
        except Stopped:
            return

    async def _poll(self, stop: asyncio.Event) -> None:
        self.health.takes_updates = True
        kinds = self.dispatcher.resolve_used_update_types()
        try:
            async with asyncio.TaskGroup() as group:
                polling = group.create_task(poll(self.bot, self.inbox, kinds, self._may_poll))
                await self._ending(stop)
                polling.cancel()
        finally:
            self.health.takes_updates = False

    def _may_poll(self) -> bool:
        """Whether this replica leads: Telegram lets one poll at a time."""
        if not self.leadership.leads:
            # Whoever leads polls with the same token, and is no rival.
            self.connection.has_rival = False
        return self.leadership.leads

    async def _take_calls(self, stop: asyncio.Event) -> None:
        """Let in who knows the secret; until now calls were put off."""
        from bot.webhook import WebhookHandler

        assert self.door is not None  # WEBHOOK_URL has a port
        self.door.handler = WebhookHandler(self.inbox, self.bot, self._secret).handle
        self.health.takes_updates = True
        try:
            await self._ending(stop)
        finally:
            self.health.takes_updates = False
            self.door.handler = None

    @property
    def _secret(self) -> str:
        secret = self.settings.webhook_secret
        return secret.get_secret_value() if secret else ""

    async def _set_webhook(self, url: str) -> None:
        await self.bot.set_webhook(
            url,
            secret_token=self._secret,
            allowed_updates=self.dispatcher.resolve_used_update_types(),
        )


@asynccontextmanager
async def application(
    settings: Settings, clock: Clock, stop: asyncio.Event | None = None
) -> AsyncIterator[App]:
    """Open the database, bring it to the newest revision, connect to Telegram, wire everything.

    Where Telegram is away it waits, until `stop` is set: then it raises Stopped. Raises
    Refusal(ALREADY_RUNNING) where another process serves the same SQLite file, aiogram's errors
    where Telegram refuses the token, and those of the database, the file store and the port.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    with single_process(database):
        async with database:
            await migrating.upgrade(database)
            async with database.write() as session:
                await actors.keep_only_administrators(session, settings.admin_ids, clock.now())
            files = FileStore(settings.files)
            files.prepare()
            connection = ConnectionWatch()
            measured = Measured(clock, settings.backups if settings.backup_time else None)
            health = Health(connection, database, measured, settings.quota)
            async with _listening(settings, health) as door, bot_for(settings) as bot:
                bot.session.middleware(connection)
                me = await connection.insist(bot.me, stop or asyncio.Event())
                tools = Tools(
                    database=database,
                    clock=clock,
                    files=files,
                    username=me.username or "",
                    default_zone=settings.zone,
                    default_locale=settings.default_locale,
                    admin_ids=settings.admin_ids,
                    file_days=settings.file_retention_days,
                    text_days=settings.text_retention_days,
                    quota=settings.quota,
                    note_import=measured.note_import,
                )
                dispatcher = Dispatcher(disable_fsm=True)
                dispatcher.update.outer_middleware(KnownKinds())
                dispatcher.update.outer_middleware(measured)
                if settings.flood_burst:
                    rate = RateLimit(settings.flood_burst, settings.flood_per_second)
                    dispatcher.update.outer_middleware(Flood(rate, settings.default_locale))
                handlers.attach(dispatcher, tools)
                leadership = Leadership(database, clock)
                ticker = Ticker(
                    tools,
                    bot,
                    upkeep=_upkeep(settings, tools, measured),
                    note_tick=measured.note_tick,
                    leadership=leadership,
                )
                inbox = Inbox(tools, bot, dispatcher)
                health.stores = lambda: inbox.stores
                yield App(
                    settings=settings,
                    tools=tools,
                    bot=bot,
                    dispatcher=dispatcher,
                    ticker=ticker,
                    inbox=inbox,
                    connection=connection,
                    health=health,
                    door=door,
                    leadership=leadership,
                )


def _listening(settings: Settings, health: Health) -> "AbstractAsyncContextManager[Door | None]":
    """Listen at WEBHOOK_PORT where WEBHOOK_URL is set, else at HEALTH_PORT, else not at all."""
    port = settings.watched_port
    if port is None:
        return nullcontext()
    # Late: 2 MB, and who polls and is not watched does without.
    from bot.listener import listening

    return listening(settings, port, health)


def _upkeep(settings: Settings, tools: Tools, measured: Measured) -> list[tuple[Job, int]]:
    jobs: list[tuple[Job, int]] = [(Watch(settings, tools.database, measured), watching.SECONDS)]
    if settings.backup_time is not None:
        jobs.append((Nightly(settings, tools.files, tools.clock), BACKUP_SECONDS))
    return jobs


def _session(settings: Settings) -> AiohttpSession:
    api = TelegramAPIServer.from_base(settings.bot_api_url)
    if settings.proxy_url is None:
        return AiohttpSession(api=api, timeout=REQUEST_TIMEOUT)
    # Late: who needs no proxy does without its library.
    from bot.proxied_session import ProxiedSession

    return ProxiedSession(settings.proxy_url, api=api, timeout=REQUEST_TIMEOUT)


def bot_for(settings: Settings) -> Bot:
    """A client of the Bot API at BOT_API_URL, through PROXY_URL where it is set."""
    session = _session(settings)
    session.middleware(Typography())
    session.middleware(StaleAnswers())
    session.middleware(ResponseTypes())
    return Bot(
        settings.token or "",
        session=session,
        default=DefaultBotProperties(
            parse_mode=ParseMode.HTML,
            link_preview=LinkPreviewOptions(is_disabled=True),
            # A person may take a message back before the bot answers it.
            allow_sending_without_reply=True,
        ),
    )
