"""Deep links into the bot: t.me/<bot>?start=<payload>, at most 64 letters of payload."""

INVITE_PREFIX = "join_"


def invite_link(username: str, token: str) -> str:
    """The link that uses an invite. `username` is the bot's, without @."""
    return f"https://t.me/{username}?start={INVITE_PREFIX}{token}"
