"""Which activity a question names by its number: «сводка по 1.4», «просрочено по 5.2»."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.wording import fold
from models.roadmaps import Activity
from services.summaries.queries import ResolvedQuery

_NAMED = re.compile(
    r"(?P<about>\b(?:по|про|о|for|of|about)\s+)?(?:\b(?:пункт\w*|п\.|мероприяти\w*|activity)\s*)?"
    r"(?<![\d./])(?P<number>\d{1,2}(?:\.\d{1,3})+)(?![\d/]|\.\d)"
)
_OF_ELSE = re.compile(
    r"(?:\b(?:с|со|до|к|ко|на|раздел\w*|направлени\w*|школ\w*|since|from|until|on|by|section)\s+|№\s*)$"
)
_SINCE = re.compile(r"\b(?:с|со|since|from)\s+\d")
_DAY = re.compile(r"\d\d\.\d\d|\d{1,2}\.\d{1,2}\.\d{2,4}")


@dataclass(frozen=True, slots=True)
class NamedActivity:
    """The activity that was named, None for none; the words beside, and numbers of no activity."""

    id: int | None
    rest: str
    missing: tuple[str, ...] = ()


async def numbered(
    session: AsyncSession, resolved: ResolvedQuery, text: str
) -> dict[str, dict[int, int]]:
    """The activities of the roadmaps that the numbers of a text may name: ids by number, each with
    its roadmap.
    """
    places = _places(fold(text))
    if not places:
        return {}
    rows = await session.execute(
        select(Activity.number, Activity.id, Activity.roadmap_id).where(
            Activity.roadmap_id.in_(resolved.roadmap_ids),
            Activity.number.in_([each["number"] for each in places]),
            Activity.cancelled_at.is_(None),
        )
    )
    known: dict[str, dict[int, int]] = {}
    for number, id_, roadmap_id in rows:
        known.setdefault(number, {})[id_] = roadmap_id
    return known


def of_text(known: Mapping[str, Collection[int]], text: str) -> NamedActivity:
    """«1.4» is a number where a plan has it, else a day where it may be one; «до 1.4» is a day."""
    folded = fold(text)
    found: list[int] = []
    missing: list[str] = []
    kept, done = "", 0
    for place in _places(folded):
        number = place["number"]
        if number not in known and _DAY.fullmatch(number):
            continue
        kept, done = f"{kept}{folded[done : place.start()]} ", place.end()
        # Of two plans, or of two activities, one would be shown as if it were both.
        if len(known.get(number, ())) == 1 and not found:
            found += known[number]
        elif list(known.get(number, (0,))) != found:
            missing.append(number)
    rest = f"{kept}{folded[done:]}".strip() if done else text
    return NamedActivity(found[0] if found else None, rest, tuple(missing))


def _places(folded: str) -> list[re.Match[str]]:
    """Where numbers stand that nothing in front makes days of."""
    return [each for each in _NAMED.finditer(folded) if _is_number(each)]


def _is_number(place: re.Match[str]) -> bool:
    """Whether what stands before does not make a day of it, or a school: «рейтинг школ по 1.4» does
    not, since it says of what.
    """
    before = place.string[: place.start()]
    of_else = place["about"] is None and _OF_ELSE.search(before) is not None
    return not of_else and _SINCE.search(before) is None
