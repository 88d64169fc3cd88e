"""Organisations: lists, one of them, what it is."""

from collections.abc import Mapping
from html import escape
from itertools import groupby

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import (
    AddOrganisations,
    OpenMember,
    OpenOrganisation,
    OrganisationAction,
    OrganisationKindChoice,
    OrganisationsPage,
    People,
)
from bot.ui.callbacks.tasks import OrganisationTasksPage
from bot.ui.counts import counted_new
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, turner
from bot.ui.screens.people.memberships import colleague_line
from bot.ui.screens.tasks import task_list, telling_apart
from bot.ui.texts import Texts
from domain.organisation_kinds import OrganisationKind
from services.assignment.organisation_forecasts import TasksOfNew
from services.people.organisation_views import (
    OrganisationCard,
    OrganisationPage,
    OrganisationSelection,
)
from services.tasks.organisation_tasks import OrganisationTasks as Owed

MAX_PEOPLE = 6


def listing(page: OrganisationPage, texts: Texts) -> Screen:
    """A page of organisations: how many coordinators each has; a press opens one."""
    lines = [f"<b>{texts(f'organisations-{page.which.value}', count=page.total)}</b>"]
    for line in page.lines:
        if page.which is OrganisationSelection.ALL and not line.coordinators:
            lines.append(texts("organisation-without", name=escape(line.name)))
        else:
            lines.append(escape(line.name))
    if not page.lines:
        empty = (
            "organisations-none"
            if page.which is OrganisationSelection.ALL
            else "organisations-nothing"
        )
        lines.append(texts(empty))
    lines += hint(page.pages, page.words, page.total, texts)

    def to(number: int) -> OrganisationsPage:
        return OrganisationsPage(
            municipality_id=page.municipality_id, which=page.which, page=number
        )

    items = [button(line.name, OpenOrganisation(organisation_id=line.id)) for line in page.lines]
    others = [
        button(
            texts(f"organisations-show-{which.value}"),
            OrganisationsPage(municipality_id=page.municipality_id, which=which),
        )
        for which in OrganisationSelection
        if which is not page.which
    ]
    add = AddOrganisations(municipality_id=page.municipality_id)
    back = People(municipality_id=page.municipality_id)
    return Screen(
        "\n".join(lines),
        keyboard(
            *in_rows(items),
            turner(page.page, page.pages, to, texts, page.words),
            others,
            [button(texts("organisations-add"), add), button(texts("button-back"), back)],
        ),
    )


def ask_list(municipality_id: int, texts: Texts) -> Screen:
    """How to send a list."""
    cancel = button(texts("button-cancel"), People(municipality_id=municipality_id))
    return Screen(texts("organisations-ask"), keyboard([cancel]))


def card(view: OrganisationCard, texts: Texts) -> Screen:
    """One organisation: its kind, groups, people, and what can be done."""
    lines = [
        f"<b>{escape(view.name)}</b>",
        texts("organisation-kind", kind=texts(f"kind-{view.kind.value}").lower()),
    ]
    if view.full_name:
        lines.insert(1, escape(view.full_name))
    if view.closed:
        lines.append(texts("organisation-closed"))
    if view.groups:
        lines.append(texts("organisation-groups", groups=escape(", ".join(view.groups))))
    if view.people:
        names = [colleague_line(person, texts) for person in view.people]
        lines.append(texts("organisation-people", count=len(names), names=", ".join(names)))
    else:
        lines.append(texts("organisation-nobody"))
    if view.listed_coordinator and not view.people:
        named = [view.listed_coordinator, view.listed_coordinator_phone]
        lines.append(texts("organisation-listed", name=escape(", ".join(filter(None, named)))))
    if view.listed_head and not view.heads:
        lines.append(texts("organisation-listed-head", name=escape(view.listed_head)))
    if view.heads:
        names = [colleague_line(person, texts) for person in view.heads]
        lines.append(texts("organisation-heads", count=len(names), names=", ".join(names)))
    if view.owed:
        lines.append(texts("organisation-owed", count=view.owed))
    people = [
        button(
            person.name or texts("person-forgotten"), OpenMember(membership_id=person.membership_id)
        )
        for person in (*view.people, *view.heads)[:MAX_PEOPLE]
    ]
    owed = []
    if view.owed:
        every = OrganisationTasksPage(organisation_id=view.id)
        owed.append(button(texts("organisation-tasks"), every))
    actions = ["reopen"] if view.closed else ["invite", "invite_head", "kinds", "rename", "close"]
    join = OrganisationAction(organisation_id=view.id, action="join")
    back = OrganisationsPage(municipality_id=view.municipality_id, which=OrganisationSelection.ALL)
    return Screen(
        "\n".join(lines),
        keyboard(
            *in_rows(people),
            owed,
            [button(texts("organisation-join"), join)] if view.may_join else [],
            *in_rows(
                [
                    button(
                        texts(f"organisation-{action.replace('_', '-')}"),
                        OrganisationAction(organisation_id=view.id, action=action),
                    )
                    for action in actions
                ]
            ),
            [button(texts("button-back"), back)],
        ),
    )


def kinds(
    view: OrganisationCard, tasks: Mapping[OrganisationKind, TasksOfNew], texts: Texts
) -> Screen:
    """What an organisation can be, with the tasks that it gets as such."""
    choices = [
        button(
            f"• {texts(f'kind-{kind.value}')}"
            if kind is view.kind
            else counted_new(texts(f"kind-{kind.value}"), tasks[kind].made, texts),
            OrganisationKindChoice(organisation_id=view.id, kind=kind),
        )
        for kind in OrganisationKind
    ]
    back = button(texts("button-back"), OpenOrganisation(organisation_id=view.id))
    text = texts("organisation-ask-kind", name=escape(view.name))
    return Screen(text, keyboard(*in_rows(choices), [back]))


def ask_name(view: OrganisationCard, texts: Texts) -> Screen:
    """What is the new name?"""
    cancel = button(texts("button-cancel"), OpenOrganisation(organisation_id=view.id))
    text = texts("organisation-ask-name", name=escape(view.name))
    return Screen(text, keyboard([cancel]))


def confirm_close(view: OrganisationCard, texts: Texts) -> Screen:
    """What closing means, and a way out."""
    text = texts("organisation-confirm-close", name=escape(view.name), count=view.owed)
    sure = OrganisationAction(organisation_id=view.id, action="close_sure")
    return Screen(
        text,
        keyboard(
            [
                button(texts("organisation-close"), sure),
                button(texts("button-cancel"), OpenOrganisation(organisation_id=view.id)),
            ]
        ),
    )


def confirm_reopening(view: OrganisationCard, tasks: TasksOfNew, texts: Texts) -> Screen:
    """What opening it again makes; windows that ended meanwhile only where they are wanted."""
    lines = [texts("organisation-confirm-reopen", name=escape(view.name))]
    sure = OrganisationAction(organisation_id=view.id, action="reopen_sure")
    rows = [[button(counted_new(texts("organisation-reopen"), tasks.made, texts), sure)]]
    if tasks.past:
        lines.append(texts("organisation-reopen-past", count=tasks.past))
        with_past = OrganisationAction(organisation_id=view.id, action="reopen_past")
        rows.append(
            [button(counted_new(texts("list-button-past"), tasks.everything, texts), with_past)]
        )
    cancel = button(texts("button-cancel"), OpenOrganisation(organisation_id=view.id))
    return Screen("\n".join(lines), keyboard(*rows, [cancel]))


def tasks(view: Owed, texts: Texts) -> Screen:
    """What the organisation owes, the newest need first; a button opens the card."""
    blocks = [f"<b>{texts('organisation-tasks-title', name=escape(view.organisation))}</b>"]
    mixed = telling_apart.mixes(view.lines)
    for group, lines in groupby(view.lines, key=lambda line: line.bucket):
        title = texts(f"tasks-group-{group.value.replace('_', '-')}")
        said = [task_list.line_text(line, texts, with_roadmap=mixed) for line in lines]
        blocks.append("\n".join([f"<b>{title}</b>", *said]))
    if not view.lines:
        blocks.append(texts("organisation-tasks-nothing"))

    def to(number: int) -> OrganisationTasksPage:
        return OrganisationTasksPage(organisation_id=view.organisation_id, page=number)

    cards = task_list.task_buttons(view.lines, texts)
    whole = button(
        texts("organisation-open"), OpenOrganisation(organisation_id=view.organisation_id)
    )
    debtors = button(texts("menu-debtors"), Menu(place="debtors"))
    return Screen(
        "\n\n".join(blocks),
        keyboard(*in_rows(cards), turner(view.page, view.pages, to, texts), [whole, debtors]),
    )
