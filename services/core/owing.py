"""What a school owes, and until when: conditions that all statements of the kind share."""

from datetime import date

from sqlalchemy import ColumnElement, case, exists, func
from sqlalchemy.orm import aliased

from domain.schedule import Kind
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from models.tasks import Task

DUE: ColumnElement[date | None] = case(
    (Task.status == Status.RETURNED, func.coalesce(Task.mend_by, Task.deadline)),
    else_=Task.deadline,
)
"""The day until which a returned task is to be mended, else its deadline."""

OWED = (Task.status.in_(OPEN), Roadmap.status == RoadmapStatus.ACTIVE)
"""The next move is the school's, in a roadmap in force; `Roadmap` is joined."""

_GOES_ON = aliased(Activity)
TOLD_ABOVE = ~exists().where(_GOES_ON.id == Task.activity_id, _GOES_ON.kind == Kind.CONTINUOUS)
"""Nobody above hears of a check-in that was missed: the next one asks again anyway."""
