"""«Покажи их», «скачай их»: the list in hand as names, or what was shown as a file."""

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.summary.files import FileKind
from domain.summary import SummaryQuery
from domain.utterances import file_format, text_checks
from handlers.core.listing import open_list
from handlers.summaries import files
from handlers.utterances.hearing import OF_OFFICE, Heard
from handlers.utterances.in_hand import Hand
from services.people import organisations
from services.summaries import views


async def answer(
    message: Message, ctx: Context, state: FSMContext, bot: Bot, hand: Hand, heard: Heard
) -> bool:
    """Whether the words only ask to see, or to have as a file, what was shown last."""
    if heard.role not in OF_OFFICE or heard.replied is not None:
        return False
    if hand.owing is not None and text_checks.shows_those(heard.text):
        await open_list(message, hand.owing.model_copy(update={"part": "list"}), ctx, state)
        return True
    if not text_checks.downloads_those(heard.text):
        return False
    query = await _figures(hand, ctx)
    if query is None:
        return False
    kind = FileKind.REPORT if file_format(heard.text) == "word" else FileKind.EXCEL
    await files.deliver(message, kind, query, ctx, bot)
    return True


async def _figures(hand: Hand, ctx: Context) -> SummaryQuery | None:
    """The question whose workbook has what was shown, None where nothing was."""
    if hand.tasks is not None:
        return query_of(hand.tasks)
    if hand.owing is None and hand.organisation_id is None:
        return None
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor)
        own = await organisations.municipality_of(session, hand.organisation_id)
    town = own if hand.owing is None else hand.owing.municipality_id
    here = [each.roadmap_id for each in found if each.municipality_id == town]
    if not here:
        return None
    if hand.owing is None:
        return SummaryQuery(roadmap_id=here[0], organisation_id=hand.organisation_id, every=True)
    return SummaryQuery(
        roadmap_id=hand.owing.roadmap_id or here[0],
        activity_id=hand.owing.activity_id or None,
        organisation_id=hand.owing.organisation_id or None,
        # Who owes was told of all roadmaps that are in force.
        every=hand.owing.roadmap_id == 0,
    )
