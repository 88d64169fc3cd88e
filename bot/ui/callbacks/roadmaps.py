"""A roadmap from its file to its tasks."""

from typing import Annotated

from pydantic import Field

from bot.ui.callbacks.base import Button, Page
from domain.tasks import Rhythm


class ImportAs(Button, prefix="ia"):
    """What the document replied to is: `kind` is plan, report or drop."""

    kind: str


class ImportFor(Button, prefix="if"):
    """Whose plan the document replied to is. `is_plan` 1: it is one, though it reads as a list."""

    municipality_id: int
    is_plan: int = 0


class RoadmapStep(Button, prefix="y"):
    """A step with a roadmap. `step` is a name of `handlers.roadmaps.roadmaps.STEPS`, or of what
    `handlers.curator` asks to type."""

    roadmap_id: int
    step: str


class RoadmapChanges(Button, prefix="yc"):
    """A page of what a changed plan changes, from 0."""

    roadmap_id: int
    page: Page = 0


class TakeBackChange(Button, prefix="yb"):
    """Take a merged change of a plan back. `sure` 0 asks first."""

    change_id: int
    sure: int = 0


class RoadmapLoads(Button, prefix="yv"):
    """A page of what organisations will be asked for by a draft, from 0."""

    roadmap_id: int
    page: Page


class ActivityList(Button, prefix="yl"):
    """A page of the activities of a roadmap, from 0."""

    roadmap_id: int
    page: Page


class ActivityStep(Button, prefix="ya"):
    """A step with one activity: `step` is see, term, title, number, result, section, rhythm, split,
    cancel or cancelled."""

    activity_id: int
    step: str


class NextDoubt(Button, prefix="yn"):
    """The first open question beyond `order`; `done` terms were decided on the way."""

    roadmap_id: int
    order: int
    done: int


class Decide(Button, prefix="yd"):
    """An answer to the question with this `order`; `answer` is a name of
    `handlers.roadmaps.deciding.ANSWERS`."""

    roadmap_id: int
    activity_id: int
    order: int
    done: int
    answer: str


class SetRhythm(Button, prefix="yr"):
    """How often to ask about what goes on. `rhythm` is a `domain.tasks.Rhythm`."""

    roadmap_id: int
    rhythm: Rhythm


class TakeTerm(Button, prefix="yt"):
    """The term typed in the dialog with this `number` is right. `order` −1: it was typed on the
    activity's own screen."""

    roadmap_id: int
    activity_id: int
    order: int
    done: int
    number: int


class AddActivity(Button, prefix="yw"):
    """Adding an activity in the dialog with this `number`: the section or party (`what`) that was
    chosen, 0 for none.

    `ref_id` −1 chooses nothing yet and shows a page, from 0.
    """

    roadmap_id: int
    what: str
    ref_id: int
    number: int
    page: Page = 0


class MoveActivity(Button, prefix="ym"):
    """Another section for an activity, 0 for none; −1 chooses nothing yet and shows a page."""

    activity_id: int
    section_id: int
    page: Page = 0


class ActivityRhythm(Button, prefix="yh"):
    """How often to ask about what goes on, said on the screen of such an activity."""

    activity_id: int
    rhythm: Rhythm


class SplitActivity(Button, prefix="ys"):
    """Making two activities of one in the dialog with this `number`: `step` is term, slot,
    documents or sure.

    `slot_id` is the document that a press marks for the second one, 0 in the other steps.
    """

    activity_id: int
    step: str
    number: int
    slot_id: int = 0


Year = Annotated[int, Field(ge=0, le=2150)]
"""The calendar year in which a school year begins; 0 where it is not chosen."""


class SchoolCalendarOf(Button, prefix="ky"):
    """The school calendar of a municipality, 0 to choose one."""

    municipality_id: int = 0
    year: Year = 0


class SchoolDates(Button, prefix="kd"):
    """Dates for a school year, to be looked at: the usual ones for `count` terms, 0 to type them.

    With a `roadmap_id`, those of all years that the roadmap lacks.
    """

    municipality_id: int
    roadmap_id: int
    year: Year
    count: int


class TakeSchoolDates(Button, prefix="kt"):
    """The dates that the message with this `number` has shown are right; `roadmap_id` as in
    `SchoolDates`."""

    municipality_id: int
    roadmap_id: int
    number: int


class RoadmapList(Button, prefix="yz"):
    """A page of the list of roadmaps, from 0."""

    page: Page
