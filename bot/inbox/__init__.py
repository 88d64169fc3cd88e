"""Updates: taken from Telegram, stored, worked on."""
