"""A file that should be a plan, read and understood away from the bot's own process."""

from dataclasses import dataclass
from pathlib import Path

from documents.read import read
from documents.read.worker import read_limited
from domain.draft import Draft


@dataclass(frozen=True, slots=True)
class RoadmapFile:
    """What a file holds: how many tables and rows, and the plans in them, at least one."""

    tables: int
    rows: int
    drafts: tuple[Draft, ...]


async def read_plan(path: Path, name: str, *, municipality_id: int) -> RoadmapFile:
    """Read the file at `path` that its sender calls `name`.

    Runs in a process with limits of memory and time, one file of a municipality at a time. Raises
    `Refusal` with a FILE_ code for what is no plan.
    """
    tables, rows, found = await read_limited(read_and_plan, path, name, owner=municipality_id)
    return RoadmapFile(tables, rows, found)


def read_and_plan(path: Path, name: str) -> tuple[int, int, tuple[Draft, ...]]:
    """`read_plan` inside the process: the numbers of tables and rows, and the drafts.

    One step, since the grid between reading and planning may be large to hand over.
    """
    grid = read(path, name)
    rows = sum(len(table.rows) for table in grid.tables)
    # Late: forty modules, which only the process that reads needs.
    from domain.plan import drafts

    return len(grid.tables), rows, drafts(grid, name=name)
