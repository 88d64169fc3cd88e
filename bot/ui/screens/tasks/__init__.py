"""Screens of one task and of lists of tasks."""
