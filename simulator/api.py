"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import inspect
import json
from typing import Any

from aiohttp import web

from simulator.errors import ApiError
from simulator.faults import Kind
from simulator.methods import find
from simulator.requests import MODELS, check, read
from simulator.world import World

WORLD = web.AppKey("world", World)

_BAD_GATEWAY = (
    "<html><head><title>502 Bad Gateway</title></head>"
    "<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>"
)


def add_routes(app: web.Application) -> None:
    """Serve the Bot API of the application's world."""
    app.router.add_route("*", "/bot{token}/{method}", handle_call)
    app.router.add_get("/file/bot{token}/{path:.+}", handle_download)


async def handle_call(request: web.Request) -> web.Response:
    """Play one call, through whatever fault is due."""
    world = request.app[WORLD]
    if request.match_info["token"] != world.token:
        return _refuse(ApiError(401, "Unauthorized"))
    name = request.match_info["method"].lower()
    model = MODELS.get(name)
    if model is None:
        return _refuse(ApiError(404, "Not Found"))
    world.counters.requests[model.__api_method__] += 1
    if delay := world.faults.delay(name):
        await asyncio.sleep(delay)
    fault = world.faults.draw(name)
    if isinstance(fault, ApiError):
        world.counters.refused[fault.description] += 1
        return _refuse(fault)
    if fault is not None:
        world.counters.faults[fault] += 1
        if (response := _fail_early(request, world, fault)) is not None:
            return response
    if name == "getupdates":
        return await _play(request, world, name)
    with world.journal.call():
        response = await _play(request, world, name)
    if fault == "hang":
        await asyncio.sleep(world.faults.hang_seconds)
    if fault in {"hang", "drop_after"}:
        _hang_up(request)
    return response


async def handle_download(request: web.Request) -> web.Response:
    """The bytes of a file by the path that getFile gave."""
    world = request.app[WORLD]
    file = world.files.by_path(request.match_info["path"])
    if request.match_info["token"] != world.token or file is None:
        return _refuse(ApiError(404, "Not Found"))
    world.counters.requests["download"] += 1
    return web.Response(body=file.content, content_type="application/octet-stream")


async def _play(request: web.Request, world: World, name: str) -> web.Response:
    try:
        fields, uploads = await read(request)
        call = check(MODELS[name], fields, uploads)
        play = find(name)
        if play is None:
            raise ApiError(501, f"Not Implemented: the simulator does not play {name}")
        result = play(world, call)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        world.counters.refused[error.description] += 1
        return _refuse(error)
    return _answer({"ok": True, "result": result}, 200)


def _fail_early(request: web.Request, world: World, fault: Kind) -> web.Response | None:
    if fault == "error":
        code = world.faults.error_code
        return _refuse(ApiError(code, "Internal Server Error"))
    if fault == "html":
        return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
    if fault == "drop_before":
        _hang_up(request)
        return web.Response()
    return None


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _refuse(error: ApiError) -> web.Response:
    return _answer(error.body(), error.code)


def _answer(body: dict[str, Any], status: int) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        content_type="application/json",
    )
