"""A task in hand: the list, the card, its deadline, and what a curator decides about it."""

from handlers.core.private import private_router
from handlers.tasks import (
    card,
    deadline_answers,
    deadline_requests,
    desk,
    moving_many,
    task_list,
)

router = private_router(
    "tasks",
    task_list.router,  # «Мои мероприятия» and its filters
    card.router,  # the card and what lies behind it
    deadline_requests.router,  # a school asks for another deadline
    deadline_answers.router,  # a curator answers: yes, no, or another day
    moving_many.router,  # a curator moves the deadlines of several schools
    desk.router,  # a curator decides about one task
)
