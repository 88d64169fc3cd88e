"""Screens of summaries, and of groups that follow."""
