"""Who is asking, showing a screen, what the bot waits for, start and help, audit, errors."""
