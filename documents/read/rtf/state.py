"""What holds inside a group of an RTF file, and what control words change of it."""

from dataclasses import dataclass
from typing import NamedTuple

OUTLINE_NONE = 9


class State(NamedTuple):
    """Properties of the text that follows; a group begins with those of the group around it.

    `codec` is that of the font, None for the document's. `skips` is how many characters stand for
    each \\u. `silent` text is not shown, `head` belongs to a page header, `foot` to a footer,
    `fonts` to the table of fonts, `label` to the number of a list's item.
    """

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    codec: str | None = None
    skips: int = 1
    silent: bool = False
    head: bool = False
    foot: bool = False
    fonts: bool = False
    label: bool = False

    def plain(self) -> "State":
        """Without the properties of characters (\\plain)."""
        return self._replace(bold=False, hidden=False, deleted=False, codec=None)


@dataclass(slots=True)
class ParagraphState:
    """Properties of the paragraph that is being written."""

    in_table: bool = False
    outline: int = OUTLINE_NONE
