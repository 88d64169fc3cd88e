"""`python -m bot term`, run as people and programs run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
SCHOOL_YEAR = ["--period", "2020-09-01..2021-08-31", "--year-start", "9"]
KEYS = ["phrase", "kind", "every", "interval", "windows", "condition", "confident"]


def term(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "bot", "term", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, check=False)


def line(phrase: str) -> bytes:
    """One line of input."""
    record = {"phrase": phrase, "start": "2021-01-01", "end": "2021-12-31", "year_start": 1}
    return json.dumps(record).encode() + b"\n"


def test_json_has_the_keys_of_the_contract_in_order(capsys):
    assert main(["term", *SCHOOL_YEAR, "--json", "Сентябрь, апрель"]) == 0
    printed = capsys.readouterr().out
    assert printed == (
        '{"phrase": "Сентябрь, апрель", "kind": "fixed", "every": null, "interval": null, '
        '"windows": [["2020-09-01", "2020-09-30"], ["2021-04-01", "2021-04-30"]], '
        '"condition": null, "confident": true}\n'
    )
    assert list(json.loads(printed)) == KEYS


def test_people_get_a_field_a_line(capsys):
    assert main(["term", *SCHOOL_YEAR, "до 5 мая (по графику)"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "kind: fixed",
        "window: … – 2021-05-05",
        "condition: по графику",
        "confident: yes",
    ]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "фразу в кавычках"),
        (["май"], "--period"),
        (["--period", "2021", "май"], "2020-09-01..2021-08-31"),
        (["--period", "2021-13-01..2021-12-31", "май"], "2021-13-01"),
        (["--period", "2021-12-31..2021-01-01", "май"], "2021-12-31..2021-01-01"),
        (["--period", "2021-01-01..2021-12-31", "--year-start", "13", "май"], "от 1 до 12"),
        (["--period", "2021-01-01..2021-12-31", "--year-start", "²", "май"], "от 1 до 12"),
    ],
)
def test_a_bad_argument_is_named_in_one_line(arguments, named, capsys):
    assert main(["term", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert named in printed.err
    assert printed.err.count("\n") == 1


def test_lines_are_answered_in_order():
    given = b"\xef\xbb\xbf" + line("Май") + b"\n" + line("Ежегодно") + line("\ud83d нет").rstrip()
    done = term("--json", "--jsonl", given=given)
    answers = [json.loads(text) for text in done.stdout.decode().splitlines()]
    assert [answer["kind"] for answer in answers] == ["fixed", "recurring", "unknown"]
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[" * 100_000,
        b"[1, 2]",
        b'{"phrase": 1, "start": "2021-01-01", "end": "2021-12-31", "year_start": 1}',
        b'{"phrase": "x", "start": "2021-02-30", "end": "2021-12-31", "year_start": 1}',
        b'{"phrase": "x", "start": "2021-01-01", "end": "2021-12-31"}',
        b'{"phrase": "x", "start": "2021-01-01", "end": "2021-12-31", "year_start": true}',
        b'{"phrase": "x", "start": "2021-01-01", "end": "2021-12-31", "year_start": 0}',
        b'{"phrase": "x", "start": "0001-01-01", "end": "9999-12-31", "year_start": 1}',
        b"\xff\xfe",
    ],
    ids=lambda bad: repr(bad[:60]),
)
def test_a_bad_line_is_named(bad):
    done = term("--jsonl", given=line("Май") + bad + b"\n" + line("Май"))
    assert done.returncode == 2
    assert done.stdout.count(b"\n") == 1
    assert done.stderr.decode().startswith("Строка 2: ")
    assert done.stderr.count(b"\n") == 1


TERMS = [["2020-09-01", "2020-10-25"], ["2020-11-05", "2020-12-29"]]
AUTUMN = ["--period", "2020-09-01..2020-12-31", "--year-start", "9", "--json"]


@pytest.mark.parametrize("content", [TERMS, {"terms": TERMS}])
def test_a_file_gives_the_school_terms(content, tmp_path, capsys):
    path = tmp_path / "terms.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert main(["term", *AUTUMN, "--school-calendar", str(path), "1 раз в четверть"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["every"], answer["windows"], answer["confident"]) == ("school_term", TERMS, True)


@pytest.mark.parametrize("content", [None, b"not json", b"[]", b'{"terms": [["2020-09-01"]]}'])
def test_a_file_that_is_no_calendar_is_named(content, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "terms.json"
    if content is not None:
        path.write_bytes(content)
    assert main(["term", *AUTUMN, "--school-calendar", path.name, "май"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "terms.json" in printed.err


def test_a_line_has_school_terms_of_its_own():
    record = {"phrase": "в каникулы", "start": "2020-09-01", "end": "2020-12-31", "year_start": 9}
    bare, bad = json.dumps(record), json.dumps({**record, "terms": "май"})
    given = "\n".join([bare, json.dumps({**record, "terms": TERMS}), bad])
    done = term("--jsonl", given=given.encode())
    answers = [json.loads(text) for text in done.stdout.decode().splitlines()]
    assert [answer["windows"] for answer in answers] == [[], [["2020-10-26", "2020-11-04"]]]
    assert [answer["confident"] for answer in answers] == [False, True]
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
