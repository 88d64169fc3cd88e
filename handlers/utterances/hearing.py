"""A message → what it means to the bot, and which of the speaker's tasks it can be about."""

from dataclasses import dataclass, replace

from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context
from domain.access import Actor, Role
from domain.tasks import Bucket
from domain.utterances import (
    ACTS,
    Intent,
    Reading,
    Shown,
    SpeakerRole,
    Utterance,
    World,
    by_number,
    is_of_office,
    is_of_own_work,
    is_of_request,
    put_right,
    spelled_out,
    understand,
)
from handlers.core import update_keys
from handlers.core.conversation import role_of
from services.reminders import digests
from services.summaries import worded_queries
from services.tasks import cards, deadline_requests, message_links, office_tasks, task_lists, worlds
from services.tasks.cards import Card
from services.tasks.task_lists import TaskLine

OF_OFFICE = (SpeakerRole.CURATOR, SpeakerRole.MANAGER)
OF_WORK_TO_DO = (Intent.OBSTACLE, Intent.EXTEND, Intent.NOT_OURS)
"""What nobody says of work that was accepted, though its card is the one that was opened last."""
NOTHING = Shown()


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody said. `actor` is the speaker, on account of the message that was read.

    `lines` are all tasks of the speaker's own schools, sorted by need; `tasks` those of them that
    the words may be about: one where it is plain, none where nothing is named; `possible` those
    that it can be done to at all. `card` is that of
    the one which the words plainly do something to, and whoever speaks may; where it is in hand,
    `lines` are no others. `replied` is the task of the message replied to, whosever it is; `told`
    are those of a digest replied to; `opened` is the task whose card was opened last.
    `names_roadmap`: a manager has named a roadmap, and the rest of the words was read. `words` is
    the text with the names of what it points at («у неё») in their place, and the number of an
    activity in that of its title: what a question asks.
    """

    reading: Reading
    said: Utterance
    role: SpeakerRole
    text: str
    actor: Actor
    world: World
    lines: tuple[TaskLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    possible: tuple[TaskLine, ...] = ()
    card: Card | None = None
    replied: int | None = None
    told: tuple[int, ...] = ()
    opened: int | None = None
    names_roadmap: bool = False
    words: str = ""

    @property
    def is_of_school(self) -> bool:
        return self.role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)

    @property
    def sent_in_hand(self) -> TaskLine | None:
        """The task of a coordinator's open card whose report waits for review."""
        own = self.lines if self.role is SpeakerRole.COORDINATOR else ()
        in_review = (line for line in own if line.bucket is Bucket.IN_REVIEW)
        return next((line for line in in_review if line.task_id == self.opened), None)


async def hear(
    session: AsyncSession,
    message: Message,
    ctx: Context,
    replied: int | None = None,
    shown: Shown = NOTHING,
) -> Heard:
    """Read the text of a message in its place: the card that is open, what it replies to.

    `replied` is the task that the message replied to is about, `shown` what the bot has shown
    last, to somebody of an office.
    """
    text = message.text or ""
    reply = message.reply_to_message
    told = list[int]()
    if reply is not None and replied is None:
        told = await digests.tasks_of_reply(
            session, ctx.person.person_id, reply.message_id, ctx.zone, ctx.now
        )
    opened = await message_links.last_opened(
        session, message.chat.id, ctx.person.person_id, ctx.now
    )
    world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
    about = [replied] if replied else told
    in_hand = [id_ for id_ in (*about, opened) if id_ is not None]
    lines = await task_lists.lines_of(session, in_hand, actor=ctx.actor)
    own = any(line.task_id == (replied or opened) for line in lines)
    role = _role(ctx, text, world, own=own)
    if role in OF_OFFICE:
        lines = await office_tasks.find(session, task_ids=in_hand, actor=ctx.actor)
    words = text
    if role is SpeakerRole.MANAGER:
        # «по плану развития» names no activity that speaks of development.
        words = await worded_queries.without_roadmap(session, text, actor=ctx.actor)
    said = Utterance(
        text=words,
        role=role,
        open=_name(lines, opened),
        reply=_names(lines, about),
        shown=shown if role in OF_OFFICE else NOTHING,
    )
    reading = understand(said, world)
    done = [line for line in lines if line.task_id == opened and line.bucket is Bucket.DONE]
    if done and not about and role is SpeakerRole.COORDINATOR and reading.intent in OF_WORK_TO_DO:
        said = replace(said, open=None)
        reading = understand(said, world)
    if role in OF_OFFICE and not about and ctx.person.has(Role.COORDINATOR):
        own_lines = await _own_lines(session, reading, text, ctx)
        if own_lines:
            role, lines = SpeakerRole.COORDINATOR, own_lines
            said = replace(said, text=text, role=role, open=None, shown=NOTHING)
            reading = understand(said, world)
    possible = await _possible(session, lines, reading, text)
    tasks = _meant(possible, reading, about, opened)
    is_act = role is SpeakerRole.COORDINATOR and reading.confident and reading.intent in ACTS
    is_plain = is_act and len(tasks) == 1
    if not is_plain and role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD):
        lines = await task_lists.lines(session, actor=ctx.actor)
        possible = await _possible(session, lines, reading, text)
        tasks = _meant(possible, reading, about, opened)
    card = None
    if is_act and len(tasks) == 1:
        card = await cards.load(session, tasks[0].task_id, actor=ctx.actor)
    return Heard(
        reading=reading,
        said=said,
        role=role,
        text=text,
        actor=ctx.actor.caused_by(update_keys.of_words(message)),
        world=world,
        lines=tuple(lines),
        tasks=tuple(tasks),
        possible=tuple(possible),
        card=card,
        replied=replied,
        told=tuple(told),
        opened=opened,
        names_roadmap=words != text,
        words=_asked_words(replace(said, text=text), reading, world),
    )


def _asked_words(said: Utterance, reading: Reading, world: World) -> str:
    """The words of a question with names in place of what points, and the number of an activity
    that they name by its title: figures know it by that alone.
    """
    words = spelled_out(replace(said, text=put_right(said, world)), world)
    if said.role not in OF_OFFICE or reading.confident or reading.intent is not Intent.SUMMARY:
        return words
    return by_number(replace(said, text=words), world)


def _role(ctx: Context, text: str, world: World, *, own: bool) -> SpeakerRole:
    """In which of several roles something is said: beside a task of the `own` organisation as one
    who reports for it, unless only the office can say so.
    """
    office = role_of(ctx)
    if not own or office not in OF_OFFICE:
        return office
    alone = Utterance(text=text, role=office)
    return office if is_of_office(understand(alone, world)) else role_of(ctx, of_own_school=True)


async def _own_lines(
    session: AsyncSession, reading: Reading, text: str, ctx: Context
) -> list[TaskLine]:
    """The tasks of the organisations for which somebody of the office reports, where the words are
    about these; none where they are not.
    """
    if not is_of_own_work(reading, text):
        return []
    lines = await task_lists.lines(session, actor=ctx.actor)
    of_all = reading.activity is None
    return lines if of_all or worlds.named(lines, reading.activity) else []


async def _possible(
    session: AsyncSession, lines: list[TaskLine], reading: Reading, text: str
) -> list[TaskLine]:
    """What it can be done to: a report is taken back, or a request for a deadline that waits."""
    if reading.intent is not Intent.WITHDRAW:
        return lines
    asked = await deadline_requests.waiting_for(session, [line.task_id for line in lines])
    if is_of_request(text):
        return [line for line in lines if line.task_id in asked]
    reported = (Bucket.IN_REVIEW, Bucket.DONE)
    return [line for line in lines if line.bucket in reported or line.task_id in asked]


def _meant(
    lines: list[TaskLine], reading: Reading, about: list[int], opened: int | None
) -> list[TaskLine]:
    """The tasks of the activity that was named: the one in hand, else those that press."""
    if reading.activity is None:
        return [line for line in lines if line.task_id in about]
    found = worlds.named(lines, reading.activity)
    for near in (about, [opened]):
        if in_hand := [line for line in found if line.task_id in near]:
            return in_hand
    return worlds.meant(found)


def _name(lines: list[TaskLine], task_id: int | None) -> str | None:
    return next(iter(_names(lines, [task_id])), None)


def _names(lines: list[TaskLine], task_ids: list[int] | list[int | None]) -> tuple[str, ...]:
    found = [worlds.name_of(line.number, line.title) for line in lines if line.task_id in task_ids]
    return tuple(dict.fromkeys(found))
