"""The first administrator claims the bot, adds a municipality, and need not be its curator."""

import pytest
from sqlalchemy import select

from bot.ui.links import INVITE_PREFIX
from domain.access import Role
from models.people import Membership
from services.people import invites
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING, running_bot


@pytest.fixture
async def maria(town):
    """An administrator with the chat open."""
    async with town.database.write() as session:
        token = await invites.make_first(session, town.clock.now())
    maria = town.sim.person("Мария")
    await maria.start(f"join_{token}")
    return maria


async def test_a_municipality_is_added_without_a_curator(town, maria):
    await maria.press("Территории")
    await maria.press("Добавить")
    await maria.send("Лесной район")
    await maria.press("Омск")
    card = await maria.expect("Лесной район")
    assert "людей: 0" in card.text
    assert "Время: Омск (МСК+3)" in card.text
    assert "Дальше: пригласите куратора." in card.text
    await maria.press("Я сам куратор")
    assert maria.last_answer.text == "Вы теперь куратор: Лесной район."
    card = await maria.expect("людей: 1")
    assert "Я сам куратор" not in card.labels
    assert "Дальше: добавьте учреждения" in card.text
    await maria.press("Люди и учреждения")
    assert "Люди и учреждения · Лесной район" in maria.last_message.text
    await maria.start()
    assert "На проверке" in maria.last_message.labels


async def test_who_keeps_no_municipality_is_led_to_them(town, maria):
    await maria.send("/people")
    assert "Этот раздел для куратора" in maria.last_message.text
    await maria.press("Территории")
    assert "Заречье" in maria.last_message.labels


async def test_adding_a_municipality_can_be_given_up(town, maria):
    await maria.press("Территории")
    await maria.press("Добавить")
    await maria.press("Отмена")
    await maria.send("Лесной район")
    assert "Не удалось понять сообщение" in maria.messages[-2].text
    await maria.press("Территории")
    await maria.press("Добавить")
    await maria.send("Лесной район")
    await maria.press("Отмена")
    assert "Лесной район" not in maria.last_message.labels


async def test_a_second_press_changes_nothing(town, maria):
    await maria.press("Территории")
    await maria.press("Заречье")
    await maria.press("Я сам куратор")
    card = maria.last_message
    await maria.press_data(card, f"ay:{town.id}")
    assert maria.last_message == card
    held = select(Membership.role).where(Membership.municipality_id == town.id)
    assert await town.all(held) == [Role.CURATOR]


async def test_who_is_taken_out_of_the_setting_is_no_administrator_any_more(data_folder):
    clock = SimulatedClock(MORNING)
    async with Simulator(clock=clock) as sim:
        first, second = sim.person("Фёдор"), sim.person("Ольга")
        async with running_bot(sim, clock, data_folder, admin_ids=str(first.id)) as app:
            async with app.tools.database.write() as session:
                kept = await invites.make_first(session, clock.now())
            await first.start()
            assert "Территории" in first.last_message.labels
        async with running_bot(sim, clock, data_folder, admin_ids=str(second.id)):
            await second.start()
            assert "Территории" in second.last_message.labels
            await first.start()
            assert "Территории" not in first.last_message.labels
            await first.start(f"{INVITE_PREFIX}{kept}")
            assert "Приглашение не действует" in first.last_message.text
        async with running_bot(sim, clock, data_folder):
            await second.start()
            assert "Территории" in second.last_message.labels
