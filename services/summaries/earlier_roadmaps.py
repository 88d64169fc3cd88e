"""Which roadmap, and which section of it, stands for one of today in an earlier time."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import Code, Refusal
from domain.wording import fold
from models.enums import RoadmapStatus
from models.roadmaps import Roadmap, RoadmapChat, Section


async def of_then(
    session: AsyncSession, roadmaps: Sequence[Roadmap], day: date, chat_id: int | None
) -> dict[int, int]:
    """What stood on a day for each of the roadmaps of a question, by its id: the roadmap itself
    where it had begun by then, else the one that it has followed.

    One that has another title is followed where it was the only one of that time, and stands for
    no other one. Raises Refusal(NOTHING_TO_COMPARE) where there is none, or which one is not plain,
    and Refusal(EARLIER_NOT_LINKED) where it is only not shown to the group `chat_id`.
    """
    found: dict[int, int] = {}
    unlike: set[int] = set()
    for each in roadmaps:
        is_like = each.period_start <= day
        found[each.id] = each.id
        if not is_like:
            found[each.id], is_like = await _before(session, each, day, chat_id)
        unlike |= set() if is_like else {each.id}
    if any(list(found.values()).count(found[id_]) > 1 for id_ in unlike):
        raise Refusal(Code.NOTHING_TO_COMPARE)
    return found


def overtaken(roadmaps: Sequence[Roadmap], then: Mapping[int, int], on: date) -> set[int]:
    """The roadmaps of a question that were over by the evening `on` and stand for another one of
    them in the earlier time: last year's plan that nobody has ended is last year's side.
    """
    others = {before for id_, before in then.items() if id_ != before}
    return {each.id for each in roadmaps if each.period_end < on and each.id in others}


async def _before(
    session: AsyncSession, roadmap: Roadmap, day: date, chat_id: int | None
) -> tuple[int, bool]:
    """The roadmap that one has followed, and whether by its title."""
    statement = select(Roadmap.id, Roadmap.short_title).where(
        Roadmap.municipality_id == roadmap.municipality_id,
        Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)),
        Roadmap.period_start <= day,
        Roadmap.period_end >= day,
    )
    every = (await session.execute(statement)).all()
    shown = every
    if chat_id is not None:
        linked = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == chat_id)
        shown = (await session.execute(statement.where(Roadmap.id.in_(linked)))).all()
    found = _followed(shown, roadmap)
    if found is None:
        # It is there for whoever asks in private: a group is told why it is not here.
        beyond = chat_id is not None and _followed(every, roadmap) is not None
        raise Refusal(Code.EARLIER_NOT_LINKED if beyond else Code.NOTHING_TO_COMPARE)
    return found


def _followed(every: Sequence[Row[int, str]], roadmap: Roadmap) -> tuple[int, bool] | None:
    """The one of the same title without its year, else the only one, and whether by its title;
    None where it is not plain.
    """
    same = [id_ for id_, title in every if without_year(title) == without_year(roadmap.short_title)]
    found = same or [id_ for id_, _ in every]
    return (found[0], bool(same)) if len(found) == 1 else None


def without_year(title: str) -> str:
    """A title without its year, and without the number of `domain.titles.told_apart`."""
    return re.sub(r"\(\d+\)|[\d/–—-]+", "", fold(title)).strip()


async def section_like(
    session: AsyncSession, section_id: int | None, others: Mapping[int, int]
) -> int | None:
    """The section of the same title in the roadmap that stands for its own in `others`.

    Raises Refusal(NOTHING_TO_COMPARE) where there is no one such.
    """
    if section_id is None:
        return None
    section = await session.get(Section, section_id)
    other = others.get(section.roadmap_id) if section else None
    if section is None or other is None:
        raise Refusal(Code.NOTHING_TO_COMPARE)
    if other == section.roadmap_id:
        return section_id
    rows = await session.execute(
        select(Section.id, Section.title).where(Section.roadmap_id == other)
    )
    same = [id_ for id_, title in rows if fold(title) == fold(section.title)]
    if len(same) != 1:
        raise Refusal(Code.NOTHING_TO_COMPARE)
    return same[0]
