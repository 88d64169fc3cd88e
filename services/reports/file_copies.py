"""Which files still have to be copied from Telegram, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.tasks import Evidence, StoredFile, Task
from services.core import outbox
from services.core.hours import within_hours

RETRY_FOR = timedelta(days=7)
"""What Telegram has refused for a week it will not give any more."""

TOLD_AFTER = timedelta(days=1)
"""So long is tried quietly: most of what cannot be fetched now can be soon."""


@dataclass(frozen=True, slots=True)
class DueCopy:
    """A file that proves something and is not copied yet.

    `cleared` has the word of its sender that it is no list of pupils.
    """

    file_id: int
    telegram_file_id: str
    media: str
    name: str
    municipality_id: int
    cleared: bool


async def due(session: AsyncSession, now: datetime, limit: int, *, after: int = 0) -> list[DueCopy]:
    """The next files to copy, by number, beginning behind the number `after`.

    Only what proves a task: what a person sent by mistake or was warned of is never copied.
    """
    rows = await session.execute(
        select(StoredFile, func.min(Task.municipality_id))
        .join(Evidence, Evidence.file_id == StoredFile.id)
        .join(Task, Task.id == Evidence.task_id)
        .where(
            StoredFile.id > after,
            StoredFile.sha256.is_(None),
            StoredFile.telegram_file_id.is_not(None),
            StoredFile.removed_at.is_(None),
            StoredFile.created_at > now - RETRY_FOR,
            Evidence.withdrawn_at.is_(None),
        )
        .group_by(StoredFile.id)
        .order_by(StoredFile.id)
        .limit(limit)
    )
    return [
        DueCopy(
            file.id,
            file.telegram_file_id,
            file.media,
            file.name,
            municipality_id,
            file.cleared_at is not None,
        )
        for file, municipality_id in rows
        if file.telegram_file_id
    ]


async def note_missed(
    session: AsyncSession, file_id: int, now: datetime, *, refused: bool = False
) -> None:
    """A file could not be fetched now; whoever sent it hears of it, once.

    At once where Telegram has `refused` the file itself, else after `TOLD_AFTER`, within hours.
    """
    rows = await session.execute(
        select(Person, Task.municipality_id, Evidence.id)
        .join(Evidence, Evidence.person_id == Person.id)
        .join(Task, Task.id == Evidence.task_id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(
            StoredFile.id == file_id,
            StoredFile.created_at <= (now if refused else now - TOLD_AFTER),
            Evidence.withdrawn_at.is_(None),
            Person.forgotten_at.is_(None),
        )
        .order_by(Evidence.id)
    )
    for person, municipality_id, proof in rows.all():
        told = outbox.to_person(
            person, f"file-missed:{file_id}", "file-missed", municipality_id, evidence_id=proof
        )
        owed = [told] if refused else await within_hours(session, municipality_id, [told], now)
        await outbox.owe(session, owed, now)


async def note_copied(session: AsyncSession, file_id: int, sha256: str, size: int) -> None:
    """Write down where the copy is; `size` in bytes is that of the copy."""
    await session.execute(
        update(StoredFile)
        .where(StoredFile.id == file_id)
        .values(sha256=sha256, size=size)
        .execution_options(synchronize_session=False)
    )
