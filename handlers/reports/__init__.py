"""A report: the steps of a task, words, numbers and files."""

from handlers.core.private import private_router
from handlers.reports import files, indicators, prompts, replies, steps, uploads

router = private_router(
    "reports",
    steps.router,  # the buttons that move a task
    prompts.router,  # what the bot has asked to write
    indicators.router,  # the numbers of indicators
    files.router,  # files, with or without a word
    uploads.router,  # the buttons under a file
    replies.router,  # words in reply to a card, and their correction
)
