"""The curator's desk: debtors, deadlines, what needs a review."""

from bot.ui.callbacks.base import Button, Day, Page
from services.debtors import Due


class Debtors(Button, prefix="dl"):
    """Who has not reported. `due` is a `services.debtors.Due`; ids are 0 where they do not narrow.

    `part` is preview, list or ask: the figures, who it is, whether to remind them.
    """

    municipality_id: int
    due: Due = Due.OVERDUE
    roadmap_id: int = 0
    activity_id: int = 0
    part: str = "preview"
    page: Page = 0


class Nudge(Button, prefix="dn"):
    """Remind those who owe; the fields are those of `Debtors`."""

    municipality_id: int
    due: Due
    roadmap_id: int = 0
    activity_id: int = 0


class TaskDesk(Button, prefix="td"):
    """What a curator can decide about a task."""

    task_id: int


class TaskOrder(Button, prefix="to"):
    """A decision about a task seen at `version`. `order` is a name of `handlers.curator.desk`."""

    task_id: int
    version: int
    order: str


class MoveDeadline(Button, prefix="dm"):
    """Move the deadline of a task. `day` is `date.toordinal()`, 0 to type one."""

    task_id: int
    version: int
    day: Day


class ReviewRules(Button, prefix="rs"):
    """Which roadmaps are reviewed; with a roadmap, turn its review on (`needed` 1) or off."""

    roadmap_id: int = 0
    needed: int = 0
