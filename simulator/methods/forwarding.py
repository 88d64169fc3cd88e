"""forwardMessage(s), copyMessage(s)."""

from typing import Any

from simulator.actions import forwarded_content
from simulator.chats import Chat, Message
from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.methods.sending import deliver, find_chat, find_target, read_caption
from simulator.requests import Call
from simulator.world import World

Json = dict[str, Any]


@method("forwardMessage")
def forward_message(world: World, call: Call) -> Json:
    """A forwarded message, with its origin."""
    source = _source(world, call, call.get("message_id"), "forward")
    chat = find_target(world, call)
    return deliver(world, chat, call, forwarded_content(source)).data


@method("copyMessage")
def copy_message(world: World, call: Call) -> Json:
    """A copy without a link to the original; answers with the id only."""
    source = _source(world, call, call.get("message_id"), "copy")
    content = _copied(source)
    if call.get("caption") is not None:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= read_caption(call)
    chat = find_target(world, call)
    return {"message_id": deliver(world, chat, call, content).id}


@method("forwardMessages")
def forward_messages(world: World, call: Call) -> list[Json]:
    """Several forwarded messages; those that are not there are passed over."""
    return _many(world, call, copy=False)


@method("copyMessages")
def copy_messages(world: World, call: Call) -> list[Json]:
    """Several copies; messages that are not there are passed over."""
    return _many(world, call, copy=True)


def _many(world: World, call: Call, *, copy: bool) -> list[Json]:
    source = find_chat(world, call.get("from_chat_id"))
    message_ids = call.get("message_ids", [])
    if not 1 <= len(message_ids) <= 100:
        raise bad_request("there are no messages to forward" if not message_ids else "too many")
    found = [source.messages[each] for each in message_ids if each in source.messages]
    if not found:
        raise bad_request(f"there are no messages to {'copy' if copy else 'forward'}")
    chat = find_target(world, call)
    contents = [_copied(each) if copy else forwarded_content(each) for each in found]
    return [{"message_id": deliver(world, chat, call, content).id} for content in contents]


def _source(world: World, call: Call, message_id: int, action: str) -> Message:
    chat: Chat = find_chat(world, call.get("from_chat_id"))
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {action} not found")
    if message.data.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if action == 'copy' else 'forwarded'}")
    return message


def _copied(message: Message) -> Json:
    content = forwarded_content(message)
    del content["forward_origin"]
    return content
