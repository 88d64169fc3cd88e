"""The tasks that files without a word are likely to be about."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from domain.guessing import Candidate, likeliest
from domain.tasks import Bucket
from domain.workflow import Status
from models.roadmaps import EvidenceSlot
from models.tasks import Task
from services.tasks import message_links, task_lists
from services.tasks.task_lists import TaskLine

LIKELIEST = 3
MOST_TOLD = 6
"""As many tasks of a digest are offered as it has buttons for."""


async def suggest(
    session: AsyncSession, words: str, chat_id: int, *, actor: Actor
) -> list[TaskLine]:
    """The three likeliest open tasks that the actor reports on, the likeliest first.

    `words` are names and captions of the files; what was last shown in the chat comes forward.
    """
    seen = await task_lists.lines(session, actor=actor)
    return await _likely(session, seen, words, chat_id, actor)


async def suggest_told(
    session: AsyncSession, told: Sequence[int], words: str, chat_id: int, *, actor: Actor
) -> list[TaskLine]:
    """`suggest` for a reply to a digest: its tasks `told`, at most six, come before all others."""
    seen = await task_lists.lines(session, actor=actor)
    likely = await _likely(session, seen, words, chat_id, actor)
    by_id = {line.task_id: line for line in seen}
    first = [line for line in likely if line.task_id in told]
    first += [by_id[id_] for id_ in told if id_ in by_id and by_id[id_] not in first]
    others = [line for line in likely if line.task_id not in told]
    return [*first[:MOST_TOLD], *others[: max(0, LIKELIEST - len(first))]]


async def _likely(
    session: AsyncSession, seen: Sequence[TaskLine], words: str, chat_id: int, actor: Actor
) -> list[TaskLine]:
    own = actor.organisations(Role.COORDINATOR)
    every = [line for line in seen if line.organisation_id in own]
    candidates = await _candidates(session, every)
    if not candidates:
        return []
    seen_last = await message_links.last_shown(session, chat_id)
    ranked = likeliest(candidates, words, every[0].today, seen_last=seen_last)
    by_id = {line.task_id: line for line in every}
    return [by_id[task_id] for task_id in ranked]


async def _candidates(session: AsyncSession, every: Sequence[TaskLine]) -> list[Candidate]:
    """Those of the lines that a file can still be for, as the guess wants them."""
    open_ = [line for line in every if line.bucket is not Bucket.DONE]
    rows = await session.execute(
        select(Task.id, EvidenceSlot.name)
        .join(EvidenceSlot, EvidenceSlot.activity_id == Task.activity_id)
        .where(Task.id.in_([line.task_id for line in open_]))
    )
    documents: dict[int, list[str]] = {}
    for task_id, name in rows:
        documents.setdefault(task_id, []).append(name)
    return [
        Candidate(
            line.task_id,
            line.number,
            " ".join([line.title, line.organisation, *documents.get(line.task_id, ())]),
            line.deadline,
            line.status is Status.RETURNED,
        )
        for line in open_
    ]
