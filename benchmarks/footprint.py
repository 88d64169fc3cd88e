"""What the bot carries before anybody asks it anything: imports, start-up and memory.

`python -m benchmarks.footprint` prints all three and ends with 1 where a limit is broken.
"""

import resource
import subprocess
import sys
import tempfile
from statistics import median

MEMORY_LIMIT, START_LIMIT = 1.2, 1.3
STARTS = 5
HEAVY = {
    "pandas",
    "numpy",
    "openpyxl",
    "typst",
    "docx",
    "matplotlib",
    "PIL",
    "pdfplumber",
    "lxml",
    "tarfile",
    "aiohttp.web",
    "sqlalchemy.dialects.postgresql",
}


def measure_imports() -> bool:
    """What is imported with the bot that is not needed before the first file."""
    command = [sys.executable, "-X", "importtime", "-c", "import bot.app"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    early = sorted(HEAVY & {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()})
    print(f"imported with the bot though not needed yet: {', '.join(early) or 'nothing'}")
    return not early


BARE = """
import aiogram, aiogram.client.session.aiohttp, aiogram.fsm.storage.memory
from aiogram import Bot, Dispatcher
from sqlalchemy.ext.asyncio import create_async_engine, AsyncSession
from sqlalchemy.orm import DeclarativeBase
import aiosqlite, asyncio
async def main():
    bot = Bot("1:aaaaaa"); dispatcher = Dispatcher()
    engine = create_async_engine("sqlite+aiosqlite:///:memory:")
    async with engine.connect() as connection:
        await connection.exec_driver_sql("SELECT 1")
"""
PEAK = """
asyncio.run(main())
lines = open("/proc/self/status").read().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmRSS")))
"""


WIRED = """
import asyncio, sys
from importlib import import_module
from pathlib import Path
from bot.garbage_collection import loading, spare_what_stays
with loading():
    app = import_module("bot.app")
from bot.config import Settings
from domain.clock import SystemClock
class OnTheSpot(app.AiohttpSession):
    async def make_request(self, bot, method, timeout=None):
        return method.__returning__(id=1, is_bot=True, first_name="x", username="x")
app.AiohttpSession = OnTheSpot
async def main():
    settings = Settings(_env_file=None, bot_token="1:aaaaaa", data_dir=Path(sys.argv[1]))
    async with app.application(settings, SystemClock()) as wired:
        async with wired.tools.database.read() as session:
            await (await session.connection()).exec_driver_sql("SELECT 1")
        spare_what_stays()
"""


def measure_start() -> bool:
    """Memory and start-up of the wired bot with an open database, beside a bare bot.

    Neither is asked anything; start-up is processor time until an update could be taken. Ours is
    the start of `python -m bot run`, with an answer to getMe in the place of Telegram.
    """
    with tempfile.TemporaryDirectory() as folder:
        # The first start of all migrates; a bot at work finds that done.
        _start(WIRED, folder)
        pairs = [(_start(WIRED, folder), _start(BARE, folder)) for _ in range(STARTS)]
    fine = True
    for place, (what, unit, limit) in enumerate(
        (("idle memory", "MB", MEMORY_LIMIT), ("start-up", "s", START_LIMIT))
    ):
        own, bare = (median(side[place] for side in sides) for sides in zip(*pairs, strict=True))
        ratio = median(own[place] / bare[place] for own, bare in pairs)
        print(f"{what}: {own:.1f} {unit}, a bare bot {bare:.1f} {unit}, {ratio:.2f} of {limit}")
        fine &= ratio <= limit
    return fine


def _start(code: str, folder: str) -> tuple[float, float]:
    """Memory in MB and processor seconds of a process."""
    command = [sys.executable, "-c", code + PEAK, folder]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return int(run.stdout.split()[-1]) / 1024, spent


def main(arguments: list[str]) -> int:
    """1 where something heavy comes too early or the bot takes too much memory."""
    fine = measure_imports()
    fine &= measure_start()
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
