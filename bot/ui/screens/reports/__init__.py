"""Screens of a report: files that were sent, what the bot asks to write."""
