"""The tasks behind a figure of a summary, a page at a time."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from domain.summary import SummaryQuery, TaskSelection
from domain.workflow import Status
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from services.summaries import breakdowns, queries, visibility
from services.summaries.queries import QueryInfo
from services.summaries.task_conditions import by_itself, conditions, which_conditions

PAGE = 8


@dataclass(frozen=True, slots=True)
class SummaryTaskLine:
    """A task in a list of a summary."""

    task_id: int
    number: str
    title: str
    organisation: str
    deadline: date | None
    status: Status
    done_late: bool
    roadmap: str


@dataclass(frozen=True, slots=True)
class SummaryTaskPage:
    """A page from 0, of `pages`; `total` tasks in all.

    `may_write`: whoever asks may write to the schools of the list, `may_remind` remind them too.
    """

    info: QueryInfo
    lines: tuple[SummaryTaskLine, ...]
    which: TaskSelection
    key: int | None
    total: int
    page: int
    pages: int
    municipality_id: int = 0
    may_write: bool = False
    may_remind: bool = False


async def load_page(
    session: AsyncSession,
    query: SummaryQuery,
    which: TaskSelection,
    key: int | None = None,
    page: int = 0,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> SummaryTaskPage:
    """The tasks `which` behind the row `key` (of all rows: None), the oldest deadline first.

    A page beyond the end is the last one.
    """
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    visibility.check_named(resolved.info.group_shows)
    scope = await breakdowns.of_row(session, resolved.scope, resolved.info.query.by, key)
    tasks = scope.tasks
    where = [*conditions(scope), *which_conditions(which, scope)]
    number = await session.scalar(select(func.count()).select_from(tasks).where(*where)) or 0
    pages = max(1, -(-number // PAGE))
    shown = min(max(page, 0), pages - 1)
    rows = await session.execute(
        select(
            tasks.id,
            Activity.number,
            Activity.title,
            Organisation.name,
            tasks.deadline,
            tasks.status,
            tasks.done_late,
            Roadmap.short_title,
        )
        .join(Roadmap, Roadmap.id == tasks.roadmap_id)
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .where(*where)
        .order_by(
            tasks.deadline.is_(None),
            tasks.deadline,
            Activity.position,
            Organisation.name,
            tasks.id,
        )
        .limit(PAGE)
        .offset(shown * PAGE)
    )
    lines = tuple(SummaryTaskLine(*row) for row in rows)
    town = resolved.municipality_id
    writes, reminds = (
        chat_id is None and allowed(actor, right, municipality_id=town)
        for right in (UseCase.WRITE_TO_SCHOOLS, UseCase.MESSAGE_DEBTORS)
    )
    return SummaryTaskPage(
        resolved.info, lines, which, key, number, shown, pages, town, writes, reminds
    )


async def schools_of(
    session: AsyncSession,
    query: SummaryQuery,
    which: TaskSelection,
    key: int | None,
    *,
    actor: Actor,
    chat_id: int | None = None,
) -> tuple[int, list[int]]:
    """The municipality of a list, and the schools whose tasks stand in it."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    visibility.check_named(resolved.info.group_shows)
    scope = await breakdowns.of_row(session, resolved.scope, resolved.info.query.by, key)
    found = await session.scalars(
        select(by_itself(scope.tasks.organisation_id))
        .where(*conditions(scope), *which_conditions(which, scope))
        .distinct()
    )
    return resolved.municipality_id, sorted(found)
