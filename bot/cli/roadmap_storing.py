"""The half of `import` that stores: a draft in the database, for a curator to put in force."""

from dataclasses import dataclass

from bot.config import Settings
from domain.clock import SystemClock
from domain.draft import Draft
from models import migrating
from models.engine import Database
from services.core import municipalities
from services.core.object_store import FileStore
from services.roadmaps import importing, overviews
from services.roadmaps.draft_rows import Source
from services.roadmaps.overviews import DraftOverview


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft that now waits in the bot."""

    municipality: str
    overview: DraftOverview


async def store(
    settings: Settings, draft: Draft, name: str, data: bytes, municipality: str
) -> Stored:
    """Store a draft and a copy of its file (`name`, `data`), all or nothing.

    A municipality that does not exist is added in the default time zone and locale.
    """
    now = SystemClock().now()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    files = FileStore(settings.files)
    owner = " ".join(municipality.split())
    async with Database(settings.database) as database:
        await migrating.upgrade(database)
        source = Source(name, len(data), await files.put(data))
        async with database.write() as session:
            municipality_id = await municipalities.create(
                session, owner, settings.default_timezone, settings.default_locale, now
            )
            roadmap_id = await importing.import_from_shell(
                session, draft, municipality_id, source, now
            )
            found = await overviews.load(session, roadmap_id)
    return Stored(owner, found)
