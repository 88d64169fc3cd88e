"""Updates: offsets, long polls, conflicts, repeats; delivery to a webhook."""

import asyncio

import pytest
from aiohttp import ClientSession, web
from hypothesis import given
from hypothesis import strategies as st

from simulator.updates import FIRST_UPDATE_ID, UpdateQueue


async def ids(call, **fields):
    return [
        update["update_id"] - FIRST_UPDATE_ID
        for update in (await call("getUpdates", **fields))["result"]
    ]


async def test_updates_stay_until_an_offset_confirms_them(call, anna):
    await anna.send("раз", wait=False)
    await anna.send("два", wait=False)
    assert await ids(call) == [0, 1, 2]
    assert await ids(call, limit=2) == [0, 1]
    assert await ids(call, offset=FIRST_UPDATE_ID + 1) == [1, 2]
    assert await ids(call) == [1, 2]
    assert await ids(call, offset=-1) == [2]
    assert await ids(call, offset=FIRST_UPDATE_ID + 3) == []


async def test_a_long_poll_ends_with_the_first_update(simulator, call, anna):
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(ids(call, offset=FIRST_UPDATE_ID + 1, timeout=30))
        await tasks.create_task(call("getMe"))
        await anna.send("раз", wait=False)
    assert poll.result() == [1]


async def test_the_older_of_two_polls_is_ended(call):
    async with asyncio.TaskGroup() as tasks:
        older = tasks.create_task(call("getUpdates", timeout=30))
        await tasks.create_task(call("getMe"))
        newer = tasks.create_task(call("getUpdates", timeout=0))
    assert older.result()["error_code"] == 409
    assert older.result()["description"].startswith("Conflict: terminated by other getUpdates")
    assert newer.result()["result"] == []


async def test_only_the_allowed_kinds_are_queued(call, anna):
    await call("getUpdates", allowed_updates=["callback_query"], offset=FIRST_UPDATE_ID + 1)
    await anna.send("раз", wait=False)
    assert await ids(call) == []
    await call("getUpdates", allowed_updates=[])
    await anna.send("два", wait=False)
    assert await ids(call) == [1]


async def test_a_repeated_update_comes_once_more_and_first(call, anna):
    await ids(call, offset=FIRST_UPDATE_ID + 1)
    await anna.redeliver()
    await anna.send("раз", wait=False)
    assert await ids(call) == [0, 1]
    assert await ids(call) == [1]


async def test_a_repeated_update_comes_in_its_order(call, anna):
    """Or its number would confirm older ones that did not fit into the batch."""
    for text in ("раз", "два"):
        await anna.send(text, wait=False)
    await anna.redeliver()
    assert await ids(call, limit=2) == [0, 1]
    assert await ids(call, offset=FIRST_UPDATE_ID + 2) == [2, 2]


@given(steps=st.lists(st.sampled_from(["add", "repeat", "take"]), max_size=30))
def test_nothing_overtakes_what_was_said_before_it(steps):
    """Nor does a webhook get again what it has not got yet: Telegram never brought that."""
    queue, said, brought = UpdateQueue(), [], []

    def bring() -> None:
        update = asyncio.run(queue.next())
        queue.remove(update)
        brought.append(update["update_id"])

    for step in steps:
        if step == "add":
            said.append(queue.add("message", {"message_id": len(said)}))
        elif step == "repeat" and said:
            queue.repeat(said[-1])
        elif step == "take" and len(queue):
            bring()
    while len(queue):
        bring()
    firsts = list(dict.fromkeys(brought))
    assert firsts == sorted(firsts) == [update["update_id"] for update in said]


def test_kinds_that_nobody_asked_for_are_not_queued():
    queue = UpdateQueue()
    assert queue.add("message_reaction", {}) is None
    assert queue.add("message", {}) == {"update_id": FIRST_UPDATE_ID, "message": {}}


class Receiver:
    """A bot's own server: keeps what arrives and fails as often as it is told to."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.received: asyncio.Queue[tuple[str, dict]] = asyncio.Queue()

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.received.put_nowait((secret, await request.json()))
        if self.failures:
            self.failures -= 1
            return web.Response(status=503)
        return web.Response()


async def test_a_webhook_gets_updates_until_it_accepts_them(simulator, call, anna):
    simulator.world.webhook.retry_pause = 0.01
    receiver = Receiver(failures=1)
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        assert (await call("setWebhook", url=url, secret_token="s-1"))["ok"]
        first = await asyncio.wait_for(receiver.received.get(), 5)
        second = await asyncio.wait_for(receiver.received.get(), 5)
        assert first == second
        assert first[0] == "s-1"
        assert first[1]["message"]["text"] == "/start"
        info = (await call("getWebhookInfo"))["result"]
        assert (info["url"], info["pending_update_count"]) == (url, 0)
        refused = await call("getUpdates")
        assert refused["error_code"] == 409
        assert "can't use getUpdates method while webhook is active" in refused["description"]
        await call("deleteWebhook")
        await anna.send("раз", wait=False)
        assert await ids(call) == [1]
        await call("deleteWebhook", drop_pending_updates=True)
        assert await ids(call) == []
    finally:
        await runner.cleanup()


async def test_a_webhook_that_cannot_be_reached_is_reported(simulator, call, anna):
    simulator.world.webhook.retry_pause = 0.01
    await call("setWebhook", url="http://127.0.0.1:9/hook")
    webhook, journal = simulator.world.webhook, simulator.world.journal
    assert await journal.wait_until(lambda: bool(webhook.last_error), 5)
    info = (await call("getWebhookInfo"))["result"]
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org", "secret_token": "с пробелом"},
            "bad webhook: secret token contains unallowed characters",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(call, fields, description):
    answer = await call("setWebhook", **fields)
    assert answer["description"] == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("bot42:wrong/getMe", 401),
        ("bot42:simulator/doMagic", 404),
        ("bot42:simulator/getme", 200),
        ("bot42:simulator/sendDice?chat_id=1", 501),
        ("bot42:simulator/sendMessage?chat_id=x&text=a", 400),
        ("nothing", 404),
    ],
)
async def test_addresses(simulator, path, status):
    async with ClientSession() as session, session.get(f"{simulator.url}/{path}") as response:
        assert response.status == status


async def test_a_form_a_query_and_json_are_the_same(simulator, anna):
    fields = {"chat_id": str(anna.id), "text": "а", "disable_notification": "true"}
    address = f"{simulator.url}/bot{simulator.token}/sendMessage"
    async with ClientSession() as session:
        for body in ({"params": fields}, {"data": fields}, {"json": fields}):
            async with session.post(address, **body) as response:
                assert (await response.json())["result"]["text"] == "а"
        for broken in (b"{", b"[1]"):
            headers = {"Content-Type": "application/json"}
            async with session.post(address, data=broken, headers=headers) as response:
                assert response.status == 400
