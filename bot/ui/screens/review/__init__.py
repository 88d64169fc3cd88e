"""Screens of the review queue."""
