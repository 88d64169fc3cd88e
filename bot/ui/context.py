"""What every handler is given: the tools, and who is asking."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.texts import Texts
from domain.access import Actor
from domain.calendar import stored_zone
from domain.clock import Clock
from models.engine import Database
from services.core.actors import Identity
from services.core.object_store import FileStore


@dataclass(frozen=True, slots=True)
class Tools:
    """What the whole bot shares. `username` is the bot's own, without @.

    `file_days` is how many days files are kept where a municipality says nothing, 0 for as long as
    the plan itself.
    """

    database: Database
    clock: Clock
    files: FileStore
    username: str
    default_zone: ZoneInfo
    default_locale: str
    admin_ids: frozenset[int]
    file_days: int = 0


@dataclass(slots=True)
class Trail:
    """What became of an update so far: whether something that was asked for is stored."""

    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """One update: the tools, the person who caused it, the texts in the person's language.

    `about` is the task of the message that was pressed or replied to, None where it has none.
    """

    tools: Tools
    person: Identity
    texts: Texts
    now: datetime
    about: int | None = None
    trail: Trail = field(default_factory=Trail)

    @property
    def actor(self) -> Actor:
        return self.person.actor

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this person reads dates."""
        if self.person.time_zone:
            return stored_zone(self.person.time_zone)
        if self.person.places:
            return stored_zone(self.person.places[0].time_zone)
        return self.tools.default_zone

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session for one reading use case."""
        return self.tools.database.read()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A transaction for one writing use case; close it before talking to Telegram.

        A fault after it is another one than before: what was asked for has been done.
        """
        async with self.tools.database.write() as session:
            yield session
        self.trail.is_stored = True
