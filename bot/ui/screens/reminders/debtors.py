"""Who has not reported: how many, who cannot be reached, the list; and the reminder they get."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import InviteSheet
from bot.ui.callbacks.reminders import Debtors, Nudge
from bot.ui.callbacks.tasks import OpenAsNewMessage, OrganisationTasksPage
from bot.ui.context import Context
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.screens.tasks import task_list
from bot.ui.texts import Texts
from services.reminders.debtors import Debtor, Debts, DueWithin
from services.reminders.nudging import Nudged
from services.tasks.task_lists import TaskLine

PAGE = 8
NAMES = 5
LINES = 10


def preview(view: Debts, texts: Texts) -> Screen:
    """«Не отчитались 6 из 23», whom the bot cannot reach, and one press to remind the others."""
    lines = [f"<b>{texts(f'debtors-{view.scope.due.value}')}</b>"]
    lines.append(escape(shorten(view.about or view.municipality, 120)))
    lines.append("")
    if view.debtors:
        lines.append(texts("debtors-count", owing=len(view.debtors), asked=view.asked))
        lines += _unreachable(view, texts)
    else:
        lines.append(texts("debtors-none", asked=view.asked))
    rows = []
    if view.people:
        rows.append([button(texts("debtors-nudge", count=len(view.people)), nudge_button(view))])
    if view.debtors:
        row = [button(texts("debtors-list"), _to(view, part="list"))]
        if view.missing:
            sheet = InviteSheet(municipality_id=view.scope.municipality_id)
            row.append(button(texts("people-sheet"), sheet))
        rows.append(row)
    return Screen("\n".join(lines), keyboard(*rows, *_filters(view, texts), [_home(texts)]))


def asking(screen: Screen, view: Debts, until: date | None, texts: Texts) -> Screen:
    """The figures, and whether those who owe are to be reminded; of a day that was said, that it
    changes nothing.
    """
    said = [screen.text, texts("debtors-question", count=len(view.people))]
    if until is not None:
        said.insert(1, texts("debtors-no-day", day=dates.day(texts, until, view.today)))
    return replace(screen, text="\n\n".join(said))


def one_by_one(view: Debts, debtors: Sequence[Debtor], texts: Texts) -> Screen:
    """Schools of which one at a time can be reminded."""
    items = [
        button(each.name, _to(view).model_copy(update={"organisation_id": each.organisation_id}))
        for each in debtors[:PAGE]
    ]
    text = texts("debtors-one-by-one", count=len(debtors))
    if len(debtors) > PAGE:
        text = f"{text} {texts('card-more', count=len(debtors) - PAGE)}"
    row = [button(texts("debtors-list"), _to(view, part="list")), _home(texts)]
    return Screen(text, keyboard(*in_rows(items), row))


def nudge_button(view: Debts) -> Nudge:
    """The press that reminds them."""
    return Nudge(**_to(view).model_dump(exclude={"part", "page"}))


def listing(view: Debts, page: int, texts: Texts, words: str = "") -> Screen:
    """A page of those who owe, from 0, the longest overdue first; or those that words find."""
    part = part_of(view.debtors, page, PAGE, lambda debtor: debtor.name, words)
    some = [debtor for _, debtor in part.items]
    lines = [f"<b>{texts(f'debtors-{view.scope.due.value}')}</b>"]
    lines += hint(part.pages, words, part.found, texts)
    lines += [_line(debtor, view, texts) for debtor in some]

    def to(number: int) -> Debtors:
        return _to(view, part="list", page=number)

    items = [
        button(debtor.name, OrganisationTasksPage(organisation_id=debtor.organisation_id))
        for debtor in some
    ]
    back = button(texts("button-back"), _to(view))
    turn = turner(part.page, part.pages, to, texts, words)
    return Screen("\n".join(lines), keyboard(*in_rows(items), turn, [back]))


def nudged(view: Debts, result: Nudged, ctx: Context) -> Screen:
    """How many people are being told, and whom to phone."""
    texts = ctx.texts
    lines = [texts("debtors-nudged", count=result.people)]
    if result.people and result.leaves_at is not None:
        lines.append(dates.leaves(texts, result.leaves_at, ctx.zone))
    if result.before:
        lines.append(texts("debtors-before", count=result.before))
    lines += _unreachable(view, texts)
    row = [button(texts("debtors-list"), _to(view, part="list")), _home(texts)]
    return Screen("\n".join(lines), keyboard(row))


def nudge_message(lines: Sequence[TaskLine], due: DueWithin, texts: Texts) -> Screen:
    """To a coordinator: what the curator waits for. A single task is answered by a reply."""
    several = len({line.organisation_id for line in lines}) > 1
    said = [texts(f"nudge-{due.value}"), ""]
    said += task_list.line_texts(lines[:LINES], texts, with_school=several)
    if len(lines) > LINES:
        said.append(texts("notice-more", count=len(lines) - LINES))
    if len(lines) == 1:
        only = lines[0].task_id
        said += ["", texts("reminder-reply")]
        row = [button(texts("button-open"), OpenAsNewMessage(task_id=only))]
        return Screen("\n".join(said), keyboard(row), only)
    cards = task_list.task_buttons(lines[:6], texts, as_new_message=True)
    menu = button(texts("menu-tasks"), Menu(place="all_tasks"))
    return Screen("\n".join(said), keyboard(*in_rows(cards), [menu]))


def _unreachable(view: Debts, texts: Texts) -> list[str]:
    names = [texts("debtor-blocked", name=escape(debtor.name)) for debtor in view.blocked]
    names += [texts("debtor-missing", name=escape(debtor.name)) for debtor in view.missing]
    if not names:
        return []
    said = ", ".join(names[:NAMES])
    if len(names) > NAMES:
        said = texts("debtors-and-more", names=said, count=len(names) - NAMES)
    return [texts("debtors-unreachable", count=len(names), names=said)]


def _line(debtor: Debtor, view: Debts, texts: Texts) -> str:
    said = texts("debtor-line", name=escape(debtor.name), count=debtor.owed)
    if debtor.oldest is not None:
        said += f" — {dates.brief(texts, debtor.oldest, view.today)}"
    if not debtor.joined:
        return f"{said} · {texts('debtor-not-joined')}"
    return said if debtor.reachable else f"{said} · {texts('debtor-has-blocked')}"


def _filters(view: Debts, texts: Texts) -> list[list[InlineKeyboardButton]]:
    scope = view.scope
    terms = [
        button(
            texts("debtors-chosen", name=texts(f"debtors-short-{due.value}"))
            if due is scope.due
            else texts(f"debtors-short-{due.value}"),
            _to(view, due=due),
        )
        for due in DueWithin
    ]
    plans = []
    if len(view.roadmaps) > 1 and scope.activity_id is None:
        plans = [
            button(
                texts("debtors-chosen", name=title) if id_ == scope.roadmap_id else title,
                _to(view, roadmap_id=0 if id_ == scope.roadmap_id else id_),
            )
            for id_, title in view.roadmaps
        ]
    return [terms, *in_rows(plans, 1)]


def _to(view: Debts, **change: int | str) -> Debtors:
    """The same scope, with what is changed in it."""
    same = Debtors(
        municipality_id=view.scope.municipality_id,
        due=view.scope.due,
        roadmap_id=view.scope.roadmap_id or 0,
        activity_id=view.scope.activity_id or 0,
        organisation_id=view.scope.organisation_id or 0,
    )
    return same.model_copy(update=change)


def _home(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-home"), Menu(place="home"))
