"""What the columns of a plan say of an activity beside its title, deadline and responsibles.

One list for whoever reads a plan, stores, compares and shows it. A new one is a field here, a role
of the same name in `planning.column_roles`, a column of `models.roadmaps.Activity`, a title in
`locales` and nothing else: see "What a change costs" in docs/architecture.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTexts:
    """`result` is what is to come of it, `mark` what the file says of work that was done.

    `other_columns` are the texts that the bot does nothing with (place, participants, funding),
    by the headings of their columns.
    """

    result: str = ""
    mark: str = ""
    other_columns: tuple[tuple[str, str], ...] = ()


COLUMN_NAMES = tuple(field.name for field in fields(ColumnTexts))
NAMED = tuple(name for name in COLUMN_NAMES if name != "other_columns")
"""Those of which each is a column of its own, and a `ColumnRole`."""


def said_in(values: Sequence[Any]) -> dict[str, Any]:
    """The values for a dataclass of this kind, given in the order of `COLUMN_NAMES`."""
    said = dict(zip(COLUMN_NAMES, values, strict=True))
    return said | {"other_columns": tuple(dict(said["other_columns"]).items())}


def said_of(source: object) -> dict[str, Any]:
    """The same from whatever has attributes of these names: a draft, a row, a view."""
    return said_in([getattr(source, name) for name in COLUMN_NAMES])


def as_stored(source: ColumnTexts) -> dict[str, Any]:
    """The values for a row."""
    return said_of(source) | {"other_columns": dict(source.other_columns)}
