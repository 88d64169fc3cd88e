"""The control API under /sim, second part: the clock, the switches, the counters, the events."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from simulator.api import WORLD
from simulator.errors import ApiError, PersonRefusal
from simulator.faults import KINDS, Kind
from simulator.journal import Subscription
from simulator.world import World

NextStop = Callable[[], Awaitable[datetime | None]]
NEXT_STOP: web.AppKey[Callable[[], NextStop | None]] = web.AppKey("next_stop")

PING_SECONDS = 15
"""How often an idle stream of events says that it is alive."""


def add_routes(app: web.Application) -> None:
    """Serve the clock, the switches and the events of the application's world."""
    router = app.router
    router.add_get("/sim/clock", get_clock)
    router.add_post("/sim/clock", move_clock)
    router.add_get("/sim/faults", get_faults)
    router.add_patch("/sim/faults", change_faults)
    router.add_delete("/sim/faults", reset_faults)
    router.add_post("/sim/faults/plan", plan_fault)
    router.add_get("/sim/counters", get_counters)
    router.add_delete("/sim/counters", reset_counters)
    router.add_get("/sim/events", stream_events)


async def get_clock(request: web.Request) -> web.Response:
    """The simulated moment, and whether a next stop can be asked for."""
    return web.json_response(_clock(request))


async def move_clock(request: web.Request) -> web.Response:
    """Jump: {"set": ISO moment, "zone"?}, {"advance": seconds} or {"next_stop": true}.

    Answers when everybody who listens to the clock has done their work of the new moment.
    """
    world = request.app[WORLD]
    body = await request.json()
    if "set" in body:
        moment = datetime.fromisoformat(body["set"])
        if moment.tzinfo is None and "zone" in body:
            moment = moment.replace(tzinfo=ZoneInfo(body["zone"]))
        if moment.tzinfo is None:
            raise PersonRefusal("the moment needs a zone")
        await world.clock.set(moment)
    elif "advance" in body:
        await world.clock.advance(timedelta(seconds=float(body["advance"])))
    elif body.get("next_stop"):
        await _go_to_next_stop(request, world)
    else:
        raise PersonRefusal("nothing to set")
    return web.json_response(_clock(request))


async def get_faults(request: web.Request) -> web.Response:
    """The switches with their values."""
    return web.json_response(request.app[WORLD].faults.as_dict())


async def change_faults(request: web.Request) -> web.Response:
    """Set the switches that are named."""
    world = request.app[WORLD]
    world.faults.change(**await request.json())
    world.journal.record({"type": "faults"})
    return await get_faults(request)


async def reset_faults(request: web.Request) -> web.Response:
    """Fair weather."""
    world = request.app[WORLD]
    world.faults.reset()
    world.journal.record({"type": "faults"})
    return await get_faults(request)


async def plan_fault(request: web.Request) -> web.Response:
    """Have the next `times` calls of `method` fail as `kind` says, or be refused with `code`."""
    body = await request.json()
    kind: Kind | ApiError
    if "code" in body:
        retry_after = body.get("retry_after")
        kind = ApiError(int(body["code"]), str(body["description"]), retry_after=retry_after)
    elif body["kind"] in KINDS:
        kind = body["kind"]
    else:
        raise PersonRefusal(f"unknown kind of fault {body['kind']!r}")
    request.app[WORLD].faults.plan(kind, str(body["method"]), int(body.get("times", 1)))
    return await get_faults(request)


async def get_counters(request: web.Request) -> web.Response:
    """What the bot has done so far."""
    return web.json_response(request.app[WORLD].counters.as_dict())


async def reset_counters(request: web.Request) -> web.Response:
    """Count from zero."""
    request.app[WORLD].counters.reset()
    return await get_counters(request)


async def stream_events(request: web.Request) -> web.StreamResponse:
    """Server-sent events: which chat has changed, who types, answers to presses, the clock."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    journal = request.app[WORLD].journal
    with journal.subscribe() as subscription, contextlib.suppress(ConnectionResetError):
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while True:
            await response.write(await _next_event(subscription))
    return response


async def _next_event(subscription: Subscription) -> bytes:
    try:
        event = await asyncio.wait_for(subscription.next(), PING_SECONDS)
    except TimeoutError:
        return b": ping\n\n"
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def _clock(request: web.Request) -> dict[str, Any]:
    return {
        "now": request.app[WORLD].clock.now().isoformat(),
        "can_go_to_next_stop": request.app[NEXT_STOP]() is not None,
    }


async def _go_to_next_stop(request: web.Request, world: World) -> None:
    next_stop = request.app[NEXT_STOP]()
    if next_stop is None:
        raise PersonRefusal("the program that runs the simulator knows no next stop")
    moment = await next_stop()
    if moment is None:
        raise PersonRefusal("there is no stop ahead")
    await world.clock.set(moment)
