"""Names of updates: what makes a redelivered one known."""

from datetime import datetime

from aiogram.types import CallbackQuery, Message, Update


def of_message(message: Message) -> str:
    """The key of a message, the same for every delivery of it and for its edits."""
    return of_parts(message.chat.id, message.message_id, message.date)


def of_words(message: Message) -> str:
    """The key of the words of a message as they stand: an edit makes other ones of them."""
    edited = int(message.edit_date) if message.edit_date else 0
    return f"{of_message(message)}:edit{edited}" if edited else of_message(message)


def of_parts(chat_id: int, message_id: int, moment: datetime) -> str:
    """The key of a message that was sent at an aware moment."""
    # The moment is part of it, since a test server counts its messages anew at every start.
    return f"m{chat_id}:{message_id}:{int(moment.timestamp())}"


def of_update(update: Update) -> str | None:
    """The key of the message or press of an update; None for what reports nothing."""
    if update.callback_query is not None:
        return of_press(update.callback_query)
    return None if update.message is None else of_message(update.message)


def of_press(callback: CallbackQuery) -> str:
    """The key of a press."""
    message = callback.message
    seen = f"{message.chat.id}:{message.message_id}" if message else ""
    moment = int(message.date.timestamp()) if isinstance(message, Message) else 0
    return f"c{callback.id}:{seen}:{moment}"


def of_group(message: Message) -> str:
    """What the files of one album have in common; a file by itself is a group of one."""
    return f"a{message.media_group_id}" if message.media_group_id else of_message(message)
