"""editMessageText, …Caption, …ReplyMarkup, …Media."""

from typing import Any

from simulator.chats import Chat, Message
from simulator.errors import bad_request
from simulator.files import media_fields
from simulator.methods.registry import method
from simulator.methods.sending import (
    find_chat,
    read_caption,
    read_inline_keyboard,
    read_text,
)
from simulator.requests import Call
from simulator.rich import to_blocks
from simulator.world import World

Json = dict[str, Any]

TEXT_KEYS = frozenset({"text", "entities", "link_preview_options", "rich_message"})
CAPTION_KEYS = frozenset({"caption", "caption_entities", "show_caption_above_media"})
MEDIA_KEYS = frozenset({"photo", "document", "video", "animation", "audio"})


@method("editMessageText")
def edit_message_text(world: World, call: Call) -> Json:
    """Another text, or rich blocks instead of it."""
    chat, message = _find(world, call)
    rich = call.get("rich_message")
    if rich is not None:
        content: Json = {"rich_message": {"blocks": to_blocks(rich, world.files, call.uploads)}}
    else:
        if not call.get("text"):
            raise bad_request("message text is empty")
        content = read_text(call)
        if not content:
            raise bad_request("text must be non-empty")
        if options := call.get("link_preview_options"):
            content["link_preview_options"] = options
    if "text" not in message.data and "rich_message" not in message.data:
        raise bad_request("there is no text in the message to edit")
    return _replace(world, call, chat, message, TEXT_KEYS, content)


@method("editMessageCaption")
def edit_message_caption(world: World, call: Call) -> Json:
    """Another caption, or none."""
    chat, message = _find(world, call)
    content = read_caption(call)
    if not MEDIA_KEYS & message.data.keys() and "voice" not in message.data:
        raise bad_request("there is no caption in the message to edit")
    return _replace(world, call, chat, message, CAPTION_KEYS, content)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Another inline keyboard, or none."""
    chat, message = _find(world, call)
    return _replace(world, call, chat, message, frozenset(), {})


@method("editMessageMedia")
def edit_message_media(world: World, call: Call) -> Json:
    """Another file in a message that has one (since Bot API 7.x also in a text message)."""
    chat, message = _find(world, call)
    media = call.get("media")
    file = world.files.resolve(media["type"], media["media"], call.uploads)
    caption = Call(call.method, media, {})
    content = {**media_fields(media["type"], file), **read_caption(caption)}
    return _replace(world, call, chat, message, TEXT_KEYS | CAPTION_KEYS | MEDIA_KEYS, content)


def _find(world: World, call: Call) -> tuple[Chat, Message]:
    if call.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = find_chat(world, call.get("chat_id"))
    if not call.get("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.has_reply_keyboard or "forward_origin" in message.data:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(
    world: World,
    call: Call,
    chat: Chat,
    message: Message,
    dropped: frozenset[str],
    content: Json,
) -> Json:
    """Put `content` and the call's keyboard in place of the `dropped` keys and the old keyboard."""
    data = {
        key: value
        for key, value in message.data.items()
        if key not in dropped and key not in {"reply_markup", "edit_date"}
    }
    data |= content
    if keyboard := read_inline_keyboard(call):
        data["reply_markup"] = keyboard
    if data == {key: value for key, value in message.data.items() if key != "edit_date"}:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    only_keyboard = {**data, "reply_markup": None} == {
        **{key: value for key, value in message.data.items() if key != "edit_date"},
        "reply_markup": None,
    }
    data["edit_date"] = world.clock.timestamp()
    message.data = data
    message.edited = message.edited or not only_keyboard
    world.change_message(chat, message)
    return data
