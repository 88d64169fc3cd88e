"""Who can do what somebody has asked the bot for."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.ui.callbacks.people import OpenOrganisation
from bot.ui.contacts import NAME, PHONE, contacts
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from services.core.phones import Contact
from services.people.acquaintances import Acquaintance
from services.people.organisation_views import OrganisationsJoined

MOST = 8
PLACE = 80


def curators(of: Mapping[str, Sequence[Contact]], texts: Texts, *, reports: bool = True) -> Screen:
    """«Ваш куратор: …», a line for each municipality where somebody works in several. `reports`:
    the cards have the button by which a curator is asked.
    """
    if len(of) > 1:
        return Screen(_of_each(of, texts))
    people = [each for found in of.values() for each in found]
    if not people:
        return Screen(texts("said-no-curator"))
    asks = "button" if reports else "coordinator"
    return Screen(texts("said-curators", names=contacts(people), count=len(people), asks=asks))


def office_curators(of: Mapping[str, Sequence[Contact]], texts: Texts) -> Screen:
    """Who the curator is, to somebody of the office."""
    if len(of) > 1:
        return Screen(_of_each(of, texts))
    people = [each for found in of.values() for each in found]
    return Screen(texts("said-office-curators", names=contacts(people), count=len(people)))


def _of_each(of: Mapping[str, Sequence[Contact]], texts: Texts) -> str:
    return "\n".join(
        texts(
            "said-curators-there",
            municipality=escape(shorten(municipality, PLACE)),
            names=contacts(people),
            count=len(people),
        )
        for municipality, people in of.items()
    )


def who_decides(people: Sequence[Contact], texts: Texts) -> Screen:
    """Who accepts, returns and moves deadlines, to a manager who has asked for it."""
    return Screen(texts("said-curator-decides", names=contacts(people), count=len(people)))


def acquaintances(found: Sequence[Acquaintance], texts: Texts, *, opens: bool = False) -> Screen:
    """Who somebody is, a line for each role; `opens`: schools can be opened."""
    if not found:
        return Screen(texts("said-no-person"))
    lines = [_acquaintance(each, texts) for each in found[:MOST]]
    if len(found) > MOST:
        lines.append(texts("list-more", count=len(found) - MOST))
    schools = {each.organisation_id: each.place for each in found[:MOST] if each.organisation_id}
    buttons = [
        button(place, OpenOrganisation(organisation_id=id_)) for id_, place in schools.items()
    ]
    return Screen("\n".join(lines), keyboard(*in_rows(buttons if opens else [])))


def _acquaintance(who: Acquaintance, texts: Texts) -> str:
    place = escape(shorten(who.place, PLACE))
    role = texts(f"role-{who.role.value}", organisation=place, municipality=place)
    phone = escape(shorten(who.phone, PHONE)) if who.phone else ""
    name = escape(shorten(who.name, NAME))
    return texts("said-person", name=name, role=role, phone=phone or "none")


def who_reports(people: Sequence[Contact], texts: Texts, *, reports: bool = False) -> Screen:
    """Who reports for the school, to a head who has said what only a report can; who else does, to
    somebody who `reports`.
    """
    if reports:
        return Screen(texts("said-colleagues", names=contacts(people), count=len(people)))
    if not people:
        return Screen(texts("said-no-coordinator"))
    return Screen(texts("said-coordinators", names=contacts(people), count=len(people)))


def joined(found: OrganisationsJoined, curators: Sequence[Contact], texts: Texts) -> Screen:
    """How many organisations there are, and which nobody reports for; a curator invites them."""
    names = ", ".join(map(escape, found.without[:MOST]))
    if len(found.without) > MOST:
        names = f"{names} {texts('list-more', count=len(found.without) - MOST)}"
    said = texts(
        "said-joined",
        total=found.total,
        without=len(found.without),
        names=names,
        curators=contacts(curators),
        people=len(curators),
    )
    return Screen(said)
