"""Words of the office to schools, and who has read them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Numbered


class Letter(Numbered, Base):
    """A message that somebody of the office has written to the schools of a list.

    `about` is what the list was called, `schools` holds the ids of its organisations. `sent_at` is
    None while the author still looks at it; it is sent once.
    """

    __tablename__ = "letter"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    about: Mapped[str]
    schools: Mapped[list[Any]]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class LetterReader(Base):
    """A coordinator to whom a letter was sent for a school; `read_at` is when «Прочитано» was
    pressed.
    """

    __tablename__ = "letter_reader"

    letter_id: Mapped[int] = mapped_column(
        ForeignKey("letter.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    read_at: Mapped[datetime | None]
