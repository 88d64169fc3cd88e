"""`invite`: a one-time invite link from the shell, as text and as a QR code picture."""

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.faults import in_words
from bot.cli.helping import Purpose
from bot.cli.serving import telegram_in_words
from bot.config import Settings
from bot.ui.links import invite_link
from bot.ui.texts import Texts, texts
from domain.access import OF_SCHOOL, Role
from domain.clock import SystemClock

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """Whom to invite, and to what."""
    parser.add_argument("--role", choices=[role.value for role in Role], default="curator")
    parser.add_argument("--municipality", help=say("cli-help-invite-municipality"))
    parser.add_argument("--organisation", help=say("cli-help-invite-organisation"))
    parser.add_argument("--qr", type=Path, metavar="FILE", help=say("cli-help-invite-qr"))


def run(args: argparse.Namespace) -> int:
    """Print the link; exit code 2 where the names are wrong."""
    try:
        settings = settings_or_stop()
        with in_words(settings):
            link = asyncio.run(_invite(settings, args))
            # First the link: where its picture cannot be written, it is of use all the same.
            print(link)
            if args.qr:
                from documents.write.qr import qr_png

                args.qr.write_bytes(qr_png(link))
    except Stop as stop:
        return fail(stop)
    return 0


async def _invite(settings: Settings, args: argparse.Namespace) -> str:
    from bot.app import bot_for
    from models import migrating
    from models.engine import Database

    if settings.token is None:
        raise Stop(texts(settings.default_locale)("cli-no-token"))
    # First the name of the bot: a link to a bot that is not there would waste the invite.
    with telegram_in_words(settings):
        async with bot_for(settings) as bot:
            me = await bot.me()
    async with Database(settings.database) as database:
        await migrating.upgrade(database)
        async with database.write() as session:
            token = await _make(session, args, texts(settings.default_locale))
    return invite_link(me.username or "", token)


async def _make(session: "AsyncSession", args: argparse.Namespace, say: Texts) -> str:
    """The token of an invite into what the arguments name; raises `Stop` for a wrong name."""
    from sqlalchemy import select

    from models.people import Municipality
    from services.core import municipalities
    from services.people import invites

    role, now = Role(args.role), SystemClock().now()
    if role is Role.ADMINISTRATOR:
        token = await invites.make_first(session, now)
        if token is None:
            raise Stop(say("cli-has-administrator"))
        return token
    municipality = await session.scalar(
        select(Municipality.id).where(Municipality.name == args.municipality)
    )
    if municipality is None:
        raise Stop(say("cli-no-municipality", name=args.municipality or ""))
    organisation = None
    if role in OF_SCHOOL:
        name = args.organisation or ""
        organisation = await municipalities.organisation_named(session, municipality, name)
        if organisation is None:
            raise Stop(say("cli-no-organisation", name=name))
    return await invites.make_from_shell(session, role, municipality, organisation, now)
