"""Use cases: one function is one transaction; the session comes first, no Telegram."""
