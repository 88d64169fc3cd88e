"""Telegram that is away, takes the token no more, or listens to somebody else."""

import asyncio
import logging
import sqlite3
from contextlib import closing

import aiohttp
import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramUnauthorizedError
from pydantic import SecretStr

from bot import connection
from bot.app import application, bot_for
from bot.cli.console import Stop
from bot.cli.serving import telegram_in_words
from bot.connection import Stopped, TokenRevoked, WebhookRefused
from bot.inbox import polling
from simulator.clock import SimulatedClock
from simulator.errors import ApiError
from simulator.server import Simulator
from tests.bot.conftest import MORNING
from tests.operations.bots import (
    TOKEN,
    ask,
    free_port,
    settings,
    started,
    until,
    until_ready,
)

SPEAKERS = ("bot.connection", "bot.inbox.polling", "bot.inbox.working")


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


@pytest.fixture(autouse=True)
def hurried(monkeypatch, caplog):
    monkeypatch.setattr(connection, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(connection, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(connection, "RIVAL_GONE", 2.0)
    monkeypatch.setattr(polling, "WAIT_SECONDS", 1)
    for speaker in SPEAKERS:
        caplog.set_level(logging.INFO, logger=speaker)


@pytest.fixture
def said(caplog):
    """What the log says of the connection and of what waits for it, a line each."""
    return lambda: [r.getMessage() for r in caplog.records if r.name in SPEAKERS]


async def test_telegram_that_is_away_at_start_is_waited_for(data_folder, said):
    port = free_port()
    own = settings(data_folder, f"http://127.0.0.1:{port}")
    async with started(own) as there:
        assert await ask(own, "/healthz") == (200, "alive\n")
        await until(lambda: bool(said()))
        status, reasons = await ask(own, "/readyz")
        assert status == 503 and "telegram: no answer" in reasons.splitlines()
        async with Simulator(clock=SimulatedClock(MORNING), port=port):
            app = await asyncio.wait_for(there, 60)
            assert app.tools.username
            assert await until_ready(own) == "ready\n"
            first, second = said()
            assert first.startswith("Telegram does not answer (TelegramNetworkError)")
            assert second.startswith("Telegram answers again after ")


@pytest.mark.parametrize("scheme", ["http", "socks4", "socks5"])
@pytest.mark.parametrize("answer", [None, b"", b"HTTP/1.1 403 Forbidden\r\n\r\n", b"\x05\xff"])
async def test_a_proxy_that_is_away_is_the_network_that_is_away(data_folder, scheme, answer):
    """Its error ended the bot at the start and at work: it was no error of the network."""

    async def refuse(reader, writer):
        await reader.read(1)
        writer.write(answer)
        writer.close()

    port = free_port()
    server = None
    if answer is not None:
        server = await asyncio.start_server(refuse, "127.0.0.1", port)
    own = settings(data_folder, "http://127.0.0.1:1").model_copy(
        update={"proxy_url": f"{scheme}://user:secret@127.0.0.1:{port}"}
    )
    async with bot_for(own) as bot:
        with pytest.raises(TelegramNetworkError) as raised:
            await bot.get_me()
        # What was not sent for certain is sent again without a doubt.
        assert isinstance(raised.value.__cause__, aiohttp.ClientConnectorError)
        assert "secret" not in str(raised.value)
    if server is not None:
        server.close()


@pytest.mark.parametrize("method", ["setMyCommands", "deleteWebhook", "setWebhook"])
async def test_a_stop_at_any_moment_of_the_start_is_no_fault(data_folder, monkeypatch, method):
    """The inbox works by then: its group would make another error of the stop."""
    stop, called = asyncio.Event(), asyncio.Event()
    async with Simulator(clock=SimulatedClock(MORNING)) as sim:
        own = settings(data_folder, sim.url)
        if method == "setWebhook":
            own = own.model_copy(
                update={"webhook_url": "http://127.0.0.1/x", "webhook_secret": SecretStr("secret")}
            )
        async with application(own, SimulatedClock(MORNING)) as app:
            make_request = app.bot.session.make_request

            async def hang(bot, called_method, *more, **options):
                if called_method.__api_method__ == method:
                    called.set()
                    await asyncio.Event().wait()
                return await make_request(bot, called_method, *more, **options)

            monkeypatch.setattr(app.bot.session, "make_request", hang)
            async with asyncio.TaskGroup() as group:
                group.create_task(app.listen(stop))
                await asyncio.wait_for(called.wait(), 30)
                stop.set()


async def test_a_start_that_waits_can_be_stopped(data_folder):
    own = settings(data_folder, f"http://127.0.0.1:{free_port()}")
    stop = asyncio.Event()

    async def start() -> None:
        async with application(own, SimulatedClock(MORNING), stop):
            pytest.fail("there is nobody to meet")

    async with asyncio.timeout(30):
        waiting = asyncio.gather(start(), return_exceptions=True)
        await ask(own, "/healthz")
        stop.set()
        (ended,) = await waiting
    assert isinstance(ended, Stopped)


async def test_a_wrong_token_is_not_waited_for(data_folder):
    async with Simulator(token="43:another") as sim:
        with pytest.raises(TelegramUnauthorizedError):
            async with application(settings(data_folder, sim.url), SimulatedClock(MORNING)):
                pytest.fail("the token is wrong")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TelegramUnauthorizedError(method=None, message="Unauthorized"), 2),
        (TokenRevoked(), 2),
        (WebhookRefused("Bad Request: bad webhook: HTTPS url must be provided"), 2),
        (WebhookRefused("Bad Request: bad webhook: Failed to resolve host"), 2),
        (WebhookRefused("Bad Request: bad webhook: Failed to resolve host", stands=True), 1),
        (connection.TelegramNetworkError(method=None, message="no route"), 1),
    ],
)
def test_exit_codes_tell_wrong_settings_from_a_server_that_is_gone(tmp_path, error, code):
    with pytest.raises(Stop) as stop, telegram_in_words(settings(tmp_path, "http://x")):
        raise error
    assert stop.value.code == code and str(stop.value).count("\n") == 0


@pytest.mark.parametrize(
    ("url", "refusal", "raised"),
    [
        ("http://bot.example.org/x", None, WebhookRefused),
        ("", unauthorized(), TelegramUnauthorizedError),
        ("https://bot.example.org/x", unauthorized(), TelegramUnauthorizedError),
    ],
)
async def test_a_refusal_at_the_start_is_said_and_no_fault_of_a_group(
    data_folder, url, refusal, raised
):
    """It came out of the inbox's group: a traceback, and exit code 1."""
    async with Simulator(clock=SimulatedClock(MORNING)) as sim:
        secret = SecretStr("secret") if url else None
        own = settings(data_folder, sim.url).model_copy(
            update={"webhook_url": url or None, "webhook_secret": secret}
        )
        async with application(own, SimulatedClock(MORNING)) as app:
            if refusal is not None:
                sim.faults.plan(refusal, "setWebhook" if url else "deleteWebhook")
            with pytest.raises(raised):
                await app.listen(asyncio.Event())


@pytest.mark.parametrize("stands", [False, True])
async def test_an_address_that_telegram_has_taken_before_is_refused_for_a_while(
    data_folder, stands
):
    """Whether it passed was guessed from a word of the refusal."""
    url = f"http://127.0.0.1:{free_port()}/hook"
    async with Simulator(clock=SimulatedClock(MORNING)) as sim:
        own = settings(data_folder, sim.url).model_copy(
            update={"webhook_url": url, "webhook_secret": SecretStr("secret")}
        )
        if stands:
            sim.world.webhook.set(url, "secret")
        sim.faults.plan(ApiError(400, "Bad Request: bad webhook: try again"), "setWebhook")
        async with application(own, SimulatedClock(MORNING)) as app:
            with pytest.raises(WebhookRefused) as refused:
                await app.listen(asyncio.Event())
    assert refused.value.stands is stands


async def test_replicas_that_start_at_once_come_back_when_telegram_says_so():
    busy = TelegramRetryAfter(method=None, message="Too Many Requests", retry_after=0)
    answers = iter([busy, busy, True])

    async def call():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert await connection.ConnectionWatch().insist(call, asyncio.Event())


async def test_a_token_that_is_revoked_at_work_ends_the_bot(data_folder):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        with pytest.raises(ExceptionGroup) as ended:
            async with started(own) as there:
                await there
                await until_ready(own)
                await sim.client.set_faults(error_share=1.0, error_code=401, polling=True)
                sim.person("Анна")
                await until(lambda: there.result().connection.refused.is_set())
        assert ended.group_contains(TokenRevoked)


async def test_updates_that_cannot_be_stored_are_said(data_folder, said):
    """With a full disk the bot was «ready»: reading went on."""
    async with Simulator(clock=SimulatedClock(MORNING)) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there:
            await there
            await until_ready(own)
            file = own.data_dir / "roadmap.db"
            with closing(sqlite3.connect(file, isolation_level=None)) as database:
                database.execute("ALTER TABLE inbox RENAME TO away")
                await sim.person("Анна").send("/start", wait=False)
                assert "updates: cannot be stored" in await until_ready(own, 503)
                # The reader of the inbox meets it too.
                await until(lambda: len(said()) == 2)
                database.execute("ALTER TABLE away RENAME TO inbox")
            assert await until_ready(own) == "ready\n"
            await until(lambda: len(said()) == 4)
            assert "no such table: inbox" in said()[0]
            assert [line.endswith("no more") for line in said()] == [False, False, True, True]


async def test_one_refusal_alone_is_a_fault_of_the_server(data_folder):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there:
            app = await there
            await until_ready(own)
            await sim.client.set_faults(error_share=1.0, error_code=401)
            for _ in range(connection.REFUSALS - 1):
                with pytest.raises(TelegramUnauthorizedError):
                    await app.bot.send_message(1, "x")
            sim.faults.reset()
            await app.bot.get_me()
            await sim.client.set_faults(error_share=1.0, error_code=401)
            with pytest.raises(TelegramUnauthorizedError):
                await app.bot.send_message(1, "x")
            assert not app.connection.refused.is_set()
            sim.faults.reset()


async def test_a_long_time_without_network_is_two_lines(data_folder, said):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there:
            app = await there
            await until_ready(own)
            await sim.client.set_faults(drop_before_share=1.0, polling=True)
            anna = sim.person("Анна")
            for _ in range(20):
                with pytest.raises(connection.TelegramNetworkError):
                    await app.bot.send_message(1, "x")
            assert "telegram: no answer" in await until_ready(own, 503)
            assert len(said()) == 1
            sim.faults.reset()
            await until_ready(own)
            await anna.start()
            await anna.expect("приглашение")
            assert len(said()) == 2


async def test_a_webhook_that_somebody_else_has_set_is_taken_away(data_folder, said):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there:
            app = await there
            await until_ready(own)
            await app.bot.set_webhook(f"http://127.0.0.1:{free_port()}/foreign")
            await until(lambda: "A webhook was set by somebody else: it is taken away." in said())
            await until_ready(own)
            anna = sim.person("Анна")
            await anna.start()
            await anna.expect("приглашение")
            assert len(said()) == 1


async def test_another_bot_on_the_token_is_named_once(data_folder, said):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        own = settings(data_folder, sim.url)
        async with started(own) as there, aiohttp.ClientSession() as rival:
            app = await there
            await until_ready(own)
            refused = sim.world.counters.refused
            # Of two that poll each gets through now and then: that is no end of it.
            while sum(count for said, count in refused.items() if "Conflict" in said) < 3:
                polled = f"{sim.url}/bot{TOKEN}/getUpdates?timeout=0"
                await (await rival.get(polled)).read()
            assert "telegram: another bot polls with this token" in await until_ready(own, 503)
            await until(lambda: not app.connection.has_rival)
            assert [line.split()[0] for line in said()] == ["Another", "No"]


async def test_a_server_that_takes_no_commands_is_served_all_the_same(data_folder):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        sim.faults.plan("error", "getMyDescription")
        own = settings(data_folder, sim.url)
        async with started(own):
            await until_ready(own)
            anna = sim.person("Анна")
            await anna.start()
            await anna.expect("приглашение")
