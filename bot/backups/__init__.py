"""Backups: the tables and the files of one moment in one archive, and the way back."""
