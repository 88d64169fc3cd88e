"""How long what people type, and what is read for it, may be."""

from domain.errors import Code, Refusal

LONGEST_NAME = 200
"""Letters of the name of a municipality or an organisation, typed or read from a list."""


def check_length(text: str, most: int) -> None:
    """Raises Refusal(TOO_LONG, most) for a text of more than `most` characters."""
    if len(text) > most:
        raise Refusal(Code.TOO_LONG, most=most)
