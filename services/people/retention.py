"""What is removed after a time: messages, updates, conversations, links, strangers, files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.keeping import days_kept
from domain.workflow import FINISHED
from models.enums import DeliveryState, RowKind, UpdateState
from models.inbox import InboxUpdate
from models.letters import Letter
from models.people import InviteFailure, Membership, Municipality, Person
from models.roadmaps import Roadmap
from models.rows import fetch
from models.tasks import Evidence, MessageLink, StoredFile, Task, Upload, UploadFile
from models.upkeep import AuditEntry, Conversation, Delivery, SetAside
from services.core import inbox

BATCH = 500

Key = Row[*tuple[Any, ...]]
"""What a row is found by in its table."""

REACHED = (DeliveryState.SENT, DeliveryState.OBSOLETE)
"""What has come to its end. A failure stays longer: somebody may still ask about it."""

LOST = (DeliveryState.FAILED, DeliveryState.UNREACHABLE)


@dataclass(frozen=True, slots=True)
class Retained:
    """Rows that are removed `days` after their moment `since`; `key` is that of their table."""

    key: tuple[InstrumentedAttribute[int] | InstrumentedAttribute[str], ...]
    since: InstrumentedAttribute[datetime]
    days: int
    only: ColumnElement[bool] | None = None


_STRANGER = and_(
    ~Person.is_administrator,
    *(
        ~exists().where(table.person_id == Person.id)
        for table in (Membership, AuditEntry, Delivery, Upload)
    ),
)

# Sent, and about no task to this day: nobody has copied it.
_LOOSE = and_(
    StoredFile.sha256.is_(None),
    ~exists().where(Evidence.file_id == StoredFile.id),
    ~exists().where(UploadFile.file_id == StoredFile.id),
    ~exists().where(Roadmap.source_file_id == StoredFile.id),
)

KINDS: Mapping[str, Retained] = MappingProxyType(
    {
        # Their keys absorb repeats, but nothing of half a year ago is planned again.
        "sent": Retained((Delivery.id,), Delivery.due_at, 180, Delivery.state.in_(REACHED)),
        "lost": Retained((Delivery.id,), Delivery.due_at, 400, Delivery.state.in_(LOST)),
        "updates": Retained(
            (InboxUpdate.id,),
            InboxUpdate.received_at,
            inbox.KEPT.days,
            InboxUpdate.state == UpdateState.DONE,
        ),
        "set-aside": Retained(
            (InboxUpdate.id,),
            InboxUpdate.received_at,
            inbox.KEPT_ASIDE.days,
            InboxUpdate.state == UpdateState.SET_ASIDE,
        ),
        "set-aside-reasons": Retained(
            (SetAside.id,),
            SetAside.first_at,
            inbox.KEPT_ASIDE.days,
            SetAside.kind == RowKind.UPDATE,
        ),
        # Who has read a letter goes with it.
        "letters": Retained((Letter.id,), Letter.created_at, 180),
        # What holds the files of one message together, and its captions; what proves a task stays.
        "uploads": Retained((Upload.id,), Upload.created_at, 180),
        "loose-files": Retained((StoredFile.id,), StoredFile.created_at, 180, _LOOSE),
        "conversations": Retained((Conversation.key,), Conversation.changed_at, 30),
        # A reply to a message of the year before is about nothing that is owed.
        "links": Retained(
            (MessageLink.chat_id, MessageLink.message_id), MessageLink.created_at, 400
        ),
        "failures": Retained((InviteFailure.id,), InviteFailure.at, 30),
        # Who looked in and never had a role, nor did anything that is written down.
        "strangers": Retained((Person.id,), Person.first_seen_at, 90, _STRANGER),
    }
)
"""What is removed, by its name."""


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file that has had its time. `sha256` is set where its bytes are to go with it."""

    file_id: int
    sha256: str | None


async def find_old(session: AsyncSession, what: str, now: datetime) -> Sequence[Key]:
    """The keys of a batch of what `KINDS` names.

    Found apart from the removing: to look through a whole table would keep others from writing.
    """
    kind = KINDS[what]
    return await fetch(session, select(*kind.key).where(*_old(kind, now)).limit(BATCH), {})


async def remove_old(session: AsyncSession, what: str, keys: Sequence[Key], now: datetime) -> int:
    """Remove these rows and return how many there were; what is in use again by now stays."""
    kind = KINDS[what]
    removed = await session.execute(
        delete(kind.key[0].class_)
        .where(tuple_(*kind.key).in_(keys), *_old(kind, now))
        .returning(kind.key[0])
        .execution_options(synchronize_session=False)
    )
    return len(removed.all())


def _old(kind: Retained, now: datetime) -> list[ColumnElement[bool]]:
    old: list[ColumnElement[bool]] = [kind.since < now - timedelta(days=kind.days)]
    return old if kind.only is None else [*old, kind.only]


async def files_kept(session: AsyncSession, days: int = 0) -> list[tuple[int, int]]:
    """The municipalities that keep files for so many days: ids, days.

    `days` counts where a municipality says nothing, 0 for as long as the plan itself.
    """
    rows = await session.execute(select(Municipality.id, Municipality.file_retention_days))
    return [(id_, kept) for id_, own in rows.all() if (kept := days_kept(own, days))]


async def old_files(
    session: AsyncSession, municipality_id: int, before: datetime, after: int = 0
) -> list[OldFile]:
    """A batch of files that were sent before that moment, all that they prove being finished.

    They come by their ids, from the one after `after` on: what could not be removed, which is
    still there, is not looked at twice.
    """
    in_use = exists().where(
        Evidence.file_id == StoredFile.id,
        Evidence.task_id == Task.id,
        (Evidence.at >= before)
        | Task.status.not_in(FINISHED)
        | (Task.municipality_id != municipality_id),
    )
    proves = exists().where(
        Evidence.file_id == StoredFile.id,
        Evidence.task_id == Task.id,
        Task.municipality_id == municipality_id,
    )
    rows = await session.execute(
        select(StoredFile.id, StoredFile.sha256)
        .where(
            StoredFile.removed_at.is_(None),
            StoredFile.created_at < before,
            StoredFile.id > after,
            proves,
            ~in_use,
        )
        .order_by(StoredFile.id)
        .limit(BATCH)
    )
    old = rows.all()
    going = {file_id for file_id, _ in old}
    shared = set(
        await session.scalars(
            select(StoredFile.sha256).where(
                StoredFile.sha256.in_([digest for _, digest in old if digest]),
                StoredFile.id.not_in(going),
                StoredFile.removed_at.is_(None),
            )
        )
    )
    return [OldFile(file_id, None if digest in shared else digest) for file_id, digest in old]


async def note_removed(session: AsyncSession, files: Sequence[OldFile], now: datetime) -> None:
    """Write down that the bytes of these files are gone; the reports keep their names."""
    ids = [file.file_id for file in files]
    await session.execute(
        update(StoredFile)
        .where(StoredFile.id.in_(ids))
        .values(removed_at=now, telegram_file_id=None)
        .execution_options(synchronize_session=False)
    )
    # What has become free is counted in the next round.
    proved = (
        select(Task.municipality_id)
        .join(Evidence, Evidence.task_id == Task.id)
        .where(Evidence.file_id.in_(ids))
    )
    await session.execute(
        update(Municipality)
        .where(Municipality.id.in_(proved))
        .values(file_bytes_at=None)
        .execution_options(synchronize_session=False)
    )
