"""Filters that are no coroutines (`F.text`, a state) are called where they stand.

aiogram calls whatever is not async in a thread. Such a filter looks at an attribute or two: the way
to a thread and back costs a hundred times that, and an update meets up to thirty of them.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject


def call_in_place(router: Router) -> None:
    """Have all filters of a router, and of the routers in it, called without a thread."""
    for each in router.chain_tail:
        for observer in each.observers.values():
            # The filters of the router itself: aiogram keeps them as those of a handler.
            for handler in (observer._handler, *observer.handlers):
                for found in handler.filters or ():
                    _call_in_place(found)


def _call_in_place(found: FilterObject) -> None:
    if not found.awaitable:
        found.callback = partial(_call, found.callback)
        found.awaitable = True


async def _call(callback: Callable[..., Any], *event: Any, **more: Any) -> Any:
    return callback(*event, **more)
