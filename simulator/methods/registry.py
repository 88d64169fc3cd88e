"""Which function plays which method."""

from collections.abc import Callable
from typing import Any

from simulator.requests import Call
from simulator.world import World

Play = Callable[[World, Call], Any]
"""Does the work and returns the `result`, or an awaitable of it; raises ApiError to refuse."""

_PLAYS: dict[str, Play] = {}


def method(name: str) -> Callable[[Play], Play]:
    """Register the decorated function under a name of the Bot API."""

    def register(play: Play) -> Play:
        _PLAYS[name.lower()] = play
        return play

    return register


def find(name: str) -> Play | None:
    """The function of a method, by its name in lower case."""
    return _PLAYS.get(name)
