"""The audit log: in chat page by page, in words, and as a workbook."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.ui.texts import LOCALES, texts
from domain.access import UseCase


@pytest.fixture
async def office(town):
    """Galina has added two schools, made a group and invited somebody."""
    town.galina = await town.meet_curator("Галина")
    await town.galina.send("/people")
    await town.galina.press("Учреждения")
    await town.galina.press("Добавить списком")
    await town.galina.send("Школа № 1\nШкола № 2")
    await town.galina.press("Учреждения")
    await town.galina.press("Школа № 1")
    await town.galina.press("Пригласить")
    return town


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


@pytest.mark.parametrize("locale", LOCALES)
def test_every_deed_has_words(locale):
    say = texts(locale)
    wanted = {f"audit-{case.value.replace('_', '-')}" for case in UseCase} | {"audit-denied"}
    assert {key for key in wanted if not say.has(key)} == set()
