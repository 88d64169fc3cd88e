"""What is done: tasks, reports, evidence, reviews, moved deadlines."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.evidence import SPOKEN
from domain.workflow import Action, Status
from models.base import Base, DayNumber, Numbered
from models.enums import MoveVerdict, Verdict, named
from models.people import Organisation, Person
from models.roadmaps import Activity


class TaskStanding:
    """What a summary counts of a task: where it belongs and how it stands."""

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    deadline: Mapped[date | None]
    status: Mapped[Status] = mapped_column(named(Status))
    submitted_on: Mapped[date | None]
    done_on: Mapped[date | None]
    done_late: Mapped[bool] = mapped_column(default=False)


class Task(TaskStanding, Numbered, Base):
    """An activity for one organisation in one window: the unit that is reported.

    `deadline` is None for what has no last day. `window` names the window inside the activity, so
    that planning twice makes no second task. `version` grows with every change: an update names
    the version that it has seen. `submitted_on` is the local day of the submission that is
    (being) accepted, `claim` what was said with it (done, or not applicable); `done_late` is set
    once, at acceptance, and never cleared by later edits. `mend_by` is the day until which a
    returned task is to be mended.
    `next_at` is the next moment at which the planner has to look at the task, None for never;
    `planned_until` the moment up to which reminders were planned: they are not made up for again.
    Roadmap, section and municipality repeat what the activity says, for summaries and access.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("activity_id", "organisation_id", "window"),
        Index("ix_task_owed", "organisation_id", "status", "deadline", "roadmap_id"),
        # Covers every column that a summary reads, so that it never touches the rows themselves.
        Index(
            "ix_task_summary",
            "municipality_id",
            "roadmap_id",
            "section_id",
            "organisation_id",
            "status",
            "deadline",
            "done_late",
            "done_on",
            "submitted_on",
        ),
        # The same, activity by activity: who is responsible, what proves it.
        Index(
            "ix_task_activity",
            "activity_id",
            "municipality_id",
            "roadmap_id",
            "status",
            "deadline",
            "done_late",
            "organisation_id",
        ),
        Index("ix_task_review", "municipality_id", "status", "changed_at", "roadmap_id"),
        Index("ix_task_next", "next_at"),
        # A plan that comes again, or ends, reads its own tasks: without it all that there are. With
        # the roadmap alone a school's list would read the whole plan's; who owes is told from it.
        Index("ix_task_roadmap", "roadmap_id", "organisation_id", "status", "deadline", "mend_by"),
    )

    window: Mapped[str]
    window_start: Mapped[date | None]
    original_deadline: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    claim: Mapped[Action | None] = mapped_column(named(Action))
    mend_by: Mapped[date | None]
    next_at: Mapped[datetime | None]
    planned_until: Mapped[datetime | None]

    activity: Mapped[Activity] = relationship(lazy="raise")
    organisation: Mapped[Organisation] = relationship(lazy="raise")


class TaskState(TaskStanding, Base):
    """How a task stood on every evening from `valid_from` on, until the day `valid_to`.

    The evening of `valid_to` belongs to the next state already; the present state ends on the
    last day there is. Both are local days of the municipality. At most one state of a task holds
    on an evening, and what changed several times in a day stands as it did in its evening.
    `id` is that of the task, so that a question reads tasks and states by the same names. Written
    only by `services.core.task_states.keep`.
    """

    __tablename__ = "task_state"
    __table_args__ = (
        # Covers what a summary of an evening reads, in the order in which it groups.
        Index(
            "ix_task_state_evening",
            "municipality_id",
            "roadmap_id",
            "section_id",
            "organisation_id",
            "status",
            "valid_to",
            "valid_from",
            "deadline",
            "done_late",
            "done_on",
            "submitted_on",
        ),
        # The same, activity by activity. With a day as its second column SQLite would skip through
        # it for every question, which takes twice as long as to read the index above.
        Index(
            "ix_task_state_activity",
            "activity_id",
            "municipality_id",
            "roadmap_id",
            "status",
            "valid_to",
            "valid_from",
            "organisation_id",
            "deadline",
            "done_late",
        ),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[int] = mapped_column("task_id", ForeignKey("task.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(DayNumber, primary_key=True)
    valid_to: Mapped[date] = mapped_column(DayNumber)


class Snooze(Base):
    """Until that local day (excluded) a person asked to be left alone with a task."""

    __tablename__ = "snooze"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True, index=True)
    until: Mapped[date]


class Report(Numbered, Base):
    """One message about a task; rows are only ever added.

    `update_key` names the Telegram update that caused it: a redelivered update adds no second one.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("ix_report_task", "task_id", "id"),
        # The numbers alone, task by task: no other report is looked at for indicators.
        Index(
            "ix_report_number",
            "task_id",
            "id",
            "indicator_id",
            "value",
            "at",
            sqlite_where=text("indicator_id IS NOT NULL"),
        ),
    )

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    action: Mapped[Action | None] = mapped_column(named(Action))
    status_before: Mapped[Status] = mapped_column(named(Status))
    status_after: Mapped[Status] = mapped_column(named(Status))
    comment: Mapped[str | None]
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    value: Mapped[float | None]
    update_key: Mapped[str | None] = mapped_column(unique=True)

    person: Mapped[Person] = relationship(lazy="raise")


IS_SPOKEN = text(f"media IN {SPOKEN}")
"""Of a stored file: it is no document. Written out, so that both databases see the index of it."""


class StoredFile(Numbered, Base):
    """A file as Telegram knows it and as our object store keeps it, addressed by its SHA-256.

    `sha256` is None while the copy has not been made yet. `cleared_at` is when its sender said that
    it is no list of pupils.
    """

    __tablename__ = "stored_file"
    __table_args__ = (Index("ix_stored_file_spoken", "id", sqlite_where=IS_SPOKEN),)

    telegram_file_id: Mapped[str | None]
    telegram_unique_id: Mapped[str | None] = mapped_column(index=True)
    media: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]


class Evidence(Numbered, Base):
    """A file that proves a task. One file may prove several tasks.

    A file that was withdrawn and is given again gets another row: what was there on an evening of
    the past stays told.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index(
            "ix_evidence_in_force",
            "task_id",
            "file_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
        ),
        Index("ix_evidence_task", "task_id", "at"),
    )

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    caption: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]

    file: Mapped[StoredFile] = relationship(lazy="raise")


class Upload(Numbered, Base):
    """Files that a person sent in one go: a single one, or an album.

    `group_key` names it inside its chat: Telegram's `media_group_id`, or the message. `task_id` is
    None until it is known what the files are about. `message_id` is the bot's one answer to all
    of them, None until it was sent.
    """

    __tablename__ = "upload"
    __table_args__ = (UniqueConstraint("chat_id", "group_key"),)

    chat_id: Mapped[int] = mapped_column(BigInteger)
    group_key: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    message_id: Mapped[int | None]
    created_at: Mapped[datetime]


class UploadFile(Base):
    """A file of an upload. `held` waits for the sender's word: it looks like a list of pupils."""

    __tablename__ = "upload_file"

    upload_id: Mapped[int] = mapped_column(
        ForeignKey("upload.id", ondelete="CASCADE"), primary_key=True
    )
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), primary_key=True, index=True)
    caption: Mapped[str | None]
    held: Mapped[bool]

    file: Mapped[StoredFile] = relationship(lazy="raise")


IS_RETURN = text(f"verdict = '{Verdict.RETURNED.value}'")
"""Of a review: it sends the report back. Written out for the index of both databases."""


class Review(Numbered, Base):
    """A curator's answer to a submitted task. A return that was taken back keeps its row."""

    __tablename__ = "review"
    __table_args__ = (
        Index("ix_review_task", "task_id", "id"),
        # What was returned in a period, without the far more numerous reviews that accept.
        Index("ix_review_returned", "at", "task_id", sqlite_where=IS_RETURN),
    )

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    verdict: Mapped[Verdict] = mapped_column(named(Verdict))
    reason: Mapped[str | None]
    mend_by: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]


class DeadlineMove(Numbered, Base):
    """A deadline that was asked to be moved, or was moved: both dates stay.

    `left_version` is the version of the task after a curator has moved it unasked.
    """

    __tablename__ = "deadline_move"
    __table_args__ = (Index("ix_deadline_move_task", "task_id", "id"),)

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    old_deadline: Mapped[date | None]
    new_deadline: Mapped[date | None]
    verdict: Mapped[MoveVerdict] = mapped_column(named(MoveVerdict))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    left_version: Mapped[int | None]


class MessageLink(Base):
    """A message of the bot that is about a task: a reply to it is about the task too."""

    __tablename__ = "message_link"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    created_at: Mapped[datetime]
