"""The audit log: in chat page by page, in words, and as a workbook."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.ui.texts import LOCALES, texts
from domain.access import Role, UseCase
from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Task
from models.upkeep import AuditEntry
from services.core import audit
from tests import towns
from tests.bot.conftest import MORNING, grown


@grown
async def office(town):
    """Galina has added two schools, made a group and invited somebody."""
    town.galina = await town.meet_curator("Галина")
    await town.galina.send("/people")
    await town.galina.press("Учреждения")
    await town.galina.press("Добавить списком")
    await town.galina.send("Школа № 1\nШкола № 2")
    await town.galina.press("Добавить 2")
    await town.galina.press("Учреждения")
    await town.galina.press("Школа № 1")
    await town.galina.press("Пригласить")


async def test_who_did_what_and_when(office):
    await office.galina.send("/people")
    await office.galina.press("Журнал")
    log = office.galina.last_message
    assert log.text == (
        "Журнал · Заречье\n"
        "\n"
        "24.11, 09:00 · Галина\n"
        "Приглашение: координатор · Школа № 1\n"
        "\n"
        "24.11, 09:00 · Галина\n"
        "Учреждения: добавлены"
    )
    assert log.labels == ["Журнал в Excel", "‹ Назад"]


async def test_the_workbook_holds_the_same(office):
    await office.galina.send("/people")
    await office.galina.press("Журнал")
    await office.galina.press("Журнал в Excel")
    file = await office.galina.expect("Журнал 2026-11-24.xlsx")
    sheet = load_workbook(BytesIO(await office.galina.download(file))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    said = [row[1:4] for row in rows if row[1] == "Галина"]
    assert said == [
        ["Галина", "Приглашение", "координатор · Школа № 1"],
        ["Галина", "Учреждения", "добавлены"],
    ]


async def test_refused_attempts_are_in_it(office):
    boris = await office.meet_manager("Борис")
    await boris.press_data(boris.last_message, f"ps:{office.id}")
    assert boris.last_answer.text.startswith("Это вам недоступно.")
    await office.galina.send("/people")
    await office.galina.press("Журнал")
    assert "Борис\nОтказано в доступе" in office.galina.last_message.text


async def test_a_manager_reads_it_from_the_menu(office):
    boris = await office.meet_manager("Борис")
    await boris.press("Журнал")
    assert boris.last_message.text.startswith("Журнал · Заречье")
    assert boris.last_message.labels == ["Журнал в Excel", "В начало"]
    await boris.press("В начало")
    assert boris.last_message.text.startswith("Бот дорожных карт.")


async def test_a_manager_of_two_municipalities_chooses(office):
    other = await towns.build(office.database, office.clock, "Поречье")
    boris = await office.meet_manager("Борис")
    await other.give_role((await office.actor_of(boris)).person_id, Role.MANAGER)
    await boris.press("Журнал")
    await boris.press("Поречье")
    assert boris.last_message.text == "Журнал · Поречье\n\nЗаписей пока нет."


BEFORE_TYPING = {
    "organisations": "oa:{municipality}",
    "group": "ga:{municipality}",
    "calendar": "cd:{municipality}:off",
    "policy": "pv:{roadmap}:before:-1",
    "period": "y:{roadmap}:period",
    "deadline": "dm:{task}:1:0",
    "reopening": "to:{task}:1:reopen",
    "reason": "rr:{task}:1:-2:0:0",
    "other day": "da:{move}:other",
    "split": "ya:{activity}:split",
}


@pytest.mark.parametrize("data", BEFORE_TYPING.values(), ids=BEFORE_TYPING)
async def test_what_may_not_be_typed_is_refused_at_the_press(school, data):
    """And the municipality whose thing it is reads of it, not that of who pressed."""
    ids = {
        "municipality": school.id,
        "roadmap": school.roadmap_id,
        "task": school.task_id,
        "activity": (await school.get(Task, school.task_id)).activity_id,
        "move": await _asked_move(school),
    }
    other = await towns.build(school.database, school.clock, "Поречье")
    boris = school.sim.person("Борис")
    await other.person("Борис", (Role.CURATOR, None), telegram_id=boris.id)
    await boris.start()
    before = boris.last_message
    await boris.press_data(before, data.format(**ids))
    assert boris.last_answer.text.startswith("Это вам недоступно.")
    assert boris.last_message.id == before.id
    (entry,) = await school.all(select(AuditEntry).where(AuditEntry.action == "denied"))
    assert (entry.municipality_id, entry.subject) == (school.id, data.format(**ids))


async def test_a_municipality_is_added_by_administrators_alone(school):
    await school.galina.press_data(school.galina.last_message, "aa")
    assert school.galina.last_answer.text.startswith("Это вам недоступно.")
    assert await school.all(select(AuditEntry.municipality_id)) == [school.id]


async def test_a_forged_municipality_is_refused_and_noted_without_a_fault(school, caplog):
    await school.anna.press_data(school.anna.last_message, "oa:4711")
    assert school.anna.last_answer.text.startswith("Это вам недоступно.")
    assert await school.all(select(AuditEntry.municipality_id)) == [school.id]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def _asked_move(school):
    async with school.database.write() as session:
        move = DeadlineMove(
            task_id=school.task_id,
            asked_by=(await school.actor_of(school.anna)).person_id,
            asked_at=school.clock.now(),
            reason="Карантин",
            new_deadline=date(2026, 12, 9),
            verdict=MoveVerdict.OPEN,
        )
        session.add(move)
        await session.flush()
        return move.id


@pytest.mark.parametrize("locale", LOCALES)
def test_every_action_has_words(locale):
    say = texts(locale)
    wanted = {f"audit-{case.value.replace('_', '-')}" for case in UseCase} | {"audit-denied"}
    assert {key for key in wanted if not say.has(key)} == set()


async def test_nobody_buries_actions_under_refusals(school, monkeypatch):
    monkeypatch.setattr(audit, "DENIALS_AN_HOUR", 3)
    stranger = school.sim.person("Чужой")
    await stranger.start()
    await stranger.press_data(stranger.last_message, f"ga:{school.id}")
    boris = await school.meet_coordinator("Борис", school.school_id)

    async def press(times):
        for number in range(times):
            await boris.press_data(boris.last_message, f"ga:{school.id}")
            assert boris.last_answer.text.startswith("Это вам недоступно."), number
        return len(await school.all(select(AuditEntry).where(AuditEntry.action == "denied")))

    assert await press(5) == 3, "nothing of a stranger is kept"
    await school.anna.press_data(school.anna.last_message, f"ga:{school.id}")
    assert await press(1) == 4, "others are noted as ever"
    await school.sim.clock.set(MORNING + timedelta(hours=1, minutes=1))
    assert await press(2) == 6
