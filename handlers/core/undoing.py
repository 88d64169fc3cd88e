"""«Отмени», «верни как было» after what can be taken back: its button is pressed."""

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import PutBack
from bot.ui.callbacks.people import UndoList
from bot.ui.callbacks.review import ReviewTakeBack
from bot.ui.callbacks.roadmaps import RoadmapStep, TakeBackChange
from bot.ui.callbacks.tasks import PutDeadlinesBack
from bot.ui.context import Context
from handlers.core.afterwards import Afterwards
from handlers.core.conversation import OFFER, UNDO, forget, keep, kept
from handlers.core.showing import TRY, all_shown, data_of

KINDS = frozenset(
    each.__prefix__
    for each in (PutDeadlinesBack, ReviewTakeBack, TakeBackChange, UndoList, PutBack)
)


class UndoStays(Afterwards):
    """The conversation remembers the way back that an update has shown, until another shows a
    screen or stores something. A question that waits for a yes is no way back.
    """

    async def note(self, event: Message | CallbackQuery, state: FSMContext, ctx: Context) -> None:
        shown, this_try = all_shown(), TRY.get()
        found = next((each for each in data_of(*shown) if _takes_back(each)), None)
        if found is not None and OFFER not in await state.get_data():
            await keep(state, UNDO, found, ctx.now)
        elif shown or (this_try is not None and this_try.is_stored):
            await forget(state, UNDO)


async def way_back(state: FSMContext, ctx: Context) -> str | None:
    """The data of the button that takes back what was just done; None where there is none."""
    found: str | None = await kept(state, UNDO, ctx.now)
    return found


def _takes_back(data: str) -> bool:
    prefix = data.partition(":")[0]
    if prefix == RoadmapStep.__prefix__:
        return RoadmapStep.unpack(data).step == "undo"
    if prefix == TakeBackChange.__prefix__:
        return not TakeBackChange.unpack(data).sure
    return prefix in KINDS
