"""Cost of reading files, beside a yardstick of the same run; delay of the bot meanwhile.

`python -m benchmarks.reading [rows]` prints a line a figure and ends with 1 where a limit is
broken. Readers are measured by CPU time, since other work may share the machine; the delay of the
event loop by the clock, since that is what people wait for.
"""

import asyncio
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import python_calamine
from lxml import etree

from documents.read import read
from documents.read.worker import read_safely

ROWS = 1_000
ROUNDS = 9
IMPORTS = 6
DOCX_LIMIT = 20.0
"""Times a bare parse of the same XML with a look at each of its elements."""

XLSX_LIMIT = 12.0
"""Times calamine, which is compiled and leaves the looks of numbers out."""

DELAY_LIMIT = 0.100
TICK = 0.005
CELLS = ("{n}.1.", "Провести семинар для учителей, встреча {n}", "до {n} марта 2027", "МЦ, школы")


def rows(count: int) -> Iterator[list[str]]:
    """`count` rows of a plan."""
    for n in range(1, count + 1):
        yield [cell.format(n=n) for cell in CELLS]


def write_docx(path: Path, count: int) -> None:
    """A Word file of one table."""
    document = docx.Document()
    table = document.add_table(count, len(CELLS))
    for made, texts in zip(table.rows, rows(count), strict=True):
        for cell, text in zip(made.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def write_xlsx(path: Path, count: int) -> None:
    """A workbook of one sheet."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("План")
    for number, texts in enumerate(rows(count)):
        sheet.append([number / 10, *texts])
    workbook.save(path)


def parse_bare(path: Path) -> int:
    """The number of letters in a Word file, by the shortest way through lxml."""
    with zipfile.ZipFile(path) as archive:
        tree = etree.parse(BytesIO(archive.read("word/document.xml")))
    return sum(len(element.text or "") for element in tree.iter())


def read_by_calamine(path: Path) -> int:
    """The number of rows in a workbook."""
    workbook = python_calamine.load_workbook(path)
    return len(workbook.get_sheet_by_index(0).to_python())


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time, the least of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


async def delays(stop: asyncio.Event) -> list[float]:
    """How late the event loop wakes a task that wants to be woken every `TICK` seconds."""
    late = []
    while not stop.is_set():
        start = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append(time.perf_counter() - start - TICK)
    return late


async def delay_while(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """The 99th percentile and the worst of the delays while `work` runs."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(delays(stop))
        await work()
        stop.set()
    late = watching.result()
    return statistics.quantiles(late, n=100)[98], max(late)


def compare(name: str, ours: float, bare: float, limit: float) -> bool:
    """Print a ratio; True where it is above its limit."""
    print(f"{name}: {ours * 1e3:.0f} ms, bare {bare * 1e3:.0f} ms, {ours / bare:.1f} of {limit}")
    return ours / bare > limit


def main(count: int) -> int:
    """Print the figures; 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as folder:
        word, excel = Path(folder) / "plan.docx", Path(folder) / "plan.xlsx"
        write_docx(word, count)
        write_xlsx(excel, count)
        name = f"{count} rows"
        docx_times = cpu(lambda: read(word, word.name)), cpu(lambda: parse_bare(word))
        xlsx_times = cpu(lambda: read(excel, excel.name)), cpu(lambda: read_by_calamine(excel))
        broken = compare(f"docx, {name}", *docx_times, DOCX_LIMIT)
        broken |= compare(f"xlsx, {name}", *xlsx_times, XLSX_LIMIT)
        broken |= asyncio.run(watch(word))
    return int(broken)


async def watch(path: Path) -> bool:
    """Print the delays of an idle loop and of one that has files read; True above the limit."""

    async def idle() -> None:
        await asyncio.sleep(1)

    async def import_many() -> None:
        await asyncio.gather(*(read_safely(path, path.name) for _ in range(IMPORTS)))

    start = time.perf_counter()
    await read_safely(path, path.name)
    print(f"one import in a process of its own: {time.perf_counter() - start:.2f} s")
    broken = False
    for name, work in (("idle", idle), (f"{IMPORTS} imports", import_many)):
        usual, worst = await delay_while(work)
        print(
            f"{name}: the loop is late by {usual * 1e3:.1f} ms at p99, {worst * 1e3:.1f} at worst"
        )
        broken = usual > DELAY_LIMIT
    return broken


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
