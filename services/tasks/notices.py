"""What the messages of the outbox about single tasks say, read at the moment of sending.

Each `load_…` takes the payload of its kind and whoever gets the message, and returns None where
there is nothing left to say: the report was mended meanwhile, the request was decided, the person
does not see the task any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import MoveVerdict
from models.people import Person
from models.tasks import DeadlineMove, Evidence, Report, StoredFile
from services.tasks import cards
from services.tasks.cards import Card

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Words about a task, and whose they are; `who` is empty for somebody who was forgotten."""

    card: Card
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MissedFile:
    """A file that Telegram does not give to the bot, and the task that it proves."""

    card: Card
    name: str


@dataclass(frozen=True, slots=True)
class DeadlineRequest:
    """A request for another deadline. `verdict` is OPEN while nobody has decided it;
    `is_request` is False where the curator has moved the deadline unasked; `said` are words beside.
    """

    card: Card
    move_id: int
    who: str
    reason: str
    old: date | None
    new: date | None
    verdict: MoveVerdict
    is_request: bool = True
    said: TaskWords | None = None


async def load_returned(session: AsyncSession, payload: Payload, actor: Actor) -> Card | None:
    """`returned`, payload `task_id`: a report that is still to be mended."""
    card = await _card(session, payload, actor)
    return card if card and card.status is Status.RETURNED and card.returned else None


async def load_return_withdrawn(
    session: AsyncSession, payload: Payload, actor: Actor
) -> Card | None:
    """`return-withdrawn`, payload `task_id`: a report that is under review again."""
    card = await _card(session, payload, actor)
    return card if card and card.status is Status.SUBMITTED else None


async def load_mended(session: AsyncSession, payload: Payload, actor: Actor) -> TaskWords | None:
    """`mended`, payload `task_id`: a returned report that a colleague has sent again."""
    card = await _card(session, payload, actor)
    if card is None or card.status not in (Status.SUBMITTED, Status.DONE):
        return None
    return await _last_words(session, card, Action.SUBMIT)


async def load_accepted(session: AsyncSession, payload: Payload, actor: Actor) -> Card | None:
    """`accepted`, payload `task_id`."""
    card = await _card(session, payload, actor)
    finished = (Status.DONE, Status.NOT_APPLICABLE)
    return card if card and card.status in finished else None


async def load_missed_file(
    session: AsyncSession, payload: Payload, actor: Actor
) -> MissedFile | None:
    """`file-missed`, payload `evidence_id`: a file that proves a task and is still not here."""
    row = (
        await session.execute(
            select(Evidence.task_id, StoredFile.name)
            .join(StoredFile, StoredFile.id == Evidence.file_id)
            .where(
                Evidence.id == payload["evidence_id"],
                Evidence.withdrawn_at.is_(None),
                StoredFile.sha256.is_(None),
                StoredFile.removed_at.is_(None),
            )
        )
    ).one_or_none()
    if row is None:
        return None
    task_id, name = row
    card = await _card(session, {"task_id": task_id}, actor)
    return MissedFile(card, name) if card else None


async def load_cancelled(session: AsyncSession, payload: Payload, actor: Actor) -> Card | None:
    """`task-cancelled`, payload `task_id`."""
    card = await _card(session, payload, actor)
    return card if card and card.status is Status.CANCELLED else None


async def load_blocked(session: AsyncSession, payload: Payload, actor: Actor) -> TaskWords | None:
    """`blocked`, payload `task_id`: an obstacle that is still there."""
    card = await _card(session, payload, actor)
    if card is None or card.status is not Status.BLOCKED:
        return None
    return await _last_words(session, card, Action.BLOCK)


async def load_not_applicable(
    session: AsyncSession, payload: Payload, actor: Actor
) -> TaskWords | None:
    """`not-applicable-asked`, payload `task_id`: a claim that nobody has answered yet."""
    card = await _card(session, payload, actor)
    if card is None or card.status is not Status.SUBMITTED:
        return None
    if card.claim is not Action.REQUEST_NOT_APPLICABLE:
        return None
    return await _last_words(session, card, Action.REQUEST_NOT_APPLICABLE)


async def load_words(session: AsyncSession, payload: Payload, actor: Actor) -> TaskWords | None:
    """`question`, `curator-wrote` and `school-wrote`, payload `task_id` and `report_id`."""
    card = await _card(session, payload, actor)
    report = await session.get(Report, payload["report_id"])
    if card is None or report is None or report.task_id != card.task_id:
        return None
    return await _said(session, card, report)


async def load_deadline_request(
    session: AsyncSession, payload: Payload, actor: Actor
) -> DeadlineRequest | None:
    """`deadline-asked` (while it is open) and `deadline-decided`, payload `task_id`, `move_id` and,
    where the curator has said something to it, `report_id`.
    """
    card = await _card(session, payload, actor)
    move = await session.get(DeadlineMove, payload["move_id"])
    if card is None or move is None or move.task_id != card.task_id:
        return None
    who = await session.get(Person, move.asked_by)
    words = payload.get("report_id")
    report = await session.get(Report, words) if words is not None else None
    if report is not None and report.task_id != card.task_id:
        return None
    return DeadlineRequest(
        card,
        move.id,
        who.name if who else "",
        move.reason,
        move.old_deadline,
        move.new_deadline,
        move.verdict,
        move.asked_by != move.decided_by,
        said=await _said(session, card, report) if report else None,
    )


async def _card(session: AsyncSession, payload: Payload, actor: Actor) -> Card | None:
    try:
        return await cards.load(session, payload["task_id"], actor=actor)
    except Refusal as refusal:
        # The person's role ended between the action and the message about it.
        if refusal.code is Code.DENIED:
            return None
        raise


async def _last_words(session: AsyncSession, card: Card, action: Action) -> TaskWords | None:
    report = await session.scalar(
        select(Report)
        .where(Report.task_id == card.task_id, Report.action == action)
        .order_by(Report.id.desc())
        .limit(1)
    )
    return await _said(session, card, report) if report else None


async def _said(session: AsyncSession, card: Card, report: Report) -> TaskWords:
    who = await session.get(Person, report.person_id)
    return TaskWords(card, who.name if who else "", report.comment or "")
