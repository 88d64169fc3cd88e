"""What there is to do, read off the code: every use case that writes, and every way to it.

An act is a handler that begins a transaction, a handler that a router calls and from which one is
reached, or a use case that is called where no reading session is open. Nothing of this is listed by
hand, so what is added is an act at once.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import CodeType, FunctionType, ModuleType
from typing import Any

import handlers

BESIDE = {
    "handlers.core.showing.link",
    "handlers.core.identity._speaker",
    "handlers.summaries.showing._forget_rich",
}
"""What is written beside an act: who speaks, which message shows what, and in which form."""

AFTER_REFUSALS = "handlers.core.errors."


@dataclass(frozen=True, slots=True)
class Source:
    """A handler as its code reads: what it names, and whether only while it reads."""

    writes: bool
    named: dict[FunctionType, bool]
    takes_session: bool


@cache
def acts() -> dict[CodeType, str]:
    """The code of every act and its name."""
    found = {
        function: source
        for function, source in sources()
        if name_of(function) not in BESIDE and not name_of(function).startswith(AFTER_REFUSALS)
    }
    writing = {function for function, source in found.items() if source.writes}
    ways = reaching(writing, found) & set(called_by_routers())
    return {act.__code__: name_of(act) for act in writing | ways | _use_cases(found)}


def name_of(function: FunctionType) -> str:
    """Where a function stands."""
    return f"{function.__module__}.{function.__qualname__}"


def sources() -> Iterator[tuple[FunctionType, Source]]:
    """Every function of a module of handlers, as it reads."""
    for found in walk_packages(handlers.__path__, "handlers."):
        module = import_module(found.name)
        names = vars(module)
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                function = names[node.name]
                yield function, _source(node, names, function)


def _source(tree: ast.AST, names: dict[str, Any], function: FunctionType) -> Source:
    reading = {id(inner) for node in _opened(tree, "read", "glance") for inner in ast.walk(node)}
    own = function.__code__.co_varnames
    names = {name: meant for name, meant in names.items() if name not in own}
    named: dict[FunctionType, bool] = {}
    for node in ast.walk(tree):
        for meant in _meant(node, names):
            named[meant] = named.get(meant, True) and id(node) in reading
    writes = any(True for _ in _opened(tree, "write"))
    return Source(writes, named, "session" in inspect.signature(function).parameters)


def _opened(tree: ast.AST, *how: str) -> Iterator[ast.AsyncWith]:
    """The blocks of `async with ….how()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith):
            calls = [item.context_expr for item in node.items]
            opened = [call.func for call in calls if isinstance(call, ast.Call)]
            if any(isinstance(each, ast.Attribute) and each.attr in how for each in opened):
                yield node


def _meant(node: ast.AST, names: dict[str, Any]) -> Iterator[FunctionType]:
    """The functions that a name, a name of a module, or a table of them stands for."""
    meant = None
    if isinstance(node, ast.Name):
        meant = names.get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = names.get(node.value.id)
        meant = getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    values = meant.values() if isinstance(meant, dict) else [meant]
    yield from (value for value in values if isinstance(value, FunctionType))


def reaching(wanted: set[FunctionType], known: dict[FunctionType, Source]) -> set[FunctionType]:
    """The functions that name one of those wanted, at whatever remove."""
    reached: set[FunctionType] = set()
    while more := {
        function
        for function, source in known.items()
        if function not in reached and (wanted | reached) & ({function} | set(source.named))
    }:
        reached |= more
    return reached


def called_by_routers(*events: str) -> Iterator[FunctionType]:
    """What routers call, for these kinds of events alone where some are named."""
    routers = list(handlers.ROUTERS)
    for router in routers:
        routers += router.sub_routers
        for event, observer in router.observers.items():
            if events and event not in events:
                continue
            called = (handler.callback for handler in observer.handlers)
            yield from (each for each in called if isinstance(each, FunctionType))


def _use_cases(known: dict[FunctionType, Source]) -> set[FunctionType]:
    """Functions of services that get a session which is not, or not only, one for reading."""
    readers: set[FunctionType] = set()
    while more := {
        function
        for function, source in known.items()
        if source.takes_session and function not in readers and _is_read(function, known, readers)
    }:
        readers |= more
    return {
        meant
        for function, source in known.items()
        if function not in readers
        for meant, only_reads in source.named.items()
        if not only_reads
        and meant.__module__.startswith("services.")
        and next(iter(inspect.signature(meant).parameters), "") == "session"
    }


def _is_read(
    function: FunctionType, known: dict[FunctionType, Source], readers: set[FunctionType]
) -> bool:
    """Whether all who name a function do so while they read."""
    uses = [
        source.named[function] or user in readers
        for user, source in known.items()
        if function in source.named
    ]
    return bool(uses) and all(uses)
