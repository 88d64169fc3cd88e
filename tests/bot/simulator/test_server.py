"""The simulator as a program, and its documentation."""

import asyncio
import re
import socket
from pathlib import Path

import pytest
from aiohttp import web

import simulator as package
from simulator import control, control_world
from simulator.__main__ import main
from simulator.server import Simulator

FOLDER = Path(package.__file__).parent


def documented_calls() -> set[tuple[str, str]]:
    """The calls in the table of the README, with their parameters named by the README."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return {
        (verb, path.split("?")[0]) for verb, path in re.findall(r"`([A-Z]+) (/sim[^`]*)`", text)
    }


def served_calls() -> set[tuple[str, str]]:
    """The calls that the control API serves; alternatives in a path are told apart."""
    app = web.Application()
    control.add_routes(app)
    control_world.add_routes(app)
    calls = set()
    for route in app.router.routes():
        path = route.resource.canonical
        pattern = route.resource.get_info().get("pattern", re.compile(""))
        alternatives = re.search(r"\(\?P<action>([a-z|]+)\)", pattern.pattern)
        for action in alternatives[1].split("|") if alternatives else [""]:
            calls.add((route.method, path.replace("{action}", action)))
    return {call for call in calls if call[0] != "HEAD"}


def test_every_call_of_the_control_api_is_documented():
    assert documented_calls() == served_calls()


@pytest.mark.parametrize("token", ["abc", ":x", "42:", "x:42"])
def test_a_wrong_token_is_refused(token):
    with pytest.raises(ValueError, match="token"):
        Simulator(token=token)


def run(monkeypatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr("sys.argv", ["simulator", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


def test_wrong_arguments_end_with_a_sentence(monkeypatch, capsys):
    assert run(monkeypatch, "--token", "abc") == 2
    assert "a bot's token is" in capsys.readouterr().err
    assert run(monkeypatch, "--today", "вчера") == 2
    assert "--today" in capsys.readouterr().err


def test_a_taken_port_ends_with_a_sentence(monkeypatch, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(monkeypatch, "--port", str(taken.getsockname()[1])) == 2
    error = capsys.readouterr().err
    assert error.startswith("simulator: ")
    assert "Traceback" not in error


async def test_it_can_start_again_after_a_stop():
    simulator = Simulator()
    for _ in range(2):
        async with simulator:
            anna = simulator.person("Анна", user_id=7)
            await anna.send("раз", wait=False)
    with pytest.raises(RuntimeError, match="not running"):
        _ = simulator.client
    await asyncio.wait_for(simulator.stop(), 5)
