"""«Покажи их», «скачай их»: the list that was shown as names, or what was shown as a file."""

from collections.abc import Collection
from dataclasses import replace

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.summary.file_work import FileKind
from domain.summary import SummaryQuery
from domain.utterances import by_number, file_format, named_activity, text_checks
from handlers.core.listing import open_list
from handlers.summaries import archive, files
from handlers.summaries.questions import open_summary
from handlers.utterances.hearing import OF_OFFICE, Heard
from handlers.utterances.last_shown import LastShown
from services.people import organisations
from services.summaries import evidence_archive, views
from services.tasks import worlds


async def answer(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, last: LastShown, heard: Heard
) -> bool:
    """Whether the words only ask to see, or to have as a file, what was shown last."""
    if heard.replied is not None:
        return False
    if heard.role not in OF_OFFICE:
        # A school is shown its own alone: the files are those of its open card, else of its list.
        named = named_activity(heard.said, heard.world)
        of_one = (heard.opened,) if heard.opened and named is None else ()
        lines = worlds.named(heard.lines, named) if named is not None else heard.lines
        ids = of_one or [line.task_id for line in lines]
        all_of_it = text_checks.downloads_all(heard.text) is not None
        asks = bool(ids) and (all_of_it or text_checks.downloads_those(heard.text))
        return asks and await _sends_documents(message, ctx, bot, ids, ())
    if (files_of := text_checks.downloads_all(heard.text)) is not None:
        said = replace(heard.said, text=files_of)
        await open_summary(message, by_number(said, heard.world), ctx, state)
        return True
    if last.owing is not None and text_checks.shows_those(heard.text):
        await open_list(message, last.owing.model_copy(update={"part": "list"}), ctx, state)
        return True
    if not text_checks.downloads_those(heard.text):
        return False
    of_tasks = last.tasks is None and last.owing is None and bool(last.task_ids)
    schools = heard.said.shown.organisations
    if of_tasks and await _sends_documents(message, ctx, bot, last.task_ids, schools):
        return True
    query = await _figures(last, ctx)
    if query is None:
        return False
    kind = FileKind.REPORT if file_format(heard.text) == "word" else FileKind.EXCEL
    await files.deliver(message, kind, query, ctx, bot)
    return True


async def _sends_documents(
    message: Message, ctx: Context, bot: Bot, task_ids: Collection[int], schools: Collection[str]
) -> bool:
    """Whether reports of one activity or school were shown: their files are sent, or said to be
    none. `schools` are the full names of those that were shown: nobody else's files are sent.
    """
    async with ctx.read() as session:
        query = await evidence_archive.of_tasks(session, task_ids, actor=ctx.actor)
    if query is None:
        return False
    found = await archive.load(query, ctx)
    if query.organisation_id is None:
        shown = tuple(each for each in found.files if each.organisation in schools)
        found = replace(found, files=shown)
    if found.files:
        await archive.deliver(message.chat.id, found, ctx, bot)
    else:
        await message.answer(ctx.texts("summary-archive-none"))
    return True


async def _figures(last: LastShown, ctx: Context) -> SummaryQuery | None:
    """The question whose workbook has what was shown, None where nothing was."""
    if last.tasks is not None:
        return query_of(last.tasks)
    if last.owing is None and last.organisation_id is None:
        return None
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor)
        own = await organisations.municipality_of(session, last.organisation_id)
    town = own if last.owing is None else last.owing.municipality_id
    here = [each.roadmap_id for each in found if each.municipality_id == town]
    if not here:
        return None
    if last.owing is None:
        return SummaryQuery(roadmap_id=here[0], organisation_id=last.organisation_id, every=True)
    return SummaryQuery(
        roadmap_id=last.owing.roadmap_id or here[0],
        activity_id=last.owing.activity_id or None,
        organisation_id=last.owing.organisation_id or None,
        # Who owes was told of all roadmaps that are in force.
        every=last.owing.roadmap_id == 0,
    )
