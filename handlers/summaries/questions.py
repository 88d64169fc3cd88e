"""/summary: the only roadmap at once, a choice of several, or an answer to a question."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.summaries import summary, summary_lists, unclear
from bot.ui.screens.summaries.answers import OF_INTENT
from bot.ui.summary.files import FileKind
from domain.errors import Code, Refusal
from domain.summary import SummaryQuery, TaskSelection
from domain.utterances import Intent, meaningless, text_checks
from handlers.core.showing import show
from handlers.summaries import answers, archive, files, following_up
from handlers.summaries.showing import group_of, show_query
from services.summaries import (
    named,
    overall,
    queries,
    task_rows,
    views,
    worded_queries,
)
from services.summaries.breakdowns import TASK_BREAKDOWNS
from services.summaries.views import RoadmapChoice
from services.summaries.worded_readings import AnsweredQuestion, Understood

router = Router(name="summaries.questions")

FILES = (Intent.EXPORT, Intent.PACK)
"""What is made and sent at once to whoever asks for it in words."""

_KINDS = {
    "word": FileKind.REPORT,
    "picture": FileKind.PICTURE,
    "csv": FileKind.CSV,
    "json": FileKind.JSON,
}

ROWS = (FileKind.REPORT, FileKind.CSV, FileKind.JSON)
"""Files that list activities, and break nothing down."""
FILTERED = (FileKind.EXCEL, FileKind.CSV, FileKind.PACK)
"""Files with a table in which a selection can be filtered."""

OVERDUE = TaskSelection.OVERDUE

CHOICES = 8
"""Roadmaps that are offered, those in force first."""


@router.message(Command("summary"))
async def begin(message: Message, command: CommandObject, ctx: Context, state: FSMContext) -> None:
    """The summary; words after the command narrow it or ask for tasks."""
    await open_summary(message, (command.args or "").strip(), ctx, state)


@router.callback_query(Menu.filter(F.place == "summary"))
async def begin_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await open_summary(callback, "", ctx, state)


@router.callback_query(Menu.filter(F.place == "summaries"))
async def choose(callback: CallbackQuery, ctx: Context) -> None:
    """Another roadmap; in a group, one of those that it follows."""
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor, chat_id=group_of(callback))
    await _choose(callback, found, ctx)


async def open_summary(
    event: Message | CallbackQuery, words: str, ctx: Context, state: FSMContext
) -> None:
    """The summary of the only roadmap, a choice of several, or the answer to a question.

    `state` is the conversation in which the question goes on with the one before.
    """
    group = group_of(event)
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor, chat_id=group)
    if not found or (len(found) > 1 and not words):
        await _choose(event, found, ctx)
    elif words:
        await _answer(event, found, words, ctx, state)
    else:
        query = SummaryQuery(roadmap_id=found[0].roadmap_id)
        await following_up.remember(event, state, AnsweredQuestion(query), ctx)
        await show_query(event, query, ctx)


async def _choose(
    event: Message | CallbackQuery, found: Sequence[RoadmapChoice], ctx: Context
) -> None:
    """Ask which roadmap, with the figures of each."""
    group = group_of(event)
    async with ctx.read() as session:
        headings = await overall.headings(session, found[:CHOICES], actor=ctx.actor, chat_id=group)
    await show(event, summary.choose(headings, ctx.texts, group=group is not None), ctx.tools)


async def _answer(
    event: Message | CallbackQuery,
    found: Sequence[RoadmapChoice],
    words: str,
    ctx: Context,
    state: FSMContext,
) -> None:
    """Answer a question; of several roadmaps those that it names, else all that are in force."""
    group = group_of(event)
    before = await following_up.question_before(state, words, ctx)
    async with ctx.read() as session:
        understood = await worded_queries.understand(
            session, found, words, before=before, actor=ctx.actor, chat_id=group
        )
    query = understood.query
    if not understood.unknown:
        await following_up.remember(event, state, AnsweredQuestion(query, understood.which), ctx)
    if understood.each_of and not any(each.unknown for each in understood.each_of):
        await _ask_which(event, understood, ctx, group)
        return
    if understood.missing:
        # Also before a letter: it would go to whom the words leave out.
        await _tell_unclear(event, understood, ctx)
        return
    beside = _beyond(understood, words)
    if beside:
        await _tell_unclear(event, replace(understood, unknown=beside, which=OVERDUE), ctx)
        return
    if text_checks.asks_who_is_silent(words):
        silent = await answers.reminders(query, 0, ctx, group)
        only = understood.as_file
        await show(event, unclear.here(silent, ctx.texts) if only else silent, ctx.tools)
        return
    if group is None and text_checks.asks_to_write(words):
        # The list of who is late is where a letter to them begins.
        await _list_tasks(event, query, OVERDUE, ctx, group)
        return
    if understood.unknown:
        await _tell_unclear(event, understood, ctx)
        return
    if understood.listed:
        await show(event, unclear.which_pair(understood, ctx.texts), ctx.tools)
        return
    archive_asked = text_checks.asks_archive(words) and understood.versus is None
    if group is not None and archive_asked:
        told = replace(understood, unknown=(*understood.unknown, "архив"))
        await _tell_unclear(event, told, ctx)
    elif archive_asked and event.bot is not None:
        await _send_archive(event, query, ctx, event.bot)
    elif understood.intent in FILES and not understood.is_only_here and event.bot is not None:
        kind = _KINDS.get(understood.format or "", FileKind.EXCEL)
        kind = FileKind.PACK if understood.intent is Intent.PACK else kind
        await files.deliver(event, kind, query, ctx, event.bot, _beside_file(understood, kind, ctx))
    elif text_checks.asks_page(words) and query.organisation_id is not None:
        await show(event, await answers.school(query, 0, ctx, group), ctx.tools)
    elif (screen := await _answered_here(understood, ctx, group)) is not None:
        only = understood.is_only_here
        await show(event, unclear.here(screen, ctx.texts) if only else screen, ctx.tools)
    else:
        await show_query(event, query, ctx)


def _beyond(understood: Understood, words: str) -> tuple[str, ...]:
    """The words that name nothing beside a question who is silent: its list would not be narrowed
    by them. (Those beside an order to write may be what the letter is about.)
    """
    if not text_checks.asks_who_is_silent(words):
        return ()
    said = meaningless(understood.unknown)
    return tuple(each for each in said if not text_checks.is_of_silence(each))


def _beside_file(understood: Understood, kind: FileKind, ctx: Context) -> str:
    """What a file does not hold of the question, "" where it holds all of it."""
    if kind in ROWS and understood.says_by:
        return ctx.texts("summary-file-rows")
    if understood.which is None:
        return ""
    return ctx.texts("summary-file-whole" if kind in FILTERED else "summary-file-rows")


async def _ask_which(
    event: Message | CallbackQuery, understood: Understood, ctx: Context, group: int | None
) -> None:
    """Ask which roadmap is meant; a comparison is shown of all where all have a time before.

    Refusal(GROUP_SHOWS_LESS) where a group may be shown the answer of none.
    """
    if not any(each.is_shown_here for each in understood.each_of):
        raise Refusal(Code.GROUP_SHOWS_LESS)
    screen = unclear.which_roadmap(understood, ctx.texts)
    if not understood.unknown and understood.versus is not None:
        with suppress(Refusal):
            screen = await answers.beside(understood.query, understood.versus, 0, ctx, group)
    await show(event, screen, ctx.tools)


async def _answered_here(understood: Understood, ctx: Context, group: int | None) -> Screen | None:
    """What is answered in the chat, and by no file; None for figures."""
    query = understood.query
    if understood.versus is not None:
        return await answers.beside(query, understood.versus, 0, ctx, group)
    if (name := _asked(understood)) is not None:
        return await answers.ANSWERS[name](query, 0, ctx, group)
    if understood.which is not None:
        screen = await _tasks(query, understood.which, ctx, group)
        tabled = understood.says_by and query.by in TASK_BREAKDOWNS
        return unclear.beside_list(screen, understood, ctx.texts) if tabled else screen
    return None


async def _send_archive(
    event: Message | CallbackQuery, query: SummaryQuery, ctx: Context, bot: Bot
) -> None:
    """What schools have sent themselves, or that there is nothing yet."""
    assert event.from_user is not None
    found = await archive.load(query, ctx)
    if found.files:
        await archive.deliver(event.from_user.id, found, ctx, bot)
    else:
        await bot.send_message(event.from_user.id, ctx.texts("summary-archive-none"))


async def _tell_unclear(
    event: Message | CallbackQuery, understood: Understood, ctx: Context
) -> None:
    """A table beside words that could change its figures would look like their answer."""
    screen = unclear.screen(understood, ctx.texts, group=group_of(event) is not None)
    await show(event, screen, ctx.tools)


async def list_named(
    event: Message | CallbackQuery,
    which: TaskSelection,
    organisation: str | None,
    words: str,
    ctx: Context,
    state: FSMContext,
) -> None:
    """The tasks of the roadmaps that `words` name, else of all in force; of an organisation
    where its full name is given. What the words name that is not there is told, and no list shown.
    """
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor)
    if not found:
        await _choose(event, found, ctx)
        return
    async with ctx.read() as session:
        understood = await worded_queries.understand(session, found, words, actor=ctx.actor)
    if understood.missing:
        told = replace(understood, unknown=understood.missing, which=which)
        await _tell_unclear(event, told, ctx)
        return
    asked = understood.query
    query = SummaryQuery(roadmap_id=asked.roadmap_id, others=asked.others, every=asked.every)
    query = replace(query, section_id=asked.section_id, activity_id=asked.activity_id)
    query = replace(query, start=asked.start, end=asked.end, day=asked.day, basis=asked.basis)
    query = replace(query, organisation_id=asked.organisation_id, group_id=asked.group_id)
    if organisation is not None:
        async with ctx.read() as session:
            resolved = await queries.resolve(session, query, actor=ctx.actor)
            schools = await named.schools(session, resolved)
        query = replace(query, organisation_id=named.called(schools, organisation))
    await following_up.remember(event, state, AnsweredQuestion(query, which), ctx)
    await _list_tasks(event, query, which, ctx, None)


async def _list_tasks(
    event: Message | CallbackQuery,
    query: SummaryQuery,
    which: TaskSelection,
    ctx: Context,
    group: int | None,
) -> None:
    await show(event, await _tasks(query, which, ctx, group), ctx.tools)


async def _tasks(
    query: SummaryQuery, which: TaskSelection, ctx: Context, group: int | None
) -> Screen:
    async with ctx.read() as session:
        page = await task_rows.load_page(session, query, which, actor=ctx.actor, chat_id=group)
    return summary_lists.tasks(page, "", ctx.texts, group=group is not None)


def _asked(understood: Understood) -> str | None:
    """The answer that words ask for; words that name a school alone ask for its page."""
    query = understood.query
    bare = SummaryQuery(
        roadmap_id=query.roadmap_id, by=query.by, organisation_id=query.organisation_id
    )
    bare = replace(bare, others=query.others, every=query.every)
    if query.organisation_id is not None and query == bare and understood.is_plain:
        return "school"
    return OF_INTENT.get(understood.intent)
