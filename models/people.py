"""Who takes part: municipalities, organisations, people, their roles, and the way in."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from models.base import Base, Numbered
from models.enums import named


class Municipality(Numbered, Base):
    """A territory. It owns people's roles, organisations, roadmaps, a time zone, a calendar."""

    __tablename__ = "municipality"

    name: Mapped[str] = mapped_column(unique=True)
    time_zone: Mapped[str]
    locale: Mapped[str]
    created_at: Mapped[datetime]
    # The reasons that this office returns reports with, one a line; None means the usual ones.
    return_reasons: Mapped[str | None]
    file_retention_days: Mapped[int | None]
    # When the bytes of its organisations' files were counted last.
    file_bytes_at: Mapped[datetime | None]


group_member = Table(
    "organisation_group_member",
    Base.metadata,
    Column("group_id", ForeignKey("organisation_group.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "organisation_id",
        ForeignKey("organisation.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)


class Organisation(Numbered, Base):
    """A school, kindergarten, department or centre. Closed ones keep their history.

    Of windows that ended before `asked_from` nothing is asked by a plan that came into force before
    that day: the organisation was not there yet. None: it is asked for everything.
    """

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("municipality_id", "name"),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    name: Mapped[str]
    full_name: Mapped[str | None]
    kind: Mapped[OrganisationKind] = mapped_column(named(OrganisationKind))
    phone: Mapped[str | None]
    # Names that a list of organisations gave: of whom to invite, not of accounts.
    listed_coordinator: Mapped[str | None]
    listed_head: Mapped[str | None]
    listed_coordinator_phone: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    asked_from: Mapped[date | None]
    # Of the files that prove its tasks and are kept.
    file_bytes: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")

    groups: Mapped[list["OrganisationGroup"]] = relationship(
        secondary=group_member, back_populates="organisations", lazy="raise"
    )


class OrganisationGroup(Numbered, Base):
    """Organisations that are named together: «ШНОР», «городские», «сельские»."""

    __tablename__ = "organisation_group"
    __table_args__ = (UniqueConstraint("municipality_id", "name"),)

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    name: Mapped[str]

    organisations: Mapped[list[Organisation]] = relationship(
        secondary=group_member, back_populates="groups", lazy="raise"
    )


class TakenList(Numbered, Base):
    """A list of organisations that was taken over, with what it takes to take it back.

    `added` are ids of organisations, `phones` rows of (id, former phone, phone of the list);
    `names` are rows of (id, column, former name, name of the list), `joined` pairs of (group,
    organisation) and `new_groups` the groups that the list has brought.
    """

    __tablename__ = "taken_list"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    taken_at: Mapped[datetime]
    added: Mapped[list[Any]]
    phones: Mapped[list[Any]]
    names: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    joined: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    new_groups: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    undone_at: Mapped[datetime | None]


class Person(Numbered, Base):
    """A Telegram account. What is None follows the municipality; no `phone`, none was written down.

    `sees_rich_tables` is None until the person was asked. `reachable` is False after Telegram
    said that the bot was blocked, until the person writes again.
    """

    __tablename__ = "person"

    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str]
    phone: Mapped[str | None]
    locale: Mapped[str | None]
    time_zone: Mapped[str | None]
    digest_time: Mapped[time | None]
    sees_rich_tables: Mapped[bool | None]
    weekly_digest: Mapped[bool] = mapped_column(default=False)
    reachable: Mapped[bool] = mapped_column(default=True)
    unreachable_since: Mapped[datetime | None]
    is_administrator: Mapped[bool] = mapped_column(default=False)
    first_seen_at: Mapped[datetime]
    forgotten_at: Mapped[datetime | None]


class Membership(Numbered, Base):
    """A role of a person in a municipality, for a coordinator or a head in one organisation.

    It ends, it is not deleted: reports keep pointing to who made them in which role.
    """

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_live", "person_id", "ended_at"),
        Index("ix_membership_organisation", "organisation_id", "role", "ended_at"),
        Index("ix_membership_municipality", "municipality_id", "role", "ended_at"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[Role] = mapped_column(named(Role))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")


class Invite(Numbered, Base):
    """A one-time way in. Only the SHA-256 of its token is kept.

    `municipality_id` is None for the first administrator. `replaces_membership_id` is the
    membership that ends when the invite is used: a coordinator hands over to a colleague.
    """

    __tablename__ = "invite"

    token_hash: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(named(Role))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    replaces_membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class InviteFailure(Numbered, Base):
    """A wrong token that somebody tried: what attempts are throttled by."""

    __tablename__ = "invite_failure"
    __table_args__ = (Index("ix_invite_failure_recent", "telegram_id", "at"),)

    telegram_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
