"""/summary: tables, what lies behind them, pictures and files. In a linked group too."""

from aiogram import Router

from handlers.summary import archive, files, parts, questions, rich, viewing

router = Router(name="summary")
router.include_routers(
    questions.router,  # /summary, with or without words
    viewing.router,  # the table and its other breakdowns
    parts.router,  # filters, rows, tasks, evenings, delays, the burden
    archive.router,  # the evidence itself
    files.router,  # pictures, workbooks, reports
    rich.router,  # whether rich tables are seen
)
