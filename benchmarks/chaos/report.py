"""docs/reliability.md: the figures of the last runs, and what they mean.

The figures are kept beside it as JSON, so that one run can be repeated without the others.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.chaos.play import Result

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, FIGURES = DOCS / "reliability.md", DOCS / "reliability.json"

HEAD = """# Reliability

Every message that somebody is owed is a row in the outbox; [deliveries are made at least
once](decisions/at-least-once.md). The figures below are written by `make chaos`
(`python -m benchmarks.chaos`), which plays the bot's own delivery loop in processes of their own
against the simulator in another one. What arrived is counted on the simulator's side, in the
chats. A minute of the bot's clock passes in three seconds, so that leases and second attempts
take six; Telegram's rate limits and the rates are in real time.

«Load» is how many processes wanted one of the machine's {cores} cores at the end of a run, those
of other work included. Bot, simulator and database have to share them: above {cores}, rates are
lower than what the bot can do, and more is under way when a process is killed.

## Bad weather

| Run | Messages | Kills | Lost | Duplicates | Seconds | What else | When | Load |
|---|---|---|---|---|---|---|---|---|
"""

WORDS = """
- **Lost**: owed, and in no chat; of people who have blocked the bot nothing is expected.
- **Duplicates**: arrived more than once. A killed process cannot know whether what it had under
  way arrived. A connection that is dropped after the message was taken leaves the same doubt:
  each of those is sent once more on purpose.
- Duplicates of a kill are what was sent and not yet committed; no more of it is allowed than the
  rate needs, which is one message where a commit is quick.
- The kill runs are asked for twice Telegram's pace, so twice as much is under way when a process
  dies. A killed process is replaced at once. On SQLite the next one takes its claims back at the
  start; of two replicas on PostgreSQL the other one does when the lease ends.
- `python -m benchmarks.chaos kills` repeats the runs whose names hold a word.

## Speed

| Run | Messages | A second | Wanted | 429 earned | Lost | Duplicates | When | Load |
|---|---|---|---|---|---|---|---|---|
"""

PLANNING = """
## Planning

A tick costs what is due, not what exists: how many times as long it takes with {many:,} open tasks
as with {few:,}, the same {due:,} of them due (wanted: at most 1.5).

| Database | Times as long | When | Load |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one run. `group` is weather, speed or planning; `when` is UTC."""

    name: str
    group: str
    when: str
    load: float
    messages: int = 0
    kills: int = 0
    lost: int = 0
    duplicates: int = 0
    seconds: float = 0.0
    rate: float = 0.0
    wanted: float = 0.0
    too_many: int = 0
    else_: str = ""


def row_of(result: Result, group: str, when: str, load: float) -> Row:
    """A result as it is kept."""
    script = result.script
    others = [
        f"{count} {state}"
        for state, count in sorted(result.states.items())
        if state != "sent" and count
    ]
    if result.too_many and group == "weather":
        others.append(f"{result.too_many} answers 429")
    return Row(
        script.name,
        group,
        when,
        load,
        script.messages,
        result.kills,
        result.lost,
        result.duplicates,
        round(result.seconds, 1),
        round(result.rate, 1),
        least_rate(result) if group == "speed" else 0.0,
        result.too_many,
        "; ".join([*others, *result.notes]),
    )


def least_rate(result: Result) -> float:
    """Messages a second that a fan-out has to reach."""
    if result.script.per_second:
        return 28.5
    return 300.0 if result.script.database == "sqlite" else 600.0


def keep(rows: Sequence[Row], cores: int, sizes: tuple[int, int, int]) -> None:
    """Replace the rows of the same names, and write the page from all of them.

    `sizes` are those of the planning benchmark: few, many, due.
    """
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    known |= {row.name: asdict(row) for row in rows}
    FIGURES.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    by_group: dict[str, list[Row]] = {"weather": [], "speed": [], "planning": []}
    for values in known.values():
        row = Row(**values)
        by_group[row.group].append(row)
    few, many, due = sizes
    parts = [
        HEAD.format(cores=cores),
        *map(_weather, by_group["weather"]),
        WORDS,
        *map(_speed, by_group["speed"]),
        PLANNING.format(few=few, many=many, due=due),
        *map(_planning, by_group["planning"]),
    ]
    PAGE.write_text("".join(parts), encoding="utf-8")


def _weather(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.kills or ''} | {row.lost} | {row.duplicates} "
        f"| {row.seconds:.0f} | {row.else_} | {row.when} | {row.load:.1f} |\n"
    )


def _speed(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.rate} | {row.wanted:g} | {row.too_many} "
        f"| {row.lost} | {row.duplicates} | {row.when} | {row.load:.1f} |\n"
    )


def _planning(row: Row) -> str:
    name = row.name.removeprefix("planning-")
    return f"| {name} | {row.rate:.2f} | {row.when} | {row.load:.1f} |\n"
