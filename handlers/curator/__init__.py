"""What a curator does: one small router a topic."""

from aiogram import F, Router

from handlers.curator import (
    adding,
    assigning,
    audit,
    debtors,
    deciding,
    desk,
    groups,
    importing,
    lines,
    organisations,
    people,
    planning,
    returning,
    review_list,
    reviewing,
    rewriting,
    splitting,
    workbooks,
)

router = Router(name="curator")
# Cards and people are for the curator's own eyes: a group is no place for them.
router.message.filter(F.chat.type == "private")
router.callback_query.filter(F.message.chat.type == "private")
router.include_routers(
    reviewing.router,  # the queue of reports
    returning.router,  # why a report goes back
    review_list.router,  # the queue as a list
    desk.router,  # decisions about one task
    debtors.router,  # who has not reported
    people.router,  # who takes part, invites
    organisations.router,  # schools and other organisations
    groups.router,  # organisations that are named together
    audit.router,  # what was done by whom
    importing.router,  # a document that is a plan
    planning.router,  # roadmaps, drafts, putting in force
    deciding.router,  # doubtful terms
    assigning.router,  # who does what
    splitting.router,  # one activity made two
    lines.router,  # the activities of a plan
    rewriting.router,  # what else an activity says
    adding.router,  # what is typed about a plan
    workbooks.router,  # the template and the reading in Excel
)
