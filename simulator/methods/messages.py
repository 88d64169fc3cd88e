"""sendMessage, sendRichMessage, sendChatAction, setMessageReaction."""

from typing import Any

from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.methods.sending import check_access, deliver, find_chat, find_target, read_text
from simulator.requests import Call
from simulator.rich import to_blocks
from simulator.world import World

CHAT_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note",
        "upload_video_note",
    }
)  # fmt: skip


@method("sendMessage")
def send_message(world: World, call: Call) -> dict[str, Any]:
    """A text message."""
    if not call.get("text"):
        raise bad_request("message text is empty")
    chat = find_chat(world, call.get("chat_id"))
    fields = read_text(call)
    if not fields:
        raise bad_request("text must be non-empty")
    if options := call.get("link_preview_options"):
        fields["link_preview_options"] = options
    find_target(world, call)
    return deliver(world, chat, call, fields).data


@method("sendRichMessage")
def send_rich_message(world: World, call: Call) -> dict[str, Any]:
    """A message of blocks; the answer has the blocks as Telegram keeps them."""
    chat = find_chat(world, call.get("chat_id"))
    rich = call.get("rich_message")
    blocks = to_blocks(rich, world.files, call.uploads)
    content: dict[str, Any] = {"rich_message": {"blocks": blocks}}
    if rich.get("is_rtl"):
        content["rich_message"]["is_rtl"] = True
    find_target(world, call)
    return deliver(world, chat, call, content).data


@method("sendChatAction")
def send_chat_action(world: World, call: Call) -> bool:
    """«Typing…» for five seconds."""
    chat = find_chat(world, call.get("chat_id"))
    check_access(world, chat)
    if call.get("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.journal.record({"type": "action", "chat": chat.id, "action": call.get("action")})
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, call: Call) -> bool:
    """The bot's reaction to a message; an empty list takes it back."""
    chat = find_chat(world, call.get("chat_id"))
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.get("reaction", [])
    message.reaction = next((item.get("emoji") for item in reactions), None)
    world.change_message(chat, message)
    return True
