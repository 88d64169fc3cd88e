"""The command line: `python -m bot COMMAND`. `python -m bot --help` lists the commands."""

import argparse
import importlib
import os
import sys

from bot.cli.helping import purposes

# Each command is a module of `bot.cli` with `add(parser)` and `run(args) -> int`. Only the one
# that is called is imported: `term` answers in milliseconds, aiogram takes two seconds.
COMMANDS = (
    "run",
    "demo",
    "import",
    "term",
    "understand",
    "invite",
    "doctor",
    "backup",
    "restore",
    "move",
)


OWNERS_ONLY = 0o077
"""What is written is what people sent and said: nobody else on the machine reads it."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 bad input.

    Whatever it writes, in `DATA_DIR` or elsewhere, is its owner's only.
    """
    os.umask(OWNERS_ONLY)
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="python -m bot")
    say = purposes(arguments)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chosen = arguments[0] if arguments else None
    for name in COMMANDS:
        purpose = say(f"cli-help-{name}")
        command = commands.add_parser(name, help=purpose, description=purpose)
        if name == chosen:
            module = importlib.import_module(f"bot.cli.{name}_command")
            module.add(command, say)
            command.set_defaults(run=module.run)
    args = parser.parse_args(arguments)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads us has read enough (`… | head`); the flush at exit must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code


if __name__ == "__main__":
    raise SystemExit(main())
