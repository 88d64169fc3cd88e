"""What people say about being reminded: what is in the way, and who stands in for whom."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.reminding.hindrance import Hindrance
from models.base import Base, Numbered
from models.enums import named


class HindranceReport(Numbered, Base):
    """What a coordinator has said is in the way of a school's overdue reports; only ever added."""

    __tablename__ = "hindrance_report"
    __table_args__ = (Index("ix_hindrance_report_organisation", "organisation_id", "id"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    hindrance: Mapped[Hindrance] = mapped_column(named(Hindrance))


class Absence(Numbered, Base):
    """Until the local day `until` (excluded) somebody else is reminded instead of a person.

    `ended_at` is when the person took it back before that day.
    """

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_person", "person_id", "until"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    until: Mapped[date]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
