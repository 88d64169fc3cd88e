"""How long what people type may be."""

from domain.errors import Code, Refusal


def check_length(text: str, most: int) -> None:
    """Raises Refusal(TOO_LONG, most) for a text of more than `most` characters."""
    if len(text) > most:
        raise Refusal(Code.TOO_LONG, most=most)
