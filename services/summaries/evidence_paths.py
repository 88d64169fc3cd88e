"""Where a file of a roadmap lies in the archive of its evidence: one answer for all who link."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.write.file_names import FileNames
from models.people import Organisation
from models.roadmaps import Roadmap, Section
from models.tasks import Evidence, StoredFile, Task


async def paths(
    session: AsyncSession, roadmap_ids: Sequence[int], *, index: str, without_section: str
) -> dict[int, str]:
    """By the id of the evidence, its path in any archive of these roadmaps.

    Of several roadmaps each has a folder. `index` is the name of the list of an archive,
    `without_section` the folder of tasks in no section. All files of the roadmaps are named, in
    the order in which they came, withdrawn ones too: a path is the same whatever a question
    narrows to, and stays the same.
    """
    rows = await session.execute(
        select(
            Evidence.id,
            Section.number,
            Section.title,
            Organisation.name,
            StoredFile.name,
            Roadmap.short_title,
        )
        .join(Task, Task.id == Evidence.task_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .outerjoin(Section, Section.id == Task.section_id)
        .where(Task.roadmap_id.in_(roadmap_ids))
        .order_by(Evidence.id)
    )
    names = FileNames()
    names.place((), index)
    return {
        evidence_id: names.place(
            (
                *([roadmap] if len(roadmap_ids) > 1 else []),
                f"{number or ''} {title or ''}".strip() or without_section,
                organisation,
            ),
            name,
        )
        for evidence_id, number, title, organisation, name, roadmap in rows
    }
