"""Commands that answer one question, or every line of standard input with an object of JSON."""

import io
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any


class BadInput(Exception):
    """What was given, or a line of it, cannot be read: the text `cli-<command>-<fault>`."""

    def __init__(self, fault: str, **values: str) -> None:
        super().__init__(fault, values)
        self.fault = fault
        self.line: int | None = None
        self.values = values

    def sentence(self, command: str, **known: str) -> str:
        """The fault in one line, with the number of the line of input where there is one."""
        # Imported late: a thousand right lines need no texts.
        from bot.ui.texts import texts

        say = texts("ru")
        fault = say(f"cli-{command}-{self.fault}", **known, **self.values)
        if self.line is None:
            return fault
        return say(f"cli-{command}-line", number=str(self.line), fault=fault)


def answer(command: str, work: Callable[[], None], **known: str) -> int:
    """Do the work of a command: 0, or 2 with one line on standard error for bad input.

    `known` are values that the text of any fault may name.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A lone surrogate from the input is printed as the escape that JSON has for it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        work()
    except BadInput as error:
        print(error.sentence(command, **known), file=sys.stderr)
        return 2
    return 0


def answer_lines(lines: Iterable[bytes], answer_one: Callable[[dict[str, Any]], str]) -> None:
    """One JSON object out for one in, in order and at once; an empty line is passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = answer_one(_record(line))
        except BadInput as error:
            error.line = number
            raise
        print(said, flush=True)


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadInput("no-json") from None
    if not isinstance(record, dict):
        raise BadInput("no-json")
    return record
