"""Towns that are made once in a worker and copied for each test that begins in them.

The rows of a school and the first words of its people cost more than what most tests go on to do.
A copy is what a bot finds after a restart: the files of its data folder, and a Telegram that
remembers every chat.
"""

import pickle
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.client import Client, Group, Person
from simulator.server import Simulator
from simulator.world import World

Growing = Callable[[Any], Awaitable[None]]
"""What makes an empty town into one that tests begin in; a function of a module."""

REMEMBERED = ("persons", "chats", "presses", "files", "counters", "numbers")
"""What a world holds as plain values."""

RUNNING = ("sim", "app", "database", "clock")
"""What belongs to the running bot of a town, not to what was made there."""


@dataclass
class TownTemplate:
    """A town as it was when its bot had ended."""

    folder: Path
    moment: datetime
    world: bytes
    attributes: bytes

    @classmethod
    def of(cls, folder: Path, sim: Simulator, town: object) -> "TownTemplate":
        """What stays of a town; everybody has been answered. Its bot may still write its last."""
        kept = {name: _kept(value) for name, value in vars(town).items() if name not in RUNNING}
        world = pickle.dumps(_remembered(sim.world))
        return cls(folder, sim.clock.now(), world, pickle.dumps(kept))

    def fill(self, folder: Path, sim: Simulator) -> None:
        """Have an empty data folder and a simulator that has not started begin where it ended."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        values = pickle.loads(self.world)
        sim.world.updates.restore(values.pop("updates"))
        sim.world.journal.number = values.pop("change")
        for name, value in values.items():
            setattr(sim.world, name, value)

    def attributes_for(self, client: Client) -> dict[str, Any]:
        """What the town has beside its running bot; its people act through `client`."""
        kept = pickle.loads(self.attributes)
        return {name: _with_client(value, client) for name, value in kept.items()}


@dataclass
class _Absent:
    """A person or a group without the client through which it acts."""

    kind: type[Person] | type[Group]
    state: dict[str, Any]


def _kept(value: object) -> object:
    match value:
        case Person() | Group():
            state = {name: each for name, each in vars(value).items() if name != "client"}
            return _Absent(type(value), state)
        case list():
            return [_kept(each) for each in value]
    return value


def _with_client(value: object, client: Client) -> object:
    match value:
        case _Absent():
            there = value.kind(client, value.state["id"], value.state["name"])
            vars(there).update(value.state)
            return there
        case list():
            return [_with_client(each, client) for each in value]
    return value


def _remembered(world: World) -> dict[str, Any]:
    values = {name: getattr(world, name) for name in REMEMBERED}
    return values | {"updates": world.updates.as_dict(), "change": world.journal.number}
