"""A draft goes on: shown, confirmed into force, given up, or made a draft again."""

from dataclasses import dataclass, replace

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, allowed
from domain.draft import ProblemCode
from domain.errors import Code, Refusal, Stale
from domain.organisation_kinds import OF_OFFICE_KINDS, OrganisationKind
from domain.titles import told_apart
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Membership, Organisation
from models.roadmaps import ImportProblem, Roadmap
from models.tasks import Report, StoredFile, Task
from services.assignment import forecasts, targets, task_making
from services.assignment.task_making import TasksMade
from services.core import municipalities, roadmap_access, roadmap_audit, task_states, transitions
from services.core.roadmap_access import set_status
from services.roadmaps import marks, overviews, past_windows
from services.roadmaps.marks import NOTHING_MARKED, Marked
from services.roadmaps.overviews import DraftOverview

UNDOABLE = (RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)
"""Plans that came into force, and those that were kept as history: until the first report."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A plan that is now in force, or kept as history where its period is over.

    `undecided` activities have no tasks until their term is decided, `unassigned` parties none
    until they point to somebody; for `alone` organisations with tasks nobody reports yet, of which
    `offices`, (id, name), are bodies of the office that whoever confirms may report for. `marked`
    is what the file itself says is done.
    """

    roadmap_id: int
    municipality_id: int
    short_title: str
    tasks: TasksMade
    undecided: int
    unassigned: int
    alone: int
    offices: tuple[tuple[int, str], ...] = ()
    is_history: bool = False
    marked: Marked = NOTHING_MARKED


async def overview(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> DraftOverview:
    """The figures of a roadmap, draft or not."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    return await overviews.overview_of(session, roadmap)


async def discard(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> str | None:
    """Give a draft up; nothing shows it any more.

    Returns the address of its file's copy, for the caller to remove from the file store once the
    transaction is over, or None where another record needs it. The rows stay, so that an old
    button never finds another plan under the same id.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    await set_status(session, roadmap, RoadmapStatus.DRAFT, RoadmapStatus.CANCELLED)
    roadmap_audit.note(session, UseCase.IMPORT_PLAN, roadmap, actor=actor, discarded=True)
    if roadmap.source_file_id is None:
        return None
    file = await session.get_one(StoredFile, roadmap.source_file_id)
    roadmap.source_file_id = None
    await session.flush()
    await session.delete(file)
    await session.flush()
    shared = await session.scalar(
        select(StoredFile.id).where(StoredFile.sha256 == file.sha256).limit(1)
    )
    return file.sha256 if shared is None else None


async def confirm(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> Confirmed:
    """Put a draft in force: old assignments are taken over and the tasks are made.

    A plan whose period is over, and of whose past nothing is asked, is finished at once: history.
    Raises Refusal(BAD_PERIOD) while nobody has said which days the plan is for, and
    Stale for a draft of a changed plan: see `revisions.apply`.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.CONFIRM_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    if await roadmap_access.changed_by(session, roadmap) is not None:
        raise Stale
    roadmap_audit.note(session, UseCase.CONFIRM_PLAN, roadmap, actor=actor)
    confirmed = await _put_in_force(session, roadmap, actor)
    return replace(confirmed, marked=await marks.look(session, roadmap, actor=actor))


async def undo(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> int:
    """Make a draft of a plan again, with all that was decided; returns how many tasks end.

    They are taken up again where the draft is put in force as it is. Raises
    Refusal(ALREADY_REPORTED) once anybody has reported.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.UNDO_IMPORT, *UNDOABLE, actor=actor
    )
    await transitions.lock(session, Task.roadmap_id == roadmap.id)
    if await has_reports(session, roadmap.id):
        raise Refusal(Code.ALREADY_REPORTED)
    await set_status(session, roadmap, roadmap.status, RoadmapStatus.DRAFT)
    roadmap.confirmed_at = roadmap.finished_at = roadmap.tasks_from = None
    cancelled = await session.scalars(
        update(Task)
        .where(Task.roadmap_id == roadmap.id, Task.status != Status.CANCELLED)
        .values(
            status=Status.CANCELLED,
            version=Task.version + 1,
            changed_at=actor.as_of,
            next_at=None,
        )
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    await task_states.keep(session, Task.roadmap_id == roadmap.id, today)
    roadmap_audit.note(session, UseCase.UNDO_IMPORT, roadmap, actor=actor)
    return len(cancelled.all())


async def has_reports(session: AsyncSession, roadmap_id: int) -> bool:
    """Whether anybody has reported on any task of a roadmap; the file's own marks are no report."""
    found = await session.scalar(
        select(Report.id)
        .join(Task, Task.id == Report.task_id)
        .where(Task.roadmap_id == roadmap_id, task_making.BY_SOMEBODY)
        .limit(1)
    )
    return found is not None


async def _put_in_force(session: AsyncSession, roadmap: Roadmap, actor: Actor) -> Confirmed:
    now = actor.as_of
    without_period = await session.scalar(
        select(ImportProblem.id).where(
            ImportProblem.roadmap_id == roadmap.id,
            ImportProblem.code == ProblemCode.PERIOD_MISSING.value,
        )
    )
    if without_period is not None:
        raise Refusal(Code.BAD_PERIOD)
    await set_status(session, roadmap, RoadmapStatus.DRAFT, RoadmapStatus.ACTIVE)
    roadmap.confirmed_at = now
    roadmap.short_title = told_apart(roadmap.short_title, await _titles_beside(session, roadmap))
    today = await municipalities.today(session, roadmap.municipality_id, now)
    past_windows.begin_tasks(roadmap, today)
    await targets.adopt_proposals(session, roadmap, now)
    tasks = await task_making.make_tasks(session, roadmap.id, now)
    history = forecasts.is_over(roadmap, today) and not roadmap.makes_past
    if history:
        await set_status(session, roadmap, RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)
        roadmap.finished_at = now
    counted = await overviews.overview_of(session, roadmap)
    alone = await _alone(session, roadmap.id)
    undecided = counted.inferred + counted.unknown + counted.missing + counted.school_terms
    reports = allowed(actor, UseCase.REPORT, municipality_id=roadmap.municipality_id)
    return Confirmed(
        roadmap.id,
        roadmap.municipality_id,
        roadmap.short_title,
        tasks,
        undecided,
        counted.parties_unknown,
        len(alone),
        tuple((id_, name) for id_, name, kind in alone if reports and kind in OF_OFFICE_KINDS),
        history,
    )


async def _alone(session: AsyncSession, roadmap_id: int) -> list[tuple[int, str, OrganisationKind]]:
    """The organisations that have tasks of a roadmap and nobody who reports."""
    joined = exists().where(
        Membership.organisation_id == Organisation.id,
        Membership.role == Role.COORDINATOR,
        Membership.ended_at.is_(None),
    )
    asked = exists().where(
        Task.organisation_id == Organisation.id,
        Task.roadmap_id == roadmap_id,
        Task.status != Status.CANCELLED,
    )
    found = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind)
        .where(asked, ~joined)
        .order_by(Organisation.id)
    )
    return [(id_, name, kind) for id_, name, kind in found]


async def _titles_beside(session: AsyncSession, roadmap: Roadmap) -> list[str]:
    """The short titles of the other roadmaps of its municipality that were put in force."""
    beside = select(Roadmap.short_title).where(
        Roadmap.municipality_id == roadmap.municipality_id,
        Roadmap.id != roadmap.id,
        Roadmap.status.in_(UNDOABLE),
    )
    return list(await session.scalars(beside))
