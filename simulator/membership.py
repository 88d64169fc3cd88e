"""Who is in and who is out: blocking the bot, its standing in groups, a group's upgrade."""

from typing import Any

from simulator.chats import Chat, Person
from simulator.errors import PersonRefusal
from simulator.world import World

Json = dict[str, Any]

ADMINISTRATOR_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_send_welcome_messages",
)  # fmt: skip


def block(world: World, person: Person) -> None:
    """Stop the bot: it may not write any more and learns of it by `my_chat_member`."""
    if not person.blocked:
        person.blocked = True
        _tell_membership(world, person, world.chats[person.id], "member", "kicked")


def unblock(world: World, person: Person) -> None:
    """Let the bot write again."""
    if person.blocked:
        person.blocked = False
        _tell_membership(world, person, world.chats[person.id], "kicked", "member")


def set_bot_status(world: World, person: Person, chat: Chat, status: str) -> None:
    """Put the bot into a group, make it an administrator, or turn it out.

    `status` is "member", "administrator", "left" or "kicked".
    """
    old, chat.bot_status = chat.bot_status, status
    if old == status:
        return
    if old in {"left", "kicked"} and status in {"member", "administrator"}:
        service = world.add_message(
            chat, {"new_chat_members": [world.bot.as_user()]}, sender=person
        )
        world.tell_bot(person, "message", service.data)
    _tell_membership(world, person, chat, old, status)


def upgrade_group(world: World, person: Person, chat: Chat) -> Chat:
    """Turn a basic group into a supergroup: the chat gets another id, the old one is refused."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise PersonRefusal("only a basic group can be upgraded")
    upgraded = world.add_group(chat.title, list(chat.members))
    upgraded.bot_status = chat.bot_status
    old = world.add_message(chat, {"migrate_to_chat_id": upgraded.id}, sender=person)
    new = world.add_message(upgraded, {"migrate_from_chat_id": chat.id}, sender=person)
    chat.migrated_to = upgraded.id
    for service in (old, new):
        world.tell_bot(person, "message", service.data)
    return upgraded


def add_topic(world: World, person: Person, chat: Chat, name: str) -> int:
    """Begin a topic, which makes the group a forum; returns the id of its thread."""
    if chat.kind != "supergroup":
        raise PersonRefusal("only a supergroup can have topics")
    topic = chat.next_message_id
    chat.topics.add(topic)
    created = {"name": name, "icon_color": 7322096}
    content = {**in_topic(topic), "forum_topic_created": created}
    world.tell_bot(person, "message", world.add_message(chat, content, sender=person).data)
    return topic


def in_topic(topic: int | None) -> Json:
    """The fields of a message that stands in a topic, none outside."""
    return {"message_thread_id": topic, "is_topic_message": True} if topic else {}


def anonymous(world: World, chat: Chat) -> Json:
    """The fields of a message that an administrator writes in the name of the group."""
    name = {"first_name": "Group", "username": "GroupAnonymousBot"}
    return {
        "from": {"id": 1087968824, "is_bot": True, **name},
        "sender_chat": world.chat_json(chat),
    }


def _tell_membership(world: World, person: Person, chat: Chat, old: str, new: str) -> None:
    world.tell_bot(
        person,
        "my_chat_member",
        {
            "chat": world.chat_json(chat),
            "from": person.as_user(),
            "date": world.clock.timestamp(),
            "old_chat_member": member_json(world.bot.as_user(), old),
            "new_chat_member": member_json(world.bot.as_user(), new),
        },
    )
    world.journal.record({"type": "persons"})


def member_json(user: Json, status: str) -> Json:
    """The Bot API's ChatMember of a status."""
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    if status == "creator":
        member["is_anonymous"] = False
    if status == "administrator":
        member |= dict.fromkeys(ADMINISTRATOR_RIGHTS, False)
        member |= {"can_manage_chat": True, "can_delete_messages": True, "can_pin_messages": True}
    return member
