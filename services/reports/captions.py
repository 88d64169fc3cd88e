"""What is written under a file, corrected later by whoever sent it."""

from enum import StrEnum
from zlib import crc32

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.workflow import Action
from models.tasks import Evidence, StoredFile, Upload, UploadFile
from services.core import transitions
from services.reports import history
from services.reports.evidence import IncomingFile


class Edited(StrEnum):
    """What an edited message has changed."""

    NOTHING = "nothing"
    CAPTION = "caption"
    FILE = "file"


async def edit(
    session: AsyncSession,
    chat_id: int,
    group_key: str,
    incoming: IncomingFile,
    message_key: str,
    moment: int,
    *,
    actor: Actor,
) -> Edited:
    """Take over the caption of a message with a file that was edited at the Unix time `moment`.

    `group_key` and `message_key` are those under which the file came. `FILE` says that another
    file stands in the message now: that one is not taken. `NOTHING` where the message was no
    report, or says the same. Raises Stale once the report has been reviewed.
    """
    upload = await session.scalar(
        select(Upload).where(
            Upload.chat_id == chat_id,
            Upload.group_key == group_key,
            Upload.person_id == actor.person_id,
        )
    )
    if upload is None:
        return Edited.NOTHING
    row = await session.scalar(
        select(UploadFile)
        .join(StoredFile, StoredFile.id == UploadFile.file_id)
        .where(
            UploadFile.upload_id == upload.id,
            StoredFile.telegram_unique_id == incoming.telegram_unique_id,
        )
    )
    if row is None:
        return Edited.FILE
    if row.caption == incoming.caption:
        return Edited.NOTHING
    if upload.task_id is not None and not row.held:
        taken = actor.caused_by(message_key).part(row.file_id)
        await _rewrite(session, upload.task_id, row, incoming.caption, moment, taken)
    row.caption = incoming.caption
    return Edited.CAPTION


async def _rewrite(
    session: AsyncSession,
    task_id: int,
    row: UploadFile,
    caption: str | None,
    moment: int,
    actor: Actor,
) -> None:
    """Put the caption on the file of a task, and into its history beside the one of before.

    The `update_key` of the actor is that under which the file was taken.
    """
    proof = await session.scalar(
        select(Evidence).where(
            Evidence.task_id == task_id,
            Evidence.file_id == row.file_id,
            Evidence.person_id == actor.person_id,
            Evidence.withdrawn_at.is_(None),
        )
    )
    if proof is None:
        return
    found = await transitions.find_for(session, task_id, Action.ATTACH, actor=actor)
    # Telegram counts edits in whole seconds; two of them in one second differ in their words.
    edited = f"{actor.update_key}{history.EDITED}{moment}:{crc32((caption or '').encode()):x}"
    await transitions.add(
        session, found, Action.ATTACH, comment=caption, update_key=edited, actor=actor
    )
    proof.caption = caption
