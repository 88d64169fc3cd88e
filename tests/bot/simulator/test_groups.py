"""Groups: what the bot hears, who is in, what becomes of the chat."""

import pytest


@pytest.fixture
async def group(simulator, anna):
    """A group of Anna (its owner) and Boris, with the bot as a member."""
    group = simulator.group("Кураторы", [anna, simulator.person("Борис")])
    await group.add_bot()
    return group


async def texts(call):
    updates = (await call("getUpdates"))["result"]
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})][
        1:
    ]


async def test_the_bot_learns_that_it_was_added(call, group):
    updates = (await call("getUpdates"))["result"]
    assert updates[-2]["message"]["new_chat_members"][0]["username"] == "roadmap_demo_bot"
    change = updates[-1]["my_chat_member"]
    assert change["chat"] == {"id": group.id, "type": "supergroup", "title": "Кураторы"}
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "left",
        "member",
    )


async def test_privacy_lets_through_only_what_is_meant_for_the_bot(call, anna, group):
    sent = await call("sendMessage", chat_id=group.id, text="Сводка")
    bots = sent["result"]["message_id"]
    said = [
        ("просто разговор", None),
        ("/summary", None),
        ("/summary@roadmap_demo_bot", None),
        ("/summary@other_bot", None),
        ("@roadmap_demo_bot покажи", None),
        ("ответ боту", bots),
    ]
    for text, reply_to in said:
        await anna.send(text, reply_to, chat=group, wait=False)
    assert await texts(call) == [said[1][0], said[2][0], said[4][0], said[5][0]]


async def test_an_administrator_hears_everything(call, anna, group):
    await group.set_bot_status("administrator")
    await anna.send("просто разговор", chat=group, wait=False)
    assert await texts(call) == ["просто разговор"]


async def test_a_press_in_a_group_is_waited_for(simulator, bot):
    anna = simulator.person("Анна")
    group = simulator.group("Кураторы", [anna])
    await group.add_bot()
    await anna.send("/start", chat=group)
    await anna.press("Готово", chat=group)
    assert (await group.expect("Сделано")).edited
    assert anna.last_answer.text == "Принято"


@pytest.mark.parametrize(
    ("status", "description"),
    [
        ("left", "Forbidden: bot is not a member of the supergroup chat"),
        ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_a_bot_that_is_out_cannot_write(call, group, status, description):
    await group.set_bot_status(status)
    answer = await call("sendMessage", chat_id=group.id, text="а")
    assert (answer["error_code"], answer["description"]) == (403, description)
    assert (await call("getChat", chat_id=group.id))["error_code"] == 403


async def test_members_and_administrators(call, anna, group):
    member = (await call("getChatMember", chat_id=group.id, user_id=anna.id))["result"]
    assert (member["status"], member["user"]["first_name"]) == ("creator", "Анна")
    own = (await call("getChatMember", chat_id=group.id, user_id=42))["result"]
    assert own["status"] == "member"
    administrators = (await call("getChatAdministrators", chat_id=group.id))["result"]
    assert [each["user"]["id"] for each in administrators] == [anna.id]
    assert (await call("getChatMemberCount", chat_id=group.id))["result"] == 3
    answer = await call("getChatMember", chat_id=group.id, user_id=1)
    assert answer["description"] == "Bad Request: invalid user_id specified"
    answer = await call("getChatAdministrators", chat_id=anna.id)
    assert "no administrators in the private chat" in answer["description"]


async def test_pinning_needs_rights(call, group):
    sent = (await call("sendMessage", chat_id=group.id, text="а"))["result"]["message_id"]
    pin = {"chat_id": group.id, "message_id": sent}
    answer = await call("pinChatMessage", **pin)
    assert "not enough rights" in answer["description"]
    await group.set_bot_status("administrator")
    assert (await call("pinChatMessage", **pin))["ok"]
    full = (await call("getChat", chat_id=group.id))["result"]
    assert full["pinned_message"]["message_id"] == sent
    assert (await call("unpinChatMessage", chat_id=group.id))["ok"]
    assert "pinned_message" not in (await call("getChat", chat_id=group.id))["result"]
    answer = await call("pinChatMessage", chat_id=group.id, message_id=99)
    assert answer["description"] == "Bad Request: message to pin not found"


async def test_the_bot_leaves(call, anna, group):
    assert (await call("leaveChat", chat_id=group.id))["ok"]
    assert (await call("sendMessage", chat_id=group.id, text="а"))["error_code"] == 403
    assert (await call("leaveChat", chat_id=anna.id))["error_code"] == 400


async def test_an_upgraded_group_has_another_id(simulator, call, anna):
    group = simulator.group("Малая", [anna], kind="group")
    await group.add_bot()
    upgraded = await group.upgrade()
    answer = await call("sendMessage", chat_id=group.id, text="а")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": upgraded.id}
    assert (await call("sendMessage", chat_id=upgraded.id, text="а"))["ok"]
    services = [update["message"] for update in (await call("getUpdates"))["result"][-2:]]
    assert services[0]["migrate_to_chat_id"] == upgraded.id
    assert services[1]["migrate_from_chat_id"] == group.id


async def test_message_ids_of_chats_overlap(call, anna, group):
    private = (await call("sendMessage", chat_id=anna.id, text="а"))["result"]["message_id"]
    assert (await call("sendMessage", chat_id=group.id, text="а"))["result"][
        "message_id"
    ] == private
