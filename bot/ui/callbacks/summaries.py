"""Summaries, their files, what is behind a row, and groups that follow."""

from typing import Annotated, Literal

from pydantic import Field

from bot.ui.callbacks.base import Button, Page


class RichTables(Button, prefix="rt"):
    """The answer to whether a sample table was seen: 1 or 0."""

    seen: int


SummaryStep = Literal["see", "day", "hour", "set", "off"]


class GroupSummary(Button, prefix="gs"):
    """When the summary is posted in the group in which this is pressed.

    `weekday` is 0 for Monday. Asked in turn: the day, the hour; then it is set.
    """

    link_id: int
    step: SummaryStep
    weekday: int = 0
    hour: int = 9


class ShowInGroup(Button, prefix="gv"):
    """Choose what the group in which this is pressed is shown: a `models.enums.GroupShows`."""

    link_id: int
    shows: Literal["figures", "schools", "files"]


class LinkChat(Button, prefix="lk"):
    """Have the group in which this is pressed follow a roadmap; 0 asks which."""

    roadmap_id: int


class Summary(Button, prefix="s"):
    """A summary of a roadmap. `query` is what `screens.summaries.summary_links` writes: the
    breakdown, filters, days and further roadmaps, as short as a button needs.
    """

    roadmap_id: int
    query: Annotated[str, Field(pattern="^[0-9A-Za-z]{0,60}$")] = ""


class SummaryPart(Summary, prefix="sp"):
    """Something around a summary. `part` is a name of `handlers.summaries.parts.PARTS`."""

    part: str = ""
    page: Page = 0


class SummaryFile(Summary, prefix="sf"):
    """A summary as files. `kind` is a `bot.ui.summary.file_work.FileKind`."""

    kind: str = ""


class SummaryTasks(Summary, prefix="st"):
    """A page of the tasks behind the row `key` of a summary, from 0; key 0 is all rows.

    `which` is a `domain.summary.TaskSelection`.
    """

    key: int = 0
    which: str = "all"
    page: Page = 0


class SummaryAnswer(Summary, prefix="sq"):
    """An answer to a question of a manager. `answer` is a name of
    `handlers.summaries.answers.ANSWERS`.
    """

    answer: str = ""
    page: Page = 0


class SummaryBeside(Summary, prefix="sv"):
    """A summary beside another one. `against` is a `domain.comparisons.Against`; `other` the
    school or the roadmap, 0 asks which.
    """

    against: Literal["last_year", "last_quarter", "last_month", "last_week", "school", "roadmap"]
    other: int = 0
    page: Page = 0


class Laggards(SummaryTasks, prefix="sl"):
    """What is done about the schools of a list: curators are asked to remind, or a letter is
    written.
    """

    step: Literal["ask", "write"] = "write"
