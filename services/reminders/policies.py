"""How a roadmap reminds, as a curator sees and changes it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from domain.reminding.policy import Policy
from domain.reminding.settings import policy_values, policy_with
from domain.tasks import Rhythm
from models.enums import RoadmapStatus
from models.roadmaps import Roadmap
from services.core import audit, replan_triggers, roadmap_access, roadmap_policies


@dataclass(frozen=True, slots=True)
class PolicyView:
    """The policy of one roadmap; `changed` are the fields that differ from the defaults.

    `rhythm` is how often schools are asked about what goes on, None for never.
    """

    roadmap_id: int
    municipality_id: int
    title: str
    policy: Policy
    changed: frozenset[str]
    rhythm: Rhythm | None


async def mine(session: AsyncSession, *, actor: Actor) -> list[tuple[int, str]]:
    """(id, short title) of the roadmaps in force whose policy the actor may change."""
    municipalities = {
        held.municipality_id
        for held in actor.current()
        if allowed(actor, UseCase.EDIT_POLICY, municipality_id=held.municipality_id)
    }
    rows = await session.execute(
        select(Roadmap.id, Roadmap.short_title)
        .where(Roadmap.municipality_id.in_(municipalities), Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Roadmap.period_start.desc(), Roadmap.id)
    )
    return [(id_, title) for id_, title in rows]


async def see(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> PolicyView:
    """The policy of a roadmap. Raises Refusal(DENIED) for a foreign one."""
    found = await roadmap_access.roadmap(session, roadmap_id, UseCase.EDIT_POLICY, actor=actor)
    policy = roadmap_policies.policy_of(found)
    return PolicyView(
        found.id,
        found.municipality_id,
        found.short_title,
        policy,
        frozenset(policy_values(policy)),
        found.rhythm,
    )


async def change(
    session: AsyncSession, roadmap_id: int, field: str, value: Any, *, actor: Actor
) -> None:
    """Set one field of the policy, as `domain.reminding.settings` writes it, and plan anew.

    Raises Refusal(DENIED) or Stale as `roadmap_access.roadmap` does, and
    Refusal(BAD_INPUT, field) for a value that does not fit.
    """
    found = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.EDIT_POLICY, RoadmapStatus.ACTIVE, actor=actor
    )
    before = policy_values(roadmap_policies.policy_of(found))
    found.policy = policy_values(policy_with({**before, field: value}))
    await _changed(session, found, actor, field=field, value=value)


async def reset(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> None:
    """Remind as usual again."""
    found = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.EDIT_POLICY, RoadmapStatus.ACTIVE, actor=actor
    )
    found.policy = {}
    await _changed(session, found, actor, field="all", value=None)


async def _changed(session: AsyncSession, found: Roadmap, actor: Actor, **what: Any) -> None:
    await session.flush()
    await replan_triggers.roadmap(session, found.id, actor.as_of)
    audit.record(
        session,
        UseCase.EDIT_POLICY,
        found.short_title,
        municipality_id=found.municipality_id,
        actor=actor,
        roadmap_id=found.id,
        **what,
    )
