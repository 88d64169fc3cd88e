"""Callback data of every button: a short prefix and integer ids, 64 bytes at most.

Buttons live for weeks inside old messages: never give a prefix or a field another meaning; add a
new one instead. What a button cannot hold (a forged number, an unknown word) is no button of
ours: `unpack` raises ValueError, no handler takes it, and `handlers.fallback` answers.
"""

from datetime import date
from typing import Annotated, Final, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, field_validator

from domain.access import Role
from domain.reminders import Snooze
from domain.tasks import Bucket, Rhythm
from models.enums import OrganisationKind, Target
from services.debtors import Due
from services.ledger import Part
from services.organisation_views import Which

LARGEST = 2**53
"""No id reaches it; multiplied by the length of a page it still fits a column of 64 bits."""

Page = Annotated[int, Field(ge=0, le=1_000_000)]
"""The number of a page, from 0."""

Day = Annotated[int, Field(ge=0, le=date.max.toordinal())]
"""`date.toordinal()`, 0 for none."""


class Button(CallbackData, prefix="-"):
    """What the data of all buttons share; it is no button itself."""

    @field_validator("*")
    @classmethod
    def _fits(cls, value: object) -> object:
        if isinstance(value, int) and abs(value) >= LARGEST:
            raise ValueError
        return value


class Menu(Button, prefix="m"):
    """A screen of the main menu. `place` is a name of `handlers.start.PLACES`."""

    place: str


class OpenCard(Button, prefix="c"):
    """Show the card of a task."""

    task_id: int


REPORT_LATER: Final = "report_later"


class PutOff(Button, prefix="z"):
    """Under a digest: remind of everything in it later. `choice` is a `domain.reminders.Snooze`,
    or `REPORT_LATER` where all of it is done."""

    choice: Snooze | Literal["report_later"]


class AddArea(Button, prefix="aa"):
    """Begin to add a municipality."""


class AreaZone(Button, prefix="az"):
    """The time zone of the municipality that is being added, by its place in `areas.ZONES`."""

    index: int


class OpenArea(Button, prefix="ao"):
    """Show a municipality to an administrator."""

    municipality_id: int


class InviteOffice(Button, prefix="ai"):
    """Make an invite for a curator or manager of a municipality. `role` is a `Role`."""

    municipality_id: int
    role: Role


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


class RichTables(Button, prefix="rt"):
    """The answer to whether a sample table was seen: 1 or 0."""

    seen: int


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


class HandOver(Button, prefix="ho"):
    """Hand the work of a school over. `membership_id` 0 asks which, `sure` 0 asks whether."""

    membership_id: int = 0
    sure: int = 0


class Forget(Button, prefix="fg"):
    """Remove the person from the bot. `sure` 0 asks first."""

    sure: int


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


class ReviewOpen(Button, prefix="ro"):
    """Show one report with its files."""

    task_id: int
    roadmap_id: int = 0


class ReviewList(Button, prefix="rl"):
    """A page of the queue as a list, from 0."""

    roadmap_id: int = 0
    page: Page = 0


class ReviewAcceptPage(Button, prefix="rp"):
    """Accept the reports that the list shows; what they are is kept with the conversation."""

    roadmap_id: int = 0


class EditReasons(Button, prefix="er"):
    """Ask for the reasons with which an office returns reports; `usual` 1 brings those back."""

    municipality_id: int
    usual: int = 0


class People(Button, prefix="ph"):
    """The people and organisations of a municipality. `part` is home or office."""

    municipality_id: int
    part: str = "home"


class Organisations(Button, prefix="ol"):
    """A page of organisations, from 0. `which` is a `services.organisation_views.Which`."""

    municipality_id: int
    which: Which
    page: Page = 0


class AddOrganisations(Button, prefix="oa"):
    """Ask for a list of organisations."""

    municipality_id: int


class OpenOrganisation(Button, prefix="oo"):
    """Show an organisation."""

    organisation_id: int


class OrganisationDeed(Button, prefix="od"):
    """Do something to an organisation: rename, kinds, close, close_sure, reopen or invite."""

    organisation_id: int
    deed: str


class OrganisationKindChoice(Button, prefix="ok"):
    """Set what an organisation is. `kind` is an `OrganisationKind`."""

    organisation_id: int
    kind: OrganisationKind


class Groups(Button, prefix="gl"):
    """The groups of a municipality."""

    municipality_id: int


class AddGroup(Button, prefix="ga"):
    """Ask for the name of a new group."""

    municipality_id: int


class OpenGroup(Button, prefix="go"):
    """A group with a page of organisations, from 0."""

    group_id: int
    page: Page = 0


class ToggleMember(Button, prefix="gm"):
    """Put an organisation into a group, or take it out; then show the page again."""

    group_id: int
    organisation_id: int
    page: Page


class RemoveGroup(Button, prefix="gr"):
    """Delete a group that no plan names."""

    group_id: int


class OpenMember(Button, prefix="pm"):
    """Show a colleague. `deed` is show, end, end_sure or replace."""

    membership_id: int
    deed: str = "show"


class InviteTo(Button, prefix="pi"):
    """Make an invite into the office of a municipality. `role` is curator or manager."""

    municipality_id: int
    role: Role


class InviteSheet(Button, prefix="ps"):
    """Make a sheet of QR codes for all organisations without a coordinator."""

    municipality_id: int


class AuditPage(Button, prefix="ap"):
    """A page of the audit log, from 0 for the latest."""

    municipality_id: int
    page: Page = 0


class AuditFile(Button, prefix="af"):
    """The audit log as a workbook."""

    municipality_id: int


class ImportAs(Button, prefix="ia"):
    """What the document replied to is: `kind` is plan, report or drop."""

    kind: str


class ImportFor(Button, prefix="if"):
    """Whose plan the document replied to is."""

    municipality_id: int


class Plan(Button, prefix="y"):
    """A step with a roadmap. `step` is a name of `handlers.curator.planning.STEPS`, or of what
    `handlers.curator` asks to type."""

    roadmap_id: int
    step: str


class PlanLines(Button, prefix="yl"):
    """A page of the activities of a roadmap, from 0."""

    roadmap_id: int
    page: Page


class PlanLine(Button, prefix="ya"):
    """A step with one activity: `step` is see, term, title, cancel or cancelled."""

    activity_id: int
    step: str


class NextDoubt(Button, prefix="yn"):
    """The first open question beyond `order`; `done` terms were settled on the way."""

    roadmap_id: int
    order: int
    done: int


class Decide(Button, prefix="yd"):
    """An answer to the question with this `order`; `answer` is a name of
    `handlers.curator.deciding.ANSWERS`."""

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
    """The typed term is right. `order` −1: it was typed on the activity's own screen."""

    roadmap_id: int
    activity_id: int
    order: int
    done: int


class Parties(Button, prefix="yp"):
    """A page of the parties of a roadmap, from 0."""

    roadmap_id: int
    page: Page


class OpenParty(Button, prefix="yo"):
    """What a party points to, with a page of organisations, from 0."""

    roadmap_id: int
    party_id: int
    page: Page


class AssignTo(Button, prefix="yg"):
    """Point a party somewhere. `target` is a `models.enums.Target`, `ref_id` 0 where it names
    nothing."""

    roadmap_id: int
    party_id: int
    target: Target
    ref_id: int
    page: Page


class NewLine(Button, prefix="yw"):
    """Adding an activity: the section or party (`what`) that was chosen, 0 for none.

    `ref_id` −1 chooses nothing yet and shows a page, from 0.
    """

    roadmap_id: int
    what: str
    ref_id: int
    page: Page = 0


class Plans(Button, prefix="yz"):
    """A page of the list of roadmaps, from 0."""

    page: Page


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


class Ledger(Button, prefix="g"):
    """What the bot has sent in a municipality, 0 to choose one. `part` is empty for the figures,
    or a `services.ledger.Part` with a page, from 0."""

    municipality_id: int = 0
    part: Part | Literal[""] = ""
    page: Page = 0


Setting = Literal["hour", "zone", "locale", "weekly", "snoozed"]


class Notify(Button, prefix="n"):
    """A setting of one's own messages; `value` is its new value, empty to be asked for one."""

    what: Setting
    value: str = ""


class PolicyOf(Button, prefix="po"):
    """How a roadmap reminds, 0 to choose one; `field` shows the values to choose from."""

    roadmap_id: int = 0
    field: str = ""


class PolicySet(Button, prefix="pv"):
    """Choose a value by its place in `screens.policy.CHOICES`; −1 types one, −2 resets all."""

    roadmap_id: int
    field: str
    choice: int


CalendarDeed = Literal["see", "off", "on", "clear"]


class CalendarDays(Button, prefix="cd"):
    """The days set by hand in a municipality, 0 to choose one."""

    municipality_id: int = 0
    deed: CalendarDeed = "see"


class CalendarSchools(Button, prefix="cs"):
    """A page of the schools whose deadlines can be had as a calendar file, from 0."""

    page: Page


class CalendarOf(Button, prefix="cf"):
    """Send the deadlines of a school as a calendar file."""

    organisation_id: int


class LinkChat(Button, prefix="lk"):
    """Have the group in which this is pressed follow a roadmap."""

    roadmap_id: int
