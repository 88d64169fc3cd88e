"""sendMessage and its relatives: what Telegram keeps, and what it refuses."""

import pytest

from simulator.chats import Json


def row(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


def button(**fields: object) -> Json:
    return {"text": "Кнопка", **fields}


async def test_a_message_comes_back_as_it_was_kept(call, anna):
    answer = await call(
        "sendMessage",
        chat_id=str(anna.id),
        text="  <b>Срок</b>: завтра \n",
        parse_mode="HTML",
        reply_parameters={"message_id": 1},
        reply_markup=row(button(callback_data="x")),
        protect_content=True,
        message_thread_id=5,
        link_preview_options={"is_disabled": True},
    )
    message = answer["result"]
    assert message["text"] == "Срок: завтра"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message["reply_to_message"]["text"] == "/start"
    assert message["reply_markup"] == row(button(callback_data="x"))
    assert message["chat"] == {
        "id": anna.id,
        "type": "private",
        "first_name": "Анна",
        "last_name": "Орлова",
        "username": "anna_orlova",
    }
    assert message["from"]["is_bot"]
    assert message["has_protected_content"]


async def test_explicit_entities_are_taken_over(call, anna):
    entities = [{"type": "bold", "offset": 0, "length": 2}]
    answer = await call("sendMessage", chat_id=anna.id, text="да нет", entities=entities)
    assert answer["result"]["entities"] == entities


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"text": "а", "chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 999, "text": "а"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "а"}, "chat not found"),
        ({"chat_id": None, "text": "а"}, "chat_id is empty"),
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "а" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>а", "parse_mode": "html"}, "can't parse entities: Can't find end tag"),
        ({"text": "а", "parse_mode": "wiki"}, "unsupported parse_mode"),
        ({"text": "а", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "а", "reply_markup": "{oops"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "а", "reply_markup": {"x": 1}}, "object expected as reply markup"),
    ],
)
async def test_a_wrong_message_is_refused(call, anna, fields, description):
    answer = await call("sendMessage", **{"chat_id": anna.id, **fields})
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {description}")


async def test_markup_does_not_count_towards_the_length(call, anna):
    text = f"<b>{'а' * 4096}</b>"
    answer = await call("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert len(answer["result"]["text"]) == 4096


async def test_a_missing_answered_message_can_be_allowed(call, anna):
    reply = {"message_id": 9, "allow_sending_without_reply": True}
    answer = await call("sendMessage", chat_id=anna.id, text="а", reply_parameters=reply)
    assert "reply_to_message" not in answer["result"]


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        (row(button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
        (row(button(callback_data="ю" * 33)), "BUTTON_DATA_INVALID"),
        (row(button(callback_data="")), "BUTTON_DATA_INVALID"),
        (row({"text": "", "callback_data": "x"}), "inline keyboard button text must be non-empty"),
        (row(button()), "can't parse inline keyboard button: Text buttons are unallowed"),
        (row(button(callback_data="x", url="https://example.org")), "can't parse inline keyboard"),
        (row(button(url="ftp://example.org")), "inline keyboard button URL 'ftp://example.org' is"),
        (row(button(url="http://localhost")), "inline keyboard button URL 'http://localhost' is"),
        (row(*[button(callback_data="x")] * 9), "reply markup is too long"),
        (
            {"inline_keyboard": [[button(callback_data="x")] * 4] * 26},
            "reply markup is too long",
        ),
        ({"keyboard": [[{"text": " "}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [[{"text": "а"}] * 9]}, "reply markup is too long"),
    ],
)
async def test_a_wrong_keyboard_is_refused(call, anna, markup, description):
    answer = await call("sendMessage", chat_id=anna.id, text="а", reply_markup=markup)
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {description}")


@pytest.mark.parametrize("markup", [{"inline_keyboard": []}, {"inline_keyboard": [[]]}])
async def test_an_empty_keyboard_is_none(call, anna, markup):
    answer = await call("sendMessage", chat_id=anna.id, text="а", reply_markup=markup)
    assert "reply_markup" not in answer["result"]


async def test_a_reply_keyboard_stays_until_it_is_removed(call, anna):
    await call("sendMessage", chat_id=anna.id, text="а", reply_markup={"keyboard": [["Меню"]]})
    await anna.refresh()
    assert anna.keyboard["keyboard"] == [[{"text": "Меню"}]]
    await call("sendMessage", chat_id=anna.id, text="б")
    await anna.refresh()
    assert anna.keyboard is not None
    await call("sendMessage", chat_id=anna.id, text="в", reply_markup={"remove_keyboard": True})
    await anna.refresh()
    assert anna.keyboard is None


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(simulator, call, anna):
    stranger = simulator.person("Борис")
    assert (await call("getChat", chat_id=stranger.id))["error_code"] == 400
    answer = await call("sendMessage", chat_id=stranger.id, text="а")
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    await anna.block()
    answer = await call("sendMessage", chat_id=anna.id, text="а")
    assert (answer["error_code"], answer["description"]) == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    assert (await call("sendChatAction", chat_id=anna.id, action="typing"))["error_code"] == 403
    await anna.unblock()
    assert (await call("sendMessage", chat_id=anna.id, text="а"))["ok"]
    changes = [each.get("my_chat_member") for each in (await call("getUpdates"))["result"]]
    assert [each["new_chat_member"]["status"] for each in changes if each] == ["kicked", "member"]
    await simulator.client.call("PATCH", f"/sim/persons/{anna.id}", {"deactivated": True})
    answer = await call("sendMessage", chat_id=anna.id, text="а")
    assert answer["description"] == "Forbidden: user is deactivated"


async def test_messages_are_forwarded_and_copied(simulator, call, anna):
    boris = simulator.person("Борис")
    await boris.start(wait=False)
    await anna.send_file(b"1", "справка.docx", caption="Готово", wait=False)
    source = {"from_chat_id": anna.id, "message_id": anna.messages[-1].id}
    forwarded = (await call("forwardMessage", chat_id=boris.id, **source))["result"]
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Анна"
    assert forwarded["document"]["file_name"] == "справка.docx"
    copied = (await call("copyMessage", chat_id=boris.id, caption="Копия", **source))["result"]
    await boris.refresh()
    assert copied == {"message_id": boris.last_message.id}
    assert (boris.last_message.text, boris.last_message.forwarded) == ("Копия", None)
    many = {"from_chat_id": anna.id, "message_ids": [1, 99, anna.messages[-1].id]}
    assert len((await call("forwardMessages", chat_id=boris.id, **many))["result"]) == 2
    assert len((await call("copyMessages", chat_id=boris.id, **many))["result"]) == 2


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("forwardMessage", "message to forward not found"),
        ("copyMessage", "message to copy not found"),
    ],
)
async def test_what_is_gone_is_not_forwarded(call, anna, method, description):
    answer = await call(method, chat_id=anna.id, from_chat_id=anna.id, message_id=99)
    assert answer["description"] == f"Bad Request: {description}"


async def test_a_protected_message_is_not_forwarded(call, anna):
    sent = await call("sendMessage", chat_id=anna.id, text="а", protect_content=True)
    source = {"from_chat_id": anna.id, "message_id": sent["result"]["message_id"]}
    answer = await call("forwardMessage", chat_id=anna.id, **source)
    assert answer["description"] == "Bad Request: message can't be forwarded"


async def test_actions_and_reactions(call, anna):
    assert (await call("sendChatAction", chat_id=anna.id, action="typing"))["ok"]
    answer = await call("sendChatAction", chat_id=anna.id, action="singing")
    assert answer["description"] == "Bad Request: wrong parameter action in request"
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert (await call("setMessageReaction", chat_id=anna.id, message_id=1, reaction=thumb))["ok"]
    await anna.refresh()
    assert anna.messages[0].reaction == "👍"
    answer = await call("setMessageReaction", chat_id=anna.id, message_id=9, reaction=thumb)
    assert answer["description"] == "Bad Request: message to react not found"
