"""What the bot may be waiting for, and what is no answer but something else.

While the bot waits, a plain question or command in between is answered by others, and the waiting
goes on (docs/decisions/what-people-say.md).
"""

from datetime import UTC, datetime
from typing import Any

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports.prompts import ReportPrompt
from domain import utterances
from domain.access import Role
from domain.pasted import is_no_name, looks_like_table
from domain.utterances import (
    Intent,
    Reading,
    Utterance,
    World,
    day_beside_words,
    on_russian_keys,
    understand,
)
from services.core.conversations import OPEN_FOR
from services.tasks import worlds


class WordsAsked(StatesGroup):
    """`words` about the task that the conversation names, or `search` words for the list."""

    words = State()
    search = State()


SPOKEN = {
    ReportPrompt.COMMENT: utterances.Prompt.COMMENT,
    ReportPrompt.NEWS: utterances.Prompt.WORDS,
    ReportPrompt.BLOCK: utterances.Prompt.OBSTACLE,
    ReportPrompt.NOT_APPLICABLE: utterances.Prompt.REASON,
    ReportPrompt.QUESTION: utterances.Prompt.COMMENT,
    ReportPrompt.FILE: utterances.Prompt.WORDS,
    ReportPrompt.NUMBER: utterances.Prompt.NUMBER,
    ReportPrompt.DEADLINE_DAY: utterances.Prompt.DAY,
    ReportPrompt.DEADLINE_REASON: utterances.Prompt.REASON,
}
"""What each question of the bot is to the understanding of words."""


FIGURES, OPEN_LIST, OFFER, LAST_SHOWN, UNDO = "figures", "list", "offer", "shown", "undo"
BESIDE = frozenset({FIGURES, OPEN_LIST, OFFER, LAST_SHOWN, UNDO})
"""What a conversation remembers beside its question: it changes while the question stays."""


async def keep(state: FSMContext, key: str, what: Any, now: datetime) -> None:
    """Remember one thing beside the question: for `OPEN_FOR`."""
    await state.update_data({key: [what, now.timestamp()]})


async def kept(state: FSMContext, key: str, now: datetime) -> Any | None:
    """What `keep` has kept; None where there is nothing, or it is too long ago."""
    match (await state.get_data()).get(key):
        case [what, int() | float() as at] if now - datetime.fromtimestamp(at, UTC) <= OPEN_FOR:
            return what
    return None


async def forget(state: FSMContext, key: str) -> None:
    """Leave one thing of what a conversation remembers; the rest stays, and what is waited for."""
    known = await state.get_data()
    if key in known:
        await state.set_data({other: said for other, said in known.items() if other != key})


async def wait_for(state: FSMContext, prompt: ReportPrompt, task_id: int, **more: int) -> None:
    """Remember which question about which task is open."""
    await state.set_state(WordsAsked.words)
    await state.set_data({"about": prompt.value, "task": task_id, **more})


class Answers(Filter):
    """A text that answers one of these questions; gives the handler `asked`, what was remembered,
    `said`, what was read, and `in_place`, the words and the names that they may hold.

    A command is no answer, nor is a reply to the card of another task.
    """

    def __init__(self, *prompts: ReportPrompt) -> None:
        self._prompts = {prompt.value for prompt in prompts}

    async def __call__(
        self, message: Message, state: FSMContext, ctx: Context
    ) -> bool | dict[str, Any]:
        if not message.text or message.text.startswith("/"):
            return False
        if await state.get_state() != WordsAsked.words.state:
            return False
        asked = await state.get_data()
        if asked.get("about") not in self._prompts:
            return False
        prompt = SPOKEN[ReportPrompt(asked["about"])]
        if ctx.about not in (None, asked["task"]):
            return False
        in_place = await _in_place(prompt, message.text, ctx, int(asked["task"]))
        reading = _read(*in_place)
        to_curator = asked["about"] == ReportPrompt.QUESTION and is_for_people(
            reading, message.text, ctx
        )
        if reading.intent is not Intent.ANSWER and not to_curator:
            return False
        return {"asked": asked, "said": reading, "in_place": in_place}


class AnswersPrompt(Filter):
    """A text that answers what a curator was asked; gives the handler `said`, what was read."""

    def __init__(self, prompt: utterances.Prompt) -> None:
        self._prompt = prompt

    async def __call__(
        self, message: Message, state: FSMContext, ctx: Context
    ) -> bool | dict[str, Any]:
        if not message.text or message.text.startswith("/"):
            return False
        about = task_asked_about(await state.get_data())
        if ctx.about not in (None, about):
            return False
        reading = await answer_to(self._prompt, message.text, ctx, about)
        return {"said": reading} if reading is not None else False


class GivesTitle(AnswersPrompt):
    """The same where a title is waited for: a pasted table is none, it is read as what it is."""

    def __init__(self) -> None:
        super().__init__(utterances.Prompt.COMMENT)

    async def __call__(
        self, message: Message, state: FSMContext, ctx: Context
    ) -> bool | dict[str, Any]:
        if message.text and looks_like_table(message.text):
            return False
        return await super().__call__(message, state, ctx)


class GivesName(GivesTitle):
    """The same where a name, or a list of names, is waited for: an order or a question is none."""

    async def __call__(
        self, message: Message, state: FSMContext, ctx: Context
    ) -> bool | dict[str, Any]:
        if message.text and is_no_name(message.text):
            return False
        return await super().__call__(message, state, ctx)


async def answer_to(
    prompt: utterances.Prompt, text: str, ctx: Context, task_id: int | None
) -> Reading | None:
    """The reading of an answer about a task; None for what is plainly something else."""
    reading = await reading_of(prompt, text, ctx, task_id)
    return reading if reading.intent is Intent.ANSWER else None


async def reading_of(
    prompt: utterances.Prompt, text: str, ctx: Context, task_id: int | None
) -> Reading:
    """What words mean where an answer about a task is waited for; a day may have a reason."""
    return _read(*await _in_place(prompt, text, ctx, task_id))


def _read(said: Utterance, world: World) -> Reading:
    reading = understand(said, world)
    if said.prompt is utterances.Prompt.DAY and reading.intent is Intent.ANSWER:
        return reading if reading.confident else day_beside_words(said, world) or reading
    return reading


InPlace = tuple[Utterance, World]
"""Words where they were said, and the names that they may hold."""


async def _in_place(
    prompt: utterances.Prompt, text: str, ctx: Context, task_id: int | None
) -> InPlace:
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
        name = await worlds.name_in_hand(session, task_id) if task_id is not None else None
    if prompt is utterances.Prompt.DAY:
        text = on_russian_keys(text)  # the day is shown before anything is done
    return Utterance(text=text, role=role_of(ctx), prompt=prompt, open=name), world


ASKED_OF_PEOPLE = frozenset(
    {Intent.WHEN, Intent.DOCUMENTS, Intent.CONTACT, Intent.FIND, Intent.OPEN}
)
"""What may be asked of a colleague as well as of the bot."""

BARE = 2
"""So many words are a name or a number, and ask nobody."""


def is_for_people(reading: Reading, text: str, ctx: Context) -> bool:
    """Whether words that are written to somebody ask that person, and not the bot.

    «Какой документ нужен?»; a label of the bot and a bare number are for the bot.
    """
    if ctx.texts.says(text) or not any(len(word) > BARE for word in text.split()):
        return False
    if text.rstrip().endswith("?"):
        return reading.intent in ASKED_OF_PEOPLE | {Intent.LIST, Intent.EXTEND, Intent.FORECAST}
    return reading.intent in ASKED_OF_PEOPLE and len(text.split()) > BARE


def task_asked_about(data: dict[str, Any]) -> int | None:
    """The task that an open question is about, by what the conversation remembers of it."""
    found = data.get("task") or data.get("task_id")
    return int(found) if found else None


def role_of(ctx: Context, *, of_own_school: bool = False) -> utterances.SpeakerRole:
    """In which of several roles a person speaks: of a task `of_own_school` as the school."""
    reports = ctx.person.has(Role.COORDINATOR)
    if not (of_own_school and reports):
        for role in (Role.CURATOR, Role.MANAGER):
            if ctx.person.has(role):
                return utterances.SpeakerRole(role.value)
    if reports or ctx.person.has(Role.HEAD):
        return utterances.SpeakerRole.COORDINATOR if reports else utterances.SpeakerRole.HEAD
    return utterances.SpeakerRole.MANAGER
