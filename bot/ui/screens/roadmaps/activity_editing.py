"""Questions on the screen of an activity: another number, section, result, rhythm."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.roadmaps import ActivityRhythm, ActivityStep, MoveActivity
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.screens.roadmaps.term_decision import rhythm_buttons
from bot.ui.texts import Texts
from services.roadmaps.activity_views import ActivityView
from services.roadmaps.choices import Made

LABEL = 28
NAME = 90
CHOICES = 12
TEXT = 700
NONE, TURN = 0, -1
"""As `MoveActivity.section_id`: no section; nothing chosen yet, another page is looked at."""


def ask_words(view: ActivityView, step: str, texts: Texts) -> str:
    """The request to type a number or a result."""
    line = view.line
    now = line.number if step == "number" else line.result
    said = texts(f"line-ask-{step}", name=_name(view))
    return f"{said}\n\n{escape(shorten(now, TEXT))}" if now else said


def ask_section(
    view: ActivityView, sections: Sequence[tuple[int, str]], page: int, texts: Texts
) -> Screen:
    """Where the activity is to stand."""
    activity_id = view.line.id

    def to(section_id: int, number: int = 0) -> MoveActivity:
        return MoveActivity(activity_id=activity_id, section_id=section_id, page=number)

    choices = [*sections, (NONE, texts("new-no-section"))]
    buttons = [
        button(shorten(name, LABEL), to(section_id))
        for section_id, name in choices[page * CHOICES : (page + 1) * CHOICES]
    ]
    pages = max(1, -(-len(choices) // CHOICES))
    turning = turner(page, pages, lambda number: to(TURN, number), texts)
    return Screen(
        texts("line-ask-section", name=_name(view)),
        keyboard(*in_rows(buttons), turning, [_back(view, texts)]),
    )


def ask_rhythm(view: ActivityView, made: Made, texts: Texts) -> Screen:
    """How often to ask about everything in this plan that goes on."""
    answers = rhythm_buttons(
        made, lambda rhythm: ActivityRhythm(activity_id=view.line.id, rhythm=rhythm), texts
    )
    return Screen(
        texts("line-ask-rhythm", title=escape(view.short_title)),
        keyboard(*answers, [_back(view, texts)]),
    )


def _name(view: ActivityView) -> str:
    return escape(shorten(f"{view.line.number} {view.line.title}".strip(), NAME))


def _back(view: ActivityView, texts: Texts) -> InlineKeyboardButton:
    return button(texts("line-button-see"), ActivityStep(activity_id=view.line.id, step="see"))
