"""What became of every row: nothing of a document is dropped without a trace."""

from enum import StrEnum


class RowRole(StrEnum):
    """What a row with any text in it turned out to be."""

    PREAMBLE = "preamble"
    HEADER = "header"
    COUNT = "count"
    SECTION = "section"
    ACTIVITY = "activity"
    CONTINUATION = "continuation"
    PROBLEM = "problem"
