"""Forgetting what was sent and is about nothing; what proves a task already stays."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from models.roadmaps import Roadmap
from models.tasks import Evidence, StoredFile, Upload, UploadFile
from services.reports.uploads import UploadView, own, view_of


async def drop_held(session: AsyncSession, upload_id: int, *, actor: Actor) -> UploadView:
    """Forget the held files; nothing of them stays here."""
    upload = await own(session, upload_id, actor)
    await _forget_files(session, upload, only_held=True)
    return await view_of(session, upload)


async def drop(session: AsyncSession, upload_id: int, *, actor: Actor) -> None:
    """Forget an upload that turned out to be about nothing; what proves a task already stays."""
    upload = await own(session, upload_id, actor)
    await _forget_files(session, upload, only_held=False)


async def _forget_files(session: AsyncSession, upload: Upload, *, only_held: bool) -> None:
    chosen = select(UploadFile.file_id).where(UploadFile.upload_id == upload.id)
    if only_held:
        chosen = chosen.where(UploadFile.held)
    file_ids = list(await session.scalars(chosen))
    await session.execute(
        delete(UploadFile).where(
            UploadFile.upload_id == upload.id, UploadFile.file_id.in_(file_ids)
        )
    )
    used = set(
        await session.scalars(select(Evidence.file_id).where(Evidence.file_id.in_(file_ids)))
    )
    used |= set(
        await session.scalars(select(UploadFile.file_id).where(UploadFile.file_id.in_(file_ids)))
    )
    # A plan may have come in with the same bytes.
    used |= set(
        await session.scalars(
            select(Roadmap.source_file_id).where(Roadmap.source_file_id.in_(file_ids))
        )
    )
    unused = [file_id for file_id in file_ids if file_id not in used]
    await session.execute(delete(StoredFile).where(StoredFile.id.in_(unused)))
