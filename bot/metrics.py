"""The figures of the bot in the text format of Prometheus."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from prometheus_client import CollectorRegistry, GCCollector, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from bot.measuring import PATIENCE, Measured, Timed
from domain.quota import NO_QUOTA, Quota
from models.engine import AWAY, Database
from models.enums import DeliveryState
from models.upkeep import Delivery
from services.core.inbox import Depth, depth
from services.core.outbox import next_due
from services.reports import file_space

__all__ = ["CONTENT_TYPE", "written"]


LATE_TICKS = "roadmap_tick_late"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is asked of the database."""

    states: Mapping[DeliveryState, int]
    oldest: datetime | None
    inbox: Depth
    file_bytes: int
    share: float


class _Gathered(Collector):
    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = list(metrics)

    def collect(self) -> Iterator[Metric]:
        yield from self._metrics


async def written(
    measured: Measured, database: Database, is_ready: bool, quota: Quota = NO_QUOTA
) -> bytes:
    """All figures of this moment. They name no person, no municipality and no text.

    Where the database does not answer, those are left out that it would be asked for.
    """
    registry = CollectorRegistry()
    registry.register(_Gathered(_of_work(measured)))
    registry.register(_Gathered(_of_state(measured, is_ready)))
    kept = await _kept(database, quota)
    if kept is not None:
        registry.register(_Gathered(_of_deliveries(measured, kept)))
        registry.register(_Gathered(_of_inbox(measured, kept.inbox)))
        registry.register(_Gathered(_of_files(kept)))
    ProcessCollector(registry=registry)
    GCCollector(registry=registry)
    return generate_latest(registry)


async def _kept(database: Database, quota: Quota) -> _Kept | None:
    try:
        async with asyncio.timeout(PATIENCE), database.read() as session:
            rows = await session.execute(
                select(Delivery.state, func.count()).group_by(Delivery.state)
            )
            states = dict(rows.all())
            oldest = await next_due(session)
            inbox = await depth(session)
            file_bytes = await file_space.total(session)
            fullest = await file_space.fullest(session, quota, 1)
    except (*AWAY, TimeoutError):
        return None
    return _Kept(states, oldest, inbox, file_bytes, fullest[0].share if fullest else 0.0)


def _of_work(measured: Measured) -> Iterator[Metric]:
    updates = CounterMetricFamily("roadmap_updates", "Updates taken, by kind", labels=["kind"])
    for kind, count in measured.updates.items():
        updates.add_metric([kind], count)
    yield updates
    answers = HistogramMetricFamily(
        "roadmap_answer_seconds", "From an update to the end of its answer"
    )
    answers.add_metric([], _buckets(measured.answers), measured.answers.seconds)
    yield answers
    imports = HistogramMetricFamily(
        "roadmap_import_seconds",
        "From a file that should be a plan to its draft, or to its refusal",
        labels=["outcome"],
    )
    for is_read, timed in measured.imports.items():
        imports.add_metric(["read" if is_read else "refused"], _buckets(timed), timed.seconds)
    yield imports


def _buckets(timed: Timed) -> list[tuple[str, float]]:
    bounds = [*map(str, timed.steps), "+Inf"]
    return list(zip(bounds, accumulate(map(float, timed.counts)), strict=True))


def _of_inbox(measured: Measured, inbox: Depth) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "roadmap_inbox", "Updates that are stored and not done", value=inbox.waiting
    )
    waits = (measured.clock.now() - inbox.oldest).total_seconds() if inbox.oldest else 0.0
    yield GaugeMetricFamily(
        "roadmap_inbox_age_seconds", "How long the oldest of them waits", value=max(waits, 0.0)
    )
    yield GaugeMetricFamily(
        "roadmap_set_aside", "Updates that could not be worked on", value=inbox.set_aside
    )


def _of_files(kept: _Kept) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "roadmap_file_bytes", "Bytes of files that are kept", value=kept.file_bytes
    )
    yield GaugeMetricFamily(
        "roadmap_file_quota_share",
        "How full the fullest of those with a quota is",
        value=kept.share,
    )


def _of_deliveries(measured: Measured, kept: _Kept) -> Iterator[Metric]:
    deliveries = GaugeMetricFamily("roadmap_deliveries", "Deliveries by state", labels=["state"])
    for state in DeliveryState:
        deliveries.add_metric([state.value], kept.states.get(state, 0))
    yield deliveries
    waits = (measured.clock.now() - kept.oldest).total_seconds() if kept.oldest else 0.0
    yield GaugeMetricFamily(
        "roadmap_delivery_late_seconds",
        "How long the oldest due delivery waits",
        value=max(waits, 0.0),
    )


def _of_state(measured: Measured, is_ready: bool) -> Iterator[Metric]:
    now = measured.clock.now()
    yield GaugeMetricFamily("roadmap_ready", "1 where /readyz says so", value=float(is_ready))
    ticks = GaugeMetricFamily(
        "roadmap_tick_age_seconds", "Since a tick came to its end last", labels=["tick"]
    )
    for name, tick in measured.ticks.items():
        ticks.add_metric([name], (now - tick.ended_at).total_seconds())
    yield ticks
    late = GaugeMetricFamily(
        LATE_TICKS, "1 where a tick should have come long ago", labels=["tick"]
    )
    for name in measured.ticks:
        late.add_metric([name], float(name in measured.late_ticks()))
    yield late
    if (age := measured.backup_age()) is not None:
        since = age.total_seconds()
        yield GaugeMetricFamily("roadmap_backup_age_seconds", "Since the last backup", value=since)
