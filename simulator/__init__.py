"""A local Telegram Bot API server for a first run without a token, tests and fault injection."""
