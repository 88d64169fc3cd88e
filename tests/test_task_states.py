"""Whoever changes what a summary counts of a task keeps its evening too."""

import ast
import re
from pathlib import Path

from services.core.task_states import STANDING

ROOT = Path(__file__).parents[1]
_UPDATES = re.compile(r"\bupdate\((?:cast\(Table, )?Task\b")
FOLDERS = ("services", "scheduler", "handlers", "bot")


def changes(tree: ast.Module) -> set[str]:
    """The columns of a task that a module sets by `update(Task).….values(…)`, by a statement that
    it has built once, or by making one."""
    found = set()
    built = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _UPDATES.search(ast.unparse(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        words = ast.unparse(node.func)
        if words.endswith(".values") and "update(Task)" in words:
            found |= {each.arg for each in node.keywords if each.arg in STANDING}
            # `**columns` may be anything.
            found |= {"*" for each in node.keywords if each.arg is None}
        if words == "change" and ast.unparse(node.args[1]) in built:
            found.add("*")
        if words == "insert_new" and ast.unparse(node.args[1]) == "Task":
            found.add("*")
    return found


def test_every_module_that_changes_tasks_keeps_their_evening():
    seen = []
    for path in sorted(each for folder in FOLDERS for each in (ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "Task" in text and changes(ast.parse(text)):
            seen.append(path.name)
            assert "task_states.keep" in text, path
    assert {"transitions.py", "task_making.py", "window_moves.py"} <= set(seen)


def test_a_module_that_forgets_is_seen():
    assert changes(ast.parse("update(Task).where(x).values(status=1, version=2)")) == {"status"}
    assert changes(ast.parse("update(Task).values(version=2)")) == set()
    assert changes(ast.parse("insert_new(session, Task, rows)")) == {"*"}
    assert changes(ast.parse("X = update(Task)\nchange(session, X, values)")) == {"*"}
