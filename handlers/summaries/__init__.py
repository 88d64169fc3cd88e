"""/summary: tables, what lies behind them, pictures, files; groups that follow. In groups too."""

from aiogram import Router

from handlers.summaries import (
    answers,
    archive,
    files,
    group_posts,
    group_questions,
    laggards,
    parts,
    questions,
    rich,
    viewing,
)

router = Router(name="summaries")
router.include_routers(
    questions.router,  # /summary, with or without words
    viewing.router,  # the table and its other breakdowns
    answers.router,  # comparisons, the ranking, other questions of a manager
    parts.router,  # filters, rows, tasks, evenings, delays, the burden
    laggards.router,  # curators asked to remind, letters to the schools of a list
    archive.router,  # the evidence itself
    files.router,  # pictures, workbooks, reports
    rich.router,  # whether rich tables are seen
    group_questions.router,  # words that a group addresses to the bot
    group_posts.router,  # groups that follow a roadmap
)
