"""What one organisation owes, for whoever looks after it from the office."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from models.people import Organisation
from services.tasks.task_lists import TaskLine, TaskListFilter, page_of


@dataclass(frozen=True, slots=True)
class OrganisationTasks:
    """A page of what is owed or under review, from 0, the newest need first."""

    organisation_id: int
    organisation: str
    lines: tuple[TaskLine, ...]
    page: int
    pages: int
    total: int


async def load_page(
    session: AsyncSession, organisation_id: int, page: int = 0, *, actor: Actor
) -> OrganisationTasks:
    """The tasks of an organisation that nobody has finished; a page beyond the end is the last.

    Raises Refusal(DENIED) for a foreign organisation and for one that does not exist alike.
    """
    row = await session.get(Organisation, organisation_id)
    if row is None:
        raise Refusal(Code.DENIED)
    require(
        actor,
        UseCase.SEE_TASK,
        municipality_id=row.municipality_id,
        organisation_id=row.id,
    )
    found = await page_of(session, [row.id], TaskListFilter(), page, actor=actor)
    return OrganisationTasks(row.id, row.name, found.lines, found.page, found.pages, found.total)
