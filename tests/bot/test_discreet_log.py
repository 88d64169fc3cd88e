"""Nothing of the token, and nothing that people wrote, gets into the log, whatever fails."""

import asyncio
import gc
import json
import logging
import sys

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.cli import discreet_log
from bot.cli.discreet_log import Discreet, DiscreetJson
from models.faults import QUOTING

WORDS = "сын Ивановой снова не пришёл"
TELLING = (OSError, PoolTimeout)


def tells(kind: type[BaseException]) -> bool:
    """Whether its message is of the machine, the pool or PostgreSQL, which quotes values in one
    class of errors only: nobody's words."""
    state = str(getattr(kind, "sqlstate", None) or QUOTING)
    return issubclass(kind, TELLING) or not state.startswith(QUOTING)


def kinds(of: type[BaseException] = BaseException) -> set[type[BaseException]]:
    """Every class of errors that is loaded, those of libraries too."""
    return {of}.union(*(kinds(each) for each in type.__subclasses__(of)))


def made(kind: type[BaseException]) -> BaseException | None:
    """An error of the class that holds the words; None where it is built in another way."""
    for arguments in (
        (WORDS,),
        (WORDS, WORDS),
        (None, WORDS),
        (WORDS, {"x": WORDS}, ValueError(WORDS)),
    ):
        try:
            error = kind(*arguments)
            error.add_note(WORDS)
        except Exception:  # noqa: BLE001 - it is asked which of them builds it
            continue
        return error
    return None


def written(error: BaseException, kind: type[Discreet] = Discreet) -> str:
    try:
        try:
            raise ValueError(WORDS)
        except ValueError:
            raise error from (None if error.__suppress_context__ else error.__cause__)
    except BaseException as caught:  # noqa: BLE001 - of every class
        info = (type(caught), caught, caught.__traceback__)
        record = logging.LogRecord("bot", logging.ERROR, "", 1, "update %s failed", (7,), info)
    return kind(None).format(record)


def test_no_error_of_any_class_tells_what_people_wrote():
    tried = 0
    for kind in kinds():
        error = None if tells(kind) else made(kind)
        if error is None:
            continue
        tried += 1
        told = written(error)
        assert WORDS not in told, kind
        assert kind.__qualname__ in told and "in written" in told, kind
    assert tried > 200


@pytest.mark.parametrize("kind", [Discreet, DiscreetJson])
def test_nor_do_its_causes_its_group_and_what_the_driver_says(kind):
    cause = KeyError(WORDS)
    cause.__cause__ = IntegrityError(WORDS, {"name": WORDS}, ValueError(WORDS))
    cause.__cause__.__context__ = cause
    error = ExceptionGroup(WORDS, [cause, ExceptionGroup(WORDS, [TypeError(WORDS)])])
    told = written(error, kind)
    assert WORDS not in told
    for name in ("ExceptionGroup", "KeyError", "IntegrityError", "TypeError"):
        assert name in told
    gone = OperationalError("SELECT", {}, ConnectionRefusedError(111, "Connection refused"))
    assert "Connection refused" in written(gone, kind)


def test_nor_does_a_task_that_nobody_waited_for(caplog, monkeypatch):
    """asyncio writes the task, and with it the words of its error, into the message itself."""
    logger = logging.getLogger("asyncio")
    logger.addFilter(discreet_log._quotes_nothing)

    async def fail() -> None:
        raise ValueError(WORDS)

    async def begin() -> None:
        task = asyncio.ensure_future(fail())
        await asyncio.wait({task})

    try:
        asyncio.run(begin())
        gc.collect()
    finally:
        logger.removeFilter(discreet_log._quotes_nothing)
    (record,) = caplog.records
    record.exc_text = None
    told = Discreet(None).format(record)
    assert "Task exception was never retrieved" in told and "in fail" in told
    assert WORDS not in told


def test_what_ends_the_process_is_told_in_the_same_way(caplog):
    error = ValueError(WORDS)
    discreet_log._tell_uncaught(type(error), error, None)
    (record,) = caplog.records
    record.exc_text = None
    assert WORDS not in Discreet(None).format(record) and record.levelname == "CRITICAL"


@pytest.mark.parametrize("kind", [Discreet, DiscreetJson])
def test_the_token_is_in_no_record_and_no_traceback(kind):
    token = "123456:TESTtoken"
    try:
        raise OSError(5, f"404, url='https://api.telegram.org/file/bot{token}/photo.jpg'")
    except OSError:
        record = logging.LogRecord(
            "bot", logging.ERROR, "", 1, f"failed at {token}", None, sys.exc_info()
        )
    written = kind(token).format(record)
    assert token not in written
    assert written.count("<token>") == 2
    if kind is DiscreetJson:
        (line,) = written.splitlines()
        told = json.loads(line)
        assert (told["level"], told["message"]) == ("ERROR", "failed at <token>")
        assert told["traceback"].startswith("Traceback") and told["at"].endswith("+00:00")
