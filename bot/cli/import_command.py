"""`import`: read a plan and show what was understood, or store it for a municipality."""

import argparse
import asyncio
import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from bot.cli.console import Stop, fail, sentence, settings_or_stop
from bot.cli.faults import in_words
from bot.cli.helping import Purpose
from bot.ui.places import message, where
from bot.ui.texts import Texts, texts
from documents.read.worker import read_safely_blocking
from domain.activity_span import first_day
from domain.clock import SystemClock
from domain.draft import Draft, DraftActivity
from domain.errors import Code, Refusal
from domain.plan import drafts
from domain.planning.wording import squash
from domain.schedule import Period
from domain.task_counts import count_tasks
from domain.tasks import due_windows
from services.core.schedules import dump

_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """What to read, and for whom."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli-help-import-file"))
    parser.add_argument("--municipality", metavar="NAME", help=say("cli-help-import-municipality"))
    parser.add_argument("--period", metavar="A..B", help=say("cli-help-import-period"))
    parser.add_argument("--dry-run", action="store_true", help=say("cli-help-import-dry-run"))
    parser.add_argument("--json", action="store_true", help=say("cli-help-import-json"))


def run(args: argparse.Namespace) -> int:
    """Print the plan, or what was stored; exit code 2 after one sentence for bad input."""
    say = texts("ru")
    if not args.dry_run and not (args.municipality or "").strip():
        return fail(Stop(say("cli-import-whose")))
    try:
        period = _period(args.period)
        if not args.file.is_file():
            raise Refusal(Code.FILE_MISSING, file=str(args.file))
        grid = read_safely_blocking(args.file, args.file.name)
        plans = drafts(grid, period=period, name=args.file.name)
        if any(plan.needs_period for plan in plans):
            raise Stop(say("cli-import-period-missing"))
        if not args.dry_run:
            return _store(plans, args, say)
    except Refusal as refusal:
        return fail(Stop(sentence(say, refusal)))
    except Stop as stop:
        return fail(stop)
    if args.json:
        _print_json([as_json(plan, say, _today()) for plan in plans])
    else:
        print("\n\n".join("\n".join(_lines(plan, say)) for plan in plans))
    return 0


def _print_json(shown: Sequence[dict[str, Any]]) -> None:
    """One plan as an object, several of one file as a list of such objects."""
    value = shown[0] if len(shown) == 1 else list(shown)
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _store(plans: Sequence[Draft], args: argparse.Namespace, say: Texts) -> int:
    settings = settings_or_stop()
    # The database is imported only here: showing a plan needs none of it.
    from bot.cli.roadmap_storing import store

    with in_words(settings):
        stored = asyncio.run(
            store(settings, plans, args.file.name, args.file.read_bytes(), args.municipality)
        )
    if args.json:
        _print_json(
            [
                {"roadmap": found.roadmap_id, "municipality": stored.municipality}
                | as_json(plan, say, _today())
                for found, plan in zip(stored.overviews, plans, strict=True)
            ]
        )
        return 0
    for found in stored.overviews:
        values: dict[str, str | int] = {
            "title": found.short_title,
            "municipality": stored.municipality,
            "activities": found.activities,
            "sections": found.sections,
            "undecided": found.to_decide,
            "unassigned": found.parties_unknown,
        }
        print(say("cli-import-changes" if found.replaces else "cli-import-stored", **values))
    return 0


def _period(text: str | None) -> Period | None:
    """`A..B` as a period; it is one of academic years if it begins in September."""
    if text is None:
        return None
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise Refusal(Code.BAD_PERIOD)
    try:
        start, end = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    except ValueError:
        raise Refusal(Code.BAD_PERIOD) from None
    if end < start:
        raise Refusal(Code.BAD_PERIOD)
    return Period(start, end, 9 if start.month == 9 else 1)


def _today() -> date:
    return SystemClock().now().date()


def as_json(plan: Draft, say: Texts, today: date) -> dict[str, Any]:
    """The draft as the command prints it with --json; `today` parts past tasks from those ahead."""
    return {
        "title": plan.title,
        "period": [plan.period.start.isoformat(), plan.period.end.isoformat()],
        "sections": [{"number": part.number, "title": part.title} for part in plan.sections],
        "activities": [_activity(activity) for activity in plan.activities],
        "warnings": [
            {"where": where(say, problem.place), "message": message(say, problem)}
            for problem in plan.problems
        ],
        "tasks": _tasks(plan, today),
    }


def _tasks(plan: Draft, today: date) -> dict[str, Any]:
    """What the plan asks of one organisation that does all of it.

    The counts of `by_month` make `total`: what has no deadline stands there under "undated".
    """
    schedules = [activity.due for activity in plan.activities]
    begin = first_day(plan.period, schedules)
    windows = chain.from_iterable(due_windows(each, plan.period, None, begin) for each in schedules)
    counted = count_tasks(windows, today)
    by_month = dict(counted.by_month)
    if undated := counted.total - sum(by_month.values()):
        by_month["undated"] = undated
    return {"total": counted.total, "past": counted.past, "by_month": by_month}


def _activity(activity: DraftActivity) -> dict[str, Any]:
    return {
        "number": activity.number,
        "section": activity.section,
        "title": activity.title,
        "term": activity.term,
        "responsible": [party.as_written for party in activity.responsible],
        "result": activity.result,
        "schedule": dump(activity.schedule),
    }


def _lines(plan: Draft, say: Texts) -> list[str]:
    """The draft for reading in a terminal."""
    lines = [plan.title, f"{plan.period.start:%d.%m.%Y} – {plan.period.end:%d.%m.%Y}"]
    titles = {part.key: part.title for part in plan.sections}
    section = None
    for activity in plan.activities:
        if activity.section != section:
            section = activity.section
            lines += ["", titles.get(section or "", "")]
        parties = ", ".join(party.as_written for party in activity.responsible)
        parts = (squash(activity.title), squash(activity.term), parties, squash(activity.result))
        lines.append(f"{activity.number}\t{' | '.join(parts)}")
    lines.append("")
    lines += [f"{where(say, problem.place)}: {message(say, problem)}" for problem in plan.problems]
    return lines
