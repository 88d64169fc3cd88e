"""`python -m bot understand`, run as people and programs run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
WORLD = "tests/domain/utterances/world.json"
KEYS = [
    "intent", "activity", "status", "value", "until", "organisation", "text", "question",
    "confident",
]  # fmt: skip


def understand(given: bytes) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "bot", "understand", "--world", WORLD, "--jsonl"]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, check=False)


def line(text: str, **around: object) -> bytes:
    return json.dumps({"text": text, "role": "coordinator", **around}).encode() + b"\n"


@pytest.fixture(autouse=True)
def at_root(monkeypatch):
    monkeypatch.chdir(ROOT)


def test_the_example_of_the_contract(capsys):
    words = ["1.4 сделали, 15 человек", "--role", "coordinator", "--reply", "1.4,2.1"]
    assert main(["understand", *words, "--world", WORLD]) == 0
    printed = capsys.readouterr().out
    assert printed == (
        '{"intent": "report", "activity": "1.4", "status": "done", "value": null, "until": null, '
        '"organisation": null, "text": "15 человек", "question": null, "confident": true}\n'
    )
    assert list(json.loads(printed)) == KEYS


def test_a_question_says_only_what_was_said(capsys):
    words = ["сводка по школам за прошлый месяц", "--role", "manager", "--world", WORLD]
    assert main(["understand", *words]) == 0
    assert json.loads(capsys.readouterr().out)["question"] == {
        "by": "school", "start": "2026-10-01", "end": "2026-10-31",
    }  # fmt: skip


def test_a_prompt_and_an_open_card_are_context(capsys):
    words = ["87%", "--role", "coordinator", "--prompt", "number", "--open", "4.3"]
    assert main(["understand", *words, "--world", WORLD]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["intent"], printed["value"]) == ("answer", 87)


def test_lines_are_answered_in_order():
    given = b"\xef\xbb\xbf" + line("1.4 сделали") + b"\n" + line("кто мой куратор")
    done = understand(given + line("\ud83d нет", prompt=None, open=None, reply=None).rstrip())
    answers = [json.loads(text) for text in done.stdout.decode().splitlines()]
    assert [answer["intent"] for answer in answers] == ["report", "contact", "menu"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_line_is_answered_before_the_next_is_read():
    command = [sys.executable, "-m", "bot", "understand", "--world", WORLD, "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin and process.stdout
        for text, intent in (("привет", "greet"), ("спасибо", "thanks")):
            process.stdin.write(line(text))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["intent"] == intent
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[1]",
        b"[" * 100_000,
        b"\xff\xfe",
        line("x").replace(b'"x"', b"1"),
        line("x", role="teacher"),
        line("x", role=None),
        line("x", prompt="colour"),
        line("x", prompt=["day"]),
        line("x", open=1),
        line("x", reply="1.4"),
        line("x", reply=[1]),
    ],
    ids=lambda bad: repr(bad[:70]),
)
def test_a_bad_line_is_named(bad):
    done = understand(line("привет") + bad.rstrip() + b"\n" + line("привет"))
    assert done.returncode == 2
    assert done.stdout.count(b"\n") == 1
    assert done.stderr.decode().startswith("Строка 2: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "в кавычках"),
        (["привет"], "--role"),
        (["привет", "--role", "head"], "--world"),
        (["привет", "--role", "teacher", "--world", WORLD], "coordinator, head, curator, manager"),
        (["привет", "--role", "head", "--world", "missing.json"], "missing.json"),
        (["привет", "--role", "head", "--world", "README.md"], "README.md"),
        (["привет", "--role", "head", "--world", WORLD, "--prompt", "x"], "reason"),
        (["--jsonl"], "--world"),
    ],
)
def test_a_bad_argument_is_named_in_one_line(arguments, named, capsys):
    assert main(["understand", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert named in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "world",
    [
        {},
        [],
        {"today": "2026-11-24", "start": "2026-09-01", "end": "soon"},
        {"today": "2026-11-24", "start": "2026-09-01", "end": "2027-05-31", "activities": ["1.4"]},
        {"today": "2026-11-24", "start": "2026-09-01", "end": "2027-05-31", "groups": "ШНОР"},
        {"today": "2026-11-24", "start": "2026-09-01", "end": "2027-05-31", "groups": [1]},
    ],
)
def test_a_world_that_does_not_fit_is_named(world, tmp_path, capsys):
    path = tmp_path / "world.json"
    path.write_text(json.dumps(world))
    assert main(["understand", "привет", "--role", "head", "--world", str(path)]) == 2
    printed = capsys.readouterr()
    assert str(path) in printed.err
    assert printed.err.count("\n") == 1
