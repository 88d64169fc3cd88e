"""Kinds of buttons and the callback data that somebody might forge of each.

The fields are read off the classes themselves: a new kind of button is walked without a line here,
unless it holds words, which stand in `WORDS`.
"""

from enum import Enum
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from bot.ui import callbacks
from bot.ui.callbacks.base import Button

WORDS = {
    "Menu.place": (
        "home help tasks all_tasks summary summaries review people plans debtors municipalities "
        "notifications audit set_aside"
    ),
    "Summary.query": "Bo Bg Bp Bm Be Bi A E R1 S1O1G1 Fzzzz Dzzzzzzzz T9",
    "SummaryPart.query": "Bo A R1",
    "SummaryPart.part": "more rows sections groups periods days delays burden",
    "SummaryAnswer.query": "Bo R1 O1",
    "SummaryAnswer.answer": "offer compare ranking groups school roadmaps reminders",
    "Laggards.query": "Bo O1",
    "Laggards.which": "all overdue",
    "SummaryBeside.query": "Bo A O1",
    "SummaryFile.query": "Bs",
    # Making files takes seconds each: one of those made apart, and the one made here.
    "SummaryFile.kind": "excel archive",
    "SummaryTasks.query": "Bo R1 D5",
    "PartiesAtOnce.what": "take possible rest both all",
    "SummaryTasks.which": "all overdue",
    "TaskStep.step": "start submit submit_bare submit_empty withdraw no_change repeat",
    "TaskAsk.about": "comment question news block not_applicable file deadline_request",
    "TaskPart.part": "history files text last whole-card whole-review",
    "GiveUpload.how": "only also ask",
    "UploadAction.action": "open guess release drop_held drop",
    "People.part": "home office",
    "OrganisationAction.action": (
        "rename kinds close close_sure reopen reopen_sure reopen_past invite"
    ),
    "OpenMember.action": "show end end_sure replace",
    "ImportAs.kind": "plan report drop",
    "RoadmapStep.step": (
        "open confirm discard new apply undo undo_sure finish finish_sure resume copy take_marks "
        "period name add excel past no_past"
    ),
    "ActivityStep.step": "see term title number result section rhythm split cancel cancelled",
    "SplitActivity.step": "term slot documents sure",
    "Decide.answer": "ok ok_all none add skip keep remove other type date",
    "AddActivity.what": "section party",
    "Debtors.part": "preview list ask",
    "TaskAction.action": "cancel cancel_sure dismiss reopen review unreview move",
    "Notify.value": "0900",
    "PolicyOf.field": "before quiet rhythm",
    "PolicySet.field": "before rhythm escalation",
}
"""Words that a field of text is known to hold, by class and field."""

JUNK = "нет"
EXTREMES = (-1, 2**53 - 1, 2**63)


def kinds() -> list[type[Button]]:
    """Every class of callback data, those made of others too."""
    modules = [
        import_module(f"{callbacks.__name__}.{module.name}")
        for module in iter_modules(callbacks.__path__)
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Button) and value is not Button
    }
    return sorted(found, key=lambda kind: kind.__name__)


def words_of(kind: type[Button], name: str) -> list[str]:
    """What a field that is no number can hold; none for a number."""
    annotation = kind.model_fields[name].annotation
    found = list(_words(annotation))
    if annotation is str:
        found += WORDS[f"{kind.__name__}.{name}"].split()
    return found


def _words(annotation: Any) -> list[str]:
    if get_origin(annotation) is Annotated:
        return _words(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [word for part in get_args(annotation) for word in _words(part)]
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return []


def forgeries(kind: type[Button]) -> list[str]:
    """Callback data of a kind: real ids with every word, numbers out of reach, unknown words."""
    words = {name: words_of(kind, name) for name in kind.model_fields}
    rows = [
        [words[name] or ["1"] for name in kind.model_fields],
        [[words[name][0]] if words[name] else list(map(str, EXTREMES)) for name in words],
        [[JUNK, ""] if words[name] else ["1", "x"] for name in words],
    ]
    found = []
    for number, row in enumerate(rows):
        # Numbers go to their extremes together: one is enough to break a query.
        combined = product(*row) if number == 0 else zip(*_even(row), strict=True)
        found += [":".join([kind.__prefix__, *values]) for values in combined]
    return [data for data in dict.fromkeys(found) if len(data.encode()) <= 64]


def is_read(kind: type[Button], data: str) -> bool:
    """Whether a press comes as far as the class: what does not reaches the same handler for all."""
    try:
        kind.unpack(data)
    except (TypeError, ValueError):
        return False
    return True


def _even(row: list[list[str]]) -> list[list[str]]:
    longest = max((len(values) for values in row), default=1)
    return [[values[place % len(values)] for place in range(longest)] for values in row]
