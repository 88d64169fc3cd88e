"""What `--help` says, in the language of the texts; read only where help is asked for."""

from collections.abc import Callable, Sequence

Purpose = Callable[[str], str]
"""The text of an id."""

ASKED = frozenset({"-h", "--help"})


def purposes(arguments: Sequence[str]) -> Purpose:
    """The texts, or silence where nobody asks: reading them would slow every command down."""
    if arguments and not ASKED.intersection(arguments):
        return lambda _: ""
    from bot.ui.texts import texts

    return texts("ru")
