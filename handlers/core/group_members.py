"""Who is in a group now, where Telegram tells."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberRestricted


async def has_left(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether Telegram says that this person is not in the group any more.

    A button lives on in a message that was kept or forwarded. Of large groups Telegram tells
    administrators only: where it does not, the rights of the role decide alone.
    """
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in ("left", "kicked")
