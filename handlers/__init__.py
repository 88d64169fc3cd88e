"""What a person may say to the bot, one router a role."""

from copy import copy

from aiogram import Dispatcher

from bot.ui.context import Tools
from handlers import (
    admin,
    coordinator,
    curator,
    deadline_answers,
    errors,
    fallback,
    groups,
    ledger,
    notifications,
    policies,
    privacy,
    reminders,
    start,
    summary,
)
from handlers.identity import IdentityMiddleware

ROUTERS = (
    errors.router,  # refusals become sentences
    start.router,  # /start, invites, the menu, help: works in any state
    reminders.router,  # the buttons under a digest
    notifications.router,  # a person's own settings, deadlines for a calendar
    policies.router,  # how roadmaps remind, the working calendar
    ledger.router,  # what was sent, whom to phone
    groups.router,  # groups that follow a roadmap
    coordinator.router,  # tasks, cards, reports, files
    deadline_answers.router,  # yes or no to a request for another deadline
    privacy.router,  # what is kept of a person, and being forgotten
    curator.router,  # plans, review, people
    summary.router,  # tables, pictures and workbooks
    admin.router,  # municipalities
    fallback.router,  # last: what nobody understood, and buttons of the past
)
"""Every router, in the order of trying."""


def attach(dispatcher: Dispatcher, tools: Tools) -> None:
    """Put the middleware and every router in place."""
    dispatcher.update.outer_middleware(IdentityMiddleware(tools))
    for router in ROUTERS:
        # A router belongs to one dispatcher for good, and these live as long as the process: each
        # bot that is started in it (in tests, many) takes copies.
        dispatcher.include_router(copy(router))
