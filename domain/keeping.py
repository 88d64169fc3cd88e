"""How many days what people have sent is kept."""

LONGEST = 36_500
"""A century: what is kept longer is kept for ever, which is 0."""


def days_kept(own: int | None, usual: int) -> int:
    """The days of a municipality that says `own`, or `usual` where it says nothing that can be."""
    return own if own is not None and 0 < own <= LONGEST else usual
