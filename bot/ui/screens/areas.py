"""Municipalities, as an administrator sees them."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.menu import Menu
from bot.ui.callbacks.office import AddArea, AreaZone, CurateArea, InviteOffice, OpenArea
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from domain.access import Role
from services.municipalities import Area

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""One zone for each of the eleven offsets of Russia, from west to east."""


def listing(areas: Sequence[Area], texts: Texts) -> Screen:
    """All municipalities, and a way to add one."""
    lines = [texts("areas-title") if areas else texts("areas-none")]
    rows = [[button(area.name, OpenArea(municipality_id=area.id))] for area in areas]
    return Screen(
        "\n".join(lines),
        keyboard(
            *rows,
            [
                button(texts("areas-add"), AddArea()),
                button(texts("button-home"), Menu(place="home")),
            ],
        ),
    )


def card(area: Area, texts: Texts) -> Screen:
    """One municipality with its numbers, and invites for its office."""
    text = texts(
        "areas-card",
        name=escape(area.name),
        zone=area.time_zone,
        organisations=area.organisations,
        people=area.people,
    )
    invites = [
        button(
            texts(f"areas-invite-{role.value}"),
            InviteOffice(municipality_id=area.id, role=role),
        )
        for role in (Role.CURATOR, Role.MANAGER)
    ]
    rows = [invites]
    if not area.is_curated:
        rows.append([button(texts("areas-curate"), CurateArea(municipality_id=area.id))])
    return Screen(text, keyboard(*rows, [button(texts("button-back"), Menu(place="areas"))]))


def ask_zone(texts: Texts) -> Screen:
    """Which time zone the new municipality lives in."""
    zones = [
        button(texts(f"zone-{name.partition('/')[2].lower()}"), AreaZone(index=index))
        for index, name in enumerate(ZONES)
    ]
    return Screen(texts("areas-ask-zone"), keyboard(*in_rows(zones)))
