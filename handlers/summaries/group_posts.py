"""/link and /unlink: a group follows a roadmap, if a curator says so, with a summary or without."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.summaries import GroupSummary, LinkChat, ShowInGroup
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.summaries import group_posts as screens
from handlers.core.showing import show, topic_of
from models.enums import GroupShows
from services.core import lost_chats
from services.summaries import group_posts

router = Router(name="summaries.group_posts")
router.message.filter(F.chat.type.in_({"group", "supergroup"}))
router.callback_query.filter(F.message.chat.type.in_({"group", "supergroup"}))


@router.message(Command("link"))
async def link(message: Message, ctx: Context) -> None:
    """Link the only roadmap in force, or ask which."""
    if ctx.person.is_nobody:
        await show(message, screens.ask_curator(ctx.texts), ctx.tools)
        return
    await _choose(message, message, ctx)


@router.callback_query(LinkChat.filter())
async def link_chosen(callback: CallbackQuery, callback_data: LinkChat, ctx: Context) -> None:
    """The roadmap was chosen; the right is that of whoever pressed."""
    message = callback.message
    if not isinstance(message, Message):
        return
    if not callback_data.roadmap_id:
        await _choose(callback, message, ctx)
        return
    await show(callback, await _link(message, callback_data.roadmap_id, ctx), ctx.tools)


@router.callback_query(ShowInGroup.filter())
async def show_here(callback: CallbackQuery, callback_data: ShowInGroup, ctx: Context) -> None:
    """What is shown here was chosen; the right is that of whoever pressed."""
    if callback.message is None:
        return
    async with ctx.write() as session:
        view = await group_posts.show_here(
            session,
            callback_data.link_id,
            callback.message.chat.id,
            GroupShows(callback_data.shows),
            actor=ctx.actor,
        )
    await show(callback, screens.following(view, ctx.texts), ctx.tools)


@router.message(F.migrate_to_chat_id)
async def move(message: Message, ctx: Context) -> None:
    """The group has become a supergroup with another id: its links follow at once."""
    if message.migrate_to_chat_id is not None:
        async with ctx.write() as session:
            await lost_chats.move_chat(session, message.chat.id, message.migrate_to_chat_id)


@router.callback_query(GroupSummary.filter())
async def schedule(callback: CallbackQuery, callback_data: GroupSummary, ctx: Context) -> None:
    """When the summary is posted here: the day is asked for, then the hour."""
    asked = callback_data
    if callback.message is None:
        return
    place = asked.link_id, callback.message.chat.id
    if asked.step in ("set", "off"):
        weekday = asked.weekday if asked.step == "set" else None
        async with ctx.write() as session:
            view = await group_posts.schedule_summary(
                session, *place, weekday, asked.hour, actor=ctx.actor
            )
    else:
        async with ctx.read() as session:
            view = await group_posts.see(session, *place, actor=ctx.actor)
    if asked.step == "day":
        screen = screens.ask_day(view, ctx.texts)
    elif asked.step == "hour":
        screen = screens.ask_hour(view, asked.weekday, ctx.texts)
    else:
        screen = screens.following(view, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(Command("unlink"))
async def unlink(message: Message, ctx: Context) -> None:
    """Nothing more is posted here."""
    if ctx.person.is_nobody:
        await show(message, screens.ask_curator(ctx.texts), ctx.tools)
        return
    async with ctx.write() as session:
        await group_posts.unlink(session, message.chat.id, actor=ctx.actor)
    await message.answer(ctx.texts("group-unlinked"))


async def _choose(event: Message | CallbackQuery, message: Message, ctx: Context) -> None:
    async with ctx.read() as session:
        found = await group_posts.choices(session, actor=ctx.actor)
    if len(found) == 1:
        await show(event, await _link(message, found[0][0], ctx), ctx.tools)
        return
    rows = [[button(title, LinkChat(roadmap_id=id_))] for id_, title in found]
    text = ctx.texts("group-choose" if found else "group-no-roadmap")
    await show(event, Screen(text, keyboard(*rows)), ctx.tools)


async def _link(message: Message, roadmap_id: int, ctx: Context) -> Screen:
    thread = topic_of(message)
    async with ctx.write() as session:
        view = await group_posts.link(session, message.chat.id, roadmap_id, thread, actor=ctx.actor)
    return screens.following(view, ctx.texts)
