"""`python -m bot term`: what a deadline phrase means, for people and as JSON for programs."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from bot.cli.helping import Purpose
from bot.cli.json_lines import BadInput, answer, answer_lines
from domain.deadlines import parse
from domain.errors import Refusal
from domain.schedule import Period, Schedule
from domain.school_calendar import SchoolCalendar, read_calendar
from services.core.schedules import dump

_EXAMPLE = "2020-09-01..2021-08-31"


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """Add the arguments. They are checked in `run`, so that an error is one line."""
    parser.add_argument("phrase", nargs="?", help=say("cli-help-term-phrase"))
    parser.add_argument("--period", metavar="START..END", help=say("cli-help-term-period"))
    parser.add_argument(
        "--year-start", default="1", metavar="MONTH", help=say("cli-help-term-year-start")
    )
    parser.add_argument(
        "--school-calendar", metavar="FILE", help=say("cli-help-term-school-calendar")
    )
    parser.add_argument("--json", action="store_true", help=say("cli-help-term-json"))
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help=say("cli-help-term-jsonl"),
    )


def run(args: argparse.Namespace) -> int:
    """Print the meaning of the phrase, or of every line of standard input.

    Returns 0, or 2 with one line on standard error for input that cannot be read.
    """
    return answer("term", lambda: _answer(args), example=_EXAMPLE)


def _answer(args: argparse.Namespace) -> None:
    if not args.jsonl:
        _answer_one(args)
        return
    calendar = _calendar_in(args.school_calendar) if args.school_calendar else None
    # A line's own `terms` count before the calendar that is given for all.
    answer_lines(sys.stdin.buffer, lambda record: _as_json(_from_record(record, calendar)))


def _answer_one(args: argparse.Namespace) -> None:
    if args.phrase is None:
        raise BadInput("no-phrase")
    if args.period is None:
        raise BadInput("no-period")
    start, dots, end = args.period.partition("..")
    if not dots:
        raise BadInput("bad-period")
    if not (args.year_start.isascii() and args.year_start.isdigit() and len(args.year_start) < 3):
        raise BadInput("bad-year-start")
    calendar = _calendar_in(args.school_calendar) if args.school_calendar else None
    schedule = _parse(args.phrase, _date(start), _date(end), int(args.year_start), calendar)
    print(_as_json(schedule) if args.json else _as_text(schedule))


def _from_record(record: dict[str, Any], calendar: SchoolCalendar | None) -> Schedule:
    texts = [record.get(name) for name in ("phrase", "start", "end")]
    year_start = record.get("year_start")
    if not all(isinstance(text, str) for text in texts):
        raise BadInput("bad-fields")
    if not isinstance(year_start, int) or isinstance(year_start, bool):
        raise BadInput("bad-year-start")
    terms = record.get("terms")
    if terms is not None:
        calendar = _read_calendar(terms, "terms")
    phrase, start, end = texts
    return _parse(str(phrase), _date(str(start)), _date(str(end)), year_start, calendar)


def _calendar_in(path: str) -> SchoolCalendar:
    """The school calendar in a JSON file."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise BadInput("bad-calendar", source=_short(path)) from None
    return _read_calendar(data, path)


def _read_calendar(data: object, source: str) -> SchoolCalendar:
    try:
        return read_calendar(data)
    except Refusal:
        raise BadInput("bad-calendar", source=_short(source)) from None


def _short(text: str) -> str:
    """A piece of input in one line."""
    return " ".join(text.split())[:40]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("bad-date", date=_short(text)) from None


def _parse(
    phrase: str, start: date, end: date, year_start: int, calendar: SchoolCalendar | None
) -> Schedule:
    if not 1 <= year_start <= 12:
        raise BadInput("bad-year-start")
    try:
        return parse(phrase, Period(start, end, year_start), calendar)
    except Refusal:
        raise BadInput("bad-plan", start=str(start), end=str(end)) from None


def _as_json(schedule: Schedule) -> str:
    """The schedule as the deadline contract prints it."""
    return json.dumps(dump(schedule), ensure_ascii=False)


def _as_text(schedule: Schedule) -> str:
    """The same for people: a field a line, only those that say something."""
    lines = [f"kind: {schedule.kind}"]
    if schedule.every is not None:
        lines.append(f"every: {schedule.interval} {schedule.every}")
    lines += [f"window: {window.start or '…'} – {window.end}" for window in schedule.windows]
    if schedule.condition is not None:
        lines.append(f"condition: {schedule.condition}")
    lines.append(f"confident: {'yes' if schedule.confident else 'no'}")
    return "\n".join(lines)
