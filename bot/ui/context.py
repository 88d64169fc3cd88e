"""What every handler is given: the tools, and who is asking."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.texts import Texts
from domain.access import Actor
from domain.calendar import stored_zone
from domain.clock import Clock
from domain.quota import NO_QUOTA, Quota
from models.engine import Database
from services.core.actors import Identity
from services.core.object_store import FileStore
from services.core.tries import Try


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the whole bot shares. `username` is the bot's own, without @.

    `file_days` is how many days files are kept where a municipality says nothing, `text_days` how
    many what was written about a task is; 0 for as long as the plan itself.
    `note_import` hears how long the import of a file took, and whether it was read.
    """

    database: Database
    clock: Clock
    files: FileStore
    username: str
    default_zone: ZoneInfo
    default_locale: str
    admin_ids: frozenset[int]
    file_days: int = 0
    text_days: int = 0
    quota: Quota = NO_QUOTA
    note_import: Callable[[float, bool], None] = lambda seconds, is_read: None


@dataclass(frozen=True, slots=True)
class Context:
    """One update: the tools, the person who caused it, the texts in the person's language.

    `about` is the task of the message that was pressed or replied to, None where it has none.
    `this_try` is None for what does not come from the inbox.
    """

    tools: Tools
    person: Identity
    texts: Texts
    now: datetime
    about: int | None = None
    this_try: Try | None = None

    @property
    def actor(self) -> Actor:
        return self.person.actor

    def within(self, municipality_id: int) -> "Context":
        """The same update in one of the municipalities in which the person has roles."""
        places = tuple(
            place for place in self.person.places if place.municipality_id == municipality_id
        )
        actor = self.actor.within(municipality_id)
        return replace(self, person=replace(self.person, places=places, actor=actor))

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

    @property
    def number(self) -> int:
        """What tells this update from all others; 0 for what does not come from the inbox."""
        return self.this_try.update_id if self.this_try is not None else 0

    @property
    def was_applied(self) -> bool:
        """Whether an earlier try of this update has changed something: see `write`."""
        return self.this_try is not None and self.this_try.was_applied

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session for one reading use case."""
        return self.tools.database.read()

    @asynccontextmanager
    async def write(self, *, repeatable: bool = False) -> AsyncIterator[AsyncSession]:
        """A transaction for one writing use case; close it before talking to Telegram.

        An update may be worked on again after a kill. `repeatable` is a use case that changes
        nothing when it is; any other is done once: raises Refusal(ALREADY_DONE) the second time.
        Raises LeaseLost where another replica has taken the update up meanwhile.
        """
        marked = None if repeatable else self.this_try
        if marked is not None:
            marked.admit()
        async with self.tools.database.write() as session:
            # SQLite has one process, and in it nobody else works on this update.
            if repeatable and self.this_try is not None and not self.tools.database.is_sqlite:
                await self.this_try.hold(session)
            yield session
            if marked is not None:
                await marked.mark(session)
        if marked is not None:
            marked.is_applied = True
        if self.this_try is not None:
            self.this_try.is_stored = True
