"""A roadmap from its file to its tasks, and its later changes."""

from handlers.core.private import private_router
from handlers.roadmaps import (
    activities,
    adding,
    changes,
    deciding,
    importing,
    rewriting,
    roadmaps,
    school_calendar,
    splitting,
    workbooks,
)

router = private_router(
    "roadmaps",
    importing.router,  # a document that is a plan
    roadmaps.router,  # roadmaps, drafts, putting in force
    changes.router,  # a changed plan: put in force, taken back
    deciding.router,  # doubtful terms
    school_calendar.router,  # the school terms that terms lean on
    splitting.router,  # one activity made two
    activities.router,  # the activities of a roadmap
    rewriting.router,  # what else an activity says
    adding.router,  # what is typed about a roadmap
    workbooks.router,  # the template and the reading in Excel
)
