"""`python -m bot understand`: what a person's words mean, for people and for programs."""

import argparse
import json
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

from bot.cli.helping import Purpose
from bot.cli.json_lines import BadInput, answer, answer_lines
from domain.utterances import (
    AskedSummary,
    Named,
    Prompt,
    Reading,
    SpeakerRole,
    Utterance,
    World,
    understand,
)


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """Add the arguments. They are checked in `run`, so that an error is one line."""
    parser.add_argument("text", nargs="?", help=say("cli-help-understand-text"))
    parser.add_argument("--role", help=say("cli-help-understand-role"))
    parser.add_argument("--world", metavar="FILE", help=say("cli-help-understand-world"))
    parser.add_argument("--prompt", help=say("cli-help-understand-prompt"))
    parser.add_argument("--open", metavar="N", help=say("cli-help-understand-open"))
    parser.add_argument("--reply", metavar="N,N", help=say("cli-help-understand-reply"))
    parser.add_argument("--jsonl", action="store_true", help=say("cli-help-understand-jsonl"))


def run(args: argparse.Namespace) -> int:
    """Print the reading of the words, or of every line of standard input.

    Returns 0, or 2 with one line on standard error for input that cannot be read.
    """
    listed = {"roles": ", ".join(SpeakerRole), "prompts": ", ".join(Prompt)}
    return answer("understand", lambda: _answer(args), **listed)


def _answer(args: argparse.Namespace) -> None:
    if not args.jsonl:
        _answer_one(args)
        return
    world = _world(args.world)
    answer_lines(sys.stdin.buffer, lambda record: _as_json(understand(_utterance(record), world)))


def _answer_one(args: argparse.Namespace) -> None:
    if args.text is None:
        raise BadInput("no-text")
    if args.role is None:
        raise BadInput("no-role")
    record = {
        "text": args.text,
        "role": args.role,
        "prompt": args.prompt,
        "open": args.open,
        "reply": args.reply.split(",") if args.reply else [],
    }
    print(_as_json(understand(_utterance(record), _world(args.world))))


def _utterance(record: dict[str, object]) -> Utterance:
    text, role, prompt = record.get("text"), record.get("role"), record.get("prompt")
    opened, reply = record.get("open"), record.get("reply") or []
    if not isinstance(text, str):
        raise BadInput("bad-text")
    if role not in list(SpeakerRole):
        raise BadInput("bad-role")
    if prompt is not None and prompt not in list(Prompt):
        raise BadInput("bad-prompt")
    if not (opened is None or isinstance(opened, str)) or not isinstance(reply, list):
        raise BadInput("bad-context")
    if not all(isinstance(number, str) for number in reply):
        raise BadInput("bad-context")
    return Utterance(
        text=text,
        role=SpeakerRole(str(role)),
        prompt=Prompt(str(prompt)) if prompt is not None else None,
        open=opened or None,
        reply=tuple(reply),
    )


def _world(path: str | None) -> World:
    if path is None:
        raise BadInput("no-world")
    try:
        known = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadInput("world-missing", path=path) from None
    except (ValueError, RecursionError):
        raise BadInput("bad-world", path=path, field="JSON") from None
    if not isinstance(known, dict):
        raise BadInput("bad-world", path=path, field="JSON")
    days = [_day(path, known, name) for name in ("today", "start", "end")]
    return World(
        today=days[0],
        start=days[1],
        end=days[2],
        organisations=_names(path, known, "organisations"),
        groups=_names(path, known, "groups"),
        sections=_numbered(path, known, "sections"),
        activities=_numbered(path, known, "activities"),
        holidays=_spans(path, known, "holidays"),
    )


def _day(path: str, known: dict[str, object], name: str) -> date:
    try:
        return date.fromisoformat(str(known.get(name)))
    except ValueError:
        raise BadInput("bad-world", path=path, field=name) from None


def _spans(path: str, known: dict[str, object], name: str) -> tuple[tuple[date, date], ...]:
    """Pairs of first and last day."""
    found = []
    for pair in _listed(path, known, name):
        if not isinstance(pair, list) or len(pair) != 2:
            raise BadInput("bad-world", path=path, field=name)
        days = {"first": pair[0], "last": pair[1]}
        try:
            found.append((_day(path, days, "first"), _day(path, days, "last")))
        except BadInput:
            raise BadInput("bad-world", path=path, field=name) from None
    return tuple(found)


def _listed(path: str, known: dict[str, object], name: str) -> list[object]:
    found = known.get(name) or []
    if not isinstance(found, list):
        raise BadInput("bad-world", path=path, field=name)
    return found


def _names(path: str, known: dict[str, object], name: str) -> tuple[str, ...]:
    found = _listed(path, known, name)
    if not all(isinstance(each, str) for each in found):
        raise BadInput("bad-world", path=path, field=name)
    return tuple(str(each) for each in found)


def _numbered(path: str, known: dict[str, object], name: str) -> tuple[Named, ...]:
    found = []
    for each in _listed(path, known, name):
        if not isinstance(each, dict) or not isinstance(each.get("number"), str):
            raise BadInput("bad-world", path=path, field=name)
        found.append(Named(number=each["number"], title=str(each.get("title") or "")))
    return tuple(found)


def _as_json(reading: Reading) -> str:
    """The reading as the contract of utterances prints it; of a question only what was said."""
    asked = reading.question
    question = None if asked is None else _said(asked)
    value = reading.value
    printed = {
        "intent": reading.intent,
        "activity": reading.activity,
        "status": reading.status,
        "value": int(value) if value is not None and value.is_integer() else value,
        "until": str(reading.until) if reading.until else None,
        "organisation": reading.organisation,
        "text": reading.text,
        "question": question,
        "confident": reading.confident,
    }
    return json.dumps(printed, ensure_ascii=False)


def _said(question: AskedSummary) -> dict[str, str]:
    values = ((field.name, getattr(question, field.name)) for field in fields(question))
    return {name: str(value) for name, value in values if value is not None}
