"""Untranslated is a red build: every locale has the same texts with the same variables."""

import re
from ast import Call, Constant, FormattedValue, JoinedStr, expr, parse, unparse, walk
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.ui.texts import FOLDER, LOCALES
from domain.access import Role
from domain.alarms import Alarm
from domain.comparisons import Against
from domain.draft import ProblemCode
from domain.errors import Code
from domain.organisation_kinds import OrganisationKind
from domain.summary import Basis, By, TaskSelection
from domain.workflow import Action, Status
from models.enums import GroupShows, RoadmapStatus


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def texts_of(path: Path) -> dict[str, set[str]]:
    """Id of a text, or of its attribute (`set-aside-roadmap.todo`) → the names of its variables."""
    found = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
        if isinstance(entry, ast.Message):
            parts = {f".{each.id.name}": each.value for each in entry.attributes}
            for name, value in {"": entry.value, **parts}.items():
                visitor = Variables()
                visitor.visit(value)
                found[f"{entry.id.name}{name}"] = visitor.names
    return found


def all_texts(locale: str) -> dict[str, set[str]]:
    merged: dict[str, set[str]] = {}
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        new = texts_of(path)
        assert not merged.keys() & new.keys(), f"{path.name} repeats {merged.keys() & new.keys()}"
        merged |= new
    return merged


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "ru"])
def test_every_locale_has_the_same_texts_and_variables(locale):
    assert all_texts(locale) == all_texts("ru")


def sources() -> Iterator[Path]:
    root = Path(__file__).resolve().parents[1]
    for folder in ("bot", "documents", "domain", "handlers", "scheduler", "services"):
        yield from (root / folder).rglob("*.py")


OPTIONAL = (r"summary\-row\-.*",)
"""Asked for only where the locale has it."""


def said() -> list[tuple[str, str, set[str | None]]]:
    """Each text that the sources ask for by name: where, its id as a pattern, names of its values.

    `say` are the labels and answers that the sample presses and waits for.
    """
    return [
        (f"{path.name}:{node.lineno}", pattern, {word.arg for word in node.keywords})
        for path in sources()
        for node in walk(parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Call)
        and unparse(node.func).rpartition(".")[2] in ("texts", "say")
        and node.args
        and (pattern := pattern_of(node.args[0]))
        and pattern not in (*LOCALES, *OPTIONAL)
    ]


def pattern_of(name: expr) -> str:
    """«f"zone-{offset}"» → «zone-.+»; empty for what is no literal."""
    match name:
        case Constant(value=str(literal)):
            return re.escape(literal)
        case JoinedStr(values=parts):
            return "".join(
                ".*" if isinstance(part, FormattedValue) else pattern_of(part) for part in parts
            )
    return ""


def test_every_text_that_is_asked_for_by_name_is_there_with_its_variables():
    found, wanted = said(), all_texts("ru")
    assert len(found) > 1000
    assert any(where.startswith("planning_act.py") for where, _, _ in found)
    missing = [
        (where, pattern, values)
        for where, pattern, values in found
        if not any(
            None in values or wanted[name] <= values
            for name in wanted
            if re.fullmatch(pattern, name)
        )
    ]
    assert missing == []


FAMILIES: dict[str, tuple[type[StrEnum], set[str]]] = {
    "alarm": (Alarm, set()),
    "compare-with": (Against, set()),
    "event": (Action, set()),
    "group-sees": (GroupShows, set()),
    "kind": (OrganisationKind, set()),
    # A draft that was thrown away stands in no list.
    "plans-line": (RoadmapStatus, {"cancelled"}),
    "ranking-counted": (Basis, set()),
    "role": (Role, set()),
    "status": (Status, set()),
    "summary-action": (Action, set()),
    "summary-basis": (Basis, set()),
    "summary-by": (By, {"nothing"}),
    "summary-choose-periods": (Basis, set()),
    "summary-column": (By, {"nothing"}),
    "summary-period": (Basis, set()),
    "summary-status": (Status, set()),
    "summary-which": (TaskSelection, set()),
    "summary-without": (By, {"nothing"}),
}
"""Texts that a value of the domain chooses: beginnings of ids, the values, those never said."""


def test_every_value_that_chooses_a_text_has_one():
    """A member that came later must not stop a whole workbook by a word that it has not."""
    ids = all_texts("ru").keys()
    wanted = {
        f"{family}-{value.replace('_', '-')}"
        for family, (values, silent) in FAMILIES.items()
        for value in {str(each.value) for each in values} - silent
    }
    assert wanted - ids == set()


def raised() -> list[tuple[Code, set[str]]]:
    """Each `Refusal(Code.X, name=…)` in the sources, with the names of its values."""
    calls = (
        node
        for path in sources()
        for node in walk(parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Call) and unparse(node.func) == "Refusal"
    )
    return [
        (Code[name], {word.arg for word in call.keywords})
        for call in calls
        for name in re.findall(r"\bCode\.([A-Z_]+)", "".join(map(unparse, call.args)))
    ]


def test_every_refusal_brings_the_variables_of_its_text():
    found = raised()
    assert len(found) > 100
    wanted = all_texts("ru")
    for code, values in found:
        assert wanted[f"error-{code.value}"] <= values, code


def test_every_refusal_and_every_problem_has_a_text():
    ids = all_texts("ru").keys()
    wanted = {f"error-{code.value}" for code in Code}
    wanted |= {f"problem-{code.value}" for code in ProblemCode}
    assert wanted - ids == set()
