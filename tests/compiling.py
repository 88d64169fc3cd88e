"""Statements are put into SQL once in a worker, as in a bot that runs, and not in each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

STATEMENTS = 5_000
"""More than the product has: nothing is compiled twice."""


@contextmanager
def one_compiler() -> Iterator[None]:
    """Engines that are made inside share what they compile with those of their kind before.

    SQLAlchemy compiles for a dialect, and each engine makes a dialect of its own: to compile for
    each test took a fifth of its setup and a seventh of the rest.
    """
    known: dict[object, AsyncEngine] = {}

    def create_like_others(url: str, **options: Any) -> AsyncEngine:
        made = create_async_engine(url, **options, query_cache_size=STATEMENTS)
        kind = (made.dialect.name, options.get("json_serializer"))
        known[kind] = _alike(known.get(kind), made)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.engine.create_async_engine", create_like_others)
        yield


def _alike(before: AsyncEngine | None, made: AsyncEngine) -> AsyncEngine:
    """The engine whose dialect is to be shared: one that knows its server, as it has connected."""
    if before is None or before.dialect.server_version_info is None:
        return made
    made.sync_engine.dialect = before.sync_engine.dialect
    made.sync_engine._compiled_cache = before.sync_engine._compiled_cache
    return before
