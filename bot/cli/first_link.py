"""The one-time link of the first administrator: on the terminal, or in a file of the owner's."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.ui.links import invite_link
from bot.ui.texts import texts

if TYPE_CHECKING:
    from bot.app import App

NAME = "first-administrator.txt"


async def show_way_in(app: "App") -> None:
    """Show a new link where the bot has no administrator; it never gets into a log.

    A terminal is read by whoever started the bot. Without one, standard output is a log that
    many can read: then the link goes into a file that only its owner reads. Of several replicas the
    one that leads shows it: each new link ends the one before.
    """
    from services.people import invites

    settings, tools = app.settings, app.tools
    say, path = texts(settings.default_locale), settings.data_dir / NAME
    await app.leadership.renew()
    leads = app.leadership.leads
    if leads:
        path.unlink(missing_ok=True)
    if settings.admin_ids:
        return
    if not leads:
        async with tools.database.read() as session:
            if not await invites.has_administrator(session):
                print(say("cli-first-admin-elsewhere"))
        return
    async with tools.database.write() as session:
        token = await invites.make_first(session, tools.clock.now())
    if token is None:
        return
    link = invite_link(tools.username, token)
    if sys.stdout.isatty():
        print(say("cli-first-admin", link=link))
    else:
        _write(path, link)
        print(say("cli-first-admin-file", file=str(path)))


def _write(path: Path, link: str) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"{link}\n")
