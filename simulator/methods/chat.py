"""getChat and its like, pinning, leaving."""

from typing import Any

from simulator.chats import Chat, Message
from simulator.errors import bad_request, forbidden
from simulator.membership import member_json
from simulator.methods.registry import method
from simulator.methods.sending import find_chat
from simulator.requests import Call
from simulator.world import World

Json = dict[str, Any]


@method("getChat")
def get_chat(world: World, call: Call) -> Json:
    """A chat with all that is known of it."""
    chat = _readable(world, call)
    full = {
        **world.chat_json(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned].data
    return full


@method("getChatMember")
def get_chat_member(world: World, call: Call) -> Json:
    """A member of a chat and their standing in it."""
    chat = _readable(world, call)
    user_id = call.get("user_id")
    if user_id == world.bot.id:
        return member_json(world.bot.as_user(), chat.bot_status)
    person = world.persons.get(user_id)
    if person is None:
        raise bad_request("invalid user_id specified")
    return member_json(person.as_user(), chat.members.get(user_id, "left"))


@method("getChatAdministrators")
def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """The owner and the administrators of a group, without other bots."""
    chat = _readable(world, call)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        member_json(world.persons[person_id].as_user(), status)
        for person_id, status in chat.members.items()
        if status in {"creator", "administrator"}
    ]


@method("getChatMemberCount")
def get_chat_member_count(world: World, call: Call) -> int:
    """How many are in the chat, the bot included."""
    chat = _readable(world, call)
    return len(chat.members) + 1


@method("leaveChat")
def leave_chat(world: World, call: Call) -> bool:
    """Leave a group."""
    chat = _readable(world, call)
    if chat.is_private:
        raise bad_request("chat not found")
    chat.bot_status = "left"
    world.journal.record({"type": "persons"})
    return True


@method("pinChatMessage")
def pin_chat_message(world: World, call: Call) -> bool:
    """Pin a message."""
    chat, message = _pinnable(world, call, "pin")
    chat.pinned = message.id
    world.change_message(chat, message)
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, call: Call) -> bool:
    """Unpin the given message, or the one that is pinned."""
    chat = _readable(world, call)
    if call.get("message_id") in (None, chat.pinned):
        chat.pinned = None
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, call: Call) -> bool:
    """Unpin everything."""
    _readable(world, call).pinned = None
    return True


def _readable(world: World, call: Call) -> Chat:
    chat = find_chat(world, call.get("chat_id"))
    if chat.is_private and not world.persons[chat.id].started:
        raise bad_request("chat not found")
    if not chat.is_private and chat.bot_status in {"left", "kicked"}:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def _pinnable(world: World, call: Call, action: str) -> tuple[Chat, Message]:
    chat = _readable(world, call)
    if not chat.is_private and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request(f"message to {action} not found")
    return chat, message
