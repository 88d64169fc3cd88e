"""Every kind of button with forged fields, pressed by people who have no business there.

A neighbour presses each forgery, the others a third of them each: refusing costs the same way for
all. `FORGE_EACH=1` has everybody press each (`make forge`).
"""

import hashlib
import logging
import os

import pytest
from sqlalchemy import select

from models.base import Base
from models.enums import Target
from models.people import Membership, OrganisationGroup
from models.roadmaps import ActivityParty, Assignment, Party
from models.tasks import Task
from models.upkeep import AuditEntry
from services.core import audit
from tests import towns
from tests.bot.forgeries import forgeries, is_read, kinds

EACH = os.environ.get("FORGE_EACH")
SHARES = {"stranger": 0, "foreigner": 1, "former": 2}
"""Which third of the forgeries each of these presses."""

OF_ONESELF = {"Forget", "Notify", "RichTables", "SnoozeDigest"}
"""Buttons that change what is one's own and nobody else's; the names are in no danger."""

SECRETS = ("Школа № 3", "Анна", "Галина", "Тайный паспорт", "тайная.docx", "Не показывайте")
"""What only people of School № 3 and its office may read."""

KEPT = frozenset({"audit_entry", "conversation", "inbox", "message_link", "person", "stored_file"})
"""What a press adds of the presser's own, and files, which are copied meanwhile."""


def test_no_two_kinds_of_buttons_begin_alike():
    """Told apart by how many fields they have, they would be one with one more field."""
    prefixes = [kind.__prefix__ for kind in kinds()]
    assert len(set(prefixes)) == len(prefixes)


@pytest.fixture
async def secrets(school):
    """The school with a report in review, a file, an upload, a request, a group and a party."""
    town = school
    async with town.database.write() as session:
        task = await session.get_one(Task, town.task_id)
        party = Party(municipality_id=town.id, name="ОО", key="оо", is_person=False)
        group = OrganisationGroup(municipality_id=town.id, name="Городские")
        session.add_all([party, group])
        await session.flush()
        session.add(ActivityParty(activity_id=task.activity_id, party_id=party.id, position=0))
        session.add(
            Assignment(
                roadmap_id=town.roadmap_id,
                party_id=party.id,
                target=Target.ALL_SCHOOLS,
                created_at=town.clock.now(),
            )
        )
    card = await town.open_card()
    await town.anna.send_file(b"%PDF", "тайная.docx", caption="Не показывайте", reply_to=card)
    await town.open_card()
    await town.anna.press("Отправить на проверку")
    return town


@pytest.fixture
async def forgers(secrets):
    """A stranger, a coordinator of another school, a foreign curator, and one whose role ended."""
    town = secrets
    other_school = await town.school("Школа № 8")
    other_municipality = await towns.build(town.database, town.clock, "Лесное")
    stranger = town.sim.person("Пётр")
    await stranger.start()
    neighbour = await town.meet_coordinator("Борис", other_school)
    foreigner = town.sim.person("Вера")
    await other_municipality.curator("Вера", telegram_id=foreigner.id)
    await foreigner.start()
    former = town.sim.person("Зоя")
    await town.coordinator("Зоя", town.school_id, telegram_id=former.id)
    async with town.database.write() as session:
        for held in await session.scalars(select(Membership).order_by(Membership.id.desc())):
            held.ended_at = town.clock.now()
            break
    await former.start()
    await town.deliver()
    return {
        "stranger": stranger,
        "neighbour": neighbour,
        "foreigner": foreigner,
        "former": former,
    }


async def state_of(town) -> dict[str, str]:
    """A digest of each table, all rows and columns."""
    found = {}
    async with town.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in KEPT:
                rows = sorted(map(repr, await session.execute(select(table))))
                found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@pytest.mark.parametrize("who", ["stranger", "neighbour", "foreigner", "former"])
async def test_a_forged_button_shows_nothing_and_changes_nothing(
    secrets, forgers, who, caplog, monkeypatch
):
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(audit, "DENIALS_AN_HOUR", 1_000_000)
    monkeypatch.setattr(audit, "LOOKED_BACK", 1)
    forger = forgers[who]
    before = await state_of(secrets)
    for kind in kinds():
        if kind.__name__ in OF_ONESELF:
            continue
        pressed = forgeries(kind)
        if who != "neighbour":
            pressed = [data for data in pressed if is_read(kind, data)]
            pressed = pressed if EACH else pressed[SHARES[who] :: len(SHARES)]
        for data in pressed:
            await forger.press_data(forger.last_message, data)
            assert not caplog.records, f"{data} is a fault\n{caplog.text[-3000:]}"
        said = f"{forger.transcript()}\n{[answer.text for answer in forger.answers]}"
        told = [secret for secret in SECRETS if secret in said]
        assert not told, f"one of {pressed} tells {told}\n{said[-3000:]}"
    assert await state_of(secrets) == before
    denied = await secrets.all(select(AuditEntry.subject).where(AuditEntry.action == "denied"))
    # Nothing is written down of a stranger, their denials neither.
    wanted = {"c:1", "ra:1:1:1", "y:1:confirm", "od:1:rename"}
    assert bool(denied) == (who != "stranger") and (who != "neighbour" or wanted <= set(denied))


@pytest.mark.parametrize("kind", sorted(OF_ONESELF))
async def test_a_forged_button_about_oneself_is_no_fault(secrets, forgers, kind, caplog):
    caplog.set_level(logging.ERROR)
    before = await state_of(secrets)
    for forger in forgers.values():
        for data in forgeries(next(each for each in kinds() if each.__name__ == kind)):
            if data != "fg:1":
                await forger.press_data(forger.last_message, data)
                assert not caplog.records, f"{data} is a fault\n{caplog.text[-3000:]}"
    assert await state_of(secrets) == before
