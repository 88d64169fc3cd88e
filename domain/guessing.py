"""Which task a file belongs to that came without a word: a ranking, never a decision."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.wording import numbers, stems

BY_NUMBER = 10.0
"""A number outweighs any wording: whoever writes «5.2» means 5.2."""

BY_WORD = 3.0
BY_DATE = 2.0
BY_RETURN = 1.5
BY_SIGHT = 1.5
_WEEK = 7.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open task. `wording` is its title together with the documents that it asks for."""

    task_id: int
    number: str
    wording: str
    deadline: date | None
    returned: bool = False


def likeliest(
    candidates: Sequence[Candidate],
    words: str,
    today: date,
    *,
    seen_last: int | None = None,
    limit: int = 3,
) -> list[int]:
    """Ids of at most `limit` tasks, the likeliest first.

    `words` are the names and captions of the files together; `seen_last` is the task whose card
    the person looked at last. A word counts the more, the fewer tasks have it.
    """
    wordings = {candidate.task_id: stems(candidate.wording) for candidate in candidates}
    spread = Counter(stem for wording in wordings.values() for stem in wording)
    sought, named = stems(words), numbers(words)

    def score(candidate: Candidate) -> float:
        shared = wordings[candidate.task_id] & sought
        # Added in one order: a set's own order would change the last digit from run to run.
        weights = (math.log(1 + len(candidates) / spread[stem]) for stem in sorted(shared))
        total = BY_WORD * sum(weights)
        total += BY_NUMBER * (candidate.number.rstrip(".") in named)
        total += BY_RETURN * candidate.returned
        total += BY_SIGHT * (candidate.task_id == seen_last)
        if candidate.deadline is not None:
            total += BY_DATE / (1 + abs((candidate.deadline - today).days) / _WEEK)
        return total

    ranked = sorted(
        candidates, key=lambda found: (-score(found), found.deadline or date.max, found.task_id)
    )
    return [candidate.task_id for candidate in ranked[:limit]]
