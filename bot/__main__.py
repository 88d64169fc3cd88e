"""The command line: `python -m bot COMMAND`. `python -m bot --help` lists the commands."""

import argparse
import importlib
import sys

# Each command is a module of `bot.cli` with `add(parser)` and `run(args) -> int`. Only the one
# that is called is imported: `term` answers in milliseconds, aiogram takes two seconds.
COMMANDS = {
    "run": "run the bot: on Telegram with BOT_TOKEN, otherwise with the simulator",
    "demo": "show a whole year's work against the simulator",
    "import": "read a plan and show it, or store it for a municipality",
    "term": "show what a deadline phrase means",
    "invite": "make a one-time invite link",
    "doctor": "check the installation and say what to do about each fault",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 bad input."""
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="python -m bot")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chosen = arguments[0] if arguments else None
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose)
        if name == chosen:
            module = importlib.import_module(f"bot.cli.{name}_command")
            module.add(command)
            command.set_defaults(run=module.run)
    args = parser.parse_args(arguments)
    return int(args.run(args))


if __name__ == "__main__":
    raise SystemExit(main())
