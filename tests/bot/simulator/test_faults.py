"""Bad weather: rate limits, errors, lost connections; and what is counted."""

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator.errors import bad_request
from simulator.faults import Faults


async def send(simulator, anna, session):
    address = f"{simulator.url}/bot{simulator.token}/sendMessage"
    return await session.post(address, json={"chat_id": anna.id, "text": "а"})


async def test_a_chat_takes_one_message_a_second(simulator, call, anna):
    simulator.faults.change(rate_limits=True)
    assert (await call("sendMessage", chat_id=anna.id, text="а"))["ok"]
    answer = await call("sendMessage", chat_id=anna.id, text="б")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert (simulator.counters.messages, simulator.counters.too_many) == (1, 1)


async def test_thirty_messages_a_second_in_all(simulator, call):
    simulator.faults.change(rate_limits=True, per_second=3)
    persons = [simulator.person(f"П{number}") for number in range(4)]
    for person in persons:
        await person.start(wait=False)
    answers = [await call("sendMessage", chat_id=person.id, text="а") for person in persons]
    assert [answer["ok"] for answer in answers] == [True, True, True, False]


async def test_a_group_takes_twenty_a_minute(simulator, call, anna):
    group = simulator.group("Группа", [anna])
    await group.add_bot()
    simulator.faults.change(rate_limits=True, chat_per_second=100, per_second=100)
    answers = [await call("sendMessage", chat_id=group.id, text="а") for _ in range(21)]
    assert [answer["ok"] for answer in answers] == [True] * 20 + [False]
    assert 50 < answers[-1]["parameters"]["retry_after"] <= 60


async def test_a_planned_error_comes_as_often_as_it_was_planned(simulator, call, anna):
    simulator.faults.plan("error", "sendMessage", times=2)
    assert (await call("getMe"))["ok"]
    codes = [
        (await call("sendMessage", chat_id=anna.id, text="а")).get("error_code") for _ in "123"
    ]
    assert codes == [500, 500, None]
    assert simulator.counters.as_dict()["faults"] == {"error": 2}


async def test_a_planned_refusal_is_worded_as_it_was_planned(simulator, call, anna):
    simulator.faults.plan(bad_request("chat not found"), "sendMessage")
    body = {"code": 429, "description": "Too Many Requests", "retry_after": 3}
    await simulator.client.call("POST", "/sim/faults/plan", body | {"method": "sendMessage"})
    refused = [await call("sendMessage", chat_id=anna.id, text="а") for _ in "123"]
    assert refused[0]["description"] == "Bad Request: chat not found"
    assert refused[1]["parameters"] == {"retry_after": 3}
    assert refused[2]["ok"]
    assert sum(simulator.counters.refused.values()) == 1 + 1


async def test_a_proxy_page_is_no_json(simulator, anna):
    simulator.faults.plan("html", "sendMessage")
    async with ClientSession() as session:
        response = await send(simulator, anna, session)
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


@pytest.mark.parametrize(("kind", "accepted"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_lost_connection_before_and_after_the_work(simulator, anna, kind, accepted):
    simulator.faults.plan(kind, "sendMessage")
    async with ClientSession() as session:
        with pytest.raises(ClientError):
            await send(simulator, anna, session)
    assert simulator.counters.messages == accepted


async def test_an_answer_can_come_too_late(simulator, anna):
    simulator.faults.plan("hang", "sendMessage")
    async with ClientSession(timeout=ClientTimeout(total=0.2)) as session:
        with pytest.raises(TimeoutError):
            await send(simulator, anna, session)
    assert simulator.counters.messages == 1


def test_shares_are_repeatable_and_about_right():
    def draw() -> list[str | None]:
        faults = Faults()
        faults.change(error_share=0.2, drop_after_share=0.1, seed=7)
        return [faults.draw("sendmessage") for _ in range(2_000)]

    drawn = draw()
    assert drawn == draw()
    assert 320 < drawn.count("error") < 480
    assert 140 < drawn.count("drop_after") < 260
    assert drawn.count("html") == 0


def test_polling_is_spared_unless_told():
    faults = Faults()
    faults.change(error_share=1.0, latency=0.5)
    assert (faults.draw("getupdates"), faults.delay("getupdates")) == (None, 0.0)
    faults.change(polling=True)
    assert (faults.draw("getupdates"), faults.delay("getupdates")) == ("error", 0.5)


@pytest.mark.parametrize(
    "switches", [{"no_such": 1}, {"latency": "long"}, {"rate_limits": 1}, {"latency": True}]
)
def test_a_wrong_switch_is_refused_and_nothing_changed(switches):
    faults = Faults()
    with pytest.raises(ValueError, match="switch"):
        faults.change(error_share=0.5, **switches)
    assert faults == Faults()


async def test_switches_over_the_control_api(simulator, anna):
    client = simulator.client
    await client.set_faults(error_share=0.5, rate_limits=True)
    assert simulator.faults.error_share == 0.5
    await client.plan_fault("html", "sendMessage")
    async with ClientSession() as session:
        assert (await send(simulator, anna, session)).status == 502
    assert (await client.counters())["faults"] == {"html": 1}
    await client.call("DELETE", "/sim/counters")
    assert (await client.counters())["requests"] == {}
    await client.call("DELETE", "/sim/faults")
    assert simulator.faults == Faults()
