"""Buttons with one number that no button has, pressed by people who may press the real one.

Each kind of button once for each person, a field and a number in turn; with FORGE_EACH=1 (`make
forge`) each field with each number.
"""

import logging
import os
from itertools import count

import pytest

from bot.ui.callbacks.base import Button
from models.people import Person
from tests.bot.forgeries import is_read, kinds, words_of
from tests.bot.test_forged_buttons import OF_ONESELF, secrets

EACH = bool(os.environ.get("FORGE_EACH"))
NUMBERS = ("-1", "0", "3652060", "2147483648", "-2147483649", "9223372036854775808")
"""None, below and beyond: of rows, of calendar days, of either database's numbers."""

__all__ = ["secrets"]


def forgeries(kind: type[Button]) -> list[str]:
    """Data of a kind that its class reads, with one number at a time out of place."""
    real = [(words_of(kind, name) or ["1"])[0] for name in kind.model_fields]
    found = []
    for place, name in enumerate(kind.model_fields):
        if words_of(kind, name):
            continue
        for number in NUMBERS:
            data = ":".join([kind.__prefix__, *real[:place], number, *real[place + 1 :]])
            if len(data.encode()) <= 64 and is_read(kind, data):
                found.append(data)
    return found


async def _who(town, name):
    match name:
        case "administrator":
            pavel = town.sim.person("Павел")
            async with town.database.write() as session:
                session.add(
                    Person(
                        telegram_id=pavel.id,
                        name="Павел",
                        first_seen_at=town.clock.now(),
                        is_administrator=True,
                    )
                )
            await pavel.start()
            return pavel
        case "manager":
            return await town.meet_manager("Виктор")
        case "curator":
            return town.galina
    return town.anna


@pytest.mark.parametrize("who", ["curator", "coordinator", "manager", "administrator"])
async def test_a_number_out_of_place_is_no_fault(secrets, caplog, who):
    """A row below all rows stopped the bot for everybody; a municipality that there is not was
    tried three times.
    """
    person = await _who(secrets, who)
    secrets.app.inbox.tries.pauses = ()
    caplog.set_level(logging.ERROR)
    turns = count()
    faults = []
    for kind in kinds():
        if kind.__name__ in OF_ONESELF:
            continue
        forged = forgeries(kind)
        chosen = forged if EACH else [forged[next(turns) % len(forged)]] if forged else []
        for data in chosen:
            await person.press_data(person.last_message, data)
            if caplog.records:
                faults.append((data, caplog.records[-1].getMessage()))
                caplog.clear()
    assert not faults
