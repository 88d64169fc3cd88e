"""The Python client of the control API, for tests and demonstrations."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from simulator.connection import Connection, Refused
from simulator.conversation import Group
from simulator.person import Person

__all__ = ["Client", "Group", "Person", "Refused"]

Json = dict[str, Any]


class Client(Connection):
    """The control API of a simulator, in this process or another one."""

    async def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        user_id: int | None = None,
        username: str | None = None,
        language_code: str = "ru",
    ) -> Person:
        """A new person, or the one who has this id and name."""
        body = {
            "first_name": first_name,
            "last_name": last_name,
            "user_id": user_id,
            "username": username,
            "language_code": language_code,
        }
        view = await self.call("POST", "/sim/persons", body)
        return Person(self, view["id"], view["name"])

    async def group(
        self, title: str, members: Sequence[Person], *, kind: str = "supergroup"
    ) -> Group:
        """A new group of persons, the first of whom owns it; the bot is not in it yet."""
        body = {"title": title, "members": [member.id for member in members], "kind": kind}
        view = await self.call("POST", "/sim/groups", body)
        return Group(self, view["id"], title)

    async def state(self) -> Json:
        """Bot, persons, groups, time, switches, counters."""
        return await self.call("GET", "/sim/state")

    async def counters(self) -> Json:
        """What the bot has done so far."""
        return await self.call("GET", "/sim/counters")

    async def set_faults(self, **switches: bool | float) -> None:
        """Set switches of `simulator.faults.Faults` by name."""
        await self.call("PATCH", "/sim/faults", switches)

    async def plan_fault(self, kind: str, method: str, times: int = 1) -> None:
        """Have the next `times` calls of a Bot API method fail (`simulator.faults.KINDS`)."""
        await self.call(
            "POST", "/sim/faults/plan", {"kind": kind, "method": method, "times": times}
        )

    async def set_clock(self, moment: datetime) -> None:
        """Jump to an aware moment."""
        await self.call("POST", "/sim/clock", {"set": moment.isoformat()})

    async def advance_clock(self, step: timedelta) -> None:
        """Jump by a step."""
        await self.call("POST", "/sim/clock", {"advance": step.total_seconds()})
