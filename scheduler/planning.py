"""The planning ticks: tasks and mornings whose moment has come become deliveries."""

from bot.ui.context import Tools
from services.reminders import missed_runs, office_mornings, reminding


async def plan(tools: Tools) -> None:
    """Plan everything that is due, a batch in a transaction: others write in between."""
    while True:
        async with tools.database.write() as session:
            planned = await reminding.plan_due(session, tools.clock.now())
        if planned < reminding.BATCH:
            return


async def take_back_missed(tools: Tools) -> None:
    """Let what was missed while the bot was off come with the next morning, at its hour."""
    now = tools.clock.now()
    async with tools.database.read() as session:
        found = await missed_runs.find(session, now)
    if found:
        async with tools.database.write() as session:
            await missed_runs.take_back(session, found, now)


async def plan_office(tools: Tools) -> None:
    """Owe the office its mornings: curators daily, managers and groups weekly."""
    now = tools.clock.now()
    async with tools.database.read() as session:
        found = await office_mornings.due(session, now)
    if found:
        async with tools.database.write() as session:
            await office_mornings.owe(session, found, now)
