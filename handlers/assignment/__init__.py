"""Who does what: parties pointed to organisations."""

from handlers.assignment import answering, assigning
from handlers.core.private import private_router

router = private_router(
    "assignment",
    assigning.router,  # parties and what they point to
    answering.router,  # who answers for one activity
)
