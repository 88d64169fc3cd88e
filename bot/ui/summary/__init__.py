"""Summaries as table and chart values, and as files; the process that makes files imports this
without aiogram."""
