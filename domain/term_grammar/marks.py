"""The punctuation between two items, and what it makes of them."""

from domain.term_grammar import symbols as s

# A condition between two dates parts them as a comma does.
CONDITION = "quote"
_LISTING = frozenset({s.COMMA, s.AND, s.OR, s.SLASH, "\n"})
_LEADING = frozenset({s.COMMA, s.OPEN, s.COLON, s.DASH, "\n"})


class Marks:
    """The marks since the last item. `bulleted` tells that the phrase opens with a dash."""

    def __init__(self, bulleted: bool) -> None:
        self._bulleted = bulleted
        self._marks: list[str] = []

    def add(self, mark: str) -> None:
        """One more mark."""
        self._marks.append(mark)

    def begin(self, *marks: str) -> None:
        """Forget the marks before an item."""
        self._marks = list(marks)

    def __bool__(self) -> bool:
        return bool(self._marks)

    def has(self, *marks: str) -> bool:
        """Whether one of the marks is among these."""
        return any(mark in self._marks for mark in marks)

    @property
    def is_list(self) -> bool:
        """Whether the next date is one more of a list."""
        return set(self._marks) <= _LISTING

    @property
    def is_break(self) -> bool:
        """Whether nothing but a line break stands between."""
        return self._marks == ["\n"]

    @property
    def is_new_line(self) -> bool:
        """Whether a semicolon, a comma or a line break begins something new."""
        return self.has(s.COMMA, "\n") and self.is_list

    @property
    def is_lead(self) -> bool:
        """Whether a year before them may be that of the dates after them."""
        return set(self._marks) <= _LEADING

    @property
    def is_bullet(self) -> bool:
        """Whether the dash opens a line of a list, as it opened the first one."""
        return self._bulleted and self._marks[-2:] == ["\n", s.DASH]

    @property
    def is_dash(self) -> bool:
        """Whether they are one dash that joins, line breaks aside."""
        dashes = [mark for mark in self._marks if mark != "\n"] == [s.DASH]
        return dashes and not self.is_bullet

    @property
    def is_opening_dash(self) -> bool:
        """Whether a dash opens a line though none opens the first: it may be a bullet."""
        return self._marks == ["\n", s.DASH] and not self._bulleted
