"""One person floods the bot: told once, then silence; others are answered as ever."""

from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING, counts_one_try, running_bot


@counts_one_try
async def test_a_flood_is_told_of_once_and_others_are_answered(data_folder):
    clock = SimulatedClock(MORNING)
    async with (
        Simulator(clock=clock) as sim,
        running_bot(sim, clock, data_folder, flood_burst=5, flood_per_second=0.01) as app,
    ):
        anna, boris = sim.person("Анна"), sim.person("Борис")
        await anna.start()
        for _ in range(20):
            await anna.send("/whoami", wait=False)
        await boris.start()
        await app.inbox.drained()
        await anna.refresh()
        said = [message.text for message in anna.messages if message.from_bot]
        assert len(said) == 6
        assert sum("слишком много" in text for text in said) == 1
        assert boris.last_message.text


@counts_one_try
async def test_edits_are_a_flood_too(data_folder):
    """A thousand edits of one message were worked on one by one."""
    clock = SimulatedClock(MORNING)
    async with (
        Simulator(clock=clock) as sim,
        running_bot(sim, clock, data_folder, flood_burst=5, flood_per_second=0.01) as app,
    ):
        anna = sim.person("Анна")
        await anna.start()
        own = next(message for message in anna.messages if not message.from_bot)
        for number in range(20):
            await anna.edit(own, f"/whoami {number}", wait=False)
        await app.inbox.drained()
        await anna.refresh()
        said = [message.text for message in anna.messages if message.from_bot]
        assert sum("слишком много" in text for text in said) == 1
