"""deleteMessage, deleteMessages."""

from simulator.chats import Chat, Message
from simulator.errors import bad_request
from simulator.methods.registry import method
from simulator.methods.sending import find_chat
from simulator.requests import Call
from simulator.world import World

DELETABLE_SECONDS = 48 * 3600


@method("deleteMessage")
def delete_message(world: World, call: Call) -> bool:
    """Delete one message for everybody, if it is younger than 48 hours by the simulated clock."""
    chat = find_chat(world, call.get("chat_id"))
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    world.remove_message(chat, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, call: Call) -> bool:
    """Delete up to 100 messages; those that are not there or may not go are passed over."""
    chat = find_chat(world, call.get("chat_id"))
    message_ids = call.get("message_ids", [])
    if not 1 <= len(message_ids) <= 100:
        raise bad_request("too many messages to delete" if message_ids else "message_ids is empty")
    for message_id in message_ids:
        message = chat.messages.get(message_id)
        if message is not None and _may_delete(world, chat, message):
            world.remove_message(chat, message)
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if world.clock.timestamp() - message.data["date"] >= DELETABLE_SECONDS:
        return False
    return chat.is_private or message.from_bot or chat.bot_status == "administrator"
