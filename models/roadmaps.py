"""The plan: roadmaps, sections, activities, what is wanted, and who is responsible.

A plan that was read but is not in force is a roadmap with the status `draft`: the curator's
decisions change its rows, and nothing is owed by anybody until it becomes `active`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.column_texts import COLUMN_NAMES
from domain.schedule import Kind
from domain.tasks import Rhythm
from models.base import Base, Numbered
from models.enums import GroupShows, RoadmapStatus, Target, named


class Roadmap(Numbered, Base):
    """A plan of one municipality for one period (both days inclusive).

    `policy` overrides the defaults of `Policy`, key by key. `replaces_id` is set
    on the draft of a changed plan: the roadmap that it changes; `keeps_reported` then says that
    what the file has left out stays where it was reported on. `source_key` names the message
    that brought the file, so that its second delivery is known. Windows that ended before
    `tasks_from` have no tasks; `makes_past` is the curator's choice that they do. What repeats is
    asked for from `works_from` on.
    """

    __tablename__ = "roadmap"
    __table_args__ = (Index("ix_roadmap_municipality", "municipality_id", "status"),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    title: Mapped[str]
    short_title: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    year_start: Mapped[int]
    period_confident: Mapped[bool] = mapped_column(default=True)
    status: Mapped[RoadmapStatus] = mapped_column(named(RoadmapStatus))
    review_needed: Mapped[bool] = mapped_column(default=True)
    rhythm: Mapped[Rhythm | None] = mapped_column(named(Rhythm))
    policy: Mapped[dict[str, Any]] = mapped_column(default=dict)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("roadmap.id"))
    source_name: Mapped[str]
    source_key: Mapped[str | None] = mapped_column(unique=True)
    source_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    makes_past: Mapped[bool] = mapped_column(default=False)
    keeps_reported: Mapped[bool] = mapped_column(default=False, server_default=false())
    tasks_from: Mapped[date | None]
    works_from: Mapped[date | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    sections: Mapped[list["Section"]] = relationship(order_by="Section.position", lazy="raise")
    activities: Mapped[list["Activity"]] = relationship(order_by="Activity.position", lazy="raise")


class Section(Numbered, Base):
    """A part of a roadmap. `number` is None where the plan gives none."""

    __tablename__ = "section"

    roadmap_id: Mapped[int] = mapped_column(
        ForeignKey("roadmap.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    number: Mapped[str | None]
    title: Mapped[str]


class Activity(Numbered, Base):
    """One line of a plan, in the plan's own order and numbering.

    `term` is the deadline phrase verbatim; `schedule` is what it means, as
    `services.core.schedules.dump` writes it; `kind` repeats its kind for queries. `decided` is
    False while a curator has yet to confirm a doubtful reading. `by_hand`: added or kept in the
    chat, so the office's own file does not have it. What columns of the plan say is a
    `ColumnTexts`. A new column is carried over to copies, parts and changed versions by
    `services.roadmaps.activity_values`; a text that may be empty is "".
    """

    __tablename__ = "activity"
    __table_args__ = (Index("ix_activity_roadmap", "roadmap_id", "position"),)

    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id", ondelete="CASCADE"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    term: Mapped[str]
    kind: Mapped[Kind] = mapped_column(named(Kind))
    schedule: Mapped[dict[str, Any]]
    extra_schedule: Mapped[dict[str, Any] | None]
    decided: Mapped[bool]
    result: Mapped[str]
    mark: Mapped[str] = mapped_column(default="", server_default="")
    other_columns: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    review_needed: Mapped[bool | None]
    by_hand: Mapped[bool] = mapped_column(default=False)
    cancelled_at: Mapped[datetime | None]

    section: Mapped[Section | None] = relationship(lazy="raise")
    slots: Mapped[list["EvidenceSlot"]] = relationship(order_by="EvidenceSlot.id", lazy="raise")
    indicators: Mapped[list["Indicator"]] = relationship(order_by="Indicator.id", lazy="raise")
    parties: Mapped[list["ActivityParty"]] = relationship(
        order_by="ActivityParty.position", lazy="raise"
    )


TEXT_COLUMNS = tuple(getattr(Activity, name) for name in COLUMN_NAMES)
"""What `domain.column_texts.said_in` takes, for statements that read columns, not entities."""


class EvidenceSlot(Numbered, Base):
    """A document that an activity asks for, and how many of it."""

    __tablename__ = "evidence_slot"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    count: Mapped[int]


class Indicator(Numbered, Base):
    """A numeric target of an activity; see `domain.draft.DraftIndicator`."""

    __tablename__ = "indicator"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    target: Mapped[float]
    unit: Mapped[str]
    at_least: Mapped[bool]
    every: Mapped[str | None]


class Party(Numbered, Base):
    """A responsible as the plans of a municipality write it. `key` folds case, quotes, spaces."""

    __tablename__ = "party"
    __table_args__ = (UniqueConstraint("municipality_id", "key"),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    name: Mapped[str]
    key: Mapped[str]
    is_person: Mapped[bool]


class ActivityParty(Base):
    """A party named in the responsible cell of an activity, in the order of the cell."""

    __tablename__ = "activity_party"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), primary_key=True, index=True)
    position: Mapped[int]
    note: Mapped[str | None]

    party: Mapped[Party] = relationship(lazy="raise")


class Assignment(Numbered, Base):
    """A party → organisations, for one roadmap. Several rows together make a list.

    `organisation_id` or `group_id` is set as `target` says. `nobody` records the decision that
    this party reports outside the bot.
    """

    __tablename__ = "assignment"
    __table_args__ = (Index("ix_assignment_roadmap", "roadmap_id", "party_id"),)

    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    target: Mapped[Target] = mapped_column(named(Target))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("organisation_group.id"))
    created_at: Mapped[datetime]


class ActivityException(Base):
    """An organisation that one activity is given to, or not, whatever its parties point to."""

    __tablename__ = "activity_exception"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    included: Mapped[bool]


class ImportProblem(Numbered, Base):
    """A doubt that the importer had about a document; see `domain.draft.Problem`."""

    __tablename__ = "import_problem"

    roadmap_id: Mapped[int] = mapped_column(
        ForeignKey("roadmap.id", ondelete="CASCADE"), index=True
    )
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    code: Mapped[str]
    place: Mapped[dict[str, Any] | None]
    values: Mapped[dict[str, Any]]


class AppliedChange(Numbered, Base):
    """A changed plan that was merged, with what it takes to take it back.

    `before` is what `services.roadmaps.roadmap_states.Reversal` writes; `papers` how many reports,
    files and decided deadlines the activities concerned had: one more, and it stays.
    """

    __tablename__ = "applied_change"

    roadmap_id: Mapped[int] = mapped_column(
        ForeignKey("roadmap.id", ondelete="CASCADE"), index=True
    )
    applied_at: Mapped[datetime]
    before: Mapped[dict[str, Any]]
    papers: Mapped[int]
    undone_at: Mapped[datetime | None]


class RoadmapChat(Numbered, Base):
    """A group where a roadmap's week and, if wanted, its summary are posted.

    `summary_weekday` is 0 for Monday, None for no summary; `summary_hour` is an hour of the
    municipality's zone. What was due before `summary_since` is not made up for. `thread_id` is the
    topic of a forum in which it was linked, None for a group without topics.
    """

    __tablename__ = "roadmap_chat"
    __table_args__ = (UniqueConstraint("chat_id", "roadmap_id"),)

    chat_id: Mapped[int] = mapped_column(BigInteger)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmap.id", ondelete="CASCADE"))
    thread_id: Mapped[int | None]
    shows: Mapped[GroupShows] = mapped_column(named(GroupShows), default=GroupShows.SCHOOLS)
    posts_week: Mapped[bool]
    summary_weekday: Mapped[int | None]
    summary_hour: Mapped[int] = mapped_column(default=9)
    summary_since: Mapped[datetime | None]
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
