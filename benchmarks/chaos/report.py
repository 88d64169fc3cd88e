"""docs/reliability.md: the figures of the last runs, and what they mean.

The figures are kept beside it as JSON, so that one run can be repeated without the others.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.chaos.incoming.bots import NOTHING
from benchmarks.chaos.incoming.play import IncomingResult
from benchmarks.chaos.play import Result

DOCS = Path(__file__).resolve().parents[2] / "docs"
DEAREST = 1.5
"""How many times as long a tick may take with a hundred times as many open tasks."""

PAGE, FIGURES = DOCS / "reliability.md", DOCS / "reliability.json"

HEAD = """# Reliability

Every message that somebody is owed is a row in the outbox, and everything that somebody says is a
row in the inbox: [at least once, both ways](decisions/at-least-once.md). The figures below are
written by `make chaos` (`python -m benchmarks.chaos`), which plays the bot in processes of their
own against the simulator in another one, and ends with 1 where a figure misses what is wanted of
it. `python -m benchmarks.chaos WORD` repeats the runs whose names hold a word.

«Load» is how many processes wanted one of the machine's {cores} cores at the end of a run, those
of other work included. Bot, simulator and database have to share them: above {cores}, rates are
lower than what the bot can do, and more is under way when a process is killed.

## Bad weather for what is owed

What arrived is counted on the simulator's side, in the chats. A minute of the bot's clock passes in
three seconds, so that leases and second attempts take six; Telegram's rate limits and the rates are
in real time.

| Run | Messages | Kills | Lost | Duplicates | At most | Seconds | What else | When | Load |
|---|---|---|---|---|---|---|---|---|---|
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
- **At most**: a duplicate a kill, half as many again as connections were dropped, else none. A
  429 is wanted of nobody but the run that provokes it.

## Speed

| Run | Messages | A second | Wanted | 429 earned | Lost | Duplicates | When | Load |
|---|---|---|---|---|---|---|---|---|
"""

INCOMING = """
## What people say

Persons report at a pace, each for a school: words, photos, albums and documents in reply to cards,
presses; curators make groups and invite schools. Every thirtieth action, and the first of
each kind but the naming of a group, is brought twice, as after a confirmation that was lost. The
whole bot runs as `run` starts it, and is killed with SIGKILL every 3–60 s and started again at
once; of two replicas one is killed. What came of it is counted in the tables and in the chats.
Wanted: nothing lost, nothing doubled, nobody unanswered.

| Run | Updates | Persons | Kills | Lost | Doubled | Unanswered | Said twice | Seconds | Load |
|---|---|---|---|---|---|---|---|---|---|
"""

INCOMING_WORDS = """
- **Lost**: an action that left no trace. **Doubled**: a trace that is there twice.
- **Unanswered**: an answer that did not come, or a press after which its message stayed as it was.
  **Said twice**: an answer that came again, after a kill between the answer and the end of its
  update.
- `python -m benchmarks.chaos incoming --updates 10000` is the stated size: played so far by
  polling on SQLite and by webhook with two replicas on PostgreSQL. Of 2,001 updates on two cores
  that twenty other processes wanted (load 21) the webhook brought a quarter before the run gave up
  waiting: such a run is red, and says nothing. `--patience` is for machines with other work.

## With something taken out

The same with a part of the bot taken out, by `--without`: such a run has to be red. It is killed
every 1.5–4 s, so that some hundred updates meet several kills. `--without nothing` is killed as
often and has to be as good as any other: that the red comes of what was taken out, not of the
kills, is seen by it, in the table above.

| Run | Updates | Kills | Lost | Doubled | Unanswered | What else | When |
|---|---|---|---|---|---|---|---|
"""

RED_WORDS = """
- `inbox`: an update is confirmed, or answered with 200, before it is worked on.
- `lease`: what a killed process had taken up is never taken up by another: their
  chats stand still for good, so what is lost is what they said later.
- `inbox-key`: an update that comes twice is stored twice. Reports, files and presses on tasks are
  held by their own keys all the same. What only the inbox knows is done twice: a school gets two
  invites by one press.
- `keys`: nor does a report know the update that it came by.
- Where what was taken out is not missed, the run says so and ends with 1.

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
    """The figures of one run. `group` is weather, speed, planning, incoming or red; `when` is UTC.

    `duplicates` of what is incoming are doubled effects; `may_double` of them are wanted at most.
    """

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
    may_double: int = 0
    may_be_refused: bool = False
    people: int = 0
    unanswered: int = 0
    again: int = 0
    stuck: int = 0

    @property
    def misses(self) -> list[str]:
        """Which figures are not what is wanted of them."""
        if self.group == "red":
            seen = self.lost or self.duplicates or self.unanswered or self.stuck
            return [] if seen else ["what was taken out is not missed"]
        faults = {
            f"{self.lost} lost": self.lost > 0,
            f"{self.duplicates} duplicates": self.duplicates > self.may_double,
            f"{self.too_many} × 429": self.too_many > 0 and not self.may_be_refused,
            f"{self.unanswered} unanswered": self.unanswered > 0,
            f"{self.stuck} stuck": self.stuck > 0,
            f"{self.rate} instead of {self.wanted} a second": self.rate < self.wanted,
            f"{self.rate} times as long": self.group == "planning" and self.rate > DEAREST,
        }
        return [fault for fault, is_there in faults.items() if is_there]


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
        script.may_double,
        script.may_be_refused,
    )


def row_of_incoming(result: IncomingResult, when: str, load: float) -> Row:
    """The same of what people said."""
    verdict, script = result.verdict, result.script
    notes = [f"{verdict.set_aside} set aside"] if verdict.set_aside else []
    notes += verdict.traces[:3]
    if verdict.unfinished:
        notes.append(f"{verdict.unfinished} unfinished")
    return Row(
        script.name,
        "red" if script.without not in ("", NOTHING) else "incoming",
        when,
        load,
        result.updates,
        result.kills,
        verdict.lost,
        verdict.doubled,
        round(result.seconds, 1),
        else_="; ".join([*notes, *result.notes]),
        people=script.coordinators,
        unanswered=verdict.unanswered,
        again=verdict.again,
        stuck=verdict.unfinished + verdict.set_aside,
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
    by_group: dict[str, list[Row]] = {
        group: [] for group in ("weather", "speed", "planning", "incoming", "red")
    }
    for values in known.values():
        row = Row(**values)
        by_group[row.group].append(row)
    few, many, due = sizes
    parts = [
        HEAD.format(cores=cores),
        *map(_weather, by_group["weather"]),
        WORDS,
        *map(_speed, by_group["speed"]),
        INCOMING,
        *map(_incoming, by_group["incoming"]),
        INCOMING_WORDS,
        *map(_red, by_group["red"]),
        RED_WORDS.rstrip("\n") + "\n",
        PLANNING.format(few=few, many=many, due=due),
        *map(_planning, by_group["planning"]),
    ]
    PAGE.write_text("".join(parts), encoding="utf-8")


def _weather(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.kills or ''} | {row.lost} | {row.duplicates} "
        f"| {row.may_double} | {row.seconds:.0f} | {row.else_} | {row.when} | {row.load:.1f} |\n"
    )


def _speed(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.rate} | {row.wanted:g} | {row.too_many} "
        f"| {row.lost} | {row.duplicates} | {row.when} | {row.load:.1f} |\n"
    )


def _incoming(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.people} | {row.kills} | {row.lost} "
        f"| {row.duplicates} | {row.unanswered} | {row.again} | {row.seconds:.0f} "
        f"| {row.load:.1f} |\n"
    )


def _red(row: Row) -> str:
    return (
        f"| {row.name} | {row.messages:,} | {row.kills} | {row.lost} | {row.duplicates} "
        f"| {row.unanswered} | {row.else_} | {row.when} |\n"
    )


def _planning(row: Row) -> str:
    name = row.name.removeprefix("planning-")
    return f"| {name} | {row.rate:.2f} | {row.when} | {row.load:.1f} |\n"
