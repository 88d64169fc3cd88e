"""The list, the card, deadlines, and what a curator decides about one task."""

from typing import Literal

from bot.ui.callbacks.base import Button, Day, Page
from domain.tasks import Bucket


class TaskDesk(Button, prefix="td"):
    """What a curator can decide about a task."""

    task_id: int


class TaskAction(Button, prefix="to"):
    """A decision about a task seen at `version`. `action` is a name of `handlers.tasks.desk`."""

    task_id: int
    version: int
    action: str


class MoveDeadline(Button, prefix="dm"):
    """Move the deadline of a task. `day` is `date.toordinal()`, 0 to type one."""

    task_id: int
    version: int
    day: Day


class MoveSeen(Button, prefix="ds"):
    """Move the deadlines of the tasks that the message with this `number` has counted
    (`handlers.core.counted`). `day` is `date.toordinal()`, 0 for «бессрочно»."""

    day: Day
    number: int


class PutDeadlinesBack(Button, prefix="dp"):
    """Give the tasks that these moves have moved the deadlines of before."""

    first: int
    last: int


class OpenCard(Button, prefix="c"):
    """Show the card of a task."""

    task_id: int


class OpenAsNewMessage(Button, prefix="ca"):
    """Show the card of a task below what came by itself, which stays as it is."""

    task_id: int


class OrganisationTasksPage(Button, prefix="ot"):
    """A page of what an organisation owes, from 0."""

    organisation_id: int
    page: Page = 0


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
    """Ask for the words to search tasks by; `page` is what older buttons have."""

    page: int = -1


class FoundPage(Button, prefix="tq"):
    """A page of what was found by the words of the dialog with this `number`, from 0."""

    page: Page
    number: int


class TaskStep(Button, prefix="t"):
    """One step of a task, seen at `version`. `step` is a name of `handlers.reports.steps`."""

    task_id: int
    version: int
    step: str


class TaskAsk(Button, prefix="ta"):
    """Ask the person for words about a task. `about` is a `Prompt` of `bot.ui.screens.reports`."""

    task_id: int
    version: int
    about: str


class TaskPart(Button, prefix="tp"):
    """Something behind the card: `part` is history, files, text, last or a place of
    `bot.ui.screens.tasks.whole_words`."""

    task_id: int
    part: str


class RequestDeadline(Button, prefix="dw"):
    """Ask for another deadline. `day` is `date.toordinal()`, 0 to type one."""

    task_id: int
    version: int
    day: Day


class WithdrawDeadlineRequest(Button, prefix="dx"):
    """Take back the request for another deadline that waits."""

    task_id: int


Verdict = Literal["accept", "refuse", "other"]


class AnswerDeadlineRequest(Button, prefix="da"):
    """Decide a request for another deadline."""

    move_id: int
    verdict: Verdict
