"""Files that a person sends in one go, and the task that they are about.

The files of an album come as messages of their own, in any order and maybe twice. A parcel holds
them together: it has one task, one answer of the bot, and buttons that name it by its number.
"""

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal
from domain.pupils import looks_like_pupils
from domain.workflow import Action, actions_from
from models.enums import RoadmapStatus
from models.insertion import insert_new
from models.plans import Roadmap
from models.work import Evidence, Parcel, ParcelFile, StoredFile
from services import evidence, transitions
from services.evidence import FileLine, IncomingFile
from services.transitions import Found


@dataclass(frozen=True, slots=True)
class ParcelView:
    """A parcel as it stands. `closed_task_id` is the task that takes no files any more.

    `message_id` is the bot's answer to the parcel, None before it was sent. `held` wait for the
    sender's word, since they look like lists of pupils.
    """

    parcel_id: int
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
    actor: Actor,
    update_key: str,
) -> ParcelView:
    """Take a file in: into the parcel of its chat and group, and to the task if one is known.

    `task_id` is what the message was a reply to; the other files of an album follow it. Raises
    Refusal(FILE_TOO_LARGE), and Refusal(DENIED) for a task of somebody else.
    """
    file_id = await evidence.keep(session, incoming, now=actor.as_of)
    parcel = await _open(session, chat_id, group_key, actor)
    held = looks_like_pupils(incoming.name, incoming.caption)
    row = {"parcel_id": parcel.id, "file_id": file_id, "caption": incoming.caption, "held": held}
    await insert_new(session, ParcelFile, [row])
    if parcel.task_id is not None:
        await _attach(session, parcel.id, parcel.task_id, actor, update_key, file_id)
    elif task_id is not None:
        found = await transitions.find(session, task_id, UseCase.REPORT, actor=actor)
        if not takes_files(found):
            return await _view(session, parcel, closed_task_id=task_id)
        parcel.task_id = task_id
        await _attach(session, parcel.id, task_id, actor, update_key)
    return await _view(session, parcel)


async def find(session: AsyncSession, parcel_id: int, *, actor: Actor) -> ParcelView:
    """A parcel of the actor's own."""
    return await _view(session, await _own(session, parcel_id, actor))


async def note_answer(session: AsyncSession, parcel_id: int, message_id: int) -> None:
    """Remember the message that answers a parcel: further files are told of there."""
    await session.execute(
        update(Parcel)
        .where(Parcel.id == parcel_id)
        .values(message_id=message_id)
        .execution_options(synchronize_session=False)
    )


async def give(
    session: AsyncSession, parcel_id: int, task_id: int, *, also: bool = False, actor: Actor
) -> ParcelView:
    """Say what a parcel is about. With `also` it goes on proving the task of before as well.

    Raises Refusal(STALE) where a task was reviewed meanwhile.
    """
    parcel = await _own(session, parcel_id, actor)
    if parcel.task_id is not None and parcel.task_id != task_id and not also:
        await _take_away(session, parcel, parcel.task_id, actor)
    parcel.task_id = task_id
    await _attach(session, parcel.id, task_id, actor)
    return await _view(session, parcel)


async def release(session: AsyncSession, parcel_id: int, *, actor: Actor) -> ParcelView:
    """Take the held files after all: the sender has been warned and knows better."""
    parcel = await _own(session, parcel_id, actor)
    await session.execute(
        update(ParcelFile).where(ParcelFile.parcel_id == parcel.id).values(held=False)
    )
    if parcel.task_id is not None:
        await _attach(session, parcel.id, parcel.task_id, actor)
    return await _view(session, parcel)


async def drop_held(session: AsyncSession, parcel_id: int, *, actor: Actor) -> ParcelView:
    """Forget the held files; nothing of them stays here."""
    parcel = await _own(session, parcel_id, actor)
    await _forget_files(session, parcel, only_held=True)
    return await _view(session, parcel)


async def drop(session: AsyncSession, parcel_id: int, *, actor: Actor) -> None:
    """Forget a parcel that turned out to be about nothing; what proves a task already stays."""
    parcel = await _own(session, parcel_id, actor)
    await _forget_files(session, parcel, only_held=False)


async def _open(session: AsyncSession, chat_id: int, group_key: str, actor: Actor) -> Parcel:
    row = {
        "chat_id": chat_id,
        "group_key": group_key,
        "person_id": actor.person_id,
        "created_at": actor.as_of,
    }
    await insert_new(session, Parcel, [row])
    parcel: Parcel | None = await session.scalar(
        select(Parcel)
        .where(Parcel.chat_id == chat_id, Parcel.group_key == group_key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if parcel is None or parcel.person_id != actor.person_id:
        raise Refusal(Code.DENIED)
    return parcel


async def _own(session: AsyncSession, parcel_id: int, actor: Actor) -> Parcel:
    parcel: Parcel | None = await session.scalar(
        select(Parcel)
        .where(Parcel.id == parcel_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    # Of a foreign parcel the actor learns as much as of one that was never there.
    if parcel is None or parcel.person_id != actor.person_id:
        raise Refusal(Code.DENIED)
    return parcel


def takes_files(found: Found) -> bool:
    """Whether files can be added to the task: it is in force and nobody has accepted it."""
    actions = actions_from(found.task.status, found.review_needed)
    return Action.ATTACH in actions and found.roadmap.status is RoadmapStatus.ACTIVE


async def _attach(
    session: AsyncSession,
    parcel_id: int,
    task_id: int,
    actor: Actor,
    update_key: str | None = None,
    file_id: int | None = None,
) -> None:
    """Make the files of a parcel, or one of them, prove a task; the held ones wait."""
    chosen = select(ParcelFile).where(ParcelFile.parcel_id == parcel_id, ParcelFile.held.is_(False))
    if file_id is not None:
        chosen = chosen.where(ParcelFile.file_id == file_id)
    for row in await session.scalars(chosen.order_by(ParcelFile.file_id)):
        # Read anew for each file: a file under review gives the task a new version.
        found = await transitions.find_for(session, task_id, Action.ATTACH, actor=actor)
        key = f"{update_key}#{row.file_id}" if update_key else None
        await evidence.attach(
            session, found, row.file_id, caption=row.caption, actor=actor, update_key=key
        )


async def _take_away(session: AsyncSession, parcel: Parcel, task_id: int, actor: Actor) -> None:
    proofs = await session.scalars(
        select(Evidence.id)
        .join(ParcelFile, ParcelFile.file_id == Evidence.file_id)
        .where(
            ParcelFile.parcel_id == parcel.id,
            Evidence.task_id == task_id,
            Evidence.withdrawn_at.is_(None),
        )
    )
    for evidence_id in proofs.all():
        await evidence.withdraw(session, evidence_id, actor=actor)


async def _forget_files(session: AsyncSession, parcel: Parcel, *, only_held: bool) -> None:
    chosen = select(ParcelFile.file_id).where(ParcelFile.parcel_id == parcel.id)
    if only_held:
        chosen = chosen.where(ParcelFile.held)
    file_ids = list(await session.scalars(chosen))
    await session.execute(
        delete(ParcelFile).where(
            ParcelFile.parcel_id == parcel.id, ParcelFile.file_id.in_(file_ids)
        )
    )
    used = set(
        await session.scalars(select(Evidence.file_id).where(Evidence.file_id.in_(file_ids)))
    )
    used |= set(
        await session.scalars(select(ParcelFile.file_id).where(ParcelFile.file_id.in_(file_ids)))
    )
    # A plan may have come in with the same bytes.
    used |= set(
        await session.scalars(
            select(Roadmap.source_file_id).where(Roadmap.source_file_id.in_(file_ids))
        )
    )
    unused = [file_id for file_id in file_ids if file_id not in used]
    await session.execute(delete(StoredFile).where(StoredFile.id.in_(unused)))


async def _view(
    session: AsyncSession, parcel: Parcel, closed_task_id: int | None = None
) -> ParcelView:
    rows = await session.execute(
        select(ParcelFile, StoredFile)
        .join(StoredFile, StoredFile.id == ParcelFile.file_id)
        .where(ParcelFile.parcel_id == parcel.id)
        .order_by(ParcelFile.file_id)
    )
    files: list[FileLine] = []
    held: list[FileLine] = []
    for row, file in rows:
        line = FileLine(file.id, file.name, file.size, file.media, row.caption)
        (held if row.held else files).append(line)
    return ParcelView(
        parcel.id,
        parcel.message_id,
        parcel.task_id,
        tuple(files),
        tuple(held),
        closed_task_id,
    )
