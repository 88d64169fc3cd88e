"""Editing, deleting, answering presses."""

from datetime import timedelta

import pytest

BUTTON = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
OTHER = {"inline_keyboard": [[{"text": "Нет", "callback_data": "no"}]]}


@pytest.fixture
async def sent(call, anna):
    """The bot's message with a button, as the fields that name it."""
    message = await call("sendMessage", chat_id=anna.id, text="Раз", reply_markup=BUTTON)
    return {"chat_id": anna.id, "message_id": message["result"]["message_id"]}


async def test_a_text_is_replaced_and_its_keyboard_dropped(call, anna, sent):
    answer = await call("editMessageText", **sent, text="<i>Два</i>", parse_mode="HTML")
    assert answer["result"]["text"] == "Два"
    assert "edit_date" in answer["result"]
    assert "reply_markup" not in answer["result"]
    await anna.refresh()
    assert (anna.last_message.html, anna.last_message.edited) == ("<i>Два</i>", True)


async def test_a_keyboard_alone_is_replaced_without_a_mark(call, anna, sent):
    assert (await call("editMessageReplyMarkup", **sent, reply_markup=OTHER))["ok"]
    await anna.refresh()
    assert (anna.last_message.labels, anna.last_message.edited) == (["Нет"], False)
    assert (await call("editMessageReplyMarkup", **sent))["ok"]
    await anna.refresh()
    assert anna.last_message.labels == []


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("editMessageText", {"text": "Раз", "reply_markup": BUTTON}),
        ("editMessageText", {"text": " Раз ", "reply_markup": BUTTON}),
        ("editMessageReplyMarkup", {"reply_markup": BUTTON}),
    ],
)
async def test_the_same_again_is_refused(call, sent, method, fields):
    answer = await call(method, **sent, **fields)
    assert answer["error_code"] == 400
    assert answer["description"].startswith("Bad Request: message is not modified")


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "а" * 4097}, "message is too long"),
        ({"text": "а", "message_id": 99}, "message to edit not found"),
        ({"text": "а", "message_id": 1}, "message can't be edited"),
        ({"text": "а", "message_id": None}, "message identifier is not specified"),
        ({"text": "а", "chat_id": 999}, "chat not found"),
    ],
)
async def test_a_wrong_edit_is_refused(call, sent, fields, description):
    answer = await call("editMessageText", **{**sent, **fields})
    assert answer["description"].startswith(f"Bad Request: {description}")


async def test_a_text_has_no_caption_and_a_file_no_text(call, anna, sent):
    answer = await call("editMessageCaption", **sent, caption="а")
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"
    await anna.send_file(b"1", wait=False)
    file_id = anna.messages[-1].files[0].file_id
    document = (await call("sendDocument", chat_id=anna.id, document=file_id))["result"]
    file = {"chat_id": anna.id, "message_id": document["message_id"]}
    answer = await call("editMessageText", **file, text="а")
    assert answer["description"] == "Bad Request: there is no text in the message to edit"
    assert (await call("editMessageCaption", **file, caption="<b>а</b>", parse_mode="HTML"))["ok"]
    answer = await call("editMessageCaption", **file, caption="а" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(call, anna):
    keyboard = {"keyboard": [[{"text": "Меню"}]]}
    sent = await call("sendMessage", chat_id=anna.id, text="а", reply_markup=keyboard)
    message_id = sent["result"]["message_id"]
    answer = await call("editMessageText", chat_id=anna.id, message_id=message_id, text="б")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_messages_are_deleted_within_48_hours(simulator, call, anna, sent):
    assert (await call("deleteMessage", chat_id=anna.id, message_id=1))["ok"]
    answer = await call("deleteMessage", chat_id=anna.id, message_id=1)
    assert answer["description"] == "Bad Request: message to delete not found"
    await simulator.clock.advance(timedelta(hours=48))
    answer = await call("deleteMessage", **sent)
    assert answer["description"] == "Bad Request: message can't be deleted"
    fresh = (await call("sendMessage", chat_id=anna.id, text="а"))["result"]["message_id"]
    many = [fresh, sent["message_id"], 99]
    assert (await call("deleteMessages", chat_id=anna.id, message_ids=many))["ok"]
    await anna.refresh()
    assert [message.id for message in anna.messages] == [sent["message_id"]]
    answer = await call("deleteMessages", chat_id=anna.id, message_ids=[])
    assert answer["description"] == "Bad Request: message_ids is empty"


async def press(call, anna, label="Да"):
    await anna.press(label, wait=False)
    query = (await call("getUpdates"))["result"][-1]["callback_query"]
    assert query["from"]["id"] == anna.id
    return query


async def test_a_press_is_answered_once(call, anna, sent):
    query = await press(call, anna)
    assert query["data"] == "yes"
    assert query["message"]["text"] == "Раз"
    fields = {"callback_query_id": query["id"], "text": "Готово", "show_alert": True}
    assert (await call("answerCallbackQuery", **fields))["result"] is True
    answer = await anna.expect_answer("Готово")
    assert answer.alert
    again = await call("answerCallbackQuery", **fields)
    assert again["description"].startswith("Bad Request: query is too old and response timeout")


@pytest.mark.parametrize("fields", [{}, {"callback_query_id": "1"}, {"callback_query_id": ""}])
async def test_an_unknown_press_is_not_answered(call, fields):
    answer = await call("answerCallbackQuery", **fields)
    assert answer["description"].startswith("Bad Request: query is too old and response timeout")


async def test_a_stale_press_is_not_answered(simulator, call, anna, sent):
    query = await press(call, anna)
    simulator.faults.change(callback_seconds=0.0)
    answer = await call("answerCallbackQuery", callback_query_id=query["id"])
    assert answer["description"].startswith("Bad Request: query is too old and response timeout")


async def test_a_long_answer_is_refused(call, anna, sent):
    query = await press(call, anna)
    answer = await call("answerCallbackQuery", callback_query_id=query["id"], text="а" * 201)
    assert answer["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_press_on_a_deleted_message_comes_without_its_content(call, anna, sent):
    await anna.refresh()
    message = anna.last_message
    await call("deleteMessage", **sent)
    await anna.press_data(message, "yes", wait=False)
    query = (await call("getUpdates"))["result"][-1]["callback_query"]
    assert query["message"]["date"] == 0
    assert query["message"]["message_id"] == message.id
