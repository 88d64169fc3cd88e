"""Summaries, their files and what is behind a row."""

from bot.ui.callbacks.base import Button, Page


class Summary(Button, prefix="s"):
    """A summary of a roadmap. `by` is the first letter of a `domain.summary.By`.

    The ids are 0 where they do not narrow; `start`, `end` and `day` count days from
    `screens.summary_links.EPOCH`, 0 for none.
    """

    roadmap_id: int
    by: str = "s"
    section_id: int = 0
    group_id: int = 0
    organisation_id: int = 0
    start: int = 0
    end: int = 0
    day: int = 0


class SummaryPart(Summary, prefix="sp"):
    """Something around a summary. `part` is a name of `handlers.summary.parts.PARTS`."""

    part: str = ""
    page: Page = 0


class SummaryFile(Summary, prefix="sf"):
    """A summary as files. `kind` is a `bot.ui.summary.files.Kind`."""

    kind: str = ""


class SummaryTasks(Summary, prefix="st"):
    """A page of the tasks behind the row `key` of a summary, from 0; key 0 is all rows.

    `which` is a `domain.summary.Which`.
    """

    key: int = 0
    which: str = "all"
    page: Page = 0
