"""Which of several municipalities words are about, for whoever works in the offices of several.

One that is named, or that alone knows the school or the activity that is, or that the question
before was about, or what was shown; where none is, what shows figures or reaches people asks
first, and a press reads the same words again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.callbacks.utterances import SaidMunicipality
from bot.ui.context import Context
from bot.ui.screens.core import municipalities
from bot.ui.screens.summaries.summary_links import query_of
from domain.access import UseCase
from domain.errors import Code, Refusal
from domain.questions import or_its_figures
from domain.utterances import (
    Intent,
    SpeakerRole,
    errands,
    named_activity,
    named_municipalities,
    text_checks,
)
from domain.utterances.added_schools import added_organisation
from domain.utterances.dictated_letters import dictated_letter, orders_letter
from handlers.core.places import heard_of, municipalities_for
from handlers.summaries import following_up
from handlers.utterances.common import FIGURES
from handlers.utterances.hearing import Heard
from handlers.utterances.last_shown import LastShown
from services.people import organisations
from services.summaries import views
from services.tasks import worlds

_OF_ONE = (*FIGURES, Intent.DEBTORS, Intent.REMIND)
_OF_ONE_SCHOOL = (Intent.OPEN,)
_OF_MANAGER = (Intent.LIST, Intent.REVIEW)
_LISTED = ("due", "overdue", "returned", "week")
"""Lists that a curator is shown of one municipality; what waits for review is shown of all."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be heard anew: `ctx` is that of one municipality, the message has no name of it
    any more. With `asked` among several nothing can be done before a press.
    """

    ctx: Context
    message: Message
    asked: tuple[tuple[int, str], ...] = ()


async def meant(
    message: Message, ctx: Context, state: FSMContext, heard: Heard, last: LastShown
) -> Meant | None:
    """What is heard of one of several municipalities; None where that changes nothing. `last` is
    what was shown, where the words point at it.
    """
    of_school = heard.is_of_school and heard.reading.intent in FIGURES
    own = {place.municipality_id: place.municipality for place in heard_of(ctx)}
    if len(own) < 2 or heard.replied is not None or (heard.is_of_school and not of_school):
        return None
    text = message.text or ""
    world = heard.world
    others = (*world.organisations, *world.groups, *(each.title for each in world.activities))
    dictates = heard.reading.intent is Intent.REMIND or orders_letter(heard.said, world)
    names, rest = named_municipalities(text, tuple(own.values()), others, dictates=dictates)
    if len(names) == 1:
        (id_,) = (id_ for id_, each in own.items() if each == names[0])
        said = message.model_copy(update={"text": or_its_figures(rest)})
        return Meant(ctx.within(id_), said)
    keeps = _keeps_schools(heard)
    lists = text_checks.shows_those(text) or text_checks.downloads_those(text)
    if heard.words == heard.text and not lists:
        last = LastShown()  # nothing is pointed at after all
    is_asked = keeps or _is_of_one(heard) or dictated_letter(heard.said, world) is not None
    if names or not (is_asked or last != LastShown()):
        return None
    if keeps:
        own = dict(municipalities_for(ctx, UseCase.MANAGE_ORGANISATIONS))
    known = await _candidates(ctx, state, heard, last)
    found = list(own) if len(own) == 1 else [id_ for id_ in known if id_ in own]
    if len(found) == 1:
        return Meant(ctx.within(found[0]), message)
    if not is_asked:
        return None
    offered = ((id_, own[id_]) for id_ in found or own)
    return Meant(ctx, message, tuple(sorted(offered, key=lambda each: each[1])))


def _is_of_one(heard: Heard) -> bool:
    intent = heard.reading.intent
    if intent in _OF_ONE_SCHOOL:
        return heard.reading.organisation is not None and heard.reading.activity is None
    if errands.own_doings(heard.text):
        return False  # the log, which asks itself whose
    if text_checks.downloads_all(heard.text) is not None:
        return True
    of_manager = heard.role is SpeakerRole.MANAGER and intent in _OF_MANAGER
    question = heard.reading.question
    listed = intent is Intent.LIST and question is not None and question.filter in _LISTED
    return intent in _OF_ONE or of_manager or listed


def _keeps_schools(heard: Heard) -> bool:
    """«список школ», «добавь школу 25»: of a municipality whose schools the speaker keeps."""
    return heard.role is SpeakerRole.CURATOR and (
        errands.listed_schools(heard.text) is not None
        or added_organisation(heard.said, heard.world) is not None
    )


async def _candidates(ctx: Context, state: FSMContext, heard: Heard, last: LastShown) -> list[int]:
    """The municipalities that know what is named, or that of the question before, or of what was
    shown.
    """
    before = await following_up.question_before(state, heard.words, ctx)
    query = before.query if before is not None else last.tasks and query_of(last.tasks)
    async with ctx.read() as session:
        if query is not None:
            choices = await views.choices(session, actor=ctx.actor)
            of = query.roadmap_id
            return [each.municipality_id for each in choices if each.roadmap_id == of]
        if last.owing is not None:
            return [last.owing.municipality_id]
        shown = await organisations.municipality_of(session, last.organisation_id)
        if shown is not None:
            return [shown]
        organisation = heard.reading.organisation
        activity = heard.reading.activity or named_activity(heard.said, heard.world)
        if organisation is not None:
            # The card in hand says nothing of a school that is named.
            activity = named_activity(heard.said, heard.world)
        return await worlds.municipalities_of(session, organisation, activity, actor=ctx.actor)


async def ask(message: Message, ctx: Context, asked: Sequence[tuple[int, str]]) -> None:
    """Ask which of these (id, name) is meant, in reply to the words."""
    screen = municipalities.choose(asked, SaidMunicipality, ctx.texts)
    await message.reply(screen.text, reply_markup=screen.keyboard)


def check(ctx: Context, municipality_id: int) -> None:
    """Raise Refusal(DENIED) where the person is not heard of this municipality."""
    if all(each.municipality_id != municipality_id for each in heard_of(ctx)):
        raise Refusal(Code.DENIED)
