"""What the bot keeps for its own work: the outbox, conversations, the calendar, the audit log."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Numbered
from models.enums import DeliveryState, RowKind, named


class Delivery(Numbered, Base):
    """One message owed to one chat. Its text is made when it is sent, from `kind` and `payload`.

    `key` is unique: owing the same thing twice makes one row. `priority` is 0 for what cannot
    wait (a return, the last day), 1 for digests, 2 for what goes to many. `lease_until` says how
    long a claim holds. `doubts` counts the times that Telegram may have taken the message without
    saying so.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_due", "state", "due_at"),
        Index("ix_delivery_person", "person_id", "id"),
    )

    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]]
    priority: Mapped[int] = mapped_column(default=1)
    state: Mapped[DeliveryState] = mapped_column(named(DeliveryState))
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None]
    error: Mapped[str | None]


class SetAside(Numbered, Base):
    """A row that could not be worked on, and why; everything else goes on without it.

    It is tried again, and leaves this table when it works. `row_id` is a number of the table that
    `kind` stands for: no foreign key, since what is broken may be gone. `told_at` is when the
    administrators were told, None before.
    """

    __tablename__ = "set_aside"
    __table_args__ = (UniqueConstraint("kind", "row_id"),)

    kind: Mapped[RowKind] = mapped_column(named(RowKind))
    row_id: Mapped[int]
    reason: Mapped[str]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    times: Mapped[int]
    told_at: Mapped[datetime | None]


class Leader(Base):
    """Which of several replicas does what must be done once, and until when it may.

    One row (`work` is what is led); `holder` is a word of that process's own.
    """

    __tablename__ = "leader"

    work: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]


class Conversation(Base):
    """What the bot has asked a person and waits for; a half-written answer is all it can lose."""

    __tablename__ = "conversation"

    key: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changed_at: Mapped[datetime]


class CalendarOverride(Numbered, Base):
    """A day on which a municipality works or rests otherwise than the country."""

    __tablename__ = "calendar_override"
    __table_args__ = (Index("ix_calendar_override_day", "municipality_id", "day", unique=True),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    day: Mapped[date]
    working: Mapped[bool]
    name: Mapped[str | None]


class SchoolTerm(Numbered, Base):
    """A term (четверть or триместр) of a municipality's school calendar, both days inclusive."""

    __tablename__ = "school_term"
    __table_args__ = (UniqueConstraint("municipality_id", "first_day"),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]


class AuditEntry(Numbered, Base):
    """Something a curator or administrator did, or a refused attempt; rows are only ever added."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_municipality", "municipality_id", "id"),)

    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]
