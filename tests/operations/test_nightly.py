"""The backup of the night: when it is due, what is kept, what a fault says."""

import logging
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.backups import making
from bot.backups.nightly import Nightly, due
from bot.config import Settings
from services.core.object_store import FileStore
from tests.operations import kept

MOSCOW = ZoneInfo("Europe/Moscow")
AT = time(3, 30)


def moment(text: str) -> datetime:
    """A moment in Moscow."""
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("newest", "now", "wanted"),
    [
        (None, "2026-11-24 09:00", True),
        ("2026-11-24 03:31", "2026-11-24 09:00", False),
        ("2026-11-24 03:30", "2026-11-25 03:29", False),
        ("2026-11-24 03:30", "2026-11-25 03:30", True),
        ("2026-11-20 03:30", "2026-11-25 01:00", True),
        ("2026-11-24 23:00", "2026-11-25 03:35", True),
    ],
)
def test_when_a_backup_is_due(newest, now, wanted):
    at = moment(newest) if newest else None
    assert due(at, AT, MOSCOW, moment(now).astimezone(UTC)) is wanted


@pytest.fixture
async def nightly(tmp_path, new_url, clock):
    url = await new_url("sqlite")
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path,
        database_url=url,
        backup_time="3:30",
        backup_keep=3,
    )
    files = FileStore(settings.files)
    await kept.seed(url, files, clock)
    return Nightly(settings, files, clock)


async def test_one_a_night_and_the_newest_are_kept(nightly, clock, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "roadmap-notes.txt").write_text("не наше")
    for night in range(5):
        clock.moment = datetime(2026, 11, 24 + night, 0, 30, tzinfo=UTC)
        await nightly()
        first = making.listed(folder)
        clock.moment += timedelta(hours=12)
        await nightly()
        assert making.listed(folder) == first and len(first) == min(night + 1, 3)
    assert making.made_at(first[-1]).day == 26
    assert (folder / "roadmap-notes.txt").exists()


async def test_a_fault_is_one_line_and_leaves_nothing_half(nightly, clock, tmp_path, caplog):
    (tmp_path / "backups").write_text("a file where the folder should be")
    caplog.set_level(logging.ERROR)
    await nightly()
    (record,) = caplog.records
    assert record.exc_info is None and "backup of the night" in record.message
    (tmp_path / "backups").unlink()
    await nightly()
    assert len(making.listed(tmp_path / "backups")) == 1
