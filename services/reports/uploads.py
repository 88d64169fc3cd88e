"""Files that a person sends in one go, and the task that they are about.

The files of an album come as messages of their own, in any order and maybe twice. An upload holds
them together: it has one task, one answer of the bot, and buttons that name it by its number.
"""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal
from domain.pupils import looks_like_pupils
from domain.quota import NO_QUOTA, Quota
from domain.workflow import Action, actions_from
from models.enums import RoadmapStatus
from models.insertion import insert_new
from models.rows import change, fetch
from models.tasks import Evidence, StoredFile, Upload, UploadFile
from services.core import transitions
from services.core.conversations import OPEN_FOR
from services.core.transitions import LoadedTask
from services.reports import evidence
from services.reports.evidence import FileLine, IncomingFile


@dataclass(frozen=True, slots=True)
class UploadView:
    """An upload as it stands. `closed_task_id` is the task that takes no files any more.

    `message_id` is the bot's answer to the upload, None before it was sent. `held` wait for the
    sender's word, since they look like lists of pupils.
    """

    upload_id: int
    message_id: int | None
    task_id: int | None
    files: tuple[FileLine, ...]
    held: tuple[FileLine, ...]
    closed_task_id: int | None = None

    @property
    def words(self) -> str:
        """Names and captions of all files together."""
        return " ".join(f"{file.name} {file.caption or ''}" for file in (*self.files, *self.held))


async def receive(
    session: AsyncSession,
    chat_id: int,
    group_key: str,
    incoming: IncomingFile,
    task_id: int | None,
    *,
    quota: Quota = NO_QUOTA,
    actor: Actor,
) -> UploadView:
    """Take a file in: into the upload of its chat and group, and to the task if one is known.

    `task_id` is what the message was a reply to; the other files of an album follow it. Raises
    Refusal(FILE_TOO_LARGE), Refusal(FILES_FULL), and Refusal(DENIED) for a task of somebody else.
    """
    file_id = await evidence.keep(session, incoming, now=actor.as_of)
    upload = await _open(session, chat_id, group_key, actor)
    held = looks_like_pupils(incoming.name, incoming.caption)
    row = {"upload_id": upload.id, "file_id": file_id, "caption": incoming.caption, "held": held}
    await insert_new(session, UploadFile, [row])
    if upload.task_id is not None:
        await _attach(session, upload.id, upload.task_id, quota, actor, file_id)
    elif task_id is not None:
        found = await transitions.find(session, task_id, UseCase.REPORT, actor=actor)
        if not takes_files(found):
            return await view_of(session, upload, closed_task_id=task_id)
        upload.task_id = task_id
        await _attach(session, upload.id, task_id, quota, actor)
    return await view_of(session, upload)


async def find(session: AsyncSession, upload_id: int, *, actor: Actor) -> UploadView:
    """An upload of the actor's own."""
    return await view_of(session, await own(session, upload_id, actor))


async def last(session: AsyncSession, chat_id: int, *, actor: Actor) -> UploadView | None:
    """What the actor has sent last into a chat, within `OPEN_FOR`; None for nothing."""
    upload = await session.scalar(
        select(Upload)
        .where(
            Upload.chat_id == chat_id,
            Upload.person_id == actor.person_id,
            Upload.created_at > actor.as_of - OPEN_FOR,
        )
        .order_by(Upload.id.desc())
        .limit(1)
    )
    view = await view_of(session, upload) if upload is not None else None
    return view if view and (view.files or view.held) else None


async def note_answer(session: AsyncSession, upload_id: int, message_id: int) -> None:
    """Remember the message that answers an upload: further files are told of there."""
    await change(session, _ANSWERED, {"upload": upload_id, "answer": message_id})


_ANSWERED = (
    update(cast(Table, Upload.__table__))
    .where(Upload.id == bindparam("upload"))
    .values(message_id=bindparam("answer"))
)


async def give(
    session: AsyncSession,
    upload_id: int,
    task_id: int,
    *,
    also: bool = False,
    quota: Quota = NO_QUOTA,
    actor: Actor,
) -> UploadView:
    """Say what an upload is about. With `also` it goes on proving the task of before as well.

    Raises Stale where a task was reviewed meanwhile.
    """
    upload = await own(session, upload_id, actor)
    # A forged number is refused before anything leads to it.
    await transitions.find(session, task_id, UseCase.REPORT, actor=actor)
    if upload.task_id is not None and upload.task_id != task_id and not also:
        await _take_away(session, upload, upload.task_id, actor)
    upload.task_id = task_id
    await _attach(session, upload.id, task_id, quota, actor)
    return await view_of(session, upload)


async def release(
    session: AsyncSession, upload_id: int, *, quota: Quota = NO_QUOTA, actor: Actor
) -> UploadView:
    """Take the held files after all: the sender has been warned and knows better."""
    upload = await own(session, upload_id, actor)
    held = select(UploadFile.file_id).where(UploadFile.upload_id == upload.id, UploadFile.held)
    await session.execute(
        update(StoredFile)
        .where(StoredFile.id.in_(held))
        .values(cleared_at=actor.as_of)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(UploadFile).where(UploadFile.upload_id == upload.id).values(held=False)
    )
    if upload.task_id is not None:
        await _attach(session, upload.id, upload.task_id, quota, actor)
    return await view_of(session, upload)


async def _open(session: AsyncSession, chat_id: int, group_key: str, actor: Actor) -> Upload:
    row = {
        "chat_id": chat_id,
        "group_key": group_key,
        "person_id": actor.person_id,
        "created_at": actor.as_of,
    }
    await insert_new(session, Upload, [row])
    upload: Upload | None = await session.scalar(_OPENED, {"chat": chat_id, "group": group_key})
    if upload is None or upload.person_id != actor.person_id:
        raise Refusal(Code.DENIED)
    return upload


_OPENED = (
    select(Upload)
    .where(Upload.chat_id == bindparam("chat"), Upload.group_key == bindparam("group"))
    .with_for_update()
    .execution_options(populate_existing=True)
)


async def own(session: AsyncSession, upload_id: int, actor: Actor) -> Upload:
    """The row of an upload of the actor's own, locked. Raises Refusal(DENIED) for any other."""
    upload: Upload | None = await session.scalar(
        select(Upload)
        .where(Upload.id == upload_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    # Of a foreign upload the actor learns as much as of one that was never there.
    if upload is None or upload.person_id != actor.person_id:
        raise Refusal(Code.DENIED)
    return upload


def takes_files(found: LoadedTask) -> bool:
    """Whether files can be added to the task: it is in force and nobody has accepted it."""
    actions = actions_from(found.task.status, found.review_needed)
    return Action.ATTACH in actions and found.roadmap.status is RoadmapStatus.ACTIVE


async def _attach(
    session: AsyncSession,
    upload_id: int,
    task_id: int,
    quota: Quota,
    actor: Actor,
    file_id: int | None = None,
) -> None:
    """Make the files of an upload, or one of them, prove a task; the held ones wait."""
    for row in await fetch(session, _FILES, {"upload": upload_id}):
        if row.held or file_id not in (None, row.id):
            continue
        # Read anew for each file: a file under review gives the task a new version.
        found = await transitions.find_for(session, task_id, Action.ATTACH, actor=actor)
        by = actor.part(row.id)
        await evidence.attach(session, found, row.id, caption=row.caption, quota=quota, actor=by)


_FILES = (
    select(
        StoredFile.id,
        StoredFile.name,
        StoredFile.size,
        StoredFile.media,
        UploadFile.caption,
        UploadFile.held,
    )
    .join(StoredFile, StoredFile.id == UploadFile.file_id)
    .where(UploadFile.upload_id == bindparam("upload"))
    .order_by(UploadFile.file_id)
)


async def _take_away(session: AsyncSession, upload: Upload, task_id: int, actor: Actor) -> None:
    evidence_ids = await session.scalars(
        select(Evidence.id)
        .join(UploadFile, UploadFile.file_id == Evidence.file_id)
        .where(
            UploadFile.upload_id == upload.id,
            Evidence.task_id == task_id,
            Evidence.withdrawn_at.is_(None),
        )
    )
    for evidence_id in evidence_ids.all():
        await evidence.withdraw(session, evidence_id, actor=actor)


async def view_of(
    session: AsyncSession, upload: Upload, closed_task_id: int | None = None
) -> UploadView:
    """An upload as it stands, for whoever may see it."""
    files: list[FileLine] = []
    held: list[FileLine] = []
    for *columns, waits in await fetch(session, _FILES, {"upload": upload.id}):
        (held if waits else files).append(FileLine(*columns))
    return UploadView(
        upload.id,
        upload.message_id,
        upload.task_id,
        tuple(files),
        tuple(held),
        closed_task_id,
    )
