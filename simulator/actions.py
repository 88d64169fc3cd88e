"""What persons do: write, send files, press, forward. Each action becomes an update."""

import re
from typing import Any

from simulator import membership
from simulator.chats import Chat, Message, Person
from simulator.contents import OTHERS, other_content
from simulator.errors import PersonRefusal
from simulator.files import StoredFile, media_fields
from simulator.keyboards import ACTIONS
from simulator.text import cut, detect, trim, utf16_length
from simulator.world import World

Json = dict[str, Any]
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def send_text(
    world: World,
    person: Person,
    chat: Chat,
    text: str,
    *,
    reply_to: int | None = None,
    topic: int | None = None,
    anonymous: bool = False,
) -> Message:
    """A text message, in a topic of a forum or in the name of the group where that is said.

    Raises PersonRefusal for one that an app would not send in one piece.
    """
    text, _ = trim(text, [])
    if not text:
        raise PersonRefusal("an empty message cannot be sent")
    if utf16_length(text) > TEXT_LIMIT:
        raise PersonRefusal(f"a message has at most {TEXT_LIMIT} characters")
    content: Json = {"text": text}
    if entities := detect(text, []):
        content["entities"] = entities
    if topic is not None and topic not in chat.topics:
        raise PersonRefusal("there is no such topic in this chat")
    content |= membership.in_topic(topic)
    if anonymous:
        content |= membership.anonymous(world, chat)
    return _say(world, person, chat, content, reply_to)


def start(world: World, person: Person, payload: str | None = None) -> Message:
    """Press «Start», or open the bot by a deep link with a payload; unblocks the bot."""
    if payload is not None and not START_PAYLOAD.fullmatch(payload):
        raise PersonRefusal("a start payload is 1–64 characters of A–Z a–z 0–9 _ -")
    if person.blocked:
        membership.unblock(world, person)
    text = f"/start {payload}" if payload is not None else "/start"
    return send_text(world, person, world.chats[person.id], text)


def send_file(
    world: World,
    person: Person,
    chat: Chat,
    file: StoredFile,
    *,
    caption: str | None = None,
    reply_to: int | None = None,
    album: str | None = None,
) -> Message:
    """A file of any kind, a picture, a voice message; one message of an album where `album`."""
    content = media_fields(file.kind, file)
    if caption:
        caption, _ = trim(caption, [])
        if utf16_length(caption) > CAPTION_LIMIT:
            raise PersonRefusal(f"a caption has at most {CAPTION_LIMIT} characters")
        content["caption"] = caption
        if entities := detect(caption, []):
            content["caption_entities"] = entities
    if album:
        content["media_group_id"] = album
    return _say(world, person, chat, content, reply_to)


def send_other(
    world: World, person: Person, chat: Chat, kind: str, *, reply_to: int | None = None
) -> Message:
    """A sticker, a contact, a place, a poll: one of `contents.OTHERS`."""
    if kind not in OTHERS:
        raise PersonRefusal(f"unknown kind of message {kind!r}")
    return _say(world, person, chat, other_content(world, kind), reply_to)


def edit_text(world: World, person: Person, chat: Chat, message_id: int, text: str) -> None:
    """Change the text (or caption) of an own message; the bot gets `edited_message`."""
    message = _message(chat, message_id)
    if message.data["from"]["id"] != person.id:
        raise PersonRefusal("only own messages can be edited")
    key = "text" if "text" in message.data else "caption"
    message.data = {**message.data, key: text, "edit_date": world.clock.timestamp()}
    message.edited = True
    world.change_message(chat, message, by_bot=False)
    world.tell_bot(person, "edited_message", message.data)


def forward(world: World, person: Person, chat: Chat, source: Chat, message_id: int) -> Message:
    """Forward a message of a chat that the person can see."""
    message = _message(source, message_id)
    if message.data.get("has_protected_content"):
        raise PersonRefusal("this message is protected from forwarding")
    return _say(world, person, chat, forwarded_content(message), None)


def forwarded_content(message: Message) -> Json:
    """The fields of a forwarded copy, with its origin."""
    dropped = {
        "message_id", "from", "chat", "date", "edit_date", "reply_to_message",
        "reply_markup", "media_group_id", "has_protected_content",
    }  # fmt: skip
    content = {key: value for key, value in message.data.items() if key not in dropped}
    if "forward_origin" not in content:
        content["forward_origin"] = {
            "type": "user",
            "date": message.data["date"],
            "sender_user": message.data["from"],
        }
    return content


def press(
    world: World, person: Person, chat: Chat, message_id: int, *, row: int, column: int
) -> str | None:
    """Press a button of an inline keyboard; returns the query's id, or None for a link.

    Raises PersonRefusal where the message or the button is not there any more.
    """
    message = _message(chat, message_id)
    rows = message.data.get("reply_markup", {}).get("inline_keyboard", [])
    try:
        button = rows[row][column]
    except IndexError:
        raise PersonRefusal("there is no such button on this message") from None
    action = next(name for name in ACTIONS if button.get(name) is not None)
    if action == "callback_data":
        return press_data(world, person, chat, message_id, button["callback_data"])
    if action == "url":
        payload = start_payload(world, button["url"])
        if payload is not None:
            start(world, person, payload or None)
    return None


def start_payload(world: World, url: str) -> str | None:
    """The payload ("" where there is none) of a link to this bot; None for any other address."""
    found = re.fullmatch(
        r"(?:https?://)?t\.me/(\w+)(?:\?start=([\w-]*))?|tg://resolve\?domain=(\w+)(?:&start=([\w-]*))?",
        url,
        re.ASCII,
    )
    if found is None or (found[1] or found[3]).lower() != world.bot.username.lower():
        return None
    return found[2] or found[4] or ""


def press_data(world: World, person: Person, chat: Chat, message_id: int, data: str) -> str:
    """Send callback data for a message, whether or not it (still) has such a button.

    A message that is deleted reaches the bot as an InaccessibleMessage. Returns the query's id.
    """
    if person.blocked:
        raise PersonRefusal("this person has blocked the bot")
    query = world.add_press(person, chat)
    message = chat.messages.get(message_id)
    content: Json = {
        "id": query.id,
        "from": person.as_user(),
        "chat_instance": str(chat.id),
        "data": data,
        "message": message.data
        if message is not None
        else {"chat": world.chat_json(chat), "message_id": message_id, "date": 0},
    }
    world.tell_bot(person, "callback_query", content)
    return query.id


def repeat_update(world: World, person: Person, *, new_id: bool) -> None:
    """Deliver the person's last update to the bot once more."""
    if person.last_update is None:
        raise PersonRefusal("this person has not caused an update yet")
    person.last_update = world.updates.repeat(person.last_update, new_id=new_id)


def _say(world: World, person: Person, chat: Chat, content: Json, reply_to: int | None) -> Message:
    if chat.is_private and chat.id != person.id:
        raise PersonRefusal("this is another person's private chat")
    if person.id not in chat.members:
        raise PersonRefusal("this person is not in the chat")
    if chat.is_private and person.blocked:
        raise PersonRefusal("this person has blocked the bot")
    if reply_to is not None:
        answered = _message(chat, reply_to)
        content["reply_to_message"] = {
            key: value for key, value in answered.data.items() if key != "reply_to_message"
        }
    if chat.is_private:
        person.started = True
    message = world.add_message(chat, content, sender=person)
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
    if _reaches_bot(world, chat, message):
        world.tell_bot(person, "message", message.data)
    return message


def _reaches_bot(world: World, chat: Chat, message: Message) -> bool:
    """Privacy mode: in a group a bot that is no administrator hears only what is meant for it."""
    if chat.is_private or chat.bot_status == "administrator":
        return True
    if chat.bot_status != "member":
        return False
    answered = message.data.get("reply_to_message")
    if answered and answered["from"]["id"] == world.bot.id:
        return True
    name = f"@{world.bot.username}".lower()
    data = message.data
    entities: list[Json] = data.get("entities") or data.get("caption_entities") or []
    for entity in entities:
        part = cut(message.text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "bot_command" and ("@" not in part or part.endswith(name)):
            return True
        if entity["type"] == "mention" and part == name:
            return True
    return False


def _message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise PersonRefusal("there is no such message in this chat")
    return message
