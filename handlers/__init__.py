"""What a person may say to the bot, one router a capability."""

from copy import copy

from aiogram import Dispatcher

from bot.ui.context import Tools
from handlers import (
    assignment,
    people,
    reminders,
    reports,
    review,
    roadmaps,
    summaries,
    tasks,
    utterances,
)
from handlers.core import audit, errors, fallback, labels, listing, renaming, set_aside, start
from handlers.core.filters_in_place import call_in_place
from handlers.core.identity import IdentityMiddleware
from handlers.core.labels import LabelsStay
from handlers.core.last_screens import LastScreens
from handlers.core.listing import ListsClose
from handlers.core.offering import OffersClose
from handlers.core.undoing import UndoStays
from handlers.tasks import searching
from handlers.utterances import for_schools, replying
from handlers.utterances.last_shown import LastShownStays

ROUTERS = (
    errors.router,  # refusals become sentences
    start.router,  # /start, invites, the menu, help: works in any state
    for_schools.router,  # a curator's reply to a school that asks
    replying.router,  # a yes, a no, a change of mind: before whoever waits for words
    labels.router,  # the label of a button below the question that is open
    reminders.router,  # the buttons under a digest, settings, debtors
    tasks.router,  # the list, the card, deadlines
    reports.router,  # steps, words, numbers, files
    people.router,  # who takes part
    review.router,  # the queue of reports
    roadmaps.router,  # plans from their file to their tasks
    assignment.router,  # who does what
    audit.router,  # what was done by whom
    set_aside.router,  # what could not be worked on
    summaries.router,  # tables, pictures and workbooks
    renaming.router,  # the way back to a name that was there
    listing.router,  # a part of a name while a list of names is open
    searching.router,  # what «Найти» has asked for
    utterances.router,  # any other words are understood, or asked about
    fallback.router,  # last: what nobody understood, and buttons of the past
)
"""Every router, in the order of trying."""


def attach(dispatcher: Dispatcher, tools: Tools) -> None:
    """Put the middleware and every router in place.

    The dispatcher is made with `disable_fsm`: conversations are read by the middleware here.
    """
    dispatcher.update.outer_middleware(IdentityMiddleware(tools, dispatcher.fsm))
    last_screens = LastScreens()
    for events in (dispatcher.message, dispatcher.callback_query):
        events.outer_middleware(ListsClose())
        events.outer_middleware(OffersClose())
        events.outer_middleware(LabelsStay())
        events.outer_middleware(last_screens)
        events.outer_middleware(LastShownStays())
        events.outer_middleware(UndoStays())
    for router in ROUTERS:
        # A router belongs to one dispatcher for good, and these live as long as the process: each
        # bot that is started in it (in tests, many) takes copies.
        dispatcher.include_router(copy(router))
    call_in_place(dispatcher)
