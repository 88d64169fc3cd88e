"""What the bot was told: updates of Telegram, stored before they are confirmed."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Numbered
from models.enums import UpdateState, named

UNFINISHED = text("finished_at IS NULL")


class InboxUpdate(Numbered, Base):
    """One update, worked on in the order of its chat.

    `payload` is its JSON as Telegram sent it. When it is done the words go (`payload` None) and so
    does the chat (`chat_id` 0): what stays for two days is the number by which a redelivered one
    is known. `claims` counts how often somebody has taken it up, and fences off whoever held it
    before; `applied` says that a try has changed something already. `error` is why it was set
    aside. Unfinished is what has no `finished_at`.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_inbox_unfinished", "bot_id", "chat_id", "id", sqlite_where=UNFINISHED),
    )

    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[str | None]
    state: Mapped[UpdateState] = mapped_column(named(UpdateState))
    received_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    claims: Mapped[int] = mapped_column(default=0)
    applied: Mapped[bool] = mapped_column(default=False)
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None]
