"""Screens of what comes by itself, and of its settings."""
