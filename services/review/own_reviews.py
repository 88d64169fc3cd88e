"""What somebody has decided oneself: reports that were accepted and returned, day by day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.calendar import later, local_moment
from models.enums import Verdict
from models.people import Organisation
from models.roadmaps import Activity
from models.tasks import Review, Task


@dataclass(frozen=True, slots=True)
class OwnReview:
    """One decision. `number` and `title` are those of the activity."""

    verdict: Verdict
    number: str
    title: str
    organisation: str


async def load(
    session: AsyncSession,
    first: date,
    last: date,
    verdicts: Collection[Verdict],
    zone: ZoneInfo,
    *,
    activities: Collection[str] = (),
    organisations: Collection[str] = (),
    actor: Actor,
) -> list[OwnReview]:
    """The actor's decisions of these local days, both included, the latest first.

    `activities` are numbers, or titles of those that have none, `organisations` full names; none
    do not narrow.
    A return that was taken back is none. Of municipalities that the actor has left none is told.
    """
    towns = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    narrowing = []
    if activities:
        narrowing.append(or_(Activity.number.in_(activities), Activity.title.in_(activities)))
    if organisations:
        narrowing.append(Organisation.name.in_(organisations))
    rows = await session.execute(
        select(Review.verdict, Activity.number, Activity.title, Organisation.name)
        .join(Task, Task.id == Review.task_id)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(
            Review.person_id == actor.person_id,
            Review.verdict.in_(verdicts),
            Review.withdrawn_at.is_(None),
            Review.at >= local_moment(first, time.min, zone),
            Review.at < local_moment(later(last, 1), time.min, zone),
            Task.municipality_id.in_(towns),
            *narrowing,
        )
        .order_by(Review.id.desc())
    )
    return [OwnReview(*row) for row in rows]
