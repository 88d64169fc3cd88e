"""How the control API shows the world: messages and chats as a person's app would know them."""

from typing import Any

from simulator.chats import PHOTO_NAME, Chat, Message, Person
from simulator.contents import OTHERS
from simulator.rendering import rich_plain, to_html
from simulator.world import World

Json = dict[str, Any]

_SERVICE = ("new_chat_members", "migrate_to_chat_id", "migrate_from_chat_id")
_FILES = ("document", "voice", "video", "video_note", "animation", "audio")
_NAMES = {"voice": "voice.ogg", "video_note": "video.mp4"}
"""What the client calls files that Telegram gives no names."""


def message_view(message: Message) -> Json:
    """One message. `text` is plain (of text, caption or rich blocks), `html` has the formatting."""
    data = message.data
    rich = data.get("rich_message", {}).get("blocks")
    entities: list[Json] = data.get("entities") or data.get("caption_entities") or []
    service = not data.keys().isdisjoint(_SERVICE)
    return {
        "id": message.id,
        "change": message.change,
        "from_bot": message.from_bot,
        "sender": _name(data["from"]),
        "sender_id": data["from"]["id"],
        "date": data["date"],
        "text": rich_plain(rich) if rich else message.text,
        "html": to_html(message.text, entities),
        "other": next((kind for kind in OTHERS if kind in data), None),
        "rich": rich,
        "buttons": data.get("reply_markup", {}).get("inline_keyboard", []),
        "files": _files(data),
        "photo": _photo(data),
        "album": data.get("media_group_id"),
        "edited": message.edited,
        "reply_to": data.get("reply_to_message", {}).get("message_id"),
        "forwarded": _origin(data),
        "topic": data.get("message_thread_id"),
        "reaction": message.reaction,
        "service": service,
    }


def chat_view(world: World, chat: Chat, since: int) -> Json:
    """What has changed in a chat after a number of the journal (0 for everything)."""
    messages: list[Json] = []
    for message_id in reversed(chat.changed):
        message = chat.messages[message_id]
        if message.change <= since:
            break
        messages.append(message_view(message))
    messages.sort(key=lambda view: int(view["id"]))
    return {
        "chat": chat.id,
        "change": world.journal.number,
        "messages": messages,
        "deleted": [message_id for number, message_id in chat.deleted if number > since],
        "keyboard": chat.keyboard,
        "pinned": chat.pinned,
        "answers": [
            answer
            for person_id in chat.members
            for answer in world.persons[person_id].answers
            if answer["change"] > since
        ]
        if chat.is_private
        else [],
    }


def person_view(world: World, person: Person) -> Json:
    """A person, with the command menu that their app shows."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "name": person.full_name,
        "username": person.username,
        "language_code": person.language_code,
        "started": person.started,
        "blocked": person.blocked,
        "commands": world.bot.commands_for(person.id, person.language_code),
    }


def group_view(world: World, chat: Chat) -> Json:
    """A group with its members and the bot's standing in it."""
    return {
        "id": chat.id,
        "title": chat.title,
        "kind": chat.kind,
        "migrated_to": chat.migrated_to,
        "members": list(chat.members),
        "bot_status": chat.bot_status,
    }


def state_view(world: World) -> Json:
    """Everything around the chats: the bot, who there is, the time, the switches, the counters."""
    return {
        "change": world.journal.number,
        "bot": {
            "id": world.bot.id,
            "name": world.bot.name,
            "username": world.bot.username,
            "description": world.bot.descriptions.get("", ""),
        },
        "persons": [person_view(world, person) for person in world.persons.values()],
        "groups": [group_view(world, chat) for chat in world.chats.values() if not chat.is_private],
        "zone": world.zone,
        "now": world.clock.now().isoformat(),
        "faults": world.faults.as_dict(),
        "counters": world.counters.as_dict(),
    }


def _name(user: Json) -> str:
    return " ".join(filter(None, (user["first_name"], user.get("last_name"))))


def _files(data: Json) -> list[Json]:
    kind = next((kind for kind in ("animation", *_FILES) if kind in data), None)
    if kind is None:
        return []
    file = data[kind]
    return [
        {
            "kind": kind,
            "file_id": file["file_id"],
            "name": file.get("file_name") or _NAMES[kind],
            "size": file["file_size"],
            "mime": file.get("mime_type"),
        }
    ]


def _photo(data: Json) -> Json | None:
    if "photo" not in data:
        return None
    largest = data["photo"][-1]
    return {
        "kind": "photo",
        "file_id": largest["file_id"],
        "name": PHOTO_NAME,
        "size": largest["file_size"],
        "width": largest["width"],
        "height": largest["height"],
    }


def _origin(data: Json) -> str | None:
    origin = data.get("forward_origin")
    if origin is None:
        return None
    if "sender_user" in origin:
        return _name(origin["sender_user"])
    return str(origin.get("sender_user_name", ""))
