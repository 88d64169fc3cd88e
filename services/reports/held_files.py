"""Files in which a list of pupils was found: they prove nothing until their sender has spoken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Refusal
from domain.pupil_lists import PupilDoubt, PupilReason
from domain.workflow import Status
from models.insertion import insert_new
from models.people import Person
from models.tasks import Evidence, Report, StoredFile, Task, Upload, UploadFile
from services.core import outbox
from services.reports import uploads
from services.reports.uploads import UploadView


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that waits for the word of its sender; `count` rows speak for the reason."""

    upload: UploadView
    reason: PupilReason
    count: int


async def hold(session: AsyncSession, file_id: int, doubt: PupilDoubt, now: datetime) -> None:
    """Take a file away from every task that it proves, and ask each of its senders about it.

    It goes into an upload of its own there, so that the rest of an album stays where it is.
    """
    rows = await session.execute(
        select(Evidence, Task, Person, StoredFile.name)
        .join(Task, Task.id == Evidence.task_id)
        .join(Person, Person.id == Evidence.person_id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.file_id == file_id, Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.id)
    )
    for evidence, task, person, name in rows.all():
        upload_id = await _set_aside(session, evidence, person, now)
        await _write_down(session, evidence, task, name, now)
        await session.execute(delete(Evidence).where(Evidence.id == evidence.id))
        message = outbox.to_person(
            person,
            f"pupils:{upload_id}:{now.isoformat()}",
            "pupils-found",
            task.municipality_id,
            upload_id=upload_id,
            reason=doubt.reason.value,
            count=doubt.count,
        )
        await outbox.owe(session, [message], now)


async def load(session: AsyncSession, payload: dict[str, Any], actor: Actor) -> HeldFile | None:
    """What the sender is asked; None where the file is not held any more."""
    try:
        view = await uploads.find(session, payload["upload_id"], actor=actor)
    except Refusal:
        return None
    if not view.held:
        return None
    return HeldFile(view, PupilReason(payload["reason"]), payload["count"])


async def _set_aside(
    session: AsyncSession, evidence: Evidence, person: Person, now: datetime
) -> int:
    """The upload that now holds the file, and no other of this sender does."""
    file_id = evidence.file_id
    own = select(Upload.id).where(Upload.person_id == person.id)
    await session.execute(
        delete(UploadFile).where(UploadFile.file_id == file_id, UploadFile.upload_id.in_(own))
    )
    upload = Upload(
        chat_id=person.telegram_id,
        group_key=f"held:{evidence.id}:{now.isoformat()}",
        person_id=person.id,
        task_id=evidence.task_id,
        created_at=now,
    )
    session.add(upload)
    await session.flush()
    row = {
        "upload_id": upload.id,
        "file_id": file_id,
        "caption": evidence.caption,
        "held": True,
    }
    await insert_new(session, UploadFile, [row])
    return upload.id


async def _write_down(
    session: AsyncSession, evidence: Evidence, task: Task, name: str, now: datetime
) -> None:
    """The history says that the file went; whoever reviews the report sees it afresh."""
    if task.status is Status.SUBMITTED:
        await session.execute(
            update(Task).where(Task.id == task.id).values(version=Task.version + 1)
        )
    session.add(
        Report(
            task_id=task.id,
            person_id=evidence.person_id,
            at=now,
            status_before=task.status,
            status_after=task.status,
            comment=name,
        )
    )
