"""The runs: what goes wrong in each, on which database, and for how many messages."""

import asyncio
import os
import resource

from benchmarks.chaos.incoming.play import Incoming
from benchmarks.chaos.play import Run, Script
from benchmarks.chaos.stage import cut_connections

KILL_PACE = 60.0
"""Messages a second while processes are killed: twice Telegram's limit."""

SMALL_FILE = 64 * 1024
HOUR = 3600.0

DROPPED = {"drop_after_share": 0.05}
"""The connection is lost after one message in twenty has been taken."""


async def throttle(run: Run) -> None:
    """Four bursts in which the simulator takes 20 messages a second and refuses the rest."""
    for _ in range(4):
        await run.stage.client.set_faults(rate_limits=True, per_second=20)
        await asyncio.sleep(1.5)
        await run.stage.client.set_faults(rate_limits=False)
        await asyncio.sleep(1.0)


async def jump(run: Run) -> None:
    """The clock goes an hour ahead, back again, an hour back, and to the right time."""
    for jump_to in (HOUR, 0.0, -HOUR, 0.0, HOUR):
        run.jump.value = jump_to
        await asyncio.sleep(1.5)


async def cut(run: Run) -> None:
    """PostgreSQL ends every connection, five times."""
    server = os.environ["TEST_POSTGRES_URL"]
    for _ in range(5):
        await asyncio.sleep(1.2)
        run.notes.append(f"{await cut_connections(server)} connections cut")


async def fill_disk(run: Run) -> None:
    """For three seconds nothing can be written beyond the first 64 KB of any file."""
    await asyncio.sleep(1.5)
    process_id = run.processes[0].pid
    unlimited = resource.prlimit(process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, (SMALL_FILE, unlimited[1]))
    before = await run.stage.accepted()
    await asyncio.sleep(3.0)
    during = await run.stage.accepted() - before
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, unlimited)
    said = [line for line in run.log.read_text().splitlines() if "database says" in line]
    run.notes.append(f"{during} sent meanwhile; the log: «{said[0][24:] if said else 'nothing'}»")


def scripts(databases: list[str]) -> list[Script]:
    """Every run on the databases that there are."""
    runs = [
        Script("kills-sqlite", "sqlite", 10_000, KILL_PACE, kills=50, may_double=50),
        Script("5xx-sqlite", "sqlite", 2_000, faults={"error_share": 0.05, "seed": 1}),
        Script("html-sqlite", "sqlite", 2_000, faults={"html_share": 0.05, "seed": 2}),
        Script("dropped-sqlite", "sqlite", 2_000, faults=DROPPED | {"seed": 3}, may_double=150),
        Script("lost-sqlite", "sqlite", 2_000, faults={"drop_before_share": 0.05, "seed": 4}),
        Script("429-sqlite", "sqlite", 2_000, weather=throttle, may_be_refused=True),
        Script("blocked-sqlite", "sqlite", 2_000, blocked=20),
        Script("clock-sqlite", "sqlite", 1_500, KILL_PACE, weather=jump),
        Script("disk-sqlite", "sqlite", 1_500, KILL_PACE, weather=fill_disk),
    ]
    if "postgresql" in databases:
        runs += [
            Script(
                "kills-postgresql",
                "postgresql",
                10_000,
                KILL_PACE / 2,
                replicas=2,
                kills=50,
                may_double=50,
            ),
            Script("cut-postgresql", "postgresql", 1_500, KILL_PACE, weather=cut),
            Script("dropped-postgresql", "postgresql", 2_000, faults=DROPPED, may_double=150),
        ]
    return runs


KILL_EVERY, KILL_WITHOUT = (3.0, 60.0), (1.5, 4.0)
"""Seconds between kills. Some hundred updates without a part have to meet several."""


def incoming(
    databases: list[str], updates: int, without: str, patience: float = 0.0
) -> list[Incoming]:
    """The runs of what people say: polled and called, one process and two replicas.

    `patience` is in seconds, 0 for a machine that is not busy otherwise.
    """
    tail = f"-without-{without}" if without else ""
    # Without a part there may be no end to wait for.
    patience = patience or (60.0 if without else 300.0)
    return [
        Incoming(
            f"incoming-{'webhook' if webhook else 'polling'}-{database}{tail}",
            database,
            webhook,
            updates,
            replicas=1 if database == "sqlite" else 2,
            without=without,
            patience=patience,
            kill_every=KILL_WITHOUT if without else KILL_EVERY,
        )
        for database in databases
        for webhook in (False, True)
    ]


def fan_outs(databases: list[str]) -> list[Script]:
    """How fast messages leave: with the limits that the simulator enforces, and without."""
    limits = {"rate_limits": True}
    runs = [Script("limits-sqlite", "sqlite", 1_800, 29.5, faults=limits, speed=1.0)]
    return runs + [
        Script(f"unlimited-{database}", database, 6_000, speed=1.0) for database in databases
    ]
