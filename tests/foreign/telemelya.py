"""Speak to a bot through telemelya (PyPI), a Bot API server of others: see foreign-servers.md.

It brings updates without the secret that Telegram sends along, so what it brings goes through here.
`python tests/foreign/telemelya.py TELEMELYA RELAY BOT`, three ports, ends with 1 without answers.
"""

import json
import sys
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

TOKEN, SECRET, PERSON = "123456789:telemelya", "telemelya", 77
SAID = ("/start", "/privacy")
PATIENCE = 60.0


def call(url: str, body: Any = None, headers: dict[str, str] | None = None) -> bytes:
    """Post JSON, or get."""
    data = None if body is None else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", "Authorization": "Bearer any"} | (headers or {})
    with urllib.request.urlopen(urllib.request.Request(url, data, sent), timeout=PATIENCE) as said:
        return bytes(said.read())


def relay(bot: int) -> type[BaseHTTPRequestHandler]:
    """Passes a call on to the bot, with the secret."""

    class Relay(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            secret = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            call(f"http://127.0.0.1:{bot}{self.path}", update, secret)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            return

    return Relay


def main() -> int:
    telemelya, own, bot = map(int, sys.argv[1:])
    server = ThreadingHTTPServer(("127.0.0.1", own), relay(bot))
    Thread(target=server.serve_forever, daemon=True).start()
    control = f"http://127.0.0.1:{telemelya}/api/v1/test"
    for words in SAID:
        call(f"{control}/send_update?bot_token={TOKEN}", {"chat_id": PERSON, "text": words})
    until = time.monotonic() + PATIENCE
    said: list[dict[str, Any]] = []
    while len(said) < len(SAID) and time.monotonic() < until:
        time.sleep(0.2)
        found = json.loads(call(f"{control}/responses"))
        said = [each for each in found["responses"] if each["method"] == "sendMessage"]
    for each in said:
        sys.stdout.write(json.dumps(each["text"], ensure_ascii=False) + "\n")
    return int(len(said) != len(SAID))


if __name__ == "__main__":
    raise SystemExit(main())
