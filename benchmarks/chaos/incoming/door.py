"""The one address of several bots: what a web server before them does."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import ClientError, ClientSession, ClientTimeout, web


@asynccontextmanager
async def door(ports: Sequence[int]) -> AsyncIterator[str]:
    """Pass calls on to the bots in turn, past those that are not there; yields the address."""
    turns = itertools.count()

    async def pass_on(request: web.Request) -> web.Response:
        body = await request.read()
        first = next(turns)
        for offset in range(len(ports)):
            url = f"http://127.0.0.1:{ports[(first + offset) % len(ports)]}{request.path}"
            try:
                async with client.post(url, data=body, headers=request.headers) as answer:
                    return web.Response(status=answer.status, body=await answer.read())
            except (ClientError, TimeoutError):
                continue
        return web.Response(status=502)

    application = web.Application()
    application.router.add_post("/{path:.*}", pass_on)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    async with ClientSession(timeout=ClientTimeout(total=30)) as client:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/updates"
        finally:
            await runner.cleanup()
