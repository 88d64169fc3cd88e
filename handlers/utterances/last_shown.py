"""What the bot has shown last: «напиши им», «а что у неё», «скачай их» mean that, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.people import OpenOrganisation, OrganisationAction
from bot.ui.callbacks.reminders import Debtors, LetterStep, Nudge
from bot.ui.callbacks.review import ReviewOpen
from bot.ui.callbacks.summaries import Laggards, SummaryTasks
from bot.ui.callbacks.tasks import OpenAsNewMessage, OpenCard, TaskAction, TaskDesk
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import query_of
from domain.access import OF_SCHOOL
from domain.errors import Refusal
from domain.summary import TaskSelection
from domain.utterances import Shown, points_back, text_checks
from handlers.core.afterwards import Afterwards
from handlers.core.conversation import FIGURES, LAST_SHOWN, forget, keep, kept
from handlers.core.showing import data_of, shown_last
from handlers.reminders import debtors as debtor_handlers
from handlers.summaries.showing import group_of
from services.reminders import debtors
from services.summaries import task_rows
from services.tasks import worlds

_OF_TASK = (OpenCard, OpenAsNewMessage, TaskDesk, TaskAction, ReviewOpen)
_OFFERED_ELSEWHERE = ("join", "invite")
"""What a plan that has come into force offers too; the page of a school has more than these."""
_MOST = 8
"""Tasks of one screen that are remembered."""


@dataclass(frozen=True, slots=True)
class LastShown:
    """What was shown last, by the data of its buttons; what it was not is None or empty.

    `owing` is a list of who owes, `tasks` a question about figures or the list that answers it.
    """

    owing: Debtors | None = None
    tasks: SummaryTasks | None = None
    organisation_id: int | None = None
    task_ids: tuple[int, ...] = ()

    @property
    def listed(self) -> TaskSelection | None:
        """Which tasks the list is of, None where figures were shown."""
        known = self.tasks is not None and self.tasks.which in set(TaskSelection)
        return TaskSelection(self.tasks.which) if self.tasks is not None and known else None


class LastShownStays(Afterwards):
    """The conversation of somebody of an office remembers what was shown last in private."""

    async def note(self, event: Message | CallbackQuery, state: FSMContext, ctx: Context) -> None:
        shown = shown_last()
        if shown is None:
            return
        found = list(_packed(shown, await _figures_of_now(state, ctx)))
        office = any(held.role not in OF_SCHOOL for held in ctx.actor.current())
        if found and office and group_of(event) is None:
            await keep(state, LAST_SHOWN, found, ctx.now)
        elif not any(_data(shown, LetterStep.__prefix__)):  # a letter is to those who were shown
            await forget(state, LAST_SHOWN)


async def what_was_shown(state: FSMContext, ctx: Context) -> LastShown:
    """What was shown last; nothing where that is too long ago."""
    packed = await kept(state, LAST_SHOWN, ctx.now)
    try:
        return LastShown() if packed is None else _unpacked(packed)
    except (TypeError, ValueError):
        return LastShown()  # Another version has kept it.


async def pointed_at(
    session: AsyncSession, state: FSMContext, ctx: Context, text: str
) -> tuple[LastShown, Shown]:
    """What was shown last, and its names, where the text may mean that.

    What the person may see no more is forgotten.
    """
    lists = text_checks.shows_those(text) or text_checks.downloads_those(text)
    last = await what_was_shown(state, ctx) if lists or points_back(text) else LastShown()
    if last == LastShown():
        return last, Shown()
    try:
        return last, await _names(session, last, ctx)
    except Refusal:
        await forget(state, LAST_SHOWN)
        return LastShown(), Shown()


async def _names(session: AsyncSession, last: LastShown, ctx: Context) -> Shown:
    """The organisations and activities of what was shown, as words may name them."""
    organisations, activities = set[int](), set[int]()
    if last.organisation_id is not None:
        organisations.add(last.organisation_id)
    if last.tasks is not None:
        query = query_of(last.tasks)
        if query.organisation_id is not None:
            organisations.add(query.organisation_id)
        elif last.listed is not None:
            _, ids = await task_rows.schools_of(
                session, query, last.listed, last.tasks.key or None, actor=ctx.actor
            )
            organisations |= set(ids)
        activities |= {query.activity_id} if query.activity_id is not None else set()
    elif last.owing is not None:
        owing = debtor_handlers.query_of(last.owing)
        view = await debtors.load(session, owing, actor=ctx.actor)
        organisations |= {each.organisation_id for each in view.debtors}
        activities |= {owing.activity_id} if owing.activity_id is not None else set()
    return await worlds.shown(session, organisations, activities, last.task_ids, actor=ctx.actor)


async def _figures_of_now(state: FSMContext, ctx: Context) -> str | None:
    """The question that this very update has answered."""
    match (await state.get_data()).get(FIGURES):
        case [str() as packed, at] if at == ctx.now.timestamp():
            return packed
    return None


def _packed(shown: InlineKeyboardMarkup, figures: str | None) -> Iterator[str]:
    """What the buttons below a screen tell of it: the lists, else the school, else the tasks."""
    owing = _owing(shown)
    if owing is not None:
        yield owing.pack()
    if figures is not None:
        yield figures
    if owing is not None or figures is not None:
        return
    schools = {
        action.organisation_id
        for each in _data(shown, OrganisationAction.__prefix__)
        if (action := OrganisationAction.unpack(each)).action not in _OFFERED_ELSEWHERE
    }
    if len(schools) == 1:
        yield OpenOrganisation(organisation_id=schools.pop()).pack()
        return
    tasks = (
        kind.unpack(each).task_id for kind in _OF_TASK for each in _data(shown, kind.__prefix__)
    )
    for task_id in list(dict.fromkeys(tasks))[:_MOST]:
        yield OpenCard(task_id=task_id).pack()


def _unpacked(packed: list[str]) -> LastShown:
    def of(kind: type[Any]) -> list[Any]:
        return [kind.unpack(each) for each in packed if each.startswith(f"{kind.__prefix__}:")]

    owing, tasks, schools = of(Debtors), of(SummaryTasks), of(OpenOrganisation)
    return LastShown(
        owing=owing[0] if owing else None,
        tasks=tasks[0] if tasks else None,
        organisation_id=schools[0].organisation_id if schools else None,
        task_ids=tuple(each.task_id for each in of(OpenCard)),
    )


def _owing(shown: InlineKeyboardMarkup) -> Debtors | None:
    """The scope of a list by the buttons below it: what reminds of it, else what opens it."""
    reminds = [Nudge.unpack(data) for data in _data(shown, Nudge.__prefix__)]
    opens = [Debtors.unpack(data) for data in _data(shown, Debtors.__prefix__)]
    if reminds:
        return Debtors(**reminds[0].model_dump())
    lists = [each for each in opens if each.part == "list"]
    # Below tasks whose schools can be written to, the way to who owes is of these tasks.
    writes = any(_data(shown, Laggards.__prefix__))
    found = lists[0] if lists else opens[0] if opens and writes else None
    return found.model_copy(update={"part": "preview", "page": 0}) if found else None


def _data(shown: InlineKeyboardMarkup, prefix: str) -> Iterator[str]:
    return (each for each in data_of(shown) if each.partition(":")[0] == prefix)
