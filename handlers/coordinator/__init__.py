"""What a coordinator says: the list, the card, reports, files, requests."""

from aiogram import F, Router

from handlers.coordinator import (
    card,
    files,
    handover,
    listing,
    numbers,
    parcels,
    prompts,
    replies,
    searching,
    steps,
    wishes,
)

router = Router(name="coordinator")
# Cards speak of one school: a group is no place for them.
router.message.filter(F.chat.type == "private")
router.edited_message.filter(F.chat.type == "private")
router.callback_query.filter(F.message.chat.type == "private")
router.include_routers(
    listing.router,  # «Мои мероприятия» and its filters
    card.router,  # the card and what lies behind it
    steps.router,  # the buttons that move a task
    wishes.router,  # requests for another deadline
    prompts.router,  # what the bot has asked to write
    numbers.router,  # the numbers of indicators
    files.router,  # files, with or without a word
    parcels.router,  # the buttons under a file
    replies.router,  # words in reply to a card, and their correction
    handover.router,  # handing the work over to a colleague
    searching.router,  # last: any other words are searched by
)
