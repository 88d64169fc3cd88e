"""Who takes part: municipalities, organisations, groups, memberships, invites, privacy."""

from handlers.core.private import private_router
from handlers.people import (
    groups,
    handover,
    memberships,
    municipalities,
    organisation_lists,
    organisations,
    privacy,
)

router = private_router(
    "people",
    handover.router,  # handing the work over to a colleague
    privacy.router,  # what is kept of a person, and being forgotten
    memberships.router,  # who takes part, invites
    organisations.router,  # schools and other organisations
    organisation_lists.router,  # lists of them
    groups.router,  # organisations that are named together
    municipalities.router,  # an administrator adds municipalities
)
