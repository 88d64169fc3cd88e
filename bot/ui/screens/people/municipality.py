"""Municipalities, as an administrator sees them."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import (
    AddMunicipality,
    CurateMunicipality,
    InviteOffice,
    MunicipalityZone,
    OpenMunicipality,
    People,
    RenameMunicipality,
)
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from domain.access import OF_OFFICE
from services.core.municipalities import MunicipalityView

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


def listing(municipalities: Sequence[MunicipalityView], texts: Texts) -> Screen:
    """All municipalities, and a way to add one."""
    lines = [texts("municipalities-title") if municipalities else texts("municipalities-none")]
    rows = [
        [button(municipality.name, OpenMunicipality(municipality_id=municipality.id))]
        for municipality in municipalities
    ]
    return Screen(
        "\n".join(lines),
        keyboard(
            *rows,
            [
                button(texts("municipalities-add"), AddMunicipality()),
                button(texts("button-home"), Menu(place="home")),
            ],
        ),
    )


def card(municipality: MunicipalityView, texts: Texts) -> Screen:
    """One municipality with its numbers, and invites for its office."""
    text = texts(
        "municipalities-card",
        name=escape(municipality.name),
        zone=zone_name(municipality.time_zone, texts),
        organisations=municipality.organisations,
        people=municipality.people,
    )
    invites = [
        button(
            texts(f"municipalities-invite-{role.value}"),
            InviteOffice(municipality_id=municipality.id, role=role),
        )
        for role in OF_OFFICE
    ]
    rows = [invites]
    if not municipality.is_curated:
        rows.append(
            [
                button(
                    texts("municipalities-curate"),
                    CurateMunicipality(municipality_id=municipality.id),
                )
            ]
        )
    else:
        rows.append([button(texts("menu-people"), People(municipality_id=municipality.id))])
    rows.append([rename_button(municipality.id, texts)])
    back = button(texts("button-back"), Menu(place="municipalities"))
    return Screen("\n".join([text, *_next_step(municipality, texts)]), keyboard(*rows, [back]))


def rename_button(municipality_id: int, texts: Texts) -> InlineKeyboardButton:
    """The way to another name, wherever a municipality is shown to who keeps it."""
    return button(texts("municipality-rename"), RenameMunicipality(municipality_id=municipality_id))


def _next_step(municipality: MunicipalityView, texts: Texts) -> list[str]:
    """What comes next in a municipality that is not at work yet."""
    if not municipality.people:
        return ["", texts("municipalities-next-curator")]
    if not municipality.organisations:
        return [
            "",
            texts(
                "municipalities-next-own"
                if municipality.is_curated
                else "municipalities-next-organisations"
            ),
        ]
    return []


def zone_name(zone: str, texts: Texts) -> str:
    """«Москва (МСК)»; the name itself for a zone that has none of ours."""
    key = f"zone-{zone.rpartition('/')[2].lower()}"
    return texts(key) if texts.has(key) else zone


def ask_zone(number: int, texts: Texts) -> Screen:
    """Which time zone the new municipality lives in."""
    zones = [
        button(
            texts(f"zone-{name.partition('/')[2].lower()}"),
            MunicipalityZone(index=index, number=number),
        )
        for index, name in enumerate(ZONES)
    ]
    cancel = button(texts("button-cancel"), Menu(place="municipalities"))
    return Screen(texts("municipalities-ask-zone"), keyboard(*in_rows(zones), [cancel]))
