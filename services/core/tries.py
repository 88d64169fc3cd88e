"""One go at working on an update: its effects come once, however often it is tried.

A repeatable use case knows its update by a key; any other marks the update in the transaction of
what it has caused.
"""

from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import Code, Refusal
from models.inbox import InboxUpdate
from models.rows import change, fetch
from services.core.conversations import ConversationState
from services.core.inbox import ClaimedUpdate


class LeaseLost(Exception):
    """Somebody else has taken the update up meanwhile: nothing of this try may be stored."""


class Try:
    """One try of an update: lets its effects through once.

    A use case that knows its update by a key is repeatable: it is let through always, and changes
    nothing the second time. Any other is refused where an earlier try has changed something.
    """

    def __init__(self, claimed: ClaimedUpdate, *, applied: bool) -> None:
        self._claimed = claimed
        self.was_applied = applied
        """Whether an earlier try has changed something."""
        self.is_applied = applied
        """The same, this one included."""
        self.is_stored = applied
        """Whether anything is stored, by a repeatable use case too."""
        self.asked: str | None = None
        """The key of the conversation, where something was asked when the try began."""
        self.conversation: tuple[str, ConversationState] | None = None
        """The key of the conversation and what it is to become, None where it stays."""
        self.links: dict[tuple[int, int], int | None] = {}
        """Chat and number of the messages that were shown → the task that each is about."""

    @property
    def update_id(self) -> int:
        """The number that Telegram gave the update: no other of this bot has it."""
        return self._claimed.update_id

    def admit(self) -> None:
        """Raises Refusal(ALREADY_DONE) where an earlier try has changed something."""
        if self.was_applied:
            raise Refusal(Code.ALREADY_DONE)

    async def hold(self, session: AsyncSession) -> None:
        """Keep the update ours until the end of a transaction. Raises LeaseLost.

        A use case that knows its update by a key finds what an earlier try has stored; two at the
        same time would not find each other's.
        """
        values = {"row": self._claimed.id, "held": self._claimed.claims}
        if not await fetch(session, _OURS, values):
            raise LeaseLost

    async def mark(self, session: AsyncSession) -> None:
        """Note in the transaction of an effect that there is one; `is_applied` is for the caller
        to set once that is committed.

        Raises LeaseLost, also where an earlier commit has arrived that nobody heard of: the row
        knows, and whoever takes the update up next will.
        """
        values = {"row": self._claimed.id, "held": self._claimed.claims, "before": self.is_applied}
        if await change(session, _MARK, values) != 1:
            raise LeaseLost


_OURS = (
    select(InboxUpdate.id)
    .where(InboxUpdate.id == bindparam("row"), InboxUpdate.claims == bindparam("held"))
    .with_for_update()
)
_MARK = (
    update(cast(Table, InboxUpdate.__table__))
    .where(
        InboxUpdate.id == bindparam("row"),
        InboxUpdate.claims == bindparam("held"),
        InboxUpdate.applied == bindparam("before"),
    )
    .values(applied=True)
)
