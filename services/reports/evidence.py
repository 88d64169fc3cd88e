"""Files that prove tasks: kept as Telegram knows them, attached, withdrawn until reviewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.draft import DraftSlot
from domain.errors import Code, Refusal, Stale
from domain.evidence import SPOKEN, filled
from domain.quota import NO_QUOTA, Quota
from domain.workflow import Action
from models.insertion import insert_new
from models.roadmaps import EvidenceSlot as SlotRow
from models.rows import fetch
from models.tasks import Evidence, StoredFile, Task
from services.core import transitions
from services.core.transitions import LoadedTask, Outcome
from services.reports import file_space

MAX_BYTES = 20 * 1024 * 1024
"""What getFile gives to a bot: https://core.telegram.org/bots/api#getfile."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file in a message. `media` is the Bot API's word: document, photo, voice, video…

    `size` is in bytes, 0 where Telegram does not tell it.
    """

    telegram_file_id: str
    telegram_unique_id: str
    media: str
    name: str
    size: int
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a task or of an upload, for the eye. `evidence_id` is None while it proves nothing.

    `mine` is True where whoever asks has sent it.
    """

    file_id: int
    name: str
    size: int
    media: str
    caption: str | None = None
    evidence_id: int | None = None
    mine: bool = False
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A document that is wanted: how many of it, and how many are there."""

    name: str
    wanted: int
    have: int


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is needed to send a file again: by Telegram's own id, or from the copy."""

    telegram_file_id: str | None
    sha256: str | None
    media: str
    name: str


async def keep(session: AsyncSession, incoming: IncomingFile, *, now: datetime) -> int:
    """Note a file and return its id; the same file of Telegram is one row.

    Raises Refusal(FILE_TOO_LARGE) for more than Telegram would give to us.
    """
    if incoming.size > MAX_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE)
    known: StoredFile | None = await session.scalar(_KNOWN, {"unique": incoming.telegram_unique_id})
    if known is not None:
        if known.sha256 is None and known.telegram_file_id != incoming.telegram_file_id:
            # Sent again because it could not be fetched: the new reference is tried from now on.
            known.telegram_file_id, known.created_at = incoming.telegram_file_id, now
        return known.id
    row = StoredFile(
        telegram_file_id=incoming.telegram_file_id,
        telegram_unique_id=incoming.telegram_unique_id,
        media=incoming.media,
        name=incoming.name,
        size=incoming.size,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row.id


_KNOWN = (
    select(StoredFile)
    .where(
        StoredFile.telegram_unique_id == bindparam("unique"),
        StoredFile.removed_at.is_(None),
    )
    .order_by(StoredFile.id)
    .limit(1)
)


async def attach(
    session: AsyncSession,
    found: LoadedTask,
    file_id: int,
    *,
    caption: str | None,
    quota: Quota = NO_QUOTA,
    actor: Actor,
) -> Outcome:
    """Make a kept file prove a found task; one that proves it already changes nothing.

    `file_id` comes from an upload of the actor's own, never from a button. Raises Stale
    where the task takes no files any more, Refusal(FILES_FULL) where there is no space for it.
    """
    known = await fetch(session, _PROVES, {"task": found.task.id, "file": file_id})
    if again := await transitions.repeated(session, found, actor.update_key):
        return again
    if known:
        return Outcome(found.task.id, found.task.status, found.task.version, repeated=True)
    outcome = await transitions.add(
        session, found, Action.ATTACH, comment=caption, update_key=actor.update_key, actor=actor
    )
    await file_space.take(session, found.task, file_id, quota)
    row = {
        "task_id": found.task.id,
        "file_id": file_id,
        "person_id": actor.person_id,
        "at": actor.as_of,
        "caption": caption,
    }
    await insert_new(session, Evidence, [row])
    return outcome


_PROVES = select(Evidence.id).where(
    Evidence.task_id == bindparam("task"),
    Evidence.file_id == bindparam("file"),
    Evidence.withdrawn_at.is_(None),
)


async def withdraw(session: AsyncSession, evidence_id: int, *, actor: Actor) -> Outcome:
    """Take a file back before the report is reviewed.

    Raises Stale after that, and where it was taken back already.
    """
    row = (
        await session.execute(
            select(Evidence, StoredFile.name)
            .join(StoredFile, StoredFile.id == Evidence.file_id)
            .where(Evidence.id == evidence_id)
        )
    ).one_or_none()
    if row is None:
        raise Refusal(Code.DENIED)
    evidence, name = row
    found = await transitions.find(session, evidence.task_id, UseCase.WITHDRAW_REPORT, actor=actor)
    taken = await session.execute(
        update(Evidence)
        .where(Evidence.id == evidence_id, Evidence.withdrawn_at.is_(None))
        .values(withdrawn_at=actor.as_of)
        .returning(Evidence.id)
    )
    if taken.first() is None:
        raise Stale
    return await transitions.add(session, found, None, comment=name, actor=actor)


async def task_of(session: AsyncSession, evidence_id: int, *, actor: Actor) -> int:
    """The task that a file proves or proved, for somebody who may see it."""
    task_id = await session.scalar(select(Evidence.task_id).where(Evidence.id == evidence_id))
    if task_id is None:
        raise Refusal(Code.DENIED)
    await transitions.find(session, task_id, UseCase.SEE_EVIDENCE, actor=actor)
    return task_id


async def open_one(session: AsyncSession, evidence_id: int, *, actor: Actor) -> KeptFile:
    """A file of a task, to be sent to whoever asks.

    Raises Stale for one that was taken back or removed: a school may have erred.
    """
    row = (
        await session.execute(
            select(StoredFile, Evidence.withdrawn_at, Task.municipality_id, Task.organisation_id)
            .join(Evidence, Evidence.file_id == StoredFile.id)
            .join(Task, Task.id == Evidence.task_id)
            .where(Evidence.id == evidence_id)
        )
    ).one_or_none()
    if row is None:
        raise Refusal(Code.DENIED)
    file, withdrawn_at, municipality_id, organisation_id = row
    require(
        actor,
        UseCase.SEE_EVIDENCE,
        municipality_id=municipality_id,
        organisation_id=organisation_id,
    )
    if withdrawn_at is not None or file.removed_at is not None:
        raise Stale
    return KeptFile(file.telegram_file_id, file.sha256, file.media, file.name)


async def files_of(
    session: AsyncSession,
    task_id: int,
    person_id: int | None = None,
    *,
    rejected_until: datetime | None = None,
) -> list[FileLine]:
    """The files that prove a task now, the oldest first; the same bytes are listed once.

    `person_id` is whose own they are marked as; what was attached by `rejected_until`, the moment
    of a return, has been rejected with the report.
    """
    lines: dict[str, FileLine] = {}
    for row in await fetch(session, _FILES, {"task": task_id}):
        sha256, sender_id, at, file_id, name, size, media, caption, evidence_id = row
        mine = sender_id == person_id
        rejected = rejected_until is not None and at <= rejected_until
        line = FileLine(file_id, name, size, media, caption, evidence_id, mine, rejected)
        lines.setdefault(sha256 or f"#{file_id}", line)
    return list(lines.values())


_FILES = (
    select(
        StoredFile.sha256,
        Evidence.person_id,
        Evidence.at,
        StoredFile.id,
        StoredFile.name,
        StoredFile.size,
        StoredFile.media,
        Evidence.caption,
        Evidence.id,
    )
    .join(StoredFile, StoredFile.id == Evidence.file_id)
    .where(Evidence.task_id == bindparam("task"), Evidence.withdrawn_at.is_(None))
    .order_by(Evidence.id)
)


async def slots_of(
    session: AsyncSession, activity_id: int, files: Iterable[FileLine]
) -> tuple[SlotLine, ...]:
    """The documents that an activity asks for, with how many of each these files make."""
    wanted = await session.scalars(
        select(SlotRow).where(SlotRow.activity_id == activity_id).order_by(SlotRow.id)
    )
    return fill([DraftSlot(row.name, row.count) for row in wanted], files)


def fill(slots: Sequence[DraftSlot], files: Iterable[FileLine]) -> tuple[SlotLine, ...]:
    """Documents that are wanted, with how many of each these files make; what is spoken is none."""
    written = [file for file in files if file.media not in SPOKEN]
    counts = filled(slots, [f"{file.name} {file.caption or ''}" for file in written])
    return tuple(
        SlotLine(slot.name, slot.count, have) for slot, have in zip(slots, counts, strict=True)
    )
