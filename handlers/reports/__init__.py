"""A report: the steps of a task, words, numbers and files."""

from handlers.core.private import private_router
from handlers.reports import corrections, files, indicators, passing, prompts, steps, uploads

router = private_router(
    "reports",
    steps.router,  # the buttons that move a task
    prompts.router,  # what the bot has asked to write
    indicators.router,  # the numbers of indicators
    passing.router,  # files of a head, who reports nothing
    files.router,  # files, with or without a word
    uploads.router,  # the buttons under a file
    corrections.router,  # words and captions that were edited
)
