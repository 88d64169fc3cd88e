"""One simulator's control API over HTTP, in this process or another one."""

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout, FormData

Json = dict[str, Any]


class Refused(Exception):
    """Telegram's app would not have let the person do this."""


class Connection:
    """Requests of the control API; also an async context manager.

    `settled`, where it is set, is awaited before what the bot has written is read: whoever runs
    the bot in the same process knows when it has finished; from outside only its silence tells.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.settled: Callable[[], Awaitable[None]] | None = None
        self._session: ClientSession | None = None

    async def call(self, verb: str, path: str, body: Mapping[str, Any] | None = None) -> Json:
        """One request of the control API. Raises Refused for what it answers with 400."""
        async with self._open().request(verb, self.url + path, json=body) as response:
            return read_answer(response.status, await response.json())

    async def upload(self, path: str, form: FormData) -> Json:
        """One request of the control API with files."""
        async with self._open().post(self.url + path, data=form) as response:
            return read_answer(response.status, await response.json())

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file."""
        async with self._open().get(f"{self.url}/sim/files/{file_id}") as response:
            response.raise_for_status()
            return await response.read()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=180))
        return self._session

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


def read_answer(status: int, body: Json) -> Json:
    """What a request was answered with. Raises Refused for 400 and more."""
    if status >= 400:
        raise Refused(body.get("error", f"status {status}"))
    return body
