"""What is sent and when: snoozing, own settings, policies, debtors, the ledger."""

from handlers.core.private import private_router
from handlers.reminders import (
    debtors,
    ledger,
    letters,
    notifications,
    phones,
    policies,
    snoozing,
    substituting,
)

router = private_router(
    "reminders",
    snoozing.router,  # the buttons under a digest
    phones.router,  # the own telephone, typed
    notifications.router,  # a person's own settings, deadlines for a calendar
    substituting.router,  # who is reminded instead
    policies.router,  # how roadmaps remind, the working calendar
    debtors.router,  # who has not reported
    letters.router,  # letters to schools and who has read them
    ledger.router,  # what was sent, whom to phone
)
