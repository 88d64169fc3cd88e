"""What a curator does with reports: the queue, accepting, returning."""

from handlers.core.private import private_router
from handlers.review import returning, review_list, reviewing

router = private_router(
    "review",
    reviewing.router,  # the queue of reports
    returning.router,  # why a report goes back
    review_list.router,  # the queue as a list
)
