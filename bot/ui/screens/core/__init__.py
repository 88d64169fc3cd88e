"""Screens that belong to everybody: home, paging, the audit log."""
