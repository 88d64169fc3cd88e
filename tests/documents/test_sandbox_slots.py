"""Turns: one owner's work keeps nobody else's waiting."""

import asyncio
from collections.abc import Hashable

import pytest

from documents.sandbox.slots import Slots


class Work:
    """Pieces of work that begin when they get a slot and end when they are told to."""

    def __init__(self, at_once: int) -> None:
        self._slots = Slots(at_once)
        self._ends: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.running: list[str] = []

    async def begin(self, *names: str, owner: Hashable) -> None:
        for name in names:
            self._ends[name] = asyncio.Event()
            self._tasks[name] = asyncio.ensure_future(self._do(name, owner))
        await self._settle()

    async def end(self, name: str) -> None:
        self._ends[name].set()
        await self._settle()

    async def cancel(self, *names: str) -> None:
        for name in names:
            self._tasks[name].cancel()
        await self._settle()

    async def _do(self, name: str, owner: Hashable) -> None:
        async with self._slots.take(owner):
            self.running.append(name)
            try:
                await self._ends[name].wait()
            finally:
                self.running.remove(name)

    async def _settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)


async def test_one_owner_takes_one_slot() -> None:
    work = Work(at_once=4)
    await work.begin("a1", "a2", "a3", owner=1)
    await work.begin("b1", owner=2)
    assert work.running == ["a1", "b1"]
    await work.end("a1")
    assert work.running == ["b1", "a2"]


async def test_who_came_first_is_served_first() -> None:
    work = Work(at_once=1)
    await work.begin("a1", "a2", owner=1)
    await work.begin("b1", owner=2)
    await work.end("a1")
    assert work.running == ["a2"]
    await work.end("a2")
    assert work.running == ["b1"]


async def test_work_of_nobody_in_particular_runs_two_at_once() -> None:
    work = Work(at_once=4)
    await work.begin("x", "y", "z", owner=None)
    assert work.running == ["x", "y"]


async def test_all_slots_may_be_taken() -> None:
    work = Work(at_once=2)
    for owner, name in enumerate("abc", start=1):
        await work.begin(name, owner=owner)
    assert work.running == ["a", "b"]
    await work.end("b")
    assert work.running == ["a", "c"]


@pytest.mark.parametrize(
    "cancelled", [("a1",), ("a2",), ("a1", "a2"), ("a2", "a1"), ("a1", "a2", "b1")]
)
async def test_who_is_cancelled_gives_the_slot_back(cancelled: tuple[str, ...]) -> None:
    work = Work(at_once=1)
    await work.begin("a1", "a2", owner=1)
    await work.begin("b1", owner=2)
    await work.cancel(*cancelled)
    for name in ("a1", "a2", "b1"):
        await work.end(name)
    await work.begin("c1", owner=1)
    assert work.running == ["c1"]


async def test_who_is_cancelled_at_the_moment_of_the_turn_gives_it_back() -> None:
    work = Work(at_once=1)
    await work.begin("a1", "a2", owner=1)
    work._ends["a1"].set()
    await asyncio.sleep(0)
    await work.cancel("a2")
    await work.begin("b1", owner=2)
    assert work.running == ["b1"]
