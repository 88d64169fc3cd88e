"""getMe, and what the bot sets about itself: commands, name, descriptions, menu button."""

import re
from typing import Any

from simulator.errors import bad_request
from simulator.methods.registry import Play, method
from simulator.methods.sending import find_chat
from simulator.requests import Call
from simulator.world import World

COMMAND_LIMIT = 100
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")

Json = dict[str, Any]


@method("getMe")
def get_me(world: World, call: Call) -> Json:
    """The bot's own account."""
    return world.bot.as_me()


@method("logOut")
@method("close")
def leave_server(world: World, call: Call) -> bool:
    """Nothing to do on a server that is the only one."""
    return True


@method("setMyCommands")
def set_my_commands(world: World, call: Call) -> bool:
    """The command menu of a scope and a language."""
    commands: list[Json] = call.get("commands", [])
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("too many bot commands specified")
    for command in commands:
        command["command"] = command["command"].removeprefix("/")
        if not COMMAND_NAME.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"].strip()) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.bot.commands[_scope(world, call)] = commands
    world.journal.record({"type": "commands"})
    return True


@method("getMyCommands")
def get_my_commands(world: World, call: Call) -> list[Json]:
    """The command menu of exactly this scope and language."""
    return world.bot.commands.get(_scope(world, call), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, call: Call) -> bool:
    """Drop the menu of this scope and language; a wider one shows instead."""
    world.bot.commands.pop(_scope(world, call), None)
    world.journal.record({"type": "commands"})
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, call: Call) -> bool:
    """The button beside the input field, for one private chat or for all."""
    button = call.get("menu_button", {"type": "default"})
    if call.get("chat_id"):
        find_chat(world, call.get("chat_id")).menu_button = button
    else:
        world.bot.menu_button = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, call: Call) -> Json:
    """The button beside the input field."""
    if call.get("chat_id"):
        return find_chat(world, call.get("chat_id")).menu_button
    return world.bot.menu_button


def _text_methods(name: str, attribute: str, field: str, limit: int) -> None:
    def set_text(world: World, call: Call) -> bool:
        text = call.get(field, "")
        if len(text) > limit:
            raise bad_request(f"{field} is too long")
        texts: dict[str, str] = getattr(world.bot, attribute)
        language = call.get("language_code", "")
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        return True

    def get_text(world: World, call: Call) -> Json:
        texts: dict[str, str] = getattr(world.bot, attribute)
        language = call.get("language_code", "")
        default = world.bot.name if field == "name" else ""
        return {field: texts.get(language) or texts.get("") or default}

    setter: Play = method(f"setMy{name}")(set_text)
    getter: Play = method(f"getMy{name}")(get_text)
    setter.__doc__ = f"Set the bot's {field} for a language."
    getter.__doc__ = f"The bot's {field} in a language."


_text_methods("Name", "names", "name", 64)
_text_methods("Description", "descriptions", "description", 512)
_text_methods("ShortDescription", "short_descriptions", "short_description", 120)


def _scope(world: World, call: Call) -> tuple[str, int, int, str]:
    scope: Json = call.get("scope", {"type": "default"})
    chat_id = find_chat(world, scope["chat_id"]).id if "chat_id" in scope else 0
    return scope["type"], chat_id, scope.get("user_id", 0), call.get("language_code", "")
