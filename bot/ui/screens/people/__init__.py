"""Screens of municipalities, organisations, groups, people and invites."""
