"""The way to Telegram through a proxy: one that is away is the network that is away."""

from typing import Any

from aiogram.client.session.aiohttp import AiohttpSession
from aiohttp import ClientError, ClientProxyConnectionError, ClientRequest, ClientTimeout
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from aiohttp_socks import (
    ProxyConnectionError,
    ProxyConnector,
    ProxyError,
    ProxyTimeoutError,
)

FAULTS = (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError, EOFError)
"""Nobody is there, it refuses, it is silent, it hangs up, it says half a sentence."""


class _Connector(ProxyConnector):
    """Raises aiohttp's own error where no connection comes about.

    Those of aiohttp_socks are none of aiohttp's: aiogram lets them pass, and neither a poll nor a
    delivery would take them for the network.
    """

    async def connect(
        self, req: ClientRequest, traces: list[Trace], timeout: ClientTimeout
    ) -> Connection:
        try:
            return await super().connect(req, traces, timeout)
        except ClientError:
            raise
        except FAULTS as error:
            raise ClientProxyConnectionError(req.connection_key, OSError(0, str(error))) from error


class ProxiedSession(AiohttpSession):
    """A session whose calls go through `proxy`, an address as in PROXY_URL."""

    def __init__(self, proxy: str, **options: Any) -> None:
        super().__init__(proxy=proxy, **options)
        self._connector_type = _Connector
