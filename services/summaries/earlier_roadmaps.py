"""Which roadmap, and which section of it, stands for one of today in an earlier time."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
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

    One that has another title is followed where it was the only one of that time and no later one
    has its title. Raises Refusal(NOTHING_TO_COMPARE) where there is none, or which one is not
    plain, and Refusal(EARLIER_NOT_LINKED) where it is only not shown to the group `chat_id`.
    """
    return {
        each.id: each.id if each.period_start <= day else await _before(session, each, day, chat_id)
        for each in roadmaps
    }


def overtaken(roadmaps: Sequence[Roadmap], then: Mapping[int, int], on: date) -> set[int]:
    """The roadmaps of a question that were over by the evening `on` and stand for another one of
    them in the earlier time: last year's plan that nobody has ended is last year's side.
    """
    others = {before for id_, before in then.items() if id_ != before}
    return {each.id for each in roadmaps if each.period_end < on and each.id in others}


async def _before(session: AsyncSession, roadmap: Roadmap, day: date, chat_id: int | None) -> int:
    statement = select(
        Roadmap.id, Roadmap.short_title, Roadmap.period_start, Roadmap.period_end
    ).where(
        Roadmap.municipality_id == roadmap.municipality_id,
        Roadmap.status.in_((RoadmapStatus.ACTIVE, RoadmapStatus.FINISHED)),
    )
    every = [_Plan(*row) for row in await session.execute(statement)]
    shown = {each.id for each in every}
    if chat_id is not None:
        linked = select(RoadmapChat.roadmap_id).where(RoadmapChat.chat_id == chat_id)
        shown = set(await session.scalars(linked))
    found = _followed([each for each in every if each.id in shown], every, roadmap, day)
    if found is None:
        # It is there for whoever asks in private: a group is told why it is not here.
        beyond = chat_id is not None and _followed(every, every, roadmap, day) is not None
        raise Refusal(Code.EARLIER_NOT_LINKED if beyond else Code.NOTHING_TO_COMPARE)
    return found


class _Plan(NamedTuple):
    id: int
    title: str
    start: date
    end: date

    def is_like(self, title: str) -> bool:
        return without_year(self.title) == without_year(title)


def _followed(
    shown: Sequence[_Plan], every: Sequence[_Plan], roadmap: Roadmap, day: date
) -> int | None:
    """The one of that day with the same title without its year, else the only one that no other
    has followed by its title; None where it is not plain.
    """
    then = [each for each in shown if each.start <= day <= each.end]
    found = [each for each in then if each.is_like(roadmap.short_title)] or then
    if len(found) != 1:
        return None
    (one,) = found
    others = [each for each in every if each.start > one.end and each.id != roadmap.id]
    is_anothers = any(each.is_like(one.title) for each in others)
    return None if is_anothers and not one.is_like(roadmap.short_title) else one.id


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
