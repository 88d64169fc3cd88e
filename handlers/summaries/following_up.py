"""«А по школам?», «а за октябрь?»: a question that goes on with the one before.

The conversation remembers the last question about figures, said or pressed; what a next one does
not say, it keeps.
"""

from dataclasses import replace

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from pydantic import ValidationError

from bot.ui.callbacks.summaries import SummaryTasks
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import fields, query_of
from domain.questions import goes_on
from domain.summary import By, SummaryQuery, TaskSelection
from handlers.core.conversation import FIGURES, forget, keep, kept
from handlers.summaries.showing import group_of
from services.summaries.breakdowns import NO_KEY
from services.summaries.understood import AnsweredQuestion

_NO_TASKS = "figures"
"""In the place of a `TaskSelection`: no tasks were asked for."""


async def remember(
    event: Message | CallbackQuery, state: FSMContext, asked: AnsweredQuestion | None, ctx: Context
) -> None:
    """Note what was asked or pressed, None for what no question says; in a group nothing is noted:
    the questions there are others'.
    """
    if group_of(event) is not None:
        return
    if asked is None:
        await forget(state, FIGURES)
        return
    which = asked.which.value if asked.which else _NO_TASKS
    try:
        packed = SummaryTasks(**fields(asked.query), which=which).pack()
    except (ValidationError, ValueError):
        return  # Too many roadmaps for a button: the next question stands for itself.
    await keep(state, FIGURES, packed, ctx.now)


def of_row(query: SummaryQuery, key: int | None, which: TaskSelection) -> AnsweredQuestion | None:
    """The question about the tasks behind a row of a breakdown, of all rows where `key` is None;
    None where no question says so.
    """
    if key is None:
        return AnsweredQuestion(query, which)
    if query.by is By.SECTION and key != NO_KEY:
        return AnsweredQuestion(replace(query, section_id=key, by=By.ORGANISATION), which)
    if query.by is By.ORGANISATION:
        return AnsweredQuestion(replace(query, organisation_id=key, by=By.SECTION), which)
    return None


async def question_before(state: FSMContext, text: str, ctx: Context) -> AnsweredQuestion | None:
    """The question that `text` goes on with, None where it stands for itself."""
    if not goes_on(text):
        return None
    packed = await kept(state, FIGURES, ctx.now)
    if packed is None:
        return None
    try:
        asked = SummaryTasks.unpack(packed)
        which = None if asked.which == _NO_TASKS else TaskSelection(asked.which)
        return AnsweredQuestion(query_of(asked), which)
    except (TypeError, ValueError):
        return None  # Another version has kept it: `text` is read as new.
