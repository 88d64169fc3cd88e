"""What can go wrong, as a code and values, never prose.

`handlers.core.errors` and the command line turn a `Refusal` into one sentence that says what to do
next: the text with the id `error-<code>` in `locales/`, with `values` as its variables.
"""

from enum import StrEnum


class Code(StrEnum):
    """Why something was refused. Each code has a text `error-<code>` in every locale."""

    TOO_MANY_CONDITIONS = "too-many-conditions"
    FILE_TOO_LARGE = "file-too-large"
    FILES_FULL = "files-full"
    FILE_TOO_LONG = "file-too-long"
    FILE_UNKNOWN_FORMAT = "file-unknown-format"
    FILE_OLD_WORD = "file-old-word"
    FILE_BROKEN = "file-broken"
    FILE_PASSWORD = "file-password"
    FILE_UNSAFE = "file-unsafe"
    FILE_TOO_SLOW = "file-too-slow"
    FILE_SCANNED = "file-scanned"
    FILE_NO_TABLE = "file-no-table"
    LIST_NO_TABLE = "list-no-table"
    FILE_NO_PLAN = "file-no-plan"
    FILE_EMPTY = "file-empty"
    FILE_MISSING = "file-missing"
    BAD_PERIOD = "bad-period"
    BAD_INPUT = "bad-input"
    BAD_TERM = "bad-term"
    BAD_SCHOOL_CALENDAR = "bad-school-calendar"
    SCHOOL_CALENDAR_MISSING = "school-calendar-missing"
    DAY_OUTSIDE = "day-outside"
    DAY_NOT_AHEAD = "day-not-ahead"
    DAY_UNREAD = "day-unread"
    DENIED = "denied"
    GROUP_SHOWS_LESS = "group-shows-less"
    STALE = "stale"
    LIST_STALE = "list-stale"
    QUESTION_STALE = "question-stale"
    INVITE_INVALID = "invite-invalid"
    THROTTLED = "throttled"
    REPORT_INCOMPLETE = "report-incomplete"
    ALREADY_REPORTED = "already-reported"
    LIST_REPORTED = "list-reported"
    CHANGE_REPORTED = "change-reported"
    CHANGED_SINCE = "changed-since"
    NAME_TAKEN = "name-taken"
    LAST_CURATOR = "last-curator"
    EVENING_AHEAD = "evening-ahead"
    EVENING_LONG_AGO = "evening-long-ago"
    TOO_LONG = "too-long"
    PRESENT_ONLY = "present-only"
    NOTHING_TO_COMPARE = "nothing-to-compare"
    EARLIER_NOT_LINKED = "earlier-not-linked"
    NOT_COMPARED = "not-compared"
    MONTHS_OVER = "months-over"
    ALREADY_RUNNING = "already-running"
    TABLES_NEWER = "tables-newer"
    CANNOT_LISTEN = "cannot-listen"
    ALREADY_DONE = "already-done"


class Refusal(Exception):
    """Something a person asked for cannot be done; nothing was changed."""

    def __init__(self, code: Code, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        # Readers run in a worker process: the exception must survive pickling with its values.
        return _rebuild, (type(self), self.code, self.values)


class Denial(Refusal):
    """A refusal for lack of a right. Its face is that of any `Refusal(Code.DENIED)`.

    `municipality_id` is for the audit log alone: whose thing was asked for, None where that is
    not known. It may have been read off a forged button: check that it exists.
    """

    def __init__(self, municipality_id: int | None = None) -> None:
        super().__init__(Code.DENIED)
        self.municipality_id = municipality_id


class Stale(Refusal):
    """What was pressed describes a past world: the row has changed since. Show the fresh one.

    `code` is for what has a sentence of its own.
    """

    def __init__(self, code: Code = Code.STALE, **values: str | int) -> None:
        super().__init__(code, **values)


def _rebuild(kind: type[Refusal], code: Code, values: dict[str, str | int]) -> Refusal:
    return (Stale if kind is Stale else Refusal)(code, **values)
