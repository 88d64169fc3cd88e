"""/summary: the only roadmap at once, a choice of several, or an answer to a question."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.summaries import unclear
from bot.ui.screens.summaries.answers import OF_INTENT
from bot.ui.summary.file_work import FileKind
from domain.errors import Code, Refusal
from domain.summary import SummaryQuery, TaskSelection
from domain.utterances import Intent, meaningless, text_checks
from domain.utterances.named_parts import named_part
from handlers.core.places import heard_of
from handlers.core.showing import show
from handlers.summaries import answers, files, following_up, parts, worded_files, worded_lists
from handlers.summaries.showing import group_of, show_query
from services.summaries import views, worded_queries, worded_roadmaps
from services.summaries.breakdowns import TASK_BREAKDOWNS
from services.summaries.understood import AnsweredQuestion, Understood
from services.summaries.views import RoadmapChoice

router = Router(name="summaries.questions")

FILES = (Intent.EXPORT, Intent.PACK)
"""What is made and sent at once to whoever asks for it in words."""

OVERDUE = TaskSelection.OVERDUE
COLUMNS = (TaskSelection.DONE, OVERDUE)
"""What a table counts: «сколько просрочек по школам» is that table, and no list of them."""


@router.message(Command("summary"))
async def begin(message: Message, command: CommandObject, ctx: Context, state: FSMContext) -> None:
    """The summary; words after the command narrow it or ask for tasks. Of several municipalities
    they are heard as any words are, which asks of which with the words kept.
    """
    words = (command.args or "").strip()
    municipality_ids = {each.municipality_id for each in heard_of(ctx)}
    if words and len(municipality_ids) > 1 and message.chat.type == "private":
        raise SkipHandler
    await open_summary(message, words, ctx, state)


@router.callback_query(Menu.filter(F.place == "summary"))
async def begin_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await open_summary(callback, "", ctx, state)


@router.callback_query(Menu.filter(F.place == "summaries"))
async def choose(callback: CallbackQuery, ctx: Context) -> None:
    """Another roadmap; in a group, one of those that it follows."""
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor, chat_id=group_of(callback))
    await worded_lists.choose_roadmap(callback, found, ctx)


async def open_summary(
    event: Message | CallbackQuery, words: str, ctx: Context, state: FSMContext
) -> None:
    """The summary of the only roadmap, a choice of several, or the answer to a question.

    `state` is the conversation in which the question goes on with the one before.
    """
    group = group_of(event)
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor, chat_id=group)
    found, words = worded_roadmaps.of_one_municipality(found, words)
    several = len({each.municipality_id for each in found}) > 1
    if not found or several or (len(found) > 1 and not words):
        await worded_lists.choose_roadmap(event, found, ctx)
    elif words:
        await _answer(event, found, words, ctx, state)
    else:
        query = SummaryQuery(roadmap_id=found[0].roadmap_id)
        await following_up.remember(event, state, AnsweredQuestion(query), ctx)
        await show_query(event, query, ctx)


async def _answer(
    event: Message | CallbackQuery,
    found: Sequence[RoadmapChoice],
    words: str,
    ctx: Context,
    state: FSMContext,
) -> None:
    """Answer a question; of several roadmaps those that it names, else all that are in force."""
    group = group_of(event)
    # All parts speak to one person, none to a group.
    part, words = (named_part(words) if group is None else None) or ("", words)
    words = f"сводка {words}".strip() if part else words
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
        await worded_lists.tell_unclear(event, understood, ctx)
        return
    beside = _beyond(understood, words)
    if beside:
        await worded_lists.tell_unclear(
            event, replace(understood, unknown=beside, which=OVERDUE), ctx
        )
        return
    if text_checks.asks_who_is_silent(words):
        silent = await answers.reminders(query, 0, ctx, group)
        only = understood.as_file
        await show(event, unclear.here(silent, ctx.texts) if only else silent, ctx.tools)
        return
    if group is None and text_checks.asks_to_write(words):
        # The list of who is late is where a letter to them begins.
        await worded_lists.show_tasks(event, query, OVERDUE, ctx, group)
        return
    if understood.unknown:
        await worded_lists.tell_unclear(event, understood, ctx)
        return
    if part in parts.PARTS:
        await show(event, await parts.PARTS[part](query, 0, ctx), ctx.tools)
        return
    if part and event.bot is not None:
        await files.deliver(event, FileKind(part), query, ctx, event.bot)
        return
    if understood.listed:
        await show(event, unclear.which_pair(understood, ctx.texts), ctx.tools)
        return
    archive_asked = text_checks.asks_archive(words) and understood.versus is None
    if group is not None and archive_asked:
        told = replace(understood, unknown=(*understood.unknown, "архив"))
        await worded_lists.tell_unclear(event, told, ctx)
    elif archive_asked and event.bot is not None:
        await worded_files.send_archive(event, query, ctx, event.bot)
    elif understood.intent in FILES and not understood.is_only_here and event.bot is not None:
        await worded_files.send(event, understood, ctx, event.bot)
    elif text_checks.counts_activities(words) and understood.is_plain:
        await show(event, await answers.with_activities(query, ctx, group), ctx.tools)
    elif text_checks.asks_page(words) and query.organisation_id is not None:
        await show(event, await answers.school(query, 0, ctx, group), ctx.tools)
    elif text_checks.asks_how_many(words) and _is_column(understood):
        await show_query(event, query, ctx)
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
            screen = await answers.beside_or_nearest(
                understood.query, understood.versus, ctx, group
            )
    await show(event, screen, ctx.tools)


def _is_column(understood: Understood) -> bool:
    """Whether a table by what was said has the number asked for."""
    tabled = understood.says_by and understood.query.by in TASK_BREAKDOWNS
    return tabled and understood.which in COLUMNS and understood.intent not in OF_INTENT


async def _answered_here(understood: Understood, ctx: Context, group: int | None) -> Screen | None:
    """What is answered in the chat, and by no file; None for figures."""
    query = understood.query
    if understood.versus is not None:
        return await answers.beside_or_nearest(query, understood.versus, ctx, group)
    if (name := _asked(understood)) is not None:
        return await answers.ANSWERS[name](query, 0, ctx, group)
    if understood.which is not None:
        screen = await worded_lists.tasks(query, understood.which, ctx, group)
        tabled = understood.says_by and query.by in TASK_BREAKDOWNS
        return unclear.beside_list(screen, understood, ctx.texts) if tabled else screen
    return None


def _asked(understood: Understood) -> str | None:
    """The answer that words ask for; words that name a school alone ask for its page."""
    query = understood.query
    bare = SummaryQuery(
        roadmap_id=query.roadmap_id, by=query.by, organisation_id=query.organisation_id
    )
    bare = replace(bare, others=query.others, every=query.every)
    if query.organisation_id is not None and query == bare and understood.is_plain:
        return "school"
    if understood.intent is Intent.FORECAST and understood.says_by:
        return "outlooks"
    return OF_INTENT.get(understood.intent)
