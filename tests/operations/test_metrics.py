"""The figures that a bot at work shows."""

import re

from prometheus_client.parser import text_string_to_metric_families

from models.engine import Database
from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING
from tests.operations.bots import TOKEN, ask, settings, started, until_ready


async def figures(own) -> dict[str, float]:
    status, text = await ask(own, "/metrics")
    assert status == 200
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_figures_tell_of_updates_deliveries_and_ticks_and_of_nobody(data_folder):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url, backup_time="03:30")
        async with started(own) as there:
            app = await there
            await until_ready(own)
            anna = sim.person("Анна")
            await anna.start()
            await anna.expect("приглашение")
            await app.inbox.drained()
            app.health._measured.note_tick("plan", 30)
            app.tools.note_import(3.0, True)
            app.tools.note_import(7.0, False)
            app.tools.note_import(70.0, False)
            found = await figures(own)
            _, text = await ask(own, "/metrics")
    assert found["roadmap_ready"] == 1
    assert found["roadmap_updates_total message"] == 1
    assert found["roadmap_answer_seconds_bucket +Inf"] == found["roadmap_answer_seconds_count"] == 1
    assert found["roadmap_import_seconds_bucket 2.5 read"] == 0
    assert found["roadmap_import_seconds_bucket 5.0 read"] == 1
    assert found["roadmap_import_seconds_sum refused"] == 77
    assert found["roadmap_import_seconds_bucket 60.0 refused"] == 1
    assert found["roadmap_deliveries pending"] == 0
    assert found["roadmap_delivery_late_seconds"] == 0
    assert 0 <= found["roadmap_tick_age_seconds plan"] < 60
    assert found["roadmap_file_bytes"] == found["roadmap_file_quota_share"] == 0
    assert found["process_resident_memory_bytes"] > 0
    assert not re.search("[а-яё]", text)


async def test_without_a_database_the_figures_of_the_process_are_told(data_folder, caplog):
    """A scrape was a traceback of a hundred lines, and `roadmap_ready` was never seen to be 0."""
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there, Database("postgresql://bot@127.0.0.1:9/bot") as away:
            app = await there
            await until_ready(own)
            app.health._database = away
            found = await figures(own)
            assert await ask(own, "/readyz") == (503, "database: no answer\n")
    assert found["roadmap_ready"] == 0
    assert found["process_resident_memory_bytes"] > 0
    assert not [name for name in found if name.startswith(("roadmap_deliver", "roadmap_inbox"))]
    assert not [record for record in caplog.records if record.exc_info]
