"""Persons who act through the control API of a simulator in this process, past its socket.

Two of five requests of a test of the bot were theirs, and a request over a socket costs more than
what it asks for. The bot itself goes on speaking HTTP; so do the persons of `tests/bot/simulator`.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, cast

from aiohttp import HttpVersion11, StreamReader, web
from aiohttp.base_protocol import BaseProtocol
from aiohttp.http_parser import RawRequestMessage
from aiohttp.streams import EMPTY_PAYLOAD
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from simulator.client import Client
from simulator.connection import Json, read_answer
from simulator.server import Simulator

JSON = CIMultiDictProxy(CIMultiDict({"Content-Type": "application/json"}))


class InProcess(Client):
    """The control API of a web application in this loop; files go over its socket at `url`."""

    def __init__(self, url: str, app: web.Application) -> None:
        super().__init__(url)
        self._app = app
        self._socket = _NoSocket(asyncio.get_running_loop())

    async def call(self, verb: str, path: str, body: Mapping[str, Any] | None = None) -> Json:
        if path.partition("?")[0].endswith("/redeliver"):
            # The bot takes it while the socket is at work: alone, not in a batch with what follows.
            return await super().call(verb, path, body)
        response = await self._app._handle(self._request(verb, path, body))
        assert isinstance(response, web.Response) and isinstance(response.body, bytes)
        return read_answer(response.status, json.loads(response.body))

    def _request(self, verb: str, path: str, body: Mapping[str, Any] | None) -> web.Request:
        loop = asyncio.get_running_loop()
        message = RawRequestMessage(
            verb, path, HttpVersion11, JSON, (), False, None, False, False, URL(path)
        )
        payload = EMPTY_PAYLOAD
        if body is not None:
            payload = StreamReader(self._socket, 2**16, loop=loop)
            payload.feed_data(json.dumps(body).encode())
            payload.feed_eof()
        return web.Request(
            message, payload, cast(Any, self._socket), cast(Any, None), cast(Any, None), loop
        )


def join(sim: Simulator) -> None:
    """Have the persons of a running simulator act in this process."""
    assert sim._runner is not None
    sim._client = InProcess(sim.url, sim._runner.app)


class _NoSocket(BaseProtocol):
    """What a request asks of its connection."""

    ssl_context = peername = sockname = None
