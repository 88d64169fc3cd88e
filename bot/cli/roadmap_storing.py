"""The half of `import` that stores: a draft in the database, for a curator to put in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.config import Settings
from domain.clock import SystemClock
from domain.draft import Draft
from models import migrating
from models.engine import Database
from services.core import municipalities
from services.core.object_store import FileStore
from services.roadmaps import draft_storing, overviews
from services.roadmaps.draft_rows import Source
from services.roadmaps.overviews import DraftOverview


@dataclass(frozen=True, slots=True)
class Stored:
    """The drafts of one file that now wait in the bot, in its order."""

    municipality: str
    overviews: list[DraftOverview]


async def store(
    settings: Settings, drafts: Sequence[Draft], name: str, data: bytes, municipality: str
) -> Stored:
    """Store the drafts of a file and a copy of it (`name`, `data`), all or nothing.

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
            ids = [
                await draft_storing.import_from_shell(session, each, municipality_id, source, now)
                for each in drafts
            ]
            found = [await overviews.load(session, roadmap_id) for roadmap_id in ids]
    return Stored(owner, found)
