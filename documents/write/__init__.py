"""Workbooks, documents, pictures and calendars made from plain values."""
