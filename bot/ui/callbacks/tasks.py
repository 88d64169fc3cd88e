"""The coordinator's list, card, files and requests."""

from typing import Literal

from bot.ui.callbacks.base import Button, Day, Page
from domain.tasks import Bucket


class TaskList(Button, prefix="tl"):
    """A page of the person's tasks, from 0. `bucket` is a `domain.tasks.Bucket`, "" for what is
    owed; the ids are 0 where they do not narrow."""

    bucket: Bucket | Literal[""] = ""
    roadmap_id: int = 0
    organisation_id: int = 0
    page: Page = 0


class TaskFilters(Button, prefix="tf"):
    """Show by what the list of tasks can be narrowed."""

    roadmap_id: int = 0
    organisation_id: int = 0


class TaskSearch(Button, prefix="ts"):
    """Ask for the words to search tasks by, or show a page of what they found, from 0."""

    page: int = -1


class TaskStep(Button, prefix="t"):
    """One step of a task, seen at `version`. `step` is a name of `handlers.coordinator.steps`."""

    task_id: int
    version: int
    step: str


class TaskAsk(Button, prefix="ta"):
    """Ask the person for words about a task. `about` is a name of `screens.prompts.Prompt`."""

    task_id: int
    version: int
    about: str


class TaskPart(Button, prefix="tp"):
    """Something behind the card: `part` is history, files, text or last."""

    task_id: int
    part: str


class OpenFile(Button, prefix="fo"):
    """Send a file of a task."""

    evidence_id: int


class WithdrawFile(Button, prefix="fw"):
    """Take a file of a task back."""

    evidence_id: int


class WishDeadline(Button, prefix="dw"):
    """Ask for another deadline. `day` is `date.toordinal()`, 0 to type one."""

    task_id: int
    version: int
    day: Day


Verdict = Literal["accept", "refuse", "other"]


class AnswerWish(Button, prefix="da"):
    """Decide a request for another deadline."""

    move_id: int
    verdict: Verdict


class GiveParcel(Button, prefix="pg"):
    """Say what task the files of a parcel are about. `how` is only, also or ask."""

    parcel_id: int
    task_id: int
    how: str


class ParcelDeed(Button, prefix="pd"):
    """Something else about a parcel: `deed` is open, guess, release, drop_held or drop."""

    parcel_id: int
    deed: str


class ParcelTasks(Button, prefix="pl"):
    """A page of all tasks that the files of a parcel can be about, from 0."""

    parcel_id: int
    page: Page
