"""What has become of what was said: counted in the tables and in the chats, not in the bot."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from benchmarks.chaos.incoming.speaking import Spoken
from benchmarks.chaos.stage import TOKEN, Stage
from domain.workflow import Action
from models.engine import Database
from models.enums import UpdateState
from models.inbox import InboxUpdate
from models.people import Invite, OrganisationGroup
from models.tasks import Evidence, Report, StoredFile
from models.upkeep import AuditEntry


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many actions left no trace, how many traces are too many, how many answers are missing.

    `unfinished` and `set_aside` are rows of the inbox at the end; `again` are answers that came
    more often than they had to; `traces` names what was lost or doubled.
    """

    lost: int
    doubled: int
    unanswered: int
    again: int
    unfinished: int
    set_aside: int
    traces: tuple[str, ...]


async def judge(database: Database, stage: Stage, spoken: Spoken, before: Counter[int]) -> Verdict:
    """Look everything up. `before` is how many messages of the bot each chat had at the start."""
    lost, doubled = [], []
    for kind, (wanted, found) in (await _traces(database, spoken)).items():
        counted = Counter(found)
        lost += [f"{kind} {trace} lost" for trace in wanted if not counted[trace]]
        again = counted - Counter(counted.keys())
        doubled += [f"{kind} {trace} doubled" for trace in again.elements()]
    actions = len(spoken.groups) + len(spoken.invited)
    async with database.read() as session:
        noted = await session.scalar(select(func.count()).select_from(AuditEntry))
        states = Counter(
            dict(
                (
                    await session.execute(
                        select(InboxUpdate.state, func.count()).group_by(InboxUpdate.state)
                    )
                ).all()
            )
        )
    unanswered, answered_again = await _answers(stage, spoken, before)
    return Verdict(
        len(lost),
        len(doubled) + max(0, (noted or 0) - actions),
        unanswered,
        answered_again,
        states[UpdateState.WAITING] + states[UpdateState.CLAIMED],
        states[UpdateState.SET_ASIDE],
        (*lost, *doubled),
    )


async def _traces(
    database: Database, spoken: Spoken
) -> dict[str, tuple[Iterable[Hashable], Iterable[Hashable]]]:
    """What must be there, and what is there, by kind of trace."""
    async with database.read() as session:

        async def all_of(query: Any) -> list[Hashable]:
            return [row[0] if len(row) == 1 else tuple(row) for row in await session.execute(query)]

        return {
            "words": (
                spoken.words,
                await all_of(select(Report.comment).where(Report.action == Action.COMMENT)),
            ),
            "start": (
                spoken.started,
                await all_of(select(Report.task_id).where(Report.action == Action.START)),
            ),
            "file": (
                spoken.files,
                await all_of(
                    select(StoredFile.telegram_file_id).join(
                        Evidence, Evidence.file_id == StoredFile.id
                    )
                ),
            ),
            "group": (spoken.groups, await all_of(select(OrganisationGroup.name))),
            "invite": (spoken.invited, await all_of(select(Invite.organisation_id))),
        }


async def _answers(stage: Stage, spoken: Spoken, before: Counter[int]) -> tuple[int, int]:
    """How many answers are missing, and how many are too many."""
    chats = set(spoken.answers) | {chat_id for chat_id, _ in spoken.pressed}
    missing = again = 0
    pressed = set(spoken.pressed)
    for chat_id in chats:
        messages = await read(stage, chat_id)
        came = sum(1 for message in messages if message["from_bot"]) - before[chat_id]
        missing += max(0, spoken.answers[chat_id] - came)
        again += max(0, came - spoken.answers[chat_id])
        missing += sum(
            1
            for message in messages
            if (chat_id, message["id"]) in pressed and not message["edited"]
        )
    return missing, again


async def read(stage: Stage, chat_id: int) -> list[dict[str, Any]]:
    """All messages of a chat."""
    view = await stage.client.call("GET", f"/sim/chats/{chat_id}?since=0")
    return list(view["messages"])


async def is_quiet(database: Database, stage: Stage) -> bool:
    """Whether Telegram has nothing more for the bot, and the inbox nothing unfinished."""
    info = await stage.client.call("POST", f"/bot{TOKEN}/getWebhookInfo", {})
    if info["result"]["pending_update_count"]:
        return False
    async with database.read() as session:
        row = await session.scalar(
            select(InboxUpdate.id).where(InboxUpdate.finished_at.is_(None)).limit(1)
        )
    return row is None
