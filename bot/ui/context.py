"""What every handler is given: the tools, and who is asking."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.texts import Texts
from domain.access import Actor
from domain.clock import Clock
from models.engine import Database
from services.core.actors import Identity
from services.core.object_store import FileStore


@dataclass(frozen=True, slots=True)
class Tools:
    """What the whole bot shares. `username` is the bot's own, without @."""

    database: Database
    clock: Clock
    files: FileStore
    username: str
    default_zone: ZoneInfo
    default_locale: str
    admin_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Context:
    """One update: the tools, the person who caused it, the texts in the person's language."""

    tools: Tools
    person: Identity
    texts: Texts
    now: datetime

    @property
    def actor(self) -> Actor:
        return self.person.actor

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this person reads dates."""
        if self.person.time_zone:
            return ZoneInfo(self.person.time_zone)
        if self.person.places:
            return ZoneInfo(self.person.places[0].time_zone)
        return self.tools.default_zone

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session for one reading use case."""
        return self.tools.database.read()

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction for one writing use case; close it before talking to Telegram."""
        return self.tools.database.write()
