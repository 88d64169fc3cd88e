"""Screens of a roadmap from its file to its tasks."""
