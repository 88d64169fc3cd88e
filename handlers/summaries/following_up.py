"""«А по школам?», «а за октябрь?»: a question that goes on with the one before.

The conversation remembers the last question about figures, said or pressed; what a next one does
not say, it keeps.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from pydantic import ValidationError

from bot.ui.callbacks.summaries import SummaryTasks
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import fields, wanted_of
from domain.questions import goes_on
from domain.summary import Which
from handlers.summaries.showing import group_of
from services.core.conversations import OPEN_FOR
from services.summaries.worded_queries import Asked

_ASKED = "figures"
_FIGURES = "figures"
"""In the place of a `Which`: no tasks were asked for."""


async def remember(
    event: Message | CallbackQuery, state: FSMContext, asked: Asked, ctx: Context
) -> None:
    """Note what was asked or pressed; in a group nothing is: the questions there are others'."""
    if group_of(event) is not None:
        return
    which = asked.which.value if asked.which else _FIGURES
    try:
        packed = SummaryTasks(**fields(asked.query), which=which).pack()
    except (ValidationError, ValueError):
        return  # Too many roadmaps for a button: the next question stands for itself.
    await state.update_data({_ASKED: [packed, ctx.now.timestamp()]})


async def question_before(state: FSMContext, text: str, ctx: Context) -> Asked | None:
    """The question that `text` goes on with, None where it stands for itself."""
    if not goes_on(text):
        return None
    kept = (await state.get_data()).get(_ASKED)
    if kept is None:
        return None
    try:
        return _unpacked(kept, ctx)
    except (TypeError, ValueError):
        return None  # Another version has kept it: `text` is read as new.


def _unpacked(kept: Sequence[Any], ctx: Context) -> Asked | None:
    packed, at = kept
    if ctx.now - datetime.fromtimestamp(at, UTC) > OPEN_FOR:
        return None
    asked = SummaryTasks.unpack(packed)
    which = None if asked.which == _FIGURES else Which(asked.which)
    return Asked(wanted_of(asked), which)
