"""Updates of every kind against the whole bot: an answer or silence, never a fault.

`FUZZ_UPDATES` says how many: a thousand as a rule; `make fuzz` asks for a million.
"""

import asyncio
import logging
import os
import shutil
import traceback
from contextlib import AsyncExitStack
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.inbox import arrivals
from domain.access import Role
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests import towns
from tests.bot.conftest import MORNING, TOMORROW, running_bot
from tests.fuzz.updates import Cast, updates

BATCH = 25
EXAMPLES = max(int(os.environ.get("FUZZ_UPDATES", "1000")) // BATCH, 1)


class Stage:
    """A bot at work, a municipality with a plan, and people of every role beside a stranger."""

    def __init__(self, folder) -> None:
        self._folder = folder
        self._stack = AsyncExitStack()
        self._numbers = count(1_000_000)

    async def set_up(self) -> None:
        enter, clock = self._stack.enter_async_context, SimulatedClock(MORNING)
        sim = await enter(Simulator(clock=clock))
        self.app = await enter(running_bot(sim, clock, self._folder))
        self.app.inbox.tries.pauses = ()
        town = await towns.build(self.app.tools.database, clock)
        school = await town.school("Школа № 3")
        await town.owed("5.2", "Социальный паспорт", TOMORROW, school)
        await town.owed("5.3", "Справка", TOMORROW, school)
        people = [sim.person(name) for name in ("Пётр", "Анна", "Ольга", "Галина", "Марк", "Зоя")]
        both = [(Role.CURATOR, None), (Role.COORDINATOR, school)]
        roles = [[], [both[1]], [(Role.HEAD, school)], [both[0]], [(Role.MANAGER, None)], both]
        for person, held in zip(people, roles, strict=True):
            if held:
                await town.person(person.name, *held, telegram_id=person.id)
            await person.start()
        group = sim.group("Кураторы", people)
        self.cast = Cast(
            [{"id": p.id, "is_bot": False, "first_name": p.name} for p in people],
            {"id": group.id, "type": "supergroup", "title": "Кураторы"},
        )

    async def feed(self, made, faults: "Faults") -> None:
        for update in made:
            raw = update(next(self._numbers))
            arrival = arrivals.read(raw)
            if arrival is not None:
                await self.app.inbox.take([arrival])
                await self.app.inbox.drained()
            faults.look(raw)

    async def close(self) -> None:
        await self._stack.aclose()


class Faults(logging.Handler):
    """What reached the log as a fault, each kind once with the update that it came of."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: dict[str, dict] = {}
        self._now: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "site-packages" not in frame.filename]
            place = f"{ours[-1].filename}:{ours[-1].lineno}" if ours else record.name
            self._now.append(f"{type(error).__name__} at {place}: {error}"[:300])

    def look(self, raw: dict) -> None:
        for fault in self._now:
            self.found.setdefault(fault, raw)
        self._now.clear()


def test_no_update_is_a_fault(tmp_path, migrated_sqlite):
    shutil.copy(migrated_sqlite, tmp_path / "roadmap.db")
    faults = Faults()
    logging.getLogger().addHandler(faults)
    with asyncio.Runner() as runner:
        stage = Stage(tmp_path)
        runner.run(stage.set_up())

        @settings(
            max_examples=EXAMPLES,
            database=None,
            derandomize="FUZZ_UPDATES" not in os.environ,
            # What an update does depends on those before it: a shorter list is another story.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(st.lists(updates(stage.cast), min_size=BATCH, max_size=BATCH))
        def play(made) -> None:
            runner.run(stage.feed(made, faults))

        play()
        runner.run(stage.close())
    logging.getLogger().removeHandler(faults)
    told = "\n".join(f"{fault}\n    {raw}" for fault, raw in faults.found.items())
    assert not told, f"{len(faults.found)} kinds of faults\n{told}"


def test_a_fault_is_noticed_with_its_update():
    faults = Faults()
    log = logging.getLogger("handlers.core.errors")
    log.addHandler(faults)
    try:
        raise KeyError("a fault of ours")
    except KeyError as error:
        log.error("update 7 failed", exc_info=error)
    log.removeHandler(faults)
    faults.look({"update_id": 7})
    ((said, raw),) = faults.found.items()
    assert said.startswith("KeyError at ") and raw == {"update_id": 7}
