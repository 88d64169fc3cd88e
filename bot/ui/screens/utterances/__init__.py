"""Screens of what the bot asks about words, and of what it suggests to say."""
