"""The review queue, the reasons of returns, and what is reviewed at all."""

from bot.ui.callbacks.base import Button, Page


class ReviewRules(Button, prefix="rs"):
    """Which roadmaps are reviewed; with a roadmap, turn its review on (`needed` 1) or off."""

    roadmap_id: int = 0
    needed: int = 0


class ReviewNext(Button, prefix="rn"):
    """Show the report after this one in the queue; 0 shows the oldest. 0 too: all roadmaps."""

    task_id: int = 0
    roadmap_id: int = 0


class ReviewAccept(Button, prefix="ra"):
    """Accept the report seen at `version`, then show the next one of `roadmap_id` (0: of all)."""

    task_id: int
    version: int
    roadmap_id: int = 0


class ReviewReturn(Button, prefix="rr"):
    """Return the report seen at `version`. `reason` is its place in the office's list, −1 asks
    which, −2 asks to type one. `days` are working days to mend it, 0 the usual ones."""

    task_id: int
    version: int
    reason: int = -1
    days: int = 0
    roadmap_id: int = 0


class ReviewTakeBack(Button, prefix="rb"):
    """Take back the return that left the task at `version`."""

    task_id: int
    version: int


class ReviewOpen(Button, prefix="ro"):
    """Show one report with its files."""

    task_id: int
    roadmap_id: int = 0


class ReviewList(Button, prefix="rl"):
    """A page of the queue as a list, from 0."""

    roadmap_id: int = 0
    page: Page = 0


class ReviewAcceptPage(Button, prefix="rp"):
    """Accept the reports that the message with this `number` has counted
    (`handlers.core.counted`), then tell what is left of `roadmap_id` (0: of all)."""

    number: int
    roadmap_id: int = 0


class EditReasons(Button, prefix="er"):
    """Ask for the reasons with which an office returns reports; `usual` 1 brings those back."""

    municipality_id: int
    usual: int = 0
