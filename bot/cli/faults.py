"""What the machine refuses, as a sentence and an exit code: 2 «mend the settings», 1 «gone»."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EADDRINUSE, EDQUOT, EIO, ENOSPC
from socket import gaierror

from bot.cli.console import BAD_INPUT, Stop, sentence
from bot.config import Settings
from bot.ui.texts import Texts, texts
from domain.errors import Refusal
from models.faults import first_line

GONE = 1

_MISSING = {"3D000": "database", "28000": "role", "28P01": "password"}
"""What PostgreSQL says of a database, a role or a password that is not there (SQLSTATE)."""


_FULL = (ENOSPC, EDQUOT, EIO)
_PASSING = ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_IOERR")
"""A disk that is full or fails is no setting: when there is room, the same start works."""


@contextmanager
def in_words(settings: Settings) -> Iterator[None]:
    """Turn a database, a file store or a file that cannot be used into `Stop`; a `Refusal` too."""
    from obstore.exceptions import BaseError as StoreError
    from sqlalchemy.exc import SQLAlchemyError

    say = texts(settings.default_locale)
    try:
        yield
    except Refusal as refusal:
        raise Stop(sentence(say, refusal)) from None
    except SQLAlchemyError as error:
        raise _of_database(say, error) from None
    except sqlite3.Error as error:
        raise _of_database(say, error) from None
    except StoreError as error:
        raise Stop(say("cli-files-fault", error=first_line(error)), GONE) from None
    except (ConnectionError, TimeoutError, gaierror) as error:
        raise Stop(say("cli-database-gone", error=first_line(error)), GONE) from None
    except OSError as error:
        file, said = str(error.filename or ""), error.strerror or first_line(error)
        code = GONE if error.errno in _FULL else BAD_INPUT
        raise Stop(say("cli-file-fault", file=file, error=said), code) from None


def is_port_taken(error: OSError) -> bool:
    """Whether somebody else listens there."""
    return error.errno == EADDRINUSE


def _of_database(say: Texts, error: Exception) -> Stop:
    original = getattr(error, "orig", None) or error
    state = getattr(original, "sqlstate", None)
    said = first_line(original)
    if state in _MISSING:
        return Stop(say("cli-database-missing", what=_MISSING[state], error=said), BAD_INPUT)
    if isinstance(original, sqlite3.Error):
        name = getattr(original, "sqlite_errorname", None) or ""
        passes = name.startswith(_PASSING)
        return Stop(say("cli-database-file", error=said), GONE if passes else BAD_INPUT)
    return Stop(say("cli-database-gone", error=said), GONE)
