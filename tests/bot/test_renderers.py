"""Every kind of message that some service owes has a renderer."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.ui.texts import texts
from scheduler.messages import RENDERERS

SERVICES = Path(__file__).resolve().parents[2] / "services"

PLACES = {"tell_curators": 2, "tell_school": 2, "to_person": 2, "Owed": 1}
"""The functions that owe a message → the place of its kind among their arguments."""


SAYS_WHY = {
    *("digest", "reminder", "office-digest", "escalation", "events", "returned", "accepted"),
    *("blocked", "question", "not-applicable-asked", "deadline-asked", "deadline-decided"),
    "school-wrote",
}
"""Their screens end with why they came."""

SAYS_WHO = {"letter", "substitute", "pupils-found", "weekly-digest", "update-set-aside"}
"""Their first line says whose words they are, or what of the reader's own they answer."""

NOT_PERSONAL = {"group-week", "group-summary", "alarm", "set-aside"}
"""To a group that has asked for it, and to whoever keeps the bot running."""


def kinds_in(tree: ast.AST) -> Iterator[str]:
    """The kinds that are written out in calls of those functions, or assigned to `kind`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = PLACES.get(name)
            if place is not None and len(node.args) > place:
                yield from constants(node.args[place])
        elif isinstance(node, ast.Assign):
            yield from kinds_assigned(node)


def kinds_assigned(node: ast.Assign) -> Iterator[str]:
    for target in node.targets:
        if isinstance(target, ast.Name) and target.id == "kind":
            yield from constants(node.value)
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=True)
            for part, value in pairs:
                if isinstance(part, ast.Name) and part.id == "kind":
                    yield from constants(value)


def constants(node: ast.AST) -> Iterator[str]:
    """A literal, or both sides of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def test_every_kind_that_is_owed_has_a_renderer():
    owed = {
        kind
        for path in SERVICES.rglob("*.py")
        for kind in kinds_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert "returned" in owed
    assert owed - RENDERERS.keys() == set()


def test_every_kind_of_message_has_a_name_in_the_ledger():
    for locale in ("ru", "en"):
        nameless = [kind for kind in RENDERERS if not texts(locale).has(f"message-kind-{kind}")]
        assert nameless == [], locale


def test_every_kind_of_message_says_why_it_comes():
    said = SAYS_WHY | SAYS_WHO | NOT_PERSONAL
    for locale in ("ru", "en"):
        texts_of = texts(locale)
        added = {kind for kind in RENDERERS if texts_of.has(f"why-{kind}")}
        assert not said & added
        assert said | added == RENDERERS.keys()
        assert all("/notifications" in texts_of(f"why-{kind}") for kind in added)
