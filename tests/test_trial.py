"""An office tries the bot for days without a token: an empty town that outlives its process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import sample
from bot.cli.console import Stop
from bot.cli.serving import serve_empty_town
from bot.config import Settings
from bot.sample.seeding import meet_administrator
from bot.sample.town import Town, lasting_town
from simulator.client import Client, Person

MUNICIPALITY = "Заречный район"


@asynccontextmanager
async def running(folder) -> AsyncIterator[tuple[Town, Client]]:
    settings = Settings(_env_file=None, bot_token=None, data_dir=folder)
    async with lasting_town(settings) as town, Client(town.simulator.url) as client:
        await meet_administrator(town)
        yield town, client


async def administrator(client: Client) -> Person:
    (found,) = (await client.state())["persons"]
    maria = await client.person(found["first_name"], user_id=found["id"])
    await maria.refresh()
    return maria


async def test_an_office_brings_in_its_own_plan_and_finds_everything_after_a_restart(tmp_path):
    async with running(tmp_path) as (_, client):
        maria = await administrator(client)
        await maria.press("Территории")
        await maria.press("Добавить")
        await maria.send(MUNICIPALITY)
        await maria.press("Москва")
        await maria.press("Я сам куратор")
        await maria.send_file(sample.PLAN, "план.md")
        await maria.expect("Ответственные")
        said = maria.transcript()
    async with running(tmp_path) as (town, client):
        maria = await administrator(client)
        assert maria.transcript() == said
        await maria.press("Ответственные")
        await maria.start()
        assert "Территории" in maria.last_message.labels
        with pytest.raises(Stop, match="уже"):
            await serve_empty_town(town.app.settings.model_copy(update={"data_dir": tmp_path}), 0)
