"""A list of organisations before it is taken over, and after."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import (
    InviteSheet,
    NamesAreCoordinators,
    OrganisationsPage,
    People,
    TakeList,
    UndoList,
)
from bot.ui.callbacks.roadmaps import ImportFor
from bot.ui.counts import counted_new
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.roadmaps.draft import parties_button
from bot.ui.texts import Texts
from domain.organisation_comparison import ListedState, OrganisationComparison
from services.assignment.proposing import WaitingRoadmap
from services.people.list_undoing import ListUndone
from services.people.organisation_lists import ListForecast, ListTaken, counts
from services.people.organisation_views import OrganisationSelection

SHOWN = 8
NAME = 60
GROUPS = 300
LEFT_OUT = 3


def preview(
    press: TakeList,
    found: Sequence[OrganisationComparison],
    forecast: ListForecast,
    left_out: Sequence[str],
    texts: Texts,
    as_plan: ImportFor | None = None,
    *,
    unsaid: bool = False,
    are_coordinators: bool = False,
) -> Screen:
    """What is new, the same, changed or alike, and one `press` for all of it.

    `forecast` is what plans in force make of it. `left_out` are the rows that are no organisations:
    titles, headers, totals, or a mistake. `as_plan` is the way of what was sent as a plan and is
    one after all; `unsaid`: nothing in the list says whose its names are, and they count as those
    of heads, or `are_coordinators`.
    """
    counted, tasks = counts(found), forecast.tasks
    lines = [f"<b>{texts('list-title', count=len(found))}</b>"]
    for standing in (ListedState.NEW, ListedState.CHANGED, ListedState.ALIKE, ListedState.SAME):
        if counted[standing]:
            lines.append(texts(f"list-{standing.value}", count=counted[standing]))
            if standing is not ListedState.SAME:
                lines += _names([each for each in found if each.standing is standing], texts)
    closed = [each for each in found if each.stays_closed]
    if closed:
        lines += [texts("list-closed", count=len(closed)), *_names(closed, texts)]
    if groups := Counter(name for each in found for name in each.listed.groups):
        named = ", ".join(f"{escape(name)} ({count})" for name, count in groups.items())
        lines.append(texts("list-groups", groups=shorten(named, GROUPS)))
    if invited := sum(each.invites for each in found):
        lines.append(texts("list-invited", count=invited))
    if unsaid:
        lines.append(texts("list-unsaid-coordinators" if are_coordinators else "list-unsaid"))
    if mails := sum(bool(each.listed.email) for each in found):
        lines.append(texts("list-mails", count=mails))
    if left_out:
        quoted = ", ".join(f"«{escape(shorten(text, NAME))}»" for text in left_out[:LEFT_OUT])
        lines.append(texts("list-left-out", count=len(left_out), rows=quoted))
    rows = []
    new, changed = counted[ListedState.NEW], sum(bool(each.changes) for each in found)
    if new or changed:
        what = "both" if new and changed else "new" if new else "changed"
        label = texts(f"list-button-{what}", new=new, changed=changed)
        rows.append([button(counted_new(label, tasks.made, texts), press)])
        if tasks.past:
            lines.append(texts("list-past", count=tasks.past))
            past = counted_new(texts("list-button-past"), tasks.everything, texts)
            rows.append([button(past, press.model_copy(update={"past": 1}))])
    else:
        lines.append(texts("list-nothing"))
    if alike := counted[ListedState.ALIKE]:
        other = press.model_copy(update={"alike_new": 1})
        label = texts("list-button-others", count=new + alike)
        rows.append([button(counted_new(label, forecast.with_alike.made, texts), other)])
    if unsaid:
        swap = NamesAreCoordinators(
            municipality_id=press.municipality_id,
            number=press.number,
            are=int(not are_coordinators),
        )
        label = "list-button-heads" if are_coordinators else "list-button-coordinators"
        rows.append([button(texts(label), swap)])
    if closed:
        shut = OrganisationsPage(
            municipality_id=press.municipality_id, which=OrganisationSelection.CLOSED
        )
        rows.append([button(texts("organisations-show-closed"), shut)])
    if as_plan:
        rows.append([button(texts("list-button-plan"), as_plan)])
    cancel = button(texts("button-cancel"), People(municipality_id=press.municipality_id))
    return Screen("\n".join(lines), keyboard(*rows, [cancel]))


def taken(
    municipality_id: int, done: ListTaken, waiting: WaitingRoadmap | None, texts: Texts
) -> Screen:
    """What became of a list, the plan that has waited for it, and the way back."""
    lines = [texts("organisations-added", count=len(done.added))] if done.added else []
    if done.changed:
        lines.append(texts("list-taken-changed", count=len(done.changed)))
    assign = []
    if waiting is None:
        lines += [texts("organisations-next")] if done.added else []
    else:
        lines.append(texts("list-waiting", title=escape(waiting.short_title)))
        assign.append(parties_button(waiting.roadmap_id, waiting.parties, texts))
    undo = []
    if done.list_id is not None:
        undo.append(button(texts("list-button-undo"), UndoList(list_id=done.list_id)))
    return Screen(
        "\n".join(lines),
        keyboard(
            assign,
            [
                _every(municipality_id, texts),
                button(texts("people-sheet"), InviteSheet(municipality_id=municipality_id)),
            ],
            undo,
            [
                button(texts("people-home"), People(municipality_id=municipality_id)),
                button(texts("menu-plans"), Menu(place="plans")),
            ],
        ),
    )


def undone(done: ListUndone, texts: Texts) -> Screen:
    """The list is gone again, and what became of the organisations that it had added."""
    lines = [texts("list-undone")]
    if done.gone:
        lines.append(texts("list-undone-gone", count=done.gone))
    if done.closed:
        lines.append(texts("list-undone-closed", count=done.closed))
    if done.restored:
        lines.append(texts("list-undone-restored", count=done.restored))
    return Screen("\n".join(lines), keyboard([_every(done.municipality_id, texts)]))


def _every(municipality_id: int, texts: Texts) -> InlineKeyboardButton:
    return button(
        texts("people-all"),
        OrganisationsPage(municipality_id=municipality_id, which=OrganisationSelection.ALL),
    )


def _names(found: Sequence[OrganisationComparison], texts: Texts) -> list[str]:
    lines = [f"• {_name(each, texts)}" for each in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(texts("list-more", count=len(found) - SHOWN))
    return lines


def _name(each: OrganisationComparison, texts: Texts) -> str:
    """What a list calls an organisation, which known one that is, and what is written down."""
    name = escape(shorten(each.listed.name, NAME))
    if each.known is None:
        listed = (("coordinator", each.listed.coordinator), ("head", each.listed.head))
        said = [_change(field, "", value, texts) for field, value in listed if value]
    else:
        if each.known.name != each.listed.name:
            name = f"{name} — {escape(shorten(each.known.name, NAME))}"
        said = [_change(*change, texts) for change in each.changes]
    return f"{name}: {'; '.join(said)}" if said else name


def _change(field: str, before: str, after: str, texts: Texts) -> str:
    what = texts(f"list-field-{field.replace('_', '-')}")
    values = [escape(shorten(value, NAME)) for value in (before, after) if value]
    return f"{what} {' → '.join(values)}"
