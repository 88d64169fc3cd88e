"""The ticks: APScheduler calls, the tables decide.

The job store is in memory and holds a few fixed jobs. A tick that is late or missed loses
nothing: the next one finds the same rows due.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from aiogram import Bot
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.ui.context import Tools
from domain.clock import SystemClock
from models import statistics
from models.engine import AWAY
from models.faults import Trouble
from scheduler import leadership
from scheduler.delivery import DeliveryLoop
from scheduler.housekeeping import keep_house
from scheduler.leadership import Leadership
from scheduler.messages import RENDERERS
from scheduler.planning import plan, plan_office, take_back_missed
from scheduler.rate_limiter import RateLimiter
from scheduler.upkeep import copy_files

log = logging.getLogger(__name__)

DELIVER_SECONDS = 1
"""So soon leaves what somebody has just caused; a look that finds nothing costs one index."""

PLAN_SECONDS = 30
COPY_SECONDS = 60
HOUSE_SECONDS = 600
STATISTICS_SECONDS = 21_600
"""A table that has grown a hundredfold since is still searched, only in another way."""

LAST_JOBS = 3.0
"""Seconds that a stop waits for jobs; what they had no time for is due at the next start."""

Job = Callable[[], Awaitable[object]]


class Ticker:
    """Calls the planners, the delivery and the upkeep at a fixed pace, where this replica leads.

    `upkeep` are further jobs with their seconds; `note_tick` hears the name of each
    when it is first waited for and whenever it ends, and the seconds after which it comes again.
    """

    def __init__(
        self,
        tools: Tools,
        bot: Bot,
        rate_limiter: RateLimiter | None = None,
        upkeep: Sequence[tuple[Job, int]] = (),
        note_tick: Callable[[str, float], None] = lambda name, seconds: None,
        leadership: Leadership | None = None,
    ) -> None:
        self._leadership = leadership or Leadership(tools.database, tools.clock)
        self._delivery = DeliveryLoop(tools, bot, RENDERERS, rate_limiter or RateLimiter())
        self._note_tick = note_tick
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[object]] = set()
        self._troubles: dict[str, Trouble] = {}
        self._planners: list[Job] = [
            partial(planner, tools) for planner in (take_back_missed, plan, plan_office)
        ]
        self._upkeep: list[tuple[Job, int]] = [
            (partial(copy_files, tools, bot), COPY_SECONDS),
            (partial(keep_house, tools), HOUSE_SECONDS),
            (partial(statistics.refresh_statistics, tools.database), STATISTICS_SECONDS),
            *upkeep,
        ]

    async def start(self) -> None:
        """Take back what an earlier process left in flight, then begin to tick, at once."""
        await self._delivery.recover()
        await patiently(self._leadership.renew, _trouble_of(self._leadership.renew))
        self._add(self._leadership.renew, leadership.RENEW_SECONDS, by_all=True)
        for planner in self._planners:
            self._add(planner, PLAN_SECONDS)
        self._add(partial(self._delivery.drain, self._still_leads), DELIVER_SECONDS)
        for job, seconds in self._upkeep:
            self._add(job, seconds)
        self._scheduler.start()

    async def stop(self) -> None:
        """Finish the message in flight, give the rest back, and end."""
        # In this order: shutting the scheduler down would cancel a message half-way.
        await self._delivery.stop()
        if self._scheduler.running:
            self._scheduler.pause()
            await self._finish_jobs()
            self._scheduler.shutdown(wait=False)
        await self._leadership.resign()

    async def tick(self) -> None:
        """Plan and deliver everything that is due at this moment of the clock, whoever leads."""
        for planner in self._planners:
            await planner()
        await self._delivery.drain()

    def _still_leads(self) -> bool:
        return self._leadership.leads

    async def _finish_jobs(self) -> None:
        """Let the other jobs come to their end: a cancelled one is a traceback in the log."""
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_JOBS)

    async def _run(self, job: Job, seconds: float, *, by_all: bool) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            if by_all or self._leadership.leads:
                name = _name_of(job)
                await patiently(job, self._troubles.setdefault(name, _trouble_of(job)))
            self._note_tick(_name_of(job), seconds)
        finally:
            self._running.discard(task)

    def _add(self, job: Job, seconds: float, *, by_all: bool = False) -> None:
        # One that hangs in its first turn would never be heard of.
        self._note_tick(_name_of(job), seconds)
        self._scheduler.add_job(
            self._run,
            IntervalTrigger(seconds=seconds, timezone="UTC"),
            args=(job, seconds),
            kwargs={"by_all": by_all},
            # Real time, as the scheduler counts it: what was missed while it was off is due now.
            next_run_time=SystemClock().now(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )


def _name_of(job: Job) -> str:
    called = job.func if isinstance(job, partial) else job
    return str(getattr(called, "__name__", type(called).__name__)).lower()


def _trouble_of(job: Job) -> Trouble:
    return Trouble(log, f"{_name_of(job)} is left out, the database says")


async def patiently(job: Job, trouble: Trouble) -> None:
    """Run a job; where the database is away or full, say so and leave it to the next tick."""
    try:
        await job()
        trouble.over()
    except* AWAY as errors:
        # What works in tasks of its own raises a group; a server that refuses, an OSError.
        trouble.note(_first(errors))


def _first(errors: BaseExceptionGroup[Exception]) -> Exception:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
