"""Screens of who does what."""
