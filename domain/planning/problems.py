"""What a person should look at in a plan that was read, beside rows and columns."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.draft import DraftActivity, Problem, ProblemCode
from domain.grid import Omission, Place
from domain.planning.wording import key, quote, squash
from domain.schedule import Kind


def omitted(omission: Omission) -> Problem:
    """What a reader has left out, as a problem."""
    values = (("count", str(omission.count)), ("text", omission.text))
    return Problem(ProblemCode(omission.reason.value), omission.place, values)


def doubts(activity: DraftActivity, with_party: bool) -> Iterable[Problem]:
    """What is doubtful about one activity; `with_party`: the plan says who answers for what."""
    if activity.heading:
        return
    schedule = activity.schedule
    name = ("name", name_of(activity))
    if schedule.kind is Kind.MISSING:
        yield Problem(ProblemCode.TERM_MISSING, activity.place, (name,))
    elif schedule.kind is Kind.UNKNOWN:
        yield Problem(
            ProblemCode.TERM_UNKNOWN, activity.place, (name, ("term", squash(activity.term)))
        )
    elif not schedule.confident:
        yield Problem(
            ProblemCode.TERM_INFERRED, activity.place, (name, ("term", squash(activity.term)))
        )
    if with_party and not activity.responsible:
        yield Problem(ProblemCode.PARTY_MISSING, activity.place, (name,))
    if activity.extra_windows is not None:
        values = (name, ("term", activity.extra_windows.phrase))
        yield Problem(ProblemCode.EXTRA_WINDOWS, activity.place, values)


def repetitions(activities: Sequence[DraftActivity]) -> Iterable[Problem]:
    """Numbers and wordings that stand twice."""
    rows = Counter(activity.place for activity in activities)
    numbers: set[tuple[str | None, str]] = set()
    titles: dict[tuple[str, str], str] = {}
    at: dict[tuple[str, str], set[Place | None]] = {}
    for activity in activities:
        place = (activity.section, activity.number)
        # Parts of one row, and the items of a list in a cell, count for themselves.
        counted = activity.number and not activity.under and rows[activity.place] == 1
        if counted and place in numbers:
            yield Problem(ProblemCode.NUMBER_REPEATED, activity.place, (("name", activity.number),))
        numbers.add(place)
        wording = (key(activity.title), key(activity.term))
        if wording[0] and wording in titles and activity.place not in at[wording]:
            values = (("name", name_of(activity)), ("other", titles[wording]))
            yield Problem(ProblemCode.TITLE_REPEATED, activity.place, values)
        titles.setdefault(wording, name_of(activity))
        at.setdefault(wording, set()).add(activity.place)


def name_of(activity: DraftActivity) -> str:
    """How a problem calls an activity: its number, or its first words."""
    return activity.number or quote(activity.title)
