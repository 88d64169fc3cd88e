"""Plans on which every act can be done: drafts of each kind, and two in force."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from domain.access import Actor
from domain.deadlines import parse
from domain.draft import Draft, DraftParty
from domain.schedule import Period
from models.engine import Database
from models.enums import Target
from models.roadmaps import Activity, Party
from models.tasks import Task
from services.assignment import assigning
from services.roadmaps import importing, past_windows
from tests.services import plans

EXTRA = {"extra_windows": parse("июль 2027, декабрь 2026", plans.YEAR)}
DOUBTFUL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("май", {}),
    ("постоянно", {}),
    ("да, обязательно", {}),
    ("Август", {}),
    ("октябрь 2026", EXTRA),
    ("февраль 2027", EXTRA),
    ("декабрь 2026", {}),
)
PAST = Period(date(2024, 9, 1), date(2025, 8, 31), 9)


async def add(database: Database, town_id: int, curator: Actor, ids: SimpleNamespace) -> None:
    """A draft full of questions, one that is over, one with marks, a plan and a newer version."""
    owner = SimpleNamespace(id=town_id, curator=curator)
    doubtful = [
        plans.activity(f"{number}.1", f"Мероприятие {number}", parse(term, plans.YEAR), **rest)
        for number, (term, rest) in enumerate(DOUBTFUL, 1)
    ]
    ids.draft = await plans.store(database, owner, plans.draft(*doubtful, title="Новый план"))
    meant = plans.activity("1.1", "Слёт", plans.month(3, 2027), (DraftParty("Школы"),))
    ids.meant = await plans.store(database, owner, plans.draft(meant, title="С предложением"))
    old = plans.draft(
        plans.activity("1.1", "Прошлое", parse("май 2025", PAST)), title="Прошлый", period=PAST
    )
    ids.over = await plans.store(database, owner, old)
    marked = plans.activity("1.1", "Сверка", parse("октябрь 2026", plans.YEAR), mark="Выполнено")
    ids.marked = await _in_force(database, owner, plans.draft(marked, title="С отметками"))
    ids.changed_from = await _in_force(database, owner, plans.draft(*plans.PLAN))
    fewer = plans.draft(*plans.PLAN[1:])
    ids.fewer = await plans.store(database, owner, fewer)
    changed = plans.draft(*plans.PLAN, plans.activity("1.3", "Новое", plans.month(2, 2027)))
    ids.changed = await plans.store(database, owner, changed)
    async with database.read() as session:
        found = select(Activity.number, Activity.id).where(Activity.roadmap_id == ids.draft)
        ids.proposed = await session.scalar(select(Party.id).where(Party.name == "Школы"))
        ids.doubts = dict(list(await session.execute(found)))
        left_out = select(Task.id).join(Activity).where(
            Activity.roadmap_id == ids.changed_from, Activity.number == plans.PLAN[0].number,
            Task.organisation_id == ids.school,
        )  # fmt: skip
        ids.left_out = (await session.scalars(left_out)).first()
    ids.continuous = ids.doubts["2.1"]


async def _in_force(database: Database, owner: SimpleNamespace, plan: Draft) -> int:
    stored: int = await plans.store(database, owner, plan)
    actor = owner.curator
    async with database.write() as session:
        for line in await assigning.parties(session, stored, actor=actor):
            await assigning.assign(session, stored, line.party_id, Target.ALL_SCHOOLS, actor=actor)
        await past_windows.choose(session, stored, make=True, actor=actor)
        await importing.confirm(session, stored, actor=actor)
    return stored
