"""`--help` speaks the language of the bot, whole."""

import json
import subprocess
import sys

import pytest

from bot.__main__ import COMMANDS, main
from bot.cli.helping import purposes
from bot.ui.texts import texts


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_a_command_and_its_arguments_do(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert texts("ru")(f"cli-help-{command}") in printed
    assert "cli-help" not in printed


def test_texts_are_not_read_for_work():
    assert purposes(["term", "май"])("cli-help-term") == ""
    assert purposes([])("cli-help-term") == texts("ru")("cli-help-term")


@pytest.mark.parametrize("arguments", [[], ["xx"], ["run", "--no-such"]])
def test_an_unknown_word_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_who_has_enough_is_no_fault():
    line = json.dumps(
        {"phrase": "май", "start": "2020-09-01", "end": "2021-08-31", "year_start": 9}
    )
    phrases = f"{line}\n" * 600
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "term", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    bot.stdout.close()
    _, said = bot.communicate(phrases)
    assert (bot.returncode, said) == (0, "")
