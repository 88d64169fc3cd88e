"""The tasks that files without a word are likely to be about."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from domain.guessing import likeliest
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
    own = actor.organisations(Role.COORDINATOR)
    seen = await task_lists.lines(session, actor=actor)
    every = [line for line in seen if line.organisation_id in own]
    candidates = await task_lists.candidates(session, every)
    if not candidates:
        return []
    seen_last = await message_links.last_shown(session, chat_id)
    ranked = likeliest(candidates, words, every[0].today, seen_last=seen_last)
    by_id = {line.task_id: line for line in every}
    return [by_id[task_id] for task_id in ranked]


async def suggest_told(
    session: AsyncSession, told: Sequence[int], words: str, chat_id: int, *, actor: Actor
) -> list[TaskLine]:
    """`suggest` for a reply to a digest: its tasks `told`, at most six, come before all others."""
    likely = await suggest(session, words, chat_id, actor=actor)
    by_id = {line.task_id: line for line in await task_lists.lines(session, actor=actor)}
    first = [line for line in likely if line.task_id in told]
    first += [by_id[id_] for id_ in told if id_ in by_id and by_id[id_] not in first]
    others = [line for line in likely if line.task_id not in told]
    return [*first[:MOST_TOLD], *others[: max(0, LIKELIEST - len(first))]]
