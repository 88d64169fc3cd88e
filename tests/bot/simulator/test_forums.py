"""Forums and those who write in the name of a group."""

import pytest

from simulator.client import Refused


@pytest.fixture
async def group(simulator, anna):
    group = simulator.group("Кураторы", [anna])
    await group.add_bot()
    return group


async def last_message(call):
    return (await call("getUpdates"))["result"][-1]["message"]


async def test_a_message_stands_in_its_topic(call, anna, group):
    topic = await group.add_topic("Планы")
    await anna.send("/summary", chat=group, topic=topic, wait=False)
    said = await last_message(call)
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    assert said["chat"]["is_forum"] is True
    sent = await call("sendMessage", chat_id=group.id, text="а", message_thread_id=topic)
    assert sent["result"]["message_thread_id"] == topic
    lost = await call("sendMessage", chat_id=group.id, text="а", message_thread_id=topic + 99)
    assert lost["description"] == "Bad Request: message thread not found"
    with pytest.raises(Refused):
        await anna.send("/summary", chat=group, topic=topic + 99, wait=False)


async def test_an_anonymous_administrator_is_the_group(call, anna, group):
    await anna.send("/link", chat=group, anonymous=True, wait=False)
    said = await last_message(call)
    assert said["sender_chat"]["id"] == group.id
    assert said["from"]["username"] == "GroupAnonymousBot"
