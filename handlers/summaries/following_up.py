"""«А по школам?», «а за октябрь?»: a question that goes on with the one before.

The conversation remembers the last question about figures; what a next one does not say, it keeps.
"""

from datetime import UTC, datetime

from aiogram.fsm.context import FSMContext
from pydantic import ValidationError

from bot.ui.callbacks.summaries import SummaryTasks
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import fields, wanted_of
from domain.questions import goes_on
from domain.summary import Which
from services.core.conversations import OPEN_FOR
from services.summaries.worded_queries import Asked

_ASKED = "figures"
_FIGURES = "figures"
"""In the place of a `Which`: no tasks were asked for."""


async def remember(state: FSMContext | None, asked: Asked, ctx: Context) -> None:
    """Note what was asked; without a conversation, as in a group, nothing is."""
    if state is None:
        return
    which = asked.which.value if asked.which else _FIGURES
    try:
        packed = SummaryTasks(**fields(asked.query), which=which).pack()
    except (ValidationError, ValueError):
        return  # Too many roadmaps for a button: the next question stands for itself.
    await state.update_data({_ASKED: [packed, ctx.now.timestamp()]})


async def question_before(state: FSMContext | None, text: str, ctx: Context) -> Asked | None:
    """The question that `text` goes on with, None where it stands for itself."""
    if state is None or not goes_on(text):
        return None
    packed, at = (await state.get_data()).get(_ASKED, ("", 0))
    if not packed or ctx.now - datetime.fromtimestamp(at, UTC) > OPEN_FOR:
        return None
    asked = SummaryTasks.unpack(packed)
    which = None if asked.which == _FIGURES else Which(asked.which)
    return Asked(wanted_of(asked), which)
