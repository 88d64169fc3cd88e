"""PostgreSQL through asyncpg, where a server that cannot be reached is always a ConnectionError.

A name that is not found and an answer that does not come are other errors of the system, and of a
name with two addresses («localhost») both refusals come as a bare OSError.
"""

from typing import Any

import asyncpg


async def connect(*address: Any, **options: Any) -> Any:
    """What SQLAlchemy's `async_creator_fn` wants."""
    try:
        return await asyncpg.connect(*address, **options)
    except OSError as error:
        raise ConnectionError(str(error) or type(error).__name__) from error
