"""The example tables of what people say: words in a context with the reading that they have.

The tables in `utterances/` were written by hand before any code read them; docs/decisions says how
well each was read at the first look. Columns: kind, context
(role and what surrounds the words), text, meaning. «?» after an intent says that the reading is not
confident; of such only the fields that are given are compared. Fields that are not given are None.
A table speaks of the world beside it (`sixth.json`), else of `world.json`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

from domain.utterances import (
    AskedSummary,
    Named,
    Prompt,
    Reading,
    Shown,
    SpeakerRole,
    Utterance,
    World,
    understand,
)

FOLDER = Path(__file__).with_name("utterances")
SAYINGS = Path(__file__).with_name("sayings")
HELD = (
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
    "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
    "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first", "thirty-second", "thirty-third", "thirty-fourth",
    "reasons",
    "questions",
)  # fmt: skip
"""Tables that nothing is learned from: they tell how phrases of others are read."""

_QUESTION = {field.name for field in fields(AskedSummary)}
_NAMES = {*_QUESTION, "activity", "status", "value", "until", "organisation", "text"}
_DATES = {"until", "start", "end", "day"}


@dataclass(frozen=True)
class Example:
    """One row: `wanted` holds the fields that are given, `said` the words in their context."""

    kind: str
    said: Utterance
    intent: str
    confident: bool
    wanted: dict[str, object]
    world: World

    def __str__(self) -> str:
        around = [self.said.role, self.said.prompt, self.said.open, *self.said.reply]
        return f"{' '.join(filter(None, around))}: {self.said.text}"

    @property
    def reading(self) -> Reading:
        """How the words are read now."""
        return understand(self.said, self.world)

    def faults(self) -> list[str]:
        """What is wrong with the reading, a line a fault."""
        got, found = self.reading, list[str]()
        if str(got.intent) != self.intent:
            return [f"intent {got.intent}, not {self.intent}"]
        if got.confident != self.confident:
            found.append(f"confident {got.confident}")
        for name in sorted(_NAMES):
            place = got.question if name in _QUESTION else got
            value = getattr(place, name) if place else None
            if name in self.wanted:
                if value != self.wanted[name]:
                    found.append(f"{name} {value!r}, not {self.wanted[name]!r}")
            elif (
                value is not None
                and self.confident
                and not (name == "text" and self.intent == "unknown")
            ):
                found.append(f"{name} {value!r}, not None")
        return found


@cache
def world(name: str = "world") -> World:
    """The plan and the organisations that a table speaks of."""
    path = FOLDER / f"{name}.json"
    known = json.loads((path if path.exists() else FOLDER / "world.json").read_text("utf-8"))
    today, start, end = (date.fromisoformat(known[name]) for name in ("today", "start", "end"))
    return World(
        today=today,
        start=start,
        end=end,
        organisations=tuple(known["organisations"]),
        groups=tuple(known["groups"]),
        sections=tuple(Named(**each) for each in known["sections"]),
        activities=tuple(Named(**each) for each in known["activities"]),
    )


def learned() -> Iterator[Example]:
    """The rows that may be learned from."""
    return examples(*(path.stem for path in FOLDER.glob("*.tsv") if path.stem not in HELD))


def examples(*names: str) -> Iterator[Example]:
    """Every row of the named tables, of all where none is named."""
    for path in sorted(FOLDER.glob("*.tsv")):
        if names and path.stem not in names:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield _example(line, world(path.stem))


def sayings() -> Iterator[tuple[Utterance, World, str]]:
    """Everything in `sayings/`, with what is meant: «## context intent» stands above its sayings.

    They are learned from and carry no slots; about `world.json`.
    """
    for path in sorted(SAYINGS.glob("*.txt")):
        context, intent = "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                context, intent = line[3:].split()
            elif line:
                yield _said(line, context.replace(",", " ")), world(), intent


def _said(text: str, context: str) -> Utterance:
    role, *around = context.split()
    given = dict(part.split("=") for part in around)
    return Utterance(
        text=text,
        role=SpeakerRole(role),
        prompt=Prompt(given["prompt"]) if "prompt" in given else None,
        open=given.get("open"),
        reply=tuple(filter(None, given.get("reply", "").split(","))),
        shown=_shown(given.get("shown", "")),
    )


def _shown(names: str) -> Shown:
    """`Школа_№_5,4.1`: names with «_» for a space, and numbers of activities."""
    each = [name.replace("_", " ") for name in names.split(",") if name]
    return Shown(
        tuple(name for name in each if not name[0].isdigit()),
        tuple(name for name in each if name[0].isdigit()),
    )


def _example(line: str, known: World) -> Example:
    kind, context, text, meaning = line.split("\t")
    said = _said(text, context)
    intent, _, rest = meaning.partition(" ")
    wanted = dict(_fields(rest))
    return Example(kind, said, intent.rstrip("?"), not intent.endswith("?"), wanted, known)


def _fields(rest: str) -> Iterator[tuple[str, object]]:
    """`activity=1.4 text=15 человек`: a value goes on to the next name."""
    name = ""
    words: list[str] = []
    for part in [*rest.split(" "), "end_of_row="]:
        head, mark, value = part.partition("=")
        if mark and (head in _NAMES or head == "end_of_row"):
            if name:
                yield name, _value(name, " ".join(words))
            name, words = head, [value]
        else:
            words.append(part)


def _value(name: str, written: str) -> object:
    if name in _DATES:
        return date.fromisoformat(written)
    return float(written) if name == "value" else written
