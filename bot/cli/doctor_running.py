"""The part of `doctor` that asks the bot at work, at the port where it is watched."""

from collections.abc import AsyncIterator

from bot.cli.findings import Finding
from bot.config import Settings

PATIENCE = 10
"""Seconds that an answer may take."""

EVERYWHERE = ("0.0.0.0", "::")


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Ask what `/readyz` says, and of `/metrics` which ticks are late; no port, no question."""
    port = settings.watched_port
    if port is None or settings.token is None:
        return
    from aiohttp import ClientError, ClientSession, ClientTimeout
    from prometheus_client.parser import text_string_to_metric_families

    from bot.metrics import LATE_TICKS

    host = "127.0.0.1" if settings.listen_host in EVERYWHERE else settings.listen_host
    address = f"http://{host}:{port}"
    try:
        async with ClientSession(timeout=ClientTimeout(PATIENCE)) as client:
            async with client.get(f"{address}/readyz") as answer:
                ready, said = answer.ok, await answer.text()
            async with client.get(f"{address}/metrics") as answer:
                figures = await answer.text()
    except (ClientError, TimeoutError, OSError):
        yield Finding("running", "absent", {"port": str(port)})
        return
    reasons = "; ".join(said.split("\n")).strip("; ")
    yield Finding("running", "good" if ready else "fault", {"reasons": reasons})
    late = [
        sample.labels["tick"]
        for family in text_string_to_metric_families(figures)
        for sample in family.samples
        if sample.name == LATE_TICKS and sample.value
    ]
    if late:
        yield Finding("ticks", "fault", {"names": ", ".join(late)})
