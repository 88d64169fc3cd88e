"""One process a SQLite database: the lock beside its file."""

import fcntl
from pathlib import Path
from typing import IO

from domain.errors import Code, Refusal
from models.engine import Database


class single_process:
    """Holds the lock of a SQLite database for as long as the process serves it.

    SQLite itself would let a second bot in, and every message would go out twice. PostgreSQL
    needs no such lock: replicas share its work by `SKIP LOCKED`.

    Raises Refusal(ALREADY_RUNNING) where another process holds it.
    """

    def __init__(self, database: Database) -> None:
        path = database.engine.url.database
        self._path = Path(f"{path}.lock") if database.is_sqlite and path else None
        self._file: IO[str] | None = None

    def __enter__(self) -> None:
        if self._path is None:
            return
        self._file = self._path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise Refusal(Code.ALREADY_RUNNING, file=str(self._path)) from None

    def __exit__(self, *error: object) -> None:
        if self._file is not None:
            self._file.close()
