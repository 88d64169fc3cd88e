"""Municipalities, as an administrator sees them."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.menu import Menu
from bot.ui.callbacks.office import AddArea, AreaZone, CurateArea, InviteOffice, OpenArea
from bot.ui.callbacks.people import People
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
        zone=zone_name(area.time_zone, texts),
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
    else:
        rows.append([button(texts("menu-people"), People(municipality_id=area.id))])
    back = button(texts("button-back"), Menu(place="areas"))
    return Screen("\n".join([text, *_next_step(area, texts)]), keyboard(*rows, [back]))


def _next_step(area: Area, texts: Texts) -> list[str]:
    """What comes next in a municipality that is not at work yet."""
    if not area.people:
        return ["", texts("areas-next-curator")]
    if not area.organisations:
        return ["", texts("areas-next-own" if area.is_curated else "areas-next-organisations")]
    return []


def zone_name(zone: str, texts: Texts) -> str:
    """«Москва (МСК)»; the name itself for a zone that has none of ours."""
    key = f"zone-{zone.rpartition('/')[2].lower()}"
    return texts(key) if texts.has(key) else zone


def ask_zone(texts: Texts) -> Screen:
    """Which time zone the new municipality lives in."""
    zones = [
        button(texts(f"zone-{name.partition('/')[2].lower()}"), AreaZone(index=index))
        for index, name in enumerate(ZONES)
    ]
    cancel = button(texts("button-cancel"), Menu(place="areas"))
    return Screen(texts("areas-ask-zone"), keyboard(*in_rows(zones), [cancel]))
