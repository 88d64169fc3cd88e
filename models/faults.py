"""What a database says of its trouble, in one line: for logs, which must not quote any row."""

import sqlite3
from logging import Logger

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

QUOTING = "22"
"""The class of SQLSTATE whose messages quote the value that was refused."""


def first_line(error: BaseException) -> str:
    """What an error says, without what libraries add for their authors."""
    cause = _cause(error)
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__


def told(error: BaseException) -> str:
    """The same where it quotes nothing that people wrote, else the kind of the error alone."""
    cause = _cause(error)
    return first_line(cause) if _is_wordless(cause) else type(cause).__name__


def _cause(error: BaseException) -> BaseException:
    """What the driver has raised: the layers above it add the names of their classes."""
    return (isinstance(error, DBAPIError) and error.orig) or error


def _is_wordless(cause: BaseException) -> bool:
    if isinstance(cause, sqlite3.Error):
        # What SQLite itself says has a name; what its Python module says may quote a text.
        return bool(getattr(cause, "sqlite_errorname", ""))
    if state := getattr(cause, "sqlstate", None):
        return not str(state).startswith(QUOTING)
    return isinstance(cause, PoolTimeout | OSError)


class Trouble:
    """What fails for a while: the log says so once, and once that it is over."""

    def __init__(self, log: Logger, what: str) -> None:
        self.is_there = False
        self._log = log
        self._what = what

    def note(self, error: BaseException) -> None:
        """It has failed again."""
        if not self.is_there:
            self._log.error("%s: %s", self._what, told(error))
        self.is_there = True

    def over(self) -> None:
        """It has worked."""
        if self.is_there:
            self._log.info("%s: no more", self._what)
        self.is_there = False
