"""Cost of files and pictures, beside a yardstick of the same run.

`python -m benchmarks.writing [rows]` prints a line a figure and ends with 1 where a limit is
broken. CPU time is measured, not the clock, since other work may share the machine.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from documents.write.docx import write_report
from documents.write.png import table_png
from documents.write.report import ExecutionReport, ReportRow, ReportSection
from documents.write.sheets import SheetColumn, SheetValue, ToneRule
from documents.write.xlsx import write_workbook
from domain.printing import Labels
from domain.table import CellKind, Column, Row, Table, Tone

ROWS = 100_000
ROUNDS = 3
XLSX_LIMIT = 1.3
# What 100,000 rows may add to the memory of a process that has written a tenth of them.
GROWTH_LIMIT_MB = 15
COLUMNS = (
    SheetColumn("№", CellKind.INTEGER, 8),
    SheetColumn("Номер", width=8),
    SheetColumn("Мероприятие", width=60, wrap=True),
    SheetColumn("Школа", width=20),
    SheetColumn("Срок", CellKind.DATE),
    SheetColumn("Статус"),
    SheetColumn("Файлов", CellKind.INTEGER),
    SheetColumn("Доля", CellKind.PERCENT),
)

Line = tuple[int, str, str, str, date, str, int, float]


def lines(count: int) -> Iterator[Line]:
    """`count` rows of eight cells, made as they are asked for."""
    start = date(2026, 9, 1)
    for n in range(count):
        yield (
            n,
            f"{n % 9 + 1}.{n % 40}",
            "Мониторинг посещаемости занятий обучающимися выпускных классов",
            f"Школа № {n % 300}",
            start + timedelta(days=n % 365),
            ("выполнено", "в работе", "просрочено")[n % 3],
            n % 4,
            n % 100 / 100,
        )


def write_bare(path: Path, count: int) -> None:
    """The yardstick: openpyxl's write-only mode, plain cells, nothing else."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Журнал")
    for line in lines(count):
        sheet.append(line)
    workbook.save(path)


def write_ours(path: Path, count: int) -> None:
    """The same cells with formats, colours, filter and print set-up, safe against formulas."""
    tones = (ToneRule(5, Tone.BAD, equals="просрочено", whole_row=True),)
    sheet = SheetValue("Журнал", COLUMNS, lines(count), ("Журнал", "снимок"), tones=tones)
    write_workbook(path, [sheet], UTC)


def _peak(writer: Callable[[Path, int], None], path: Path, count: int) -> float:
    writer(path, count)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak_memory(writer: Callable[[Path, int], None], path: Path, count: int) -> float:
    """Peak memory in MB of a fresh process that writes `count` rows."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (writer, path, count))


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def best(work: Callable[[], object]) -> float:
    """The least of several runs, the first of which pays for imports."""
    return min(cpu(work) for _ in range(ROUNDS))


def table(count: int) -> Table:
    """A table of eight columns, as the summary by schools."""
    columns = (Column("Школа"), *(Column(f"К{n}", kind=CellKind.INTEGER) for n in range(7)))
    rows = tuple(Row((f"Школа № {n}", *range(7))) for n in range(count))
    return Table("Сводка", columns, rows, datetime(2026, 11, 24, tzinfo=UTC), UTC)


def report(count: int) -> ExecutionReport:
    """A report of `count` activities."""
    row = ReportRow("1.1", "Мониторинг занятий", "до 1 мая", "УО", "Выполнено", ("справка",))
    titles = ("№", "Мероприятие", "Срок", "Ответственные", "Отметка", "Документы")
    sections = (ReportSection("1. Качество", (row,) * count),)
    return ExecutionReport(
        heading=("Отчёт",),
        columns=titles,
        sections=sections,
        conclusion=(),
        signatures=(),
        stamp="снимок",
        nothing="нет",
        page_word="Страница",
        continued="…",
    )


def main(count: int) -> int:
    """Print the figures; 1 where a limit is broken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        ratio, ours, bare = sorted(_ratios(path, count))[ROUNDS // 2]
        print(f"xlsx, {count} rows: {ours:.1f} s, bare {bare:.1f} s, {ratio:.2f} of {XLSX_LIMIT}")
        small, large = (peak_memory(write_ours, path, size) for size in (count // 10, count))
        growth = large - small
        print(f"xlsx memory: {small:.0f} MB at {count // 10} rows, {large:.0f} MB at {count}")
        print(f"docx, 48 and 1000 activities: {_docx(path, 48):.2f} s, {_docx(path, 1000):.2f} s")
    labels = Labels(
        total="",
        nothing="",
        stamp="",
        left_out="",
        page="",
        done="",
        overdue="",
        other="",
        plan="",
        fact="",
        months=(),
    )
    for size in (8, 23, 300):
        work = best(partial(table_png, table(size), labels))
        print(f"png table of {size} rows by 8: {work * 1000:.0f} ms")
    return int(ratio > XLSX_LIMIT or growth > GROWTH_LIMIT_MB)


def _ratios(path: Path, count: int) -> Iterator[tuple[float, float, float]]:
    for _ in range(ROUNDS):
        bare = cpu(lambda: write_bare(path, count))
        ours = cpu(lambda: write_ours(path, count))
        yield ours / bare, ours, bare


def _docx(path: Path, count: int) -> float:
    return cpu(lambda: write_report(path, report(count)))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
