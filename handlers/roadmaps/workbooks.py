"""Workbooks about plans: the template to fill in, and what was understood of a plan."""

import asyncio
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.ui.callbacks.roadmaps import RoadmapStep
from bot.ui.context import Context
from bot.ui.roadmap_template import template
from bot.ui.roadmap_workbook import sheets
from documents.write.sheets import SheetValue
from documents.write.template import RoadmapTemplate, write_template
from domain.access import UseCase
from services.roadmaps import activity_views, import_problems, roadmaps

router = Router(name="roadmaps.workbooks")


@router.message(Command("template"))
async def send_template(message: Message, ctx: Context) -> None:
    """An empty plan with an example, which the importer reads."""
    roadmaps.require_keeper(ctx.actor, UseCase.GET_TEMPLATE)
    data = await asyncio.to_thread(_template, template(ctx.texts, ctx.today))
    await message.answer_document(
        BufferedInputFile(data, ctx.texts("template-name")),
        caption=ctx.texts("template-caption"),
    )


@router.callback_query(RoadmapStep.filter(F.step == "excel"))
async def send_reading(callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context) -> None:
    """«Разбор в Excel»."""
    roadmap_id = callback_data.roadmap_id
    async with ctx.read() as session:
        view = await roadmaps.see(session, roadmap_id, actor=ctx.actor)
        lines = await activity_views.listing(session, roadmap_id, actor=ctx.actor)
        problems = await import_problems.listing(session, roadmap_id, actor=ctx.actor)
    await callback.answer()
    value = sheets(view.line.title, lines, problems, ctx.texts)
    # Writing takes long for a large plan: others must not wait for it.
    data = await asyncio.to_thread(_workbook, value, ctx)
    name = ctx.texts("reading-name", title=_file_name(view.line.short_title))
    if isinstance(callback.message, Message):
        await callback.message.answer_document(BufferedInputFile(data, name))


def _workbook(value: list[SheetValue], ctx: Context) -> bytes:
    # Imported late: the library takes a tenth of a second, and most days nobody asks for a file.
    from documents.write.xlsx import write_workbook

    target = BytesIO()
    write_workbook(target, value, ctx.zone)
    return target.getvalue()


def _template(words: RoadmapTemplate) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path, words)
        return path.read_bytes()


def _file_name(title: str) -> str:
    """A title that any system takes for the name of a file: «МСОКО 2026/27» has a slash."""
    return "".join("-" if sign in '\\/:*?"<>|' else sign for sign in title)
