"""What all sending methods share: the target, the answered message, texts, keyboards, limits."""

from typing import Any

from simulator.chats import Chat, Message
from simulator.errors import ApiError, bad_request, forbidden, too_many_requests
from simulator.keyboards import check_inline, check_reply
from simulator.markup import parse_html
from simulator.membership import in_topic
from simulator.requests import Call
from simulator.text import Entity, detect, trim, utf16_length
from simulator.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

Json = dict[str, Any]


def find_chat(world: World, value: int | str | None) -> Chat:
    """The chat of a `chat_id`. Raises ApiError 400 where there is none."""
    if value is None or value == "":
        raise bad_request("chat_id is empty")
    try:
        chat = world.chats.get(int(value))
    except ValueError:
        chat = None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    return chat


def check_access(world: World, chat: Chat) -> None:
    """Raise ApiError 403 where the bot may not write: blocked, never started, turned out."""
    if chat.is_private:
        person = world.persons[chat.id]
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    elif chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def find_target(world: World, call: Call) -> Chat:
    """The chat to send to, if the bot may. Raises ApiError 400 or 403, and 429 over the limits."""
    chat = find_chat(world, call.get("chat_id"))
    check_access(world, chat)
    if seconds := world.limiter.admit(chat.id, group=not chat.is_private):
        world.counters.too_many += 1
        raise too_many_requests(seconds)
    return chat


def read_text(call: Call, *, key: str = "text", limit: int = TEXT_LIMIT) -> Json:
    """The fields of a text or caption with its entities. Raises ApiError 400.

    Lengths are counted after the markup is parsed, in UTF-16 units (the stricter reading of
    Telegram's «characters»).
    """
    source: str = call.get(key, "")
    mode: str = call.get("parse_mode") or ""
    entities: list[Entity] = []
    if mode.lower() == "html":
        source, entities = parse_html(source)
    elif mode:
        if mode.lower() not in {"markdown", "markdownv2"}:
            raise bad_request("unsupported parse_mode")
        raise bad_request("the simulator reads parse_mode HTML only")
    else:
        given = call.get("entities" if key == "text" else "caption_entities", [])
        total = utf16_length(source)
        entities = [
            entity
            for entity in given
            if 0 <= entity["offset"] < entity["offset"] + entity["length"] <= total
        ]
    text, entities = trim(source, entities)
    if utf16_length(text) > limit:
        raise bad_request("message is too long" if key == "text" else "message caption is too long")
    fields: Json = {}
    if text:
        fields[key] = text
        if entities := detect(text, entities):
            fields["entities" if key == "text" else "caption_entities"] = entities
    return fields


def read_caption(call: Call) -> Json:
    """The fields of a caption, none where there is no caption."""
    fields = read_text(call, key="caption", limit=CAPTION_LIMIT)
    if fields and call.get("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return fields


def read_inline_keyboard(call: Call) -> Json | None:
    """The inline keyboard of a call; None where there is none or it has no button."""
    markup = call.get("reply_markup")
    if not markup or "inline_keyboard" not in markup:
        return None
    return check_inline(markup)


def read_reply(world: World, chat: Chat, call: Call) -> Json:
    """The field of the answered message. Raises ApiError 400 where that message is gone."""
    parameters: Json = call.get("reply_parameters") or {}
    message_id = parameters.get("message_id") or call.get("reply_to_message_id")
    if not message_id:
        return {}
    source = find_chat(world, parameters["chat_id"]) if "chat_id" in parameters else chat
    answered = source.messages.get(message_id)
    if answered is None:
        if parameters.get("allow_sending_without_reply") or call.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    shown = {key: value for key, value in answered.data.items() if key != "reply_to_message"}
    return {"reply_to_message": shown}


def deliver(world: World, chat: Chat, call: Call, content: Json) -> Message:
    """Send: add reply, keyboard and options to the content and put the message into the chat."""
    content = {**content, **read_reply(world, chat, call)}
    markup = call.get("reply_markup") or {}
    shown_keyboard = False
    if "inline_keyboard" in markup:
        if inline := check_inline(markup):
            content["reply_markup"] = inline
    elif "keyboard" in markup:
        keyboard = check_reply(markup)
        shown_keyboard = keyboard is not None
        chat.keyboard = keyboard or chat.keyboard
    elif markup.get("remove_keyboard"):
        chat.keyboard = None
    elif markup and not markup.get("force_reply"):
        raise bad_request("object expected as reply markup")
    if call.get("protect_content"):
        content["has_protected_content"] = True
    if not chat.is_private and (thread := call.get("message_thread_id")):
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        content |= in_topic(thread)
    message = world.add_message(chat, content)
    message.has_reply_keyboard = shown_keyboard
    world.counters.messages += 1
    return message
