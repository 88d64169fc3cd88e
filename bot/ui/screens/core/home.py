"""The home screen: what each role can do from here."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from domain.access import Role
from services.people.invites import Joined

# Which menu entries a role sees, in order; a person with several roles sees each once.
ENTRIES = {
    Role.COORDINATOR: ("tasks", "summary"),
    Role.HEAD: ("tasks", "summary"),
    Role.CURATOR: ("review", "debtors", "plans", "people", "summary"),
    Role.MANAGER: ("summary", "audit"),
}


def screen(ctx: Context) -> Screen:
    """The menu of a person with a role; for a stranger, how to get one."""
    if not ctx.person.places and not ctx.actor.is_administrator:
        return Screen(ctx.texts("home-stranger"))
    return Screen("\n".join(_lines(ctx)), keyboard(*in_rows(_entries(ctx))))


def welcome(texts: Texts, joined: Joined) -> str:
    """The answer to an invite that was used."""
    return texts(
        f"welcome-{joined.role.value}",
        municipality=escape(joined.municipality or ""),
        organisation=escape(joined.organisation or ""),
    )


def help_screen(ctx: Context, said: Sequence[str] = ()) -> Screen:
    """What the bot does, one paragraph a role; `said` are things that the person can say."""
    roles = {place.role for place in ctx.person.places}
    parts = [ctx.texts(f"help-{role.value}") for role in Role if role in roles]
    if ctx.actor.is_administrator and Role.ADMINISTRATOR not in roles:
        parts.append(ctx.texts("help-administrator"))
    if said:
        parts.insert(0, "\n".join([f"<b>{ctx.texts('say-title')}</b>", *said]))
    text = "\n\n".join(parts) or ctx.texts("home-stranger")
    return Screen(text, keyboard([button(ctx.texts("button-home"), Menu(place="home"))]))


def whoami(ctx: Context) -> str:
    """Name and roles, as the bot has them."""
    lines = [ctx.texts("whoami", name=escape(ctx.person.name), id=str(ctx.person.telegram_id))]
    lines += _roles(ctx) or [ctx.texts("whoami-nobody")]
    return "\n".join(lines)


def _lines(ctx: Context) -> list[str]:
    return [ctx.texts("home-title"), *_roles(ctx)]


def _roles(ctx: Context) -> list[str]:
    lines = [
        ctx.texts(
            f"role-{place.role.value}",
            municipality=escape(place.municipality),
            organisation=escape(place.organisation or ""),
        )
        for place in ctx.person.places
    ]
    if ctx.actor.is_administrator:
        lines.append(ctx.texts("role-administrator"))
    return lines


def _entries(ctx: Context) -> list[InlineKeyboardButton]:
    names: list[str] = []
    for place in ctx.person.places:
        names += ENTRIES.get(place.role, ())
    if ctx.actor.is_administrator:
        names += ["municipalities", "set_aside"]
    if ctx.person.places:
        names.append("notifications")
    names.append("help")
    return [
        button(ctx.texts(f"menu-{name.replace('_', '-')}"), Menu(place=name))
        for name in dict.fromkeys(names)
    ]
