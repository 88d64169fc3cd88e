"""One activity made two: what the second one says, asks for and means for the schools."""

from collections.abc import Collection, Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.roadmaps import ActivityStep, SplitActivity
from bot.ui.fitting import shorten
from bot.ui.meanings import meaning
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from services.roadmaps.activity_views import ActivityView
from services.roadmaps.splitting import SplitPreview

NAME = 120
TEXT = 700
LABEL = 28
MOST_SLOTS = 12


def ask_title(view: ActivityView, texts: Texts) -> Screen:
    """The request to type the wording of the second activity."""
    name = escape(shorten(f"{view.line.number} {view.line.title}".strip(), NAME))
    return Screen(texts("split-ask-title", name=name), keyboard([_back(view.line.id, texts)]))


def ask_term(view: ActivityView, number: int, texts: Texts) -> Screen:
    """Its term: the first one's, or one that is typed."""
    activity_id = view.line.id
    keep = SplitActivity(activity_id=activity_id, step="term", number=number)
    same = button(texts("split-same-term"), keep)
    said = texts("split-ask-term", meaning=meaning(view.line.schedule, texts))
    return Screen(said, keyboard([same], [_back(activity_id, texts)]))


def ask_documents(
    activity_id: int,
    slots: Sequence[tuple[int, str, int]],
    chosen: Collection[int],
    number: int,
    texts: Texts,
) -> Screen:
    """Which documents go to the second activity; `slots` are ids, names and counts."""

    def to(step: str, slot_id: int = 0) -> SplitActivity:
        return SplitActivity(activity_id=activity_id, step=step, number=number, slot_id=slot_id)

    choices = []
    for slot_id, name, count in slots[:MOST_SLOTS]:
        label = shorten(texts("split-document", name=name, count=count), LABEL)
        if slot_id in chosen:
            label = texts("target-chosen", name=label)
        choices.append(button(label, to("slot", slot_id)))
    on = button(texts("split-next"), to("documents"))
    said = texts("split-ask-documents" if slots else "split-ask-new-document")
    return Screen(said, keyboard(*in_rows(choices), [on], [_back(activity_id, texts)]))


def confirm(activity_id: int, plan: SplitPreview, number: int, texts: Texts) -> Screen:
    """What will stand in the plan, and how many people will hear of it."""
    name = escape(shorten(f"{plan.number} {plan.title}".strip(), TEXT))
    names = ", ".join(
        texts("split-document", name=escape(shorten(document, NAME)), count=count)
        for document, count in plan.documents
    )
    lines = [
        f"<b>{texts('split-part', name=name)}</b>",
        texts("split-term", meaning=meaning(plan.schedule, texts)),
        texts("split-documents", names=names) if names else texts("split-no-documents"),
        "",
        texts("split-reach", organisations=plan.organisations, people=plan.people)
        if plan.organisations
        else texts("split-reach-nobody"),
    ]
    split = SplitActivity(activity_id=activity_id, step="sure", number=number)
    sure = button(texts("split-sure"), split)
    return Screen("\n".join(lines), keyboard([sure, _back(activity_id, texts)]))


def _back(activity_id: int, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-cancel"), ActivityStep(activity_id=activity_id, step="see"))
