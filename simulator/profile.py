"""What a bot can set about itself: name, descriptions, commands."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class BotProfile:
    """The bot's account. Names and descriptions are kept by language, "" being the default."""

    id: int
    username: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    @property
    def name(self) -> str:
        """The name shown at the top of the chat."""
        return self.names.get("", self.username)

    def as_user(self) -> Json:
        """The Bot API's User, as the sender of a message."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def as_me(self) -> Json:
        """The answer of getMe."""
        return {
            **self.as_user(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def commands_for(self, person_id: int, language: str) -> list[Json]:
        """The commands that an app shows in the private chat: the narrowest scope that has any."""
        for scope, chat_id in (("chat", person_id), ("all_private_chats", 0), ("default", 0)):
            for code in (language, ""):
                if found := self.commands.get((scope, chat_id, 0, code)):
                    return found
        return []
