"""The planning ticks: tasks and mornings whose moment has come become deliveries."""

from bot.ui.context import Tools
from services import office_mornings, reminding


async def plan(tools: Tools) -> None:
    """Plan everything that is due, a batch in a transaction: others write in between."""
    while True:
        async with tools.database.write() as session:
            planned = await reminding.plan_due(session, tools.clock.now())
        if planned < reminding.BATCH:
            return


async def plan_office(tools: Tools) -> None:
    """Owe the office its mornings: curators daily, managers and groups weekly."""
    now = tools.clock.now()
    async with tools.database.read() as session:
        owed = await office_mornings.due(session, now)
    if owed:
        async with tools.database.write() as session:
            await office_mornings.owe(session, owed, now)
