"""/link and /unlink: a group follows a roadmap, if a curator says so, with a summary or without."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.summaries import GroupSummary, LinkChat
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.summaries import group_posts as screens
from handlers.core.showing import show
from services.summaries import group_posts

router = Router(name="summaries.group_posts")
router.message.filter(F.chat.type.in_({"group", "supergroup"}))
router.callback_query.filter(F.message.chat.type.in_({"group", "supergroup"}))


@router.message(Command("link"))
async def link(message: Message, ctx: Context) -> None:
    """Link the only roadmap in force, or ask which."""
    async with ctx.read() as session:
        found = await group_posts.choices(session, actor=ctx.actor)
    if len(found) == 1:
        await show(message, await _link(message.chat.id, found[0][0], ctx), ctx.tools)
        return
    rows = [[button(title, LinkChat(roadmap_id=id_))] for id_, title in found]
    text = ctx.texts("group-choose" if found else "group-no-roadmap")
    await show(message, Screen(text, keyboard(*rows)), ctx.tools)


@router.callback_query(LinkChat.filter())
async def link_chosen(callback: CallbackQuery, callback_data: LinkChat, ctx: Context) -> None:
    """The roadmap was chosen; the right is that of whoever pressed."""
    if callback.message is not None:
        screen = await _link(callback.message.chat.id, callback_data.roadmap_id, ctx)
        await show(callback, screen, ctx.tools)


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
    async with ctx.write() as session:
        await group_posts.unlink(session, message.chat.id, actor=ctx.actor)
    await message.answer(ctx.texts("group-unlinked"))


async def _link(chat_id: int, roadmap_id: int, ctx: Context) -> Screen:
    async with ctx.write() as session:
        view = await group_posts.link(session, chat_id, roadmap_id, actor=ctx.actor)
    return screens.following(view, ctx.texts)
