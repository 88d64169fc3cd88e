"""How roadmaps remind: their stored policies, whatever stands in the column of one of them."""

import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import Refusal
from domain.reminding.policy import Policy
from domain.reminding.settings import policy_with
from models.enums import RoadmapStatus, RowKind
from models.roadmaps import Roadmap
from models.tasks import Task
from services.core import set_aside

log = logging.getLogger(__name__)


def policy_of(roadmap: Roadmap) -> Policy:
    """How a roadmap reminds; by the defaults where what it keeps cannot be read any more."""
    return _policy(roadmap.id, roadmap.policy)


async def policies_of(session: AsyncSession, roadmap_ids: Collection[int]) -> dict[int, Policy]:
    """The same for several roadmaps by id, whatever stands in the column of one of them."""

    async def read(ids: Sequence[int]) -> dict[int, Policy]:
        rows = await session.execute(select(Roadmap.id, Roadmap.policy).where(Roadmap.id.in_(ids)))
        return {id_: _policy(id_, values) for id_, values in rows}

    found = dict.fromkeys(roadmap_ids, Policy())
    parts, _ = await set_aside.bisect(session, RowKind.POLICY, list(found), read)
    for part in parts:
        found |= part
    return found


def _policy(roadmap_id: int, values: Mapping[str, Any]) -> Policy:
    try:
        return policy_with(values)
    except (Refusal, TypeError, AttributeError) as error:
        # One roadmap with a value of another version must not stop everybody's reminders;
        # `stored_settings` shows it to the administrators.
        log.error("the policy of roadmap %s is not read: %s", roadmap_id, error)
        return Policy()


async def list_day(session: AsyncSession, municipality_id: int) -> int:
    """The weekday of the office's list: the earliest that a plan in force names, else the usual."""
    ids = await session.scalars(
        select(Roadmap.id).where(
            Roadmap.municipality_id == municipality_id, Roadmap.status == RoadmapStatus.ACTIVE
        )
    )
    found = await policies_of(session, ids.all())
    named = [each.weekly for each in found.values() if each.weekly is not None]
    return min(named, default=Policy().weekly or 0)


async def of_organisation(session: AsyncSession, organisation_id: int) -> list[Policy]:
    """The policies by which an organisation is reminded, the default where nothing is owed yet."""
    ids = await session.scalars(
        select(Task.roadmap_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(Task.organisation_id == organisation_id, Roadmap.status == RoadmapStatus.ACTIVE)
        .distinct()
    )
    found = await policies_of(session, ids.all())
    return list(found.values()) or [Policy()]
