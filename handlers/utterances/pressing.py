"""Words that press a button beside them: its label, or plainly what it does."""

from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardMarkup, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.summaries import Summary, SummaryTasks
from bot.ui.callbacks.tasks import OpenCard, PutDeadlinesBack, TaskPart, TaskStep
from bot.ui.context import Context
from bot.ui.screens.core import home
from bot.ui.screens.tasks import card as card_screen
from bot.ui.texts import LABEL
from domain.utterances import ACTS, Intent, sends, text_checks
from domain.utterances.errands import listed_schools
from domain.workflow import Action, Status
from handlers.core.typed_presses import labelled
from handlers.core.undoing import way_back
from handlers.reports.answering import screen_of
from handlers.tasks.acting import load_card
from handlers.utterances.hearing import Heard
from services.reports import uploads
from services.tasks.cards import Card

_FIGURES = (f"{Summary.__prefix__}:", f"{SummaryTasks.__prefix__}:")
_SUMMARIES = (Menu(place="summary").pack(), Menu(place="summaries").pack())


async def button_meant(
    message: Message, ctx: Context, heard: Heard, below: InlineKeyboardMarkup | None
) -> str | None:
    """The data of the button that the words press, None where they press none.

    A button of the message replied to, of the card in hand, of what was shown last (`below`), or of
    the answer to a file just sent.
    """
    reply, text = message.reply_to_message, heard.text
    if len(text) > LABEL:
        return None
    found = labelled(text, reply.reply_markup) if reply is not None else None
    if found:
        return found
    card = await _card_in_hand(ctx, heard, is_reply=reply is not None)
    if card is not None:
        if found := labelled(text, card_screen.screen(card, ctx.texts).keyboard):
            return found
        if card.files and text_checks.removes_file(text):
            # A file is taken back in the list of files, one by one.
            return TaskPart(task_id=card.task_id, part="files").pack()
    if reply is None and (found := _last_shown(text, below, heard)):
        return found
    if heard.reading.intent is Intent.MENU and (entry := _on_menu(text, ctx)):
        return entry
    if reply is None and ctx.texts.says(text):
        found = labelled(text, await _of_upload(message, ctx))
    return found or (_sending(text, card) if card is not None else None)


def _on_menu(text: str, ctx: Context) -> str | None:
    """«Дорожные карты», «люди» open what is there, and not the menu that it is on."""
    menu = home.screen(ctx).keyboard
    whole = labelled(text, menu)
    # «Учреждения» are a list of their own, see `handlers.utterances.errands`.
    return whole if whole or listed_schools(text) else labelled(text, menu, in_part=True)


def _last_shown(text: str, below: InlineKeyboardMarkup | None, heard: Heard) -> str | None:
    """«Выполнено» is said of work, and is no filter «Выполнено 2»; with its count it is that.

    «Сводка», «просроченные» mean the same wherever they are said.
    """
    found = labelled(text, below, counted=heard.reading.intent in ACTS)
    return None if found and (found in _SUMMARIES or found.startswith(_FIGURES)) else found


async def way_back_meant(ctx: Context, state: FSMContext, heard: Heard) -> str | None:
    """The data of the button that takes back what the office has just done, where words say so."""
    if heard.is_of_school or heard.replied is not None or not text_checks.undoes(heard.text):
        return None
    data = await way_back(state, ctx)
    moves = data is not None and data.partition(":")[0] == PutDeadlinesBack.__prefix__
    return data if moves or not text_checks.names_deadline(heard.text) else None


async def _card_in_hand(ctx: Context, heard: Heard, *, is_reply: bool) -> Card | None:
    """The card that the words stand beside, where the task is still among the speaker's."""
    task_id = heard.replied if is_reply else heard.opened
    if task_id is None or all(line.task_id != task_id for line in heard.lines):
        return None
    if heard.card is not None and heard.card.task_id == task_id:
        return heard.card
    return await load_card(ctx, task_id)


def _sending(text: str, card: Card) -> str | None:
    """«отправляй» sends what is in hand; «всё», «исправили» only what there is something of.

    What is sent already is shown.
    """
    begun = bool(card.files) or card.returned is not None or card.status is Status.SUBMITTED
    if not card.mine or not sends(text, plainly=not begun):
        return None
    if Action.SUBMIT not in card.actions:
        return OpenCard(task_id=card.task_id).pack()
    return TaskStep(task_id=card.task_id, version=card.version, step="submit").pack()


async def _of_upload(message: Message, ctx: Context) -> InlineKeyboardMarkup | None:
    async with ctx.read() as session:
        view = await uploads.last(session, message.chat.id, actor=ctx.actor)
    return (await screen_of(ctx, view, message.chat.id)).keyboard if view else None
