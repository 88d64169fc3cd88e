"""People of a municipality: figures, the office, one colleague."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import AuditPage, Menu
from bot.ui.callbacks.people import (
    AddOrganisations,
    Groups,
    InviteSheet,
    InviteTo,
    OpenMember,
    OpenOrganisation,
    OrganisationsPage,
    People,
)
from bot.ui.contacts import contact
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.people.municipality import rename_button
from bot.ui.texts import Texts
from domain.access import OF_OFFICE
from services.core.phones import Contact
from services.people.memberships import Member, PeopleOverview
from services.people.organisation_views import MemberView, OrganisationSelection


def overview(view: PeopleOverview, texts: Texts) -> Screen:
    """How many there are, and who is missing."""
    id_ = view.municipality_id
    lines = [
        f"<b>{texts('people-title', municipality=escape(view.municipality))}</b>",
        "",
        texts("people-organisations", count=view.organisations),
    ]
    if view.without:
        lines.append(texts("people-without", count=view.without))
    lines.append(texts("people-coordinators", count=view.coordinators))
    if view.unreachable:
        lines.append(texts("people-unreachable", count=view.unreachable))
    buttons = [
        button(
            texts("people-all"),
            OrganisationsPage(municipality_id=id_, which=OrganisationSelection.ALL),
        ),
        button(texts("groups"), Groups(municipality_id=id_)),
        button(texts("people-office"), People(municipality_id=id_, part="office")),
        button(texts("menu-audit"), AuditPage(municipality_id=id_)),
        rename_button(id_, texts),
    ]
    if view.without:
        missing = OrganisationsPage(municipality_id=id_, which=OrganisationSelection.WITHOUT)
        buttons = [
            button(texts("people-missing", count=str(view.without)), missing),
            button(texts("people-sheet"), InviteSheet(municipality_id=id_)),
            *buttons,
        ]
    first = button(texts("draft-button-organisations"), AddOrganisations(municipality_id=id_))
    beginning = [] if view.organisations else [first]
    return Screen("\n".join(lines), keyboard(beginning, *in_rows(buttons), [_home(texts)]))


def office(view: PeopleOverview, texts: Texts) -> Screen:
    """Curators and managers, and invites for more."""
    lines = [f"<b>{texts('office-title', municipality=escape(view.municipality))}</b>"]
    for role in OF_OFFICE:
        names = [colleague_line(person, texts) for held, person in view.office if held is role]
        lines += ["", texts(f"office-{role.value}s"), *(names or [texts("office-nobody")])]
    people = [
        button(person.name, OpenMember(membership_id=person.membership_id))
        for _, person in view.office
    ]
    invites = [
        button(
            texts(f"municipalities-invite-{role.value}"),
            InviteTo(municipality_id=view.municipality_id, role=role),
        )
        for role in OF_OFFICE
    ]
    back = button(texts("button-back"), People(municipality_id=view.municipality_id))
    rows = [*in_rows(people), *in_rows(invites, 1), [back]]
    return Screen("\n".join(lines), keyboard(*rows))


def member(view: Member, texts: Texts) -> Screen:
    """One colleague: hand the work over, or end the role."""
    lines = [
        f"<b>{escape(view.name)}</b>",
        texts(
            f"role-{view.role.value}",
            municipality=escape(view.municipality),
            organisation=escape(view.organisation or ""),
        ),
    ]
    if not view.reachable:
        lines.append(texts("member-unreachable"))
    actions = [
        button(
            texts("member-replace"), OpenMember(membership_id=view.membership_id, action="replace")
        ),
        button(texts("member-end"), OpenMember(membership_id=view.membership_id, action="end")),
    ]
    return Screen("\n".join(lines), keyboard(*in_rows(actions, 1), [_back(view, texts)]))


def confirm_end(view: Member, texts: Texts) -> Screen:
    """What ending a role means, and a way out."""
    place = view.organisation or view.municipality
    text = texts("member-confirm-end", name=escape(view.name), place=escape(place))
    sure = OpenMember(membership_id=view.membership_id, action="end_sure")
    cancel = OpenMember(membership_id=view.membership_id)
    return Screen(
        text,
        keyboard([button(texts("member-end"), sure), button(texts("button-cancel"), cancel)]),
    )


def ended(view: Member, texts: Texts) -> Screen:
    """The role has ended."""
    place = view.organisation or view.municipality
    text = texts("member-ended", name=escape(view.name), place=escape(place))
    return Screen(text, keyboard([_back(view, texts)]))


def colleague_line(person: MemberView, texts: Texts) -> str:
    """«Галина (+7 904 123-45-67)» or «Анна (бот заблокирован)», escaped."""
    name = contact(Contact(person.name or texts("person-forgotten"), person.phone))
    return name if person.reachable else texts("colleague-unreachable", name=name)


def _back(view: Member, texts: Texts) -> InlineKeyboardButton:
    if view.organisation_id is not None:
        place = OpenOrganisation(organisation_id=view.organisation_id)
        return button(texts("button-back"), place)
    office = People(municipality_id=view.municipality_id, part="office")
    return button(texts("button-back"), office)


def _home(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-home"), Menu(place="home"))
