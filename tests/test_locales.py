"""Untranslated is a red build: every locale has the same texts with the same variables."""

import re
from ast import Call, parse, unparse, walk
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.ui.texts import FOLDER, LOCALES
from domain.draft import ProblemCode
from domain.errors import Code


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def texts_of(path: Path) -> dict[str, set[str]]:
    """Text id (with its attributes) → the names of its variables."""
    found = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
        if isinstance(entry, ast.Message):
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
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


def raised() -> list[tuple[Code, set[str]]]:
    """Each `Refusal(Code.X, name=…)` in the sources, with the names of its values."""
    root = Path(__file__).resolve().parents[1]
    sources = (
        path
        for folder in ("bot", "documents", "domain", "handlers", "scheduler", "services")
        for path in (root / folder).rglob("*.py")
    )
    calls = (
        node
        for path in sources
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
